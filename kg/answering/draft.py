"""An answer while it is written: its sentences, rows and computed numbers, before citations are looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kg.model.answer import AnswerRow, Computed, Missing, Value


@dataclass(slots=True)
class Draft:
    """What one kind of question makes of a logical form; `sentences` carry their own [n] marks."""

    sentences: list[str] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    rows: list[AnswerRow] = field(default_factory=list)
    computed: list[Computed] = field(default_factory=list)
    caveats: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    did_you_mean: list[str] = field(default_factory=list)
    verdict: str | None = None
    kind: str | None = None

    def row(self, values: tuple[Value, ...], cites: tuple[int, ...]) -> None:
        """Add a row, unless the same row with the same citations stands already."""
        made = AnswerRow(values, tuple(dict.fromkeys(cites)))
        if made not in self.rows:
            self.rows.append(made)

    def compute(self, value: Decimal, how: str, cites: tuple[int, ...]) -> Decimal:
        """Record a number that was worked out, and return it."""
        self.computed.append(Computed(value, how, tuple(dict.fromkeys(cites))))
        return value

    def take_back(self) -> None:
        """Leave out what was found; the verdict, the caveats and what is missing stay."""
        self.sentences, self.columns, self.rows, self.computed = [], (), [], []

    def begin_again(self, columns: tuple[str, ...], kind: str) -> None:
        """Leave out everything, for an answer of another kind in the place of what was found."""
        self.take_back()
        self.caveats, self.missing, self.did_you_mean = [], [], []
        self.columns, self.kind, self.verdict = columns, kind, None

    def add_column(self, name: str, value: Value) -> None:
        """Add a column that has a value in the first row alone: what was worked out of all rows."""
        self.columns = (*self.columns, name)
        self.rows = [AnswerRow((*row.values, None if at else value), row.cites) for at, row in enumerate(self.rows)]

    def drop_empty_columns(self) -> None:
        """Leave out every column but the first that has no value in any row."""
        kept = [i for i in range(len(self.columns)) if i == 0 or any(row.values[i] not in (None, "") for row in self.rows)]
        self.columns = tuple(self.columns[i] for i in kept)
        self.rows = [AnswerRow(tuple(row.values[i] for i in kept), row.cites) for row in self.rows]
