"""Citations are numbered as an answer is written; what came to nothing while it was written leaves no number behind."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answering.draft import Draft
from kg.model.answer import AnswerRow, Citation, Computed

MARK = re.compile(r"\[(\d+)\]")


def used(draft: Draft, text: str, citations: tuple[Citation, ...]) -> tuple[Draft, str, tuple[Citation, ...]]:
    """Return a draft and its text with the citations that they point to, numbered from one without gaps."""
    pointed = {n for row in draft.rows for n in row.cites} | {n for c in draft.computed for n in c.cites}
    pointed |= {int(n) for n in MARK.findall(text)}
    kept = [c for c in citations if c.n in pointed]
    if len(kept) == len(citations):
        return draft, text, citations
    numbers = {c.n: at for at, c in enumerate(kept, start=1)}
    rows = [AnswerRow(row.values, tuple(numbers[n] for n in row.cites)) for row in draft.rows]
    computed = [Computed(c.value, c.how, tuple(numbers[n] for n in c.cites)) for c in draft.computed]
    marked = MARK.sub(lambda m: f"[{numbers[int(m[1])]}]" if int(m[1]) in numbers else m[0], text)
    return replace(draft, rows=rows, computed=computed), marked, tuple(replace(c, n=numbers[c.n]) for c in kept)
