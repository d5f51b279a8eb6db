"""From edges to a picture: what the things are called, of which kind they are, and what shows each edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg import overview, rdf
from kg.answering.context import Context, Graph
from kg.assembly import statement_iri
from kg.browse.catalogue import Catalogue
from kg.browse.evidence import derived
from kg.model.terms import Iri
from kg.pictures.kinds import kind, level
from kg.pictures.records import Cell, Edge, Node, Picture, Place, Said
from kg.store import Store
from kg.vocab import KG, SKOS

TOLD = (
    KG.familyKey,
    KG.variantKey,
    KG.sizeKey,
    KG.versionKey,
    KG.configurationKey,
    KG.label,
    KG.dropped,
    KG.sha256,
    KG.path,
    KG.extractors,
)
"""Properties that a name or a document's head tells already."""
MOST = 2_000
"""The most things in one picture."""
MOST_PLACES = 6
"""The most places that are told of one statement: the most trusted first."""


VALUE = "value: "
"""What the name of a value begins with: no IRI holds a space, so that no value passes for a thing."""


def value(text: str) -> str:
    """Return the name under which a value, words or a number, stands among the things of a picture."""
    return VALUE + text


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """An edge that is to be drawn; `owner` bears its evidence where that is not its statement, `spine` makes it part of a tree."""

    source: str
    relation: str
    target: str
    owner: str = ""
    spine: bool = False
    onward: bool = True

    @property
    def bearer(self) -> str:
        """Return the node whose evidence shows the edge."""
        return self.owner or statement_iri(Iri(self.source), Iri(self.relation), ox.NamedNode(self.target))


