"""Figures that sentences give: who says which number of something that no property holds, and whether they agree.

Of a sentence that names the thing and holds the words asked, the number that stands nearest to the rarest of them is what it gives.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.differences import Saying, by_work, merged, told, verdict
from kg.answering.draft import Draft
from kg.answering.remarks import CAVEAT, Said, asked, held, holding, unread
from kg.answering.stems import stems
from kg.lexicon.mentions import words
from kg.lexicon.quantities import parse_quantity
from kg.model.document import Span
from kg.model.logical_form import LogicalForm

MOST_ROWS = 12
FIGURE = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?\s?(?:[KMBT]\b|%)?")
ASIDE = re.compile(
    r"\b(?:agree\w*|disagree\w*|consistent|contradict\w*|conflict\w*|same|differ\w*|match\w*|how (?:large|big|high|much|many|long))\b", re.I
)
"""Words that ask for agreement or for a number, and not for a thing."""


def figures(form: LogicalForm, context: Context) -> Draft:
    """Return which figures the sentences of documents give for what is asked, with the verdict; empty where none does."""
    draft = Draft()
    plain = replace(form, question=_blanked(form))
    if not unread(plain, context.understood(plain.question)):
        return draft
    given = [(said, figure) for said in holding(plain, context) if (figure := _nearest(said, plain, context)) is not None][:MOST_ROWS]
    sayings = []
    draft.columns = ("thing", "relation", "value", "sentence", "source")
    subject = next((s.label for s in form.subjects), "")
    for said, printed in given:
        n = context.citer.cite(said.edge, said.document)
        info = context.library.documents[said.document]
        draft.row((subject, "remark", printed, said.text, info.source.title), (n,))
        quantity = parse_quantity(printed)
        number = quantity.amount if quantity is not None else None
        sayings.append(Saying(info.work, said.document, printed, number, 0, (n,)))
    if sayings:
        several = len(by_work(sayings)) > 1
        draft.verdict = merged([verdict(sayings)]) if several else None
        if draft.verdict == "yes" and len({s.number if s.number is not None else s.printed for s in sayings}) > 1:
            draft.verdict = "mixed"
        opening = {"yes": "Yes: ", "no": "No: ", "mixed": "In part: ", None: ""}[draft.verdict]
        draft.sentences.append(f"{opening}{told(sayings, context)}.")
        draft.caveats.append(CAVEAT)
    return draft


def _blanked(form: LogicalForm) -> str:
    """Return a question without the words that ask for agreement, and without the names of the documents asked."""
    text = ASIDE.sub(lambda m: " " * len(m[0]), form.question)
    for name in form.scope.text.split(", "):
        if name:
            text = text.replace(name, " " * len(name))
    return text


def _nearest(said: Said, form: LogicalForm, context: Context) -> str | None:
    """Return the number of a sentence that stands nearest to the rarest word of the question."""
    rarity = context.graph.remarks.rarity
    rarest = min(sorted(asked(form, form.subjects)), key=lambda s: rarity[s] or len(rarity))
    places = [p for p in words(said.text) if held(frozenset((rarest,)), tuple(stems(p.of(said.text))))]
    found = [Span(m.start(), m.start() + len(m[0].rstrip(" ,."))) for m in FIGURE.finditer(said.text)]
    if not places or not found:
        return None
    return min(found, key=lambda f: (min(_gap(f, p) for p in places), f.start)).of(said.text)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
