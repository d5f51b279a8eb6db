"""Lists, counts and shares of things by their properties, asked of an invented literature."""

from __future__ import annotations

import pytest

from tests.answering.shelf import ask, computed, first


def test_a_table_is_the_one_whose_number_is_printed_as_the_question_prints_it() -> None:
    assert first(ask("Which models of Table IV have an encoder-decoder architecture?")) == ["Emperor 15B"]
    assert first(ask("Which models of Table 4 have an encoder-decoder architecture?")) == ["Hornet 3B"]


def test_a_count_of_a_table_counts_its_rows_and_no_others() -> None:
    got = ask("How many models in Table IV have at most 7B parameters?")
    assert first(got) == ["Atlas 7B", "Gypsy 2.7B"]
    assert computed(got) == [2]


def test_columns_are_called_by_the_property_and_never_by_the_number() -> None:
    got = ask("corpora with more than 20 PLs")
    assert got.columns == ("corpus", "number of languages", "source")
    assert first(got) == ["Lamp Heap"]


def test_only_denies_other_values_of_the_same_kind() -> None:
    got = ask("encoders that mask only NL tokens")
    assert first(got) == ["Luna"], "that it uses another pre-training task is no other type of token"


@pytest.mark.parametrize(
    ("question", "share", "of"),
    [
        ("What share of the rows of Table IV are encoder-decoder models?", 14.3, 7),
        ("What percentage of the corpora in Table I are PL corpora?", 75, 4),
        ("What share of the models are encoder-decoder models?", 15.4, 13),
    ],
)
def test_a_share_is_computed_of_the_table_or_of_all_of_which_the_property_is_stated(question: str, share: float, of: int) -> None:
    got = ask(question)
    assert computed(got)[0] == share
    assert computed(got)[2] == of
    assert f"{share:g} per cent" in got.answer
    assert share in [float(str(v)) for v in got.rows[0].values if v is not None and str(v).replace(".", "").isdigit()]


def test_conditions_that_nothing_meets_together_are_not_answered_by_one_of_them() -> None:
    got = ask("fine-tuned models with open weights that are encoder-only in Table IV")
    assert got.status == "no_evidence"
    assert not got.rows


@pytest.mark.parametrize("question", ["models developed by gogle", "models by Gogle", "How many employees does Nest Works have?"])
def test_a_name_of_no_document_in_the_place_of_a_condition_is_missing(question: str) -> None:
    got = ask(question)
    assert got.status in ("no_evidence", "not_understood")
    assert not got.rows
    assert {m.term.lower() for m in got.missing} & {"gogle", "employees"}


def test_a_word_that_would_restrict_a_list_and_is_not_understood_is_named() -> None:
    got = ask("Which nocturnal models score above 60 on FlutterEval in Table IV?")
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["nocturnal"]
    assert "restricts nothing" in got.answer


def test_things_without_a_value_of_a_property_are_those_of_which_the_table_gives_none() -> None:
    got = ask("Which models of Table IV have no size?")
    assert first(got) == ["Burnet"]
    assert got.rows[0].values[1] == "none is given"


@pytest.mark.parametrize(
    ("question", "number"), [("how many moth parts does the survey name", 3), ("number of moth parts in the taxonomy", 3)]
)
def test_the_kinds_of_a_concept_are_counted_without_the_headings_above_them(question: str, number: int) -> None:
    got = ask(question)
    assert computed(got) == [number]
    assert "proboscis" in got.answer


def test_models_of_a_kind_are_counted_and_not_the_kinds_of_models() -> None:
    got = ask("How many encoder-only models are there?")
    assert first(got) == ["Hawk", "Luna", "Sphinx"]


def test_a_property_takes_the_word_that_tables_print_for_its_value() -> None:
    assert first(ask("Hornet paper models with open-data Full")) == ["Wasp 5B"]
    assert first(ask("models with open-data Full and at least 30 on FlutterEval")) == ["Wasp 5B"]


@pytest.mark.parametrize(
    ("question", "number", "told"),
    [
        ("What is the total size of the PL corpora in Table I?", 4, "4 TB"),
        ("sum of the sizes of the corpora of Table I", 7, "7 TB"),
        ("average size of the corpora in Table I", 1.75, "1.75 TB"),
    ],
)
def test_amounts_are_worked_out_in_the_unit_that_most_are_printed_in(question: str, number: float, told: str) -> None:
    got = ask(question)
    assert computed(got) == [number]
    assert told in got.answer


def test_an_unknown_maker_empties_a_list_unless_it_is_an_alternative() -> None:
    got = ask("models by Zork Labs with open weights")
    assert got.status == "no_evidence"
    assert not got.rows
    either = ask("models by Nest Works or Zork Labs")
    assert first(either) == ["Hornet 20B", "Hornet 3B"]
    assert either.status == "partial"


def test_a_denied_condition_says_what_is_stated_instead() -> None:
    got = ask("which models of Table IV are not fine-tuned")
    assert "Emperor 15B" in first(got)
    assert "Cinnabar 15B" not in first(got)
    assert "no document says so" not in [row.values[1] for row in got.rows]
    assert first(ask("encoders that mask neither NL nor PL tokens")) == []


def test_whether_there_is_one_has_a_verdict() -> None:
    assert ask("Are there models with more than 30B parameters in Table IV?").verdict == "yes"
    assert ask("Is there a model above 79 on FlutterEval in Table IV?").verdict == "yes"
    none = ask("Is there a model above 90 on FlutterEval in Table IV?")
    assert none.verdict == "no"
    assert first(none) == ["Burnet"]


def test_whether_all_are_so_is_judged_by_those_that_are_not() -> None:
    assert ask("Do all models in Table IV score above 20 on FlutterEval?").verdict == "yes"
    got = ask("Do all models in Table IV score above 30 on FlutterEval?")
    assert got.verdict == "no"
    assert first(got) == ["Gypsy 2.7B"]


def test_a_misspelt_word_before_a_hyphen_belongs_to_the_name_that_goes_on_behind_it() -> None:
    assert ask("Is Emperor 15B encder-decoder models").verdict == "yes"


def test_a_number_that_nothing_is_compared_with_is_never_dropped() -> None:
    got = ask("Which models of Table IV have 77 wings?")
    assert got.status in ("no_evidence", "partial")
    assert "77" in [m.term for m in got.missing]
    assert not got.rows


def test_about_a_number_is_that_number() -> None:
    assert first(ask("corpora with about 12 PLs")) == ["Wing Pile"]


def test_a_share_of_nothing_understood_is_refused() -> None:
    got = ask("What percentage of the models of Table IV was feathered?")
    assert not got.rows


def test_models_above_another_are_counted_where_their_number_is_asked() -> None:
    got = ask("How many models in Table IV beat Atlas 34B on FlutterEval?")
    assert computed(got) == [3]
    assert "3 models" in got.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which corpora span 30 programming languages?",
        "which corpus comes in 30 PLs",
        "corpora made up of 30 programming languages",
        "Which corpus encompasses 30 languages?",
    ],
)
def test_a_number_behind_a_verb_of_extent_is_meant_exactly(question: str) -> None:
    assert first(ask(question)) == ["Lamp Heap"]
