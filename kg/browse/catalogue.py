"""What every view of a graph needs: its documents, labels, and the places that show something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg import iris, rdf
from kg.browse.records import Place, Score
from kg.model.statement import Locator
from kg.query.names import Names
from kg.sparql import Select
from kg.store import Store

DOCUMENT = iris.document("")
TRUST = ("primary", "third_party", "secondary", "unstated", "machine_generated")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the graph describes it."""

    id: str
    title: str
    kind: str
    trust: str
    path: str
    sha256: str
    digest: bool
    authors: str | None
    year: int | None
    identifier: str | None
    source: str | None


class Catalogue:
    """An open graph, with what was looked up kept: it does not change while it is open."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = Names(store)

    def rows(self, query: Select) -> Iterator[tuple[str | None, ...]]:
        """Yield the solutions of a query as the values of their terms, in their order by value."""
        found = {tuple(None if term is None else term.value for term in row) for row in self.store.select(query).rows}
        return iter(sorted(found, key=lambda row: tuple(value or "" for value in row)))

    @cached_property
    def documents(self) -> dict[str, Listed]:
        """Return every document by its IRI, in the order of the IRIs."""
        made: dict[str, Listed] = {}
        for row in self.rows(rdf.documents()):
            iri, title, kind, trust, path, sha, digest, _, authors, year, identifier, source = (value or "" for value in row)
            if iri not in made:
                made[iri] = Listed(
                    iri.removeprefix(DOCUMENT),
                    title,
                    kind,
                    trust,
                    path,
                    sha,
                    digest == "true",
                    authors or None,
                    int(year) if year else None,
                    identifier or None,
                    source or None,
                )
        return made

    def label(self, iri: str) -> str:
        """Return what people call a thing."""
        return self.names.labels([iri])[iri]

    def counts(self, query: Select) -> dict[str, int]:
        """Return the solutions of a query that counts by a key."""
        return {key or "": int(number or 0) for key, number in self.rows(query)}

    def places(self, owners: Iterable[str]) -> dict[str, tuple[Place, ...]]:
        """Return the places that show statements, results and the like: the most trusted documents first, then in the order of the text."""
        asked = list(dict.fromkeys(owners))
        found: dict[str, set[Place]] = {}
        for row in self.rows(rdf.evidence(asked)) if asked else ():
            owner, document, _, start, end, exact, section, page, table, at, column, mark, hedge = row
            info = self.documents.get(document or "")
            if info is None or owner is None:
                continue
            locator = Locator(section, page, table, at, column)
            place = Place(
                info.id, info.title, info.kind, info.trust, info.digest, locator, exact or "", int(start or 0), int(end or 0), mark, hedge
            )
            found.setdefault(owner, set()).add(place)
        return {owner: tuple(sorted(places, key=_order)) for owner, places in sorted(found.items())}

    def scores(self, query: Select) -> tuple[Score, ...]:
        """Return the results that a query of `rdf.results` finds, by document and place."""
        return self.scored(tuple(self.rows(query)))

    def scored(self, raw: Sequence[tuple[str | None, ...]]) -> tuple[Score, ...]:
        """Return the results that solutions of `rdf.results` are, by document and place."""
        made: dict[str, Score] = {}
        labels = self.names.labels({value for row in raw for value in (row[1], row[2], row[3]) if value})
        for row in raw:
            iri, model, benchmark, metric, document, label, printed, _, k, subset, unit, *_ = (value or "" for value in row)
            if iri in made:
                continue
            what = labels[metric].removesuffix("@k") + f"@{k}" if k and labels[metric].endswith("@k") else labels[metric]
            on = f"{labels[benchmark]} ({subset})" if subset else labels[benchmark]
            made[iri] = Score(iri, label, labels[model], on, what, printed, unit or None, document.removeprefix(DOCUMENT))
        return tuple(sorted(made.values(), key=lambda score: (score.document, numbered(score.iri))))


def _order(place: Place) -> tuple[object, ...]:
    return TRUST.index(place.trust), place.document, place.start, place.end, str(place.locator), place.mark or "", place.hedge or ""


def numbered(iri: str) -> tuple[object, ...]:
    """Return the key by which results stand in the order of table, row and column, not of the digits' letters.

    >>> sorted(["d/table/10/r1c1", "d/table/2/r10c2", "d/table/2/r9c2"], key=numbered)[0]
    'd/table/2/r9c2'
    """
    pieces = "".join(c if c.isdigit() else f" {c} " for c in iri).split()
    return tuple((0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces)
