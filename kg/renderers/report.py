"""What a build, an ingest or a removal did, for a person and for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.renderers.measure import wrap
from kg.renderers.record import record_json
from kg.renderers.visible import visible

if TYPE_CHECKING:
    from kg.build import DocumentReport, Report

WIDTH = 80
MOST_NAMES = 20
"""How many names of one kind are listed; the JSON form lists all."""


def text(report: Report) -> str:
    """Return the report as text: each document that was touched with what was read, dropped, left undecided and is new.

    One that was redone for the sake of others is named alone.
    """
    lines = [line for document in report.documents for line in _document(document)]
    same = sum(document.status == "same" for document in report.documents)
    if same:
        lines.append(f"{same} unchanged")
    return "\n".join([*lines, f"{report.quads:,} quads in the graph, digest {report.digest[:12]}"])


def _document(document: DocumentReport) -> Iterator[str]:
    if document.status == "same":
        return
    yield visible(f"{document.status}  {document.id}  {document.title}").rstrip()
    if document.status == "redone":
        return
    for what, items in (
        ("read", _found(document.counts)),
        ("dropped", _counted(document.dropped)),
        ("undecided (kg review)", document.undecided),
        ("new", document.new_names),
        ("note", document.notes),
    ):
        yield from _listed(what, tuple(items))


WORDS = {
    "Named": "mentions of names",
    "Statement": "statements",
    "Result": "results",
    "PairedTest": "paired tests",
    "Claim": "claims",
    "Remark": "remarks",
    "Reference": "references",
    "TrainingStep": "training steps",
}
"""What an extractor finds, in words; what it drops stands by itself."""


def _found(counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    return (f"{number:,} {WORDS[what].removesuffix('s') if number == 1 else WORDS[what]}" for what, number in counts if what in WORDS)


def _counted(counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    return (f"{number:,} {what}" for what, number in counts)


def _listed(what: str, items: tuple[str, ...]) -> list[str]:
    if not items:
        return []
    more = (f"and {len(items) - MOST_NAMES} more",) if len(items) > MOST_NAMES else ()
    return wrap(visible(", ".join((*items[:MOST_NAMES], *more))), WIDTH, f"  {what}: ", "    ")


REPORTS: dict[str, Callable[[Report], str]] = {"json": record_json, "text": text}
"""The forms of a report, by name."""
