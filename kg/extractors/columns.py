"""What the columns of a table hold, read from their headers, their cells and the caption.

Nothing here knows a model or a benchmark: a column is a property where the ontology has a word for its header, a facet where it
names a metric or a setting, and a measurement where it is numeric and not one of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extractors import english
from kg.extractors.arrangement import CAPTION_NAME, MEASURE_WORD, NOT_MEASURED, Arranged, arrange, is_average, names_model
from kg.extractors.attributes import attribute
from kg.extractors.header_metrics import ending_alike, is_defined, new_metric, under_metric
from kg.extractors.joined_headers import classes_in_order, joined_facets
from kg.extractors.key_columns import key_columns
from kg.extractors.merged_rows import filled
from kg.extractors.model_sizes import are_sizes, of_other_things, unit_of_sizes
from kg.extractors.table_reading import ColumnReading, Role, TableReading
from kg.extractors.techniques import TECHNIQUES, marked_by, named_techniques, of_kind, with_techniques
from kg.lexicon import facets as facet_reader
from kg.lexicon.cells import parse_cell
from kg.lexicon.facets import Facet, integer
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.lexicon.sizes import SIZE_ALONE
from kg.model.cells import CellValue
from kg.model.document import Span, Table
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG, KGT

FACET_PROPERTIES = frozenset((KG.measuredOn, KG.metric, KG.subset, KG.benchmark, KG.forTask, KG.k, *facet_reader.PROTOCOL)) - {KG.harness}
"""The properties of results that a column may give to the measurements of its rows."""

SPREAD_WORD = re.compile(r"\A(?:SE|SD|SEM|CI|std|stderr|stdev|var|variance)(?![a-z])", re.I)
"""How the header of a column of errors begins."""

SHARE = re.compile(r"(?:(?:percent(?:age)?|pct\.?|%|share)\s+(?:of\s+)?\w.*|.+\s(?:rate|ratio|percentage|percent|%))", re.IGNORECASE)
"""Headers of a share of something that no metric is known for: a metric of its own."""

RUNS = frozenset(
    (
        *("logs", "log", "trajs", "trajectories", "command", "commit", "commit hash", "cost", "total cost"),
        *("dirname", "folder", "submission", "submitted by", "versions", "edit format", "checked"),
    )
)
"""Headers that say that a row is a run: its date is that of the measurement."""

OVER_ALL = frozenset(Iri(KGT + name) for name in ("score", "win-rate", "elo", "efficiency-metrics", "format-correctness"))
"""Metrics of a model as a whole or of its cost, which stand beside scores of several benchmarks."""

COSTS = frozenset(Iri(KGT + name) for name in ("latency", "throughput", "memory-use", "cost"))
"""Metrics of what a model costs to run."""

OF_STUDIES = {KG.Model: KG.studiesModel, KG.Benchmark: KG.studiesBenchmark, KG.Corpus: KG.studiesBenchmark}
"""What a review says of the works that it lists, by the class of things that a header names."""

SINGLE_PROBLEM = re.compile(r"(?:question|problem|task|instance|sample|exercise)[ _-]?(?:id|name|number|slug)?|id", re.IGNORECASE)
"""Headers of a column that says which single problem a row is about."""

MOST_WORDS = 5
"""The most words of the name of a way in which a model is used."""

COUNTS = re.compile(r"pass(?:ed|es)?|fail(?:s|ed|ures?)?|solved|resolved|.+ (?:failures?|fails|passed|solved)|correct|wrong", re.IGNORECASE)
"""Headers of whole numbers that count what was solved or not."""

K_ALONE = re.compile(r"\s*(?:pass\s*)?(?:@|k\s*=)\s*(\d+)\s*", re.IGNORECASE)
"""A header that gives the k of pass@k alone ("k=10", "@10")."""

BY_METRIC = re.compile(r"\((?:acc\.? |evaluation )?metrics?\)", re.IGNORECASE)
METRIC_BEHIND = re.compile(r"(?P<name>[^()]*[^\W\d_][^()]*?)\s*\((?P<metric>[^()]*[^\W\d_][^()]*)\)?")
"""A first header that says that a metric stands in brackets ("Benchmark (Metric)"), and a header with one."""

NO_NAME = re.compile(r"[=<>]|\A(?:best[ -]of[ -]\d+|(?:maj(?:ority)?|avg|mean|cons|best)@\d+)\Z", re.IGNORECASE)

OF_COST = re.compile(r"(?:(?:total|overall|usd|eur|dollars?|in|of|per|run)(?![a-z])|[\W_])+", re.IGNORECASE)
"""What is left of a header that names a metric of a run and says nothing else ("total_cost_usd")."""

ORDINALS = frozenset(("rank", "#", "no", "id", "index", "row", "place", "position"))
"""Headers of columns of numbers that count the rows."""

HEADING_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.)]\s+|^\d+(?:\.\d+)*\s+")
"""The number of a heading, which is all the caption that a table without one has."""

COUNTED = re.compile(r"^(?:#\s?|no\.? of |num(?:ber|\.)? of |total )+", re.IGNORECASE)
"""Words before a property's name that say that its value is a number ("# Total Params")."""

