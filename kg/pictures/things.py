"""A picture of whatever a name means: an area of the taxonomy, or what stands around a thing."""

from __future__ import annotations

from kg import overview
from kg.browse.catalogue import Catalogue
from kg.browse.naming import find
from kg.pictures.concepts import area
from kg.pictures.neighbourhood import around
from kg.pictures.records import Picture
from kg.store import Store
from kg.vocab import SKOS


def thing(store: Store, term: str) -> Picture:
    """Return the area of a concept, the neighbourhood of anything else.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    catalogue = Catalogue(store)
    found = find(catalogue, term).iri
    concept = any(cls == SKOS.Concept for _, cls in catalogue.rows(overview.types([found])))
    return area(store, found) if concept else around(store, found)
