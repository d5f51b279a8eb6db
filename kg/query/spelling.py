"""Words of a question that nothing knows as they are written: misspelt names and operators, and nouns that only end like a property."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Doc, Token

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention, singular, words
from kg.model.document import REACH, Span
from kg.query import operators
from kg.query.names import Names
from kg.vocab import KG, OWL, SKOS

HEADS = frozenset(("size", "length", "rate", "width", "depth", "count"))
"""Nouns that say little by themselves: what stands right before them tells what they are of."""
HEAD = re.compile(rf"[ -](?:{'|'.join(sorted(HEADS))})\b", re.I)
OF_NOTHING = frozenset(
    (
        "exact",
        "actual",
        "real",
        "full",
        "overall",
        "approximate",
        "precise",
        "official",
        "reported",
        "stated",
        "given",
        "right",
        "true",
        "correct",
        "whole",
        "the",
        "known",
        "unknown",
        "undisclosed",
        "unspecified",
        "unreported",
        "undocumented",
        "unstated",
    )
)
"""Words before such a noun that do not change what it is of."""


LARGE = {"large": "size", "big": "size", "long": "length", "wide": "width", "deep": "depth"}
"""Adjective → what it asks for of a thing."""
HOW_LARGE = re.compile(
    rf"(?:\bhow\s+(?P<large>{'|'.join(LARGE)})\s+(?:is|was|are|were)|\b(?:{'|'.join(sorted(HEADS))})\s+of)\s+(?:the\s+|an?\s+)?", re.I
)
"""What stands before something of which the amount is asked."""


def amount_named(words_: str) -> str:
    """Return the name of the amount that words ask for.

    >>> amount_named("How long is the gauge"), amount_named("gauge size")
    ('length of the gauge', 'gauge size')
    """
    found = HOW_LARGE.match(words_)
    return f"{LARGE[found['large'].lower()]} of the {words_[found.end() :]}" if found and found["large"] else words_


def compounds(text: str, mentions: Sequence[Mention], doc: Doc, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the words of a property that is named by two nouns, the first of which nothing here knows or is what models use.

    The "gauge size" of a model that uses gauges is not its size, and neither is "how large its gauge is".
    """
    spoken = operators.spoken()
    for used in (m.span for m in mentions if m.of(KG.Technique) and not m.of(OWL.Class, OWL.ObjectProperty, KG.Model)):
        asked, head = next((m for m in HOW_LARGE.finditer(text) if m.end() == used.start), None), HEAD.match(text, used.end)
        if asked or head:
            yield Span(asked.start() if asked else used.start, head.end() if head else used.end)
    for token in doc:
        if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in HEADS or not token.is_alpha or token.is_stop or len(token) < 3:
            continue
        noun = doc[token.i + 1]
        alone = any(m.span.start == noun.idx and m.text.lower() == noun.lower_ for m in mentions)
        known = token.lower_ in spoken or token.lower_ in OF_NOTHING or any(s.start <= token.idx < s.end for s in taken)
        if alone and not known and text[token.idx + len(token) : noun.idx] == " ":
            yield Span(token.idx, noun.idx + len(noun))


def strange(doc: Doc, taken: Sequence[Span], names: Names) -> frozenset[int]:
    """Return the numbers of the words that are no names, no words of questions and no words that a document uses.

    Capitals alone, and the end of a question behind "on" or "at", name what is measured ("how does Zork do on MATH?").
    """
    spoken = operators.spoken()
    shouted = doc.text.isupper()
    plain = (t for t in doc if t.is_alpha and len(t) >= operators.SHORTEST and not t.is_stop and t.lower_ not in spoken)
    plain = (t for t in plain if shouted or not (t.is_upper or _measured_on(t)))
    unknown = (t for t in plain if not names.ordinary(t.lower_) and not names.ordinary(singular(t.lower_)))
    return frozenset(t.i for t in unknown if not any(s.start <= t.idx < s.end for s in taken))


def _measured_on(token: Token) -> bool:
    """Return whether a word ends a question behind "on" or "at"."""
    last = not any(t.is_alpha or t.like_num for t in token.doc[token.i + 1 :])
    return last and token.i > 0 and token.nbor(-1).lower_ in ("on", "at")


SHORTEST = 4
"""The fewest letters of the part of a word that all its forms share."""

NAMED = (KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, SKOS.Concept)
"""The classes of things whose names are looked for in misspelt words."""

LONGEST_MISSPELT = 5
"""The most words of a name in which a misspelling is looked for."""


