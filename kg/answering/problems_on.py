"""Open problems on a topic: those whose words, or the sentences of whose section, hold what a question names beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.describe import plain
from kg.answering.draft import Draft
from kg.answering.remarks import Said, add_remark, bears_meaning
from kg.answering.spoken_of import AS_THEY_STAND, concepts_in
from kg.answering.stems import alike, stem, stems
from kg.lexicon.mentions import words
from kg.model.document import Span, overlapping
from kg.model.logical_form import LogicalForm
from kg.vocab import KG, OWL, RDF, SKOS

OPEN = r"(?:open\s+(?:problems?|questions?|issues?)|unsolved|unresolved|still\s+open)"
ABOUT = re.compile(rf"\b{OPEN}\b[^?]*?\b(?:about|on|regarding|concerns?|concerning|around|with|in)\s+(?P<topic>[^?]+?)\W*$", re.I)
CALLED = re.compile(
    rf"\b(?:regard|name|list|see|count|treat|consider|mention|call|describe|give)s?\s+(?P<topic>[^?]+?)\s+(?:as|among|to\s+be)\s+(?:an?\s+|one\s+of\s+|the\s+|its\s+)*{OPEN}"
    rf"|^\W*(?:is|are)\s+(?P<bare>[^?]+?)\s+(?:still\s+)?(?:an?\s+|one\s+of\s+|among\s+)*(?:the\s+)?{OPEN}\W*(?:$|of\b|in\b|according\b|by\b)",
    re.I,
)
"""Wordings that ask for open problems on a topic, and whether something is one."""
KINDS = ("list", "check", "unknown", "description", "property", "count")
MOST = 3
SECTION_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Problem:
    """An open problem: its label, its definition, the sentences of its section, and the stems of its names and of these."""

    label: str
    defined: Edge
    below: tuple[Said, ...]
    own: frozenset[str]
    told: frozenset[str]


def problems_on(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put the open problems on the topic of a question in the place of what was made of it; return whether there are any.

    Whether something is an open problem is yes where one of them is on it; that none is proves nothing.
    """
    asked = CALLED.search(form.question) or ABOUT.search(form.question)
    if asked is None or form.kind not in KINDS or form.aggregate or form.measured.benchmarks or any(s.model for s in form.subjects):
        return False
    group = next(name for name, text in asked.groupdict().items() if text)
    topic = Span(*asked.span(group))
    wanted = _wanted(topic, form, context)
    if not wanted:
        return False
    problems = _problems(form, context)
    found = [p for p in problems if _holds(wanted, p.own)]
    named = form.yes_no and any(c.span.overlaps(topic) for c in concepts_in(form, context))  # a remedy stands in a section too
    if not found and not named:
        found = [p for p in problems if _holds(wanted, p.own | p.told)]
    if not 0 < len(found) <= MOST:
        return False
    draft.begin_again(("open problem", "relation", "words", "source"), "list")
    draft.caveats = [AS_THEY_STAND]
    for problem in found:
        _show(problem, wanted, context, draft)
    if form.yes_no:
        draft.verdict = "yes"
        draft.sentences[0] = f"Yes: {draft.sentences[0]}"
    return True


def _wanted(topic: Span, form: LogicalForm, context: Context) -> list[frozenset[str]]:
    """Return for each word of a topic the stems of which one must stand; words for classes and for what all is about ask for nothing."""
    classes = [m.span for m in context.reading(form.question).mentions if m.of(OWL.Class) and " " not in m.text]
    found = []
    for piece in words(form.question):
        word = piece.of(form.question).casefold()
        if not overlapping(piece, [topic]) or overlapping(piece, classes) or not bears_meaning(word):
            continue
        near = frozenset() if form.yes_no else context.graph.remarks.forms(stem(word))
        found.append(near | {stem(word)} | alike(stem(word)))
    return found


def _problems(form: LogicalForm, context: Context) -> list[_Problem]:
    """Return the open problems that documents define, by their labels."""
    iris = sorted({row[0] for row in context.store.select(rdf.edges((), [RDF.type], [KG.OpenProblem])).texts()})
    labels = context.names.labels(iris)
    names: dict[str, list[str]] = {}
    for iri, _, name in context.store.select(rdf.edges(iris, [SKOS.prefLabel, SKOS.altLabel])).texts():
        names.setdefault(iri, []).append(name)
    rows = context.store.select(rdf.edges(iris, [SKOS.definition])).bound() if iris else ()
    edges = [Edge(s.value, p.value, o, f"{labels[s.value]} · definition") for s, p, o in rows]
    places = context.citer.places([e.bearer for e in edges]) if edges else {}
    remarks, allowed = context.graph.remarks, context.documents_in(form.scope)
    headed: dict[str, list[Said]] = {}
    for said in remarks.said:
        if allowed is None or said.document in allowed:
            headed.setdefault(remarks.headings.get(said.iri, ""), []).append(said)
    heads = {heading: frozenset(stems(heading)) for heading in headed if heading}
    found = []
    for iri in iris:
        own = [e for e in edges if e.subject == iri and e.bearer in places]
        cited = [c for e in own for c in places[e.bearer] if allowed is None or c.document.iri in allowed]
        if not cited:
            continue
        printed = [c.locator.row for c in cited if c.locator.row]
        told = frozenset(s for text in (*names.get(iri, ()), *printed, *(e.object.value for e in own)) for s in stems(text))
        titles = [frozenset(stems(text)) for text in printed]
        below = tuple(s for heading, stems_ in heads.items() if any(t <= stems_ for t in titles) for s in headed[heading])
        found.append(_Problem(labels[iri], own[0], below, told, frozenset(x for s in below for x in s.stems)))
    return found


def _holds(wanted: Sequence[frozenset[str]], told: frozenset[str]) -> bool:
    return all(forms & told for forms in wanted)


def _show(problem: _Problem, wanted: Sequence[frozenset[str]], context: Context, draft: Draft) -> None:
    """Write an open problem with its definition, and the sentences of its section that hold the most of a topic."""
    edge = problem.defined
    place = context.citer.places([edge.bearer])[edge.bearer][0]
    n = context.citer.cite(edge, place.document.iri)
    label = place.locator.row or problem.label
    draft.row((label, "definition", edge.object.value, place.document.title), (n,))
    draft.sentences.append(f"“{label.rstrip('.')}”: {plain(edge.object.value)} [{n}].")
    ranked = sorted(problem.below, key=lambda s: -sum(bool(forms & s.stems) for forms in wanted))
    chosen = ranked[:SECTION_SENTENCES]
    for said in (s for s in problem.below if s in chosen):
        add_remark(label, said, context, draft)
