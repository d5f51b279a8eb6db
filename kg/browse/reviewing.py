"""What is left to a reviewer: labels that no document decides, with the models that they may denote and what speaks for each."""

from __future__ import annotations

from collections import defaultdict

from kg import decisions, overview, rdf
from kg.browse.catalogue import DOCUMENT, Catalogue
from kg.browse.records import Agreement, Candidate, Decided, Review, Score, Undecided
from kg.store import Store, home_of


def review(store: Store) -> Review:
    """Return the undecided labels, by document, and the decisions on file.

    What speaks for a candidate: how much is known of it, which documents name it, and the figures that it and the label have on one
    benchmark, the same or not.
    """
    catalogue = Catalogue(store)
    candidates: defaultdict[str, set[str]] = defaultdict(set)
    for thing, candidate in catalogue.rows(rdf.undecided()):
        candidates[thing or ""].add(candidate or "")
    undecided = tuple(_undecided(catalogue, thing, sorted(models)) for thing, models in sorted(candidates.items()))
    home = home_of(store)
    here = {info.id for info in catalogue.documents.values()}
    decided = decisions.read(home.decisions) if home else ()
    return Review(undecided, tuple(Decided(d.label, d.document, d.denotes, d.by, d.document in here) for d in decided))


def _undecided(catalogue: Catalogue, thing: str, models: list[str]) -> Undecided:
    own = catalogue.scores(rdf.results(models=[thing]))
    naming: defaultdict[str, set[str]] = defaultdict(set)
    for document, model in catalogue.rows(overview.naming_documents(models)):
        naming[model or ""].add((document or "").removeprefix(DOCUMENT))
    found = []
    for model in models:
        known = catalogue.scores(rdf.results(models=[model]))
        found.append(Candidate(catalogue.label(model), model, len(known), tuple(sorted(naming[model])), _agreements(own, known)))
    label = own[0].label if own else catalogue.label(thing)
    places = catalogue.places([score.iri for score in own] or [thing])
    first = {(place.start, place.end): place for shown in places.values() for place in shown}
    return Undecided(label, thing.partition("/label/")[0].removeprefix(DOCUMENT), thing, own, tuple(found), tuple(first.values()))


def _agreements(own: tuple[Score, ...], known: tuple[Score, ...]) -> tuple[Agreement, ...]:
    """Return the figures of a label and of a candidate on one benchmark by one metric, the same ones first."""
    made = {
        Agreement(f"{a.benchmark}, {a.metric}", a.printed, b.printed, b.document, _number(a.printed) == _number(b.printed))
        for a in own
        for b in known
        if (a.benchmark, a.metric) == (b.benchmark, b.metric)
    }
    return tuple(sorted(made, key=lambda a: (not a.same, a.benchmark, a.document, a.elsewhere)))


def _number(printed: str) -> str:
    return printed.rstrip(" %*").rstrip()
