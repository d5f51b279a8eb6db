"""What a query that a user wrote must not be: too long, too deep, or one that reaches out of the store.

Only the words of the text are looked at; whether it is SPARQL at all is for the store's parser to say. Where a text could be read in two
ways, as a quote or as something else, it is refused.

Source: SPARQL 1.1 Query Language, sections 19.2 (codepoint escapes), 19.4 (comments) and 19.8 (the terminals).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kg.errors import LimitError, QueryError

LONGEST = 100_000
"""The most characters of a query."""
DEEPEST = 100
"""The deepest nesting of brackets; the parser's own stack ends at some thousands."""

_TOKEN = re.compile(
    r'(?P<string>"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""|' + r"'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*')"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    r"|(?P<prefixed>(?:[^\W\d_][\w.\-]*)?:(?:[\w.\-:%]|\\[-_~.!$&'()*+,;=/?\#@%])*|_:[\w.\-]+)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<open>[({\[])"
    r"|(?P<close>[)}\]])"
    r"|(?P<other>[\s\S])"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REACHING = {"SERVICE": "SERVICE asks another endpoint", "LOAD": "LOAD fetches a document"}
_CHANGING = frozenset(("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"))
_ONLY_READS = "SELECT, ASK, CONSTRUCT or DESCRIBE on the graphs that are here"


def gate(query: str, graphs: Collection[str] = (), prefixes: Mapping[str, str] | None = None) -> None:
    r"""Raise an error for a query that is not to be run: LimitError for one too long or deep, QueryError for one that reaches out.

    `graphs` are the named graphs of the store, to which FROM is confined; `prefixes` those known without being written.

    >>> gate("SELECT * WHERE { ?service <urn:load> 'SERVICE' } # LOAD")
    >>> gate("SELECT * WHERE { \\u0053ERVICE <http://example.org/> {} }")
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: an escape outside of strings and IRIs; expected the character itself
    """
    if len(query) > LONGEST:
        raise LimitError(f"the query has {len(query):,} characters", expected=f"at most {LONGEST:,}")
    if lone := _SURROGATE.search(query):
        raise QueryError("half of a surrogate pair", position=lone.start(), expected="whole characters")
    _scan(query, graphs, prefixes or {}, position=True)
    written_out = _ESCAPE.sub(_character, query)
    if written_out != query:
        _scan(written_out, graphs, prefixes or {}, position=False)


def _scan(query: str, graphs: Collection[str], prefixes: Mapping[str, str], *, position: bool) -> None:
    depth = 0
    known = dict(prefixes)
    before: tuple[str, ...] = ()
    for kind, text, at in _tokens(query):
        where = at if position else None
        if kind == "open":
            depth += 1
            if depth > DEEPEST:
                raise LimitError(f"the query is nested deeper than {DEEPEST} levels", hint="write it flatter")
        elif kind == "close":
            depth -= 1
        elif kind == "iri" and "'" in text:
            raise QueryError("an apostrophe in an IRI", position=where, expected="%27, or a space after `<` where it means less than")
        elif kind == "other" and text == "\\":
            raise QueryError("an escape outside of strings and IRIs", position=where, expected="the character itself")
        elif kind == "word":
            _word(text.upper(), depth, where)
        if kind in ("iri", "prefixed"):
            _named(before, text, kind, graphs, known, where)
        before = (*before[-2:], text.upper() if kind == "word" else text)


def _tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Yield the tokens of a query with their kinds and places, comments and blanks left out."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment" and not match[0].isspace():
            yield kind, match[0], match.start()


def _word(word: str, depth: int, where: int | None) -> None:
    if word in _REACHING:
        raise QueryError(f"{_REACHING[word]}, and queries stay in the store", position=where, expected=_ONLY_READS)
    if word in _CHANGING and depth == 0:
        raise QueryError("this is an update", position=where, expected=_ONLY_READS, hint="kg ingest and kg remove change a graph")


def _named(before: tuple[str, ...], text: str, kind: str, graphs: Collection[str], known: dict[str, str], where: int | None) -> None:
    """Note the namespace of a prefix that is declared; raise QueryError if FROM names a graph that is not here."""
    if len(before) > 1 and before[-2] == "PREFIX" and kind == "iri":
        known[before[-1].removesuffix(":")] = text[1:-1]
    if before and (before[-1] == "FROM" or before[-2:] == ("FROM", "NAMED")):
        prefix, _, local = text.partition(":")
        iri = text[1:-1] if kind == "iri" else known.get(prefix, f"{prefix}:") + local
        if iri not in graphs:
            raise QueryError("FROM names a graph that is not here", position=where, expected="the name of a graph of this store")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\\"
