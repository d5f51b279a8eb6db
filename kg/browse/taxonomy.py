"""The taxonomy as a tree, with what stands under each concept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg import overview, rdf
from kg.browse.catalogue import Catalogue
from kg.browse.naming import find
from kg.browse.records import Branch
from kg.sparql import Select
from kg.store import Store
from kg.vocab import KG, SKOS


def taxonomy(store: Store, concept: str | None = None, words: str | None = None) -> tuple[Branch, ...]:
    """Return the schemes of concepts, or the branch of one concept, that of the survey's areas first.

    With `words`, only the concepts whose names or definition hold all of them, and what stands above these; nothing if there are none.

    A model or benchmark stands under a concept that any edge links it to; a result under those that its benchmark or its protocol is
    linked to. Each is counted once, also where it is reached on two ways. Raises UnknownNameError for a name that no concept bears.
    """
    tree = _Tree(Catalogue(store))
    if concept is not None:
        iri = find(tree.catalogue, concept, (SKOS.Concept,)).iri
        return tree.holding((tree.branch(iri, frozenset()),), words)
    schemes: defaultdict[str, set[str]] = defaultdict(set)
    for scheme, top in tree.catalogue.rows(overview.schemes()):
        schemes[scheme or ""].add(top or "")
    areas = {thing for thing, _ in tree.catalogue.rows(overview.members_of((KG.Area,)))}
    made = [tree.scheme(scheme, tops, folded=not tops & areas) for scheme, tops in schemes.items()]
    return tree.holding(tuple(sorted(made, key=lambda branch: (branch.folded, branch.label))), words)


class _Tree:
    """The concepts with what is right under each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.children: defaultdict[str, set[str]] = defaultdict(set)
        for child, parent in catalogue.rows(rdf.pairs(SKOS.broader)):
            self.children[parent or ""].add(child or "")
        definitions = catalogue.rows(overview.values_of((SKOS.definition,)))
        self.definitions = {thing or "": text or "" for thing, _, text in definitions}
        self.models = self._linked(overview.linked_concepts(KG.Model))
        self.benchmarks = self._linked(overview.linked_concepts(KG.Benchmark))
        self.results = self._linked(overview.linked_concepts(KG.Result))
        on: defaultdict[str, set[str]] = defaultdict(set)
        results = {thing for thing, _ in catalogue.rows(overview.members_of((KG.Result,)))}  # paired tests are on benchmarks too
        for result, benchmark in catalogue.rows(rdf.pairs(KG.benchmark)):
            if result in results:
                on[benchmark or ""].add(result or "")
        for concept, benchmarks in self.benchmarks.items():
            for benchmark in benchmarks:
                self.results[concept] |= on[benchmark]
        self._under: dict[str, tuple[frozenset[str], ...]] = {}

    def _linked(self, query: Select) -> defaultdict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for thing, concept in self.catalogue.rows(query):
            found[concept or ""].add(thing or "")
        return found

    def scheme(self, iri: str, tops: set[str], *, folded: bool) -> Branch:
        """Return a scheme as the branch above its top concepts."""
        self.children[iri] = tops
        return self.branch(iri, frozenset(), folded=folded)

    def branch(self, iri: str, above: frozenset[str], *, folded: bool = False) -> Branch:
        """Return a concept with all that is narrower.

        A concept stands right under one above it only if none of the tree is between them; one that is above itself is not entered
        twice.
        """
        models, benchmarks, results, concepts = self.under(iri, frozenset())
        labels = self.catalogue.names.labels(self.children[iri] | {iri})
        inside = above | {iri}
        children = self.children[iri] - inside
        nearest = children - {deeper for child in children for deeper in self.under(child, inside)[3] - {child}}
        narrower = tuple(
            self.branch(child, inside, folded=folded) for child in sorted(nearest or children, key=lambda c: (labels[c].casefold(), c))
        )
        return Branch(
            iri,
            labels[iri],
            self.definitions.get(iri, ""),
            len(models),
            len(benchmarks),
            len(results),
            len(concepts) - 1,
            narrower,
            folded,
        )

    def holding(self, branches: tuple[Branch, ...], words: str | None) -> tuple[Branch, ...]:
        """Return branches with only what holds all of some words, and what is above that; all of them if no words are given."""
        if words is None:
            return branches
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for thing, _, text in self.catalogue.rows(overview.values_of((*overview.NAMING, SKOS.hiddenLabel, SKOS.definition))):
            texts[thing or ""].append(text or "")
        wanted = words.casefold().split()
        held = {thing for thing, found in texts.items() if wanted and all(word in "\n".join(found).casefold() for word in wanted)}
        return tuple(kept for branch in branches for kept in _pruned(branch, held))

    def under(self, iri: str, above: frozenset[str]) -> tuple[frozenset[str], ...]:
        """Return the models, benchmarks, results and concepts at or under a concept."""
        if iri not in self._under:
            parts = [set(self.models.get(iri, ())), set(self.benchmarks.get(iri, ())), set(self.results.get(iri, ())), {iri}]
            for child in sorted(self.children.get(iri, set()) - above - {iri}):
                for part, more in zip(parts, self.under(child, above | {iri}), strict=True):
                    part.update(more)
            self._under[iri] = tuple(map(frozenset, parts))
        return self._under[iri]


def _pruned(branch: Branch, held: set[str]) -> tuple[Branch, ...]:
    """Return a branch with the parts that lead to something held, unfolded; nothing if none does."""
    narrower = tuple(kept for child in branch.narrower for kept in _pruned(child, held))
    return (replace(branch, narrower=narrower, folded=False),) if narrower or branch.iri in held else ()
