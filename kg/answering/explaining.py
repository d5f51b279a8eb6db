"""How a question was understood: what its words resolved to, the logical form, and the queries that the answer rests on."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answering.context import Graph
from kg.model.answer import Answer
from kg.model.logical_form import LogicalForm, Scope
from kg.model.mention import Mention
from kg.query.length import unreadable
from kg.query.parse import parse
from kg.query.reading import Reading, read
from kg.query.restriction import restriction
from kg.query.rewording import BLANKS
from kg.query.splitting import split

MOST_NAMED = 4
"""The most things that a word is shown to name."""


def explain(answer: Answer, graph: Graph) -> str:
    """Return, for people, how the question of an answer was read, part by part, and the SPARQL that ran, as it runs by itself."""
    if answer.question and unreadable(answer.question):
        return "Words\n  too many to be read\n"
    scope, question = restriction(BLANKS.sub(" ", answer.question), graph.names)
    parts = split(question) if answer.kind == "multi" else (question,)
    lines: list[str] = []
    for number, part in enumerate(parts, start=1):
        reading = read(part, graph.names)
        form = parse(reading, graph.names, graph.vocabulary)
        which = f" of part {number}" if len(parts) > 1 else ""
        found = list(_mentions(reading)) or ["  none that this graph knows"]
        lines += [f"Words{which}", *found, "", f"Logical form{which}", *_form(form, graph), *_leaving(scope, graph), ""]
    for number, query in enumerate(answer.sparql, start=1):
        last = number == len(answer.sparql) and answer.citations
        lines += [
            f"Query {number}{': the places of what is cited' if last else ''}",
            *(f"  {line}" for line in query.strip().split("\n")),
            "",
        ]
    return "\n".join(lines[:-1]) + "\n"


def _mentions(reading: Reading) -> Iterator[str]:
    for model in reading.models:
        name = model.model
        parts = [name.family, *name.variant, name.size or "", *name.version] if name else []
        yield f"  {model.text!r} is the model {model.label} ({' / '.join(p for p in parts if p)})"
    for mention in reading.mentions:
        yield f"  {mention.text!r} is {_named(mention)}"
    for facet in reading.facets:
        yield f"  {facet.text!r} is {_short(facet.property)} = {_short(getattr(facet.value, 'value', str(facet.value)))}"
    for size in reading.sizes:
        yield f"  {size.span.of(reading.text)!r} is the size {size.size}{f' to {size.upto}' if size.upto else ''}"
    for number in reading.numbers:
        yield f"  {number.span.of(reading.text)!r} is the number {number.value}"
    told = sorted({f"{o.name} ({o.text!r})" for o in reading.operators})
    if told:
        yield f"  asks by {', '.join(told)}"


def _named(mention: Mention) -> str:
    kinds = sorted({f"{entry.label} ({_short(entry.iri)})" for entry in mention.entries})
    more = len(kinds) - MOST_NAMED
    return ", or ".join(kinds[:MOST_NAMED]) + (f", or {more} more" if more > 0 else "")


def _form(form: LogicalForm, graph: Graph) -> Iterator[str]:
    labels = graph.names.labels
    yield f"  kind        {form.kind}"
    if form.subjects:
        counted = (f"{s.label} ({len(s.iris)} node{'' if len(s.iris) == 1 else 's'})" for s in form.subjects)
        yield f"  subjects    {', '.join(counted)}"
    measured = form.measured
    named = [b.label for b in (*measured.benchmarks, *measured.tasks)] + [m.text for m in measured.metrics] + list(measured.subsets)
    named += [s.text for s in measured.settings]
    if named:
        yield f"  measured    {', '.join(named)}"
    if form.properties:
        yield f"  properties  {', '.join(labels(form.properties).values())}"
    if form.target:
        yield f"  asked for   {labels([form.target])[form.target]}"
    for condition in form.conditions:
        by = f"{labels([condition.property])[condition.property]} " if condition.property else ""
        yield f"  condition   {by}{condition.operator} {condition.text}"
    for bound in form.bounds:
        on = f" on {', '.join(labels(bound.benchmarks).values())}" if bound.benchmarks else ""
        yield f"  bound       score {bound.operator} {bound.value}{on}"
    if form.order:
        by = _short(form.by) if form.by else "score"
        rest = [str(form.limit)] if form.limit else []
        rest += [f"after {form.offset}"] if form.offset else []
        yield f"  order       {', '.join([f'{form.order} by {by}', *rest])}"
    if form.axis or form.sizes:
        yield f"  over        {', '.join(part for part in (form.axis, *form.sizes) if part)}"
    if form.scope.text or form.scope.table:
        yield f"  scope       {form.scope.text}{f' table {form.scope.table}' if form.scope.table else ''}"
    asserted = [part for part, said in (("yes or no", form.yes_no), ("why", form.why)) if said]
    if form.claim or asserted or form.aggregate:
        yield f"  claim       {', '.join(part for part in (*asserted, form.claim, form.aggregate) if part)}"
    for absent in form.absent:
        yield f"  unknown     {absent.text}"


def _leaving(scope: Scope, graph: Graph) -> Iterator[str]:
    """Yield which documents the question does not want to hear."""
    titles = {iri: info.source.title for iri, info in graph.library.documents.items()}
    for what in scope.excluded:
        yield f"  without     {f'“{titles[what]}”' if what in titles else what.replace('_', ' ')}"
    if scope.trust:
        yield f"  trust       {scope.trust.replace('_', ' ')} or better"


def _short(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
