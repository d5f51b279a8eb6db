"""Which things a question is about: models with their sizes expanded, benchmarks, documents, and names that nothing bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention, words
from kg.lexicon.sizes import show_size
from kg.model.document import Span
from kg.model.logical_form import Scope, Subject
from kg.model.names import ModelName, SizeMention
from kg.model.terms import Iri
from kg.query.model_mentions import fits, runs_of
from kg.query.names import Member, Names
from kg.query.reading import Reading
from kg.query.titles import Naming, reports
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
    r"(?:'s|’s)?\s+(?:own\s+)?(papers?|article|leaderboard|readme|repository|repo|model card|card|blog|blog post|post|survey|report)\b",
    re.I,
)
OWN = re.compile(r"\b(?:its|their|his|her|the original|the authors'?|own)\s+(?:own\s+|original\s+)?(?:paper|report|authors|makers)\b", re.I)
KIND_OF_SCORE = re.compile(r"\s+(?:averages?|avg\.?|means?|scores?|ranks?|ratings?)\b", re.I)
"""What makes a word for a kind of document say which score is meant, where another document is named ("leaderboard average")."""
PLURAL = re.compile(r"[^'’s]s$", re.I)
LIST_GAP = re.compile(r"[\s,;/&]*(?:(?:and|or|nor|vs\.?|versus|to|with|against|[-–]?>|→)[\s,]*)?(?:the\s+)?", re.I)


def magnitude(size: str) -> Decimal:
    """Return a folded size in parameters; experts are multiplied out.

    >>> magnitude("7b"), magnitude("8x22b")
    (Decimal('7000000000'), Decimal('176000000000'))
    """
    digits, unit = size.split("-", maxsplit=1)[0][:-1], size.split("-", maxsplit=1)[0][-1]
    experts, _, number = digits.rpartition("x")
    return Decimal(number) * Decimal(experts or 1) * {"b": 10**9, "m": 10**6, "t": 10**12}[unit]


MODELS_OF = re.compile(r"\s+(?:\w+\s+)?(?:models?|variants?|versions?)\s+(?:of|with|at|in)\s+(?:the\s+)?(?:sizes?\s+)?(?=\d)", re.I)
"""What stands between a model and the sizes in which it is meant ("Zork base models of 7B and 13B")."""


AMOUNT_OF = re.compile(r"\s*(?:tokens?|parameters?|params?|bytes?|examples?|samples?)\b", re.I)
"""What makes a number behind a model's name no size of it."""


def _with_size(subject: Subject, size: SizeMention, reading: Reading, names: Names) -> Subject:
    """Return a model with a size right beside its name that none of its family has: another model, and not this one."""
    span = Span(min(subject.span.start, size.span.start), max(subject.span.end, size.span.end))
    return replace(sized(subject, size, names), text=span.of(reading.text), span=span)


def _sizes_before(text: str, subject: Subject, sizes: Sequence[SizeMention]) -> list[SizeMention]:
    """Return the sizes right before a model's name, of several in the question ("the 7B and the 13B Zork")."""
    listed: list[SizeMention] = []
    end = subject.span.start
    for size in reversed([s for s in sizes if s.span.end <= subject.span.start]):
        gap = text[size.span.end : end]
        if size.upto or not (LIST_GAP.fullmatch(gap) if listed else re.fullmatch(r"[\s-]*", gap)):
            break
        listed.insert(0, size)
        end = size.span.start
    apart = len(listed) > 1 or any(s not in listed for s in sizes)
    one = subject.model is not None and subject.model.size is None and not OF_SEVERAL.match(text, subject.span.end)
    return listed if apart and one else []


def expand(reading: Reading, sizes: Sequence[SizeMention], names: Names) -> tuple[tuple[Subject, ...], tuple[SizeMention, ...]]:
    """Return the models, those of a list of sizes each as a subject of its own, and the sizes that belong to none."""
    subjects: list[Subject] = []
    left = list(sizes)
    unsized = [m for m in reading.models if m.model is not None and m.model.size is None]
    listed = bool(unsized) and all(MODELS_OF.match(reading.text, m.span.end) for m in unsized)
    for at, named in enumerate(reading.models):
        before = _sizes_before(reading.text, named, left)
        left = [size for size in left if size not in before]
        subjects += [sized(named, size, names) for size in before[:-1]]
        subject = _with_size(named, before[-1], reading, names) if before else named
        subjects.append(subject)
        end = subject.span.end
        first = MODELS_OF.match(reading.text, end) if listed and subject in unsized else None
        end = first.end() if first else end
        limit = reading.models[at + 1].span.start if at + 1 < len(reading.models) else len(reading.text) + 1
        while (
            left and left[0].span.start >= end and left[0].span.start < limit and LIST_GAP.fullmatch(reading.text[end : left[0].span.start])
        ):
            size = left[0]
            if subject.model is None or size.upto:
                break
            if subject.model.size is None and not first:
                if reading.text[end : size.span.start].strip(" -") or AMOUNT_OF.match(reading.text, size.span.end):
                    break
                subject = subjects[-1] = _with_size(subject, size, reading, names)
            elif first and subject in subjects:
                subjects[-1] = replace(sized(subject, size, names), span=subject.span)
            else:
                subjects.append(sized(subject, size, names))
            end = size.span.end
            left.pop(0)
    return tuple(subjects), tuple(left)


