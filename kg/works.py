"""Which documents are texts of one work: a digest and its original, a repository and its paper.

Texts of one work are one source, so that they never corroborate each other. What is said of a document's work depends on the whole set:
a title that one text cuts off is whole in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg import iris
from kg.lexicon.keys import match_key
from kg.model.document import Document, Identifier
from kg.model.terms import Iri

STRENGTH = {"doi": 0, "arxiv": 1, "repository": 2, "url": 3}
"""The schemes of identifiers, those first that name a work most surely."""

SHORTEST_CUT = 60
"""The fewest characters of a title's key that, cut off there, still tell the work."""

_ARXIV_DOI = "10.48550/arxiv."


def works(documents: Mapping[str, Document]) -> dict[str, Iri]:
    """Return the work that each document is a text of, whatever the order of the documents.

    It is the one declared; else that of a document with the same DOI or arXiv number (the same repository or address where it has
    neither); else that of a document with the same title, or one that this title is the beginning of, and the same authors.
    """
    groups = _Groups(documents)
    for one, other in _identified(documents):
        groups.join(one, other)
    for one, other in _titled(documents):
        groups.join(one, other)
    for short, longer in _cut(documents):
        if len({groups.root(i) for i in longer} - {groups.root(short)}) == 1:
            groups.join(short, longer[0])
    return {i: work_iri(*(documents[m] for m in groups.members(i))) for i in sorted(documents)}


def work_iri(*texts: Document) -> Iri:
    """Return the IRI of a work from its texts: as declared, else by the strongest identifier, else by the longest title and its authors."""
    declared = sorted(text.work for text in texts if text.work)
    if declared:
        return iris.thing("work", declared[0])
    named = sorted({_plain(i) for text in texts for i in text.identifiers}, key=lambda i: (STRENGTH.get(i.scheme, 9), i.value))
    if named:
        return iris.hashed("work", (named[0].scheme, named[0].value))
    text = min(texts, key=lambda t: (-len(t.title), t.title, t.authors))
    return iris.hashed("work", (text.title.casefold(), *text.authors))


class _Groups:
    """Sets of documents that are joined step by step, never two that declare other works or bear other identifiers."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.groups: dict[str, tuple[str, ...]] = {i: (i,) for i in sorted(documents)}
        declared: dict[str, str] = {}
        for i in sorted(documents):
            if work := documents[i].work:
                self.join(declared.setdefault(work, i), i)

    def root(self, identifier: str) -> str:
        return self.groups[identifier][0]

    def members(self, identifier: str) -> tuple[str, ...]:
        return self.groups[identifier]

    def join(self, one: str, other: str) -> None:
        """Join the groups of two documents unless they are texts of unlike works."""
        first, second = self.groups[one], self.groups[other]
        if first == second or self._unlike(first, second):
            return
        both = tuple(sorted((*first, *second)))
        self.groups.update(dict.fromkeys(both, both))

    def _unlike(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        one = [self.documents[i] for i in first]
        other = [self.documents[i] for i in second]
        works = {d.work for d in one if d.work}, {d.work for d in other if d.work}
        if works[0] and works[1]:
            return works[0] != works[1]
        for scheme in ("doi", "arxiv"):
            values = _values(one, scheme), _values(other, scheme)
            if values[0] and values[1] and not values[0] & values[1]:
                return True
        return False


def _identified(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """Yield pairs of documents that share an identifier which names the work of both."""
    seen: dict[Identifier, str] = {}
    for i in sorted(documents):
        plain = sorted({_plain(identifier) for identifier in documents[i].identifiers}, key=lambda x: (STRENGTH.get(x.scheme, 9), x.value))
        telling = [x for x in plain if x.scheme in ("doi", "arxiv")] or plain[:1]
        for identifier in telling:
            yield seen.setdefault(identifier, i), i


def _titled(documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    seen: dict[str, list[str]] = {}
    for i in sorted(documents):
        alike = seen.setdefault(match_key(documents[i].title), [])
        yield from ((other, i) for other in alike if _same_makers(documents[other], documents[i]))
        alike.append(i)


def _cut(documents: Mapping[str, Document]) -> Iterator[tuple[str, list[str]]]:
    """Yield documents whose title is cut off, with those whose title it may be the beginning of."""
    keys = {i: match_key(documents[i].title) for i in sorted(documents)}
    for short, key in keys.items():
        longer = [
            i
            for i, other in keys.items()
            if len(key) >= SHORTEST_CUT and other != key and other.startswith(key) and _same_makers(documents[i], documents[short])
        ]
        if longer:
            yield short, longer


def _same_makers(one: Document, other: Document) -> bool:
    """Return whether two documents are of one kind, and neither year nor authors tell them apart."""
    if one.kind != other.kind or (one.year and other.year and one.year != other.year):
        return False
    names = [{match_key(author.rpartition(" ")[2]) for author in document.authors} for document in (one, other)]
    return not names[0] or not names[1] or names[0] == names[1]


def _plain(identifier: Identifier) -> Identifier:
    """Return an identifier as it is compared: in small letters, the DOI of an arXiv number as that number."""
    value = identifier.value.casefold()
    if identifier.scheme == "doi" and value.startswith(_ARXIV_DOI):
        return Identifier("arxiv", value.removeprefix(_ARXIV_DOI))
    return Identifier(identifier.scheme, value)


def _values(documents: list[Document], scheme: str) -> set[str]:
    return {plain.value for d in documents for i in d.identifiers if (plain := _plain(i)).scheme == scheme}
