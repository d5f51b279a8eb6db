"""From the blocks of a text to its sections, tables, paragraphs and fields: who belongs to which section and caption."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.document import Cell, Field, Paragraph, Section, Span, Table
from kg.readers.blocks import Block, Grid, Heading, Prose, Record
from kg.readers.captions import Caption, is_note, read_caption, sign_explained, signs_borne
from kg.readers.numbering import page_after


@dataclass(frozen=True, slots=True)
class Body:
    """What stands in a text, with all sections known."""

    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    paragraphs: tuple[Paragraph, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """The blocks around a table that belong to it: its caption and the paragraphs that explain it."""

    caption: Caption | None
    used: tuple[int, ...]
    notes: tuple[Span, ...]


def arrange(text: str, blocks: Sequence[Block], *, marks: bool) -> Body:
    """Put blocks under their headings, and captions and notes to their tables; `marks` reads `* …` lines as notes.

    A caption stands right before its table, else right after it. Caption and notes of a table are no paragraphs.
    """
    around = _around_tables(text, blocks, marks)
    taken = {index for one in around.values() for index in one.used}
    tables, paragraphs, fields = [], [], []
    label: str | None = None
    page: str | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            label, page = (None if block.title else section_label(block.number, block.words)), block.page
        elif isinstance(block, Grid):
            tables.append(_table(text, block, around[index], label, page))
        elif isinstance(block, Record):
            fields.append(dataclasses.replace(block.field, section=label))
        elif index not in taken:
            paragraphs.append(Paragraph(block.span, label, page_after(block.span.of(text)) or page, block.item))
    return Body(_sections(text, blocks), tuple(tables), tuple(paragraphs), tuple(fields))


def section_label(number: str | None, words: str) -> str:
    """Return how a section is named in a place: its number and its heading.

    >>> section_label("3.1", "Results"), section_label(None, "Abstract")
    ('3.1 Results', 'Abstract')
    """
    return f"{number} {words}".strip() if number else words


def _table(text: str, grid: Grid, around: _Around, section: str | None, page: str | None) -> Table:
    caption = around.caption
    return Table(
        number=caption.number if caption else None,
        caption=caption.words.of(text) if caption else "",
        caption_span=caption.words if caption else None,
        columns=grid.columns,
        rows=grid.rows,
        span=grid.span,
        section=section,
        page=(caption.page if caption else None) or page,
        place=caption.place if caption else None,
        notes=around.notes,
    )


def _around_tables(text: str, blocks: Sequence[Block], marks: bool) -> dict[int, _Around]:
    captions = {index: _caption(text, block) for index, block in enumerate(blocks) if isinstance(block, Prose)}
    used: set[int] = set()
    found: dict[int, _Around] = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        place = None
        if captions.get(index - 1) and index - 1 not in used:
            place = index - 1
        elif captions.get(index + 1) and not _belongs_to_next(blocks, captions, index + 1):
            place = index + 1
        following = index + 2 if place == index + 1 else index + 1
        borne = frozenset(sign for cell in _cells(block) for sign in signs_borne(cell.text))
        notes: dict[int, Span] = {}
        while (note := _note(text, blocks, captions, following, marks, borne)) is not None or (
            place is None and notes and captions.get(following) and not _belongs_to_next(blocks, captions, following)
        ):
            if note is None:
                place = following  # a caption below the notes
            else:
                notes[following] = note
            following += 1
        mine = (*notes, *(() if place is None else (place,)))
        used.update(mine)
        found[index] = _Around(captions[place] if place is not None else None, mine, tuple(notes.values()))
    return found


def _caption(text: str, block: Prose) -> Caption | None:
    """Read a paragraph as a caption: one by its words, or one that its page marks as such."""
    return read_caption(text, block.span) or (Caption(None, None, None, block.span) if block.caption else None)


def _belongs_to_next(blocks: Sequence[Block], captions: dict[int, Caption | None], place: int) -> bool:
    """Return whether a caption between two tables is the second one's: so if that has none after it."""
    return place + 1 < len(blocks) and isinstance(blocks[place + 1], Grid) and not captions.get(place + 2)


def _cells(grid: Grid) -> Iterator[Cell]:
    yield from (cell for column in grid.columns for cell in column.header)
    yield from (cell for row in grid.rows for cell in row.cells)


def _note(
    text: str, blocks: Sequence[Block], captions: dict[int, Caption | None], index: int, marks: bool, borne: frozenset[str]
) -> Span | None:
    """Return a paragraph that explains the table before it, or None; one that begins with a sign explains a table that bears it.

    An asterisk and a blank begin a list item in Markdown, and a note where a cell bears an asterisk and no second item follows.
    """
    block = blocks[index] if index < len(blocks) else None
    if not isinstance(block, Prose) or captions.get(index):
        return None
    if block.note or is_note(text, block.span, marks=marks) or sign_explained(text, block.span) in borne:
        return block.span
    start = _asterisk(text, block)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    listed = isinstance(following, Prose) and _asterisk(text, following) is not None
    return Span(start, block.span.end) if start is not None and "*" in borne and not listed else None


def _asterisk(text: str, block: Prose) -> int | None:
    """Return where the asterisk stands that makes a paragraph a list item, None where it is none or has another bullet."""
    start = text.rfind("*", 0, block.span.start)
    return start if block.item and start >= 0 and text[start : block.span.start].strip() == "*" else None


def _sections(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Close each section at the next heading of its level or a higher one."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    ends = [len(text)] * len(headings)
    still_open: list[int] = []
    for index, heading in enumerate(headings):
        while still_open and headings[still_open[-1]].level >= heading.level:
            ends[still_open.pop()] = heading.span.start
        still_open.append(index)
    return tuple(
        Section(heading.number, heading.words, heading.level, Span(heading.span.start, end), heading.page)
        for heading, end in zip(headings, ends, strict=True)
    )
