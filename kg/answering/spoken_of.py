"""The sentences that speak of something: those that a concept's names stand in, or that hold every word of a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import nodes, spellings
from kg.answering.remarks import LIGHT, Said, add_remark, bears_meaning, held, place
from kg.answering.stems import stem
from kg.answering.things import is_concept
from kg.lexicon.mentions import words
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG, OWL, SKOS

MOST_SHOWN, MOST_TOLD = 12, 3
AS_THEY_STAND = "The sentences of the documents are shown as they stand."
TOPIC = re.compile(r"\b(?:about|on|of|regarding|concerning|to\s+say\s+to)\s+(?P<topic>[^?]+?)\W*$", re.I)
"""What a document is asked to speak about, at the end of a question."""
SHORTEST_NAME = 2


def naming(subject: Subject, form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that name a concept and hold what of the question nothing understands, those that begin with its name first."""
    wording, own = _names(subject, context), set(nodes(subject))
    found = [s for s in _allowed(form, context) if own & s.about or wording.search(s.text)]
    return sorted(_told(found, form), key=lambda s: (not wording.match(s.text), _order(s, context)))


def together(subjects: Sequence[Subject], form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that name each of several things."""
    each = [set(nodes(s)) for s in subjects]
    found = [s for s in _allowed(form, context) if all(own & s.about for own in each)] if len(each) > 1 else []
    return sorted(found, key=lambda s: _order(s, context))


def opening(subject: Subject, text: str, context: Context) -> bool:
    """Return whether a sentence begins with the name of a concept, and so says something of it."""
    return bool(_names(subject, context).match(text))


def unnamed(subjects: Sequence[Subject], text: str, context: Context) -> str:
    """Return a text with … in the place of the names of some concepts."""
    for subject in subjects:
        text = _names(subject, context).sub("…", text)
    return text


def on_topic(form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that hold every word of what a question names behind "about", where no name or concept is read in it."""
    topic = TOPIC.search(form.question)
    wanted = [stem(w) for w in _carrying(topic["topic"])] if topic else []
    said, near = _allowed(form, context), [context.graph.remarks.forms(s) for s in wanted]
    found = [s for s in said if all(w in s.stems for w in wanted)] or [s for s in said if all(f & s.stems for f in near)]
    return sorted(found, key=lambda s: _order(s, context)) if wanted else []


def show(label: str, found: Sequence[Said], context: Context, draft: Draft) -> None:
    """Write a row for each sentence, and the first ones as the answer."""
    cites = [add_remark(label, said, context, draft) for said in found[:MOST_SHOWN]]
    told = list(zip(found, cites, strict=False))[:MOST_TOLD]
    if told:
        draft.sentences.append(" ".join(f"“{said.text}” [{n}]." for said, n in told))
        draft.caveats.append(AS_THEY_STAND)


def conceptual(subject: Subject) -> bool:
    """Return whether a thing is a concept, which no row of a table measures."""
    return subject.model is None and (SKOS.Concept in subject.types or is_concept(subject.iri))


def concepts_in(form: LogicalForm, context: Context, *, classes: bool = False) -> list[Subject]:
    """Return the concepts that a question names, in order of place; words for classes of things ("benchmarks") only with `classes`."""
    found = []
    for mention in context.reading(form.question).mentions:
        entry = next((e for e in mention.entries if SKOS.Concept in e.types or is_concept(e.iri)), None)
        cls = mention.of(OWL.Class)
        if entry is not None and not mention.of(KG.Document, KG.Model) and (classes or not cls):
            types = (*entry.types, *([OWL.Class] if cls else []))
            found.append(Subject(mention.text, mention.span, entry.label, entry.iri, tuple(types), (entry.iri,)))
    return found


def _names(subject: Subject, context: Context) -> re.Pattern[str]:
    """Return the wording by which a text names a concept, in one or many."""
    known = sorted((n for n in spellings(subject, context) if len(n) >= SHORTEST_NAME), key=len, reverse=True)
    return re.compile(rf"(?:the\s+|an?\s+)?(?<![\w-])(?:{'|'.join(map(re.escape, known)) or '(?!)'})s?(?![\w-])", re.I)


def _carrying(topic: str) -> list[str]:
    return [word for w in words(topic) if bears_meaning((word := w.of(topic)).casefold())]


def _allowed(form: LogicalForm, context: Context) -> list[Said]:
    allowed = context.documents_in(form.scope)
    return [s for s in context.graph.remarks.said if allowed is None or s.document in allowed]


def _told(found: Sequence[Said], form: LogicalForm) -> list[Said]:
    """Return those of some sentences that hold what of a question is not understood."""
    odd = frozenset(stem(span.of(form.question)) for span in form.strange) - frozenset(map(stem, LIGHT))
    return [s for s in found if held(odd, s.stems)]


def _order(said: Said, context: Context) -> tuple[tuple[int, str], str, tuple[int, int]]:
    return context.library.documents[said.document].rank, said.document, place(said.iri)
