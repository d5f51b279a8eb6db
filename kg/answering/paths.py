"""How two things are related: the shortest chains of stated edges between them, each edge cited."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg import rdf
from kg.answering import describe
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.links import LINEAGE_COST, PLAIN_COST, SHARED_COST, WEAK_COST, Link, Links
from kg.answering.origins import lineage
from kg.answering.scores import Score, gather
from kg.answering.wording import figure, joined, marks, measure
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG

if TYPE_CHECKING:
    import networkx as nx

LONGEST = 6
"""The most edges of a chain."""
MOST_CHAINS = 3
TRIED = 300
"""How many equally short chains are looked at before the best are chosen."""
START, END = "start", "end"
VOWELS = ("a", "e", "i", "o")
ORDINALS = ("first", "second", "third")
KINSHIP_COST = 7
"""What a step from a family down to a sibling costs: no less than the way out to another model and back."""

Between = dict[tuple[str, str, bool], Link]
"""The best link between two things, one that follows from a name apart from one that is stated."""
Place = tuple[str, bool]
"""A thing in a walk, and whether the walk came up to it from a more special one."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from one thing to the other; links are given in order, each with its ends as stated."""

    nodes: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def cost(self) -> int:
        """Return what the chain costs."""
        return sum(link.cost for link in self.links)

    @property
    def turned(self) -> Chain:
        """Return the same chain from its end."""
        return Chain(self.nodes[::-1], self.links[::-1])

    @property
    def order(self) -> tuple[object, ...]:
        """Return the place of a chain among equally short ones: lineage first, then the more general things, then by name."""
        return len(self.links), tuple(link.rank for link in self.links), sum(map(len, self.nodes)), self.nodes


def connect(form: LogicalForm, context: Context) -> Draft:
    """Return how the things that a question names are related, one after the other."""
    draft = Draft()
    subjects = _apart(form.subjects)
    if len(subjects) < 2:
        return draft if form.absent else describe.describe(form, context)
    told: list[tuple[int, Chain, str]] = []
    for one, other in pairwise(subjects):
        chains = shortest(one, other, form, context)
        told += [(at, chain, f"{one.label} and {other.label}") for at, chain in enumerate(chains)]
        apart = form.yes_no and DERIVED.search(form.question) is not None
        if not chains and (apart or not _shared_benchmarks(one, other, form, context, draft)):
            why = f"no document here states a chain of at most six edges between {one.label} and {other.label}"
            if apart:
                why = f"no document here says that one of {one.label} and {other.label} was made from the other"
            draft.missing += [Missing(s.label, "relation", why) for s in (one, other)]
    _write(told, form, context, draft)
    if form.yes_no and len(subjects) == 2 and draft.sentences and told:
        draft.verdict = _verdict(form, [chain for _, chain, _ in told], context)
        if draft.verdict is not None:
            draft.sentences[0] = f"{draft.verdict.capitalize()}: {draft.sentences[0]}"
    return draft


ANCESTOR = re.compile(r"\b(?:an?|the)\s+(?:\w+\s+)?(?:ancestor|forebear|forerunner|precursor)\s+of\b", re.I)
DESCENDANT = re.compile(r"\bdescend(?:s|ed)?\s+from\b|\ba\s+(?:\w+\s+)?descendant\s+of\b|\b(?:goes|go)\s+back\s+to\b", re.I)
"""Words that claim of the first of two models that the other came from it, or that it came from the other."""
DENIES = re.compile(r"\b(?:not|never|no|un\w+|share[sd]?|common|same)\b|n['’]t\b", re.I)
"""Words by which something else is claimed than that the two are linked."""


