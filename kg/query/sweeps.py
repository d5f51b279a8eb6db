"""Sizes over which a question asks how a score goes: "from 7B over 13B to 34B", "a bigger Zork", "all sizes of Zork"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import SizeMention

FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:[^\s,;:?]+\s+){0,6}$", re.I)
"""What stands before the first size of a way through several, a model's name perhaps between."""
STEP = re.compile(r"\s*(?:,|;)?\s*(?:(?:over|via|through|past|and|then(?:\s+to)?)\s+)*(?:the\s+)?", re.I)
"""What stands between the sizes that it goes through."""
LARGER = re.compile(
    r"\b(?:larger|bigger|increasingly\s+large|ever\s+larger)\s+(?:and\s+(?:larger|bigger)\s+)?(?:(?:variants?|versions?|models?|sizes?)\s+of\s+)?(?:the\s+)?$",
    re.I,
)
"""What stands before a family of whose models the larger ones are compared with the others."""
BETTER = re.compile(
    r"\b(?:better|higher|stronger|more\s+accurate|best|improv\w+|outperform\w*|beat\w*|outscor\w*|ahead|score\w*|perform\w*|win|wins|help|helps|gain\w*"
    r"|worse|lower|weaker)\b",
    re.I,
)

EQUATED = re.compile(
    r"\b(?:larger|bigger)\s*(?:=+>?|→|is|are|means?|always|ones?\s+(?:is|are))\s*(?:always\s+|also\s+)?(?:the\s+)?better\b", re.I
)
"""Wordings that ask whether size alone makes better."""


SIZES_BEHIND = re.compile(r"[\s-]+(?:base\s+|instruct\s+|chat\s+|family\s+|model\s+)?sizes?\b", re.I)
SIZES_BEFORE = re.compile(r"\bsizes?\s+(?:of|in|from)\s+(?:the\s+)?$", re.I)
"""What stands beside a family whose models are told apart by their sizes ("Zork sizes", "all sizes of Zork")."""


def swept(text: str, sizes: Sequence[SizeMention]) -> tuple[SizeMention, ...]:
    """Return the sizes of a question, those of one way through several as the range from its first to its last.

    >>> from kg.lexicon.sizes import find_sizes
    >>> text = "from 7B over 13B and 34B to 70B, and at 3B"
    >>> [(s.size, s.upto, s.span.of(text)) for s in swept(text, find_sizes(text))]
    [('7b', '70b', '7B over 13B and 34B to 70B'), ('3b', None, '3B')]
    """
    made = list(sizes)
    for last in [s for s in sizes if s.upto is not None]:
        at = made.index(last)
        first = at
        while first > 0 and made[first - 1].upto is None and STEP.fullmatch(text[made[first - 1].span.end : made[first].span.start]):
            first -= 1
        if first < at and FROM.search(text[: made[first].span.start]):
            made[first : at + 1] = [SizeMention(Span(made[first].span.start, last.span.end), made[first].size, last.upto)]
    return tuple(made)


def of_larger_ones(text: str, models: Sequence[Subject]) -> bool:
    """Return whether a question asks how the larger models of the one family that it names do ("does a bigger Zork do better")."""
    family = _one_family(models)
    return family is not None and bool((LARGER.search(text[: family.span.start]) and BETTER.search(text)) or EQUATED.search(text))


def sizes_of(text: str, models: Sequence[Subject]) -> bool:
    """Return whether the models of the one family that a question names are meant by their sizes ("which Zork size is best")."""
    family = _one_family(models)
    return family is not None and bool(SIZES_BEHIND.match(text, family.span.end) or SIZES_BEFORE.search(text[: family.span.start]))


def _one_family(models: Sequence[Subject]) -> Subject | None:
    """Return the one model that a question names where it names no size with it."""
    return models[0] if len(models) == 1 and models[0].model is not None and models[0].model.size is None else None
