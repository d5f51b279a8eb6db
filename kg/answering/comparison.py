"""Comparing models: cells of one column of one table first, since one document measured both in one way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.noise import NoiseReader
from kg.answering.pairing import Pairing, agree, pairings, row_facets, size_order
from kg.answering.scores import Score, missing_benchmarks, missing_models, whole
from kg.answering.tables import best_first, score_rows
from kg.answering.wording import DENIED, DIFFERENCE, apart, figure, joined, marks, measure, protocol, rounded
from kg.model.logical_form import LogicalForm, Subject
from kg.model.names import ModelName
from kg.model.terms import Iri
from kg.query.quantified import either

MOST_ROWS = 40
FEW = 2
"""How many more columns of the document that leads are told in words whichever way they go."""


def compare(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return what the scores say of the subjects side by side."""
    draft = Draft()
    form = replace(form, subjects=_variants(form.subjects[0], scores, context)) if len(form.subjects) == 1 else form
    subjects = form.subjects
    draft.missing += missing_models(subjects, scores, form.measured)
    if not draft.missing:
        draft.missing += missing_benchmarks(scores, form.measured)
    groups = pairings(subjects, scores, context, form.contrast)
    if not groups:
        return _other_sizes(form, context, scores, draft) or _side_by_side(form, context, scores, draft)
    subjects = _as_measured(subjects, groups)
    groups = groups[:MOST_ROWS]
    wide = not _asks_which(form, groups)
    draft.caveats += _otherwise(groups, context)
    if wide:
        _pivot(subjects, groups, context, draft, turned=_trails(form, groups[0]))
    else:
        score_rows(best_first([s for g in groups for s in g.present]), context, draft)
    _say(replace(form, subjects=subjects), groups, context, draft)
    gap = next((c.value for c in draft.computed if c.how.startswith("difference of")), None)
    if not wide and gap is not None:
        draft.add_column(DIFFERENCE, gap)
    return draft


def _variants(subject: Subject, scores: Sequence[Score], context: Context) -> tuple[Subject, ...]:
    """Return the variants of a model that have scores, each as a subject of its own, the plain one first."""
    found: dict[tuple[str, ...], list[Score]] = {}
    for score in scores:
        if score.model in subject.iris and score.name is not None and not score.name.configuration:
            found.setdefault(tuple(sorted(score.name.variant)), []).append(score)
    made = []
    for variant, own in sorted(found.items()):
        name = ModelName(subject.model.family if subject.model else "", variant, subject.model.size if subject.model else None)
        members = context.names.members(name.family)
        label = next((m.label for m in members if m.name == name), own[0].model_label)
        iris = tuple(dict.fromkeys(Iri(s.model) for s in own))
        made.append(replace(subject, label=label, iris=iris, model=name))
    return tuple(made) or (subject,)


def _otherwise(groups: Sequence[Pairing], context: Context) -> list[str]:
    """Return a caveat for each pairing of a column whose rows were measured in different ways."""
    told = []
    for group in [g for g in groups if len({s.settings for s in g.present}) > 1][:2]:
        title = context.library.documents[group.present[0].document].source.title
        ways = joined(f"{s.model_label} ({protocol(s)})" for s in group.present)
        told.append(f"In “{title}” these stand in one column with more said of one protocol than of the other: {ways}.")
    return told


def _as_measured(subjects: Sequence[Subject], groups: Sequence[Pairing]) -> tuple[Subject, ...]:
    """Return the subjects under the label of the one model that stands for each where sizes are not told apart."""
    if any(g.axis for g in groups):
        return tuple(subjects)
    made = []
    for i, subject in enumerate(subjects):
        labels = {score.model_label for g in groups if (score := g.scores[i]) is not None}
        made.append(replace(subject, label=labels.pop()) if len(labels) == 1 else subject)
    return tuple(made)


