"""What a question means, before any store is asked: things, measurements, properties and conditions that compose."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from kg.model.document import Span
from kg.model.names import ModelName
from kg.model.terms import Iri, Literal


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that the question names: a model, benchmark, corpus, document or concept.

    `iris` are the nodes that it stands for: for a model every checkpoint that fits what is named, none where the graph
    knows the family and not the variant or size. `model` is what of a model's name is given. With `through`, what is meant is
    not the thing itself but what this property leads to from it ("its base model").
    """

    text: str
    span: Span
    label: str
    iri: Iri
    types: tuple[Iri, ...]
    iris: tuple[Iri, ...] = ()
    model: ModelName | None = None
    through: Iri | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A protocol setting that the question asks for: `shots` = 0, `decoding` = greedy."""

    property: Iri
    value: Iri | Literal
    text: str


@dataclass(frozen=True, slots=True)
class MetricRef:
    """A metric that the question names, with k for pass@k."""

    iri: Iri
    k: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Which measurements the question is about; what is empty is open. `mean` asks for the mean over benchmarks that a table prints.

    `ks` are the ends of a range of k: every pass@k within it is asked for. `left_out` are benchmarks, and names of parts of them, that
    are asked for on no account ("in all languages but Java").
    """

    benchmarks: tuple[Subject, ...] = ()
    tasks: tuple[Subject, ...] = ()
    metrics: tuple[MetricRef, ...] = ()
    subsets: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    mean: bool = False
    ks: tuple[int, int] | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on things: a property compared with a value.

    `operator` is one of `is`, `not`, `<`, `<=`, `>`, `>=`, `only`, `every` (all below it), `besides` (another value of its kind), `has`,
    `lacks` and `states` (any value at all). `value` is a thing, a number in the base unit of the property, or words; `group` numbers the
    alternatives of an "or": conditions of one group are alternatives.
    """

    property: Iri | None
    operator: str
    value: Iri | Decimal | str | None
    text: str
    group: int = 0


@dataclass(frozen=True, slots=True)
class ScoreBound:
    """A bound on scores on some benchmarks, on what is asked for if none is given; its value is in per cent or as scores are printed."""

    benchmarks: tuple[Iri, ...]
    operator: str
    value: Decimal
    text: str

    @property
    def fraction(self) -> bool:
        """Return whether scores are compared with a fraction: with 0.35, and not with 0.35 %."""
        return self.operator != "is" and 0 < self.value < 1 and not self.text.lower().endswith(("%", "cent"))


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents may answer: those named, of the kinds named, and of these the table and the section named.

    `excluded` are kinds of document, and documents, that may not; `trust` is the least trust that is enough.
    """

    documents: tuple[Iri, ...] = ()
    kinds: tuple[str, ...] = ()
    table: str | None = None
    own: bool = False
    text: str = ""
    excluded: tuple[str, ...] = ()
    trust: str | None = None
    section: str | None = None

    @property
    def open(self) -> bool:
        """Return whether every document may answer."""
        return not (self.documents or self.kinds or self.excluded or self.trust)


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that the question names and the graph does not know: the words, what they would be, and names like it."""

    text: str
    span: Span
    kind: str
    why: str
    nearest: tuple[str, ...] = ()


FIRST = "first"
"""What a yes/no question claims of the one thing of which it asks whether it is the best, largest or newest of all."""

PLACE = "place"
"""That the place of the one thing among all is asked for."""


@dataclass(frozen=True, slots=True)
class LogicalForm:
    """The meaning of one question.

    `kind` is the form of the answer: `lookup`, `comparison`, `trend`, `ranking`, `property`, `list`, `count` and so on.
    `claim` is what a yes/no or why question asserts of its subjects: `better`, `worse`, `grows`, `equal`, `is`, `first`.
    `aggregate` is `share`, `average`, `sum`, `spread`, `gain` or `count`: what is to be worked out. `any_benchmark` says that one of
    the benchmarks named is enough. `order` is `desc` or `asc`; `by` the property to order by where it is not the score; `axis` what a
    trend runs over; `contrast` the keys of training configurations in which the runs of one model are compared. `listed` holds, where
    several properties are listed ("its size and licence"), what each of the words may mean.
    `unread` are words that would restrict a list and do not, `strange` the places of all that carry meaning and are not understood.
    """

    kind: str
    question: str
    subjects: tuple[Subject, ...] = ()
    measured: Measured = field(default_factory=Measured)
    properties: tuple[Iri, ...] = ()
    listed: tuple[tuple[Iri, ...], ...] = ()
    target: Iri | None = None
    conditions: tuple[Condition, ...] = ()
    scope: Scope = field(default_factory=Scope)
    order: str | None = None
    by: Iri | None = None
    limit: int | None = None
    offset: int = 0
    axis: str | None = None
    contrast: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    claim: str | None = None
    yes_no: bool = False
    why: bool = False
    aggregate: str | None = None
    bounds: tuple[ScoreBound, ...] = ()
    any_benchmark: bool = False
    absent: tuple[Absent, ...] = ()
    unread: tuple[str, ...] = ()
    strange: tuple[Span, ...] = ()

    @property
    def asserts(self) -> bool:
        """Return whether the question says that something is so, to have it confirmed or explained."""
        return self.yes_no or self.why
