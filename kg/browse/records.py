"""What the browsing functions return: plain records that a person's and a program's renderer both read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.statement import Locator


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in the list of all: what it is, and how much it says; `identifier` is the first of those it has."""

    id: str
    kind: str
    title: str
    authors: str | None
    year: int | None
    identifier: str | None
    trust: str
    statements: int
    results: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where a document's figures come from, and under which licence; `digest` says that its words are the project's."""

    id: str
    title: str
    source: str | None
    version: str | None
    licence: str | None
    retrieved: str | None
    grade: str | None
    trust: str
    digest: bool
    results: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place that shows something: document, place in the original, and the words; offsets are code points of the document's text."""

    document: str
    title: str
    kind: str
    trust: str
    digest: bool
    locator: Locator
    quote: str
    start: int
    end: int
    mark: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge of a thing: the property and the other end as people read them, and the places that show it.

    An edge of the ontology has no place. `rule` says how a derived edge follows from stated ones; its places are theirs.
    """

    property: str
    value: str
    predicate: str
    iri: str | None
    places: tuple[Place, ...] = ()
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One result as a row of a list: what was measured, what is printed, where."""

    iri: str
    label: str
    model: str
    benchmark: str
    metric: str
    printed: str
    unit: str | None
    document: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that documents print, and how many of them."""

    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of something."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Thing:
    """Everything that the graph knows of one thing.

    `facts` are the edges that begin at it, `mentions` those that end at it; `scores` are results of it, on it or in it; `parts` numbers the
    results of the models below a model or of the tables of a document; `places` show the thing itself where it is a result, a claim or the
    like; `also` are other things of the name that was asked for.
    """

    iri: str
    label: str
    types: tuple[str, ...]
    definition: str | None
    spellings: tuple[Spelling, ...]
    facts: tuple[Fact, ...]
    scores: tuple[Score, ...]
    parts: tuple[Counted, ...]
    mentions: tuple[Fact, ...]
    places: tuple[Place, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of a document as printed, with the row and column that are asked for (indices into `rows` and `columns`)."""

    document: str
    title: str
    number: str
    caption: str
    section: str | None
    page: str | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked_rows: tuple[int, ...]
    marked_columns: tuple[int, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedCell:
    """A cell of a table that citations point to: its row and column in what is shown, and their numbers."""

    row: int
    column: int
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedTable:
    """A table around the cells that an answer cites; a row or column of `…` stands where some are left out."""

    table: TableView
    cells: tuple[CitedCell, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Something that bears a name or holds words: `kind` is name, title, key or quote; the best first."""

    kind: str
    label: str
    type: str
    iri: str
    text: str
    document: str | None = None
    place: Locator | None = None


@dataclass(frozen=True, slots=True)
class DocumentStats:
    """What one document contributes; `quads` are those of its own graph."""

    id: str
    statements: int
    results: int
    claims: int
    references: int
    steps: int
    tests: int
    quantities: int
    undecided: int
    dropped: int
    quads: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """How much of a document was read and not stated, and why."""

    document: str
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Stats:
    """The graph in numbers: in all, by kind of thing, by property of amounts, by document; what was dropped, and why."""

    totals: tuple[Counted, ...]
    things: tuple[Counted, ...]
    quantities: tuple[Counted, ...]
    documents: tuple[DocumentStats, ...]
    dropped: tuple[Dropped, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept with what stands under it, itself included; `below` numbers the concepts under it. `folded` asks not to print these."""

    iri: str
    label: str
    definition: str
    models: int
    benchmarks: int
    results: int
    below: int
    narrower: tuple[Branch, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that only one of two graphs has: `only_in` is `here` or `there`; `kind` is document, name, statement, result or other."""

    only_in: str
    kind: str
    what: str
    iri: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """A term in the result of a query: `kind` is iri, literal, blank or triple."""

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The result of a user's query: `form` is select, ask or triples; `truncated` says that there is more than is given."""

    form: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    truth: bool | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A query that ships: the kind of question that it belongs to, such a question, and what it answers in words."""

    name: str
    title: str
    kind: str
    question: str
    answers: str
    query: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What an update did to the graphs of the user's own: their names, and how many triples each gained and lost."""

    graph: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A result that a candidate has elsewhere on the benchmark of an undecided label's; `same` if the figure is."""

    benchmark: str
    printed: str
    elsewhere: str
    document: str
    same: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that a label may denote: how many results it has, which documents name it, and where its figures agree with the label's."""

    model: str
    iri: str
    results: int
    documents: tuple[str, ...]
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A label that cannot be decided: its results wait under the label as printed."""

    label: str
    document: str
    iri: str
    results: tuple[Score, ...]
    candidates: tuple[Candidate, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the review that is on file; `here` says that its document is in the graph."""

    label: str
    document: str
    denotes: str
    by: str
    here: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What is left to a reviewer, and what was decided."""

    undecided: tuple[Undecided, ...]
    decided: tuple[Decided, ...]


Record = DocumentEntry | SourceEntry | Thing | TableView | Match | Stats | Branch | Difference | QueryResult | Example | Changed | Review

__all__ = [
    "Agreement",
    "Branch",
    "Candidate",
    "Changed",
    "CitedCell",
    "CitedTable",
    "Counted",
    "Decided",
    "Difference",
    "DocumentEntry",
    "DocumentStats",
    "Dropped",
    "Example",
    "Fact",
    "Match",
    "Node",
    "Place",
    "QueryResult",
    "Record",
    "Review",
    "Score",
    "SourceEntry",
    "Spelling",
    "Stats",
    "TableView",
    "Thing",
    "Undecided",
]
