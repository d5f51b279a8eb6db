"""The answer for a program: one JSON object by the contract `kg-answer/1`."""

from __future__ import annotations

from kg.model.answer import Answer
from kg.renderers.contract import contract, many_lines


def json(answer: Answer) -> str:
    """Return the answer as one JSON object over several lines. Source: the JSON Schema `answer.schema.json`."""
    return many_lines(contract(answer)) + "\n"
