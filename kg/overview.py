"""Queries that count and list over a whole graph: what is there, of what kind, from which document. The layout is that of `kg.rdf`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal

from kg.model.terms import Iri
from kg.rdf import RDFS_LABEL, V, node, nodes, values
from kg.sparql import Aggregate, And, Ask, Bind, Call, Filter, GraphPattern, Group, Optional, Pattern, Select, Triple, Union, Variable
from kg.vocab import DCTERMS, KG, OA, RDF, SKOS

NAMING = (SKOS.prefLabel, SKOS.altLabel, RDFS_LABEL, DCTERMS.title)
"""The properties that give a thing's names."""


def _counted(key: Variable, pattern: Pattern, counted: Variable | None = None) -> Select:
    """Count solutions, or the values of a variable, by a key: key, number."""
    number = Bind(Aggregate("COUNT", counted, distinct=counted is not None), V("number"))
    return Select((key, number), pattern, group_by=(key,))


def things_by_class() -> Select:
    """Count things by class: class, number."""
    return _counted(V("class"), Triple(V("thing"), node(RDF.type), V("class")), V("thing"))


def statements_by_document() -> Select:
    """Count the statements of each document: document, number."""
    stated = Triple(V("statement"), node(RDF.type), node(KG.Statement))
    return _counted(V("document"), GraphPattern(V("document"), stated), V("statement"))


def number_of_statements() -> Select:
    """Count the statements, each once however many documents make it: number."""
    inside = Select(
        (V("statement"),), GraphPattern(V("document"), Triple(V("statement"), node(RDF.type), node(KG.Statement))), distinct=True
    )
    return Select((Bind(Aggregate("COUNT"), V("number")),), inside)


def number_of_triples() -> Select:
    """Count the triples of the default graph: number."""
    return Select((Bind(Aggregate("COUNT"), V("number")),), Triple(V("subject"), V("property"), V("value")))


def quads_by_graph() -> Select:
    """Count the quads of each named graph: graph, number."""
    return _counted(V("graph"), GraphPattern(V("graph"), Triple(V("subject"), V("property"), V("value"))))


def graphs() -> Select:
    """List the named graphs: graph."""
    inside = GraphPattern(V("graph"), Triple(V("subject"), V("property"), V("value")))
    return Select((V("graph"),), inside, distinct=True)


def owned_by_document(cls: Iri) -> Select:
    """Count what documents own of one class, results or claims: document, number."""
    thing = V("thing")
    owned = Group((Triple(thing, node(RDF.type), node(cls)), Triple(thing, node(KG.readFrom), V("document"))))
    return _counted(V("document"), owned, thing)


def quantities_by_property() -> Select:
    """Count the amounts by the property that they are of: property, number."""
    amount = Group((Triple(V("amount"), node(RDF.type), node(KG.Quantity)), Triple(V("thing"), V("property"), V("amount"))))
    return _counted(V("property"), amount)


def quantities_by_document() -> Select:
    """Count the amounts that each document states: document, number."""
    said = GraphPattern(V("document"), Triple(V("statement"), node(RDF.object), V("amount")))
    return _counted(V("document"), Group((Triple(V("amount"), node(RDF.type), node(KG.Quantity)), said)), V("amount"))


def values_of(predicates: Iterable[str], things: Iterable[str] = ()) -> Select:
    """List values of some properties, of some things if any are given: thing, property, value."""
    given = (values(V("thing"), nodes(things)),) if things else ()
    shown = (*given, values(V("property"), nodes(predicates)), Triple(V("thing"), V("property"), V("value")))
    return Select((V("thing"), V("property"), V("value")), Group(shown), distinct=True)


def types(things: Iterable[str]) -> Select:
    """Find the classes of things: thing, class."""
    return Select((V("thing"), V("class")), Group((values(V("thing"), nodes(things)), Triple(V("thing"), node(RDF.type), V("class")))))


def members_of(classes: Iterable[str]) -> Select:
    """List the things of some classes: thing, class."""
    return Select((V("thing"), V("class")), Group((values(V("class"), nodes(classes)), Triple(V("thing"), node(RDF.type), V("class")))))


