"""What stands beside, below or behind a thing: siblings, kinds of a concept, and lineage over any number of steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.describe import describe
from kg.answering.draft import Draft
from kg.answering.paths import nodes_of
from kg.answering.relations import ORIGINS, leads
from kg.answering.things import Finder, classes_named, concept_of
from kg.answering.wording import joined, marks, named
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG, SKOS

MOST_ROWS = 60
MOST_NAMED = 12
LONGEST = 8
"""The most steps of a lineage."""
SIBLINGS = re.compile(r"\b(?:siblings?|next to|alongside|beside)\b", re.I)
DISTANT = re.compile(
    r"\b(?:(?:in)?directly\b.{0,40}\b(?:or|and)|through (?:other|others|another|intermediate)|indirectly|ultimately|transitively"
    r"|descend\w*|descent|(?:go|goes|going|trace[sd]?|traces)\s+back\s+to|ancest\w+|whole (?:line|family tree|lineage))\b",
    re.I,
)
"""Wordings that ask for a lineage over any number of steps."""


ROOT = r"(?:lineage|ancestry|ancestors?|forebears?|forerunners?|pedigree|roots?|family\s+tree|origins?|provenance|genealogy|derivation)"
BACK = (
    rf"\b{ROOT}\s+of\s+(?:the\s+)?NAME|NAME(?:['’]s?)?\s+(?:\w+\s+)?{ROOT}\b|"
    r"\btrac\w+\s+(?:the\s+)?NAME\s+back\b|NAME\s+(?:be\s+)?trac\w+\s+back\b|NAME\s+go(?:es)?\s+back\s+to"
    r"|NAME\s+(?:\w+\s+){0,3}(?:from|on|upon|of)\b[^?]*\b(?:step\s+by\s+step|all\s+the\s+way|one\s+after\s+(?:the\s+)?(?:other|another))\b"
)
"""Wordings that ask what a model, named in the place of NAME, goes back to."""


def kin(form: LogicalForm, context: Context) -> Draft:
    """Return siblings, the kinds of a concept, or a lineage, where a question asks for one of these; else an empty draft."""
    of_model = len(form.subjects) == 1 and form.subjects[0].model is not None
    if of_model and ((form.kind in ("list", "description") and DISTANT.search(form.question)) or _back(form)):
        return _lineage(form, context)
    beside = SIBLINGS.search(form.question) if form.kind in ("list", "description") else None
    behind = sorted((s for s in form.subjects if beside and s.span.start >= beside.end()), key=lambda s: s.span)
    if beside and (len(form.subjects) == 1 or behind):
        return _siblings((*behind, *form.subjects)[0], form, context)
    concept = _kinds_asked(form, context)
    if concept is not None:
        described = describe(replace(form, subjects=(concept,), axis="narrower"), context)
        return described if described.columns[0] == "kind" else Draft()
    return Draft()


def _back(form: LogicalForm) -> bool:
    """Return whether a question asks what one model goes back to ("the lineage of X", "trace X back to its root")."""
    if len(form.subjects) != 1 or form.subjects[0].model is None or form.kind not in ("list", "description", "property"):
        return False
    name = re.escape(form.subjects[0].text)
    return bool(re.search(BACK.replace("NAME", name), form.question, re.I))


def _kinds_asked(form: LogicalForm, context: Context) -> Subject | None:
    """Return the concept whose kinds are asked for: the only condition of a list, named right behind "which".

    A verb right behind it is no condition, though it is read as one ("which attacks threaten models").
    """
    if form.kind != "list" or form.subjects or not form.conditions:
        return None
    condition, *others = form.conditions
    if others or form.target is not None:
        verb = rf"{re.escape(condition.text)}\s+(?P<verb>[a-z]+)\s+(?:the\s+|[\w-]+\s+)?(?:models?|LLMs?)\W*$"
        does = re.search(verb, form.question)
        if does is None or form.target not in (None, KG.Model) or any(c.text != does["verb"] for c in others):
            return None
    asked = rf"\b(?:which|what|list|name|all)\s+(?:are\s+)?(?:all\s+)?(?:the\s+)?{re.escape(condition.text)}"
    if not isinstance(condition.value, str) or condition.operator == "not" or not re.search(asked, form.question, re.I):
        return None
    concept = concept_of(condition, context)
    return None if classes_named(concept.label, context) & {KG.Model, KG.Corpus, KG.Benchmark} else concept


def _siblings(subject: Subject, form: LogicalForm, context: Context) -> Draft:
    """Return what stands under the same concept: other concepts, or other models of the same architecture."""
    finder = Finder(form, context)
    draft = Draft()
    concept = SKOS.Concept in subject.types
    nodes = [subject.iri, *subject.iris]
    if concept:
        rows = context.select(rdf.edges(nodes, [SKOS.broader])).bound()
        above = sorted({o.value for _, _, o in rows})
        edges = [e for e in finder.under(above) if e.subject not in nodes] if above else []
    else:
        own = finder.edges(nodes, [KG.architecture], ())
        above = sorted({e.object.value for e in own})
        edges = [e for e in finder.edges((), [KG.architecture], above) if e.subject not in nodes] if above else []
    _write(edges, context, draft, "sibling")
    if edges:
        parents = joined(context.names.labels(above).values())
        most = named(len(draft.rows), MOST_NAMED)
        beside = joined(str(r.values[0]) for r in draft.rows[:most])
        cites = marks(n for r in draft.rows[:most] for n in r.cites)
        more = " and others in the table" if len(draft.rows) > most else ""
        draft.sentences.append(f"Beside {subject.label}, under {parents}, stand {beside}{more} {cites}.")
    return draft


def _lineage(form: LogicalForm, context: Context) -> Draft:
    """Return the models that were made from one, or from which one was made, step by step, each step cited."""
    finder = Finder(replace(form, target=None, conditions=()), context)
    draft = Draft()
    subject = form.subjects[0]
    origins = [*ORIGINS, *finder.vocabulary.below(KG.basedOn)]
    back = leads(form) or _back(form)
    seen: set[str] = {subject.iri, *subject.iris}
    frontier = _levels(seen, context)
    found: list[Edge] = []
    if back:
        frontier = nodes_of(subject)
    for _ in range(LONGEST):
        edges = _origins(frontier, origins, finder) if back else finder.edges((), origins, sorted(frontier))
        fresh = [e for e in edges if (e.object.value if back else e.subject) not in seen and e not in found]
        if not fresh:
            break
        found += fresh
        reached = {e.object.value if back else e.subject for e in fresh}
        seen |= reached
        frontier = reached if back else _levels(reached, context) - frontier
    _write([e for e in found if "/model/" in e.object.value], context, draft, "model", turned=back)
    if draft.rows:
        names = list(dict.fromkeys(str(r.values[0]) for r in draft.rows))
        cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites)
        most = named(len(names), MOST_NAMED)
        more = " and others in the table" if len(names) > most else ""
        lead = f"{subject.label} goes back to" if back else f"To {subject.label} go back"
        draft.sentences.append(f"{lead}, directly or through others, {joined(names[:most])}{more} {cites}.")
        draft.caveats.append("What is stated of a model without a size is taken to hold for its sizes and variants.")
    return draft


def _origins(models: set[str], properties: Sequence[str], finder: Finder) -> list[Edge]:
    """Return the edges to what models were made from: stated of each itself, else of what stands above it with the same variant.

    What is stated of a family says nothing of a variant or size of which more is stated; what only its sizes state holds for one of them.
    """
    found: list[Edge] = []
    for model in sorted(models):
        for node in finder.context.upward(model):
            edges = finder.edges([node], properties, ())
            if edges:
                found += [e for e in edges if e not in found]
                break
    return found


def _levels(things: set[str], context: Context) -> set[str]:
    """Return models with those above and below them in their names: what holds for a family holds for its sizes."""
    levels = [KG.checkpointOf, KG.variantOf]
    above = below = set(things)
    for _ in range(2):
        above = above | {o.value for _, _, o in context.store.select(rdf.edges(sorted(above), levels)).rows if o is not None}
        below = below | {s.value for s, _, _ in context.store.select(rdf.edges((), levels, sorted(below))).rows if s is not None}
    return above | below


def _write(edges: Sequence[Edge], context: Context, draft: Draft, name: str, *, turned: bool = False) -> None:
    """Write a row for each edge, what is asked for first."""
    draft.columns = (name, "relation", "of", "source")
    places = context.citer.places(dict.fromkeys(e.bearer for e in edges)) if edges else {}
    for edge in edges[:MOST_ROWS]:
        place = places[edge.bearer][0]
        one, relation, value = [*edge.readable.split(" · "), "", ""][:3]
        n = context.citer.cite(edge, place.document.iri)
        draft.row(
            (value if turned else one, f"{relation} (of it)" if turned else relation, one if turned else value, place.document.title), (n,)
        )
