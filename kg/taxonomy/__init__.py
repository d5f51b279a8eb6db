"""The ontology and the taxonomy as records: classes, properties and concepts, with the words that documents and questions use.

Labels, alternative labels and wordings are the program's vocabulary; nothing of them is written in code.
"""

from __future__ import annotations

from kg.taxonomy.checking import check
from kg.taxonomy.loading import load, paths, read, triples
from kg.taxonomy.records import Class, Concept, Ontology, Property, Scheme

__all__ = ["Class", "Concept", "Ontology", "Property", "Scheme", "check", "load", "paths", "read", "triples"]
