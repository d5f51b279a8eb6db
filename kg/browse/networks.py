"""The graph, and the taxonomy, as nodes and edges: for programs that draw and count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg import overview, rdf
from kg.browse.catalogue import Catalogue
from kg.browse.exchange import Edge, Network, Node
from kg.browse.naming import shortened
from kg.browse.origins import document_id
from kg.browse.topics import topics
from kg.store import Store
from kg.vocab import DCTERMS, KG, OWL, RDF, RDFS, SKOS

KINDS = (
    KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, KG.Organisation, KG.Person, KG.Document, KG.Work, KG.Reference,
    KG.Result, KG.PairedTest, KG.Claim, KG.TrainingStep, SKOS.Concept, SKOS.ConceptScheme,
)  # fmt: skip
"""The classes whose things are nodes."""
ABOVE = {KG.Model, KG.Document, KG.Technique, KG.Language, KG.Agent}
"""The classes that a special one says too."""
_MIRRORS = ((SKOS.broader, SKOS.narrower), (SKOS.topConceptOf, SKOS.hasTopConcept))
OF_EVERY_NODE = {"id", "iri", "kind", "label", "name", "source", "target", "value"}
"""What formats call the things that every node or edge has; an attribute of such a name keeps its prefix."""
_LABELS = {SKOS.prefLabel, RDFS.label, DCTERMS.title}
_Edge = tuple[str, str, NamedNode | Literal]


def network(store: Store) -> Network:
    """Return the things of a graph, the edges between them, and what else is said of them as attributes.

    An amount is an attribute, as printed. An edge that another one says from its other end is left out.
    """
    catalogue = Catalogue(store)
    types: defaultdict[str, set[str]] = defaultdict(set)
    for thing, _ in catalogue.rows(overview.members_of(KINDS)):
        types[thing or ""] = set()
    found: list[_Edge] = []
    for subject, predicate, end in store.select(rdf.edges()).bound():
        if subject.value not in types or not isinstance(end, NamedNode | Literal):
            continue
        if predicate.value == RDF.type:
            types[subject.value].add(end.value)
        else:
            found.append((subject.value, predicate.value, end))
    printed = _amounts(catalogue, found)
    classes = catalogue.names.labels({cls for held in types.values() for cls in held})
    labels = catalogue.names.labels([*types, *{predicate for _, predicate, _ in found}])
    return Network(_nodes(types, classes, labels, found, printed), _edges(catalogue, types, labels, found))


def taxonomy_network(about: str | None = None) -> Network:
    """Return the taxonomy, or a part of it, as nodes and edges: each edge goes from a concept, or a scheme, to one right under it."""
    content = topics(about)
    known = {topic.iri for topic in content.topics}
    nodes = tuple(
        Node(t.iri, shortened(t.iri), t.label, "; ".join(t.kinds), (("skos_definition", (t.definition,)),) if t.definition else ())
        for t in content.topics
    )
    below, narrower = shortened(SKOS.narrower), "narrower"
    pairs = sorted((shortened(above), shortened(t.iri)) for t in content.topics for above in t.broader if above in known)
    edges = tuple(Edge(f"{one} {below} {other}", one, other, below, narrower, ()) for one, other in pairs)
    return Network(tuple(sorted(nodes, key=lambda node: node.id)), edges)


def _amounts(catalogue: Catalogue, edges: Iterable[_Edge]) -> dict[str, str]:
    asked = {end.value for _, _, end in edges if isinstance(end, NamedNode) and "/quantity/" in end.value}
    return {iri or "": text or "" for iri, text, *_ in catalogue.rows(rdf.quantities(sorted(asked)))} if asked else {}


def _nodes(
    types: Mapping[str, set[str]],
    classes: Mapping[str, str],
    labels: Mapping[str, str],
    edges: Iterable[_Edge],
    printed: Mapping[str, str],
) -> tuple[Node, ...]:
    told: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, predicate, end in edges:
        if predicate not in _LABELS and (isinstance(end, Literal) or end.value in printed):
            told[subject][_name(predicate)].add(printed.get(end.value, end.value))
    made = []
    for iri, held in sorted(types.items()):
        special = [cls for cls in held if cls.startswith(KG.NAMESPACE) and cls not in ABOVE] or sorted(held)
        kind = min((classes[cls] for cls in special), default="thing")
        attributes = tuple((name, tuple(sorted(values))) for name, values in sorted(told[iri].items()))
        made.append(Node(iri, shortened(iri), labels[iri], kind, attributes))
    return tuple(made)


def _edges(catalogue: Catalogue, types: Mapping[str, set[str]], labels: Mapping[str, str], found: Iterable[_Edge]) -> tuple[Edge, ...]:
    stated: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for document, _, subject, predicate, end in catalogue.store.select(overview.statements()).bound():
        stated[subject.value, predicate.value, end.value].add(document_id(document.value))
    between = {(s, p, o.value) for s, p, o in found if isinstance(o, NamedNode) and o.value in types}
    owners = {s: document_id(o) for s, p, o in between if p == KG.readFrom}
    inverses = {(one or "", inverse or "") for one, inverse in catalogue.rows(rdf.pairs(OWL.inverseOf))}
    other = {p: q for pair in (*inverses, *_MIRRORS) for p, q in (pair, pair[::-1])}
    made = []
    for s, p, o in sorted(between):
        mirror = (o, other.get(p, ""), s)
        if p > mirror[1] and mirror in between:
            continue
        documents = stated[s, p, o] | stated[mirror] or ({owners[s]} if s in owners else set())
        ends = shortened(s), shortened(o)
        made.append(Edge(f"{ends[0]} {shortened(p)} {ends[1]}", *ends, shortened(p), labels[p], tuple(sorted(documents))))
    return tuple(made)


def _name(predicate: str) -> str:
    """Return the name of an attribute: our own properties by their names alone, others, and what every node has, with their prefix.

    >>> _name(KG.contextLength), _name(SKOS.definition), _name(KG.kind)
    ('contextLength', 'skos_definition', 'kg_kind')
    """
    name = shortened(predicate).removeprefix("kg:")
    return (f"kg:{name}" if name in OF_EVERY_NODE else name).replace(":", "_")
