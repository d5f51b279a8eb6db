"""Which things a question is about: models with their sizes expanded, benchmarks, documents, and names that nothing bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.lexicon.mentions import Mention, words
from kg.lexicon.sizes import show_size
from kg.model.document import Span
from kg.model.logical_form import Absent, Scope, Subject
from kg.model.names import ModelName, SizeMention
from kg.model.terms import Iri
from kg.query.names import Names
from kg.query.reading import Reading, fits
from kg.vocab import KG, OWL

KINDS = {
    KG.Paper: "paper",
    KG.Leaderboard: "leaderboard",
    KG.ModelCard: "model_card",
    KG.Repository: "repository",
    KG.WebPage: "web_page",
    KG.Survey: "survey",
    KG.Report: "report",
}
KIND_WORD = re.compile(
    r"(?:'s|’s)?\s+(?:own\s+)?(paper|papers|article|leaderboard|readme|repository|repo|model card|card|blog|blog post|survey|report)\b", re.I
)
OWN = re.compile(r"\b(?:its|their|his|her|the original|the authors'?|own)\s+(?:own\s+|original\s+)?(?:paper|report|authors|makers)\b", re.I)
LIST_GAP = re.compile(r"[\s,;/&]*(?:(?:and|or|vs\.?|versus|to|with|against)[\s,]*)?(?:the\s+)?", re.I)


def magnitude(size: str) -> Decimal:
    """Return a folded size in parameters; experts are multiplied out.

    >>> magnitude("7b"), magnitude("8x22b")
    (Decimal('7000000000'), Decimal('176000000000'))
    """
    digits, unit = size.split("-")[0][:-1], size.split("-")[0][-1]
    experts, _, number = digits.rpartition("x")
    return Decimal(number) * Decimal(experts or 1) * {"b": 10**9, "m": 10**6, "t": 10**12}[unit]


def expand(reading: Reading, sizes: Sequence[SizeMention], names: Names) -> tuple[tuple[Subject, ...], tuple[SizeMention, ...]]:
    """Return the models, those of a list of sizes each as a subject of its own, and the sizes that belong to none."""
    subjects: list[Subject] = []
    left = list(sizes)
    for at, subject in enumerate(reading.models):
        subjects.append(subject)
        end = subject.span.end
        limit = reading.models[at + 1].span.start if at + 1 < len(reading.models) else len(reading.text) + 1
        while left and left[0].span.start >= end and left[0].span.start < limit and LIST_GAP.fullmatch(reading.text[end : left[0].span.start]):
            size = left[0]
            if subject.model is None or size.upto or subject.model.size is None:
                break
            end = size.span.end
            subjects.append(sized(subject, size, names))
            left.pop(0)
    return tuple(subjects), tuple(left)


def sized(subject: Subject, size: SizeMention, names: Names) -> Subject:
    """Return the same family and variant at another size."""
    assert subject.model is not None
    name = replace(subject.model, size=size.size, version=())
    label = re.sub(r"\s*" + re.escape(show_size(subject.model.size or "")) + r"\b.*$", "", subject.label, flags=re.I)
    fitting = fits(name, names.members(name.family))
    shown = next((m.label for m in fitting if m.name == name), f"{label} {show_size(size.size)}")
    return replace(subject, text=f"{subject.text} / {show_size(size.size)}", span=size.span, label=shown, model=name)


def resolved(subject: Subject, names: Names, sizes: Sequence[SizeMention] = ()) -> Subject:
    """Return the subject with the nodes that it stands for: the same variant first, every variant of the family if there is none."""
    if subject.model is None:
        return replace(subject, iris=(subject.iri,))
    members = names.members(subject.model.family)
    found = fits(subject.model, members)
    if not any(m.name.level == "checkpoint" for m in found) and not subject.model.variant and not subject.model.size:
        found = tuple(m for m in members if not m.name.configuration) or found
    if sizes and subject.model.size is None:
        found = tuple(m for m in found if m.name.size is None or in_sizes(m.name, sizes))
    return replace(subject, iris=tuple(m.iri for m in found))


def in_sizes(name: ModelName, sizes: Sequence[SizeMention]) -> bool:
    """Return whether a model's size is one of those named or lies in a range of them."""
    if name.size is None:
        return False
    for size in sizes:
        if size.upto is None and size.size == name.size:
            return True
        if size.upto and magnitude(size.size) <= magnitude(name.size) <= magnitude(size.upto):
            return True
    return False


