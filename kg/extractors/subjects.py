"""Who does what a verb says: the phrase before it, what a relative clause or a participle hangs on, what a pronoun stands for."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors import english
from kg.extractors.agreement import (
    MODELS,
    Discourse,
    Found,
    Subject,
    agrees,
    is_generic,
    is_kind_of_thing,
    is_singular,
    names_one,
    of_size,
    sorts,
    unless_other,
)
from kg.extractors.apposition import explained
from kg.extractors.members import Member, Phrase, Words
from kg.extractors.second_clauses import before_amounts, excepts, left_out_of_all, second_clauses, skip
from kg.extractors.stand_ins import base_of_own, kind_of_family
from kg.model.mention import Mention
from kg.vocab import KG


class Clauses:
    """The clauses of a sentence with their subjects."""

    def __init__(self, words: Words, discourse: Discourse) -> None:
        self.words = words
        self.discourse = discourse
        self.heads = self._heads()

    def main(self) -> Found | None:
        """Return the subject of the first main clause that has one, else of a subordinate one."""
        named = [(self.words.lower(start - 1) in english.SUBORDINATORS, found) for start, found in self.heads if found is not None]
        return next((found for under, found in named if not under), named[0][1] if named else None)

    def previously(self) -> tuple[Member, ...]:
        """Return what "these" stands for as an object: the subjects of the sentence before, if it has several."""
        return self.discourse.subjects if len(self.discourse.subjects) > 1 else ()

    def of_clause(self, at: int) -> Found | None:
        """Return the subject of the clause that a unit stands in, or None where it is unknown."""
        before = [found for start, found in self.heads if start < at]
        if not before and self.words.lower(at) == "there":
            return self._earlier(at, plural=False)
        return before[-1] if before else self._left_out()

    def of_verb(self, at: int, voice: str, form: str) -> Found | None:
        """Return the subject of the verb at a unit; None where it cannot be told."""
        words = self.words
        i, negated, helped, start = at - 1, False, False, at
        while i >= 0:
            word = words.lower(i)
            if word in english.NEGATIONS and word != "without":
                negated = True
            elif word in english.AUXILIARIES and i not in words.names:
                helped = True
            elif word == "to" and words.lower(i - 1) in english.HEDGING_VERBS | english.GLAD:
                i, helped = i - 1, True
            elif not (english.is_adverb(word) and i not in words.names):
                break
            i -= 1
        start = i + 1
        auxiliaries = {words.lower(j) for j in range(start, at)}
        if (
            auxiliaries & english.RECOMMENDING
            or ("would" in auxiliaries and "have" in auxiliaries)
            or (voice == "passive" and auxiliaries & {"can", "could"})
        ):
            return None
        if any(words.lower(j) in ("if", "unless", "whether", "suppose", "assuming") for j in range(at)):
            return None
        if form == "ed" and not helped and i >= 0 and i not in words.names and words.lower(i) in english.DETERMINERS | english.NUMBERS:
            return None
        finite = helped or (voice != "passive" and form in ("s", "base", "ed"))
        if (voice == "passive" and not helped and form != "ed") or (voice == "active" and self._is_passive(at, form, start)):
            return None
        found = self._before(i, finite, form, start, at)
        if found is None:
            return None
        negated = negated or self._inverted(i)
        return Found(replace(found.subject, negated=negated or found.subject.negated, start=min(start, found.subject.start)), found.words)

    def _inverted(self, i: int) -> bool:
        """Tell whether "nor does" stands before the subject that ends at a unit."""
        phrase = self.words.ending.get(i + 1)
        first = phrase.start if phrase is not None else i
        return self.words.lower(first - 1) in english.AUXILIARIES and self.words.lower(first - 2) in ("nor", "neither")

    def _is_passive(self, at: int, form: str, start: int) -> bool:
        """Tell whether a participle follows "be": then what stands before it is no doer."""
        return form == "ed" and any(self.words.lower(j) in english.BE for j in range(start, at))

    def _before(self, i: int, finite: bool, form: str, start: int, at: int) -> Found | None:
        words = self.words
        word = words.lower(i)
        if i < 0:
            return self._left_out() if not finite or form == "s" or not words.lower(start) else None
        if word == "without":
            found = self.of_clause(i)
            return Found(replace(found.subject, negated=True), found.words) if found else None
        if word in english.RELATIVES:
            return self._relative(i, at)
        if not finite and (told := before_amounts(words, i + 1)) <= i:
            i = told - 1
        if (phrase := words.ending.get(i + 1)) is not None:
            return self._adjacent(phrase, finite, form, at)
        if word in english.SINGULAR | english.PLURAL:
            return self.stands_for(i)
        if word == "we":
            return self._itself(i)
        if word == "to":
            phrase = words.ending.get(i)
            return self._generic(phrase) if phrase is not None else None
        if word in ("(", "[", "of"):
            return None
        if word == "," or word in english.CONJUNCTIONS or word == ")":
            return self.of_clause(at) if finite else self._participle(i, form)
        if (
            not finite
            and form == "ing"
            and (word in english.CARRIERS or (word not in english.PREPOSITIONS and not english.is_function_word(word)))
        ):
            return self.of_clause(i)
        return None

    def _participle(self, i: int, form: str) -> Found | None:
        """Return what a participle after a comma is about: the clause's subject, or for a passive one the phrase right before it."""
        phrase = self.words.ending.get(i) if self.words.lower(i) == "," else None
        if form == "ed" and (named := explained(self.words, i)) is not None:
            return Found(Subject(named.members, named.start), self.words)
        if form == "ed" and phrase is not None and not sorts(phrase.members[-1]):
            own = self._own(phrase)
            if own is not None:
                last = phrase.members[-1:] if len(phrase.members) > 1 and phrase.kind is None else phrase.members
                return Found(replace(own, members=last), self.words)
        return self.of_clause(i)

    def _adjacent(self, phrase: Phrase, finite: bool, form: str, at: int) -> Found | None:
        """Return the phrase right before a verb as its subject, unless it hangs on a preposition."""
        words = self.words
        before = words.lower(phrase.start - 1)
        inside = phrase.start > 0 and before in english.PREPOSITIONS
        if left_out_of_all(words, phrase):
            return None
        if finite and inside and not self._opens(phrase.start - 1):
            if words.lower(phrase.start - 2) == "of" or before == "of":
                return None
            if before in ("with",) and words.lower(at - 1) in english.BE:
                return Found(Subject(phrase.members, phrase.start), words)
            return None
        if phrase.determiner in ("this", "our") and words.lower(phrase.end - 1) in english.PAPERS:
            return self._itself(phrase.start)
        if phrase.determiner == "our" and (ours := self._ours(phrase)) is not None:
            return ours
        if not finite and (phrase.determiner in ("a", "an") or (not phrase.determiner and phrase.plural and before in english.BE)):
            told = self._told_of(phrase)
            if told is not None or (is_kind_of_thing(phrase) and before in english.BE):
                return told
        if is_generic(phrase):
            return self._generic(phrase)
        own = self._own(phrase)
        if own is None:
            return None
        verb = next((words.lower(j) for j in range(phrase.end, at + 1) if not english.is_adverb(words.lower(j))), "")
        if phrase.last and len(phrase.members) > 1 and phrase.kind is None and is_singular(verb) and not own.negated:
            own = replace(own, members=tuple(m for m in phrase.members if m.start >= phrase.last), start=phrase.last)
        if not finite and len(phrase.members) > 1 and phrase.kind is None and form == "ed":
            own = replace(own, members=phrase.members[-1:])
        return Found(own, words)

    def _told_of(self, phrase: Phrase) -> Found | None:
        """Return what "a model" before a participle says something of: the name that it is apposed to, or the subject of "is a model"."""
        if is_kind_of_thing(phrase) and self.words.lower(phrase.start - 1) in english.BE:
            return self.of_verb(phrase.start - 1, "copula", english.form(self.words.lower(phrase.start - 1)))
        return self._apposed_to(phrase) if is_kind_of_thing(phrase) else None

    def before_relative(self, at: int) -> Found | None:
        """Return what the last relative clause before a unit is about, where nothing but a comma parts them."""
        if self.words.lower(at - 1) != ",":
            return None
        pronoun = next((i for i in range(at - 1, 0, -1) if self.words.lower(i) in ("which", "that", "who")), None)
        verb = pronoun + 1 if pronoun is not None else 0
        return self._relative(pronoun, verb) if pronoun is not None and pronoun not in self.words.starting else None

    def _own(self, phrase: Phrase) -> Subject | None:
        own = self.discourse.own
        phrase = kind_of_family(self.words, phrase, (*self.discourse.previous, *own)) or base_of_own(phrase, own) or phrase
        members = phrase.members if phrase.kind is None or not all(m.described for m in phrase.members) else (phrase.kind,)
        if all(m.described and not m.modifiers for m in members):
            return None
        unlike = self.words.lower(phrase.start - 1) == "unlike"
        return Subject(members, phrase.start, phrase.determiner in ("no", "neither"), unlike, phrase.kind)

    def _opens(self, at: int) -> bool:
        """Tell whether a unit begins the sentence or a clause."""
        return at == 0 or self.words.lower(at - 1) in english.CLAUSE_BREAKS or self.words.lower(at - 1) in (",", "(")

    def _relative(self, i: int, at: int) -> Found | None:
        """Return what a relative clause is about: the phrase before its pronoun."""
        words = self.words
        end = before_amounts(words, i - 1 if words.lower(i - 1) == "," else i)
        phrase = words.ending.get(end)
        if phrase is None:
            return None
        if (wider := self._apposed_to(phrase)) is not None:
            return wider
        outer = words.ending.get(phrase.start - 1) if words.lower(phrase.start - 1) == "of" else None
        if outer is not None and outer.determiner in ("a", "an") and (told := self._told_of(outer)) is not None:
            return told
        if phrase.determiner in ("a", "an") and words.lower(phrase.start - 1) in english.BE and (told := self._told_of(phrase)) is not None:
            return told
        own = self._own(phrase)
        if own is None:
            return self._generic(phrase) if is_generic(phrase) else None
        verb = next((words.lower(j) for j in range(i + 1, at + 1) if not english.is_adverb(words.lower(j))), "")
        if phrase.kind is None and len(phrase.members) > 1 and is_singular(verb):
            own = replace(own, members=phrase.members[-1:])
        if is_generic(phrase):
            return self._generic(phrase)
        return Found(own, words)

    def _apposed_to(self, phrase: Phrase) -> Found | None:
        """Return what a phrase explains: SwiGLU in "SwiGLU, a blend of Swish and GLU", X in "X being the only one"."""
        words, at = self.words, phrase.start
        if words.lower(at) in ("a", "an") or (words.lower(at - 1) == "of" and words.lower(at - 3) in ("a", "an")):
            at = at if words.lower(at) in ("a", "an") else at - 3
            if words.lower(at - 1) == "," and (named := words.ending.get(at - 1)) is not None and self._own(named) is not None:
                return Found(Subject(named.members[-1:], named.start), words)
        if words.lower(at - 1) == "being" and (named := words.ending.get(at - 1)) is not None:
            return Found(Subject(named.members, named.start), words)
        return None

    def _generic(self, phrase: Phrase) -> Found | None:
        """Return what "the model" or "the smallest model" is: the name that it stands in apposition to, or the subject before."""
        words = self.words
        named = (
            words.ending.get(phrase.start - 1)
            if words.lower(phrase.start - 1) == "," and phrase.determiner in ("a", "an", "the", "")
            else None
        )
        if named is not None and words.lower(named.start - 1) not in english.PREPOSITIONS:
            return Found(Subject(named.members[-1:], named.start), words)
        own = self._own(phrase)
        if phrase.determiner in english.DEFINITE or words.lower(phrase.start) in english.DEFINITE:
            found = unless_other(self._earlier(phrase.start, plural=phrase.plural) or self._topic(), self.discourse.topic, phrase)
            found = found or (self._ours(phrase) if phrase.plural else None)
            return of_size(found, phrase.members[0].size) if found is not None and phrase.members[0].size else found
        if words.lower(phrase.start - 1) == "in" and words.lower(phrase.start - 2) in ("resulting", "results", "resulted"):
            return self.of_clause(phrase.start - 2)
        return Found(own, words) if own is not None and not is_generic(phrase) else None

    def _ours(self, phrase: Phrase) -> Found | None:
        """Return the one thing of its class that the document introduces as what "our model" stands for."""
        mention = phrase.members[-1].mention
        classes = {e.iri for e in mention.entries} if mention is not None else set()
        classes |= {KG.Model} if classes & set(MODELS) else set()  # "all weights" are those of the models
        fitting = [m for m in self.discourse.own if m.mention is not None and any(classes & set(e.types) for e in m.mention.entries)]
        things = {m.mention.entries[0].iri for m in fitting if m.mention is not None}
        return Found(Subject((fitting[0],), phrase.start), self.words) if len(things) == 1 else None

    def named_by(self, phrase: Phrase) -> Found | None:
        """Return what a phrase right before a word names; a class noun stands for the name beside it."""
        if phrase.determiner in ("a", "an") and (told := self._told_of(phrase)) is not None:
            return told
        if is_generic(phrase) or (phrase.determiner in ("a", "an") and phrase.members[0].name is None):
            return self._generic(phrase)
        own = self._own(phrase)
        if own is None:
            return None
        return Found(replace(own, members=phrase.members[-1:]) if phrase.kind is None else own, self.words)

    def stands_for(self, at: int) -> Found | None:
        """Return what a pronoun stands for: the subject before it that agrees in number."""
        return self._earlier(at, plural=self.words.lower(at) in english.PLURAL)

    def _earlier(self, at: int, *, plural: bool) -> Found | None:
        here = [found for start, found in self.heads if start < at and found is not None and found.subject.start < at]
        for found in reversed(here):
            if found.words is self.words and agrees(found.subject, plural):
                return found
        if here and not plural:
            near = (p for p in reversed(self.words.phrases) if p.end <= at and self.words.lower(p.end) == "being")
            for phrase in near:
                if len(phrase.members) == 1 and not phrase.plural and phrase.members[0].mention is not None:
                    return Found(Subject(phrase.members, phrase.start), self.words)
        if here:
            return None
        previous = self.discourse.previous
        if previous and self.discourse.words is not None:
            subject = Subject(previous, at)
            if agrees(subject, plural):
                return Found(subject, self.discourse.words)
            return None
        return self._topic() if plural else None

    def _itself(self, at: int) -> Found | None:
        """Return the document as what "we" and "this paper" stand for."""
        entry = self.discourse.document
        if entry is None:
            return None
        span = self.words.units[at].span
        return Found(
            Subject((Member(at, at + 1, span, Mention(span, span.of(self.words.sentence.text), (entry,)), head=at),), at), self.words
        )

    def _left_out(self) -> Found | None:
        """Return the topic as a subject that a sentence leaves out; "When training, we …" leaves out "we"."""
        topic = self._topic()
        thing = topic is not None and any("/id/" in e.iri for m in topic.subject.members if m.mention for e in m.mention.entries)
        return None if thing and any(u.lower == "we" for u in self.words.units) else topic

    def _topic(self) -> Found | None:
        return Found(Subject(self.discourse.topic, 0), self.words) if self.discourse.topic else None

    def _heads(self) -> list[tuple[int, Found | None]]:
        """Return where each clause's subject stands, in order; None marks a clause whose subject has no name."""
        words, heads = self.words, list[tuple[int, Found | None]]()
        self.heads = heads
        starts = [
            0,
            *(
                i + (u.lower not in english.SUBORDINATORS)
                for i, u in enumerate(words.units)
                if u.lower in english.CLAUSE_BREAKS and i not in words.names and i and not excepts(words, i)
            ),
        ]
        for start in sorted({*starts, *second_clauses(words)}):
            at = skip(words, start)
            if start and at < len(words.units) and words.units[at].stem in words.verbs and at not in words.starting:
                continue  # "but benefits from": the subject stays
            fronted = (
                words.lower(at) in english.PREPOSITIONS
                or english.form(words.lower(at)) == "ing"
                or words.lower(at) in english.SUBORDINATORS
            )
            fronted = fronted or (english.form(words.lower(at)) == "ed" and at not in words.names)
            if fronted and words.lower(at) not in english.LIST_WORDS - {"like"} and at not in words.names:
                if words.lower(at) in english.SUBORDINATORS:
                    heads.append((at + 1, self._head(skip(words, at + 1))))
                    if (after := self._after_comma(at)) is not None:
                        heads.append(after)
                    continue
                head = self._behind(at) or self._after_comma(at)
                if head is not None:
                    heads.append(head)
                elif start == 0:
                    heads.append((at, None))
                continue
            heads.append((at, self._head(at)))
        return heads

    def _head(self, at: int) -> Found | None:
        words = self.words
        if words.lower(at) in english.SINGULAR | english.PLURAL and at not in words.starting:
            return self.stands_for(at)
        phrase = words.starting.get(at)
        if phrase is None:
            return None
        if words.lower(phrase.end) in english.POSSESSIVES and phrase.end + 1 in words.starting:
            phrase = words.starting[phrase.end + 1]
        if at == 0 and self.discourse.topic and words.lower(phrase.end) == "where":
            return self._topic()
        if words.lower(phrase.end) in ("of", "for", "in", "on", "to") and phrase.kind is None and words.lower(phrase.end) == "of":
            return None
        apposed = (
            words.starting.get(phrase.end + 1)
            if words.lower(phrase.end) == "," and phrase.determiner in ("the", "our") and phrase.kind is None
            else None
        )
        if (
            apposed is not None
            and not apposed.determiner
            and words.lower(apposed.end) == ","
            and names_one(apposed)
            and not names_one(phrase)
        ):
            phrase = apposed
        if is_generic(phrase):
            return self._generic(phrase) if phrase.determiner in english.DEFINITE else None
        own = self._own(phrase)
        return Found(own, words) if own is not None else None

    def _behind(self, at: int) -> tuple[int, Found | None] | None:
        """Return the subject right behind a fronted phrase that no comma ends ("With more data the model needs …")."""
        words = self.words
        fronted = words.starting.get(at + 1) if words.lower(at) in english.PREPOSITIONS else None
        phrase = words.starting.get(fronted.end) if fronted is not None else None
        if phrase is None or phrase.end >= len(words.units) or phrase.kind is not None:
            return None
        verbal = words.units[phrase.end].stem in words.verbs and english.form(words.lower(phrase.end)) in ("s", "ed")
        return (phrase.start, self._head(phrase.start)) if verbal or words.lower(phrase.end) in english.AUXILIARIES else None

    def _after_comma(self, at: int) -> tuple[int, Found | None] | None:
        """Return the subject after a fronted phrase: what follows its comma and a verb follows in turn."""
        words = self.words
        for comma in (j for j in range(at, len(words.units)) if words.lower(j) == ","):
            inside = [words.lower(j) for j in range(at, comma) if words.lower(j) in ("(", ")")]
            if inside[-1:] == ["("] or any(p.start < comma < p.end for p in words.phrases):
                continue
            begin = skip(words, comma + 1)
            phrase = words.starting.get(begin)
            if phrase is not None and words.lower(comma + 1) not in ("which", "who"):
                return begin, self._head(begin)
            if words.lower(begin) in english.SINGULAR | english.PLURAL | {"we", "there", "one"}:
                return begin, self._head(begin) if words.lower(begin) not in ("we", "there", "one") else None
        return None
