"""The benchmark that a section says its scores are on, and the parts of it that its sentences name instead of it.

Below "We test on PlumBench, 320 problems for Zig to Ada and 320 for Zig to Fox", "Zork gets 71.3% on Zig to Ada and 48.1% on Zig to Fox"
gives two scores on PlumBench, and "Dax gets 76.9% and 55.6%" behind it two more, in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.members import Filler, Words
from kg.lexicon import facets
from kg.lexicon.facets import Facet
from kg.lexicon.lexicon import Lexicon
from kg.model.document import Span
from kg.model.terms import Iri, Literal
from kg.vocab import KG

TESTS = re.compile(
    r"(?:[^,;]{3,60}, )?(?:[Ww]e (?:then |also |always |again |now |only )*(?:test|evaluate|benchmark|score|measure)"
    r"|(?:All |The |Both |Our )*(?:models|systems|versions|releases|checkpoints|results|scores|figures|numbers) (?:are|were)"
    r"(?: all)?(?: tested| evaluated| measured| scored)?)"
    r"(?: (?:them|it|(?:all |the |our |these |both |every )*(?:models?|systems?|versions?|releases?|checkpoints?)))?(?: only)? on (?:the )?"
)
"""How a sentence begins that tells the benchmark of a section."""

BETWEEN = re.compile(r"\s*(?:-?to-?|→|->|-)\s*|\s+into\s+")
"""What stands between the two languages of a direction of translation."""

ON = re.compile(r"\b(?:on|in|for)\s+(?:the\s+)?\Z")


@dataclass(slots=True)
class Tested:
    """What the section at hand is tested on, and the parts of it that were named last."""

    lexicon: Lexicon
    section: str | None = None
    benchmark: Filler | None = None
    parts: tuple[Facet, ...] = ()

    def hear(self, words: Words) -> None:
        """Keep what a sentence tells: a new section forgets all."""
        sentence = words.sentence
        if sentence.section != self.section:
            self.section, self.benchmark, self.parts = sentence.section, None, ()
        found = TESTS.match(sentence.text)
        if found is None:
            return
        named = [(m, e) for m, _ in words.names.values() for e in m.of(KG.Benchmark) if "/id/" in e.iri]
        first = [(m, e) for m, e in named if m.span.start == found.end()]
        alone = len({e.iri for _, e in named}) == 1
        self.benchmark = Filler(Iri(first[0][1].iri), first[0][0].span, None, first[0][1].label) if first and alone else None
        self.parts = ()

    def told(self, text: str, figures: tuple[Span, ...]) -> tuple[Facet, ...] | None:
        """Return the part of the benchmark that each of some figures of a clause is on, in their order; None where that is not plain."""
        if self.benchmark is None or not figures:
            return None
        ends = (*(f.start for f in figures[1:]), len(text))
        named = [self._part(text, Span(f.end, end)) for f, end in zip(figures, ends, strict=True)]
        known = tuple(part for part in named if part is not None)
        if len(known) == len(figures) and len({p.text for p in known}) == len(known):
            self.parts = known
            return known
        return self.parts if not known and len(self.parts) == len(figures) > 1 else None

    def _part(self, text: str, within: Span) -> Facet | None:
        """Return the part that stands behind a figure, with "on" before it."""
        words = within.of(text)
        found = [f for f in facets.read(words, self.lexicon) if f.property == KG.subset]
        if not found or not ON.search(words[: found[0].span.start]):
            return None
        first, last = found[0], found[0]
        if len(found) > 1 and BETWEEN.fullmatch(words[first.span.end : found[1].span.start]):
            last = found[1]
        elif len(found) > 1:
            return None
        name = " to ".join(dict.fromkeys(getattr(f.value, "value", f.text) for f in (first, last)))
        span = Span(within.start + first.span.start, within.start + last.span.end)
        return Facet(span, KG.subset, Literal(name), name)
