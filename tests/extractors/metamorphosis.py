"""Changing a document as its meaning allows: other names, other figures, rows and columns in another order.

What is extracted from the changed document must be what is extracted from the original, changed in the same way.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg import taxonomy
from kg.lexicon.keys import match_key
from kg.lexicon.model_words import MARKERS
from kg.model.document import Document, Span, Table
from kg.model.statement import Extracted, Named, Result, Statement
from kg.model.terms import Literal, Quantity
from kg.vocab import KG

END = r"(?<=[a-z])(?:Eval|Bench)(?![a-z])"
"""What of a name says of which class it is: an end with a capital of its own, which stays."""
WORD = re.compile(rf"{END}|(?:(?!{END})[A-Za-z]){{2,}}")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


CAPTION_WORDS = "on of in the and for with results scores table models https http com huggingface co eval bench"


def ordinary() -> frozenset[str]:
    """Return the words that are no names: those of the ontology's labels, of variants, and of captions."""
    ontology = taxonomy.load()
    labels = [label for concept in ontology.concepts for label in (concept.label, *concept.alt_labels)]
    labels += [label for cls in ontology.classes for label in (cls.label, *cls.alt_labels)]
    labels += [label for prop in ontology.properties for label in (prop.label, *prop.alt_labels)]
    words = {word.lower() for label in labels for word in WORD.findall(label)}
    return frozenset(words | MARKERS | set(CAPTION_WORDS.split()))


ORDINARY = ordinary()
SIZES = (KG.parameters, KG.activeParameters)


@dataclass(frozen=True, slots=True)
class Change:
    """Other names for the words of names, and other figures, all drawn from one seed."""

    names: Mapping[str, str]
    rng: random.Random
    figures: dict[str, str] = field(default_factory=dict)

    def rename(self, text: str) -> str:
        """Return a text with every word of a name changed, capitals kept in their manner."""

        def other(match: re.Match[str]) -> str:
            new = self.names.get(match[0].lower())
            if new is None:
                return match[0]
            if match[0].isupper() or match[0][0].isupper():
                return new.upper() if match[0].isupper() else new.capitalize()
            inner = next((i for i, letter in enumerate(match[0]) if letter.isupper()), len(new))
            return new[:inner] + new[inner:].upper()

        return WORD.sub(other, text)

    def figure(self, printed: str) -> str:
        """Return another figure of the same form: as many digits after the point, below 1 where the old one is, marks kept."""
        found = NUMBER.search(printed)
        if found is None:
            return printed
        whole, point, fraction = found[0].partition(".")
        new = whole if int(whole) == 0 else str(self.rng.randint(10 ** (len(whole) - 1), 10 ** len(whole) - 1))
        digits = "".join(str(self.rng.randint(1, 9)) for _ in fraction)
        return printed[: found.start()] + new + point + digits + printed[found.end() :]

    def same_figure(self, printed: str) -> str:
        """Return another figure, the same wherever this one is printed."""
        if printed not in self.figures:
            self.figures[printed] = self.figure(printed)
        return self.figures[printed]

    def shuffled(self, members: Sequence[int]) -> list[int]:
        """Return the members in another order."""
        order = list(members)
        self.rng.shuffle(order)
        return order


def change(items: Iterable[Extracted], seed: int, also: Iterable[str] = ()) -> Change:
    """Return a change that gives every model, benchmark and corpus another name."""
    labels = [
        item.label
        for item in items
        if isinstance(item, Named) and item.cls in (KG.Model, KG.Benchmark, KG.Corpus) and "/table/" not in item.iri
    ]
    words = sorted({word.lower() for label in (*labels, *also) for word in WORD.findall(label)} - ORDINARY)
    rng = random.Random(seed)
    made: dict[str, str] = {}
    taken = set(ORDINARY)
    for word in sorted(words, key=len):
        # A name within a name (`Frob` in `CodeFrob`) is changed in both alike: that they share it has a meaning.
        inner = max((w for w in made if len(w) > 3 and word.endswith(w) and word[: -len(w)] in ORDINARY), key=len, default="")
        if inner:
            made[word] = word.removesuffix(inner) + made[inner]
            continue
        while True:
            new = "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(3)) + rng.choice("kbdxz")
            if new not in taken:
                break
        taken.add(new)
        made[word] = new
    return Change(made, rng)


def text(document: Document, items: Iterable[Extracted], made: Change) -> tuple[str, dict[str, str]]:
    """Return the changed text of a document with tables, and for each result its new figure."""
    figures = {str(item.iri): made.figure(item.printed) for item in items if isinstance(item, Result)}
    at: dict[Span, str] = {item.evidence.value: figures[item.iri] for item in items if isinstance(item, Result)}
    whole = document.text
    for table in sorted(document.tables, key=lambda t: -t.span.start):
        whole = whole[: table.span.start] + _table(document.text, table, at, made) + whole[table.span.end :]
    return made.rename(whole), figures


