"""Sentences of documents as they stand: what is quoted where no statement answers a question about a known thing.

A sentence is quoted only where it, or the paragraph before it, names the thing asked about, and where it holds every word of the
question that carries meaning: a question on something that no sentence speaks of stays unanswered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg import rdf
from kg.answering.bibliography import fits
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.counted import SIZED, SIZING, gives_amount, measures
from kg.answering.draft import Draft
from kg.answering.naming import nodes, spellings
from kg.answering.stems import SHORTEST_STEM, stem, stems
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words
from kg.model.answer import AnswerRow
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.store import Store
from kg.vocab import KG, SKOS

MOST_QUOTED, MOST_WITH_REASONS = 3, 4
QUOTABLE = ("property", "check", "list", "description", "says", "sources", "introduction", "document", "count", "coverage", "unknown")
"""The kinds of question that a sentence may answer; a score is never read from one."""
DESCRIBING = ("property", "description")
KINDS = ("/model/", "/benchmark/", "/corpus/")
"""Parts of the IRIs of what a sentence may be about."""
COLUMNS = ("thing", "relation", "value", "source")
CONCEPTUAL = frozenset((SKOS.Concept,))
FEW, RARE = 8, 50
"""A question is specific where a word of it stands in few sentences, or in no more than one of fifty."""
SHORTEST_SHARED, LONGEST_REST = 4, 2
REASON = re.compile(
    r"\b(?:because|since|due to|owing to|thanks to|as a result of|stems? from|explain(?:s|ed)? by|reason|in order to|so that|so as to"
    r"|for (?:\w+ )?(?:efficiency|stability|speed|simplicity|robustness)|to (?:avoid|reduce|improve|increase|prevent|allow|enable|save))\b",
    re.I,
)
"""Wordings that give a reason or a purpose."""
SOON = 3
"""How many sentences behind one its reason may stand."""
BACK = re.compile(r"(?:the|this|that|these|those|it|its|they|their|such)\b", re.I)
DENIAL = re.compile(r"\b(?:not|no|never|neither|nor|without|cannot|lacks?)\b|n['’]t\b", re.I)
ASKS_NOT = re.compile(
    r"\b(?:does|do|did|is|are|was|were|can)\s+(?:\S+\s+){0,6}?not\b|n['’]t\b|\bcannot\b"
    r"|\b(?:do|does|did)\s+(?:\S+\s+){1,6}?(?:lack|omit|miss|exclude|leave\s+out)\b|\b(?:lacks|omits|excludes|leaves\s+out)\b",
    re.I,
)
"""Wordings that ask for what is not so: a sentence that denies nothing is no answer to them."""
CAVEAT = "No statement was read from this sentence; it is shown as it stands."

ASKING = (
    "make made take took give gave given get got have has had do does did use used using come came go went become became put",
    "say says said tell told know known find found show shown name named list listed mention mentioned state states stated",
    "thing things kind sort type way tool tools site website place person people company one many much reason figure figures",
    "document source sources text paper survey report readme card blog author authors model models benchmark benchmarks dataset data",
    "according per each every all any some other another number numbers value explain explains please exactly actually just also ever",
    "larger smaller bigger starting beginning draw draws drawn rely relies employ employs involve involves main key major",
)
LIGHT = frozenset(word for line in ASKING for word in line.split())
"""Words that ask, or name what every document is about: a sentence need not hold them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its place in the document, its stems, and the things that it or the sentences before it in the paragraph name."""

    iri: str
    document: str
    text: str
    stems: frozenset[str]
    about: frozenset[str]
    before: frozenset[str]

    @property
    def edge(self) -> Edge:
        """Return the edge that is cited: the sentence's text, shown by its own place."""
        return Edge(self.iri, KG.text, ox.Literal(self.text), f"remark {self.iri.rsplit('/', 1)[-1]} · text · {self.text}", self.iri)


