"""The exams' open and held-out questions, asked of the graph: no fewer are right than were when the figures were written down."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.answering import Graph, answer
from kg.build import ingest
from kg.renderers import RENDERERS
from kg.store import Home, open_store
from tests.exam.score import faults, read_exam

HERE = Path(__file__).parent
RIGHT = {
    "open.jsonl": 269,
    "held_out.jsonl": 118,
    "second/open.jsonl": 251,
    "second/held_out.jsonl": 101,
    "third/open.jsonl": 105,
    "third/held_out.jsonl": 50,
    "fourth/first.jsonl": 162,
    "fourth/second.jsonl": 108,
    "fourth/practitioner.jsonl": 64,
    "fourth/scholar.jsonl": 60,
    "fifth/engineer.jsonl": 73,
    "fifth/author.jsonl": 78,
    "fifth/kinds.jsonl": 72,
    "fifth/tables.jsonl": 73,
    "fifth/wordings.jsonl": 58,
    "sixth/colleague.jsonl": 99,
    "sixth/judge.jsonl": 93,
    "seventh/author.jsonl": 107,
    "seventh/hands.jsonl": 100,
    "seventh/overlooked.jsonl": 99,
    "seventh/visitors.jsonl": 97,
    "seventh/mixed.jsonl": 97,
    "eighth/author.jsonl": 115,
    "eighth/filters.jsonl": 111,
    "eighth/last.jsonl": 68,
}
"""How many questions of each file were right on what ships."""
RIGHT_ON_DOCUMENTS = {
    "third": {"third/documents_open.jsonl": 55, "third/documents_held_out.jsonl": 23},
    "fourth": {"fourth/documents.jsonl": 88},
    "sixth/first": {"sixth/first/questions.jsonl": 75},
    "sixth/second": {"sixth/second/questions.jsonl": 67},
    "seventh/first": {"seventh/first/questions.jsonl": 72},
    "seventh/second": {"seventh/second/questions.jsonl": 75},
    "seventh/third": {"seventh/third/questions.jsonl": 77},
    "eighth/first": {"eighth/first/questions.jsonl": 76},
    "eighth/second": {"eighth/second/questions.jsonl": 55},
}
"""The same, by folder, with the folder's own `documents` beside what ships."""


@pytest.fixture(scope="module")
def shipped(home: Home) -> Iterator[Graph]:
    with open_store(Path(home.root)) as store:
        yield Graph(store)


def wrong(file: str, graph: Graph) -> tuple[int, dict[str, list[str]]]:
    """Return how many questions of a file are right, and what is wrong with the others, by id."""
    questions = read_exam(HERE / file)
    found = {q["id"]: faults(q, json.loads(RENDERERS["json"](answer(q["q"], graph)))) for q in questions}
    return sum(not bad for bad in found.values()), {key: bad for key, bad in found.items() if bad}


@pytest.mark.parametrize("file", RIGHT)
def test_no_question_that_was_answered_right_is_lost(file: str, shipped: Graph) -> None:
    right, others = wrong(file, shipped)
    assert right >= RIGHT[file], others


@pytest.mark.parametrize("folder", RIGHT_ON_DOCUMENTS)
def test_documents_that_a_user_brings_are_asked_like_those_that_ship(folder: str, home: Home, shipped: Graph, tmp_path: Path) -> None:
    wanted = RIGHT_ON_DOCUMENTS[folder]
    without = {file: wrong(file, shipped)[0] for file in wanted}
    assert [file for file, right in without.items() if right >= wanted[file]] == [], "the documents are needed"
    own = Home(tmp_path / "home")
    shutil.copytree(home.root, own.root, symlinks=True)
    ingest(own, sorted((HERE / folder / "documents").iterdir()))
    with open_store(Path(own.root)) as store:
        found = {file: wrong(file, Graph(store)) for file in wanted}
    assert {file: others for file, (right, others) in found.items() if right < wanted[file]} == {}
