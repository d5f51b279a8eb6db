"""Invented documents of tables, and what is read in them: no model, benchmark or figure here is of this world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kg.model.document import Document
from kg.model.statement import Dropped, Evidence, Extracted, Named, PairedTest, Result, Statement
from kg.model.terms import Iri
from tests.extractors.pipeline import extracted, short, source

T = TypeVar("T")

FRONT = """---
id: {id}
kind: paper
title: "Of {id}"
trust: {trust}
{more}---
# Of {id}

## 1 Results

"""

CONTEXT = """Table 9: pass@1 of Bork 3B on ZorkEval and Quuxbench.

| Model | Size | ZorkEval | Quuxbench |
| --- | --- | --- | --- |
| Bork | 3B | 12.3 | 45.6 |
"""
"""A table of another document, from which the names of two benchmarks and a family of models are known."""


@dataclass(frozen=True)
class Read:
    """What was extracted from one document."""

    document: Document
    items: tuple[Extracted, ...]

    def of(self, kind: type[T]) -> list[T]:
        return [item for item in self.items if isinstance(item, kind)]

    @property
    def results(self) -> list[Result]:
        return self.of(Result)

    @property
    def scores(self) -> set[tuple[str, str, str]]:
        """Model, benchmark with its part, and figure as printed."""
        return {
            (
                short(r.model).removeprefix("model/"),
                " ".join(filter(None, (short(r.benchmark).removeprefix("benchmark/"), r.subset))),
                r.printed,
            )
            for r in self.results
        }

    @property
    def edges(self) -> set[tuple[str, str, str]]:
        """The statements about models, benchmarks and corpora: subject, predicate, object or amount as printed."""
        return {
            (short(s.subject), short(s.predicate), short(getattr(s.object, "printed", getattr(s.object, "value", s.object))))
            for s in self.of(Statement)
            if "/document/" not in s.subject or "/label/" in s.subject
        }

    @property
    def reasons(self) -> dict[str, list[str]]:
        """What was dropped, by reason."""
        found: dict[str, list[str]] = {}
        for item in self.of(Dropped):
            found.setdefault(item.reason, []).append(item.text)
        return found

    def named(self, cls: Iri) -> set[str]:
        return {n.label for n in self.of(Named) if n.cls == cls}

    def evidence(self, label: str) -> Evidence:
        """The one place where a thing is named so."""
        (shown,) = (n.evidence for n in self.of(Named) if n.label == label)
        return shown

    def settings(self, printed: str) -> dict[str, str]:
        """The protocol of the one result that prints a figure."""
        found = [r for r in self.results if r.printed == printed]
        assert len(found) == 1, (printed, found)
        return {short(p): short(getattr(v, "value", v)) for p, v in found[0].settings}

    def result(self, printed: str) -> Result:
        found = [r for r in self.results if r.printed == printed]
        assert len(found) == 1, (printed, found)
        return found[0]

    @property
    def tests(self) -> list[PairedTest]:
        return self.of(PairedTest)


def read(body: str, *, trust: str = "primary", more: str = "", context: str = CONTEXT) -> Read:
    """Return what is extracted from a digest with this body, which stands beside the context."""
    texts = {"doc": FRONT.format(id="doc", trust=trust, more=more) + body}
    if context:
        texts["other"] = FRONT.format(id="other", trust="primary", more="") + context
    found = extracted([source(text, f"{name}.md") for name, text in texts.items()])
    document, items = found["doc"]
    return Read(document, tuple(items))


def table(caption: str, header: Iterable[str], *rows: Iterable[str]) -> str:
    """Return a table as a digest writes it."""
    head = list(header)
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]
    return f"Table 1: {caption}\n\n" + "\n".join(lines) + "\n"


__all__ = ["CONTEXT", "PairedTest", "Read", "read", "table"]
