"""How two things are related, asked of an invented literature."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.answering.evidence import ask, column


@pytest.mark.parametrize(
    "question",
    [
        "How are Grolt 7B and GreatHeap connected?",
        "how is grolt-7b related to greatheap",
        "link between GreatHeap and Grolt 7B",
        "Through what is Grolt 7B tied to GreatHeap?",
        "Via which models is Grolt 7B connected to GreatHeap?",
        "What ties Grolt 7B to GreatHeap?",
        "By way of what does Grolt 7B lead to GreatHeap?",
    ],
)
def test_a_chain_is_told_edge_by_edge_each_cited(question: str) -> None:
    got = ask(question)
    assert got.kind == "path"
    assert set(column(got, "relation")) == {"initialised from", "trained on"}
    assert set(column(got, "from")) == {"Grolt 7B", "Snarkle 7B"}
    assert all(len(row.cites) == 1 for row in got.rows)
    assert "[1]" in got.answer
    assert "[2]" in got.answer


def test_a_family_is_reached_through_its_checkpoint_by_the_statement_that_names_it() -> None:
    got = ask("How is Grolt - Instruct 7B related to Snarkle?")
    assert column(got, "relation") == ["fine-tuned from", "initialised from"]


def test_a_level_of_a_name_is_cited_by_what_it_follows_from() -> None:
    got = ask("how is Grolt - Instruct 7B related to Grolt - Instruct")
    assert column(got, "relation") == ["checkpoint of"]
    assert got.citations[0].predicate.endswith("#type")
    assert any("follows from its name" in c for c in got.caveats)


def test_two_that_share_an_origin_are_linked_over_it_and_not_over_a_shared_licence() -> None:
    got = ask("How are Snarkle 7B and Vorpal 3B connected?")
    assert column(got, "to") == ["GreatHeap", "GreatHeap"]


def test_lineage_stated_between_levels_is_told_before_what_follows_from_the_name() -> None:
    got = ask("How is Grolt - Chat related to Grolt?")
    assert column(got, "relation") == ["initialised from"]


def test_results_link_only_where_nothing_else_does() -> None:
    got = ask("How are Mimsy 7B and Grolt 13B related?")
    assert got.status == "answered"
    assert "by results only" in got.answer
    assert any("states another relation" in c for c in got.caveats)


def test_where_there_is_no_chain_both_are_named() -> None:
    got = ask("How is Mimsy 7B connected to GreatHeap?")
    assert got.status == "no_evidence"
    assert {m.term for m in got.missing} == {"Mimsy 7B", "GreatHeap"}
    assert not got.rows


def test_an_unknown_end_is_missing() -> None:
    got = ask("How is Grolt 7B related to Blorf9?")
    assert "Blorf9" in [m.term for m in got.missing]


def test_networkx_is_loaded_only_for_a_path() -> None:
    code = "import sys, kg.answering.engine; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
