"""The taxonomy as a tree in a terminal, each concept with what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kg.browse.records import Branch
from kg.renderers.ink import Ink
from kg.renderers.measure import clip, columns
from kg.renderers.visible import visible

_FOLDED: Final = 1
"""How many levels of a scheme that asks to be folded are shown."""


def tree(shown: Sequence[Branch], width: int, ink: Ink) -> list[str]:
    """Return branches as lines of a tree; the numbers of models, benchmarks and results under a concept stand behind it."""
    lines: list[str] = []
    for branch in shown:
        head = clip(visible(branch.label), width)
        lines += [*([""] if lines else []), ink.bold(head) + _counts(branch, width - columns(head), ink)]
        if len(shown) == 1 and branch.definition:
            lines += [ink.faint(clip(visible(branch.definition), width))]
        lines += _below(branch, "", width, ink, 0)
    return lines


def _below(branch: Branch, lead: str, width: int, ink: Ink, depth: int) -> Iterator[str]:
    for at, child in enumerate(branch.narrower, 1):
        last = at == len(branch.narrower)
        folded = branch.folded and depth + 1 >= _FOLDED and child.narrower
        more = f" … {child.below} below" if folded else ""
        head = clip(f"{lead}{'└ ' if last else '├ '}{visible(child.label)}{more}", width)
        yield head + _counts(child, width - columns(head), ink)
        if not folded:
            yield from _below(child, lead + ("  " if last else "│ "), width, ink, depth + 1)


def _counts(branch: Branch, room: int, ink: Ink) -> str:
    """Return what is counted under a concept in the room that is left on its line; nothing where nothing is."""
    counts = ((branch.models, "model"), (branch.benchmarks, "benchmark"), (branch.results, "result"))
    said = ", ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in counts if number)
    return ink.faint(f"  {said}") if said and len(said) + 2 <= room else ""
