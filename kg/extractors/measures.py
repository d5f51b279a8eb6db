"""What a column of measurements measures: benchmark, part of it, and unit, from the header first and the caption second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import iris
from kg.extractors.arrangement import AVERAGES, CAPTION_NAME, MEASURE_WORD, NAME, is_average
from kg.extractors.boards import GENERAL, MOST_WORDS, WORD, Board, board, heading_part, single_problems
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.extractors.header_metrics import BEHIND_WORDS
from kg.extractors.rows import name_benchmarks
from kg.lexicon.facets import PASS_AT_K, Facet, read, rest
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.markup import plain
from kg.model.document import Document, Span
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT

BRACKETS = re.compile(r"\([^()]*\)")
PIECE = re.compile(r"[.;,](?=\s|$)")
UNIT_ALONE = re.compile(r"\s*(?:all )?(?:(?:values|figures|scores|numbers|results) )?(?:are )?in (?:%|per ?cent)\s*\.?", re.IGNORECASE)
SENTENCE = re.compile(r"[.;](?=\s|$)")
COLUMN_IS = re.compile(r"\bcolumn ([^;.,]+?) is ([^;.,]+?)(?: itself)?(?=[;.,]|$)", re.IGNORECASE)
FILE_WORD = re.compile(r"(?:results?|scores?|table)(?=-)|[^\s-]+(?:-\d[^\s-]*)?", re.IGNORECASE)
DATED = re.compile(r"(?:19|20)\d\d(?:[-_.]\d\d){0,2}")
"""A word of a file's name that says of when it is."""
SHAPED = re.compile(r"(?=[\w+-]*$)(?:[A-Za-z][a-z]*[A-Z][\w+-]*[a-z]|[A-Z][\w-]*\d|[A-Z]{2})")
"""A word of a heading that can be nothing but a name."""

PART = re.compile(r"-(\w+)(?:\s*\((\w+)\))?")


NUMBERED = re.compile(r"(?P<name>.+?)[/#]\d+")
"""The name of a single problem."""

WITH_PART = re.compile(r"(?P<name>[^()]*[^\W\d_][^()]*?)\s*\((?P<part>[^()]*[^\W\d_][^()]*)\)?")

WHOLE = frozenset(("all", "overall", "total", "both"))
"""Headers of figures of all parts together."""

CAPTION_BEGINS = re.compile(rf"({NAME})()(?=\s?[,:(])")
"""A capitalised name that a caption begins with ("ZorkEval, pass@1"): what parts under a header of their kind are parts of."""

PER_ITEM = re.compile(r"(?:(?:per|by|for each|for one)\s+|/\s*)[a-z]+(?:\s[a-z]+)?(?:\s*\([^()]*\)?)?", re.IGNORECASE)
"""What is left of a header that says of what each figure is one."""

OWN_RUN = re.compile(r"\b(?:ours?|our (?:runs?|results?)|reproduced|re-?run|measured)\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(?:reported|published|claimed|official|cited|original paper)\b", re.IGNORECASE)
"""Words of a header that say who measured its figures."""

NO_SHARES = frozenset(Iri(KGT + name) for name in ("cost", "latency", "throughput", "memory-use", "elo", "perplexity", "loss"))
"""Metrics whose figures are no shares, however small."""

NO_METRIC = Iri(KGT + "score")
"""The metric of a measurement that nothing names: a score of an unnamed kind."""

NO_BENCHMARK = "neither the column nor the caption names the benchmark"


@dataclass(frozen=True, slots=True)
class Measure:
    """What one column measures, or why this cannot be told.

    `benchmark` is None also where the rows name it (`by_row`). `caption` is where the caption names it; `subset` a part or
    version of it; `unit` is `percent`, `fraction` or None. `measured_by` is told where the header says it.
    """

    column: ColumnReading
    benchmark: Iri | None = None
    label: str = ""
    subset: str | None = None
    unit: str | None = None
    caption: Span | None = None
    by_row: bool = False
    why: str = ""
    measured_by: str | None = None


