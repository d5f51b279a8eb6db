"""Rows as a table in LaTeX over as many pages as it needs, set with booktabs and longtable."""

from __future__ import annotations

import re
from typing import BinaryIO, Final
from unicodedata import name

from kg.exporters.markdown import text
from kg.exporters.tables import Table, Value
from kg.renderers.latex import escaped

_BEYOND: Final = re.compile("[^\x00-\u017f–—‘’“”„†‡•…™€]")
"""Characters that pdfLaTeX has no letters for. Source: the LaTeX kernel's `utf8` input encoding with T1 and TS1 fonts."""
_GREEK: Final = re.compile(r"GREEK SMALL LETTER (ALPHA|BETA|GAMMA|DELTA|EPSILON|ZETA|ETA|THETA|IOTA|KAPPA|LAMDA|MU|NU|XI|PI|RHO|SIGMA|TAU)")
_EITHER: Final = r"\providecommand{\kgchar}[2]{\ifdefined\Umathcode#1\else#2\fi}"
"""Sets its first argument where the engine knows Unicode (XeLaTeX, LuaLaTeX), else its second."""


def latex(content: Table, out: BinaryIO) -> None:
    """Write the columns that a page has room for; letters beyond Latin are shown by their code points where the engine lacks them."""
    width = f"{0.92 / max(1, len(content.shown)):.3f}"
    form = f">{{\\raggedright\\arraybackslash}}p{{{width}\\linewidth}}" * len(content.shown)
    head = " & ".join(escaped(title.replace("_", " ")) for title in content.shown)
    out.write(b"% needs \\usepackage[T1]{fontenc}\\usepackage{amssymb,array,booktabs,longtable}\n")
    out.write(f"{_EITHER}\n\\begin{{longtable}}{{@{{}}{form}@{{}}}}\n  \\toprule\n  {head} \\\\\n  \\midrule\n  \\endhead\n".encode())
    out.write(b"  \\bottomrule\n  \\endfoot\n")
    for row in content.page():
        out.write(f"  {' & '.join(map(cell, row))} \\\\\n".encode())
    out.write(b"\\end{longtable}\n")


def cell(value: Value) -> str:
    r"""Return a value as LaTeX that any engine sets.

    >>> print(cell("β & 中"))
    \kgchar{β}{$\beta$} \& \kgchar{中}{U+4E2D}
    """
    return _BEYOND.sub(_either, escaped(text(value)))


def _either(match: re.Match[str]) -> str:
    greek = _GREEK.fullmatch(name(match[0], ""))
    plain = f"$\\{greek[1].lower().replace('lamda', 'lambda')}$" if greek else f"U+{ord(match[0]):04X}"
    return f"\\kgchar{{{match[0]}}}{{{plain}}}"
