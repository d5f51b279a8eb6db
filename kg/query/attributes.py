"""Attributes that documents introduced, as questions name them: found after everything else, in the words that mean nothing better."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention, find, singular, words
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.query.operators import Operator, spoken
from kg.vocab import KG, OWL

COUNTED = re.compile(r"^(?:#\s?|no\.? of |num(?:ber|\.)? of |num |total |overall |avg\.? |average |mean )+", re.IGNORECASE)
"""Words before a label that a question may leave out ("total cost")."""

AMOUNT_WORDS = ("most", "fewest", "largest", "smallest", "best", "worst", "average", "sum", "count", "more", "less", "at_least", "at_most")
"""Operators beside which one word may name an amount of the things asked for ("the board with the most wheels")."""

BEFORE = r"(?<![^\W_])(?P<value>{value})\W{{1,3}}$"
BEHIND = r"\W{{0,3}}(?:is |are |was |of |set to |equals )?\W{{0,2}}(?P<value>{value})(?![^\W_])"

THINGS = (KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, KG.Document)


def index(labels: Mapping[str, str]) -> dict[str, tuple[Entry, ...]]:
    """Return the attributes under the keys of their labels, and of these without words that a question may leave out.

    >>> sorted(index({"urn:a": "total cost"})), index({"urn:a": "total cost"})["cost"][0].label
    (['cost', 'totalcost'], 'total cost')
    """
    found: dict[str, list[Entry]] = {}
    for iri, label in sorted(labels.items(), key=lambda item: (len(item[1]), item[0])):
        entry = Entry(Iri(iri), (KG.Attribute, OWL.DatatypeProperty), label)
        keys = dict.fromkeys(match_key(words) for words in (label, COUNTED.sub("", label)))
        for key in dict.fromkeys((*keys, *map(singular, keys))):
            if key:
                found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def attributes(
    text: str, known: Mapping[str, tuple[Entry, ...]], mentions: Sequence[Mention], models: Sequence[Subject], operators: Sequence[Operator]
) -> tuple[tuple[Mention, ...], tuple[Operator, ...]]:
    """Return the mentions with those of attributes, and the operators that are left.

    The ontology's words and names come first: an attribute is meant only by words of which they take none, or where a name of it goes
    on before or after theirs ("batch size"); a word of both means either: of what it is asked tells which. One word alone is an
    attribute's only beside something that is named, or beside a class of things of which most, least or so many are asked for.
    """
    if not known:
        return tuple(mentions), tuple(operators)
    taken = [m.span for m in models] + [m.span for m in mentions if m.of(*THINGS)]
    asked = any(m.of(OWL.Class) for m in mentions) and any(o.name in AMOUNT_WORDS for o in operators)
    remedies = [m.span for m in mentions if _is_remedy(m)] if any(m.of(OWL.Class) for m in mentions) else []
    made: list[Mention] = []
    both: list[Mention] = []
    for mention in find(text, partial(_held, known)):
        same = next((m for m in mentions if m.span == mention.span and m.of(OWL.DatatypeProperty, OWL.ObjectProperty)), None)
        if same is not None and not any(e.iri in THINGS for e in same.of(OWL.Class)):
            both.append(Mention(same.span, same.text, (*same.entries, *mention.entries)))
        words = mention.text.split()
        over = [span for span in (*(m.span for m in mentions), *(o.span for o in operators)) if span.overlaps(mention.span)]
        over = [span for span in over if not (span == mention.span and span in remedies)]
        if any(mention.span.overlaps(span) for span in taken) or not all(_within(span, mention.span) for span in over):
            continue
        if _understood(mention, over):
            continue
        if len(words) == 1 and (not (taken or asked) or mention.text.casefold() in spoken()):
            continue
        made.append(mention)
    fixed = [*taken, *(o.span for o in made), *(m.span for m in mentions if " " in m.text or "-" in m.text)]
    made += [m for m in loosely(text, known, [m.span for m in models]) if not any(m.span.overlaps(s) for s in fixed)]
    spans = [m.span for m in made]
    kept = [next((b for b in both if b.span == m.span), m) for m in mentions if not any(m.span.overlaps(s) for s in spans)]
    left = tuple(o for o in operators if not any(o.span.overlaps(s) for s in spans))
    return tuple(sorted((*kept, *made), key=lambda m: m.span)), left


WIDEST = 5
"""The most words of a question among which those of one attribute may stand."""
SHORTEST = 3
"""The fewest letters by which two words are of one stem."""


def loosely(text: str, known: Mapping[str, tuple[Entry, ...]], named: Sequence[Span] = ()) -> list[Mention]:
    """Return the attributes of several words that stand close together in a question in other forms ("may be used commercially").

    What is `named` between them is passed over ("may I use Zork commercially"): then the last of the words stands for them all.

    >>> entry = Entry(Iri("urn:a"), (KG.Attribute,), "Commercial use")
    >>> [m.text for m in loosely("boards that may be used commercially", {"commercialuse": (entry,)})]
    ['used commercially']
    """
    pieces = [p for p in words(text) if not any(p.overlaps(s) for s in named)]
    said = [p.of(text).casefold() for p in pieces]
    found: dict[Span, list[Entry]] = {}
    for entry in sorted({e for entries in known.values() for e in entries}, key=lambda e: e.iri):
        parts = [s.of(entry.label).casefold() for s in words(entry.label)]
        if len(parts) < 2 or any(len(part) < SHORTEST or not part.isalpha() for part in parts):
            continue
        places = [[at for at, word in enumerate(said) if _of_one_stem(word, part)] for part in parts]
        for first in places[0] if all(places) else ():
            near = [first, *(min(own, key=lambda at: abs(at - first)) for own in places[1:])]
            if len(set(near)) == len(parts) and max(near) - min(near) < WIDEST:
                last = pieces[max(near)]
                whole = Span(pieces[min(near)].start, last.end)
                found.setdefault(last if any(whole.overlaps(s) for s in named) else whole, []).append(entry)
                break
    return [Mention(span, span.of(text), tuple(entries)) for span, entries in sorted(found.items())]


def _of_one_stem(one: str, other: str) -> bool:
    """Return whether two words begin alike and differ by no more than an ending."""
    shorter, longer = sorted((one, other), key=len)
    kept = max(SHORTEST, len(shorter) - 1)
    return len(shorter) >= SHORTEST and longer[:kept] == shorter[:kept] and len(longer) - len(shorter) < SHORTEST


def _understood(mention: Mention, over: Sequence[Span]) -> bool:
    """Return whether words of questions and of the ontology leave no word of an attribute: "number of models" counts models."""
    text = mention.text
    for span in over:
        start, end = span.start - mention.span.start, span.end - mention.span.start
        text = text[:start] + " " * (end - start) + text[end:]
    return not text.strip()


def said(text: str, named: Span, values: Sequence[str]) -> tuple[Span, str] | None:
    """Return which of an attribute's values stands right behind its name in a question, or right before it, with the place of both.

    >>> said("boards of the wide gauge", Span(19, 24), ("wide", "narrow"))
    (Span(start=14, end=24), 'wide')
    """
    for value in values:
        printed = re.escape(value)
        if behind := re.compile(BEHIND.format(value=printed), re.IGNORECASE).match(text, named.end):
            return Span(named.start, behind.end()), value
        if before := re.search(BEFORE.format(value=printed), text[: named.start], re.IGNORECASE):
            return Span(before.start(), named.end), value
    return None


def _is_remedy(mention: Mention) -> bool:
    """Return whether words mean nothing but what some document calls a remedy: things that have it may be asked for as well."""
    return bool(mention.entries) and all(KG.Solution in e.types and "/id/concept/" in e.iri for e in mention.entries)


def _held(known: Mapping[str, tuple[Entry, ...]], keys: Collection[str]) -> dict[str, tuple[Entry, ...]]:
    return {key: known[key] for key in keys if key in known}


def _within(inner: Span, outer: Span) -> bool:
    """Return whether a place lies inside another that is longer."""
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer
