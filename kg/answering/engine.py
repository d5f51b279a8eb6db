"""The way of a question: read, parsed, answered by its kind, and closed with citations, status and what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module

from kg.answering import runs_settings
from kg.answering.against import against
from kg.answering.ambiguity import ambiguities
from kg.answering.asked import of_tasks
from kg.answering.besides import besides
from kg.answering.context import Context, Graph
from kg.answering.draft import Draft
from kg.answering.falsehood import affirmed, turned
from kg.answering.filters import within
from kg.answering.guidance import guided, noted
from kg.answering.numbering import used
from kg.answering.parts import merged, several
from kg.answering.passages import untold, why_absent
from kg.answering.permission import under, with_own, without_own
from kg.answering.premises import denied, proper, unfounded
from kg.answering.responding import responded
from kg.answering.rows import absent_table
from kg.answering.runs import with_runs
from kg.answering.scores import averaged, exact, gather, missing_benchmarks, narrowed
from kg.answering.sectioned import in_section
from kg.answering.translated import by_translation
from kg.answering.unmet import unmet
from kg.answering.wording import marks
from kg.model.answer import Answer, Missing, Problem
from kg.model.logical_form import FIRST, PLACE, Absent, LogicalForm, Scope
from kg.query.clarifying import clarified
from kg.query.length import unreadable
from kg.query.opposing import opposed
from kg.query.parse import parse
from kg.query.reading import HALVES
from kg.query.restriction import restriction
from kg.query.rewording import BLANKS, reworded, tidied
from kg.query.splitting import split
from kg.store import Store
from kg.vocab import KG, OWL, RDF, SKOS

SCORED = {
    "breakdown": "breakdown.break_down",
    "lookup": "lookup.look_up",
    "comparison": "comparison.compare",
    "trend": "trend.trend",
    "ranking": "ranking.rank",
    "beyond": "beyond.beyond",
    "shift": "shifts.shifts",
    "selection": "selection.select",
}
"""The kinds of question that are answered from scores, each with the function that does: `(form, context, scores) -> Draft`."""

STATED = {
    "property": "properties.look_up",
    "check": "jointly.check",
    "list": "lists.list_things",
    "count": "lists.count_things",
    "description": "describe.describe",
    "extreme": "extremes.extreme",
    "rows": "rows.count_rows",
    "meaning": "meanings.meaning",
    "path": "paths.connect",
    "agreement": "agreement.agree",
    "coverage": "coverage.cover",
    "noise": "significance.judge",
    "document": "documents.document",
    "introduction": "documents.introduction",
    "sources": "sources.sources",
    "says": "sayings.says",
    "references": "references.answer",
    "record": "records.record",
    "claims": "claims.claims",
    "addressed": "addressing.addressed",
}
"""The kinds of question that are answered from statements, each with the function that does: `(form, context) -> Draft`."""

SCOPED = ("property", "check", "list", "count", "description", "extreme")
"""The kinds that are asked of the documents of their scope alone, and look no further."""

EVERYTHING = Scope()
"""The scope that admits every document."""


def _function(place: str) -> Callable[..., Draft]:
    """Return a kind's function; its module is loaded when the first question of the kind comes."""
    module, name = place.split(".")
    function: Callable[..., Draft] = getattr(import_module(f"kg.answering.{module}"), name)
    return function


def answer(question: str, store: Store | Graph, scope: Scope = EVERYTHING) -> Answer:
    """Return the answer to a question from an open graph, from the documents of a scope.

    The same question on the same graph gives the same answer. A question that is not understood is an answer with the
    status `not_understood`, not an error.
    """
    graph = store if isinstance(store, Graph) else Graph(store)
    question = HALVES.sub("\N{REPLACEMENT CHARACTER}", question.strip())
    if why := unreadable(question):
        return Answer(
            question, "unknown", "not_understood", None, f"Not understood: {why}.", graph=graph.digest, problem=Problem(0, 0, why)
        )
    return _as_typed(question, _tidy(clarified(opposed(tidied(question)), graph.names), graph, scope))


def _as_typed(question: str, found: Answer) -> Answer:
    """Return an answer with the question as it was typed, and what was not understood where it stands in that."""
    if found.question == question or found.problem is None:
        return replace(found, question=question)
    start = question.casefold().find(found.question[found.problem.start : found.problem.end].casefold())
    end = start + found.problem.end - found.problem.start
    at = replace(found.problem, start=start, end=end) if start >= 0 else replace(found.problem, start=0, end=len(question))
    return replace(found, question=question, problem=at)


