"""Statements and names with the places that show them."""

from __future__ import annotations

from kg.extractors.fillers import Namer
from kg.extractors.members import Filler, Member
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri, Quantity, Term

EXTRACTOR = "prose/13"


class Recorder:
    """Collects what one sentence after another says; each statement once for a sentence, each spelling of a name once for a document."""

    def __init__(self, document: Document, namer: Namer) -> None:
        self.document = document
        self.namer = namer
        self.sentence = Sentence("", (), (), (), ())
        self.statements: dict[tuple[Iri, Iri, Term], Statement] = {}
        self.names: list[Named] = []
        self.given: set[tuple[Iri, str]] = set()

    def begin(self, sentence: Sentence) -> None:
        """Turn to the next sentence."""
        self.sentence, self.statements, self.names = sentence, {}, []

    def evidence(self, span: Span, hedge: str | None = None) -> Evidence:
        """Return the sentence as the place that shows something, with the words that name the object."""
        sentence = self.sentence
        place = Locator(sentence.section, sentence.page)
        return Evidence(sentence.quote(span), sentence.place(span), place, EXTRACTOR, None, hedge)

    def state(self, subject: Filler, predicate: Iri, thing: Filler, hedge: str | None) -> None:
        """Record a statement and the names of the things that it is about."""
        key = (Iri(str(subject.term)), predicate, thing.term)
        if key in self.statements:
            return
        self.statements[key] = Statement(key[0], predicate, thing.term, self.evidence(thing.span, hedge))
        for filler in (subject, thing):
            self._name(filler)

    def name(self, member: Member, cls: Iri) -> None:
        """Record the name of a thing that the sentence calls one of a class."""
        filler = self.namer.new(member, cls)
        if filler is not None:
            self._name(filler)

    def _name(self, filler: Filler) -> None:
        if filler.cls is None or not isinstance(filler.term, str) or (filler.term, filler.label) in self.given:
            return
        self.given.add((Iri(filler.term), filler.label))
        self.names.append(Named(Iri(filler.term), filler.cls, filler.label, self.evidence(filler.span), filler.model))

    def end(self, schema: Schema) -> list[Extracted]:
        """Return what the sentence says; a statement that a more special one of the same things implies is left out."""
        kept = [s for s in self.statements.values() if not self._implied(s, schema) and not self._within_another(s)]
        return [*self.names, *kept]

    def _within_another(self, statement: Statement) -> bool:
        """Tell whether an amount is a part of another that is said of the same thing ("128K" of "up to 128K")."""
        own = statement.evidence.value
        others = (s for s in self.statements.values() if (s.subject, s.predicate) == (statement.subject, statement.predicate))
        return isinstance(statement.object, Quantity) and any(
            s.evidence.value.start <= own.start and own.end <= s.evidence.value.end and s.evidence.value != own for s in others
        )

    def _implied(self, statement: Statement, schema: Schema) -> bool:
        """Tell whether a statement follows from another of the same sentence: a more special property, or the inverse one."""
        if statement.predicate not in schema.by_iri:
            return False
        inverse = schema.by_iri[statement.predicate].inverse
        if (
            inverse is not None
            and inverse < statement.predicate
            and (Iri(str(statement.object)), inverse, statement.subject) in self.statements
        ):
            return True
        for subject, predicate, thing in self.statements:
            if (subject, thing) == (statement.subject, statement.object) and predicate != statement.predicate:
                above = set(schema.by_iri[predicate].parents) if predicate in schema.by_iri else set()
                while above:
                    if statement.predicate in above:
                        return True
                    above = {p for a in above if a in schema.by_iri for p in schema.by_iri[a].parents}
        return False
