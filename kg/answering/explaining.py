"""How a question was understood: what its words resolved to, the logical form, and the queries that the answer rests on."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answering.context import Graph
from kg.model.answer import Answer
from kg.model.logical_form import LogicalForm
from kg.query.parse import parse
from kg.query.reading import Reading, read


def explain(answer: Answer, graph: Graph) -> str:
    """Return, for people, how the question of an answer was read."""
    reading = read(answer.question, graph.names)
    form = parse(reading, graph.names, graph.vocabulary)
    lines = ["Words", *_mentions(reading), "", "Logical form", *_form(form, graph)]
    for number, query in enumerate(answer.sparql, start=1):
        lines += ["", f"Query {number}", *(f"  {line}" for line in query.strip().split("\n"))]
    return "\n".join(lines) + "\n"


def _mentions(reading: Reading) -> Iterator[str]:
    for model in reading.models:
        name = model.model
        parts = [name.family, *name.variant, name.size or "", *name.version] if name else []
        yield f"  {model.text!r} is the model {model.label} ({' / '.join(p for p in parts if p)})"
    for mention in reading.mentions:
        kinds = sorted({f"{entry.label} ({_short(entry.iri)})" for entry in mention.entries})
        yield f"  {mention.text!r} is {', or '.join(kinds[:4])}"
    for facet in reading.facets:
        yield f"  {facet.text!r} is {_short(facet.property)} = {_short(getattr(facet.value, 'value', str(facet.value)))}"
    for size in reading.sizes:
        yield f"  {size.span.of(reading.text)!r} is the size {size.size}{f' to {size.upto}' if size.upto else ''}"
    told = sorted({f"{o.name} ({o.text!r})" for o in reading.operators})
    if told:
        yield f"  asks by {', '.join(told)}"


def _form(form: LogicalForm, graph: Graph) -> Iterator[str]:
    yield f"  kind        {form.kind}"
    if form.subjects:
        yield f"  subjects    {', '.join(f'{s.label} ({len(s.iris)} nodes)' for s in form.subjects)}"
    measured = form.measured
    named = [b.label for b in (*measured.benchmarks, *measured.tasks)] + [m.text for m in measured.metrics] + list(measured.subsets)
    named += [s.text for s in measured.settings]
    if named:
        yield f"  measured    {', '.join(named)}"
    if form.properties:
        yield f"  properties  {', '.join(graph.names.labels(form.properties).values())}"
    if form.target:
        yield f"  asked for   {graph.names.labels([form.target])[form.target]}"
    for condition in form.conditions:
        yield f"  condition   {condition.operator} {condition.text}"
    if form.bound:
        yield f"  bound       score {form.bound.operator} {form.bound.text}"
    if form.order:
        yield f"  order       {form.order}{f' by {_short(form.by)}' if form.by else ' by score'}{f', {form.limit}' if form.limit else ''}"
    if form.scope.text or form.scope.table:
        yield f"  scope       {form.scope.text}{f' table {form.scope.table}' if form.scope.table else ''}"
    if form.claim:
        yield f"  claim       {form.claim}"
    for absent in form.absent:
        yield f"  unknown     {absent.text}"


def _short(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
