"""Parts of a whole that one sentence lists: by names with a clause behind each, by clauses that begin with them, or by names alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extractors import english
from kg.model.document import Span

CLAUSE = re.compile(r",?\s+(?:which|where|that|whose|in which|by which|for which)\s+")
BETWEEN = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
CONTRAST = re.compile(r"(?:[,;]\s*(?:while|whereas|and|but)|;)\s+|\s+(?:while|whereas)\s+")
"""What stands between clauses that each tell of another part."""

ARTICLE = re.compile(r"(?:The|the|An?|an?)\s+")
MOST_WORDS = 4
"""The most words of the name of a part."""

Part = tuple[Span, Span]
"""The name of a part and the clause that says what it is, which may be empty."""


def members(text: str, listed: Span) -> list[Part]:
    """Return the names of a list whose last words are the same, each with the clause behind it; names of one word need a clause.

    >>> words = "slow weavers, which rest, and quick weavers, which are given tea, coffee or milk"
    >>> [(name.of(words), clause.of(words)) for name, clause in members(words, Span(0, len(words)))]
    [('slow weavers', 'rest'), ('quick weavers', 'are given tea, coffee or milk')]
    """
    words = listed.of(text).rstrip()
    found: list[tuple[int, int, int]] = []
    head = ""
    for start, end in _pieces(words):
        clause = CLAUSE.search(words, start, end)
        name = words[start : clause.start() if clause else end]
        last = name.rpartition(" ")[2]
        alone = len(name.split()) == 1 and clause is not None and name[:1].isalpha()
        shared = 1 < len(name.split()) <= MOST_WORDS and (not head or last == head)
        if (shared or alone) and not any(map(english.is_function_word, name.split())):
            head = head if alone else head or last
            found.append((start, start + len(name), end))
        elif found:
            found[-1] = (*found[-1][:2], end)
        else:
            return []
    made = []
    for start, end, stop in found:
        lead = CLAUSE.match(words, end, stop)
        begin = lead.end() if lead is not None else stop
        made.append((Span(listed.start + start, listed.start + end), Span(listed.start + begin, listed.start + stop)))
    return made if len(made) > 1 else []


def clauses(text: str, listed: Span) -> list[Part]:
    """Return the names that clauses begin with whose last word they share, each with its whole clause.

    >>> words = "rule-based pairing looks things up, whereas learned pairing trains a judge"
    >>> [name.of(words) for name, _ in clauses(words, Span(0, len(words)))]
    ['rule-based pairing', 'learned pairing']
    """
    words = listed.of(text).rstrip(" .")
    at, spans = 0, []
    for match in (*CONTRAST.finditer(words), None):
        spans.append(Span(at, match.start() if match is not None else len(words)))
        at = match.end() if match is not None else at
    started = [_beginnings(words, span) for span in spans]
    heads = Counter(head for found in started for head in {name.of(words).rpartition(" ")[2] for name in found})
    shared = [head for head, count in heads.items() if count == len(spans)]
    if len(spans) < 2 or len(shared) != 1:
        return []
    made = []
    for span, found in zip(spans, started, strict=True):
        name = next(n for n in found if n.of(words).rpartition(" ")[2] == shared[0])
        made.append((Span(listed.start + name.start, listed.start + name.end), Span(listed.start + span.start, listed.start + span.end)))
    return made


def names(text: str, listed: Span) -> list[Part]:
    """Return the names of a plain list, the last of them behind "and"; nothing where one is no name.

    >>> words = "hasty repair, patient repair and looping"
    >>> [name.of(words) for name, _ in names(words, Span(0, len(words)))]
    ['hasty repair', 'patient repair', 'looping']
    """
    words = listed.of(text).rstrip(" .")
    found = []
    for start, end in _pieces(words):
        lead = ARTICLE.match(words, start, end)
        begin = lead.end() if lead is not None else start
        pieces = words[begin:end].split()
        if not 1 <= len(pieces) <= MOST_WORDS or any(english.is_function_word(p) or not p[0].isalpha() for p in pieces):
            return []
        found.append((Span(listed.start + begin, listed.start + end), Span(listed.start + end, listed.start + end)))
    return found if len(found) > 1 and re.search(r"\sand\s", words) else []


def _beginnings(words: str, clause: Span) -> list[Span]:
    """Return what may be the name that a clause begins with: its first two to four words, before any word of grammar."""
    found, count = [], 0
    lead = ARTICLE.match(words, clause.start, clause.end)
    for match in re.finditer(r"[\w-]+", clause.of(words)):
        if clause.start + match.start() < (lead.end() if lead else 0):
            continue
        if english.is_function_word(match[0]) or count == MOST_WORDS:
            break
        count += 1
        if count > 1:
            found.append(Span(lead.end() if lead else clause.start, clause.start + match.end()))
    return found


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces between commas and "and"; a clause begins none."""
    at = 0
    for found in BETWEEN.finditer(words):
        if CLAUSE.match(words, found.start()):
            continue
        yield at, found.start()
        at = found.end()
    yield at, len(words)
