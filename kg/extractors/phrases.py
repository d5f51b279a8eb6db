"""The phrases of a sentence: which words name things, what stands before and after a name, and which names stand in one list.

There is no tagger: a phrase is told by the names in it, by the closed classes of English, and by the few nouns that may follow a
name and leave it what it is ("the LoRA method", "StarCoder models").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.extractors import english
from kg.lexicon.sizes import SIZE, fold_size
from kg.model.document import Span
from kg.model.mention import Entry, Mention
from kg.model.parsed import Sentence

HYPHENS = frozenset("-‐‑+#_")
NAME = re.compile(r"(?=.*[A-Z])(?=.*[^\W_])[A-Za-z0-9][\w.+#-]*|[a-z]{2,8}-\d[\w.]*|[a-z]{2,8}-series")
"""What a name that nobody has introduced looks like: it holds a capital letter, or letters, a hyphen and a digit."""

SHAPED = re.compile(r".*[a-z].*[A-Z]|.*[A-Z].*[A-Z].*[a-z]|.*[A-Za-z].*\d|[A-Z]{2,}[a-z]?$|.*\+$")
"""A name that is told by its shape: a capital inside, a digit, or capitals alone."""

ORDINARY = frozenset(
    "Table Tables Figure Fig Figures Section Sec Sections Appendix Equation Eq Algorithm Listing Chapter Part Page Step Phase Stage Our We The This"
    " These Those That It In On For As At By To From With I II III IV V VI VII VIII IX X AI ML NLP NL PL LLM LLMs SOTA API APIs GPU GPUs CPU TPU URL ID"
    " GPT-based Transformer Transformers Internet Web English January February March April May June July August September October November"
    " December Note Notes Question Answer Research RQ1 RQ2 RQ3 RQ4".split()
)
"""Words that look like names and are none."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or sign as it is matched; words joined by hyphens are one."""

    text: str
    lower: str
    stem: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One thing of a list: what it is called, by a known name (`mention`) or another (`name`), or only described.

    `start` and `end` are units; `span` is in the sentence's text. `size` is a model's size in brackets or beside it, `amount` and
    `examples` what else brackets hold, `modifiers` the names before the head, `tail` a word after the name that makes it doubtful;
    `head` is the unit where the name begins.
    """

    start: int
    end: int
    span: Span
    mention: Mention | None = None
    name: str | None = None
    size: str | None = None
    amount: Span | None = None
    examples: Phrase | None = None
    modifiers: tuple[Mention, ...] = ()
    described: bool = False
    tail: bool = False
    cited: bool = False
    head: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or a list of them: units from `start` to `end`, its members, and the kind of things that they are examples of."""

    start: int
    end: int
    members: tuple[Member, ...]
    kind: Member | None = None
    determiner: str = ""
    joined: bool = False
    plural: bool = False
    last: int = 0
    opening: str = ""


@dataclass(slots=True)
class Words:
    """A sentence as units with the names over them, and its phrases."""

    sentence: Sentence
    units: tuple[Unit, ...]
    names: dict[int, tuple[Mention, int]]
    verbs: frozenset[str]
    exact: Callable[[str], tuple[Entry, ...]]
    phrases: list[Phrase] = field(default_factory=list)
    starting: dict[int, Phrase] = field(default_factory=dict)
    ending: dict[int, Phrase] = field(default_factory=dict)

    def lower(self, at: int) -> str:
        """Return a unit in lower case, or nothing outside the sentence."""
        return self.units[at].lower if 0 <= at < len(self.units) else ""

    def span(self, start: int, end: int) -> Span:
        """Return the place of some units in the sentence's text."""
        return Span(self.units[start].span.start, self.units[end - 1].span.end)

    def text(self, start: int, end: int) -> str:
        """Return the words of some units as they stand."""
        return self.span(start, end).of(self.sentence.text)


def read(sentence: Sentence, verbs: frozenset[str], exact: Callable[[str], tuple[Entry, ...]]) -> Words:
    """Return a sentence's units, names and phrases; `verbs` are the stems of the verbs that wordings know."""
    units = _units(sentence)
    starts = {u.span.start: i for i, u in enumerate(units)}
    ends = {u.span.end: i + 1 for i, u in enumerate(units)}
    names = {}
    for mention in sentence.mentions:
        mention = _unbracketed(mention, exact)
        first, last = starts.get(mention.span.start), ends.get(mention.span.end)
        if first is not None and last is not None and (kept := _as_written(mention)):
            names[first] = (kept, last)
    words = Words(sentence, units, names, verbs, exact)
    at = 0
    while at < len(units):
        phrase = _list(words, at)
        if phrase is None:
            at += 1
            continue
        words.phrases.append(phrase)
        words.ending[phrase.end] = phrase
        first = phrase.kind or phrase.members[0]
        for i in range(phrase.start, max(first.start, first.head) + 1):
            words.starting[i] = phrase
        for number, member in enumerate(phrase.members):
            rest = replace(phrase, start=member.start, members=phrase.members[number:], kind=None, last=max(phrase.last, member.start))
            for i in range(member.start, member.head + 1):
                words.starting.setdefault(i, rest)
        at = phrase.end
    return words