PER_TIME = re.compile(r"/\s*(?:s|secs?|seconds?|min|minutes?|h|hours?|days?)\b", re.IGNORECASE)
"""What makes an amount one in a time ("Tokens/s")."""

UNIT = re.compile(r"\s*[(\[]\s*(?:in )?(?P<unit>[^()\[\]\s](?:[^()\[\]]{0,18}?[^()\[\]\s])?)\s*[)\]]\s*$")


def read_table(table: Table, ordinal: int, lexicon: Lexicon, schema: Schema, told: str = "") -> TableReading | str:
    """Return how a table is to be read, or the reason why it cannot be; `told` spells out abbreviations as its caption may."""
    if not table.rows:
        return "the table has no rows"
    if not table.caption and table.section:
        table = replace(table, caption=HEADING_NUMBER.sub("", table.section))
    arranged = arrange(table, lexicon, schema)
    table = arranged.table
    values = tuple(tuple(parse_cell(cell.text) for cell in row.cells) for row in table.rows)
    caption = facet_reader.read(table.caption, lexicon)
    keys, cls = ((0,), KG.Model) if arranged.lines else key_columns(table, values, caption, lexicon, schema)
    if not keys or cls is None:
        return "no column names things of a known class"
    if not arranged.lines:
        table = filled(table, keys[0], values, schema)
        values = tuple(tuple(parse_cell(cell.text) for cell in row.cells) for row in table.rows)
    reader = _ColumnReader(replace(arranged, table=table), values, cls, lexicon, schema, f"{table.caption} {told}")
    columns = [
        reader.read(i) if i not in keys else ColumnReading(i, plain(table.columns[i].label), Role.KEY) for i in range(len(table.columns))
    ]
    if not _repeated(table, columns) and cls != KG.Study:
        columns = with_techniques(columns, table, cls, lexicon, schema)
    columns = _settled(columns, caption, cls, values, schema, apart=not _repeated(table, columns))
    columns = [_aside(c, "the number of problems") if _counts_problems(c, values, table.caption) else c for c in columns]
    if arranged.lines and not (_measured(table, columns, caption) or _bare_file(table)):
        columns = [_aside(c, "nothing says that a benchmark gives these numbers") if c.role is Role.RESULT else c for c in columns]
    columns = _with_variants(table, columns, lexicon, schema) if cls == KG.Model else columns
    columns = _told_by_words(table, columns, values, lexicon, schema) if cls == KG.Model else columns
    columns = _told_apart(columns) if _repeated(table, columns) else _not_told_apart(columns)
    columns = _dated([_introduced(_with_unit(c, table, values, keys), values) for c in columns], schema)
    return TableReading(table, ordinal, cls, tuple(columns), caption, values, arranged.lines, arranged.numbers)


