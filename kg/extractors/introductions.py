"""Names that a text introduces: an unknown name becomes a thing of the class that the words around it say that it is of.

"We present Zork, a 7B model", "a new benchmark called Frob", "Wug is a corpus of …", "Zork was fine-tuned from …": the class noun, or a
verb that only things of one class can be the subject of, decides. Nothing is known beforehand but the labels of the classes. A name
that the text itself takes for things of two classes is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors import english
from kg.extractors.fillers import KINDS
from kg.extractors.nouns import ORDINARY, SHAPED, VERSION
from kg.extractors.recording import EXTRACTOR
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.lexicon.sizes import SIZE
from kg.model.document import Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Locator, Named
from kg.model.terms import Iri
from kg.vocab import KG

CLASSES = (KG.Model, KG.Benchmark, KG.Corpus, KG.Organisation)
"""The classes whose things a text may introduce."""

WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[a-z]+–[a-z]+|[^\W_][\w.+#@/-]*(?<![./-])\+*|[^\w\s]")
PIECE = re.compile(r"[A-Z][\w.+#-]*|[a-z]+[A-Z][\w.+-]*|[a-z]{2,}-?\d[\w.-]*")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
APPOSED = frozenset(("a", "an", "the", "our", "its", "another"))
CALLED = frozenset(("called", "named", "dubbed", "termed", "namely"))
MADE = frozenset(english.stem(word) for word in ("trained", "pre-trained", "fine-tuned", "instruction-tuned", "initialised", "distilled"))
"""Stems of participles that only a model can be the subject of."""

SETS = frozenset(("set", "collection", "mixture", "mix", "sample"))
"""Nouns of data that a number tells it for ("a set of 310K instruction pairs")."""

HOLDING = frozenset(("has", "holds", "contains", "comprises", "includes", "offers", "provides", "spans", "collects"))
PROBLEMS = frozenset(("tasks", "problems", "questions", "bugs", "issues", "exercises", "puzzles"))
WITH_TESTS = re.compile(r"\bwith\s+(?:[\w-]+\s+){0,2}?tests?\b", re.IGNORECASE)
"""Verbs of what holds so many things, the things by which it is there to test, and the words by which any things are."""

BYTES = re.compile(r"(?:\d[\d.,]*)?[KMGTP]i?B")
"""The unit of a size, with its number or without, that tells a set or part for data ("a 96 GB subset")."""

SOURCES = frozenset(("on", "from", "with", "using", "by", "for", "to"))
TRAINING = re.compile(r"\b(?:pre-?)?train|\bfine-?tun|\btokens?\b|\binstruction", re.I)
TESTING = re.compile(r"\bevaluat|\bproblems?\b|\btest|\bbenchmark|\bassess|\bmeasur|\btasks?\b", re.I)
"""Words around "dataset" that say of which kind it is."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span

    @property
    def lower(self) -> str:
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class _Introduced:
    """A name as it stands in a sentence, and the class that the words around it give it."""

    name: str
    cls: Iri
    sentence: Sentence
    span: Span


def introductions(sentences: Sequence[Sentence], lexicon: Lexicon, schema: Schema) -> Iterator[Named]:
    """Yield the names that the sentences of a document introduce, each spelling once, where all that is said of it agrees."""
    reader = _Reader(sentences, lexicon, schema)
    found: defaultdict[str, list[_Introduced]] = defaultdict(list)
    for sentence in sentences:
        for item in reader.read(sentence):
            found[item.name].append(item)
    for items in found.values():
        votes = Counter(item.cls for item in items).most_common(2)
        if len(votes) > 1 and votes[0][1] == votes[1][1]:
            continue
        named = _named(next(i for i in items if i.cls == votes[0][0]), lexicon)
        if named is not None:
            yield named


