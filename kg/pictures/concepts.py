"""The taxonomy, or one area of it, with the models, benchmarks and corpora that documents put under its concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import rdf
from kg.browse import taxonomy as branches
from kg.browse.records import Branch
from kg.pictures.records import Picture
from kg.pictures.sketch import MOST, Drawn, Sketch
from kg.store import Store
from kg.vocab import KG, SKOS

LEAVES = 64
"""The most ends of branches that a tree opens with: as many as can be read on one screen."""
LINKED = (KG.Benchmark, KG.Corpus, KG.Model)
ACROSS = (SKOS.related, KG.hasChallenge, KG.addressedBy, KG.hasConsequence, KG.combines, KG.hasInput, KG.hasOutput)
"""Relations between concepts beside the taxonomy's own."""


def taxonomy(store: Store) -> Picture:
    """Return the whole taxonomy as a tree, opened as far as one screen shows."""
    roots = branches(store)
    sketch = Sketch(store)
    main = [root for root in roots if not root.folded] or list(roots)
    counted = sum(1 + root.below for root in main)
    title = main[0].label if len(main) == 1 else "The taxonomy"
    about = (
        f"{counted:,} concepts from the general to the special, with the models, benchmarks and corpora that documents put under them. "
        "Click anything to read who says it, and where."
    )
    return _tree(sketch, roots, title[:1].upper() + title[1:], about, cells=True)


def area(store: Store, concept: str) -> Picture:
    """Return one concept with all under it. Raises UnknownNameError for a name that no concept bears."""
    root = branches(store, concept)[0]
    sketch = Sketch(store)
    below = f"{root.below:,} concept{'' if root.below == 1 else 's'} under it" if root.below else "no concept under it"
    about = f"{root.definition.rstrip('.') + '. ' if root.definition else ''}With {below}, and what documents put there."
    return _tree(sketch, (root,), root.label[:1].upper() + root.label[1:], about, cells=False)


def _tree(sketch: Sketch, roots: Sequence[Branch], title: str, about: str, *, cells: bool) -> Picture:
    parents: dict[str, str] = {}
    order: list[str] = []
    counts: dict[str, str] = {}
    for root in roots:
        for branch, above in _walk(root, None):
            if branch.iri in parents or branch.iri in order:
                continue
            order.append(branch.iri)
            counts[branch.iri] = counted(branch)
            if above is not None:
                parents[branch.iri] = above
    drawn = {Drawn(child, SKOS.broader, parent, spine=True) for child, parent in parents.items()}
    drawn |= _across(sketch, set(order))
    members, left = _members(sketch, order, MOST - len(order))
    drawn |= members
    hung: list[str] = []
    for edge in sorted(members, key=lambda e: (not e.spine, e)):
        if edge.spine:
            parents[edge.source] = edge.target
            hung.append(edge.source)
    opened = _opened(roots, parents)
    benchmarks = None if cells else [e.source for e in members if "/benchmark/" in e.source]
    models = None if cells or benchmarks else [e.source for e in members if "/model/" in e.source]
    notes = (f"{left:,} things that documents put under these concepts are left out for want of room.",) if left else ()
    return sketch.picture(
        Picture(
            title,
            about,
            "tree",
            sketch.nodes([*order, *hung], parents=parents, opened=opened, counts=counts),
            sketch.edges(drawn),
            marked=tuple(order[:1]),
            cells=sketch.cells(models, benchmarks or None),
            notes=notes,
        )
    )


def _walk(branch: Branch, above: str | None) -> Iterable[tuple[Branch, str | None]]:
    yield branch, above
    for child in branch.narrower:
        yield from _walk(child, branch.iri)


def counted(branch: Branch) -> str:
    """Return in words what stands under a concept."""
    parts = ((branch.models, "model"), (branch.benchmarks, "benchmark"), (branch.results, "result"))
    return ", ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in parts if number)


def _across(sketch: Sketch, concepts: set[str]) -> set[Drawn]:
    rows = sketch.catalogue.rows(rdf.edges((), ACROSS))
    return {Drawn(s or "", p or "", o or "") for s, p, o in rows if s in concepts and o in concepts}


def _members(sketch: Sketch, concepts: Sequence[str], room: int) -> tuple[set[Drawn], int]:
    """Return the edges from things to these concepts, and how many things had no room; each thing hangs under its last concept.

    The last in the order of the tree: what is told of a task or a type says more of a thing than how open it is.
    """
    at = {concept: place for place, concept in enumerate(concepts)}
    rows = list(sketch.catalogue.rows(rdf.edges((), (), concepts)))
    classes = sketch.classes(s or "" for s, _, _ in rows)
    linked = {
        (s or "", p or "", o or "")
        for s, p, o in rows
        if (p or "").startswith(KG.NAMESPACE) and p != KG.usesNot and classes[s or ""] & set(LINKED) and p != KG.mentions
    }
    things = sorted({s for s, _, _ in linked}, key=lambda s: (min(i for i, c in enumerate(LINKED) if c in classes[s]), s))
    kept = set(things[: max(room, 0)])
    home: dict[str, tuple[int, str, str]] = {}
    for s, p, o in sorted(linked):
        home[s] = max(home.get(s, (-1, "", "")), (at[o], p, o))
    return {Drawn(s, p, o, spine=home[s] == (at[o], p, o)) for s, p, o in linked if s in kept}, len(things) - len(kept)


def _opened(roots: Sequence[Branch], parents: dict[str, str]) -> set[str]:
    """Return the concepts that are open at first: level by level while the ends of branches fit on one screen; no folded scheme."""
    opened: set[str] = set()
    level = [root for root in roots if not root.folded] or list(roots)
    ends = len(roots)
    while level:
        following: list[Branch] = []
        for branch in level:
            more = len(branch.narrower)
            if not more or ends - 1 + more > LEAVES:
                continue
            opened.add(branch.iri)
            ends += more - 1
            following += branch.narrower
        level = following
    return opened or {root.iri for root in roots if root.iri in parents.values()}