def _other_sizes(form: LogicalForm, context: Context, scores: Sequence[Score], draft: Draft) -> Draft | None:
    """Return the scores of families that no column has at one size, all sizes of the first column that holds two of them."""
    columns: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        columns.setdefault((score.column, row_facets(score)), []).append(score)
    shared = [c for c in columns.values() if sum(any(s.model in subject.iris for s in c) for subject in form.subjects) > 1]
    if not shared:
        return None
    lead = min(
        shared, key=lambda c: (any(s.measured_by != "authors" for s in c), context.library.documents[c[0].document].rank, c[0].column)
    )
    parts, cites, rows = [], [], []
    for subject in form.subjects:
        own = sorted(
            (s for s in lead if s.model in subject.iris), key=lambda s: (size_order(s.name.size or "" if s.name else ""), s.model_label)
        )
        rows += own
        cites += [context.citer.cite(s.edge, s.document) for s in own]
        if own:
            parts.append(joined(f"{s.model_label} {figure(s)}" for s in own))
    score_rows(rows[:MOST_ROWS], context, draft)
    title = context.library.documents[lead[0].document].source.title
    draft.sentences.append(f"On {measure(lead[0])} in “{title}”: {'; '.join(parts)} {marks(cites[:MOST_ROWS])}.")
    draft.caveats.append("They are not reported at one size, and no difference is worked out between models of different sizes.")
    if form.claim in ("better", "worse", "equal") and form.asserts:
        first, *others = ([s for s in rows if s.model in subject.iris] for subject in form.subjects)
        draft.verdict = _throughout(form.claim, first, [s for other in others for s in other])
        opening = {"yes": "Yes, at every size: ", "no": "No, at no size: "}.get(draft.verdict, "")
        draft.sentences[0] = f"{opening}{draft.sentences[0]}"
    return draft


def _throughout(claim: str, first: Sequence[Score], others: Sequence[Score]) -> str:
    """Return whether all scores lie as claimed to all others, `mixed` where some do."""
    signs = {(a.percent > b.percent) - (a.percent < b.percent) for a in first for b in others}
    lower = bool(first) and first[0].lesser
    wanted = {"better": -1 if lower else 1, "worse": 1 if lower else -1, "equal": 0}[claim]
    return "yes" if signs == {wanted} else "mixed" if wanted in signs else "no"


AHEAD = re.compile(
    r"\b(?:which|who|what)\b[^?;]*?\b(?:better|best|ahead|wins?|won|leads?|stronger|strongest|higher|highest|superior|edge|on\s+top|in\s+front|outperforms?|beats?)\b",
    re.I,
)


UNSIGNED = re.compile(r"\b(?:gap|difference|margin|distance|spread|apart)\b", re.I)
"""Words for how far two lie apart, whichever is ahead."""


def _trails(form: LogicalForm, lead: Pairing) -> bool:
    """Return whether a question asks by how much the first of two is behind, or how far they lie apart, and it is behind."""
    first, second = (*lead.scores, None)[:2]
    asked = (form.claim == "worse" and not form.asserts) or UNSIGNED.search(form.question) is not None
    return asked and first is not None and second is not None and first.value < second.value


def _asks_which(form: LogicalForm, groups: Sequence[Pairing]) -> bool:
    """Return whether a question asks which one is ahead in one column: then the models stand below one another, the best first."""
    asks = AHEAD.search(form.question) is not None or (either(form.question, form.subjects) and not form.yes_no)
    return asks and (len(groups) == 1 or "better" in form.question.casefold())


def _pivot(subjects: Sequence[Subject], groups: Sequence[Pairing], context: Context, draft: Draft, *, turned: bool) -> None:
    """Write a row for each pairing: a column for each subject, and for two the difference with its noise.

    The difference is the first less the second, `turned` the other way round ("by how much does X trail Y").
    """
    two = len(subjects) == 2
    labels = _distinct([s.label for s in subjects])
    first = (next(g.along for g in groups if g.axis), "benchmark") if any(g.axis for g in groups) else ("benchmark",)
    draft.columns = (*first, "metric", *labels, "unit", *((DIFFERENCE, "noise") if two else ()), "protocol", "source")
    noise = NoiseReader(context, draft)
    for group in groups:
        score = group.present[0]
        cites = tuple(context.citer.cite(s.edge, s.document) for s in group.present)
        more: list[str | Decimal] = []
        extra: tuple[int, ...] = ()
        if two and group.scores[0] and group.scores[1]:
            one, other = group.scores[0], group.scores[1]
            gap = apart(other, one) if turned else apart(one, other)
            unit = "percentage points" if score.unit else "points"
            draft.compute(gap, " minus ".join(labels[::-1] if turned else labels) + f", in {unit}", cites)
            chance = noise.of(group.scores[0], group.scores[1], cites)
            more, extra = [gap, chance.words], chance.cites
        benchmark = score.benchmark_label + (f" {score.subset}" if score.subset else "")
        lead = (group.place, benchmark) if len(first) == 2 else (benchmark,)
        cells = tuple(s.shown if s else None for s in group.scores)
        source = context.library.documents[score.document].source.title
        ways = protocol(score) if agree(group.present) else " against ".join(protocol(s) for s in group.present)
        draft.row((*lead, score.metric_label, *cells, score.unit, *(more or _nothing(two)), ways, source), (*cites, *extra))
    draft.drop_empty_columns()