class _ColumnReader:
    """Reads the columns of one table that are no keys; configurations are told from other marks when all columns are known."""

    def __init__(
        self, arranged: Arranged, values: Sequence[Sequence[CellValue]], cls: Iri, lexicon: Lexicon, schema: Schema, told: str
    ) -> None:
        self.told = told
        self.table = table = arranged.table
        self.values = values
        self.cls = cls
        self.lexicon = lexicon
        self.schema = schema
        self.joined = classes_in_order(plain(table.columns[0].label), schema)
        self.metrics = {
            i: words
            for i, c in enumerate(table.columns)
            if (words := under_metric([h.span for h in c.header], [h.text for h in c.header], arranged.metrics))
        }
        self.captioned = CAPTION_NAME.search(table.caption) is not None or any(
            f.property == KG.benchmark for f in facet_reader.read(table.caption, lexicon)
        )
        self.endings = ending_alike(table, values, lexicon, told) if cls == KG.Model else {}

    def read(self, index: int) -> ColumnReading:
        """Return a first reading of a column."""
        column = self.table.columns[index]
        label, last = plain(column.label), plain(column.header[-1].text)
        kinds = [row[index].kind for row in self.values if row[index].kind != "absent"]
        marked = bool(kinds) and all(kind in ("yes", "no") for kind in kinds)
        why = f"no property or measurement is known by the header {label!r}" if kinds else "the column is empty"
        reading = ColumnReading(index, label, Role.IGNORED, why=why, loose=bool(kinds))
        if self.cls == KG.Study:
            return self._of_study(reading, last)
        found = (
            (self._mark_of_property(reading, last) if marked else None)
            or self._property(reading, last)
            or self._facet_or_error(reading, marked=marked)
            or (self._mark_of_technique(reading, last) if marked else self._measurement(reading, last, kinds))
            or (None if marked else named_techniques(reading, self.table, self.cls, self.lexicon, self.schema))
        )
        return found or (replace(reading, role=Role.CONFIGURATION) if marked else reading)

    def _of_study(self, reading: ColumnReading, last: str) -> ColumnReading:
        """Return what a column tells of the works that a review lists: with which models, on what, else an attribute of the work."""
        prop = OF_STUDIES.get(self.schema.class_of(reading.label) or KG.Study)
        if prop is not None and prop in self.schema.by_iri:
            return replace(reading, role=Role.PROPERTY, properties=(self.schema.by_iri[prop],))
        return self._property(reading, last) or reading

    def _mark_of_property(self, reading: ColumnReading, last: str) -> ColumnReading | None:
        """Return a column of marks under a header that names a property above and one of its values below."""
        header = self.table.columns[reading.index].header
        for prop in self.schema.properties(plain(header[0].text), self.cls) if len(header) > 1 else ():
            for entry in self.lexicon.exact(last, *self.schema.values(prop)):
                return marked_by(reading, prop, entry)
        return None

    def _property(self, reading: ColumnReading, last: str) -> ColumnReading | None:
        """Return a column whose header names a property of the rows' things."""
        label = reading.label
        found = UNIT.search(label)
        names = [label, last, *([UNIT.sub("", label), UNIT.sub("", last)] if found else ())]
        names += label.split("/") if "/" in label and " / " not in label and not PER_TIME.search(label) else ()
        names += [bare for name in tuple(names) if (bare := COUNTED.sub("", name)) != name]
        properties = next((p for name in names if (p := self.schema.properties(name, self.cls))), ())
        if not properties:
            return None
        told = [row[reading.index] for row in self.values if row[reading.index].kind != "absent"]
        if told and all(value.kind in ("yes", "no") for value in told) and all(p.range == KG.Quantity for p in properties):
            return None  # "Tokens ✓": the model is given them; it says no amount.
        if properties[0].iri in (KG.openness, KG.difficulty) and self._names_few(reading.index, properties[0]):
            return None  # "Weights" of files or links, a "Level" that is none of difficulty
        if are_sizes([p.iri for p in properties]) and told and all(map(of_other_things, told)):
            return replace(reading, why="sizes of something else than models", loose=False)
        role = Role.PART if any(p.identity for p in properties) else Role.PROPERTY
        unit, word = found["unit"] if found else "", COUNTED.sub("", label).casefold()
        # Problems are counted, whatever a benchmark calls them: their number has no unit.
        counted = (p for p in properties if p.range == KG.Quantity and p.iri != KG.problems)
        unit = unit or next((word for p in counted if word in p.hidden_labels), "")
        ordered = of_kind(self._by_values(reading.index, properties), last, self.lexicon, self.schema)
        named = next((c for p in ordered if (c := self.schema.concept(label, self.schema.values(p)))), None)
        return replace(reading, role=role, properties=ordered, unit=unit, concept=named)

    def _names_few(self, index: int, prop: Property) -> bool:
        """Tell whether less than half of a column's cells name a value of a property, alone or with the header behind."""
        label, classes = plain(self.table.columns[index].label), self.schema.values(prop)
        texts = [
            "yes" if value.kind == "yes" else "no" if value.kind == "no" else value.text for value in (row[index] for row in self.values)
        ]
        told = [text for text in texts if text]
        named = sum(any(self.schema.concept(words, classes) for words in (text, f"{text} {label}")) for text in told)
        return 2 * named < len(told)

    def _by_values(self, index: int, properties: Sequence[Property]) -> tuple[Property, ...]:
        """Return the properties that share a header, those first whose values most cells name ("Backbone": an architecture or a model)."""
        cells = [row.cells[index].text for row in self.table.rows]
        named = {
            p.iri: sum(
                names_model(plain(cell), self.lexicon)
                if p.range == KG.Model
                else self.schema.concept(cell, self.schema.values(p)) is not None
                for cell in cells
            )
            for p in properties
        }
        return tuple(sorted(properties, key=lambda p: -named[p.iri])) if len(properties) > 1 else tuple(properties)

    def _facet_or_error(self, reading: ColumnReading, *, marked: bool) -> ColumnReading | None:
        """Return a column that says under which metric or protocol its rows were measured, or with which error."""
        names = [reading.label, *(reading.label.split("/") if " / " not in reading.label else ())]
        measured = next((p for name in names for cls in (KG.Result, KG.PairedTest) if (p := self.schema.properties(name, cls))), ())
        if any(p.iri == KG.standardError for p in measured):
            return replace(reading, role=Role.ERROR, properties=measured)
        if measured and (measured[0].iri in FACET_PROPERTIES or marked):
            return replace(reading, role=Role.FACET, properties=measured)
        said = facet_reader.read(reading.label, self.lexicon) if marked else ()
        if said and all(f.property in facet_reader.PROTOCOL for f in said) and not facet_reader.rest(reading.label, [f.span for f in said]):
            return replace(reading, role=Role.FACET, facets=said)
        protocol = (KG.metric, *facet_reader.PROTOCOL)
        cells = Counter(row.cells[reading.index].text for row in self.table.rows)
        told = sum(n for text, n in cells.items() if any(f.property in protocol for f in facet_reader.read(text, self.lexicon)))
        return replace(reading, role=Role.FACET) if not marked and told * 4 > cells.total() * 3 else None

    def _mark_of_technique(self, reading: ColumnReading, last: str) -> ColumnReading | None:
        """Return a column of marks that is headed by something that models use."""
        uses = self.schema.by_iri.get(KG.uses)
        entry = next(iter(self.lexicon.exact(last, *TECHNIQUES)), None)
        return marked_by(reading, uses, entry) if uses and entry else None

    def _measurement(self, reading: ColumnReading, last: str, kinds: Sequence[str]) -> ColumnReading | None:
        """Return a column most of whose cells are numbers, if they do not count the rows and can be scores."""
        told = [kind for kind in kinds if kind not in ("yes", "no")]
        label = reading.label
        if sum(kind == "number" for kind in told) * 2 <= len(told) or not label or label.casefold().strip(" .") in ORDINALS:
            return None
        facets = facet_reader.read(label.replace("_", " ") if "_" in label else label, self.lexicon)
        facets = (*facets, *joined_facets(label, self.joined, facets))
        if (samples := K_ALONE.fullmatch(last)) and not any(f.property in (KG.metric, KG.k) for f in facets):
            at = Span(len(label) - len(last), len(label))
            facets = (*facets, Facet(at, KG.k, integer(samples[1]), last), Facet(at, KG.metric, facet_reader.PASS_AT_K, last))
        own = self._own_metric(reading, facets)
        if own is not None and own.text == label and len(set(self.endings.values())) > 1 and not self.captioned:
            return replace(reading, why="a figure of the model that no benchmark gives")
        facets = (*facets, own) if own else facets
        if _all_differences(row[reading.index] for row in self.values):
            return replace(reading, why="differences of other figures", loose=False)
        left = facet_reader.rest(label, [f.span for f in facets])
        if SPREAD_WORD.match(label):
            return replace(reading, why="an error of another kind than the standard error of the score", loose=False)
        metric = any(f.property == KG.metric for f in facets)
        words = (left, label, facet_reader.rest(last, ()))
        left = "" if metric and OF_COST.fullmatch(left) else left
        if not (metric and not left) and any(NOT_MEASURED.fullmatch(told.replace("_", " ").strip()) for told in words):
            return replace(reading, why="numbers that no benchmark gives")
        name = MEASURE_WORD.sub("", left).strip(facet_reader.SEPARATORS)
        if SIZE_ALONE.fullmatch(name):
            return replace(reading, why="models of one size, which the rows do not name", loose=False)
        if not metric and BY_METRIC.search(self.table.columns[0].label) and (told_by := METRIC_BEHIND.fullmatch(name)):
            said, name, metric = told_by["metric"].strip(), told_by["name"], True
            facets = (*facets, Facet(Span(0, len(label)), KG.metric, thing_iri("concept", "metric", said), said))
        if NO_NAME.search(name):
            return replace(reading, why="a setting that is no name of a benchmark", loose=False)
        if COUNTS.fullmatch(name) and _all_whole(row[reading.index] for row in self.values):
            return replace(reading, why="numbers that no benchmark gives", loose=False)
        if not metric and (SHARE.fullmatch(share := name.replace("_", " ")) or (is_defined(share, self.told) and not is_average(share))):
            facets, name = (*facets, Facet(Span(0, len(label)), KG.metric, thing_iri("concept", "metric", share), share)), ""
        return replace(reading, role=Role.RESULT, facets=facets, name=name)

    def _own_metric(self, reading: ColumnReading, facets: Sequence[Facet]) -> Facet | None:
        """Return the metric that nothing but its place in the header tells, None where a known one is named."""
        words = self.metrics.get(reading.index) or self.endings.get(reading.index)
        if not words or any(f.property in (KG.metric, KG.k) for f in facets):
            return None
        return new_metric(reading.label, words, self.lexicon, self.told)


