"""From the elements of a page to its text and the blocks in it, in the order of the page.

The text is written as Markdown: `#` before a heading, bars around cells, `-` before an item, asterisks around what is bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.model.document import Cell, Column, Field, Row, Span
from kg.readers.blocks import Block, Grid, Heading, Prose, Record
from kg.readers.html_furniture import left_out, stands_around
from kg.readers.html_grid import Laid, Slot, is_layout, lay_out, pairs
from kg.readers.html_inline import Inline, Node, cell_words
from kg.readers.html_tree import BLOCKS, Element, tag_of
from kg.readers.lines import Line, unmarked
from kg.readers.numbering import read_heading
from kg.readers.records import colon_field

_HEADING = re.compile(r"h([1-6])\Z")
_NOTES = re.compile(r"(?:table-?|tbl-?)?(?:notes?|footnotes?|legend)", re.IGNORECASE)
_ABOUT = re.compile(
    r"by-?line|authors?|(?:post|entry|article|page|blog)[-_]+(?:meta|info|date|byline|authors?)|dateline|published", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*[·•|]\s*")
_SIGN = re.compile(r"\A[¹²³⁰⁴-⁹*†‡§¶]+(?=\w)")
_CAPTIONS = ("caption", "figcaption")


class Flow:
    """One pass over a page: `blocks` grow as it goes, and `aside` counts the pieces that are no text of it."""

    def __init__(self, where: str, opening: str = "") -> None:
        self.where = where
        self.blocks: list[Block] = []
        self.aside = 0
        self._pieces = [opening] if opening else []
        self._length = len(opening)
        self._inline = Inline()
        self._kind = "prose"
        self._lists: list[int | None] = []
        self._term = ""
        self._titled = False
        self._listed = False

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._pieces)

    def run(self, root: Element) -> None:
        """Read all that an element holds."""
        waiting: list[Node | Callable[[], None]] = [*reversed(root.children)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                self._inline.add(node)
            elif not isinstance(node, Element):
                node()
            elif left_out(node) or node.tag == "button" or stands_around(node, root):
                self.aside += bool(node.size)
            else:
                inside, after = self._open(node)
                waiting += [after] if after else []
                waiting += reversed(inside)
        self._flush()

    def _open(self, element: Element) -> tuple[Sequence[Node], Callable[[], None] | None]:
        """Begin an element: return what of it is still to be read, and what is to be done behind that."""
        tag = tag_of(element)
        if tag == "table":
            return self._table(element)
        if tag == "pre":
            self._flush()
            self._code(element)
            return (), None
        if tag in ("td", "th"):
            return self._block(element, "prose")
        if tag not in BLOCKS and tag not in _CAPTIONS:
            return self._inline.begin(element)
        if tag in ("ul", "ol", "menu"):
            self._flush()
            self._lists.append(1 if tag == "ol" else None)
            return element.children, self._end_list
        if tag == "figure":
            return self._figure(element)
        if any(_ABOUT.fullmatch(name) for name in element.classes):
            return self._block(element, "about")
        if tag == "dt":
            return self._block(element, "term")
        if tag in ("li", "dd"):
            return self._block(element, "item" if tag == "li" else "definition")
        noted = any(_NOTES.fullmatch(name) for name in element.classes)
        return self._block(element, tag if _HEADING.match(tag) or tag in _CAPTIONS else "note" if noted else "prose")

    def _block(self, element: Element, kind: str) -> tuple[Sequence[Node], Callable[[], None]]:
        """Begin a block; one without a kind of its own goes on in that of the item or the term around it until that has words."""
        self._flush()
        before = self._kind
        if kind != "prose":
            self._kind = kind
        return element.children, lambda: self._end_block(before if kind != "prose" else None)

    def _end_block(self, before: str | None) -> None:
        self._flush()
        if before is not None:
            self._kind = before if before in ("about", "note") else "prose"

    def _end_list(self) -> None:
        self._flush()
        self._lists.pop()

    def _figure(self, element: Element) -> tuple[Sequence[Node], Callable[[], None]]:
        """Begin a figure: the words of a table's figure come before the table, as a caption does."""
        self._flush()
        if not element.tables:
            return element.children, self._flush
        captions = [child for child in element.children if isinstance(child, Element) and child.tag == "figcaption"]
        others = [child for child in element.children if not (isinstance(child, Element) and child.tag == "figcaption")]
        return [*captions, *others], self._flush

    def _flush(self) -> None:
        """End the block that is open, and put the footnotes behind it."""
        inline, self._inline = self._inline, self._inline.following()
        kind = self._kind
        heading = _HEADING.match(kind)
        words = inline.words.text(marked=not heading)
        if words:
            if heading:
                self._heading(" ".join(words.split()), int(heading[1]))
            elif kind == "term":
                self._term = " ".join(words.split()).rstrip(" :")
            elif kind in ("item", "definition"):
                self._item(" ".join(words.split()), kind)
            else:
                self._prose(_BETWEEN.sub("\n", words) if kind == "about" else words, kind)
            if kind in ("item", "definition"):
                self._kind = "prose"
        self._notes(inline.notes)

    def _put(self, prefix: str, words: str, between: str = "\n\n") -> Span:
        """Add a block to the text; return where its words stand, without the prefix."""
        before = f"{between if self._pieces else ''}{prefix}"
        self._listed = False
        start = self._length + len(before)
        self._pieces += (before, words)
        self._length = start + len(words)
        return Span(start, self._length)

    def _heading(self, words: str, level: int) -> None:
        taken = read_heading(words)
        title = level == 1 and not self._titled and taken.number is None
        self._titled |= title
        span = self._put(f"{'#' * level} ", words)
        whole = Span(span.start - level - 1, span.end)
        self.blocks.append(Heading(whole, level, taken.number, words if title else taken.words, taken.page, title))

    def _prose(self, words: str, kind: str) -> None:
        span = self._put("", words)
        self._field(words, span)
        self.blocks.append(Prose(span, caption=kind in _CAPTIONS, note=kind == "note"))

    def _item(self, words: str, kind: str) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
            words = f"{number}. {words}"
        elif kind == "definition" and self._term:
            words = f"{self._term}: {words}"
        span = self._put("" if number is not None else "- ", words, "\n" if self._listed else "\n\n")
        self._listed = True
        self._field(words, span)
        self.blocks.append(Prose(span, item=True))

    def _field(self, words: str, span: Span) -> None:
        found = colon_field(words, Line(0, 0, words)) if "\n" not in words else None
        if found:
            label, value, whole = (_moved(one, span.start) for one in (found.label, found.value, found.span))
            self.blocks.append(Record(Field(label, value, whole, None)))

    def _code(self, element: Element) -> None:
        """Add a listing as it stands, in a fence; it is no paragraph."""
        lines = "".join(_strings(element)).strip("\n")
        if lines.strip():
            self._put("```\n", f"{lines.replace('```', '` ` `')}\n```")

    def _notes(self, notes: Iterable[Element], *, note: bool = False) -> None:
        for element in notes:
            further: list[Element] = []
            words = _SIGN.sub(r"\g<0> ", cell_words(element, further).replace("\\|", "|"), count=1)
            if words:
                self.blocks.append(Prose(self._put("", words), note=note))

    def _table(self, element: Element) -> tuple[Sequence[Node], Callable[[], None] | None]:
        self._flush()
        if is_layout(element):
            return element.children, self._flush
        if record := pairs(element):
            for label, value in record:
                self._pair(cell_words(label, []), cell_words(value, []))
            return (), None
        notes: list[Element] = []
        laid = lay_out(element, lambda cell: cell_words(cell, notes), self.where)
        if laid is None:
            return element.children, self._flush
        captions = [child for child in element.children if isinstance(child, Element) and child.tag == "caption" and not left_out(child)]
        said = [words for caption in captions if (words := cell_words(caption, notes).replace("\\|", "|"))]
        for words in said or ([laid.title.text] if laid.title else []):
            self.blocks.append(Prose(self._put("", words), caption=True))
        self._grid(laid)
        self._notes((*laid.notes, *notes), note=True)
        return (), None

    def _pair(self, label: str, value: str) -> None:
        """Add a label and its value as a line of a record."""
        if label and value:
            name = label.strip("*` ").rstrip(":")
            span = self._put("- ", f"{name}: {value}", "\n" if self._listed else "\n\n")
            self._listed = True
            ends = Span(span.start, span.start + len(name)), Span(span.end - len(value), span.end)
            self.blocks += (Record(Field(*ends, span, None)), Prose(span, item=True))

    def _grid(self, laid: Laid) -> None:
        """Add a table: a line for each level of its header, a rule, and a line for each row."""
        shown: dict[Slot, Cell] = {}
        start = None
        for line in laid.header:
            whole, _ = self._row(line, shown, "\n\n" if start is None else "\n", once=True)
            start = whole.start if start is None else start
        levels = [tuple(dict.fromkeys(shown[line[i]] for line in laid.header)) for i in range(len(laid.header[0]))]
        columns = tuple(Column(tuple(cell for cell in level if cell.text) or level[:1]) for level in levels)
        self._put(f"|{' --- |' * len(columns)}", "", "\n")
        rows = []
        for line in laid.body:
            whole, cells = self._row(line, {}, "\n", once=False)
            rows.append(Row(cells, whole))
        self.blocks.append(Grid(columns, tuple(rows), Span(start or 0, self._length)))

    def _row(self, slots: Sequence[Slot], shown: dict[Slot, Cell], between: str, *, once: bool) -> tuple[Span, tuple[Cell, ...]]:
        """Add the line of a row; a slot of a header that was printed `once` leaves its other columns and lines empty."""
        first = {slot: i for i, slot in reversed([*enumerate(slots)])}
        printed = ["" if once and (slot in shown or first[slot] != i) else slot.text for i, slot in enumerate(slots)]
        span = self._put("", f"| {' | '.join(printed)} |", between)
        at = span.start + 2
        cells = []
        for slot, text in zip(slots, printed, strict=True):
            inner = unmarked(text, 0, len(text))
            cells.append(replace(inner, span=_moved(inner.span, at)))
            shown.setdefault(slot, cells[-1])
            at += len(text) + 3
        return span, tuple(cells)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _strings(element: Element) -> Iterable[str]:
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "br":
            yield "\n"
        elif not left_out(node):
            waiting += reversed(node.children)
