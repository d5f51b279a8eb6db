"""Yes/no questions over lists: whether there is one, whether all are so, and whether several things named together are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.vocab import KG

EXISTS = re.compile(
    r"^\W*(?:and\s+|so\s+|ok\s+)?(?:(?:is|are|was|were)\s+there\b|(?:do|does|did|has|have|is|are|can)\s+(?:any|some|at\s+least\s+one)\b)",
    re.I,
)
ALL = re.compile(r"^\W*(?:and\s+|so\s+|ok\s+)?(?:do|does|did|has|have|had|is|are|were|was|can|could)\s+(?:all|every|each)\b", re.I)


def quantifier(text: str) -> str | None:
    """Return `some` or `all` where a question asks whether one or whether all of a list are so.

    >>> quantifier("Are there models above 90?"), quantifier("Do all models score above 10?"), quantifier("Is Zork open?")
    ('some', 'all', None)
    """
    return "all" if ALL.search(text) else "some" if EXISTS.search(text) else None


LEADS = re.compile(
    r"^\W*(?:(?:and|so|ok)\s+)?(?:is\s+it\s+(?:true|correct|right|so|the\s+case)\s+that\s+)?"
    r"(?:(?:do|does|did|has|have|is|are|were|was|can|could)\s+(?:both\s+(?:of\s+)?|all\s+(?:of\s+)?|neither\s+(?:of\s+)?|the\s+)*"
    r"|(?:both|neither)\s+(?:of\s+)?(?:the\s+)?)$",
    re.I,
)
WHICH_OF = re.compile(r"^\W*(?:(?:and|so|ok)\s+)?which\s+(?:ones?\s+)?(?:of|among)\s+(?:the\s+)?$", re.I)
JOINS = re.compile(r"\s*(?:,|,?\s*(?:and|nor|as\s+well\s+as)|&)\s*(?:also\s+)?(?:the\s+)?", re.I)
KINDS = (KG.Model, KG.Benchmark, KG.Corpus)


def together(text: str, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the things of which a yes/no question asks the same at once ("do Zork, Quux and Blip use …"); none for one alone."""
    return _joined(text, subjects, LEADS)


def which_of(text: str, subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the things among which a question asks for those of which something is so ("which of Zork and Quux use …")."""
    return _joined(text, subjects, WHICH_OF)


def _joined(text: str, subjects: Sequence[Subject], lead: re.Pattern[str]) -> tuple[Subject, ...]:
    """Return the things of one kind that a conjunction joins right behind the words that lead to them."""
    named = sorted((s for s in subjects if _kind(s) is not None), key=lambda s: s.span)
    if len(named) < 2 or not lead.match(text[: named[0].span.start]):
        return ()
    held = named[:1]
    for one, two in pairwise(named):
        if not JOINS.fullmatch(text[one.span.end : two.span.start]) or _kind(one) != _kind(two):
            break
        held.append(two)
    return tuple(held) if len(held) > 1 else ()


def _kind(subject: Subject) -> Iri | None:
    return KG.Model if subject.model is not None else next((k for k in KINDS if k in subject.types), None)


def either(text: str, models: Sequence[Subject]) -> bool:
    """Return whether a question names two models with "or" between them: it asks which is meant, and not whether something is so.

    >>> from kg.model.document import Span
    >>> one, two = (Subject("", Span(*ends), "", Iri(""), ()) for ends in ((3, 7), (11, 15)))
    >>> either("Is Zork or Quux better?", (one, two)), either("Is Zork, Quux better?", (one, two))
    (True, False)
    """
    if len(models) != 2:
        return False
    one, other = sorted(m.span for m in models)
    return text[one.end : other.start].strip(" ,").casefold() in ("or", "or the", "or is", "or rather")
