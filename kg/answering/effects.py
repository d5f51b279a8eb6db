"""What a technique is good for, and what speaks against it: the sentences that tell a gain or a loss of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.remarks import BACK, MOST_QUOTED, Said, place, quote
from kg.answering.stems import stems
from kg.answering.wording import joined
from kg.model.answer import Missing
from kg.model.document import Span
from kg.model.logical_form import LogicalForm
from kg.vocab import KG, SKOS

GOOD = re.compile(r"\b(?:benefits?|advantages?|upsides?|merits?|strengths?|pros|(?:good|useful)\s+for|what\s+good)\b", re.I)
BAD = re.compile(r"\b(?:drawbacks?|disadvantages?|downsides?|shortcomings?|weakness(?:es)?|cons|(?:bad|wrong)\s+(?:about|with))\b", re.I)
"""Wordings that ask for what speaks for or against a thing."""

COST = r"(?:memory|costs?|demands?|comput\w+|complexity|time|latency|sizes?|resources?|overhead|errors?|requirements?|footprint|parameters)"
WORTH = r"(?:accurac\w+|quality|performance|robustness|generali[sz]ation|capacity|capabilit\w+|scores?)"
LESS = r"(?:lower(?:s|ed)?|reduc(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|cut(?:s|ting)?|decreas(?:e|es|ed|ing)|limit(?:s|ed)?|less|fewer)"
MORE = r"(?:improv(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed)?|enhanc(?:e|es|ed|ing)|more)"
BETWEEN = r"\s+(?:[\w-]+\s+){0,4}?"
GAIN = re.compile(
    rf"\b(?:{LESS}{BETWEEN}{COST}|{MORE}{BETWEEN}{WORTH}|faster|speeds?\s+up|better|cheaper|advantages?|benefits?|suits?|enables?|allows?"
    r"|keeps?\s+(?:the\s+)?efficien\w+|helps?)\b",
    re.I,
)
LOSS = re.compile(
    rf"\b(?:{LESS}{BETWEEN}{WORTH}|{MORE}{BETWEEN}{COST}|slower|slows?\s+down|worse|worsens?|degrad\w+|hurts?|harms?|expensive|costly|suffers?"
    r"|at\s+the\s+(?:cost|expense|price)\s+of|disadvantages?|drawbacks?|shortcomings?|risks?|fails?|los(?:es?|ing|s))\b",
    re.I,
)
"""Wordings that tell a gain and a loss."""


def effects(form: LogicalForm, context: Context, draft: Draft) -> LogicalForm | None:
    """Put the sentences that tell the gain or loss asked for in the place of what was made of a question; None if it asks for neither.

    Where no document tells one, that is missing: what else is known of the thing is no answer.
    """
    asks = GOOD.search(form.question) or BAD.search(form.question)
    if asks is None or form.yes_no or form.why or form.absent or any(s.model for s in form.subjects):
        return None
    reading, remarks = context.reading(form.question), context.graph.remarks
    asking = Span(*asks.span())
    named = [m for m in reading.mentions if m.of(SKOS.Concept) and not m.of(KG.Document) and not m.span.overlaps(asking)]
    wanted = [remarks.forms(s) | {s} for m in named for s in stems(m.text)]
    if not wanted or any("remark" in row.values for row in draft.rows):
        return None
    wording, allowed = GAIN if GOOD.search(form.question) else LOSS, context.documents_in(form.scope)
    found = []
    for before, said in pairwise((None, *remarks.said)):
        if said is None or (allowed is not None and said.document not in allowed) or not wording.search(said.text):
            continue
        if _holds(said, wanted) or (before is not None and _points_back(said, before) and _holds(before, wanted)):
            found.append(said)
    draft.take_back()
    draft.caveats = []
    if found:
        quote(form, sorted(found, key=lambda s: (context.library.documents[s.document].rank, place(s.iri)))[:MOST_QUOTED], context, draft)
    else:
        of = joined(m.text for m in named)
        draft.missing = [Missing(asks[0], "statement", f"no document here tells {asks[0]} of {of}")]
    return replace(form, strange=tuple(s for s in form.strange if not s.overlaps(asking)), unread=())


def _holds(said: Said, wanted: Sequence[frozenset[str]]) -> bool:
    return all(forms & said.stems for forms in wanted)


def _points_back(said: Said, before: Said) -> bool:
    """Return whether a sentence speaks of what the one right before it speaks of."""
    return said.document == before.document and place(said.iri)[0] == place(before.iri)[0] and bool(BACK.match(said.text))
