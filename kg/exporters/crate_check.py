"""Whether a crate still is what was saved: every file, every quote and every number, checked without the graph.

A quote must stand at its place in the text whose hash it names, and in the cited statement; a statement must bear the name that its
edge hashes to; a number of the answer must stand in what its row cites, be computed, or be the question's own.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files as resource
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.assembly import statement_iri
from kg.errors import InputError
from kg.exporters.crate import ANSWER, METADATA, QUESTION, STATEMENTS
from kg.vocab import KG, OA, RDF

LARGEST: Final = 50_000_000
"""The largest file that is looked into, in bytes."""
_PATH: Final = re.compile(r"[\w+-][\w.+-]*(?:/[\w+-][\w.+-]*)*", re.ASCII)
_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?", re.ASCII)
_MARK: Final = re.compile(r"\[\d+\]")
_METRIC: Final = re.compile(r"(?<=@)\d+", re.ASCII)
"""The k of pass@k, which belongs to the metric's name and is checked against that of the cited edge."""
_AROUND: Final = 6_000
"""How many characters from a row its table's caption and notes, which give the protocol, may stand."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a crate that is not as it was saved: the file or the place in it, and what was found."""

    where: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a crate came to: what is wrong, and how much was looked at; `unkept` are quotes whose text is not in the crate."""

    findings: tuple[Finding, ...]
    files: int
    quotes: int
    unkept: int


def check_crate(folder: Path) -> Checked:
    """Check a crate, and say what is not as it was saved. Raises InputError for a folder that is no crate."""
    if not (folder / METADATA).is_file():
        raise InputError(f"there is no {METADATA} here", where=str(folder), expected="a folder that kg ask --save made")
    listed, findings = _listed(folder)
    findings += [*_files(folder, listed), *_unlisted(folder, listed)]
    answer = _answer(folder, findings)
    if answer is None:
        return Checked(tuple(findings), len(listed), 0, 0)
    texts = _texts(folder)
    findings += [*_copies(folder, answer), *_quotes(answer, texts), *_statements(folder, answer), *_numbers(answer, texts)]
    unkept = sum(citation["text"]["sha256"] not in texts for citation in answer["citations"])
    return Checked(tuple(findings), len(listed), len(answer["citations"]) - unkept, unkept)


def _listed(folder: Path) -> tuple[dict[str, Json], list[Finding]]:
    """Return the files that the metadata list, by path."""
    try:
        graph = json.loads(_read(folder / METADATA))["@graph"]
        entities = {f"{entity['@id']}": entity for entity in graph if entity.get("@type") == "File"}
        parts = {f"{part['@id']}" for entity in graph if entity["@id"] == "./" for part in entity["hasPart"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return {}, [Finding(METADATA, f"this is no metadata of a crate ({type(error).__name__}: {str(error)[:80]})")]
    findings = [Finding(name, "the metadata describe it and do not list it, or the reverse") for name in sorted(entities.keys() ^ parts)]
    needed = [Finding(name, "the metadata do not list it") for name in (QUESTION, ANSWER, STATEMENTS) if name not in entities]
    return dict(sorted(entities.items())), [*findings, *needed]


def _files(folder: Path, listed: Mapping[str, Json]) -> Iterator[Finding]:
    for name, entity in listed.items():
        path = folder / name
        if not _PATH.fullmatch(name):
            yield Finding(name[:200], "the path leads out of the crate or has characters that no path here has")
        elif path.is_symlink() or not path.resolve().is_relative_to(folder.resolve()):
            yield Finding(name, "it is a link to another place")
        elif not path.is_file():
            yield Finding(name, "the file is missing")
        elif str(path.stat().st_size) != entity.get("contentSize"):
            yield Finding(name, f"the file has {path.stat().st_size} bytes, expected {entity.get('contentSize')}: it was changed")
        elif hashlib.sha256(_read(path)).hexdigest() != entity.get("sha256"):
            yield Finding(name, "the file's SHA-256 is not the one that was saved: it was changed")


def _unlisted(folder: Path, listed: Mapping[str, Json]) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_dir() and name != METADATA and name not in listed:
            yield Finding(name, "the metadata do not list it: it was added")


def _answer(folder: Path, findings: list[Finding]) -> Json | None:
    """Return the answer if it keeps to the contract; else say in `findings` what is wrong."""
    from jsonschema import Draft202012Validator

    try:
        answer = json.loads(_read(folder / ANSWER), parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as error:
        findings.append(Finding(ANSWER, f"it cannot be read as JSON ({type(error).__name__})"))
        return None
    errors = list(Draft202012Validator(_schema()).iter_errors(answer))
    told = ((error.json_path, f"it does not keep to the contract: {error.message[:200]}") for error in errors[:5])
    findings += [Finding(f"{ANSWER} {path}", found) for path, found in told]
    return None if errors else answer


@cache
def _schema() -> Json:
    schema: Json = json.loads(resource("kg.renderers").joinpath("answer.schema.json").read_text("utf-8"))
    return schema


def _copies(folder: Path, answer: Json) -> Iterator[Finding]:
    """Yield where the question and the queries are not those that the answer names."""
    copies = {QUESTION: answer["question"], **{f"queries/{at}.rq": query for at, query in enumerate(answer["sparql"], 1)}}
    for name, text in copies.items():
        path = folder / name
        if path.is_file() and _read(path) != f"{text}\n".encode():
            yield Finding(name, f"it is not what {ANSWER} has")


def _texts(folder: Path) -> dict[str, str]:
    """Return the texts that are in the crate by the SHA-256 of their bytes, whatever their files are called."""
    made = {}
    for path in sorted((folder / "texts").glob("*")) if (folder / "texts").is_dir() else ():
        if path.is_file() and not path.is_symlink():
            content = _read(path)
            made[hashlib.sha256(content).hexdigest()] = content.decode("utf-8", "replace").removeprefix("\ufeff")
            if path.name.partition(".")[0] not in made:
                made[path.name.partition(".")[0]] = ""  # a text of that name that is not that text
    return made


def _quotes(answer: Json, texts: Mapping[str, str]) -> Iterator[Finding]:
    for citation in answer["citations"]:
        place = citation["text"]
        text = texts.get(place["sha256"])
        if text is not None and text[place["start"] : place["end"]] != citation["quote"]:
            yield Finding(f"{ANSWER} citation [{citation['n']}]", f"the quote does not stand in the text: {citation['quote'][:80]!r}")


def _statements(folder: Path, answer: Json) -> Iterator[Finding]:
    """Yield the citations that no statement of the crate makes with their quote, and statements that bear a wrong name."""
    try:
        quads = [*ox.parse(_read(folder / STATEMENTS), format=ox.RdfFormat.TRIG)]
    except (OSError, SyntaxError, ValueError) as error:
        yield Finding(STATEMENTS, f"it cannot be read as TriG ({type(error).__name__})")
        return
    about: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        about.setdefault((graph, quad.subject.value), {}).setdefault(quad.predicate.value, []).append(quad.object)
    for (graph, name), told in sorted(about.items()):
        if graph and RDF.subject in told:
            s, p, o = (told[part][0] for part in (RDF.subject, RDF.predicate, RDF.object))
            if name != statement_iri(s.value, p.value, o):
                yield Finding(f"{STATEMENTS} <{name}>", "what it states is not what its name is the hash of: it was changed")
    for citation in answer["citations"]:
        if not any(_shows(about, citation, owner) for owner in _owners(about, citation)):
            yield Finding(f"{ANSWER} citation [{citation['n']}]", f"no statement in {STATEMENTS} has this edge with this quote")


def _owners(about: Mapping[tuple[str, str], Mapping[str, list[Any]]], citation: Json) -> Iterator[str]:
    """Yield what bears the evidence of a citation's edge: its statement, or the document's own thing that says it."""
    edge = citation["subject"], citation["predicate"], citation["object"]
    for (graph, name), told in about.items():
        if graph == citation["document"]["iri"] and RDF.subject in told:
            parts = tuple(told[part][0].value for part in (RDF.subject, RDF.predicate, RDF.object))
            if parts == edge:
                yield name
    own = about.get(("", edge[0]), {})
    said = [*own.get(edge[1], ()), *(own.get(KG.printed, ()) if edge[1] == KG.value else ())]
    if edge[2] in {value.value for value in said}:
        yield edge[0]


def _shows(about: Mapping[tuple[str, str], Mapping[str, list[Any]]], citation: Json, owner: str) -> bool:
    graph = citation["document"]["iri"]
    for place in about.get((graph, owner), {}).get(KG.evidence, ()):
        for selector in about.get((graph, place.value), {}).get(OA.hasSelector, ()):
            told = about.get((graph, selector.value), {})
            spot = [told.get(part, [None])[0] for part in (OA.exact, OA.start, OA.end)]
            wanted = citation["quote"], str(citation["text"]["start"]), str(citation["text"]["end"])
            if tuple(getattr(value, "value", None) for value in spot) == wanted:
                return True
    return False


def _numbers(answer: Json, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the numbers of the sentence and of each row that nothing accounts for."""
    cited = {citation["n"]: _told(citation) for citation in answer["citations"]}
    own = numbers(answer["question"]) | {n for one in answer["computed"] for n in numbers(one["value"])}
    everything = own.union(*cited.values())
    stray = numbers(_MARK.sub(" ", answer["answer"])) - everything
    if stray:
        yield Finding(f"{ANSWER} answer", f"nothing that is cited shows {_listing(stray)}")
    for at, row in enumerate(answer["rows"], 1):
        known = own.union(*(cited.get(n, set()) for n in row["cites"]))
        stray = {n for column, value in row.items() if column not in {"cites", "protocol"} for n in numbers(value)} - known
        stray |= numbers(row.get("protocol")) - known - _around(answer, row, texts)
        edges = [citation["edge"] for citation in answer["citations"] if citation["n"] in row["cites"]]
        stray |= _metrics([value for column, value in row.items() if column != "cites"]) - _metrics([*edges, answer["question"]])
        if stray:
            yield Finding(f"{ANSWER} row {at}", f"nothing that it cites shows {_listing(stray)}")
    for one in answer["computed"]:
        if missing := sorted(set(one["cites"]) - cited.keys()):
            yield Finding(f"{ANSWER} computed {one['value']}", f"there is no citation [{missing[0]}]")