VARIANT_NOUN = re.compile(
    r"[\s-]*(?:variant|version|model|one|speciali[sz]ation|specialist|follower|expert|flavou?r|counterpart|sibling)s?\b", re.I
)
PAIR_OF_VARIANTS = re.compile(r"\s*(?:,|and|or|vs\.?|versus)\s+[\w-]+\s+(?:variant|version|model|speciali[sz]ation|counterpart)s\b", re.I)
PLAIN = ("base", "general", "generalist", "foundation", "foundational", "plain", "vanilla", "original")
"""Words for the variant of a family that has no word of its own."""
AGAIN = re.compile(r"\b(?:(?:at|for|with|and|vs\.?|versus|to|or|against|than)\s+(?:the\s+)?|the\s+)$", re.I)
"""What stands before a size that names a model again."""
OF_SEVERAL = re.compile(r"[\s-]+(?:\w+\s+)?(?:models|ones|variants|versions|llms)\b", re.I)
"""What stands behind a size that many models have."""


def elliptic(
    reading: Reading, models: Sequence[Subject], sizes: Sequence[SizeMention], names: Names, taken: Sequence[Span] = ()
) -> tuple[Subject, ...]:
    """Return the models that only a variant word names, beside one named in full ("Zork 7B against its Python variant").

    The family is that of the model named before; the size is the one right before the word, else that model's.
    """
    settings = [m.span for m in reading.mentions if m.of(KG.Setting) and not m.of(KG.VariantMarker)]
    found: list[Subject] = []
    for piece in words(reading.text):
        word = piece.of(reading.text).lower()
        if any(piece.overlaps(s) for s in (*(m.span for m in models), *taken, *(settings if word in PLAIN else ()))):
            continue
        before = [m for m in models if m.model is not None and m.span.end <= piece.start] or [m for m in models[:1] if m.model is not None]
        if not before:
            continue
        named = before[-1]
        if named.model is None:
            continue
        known = {w for member in names.members(named.model.family) for w in member.name.variant}
        word = _variant_called(piece, reading, known) or word
        if word not in known and word not in PLAIN:
            continue
        if not _stands_for_model(reading, piece, models):
            continue
        size = next(
            (
                s
                for s in sizes
                if s.upto is None and s.span.end <= piece.start and re.fullmatch(r"[\s-]*", reading.text[s.span.end : piece.start])
            ),
            None,
        )
        name = ModelName(named.model.family, () if word in PLAIN else (word,), size.size if size else named.model.size)
        fitting = fits(name, names.members(name.family))
        if not fitting and named.model.variant and word not in PLAIN:
            name = replace(name, variant=tuple(sorted({*named.model.variant, word})))
            fitting = fits(name, names.members(name.family))
        if fitting and name not in {m.model for m in (*reading.models, *found)}:
            same = next((m for m in fitting if m.name == name), None)
            label, iri = (same.label, same.iri) if same else (f"{named.label} / {word}", named.iri)
            span = Span(size.span.start, piece.end) if size else piece
            found.append(replace(named, text=span.of(reading.text), span=span, label=label, iri=iri, model=name))
    return tuple(found)


def _variant_called(piece: Span, reading: Reading, known: set[str]) -> str | None:
    """Return the variant of a family that a word of the ontology for variants stands for ("instruction" follower: instruct)."""
    for mention in reading.mentions:
        if mention.span.start == piece.start:
            called = {match_key(w) for entry in mention.of(KG.VariantMarker, KG.PromptStyle) for w in entry.label.split()}
            if called & known:
                return min(called & known)
    return None


