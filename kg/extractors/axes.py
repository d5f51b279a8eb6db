"""Divisions of a survey's field along several axes.

"We sort repair along two axes. The first is scope. Local repair …. Global repair …." has parts that are told by sentences beginning with
names of one head. "They are divided into A repair, which …, and B repair, which …" and "They come in two kinds: …"
divide the part told last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence

from kg.extractors import concepts, english
from kg.extractors.attributes import Attribute, introduced
from kg.extractors.division_wordings import DIVIDE
from kg.extractors.divisions import Divisions, evidence_of
from kg.extractors.listed_parts import members
from kg.lexicon.lexicon import thing_iri
from kg.lexicon.mentions import singular
from kg.model.document import Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Extracted, Named, Statement
from kg.model.terms import Iri
from kg.vocab import KG, SKOS

_AXES = r"(?:axes|dimensions|criteria|aspects|perspectives)"
_ORDER = r"(?:first|second|third|fourth|fifth|other|last|final)"

ALONG = re.compile(
    rf"(?:[Ww]e|[Tt]h(?:is|e) (?:survey|paper|article|review)) (?:\w+ly )?{DIVIDE} (?:(?:the|existing|current|all|these) )*"
    rf"(?:(?P<noun>approaches|methods|techniques|systems|models|tools|work) (?:to|for|on|of|in) )?(?P<field>[^,.;:()]{{3,60}}?)"
    rf" (?:along|by|on|according to|in) (?:the )?(?:following )?(?:\w+ )?(?:\w+ )?{_AXES}[.:]?\Z"
)
AXIS = re.compile(rf"The {_ORDER}(?: (?:one|axis|dimension|criterion|aspect|perspective))? is (?P<name>[^,.;:]{{3,60}})[.]?\Z")
INTO = re.compile(
    rf"(?:\A|; )(?:[Tt]hey|[Tt]hese) (?:(?:are|can be|may be) (?:\w+ly |further |in turn )?{DIVIDE} into|(?:come|fall) in(?:to)?)"
    r"(?: (?:\w+|the following) (?:kinds|types|groups|classes|categories|families|flavou?rs|forms|variants):?)? (?P<list>[^.;:]+)"
)


def read_axes(sentences: Sequence[Sentence], divisions: Divisions) -> Iterator[Extracted]:
    """Yield the axes that one paragraph sorts a field along, with the parts of each."""
    at = next((i for i, s in enumerate(sentences) if ALONG.match(s.text)), None)
    starts = [i for i, s in enumerate(sentences) if at is not None and i > at and AXIS.match(s.text)]
    along = ALONG.match(sentences[at].text) if at is not None else None
    if divisions.document.kind != "survey" or at is None or along is None or len(starts) < 2:
        return
    told = [(start, _named(sentences[start + 1 : end])) for start, end in zip(starts, (*starts[1:], len(sentences)), strict=True)]
    if not any(parts for _, parts in told):
        return
    whole = yield from divisions.whole(along["field"], evidence_of(sentences[at], Span(*along.span("field"))))
    if whole is None:
        return
    if along["noun"]:
        noun = singular(along["noun"].replace("approaches", "approachs"))
        divisions.attribute = Attribute(thing_iri("attribute", noun), noun, "", amounts=False)
        yield from introduced(divisions.attribute, KG.Model, evidence_of(sentences[at], Span(*along.span("noun"))), categories=True)
    for start, parts in told:
        axis = AXIS.match(sentences[start].text)
        above = (
            (yield from _axis(axis["name"], whole, evidence_of(sentences[start], Span(*axis.span("name"))), divisions)) if axis else None
        )
        for sentence, name in parts:
            text = sentence.text
            yield from divisions.part(
                name.of(text), above or whole, evidence_of(sentence, name), text, evidence_of(sentence, Span(0, len(text)))
            )
    yield from _divided(sentences, {s.text: n for _, parts in told for s, n in parts}, divisions)


def _named(sentences: Sequence[Sentence]) -> list[tuple[Sentence, Span]]:
    """Return the sentences that begin with the name of a part, whose head two of them share, with that name."""
    found: list[tuple[Sentence, list[Span]]] = []
    for sentence in sentences:
        words = re.match(r"(?P<one>[A-Z][\w-]*) (?P<two>[a-z][\w-]*)(?: (?P<three>[a-z][\w-]*))?", sentence.text)
        if words is not None and not english.is_function_word(words["one"].casefold()):
            spans = [Span(0, words.end(group)) for group in ("two", "three") if words[group] and not english.is_function_word(words[group])]
            found.append((sentence, spans))
    heads = Counter(name.of(s.text).rpartition(" ")[2] for s, names in found for name in names)
    shared = [head for head, count in heads.most_common(1) if count > 1]
    named = ((s, next((n for n in names if n.of(s.text).rpartition(" ")[2] in shared), None)) for s, names in found)
    return [(s, n) for s, n in named if n is not None]


def _axis(name: str, whole: Iri, shown: Evidence, divisions: Divisions) -> Generator[Extracted, None, Iri | None]:
    """Yield an axis as a category below what is sorted; return it."""
    made = list(concepts.category(name, shown)) if divisions.new.named(name) is None else []
    yield from made
    named = next((item for item in made if isinstance(item, Named)), None)
    if named is not None:
        divisions.new.add(named)
        yield Statement(named.iri, SKOS.broader, whole, shown)
    return named.iri if named is not None else divisions.new.named(name)


def _divided(sentences: Sequence[Sentence], names: dict[str, Span], divisions: Divisions) -> Iterator[Extracted]:
    """Yield the parts into which sentences divide the part that was told last."""
    last: str | None = None
    for sentence in sentences:
        text = sentence.text
        last = names[text].of(text) if text in names else last
        above = divisions.new.named(last) if last is not None else None
        for into in INTO.finditer(text) if above is not None else ():
            for name, clause in members(text, Span(*into.span("list"))):
                if above is not None:
                    yield from divisions.part(
                        name.of(text),
                        above,
                        evidence_of(sentence, name),
                        clause.of(text),
                        evidence_of(sentence, clause if clause.start < clause.end else name),
                    )


__all__ = ["read_axes"]
