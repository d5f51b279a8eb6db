"""The direct answer as every form for people says it."""

from __future__ import annotations

from kg.model.answer import Answer


def sentence(answer: Answer) -> str:
    """Return the direct answer, which begins with its verdict where it has one.

    >>> sentence(Answer("?", "yes_no", "answered", "no", "It scores 2 [1]."))
    'No. It scores 2 [1].'
    """
    said, verdict = answer.answer.strip(), answer.verdict
    return said if verdict is None or said.casefold().startswith(verdict) else f"{verdict.capitalize()}. {said}"
