"""In which direction and by which amount a question orders things, and how many of them it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL

NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozen": 12}
AMOUNTS = {KG.Model: KG.parameters, KG.Corpus: KG.corpusSize, KG.Benchmark: KG.problems}
"""What "largest" means of things of a class."""
COUNTED_AS = {KG.forTask: KG.problems}
"""What the number of what a property names is called: a benchmark with more tasks has more problems."""


COMPARED = re.compile(r"\b(?:bigger|larger|smaller|longer|shorter|more\s+param\w*)\b", re.I)
"""Comparatives of size and length."""
COMPARED_AMOUNTS = re.compile(
    r"\b(?:more|fewer|less|greater)\b(?=.*\bthan\b)|\bby\s+how\s+(?:many|much)\b(?=.*\b(?:exceed|surpass|outnumber)\w*\b)", re.I
)
"""Comparatives of an amount that is named ("more languages in Zork than in Quux")."""


CAME = re.compile(
    r"\b(?:(?P<later>newer|later|(?:more|most)\s+recent(?:ly)?|latest|newest|came\s+(?:out\s+)?last)|older|earlier|oldest|earliest"
    r"|(?:came|come|comes|released|launched|published|appear(?:ed)?|out)\s+(?:out\s+)?first|first\s+(?:released|launched|published|to\s+appear))\b",
    re.I,
)
"""Which of two came later or earlier ("which is newer, Zork or Quux?", "did Zork or Quux come out first?")."""
OR = re.compile(r"\b(?:which|who|what|did|is|was)\b.*\bor\b|\bor\b.*\b(?:which|who|what)\b", re.I)
"""A question which of two is so."""
MORE_OF = re.compile(
    r"\b(?:which|who|what)\b[^?]*\b(?:more|longer|larger|higher|greater|(?P<less>less|fewer|shorter|smaller|lower))\b[^?]*[,:]?\s[^?]*\bor\b",
    re.I,
)
"""Which of two has more of an amount that is named ("which supports more context, Zork or Quux?")."""


SCORE = re.compile(
    r"\b(?:(?P<most>largest|biggest|greatest)|smallest|least)\s+(?:pass@\d+|scores?|accuracy|BLEU(?:-\d)?|MRR|F1|results?|exact\s+match)\b",
    re.I,
)
"""A superlative of size whose noun is a score."""


def order_of(
    reading: Reading,
    target: Iri | None,
    properties: Sequence[Iri],
    vocabulary: Vocabulary,
    models: Sequence[Subject],
    things: Sequence[Subject],
) -> tuple[str | None, Iri | None]:
    """Return the direction of a superlative and the property that it orders by (None for the score)."""
    amount = _amount(properties, target, vocabulary)
    if (end := SCORE.search(reading.text)) and not amount:
        return ("desc" if end["most"] else "asc"), None
    kinds = [target, *(KG.Model for _ in models), *(c for t in things for c in (KG.Corpus, KG.Benchmark) if c in t.types)]
    largest = next((AMOUNTS[k] for k in kinds if k in AMOUNTS), KG.parameters)
    several = len(things) + len(models) > 1
    compared = several and (COMPARED.search(reading.text) or (amount and COMPARED_AMOUNTS.search(reading.text)))
    more = bool(compared and not re.match(r"small|short|few|less", compared[0], re.I))
    if more or reading.has("largest") or (reading.has("most") and amount):
        return "desc", amount or largest
    if compared or reading.has("smallest") or (reading.has("fewest") and amount):
        return "asc", amount or largest
    if several and OR.search(reading.text) and (came := CAME.search(reading.text)):
        return ("desc" if came["later"] else "asc"), KG.releaseDate
    if amount and several and (of_two := MORE_OF.search(reading.text)):
        return ("asc" if of_two["less"] else "desc"), amount
    if reading.has("newest"):
        return "desc", KG.releaseDate
    if reading.has("oldest"):
        return "asc", KG.releaseDate
    if reading.has("worst"):
        return "asc", amount if amount and _beside(reading, "worst", amount, vocabulary) else None
    if reading.has("best", "second", "third"):
        return "desc", amount if amount and _beside(reading, "best", amount, vocabulary) else None
    if reading.has("rank") and len(models) < 2:
        return "desc", amount
    measured = target is not None and KG.Model in vocabulary.above([target]) and any(KG.Benchmark in t.types for t in things)
    if measured and reading.has("most", "fewest") and len(models) < 2:
        return ("desc" if reading.has("most") else "asc"), None
    models_asked = target or any(m.text.lower().endswith(("model", "models")) for m in reading.mentions)
    if models_asked and reading.has("better", "worse") and len(models) < 2:
        return ("desc" if reading.has("better") else "asc"), None
    return None, None


def _beside(reading: Reading, name: str, amount: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether a superlative is of an amount ("highest number of problems") and not of a score ("worst on the problems of …")."""
    if reading.has("score"):
        return False
    ends = [o.span.end for o in reading.at(name)]
    named = [m.span.start for m in reading.mentions if vocabulary.names_or_counts(m, amount)]
    return any(
        end <= start and re.fullmatch(r"\s*(?:(?:the|number|count|total|of|by|in)\s+)*", reading.text[end:start])
        for end in ends
        for start in named
    )


