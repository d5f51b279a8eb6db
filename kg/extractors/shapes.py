"""What the shape of a member or phrase says by itself: a sure name, a class, initials, examples of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.members import Member, Phrase
from kg.extractors.nouns import SHAPED
from kg.vocab import OWL


def is_certain(member: Member) -> bool:
    """Tell whether an unknown name is surely one: its shape says so, or a reference is cited behind it."""
    return member.name is not None and not member.tail and (member.cited or bool(SHAPED.match(member.name)))


def abbreviates(member: Member) -> bool:
    """Tell whether the one thing in brackets behind a name is its initials ("Mixture-of-Experts (MoE)")."""
    if member.examples is None or len(member.examples.members) != 1 or member.mention is None:
        return False
    inside = member.examples.members[0]
    short = inside.mention.text if inside.mention is not None else inside.name or ""
    initials = "".join(piece[0] for piece in re.split(r"[\s-]+", member.mention.text) if piece).casefold()
    return len(short) > 1 and short.casefold().rstrip("s") == initials


def is_class(member: Member) -> bool:
    """Tell whether a member names a class of things and none of them."""
    return member.mention is not None and any(e.types == (OWL.Class,) for e in member.mention.entries)


def exemplified(phrase: Phrase) -> Iterator[tuple[Member, tuple[Member, ...]]]:
    """Yield the kinds of a phrase with their examples: "models such as …", "encoder-only (…)"."""
    if phrase.kind is not None:
        yield phrase.kind, phrase.members
    for member in phrase.members:
        if member.examples is not None and member.mention is not None:
            several = member.mention.text.endswith("s")  # an adjective makes no unknown name a thing: "open-source (VS Code)"
            yield member, tuple(m for m in member.examples.members if m.mention is not None or several)
