"""Looking up scores: every one that is reported of what was asked, each with its protocol and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kg.answering import runs_settings
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, missing_benchmarks, missing_models
from kg.answering.tables import score_rows
from kg.answering.wording import DIFFERENCE, figure, joined, marks, measure, protocol, rounded
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.query.unread import MEASURED_ON

MOST_ROWS = 40
MOST_TOLD = 6


def look_up(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the scores as they are, the sources that differ side by side."""
    draft = Draft()
    draft.missing += missing_models(form.subjects, scores, form.measured)
    if not draft.missing:
        draft.missing += missing_benchmarks(scores, form.measured)
    if not scores or _elsewhere(form):
        return draft
    shown = sorted(scores, key=_plainness)[:MOST_ROWS]
    score_rows(shown, context, draft)
    if len(scores) > MOST_ROWS:
        draft.caveats.append(
            f"{len(scores)} scores fit; the first {MOST_ROWS} are shown. Name a benchmark, a size or a source to see others."
        )
    groups: dict[tuple[str, str], list[Score]] = {}
    for s in shown:
        groups.setdefault((s.model_label, measure(s)), []).append(s)
    parts, cites = [], []
    for (label, what), group in list(groups.items())[:MOST_TOLD]:
        told = list({s.printed: s for s in reversed(group)}.values())[::-1][:4]
        cites += [context.citer.cite(s.edge, s.document) for s in told]
        alone = len({s.document for s in told}) == 1
        figures = joined(f"{figure(s)} ({_own(s, told) if alone else _by(s, context)})" if len(told) > 1 else figure(s) for s in told)
        parts.append(f"{label} scores {figures} on {what}")
    more = ", and the table has more combinations" if len(groups) > MOST_TOLD else ""
    draft.sentences.append(f"{'; '.join(parts)}{more} {marks(cites)}.")
    runs_settings.tell(form, shown, context, draft)
    if form.aggregate in ("average", "sum"):
        _aggregated(form.aggregate, scores, context, draft)
    if WHO_MEASURED.search(form.question):
        _who_measured(form, shown, context, draft)
    if APART.search(form.question):
        _apart(shown, context, draft)
    return draft


WHO_MEASURED = re.compile(
    r"\bwho\s+(?:has\s+)?(?:measured|evaluated|ran|tested)\b|\bauthors\b[^?]*\b(?:measured?|evaluated?|ran|run)\b|\b(?:measured|evaluated|ran|run)\b[^?]*\bauthors\b"
    r"|\b(?:quoted|copied|taken\s+from)\b",
    re.I,
)
"""Wordings that ask whether the document that prints a score measured it."""


def _who_measured(form: LogicalForm, shown: Sequence[Score], context: Context, draft: Draft) -> None:
    """Say of each score whether the authors of its document measured it, or took it over, as far as the document marks that."""
    told: set[str] = set()
    for score in shown:
        title = context.library.documents[score.document].source.title
        n = context.citer.cite(score.edge, score.document)
        told.add(score.measured_by or "")
        if score.measured_by:
            how = "measured by its authors themselves" if score.measured_by == "authors" else "quoted from another work"
            draft.sentences.append(f"In “{title}”, {figure(score)} on {measure(score)} is marked as {how} [{n}].")
        else:
            draft.missing.append(Missing("who measured it", "source", f"“{title}” does not say who measured {figure(score)}"))
    if form.yes_no and not EITHER_SOURCE.search(form.question) and told in ({"authors"}, {"quoted"}):
        own = "quoted" not in told
        draft.verdict = "yes" if own != bool(re.search(r"\b(?:quoted|copied|taken)\b", form.question, re.I)) else "no"
        draft.sentences[:0] = [f"{draft.verdict.capitalize()}: {draft.sentences.pop()}"]


EITHER_SOURCE = re.compile(r"\bor\b", re.I)


def _elsewhere(form: LogicalForm) -> bool:
    """Return whether a score is asked for on what nothing here knows, and on nothing else: figures on other benchmarks are no answer."""
    if form.measured.benchmarks or form.measured.tasks or form.measured.mean:
        return False
    return any(a.kind == "name" and MEASURED_ON.search(form.question[: a.span.start]) for a in form.absent)


