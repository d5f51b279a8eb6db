"""The models that a question names: a name in the graph with the sizes, versions and variant words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention, words
from kg.lexicon.model_names import parse_label
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import ModelName, SizeMention
from kg.query.names import Member, Names
from kg.vocab import KG


def unranged(subject: Subject, sizes: Sequence[SizeMention]) -> Subject:
    """Return a model whose size begins a range of sizes without it: the range is what is asked ("Zork 7B to 70B")."""
    ranged = next((s for s in sizes if s.upto and s.span.start < subject.span.end < s.span.end), None)
    if ranged is None or subject.model is None or subject.model.size != ranged.size:
        return subject
    span = Span(subject.span.start, ranged.span.start)
    return replace(subject, text=subject.text[: span.end - span.start].rstrip(), span=span, model=replace(subject.model, size=None))


def named_models(text: str, mentions: tuple[Mention, ...], names: Names, written: str) -> tuple[tuple[Subject, ...], tuple[Mention, ...]]:
    """Return the models that a question names, each with the size and variant words around it, and the other mentions.

    In `text` what is no name is blank; `written` is the question as it stands, where a label may go on with settings in brackets.
    """
    found: list[Subject] = []
    rest: list[Mention] = []
    pieces = words(text)
    for mention in mentions:
        if any(mention.span.overlaps(m.span) for m in found):
            continue
        last = rest[-1] if rest and rest[-1].of(KG.Licence) and OR_COMMA.fullmatch(text[rest[-1].span.end : mention.span.start]) else None
        named = last or LICENSED.search(mention.span.before(text))
        named = named or (HAVING_A.search(mention.span.before(text)) and LICENCE.match(text, mention.span.end))
        licences = mention.of(KG.Licence) if named else ()
        if licences:
            rest.append(Mention(mention.span, mention.text, licences))
            continue
        entries = mention.of(KG.Model)
        if not entries or mention.of(KG.Benchmark):
            rest.append(mention)
            continue
        made = _in_brackets(_model(text, mention, pieces, names), written, names)
        joined = found and text[found[-1].span.end : made.span.start] == "-"
        if joined and not SET_APART.match(text, made.span.end):  # two names that a hyphen joins are a third one's
            first = found.pop().span.start
            label = text[first : made.span.end]
            whole = Mention(Span(first, mention.span.end), text[first : mention.span.end], mention.entries)
            known = names.members(parse_label(whole.text).name.family)
            unknown = Subject(label, Span(first, made.span.end), label, made.iri, made.types, (), parse_label(label).name)
            made = _model(text, whole, pieces, names) if known else unknown
        found.append(made)
    spans = [m.span for m in found]
    return tuple(found), tuple(m for m in rest if not any(m.span.overlaps(s) for s in spans))


SET_APART = re.compile(r"\s+(?:gap|difference|comparison|contest|duel|match-?up)\b", re.I)
"""What stands behind two names that a hyphen joins but does not make one ("the Zork-Quux gap")."""
SETTINGS = re.compile(r"\s*\((?P<settings>[^()=]+=[^()=,]+(?:,[^()=]+=[^()=,]+)*)\)")
"""The settings of a training or a run behind a name, as labels show them ("Zork 7B (pruned=no, tuned=yes)")."""


def _in_brackets(subject: Subject, text: str, names: Names) -> Subject:
    """Return the run of a model that the settings in brackets behind its name tell, the model itself where no run has just these."""
    told = SETTINGS.match(text, subject.span.end)
    if told is None or subject.model is None:
        return subject
    settings = {re.sub(r"\s+", "", part).casefold() for part in told["settings"].split(",")}
    for member in names.members(subject.model.family):
        if replace(member.name, configuration=()) == subject.model and {c.casefold() for c in member.name.configuration} == settings:
            span = Span(subject.span.start, told.end())
            return replace(subject, text=span.of(text), span=span, label=member.label, iri=member.iri, model=member.name)
    return subject


LICENSED = re.compile(
    r"\b(?:(?:licen[cs]ed|released|available|distributed|published|shipped)\s+under|licen[cs]e(?:\s+is|:)"
    r"|(?:have|has|having|with|under|bears?|carry|carries)\s+(?:the\s+|an?\s+)?licen[cs]e)\s+(?:the\s+|an?\s+)?$",
    re.I,
)
"""What stands before a name that is a licence's, although a model bears it too."""
HAVING_A = re.compile(r"\b(?:have|has|having|with|under|bears?|carry|carries|released\s+under)\s+(?:the\s+|an?\s+)$", re.I)
LICENCE = re.compile(r"['’]?s?\s+(?:\w+\s+)?licen[cs]e\b", re.I)
"""What stands before and behind a name that is a licence's ("under the Zork licence")."""
OR_COMMA = re.compile(r"\s*(?:,|,?\s*\b(?:or|and)\b|/)\s*(?:the\s+)?", re.I)
"""What stands between one licence and the next."""

