"""Over the whole graph of the documents that ship: what is said is shown, at its place, in the words that stand there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from kg import build, iris
from kg.contributions import Graph
from kg.model.document import Document
from kg.vocab import KG, KGI, OA, RDF, SKOS

Edges = Mapping[str, Mapping[str, tuple[str, ...]]]
DOCUMENT = KGI + "document/"
BEARERS = {KG.Result, KG.PairedTest, KG.Claim, KG.Remark, KG.Reference, KG.TrainingStep}
"""What bears its evidence itself, and no statement for each of its edges."""
NAMED_BY_PARTS = (KGI + "quantity/", KGI + "work/", KGI + "graph")
"""How the IRIs begin of what is named by what is said of it, so that nothing has to show it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place that shows something: the document, quote and value in it, row and column."""

    document: Document
    quote: str
    value: str
    start: int
    column: str


def edges(quads: Iterable[ox.Quad], inside: Callable[[str], bool]) -> Edges:
    """Return subject → predicate → values of the quads in some graphs."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if inside(quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)  # type: ignore[union-attr]
    return {s: {p: tuple(sorted(o)) for p, o in said.items()} for s, said in found.items()}


def plain(text: str) -> str:
    return re.sub(r"[\s*`|_]+|\[\d+\]|<[^>]*>", "", text).casefold()


def place(evidence: str, shown: Edges, documents: Mapping[str, Document]) -> Place | str:
    """Return where a piece of evidence points to, or what is wrong with it."""
    try:
        said = shown[evidence]
        document = documents[said[OA.hasSource][0]]
        quote, inner = shown[said[OA.hasSelector][0]], shown[said[OA.refinedBy][0]]
        start, end = int(quote[OA.start][0]), int(quote[OA.end][0])
        first, last = int(inner[OA.start][0]), int(inner[OA.end][0])
        exact = quote[OA.exact][0]
    except (KeyError, ValueError) as error:
        return f"{evidence} lacks {error}"
    if document.text[start:end] != exact or not exact.strip():
        return f"{evidence}: the quote does not stand at {start}"
    if not 0 <= first <= last <= len(exact):
        return f"{evidence}: the value does not lie in the quote"
    return Place(document, exact, exact[first:last], start + first, "".join(said.get(KG.column, ())))


def faults(quads: Iterable[ox.Quad], documents: Mapping[str, Document], about: frozenset[ox.Quad]) -> Iterator[str]:
    """Yield what is said and not shown, and what is shown wrongly."""
    quads = tuple(quads)
    said = edges(quads, lambda name: not name)
    shown = edges(quads, lambda name: name.startswith(DOCUMENT))
    texts: dict[str, Document] = {iris.document(identifier): document for identifier, document in documents.items()}
    for subject in sorted(said.keys() | shown.keys()):
        own = shown.get(subject, {})
        bearer = BEARERS & set(said.get(subject, {}).get(RDF.type, ()))
        if KG.Statement not in own.get(RDF.type, ()) and not bearer:
            continue
        if not bearer and not {RDF.subject, RDF.predicate, RDF.object} <= own.keys():
            yield f"{subject}: nobody says what of what"
            continue
        places = [place(evidence, shown, texts) for evidence in own.get(KG.evidence, ())]
        if not places:
            yield f"{subject} has no evidence"
        for spot in places:
            if isinstance(spot, str):
                yield spot
            elif KG.Result in bearer:
                yield from _result(subject, said, spot)
            elif not bearer:
                yield from _statement(own, said, spot)
    yield from _unsaid(quads, said, shown, about)


def _result(result: str, said: Edges, spot: Place) -> Iterator[str]:
    """Yield what the place of a result does not show: the printed value, the row's label, the benchmark's name."""
    own = said[result]
    (printed,), label = own[KG.printed], "".join(own.get(KG.label, ()))
    if spot.value != printed or printed not in spot.quote:
        yield f"{result}: {printed!r} is not what stands there ({spot.value!r})"
    table = next((t for t in spot.document.tables if t.span.start <= spot.start < t.span.end), None)
    header = plain(" ".join(c.label for c in table.columns)) if table else ""
    words = [plain(word) for word in re.split(r"\s+(?:yes|no|✓|×|✗)(?=\s|$)|\s", label) if plain(word)]
    if any(word not in plain(spot.quote) and word not in header for word in words):
        yield f"{result}: the quote lacks the label {label!r}"
    names = [name for benchmark in own[KG.benchmark] for name in said[benchmark].get(SKOS.altLabel, ())]
    near = plain(f"{spot.column} {table.caption if table else ''} {spot.quote} {spot.document.path}")
    if own[KG.benchmark][0].startswith(DOCUMENT):
        return
    if not any(plain(name) in near for name in names):
        yield f"{result}: neither column nor caption names the benchmark ({', '.join(names)})"