def measures(reading: TableReading, document: Document, lexicon: Lexicon) -> tuple[Measure, ...]:
    """Return what each column of measurements measures, in order."""
    reading = replace(reading, columns=tuple(map(_without_unit, reading.columns)))
    columns = reading.having(Role.RESULT)
    if columns and (single_problems(reading) or _numbered(columns)):
        return tuple(Measure(column, why="figures of single problems") for column in columns)
    benchmark = caption_benchmark(reading, lexicon)
    under = _under_kinds(reading) if benchmark else frozenset()
    columns = tuple(_as_part(c) if c.index in under else c for c in columns)
    whole = None
    if columns and not benchmark:
        whole = _file_board(reading, lexicon) or board(reading, document, lexicon) or _list_board(reading, lexicon)
    made = _over_parts([_measure(reading, column, benchmark, whole, document, lexicon) for column in columns])
    return tuple(_beside(made, alone=reading.table.caption_span is None and not reading.table.section))


def _measure(
    reading: TableReading, column: ColumnReading, benchmark: Facet | None, whole: Board | None, document: Document, lexicon: Lexicon
) -> Measure:
    """Return what a column measures: by its header, by a caption that says what it is, by its rows, by the caption, by the document."""
    made = Measure(column, unit=_unit(reading, column))
    for said, by in ((OWN_RUN, "authors"), (ELSEWHERE, "quoted")):
        if column.name and not said.sub("", column.name).strip():
            column = replace(column, name="")
            made = replace(made, measured_by=by)
    if _no_rate(reading, column):
        return replace(made, why="numbers beyond 0 to 100 are no pass rate")
    own = next((f for f in column.facets if f.property == KG.benchmark), None)
    alias = _column_is(reading, column, lexicon)
    average = any(word in AVERAGES for word in column.name.casefold().split())
    subset = " ".join(f.value.value for f in column.facets if f.property == KG.subset and isinstance(f.value, Literal)) or None
    if alias:
        return replace(made, benchmark=Iri(str(alias[0].value)), label=alias[0].text, subset=alias[1] or None)
    if own:
        rest_of_name = None if not column.name or average else column.name
        return replace(made, benchmark=Iri(str(own.value)), label=own.text, subset=subset or rest_of_name)
    if name_benchmarks(reading, lexicon):
        return replace(made, by_row=True, subset=subset or column.name or None)
    if average and not benchmark and (whole is None or _named_apart(reading)):
        iri = iris.owned(iris.document(document.id), "table", str(reading.ordinal), "average")
        return replace(made, benchmark=iri, label=f"{column.name} (table {reading.place})", subset=subset)
    if benchmark:
        part = _caption_subset(reading, benchmark, lexicon)
        subset = " ".join(word for word in (part, subset) if word) or column.name or None
        return replace(made, benchmark=Iri(str(benchmark.value)), label=benchmark.text, caption=benchmark.span, subset=subset)
    if column.name and not average:
        name, part = _levels(reading, column) or _bracketed(column.name.replace(" / ", " "))
        return replace(made, benchmark=thing_iri("benchmark", name), label=name, subset=subset or part or None)
    if whole:
        subset = " ".join(word for word in (whole.part, subset or column.name) if word) or None
        return replace(made, benchmark=whole.benchmark, label=whole.label, subset=subset)
    return replace(made, why=NO_BENCHMARK)


def _named_apart(reading: TableReading) -> bool:
    """Tell whether columns beside an average are headed by names of their own and not by parts of one benchmark."""
    return any(
        any(f.property == KG.benchmark for f in column.facets) or (column.name and column.name.casefold().split()[0] not in AVERAGES)
        for column in reading.having(Role.RESULT)
    )


def _without_unit(column: ColumnReading) -> ColumnReading:
    """Return a column of a metric without the words that only say of what each figure is one ("Cost per issue")."""
    metered = any(f.property == KG.metric for f in column.facets)
    return replace(column, name="") if metered and PER_ITEM.fullmatch(column.name) else column


def _numbered(columns: Sequence[ColumnReading]) -> bool:
    """Tell whether columns are headed by the numbered problems of one benchmark ("Zork/0", "Zork/1")."""
    found = [NUMBERED.fullmatch(c.label) for c in columns]
    return len(columns) > 1 and all(found) and len({m["name"] for m in found if m}) == 1


