"""What a clause under or over a table is about: the columns, rows, marked cells and benchmarks that it names.

"The greedy columns", "rows with + CoT", "† with five samples", "all but Zork 7B are zero-shot": what such a clause says holds there and
nowhere else. A clause that names nothing is about the whole table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.extractors.arrangement import MEASURE_WORD, is_average
from kg.extractors.columns import Role, TableReading
from kg.lexicon.cells import parse_cell
from kg.lexicon.facets import Facet, Value, read
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.model.document import Span
from kg.model.terms import Iri
from kg.vocab import KG

COLUMN, ROW, MARK = "column", "row", "mark"
"""Kinds of anchors beside the properties of results: a column or row by its index, a sign by its character."""

SIGN = r"\\?(?:\*{1,3}|†{1,3}|‡{1,3}|§{1,3}|¶{1,3}|[¹²³⁰⁴-⁹]|\^[a-z]\b)"
"""A footnote sign as text without markup prints it."""

SIGN_WORDS = {"asterisk": "*", "star": "*", "dagger": "†", "double dagger": "‡"}

LEADING_SIGN = re.compile(rf"\s*(?:Notes?\s*[:.–—-]\s*)?\(?(?P<sign>{SIGN})(?![*\w]*\*)\)?\s*[:=]?", re.IGNORECASE)
"""A sign that begins a note, and what is said of it behind."""

NAMED_SIGN = re.compile(
    rf"\b(?:with|by|bearing|marked) (?:an? |the )?[\"“'‘(]?(?P<sign>{SIGN}|(?:double dagger|dagger|asterisk|star)(?=s?\b))", re.I
)

NOUN = r"(?:columns?|rows?|entries|lines?)"
QUOTES = "\"“”'‘’`*_"

LABELLED = re.compile(
    r"\b(?:rows?|lines?|columns?|models?|entries|results?|scores?|figures?|values?|numbers?|variants?|those|ones)\s+"
    r"(?:(?:that (?:are|were) |which are )?(?:marked|labell?ed|denoted|flagged|indicated)(?: (?:with|by|as))?|with|ending in"
    r"|headed|named|called|(?:that|which) (?:bear|have|end in|contain)"
    r"|whose (?:names?|labels?) (?:ha(?:s|ve)|ends? (?:in|with)|contains?))\s+"
    r"(?:an? |the )?(?:suffix |word |label |mark )?(?P<words>\S.*)",
    re.IGNORECASE,
)
"""Words before a piece of the label of the rows that a clause is about."""

VERB_AFTER = re.compile(
    r"[\s,]*(?:\([^()]*\)\s*)?(?:(?:models?|results?|scores?|figures?|rows?|columns?) )?"
    r"(?:is|are|was|were|uses?|used|has|have|evaluated|run|prompted|sampled|tested|takes?)\b",
    re.IGNORECASE,
)
"""Behind a name, what makes it the subject of a clause."""

BELONGING = re.compile(
    r"(?:\bfor|\bthose of|\b(?:results?|scores?|figures?|numbers?|values?|rows?|columns?) (?:of|for|from|in))\s+(?:the )?\Z", re.I
)
"""Before a name, what makes a clause speak of its figures."""

EXCEPTING = re.compile(
    r"\b(?:except(?:ing)?(?: (?:for|that of|those of))?|other than|excluding|apart from|with the exception of|all but|but not)\s+"
    r"(?:the |of )*\Z",
    re.I,
)
"""Before a name, what makes a clause speak of everything else."""

LISTED = re.compile(r"\s*(?:,|;|and|&|or|/|, and)\s+(?:of |for |the )*\Z|\s*[,&/]\s*\Z", re.IGNORECASE)
"""What stands between two names of one list."""

PLURAL_HEAD = re.compile(rf"\s*[{QUOTES}]*\s*{NOUN}\b", re.IGNORECASE)
HEADED = re.compile(rf"\b{NOUN}\s+(?:headed |labell?ed |called |named |marked |under |of |in )?(?:the )?[{QUOTES}]*\Z", re.IGNORECASE)

BY_PARTS = re.compile(r"\b(?:by|per|across|over|each|every|all)\s+(?:the )?(?:target |individual )?\Z", re.IGNORECASE)
"""Before a kind of parts ("by programming language"), what makes a clause speak of all of them."""

WRITTEN_IN = re.compile(r"\b(?:prompts?|prompted|instructions?|questions?|descriptions?|written|phrased|asked)\s+in\s+\Z", re.IGNORECASE)
"""Before a language ("prompts in English"), what makes it that of the words and not a part of a benchmark."""

DEFINED = re.compile(
    r"\s*(?:Notes?\s*:\s*)?(?:[\"“'‘](?P<quoted>[^\"”'’]{1,20})[\"”'’]|(?P<short>[A-Z][A-Za-z+*-]{1,9}))"
    r"\s*(?:=|:|(?:is short for|abbreviates|refers to|indicates|means|denotes|stands for|is|are)\b)\s*(?=\S)"
    r"(?!(?:all |always )?(?:evaluated|run|tested|measured|prompted|scored|sampled|decoded|reported|obtained)\b)"
)
"""A clause that explains an abbreviation: what it says holds for what bears that."""

WHEN = (KG.benchmark, KG.metric, KG.k, KG.subset)
"""The properties that tell measurements apart and are no protocol."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that a clause names, with its place in the clause: the values of a kind that it is about, or all others (`outside`)."""

    span: Span
    kind: Iri | str
    values: frozenset[Value | str | int]
    outside: bool = False