def _verdict(form: LogicalForm, chains: Sequence[Chain], context: Context) -> str | None:
    """Return whether stated edges bear out what a question claims: that two things are linked, or that one model came from the other.

    A model that came from its alleged descendant is none of its ancestors; a value that two things share links them too loosely for
    a verdict, and what no document states is neither confirmed nor denied.
    """
    up, down = ANCESTOR.search(form.question), DESCENDANT.search(form.question)
    outside = form.question
    for subject in form.subjects:
        outside = outside.replace(subject.text, " ")
    if DENIES.search(outside):
        return None
    if not (up or down):
        return "yes" if all(link.cost < SHARED_COST for link in chains[0].links) else None
    made = set(lineage(context))
    for chain in chains:
        steps = [(one, other, link) for one, other, link in zip(chain.nodes, chain.nodes[1:], chain.links, strict=False) if not link.level]
        if not steps or any(link.predicate not in made for _, _, link in steps):
            continue
        back = [link.object == one for one, _, link in steps]
        if all(back) or not any(back):
            return "yes" if all(back) == bool(up) else "no"
    return None


def _apart(subjects: Sequence[Subject]) -> list[Subject]:
    """Return the subjects in order of place, of two readings of the same words the first."""
    found: list[Subject] = []
    for subject in sorted(subjects, key=lambda s: s.span):
        same = any(s.span.overlaps(subject.span) for s in found)
        if not same and not any(s.iri == subject.iri and s.model == subject.model for s in found):
            found.append(subject)
    return found


def nodes_of(subject: Subject) -> set[str]:
    """Return the nodes that a subject stands for."""
    named_whole = subject.model is None or subject.model.level == "family" or not subject.iris
    return {*subject.iris, *((subject.iri,) if named_whole else ())}


DERIVED = re.compile(
    rf"\b(?:trac(?:e|es|ed|ing)|lineage|pedigree|genealogy|ancest\w+|deriv\w+|stems?|comes?\s+from)\b|{DESCENDANT.pattern}", re.I
)
"""Words that ask how one thing came from another, and not how they are linked at all."""


def derived(starts: set[str], ends: set[str], links: Links, made: Collection[str]) -> list[Chain]:
    """Return the chain of derivations from one thing up to another, over a family only where none leads on from a model itself."""
    queue: list[tuple[int, int, tuple[str, ...], tuple[Link, ...]]] = [(0, 0, (s,), ()) for s in sorted(starts)]
    done: set[str] = set()
    while queue:
        queue.sort(key=lambda way: (way[0], way[1], way[2]))
        cost, _, nodes, walked = queue.pop(0)
        if nodes[-1] in ends and walked:
            return [Chain(nodes, walked)]
        if nodes[-1] in done or len(walked) == LONGEST:
            continue
        done.add(nodes[-1])
        for link in links.around({nodes[-1]}, LINEAGE_COST):
            if link.subject == nodes[-1] and link.object not in nodes and (link.level or link.predicate in made):
                step = KINSHIP_COST if link.level else 1
                queue.append((cost + step, len(walked) + 1, (*nodes, link.object), (*walked, link)))
    return []


def shortest(one: Subject, other: Subject, form: LogicalForm, context: Context) -> list[Chain]:
    """Return up to three cheapest chains: over lineage and what things use first, over shared values where these are shorter."""
    starts, ends = nodes_of(one), nodes_of(other)
    starts, ends = (starts - ends or starts, ends) if len(starts) >= len(ends) else (starts, ends - starts or ends)
    documents = context.documents_in(form.scope)
    if DERIVED.search(form.question) or ANCESTOR.search(form.question):
        links, made = Links(context, documents), {*map(str, lineage(context))}
        if (
            one.model
            and other.model
            and (found := derived(starts, ends, links, made) or [c.turned for c in derived(ends, starts, links, made)])
        ):
            return found
        if form.yes_no:
            return []  # what two models merely share shows nothing of where they come from
    best: list[Chain] = []
    for most in (PLAIN_COST, WEAK_COST):
        if best and best[0].cost <= 2 * SHARED_COST:
            break
        found = _chains(_links(starts, ends, most, Links(context, documents)), starts, ends, context)
        if found and (not best or found[0].cost < best[0].cost):
            best = found
    return best[:MOST_CHAINS]


