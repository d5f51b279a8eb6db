"""Release notes of one model; no model, benchmark or figure here is of this world."""

from __future__ import annotations

from kg.model.statement import Result
from kg.vocab import KG
from tests.extractors.pipeline import edges, one, short

NOTES = """# Zorkel-14B: release notes

Zorkel-14B and the 3B model Blimp-3B are models of ours, and so was Zorkel-14B before. Benchmarks such as PlumBench and FigEval are old.

## v1.2 (3 November 2025)

- Zorkel-14B v1.2 scores 68.3 on PlumBench.
- FigEval goes up to 33.7, because more fits into the prompt.

## Version 1.1 - 2025-09-22

- FigEval: 31.1.
- PlumBench (pass@1): 60.0%.
- FigEval: 164.
- Wugs: 31.1.

## v1.0 of the data

- FigEval: 29.9.

## Evaluation

PlumBench: 55.1, FigEval: 22.2.

- FigEval (pass@10): 71.5%
- **PlumBench:** 66.6%
"""


def results(text: str) -> set[tuple[str, str, str, str]]:
    document, items = one(text, "notes.md")
    found = [i for i in items if isinstance(i, Result)]
    assert all(r.label in r.evidence.quote.of(document.text) and r.printed in r.evidence.quote.of(document.text) for r in found)
    return {(short(r.model), short(r.benchmark), r.printed, r.label) for r in found}


def test_scores_below_the_heading_of_a_version_are_that_versions() -> None:
    v12, v11, page = "model/zorkel/14b/v-v1.2", "model/zorkel/14b/v-v1.1", "model/zorkel/14b"
    assert results(NOTES) == {
        (v12, "benchmark/plumbench", "68.3", "Zorkel-14B v1.2"),
        (v12, "benchmark/figeval", "33.7", "v1.2"),
        (v11, "benchmark/figeval", "31.1", "Version 1.1"),
        (v11, "benchmark/plumbench", "60.0", "Version 1.1"),
        (page, "benchmark/plumbench", "55.1", "Zorkel-14B"),
        (page, "benchmark/figeval", "22.2", "Zorkel-14B"),
        (page, "benchmark/figeval", "71.5", "Zorkel-14B"),
        (page, "benchmark/plumbench", "66.6", "Zorkel-14B"),
    }


def test_the_heading_of_a_version_tells_the_day_of_its_release() -> None:
    assert edges(one(NOTES, "notes.md")[1], KG.releaseDate) == {
        ("model/zorkel/14b/v-v1.2", "releaseDate", "2025-11-03"),
        ("model/zorkel/14b/v-v1.1", "releaseDate", "2025-09-22"),
    }


def test_a_page_about_two_models_has_no_versions_of_one() -> None:
    assert not edges(one(NOTES.replace("# Zorkel-14B: release", "# Zorkel-14B and Blimp-3B: release"), "notes.md")[1], KG.releaseDate)
