"""The graph in numbers."""

from __future__ import annotations

from collections import Counter

from kg import overview, rdf
from kg.browse.catalogue import DOCUMENT, Catalogue
from kg.browse.records import Counted, DocumentStats, Dropped, Stats
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
OWNED = (
    ("results", KG.Result),
    ("claims", KG.Claim),
    ("references", KG.Reference),
    ("training steps", KG.TrainingStep),
    ("paired tests", KG.PairedTest),
)


def stats(store: Store) -> Stats:
    """Return how much the graph holds in all, by kind and by document, and what was read and dropped."""
    catalogue = Catalogue(store)
    graphs = catalogue.counts(overview.quads_by_graph())
    owned = {what: catalogue.counts(overview.owned_by_document(cls)) for what, cls in OWNED}
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
            *(owned[what].get(iri, 0) for what, _ in OWNED),
            amounts.get(iri, 0),
            waiting[iri],
            lost[info.id],
            graphs.get(iri, 0),
        )
        for iri, info in catalogue.documents.items()
    )
    quantities = catalogue.counts(overview.quantities_by_property())
    labels = catalogue.names.labels(quantities)
    totals = [
        ("documents", len(documents)),
        ("statements", _distinct(catalogue)),
        *((what, sum(owned[what].values())) for what, _ in OWNED),
    ]
    totals += [("amounts", classes.get(KG.Quantity, 0)), ("undecided labels", sum(waiting.values()))]
    totals += [("dropped", sum(lost.values())), ("quads", sum(1 for _ in store.quads("all")))]
    by_property = sorted(((labels[p], n) for p, n in quantities.items()), key=lambda item: (-item[1], item))
    return Stats(
        tuple(Counted(what, number) for what, number in totals),
        tuple(Counted(what, classes.get(cls, 0)) for what, cls in THINGS),
        tuple(Counted(what, number) for what, number in by_property),
        documents,
        dropped,
        store.digest(),
    )


def _distinct(catalogue: Catalogue) -> int:
    """Return the number of statements, one for each edge, however many documents make it."""
    return catalogue.counts(overview.things_by_class_in_documents()).get(KG.Statement, 0)


def _dropped(catalogue: Catalogue) -> tuple[Dropped, ...]:
    made = []
    for document, _, text in catalogue.rows(overview.values_of((KG.dropped,))):
        number, _, reason = (text or "").partition(" ")
        if number.isdecimal():
            made.append(Dropped((document or "").removeprefix(DOCUMENT), int(number), reason))
    return tuple(sorted(made, key=lambda d: (-d.number, d.document, d.reason)))
