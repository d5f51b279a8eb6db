"""From what extractors found in one document to the quads that say so.

In the default graph stands what is said; in the document's own graph who says it and where. Nothing here reads a store: the
same records give the same quads, and a part holds all quads that one document contributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kg import iris
from kg.model.document import Document, Span
from kg.model.statement import (
    Claim,
    Dropped,
    Evidence,
    Extracted,
    Named,
    Naming,
    PairedTest,
    Reference,
    Remark,
    Result,
    Statement,
    TrainingStep,
)
from kg.model.terms import Iri, Literal, Quantity, Term
from kg.sparql import canonical
from kg.vocab import DCTERMS, KG, OA, PROV, QB, RDF, SKOS, XSD
from kg.works import work_iri

KIND_CLASSES = {
    "paper": KG.Paper,
    "leaderboard": KG.Leaderboard,
    "model_card": KG.ModelCard,
    "repository": KG.Repository,
    "web_page": KG.WebPage,
    "survey": KG.Survey,
    "report": KG.Report,
}

DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of a document without its quads: the names that it gives, what was found, and what was dropped for which reason."""

    document: Iri
    names: tuple[Naming, ...]
    counts: tuple[tuple[str, int], ...]
    dropped: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one document contributes: what is said, in the default graph; who says it and where, in the document's own; their summary."""

    summary: Summary
    said: frozenset[ox.Quad]
    own: frozenset[ox.Quad]

    @property
    def quads(self) -> frozenset[ox.Quad]:
        """Return all quads."""
        return self.said | self.own

    @property
    def document(self) -> Iri:
        """Return the document's IRI."""
        return self.summary.document


@lru_cache(maxsize=200_000)
def node(iri: str) -> ox.NamedNode:
    """Return the IRI as a term."""
    return ox.NamedNode(iri)


