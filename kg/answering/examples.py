"""Ten questions that work on a graph: made from what it holds, each tried before it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg import rdf
from kg.answering.context import Context, Graph
from kg.answering.engine import answer
from kg.answering.scores import Score, gather
from kg.model.logical_form import LogicalForm
from kg.model.terms import Iri
from kg.sparql import Select
from kg.store import Store
from kg.vocab import KG, RDF

WANTED = 10
TRIES = 4
"""How many questions of one form are tried before the next form."""


def examples(store: Store | Graph) -> tuple[str, ...]:
    """Return up to ten questions of different forms that this graph answers; fewer where it holds little."""
    graph = store if isinstance(store, Graph) else Graph(store)
    context = Context(graph)
    scores = [s for s in gather(LogicalForm("lookup", ""), context, (), ()) if s.name and not s.name.configuration]
    found: list[str] = []
    benchmarks = _frequent(s.benchmark_label for s in scores)
    for form in (*_about_scores(scores, benchmarks[:1]), *_about_things(context), *_about_scores(scores, benchmarks[1:2])):
        for question in form[:TRIES]:
            if question not in found and answer(question, graph).status == "answered":
                found.append(question)
                break
        if len(found) == WANTED:
            break
    return tuple(found)


def _about_scores(scores: Sequence[Score], benchmarks: Sequence[str]) -> Iterator[list[str]]:
    """Yield questions about scores on some benchmarks, form by form."""
    for benchmark in benchmarks:
        here = [s for s in scores if s.benchmark_label == benchmark]
        families = _frequent(s.model_label.rsplit(" ", 1)[0] for s in here if s.name and s.name.size and not s.name.variant)
        variants = _frequent(s.model_label.rsplit(" ", 1)[0] for s in here if s.name and s.name.size and s.name.variant)
        yield [f"How does {v} compare with {f} on {benchmark}?" for v in variants[:6] for f in families[:6] if v.startswith(f)]
        yield [f"How does {f} scale with size on {benchmark}?" for f in families]
        yield [f"Which 3 models are best on {benchmark}?"]
        yield [f"What is the score of {s.model_label} on {benchmark}?" for s in here]
        yield [f"Is {b} better than {a} on {benchmark}?" for a, b in pairwise(families)]
        yield [f"Do the sources agree on the {benchmark} score of {m}?" for m in _frequent(s.model_label for s in here)]


def _about_things(context: Context) -> Iterator[list[str]]:
    """Yield questions about statements, form by form."""
    for cls, words in ((KG.Corpus, "How big is {}?"), (KG.Benchmark, "How many problems does {} have?")):
        yield [words.format(label) for label in _labels(context, rdf.edges((), [RDF.type], [cls]), end=0)]
    yield [f"What is {label} fine-tuned from?" for label in _labels(context, rdf.edges((), [KG.fineTunedFrom]), end=0)]
    yield [f"Which models are {label}?" for label in _labels(context, rdf.edges((), [KG.architecture]), end=2)]
    yield [f"Which models use {label}?" for label in _labels(context, rdf.edges((), [KG.uses]), end=2)]


def _labels(context: Context, query: Select, end: int) -> list[str]:
    """Return the labels at one end of some edges, the most frequent first."""
    things = _frequent(row[end] for row in context.store.select(query).texts())
    labels = context.names.labels([Iri(t) for t in things[:20]])
    return [labels[t] for t in things[:20]]


def _frequent(words: Iterable[str]) -> list[str]:
    """Return words, the most frequent first, of equals the first in order."""
    return [word for word, _ in sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))]
