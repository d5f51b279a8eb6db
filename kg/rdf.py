"""The layout of the graph, as queries: the one place that knows which triples hold a name, a result, an edge's evidence.

Every function returns a query tree; what its columns are stands in its docstring. A query binds every edge that an answer
cites. Evidence is asked inside `GRAPH ?g`, so that a store whose default graph is the union of all graphs gives the same
solutions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from kg import iris
from kg.model.terms import Iri
from kg.sparql import Call, Filter, GraphPattern, Group, In, Optional, Order, Path, Select, Triple, Union, Values, Variable
from kg.sparql.patterns import Pattern
from kg.vocab import DCTERMS, KG, OA, OWL, RDF, RDFS, SCHEMA, SKOS

V = Variable


def node(iri: str) -> NamedNode:
    """Return an IRI as a term."""
    return NamedNode(iri)


def values(variable: Variable, terms: Iterable[NamedNode | Literal]) -> Values:
    """Return that a variable is one of the terms."""
    return Values((variable,), tuple((term,) for term in terms))


def nodes(iris: Iterable[str]) -> tuple[NamedNode, ...]:
    """Return IRIs as terms, each once, in order."""
    return tuple(NamedNode(iri) for iri in dict.fromkeys(iris) if ":" in iri)


def names(keys: Iterable[str]) -> Select:
    """Find what bears a name: key, thing, class."""
    return Select(
        (V("key"), V("thing"), V("class")),
        Group(
            (
                values(V("key"), (Literal(key) for key in keys)),
                GraphPattern(node(KG.lexicon), Triple(V("thing"), node(KG.key), V("key"))),
                Triple(V("thing"), node(RDF.type), V("class")),
            )
        ),
        distinct=True,
    )


def all_keys() -> Select:
    """List every key of the index: key."""
    return Select((V("key"),), GraphPattern(node(KG.lexicon), Triple(V("thing"), node(KG.key), V("key"))), distinct=True)


def labels(things: Iterable[str]) -> Select:
    """Find the preferred labels of things, of ontology terms too: thing, label."""
    label = Union((Triple(V("thing"), node(SKOS.prefLabel), V("label")), Triple(V("thing"), node(RDFS_LABEL), V("label"))))
    return Select((V("thing"), V("label")), Group((values(V("thing"), nodes(things)), label)), distinct=True)


RDFS_LABEL = RDFS.label
DOMAINS = (RDFS.domain, SCHEMA.domainIncludes)
RANGES = (RDFS.range, SCHEMA.rangeIncludes, KG.valueScheme)

NAME_PARTS = (("variant", KG.variantKey), ("size", KG.sizeKey), ("version", KG.versionKey), ("configuration", KG.configurationKey))


def members(families: Iterable[str]) -> Select:
    """Find all models of families: model, family, variant, size, version, configuration, label."""
    return _named(values(V("family"), (Literal(family) for family in families)))


def configurations() -> Select:
    """Find all models that stand in a training configuration, with the same."""
    return _named(Triple(V("model"), node(KG.configurationKey), V("configuration")))


def _named(*chosen: Pattern) -> Select:
    """Find the models that are chosen, with the parts of their names."""
    optional = [Optional(Triple(V("model"), node(prop), V(name))) for name, prop in NAME_PARTS]
    patterns: list[Pattern] = [
        *chosen,
        Triple(V("model"), node(KG.familyKey), V("family")),
        *optional,
        Optional(Triple(V("model"), node(SKOS.prefLabel), V("label"))),
    ]
    return Select((V("model"), V("family"), *(V(name) for name, _ in NAME_PARTS), V("label")), Group(tuple(patterns)))


FEW = 3
"""Up to how many models a query for results on given benchmarks begins with the models."""


def results(
    models: Sequence[str] = (),
    benchmarks: Sequence[str] = (),
    documents: Sequence[str] = (),
    metrics: Sequence[str] = (),
) -> Select:
    """Find results of any of the models on any of the benchmarks; what is empty is open.

    Columns: result, model, label, benchmark, metric, k, subset, printed, value, unit, by, error, document.
    """
    r = V("result")
    patterns: list[Pattern] = []
    # Many models are sieved out of a benchmark's results: to begin with all results of each model takes three times as long.
    sieved = models if benchmarks and len(models) > FEW else ()
    wanted = (("model", () if sieved else models), ("benchmark", benchmarks), ("document", documents), ("metric", metrics))
    patterns += [values(V(name), nodes(among)) for name, among in wanted if among]
    required = (
        (KG.model, "model"),
        (KG.benchmark, "benchmark"),
        (KG.metric, "metric"),
        (KG.readFrom, "document"),
        (KG.label, "label"),
        (KG.printed, "printed"),
        (KG.value, "value"),
    )
    optional = ((KG.k, "k"), (KG.subset, "subset"), (KG.unit, "unit"), (KG.measuredBy, "by"), (KG.standardError, "error"))
    patterns += [Triple(r, node(prop), V(name)) for prop, name in required]
    patterns += [Optional(Triple(r, node(prop), V(name))) for prop, name in optional]
    patterns += [Filter(In(V("model"), nodes(sieved)))] if sieved else []
    return Select((r, *(V(name) for _, name in (*required, *optional))), Group(tuple(patterns)))


def settings(found: Iterable[str], properties: Iterable[str]) -> Select:
    """Find the protocol of results: result, property, value."""
    among = In(V("property"), nodes(properties))
    return Select(
        (V("result"), V("property"), V("value")),
        Group((values(V("result"), nodes(found)), Triple(V("result"), V("property"), V("value")), Filter(among))),
    )


def evidence(owners: Iterable[str]) -> Select:
    """Find the places that show statements, results and the like.

    Columns: owner, document, evidence, start, end, exact, section, page, table, row, column, mark, hedge.
    """
    e, s = V("evidence"), V("selector")
    optional: tuple[Pattern, ...] = tuple(
        Optional(Triple(e, node(prop), V(name)))
        for prop, name in (
            (KG.section, "section"),
            (KG.page, "page"),
            (KG.table, "table"),
            (KG.row, "row"),
            (KG.column, "column"),
            (KG.mark, "mark"),
            (KG.hedge, "hedge"),
        )
    )
    inner = (
        Triple(V("owner"), node(KG.evidence), e),
        Triple(e, node(OA.hasSelector), s),
        Triple(s, node(OA.start), V("start")),
        Triple(s, node(OA.end), V("end")),
        Triple(s, node(OA.exact), V("exact")),
        *optional,
    )
    names_ = ("start", "end", "exact", "section", "page", "table", "row", "column", "mark", "hedge")
    return Select(
        (V("owner"), V("document"), e, *(V(name) for name in names_)),
        Group((values(V("owner"), nodes(owners)), GraphPattern(V("document"), Group(inner)))),
    )


def speakers(owners: Iterable[str]) -> Select:
    """Find the documents that show some nodes: owner, document."""
    inner = Triple(V("owner"), node(KG.evidence), V("evidence"))
    return Select(
        (V("owner"), V("document")), Group((values(V("owner"), nodes(owners)), GraphPattern(V("document"), inner))), distinct=True
    )


def documents() -> Select:
    """List the documents: document, title, kind, trust, authors, year, identifier, path, sha256, digest, work."""
    d = V("document")
    required = (
        (DCTERMS.title, "title"),
        (KG.kind, "kind"),
        (KG.trust, "trust"),
        (KG.path, "path"),
        (KG.sha256, "sha256"),
        (KG.digest, "digest"),
        (KG.work, "work"),
    )
    optional = ((KG.authors, "authors"), (KG.year, "year"), (KG.identifier, "identifier"), (KG.origin, "source"))
    return Select(
        (d, *(V(name) for _, name in (*required, *optional))),
        Group(
            (
                Triple(d, node(RDF.type), node(KG.Document)),
                *(Triple(d, node(prop), V(name)) for prop, name in required),
                *(Optional(Triple(d, node(prop), V(name))) for prop, name in optional),
            )
        ),
    )


def references(documents: Sequence[str] = ()) -> Select:
    """Find the entries of lists of references, of some documents if any are given.

    Columns: reference, document, number, title, authors, year, identifier.
    """
    r = V("reference")
    given = [values(V("document"), nodes(documents))] if documents else []
    required = ((KG.readFrom, "document"), (KG.label, "number"), (DCTERMS.title, "title"))
    optional = ((KG.authors, "authors"), (KG.year, "year"), (KG.identifier, "identifier"))
    patterns = (Triple(r, node(RDF.type), node(KG.Reference)), *(Triple(r, node(prop), V(name)) for prop, name in required))
    return Select(
        (r, *(V(name) for _, name in (*required, *optional))),
        Group((*given, *patterns, *(Optional(Triple(r, node(prop), V(name))) for prop, name in optional))),
    )


def claims(documents: Sequence[str] = ()) -> Select:
    """Find claims, of some documents if any are given: claim, document, text, kind, verified, confidence."""
    c = V("claim")
    given = [values(V("document"), nodes(documents))] if documents else []
    required = ((KG.readFrom, "document"), (KG.text, "text"), (KG.kind, "kind"))
    optional = ((KG.verified, "verified"), (KG.confidence, "confidence"))
    patterns = (Triple(c, node(RDF.type), node(KG.Claim)), *(Triple(c, node(prop), V(name)) for prop, name in required))
    return Select(
        (c, *(V(name) for _, name in (*required, *optional))),
        Group((*given, *patterns, *(Optional(Triple(c, node(prop), V(name))) for prop, name in optional))),
    )


def remarks(documents: Sequence[str] = ()) -> Select:
    """Find the sentences of prose, of some documents if any are given: remark, document, text."""
    r = V("remark")
    given = [values(V("document"), nodes(documents))] if documents else []
    patterns = (
        Triple(r, node(RDF.type), node(KG.Remark)),
        Triple(r, node(KG.readFrom), V("document")),
        Triple(r, node(KG.text), V("text")),
    )
    return Select((r, V("document"), V("text")), Group((*given, *patterns)))


def parts_measured() -> Select:
    """Find the parts of benchmarks that results are of, as printed: part."""
    return Select((V("part"),), Triple(V("result"), node(KG.subset), V("part")), distinct=True)


def printed_labels() -> Select:
    """Find the labels that rows of results bear: label, model, document."""
    r = V("result")
    inner = (Triple(r, node(KG.label), V("label")), Triple(r, node(KG.model), V("model")), Triple(r, node(KG.readFrom), V("document")))
    return Select((V("label"), V("model"), V("document")), Group(inner), distinct=True)


def identity(model: str) -> Select:
    """Find of which family a model is: family."""
    return Select((V("family"),), Triple(node(model), node(KG.familyKey), V("family")))


def sections(owners_class: str) -> Select:
    """Find under which heading the things of a class are shown: thing, heading."""
    thing = V("thing")
    shown = (Triple(thing, node(KG.evidence), V("evidence")), Triple(V("evidence"), node(KG.section), V("section")))
    return Select(
        (thing, V("section")), Group((Triple(thing, node(RDF.type), node(owners_class)), GraphPattern(V("document"), Group(shown))))
    )


def bearer(document: str) -> Select:
    """Find the first node, by IRI, that a place in a document shows: owner. Whatever a document holds, this stands for its being here."""
    inner = Triple(V("owner"), node(KG.evidence), V("evidence"))
    return Select((V("owner"),), GraphPattern(node(document), inner), order=(Order(V("owner")),), limit=1)


def edges(subjects: Sequence[str] = (), predicates: Sequence[str] = (), objects: Sequence[str] = ()) -> Select:
    """Find edges by any of their ends: subject, predicate, object.

    Of two lists a store makes all pairs before it looks at an edge: so one predicate stands in the pattern, and several of known
    subjects are sieved out of these.
    """
    subject, predicate, value = V("subject"), V("predicate"), V("object")
    sieved = len(predicates) > 1 and bool(subjects)
    listed = ((subject, subjects), (predicate, () if sieved else predicates), (value, objects))
    patterns: list[Pattern] = [values(variable, nodes(wanted)) for variable, wanted in listed if wanted]
    patterns.append(Triple(subject, node(predicates[0]) if len(predicates) == 1 else predicate, value))
    patterns += [Filter(In(predicate, nodes(predicates)))] if sieved else []
    return Select((subject, predicate, value), Group(tuple(patterns)))


def quantities(found: Iterable[str]) -> Select:
    """Find what quantities are: quantity, printed, number, scale, unit."""
    q = V("quantity")
    return Select(
        (q, V("printed"), V("number"), V("scale"), V("unit")),
        Group(
            (
                values(q, nodes(found)),
                Triple(q, node(KG.printed), V("printed")),
                Optional(Group((Triple(q, node(KG.number), V("number")), Triple(q, node(KG.scale), V("scale"))))),
                Optional(Triple(q, node(KG.unit), V("unit"))),
            )
        ),
    )


def paired_tests(models: Iterable[str], benchmarks: Sequence[str] = ()) -> Select:
    """Find paired tests among models: test, first, second, benchmark, problems, one, two, error, p, document."""
    t = V("test")
    among = tuple(nodes(models))
    patterns: list[Pattern] = [values(V("first"), among), Filter(In(V("second"), among))]
    patterns += [Filter(In(V("benchmark"), nodes(benchmarks)))] if benchmarks else []
    required = (
        (KG.first, "first"),
        (KG.second, "second"),
        (KG.benchmark, "benchmark"),
        (KG.readFrom, "document"),
        (KG.firstPrinted, "one"),
        (KG.secondPrinted, "two"),
    )
    optional = ((KG.problemCount, "problems"), (KG.errorPrinted, "error"), (KG.pPrinted, "p"))
    patterns += [Triple(t, node(prop), V(name)) for prop, name in required]
    patterns += [Optional(Triple(t, node(prop), V(name))) for prop, name in optional]
    return Select((t, *(V(name) for _, name in (*required, *optional))), Group(tuple(patterns)))


def steps(models: Sequence[str] = (), values_: Sequence[str] = ()) -> Select:
    """Find training steps of models, or steps that name things: step, model, property, value."""
    s = V("step")
    given = [values(variable, nodes(wanted)) for variable, wanted in ((V("model"), models), (V("value"), values_)) if wanted]
    inner = (Triple(s, node(RDF.type), node(KG.TrainingStep)), Triple(s, node(KG.model), V("model")), Triple(s, V("property"), V("value")))
    return Select((s, V("model"), V("property"), V("value")), Group((*given, *inner)))


def premises(statements: Iterable[str]) -> Select:
    """Find the stated edges that derived statements follow from: statement, subject, predicate, object."""
    p = V("premise")
    edge = (
        Triple(p, node(RDF.subject), V("subject")),
        Triple(p, node(RDF.predicate), V("predicate")),
        Triple(p, node(RDF.object), V("object")),
    )
    return Select(
        (V("statement"), V("subject"), V("predicate"), V("object")),
        Group(
            (
                values(V("statement"), nodes(statements)),
                GraphPattern(node(KG.derived), Triple(V("statement"), node(KG.premise), p)),
                GraphPattern(V("document"), Group(edge)),
            )
        ),
        distinct=True,
    )


def measured(documents: Sequence[str] = (), models: Sequence[str] = ()) -> Select:
    """List the benchmarks on which documents report results, of any of the models if some are given: benchmark, document."""
    given = [values(variable, nodes(wanted)) for variable, wanted in ((V("document"), documents), (V("model"), models)) if wanted]
    r = V("result")
    inner = (
        Triple(r, node(KG.model), V("model")),
        Triple(r, node(KG.benchmark), V("benchmark")),
        Triple(r, node(KG.readFrom), V("document")),
    )
    return Select((V("benchmark"), V("document")), Group((*given, *inner, Triple(r, node(RDF.type), node(KG.Result)))), distinct=True)


def measured_models(documents: Sequence[str] = (), benchmarks: Sequence[str] = ()) -> Select:
    """List the models of which documents report results, on any of the benchmarks if some are given: model."""
    given = [values(variable, nodes(wanted)) for variable, wanted in ((V("document"), documents), (V("benchmark"), benchmarks)) if wanted]
    r = V("result")
    inner = (
        Triple(r, node(KG.model), V("model")),
        Triple(r, node(KG.benchmark), V("benchmark")),
        Triple(r, node(KG.readFrom), V("document")),
    )
    return Select((V("model"),), Group((*given, *inner, Triple(r, node(RDF.type), node(KG.Result)))), distinct=True)


def spoken_of(things: Iterable[str]) -> Select:
    """Find the documents with results of models or on benchmarks: thing, document."""
    r = V("result")
    inner = (Triple(r, V("role"), V("thing")), Triple(r, node(KG.readFrom), V("document")))
    return Select((V("thing"), V("document")), Group((values(V("thing"), nodes(things)), *inner)), distinct=True)


def holding_table(labels: Iterable[str]) -> Select:
    """Find the documents that show something in a table of one of the labels: document."""
    inner = Triple(V("evidence"), node(KG.table), V("table"))
    given = values(V("table"), (Literal(label) for label in dict.fromkeys(labels)))
    return Select((V("document"),), Group((given, GraphPattern(V("document"), inner))), distinct=True)


def rows(documents: Iterable[str]) -> Select:
    """Find the rows of the tables of some documents from which anything is read: document, table, row, end.

    A place may begin before its row, with the caption and the header that it needs; it ends where the row does.
    """
    e, s = V("evidence"), V("selector")
    inner = (
        Triple(e, node(KG.table), V("table")),
        Triple(e, node(KG.row), V("row")),
        Triple(e, node(OA.hasSelector), s),
        Triple(s, node(OA.end), V("end")),
    )
    given = values(V("document"), nodes(documents))
    columns = (V("document"), V("table"), V("row"), V("end"))
    return Select(columns, Group((given, GraphPattern(V("document"), Group(inner)))), distinct=True)


def stated_in(document: str, table: str, most: int) -> Select:
    """Find the first statements, by IRI, that a table of a document shows: subject, predicate, object."""
    owner, e = V("owner"), V("evidence")
    inner = (
        Triple(e, node(KG.table), Literal(table)),
        Triple(owner, node(KG.evidence), e),
        Triple(owner, node(RDF.subject), V("subject")),
        Triple(owner, node(RDF.predicate), V("predicate")),
        Triple(owner, node(RDF.object), V("object")),
    )
    columns = (V("subject"), V("predicate"), V("object"))
    return Select(columns, GraphPattern(node(document), Group(inner)), order=(Order(owner),), limit=most)


def narrower(concepts: Iterable[str]) -> Select:
    """Find the concepts at or below some: top, concept."""
    return Select(
        (V("top"), V("concept")),
        Group((values(V("top"), nodes(concepts)), Triple(V("concept"), Path(node(SKOS.broader), "*"), V("top")))),
        distinct=True,
    )


def undecided() -> Select:
    """List labels that cannot be decided, and the models they may denote: thing, candidate."""
    return Select((V("thing"), V("candidate")), Triple(V("thing"), node(KG.candidate), V("candidate")))


def properties() -> Select:
    """List the ontology's properties: property, label."""
    p = V("property")
    kinds = Union(tuple(Triple(p, node(RDF.type), node(kind)) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)))
    return Select((p, V("label")), Group((kinds, Triple(p, node(RDFS_LABEL), V("label")))))


