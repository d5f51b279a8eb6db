"""Why figures differ, where a document says so: sentences that print several of them, or one that only other documents state."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.answering.context import Context
from kg.answering.differences import Saying, cited, sayings_of, told, verdict
from kg.answering.draft import Draft
from kg.answering.figures import FIGURE
from kg.answering.remarks import BACK, Said, add_remark, place
from kg.lexicon.lexicon import model_iri
from kg.lexicon.quantities import parse_number, parse_quantity

if TYPE_CHECKING:
    from kg.answering.properties import Fact

MOST = 2
"""The most sentences that are quoted, without those that go on from them."""
SEVERAL = 2
GIVES = re.compile(r"\b(?:gives?|says?|reports?|prints?|states?|lists?|counts?|has|have|had)\s+(?:\w+\s+){0,2}?\W?\d", re.I)
"""A verb before a figure of which a sentence says who gives it."""


def called(model: str, context: Context) -> tuple[str, ...]:
    """Return a thing with the models above it, and the model without the number of its version, which sentences leave out."""
    name = context.identity(model)
    return (*context.upward(model), *((model_iri(replace(name, version=())),) if name is not None and name.version else ()))


def told_apart(things: Collection[str], sayings: Sequence[Saying], context: Context) -> list[Said]:
    """Return the sentences that speak of figures of things that differ, each with what goes on from it.

    A sentence on one of the things does where it prints two of the figures, or says of one that only other documents state who gives it.
    """
    said: list[Said] = []
    known = {s.number for s in sayings if s.number is not None}
    for one in context.graph.remarks.said:
        if not (one.about | one.before) & set(things):
            continue
        printed = known & _figures(one.text)
        own = {s.number for s in sayings if s.document == one.document}
        if len(printed) >= SEVERAL or (own and printed - own and GIVES.search(one.text)):
            said.append(one)
    said.sort(key=lambda s: (-len(known & _figures(s.text)), context.library.documents[s.document].rank, place(s.iri)))
    return list(dict.fromkeys(part for one in said[:MOST] for part in (one, *_going_on(one, context))))


def in_words(said: Sequence[Said], context: Context) -> str:
    """Return sentences of documents in quotation marks, cited."""
    quoted = " ".join(f"“{s.text}” [{context.citer.cite(s.edge, s.document)}]." for s in said)
    return f"A document says of it: {quoted}"


def _figures(text: str) -> set[Decimal]:
    """Return the numbers that a sentence prints, magnitudes multiplied out."""
    found: set[Decimal] = set()
    for match in FIGURE.finditer(text):
        printed = match[0].rstrip(" ,.")
        quantity = parse_quantity(printed)
        number = quantity.amount if quantity is not None and quantity.amount is not None else parse_number(printed)
        found |= {number} if number is not None else set()
    return found


def _going_on(one: Said, context: Context) -> list[Said]:
    """Return the sentence right behind one that points back to it."""
    paragraph, number = place(one.iri)
    behind = [s for s in context.graph.remarks.said if s.document == one.document and place(s.iri) == (paragraph, number + 1)]
    return [s for s in behind if BACK.match(s.text)]


def differing(found: Sequence[Fact], context: Context, draft: Draft) -> None:
    """Say of values that an answer lists anyway that the works differ on one, where they give it as a number."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in found:
        groups.setdefault((fact.subject, fact.property), []).append(fact)
    for group in groups.values():
        if len({context.library.documents[f.document].work for f in group}) < 2:
            continue
        sayings = sayings_of(group, context)
        if all(s.number is not None for s in sayings) and verdict(sayings) != "yes":
            draft.sentences.append(f"The sources differ: {told(cited(sayings, group, context), context)}.")
            if why := told_apart(called(group[0].subject, context), sayings, context):
                draft.sentences.append(in_words(why, context))
                for one in why:
                    add_remark(group[0].label, one, context, draft)
            else:
                draft.caveats.append("What explains the difference, the documents here do not say.")