def _tidy(question: str, graph: Graph, scope: Scope) -> Answer:
    own, rest = restriction(question, graph.names)
    rest = BLANKS.sub(" ", rest)
    scopes = [one for one in (scope, own) if not one.open]
    if scopes:
        return under(question, scopes, graph, lambda part: _answered(rest, part))
    found = _answered(question, graph)
    if found.status == "not_understood":
        return guided(found, graph, lambda other: _answered(other, graph))
    return noted(found, graph) if found.kind == "description" and found.rows else found


def _answered(question: str, graph: Graph) -> Answer:
    """Return the answer to a question from a graph; to one in a roundabout wording by its plain one, where that has an answer."""
    if affirming := affirmed(question):
        return turned(_answered(affirming, graph), question)
    plain = reworded(question)
    if plain != question:
        found = replace(_answered(plain, graph), question=question)
        if found.rows:
            return found
        own = _read(question, graph)
        return found if not own.rows and found.status != "not_understood" else own
    return _read(question, graph)


def _read(question: str, graph: Graph) -> Answer:
    """Return the answer to a question as it stands, several questions part by part."""
    context = Context(graph)
    parts = split(question)
    if len(parts) > 1:
        done = several(parts, context, _responded)
        if done:
            draft = merged(done) if len(done) > 1 else done[0][1]
            return _closed(replace(done[0][0], question=question), draft, context)
    form = with_own(parse(context.reading(proper(question)), graph.names, graph.vocabulary), graph)
    if form.kind in SCORED and form.unread:
        form = in_section(form, context)
    if form.kind in SCOPED and not form.scope.open:
        context = Context(graph.restricted(context.documents_in(form.scope) or ()))
    form, draft = _responded(form, context)
    if draft.verdict is None:
        ask = partial(several, context=context, respond=_responded)
        form, draft = denied(question, ask) or unfounded(question, ask) or (form, draft)
    return _closed(form, draft, context)


def _responded(form: LogicalForm, context: Context) -> tuple[LogicalForm, Draft]:
    form, draft = responded(form, context, respond)
    draft = besides(form, draft, context, respond)
    draft.missing += untold(form, draft, context)
    draft.missing += unmet(form, draft, context)
    return form, draft


def respond(form: LogicalForm, context: Context) -> Draft:
    """Return the draft of an answer to a logical form, parts that a benchmark has not looked for in what was made from it."""
    draft = _led(form, context)
    return by_translation(form, context, draft, _led) if form.kind in SCORED else draft


def _led(form: LogicalForm, context: Context) -> Draft:
    """Return the draft of an answer to a logical form, models that are named by a relation looked up first."""
    if all(subject.through is None for subject in form.subjects):
        return _respond(form, context)
    from kg.answering.dereferencing import dereferenced

    led = dereferenced(form, context)
    if not led.form.subjects:
        return Draft(missing=led.missing)
    if led.form.kind == "property" and not led.form.properties:
        return _respond(replace(form, subjects=tuple(replace(s, through=None) for s in form.subjects)), context)
    draft = _respond(led.form, context)
    draft.missing += led.missing
    if draft.rows:
        draft.sentences += led.sentences
    return draft


def _respond(form: LogicalForm, context: Context) -> Draft:
    missing = without_own(form) or [m for m in (absent_table(form, context),) if m]
    if missing:
        return Draft(missing=missing)
    needed = [a for a in form.absent if not _alternative(a, form)]
    concepts = all(SKOS.Concept in s.types or OWL.Class in s.types for s in form.subjects)
    if form.kind in ("description", "list", "extreme") and needed and (form.subjects or form.order) and (concepts or not form.properties):
        return Draft()
    if form.kind in ("list", "count", "extreme") and any(a.kind == "name" for a in needed):
        return Draft()
    form, unknown = against(form, context)
    if unknown:
        return Draft(missing=unknown)
    if form.kind in STATED:
        return _function(STATED[form.kind])(form, context)
    if form.kind not in SCORED:
        return Draft()
    among = form.kind == "beyond" or (form.kind == "ranking" and form.claim in (FIRST, PLACE))
    models = [] if among else [iri for subject in form.subjects for iri in subject.iris]
    benchmarks = [b.iri for b in form.measured.benchmarks] + of_tasks(form, context) + _means(form, context)
    if form.absent and (not form.subjects or (not benchmarks and not form.measured.metrics)):
        return Draft()
    if form.subjects and not any(s.iris for s in form.subjects) and form.kind != "beyond":
        return Draft(missing=[Missing(s.label, "model", f"no document here names {s.label}") for s in form.subjects])
    if form.measured.tasks and not benchmarks:
        return Draft(
            missing=[Missing(t.label, "benchmark", f"no document here names a benchmark for {t.label}") for t in form.measured.tasks]
        )
    scores = averaged(form, context, models, benchmarks) if form.measured.mean else gather(form, context, models, benchmarks)
    runs: tuple[str, ...] = ()
    if models:
        form, scores, runs = with_runs(form, context, scores, benchmarks)
    variants = form.kind == "comparison" and len(form.subjects) == 1  # each on its own, told apart by their scores
    if form.kind in ("breakdown", "lookup", "comparison", "trend", "noise") and not variants:
        scores = exact(scores, form.subjects)
    if form.kind == "breakdown":
        return _function(SCORED[form.kind])(form, context, scores)
    figures = [b for b in form.bounds if b.operator == "is"]
    if figures and not form.measured.metrics and (met := within(scores, figures)):
        scores = met  # A figure that is asked for is found under whichever k it was measured.
    kept, missing = narrowed(scores, runs_settings.given(form, context), context)
    draft = _function(SCORED[form.kind])(form, context, kept)
    if not kept and scores and any(m.kind == "metric" for m in missing):
        draft.missing = []
    elif not kept and not draft.missing:
        draft.missing += missing_benchmarks([], form.measured)
    draft.missing += [m for m in missing if m.term not in {d.term for d in draft.missing}]
    draft.caveats += runs
    return draft


