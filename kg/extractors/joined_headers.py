"""Header cells in which several lines of a header were run together: "Clone Det. Zork [38] F1" under "Task BenchMarks Acc. Metric".

The first header says in which order the lines stood. A mark of citation parts what is cited, the benchmark, from what is not, its
metric; a task before the benchmark that nobody has named before is told by the words that are no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.citations import citations
from kg.lexicon.facets import SEPARATORS, Facet
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import thing_iri
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.terms import Iri
from kg.vocab import KG

ORDER = (KG.Task, KG.Benchmark, KG.Metric)
"""What the lines of such a header name, from the first to the last."""

SHAPED = re.compile(r"[^\W_]*[a-z][\w+-]*[A-Z]|[A-Z][\w+-]*\d|[A-Z]{2,}|\(|[^\W_]+[-+]")
"""A word that can be a part of a name and no word of a task: capitals or digits inside, a hyphen, brackets."""

_MOST_WORDS = 3
"""The most words of a metric."""


def classes_in_order(corner: str, schema: Schema) -> tuple[Iri, ...]:
    """Return the classes that the words of a first header name one after another, or nothing where they name fewer than two.

    >>> from kg import taxonomy
    >>> [str(c).rsplit("#")[-1] for c in classes_in_order("Task BenchMarks Acc. Metric", Schema(taxonomy.load()))]
    ['Task', 'Benchmark', 'Metric']
    """
    words, found, at = corner.split(), list[Iri](), 0
    while at < len(words):
        for end in range(min(len(words), at + 3), at, -1):
            cls = schema.class_of(" ".join(words[at:end]))
            if cls in ORDER:
                found.append(cls)
                at = end
                break
        else:
            return ()
    return tuple(found) if len(found) > 1 and found == [c for c in ORDER if c in found] else ()


def joined_facets(label: str, classes: Sequence[Iri], facets: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return what a header cell says beyond the known facets: a new metric behind the citation, a new task before the benchmark."""
    cited = next(citations(label), None)
    if cited is None or not classes:
        return ()
    made: list[Facet] = []
    if KG.Metric in classes and not any(f.property in (KG.metric, KG.k) for f in facets):
        made += _new(label, Span(cited.span.end, len(label)), KG.Metric, KG.metric, _MOST_WORDS)
    if KG.Task in classes and not any(f.property == KG.forTask for f in facets):
        benchmark = next((f.span.start for f in facets if f.property == KG.benchmark and f.span.end <= cited.span.start), None)
        end = _name_starts(label, cited.span.start) if benchmark is None else benchmark
        made += _new(label, Span(0, end), KG.Task, KG.forTask, 2 * _MOST_WORDS)
    return tuple(made)


def _new(label: str, span: Span, cls: Iri, prop: Iri, most: int) -> list[Facet]:
    words = span.of(label).strip(SEPARATORS.replace(".", ""))
    if not match_key(words) or len(words.split()) > most:
        return []
    start = label.index(words, span.start)
    iri = thing_iri("concept", str(cls).rsplit("#", 1)[-1], words)
    return [Facet(Span(start, start + len(words)), prop, iri, words)]


def _name_starts(label: str, end: int) -> int:
    """Return where the name of a benchmark begins that ends before a citation: its last word with the words of names before that."""
    words = list(re.finditer(r"\S+", label[:end]))
    if not words:
        return end
    first = len(words) - 1
    while first > 0 and (SHAPED.match(words[first].group()) or first == len(words) - 1) and SHAPED.match(words[first - 1].group()):
        first -= 1
    return words[first].start()
