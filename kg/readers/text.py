"""Plain text made from a paper, a report or a page: head, headings, paragraphs, records, and tables with tabs.

Text is taken as it is: a paragraph that a page's end or a table broke stays in two pieces.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Sequence

from kg.model.document import Cell, Document, Row, Span
from kg.readers.aligned_tables import is_sound, joins, may_begin, read_aligned_table
from kg.readers.arrangement import arrange
from kg.readers.blocks import Block, Grid, Heading, Prose, Record
from kg.readers.captions import read_caption
from kg.readers.description import Printed, describe, sidecar_metadata
from kg.readers.joined_records import joined_fields, looks_joined, openings, word_counts
from kg.readers.kinds import guess_kind, machine_generated, trust_of
from kg.readers.lines import Line, across, lines, trimmed
from kg.readers.pipe_tables import read_pipe_table, starts_pipe_table
from kg.readers.records import colon_field, rated_fields, tab_field
from kg.readers.source_file import SourceFile
from kg.readers.tab_tables import is_record, is_value, read_tab_table, tab_cells
from kg.readers.text_header import Head, read_head
from kg.readers.text_headings import Numbers, heading

_ABSTRACT = re.compile(r"(?:\*\*|[*_])?(?P<word>Abstract|ABSTRACT)(?:\*\*|[*_])?\s?(?:[—–:.]|-{1,3})(?:\*\*|[*_])?\s{0,4}(?=\S)")
_ITEM = re.compile(r"\s*(?P<bullet>[-*•+])\s+(?=\S)|\s*(?:\d{1,3}[.)]|[a-z]\)|\[\d{1,4}\])\s+(?=\S)")
_FURNITURE = re.compile(r"\s*(?:-\s?)?(?:[Pp]age\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?(?:\s?-)?\s*\Z")
_LONGEST_FURNITURE = 100
_RUNNING_HEAD = 3
_MOST_HEAD_GROUPS = 120
_LONG_LINE = 200
_WRAPPED_LINE = 60
_ENOUGH_NUMBERS = 2
_MOST_TRIES = 12
_MOST_NOTES = 3

Group = list[Line]


def read_text(source: SourceFile) -> Document:
    r"""Read a plain text; its title, authors, date and identifiers are those printed above the first heading.

    Its kind is `report` and its trust `machine_generated` where it says that a machine made it; see `guess_kind` for
    the others.

    >>> text = "On Widgets\n\nAbstract\n\nWe test.\n\nModel\tpass@1\tpass@10\nA\t1.5\t2.5\n\nTABLE I: Scores on Bench\n"
    >>> document = read_text(SourceFile("widgets.txt", text, ""))
    >>> document.title, document.tables[0].number, document.tables[0].section, document.tables[0].caption
    ('On Widgets', 'I', 'Abstract', 'Scores on Bench')
    """
    groups = _groups(source.text)
    scan = _Scan(source, groups)
    first = scan.head_end()
    head = read_head(groups[:first])
    scan.run(first)
    body = arrange(source.text, scan.blocks, marks=True)
    abstract = " ".join(one.span.of(source.text) for one in body.paragraphs if (one.section or "").lower() == "abstract")
    printed = _printed(source, head, abstract or None, [section.heading for section in body.sections])
    return describe(source, "text/plain", sidecar_metadata(source), printed, body, tuple(scan.notes))


def _printed(source: SourceFile, head: Head, abstract: str | None, headings: list[str]) -> Printed:
    machine = machine_generated(source.text)
    kind = guess_kind(head.title or "", abstract, headings, machine=machine)
    return Printed(
        kind=kind,
        title=head.title,
        authors=head.authors,
        year=head.year,
        identifiers=head.identifiers,
        trust=trust_of(kind, machine=machine),
        version=head.version,
    )


def _groups(text: str) -> list[Group]:
    """Return the runs of lines that are not blank; a page's beginning parts them, a blank line within an aligned table does not."""
    groups: list[Group] = []
    before = True
    for line in lines(text):
        if not line.blank:
            if (before and not (groups and joins(groups[-1][-1], line))) or line.text.startswith("\f"):
                groups.append([])
            groups[-1].append(line)
        before = line.blank
    return groups


