"""What the ontology and the taxonomy hold, as records: classes, properties, concepts and schemes with their words."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.terms import Iri


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things: the labels that headers, captions and questions call it by, and the classes right above it."""

    iri: Iri
    label: str
    alt_labels: tuple[str, ...]
    definition: str
    parents: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of things: its labels, its place among the classes, and the patterns that express it.

    `domains` are alternatives: a label names this property only for things of one of them. `range` is absent where
    there are several (`ranges`). `value_scheme` is the class of the concepts that its values are. `count_property` holds
    the number of values where a document gives only that. `identity` says that it tells two rows of a table apart.
    `wordings` are prose patterns over `{s}` and `{o}`; `question_words` are phrases that ask for it. `names` are the places
    (`s`, `o`) of its wordings where a name that nothing else introduces is certain to be one of the place's class.
    `negated_by` is the property that denies it. `hidden_labels` are headers that name it in
    a table alone: one of an amount is its unit ("Hours"). `kind` is `object`, `datatype` or `annotation`.
    """

    iri: Iri
    label: str
    alt_labels: tuple[str, ...]
    definition: str
    kind: str
    domains: tuple[Iri, ...] = ()
    range: Iri | None = None
    ranges: tuple[Iri, ...] = ()
    parents: tuple[Iri, ...] = ()
    inverse: Iri | None = None
    value_scheme: Iri | None = None
    count_property: Iri | None = None
    negated_by: Iri | None = None
    identity: bool = False
    wordings: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme; `types` are its classes of concepts.

    `hidden_labels` are short cell values (`No`, `Full`): they name the concept in a cell whose column says what kind of value
    it holds, never in running text. `higher_is_better` is known for metrics alone.
    """

    iri: Iri
    label: str
    alt_labels: tuple[str, ...]
    definition: str
    broader: tuple[Iri, ...]
    types: tuple[Iri, ...]
    notation: str | None = None
    hidden_labels: tuple[str, ...] = ()
    narrower: tuple[Iri, ...] = ()
    related: tuple[Iri, ...] = ()
    schemes: tuple[Iri, ...] = ()
    top_of: tuple[Iri, ...] = ()
    higher_is_better: bool | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme with its top concepts."""

    iri: Iri
    label: str
    definition: str
    top: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that the files say, each kind in the order of IRIs."""

    classes: tuple[Class, ...]
    properties: tuple[Property, ...]
    concepts: tuple[Concept, ...]
    schemes: tuple[Scheme, ...] = ()
