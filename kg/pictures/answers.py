"""What an answer rests on, drawn: the things it speaks of, the edges that it cites, and the documents that state them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg import iris, rdf
from kg.browse.naming import expanded
from kg.browse.records import Place
from kg.model.answer import Answer, Citation
from kg.pictures.records import Edge, Picture, Said
from kg.pictures.sketch import Sketch, value
from kg.store import Store
from kg.vocab import KG

MOST_EDGES = 300
"""The most cited edges that are drawn."""


def evidence(store: Store, answer: Answer) -> Picture:
    """Return the edges that an answer cites, between the things that they join; a score joins a model and a benchmark.

    The picture of an answer without citations is empty, and says what is missing.
    """
    sketch = Sketch(store)
    cited = answer.citations[:MOST_EDGES]
    ends = _ends(sketch, cited)
    edges: dict[tuple[str, str, str], list[Said]] = {}
    keys: dict[int, tuple[str, str, str]] = {}
    for citation in cited:
        source, target = ends.get(citation.subject) or _joined(citation)
        relation = KG.Result if "/table/" in citation.subject and citation.subject in ends else citation.predicate
        note = "cited as [" + str(citation.n) + "]"
        keys[citation.n] = source, target, relation
        edges.setdefault(keys[citation.n], []).append(Said(citation.edge, (_place(sketch, citation),), note))
    labels = sketch.labels(iri for key in edges for iri in key)
    things = list(dict.fromkeys(iri for source, target, _ in edges for iri in (source, target)))
    records = {ends[citation.subject] for citation in cited if citation.subject in ends}
    drawn = tuple(
        Edge(s, t, r, labels[r], _short(said) if (s, t) in records else labels[r], tuple(said)) for (s, t, r), said in edges.items()
    )
    left = len(answer.citations) - len(cited)
    notes = [*answer.caveats, *(f"{m.term}: {m.why}" for m in answer.missing)]
    notes += [f"{left:,} more cited edges are not drawn."] if left else []
    models = [iri for iri in things if "/model/" in iri]
    benchmarks = [iri for iri in things if "/benchmark/" in iri]
    speaking = {sketch.catalogue.documents[citation.document.iri].id for citation in cited}
    cells = tuple(c for c in sketch.cells(models, benchmarks) if _of(c.places, speaking)) if models and benchmarks else ()
    nodes = tuple(replace(node, said=tuple(one for one in node.said if _of(one.places, speaking))) for node in sketch.nodes(things))
    at = {key: number for number, key in enumerate(edges)}
    cites = tuple((n, at[key]) for n, key in keys.items())
    title, about = answer.question, answer.answer
    return sketch.picture(Picture(title, about, "layers", nodes, drawn, cells=cells, cites=cites, notes=tuple(notes)))


def _of(places: Sequence[Place], documents: Collection[str]) -> bool:
    """Return whether only these documents speak: a question may have shut the others out."""
    return all(place.document in documents for place in places)


def _ends(sketch: Sketch, citations: Sequence[Citation]) -> dict[str, tuple[str, str]]:
    """Return the two things that each record of a document joins: of a score the model and the benchmark, of a paired test the models."""
    scored = {citation.subject for citation in citations}
    documents = sorted({c.document.iri for c in citations if c.subject.startswith(f"{c.document.iri}/table/")})
    rows = sketch.catalogue.rows(rdf.results(documents=documents)) if documents else ()
    ends = {row[0] or "": (row[1] or "", row[2] or "") for row in rows if row[0] in scored}
    parts: dict[str, dict[str, str]] = {}
    owned = sorted(iri for iri in scored - ends.keys() if iri.startswith(iris.document("")))
    for record, prop, thing in sketch.catalogue.rows(rdf.edges(owned, (KG.first, KG.second))) if owned else ():
        parts.setdefault(record or "", {})[prop or ""] = thing or ""
    return ends | {record: (two[KG.first], two[KG.second]) for record, two in parts.items() if len(two) == len((KG.first, KG.second))}


def _joined(citation: Citation) -> tuple[str, str]:
    """Return the two things that a cited edge joins; what a document owns (a claim, a step) is said by the document."""
    document = citation.document.iri
    subject = document if citation.subject.startswith(f"{document}/") else citation.subject
    return subject, citation.object if expanded(citation.object) else value(citation.object)


def _place(sketch: Sketch, citation: Citation) -> Place:
    source, text = citation.document, citation.text
    info = sketch.catalogue.documents[source.iri]
    return Place(
        info.id,
        source.title,
        source.kind,
        source.trust,
        text.of == "digest",
        citation.locator,
        citation.quote,
        text.start,
        text.end,
        citation.mark,
        citation.hedge,
    )


def _short(said: list[Said]) -> str:
    """Return what is written at the edge of a record: the end of the first readable edge, and how many more there are."""
    head = said[0].text.rsplit(" · ", 1)[-1].rsplit(": ", 1)[-1]
    return f"{head} (+{len(said) - 1})" if len(said) > 1 else head