def _over_parts(made: Sequence[Measure]) -> list[Measure]:
    """Return the measures, those of a mean over the parts of a benchmark as a part of it ("zork_avg" beside "zork_python", "zork_go")."""
    divided = {m.label.casefold(): m for m in made if m.subset and m.benchmark is not None and not m.by_row}
    changed = []
    for measure in made:
        words = re.split(r"[\s_]+", measure.label) if measure.benchmark is not None and not measure.subset else []
        name, mean = (words[:-1], words[-1]) if words and words[-1].casefold() in AVERAGES else (words[1:], words[0] if words else "")
        whole = divided.get(" ".join(name).casefold()) or divided.get("_".join(name).casefold())
        told = whole is not None and mean.casefold() in AVERAGES
        changed.append(replace(measure, benchmark=whole.benchmark, label=whole.label, subset=mean) if whole and told else measure)
    return changed


def _beside(made: Sequence[Measure], *, alone: bool) -> Iterator[Measure]:
    """Yield the measures; a column headed by a language alone is of the benchmark that names one to the left of it ("Zork-Python, Java").

    A caption or heading says it before that, the name of a file that stands `alone` does not.
    """
    left: Measure | None = None
    for measure in made:
        languages = [f for f in measure.column.facets if f.property == KG.subset]
        own = any(f.property == KG.benchmark for f in measure.column.facets) or measure.column.name
        if languages and not own and (alone or measure.why) and not measure.by_row and left is not None:
            subset = " ".join(f.value.value for f in languages if isinstance(f.value, Literal))
            yield replace(measure, benchmark=left.benchmark, label=left.label, subset=subset, why="")
            continue
        left = measure if languages and own and not measure.why else None
        yield measure


def _bracketed(name: str) -> tuple[str, str]:
    """Return a name and the part of it that stands in brackets behind it ("Zork (strict)")."""
    found = WITH_PART.fullmatch(name)
    return (found["name"], found["part"].strip()) if found else (name, "")


def _levels(reading: TableReading, column: ColumnReading) -> tuple[str, str] | None:
    """Return a header's benchmark and part of it, where both levels come again with others: "Zork / base", "Zork / plus", "Frob / base"."""
    pairs = {c.index: pair for c in reading.having(Role.RESULT) if len(pair := _level_names(reading, c)) == 2}
    if column.index not in pairs:
        return None
    outer, inner = pairs[column.index]
    siblings = any(o == outer and i != inner for o, i in pairs.values())
    cousins = any(o != outer and i == inner for o, i in pairs.values())
    return (outer, inner) if siblings and cousins else None


def _level_names(reading: TableReading, column: ColumnReading) -> tuple[str, ...]:
    """Return what each level of a header names, without the words that say that something is measured."""
    told = [f.text for f in column.facets]
    levels = (MEASURE_WORD.sub("", plain(cell.text)) for cell in reading.table.columns[column.index].header)
    return tuple(name for level in levels if (name := rest(level, [])) and name not in told)


def caption_benchmark(reading: TableReading, lexicon: Lexicon) -> Facet | None:
    """Return the one benchmark that a caption is about, or None if it is about none or several.

    Names in brackets explain another name, and those that head a column of their own are that column's; of what is left the
    first sentence decides. A name that no document gives is taken from "on …" or "… results".
    """
    if reading.table.caption_span is None and reading.table.section:
        return _heading_benchmark(reading, lexicon)
    caption = BRACKETS.sub(lambda m: " " * len(m[0]), reading.table.caption)
    headed = {f.value for c in reading.columns for f in c.facets if f.property == KG.benchmark}
    first = SENTENCE.search(caption)
    for end in (first.start() if first else len(caption), len(caption)):
        named = {f.value: f for f in read(caption[:end], lexicon) if f.property == KG.benchmark and f.value not in headed}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    unknown = CAPTION_NAME.search(caption[: first.start() if first else len(caption)])
    under = _under_kinds(reading)
    if under and unknown is None and (begins := CAPTION_BEGINS.match(caption)) and SHAPED.match(begins[1]):
        unknown = begins
    if headed or any(_stands_alone(_without_unit(c)) for c in reading.having(Role.RESULT) if c.index not in under):
        return None
    if unknown is None:
        return None
    at = 1 if unknown[1] else 2
    name, hyphen, part = unknown[at].rpartition("-")
    if not (hyphen and _is_part(part, lexicon)):
        name = unknown[at]
    return Facet(Span(unknown.start(at), unknown.start(at) + len(name)), KG.benchmark, thing_iri("benchmark", name), name)


