"""The names of a thing: labels and spellings of it and of the models above it, as titles may print them."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg import rdf
from kg.answering.context import Context
from kg.lexicon.keys import match_key
from kg.lexicon.levels import ancestors
from kg.lexicon.lexicon import model_iri
from kg.lexicon.mentions import Mention
from kg.model.logical_form import Subject
from kg.model.names import ModelName
from kg.query.catalogue import things
from kg.vocab import SKOS

MOST = 4
"""The most other names that are told of a title."""


def nodes(subject: Subject) -> tuple[str, ...]:
    """Return the nodes of a thing; of a model also the models above it, of which a document may give what holds for all."""
    above = []
    if subject.model is not None:
        above = [
            model_iri(subject.model),
            *(model_iri(name) for name, _ in ancestors(subject.model)),
            model_iri(ModelName(subject.model.family)),
        ]
    return tuple(dict.fromkeys(n for n in (subject.iri, *subject.iris, *above) if n))


def spellings(subject: Subject, context: Context) -> tuple[str, ...]:
    """Return the names under which a thing may stand in a title, the one asked for first."""
    found = [re.sub(r"['’]s?$", "", subject.text), subject.label]
    held = nodes(subject)
    if held:
        above = [n for n in held if subject.model is None or n not in subject.iris or n == subject.iri]
        rows = context.store.select(rdf.edges(above, [SKOS.prefLabel, SKOS.altLabel])).rows
        found += sorted({o.value for _, _, o in rows if isinstance(o, ox.Literal)})
    return tuple(dict.fromkeys(name.strip() for name in found if name.strip()))


def called(subject: Subject, context: Context) -> str:
    """Return what an answer calls a thing: the question's own word where it is a spelling of it, else its label."""
    text = re.sub(r"['’]s?$", "", subject.text)
    known = {match_key(name) for name in spellings(subject, context)}
    return text if match_key(text) in known else subject.label


def mentioned(text: str, context: Context) -> list[Mention]:
    """Return the places of a document's words that name a model, benchmark or corpus; `feathers` is no model Feather."""
    found = things(text, context.names.lookup)
    plain = {
        m.span for m in found if m.text.islower() and m.text.isalpha() and (m.entries[0].label != m.text or context.names.ordinary(m.text))
    }
    return [m for m in found if m.span not in plain]


def named_in(text: str, context: Context) -> tuple[str, ...]:
    """Return the labels of the models, benchmarks and corpora that a text names."""
    labels = [m.entries[0].label for m in mentioned(text, context)]
    return tuple(dict.fromkeys(labels))[:MOST]
