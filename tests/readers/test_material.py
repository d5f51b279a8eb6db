"""Real documents that cannot ship: read whole, with every offset in place."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

from kg.model.document import Document
from kg.readers import read


def test_every_text_is_read_with_every_offset_in_place(material: Path, check: Callable[[Document], None]) -> None:
    files = sorted((material / "seeds").glob("*.txt"))
    assert files
    for file in files:
        document = read(file)
        check(document)
        assert document.title != file.stem
        assert document.kind in {"report", "survey"}
        assert document.text.encode() == file.read_bytes()


def test_every_line_with_tabs_is_a_row_a_header_or_a_field(material: Path) -> None:
    for file in sorted((material / "seeds").glob("*.txt")):
        document = read(file)
        places = [table.span for table in document.tables] + [field.span for field in document.fields]
        offset = 0
        for line in document.text.split("\n"):
            if line.count("\t") > 1:
                assert any(span.start <= offset < span.end for span in places), line
            offset += len(line) + 1
        for table in document.tables:
            assert all(any(cell.text for cell in column.header) for column in table.columns)


def test_every_csv_cell_is_the_one_that_the_csv_module_reads(material: Path, check: Callable[[Document], None]) -> None:
    files = sorted(material.glob("*/*.csv"))
    assert files
    for file in files:
        document = read(file)
        check(document)
        with file.open(newline="") as lines:
            expected = [[cell.strip() for cell in row] for row in csv.reader(lines)]
        table = document.tables[0]
        assert [column.label for column in table.columns] == expected[0]
        assert [[cell.text.replace('""', '"').strip() for cell in row.cells] for row in table.rows] == expected[1:]


def test_every_json_leaf_is_a_cell(material: Path, check: Callable[[Document], None]) -> None:
    files = sorted((material / "leaderboards").glob("*.json"))
    assert files
    for file in files:
        document = read(file)
        check(document)
        board = json.loads(file.read_text())
        table = document.tables[0]
        assert [json.loads(f'"{row.cells[0].text}"') for row in table.rows] == list(board)
        for row, entry in zip(table.rows, board.values(), strict=True):
            cells = {column.label: cell.text for column, cell in zip(table.columns, row.cells, strict=True)}
            for key, value in entry.items():
                inner = {f"{key} / {name}": leaf for name, leaf in value.items()} if isinstance(value, dict) else {key: value}
                for path, leaf in inner.items():
                    assert cells[path] == (leaf if isinstance(leaf, str) else json.dumps(leaf))
