"""What a reader makes of a file: its text and where the sections, tables, paragraphs and records stand in it.

Offsets are 0-based, half-open and count Unicode code points of `Document.text`, which holds the file's own characters (of an
HTML page, those that it shows) and never changes after reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TRUST = ("primary", "third_party", "secondary", "unstated", "machine_generated")
"""How far a document is to be trusted, the most trusted first: the order in which sources are shown and spellings preferred."""

REACH = 120
"""How many characters before a place are looked at for the words that lead to it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a document's text: the half-open interval [start, end)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def before(self, text: str) -> str:
        """Return the characters of `text` right before the span, as many as a few words have.

        >>> Span(5, 9).before("with Zork"), len(Span(500, 501).before("x" * 600))
        ('with ', 120)
        """
        return text[max(0, self.start - REACH) : self.start]

    def overlaps(self, other: Span) -> bool:
        """Return whether two spans share a character.

        >>> Span(0, 4).overlaps(Span(3, 5)), Span(0, 4).overlaps(Span(4, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


def overlapping(span: Span, spans: Iterable[Span]) -> bool:
    """Return whether a span shares a character with one of some others.

    >>> overlapping(Span(0, 4), (Span(4, 5), Span(3, 4))), overlapping(Span(0, 4), ())
    (True, False)
    """
    return any(s.overlaps(span) for s in spans)


def inside(at: int, spans: Iterable[Span]) -> bool:
    """Return whether a place lies in one of some spans.

    >>> inside(3, (Span(0, 4),)), inside(4, (Span(0, 4),))
    (True, False)
    """
    return any(s.start <= at < s.end for s in spans)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and everything up to the next heading of the same or a higher level (1 is the highest)."""

    number: str | None
    heading: str
    level: int
    span: Span
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed: `text` equals `Document.text[span]`, without delimiters and surrounding blanks."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One body row: a cell for each column, and the contiguous piece of text that shows them all (the quote)."""

    cells: tuple[Cell, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header cells from the outermost level to the innermost, spanning headers repeated."""

    header: tuple[Cell, ...]

    @property
    def label(self) -> str:
        """Return the header levels joined by ` / `, empty levels left out."""
        return " / ".join(cell.text for cell in self.header if cell.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; every row has as many cells as there are columns.

    `number` is the document's own ("IV", "2"); `place` is a file name or anchor where the source has no number.
    `notes` are the paragraphs that explain the table (footnotes, a settings line), read like the caption.
    """

    number: str | None
    caption: str
    caption_span: Span | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span
    section: str | None = None
    page: str | None = None
    place: str | None = None
    notes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of running prose or one list item; `quoted` marks words that are the source's own in a digest."""

    span: Span
    section: str | None
    page: str | None = None
    item: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value that stand together in a record (`Review score: 8.5/10`), with the section they stand in."""

    label: Span
    value: Span
    span: Span
    section: str | None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a label denotes by a document's own word, with the source of that; `table` limits it to one table.

    `denotes` is empty where the label cannot be decided: `candidates` are then the things that it may denote.
    """

    label: str
    denotes: str
    source: str
    table: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A name that a registry gave to a work: scheme (`doi`, `arxiv`, `repository`, `url`) and value."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a text came to be: `digest` if the words are the project's; what was read, by which means, under which licence."""

    digest: bool = False
    source: str | None = None
    version: str | None = None
    read: str | None = None
    grade: str | None = None
    licence: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a work, read from one file.

    `kind` is one of paper, leaderboard, model_card, repository, web_page, survey, report; `trust` one of primary,
    third_party, secondary, machine_generated, unstated. `sha256` is that of the bytes in which `text` stands (the file's, or
    those of the text that a page shows), and `media_type` theirs. `benchmark` is what the document as a whole measures, where
    its front matter or file says so. `notes` are what the reader left out or read at best; `sidecar` is the text of the
    file's `.meta.yaml`, which is needed to read its bytes again.
    """

    id: str
    kind: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    identifiers: tuple[Identifier, ...]
    trust: str
    provenance: Provenance
    text: str
    sha256: str
    media_type: str
    path: str
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    fields: tuple[Field, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    work: str | None = None
    notes: tuple[str, ...] = ()
    sidecar: str | None = None
