"""Words without their endings, so that forms of one word meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words

ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "ly", "s", "e", "y")
SHORTEST_STEM = 3
"""The fewest letters that are left of a word."""
BRITISH = re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|ation|ations)$)")
"""The British spelling of verbs in -ize, and of what is made of them ("normalise")."""
HYPHENATED = re.compile(r"\b([^\W\d_]+)[-‐‑]([^\W\d_]+)\b")


IRREGULAR = {
    past: verb
    for verb, pasts in {
        "begin": "began begun",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chose chosen",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "grow": "grew grown",
        "hold": "held",
        "keep": "kept",
        "lead": "led",
        "learn": "learnt",
        "leave": "left",
        "lose": "lost",
        "mean": "meant",
        "rise": "rose risen",
        "run": "ran",
        "see": "saw seen",
        "sell": "sold",
        "send": "sent",
        "spend": "spent",
        "spell": "spelt",
        "teach": "taught",
        "win": "won",
        "write": "wrote written",
    }.items()
    for past in pasts.split()
}
"""Forms of verbs that no ending tells."""


MUCH_ALIKE = (
    "cost costs lose loses lower lowers drop drops decrease decreases reduce reduces decline declines",
    "hard difficult challenging complicated tough",
    "write generate produce create",
    "modify perturb alter rewrite modified perturbed rewritten",
    "gather gathered collect collected",
    "aim purpose goal",
    "overfit overfits overfitting memorize memorizes memorization",
)
"""Words of English that a question and a sentence may use for the same."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, so that forms of one word meet.

    >>> stem("generated"), stem("generates"), stem("emissions"), stem("emission")
    ('generat', 'generat', 'emiss', 'emiss')
    >>> stem("normalise"), stem("normalization")
    ('normaliz', 'normaliz')
    """
    word = word.casefold()
    word = IRREGULAR.get(word, word)
    if not word.isalpha():
        return match_key(word)
    word = BRITISH.sub("iz", word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=2_000)
def alike(known: str) -> frozenset[str]:
    """Return the stems of words that say much the same as one of a stem, its own not among them.

    >>> "difficult" in alike("hard"), alike("zork")
    (True, frozenset())
    """
    groups = [frozenset(map(stem, line.split())) for line in MUCH_ALIKE]
    return frozenset(s for group in groups if known in group for s in group) - {known}


def stems(text: str) -> Iterator[str]:
    """Yield the stems of a text's words, and of two that a hyphen joins also as one: "fine-tuned" is "finetuned"."""
    yield from (stem(piece.of(text)) for piece in words(text))
    yield from (stem(m[1] + m[2]) for m in HYPHENATED.finditer(text))
