"""What of a page is its text: not menus, banners, forms and programs, which stand around it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.readers.html_tree import Element

_NO_TEXT = frozenset(
    (
        *("applet", "audio", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "map", "meter", "noframes", "noscript"),
        *("object", "optgroup", "option", "picture", "progress", "script", "select", "style", "svg", "template", "textarea", "title"),
        *("video", "annotation", "annotation-xml", "label", "dialog", "nav", "search"),
    )
)
_ROLES = frozenset(
    (
        *("alert", "alertdialog", "banner", "contentinfo", "dialog", "directory", "menu", "menubar", "navigation", "scrollbar", "search"),
        *("slider", "status", "tablist", "toolbar", "tooltip"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:site-?|page-?|main-?|top-?|side-?|sub-?)?nav(?:bar|igation)?(?:[-_]+[^\W_]+)*"
    r"|(?:[^\W_]+[-_]+)*(?:cookies?|consent|gdpr|breadcrumbs?)(?:[-_]+[^\W_]+)*"
    r"|pagination|pager|(?:newsletter|subscribe|subscription)(?:[-_]+[^\W_]+)*|(?:social|share|sharing)[-_](?:links?|buttons?|bar|icons?|list)"
    r"|skip[-_](?:links?|nav|to[-_]\w+)|sr-only|visually-hidden|screen-reader-text|table-of-contents|toc|related-posts|comments?(?:[-_](?:list|area|section))?"
    r"|headerlink|anchor-?link|edit-?(?:link|section)|mw-editsection|print-only|advert(?:isement)?s?",
    re.IGNORECASE,
)
_ANCHORS = re.compile(r"[¶#§🔗\s]*")
_LEAST_SHARE = 0.5
_LONGEST_NAME = 60


def left_out(element: Element) -> bool:
    """Tell whether an element and all in it are no text of the page.

    >>> left_out(Element("nav", {})), left_out(Element("div", {"class": "cookie-banner wide"})), left_out(Element("div", {"class": "wide"}))
    (True, True, False)
    """
    attributes = element.attributes
    if not attributes:
        return element.tag in _NO_TEXT
    if element.tag in _NO_TEXT or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in _ROLES or _HIDDEN.search(attributes.get("style", "")):
        return True
    if element.tag == "a" and element.size <= 2 and attributes.get("href", "").startswith("#") and _ANCHORS.fullmatch(element.words()):
        return True
    named = (*element.classes, *attributes.get("id", "").split()[:1]) if element.tag in ("div", "section", "aside") else element.classes
    return element.tag not in ("body", "main", "article", "table") and any(map(_is_around, named))


@lru_cache(maxsize=4_096)
def _is_around(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _AROUND.fullmatch(name) is not None


def content(root: Element) -> Element:
    """Return the element that holds what the page is about: its main part, its one article, else its body."""
    first: dict[str, Element] = {}
    for element in root.elements():
        name = "main" if element.attributes.get("role") == "main" else element.tag
        if name in ("body", "main", "article"):
            first.setdefault(name, element)
    body = first.get("body", root)
    parts = (first[name] for name in ("main", "article") if name in first)
    return next((part for part in parts if part.size > body.size * _LEAST_SHARE), body)


def stands_around(element: Element, root: Element) -> bool:
    """Tell whether an element is the head or the foot of a whole page and not of a text in it: without a title, beside what it is about."""
    if root.tag in ("main", "article") or element.tag not in ("header", "footer", "aside"):
        return False
    return not element.titles
