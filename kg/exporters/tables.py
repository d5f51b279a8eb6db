"""What is exported, as rows under headings: the one form behind CSV, Parquet, JSON Lines, Markdown and LaTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.browse.exchange import Entry, Measured, Network, Said, Spot, Taxonomy

Value = str | int | Decimal | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what its cells hold (`str`, `int`, `Decimal`, `bool`, or `tuple` for several texts)."""

    name: str
    type: type


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under typed columns; `shown` names the columns that a printed page has room for."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    shown: tuple[str, ...]

    def page(self) -> Iterator[tuple[Value, ...]]:
        """Yield the rows with the columns of a printed page alone."""
        names = [column.name for column in self.columns]
        at = [names.index(name) for name in self.shown]
        return (tuple(row[i] for i in at) for row in self.rows)


_SPOT = {
    "document": str, "document_title": str, "document_kind": str, "trust": str, "identifiers": tuple, "licence": str, "digest": bool,
    "section": str, "page": str, "table": str, "row": str, "column": str,
    "quote": str, "start": int, "end": int, "mark": str, "hedge": str, "text_sha256": str,
}  # fmt: skip


def _spot(spot: Spot) -> tuple[Value, ...]:
    origin, at = spot.origin, spot.locator
    document = (origin.id, origin.title, origin.kind, origin.trust, origin.identifiers, origin.licence, origin.digest)
    place = (at.section, at.page, at.table, at.row, at.column)
    return (*document, *place, spot.quote, spot.start, spot.end, spot.mark, spot.hedge, origin.sha256)


def results(content: Iterable[Measured]) -> Table:
    """Return a row for each result."""
    types = {
        "result": str, "model": str, "model_iri": str, "printed_label": str, "undecided": bool, "made_by": tuple,
        "benchmark": str, "benchmark_iri": str, "tasks": tuple, "subset": str, "metric": str, "metric_iri": str, "k": int,
        "higher_is_better": bool, "printed": str, "value": Decimal, "unit": str, "standard_error": Decimal, "measured_by": str,
        "protocol": tuple,
    }  # fmt: skip
    rows = (
        (
            m.iri, m.model.label, m.model.iri, m.label, m.undecided, m.made_by,
            m.benchmark.label, m.benchmark.iri, tuple(task.label for task in m.tasks), m.subset, m.measure, m.metric.iri, m.k,
            m.higher_is_better, m.printed, m.value, m.unit, m.standard_error, m.measured_by,
            tuple(f"{s.property.label}: {s.value}" for s in m.settings),
            *_spot(m.spot),
        )
        for m in content
    )  # fmt: skip
    return _table({**types, **_SPOT}, rows, ("model", "benchmark", "subset", "metric", "printed", "document"))


def statements(content: Iterable[Said]) -> Table:
    """Return a row for each place that shows a statement."""
    types = {
        "statement": str, "subject": str, "subject_iri": str, "property": str, "property_iri": str, "value": str, "value_iri": str,
        "datatype": str, "language": str,
    }  # fmt: skip
    rows = (
        (s.iri, s.subject.label, s.subject.iri, s.predicate.label, s.predicate.iri, s.value, *_object(s.object), *_spot(spot))
        for s in content
        for spot in s.spots
    )
    return _table({**types, **_SPOT}, rows, ("subject", "property", "value", "document"))


def works(content: Iterable[Entry]) -> Table:
    """Return a row for each work."""
    types = {
        "key": str, "kind": str, "title": str, "authors": tuple, "more_authors": bool, "year": int, "doi": str, "arxiv": str,
        "repository": str, "url": str, "publisher": str, "retrieved": str, "cited_by": tuple,
    }  # fmt: skip
    rows = (
        (
            e.key, e.kind, e.title, e.authors, e.more_authors, e.year,
            *(e.identifier(scheme) for scheme in ("doi", "arxiv", "repository", "url")),
            e.publisher, e.retrieved, tuple(f"{document} [{number}]" for document, number in e.cited_by),
        )
        for e in content
    )  # fmt: skip
    return _table(types, rows, ("key", "title", "authors", "year"))


def concepts(content: Taxonomy) -> Table:
    """Return a row for each concept and scheme."""
    types = {"iri": str, "concept": str, "alternative": tuple, "definition": str, "kinds": tuple, "broader": tuple, "scheme": bool}
    rows = ((t.iri, t.label, t.alt_labels, t.definition, t.kinds, t.broader, t.scheme) for t in content.topics)
    return _table(types, rows, ("concept", "definition"))


def edges(content: Network) -> Table:
    """Return a row for each edge of the graph, and for each value of an attribute."""
    types = {"subject": str, "subject_iri": str, "kind": str, "property": str, "value": str, "value_iri": str, "documents": tuple}
    nodes = {node.id: node for node in content.nodes}
    rows: list[tuple[Value, ...]] = []
    for edge in content.edges:
        start, end = nodes[edge.source], nodes[edge.target]
        rows.append((start.label, start.iri, start.kind, edge.label, end.label, end.iri, edge.documents))
    for node in content.nodes:
        rows += [(node.label, node.iri, node.kind, name, text, None, ()) for name, texts in node.attributes for text in texts]
    return _table(types, rows, ("subject", "property", "value"))


def _object(term: NamedNode | Literal) -> tuple[str | None, str | None, str | None]:
    if isinstance(term, NamedNode):
        return term.value, None, None
    return None, None if term.language else term.datatype.value, term.language


def _table(types: Mapping[str, type], rows: Iterable[tuple[Value, ...]], shown: tuple[str, ...]) -> Table:
    return Table(tuple(Column(name, kind) for name, kind in types.items()), tuple(rows), shown)
