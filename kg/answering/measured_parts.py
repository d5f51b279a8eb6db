"""The parts of a benchmark that its results are reported for: what tells of its languages or libraries where no document states them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, kinds_of_part, whole
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.parts import PARTS_OF_BENCHMARKS
from kg.vocab import KG


def measured_parts(subject: Subject, asked: Sequence[Iri], form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Write the parts of a benchmark of the kind that a property leads to, each with a result on it; return whether there are any."""
    terms = context.graph.vocabulary.terms
    kinds = {r for p in asked if p in terms for r in terms[p].ranges if r in PARTS_OF_BENCHMARKS}
    if KG.Benchmark not in subject.types or not kinds or draft.rows:
        return False
    parts: dict[str, Score] = {}
    for score in gather(form, context, [], [*(subject.iris or (subject.iri,))]):
        if score.subset and not whole(score.subset) and kinds & kinds_of_part(score.subset, context):
            parts.setdefault(match_key(score.subset), score)
    if not parts:
        return False
    noun = joined(context.names.labels(sorted(kinds)).values(), "or")
    draft.columns = (noun, "benchmark", "source")
    for score in parts.values():
        title = context.library.documents[score.document].source.title
        draft.row((score.subset, subject.label, title), (context.citer.cite(score.edge, score.document),))
    cites = [n for row in draft.rows for n in row.cites]
    number = draft.compute(Decimal(len(parts)), f"parts of {subject.label} by {noun} that results are reported for, counted", tuple(cites))
    told = joined(str(score.subset) for score in parts.values())
    draft.sentences.append(f"Results on {subject.label} are reported by {noun}, for {number} of them: {told} {marks(cites)}.")
    draft.caveats.append(f"These are the parts that results are reported for: that {subject.label} has no other is not said.")
    return True


def edges_of_parts(edges: Sequence[Edge], form: LogicalForm, context: Context) -> list[Edge]:
    """Return the edges, of a benchmark right behind which the question names a part those alone whose source names the part ("Zork-Hard").

    Where no source does, none is left: the amount of the whole is not that of the part.
    """
    kept = list(edges)
    for subject in form.subjects:
        behind = form.question[subject.span.end :].lstrip(" -–:([/").casefold()
        part = next((p for p in form.measured.subsets if behind.startswith(p.casefold()) and not whole(p)), None)
        if part is None or KG.Benchmark not in subject.types:
            continue
        own = [e for e in kept if e.subject in (subject.iri, *subject.iris)]
        places = context.citer.places([e.bearer for e in own])
        said = {e: {w for p in places.get(e.bearer, ()) for w in re.findall(r"[^\W_]+", p.quote.casefold())} for e in own}
        named = [replace(e, readable=e.readable.replace(" · ", f" {part} · ", 1)) for e in own if part.casefold() in said[e]]
        shared = sum(s.iri == subject.iri for s in form.subjects) > 1  # the whole is compared with its own part
        kept = [e for e in kept if e not in own or (shared and part.casefold() not in said[e])] + named
    return kept


HEAD_AMOUNT = re.compile(r"[^()]*[^()\d\s]\s*\((?P<amount>\d[\d,]*)\)")
"""The head of a column that ends with an amount in brackets ("Hard (44)")."""


def uncounted_parts(
    subject: Subject, stated: Sequence[tuple[str, str]], asked: Sequence[Iri], form: LogicalForm, context: Context, draft: Draft
) -> None:
    """Write the amounts of parts of a benchmark that the heads of their columns print, and tell of which parts no amount is stated.

    `stated` are the labels of what amounts are stated of, with these. What heads print are amounts of the parts where they add up to
    the whole. A benchmark that is all in one language is that part itself.
    """
    vocabulary = context.graph.vocabulary
    told = " ".join(match_key(label) for label, _ in stated)
    wanted = [part for part in form.measured.subsets if match_key(part) not in told]
    if not wanted or KG.Benchmark not in subject.types or not any(vocabulary.amount(prop) for prop in asked):
        return
    nodes = [*(subject.iris or (subject.iri,))]
    scores = [score for score in gather(form, context, [], nodes) if score.subset]
    said = list(context.select(rdf.edges(nodes)).bound())
    values = Counter(predicate.value for _, predicate, _ in said)
    alone = {o.value for _, p, o in said if values[p.value] == 1 and isinstance(o, ox.NamedNode)}
    own = {match_key(label) for label in context.names.labels(alone).values()}
    noun = joined(context.names.labels(form.properties).values(), "or")
    heads = _head_amounts(scores, {amount for _, amount in stated}, context) if KG.problems in asked else {}
    for part in wanted:
        if match_key(part) in heads:
            score, amount = heads[match_key(part)]
            cite = context.citer.cite(score.edge, score.document)
            draft.row((f"{subject.label} {part}", noun, amount, context.library.documents[score.document].source.title), (cite,))
            draft.sentences.append(f"{subject.label} {part}, {noun}, by the head of its column: {amount} {marks((cite,))}.")
        elif match_key(part) in {match_key(s.subset or "") for s in scores} - own:
            why = f"no document here gives the {noun} of {subject.label} for {part} alone"
            draft.missing.append(Missing(part, "property", why))


def _head_amounts(scores: Sequence[Score], totals: Container[str], context: Context) -> dict[str, tuple[Score, str]]:
    """Return a score and the amount in its column's head by the key of its part, of a table where these add up to one of the totals."""
    firsts = {(s.table, match_key(s.subset or "")): s for s in reversed(scores)}
    places = context.citer.places([s.iri for s in firsts.values()])
    found: dict[str, dict[str, tuple[Score, str]]] = {}
    for (table, key), score in firsts.items():
        columns = [p.locator.column for p in places.get(score.iri, ()) if p.document.iri == score.document]
        head = next((m for column in columns if column and (m := HEAD_AMOUNT.fullmatch(column))), None)
        if head is not None and not whole(score.subset):
            found.setdefault(table, {})[key] = (score, head["amount"].replace(",", ""))
    return next((heads for heads in found.values() if str(sum(int(amount) for _, amount in heads.values())) in totals), {})
