"""The table of an answer for a LaTeX document, set with booktabs."""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_lowercase
from typing import Final

from kg.model.answer import Answer, Citation
from kg.renderers.grid import Grid, grid, lifted, marks
from kg.renderers.measure import wrap
from kg.renderers.number import digits
from kg.renderers.place import place, remarks, standing
from kg.renderers.sentence import sentence
from kg.renderers.visible import visible

_COMMANDS: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    '"': r"\char34{}", "`": r"\textasciigrave{}", "[": "{[}", "]": "{]}", "*": "{*}",
    "−": "$-$", "×": r"$\times$", "±": r"$\pm$", "≤": r"$\leq$", "≥": r"$\geq$", "≈": r"$\approx$", "→": r"$\rightarrow$",
    "✓": r"$\checkmark$", "†": r"\dag{}", "‡": r"\ddag{}", "…": r"\ldots{}", "–": "--", "—": "---", "“": "``", "”": "''",
}  # fmt: skip
"""What LaTeX obeys or most fonts lack, and how it is written; a bracket or an asterisk after a line end would be an argument."""

_PAGE: Final = 84
"""The characters that find room beside each other on a page."""
_SHORT: Final = 16
"""The characters of words that stand in a table that has no room."""

_SPECIAL: Final = re.compile("|".join(map(re.escape, _COMMANDS)) + "|(?<![^ ])-(?=[0-9])|[-,'?!]{2,}")


def latex(answer: Answer) -> str:
    r"""Return a `table` environment with the answer as its caption and the sources below; the document needs booktabs.

    Of a table that is wider than a page, what is the same in every row is said below, and so are long words, each under a
    letter. A ✓ needs amssymb besides, and letters beyond Latin need XeLaTeX or LuaLaTeX. An answer without rows is its
    sentence alone.
    """
    lines = [r"% needs \usepackage{booktabs}", f"% {visible(answer.question)}"]
    whole = grid(answer)
    fits = _width(whole) <= _PAGE
    table, same = (whole, ()) if fits else lifted(whole)
    table, notes = (table, ()) if fits or _width(table) <= _PAGE else _lettered(table)
    if not table.rows or not table.columns:
        return "\n".join([*lines, escaped(sentence(answer)), *_missing(answer)]) + "\n"
    form = "".join("r" if numeric else "l" for numeric in table.numeric) + "l"
    lines += [r"\begin{table}", r"  \centering", f"  \\caption{{{escaped(sentence(answer))}}}"]
    lines += [] if fits else [r"  \footnotesize\setlength{\tabcolsep}{3pt}"]
    headings = map(escaped, table.columns) if fits else [_stacked(*one) for one in zip(table.columns, table.numeric, strict=True)]
    lines += [f"  \\begin{{tabular}}{{{form}}}", r"    \toprule", f"    {' & '.join([*headings, ''])} \\\\", r"    \midrule"]
    for row, cites in zip(table.rows, table.cites, strict=True):
        lines.append(f"    {' & '.join([*map(escaped, row), escaped(marks(cites))])} \\\\")
    lines += [r"    \bottomrule", r"  \end{tabular}", "", r"  \smallskip", r"  \begin{minipage}{\linewidth}\footnotesize\raggedright"]
    below = [f"In every row: {'; '.join(f'{heading}: {value}' for heading, value in same)}."] if same else []
    lines += [
        f"    {line}\\par"
        for line in [
            *map(escaped, (*below, *notes)),
            *map(_source, answer.citations),
            *_computed(answer),
            *map(escaped, answer.caveats),
            *_missing(answer),
        ]
    ]
    return "\n".join([*lines, r"  \end{minipage}", r"\end{table}"]) + "\n"


def _width(table: Grid) -> int:
    """Return how many characters the widest row of a table takes, columns two apart."""
    return sum(max(map(len, (heading, *(row[i] for row in table.rows)))) + 2 for i, heading in enumerate(table.columns))


def _lettered(table: Grid) -> tuple[Grid, tuple[str, ...]]:
    """Return a table with the long words of each column as letters, and what the letters stand for."""
    rows, notes = [list(row) for row in table.rows], []
    for i in range(1, len(table.columns)):
        values = list(dict.fromkeys(row[i] for row in table.rows if row[i]))
        often = len(values) * 2 <= len(rows) and len(values) <= len(ascii_lowercase)
        if table.numeric[i] or max(map(len, values), default=0) <= _SHORT or not often:
            continue
        letters = {value: f"({letter})" for value, letter in zip(values, ascii_lowercase, strict=False)}
        for row in rows:
            row[i] = letters.get(row[i], "")
        notes.append(f"{table.columns[i]}: {'; '.join(f'{letter} {value}' for value, letter in letters.items())}.")
    return replace(table, rows=tuple(map(tuple, rows))), tuple(notes)


def _stacked(heading: str, numeric: bool) -> str:
    """Return a heading in as many lines as its words take."""
    lines = [escaped(line) for line in wrap(visible(heading), _SHORT)]
    stacked = r"\\".join(lines)
    return f"\\shortstack[{'r' if numeric else 'l'}]{{{stacked}}}" if len(lines) > 1 else escaped(heading)


def escaped(text: str) -> str:
    r"""Return a text on one line that LaTeX sets as it is.

    >>> escaped("50 % & 5_0 -- \\input{x}")
    '50 \\% \\& 5\\_0 -{}- \\textbackslash{}input\\{x\\}'
    """
    return _SPECIAL.sub(_escape, visible(text).strip())


def _escape(match: re.Match[str]) -> str:
    found = match[0]
    if found == "-":
        return "$-$"
    return _COMMANDS.get(found) or "{}".join(found)  # together they would be a ligature: `--` is a dash


def _source(citation: Citation) -> str:
    parts = [f"{citation.document.title} ({standing(citation)})", place(citation.locator), remarks(citation)]
    return escaped(f"[{citation.n}] {citation.edge} — {', '.join(part for part in parts if part)}")


def _computed(answer: Answer) -> list[str]:
    return [escaped(f"{digits(one.value)}: {one.how} {marks(one.cites)}") for one in answer.computed]


def _missing(answer: Answer) -> list[str]:
    return [escaped(f"Missing: {one.term} ({one.kind}): {one.why}") for one in answer.missing]