def _links(starts: set[str], ends: set[str], most: int, links: Links) -> Between:
    """Return the best links between any two things, fetched in rounds from either end in turn, as many as a chain may have edges."""
    best: Between = {}
    frontiers, seen = [set(starts), set(ends)], [set(starts), set(ends)]
    for turn in range(LONGEST):
        side = turn % 2
        reached: set[str] = set()
        for link in links.around(frontiers[side], most):
            if link.subject != link.object:
                key = _key(link, link.level)
                best[key] = min(link, best.get(key, link))
            reached |= {link.subject, link.object}
        frontiers[side] = reached - seen[side]
        seen[side] |= reached
    return best


def _key(link: Link, level: bool) -> tuple[str, str, bool]:
    return min(link.subject, link.object), max(link.subject, link.object), level


def _chains(links: Between, starts: set[str], ends: set[str], context: Context) -> list[Chain]:
    """Return the cheapest chains from any start to any end, best first; those of fewest edges where the cheapest are too long."""
    import networkx as nx

    graph: nx.DiGraph[Place] = nx.DiGraph()
    for link in (links[key] for key in sorted(links)):
        _add(graph, link)
    for name, side in ((START, starts), (END, ends)):
        for place in sorted(graph):
            if place[0] in side and not (name == START and place[1]):
                graph.add_edge(*(((name, False), place) if name == START else (place, (name, False))), weight=1, link=None)
    start, end = (START, False), (END, False)
    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return []
    for weight in ("weight", None):
        paths = nx.all_shortest_paths(graph, start, end, weight=weight)
        made = {_chain(graph, path[1:-1], links) for path in islice(paths, TRIED)}
        fitting = [chain for chain in made if 0 < len(chain.links) <= LONGEST and len(set(chain.nodes)) == len(chain.nodes)]
        if fitting:
            fewest = min(_sizes(chain, context) for chain in fitting)
            return sorted((c for c in fitting if _sizes(c, context) == fewest), key=lambda c: c.order)
    return []


def _add(graph: nx.DiGraph[Place], link: Link) -> None:
    """Add a link in both directions.

    What holds for a family holds for its checkpoints and not the other way round: a walk that went up from a checkpoint goes on
    from that place, and comes down to a sibling only at the price of kinship.
    """
    one, other = link.subject, link.object
    for risen in (False, True):
        price = KINSHIP_COST if risen and link.level else link.cost
        graph.add_edge((one, risen), (other, link.level), weight=link.cost, link=link)
        back = (other, risen), (one, False)
        if not graph.has_edge(*back) or price < graph.edges[back]["weight"]:
            graph.add_edge(*back, weight=price, link=link)


def _sizes(chain: Chain, context: Context) -> int:
    """Return how many sizes of models a chain leads over: a chain of one size is the likelier one."""
    names = [context.identity(node) for node in chain.nodes]
    return len({name.size for name in names if name is not None and name.size})


def _chain(graph: nx.DiGraph[Place], path: Sequence[Place], links: Between) -> Chain:
    """Return the chain of a path; where lineage is stated between two levels of a name, that is told."""
    chosen = []
    for pair in pairwise(path):
        link: Link = graph.edges[pair]["link"]
        stated = links.get(_key(link, False)) if link.level else None
        chosen.append(stated if stated is not None and stated.cost <= LINEAGE_COST else link)
    return Chain(tuple(node for node, _ in path), tuple(chosen))


def _write(told: Sequence[tuple[int, Chain, str]], form: LogicalForm, context: Context, draft: Draft) -> None:
    """Write a row for each step, and a sentence for each pair of things from its first chain."""
    if not told:
        return
    wordings = _wordings({link.predicate for _, chain, _ in told for link in chain.links}, context)
    things = {node for _, chain, _ in told for node in chain.nodes} | {link.predicate for _, chain, _ in told for link in chain.links}
    labels = context.names.labels(things)
    draft.columns = ("from", "relation", "to", "chain", "source")
    several = any(at for at, _, _ in told)
    documents = context.documents_in(form.scope)
    links = Links(context, documents)
    for at, chain, pair in told:
        clauses = []
        for link in chain.links:
            subject, relation, value = (labels[t] for t in (link.subject, link.predicate, link.object))
            n, title = links.cited(link, f"{subject} · {relation} · {value}")
            draft.row((subject, relation, value, f"{pair}, {ORDINALS[at]}" if several else None, title), (n,))
            clauses.append(f"{_clause(link, labels, wordings)} [{n}]")
        if at == 0:
            draft.sentences.append(f"{pair}: {', and '.join(clauses)}.")
        else:
            through = joined(labels[n] for n in chain.nodes[1:-1])
            cites = (links.cited(link, "")[0] for link in chain.links)
            draft.sentences.append(f"Equally short is the chain over {through or 'another edge'} {marks(cites)}.")
    draft.drop_empty_columns()
    if any(link.cost >= SHARED_COST for _, chain, _ in told for link in chain.links):
        draft.caveats.append("The chain leads over a value that both share; no document here states a closer relation.")
    if any(link.level for _, chain, _ in told for link in chain.links):
        draft.caveats.append("That a checkpoint or variant belongs to its family follows from its name; cited is where the name stands.")


