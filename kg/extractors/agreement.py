"""Subjects: what a verb may be about, and whether a phrase agrees with the verb or pronoun that asks for one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extractors import english
from kg.extractors.members import Filler, Member, Phrase, Words
from kg.model.mention import Entry
from kg.vocab import KG, OWL

MODELS = (KG.Model, KG.ModelFamily, KG.ModelVariant, KG.ModelCheckpoint)
"""The class of models with those of its levels: "the weights" of a page about a model are that model's."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The members that a verb is about, where they stand, and how: `negated`, `start` of the words that say it, `unlike` a contrast."""

    members: tuple[Member, ...]
    start: int
    negated: bool = False
    unlike: bool = False
    kind: Member | None = None


@dataclass(slots=True)
class Discourse:
    """What pronouns may stand for: the main subject of the sentence before, and the run-in heading of the paragraph.

    `own` are the things that the document introduces: "our model" is the one of them that is a model. `data` is what the paragraph said
    last that something was trained on: "the same data".
    """

    previous: tuple[Member, ...] = ()
    words: Words | None = None
    topic: tuple[Member, ...] = ()
    subjects: tuple[Member, ...] = ()
    document: Entry | None = None
    own: tuple[Member, ...] = ()
    data: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A subject with the sentence that it stands in: another one where a pronoun leads back."""

    subject: Subject
    words: Words


def is_generic(phrase: Phrase) -> bool:
    """Tell whether a phrase is a class noun alone ("the model"), with nothing that classifies or names."""
    if phrase.kind is not None or len(phrase.members) != 1:
        return False
    member = phrase.members[0]
    kinds = (e for m in member.modifiers for e in m.entries if not e.iri.endswith("#models"))
    if any("#Class" not in t for e in kinds for t in e.types):
        return False
    classes = member.mention is not None and all(e.types == (OWL.Class,) or e.iri.endswith("#models") for e in member.mention.entries)
    return classes or (member.described and not member.modifiers)


def is_kind_of_thing(phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a class noun, whatever stands before it ("a 7B decoder-only model")."""
    if phrase.kind is not None or len(phrase.members) != 1:
        return False
    member = phrase.members[0]
    mentions = (*((member.mention,) if member.mention is not None else ()), *member.modifiers)
    return member.name is None and any(
        KG.Model in e.types or e.types == (OWL.Class,) or KG.ModelKind in e.types for m in mentions for e in m.entries
    )


def names_one(phrase: Phrase) -> bool:
    """Tell whether a phrase names things rather than sorting them."""
    member = phrase.members[-1]
    return phrase.kind is None and (member.name is not None or (member.mention is not None and not phrase.determiner and not phrase.plural))


def names_thing(member: Member) -> bool:
    """Tell whether a member names one thing, known or new."""
    return member.name is not None or (member.mention is not None and any("/id/" in e.iri for e in member.mention.entries))


def sorts(member: Member) -> bool:
    """Tell whether a member is a kind of things and no thing: a participle after it goes with the clause's subject."""
    return member.mention is not None and any(KG.ModelKind in e.types or e.types == (OWL.Class,) for e in member.mention.entries)


def is_singular(verb: str) -> bool:
    """Tell whether a verb's form asks for one subject."""
    return verb in ("is", "was", "has", "does", "'s", "’s") or (english.form(verb) == "s" and verb not in english.BE)


def agrees(subject: Subject, plural: bool) -> bool:
    """Tell whether a subject is of one thing or of several, as a pronoun asks."""
    many = len(subject.members) > 1 or subject.kind is not None
    if len(subject.members) == 1 and (mention := subject.members[0].mention) is not None and not many:
        many = not any("/id/" in e.iri for e in mention.entries) and mention.text.endswith("s")
    return many == plural


def of_size(found: Found, size: str) -> Found | None:
    """Return the one model of a family that "the 7B model" is; None where it was no family alone that was spoken of."""
    members = found.subject.members
    mention = members[0].mention if len(members) == 1 else None
    if mention is None or not any(e.model is not None and e.model.size is None for e in mention.of(KG.Model)):
        return None
    return Found(replace(found.subject, members=(replace(members[0], size=size),)), found.words)


def unless_other(found: Found | None, topic: tuple[Member, ...], phrase: Phrase) -> Found | None:
    """Return what "the model" stands for, but None for "this project" or "the code base" on a page about a model, which are none."""
    mention = topic[0].mention if topic else None
    if found is None or found.subject.members != topic or mention is None or not any("/id/" in e.iri for e in mention.entries):
        return found
    noun = phrase.members[0].mention
    same = noun is not None and bool({e.iri for e in noun.entries} & {t for e in mention.entries for t in (*e.types, *MODELS)})
    return found if same else None