def _nothing(two: bool) -> list[str | Decimal | None]:
    return [None, None] if two else []


def _distinct(labels: Sequence[str]) -> list[str]:
    """Return column names, told apart where two are equal."""
    made: list[str] = []
    for label in labels:
        made.append(label if label not in made else f"{label} ({len(made) + 1})")
    return made


def _say(form: LogicalForm, groups: Sequence[Pairing], context: Context, draft: Draft) -> None:
    """Write the answer's sentence from the first column that pairs the subjects, and the verdict from all pairings."""
    lead = [g for g in groups if g.present[0].column == groups[0].present[0].column and _row_of(g) == _row_of(groups[0])]
    subjects = form.subjects
    first = lead[0].present[0]
    text = _two(lead, subjects, context, draft) if len(subjects) == 2 else _many(lead, subjects, context)
    text += _further(lead, groups, subjects, context, draft)
    text += _on_average(lead, context, draft) if form.contrast else ""
    second = [g for g in groups if g.present[0].document != first.document and g.present[0].measure == first.measure]
    if second and len(lead) < 3:
        again = [g for g in second if g.present[0].column == second[0].present[0].column and _row_of(g) == _row_of(second[0])]
        title = context.library.documents[second[0].present[0].document].source.title
        more = _two(again, subjects, context, draft) if len(subjects) == 2 else _many(again, subjects, context)
        text += f" In “{title}”: {more}"
    if form.aggregate in ("average", "sum"):
        text += _aggregated(form.aggregate, lead[0], context, draft)
    if form.claim in ("better", "worse", "equal"):
        judged = [g for g in groups if g.controlled] or list(groups)
        if not form.measured.subsets:  # A part of a benchmark says nothing against the whole of it.
            judged = [g for g in judged if whole(g.present[0].subset)] or judged
        literal = HIGHER.search(form.question) is not None
        draft.verdict = _verdict(form.claim, judged, literal=literal)
        if _verdict(form.claim, lead, literal=literal) != draft.verdict:
            draft.verdict = "mixed"
        opening = {"yes": "Yes: ", "no": "No: ", "mixed": "It depends: "}[draft.verdict]
        if form.why or not form.yes_no:
            opening = DENIED if draft.verdict == "no" else ""
        if not form.asserts and draft.verdict != "no":
            draft.verdict = None
        text = opening + text
        if form.why and draft.verdict != "no":
            draft.caveats.append("No document here gives a reason that this program could read; these are the figures alone.")
    draft.sentences.append(text)
    alone = [g for g in lead if len(g.present) == 1]
    if alone:
        parts = joined(f"{g.at}{subjects[next(i for i, s in enumerate(g.scores) if s)].label}" for g in alone)
        draft.caveats.append(f"Reported of one alone: {parts}.")
    others = sorted({g.present[0].document for g in groups} - {first.document})
    if others:
        titles = joined(f"“{context.library.documents[d].source.title}”" for d in others[:4])
        draft.caveats.append(f"Other documents pair them too, each under its own protocol, see the rows: {titles}.")
    if not lead[0].controlled:
        info = context.library.documents[first.document].source
        draft.caveats.append(
            f"“{info.title}” ({info.trust.replace('_', ' ')}) quotes these figures, so that the protocols behind them may differ."
        )
    if any(protocol(s) == "unstated" for g in lead for s in g.present):
        draft.caveats.append("Where the protocol is unstated, that two figures were measured in the same way is not certain.")


