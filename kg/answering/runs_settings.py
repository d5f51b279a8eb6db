"""How scores were measured, where a question asks just that: "at what temperature was Zork run on Frob", "was it zero-shot or few-shot"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score
from kg.answering.wording import joined, marks, setting
from kg.lexicon.facets import PROTOCOL
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Measured
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.vocab import KG

ASKING = re.compile(r"\b(?:what|which|how\s+many)\s+(?:of\s+the\s+|the\s+|\w+\s+)?$", re.I)
ASKS = re.compile(r"(?:what|which|how\s+many)\b", re.I)
OF_CLASSES = {KG.Decoding: (KG.decoding,), KG.PromptStyle: (KG.promptStyle,), KG.Setting: PROTOCOL}
"""Class of settings → the properties of a score that have one as their value."""


def asked(form: LogicalForm, reading: Reading) -> tuple[Iri, ...]:
    """Return the settings of a measurement of which a question asks what they were."""
    return tuple(dict.fromkeys(_asked(form, reading)))


def _asked(form: LogicalForm, reading: Reading) -> Iterator[Iri]:
    for mention in reading.mentions:
        if not (ASKS.match(mention.text) or ASKING.search(reading.text[: mention.span.start])):
            continue
        for entry in mention.entries:
            if entry.iri in PROTOCOL:
                yield entry.iri
            yield from OF_CLASSES.get(entry.iri, ())
    named = [s.property for s in form.measured.settings]
    yield from (p for p in named if named.count(p) > 1 and reading.has("either") and form.yes_no)


def given(form: LogicalForm, context: Context) -> Measured:
    """Return what is measured, without the settings among which the question asks which it was."""
    if len(form.measured.settings) < 2:
        return form.measured
    wanted = asked(form, context.reading(form.question))
    return replace(form.measured, settings=tuple(s for s in form.measured.settings if s.property not in wanted))


def tell(form: LogicalForm, scores: Sequence[Score], context: Context, draft: Draft) -> None:
    """Say first under which settings scores were measured, where that is asked; or that no document states it."""
    wanted = asked(form, context.reading(form.question))
    if not wanted:
        return
    stated: dict[str, tuple[int, ...]] = {}
    for score in scores:
        for prop, value in score.settings:
            if prop in wanted:
                words = setting(Iri(prop), value)
                stated[words] = (*stated.get(words, ()), context.citer.cite(score.edge, score.document))
    if stated:
        told = joined(f"{words} {marks(cites)}" for words, cites in stated.items())
        draft.sentences.insert(0, f"Stated of how it was measured: {told}.")
    else:
        labels = joined(context.names.labels(wanted[:2]).values(), "or")
        draft.missing.append(Missing(labels, "setting", f"no document here states the {labels} of what was asked"))
