"""Whether a difference is larger than chance: by a paired test that a document reports, else by the error of a share of problems."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, is_rate, whole
from kg.answering.wording import rounded
from kg.vocab import KG

TWO_SIDED = Decimal("1.96")
"""Standard errors beyond which a difference is taken for more than chance, at 5 in 100."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What is known of the chance in one difference: words for a cell, and whether it is larger than chance (None: cannot be told)."""

    words: str
    beyond: bool | None
    cites: tuple[int, ...]


class NoiseReader:
    """Looks up paired tests and numbers of problems for one answer."""

    def __init__(self, context: Context, draft: Draft) -> None:
        self.context = context
        self.draft = draft
        self._tests: dict[tuple[str, str, str], tuple[str, str | None, str | None, str]] | None = None

    def of(self, one: Score, two: Score, cites: tuple[int, ...]) -> Noise:
        """Return the noise of the difference of two scores on the same problems."""
        test = self._test(one, two)
        if test:
            return test
        if not is_rate(one) or (not whole(one.subset) and one.error is None):
            return Noise("", None, ())
        errors = [self._error(score) for score in (one, two)]
        if errors[0] is None or errors[1] is None:
            return Noise("cannot be told", None, ())
        (first, first_cites), (second, second_cites) = errors[0], errors[1]
        both = rounded((first**2 + second**2).sqrt())
        used = (*cites, *first_cites, *second_cites)
        self.draft.compute(both, "unpaired standard error of the difference, in percentage points: √(SE₁² + SE₂²), an upper bound", used)
        gap = abs(one.percent - two.percent)
        return Noise(f"± {both} (unpaired)", bool(gap > TWO_SIDED * both), (*first_cites, *second_cites))

    def _test(self, one: Score, two: Score) -> Noise | None:
        """Return what a paired test of both models in the document of the first score says."""
        if self._tests is None:
            self._tests = {}
        key = (one.model, two.model, one.benchmark)
        if key not in self._tests:
            rows = self.context.store.select(rdf.paired_tests([one.model, two.model], [one.benchmark])).rows
            for row in sorted(rows, key=str):
                test, first, second, benchmark, document, _, _, _, error, p = (t.value if t else None for t in row)
                if document == one.document and first is not None and second is not None:
                    self._tests[first, second, benchmark or ""] = (test or "", error, p, document)
                    self._tests[second, first, benchmark or ""] = (test or "", error, p, document)
        found = self._tests.get(key)
        if not found or not found[2]:
            return None
        test, _, p, document = found
        edge = Edge(
            test,
            KG.pPrinted,
            ox.Literal(p or ""),
            f"{one.model_label} and {two.model_label}, paired test on {one.benchmark_label}: p = {p}",
            test,
        )
        n = self.context.citer.cite(edge, document)
        value = Decimal(p or "1")
        shown = rounded(value, 3)
        if shown:
            self.draft.compute(shown, f"the printed p-value {p}, rounded", (n,))
        else:
            self.draft.compute(Decimal("0.001"), f"a bound above the printed p-value {p}", (n,))
        words = f"p = {shown} (paired)" if shown else "p < 0.001 (paired)"
        return Noise(words, value < Decimal("0.05"), (n,))

    def _error(self, score: Score) -> tuple[Decimal, tuple[int, ...]] | None:
        """Return the standard error of a score in percentage points, and what it rests on; None where n is not known."""
        if score.error is not None:
            return score.error * 100 if score.unit == "fraction" else score.error, ()
        problems = self._problems(score.benchmark)
        if problems is None:
            return None
        number, n = problems
        share = score.percent / 100
        if not 0 <= share <= 1:
            return None
        return 100 * (share * (1 - share) / number).sqrt(), (n,)

    def _problems(self, benchmark: str) -> tuple[Decimal, int] | None:
        """Return how many problems a benchmark has, with the citation of that."""
        for _, _, quantity in sorted(self.context.store.select(rdf.edges([benchmark], [KG.problems])).bound(), key=str):
            for _, printed, number, _, _ in self.context.store.select(rdf.quantities([quantity.value])).texts():
                if number:
                    label = self.context.names.labels([benchmark])[benchmark]
                    n = self.context.citer.cite(Edge(benchmark, KG.problems, quantity, f"{label} · problems = {printed}"))
                    return Decimal(number), n
        return None
