"""Which concept of the ontology a label means in its place of an outline, and what a label makes that names none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extractors.citations import citations
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.schema import Schema
from kg.model.statement import Evidence, Named, Statement
from kg.model.terms import Iri
from kg.vocab import KG, RDF, SKOS

_BRACKETED = re.compile(r"\s*\((?P<inside>[^()]{1,60})\)")
_HEAD_NOUN = re.compile(
    r"(?<!\s)\s+(?:models?|tasks?|corpora|methods?|functions?|tokens?|objectives?|benchmarks?|challenges?|issues)\Z", re.I
)
_EMPHASIS = re.compile(r"(?<!\w)[*_`]{1,3}|[*_`]{1,3}(?!\w)")
LEAD_WORDS = re.compile(r"\A(?:regarding|concerning|on|about|problems? (?:of|with)|challenges? (?:of|with))\s+(?:the\s+)?", re.I)
KINDS_OF: dict[Iri, Iri] = {KG.ModelKind: KG.Model, KG.CorpusType: KG.Corpus, KG.BenchmarkType: KG.Benchmark}
"""The classes of concepts that sort things, with the class of what they sort."""

CHALLENGES = (KG.OpenProblem, KG.Challenge, KG.Pitfall, KG.Implication, KG.Solution)
"""Classes of concepts that a heading opens a list of."""

PROBLEMS = (KG.Challenge, KG.OpenProblem, KG.Pitfall)
"""Those of them against which something may help."""

OWN = frozenset((KG.Category, *CHALLENGES))
"""Classes of concepts that a document may have of its own."""

MOST_WORDS = 16
"""The most words of a label that a new concept gets."""
MOST_NAME_WORDS = 6
"""The most words of the name of a category."""


class New:
    """The concepts that one document names and the ontology does not know: each under its label, with its class."""

    def __init__(self) -> None:
        self._named: dict[str, Iri] = {}
        self._labels: dict[str, Iri] = {}
        self._classes: dict[Iri, Iri] = {}

    def add(self, named: Named) -> None:
        """Keep a concept."""
        self._named.setdefault(match_key(named.label), named.iri)
        self._labels.setdefault(named.label, named.iri)
        self._classes.setdefault(named.iri, named.cls)

    def named(self, label: str) -> Iri | None:
        """Return the concept that bears a label."""
        return self._named.get(match_key(plain(label)))

    def labels(self, *classes: Iri) -> dict[str, Iri]:
        """Return the concepts of some classes by their labels, the longest first."""
        held = {label: iri for label, iri in self._labels.items() if self._classes[iri] in classes}
        return dict(sorted(held.items(), key=lambda item: (-len(item[0]), item[0])))

    def types(self, iri: Iri) -> tuple[Iri, ...]:
        """Return the class of a concept, or nothing where it is not new."""
        return (self._classes[iri],) if iri in self._classes else ()

    def class_below(self, above: Iri | None, schema: Schema) -> Iri:
        """Return the class of what stands right below a concept."""
        return next(iter(self.types(above)), None) or class_below(above, schema) if above else SKOS.Concept


def plain(label: str) -> str:
    """Return a label without emphasis, citations and the colon that ends it.

    >>> plain("**Encoder-only models:**"), plain("LoRA [80]")
    ('Encoder-only models', 'LoRA')
    """
    for citation in reversed(list(citations(label))):
        label = label[: citation.span.start] + label[citation.span.end :]
    return re.sub(r"\s+", " ", _EMPHASIS.sub("", label)).strip(" :.;,")


def concept(label: str, above: Iri | None, cls: Iri | None, lexicon: Lexicon, schema: Schema) -> Iri | None:
    """Return the concept that a label names under a broader one, or None.

    Of several, the one nearest below `above` in the ontology, then one of the class; never what is itself above `above`.
    """
    barred = {above, *_ancestors(above, schema)} if above else set()
    wanted = cls or (class_below(above, schema) if above else None)
    for words in _variants(label):
        known = [e.iri for e in lexicon.exact(words, SKOS.Concept) if e.iri in schema.concepts]
        if wanted and (hidden := schema.concept(words, (wanted,))):
            known.append(hidden)
        fitting = sorted({iri for iri in known if iri not in barred})
        if fitting:
            return min(fitting, key=lambda iri: (_distance(iri, above, schema), not _is_a(iri, wanted, schema), iri))
    return None


def contained(text: str, cls: Iri, lexicon: Lexicon, schema: Schema, share: float = 0.4) -> Iri | None:
    """Return the one concept of a class that a heading holds as a good part of its words."""
    found = [(m, e.iri) for m in lexicon.find(text) for e in m.of(cls) if e.iri in schema.concepts]
    best = max(found, key=lambda pair: len(pair[0].text), default=None)
    return best[1] if best and len(best[0].text) >= share * len(text) else None


def area(heading: str, lexicon: Lexicon) -> Iri | None:
    """Return the area that a heading speaks of ("Regarding the Models")."""
    for words in (LEAD_WORDS.sub("", heading), heading):
        found = [e.iri for e in lexicon.exact(words, KG.Area)] or [e.iri for m in lexicon.find(words) for e in m.of(KG.Area)]
        if found:
            return found[0]
    return None


def new_concept(label: str, cls: Iri, shown: Evidence) -> Named | None:
    """Return the concept that a label which names none is given, or None where it is no label."""
    words = plain(label)
    if not words or len(words.split()) > MOST_WORDS or not any(character.isalpha() for character in words):
        return None
    return Named(thing_iri("concept", str(cls).rsplit("#", 1)[-1], words), cls, words, shown)


def category(label: str, shown: Evidence) -> Iterator[Named | Statement]:
    """Yield a new category of a document's own taxonomy, which is a concept; nothing where a label is no name of one."""
    made = new_concept(label, KG.Category, shown)
    if made is not None and len(made.label.split()) <= MOST_NAME_WORDS:
        yield from introduced(made)


