"""What follows from what documents say: the levels of models, preferred labels, inverse edges, and the index of names.

Every triple here is a pure function of the documents' parts and the ontology, so that any order of ingest and removal ends in
the same graph. A derived edge has a statement in the graph `kg:derived`, with the rule and the statements it follows from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.assembly import DEFAULT, Part, node, statement_iri
from kg.lexicon.keys import match_key
from kg.lexicon.levels import ancestors
from kg.lexicon.lexicon import model_iri
from kg.lexicon.model_names import parse_label
from kg.lexicon.schema import Schema
from kg.model.document import TRUST, Document
from kg.model.names import ModelName
from kg.model.statement import Naming
from kg.model.terms import Iri
from kg.vocab import DCTERMS, KG, RDF, SKOS

TRUST_ORDER = {trust: rank for rank, trust in enumerate(TRUST)}
LEVELS = {"family": KG.ModelFamily, "variant": KG.ModelVariant, "checkpoint": KG.ModelCheckpoint}
DERIVED, LEXICON = node(KG.derived), node(KG.lexicon)


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A name with the trust of the document that gives it."""

    trust: str
    named: Naming


def contribution(trust: str, part: Part, schema: Schema) -> frozenset[ox.Quad]:
    """Return the derived quads that one document is enough for: levels, keys and inverse edges; preferred labels need all documents."""
    quads: set[ox.Quad] = set()
    for iri, cls, name in dict.fromkeys((n.iri, n.cls, n.model) for n in part.summary.names):
        if name is not None:
            quads.update(_levels(name, statement_iri(iri, RDF.type, node(cls))))
    for iri, spellings in spelled(NamedBy(trust, n) for n in part.summary.names).items():
        labels = sorted({label for _, label in spellings})
        shorten = initials if "/benchmark/" in iri else authors if "/study/" in iri else None
        quads.update(_keys(iri, [*labels, *(short for label in labels if shorten is not None and (short := shorten(label)))]))
    quads.update(_inverses(part, schema))
    quads.update(_document_keys(part))
    return frozenset(quads)


def ontology_keys(schema: Schema) -> frozenset[ox.Quad]:
    """Return the keys of the ontology's own terms, and for each concept the classes above its own."""
    quads: set[ox.Quad] = set()
    for label, entry in schema.names():
        quads.update(_keys(entry.iri, [label]))
    for concept in schema.ontology.concepts:
        above = {a for t in concept.types for a in schema.ancestors(t) if a.startswith(KG.NAMESPACE)}
        quads.update(ox.Quad(node(concept.iri), node(RDF.type), node(a), DEFAULT) for a in above)
    return frozenset(quads)


def _levels(name: ModelName, premise: Iri) -> Iterator[ox.Quad]:
    """Yield the parts of a model's name, its level, and the links to the levels above it; `premise` states that it is a model."""
    yield from _parts(name)
    at = name
    for above, link in ancestors(name):
        yield from _parts(above)
        yield from _edge(model_iri(at), link, model_iri(above), "levels of a model's name", premise)
        at = above


def _parts(name: ModelName) -> Iterator[ox.Quad]:
    subject = node(model_iri(name))
    yield ox.Quad(subject, node(RDF.type), node(KG.Model), DEFAULT)
    yield ox.Quad(subject, node(RDF.type), node(LEVELS[name.level]), DEFAULT)
    texts = [(KG.familyKey, name.family), (KG.variantKey, " ".join(name.variant)), (KG.sizeKey, name.size or "")]
    texts += [(KG.versionKey, " ".join(name.version)), (KG.configurationKey, " ".join(name.configuration))]
    for predicate, text in texts:
        if text:
            yield ox.Quad(subject, node(predicate), ox.Literal(text), DEFAULT)


def _edge(subject: Iri, predicate: Iri, value: Iri, rule: str, premise: Iri) -> Iterator[ox.Quad]:
    """Yield a derived edge with its statement, rule and premise."""
    statement = node(statement_iri(subject, predicate, node(value)))
    yield ox.Quad(node(subject), node(predicate), node(value), DEFAULT)
    yield ox.Quad(statement, node(RDF.type), node(KG.Statement), DERIVED)
    yield ox.Quad(statement, node(KG.rule), ox.Literal(rule), DERIVED)
    yield ox.Quad(statement, node(KG.premise), node(premise), DERIVED)


def authors(label: str) -> str:
    """Return the authors that a study is called by without its year.

    >>> authors("Quux et al. (2031)"), authors("Quux and Frob, 2031 [7]"), authors("PRISM")
    ('Quux et al.', 'Quux and Frob', 'PRISM')
    """
    return re.sub(r",?\s*[(\[]?(?:19|20)\d\d[a-z]?[)\]]?(?:\s*\[\w+\])?$", "", label)