class Remarks:
    """The sentences of a graph's documents, read once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Return every sentence, in the order of documents and places."""
        rows = list(self._store.select(rdf.remarks()).texts())
        about: dict[str, set[str]] = {}
        for remark, _, thing in self._store.select(rdf.edges([iri for iri, *_ in rows], [KG.about])).texts() if rows else ():
            about.setdefault(remark, set()).add(thing)
        made: list[Said] = []
        named: set[str] = set()
        for iri, document, text in sorted(rows, key=lambda row: (row[1], place(row[0]))):
            if not made or document != made[-1].document or place(iri)[0] != place(made[-1].iri)[0]:
                named = set()
            own = frozenset(about.get(iri, ()))
            made.append(Said(iri, document, text, frozenset(stems(text)), own, frozenset(named)))
            named |= own
        return tuple(made)

    def of(self, documents: frozenset[str]) -> Remarks:
        """Return the sentences of some of the documents."""
        made = Remarks(self._store)
        made.said = tuple(s for s in self.said if s.document in documents)
        return made

    @cached_property
    def headings(self) -> dict[str, str]:
        """Return the heading under which each sentence stands that has one."""
        return {row[0]: row[1] for row in self._store.select(rdf.sections(KG.Remark)).texts()}

    def around(self, said: Said) -> frozenset[str]:
        """Return the stems of the heading above a sentence and of what stands before it in its paragraph."""
        return self._around[said.iri]

    @cached_property
    def _around(self) -> dict[str, frozenset[str]]:
        made: dict[str, frozenset[str]] = {}
        last: tuple[str, int] | None = None
        before: frozenset[str] = frozenset()
        for said in self.said:
            own = said.document, place(said.iri)[0]
            before = before if own == last else frozenset(stems(self.headings.get(said.iri, "")))
            last, made[said.iri] = own, before
            before |= said.stems
        return made

    @cached_property
    def rarity(self) -> Counter[str]:
        """Return in how many sentences each stem stands."""
        return Counter(s for said in self.said for s in said.stems)

    @cached_property
    def _by_beginning(self) -> dict[str, tuple[str, ...]]:
        """Return the stems by the letters that they begin with."""
        found: dict[str, list[str]] = {}
        for known in self.rarity:
            found.setdefault(known[:SHORTEST_STEM], []).append(known)
        return {beginning: tuple(known) for beginning, known in found.items()}

    def forms(self, wanted: str) -> frozenset[str]:
        """Return the stems that are forms of one: itself, and those that differ by no more than an ending."""
        near = self._by_beginning.get(wanted[:SHORTEST_STEM], ())
        return frozenset(s for s in near if s == wanted or _begins(s, wanted) or _begins(wanted, s))


def place(iri: str) -> tuple[int, int]:
    """Return the paragraph of a sentence and its number there."""
    paragraph, _, number = iri.rsplit("/", 1)[-1].partition(".")
    return int(paragraph), int(number)


def asked(form: LogicalForm, subjects: Sequence[Subject]) -> frozenset[str]:
    """Return the stems of the words that carry a question's meaning: all but those of its things, of grammar, and words that ask."""
    from kg.query.reading import language

    taken = [s.span for s in subjects]
    found = set()
    for piece in words(form.question):
        word = piece.of(form.question)
        if any(piece.overlaps(s) for s in taken) or word.casefold() in LIGHT:
            continue
        if language().vocab[word.casefold()].is_stop or (len(word) == 1 and not word.isdigit()):
            continue
        found.add(stem(word))
    return frozenset(found)


