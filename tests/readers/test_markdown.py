from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import ReadError
from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.document import Document

FRONT = "---\nid: d\nkind: paper\ntitle: T\n---\n"
DIGEST = """# Widgets: Open Models
First words.
## 3.1 Results (p. 6)
A paragraph
of two lines.

- one item
- Review score: 8.5/10
1. a numbered item (p. 9).

Table 2 (p. 7): WBench and XB in per cent. WBench is zero-shot.

| Model | Size | WBench / pass@1 | WBench / pass@10 |
| :--- | --- | --- | --- |
| Widget | 7B | **33.5 %** | 59.6 % |
| Wid\\|get | 7B | – | 59.6* |

Note: * not in the papers.

| A | B |
| --- | --- |
| 1 | |

Table (results.json): after it.

Notes: and this.

```
# not a heading
| a | b |
| - | - |
```

### Appendix A.2 More
Table 2 shows that.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_digest_is_read_whole(end: str, check: Callable[[Document], None]) -> None:
    document = read_bytes("d.md", (FRONT + DIGEST).replace("\n", end).encode())
    check(document)
    text = document.text
    assert [(one.number, one.heading, one.level, one.page) for one in document.sections] == [
        (None, "Widgets: Open Models", 1, None),
        ("3.1", "Results", 2, "6"),
        ("A.2", "More", 3, None),
    ]
    assert [(one.span.of(text).replace(end, "\n"), one.section, one.page, one.item) for one in document.paragraphs] == [
        ("First words.", None, None, False),
        ("A paragraph\nof two lines.", "3.1 Results", "6", False),
        ("one item", "3.1 Results", "6", True),
        ("Review score: 8.5/10", "3.1 Results", "6", True),
        ("1. a numbered item (p. 9).", "3.1 Results", "9", True),
        ("Table 2 shows that.", "A.2 More", None, False),
    ]
    assert [(one.label.of(text), one.value.of(text)) for one in document.fields] == [("Review score", "8.5/10")]
    assert [one.span.end for one in document.sections] == [len(text)] * 3


def test_tables_have_captions_levels_notes_and_whole_rows() -> None:
    document = read_bytes("d.md", (FRONT + DIGEST).encode())
    text = document.text
    first, second = document.tables
    assert (first.number, first.page, first.place, first.section) == ("2", "7", None, "3.1 Results")
    assert first.caption == "WBench and XB in per cent. WBench is zero-shot."
    assert [column.label for column in first.columns] == ["Model", "Size", "WBench / pass@1", "WBench / pass@10"]
    assert [cell.text for cell in first.rows[0].cells] == ["Widget", "7B", "33.5 %", "59.6 %"]
    assert first.rows[0].span.of(text) == "| Widget | 7B | **33.5 %** | 59.6 % |"
    assert [cell.text for cell in first.rows[1].cells] == ["Wid\\|get", "7B", "–", "59.6*"]
    assert [note.of(text) for note in first.notes] == ["Note: * not in the papers."]
    assert (second.number, second.place, second.caption) == (None, "results.json", "after it.")
    assert [note.of(text) for note in second.notes] == ["Notes: and this."]
    assert second.rows[0].cells[1].text == ""


@pytest.mark.parametrize("row", ["| 1 |", "| 1 | 2 | 3 |"])
def test_a_ragged_row_is_an_error_in_a_digest_and_is_read_at_best_elsewhere(row: str, check: Callable[[Document], None]) -> None:
    table = f"| A | B |\n| --- | --- |\n{row}\n| 3 | 4 |\n"
    with pytest.raises(ReadError, match=r"d\.md, line 8: a table row of . cells; expected 2") as error:
        read_bytes("d.md", (FRONT + table).encode())
    assert "\\|" in str(error.value)
    document = read_bytes("d.md", table.encode())
    check(document)
    assert document.tables[0].rows[-1].cells[1].text == "4"
    assert len(document.tables[0].rows) + len(document.notes) == 2


def test_captions_before_and_after_go_to_their_own_tables() -> None:
    table = "| A |\n| --- |\n| 1 |\n"
    before = read_bytes("a.md", f"Table 1: x\n\n{table}\nTable 2: y\n\n{table}".encode())
    after = read_bytes("a.md", f"{table}\nTable 1: x\n\n{table}\nTable 2: y\n".encode())
    mixed = read_bytes("a.md", f"{table}\nTable 2: y\n\n{table}".encode())
    assert [one.number for one in before.tables] == ["1", "2"]
    assert [one.number for one in after.tables] == ["1", "2"]
    assert [one.number for one in mixed.tables] == [None, "2"]


@pytest.mark.parametrize(
    ("name", "text", "kind", "trust"),
    [
        ("a.md", "# Widgets: A Survey\n\nText.", "survey", "secondary"),
        ("README.md", "# Widgets\n\nText.", "repository", "unstated"),
        ("widgets-README.md", "# Widgets\n\nText.", "repository", "unstated"),
        ("widgets-README.md", "# W\n\n## Intended use\n\nA.\n\n## Training data\n\nB.\n\n## Limitations\n\nC.", "model_card", "unstated"),
        ("a.md", "# Widgets\n\nThis report is a machine-generated synthesis.", "report", "machine_generated"),
        ("a.md", "# Widgets\n\n## Abstract\n\nWe filter machine-generated code.\n\n## References\n\n- [1] A.", "paper", "unstated"),
        ("a.md", "# Widgets\n\nText.", "web_page", "unstated"),
    ],
)
def test_a_kind_is_guessed_only_where_the_text_says_it(name: str, text: str, kind: str, trust: str) -> None:
    document = read_bytes(name, text.encode())
    assert (document.kind, document.trust) == (kind, trust)


def test_markup_quotes_and_control_characters_in_a_title_are_data() -> None:
    title = 'A "title" <script>alert(1)</script> \x1b]0;x\x07 [red] \u202e {{x}}'
    document = read_bytes("my file.md", f"# {title}\n\n<script>alert(2)</script>\n".encode())
    assert document.title == title
    assert document.paragraphs[0].span.of(document.text) == "<script>alert(2)</script>"
    assert document.id == "my-file"


def test_underlined_headings_and_rules_are_read() -> None:
    document = read_bytes("a.md", b"Title\n=====\n\nText\n\n---\n\nPart\n----\n\nMore\n")
    assert [(one.heading, one.level) for one in document.sections] == [("Title", 1), ("Part", 2)]
    assert [one.section for one in document.paragraphs] == [None, "Part"]


def test_the_front_matter_is_no_paragraph(tmp_path: Path) -> None:
    document = read_bytes("d.md", (FRONT + "Text\n").encode())
    assert [one.span.of(document.text) for one in document.paragraphs] == ["Text"]


def test_a_comment_of_html_is_no_part_of_the_text() -> None:
    text = "# Wug\n\n<!-- | Model | Size |\n|---|---|\n| Zork | 7B | -->\n\n| Model | Size |\n|---|---|\n| Dax | 9B |\n\n<!-- not closed\n"
    document = read_bytes("wug.md", text.encode())
    assert [[cell.text for cell in row.cells] for table in document.tables for row in table.rows] == [["Dax", "9B"]]
    assert [p.span.of(document.text) for p in document.paragraphs] == ["<!-- not closed"]


def test_run_in_headings_of_one_mark_part_a_paragraph_and_other_emphasis_does_not() -> None:
    parts = ("*Wide loops.* They spin. Still *very* much.", "*Stale caches.* They lie.")
    document = read_bytes("d.md", f"# T\n\n{' '.join(parts)}\n\nWe say *so.* Then *Not this.* More.\n".encode())
    assert tuple(p.span.of(document.text) for p in document.paragraphs) == (*parts, "We say *so.* Then *Not this.* More.")
