"""Whether a report addresses its own question: what the question names against what its claims and scores are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.claims import Told, read
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import mentioned
from kg.answering.records import Field, fields
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.vocab import KG

MOST_CLAIMS = 12
COUNTS = (KG.claimsExtracted, KG.claimsVerified, KG.sourceGroundedClaims)
OPENINGS = {
    "yes": "Yes, as far as names and scores show.",
    "mixed": "Only in part, as far as names and scores show.",
    "no": "No.",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that a question names: its label, its nodes, the keys of its label and of the words that name it."""

    label: str
    iris: frozenset[str]
    keys: frozenset[str]
    benchmark: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A report with what its question names, and its claims, each with which of that it names."""

    document: str
    title: str
    topics: tuple[Topic, ...]
    claims: tuple[tuple[Told, tuple[str, ...]], ...]

    @property
    def listed(self) -> bool:
        """Return whether the claims are those of a list with verdicts, and no sentences of an abstract."""
        return any(c.verified is not None or c.confidence is not None for c, _ in self.claims)

    @property
    def fitting(self) -> int:
        """Return how many claims name anything that the question names."""
        return sum(bool(names) for _, names in self.claims)

    @property
    def whole(self) -> tuple[tuple[str, ...], ...]:
        """Return what each claim names that names a benchmark of the question together with another thing of it, where it has both."""
        measured = {t.label for t in self.topics if t.benchmark}
        others = {t.label for t in self.topics} - measured
        named = [names for _, names in self.claims if names]
        return tuple(n for n in named if (not measured or measured & set(n)) and (not others or others & set(n)))


def addressed(form: LogicalForm, context: Context) -> Draft:
    """Return for each report asked whether its claims and scores are about what its question names."""
    draft = Draft()
    draft.columns = ("what", "words", "names of the question in it", "source")
    documents = context.documents_in(form.scope) or ()
    questions = fields(documents, [KG.researchQuestion], context)
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
        names = [t.label for t in topics if _in(t, str(item.value), context)]
        draft.row(("examines", str(item.value), joined(names) or "none", title), (context.citer.cite(item.edge, document),))
    told = read(context, [document])
    listed = [c for c in told if c.verified is not None or c.confidence is not None] or told
    shown = Shown(document, title, topics, tuple((c, tuple(t.label for t in topics if _in(t, c.text, context))) for c in listed))
    for claim, found in shown.claims[:MOST_CLAIMS]:
        draft.row(("claim", claim.text, joined(found) or "none", title), (context.citer.cite(claim.edge, document),))
    compared = [*_recorded(shown, context, draft, n), *_compared(shown, context, draft)]
    scored = _score(document, topics, context)
    verdict = _verdict(shown, scored is not None)
    asked = joined(t.label for t in topics) or "nothing that is known here"
    draft.sentences.append(f"{OPENINGS[verdict]} The question of “{title}” names {asked} {marks([n])}.")
    if scored is not None:
        cite = context.citer.cite(scored, document)
        draft.row(("score", scored.readable, None, title), (cite,))
        compared.append(f"it reports a score on what the question names {marks([cite])}")
    else:
        compared.append("no score on what the question names is read from it")
    words = "; ".join(compared)
    draft.sentences.append(f"{words[0].upper()}{words[1:]}.")
    draft.caveats.append("Judged from the names in the question, the claims and the tables alone.")
    return verdict


def _recorded(shown: Shown, context: Context, draft: Draft, question: int) -> list[str]:
    """Write the counts that a report records of claims that it does not list."""
    if shown.listed:
        return []
    counts = fields([shown.document], COUNTS, context)
    cites = [context.citer.cite(f.edge, shown.document) for f in counts]
    labels = context.names.labels([f.property for f in counts])
    for f, cite in zip(counts, cites, strict=True):
        draft.row((labels[f.property], f.value, None, shown.title), (cite,))
    said = f" (it records {joined(f'{labels[f.property]} {f.value}' for f in counts)})" if counts else ""
    return [f"it lists no single claim with a verdict{said} {marks(cites or [question])}"]


def _compared(shown: Shown, context: Context, draft: Draft) -> list[str]:
    """Write how many claims name what the question names."""
    if not shown.claims:
        return []
    cites = tuple(context.citer.cite(c.edge, shown.document) for c, _ in shown.claims)
    counted = (
        ("claims shown", len(shown.claims), "claims that the report shows"),
        ("claims that name a thing of the question", shown.fitting, "of them, those that name a thing that the question names"),
        ("claims that name a benchmark of it with another thing of it", len(shown.whole), "of them, those that name both"),
    )
    for name, number, how in counted:
        draft.row((name, draft.compute(Decimal(number), how, cites), None, shown.title), cites)
    kind = "claims that it lists" if shown.listed else "sentences of its abstract"
    told = f"of the {len(shown.claims)} {kind}, {shown.fitting} {'names' if shown.fitting == 1 else 'name'} any of that"
    if shown.fitting and any(t.benchmark for t in shown.topics):
        told += f", and {len(shown.whole)} a benchmark of the question with another thing of it"
    return [f"{told} {marks(cites[:3])}"]


def _verdict(shown: Shown, scored: bool) -> str:
    covered = {label for names in shown.whole for label in names}
    if scored and shown.topics and covered >= {t.label for t in shown.topics}:
        return "yes"
    return "mixed" if scored or shown.whole else "no"


def _topics(text: str, context: Context) -> tuple[Topic, ...]:
    """Return the models, benchmarks and corpora that a text names."""
    found: dict[str, Topic] = {}
    for mention in mentioned(text, context):
        entries = mention.entries
        label = entries[0].label if match_key(entries[0].label) == match_key(mention.text) else mention.text
        keys = frozenset((match_key(mention.text), match_key(label)))
        iris = frozenset(str(e.iri) for e in entries)
        found.setdefault(match_key(label), Topic(label, iris, keys, bool(mention.of(KG.Benchmark))))
    return tuple(found.values())


def _in(topic: Topic, text: str, context: Context) -> bool:
    """Return whether a text names a thing, or one of its sizes or versions."""
    named = mentioned(text, context)
    return any(match_key(m.text).startswith(key) or topic.iris & {str(e.iri) for e in m.entries} for m in named for key in topic.keys)


def _score(document: str, topics: Sequence[Topic], context: Context) -> Edge | None:
    """Return the first score that a document reports on a benchmark of its question, on anything where the question names none."""
    wanted = {iri for t in topics if t.benchmark for iri in t.iris}
    rows = sorted(context.store.select(rdf.results(documents=[document])).rows, key=str)
    for result, _, benchmark, _, _, label, printed, value, *_ in rows:
        if wanted and (benchmark is None or benchmark.value not in wanted):
            continue
        if result is not None and label is not None and printed is not None and isinstance(value, ox.Literal):
            return Edge(result.value, KG.value, value, f"{label.value} · {printed.value}", result.value)
    return None
