"""The answer as one line of a stream of answers."""

from __future__ import annotations

from kg.model.answer import Answer
from kg.renderers.contract import contract, one_line


def jsonl(answer: Answer) -> str:
    """Return the same object as `json`, on one line. Source: https://jsonlines.org."""
    return one_line(contract(answer)) + "\n"
