"""Phrases that stand for something else than their head: data by its amount, "the same data", "fine-tunes it", "the Base models"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extractors import english
from kg.extractors.members import Filler, Member, Phrase, Words
from kg.model.mention import Mention
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG, KGT

BASE = Iri(KGT + "base")
"""The kind of models that are no variant of others."""

COUNTED = english.PIECES_OF_DATA | {"tokens", "hours", "tasks"}
"""Nouns of what an amount of data is counted in."""


def data_by_amount(words: Words, pos: int) -> Phrase | None:
    """Return data that is told by its amount ("75K synthetic pairs"), from the number on; None where no number stands here."""
    while words.lower(pos) in english.VAGUE | {"more", "than"}:
        pos += 1
    if not words.lower(pos)[:1].isdigit():
        return None
    phrase = words.starting.get(pos + 1)
    if phrase is None or not phrase.members[0].described or phrase.kind is not None:
        return None
    first = phrase.members[0]
    member = replace(first, start=pos, span=words.span(pos, first.end), head=pos)
    material = words.lower(first.end - 1) in english.MATERIAL
    return replace(phrase, start=pos, members=(member, *phrase.members[1:])) if material else None


def named_by_amount(words: Words, pos: int) -> Phrase | None:
    """Return the corpora that amounts are of, as one phrase: Zork of "85B tokens of Zork", and of "4T tokens: 3T tokens from Zork"."""
    members: list[Member] = []
    first = at = pos
    last: Phrase | None = None
    while (behind := _behind_amount(words, at)) is not None:
        phrase = words.starting.get(behind)
        if phrase is not None and phrase.kind is None and all(m.mention and m.mention.of(KG.Corpus) for m in phrase.members):
            members += phrase.members
            last, at = phrase, members[-1].end
        elif words.lower(behind) == ":":
            at = behind + 1
            continue
        else:
            break
        at += words.lower(at) == ","
        at += words.lower(at) == "and"
        at += words.lower(at) in ("on", "from", "with")
    if last is None:
        return None
    return replace(last, start=first, end=members[-1].end, members=tuple(dict.fromkeys(members)), plural=len(members) > 1, last=0)


def _behind_amount(words: Words, pos: int) -> int | None:
    """Return where the words behind an amount of data begin ("of" or "from" and an article left out), or the colon behind it."""
    if not words.lower(pos)[:1].isdigit():
        return None
    for at in range(pos + 1, min(pos + 6, len(words.units))):
        if words.lower(at) in COUNTED and words.lower(at + 1) in ("of", "from"):
            return at + 2 + (words.lower(at + 2) == "the")
        if words.lower(at) in COUNTED and words.lower(at + 1) == ":":
            return at + 1
        if english.is_function_word(words.lower(at)) or words.lower(at) in english.MARKS:
            return None
    return None


def same_data(words: Words, pos: int, data: tuple[Filler, ...]) -> tuple[tuple[Filler, ...], int] | None:
    """Return what "the same data" stands for, with where the words end; None where they do not stand here or nothing was said before."""
    at = pos + (words.lower(pos) == "the")
    if not data or words.lower(at) != "same" or words.lower(at + 1) not in english.MATERIAL | {"mixture", "tokens"}:
        return None
    return tuple(replace(filler, span=words.span(pos, at + 2)) for filler in data), at + 2


def kind_of_family(words: Words, phrase: Phrase, families: Iterable[Member]) -> Phrase | None:
    """Return the variant that "the Base models" stands for where one family is spoken of, None for other phrases."""
    member = phrase.members[0]
    mention = member.mention
    if phrase.determiner != "the" or len(phrase.members) > 1 or phrase.kind is not None or mention is None:
        return None
    word = words.units[member.head].text
    if not word[0].isupper() or any("/id/" in e.iri for e in mention.entries) or words.lower(phrase.end - 1) not in english.MODEL_NOUNS:
        return None
    for family in families:
        named = family.mention.text if family.mention is not None and family.mention.of(KG.Model) else ""
        for whole in (f"{named}-{word}", f"{named} {word}") if named else ():
            if entries := tuple(e for e in words.exact(whole) if KG.Model in e.types):
                return replace(
                    phrase, members=(replace(member, mention=Mention(member.span, whole, entries), described=False, tail=False),)
                )
    return None


def base_of_own(phrase: Phrase, own: Iterable[Member]) -> Phrase | None:
    """Return the one family that a document is about as what "all base models" stands for in it: its models without a variant."""
    member = phrase.members[0]
    kinds = [e.iri for e in member.mention.entries] if member.mention is not None else []
    kinds += [e.iri for m in member.modifiers for e in m.entries]
    if phrase.determiner not in ("the", "all", "our", "these") or len(phrase.members) > 1 or phrase.kind is not None or BASE not in kinds:
        return None
    named = {e.iri: m for m in own if m.mention is not None for e in m.mention.of(KG.Model) if "/id/model/" in e.iri}
    if len(named) != 1:
        return None
    family = next(iter(named.values())).mention
    if family is None:
        return None
    return replace(phrase, members=(replace(member, mention=replace(family, span=member.span), described=False, tail=False, modifiers=()),))


def model_of_it(words: Words, pos: int, prop: Property) -> Phrase | None:
    """Return the model that "it" stands for behind a second verb ("adopts Zork as its base and fine-tunes it"), None elsewhere."""
    if words.lower(pos) != "it" or KG.Model not in prop.ranges or words.lower(pos - 2) not in ("and", "then"):
        return None
    before = [p for p in words.phrases if p.end < pos and p.kind is None and p.members[-1].mention is not None]
    named = [p for p in before if p.members[-1].mention is not None and p.members[-1].mention.of(KG.Model)]
    return replace(named[1], end=pos + 1) if len(named) == 2 and all(len(p.members) == 1 for p in named) else None