def prose(document: Document, items: Iterable[Extracted], made: Change) -> tuple[str, dict[Span, str]]:
    """Return the text of a document with other names and other amounts in its sentences, and for each place of an amount its new form.

    A size is a part of a model's name, and stays.
    """
    at: dict[Span, str] = {}
    for item in items:
        if isinstance(item, Statement) and isinstance(item.object, Quantity) and item.predicate not in SIZES and _of_prose(item):
            at[item.evidence.value] = made.figure(item.object.printed)
    whole = document.text
    for span in sorted(at, key=lambda s: -s.start):
        whole = whole[: span.start] + at[span] + whole[span.end :]
    return made.rename(whole), at


def told(items: Iterable[Extracted], made: Change | None = None, at: Mapping[Span, str] | None = None) -> Counter[tuple[str, str, str]]:
    """Return what the sentences of a document say, each thing by its first name in the alphabet; changed if a change is given."""
    kept = list(items)
    name = made.rename if made else str
    called: defaultdict[str, set[str]] = defaultdict(set)
    for item in kept:
        if isinstance(item, Named):
            called[item.iri].add(match_key(name(item.label)))

    def plain(term: object, place: Span) -> str:
        if isinstance(term, Quantity):
            return (at or {}).get(place, term.printed)
        if isinstance(term, Literal):
            return term.value
        return min(called[str(term)], default=str(term).rsplit("/", 1)[-1] if "#" in str(term) else "a thing of the document")

    return Counter(
        (plain(s.subject, s.evidence.value), s.predicate, plain(s.object, s.evidence.value))
        for s in kept
        if isinstance(s, Statement) and _of_prose(s)
    )


def _of_prose(statement: Statement) -> bool:
    return statement.evidence.extractor.startswith("prose/")


def _table(source: str, table: Table, at: Mapping[Span, str], made: Change) -> str:
    """Return the lines of a table with new figures, its rows in another order, its columns within what heads them together."""
    lines = table.span.of(source).split("\n")
    if "" in lines:
        return _in_place(source, table, at)  # a page ends within it, whose place stays
    head = lines[: len(lines) - len(table.rows)]
    bar = "|" if head[-1].lstrip().startswith("|") else "\t"
    order = _order(table, bar, made)
    body = []
    for row in table.rows:
        pieces = [at.get(cell.span, cell.text) for cell in row.cells]
        body.append(_line([pieces[i] for i in order], bar))
    keep = 1 if bar == "\t" else len(head)
    for i in range(len(head) - keep, len(head)):
        cells = head[i].strip("| ").split("|") if bar == "|" else head[i].split("\t")
        if len(cells) == len(order):
            head[i] = _line([cells[j].strip() for j in order], bar)
    merged = any(not row.cells[0].text for row in table.rows)
    rows = list(range(len(body))) if merged else made.shuffled(range(len(body)))
    return "\n".join([*head, *(body[i] for i in rows)])


def _in_place(source: str, table: Table, at: Mapping[Span, str]) -> str:
    """Return the text of a table with new figures, nothing else of it changed."""
    whole = table.span.of(source)
    for cell in sorted((cell for row in table.rows for cell in row.cells), key=lambda c: -c.span.start):
        start, end = cell.span.start - table.span.start, cell.span.end - table.span.start
        whole = whole[:start] + at.get(cell.span, cell.text) + whole[end:]
    return whole


def _order(table: Table, bar: str, made: Change) -> list[int]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, column in enumerate(table.columns):
        outer = tuple(cell.text for cell in column.header[:-1]) if bar == "\t" else ()
        groups.setdefault((*outer, "first" if i == 0 else ""), []).append(i)
    order = list(range(len(table.columns)))
    for members in groups.values():
        for i, j in zip(members, made.shuffled(members), strict=True):
            order[i] = j
    return order


def _line(cells: Sequence[str], bar: str) -> str:
    return "| " + " | ".join(cells) + " |" if bar == "|" else "\t".join(cells)


def separated(content: str, columns: Mapping[str, bool], made: Change) -> str:
    """Return the changed form of a CSV; `columns` are those with names (True) or figures (False), the others stay as they are."""
    header, *rows = list(csv.reader(io.StringIO(content)))
    order = made.shuffled(range(len(header)))
    changed = []
    for row in rows:
        new = [
            made.rename(cell) if columns.get(name) else made.same_figure(cell) if name in columns else cell
            for name, cell in zip(header, row, strict=True)
        ]
        changed.append([new[i] for i in order])
    made.rng.shuffle(changed)
    return _csv([[header[i] for i in order], *changed])


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def tree(content: str, made: Change) -> str:
    """Return a JSON object with other names, other figures below the keys of scores, and all members in another order."""

    def step(value: object, scored: bool) -> object:
        if isinstance(value, dict):
            keys = list(value)
            made.rng.shuffle(keys)
            return {made.rename(key): step(value[key], scored or key.startswith("pass")) for key in keys}
        if isinstance(value, float | int) and not isinstance(value, bool) and scored:
            return json.loads(made.same_figure(str(value)))
        return made.rename(value) if isinstance(value, str) else value

    return json.dumps(step(json.loads(content), False), indent=1)
