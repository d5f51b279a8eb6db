"""A property that is asked of models beside their scores ("the size of Zork and its score on Frob"): answered too, and never dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.parts import merged
from kg.answering.things import RANKS
from kg.model.logical_form import LogicalForm, Measured
from kg.model.terms import Iri
from kg.vocab import KG

BESIDES = ("lookup", "comparison")
"""The kinds that tell scores and nothing else of what they name."""
OWNED = re.compile(r"(?:(?:^|[:,;]|\b(?:and|or|plus|is|are|was|were|tell|give|list))\s*(?:its|their)|['’]s?)\s+$", re.I)
"""What stands before a property that is asked of what was named; behind a preposition it says of what ("over its languages")."""
WHO = re.compile(r"\bwho\s+(?:$|(?=\w+$))", re.I)
OF = re.compile(r"\s+of\s+(?:the\s+|both\s+)?", re.I)
SCORING = ("score", "better", "worse", "best", "worst", "compare", "trend")
"""Operators that ask for scores; a benchmark may be named for its document alone."""


def besides(form: LogicalForm, draft: Draft, context: Context, respond: Callable[[LogicalForm, Context], Draft]) -> Draft:
    """Return the draft of scores with the properties that are asked of the same models, in the order in which the question has them."""
    properties = tuple(dict.fromkeys(_left(form, context))) if form.kind in BESIDES and draft.rows else ()
    if not properties:
        return draft
    told = respond(replace(form, kind="property", properties=properties, measured=Measured(), listed=(), target=None, bounds=()), context)
    reading = context.reading(form.question)
    if told.rows and not (form.measured.metrics or reading.has(*SCORING)):
        return told
    first, second = replace(form, kind="property"), form
    made = merged(((first, told), (second, draft)))
    made.verdict = draft.verdict
    return made


def _left(form: LogicalForm, context: Context) -> Iterator[Iri]:
    """Yield the properties of models that a question asks for by a noun of theirs ("the size of Zork", "its licence"), or by who did it."""
    vocabulary, reading = context.graph.vocabulary, context.reading(form.question)
    through = {s.through for s in form.subjects}
    for mention in reading.mentions:
        named = [p for p in vocabulary.is_property(mention) if p in form.properties and p not in through and p not in (KG.label, *RANKS)]
        named = [p for p in named if KG.Model in vocabulary.terms[p].domains]
        behind = OF.match(form.question, mention.span.end)
        owned = behind and any(s.span.start == behind.end() for s in form.subjects)
        before = form.question[: mention.span.start]
        who = WHO.search(before) or WHO.match(mention.text)
        done = who and any(0 < s.span.start - mention.span.end <= 1 for s in form.subjects)
        if owned or done or OWNED.search(before):
            yield from named
