"""The edges around things, fetched round by round: what documents state, and the levels of models' names.

An edge may be walked in both directions. Labels, types, amounts and the parts of results are no links between things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg import iris, rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.model.terms import Iri
from kg.query.vocabulary import Vocabulary
from kg.store import Term
from kg.vocab import DENIALS, KG, SKOS, XSD

LEVELS = (KG.checkpointOf, KG.variantOf)
"""The links between the levels of a model's name, which follow from the name and are not stated."""

LINEAGE = (
    KG.initialisedFrom,
    KG.fineTunedFrom,
    KG.trainedOn,
    KG.fineTunedOn,
    KG.basedOn,
    KG.extendsModel,
    KG.extends,
    KG.subsetOf,
    KG.generates,
    KG.introduces,
)
"""The properties that say how one thing came from another, the most telling first."""

NO_LINK = frozenset(
    (
        *(KG.model, KG.benchmark, KG.metric, KG.setting, KG.decoding, KG.promptStyle, KG.about, KG.first, KG.second, KG.candidate),
        *(KG.link, KG.cites, KG.mentions, KG.work, KG.readFrom, KG.evidence, KG.premise, KG.denotes, KG.examines, KG.harness),
        KG.openData,
        *LEVELS,
    )
)
"""Properties that link a thing to records about it, or to nothing that people mean by a relation."""

HUB = 250
"""A thing with more edges in one direction than this is reached and not walked through."""

LEVEL_COST, LINEAGE_COST, PLAIN_COST, SHARED_COST, WEAK_COST = 1, 3, 4, 7, 9


LEVEL_COSTS = {KG.checkpointOf: LEVEL_COST, KG.variantOf: LINEAGE_COST}
"""What is stated of a variant holds for its sizes; what is stated of a family need not hold for a variant."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An edge of the walk: its cost and rank, its ends as stated, and the training step that bears it, if one does."""

    cost: int
    rank: int
    subject: str
    predicate: str
    object: str
    owner: str = ""

    @property
    def level(self) -> bool:
        """Return whether the link follows from a model's name."""
        return self.predicate in LEVELS

    @property
    def bearer(self) -> str:
        """Return the node whose evidence shows the link."""
        return self.owner or iris.statement(self.subject, self.predicate, ox.NamedNode(self.object))


class Links:
    """Fetches links around things from the store, those of documents outside the question's scope left out."""

    def __init__(self, context: Context, documents: Sequence[str] | None) -> None:
        self.context = context
        self.documents = documents
        self._costs = costs(context.graph.vocabulary)

    def around(self, things: Iterable[str], most: int) -> list[Link]:
        """Return the links from and to the things that cost at most so much, in a fixed order."""
        frontier = sorted(set(things))
        if not frontier:
            return []
        wanted = [p for p, cost in self._costs.items() if cost <= most]
        found = self._plain(frontier, wanted) | self._levels(frontier) | self._steps(frontier, set(wanted))
        return sorted(found)

    def _plain(self, frontier: Sequence[str], predicates: Sequence[str]) -> set[Link]:
        """Return the edges of either direction that a document of the scope states."""
        select = self.context.store.select
        rows = _unhubbed(select(rdf.edges(frontier, predicates)).rows, 0)
        rows += _unhubbed(select(rdf.edges((), predicates, frontier)).rows, 2)
        named = [(s, p, o) for s, p, o in rows if isinstance(s, ox.NamedNode) and isinstance(o, ox.NamedNode) and p is not None]
        made = {self._link(s.value, p.value, o.value) for s, p, o in named}
        return self._stated(made)

    def _levels(self, frontier: Sequence[str]) -> set[Link]:
        select = self.context.store.select
        rows = [*select(rdf.edges(frontier, LEVELS)).rows, *_unhubbed(select(rdf.edges((), LEVELS, frontier)).rows, 2)]
        return {Link(LEVEL_COSTS[Iri(p.value)], len(LINEAGE), s.value, p.value, o.value) for s, p, o in rows if s and p and o}

    def _steps(self, frontier: Sequence[str], wanted: set[str]) -> set[Link]:
        """Return the links that training steps make between a model and what the step names."""
        select = self.context.store.select
        rows = [*select(rdf.steps(models=frontier)).rows, *select(rdf.steps(values_=frontier)).rows]
        made = set()
        for step, model, predicate, value in rows:
            if step and model and predicate and predicate.value in wanted and isinstance(value, ox.NamedNode):
                made.add(self._link(model.value, predicate.value, value.value, step.value))
        return self._stated(made)

    def _link(self, subject: str, predicate: str, value: str, owner: str = "") -> Link:
        rank = LINEAGE.index(Iri(predicate)) if predicate in LINEAGE else len(LINEAGE)
        return Link(self._costs[predicate], rank, subject, predicate, value, owner)

    def _stated(self, links: set[Link]) -> set[Link]:
        """Return the links that a document of the scope shows."""
        places = self.context.citer.places(sorted({link.bearer for link in links})) if links else {}
        allowed = self.documents
        return {link for link in links if any(allowed is None or place.document.iri in allowed for place in places.get(link.bearer, ()))}

    def cited(self, link: Link, readable: str) -> tuple[int, str]:
        """Return the citation's number and the document's title: of the statement, for a level of that which it follows from."""
        edge = Edge(link.subject, link.predicate, ox.NamedNode(link.object), readable, link.owner or None)
        if link.level:
            edge = self._premise(link, readable)
        places = self.context.citer.places([edge.bearer]).get(edge.bearer, [])
        inside = [p for p in places if self.documents is None or p.document.iri in self.documents]
        place = (inside or places)[0]
        return self.context.citer.cite(edge, place.document.iri), place.document.title

    def _premise(self, link: Link, readable: str) -> Edge:
        """Return the stated edge that a link between levels follows from, the first in order."""
        rows = self.context.store.select(rdf.premises([iris.statement(link.subject, link.predicate, ox.NamedNode(link.object))])).rows
        edges = {(s.value, p.value, str(o)): o for _, s, p, o in rows if s and p and isinstance(o, (ox.NamedNode, ox.Literal))}
        (subject, predicate, _), value = min(edges.items(), key=lambda item: item[0])
        return Edge(subject, predicate, value, f"{readable} (by the name)")


def costs(vocabulary: Vocabulary) -> dict[str, int]:
    """Return the properties that link things, with what a step along each costs: the more two things by chance share a value, the more."""
    found = {str(SKOS.broader): PLAIN_COST}
    for term in vocabulary.terms.values():
        if term.iri in NO_LINK or KG.Quantity in term.ranges or any(r.startswith(XSD.NAMESPACE) for r in term.ranges):
            continue
        shared = SKOS.Concept in vocabulary.above(term.ranges) and SKOS.Concept not in vocabulary.above(term.domains)
        lineage = term.iri in LINEAGE or term.iri in vocabulary.below(KG.basedOn)
        weak = term.iri in (*DENIALS, KG.outperforms, KG.underperforms)
        plain = PLAIN_COST if not shared or term.iri == KG.uses else SHARED_COST
        found[term.iri] = LINEAGE_COST if lineage else WEAK_COST if weak else plain
    return found


def _unhubbed(rows: Iterable[tuple[Term | None, ...]], end: int) -> list[tuple[Term | None, ...]]:
    """Return the rows without those of a thing that has too many edges to be walked through."""
    of: dict[str, list[tuple[Term | None, ...]]] = {}
    for row in rows:
        at = row[end]
        of.setdefault(at.value if isinstance(at, ox.NamedNode) else "", []).append(row)
    return [row for group in of.values() if len(group) <= HUB for row in group]
