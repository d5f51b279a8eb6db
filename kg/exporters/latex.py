"""Rows as a table in LaTeX over as many pages as it needs, set with booktabs and longtable."""

from __future__ import annotations

from typing import BinaryIO

from kg.exporters.markdown import text
from kg.exporters.tables import Table
from kg.renderers.latex import escaped


def latex(content: Table, out: BinaryIO) -> None:
    """Write the columns that a page has room for; letters beyond Latin need XeLaTeX or LuaLaTeX."""
    width = f"{0.92 / max(1, len(content.shown)):.3f}"
    form = f">{{\\raggedright\\arraybackslash}}p{{{width}\\linewidth}}" * len(content.shown)
    head = " & ".join(escaped(name.replace("_", " ")) for name in content.shown)
    out.write(b"% needs \\usepackage{array,booktabs,longtable}\n")
    out.write(f"\\begin{{longtable}}{{@{{}}{form}@{{}}}}\n  \\toprule\n  {head} \\\\\n  \\midrule\n  \\endhead\n".encode())
    out.write(b"  \\bottomrule\n  \\endfoot\n")
    for row in content.page():
        out.write(f"  {' & '.join(escaped(text(value)) for value in row)} \\\\\n".encode())
    out.write(b"\\end{longtable}\n")
