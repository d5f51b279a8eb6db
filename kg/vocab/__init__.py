"""The terms that `kg` writes and reads. A term is an attribute of its vocabulary's class and a plain string of type `Iri`.

>>> from kg.vocab import KG, RDF
>>> KG.Model
'https://w3id.org/codellm-kg/ontology#Model'
"""

from __future__ import annotations

from typing import Final

from kg.vocab.own import KG, KGI, KGT
from kg.vocab.standards import CITO, DCTERMS, FABIO, MLS, NP, OA, OWL, PROV, QB, RDF, RDFS, SCHEMA, SD, SH, SKOS, XSD

PREFIXES: Final[tuple[tuple[str, str], ...]] = (
    ("kg", KG.NAMESPACE),
    ("kgt", KGT),
    ("kgi", KGI),
    ("rdf", RDF.NAMESPACE),
    ("rdfs", RDFS.NAMESPACE),
    ("owl", OWL.NAMESPACE),
    ("xsd", XSD.NAMESPACE),
    ("skos", SKOS.NAMESPACE),
    ("dcterms", DCTERMS.NAMESPACE),
    ("prov", PROV.NAMESPACE),
    ("oa", OA.NAMESPACE),
    ("qb", QB.NAMESPACE),
    ("np", NP.NAMESPACE),
    ("fabio", FABIO.NAMESPACE),
    ("cito", CITO.NAMESPACE),
    ("schema", SCHEMA.NAMESPACE),
    ("mls", MLS.NAMESPACE),
    ("sh", SH.NAMESPACE),
    ("sd", SD.NAMESPACE),
)
"""Prefix and namespace of every vocabulary here, in the order in which they stand at the head of a file."""

DENIALS: Final[frozenset[str]] = frozenset(
    (
        KG.usesNot,
        KG.trainedOnNot,
        KG.fineTunedOnNot,
        KG.fineTunedFromNot,
        KG.supportsLanguageNot,
        KG.performsTaskNot,
        KG.outperformsNot,
    )
)
"""The properties that deny another: what a document says is not so. The ontology names each by `kg:negatedBy`."""

__all__ = [
    "CITO",
    "DCTERMS",
    "DENIALS",
    "FABIO",
    "KG",
    "KGI",
    "KGT",
    "MLS",
    "NP",
    "OA",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SD",
    "SH",
    "SKOS",
    "XSD",
]
