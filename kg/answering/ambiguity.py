"""Names that several things bear: which of them is meant is said, and the others are named."""

from __future__ import annotations

import re

from kg.answering.context import Graph
from kg.answering.wording import joined
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG, SKOS

NAMED = ((KG.Model, "model"), (KG.Benchmark, "benchmark"), (KG.Corpus, "corpus"), (KG.Agent, "organisation"), (SKOS.Concept, "concept"))
"""The classes whose names are told apart, with the word for each."""


def ambiguities(form: LogicalForm, graph: Graph) -> tuple[str, ...]:
    """Return, for each name of a question that other things bear too, which thing is meant and which are not."""
    told = {}
    for subject in (*form.subjects, *form.measured.benchmarks):
        text = re.sub(r"['’]s?$", "", subject.text)
        others = _others(subject, text, graph)
        if others:
            classes = {_class(entry) for entry in others} | {_of(subject)}
            meant, rest = _said(subject.label, _of(subject), classes), joined(_said(e.label, _class(e), classes) for e in others)
            told[text] = f"“{text}” is read as {meant}; {rest} {'is' if len(others) == 1 else 'are'} called so too."
    return tuple(told.values())


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
