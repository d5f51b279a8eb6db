"""Answering: from a question to an answer with cited edges, or to exactly what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.answering.context import Graph
from kg.answering.engine import answer

if TYPE_CHECKING:
    from kg.answering.examples import examples
from kg.answering.examples import examples

__all__ = ["Graph", "answer", "examples"]
