"""Rules for questions about terms, names and tables themselves: what is asked is not what something scores or has."""

from __future__ import annotations

import re

from kg.query.meanings import meant, term_asked
from kg.query.parts import MODELS, Parts
from kg.query.selections import FLAGS
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

ABOUT = re.compile(
    r"^\W*(?:(?:can|could)\s+you\s+|please\s+)?(?:tell\s+(?:me|us)|what\s+do\s+(?:you|we)\s+know|everything|all|info\w*|facts?)\s+"
    r"(?:(?:more|something|everything|all)\s+)?(?:there\s+is\s+)?(?:to\s+know\s+)?about\b|^\W*(?:describe|summari[sz]e|introduce)\b",
    re.I,
)
"""Wordings that ask for whatever is known of something."""
WHAT_ARE = re.compile(r"^\W*what\s+(?:is|are)\s+(?:an?\s+|the\s+)?\S+(?:\s\S+){0,4}\W*$", re.I)
"""Wordings that ask what a kind of things is."""
ROWS = re.compile(r"\b(?:how\s+many|number\s+of|count\s+(?:of\s+)?(?:the\s+)?)\s*(?:\w+\s+){0,2}?(?:rows|entries|lines)\b", re.I)
"""Wordings that ask how many rows a table has."""
NAMING = frozenset((KG.label, KG.number, KG.benchmark, KG.subset))
"""Properties whose names ask for none of them beside a count of rows."""


PRINTED_VALUES = (KG.Setting, KG.DataOpenness)
"""Classes of values that tables print and their notes explain."""


def whatever_is_known(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "tell me about Zork"."""
    asked = ABOUT.search(parts.reading.text) and (parts.entities or parts.concepts)
    return "description" if asked and not parts.scored and not parts.properties else None


def meaning_of_a_term(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what does the column moe mean", and for "what does calibrated mean": a value that tables print."""
    if term_asked(parts.reading.text):
        return "meaning"
    term = (meant(parts.reading.text) or "").casefold()
    named = [m for m in parts.reading.mentions if m.text.casefold() == term]
    printed = any(m.of(*PRINTED_VALUES) or any(e.iri in FLAGS for e in m.entries) for m in named)
    return "meaning" if printed else None


def rows_counted(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "how many rows does the table have"."""
    return "rows" if counts_rows(parts) else None


def counts_rows(parts: Parts) -> bool:
    """Return whether the rows of a table or board are counted, or the models of a board, with no further condition."""
    reading = parts.reading
    where = parts.scope.documents or parts.scope.table or parts.measured.benchmarks
    of_things = {b.iri for b in (*parts.measured.benchmarks, *parts.things)}
    free = [c for c in parts.conditions if c.value not in of_things and c.text.casefold() not in parts.measured_words]
    if free or parts.models or parts.bounds or not where or parts.order or set(parts.properties) - NAMING:
        return False
    whole = parts.board and all(b.span in parts.boards for b in parts.measured.benchmarks)
    return bool(ROWS.search(reading.text)) or (whole and parts.target in MODELS and reading.has("count") and not parts.yes_no)


def maker(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Hold for "which company made Zork"."""
    return "property" if asks_maker(parts, vocabulary) else None


def asks_maker(parts: Parts, vocabulary: Vocabulary) -> bool:
    """Return whether organisations or people are asked for to which a property named leads from what is named, wherever that is listed."""
    restricted = parts.yes_no or parts.order or parts.bounds or parts.reading.has("count")
    if parts.target is None or restricted or not (parts.models or parts.things):
        return False
    above = vocabulary.above([parts.target])
    return KG.Agent in above and any(vocabulary.terms[p].ranges & above for p in parts.properties)


def concepts_counted(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "how many kinds of attention are there", where nothing but concepts is named."""
    named_only = parts.concepts and parts.conditions and parts.target is None and not set(parts.properties) - {KG.label, KG.number}
    measured = parts.entities or parts.measured.benchmarks or parts.measured.metrics
    return "count" if named_only and parts.reading.has("count") and not measured else None


def metric_defined(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what is pass@k"."""
    other = parts.entities or parts.measured.benchmarks or parts.measured.tasks
    return "description" if parts.reading.has("define") and parts.measured.metrics and not other else None


def concept_within_another(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "is attention a kind of architecture"."""
    named = parts.models or parts.scored or parts.target or parts.things
    placed = parts.yes_no and parts.reading.has("place", "kinds") and not named
    return "check" if placed and parts.values and len(parts.concepts) > 1 else None


def concept_described(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "where does attention sit", "what kinds of attention are there", "what is attention", beside its siblings."""
    reading = parts.reading
    if not parts.concepts:
        return None
    if reading.has("place", "kinds", "define", "siblings") and not (parts.models or parts.scored or parts.properties):
        return "description"
    if parts.entities:
        return None
    placed = reading.has("place") and (not parts.order or (not parts.scored and parts.target is None))
    return "description" if placed or reading.has("kinds") else None


def thing_placed(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "where does Zork belong", and for "is Zork an encoder" as a check."""
    entities = parts.entities
    if not (parts.reading.has("place") and entities) or parts.scored or parts.properties:
        return None
    concepts = {c.iri for c in parts.concepts}
    within = parts.yes_no and len(entities) == 1 and any(c.value in concepts for c in parts.values)
    return "check" if within else "description"


def concept_defined(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what is attention?" and nothing else."""
    return "description" if _defines(parts) and not (parts.entities or parts.scored) else None


def kind_of_things(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what are encoders", a category of the taxonomy."""
    introduced = len(parts.concepts) == 1 and KG.Category in parts.concepts[0].types and WHAT_ARE.search(parts.reading.text)
    return "description" if introduced and parts.target is None and not parts.entities and not parts.scored else None


def thing_defined(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what is Zork"."""
    asked = parts.reading.has("define") and parts.entities
    beyond = _others(parts) or parts.target or parts.properties or parts.scope.table or parts.reading.has("count")
    return "description" if asked and not beyond else None


def thing_named(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for one name and nothing else."""
    alone = parts.target is None and len(parts.entities) == 1 and not _others(parts)
    return "description" if alone and not (parts.properties or parts.reading.has("count", "score") or parts.scope.table) else None


def what_is_named(parts: Parts, _: Vocabulary) -> str | None:
    """Hold wherever anything at all is named."""
    if parts.entities or parts.concepts or parts.measured.benchmarks or parts.scope.documents:
        return "lookup" if parts.models and (parts.measured.subsets or parts.measured.benchmarks) else "description"
    return None


def _others(parts: Parts) -> bool:
    """Return whether there are conditions beside those that name what is asked about."""
    named = {e.iri for e in parts.entities}
    return any(c.value not in named for c in parts.conditions)


WHAT_IS = re.compile(r"\W*(?:and\s+|so\s+)?(?:what|what's|whats)\s+(?:is|are)?\s*(?:an?\s+)?", re.I)


def _defines(parts: Parts) -> bool:
    """Return whether a question asks what one concept is, and nothing else ("what is attention?")."""
    if len(parts.concepts) != 1 or parts.reading.has("kinds", "siblings"):
        return False
    text, span = parts.reading.text, parts.concepts[0].span
    return bool(WHAT_IS.fullmatch(text[: span.start])) and not text[span.end :].strip(" ?.!")
