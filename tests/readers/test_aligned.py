"""Text that keeps a page's layout: tables whose columns stand under each other, their captions and notes, authors side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model.document import Document
from kg.readers import read_bytes

PAPER = """                              Wugs: Small Models


     Ann Roe1∗      Li Wen2     Zed van Zork2
                 1 Frob Labs

                              Abstract

        We present Wug.

1    Results

Baselines are re-run. Results are in Table 2.

                          ZorkEval                    QuuxBench
  Model        Size    pass@1        pass@10      pass@1     pass@10

  Dax          7B    31.4 ± 0.3       53.8      42.9 ± 0.4     62.7
  Dax 2 base   13B   35.1 ± 0.4       58.6      45.6 ± 0.3     66.0

  Wug†         7B    37.2 ± 0.3        –        46.8 ± 0.4     67.4

  † As reported by its authors.
       Table 2: Scores of base models. Mean of three seeds.

                                 3
\fWugs: Small Models

 Filters           ZorkEval
 none                 21.3
 Open
 + parse filter       24.4
         Table 3: Ablation, pass@1 (%).

We know of  two  spaces in prose, and
of numbers   5    7 in it that are no table.
"""


def tables(document: Document) -> list[tuple[str | None, str, list[str], list[list[str]]]]:
    return [
        (t.number, t.caption, [column.label for column in t.columns], [[cell.text for cell in row.cells] for row in t.rows])
        for t in document.tables
    ]


def test_columns_that_stand_under_each_other_are_a_table(check: Callable[[Document], None]) -> None:
    document = read_bytes("wugs.txt", PAPER.encode())
    check(document)
    first, second = tables(document)
    heads = ["Model", "Size", "ZorkEval / pass@1", "ZorkEval / pass@10", "QuuxBench / pass@1", "QuuxBench / pass@10"]
    assert first == (
        "2",
        "Scores of base models. Mean of three seeds.",
        heads,
        [
            ["Dax", "7B", "31.4 ± 0.3", "53.8", "42.9 ± 0.4", "62.7"],
            ["Dax 2 base", "13B", "35.1 ± 0.4", "58.6", "45.6 ± 0.3", "66.0"],
            ["Wug†", "7B", "37.2 ± 0.3", "–", "46.8 ± 0.4", "67.4"],
        ],
    )
    assert second[:3] == ("3", "Ablation, pass@1 (%).", ["Filters", "ZorkEval"])
    assert [note.of(document.text) for note in document.tables[0].notes] == ["† As reported by its authors."]
    assert document.tables[0].rows[0].span.of(document.text) == "Dax          7B    31.4 ± 0.3       53.8      42.9 ± 0.4     62.7"
    assert document.tables[0].section == "1 Results"
    assert document.paragraphs[-1].span.of(document.text).startswith("We know of  two  spaces")
    assert document.authors == ("Ann Roe", "Li Wen", "Zed van Zork")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Table 1: t\nA     B     C\nx     1     2\ny           3\n", [["x", "1", "2"], ["y", "", "3"]]),
        (
            "A      B     C\nOpen models\nx      1     2\ny      2     3\nTable 1: t\n",
            [["Open models", "", ""], ["x", "1", "2"], ["y", "2", "3"]],
        ),
        ("A     B     C\nx     1     2\ny     2     3\nWords go on.\n", [["x", "1", "2"], ["y", "2", "3"]]),
    ],
)
def test_a_cell_that_is_missing_and_a_label_above_rows_leave_columns_empty(text: str, rows: list[list[str]]) -> None:
    (table,) = tables(read_bytes("a.txt", f"T\n\nAbstract\n\n{text}".encode()))
    assert table[3] == rows


@pytest.mark.parametrize(
    "text",
    [
        "Contents\n\n1    Results      3\n2    Methods      4\n3    More         5\n",
        "Ann Roe     Li Wen     Zed Zork\nFrob Labs   Quux       Wug\n",
        "[1]   A. Roe. On wugs, 2030.\n[2]   L. Wen. On daxes, 2031.\n",
        "Size     7B\nLayers   24\nHeads    12\n",
        "A     B     C\nx     1     2\ny           3\n",
        "left words of one column   and right words of 2   3\nthat go on   5   6\nand on   7   8\n",
    ],
)
def test_contents_authors_references_and_records_are_no_tables(text: str) -> None:
    assert tables(read_bytes("a.txt", f"T\n\nAbstract\n\nWords.\n\n{text}".encode())) == []