def _statement(own: Mapping[str, tuple[str, ...]], said: Edges, spot: Place) -> Iterator[str]:
    """Yield a spelling or an amount that does not stand where it is said to."""
    for value in own[RDF.object]:
        if value.startswith(KGI + "quantity/") and plain(said[value][KG.printed][0]) not in plain(spot.quote):
            yield f"the quote is not what stands there: {said[value][KG.printed][0]!r} in {spot.quote[:80]!r}"
    if own[RDF.predicate] == (SKOS.altLabel,):
        (label,) = own[RDF.object]
        table = next((t for t in spot.document.tables if t.span.start <= spot.start < t.span.end), None)
        header = plain(" ".join([*(c.label for c in table.columns), table.caption]) if table else "")
        near = plain(f"{spot.quote} {spot.document.path} {spot.document.title}")
        # Marks stand for "yes" and "no", and the average of a table is named after its table.
        words = re.findall(r"[^\W_]+(?:\.\d+)?", re.sub(r"=(?:yes|no)\b| \(table \w+\)$", "", label))
        if any(plain(word) not in near and plain(word) not in header for word in words):
            yield f"the quote lacks the name {label!r}: {spot.quote[:80]!r}"


def _unsaid(quads: Iterable[ox.Quad], said: Edges, shown: Edges, about: frozenset[ox.Quad]) -> Iterator[str]:
    """Yield the edges of the default graph that are neither stated, nor one document's own, nor of the ontology, nor derived."""
    parts = (RDF.subject, RDF.predicate, RDF.object)
    stated = {tuple(own.get(part, ("",))[0] for part in parts) for own in shown.values() if KG.Statement in own.get(RDF.type, ())}
    derived = {RDF.type, SKOS.prefLabel, KG.familyKey, KG.variantKey, KG.sizeKey, KG.versionKey, KG.configurationKey, KG.candidate}
    ruled = {s for s, own in edges(quads, lambda name: name == KG.derived).items() if KG.rule in own}
    for quad in quads:
        if quad.graph_name != ox.DefaultGraph() or quad in about:
            continue
        s, p, o = quad.subject.value, quad.predicate.value, quad.object.value  # type: ignore[union-attr]
        own = s.startswith((DOCUMENT, *NAMED_BY_PARTS)) or BEARERS & set(said[s].get(RDF.type, ()))
        if own or p in derived or (s, p, o) in stated:
            continue
        if iris.hashed("statement", (s, p, str(quad.object))) not in ruled:
            yield f"nobody says {s} {p} {o}"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build.construct(build.sources(build.shipped()))


@pytest.fixture(scope="module")
def quads(graph: Graph) -> frozenset[ox.Quad]:
    return build.whole(graph)


def test_everything_that_is_said_is_shown_at_its_place(graph: Graph, quads: frozenset[ox.Quad]) -> None:
    assert list(faults(quads, graph.documents, graph.about())) == []
    results = sum(quad.predicate.value == RDF.type and quad.object == ox.NamedNode(KG.Result) for quad in quads)
    assert results > 2500


def test_what_was_dropped_is_counted_in_the_graph_document_by_document(graph: Graph, quads: frozenset[ox.Quad]) -> None:
    counted = {
        (q.subject.value, q.object.value)  # type: ignore[union-attr]
        for q in quads
        if q.predicate.value == KG.dropped and isinstance(q.object, ox.Literal)
    }
    dropped = {(summary.document, f"{number} {reason}") for summary in graph.summaries.values() for reason, number in summary.dropped}
    assert counted == dropped
    assert all(dict(s.counts).get("Dropped", 0) == sum(number for _, number in s.dropped) for s in graph.summaries.values())


SMALL = """---
id: widgets
kind: paper
title: "Widgets"
trust: primary
---
# Widgets

Table 1: pass@1 on WombatEval in per cent.

| Model | Size | WombatEval |
| --- | --- | --- |
| Zork Llumo | 7B | 33.5 |
"""


def changed(quad: ox.Quad, value: str) -> ox.Quad:
    assert isinstance(quad.object, ox.Literal)
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(value, datatype=quad.object.datatype), quad.graph_name)


@pytest.mark.parametrize(
    ("predicate", "value", "found"),
    [
        (OA.start, "70", "does not stand at|does not lie in the quote"),
        (OA.exact, "33.5 %", "does not stand"),
        (KG.printed, "33.6", "not what stands there"),
        (KG.label, "Frob 9B", "lacks the label"),
        (SKOS.altLabel, "Frob", "nobody says"),
        (RDF.object, "Frob", "lacks the name"),
        (OA.hasSelector, None, "lacks"),
        (OA.hasSource, None, "lacks"),
        (KG.evidence, None, "has no evidence"),
        (RDF.subject, None, "nobody says"),
    ],
)
def test_each_thing_that_goes_wrong_is_seen(predicate: str, value: str | None, found: str) -> None:
    graph = build.construct([build.Source("widgets.md", SMALL.encode())])
    sound, about = build.whole(graph), graph.about()
    assert list(faults(sound, graph.documents, about)) == []
    told = {q.subject for q in sound if q.predicate.value == RDF.predicate and q.object == ox.NamedNode(SKOS.altLabel)}
    touched = sorted((q for q in sound - about if q.predicate.value == predicate), key=str)
    if predicate == RDF.object:
        touched = [q for q in touched if q.subject in told]
    assert touched
    for quad in touched[:4]:
        harmed = (sound - {quad}) | (set() if value is None else {changed(quad, value)})
        seen = list(faults(harmed, graph.documents, about))
        assert any(re.search(found, fault) for fault in seen), (str(quad), seen)
