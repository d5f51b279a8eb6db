"""What a check found, for a person and for a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from kg.renderers.measure import wrap
from kg.renderers.prefixes import short
from kg.renderers.record import record_json
from kg.renderers.visible import visible

if TYPE_CHECKING:
    from kg import store, validation


WIDTH = 80


def store_text(findings: Sequence[store.Finding]) -> str:
    """Return each finding about a store with how it is mended, or that there is none."""
    if not findings:
        return "the store is sound"
    lines = []
    for finding in findings:
        note = " (this does no harm)" if finding.note else ""
        lines += wrap(visible(f"{finding.where}: {finding.found}{note}"), WIDTH, "", "  ")
        lines += wrap(visible(finding.mend), WIDTH, "  → ", "    ")
    return "\n".join(lines)


def shape_text(findings: Sequence[validation.Finding]) -> str:
    """Return each place that breaks a shape: where, the rule, what was found; and how many there are."""
    if not findings:
        return "conforms to the shapes"
    lines = []
    for finding in findings:
        where = " ".join(short(iri) for iri in (finding.focus, finding.path) if iri)
        lines += wrap(visible(where), WIDTH)
        lines += wrap(visible(f"{finding.message} Found {short(finding.found)}."), WIDTH, "  ")
    return "\n".join([*lines, f"{len(findings)} {'finding' if len(findings) == 1 else 'findings'}"])


def term_text(faults: Sequence[str]) -> str:
    """Return each fault of the ontology, with IRIs as people write them; and how many there are."""
    if not faults:
        return "the taxonomy and the ontology are sound"
    lines = [line for fault in faults for line in wrap(visible(" ".join(map(short, fault.split(" ")))), WIDTH, "", "  ")]
    return "\n".join([*lines, f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}"])


class Changed(Protocol):
    """Something that is not as it was: the file or the place in it, and what was found."""

    @property
    def where(self) -> str:
        """Return the place."""

    @property
    def found(self) -> str:
        """Return what was found."""


def crate_text(findings: Sequence[Changed], files: int, quotes: int, unkept: int) -> str:
    """Return what is wrong with a saved answer, or how much was looked at."""
    lines = [line for finding in findings for line in wrap(visible(f"{finding.where}: {finding.found}"), WIDTH, "", "  ")]
    if not lines:
        lines = [f"as it was saved: {_counted(files, 'file')}, {_counted(quotes, 'quote')} in place"]
    if unkept:
        lines += wrap(f"{_counted(unkept, 'quote')} could not be looked up: the text is not in the crate", WIDTH)
    return "\n".join([*lines, *([_counted(len(findings), "finding")] if findings else [])])


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


STORE_FINDINGS: dict[str, Callable[[Sequence[store.Finding]], str]] = {"json": record_json, "text": store_text}
"""The forms of what `kg doctor` finds, by name."""

SHAPE_FINDINGS: dict[str, Callable[[Sequence[validation.Finding]], str]] = {"json": record_json, "text": shape_text}
"""The forms of what `kg validate` finds, by name."""

TERM_FINDINGS: dict[str, Callable[[Sequence[str]], str]] = {"json": record_json, "text": term_text}
"""The forms of what `kg taxonomy --check` finds, by name."""
