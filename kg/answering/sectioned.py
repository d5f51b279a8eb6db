"""Scores of one section: words of a question that are those of a heading restrict it to what stands below ("the retired baselines")."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.context import Context
from kg.answering.scores import gather
from kg.answering.stems import stems
from kg.model.logical_form import LogicalForm


def in_section(form: LogicalForm, context: Context) -> LogicalForm:
    """Return a form with the section that its words name, where a word that nothing else reads stands in the heading of some scores.

    All words of the heading have to stand in the question: of "Baselines (Retired)" both.
    """
    benchmarks = [b.iri for b in form.measured.benchmarks]
    if not benchmarks or not form.unread:
        return form
    scores = gather(form, context, [iri for s in form.subjects for iri in s.iris], benchmarks)
    places = context.citer.places([s.iri for s in scores])
    headings = dict.fromkeys(c.locator.section for s in scores for c in places.get(s.iri, ()) if c.locator.section)
    said = set(stems(form.question))
    for heading in headings:
        told = set(stems(heading or ""))
        read = tuple(word for word in form.unread if set(stems(word)) & told)
        if read and told <= said:
            left = tuple(word for word in form.unread if word not in read)
            return replace(form, unread=left, scope=replace(form.scope, section=heading))
    return form