NUMBERED = re.compile(
    r"\s(\d{1,2}(?:\.\d)?)(?=$|[\s?;:!)]|[.,](?!\d))"
    r"(?!\s*(?:%|percent|points?|[bB]illion|[bB]\b|models?|to\s+\d|and\s+\d|,\s*\d))(?:\s[A-Z]\w+)?"
)
"""A number behind a name, with a word of the name behind it."""

JOINED = re.compile(r"[\w+]+(?:[-.]\w[\w+]*)+")
"""A name written as one word with hyphens."""


def _model(text: str, mention: Mention, pieces: Sequence[Span], names: Names) -> Subject:
    """Return the model that the longest known label starting at a mention names."""
    entry = mention.of(KG.Model)[0]
    own = entry.iri
    end = mention.span.end
    name, label, span = _identity(mention, names)
    following = [p for p in pieces if p.start >= end][:5]
    misspelt = not names.lookup([match_key(mention.text)])
    known = {word for member in names.members(name.family) for word in member.name.variant}
    made = mention.text if parse_label(mention.text).name.family == name.family else label
    for piece in following:
        if re.fullmatch(r"[\s\-–—_/(\[]{0,4}", text[end : piece.start]) is None:
            break
        word = piece.of(text)
        made += text[end : piece.start] + (word if names.ordinary(word.lower()) else _variant_word(word, known))
        end = piece.end
        longer = parse_label(made).name
        exact = _called(made, names) if misspelt else None
        exact = exact or (_dated(made, names) if not names.ordinary(word.lower()) else None)
        if exact is not None:
            name, label, span, own = exact.name, exact.label, Span(mention.span.start, end), exact.iri
            continue
        if longer.family != name.family:
            continue
        fitting = fits(longer, names.members(longer.family))
        if fitting and longer != name:
            name, span = longer, Span(mention.span.start, end)
            label = next((m.label for m in fitting if m.name == longer), text[span.start : span.end])
    number = NUMBERED.match(text, span.end)
    if number and name.size is None:
        if any(m.name.size == f"{number[1]}b" for m in names.members(name.family)):
            name, span = replace(name, size=f"{number[1]}b"), Span(span.start, number.end(1))
        else:
            # A number behind a name makes it another generation: Zork 9 is not Zork.
            span = Span(span.start, number.end())
            label = span.of(text)
            name = parse_label(label).name
        return Subject(span.of(text), span, label, entry.iri, entry.types, (), name)
    joined = JOINED.match(text, mention.span.start)
    if joined and joined.end() > span.end:
        longer = parse_label(joined[0]).name
        other = longer.size or longer.version or (set(longer.variant) - set(name.variant) and HANGING.match(text, span.end))
        if longer.family == name.family and other and longer != name:
            # A size, version or variant that hangs on the name makes it another: what the graph does not know is not answered with its kin.
            name, label, span = longer, joined[0], Span(joined.start(), joined.end())
        elif longer.family != name.family and OTHER_NUMBER.search(text, span.end, joined.end()):
            # So does a number between its words: Zork-9-Pro is not Zork.
            return Subject(joined[0], Span(joined.start(), joined.end()), joined[0], entry.iri, entry.types, (), longer)
    return Subject(span.of(text), span, label, own, entry.types, (), name)


