"""From sentences to statements: the wordings of the ontology's properties, found over the names that a sentence mentions.

What a property is called in prose is data beside the property (`kg:wording`); nothing here knows a property, a model or a benchmark by
name. A statement is made only where both places hold things of the property's classes; its evidence is the whole sentence, its
value the object's words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from kg import iris
from kg.assembly import KIND_CLASSES
from kg.extractors import english
from kg.extractors.agreement import Discourse, Found, names_thing
from kg.extractors.axes import read_axes
from kg.extractors.built_with import built_with
from kg.extractors.contrasts import condition, exceptions, hedge, instead, unlike
from kg.extractors.contributed import contributed, listed_contributions
from kg.extractors.divisions import Divisions
from kg.extractors.figures import Figures
from kg.extractors.fillers import Namer
from kg.extractors.introductions import introductions
from kg.extractors.language_counts import language_counts
from kg.extractors.language_lists import language_lists
from kg.extractors.licences import licensed
from kg.extractors.listed_scores import EVALUATING
from kg.extractors.matches import Match
from kg.extractors.matching import Matcher
from kg.extractors.members import Filler, Member, Words
from kg.extractors.news import dated
from kg.extractors.own_properties import answered, own_properties, trained_for
from kg.extractors.phrases import read
from kg.extractors.placing import Placing
from kg.extractors.recording import EXTRACTOR, Recorder
from kg.extractors.score_numbers import BEHIND
from kg.extractors.steps import training_steps
from kg.extractors.subjects import Clauses
from kg.extractors.training_data import training_data
from kg.extractors.version_headings import headed, headings, of_version, version_of, versions
from kg.extractors.wordings import Wording, compile_wordings
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.mention import Entry, Mention
from kg.model.names import Label
from kg.model.parsed import Sentence
from kg.model.statement import Extracted, Statement
from kg.model.terms import Iri
from kg.parsing import parse
from kg.vocab import KG, RDF, SKOS

PAGES = ("model_card", "repository", "web_page")
"""The kinds of documents that are about the model in their title."""


TRAINED = (KG.trainedOn, KG.fineTunedOn)
"""The properties whose values "the same data" takes up."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the prose of a document says, in order of place: statements, names that it gives, training steps."""
    reader = _Reader(document, lexicon, schema)
    sentences = parse(document, lexicon).sentences
    yield from introductions([s for s in sentences if not english.is_title(s.text)], lexicon, schema)
    yield from training_data(sentences, lexicon)
    if (model := reader.speaks_of()) is not None:
        yield from versions(document, model, lexicon)
    yield from headings(document, lexicon) if document.kind in PAGES else ()
    placing = Placing(document, lexicon, schema)
    divisions = Divisions(document, lexicon, schema, placing.new)
    for _, paragraph in groupby(sentences, key=lambda s: s.passage):
        yield from read_axes(tuple(paragraph), divisions)
    listed = listed_contributions(document)
    for sentence in sentences:
        yield from reader.read(sentence)
        yield from contributed(document, sentence, listed) if reader.speaker is not None else ()
        yield from licensed(sentence, reader.speaks_of())
        yield from placing.read(sentence)
        yield from divisions.read(sentence)


@lru_cache(maxsize=4)
def _wordings(schema: Schema) -> tuple[Mapping[str, tuple[Wording, ...]], frozenset[str]]:
    """Return an ontology's wordings by their anchors, and the stems of the verbs that they begin with."""
    compiled = compile_wordings(schema)
    verbs = frozenset(a for a, found in compiled.items() for w in found if w.voice in ("active", "passive"))
    return compiled, verbs