def _units(sentence: Sentence) -> tuple[Unit, ...]:
    made: list[Span] = []
    text = sentence.text
    for token in sentence.tokens:
        glued = bool(made) and made[-1].end == token.span.start
        if glued and (token.text[0] in HYPHENS or text[made[-1].end - 1] in HYPHENS) and made[-1].of(text)[0].isalnum() and (
            token.text[0].isalnum() or token.text in HYPHENS
        ):
            made[-1] = Span(made[-1].start, token.span.end)
        else:
            made.append(token.span)
    found = []
    for span in made:
        word = span.of(text)
        if len(word) > 1 and word[-1] in HYPHENS - {"+", "#"}:
            span = Span(span.start, span.end - 1)
            word = word[:-1]
        if len(word) > 2 and word[-1] == "." and "." not in word[:-1] and word[-2].isalnum() and span.end == len(text):
            span, word = Span(span.start, span.end - 1), word[:-1]
        found.append(Unit(word, word.casefold(), english.stem(word), span))
    return tuple(found)


def _unbracketed(mention: Mention, exact: Callable[[str], tuple[Entry, ...]]) -> Mention:
    """Return a mention without a size whose bracket it opens ("Zork (7B"): the phrase holds the size."""
    if re.search(r"['’]s$", mention.text):
        text = mention.text[:-2]
        return Mention(Span(mention.span.start, mention.span.start + len(text)), text, exact(text) or mention.entries)
    head, bracket, _ = mention.text.partition("(")
    if not bracket or ")" in mention.text:
        return mention
    text = head.rstrip()
    return Mention(Span(mention.span.start, mention.span.start + len(text)), text, exact(text) or mention.entries)


def _as_written(mention: Mention) -> Mention | None:
    """Return a mention with the entries that its letters allow: a capitalised name is not meant by a word in small letters."""
    text = mention.text
    if len(text) == 1 or english.is_function_word(text):
        return None
    pieces = text.split()
    if len(pieces) > 1 and (pieces[0].casefold() in english.AUXILIARIES or pieces[-1].casefold() in ("as", "is", "a", "to", "in", "it", "an", "on")):
        return None
    small = text.islower()
    kept = tuple(e for e in mention.entries if not (small and _is_capitalised(e)))
    return replace(mention, entries=kept) if kept else None


def _is_capitalised(entry: Entry) -> bool:
    """Tell whether a name is always written with a capital letter."""
    return not entry.label.islower() if "/id/" in entry.iri else entry.label[:1].isupper() and " " not in entry.label


def _list(words: Words, at: int, *, loose: bool = False) -> Phrase | None:
    """Return the list of phrases that begins at a unit, or None where none does; a `loose` one needs no conjunction."""
    first = _single(words, at)
    if first is None:
        return None
    phrase = first
    connected = False
    while True:
        joint = _joint(words, phrase.end)
        if joint is None:
            break
        following = _single(words, joint[0]) or _numbered(words, phrase.members[-1], joint[0])
        if following is None or following.kind is not None or not following.members:
            break
        both = _united(words, phrase, following)
        if both is None:
            break
        connected = connected or joint[1]
        phrase = replace(both, joined=connected, last=following.start if joint[1] else phrase.last)
    if len(phrase.members) > 1 and not connected and phrase.kind is None and not loose:
        return first
    return phrase


def _numbered(words: Words, before: Member, at: int) -> Phrase | None:
    """Return "2" of "Zork 1 and 2" as the name that it stands for."""
    name = before.mention.text if before.mention is not None else before.name
    head = re.fullmatch(r"(.*\D)\d+(?:\.\d+)?", name or "")
    if head is None or not re.fullmatch(r"\d+(?:\.\d+)?", words.lower(at)) or _counts(words, at):
        return None
    span, text = words.units[at].span, head[1] + words.units[at].text
    entries = words.exact(text)
    mention = Mention(span, text, entries) if entries else None
    return Phrase(at, at + 1, (Member(at, at + 1, span, mention, None if entries else text, head=at),))