def _alternative(absent: Absent, form: LogicalForm) -> bool:
    """Return whether a name that no document knows is one of several by which a list may be met ("by Zork or Quux")."""
    before, after = form.question[: absent.span.start].casefold(), form.question[absent.span.end :].casefold()
    others = [c.text.casefold() for c in form.conditions]
    return any(before.endswith(f"{other} or ") or after.startswith(f" or {other}") for other in others)


def _means(form: LogicalForm, context: Context) -> list[str]:
    """Return the means over several benchmarks that tables print, where the question asks for one."""
    if not form.measured.mean:
        return []
    from kg import rdf

    return sorted(
        subject for subject, _, _ in context.store.select(rdf.edges((), [RDF.type], [KG.Benchmark])).texts() if "/document/" in subject
    )


def _plain_sentence(draft: Draft) -> str:
    """Return the first rows as a sentence, for an answer that is a table and nothing more."""
    told = [f"{', '.join(str(v) for v in row.values[:3] if v is not None)} {marks(row.cites)}" for row in draft.rows[:3]]
    return f"{'; '.join(told)}."


def _of_those_asked(missing: Missing, form: LogicalForm) -> Missing:
    """Return what is missing as missing from the documents that a question names, where no others were asked."""
    if form.scope.open or missing.kind == "name":
        return missing
    return replace(missing, why=NOWHERE.sub("none of the documents that are asked ", missing.why))


NOWHERE = re.compile(r"^no document here (?=(?:reports?|gives?|says?|states?|tells?|counts?|measures?|names?)\b)")
"""The beginning of what no document says."""


def _closed(form: LogicalForm, draft: Draft, context: Context) -> Answer:
    """Return the finished answer: absent names, status, citations."""
    for name in {(a.kind, a.text, a.why): a for a in form.absent}.values():
        draft.missing.append(Missing(name.text, name.kind, why_absent(name, context)))
        draft.did_you_mean += [n for n in name.nearest if n not in draft.did_you_mean]
    if draft.rows:
        draft.missing += [Missing(w, "word", f"“{w}” is not understood here and restricts nothing") for w in form.unread]
    if draft.rows and form.kind == "lookup" and form.claim in ("better", "worse") and len(form.subjects) == 1 and draft.verdict is None:
        other = Missing("comparison", "word", f"what {form.subjects[0].label} is compared with is not understood here")
        draft.missing.append(other)
    missing = list({m.term.casefold(): _of_those_asked(m, form) for m in draft.missing}.values())[:12]
    if draft.rows:
        status = "partial" if missing else "answered"
        text = " ".join(draft.sentences) or _plain_sentence(draft)
        if missing:
            text += f" Not answered: {'; '.join(m.why for m in missing)}."
    elif form.kind == "unknown" and not missing:
        status, text = "not_understood", "Not understood: nothing in the question is a name, property or measurement that this graph knows."
    else:
        status = "no_evidence"
        text = "; ".join(dict.fromkeys(m.why for m in missing)) if missing else "no document here answers this"
        text = f"{text[0].upper()}{text[1:]}."
    citations = context.citer.citations() if draft.rows else ()
    draft, text, citations = used(draft, text, citations)
    return Answer(
        question=form.question,
        kind=draft.kind or form.kind,
        status=status,
        verdict=draft.verdict if draft.rows else None,
        answer=text,
        columns=draft.columns if draft.rows else (),
        rows=tuple(draft.rows),
        computed=tuple(draft.computed) if draft.rows else (),
        citations=citations,
        caveats=tuple(dict.fromkeys((*ambiguities(form, context.graph), *draft.caveats))),
        missing=tuple(missing),
        did_you_mean=tuple(draft.did_you_mean[:6]),
        sparql=context.queries(cited=bool(draft.rows)),
        graph=context.graph.digest,
    )
