"""Looking up scores: every one that is reported of what was asked, each with its protocol and source."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, missing_benchmarks, missing_models
from kg.answering.tables import score_rows
from kg.answering.wording import figure, joined, marks, measure
from kg.model.logical_form import LogicalForm

MOST_ROWS = 40
MOST_TOLD = 6


def look_up(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the scores as they are, the sources that differ side by side."""
    draft = Draft()
    draft.missing += missing_models(form.subjects, scores, form.measured)
    if not draft.missing:
        draft.missing += missing_benchmarks(scores, form.measured)
    if not scores:
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
        told = list({s.printed: s for s in group}.values())[:4]
        cites += [context.citer.cite(s.edge, s.document) for s in told]
        figures = joined(f"{figure(s)} ({_by(s, context)})" if len(told) > 1 else figure(s) for s in told)
        parts.append(f"{label} scores {figures} on {what}")
    more = ", and the table has more combinations" if len(groups) > MOST_TOLD else ""
    draft.sentences.append(f"{'; '.join(parts)}{more} {marks(cites)}.")
    return draft


def _plainness(score: Score) -> tuple[int, int, bool]:
    """Return how much of a model's name goes beyond family and size: what was asked for comes before its variants and versions."""
    name = score.name
    return (len(name.variant), len(name.version), name.size is not None) if name else (9, 9, True)


def _by(score: Score, context: Context) -> str:
    return f"“{context.library.documents[score.document].source.title}”"
