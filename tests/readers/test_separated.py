from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.document import Document


def test_a_csv_is_one_table_named_by_its_file(check: Callable[[Document], None]) -> None:
    data = b',model,pass1,"corr(A,B)"\r\n3,A-7B,0.50,"1,5"\r\n\r\n4,"say ""x""",,\r\n'
    document = read_bytes("model_table_bench+.csv", data)
    check(document)
    (table,) = document.tables
    assert (table.caption, table.place, table.caption_span) == ("model table bench+", "model_table_bench+.csv", None)
    assert [column.label for column in table.columns] == ["", "model", "pass1", "corr(A,B)"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["3", "A-7B", "0.50", "1,5"], ["4", 'say ""x""', "", ""]]
    assert table.rows[0].span.of(document.text) == '3,A-7B,0.50,"1,5"'
    assert document.kind == "leaderboard"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a,b\n1,2\n1,2,3\n", "line 3: a row of 3 cells; expected 2"),
        ('a,b\n"x\ny",2\n1\n', "line 4: a row of 1 cell; expected 2"),
        ('a,b\n1,"x\n', "line 2: a quote that is not closed"),
        ('a,b\n1,"x"y\n', "line 2: characters after a closing quote"),
        (",,\n1,2,3\n", "no header"),
    ],
)
def test_a_broken_csv_is_refused_with_its_line(data: str, said: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes("a.csv", data.encode())
    assert said in str(error.value)


def test_semicolons_and_tabs_separate_where_they_do() -> None:
    assert [column.label for column in read_bytes("a.csv", b"a;b\n1,5;2\n").tables[0].columns] == ["a", "b"]
    tabbed = read_bytes("a.tsv", b'a\tb\n5" disk\t"quoted"\n"open\tx\n')
    assert [[cell.text for cell in row.cells] for row in tabbed.tables[0].rows] == [['5" disk', "quoted"], ['"open', "x"]]
    assert tabbed.media_type == "text/tab-separated-values"


def test_a_header_alone_is_an_empty_table() -> None:
    document = read_bytes("a.csv", b"a,b")
    assert document.tables[0].rows == ()
    assert document.notes


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=3, max_size=3), min_size=1))
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *rows])
    table = read_bytes("a.csv", file.getvalue().encode()).tables[0]
    assert [[cell.text.replace('""', '"') for cell in row.cells] for row in table.rows] == rows
