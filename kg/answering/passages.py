"""The sentence that holds the words of a question which nothing understands, with what it is said of.

Each word that carries meaning weighs the more the fewer sentences hold it. A sentence answers where it holds every word that is
not understood and names, or stands below, each thing that is named; of the other words it may lack little. Where none does, the
words are told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.answering.context import Context
from kg.answering.counted import asks_amount, asks_date, asks_period, asks_share, gives_amount, gives_date, gives_period, period_words
from kg.answering.draft import Draft
from kg.answering.reasons import others
from kg.answering.remarks import CONCEPTUAL, FEW, KINDS, LIGHT, MOST_QUOTED, QUOTABLE, RARE, SOON, Remarks, Said, held, level, place, quote
from kg.answering.spoken_of import concepts_in
from kg.answering.stems import alike, stem, stems
from kg.answering.things import is_concept
from kg.lexicon.mentions import singular, words
from kg.model.answer import AnswerRow, Missing
from kg.model.document import Span, overlapping
from kg.model.logical_form import Absent, LogicalForm, Subject
from kg.query.leaving_out import set_aside
from kg.query.reading import language
from kg.query.subjects import PLAIN as PLAIN_MODELS
from kg.query.unread import PLAIN
from kg.vocab import KG, SKOS

SURE, SURE_OF_SHARE = 0.75, 0.5
"""What part of the weight of a question's words a sentence holds at least; less where it gives the share that is asked for."""
MOST_OF_STRANGE = 0.66
"""What part of the weight of the words that are not understood a sentence holds itself."""
NEARBY = 0.6
"""What a word counts that stands in the heading or before the sentence in its paragraph."""
ITSELF = 3
"""The level of a sentence that names a thing itself."""
MOST_ALIKE = 2
"""The most sentences that may answer equally well, where no word is rare."""

ASKING = frozenset(("define", "list", "count", "who", "when", "why", "source", "score", "share", "near", "and", "either", "courtesy"))
"""Operators that ask: a sentence need not hold their words."""
JOINED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
VARIANT = re.compile(r"\s*[-–]\s*[A-Z][A-Za-z]{2}")
"""How a name goes on to that of a variant."""
DONE_TO_ALL = ("trained", "training", "pretrained", "tuned", "finetuned")
"""What is done to every model: with what, by what and on what is asked beside it."""
PHASE_WORDS = (
    "end ends ended start starts started begin begins began finish finishes finished stop stops stopped complete completes completed"
    " take takes took place happen happens happened occur occurs occurred"
)
PHASES = frozenset(PHASE_WORDS.split())
"""Words for how far something was, which a sentence that dates it need not hold."""
AND = re.compile(r"\s*(?:,|,?\s*and|&|as\s+well\s+as)\s+(?:the\s+)?", re.I)
FIGURE_NEXT = re.compile(r"\W*(?:\w+\W+)?\d")
NAMING = ("source", "document", "title")
"""Columns that name documents."""
ASKS_WHAT = re.compile(
    r"^\W*(?:(?:what\s+(?:is|are)|what['’]s|define|explain)\s+(?:meant\s+by\s+)?|what\s+does\s+)(?:an?\s+|the\s+)?"
    r"(?P<one>[\w][\w -]{2,60}?)(?:\s+(?:mean|stand\s+for))?\W*$",
    re.I,
)
IS_WHAT = r"(?:(?:An?|The|By)\s+)?{one}(?:s|es)?\s*(?:\([^()]*\)\s*)?,?\s*(?:is|are|means?|refers?\s+to|denotes?|stands?\s+for|we\s+mean)\b"
"""A question that asks what something is, and how a sentence begins that says it."""
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")
MANY = re.compile(rf"\b(?:{'|'.join(NUMBERS[2:])})\b", re.I)
"""How many things a sentence says that it enumerates."""
SHORTEST_TOLD = 4
"""The fewest letters of a word that is told to be not understood."""
DESCRIBED = ("thing", "relation", "value", "source")
"""The columns of a description."""
BY_PATTERN = ("claims", "record", "references", "addressed", "extreme", "noise", "agreement", "path", "introduction")
"""The kinds that read words of a question by patterns of their own, and not as names or operators."""
SHOWN_INSTEAD = ("property", "description", "says", "coverage", "count", "document", "sources", "introduction")
"""The kinds whose own answer a sentence replaces that holds a word which they leave out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a sentence should hold: its stem and its forms, how much it weighs, and whether nothing understands it.

    A word that names a concept stands wherever the concept is named, by whatever label.
    """

    stem: str
    forms: frozenset[str]
    weight: float
    strange: bool
    names: frozenset[str] = frozenset()


