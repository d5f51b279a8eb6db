"""The phrases of a sentence: what stands before and after a name, which names stand in one list, and of what they are examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.extractors import english
from kg.extractors.members import Member, Phrase, Unit, Words
from kg.extractors.nouns import counts, is_kind, is_name, is_plural, nominal
from kg.lexicon.sizes import SIZE
from kg.model.document import Span
from kg.model.mention import Entry, Mention
from kg.model.parsed import Sentence
from kg.model.terms import Iri
from kg.vocab import KG, OWL, SKOS

HYPHENS = frozenset("-‐‑+#_")
"""Signs that join what stands beside them into one word."""

DATA = frozenset((KG.Corpus, KG.Benchmark))
"""The classes of data, which one list may hold side by side."""


def read(sentence: Sentence, verbs: frozenset[str], exact: Callable[[str], tuple[Entry, ...]]) -> Words:
    """Return a sentence's units, names and phrases; `verbs` are the stems of the verbs that wordings know."""
    units = _units(sentence)
    starts = {u.span.start: i for i, u in enumerate(units)}
    ends = {u.span.end: i + 1 for i, u in enumerate(units)}
    names: dict[int, tuple[Mention, int]] = {}
    for mention in sentence.mentions:
        bare = _unbracketed(mention, exact)
        start, last = starts.get(bare.span.start), ends.get(bare.span.end)
        if start is not None and last is not None and _is_verb(units, start, last, bare, verbs):
            continue
        if start is not None and last is not None and (kept := _as_written(bare)) and not _goes_on(names, units, start, kept):
            names[start] = (kept, last)
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


def _goes_on(names: Mapping[int, tuple[Mention, int]], units: tuple[Unit, ...], start: int, mention: Mention) -> bool:
    """Tell whether a capitalised kind of models right behind a model's name is a part of it ("Zork Base models")."""
    end = start - bool(start and re.fullmatch(SIZE, units[start - 1].text))
    before = next((m for m, last in names.values() if last == end), None)
    sorts = any(KG.ModelKind in e.types for e in mention.entries) and not any("/id/" in e.iri for e in mention.entries)
    return before is not None and sorts and units[start].text[:1].isupper() and bool(before.of(KG.Model)) and not is_kind(before)


def _is_verb(units: tuple[Unit, ...], start: int, last: int, mention: Mention, verbs: frozenset[str]) -> bool:
    """Tell whether the label of a class is a verb here: "Zork scores 41.3"."""
    if last != start + 1 or units[start].stem not in verbs or last >= len(units) or not units[last].text[0].isdigit():
        return False
    return english.form(units[start].lower) == "s" and all(e.types == (OWL.Class,) for e in mention.entries)


def _units(sentence: Sentence) -> tuple[Unit, ...]:
    made: list[Span] = []
    text = sentence.text
    for token in sentence.tokens:
        glued = bool(made) and made[-1].end == token.span.start
        if glued and _joins_plain_words(text, made[-1], token.span):
            made[-1] = Span(made[-1].start, token.span.end)
            continue
        if (
            glued
            and (token.text[0] in HYPHENS or text[made[-1].end - 1] in HYPHENS)
            and made[-1].of(text)[0].isalnum()
            and (token.text[0].isalnum() or token.text in HYPHENS)
        ):
            made[-1] = Span(made[-1].start, token.span.end)
        else:
            made.append(token.span)
    return tuple(_unit(span, text) for span in _without_initials(made, text))


def _joins_plain_words(text: str, before: Span, token: Span) -> bool:
    """Tell whether a dash joins two words in small letters ("instruction–response"), or a word stands behind such a dash."""
    dash = token.start if text[token.start] in "–—" else token.start - 1
    return (
        text[dash] in "–—"
        and before.start < dash
        and dash + 1 < len(text)
        and text[before.start].islower()
        and text[dash - 1].islower()
        and text[dash + 1].islower()
    )


def _without_initials(made: list[Span], text: str) -> list[Span]:
    """Return the words of a sentence without initials in brackets behind what they are initials of ("Mixture-of-Experts (MoE)")."""
    kept: list[Span] = []
    at = 0
    while at < len(made):
        if at + 2 < len(made) and made[at].of(text) == "(" and made[at + 2].of(text) == ")" and kept:
            short = made[at + 1].of(text)
            letters = "".join(piece[0] for span in kept[-8:] for piece in re.split(r"[-‐‑]", span.of(text)) if piece and piece[0].isalpha())
            if len(short) > 1 and short[0].isupper() and letters.casefold().endswith(short.rstrip("s").casefold()):
                at += 3
                continue
        kept.append(made[at])
        at += 1
    return kept