def number(value: Decimal) -> ox.Literal:
    """Return an xsd:decimal in the canonical form that the store keeps: no exponent, no trailing zeros."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text == "-0" else text
    return ox.Literal(text, datatype=node(XSD.decimal))


def integer(value: int) -> ox.Literal:
    """Return an xsd:integer."""
    return ox.Literal(str(value), datatype=node(XSD.integer))


def boolean(value: bool) -> ox.Literal:
    """Return an xsd:boolean."""
    return ox.Literal("true" if value else "false", datatype=node(XSD.boolean))


def literal(value: Literal) -> ox.Literal:
    """Return a literal as a term, in canonical form."""
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return canonical(ox.Literal(value.value, datatype=node(value.datatype))) if value.datatype else ox.Literal(value.value)


def quantity_iri(quantity: Quantity) -> Iri:
    """Return the IRI of a quantity: the hash of its number, unit, vagueness and printed form."""
    return iris.hashed("quantity", (str(quantity.number), quantity.unit or "", str(quantity.approximate), quantity.printed))


def statement_iri(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> Iri:
    """Return the IRI of the statement of an edge: the hash of its canonical subject, predicate and object."""
    return iris.statement(subject, predicate, value)


def assemble(document: Document, extracted: Iterable[Extracted], work: Iri | None = None) -> Part:
    """Return the quads of one document; `work` is what it is a text of where other documents tell, else it tells so itself."""
    items = list(extracted)
    builder = _Builder(document, work or work_iri(document))
    builder.document_triples()
    for item in items:
        builder.add(item)
    names = tuple(item.naming for item in items if isinstance(item, Named))
    counts = Counter(type(item).__name__ for item in items)
    dropped = Counter(item.reason for item in items if isinstance(item, Dropped))
    summary = Summary(builder.iri, names, tuple(sorted(counts.items())), tuple(sorted(dropped.items())))
    return Part(summary, frozenset(builder.said), frozenset(builder.own))


class _Builder:
    """Collects the quads of one document: what is said, and in its own graph where it says so."""

    def __init__(self, document: Document, work: Iri) -> None:
        self.document = document
        self.work = work
        self.iri = iris.document(document.id)
        self.graph = node(self.iri)
        self.said: set[ox.Quad] = set()
        self.own: set[ox.Quad] = set()
        self._told: set[Iri] = set()

    def say(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        """Add a triple to the default graph."""
        self.said.add(ox.Quad(node(subject), node(predicate), value, DEFAULT))

    def note(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        """Add a triple to the document's graph."""
        self.own.add(ox.Quad(node(subject), node(predicate), value, self.graph))

    def first(self, iri: Iri) -> bool:
        """Return whether nothing was told yet of a node that is named by a hash of all that there is to tell."""
        if iri in self._told:
            return False
        self._told.add(iri)
        return True

    def add(self, item: Extracted) -> None:
        """Add what one record says."""
        match item:
            case Named():
                self.statement(item.iri, RDF.type, node(item.cls), item.evidence)
                self.statement(item.iri, SKOS.altLabel, ox.Literal(item.label), item.evidence)
            case Statement():
                self.statement(item.subject, item.predicate, self.term(item.object), item.evidence)
            case Result():
                self.result(item)
            case PairedTest():
                self.paired(item)
            case Claim():
                self.claim(item)
            case Remark():
                self.remark(item)
            case Reference():
                self.reference(item)
            case TrainingStep():
                self.step(item)
            case Dropped():
                pass

    def term(self, value: Term) -> ox.NamedNode | ox.Literal:
        """Return a term, the triples of a quantity added."""
        if isinstance(value, Quantity):
            iri = quantity_iri(value)
            if not self.first(iri):
                return node(iri)
            self.say(iri, RDF.type, node(KG.Quantity))
            self.say(iri, KG.printed, ox.Literal(value.printed))
            self.say(iri, KG.approximate, boolean(value.approximate))
            if value.number is not None:
                self.say(iri, KG.number, number(value.number))
                self.say(iri, KG.scale, number(value.scale))
            if value.unit:
                self.say(iri, KG.unit, ox.Literal(value.unit))
            return node(iri)
        return literal(value) if isinstance(value, Literal) else node(value)

    def statement(self, subject: Iri, predicate: Iri, value: ox.NamedNode | ox.Literal, evidence: Evidence) -> None:
        """Add an edge and, in the document's graph, its statement with one more place that shows it."""
        iri = statement_iri(subject, predicate, value)
        if self.first(iri):
            self.say(subject, predicate, value)
            self.note(iri, RDF.type, node(KG.Statement))
            self.note(iri, RDF.subject, node(subject))
            self.note(iri, RDF.predicate, node(predicate))
            self.note(iri, RDF.object, value)
        self.evidence(iri, evidence)

    def evidence(self, owner: Iri, evidence: Evidence) -> None:
        """Add an evidence node: position and quote, the value's place within the quote, the place in the original."""
        quote, value = evidence.quote, evidence.value
        place = evidence.locator
        spots = (str(quote.start), str(quote.end), str(value.start), str(value.end))
        iri = iris.hashed("evidence", (self.iri, self.document.sha256, *spots, *_spelled(place), evidence.extractor))
        self.note(owner, KG.evidence, node(iri))
        for predicate, text in ((KG.mark, evidence.mark), (KG.hedge, evidence.hedge)):
            if text:
                self.note(iri, predicate, ox.Literal(text))
        if not self.first(iri):
            return
        self.note(iri, RDF.type, node(OA.SpecificResource))
        self.note(iri, OA.hasSource, self.graph)
        self.note(iri, OA.hasSelector, node(self.selector(quote)))
        inner = iris.hashed("selector", (str(value.start - quote.start), str(value.end - quote.start)))
        self.note(iri, OA.refinedBy, node(inner))
        if self.first(inner):
            self.note(inner, RDF.type, node(OA.TextPositionSelector))
            self.note(inner, OA.start, integer(value.start - quote.start))
            self.note(inner, OA.end, integer(value.end - quote.start))
        self.note(iri, PROV.wasGeneratedBy, node(iris.thing("extractor", *evidence.extractor.split("/"))))
        located = (
            (KG.section, place.section),
            (KG.page, place.page),
            (KG.table, place.table),
            (KG.row, place.row),
            (KG.column, place.column),
        )
        for predicate, text in located:
            if text:
                self.note(iri, predicate, ox.Literal(text))

    def selector(self, span: Span) -> Iri:
        """Add the selector of a quote, shared by all that the quote shows: position and exact text."""
        iri = iris.hashed("selector", (self.iri, self.document.sha256, str(span.start), str(span.end)))
        if not self.first(iri):
            return iri
        self.note(iri, RDF.type, node(OA.TextPositionSelector))
        self.note(iri, RDF.type, node(OA.TextQuoteSelector))
        self.note(iri, OA.start, integer(span.start))
        self.note(iri, OA.end, integer(span.end))
        self.note(iri, OA.exact, ox.Literal(span.of(self.document.text)))
        return iri

    def document_triples(self) -> None:
        """Add what the document is: its kind, title, makers, identifiers, and how its text came to be."""
        document = self.document
        self.say(self.iri, RDF.type, node(KIND_CLASSES[document.kind]))
        self.say(self.iri, RDF.type, node(KG.Document))
        self.say(self.iri, DCTERMS.title, ox.Literal(document.title))
        self.say(self.iri, KG.kind, ox.Literal(document.kind))
        self.say(self.iri, KG.trust, ox.Literal(document.trust))
        self.say(self.iri, KG.sha256, ox.Literal(document.sha256))
        self.say(self.iri, KG.path, ox.Literal(document.path))
        self.say(self.iri, KG.mediaType, ox.Literal(document.media_type))
        self.say(self.iri, KG.work, node(self.work))
        self.say(self.work, RDF.type, node(KG.Work))
        self.say(self.iri, KG.digest, boolean(document.provenance.digest))
        if document.authors:
            self.say(self.iri, KG.authors, ox.Literal("; ".join(document.authors)))
        if document.year is not None:
            self.say(self.iri, KG.year, integer(document.year))
        for identifier in document.identifiers:
            self.say(self.iri, KG.identifier, ox.Literal(f"{identifier.scheme}:{identifier.value}"))
        made = document.provenance
        for predicate, text in (
            (KG.origin, made.source),
            (KG.sourceVersion, made.version),
            (KG.grade, made.grade),
            (KG.retrieved, made.retrieved),
            (DCTERMS.license, made.licence),
        ):
            if text:
                self.say(self.iri, predicate, ox.Literal(str(text)))

    def result(self, item: Result) -> None:
        """Add a result, its protocol and the place that shows it."""
        say = self.say
        say(item.iri, RDF.type, node(KG.Result))
        say(item.iri, RDF.type, node(QB.Observation))
        say(item.iri, KG.model, node(item.model))
        say(item.iri, KG.label, ox.Literal(item.label))
        say(item.iri, KG.benchmark, node(item.benchmark))
        say(item.iri, KG.metric, node(item.metric))
        say(item.iri, KG.printed, ox.Literal(item.printed))
        say(item.iri, KG.value, number(item.value))
        say(item.iri, KG.readFrom, node(self.iri))
        for predicate, text in ((KG.subset, item.subset), (KG.unit, item.unit), (KG.measuredBy, item.measured_by)):
            if text:
                say(item.iri, predicate, ox.Literal(text))
        for predicate, value in item.settings:
            say(item.iri, predicate, self.term(value))
        for candidate in item.candidates:
            say(item.model, KG.candidate, node(candidate))
        if item.standard_error is not None:
            say(item.iri, KG.standardError, number(item.standard_error))
        self.evidence(item.iri, item.evidence)

    def paired(self, item: PairedTest) -> None:
        """Add a paired test."""
        self.say(item.iri, RDF.type, node(KG.PairedTest))
        self.say(item.iri, KG.first, node(item.first))
        self.say(item.iri, KG.second, node(item.second))
        self.say(item.iri, KG.benchmark, node(item.benchmark))
        self.say(item.iri, KG.readFrom, node(self.iri))
        if item.problems is not None:
            self.say(item.iri, KG.problemCount, integer(item.problems))
        for predicate, text in (
            (KG.firstPrinted, item.first_printed),
            (KG.secondPrinted, item.second_printed),
            (KG.errorPrinted, item.error_printed),
            (KG.pPrinted, item.p_printed),
        ):
            if text:
                self.say(item.iri, predicate, ox.Literal(text))
        self.evidence(item.iri, item.evidence)

    def claim(self, item: Claim) -> None:
        """Add a claim."""
        self.say(item.iri, RDF.type, node(KG.Claim))
        self.say(item.iri, KG.text, ox.Literal(item.text))
        self.say(item.iri, KG.kind, ox.Literal(item.kind))
        self.say(item.iri, KG.readFrom, node(self.iri))
        for thing in item.about:
            self.say(item.iri, KG.about, node(thing))
        if item.verified is not None:
            self.say(item.iri, KG.verified, boolean(item.verified))
        if item.confidence is not None:
            self.say(item.iri, KG.confidence, number(item.confidence))
        self.evidence(item.iri, item.evidence)

    def remark(self, item: Remark) -> None:
        """Add a sentence as it stands."""
        self.say(item.iri, RDF.type, node(KG.Remark))
        self.say(item.iri, KG.text, ox.Literal(item.text))
        self.say(item.iri, KG.readFrom, node(self.iri))
        for thing in item.about:
            self.say(item.iri, KG.about, node(thing))
        self.evidence(item.iri, item.evidence)

    def reference(self, item: Reference) -> None:
        """Add an entry of the list of references."""
        self.say(item.iri, RDF.type, node(KG.Reference))
        self.say(item.iri, KG.readFrom, node(self.iri))
        self.say(item.iri, KG.label, ox.Literal(item.number))
        self.say(item.iri, DCTERMS.title, ox.Literal(item.title))
        if item.authors:
            self.say(item.iri, KG.authors, ox.Literal(item.authors))
        if item.year is not None:
            self.say(item.iri, KG.year, integer(item.year))
        if item.identifier:
            self.say(item.iri, KG.identifier, ox.Literal(item.identifier))
        if item.venue:
            self.say(item.iri, KG.venue, ox.Literal(item.venue))
        self.evidence(item.iri, item.evidence)

    def step(self, item: TrainingStep) -> None:
        """Add a training step; what it says of the model stands as statements too, so that no question need know of steps."""
        self.say(item.iri, RDF.type, node(KG.TrainingStep))
        self.say(item.iri, KG.model, node(item.model))
        self.say(item.iri, KG.readFrom, node(self.iri))
        for predicate, value in item.properties:
            self.say(item.iri, predicate, self.term(value))
            self.statement(item.model, predicate, self.term(value), item.evidence)
        self.evidence(item.iri, item.evidence)


def _spelled(place: object) -> Iterator[str]:
    for name in ("section", "page", "table", "row", "column"):
        yield getattr(place, name) or ""
