"""Works as answers name them: documents here, and the entries of their lists of references, each with what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg import iris, rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import GAP, singular, words
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.catalogue import GOES_ON, things
from kg.vocab import DCTERMS, KG, XSD

SHOWN = {DCTERMS.title: "title", KG.authors: "authors", KG.year: "year", KG.identifier: "identifier", KG.venue: "published in"}
"""What is shown of a work, with the heading of its column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A work: a document (`number` is None), or an entry of the list of references of `document` under its number."""

    iri: str
    document: str
    number: str | None
    title: str
    authors: str | None
    year: int | None
    identifiers: tuple[str, ...]
    venue: str | None = None

    def value(self, prop: str) -> str | int | None:
        """Return what is shown of the work under a property."""
        values: dict[str, str | int | None] = {
            DCTERMS.title: self.title,
            KG.authors: self.authors,
            KG.year: self.year,
            KG.venue: self.venue,
        }
        return values[prop] if prop in values else "; ".join(self.identifiers) or None

    def edges(self, prop: str) -> tuple[Edge, ...]:
        """Return the edges that say it; those of a reference are shown by the entry itself."""
        owner = self.iri if self.number is not None else None
        name = f"reference {self.number}" if self.number is not None else self.title
        texts = self.identifiers if prop == KG.identifier else () if self.value(prop) is None else (str(self.value(prop)),)
        kind = ox.NamedNode(XSD.integer) if prop == KG.year else None
        return tuple(
            Edge(self.iri, prop, ox.Literal(t, datatype=kind) if kind else ox.Literal(t), f"{name} · {SHOWN[Iri(prop)]} · {t}", owner)
            for t in texts
        )


def references(context: Context, documents: Sequence[str] = ()) -> list[Entry]:
    """Return the entries of lists of references in the order of the documents' trust and of the lists."""
    found: dict[str, Entry] = {}
    venues = {iri.value: text.value for iri, text in context.store.select(rdf.pairs(KG.venue)).rows if iri is not None and text is not None}
    for row in sorted(context.store.select(rdf.references(documents)).rows, key=str):
        iri, document, number, title, authors, year, identifier = (t.value if t else None for t in row)
        if iri and document and number is not None and document in context.library.documents:
            identifiers = (identifier,) if identifier else ()
            found.setdefault(
                iri, Entry(iri, document, number, title or "", authors, int(year) if year else None, identifiers, venues.get(iri))
            )
    return sorted(found.values(), key=lambda e: (context.library.documents[e.document].rank, ordinal(e.number or ""), e.iri))


def ordinal(number: str) -> tuple[int, str]:
    """Return a key that puts numbers in their order.

    >>> sorted(["10", "9", "b"], key=ordinal)
    ['9', '10', 'b']
    """
    return (int(number), "") if number.isdigit() else (10**9, number)


def document_entry(iri: str, context: Context) -> Entry:
    """Return a document with what its own text states of it."""
    told: dict[str, list[str]] = {}
    bearers: dict[tuple[str, str], Iri] = {}
    for _, prop, value in context.store.select(rdf.edges([iri], list(SHOWN))).rows:
        if prop is not None and isinstance(value, ox.Literal):
            bearers[prop.value, value.value] = iris.statement(Iri(iri), Iri(prop.value), value)
    places = context.citer.places(bearers.values()) if bearers else {}
    for (name, text), bearer in sorted(bearers.items()):
        if bearer in places:
            told.setdefault(name, []).append(text)
    year = told.get(KG.year)
    authors = told.get(KG.authors)
    title = context.library.documents[iri].source.title
    return Entry(iri, iri, None, title, authors[0] if authors else None, int(year[0]) if year else None, tuple(told.get(KG.identifier, ())))


def cite(entry: Entry, props: Iterable[str], context: Context) -> tuple[int, ...]:
    """Return the citations of what is shown of a work; of a document that states none of it, one of what it holds."""
    edges = [edge for prop in props for edge in entry.edges(prop)]
    if entry.number is None:
        places = context.citer.places([e.bearer for e in edges]) if edges else {}
        edges = [e for e in edges if e.bearer in places]
        if not edges:
            return anchor(entry.document, context)
    return tuple(dict.fromkeys(context.citer.cite(edge, entry.document) for edge in edges))


def anchor(document: str, context: Context) -> tuple[int, ...]:
    """Return a citation that shows that a document is here: its title where its text states it, else the first thing it holds."""
    title = context.library.documents[document].source.title
    own = Edge(document, DCTERMS.title, ox.Literal(title), f"{title} · title · {title}")
    if own.bearer in context.citer.places([own.bearer]):
        return (context.citer.cite(own, document),)
    for (owner,) in context.store.select(rdf.bearer(document)).rows:
        if owner is not None:
            return (
                context.citer.cite(Edge(document, KG.readFrom, ox.NamedNode(owner.value), f"{title} · holds · …", owner.value), document),
            )
    return ()


def fit(title: str, names: Iterable[str], longer: Sequence[Span] = ()) -> int:
    """Return how well a title names a thing: 3 it is the title's head, 2 the title begins with it, 1 it stands in it, 0 not at all.

    `longer` are places of other names in the title: what is only a part of one is not named.

    >>> fit("Zork: a model", ["Zork"]), fit("A zork model", ["ZORK"]), fit("Zorkmid", ["Zork"])
    (3, 1, 0)
    """
    head = match_key(re.split(r"[:：]", title)[0])
    runs = _runs(title, longer)
    best = 0
    for name in names:
        key = singular(match_key(name))
        if len(key) > 1 and key in runs:
            best = max(best, 3 if singular(head) == key else 2 if runs[key] else 1)
    return best


def fits(title: str, names: Iterable[str], context: Context) -> int:
    """Return how well a title names a thing, longer names of other things that the graph knows left aside."""
    asked = tuple(names)
    if not fit(title, asked):
        return 0
    return fit(title, asked, [m.span for m in things(title, context.names.lookup)])


def _runs(title: str, longer: Sequence[Span]) -> dict[str, bool]:
    """Return the keys of all runs of up to six words of a title, and whether the title begins with them.

    A run that is part of a longer name is left out.
    """
    pieces = words(title)
    found: dict[str, bool] = {}
    for i, first in enumerate(pieces):
        end = first.end
        for j in range(i, min(i + 6, len(pieces))):
            if j > i and not GAP.fullmatch(title[end : pieces[j].start]):
                break
            end = pieces[j].end
            if GOES_ON.match(title, end) or any(
                s.start <= first.start and end <= s.end and (s.start, s.end) != (first.start, end) for s in longer
            ):
                continue
            key = singular(match_key(title[first.start : end]))
            found[key] = found.get(key, False) or i == 0
    return found