def _named(item: _Introduced, lexicon: Lexicon) -> Named | None:
    place = Locator(item.sentence.section, item.sentence.page)
    shown = Evidence(item.sentence.quote(item.span), item.sentence.place(item.span), place, EXTRACTOR)
    if item.cls == KG.Model:
        label = lexicon.label(item.name)
        return Named(model_iri(label.name), KG.Model, display(label), shown, label.name) if label.name.family else None
    return Named(thing_iri(KINDS[item.cls], item.name), item.cls, item.name, shown)


class _Reader:
    """Finds introductions in the sentences of one document."""

    def __init__(self, sentences: Sequence[Sentence], lexicon: Lexicon, schema: Schema) -> None:
        self.lexicon = lexicon
        self.schema = schema
        self.plain = {w for s in sentences for w in re.findall(r"(?<![\w-])[a-z][a-z-]+", s.text)}
        self.times = Counter(w for s in sentences for w in re.findall(r"[A-Z][\w-]*[\w]", s.text))
        inside = {w for s in sentences for w in re.findall(r"(?<=[a-z,;:] )[A-Z][\w-]+", s.text)}
        self.capital = frozenset(w for w in inside if w.casefold() not in self.plain)
        """Words that stand with a capital letter where no sentence begins, and nowhere without one."""

    def read(self, sentence: Sentence) -> Iterator[_Introduced]:
        """Yield what one sentence introduces."""
        words = [_Word(m[0], Span(m.start(), m.end())) for m in WORD.finditer(sentence.text)]
        at = 0
        while at < len(words):
            end = self._run(words, at)
            if end == at:
                at += 1
                continue
            name = sentence.text[words[at].span.start : words[end - 1].span.end]
            cls = self._class(words, at, end, sentence, name) if not self._goes_on(words, at, name) else None
            ends = (end, end - 1) if end > at + 1 and VERSION.fullmatch(words[end - 1].text) else (end,)
            for last in ends:  # what "Zork 7B v1.2" is a version of, is named with it
                name = sentence.text[words[at].span.start : words[last - 1].span.end]
                if cls is not None and self._free(name, cls):
                    yield _Introduced(name, cls, sentence, Span(words[at].span.start, words[last - 1].span.end))
            at = end

    def _run(self, words: Sequence[_Word], at: int) -> int:
        """Return where a run of words ends that may be one name; where none begins, `at` itself."""
        if not self._begins(words, at):
            return at
        end = at + 1
        while end < len(words) and words[end].span.start - words[end - 1].span.end == 1:
            word = words[end].text
            dash = word == "-" and end + 1 < len(words) and words[end + 1].span.start - words[end].span.end == 1
            if dash and PIECE.fullmatch(words[end + 1].text) and words[end + 1].text not in ORDINARY:
                end += 2
            elif self._is_whole(words, at, end):
                break
            elif (NUMBER.fullmatch(word) and not self._counts(words, end)) or (
                PIECE.fullmatch(word) and word not in ORDINARY and not self._is_class_noun(word)
            ):
                end += 1
            elif re.fullmatch(SIZE, word):
                return end + 1 + (end + 1 < len(words) and VERSION.fullmatch(words[end + 1].text) is not None)
            elif VERSION.fullmatch(word) or (word[0].isupper() and self.schema.class_of(word) == KG.Organisation):
                return end + 1
            else:
                break
        return end

    def _goes_on(self, words: Sequence[_Word], at: int, name: str) -> bool:
        """Tell whether a run is the end of a known name, whose first word is a common one by itself ("Code" of "Code Zork 7B")."""
        before = words[at - 1] if at else None
        if before is None or not before.text[0].isupper() or words[at].span.start - before.span.end != 1:
            return False
        whole = f"{before.text} {name}"
        return bool(self.lexicon.exact(whole, KG.Model)) or self.lexicon.is_family(self.lexicon.label(whole).name.family)

    def _is_whole(self, words: Sequence[_Word], at: int, end: int) -> bool:
        """Tell whether a run is a name already, so that the next word begins another: it has a size, or both have numbers."""
        run = " ".join(w.text for w in words[at:end])
        if self.lexicon.label(run).name.size and not re.fullmatch(SIZE, words[end].text):
            return True
        return (
            any(c.isdigit() for c in run) and bool(re.search(r"[A-Za-z].*\d", words[end].text)) and not re.fullmatch(SIZE, words[end].text)
        )

    def _begins(self, words: Sequence[_Word], at: int) -> bool:
        text = words[at].text
        if not PIECE.fullmatch(text) or text in ORDINARY or re.fullmatch(SIZE, text) or len(text) < 2:
            return False
        if SHAPED.match(text) or text in self.capital:
            return True
        nxt, two = (words[i].text if i < len(words) else "" for i in (at + 1, at + 2))
        if NUMBER.fullmatch(nxt) and (PIECE.fullmatch(two) or re.fullmatch(SIZE, two)):
            return True
        lower = text.casefold()
        if lower in english.OPENERS or english.is_function_word(lower) or english.is_adverb(lower) or english.form(lower) in ("ing",):
            return False
        return lower not in self.plain and not self._is_class_noun(text)

    def _counts(self, words: Sequence[_Word], at: int) -> bool:
        """Tell whether a number counts what stands behind it ("Zork 7 models") rather than belonging to the name."""
        after = words[at + 1].lower if at + 1 < len(words) else ""
        return after in english.HEADS | english.MATERIAL or after in ("%", "tokens", "parameters", "billion", "million", "times", "points")

    def _is_class_noun(self, word: str) -> bool:
        return self.schema.class_of(word) is not None

    def _free(self, name: str, cls: Iri) -> bool:
        """Tell whether a name may be given to a thing of a class: it means nothing else already."""
        if len(name) > 60 or re.fullmatch(r"[A-Z]", name):
            return False
        entries = self.lexicon.exact(name)
        return all(cls in e.types or (cls == KG.Model and "/id/model/" in e.iri) for e in entries)

    def _class(self, words: Sequence[_Word], at: int, end: int, sentence: Sentence, name: str) -> Iri | None:
        """Return the class that the words around a name give it, or None."""
        before = words[at - 1].lower if at else ""
        after = end
        if after < len(words) and words[after].text == "(":
            close = next((j for j in range(after, min(after + 16, len(words))) if words[j].text == ")"), None)
            after = close + 1 if close is not None else after
        if self.schema.class_of(words[end - 1].text) == KG.Organisation:
            return KG.Organisation if end > at + 1 else None
        found = self._behind(words, at, after, before, sentence) or self._in_front(words, at, end, sentence)
        if found is None and _is_prose(words) and self._is_sized(name, words[end:after]):
            return KG.Model
        holds = before == "on" or (after + 1 < len(words) and words[after].lower in HOLDING and words[after + 1].text[0].isdigit())
        return self._by_its_end(name, once=holds) if found is None else found

    def _behind(self, words: Sequence[_Word], at: int, after: int, before: str, sentence: Sentence) -> Iri | None:
        """Return the class that follows a name: in apposition, after "is a", or by what is done to it."""
        nxt, two = (words[i].lower if i < len(words) else "" for i in (after, after + 1))
        if nxt in HOLDING and two[:1].isdigit() and at in (0, 1) and SHAPED.match(words[after - 1].text):
            return self._held(words, after + 2, sentence)
        opens = at == 1 or (at > 1 and words[at - 2].text == ",")
        adverbial = before in english.PREPOSITIONS and opens
        if nxt in (",", "-", "–", "—") and two in APPOSED:
            kind = self._kind(words, after + 2, sentence)
            # "On Frob, a 7B model …": what is tested on it is named; on a benchmark only models are.
            return kind if not adverbial or (kind == KG.Benchmark and before in ("on", "in", "for")) else None
        if before in english.PREPOSITIONS or before in english.POSSESSIVES or nxt not in ("is", "was", "has", ","):
            return None
        i = after + 1
        while i < len(words) and (english.is_adverb(words[i].lower) or words[i].lower == "been"):
            i += 1
        if i >= len(words):
            return None
        stem, follows = english.stem(words[i].text), words[i + 1].lower if i + 1 < len(words) else ""
        if stem in MADE and english.form(words[i].lower) == "ed" and follows in SOURCES:
            return KG.Model
        return self._kind(words, i + 1, sentence) if nxt in ("is", "was") and words[i].lower in APPOSED else None

    def _held(self, words: Sequence[_Word], at: int, sentence: Sentence) -> Iri | None:
        """Return the class of what holds so many tasks, or so many pieces of data; None where it is a number of anything else."""
        nouns = [word.lower for word in words[at : at + 3]]
        end = next((i for i, noun in enumerate(nouns) if self._leaves(noun)), len(nouns))
        if PROBLEMS.intersection(nouns[:end]) or (english.TEST_ITEMS.intersection(nouns[:end]) and WITH_TESTS.search(sentence.text)):
            return KG.Benchmark
        return class_of_data(sentence.text) if english.MATERIAL.intersection(nouns[:end]) else None

    def _in_front(self, words: Sequence[_Word], at: int, end: int, sentence: Sentence) -> Iri | None:
        """Return the class that stands before a name ("a corpus called Wug", "a corpus, Wug,") or right behind it ("the Wug corpus")."""
        before = words[at - 1].lower if at else ""
        after = words[end].lower if end < len(words) else ""
        closing = before in CALLED or (before in (",", ":", "—", "–") and after in (",", ".", ";", ")", "—", "–", "that", "which", ""))
        if closing:
            last = at - 2 if not (at > 2 and words[at - 2].text == "," and before in CALLED) else at - 3
            for start in range(max(0, last - 12), last + 1):
                if words[start].lower in ("a", "an", "our") and self._ends(words, start + 1, last + 1, sentence):
                    return self._kind(words, start + 1, sentence)
        if before == "the" and after in english.TRANSPARENT and end + 1 < len(words) and words[end + 1].lower == "of":
            return self._kind(words, end + 2, sentence)  # "the Zork series of models"
        if before == "the" and end < len(words) and SHAPED.match(words[at].text):
            cls = self._noun(words, end, end, sentence)
            following = words[end + 1].lower if end + 1 < len(words) else ""
            return cls if cls is not None and (not following.isalpha() or self._leaves(following)) else None
        return None

    def _ends(self, words: Sequence[_Word], start: int, end: int, sentence: Sentence) -> bool:
        """Tell whether a phrase with a class noun as its head begins and ends at these words."""
        return self._head(words, start) == end - 1 and self._noun(words, end - 1, start, sentence) is not None

    def _kind(self, words: Sequence[_Word], at: int, sentence: Sentence) -> Iri | None:
        """Return the class of the things that a phrase names, by its head, or by the size of data that it begins with."""
        sized = next((i for i in range(at, min(at + 3, len(words) - 1)) if BYTES.fullmatch(words[i].text)), None)
        if sized is not None and words[sized + 1].lower in english.PARTS_OF_DATA:
            return KG.Corpus
        head = self._head(words, at)
        return self._noun(words, head, at, sentence) if head is not None else None

    def _head(self, words: Sequence[_Word], at: int) -> int | None:
        """Return the head of the phrase that begins at a word; what stands in brackets and "family of" are passed over."""
        i, head = at, None
        while i < len(words) and i - at < 18:
            lower = words[i].lower
            if lower == "(":
                i = next((j for j in range(i, min(i + 12, len(words))) if words[j].text == ")"), len(words))
            elif lower == "of" and words[i - 1].lower in english.TRANSPARENT:
                head = None
            elif (lower in ("and", ",", "/") and head is None) or (
                lower in ("and", "or", "yet", "but")
                and i + 1 < len(words)
                and not self._leaves(words[i + 1].lower)
                and not self._class_at(words, i - 1)
            ):
                pass
            elif (lower not in english.NUMBERS and (self._leaves(lower) or not words[i].text[0].isalnum())) or (
                head is not None and self._class_at(words, head) and english.form(lower) in ("ed", "ing")
            ):
                break
            else:
                head = i
            i += 1
        return head

    def _class_at(self, words: Sequence[_Word], at: int) -> bool:
        return self.schema.class_of(words[at].text) in CLASSES

    def _leaves(self, word: str) -> bool:
        """Tell whether a word ends a noun phrase."""
        return english.is_function_word(word) or (english.is_adverb(word) and word not in ("first", "only", "most", "best"))

    def _noun(self, words: Sequence[_Word], at: int, start: int, sentence: Sentence) -> Iri | None:
        """Return the class that a noun, with up to two words before it, is a label of."""
        for first in range(max(start, at - 2), at + 1):
            label = " ".join(w.text for w in words[first : at + 1])
            cls = self.schema.class_of(label)
            if cls is None:
                continue
            above = self.schema.ancestors(cls)
            of = next((c for c in CLASSES if c in above), None)
            if of is not None and (
                self.schema.classes[of].label in label.casefold() or label.rstrip("s").isupper() or of == KG.Organisation
            ):
                return of
            if "dataset" in label.casefold() or of == KG.Corpus:
                return class_of_data(sentence.text) if of != KG.Corpus else of
            if cls == KG.ModelFamily and words[at - 1].lower in ("model", "llm"):
                return KG.Model
        if words[at].lower in SETS and words[at + 1 : at + 2] and words[at + 1].lower == "of":
            held = [word.lower for word in words[at + 2 : at + 6]]
            return KG.Benchmark if held[0][:1].isdigit() and PROBLEMS.intersection(held) else None  # "our set of 88 tasks"
        counted = words[start].lower in SETS and any(word.text[0].isdigit() for word in words[start:at])
        return class_of_data(sentence.text) if counted and words[at].lower in english.MATERIAL else None

    def _by_its_end(self, name: str, *, once: bool) -> Iri | None:
        """Return the class of benchmarks for a name that ends in a label of it ("ZorkEval"), and that the text uses more than `once`."""
        parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
        last = parts[-1] if len(parts) > 1 and len(parts[-1]) > 3 and parts[-1][0].isupper() else ""
        short = self.schema.classes[KG.Benchmark].label.startswith(last.casefold())
        ends = bool(last) and (short or (self.schema.class_of(last) == KG.Benchmark and last.casefold() not in english.MATERIAL))
        return KG.Benchmark if ends and " " not in name and (once or self.times[name] > 1) else None

    def _is_sized(self, name: str, bracket: Sequence[_Word]) -> bool:
        """Tell whether a name is a model's by its grammar: it has a size, or a number and a generic variant word."""
        label = self.lexicon.label(name).name
        if not re.search(r"[A-Za-z]{2}", label.family):
            return False
        sized = len(bracket) == 3 and re.fullmatch(SIZE, bracket[1].text) is not None
        marked = any(map(self.lexicon.is_marker, label.variant)) and any(c.isdigit() for c in name)
        return label.size is not None or sized or marked


def class_of_data(text: str) -> Iri | None:
    """Return whether a dataset is there to train or to test, by the words around it; None where both are named or neither is."""
    training, testing = bool(TRAINING.search(text)), bool(TESTING.search(text))
    return None if training == testing else KG.Corpus if training else KG.Benchmark


def _is_prose(words: Sequence[_Word]) -> bool:
    """Tell whether words are a sentence and no labels of a figure: it ends as one, and has function words among the others."""
    if words[-1].text not in (".", "!", ":", ";", ")"):
        return False
    spelled = [w.text for w in words if w.text[0].isalnum()]
    plain = sum(w.islower() and w.isalpha() for w in spelled)
    return 5 * plain >= 2 * len(spelled) and 8 * sum(english.is_function_word(w) for w in spelled) >= plain
