"""Help for a question that is not understood: the word, names and properties like it, and questions like it that are answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from kg import rdf
from kg.answering.context import Graph
from kg.answering.wording import joined
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words
from kg.model.answer import Answer, Problem
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.reading import Reading, read
from kg.vocab import KG, OWL, SKOS

OFFERED = (KG.Model, KG.Benchmark, KG.Corpus, SKOS.Concept, OWL.ObjectProperty, OWL.DatatypeProperty)
LEAST_LIKE = 80
"""How like a word a name must be to be offered for it, of 100."""
SHORTEST = 4
"""The fewest letters of a word that a caveat speaks of."""
MOST_NAMES = 3
MOST_QUESTIONS = 3
TRIES = 9
"""How many questions are tried; most are answered."""


def guided(answer: Answer, graph: Graph, answering: Callable[[str], Answer]) -> Answer:
    """Return an answer to a question that is not understood with the place of the fault, and with what may have been meant.

    Every question that is offered has been asked: it is answered.
    """
    if answer.problem is not None or not answer.question:
        return answer
    reading = read(answer.question, graph.names)
    strange = unheard(reading, graph) or [Span(0, len(answer.question))]
    said = strange[0].of(answer.question)
    what = f"“{said}”" if len(strange) > 1 or strange[0] != Span(0, len(answer.question)) else "this"
    message = f"{what} is no name, property or measurement that this graph knows"
    near = [label for span in strange[:MOST_NAMES] for label in like(span.of(answer.question), graph)]
    names = tuple(dict.fromkeys(near))[:MOST_NAMES]
    return replace(
        answer,
        answer=f"Not understood: {message}.",
        problem=Problem(strange[0].start, strange[0].end, message),
        did_you_mean=(*names, *_questions(reading, names, graph, answering)),
    )


def noted(answer: Answer, graph: Graph) -> Answer:
    """Return a description of a thing with a caveat on the words of the question that it does not answer: nothing knows them."""
    reading = read(answer.question, graph.names)
    things = [*(m.label for m in reading.models), *(m.text for m in reading.mentions if m.of(KG.Benchmark, KG.Corpus))]
    strange = [text for span in unheard(reading, graph) if len(text := span.of(reading.text)) >= SHORTEST and text.isalpha()]
    strange = [text for text in strange if not graph.names.ordinary(text.lower())]
    if not things or not strange:
        return answer
    said = joined(f"“{text}”" for text in strange)
    caveat = (
        f"{said} {'is' if len(strange) == 1 else 'are'} no name or property that this graph knows; shown is what is stated of {things[0]}."
    )
    near = [label for text in strange for label in like(text, graph)]
    return replace(answer, caveats=(caveat, *answer.caveats), did_you_mean=tuple(dict.fromkeys((*answer.did_you_mean, *near)))[:6])


def unheard(reading: Reading, graph: Graph) -> list[Span]:
    """Return the words that carry meaning and are part of nothing understood, those first that the documents do not use either."""
    known = [*(m.span for m in reading.mentions), *(m.span for m in reading.models), *(o.span for o in reading.operators)]
    known += [*(f.span for f in reading.facets), *(s.span for s in reading.sizes), *(n.span for n in reading.numbers)]
    small = {t.idx for t in reading.doc if t.is_stop}
    found = [piece for piece in words(reading.text) if piece.start not in small and not any(piece.overlaps(s) for s in known)]
    return sorted(found, key=lambda piece: (graph.names.ordinary(piece.of(reading.text).lower()), piece.start))


def like(word: str, graph: Graph) -> tuple[str, ...]:
    """Return the names of things and properties that begin and are spelt like a word, the most like first."""
    key = match_key(word)
    if len(key) < 4:
        return ()
    known = graph.names.keys()
    same = [k for k in known if k[:1] == key[:1]]
    found = process.extract(key, same, scorer=fuzz.ratio, limit=12, score_cutoff=LEAST_LIKE)
    entries = graph.names.lookup([k for k, _, _ in found])
    labels = [e.label for k, _, _ in found for e in entries.get(k, ()) if any(t in OFFERED for t in e.types)]
    return tuple(dict.fromkeys(labels))[:MOST_NAMES]


def _questions(reading: Reading, names: Sequence[str], graph: Graph, answering: Callable[[str], Answer]) -> tuple[str, ...]:
    """Return questions that are answered, those most like what was asked first."""
    made = list(dict.fromkeys(_candidates(reading, names, graph)))
    ranked = sorted(made, key=lambda question: (-fuzz.token_set_ratio(reading.text.lower(), question.lower()), made.index(question)))
    found: list[str] = []
    for question in ranked[:TRIES]:
        if answering(question).status == "answered":
            found.append(question)
        if len(found) == MOST_QUESTIONS:
            break
    return tuple(found)


def _candidates(reading: Reading, names: Sequence[str], graph: Graph) -> Iterator[str]:
    """Yield questions about what was named, about what is spelt like it, and about what the documents measure most."""
    keys = [match_key(name) for name in names]
    entries = [e for m in reading.mentions for e in m.entries] + [e for key in keys for e in graph.names.lookup([key]).get(key, ())]
    named: dict[Iri, list[str]] = {cls: [] for cls in OFFERED}
    for entry in entries:
        for cls in OFFERED:
            if cls in entry.types:
                named[cls].append(entry.label)
    named[KG.Model] += [m.label for m in reading.models]
    benchmark, model = _most_measured(graph)
    for label in [*named[KG.Benchmark], *benchmark]:
        yield f"Which 3 models are best on {label}?"
        yield f"How many problems does {label} have?"
        yield from (f"What is the score of {one} on {label}?" for one in [*named[KG.Model], *model][:2])
    for label in [*named[KG.Model], *model]:
        yield f"What is {label}?"
        yield f"What is {label} fine-tuned from?"
    yield from (f"How big is {label}?" for label in named[KG.Corpus])
    yield from (f"What {_is(label)} {label}?" for label in named[SKOS.Concept])
    relations = [*named[OWL.ObjectProperty], *named[OWL.DatatypeProperty]]
    yield from (f"What {_is(label)} the {label} of {one}?" for label in relations for one in model)


def _most_measured(graph: Graph) -> tuple[list[str], list[str]]:
    """Return the benchmark on which most documents report results, and the model of which most statements speak, each in a list."""
    counted = Counter(benchmark for benchmark, _ in graph.store.select(rdf.measured()).texts())
    first = sorted(counted, key=lambda iri: (-counted[iri], iri))[:1]
    spoken = Counter(model for model, _, _ in graph.store.select(rdf.edges((), [KG.fineTunedFrom, KG.initialisedFrom])).texts())
    model = sorted(spoken, key=lambda iri: (-spoken[iri], iri))[:1]
    labels = graph.names.labels([*first, *model])
    return [labels[iri] for iri in first], [labels[iri] for iri in model]


def _is(label: str) -> str:
    return "are" if label.endswith("s") and not label.endswith("ss") else "is"