def _united(words: Words, phrase: Phrase, following: Phrase) -> Phrase | None:
    """Return a list with one more member, or None where the two are not of one sort."""
    one, other = phrase.members[-1], following.members[0]
    if one.described and one.mention is None and other.mention is not None:
        completed = _completed(words, one, other.mention)
        if completed is not None:
            return replace(phrase, members=(*phrase.members[:-1], completed, *following.members), end=following.end, plural=True)
    if not _of_one_sort(words, one, other):
        return None
    return replace(phrase, members=(*phrase.members, *following.members), end=following.end, plural=True)


def _completed(words: Words, member: Member, whole: Mention) -> Member | None:
    """Return "absolute" of "absolute or relative embeddings" with the noun that the list shares."""
    pieces = whole.text.split()
    for shared in (*(" ".join(pieces[-count:]) for count in range(1, len(pieces))), "models"):
        entries = words.exact(f"{member.span.of(words.sentence.text)} {shared}")
        if entries:
            text = member.span.of(words.sentence.text)
            return replace(member, mention=Mention(member.span, text, entries), described=False)
    return None


def _of_material(words: Words, member: Member) -> bool:
    return words.lower(member.end - 1) in english.MATERIAL


def _of_one_sort(words: Words, one: Member, other: Member) -> bool:
    if one.described and other.described or {one.described, other.described} == {True, False} and _of_material(words, one) and _of_material(words, other):
        return True
    if one.described != other.described:
        return False
    if one.mention is None or other.mention is None:
        known = one.mention or other.mention
        return known is None or any("/id/" in e.iri for e in known.entries)
    return bool(_sorts(one.mention) & _sorts(other.mention))


def _sorts(mention: Mention) -> set[str]:
    general = {"http://www.w3.org/2004/02/skos/core#Concept", "http://www.w3.org/2002/07/owl#Class"}
    own = {t for e in mention.entries for t in e.types}
    return own - general or own


def _joint(words: Words, at: int) -> tuple[int, bool] | None:
    """Return where a list goes on after a member, and whether a conjunction says so."""
    one, two, three = words.lower(at), words.lower(at + 1), words.lower(at + 2)
    if one == "," and two in ("and", "or", "&", "nor"):
        return at + 2, True
    if one == "," and (two, three) == ("as", "well"):
        return at + 4, True
    if one in ("and", "or", "&", "nor"):
        return (at + 3, True) if (two, three) in (("/", "or"),) else (at + 1, True)
    if one == "/" and two:
        return at + 1, True
    if (one, two, three) == ("as", "well", "as") or (one, two) == ("along", "with") or (one, two) == ("together", "with"):
        return at + (3 if one == "as" else 2), True
    return (at + 1, False) if one == "," and two not in ("a", "an") else None


def _single(words: Words, at: int) -> Phrase | None:
    """Return the phrase that begins at a unit, with the examples that follow it as its members."""
    start, determiner = at, ""
    while words.lower(at) in english.DETERMINERS | english.QUANTIFIERS and at not in words.names and not _relates(words, at):
        determiner = determiner or words.lower(at)
        at += 1
    if at < len(words.units) and at not in words.names and start == at:
        unit = words.units[at]
        verbal = unit.stem in words.verbs and unit.lower not in english.HEADS | english.MATERIAL and not _is_name(words, at)
        if english.is_adverb(unit.lower) or verbal and (english.form(unit.lower) != "base" or _expects_verb(words, at)):
            return None
    member = _nominal(words, at, bool(determiner))
    if member is None:
        return None
    member, end = _bracketed(words, member)
    phrase = Phrase(start, end, (member,), determiner=determiner, plural=_is_plural(words, member))
    opening = _examples(words, end)
    if opening is None and phrase.plural and member.mention is not None and words.lower(end) == "with":
        comma = next((j for j in range(end + 1, min(end + 10, len(words.units))) if words.lower(j) in english.MARKS), end)
        opening = _examples(words, comma) if words.lower(comma) == "," else None
    if opening is None or not _sorts_things(member):
        return phrase
    examples = _list(words, opening)
    if examples is None or examples.kind is not None or not _exemplify(member, examples):
        return phrase
    opener = words.lower(opening - 1)
    return replace(phrase, end=examples.end, members=examples.members, kind=member, plural=True, last=0, opening=opener)


def _sorts_things(member: Member) -> bool:
    """Tell whether a phrase names a kind of things: things themselves have no examples."""
    return member.name is None and not (member.mention is not None and any("/id/" in e.iri for e in member.mention.entries))


