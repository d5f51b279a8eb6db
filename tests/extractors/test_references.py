"""Lists of references, and what cites them."""

from __future__ import annotations

import pytest

from kg.extractors.citations import citations
from kg.model.statement import Extracted, Reference
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

PAPER = """Widget Models: A Study

Ann Roe

Abstract—We compare Zorkbert [1] and Quex (7B) [2] on Fumbench.

I. MODELS

As before, Zorkbert [1] and Quex [2]–[4] are tested, see also [9]. Earlier ones such as Frob-Quex [3] are left out.

Model\tSize\tFumbench [3] pass@1\tGlimbench [4] pass@1
Zorkbert [1]\t110 M\t33.5\t12.25
Quex [2] [4]\t7 B\t44.0\t13.75

TABLE I: Scores of models in per cent

REFERENCES

- [1] A. Roe, B. Lin *et al.*, “Zorkbert: A model for widgets,” *arXiv preprint arXiv:2101.00001*, 2021.
- [2] C. Poe, “Quex: translation and compre-

- hension of widgets,” in *Proceedings of the 9th Workshop on Widgets 2019*, 2020, pp. 10–2021.
- [3] D. Moe, *Fumbling: A Book*. Some Press, 1999.
- [4] Widget Lab, “Glimbench,” <https://glim.example.org/>, accessed: January 2nd, 2024.
"""

TABLE = """---
id: digest
kind: survey
title: "Widgets, in short"
---
# Widgets, in short

The model Zorkbert [1] is tested.

Table 1: Scores on Fumbench in per cent.

| Model | Fumbench [2] / pass@1 |
| --- | --- |
| Zorkbert [1] | 33.5 |

## References

Table (References): what is cited.

| No. | Authors | Title | Year | Identifier |
| --- | --- | --- | --- | --- |
| [1] | A. Roe et al. | Zorkbert: A model for widgets | 2021 | arXiv:2101.00001 |
| [2] | – | Fumbench | – | https://fum.example.org |
"""


def references(items: list[Extracted]) -> dict[str, tuple[str, str, int | None, str | None]]:
    return {r.number: (r.authors, r.title, r.year, r.identifier) for r in items if isinstance(r, Reference)}


def test_entries_of_a_list_are_read_as_printed() -> None:
    document, items = one(PAPER, "paper.txt")
    assert references(items) == {
        "1": ("A. Roe, B. Lin et al.", "Zorkbert: A model for widgets", 2021, "arXiv:2101.00001"),
        "2": ("C. Poe", "Quex: translation and comprehension of widgets", 2020, None),
        "3": ("D. Moe", "Fumbling: A Book", 1999, None),
        "4": ("Widget Lab", "Glimbench", None, "https://glim.example.org/"),
    }
    second = next(r for r in items if isinstance(r, Reference) and r.number == "2")
    quote = second.evidence.quote.of(document.text)
    assert quote.startswith("[2] C. Poe")
    assert quote.endswith("10–2021.")
    assert second.iri.endswith("/document/paper/reference/2")


def test_entries_of_a_table_are_read_as_printed() -> None:
    _, items = one(TABLE)
    assert references(items) == {
        "1": ("A. Roe et al.", "Zorkbert: A model for widgets", 2021, "arXiv:2101.00001"),
        "2": ("", "Fumbench", None, "https://fum.example.org"),
    }


def test_a_name_with_a_mark_behind_it_cites_in_cells_headers_and_prose() -> None:
    document, items = one(PAPER, "paper.txt")
    cited = {(s, o.rsplit("/", 1)[-1]) for s, _, o in edges(items, KG.cites)}
    assert {
        ("model/zorkbert/110m", "1"),
        ("model/zorkbert", "1"),
        ("model/quex/7b", "2"),
        ("model/quex/7b", "4"),
        ("model/quex", "2"),
        ("model/quex", "3"),
        ("model/quex", "4"),
        ("benchmark/fumbench", "3"),
        ("benchmark/glimbench", "4"),
    } == cited
    for item in items:
        if getattr(item, "predicate", None) == KG.cites:
            assert item.evidence.value.of(document.text).startswith("[")  # type: ignore[union-attr]


def test_a_mark_without_an_entry_cites_nothing() -> None:
    text = TABLE.replace("| [2] | – | Fumbench | – | https://fum.example.org |\n", "")
    assert {o.rsplit("/", 1)[-1] for _, _, o in edges(one(text)[1], KG.cites)} == {"1"}


def test_a_list_of_addresses_is_numbered_in_order() -> None:
    text = "On Widgets\n\nAbstract\n\nWe test.\n\nReferences\n\n- <https://doi.org/10.1/x>\n- <http://arxiv.org/abs/2304.15010v1>\n"
    _, items = one(text, "w.txt")
    assert references(items) == {
        "1": ("", "https://doi.org/10.1/x", None, "https://doi.org/10.1/x"),
        "2": ("", "http://arxiv.org/abs/2304.15010v1", None, "http://arxiv.org/abs/2304.15010v1"),
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("X [17]–[19]", ("17", "18", "19")),
        ("X [92], [93]", ("92", "93")),
        ("X [1] [6] [7] [25]", ("1", "6", "7", "25")),
        ("X [3-5, 9]", ("3", "4", "5", "9")),
        ("X [9]–[2]", ("9", "2")),
        ("X [v2] [Base]", ()),
    ],
)
def test_ranges_and_lists_of_marks_are_expanded(text: str, numbers: tuple[str, ...]) -> None:
    assert tuple(n for c in citations(text) for n in c.numbers) == numbers
