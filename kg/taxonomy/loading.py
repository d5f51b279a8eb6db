"""From the ontology's files to records. A user's own files, in any RDF syntax, extend the ones that ship.

RDF syntax errors become `InputError` here, with line and column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from kg import resources
from kg.errors import InputError
from kg.model.terms import Iri
from kg.taxonomy.records import Class, Concept, Ontology, Property, Scheme
from kg.vocab import KG, OWL, RDF, RDFS, SCHEMA, SKOS

FILES = ("kg.ttl", "taxonomy.ttl", "terms.ttl")
"""The files of `ontology/` that make up the graph's ontology."""


def load(extra: tuple[Path, ...] = ()) -> Ontology:
    """Return the ontology that ships, extended by the user's own files.

    >>> [c.label for c in load().concepts if c.iri.endswith("#pass-at-k")]
    ['pass@k']
    """
    return read(triples(extra))


def paths(extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Return the files that `load` reads, in that order."""
    folder = resources.ontology()
    return (*(folder / name for name in FILES), *extra)


def triples(extra: tuple[Path, ...] = ()) -> tuple[pyoxigraph.Triple, ...]:
    """Return the triples of the ontology's files, each once, in the order of the files."""
    found: dict[pyoxigraph.Triple, None] = {}
    for path in paths(extra):
        found.update(dict.fromkeys(_parse(path)))
    return tuple(found)


def _parse(path: Path) -> list[pyoxigraph.Triple]:
    """Return one file's triples; named graphs in it are read as one."""
    suffix = path.suffix.lstrip(".").lower()
    syntax = pyoxigraph.RdfFormat.from_extension("rdf" if suffix == "owl" else suffix)
    if syntax is None:
        expected = ".ttl, .nt, .nq, .trig, .rdf, .owl or .jsonld"
        raise InputError(f"the extension {path.suffix!r} is not one of an RDF file", where=str(path), expected=expected)
    try:
        return [quad.triple for quad in pyoxigraph.parse(path=str(path), format=syntax)]
    except SyntaxError as error:
        where = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        hint = "correct the file at that line and column, or leave it out"
        raise InputError(f"this is not well-formed {syntax.name}: {error.msg}", where=where, hint=hint) from error
    except (OSError, ValueError) as error:
        raise InputError(f"the file cannot be read: {error}", where=str(path), expected="a readable RDF file") from error


KINDS = ((OWL.ObjectProperty, "object"), (OWL.DatatypeProperty, "datatype"), (OWL.AnnotationProperty, "annotation"))


def read(source: Iterable[pyoxigraph.Triple]) -> Ontology:
    """Return the records that the triples describe; terms that are another vocabulary's and bear no label are left out."""
    graph = _Graph(source)
    properties = sorted((iri, kind) for cls, kind in KINDS for iri in graph.of_type(cls) if not graph.borrowed(iri))
    return Ontology(
        classes=tuple(_class(graph, iri) for iri in graph.of_type(OWL.Class) if not graph.borrowed(iri)),
        properties=tuple(_property(graph, iri, kind) for iri, kind in properties),
        concepts=tuple(_concept(graph, iri) for iri in graph.of_type(SKOS.Concept)),
        schemes=tuple(_scheme(graph, iri) for iri in graph.of_type(SKOS.ConceptScheme)),
    )


class _Graph:
    """Triples indexed by subject and predicate."""

    def __init__(self, source: Iterable[pyoxigraph.Triple]) -> None:
        self._iris: defaultdict[tuple[str, str], set[Iri]] = defaultdict(set)
        self._texts: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        self._members: defaultdict[str, set[Iri]] = defaultdict(set)
        for triple in source:
            if not isinstance(triple.subject, pyoxigraph.NamedNode):
                continue
            key = (triple.subject.value, triple.predicate.value)
            if isinstance(triple.object, pyoxigraph.NamedNode):
                self._iris[key].add(Iri(triple.object.value))
                if triple.predicate.value == RDF.type:
                    self._members[triple.object.value].add(Iri(triple.subject.value))
            elif isinstance(triple.object, pyoxigraph.Literal):
                self._texts[key].add((triple.object.language or "", triple.object.value))

    def of_type(self, cls: Iri) -> tuple[Iri, ...]:
        return tuple(sorted(self._members[cls]))

    def iris(self, subject: Iri, *predicates: Iri) -> tuple[Iri, ...]:
        return tuple(sorted({iri for predicate in predicates for iri in self._iris.get((subject, predicate), ())}))

    def iri(self, subject: Iri, predicate: Iri) -> Iri | None:
        found = self.iris(subject, predicate)
        return found[0] if len(found) == 1 else None

    def texts(self, subject: Iri, *predicates: Iri) -> tuple[str, ...]:
        return tuple(sorted({text for predicate in predicates for _, text in self._texts.get((subject, predicate), ())}))

    def text(self, subject: Iri, *predicates: Iri) -> str:
        """Return the English text of the first predicate that has any, else its text without a language, else any."""
        for predicate in predicates:
            if found := self._texts.get((subject, predicate)):
                return min(found, key=lambda pair: (not pair[0].startswith("en"), pair[0] != "", pair))[1]
        return ""

    def flag(self, subject: Iri, predicate: Iri) -> bool | None:
        found = self.texts(subject, predicate)
        return found[0] in ("true", "1") if found else None

    def label(self, iri: Iri) -> str:
        return self.text(iri, SKOS.prefLabel, RDFS.label)

    def alt_labels(self, iri: Iri) -> tuple[str, ...]:
        others = self.texts(iri, SKOS.altLabel, SKOS.prefLabel, RDFS.label)
        return tuple(text for text in others if text != self.label(iri))

    def definition(self, iri: Iri) -> str:
        return self.text(iri, SKOS.definition, RDFS.comment)

    def borrowed(self, iri: Iri) -> bool:
        """Return whether a term is another vocabulary's, declared only so that the ontology can be aligned to it."""
        return not self.label(iri) and not iri.startswith(KG.NAMESPACE)


def _class(graph: _Graph, iri: Iri) -> Class:
    return Class(iri, graph.label(iri), graph.alt_labels(iri), graph.definition(iri), graph.iris(iri, RDFS.subClassOf))


def _property(graph: _Graph, iri: Iri, kind: str) -> Property:
    ranges = graph.iris(iri, RDFS.range, SCHEMA.rangeIncludes)
    return Property(
        iri,
        graph.label(iri),
        graph.alt_labels(iri),
        graph.definition(iri),
        kind,
        domains=graph.iris(iri, RDFS.domain, SCHEMA.domainIncludes),
        range=ranges[0] if len(ranges) == 1 else None,
        ranges=ranges,
        parents=graph.iris(iri, RDFS.subPropertyOf),
        inverse=graph.iri(iri, OWL.inverseOf),
        value_scheme=graph.iri(iri, KG.valueScheme),
        count_property=graph.iri(iri, KG.countProperty),
        negated_by=graph.iri(iri, KG.negatedBy),
        identity=graph.flag(iri, KG.identity) is True,
        wordings=graph.texts(iri, KG.wording),
        question_words=graph.texts(iri, KG.questionWord),
        names=graph.texts(iri, KG.namesPlace),
        hidden_labels=graph.texts(iri, SKOS.hiddenLabel),
    )


def _concept(graph: _Graph, iri: Iri) -> Concept:
    notations = graph.texts(iri, SKOS.notation)
    return Concept(
        iri,
        graph.label(iri),
        graph.alt_labels(iri),
        graph.definition(iri),
        broader=graph.iris(iri, SKOS.broader),
        types=tuple(t for t in graph.iris(iri, RDF.type) if t not in (SKOS.Concept, OWL.NamedIndividual)),
        notation=notations[0] if notations else None,
        hidden_labels=graph.texts(iri, SKOS.hiddenLabel),
        narrower=graph.iris(iri, SKOS.narrower),
        related=graph.iris(iri, SKOS.related),
        schemes=graph.iris(iri, SKOS.inScheme),
        top_of=graph.iris(iri, SKOS.topConceptOf),
        higher_is_better=graph.flag(iri, KG.higherIsBetter),
    )


def _scheme(graph: _Graph, iri: Iri) -> Scheme:
    return Scheme(iri, graph.label(iri), graph.definition(iri), graph.iris(iri, SKOS.hasTopConcept))
