"""The contract `kg-answer/1`: an answer as plain objects and arrays, and the JSON text of such.

The contract's JSON Schema is `answer.schema.json` beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json import dumps
from typing import Final

from kg.model.answer import Answer, AnswerRow, Citation
from kg.renderers.grid import CITES, keys
from kg.renderers.number import digits
from kg.renderers.visible import UNSEEN

SCHEMA: Final = "kg-answer/1"
_LINE: Final = 140
"""The most characters of an object or array that is written on one line."""

Json = str | int | Decimal | None | Mapping[str, "Json"] | Sequence["Json"]


def contract(answer: Answer) -> dict[str, Json]:
    """Return the answer in the contract's order; columns that share a name, or are called `cites`, are numbered."""
    names = keys(answer.columns)
    return {
        "schema": SCHEMA,
        "graph": answer.graph,
        "question": answer.question,
        "kind": answer.kind,
        "status": answer.status,
        "verdict": answer.verdict,
        "answer": answer.answer,
        "columns": names,
        "rows": [_row(names, row) for row in answer.rows],
        "computed": [{"value": one.value, "how": one.how, "cites": one.cites} for one in answer.computed],
        "citations": [_citation(citation) for citation in answer.citations],
        "caveats": answer.caveats,
        "missing": [{"term": one.term, "kind": one.kind, "why": one.why} for one in answer.missing],
        "did_you_mean": answer.did_you_mean,
        "sparql": answer.sparql,
    }


def _row(names: Sequence[str], row: AnswerRow) -> dict[str, Json]:
    return {**dict(zip(names, row.values, strict=True)), CITES: row.cites}


def _citation(citation: Citation) -> dict[str, Json]:
    source, locator, text = citation.document, citation.locator, citation.text
    return {
        "n": citation.n,
        "subject": citation.subject,
        "predicate": citation.predicate,
        "object": citation.object,
        "edge": citation.edge,
        "document": {
            "iri": source.iri,
            "title": source.title,
            "authors": source.authors,
            "year": source.year,
            "identifier": source.identifier,
            "kind": source.kind,
            "trust": source.trust,
        },
        "locator": {
            "section": locator.section,
            "page": locator.page,
            "table": locator.table,
            "row": locator.row,
            "column": locator.column,
        },
        "text": {"of": text.of, "path": text.path, "sha256": text.sha256, "start": text.start, "end": text.end},
        "quote": citation.quote,
    }


def one_line(value: Json) -> str:
    """Return the JSON text of a value on one line.

    A Decimal is a number with the digits that it was printed with, never by way of a float; one that is not finite is
    null. What is unseen in a string is escaped, so that the text is harmless where it is shown and loses nothing.
    Source: RFC 8259.

    >>> one_line({"value": Decimal("26.0"), "cites": [1, 2]})
    '{"value": 26.0, "cites": [1, 2]}'
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return UNSEEN.sub(_escaped, dumps(value, ensure_ascii=False))
    if isinstance(value, int | Decimal):
        return digits(value) if Decimal(value).is_finite() else "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{one_line(key)}: {one_line(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(map(one_line, value)) + "]"


def many_lines(value: Json, indent: str = "") -> str:
    """Return the JSON text of a value, indented by two; what is short stays on one line."""
    line = one_line(value)
    if not isinstance(value, Mapping | Sequence) or isinstance(value, str) or not value or (indent and len(indent) + len(line) <= _LINE):
        return line
    inner = indent + "  "
    if isinstance(value, Mapping):
        parts = [f"{inner}{one_line(key)}: {many_lines(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + many_lines(part, inner) for part in value) + f"\n{indent}]"


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
