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


COMMENTED = (
    "# ZorkEval 2.1 -- all tasks, 90 problems per language\n"
    "# greedy decoding, zero-shot; run 2031-03-02 by Frob Labs\n"
    "# Maintainer: Quux\n"
    "\n"
    "model\tlanguage\tpass@1\n"
    "Wug-7B\tPython\t0.5\n"
    "# a remark between rows\n"
    "Wug-7B\tLua\t0.4\n"
)


def test_comments_above_a_header_are_caption_and_notes(check: Callable[[Document], None]) -> None:
    document = read_bytes("board.tsv", COMMENTED.encode())
    check(document)
    text = document.text
    (table,) = document.tables
    assert table.caption == document.title == "ZorkEval 2.1 -- all tasks, 90 problems per language"
    assert [note.of(text) for note in table.notes] == [
        "greedy decoding, zero-shot; run 2031-03-02 by Frob Labs",
        "Maintainer: Quux",
        "a remark between rows",
    ]
    assert [column.label for column in table.columns] == ["model", "language", "pass@1"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Wug-7B", "Python", "0.5"], ["Wug-7B", "Lua", "0.4"]]
    assert [(field.label.of(text), field.value.of(text)) for field in document.fields] == [("Maintainer", "Quux")]
    assert (document.year, text) == (2031, COMMENTED)


@pytest.mark.parametrize(
    ("data", "caption", "header"),
    [
        ("#model,size\nWug,7\n", "a", ["model", "size"]),
        ("#,model,size\n1,Wug,7\n", "a", ["#", "model", "size"]),
        ("% correct,model\n5,Wug\n", "a", ["% correct", "model"]),
        ("# all, greedy\nmodel,size\nWug,7\n", "all, greedy", ["model", "size"]),
        ("# first\n#model,size\nWug,7\n", "first", ["model", "size"]),
        ('"# all; ""best"", greedy",,\n#\nmodel,size,x\nWug,7,1\n', 'all; ""best"", greedy', ["model", "size", "x"]),
        ("// all\n\nmodel;size\nWug;7\n", "all", ["model", "size"]),
        ("All runs,,\n\nmodel,size,x\nWug,7,1\n", "All runs", ["model", "size", "x"]),
        ("All runs\nmodel,size\nWug,7\n", "All runs", ["model", "size"]),
        ("# Table 3: all runs\nmodel,size\nWug,7\n", "all runs", ["model", "size"]),
    ],
)
def test_a_title_and_a_header_with_the_mark_of_a_comment_are_told_apart(data: str, caption: str, header: list[str]) -> None:
    table = read_bytes("a.csv", data.encode()).tables[0]
    assert (table.caption, [column.label for column in table.columns]) == (caption, header)
    assert len(table.rows) == 1


def test_a_row_that_is_too_short_is_no_title_and_no_header_stands_in_comments_alone() -> None:
    for data in (b"model\nWug,7\n", b"all\n1,2\n3,4\n", b"a,b\n1,2\n#\nx\n"):
        with pytest.raises(ReadError, match="a row of"):
            read_bytes("a.csv", data)
    assert read_bytes("a.csv", b"# a\n# b, c\n").tables[0].rows == ()
