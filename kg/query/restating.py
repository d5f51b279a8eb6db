"""A question said anew with some of its parts changed: other models, sizes, benchmarks, settings, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words
from kg.lexicon.sizes import find_sizes, show_size
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.model.names import ModelName
from kg.query.asserting import VERBS
from kg.query.model_mentions import fits
from kg.query.names import Names
from kg.query.reading import Reading
from kg.query.subjects import KINDS as KIND_NAMES
from kg.query.subjects import LIST_GAP
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL, SKOS

KINDS = (KG.Document, *KIND_NAMES)
POSSESSIVE = re.compile(r"['’]s?$")
PRONOUN = re.compile(r"\b(?P<own>its|their)\b|\b(?:it|they|them|that\s+(?:model|one)|this\s+(?:model|one)|these|those)\b", re.I)
SOURCE = re.compile(r",?\s*\baccording\s+to\s+[^,?]+$|^according\s+to\s+[^,]+,\s*", re.I)
CLASS = re.compile(r"\b(?:models?|corpora|corpus|datasets?|benchmarks?|documents?|papers?)\b", re.I)
MANY = re.compile(r"(?<![\w.-])(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?=\s+(?:best|worst|top|models?|\w+s\b))", re.I)
"""How many things a question with a superlative asks for."""
COUNTED = re.compile(r"^(?:which|what|list|show(?:\s+me)?|name)\b", re.I)
OPPOSITE = {"best": "worst", "highest": "lowest", "top": "bottom", "strongest": "weakest", "largest": "smallest", "biggest": "smallest"}
TURNED = {**OPPOSITE, **{low: high for high, low in OPPOSITE.items() if high != "biggest"}}


def called(subject: Subject) -> str:
    """Return what a question called a thing; its label where it stood there as a size or a word of another name."""
    text = POSSESSIVE.sub("", subject.text)
    whole = subject.model is None or match_key(subject.model.family) in match_key(text)
    return text if whole and " / " not in text else subject.label


def joined(subjects: Sequence[Subject]) -> str:
    """Return things as a list in a question."""
    return listed([called(s) for s in subjects])


def listed(labels: Sequence[str]) -> str:
    """Return labels as a list in a question, each once.

    >>> listed(["Zork 7B", "Zork 13B", "Zork 7B"])
    'Zork 7B and Zork 13B'
    """
    items = list(dict.fromkeys(labels))
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def variant_of(subject: Subject, text: str, names: Names) -> Subject | None:
    """Return the variant of a model that a text names by its word alone ("its Python variant", "the base model")."""
    if subject.model is None:
        return None
    known = {word for member in names.members(subject.model.family) for word in member.name.variant}
    said = [piece.of(text).lower() for piece in words(text)]
    found = tuple(sorted(word for word in known if word in said))
    if not found and not ("base" in said and subject.model.variant):
        return None
    for size in (subject.model.size, None):
        name = ModelName(subject.model.family, found, size)
        fitting = fits(name, names.members(name.family))
        if fitting:
            label = next((m.label for m in fitting if m.name == name), fitting[0].label)
            return replace(subject, label=label, model=name, text=label)
    return None


def of_property(text: str, subjects: Sequence[Subject]) -> str:
    """Return the question for a property of some things."""
    bare = re.sub(r"^(?:the|an?|its|their)\s+", "", text.strip(" ?"), flags=re.I)
    one = subjects[:1] if re.search(r"\bits\b", text, re.I) else subjects
    if re.match(r"(?:sub-?)?(?:kinds|types|categories|classes)\b", bare, re.I):
        return f"What {bare} of {joined(one)} are there?"
    return f"What {'are' if re.search(r'[^s]s$', bare) else 'is'} the {bare} of {joined(one)}?"


def referred(text: str, subjects: Sequence[Subject]) -> str:
    """Return a text with each pronoun replaced by the things that it stands for."""

    def stands(match: re.Match[str]) -> str:
        plural = match[0].lower() in ("they", "them", "their", "these", "those")
        label = joined(subjects if plural else subjects[:1])
        return f"{label}'s" if match["own"] else label

    made = PRONOUN.sub(stands, text, count=1)
    return made[0].upper() + made[1:] if made else made


def completed(previous: LogicalForm, text: str, reading: Reading) -> Iterator[str]:
    """Yield a question with what the one before was measured on, where it names nothing of the kind itself."""
    benchmarks = previous.measured.benchmarks
    names = any(m.of(KG.Benchmark, KG.Task) for m in reading.mentions)
    scored = reading.has("better", "worse", "best", "worst", "score", "compare", "trend")
    if benchmarks and not names and scored:
        yield f"{text.rstrip('?. ')} on {' and '.join(b.label for b in benchmarks)}?"


def compared(previous: LogicalForm, models: Sequence[Subject]) -> Iterator[str]:
    """Yield the comparison of what the question before was about with other models."""
    if not models or not previous.subjects:
        return
    first = called(previous.subjects[0])
    where = " and ".join(b.label for b in (*previous.measured.benchmarks, *previous.measured.tasks))
    yield f"How does {first} compare with {joined(models)}{f' on {where}' if where else ''}?"


def why(previous: LogicalForm) -> Iterator[str]:
    """Yield the why-question of what was asked before."""
    on = " and ".join(b.label for b in previous.measured.benchmarks)
    on = f" on {on}" if on else ""
    first = re.match(r"\w+", previous.question)
    if previous.yes_no and first and first[0].lower() in VERBS:
        yield f"Why {previous.question[0].lower()}{previous.question[1:]}"
    if previous.kind == "comparison" and len(previous.subjects) > 1:
        one, other = map(called, previous.subjects[:2])
        yield f"Why is {one} better than {other}{on}?"
    if previous.kind == "trend" and previous.subjects:
        yield f"Why does {called(previous.subjects[0])} get better with size{on}?"


def narrowed(previous: LogicalForm, lead: str, rest: str, reading: Reading) -> Iterator[str]:
    """Yield the list before with one more condition ("which of them are open?")."""
    base = previous.question.rstrip("?. ")
    concepts = [m.text for m in reading.mentions if m.of(SKOS.Concept)]
    found = CLASS.search(base)
    if re.match(r"(?:are|is|were)\b", rest, re.I) and len(concepts) == 1 and found:
        named = f"{concepts[0]} {found[0]}"
        yield f"{re.sub(COUNTED, lead, base[: found.start()])}{named}{base[found.end() :]}?"
    counted = re.sub(COUNTED, lead, base)
    yield f"{counted} and {rest}?"
    yield f"{counted} that {rest}?"


def added(previous: LogicalForm, words_: str) -> str:
    """Return the question before with more words at its end."""
    return f"{previous.question.rstrip('?. ')}, {words_.strip(' ,')}?"


def according(previous: LogicalForm, source: str) -> str:
    """Return the question before, asked of a source alone."""
    return f"{SOURCE.sub('', previous.question.rstrip('?. '))}, according to {source}?"


def turned(previous: LogicalForm, reading: Reading) -> str:
    """Return the question before with its superlative turned round, or with another number of things; empty if nothing says so."""
    asked = next((o.text.lower() for o in reading.operators if o.text.lower() in TURNED), "")
    text = previous.question
    if asked and previous.order:
        for word in TURNED:
            found = re.search(rf"\b{word}\b", text, re.I)
            if found and word != asked:
                text = text[: found.start()] + asked + text[found.end() :]
                break
    number = next((n for n in reading.numbers if n.value == int(n.value) and 0 < n.value < 1000), None)
    if number is not None and previous.order:
        held = MANY.search(text)
        count = str(int(number.value))
        text = text[: held.start()] + count + text[held.end() :] if held else re.sub(r"\b(which|the)\s+", rf"\1 {count} ", text, count=1)
    return text if text != previous.question else ""


def with_subjects(previous: LogicalForm, models: Sequence[Subject], *, first: bool, also: bool) -> Iterator[str]:
    """Yield the question before about other models."""
    edits = Edits(previous, also=also)
    yield from edits.subjects(models, first=first)


class Edits:
    """Changes of a question at the places of its parts."""

    def __init__(self, previous: LogicalForm, *, also: bool) -> None:
        self.previous = previous
        self.also = also
        self._edits: list[tuple[Span, str]] = []
        self._more: list[str] = []

    @property
    def any(self) -> bool:
        """Return whether there is a change."""
        return bool(self._edits or self._more)

    def questions(self) -> Iterator[str]:
        """Yield the changed question."""
        text, tail = self.previous.question.rstrip("?. "), " ".join(self._more)
        ends = len(text) + 1
        for span, new in sorted(self._edits, key=lambda edit: edit[0], reverse=True):
            if span.end <= ends:  # two parts of a question may be one word of it: a benchmark that is asked about
                text, ends = text[: span.start] + new + text[span.end :], span.start
        yield f"{text} {tail}".strip() + "?"

    def measure(self, reading: Reading) -> None:
        """Take the benchmarks, tasks and parts of benchmarks that a fragment names for those of the question."""
        tasks = [m for m in reading.mentions if m.of(KG.Task) and not m.of(OWL.Class)]
        named = [m for m in reading.mentions if m.of(KG.Benchmark)] or tasks
        if named:
            labels = " and ".join(m.text for m in named)
            held = self.previous.measured.benchmarks or self.previous.measured.tasks
            spans = [s.span for s in held if self.previous.question[s.span.start : s.span.end] == s.text]
            self._swap(spans, labels, "on")
        for cls in (KG.ProgrammingLanguage, KG.Library, KG.NaturalLanguage, KG.Difficulty):
            for mention in reading.mentions:
                if mention.of(cls) and not mention.of(KG.Benchmark, KG.Model) and not named and self.previous.measured.benchmarks:
                    held_ = [self._place(word) for word in self.previous.measured.subsets]
                    self._swap([span for span in held_ if span], mention.text, "in")
                    return

    def settings(self, reading: Reading) -> None:
        """Take the metrics and settings that a fragment names for those of the question."""
        facets = [f for f in reading.facets if f.span.start >= 0]
        metrics = [m for m in reading.mentions if m.of(KG.Metric) and not m.of(OWL.Class) and m.text.lower() not in ("score", "result")]
        ways = [m for m in reading.mentions if m.of(KG.Decoding, KG.PromptStyle)]
        texts = [*(f.text for f in facets), *(m.text for m in metrics), *(m.text for m in ways)]
        if not texts:
            return
        counted = any(f.property == KG.k for f in facets) or metrics
        held = [self._place(m.text) for m in self.previous.measured.metrics] if counted else []
        held += [self._place(s.text) for s in self.previous.measured.settings if any(f.property == s.property for f in facets)]
        self._swap([span for span in held if span], " ".join(texts), "with" if not counted else "")

    def sizes(self, reading: Reading, names: Names, *, keep: bool) -> None:
        """Give the models of the question the sizes that a fragment names; a bound becomes a condition on what is asked for."""
        if not reading.sizes or keep:
            return
        if reading.has("less", "at_most", "more", "at_least", "between") or not any(s.model for s in self.previous.subjects):
            self._after_class(reading.text)
            return
        groups = [(span, group) for span, group in self._groups() if group[0].model is not None]
        kinds = [replace(group[0].model, size=None) for _, group in groups if group[0].model is not None]
        groups = groups[-1:] if len(kinds) > 1 and len(set(kinds)) == 1 else groups
        sizes = [show_size(size.size) for size in reading.sizes]
        held = [g for g in groups if _has_size(g[1][0], {size.size for size in reading.sizes}, names)]
        made = {span: [_at_size(group[0], size) for size in sizes] for span, group in held or groups}
        if self.previous.kind == "trend":
            self._instead(listed([label for labels in made.values() for label in labels]))
            return
        for span, group in groups:
            if span in made:
                self._edits.append((span, listed([*(called(s) for s in group if self.also), *made[span]])))

    def _instead(self, labels: str) -> None:
        """Ask for the scores of some models in the place of what was asked of a series of them."""
        on = " and ".join(b.label for b in self.previous.measured.benchmarks)
        whole = Span(0, len(self.previous.question.rstrip("?. ")))
        self._edits, self._more = [(whole, f"What is the score of {labels}{f' on {on}' if on else ''}")], []

    def conditions(self, reading: Reading, vocabulary: Vocabulary) -> None:
        """Take a concept that a fragment names for the condition of its kind, else set it before the class of things asked for."""
        named = [m for m in reading.mentions if (m.of(SKOS.Concept)) and not m.of(KG.Task, KG.Metric, KG.Benchmark, KG.Model)]
        if named and self.previous.kind in ("description", "path") and len(self._groups()) == 1:
            self._edits.append((self._groups()[0][0], named[0].text))
            return
        if not named or self.previous.kind not in ("list", "count", "ranking", "beyond", "selection", "extreme"):
            return
        if any(m.of(KG.ProgrammingLanguage, KG.Decoding, KG.PromptStyle) for m in named) and self.previous.measured.benchmarks:
            return
        types = {t for m in named for e in m.of(SKOS.Concept) for t in e.types if t != SKOS.Concept}
        for condition in self.previous.conditions:
            span = self._place(condition.text)
            link = {t for p in vocabulary.terms.values() if condition.property == p.iri for t in p.ranges}
            same = span and (not link or link & vocabulary.above(types))
            if same and span and not self.also:
                self._edits.append((span, named[0].text))
                return
        self._after_class(named[0].text, before=True)

    def subjects(self, models: Sequence[Subject], *, first: bool) -> Iterator[str]:
        """Yield the question about other models: in the place of the first or the last of those named, or of all."""
        groups = self._groups()
        if not groups:
            return
        labels = joined(models)
        before = list(self._edits)
        for span, group in groups[:: 1 if first and not self.also else -1]:
            new = f"{joined(group)} and {labels}" if self.also else labels
            self._edits = [*before, (span, new)]
            yield from self.questions()

    def _groups(self) -> list[tuple[Span, list[Subject]]]:
        """Return the places of the question that name models (things, if none), a list of sizes of one model as one place."""
        text = self.previous.question
        held = [s for s in self.previous.subjects if s.model is not None] or list(self.previous.subjects)
        held = sorted((s for s in held if s.span.end <= len(text) and s.span.start < s.span.end), key=lambda s: s.span)
        groups: list[tuple[Span, list[Subject]]] = []
        for subject in held:
            gap = text[groups[-1][0].end : subject.span.start] if groups else ""
            if " / " in subject.text and groups and LIST_GAP.fullmatch(gap):
                groups[-1] = (Span(groups[-1][0].start, subject.span.end), [*groups[-1][1], subject])
            else:
                groups.append((_bare(subject.span, text), [subject]))
        return groups

    def _swap(self, spans: Sequence[Span], new: str, joiner: str) -> None:
        """Put words in the place of some, the first of which they take; where there are none, at the end."""
        if not spans:
            self._more.append(f"{joiner} {new}".strip())
            return
        ordered = sorted(spans)
        whole = Span(ordered[0].start, ordered[-1].end)
        text = self.previous.question
        near = all(LIST_GAP.fullmatch(text[a.end : b.start]) for a, b in pairwise(ordered))
        span = whole if near else ordered[0]
        self._edits.append((span, f"{span.of(text)} and {new}" if self.also else new))

    def _place(self, words_: str) -> Span | None:
        found = re.search(rf"(?<!\w){re.escape(words_)}(?!\w)", self.previous.question, re.I) if words_ else None
        return Span(found.start(), found.end()) if found else None

    def _after_class(self, new: str, *, before: bool = False) -> None:
        """Put words behind (or before) the word for the things that are asked for."""
        found = CLASS.search(self.previous.question)
        if found:
            span = Span(found.start(), found.end())
            named = new if re.search(rf"\b{re.escape(found[0])}$", new, re.I) else f"{new} {found[0]}"
            self._edits.append((span, named if before else f"{found[0]} {new}"))


def _bare(span: Span, text: str) -> Span:
    """Return a place without the ending of a possessive."""
    ending = POSSESSIVE.search(span.of(text))
    return Span(span.start, span.start + ending.start()) if ending else span


def _has_size(subject: Subject, sizes: set[str], names: Names) -> bool:
    """Return whether the graph knows a model of the same family and variant of one of some sizes."""
    model = subject.model
    return model is not None and any(m.name.variant == model.variant and m.name.size in sizes for m in names.members(model.family))


def _at_size(subject: Subject, size: str) -> str:
    """Return what a question calls a model, with another size."""
    text = called(subject)
    held = find_sizes(text)
    return f"{text[: held[-1].span.start]}{size}{text[held[-1].span.end :]}" if held else f"{text} {size}"