def _heading_benchmark(reading: TableReading, lexicon: Lexicon) -> Facet | None:
    """Return the benchmark that the heading above a table without a caption names: a known one, or one that is all of the heading."""
    heading = reading.table.caption
    if any(_stands_alone(c) or _says_benchmark(c) for c in reading.having(Role.RESULT)):
        return None
    facets = read(heading, lexicon)
    known = {f.value: f for f in facets if f.property == KG.benchmark}
    if known:
        return next(iter(known.values())) if len(known) == 1 else _named_behind(heading, tuple(known.values()))
    words = [word for word in rest(heading, [f.span for f in facets]).split() if word.casefold() not in GENERAL]
    if len(words) != 1 or not SHAPED.match(words[0]) or lexicon.exact(words[0]):
        return None
    at = heading.index(words[0])
    return Facet(Span(at, at + len(words[0])), KG.benchmark, thing_iri("benchmark", words[0]), words[0])


def _named_behind(heading: str, known: Sequence[Facet]) -> Facet | None:
    """Return the benchmark in brackets that a heading names behind a description by another one ("Multilingual Zork (QuuxEval)")."""
    if len(known) != 2:
        return None
    first, second = sorted(known, key=lambda f: f.span)
    bracketed = heading[first.span.end : second.span.start].strip() == "(" and heading[second.span.end :].lstrip().startswith(")")
    return second if bracketed and re.search(r"\w", heading[: first.span.start]) else None


def _file_board(reading: TableReading, lexicon: Lexicon) -> Board | None:
    """Return the benchmark that a file is named after, where a file's name is all the caption there is, with the part that its list names.

    It is the word after the last general one ("some model table Zork"), or the few before the first ("zork quux results-hard").
    """
    if reading.table.caption_span is not None or reading.table.section:
        return None
    words, part, _ = _file_part(reading, lexicon)
    found = [m[0] for m in FILE_WORD.finditer(words) if not _is_part(m[0], lexicon) and not DATED.fullmatch(m[0])]
    general = [i for i, word in enumerate(found) if word.casefold() in GENERAL]
    if not general:
        return None
    after, before = found[general[-1] + 1 :], found[: general[0]]
    named = after[-1] if after else " ".join(word for word in before if not word.isdigit()) if len(before) <= MOST_WORDS else ""
    return Board(thing_iri("benchmark", named), named, part) if named else None


def _list_board(reading: TableReading, lexicon: Lexicon) -> Board | None:
    """Return the list of a file as a benchmark of its own, where nothing names what it is a part of."""
    _, _, inside = _file_part(reading, lexicon)
    return Board(thing_iri("benchmark", inside), inside) if inside else None


def _file_part(reading: TableReading, lexicon: Lexicon) -> tuple[str, str, str]:
    """Return the words of a file's name, the part of a benchmark that it and the list of the table in it name, and that list's own name."""
    _, _, listed = (reading.table.place or "").partition("#")
    words = reading.table.caption.removesuffix(listed).strip() if listed else reading.table.caption
    inside = " ".join(word for word in WORD.findall(listed) if word.casefold() not in GENERAL)
    parts = [m[0] for m in FILE_WORD.finditer(words) if _is_part(m[0], lexicon)]
    return words, " ".join([*parts, *([inside] if inside else [])]), inside


def _under_kinds(reading: TableReading) -> frozenset[int]:
    """Return the columns under a header of plain words that spans several of them ("Build system"): kinds of parts, and no names."""
    above: dict[str, list[int]] = {}
    for column in reading.having(Role.RESULT):
        header = reading.table.columns[column.index].header
        words = BRACKETS.sub(" ", plain(header[0].text)).split() if len(header) > 1 else []
        if len(words) > 1 and words[-1].islower() and not any(SHAPED.match(word) for word in words):
            above.setdefault(header[0].text, []).append(column.index)
    return frozenset(i for columns in above.values() if len(columns) > 1 for i in columns)