def _expects_verb(words: Words, at: int) -> bool:
    """Tell whether a verb may stand at a unit: after a phrase, a pronoun, "to", an auxiliary or an adverb."""
    before = words.lower(at - 1)
    return at in words.ending or at == 0 or before == "to" or before in english.AUXILIARIES | english.PRONOUNS | english.RELATIVES or english.is_adverb(before)


def _relates(words: Words, at: int) -> bool:
    """Tell whether "that" begins a relative clause rather than a phrase."""
    if words.lower(at) != "that":
        return False
    after = words.lower(at + 1)
    return after in english.AUXILIARIES or at + 1 < len(words.units) and words.units[at + 1].stem in words.verbs or english.is_adverb(after)


def _exemplify(kind: Member, examples: Phrase) -> bool:
    """Tell whether things may be examples of a kind: what is described only is an example of nothing."""
    return not kind.cited and not all(m.described for m in examples.members)


def _examples(words: Words, at: int) -> int | None:
    """Return where the examples begin after "such as", "like", "including"; None where none follow."""
    at += words.lower(at) == "," and words.lower(at + 1) in ("such", "like", "including", "e.g.", "especially", "particularly", "notably", "i.e.", "namely")
    one, two = words.lower(at), words.lower(at + 1)
    if (one, two) == ("such", "as"):
        return at + 2
    if one in english.LIST_WORDS or one in ("called", "named"):
        return at + 1 + (two == ",")
    return None


def _nominal(words: Words, at: int, determined: bool) -> Member | None:
    """Return the head of the phrase that begins at a unit with the names before it; None where there is no noun."""
    found: list[tuple[int, int, Mention | None]] = []
    i, content = at, 0
    while i < len(words.units) and content < 8:
        if i in words.names:
            mention, end = words.names[i]
            longer = _longer(words, end) if any("/id/" in e.iri for e in mention.entries) else end
            found.append((i, longer, mention if longer == end else None))
            i = longer
        elif _is_name(words, i):
            end = i + 1
            while end < len(words.units) and end not in words.names and (_is_name(words, end) or words.units[end].text == "AI") and words.lower(end) not in english.HEADS:
                end += 1
            while end not in words.names and re.fullmatch(r"\d+(?:\.\d+)?", words.lower(end)) and words.units[end - 1].text[:1].isupper() and not _counts(words, end):
                end += 1
            found.append((i, end, None))
            i = end
        elif _ends(words, i, bool(found), content) and not (determined and not found and english.form(words.lower(i)) == "ed"):
            break
        else:
            i += 1
        content += 1
        if words.lower(i) == "of" and words.lower(i - 1) in english.TRANSPARENT:
            i += 1
            while words.lower(i) in english.DETERMINERS:
                i += 1
            found, content = [], 0
            at = i
    if i == at:
        return None
    return _headed(words, at, i, found)


def _longer(words: Words, end: int) -> int:
    """Return where a known name ends that capitalised words or a number make another ("Zork Large 2")."""
    at = end
    while at not in words.names and at < len(words.units) and (
        (_is_name(words, at) or words.units[at].text == "AI") and words.units[at].text[0].isupper() and words.lower(at) not in english.HEADS
        or re.fullmatch(r"\d+(?:\.\d+)?", words.lower(at)) and not _counts(words, at)
    ):
        at += 1
    return at


def _counts(words: Words, at: int) -> bool:
    """Tell whether a number counts what stands behind it rather than belonging to the name before it."""
    after = words.lower(at + 1)
    return bool(after) and (after in english.HEADS or after in english.MATERIAL or after in ("tokens", "parameters", "billion", "million", "%", "times"))


def _headed(words: Words, start: int, end: int, found: Sequence[tuple[int, int, Mention | None]]) -> Member:
    """Return the member that a run of words without function words makes."""
    text = words.sentence.text
    if not found:
        return Member(start, end, words.span(start, end), described=True, head=end - 1)
    first, last, mention = found[-1]
    sizes = [words.units[j].text for j in range(start, first) if re.fullmatch(SIZE, words.units[j].text)]
    tail = [words.lower(j) for j in range(last, end)]
    size = None
    if tail and re.fullmatch(SIZE, words.units[last].text):
        size, tail, last = words.units[last].text, tail[1:], last + 1
    modifiers = tuple(m for _, _, m in found[:-1] if m is not None)
    if mention is not None and _is_kind(mention) and len(found) > 1 and all(t in english.HEADS for t in tail):
        before_first, before_last, before = found[-2]
        if before_last == first and (before is None or not _is_kind(before)) and _classifies(mention, before):
            inner = Span(words.units[before_first].span.start, words.units[before_last - 1].span.end)
            cited = _is_cited(words, before_last)
            if before is None:
                return Member(start, end, inner, name=inner.of(text), modifiers=(mention,), cited=cited, head=before_first)
            return Member(start, end, inner, before, modifiers=(*modifiers[:-1], mention), cited=cited, head=before_first)
    inner = Span(words.units[first].span.start, words.units[last - (size is not None) - 1].span.end)
    if tail and not all(t in english.HEADS for t in tail):
        return Member(start, end, words.span(start, end), described=True, modifiers=(*modifiers, mention) if mention else modifiers, tail=True, head=start)
    cited = _is_cited(words, last)
    if mention is None:
        return Member(start, end, inner, name=inner.of(text), size=size, modifiers=modifiers, cited=cited, head=first)
    if _is_kind(mention) and sizes:
        size = sizes[0]
    return Member(start, end, inner, mention, size=size, modifiers=modifiers, cited=cited, head=first)


