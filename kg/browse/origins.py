"""Where figures and statements come from: their documents, and the places in them, as records for other programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from kg import iris, overview, rdf
from kg.browse.catalogue import Catalogue
from kg.browse.exchange import Origin, Spot
from kg.browse.naming import find
from kg.vocab import DCTERMS, KG, SKOS

UNDER = (KG.checkpointOf, KG.variantOf, SKOS.broader)
"""The edges from what is special to what it is a case of."""
_AT_ONCE = 4_000
"""How many owners of evidence are asked for in one query."""


def origins(catalogue: Catalogue) -> dict[str, Origin]:
    """Return every document by its id."""
    more: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    asked = overview.values_of((DCTERMS.license, KG.retrieved, KG.identifier), catalogue.documents)
    for document, predicate, value in catalogue.rows(asked) if catalogue.documents else ():
        more[document or "", predicate or ""].append(value or "")
    return {
        info.id: Origin(
            iri,
            info.id,
            info.title,
            info.kind,
            info.trust,
            tuple(name.strip() for name in (info.authors or "").split(";") if name.strip()),
            info.year,
            tuple(more[iri, KG.identifier]),
            next(iter(more[iri, DCTERMS.license]), None),
            next(iter(more[iri, KG.retrieved]), None),
            info.sha256,
            info.digest,
        )
        for iri, info in catalogue.documents.items()
    }


def spots(catalogue: Catalogue, owners: Iterable[str]) -> dict[str, tuple[Spot, ...]]:
    """Return the places that show statements and the like, by owner; the most trusted documents first."""
    known = origins(catalogue)
    made: dict[str, tuple[Spot, ...]] = {}
    for some in _portions(owners):
        for owner, places in catalogue.places(some).items():
            made[owner] = tuple(Spot(known[p.document], p.locator, p.quote, p.start, p.end, p.mark, p.hedge) for p in places)
    return made


def cases(catalogue: Catalogue, term: str) -> frozenset[str]:
    """Return what a term names together with all that is a case of it: the checkpoints of a family, the concepts under a concept.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    below: defaultdict[str, set[str]] = defaultdict(set)
    for predicate in UNDER:
        for special, general in catalogue.rows(rdf.pairs(predicate)):
            below[general or ""].add(special or "")
    found, queue = set(), [find(catalogue, term).iri]
    while queue:
        at = queue.pop()
        if at not in found:
            found.add(at)
            queue += below[at]
    return frozenset(found)


def _portions(items: Iterable[str]) -> Iterator[list[str]]:
    left = iter(items)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def document_id(iri: str) -> str:
    """Return the id of a document from its IRI, or from that of anything that it owns.

    >>> document_id("https://w3id.org/codellm-kg/id/document/paper/table/1/r1c2")
    'paper'
    """
    return iri.removeprefix(iris.document("")).split("/", 1)[0]