class _Scan:
    """One pass over the groups of lines of a plain text; `blocks` and `notes` grow as it goes."""

    def __init__(self, source: SourceFile, groups: list[Group]) -> None:
        self.text = source.text
        self.where = source.name
        self.groups = groups
        self.numbers = Numbers()
        self.words = word_counts(source.text)
        self.begun = openings([line for group in groups if looks_joined(group, self.words) for line in group])
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        alone = [group[0].text.strip() for group in groups if len(group) == 1 and len(group[0].text) <= _LONGEST_FURNITURE]
        self.running = {line for line, count in Counter(alone).items() if count >= _RUNNING_HEAD and not line.endswith(".")}
        self.named_only = self._is_numbered()
        self.following: Group | None = None
        self.tried: Counter[int] = Counter()

    def head_end(self) -> int:
        """Return the index of the first group that is body: a heading, an abstract, a list, a table, a long line."""
        for index, group in enumerate(self.groups[:_MOST_HEAD_GROUPS]):
            line = group[0]
            numbers = copy.deepcopy(self.numbers)
            if _ABSTRACT.match(line.text) or _ITEM.match(line.text) or (index and len(line.text) > _LONG_LINE):
                return index
            if (len(group) == 1 or self._stands_over(group)) and heading(self.text, line, numbers, named_only=True):
                return index
            if len(group) > 1 and all("\t" in one.text for one in group[:2]):
                return index
        return min(1, len(self.groups))

    def run(self, first: int) -> None:
        """Cut the head's records and all groups of the body, which begins at group `first`, into blocks."""
        for group in self.groups[1:first]:
            self._add_colon_fields(group)
        for index in range(first, len(self.groups)):
            self.following = self.groups[index + 1] if index + 1 < len(self.groups) else None
            self._group(self.groups[index])

    def _is_numbered(self) -> bool:
        """Return whether the text numbers its headings, so that a heading without a number must be a known one."""
        numbers = Numbers()
        for group in self.groups:
            if len(group) == 1:
                heading(self.text, group[0], numbers, named_only=True)
        return numbers.numbered >= _ENOUGH_NUMBERS

    def _stands_over(self, group: Group) -> bool:
        return len(group) > 1 and len(group[1].text) > _WRAPPED_LINE and "\t" not in group[0].text

    def _group(self, group: Group) -> None:
        if len(group) == 1 and (group[0].text.strip() in self.running or _FURNITURE.match(group[0].text[:_LONGEST_FURNITURE])):
            self.notes.append(f"line {group[0].number}: a running head or page number; left out")
            return
        found = heading(self.text, group[0], self.numbers, named_only=self.named_only) if len(group) == 1 else None
        if self._stands_over(group):
            found = heading(self.text, group[0], self.numbers, named_only=True)
        if found:
            self.blocks.append(found)
            group = group[1:]
        start = 0
        while start < len(group):
            start = self._segment(group, start)

    def _segment(self, group: Group, start: int) -> int:
        """Read the table or the run of lines without tabs that starts at `start`; return the index after it."""
        if starts_pipe_table(group, start):
            grid, after, notes = read_pipe_table(self.text, group, start, self.where, strict=False)
            self.blocks.append(grid)
            self.notes += notes
            return after
        if found := self._aligned(group, start):
            self.blocks.append(found[0])
            return found[1]
        tabbed = "\t" in group[start].text
        end = start + 1
        while end < len(group) and ("\t" in group[end].text) == tabbed and not self._starts_table(group, end):
            end += 1
        if tabbed:
            self._tabs(group[start:end])
        else:
            self._prose(group[start:end])
        return end

    def _starts_table(self, group: Group, index: int) -> bool:
        return starts_pipe_table(group, index) or self._aligned(group, index) is not None

    def _aligned(self, group: Group, start: int) -> tuple[Grid, int] | None:
        """Return the aligned table that begins at a line; after some attempts in vain none is looked for in a group."""
        if not may_begin(group, start) or self.tried[group[0].number] > _MOST_TRIES:
            return None
        found = read_aligned_table(group, start, self.text)
        if found is not None and not (is_sound(found[0]) or self._captions(group, start, found[1])):
            found = None
        self.tried[group[0].number] += found is None
        return found

    def _captions(self, group: Group, start: int, after: int) -> bool:
        """Tell whether a caption stands before or behind the lines of a group that may be a table, notes between them aside."""
        above = (
            [Span(group[start - 1].start, group[start - 1].end)]
            if start
            else [block.span for block in self.blocks[-1:] if isinstance(block, Prose)]
        )
        below = [*group[after : after + _MOST_NOTES], *([] if len(group) > after + 1 else (self.following or [])[:_MOST_NOTES])]
        places = [trimmed(self.text, span.start, span.end) for span in (*above, *(Span(line.start, line.end) for line in below))]
        return any(read_caption(self.text, place) is not None for place in places)

    def _tabs(self, group: Group) -> None:
        cells = [tab_cells(self.text, line) for line in group]
        if self._continue_table(group, cells):
            return
        if (len(group) == 1 or not self._is_captioned()) and is_record(cells):
            self.blocks += [Record(field) for line in group if (field := tab_field(self.text, line))]
        elif len(group) == 1:
            self._prose(group)
        else:
            grid, notes = read_tab_table(self.text, group)
            self.blocks.append(grid)
            self.notes += notes

    def _continue_table(self, group: Group, cells: list[tuple[Cell, ...]]) -> bool:
        """Add rows to the table above if a page's end or a wrapped line cut it: rows as wide, the first one with values."""
        back = 2 if self.blocks and isinstance(self.blocks[-1], Prose) and not self._is_caption(-1) else 1
        grid = self.blocks[-back] if len(self.blocks) >= back else None
        if not isinstance(grid, Grid) or not any(is_value(one.text) for one in cells[0][1:]):
            return False
        if any(len(row) != len(grid.columns) for row in cells):
            return False
        rows = (Row(row, Span(line.start, line.end)) for row, line in zip(cells, group, strict=True))
        whole = Grid(grid.columns, (*grid.rows, *rows), Span(grid.span.start, group[-1].end))
        del self.blocks[-back]
        # The table stays beside its caption: after one that stands before it, else before one that may follow.
        captioned = len(self.blocks) >= back and self._is_caption(-back)
        self.blocks.insert(len(self.blocks) - (back - 1) if captioned else len(self.blocks), whole)
        self.notes.append(f"line {group[0].number}: rows that continue the table above")
        return True

    def _is_caption(self, index: int) -> bool:
        block = self.blocks[index]
        return isinstance(block, Prose) and read_caption(self.text, block.span) is not None

    def _is_captioned(self) -> bool:
        if self.blocks and self._is_caption(-1):
            return True
        return self.following is not None and read_caption(self.text, across(self.following)) is not None

    def _follows_table(self) -> bool:
        last = self.blocks[-1] if self.blocks else None
        if len(self.blocks) > 1 and self._is_caption(-1):
            last = self.blocks[-2]
        return isinstance(last, Grid)

    def _prose(self, group: Sequence[Line]) -> None:
        rated = rated_fields(group)
        if rated:
            self.blocks += [Record(field) for field in rated]
            return
        if looks_joined(group, self.words):
            fields, rest = joined_fields(self.text, group, self.words, self.begun)
            self.blocks += [Record(field) for field in fields]
            group = rest
        fields_here = self._add_colon_fields(group)
        piece: list[Line] = []
        below = self._follows_table()
        for line in group:
            captioned = below and read_caption(self.text, trimmed(self.text, line.start, line.end)) is not None
            if piece and (fields_here == len(group) or captioned or _ITEM.match(line.text)):
                self._paragraph(piece)
                piece = []
            piece.append(line)
        if piece:
            self._paragraph(piece)

    def _add_colon_fields(self, group: Sequence[Line]) -> int:
        """Add the lines `Label: value`, if most lines of the group are such; return their number."""
        found = [field for line in group if (field := colon_field(self.text, line))]
        if 2 * len(found) < len(group):
            return 0
        self.blocks += [Record(field) for field in found]
        return len(found)

    def _paragraph(self, piece: Sequence[Line]) -> None:
        span = across(piece)
        item = _ITEM.match(piece[0].text)
        if item and item["bullet"] == "*" and self._follows_table():
            item = None  # a mark that the table's cells bear, not a bullet
        if item and item["bullet"]:
            span = Span(piece[0].start + item.end(), span.end)
        lead = _ABSTRACT.match(piece[0].text)
        if lead and not any(isinstance(block, Heading) for block in self.blocks):
            word = Span(piece[0].start + lead.start("word"), piece[0].start + lead.end("word"))
            self.blocks.append(Heading(word, 1, None, word.of(self.text).capitalize()))
            span = trimmed(self.text, piece[0].start + lead.end(), span.end)
        if span.start < span.end:
            self.blocks.append(Prose(span, item is not None))
