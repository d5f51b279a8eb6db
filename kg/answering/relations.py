"""What the things of a question are linked with: the other ends of stated edges, in either direction, by the property or class asked for.

A word of the question that no name or property accounts for must stand in the words that show an edge: "which method does X adapt" is
answered by the edge whose source says that X adapts it, and by no other method that X uses.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.remarks import forms_in, stems, unread
from kg.answering.things import Finder
from kg.model.document import Span
from kg.model.logical_form import LogicalForm
from kg.vocab import KG, SKOS

MOST_ROWS = 40
MOST_TOLD = 6
ORIGINS = (KG.initialisedFrom, KG.fineTunedFrom, KG.basedOn, KG.extends)
"""Properties by any of which a document may say what a model was made from."""
DATA = frozenset((KG.Benchmark, KG.Corpus))
"""Classes of what is called a dataset."""
SILENT = frozenset((KG.link, KG.cites, KG.mentions, KG.outperforms, KG.candidate))
"""Properties that a class alone does not ask for."""


def related(form: LogicalForm, context: Context, read: Sequence[Span]) -> Draft:
    """Return what the things named are linked with; an empty draft where nothing fits the question."""
    draft = Draft()
    finder = Finder(form, context)
    wanted = _properties(form, context)
    words = unread(form, read)
    for subject in form.subjects:
        if SKOS.Concept in subject.types or not (wanted or form.target):
            continue
        for edge, other in _edges(subject, wanted, form, finder):
            places = context.citer.places([edge.bearer])[edge.bearer]
            place = next((p for p in places if forms_in(words, {*stems(p.quote), *stems(edge.readable)})), None)
            if place is not None:
                told = edge.readable.split(" · ")
                one, relation, value = told[0], told[1], " · ".join(told[2:])
                n = context.citer.cite(edge, place.document.iri)
                draft.row(
                    (
                        value if other == edge.object.value else one,
                        relation,
                        one if other == edge.object.value else value,
                        place.document.title,
                    ),
                    (n,),
                )
                if len(draft.sentences) < MOST_TOLD:
                    draft.sentences.append(f"{one} {relation} {value} [{n}].")
    name = context.names.labels([form.target])[form.target] if form.target else "value"
    draft.columns = (name, "relation", "of", "source")
    del draft.rows[MOST_ROWS:]
    return draft