def _all_whole(values: Iterable[CellValue]) -> bool:
    """Tell whether all figures of a column are whole numbers and no shares."""
    return all(not value.percent and value.number == int(value.number) for value in values if value.number is not None)


def _all_differences(values: Iterable[CellValue]) -> bool:
    """Tell whether all figures of a column are printed with a sign, and one of them with a plus."""
    told = [value.text for value in values if value.kind == "number" and value.number]
    return bool(told) and all(text[0] in "+-−–" for text in told) and any(text.startswith("+") for text in told)


def _with_unit(column: ColumnReading, table: Table, values: Sequence[Sequence[CellValue]], keys: Sequence[int]) -> ColumnReading:
    """Return a column of model sizes with the unit of its bare numbers, where its header, the caption or the rows tell it."""
    if column.unit or not are_sizes([p.iri for p in column.properties]):
        return column
    labels = [row.cells[keys[0]].text for row in table.rows]
    return replace(column, unit=unit_of_sizes(column.label, table.caption, labels, [row[column.index] for row in values]))


def _dated(columns: list[ColumnReading], schema: Schema) -> list[ColumnReading]:
    """Return the columns of a table of runs with a date as that of the measurement and not of the model's release."""
    measured_on = schema.by_iri.get(KG.measuredOn)
    if measured_on is None or not any(c.label.casefold().replace("_", " ") in RUNS for c in columns):
        return columns
    return [
        replace(c, role=Role.FACET, properties=(measured_on,))
        if c.label.casefold() == "date" and any(p.iri == KG.releaseDate for p in c.properties)
        else c
        for c in columns
    ]


