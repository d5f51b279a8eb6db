"""From what a user calls a thing to the thing: an IRI, written out or with a prefix, the id of a document, or a name in any spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from kg import iris, overview
from kg.browse.catalogue import Catalogue
from kg.errors import UnknownNameError
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry
from kg.model.terms import Iri
from kg.vocab import KG, OWL, PREFIXES, SKOS

FIRST = (KG.Model, KG.Benchmark, KG.Corpus, SKOS.Concept, KG.Document, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
"""The classes in the order in which a name that several things bear is understood."""
ALIKE = 0.6
"""How alike two names must be for one to be offered for the other: twice the common characters among all."""
_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that bears a name, and the others that bear it too."""

    iri: str
    also: tuple[str, ...] = ()


def find(catalogue: Catalogue, term: str, classes: Sequence[Iri] = ()) -> Found:
    """Return the thing that a term names, of one of the classes if any are given.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    term = term.strip()
    iri = expanded(term)
    if iri is not None:
        if not _there(catalogue, iri):
            raise UnknownNameError(f"nothing in the graph has the IRI {term}", nearest=_near(catalogue, term.rsplit("/", 1)[-1], classes))
        return Found(iri)
    document = iris.document(term)
    if not classes and document in catalogue.documents:
        return Found(document)
    entries = catalogue.names.lookup([match_key(term)]).get(match_key(term), ())
    fitting = sorted((e for e in entries if not classes or set(classes) & set(e.types)), key=lambda e: _rank(e, term))
    if not fitting:
        raise UnknownNameError(f"nothing here is called {term!r}", nearest=_near(catalogue, term, classes))
    return Found(fitting[0].iri, tuple(entry.iri for entry in fitting[1:]))


def expanded(term: str) -> str | None:
    """Return the IRI that a term writes, or None if it is no IRI.

    >>> expanded("kg:Model"), expanded("<https://example.org/a>"), expanded("Code Llama")
    ('https://w3id.org/codellm-kg/ontology#Model', 'https://example.org/a', None)
    """
    bare = term.removeprefix("<").removesuffix(">")
    if not _IRI.fullmatch(bare):
        return None
    prefix, colon, local = bare.partition(":")
    if colon and local.startswith("//"):
        return bare
    return dict(PREFIXES)[prefix] + local if colon and prefix in dict(PREFIXES) else None


def shortened(iri: str) -> str:
    """Return an IRI with its prefix, as `expanded` reads it.

    >>> shortened("https://w3id.org/codellm-kg/ontology#Model")
    'kg:Model'
    """
    prefix, space = max(((p, s) for p, s in PREFIXES if iri.startswith(s)), key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}:{iri.removeprefix(space)}" if prefix else iri


def _rank(entry: Entry, term: str) -> tuple[object, ...]:
    order = min((FIRST.index(cls) for cls in entry.types if cls in FIRST), default=len(FIRST))
    return entry.label != term, order, len(entry.iri), entry.iri


def _there(catalogue: Catalogue, iri: str) -> bool:
    return catalogue.store.ask(overview.anywhere(iri))


def _alike(key: str, other: str) -> bool:
    return SequenceMatcher(None, key, other).ratio() > ALIKE or (len(key) > 3 and key in other)


def _near(catalogue: Catalogue, term: str, classes: Sequence[Iri]) -> tuple[str, ...]:
    key = match_key(term)
    names = [n for n in catalogue.names.nearest(term, classes or FIRST[:5], limit=12) if _alike(key, match_key(n))][:4]
    ids = get_close_matches(term, [info.id for info in catalogue.documents.values()], 2, 0.6) if not classes else []
    return tuple(dict.fromkeys([*ids, *names]))
