"""Which cells under a header of sizes are numbers of parameters."""

from __future__ import annotations

import pytest

from tests.extractors.invented import Read, read, table


def sizes(found: Read) -> set[tuple[str, str]]:
    return {(subject.removeprefix("model/"), value) for subject, said, value in found.edges if said == "parameters"}


def test_checkpoints_and_versions_under_size_are_parts_of_the_name_and_no_numbers_of_parameters() -> None:
    rows = ("Wug", "Opus", "1.0"), ("Wug", "0613", "2.0"), ("Dax", "2024-05-13", "3.0"), ("Pim", "V2", "4.0"), ("Bork", "7B", "5.0")
    found = read(table("pass@1.", ("Model", "Size/Checkpoint", "ZorkEval"), *rows))
    assert sizes(found) == {("bork/7b", "7B")}
    assert {m for m, _, _ in found.scores} == {"wug/opus", "wug/v-0613", "dax/v-2024-05-13", "pim/v-v2", "bork/7b"}
    assert found.reasons == {}


def test_amounts_of_data_under_size_are_dropped_with_the_reason_and_name_no_part() -> None:
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("Wug", "13 GB", "1.0"), ("Dax", "2T tokens", "2.0")))
    assert sizes(found) == set()
    assert {m for m, _, _ in found.scores} == {"wug", "dax"}
    assert found.reasons == {"column not understood: sizes of something else than models": ["Size"]}
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("Wug", "13 GB", "1.0"), ("Dax", "9B", "2.0")))
    assert sizes(found) == {("dax/9b", "9B")}
    assert found.reasons == {"a value that the column's property cannot have": ["13 GB"]}


@pytest.mark.parametrize(
    ("caption", "header", "counted"),
    [
        ("pass@1.", "Size", False),
        ("pass@1.", "Size (B)", True),
        ("pass@1.", "Params", True),
        ("pass@1.", "#P", True),
        ("pass@1; size is in billions of parameters.", "Size", True),
        ("pass@1.", "Size (GB)", False),
    ],
)
def test_a_bare_number_counts_parameters_only_where_that_is_said(caption: str, header: str, counted: bool) -> None:
    found = read(table(caption, ("Model", header, "ZorkEval"), ("Wug", "7", "1.0"), ("Dax", "0613", "2.0"), ("Pim", "70.0", "3.0")))
    assert sizes(found) == ({("wug", "7"), ("pim", "70.0")} if counted else set())
    dropped = [text for reason, texts in found.reasons.items() if "property cannot have" in reason for text in texts]
    assert set(dropped) == (set() if counted else {"7", "70.0"}) or header == "Size (GB)"


def test_names_that_bear_the_same_sizes_say_what_the_numbers_are() -> None:
    found = read(table("pass@1.", ("Model", "size", "ZorkEval"), ("wug-7b", "7.0", "1.0"), ("Dax", "33", "2.0")))
    assert sizes(found) == {("wug/7b", "7.0"), ("dax", "33")}
    found = read(table("pass@1.", ("Model", "size", "ZorkEval"), ("wug-7b", "13.5", "1.0"), ("Dax", "66", "2.0")))
    assert sizes(found) == set()


def test_a_version_with_a_leading_zero_is_no_size_of_a_repeated_name() -> None:
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("Wug", "0613", "1.0"), ("Wug", "0125", "2.0")))
    assert {m for m, _, _ in found.scores} == {"wug/v-0613", "wug/v-0125"}
    assert sizes(found) == set()
