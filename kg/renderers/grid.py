"""The table of an answer as printed cells, with what every form needs to know to set it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model.answer import Answer, Value
from kg.renderers.number import ABSENT, magnitude, printed

CITES = "cites"
WIDE = 5
"""The most columns of a table that is shown whole on a page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings, printed cells, whether each column holds numbers, and each row's citations."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    cites: tuple[tuple[int, ...], ...]


def grid(answer: Answer) -> Grid:
    """Return the answer's table, ready to be set."""
    width = range(len(answer.columns))
    return Grid(
        answer.columns,
        tuple(tuple(printed(row.values[i]) for i in width) for row in answer.rows),
        tuple(is_numeric([row.values[i] for row in answer.rows]) for i in width),
        tuple(row.cites for row in answer.rows),
    )


def lifted(table: Grid) -> tuple[Grid, tuple[tuple[str, str], ...]]:
    """Return a wide table without its columns of words that are the same in every row, and these, to be said once."""
    if len(table.columns) <= WIDE or len(table.rows) < 2:
        return table, ()
    same = [
        i for i in range(1, len(table.columns)) if not table.numeric[i] and table.rows[0][i] and len({row[i] for row in table.rows}) == 1
    ]
    kept = [i for i in range(len(table.columns)) if i not in same]
    narrow = Grid(
        tuple(table.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in table.rows),
        tuple(table.numeric[i] for i in kept),
        table.cites,
    )
    return narrow, tuple((table.columns[i], table.rows[0][i]) for i in same)


def is_numeric(values: Sequence[Value]) -> bool:
    """Say whether a column holds numbers: at least one, and beside them only what stands for an absent one.

    >>> is_numeric(["33.5 %", None, "–"]), is_numeric(["33.5 %", "Code Llama"])
    (True, False)
    """
    texts = [value for value in values if printed(value).strip() not in ABSENT]
    return bool(texts) and all(not isinstance(value, str) or magnitude(value) for value in texts)


def keys(columns: Sequence[str], taken: Iterable[str] = (CITES,)) -> tuple[str, ...]:
    """Return the headings as names of fields: each once, none of those that are taken.

    >>> keys(["Model", "Score", "Score", "cites"])
    ('Model', 'Score', 'Score (2)', 'cites (2)')
    """
    used = set(taken)
    names = []
    for column in columns:
        name, count = column, 1
        while name in used:
            count += 1
            name = f"{column} ({count})"
        used.add(name)
        names.append(name)
    return tuple(names)


def marks(cites: Iterable[int]) -> str:
    """Return citation numbers as one mark, runs of three and more drawn together.

    >>> marks([1, 2]), marks([4, 1, 2, 3]), marks([])
    ('[1, 2]', '[1–4]', '')
    """
    runs: list[list[int]] = []
    for n in sorted(set(cites)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return f"[{', '.join(parts)}]" if parts else ""
