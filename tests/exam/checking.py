"""What every answer must be, and whether a value stands in it: all checks read the Answer record and the kept texts alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.model.answer import Answer, AnswerRow, Citation

NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?")
MARK = re.compile(r"\[\d+\]")
METRIC = re.compile(r"(?<=pass@)\d+", re.I)
"""The k of pass@k: part of a metric's name, which a caption gives."""

AROUND = 6_000
"""How many characters from a row its table's caption and notes may stand."""

Text = Callable[[str], str]
"""From the hash of a document's text to the text."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A cited edge that must stand behind a row, and the words or figure that the row must show."""

    subject: str
    predicate: str
    object: str
    shown: str


def numbers(text: object) -> set[Decimal]:
    """Return the numbers of a text.

    >>> sorted(numbers("1,140 of 7B and 26.0%"))
    [Decimal('7'), Decimal('26.0'), Decimal('1140')]
    """
    text = format(text, "f") if isinstance(text, Decimal) else text
    return {Decimal(n.replace(",", "")) for n in NUMBER.findall(METRIC.sub("", str(text)))}


def flat(text: object) -> str:
    """Return a text without case and space, for finding one text in another."""
    return re.sub(r"[\s*|]+", "", str(text)).casefold()


def defects(answer: Answer, text: Text) -> list[str]:
    """Return what is wrong with an answer whatever was asked: rows uncited, quotes that do not stand, numbers from nowhere."""
    found: list[str] = []
    by_n = {c.n: c for c in answer.citations}
    found += [f"uncited row: {r.values}" for r in answer.rows if not r.cites or any(n not in by_n for n in r.cites)]
    moved = [c for c in answer.citations if not c.quote or text(c.text.sha256)[c.text.start : c.text.end] != c.quote]
    found += [f"quote that does not stand: {c.quote[:60]!r}" for c in moved]
    asked = numbers(answer.question) | {n for c in answer.computed for n in numbers(c.value)}
    known = asked | {n for c in answer.citations for n in _told(c)}
    if "protocol" in answer.columns:  # what a row's protocol says is looked up around its table below
        known |= {n for row in answer.rows for n in numbers(row.values[answer.columns.index("protocol")])}
    stray = numbers(MARK.sub(" ", answer.answer)) - known
    if stray:
        found.append(f"unaccounted in the sentence: {sorted(map(str, stray))}")
    for row in answer.rows:
        own = asked | {n for i in row.cites if i in by_n for n in _told(by_n[i])}
        stray = {n for column, value in zip(answer.columns, row.values, strict=True) if column != "protocol" for n in numbers(value)} - own
        stray |= _protocol(answer, row, text) - own
        if stray:
            found.append(f"unaccounted in a row: {sorted(map(str, stray))} of {row.values}")
            break
    groundless = [m for m in answer.computed if not m.cites or any(n not in by_n for n in m.cites)]
    return [*found, *(f"computed without citations: {m.value} {m.how}" for m in groundless)]


def _protocol(answer: Answer, row: AnswerRow, text: Text) -> set[Decimal]:
    """Return the numbers of a row's protocol that stand nowhere around its table: a caption or note prints them."""
    if "protocol" not in answer.columns:
        return set()
    around: set[Decimal] = set()
    for c in answer.citations:
        if c.n in row.cites:
            around |= numbers(text(c.text.sha256)[max(0, c.text.start - AROUND) : c.text.end + AROUND])
    return numbers(row.values[answer.columns.index("protocol")]) - around


def _told(citation: Citation) -> set[Decimal]:
    """Return the numbers of a quote, of its document's title and place, and of the names that the edge is about."""
    place = citation.locator
    dotted = re.sub(r"(?<=\d)-(?=\d)", ".", citation.quote)  # claude-3-5 is what others print as Claude 3.5
    named = citation.edge.rpartition(" · ")[0]  # the names at the edge's ends: DS-1000
    return (
        numbers(citation.quote)
        | numbers(dotted)
        | numbers(named)
        | numbers(citation.document.title)
        | numbers(f"{place.table} {place.column} {place.section}")
    )


def showing(answer: Answer, edge: Edge) -> Iterator[AnswerRow]:
    """Yield the rows that cite the edge, show its value, and whose quote holds the value's numbers."""
    by_n = {c.n: c for c in answer.citations}
    for row in answer.rows:
        for n in row.cites:
            c = by_n.get(n)
            if c is None or (c.subject, c.predicate, c.object) != (edge.subject, edge.predicate, edge.object):
                continue
            if any(flat(edge.shown) in flat(value) for value in row.values) and numbers(edge.shown) <= numbers(c.quote):
                yield row
                break


def without(answer: Answer, edges: Iterable[Edge]) -> list[str]:
    """Return which of the edges stand in no row."""
    return [f"{e.shown} ({e.subject.rsplit('/id/', 1)[-1]}) in no row" for e in edges if not any(showing(answer, e))]


def subjects(answer: Answer, row: AnswerRow) -> set[str]:
    """Return the subjects of the edges that a row cites."""
    return {c.subject for c in answer.citations if c.n in row.cites}
