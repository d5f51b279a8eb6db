"""The blocks that a line-based reader cuts a text into, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Column, Field, Row, Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `title` marks the document's own title, under which prose belongs to no section."""

    span: Span
    level: int
    number: str | None
    words: str
    page: str | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or a list item; `caption` and `note` say that the page marks it as those of the table beside it."""

    span: Span
    item: bool = False
    caption: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its caption."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """A label and its value; the section of `field` is not known yet."""

    field: Field


Block = Heading | Prose | Grid | Record
