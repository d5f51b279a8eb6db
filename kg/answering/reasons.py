"""Why-questions: the sentences of documents that hold what a question takes as given, with what gives the reason.

A reason is quoted only where its sentence, or the one that it points back to, names every thing asked about and holds every word of
the question that carries meaning; a word that names a concept or a property may stand there as another label of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import rdf
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.remarks import FEW, LIGHT, RARE, REASON, Said, following, holding, level, place, quotable, quote
from kg.answering.stems import stem, stems
from kg.answering.wording import DENIED
from kg.lexicon.mentions import words
from kg.lexicon.sizes import show_size
from kg.model.answer import Missing
from kg.model.document import Span
from kg.model.logical_form import FIRST, LogicalForm, Subject
from kg.query.reading import Reading, language, read
from kg.vocab import DENIALS, KG, OWL, RDFS, SKOS

NOT = re.compile(r"n['’]t\b", re.I)
"""The end of a verb that is denied."""

DECISIONS = (
    "choose chooses chose chosen pick picks picked opt opts opted decide decides decided decision prefer prefers preferred",
    "select selects selected instead rather need needs needed want wants wanted turn turned author authors team",
)
DECIDING = frozenset(word for line in DECISIONS for word in line.split())
"""Words for what somebody decided, which a sentence that says what was done need not hold."""

ITSELF, SEVERAL = 3, 3
"""A sentence that names the things itself, and how many things and words together make a question specific where no word is rare."""


def explain(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put the sentences that give the reason asked for before what was made of a question; return whether there are any.

    What a document explains is so: that no statement bears it out is told no longer, save where a document denies it.
    """
    unclaimed = form.kind == "comparison" and form.claim is None and not form.measured.benchmarks
    if not form.why or not (unclaimed or quotable(form, draft)):
        return False
    found = reasons(form, context) or _headed(form, context)
    if not (found or draft.rows or form.measured.subsets) and (stated := holding(form, context)):
        quote(form, stated[:1], context, draft)
        draft.missing.append(Missing("reason", "statement", "no document here gives the reason"))
        return True
    if not found:
        return False
    cited = {n for row in draft.rows for n in row.cites}
    denied = any(c.predicate in DENIALS for c in context.citer.citations() if c.n in cited)
    if unclaimed or (draft.verdict == "no" and not denied):
        draft.take_back()
        draft.verdict = None
    quote(form, found, context, draft)
    return True


def of_the_first(form: LogicalForm, context: Context, draft: Draft) -> None:
    """Say why one thing is the first of all, where it is: a reason that a document gives, else that none does."""
    if not (form.why and form.claim == FIRST and draft.rows and draft.sentences):
        return
    said = draft.sentences[0]
    if draft.verdict == "no":
        draft.sentences[0] = f"{DENIED}{said.removeprefix('No: ')}"
        return
    draft.sentences[0] = re.sub(r"^Yes(, together with others)?: ", lambda m: "It is so" + (m[1] or "") + ": ", said)
    found = reasons(form, context)[:1]
    for one in found:
        n = context.citer.cite(one.edge, one.document)
        draft.sentences.append(f"The source’s words: “{one.text}” [{n}].")
    if not found:
        draft.missing.append(Missing("reason", "statement", "no document here gives the reason"))


def reasons(form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that hold what a why-question takes as given and give its reason, or have it right behind them, best first."""
    remarks = context.graph.remarks
    things = [s for s in (*form.subjects, *form.measured.benchmarks) if (s.iris or s.iri) and SKOS.Concept not in _classes(s)]
    wanted = _wanted(form, things, context)
    meant = [frozenset(f for w in alternatives for f in remarks.forms(w)) for alternatives in wanted]
    if not meant or not all(meant) or len(things) + len(meant) < 2:
        return []
    rare = min(sum(remarks.rarity[s] for s in m) for m in meant) <= max(FEW, len(remarks.said) // RARE)
    if not rare and len(things) + len(meant) < SEVERAL:
        return []
    allowed = context.documents_in(form.scope)
    found = []
    for said in remarks.said:
        if (allowed is not None and said.document not in allowed) or not all(m & said.stems for m in meant):
            continue
        levels = [level(said, s, context) for s in things]
        if min(levels, default=ITSELF) >= (1 if rare else ITSELF) and (REASON.search(said.text) or following(said, context)):
            rank = context.library.documents[said.document].rank
            found.append((-min(levels, default=0), len(said.stems), rank, place(said.iri), said))
    return [said for *_, said in sorted(found, key=lambda f: f[:-1])]


def _headed(form: LogicalForm, context: Context) -> list[Said]:
    """Return the first sentences below a heading that holds all that a why-question takes as given: what the heading says they explain."""
    remarks, allowed = context.graph.remarks, context.documents_in(form.scope)
    wanted = [frozenset(f for w in alternatives for f in remarks.forms(w) | {w}) for alternatives in _wanted(form, (), context)]
    if len(wanted) < (SEVERAL - 1 if form.strange else SEVERAL):
        return []
    below = [s for s in remarks.said if allowed is None or s.document in allowed]
    below = [s for s in below if (heading := remarks.headings.get(s.iri)) and all(w & set(stems(heading)) for w in wanted)]
    first = below[0].document if below else None
    return [s for s in below if s.document == first]


def _classes(subject: Subject) -> tuple[str, ...]:
    """Return the classes of a subject; a model or benchmark that is a concept too is a thing."""
    return () if {KG.Model, KG.Benchmark, KG.Corpus} & set(subject.types) else subject.types


def _wanted(form: LogicalForm, things: Sequence[Subject], context: Context) -> list[frozenset[str]]:
    """Return for each word that carries a question's meaning the stems of which a sentence must hold one."""
    text = NOT.sub(lambda m: " " * len(m[0]), form.question)
    sizes = {show_size(s.model.size).casefold() for s in things if s.model is not None and s.model.size}
    reading = read(form.question, context.names)
    taken = [s.span for s in things]
    found = []
    for piece in words(text):
        word = piece.of(text).casefold()
        if any(piece.overlaps(s) for s in taken) or word in LIGHT or word in DECIDING or word in sizes:
            continue
        if language().vocab[word].is_stop or (len(word) == 1 and not word.isdigit()):
            continue
        found.append(frozenset((stem(word), *others(piece, reading, context))))
    return list(dict.fromkeys(found))


def others(piece: Span, reading: Reading, context: Context) -> set[str]:
    """Return the stems of the other single words for what a word names, a concept or a property; of a misspelt one the right ones."""
    if not context.graph.remarks.forms(stem(piece.of(reading.text))):
        whole = next((m for m in reading.mentions if m.span.overlaps(piece) and m.span != piece and m.of(SKOS.Concept)), None)
        if whole is not None:
            at = sum(w.start < piece.start for w in words(reading.text) if w.overlaps(whole.span))
            spelt = [w.of(whole.entries[0].label) for w in words(whole.entries[0].label)]
            return {stem(spelt[at])} if at < len(spelt) else set()
    iris = [e.iri for m in reading.mentions if m.span == piece for e in m.of(SKOS.Concept, OWL.ObjectProperty, OWL.DatatypeProperty)]
    rows = context.store.select(rdf.edges(iris, [SKOS.prefLabel, SKOS.altLabel, RDFS.label])).texts() if iris else ()
    return {stem(label) for _, _, label in rows if label.isalpha()}
