"""How people write names and questions: small letters, lost hyphens, short forms, slips of the finger."""

from __future__ import annotations

import re
from random import Random

from kg.lexicon.keys import match_key

FILLERS = ("", "", "", "", "", "", "hey, ", "hi! ", "quick question: ", "pls: ", "ok so ", "Hello, ", "one more: ")
ENDS = ("?", "?", "?", "", "", " ?", "??", " please?", " thanks", ".")
CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
LONE = re.compile(r"[^A-Za-z][A-Za-z]$")
"""A last letter that stands alone, which a name cannot lose: "MultiPL-E" is not "multiple"."""

LONG_WORD = re.compile(r"[A-Za-z]{7,}")


def spelled(name: str, random: Random, slips: float = 0.04) -> str:
    """Return a name as somebody in a hurry writes it: the same key, but for a slip in a long word now and then."""
    made = random.choice(_spellings(name))
    if random.random() < slips:
        made = _slip(made, random)
    return made


def _spellings(name: str) -> list[str]:
    """Return the ways to write a name that leave its key as it is."""
    camel = CAMEL.sub(" ", name)
    spaced = re.sub(r"\s+", " ", name.replace("-", " "))
    ways = [name, name, name, name.lower(), name.lower(), spaced, spaced.lower(), camel, camel.lower()]
    ways += [name.replace(" ", "-"), name.replace("-", "")]
    ways += [re.sub(r"\s+", "", name), re.sub(r"\s+", "", name).lower(), re.sub(r"(?<=\d)(?=[BbMm]\b)", " ", name)]
    ways += [re.sub(r"\+$", " plus", way) for way in (name, name.lower(), camel.lower()) if way.endswith("+")]
    return [way for way in ways if match_key(way) == match_key(name) and not (LONE.search(name) and way.isalpha())]


def _slip(name: str, random: Random) -> str:
    """Return a name with one letter of a long word doubled, dropped or changed with its neighbour."""
    words = list(LONG_WORD.finditer(name))
    if not words:
        return name
    word = random.choice(words)
    at = random.randrange(word.start() + 2, word.end() - 2)
    doubled, dropped = name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :]
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return random.choice((doubled, dropped, swapped))


def sentence(text: str, random: Random) -> str:
    """Return a question as people type it."""
    text = random.choice(FILLERS) + text
    if random.random() < 0.3:
        text = text.lower()
    return text + random.choice(ENDS)
