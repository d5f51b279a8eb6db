"""The documents and listed works of a graph by the words of their titles: what "the report on …" and a title in a question name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg import rdf
from kg.lexicon.identifiers import normal_identifier
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention, find, singular, windows, words
from kg.model.terms import Iri
from kg.store import Store
from kg.vocab import DCTERMS, KG

CLASS_WORDS = re.compile(r"[\s-]+(?:leaderboard|repository|repo|readme|paper|model[\s-]card|report|survey|blog)$", re.I)
GOES_ON = re.compile(r"[-–]\w+|\+|\s\d+(?:\.\d+)*(?![\w-])")
"""What right behind a name makes it another name: `Zork-XL`, `Zork+`, `Zork 2`."""

THINGS = (KG.Model, KG.Benchmark, KG.Corpus)

LEAST_CODE = 4
"""A code of no more characters is a word or number like any other."""

LEAST_WORDS = 3
"""The fewest words by which a title is known in running text."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A document with the keys of the words that name it.

    `words` are those of title, id and year, `more` those of the question that it asks and the work that it examines, `authors`
    those of its authors' names; `short` are whole names without the word for its kind; `codes` are those of records of it;
    `identifiers` are those of the document, as they are compared.
    """

    iri: Iri
    kind: str
    title: str
    words: frozenset[str]
    more: frozenset[str]
    authors: frozenset[str]
    short: frozenset[str]
    codes: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()

    def named_by(self, key: str) -> bool:
        """Return whether a word belongs to what names the document."""
        return key in self.words or key in self.more


@dataclass(frozen=True, slots=True)
class Work:
    """A document or an entry of a list of references, with its title."""

    iri: Iri
    cls: Iri
    title: str


def documents(store: Store) -> tuple[Titled, ...]:
    """Return the documents of a graph, by IRI."""
    asked: dict[str, list[str]] = {}
    codes: dict[str, set[str]] = {}
    for subject, prop, value in store.select(rdf.edges((), [KG.researchQuestion, KG.examines, KG.recordCode])).rows:
        if subject is not None and prop is not None and value is not None and prop.value == KG.recordCode:
            codes.setdefault(subject.value, set()).update(code_keys(value.value))
        elif subject is not None and value is not None:
            asked.setdefault(subject.value, []).append(value.value)
    identified: dict[str, set[str]] = {}
    found: dict[str, Titled] = {}
    for row in sorted(store.select(rdf.documents()).rows, key=str):
        iri, title, kind, _, _, _, _, _, authors, year, printed, *_ = (t.value if t else "" for t in row)
        identified.setdefault(iri, set()).add(normal_identifier(printed))
        identifier = iri.rsplit("/", 1)[-1].replace("-", " ")
        names = keys((title, identifier, year))
        head = re.split(r"[:：]", title)[0].strip()
        short = frozenset(match_key(CLASS_WORDS.sub("", name)) for name in (title, head, identifier))
        more = keys(asked.get(iri, ()))
        found.setdefault(iri, Titled(Iri(iri), kind, title, names, more, keys((authors,)), short, frozenset(codes.get(iri, ()))))
    return tuple(replace(found[iri], identifiers=frozenset(identified[iri])) for iri in sorted(found))


def code_keys(code: str) -> frozenset[str]:
    """Return the keys of a code and of the part behind its scheme, where that alone tells it.

    >>> sorted(code_keys("ZRK:0A1B2C3D"))
    ['0a1b2c3d', 'zrk0a1b2c3d']
    """
    part = code.rsplit(":", 1)[-1]
    return frozenset(match_key(c) for c in (code, part) if len(c) > LEAST_CODE and any(x.isdigit() for x in c))


def keys(texts: Iterable[str]) -> frozenset[str]:
    """Return the match keys of all runs of up to three words of some texts, each without a plural ending too."""
    found: set[str] = set()
    for text in texts:
        for *_, key in windows(text, words(text), longest=3):
            found.update((key, singular(key)))
    return frozenset(found - {""})


def things(text: str, lookup: Callable[[Iterable[str]], dict[str, tuple[Entry, ...]]]) -> tuple[Mention, ...]:
    """Return the models, benchmarks and corpora that a text names, whatever else its words may name."""

    def found(asked: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        kept = {key: tuple(e for e in entries if any(t in THINGS for t in e.types)) for key, entries in lookup(asked).items()}
        return {key: entries for key, entries in kept.items() if entries}

    return find(text, found)


def titles(store: Store) -> Mapping[str, tuple[Work, ...]]:
    """Return documents and references under the key of the first words of their titles; shorter titles are left out."""
    rows = sorted(store.select(rdf.pairs(DCTERMS.title)).rows, key=str)
    named = ((s.value, t.value) for s, t in rows if s is not None and t is not None and "/document/" in s.value)
    return by_title(Work(Iri(iri), KG.Reference if "/reference/" in iri else KG.Document, title) for iri, title in named)


def by_title(works: Iterable[Work]) -> Mapping[str, tuple[Work, ...]]:
    """Return works under the key of the first words of their titles; shorter titles are left out."""
    index: dict[str, list[Work]] = {}
    for work in works:
        pieces = words(work.title)
        if len(pieces) >= LEAST_WORDS:
            index.setdefault(match_key(work.title[pieces[0].start : pieces[LEAST_WORDS - 1].end]), []).append(work)
    return {key: tuple(held) for key, held in index.items()}