def _is_kind(mention: Mention) -> bool:
    """Tell whether a mention names a class of things and no thing."""
    return any(e.types == ("http://www.w3.org/2002/07/owl#Class",) for e in mention.entries)


def _classifies(kind: Mention, thing: Mention | None) -> bool:
    """Tell whether a class noun after a name says what the named thing is ("LoRA method", not "Python problems")."""
    if thing is None:
        return True
    classes = {e.iri for e in kind.entries}
    collections = ("#Corpus", "#Benchmark")
    if any(t.endswith(collections) for e in thing.entries for t in e.types) and any(c.endswith(collections) for c in classes):
        return True
    return any(t in classes or t.endswith("#Model") and any(c.endswith(("#ModelFamily", "#ModelVariant", "#ModelCheckpoint")) for c in classes)
               for e in thing.entries for t in e.types)  # fmt: skip


def _ends(words: Words, at: int, named: bool, content: int) -> bool:
    """Tell whether a word ends a phrase: it is no content word, or a verb after a noun."""
    unit = words.units[at]
    if english.is_function_word(unit.lower) or not unit.text[0].isalnum():
        return True
    if re.fullmatch(r"[\d.,]+[%kKMBTG]?B?", unit.text) and not re.fullmatch(SIZE, unit.text):
        return True
    if unit.lower in english.HEADS or unit.lower in english.MATERIAL:
        return False
    verbal = unit.stem in words.verbs and english.form(unit.lower) != "base"
    if content and (verbal or english.is_adverb(unit.lower)):
        return True
    if named and english.form(unit.lower) in ("s", "base") and unit.stem in words.verbs:
        return True
    return bool(content) and english.form(unit.lower) == "ing" and named


def _is_name(words: Words, at: int) -> bool:
    if at >= len(words.units):
        return False
    text = words.units[at].text
    if text in ORDINARY or not NAME.fullmatch(text) or english.is_function_word(text) and not SHAPED.match(text) or re.fullmatch(SIZE, text):
        return False
    if SHAPED.match(text) or not text[0].isupper():
        return True
    return at > 0 or _is_cited(words, at + 1) or words.lower(at + 1) in ("'s", "’s")


def _is_cited(words: Words, end: int) -> bool:
    """Tell whether a reference is cited right after a unit."""
    close = words.units[end - 1].span.end
    return any(close <= c <= close + 1 for c in words.sentence.cited)


def _is_plural(words: Words, member: Member) -> bool:
    last = words.lower(member.end - 1)
    return last.endswith("s") and not last.endswith("ss") and member.name is None or last in ("data", "code", "corpora")


def _bracketed(words: Words, member: Member) -> tuple[Member, int]:
    """Return a member with what stands in brackets right after it: a size, an amount, examples, or another name for it."""
    at = member.end
    if words.lower(at) != "(":
        return member, at
    close = next((j for j in range(at + 1, min(at + 16, len(words.units))) if words.lower(j) == ")"), None)
    if close is None or close == at + 1:
        return member, at
    inside = words.span(at + 1, close)
    text = inside.of(words.sentence.text)
    if re.fullmatch(SIZE, text.strip()):
        return replace(member, size=text.strip()), close + 1
    if re.match(r"[~≈<>]?\s?\d", text):
        return replace(member, amount=inside), close + 1
    examples = _list(words, at + 1, loose=True)
    rest = [words.lower(j) for j in range(examples.end, close)] if examples is not None else ["?"]
    if examples is not None and all(w in ("etc", "etc.", ".", ",", "…") for w in rest) and not all(m.described for m in examples.members):
        return replace(member, examples=examples), close + 1
    return member, close + 1


def size_of(member: Member) -> str | None:
    """Return the size of a model as labels are compared by it."""
    return fold_size(member.size) if member.size else None
