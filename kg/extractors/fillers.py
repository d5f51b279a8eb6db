"""From the words in a place of a wording to the things that they name: known, newly named, described, or an amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import iris
from kg.extractors import english
from kg.extractors.concepts import KINDS_OF, confirmed
from kg.extractors.members import Filler, Member, Words
from kg.extractors.nouns import SHAPED
from kg.lexicon.keys import match_key, slug
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.model_names import display, with_size
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.mention import Entry, Mention
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG, OWL, SKOS, XSD

KINDS = {
    KG.Model: "model",
    KG.Benchmark: "benchmark",
    KG.Corpus: "corpus",
    KG.Agent: "agent",
    KG.Organisation: "agent",
}
"""The classes whose things a text may name for the first time, with the word of their IRIs."""


class Namer:
    """Turns members of phrases into things, for one document."""

    def __init__(self, document: Document, lexicon: Lexicon, schema: Schema) -> None:
        self.owner = iris.document(document.id)
        self.lexicon = lexicon
        self.schema = schema
        self._ancestors: dict[Iri, frozenset[Iri]] = {}

    def ancestors(self, cls: Iri) -> frozenset[Iri]:
        """Return the class and every class above it."""
        found = self._ancestors.get(cls)
        if found is None:
            found = self._ancestors[cls] = self.schema.ancestors(cls)
        return found

    def things(
        self, members: Iterable[Member], words: Words, classes: frozenset[Iri], *, new: bool, kinds: bool, whole: bool = False
    ) -> Iterator[Filler]:
        """Yield what members are, where they belong to one of the classes.

        `new` lets an unknown name be a thing of the one class that can be named; `kinds` lets a word before a class noun count
        ("an open-source model"); `whole` lets a plural that names a class ("these pitfalls") be the concept of all of it.
        """
        for member in members:
            yield from self._thing(member, words, classes, new, kinds, whole)

    def _thing(self, member: Member, words: Words, classes: frozenset[Iri], new: bool, kinds: bool, whole: bool) -> Iterator[Filler]:
        if member.mention is not None and not member.tail:
            entry = self._entry(member.mention.entries, classes, member, whole)
            if entry is not None and (special := self._special(entry, member, classes)) is not None:
                yield special
                return
            if entry is not None:
                yield self._known(entry, member)
                if not (kinds and KG.ModelKind in self._above(classes)):
                    return
        elif member.name is not None and KG.Model in classes and (variant := self._variant(member)) is not None:
            yield variant
            return
        elif member.name is not None and (
            (new and not self._other(member, words, classes)) or self._said(member, words, classes) or _cited(member, words, classes)
        ):
            filler = self._named(member, classes)
            if filler is not None:
                yield filler
            return
        if kinds or (member.mention is not None and all(e.types == (OWL.Class,) for e in member.mention.entries)):
            for modifier in member.modifiers:
                entry = self._entry(modifier.entries, classes, None, whole)
                if entry is not None:
                    yield Filler(entry.iri, modifier.span)

    def _special(self, entry: Entry, member: Member, classes: frozenset[Iri]) -> Filler | None:
        """Return the concept right before another that stands above it ("RoPE position encoding"): it is what is meant."""
        for modifier in member.modifiers[-1:]:
            found = self._entry(modifier.entries, classes, None, False)
            if found is not None and found.iri in self.schema.concepts and confirmed(found.iri, entry.iri, self.schema):
                return Filler(found.iri, modifier.span)
        return None

    def concepts(self, members: Iterable[Member]) -> Iterator[tuple[Filler, frozenset[Iri]]]:
        """Yield the concepts that members name without doubt, each with its classes."""
        for member in members:
            entries = (
                [e for e in member.mention.entries if SKOS.Concept in e.types] if member.mention is not None and not member.tail else []
            )
            if len(entries) == 1:
                yield Filler(entries[0].iri, member.span), frozenset(t for t in entries[0].types if t != SKOS.Concept)

    def _variant(self, member: Member) -> Filler | None:
        """Return the model that an unknown name denotes by its parts: a variant, size or version of a family that is known."""
        label = self.lexicon.label(member.name or "")
        if self.lexicon.is_family(label.name.family) and (label.name.variant or label.name.size or label.name.version):
            return self.new(member, KG.Model)
        return None

    def _other(self, member: Member, words: Words, classes: frozenset[Iri]) -> bool:
        """Tell whether the noun after a name says that it is of a class that is not wanted."""
        if member.end <= member.head + 1:
            return False
        noun = words.lower(member.end - 1)
        return (noun in english.MATERIAL and KG.Corpus not in classes) or (
            KG.Model in classes and noun in english.HEADS - english.MODEL_NOUNS
        )

    def _said(self, member: Member, words: Words, classes: frozenset[Iri]) -> bool:
        """Tell whether the noun after a name says that it is of a class that is wanted ("the Zork dataset")."""
        noun = words.lower(member.end - 1)
        if member.end <= member.head + 1:
            return False
        return (KG.Corpus in classes and noun in english.MATERIAL) or (KG.Model in classes and noun in ("model", "models"))

    def _above(self, classes: frozenset[Iri]) -> frozenset[Iri]:
        return frozenset(a for c in classes for a in self.ancestors(c))

    def _entry(self, entries: Iterable[Entry], classes: frozenset[Iri], member: Member | None, whole: bool) -> Entry | None:
        """Return the one thing of the classes that a name may mean, or None where there is none or more than one."""
        fitting = {}
        for entry in entries:
            if entry.iri.startswith(iris.document("")) and entry.iri != self.owner and not entry.iri.startswith(self.owner + "/"):
                continue
            plural = not whole and member is not None and member.mention is not None and member.mention.text.endswith("s")
            if (
                plural
                and entry.types == (OWL.Class,)
                and any(entry.iri in self.ancestors(c) or c in self.ancestors(entry.iri) for c in classes)
            ):
                return None  # "programming languages" names the class, not one of them
            if any(classes & self.ancestors(t) for t in entry.types):
                fitting[entry.iri] = entry
        if len(fitting) > 1 and member is not None and member.mention is not None:
            own = model_iri(self.lexicon.label(member.mention.text).name)
            return fitting.get(own)
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _known(self, entry: Entry, member: Member) -> Filler:
        text = member.mention.text if member.mention is not None else entry.label
        if entry.model is not None or "/id/model/" in entry.iri:
            label = self.lexicon.label(text)
            if model_iri(label.name) != entry.iri and entry.model is not None and entry.model.level != "family":
                label = self.lexicon.label(entry.label)
            if member.size:
                label = with_size(label, member.size)
            if model_iri(label.name) == entry.iri or member.size:
                return Filler(model_iri(label.name), member.span, KG.Model, display(label), label.name)
        if "/id/" in entry.iri:
            cls = next((t for t in entry.types if t in KINDS), None)
            return Filler(entry.iri, member.span, cls, text, entry.model)
        return Filler(entry.iri, member.span)

    def _named(self, member: Member, classes: frozenset[Iri]) -> Filler | None:
        """Return a new thing under a name, where only one class of things that bear names is possible."""
        possible = {c for c in classes if c in KINDS}
        if len(possible) != 1 or member.name is None or member.tail:
            return None
        return self.new(member, next(iter(possible)))

    def new(self, member: Member, cls: Iri) -> Filler | None:
        """Return the thing of a class that an unknown name is given to."""
        name = member.name
        if name is None or not (SHAPED.match(name) or member.cited or name[:1].isupper()) or len(name) > 60:
            return None
        if cls == KG.Model:
            label = self.lexicon.label(name)
            if member.size:
                label = with_size(label, member.size)
            if not label.name.family:
                return None
            return Filler(model_iri(label.name), member.span, cls, display(label), label.name)
        return Filler(thing_iri(KINDS[cls], name), member.span, cls, name)

    def described(self, member: Member, words: Words, *, written: bool = False) -> Filler | None:
        """Return a corpus that is only described ("a proprietary dataset of …"): a thing of this document alone.

        What a model has `written` is none for being code or text: "it may produce insecure code" tells of its use.
        """
        start, end = member.start, member.end
        if words.lower(end - 1) in english.MODEL_NOUNS:
            return None
        if member.name is not None or (member.mention is not None and any("/id/" in e.iri for e in member.mention.entries)):
            return None
        while end > start and words.lower(end - 1) not in english.MATERIAL:
            end -= 1
        if end == start or (written and words.lower(end - 1) in ("code", "text", "texts")):
            return None
        end = _with_complement(words, end)
        if end - start < 2:
            return None
        text = words.text(start, end)
        iri = iris.owned(self.owner, "corpus", slug(match_key(text)))
        return Filler(iri, words.span(start, end), KG.Corpus, text)

    def _plainly(self, cls: Iri, noun: str) -> bool:
        """Tell whether a noun can mean things of a class alone: its own label or an abbreviation does, "system" or "dataset" does not."""
        label = self.schema.classes[cls].label
        return label in noun.casefold() or noun.rstrip("s").isupper() or cls in (KG.Corpus, KG.Organisation)

    def of_kind(self, member: Member) -> Iri | None:
        """Return the class of the things that a phrase gives examples of: "models", "encoder-only models", "public corpora"."""
        mentions: tuple[Mention, ...] = ((member.mention,) if member.mention is not None else ()) + member.modifiers
        for mention in mentions:
            for entry in mention.entries:
                if entry.iri in (KG.Model, KG.Corpus, KG.Benchmark, KG.Organisation) and self._plainly(entry.iri, mention.text):
                    return entry.iri
                above = {a for t in entry.types for a in self.ancestors(t)}
                sorted_things = [cls for kind, cls in KINDS_OF.items() if kind in above]
                if sorted_things:
                    return sorted_things[0]
        return None


def _with_complement(words: Words, end: int) -> int:
    """Return where a noun ends with its complement ("of high-quality problems and solutions", "with a higher share of code")."""
    if words.lower(end) not in ("of", "with"):
        return end
    stop = end + 1
    if words.lower(end) == "with" and stop in words.names:
        return end
    while stop < len(words.units) and stop - end < 10:
        word = words.lower(stop)
        if english.is_function_word(word) and word not in ("and", "of", "in", "a", "the"):
            break
        stop += 1
    while words.lower(stop - 1) in ("and", "of", "in", "a", "the"):
        stop -= 1
    return stop


def range_of(prop: Property, schema: Schema) -> frozenset[Iri]:
    """Return the classes of a property's values."""
    classes = schema.values(prop) or frozenset(prop.ranges)
    return frozenset(c for c in classes if not str(c).startswith(XSD.NAMESPACE) and c != SKOS.Concept) or classes


def _cited(member: Member, words: Words, classes: frozenset[Iri]) -> bool:
    """Tell whether an unknown name behind "on" bears a citation: what a model is tuned on and a reference tells of is a corpus."""
    return KG.Corpus in classes and member.cited and words.lower(member.start - 1) == "on"
