"""What is gathered from a graph for other programs: records that the exporters write down, each format in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.model.answer import Answer
from kg.model.statement import Locator


@dataclass(frozen=True, slots=True)
class Dataset:
    """Quads in the order in which they are written: the default graph first, then the named ones, each sorted."""

    quads: tuple[Quad, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept or a scheme of concepts, with the IRIs of what stands right above it; a scheme stands under nothing."""

    iri: str
    label: str
    alt_labels: tuple[str, ...]
    definition: str
    kinds: tuple[str, ...]
    broader: tuple[str, ...]
    scheme: bool


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The schemes and their concepts, each once: the scheme of the survey's areas first, then as a tree is read, down and by label."""

    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a figure or statement was read in, and who answers for it."""

    iri: str
    id: str
    title: str
    kind: str
    trust: str
    authors: tuple[str, ...]
    year: int | None
    identifiers: tuple[str, ...]
    licence: str | None
    retrieved: str | None
    sha256: str
    digest: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that shows something: where in the original, the words, and their offsets in the document's text (code points)."""

    origin: Origin
    locator: Locator
    quote: str
    start: int
    end: int
    mark: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A thing by its IRI and by what people call it."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a protocol: the property, and its value as people read it and as it stands in the graph."""

    property: Term
    value: str
    term: NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Measured:
    """One reported score, with all that is known of how it came about.

    `value` is the number as printed, in `unit` (`percent`, `fraction` or none); `model` is what the printed `label` denotes, and
    `undecided` says that this is not sure. `made_by` is who made the model and `tasks` are what the benchmark
    tests, where documents say so.
    """

    iri: str
    model: Term
    label: str
    undecided: bool
    made_by: tuple[str, ...]
    benchmark: Term
    tasks: tuple[Term, ...]
    subset: str | None
    metric: Term
    k: int | None
    higher_is_better: bool | None
    value: Decimal
    printed: str
    unit: str | None
    standard_error: Decimal | None
    measured_by: str | None
    settings: tuple[Setting, ...]
    spot: Spot

    @property
    def measure(self) -> str:
        """Return the metric as people write it: `pass@1` for pass@k with k = 1."""
        name = self.metric.label
        return f"{name.removesuffix('@k')}@{self.k}" if self.k is not None and name.endswith("@k") else name


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of documents: an edge and the places that show it; `value` is the object as people read it."""

    iri: str
    subject: Term
    predicate: Term
    object: NamedNode | Literal
    value: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A work of the literature: a document of the graph, or an entry of a document's list of references.

    `key` is its name within one bibliography; `more_authors` says that the list of authors was cut off ("et al."). `cited_by` are the
    documents whose lists have it, with its number there.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    more_authors: bool
    year: int | None
    identifiers: tuple[tuple[str, str], ...]
    publisher: str | None
    retrieved: str | None
    iris: tuple[str, ...]
    cited_by: tuple[tuple[str, str], ...] = ()

    def identifier(self, scheme: str) -> str | None:
        """Return what a registry calls the work: `doi`, `arxiv`, `repository` or `url`."""
        return next((value for name, value in self.identifiers if name == scheme), None)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph as a node: what it is called, of which kind it is, and what is said of it in words and numbers."""

    iri: str
    id: str
    label: str
    kind: str
    attributes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes (their ids), with the documents that state it; none for an edge of the ontology."""

    id: str
    source: str
    target: str
    predicate: str
    label: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The things of a graph and the edges between them; of two edges that say one thing from both ends there is one."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def attributes(self) -> tuple[str, ...]:
        """Return the names of all attributes, sorted."""
        return tuple(sorted({name for node in self.nodes for name, _ in node.attributes}))

    @property
    def uniform(self) -> bool:
        """Return whether all edges say the same, so that a drawing need not label them."""
        return len({edge.predicate for edge in self.edges}) <= 1


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of a document as they were read, under their SHA-256."""

    sha256: str
    path: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Support:
    """An answer with all that it rests on: the quads of the cited statements and places, their documents, and those documents' texts.

    A text that is not kept on this machine is not among `texts`.
    """

    answer: Answer
    quads: tuple[Quad, ...]
    origins: tuple[Origin, ...]
    texts: tuple[Kept, ...]
