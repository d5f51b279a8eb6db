"""Whether a report addresses its own question: what the question names against what its claims and scores are about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.claims import Told, read
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.records import Field, fields
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import find
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.vocab import KG

MOST_CLAIMS = 12
THINGS = (KG.Model, KG.Benchmark, KG.Corpus)
COUNTS = (KG.claimsExtracted, KG.claimsVerified, KG.sourceGroundedClaims)


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that a question names: its label, and the keys of its label and of the words that name it."""

    label: str
    keys: frozenset[str]
    benchmark: bool


def addressed(form: LogicalForm, context: Context) -> Draft:
    """Return for each report asked whether its claims and scores are about what its question names."""
    draft = Draft()
    draft.columns = ("what", "words", "names of the question in it", "source")
    documents = context.documents_in(form.scope) or ()
    questions = list(fields(documents, [KG.researchQuestion], context))
    verdicts = [_one(question, context, draft) for question in questions]
    for document in documents:
        if not any(q.document == document for q in questions) and (len(documents) == 1 or not questions):
            title = context.library.documents[document].source.title
            draft.missing.append(Missing(title[:80], "document", f"“{title}” states no research question"))
    if verdicts:
        draft.verdict = verdicts[0] if len(set(verdicts)) == 1 else "mixed"
    return draft


def _one(question: Field, context: Context, draft: Draft) -> str:
    """Write the question of one report beside what it shows, and return the verdict."""
    document = question.document
    title = context.library.documents[document].source.title
    topics = _topics(str(question.value), context)
    n = context.citer.cite(question.edge, document)
    draft.row(("research question", str(question.value), joined(t.label for t in topics) or None, title), (n,))
    for item in fields([document], [KG.examines], context):
        names = [t.label for t in topics if _in(t, str(item.value))]
        draft.row(("examines", str(item.value), joined(names) or "none", title), (context.citer.cite(item.edge, document),))
    told = read(context, [document])
    listed = [c for c in told if c.verified is not None or c.confidence is not None] or told
    about = [(claim, [t.label for t in topics if _in(t, claim.text)]) for claim in listed]
    cites = [context.citer.cite(c.edge, document) for c, _ in about[:MOST_CLAIMS]]
    for (claim, names), cite in zip(about[:MOST_CLAIMS], cites, strict=False):
        draft.row(("claim", claim.text, joined(names) or "none", title), (cite,))
    scored = _score(document, context)
    asked = joined(t.label for t in topics)
    draft.sentences.append(f"The question of “{title}” names {asked or 'nothing that is known here'} {marks([n])}.")
    return _judge(title, topics, about, scored, document, context, draft, question_cite=n)


def _judge(
    title: str,
    topics: tuple[Topic, ...],
    about: list[tuple[Told, list[str]]],
    scored: Edge | None,
    document: str,
    context: Context,
    draft: Draft,
    *,
    question_cite: int,
) -> str:
    """Write what the comparison shows, and return the verdict."""
    fitting = [(c, names) for c, names in about if names]
    measured = {t.label for t in topics if t.benchmark}
    whole = [
        (c, names)
        for c, names in fitting
        if not measured or (measured & set(names) and (set(names) - measured or measured == {t.label for t in topics}))
    ]
    if not any(c.verified is not None or c.confidence is not None for c, _ in about):
        counts = fields([document], COUNTS, context)
        cites = [context.citer.cite(f.edge, document) for f in counts]
        labels = context.names.labels([f.property for f in counts])
        for f, cite in zip(counts, cites, strict=True):
            draft.row((labels[f.property], f.value, None, title), (cite,))
        said = f" (it records {joined(f'{labels[f.property]} {f.value}' for f in counts)})" if counts else ""
        told = f"It lists no single claim with a verdict{said} {marks(cites or [question_cite])}"
    else:
        told = ""
    if about:
        all_cites = [context.citer.cite(c.edge, document) for c, _ in about]
        number = draft.compute(Decimal(len(about)), "claims that the report shows", tuple(all_cites))
        named = draft.compute(Decimal(len(fitting)), "of them, those that name a thing that the question names", tuple(all_cites))
        draft.row(("claims shown", number, None, title), tuple(all_cites))
        draft.row(("claims that name a thing of the question", named, None, title), tuple(all_cites))
        kind = "claims that it lists" if not told else "sentences of its abstract"
        both = draft.compute(
            Decimal(len(whole)), "of them, those that name what is measured together with what it is measured of", tuple(all_cites)
        )
        draft.row(("claims that name a benchmark of the question with another thing of it", both, None, title), tuple(all_cites))
        further = (
            f", {both} of them {'a' if both == 1 else 'any'} benchmark of the question with another thing of it"
            if measured and named
            else ""
        )
        told += f"{'; of' if told else 'Of'} the {number} {kind}, {named} {'names' if named == 1 else 'name'} any of that{further} {marks(all_cites[:3])}"
    if scored is None:
        draft.sentences.append(f"{told}, and no score is read from it.")
    else:
        n = context.citer.cite(scored, document)
        draft.row(("score", scored.readable, None, title), (n,))
        draft.sentences.append(f"{told}; it reports scores {marks([n])}.")
    draft.caveats.append("Judged from the names in the question, the claims and the tables alone.")
    covered = {label for _, names in whole for label in names}
    if scored is not None and topics and covered >= {t.label for t in topics}:
        verdict = "yes"
    elif scored is not None or whole:
        verdict = "mixed"
    else:
        verdict = "no"
    opening = {"yes": "Yes, as far as names and scores show.", "mixed": "Only in part, as far as names and scores show.", "no": "No."}[
        verdict
    ]
    draft.sentences[-2] = f"{opening} {draft.sentences[-2]}"
    return verdict


def _topics(text: str, context: Context) -> tuple[Topic, ...]:
    """Return the models, benchmarks and corpora that a text names."""
    found: dict[str, Topic] = {}
    for mention in find(text, context.names.lookup):
        entries = mention.of(*THINGS)
        if not entries or (mention.text.islower() and context.names.ordinary(mention.text)):
            continue
        label = entries[0].label if match_key(entries[0].label) == match_key(mention.text) else mention.text
        found.setdefault(
            match_key(label), Topic(label, frozenset((match_key(mention.text), match_key(label))), bool(mention.of(KG.Benchmark)))
        )
    return tuple(found.values())


def _in(topic: Topic, text: str) -> bool:
    return any(key in match_key(text) for key in topic.keys)


def _score(document: str, context: Context) -> Edge | None:
    """Return the first score that a document reports."""
    rows = sorted(context.store.select(rdf.results(documents=[document])).rows, key=str)
    for result, _, _, _, _, label, printed, value, *_ in rows:
        if result is not None and label is not None and printed is not None and isinstance(value, ox.Literal):
            return Edge(result.value, KG.value, value, f"{label.value} · {printed.value}", result.value)
    return None
