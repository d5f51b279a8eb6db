"""Divisions of a survey's field that several sentences give, with the systems that they say to belong to each part.

"We divide repair into three approaches. Direct repair asks …. Guided repair …." names three kinds of repair, each with its sentence as
definition; "guided repair is further divided into A repair, where …, and B repair, where …" two kinds of one of them, as does "guided
repair is divided by what it asks: A asking …, whereas B asking …". "Zork is a direct approach" then tells of which kind Zork is.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extractors import concepts, english, listed_parts, listing
from kg.extractors.attributes import Attribute, introduced
from kg.extractors.division_wordings import COMPRISES, NOUNS, SAYS_WHAT, Division, division
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.mentions import singular
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import KG, SKOS

GENERIC = r"(?:approaches|methods|techniques|systems|tools|strategies|variants)"
"""Nouns that may stand behind the name of a part and leave it what it is."""

OF_SOME = re.compile(r"(?:Of|Among) (?:the|these|those|our) [^,]{3,60}, ")
BELONGS = re.compile(r"\b(?:is|are|belongs?|falls?)\b")
NEXT_CLAUSE = re.compile(r"(?:,|;)? (?:and|while|whereas|but) (?=[A-Z][^,;]{0,80}? (?:is|are|belongs?|falls?) )")
"""What a sentence about several systems begins with, and what stands between its clauses."""

NOTE = re.compile(r"^\d+(?:\.\d+)*\.?\s+|\s+\([^()]{1,12}\)$")
"""The number of a heading and a short note in brackets behind it."""

SORTS = re.compile(
    r"^(?:[IVXLC]+\s+)?(?:(?:a|an|the|our)\s+)?(?:taxonomy|taxonomies|classifications?|categori[sz]ation|categories|kinds|types|overview)\s+of\s+",
    re.IGNORECASE,
)
"""Words of a heading that say that something is sorted below it."""

GENERAL = frozenset(("work", "works", "paper", "papers", "studies", "literature", "survey", "section", "text", "documents", "data"))


@dataclass(slots=True)
class _Open:
    """A division whose parts are still being told: what is divided, how many parts it has, and the sentences that begin with one."""

    words: str
    place: Evidence
    noun: str
    noun_at: Evidence
    count: int | None
    found: list[tuple[str, Evidence, str, Evidence]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)


class Divisions:
    """Reads the sentences of one survey in order."""

    def __init__(self, document: Document, lexicon: Lexicon, schema: Schema, new: concepts.New) -> None:
        self.document = document
        self.lexicon = lexicon
        self.schema = schema
        self.new = new
        self.open: _Open | None = None
        self.passage = -1
        self.kinds: dict[str, Iri] = {}
        """The parts by what they are called in short: "direct" for "Direct repair"."""
        self.attribute: Attribute | None = None
        self.undefined: dict[str, Iri] = {}
        """The parts of which no sentence has said yet what they are, by their names in small letters."""

    def read(self, sentence: Sentence) -> Iterator[Extracted]:
        """Yield the parts of a division when all are told, and of which part something is."""
        if self.document.kind != "survey":
            return
        if sentence.passage != self.passage:
            self.passage, self.open = sentence.passage, None
        text = sentence.text
        if (told := division(text)) is not None:
            yield from self._told(sentence, told)
        elif self.open is not None and (name := self._member(text, self.open)) is not None:
            whole = Span(0, len(text))
            if name.of(text).casefold() in {part.casefold() for part, *_ in self.open.found}:
                return
            self.open.found.append((name.of(text), evidence_of(sentence, name), text, evidence_of(sentence, whole)))
            self.open.sentences.append(sentence)
            if len(self.open.found) == self.open.count:
                yield from self._close(self.open)
                self.open = None
        elif (named := self._undefined(text)) is not None:
            yield Statement(self.undefined.pop(named), SKOS.definition, Literal(text), evidence_of(sentence, Span(0, len(text))))
        yield from self._belonging(sentence)

    def _told(self, sentence: Sentence, told: Division) -> Iterator[Extracted]:
        """Yield the parts that a sentence lists of what it divides; keep the division open where the next sentences tell them."""
        words = told.whole.of(sentence.text)
        above = self._known(words)
        if told.listed is None:
            self.open = self._begun(sentence, told)
            return
        parts = _listed(sentence.text, told.listed, plain=told.noun is not None)
        if len(parts) < 2 or told.count not in (None, len(parts)):
            return
        if any(concepts.concept(name.of(sentence.text), None, None, self.lexicon, self.schema) for name, _ in parts):
            return  # what the ontology knows is placed by it
        if told.noun is None and (above is None or not self._of_its_kind(sentence.text, words, parts)):
            return
        found = [
            (
                name.of(sentence.text),
                evidence_of(sentence, name),
                clause.of(sentence.text),
                evidence_of(sentence, clause if clause.start < clause.end else name),
            )
            for name, clause in parts
        ]
        if above is not None:
            for part in found:
                yield from self.part(part[0], above, *part[1:])
        elif (begun := self._begun(sentence, told)) is not None:
            begun.found.extend(found)
            yield from self._close(begun)

    def _of_its_kind(self, text: str, whole: str, parts: Sequence[listed_parts.Part]) -> bool:
        """Tell whether listed parts bear the noun of what is divided, or each has a clause that begins with it and tells what it does."""
        heads = {_head(name.of(text)) for name, _ in parts}
        return heads == {_head(whole)} or all(clause.start == name.start for name, clause in parts)

    def _known(self, words: str) -> Iri | None:
        """Return the part told before that words name, with or without the noun that all parts may have behind them."""
        bare = re.sub(rf" {GENERIC}\Z", "", words)
        return next((iri for name in (words, bare) if (iri := self.new.named(name)) is not None), None)

    def _begun(self, sentence: Sentence, told: Division) -> _Open | None:
        """Return the division that a sentence begins, None where what it divides is no part of a field."""
        words = told.whole.of(sentence.text)
        if told.noun is None or singular(_head(words)) in GENERAL or _head(words) in GENERAL | english.PRONOUNS:
            return None
        noun = told.whole if NOUNS.fullmatch(words) else told.noun  # "two classes of approaches" are approaches
        place, shown = evidence_of(sentence, told.whole), evidence_of(sentence, noun)
        return _Open(_headed(words, sentence.section), place, noun.of(sentence.text), shown, told.count)

    def _member(self, text: str, division: _Open) -> Span | None:
        """Return the name of a part that a sentence begins with: it ends in the noun of what is divided, or in that of the parts.

        A noun for parts of every kind is none of the name's ("Localise-then-edit approaches"), but of a name of one word.
        """
        heads = {_head(division.words), division.noun, singular(division.noun.split()[0])}
        ends = "|".join(re.escape(head) for head in sorted(heads))
        found = re.match(rf"(?:In |With |By |The )?(?P<name>[\w-]+(?: [\w-]+){{0,2}}? (?:{ends}))\b(?!-)", text)
        if found is None:
            found = re.match(rf"(?:In |With |By |The )?(?P<name>[\w-]+(?: [\w-]+){{0,2}}?) {GENERIC}\b(?!-)", text)
        if found is None or any(english.is_function_word(word) for word in found["name"].split()):
            return None
        return Span(found.start("name"), found.end() if len(re.findall(r"\w+", found["name"])) < 2 else found.end("name"))

    def _close(self, division: _Open) -> Iterator[Extracted]:
        """Yield the parts of a division that was told to its end."""
        below = self._known(division.words)
        whole = below or (yield from self.whole(division.words, division.place))
        if whole is None:
            return
        if below is None:
            noun = singular(division.noun.split()[0])
            noun = noun.removesuffix("e") if noun.endswith(("oache", "sse")) else noun
            self.attribute = Attribute(thing_iri("attribute", noun), noun, "", amounts=False)
            yield from introduced(self.attribute, KG.Model, division.noun_at, categories=True)
        for name, shown, told, place in division.found:
            yield from self.part(name, whole, shown, told, place)
        for (name, *_), sentence in zip(division.found, division.sentences, strict=False):
            above, consists = self.new.named(name), COMPRISES.search(sentence.text)
            if above is not None and consists is not None:
                yield from self._consisting(sentence, Span(*consists.span("list")), above)

    def _consisting(self, sentence: Sentence, listed: Span, whole: Iri) -> Iterator[Extracted]:
        """Yield the parts of which the sentence about a part says that it consists."""
        text = sentence.text
        for name, clause in _listed(text, listed, plain=True):
            shown = evidence_of(sentence, name)
            if (known := concepts.concept(name.of(text), None, None, self.lexicon, self.schema)) is not None:
                yield Statement(known, SKOS.broader, whole, shown)
                continue
            place = evidence_of(sentence, clause) if clause.start < clause.end else shown
            yield from self.part(name.of(text), whole, shown, clause.of(text), place)

    def _undefined(self, text: str) -> str | None:
        """Return the part that a sentence begins with, where it says what that is and nothing has said it yet."""
        told = (name for name in self.undefined if re.match(rf"{re.escape(name)}\s+(?:{SAYS_WHAT})", text, re.IGNORECASE))
        return next(told, None)

    def whole(self, words: str, place: Evidence) -> Generator[Extracted, None, Iri | None]:
        """Yield what is divided as a category where no ontology and no title knows it; return it."""
        head = _head(words)
        told = [m for m in self.lexicon.find(words) if words.casefold().startswith(m.text.casefold())]
        titled = [m for m in self.lexicon.find(self.document.title) if m.text.casefold().split()[-1] == head]
        for mention in (*told, *titled):
            for entry in mention.of(SKOS.Concept):
                if entry.iri in self.schema.concepts:
                    return entry.iri
        if (known := self.new.named(words)) is not None:
            return known
        made = list(concepts.category(words, place))
        yield from made
        named = next((item for item in made if isinstance(item, Named)), None)
        if named is not None:
            self.new.add(named)
        return named.iri if named is not None else None

    def part(self, name: str, whole: Iri, shown: Evidence, told: str, place: Evidence) -> Iterator[Extracted]:
        """Yield one part: its name where it is new, what it is a part of, and its definition where one is told."""
        iri = self.new.named(name)
        if iri is None:
            made = list(concepts.category(name, shown))
            yield from made
            named = next((item for item in made if isinstance(item, Named)), None)
            if named is None:
                return
            self.new.add(named)
            iri = named.iri
        if iri == whole:
            return
        short = name.casefold().rpartition(" ")[0]
        self.kinds.update({kind: iri for kind in (short, name.casefold()) if kind})
        yield Statement(iri, SKOS.broader, whole, shown)
        if told:
            yield Statement(iri, SKOS.definition, Literal(told), place)
        else:
            self.undefined[name.casefold()] = iri

    def _belonging(self, sentence: Sentence) -> Iterator[Extracted]:
        """Yield of which part a sentence says that systems are."""
        if not self.kinds or self.attribute is None:
            return
        short = "|".join(re.escape(kind) for kind in sorted(self.kinds, key=lambda k: (-len(k), k)))
        lead = OF_SOME.match(sentence.text)
        start = lead.end() if lead is not None else 0
        for clause in NEXT_CLAUSE.finditer(sentence.text, start):
            if BELONGS.search(sentence.text, start, clause.start()):  # "A and B are direct": no clause ends before B
                yield from self._belongs(sentence, start, clause.start(), short)
                start = clause.end()
        yield from self._belongs(sentence, start, len(sentence.text), short)

    def _belongs(self, sentence: Sentence, start: int, end: int, short: str) -> Iterator[Extracted]:
        """Yield of which part one clause says that the systems are that it begins with."""
        found = re.compile(
            rf"(?P<who>.+?)\s+(?:(?:is|are)\s+(?:both\s+|all\s+)?(?:an?\s+|the\s+)?|(?:belongs?|falls?)\s+(?:to|under|into|in)\s+(?:the\s+)?)"
            rf"(?P<kind>{short})(?:\s+(?!only\b|or\b)[\w-]+)?(?=[.,;:]|\Z|\s+(?:and|that|which|too)\b)",
            re.IGNORECASE,
        ).match(sentence.text, start, end)
        if found is None or self.attribute is None:
            return
        shown = evidence_of(sentence, Span(*found.span("kind")))
        for iri in self._models(sentence, start, found.end("who")):
            yield Statement(iri, self.attribute.iri, self.kinds[found["kind"].casefold()], shown)

    def _models(self, sentence: Sentence, start: int, end: int) -> Sequence[Iri]:
        """Return the models that a sentence begins with, where nothing but a list of them stands before a place."""
        left, models = list(sentence.text[:end]), []
        for mention in sentence.mentions:
            known = {e.iri for e in mention.of(KG.Model) if "/id/" in e.iri}
            if start <= mention.span.start and mention.span.end <= end and len(known) == 1:
                models.append(known.pop())
                left[mention.span.start : mention.span.end] = " " * len(mention.text)
        return models if re.fullmatch(r"(?:\s|,|&|\band\b|\bboth\b)*", "".join(left[start:]), re.IGNORECASE) else []


def _listed(text: str, listed: Span, *, plain: bool) -> list[listed_parts.Part]:
    """Return the parts that a list names: with clauses, by the clauses that begin with them, or where it may be `plain` by names alone."""
    found = listed_parts.members(text, Span(listed.start, len(text[: listed.end].rstrip(" ."))))
    return found or listed_parts.clauses(text, listed) or (listed_parts.names(text, listed) if plain else [])


def _headed(words: str, section: str | None) -> str:
    """Return what a bare noun is short for where the heading above ends with it: "approaches" below "3.1 Weaving approaches (RQ1)"."""
    heading = SORTS.sub("", NOTE.sub("", section or ""))
    return heading if " " not in words and heading.casefold().endswith(f" {words.casefold()}") else words


def _head(words: str) -> str:
    """Return the last word of a phrase before its first preposition."""
    pieces = words.casefold().split()
    cut = next((i for i, word in enumerate(pieces) if word in english.PREPOSITIONS and i), len(pieces))
    return pieces[cut - 1] if pieces else ""


def evidence_of(sentence: Sentence, value: Span) -> Evidence:
    """Return a part of a sentence as evidence of what divides a field."""
    return Evidence(sentence.quote(value), sentence.place(value), Locator(sentence.section, sentence.page), listing.EXTRACTOR)


__all__ = ["Divisions"]
