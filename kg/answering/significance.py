"""Whether a difference is larger than chance: by the paired tests that documents report, else by the errors of both scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering import asked
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.noise import NoiseReader
from kg.answering.pairing import Pairing, pairings
from kg.answering.scores import Score, missing_benchmarks, missing_models
from kg.answering.tables import best_first, score_rows
from kg.answering.wording import apart, figure, marks, measure, protocol, rounded
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG

LEVEL = Decimal("0.05")
"""The p-value below which a difference is taken for more than chance."""
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Judged:
    """One difference with what is known of its noise; `ahead` says whether the first model scores higher, `error` is as printed."""

    benchmark: str
    text: str
    beyond: bool | None
    ahead: bool
    document: str
    error: str = ""


WITHIN = re.compile(
    r"\bwithin\s+(?:the\s+)?(?:noise|chance|error|margin)|\b(?:just|due\s+to|merely|mere|only|pure|by|down\s+to)\s+(?:noise|chance|luck)"
    r"|\b(?:be|is|was|are)\s+(?:all\s+|plain\s+)?(?:noise|chance|luck)\b|\b(?:difference|gap|lead|margin)\b[^?]*\b(?:be|is)\s+noise\b|\binsignifican|\bnot\s+(?:statistically\s+)?significan|\bstatistical(?:ly)?\s+(?:tie|indistinguishable)",
    re.I,
)
"""Wordings that ask whether a difference is no more than chance, so that "yes" means that it is not."""
P_VALUE = re.compile(r"\bp[\s-]values?\b", re.I)
"""Words that ask for the p-value itself, as it is printed."""
YES_OR_NO = re.compile(r"^(?:Yes|No|In part),\s+(?P<rest>\w)")
ERROR = re.compile(
    r"\bstandard\s+errors?\b|\berror\s+bars?\b|\bmargins?\s+of\s+error\b|\bstd\.?\s*err|\bse\s+(?:for|of)\b|\bthe\s+se\b|\bnoisy\b|\buncertain",
    re.I,
)


def judge(form: LogicalForm, context: Context) -> Draft:
    """Return whether the difference of the two models asked for is larger than chance."""
    draft = Draft()
    subjects = asked.models(form, context)
    if len(subjects) < 2:
        return _alone(form, context, subjects, draft)
    first, second = subjects[:2]
    draft.columns = ("benchmark", first.label, second.label, "difference", "difference in", "standard error", "noise", "protocol", "source")
    judged = _tested(form, context, first, second, draft)
    scores, missing = asked.scores(form, context, subjects[:2])
    groups = [g for g in pairings((first, second), scores, context) if all(g.scores)]
    done = {(j.document, j.benchmark) for j in judged}
    groups = [g for g in groups if (g.present[0].document, g.present[0].benchmark) not in done]
    judged += _reckoned(groups[:MOST_ROWS], (first, second), context, draft)
    if not judged:
        draft.missing += missing_models((first, second), scores, form.measured) or missing_benchmarks(scores, form.measured)
        if not draft.missing:
            draft.missing += missing
        draft.rows, draft.computed = [], []
        return draft
    draft.drop_empty_columns()
    _say(form, judged, draft)
    if P_VALUE.search(form.question) and not form.yes_no:
        draft.verdict = None
        draft.sentences[0] = YES_OR_NO.sub(lambda m: m["rest"].capitalize(), draft.sentences[0])
    if len(subjects) > 2:
        draft.caveats.append(f"Judged are the first two models that the question names: {first.label} and {second.label}.")
    return draft


def _tested(form: LogicalForm, context: Context, first: Subject, second: Subject, draft: Draft) -> list[Judged]:
    """Write a row for each paired test of both models that a document of the scope reports."""
    one, two = set(first.iris), set(second.iris)
    wanted = [b.iri for b in form.measured.benchmarks]
    allowed = context.documents_in(form.scope)
    rows = context.store.select(rdf.paired_tests(sorted(one | two), wanted)).rows
    found = []
    for row in sorted(rows, key=str):
        test, a, b, benchmark, document, firsts, seconds, _, error, p = (t.value if t else "" for t in row)
        fits = (a in one and b in two) or (a in two and b in one)
        if not fits or not p or (allowed is not None and document not in allowed):
            continue
        label = context.names.labels([benchmark])[benchmark]
        names = context.names.labels([a, b])
        shown = (firsts, seconds) if a in one else (seconds, firsts)
        n = context.citer.cite(
            Edge(test, KG.pPrinted, ox.Literal(p), f"{names[a]} and {names[b]}, paired test on {label}: p = {p}", test), document
        )
        gap = draft.compute(Decimal(shown[0]) - Decimal(shown[1]), f"{first.label} minus {second.label} on {label}, as printed", (n,))
        value = Decimal(p)
        cut = draft.compute(rounded(value, 3), f"the printed p-value {p}, rounded", (n,))
        words = f"p = {cut} (paired)" if cut else "p < 0.001 (paired)"
        title = context.library.documents[document].source.title
        draft.row((label, *shown, gap, "units as printed", error or None, words, None, title), (n,))
        told = f"p = {p}" if P_VALUE.search(form.question) else words.removesuffix(" (paired)")
        scored = f"{first.label} scores {shown[0]} and {second.label} {shown[1]}"
        text = f"on {label}, {scored}; a paired test gives {told} [{n}]"
        found.append(Judged(benchmark, text, value < LEVEL, gap > 0, document, error))
    if any("p < 0.001" in str(row.values) for row in draft.rows):
        draft.compute(Decimal("0.001"), "bound of the p-values that are shown as smaller", tuple(n for r in draft.rows for n in r.cites))
    return found


def _reckoned(groups: Sequence[Pairing], subjects: tuple[Subject, Subject], context: Context, draft: Draft) -> list[Judged]:
    """Write a row for each pairing of one table, with the error of its difference where that can be told."""
    noise = NoiseReader(context, draft)
    found = []
    for group in groups:
        one, two = group.scores[0], group.scores[1]
        if one is None or two is None:
            continue
        cites = tuple(context.citer.cite(s.edge, s.document) for s in (one, two))
        unit = "percentage points" if one.unit else "points"
        gap = draft.compute(apart(one, two), f"{subjects[0].label} minus {subjects[1].label}, in {unit}", cites)
        chance = noise.of(one, two, cites)
        words = chance.words or "cannot be told"
        title = context.library.documents[one.document].source.title
        draft.row((measure(one), one.shown, two.shown, gap, unit, None, words, protocol(one), title), (*cites, *chance.cites))
        text = _told(one, two, f"{abs(gap)} {unit}", words, (*cites, *chance.cites))
        found.append(Judged(one.benchmark, text, chance.beyond, gap > 0, one.document))
    return found


def _told(one: Score, two: Score, gap: str, words: str, cites: tuple[int, ...]) -> str:
    error = words.removeprefix("± ").removesuffix(" (unpaired)")
    if words.startswith("±"):
        known = f"{error} percentage points is the standard error of that, taken as unpaired"
    else:
        known = "whether that is noise cannot be told, for no document here gives a paired test or the errors"
    at = f" at {one.name.size.upper()}" if one.name and two.name and one.name.size and one.name.size == two.name.size else ""
    scored = f"{one.model_label} has {figure(one)} and {two.model_label} {figure(two)}{at}"
    return f"on {measure(one)}, {scored}, {gap} apart; {known} {marks(cites)}"


def _say(form: LogicalForm, judged: Sequence[Judged], draft: Draft) -> None:
    """Write the sentence from the best evidence there is, and the verdict: yes only where a difference is beyond noise."""
    known = [j for j in judged if j.beyond is not None]
    lead = known[0] if known else judged[0]
    text = lead.text
    same = [j for j in known if not form.measured.benchmarks or (j.benchmark, j.document) == (lead.benchmark, lead.document)]
    wrong = (form.claim == "better" and not lead.ahead) or (form.claim == "worse" and lead.ahead)
    if not known:
        draft.sentences.append(f"That cannot be told: {text}.")
        draft.verdict = None
        return
    if lead.error and ERROR.search(form.question) and not form.yes_no:
        draft.sentences.append(f"The standard error of the difference is {lead.error} (paired): {text}.")
        return
    beyond = {bool(j.beyond) and not wrong for j in same}
    draft.verdict = "mixed" if len(beyond) > 1 else "yes" if beyond == {True} else "no"
    opening = {"yes": "Yes, more than chance", "no": "No, not beyond chance", "mixed": "It depends"}[draft.verdict]
    if WITHIN.search(form.question) and draft.verdict != "mixed":
        opening = {"yes": "No, more than chance", "no": "Yes, not beyond chance"}[draft.verdict]
        draft.verdict = {"yes": "no", "no": "yes"}[draft.verdict]
    if wrong and lead.beyond:
        opening = "No, the difference is the other way round"
    draft.sentences.append(f"{opening}: {text}.")
    if "unpaired" in text:
        draft.caveats.append(
            "The error is an upper bound: both models were run on the same problems, and no document here gives a paired test of them."
        )
    draft.caveats.append("A p-value below one in twenty, or a difference of about two standard errors, is taken for more than chance.")


def _alone(form: LogicalForm, context: Context, subjects: Sequence[Subject], draft: Draft) -> Draft:
    """Return what there is of a single model: nothing can be judged without a second."""
    scores, missing = asked.scores(form, context, subjects)
    draft.missing += missing_models(subjects, scores, form.measured) or missing
    stated = [s for s in scores if s.error is not None]
    if stated and ERROR.search(form.question):
        return _errors(stated, context, draft)
    if scores:
        score_rows(best_first(scores)[:MOST_ROWS], context, draft)
        shown = best_first(scores)[0]
        n = context.citer.cite(shown.edge, shown.document)
        draft.sentences.append(f"{shown.model_label} has {figure(shown)} on {measure(shown)} [{n}].")
        draft.missing.append(Missing("second model", "model", "the question names no second model to compare with"))
    return draft


def _errors(stated: Sequence[Score], context: Context, draft: Draft) -> Draft:
    """Return the standard errors that documents print beside scores."""
    draft.columns = ("model", "score", "standard error", "unit", "benchmark", "source")
    told = []
    for score in best_first(stated)[:MOST_ROWS]:
        n = context.citer.cite(score.edge, score.document)
        title = context.library.documents[score.document].source.title
        draft.row((score.model_label, score.shown, score.error, score.unit, measure(score), title), (n,))
        told.append(f"{score.model_label} scores {score.shown} on {measure(score)} with a standard error of {score.error} [{n}]")
    draft.sentences.append(f"{'; '.join(told[:4])}.")
    return draft
