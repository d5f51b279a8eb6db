"""From what is stated about a document and what its text prints to the document's record."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kg.model.document import Document, Identifier, Provenance, Table
from kg.readers.arrangement import Body
from kg.readers.document_id import document_id, readable
from kg.readers.frontmatter import read_sidecar
from kg.readers.metadata import Metadata
from kg.readers.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Printed:
    """What a text shows of itself; it counts where its maker states nothing."""

    kind: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    trust: str = "unstated"
    version: str | None = None


def sidecar_metadata(source: SourceFile) -> Metadata:
    """Return what the file's sidecar states, or an empty record where it has none."""
    return Metadata() if source.sidecar is None else read_sidecar(source.sidecar, f"{source.name}.meta.yaml")


def describe(source: SourceFile, media_type: str, stated: Metadata, printed: Printed, body: Body, notes: tuple[str, ...] = ()) -> Document:
    """Make a document's record: what is stated comes first, what is printed fills in, the file's name comes last."""
    provenance = stated.provenance
    if provenance == Provenance() and printed.version:
        provenance = Provenance(version=printed.version)
    return Document(
        id=stated.id or document_id(source.stem),
        kind=stated.kind or printed.kind,
        title=stated.title or printed.title or readable(source.stem),
        authors=stated.authors or printed.authors,
        year=stated.year or printed.year,
        identifiers=stated.identifiers or printed.identifiers,
        trust=stated.trust or printed.trust,
        provenance=provenance,
        text=source.text,
        sha256=source.sha256,
        media_type=media_type,
        path=source.name,
        sections=body.sections,
        tables=tuple(_captioned(table, stated) for table in body.tables),
        paragraphs=body.paragraphs,
        fields=body.fields,
        declarations=stated.declarations,
        work=stated.work,
        notes=notes,
        sidecar=source.sidecar,
    )


def _captioned(table: Table, stated: Metadata) -> Table:
    """Give a table that its file cannot caption the caption and the place of the sidecar."""
    if table.caption_span is not None:
        return table
    return dataclasses.replace(table, caption=stated.caption or table.caption, place=stated.place or table.place)
