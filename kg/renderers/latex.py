"""The table of an answer for a LaTeX document, set with booktabs."""

from __future__ import annotations

import re
from typing import Final

from kg.model.answer import Answer, Citation
from kg.renderers.grid import grid, marks
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

_SPECIAL: Final = re.compile("|".join(map(re.escape, _COMMANDS)) + "|(?<![^ ])-(?=[0-9])|[-,'?!]{2,}")


def latex(answer: Answer) -> str:
    r"""Return a `table` environment with the answer as its caption and the sources below; the document needs booktabs.

    A ✓ needs amssymb besides, and letters beyond Latin need XeLaTeX or LuaLaTeX. An answer without rows is its sentence alone.
    """
    lines = [r"% needs \usepackage{booktabs}", f"% {visible(answer.question)}"]
    table = grid(answer)
    if not table.rows or not table.columns:
        return "\n".join([*lines, escaped(sentence(answer)), *_missing(answer)]) + "\n"
    form = "".join("r" if numeric else "l" for numeric in table.numeric) + "l"
    lines += [r"\begin{table}", r"  \centering", f"  \\caption{{{escaped(sentence(answer))}}}", f"  \\begin{{tabular}}{{{form}}}"]
    lines += [r"    \toprule", f"    {' & '.join([*map(escaped, table.columns), ''])} \\\\", r"    \midrule"]
    for row, cites in zip(table.rows, table.cites, strict=True):
        lines.append(f"    {' & '.join([*map(escaped, row), escaped(marks(cites))])} \\\\")
    lines += [r"    \bottomrule", r"  \end{tabular}", "", r"  \smallskip", r"  \begin{minipage}{\linewidth}\footnotesize\raggedright"]
    lines += [
        f"    {line}\\par"
        for line in [*map(_source, answer.citations), *_computed(answer), *map(escaped, answer.caveats), *_missing(answer)]
    ]
    return "\n".join([*lines, r"  \end{minipage}", r"\end{table}"]) + "\n"


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
