"""Rules for questions about what things are and have: properties, lists, counts, extremes, and whether something is so."""

from __future__ import annotations

import re

from kg.model.terms import Iri
from kg.query.parts import Parts, beside, scored_by_word
from kg.query.quantified import quantifier, together, which_of
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

CONTRASTED = re.compile(r"\b(?:although|though|while|whereas|but|yet)\b[^?]*(?:\b(?:not|cannot|lacks?)\b|n['’]t\b)|\bunlike\b", re.I)
"""Wordings that say of a second thing what is not so of it."""
UNDER_IT = re.compile(r"\bunderl(?:ie|ies|ay)\b|\binitiali[sz]es\b", re.I)
"""A verb before a model whose subject is what the model was made from."""
AUXILIARY = re.compile(r"\b(?:is|was|are|were|did|does|do|has|have|had|can|models?\s+(?:that|which))\s+(?:the\s+)?$", re.I)


def compared_with_an_amount(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which models are larger than Zork": a bound that is another thing's amount."""
    against = any(isinstance(c.value, str) and c.operator in (">", "<") for c in parts.conditions)
    return _listed(parts) if against and not parts.scored else None


def properties_side_by_side(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "compare the licences of Frotz and Blorb"."""
    compared = len(parts.things) > 1 and parts.properties and parts.reading.has("compare")
    return "property" if compared and not (parts.models or parts.scored) else None


def extreme_of_a_class(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which model is the largest"."""
    asked = parts.order and parts.by is not None and parts.target is not None
    return "extreme" if asked and not parts.models and not parts.scored else None


def total_of_a_class(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Hold for "the average size of the models"."""
    asked = parts.reading.has("average", "sum") and parts.target and any(vocabulary.amount(p) for p in parts.properties)
    return "list" if asked and not (parts.entities or parts.measured.benchmarks or parts.measured.metrics) else None


def whether_of_all(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "were all Zork models trained on Frotz", "does every Zork model have 2B parameters"."""
    plain = not (parts.measured.benchmarks or parts.measured.metrics or parts.order or parts.bounds or parts.scored)
    others = [c for c in parts.conditions if c.value != parts.models[0].iri] if len(parts.models) == 1 else []
    told = others or (parts.properties and any(map(str.isdigit, parts.reading.text)))
    asked = parts.yes_no and len(parts.models) == 1 and quantifier(parts.reading.text) == "all"
    return "check" if asked and plain and told else None


def linked_by_a_property(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Hold for "which models were trained on Frotz"."""
    stated = _stated(parts, vocabulary)
    return stated if stated and not (parts.scored and scored_by_word(parts.reading)) else None


def whether_it_holds(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "was Zork trained on Frotz", "which of Zork and Quux was trained on Frotz"."""
    text, reading = parts.reading.text, parts.reading
    plain = not (parts.measured.benchmarks or parts.measured.metrics or parts.order or parts.bounds)
    alone = len(parts.models) == 1 or (len(parts.models) == 2 and CONTRASTED.search(text) is not None) or _same_of_each(parts)
    which = bool(parts.models) and len(which_of(text, parts.models)) == len(parts.models) and beside(parts)
    asked = (parts.yes_no and alone) or which
    return "check" if asked and parts.values and plain and not reading.has("score", "better", "worse", "trend") else None


def extreme_of_models(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which is larger, Zork or Quux"."""
    asked = len(parts.models) >= 2 and parts.order and parts.by is not None
    return "extreme" if asked and not parts.has_score and not parts.reading.has("better", "worse", "trend") else None


def extreme_of_things(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which Frotz is the largest", of things named or of a class."""
    return "extreme" if parts.order and parts.by is not None and (parts.target or parts.entities) else None


def whether_of_things(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "is Frotz a benchmark for Python", "why is Frotz hard"."""
    return "check" if (parts.yes_no or parts.why) and parts.values and (parts.entities or len(parts.concepts) > 1) else None


def property_of_things(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what is the licence of Zork"."""
    return "property" if parts.properties and parts.entities else None


def foreign_words_only(parts: Parts, _: Vocabulary) -> str | None:
    """Hold where most of a question is not understood."""
    return "unknown" if parts.foreign > 2 and not parts.entities and not parts.conditions else None


def things_of_a_class(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "list the models with an MIT licence"."""
    restricted = parts.conditions or parts.reading.has("list", "count") or parts.scope.documents or parts.scope.kinds
    return _listed(parts) if parts.target and restricted else None


def things_with_conditions(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "everything in Python from 2023", where no class is named."""
    several = len(parts.conditions) > 1 and not parts.entities
    asked = several or parts.reading.has("list", "count") or parts.scope.table or parts.scope.kinds
    return _listed(parts) if parts.conditions and asked else None


def nothing_asked(parts: Parts, _: Vocabulary) -> str | None:
    """Hold where words are not understood, nothing is named, and no word asks for anything."""
    asks = parts.reading.has("define", "place", "kinds", "list", "who", "when")
    return "unknown" if parts.foreign > 1 and not parts.entities and not asks else None


def _listed(parts: Parts) -> str:
    """Return whether things are counted or listed."""
    return "count" if parts.reading.has("count") else "list"


def _same_of_each(parts: Parts) -> bool:
    """Return whether one thing is asked of several models at once, beside what they are ("do Zork and Quux use pruning")."""
    return beside(parts) and bool(parts.models) and len(together(parts.reading.text, parts.models)) == len(parts.models)


def _stated(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Return `list`, `count` or `property` where a property links the class asked for with what is named, in either direction."""
    reading = parts.reading
    if parts.target is None or not parts.properties or parts.order:
        return None
    for prop in parts.properties:
        term = vocabulary.terms[prop]
        if term.domains and not term.domains & vocabulary.above([parts.target]):
            continue
        counted = vocabulary.counts.get(prop) if parts.of_members else None
        if any(c.property in (prop, counted) or c.property is None for c in parts.conditions):
            asked_of = _asked_of(parts, prop, vocabulary) and not reading.has("count")
            return "property" if asked_of else _listed(parts)
    return None


def _asked_of(parts: Parts, prop: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether what a property leads to is asked of the one model named ("which model was Zork fine-tuned from")."""
    reading = parts.reading
    if len(parts.models) != 1 or not vocabulary.terms[prop].ranges & vocabulary.above([parts.target or KG.Model]):
        return False
    one = parts.models[0].span
    if any(UNDER_IT.search(m.text) and m.span.end <= one.start for m in reading.mentions):
        return True
    verbs = [m.span.start for m in reading.mentions if prop in vocabulary.is_property(m)]
    verbs += [o.span.start for o in reading.at("better")] if prop == KG.outperforms else []
    behind = [reading.text[one.end : start] for start in verbs if start >= one.end]
    return bool(AUXILIARY.search(reading.text[: one.start])) and any(not re.search(r"\bas\b", gap, re.I) for gap in behind)
