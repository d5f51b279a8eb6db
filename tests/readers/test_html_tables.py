"""Tables in HTML on a Markdown page."""

from __future__ import annotations

from kg.model.statement import Result
from kg.readers import read_bytes
from tests.extractors.pipeline import one, short

PAGE = """# Wug

## FrobEval

<table style="text-align:center;">
    <tr style="font-weight:bold">
        <td style="text-align: left">Model</td>
        <td>Size</td>
        <td>
            <div>ZorkEval</div>
            <div class="x">0-shot</div>
        </td>
        <td><b>DaxBench+</b></td>
    </tr>
    <tr>
        <td colspan=4><center><b>Base Model</b></center></td>
    </tr>
    <tr>
        <td rowspan="2"><b>Wug</b></td>
        <td>7B</td>
        <td>33.5</td>
        <td>25.6</td>
    </tr>
    <tr><td>13B<td>41.5<td>30.6
</table>

After it.
"""


def rows(text: str) -> list[list[str]]:
    tables = read_bytes("README.md", text.encode()).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def test_a_table_in_html_is_a_table_with_its_merged_cells() -> None:
    document = read_bytes("README.md", PAGE.encode())
    assert rows(PAGE) == [["Base Model", "", "", ""], ["Wug", "7B", "33.5", "25.6"], ["Wug", "13B", "41.5", "30.6"]]
    assert [column.label for column in document.tables[0].columns][1] == "Size"
    for row in document.tables[0].rows:
        assert all(cell.span.of(document.text) == cell.text for cell in row.cells)
    assert [p.span.of(document.text) for p in document.paragraphs] == ["After it."]


def test_header_rows_are_the_levels_of_the_header() -> None:
    text = (
        "<table>\n<tr><th rowspan=2>Model</th><th colspan=2>ZorkEval</th></tr>\n<tr><th>pass@1</th><th>pass@10</th></tr>\n"
        "<tr><td>Wug</td><td>1.5</td><td>2.5</td></tr>\n</table>\n"
    )
    columns = read_bytes("README.md", text.encode()).tables[0].columns
    assert [[cell.text for cell in column.header] for column in columns] == [["Model"], ["ZorkEval", "pass@1"], ["ZorkEval", "pass@10"]]


def test_a_table_that_does_not_end_is_text() -> None:
    document = read_bytes("README.md", b"# T\n\n<table>\n<tr><td>a</td></tr>\n\nProse.\n")
    assert document.tables == ()
    assert document.paragraphs[-1].span.of(document.text) == "Prose."


def test_the_scores_of_a_table_in_html_are_results() -> None:
    _, items = one(PAGE, "README.md")
    found = {(short(i.model), i.printed) for i in items if isinstance(i, Result)}
    assert found == {("model/wug/7b", "33.5"), ("model/wug/7b", "25.6"), ("model/wug/13b", "41.5"), ("model/wug/13b", "30.6")}