class Sketch:
    """An open graph with what pictures of it need."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.catalogue = Catalogue(store)
        self.context = Context(Graph(store))

    def labels(self, names: Iterable[str]) -> dict[str, str]:
        """Return what people call things; values and amounts as printed."""
        asked = list(dict.fromkeys(names))
        made = {name: f"“{name.removeprefix(VALUE)}”" for name in asked if name.startswith(VALUE)}
        amounts = [Iri(name) for name in asked if "/quantity/" in name and name not in made]
        found = self.catalogue.rows(rdf.quantities(amounts)) if amounts else ()
        made |= {iri or "": printed or "" for iri, printed, *_ in found}
        return made | self.catalogue.names.labels(name for name in asked if name not in made)

    def classes(self, iris: Iterable[str]) -> dict[str, set[str]]:
        """Return the classes of things."""
        asked = list(dict.fromkeys(iris))
        found: dict[str, set[str]] = {iri: set() for iri in asked}
        for iri, cls in self.catalogue.rows(overview.types(asked)) if asked else ():
            found[iri or ""].add(cls or "")
        return found

    def edges(self, drawn: Iterable[Drawn]) -> tuple[Edge, ...]:
        """Return edges with what shows them; several that join the same two things by the same relation are one."""
        listed = sorted(set(drawn), key=lambda d: (d.source, d.target, d.relation, d.owner))
        shown = self.shown(edge.bearer for edge in listed)
        labels = self.labels(iri for d in listed for iri in (d.source, d.relation, d.target))
        made: dict[tuple[str, str, str], tuple[Drawn, list[Said]]] = {}
        for d in listed:
            places, rule = shown.get(d.bearer, ((), None))
            text = f"{labels[d.source]} — {labels[d.relation]} — {labels[d.target]}"
            _, said = made.setdefault((d.source, d.target, d.relation), (d, []))
            said.append(Said(text, places, rule or (None if places else "from the ontology")))
        return tuple(
            Edge(d.source, d.target, d.relation, labels[d.relation], labels[d.relation], tuple(said), d.spine, d.onward)
            for d, said in made.values()
        )

    def shown(self, bearers: Iterable[str]) -> dict[str, tuple[tuple[Place, ...], str | None]]:
        """Return the places that show each node that bears evidence, and the rule where it follows from others."""
        asked = list(dict.fromkeys(bearers))
        places = self.catalogue.places(asked)
        made: dict[str, tuple[tuple[Place, ...], str | None]] = {b: (found[:MOST_PLACES], None) for b, found in places.items()}
        for bearer, (rule, premises) in derived(self.catalogue, [b for b in asked if b not in places]).items():
            made[bearer] = premises[:MOST_PLACES], f"follows by rule: {rule}"
        return made

    def nodes(
        self,
        iris: Iterable[str],
        *,
        parents: Mapping[str, str] | None = None,
        opened: Iterable[str] | None = None,
        counts: Mapping[str, str] | None = None,
    ) -> tuple[Node, ...]:
        """Return things in their order, under their parents; those not in `opened` (all, if None) hide what stands under them."""
        asked = list(dict.fromkeys(iris))
        things = [iri for iri in asked if not iri.startswith(VALUE)]
        classes, labels = defaultdict(set, self.classes(things)), self.labels(asked)
        defined, named = self._words(things)
        said = self._attributes([iri for iri in things if SKOS.Concept not in classes[iri]])
        among, over, told = set(asked), parents or {}, counts or {}
        open_ = among if opened is None else set(opened)
        return tuple(
            Node(
                iri,
                labels[iri],
                kind(classes[iri]),
                level(classes[iri]),
                defined.get(iri, ""),
                tuple(name for name in named.get(iri, ()) if name != labels[iri]),
                told.get(iri, ""),
                said.get(iri, ()),
                over.get(iri) if over.get(iri) in among else None,
                iri in open_,
            )
            for iri in asked
        )

    def _words(self, iris: Sequence[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
        """Return the definitions of things, and their other names."""
        defined: dict[str, str] = {}
        named: defaultdict[str, list[str]] = defaultdict(list)
        for iri, predicate, text in self.catalogue.rows(overview.values_of((SKOS.definition, SKOS.altLabel), iris)) if iris else ():
            if predicate == SKOS.definition:
                defined.setdefault(iri or "", text or "")
            else:
                named[iri or ""].append(text or "")
        return defined, named

    def _attributes(self, iris: Sequence[str]) -> dict[str, tuple[Said, ...]]:
        """Return what is said of things in words and amounts: parameters, licence dates, sizes, each with its places."""
        found = self.store.select(rdf.edges(iris)).rows if iris else ()
        edges: set[tuple[str, str, ox.NamedNode | ox.Literal]] = set()
        for s, p, o in found:
            if s is None or p is None or not p.value.startswith(KG.NAMESPACE) or p.value in TOLD:
                continue
            if isinstance(o, ox.Literal) or (isinstance(o, ox.NamedNode) and "/quantity/" in o.value):
                edges.add((s.value, p.value, o))
        listed = sorted(edges, key=lambda e: (e[0], e[1], str(e[2])))
        bearers = [statement_iri(Iri(s), Iri(p), o) for s, p, o in listed]
        shown = self.shown(bearers)
        labels = self.labels([*(p for _, p, _ in listed), *(o.value for _, _, o in listed if isinstance(o, ox.NamedNode))])
        said: defaultdict[str, list[Said]] = defaultdict(list)
        for (thing, prop, end), bearer in zip(listed, bearers, strict=True):
            if bearer in shown:
                text = labels[end.value] if isinstance(end, ox.NamedNode) else end.value
                said[thing].append(Said(f"{labels[prop]}: {text}", *shown[bearer]))
        return {iri: tuple(statements) for iri, statements in said.items()}

    def picture(self, drawn: Picture) -> Picture:
        """Return a picture with the documents that it cites, and the graph's digest."""
        cited = {place.document for said in _all_said(drawn) for place in said.places}
        cited |= {place.document for cell in drawn.cells for place in cell.places}
        listed = tuple(info for info in self.catalogue.documents.values() if info.id in cited)
        return replace(drawn, documents=listed, graph=self.store.digest())

    def cells(self, models: Sequence[str] | None = None, benchmarks: Sequence[str] | None = None) -> tuple[Cell, ...]:
        """Return the scores of models on benchmarks, of all if None is given, by document and place; each with its protocol."""
        if (models is not None and not models) or (benchmarks is not None and not benchmarks):
            return ()
        query = rdf.results(models=models or (), benchmarks=benchmarks or ())
        raw = tuple(self.catalogue.rows(query))
        scores = self.catalogue.scored(raw)
        owners = [score.iri for score in scores]
        about = {row[0] or "": (row[1] or "", row[2] or "", row[9] or "") for row in raw}
        places, protocol = self.catalogue.places(owners), self.context.settings(owners)
        things = [iri for model, benchmark, _ in about.values() for iri in (model, benchmark)]
        words = self.labels([*things, *(prop for pairs in protocol.values() for prop, _ in pairs)])
        return tuple(
            Cell(
                *about[score.iri][:2],
                score.model,
                words[about[score.iri][1]],
                score.metric,
                about[score.iri][2],
                score.printed,
                score.unit or "",
                score.label,
                "; ".join(f"{words[prop]}: {value}" for prop, value in protocol.get(score.iri, ())),
                places.get(score.iri, ()),
            )
            for score in scores
        )


def _all_said(drawn: Picture) -> Iterable[Said]:
    for node in drawn.nodes:
        yield from node.said
    for edge in drawn.edges:
        yield from edge.said