Where = Mapping[Iri | str, frozenset[Value | str | int]]
"""What is known of one cell: the values of each kind of anchor."""


def holds(anchors: Sequence[Anchor], where: Where) -> bool:
    """Tell whether a cell is one that all kinds of anchors are about."""
    inside: dict[Iri | str, bool] = {}
    for anchor in anchors:
        met = bool(anchor.values & where.get(anchor.kind, frozenset()))
        if anchor.outside and met:
            return False
        if not anchor.outside:
            inside[anchor.kind] = inside.get(anchor.kind, False) or met
    return all(inside.values())


class Anchors:
    """Finds what the clauses about one table name."""

    def __init__(self, reading: TableReading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        key = reading.having(Role.KEY)[0].index
        parts = [c.index for c in reading.having(Role.PART)]
        names = [row[key].text for row in reading.values]
        self.labels = [
            " ".join([name, *(row[i].text for i in parts if row[i].kind != "absent")])
            for name, row in zip(names, reading.values, strict=True)
        ]
        self.headers = self._headers()
        self.rows = _by_text((text, i) for texts in (names, self.labels) for i, text in enumerate(texts))
        self.signs = frozenset(s for row in reading.values for value in row for s in signs(value.mark)).union(
            s for column in reading.table.columns for cell in column.header for s in signs(parse_cell(cell.text).mark)
        )

    def _headers(self) -> dict[str, frozenset[int]]:
        measured = self.reading.having(Role.RESULT)
        found = _by_text((text, c.index) for c in measured for text in self._texts(c.index))
        return {text: at for text, at in found.items() if len(at) < len(measured)}

    def _texts(self, index: int) -> Iterator[str]:
        """Yield the words that a column may be called by: each level of its header, and all."""
        header = self.reading.table.columns[index].header
        yield from (parse_cell(cell.text).text for cell in header if cell.text)
        yield " ".join(parse_cell(cell.text).text for cell in header)

    def find(self, clause: str, told: Sequence[Facet], *, title: bool) -> tuple[Anchor, ...]:
        """Return what a clause names; `told` are the facets it holds, and a `title` says what the table is about."""
        results = [
            Anchor(f.span, f.property, frozenset((f.value,)), bool(EXCEPTING.search(clause, 0, f.span.start)))
            for f in told
            if f.property in WHEN and not (f.property == KG.subset and _no_part(clause[: f.span.start]))
        ]
        columns = list(self._columns(clause, [f for f in told if f.property in (KG.benchmark, KG.subset)]))
        rows = [r for r in self._rows(clause, title=title) if not any(r.span.overlaps(c.span) for c in columns)]
        return (*results, *columns, *rows, *self._signs(clause))

    def defined(self, clause: str) -> tuple[Anchor, ...] | None:
        """Return what bears an abbreviation that a clause explains (nothing, if nothing does), None where it explains none."""
        found = DEFINED.match(clause)
        if found is None:
            return None
        word = found["quoted"] or found["short"]
        span = Span(found.start(), found.end())
        measured = self.reading.having(Role.RESULT)
        columns = frozenset(c.index for c in measured if any(_within(word, text) for text in self._texts(c.index)))
        rows = frozenset(i for i, label in enumerate(self.labels) if _within(word, label))
        if not columns and not rows:
            return () if found["quoted"] else None
        kind, at, every = (COLUMN, columns, len(measured)) if columns else (ROW, rows, len(self.labels))
        return (Anchor(span, kind, frozenset(at)),) if len(at) < every else None

    def _columns(self, clause: str, named: Sequence[Facet]) -> Iterator[Anchor]:
        taken: list[Span] = [f.span for f in named]
        folded = clause.casefold()
        for text, at in sorted(self.headers.items(), key=lambda item: (-len(item[0]), item[0])):
            if text.casefold() not in folded:
                continue
            for match in re.finditer(rf"(?<![\w+]){re.escape(text)}(?![\w+])", clause, re.IGNORECASE):
                span = Span(match.start(), match.end())
                headed = HEADED.search(clause, 0, span.start) or PLURAL_HEAD.match(clause, span.end)
                bare = match[0] == text and any(map(str.isalpha, text)) and not is_average(text) and not MEASURE_WORD.fullmatch(text)
                if (headed or bare) and not any(span.overlaps(t) for t in taken):
                    taken.append(span)
                    yield Anchor(span, COLUMN, at, bool(EXCEPTING.search(clause, 0, span.start)))
        yield from self._columns_by_facet(clause, taken)

    def _columns_by_facet(self, clause: str, taken: Sequence[Span]) -> Iterator[Anchor]:
        """Yield the columns that a setting of their header names: "the greedy columns" of "Greedy Decoding"."""
        measured = self.reading.having(Role.RESULT)
        for facet in read(clause, self.lexicon):
            spoken = PLURAL_HEAD.match(clause, facet.span.end) or HEADED.search(clause, 0, facet.span.start)
            if not spoken or any(facet.span.overlaps(t) for t in taken):
                continue
            at = frozenset(c.index for c in measured if any((f.property, f.value) == (facet.property, facet.value) for f in c.facets))
            if at and len(at) < len(measured):
                yield Anchor(facet.span, COLUMN, frozenset(at))

    def _rows(self, clause: str, *, title: bool) -> Iterator[Anchor]:
        if (found := LABELLED.search(clause)) and (labelled := self._labelled(clause, found.start("words"))):
            yield labelled
        names = self._names(clause)
        groups: list[list[tuple[Span, frozenset[int]]]] = []
        for span, at in names:
            if groups and LISTED.fullmatch(clause, groups[-1][-1][0].end, span.start):
                groups[-1].append((span, at))
            else:
                groups.append([(span, at)])
        for group in groups:
            start, end = group[0][0].start, group[-1][0].end
            outside = bool(EXCEPTING.search(clause, 0, start))
            belongs = BELONGING.search(clause, 0, start) and not title
            if not (outside or belongs or VERB_AFTER.match(clause, end)):
                continue
            for span, at in group:
                if len(at) < len(self.labels):
                    yield Anchor(span, ROW, frozenset(at), outside)

    def _labelled(self, clause: str, start: int) -> Anchor | None:
        """Return the rows whose label holds the longest words at a place, if some do and others do not."""
        pieces = [m.end() for m in re.finditer(r"\S+", clause[start:])][:5]
        for end in reversed(pieces):
            words = clause[start : start + end].strip(QUOTES + " ,:;()")
            at = frozenset(i for i, label in enumerate(self.labels) if words and _within(words, label))
            if at and len(at) < len(self.labels):
                return Anchor(Span(start, start + end), ROW, frozenset(at))
        return None

    def _names(self, clause: str) -> list[tuple[Span, frozenset[int]]]:
        """Return the names of rows in a clause, in order: labels as printed, and models that some labels begin with."""
        found: list[tuple[Span, frozenset[int]]] = []
        texts = dict(self.rows)
        for mention in self.lexicon.find(clause):
            if mention.of(KG.Model) and mention.text not in texts:
                at = frozenset(i for i, label in enumerate(self.labels) if _within(mention.text, label))
                texts.update({mention.text: at} if at else {})
        for text, at in sorted(texts.items(), key=lambda item: (-len(item[0]), item[0])):
            if len(text) < 2 or text not in clause:
                continue
            for match in re.finditer(rf"(?<![\w+-]){re.escape(text)}(?![\w+]|-\w|\.\d)", clause):
                span = Span(match.start(), match.end())
                if not any(span.overlaps(other) for other, _ in found):
                    found.append((span, at))
        return sorted(found)

    def _signs(self, clause: str) -> Iterator[Anchor]:
        for match in NAMED_SIGN.finditer(clause):
            sign = SIGN_WORDS.get(match["sign"].casefold(), match["sign"].lstrip("\\"))
            if sign in self.signs:
                yield Anchor(
                    Span(*match.span("sign")), MARK, frozenset((sign,)), bool(re.search(r"\bwithout\b", clause[: match.start("sign")]))
                )


def _no_part(before: str) -> bool:
    """Tell whether words before a kind or a language make it all parts at once, or that of the words of a prompt."""
    return bool(BY_PARTS.search(before) or WRITTEN_IN.search(before))


def leading_sign(clause: str) -> Anchor | None:
    """Return the sign that a clause begins with and explains, or None."""
    found = LEADING_SIGN.match(clause)
    return Anchor(Span(*found.span("sign")), MARK, frozenset((found["sign"].lstrip("\\"),))) if found else None


def signs(mark: str | None) -> Iterator[str]:
    """Yield the single signs of a mark.

    >>> [list(signs(mark)) for mark in ("*†", "**", "^{a}", "^†", "[12]")]
    [['*', '†'], ['**'], ['^a'], ['†'], []]
    """
    if mark and mark.startswith("^"):
        yield f"^{mark.strip('^{}')}" if mark.strip("^{}").isalpha() else mark.strip("^{}")
    elif mark and not mark.startswith("["):
        yield from ("".join(same) for _, same in groupby(mark))


def _by_text(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for text, index in pairs:
        if text and any(map(str.isalnum, text)):
            found.setdefault(plain(text), set()).add(index)
    return {text: frozenset(at) for text, at in found.items()}


def _within(words: str, label: str) -> bool:
    """Tell whether a label holds some words as a whole."""
    before = r"(?<![\w+])" if words[0].isalnum() else ""
    return bool(re.search(rf"{before}{re.escape(words)}(?![\w]|\.\d)", label))
