"""Everything that the graph knows of one thing, with its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg import iris, overview, rdf
from kg.assembly import statement_iri
from kg.browse.catalogue import Catalogue, numbered
from kg.browse.evidence import derived
from kg.browse.naming import find
from kg.browse.records import Counted, Fact, Score, Spelling, Thing
from kg.model.terms import Iri
from kg.sparql import Select
from kg.store import Store
from kg.vocab import KG, RDF, RDFS, SKOS

NAMES = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, RDF.type, SKOS.definition}
"""The properties that a thing's head shows, and no list of edges."""
TOLD = {KG.familyKey, KG.variantKey, KG.sizeKey, KG.versionKey, KG.configurationKey, KG.label, KG.dropped}
HELD = {KG.Result, KG.PairedTest, KG.Claim, KG.Remark, KG.Reference, KG.TrainingStep}
"""What documents own; their edges to a thing are told as results and numbers, not one by one."""

LISTED = {(KG.Result, KG.model), (KG.Result, KG.benchmark), (KG.Result, KG.readFrom)}
"""Edges of results that are listed as results."""
MIRRORED = {SKOS.narrower, SKOS.hasTopConcept, SKOS.topConceptOf}
"""Edges to a concept that only say from the other end what the concept says itself."""

_Edge = tuple[str, str, NamedNode | Literal]


