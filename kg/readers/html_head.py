"""What a page says of itself in its head: title, authors, day, description and address, from its meta elements and its linked data.

Source: HTML Standard, section 4.2.5; the Open Graph protocol; the tags that Google Scholar reads (citation_title …); Dublin Core in
HTML; schema.org's Article in JSON-LD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kg.model.document import Identifier
from kg.readers.html_tree import Element, Page
from kg.readers.metadata import identifier
from kg.readers.text_header import ARXIV, DOI

_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHOR = ("citation_author", "citation_authors", "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author")
_DATE = (
    *("citation_publication_date", "citation_date", "citation_online_date", "article:published_time", "dc.date", "dcterms.date"),
    *("dcterms.created", "date", "datepublished", "pubdate", "publish-date", "parsely-pub-date", "og:published_time"),
)
_DESCRIPTION = ("description", "og:description", "twitter:description", "dc.description", "dcterms.abstract")
_ADDRESS = ("citation_abstract_html_url", "og:url", "citation_public_url")
_SITE = ("og:site_name", "application-name", "citation_journal_title")
_WORKS = re.compile(r"(?:\w*Article|BlogPosting|Report|Dataset|WebPage|CreativeWork|SoftwareSourceCode)\Z")
_DAY = re.compile(r"(?:19|20)\d\d(?:[-/.]\d\d?(?:[-/.]\d\d?)?)?")
_SUFFIX = re.compile(r"\s+(?:[|–—·•»]|-{1,2}|::)\s+")
_NUMBERED = re.compile(r"\[[\w./-]{4,20}(?:v\d+)?\]\s*")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 2_000
_LONGEST_DATA = 500_000
_MOST_AUTHORS = 100


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page states; `full_title` is that of the window, with the site's name in it, `scholarly` if it is a paper's."""

    title: str | None = None
    full_title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    description: str | None = None
    address: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    scholarly: bool = False


def read_head(page: Page) -> PageHead:
    """Read the head of a page: what scholarly tags state counts before what is stated for a card or by the window's title.

    >>> from kg.readers.html_tree import read_tree
    >>> page = '<title>On Widgets | Zork</title><meta name=author content="Ann Roe"><meta name=date content=2031-05-02>'
    >>> head = read_head(read_tree(page))
    >>> head.title, head.authors, head.date
    ('On Widgets', ('Ann Roe',), '2031-05-02')
    """
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    window: str | None = None
    data: list[dict[str, Any]] = []
    for element in page.root.elements():
        attributes = element.attributes
        if element.tag == "meta" and (name := (attributes.get("name") or attributes.get("property") or "").strip().lower()):
            metas.setdefault(name, []).append(" ".join(attributes.get("content", "").split())[:_LONGEST])
        elif element.tag == "link" and "href" in attributes:
            links.setdefault(attributes.get("rel", "").strip().lower(), attributes["href"].strip()[:_LONGEST])
        elif element.tag == "title" and window is None:
            window = element.words()[:_LONGEST] or None
        elif element.tag == "script" and attributes.get("type", "").strip().lower() == "application/ld+json":
            data += _works(element)
    linked = data[0] if data else {}
    site = {" ".join(words.split()).casefold() for name in _SITE for words in metas.get(name, ())}
    stated = _first(metas, _TITLE) or _text(linked.get("headline")) or _text(linked.get("name"))
    address = links.get("canonical") or _first(metas, _ADDRESS) or page.saved_from or _text(linked.get("url"))
    date = next((found[0] for value in (*_all(metas, _DATE), _text(linked.get("datePublished"))) if (found := _DAY.match(value))), None)
    return PageHead(
        title=_own_title(stated or window, site),
        full_title=window or stated,
        authors=_authors(metas, linked),
        date=date,
        description=_first(metas, _DESCRIPTION) or _text(linked.get("description")),
        address=address if address and _WEB.match(address) else None,
        identifiers=_identifiers(metas, address or ""),
        scholarly="citation_title" in metas or str(linked.get("@type")).startswith("Scholarly"),
    )


def _own_title(words: str | None, site: set[str]) -> str | None:
    """Return a title without the number of a preprint before it and the site's name behind it."""
    if not words:
        return None
    title = _NUMBERED.sub("", words, count=1) if _NUMBERED.match(words) else words
    parts = _SUFFIX.split(title)
    if len(parts) > 1 and (parts[-1].casefold() in site or re.search(r"\s\|\s", title)):
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    return title or None


def _authors(metas: dict[str, list[str]], linked: dict[str, Any]) -> tuple[str, ...]:
    said = linked.get("author")
    names = [_name(one) for one in (said if isinstance(said, list) else [said])]
    for name in _AUTHOR:
        if found := [value for value in metas.get(name, ()) if value and not _WEB.match(value)]:
            names = [part for value in found for part in (value.split(";") if ";" in value else [value])]
            break
    turned = (_turned(" ".join(name.split())) for name in names)
    return tuple(dict.fromkeys(name for name in turned if name and not name.startswith("@")))[:_MOST_AUTHORS]


def _turned(name: str) -> str:
    """Return a name as it is spoken where it is given as in a list ("Roe, Ann")."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) and " " not in parts[0] else name


def _identifiers(metas: dict[str, list[str]], address: str) -> tuple[Identifier, ...]:
    found: set[Identifier] = set()
    for value in _all(metas, ("citation_doi", "dc.identifier", "prism.doi")):
        found |= {identifier("doi", match[0]) for match in DOI.finditer(value[:_LONGEST])}
    for value in _all(metas, ("citation_arxiv_id",)):
        found.add(identifier("arxiv", value))
    if paper := re.search(
        r"\barxiv(?:\.labs\.arxiv)?\.org/(?:html|abs|pdf)/(\d{4}\.\d{4,5})|ar5iv\.(?:labs\.arxiv\.)?org/(?:html|abs)/(\d{4}\.\d{4,5})",
        address,
    ):
        found.add(identifier("arxiv", paper[1] or paper[2]))
    elif stamp := ARXIV.search(address):
        found.add(identifier("arxiv", stamp[1]))
    if _WEB.match(address):
        found.add(identifier("url", address))
    return tuple(sorted(found))


def _works(element: Element) -> Iterator[dict[str, Any]]:
    """Yield what a script of linked data says of works."""
    text = "".join(child for child in element.children if isinstance(child, str))
    held: Any = None
    if len(text) <= _LONGEST_DATA:
        with suppress(ValueError, RecursionError):
            held = json.loads(text)
    listed = held if isinstance(held, list) else [held]
    for one in listed:
        graph = one.get("@graph") if isinstance(one, dict) else None
        for work in graph if isinstance(graph, list) else [one]:
            kind = work.get("@type") if isinstance(work, dict) else None
            if any(isinstance(name, str) and _WORKS.match(name) for name in (kind if isinstance(kind, list) else [kind])):
                yield work


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((value for value in _all(metas, names) if value), None)


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _name(value: object) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
