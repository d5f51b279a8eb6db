"""What a question leaves out of the things that it asks for: "except Zork", "all sizes but 7B", "neither pruned nor tuned"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon.mentions import Mention
from kg.model.document import REACH, Span, inside
from kg.model.logical_form import Condition, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.names import Names
from kg.query.parts import MODELS
from kg.query.reading import Reading
from kg.query.series import series
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL, SKOS

NEAR = 24
"""How many characters may stand between a word that denies and what it denies."""

ARTICLE = r"(?:(?:the|its|their|any|all(?:\s+(?:the|of\s+the))?)\s+)?"
THOSE_OF = r"(?:(?:those|ones|models)\s+(?:of|from|in|by)\s+(?:the\s+)?)?"
EXCEPT = re.compile(
    r"\b(?:except(?:\s+for)?|excepting|excluding|exclude|all\s+but|anything\s+but|any\s+but|apart\s+from|aside\s+from|other\s+than|besides|barring"
    r"|bar|save\s+for|ignoring|ignore|disregarding|discounting|not\s+counting|without\s+counting|not\s+including|leaving|leaving\s+(?:aside|out)|setting\s+aside"
    rf"|leave\s+(?:aside|out)|minus)\s+{ARTICLE}{THOSE_OF}$",
    re.I,
)
"""What stands before a thing that is left out, whatever is asked for."""
BUT = re.compile(rf"\b(?:all|every|any|each|everything|anything)\b[^,;?]{{0,60}}\sbut\s+(?:(?:on|for|at|with|in|of)\s+)?{ARTICLE}$", re.I)
SET_ASIDE = re.compile(EXCEPT.pattern.removesuffix("$") + r"(?P<what>[\w+.-]*\w)", re.I)
BUT_NOT = re.compile(
    rf"(?:\b(?:but|and|yet|though)\s+not|\b(?:that|which)\s+(?:is|are|was|were)(?:\s+not|n['’]t)|[,(]\s*not)\s+(?:(?:on|for|at|with|in|of)\s+)?{ARTICLE}$",
    re.I,
)
"""What stands before a thing that is left out where things of its kind are asked for."""
WITHOUT = re.compile(rf"\bwithout\s+{ARTICLE}$", re.I)
MODELS_BEHIND = re.compile(r"[\s-]+(?:models|variants?|versions?|sizes?|ones)\b", re.I)
"""What stands before and behind a size or variant that is left out; a model without another one is something else."""
ASIDE = re.compile(r"\s+(?:aside|excluded|excepted|left\s+out|apart)\b", re.I)
LISTED = re.compile(
    rf"(?:\s*(?:models?|variants?|versions?|sizes?|family|families|ones?))?\s*(?:(?P<last>(?:,\s*)?(?:and|or|nor|&)|/)|,)\s*(?:also\s+)?{ARTICLE}",
    re.I,
)
"""What stands between two things that are left out together."""


def excluded(reading: Reading, span: Span, target: Iri | None = None) -> bool:
    """Return whether a thing is named to be left out ("except Zork", "Zork aside", "all but Zork and Quux")."""
    return any(_left_out(reading, place, target) for place in _list_to(reading, span))


def _left_out(reading: Reading, span: Span, target: Iri | None) -> bool:
    """Return whether what stands right before or behind a thing leaves it out."""
    before = span.before(reading.text)
    if EXCEPT.search(before) or BUT.search(before) or ASIDE.match(reading.text, span.end):
        return True
    if WITHOUT.search(before) and (any(s.span == span for s in reading.sizes) or MODELS_BEHIND.match(reading.text, span.end)):
        return True
    return bool(BUT_NOT.search(before)) and (target is None or target in MODELS)


def set_aside(text: str) -> tuple[str, ...]:
    """Return the words right behind those that leave something out, known or not ("besides the lathe-loom": a loom is asked for).

    >>> set_aside("Which tools besides the lathe-loom make threads?")
    ('lathe-loom',)
    """
    return tuple(m["what"] for m in SET_ASIDE.finditer(text))


def _list_to(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the place of a thing and, the nearest first, of those before it in a list of things; a comma may end what is left out."""
    things = (*(m.span for m in reading.models), *(s.span for s in reading.sizes), *(m.span for m in reading.mentions))
    yield span
    for before in sorted((s for s in things if s.end <= span.start), key=lambda s: s.end, reverse=True):
        if span.start - before.end > REACH:
            return
        if before.end <= span.start and (gap := LISTED.fullmatch(reading.text, before.end, span.start)) and _goes_on(gap, reading, span):
            yield before
            span = before


