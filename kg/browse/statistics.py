"""The graph in numbers."""

from __future__ import annotations

from collections import Counter

from kg import overview, rdf
from kg.browse.catalogue import DOCUMENT, Catalogue
from kg.browse.records import Counted, DocumentStats, Dropped, Stats
from kg.sparql import Select
from kg.store import Store
from kg.vocab import KG, SKOS

THINGS = (
    ("model families", KG.ModelFamily),
    ("model variants", KG.ModelVariant),
    ("model checkpoints", KG.ModelCheckpoint),
    ("benchmarks", KG.Benchmark),
    ("corpora", KG.Corpus),
    ("organisations", KG.Organisation),
    ("works", KG.Work),
    ("concepts", SKOS.Concept),
)


def stats(store: Store) -> Stats:
    """Return how much the graph holds in all, by kind and by document, and what was read and dropped."""
    catalogue = Catalogue(store)
    graphs = catalogue.counts(overview.quads_by_graph())
    results = catalogue.counts(overview.owned_by_document(KG.Result))
    claims = catalogue.counts(overview.owned_by_document(KG.Claim))
    references = catalogue.counts(overview.owned_by_document(KG.Reference))
    steps = catalogue.counts(overview.owned_by_document(KG.TrainingStep))
    tests = catalogue.counts(overview.owned_by_document(KG.PairedTest))
    statements = catalogue.counts(overview.statements_by_document())
    amounts = catalogue.counts(overview.quantities_by_document())
    classes = catalogue.counts(overview.things_by_class())
    dropped = _dropped(catalogue)
    lost: Counter[str] = Counter()
    for item in dropped:
        lost[item.document] += item.number
    waiting = Counter(iri.split("/label/")[0] for iri in {thing for thing, _ in catalogue.rows(rdf.undecided()) if thing})
    documents = tuple(
        DocumentStats(
            info.id,
            statements.get(iri, 0),
            results.get(iri, 0),
            claims.get(iri, 0),
            references.get(iri, 0),
            steps.get(iri, 0),
            tests.get(iri, 0),
            amounts.get(iri, 0),
            waiting[iri],
            lost[info.id],
            graphs.get(iri, 0),
        )
        for iri, info in catalogue.documents.items()
    )
    quantities = catalogue.counts(overview.quantities_by_property())
    labels = catalogue.names.labels(quantities)
    owned = (("results", results), ("claims", claims), ("references", references), ("training steps", steps), ("paired tests", tests))
    totals = (
        ("documents", len(documents)),
        ("statements", _first(catalogue, overview.number_of_statements())),
        *((what, sum(found.values())) for what, found in owned),
        ("amounts", classes.get(KG.Quantity, 0)),
        ("undecided labels", sum(waiting.values())),
        ("dropped", sum(lost.values())),
        ("quads", sum(graphs.values()) + _first(catalogue, overview.number_of_triples())),
    )
    by_property = sorted(((labels[p], n) for p, n in quantities.items()), key=lambda item: (-item[1], item))
    return Stats(
        tuple(Counted(what, number) for what, number in totals),
        tuple(Counted(what, classes.get(cls, 0)) for what, cls in THINGS),
        tuple(Counted(what, number) for what, number in by_property),
        documents,
        dropped,
        store.digest(),
    )


def _first(catalogue: Catalogue, query: Select) -> int:
    return next((int(number or 0) for (number,) in catalogue.rows(query)), 0)


def _dropped(catalogue: Catalogue) -> tuple[Dropped, ...]:
    made = []
    for document, _, text in catalogue.rows(overview.values_of((KG.dropped,))):
        number, _, reason = (text or "").partition(" ")
        if number.isdecimal():
            made.append(Dropped((document or "").removeprefix(DOCUMENT), int(number), reason))
    return tuple(sorted(made, key=lambda d: (-d.number, d.document, d.reason)))
