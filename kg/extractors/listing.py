"""From nested lists, definition lists and headings to the taxonomy, and to challenges and open problems.

A list item that begins with emphasised words and a colon (`- **NL-PL**: Tasks where …`, `a) *Need for …*: …`) names a concept. It
stands below the item that it is nested under, the sentence that introduces its list, or the heading. A text that lost its
indentation is nested by its numbering: `1)` after `a)` begins a level, `b)` ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors import concepts
from kg.extractors.concepts import CHALLENGES, PROBLEMS
from kg.extractors.rows import LONGEST_QUOTE, study_iri
from kg.extractors.sentences import sentences
from kg.extractors.told_problems import HEADING, RUN_IN, are_open, behind, grouped, remedies, told_problems
from kg.extractors.told_remedies import told_remedies
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Paragraph, Span
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import KG, SKOS

EXTRACTOR = "outline/10"

_NUMBER = r"(?:(?P<number>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)?"
_LEAD = re.compile(
    rf"\s*(?:[-*•]\s+)?{_NUMBER}(?P<mark>\*{{1,3}}|_{{1,2}})(?P<label>[^*_\n]{{2,160}}?)"
    r"(?:[:.](?P=mark)|(?P=mark)(?:\s?:|\s[–—-](?=\s)|(?=\s*\Z)))\s*"
)
"""Emphasised words with a colon, dash or nothing behind them, at the head of a paragraph or item."""

_PLAIN_LEAD = re.compile(rf"{_NUMBER}(?P<label>[^:.;*_\n]{{2,80}}?)(?::\s+(?=\S)|\s*\Z)")
"""Words of an item of a taxonomy that are all of it, or have a colon behind them."""

_ENUMERATED = re.compile(r"^(?:(?:[IVXLC]+|[A-Z]|\d{1,2})(?:[-.](?:[A-Z]|\d{1,2}|[a-z]))+[.)]?|(?:[IVXLC]+|[A-Za-z]|\d{1,2})\))\s+(?=\S)")
_CAPTION = re.compile(r"\s*(?:\*\*)?(?:Fig(?:ure)?|Table|Tab|Algorithm)\b", re.I)
_TAXONOMY = re.compile(r"\b(?:taxonom\w*|classification|categor\w+|hierarchy)\b", re.I)
_SORTED = re.compile(
    r"\b(?:categori[sz]ed|classified|divided|sorted|grouped|split)\b[^.;]{0,80}?\b(?:as|into)\s+(?P<list>[^.;]{3,200})", re.I
)
_EMPHASISED = re.compile(r"(?<!\*)\*(?!\*)(?P<word>[^*\n]{1,40})\*(?!\*)")
_TELLS = r"\b{label}\b(?:\s+and\s+\w+)?\s+(?:is|are)\s+(?:in\s+)?(?:an?\s+)?(?P<value>[^,.;]+)"
"""How a definition tells a property ("both input and output are in natural language")."""

_GENERAL = re.compile(
    r"(?:abstract|introduction|acknowledge?ments?|references|about|appendi\w+|threats|related|results?|evaluation|overview|discussions?|summary|background|definitions?|motivation|preliminar\w+|scope|methodology|others?|conclusions?|comparison)\b",
    re.I,
)
"""Headings of parts of a text and not of a field."""

_SURVEY = re.compile(r"\b(?:survey|review|overview|roadmap)\b", re.I)
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)")
_ASIDE = re.compile(r"\s+\([^()]{1,12}\)$")
"""A short note in brackets behind a heading ("Challenges (RQ3)")."""
_JOINED = re.compile(r"\s+(?:and|&)\s+|\s*[,/]\s*", re.I)

_VERB = re.compile(
    r"^(?:(?!\b(?:which|that|whose|who|where)\b).)*\b(?:is|are|was|were|has|have|had|do|does|can|may|must|should|will|we|they|it)\b", re.I
)
"""A word, outside a relative clause, by which a list's item is a sentence rather than a name."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """The emphasised words that a paragraph begins with, and what follows them."""

    label: str
    at: Span
    number: str | None
    rest: Span
    indent: int


@dataclass(frozen=True, slots=True)
class _Level:
    """One open level of a list: how it is numbered, its last number, and the concept of its last item."""

    style: str
    last: int
    concept: Iri | None


