"""Follow-up questions: what "and at 70B?", "what about its licence?" or "only the survey" ask after the question before.

A follow-up is restated as a whole question, in words, by changing the places of the question before that it speaks of. So what
was understood can be read, asked again, and cited. Nothing here knows the answer before, only what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query import restating
from kg.query.asserting import ASKING, VERBS
from kg.query.length import unreadable
from kg.query.names import Names
from kg.query.parse import parse
from kg.query.reading import Reading, read
from kg.query.restriction import restriction
from kg.query.sequels import DROPPED, TOLD, of_documents, sequels
from kg.query.splitting import split
from kg.query.strangers import unknown
from kg.query.titles import namings
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL, SKOS

OPENING = r"(?:and|ok|okay|so|but|now|then|well|or|hmm|yes|no|right|please|thanks|thank you)\b[\s,.!]*"
ABOUT = (
    r"(?:(?:what|how)\s+about|what\s+if|what\s+of|the\s+same(?:\s+(?:thing|question))?|same(?:\s+(?:thing|question|again))?|again|instead|"
    r"try|do\s+(?:it|that|the\s+same)|repeat(?:\s+(?:it|that))?)\b[\s,]*"
)
ADDING = r"(?:also|too|plus|add)\b[\s,]*"
LEAD = re.compile(rf"^(?P<opening>(?:{OPENING})*)(?P<also>{ADDING})?(?P<about>{ABOUT})?(?P<only>(?:only|just)\b\s*)?", re.I)
PREPOSITION = re.compile(r"^(?P<word>for|at|on|with|in|under|to|against|versus|vs\.?|of|by|from|than)\s+", re.I)
ARTICLE = re.compile(r"^(?:the|an?|its|their)\s+", re.I)
ENDING = re.compile(r"[\s,]*(?:instead|too|as\s+well|please|then|again)?[\s?.!]*$", re.I)
BACK = re.compile(r"\b(?:it|its|they|their|them|that\s+(?:model|one)|this\s+(?:model|one)|these|those)\b", re.I)
OF_THEM = re.compile(
    r"^(?P<lead>which|how\s+many|what)\s+(?:ones?\s+)?(?:of|among)\s+(?:them|these|those)\s+(?P<rest>(?:are|have|has|is|use|used|were|score)\b.+)$",
    re.I,
)
COMPARED = re.compile(r"\b(?:compare|compared|comparison|versus|vs\.?|against|difference)\b", re.I)
WHY = re.compile(
    r"^(?:(?:but|and|so)\s+)?(?:why(?:\s+(?:is|was|does|did)\s+(?:that|it|this)(?:\s+so)?)?|how\s+come|what\s+explains\s+(?:that|it|this))[\s?]*$",
    re.I,
)
ABOUT_ANY = ("path", "description", "says", "introduction")
"""The kinds of question that may be about things of any class."""
ANY = (KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, SKOS.Concept)
ACCORDING = re.compile(r"^(?:according\s+to|from|in|by|per|as\s+of)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """A follow-up taken apart: `lead` if its opening says that it is one; `words` what it brings, read by themselves."""

    text: str
    words: str
    reading: Reading
    lead: bool
    also: bool
    only: bool
    preposition: str


def follow(previous: LogicalForm | None, text: str, names: Names, vocabulary: Vocabulary) -> str | None:
    """Return the whole question that a text asks after the one before; None if the text stands by itself.

    What is returned has been read again: it means what the question before means but for what the follow-up says.
    """
    said = _taken_apart(text, names)
    if previous is None or said is None or previous.kind == "unknown" or not previous.question.strip():
        return None
    other = None
    for question in _candidates(previous, said, names, vocabulary):
        made = " ".join(question.split())
        again = TOLD.match(said.text) is None and made.casefold() == previous.question.casefold()
        if unreadable(made) is None and not again and len(split(made)) <= len(split(previous.question)):
            form = parse(read(made, names), names, vocabulary)
            if form.kind != "unknown" and not _lost(previous, form, said, names):
                if form.kind == previous.kind:
                    return made
                other = other or made
    return other


def _taken_apart(text: str, names: Names) -> Said | None:
    """Return a follow-up without its opening and ending; None for what is empty or too long to be one."""
    text = text.strip()
    if unreadable(text):
        return None
    lead = LEAD.match(text)
    words = text[lead.end() :] if lead else text
    preposition = PREPOSITION.match(words)
    bare = ENDING.sub("", words[preposition.end() :] if preposition else words)
    return Said(
        text,
        bare,
        read(bare, names),
        bool(lead and (lead["opening"] or lead["also"] or lead["about"] or lead["only"])) or preposition is not None,
        bool(lead and lead["also"]) or bool(re.search(r"\b(?:too|as\s+well|also)\s*[?.!]*$", text, re.I)),
        bool(lead and lead["only"]),
        preposition["word"].lower() if preposition else "",
    )


def _candidates(previous: LogicalForm, said: Said, names: Names, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the questions that a follow-up may be, the likeliest first."""
    if WHY.match(said.text):
        yield from restating.why(previous)
        return
    among = OF_THEM.match(said.text.strip(" ?"))
    if among and previous.kind in ("list", "count", "ranking", "beyond", "extreme"):
        yield from restating.narrowed(previous, among["lead"].capitalize(), among["rest"], said.reading)
        return
    yield from sequels(previous, said.text, said.reading)
    whole = _is_whole(said)
    if BACK.search(said.text):
        yield from of_documents(previous, said.text)
        yield from _referring(previous, said, names, vocabulary, whole=whole)
    if whole and not COMPARED.match(said.words):
        return
    if COMPARED.match(said.words):
        yield from restating.compared(previous, said.reading.models)
        return
    if _is_fragment(said, names):
        yield from _changed(previous, said, names, vocabulary)


