"""The words of answers: protocols, lists, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from kg.answering.scores import Score
from kg.vocab import KG

DECIMALS = re.compile(r"\d\.(\d+)")
FINEST = 2
"""The most decimals of a difference."""
DIFFERENCE = "difference (points)"
"""The heading of differences: of rates in percentage points, also where the figures are printed as fractions."""
DENIED = "The sources do not bear out the premise: "
"""What opens an answer to a question whose premise the sources deny."""
SHOT_WORDS = {"0": "zero-shot"}


def protocol(score: Score) -> str:
    """Return a score's protocol in words; "unstated" where its document says nothing of it."""
    return ", ".join(setting(prop, value) for prop, value in score.settings) or "unstated"


def setting(prop: str, value: str) -> str:
    """Return one setting of a protocol in words.

    >>> setting(KG.shots, "0"), setting(KG.temperature, "0.8"), setting(KG.samples, "1")
    ('zero-shot', 'T = 0.8', '1 sample')
    """
    if prop == KG.shots:
        return SHOT_WORDS.get(value, f"{value}-shot")
    if prop == KG.temperature:
        return f"T = {value}"
    if prop == KG.topP:
        return f"p = {value}"
    return f"{value} sample{'' if value == '1' else 's'}" if prop == KG.samples else value


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    >>> joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


PASSIVE = re.compile(r"(?:\w+-)?(?:\w+(?:ed|lt|en|ll)|read)(?:\s+\w+)*\s+(?:on|from|by|in|with|for|of|under)")
ACTIVE = re.compile(
    r"(?:use|introduce|outperform|underperform|extend|cite|mention|precede|modifie|generate|combine|concern|addresse|denote)s|[a-z]+[^su\W]s\s+(?!of\b)[a-z]+"
)
"""Labels of properties that are verbs: "trained on", "supports language"."""


def untold(labels: Iterable[str], thing: str) -> str:
    """Return that no document tells any of some properties of a thing, each label as what it is: a noun, or a verb.

    >>> untold(["licence", "size"], "Zork"), untold(["trained on"], "Zork")
    ('no document here gives the licence or size of Zork', 'no document here says what Zork is trained on')
    >>> untold(["supports language", "licence"], "Zork")
    'no document here gives the licence of Zork or says which language Zork supports'
    """
    nouns, clauses = [], []
    for label in labels:
        verb, _, what = label.partition(" ")
        if PASSIVE.fullmatch(label):
            clauses.append(f"says what {thing} is {label}")
        elif ACTIVE.fullmatch(label):
            clauses.append(f"says {f'which {what}' if what else 'what'} {thing} {verb}")
        else:
            nouns.append(label)
    given = [f"gives the {joined(nouns, 'or')} of {thing}"] if nouns else []
    return f"no document here {joined([*given, *clauses], 'or')}"


BELONGS = re.compile(r"(?:checkpoint|variant|version|part|subset|translation|member|consequence|example)\s+of")
"""Labels of properties that say what a thing is of another, without an article."""
WHOLE = re.compile(r"(?:is|are|has|have|does|do|stands|can|was)\b.*")
"""Labels of properties that are verbs with all that belongs to them: "does not use", "is a"."""


def clause(subject: str, relation: str, value: str) -> str:
    """Return a statement as a clause, by what the label of its property is: a verb, a participle or a noun.

    >>> clause("Zork", "initialised from", "Quux"), clause("Zork", "variant of", "Quux"), clause("Zork", "does not use", "darning")
    ('Zork is initialised from Quux', 'Zork is a variant of Quux', 'Zork does not use darning')
    >>> clause("Zork", "openness", "closed"), clause("Zork", "parameters", "7B"), clause("Zork", "performs task", "darning")
    ('the openness of Zork is closed', 'the parameters of Zork are 7B', 'Zork performs task darning')
    """
    if WHOLE.fullmatch(relation) or ACTIVE.fullmatch(relation):
        return f"{subject} {relation} {value}"
    if BELONGS.fullmatch(relation):
        return f"{subject} is {'an' if relation[0] in 'aeio' else 'a'} {relation} {value}"
    if PASSIVE.fullmatch(relation):
        return f"{subject} is {relation} {value}"
    if relation.startswith("for "):
        return f"{subject} is {relation} {value}"
    return f"the {relation} of {subject} {'are' if re.search(r'[^su]s$', relation.split(' of ', maxsplit=1)[0]) else 'is'} {value}"


def opened(words: str) -> str:
    """Return words as a sentence begins with them; a name keeps its letters.

    >>> opened("the size of zork"), opened("zork is open")
    ('The size of zork', 'zork is open')
    """
    return f"The{words[3:]}" if words.startswith("the ") else words


def marks(numbers: Iterable[int]) -> str:
    """Return citation marks, each once.

    >>> marks([1, 2, 2])
    '[1][2]'
    """
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """Return a computed number as answers show it: half-even, without a negative zero."""
    made = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    return abs(made) if made == 0 else made


def decimals(printed: str, *, fraction: bool = False) -> int:
    """Return how many decimals of the value in per cent a figure is printed with; trailing zeros of a fraction are often lost.

    >>> decimals("22.9 %"), decimals("0.311", fraction=True), decimals("0.26", fraction=True), decimals("67")
    (1, 1, 1, 0)
    """
    found = DECIMALS.search(printed)
    places = len(found[1]) if found else 0
    return max(places - 2, 1) if fraction else places


def apart(one: Score, other: Score) -> Decimal:
    """Return how far the first score is above the second, in percentage points where they are rates.

    It has as many decimals as are printed, and no more than two: a fraction of sixteen digits is no more exact than its problems.
    """
    places = max(decimals(s.printed, fraction=s.unit == "fraction") for s in (one, other))
    return rounded(one.percent - other.percent, min(places, FINEST))


def figure(score: Score) -> str:
    """Return a score in a sentence: as printed, with its unit where the cell does not print it."""
    printed = score.printed.rstrip(" *†‡")
    return f"{printed} %" if score.unit == "percent" and "%" not in printed else printed


def measure(score: Score) -> str:
    """Return what a score measures, in words."""
    subset = f" {score.subset}" if score.subset else ""
    return f"{score.benchmark_label}{subset} ({score.metric_label})"


def then(listed: Sequence[str]) -> str:
    """Return what comes behind the first places.

    >>> then(["Zork (3)"]), then(["Zork (3)", "Quux (2)"])
    ('Then comes Zork (3)', 'Then come Zork (3) and Quux (2)')
    """
    return f"Then {'comes' if len(listed) == 1 else 'come'} {joined(listed)}"


FEW_MORE = 3
"""So few that are left out of a list take no more room than the words that they are."""


def named(count: int, most: int) -> int:
    """Return how many of so many a sentence names: all where a few would be left out, else the most that it may name.

    >>> named(13, 12), named(60, 12)
    (13, 12)
    """
    return count if count <= most + FEW_MORE else most


def sizes(values: Sequence[str]) -> str:
    """Return sizes as a list in a sentence."""
    return joined(v.upper() for v in values)
