"""Works as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from kg.browse.exchange import Entry
from kg.renderers.latex import escaped
from kg.renderers.place import address

_TYPES: Final = {"report": "techreport"}
"""The type of entry for a kind of document; any other is `misc`, which asks for nothing that is not known."""
_GROUP: Final = re.compile(r"[,&@\d]|\band\b", re.I)
"""What makes a name one that BibTeX would take apart wrongly."""


def bibtex(content: Iterable[Entry], out: BinaryIO) -> None:
    """Write an entry for each work. Source: BibTeXing (Patashnik, 1988); arXiv, "Hypertex and BibTeX" (eprint, archivePrefix)."""
    for at, entry in enumerate(content):
        kind = _TYPES.get(entry.kind, "misc") if entry.publisher else "misc"
        fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(entry, kind))
        out.write(f"{'' if at == 0 else chr(10)}@{kind}{{{_key(entry.key)},\n{fields}\n}}\n".encode())


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    if entry.authors:
        yield "author", " and ".join([*map(_name, entry.authors), *(["others"] if entry.more_authors else [])])
    yield "title", f"{{{_text(entry.title)}}}"
    if entry.year is not None:
        yield "year", str(entry.year)
    if entry.publisher:
        yield "institution" if kind == "techreport" else "publisher", _text(entry.publisher)
    if arxiv := entry.identifier("arxiv"):
        yield "eprint", _text(arxiv)
        yield "archiveprefix", "arXiv"
    if doi := entry.identifier("doi"):
        yield "doi", _text(doi)
    if (repository := entry.identifier("repository")) and not address(f"repository:{repository}"):
        yield "howpublished", _text(f"repository {repository}")
    if url := address(f"url:{entry.identifier('url')}") or address(f"repository:{entry.identifier('repository')}"):
        yield "url", url.replace("%", r"\%").replace("#", r"\#")
    if entry.retrieved:
        yield "urldate", _text(entry.retrieved)
    if entry.cited_by:
        yield "note", _text("Cited by " + ", ".join(f"{document} as [{number}]" for document, number in entry.cited_by))


def _text(text: str) -> str:
    r"""Return a text as LaTeX that BibTeX can take: it counts braces, also those behind a backslash.

    >>> _text("a } b_c")
    'a \\textbraceright{} b\\_c'
    """
    return escaped(text).replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")


def _name(name: str) -> str:
    """Return a name; one that would be taken apart wrongly is kept together."""
    return f"{{{_text(name)}}}" if _GROUP.search(name) or " " not in name else _text(name)


def _key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9:._+-]", "-", key)
