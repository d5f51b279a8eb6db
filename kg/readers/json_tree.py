"""A JSON text as a tree that knows where each value stands; the printed form of a value is kept.

Source: RFC 8259. `json.loads` judges the text; the tree is then built without recursion.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from kg.errors import LimitError, ReadError
from kg.model.document import Span

MAX_DEPTH = 32
"""The deepest nesting that is read."""

MAX_VALUES = 2_000_000
"""The most values that a file may hold."""

_TOKEN = re.compile(r'[ \t\r\n]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\s{}\[\]",:]+)|([{}\[\],:]))')
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, `true`, `false` or `null`; the span of a string leaves out its quotes."""

    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """A key with its value: the key without quotes, and the whole `"key": value`."""

    key: Span
    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Object:
    """An object with its members in the order of the file."""

    members: tuple[Member, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Array:
    """An array with its items."""

    items: tuple[Value, ...]
    span: Span


Value = Scalar | Object | Array


@dataclass(slots=True)
class _Open:
    """An object or array whose end is not met yet."""

    start: int
    is_object: bool
    children: list[Any]
    key: Span | None = None


def read_tree(text: str, where: str) -> Value:
    """Read a JSON text as a tree with places.

    Raises `ReadError` with line and column for what is no JSON and for a key that stands twice in one object,
    `LimitError` beyond `MAX_DEPTH` or `MAX_VALUES`.

    >>> tree = read_tree('{"a": 26.0}', "a.json")
    >>> tree.members[0].value.span.of('{"a": 26.0}')
    '26.0'
    """
    _judge(text, where)
    return _build(text, where)


def _judge(text: str, where: str) -> None:
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        place = f"{where}, line {error.lineno}, column {error.colno}"
        raise ReadError(f"this is no JSON: {error.msg}", where=place, expected="a JSON text") from None
    except RecursionError:
        raise LimitError("the nesting is too deep", where=where, expected=f"at most {MAX_DEPTH} levels") from None


def _build(text: str, where: str) -> Value:
    stack: list[_Open] = []
    position = count = 0
    while True:
        match = _TOKEN.match(text, position)
        if match is None:
            raise ReadError("this is no JSON", where=f"{where}, line {_line(text, position)}", expected="a JSON text")
        position = match.end()
        done: Value
        end = position
        if match[3] in ("{", "["):
            stack.append(_Open(match.start(3), match[3] == "{", []))
            if len(stack) > MAX_DEPTH:
                raise LimitError(f"nesting deeper than {MAX_DEPTH} levels", where=f"{where}, line {_line(text, match.start(3))}")
            continue
        if match[3] in (",", ":"):
            continue
        if match[3]:
            done = _closed(stack.pop(), text, position, where)
        else:
            group = 1 if match[1] is not None else 2
            span = Span(match.start(group), match.end(group))
            if stack and stack[-1].is_object and stack[-1].key is None:
                stack[-1].key = span
                continue
            done = Scalar(span)
        if not stack:
            return done
        count += 1
        if count > MAX_VALUES:
            raise LimitError(f"more than {MAX_VALUES:,} values", where=where)
        outer = stack[-1]
        if outer.key is None:
            outer.children.append(done)
        else:
            outer.children.append(Member(outer.key, done, Span(outer.key.start - 1, end)))
            outer.key = None


def _closed(one: _Open, text: str, end: int, where: str) -> Value:
    span = Span(one.start, end)
    if not one.is_object:
        return Array(tuple(one.children), span)
    seen: set[str] = set()
    for member in one.children:
        printed = member.key.of(text)
        key = json.loads(f'"{printed}"') if "\\" in printed else printed
        if key in seen:
            place = f"{where}, line {_line(text, member.key.start)}"
            raise ReadError(f"the key {json.dumps(key)[:80]} stands twice in one object", where=place, expected="each key once")
        seen.add(key)
    return Object(tuple(one.children), span)


def _line(text: str, offset: int) -> int:
    return 1 + sum(1 for _ in _LINE_END.finditer(text, 0, offset))
