"""Records in YAML: the same tables as from JSON, each value with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import build
from kg.errors import InputError, KgError
from kg.readers import read_bytes

RECORDS = """# runs
- model: 'Wug 7B'
  scores:
    zork: 26.0
    "frob": ~
  note: two
    lines
- {model: Dax, scores: {zork: 3}}
"""


def test_records_are_rows_and_nested_keys_the_levels_of_a_header() -> None:
    document = read_bytes("board.yml", RECORDS.encode())
    (table,) = document.tables
    assert [column.label for column in table.columns] == ["model", "scores / zork", "scores / frob", "note"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Wug 7B", "26.0", "~", "two\n    lines"], ["Dax", "3", "", ""]]
    whole = RECORDS.partition("- ")[2].partition("\n- ")
    assert [row.span.of(document.text) for row in table.rows] == [whole[0], whole[2].strip()]
    for row in table.rows:
        for cell in row.cells:
            assert cell.span.of(document.text) == cell.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a: &x 1\n  b: *x\n", "an alias"),
        ("- a: 1\n  a: 2\n", "stands twice"),
        ("- !!python/object:os.system {a: 1}\n", "a value of the type"),
        ("- a: [1\n", "this is no YAML"),
        ("# nothing\n", "no entries"),
        ("- 1\n- 2\n", "another shape"),
        ("- a: " + "[" * 50 + "]" * 50, "nesting deeper"),
        ("? [a]\n: 1\n", "a key that is no word"),
    ],
)
def test_what_is_no_list_of_records_is_refused_with_the_reason(text: str, found: str) -> None:
    with pytest.raises(KgError, match=found):
        read_bytes("board.yaml", text.encode())


def test_settings_in_a_folder_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("a: 1\n")
    with pytest.raises(InputError):
        build.sources([tmp_path])
    (tmp_path / "board.csv").write_text("model,pass1\nA,0.5\n")
    assert [source.name for source in build.sources([tmp_path])] == ["board.csv"]