def _goes_on(gap: re.Match[str], reading: Reading, span: Span) -> bool:
    """Return whether what joins two things makes a list of them: a comma does so only before a further "and"."""
    return gap["last"] is not None or re.match(r"[^,;?]*(?:,[^,;?]*)*?,?\s+(?:and|or)\s", reading.text[span.end :]) is not None


WHOEVER = re.compile(
    r"\s+(?:everything|anything|all|any|those|models|ones|whatever|every\s+model|any\s+model)\s+(?:that|which)\s+\w+\s+", re.I
)
"""What stands between "except" and what things have that are left out ("leave out everything that uses …")."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The models that a question leaves out, and the sizes of others."""

    models: tuple[Subject, ...] = ()
    sizes: tuple[SizeMention, ...] = ()

    def nodes(self, asked: Sequence[Subject], names: Names) -> dict[Iri, str]:
        """Return the nodes of the models that are left out, each with the question's words for it."""
        found = {iri: m.text for m in self.models for iri in (*_own(m), *m.iris, *_series(m, names))}
        sizes = {s.size for s in self.sizes}
        for subject in asked if sizes else ():
            members = {m.iri: m.name.size for m in names.members(subject.model.family)} if subject.model else {}
            found |= {iri: f"{subject.text} {size}" for iri in subject.iris if (size := members.get(iri)) in sizes and size}
        return found


def _own(subject: Subject) -> tuple[Iri, ...]:
    """Return the node that a model is called by, where that is no family of which only a part is named."""
    part = subject.model is not None and (subject.model.size or subject.model.variant)
    return () if part and subject.iri not in subject.iris else (subject.iri,)


def _series(subject: Subject, names: Names) -> tuple[Iri, ...]:
    """Return all models whose names begin with one that bears no number or variant ("the GPT models": GPT-4, GPT-3.5)."""
    name = subject.model
    return () if name is None or name.size or name.variant or name.version else series(subject.label, names)


MEASURED = (KG.Benchmark, KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Library, KG.Difficulty, KG.Subset)
"""The classes of what scores are measured on."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What a question leaves out that is no model: what is `measured`, and `things` of the class that it asks for."""

    measured: tuple[Mention, ...] = ()
    things: tuple[Mention, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the places that name it."""
        return tuple(m.span for m in (*self.measured, *self.things))

    @property
    def measured_on(self) -> tuple[str, ...]:
        """Return what scores are not to be measured on: the nodes of benchmarks, and the labels of parts."""
        return tuple(e.iri if KG.Benchmark in e.types else e.label for m in self.measured for e in m.of(*MEASURED)[:1])

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions by which the things are no answer."""
        return tuple(Condition(KG.checkpointOf, "not", e.iri, m.text) for m in self.things for e in m.entries)


def aside_in(mentions: Sequence[Mention], reading: Reading, target: Iri | None, vocabulary: Vocabulary) -> Aside:
    """Return what of some mentions a question leaves out: benchmarks and parts of them from its scores, and of what it asks for.

    Where it asks for the kinds of a concept, these are concepts.
    """
    measured = [m for m in mentions if m.of(*MEASURED)]
    found = tuple(m for m in measured if excluded(reading, m.span, KG.Benchmark))
    scored = bool(reading.models) or (target not in MEASURED and any(m.of(KG.Benchmark) for m in measured if m not in found))
    held = found if scored else ()
    asked = ((m, tuple(e for e in m.entries if target in vocabulary.above(e.types) and OWL.Class not in e.types)) for m in mentions)
    things = [Mention(m.span, m.text, entries) for m, entries in asked if entries and m not in held]
    if target is None and reading.has("kinds"):
        concepts = ((m, [e for e in m.entries if SKOS.Concept in vocabulary.above(e.types)]) for m in mentions)
        things = [Mention(m.span, m.text, tuple(kinds[:1])) for m, kinds in concepts if kinds]
    left = tuple(m for m in things if target not in MODELS and excluded(reading, m.span, target or SKOS.Concept))
    return Aside(held, left if target is not None or len(left) < len(things) else ())


def leaves_out(condition: Condition) -> bool:
    """Return whether a condition names a thing to be left out: a model with its variants and sizes ("best except Zork"), a benchmark."""
    return condition.property == KG.checkpointOf and condition.operator == "not"


NON = re.compile(r"(?<!\w)non[\s-]+$", re.I)


def negated(reading: Reading, span: Span) -> bool:
    """Return whether a word right before denies what the span names ("not open", "non-open")."""
    if NON.search(reading.text[: span.start]):
        return True
    for operator in reading.at("not"):
        if any(m.span != span and m.span.start <= operator.span.start and operator.span.end <= m.span.end for m in reading.mentions):
            continue  # "without open data" is the name of something, and denies nothing behind it
        between = WHOEVER.sub(" ", reading.text[operator.span.end : span.start])
        near = operator.span.end <= span.start and len(between) <= NEAR and not re.search(r"\b(?:and|but|that|which)\b", between)
        joined = operator.text.lower() in ("neither", "nor")  # things that are denied together have what follows denied of them
        if near and (joined or not _taken(reading, operator.span.end, span)):
            return True
    return False


UNDER = re.compile(r"\s+under\s+(?:the\s+|an?\s+)?", re.I)
"""What stands between the word for a licence and the licence ("not licensed under MIT")."""
TOLD = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|comes?)\b", re.I)
"""A verb behind a thing that is left out, of which the rest of the question tells ("other than Zork are open")."""
FINITE = re.compile(r"(?!\w*(?:ing|ed)\b)\w+", re.I)
"""A verb that says what things do, and no participle that goes on about the thing before it ("from Mire Labs use …")."""


