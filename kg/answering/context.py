"""What an answer needs of an open graph: its names, its documents, its citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kg import overview, rdf
from kg.answering.citing import Citer, Library
from kg.answering.restricted import Restricted
from kg.lexicon.facets import PROTOCOL
from kg.lexicon.keys import is_hashed
from kg.lexicon.levels import ancestors
from kg.lexicon.lexicon import model_iri
from kg.model.answer import Source
from kg.model.document import TRUST, Span
from kg.model.logical_form import Scope, Setting
from kg.model.names import ModelName
from kg.model.terms import Literal
from kg.query.names import Names
from kg.query.reading import Reading, read, understood
from kg.query.vocabulary import Vocabulary
from kg.sparql import Select, text
from kg.store import Solutions, Store
from kg.vocab import KG, PREFIXES

if TYPE_CHECKING:
    from kg.answering.remarks import Remarks


class Graph:
    """An open graph with what is kept between questions; it does not change while it is open."""

    def __init__(self, store: Store, names: Names | None = None) -> None:
        self.store = store
        self.names = names or Names(store)
        self.library = Library(store)
        self._whole: tuple[Graph, frozenset[str]] | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the graph's ontology."""
        return Vocabulary(self.store)

    @cached_property
    def remarks(self) -> Remarks:
        """Return the sentences of the graph's documents."""
        from kg.answering.remarks import Remarks

        return Remarks(self.store) if self._whole is None else self._whole[0].remarks.of(self._whole[1])

    @cached_property
    def lesser(self) -> frozenset[str]:
        """Return the metrics of which less is better."""
        if self._whole is not None:
            return self._whole[0].lesser
        told = self.store.select(overview.values_of((KG.higherIsBetter,))).texts()
        return frozenset(metric for metric, _, flag in told if flag == "false")

    @cached_property
    def digest(self) -> str:
        """Return the graph's fingerprint."""
        return self.store.digest()

    def restricted(self, documents: Iterable[str]) -> Graph:
        """Return the graph as if it held only some of its documents; names and the ontology stay whole."""
        allowed = frozenset(documents)
        made = Graph(Restricted(self.store, allowed), self.names)
        made._whole = self, allowed
        made.vocabulary, made.digest = self.vocabulary, self.digest
        return made


class Context:
    """One question's view of a graph: its own citations, and the queries that were asked."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.store = graph.store
        self.names = graph.names
        self.library = graph.library
        self.citer = Citer(graph.store, graph.library)
        self._identities: dict[str, ModelName | None] = {}
        self._queries: dict[Select, None] = {}
        self._readings: dict[str, Reading] = {}

    def understood(self, question: str) -> tuple[Span, ...]:
        """Return the places of a question that are read as something."""
        return understood(self.reading(question))

    def reading(self, question: str) -> Reading:
        """Return what a question says; each question is read once."""
        if question not in self._readings:
            self._readings[question] = read(question, self.names)
        return self._readings[question]

    def select(self, query: Select) -> Solutions:
        """Return the solutions of a query that the answer rests on; it is shown with the answer."""
        self._queries[query] = None
        return self.store.select(query)

    def queries(self, *, cited: bool) -> tuple[str, ...]:
        """Return the queries that the answer rests on, as they run by themselves; the last finds the places that are cited, if any are."""
        asked = [*self._queries, *([self.citer.support()] if cited else [])]
        return tuple(text(query, dict(PREFIXES)) for query in asked)

    def amounts(self, quantities: Iterable[str]) -> dict[str, Decimal]:
        """Return the numbers of the amounts among some things, scales multiplied out."""
        asked = [q for q in quantities if "/quantity/" in q]
        rows = self.store.select(rdf.quantities(asked)).rows if asked else ()
        return {q.value: Decimal(number.value) * Decimal(scale.value) for q, _, number, scale, _ in rows if q and number and scale}

    def printed(self, quantities: Iterable[str]) -> dict[str, str]:
        """Return the amounts among some things, as they are printed."""
        asked = [q for q in quantities if "/quantity/" in q]
        return {q: text for q, text, *_ in self.store.select(rdf.quantities(asked)).texts()} if asked else {}

    def identity(self, model: str) -> ModelName | None:
        """Return the identity of a model's node, None for a label that is undecided."""
        self.identify([model])
        return self._identities[model]

    def upward(self, model: str) -> tuple[str, ...]:
        """Return a model and the models above it of the same variant: what is said of Zork holds for Zork 7B, and not for Zork Turbo."""
        name = self.identity(model)
        return (model, *(model_iri(a) for a, _ in ancestors(name) if a.variant == name.variant)) if name else (model,)

    def identify(self, models: Iterable[str]) -> None:
        """Look up the identities of several models at once: by the family that their IRIs name, else by the one that the graph gives."""
        fresh = [m for m in dict.fromkeys(models) if m not in self._identities]
        slugs = {m: m.split("/model/", 1)[1].split("/", maxsplit=1)[0] for m in fresh if "/model/" in m}
        hashed = [m for m, slug in slugs.items() if is_hashed(slug)]
        keys = {m: key for m, _, key in self.store.select(rdf.edges(hashed, [KG.familyKey])).texts()} if hashed else {}
        families = {keys.get(m, slug) for m, slug in slugs.items()}
        self.names.load(sorted(families))
        for family in families:
            self._identities |= {member.iri: member.name for member in self.names.members(family)}
        for model in fresh:
            self._identities.setdefault(model, None)

    def documents_in(self, scope: Scope) -> tuple[str, ...] | None:
        """Return the documents that a question restricts itself to, None if it does not."""
        if scope.open:
            return None
        return tuple(sorted(iri for iri, info in self.library.documents.items() if admitted(info.source, scope)))

    def settings(self, results: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return the stated protocol of results as (property, value) pairs, values as people read them."""
        if not results:
            return {}
        raw = list(self.store.select(rdf.settings(results, PROTOCOL)).bound())
        things = {value.value for _, _, value in raw if type(value).__name__ == "NamedNode"}
        labels = self.names.labels(things) if things else {}
        found: dict[str, list[tuple[str, str]]] = {}
        for result, prop, value in raw:
            found.setdefault(result.value, []).append((prop.value, labels.get(value.value, value.value)))
        return {result: tuple(sorted(pairs)) for result, pairs in found.items()}

    def setting_text(self, setting: Setting) -> str:
        """Return a setting's value as `settings` gives it."""
        if isinstance(setting.value, Literal):
            return setting.value.value
        return self.names.labels([setting.value])[setting.value]


def admitted(source: Source, scope: Scope) -> bool:
    """Return whether a document may answer within a scope."""
    named = source.iri in scope.documents or source.kind in scope.kinds or not (scope.documents or scope.kinds)
    trusted = scope.trust is None or TRUST.index(source.trust) <= TRUST.index(scope.trust)
    return named and trusted and source.kind not in scope.excluded and source.iri not in scope.excluded