def _amount(properties: Sequence[Iri], target: Iri | None, vocabulary: Vocabulary) -> Iri | None:
    """Return the amount to order by: the first property named that is one, or that has a number of values, of the things asked for."""
    above = vocabulary.above([target]) if target else frozenset()
    for named in properties:
        for prop in (named, vocabulary.counts.get(named), COUNTED_AS.get(named)):
            term = vocabulary.terms.get(prop) if prop else None
            if term and KG.Quantity in term.ranges and (not above or not term.domains or term.domains & above):
                return term.iri
    return None


FIRST_PLACES = re.compile(
    r"\b(?:first|1st|best|top|winner|leader|leads|wins|largest|highest)\b(?:\s+(?:place|one|model|score))?\s*(?:,|and|&|or|then)\s*"
    r"(?:(?:and|then|who|which|what|is|was|comes?|the|one|model)\s+){0,3}(?:second|2nd|runner[\s-]?up)\b(?!\s+(?:part|half|version))"
    r"(?P<third>[^?]{0,40}\b(?:third|3rd)\b)?",
    re.I,
)
"""Wordings that ask for the first two or three places, each by its number ("who comes first and who second")."""


def first_places(text: str) -> int | None:
    """Return how many places from the first on a question names one by one.

    >>> first_places("Who comes first and who second?"), first_places("best, second and third of all"), first_places("the second best")
    (2, 3, None)
    """
    found = FIRST_PLACES.search(text)
    return (3 if found["third"] else 2) if found else None


def limit_of(reading: Reading) -> int | None:
    """Return how many are asked for: `top 5`, `best three`, one for `the best`."""
    if places := first_places(reading.text):
        return places
    for operator in (*reading.at("best"), *reading.at("worst"), *reading.at("largest"), *reading.at("smallest")):
        after = reading.text[operator.span.end :].split()[:1]
        before = reading.text[: operator.span.start].split()[-1:]
        for word in (w.strip(",.?").lower() for w in (*after, *before)):
            if word.isdigit() and int(word) < 1000:
                return int(word)
            if word in NUMBER_WORDS:
                return NUMBER_WORDS[word]
    if reading.has("best", "worst", "largest", "smallest", "newest", "oldest"):
        for number in reading.numbers:
            counted = any(m.of(OWL.Class) and 0 < m.span.start - number.span.end < 2 for m in reading.mentions)
            if counted and number.value == int(number.value) and 1 < number.value < 1000:
                return int(number.value)
    return WHOLE_RANKING if reading.has("rank") else None


RANKED = re.compile(r"\b(?:rank|sort|order)\s+(?:all|the|every)\b", re.I)
"""Wordings that ask for a whole ranking, whatever place is asked for beside it."""
WHOLE_RANKING = 20
"""How many are shown where a ranking is asked for, and no number of places."""