def _taken(reading: Reading, start: int, span: Span) -> bool:
    """Return whether a thing before what a place names is what is denied, and the rest is told of other things."""
    named = [m.span for m in reading.mentions if not m.of(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)]
    models = [m.span for m in reading.models if start <= m.span.start and m.span.end <= span.start]
    things = [*models, *(s for s in named if start <= s.start and s.end <= span.start)]
    last = max(things, key=lambda s: s.end, default=None)
    if last is None:
        return EXCEPT.search(f"{reading.text[:start]} ") is not None and _strange_before(reading, start, span)
    rest = reading.text[last.end : span.start]
    verbs = (m for m in reading.mentions if m.of(OWL.ObjectProperty) and last.end <= m.span.start and m.span.end <= span.start)
    told = any(FINITE.fullmatch(m.text) and not reading.text[last.end : m.span.start].strip() for m in verbs)
    return (
        told
        or TOLD.search(rest) is not None
        or any(EXCEPT.search(reading.text[: s.start]) for s in things)
        or any(excluded(reading, s) for s in models)
    )


def _strange_before(reading: Reading, start: int, span: Span) -> bool:
    """Return whether a name that nothing here knows, with more words behind it, stands between what denies and a place."""
    known = [m.span for m in reading.mentions]
    strange = [t for t in reading.doc if start <= t.idx < span.start and t.is_alpha and not t.is_stop and not inside(t.idx, known)]
    return bool(strange) and bool(reading.text[strange[0].idx + len(strange[0]) : span.start].strip())


MORE_THAN = re.compile(
    r"\b(?:not|beyond|more\s+than)\s+(?:only|just|merely|solely|exclusively|(?:limited|restricted|confined)\s+to|stop\s+(?:at|with))\s+"
    rf"(?:(?:on|in|for|to|with|cover(?:ing)?|about)\s+)?{ARTICLE}$",
    re.I,
)
"""What stands before a thing that is not all of its kind that is wanted."""
EVERY = re.compile(r"\b(?:every|each|all)\s+(?:(?:one\s+)?of\s+)?(?:the\s+)?(?:single\s+|\w+\s+)?$", re.I)
"""What stands before a heading of which all kinds are wanted ("every type of token")."""
LIMITED = re.compile(rf"\b(?:limited|restricted|confined)\s+to\s+{ARTICLE}$", re.I)


def every(reading: Reading, span: Span) -> bool:
    """Return whether all kinds of a heading are wanted of what is named before it ("which Zorks mask all token types")."""
    behind = any(s.end <= span.start for s in (*(m.span for m in reading.mentions), *(m.span for m in reading.models)))
    return behind and EVERY.search(reading.text[: span.start]) is not None


def operator_of(reading: Reading, span: Span) -> str:
    """Return how things must have what a place names: at all, not, alone, in all its kinds, or with others ("not limited to Java")."""
    before = reading.text[: span.start]
    if MORE_THAN.search(before):
        return "besides"
    if every(reading, span) and not negated(reading, span):
        return "every"
    return "not" if negated(reading, span) else "only" if only(reading, span) or LIMITED.search(before) else "has"


def only(reading: Reading, span: Span) -> bool:
    """Return whether the question wants nothing but what the span names."""
    return any(0 <= o.span.start - span.end <= 2 or 0 <= span.start - o.span.end <= 2 for o in reading.at("only"))
