"""What the endpoint says of itself: a SPARQL 1.1 Service Description, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterable

from kg.browse.records import Node, QueryResult
from kg.renderers.results import FORMATS
from kg.vocab import KG, RDF, SD, XSD


def description(url: str, graphs: Iterable[str], digest: str) -> QueryResult:
    """Return the triples that describe the service at a URL, with the named graphs that it has, and the digest of all of them.

    The digest spares `kg` at the other end to fetch every quad in order to say which graph an answer is from.
    """
    service, dataset, default = Node("iri", url), Node("iri", f"{url}#dataset"), Node("iri", f"{url}#default-graph")
    made = [
        (service, RDF.type, Node("iri", SD.Service)),
        (service, SD.endpoint, service),
        (service, SD.supportedLanguage, Node("iri", SD.SPARQL11Query)),
        *((service, SD.resultFormat, Node("iri", one.iri)) for one in FORMATS.values()),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, Node("iri", SD.Dataset)),
        (dataset, KG.graphDigest, Node("literal", digest, XSD.string)),
        (dataset, SD.defaultGraph, default),
        (default, RDF.type, Node("iri", SD.Graph)),
    ]
    named = [(Node("iri", f"{url}#graph-{number}"), Node("iri", graph)) for number, graph in enumerate(sorted(graphs), 1)]
    made += [(dataset, SD.namedGraph, node) for node, _ in named]
    for node, graph in named:
        made += [(node, RDF.type, Node("iri", SD.NamedGraph)), (node, SD.name, graph)]
    rows = tuple((subject, Node("iri", predicate), term) for subject, predicate, term in made)
    return QueryResult("triples", ("subject", "predicate", "object"), rows)
