"""What tells two concepts apart: their definitions, the sentences that name both, and those that begin to say something of one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.describe import definitions, plain
from kg.answering.draft import Draft
from kg.answering.remarks import Said, held
from kg.answering.spoken_of import concepts_in, naming, opening, show, unnamed
from kg.answering.stems import stem
from kg.lexicon.keys import match_key
from kg.model.logical_form import LogicalForm, Subject
from kg.query.parts import MODELS
from kg.vocab import OWL, SKOS

KINDS = ("list", "description", "check", "unknown", "property", "comparison")
APART = re.compile(
    r"\b(?:differ\w*|distinguish\w*|compar(?:e|es|ed|ing|ison)|contrast\w*|versus|vs|prefer\w*|better|worse|superior"
    r"|inferior|advantages?|over|(?<!other )than|improve[sd]?\s+(?:on|upon|over)|instead\s+of|as\s+\w+\s+as|or)\b",
    re.I,
)
"""Wordings that set two things side by side."""
UP = re.compile(
    r"\b(?:outperforms?|surpass(?:es)?|beats?|better|superior|more\s+(?:effective|efficient|accurate)|faster|improves?)\b", re.I
)
DOWN = re.compile(r"\b(?:underperforms?|worse|inferior|slower|trails?|less\s+(?:effective|efficient|accurate))\b", re.I)
"""Wordings by which a sentence sets the thing that it begins with above or below another one."""
DEGREE = re.compile(r"\b(?P<way>more|less)\s+(?P<how>\w+)\s+than\b", re.I)
ASKS_LESS = re.compile(r"\b(?:worse|inferior|slower|less|underperforms?|trails?)\b", re.I)
ASKS_MORE = re.compile(r"\b(?:better|superior|faster|more|outperforms?|beats?|surpass(?:es)?|improve[sd]?)\b", re.I)
AS_GOOD = re.compile(r"\bas\s+(?:well|good|strong|accurate)\s+as\b|\b(?:equals?|match(?:es)?|on\s+par)\b", re.I)
JOINT = re.compile(r"\W*…\W*(?:[\w-]+,?\s+)?(?:and|or)\s+…", re.I)
"""How a sentence begins that says the same of both, with … in the place of their names."""
MOST_OF_ONE = 3
"""The most sentences that are quoted of each of two concepts."""


def apart(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put what tells two concepts apart in the place of what was made of a question that sets them side by side; return whether it is told.

    A yes or no follows from sentences that begin with one of them and set it above or below the other, where they are of one mind.
    """
    if form.kind not in KINDS or not APART.search(form.question) or form.absent or form.measured.benchmarks or form.aggregate:
        return False
    if any(s.model for s in form.subjects) or (form.target in MODELS and form.kind != "description"):
        return False
    two = _concepts(form, context)
    if len(two) != 2 or not (set(two[0].types) & set(two[1].types)) - {SKOS.Concept}:
        return False
    odd = frozenset(stem(s.of(form.question)) for s in form.strange)
    of_each = [naming(s, replace(form, strange=()), context) for s in two]
    defined = [definitions(s, context) for s in two]
    both = [s for s in of_each[0] if s in of_each[1]]
    topics = [_topical(s, edges, [o for o in own if o not in both], context) for s, edges, own in zip(two, defined, of_each, strict=True)]
    both = [s for s in both if any(opening(one, s.text, context) for one in two) and not JOINT.match(unnamed(two, s.text, context))]
    if not both and not all(d or t for d, t in zip(defined, topics, strict=True)):
        return False
    if form.yes_no and not both:
        return False
    draft.begin_again(("thing", "relation", "value", "source"), "description")
    both = [s for s in both if odd and held(odd, s.stems)] or both
    show(f"{two[0].label} and {two[1].label}", both, context, draft)
    for one, edges, own in zip(two, defined, topics, strict=True):
        for edge in edges[:1]:
            place = context.citer.places([edge.bearer])[edge.bearer][0]
            n = context.citer.cite(edge, place.document.iri)
            draft.row((one.label, "definition", edge.object.value, place.document.title), (n,))
            draft.sentences.append(f"{one.label}: {plain(edge.object.value)} [{n}].")
        show(one.label, own, context, draft)
    draft.caveats = list(dict.fromkeys(draft.caveats))
    if form.yes_no:
        draft.verdict = _verdict(form.question, two, [s.text for s in both], context)
    return True


def _concepts(form: LogicalForm, context: Context) -> tuple[Subject, ...]:
    """Return the concepts that a question names, each once; a word for a class is one where it is cut short as the name before it is."""
    found: list[Subject] = []
    for concept in concepts_in(form, context, classes=True):
        named = concept if OWL.Class not in concept.types else _alike(found[-1], concept, context) if found else None
        found += [named] if named is not None else []
    return tuple({s.iri: s for s in found}.values())


def _topical(one: Subject, defined: Sequence[Edge], found: Sequence[Said], context: Context) -> list[Said]:
    """Return the sentences that begin with a concept's name, of the documents that define it where one does."""
    places = context.citer.places([e.bearer for e in defined]) if defined else {}
    homes = {c.document.iri for cited in places.values() for c in cited}
    return [s for s in found if opening(one, s.text, context) and (s.document in homes or not homes)][:MOST_OF_ONE]


def _alike(first: Subject, second: Subject, context: Context) -> Subject | None:
    """Return the concept whose label goes with its words as the label of the one before does: "base models and code models"."""
    if first.text == first.label or not first.label.endswith(first.text):
        return None
    label = first.label.removesuffix(first.text) + second.text
    key = match_key(label)
    entry = next((e for e in context.names.lookup([key]).get(key, ()) if SKOS.Concept in e.types), None)
    return replace(second, label=entry.label, iri=entry.iri, iris=(entry.iri,), types=tuple(entry.types)) if entry else None


def _verdict(question: str, two: Sequence[Subject], said: Sequence[str], context: Context) -> str | None:
    """Return whether the first of two is above the other, or below it, as a question claims; None where no sentence sets them so."""
    claimed = -1 if ASKS_LESS.search(question) else 1 if ASKS_MORE.search(question) else 0
    if not claimed and not AS_GOOD.search(question):
        return None
    found = set()
    for text in said:
        degree = DEGREE.search(text)
        if degree and re.search(rf"\b{degree['how']}\b", question, re.I):
            up = 1 if degree["way"].lower() == "more" else -1
        else:
            up = -1 if DOWN.search(text) else 1 if UP.search(text) else 0
        if up:
            found.add(up if opening(two[0], text, context) else -up)
    if not found:
        return None
    if AS_GOOD.search(question):
        return "no" if found == {-1} else "mixed" if len(found) > 1 else None
    return "mixed" if len(found) > 1 else "yes" if found == {claimed} else "no"