def pass_to(form: LogicalForm, context: Context, draft: Draft) -> bool:
    """Put the sentence that holds what is not understood in the place of what was made of a question; return whether there is one."""
    if form.yes_no or form.why or not _open(form, draft):
        return False
    given = asks_share(form) or asks_period(form) or lacks_date(form, draft)
    if draft.rows and form.strange and not given and not _left(form, draft, context):
        return False
    found = _each(form, context) or fitting(form, context)
    if draft.rows and _unrestricted(form):
        found = [s for s in found if _calls_so(s, form)]
    if not found:
        return False
    if asks_period(form) and draft.rows and form.kind == "property":
        _beside_rows(found[:MOST_ALIKE], context, draft)
        return True
    draft.rows, draft.columns, draft.sentences = [], (), []
    told = _going_on(enumerated(found[:MOST_ALIKE], context), form, context)
    quote(form, told, context, draft, most=max(len(told), MOST_QUOTED))
    return True


def enumerated(found: Sequence[Said], context: Context) -> list[Said]:
    """Return sentences, behind one that ends in a colon and says how many follow these, each the first of its paragraph."""
    told: list[Said] = []
    for said in found:
        told.append(said)
        many = MANY.search(said.text) if said.text.rstrip().endswith(":") else None
        if many:
            first = place(said.iri)[0]
            count = NUMBERS.index(many[0].casefold())
            told += [
                s
                for s in context.graph.remarks.said
                if s.document == said.document and place(s.iri)[1] == 1 and first < place(s.iri)[0] <= first + count
            ]
    return told


def _going_on(found: Sequence[Said], form: LogicalForm, context: Context) -> list[Said]:
    """Return sentences, behind each those soon after it that begin with a word of the question which nothing else understands."""
    odd = frozenset(stem(span.of(form.question)) for span in form.strange)
    told: list[Said] = []
    for said in found:
        told += [said] if said not in told else []
        paragraph, number = place(said.iri)
        after = [s for s in context.graph.remarks.said if s.document == said.document and place(s.iri)[0] == paragraph]
        after = [s for s in after if 0 < place(s.iri)[1] - number <= SOON]
        told += [s for s in after if s not in told and odd & {stem(w.of(s.text)) for w in [*words(s.text)][:1]}]
    return told


def _open(form: LogicalForm, draft: Draft) -> bool:
    """Return whether a sentence may stand for what was made of a question so far."""
    if any("remark" in row.values for row in draft.rows):
        return False
    if any(a.kind == "name" for a in form.absent) and (form.measured.benchmarks or form.measured.metrics):
        return False  # a score is never read from a sentence
    if not draft.rows:
        return form.kind in (*QUOTABLE, "path") or _unmeasured(form) or _of_tasks(form)
    if lacks_date(form, draft):
        return True
    described = draft.columns == DESCRIBED and form.kind == "list" and form.target is not None and bool(form.properties)
    asked = (
        bool(form.strange)
        or asks_period(form)
        or (form.kind == "property" and asks_share(form))
        or (_unmeasured(form) and asks_amount(form))
    )
    return described or (
        asked and (_unrestricted(form) or form.kind in SHOWN_INSTEAD or _unmeasured(form) or (form.kind == "lookup" and asks_share(form)))
    )


def lacks_date(form: LogicalForm, draft: Draft) -> bool:
    """Return whether a question asks when something was, and what was made of it tells no date; of a description none is meant."""
    told = form.kind != "description" and gives_date(str(v) for row in draft.rows for v in row.values)
    return asks_date(form) and form.kind in SHOWN_INSTEAD and not told