HANGING = re.compile(r"-[A-Z]")
"""How the word of a variant hangs on a name: Zork-Max is a model, Zork-based is not."""
OTHER_NUMBER = re.compile(r"-\d+(?:\.\d+)*(?=-)")
"""A number between the words of a name that hyphens join."""


def _called(label: str, names: Names) -> Member | None:
    """Return the model that bears a label as it stands, letters' case and spaces aside."""
    key = match_key(label)
    bearers = (names.bearer(e) for e in names.lookup([key]).get(key, ()) if KG.Model in e.types)
    return next((m for m in bearers if m is not None), None)


DATE = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-?\d{4}|-?20\d\d(?:-?\d\d){1,2}")
"""A date at the end of a key: a board prints one behind the name."""


def _dated(label: str, names: Names) -> Member | None:
    """Return the one model that bears a label with a date behind it ("Zork 3.5" for Zork 3.5 (June 2031)); None where several do."""
    key = match_key(label)
    dated = [k for k in names.beginning(key) if DATE.fullmatch(k[len(key) :])]
    entries = {e for held in names.lookup(dated).values() for e in held if KG.Model in e.types}
    members = {m for e in entries if (m := names.bearer(e)) is not None}
    return members.pop() if len(members) == 1 else None


def _variant_word(word: str, known: Iterable[str]) -> str:
    """Return the variant of a family that a long word misspells, the word itself where it is one or is none."""
    parts = re.fullmatch(r"([a-z]{5,})(\d.*)?", word.lower())
    if parts is None or parts[1] in known:
        return word
    allowed = 1 if len(parts[1]) < 8 else 2
    near = sorted(k for k in known if k[:1] == parts[1][:1] and DamerauLevenshtein.distance(k, parts[1]) <= allowed)
    return f"{near[0]} {parts[2] or ''}".strip() if len(near) == 1 else word


def _identity(mention: Mention, names: Names) -> tuple[ModelName, str, Span]:
    """Return the identity of a mention: as the graph knows its node, else as its words read."""
    parsed = parse_label(mention.text).name
    for entry in mention.of(KG.Model):
        for member in names.members(parsed.family):
            if member.iri == entry.iri:
                return member.name, member.label, mention.span
    for entry in mention.of(KG.Model):
        if (bearer := names.bearer(entry)) is not None:
            return bearer.name, bearer.label, mention.span
    return parsed, mention.text, mention.span


MOST_KINDS = 3
"""The most kinds of model for which a shorter name may stand."""


def fits(asked: ModelName, members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the models that a name stands for: the same variant, and each other part equal where the name gives it.

    A configuration is a training run without a name of its own: it is meant only where it is named. Where no model has just the
    variant words given, the few kinds of model that have them among others are meant: "Zork Mini" is Zork-Mini-128K.
    """
    alike = [
        m
        for m in members
        if m.name.family == asked.family
        and asked.size in (None, m.name.size)
        and set(asked.version) <= set(m.name.version)
        and tuple(asked.configuration) == m.name.configuration
    ]
    exact = tuple(m for m in alike if sorted(m.name.variant) == sorted(asked.variant))
    if exact or not asked.variant:
        return exact
    fuller = tuple(m for m in alike if set(asked.variant) < set(m.name.variant))
    return fuller if len({tuple(sorted(m.name.variant)) for m in fuller}) <= MOST_KINDS else ()


def runs_of(asked: ModelName, members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the runs that a name stands for, of models that stand in the graph under a setting alone: their rows all name one.

    A configuration of a model that has a node of its own is an ablation, and never stands in for it.
    """
    plain = {m.name for m in members if not m.name.configuration}
    bare = [(m, replace(m.name, configuration=())) for m in members if m.name.configuration]
    alone = [(m, name) for m, name in bare if name not in plain]
    return tuple(m for m, name in alone if fits(asked, [replace(m, name=name)]))
