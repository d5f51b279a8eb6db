"""Who wrote a Markdown text; nobody here is of this world."""

from __future__ import annotations

import pytest

from kg.model.document import Document
from kg.readers import read_bytes
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

PAPER = """# Zork: Ordered Frobbing

{head}

## Abstract

We present Zork, a 7B model.

## References

Ann Roe. 2020. On Wugs.
"""


def read(head: str, text: str = PAPER) -> Document:
    return read_bytes("zork.md", text.replace("{head}", head).encode())


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("**Ann Roe¹, Li Wen², J. P. van der Frob¹**\n\n¹ Plonk AI  ² University of Dax", ("Ann Roe", "Li Wen", "J. P. van der Frob")),
        ("Ann Roe<sup>1</sup>, Seo-yeon Han*, and Bo O'Dax†\n\nPlonk AI", ("Ann Roe", "Seo-yeon Han", "Bo O'Dax")),
        ("**Ann Roe**¹  **Li Wen**²  **Bo Dax-Frob**¹\n\n¹ Plonk Institute  ² Dax Systems", ("Ann Roe", "Li Wen", "Bo Dax-Frob")),
        ("Ann Roe<sup>1</sup> Li Wen<sup>2</sup>", ("Ann Roe", "Li Wen")),
        ("*Ann Roe* and *Li Wen*\n\nPlonk Labs, Dax\n\nann@plonk.example", ("Ann Roe", "Li Wen")),
        ("[Ann Roe](https://roe.example), Li Wen\nPlonk Research", ("Ann Roe", "Li Wen")),
        ("Authors: Ann Roe; Li Wen", ("Ann Roe", "Li Wen")),
        ("Technical Report", ()),
        ("Fellside AI", ()),
        ("Small models are here, Ann Roe says.", ()),
    ],
)
def test_a_paragraph_of_names_below_the_title_of_a_paper_is_that_of_its_authors(head: str, authors: tuple[str, ...]) -> None:
    document = read(head)
    assert document.authors == authors
    assert not authors or document.paragraphs[0].section == "Abstract"


def test_the_stamp_of_an_archive_tells_identifier_version_and_day() -> None:
    head = "**Ann Roe**\n\nDax Institute\n\narXiv:2503.99999v2 [cs.SE] 27 Mar 2025"
    document = read(head)
    assert [(i.scheme, i.value) for i in document.identifiers] == [("arxiv", "2503.99999")]
    assert (document.year, document.provenance.version) == (2025, "v2")
    said = edges(one(PAPER.replace("{head}", head), "zork.md")[1], KG.dated, KG.identifier, KG.year, KG.authors)
    assert {(p, o) for _, p, o in said} == {
        ("dated", "27 Mar 2025"),
        ("identifier", "arxiv:2503.99999"),
        ("year", "2025"),
        ("authors", "Ann Roe"),
    }


def test_the_identifier_of_another_text_is_not_that_of_this_one() -> None:
    assert not read("**Ann Roe**\n\nThis is the long version of arXiv:2503.99999v2 of March 2024.").identifiers


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("*By Ann Roe and Li Wen, Plonk Labs. Last updated 3 November 2025.*", ("Ann Roe", "Li Wen")),
        ("*Posted by Ann Roe on the Plonk Labs blog, 11 March 2026*", ("Ann Roe",)),
        ("Published on March 11, 2026 by Ann Roe and Li Wen in News", ("Ann Roe", "Li Wen")),
        ("March 11, 2026 · by Ann Roe · 5 min read", ("Ann Roe",)),
        ("2026-03-11 | Written by **Ann Roe**, Li Wen", ("Ann Roe", "Li Wen")),
        ("By Ann Roe of Plonk Labs — 11 March 2026", ("Ann Roe",)),
        ("By [Ann Roe](https://roe.example) @ Plonk", ("Ann Roe",)),
        ("Ann Roe · 11 March 2026", ("Ann Roe",)),
        ("*Ann Roe and Li Wen, March 11, 2026*", ("Ann Roe", "Li Wen")),
        ("Plonk Labs, 11 March 2026", ()),
        ("11 March 2026", ()),
        ("Posted by the Plonk team", ()),
        ("Ann Roe, Li Wen", ()),
        ("The Zork model, by Ann Roe, is what we use in all that follows on this page - by Dax Frob it is called Frob.", ()),
        ("By Tuning Zork we learn much.", ()),
        ("By Zork Frob, we mean a model.", ()),
    ],
)
def test_a_page_names_its_authors_behind_by(head: str, authors: tuple[str, ...]) -> None:
    assert read(head, "# Zork notes\n\n{head}\n\n## News\n\nIt is out.\n").authors == authors


@pytest.mark.parametrize(
    "head",
    ["*Posted by Ann Roe on the Plonk blog, 11 March 2026*", "11 March 2026 | by Ann Roe", "By Ann Roe — 11 March 2026"],
)
def test_the_day_of_a_byline_is_that_of_the_page(head: str) -> None:
    text = "# Zork notes\n\n{head}\n\n## News\n\nIt is out.\n"
    assert read(head, text).year == 2026
    said = edges(one(text.replace("{head}", head), "zork.md")[1], KG.dated, KG.year, KG.authors)
    assert {(p, o) for _, p, o in said} == {("dated", "11 March 2026"), ("year", "2026"), ("authors", "Ann Roe")}
