"""What is hostile is answered or refused at once on the graph that ships, which holds many more names and numbers than an invented one."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kg.answering import Graph, answer
from kg.query.length import LONGEST_QUESTION, MOST_WORDS, PIECE, unreadable
from kg.store import Home, open_store

SECONDS = 4.0
"""The time of a processor that one question may take on a slow machine under load; on a quiet one the slowest takes 0.7 of a second."""
PIECES = (
    "x-", "- ", "(", "?", "the A, ", "or ", "1 ", "12B ", "12B-", "7B, 13B, ", "Grolt 7B ", "StarCoder ", "StarCoder and ", "HumanEval ",
    "pass@1 ", "excluding leaderboards ", "what is ", "models ", "above 30 ", "more than 3 ", "A ", "2023-", "in 2023 ", "between 7B and ",
    "open ", "Table 3 ", "report ", "claim 1 ", "_", "é", "a_b ", "a.b ", "a/b ", "http://a.b/c ", "…", "\x00\x01\x1b[31m", "\t", "\n",
    "how many models ", "except StarCoder ", "not StarCoder ", "mean ", "score of ", "in Java ", "Java, ", "MIT or ",
    "decoder-only ", "paper ",
)  # fmt: skip


@pytest.fixture(scope="module")
def shipped(home: Home) -> Iterator[Graph]:
    """Return a graph that has answered before: what is loaded once is not counted."""
    with open_store(Path(home.root)) as store:
        graph = Graph(store)
        for question in ("How large is StarCoder?", "lovely weather", "Which models are MIT?"):
            answer(question, graph)
        yield graph


def run(piece: str) -> str:
    """Return the longest run of a piece that is read."""
    found = piece * (LONGEST_QUESTION // len(piece))
    pieces = [m.end() for m in PIECE.finditer(found)]
    return found[: pieces[MOST_WORDS - 1]] if len(pieces) > MOST_WORDS else found


def took(question: str, graph: Graph) -> float:
    began = time.process_time()
    answer(question, graph)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES)
def test_a_run_of_one_piece_takes_no_time(shipped: Graph, piece: str) -> None:
    assert unreadable(run(piece).strip()) in (None, "the question is empty")
    assert took(run(piece), shipped) < SECONDS


@pytest.mark.parametrize(("one", "other"), [*pairwise(PIECES)][::2])
def test_a_run_of_two_pieces_takes_no_time(shipped: Graph, one: str, other: str) -> None:
    assert took(run(one + other), shipped) < SECONDS


def test_a_question_of_too_many_words_is_refused_and_prose_is_not(shipped: Graph) -> None:
    found = answer("x-" * 900, shipped)
    assert found.status == "not_understood"
    assert "1800 words and signs; at most 600 are read" in found.answer
    prose = ("Is it so that the model, of which we have seen a lot, does as well at this as we do? " * 30)[:LONGEST_QUESTION]
    assert len(re.findall(r"\S+", prose)) > 300
    assert unreadable(prose) is None
