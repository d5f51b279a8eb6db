"""Who wrote or made a part of something: the sentence that holds a verb of making, the part, and the other words of the question."""

from __future__ import annotations

import re

from kg.answering.bibliography import fits
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import nodes, spellings
from kg.answering.remarks import Said, bears_meaning, held, place, quote
from kg.answering.stems import stem, stems
from kg.lexicon.mentions import words
from kg.model.answer import Missing
from kg.model.document import Span, overlapping
from kg.model.logical_form import LogicalForm, Subject
from kg.query.parts_written import MAKING, part_written
from kg.vocab import SKOS

MADE = re.compile(rf"\b(?:{MAKING}|writes?|generates?|creates?|produces?)\b", re.I)
ACTIVE = re.compile(
    r"\b(?:wrote|writes?|generates?|creates?|produces?|composes?"
    r"|(?:generated|created|produced|designed|made|composed)(?=\s+(?:(?:the|its|their|these|those|all|an?|about|some)\b|\d)))\b",
    re.I,
)
PASSIVE = re.compile(r"(?<![-‐‑])\b(?:written|generated|created|produced|designed|made|composed)\s+(?:[\w.-]+\s+){0,3}?(?:by|with)\b", re.I)
"""Somebody makes something that stands behind the verb; something that stands before the verb is made by somebody."""
BREAK = re.compile(r"[,;:(]|\b(?:for|from|to|with|by|in|on|that|which|so)\b", re.I)
"""What ends the words for what somebody makes."""
MOST = 2


def maker(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put the sentences that say who wrote a part in the place of what was made of a question that asks for it; return whether it does.

    Where none says it, that is missing: who wrote the document that speaks of it is no answer.
    """
    part = part_written(context.reading(form.question))
    if part is None or form.yes_no or form.why or form.measured.metrics:
        return False
    found = _saying(part, form, context)
    draft.take_back()
    draft.caveats = []
    if found:
        quote(form, found[:MOST], context, draft)
    else:
        of = part.of(form.question)
        draft.missing = [Missing(of, "statement", f"no document here says who made the {of}")]
    return True


def _saying(part: Span, form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that say who made a part, those first that hold the most of the question."""
    remarks, allowed = context.graph.remarks, context.documents_in(form.scope)
    things = [s for s in (*form.subjects, *form.measured.benchmarks) if s.iri and SKOS.Concept not in s.types]
    wanted = _carrying(form.question, [part])
    others = _carrying(form.question, None, [part, *(t.span for t in things)])
    found = []
    for said in remarks.said:
        if (allowed is not None and said.document not in allowed) or not _made(wanted, said.text):
            continue
        if not all(_speaks_of(said, thing, context) for thing in things):
            continue
        near = sum(held(frozenset((w,)), said.stems | remarks.around(said)) for w in others)
        if near or not others:
            found.append((-near, context.library.documents[said.document].rank, place(said.iri), said))
    ranked = sorted(found, key=lambda f: f[:-1])
    return [said for near, _, _, said in ranked if near == ranked[0][0]]


def _made(part: frozenset[str], text: str) -> bool:
    """Return whether a sentence says that somebody makes a part: right behind the verb, or before it in the passive."""
    active = any(held(part, frozenset(stems(BREAK.split(text[m.end() :], maxsplit=1)[0]))) for m in ACTIVE.finditer(text))
    return active or any(held(part, frozenset(stems(text[: m.start()]))) for m in PASSIVE.finditer(text))


def _speaks_of(said: Said, thing: Subject, context: Context) -> bool:
    """Return whether a sentence names a thing, or stands in a work that is about it: a maker may be another thing of its kind."""
    title = context.library.documents[said.document].source.title
    return bool(set(nodes(thing)) & (said.about | said.before)) or fits(title, spellings(thing, context), context) > 1


def _carrying(text: str, inside: list[Span] | None, outside: list[Span] | None = None) -> frozenset[str]:
    """Return the stems of the words that carry meaning, inside or outside some places; verbs of making carry none."""
    found = set()
    for piece in words(text):
        word = piece.of(text).casefold()
        if (inside is not None and not overlapping(piece, inside)) or (outside is not None and overlapping(piece, outside)):
            continue
        if len(word) > 1 and bears_meaning(word) and not MADE.fullmatch(word):
            found.add(stem(word))
    return frozenset(found)