def _is_whole(said: Said) -> bool:
    """Return whether a text is a question of its own: it begins as one, and says more than a name."""
    first = next((t.lower_ for t in said.reading.doc if t.is_alpha), "")
    return first in (*ASKING, *VERBS) and len(said.reading.doc) > 2


def _is_fragment(said: Said, names: Names) -> bool:
    """Return whether a text that is no question of its own speaks of the one before: a bare name is a question for what it is."""
    reading = said.reading
    ranked = reading.has("best", "worst", "largest", "smallest") and reading.numbers
    leaving = not restriction(f", {said.text}", names)[0].open
    return bool(said.lead or said.text.endswith("?") or reading.sizes or reading.facets or ranked or leaving or ACCORDING.match(said.text))


def _referring(previous: LogicalForm, said: Said, names: Names, vocabulary: Vocabulary, *, whole: bool) -> Iterator[str]:
    """Yield a text with its pronoun replaced by what the question before was about, and what it leaves open taken from there."""
    if not previous.subjects:
        return
    properties = vocabulary.properties_in(said.reading, ())
    variant = restating.variant_of(previous.subjects[0], said.words, names)
    if variant is not None and not whole:
        yield from restating.with_subjects(previous, (variant,), first=True, also=said.also)
        return
    if properties and not whole and not COMPARED.match(said.words):
        yield restating.of_property(said.words, previous.subjects)
        return
    if COMPARED.match(said.words):
        yield from restating.compared(previous, said.reading.models)
    text = restating.referred(LEAD.sub("", said.text) or said.text, previous.subjects)
    yield from restating.completed(previous, text, said.reading)
    yield text


