"""The elements of an HTML page as a tree, read with the standard library's tokenizer and the rules for end tags that are left out.

Source: HTML Standard, sections 13.1.2 (void elements), 13.1.2.4 (tags that may be left out) and 13.2.6 (closing within a scope).
Nothing is run or fetched; a document type's entities are not read, so that a character reference is a character and no more.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST_DEPTH = 400
"""The most levels of elements within elements; what is nested deeper is read on the deepest of them, as browsers do."""

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"))
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu"),
        *("nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul"),
    )
)
"""Elements that begin on a line of their own; each ends a paragraph that is open."""
_ROLES = {"table": "table", "grid": "table", "row": "tr", "rowgroup": "tbody", "cell": "td", "gridcell": "td"}
_ROLES |= {"columnheader": "th", "rowheader": "th"}
_CLASSES = {"ltx_tabular": "table", "ltx_tr": "tr", "ltx_thead": "thead", "ltx_tbody": "tbody", "ltx_th": "th", "ltx_td": "td"}
_CELLS = frozenset(("td", "th"))
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr", "caption"},
    **dict.fromkeys(_PARTS, _CELLS | _PARTS | {"tr", "caption", "colgroup"}),
    "option": frozenset(("option",)),
    **dict.fromkeys(BLOCKS - {"li", "dt", "dd"}, frozenset(("p",))),
}
"""The open elements that each start tag ends."""
_HOLDS: dict[str, frozenset[str]] = {
    "li": frozenset(("ul", "ol", "menu", "dir")),
    "dt": frozenset(("dl",)),
    "dd": frozenset(("dl",)),
    "option": frozenset(("select", "datalist")),
}
_SCOPE = frozenset(("table", "td", "th", "caption", "button", "template"))
_TABLE = frozenset(("table",))
_IN_TABLE = _CELLS | _PARTS | {"tr", "table", "caption"}
_UNFINISHED = re.compile(r"<(?:[a-zA-Z/!?])")


@dataclass(slots=True, eq=False)
class Element:
    """One element: its name and attributes in small letters, what stands in it, and how many letters, tables and titles that is."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)
    size: int = 0
    tables: int = 0
    titles: int = 0

    @property
    def classes(self) -> tuple[str, ...]:
        """Return the names of the element's classes."""
        return tuple(self.attributes.get("class", "").split())

    def elements(self) -> Iterator[Element]:
        """Yield this element and all in it, in the order of the page."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def words(self) -> str:
        """Return the text of the element, in one line."""
        found: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                found.append(node)
            else:
                waiting += reversed(node.children)
        return " ".join("".join(found).split())


def tag_of(element: Element) -> str:
    """Return what an element is in a table, by its name, its role, or the class that LaTeXML gives to a table made of spans."""
    if element.tag in ("div", "span", "ul", "li"):
        if role := _ROLES.get(element.attributes.get("role", "")):
            return role
        if "ltx_" in element.attributes.get("class", ""):
            return next((tag for name, tag in _CLASSES.items() if name in element.classes), element.tag)
    return element.tag


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, the addresses that its comments name as those it was saved from, and where reading it ended early."""

    root: Element
    saved_from: str | None
    cut: int | None


def read_tree(text: str) -> Page:
    """Read the elements of a page; tags that are missing are filled in, tags that fit nowhere are left out.

    >>> page = read_tree("<ul><li>One<li>Two &amp; three</ul>")
    >>> [element.words() for element in page.root.elements() if element.tag == "li"]
    ['One', 'Two & three']
    """
    builder = _Builder()
    builder.feed(text)
    return builder.page(text)


class _Builder(HTMLParser):
    """Builds the tree as tags come; `stack` are the elements that are open, `deeper` those too deep to be opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self.stack = [self.root]
        self.open: Counter[str] = Counter()
        self.deeper: Counter[str] = Counter()
        self.saved_from: str | None = None

    def page(self, text: str) -> Page:
        """Return the page once all of it was fed. What no `>` ends is no text: a tag or a comment that is not closed goes on to the end."""
        rest = self.rawdata
        cut = len(text) - len(rest) if _UNFINISHED.match(rest) and len(rest.strip()) > 1 else None
        if cut is None and rest:
            self.handle_data(html.unescape(rest))
        while len(self.stack) > 1:
            self._pop()
        return Page(self.root, self.saved_from, cut)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        if tag == "html":
            self.root.attributes.update((name, value or "") for name, value in attrs)
            return
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes)
        self.stack[-1].children.append(element)
        if tag in VOID:
            return
        if len(self.stack) >= MOST_DEPTH:
            self.deeper[tag] += 1
            return
        self.stack.append(element)
        self.open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if self.deeper[tag]:
            self.deeper[tag] -= 1
            return
        if not self.open[tag]:
            return
        stops = _TABLE if tag in _IN_TABLE else _SCOPE
        for depth in range(len(self.stack) - 1, 0, -1):
            found = self.stack[depth].tag
            if found == tag:
                self._close_to(depth)
                return
            if found in stops:
                return

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)
        if self.stack[-1].tag not in ("script", "style"):
            self.stack[-1].size += len(data) - data.count(" ") - data.count("\n")

    def handle_comment(self, data: str) -> None:
        if self.saved_from is None and (found := re.match(r"\s*saved from url=\(\d+\)(https?://\S+)", data)):
            self.saved_from = found[1]

    def updatepos(self, i: int, j: int) -> int:
        """Return the position as it is: lines are not counted."""
        del i
        return j

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Read `<![…>` as the comment that it is in HTML: the tokenizer of some versions raises an error for it."""
        del report
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def _end_implied(self, tag: str) -> None:
        """Close what a start tag ends: an open paragraph before a block, an item before the next one."""
        ended = _ENDED_BY.get(tag)
        if ended is None or not any(self.open[one] for one in ended):
            return
        stops = _TABLE if tag in _IN_TABLE and tag != "table" else _SCOPE | _HOLDS.get(tag, frozenset())
        outermost = None
        for depth in range(len(self.stack) - 1, 0, -1):
            found = self.stack[depth].tag
            if found in ended:
                outermost = depth
                if ended == {"p"} or found == tag:
                    break
            elif found in stops:
                break
        if outermost is not None:
            self._close_to(outermost)

    def _close_to(self, depth: int) -> None:
        while len(self.stack) > depth:
            self._pop()

    def _pop(self) -> None:
        element = self.stack.pop()
        self.open[element.tag] -= 1
        around = self.stack[-1]
        around.tables += element.tables + (tag_of(element) == "table")
        around.titles += element.titles + (element.tag == "h1")
        if element.tag not in ("script", "style", "head"):
            around.size += element.size
