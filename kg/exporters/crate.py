"""An answer as an RO-Crate: a folder that holds the question, the answer, its queries, the cited statements and the texts they stand in.

`kg.exporters.crate_check` checks such a folder again, without the graph.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from kg import __version__, iris
from kg.browse.exchange import Dataset, Kept, Origin, Support
from kg.exporters.addresses import web
from kg.exporters.rdf import trig
from kg.renderers import RENDERERS
from kg.renderers.contract import Json, many_lines

METADATA: Final = "ro-crate-metadata.json"
ANSWER: Final = "answer.json"
QUESTION: Final = "question.txt"
STATEMENTS: Final = "statements.trig"
PAGE: Final = "answer.html"
PROFILE: Final = "https://w3id.org/ro/crate/1.3"
SOFTWARE: Final = "https://w3id.org/codellm-kg/"
LICENCES: Final = iris.thing("licence")
UNDATED: Final = "1970-01-01"
"""The day of a crate none of whose texts says when it was retrieved or from which year it is: a crate's bytes depend on no clock."""

Write = Callable[[BinaryIO], None]


def crate(content: Support) -> dict[str, Write]:
    """Return the function that writes each file of the crate, by its path in the folder; the metadata come last.

    Source: RO-Crate Metadata Specification 1.3.
    """
    files = _files(content)
    metadata = many_lines({"@context": f"{PROFILE}/context", "@graph": _graph(content, files)}).encode() + b"\n"
    return {name: _writer(made) for name, (_, _, made) in files.items()} | {METADATA: _writer(metadata)}


def text_path(text: Kept) -> str:
    """Return where a text lies in the crate: under its hash, with the suffix of its file, or of what was made of a page.

    >>> [text_path(Kept("ab" * 32, name, "text/markdown", b""))[-11:] for name in ("x/paper.md", "x/page.html")]
    ['abababab.md', 'abababab.md']
    """
    if text.media_type == "text/markdown" and not text.path.lower().endswith((".md", ".markdown")):
        return f"texts/{text.sha256}.md"
    suffix = re.sub(r"[^a-z0-9.]", "", PurePosixPath(text.path).suffix.lower()) or ".txt"
    return f"texts/{text.sha256}{suffix}"


def _writer(made: bytes) -> Write:
    def write(out: BinaryIO) -> None:
        out.write(made)

    return write


def _files(content: Support) -> dict[str, tuple[str, str, bytes]]:
    """Return the files by path: what each is, its media type, its bytes."""
    answer = content.answer
    statements = BytesIO()
    trig(Dataset(content.quads), statements)
    files = {
        QUESTION: ("The question", "text/plain", answer.question.encode() + b"\n"),
        ANSWER: ("The answer, by the contract kg-answer/1", "application/json", RENDERERS["json"](answer).encode()),
        PAGE: ("The answer as a page", "text/html", RENDERERS["html"](answer).encode()),
        STATEMENTS: ("The cited statements, with the places that show them", "application/trig", statements.getvalue()),
    }
    for at, query in enumerate(answer.sparql, 1):
        files[f"queries/{at}.rq"] = (f"Query {at} that was run", "application/sparql-query", query.encode() + b"\n")
    for text in content.texts:
        files[text_path(text)] = (f"The text of {text.path}", text.media_type or "text/plain", text.content)
    return files


def _graph(content: Support, files: Mapping[str, tuple[str, str, bytes]]) -> list[Json]:
    listed: list[Json] = [{"@id": name} for name in files]
    cited: list[Json] = [{"@id": origin.iri} for origin in content.origins]
    answer = content.answer
    texts: list[Json] = [{"@id": name} for name in files if name.startswith("texts/")]
    return [
        {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": PROFILE}, "about": {"@id": "./"}},
        {
            "@id": "./",
            "@type": "Dataset",
            "name": answer.question or "An answer",
            "description": "A question, the answer that a knowledge graph gave, and the statements and quotes that it rests on. "
            "It can be checked again without the graph: kg check-crate. The date is that of the newest text that is cited.",
            "datePublished": _day(content),
            "license": {"@id": LICENCES},
            "hasPart": listed,
            "mainEntity": {"@id": ANSWER},
            "citation": cited,
            "mentions": {"@id": "#asking"},
            "identifier": {"@id": "#graph"},
        },
        *(_file(name, *found) for name, found in files.items()),
        {
            "@id": "#asking",
            "@type": "CreateAction",
            "name": answer.question or "The question",
            "instrument": {"@id": SOFTWARE},
            "object": texts,
            "result": ({"@id": ANSWER}, {"@id": STATEMENTS}),
        },
        {"@id": SOFTWARE, "@type": "SoftwareApplication", "name": "kg", "version": __version__, "url": SOFTWARE},
        {
            "@id": "#graph",
            "@type": "PropertyValue",
            "name": "SHA-256 of the graph that answered",
            "propertyID": "sha256",
            "value": answer.graph,
        },
        _licence(LICENCES, "the licences of the sources", "The texts and quotes stay under what is stated of each source."),
        *(entity for origin in content.origins for entity in _document(origin)),
    ]


def _file(name: str, what: str, media_type: str, made: bytes) -> Json:
    digest = hashlib.sha256(made).hexdigest()
    return {
        "@id": name,
        "@type": "File",
        "name": name.rpartition("/")[2],
        "description": what,
        "encodingFormat": media_type,
        "contentSize": str(len(made)),
        "sha256": digest,
    }


def _licence(name: str, what: str, described: str) -> Json:
    return {"@id": name, "@type": "CreativeWork", "name": what, "description": described}


def _document(origin: Origin) -> Iterator[Json]:
    described: dict[str, Json] = {"@id": origin.iri, "@type": "CreativeWork", "name": origin.title, "genre": origin.kind.replace("_", " ")}
    described["creditText"] = f"{origin.trust.replace('_', ' ')}{', a digest' if origin.digest else ''}"
    if origin.authors:
        described["author"] = origin.authors if len(origin.authors) > 1 else origin.authors[0]
    if origin.year is not None:
        described["datePublished"] = str(origin.year)
    if at := web(origin):
        described["url"] = at
    if origin.licence:
        described["license"] = {"@id": f"{LICENCES}/{origin.id}"}
        yield _licence(f"{LICENCES}/{origin.id}", origin.licence, f"What is stated of the licence of “{origin.title}”.")
    yield described


def _day(content: Support) -> str:
    days = [o.retrieved for o in content.origins if o.retrieved and re.fullmatch(r"\d{4}-\d\d-\d\d", o.retrieved, re.ASCII)]
    years = [f"{o.year:04}-01-01" for o in content.origins if o.year is not None]
    return max(days or years or [UNDATED])