def again(
    reading: Reading, models: Sequence[Subject], sizes: Sequence[SizeMention], names: Names
) -> tuple[tuple[Subject, ...], tuple[SizeMention, ...]]:
    """Return the models with those that a later size names again ("Zork 7B on …, the same at 13B"), and the sizes that are left."""
    named = [m for m in models if m.model is not None and m.model.size is not None]
    made: list[Subject] = []
    left = []
    for size in sizes:
        before = [m for m in named if m.span.end <= size.span.start]
        other = sized(before[-1], size, names) if before else None
        fitting = other is not None and other.model is not None and fits(other.model, names.members(other.model.family))
        beside = AGAIN.search(reading.text[: size.span.start]) or any(
            o.name in ("better", "worse", "compare") and not reading.text[o.span.end : size.span.start].strip() for o in reading.operators
        )
        if other and fitting and size.upto is None and beside and not OF_SEVERAL.match(reading.text, size.span.end):
            made.append(other)
        else:
            left.append(size)
    return (*models, *made), tuple(left)


OF_ANY = re.compile(r"\b(?:any|an?|some|no|which|what|another)\s+(?:other\s+)?$", re.I)
A_MODEL = re.compile(r"[\s-]+(?:[\w-]+\s+)?(?:models?|llms?|ones?)\b", re.I)


def of_any(text: str, size: SizeMention) -> bool:
    """Return whether a size says which models are asked for, and is none of the model that is named ("does any 7B model beat Zork").

    >>> from kg.lexicon.sizes import find_sizes
    >>> [of_any(t, find_sizes(t)[0]) for t in ("Does any 7B model beat Zork?", "Does Zork beat Quux at 7B?")]
    [True, False]
    """
    return bool(OF_ANY.search(text[: size.span.start]) and A_MODEL.match(text, size.span.end))


def at_size(models: Sequence[Subject], sizes: Sequence[SizeMention], names: Names) -> tuple[Subject, ...]:
    """Return the models at the one size that a question gives apart from them ("at 70B, is …"): those that come in it, else the last."""
    if len(sizes) != 1 or sizes[0].upto is not None:
        return tuple(models)
    made = [
        replace(sized(m, sizes[0], names), text=m.text, span=m.span) if m.model is not None and m.model.size is None else m for m in models
    ]
    known = [m.model is not None and bool(fits(m.model, names.members(m.model.family))) for m in made]
    if not any(k for k, m, old in zip(known, made, models, strict=True) if m != old):
        known = [i == len(made) - 1 for i in range(len(made))]
    return tuple(m if k else old for k, m, old in zip(known, made, models, strict=True))


def _stands_for_model(reading: Reading, piece: Span, models: Sequence[Subject]) -> bool:
    """Return whether a variant word stands where a model would: before "variant", after a size, or in a list or comparison with a model."""
    after, before = reading.text[piece.end :], reading.text[: piece.start]
    if VARIANT_NOUN.match(after) or re.search(r"\b\d+(?:\.\d+)?[bB]\s*$", before):
        return True
    if PAIR_OF_VARIANTS.match(after):
        return True
    joined = re.search(r"(?:\bvs\.?|\bversus|\band|\bor|\bto|\bthan|,)\s*(?:of\s+)?(?:the\s+|its\s+|their\s+)?$", before, re.I)
    return bool(joined) and bool(models) and not re.match(r"\s*(?:code|tokens?|programs?|problems?|language)\b", after, re.I)


def sized(subject: Subject, size: SizeMention, names: Names) -> Subject:
    """Return the same family and variant at another size."""
    if subject.model is None:
        return subject
    name = replace(subject.model, size=size.size, version=())
    label = subject.label
    if subject.model.size:
        label = re.sub(r"\s*" + re.escape(show_size(subject.model.size)) + r"\b.*$", "", label, flags=re.I)
    fitting = fits(name, names.members(name.family))
    same = next((m for m in fitting if m.name == name), None)
    shown = same.label if same else f"{label} {show_size(size.size)}"
    iri = same.iri if same and subject.model.size else subject.iri
    return replace(subject, text=f"{subject.text} / {show_size(size.size)}", span=size.span, label=shown, iri=iri, model=name)


def merged(subjects: Sequence[Subject]) -> tuple[Subject, ...]:
    """Return the subjects of a series: models that differ in nothing but their size as one."""
    found: dict[object, Subject] = {}
    for subject in subjects:
        key = replace(subject.model, size=None) if subject.model and subject.model.size else subject.iri
        if key in found and subject.model:
            held = found[key]
            label = re.sub(r"[\s-]*\d+(?:\.\d+)?[BM]\b", "", held.label)
            found[key] = replace(held, label=label, iris=tuple(dict.fromkeys((*held.iris, *subject.iris))))
        else:
            found[key] = subject
    return tuple(found.values())