def holding(form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that answer a question as they stand, best first: they name its things and hold all its words."""
    remarks = context.graph.remarks
    things = [s for s in (*form.subjects, *form.measured.benchmarks) if s.iris or s.iri]
    named = [s for s in things if not set(s.types) <= CONCEPTUAL]
    wanted = asked(form, named)
    sizing = wanted & SIZING if (compound := next((a.text for a in form.absent if a.kind == "property"), "")) else frozenset()
    unknown = form.kind == "says" and any(not s.iri for s in form.subjects)
    if not (things or unknown) or not wanted:
        return []
    meant = [remarks.forms(s) for s in sorted(wanted - sizing)]
    if not all(meant) or min((sum(remarks.rarity[s] for s in m) for m in meant), default=RARE) > max(FEW, len(remarks.said) // RARE):
        return []
    allowed = context.documents_in(form.scope)
    found = []
    for said in remarks.said:
        held_ = (allowed is None or said.document in allowed) and all(m & said.stems for m in meant)
        held_ = held_ and (not sizing or bool(sizing & SIZED & said.stems) or measures(said.text, compound))
        if held_ and gives_amount(said.text, form, remarks.forms):
            levels = [level(said, s, context) for s in named]
            if all(levels):
                parts = -sum(len(own & said.stems) for own in map(_parts, named))
                rank = context.library.documents[said.document].rank
                found.append((-min(levels, default=0), parts, len(said.stems), rank, place(said.iri), said))
    return [said for *_, said in sorted(found, key=lambda f: f[:-1])]


def _parts(subject: Subject) -> frozenset[str]:
    """Return the stems of what tells a model from others of its family: its variant and its size."""
    model = subject.model
    return frozenset(stem(part) for part in (*model.variant, model.size or "") if part) if model else frozenset()


def _begins(longer: str, shorter: str) -> bool:
    return (
        len(shorter) >= SHORTEST_SHARED and len(longer) - len(shorter) <= LONGEST_REST and longer.startswith(shorter) and longer.isalpha()
    )


def level(said: Said, subject: Subject, context: Context) -> int:
    """Return how a sentence names a thing: 3 itself, 2 the paragraph before it, 1 the title of its document, 0 not at all.

    Where the sentence names another thing of the kind, neither the paragraph nor the title says what it is about.
    """
    held = set(nodes(subject))
    if held & said.about:
        return 3
    if any(kind in iri for iri in said.about for kind in KINDS if kind in subject.iri):
        return 0
    if held & said.before:
        return 2
    key = match_key(subject.label)
    if any(e.iri == said.document for e in context.names.lookup([key]).get(key, ())):
        return 1
    title = context.library.documents[said.document].source.title
    return 1 if fits(title, spellings(subject, context), context) > 1 else 0


def following(said: Said, context: Context) -> list[Said]:
    """Return the sentences of the same paragraph, soon behind one, that give its reason and point back to it."""
    paragraph, number = place(said.iri)
    after = [s for s in context.graph.remarks.said if s.document == said.document and place(s.iri)[0] == paragraph]
    after = [s for s in after if number < place(s.iri)[1] <= number + SOON and REASON.search(s.text)]
    return [s for s in after if place(s.iri)[1] == number + 1 or BACK.match(s.text)]


def quotable(form: LogicalForm, draft: Draft) -> bool:
    """Return whether a sentence may answer a question of the kind, with what was made of it so far."""
    if form.kind == "comparison":
        return form.why and form.claim in ("better", "worse") and draft.verdict == "yes"
    open_list = form.kind == "list" and form.target is None and draft.columns[:1] != ("kind",)
    return form.kind in QUOTABLE and (not draft.rows or form.why or form.kind in DESCRIBING or open_list)


def lead(form: LogicalForm, context: Context, draft: Draft, read: Sequence[Span]) -> bool:
    """Put the sentences that answer a question before what was made of it; return whether there are any.

    That is done where nothing was found, where words of the question (outside the places `read`) were not understood and a
    sentence holds them, and where a reason is asked for.
    """
    words = unread(form, read)
    if (not draft.rows or form.kind == "description") and (under := under_heading(form, context, read)):
        quote(form, under, context, draft, most=MOST_OF_SECTION)
        return True
    if draft.rows and not form.why and not words:
        return False
    if form.kind == "property" and draft.rows and any(held(words, frozenset(stems(c.quote))) for c in context.citer.citations()):
        return False
    found = holding(form, context)
    if form.why:
        reasons = [s for s in found if REASON.search(s.text) or following(s, context)]
        found = reasons or (found if draft.rows else [])
    if not form.why and not form.yes_no and ASKS_NOT.search(form.question):
        found = [s for s in found if DENIAL.search(s.text)]
    if not found:
        return False
    quote(form, found, context, draft)
    return True


def held(wanted: frozenset[str], stems_: Collection[str]) -> bool:
    """Return whether every stem, or a form of it, is among others."""
    return all(any(s == w or _begins(s, w) or _begins(w, s) for s in stems_) for w in wanted)


def unread(form: LogicalForm, read: Sequence[Span]) -> frozenset[str]:
    """Return the stems of a question's words with a meaning of their own outside the places that were understood."""
    blank = form.question
    for metric in form.measured.metrics:
        blank = blank.replace(metric.text, " " * len(metric.text))
    for span in read:
        blank = blank[: span.start] + " " * (span.end - span.start) + blank[span.end :]
    return asked(replace(form, question=blank), ())


MOST_OF_SECTION = 8
"""The most sentences that are quoted of a section which a question names."""


def under_heading(form: LogicalForm, context: Context, read: Sequence[Span]) -> list[Said]:
    """Return the sentences of a section that a question names ("the limitations of Zork"), of the works about what it names."""
    named = [s for s in form.subjects if s.iri and not set(s.types) <= CONCEPTUAL]
    outside = form.question
    for source in form.scope.text.split(", ") if form.scope.text else ():
        outside = outside.replace(source, " " * len(source))
    wanted = unread(form, read) or asked(replace(form, question=outside), named)
    remarks, allowed = context.graph.remarks, context.documents_in(form.scope)
    if not wanted or (not named and allowed is None) or form.why or form.yes_no or form.properties:
        return []
    found = []
    for said in remarks.said:
        if (allowed is not None and said.document not in allowed) or not _headed(wanted, remarks.headings.get(said.iri, "")):
            continue
        if all(_work_on(said, subject, context) for subject in named):
            found.append(said)
    return sorted(found, key=lambda s: (context.library.documents[s.document].rank, s.document, place(s.iri)))


STEMS_OF_WORKS = frozenset(stem(word) for word in ("section", "chapter", "appendix", "our", "the", "and", "iii", "vii", "viii", *LIGHT))
"""Stems of headings that say nothing of what stands below them."""
JOINED = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")
"""What stands between the parts of a heading of several ("Bias, risks and limitations")."""


@lru_cache(maxsize=2_000)
def _headed(wanted: frozenset[str], heading: str) -> bool:
    """Return whether words are all that a heading says, or all of one of its parts."""
    for part in dict.fromkeys((heading, *JOINED.split(heading))):
        told = frozenset(s for s in stems(part) if s.isalpha() and len(s) > 2) - STEMS_OF_WORKS
        if told and held(wanted, told) and held(told, wanted):
            return True
    return False


def _work_on(said: Said, subject: Subject, context: Context) -> bool:
    """Return whether a sentence stands in a work whose title names a thing, or names it itself."""
    title = context.library.documents[said.document].source.title
    return bool(set(nodes(subject)) & said.about) or fits(title, spellings(subject, context), context) > 1


def add_remark(label: str, said: Said, context: Context, draft: Draft) -> int:
    """Write a row for a sentence on what a label names, and return the number of its citation."""
    n = context.citer.cite(said.edge, said.document)
    draft.row((label, "remark", said.text, context.library.documents[said.document].source.title), (n,))
    return n


def bears_meaning(word: str) -> bool:
    """Return whether a word in small letters is none of grammar, and none that asks or that every document is about."""
    from kg.query.reading import language

    return word not in LIGHT and not language().vocab[word].is_stop


def quote(form: LogicalForm, found: Sequence[Said], context: Context, draft: Draft, most: int = MOST_QUOTED) -> None:
    """Write a row for each of the first sentences, in front of what stands there already; where a reason is asked for with its reason."""
    chosen: list[Said] = []
    for group in ((s, *(following(s, context) if form.why else ())) for s in found[:most]):
        if not chosen or len(chosen) + len(group) <= (MOST_WITH_REASONS if form.why else most):
            chosen += [s for s in group if s not in chosen]
    subject = next((s.label for s in form.subjects), "")
    rows, cites = [], []
    for said in chosen:
        n = context.citer.cite(said.edge, said.document)
        rows.append(AnswerRow((subject, "remark", said.text, context.library.documents[said.document].source.title), (n,)))
        cites.append(n)
    quoted = " ".join(f"“{said.text}” [{n}]." for said, n in zip(chosen, cites, strict=True))
    if len(draft.columns) == len(COLUMNS) and draft.rows and form.kind != "description":
        draft.rows = [*rows, *draft.rows]
        draft.sentences = [*draft.sentences, f"The source’s words: {quoted}"] if form.why else [quoted, *draft.sentences]
    else:
        draft.columns, draft.rows, draft.sentences, draft.computed = COLUMNS, rows, [f"In the words of the documents: {quoted}"], []
        draft.caveats, draft.did_you_mean, draft.kind = [], [], "remark"
        draft.verdict = "no" if form.yes_no and DENIAL.search(chosen[0].text) and not DENIAL.search(form.question) else None
    draft.missing = []
    draft.caveats.append(CAVEAT)
