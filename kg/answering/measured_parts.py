"""The parts of a benchmark that its results are reported for: what tells of its languages or libraries where no document states them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, kinds_of_part, whole
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.parts import PARTS_OF_BENCHMARKS
from kg.vocab import KG


def measured_parts(subject: Subject, asked: Sequence[Iri], form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Write the parts of a benchmark of the kind that a property leads to, each with a result on it; return whether there are any."""
    terms = context.graph.vocabulary.terms
    kinds = {r for p in asked if p in terms for r in terms[p].ranges if r in PARTS_OF_BENCHMARKS}
    if KG.Benchmark not in subject.types or not kinds or draft.rows:
        return False
    parts: dict[str, Score] = {}
    for score in gather(form, context, [], [*(subject.iris or (subject.iri,))]):
        if score.subset and not whole(score.subset) and kinds & kinds_of_part(score.subset, context):
            parts.setdefault(match_key(score.subset), score)
    if not parts:
        return False
    noun = joined(context.names.labels(sorted(kinds)).values(), "or")
    draft.columns = (noun, "benchmark", "source")
    for score in parts.values():
        title = context.library.documents[score.document].source.title
        draft.row((score.subset, subject.label, title), (context.citer.cite(score.edge, score.document),))
    cites = [n for row in draft.rows for n in row.cites]
    number = draft.compute(Decimal(len(parts)), f"parts of {subject.label} by {noun} that results are reported for, counted", tuple(cites))
    told = joined(str(score.subset) for score in parts.values())
    draft.sentences.append(f"Results on {subject.label} are reported by {noun}, for {number} of them: {told} {marks(cites)}.")
    draft.caveats.append(f"These are the parts that results are reported for: that {subject.label} has no other is not said.")
    return True
