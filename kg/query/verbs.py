"""What the verbs of a question say: who does what to what is named, and what is said with no verb at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL

DOING = re.compile(
    r"^\W*(?:[^,?]{1,60},\s+)?(?:(?:and|so|ok)\W+)?(?:what|who|which(?:\s+ones?)?)\s+(?:all\s+|else\s+|other\s+)?(?:(?:is|are|was|were|has|have|had)\s+)?"
    r"(?:(?:been|directly|also)\s+)*$",
    re.I,
)
"""What stands before a verb of which the question word is the subject ("what builds on …", "who uses …")."""
EVERYTHING = re.compile(r"\b(?:everything|anything|all|whatever)\s+(?:that\s+)?(?:(?:is|are|was|were|has\s+been)\s+)?$", re.I)
"""What stands before what is said of all things asked for ("everything based on …")."""
ARTICLE = re.compile(r"\s+(?:the\s+|an?\s+)?")


def doer(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of what does something to a thing that is named right behind the verb: models, where they are what does it."""
    named = [s for s in (*(m.span for m in reading.models), *(m.span for m in reading.mentions)) if s not in scoped]
    for mention in reading.mentions:
        behind = ARTICLE.match(reading.text, mention.span.end)
        if mention.span in scoped or behind is None:
            continue
        if not (DOING.match(reading.text[: mention.span.start]) or EVERYTHING.search(mention.span.before(reading.text))):
            continue
        if not any(span.start == behind.end() for span in named):
            continue
        domains = [vocabulary.terms[p].domains for p in vocabulary.is_property(mention)]
        if any(KG.Model in d and KG.Challenge not in d for d in domains):  # what mitigates a problem is no model for sure
            return KG.Model
    return None


def of_another(reading: Reading) -> bool:
    """Return whether a property is asked of a benchmark or corpus ("the size of Zork"), so that a paper's model is not meant."""
    named = [m.span.start for m in reading.mentions if m.of(KG.Benchmark, KG.Corpus)]
    ends = [m.span.end for m in reading.mentions if m.of(OWL.ObjectProperty)]
    return any(re.fullmatch(r"\s+of\s+(?:the\s+)?", reading.text[end:start]) for end in ends for start in named if start > end)


ASKED_THINGS = re.compile(
    r"^\W*(?:(?:what|which)\s+(?:are|is)\s+(?:all\s+)?(?:the\s+)?|(?:what|which|list|name)\s+(?:all\s+)?(?:the\s+)?)$", re.I
)


AMOUNT_ASKED = re.compile(r"\W*how\s+(?:many|much)\b", re.I)


def closing_verb(reading: Reading) -> tuple[Span, ...]:
    """Return the place of a verb that ends a question and is a property elsewhere ("what are the libraries Zork tests").

    So is the verb behind an amount: "how many tokens was Zork trained on" asks for tokens and not for the corpus.
    """
    properties = [m for m in reading.mentions if m.of(OWL.ObjectProperty, OWL.DatatypeProperty)]
    if len(properties) > 1 and AMOUNT_ASKED.match(reading.text):
        *_, last = properties
        return () if reading.text[last.span.end :].strip(" ?.!") or not last.of(OWL.ObjectProperty) else (last.span,)
    asked = any(ASKED_THINGS.match(reading.text[: m.span.start]) for m in properties)
    named = [*(m.span for m in reading.models), *(m.span for m in reading.mentions if m.of(KG.Benchmark, KG.Corpus))]
    for mention in properties if asked else ():
        ends = not reading.text[mention.span.end :].strip(" ?.!") and mention.text.islower() and mention.text.endswith("s")
        if ends and any(not reading.text[s.end : mention.span.start].strip() for s in named if s.end <= mention.span.start):
            return (mention.span,)
    return ()


USED_TO = {
    KG.fineTunedOn: re.compile(
        r"\b(?:data(?:\s?sets?)?|corp(?:us|ora)|sets?|examples|instructions)\b[^?]*\b(?:used|needed|taken)\s+(?:to|for)\s+(?:the\s+)?(?:instruct-?|fine-?\s?)tun(?:e|ing)\b",
        re.I,
    ),
    KG.trainedOn: re.compile(
        r"\b(?:data(?:\s?sets?)?|corp(?:us|ora)|sets?)\b[^?]*\b(?:used|needed|taken)\s+(?:to|for)\s+(?:the\s+)?(?:pre-?\s?)?train(?:ing)?\b"
        r"|\b(?:data(?:\s?sets?)?|corp(?:us|ora))\s+(?:that\s+)?(?:went|goes|go)\s+into\b",
        re.I,
    ),
}
"""Property → how a question asks for the data that was used to make a model."""
TAKES_IN = re.compile(
    r"\b(?:support|handle|accept|process|fit|take)(?:s|es|ing)?\s+(?:in\s+)?(?:(?:up\s+to|at\s+least|at\s+most|more\s+than|over|inputs?|prompts?|contexts?"
    r"|sequences?|windows?|of|with|a|an|the|some)\s+)*(?:about\s+)?\d[\d.,]*\s?[kKmM]?[\s-]+tokens?\b"
    r"|\bhow\s+many\s+tokens\s+(?:can|could|does|do|will)\b[^?]*\b(?:support|handle|accept|process|fit|take)\b",
    re.I,
)
"""How a question asks for the length of text that a model takes in at once."""
FINE_TUNES = re.compile(r"\s+(?:also\s+)?fine-?\s?tunes?\s+(?:the\s+)?", re.I)


def made_with(reading: Reading) -> tuple[Iri, ...]:
    """Return what a question asks of a model by what its data, or another model, was used for ("which data was used to train Zork")."""
    if not reading.models:
        return ()
    one, *others = sorted(m.span for m in reading.models)
    if TAKES_IN.search(reading.text):
        return (KG.contextLength,)
    if any(FINE_TUNES.fullmatch(reading.text[one.end : other.start]) for other in others):
        return (KG.fineTunedFrom,)
    counted = reading.has("count")
    return next(((prop,) for prop, words in USED_TO.items() if words.search(reading.text) and not counted), ())


DONE = {"introduce": KG.introduces, "better": KG.outperforms, "worse": KG.underperforms}
"""Operator → the property that it names where a question asks what a thing does ("what does Zork outperform")."""


def done_by(reading: Reading, named: Sequence[Subject]) -> tuple[Iri, ...]:
    """Return what the one thing named is asked to do, where its verb follows it and nothing else does."""
    if len(named) != 1:
        return ()
    before, one = reading.text[: named[0].span.start], named[0].span
    asks = re.search(r"\b(?:what|which|who)\b[^?]*\b(?:does|do|did|has|have|can)\s+(?:the\s+)?$", before, re.I)
    return tuple(
        prop
        for name, prop in DONE.items()
        for verb in reading.at(name)
        if asks and not reading.text[one.end : verb.span.start].strip() and not reading.text[verb.span.end :].strip(" ?.!")
    )


def verbless(reading: Reading) -> bool:
    """Return whether a model, what is said of it and of what stand side by side, to be confirmed ("Zork based on Quux?")."""
    first = reading.models[0].span if reading.models else None
    if first is None or first.start > 1 or not reading.text.rstrip().endswith("?"):
        return False
    verbs = [m.span for m in reading.mentions if m.of(OWL.ObjectProperty)]
    said = next((s for s in verbs if not reading.text[first.end : s.start].strip()), None)
    values = [*(m.span for m in reading.models[1:]), *(m.span for m in reading.mentions)]
    return said is not None and any(v.start > said.end and ARTICLE.fullmatch(reading.text[said.end : v.start]) for v in values)
