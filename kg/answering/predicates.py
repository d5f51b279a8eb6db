"""What a concept does: the sentence that begins with its name and goes on with the verb of the question ("what does X store?")."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.remarks import Said, held
from kg.answering.spoken_of import concepts_in, naming, opening, show, unnamed
from kg.answering.stems import stem
from kg.lexicon.mentions import words
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.query.reading import language

KINDS = ("list", "description", "property", "check", "unknown")
ASKED = re.compile(
    r"^(?:[^?]*?[,:]\s+)?(?:(?:and|so)\s+)?(?:what|which\s+[\w-]+|how|why|where)(?:\s+[\w-]+){0,2}?\s+(?:does|do|did|is|are|was|were|can|may)\s+(?:the\s+|an?\s+)?$",
    re.I,
)
"""What stands before the thing of which a verb is asked."""
VERB = re.compile(r"\s*(?:(?:usually|typically|mainly|also|then)\s+)?(?P<verb>[a-z]+)\b")
WITHIN = 4
"""How many words may stand between a name at the head of a sentence and its verb."""
SAYING_NOTHING = frozenset(
    ("do", "mean", "have", "be", "belong", "stand", "work", "differ", "compare", "fall", "come", "call", "called", "used")
)
"""Verbs that ask for what a thing is, and that no sentence need hold."""
LEAST = 0.5
"""What part of the other words of the question a sentence holds at least, where it holds the verb."""


def predicated(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put the sentences that say of a concept what a question asks by a verb before what was made of it; return whether there are any."""
    if form.kind not in KINDS or form.yes_no or form.absent or form.measured.benchmarks or any(s.model for s in form.subjects):
        return False
    if form.target is not None and draft.rows:
        return False
    subject = next((s for s in concepts_in(form, context) if ASKED.match(form.question[: s.span.start])), None)
    verb = VERB.match(form.question, subject.span.end) if subject else None
    if subject is None or verb is None or stem(verb["verb"]) in {stem(w) for w in SAYING_NOTHING}:
        return False
    said = _saying(subject, verb["verb"], Span(*verb.span("verb")), form, context)
    if not said:
        return False
    draft.begin_again(("thing", "relation", "value", "source"), "remark")
    show(subject.label, said, context, draft)
    return True


def _saying(subject: Subject, verb: str, at: Span, form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that begin with a concept's name, have the verb soon behind it, and hold the other words of the question."""
    remarks = context.graph.remarks
    forms = remarks.forms(stem(verb)) | {stem(verb)}
    others = _others(form, at)
    own = {stem(w.of(label)) for label in (subject.label, subject.text) for w in words(label)}
    found = []
    for said in naming(subject, replace(form, strange=()), context):
        if not opening(subject, said.text, context):
            continue
        behind = unnamed([subject], said.text, context)
        first = [stem(w.of(behind)) for w in words(behind)][: WITHIN + 1]
        if not any(word in forms for word in first):
            continue
        kept = [w for w in others if held(frozenset((w,)), said.stems | own)]
        if len(kept) >= LEAST * len(others):
            found.append((-len(kept), said))
    best = min((missing for missing, _ in found), default=0)
    return [said for missing, said in found if missing == best]


def _others(form: LogicalForm, verb: Span) -> list[str]:
    """Return the stems of the words behind the verb that carry meaning."""
    behind = form.question[verb.end :]
    pieces = [w.of(behind).casefold() for w in words(behind)]
    return [stem(w) for w in pieces if len(w) > 1 and not language().vocab[w].is_stop]
