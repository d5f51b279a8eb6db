"""A smallest graph that keeps to every shape, and one graph for each condition of a shape that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.validation.shapes import Constraint, Shape, load
from kg.vocab import DCTERMS, KG, KGI, KGT, OA, PROV, QB, RDF, SCHEMA, SKOS, XSD

Triple = tuple[str, str, ox.NamedNode | ox.Literal]


def n(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def text(value: str) -> ox.Literal:
    return ox.Literal(value)


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=n(datatype))


DOCUMENT, WORK, REPORT = KGI + "document/a", KGI + "work/a", KGI + "document/b"
FAMILY, VARIANT, CHECKPOINT = KGI + "model/f", KGI + "model/f/v", KGI + "model/f/v/7b"
BENCHMARK, CORPUS, AGENT, QUANTITY = KGI + "benchmark/x", KGI + "corpus/y", KGI + "agent/z", KGI + "quantity/00"
RESULT, TEST, CLAIM = DOCUMENT + "/table/1/r1c1", DOCUMENT + "/test/0", DOCUMENT + "/claim/1"
REMARK = DOCUMENT + "/remark/1.1"
REFERENCE, STEP = DOCUMENT + "/reference/1", DOCUMENT + "/step/0"
STATEMENT, DERIVED, EVIDENCE = KGI + "statement/00", KGI + "statement/01", KGI + "evidence/00"
QUOTE, INNER = KGI + "selector/00", KGI + "selector/01"
SCHEME, TOP, CONCEPT = KGT + "s", KGT + "t", KGT + "c"
CHALLENGE = KGI + "concept/challenge/x"
ATTRIBUTE = KGI + "attribute/w"


def document(iri: str, cls: str, kind: str) -> Iterator[Triple]:
    yield from ((iri, RDF.type, n(KG.Document)), (iri, RDF.type, n(cls)), (iri, DCTERMS.title, text("A title")))
    yield from ((iri, KG.kind, text(kind)), (iri, KG.trust, text("primary")), (iri, KG.work, n(WORK)), (iri, KG.path, text("a.md")))
    yield from ((iri, KG.sha256, text("0" * 64)), (iri, KG.mediaType, text("text/markdown")))
    yield from (
        (iri, KG.digest, typed("true", XSD.boolean)),
        (iri, KG.year, typed("2023", XSD.integer)),
        (iri, KG.identifier, text("doi:10.1/x")),
    )


def good() -> list[Triple]:
    """Return the triples of a graph that keeps to every shape."""
    made = [*document(DOCUMENT, KG.Paper, "paper"), *document(REPORT, KG.Report, "report"), (WORK, RDF.type, n(KG.Work))]
    made += [(AGENT, RDF.type, n(KG.Organisation)), (AGENT, SKOS.prefLabel, text("Maker"))]
    for iri, cls in ((FAMILY, KG.ModelFamily), (VARIANT, KG.ModelVariant), (CHECKPOINT, KG.ModelCheckpoint)):
        made += [(iri, RDF.type, n(KG.Model)), (iri, RDF.type, n(cls)), (iri, SKOS.prefLabel, text("M")), (iri, KG.familyKey, text("f"))]
    made += [(VARIANT, KG.variantKey, text("v")), (VARIANT, KG.variantOf, n(FAMILY)), (CHECKPOINT, KG.sizeKey, text("7b"))]
    made += [(CHECKPOINT, KG.checkpointOf, n(VARIANT)), (CHECKPOINT, KG.parameters, n(QUANTITY)), (CHECKPOINT, KG.uses, n(CONCEPT))]
    made += [(BENCHMARK, RDF.type, n(KG.Benchmark)), (BENCHMARK, SKOS.prefLabel, text("X")), (BENCHMARK, KG.problems, n(QUANTITY))]
    made += [(CORPUS, RDF.type, n(KG.Corpus)), (CORPUS, SKOS.prefLabel, text("Y")), (CORPUS, KG.corpusSize, n(QUANTITY))]
    made += [
        (QUANTITY, RDF.type, n(KG.Quantity)),
        (QUANTITY, KG.printed, text("7B")),
        (QUANTITY, KG.approximate, typed("false", XSD.boolean)),
    ]
    made += [
        (QUANTITY, KG.number, typed("7", XSD.decimal)),
        (QUANTITY, KG.scale, typed("1000000000", XSD.decimal)),
        (QUANTITY, KG.unit, text("B")),
    ]
    owned = ((RESULT, KG.Result), (TEST, KG.PairedTest), (CLAIM, KG.Claim), (REMARK, KG.Remark), (REFERENCE, KG.Reference))
    for iri, cls in (*owned, (STEP, KG.TrainingStep)):
        made += [(iri, RDF.type, n(cls)), (iri, KG.readFrom, n(DOCUMENT)), (iri, KG.evidence, n(EVIDENCE))]
    made += [(RESULT, RDF.type, n(QB.Observation)), (RESULT, KG.model, n(CHECKPOINT)), (RESULT, KG.label, text("M 7B"))]
    made += [(RESULT, KG.benchmark, n(BENCHMARK)), (RESULT, KG.metric, n(KG.passAtK)), (RESULT, KG.printed, text("33.5*"))]
    made += [(RESULT, KG.value, typed("33.5", XSD.decimal)), (RESULT, KG.k, typed("1", XSD.integer)), (RESULT, KG.unit, text("percent"))]
    made += [(TEST, KG.first, n(FAMILY)), (TEST, KG.second, n(VARIANT)), (TEST, KG.benchmark, n(BENCHMARK))]
    made += [(TEST, KG.firstPrinted, text("0.1")), (TEST, KG.secondPrinted, text("0.2"))]
    made += [(CLAIM, KG.text, text("M is good.")), (CLAIM, KG.kind, text("descriptive")), (CLAIM, KG.about, n(FAMILY))]
    made += [(CLAIM, KG.confidence, typed("0.33", XSD.decimal)), (CLAIM, KG.verified, typed("true", XSD.boolean))]
    made += [(REMARK, KG.text, text("M was trained on a ship.")), (REMARK, KG.about, n(FAMILY))]
    made += [(REFERENCE, KG.label, text("1")), (REFERENCE, DCTERMS.title, text("On M")), (STEP, KG.model, n(CHECKPOINT))]
    made += [(STATEMENT, RDF.type, n(KG.Statement)), (STATEMENT, RDF.subject, n(CHECKPOINT)), (STATEMENT, RDF.predicate, n(KG.parameters))]
    made += [(STATEMENT, RDF.object, n(QUANTITY)), (STATEMENT, KG.evidence, n(EVIDENCE)), (DERIVED, RDF.type, n(KG.Statement))]
    made += [(DERIVED, KG.rule, text("levels")), (DERIVED, KG.premise, n(STATEMENT))]
    made += [(EVIDENCE, RDF.type, n(OA.SpecificResource)), (EVIDENCE, OA.hasSource, n(DOCUMENT)), (EVIDENCE, OA.hasSelector, n(QUOTE))]
    made += [(EVIDENCE, OA.refinedBy, n(INNER)), (EVIDENCE, PROV.wasGeneratedBy, n(KGI + "extractor/tables/1"))]
    for iri in (QUOTE, INNER):
        made += [
            (iri, RDF.type, n(OA.TextPositionSelector)),
            (iri, OA.start, typed("1", XSD.integer)),
            (iri, OA.end, typed("5", XSD.integer)),
        ]
    made += [(QUOTE, RDF.type, n(OA.TextQuoteSelector)), (QUOTE, OA.exact, text("33.5*"))]
    made += [(SCHEME, RDF.type, n(SKOS.ConceptScheme)), (SCHEME, SKOS.prefLabel, text("S")), (SCHEME, SKOS.hasTopConcept, n(TOP))]
    for iri in (TOP, CONCEPT):
        made += [
            (iri, RDF.type, n(SKOS.Concept)),
            (iri, RDF.type, n(KG.Method)),
            (iri, SKOS.prefLabel, text("C")),
            (iri, SKOS.inScheme, n(SCHEME)),
        ]
        made += [(iri, SKOS.definition, text("It is."))]
    made += [(TOP, SKOS.topConceptOf, n(SCHEME)), (TOP, SKOS.narrower, n(CONCEPT)), (CONCEPT, SKOS.broader, n(TOP))]
    made += [(CHALLENGE, RDF.type, n(KG.Challenge)), (CHALLENGE, SKOS.prefLabel, text("Noise")), (CHALLENGE, KG.areaOf, n(TOP))]
    made += [(ATTRIBUTE, RDF.type, n(KG.Attribute)), (ATTRIBUTE, SKOS.prefLabel, text("wheel count"))]
    made += [(ATTRIBUTE, SCHEMA.domainIncludes, n(KG.Model)), (ATTRIBUTE, SCHEMA.rangeIncludes, n(KG.Quantity))]
    return made


FOCUS = {
    "Document": DOCUMENT, "Report": REPORT, "Work": WORK, "Agent": AGENT, "Model": CHECKPOINT, "ModelFamily": FAMILY,
    "ModelVariant": VARIANT, "ModelCheckpoint": CHECKPOINT, "Benchmark": BENCHMARK, "Corpus": CORPUS, "Quantity": QUANTITY,
    "Result": RESULT, "PairedTest": TEST, "Claim": CLAIM, "Remark": REMARK, "Reference": REFERENCE, "TrainingStep": STEP,
    "Statement": STATEMENT, "Evidence": EVIDENCE, "Position": QUOTE, "Quote": QUOTE, "Concept": CHALLENGE, "TaxonomyConcept": CONCEPT,
    "ConceptScheme": SCHEME, "Challenge": CHALLENGE, "Attribute": ATTRIBUTE,
}  # fmt: skip
"""The node of the good graph that each shape is about."""

NEEDED_BY_OR = {"ModelCheckpoint": KG.sizeKey, "Quantity": KG.scale, "Statement": KG.evidence, "TaxonomyConcept": SKOS.broader}
"""What to take away from a node so that none of a shape's alternatives holds."""


