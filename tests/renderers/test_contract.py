"""The JSON forms keep the contract: its order, its schema, and every digit."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import kg.renderers
from kg.model.answer import Answer
from kg.renderers import RENDERERS
from kg.renderers.contract import many_lines, one_line
from tests.renderers.invented import ANSWERS, COMPARISON, HOSTILE, row
from tests.renderers.strategies import FEW, NUMBERS, answers

SCHEMA = json.loads(Path(kg.renderers.__file__).with_name("answer.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
ORDER = [
    "schema",
    "graph",
    "question",
    "kind",
    "status",
    "verdict",
    "answer",
    "columns",
    "rows",
    "computed",
    "citations",
    "caveats",
    "missing",
    "did_you_mean",
    "sparql",
]


def parsed(text: str) -> dict[str, Any]:
    """Read a JSON object with its numbers as they are written; a key that stands twice is an error."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    found = json.loads(text, parse_float=Decimal, parse_int=Decimal, object_pairs_hook=once)
    assert isinstance(found, dict)
    return found


def valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(json.loads(text)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_valid_and_in_the_order_of_the_contract(name: str) -> None:
    text = RENDERERS["json"](ANSWERS[name])
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []
    found = parsed(text)
    assert list(found) == ORDER
    assert [list(one) for one in found["rows"]] == [[*found["columns"], "cites"] for _ in found["rows"]]
    assert all(list(one) == SCHEMA["$defs"]["citation"]["required"] for one in found["citations"])


@FEW
@given(answers())
def test_any_answer_is_valid_and_the_same_on_one_line(answer: Answer) -> None:
    text, line = RENDERERS["json"](answer), RENDERERS["jsonl"](answer)
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []
    assert json.loads(text) == json.loads(line)
    assert line.count("\n") == 1
    assert len(line.splitlines()) == 1


@FEW
@given(answers())
def test_no_text_is_changed_on_the_way(answer: Answer) -> None:
    found = parsed(RENDERERS["json"](answer))
    assert found["question"] == answer.question
    assert found["answer"] == answer.answer
    assert [one["quote"] for one in found["citations"]] == [one.quote for one in answer.citations]
    for shown, kept in zip(found["rows"], answer.rows, strict=True):
        for value, had in zip(shown.values(), kept.values, strict=False):
            if isinstance(had, str):
                assert value == had


@given(NUMBERS)
def test_a_number_keeps_every_digit(number: Decimal) -> None:
    text = one_line(number)
    assert Decimal(text) == number
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [("26.0", "26.0"), ("33.50", "33.50"), ("1E+2", "100"), ("-0.10", "-0.10"), ("0.1", "0.1"), ("NaN", "null"), ("-Infinity", "null")],
)
def test_a_number_is_written_as_it_was_printed(number: str, text: str) -> None:
    assert one_line(Decimal(number)) == text


@pytest.mark.parametrize("name", ANSWERS)
def test_json_holds_no_character_that_is_obeyed_or_unseen(name: str) -> None:
    text = RENDERERS["json"](ANSWERS[name])
    assert all(character == "\n" or character.isprintable() or character in "\u200c\u200d" for character in text)


def test_columns_of_one_name_keep_their_values() -> None:
    found = parsed(RENDERERS["json"](HOSTILE))
    assert len(set(found["columns"])) == len(HOSTILE.columns)
    assert "cites" not in found["columns"]
    assert found["rows"][0]["a|b & \\textbf{c} (2)"] == Decimal("-3.1")


def test_short_things_stand_on_one_line() -> None:
    assert many_lines({"a": [1, 2], "b": {}}) == '{\n  "a": [1, 2],\n  "b": {}\n}'


@pytest.mark.parametrize(
    "broken",
    [
        replace(COMPARISON, status="answered"),
        replace(COMPARISON, status="no_evidence"),
        replace(COMPARISON, missing=()),
        replace(COMPARISON, rows=()),
        replace(COMPARISON, verdict="perhaps"),
        replace(COMPARISON, rows=(row((), *COMPARISON.rows[0].values),)),
        replace(COMPARISON, citations=(replace(COMPARISON.citations[0], quote=""),)),
        replace(COMPARISON, citations=(replace(COMPARISON.citations[0], quote="x" * 1001),)),
        replace(
            COMPARISON, citations=(replace(COMPARISON.citations[0], document=replace(COMPARISON.citations[0].document, trust="high")),)
        ),
    ],
)
def test_the_schema_refuses_what_the_contract_forbids(broken: Answer) -> None:
    assert valid(RENDERERS["json"](COMPARISON))
    assert not valid(RENDERERS["json"](broken))