def attributes() -> Select:
    """List the attributes that documents introduced: attribute, label."""
    return Select(
        (V("attribute"), V("label")),
        Group((Triple(V("attribute"), node(RDF.type), node(KG.Attribute)), Triple(V("attribute"), node(SKOS.prefLabel), V("label")))),
    )


def parts(thing: str) -> Select:
    """List the versions and parts of a thing, whose IRIs go on from its own: thing."""
    inside = Call("STRSTARTS", (Call("STR", (V("thing"),)), Literal(f"{thing}/")))
    return Select((V("thing"),), Group((Triple(V("thing"), node(RDF.type), node(KG.Benchmark)), Filter(inside))))


def about_graph() -> Select:
    """List what the graph says of itself: property, value."""
    me = node(iris.thing("graph"))
    return Select((V("property"), V("value")), GraphPattern(node(KG.derived), Triple(me, V("property"), V("value"))))


def ordinary_words() -> Select:
    """List the words that the documents use in running text: words, separated by spaces."""
    return Select((V("words"),), GraphPattern(node(KG.lexicon), Triple(V("graph"), node(KG.form), V("words"))))


def pairs(predicate: Iri) -> Select:
    """List the ends of every edge of one property: subject, object."""
    return Select((V("subject"), V("object")), Triple(V("subject"), node(predicate), V("object")))