def _repeated(table: Table, columns: Sequence[ColumnReading]) -> bool:
    """Return whether two rows bear the same label by their key columns and parts alone."""
    return len(_labels(table, columns)) < len(table.rows)


def _labels(table: Table, columns: Sequence[ColumnReading]) -> set[tuple[str, ...]]:
    """Return the labels of the rows by what names them, marks aside."""
    told = [c.index for c in columns if c.role in (Role.KEY, Role.PART, Role.FACET, Role.WAY)]
    return {tuple(row.cells[i].text for i in told) for row in table.rows}


def _with_variants(table: Table, columns: list[ColumnReading], lexicon: Lexicon, schema: Schema) -> list[ColumnReading]:
    """Return the columns, those of variant words ("Base", "Instruct") as parts of names where other parts do not tell the rows apart."""
    telling = [c.index for c in columns if c.role in (Role.KEY, Role.PART)]
    if len({tuple(row.cells[i].text for i in telling) for row in table.rows}) == len(table.rows):
        return columns
    changed = []
    for column in columns:
        cells = [word for row in table.rows for word in row.cells[column.index].text.split()]
        variants = bool(cells) and all(lexicon.is_marker(match_key(word)) for word in cells)
        headed = schema.class_of(column.label) in (KG.ModelVariant, KG.ModelCheckpoint)
        part = column.role in (Role.IGNORED, Role.PROPERTY) and (variants or (headed and bool(cells)))
        changed.append(replace(column, role=Role.PART) if part else column)
    return changed