def _further(lead: Sequence[Pairing], groups: Sequence[Pairing], subjects: Sequence[Subject], context: Context, draft: Draft) -> str:
    """Return what else the document that leads says of two subjects: all of it where it is little, else where it goes the other way."""
    if len(subjects) != 2 or lead[0].along == "version":
        return ""
    told = {(lead[0].present[0].column, _row_of(lead[0]))}
    columns: dict[tuple[str, str], list[Pairing]] = {}
    for group in groups:
        key = (group.present[0].column, _row_of(group))
        if key not in told and group.present[0].document == lead[0].present[0].document and len(group.present) == 2:
            columns.setdefault(key, []).append(group)
    others = list(columns.values())
    if len(others) > FEW:
        ways = {_way(g) for g in lead if len(g.present) == 2}
        others = [o for o in others if {_way(g) for g in o} - ways][: FEW + 1]
    parts = []
    for other in others:
        alike = other[0].present[0].measure == lead[0].present[0].measure
        lead_in = f"Measured otherwise ({protocol(other[0].present[0])}): " if alike else ""
        parts.append(f" {lead_in}{_two(other, subjects, context, draft)}")
    return "".join(parts)


def _way(pairing: Pairing) -> int:
    """Return whether the first of a pair is ahead (1), level (0) or behind (-1)."""
    one, other = pairing.present[:2]
    return (one.value > other.value) - (one.value < other.value)


def _on_average(lead: Sequence[Pairing], context: Context, draft: Draft) -> str:
    """Return the mean difference of several pairs of one column as a sentence."""
    pairs = [g.present for g in lead if len(g.present) == 2]
    if len(pairs) < 2:
        return ""
    cites = tuple(context.citer.cite(s.edge, s.document) for pair in pairs for s in pair)
    gaps = [apart(one, other) for one, other in pairs]
    mean = draft.compute(rounded(sum(gaps, Decimal(0)) / len(gaps), 2), f"mean of {len(gaps)} differences", cites)
    return f" On average that is {format(mean, 'f')} {'percentage points' if pairs[0][0].unit else 'points'} {marks(cites)}."


def _aggregated(aggregate: str, pairing: Pairing, context: Context, draft: Draft) -> str:
    """Return the mean or sum of the scores of one pairing as a sentence, computed and put into the first row."""
    scores = pairing.present
    cites = tuple(context.citer.cite(s.edge, s.document) for s in scores)
    total = sum((s.percent for s in scores), Decimal(0))
    value = total / len(scores) if aggregate == "average" else total
    word = "mean" if aggregate == "average" else "sum"
    draft.compute(value, f"{word} of {joined(s.printed for s in scores)}", cites)
    draft.add_column(word, value)
    return f" Their {word} is {value} {marks(cites)}."


def _row_of(pairing: Pairing) -> str:
    return row_facets(pairing.present[0])


def _two(lead: Sequence[Pairing], subjects: Sequence[Subject], context: Context, draft: Draft) -> str:
    """Return the sentence on two subjects: where the second is ahead, where behind, where level."""
    told: dict[str, list[str]] = {"scores higher than": [], "scores lower than": [], "is level with": []}
    cites: list[int] = []
    one, two = subjects[0].label, subjects[1].label
    for group in lead:
        a, b = group.scores[0], group.scores[1]
        if a is None or b is None:
            continue
        cites += (context.citer.cite(a.edge, a.document), context.citer.cite(b.edge, b.document))
        how = "scores higher than" if a.value > b.value else "scores lower than" if a.value < b.value else "is level with"
        told[how].append(f"{group.at}({figure(a)} against {figure(b)})")
    if lead[0].along == "version":
        return _each(lead, cites)
    only = lead[0].scores
    if sum(len(g.present) > 1 for g in lead) == 1 and only[0] and only[1] and only[0].value != only[1].value:
        gap = abs(apart(only[0], only[1]))
        unit = "percentage points" if only[0].unit else "points"
        draft.compute(gap, f"difference of {only[0].printed} and {only[1].printed}, in {unit}", tuple(cites))
        told = {how: [f"{cell}, a difference of {format(gap, 'f')} {unit}" for cell in cells] for how, cells in told.items()}
    parts = [f"{how} {two} {joined(cells)}" for how, cells in told.items() if cells]
    less = ", where less is better" if lead[0].present[0].lesser else ""
    return f"On {_scale(lead[0].present[0])}{less}, {one} {', and '.join(parts)} {marks(cites)}."


