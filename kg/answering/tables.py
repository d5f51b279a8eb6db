"""Scores as rows of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score
from kg.answering.wording import protocol
from kg.lexicon.keys import match_key
from kg.model.logical_form import LogicalForm
from kg.query.targets import COSTS

REFERENCE = re.compile(r"\[\d+\](?:\s*,\s*\[\d+\])*")
"""A document's own citation marks."""

SIZE = re.compile(r"\d+(?:\.\d+)?")
"""A size that a column of its own repeats."""

COLUMNS = ("model", "score", "unit", "benchmark", "subset", "metric", "protocol", "source")


def best_first(scores: Iterable[Score]) -> list[Score]:
    """Return scores from high to low, those of which less is better from low to high; ties in the order of the labels."""
    return sorted(scores, key=lambda s: (s.percent if s.lesser else -s.percent, s.model_label.casefold(), s.iri))


EXTREME = re.compile(
    r"\b(?:highest|lowest|greatest|smallest|largest|fewest|maxim(?:um|al)|max|minim(?:um|al)|min|ascending|descending)\b", re.I
)
"""Words that order figures as numbers; "best" and "worst" order them by what they mean."""


def falling(form: LogicalForm, score: Score) -> bool:
    """Return whether a ranking that a question asks for begins with the greatest figure."""
    turned = score.lesser and not (EXTREME.search(form.question) or COSTS.search(form.question))
    return (form.order != "asc") != turned


def ordered(form: LogicalForm, scores: Sequence[Score]) -> list[Score]:
    """Return scores of one measure in the order that a question asks for; ties in the order of the labels."""
    sign = -1 if scores and falling(form, scores[0]) else 1
    return sorted(scores, key=lambda s: (sign * s.percent, s.model_label.casefold(), s.iri))


def score_rows(scores: Iterable[Score], context: Context, draft: Draft) -> None:
    """Write a row for each score, in the order given."""
    draft.columns = COLUMNS
    for score in scores:
        draft.row(score_row(score, context), (context.citer.cite(score.edge, score.document),))
    draft.drop_empty_columns()


TAIL = re.compile(r"[-_/][A-Za-z]+$")
"""A word that a printed label has behind what a model is called ("Zork-70B-Base")."""


def printed_label(score: Score) -> str:
    """Return what a model is called, with the label that the table prints where its letters or digits stand in another order or differ."""
    printed = " ".join(REFERENCE.sub("", score.printed_label).split())
    whole, _, number = printed.rpartition(" ")
    printed = whole if SIZE.fullmatch(number) and number in whole else printed
    key, called = match_key(printed), match_key(score.model_label)
    more = TAIL.search(printed)
    same = key.startswith(called) and not (more and match_key(more[0]) and key == called + match_key(more[0]))
    return score.model_label if same or not printed else f"{score.model_label} (printed {printed})"


def score_row(score: Score, context: Context, columns: Sequence[str] = COLUMNS) -> tuple[str | None, ...]:
    """Return the cells of a score under some of the columns."""
    title = context.library.documents[score.document].source.title
    cells = (
        printed_label(score),
        score.shown,
        score.unit,
        score.benchmark_label,
        score.subset,
        score.metric_label,
        protocol(score),
        title,
    )
    named = dict(zip(COLUMNS, cells, strict=True))
    return tuple(named.get(column) for column in columns)
