"""What the things of a question are linked with: the other ends of stated edges, in either direction, by the property or class asked for.

A word of the question that no name or property accounts for must stand in the words that show an edge: "which method does X adapt" is
answered by the edge whose source says that X adapts it, and by no other method that X uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.links import LINEAGE
from kg.answering.properties import expanded, is_own_name
from kg.answering.remarks import held, unread
from kg.answering.stems import stems
from kg.answering.things import Finder, is_concept
from kg.answering.wording import clause, opened
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.vocab import DENIALS, KG, SKOS

MOST_ROWS = 40
MOST_TOLD = 6
ORIGINS = (KG.initialisedFrom, KG.fineTunedFrom, KG.basedOn, KG.extendsModel, KG.extends)
"""Properties by any of which a document may say what a thing was made from."""
DATA = (KG.Benchmark, KG.Corpus)
"""Classes of what people call a dataset."""
SILENT = frozenset((KG.link, KG.cites, KG.mentions, KG.outperforms, KG.underperforms, KG.candidate, *DENIALS))
"""Properties that a question means only where it names them."""


def leads(form: LogicalForm) -> bool:
    """Return whether what a question names is what has the relation, and what it asks for the other end ("X extends which Y")."""
    for subject in form.subjects:
        name = re.escape(subject.text)
        if re.search(rf"\b(?:whose|where)\b[^,;?]*\b(?:is|was|are|were)\s+(?:the\s+)?{name}|\b{name}\s+as\b", form.question, re.I):
            return False
        if re.search(rf"\b(?:does|do|did|is|was|are|were|has|have|had)\s+(?:the\s+)?{name}", form.question, re.I):
            return True
        if re.match(rf"\W*(?:the\s+)?{name}\b.*\b(?:which|what)\s+\w+\W*$", form.question, re.I):
            return True
    return False


def related(form: LogicalForm, context: Context, read: Sequence[Span]) -> Draft:
    """Return what the things named are linked with; an empty draft where nothing fits the question."""
    draft = Draft()
    finder = Finder(form, context)
    wanted = list(expanded(form, context))
    wanted += [p for p in ORIGINS if p not in wanted and set(ORIGINS) & set(wanted)]
    words = unread(form, read)
    target = context.names.labels([form.target])[form.target] if form.target else "value"
    draft.columns = (target, "relation", "of", "source")
    for subject in form.subjects:
        if (wanted or form.target) and SKOS.Concept not in subject.types:
            found = list(_found(subject, wanted, form, finder))
            found = [f for f in found if f[0].predicate in wanted] or ([] if form.target is None else found)
            found = [f for f in found if f[1] and leads(form)] or found
            _write(found, words, context, draft)
    del draft.rows[MOST_ROWS:]
    return draft


def _found(subject: Subject, wanted: Sequence[str], form: LogicalForm, finder: Finder) -> Iterator[tuple[Edge, bool]]:
    """Yield the edges from and to a thing whose other end is asked for, each with whether it leads away from the thing."""
    nodes = list(dict.fromkeys((subject.iri, *subject.iris)))
    edges = [(e, True) for e in finder.edges(nodes, (), ())] + [(e, False) for e in finder.edges((), (), nodes)]
    edges = [(e, away) for e, away in edges if e.predicate in wanted or e.predicate not in SILENT]
    ends = {e.object.value if away else e.subject for e, away in edges}
    fitting = finder.of_target(ends)
    if form.target in DATA:
        fitting |= {end for end in ends if "/corpus/" in end or "/benchmark/" in end}
    for edge, away in edges:
        end = edge.object.value if away else edge.subject
        asked = edge.predicate in wanted
        if end in fitting or (asked and (not fitting or not _things(edge))):
            yield edge, away


def _things(edge: Edge) -> bool:
    """Return whether an edge leads to a thing and not to an amount or a word."""
    return any(kind in edge.object.value for kind in ("/model/", "/benchmark/", "/corpus/", "/agent/"))


def _write(found: Sequence[tuple[Edge, bool]], words: frozenset[str], context: Context, draft: Draft) -> None:
    """Write a row for each edge whose source has the words of the question that nothing else accounts for."""
    places = context.citer.places(dict.fromkeys(e.bearer for e, _ in found)) if found else {}
    printed = context.printed([e.object.value for e, _ in found])
    order: dict[str, int] = {p: at for at, p in enumerate(LINEAGE)}
    for edge, away in sorted(found, key=lambda f: (order.get(f[0].predicate, len(order)), f[0].readable.casefold())):
        place = next((p for p in places.get(edge.bearer, ()) if held(words, {*stems(p.quote), *stems(edge.readable)})), None)
        if place is None:
            continue
        one, relation, value = [*edge.readable.split(" · "), "", ""][:3]
        value = printed.get(edge.object.value, value)
        if edge.object.value in printed and is_own_name(value, one):
            continue
        n = context.citer.cite(edge, place.document.iri)
        draft.row((value if away else one, relation if away else f"{relation} (of it)", one if away else value, place.document.title), (n,))
        if len(draft.sentences) < MOST_TOLD:
            draft.sentences.append(f"{opened(clause(one, relation, value))} [{n}].")


def of_kind(form: LogicalForm, context: Context) -> Draft:
    """Return what the things named have of the kinds named beside them ("activation function of X")."""
    draft = Draft()
    finder = Finder(form, context)
    draft.columns = ("value", "relation", "of", "source")
    for condition in form.conditions:
        if not isinstance(condition.value, str) or "/taxonomy#" not in condition.value:
            continue
        wanted = finder.at_or_below(condition.value)
        for subject in form.subjects:
            if SKOS.Concept not in subject.types:
                nodes = list(dict.fromkeys((subject.iri, *subject.iris)))
                edges = [e for e in finder.edges(nodes, (), wanted) if e.predicate not in DENIALS]
                _write([(e, True) for e in edges], frozenset(), context, draft)
    del draft.rows[MOST_ROWS:]
    return draft


def turned(form: LogicalForm, context: Context) -> Draft:
    """Return what a concept is linked with by the properties named or their inverses ("consequences of X")."""
    draft = Draft()
    finder = Finder(replace(form, target=None), context)
    target = context.names.labels([form.target])[form.target] if form.target else "value"
    draft.columns = (target, "relation", "of", "source")
    inverses = context.graph.vocabulary.inverses
    wanted = [p for p in expanded(form, context) if SKOS.Concept not in context.graph.vocabulary.terms[p].domains]
    opposite = [inverses[p] for p in wanted if p in inverses]
    concepts = [s.iri for s in form.subjects if SKOS.Concept in s.types]
    concepts += [Iri(c.value) for c in form.conditions if isinstance(c.value, str) and is_concept(c.value)]
    if wanted and concepts:
        out = [(e, True) for e in finder.edges(concepts, wanted, ())]
        back = [(e, False) for e in finder.edges((), opposite, concepts)] if opposite else []
        _write([*out, *back], frozenset(), context, draft)
    return draft