def _unit(span: Span, text: str) -> Unit:
    """Return a word as a unit, without a hyphen or the full stop of the sentence at its end."""
    word = span.of(text)
    stopped = word[-1] == "." and "." not in word[:-1] and span.end == len(text)
    if len(word) > 1 and (word[-1] in HYPHENS - {"+", "#"} or (stopped and word[-2].isalnum())):
        span, word = Span(span.start, span.end - 1), word[:-1]
    return Unit(word, word.casefold(), english.stem(word), span)


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
    if len(pieces) > 1 and (
        pieces[0].casefold() in english.AUXILIARIES or pieces[-1].casefold() in ("as", "is", "a", "to", "in", "it", "an", "on")
    ):
        return None
    small = text.islower()
    if english.is_common(text):
        kept = tuple(e for e in mention.entries if "/id/" not in e.iri)  # "all code" and "the Code" are no model, whatever is called so
        return replace(mention, entries=kept) if kept else None
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
        if joint[1] and words.lower(joint[0]) == "other":
            connected = True  # "Zork, Frob and other models"
            break
        again = joint[1] and words.lower(joint[0]) in english.PREPOSITIONS and words.lower(joint[0]) == words.lower(at - 1)
        start = joint[0] + again  # "on Zork and on Frob"
        following = _single(words, start) or _numbered(words, phrase.members[-1], start)
        if following is not None and following.kind is not None and joint[1] and following.opening in ("called", "named"):
            following = replace(following, kind=None)
        if following is not None and following.kind is not None and joint[1] and following.kind.mention is not None:
            words.phrases.append(following)  # the last of a list may have examples of its own
            following = replace(following, members=(following.kind,), kind=None)
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
    if head is None or not re.fullmatch(r"\d+(?:\.\d+)?", words.lower(at)) or counts(words, at):
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
    if (one.described and other.described) or (_of_material(words, one) and _of_material(words, other)):
        return True
    if one.described != other.described:
        return any(_of_material(words, m) for m in (one, other) if m.described) and all(
            m.mention is not None and m.mention.of(*DATA) for m in (one, other) if not m.described
        )
    if one.mention is None or other.mention is None:
        known = one.mention or other.mention
        return known is None or any("/id/" in e.iri for e in known.entries)
    both = _sorts(one.mention), _sorts(other.mention)
    return bool(both[0] & both[1]) or all(sorts <= DATA for sorts in both)


def _sorts(mention: Mention) -> set[Iri]:
    general = {SKOS.Concept, OWL.Class}
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
        determiner = words.lower(at) if words.lower(at) == "our" else determiner or words.lower(at)
        at += 1
    if at < len(words.units) and at not in words.names and start == at:
        unit = words.units[at]
        verbal = unit.stem in words.verbs and unit.lower not in english.HEADS | english.MATERIAL and not is_name(words, at)
        if english.is_adverb(unit.lower) or (verbal and (english.form(unit.lower) != "base" or _expects_verb(words, at))):
            return None
        if verbal and words.lower(at - 1) in english.CONJUNCTIONS and unit.lower not in english.NOUNS_TOO:
            return None  # "… and avoid …": the subject's next verb
    member = nominal(words, at, bool(determiner))
    if member is None:
        return None
    member, end = _bracketed(words, member)
    if words.lower(end) in ("'s", "’s") and (owned := _single(words, end + 1)) is not None:
        words.ending.setdefault(end, Phrase(start, end, (member,)))
        return replace(owned, start=start, determiner="")
    phrase = Phrase(start, end, (member,), determiner=determiner, plural=is_plural(words, member))
    opening = _examples(words, end)
    if opening is None and phrase.plural and member.mention is not None and words.lower(end) == "with":
        comma = next((j for j in range(end + 1, min(end + 10, len(words.units))) if words.lower(j) in english.MARKS), end)
        opening = _examples(words, comma) if words.lower(comma) == "," else None
    if opening is None and member.described:
        opening = _named_behind(words, end)
    if opening is None or not _sorts_things(member):
        return phrase
    examples = _list(words, opening)
    if examples is None or examples.kind is not None or not _exemplify(member, examples):
        return phrase
    opener = words.lower(opening - 1)
    return replace(phrase, end=examples.end, members=examples.members, kind=member, plural=True, last=0, opening=opener)


def _named_behind(words: Words, at: int) -> int | None:
    """Return where the name begins of what is described with a complement ("a crawl of package manuals named Zork"), None without one."""
    if words.lower(at) not in ("of", "with", "from"):
        return None
    for i in range(at + 1, min(at + 9, len(words.units))):
        if words.lower(i) in ("named", "called", "dubbed"):
            return i + 1
        if english.is_function_word(words.lower(i)) and words.lower(i) not in ("and", "of", "in", "a", "the"):
            return None
    return None


def _sorts_things(member: Member) -> bool:
    """Tell whether a phrase names a kind of things: things themselves have no examples."""
    return member.name is None and not (member.mention is not None and any("/id/" in e.iri for e in member.mention.entries))


def _expects_verb(words: Words, at: int) -> bool:
    """Tell whether a verb may stand at a unit: after a phrase, a pronoun, "to", an auxiliary or an adverb."""
    before = words.lower(at - 1)
    return (
        at in words.ending
        or at == 0
        or before == "to"
        or before in english.AUXILIARIES | english.PRONOUNS | english.RELATIVES
        or english.is_adverb(before)
    )


def _relates(words: Words, at: int) -> bool:
    """Tell whether "that" begins a relative clause rather than a phrase."""
    if words.lower(at) != "that":
        return False
    after = words.lower(at + 1)
    return (
        after in english.AUXILIARIES or (at + 1 < len(words.units) and words.units[at + 1].stem in words.verbs) or english.is_adverb(after)
    )


def _exemplify(kind: Member, examples: Phrase) -> bool:
    """Tell whether things may be examples of a kind: what is described only is an example of nothing."""
    return not kind.cited and not all(m.described for m in examples.members)


def _examples(words: Words, at: int) -> int | None:
    """Return where the examples begin after "such as", "like", "including"; None where none follow."""
    at += english.is_adverb(words.lower(at)) and words.lower(at + 1) == ","
    at += words.lower(at) == "," and words.lower(at + 1) in (
        "such",
        "like",
        "including",
        "e.g.",
        "especially",
        "particularly",
        "notably",
        "i.e.",
        "namely",
    )
    one, two = words.lower(at), words.lower(at + 1)
    if (one, two) == ("such", "as"):
        return at + 2
    if one in english.LIST_WORDS or one in ("called", "named"):
        return at + 1 + (two == ",")
    return None


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