Votes = Counter[tuple[int, str]]
"""Spellings with the rank of the documents that print them, most trusted 0, and how often."""


def spelled(names: Iterable[NamedBy]) -> dict[Iri, Votes]:
    """Return for each thing how often each spelling of it is printed; for the models above it too, which nothing names."""
    votes: defaultdict[Iri, Votes] = defaultdict(Counter)
    for by in names:
        rank = TRUST_ORDER[by.trust]
        votes[by.named.iri][rank, by.named.label] += 1
        if by.named.model is None:
            continue
        label = parse_label(by.named.label)
        for above, _ in ancestors(by.named.model):
            text = f"{label.family_text} {label.variant_text}" if above.variant else label.family_text
            votes[model_iri(above)][len(TRUST_ORDER) + rank, text.strip()] += 1
    return votes


def preferred(iri: Iri, votes: Votes) -> ox.Quad:
    """Return the preferred label of a thing.

    It is the spelling of the most trusted documents, of these the most frequent, of these the first in code-point order; what
    documents print of the thing itself comes before what follows from the names of others.
    """
    best = min(votes.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))[0][1]
    return ox.Quad(node(iri), node(SKOS.prefLabel), ox.Literal(best), DEFAULT)


def _keys(iri: Iri, spellings: Iterable[str]) -> Iterator[ox.Quad]:
    """Yield the keys by which a thing is found."""
    for key in sorted({match_key(spelling) for spelling in spellings}):
        if key:
            yield ox.Quad(node(iri), node(KG.key), ox.Literal(key), LEXICON)


def initials(label: str) -> str:
    """Return the short form that people make of one word with several capitals, a plus included, else an empty string.

    >>> initials("HumanEval+"), initials("BigCodeBench"), initials("MBPP"), initials("Zork")
    ('HE+', 'BCB', '', '')
    """
    capitals = re.findall(r"[A-Z](?=[a-z])", label)
    return "".join(capitals) + "+" * label.count("+") if len(capitals) > 1 and " " not in label.strip() else ""


def _document_keys(part: Part) -> Iterator[ox.Quad]:
    """Yield the label of a document, and its keys: its id, its title, short forms of both, and the names in its identifiers."""
    identifier = part.document.rsplit("/", 1)[-1]
    said: dict[str, list[str]] = {DCTERMS.title: [], KG.identifier: []}
    document = node(part.document)
    for quad in part.said:
        if quad.subject == document and quad.predicate.value in said and isinstance(quad.object, ox.Literal):
            said[quad.predicate.value].append(quad.object.value)
    titles = said[DCTERMS.title]
    title = sorted(titles)[0] if titles else identifier
    yield ox.Quad(node(part.document), node(SKOS.prefLabel), ox.Literal(title), DEFAULT)
    segments = [name for place in said[KG.identifier] for name in place.partition(":")[2].split("/")]
    accounts = [name.removesuffix(".github.io") for name in segments if re.search(r"[A-Za-z]{3}", name)]
    yield from _keys(part.document, [identifier, title, *short_titles(identifier, title), *accounts])


ORDINARY = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")


OFTEN = 5
"""How often a word that is also a name must be written in lower case to pass for a word."""


def ordinary(documents: Iterable[Document], names: Iterable[str]) -> list[str]:
    """Return the lower-case words of running text, sorted: they are words and no misspelt names.

    A word that is also the name of something is one only where it is frequent: `code`, not `humaneval`.
    """
    counts: Counter[str] = Counter()
    for document in documents:
        for paragraph in document.paragraphs:
            counts.update(ORDINARY.findall(paragraph.span.of(document.text)))
    taken = {match_key(name) for name in names}
    return sorted(word for word, n in counts.items() if n >= OFTEN or match_key(word) not in taken)


KIND_ENDING = re.compile(r"[\s-]+(?:leaderboard|repository|repo|readme|paper|model[\s-]card|report|survey|blog|table)$", re.I)


def short_titles(identifier: str, title: str) -> Iterator[str]:
    """Yield the short forms of a document's name: what stands before a colon, and names without a closing "leaderboard" or "paper"."""
    head = re.split(r"[:：]", title)[0].strip()
    for name in (head, title, identifier.replace("-", " ")):
        short = KIND_ENDING.sub("", name).strip()
        if short:
            yield short


def _inverses(part: Part, schema: Schema) -> Iterator[ox.Quad]:
    """Yield the inverse of every edge whose property has one."""
    inverse = {p.iri: p.inverse for p in schema.ontology.properties if p.inverse and p.iri != KG.variantOf}
    for quad in part.said:
        other = inverse.get(Iri(quad.predicate.value))
        if other is None or not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        subject, value = Iri(quad.subject.value), Iri(quad.object.value)
        yield from _edge(value, other, subject, "inverse property", statement_iri(subject, quad.predicate.value, quad.object))