def resolved(subject: Subject, names: Names, sizes: Sequence[SizeMention] = ()) -> Subject:
    """Return the subject with the nodes that it stands for: the same variant first, every variant of the family if there is none."""
    if subject.model is None:
        return replace(subject, iris=(subject.iri,))
    members = names.members(subject.model.family)
    found = fits(subject.model, members) or runs_of(subject.model, members) or _of_size(subject.model, members)
    if not any(m.name.level == "checkpoint" for m in found) and not subject.model.variant and not subject.model.size:
        same = [m for m in members if not m.name.configuration and set(subject.model.version) <= set(m.name.version)]
        found = tuple(same) or found
    if sizes and subject.model.size is None:
        found = tuple(m for m in found if m.name.size is None or in_sizes(m.name, sizes))
    return replace(subject, iris=tuple(m.iri for m in found))


def _of_size(asked: ModelName, members: Sequence[Member]) -> tuple[Member, ...]:
    """Return what a name and a size stand for where no model is called just so.

    That is one of this size whose active parameters are told too (`23B-A4B`), or the variant of this size in a family that has no
    model without a variant (`Zork β-7B` for "Zork 7B").
    """
    if asked.size is None or asked.configuration:
        return ()
    of_family = [m for m in members if not m.name.configuration and set(asked.version) <= set(m.name.version)]
    active = [m for m in of_family if m.name.variant == asked.variant and (m.name.size or "").startswith(f"{asked.size}-")]
    plain = any(not m.name.variant and m.name.size for m in of_family)
    return tuple(active or (m for m in of_family if m.name.size == asked.size and not asked.variant and not plain))


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
        entries = [entry for entry in mention.of(*classes) if entry.label == mention.of(*classes)[0].label]
        if entries:
            types = tuple(dict.fromkeys(t for entry in entries for t in entry.types))
            first = entries[0]
            found.append(Subject(mention.text, mention.span, first.label, first.iri, types, tuple(entry.iri for entry in entries)))
    return tuple(found)


SAYING = re.compile(
    r"\b(?:documents?|sources?|papers?|leaderboards?|surveys?|authors?|one|they|you|we|who|any(?:one|body)|"
    r"every(?:one|body)|nobody|to|not|do|does|did|all|both|each|models?|here)\s+$"
)
"""What stands before `report` where it is a verb."""


def scope(reading: Reading, named: Sequence[Naming] = ()) -> tuple[Scope, tuple[Span, ...]]:
    """Return which documents the question restricts itself to, and the words that say so; `named` are named by title."""
    documents: list[Iri] = [iri for naming in named for iri in naming.documents]
    kinds: list[str] = []
    spans: list[Span] = [naming.span for naming in named]
    texts: list[str] = [naming.span.of(reading.text) for naming in named]
    within = tuple(spans)
    spans += [m.span for m in reading.models if any(s.overlaps(m.span) for s in within)]
    for mention in reading.mentions:
        around = next((n for n in named if n.span.overlaps(mention.span)), None)
        if around is not None:
            if not (around.kind == "leaderboard" and mention.of(KG.Benchmark)):
                spans.append(mention.span)
            continue
        before, after = reading.text[: mention.span.start].lower(), reading.text[mention.span.end :]
        entries = mention.of(KG.Document)
        kind = next((KINDS[e.iri] for e in mention.of(OWL.Class) if e.iri in KINDS), None)
        word = KIND_WORD.match(after)
        if word and reports(reading.text, Span(mention.span.end + word.start(1), mention.span.end + word.end(1))):
            word = None
        maker = mention.of(KG.Agent) and not reading.has("source")
        if entries and ((not word and not maker) or (word and mention.of(KG.Agent))) and not mention.of(KG.Benchmark, KG.Corpus):
            documents += [e.iri for e in entries]
        elif (
            kind
            and not (kind == "report" and (SAYING.search(before) or reports(reading.text, mention.span)))
            and not re.search(r"\b(?:a|an|which|what|any|every|each|some)\s+(?:\w+\s+)?$", before)
            and not PLURAL.search(mention.text)
            and not (named and KIND_OF_SCORE.match(after))
        ):
            kinds += [] if _titled_behind(reading, mention) else [kind]
        else:
            continue
        spans.append(mention.span)
        texts.append(mention.text)
    own = OWN.search(reading.text)
    if own and (documents or kinds) and own[0].lower().endswith("authors"):
        own = None  # they are those of the document that is named
    if own:
        spans.append(Span(own.start(), own.end()))
        texts.append(own[0])
    return Scope(tuple(dict.fromkeys(documents)), tuple(dict.fromkeys(kinds)), reading.table, bool(own), ", ".join(texts)), tuple(spans)


def _titled_behind(reading: Reading, kind: Mention) -> bool:
    """Return whether the name of one document stands right behind the word for its kind ("the survey Looms and Threads")."""
    behind = (m for m in reading.mentions if m.span.start >= kind.span.end and m.of(KG.Document))
    return any(not reading.text[kind.span.end : m.span.start].strip(" \"“‘«:'") for m in behind)