def _unmeasured(form: LogicalForm) -> bool:
    """Return whether scores are asked for and nothing is named by which they are measured."""
    measured = form.measured
    return form.kind in ("lookup", "comparison") and not (measured.benchmarks or measured.tasks or measured.metrics or measured.mean)


def _unrestricted(form: LogicalForm) -> bool:
    """Return whether a list is asked for by a word that restricts nothing here."""
    return form.kind == "list" and bool(form.unread)


def _calls_so(said: Said, form: LogicalForm) -> bool:
    """Return whether a sentence says of a model that it is what the words that restrict nothing say ("Zork is a seaworthy model")."""
    words_ = "|".join(re.escape(w) for w in form.unread)
    asked = re.search(
        rf"\b(?:is|are|was|were)\s+(?:{words_})\b(?!\s+(?:on|by|with|from|in|for|to)\b)|\b(?:{words_})\s+models?\b", form.question, re.I
    )
    told = re.search(rf"\b(?:is|are|was|were)\s+(?:an?\s+|the\s+|all\s+)?(?:{words_})\b", said.text, re.I)
    return bool(asked and told) and any("/model/" in iri for iri in said.about)


def _beside_rows(found: Sequence[Said], context: Context, draft: Draft) -> None:
    """Add the sentences that give dates to rows that give something else of the same thing."""
    draft.columns = (*draft.columns, "dates")
    draft.rows = [AnswerRow((*row.values, None), row.cites) for row in draft.rows]
    for said in found:
        n = context.citer.cite(said.edge, said.document)
        draft.row((draft.rows[0].values[0], *[None] * (len(draft.columns) - 2), said.text), (n,))
        draft.sentences.append(f"“{said.text}” [{n}].")


def _of_tasks(form: LogicalForm) -> bool:
    """Return whether a task is all by which something is measured, and words stand beside it that nothing understands."""
    measured = form.measured
    return form.kind == "lookup" and bool(form.strange) and not (measured.benchmarks or measured.metrics or measured.mean)


