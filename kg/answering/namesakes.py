"""Models whose longer name begins with the one that a question gives: meant where nothing is reported of the short name itself."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.context import Context
from kg.answering.wording import joined
from kg.lexicon.keys import match_key
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.names import NAME_PART
from kg.vocab import KG

MOST = 6
"""The most models for which a short name may stand."""


def widened(form: LogicalForm, context: Context) -> tuple[LogicalForm, str] | None:
    """Return a question about a model of one word as one about those whose names begin with it, with a caveat; None without any."""
    models = [s for s in form.subjects if s.model is not None]
    if len(models) != 1 or form.absent:
        return None
    subject = models[0]
    longer = _fuller(subject, context) or (_longer(subject, context) if len(NAME_PART.split(subject.label)) == 1 else [])
    if not longer:
        return None
    iris = tuple(dict.fromkeys(entry for entry, _ in longer))
    wider = replace(subject, iris=iris)
    labels = joined(dict.fromkeys(label for _, label in longer))
    caveat = f"Of {subject.label} itself no document here reports it; looked at are the models whose names begin so: {labels}."
    return replace(form, subjects=tuple(wider if s is subject else s for s in form.subjects)), caveat


def _fuller(subject: Subject, context: Context) -> list[tuple[Iri, str]]:
    """Return the models that have a variant's words among others ("Zork-S" for Zork-S-Red and Zork-S-Blue)."""
    name = subject.model
    if name is None or not name.variant or name.version or name.size:
        return []
    members = [m for m in context.names.members(name.family) if set(name.variant) < set(m.name.variant) and not m.name.configuration]
    return [(m.iri, m.label) for m in members]


def _longer(subject: Subject, context: Context) -> list[tuple[Iri, str]]:
    """Return the models of other families whose labels begin with the subject's, none where there are too many of them."""
    head = subject.label.casefold()
    key = match_key(head)
    keys = [k for k in context.names.beginning(key) if k != key]
    entries = sorted({e for held in context.names.lookup(keys).values() for e in held if KG.Model in e.types}, key=lambda e: e.iri)
    found = [(e.iri, e.label) for e in entries if e.iri not in subject.iris and NAME_PART.split(e.label)[0].casefold() == head]
    families = {iri.split("/model/", 1)[-1].split("/")[0] for iri, _ in found}
    own = subject.iri.split("/model/", 1)[-1].split("/")[0]
    return [f for f in found if f[0].split("/model/", 1)[-1].split("/")[0] != own] if len(families) <= MOST else []