def _around(answer: Json, row: Json, texts: Mapping[str, str]) -> set[Decimal]:
    """Return the numbers around what a row cites: a caption or a note prints the protocol."""
    found: set[Decimal] = set()
    for citation in answer["citations"]:
        place = citation["text"]
        if citation["n"] in row["cites"]:
            found |= numbers(texts.get(place["sha256"], "")[max(0, place["start"] - _AROUND) : place["end"] + _AROUND])
    return found


def _told(citation: Json) -> set[Decimal]:
    """Return the numbers of a quote, of its document's title and place, and of the names at the edge's ends."""
    place = citation["locator"]
    named = citation["edge"].rpartition(" · ")[0]
    texts = (citation["quote"], re.sub(r"(?<=\d)-(?=\d)", ".", citation["quote"]), named, citation["document"]["title"])
    return {n for text in (*texts, *(place[part] or "" for part in ("table", "column", "section"))) for n in numbers(text)}


def numbers(value: object) -> set[Decimal]:
    """Return the numbers of a text or a value.

    >>> sorted(numbers("1,140 of 7B and 26.0% pass@1"))
    [Decimal('7'), Decimal('26.0'), Decimal('1140')]
    """
    text = format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(_METRIC.sub("", text))}


def _metrics(values: Iterable[object]) -> set[Decimal]:
    return {Decimal(found) for value in values if isinstance(value, str) for found in _METRIC.findall(value)}


def _listing(found: set[Decimal]) -> str:
    return ", ".join(format(n, "f") for n in sorted(found)[:5])


def _read(path: Path) -> bytes:
    """Return a file's bytes. Raises InputError for one that is larger than any that was saved."""
    if path.stat().st_size > LARGEST:
        raise InputError(f"the file has {path.stat().st_size:,} bytes", where=str(path), expected=f"at most {LARGEST:,}")
    return path.read_bytes()
