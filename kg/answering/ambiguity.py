"""Names that are not what they seem: borne by several things, misspelt, or in letters of several scripts. What is meant is said."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

from kg.answering.context import Graph
from kg.answering.wording import joined
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, find
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG, SKOS

NAMED = ((KG.Model, "model"), (KG.Benchmark, "benchmark"), (KG.Corpus, "corpus"), (KG.Agent, "organisation"), (SKOS.Concept, "concept"))
"""The classes whose names are told apart, with the word for each."""
ALIKE = 70
"""How like a label a name must be, of 100, to be a misspelling of it and no other way to say it."""


def ambiguities(form: LogicalForm, graph: Graph) -> tuple[str, ...]:
    """Return, for each name of a question that other things bear too or that is misspelt, which thing is meant and which are not."""
    told: dict[str, str] = {}
    for subject in (*form.subjects, *form.measured.benchmarks):
        text = re.sub(r"['’]s?$", "", subject.text)
        meant_all = joined(dict.fromkeys(b.label for b in form.measured.benchmarks if b.span == subject.span)) or subject.label
        misread = respelt(text, meant_all, graph) or _closest(subject, graph)
        if misread:
            told[text] = misread
        others = _others(subject, text, graph)
        if others:
            classes = {_class(entry) for entry in others} | {_of(subject)}
            meant, rest = _said(subject.label, _of(subject), classes), joined(_said(e.label, _class(e), classes) for e in others)
            told[text] = f"“{text}” is read as {meant}; {rest} {'is' if len(others) == 1 else 'are'} called so too."
    return tuple(told.values())


def respelt(text: str, label: str, graph: Graph) -> str:
    """Return that a name is read as another, where it is misspelt; empty where it is no misspelling.

    Letters that only look like others are told of: they may be a mistake, or meant to mislead. Source: Unicode Technical Standard 39.
    """
    if (
        match_key(text) == match_key(label)
        or find(text, graph.names.lookup)
        or fuzz.partial_ratio(match_key(text), match_key(label)) < ALIKE
    ):
        return ""
    found = scripts(text)
    mixed = f" has letters of several scripts ({joined(found)}), and" if len(found) > 1 else ""
    return f"“{text}”{mixed} is read as {label}."


def _closest(subject: Subject, graph: Graph) -> str:
    """Return that a model's name and size stand for models that are called otherwise; empty where one is called just so."""
    name = subject.model
    if name is None or not subject.iris:
        return ""
    meant = [m for m in graph.names.members(name.family) if m.iri in subject.iris]
    if not meant or any(name.size in (None, m.name.size) and sorted(m.name.variant) == sorted(name.variant) for m in meant):
        return ""
    return f"No document here names {subject.label}; it is read as {joined(m.label for m in meant[:3])}."


def scripts(text: str) -> tuple[str, ...]:
    """Return the scripts of a text's letters, by the first word of their names, in alphabetical order.

    >>> scripts("Zork 7B"), scripts("Z\u043erk")
    (('Latin',), ('Cyrillic', 'Latin'))
    """
    letters = unicodedata.normalize("NFKC", text)
    return tuple(sorted({unicodedata.name(c, "unknown").split()[0].capitalize() for c in letters if c.isalpha()}))


def _others(subject: Subject, text: str, graph: Graph) -> list[Entry]:
    """Return the other things of a name, none where the name is the thing's own label and no other's."""
    key = match_key(text)
    entries = [e for e in graph.names.lookup([key]).get(key, ()) if _class(e)]
    if not any(e.iri == subject.iri for e in entries):
        return []
    others = [e for e in entries if e.iri != subject.iri and e.iri not in subject.iris]
    return [e for e in others if e.label == text] if text == subject.label else others


def _class(entry: Entry) -> str:
    return next((word for cls, word in NAMED if cls in entry.types), "")


def _of(subject: Subject) -> str:
    return next((word for cls, word in NAMED if cls in subject.types), "")


def _said(label: str, cls: str, classes: set[str]) -> str:
    """Return a thing as a caveat names it: with the word for its class where the things are of several."""
    return f"the {cls} {label}" if cls and len(classes) > 1 else label
