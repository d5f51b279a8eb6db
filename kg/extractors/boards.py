"""What a leaderboard as a whole measures: the benchmark that its record, its title or its file's name gives, and the part of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.columns import SINGLE_PROBLEM, Role, TableReading
from kg.lexicon.facets import read, rest
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.model.document import Document
from kg.model.terms import Iri
from kg.vocab import KG, SKOS

GENERAL = frozenset(
    (
        *("model", "models", "table", "tables", "result", "results", "score", "scores", "leaderboard", "leaderboards", "leader", "board"),
        *(
            "boards",
            "summary",
            "evaluation",
            "evaluations",
            "performance",
            "performances",
            "ranking",
            "rankings",
            "data",
            "metrics",
            "output",
        ),
        *("overview", "main", "all", "full", "final", "latest", "current", "official", "public", "our", "own", "llm", "llms", "benchmark"),
        *(
            "benchmarks",
            "bench",
            "entries",
            "submissions",
            "runs",
            "export",
            "eval",
            "evals",
            "the",
            "of",
            "on",
            "for",
            "and",
            "a",
            "an",
            "by",
            "with",
        ),
        *("in", "to", "from", "de", "vs", "new", "list"),
    )
)
"""Words of a title or a file's name that say that it holds scores, and not of what."""

BOARD = re.compile(r"\b(?:leader ?boards?|score ?boards?|rankings?|boards?)\b", re.IGNORECASE)
"""What makes a title that of a leaderboard."""

NAMES_BENCHMARK = frozenset(("benchmark", "benchmarks", "dataset", "data set", "eval", "evaluation", "bench"))
"""The labels of a record's field that names what was measured."""

WORD = re.compile(r"[^\s/|,:;()\[\]]+")
APART = re.compile(r":\s|\s(?:-{1,3}|[–—|·]|by|per)\s", re.IGNORECASE)
"""What stands between the name in a title and what is said of it ("Zork 2: all tasks", "Zork by language")."""

MOST_WORDS = 4
MOST_PART_WORDS = 2
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Board:
    """What a whole document measures: its benchmark, and the part of it that one table is about (empty for the whole)."""

    benchmark: Iri
    label: str
    part: str = ""


def board(reading: TableReading, document: Document, lexicon: Lexicon) -> Board | None:
    """Return what a leaderboard measures, None where nothing says it or the document is none."""
    named = _recorded(document, lexicon) or _titled(document, lexicon) or _told_before(reading, document, lexicon)
    if named is None:
        return None
    iri, label = named
    return Board(iri, label, _part(reading, document, label, lexicon))


def single_problems(reading: TableReading) -> bool:
    """Tell whether each row of a table is about one problem and one model: the model is named again and again."""
    key = reading.having(Role.KEY)[0].index
    names = [row[key].text for row in reading.values]
    listed = [
        c.index
        for c in reading.columns
        if c.role in (Role.IGNORED, Role.PROPERTY, Role.ATTRIBUTE) and SINGLE_PROBLEM.fullmatch(c.label.strip())
    ]
    return any(len({row[i].text for row in reading.values}) > 1 for i in listed) and len(set(names)) < len(names)


def _recorded(document: Document, lexicon: Lexicon) -> tuple[Iri, str] | None:
    """Return the benchmark that a field of the document's record names."""
    for field in document.fields:
        value = field.value.of(document.text).strip()
        if field.label.of(document.text).strip().casefold() in NAMES_BENCHMARK and 0 < len(value) <= LONGEST_NAME and value[0].isalnum():
            return _known_or_new(value, lexicon)
    return None


def _titled(document: Document, lexicon: Lexicon) -> tuple[Iri, str] | None:
    """Return the benchmark that the title of a leaderboard names: a known one, or what is left of it without general words."""
    title = document.title
    if document.kind != "leaderboard" and not BOARD.search(title):
        return None
    known = {f.value: f for f in read(title, lexicon) if f.property == KG.benchmark}
    if known:
        first = next(iter(known.values()))
        return (Iri(str(first.value)), first.text) if len(known) == 1 else None
    title = title.replace("-", " ").replace("_", " ") if title == document.id else title
    end = found.start() if (found := BOARD.search(title)) and found.start() else len(title)
    parts = [[w for w in WORD.findall(part) if w.casefold().strip("'’s.") not in GENERAL] for part in APART.split(title[:end])]
    words = next(filter(None, parts), [])
    name = " ".join(words)
    if (
        not words
        or len(words) > MOST_WORDS
        or not any(map(str.isalpha, name))
        or lexicon.exact(name, KG.Model, SKOS.Concept, KG.Organisation)
    ):
        return None
    return _known_or_new(name, lexicon)


def _told_before(reading: TableReading, document: Document, lexicon: Lexicon) -> tuple[Iri, str] | None:
    """Return the one known benchmark that the last paragraph before a table names, where they stand in one section without a caption."""
    table = reading.table
    if table.caption_span is not None or not table.section:
        return None
    before = [p.span for p in document.paragraphs if p.section == table.section and p.span.end <= table.span.start and not p.item]
    found = {f.value: f.text for f in read(before[-1].of(document.text), lexicon) if f.property == KG.benchmark} if before else {}
    return (Iri(str(next(iter(found)))), next(iter(found.values()))) if len(found) == 1 else None


def _known_or_new(name: str, lexicon: Lexicon) -> tuple[Iri, str]:
    entries = lexicon.exact(name, KG.Benchmark)
    return (entries[0].iri, name) if entries else (thing_iri("benchmark", name), name)


def _part(reading: TableReading, document: Document, benchmark: str, lexicon: Lexicon) -> str:
    """Return the part of the benchmark that a table is about: the list of a file that it stands in, or a heading that says more."""
    place, inside, listed = (reading.table.place or "").partition("#")
    if inside and place == document.path:
        return " ".join(word for word in WORD.findall(listed) if word.casefold() not in GENERAL)
    if reading.table.caption_span is not None or not reading.table.section:
        return ""
    return heading_part(reading.table.caption, benchmark, lexicon)


def heading_part(heading: str, benchmark: str, lexicon: Lexicon) -> str:
    """Return what a heading says beside the name of a benchmark ("Zork Verified"), if that is a part of it and not many words."""
    own = {match_key(word) for word in WORD.findall(benchmark)}
    facets = read(heading, lexicon)
    words = WORD.findall(rest(heading, [f.span for f in facets if f.property not in (KG.subset, KG.benchmark)]))
    left = [word for word in words if word.casefold() not in GENERAL and match_key(word) not in own]
    said = any(match_key(word) in own for word in words)
    known = [f for f in facets if f.property == KG.subset]
    return " ".join(left) if left and len(left) <= MOST_PART_WORDS and (said or known) else ""
