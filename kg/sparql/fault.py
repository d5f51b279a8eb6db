"""Where a query is not well formed, and in what words.

Oxigraph's parser tells the farthest place to which it has looked, and to try a keyword it looks as far as the keyword is long. So the
text is parsed once more with its tokens far apart: then that place lies between the token that does not fit and the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Final

from kg import iris
from kg.errors import QueryError
from kg.sparql.tokens import Token, tokens

APART: Final = 40
"""Blanks between tokens: more than the longest keyword has letters."""
_PLACE = re.compile(r"error at (\d+):(\d+): ", re.MULTILINE)
_LONGEST: Final = 10_000
"""The most characters of a query that is parsed a second time."""
_OF_ONE: Final = ("Prefix not found", "IRI parsing failed")
"""What the parser says of one token; its other sentences are about the whole query."""
_ENDED: Final = "the text ends too early"


def fault(message: str, query: str, parse: Callable[[str], object] | None = None) -> QueryError:
    """Return the error for a query that a parser refused with a message, with the position of the token that does not fit.

    `parse` raises SyntaxError for a text that is not well formed; without it the place is the one that the message tells, if it does.
    """
    found = list(tokens(query))
    if not _PLACE.search(message) or parse is None or len(query) > _LONGEST or not found:
        return QueryError(f"not well-formed SPARQL: {_words(message)}", position=_offset(message, query))
    text, starts = _apart(found)
    try:
        parse(text)
    except SyntaxError as error:
        told = str(error)
    else:
        return QueryError(f"not well-formed SPARQL: {_words(message)}", position=_offset(message, query))
    place = _offset(told, text) or 0
    at = max((number for number, start in enumerate(starts) if start <= place), default=0)
    return _error(told, query, found, at if place < len(text) - APART else len(found))


def _error(told: str, query: str, found: list[Token], at: int) -> QueryError:
    """Return the error for the token at an index; past the last one it is the end that does not fit."""
    whole = next((part for part in _expected(told) if " " in part and part not in _OF_ONE), None)
    if whole:
        return QueryError(f"not well-formed SPARQL: {whole}")
    quote = next((token for token in found if token.kind == "other" and token.text in ("'", '"')), None)
    if quote:
        return QueryError("not well-formed SPARQL: a quote is not closed", position=quote.at, expected=f"{quote.text} on the same line")
    if at == len(found):
        opened = _unclosed(found)
        if opened is not None:
            return QueryError(f"not well-formed SPARQL: {_ENDED}", position=opened.at, expected=f"an end of this {opened.text}")
        return QueryError(f"not well-formed SPARQL: {_ENDED}", position=len(query.rstrip()))
    token = found[at]
    if "Prefix not found" in told and token.kind == "prefixed":
        return QueryError(f"the prefix {token.text.partition(':')[0]}: is not known", position=token.at, hint=_nearest(token))
    if "IRI parsing failed" in told and token.kind == "iri":
        return QueryError(f"{_shown(token)} is no absolute IRI", position=token.at)
    return QueryError(f"not well-formed SPARQL: {_shown(token)} does not fit here", position=token.at)


def _shown(token: Token) -> str:
    return token.text if len(token.text) <= 60 else f"{token.text[:60]}…"


def _nearest(token: Token) -> str:
    """Return what to do about a prefix that is not known."""
    known = list(iris.prefixes())
    near = get_close_matches(token.text.partition(":")[0], known, 1, 0.5)
    return f"did you mean {near[0]}:?" if near else f"write PREFIX for it; known without being written: {', '.join(known)}"


def _unclosed(found: list[Token]) -> Token | None:
    """Return the last bracket that is opened and not closed."""
    opened: list[Token] = []
    for token in found:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close" and opened:
            opened.pop()
    return opened[-1] if opened else None


def _apart(found: list[Token]) -> tuple[str, list[int]]:
    """Return the text with its tokens apart wherever a blank changes nothing, and where each token begins in it."""
    text, starts = "", []
    for number, token in enumerate(found):
        end = found[number - 1].at + len(found[number - 1].text) if number else 0
        brackets = token.kind in ("open", "close") or (number and found[number - 1].kind in ("open", "close"))
        if end < token.at or brackets or token.text in (";", ","):
            text += " " * APART
        starts.append(len(text))
        text += token.text
    return text + " " * (2 * APART), starts


def _offset(message: str, text: str) -> int | None:
    """Return the offset into the text of the line and column that a message tells."""
    place = _PLACE.search(message)
    if not place:
        return None
    lines = text.split("\n")
    return min(len(text), sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1)


def _expected(message: str) -> list[str]:
    """Return the parts of what a parser says that it expected."""
    listed = _PLACE.sub("", message).removeprefix("expected ").removeprefix("one of ")
    return [part.strip() for part in re.split(r", (?![^\[]*\])", listed) if not part.lstrip().startswith(("[", '"', "'"))]


def _words(message: str) -> str:
    """Return a message without its place, which the caret shows, and without lists of characters."""
    said = " ".join(_PLACE.sub("", message).split())
    return said if len(said) <= 300 else f"{said[:300]}…"
