"""What a question says of the sources it does not want: "excluding leaderboards", "without the survey", "from primary sources only"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model.logical_form import Scope
from kg.query.names import Names
from kg.query.reading import read
from kg.query.titles import CLASS, KINDS, namings

LEAVING = (
    r"(?:but\s+)?(?:excluding|except(?:\s+for|\s+from)?|without|ignoring|leaving\s+out|not\s+counting|not\s+from|other\s+than(?:\s+from)?|"
    r"disregarding|minus|apart\s+from|(?:and\s+)?(?:ignore|exclude|leave\s+out|disregard))"
)
JOINED = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:the\s+|any\s+|all\s+)?"
SOURCE = r"(?:sources?|documents?|material|texts?|papers?|reports?|evidence)"
NOUN = (
    r"(?:[\w.+-]+\s+){0,4}?(?:leaderboards?|surveys?|model\s+cards?|repositor(?:y|ies)|repos?|read\s?mes?|blogs?(?:\s+posts?)?|"
    r"web\s?pages?|(?:syn\w+\s+)?reports?|papers?|articles?|preprints?)"
)
RESULTS = r"(?!(?<=report)\s+(?-i:[A-Z\d])|\s+(?:results?|scores?|figures?|numbers?|entr(?:y|ies)|data|cells?|that|which))"
TRUSTS = {
    "machine_generated": r"(?:machine|AI|computer|automatically)[- ](?:generated|made|written)",
    "third_party": r"third[- ]part(?:y|ies)",
    "secondary": r"secondary",
    "primary": r"primary",
}
OTHER_TRUST = "|".join(f"(?P<{name}>{pattern})" for name, pattern in TRUSTS.items())
EXCLUDED = re.compile(
    rf"[,(]?\s*\b{LEAVING}\s+(?:the\s+|any\s+|all\s+)?(?P<what>{NOUN}\b(?:{JOINED}{NOUN}\b)*){RESULTS}(?:\s+(?:aside|out))?\)?", re.I
)
UNTRUSTED = re.compile(rf"[,(]?\s*\b{LEAVING}\s+(?:the\s+|any\s+|all\s+)?(?:{OTHER_TRUST})(?:\s+{SOURCE})?\b\)?", re.I)
TRUSTED = re.compile(
    r"[,(]?\s*\b(?:(?:according\s+to|from|in|using|by|based\s+on|counting|considering|trusting)\s+)?"
    rf"(?P<lead>only\s+)?(?:the\s+)?(?:{OTHER_TRUST})\s+{SOURCE}(?P<tail>\s+(?:only|alone))?\s*(?:[,:)?]|$)",
    re.I,
)
LOWER = {"machine_generated": "unstated", "secondary": "third_party", "third_party": "primary"}
"""The level that is the least still wanted where one is not: what is worse than it is not wanted either."""


def restriction(question: str, names: Names) -> tuple[Scope, str]:
    """Return which documents a question does not want to hear, and the question with those words made blank, so that offsets stay."""
    scope, rest = Scope(), question
    for match in EXCLUDED.finditer(rest):
        excluded = tuple(_excluded(match["what"], names))
        if excluded:
            scope = replace(scope, excluded=(*scope.excluded, *excluded), text=_joined(scope.text, match[0]))
            rest = _blanked(rest, match)
    for pattern in (UNTRUSTED, TRUSTED):
        found = pattern.search(rest)
        if found is None:
            continue
        level = next(name for name in TRUSTS if found[name])
        if pattern is UNTRUSTED and level in LOWER:
            scope = replace(scope, trust=LOWER[level], text=_joined(scope.text, found[0]))
        elif pattern is TRUSTED and (found["lead"] or found["tail"]) and (found.start() or found[0][-1] in ",:"):
            scope = replace(scope, trust=level, text=_joined(scope.text, found[0]))
        else:
            continue
        rest = _blanked(rest, found)
    return scope, rest


def _joined(text: str, more: str) -> str:
    said = more.strip(" ,()?")
    return f"{text}, {said}" if text else said


def _blanked(text: str, match: re.Match[str]) -> str:
    end = match.end() - (match[0].endswith("?"))
    return text[: match.start()] + " " * (end - match.start()) + text[end:]


def _excluded(phrase: str, names: Names) -> Iterator[str]:
    """Yield the documents that a phrase names, and for a word in the plural or alone the kind of document."""
    named = namings(read(f"the {phrase}", names), names)
    for naming in named:
        yield from naming.documents
    for part in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", phrase):
        bare = re.sub(r"^(?:the|any|all)\s+", "", part, flags=re.I).strip()
        singular = re.sub(r"ies$", "y", bare, flags=re.I) if re.search("ies$", bare, re.I) else re.sub("s$", "", bare, flags=re.I)
        word = CLASS.fullmatch(singular)
        if word is not None:
            kinds = next(kinds for i, (_, kinds) in enumerate(KINDS) if word[f"k{i}"])
            yield kinds[0]