def introduced(made: Named) -> Iterator[Named | Statement]:
    """Yield the name of a new concept, and that it is one where its class sorts a document's own field or its problems."""
    yield made
    if made.cls in OWN:
        yield Statement(made.iri, RDF.type, SKOS.Concept, made.evidence)


def problem(words: str, cls: Iri, area: Iri | None, shown: Evidence, lexicon: Lexicon, schema: Schema) -> Iterator[Named | Statement]:
    """Yield the problem that a heading or an item names, new where the ontology has none like it, and the area that it concerns."""
    label = plain(words)
    iri = known_problem(label, cls, lexicon, schema)
    if iri is None:
        made = new_concept(label, cls, shown)
        if made is None:
            return
        yield from introduced(made)
        iri = made.iri
    if area:
        yield Statement(iri, KG.areaOf, area, shown)


def known_problem(label: str, cls: Iri, lexicon: Lexicon, schema: Schema) -> Iri | None:
    """Return the problem of the ontology that a label names, or holds as a good part of its words."""
    words = label.split()
    whole, half = len(words), (len(words) + 1) // 2
    ends = [(0, whole), *((at, whole) for at in range(1, whole - half + 1)), *((0, at) for at in range(whole - 1, half - 1, -1))]
    for start, end in ends:
        for entry in lexicon.exact(" ".join(words[start:end]), cls):
            if entry.iri in schema.concepts:
                return entry.iri
    return contained(label, cls, lexicon, schema)


def class_below(above: Iri, schema: Schema) -> Iri:
    """Return the class of what stands right below a concept: for an area that of most of its narrower concepts, else its own."""
    known = schema.concepts.get(above)
    if known is None:
        return SKOS.Concept
    below = Counter(t for iri in known.narrower for t in schema.concepts[iri].types if iri in schema.concepts)
    if KG.Area in known.types and below:
        return min(below, key=lambda t: (-below[t], t not in KINDS_OF, t))
    return known.types[0] if known.types else SKOS.Concept


def contradicts(narrower: Iri, broader: Iri, schema: Schema) -> bool:
    """Return whether the ontology has the edge the other way round."""
    return narrower == broader or narrower in _ancestors(broader, schema)


def confirmed(narrower: Iri, broader: Iri, schema: Schema) -> bool:
    """Return whether the ontology has one concept above the other."""
    return broader in _ancestors(narrower, schema)


def below(word: str, above: Iri, schema: Schema) -> Iri | None:
    """Return the one concept anywhere below another that a word names, by a short form too ("mixed" of "mixed models")."""
    key = match_key(word)
    named = [c for c in schema.ontology.concepts if key in {match_key(label) for label in (c.label, *c.alt_labels, *c.hidden_labels)}]
    found = [c.iri for c in named if confirmed(c.iri, above, schema)]
    return found[0] if len(found) == 1 else None


def _variants(label: str) -> Iterator[str]:
    words = plain(label)
    yield words
    if found := _BRACKETED.search(words):
        yield _BRACKETED.sub("", words).strip()
        yield found["inside"]
    if (shorter := _HEAD_NOUN.sub("", words)) != words:
        yield shorter


def _ancestors(iri: Iri | None, schema: Schema) -> dict[Iri, int]:
    """Return the concepts above one, each with its distance."""
    found: dict[Iri, int] = {}
    queue = [(iri, 0)] if iri else []
    for at, distance in queue:
        for above in schema.concepts[at].broader if at in schema.concepts else ():
            if above not in found:
                found[above] = distance + 1
                queue.append((above, distance + 1))
    return found


def _distance(iri: Iri, above: Iri | None, schema: Schema) -> int:
    return _ancestors(iri, schema).get(above, 99) if above else 0


def _is_a(iri: Iri, cls: Iri | None, schema: Schema) -> bool:
    return cls is None or any(cls in schema.ancestors(t) for t in schema.concepts[iri].types)