def _aggregated(aggregate: str, scores: Sequence[Score], context: Context, draft: Draft) -> None:
    """Add the mean or sum of the scores of one column, the one that holds most of them."""
    columns: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        columns.setdefault((score.column, score.subset or ""), []).append(score)
    lead = max(columns.values(), key=lambda c: (len(c), -context.library.documents[c[0].document].rank[0], c[0].column))
    if len(lead) < 2:
        return
    cites = tuple(context.citer.cite(s.edge, s.document) for s in lead)
    total = sum((s.value for s in lead), Decimal(0))
    word = "mean" if aggregate == "average" else "sum"
    value = rounded(total / len(lead) if aggregate == "average" else total, 2).normalize()
    draft.compute(value, f"{word} of {joined(s.printed for s in lead)}", cites)
    draft.add_column(word, value)
    draft.sentences.append(f"The {word} of {joined(s.printed for s in lead)} is {format(value, 'f')} {marks(cites)}.")


APART = re.compile(
    r"\b(?:gain|differ|how\s+(?:many|much)\s+points|(?:by\s+)?how\s+much|drop|lose|loses|fall|apart|gap|exceed|versus|vs|compare|relative\s+to|against|than)",
    re.I,
)
"""Wordings that ask how far two scores of one model are apart."""


MOST_PAIRS = 3


def _apart(shown: Sequence[Score], context: Context, draft: Draft) -> None:
    """Add how far the two scores of one model in one document are apart: under two settings, on two parts, benchmarks, or at two ks."""
    pairs = [tuple(shown)] if _one_measurement(shown) else _on_two_measures(shown)
    gaps: dict[str, Decimal] = {}
    for high, low in (sorted(pair, key=lambda s: -s.percent) for pair in pairs[:MOST_PAIRS]):
        cites = tuple(context.citer.cite(s.edge, s.document) for s in (high, low))
        unit = "percentage points" if high.unit else "points"
        gap = Decimal(format((high.percent - low.percent).normalize(), "f"))
        gaps.setdefault(high.document, draft.compute(gap, f"{high.printed} minus {low.printed}, in {unit}", cites))
        told = _own(high, (high, low)), _own(low, (high, low))
        names = told if told[0] != told[1] and measure(high) == measure(low) else (measure(high), measure(low))
        if high.measure != low.measure and high.settings != low.settings:
            draft.caveats.append(f"Their protocols differ: {protocol(high)} beside {protocol(low)}.")
        where = f" in “{context.library.documents[high.document].source.title}”" if len(pairs) > 1 else ""
        draft.sentences.append(f"{names[0]} is {gap} {unit} above {names[1]}{where} {marks(cites)}.")
    if gaps:
        at = draft.columns.index("source")
        titles = {context.library.documents[d].source.title: gap for d, gap in gaps.items()}
        draft.columns = (*draft.columns, DIFFERENCE)
        draft.rows = [type(r)((*r.values, titles.pop(str(r.values[at]), None)), r.cites) for r in draft.rows]


def _one_measurement(shown: Sequence[Score]) -> bool:
    """Return whether two scores are one measurement of one document, under two settings or on two parts."""
    return len(shown) == 2 and len({(s.document, s.model, s.benchmark, s.metric, s.unit) for s in shown}) == 1


def _on_two_measures(shown: Sequence[Score]) -> list[tuple[Score, ...]]:
    """Return the scores of one model on the two measures asked for, of each document that gives one of either."""
    if len({s.model for s in shown}) != 1 or len({s.measure for s in shown}) != 2:
        return []
    found: dict[tuple[str, str | None], list[Score]] = {}
    for score in shown:
        found.setdefault((score.document, score.unit), []).append(score)
    return [tuple(held) for held in found.values() if len(held) == 2 and len({s.measure for s in held}) == 2]


def _plainness(score: Score) -> tuple[int, int, bool]:
    """Return how much of a model's name goes beyond family and size: what was asked for comes before its variants and versions."""
    name = score.name
    return (len(name.variant), len(name.version), name.size is not None) if name else (9, 9, True)


def _own(score: Score, beside: Sequence[Score]) -> str:
    """Return what of a score's protocol the scores beside it do not share."""
    words = protocol(score).split(", ")
    shared = set.intersection(*(set(protocol(s).split(", ")) for s in beside))
    return ", ".join(w for w in words if w not in shared) or protocol(score)


def _by(score: Score, context: Context) -> str:
    return f"“{context.library.documents[score.document].source.title}”"
