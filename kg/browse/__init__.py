"""Browsing: what a graph holds, looked at from every side, as records that the renderers show.

Each function takes an open store and returns frozen records of `kg.browse.records`; none of them changes anything.
"""

from __future__ import annotations

from kg.browse.bibliography import bibliography
from kg.browse.contexts import contexts
from kg.browse.datasets import concepts, dataset, ontology, reified
from kg.browse.differences import diff
from kg.browse.documents import documents, sources
from kg.browse.examples import example, examples
from kg.browse.measured import measured
from kg.browse.networks import network, taxonomy_network
from kg.browse.querying import sparql
from kg.browse.reviewing import review
from kg.browse.said import said
from kg.browse.searching import search
from kg.browse.statistics import stats
from kg.browse.support import support
from kg.browse.tables import table
from kg.browse.taxonomy import taxonomy
from kg.browse.things import thing
from kg.browse.topics import topics

__all__ = [
    "bibliography",
    "concepts",
    "contexts",
    "dataset",
    "diff",
    "documents",
    "example",
    "examples",
    "measured",
    "network",
    "ontology",
    "reified",
    "review",
    "said",
    "search",
    "sources",
    "sparql",
    "stats",
    "support",
    "table",
    "taxonomy",
    "taxonomy_network",
    "thing",
    "topics",
]
