"""What a check found, for a person and for a program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.renderers.record import record_json
from kg.renderers.visible import visible

if TYPE_CHECKING:
    from kg import store, validation


def store_text(findings: Sequence[store.Finding]) -> str:
    """Return each finding about a store with how it is mended, or that there is none."""
    if not findings:
        return "the store is sound"
    return "\n".join(f"{visible(f'{finding.where}: {finding.found}')}\n  {visible(finding.mend)}" for finding in findings)


def shape_text(findings: Sequence[validation.Finding]) -> str:
    """Return each place that breaks a shape on a line, and how many there are."""
    return "\n".join(
        [*(visible(str(finding)) for finding in findings), f"{len(findings)} findings" if findings else "conforms to the shapes"]
    )


STORE_FINDINGS: dict[str, Callable[[Sequence[store.Finding]], str]] = {"json": record_json, "text": store_text}
"""The forms of what `kg doctor` finds, by name."""

SHAPE_FINDINGS: dict[str, Callable[[Sequence[validation.Finding]], str]] = {"json": record_json, "text": shape_text}
"""The forms of what `kg validate` finds, by name."""
