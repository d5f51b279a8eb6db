"""Every reported score with all that is known of how it came about, for other programs."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg import overview, rdf
from kg.browse.catalogue import Catalogue, numbered
from kg.browse.exchange import Measured, Setting, Term
from kg.browse.origins import cases, spots
from kg.lexicon.facets import PROTOCOL
from kg.model.terms import Iri
from kg.store import Store
from kg.vocab import KG

_Row = tuple[str | None, ...]


def measured(store: Store, about: str | None = None) -> tuple[Measured, ...]:
    """Return the results, by document and place; with `about`, those of a model, benchmark, metric or document, or of a case of it.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    catalogue = Catalogue(store)
    rows = {row[0] or "": row for row in catalogue.rows(rdf.results())}
    if about is not None:
        wanted = cases(catalogue, about)
        rows = {iri: row for iri, row in rows.items() if wanted & {iri, *row[1:5]}}
    return _Gathering(catalogue, rows).results()


class _Gathering:
    """The results of a graph with everything that is looked up for all of them at once."""

    def __init__(self, catalogue: Catalogue, rows: dict[str, _Row]) -> None:
        self.rows = rows
        self.spots = spots(catalogue, rows)
        self.settings: defaultdict[str, list[tuple[str, NamedNode | Literal]]] = defaultdict(list)
        for result, prop, value in sorted(catalogue.store.select(rdf.settings(rows, PROTOCOL)).bound(), key=str) if rows else ():
            self.settings[result.value].append((prop.value, value))
        self.makers = _pairs(catalogue, KG.developedBy)
        self.above = {**_pairs(catalogue, KG.checkpointOf), **_pairs(catalogue, KG.variantOf)}
        self.tasks = _pairs(catalogue, KG.forTask)
        self.better = {metric: flag == "true" for metric, _, flag in catalogue.rows(overview.values_of((KG.higherIsBetter,)))}
        self.undecided = {thing for thing, _ in catalogue.rows(rdf.undecided())}
        named = {value for row in rows.values() for value in row[1:5] if value}
        named |= {prop for pairs in self.settings.values() for prop, _ in pairs}
        named |= {value.value for pairs in self.settings.values() for _, value in pairs if isinstance(value, NamedNode)}
        named |= {value for values in (*self.makers.values(), *self.tasks.values()) for value in values}
        self.labels = catalogue.names.labels(named)

    def results(self) -> tuple[Measured, ...]:
        """Return the results in the order of documents and places; one that no place shows is left out."""
        made = [self._result(iri, row) for iri, row in self.rows.items() if iri in self.spots]
        return tuple(sorted(made, key=lambda m: (m.spot.origin.id, numbered(m.iri))))

    def _result(self, iri: str, row: _Row) -> Measured:
        _, model, benchmark, metric, _, label, printed, value, k, subset, unit, by, error = (cell or "" for cell in row)
        return Measured(
            iri,
            self._term(model),
            label,
            model in self.undecided,
            self._makers(model),
            self._term(benchmark),
            tuple(map(self._term, self.tasks.get(benchmark, ()))),
            subset or None,
            self._term(metric),
            int(k) if k else None,
            self.better.get(metric),
            Decimal(value),
            printed,
            unit or None,
            Decimal(error) if error else None,
            by or None,
            tuple(
                Setting(self._term(prop), self.labels[value.value] if isinstance(value, NamedNode) else value.value, value)
                for prop, value in self.settings[iri]
            ),
            self.spots[iri][0],
        )

    def _term(self, iri: str) -> Term:
        return Term(iri, self.labels[iri])

    def _makers(self, model: str) -> tuple[str, ...]:
        """Return who made a model, else who made what it is a checkpoint or variant of."""
        seen: set[str] = set()
        while model and model not in seen:
            if found := self.makers.get(model):
                return tuple(self.labels[maker] for maker in found)
            seen.add(model)
            model = next(iter(self.above.get(model, ())), "")
        return ()


def _pairs(catalogue: Catalogue, predicate: Iri) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for subject, value in catalogue.rows(rdf.pairs(predicate)):
        found[subject or ""].append(value or "")
    return {subject: tuple(values) for subject, values in found.items()}
