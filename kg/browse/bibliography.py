"""The literature of a graph: its documents, and the entries of their lists of references, each work once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg import overview, rdf
from kg.browse.catalogue import Catalogue, numbered
from kg.browse.exchange import Entry, Origin
from kg.browse.origins import document_id, origins
from kg.lexicon.keys import match_key
from kg.store import Store
from kg.vocab import KG

_ARXIV = re.compile(
    r"(?:arxiv:|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.48550/arxiv\.)(\S+)", re.I
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)", re.I)
_VERSION = re.compile(r"v\d+$")
_ET_AL = re.compile(r",?\s*(?:\bet\s+al\b\.?|\band\s+others\b)\s*$", re.I)
_INITIALS = re.compile(r"(?:\w\.?[-\s]?){1,4}$")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.I)


def bibliography(store: Store) -> tuple[Entry, ...]:
    """Return the documents and what they cite, by key: works of one identifier, or else of one title, are one entry.

    A document's key is its id; that of a work which is only cited is made from its first author, year and first word.
    """
    catalogue = Catalogue(store)
    entries = [*_documents(catalogue), *_references(catalogue)]
    merged: list[Entry] = []
    at: dict[tuple[str, str], int] = {}
    for entry in entries:
        known = [at[name] for name in _names(entry) if name in at]
        if known and not (entry.key and merged[known[0]].key):
            merged[known[0]] = _joined(merged[known[0]], entry)
        else:
            known = [len(merged)]
            merged.append(entry)
        for name in _names(merged[known[0]]):
            at.setdefault(name, known[0])
    return tuple(sorted(_keyed(merged), key=lambda entry: entry.key))


def identifier(text: str) -> tuple[str, str] | None:
    """Return scheme and value of an identifier, however it is written; None for what is none.

    >>> identifier("http://arxiv.org/abs/2304.15010v1"), identifier("https://doi.org/10.48550/arXiv.2303.12712")
    (('arxiv', '2304.15010'), ('arxiv', '2303.12712'))
    >>> identifier("doi:10.5281/zenodo.204"), identifier("url:https://example.org/a"), identifier("repository:a/b")
    (('doi', '10.5281/zenodo.204'), ('url', 'https://example.org/a'), ('repository', 'a/b'))
    """
    text = text.strip()
    if found := _ARXIV.fullmatch(text):
        return "arxiv", _VERSION.sub("", found[1].removesuffix(".pdf"))
    if found := _DOI.fullmatch(text):
        return "doi", found[1].rstrip(".,;")
    scheme, colon, value = text.partition(":")
    if colon and scheme in ("repository", "url"):
        return scheme, value
    return ("url", text) if text.startswith(("https://", "http://")) else None


def people(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a printed list of authors, and whether it was cut off.

    >>> people("Y. Lai, C. Li, W.-t. Yih, and T. Yu")
    (('Y. Lai', 'C. Li', 'W.-t. Yih', 'T. Yu'), False)
    >>> people("Roe, A., Poe, B. C., et al.")
    (('A. Roe', 'B. C. Poe'), True)
    >>> people("Ann Roe; Meta AI, Paris")
    (('Ann Roe', 'Meta AI, Paris'), False)
    """
    cut = _ET_AL.search(text)
    text = text[: cut.start()] if cut else text
    if ";" in text:
        return tuple(name for part in text.split(";") if (name := " ".join(part.split()))), bool(cut)
    parts = [part for piece in re.split(r",?\s+(?:and|&)\s+|,", text) if (part := " ".join(piece.split()))]
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}"
        elif names and _INITIALS.fullmatch(part) and "." in part and "." not in names[-1]:
            names[-1] = f"{part} {names[-1]}"
        else:
            names.append(part)
    return tuple(names), bool(cut)


def _documents(catalogue: Catalogue) -> list[Entry]:
    told: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    publishers: dict[str, str] = {}
    for document, predicate, value in catalogue.rows(overview.values_of((KG.identifier, KG.publisher), catalogue.documents)):
        if predicate == KG.publisher:
            publishers.setdefault(document or "", value or "")
        elif found := identifier(value or ""):
            told[document or ""].append(found)
    return [_document(origin, told[origin.iri], publishers.get(origin.iri)) for origin in origins(catalogue).values()]


def _document(origin: Origin, identifiers: Iterable[tuple[str, str]], publisher: str | None) -> Entry:
    return Entry(
        origin.id,
        origin.kind,
        origin.title,
        origin.authors,
        False,
        origin.year,
        tuple(sorted(set(identifiers))),
        publisher,
        origin.retrieved,
        (origin.iri,),
    )


def _references(catalogue: Catalogue) -> list[Entry]:
    made: dict[str, Entry] = {}
    for iri, document, number, title, authors, year, named in catalogue.rows(rdf.references()):
        names, more = people(authors or "")
        found = identifier(named or "")
        cited = ((document_id(document or ""), number or ""),)
        made.setdefault(
            iri or "",
            Entry(
                "",
                "reference",
                title or "",
                names,
                more,
                int(year) if year else None,
                (found,) if found else (),
                None,
                None,
                (iri or "",),
                cited,
            ),
        )
    return [made[iri] for iri in sorted(made, key=numbered)]


def _names(entry: Entry) -> list[tuple[str, str]]:
    """Return what tells a work: its identifiers with a registry, and its title where that is no bare address."""
    sure = [(scheme, value.casefold()) for scheme, value in entry.identifiers if scheme in ("arxiv", "doi")]
    title = match_key(entry.title)
    return [*sure, ("title", title)] if title and "://" not in entry.title else sure


def _joined(one: Entry, other: Entry) -> Entry:
    """Return one work from two entries: what the first lacks is taken from the second."""
    bare = "://" in one.title and "://" not in other.title
    return replace(
        one,
        title=other.title if bare else one.title,
        authors=one.authors or other.authors,
        more_authors=one.more_authors if one.authors else other.more_authors,
        year=one.year or other.year,
        identifiers=tuple(sorted({*one.identifiers, *other.identifiers})),
        iris=(*one.iris, *other.iris),
        cited_by=tuple(sorted({*one.cited_by, *other.cited_by}, key=lambda pair: (pair[0], numbered(pair[1])))),
    )


def _keyed(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries with a key each; where several would have one, the later ones of the titles' order get a number."""
    made, taken = [], set()
    listed = sorted(entries, key=lambda entry: (not entry.key, entry.title, entry.iris))
    for entry in listed:
        stem = entry.key or _stem(entry)
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        made.append(replace(entry, key=key))
    return made


def _stem(entry: Entry) -> str:
    """Return the key of a work that is only cited: first author's last name, year, first long word of the title.

    One of which only an address is known is called by its first identifier.
    """
    if "://" in entry.title:
        return re.sub(r"[^a-z0-9.]+", "-", _ascii("-".join(entry.identifiers[0] if entry.identifiers else (entry.title,)))).strip("-")
    name = re.split(r"[\s.]+", entry.authors[0].partition(",")[0])[-1] if entry.authors else ""
    words = re.findall(r"[a-z0-9]+", _ascii(entry.title))
    word = next((word for word in words if len(word) > 3), words[0] if words else "")
    parts = (re.sub(r"[^a-z0-9]", "", _ascii(name)), str(entry.year or ""), word)
    return "".join(parts) or "work"


def _ascii(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