def extract(document: Document, new: concepts.New, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the lists and headings of a document say of its taxonomy."""
    if document.kind not in ("survey", "paper", "report", "web_page"):
        return
    headings = _Headings(document, new, lexicon, schema)
    yield from headings.statements()
    walk: _Walk | None = None
    for paragraph in document.paragraphs:
        if walk is None or walk.section != paragraph.section:
            walk = _Walk(document, headings, paragraph.section, new, lexicon, schema)
        yield from walk.step(paragraph)


class _Headings:
    """The headings of a document: the concept that each names, the class of problems that it opens, and the heading above."""

    def __init__(self, document: Document, new: concepts.New, lexicon: Lexicon, schema: Schema) -> None:
        self.document = document
        self.new = new
        self.lexicon = lexicon
        self.schema = schema
        self.concepts: dict[str, Iri] = {}
        self.problems: dict[str, Iri] = {}
        self.areas: dict[str, Iri] = {}
        self.taxonomies: set[str] = set()
        self.fields: set[str] = set()
        self.found: list[Extracted] = []
        tasks = {e.iri for m in lexicon.find(document.title) for e in m.of(KG.Task) if e.iri in schema.concepts}
        self.field = tasks.pop() if len(tasks) == 1 and document.kind == "survey" else None
        stack: list[tuple[int, str]] = []
        for section in document.sections:
            label = f"{section.number} {section.heading}" if section.number else section.heading
            words = _ENUMERATED.sub("", section.heading)
            while stack and stack[-1][0] >= section.level:
                stack.pop()
            self._read(label, words, stack[-1][1] if stack else None, section.span, section.page)
            stack.append((section.level, label))

    def statements(self) -> Iterator[Extracted]:
        """Yield what the headings themselves say."""
        yield from self.found

    def _read(self, label: str, words: str, above: str | None, span: Span, page: str | None) -> None:
        schema, lexicon = self.schema, self.lexicon
        words = _ASIDE.sub("", words)
        cls = schema.class_of(words) or next((c for part in _JOINED.split(words) if (c := schema.class_of(part)) in CHALLENGES), None)
        if cls not in CHALLENGES and self.document.kind == "survey" and HEADING.fullmatch(words):
            cls = KG.Challenge
        if _TAXONOMY.search(words):
            self.taxonomies.add(label)
            self.fields |= {label} if words != self.document.title and not _SURVEY.search(words) else set()
        if above in self.problems:
            self.problems[label] = self.problems[above]
        elif cls in CHALLENGES:
            self.problems[label] = cls
        if above in self.areas:
            self.areas[label] = self.areas[above]
        elif label in self.problems and cls not in CHALLENGES and (area := concepts.area(words, lexicon)):
            self.areas[label] = area
        parent = self.concepts.get(above) if above else None
        known = concepts.concept(words, parent, None, lexicon, schema)
        line = Span(span.start, span.start + len(span.of(self.document.text).split("\n", 1)[0].rstrip()))
        at = self.document.text.find(words, line.start, line.end)
        value = Span(at, at + len(words)) if at >= 0 else line
        shown = Evidence(line, value, Locator(label, page), EXTRACTOR)
        regarding = label in self.problems and label not in self.areas and concepts.LEAD_WORDS.match(words)
        if above in self.problems and (above in self.areas or known is None) and label not in self.taxonomies and not regarding:
            problem = concepts.problem(words, self.problems[label], self.areas.get(above), shown, lexicon, schema)
            if self.areas.get(above):
                self.found += problem
            return
        if known is None and above in self.fields and self._is_category(words, cls):
            self.taxonomies.add(label)
            self.fields.add(label)
            known = self._category(words, parent, shown)
        elif known is None and regarding:
            inner = Evidence(line, Span(min(value.start + regarding.end(), value.end), value.end), shown.locator, EXTRACTOR)
            if (area := self._category(words[regarding.end() :], None, inner)) is not None:
                self.areas[label] = area
            return
        if known:
            self.concepts[label] = known
            if parent and concepts.confirmed(known, parent, schema):
                self.found.append(Statement(known, SKOS.broader, parent, shown))

    def _is_category(self, words: str, cls: Iri | None) -> bool:
        """Tell whether a heading below that of a survey's taxonomy names a kind of its field."""
        short = len(words.split()) <= concepts.MOST_NAME_WORDS and not _VERB.search(words)
        return self.document.kind == "survey" and cls is None and short and not _GENERAL.match(words) and not _TAXONOMY.search(words)

    def _category(self, words: str, parent: Iri | None, shown: Evidence) -> Iri | None:
        """Return the category that words of a heading name, stated with what is above it."""
        made = list(concepts.category(words, shown))
        self.found += made
        named = next((item for item in made if isinstance(item, Named)), None)
        if named is not None:
            self.new.add(named)
            self.found += [Statement(named.iri, SKOS.broader, parent, shown)] if parent and self.new.types(parent) else []
        return named.iri if named is not None else None


class _Walk:
    """One pass over the paragraphs of a section, which keeps the levels of its lists."""

    def __init__(
        self, document: Document, headings: _Headings, section: str | None, new: concepts.New, lexicon: Lexicon, schema: Schema
    ) -> None:
        self.text = document.text
        self.headings = headings
        self.section = section
        self.lexicon = lexicon
        self.schema = schema
        self.levels: list[_Level] = []
        self.bullets: list[tuple[int, Iri | None]] = []
        self.opened: Iri | None = None
        self.taxonomy = section in headings.taxonomies
        self.heading = headings.concepts.get(section or "")
        self.problems = headings.problems.get(section or "")
        self.new = new

    def step(self, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield what one paragraph says, and keep where the list stands."""
        if (lead := _lead(self.text, paragraph, plain=self.taxonomy or self.problems is not None)) is not None:
            yield from self._item(lead, paragraph)
        elif paragraph.item and self.opened and self.taxonomy:
            yield from self._unmarked(paragraph, self.opened)
        elif not _CAPTION.match(self.text, paragraph.span.start):
            self._introduced(paragraph)
            yield from self._told(paragraph) if self.problems and not paragraph.item else ()

    def _told(self, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield the problems that the sentences of a paragraph tell, each with its sentence as definition, and the area they concern."""
        cls, area = self.problems or KG.Challenge, self.headings.areas.get(self.section or "") or self.headings.field
        told = tuple(told_problems(self.text, paragraph.span, questions=cls == KG.OpenProblem))
        cls = KG.OpenProblem if are_open(self.text, paragraph.span) else cls
        for one, after in behind(self.text, paragraph.span, told):
            shown = self._evidence(paragraph, one.label)
            made = self.new.named(one.label.of(self.text)) or concepts.new_concept(one.label.of(self.text), cls, shown)
            if isinstance(made, Named):
                self.new.add(made)
                yield from concepts.introduced(made)
                words = _MARKS.sub("", " ".join(one.meaning.of(self.text).split()))
                yield Statement(made.iri, SKOS.definition, Literal(words), self._evidence(paragraph, one.meaning))
                yield from [Statement(made.iri, KG.areaOf, area, shown)] if area else []
                yield from self._remedies(made.iri, (one.sentence, *after), paragraph)
        for sentence in sentences(self.text, paragraph.span):
            for remedy in told_remedies(self.text, sentence, self.new.labels(*PROBLEMS)):
                yield from self._remedied(remedy.problem, remedy.words, paragraph, remedy.who)

    def _remedied(self, problem: Iri, remedy: Span, paragraph: Paragraph, who: Span | None = None) -> Iterator[Extracted]:
        """Yield what helps against a problem, and the study that proposes it."""
        shown = self._evidence(paragraph, remedy)
        made = concepts.new_concept(remedy.of(self.text), KG.Solution, shown)
        if made is None:
            return
        yield from concepts.introduced(made)
        yield Statement(problem, KG.addressedBy, made.iri, shown)
        if who is not None:
            study, place = concepts.plain(who.of(self.text)), self._evidence(paragraph, who)
            iri = study_iri(self.headings.document, study)
            yield Named(iri, KG.Study, study, place)
            yield Statement(made.iri, KG.proposedBy, iri, place)

    def _introduced(self, paragraph: Paragraph) -> None:
        """Keep the concept that a sentence before a list speaks of; any other prose ends the list that was open."""
        self.opened, self.bullets = None, []
        if paragraph.span.of(self.text).rstrip().endswith(":"):
            last = list(sentences(self.text, paragraph.span))[-1].of(self.text)
            named = [e.iri for m in self.lexicon.find(last) for e in m.of(SKOS.Concept) if e.iri in self.schema.concepts]
            self.opened = next((iri for iri in named if KG.Area not in self.schema.concepts[iri].types), None)

    def _item(self, lead: _Lead, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield what an item with a label says: a problem with its area, or a concept with what is broader, and its definition."""
        area = self.headings.areas.get(self.section or "")
        shown = self._evidence(paragraph, lead.at)
        named = None
        if self.problems and area:
            yield from concepts.problem(lead.label, self.problems, area, shown, self.lexicon, self.schema)
        else:
            above = self._above(lead)
            named = concepts.concept(lead.label, above, None, self.lexicon, self.schema)
            if named is None and (self.taxonomy or self.problems):
                named = self.new.named(lead.label)
            if named is None and (made := self._made(lead, above, shown)):
                yield from concepts.introduced(made)
                named = made.iri
            if named and above and self._allowed(named, above):
                yield Statement(named, SKOS.broader, above, shown)
            if named:
                yield from self._defined(named, lead, paragraph)
                yield from self._sorted(named, lead, paragraph)
                yield from self._grouped(named, lead, paragraph) if self.problems in PROBLEMS else ()
        self._keep(lead, named)

    def _grouped(self, above: Iri, lead: _Lead, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield the problems that the sentences of an item tell one by one, where its label names an area of them in a word."""
        if len(concepts.plain(lead.label).split()) > 1 or self.problems is None:
            return
        for one in grouped(self.text, tuple(sentences(self.text, lead.rest))):
            shown = self._evidence(paragraph, one.label)
            made = self.new.named(one.label.of(self.text)) or concepts.new_concept(one.label.of(self.text), self.problems, shown)
            if isinstance(made, Named):
                self.new.add(made)
                yield from concepts.introduced(made)
                yield Statement(made.iri, SKOS.broader, above, shown)
                words = " ".join(one.meaning.of(self.text).split())
                yield Statement(made.iri, SKOS.definition, Literal(words), self._evidence(paragraph, one.meaning))

    def _made(self, lead: _Lead, above: Iri | None, shown: Evidence) -> Named | None:
        """Return the new concept of a label that names none: only below a concept of a taxonomy, or as a challenge."""
        below = above if self.taxonomy else None
        cls = self.problems or (self.new.class_below(below, self.schema) if below else self._category(lead))
        made = concepts.new_concept(lead.label, cls, shown) if cls else None
        if made:
            self.new.add(made)
        return made

    def _category(self, lead: _Lead) -> Iri | None:
        """Return the class of the categories of a survey's own field, for a label that stands below no concept of the ontology."""
        own = self.taxonomy and self.headings.document.kind == "survey" and self.heading is None
        short = len(lead.label.split()) <= concepts.MOST_NAME_WORDS and self.schema.class_of(concepts.plain(lead.label)) is None
        return KG.Category if own and short else None

    def _allowed(self, named: Iri, above: Iri) -> bool:
        if self.new.types(named) or self.new.types(above):
            return named != above
        if self.taxonomy:
            return not concepts.contradicts(named, above, self.schema)
        return concepts.confirmed(named, above, self.schema)

    def _unmarked(self, paragraph: Paragraph, above: Iri) -> Iterator[Extracted]:
        """Yield that an item without emphasis, which begins with the name of a concept, stands below what opened its list.

        A challenge has no name that could be known: an item that is no sentence is one in its own words.
        """
        words = paragraph.span.of(self.text)
        for mention in self.lexicon.find(words):
            if len(words[: mention.span.start].split()) > 1:
                break
            for entry in mention.of(SKOS.Concept):
                if entry.iri in self.schema.concepts and concepts.confirmed(entry.iri, above, self.schema):
                    at = Span(paragraph.span.start + mention.span.start, paragraph.span.start + mention.span.end)
                    yield Statement(entry.iri, SKOS.broader, above, self._evidence(paragraph, at))
                    return
        cls = self.new.class_below(above, self.schema)
        if cls in CHALLENGES and not _VERB.search(words):
            shown = self._evidence(paragraph, paragraph.span)
            made = self.new.named(words) or concepts.new_concept(words, cls, shown)
            if isinstance(made, Named):
                self.new.add(made)
                yield from concepts.introduced(made)
            if made:
                yield Statement(made.iri if isinstance(made, Named) else made, SKOS.broader, above, shown)

    def _defined(self, named: Iri, lead: _Lead, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield the one sentence after a label without a number as a definition, and the properties that it tells in plain words."""
        found = list(sentences(self.text, lead.rest))
        yield from self._remedies(named, found, paragraph) if self.problems else ()
        several = len(found) > 1 and not (self.problems and self.new.types(named))
        if lead.number is not None or not found or several or len(found[0].of(self.text).split()) < 3:
            return
        words = found[0].of(self.text)
        if (listed := _SORTED.search(words)) and _EMPHASISED.search(listed["list"]):
            return
        yield Statement(named, SKOS.definition, Literal(words), self._evidence(paragraph, found[0]))
        known = self.schema.concepts.get(named)
        types = known.types if known else self.new.types(named)
        above = {a for t in types for a in self.schema.ancestors(t)}
        for prop in self.schema.ontology.properties:
            if not prop.value_scheme or not above.intersection(prop.domains):
                continue
            told = re.search(_TELLS.format(label=re.escape(prop.label)), words, re.I)
            value = self.schema.concept(told["value"], self.schema.values(prop)) if told else None
            if told and value:
                at = Span(found[0].start + told.start("value"), found[0].start + told.end("value"))
                yield Statement(named, prop.iri, value, self._evidence(paragraph, at))

    def _remedies(self, problem: Iri, told: Sequence[Span], paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield what sentences about a problem call remedies for it."""
        for remedy in (remedy for sentence in told for remedy in remedies(self.text, sentence)):
            yield from self._remedied(problem, remedy, paragraph)

    def _sorted(self, named: Iri, lead: _Lead, paragraph: Paragraph) -> Iterator[Extracted]:
        """Yield the kinds that an item names in emphasis (`categorized … as *base*, *code*, or *mixed*`)."""
        listed = _SORTED.search(self.text, lead.rest.start, lead.rest.end)
        if listed is None:
            return
        for word in _EMPHASISED.finditer(self.text, *listed.span("list")):
            cls = self.new.class_below(named, self.schema)
            kind = concepts.concept(word["word"], named, cls, self.lexicon, self.schema) or concepts.below(word["word"], named, self.schema)
            if kind and concepts.confirmed(kind, named, self.schema):
                yield Statement(kind, SKOS.broader, named, self._evidence(paragraph, Span(*word.span("word"))))

    def _above(self, lead: _Lead) -> Iri | None:
        """Return the concept that an item stands below: by its numbering or indentation, else what opened its list, else the heading."""
        if lead.number is not None:
            depth = self._depth(lead.number)
            return self.levels[depth - 1].concept if depth else self.heading
        outer = [concept for indent, concept in self.bullets if indent < lead.indent]
        return outer[-1] if outer else self.opened or (None if self.levels else self.heading)

    def _depth(self, number: str) -> int:
        """Return the level that a number continues, else one below the deepest."""
        style, value = _ordinal(number)
        for depth in range(len(self.levels) - 1, -1, -1):
            if self.levels[depth].style == style and self.levels[depth].last + 1 == value:
                return depth
        return len(self.levels) if value == 1 else 0

    def _keep(self, lead: _Lead, named: Iri | None) -> None:
        """Keep the level that an item opens or goes on with."""
        if lead.number is None:
            self.bullets = [*(b for b in self.bullets if b[0] < lead.indent), (lead.indent, named)]
            return
        depth = self._depth(lead.number)
        self.levels[depth:] = [_Level(*_ordinal(lead.number), named)]
        self.bullets = []
        self.opened = named if lead.rest.of(self.text).rstrip().endswith(":") or lead.rest.start == lead.rest.end else None

    def _evidence(self, paragraph: Paragraph, value: Span) -> Evidence:
        """Return the place of a value: its paragraph, or only the sentence where that is too long to be quoted."""
        quote = paragraph.span
        if quote.end - quote.start > LONGEST_QUOTE // 2:
            around = [s for s in sentences(self.text, quote) if s.start <= value.start and value.end <= s.end]
            quote = around[0] if around and around[0].end - around[0].start <= LONGEST_QUOTE else value
        return Evidence(quote, value, Locator(self.section, paragraph.page), EXTRACTOR)


def _lead(text: str, paragraph: Paragraph, *, plain: bool) -> _Lead | None:
    """Return the label that a paragraph begins with; one without emphasis only where `plain` allows it and only of an item."""
    span = paragraph.span
    match = _LEAD.match(text, span.start, span.end)
    if match is None and plain and paragraph.item:
        match = _PLAIN_LEAD.match(text, span.start, span.end)
    elif match is None and plain and (run_in := RUN_IN.match(text, span.start, span.end)) is not None:
        return _Lead(run_in["label"], Span(*run_in.span("label")), None, Span(run_in.end(), span.end), 0)
    if match is None or len(match["label"].split()) > concepts.MOST_WORDS:
        return None
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return _Lead(match["label"], Span(*match.span("label")), match["number"], Span(match.end(), span.end), len(line) - len(line.lstrip()))


def _ordinal(number: str) -> tuple[str, int]:
    """Return how a number is written and its value: `("letters", 2)` for `b`."""
    return ("digits", int(number)) if number.isdigit() else ("letters", ord(number[0]) - ord("a") + 1)
