"""Records of a web page whose labels and values run together: `Paper levelL2`, `StatusUnverified`, `Claim record sourcenot given`.

A capital or a digit after a small letter shows where the value begins. Where none does, the word is cut so that both parts
are words of the same document, or the first part also opens another run-together word of the record (`contractpaper`,
`contractsource`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model.document import Field, Span
from kg.readers.lines import Line, trimmed

_SEAM = re.compile(r"(?P<label>[A-Z][a-z]+(?:-[a-z]+)?(?: [a-z]+){0,3})(?P<value>[A-Z0-9][^\r\n]*)")
_LOWER = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?(?: [a-z]+){0,4}")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_LABEL = 3
_SHORTEST_VALUE = 3
_SHORTEST_PREFIX = 5
_LONGEST_WORD = 60
_SHORT_LINE = 60
_RUNS_ON = re.compile(r"(?:,|-|\b(?:a|also|an|and|are|as|at|by|for|from|in|is|of|on|or|than|that|the|to|was|were|which|with))\Z")


def word_counts(text: str) -> Counter[str]:
    """Count the words of a text, in small letters.

    >>> word_counts("A source, a seam.")["a"]
    2
    """
    return Counter(match[0].lower() for match in _WORD.finditer(text))


def looks_joined(group: Sequence[Line], words: Counter[str]) -> bool:
    """Return whether consecutive lines look like records.

    Each begins with a capital and none runs on into the next, at least half show a seam, and at least half are short and
    end as no sentence does. A seam inside a word that the document has elsewhere too is a name's capital (`OpenAI`).
    """
    texts = [line.text.strip() for line in group]
    if len(texts) < 2 or any(not text[:1].isupper() or "\t" in text for text in texts):
        return False
    if any(_RUNS_ON.search(text, max(0, len(text) - 10)) for text in texts):
        return False
    short = sum(1 for text in texts if len(text) <= _SHORT_LINE and not text.endswith("."))
    return 2 * min(short, sum(1 for text in texts if _seam(text, words) is not None)) >= len(texts)


def joined_fields(text: str, group: Sequence[Line], words: Counter[str], begun: Counter[str]) -> tuple[tuple[Field, ...], tuple[Line, ...]]:
    r"""Read lines that `looks_joined` accepts; return the fields, and the lines that could not be cut.

    `words` counts the words of the document, `begun` the `openings` of all its records.

    >>> text = "Paper levelL2, grounded\nClaim count16"
    >>> group = [Line(1, 0, text[:23]), Line(2, 24, text[24:])]
    >>> fields, rest = joined_fields(text, group, word_counts(text), openings(group))
    >>> [(field.label.of(text), field.value.of(text)) for field in fields], rest
    ([('Paper level', 'L2, grounded'), ('Claim count', '16')], ())
    """
    fields, rest = [], []
    for line in group:
        lead = len(line.text) - len(line.text.lstrip())
        cut = _seam(line.text.strip(), words)
        if cut is None:
            cut = _hidden_seam(line.text.strip(), words, begun)
        if cut is None:
            rest.append(line)
            continue
        start = line.start + lead
        value = trimmed(text, start + cut, line.end)
        fields.append(Field(Span(start, start + cut), value, Span(start, value.end), None))
    return tuple(fields), tuple(rest)


def _seam(line: str, words: Counter[str]) -> int | None:
    match = _SEAM.match(line)
    if not match or len(match["label"].split(" ")[-1]) < _SHORTEST_LABEL:
        return None
    cut = match.start("value")
    if line[cut].isalpha():
        word = _WORD.match(line, line.rfind(" ", 0, cut) + 1)
        if word and words[word[0].lower()] > 1:
            return None
    return cut


def openings(group: Sequence[Line]) -> Counter[str]:
    """Count by how many words of these lines each beginning of a word is borne, from five letters on."""
    found: Counter[str] = Counter()
    seen = {match[0] for line in group for match in _WORD.finditer(line.text[:200]) if len(match[0]) <= _LONGEST_WORD}
    for word in seen:
        found.update(word[:size] for size in range(_SHORTEST_PREFIX, len(word)))
    return found


def _hidden_seam(line: str, words: Counter[str], begun: Counter[str]) -> int | None:
    match = _LOWER.match(line)
    if not match:
        return None
    for token in _WORD.finditer(match[0]):
        word = token[0]
        if words[word.lower()] > 1 or len(word) > _LONGEST_WORD:
            continue
        for cut in range(len(word) - _SHORTEST_VALUE, _SHORTEST_LABEL - 1, -1):
            label, value = word[:cut].lower(), word[cut:].lower()
            if words[value] and (words[label] or begun[word[:cut]] > 1):
                return token.start() + cut
    return None
