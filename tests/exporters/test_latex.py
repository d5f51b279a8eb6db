"""Tables in LaTeX, set by LaTeX itself."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kg.exporters.latex import latex
from kg.exporters.tables import Column, Table
from tests.exporters.conftest import Exported

HEAD = "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amssymb,array,booktabs,longtable}\\begin{document}\n"
EVIL = (
    "\\input{/etc/passwd} \\end{longtable} $ & % # _ { } ~ ^ ] [x] * -- '' `` < > | \" \x07 \u202e",
    "-5 ✓ × ± ≤ β Ω 中 \U0001f600",
    "[a]",
    "*",
    "",
)


@pytest.fixture
def typeset(needs_program: Callable[[str], str], tmp_path: Path) -> Callable[[bytes], str]:
    """Return a function that sets a table and returns LaTeX's log; it fails where LaTeX does."""

    def run(table: bytes) -> str:
        (tmp_path / "table.tex").write_text(HEAD + table.decode() + "\\end{document}\n", "utf-8")
        command = [needs_program("pdflatex"), "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "table.tex"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
        assert done.returncode == 0, done.stdout[-2000:]
        assert (tmp_path / "table.pdf").stat().st_size > 1000
        return done.stdout

    return run


@pytest.mark.parametrize("what", ["results", "documents", "statements", "taxonomy"])
def test_a_table_is_set(what: str, exported: Exported, typeset: Callable[[bytes], str]) -> None:
    typeset(exported(what, "latex"))


def test_a_table_has_a_line_for_each_row(exported: Exported) -> None:
    for what in ("results", "documents", "statements", "taxonomy"):
        rows = exported(what, "latex").decode().count(" \\\\\n") - 1
        assert rows == len(exported(what, "jsonl").splitlines())


def test_hostile_texts_are_set_as_they_are(typeset: Callable[[bytes], str]) -> None:
    columns = tuple(Column(title, str) for title in ("a_b", "100%", "c", "d", "e"))
    out = BytesIO()
    latex(Table(columns, (EVIL, tuple(reversed(EVIL))), tuple(column.name for column in columns)), out)
    log = typeset(out.getvalue())
    assert "(/etc/passwd" not in log
