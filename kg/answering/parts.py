"""Several questions in one text: each answered by itself, with what it takes from the one before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.permission import with_own
from kg.answering.wording import joined
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Scope
from kg.query.asserting import ASKING, VERBS
from kg.query.documents import OF_CLAIMS
from kg.query.following import follow
from kg.query.parse import parse
from kg.query.reading import read
from kg.query.restating import called, why
from kg.query.splitting import carried, completed, counted_again, followed, refers_back
from kg.vocab import KG

ENTAILED = re.compile(
    r"(?:and\s+)?(?:(?:if\s+so|if\s+not)[\s,]*)?(?:where\s+does\s+it\s+break|by\s+how\s+(?:much|many(?:\s+\w+)?)|how\s+(?:much|far)|"
    r"is\s+(?:it|that|this)\s+monotonic|which\s+is\s+(?:it|better)|what\s+is\s+the\s+difference)\W*",
    re.I,
)
"""Questions that the answer to the one before answers too: where a series breaks, by how much one is ahead."""

SHOWN = re.compile(r"(?:and\s+)?with\s+(?:what|which)\s+(?:scores?|results?|figures?|values?)\W*", re.I)
"""Questions for the figures that an answer of scores shows anyway."""

ELSEWHERE = re.compile(r"^(?:and\s+)?what\s+(?=(?:on|in|at|for)\s)", re.I)
"""The question word of a part that asks the same elsewhere ("and what on Zork?")."""

THEM = re.compile(r"\b(?:they|them|their|each|these|those)\b", re.I)
"""What stands for the things that the question before lists."""
EVERY = re.compile(r"\b(?:both|each|all|every)\b", re.I)
"""What speaks of more than the one thing that the part before was about."""
THERE = re.compile(r"\bthere\b\W*$", re.I)
WHICH_OF = re.compile(
    r"(?:and\s+)?(?:who|which(?:\s+(?:one|of\s+(?:them|the\s+two|these|those)|model))?)\s+(?:is|are|was|does|do|scores?|performs?|has|wins?|leads?)\b",
    re.I,
)
"""A question for one of the things that the part before named."""
OVERALL = re.compile(r"\b(?:overall|anywhere|in\s+general|across\s+all\s+(?:sources|documents))\b", re.I)
RANKED = ("ranking", "extreme", "beyond")
"""The kinds whose first row is what "it" means in the question after."""


Respond = Callable[[LogicalForm, Context], tuple[LogicalForm, Draft]]


def several(parts: Sequence[str], context: Context, respond: Respond) -> list[tuple[LogicalForm, Draft]]:
    """Return the answers to the parts of a question; none if a part is not understood by itself, for then it is no question."""
    done: list[tuple[LogicalForm, Draft]] = []
    subject = ""
    for part in parts:
        if done and (ENTAILED.fullmatch(part) or (SHOWN.fullmatch(part) and "score" in done[-1][1].columns)):
            continue
        if done and WHY.fullmatch(part):
            done += _reason(done[-1], context, respond)
            continue
        if done and (more := _of_claims(part, done[-1][0], context)):
            done[-1] = respond(more, context)
            continue
        text = counted_again(part, done[-1][0].question) if done else part
        asked = followed(text, _first(done[-1][1])) if done and done[-1][1].rows else text
        read_ = _form(asked, "" if asked != text else subject, done[-1][0] if done and asked == text else None, context)
        if not done and _idle(text, read_):
            continue
        if read_ is None:
            return []
        form, draft = respond(read_, context)
        if len(form.subjects) == 1:
            subject = form.subjects[0].label
        elif form.kind in RANKED and draft.rows:
            subject = str(draft.rows[0].values[0])
        done.append((form, draft))
    return done


WHY = re.compile(r"(?:and\s+)?(?:(?:if\s+so|if\s+not)[\s,]*)?why(?:\s+not)?\W*", re.I)
"""A question for the reason of what the one before found."""
OF_WHAT = re.compile(r"^\W*(?:(?:from|on|by|with)\s+)?(?:what|which(?:\s+\w+)?)\s+(?P<verb>is|are|was|were)\s+(?P<rest>[^?]+?)\W*$", re.I)
"""A question for what something was made from, which is said with that at its end."""


def _reason(before: tuple[LogicalForm, Draft], context: Context, respond: Respond) -> list[tuple[LogicalForm, Draft]]:
    """Return the sentences that give the reason of what a part found, where none does that it is not given; nothing if nothing was found.

    What tells of the sources why they differ, or repeats what was found, says it already.
    """
    form, draft = before
    if not draft.rows or form.kind == "agreement":
        return []
    made = OF_WHAT.match(form.question)
    found = str(draft.rows[0].values[draft.columns.index("value")]) if "value" in draft.columns else ""
    asked = [f"Why {made['verb']} {made['rest']} {found}?"] if made and found else list(why(form))
    for question in asked:
        why_form, told = respond(_parsed(question, context), context)
        if remarks := [row for row in told.rows if "remark" in row.values]:
            told.rows, told.verdict = remarks, None
            told.sentences = [s for s in told.sentences if "\N{LEFT DOUBLE QUOTATION MARK}" in s]
            return [(why_form, told)]
    return [(form, Draft(missing=[Missing("why", "reason", "no document here gives the reason")]))]


CLAIM_BACK = re.compile(r"\b(?:its?|they|their|them|th(?:at|is|ose|ese)\s+(?:ones?|claims?))\b|^(?:with|at)\s+(?:what|which)\b", re.I)


def _of_claims(text: str, previous: LogicalForm, context: Context) -> LogicalForm | None:
    """Return the part before with more told of its claims, where that is what a part asks ("how confident is it of it")."""
    if previous.kind != "claims" or previous.aggregate is not None or not CLAIM_BACK.search(text):
        return None
    reading = read(text, context.names)
    told = [p for p in context.graph.vocabulary.properties_in(reading, ()) if p in OF_CLAIMS]
    alone = not (reading.models or reading.has("count", "average") or any(m.of(KG.Benchmark) for m in reading.mentions))
    return replace(previous, properties=tuple(dict.fromkeys((*previous.properties, *told)))) if told and alone else None


def _idle(text: str, form: LogicalForm | None) -> bool:
    """Return whether a sentence before the question asks nothing and names nothing ("Ignore the sources.")."""
    if text.casefold().split()[0] in (*ASKING, *VERBS):
        return False
    return form is None or not (form.subjects or form.measured.benchmarks or form.scope.documents or form.conditions or form.order)


def _first(draft: Draft) -> str:
    """Return what the first row of an answer gives: the value of a property, else what its first column names."""
    return str(draft.rows[0].values[draft.columns.index("value") if "value" in draft.columns else 0])


def _form(text: str, subject: str, previous: LogicalForm | None, context: Context) -> LogicalForm | None:
    """Return what a part asks: of what "it" stands for, as a follow-up of the part before, or by itself; None if it asks nothing."""
    asked = text
    text = ELSEWHERE.sub("", text)
    those = _of_those(previous, text)
    if previous is not None and (whole := completed(text, previous.question)):
        asked = whole
    elif subject and refers_back(text) and not those:
        asked = carried(text, subject)
    elif previous is not None and not those:
        asked = follow(previous, text, context.names, context.graph.vocabulary) or text
    form = _parsed(asked, context)
    if (
        subject
        and not those
        and not form.subjects
        and not form.order
        and form.measured.benchmarks
        and form.kind in ("lookup", "list", "description")
    ):
        form = _parsed(f"{subject}: {text}", context)
    alone = subject and not those and not EVERY.search(text)
    if alone and form.properties and not (form.subjects or form.conditions or form.order or form.measured.benchmarks):
        told = _parsed(f"{subject}: {text}", context)  # a property that is asked of what the part before was about
        form = told if told.kind == "property" else form
    unnamed = {s.iri for s in form.subjects} <= {b.iri for b in form.measured.benchmarks}
    if previous is not None and len(previous.subjects) > 1 and unnamed and not form.conditions[1:] and WHICH_OF.match(text):
        form = _parsed(f"{text.rstrip(' ?')}, {joined((called(s) for s in previous.subjects), 'or')}?", context)
    if previous is not None:
        where = joined(b.label for b in previous.measured.benchmarks)
        if where and not form.measured.benchmarks and read(asked, context.names).has("score", "rank"):
            form = _parsed(f"{asked.rstrip(' ?')} on {where}?", context)
        form = _taking_over(form, previous, text)
    return None if form.kind == "unknown" or (form.kind == "description" and not form.subjects) else form


def _of_those(previous: LogicalForm | None, text: str) -> bool:
    """Return whether a question asks on about the models that the one before lists ("and what do they score on Zork")."""
    listed = previous is not None and previous.kind in ("list", "count") and previous.target == KG.Model and bool(previous.conditions)
    return listed and THEM.search(text) is not None


def _taking_over(form: LogicalForm, previous: LogicalForm, text: str) -> LogicalForm:
    """Return a part with what it leaves to the one before: what is ranked, where "there" is; "overall" takes no source over."""
    others = [s for s in form.subjects if s.iri not in {b.iri for b in form.measured.benchmarks}]
    if previous.kind == "ranking" and form.measured.benchmarks and not others and not form.order and not form.properties:
        form = replace(previous, question=text, measured=form.measured, scope=previous.scope if form.scope.open else form.scope)
    if _of_those(previous, text) and form.measured.benchmarks and not others:
        scope = previous.scope if form.scope.open else form.scope
        form = replace(previous, kind="selection", question=text, subjects=(), measured=form.measured, scope=scope, aggregate=None)
    if THERE.search(text) and not form.measured.benchmarks:
        form = replace(form, measured=previous.measured)
    return replace(form, scope=Scope()) if OVERALL.search(text) else form


def _parsed(text: str, context: Context) -> LogicalForm:
    return with_own(parse(read(text, context.names), context.names, context.graph.vocabulary), context.graph)


def merged(several: Sequence[tuple[LogicalForm, Draft]]) -> Draft:
    """Return the drafts of all parts as one: sentences in order, rows under the columns of all, the first part's first."""
    merged = Draft(kind="multi")
    firsts = list(dict.fromkeys(draft.columns[0] for _, draft in several if draft.columns))
    lead = firsts[0] if len(firsts) == 1 else "thing"
    columns: list[str] = [lead] if firsts else []
    for _, draft in several:
        columns += [c for c in draft.columns[1:] if c not in columns]
        merged.sentences += [s for s in draft.sentences if s not in merged.sentences]
        merged.computed += draft.computed
        merged.caveats += draft.caveats
        merged.missing += draft.missing
        merged.did_you_mean += draft.did_you_mean
        merged.verdict = merged.verdict or draft.verdict
    merged.columns = tuple(columns)
    for form, draft in several:
        if not draft.rows and not draft.missing:
            merged.missing.append(Missing(form.question[:80], "question", f"no document here answers “{form.question[:80]}”"))
        for row in draft.rows:
            values = dict(zip((lead, *draft.columns[1:]), row.values, strict=True))
            merged.row(tuple(values.get(c) for c in columns), row.cites)
    return merged