def _clause(link: Link, labels: dict[str, str], wordings: dict[str, str]) -> str:
    """Return a link as a clause, in the words that the ontology gives its property."""
    pattern = wordings.get(link.predicate, f"{{s}} {labels[link.predicate]} {{o}}")
    if labels[link.object][:1].casefold() in VOWELS:
        pattern = pattern.replace(" a {o}", " an {o}")
    return pattern.replace("{s}", labels[link.subject]).replace("{o}", labels[link.object])


def _wordings(predicates: set[str], context: Context) -> dict[str, str]:
    """Return for each property the plainest of its wordings: one that holds its label, from subject to object."""
    labels = context.names.labels(predicates)
    found: dict[str, list[str]] = {}
    for prop, text in context.store.select(rdf.pairs(KG.wording)).rows:
        if prop is not None and text is not None and prop.value in predicates:
            found.setdefault(prop.value, []).append(text.value)

    def order(prop: str, text: str) -> tuple[object, ...]:
        return labels[prop].casefold() not in text.casefold(), not text.startswith("{s} "), not text.endswith("{o}"), len(text), text

    return {prop: min(texts, key=lambda text: order(prop, text)) for prop, texts in found.items()} | {
        KG.checkpointOf: "{s} is a checkpoint of {o}",
        KG.variantOf: "{s} is a variant of {o}",
    }


def _members(subject: Subject, context: Context) -> set[str]:
    """Return the nodes of a subject, for a family alone those of all its models."""
    if subject.model is None or subject.model.level != "family":
        return nodes_of(subject)
    return nodes_of(subject) | {m.iri for m in context.names.members(subject.model.family) if not m.name.configuration}


def _shared_benchmarks(one: Subject, other: Subject, form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Write, as a last resort, that a result links the two: of one on the other, or of both on one benchmark."""
    scores = [gather(form, context, sorted(_members(s, context)), ()) if s.model else [] for s in (one, other)]
    on = [nodes_of(s) if KG.Benchmark in s.types else {x.benchmark for x in scores[1 - at]} for at, s in enumerate((one, other))]
    kept = [[x for x in scores[at] if x.benchmark in on[at]] for at in (0, 1)]
    common = (
        sorted({x.benchmark for x in kept[0]} & {x.benchmark for x in kept[1]})
        if all(scores)
        else sorted({x.benchmark for s in kept for x in s})
    )
    chosen: list[Score] = []
    for benchmark in common[:MOST_CHAINS]:
        chosen += [next(x for x in side if x.benchmark == benchmark) for side in kept if any(x.benchmark == benchmark for x in side)]
    if not chosen:
        return False
    draft.columns = ("from", "relation", "to", "chain", "source")
    cites = []
    for score in chosen:
        n = context.citer.cite(score.edge, score.document)
        title = context.library.documents[score.document].source.title
        draft.row((score.model_label, f"{score.metric_label} {score.shown}", score.benchmark_label, None, title), (n,))
        cites.append(n)
    told = joined(f"{s.model_label} has {figure(s)} on {measure(s)}" for s in chosen[:2])
    draft.sentences.append(f"{one.label} and {other.label} are linked by results only: {told} {marks(cites)}.")
    draft.caveats.append("No document here states another relation between them.")
    return True