def _told_by_words(
    table: Table, columns: list[ColumnReading], values: Sequence[Sequence[CellValue]], lexicon: Lexicon, schema: Schema
) -> list[ColumnReading]:
    """Return the columns of measurements of one model made in several ways, with the words that name the ways as part of its name.

    Words that name parts of a benchmark (languages, difficulties) say on which of them each row was measured.
    """
    if not _repeated(table, columns) or not any(c.role is Role.RESULT for c in columns):
        return columns
    changed = list(columns)
    for i, column in enumerate(columns):
        label = column.label.strip().replace("_", " ")
        if SINGLE_PROBLEM.fullmatch(label) or label.casefold() in RUNS:
            continue
        if any(f.property in (KG.metric, KG.k) for row in table.rows for f in facet_reader.read(row.cells[column.index].text, lexicon)):
            continue
        technique = column.role is Role.PROPERTY and column.properties[0].iri == KG.uses
        told = [row[column.index] for row in values if row[column.index].kind != "absent"]
        short = bool(told) and all(value.kind in ("text", "list") and len(value.text.split()) <= MOST_WORDS for value in told)
        if (technique or column.role is Role.IGNORED) and short and len({value.text for value in told}) > 1:
            parts = _parts(column, told, lexicon, schema)
            way = replace(column, role=Role.FACET if parts else Role.WAY, properties=parts)
            trial = [*changed[:i], way, *changed[i + 1 :]]
            if len(_labels(table, trial)) > len(_labels(table, changed)):
                changed = trial
            if not _repeated(table, changed):
                return changed
    return changed


def _parts(column: ColumnReading, told: Sequence[CellValue], lexicon: Lexicon, schema: Schema) -> tuple[Property, ...]:
    """Return the property of results that says on which part they were measured, where a column names parts by header or cells."""
    known = sum(any(f.property == KG.subset and f.text == v.text for f in facet_reader.read(v.text, lexicon)) for v in told)
    headed = schema.class_of(column.label) in (KG.Language, KG.Difficulty, KG.Library)
    return (schema.by_iri[KG.subset],) if known * 4 > len(told) * (1 if headed else 3) else ()


def _measured(table: Table, columns: Sequence[ColumnReading], caption: Sequence[Facet]) -> bool:
    """Tell whether the caption or a header says that something is measured."""
    facets = [f for c in columns for f in c.facets] + list(caption)
    return any(f.property in (KG.metric, KG.benchmark) for f in facets) or bool(MEASURE_WORD.search(table.caption))


def _bare_file(table: Table) -> bool:
    """Tell whether a table is a file of numbers under names of models, of which nothing is said beside the file's name."""
    kinds = (parse_cell(cell.text).kind for row in table.rows for cell in row.cells)
    return table.caption_span is None and not table.section and "quantity" not in kinds


def _told_apart(columns: list[ColumnReading]) -> list[ColumnReading]:
    """Return the columns of a table whose rows only marks tell apart: beside measurements, all of them are configurations."""
    if not any(c.role is Role.RESULT for c in columns):
        return columns
    return [replace(c, role=Role.CONFIGURATION) if c.role is Role.MARK else c for c in columns]


def _not_told_apart(columns: list[ColumnReading]) -> list[ColumnReading]:
    """Return the columns of a table whose rows need no marks to be told apart: marks that name nothing are put aside."""
    why = "marks that name no property, and the rows are told apart without them"
    return [_aside(c, why, loose=True) if c.role is Role.CONFIGURATION else c for c in columns]


