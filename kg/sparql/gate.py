"""What a query or update that a user wrote must not be: too long, too deep, or one that reaches out of the store.

Only the words of the text are looked at; whether it is SPARQL at all is for the store's parser to say. Where a text could be read in two
ways, as a quote or as something else, it is refused.

Source: SPARQL 1.1 Query Language, sections 19.2 (codepoint escapes) and 19.8 (the terminals).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.errors import LimitError, QueryError
from kg.sparql.tokens import Token, tokens

LONGEST: Final = 1_000_000
"""The most characters of a query: those that `kg` itself sends to an endpoint can have some hundred thousand."""
DEEPEST: Final = 100
"""The deepest nesting of brackets; the parser's own stack ends at some thousands."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REACHING: Final = {"SERVICE": "SERVICE asks another endpoint", "LOAD": "LOAD fetches a document"}
_CHANGING: Final = frozenset(("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"))
_ONLY_READS: Final = "SELECT, ASK, CONSTRUCT or DESCRIBE on the graphs that are here"


@dataclass(frozen=True, slots=True)
class Leave:
    """What a query may do.

    `graphs` are those to which FROM is confined, `prefixes` those known without being written, `services` the addresses that SERVICE and
    LOAD may call. With `update` the text is an update.
    """

    graphs: Collection[str] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    services: Collection[str] = ()
    update: bool = False


def gate(query: str, leave: Leave | None = None) -> None:
    r"""Raise an error for a query that is not to be run: LimitError for one too long or deep, QueryError for one that reaches out.

    >>> gate("SELECT * WHERE { ?service <urn:load> 'SERVICE' } # LOAD")
    >>> gate("SELECT * WHERE { \\u0053ERVICE <http://example.org/> {} }")
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: an escape outside of strings and IRIs; expected the character itself
    """
    leave = leave or Leave()
    if len(query) > LONGEST:
        raise LimitError(f"the query has {len(query):,} characters", expected=f"at most {LONGEST:,}")
    if lone := _SURROGATE.search(query):
        raise QueryError("half of a surrogate pair", position=lone.start(), expected="whole characters")
    _scan(query, leave, position=True)
    written_out = _ESCAPE.sub(_character, query)
    if written_out != query:
        _scan(written_out, leave, position=False)


def _scan(query: str, leave: Leave, *, position: bool) -> None:
    depth = 0
    known = dict(leave.prefixes)
    before: tuple[Token, ...] = ()
    for token in tokens(query):
        where = token.at if position else None
        if token.kind == "open":
            depth += 1
            if depth > DEEPEST:
                raise LimitError(f"the query is nested deeper than {DEEPEST} levels", hint="write it flatter")
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "iri" and "'" in token.text:
            raise QueryError("an apostrophe in an IRI", position=where, expected="%27, or a space after `<` where it means less than")
        elif token.kind == "other" and token.text == "\\":
            raise QueryError("an escape outside of strings and IRIs", position=where, expected="the character itself")
        _changes(token, depth, leave, where)
        _reaches(before, token, leave, known, position=position)
        if len(before) > 1 and before[-2].word == "PREFIX" and token.kind == "iri":
            known[before[-1].text.removesuffix(":")] = token.text[1:-1]
        before = (*before[-2:], token)
    if before and before[-1].word in _REACHING:
        _refuse(before[-1], "", leave, position=position)


def _changes(token: Token, depth: int, leave: Leave, where: int | None) -> None:
    """Raise QueryError for a word of an update in a query."""
    if not leave.update and depth == 0 and token.word in _CHANGING:
        hint = "kg ingest and kg remove change the graph; --update changes graphs of your own"
        raise QueryError("this is an update", position=where, expected=_ONLY_READS, hint=hint)


def _reaches(before: tuple[Token, ...], token: Token, leave: Leave, known: Mapping[str, str], *, position: bool) -> None:
    """Raise QueryError for a call to an address, or a FROM with a graph, that is not allowed."""
    if not before or token.word == "SILENT":
        return
    calling = before[-2] if before[-1].word == "SILENT" and len(before) > 1 else before[-1]
    if calling.word in _REACHING:
        _refuse(calling, _iri(token, known), leave, position=position)
    if token.kind not in ("iri", "prefixed") or leave.update:
        return
    named = before[-1].word == "FROM" or [one.word for one in before[-2:]] == ["FROM", "NAMED"]
    if named and _iri(token, known) not in leave.graphs:
        where = token.at if position else None
        raise QueryError("FROM names a graph that is not here", position=where, expected="the name of a graph of this store")


def _refuse(calling: Token, address: str, leave: Leave, *, position: bool) -> None:
    """Raise QueryError for a call to an address that is not allowed; one that the query computes never is."""
    if address and address in leave.services and (calling.word != "LOAD" or leave.update):
        return
    raise QueryError(
        f"{_REACHING[calling.word]}, and queries stay in the store",
        position=calling.at if position else None,
        expected=_ONLY_READS,
        hint=f"--allow-service {address} allows it" if address and (calling.word != "LOAD" or leave.update) else None,
    )


def _iri(token: Token, known: Mapping[str, str]) -> str:
    """Return the IRI that a token writes, in full or with a prefix; empty if it is another."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return known.get(prefix, f"{prefix}:") + local if token.kind == "prefixed" else ""


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\\"
