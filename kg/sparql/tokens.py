"""The words of a SPARQL text: just enough of the grammar to tell a keyword from what only looks like one.

Source: SPARQL 1.1 Query Language, sections 19.4 (comments) and 19.8 (the terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
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
FORMS: Final = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "triples", "DESCRIBE": "triples"}
"""The forms of queries, each with the form of its result."""


class Token(NamedTuple):
    """A piece of a text: its kind (a group of the pattern above), its characters, and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        """Return a keyword in capitals; empty for a token of another kind."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, comments and blanks left out; together with these they are the whole text."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "comment" and not match[0].isspace():
            yield Token(kind, match[0], match.start())


def form(text: str) -> str | None:
    """Return the form of a query's result, by the first word that is one of `FORMS`; None if there is none.

    >>> form("PREFIX select: <urn:x> ask { ?s a select:ask }")
    'ask'
    """
    return next((FORMS[token.word] for token in tokens(text) if token.word in FORMS), None)