def thing(store: Store, term: str) -> Thing:
    """Return everything about what a term names: a model, benchmark, corpus, document, concept, result or statement.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    catalogue = Catalogue(store)
    found = find(catalogue, term)
    edge = _edge_of(catalogue, found.iri)
    if edge is not None:
        return _statement(catalogue, found.iri, edge)
    types = [cls or "" for _, cls in catalogue.rows(overview.types([found.iri]))]
    edges = _edges(catalogue, rdf.edges([found.iri]))
    shown = [edge for edge in edges if edge[1] not in NAMES | TOLD]
    incoming, parts = _incoming(catalogue, found.iri)
    scores = _scores(catalogue, found.iri, set(types))
    definition = sorted(o.value for _, p, o in edges if p == SKOS.definition)
    return Thing(
        found.iri,
        catalogue.label(found.iri),
        _kinds(catalogue, types),
        definition[0] if definition else None,
        _spellings(catalogue, found.iri, edges),
        _facts(catalogue, shown),
        scores,
        (*_parts(catalogue, found.iri, scores, set(types)), *parts),
        _facts(catalogue, incoming, towards=True),
        catalogue.places([found.iri]).get(found.iri, ()),
        found.also,
    )


def _edges(catalogue: Catalogue, query: Select) -> list[_Edge]:
    """Return the edges that a query finds as its last three columns."""
    made = []
    for row in catalogue.store.select(query).rows:
        subject, predicate, end = row[-3:]
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(end, NamedNode | Literal):
            made.append((subject.value, predicate.value, end))
    return made


def _edge_of(catalogue: Catalogue, iri: str) -> _Edge | None:
    """Return the edge of a statement; None for anything else."""
    return min(_edges(catalogue, overview.statement(iri)), key=str, default=None)


def _statement(catalogue: Catalogue, iri: str, edge: _Edge) -> Thing:
    """Return a statement as a thing: its edge is its one fact."""
    fact = _facts(catalogue, [edge])[0]
    label = f"{catalogue.label(edge[0])} — {fact.property} — {fact.value}"
    return Thing(iri, label, ("statement",), None, (), (fact,), (), (), (), fact.places)


def _kinds(catalogue: Catalogue, types: Iterable[str]) -> tuple[str, ...]:
    """Return the classes of a thing in words, without the general ones that a special one says too."""
    own = [t for t in types if t.startswith(KG.NAMESPACE)] or list(types)
    labels = catalogue.names.labels(own)
    above = {KG.Model, KG.Document, KG.Technique, KG.Language}
    special = [t for t in own if t not in above] or own
    return tuple(sorted(labels[t] for t in special))


def _spellings(catalogue: Catalogue, iri: str, edges: Iterable[_Edge]) -> tuple[Spelling, ...]:
    """Return the names of a thing, those that most documents print first; names of the ontology with none."""
    printing = Counter(spelling or "" for _, spelling in catalogue.rows(overview.printed_by(iri)))
    names = {o.value for _, p, o in edges if p == SKOS.altLabel} | printing.keys()
    label = catalogue.label(iri)
    return tuple(
        Spelling(name, printing[name]) for name in sorted(names, key=lambda n: (-printing[n], n)) if name != label or printing[name]
    )


def _scores(catalogue: Catalogue, iri: str, types: set[str]) -> tuple[Score, ...]:
    """Return the results of a model, on a benchmark or in a document."""
    if KG.Model in types:
        return catalogue.scores(rdf.results(models=[iri]))
    if KG.Benchmark in types:
        return catalogue.scores(rdf.results(benchmarks=[iri]))
    return catalogue.scores(rdf.results(documents=[iri])) if KG.Document in types else ()


def _parts(catalogue: Catalogue, iri: str, scores: tuple[Score, ...], types: set[str]) -> tuple[Counted, ...]:
    """Return how many results the models right below a model have, or each table of a document."""
    if KG.Document in types:
        tables = Counter(score.iri.split("/table/", 1)[-1].split("/", 1)[0] for score in scores if "/table/" in score.iri)
        return tuple(Counted(f"results in its table {n}", tables[n]) for n in sorted(tables, key=numbered))
    below = [(model or "", int(number or 0)) for _, model, number in catalogue.rows(overview.below([iri]))]
    labels = catalogue.names.labels(model for model, _ in below)
    return tuple(
        Counted(f"results of {labels[model]}", number) for model, number in sorted(below, key=lambda b: (-b[1], labels[b[0]])) if number
    )


def _incoming(catalogue: Catalogue, iri: str) -> tuple[list[_Edge], tuple[Counted, ...]]:
    """Return the edges that end at a thing, and how many results, claims and the like do."""
    found = [edge for edge in _edges(catalogue, rdf.edges((), (), [iri])) if edge[0] != iri]
    types: defaultdict[str, set[str]] = defaultdict(set)
    subjects = sorted({subject for subject, _, _ in found})
    for subject, cls in catalogue.rows(overview.types(subjects)) if subjects else ():
        types[subject or ""].add(cls or "")
    edges: list[_Edge] = []
    owned: Counter[tuple[str, str]] = Counter()
    for subject, predicate, _ in found:
        kinds = sorted(types[subject] & HELD)
        if kinds and (kinds[0], predicate) in LISTED:
            continue
        if kinds:
            owned[kinds[0], predicate] += 1
        elif not subject.startswith(KG.NAMESPACE) and predicate not in MIRRORED:
            edges.append((iri, predicate, NamedNode(subject)))
    labels = catalogue.names.labels(name for pair in owned for name in pair)
    counted = [Counted(f"{labels[cls]}s with this {labels[predicate]}", n) for (cls, predicate), n in sorted(owned.items())]
    return edges, tuple(counted)


def _facts(catalogue: Catalogue, edges: Iterable[_Edge], *, towards: bool = False) -> tuple[Fact, ...]:
    """Return edges in words with the places that show them; with `towards` the third part is the other end of an incoming edge."""
    listed = sorted(set(edges), key=lambda edge: (edge[1], str(edge[2])))
    owners = {edge: _owner(edge, towards=towards) for edge in listed}
    places = catalogue.places(owners.values())
    following = derived(catalogue, [owner for owner in owners.values() if owner not in places])
    labels = catalogue.names.labels(v for _, p, o in listed for v in (p, o.value) if v == p or isinstance(o, NamedNode))
    printed = _amounts(catalogue, [o.value for _, _, o in listed if isinstance(o, NamedNode)])
    made = []
    for edge in listed:
        _, predicate, end = edge
        rule, premises = following.get(owners[edge], (None, ()))
        iri = end.value if isinstance(end, NamedNode) else None
        value = printed.get(end.value) or labels[end.value] if iri else end.value
        made.append(Fact(labels[predicate], value, predicate, iri, places.get(owners[edge], premises), rule))
    return tuple(sorted(made, key=lambda fact: (fact.property, fact.value.casefold(), fact.value, fact.iri or "")))


def _owner(edge: _Edge, *, towards: bool) -> str:
    """Return the node that bears an edge's evidence: its statement, or the document's own thing that it belongs to."""
    subject, predicate, end = edge
    if towards:
        return statement_iri(end.value, predicate, NamedNode(subject))
    owned = any(f"/{kind}/" in subject for kind in ("table", "claim", "reference", "step", "test"))
    return subject if owned and subject.startswith(iris.document("")) else statement_iri(subject, predicate, end)


def _amounts(catalogue: Catalogue, things: Iterable[str]) -> dict[str, str]:
    """Return amounts as printed."""
    asked = [Iri(thing) for thing in things if "/quantity/" in thing]
    return {iri or "": printed or "" for iri, printed, *_ in catalogue.rows(rdf.quantities(asked))} if asked else {}
