"""Where the sentences of a text place concepts in the taxonomy: examples, divisions, paragraphs under a run-in heading, compound names.

An edge between two concepts of the ontology is stated where the text puts them together and the ontology agrees. A concept that the
ontology does not know is named only where a text says that a kind of things is divided, and into what.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from kg.extractors import concepts, english, listing
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.mentions import singular
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.mention import Mention
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri
from kg.vocab import KG, SKOS

EXTRACTOR = listing.EXTRACTOR

KINDS = ("survey", "paper", "report", "web_page")
"""The kinds of document that order a field."""

GIVES = re.compile(
    r"\b(?:such as|like|including|includes?|comprises?|namely|called|particularly|especially|notably|consists? of|e\.g\.)\b|:", re.I
)
"""What stands between a kind of things and examples of it."""

AS_KIND = re.compile(r"\bas\s+(?:the|its|their|a|an|main|\s)*\Z", re.I)
ONE_OF_THEM = re.compile(r"\A(?:One|Another)(?:\s+(?:such|of these|common|popular))?\s+[a-z-]+(?:\s+[a-z-]+)?\s+is\s+", re.I)
DIVIDED = re.compile(
    r"\b(?:(?:sub)?divid|categori[sz]|classif|group|split|sort|organi[sz]|separat)\w*\b[^.;:()]{0,40}?\binto\s+"
    r"(?:(?:the\s+following\s+)?(?:\w+\s+){0,3}?(?:types?|kinds?|categor(?:y|ies)|groups?|class(?:es)?|famil(?:y|ies)|(?:sub-?)?(?:areas?|domains?|tasks?))"
    r"\s*[:,–—-]\s*(?:namely\s+)?|\w+\s*[:–—-]\s+)?(?P<list>[^.;:]{3,240})",
    re.I,
)
"""Words that say that something is divided, and into what."""

OF_A_FIELD = re.compile(
    r"(?:\b(?:[Ww]e|[Tt]h(?:is|e) (?:survey|paper|article)|[Oo]ne (?:can|may))\s+(?:\w+ly\s+|can\s+|may\s+)?"
    r"(?:(?:sub)?divid|categori[sz]|classif|group|split|sort|organi[sz]|separat)\w*\s+(?:(?:the|existing|current|all|these|such|known)\s+)*"
    r"(?P<active>[^\s,.;:()][^,.;:()]{1,38}?[^\s,.;:()])"
    r"|(?:\A|[,;]\s+)(?:(?:The|the|Existing|existing|Current|current|All)\s+)*(?P<passive>[^\s,.;:()][^,.;:()]{1,38}?[^\s,.;:()])\s+(?:is|are|(?:can|may)\s+be)\s+(?:\w+ly\s+)?"
    r"(?:(?:sub)?divid|categori[sz]|classif|group|split|sort|organi[sz]|separat)\w*)"
    r"\s+(?:(?:by|based on|according to|along)\s+[^\s,;:][^,;:]{1,48}?[^\s,;:]\s+)?into\b"
)
"""How a survey says that it divides something of its field."""
GENERAL = frozenset(("problem", "task", "sample", "token", "text", "document", "page", "word")) | frozenset(
    ("them", "these", "those", "it", "this", "field", "work", "works", "literature", "paper", "papers", "studies", "survey", "section")
)

BETWEEN = re.compile(r",\s*(?:and|or|&)\s+|\s*,\s*|\s+(?:and|or|&)\s+")
LEAD = re.compile(r"\A(?:the|a|an|both|either|i\)|ii\)|iii\)|\(\d\)|\d\))\s+", re.I)
MOST_WORDS = 4
"""The most words of a new concept that a sentence names."""

Placed = tuple[Mention, Iri]


class Placing:
    """Reads the sentences of one document in order."""

    def __init__(self, document: Document, lexicon: Lexicon, schema: Schema) -> None:
        self.document = document
        self.lexicon = lexicon
        self.schema = schema
        self.new = concepts.New()
        self.passage = -1
        self.before: list[Iri] = []
        self.compounds: set[tuple[Iri, Iri]] = set()

    def read(self, sentence: Sentence) -> Iterator[Extracted]:
        """Yield the edges of the taxonomy that one sentence states, each once, and the concepts that it names."""
        if self.document.kind not in KINDS or english.is_title(sentence.text):
            return
        if sentence.passage != self.passage:
            self.passage, self.before = sentence.passage, []
        known = self._known(sentence)
        done: set[tuple[Iri, Iri]] = set()
        for mention, below in known:
            for above in (*self._compound(mention, below), *self._given(sentence, known, mention, below), *self._under(sentence, below)):
                if (below, above) not in done:
                    done.add((below, above))
                    yield Statement(below, SKOS.broader, above, self._evidence(sentence, mention.span))
        yield from self._divided(sentence, known, done)
        self.before += [iri for _, iri in known]

    def _known(self, sentence: Sentence) -> list[Placed]:
        """Return the concepts of the ontology that a sentence names without doubt, in order of place."""
        found = []
        for mention in sentence.mentions:
            entries = [e for e in mention.entries if SKOS.Concept in e.types and e.iri in self.schema.concepts]
            if len({e.iri for e in entries}) == 1:
                found.append((mention, entries[0].iri))
        return found

    def _compound(self, mention: Mention, below: Iri) -> Iterator[Iri]:
        """Yield the concept that the last words of a name are the name of: embeddings of a kind are embeddings."""
        words = mention.text.split()
        for first in range(1, len(words)):
            for entry in self.lexicon.exact(" ".join(words[first:]), SKOS.Concept):
                if entry.iri in self.schema.concepts and self._right_below(below, entry.iri) and (below, entry.iri) not in self.compounds:
                    self.compounds.add((below, entry.iri))
                    yield entry.iri
                    return

    def _given(self, sentence: Sentence, known: Sequence[Placed], mention: Mention, below: Iri) -> Iterator[Iri]:
        """Yield the concept of which a sentence gives another as an example, or as which it names it."""
        text = sentence.text
        earlier = [
            (m, above)
            for m, above in known
            if m.span.end <= mention.span.start and self._is_below(below, above) and GIVES.search(text, m.span.end, mention.span.start)
        ]
        if earlier:
            yield earlier[-1][1]
        for other, above in known:
            between = text[mention.span.end : other.span.start]
            if other.span.start > mention.span.end and self._is_below(below, above) and len(between) < 80 and AS_KIND.search(between):
                yield above

    def _under(self, sentence: Sentence, below: Iri) -> Iterator[Iri]:
        """Yield the concept of the run-in heading that a sentence stands under, and what "one such method" goes back to."""
        for entry in self.lexicon.exact(sentence.topic or "", SKOS.Concept):
            problems = {a for t in entry.types for a in self.schema.ancestors(t)}
            if KG.Challenge in problems and self._right_below(below, entry.iri):
                yield entry.iri
        if ONE_OF_THEM.match(sentence.text):
            above = next((iri for iri in reversed(self.before) if self._is_below(below, iri)), None)
            if above is not None:
                yield above

    def _divided(self, sentence: Sentence, known: Sequence[Placed], done: set[tuple[Iri, Iri]]) -> Iterator[Extracted]:
        """Yield the parts into which a sentence says that something is divided, new ones among them."""
        match = DIVIDED.search(sentence.text)
        whole = self._whole(sentence, known, match) if match is not None else None
        if match is not None and whole is None:
            whole = yield from self._field(sentence, match)
        if match is None or whole is None:
            return
        cls = self.new.class_below(whole, self.schema)
        for part in self._parts(sentence.text, Span(*match.span("list"))):
            words = part.of(sentence.text)
            iri = concepts.concept(words, whole, cls, self.lexicon, self.schema) or self.new.named(words)
            shown = self._evidence(sentence, part)
            if iri is None:
                made = concepts.new_concept(words, cls, shown) if cls != SKOS.Concept else None
                if made is None:
                    continue
                self.new.add(made)
                yield from concepts.introduced(made)
                iri = made.iri
            known_part = iri in self.schema.concepts
            if (iri, whole) not in done and (not known_part or concepts.confirmed(iri, whole, self.schema)):
                done.add((iri, whole))
                yield Statement(iri, SKOS.broader, whole, shown)

    def _whole(self, sentence: Sentence, known: Sequence[Placed], match: re.Match[str]) -> Iri | None:
        """Return the concept that is divided: the last one before "is divided", else the first one behind the verb."""
        text, verb = sentence.text, match.start()
        passive = any(word.casefold() in english.BE for word in text[:verb].split()[-3:])
        if passive:
            before = [iri for mention, iri in known if mention.span.end <= verb]
            return before[-1] if before else None
        behind = [iri for mention, iri in known if verb <= mention.span.start and mention.span.end <= match.start("list")]
        return behind[0] if behind else None

    def _field(self, sentence: Sentence, match: re.Match[str]) -> Generator[Extracted, None, Iri | None]:
        """Yield what a survey divides that the ontology does not know ("we divide repair tools into …"), as a category; return it."""
        found = OF_A_FIELD.search(sentence.text[: match.start("list")]) if self.document.kind == "survey" else None
        words = (found["active"] or found["passive"]) if found else ""
        last = singular(words.casefold().rpartition(" ")[2])
        if found is None or " " not in words or not self._is_name(words) or last in GENERAL | english.MATERIAL:
            return None
        if not self._names(sentence.text, match):
            return None
        place = Span(*found.span("active" if found["active"] else "passive"))
        made = list(concepts.category(words, self._evidence(sentence, place)))
        yield from made
        named = next((item for item in made if isinstance(item, Named)), None)
        if named is not None:
            self.new.add(named)
        return named.iri if named is not None else None

    def _names(self, text: str, match: re.Match[str]) -> bool:
        """Tell whether what something is divided into are names."""
        return any(True for _ in self._parts(text, Span(*match.span("list"))))

    def _parts(self, text: str, span: Span) -> Iterator[Span]:
        """Yield the members of a list of short names; nothing where one of them is no name."""
        found, at = [], span.start
        ends = [(m.start(), m.end()) for m in BETWEEN.finditer(text, span.start, span.end)]
        for end, after in (*ends, (span.end, span.end)):
            piece = text[at:end]
            lead = LEAD.match(piece.lstrip())
            start = at + len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
            stop = start + len(text[start:end].rstrip())
            if start < stop:
                found.append(Span(start, stop))
            at = after
        names = [s.of(text) for s in found]
        if len(found) > 1 and all(self._is_name(name) for name in names):
            yield from found

    def _is_name(self, words: str) -> bool:
        pieces = words.split()
        if not 1 <= len(pieces) <= MOST_WORDS or pieces[0].casefold() in english.NUMBERS or not pieces[0][0].isalpha():
            return False
        return not any(english.is_function_word(w) and w != "+" for w in pieces) and self.schema.class_of(words) != KG.Area

    def _right_below(self, below: Iri, above: Iri) -> bool:
        return below in self.schema.concepts and above in self.schema.concepts[below].broader

    def _is_below(self, below: Iri, above: Iri) -> bool:
        """Tell whether the ontology has one concept below another, and, below an area, of the class of things that it sorts."""
        if below == above or not concepts.confirmed(below, above, self.schema):
            return False
        area = KG.Area in self.schema.concepts[above].types
        return not area or concepts.class_below(above, self.schema) in self.schema.concepts[below].types or self._right_below(below, above)

    def _evidence(self, sentence: Sentence, value: Span) -> Evidence:
        return Evidence(sentence.quote(value), sentence.place(value), Locator(sentence.section, sentence.page), EXTRACTOR)