def quotes(words: Sequence[str]) -> Select:
    """Find the quotes that hold all of some words, whatever the case.

    Columns: document, text, start, section, page, table, row.
    """
    e, s = V("evidence"), V("selector")
    lowered = Call("LCASE", (V("text"),))
    holds = tuple(Call("CONTAINS", (lowered, Literal(word.lower()))) for word in words)
    places = ((KG.section, "section"), (KG.page, "page"), (KG.table, "table"), (KG.row, "row"))
    inner: tuple[Pattern, ...] = (
        Triple(s, node(OA.exact), V("text")),
        Filter(And(holds)),
        Triple(s, node(OA.start), V("start")),
        Triple(e, node(OA.hasSelector), s),
        *(Optional(Triple(e, node(prop), V(name))) for prop, name in places),
    )
    columns = (V("document"), V("text"), V("start"), *(V(name) for _, name in places))
    return Select(columns, GraphPattern(V("document"), Group(inner)), distinct=True)


def linked_concepts(cls: Iri) -> Select:
    """List the concepts that things of a class are linked to by any property: thing, concept."""
    parts = (
        Triple(V("thing"), node(RDF.type), node(cls)),
        Triple(V("thing"), V("property"), V("concept")),
        Triple(V("concept"), node(RDF.type), node(SKOS.Concept)),
    )
    return Select((V("thing"), V("concept")), Group(parts), distinct=True)


def statement(iri: str) -> Select:
    """Find the edge of a statement: document, subject, property, object."""
    s = node(iri)
    inner = (
        Triple(s, node(RDF.subject), V("subject")),
        Triple(s, node(RDF.predicate), V("property")),
        Triple(s, node(RDF.object), V("object")),
    )
    return Select((V("document"), V("subject"), V("property"), V("object")), GraphPattern(V("document"), Group(inner)))


def statements() -> Select:
    """List what documents state: document, statement, subject, property, object."""
    s = V("statement")
    inner = (
        Triple(s, node(RDF.subject), V("subject")),
        Triple(s, node(RDF.predicate), V("property")),
        Triple(s, node(RDF.object), V("object")),
        Triple(s, node(KG.evidence), V("evidence")),
    )
    columns = (V("document"), s, V("subject"), V("property"), V("object"))
    return Select(columns, GraphPattern(V("document"), Group(inner)), distinct=True)


def rules(statements: Iterable[str]) -> Select:
    """Find by which rule statements are derived, and from which: statement, rule, premise."""
    said = (Triple(V("statement"), node(KG.rule), V("rule")), Triple(V("statement"), node(KG.premise), V("premise")))
    inside = GraphPattern(node(KG.derived), Group(said))
    return Select((V("statement"), V("rule"), V("premise")), Group((values(V("statement"), nodes(statements)), inside)))


def printed_by(thing: str) -> Select:
    """Find the documents that print each spelling of a thing: document, spelling."""
    st = V("statement")
    inner = (
        Triple(st, node(RDF.subject), node(thing)),
        Triple(st, node(RDF.predicate), node(SKOS.altLabel)),
        Triple(st, node(RDF.object), V("spelling")),
    )
    return Select((V("document"), V("spelling")), GraphPattern(V("document"), Group(inner)))


def naming_documents(things: Iterable[str]) -> Select:
    """Find the documents that name things: document, thing."""
    st = V("statement")
    inner = Group((Triple(st, node(RDF.subject), V("thing")), Triple(st, node(RDF.predicate), node(SKOS.altLabel))))
    return Select(
        (V("document"), V("thing")), Group((values(V("thing"), nodes(things)), GraphPattern(V("document"), inner))), distinct=True
    )


def below(things: Iterable[str]) -> Select:
    """Count the results of the models right below some: above, model, number."""
    model, result = V("model"), V("result")
    links = values(V("link"), nodes((KG.variantOf, KG.checkpointOf)))
    parts = (
        values(V("above"), nodes(things)),
        links,
        Triple(model, V("link"), V("above")),
        Optional(Triple(result, node(KG.model), model)),
    )
    number = Bind(Aggregate("COUNT", result, distinct=True), V("number"))
    return Select((V("above"), model, number), Group(parts), group_by=(V("above"), model))


def anywhere(iri: str) -> Ask:
    """Ask whether anything is said of a thing, or with it, in any graph."""
    about = Triple(node(iri), V("property"), V("value"))
    ends = Triple(V("subject"), V("property"), node(iri))
    return Ask(Union((about, ends, GraphPattern(V("graph"), Union((about, ends))))))


def schemes() -> Select:
    """List the schemes of concepts with their top concepts: scheme, top."""
    return Select((V("scheme"), V("top")), Triple(V("scheme"), node(SKOS.hasTopConcept), V("top")))
