"""Numbers that a question takes for granted before it asks ("since Zork scores 60, …"): held against what the answer shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.answering.draft import Draft
from kg.answering.wording import DENIED
from kg.model.document import Span
from kg.model.logical_form import LogicalForm
from kg.query.reading import WORDS

TAKES = r"since|(?:given|seeing|considering|knowing|now)\s+that|as|because|even\s+though|although"
"""Conjunctions of clauses that take something for granted."""
PREMISE = re.compile(rf"\W*(?:{TAKES})\b(?P<what>(?:[^,;?]|,(?=\d{{3}}\b))*)[,;]", re.I)
"""A clause that takes something for granted, before what is asked."""
NUMBER = re.compile(r"(?<![\w.@-])(?:\d+(?:\.\d+)?(?![\w@]|\.\d)|[a-z]+\b)", re.I)


def granted(question: str, taken: Sequence[Span] = ()) -> set[Decimal]:
    """Return the numbers of the clause that a question begins with, in digits or in words up to ten, outside the places of names.

    >>> sorted(granted("Since the report verified ten of 12 claims, how many are left?")), granted("Is Zork 10 times larger?")
    ([Decimal('10'), Decimal('12')], set())
    """
    clause = PREMISE.match(question)
    return set(_numbers(clause["what"], clause.start("what"), taken)) if clause else set()


def _numbers(text: str, start: int, taken: Sequence[Span]) -> Iterator[Decimal]:
    for found in NUMBER.finditer(text):
        word = found[0].casefold()
        if any(s.start <= start + found.start() < s.end for s in taken):
            continue
        if word in WORDS or word[0].isdigit():
            yield Decimal(WORDS.get(word, word))


def judge(form: LogicalForm, draft: Draft) -> None:
    """Say that no figure shown is the one that a question takes for granted of a thing; what is shown as a lower bound may be it."""
    taken = [*(s.span for s in form.subjects), *(b.span for b in form.measured.benchmarks)]
    claimed = granted(form.question, taken)
    clause = PREMISE.match(form.question)
    about = clause is not None and any(clause.start("what") <= span.start < clause.end("what") for span in taken)
    if not claimed or not about or not draft.rows or not draft.sentences:
        return
    for row in draft.rows:
        for number, more in (found for cell in row.values for found in re.findall(r"(\d+(?:\.\d+)?)(\+?)", str(cell).replace(",", ""))):
            value = Decimal(number)
            if any(c == value or (value < 1 and c == 100 * value) or (more and c >= value) for c in claimed):
                return
    draft.verdict = draft.verdict or "no"
    draft.sentences[0] = f"{DENIED}{draft.sentences[0]}"
