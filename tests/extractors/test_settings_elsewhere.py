"""What is said outside a table of how all of it was measured. All names are invented."""

from __future__ import annotations

from tests.extractors.invented import Read, read

TABLE = "\n\n| Model | ZorkEval |\n|---|---|\n| Wug 7B | 12.3 |\n"


def settings(found: Read, printed: str = "12.3") -> dict[str, str]:
    return {name: value for name, value in found.settings(printed).items() if name != "k"}


def test_a_line_of_settings_between_a_heading_and_its_table_holds_for_it() -> None:
    assert settings(read("Zero-shot, greedy decoding, our own harness." + TABLE)) == {"shots": "0", "decoding": "greedy"}


def test_a_sentence_between_a_heading_and_its_table_is_no_line_of_settings() -> None:
    assert settings(read("Greedy decoding was too slow for us." + TABLE)) == {}


def test_a_sentence_about_all_of_a_numbered_table_holds_for_it() -> None:
    body = f"All models in Table 4 were run alike: zero-shot, one sample per problem.\n\nTable 4: pass@1.{TABLE}"
    assert settings(read(body)) == {"shots": "0", "samples": "1"}
    assert settings(read(body.replace("Table 4:", "Table 5:"))) == {}


def test_a_table_in_the_same_setting_as_another_has_the_settings_of_its_caption() -> None:
    body = f"Table 1: pass@1 at temperature 0.2.{TABLE}\n\nTable 2: pass@1, same setting as Table 1.{TABLE.replace('12.3', '45.6')}"
    assert settings(read(body), "45.6") == {"temperature": "0.2"}


def test_samples_are_counted_in_words_where_they_are_each_problems() -> None:
    assert settings(read(f"Table 1: pass@1, ten samples per problem.{TABLE}")) == {"samples": "10"}
    assert settings(read(f"Table 1: pass@1 of ten samples of prose.{TABLE}")) == {}