def _settled(
    columns: list[ColumnReading], caption: Sequence[Facet], cls: Iri, values: Sequence[Sequence[CellValue]], schema: Schema, *, apart: bool
) -> list[ColumnReading]:
    """Return the columns with those put aside that only look like measurements beside columns that say what they measure.

    Marks beside no measurement are attributes where the rows are told `apart` without them.
    """
    if cls != KG.Model:
        return [
            _aside(c, f"no property of the rows' class is known by the header {c.label!r}", loose=True) if c.role is Role.RESULT else c
            for c in columns
        ]
    explicit = [c for c in columns if c.role is Role.RESULT and _says_how(c, schema)]
    if explicit and not any(f.property == KG.metric for f in caption):
        why = "other columns name the metric, this one does not"
        vague = [c for c in columns if c.role is Role.RESULT and not _says(c, KG.metric) and not _says(c, KG.benchmark)]
        # One rate over all beside many columns of scores names the metric of itself alone.
        columns = [
            _aside(c, why, loose=_all_whole(_cells(c, values))) if c in vague and len(vague) <= 2 * len(explicit) else c for c in columns
        ]
    if not any(f.property == KG.benchmark for f in caption):
        columns = _costs_aside(columns)
    if not any(c.role is Role.RESULT for c in columns):
        columns = [
            _aside(c, "marks without a property or measurement", loose=apart) if c.role is Role.CONFIGURATION else c for c in columns
        ]
    return columns


def _cells(column: ColumnReading, values: Sequence[Sequence[CellValue]]) -> list[CellValue]:
    return [row[column.index] for row in values]


def _counts_problems(column: ColumnReading, values: Sequence[Sequence[CellValue]], caption: str) -> bool:
    """Tell whether a column of one number of samples ("n") holds the number of problems that the caption tells."""
    told = {value.text for value in _cells(column, values)} if any(p.iri == KG.samples for p in column.properties) else set()
    behind = re.findall(rf"(?<![\w.,]){re.escape(min(told))}((?:\s[\w-]+){{1,3}})", caption) if len(told) == 1 else []
    return any(not english.TEST_ITEMS.isdisjoint(words.casefold().split()) for words in behind)


def _costs_aside(columns: list[ColumnReading]) -> list[ColumnReading]:
    """Return the columns with those put aside that say what a model costs, beside scores whose headers name their benchmarks."""
    if not any(c.role is Role.RESULT and (c.name or _says(c, KG.benchmark)) for c in columns):
        return columns
    why = "what the model costs to run, which no benchmark gives"
    return [
        _aside(c, why, loose=True) if c.role is Role.RESULT and not c.name and {f.value for f in c.facets} <= COSTS and c.facets else c
        for c in columns
    ]


def _says_how(column: ColumnReading, schema: Schema) -> bool:
    """Tell whether a header names a metric of answers, which says that the figures beside it would name theirs: no cost, rank or mean."""
    metrics = [f.value for f in column.facets if f.property == KG.metric]
    known = [schema.concepts[Iri(str(m))] for m in metrics if m in schema.concepts]
    return any(m.iri not in OVER_ALL and OVER_ALL.isdisjoint(m.broader) for m in known)


def _says(column: ColumnReading, prop: Iri) -> bool:
    return any(f.property == prop for f in column.facets)


def _aside(column: ColumnReading, why: str, *, loose: bool = False) -> ColumnReading:
    return replace(column, role=Role.IGNORED, why=why, loose=loose)


def _introduced(column: ColumnReading, values: Sequence[Sequence[CellValue]]) -> ColumnReading:
    """Return a column that is not understood as an attribute of its own, if its header can name one.

    What a board sets for each model by itself ("edit format") is asked for as the model's own, beside being a setting of its scores.
    """
    cells = [row[column.index] for row in values]
    if column.role is Role.FACET and any(p.iri == KG.promptStyle for p in column.properties):
        return replace(column, attribute=attribute(column.label, cells))
    made = attribute(column.label, cells) if column.role is Role.IGNORED and column.loose else None
    return replace(column, role=Role.ATTRIBUTE, attribute=made) if made else column


__all__ = ["SINGLE_PROBLEM", "ColumnReading", "Role", "TableReading", "read_table"]