def hyphenated(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the mentions, each with the misspelt word that a hyphen joins to it where both are one name ("encder-decoder models")."""
    for mention in mentions:
        joined = HYPHENATED.search(text, max(0, mention.span.start - REACH), mention.span.start)
        if (
            joined is None
            or any(m.span.start < mention.span.start <= m.span.end + 1 for m in mentions)
            or names.ordinary(joined[1].lower())
        ):
            yield mention
            continue
        span = Span(joined.start(1), mention.span.end)
        entries = tuple(e for key in names.respelled(span.of(text)) for e in names.lookup([key]).get(key, ()))
        yield Mention(span, span.of(text), entries) if entries else mention


HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]{4,})-$")
"""A word with a hyphen behind it, at the end of a text."""


WIDEST = 6
"""The most words of a name of which one is misspelt and others stand for something by themselves."""


def widened(text: str, mentions: Sequence[Mention], doc: Doc, names: Names) -> tuple[Mention, ...]:
    """Return the mentions, those beside a misspelt word as the one name that it makes with them ("general foundaton models")."""
    pieces = words(text)
    spoken, stops = operators.spoken(), {t.idx for t in doc if t.is_stop}
    made: list[Mention] = []
    for at, piece in enumerate(pieces):
        word = piece.of(text).lower()
        if len(word) < SHORTEST or not word.isalpha():
            continue
        known = any(piece.overlaps(m.span) for m in (*mentions, *made))
        behind = any(m.span.end + 1 == piece.start and text[m.span.end] in " -" and m.of(KG.Model) for m in mentions)
        if known or len(word) < (SHORTEST if behind else LONG) or _common(piece, word, names, spoken, stops):
            continue
        found = next(_widest(text, pieces, at, mentions, names), None)
        if found is not None:
            made.append(found)
    kept = [m for m in mentions if not any(m.span.overlaps(w.span) for w in made)]
    return tuple(sorted((*kept, *made), key=lambda m: m.span))


def _widest(text: str, pieces: Sequence[Span], at: int, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the names that a misspelt word makes with words around it that are mentions, the longest first."""
    for length in range(WIDEST, 1, -1):
        for first in range(max(0, at - length + 1), min(at, len(pieces) - length) + 1):
            span = Span(pieces[first].start, pieces[first + length - 1].end)
            beside = [m for m in mentions if m.span.overlaps(span)]
            cut = any(m.span.start < span.start or m.span.end > span.end for m in beside)
            if not beside or cut or not re.fullmatch(r"[\w\s-]+", span.of(text)):
                continue
            inside = [match_key(m.text) for m in beside]  # what is written right stays as it is
            keys = [key for key in names.respelled(span.of(text)) if all(own in key for own in inside)]
            entries = tuple(e for key in keys for e in names.lookup([key]).get(key, ()))
            if entries and match_key(span.of(text)) not in {match_key(m.text) for m in beside}:
                yield Mention(span, span.of(text), entries)


def respelled(text: str, mentions: Sequence[Mention], doc: Doc, names: Names) -> Iterator[Mention]:
    """Yield what misspelt words stand for: words of five letters or more that are nothing known and no ordinary word."""
    pieces = [p for p in words(text) if not any(p.overlaps(m.span) for m in mentions)]
    spoken = operators.spoken()
    starts = {t.idx for t in doc if t.is_stop}
    at = 0
    while at < len(pieces):
        for length in range(LONGEST_MISSPELT, 0, -1):
            run = pieces[at : at + length]
            span = Span(run[0].start, run[-1].end)
            if len(run) < length or (length > 1 and not re.fullmatch(r"[\w\s.+-]+", span.of(text))):
                continue
            parts = [p.of(text).lower() for p in run]
            said = [(p, word) for p, word in zip(run, parts, strict=True) if not _plus(p, run, text)]
            glued = length > 1 and " " not in span.of(text)
            if span.of(text)[-1].isdigit() and SIZE_GOES_ON.match(text, span.end):
                continue
            if HANGS_ON.match(text, span.end) and names.lookup([match_key(span.of(text))]):
                continue  # Spelt right, and another's name: `Zork` in `Zork-4` is not Zork.
            if OTHER_PART.match(text, run[0].end) and _benchmark(run[0].of(text), names):
                continue
            common = [_common(p, word, names, spoken, starts) for p, word in said]
            if not glued and any(common[:1] if length > 2 else common) and not _first_only(said, common, spoken, starts):
                head = length == LEAST_HEADED and len(parts[0]) >= LONG and not common[0] and parts[1].isalpha()
                if not (head and any(key.endswith(match_key(parts[1])) for key in names.respelled(span.of(text)))):
                    continue
            begun = names.begun(span.of(text)) if length == 1 else ()
            keys = [key for key in names.respelled(span.of(text)) if not (length == 1 and _other_acronym(span.of(text), key))]
            entries = tuple(e for key in keys for e in names.lookup([key]).get(key, ()))
            entries = (
                _kind(span.of(text), names, length)
                or tuple(e for e in entries if any(t in e.types for t in NAMED))
                or _property(span.of(text), names, length)
            )
            if length == 2 and common[0] and len(parts[1]) < LONG and not any(KG.Model in e.types for e in entries):
                continue
            entries = begun if begun and KG.Benchmark in begun[0].types else entries or begun
            if entries:
                yield Mention(span, span.of(text), entries)
                at += length - 1
                break
        at += 1


DOING = re.compile(r"(?<![\w-])(?P<verb>[a-z]{4,}?)ing(?![\w-])")
NOUN_ENDINGS = ("ment", "ation", "ion", "ition", "al")
"""How the nouns of deeds end whose verbs end in "ing" ("deploying": deployment)."""
TROUBLES = (KG.Challenge, KG.Pitfall, KG.OpenProblem, KG.Implication)


def done(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the concepts that a question about challenges names by the verb of their noun ("challenges in deploying models")."""
    if not any(e.iri in TROUBLES for m in mentions for e in m.entries):
        return
    for found in DOING.finditer(text):
        span = Span(found.start(), found.end())
        keys = [match_key(found["verb"] + ending) for ending in NOUN_ENDINGS]
        entries = [e for key, es in names.lookup(keys).items() for e in es if SKOS.Concept in e.types]
        if entries and not any(m.span.overlaps(span) for m in mentions):
            yield Mention(span, found[0], tuple(entries))


def _property(word: str, names: Names, length: int) -> tuple[Entry, ...]:
    """Return the property of which a word of six letters or more misspells a name by one letter; none for words more far off."""
    if length > 1 or len(word) < LONG:
        return ()
    key = match_key(word)
    near = [k for k in names.respelled(word) if DamerauLevenshtein.distance(k, key) == 1]
    return tuple(e for k in near for e in names.lookup([k]).get(k, ()) if OWL.ObjectProperty in e.types)


def _kind(word: str, names: Names, length: int) -> tuple[Entry, ...]:
    """Return what the word for a kind of things means of which a word of six letters or more is misspelt by one letter ("chalenges")."""
    if length > 1 or len(word) < LONG:
        return ()
    key = match_key(word)
    near = [k for k in names.respelled(word) if DamerauLevenshtein.distance(k, key) == 1]
    held = [names.lookup([k]).get(k, ()) for k in near]
    return next((tuple(entries) for entries in held if any(OWL.Class in e.types for e in entries)), ())


LONGEST_ACRONYM = 6
SHORTEST_WORD = 4
"""The most letters of a word that is as likely a word of its own as a misspelt acronym."""


def _other_acronym(word: str, key: str) -> bool:
    """Return whether a short word has a letter that a key has not: in capitals MBXP is not MBPP, though MBBP may be; "lift" is no LCFT."""
    short = len(word) <= (LONGEST_ACRONYM if word.isupper() else SHORTEST_WORD)
    return short and word.isalpha() and not set(word.casefold()) <= set(key)


def _benchmark(word: str, names: Names) -> bool:
    key = match_key(word)
    return any(KG.Benchmark in e.types for e in names.lookup([key]).get(key, ()))


SAYINGS = frozenset(word for said in operators.OPERATORS.values() for word in said.split("|") if word.isalpha())
OTHER_PART = re.compile(
    r"-(?:[A-Z]\w*|(?!(?:style|like|based|type|specific|level|wise|family|only|related|scores?|results?"
    rf"|{'|'.join(re.escape(word) for word in sorted(SAYINGS))})\b|pass@)[a-z]{{4,}}\b)"
)
"""A word that hangs on a benchmark's name and makes it another ("Zork-X", "Zork-sanitised"), and that asks for nothing."""
HANGS_ON = re.compile(r"-\d+(?:\.\d+)*(?![\w-])")
SIZE_GOES_ON = re.compile(r"\s?[bB]\b|\.\d")


def _first_only(said: Sequence[tuple[Span, str]], common: Sequence[bool], spoken: frozenset[str], stops: set[int]) -> bool:
    """Return whether only the first of several words is a plain one, and the second a long one that nothing knows ("code milenials")."""
    first, word = said[0]
    return len(said) > 1 and not any(common[1:]) and len(said[1][1]) >= SHORTEST and first.start not in stops and word not in spoken


LEAST_HEADED = 2
"""How many words a name has of which the first is misspelt and the other is a plain one, written as it is ("vunlerability detection")."""

LONG = 6
"""The fewest letters of a misspelt word that may stand behind a plain one in a name."""


def _common(piece: Span, word: str, names: Names, spoken: frozenset[str], stops: set[int]) -> bool:
    """Return whether a word is one of plain English or of questions, so that it begins no name."""
    return piece.start in stops or word in spoken or any(names.ordinary(form) for form in forms(word))


def forms(word: str) -> Iterator[str]:
    """Yield a word and what it may be a form of, or have as forms, by its endings alone ("publish": "published")."""
    yield from (word, singular(word))
    stems = {word, word.removesuffix("ing"), word.removesuffix("ed"), word.removesuffix("es"), word.removesuffix("e")}
    yield from (stem + ending for stem in sorted(stems) if len(stem) >= SHORTEST for ending in ("", "e", "s", "es", "d", "ed", "ing"))


def _plus(piece: Span, run: Sequence[Span], text: str) -> bool:
    """Return whether a word is the `plus` that ends a name."""
    return piece is run[-1] and len(run) > 1 and piece.of(text).lower() == "plus"
