"""How one thing came of another: the lineage of models, and the shortest chains between two things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg import rdf
from kg.answering.links import LEVELS, LINEAGE, WEAK_COST, Link, Links
from kg.answering.paths import shortest
from kg.browse.naming import find
from kg.errors import InputError
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.pictures.records import Picture
from kg.pictures.sketch import MOST, Drawn, Sketch
from kg.store import Store
from kg.vocab import KG

ONWARD = frozenset((KG.generates, KG.introduces))
"""Properties whose subject comes first; of all others the object does."""


def path(store: Store, one: str, other: str) -> Picture:
    """Return the shortest chains of stated edges between two things.

    Raises UnknownNameError for a term that names nothing here, InputError if no chain of stated edges joins the two.
    """
    sketch = Sketch(store)
    subjects = [_subject(sketch, term) for term in (one, other)]
    names = " and ".join(subject.label for subject in subjects)
    if subjects[0].iri == subjects[1].iri:
        raise InputError(f"both names are those of {subjects[0].label}", where="the path", expected="two things")
    chains = shortest(subjects[0], subjects[1], LogicalForm("path", names), sketch.context)
    if not chains:
        raise InputError(f"no document here states a chain between {names}", where="the path", hint="try kg render --around with each")
    drawn = {
        replace(_drawn(link), onward=link.subject == at) for chain in chains for at, link in zip(chain.nodes, chain.links, strict=False)
    }
    order = [node for chain in chains for node in chain.nodes]
    steps = len(chains[0].links)
    several = f"{len(chains)} chains of" if len(chains) > 1 else "A chain of"
    about = f"{several} {steps} stated step{'' if steps == 1 else 's'}, no shorter one is stated here. Click a step to read where."
    nodes = sketch.nodes(order)
    ends = (chains[0].nodes[0], chains[0].nodes[-1])
    return sketch.picture(Picture(f"From {subjects[0].label} to {subjects[1].label}", about, "layers", nodes, sketch.edges(drawn), ends))


def _subject(sketch: Sketch, term: str) -> Subject:
    """Return a thing as a question would name it: a model's family stands for its own node."""
    found = find(sketch.catalogue, term).iri
    label = sketch.catalogue.label(found)
    types = tuple(Iri(cls) for cls in sorted(sketch.classes([found])[found]))
    identity = sketch.context.identity(found) if KG.Model in types else None
    return Subject(term, Span(0, len(term)), label, Iri(found), types, (Iri(found),), identity)


def lineage(store: Store, term: str | None = None) -> Picture:
    """Return what models were made from, of all of them or of what came of one and what it came of.

    Levels of a model's name (family, variant, checkpoint) are drawn only where they join two steps. Raises UnknownNameError, with
    the nearest names, for a term that names nothing here.
    """
    sketch = Sketch(store)
    links = Links(sketch.context, None)
    if term is None:
        centre: tuple[str, ...] = ()
        drawn = _stated(sketch, links)
        title = "The lineage of models"
        about = "What each model was initialised, fine-tuned and trained from, as documents state it: from left to right."
    else:
        found = find(sketch.catalogue, term).iri
        centre = (found,)
        drawn = _reached(links, found)
        label = sketch.catalogue.label(found)
        title = f"The lineage of {label}"
        about = f"What {label} came of (to its left) and what came of it (to its right), as documents state it."
    drawn = _pruned(drawn, set(centre))
    things = list(dict.fromkeys([*centre, *(iri for e in sorted(drawn) for iri in (e.source, e.target))]))
    nodes = sketch.nodes(things)
    cells = sketch.cells([node.iri for node in nodes if node.kind == "model"]) if centre else ()
    return sketch.picture(Picture(title, about, "layers", nodes, sketch.edges(drawn), centre, cells))


def _stated(sketch: Sketch, links: Links) -> set[Drawn]:
    """Return every stated edge of lineage with the levels between the models at their ends."""
    rows = list(sketch.catalogue.rows(rdf.edges((), LINEAGE)))
    ends = {iri or "" for s, _, o in rows for iri in (s, o)}
    return {edge for edge in _edges(links, ends) if edge.relation in LINEAGE or {edge.source, edge.target} <= ends}


def _edges(links: Links, things: Iterable[str]) -> set[Drawn]:
    wanted = (*LINEAGE, *LEVELS)
    return {_drawn(link) for link in links.around(sorted(things), WEAK_COST) if link.predicate in wanted}


def _drawn(link: Link) -> Drawn:
    """Return a link of the walk as an edge to be drawn: what comes first stands to the left."""
    owner = "" if link.level else link.owner
    return Drawn(link.subject, link.predicate, link.object, owner, onward=link.predicate in ONWARD)


def _reached(links: Links, centre: str) -> set[Drawn]:
    """Return what the centre came of, and what came of it: one way from the centre along each edge, never back.

    Down to a model's variants and checkpoints both ways lead.
    """
    drawn: set[Drawn] = set()
    for back in (True, False):
        seen, frontier = {centre}, {centre}
        while frontier and len(seen) < MOST:
            following: set[str] = set()
            for edge in _edges(links, frontier):
                first, then = _sides(edge)
                one, other = (then, first) if back else (first, then)
                down = edge.relation in LEVELS and edge.target in frontier and edge.target in _own(seen, centre)
                if one in frontier or down:
                    drawn.add(edge)
                    following.add(other if one in frontier else edge.source)
            frontier = following - seen
            seen |= frontier
    return drawn


def _own(seen: set[str], centre: str) -> set[str]:
    """Return the centre and what stands below it by name."""
    return {iri for iri in seen if iri == centre or iri.startswith(f"{centre}/")}


def _sides(edge: Drawn) -> tuple[str, str]:
    """Return what comes first of an edge, and what came of it."""
    return (edge.source, edge.target) if edge.onward else (edge.target, edge.source)


def _pruned(drawn: set[Drawn], kept: set[str]) -> set[Drawn]:
    """Return the edges without levels that lead to nothing: a variant or checkpoint that no step of lineage touches."""
    while True:
        degree: dict[str, int] = {}
        stepped = {iri for e in drawn if e.relation in LINEAGE for iri in (e.source, e.target)}
        for edge in drawn:
            for iri in (edge.source, edge.target):
                degree[iri] = degree.get(iri, 0) + 1
        loose = {
            e
            for e in drawn
            if e.relation in LEVELS and any(degree[iri] == 1 and iri not in stepped and iri not in kept for iri in (e.source, e.target))
        }
        if not loose or len(drawn) == len(loose):
            return drawn
        drawn = drawn - loose
