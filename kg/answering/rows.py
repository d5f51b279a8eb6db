"""How many rows a table or a board has: counted by where they stand in its document, each with whatever is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, numeral, spellings
from kg.answering.wording import joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm

MOST_CITED = 60
MOST_TABLES = 8


@dataclass(slots=True)
class Held:
    """A table of a document: where its rows end, and their labels."""

    document: str
    table: str
    ends: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)


def absent_table(form: LogicalForm, context: Context) -> Missing | None:
    """Return that the table which a question names is missing, where no document that is to answer has one of its number."""
    asked = form.scope.table
    if not asked:
        return None
    held = {row[0].value for row in context.store.select(rdf.holding_table(spellings(asked))).rows if row[0] is not None}
    documents = context.documents_in(form.scope)
    if held if documents is None else held & set(documents):
        return None
    where = "no document here" if documents is None else joined(f"“{context.library.documents[d].source.title}”" for d in documents[:3])
    return Missing(f"Table {asked}", "table", f"{where} has {'a' if documents is None else 'no'} Table {asked} from which anything is read")


def count_rows(form: LogicalForm, context: Context) -> Draft:
    """Return how many rows the tables asked for have, and how many different labels these bear."""
    draft = Draft()
    documents = context.documents_in(form.scope)
    scores = _scores(form, context)
    if documents is None:
        documents = tuple(sorted({s.document for s in scores})) or _printing(form, context)
    tables = _tables(form, documents, scores, context)
    if not tables:
        what = f"Table {form.scope.table}" if form.scope.table else "the table asked for"
        draft.missing.append(Missing(what, "table", f"no document here has {what} with rows that are read"))
        return draft
    draft.columns = ("table", "rows", "different labels", "source")
    for held in tables[:MOST_TABLES]:
        title = context.library.documents[held.document].source.title
        cites = _cites(held, scores, context)
        rows = draft.compute(Decimal(len(held.ends)), f"rows of the table {held.table} of “{title}”, counted", cites)
        labels = draft.compute(Decimal(len(held.labels)), f"different labels of its rows: {joined(sorted(held.labels)[:5])} …", cites)
        draft.row((held.table, rows, labels, title), cites)
        alike = "" if rows == labels else f", which bear {labels} different labels"
        draft.sentences.append(f"The table {held.table} of “{title}” has {rows} rows{alike} {marks(cites[:3])}.")
    draft.caveats.append("Counted are the rows from which anything is read; settings may stand in a label, so that one model has several.")
    return draft


def _scores(form: LogicalForm, context: Context) -> list[Score]:
    """Return the scores of what is named, of the documents that it is asked of: in the parts named, where these have any."""
    if not form.measured.benchmarks and form.scope.open:
        return []
    scores = gather(form, context, (), [b.iri for b in form.measured.benchmarks]) or gather(form, context, (), ())
    for word in form.measured.subsets:
        scores = [s for s in scores if word.casefold() in (s.subset or "").casefold().replace("-", " ").split()] or scores
    return scores


def _printing(form: LogicalForm, context: Context) -> tuple[str, ...]:
    """Return the documents that print the number of the table asked for."""
    asked = form.scope.table
    rows = context.store.select(rdf.holding_table([asked, asked.upper()])).texts() if asked else ()
    return tuple(sorted(document for (document,) in rows))


def _tables(form: LogicalForm, documents: Sequence[str], scores: Sequence[Score], context: Context) -> list[Held]:
    """Return the tables of some documents: the one of the number asked for, else those that hold the scores, the longest first."""
    found: dict[tuple[str, str], Held] = {}
    for document, table, label, end in context.select(rdf.rows(documents)).texts() if documents else ():
        held = found.setdefault((document, table), Held(document, table))
        held.ends.add(end)
        held.labels.add(label)
    asked = form.scope.table
    if asked:
        exact = [h for h in found.values() if h.table.casefold() == asked.casefold()]
        return exact or [h for h in found.values() if numeral(asked) is not None and numeral(h.table) == numeral(asked)]
    some = {s.table: s for s in scores}
    places = context.citer.places([s.iri for s in some.values()])
    measured = {(c.document.iri, c.locator.table or "") for held in places.values() for c in held}
    kept = [h for key, h in found.items() if key in measured]
    return sorted(kept, key=lambda h: (-len(h.ends), h.document, h.table))


def _cites(held: Held, scores: Iterable[Score], context: Context) -> tuple[int, ...]:
    """Return the citations of the first rows of a table: of its scores, else of what is stated in it."""
    edges = [s.edge for s in scores if s.document == held.document]
    places = context.citer.places([e.bearer for e in edges])
    inside = [e for e in edges if any((c.document.iri, c.locator.table) == (held.document, held.table) for c in places.get(e.bearer, ()))]
    if not inside:
        rows = list(context.store.select(rdf.stated_in(held.document, held.table, MOST_CITED)).bound())
        labels = context.names.labels({t.value for row in rows for t in row if isinstance(t, ox.NamedNode)})
        inside = [Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels.get(o.value, o.value)}") for s, p, o in rows]
    return tuple(dict.fromkeys(context.citer.cite(e, held.document) for e in inside[:MOST_CITED]))
