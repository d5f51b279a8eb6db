"""The facts of a graph as an examiner reads them: straight from SPARQL, by none of the code that answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kg.lexicon.keys import match_key
from kg.store import Store
from kg.vocab import DCTERMS, KG, OWL, RDF, RDFS, SKOS

CLEAN = re.compile(r"[^\W_][\w .+#-]{1,38}[\w+#]")
"""Names that a person would type: no marks, brackets or footnotes."""

WHOLE = frozenset(("", "avg", "average", "overall", "total", "all", "mean"))
"""Parts of a benchmark that are all of it."""

PROTOCOL = (KG.shots, KG.promptStyle, KG.decoding, KG.temperature, KG.topP, KG.samples, KG.setting, KG.harness)
STATED = f"GRAPH ?g {{ ?st <{RDF.subject}> ?s ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o }}"


@dataclass(frozen=True, slots=True)
class Score:
    """One result of the graph; `settings` are its stated protocol as (property, value)."""

    iri: str
    model: str
    benchmark: str
    metric: str
    document: str
    printed: str
    value: Decimal
    k: int | None
    subset: str
    unit: str
    settings: tuple[tuple[str, str], ...]

    @property
    def column(self) -> tuple[str, str, str, int | None, str, tuple[tuple[str, str], ...]]:
        """Return the column of the table, with what a row may say of the protocol: cells that one document measured alike."""
        table, _, cell = self.iri.rpartition("/")
        return table, cell.rpartition("c")[2], self.metric, self.k, self.subset, self.settings

    @property
    def measure(self) -> tuple[str, str, int | None, str]:
        """Return benchmark, metric, k and part, all whole ones as one."""
        part = " ".join(sorted(self.subset.casefold().replace("-", " ").split()))
        return self.benchmark, self.metric, self.k, "" if part in WHOLE else part


@dataclass(frozen=True, slots=True)
class Stated:
    """One stated edge: its ends, and its object in words, with the amount where it has one."""

    subject: str
    predicate: str
    object: str
    shown: str
    documents: frozenset[str]
    amount: Decimal | None = None


@dataclass(slots=True)
class Facts:
    """Everything that questions are drawn from."""

    scores: list[Score]
    stated: list[Stated]
    names: dict[str, tuple[str, ...]]
    types: dict[str, frozenset[str]]
    properties: dict[str, tuple[str, ...]]
    documents: dict[str, dict[str, str]]
    broader: dict[str, set[str]] = field(default_factory=dict)

    def nameable(self, thing: str) -> bool:
        """Return whether a person could name the thing and mean no other."""
        return bool(self.names.get(thing))


def read(store: Store) -> Facts:
    """Return the facts of a graph."""
    labels = _labels(store)
    types = _types(store)
    return Facts(
        scores=list(_scores(store, labels)),
        stated=list(_stated(store, labels)),
        names=_names(store, labels, types),
        types=types,
        properties=_properties(store),
        documents=_documents(store),
        broader=_broader(store),
    )


def rows(store: Store, text: str) -> Iterator[tuple[str, ...]]:
    """Yield the solutions of a query, sorted, each term as its text and "" where there is none."""
    yield from sorted(tuple(t.value if t is not None else "" for t in row) for row in store.select(text).rows)


def _labels(store: Store) -> dict[str, str]:
    text = f"SELECT ?s ?l WHERE {{ {{ ?s <{SKOS.prefLabel}> ?l }} UNION {{ ?s <{RDFS.label}> ?l }} }}"
    return dict(reversed([(thing, label) for thing, label in rows(store, text)]))


def _types(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for thing, cls in rows(store, f"SELECT ?s ?c WHERE {{ ?s <{RDF.type}> ?c }}"):
        found[thing].add(cls)
    return {thing: frozenset(classes) for thing, classes in found.items()}


def _scores(store: Store, labels: dict[str, str]) -> Iterator[Score]:
    needed = " ; ".join(f"<{p}> ?v{i}" for i, p in enumerate((KG.model, KG.benchmark, KG.metric, KG.readFrom, KG.printed, KG.value)))
    optional = " ".join(f"OPTIONAL {{ ?r <{p}> ?o{i} }}" for i, p in enumerate((KG.k, KG.subset, KG.unit)))
    settings: dict[str, set[tuple[str, str]]] = defaultdict(set)
    wanted = " ".join(f"<{p}>" for p in PROTOCOL)
    for result, prop, value in rows(store, f"SELECT ?r ?p ?v WHERE {{ VALUES ?p {{ {wanted} }} ?r a <{KG.Result}> ; ?p ?v }}"):
        settings[result].add((prop, labels.get(value, value)))
    chosen = "?r ?v0 ?v1 ?v2 ?v3 ?v4 ?v5 ?o0 ?o1 ?o2"
    for iri, model, benchmark, metric, document, printed, value, k, subset, unit in rows(
        store, f"SELECT {chosen} WHERE {{ ?r a <{KG.Result}> ; {needed} . {optional} }}"
    ):
        protocol = tuple(sorted(settings[iri]))
        yield Score(iri, model, benchmark, metric, document, printed, Decimal(value), int(k) if k else None, subset, unit, protocol)


def _stated(store: Store, labels: dict[str, str]) -> Iterator[Stated]:
    amounts = {
        q: (printed, Decimal(number) * Decimal(scale) if number and scale else None)
        for q, printed, number, scale in rows(
            store,
            f"SELECT ?q ?p ?n ?x WHERE {{ ?q a <{KG.Quantity}> ; <{KG.printed}> ?p . "
            f"OPTIONAL {{ ?q <{KG.number}> ?n ; <{KG.scale}> ?x }} }}",
        )
    }
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for graph, subject, predicate, value in rows(store, f"SELECT ?g ?s ?p ?o WHERE {{ {STATED} }}"):
        if graph != KG.derived:
            found[subject, predicate, value].add(graph)
    for (subject, predicate, value), documents in sorted(found.items()):
        printed, amount = amounts.get(value, (labels.get(value) or _last(value), None))
        yield Stated(subject, predicate, value, printed, frozenset(documents), amount)


def _last(value: str) -> str:
    """Return what an IRI without a label is shown as."""
    return re.split(r"[#/]", value)[-1] if value.startswith(KG.NAMESPACE.rsplit("/", 1)[0]) else value


def _names(store: Store, labels: dict[str, str], types: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return the names of things that are clean and that no other thing bears."""
    undecided = {s for s, _ in rows(store, f"SELECT ?s ?o WHERE {{ ?s <{KG.candidate}> ?o }}")}
    borne: dict[str, set[str]] = defaultdict(set)
    spelled: dict[str, list[str]] = defaultdict(list)
    pairs = [(s, labels[s]) for s in sorted(labels)]
    text = f"SELECT ?s ?l WHERE {{ {{ ?s <{SKOS.altLabel}> ?l }} UNION {{ ?s <{SKOS.prefLabel}> ?l }} }}"
    pairs += ((thing, label) for thing, label in rows(store, text))
    for thing, label in pairs:
        borne[match_key(label)].add(thing)
        if "/id/" in thing or SKOS.Concept in types.get(thing, ()):
            spelled[thing].append(label)
    made: dict[str, tuple[str, ...]] = {}
    for thing, own in spelled.items():
        good = {match_key(name): name for name in own if CLEAN.fullmatch(name) and len(borne[match_key(name)]) == 1}
        if thing not in undecided and "/document/" not in thing:
            made[thing] = tuple(good[key] for key in sorted(good) if len(key) > 2)
    return {thing: own for thing, own in made.items() if own}


