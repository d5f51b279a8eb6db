"""Models by the data that documents say they were trained on, where a question calls the data by another noun than they do.

Data, data sets and corpora are words for the same: "synthetic data" are "synthetic datasets" and "synthetic code corpora".
"""

from __future__ import annotations

import re

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.properties import expanded
from kg.answering.stems import stem
from kg.answering.things import Finder
from kg.answering.wording import joined, marks
from kg.lexicon.mentions import words
from kg.model.logical_form import LogicalForm
from kg.query.parts import MODELS
from kg.vocab import KG

NOUNS = frozenset(stem(word) for word in ("data", "dataset", "datasets", "set", "sets", "corpus", "corpora"))
TRAINED = (KG.trainedOn, KG.fineTunedOn)
CALLED = re.compile(
    r"\b(?:trained|pre-?trained|tuned|fine-?tuned|built|learned)\s+(?:mainly\s+|only\s+)?(?:on|with|from)\s+(?P<data>(?:[\w-]+\s+){1,3}(?:data(?:\s*sets?)?|corpora|corpus))\W*$",
    re.I,
)
"""What data a question asks for models by that are trained on them."""
DATA = re.compile(r"\b(?:data(?:\s*sets?)?|corpora|corpus)$", re.I)
MOST_ROWS, MOST_TOLD = 60, 12


def by_data(form: LogicalForm, context: Context) -> Draft:
    """Return the models of which a document says that they were trained on data called as the question calls it; else an empty draft."""
    draft = Draft()
    called = CALLED.search(form.question)
    if form.kind != "list" or form.target not in MODELS or called is None or form.subjects or form.measured.benchmarks:
        return draft
    if any(c.operator != "has" or c.text.casefold() not in called["data"].casefold() for c in form.conditions):
        return draft
    asked = [p for p in expanded(form, context) if p in TRAINED] or list(TRAINED)
    wanted = frozenset(stem(w.of(called["data"])) for w in words(called["data"])) - NOUNS
    if not wanted or any(word.casefold() not in called["data"].casefold() for word in form.unread):
        return draft
    finder = Finder(form, context)
    properties = [p for prop in dict.fromkeys((*asked, *TRAINED)) for p in (prop, *finder.vocabulary.below(prop))]
    edges = [e for e in finder.edges((), properties, ()) if "/corpus/" in e.object.value]
    edges = [e for e in edges if wanted <= _told(e.readable.rsplit(" · ", 1)[-1])]
    fitting = finder.of_target({e.subject for e in edges})
    edges = sorted((e for e in edges if e.subject in fitting), key=lambda e: e.readable.casefold())
    places = context.citer.places([e.bearer for e in edges]) if edges else {}
    draft.columns = ("model", "relation", "value", "source")
    for edge in edges[:MOST_ROWS]:
        place = places[edge.bearer][0]
        one, relation, value = [*edge.readable.split(" · "), "", ""][:3]
        draft.row((one, relation, value, place.document.title), (context.citer.cite(edge, place.document.iri),))
    if draft.rows:
        told = [f"{r.values[0]} ({r.values[2]}) {marks(r.cites)}" for r in draft.rows[:MOST_TOLD]]
        draft.sentences.append(f"By the documents here: {joined(told)}.")
    return draft


def _told(label: str) -> frozenset[str]:
    """Return the stems of what a name of data says besides that it is data; nothing of a name that is no such phrase."""
    return frozenset(stem(w.of(label)) for w in words(label)) - NOUNS if DATA.search(label) else frozenset()
