"""Finding known names in running text, on characters, longest match first."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.lexicon.keys import match_key
from kg.model.document import Span
from kg.model.mention import Entry, Mention

WORD = re.compile(r"(?:[^\W_]|(?<=[^\W_])_(?=\d))+(?:\.\d+)*(?:\++|#)?")
"""A piece of a name: letters and digits with inner decimal points, and a final `+`, `++` or `#`."""

GAP = re.compile(r"[\s\-‐-―_/.'’*\[(“\"]{0,4}|[\s-]{1,2}\+[\s-]{1,2}")
"""What may stand between two pieces of one name; a plus that stands alone belongs to its key ("Zork + CoT")."""

LONGEST = 8
"""The most words that a name is made of."""


def words(text: str) -> tuple[Span, ...]:
    """Return the pieces that names are made of, in order.

    >>> [s.of("Code Llama - Python 7B vs. CodeT5+") for s in words("Code Llama - Python 7B vs. CodeT5+")]
    ['Code', 'Llama', 'Python', '7B', 'vs', 'CodeT5+']
    """
    return tuple(Span(m.start(), m.end()) for m in WORD.finditer(text))


def windows(text: str, pieces: Sequence[Span], longest: int = LONGEST) -> Iterator[tuple[int, int, Span, str]]:
    """Yield every run of up to `longest` pieces that could be one name: first piece, piece after the last, span and match key."""
    keys = [match_key(text[p.start : p.end]) for p in pieces]
    plain = [key.isascii() and key != "plus" for key in keys]
    joined = [bool(GAP.fullmatch(text[a.end : b.start])) for a, b in pairwise(pieces)]
    for i, first in enumerate(pieces):
        key, simple = "", True
        for j in range(i, min(i + longest, len(pieces))):
            if j > i and (not joined[j - 1] or _possessive(text, pieces[j])):
                break
            simple = simple and plain[j] and (j == i or "+" not in text[pieces[j - 1].end : pieces[j].start])
            apart = key[-1:].isdigit() and keys[j][:1].isdigit()
            key = f"{key}-{keys[j]}" if apart else key + keys[j]
            yield i, j + 1, Span(first.start, pieces[j].end), key if simple else match_key(text[first.start : pieces[j].end])


def _possessive(text: str, piece: Span) -> bool:
    """Return whether a piece is the ending of a possessive: the names of “Zork's score” end before it."""
    return text[piece.start : piece.end] == "s" and text[piece.start - 1 : piece.start] in ("'", "’")


def find(text: str, lookup: Callable[[Collection[str]], dict[str, tuple[Entry, ...]]]) -> tuple[Mention, ...]:
    """Return the mentions in a text, longest first where two overlap, in order of place.

    `lookup` takes all keys at once and returns the entries of those that are known, so that a store is asked only once.
    """
    runs, keys = _runs(text)
    known = lookup(keys)
    if not known:
        return ()
    found: list[Mention] = []
    taken: set[int] = set()
    for i, j, span, key, one in runs:
        entries = known.get(key) or known.get(one)
        if entries and taken.isdisjoint(range(i, j)):
            found.append(Mention(span, span.of(text), entries))
            taken.update(range(i, j))
    return tuple(sorted(found, key=lambda m: m.span))


@lru_cache(maxsize=8192)
def _runs(text: str) -> tuple[tuple[tuple[int, int, Span, str, str], ...], tuple[str, ...]]:
    """Return the runs of pieces that could be names, longest first, each with its key and the key of one of what it names; and all keys.

    A build reads each text with the names that it knows before, and again with those that the documents give.
    """
    runs = [(i, j, span, key, singular(key) if key.endswith("s") else key) for i, j, span, key in windows(text, words(text)) if key]
    keys = {key for *_, key, _ in runs} | {one for *_, one in runs}
    return tuple(sorted(runs, key=lambda run: (run[0] - run[1], run[0]))), tuple(sorted(keys))


def singular(key: str) -> str:
    """Return the key without a plural ending, where it has one; names of fewer than four letters are left alone.

    >>> singular("encoders"), singular("libraries"), singular("bert"), singular("gpus")
    ('encoder', 'library', 'bert', 'gpus')
    """
    if len(key) > 5 and key.endswith("ies"):
        return key[:-3] + "y"
    if len(key) > 4 and key.endswith("s") and not key.endswith(("ss", "us")):
        return key[:-1]
    return key


__all__ = ["Entry", "Mention", "find", "singular", "windows", "words"]
