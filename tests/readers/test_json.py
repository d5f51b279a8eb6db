from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LimitError, ReadError
from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.document import Document

BOARD = """{
  "Widget-7B \\"x\\"": {
    "link": "https://example.org/{a}",
    "pass@1": {"bench": 26.0, "bench+": null},
    "size": 7
  },
  "Gadget": {"link": "", "pass@1": {"bench": 1e2}, "tags": ["a", {"b": 1}], "moe": false}
}"""


def test_an_object_of_objects_is_a_table_with_its_keys_first(check: Callable[[Document], None]) -> None:
    document = read_bytes("bench_results.json", BOARD.encode())
    check(document)
    (table,) = document.tables
    assert (table.caption, table.place) == ("bench results", "bench_results.json")
    assert [column.label for column in table.columns] == ["", "link", "pass@1 / bench", "pass@1 / bench+", "size", "tags", "moe"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ['Widget-7B \\"x\\"', "https://example.org/{a}", "26.0", "null", "7", "", ""],
        ["Gadget", "", "1e2", "", "", '["a", {"b": 1}]', "false"],
    ]
    assert table.rows[1].span.of(document.text).startswith('"Gadget": {')
    assert table.rows[1].span.of(document.text).endswith("false}")


def test_an_array_of_objects_and_wrapped_tables_are_read(check: Callable[[Document], None]) -> None:
    rows = '[{"model": "A", "score": 1.50}, {"model": "B"}]'
    array = read_bytes("a.json", rows.encode())
    wrapped = read_bytes("a.json", f'{{"date": "2024-01-01", "about": {{"n": 3}}, "hard": {rows}, "full": {rows}}}'.encode())
    single = read_bytes("a.json", b'{"results": {"A": {"x": 1}, "B": {"x": 2}}}')
    for document in (array, wrapped, single):
        check(document)
    assert [[cell.text for cell in row.cells] for row in array.tables[0].rows] == [["A", "1.50"], ["B", ""]]
    assert [table.place for table in wrapped.tables] == ["a.json#hard", "a.json#full"]
    text = wrapped.text
    assert [(field.label.of(text), field.value.of(text)) for field in wrapped.fields] == [("date", "2024-01-01"), ("n", "3")]
    assert [row.cells[0].text for row in single.tables[0].rows] == ["A", "B"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{"a": {"x": 1},\n "a": {"x": 2}}', 'line 2: the key "a" stands twice'),
        ('{"a": {"x": 1, "\\u0078": 2}}', 'the key "x" stands twice'),
        ('{"a": {"x": 1},\n}', "line 2, column 1"),
        ("[1, 2]", "an object of objects or an array of objects"),
        ('"text"', "an object of objects"),
        ("{}", "no entries"),
        ("[]", "another shape"),
    ],
)
def test_a_broken_json_is_refused_with_its_place(data: str, said: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes("a.json", data.encode())
    assert said in str(error.value)


@pytest.mark.parametrize("data", ["[" * 100_000, '{"a":' * 5_000, "[" * 500 + "]" * 500, '[{"a":' + "[" * 40 + "]" * 40 + "}]"])
def test_deep_nesting_is_a_limit(data: str) -> None:
    with pytest.raises((LimitError, ReadError)):
        read_bytes("a.json", data.encode())


def test_numbers_of_any_length_keep_their_digits() -> None:
    digits = "7" * 10_000
    assert read_bytes("a.json", f'{{"A": {{"x": {digits}}}}}'.encode()).tables[0].rows[0].cells[1].text == digits


values = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
entries = st.dictionaries(st.text(), values | st.dictionaries(st.text(), values | st.lists(values), min_size=1), min_size=1)


@given(st.dictionaries(st.text(), entries, min_size=2), st.sampled_from([None, 2]), st.booleans())
def test_every_value_of_a_board_is_a_cell(board: dict[str, dict[str, Any]], indent: int | None, escaped: bool) -> None:
    text = json.dumps(board, indent=indent, ensure_ascii=escaped)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if not text.strip() or "\0" in text:
        return
    table = read_bytes("a.json", data).tables[0]
    assert len(table.rows) == len(board)
    for row, (label, entry) in zip(table.rows, board.items(), strict=True):
        assert json.loads(f'"{row.cells[0].text}"') == label.strip() or row.cells[0].text.strip() == row.cells[0].text
        leaves = sum(len(value) if isinstance(value, dict) else 1 for value in entry.values())
        assert leaves <= len(row.cells) - 1
        assert sum(1 for cell in row.cells[1:] if cell.text) <= leaves


def test_a_list_of_named_lists_has_a_table_for_each() -> None:
    lite, full = (
        '{"name": "Lite", "results": [{"name": "Wug", "score": 38.3}]}',
        '{"name": "Full", "results": [{"name": "Dax", "score": 2}]}',
    )
    text = f'{{"boards": [{lite}, {full}]}}'
    tables = read_bytes("frob.json", text.encode()).tables
    assert [(t.caption, [[c.text for c in r.cells] for r in t.rows]) for t in tables] == [
        ("frob boards Lite", [["Wug", "38.3"]]),
        ("frob boards Full", [["Dax", "2"]]),
    ]