def things(mentions: Iterable[Mention], *classes: Iri) -> tuple[Subject, ...]:
    """Return the mentions of things of some classes, as subjects."""
    found = []
    for mention in mentions:
        for entry in mention.of(*classes):
            found.append(Subject(mention.text, mention.span, entry.label, entry.iri, entry.types, (entry.iri,)))
            break
    return tuple(found)


def scope(reading: Reading) -> tuple[Scope, tuple[Span, ...]]:
    """Return which documents the question restricts itself to, and the words that say so."""
    documents: list[Iri] = []
    kinds: list[str] = []
    spans: list[Span] = []
    texts: list[str] = []
    for mention in reading.mentions:
        before, after = reading.text[: mention.span.start].lower(), reading.text[mention.span.end :]
        entries = mention.of(KG.Document)
        kind = next((KINDS[e.iri] for e in mention.of(OWL.Class) if e.iri in KINDS), None)
        word = KIND_WORD.match(after)
        if entries and (not mention.of(KG.Benchmark, KG.Corpus) or word):
            documents += [e.iri for e in entries]
        elif kind and re.search(r"\b(?:the|this|that|a|same)\s+(?:\w+\s+)?$", before) and not mention.text.lower().endswith("s"):
            kinds.append(kind)
        else:
            continue
        spans.append(mention.span)
        texts.append(mention.text)
    own = OWN.search(reading.text)
    if own:
        spans.append(Span(own.start(), own.end()))
        texts.append(own[0])
    return Scope(tuple(dict.fromkeys(documents)), tuple(dict.fromkeys(kinds)), reading.table, bool(own), ", ".join(texts)), tuple(spans)


JOINED = re.compile(r"(?:[-–][^\W_]+)+")
"""What goes on after a hyphen belongs to a name, also where it is a word of its own ("SWE-bench")."""

NAME_LIKE = re.compile(r"[^\W_]*(?:\d|[A-Z])[^\W_]*")


def unknown(reading: Reading, covered: Sequence[Span], names: Names) -> tuple[Absent, ...]:
    """Return the words that look like a proper name and are no part of anything understood."""
    pieces = [p for p in words(reading.text) if not any(p.start < s.end and s.start < p.end for s in covered)]
    runs: list[Span] = []
    for piece in pieces:
        text = piece.of(reading.text)
        if not _name_like(text, piece, reading):
            continue
        if runs and re.fullmatch(r"[\s\-–_./]{1,3}", reading.text[runs[-1].end : piece.start]):
            runs[-1] = Span(runs[-1].start, piece.end)
        else:
            runs.append(piece)
    found = []
    for run in runs:
        joined = JOINED.match(reading.text, run.end)
        run = Span(run.start, joined.end()) if joined else run
        text = run.of(reading.text)
        found.append(Absent(text, run, "name", "no document here names it", names.nearest(text)))
    return tuple(found)


def _name_like(text: str, span: Span, reading: Reading) -> bool:
    """Return whether a word is written like a name: digits or capitals inside, or a capital that does not begin the sentence."""
    if text.isdigit() or len(text) < 2 or text in ("vs", "I", "II", "III", "IV", "V"):
        return False
    if any(c.isdigit() for c in text) and any(c.isalpha() for c in text):
        return True
    if sum(c.isupper() for c in text) >= 2:
        return True
    first = reading.text[: span.start].strip(" \"'“(") == "" or reading.text[: span.start].rstrip().endswith((".", "?", "!", ":"))
    return text[0].isupper() and not first
