"""What an extractor says a document says, each with the place that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.document import Span
from kg.model.names import ModelName
from kg.model.terms import Iri, Literal, Quantity


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """A place in the original, in the original's own numbering."""

    section: str | None = None
    page: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place that shows a statement: `quote` is one contiguous span of the document's text, `value` the cell or words in it.

    `mark` is a footnote sign printed at the value (`*`), `hedge` the words that weaken it ("likely"), `extractor` the
    extractor's name and version (`tables/1`).
    """

    quote: Span
    value: Span
    locator: Locator
    extractor: str
    mark: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a document names: `iri` of class `cls`, under the spelling `label`; `model` for a model's identity."""

    iri: Iri
    cls: Iri
    label: str
    evidence: Evidence
    model: ModelName | None = None

    @property
    def naming(self) -> Naming:
        """Return the name without its place."""
        return Naming(self.iri, self.cls, self.label, self.model)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, wherever it stands: `iri` of class `cls`, under the spelling `label`; `model` for a model's identity."""

    iri: Iri
    cls: Iri
    label: str
    model: ModelName | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge (subject, predicate, object) with one place that shows it."""

    subject: Iri
    predicate: Iri
    object: Iri | Literal | Quantity
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Result:
    """One reported score.

    `label` joins all key columns as printed; `subset` names a part or version of the benchmark; `settings` are the
    protocol as (property, value) pairs in sorted order; `unit` is `percent`, `fraction` or None; `value` is the number
    as printed (26.0 percent, 0.543 fraction), `printed` the cell with its marks. `measured_by` is `authors`, `quoted`
    or `rerun`. `candidates` are the models that an undecided label may denote.
    """

    iri: Iri
    model: Iri
    label: str
    benchmark: Iri
    metric: Iri
    subset: str | None
    settings: tuple[tuple[Iri, Iri | Literal], ...]
    printed: str
    value: Decimal
    unit: str | None
    measured_by: str | None
    evidence: Evidence
    candidates: tuple[Iri, ...] = ()
    standard_error: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PairedTest:
    """A comparison of two models on the same problems: scores of both, difference, its standard error and p-value."""

    iri: Iri
    first: Iri
    second: Iri
    benchmark: Iri
    problems: int | None
    first_printed: str
    second_printed: str
    error_printed: str | None
    p_printed: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a document asserts; `kind` is comparative, superlative, numeric or descriptive."""

    iri: Iri
    text: str
    kind: str
    about: tuple[Iri, ...]
    verified: bool | None
    confidence: Decimal | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of a document's prose as it stands, without marks, with the things that it names."""

    iri: Iri
    text: str
    about: tuple[Iri, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a document's list of references."""

    iri: Iri
    number: str
    authors: str
    title: str
    year: int | None
    identifier: str | None
    evidence: Evidence
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One step of making a model: what it started from, what it was trained on, by which method, on how many tokens."""

    iri: Iri
    model: Iri
    properties: tuple[tuple[Iri, Iri | Literal | Quantity], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was read and not stated, with the reason, so that nothing is lost in silence."""

    reason: str
    text: str
    span: Span


Extracted = Named | Statement | Result | PairedTest | Claim | Remark | Reference | TrainingStep | Dropped