def _properties(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the words for each property of the ontology that no other property shares, nor a concept or a class of other things.

    What "the normalization of X" or "the datasets of X" asks, where one names a concept too and the other benchmarks, is anybody's guess.
    """
    kinds = f"VALUES ?c {{ <{OWL.ObjectProperty}> <{OWL.DatatypeProperty}> }} VALUES ?w {{ <{RDFS.label}> <{SKOS.altLabel}> }}"
    borne: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for prop, label in rows(store, f"SELECT ?p ?l WHERE {{ {kinds} ?p a ?c ; ?w ?l }}"):
        borne[match_key(label)].add(prop)
        words[prop].add(label)
    ranges: dict[str, set[str]] = defaultdict(set)
    for prop, cls in rows(store, f"SELECT ?p ?c WHERE {{ ?p <{RDFS.range}> ?c }}"):
        ranges[prop].add(cls)
    others: dict[str, set[str]] = defaultdict(set)
    for thing, label in rows(
        store,
        f"SELECT ?t ?l WHERE {{ VALUES ?c {{ <{OWL.Class}> <{SKOS.Concept}> }} "
        f"VALUES ?w {{ <{RDFS.label}> <{SKOS.prefLabel}> <{SKOS.altLabel}> }} ?t a ?c ; ?w ?l }}",
    ):
        for key in {match_key(label), plural(match_key(label))}:
            others[key].add(thing)
    return {
        p: tuple(
            sorted(w for w in own if len(borne[match_key(w)]) == 1 and len(w) > 2 and "?" not in w and others[match_key(w)] <= ranges[p])
        )
        for p, own in sorted(words.items())
    }


def plural(key: str) -> str:
    """Return a key with the ending of the plural."""
    return key if key.endswith("s") else f"{key}s"


def _documents(store: Store) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for prop in (DCTERMS.title, KG.authors, KG.year, KG.identifier, KG.kind):
        for document, value in rows(store, f"SELECT ?d ?v WHERE {{ ?d a <{KG.Document}> ; <{prop}> ?v }}"):
            found.setdefault(document, {}).setdefault(prop, value)
    return found


def _broader(store: Store) -> dict[str, set[str]]:
    """Return the concepts right above each concept, where a document states so."""
    found: dict[str, set[str]] = defaultdict(set)
    for below, above in rows(store, f"SELECT ?s ?o WHERE {{ {STATED} FILTER(?p = <{SKOS.broader}>) }}"):
        found[below].add(above)
    return dict(found)


def by_column(scores: Iterable[Score], *, as_printed: bool = False) -> dict[object, list[Score]]:
    """Return scores by the column in which they stand; `as_printed`, whatever its rows say of the protocol."""
    found: dict[object, list[Score]] = defaultdict(list)
    for score in scores:
        found[score.column[:-1] if as_printed else score.column].append(score)
    return dict(found)
