"""The answer to a question: the record behind every rendering, and the JSON contract `kg-answer/1`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.statement import Locator

Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a citation points to."""

    iri: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    identifier: str | None
    kind: str
    trust: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where a quote stands: in the source itself or in a digest of it; code-point offsets into the text with `sha256`."""

    of: str
    path: str
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited edge with its document, its place in the original, and the words that show it."""

    n: int
    subject: str
    predicate: str
    object: str
    edge: str
    document: Source
    locator: Locator
    text: Excerpt
    quote: str
    mark: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row: a value for each column of the answer, and the numbers of the citations that show it."""

    values: tuple[Value, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A number that the program worked out, how, and from which citations."""

    value: Decimal
    how: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the question that no document here answers."""

    term: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A place in the question that was not understood: code-point offsets, for a caret under the word."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that is answered to one question; `status` and `verdict` as the answer contract defines them."""

    question: str
    kind: str
    status: str
    verdict: str | None
    answer: str
    columns: tuple[str, ...] = ()
    rows: tuple[AnswerRow, ...] = ()
    computed: tuple[Computed, ...] = ()
    citations: tuple[Citation, ...] = ()
    caveats: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    did_you_mean: tuple[str, ...] = ()
    sparql: tuple[str, ...] = ()
    graph: str = ""
    problem: Problem | None = None
