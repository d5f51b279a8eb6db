"""The queries that ship: one for every kind of question, each with rows on the graph that ships, the same ones each time and everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kg import browse, build
from kg.answering import Graph, answer
from kg.answering.engine import SCORED, STATED
from kg.browse.examples import read_example
from kg.browse.records import Example
from kg.errors import InputError, UnknownNameError
from kg.query.parse import parse
from kg.query.reading import read
from kg.store import Home, HomeReader, guarded
from kg.store.guard import task_of
from kg.vocab import PREFIXES

EXAMPLES = browse.examples()
SECONDS = 20.0


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the home of a graph of the documents that ship."""
    home = Home(tmp_path_factory.mktemp("shipped") / "home")
    build.build(home)
    return home


@pytest.fixture(scope="module")
def graph(shipped: Home) -> Graph:
    return Graph(HomeReader.open(shipped))


@pytest.fixture(scope="module")
def database(graph: Graph) -> pyoxigraph.Store:
    assert isinstance(graph.store, HomeReader)
    return pyoxigraph.Store.read_only(str(graph.store.copy.database))


def run(database: pyoxigraph.Store, query: str, *, union: bool) -> dict[str, Any]:
    return guarded.run(database, task_of(query, dict(PREFIXES), seconds=SECONDS, rows=10_000, union=union))


def test_every_kind_of_question_has_one() -> None:
    assert {example.kind for example in EXAMPLES} == {*SCORED, *STATED}
    assert {example.name for example in EXAMPLES} == {example.kind.replace("_", "-") for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_it_has_rows_the_same_whether_the_default_graph_is_the_union_of_all_or_not(example: Example, database: pyoxigraph.Store) -> None:
    found = run(database, example.query, union=False)
    assert found["rows"]
    assert not found["truncated"]
    assert found == run(database, example.query, union=True) == run(database, example.query, union=False)
    assert "SELECT *" not in example.query
    assert [name for name in found["columns"] if all(row[found["columns"].index(name)] is None for row in found["rows"])] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_question_that_it_belongs_to_is_of_its_kind(example: Example, graph: Graph) -> None:
    assert parse(read(example.question, graph.names), graph.names, graph.vocabulary).kind == example.kind


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_it_passes_the_gate_and_the_guard(example: Example, shipped: Home) -> None:
    with HomeReader.open(shipped) as store:
        assert browse.sparql(store, example.query, seconds=SECONDS).rows
        assert browse.example(example.name) == example


def test_the_figures_are_those_that_kg_ask_cites(graph: Graph, database: pyoxigraph.Store) -> None:
    example = browse.example("lookup")
    found = run(database, example.query, union=False)
    quotes = {row[found["columns"].index("quote")][1] for row in found["rows"]}
    cited = {citation.quote for citation in answer(example.question, graph).citations}
    assert cited
    assert cited <= quotes


def test_a_name_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no query that ships is called 'rankin'") as caught:
        browse.example("rankin")
    assert caught.value.nearest[0] == "ranking"


@pytest.mark.parametrize("head", ["", "# title: a\n", "# title: a\n# question: c\n# kind: b\n# answers: d\n", "# about: a\n"])
def test_a_query_whose_head_does_not_say_what_it_is_for_is_an_error(head: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.rq"
    path.write_text(f"{head}\nASK {{}}\n", "utf-8")
    with pytest.raises(InputError, match="head does not say"):
        read_example(path)
