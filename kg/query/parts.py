"""The parts of a question, read each on their own, that its kind follows from."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Span
from kg.model.logical_form import Condition, Measured, Scope, ScoreBound, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

MODELS = (KG.Model, KG.ModelFamily, KG.ModelVariant, KG.ModelCheckpoint)
"""The classes of models: of all, and of each level."""
SCORES = frozenset((KG.confidence, KG.value))
"""The properties that "score" means beside that of a model."""
PARTS_OF_BENCHMARKS = (KG.Library, KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Language, KG.Difficulty)
"""The classes of parts that benchmarks are broken down into."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question that its kind follows from."""

    reading: Reading
    models: tuple[Subject, ...]
    sizes: tuple[SizeMention, ...]
    measured: Measured
    scope: Scope
    conditions: tuple[Condition, ...]
    properties: tuple[Iri, ...]
    listed: tuple[tuple[Iri, ...], ...]
    things: tuple[Subject, ...]
    concepts: tuple[Subject, ...]
    target: Iri | None
    bounds: tuple[ScoreBound, ...]
    order: str | None
    by: Iri | None
    yes_no: bool
    why: bool
    foreign: int = 0
    part: Iri | None = None
    contrast: tuple[str, ...] = ()
    """The keys of training configurations in which the runs of one model are compared."""
    board: bool = False
    """True where a leaderboard is named."""
    boards: tuple[Span, ...] = ()
    """Where the leaderboards are named whose benchmarks are meant without being named themselves."""

    @property
    def entities(self) -> tuple[Subject, ...]:
        """Return the models and other things that are named."""
        return (*self.models, *self.things)

    @property
    def values(self) -> tuple[Condition, ...]:
        """Return the conditions that are met by a term, and not by an amount."""
        return tuple(c for c in self.conditions if isinstance(c.value, str))

    @property
    def has_score(self) -> bool:
        """Return whether scores are asked for, by a word or by what is named."""
        return self.reading.has("score") or self.scored

    @property
    def about_models(self) -> tuple[Subject, ...]:
        """Return the models that stand in a condition ("fine-tuned from Zork"), and are not asked about themselves."""
        if self.target not in MODELS:
            return ()
        held = {c.value for c in self.conditions if c.property not in (None, KG.checkpointOf) and isinstance(c.value, str)}
        return tuple(m for m in self.models if m.iri in held)

    @property
    def of_members(self) -> bool:
        """Return whether models of one family or variant are asked for ("which Zork models …")."""
        within = {c.value for c in self.conditions if c.property == KG.checkpointOf}
        return bool(within) and all(m.iri in within for m in self.models)

    @property
    def measured_words(self) -> frozenset[str]:
        """Return the words that say which part of a benchmark is meant, in lower case."""
        return frozenset(w.casefold() for w in self.measured.subsets)

    @property
    def scored(self) -> bool:
        """Return whether something is named that is measured."""
        m = self.measured
        subsets = m.subsets and (self.models or (self.order and self.by is None)) and not self.properties
        return bool(m.benchmarks or (m.tasks and not self.concept_only) or m.metrics or subsets or m.mean)

    def properties_of_models(self, vocabulary: Vocabulary) -> bool:
        """Return whether a property is named that is said of models and of no benchmark."""
        terms = [vocabulary.terms[p] for p in self.properties]
        return any(KG.Model in t.domains and KG.Benchmark not in t.domains and not t.ranges & set(PARTS_OF_BENCHMARKS) for t in terms)

    @property
    def concept_only(self) -> bool:
        """Return whether concepts are all that the question names: then a task is what it is about, not what is measured."""
        free = not self.models or (self.target in MODELS and not self.bounds and not self.yes_no)
        return (
            free
            and not self.order
            and not scored_by_word(self.reading)
            and not self.measured.metrics
            and not self.reading.has("better", "worse", "trend", "compare")
        )


def scored_by_word(reading: Reading) -> bool:
    """Return whether a word asks for a score; the number in "number of" does not."""
    counted = [o.span for o in reading.at("count")]
    return any(not any(c.start <= o.span.start < c.end for c in counted) for o in reading.at("score"))


def beside(parts: Parts) -> bool:
    """Return whether something else than the models themselves is a condition."""
    named = {iri for m in parts.models for iri in (m.iri, *m.iris)}
    return any(isinstance(c.value, str) and c.value not in named for c in parts.conditions)