def _each(form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that answer for each of several concepts that "and" joins; none unless there is one for each of them."""
    joined = [c.span for c in concepts_in(form, context)]
    apart = len(joined) > 1 and all(AND.fullmatch(form.question[a.end : b.start]) for a, b in pairwise(joined))
    if not apart or form.subjects:
        return []
    found: list[Said] = []
    for kept in joined:
        blank = form.question
        for span in joined:
            blank = blank if span == kept else f"{blank[: span.start]}{' ' * (span.end - span.start)}{blank[span.end :]}"
        own = fitting(replace(form, question=blank), context)
        if not own:
            return []
        found += [s for s in own[:1] if s not in found]
    return found


def fitting(form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that answer a question by its words, those that answer best alone; none where many do as well."""
    remarks, allowed = context.graph.remarks, context.documents_in(form.scope)
    things = _named(form)
    wanted = _wanted(form, things, context)
    strange = [w for w in wanted if w.strange]
    meant = {w.stem: w.forms for w in wanted}
    if asks_period(form):
        return _dated(form, things, context)
    if not wanted or not all(w.forms for w in strange):
        return []
    whole, sure = sum(w.weight for w in wanted), SURE_OF_SHARE if asks_share(form) else SURE if things or strange else 1.0
    names = [a.text for a in form.absent if a.kind == "name"]
    of_the_world = asks_amount(form) and not (things or strange)
    aside = set_aside(form.question)
    defined = ASKS_WHAT.match(form.question)
    says_what = re.compile(IS_WHAT.format(one=re.escape(singular(defined["one"].casefold()))), re.I) if defined is not None else None
    ranked: list[tuple[bool, float, int, float, int, Said]] = []
    for said in remarks.said:
        if (allowed is not None and said.document not in allowed) or not _holds_strange(said, strange, remarks):
            continue
        if not all(said_in(said.text, name) for name in names):
            continue
        if any(said_in(said.text, name) for name in aside):
            continue  # what it tells of is left out
        if of_the_world and any(kind in iri for iri in said.about for kind in KINDS):
            continue
        if (covered := _covered(said, wanted, remarks)) < sure * whole:
            continue
        if not gives_amount(said.text, form, lambda s: meant.get(s) or remarks.forms(s), remarks.around(said)):
            continue
        if levels := _levels(said, things, context):
            defines = says_what is not None and says_what.match(said.text) is not None
            itself = sum(w.weight for w in wanted if w.stem in said.stems)
            ranked.append((defines, round(covered, 6), min(levels), round(itself, 6), -len(said.stems), said))
    if not ranked:
        return []
    best = max(r[:4] for r in ranked)
    level_ones = [said for *key, _, said in sorted(ranked, key=lambda r: r[4], reverse=True) if tuple(key) == best]
    level_ones.sort(key=lambda s: (context.library.documents[s.document].rank, place(s.iri)))
    rare = any(sum(remarks.rarity[s] for s in w.forms) <= max(FEW, len(remarks.said) // RARE) for w in wanted)
    return level_ones if best[0] or rare or len(level_ones) <= MOST_ALIKE else []


def _dated(form: LogicalForm, things: Sequence[Subject], context: Context) -> list[Said]:
    """Return the sentences that tell from when or until when, of the things named, or of the documents where no thing is named.

    Where several do, those that hold the most words of the question.
    """
    allowed = context.documents_in(form.scope)
    told = [s for s in context.graph.remarks.said if (allowed is None or s.document in allowed) and gives_period(s.text, form)]
    if things:
        told = [s for s in told if (levels := _levels(s, things, context)) and min(levels) > 1]
    elif allowed is None:
        return []
    wanted = _wanted(form, things, context)
    held_ = {s.iri: sum(w.weight for w in wanted if w.forms & s.stems) for s in told}
    most = max(held_.values(), default=0.0)
    return [s for s in told if held_[s.iri] == most] if most or len(told) == 1 else []


def _named(form: LogicalForm) -> list[Subject]:
    """Return the models, benchmarks and corpora that a question names, each once."""
    found = [s for s in (*form.subjects, *form.measured.benchmarks) if (s.iris or s.iri) and not set(s.types) <= CONCEPTUAL]
    return list({s.span: s for s in found}.values())


def _wanted(form: LogicalForm, things: Sequence[Subject], context: Context) -> list[Word]:
    """Return the words that a sentence should hold: all but those of things and documents, of grammar, and words that ask."""
    remarks, reading = context.graph.remarks, context.reading(form.question)
    absent = [a.span for a in form.absent]
    strange = [*form.strange, *absent]
    hidden = [*(t.span for t in things), *(o.span for o in reading.operators if o.name in ASKING)]
    hidden += [m.span for m in reading.mentions if m.of(KG.Document) and any(e.iri in form.scope.documents for e in m.entries)]
    dated = asks_date(form)
    found: dict[str, Word] = {}
    for piece in words(form.question):
        word = piece.of(form.question)
        odd = overlapping(piece, strange) and (word.casefold() not in LIGHT or overlapping(piece, absent))
        plain = language().vocab[word.casefold()].is_stop or (len(word) == 1 and not word.isdigit())
        if dated and word.casefold() in PHASES:
            continue
        if not odd and (overlapping(piece, hidden) or word.casefold() in LIGHT or word.casefold() in PLAIN or plain):
            continue
        if plain and not overlapping(piece, absent):
            continue
        if (
            things
            and not odd
            and word.casefold() in DONE_TO_ALL
            and not any(m.span.overlaps(piece) for m in reading.mentions if m.of(SKOS.Concept))
        ):
            continue
        same = (
            remarks.forms(stem(word))
            | frozenset(f for s in alike(stem(word)) for f in remarks.forms(s))
            | frozenset(f for s in others(piece, reading, context) for f in remarks.forms(s))
        )
        weight = math.log((len(remarks.said) + 1) / (0.5 + sum(remarks.rarity[s] for s in remarks.forms(stem(word)))))
        named = frozenset(e.iri for m in reading.mentions if m.span.overlaps(piece) and not odd for e in m.entries if is_concept(e.iri))
        found.setdefault(stem(word), Word(stem(word), same, max(weight, 0.0), odd, named))
    return list(found.values())


def _covered(said: Said, wanted: Sequence[Word], remarks: Remarks) -> float:
    """Return the weight of the words that a sentence holds; what stands around it counts less."""
    around = remarks.around(said)
    return sum(w.weight * (1.0 if w.forms & said.stems or w.names & said.about else NEARBY if w.forms & around else 0.0) for w in wanted)


def _holds_strange(said: Said, strange: Sequence[Word], remarks: Remarks) -> bool:
    """Return whether a sentence holds the words that nothing understands: most of them itself, the others right above or before it."""
    own = [w for w in strange if w.forms & said.stems]
    if len(own) == len(strange):
        return True
    if sum(w.weight for w in own) < MOST_OF_STRANGE * sum(w.weight for w in strange):
        return False
    return all(w.forms & remarks.around(said) for w in strange if w not in own)


def _levels(said: Said, things: Sequence[Subject], context: Context) -> list[int]:
    """Return how a sentence names each thing; nothing where it does not name one, and one level where there is none to name."""
    found = [0 if _of_variant(said, thing) else level(said, thing, context) for thing in things]
    return [] if not all(found) else found or [ITSELF]


def why_absent(name: Absent, context: Context) -> str:
    """Return why a name is missing: a name of nothing that is known may stand in a sentence."""
    if name.kind == "name" and any(said_in(said.text, name.text) for said in context.graph.remarks.said):
        return f"nothing is stated or measured here of {name.text}, which stands in sentences alone, and none of them tells it"
    return name.why


def said_in(text: str, name: str) -> bool:
    """Return whether a text says a name; one in capitals alone is no word in small letters."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, 0 if name.isupper() else re.I))


def _of_variant(said: Said, thing: Subject) -> bool:
    """Return whether a sentence names a thing only as the beginning of a variant's name ("Zork - Turbo" is not Zork)."""
    named = [m.end() for m in re.finditer(re.escape(thing.label), said.text, re.I)]
    return thing.model is not None and bool(named) and all(VARIANT.match(said.text, end) for end in named)


def _left(form: LogicalForm, draft: Draft, context: Context) -> list[Span]:
    """Return the words that are not understood and stand neither in what is quoted nor in what is shown; titles are no answer."""
    cited = context.citer.citations()
    shown = [*(c.quote for c in cited), *(c.locator.section or "" for c in cited), *draft.columns, *draft.caveats]
    shown += [str(v) for row in draft.rows for name, v in zip(draft.columns, row.values, strict=False) if name not in NAMING]
    known = frozenset(s for text in shown for s in stems(text))
    return [span for span in form.strange if not held(frozenset((stem(span.of(form.question)),)), known)]


def untold(form: LogicalForm, draft: Draft, context: Context) -> list[Missing]:
    """Return the words of a question that are not understood, where nothing that is shown holds them and nothing tells them yet."""
    dates = period_words(form) if any(gives_period(str(v), form) for row in draft.rows for v in row.values) else None
    spans = [span for span in form.strange if _tellable(span, form) and not (dates is not None and span.overlaps(dates))]
    if not spans or form.kind in BY_PATTERN or not (draft.rows or form.kind == "property"):
        return []
    told = " ".join(
        (*(m.term.casefold() for m in draft.missing), *(a.text.casefold() for a in form.absent), *(w.casefold() for w in form.unread))
    )
    left = [_whole(span, form.question) for span in _left(replace(form, strange=tuple(spans)), draft, context)]
    return [Missing(word, "word", f"“{word}” is not understood here") for word in dict.fromkeys(left) if word.casefold() not in told]


def _tellable(span: Span, form: LogicalForm) -> bool:
    """Return whether a word that is not understood may change what is asked: no word that asks, or that sets a bound before its figure."""
    word = span.of(form.question)
    sets = bool(form.bounds) and FIGURE_NEXT.match(form.question, span.end) is not None
    return len(word) >= SHORTEST_TOLD and word.casefold() not in (*LIGHT, *PLAIN_MODELS, *DONE_TO_ALL) and not sets


def _whole(span: Span, text: str) -> str:
    """Return a word with those that a hyphen joins to it ("low-resource")."""
    return next((m[0] for m in JOINED.finditer(text) if m.start() <= span.start and span.end <= m.end()), span.of(text))