def _changed(previous: LogicalForm, said: Said, names: Names, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the question before with what a fragment names in the place of what it had of that kind."""
    own, _ = restriction(f", {said.text}", names)
    if not own.open:
        yield restating.added(previous, re.sub(r"^[\s,]*(?:and|but|so|now)\s+", "", said.text.rstrip("?. ")))
        return
    source = _source(said, names)
    if source:
        yield restating.according(previous, source)
        return
    reading = said.reading
    direction = restating.turned(previous, reading)
    if direction and not reading.models:
        yield direction
    variant = None if reading.models or not previous.subjects else restating.variant_of(previous.subjects[0], said.words, names)
    models = reading.models or ((variant,) if variant else ()) or _others(previous, said, names)
    properties = [p for p in vocabulary.properties_in(reading, ()) if p != KG.confidence]
    if properties and previous.subjects and not models and not previous.measured.benchmarks:
        yield restating.of_property(ARTICLE.sub("", said.words), previous.subjects)
    first = said.preposition not in ("to", "with", "against", "versus", "vs", "vs.", "than")
    if models and previous.kind in ABOUT_ANY:
        yield from restating.with_subjects(previous, models, first=first, also=said.also)
    edits = restating.Edits(previous, also=said.also)
    edits.measure(reading)
    edits.settings(reading)
    edits.sizes(reading, names, keep=bool(models))
    edits.conditions(reading, vocabulary)
    if models:
        yield from edits.subjects(models, first=first)
    if edits.any:
        yield from edits.questions()


def _others(previous: LogicalForm, said: Said, names: Names) -> tuple[Subject, ...]:
    """Return what a fragment names that may stand in the place of a thing that is no model, or a name that nothing bears."""
    if previous.subjects and (previous.subjects[0].model is None or previous.kind in ABOUT_ANY):
        types = {*ANY, *previous.subjects[0].types} if previous.kind in ABOUT_ANY else set(previous.subjects[0].types)
        for mention in said.reading.mentions:
            for entry in mention.entries:
                if types & set(entry.types):
                    return (Subject(mention.text, mention.span, entry.label, entry.iri, entry.types, (entry.iri,)),)
    absent = unknown(said.reading, _covered(said), names)
    return tuple(Subject(a.text, a.span, a.text, Iri(""), ()) for a in absent[:1])


def _source(said: Said, names: Names) -> str:
    """Return the words by which a follow-up names documents to be asked alone; empty if it names none."""
    words = ACCORDING.sub("", said.words)
    bare = ARTICLE.sub("", words)
    named = namings(read(f"the {bare}", names), names)
    entries = [e for m in said.reading.mentions for e in (*m.of(KG.Document), *m.of(OWL.Class)) if m.span.start <= 4]
    kind = any(e.iri in restating.KINDS or KG.Document in e.types for e in entries)
    if not (named or kind) or said.reading.models:
        return ""
    benchmark = any(m.of(KG.Benchmark) for m in said.reading.mentions)
    return "" if benchmark and not named else f"the {bare}"


def _lost(previous: LogicalForm, form: LogicalForm, said: Said, names: Names) -> bool:
    """Return whether a restated question has lost what the follow-up names, or has become a question about nothing."""
    dropped = DROPPED.match(said.text) is not None
    wanted = {s.model for s in said.reading.models if s.model is not None and not dropped}
    held = {s.model for s in form.subjects}
    if wanted - held and not any(_within(w, form.subjects) for w in wanted):
        return True
    benchmarks = {e.iri for m in said.reading.mentions for e in m.of(KG.Benchmark)}
    if benchmarks and not benchmarks & {b.iri for b in (*form.measured.benchmarks, *form.subjects)}:
        return True
    asked: set[Iri] = {b.iri for b in previous.measured.benchmarks}
    gone = bool(asked) and not form.measured.benchmarks and not form.measured.tasks and form.kind == previous.kind
    return gone or len(form.absent) > len(previous.absent) + len(unknown(said.reading, _covered(said), names))


def _within(model: object, subjects: Sequence[Subject]) -> bool:
    """Return whether a model's family is among the subjects: a size may have been given to it."""
    return any(s.model is not None and getattr(model, "family", None) == s.model.family for s in subjects)


def _covered(said: Said) -> list[Span]:
    """Return the places of a follow-up that are understood."""
    reading = said.reading
    found = [*(m.span for m in reading.mentions), *(m.span for m in reading.models), *(s.span for s in reading.sizes)]
    return [*found, *(f.span for f in reading.facets), *(o.span for o in reading.operators)]
