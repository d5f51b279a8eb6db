"""Labels as tables print them: which model a row bears where a question copies its label, as no name of it is spelt elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.query.names import Member, Names
from kg.vocab import KG

LABEL = re.compile(r"(?<![\w.-])[A-Za-z][\w.+]*(?:-[\w.+]+)+(?:\s\d+(?:\.\d+)?[BbMm]\b)?(?![\w-])")
"""A label as boards print them: words that hyphens join, with a size behind them or not."""


def labelled(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Subject]:
    """Yield the models whose rows bear a label that a question copies.

    What the index of names knows stands for that, unless a document that the question names prints just this label in the row of
    another model.
    """
    documents = {e.iri for m in mentions for e in m.of(KG.Document)}
    for match in LABEL.finditer(text):
        label = match[0].rstrip(".")
        if not any(c.isdigit() for c in label):
            continue
        known = any(KG.Model in e.types for e in names.lookup([match_key(label)]).get(match_key(label), ()))
        bearers = names.printed(label) or (frozenset() if known else names.printed_with_sizes(label))
        own = {model for model, document in bearers if document in documents}
        models = own if own or known else {model for model, _ in bearers}
        member = _bearer(models, names) if own or not known else None
        if member is not None:
            span = Span(match.start(), match.start() + len(label))
            yield Subject(label, span, member.label, member.iri, (KG.Model,), (), member.name)


def _bearer(models: Iterable[str], names: Names) -> Member | None:
    """Return the model that is meant by all of some: the one, or that of which they are the sizes; None where they are several."""
    members = [member for model in sorted(models) if (member := names.member(model)) is not None]
    if len(members) < 2:
        return next(iter(members), None)
    unsized = {replace(member.name, size=None) for member in members}
    if len(unsized) > 1:
        return None
    return next((m for m in names.members(members[0].name.family) if m.name in unsized), None)
