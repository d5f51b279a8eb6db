"""Models that stand in a question by their relation to another are looked up before the question is answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.answering.context import Context
from kg.answering.origins import with_ancestors
from kg.answering.properties import Fact, facts
from kg.answering.wording import joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.model_mentions import fits

MOST = 3
"""The most models that one relation may lead to; more are no answer to "its base model"."""


@dataclass(slots=True)
class Dereferenced:
    """A form whose subjects are all named, what led to them in words, and what leads nowhere."""

    form: LogicalForm
    sentences: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


def dereferenced(form: LogicalForm, context: Context) -> Dereferenced:
    """Return a form with each relation replaced by the models that documents state, each cited."""
    if all(s.through is None for s in form.subjects):
        return Dereferenced(form)
    made = Dereferenced(form)
    subjects: list[Subject] = []
    for subject in form.subjects:
        if subject.through is None:
            subjects.append(subject)
            continue
        found = _targets(subject, form, context)
        if not found:
            made.missing.append(Missing(subject.label, "model", f"no document here says which model {subject.label} is"))
            continue
        others = [s for s in form.subjects if s.through is None]
        subjects += [s for s, _ in found if not any(set(s.iris) & set(other.iris) for other in others)]
        cites = [context.citer.cite(fact.edge, fact.document) for _, fact in found]
        names = joined(s.label for s, _ in found)
        made.sentences.append(f"{subject.label[:1].upper()}{subject.label[1:]} is {names} {marks(cites)}.")
    properties = tuple(p for p in form.properties if p not in {s.through for s in form.subjects})
    made.form = replace(form, subjects=tuple(subjects), properties=properties or form.properties)  # "the base of the base of Zork"
    return made


def _targets(subject: Subject, form: LogicalForm, context: Context) -> list[tuple[Subject, Fact]]:
    """Return the models that a relation leads to, of the most specific node that states it."""
    through = subject.through
    if through is None:
        return []
    vocabulary = context.graph.vocabulary
    properties = (through, *vocabulary.below(through), *(p for p, below in vocabulary.children.items() if through in below))
    allowed = context.documents_in(form.scope)
    stated = facts(with_ancestors(subject), properties, context)
    stated = [f for f in stated if allowed is None or f.document in allowed] or stated
    found: dict[str, tuple[Subject, Fact]] = {}
    for fact in sorted(stated, key=lambda f: (-len(f.subject), context.library.documents[f.document].rank)):
        target = _model(Iri(fact.edge.object.value), subject, context)
        known = target is not None and any(set(target.iris) & set(other.iris) for other, _ in found.values())
        if target is not None and not known and fact.edge.object.value not in subject.iris:
            found[target.iri] = (target, fact)
    deepest = max((len(f.subject) for _, f in found.values()), default=0)
    return [pair for pair in found.values() if len(pair[1].subject) == deepest][:MOST]


def _model(iri: Iri, owner: Subject, context: Context) -> Subject | None:
    """Return a model as a subject: of a family the members of the owner's size, if it has some."""
    name = context.identity(iri)
    if name is None:
        return None
    known = context.names.members(name.family)
    fitting = fits(name, known)
    if name.size is None and owner.model is not None and owner.model.size is not None:
        sized = replace(name, size=owner.model.size)
        if fits(sized, known):
            fitting, name = fits(sized, known), sized
    label = next((m.label for m in fitting if m.name == name), context.names.labels([iri])[iri])
    return Subject(owner.text, owner.span, label, iri, owner.types, tuple(m.iri for m in fitting), name)
