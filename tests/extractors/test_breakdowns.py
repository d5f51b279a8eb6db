"""Tables of one model with a part of a benchmark in each row. All names and figures are invented."""

from __future__ import annotations

import pytest

from kg.model.statement import Result
from kg.vocab import KG
from tests.extractors.invented import Read, read, table

ROWS = (("Python", "140", "47.1", "35.0"), ("Java", "96", "38.5", "27.1"), ("Rust", "58", "24.1", "15.5"))
HEADER = ("Language", "Problems", "Build only", "Build and tests")
KNOWN = "Models such as Wug 7B are new. Benchmarks such as ZorkEval are old.\n\n"


def parts(found: Read) -> set[tuple[str, str | None, str, str]]:
    """Return benchmark, part, figure and setting of all results."""
    made = [item for item in found.items if isinstance(item, Result)]
    return {
        (
            r.benchmark.rsplit("/", 1)[-1],
            r.subset,
            r.printed,
            next((str(v).rsplit("/", 1)[-1] for p, v in r.settings if p == KG.setting), ""),
        )
        for r in made
    }


def test_each_row_is_a_part_and_each_column_a_way_of_measuring() -> None:
    found = read(KNOWN + table("Pass@1 of Wug 7B on ZorkEval by language (%).", HEADER, *ROWS))
    assert parts(found) == {
        ("zorkeval", name, figure, way) for name, _, one, other in ROWS for figure, way in ((one, "buildonly"), (other, "buildandtests"))
    }
    assert {r.label for r in found.items if isinstance(r, Result)} == {"Wug 7B"}
    assert {r.metric.rsplit("#", 1)[-1] for r in found.items if isinstance(r, Result)} == {"pass-at-k"}


@pytest.mark.parametrize(
    "caption", ["Pass@1 on ZorkEval by language (%).", "Wug 7B on ZorkEval by language.", "Pass@1 of Wug 7B by language (%)."]
)
def test_a_caption_that_leaves_out_model_benchmark_or_metric_says_too_little(caption: str) -> None:
    assert not parts(read(KNOWN + table(caption, HEADER, *ROWS)))


def test_a_row_over_all_parts_is_none() -> None:
    found = read(KNOWN + table("Pass@1 of Wug 7B on ZorkEval by language (%).", HEADER, *ROWS, ("Average", "294", "36.6", "25.9")))
    assert {part for _, part, _, _ in parts(found)} == {"Python", "Java", "Rust"}


CORPUS = "We introduce FrobHeap, a corpus of 2.3 million snippets.\n\n"
HELD = (("Python", "700", "4.5"), ("Java", "300", "1.5"), ("*Total*", "1,000", "6.0"))


def said_of_corpus(caption: str, header: tuple[str, ...] = ("Language", "Snippets (k)", "Size (GB)")) -> set[tuple[str, str]]:
    found = read(CORPUS + KNOWN + table(caption, header, *HELD))
    return {(p, o) for s, p, o in found.edges if s == "corpus/frobheap" and o != "2.3 million"}


def test_a_table_of_what_a_corpus_is_made_of_tells_its_languages_and_its_size() -> None:
    told = {("supportsLanguage", "python"), ("supportsLanguage", "java"), ("corpusSize", "6.0")}
    assert said_of_corpus("Composition of FrobHeap.") == told
    assert said_of_corpus("Composition of FrobHeap.", ("Language", "Snippets (k)", "Size")) == {e for e in told if e[0] != "corpusSize"}
    assert not said_of_corpus("Composition of FrobHeap and ZorkEval.")
    assert not said_of_corpus("Composition of it.")
