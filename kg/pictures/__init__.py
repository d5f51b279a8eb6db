"""Pictures: the part of a graph that one picture shows, gathered as records; `kg.renderers` gives them a form and asks nobody.

Each function takes an open store and returns a `kg.pictures.records.Picture`; none of them changes anything.
"""

from __future__ import annotations

from kg.pictures.answers import evidence
from kg.pictures.chains import lineage, path
from kg.pictures.concepts import area, taxonomy
from kg.pictures.neighbourhood import around
from kg.pictures.queries import query
from kg.pictures.things import thing

__all__ = ["area", "around", "evidence", "lineage", "path", "query", "taxonomy", "thing"]
