"""Answering: from a question to an answer with cited edges, or to exactly what is missing."""

from __future__ import annotations

from kg.answering.context import Graph
from kg.answering.engine import answer

__all__ = ["Graph", "answer"]