def _as_part(column: ColumnReading) -> ColumnReading:
    """Return a column under a kind of parts, named by its part alone; by none where it is of all of them."""
    part = column.name.rpartition(" / ")[2]
    return replace(column, name="" if part.casefold() in WHOLE or " / " not in column.name else part)


def _says_benchmark(column: ColumnReading) -> bool:
    return any(f.property == KG.benchmark for f in column.facets)


def _stands_alone(column: ColumnReading) -> bool:
    """Tell whether a header names something by itself: no known subset and no average."""
    return bool(column.name) and not any(f.property == KG.subset for f in column.facets) and column.name.casefold() not in AVERAGES


def _caption_subset(reading: TableReading, benchmark: Facet, lexicon: Lexicon) -> str:
    """Return the part of a benchmark that a caption names right after it, joined by a hyphen or in brackets ("Zork-Complete (Full)")."""
    if reading.table.caption_span is None and reading.table.section:
        behind = reading.table.caption[: benchmark.span.start].endswith("(")
        return "" if behind else heading_part(reading.table.caption, benchmark.text, lexicon)
    if reading.table.caption_span is None:
        part = _file_part(reading, lexicon)[1]
        return "" if part.casefold() == benchmark.text.casefold() else part
    found = PART.match(reading.table.caption[benchmark.span.end :])
    return " ".join(word for word in found.groups() if word) if found and _is_part(found[1], lexicon) else ""


def _is_part(word: str, lexicon: Lexicon) -> bool:
    """Tell whether the ontology knows a word as a prompt style, a difficulty or another part of benchmarks."""
    return bool(lexicon.exact(word, KG.PromptStyle, KG.Difficulty, KG.ProgrammingLanguage, KG.Library))


def _column_is(reading: TableReading, column: ColumnReading, lexicon: Lexicon) -> tuple[Facet, str] | None:
    """Return the benchmark, and the subset if any, that the caption says that a column is ("The column Python is HumanEval itself")."""
    for match in COLUMN_IS.finditer(reading.table.caption):
        if match[1].casefold() == column.label.casefold():
            for facet in read(match[2], lexicon):
                if facet.property == KG.benchmark:
                    return facet, rest(match[2], [facet.span])
    return None


def _unit(reading: TableReading, column: ColumnReading) -> str | None:
    """Return `percent` or `fraction` where the cells, the header or the caption tell, else None."""
    values = [row[column.index] for row in reading.values]
    numbers = [v.number for v in values if v.kind == "number" and v.number is not None]
    if any(v.percent for v in values):
        return "percent"
    if any(f.property == KG.metric and f.value in NO_SHARES for f in column.facets):
        return None
    if numbers and all(abs(n) <= 1 for n in numbers) and any(n != int(n) for n in numbers):
        return "fraction"
    own = [f.value for f in column.facets if f.property == KG.metric and f.value != NO_METRIC]
    rate = PASS_AT_K in (own or [f.value for f in reading.caption if f.property == KG.metric])
    other = bool(own) and PASS_AT_K not in own
    words = f"{column.label} {_said_of(column, reading.table.caption) if other else reading.table.caption}".casefold()
    return "percent" if rate or "%" in words or "percent" in words or "per cent" in words else None


def _said_of(column: ColumnReading, caption: str) -> str:
    """Return the words of a caption up to the next comma or full stop about the metric that a header names, brackets and all.

    What says nothing but the unit (", in per cent.") is of all metrics, where the caption has no abbreviation that it may be of alone.
    """
    named = [f"({f.text})" for f in column.facets if f.property == KG.metric]
    general = UNIT_ALONE if BEHIND_WORDS.search(caption) is None else None
    pieces = PIECE.split(caption)
    return " ".join(p for p in pieces if any(name in p for name in named) or (general and general.fullmatch(p)))


def _no_rate(reading: TableReading, column: ColumnReading) -> bool:
    """Tell whether a column has figures that cannot be the pass rate that the caption speaks of."""
    if any(f.property == KG.metric for f in column.facets) or not any(f.value == PASS_AT_K for f in reading.caption):
        return False
    key = reading.having(Role.KEY)[0].index
    own = [row[column.index].number for row in reading.values if not is_average(row[key].text)]
    return any(number is not None and not 0 <= number <= 100 for number in own)
