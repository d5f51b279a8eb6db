"""What a question asks for and nothing that is shown tells: a date, a share, a metric, a setting. It is told, never dropped in silence.

Where that is all that a question asks for, what was made of the rest is no answer to it: it stands in a caveat as what comes closest.
"""

from __future__ import annotations

import re

from kg.answering.context import Context
from kg.answering.counted import PER_CENT, asks_share
from kg.answering.draft import Draft
from kg.answering.passages import lacks_date
from kg.answering.wording import joined
from kg.lexicon.sizes import show_size
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.model.terms import Literal
from kg.query.leaving_out import excluded
from kg.query.parts import MODELS
from kg.vocab import KG, OWL

UNSHARED = ("property", "lookup", "description")
"""The kinds that work out no share; those that do tell it themselves."""
SIZED = ("lookup", "comparison", "trend")
"""The kinds that tell scores of the sizes that are named."""
WHOLE = ("list", "selection")
"""The kinds that tell all that there is where nothing restricts them."""
MOST_WHOLE = 12
"""The most rows that are told of a list that a word not understood would restrict."""
SHARED = re.compile(r"\b(?:share|proportion|percentage|fraction|per\s?cent)\b|%", re.I)
MARKS = re.compile(r"\s*\[\d+\]")


def unmet(form: LogicalForm, draft: Draft, context: Context) -> list[Missing]:
    """Return what a question asks for and the rows made of it do not tell; rows that tell nothing of it are taken back."""
    if not draft.rows or draft.kind == "remark":
        return []
    missing = []
    if lacks_date(form, draft):
        missing.append(Missing("when", "date", f"no document here gives the date that is asked for{_of(form)}"))
    if form.kind in UNSHARED and asks_share(form) and not _gives_share(draft):
        missing.append(Missing("share", "share", f"no document here gives the share that is asked for{_of(form)}"))
    draft.missing += _kinds_left(form, context)
    if _unrestricted(form, draft):
        draft.caveats = []
        _taken_back(form, draft)
        known = {m.term for m in draft.missing}
        return [Missing(word, "word", f"“{word}” is not understood here") for word in form.unread if word not in known]
    lacking = bool(missing)
    ranks_nothing = form.kind == "description" and form.order is not None and bool(draft.missing)
    missing += _sizes_left(form, draft, context)
    if lacking or ranks_nothing or _measured_otherwise(form, draft):
        _taken_back(form, draft)
    return missing


def _of(form: LogicalForm) -> str:
    """Return the words for what is asked about, where it has a name."""
    named = joined(dict.fromkeys(s.label for s in form.subjects))
    return f", of {named}" if named else ""


def _gives_share(draft: Draft) -> bool:
    """Return whether what is shown gives a share: in per cent, or worked out."""
    shown = [*(str(v) for row in draft.rows for v in row.values), *draft.columns, *(c.how for c in draft.computed)]
    return any(PER_CENT.search(text) or SHARED.search(text) for text in shown)


def _sizes_left(form: LogicalForm, draft: Draft, context: Context) -> list[Missing]:
    """Return the sizes of models that scores are asked of and that nothing shown has; one that is left out is asked for on no account."""
    if form.kind not in SIZED:
        return []
    reading = context.reading(form.question)
    shown = " ".join((*draft.columns, *(str(v) for row in draft.rows for v in row.values), *(m.why for m in draft.missing))).casefold()
    bounded = " ".join((*(b.text for b in form.bounds), *(c.text for c in form.conditions))).casefold()
    asked = [s for s in reading.sizes if s.upto is None and not excluded(reading, s.span, form.target)]
    left = [size for size in dict.fromkeys(show_size(s.size) for s in asked) if not _holds(f"{shown} {bounded}", size.casefold())]
    return [Missing(size, "size", f"no document here reports what is asked at {size}") for size in left]


def _holds(text: str, size: str) -> bool:
    """Return whether a text names a size, alone or in a name."""
    return re.search(rf"(?<![\d.]){re.escape(size.removesuffix('b'))}(?:\.0)?\s?b(?![a-z])", text) is not None


def _kinds_left(form: LogicalForm, context: Context) -> list[Missing]:
    """Return the kinds of technique by which a list is restricted, and of which it takes no account: "models with every kind of token"."""
    if form.kind not in WHOLE or form.target not in (*MODELS, None):
        return []
    reading, vocabulary = context.reading(form.question), context.graph.vocabulary
    given = {t for m in reading.mentions for e in m.entries if any(c.value == e.iri for c in form.conditions) for t in e.types}
    found = []
    for mention in reading.mentions:
        classes = {e.iri for e in mention.of(OWL.Class)}
        if classes and not classes & given and all(KG.Technique in vocabulary.above([c]) for c in classes):
            found.append(Missing(mention.text, "word", f"what is asked of {mention.text} is not understood here"))
    return found


def _unrestricted(form: LogicalForm, draft: Draft) -> bool:
    """Return whether a list is restricted by words alone that are not understood: all that there is is no answer to it."""
    told = {m.term for m in draft.missing if m.kind == "word"} | set(form.unread)
    where = {b.iri for b in form.measured.benchmarks} | {w.casefold() for w in form.measured.subsets}
    conditions = [c for c in form.conditions if c.value not in where and c.text.casefold() not in where]
    limits = conditions or form.bounds or form.measured.settings or form.measured.metrics or form.order or form.limit
    return form.kind in WHOLE and len(draft.rows) > MOST_WHOLE and bool(told) and not (limits or form.subjects or form.aggregate)


def _measured_otherwise(form: LogicalForm, draft: Draft) -> bool:
    """Return whether every metric that a question names, or every number of shots or samples, is reported of nothing that it asks about."""
    if form.kind != "lookup":
        return False
    lacking = {(m.kind, m.term) for m in draft.missing}
    metrics = [("metric", m.text) for m in form.measured.metrics]
    settings: dict[str, list[tuple[str, str]]] = {}
    for setting in (s for s in form.measured.settings if isinstance(s.value, Literal)):
        settings.setdefault(setting.property, []).append(("setting", setting.text))
    return any(group and lacking.issuperset(group) for group in (metrics, *settings.values()))


def _taken_back(form: LogicalForm, draft: Draft) -> None:
    """Leave out what is no answer; save of a description, what comes closest stands in a caveat."""
    if form.kind in UNSHARED[:2] and draft.sentences:
        draft.caveats.append(f"What comes closest: {MARKS.sub('', draft.sentences[0])}")
    draft.take_back()
    draft.verdict = None