class _Reader:
    """Reads the sentences of one document in order."""

    def __init__(self, document: Document, lexicon: Lexicon, schema: Schema) -> None:
        self.document = document
        self.schema = schema
        self.wordings, self.verbs = _wordings(schema)
        self.lexicon = lexicon
        self.namer = Namer(document, lexicon, schema)
        self.exact: Callable[[str], tuple[Entry, ...]] = lambda text: tuple(e for e in lexicon.exact(text) if e.types != (RDF.Property,))
        self.document_entry = Entry(iris.document(document.id), (KIND_CLASSES[document.kind], KG.Document), document.title)
        self.speaker = self.document_entry if document.trust != "machine_generated" else None
        """What "we" stands for: nothing in a text that a machine put together from the words of others."""
        self.discourse = Discourse()
        self.own: dict[str, Member] = {}
        self.opened = False
        if (subject := self._of_title(lexicon)) is not None:
            self.own["title"] = subject
        self.passage = -1
        self.recorder = Recorder(document, self.namer)
        self.figures = Figures(document, self.namer, lexicon, schema)

    def read(self, sentence: Sentence) -> Iterator[Extracted]:
        """Yield what one sentence says."""
        if sentence.passage != self.passage:
            self.passage = sentence.passage
            self.discourse = Discourse(topic=self._topic(sentence), document=self.speaker, own=tuple(self.own.values()))
        if sentence.text.endswith("?") or len(sentence.tokens) > 400 or english.is_title(sentence.text):
            self.discourse = Discourse(topic=self.discourse.topic, document=self.speaker, own=tuple(self.own.values()))
            return
        words = read(sentence, self.verbs, self.exact)
        clauses = Clauses(words, self.discourse)
        matcher = Matcher(words, clauses, self.namer, self.schema, self.wordings)
        self.recorder.begin(sentence)
        introduced: dict[str, Filler] = {}
        data = self.discourse.data
        for match in matcher.matches():
            self._record(match, words, clauses)
            data = match.things if match.wording.property.iri in TRAINED and not match.negated else data
            if match.wording.property.iri == KG.introduces and any(s.term == self.document_entry.iri for s in match.subjects):
                introduced.update({str(thing.term): thing for thing in match.things})
        for thing, predicate, when in dated(words, clauses, self.wordings, self.namer):
            self.recorder.state(thing, predicate, when, None)
        for thing, predicate, count in language_counts(words, self.namer, self.schema):
            self.recorder.state(thing, predicate, count, None)
        for thing, predicate, language in language_lists(words, self.namer, self.schema):
            self.recorder.state(thing, predicate, language, None)
        about = self._about(sentence)
        own = (own_properties, answered, trained_for)
        for thing, predicate, value in (found for reader in own for found in reader(sentence, about, self.schema)):
            self.recorder.state(thing, predicate, value, None)
        for thing, predicate, technique in built_with(words, clauses, self.namer, self.schema):
            self.recorder.state(thing, predicate, technique, None)
        for below, above in matcher.narrower():
            self.recorder.state(below, SKOS.broader, above, None)
        for member, cls in matcher.named():
            self.recorder.name(member, cls)
        items = self.recorder.end(self.schema)
        yield from items
        yield from self.figures.read(words, clauses)
        yield from self.figures.owned(words, self._page())
        yield from self.figures.bare(words, self._scored_under(sentence))
        yield from training_steps(self.document, self.schema, [i for i in items if isinstance(i, Statement)])
        self.own.update((term, _as_member(thing)) for term, thing in introduced.items())
        self._go_on(words, clauses, introduced)
        self.discourse.data = data

    def _go_on(self, words: Words, clauses: Clauses, introduced: Mapping[str, Filler]) -> None:
        """Keep what the pronouns of the next sentence may stand for."""
        found, topic, own = clauses.main(), self.discourse.topic, tuple(self.own.values())
        self._open(found)
        if english.ASIDE.match(words.sentence.text) and (self.discourse.previous or topic):
            return
        if (found is None or found.words is words) and len(introduced) == 1:
            # "We introduce Zork. It …": a pronoun stands for what the text introduces, not for the text.
            member = _as_member(next(iter(introduced.values())))
            self.discourse = Discourse((member,), words, topic, (), self.speaker, own)
        elif found is not None:
            heads = tuple(m for _, f in clauses.heads if f is not None and f.words is words for m in f.subject.members)
            self.discourse = Discourse(found.subject.members, found.words, topic, heads, self.speaker, own)
        elif clauses.heads:
            self.discourse = Discourse(topic=topic, document=self.speaker, own=own)

    def _open(self, found: Found | None) -> None:
        """Keep the model that a page begins with ("Zork is a …") as what it is about, where its title names none."""
        if found is None or self.opened or not names_thing(found.subject.members[0]):
            return
        if found.words.lower(found.subject.members[-1].end) not in english.BE:
            return
        self.opened = True
        mention = found.subject.members[0].mention if len(found.subject.members) == 1 else None
        if mention is not None and mention.of(KG.Model) and self.document.kind in PAGES:
            self.own.setdefault("title", replace(found.subject.members[0], start=0, end=0))

    def _topic(self, sentence: Sentence) -> tuple[Member, ...]:
        """Return what a run-in heading names, else the one model that a page is about: the subject that sentences leave out."""
        topic = sentence.topic
        if (version := self._version(sentence)) is not None and not topic:
            return (version,)
        entries = self.exact(topic) or self.exact(f"{topic} models") if topic else ()
        if topic and entries:
            return (Member(0, 0, Span(0, 1), Mention(Span(0, 1), topic, entries)),)
        if (headed := self._headed(sentence)) is not None:
            return (headed,)
        return (self.own["title"],) if "title" in self.own and self.document.kind in PAGES else ()

    def _about(self, sentence: Sentence) -> Member | None:
        """Return the model that a section is about by its heading, else the page by its title."""
        title = self.own.get("title") if self.document.kind in PAGES else None
        return self._version(sentence) or self._headed(sentence) or title

    def _headed(self, sentence: Sentence) -> Member | None:
        """Return the model whose name is the heading above a sentence of a page."""
        label = headed(sentence.section, self.lexicon) if self.document.kind in PAGES else None
        if label is None:
            return None
        entry = Entry(model_iri(label.name), (KG.Model,), display(label), label.name)
        return Member(0, 0, Span(0, 1), Mention(Span(0, 1), sentence.section or "", (entry,)))

    def speaks_of(self) -> Label | None:
        """Return the model that a page is about as a whole, None where it is about none or several."""
        mention = self.own["title"].mention if "title" in self.own and self.document.kind in PAGES else None
        return self.lexicon.label(mention.entries[0].label) if mention is not None else None

    def _page(self) -> str | None:
        """Return the name of the one model that a page is about."""
        mention = self.own["title"].mention if "title" in self.own and self.document.kind in PAGES else None
        return mention.text if mention is not None else None

    def _version(self, sentence: Sentence) -> Member | None:
        """Return the version of the page's model that the heading above a sentence is of."""
        model = self.speaks_of()
        label = of_version(model, sentence.section, self.lexicon) if model is not None else None
        version = version_of(sentence.section)
        if label is None or version is None:
            return None
        entry = Entry(model_iri(label.name), (KG.Model,), display(label), label.name)
        return Member(0, 0, Span(0, 1), Mention(Span(0, 1), version[1], (entry,)))

    def _scored_under(self, sentence: Sentence) -> Member | None:
        """Return the model that a score belongs to that a sentence gives without one: the section's, or the page's.

        The page's is meant where it is evaluated, and above all sections.
        """
        title = self.own.get("title") if self.document.kind in PAGES else None
        evaluates = sentence.section is None or EVALUATING.search(sentence.section)
        return self._version(sentence) or self._headed(sentence) or (title if evaluates else None)

    def _of_title(self, lexicon: Lexicon) -> Member | None:
        """Return the one model that the document's title names, or None where it names none or several."""
        found = [m for m in lexicon.find(self.document.title) if not english.is_common(m.text)]
        named = {e.iri: m for m in found for e in m.of(KG.Model) if "/id/model/" in e.iri}
        if len(named) != 1 or self.document.kind not in (*PAGES, "paper"):
            return None
        iri, mention = next(iter(named.items()))
        behind = BEHIND.match(self.document.title, mention.span.end)
        if behind is not None and self.document.kind in PAGES:  # "Zork 1.2 is here"
            text = self.document.title[mention.span.start : behind.end()]
            label = lexicon.label(text)
            entry = Entry(model_iri(label.name), (KG.Model,), display(label), label.name)
            return Member(0, 0, Span(0, 1), Mention(Span(0, 1), text, (entry,)))
        entries = tuple(e for e in mention.entries if e.iri == iri)
        return Member(0, 0, Span(0, 1), Mention(Span(0, 1), mention.text, entries))

    def _record(self, match: Match, words: Words, clauses: Clauses) -> None:
        """Record a match, and what the sentence says by contrast with it."""
        prop = match.wording.property
        softened = hedge(words, match) or condition(words, match)
        predicate = prop.iri if not match.negated else prop.negated_by
        for subject, thing in match.pairs:
            made_from = prop.iri == KG.introduces and match.wording.voice not in ("active", "passive") and thing.model is not None
            if predicate is not None and not (made_from and subject.model is not None):  # "Zork from Quux" is made from it
                self.recorder.state(subject, predicate, thing, softened)
        if prop.negated_by is None or match.negated:
            return
        for things in instead(words, match, self.namer, self.schema):
            for subject in match.subjects:
                self.recorder.state(subject, prop.negated_by, things, softened)
        for others in (*exceptions(words, match, self.namer), *unlike(words, match, clauses, self.namer)):
            for thing in match.things:
                self.recorder.state(others, prop.negated_by, thing, softened)


def _as_member(filler: Filler) -> Member:
    """Return a thing as what a later sentence may take up."""
    types = (filler.cls,) if filler.cls is not None else ()
    return Member(0, 0, filler.span, Mention(filler.span, filler.label, (Entry(Iri(str(filler.term)), types, filler.label, filler.model),)))


__all__ = ["EXTRACTOR", "extract"]
