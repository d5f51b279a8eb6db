"""Finding wordings in a sentence and filling their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extractors import english
from kg.extractors.agreement import Found, Subject, is_generic
from kg.extractors.amounts import amounts, bracketed, date, leading, several
from kg.extractors.apposition import begin, sides
from kg.extractors.complements import past_others
from kg.extractors.fillers import Namer, range_of
from kg.extractors.matches import Match, Place
from kg.extractors.members import Filler, Member, Phrase, Words
from kg.extractors.shapes import abbreviates, exemplified, is_certain, is_class
from kg.extractors.stand_ins import data_by_amount, model_of_it, named_by_amount, same_data
from kg.extractors.subjects import Clauses
from kg.extractors.wordings import APPOSITION, BRACKET, KIND, Wording
from kg.lexicon.schema import Schema
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG

NOUNS = frozenset(english.stem(noun) for noun in english.HEADS)
"""The stems of the nouns that may follow a name."""


COUNTED = frozenset((english.stem("tokens"), "to"))
"""Words of a wording before which an amount may stand ("trained on 2T tokens from …", "from 16K to …")."""


class Matcher:
    """Finds wordings in one sentence."""

    def __init__(self, words: Words, clauses: Clauses, namer: Namer, schema: Schema, wordings: Mapping[str, tuple[Wording, ...]]) -> None:
        self.words = words
        self.clauses = clauses
        self.namer = namer
        self.schema = schema
        self.wordings = wordings
        self.listed = {at for p in words.phrases if p.kind is not None for at in range(p.start + 1, p.end)}

    def matches(self) -> Iterator[Match]:
        """Yield the wordings that the sentence holds, in order of place."""
        for phrase in self.words.phrases:
            yield from self._of_phrase(phrase)
        stems = {unit.stem for unit in self.words.units}
        for at, unit in enumerate(self.words.units):
            for wording in self.wordings.get(unit.stem, ()):
                if wording.needed <= stems and (self._may_begin(at) or wording.voice == "bare"):
                    match = self._match(wording, at)
                    if match is not None:
                        yield match

    def _may_begin(self, at: int) -> bool:
        """Tell whether a verb may stand at a unit: a name is none, but for one that is a participle ("fine-tuning")."""
        return at not in self.words.names or (self.words.names[at][1] == at + 1 and english.form(self.words.lower(at)) in ("ing", "ed"))

    def named(self) -> Iterator[tuple[Member, Iri]]:
        """Yield the unknown names that the sentence calls examples of a class of things, with that class."""
        for phrase in self.words.phrases:
            apposed = sides(phrase, self.words, self.namer)
            if apposed is not None and apposed[0].members[0].name is not None:
                cls = self.namer.of_kind(apposed[1].members[0])
                if cls is not None:
                    yield apposed[0].members[0], cls
        for phrase in self.words.phrases:
            for kind, members in exemplified(phrase):
                cls = self.namer.of_kind(kind)
                if cls is not None:
                    yield from ((m, cls) for m in members if m.name is not None)
            for member in phrase.members:
                cls = self.namer.of_kind(replace(member, mention=None)) if member.name is not None else None
                if cls is not None and member.end > member.start + 1 and phrase.determiner == "the":
                    yield member, cls

    def narrower(self) -> Iterator[tuple[Filler, Filler]]:
        """Yield the concepts that the sentence gives as examples of another concept of their class ("attacks such as evasion")."""
        for phrase in self.words.phrases:
            if phrase.kind is None or phrase.opening.startswith("include"):
                continue
            for above in self.namer.concepts((phrase.kind,)):
                below = [c for c in self.namer.concepts(phrase.members) if c[1] & above[1] and c[0].term != above[0].term]
                yield from ((c[0], above[0]) for c in below)

    def _of_phrase(self, phrase: Phrase) -> Iterator[Match]:
        """Yield what a phrase says by its own shape: examples of a kind, a size in brackets, an apposition."""
        for kind, members in exemplified(phrase):
            for wording in self.wordings.get(KIND, ()):
                if wording.left == "s":
                    if phrase.opening.startswith("include"):
                        one, other = (
                            Place((kind,), phrase.start, phrase.end, self.words, left=True),
                            Place(members, phrase.start, phrase.end, self.words),
                        )
                        yield from self._shape(wording, phrase, one, other)
                    continue
                yield from self._shape(
                    wording,
                    phrase,
                    Place(members, phrase.start, phrase.end, self.words),
                    Place((kind,), phrase.start, phrase.end, self.words),
                )
        for member in phrase.members:
            if member.size or member.amount:
                for wording in self.wordings.get(BRACKET, ()):
                    found = several(member, self.words)
                    amounts = found or tuple(filter(None, (bracketed(member, self.words),)))
                    if amounts and wording.property.range == KG.Quantity and wording.property.identity == bool(member.size or found):
                        one = Place((member,), member.start, member.end, self.words)
                        yield from self._shape(wording, phrase, one, Place((), member.start, member.end, self.words, amounts))
            if member.examples is not None and not abbreviates(member):
                for wording in self.wordings.get(BRACKET, ()):
                    if wording.left == "o":
                        inside = Place(member.examples.members, member.start, member.end, self.words)
                        yield from self._shape(wording, phrase, inside, Place((member,), member.start, member.end, self.words))
        yield from self._apposed(phrase)

    def _apposed(self, phrase: Phrase) -> Iterator[Match]:
        """Yield what two phrases say that stand side by side: "BERT, an encoder-only model", "the encoder-only model, BERT,"."""
        found, words = sides(phrase, self.words, self.namer), self.words
        if found is None:
            return
        named, kind = found
        for wording in self.wordings.get(APPOSITION, ()):
            thing = Place(kind.members, kind.start, kind.end, words)
            if wording.property.range == KG.Quantity:
                amount = bracketed(kind.members[0], words) if wording.property.identity else leading(words, kind.start)
                if amount is None:
                    continue
                thing = replace(thing, members=(), fillers=(amount,))
            yield from self._shape(wording, phrase, Place(named.members, named.start, named.end, words), thing)

    def _shape(self, wording: Wording, phrase: Phrase, one: Place, other: Place) -> Iterator[Match]:
        subject = Subject(one.members, phrase.start)
        match = self._pair(wording, one, other, subject, (phrase.start, phrase.end, phrase.end), negated=False)
        if match is not None:
            yield match

    def _match(self, wording: Wording, at: int) -> Match | None:
        """Return a wording that begins at a unit, with its places filled; None where it does not fit."""
        words = self.words
        if wording.voice == "passive" and english.form(words.lower(at)) != "ed":
            return None
        if wording.voice != "bare" and at in self.listed:
            return None
        places: dict[str, Place] = {}
        pos, counted = at, False
        for number, item in enumerate(wording.items):
            if item in ("{s}", "{o}"):
                place = self._place(wording, item[1], pos, wording.items[number + 1 :])
                if place is None:
                    return None
                places[item[1]] = place
                pos = place.end
                if place.fillers and wording.property.range == KG.Quantity and "{" not in "".join(wording.items[number + 1 :]):
                    counted = True
                    break  # the words after an amount were compared with it
                continue
            after = self._word(item, pos, first=number == 0, comma="," in wording.text)
            if after is None and number == 1 and wording.voice == "passive":
                after = past_others(words, item, pos)
            if after is None:
                return None
            pos = after
        if wording.voice == "copula" and not counted and self._goes_on(pos):
            return None
        fitting: list[Match] = []
        for found in self._left(wording, at):
            filled = dict(places)
            if wording.left is not None or "s" not in places:
                filled[wording.left or "s"] = Place(found.subject.members, found.subject.start, at, found.words, left=True)
            if len(filled) < 2:
                continue
            start = min(found.subject.start, at) if found.words is words else at
            match = self._pair(wording, filled["s"], filled["o"], found.subject, (start, at, pos), negated=found.subject.negated)
            if match is not None and match.pairs not in [m.pairs for m in fitting]:
                fitting.append(match)
        return fitting[0] if len(fitting) == 1 else None

    def _goes_on(self, pos: int) -> bool:
        """Tell whether "is fine-tuned" is a verb and classifies nothing, or "is the base model" needs its "of"."""
        return english.form(self.words.lower(pos - 1)) == "ed" or self.words.lower(pos) == "of"

    def _left(self, wording: Wording, at: int) -> Iterator[Found]:
        """Yield what may stand in the place before a wording's words: an empty subject where it has none and needs none.

        A participle in -ing right after a phrase may go with the phrase or with the clause; if both fit, neither is taken.
        """
        if wording.left is None and "{s}" in wording.items:
            before = {self.words.lower(i) for i in range(max(0, at - 4), at)}
            doubted = before & (english.NEGATIONS | english.MODALS | {"to", "if", "can", "do"})
            if (wording.voice != "active" or not doubted or english.form(self.words.lower(at)) == "ing") and not self._makes_itself(
                wording, at
            ):
                yield Found(Subject((), at), self.words)
            return
        form = english.form(self.words.lower(at))
        if wording.voice == "bare" and wording.left is None:
            found = self.clauses.of_clause(at)
        elif wording.voice in ("active", "passive", "copula"):
            found = self.clauses.of_verb(at, wording.voice, form)
        else:
            found = self._right_before(wording, at)
        if found is not None:
            yield found
        if wording.voice == "active" and form == "ing":
            if at in self.words.ending and (clause := self.clauses.of_clause(at)) is not None:
                yield clause
            if (nearer := self.clauses.before_relative(at)) is not None:
                yield nearer

    def _makes_itself(self, wording: Wording, at: int) -> bool:
        """Tell whether a model does what a wording says that people do to one: "Zork fine-tunes Frob on …" is how Zork was made."""
        form = english.form(self.words.lower(at))
        found = self.clauses.of_verb(at, wording.voice, form) if wording.voice == "active" and form in ("s", "ed") else None
        return found is not None and any(m.mention is not None and m.mention.of(KG.Model) for m in found.subject.members)

    def _right_before(self, wording: Wording, at: int) -> Found | None:
        """Return the phrase right before a word, articles and a comma between them aside."""
        end = at
        while self.words.lower(end - 1) in english.DETERMINERS:
            end -= 1
        end = begin(self.words, at, end) if wording.comma else end
        end = end - 1 if wording.comma and self.words.lower(end - 1) == "," else end if end == at or wording.comma else at
        phrase = self.words.ending.get(end)
        if phrase is None:
            inside = (m for p in self.words.phrases for m in p.members if p.kind is None and m.end == end)
            member = next(inside, None)
            return Found(Subject((member,), member.start), self.words) if member is not None else None
        return self.clauses.named_by(phrase)

    def _is_adjective(self, at: int, item: str) -> bool:
        """Tell whether a unit may be an adjective: no name, no function word, and no verb but a participle right before the word wanted."""
        unit = self.words.units[at]
        noun = self.words.units[at + 1] if at + 1 < len(self.words.units) else unit
        qualifies = english.form(unit.lower) == "ed" and noun.stem == item and english.form(noun.lower) not in ("ed", "ing")
        return (
            unit.text.isalpha()
            and at not in self.words.names
            and not english.is_function_word(unit.lower)
            and (unit.stem not in self.words.verbs or qualifies)
        )

    def _word(self, item: str, pos: int, *, first: bool, comma: bool) -> int | None:
        """Return the unit after a word of a wording, where it stands at a unit or after words that do not matter."""
        words, skipped = self.words, False
        while pos < len(words.units):
            if item == "it":
                if words.lower(pos) in english.PRONOUNS:
                    return pos + 1
                phrase = words.starting.get(pos)
                if phrase is not None:
                    return phrase.end
            elif words.units[pos].stem == item:
                return pos + 1
            if not first and item in NOUNS and words.units[pos - 1].stem == item:
                return pos  # the noun after a name is a part of its phrase
            if (comma or skipped) and words.lower(pos) == ",":
                pos += 1
                continue
            if not first and item in COUNTED and (words.lower(pos)[:1].isdigit() or words.lower(pos) in english.SCALES):
                pos += 1
                continue
            if not first and not skipped and item not in english.PREPOSITIONS and self._is_adjective(pos, item):
                pos, skipped = pos + 1, True
                continue
            if not first and pos in words.names:
                mention, after = words.names[pos]
                if words.units[after - 1].stem == item:
                    return after
                if mention.of(KG.Benchmark, KG.Metric):
                    pos = after
                    continue
            if first or not (words.lower(pos) in english.DETERMINERS | english.BE | english.NUMBERS or english.is_adverb(words.lower(pos))):
                return None
            pos += 1
        return None

    def _place(self, wording: Wording, side: str, pos: int, rest: tuple[str, ...]) -> Place | None:
        """Return what fills the place at a unit."""
        words, prop = self.words, wording.property
        while (
            words.lower(pos) in ("both", "either", ":", '"', "“", "only", "also", ",")
            and pos not in words.starting
            and (words.lower(pos) != "," or wording.comma or "," in wording.text)
        ):
            pos += 1
        if side == "o" and prop.range == KG.Quantity:
            tail = tuple(item for item in rest if not item.startswith("{"))
            counted = amounts(words, pos, tail)
            end = counted[-1][1] + len(tail) if counted else pos
            if counted and any("{" in item for item in rest):
                end = counted[-1][1]
            return Place((), pos, end, words, tuple(f for f, _ in counted)) if counted else None
        if side == "o" and prop.kind == "datatype":
            when = date(words, pos)
            if when is None:
                return None
            end = next((i for i, u in enumerate(words.units) if u.span.start >= when.span.end), len(words.units))
            return Place((), pos, end, words, (when,))
        if side == "o" and KG.Corpus in prop.ranges and (same := same_data(words, pos, self.clauses.discourse.data)):
            return Place((), pos, same[1], words, same[0])
        phrase = named_by_amount(words, pos) or words.starting.get(pos) or data_by_amount(words, pos)
        phrase = phrase or (model_of_it(words, pos, wording.property) if side == "o" else None)
        if phrase is None and words.lower(pos) in ("these", "them", "both") and side == "o":
            members = self.clauses.previously()
            return Place(members, pos, pos + 1, words) if members else None
        if phrase is None:
            return None
        members, end = phrase.members, phrase.end
        if side == "s" and is_generic(phrase) and (meant := self.clauses.named_by(phrase)) is not None:
            members = meant.subject.members
        if any(words.lower(i) in english.COMPARING for i in range(phrase.start, members[0].head)):
            return None
        if len(members) == 1 and members[0].examples is not None and is_class(members[0]):
            members = members[0].examples.members
        if phrase.kind is not None and all(m.described for m in members):
            members = (phrase.kind,)
        elif phrase.kind is not None and side == "o" and wording.voice == "copula":
            members = (phrase.kind, *members)
        if phrase.last and phrase.kind is None and len(members) > 1 and self._begins_clause(end, wording.anchor()):
            members = tuple(m for m in members if m.start < phrase.last)
            end = members[-1].end if members else end
        return Place(members, phrase.start, end, words, kind=phrase.kind)

    def _begins_clause(self, end: int, anchor: str) -> bool:
        """Tell whether a verb follows a list, or the same one again: then its last member is the next clause's subject."""
        word = self.words.lower(end)
        if (end < len(self.words.units) and self.words.units[end].stem == anchor) or (
            word in ("that", "those") and self.words.lower(end + 1) == "of"
        ):
            return True
        return word in english.BE | english.HAVE | english.DO | english.MODALS or (
            end < len(self.words.units)
            and self.words.units[end].stem in self.words.verbs
            and english.form(word) in ("s", "base")
            and end not in self.words.names
        )

    def _pair(
        self, wording: Wording, one: Place, other: Place, subject: Subject, span: tuple[int, int, int], *, negated: bool
    ) -> Match | None:
        """Return the match that two filled places make, where they hold things of the property's classes."""
        prop = wording.property
        domains, ranges = frozenset(prop.domains), range_of(prop, self.schema)
        sorted_out = KG.ModelKind in {a for c in ranges for a in self.namer.ancestors(c)} or wording.voice in (
            "kind",
            "apposition",
            "copula",
        )
        subjects = one.fillers or tuple(
            self.namer.things(one.members, one.words, domains, new="s" in prop.names, kinds=False, whole=one.left)
        )
        if wording.voice in ("kind", "apposition", "copula") and not one.fillers:
            subjects = self._newly(wording, one, other, subjects)
        things = other.fillers or tuple(
            self.namer.things(other.members, other.words, ranges, new="o" in prop.names, kinds=sorted_out, whole=other.left)
        )
        if (
            not one.fillers
            and not other.fillers
            and bool(subjects) != bool(things)
            and wording.voice in ("active", "passive", "copula", "bare")
        ):
            subjects, things = self._like(prop, one, other, subjects, things)
        if not other.fillers and not things and KG.Corpus in ranges:
            told = (self.namer.described(m, other.words, written=prop.iri == KG.generates) for m in other.members)
            things = tuple(f for f in told if f is not None)
        if KG.Corpus in ranges and other.kind is not None and other.words.lower(other.kind.end) == "with":
            things = (*things, *filter(None, [self.namer.described(other.kind, other.words)]))
        subjects, things = tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(things))
        pairs = tuple((s, o) for s in subjects for o in things if s.term != o.term)
        if len(things) > 1 and len(one.members) > 1 and any(u.lower == "respectively" for u in self.words.units):
            each = [tuple(self.namer.things((m,), one.words, domains, new="s" in prop.names, kinds=False)) for m in one.members]
            pairs = tuple((s, o) for found, o in zip(each, things, strict=False) for s in found) if len(each) == len(things) else ()
        if not pairs:
            return None
        return Match(wording, subjects, things, pairs, *span, negated, subject)

    def _like(
        self, prop: Property, one: Place, other: Place, subjects: tuple[Filler, ...], things: tuple[Filler, ...]
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """Return both sides of a property that joins things of one class; an unknown name may stand on the other side of a known thing."""
        known = {f.cls for f in subjects or things}
        cls = next(iter(known)) if len(known) == 1 else None
        if cls is None or cls not in prop.domains or cls not in prop.ranges:
            return subjects, things
        place = other if subjects else one
        fresh = tuple(f for m in place.members if m.mention is None and is_certain(m) and (f := self.namer.new(m, cls)) is not None)
        return (subjects, fresh) if subjects else (fresh, things)

    def _newly(self, wording: Wording, one: Place, other: Place, known: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Return the subjects, unknown names among them where the sentence says of what class they are ("X is a decoder-only model")."""
        cls = next((c for m in other.members if (c := self.namer.of_kind(m)) is not None), None)
        if cls is None or not any(cls in self.namer.ancestors(d) or d == cls for d in wording.property.domains):
            return known
        if wording.voice == "copula" and not any(self.words.lower(m.end - 1) in english.HEADS for m in other.members):
            return known
        fresh = tuple(f for m in one.members if m.name is not None and (f := self.namer.new(m, cls)) is not None)
        return (*known, *fresh)