def _each(lead: Sequence[Pairing], cites: Sequence[int]) -> str:
    """Return the sentence on two subjects that are reported in several versions: one clause for each pair of them."""
    told = []
    for one, other in (p.present for p in lead if len(p.present) == 2):
        how = "scores higher than" if one.value > other.value else "scores lower than" if one.value < other.value else "is level with"
        told.append(f"{one.model_label} {how} {other.model_label} ({figure(one)} against {figure(other)})")
    less = ", where less is better" if lead[0].present[0].lesser else ""
    return f"On {_scale(lead[0].present[0])}{less}, {'; '.join(told)} {marks(cites)}."


def _many(lead: Sequence[Pairing], subjects: Sequence[Subject], context: Context) -> str:
    """Return the sentence on three or more subjects: their scores, best first, for each size."""
    parts, cites = [], []
    for group in lead:
        ranked = best_first(group.present)
        label = {s.iri: subject.label for s, subject in zip(group.scores, subjects, strict=True) if s}
        cites += [context.citer.cite(s.edge, s.document) for s in ranked]
        parts.append(f"{group.at.rstrip()}: " * bool(group.at) + joined(f"{label[s.iri]} {figure(s)}" for s in ranked))
    return f"On {_scale(lead[0].present[0])}, {'; '.join(parts)} {marks(cites)}."


def _scale(score: Score) -> str:
    """Return what is measured, in words, and that its figures are fractions where they are: differences are in points of per cent."""
    return f"{measure(score)}, as fractions" if score.unit == "fraction" else measure(score)


HIGHER = re.compile(r"\b(?:higher|lower|greater|smaller|larger|less|fewer)\b", re.IGNORECASE)
"""Words that compare figures as numbers; "better" and "worse" compare them by what they mean."""


def _verdict(claim: str, groups: Sequence[Pairing], *, literal: bool) -> str:
    """Return whether all pairings bear a claim out (yes), none does (no), or some do (mixed); a `literal` claim is of the numbers."""
    told = []
    for group in groups:
        a, b = group.scores[0], group.scores[1] if len(group.scores) > 1 else None
        if a is None or b is None:
            continue
        more = (claim == "better") != (a.lesser and not literal)
        told.append(a.value == b.value if claim == "equal" else a.value > b.value if more else a.value < b.value)
    return "yes" if told and all(told) else "no" if not any(told) else "mixed"


def _side_by_side(form: LogicalForm, context: Context, scores: Sequence[Score], draft: Draft) -> Draft:
    """Return the scores of subjects that no table pairs, each with its protocol, and no difference."""
    chosen = [s for s in scores if any(s.model in subject.iris for subject in form.subjects)]
    if not chosen:
        return draft
    common = set.intersection(*({s.measure for s in chosen if s.model in subject.iris} for subject in form.subjects))
    if common:
        chosen = [s for s in chosen if s.measure in common]
    score_rows(best_first(chosen)[:MOST_ROWS], context, draft)
    found = [s for s in form.subjects if any(c.model in s.iris for c in chosen)]
    parts, cites = [], []
    for subject in found:
        best = best_first([c for c in chosen if c.model in subject.iris])[:2]
        cites += [context.citer.cite(s.edge, s.document) for s in best]
        parts.append(f"{subject.label} {joined(f'{figure(s)} on {measure(s)}' for s in best)}")
    together = "no document here measures them side by side" if len(found) > 1 else "there is nothing to compare with"
    draft.sentences.append(f"{'; '.join(parts)} {marks(cites)}; {together}.")
    if len(found) > 1:
        draft.caveats.append("The figures come from different tables or measurements: no difference is worked out.")
        if form.claim in ("better", "worse", "equal") and common and form.asserts:
            draft.verdict = "mixed"
    return draft