@dataclass(frozen=True)
class Broken:
    """A copy of a node of the good graph that breaks one condition of one shape."""

    shape: str
    path: str
    component: str
    focus: str
    triples: tuple[Triple, ...]


def broken() -> tuple[Broken, ...]:
    """Return, for each condition of each shape, a node that breaks it; a node's kind apart, which a copy cannot change."""
    made: list[Broken] = []
    for shape in load():
        name = shape.iri.rsplit("#", 1)[-1]
        for held in (shape, *shape.properties):
            for constraint in held.constraints:
                if held.path is None and constraint.component == "nodeKind":
                    continue
                if held.path is not None and constraint.component == "nodeKind" and "Or" in str(constraint.values[0]):
                    continue
                made.append(breaking(name, held, constraint, f"{len(made):04x}"))
    return tuple(made)


def breaking(name: str, held: Shape, constraint: Constraint, suffix: str) -> Broken:
    """Return a copy of a shape's node that breaks one condition."""
    focus = "urn:wrong/" + suffix if held.path is None and constraint.component == "pattern" else FOCUS[name] + suffix
    own = [(focus, p, o) for s, p, o in good() if s == FOCUS[name]]
    if held.path is None:
        if constraint.component == "or":
            own = [t for t in own if t[1] != NEEDED_BY_OR[name]]
        return Broken(name, "", constraint.component, focus, tuple(own))
    kept = [t for t in own if t[1] != held.path]
    values = wrong_values(constraint) if held.path != RDF.type else [t[2] for t in own if t[1] == RDF.type][:1]
    return Broken(name, held.path, constraint.component, focus, (*kept, *((focus, held.path, value) for value in values)))


def wrong_values(constraint: Constraint) -> list[ox.NamedNode | ox.Literal]:
    """Return values of a property that break a condition."""
    first = constraint.values[0].value if constraint.values and not isinstance(constraint.values[0], ox.Triple) else ""
    match constraint.component:
        case "minCount":
            return []
        case "maxCount":
            return [text(f"junk {i}") for i in range(int(first) + 1)]
        case "datatype" | "class":
            return [n("urn:untyped")]
        case "nodeKind":
            return [n("urn:untyped")] if first.endswith("#Literal") else [text("words")]
        case "in":
            return [text("nonsense")]
        case "pattern":
            return [text("\n")]
        case "minLength":
            return [text("")]
        case "lessThanOrEquals":
            return [typed("9", XSD.integer)]
        case "minInclusive" | "minExclusive":
            return [typed(str(int(first) - 1), XSD.integer)]
        case "maxInclusive":
            return [typed(str(int(first) + 1), XSD.integer)]
    raise AssertionError(f"no graph is known that breaks sh:{constraint.component}")
