"""Problems that a review names in emphasis or before a verb of mentioning, and what its sentences say helps against them."""

from __future__ import annotations

import pytest

from kg.model.statement import Extracted, Named
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

REVIEW = """# Mending Looms: A Systematic Review

## 4 Challenges (RQ3)

Three challenges recur. The *stale thread*, i.e. thread that was bought long ago, is discussed in 21 studies.
*Wide looms* are slow. Torn cloth is reported in 6 studies, nearly all of which are old.

{told}

## 5 Results

Nothing is said here.
"""


def read(told: str = "") -> list[Extracted]:
    return one(REVIEW.format(told=told), "looms.md")[1]


def remedies(told: str) -> set[tuple[str, str]]:
    said = edges(read(told), KG.addressedBy)
    return {(s.removeprefix("concept/challenge/"), o.removeprefix("concept/solution/")) for s, _, o in said}


def test_counted_problems_are_called_by_their_emphasised_or_mentioned_names() -> None:
    items = read()
    assert {i.label for i in items if isinstance(i, Named) and i.cls == KG.Challenge} == {"stale thread", "Wide looms", "Torn cloth"}
    told = {s: o for s, p, o in edges(items) if p == "definition"}
    assert told["concept/challenge/widelooms"] == "Wide looms are slow."


@pytest.mark.parametrize(
    ("told", "pair"),
    [
        ("Flax and Hemp (2031) use two weavers to mitigate wide looms.", ("widelooms", "twoweavers")),
        ("Flax et al. [3] dry the cloth overnight to avoid torn cloth.", ("torncloth", "drytheclothovernight")),
        ("Stale thread can be countered by buying fresh thread.", ("stalethread", "buyingfreshthread")),
        ("Wide looms are best handled with two weavers.", ("widelooms", "twoweavers")),
        ("Tighter knots alleviate torn cloth.", ("torncloth", "tighterknots")),
        ("Hemp et al. propose a dryer as a remedy against stale thread.", ("stalethread", "adryer")),
    ],
)
def test_a_sentence_says_what_helps_against_a_problem(told: str, pair: tuple[str, str]) -> None:
    assert remedies(told) == {pair}


@pytest.mark.parametrize(
    "told",
    [
        "No study offers a remedy for stale thread.",
        "Two weavers do not mitigate wide looms.",
        "This reduces torn cloth.",
        "To mend torn cloth is hard.",
        "Flax et al. (2031) measure torn cloth.",
    ],
)
def test_what_helps_not_or_is_not_named_is_no_remedy(told: str) -> None:
    assert remedies(told) == set()
