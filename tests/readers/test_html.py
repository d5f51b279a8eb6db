"""Pages in HTML: what is read of them, where it stands in the text that is kept, and what is left out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import LimitError, ReadError
from kg.model.document import Document, Identifier
from kg.model.statement import Result
from kg.readers import read, read_bytes
from kg.readers.merged_cells import MAX_COLUMNS
from tests.extractors.pipeline import one, short

PAGES = Path(__file__).parent / "pages"


def page(body: str, head: str = "", name: str = "a.html") -> Document:
    return read_bytes(name, f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def prose(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


def cells(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_a_page_of_a_leaderboard_is_read_as_it_is_shown(check: Callable[[Document], None]) -> None:
    document = read(PAGES / "zork-board.html")
    check(document)
    text = document.text
    assert (document.kind, document.title, document.authors, document.year) == (
        "leaderboard",
        "ZorkEval Leaderboard",
        ("Ann Roe", "Li Wen"),
        2031,
    )
    assert document.identifiers == (Identifier("url", "https://zorkboard.example/v3/index.html"),)
    (table,) = document.tables
    assert (table.caption, table.section) == ("Pass@1 on ZorkEval (%), by part", None)
    assert [column.label for column in table.columns] == ["#", "Model", "ZorkEval / Easy", "ZorkEval / Hard<sup>a</sup>", "License"]
    assert cells(document) == [
        [
            ["Open models", "", "", "", ""],
            ["1", "Wug 7B", "61.0", "33.0†", "MIT"],
            ["2", "Wug 7B", "60", "n/a", "Apache-2.0 \\| custom"],
            ["3", "Dax-13B (base)", "41.5", "41.0", "no"],
        ]
    ]
    assert table.rows[2].span.of(text) == "| 2 | Wug 7B | 60 | n/a | Apache-2.0 \\| custom |"
    assert [note.of(text) for note in table.notes] == ["† with five samples"]
    assert prose(document) == [
        "Pass@1 of 5 models on the 90 problems of ZorkEval.",
        "Updated 5 April 2031. All runs are greedy and zero-shot — see the notes.",
        "ZorkEval has 90 problems.",
        "Scores are *means* of three runs.",
        "Seeds: 1, 2, 3",
        "Harness: frob-eval 2.0",
        "Hardware: 8 × Q100",
        "Contact: Frob",
    ]
    assert [(field.label.of(text), field.value.of(text)) for field in document.fields][-2:] == [
        ("Hardware", "8 × Q100"),
        ("Contact", "Frob"),
    ]
    for gone in ("cookies", "Docs", "never", "any", "Accept", "Read more", "©", "best"):
        assert gone not in text.replace("*means*", "")
    assert document.notes == ("2 pieces of menus, forms, programs and the like; left out",)


def test_a_paper_in_html_keeps_sections_captions_footnotes_and_formulas(check: Callable[[Document], None]) -> None:
    document = read(PAGES / "quux-paper.html")
    check(document)
    assert (document.kind, document.title, document.authors, document.year) == (
        "paper",
        "Quux: Small Models of Code",
        ("Ann Roe", "Li Wen"),
        2031,
    )
    assert Identifier("arxiv", "2931.00042") in document.identifiers
    assert [(section.number, section.heading) for section in document.sections][1:] == [
        (None, "Abstract"),
        ("1", "Results"),
        (None, "References"),
    ]
    first, second = document.tables
    assert (first.number, first.caption, first.section) == ("1", "Scores of small models, greedy decoding.", "1 Results")
    assert [column.label for column in first.columns] == ["Model", "ZorkEval+ / pass@1", "ZorkEval+ / pass@10"]
    assert [column.label for column in second.columns] == ["Model", "Parameters"]
    assert cells(document) == [
        [["Quux base", "61.5", "70.1¹"], ["Wug-7B", "51.5 ±0.2", "60.1"]],
        [["Quux-7B", "7B"], ["Wug-7B", "7B"]],
    ]
    assert prose(document) == [
        "We present **Quux**, a family of 7B models. Quux-7B reaches 61.5±0.4 on ZorkEval.",
        "¹ We use version 2 of ZorkEval.",
        "Quux follows Zork et al. (2030) with 10⁹ tokens.",
        "Zork et al. (2030) Zed Zork. On wugs.",
    ]


def test_the_figures_of_a_page_are_results_that_quote_the_text_that_is_kept() -> None:
    document, items = one((PAGES / "zork-board.html").read_text(encoding="utf-8"), "zork-board.html")
    found = {(short(item.model), item.subset, item.printed) for item in items if isinstance(item, Result)}
    assert found == {
        ("model/wug/7b", "easy", "61.0"),
        ("model/wug/7b", "hard", "33.0†"),
        ("model/wug/7b", "easy", "60"),
        ("model/dax/13b", "easy", "41.5"),
        ("model/dax/13b", "hard", "41.0"),
    }
    for item in items:
        if isinstance(item, Result):
            assert item.printed in item.evidence.quote.of(document.text)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<p>  a \n b&#32;<b> c </b>d</p>", "a b **c** d"),
        ("<p>a<b>b</b>c <code>x y</code> <i></i>z", "a**b**c `x y` z"),
        ("<p><b>a <i>b</i></b> c", "**a** ***b*** c"),
        ("<p>a<br>b <br/> c", "a\nb\nc"),
        ("<p>x<sup>2</sup> y<sub>1</sub> z<sup>th</sup> w<sup>†</sup>", "x² y1 zth w†"),
        ("<p>see<sup><a href='#n1'>[1]</a></sup> it", "see it"),
        ("<ol><li>a<li>b<ul><li>c</ul></ol>", "1. a\n2. b\n- c"),
        ("<ol><li><p>a</p><p>b</p></ol>", "1. a\n\nb"),
        ("<dl><dt>Term<dd>words<dd>more</dl>", "- Term: words\n- Term: more"),
        ("<h2>3.1 Results</h2><p>a", "## 3.1 Results\n\na"),
        ("a &lt;b&gt; &zork; &amp;amp; &#x1F600;", "a <b> &zork; &amp; 😀"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>soft&shy;en non&#8209;break&nbsp;ing&#8203;", "soften non-break ing"),
        ("<table role=presentation><tr><td>a<td><p>b</table>", "a\n\nb"),
        ("<table><tr><td><table><tr><td>x<td>y<tr><td>1<td>2</table></table>", "| x | y |\n| --- | --- |\n| 1 | 2 |"),
        ("<p>a</i></p></b></div>b", "a\n\nb"),
        ("<p>a<!-- no --><![if !x]>b<![endif]><?php no ?>c", "abc"),
        ("<details><summary>More</summary>text</details>", "More\n\ntext"),
        ("<p hidden>no<p style='display: none'>no<p aria-hidden=true>no<p>yes", "yes"),
        ("<footer>no</footer><nav>no</nav><p>yes<textarea>no</textarea>", "yes"),
        ("<p>By <a rel=author href=/a>Ann Roe</a>", "By Ann Roe"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> or <math><msub><mi>x</mi><mn>1</mn></msub></math>", "1/2 or x1"),
    ],
)
def test_the_text_of_a_page_reads_as_the_page_is_shown(body: str, text: str) -> None:
    assert page(body).text == text


def test_a_main_part_is_read_alone_and_a_small_one_is_no_main_part() -> None:
    around = "<p>Menu of the day.</p>"
    assert page(f"{around}<main><h1>T</h1><p>All that is said is said here.</p></main>").text == "# T\n\nAll that is said is said here."
    assert page(f"{around}<article>Few.</article><p>Words beside it that are many more.").text.startswith("Menu of the day.")


@pytest.mark.parametrize(
    ("head", "body", "title", "authors", "year"),
    [
        ("<title>On Wugs | Frob Blog</title>", "<p>a", "On Wugs", (), None),
        ("<title>Wugs - A Study</title>", "<p>a", "Wugs - A Study", (), None),
        ("<title>Wugs – Frob</title><meta property=og:site_name content=Frob>", "<p>a", "Wugs", (), None),
        (
            '<meta name=citation_title content="On Wugs"><meta name=citation_author content="Roe, Ann">',
            "<p>a",
            "On Wugs",
            ("Ann Roe",),
            None,
        ),
        ('<meta name=author content="Ann Roe"><meta name=date content="2031-05-02">', "<h1>T</h1>", "T", ("Ann Roe",), 2031),
        ("", "<h1>T</h1><p class=byline>By Ann Roe · 2 May 2031 · 5 min read</p><p>a", "T", ("Ann Roe",), 2031),
        ("", "<h1>T</h1><div class='post-meta'><span>Published 2 May 2031</span></div><p>a", "T", (), 2031),
        ("", '<h1>T</h1><time datetime="2031-05-02">May</time><p>In 2029 we began.', "T", (), 2031),
        (
            '<script type="application/ld+json">{"@type": "BlogPosting", "author": {"name": "Ann Roe"}}</script>',
            "<h1>T</h1>",
            "T",
            ("Ann Roe",),
            None,
        ),
        (
            '<script type="application/ld+json">{"@type": [</script><meta name=author content="https://x.example/ann">',
            "<h1>T</h1>",
            "T",
            (),
            None,
        ),
    ],
)
def test_title_authors_and_year_are_those_that_the_page_states(
    head: str, body: str, title: str, authors: tuple[str, ...], year: int | None
) -> None:
    document = page(body, head)
    assert (document.title, document.authors, document.year) == (title, authors, year)


def test_what_the_head_states_stands_in_the_text_and_a_description_is_read_once() -> None:
    head = '<title>T</title><meta name=description content="Wug reaches 5 on ZorkEval."><link rel=canonical href=https://x.example/t>'
    document = page("<p>Words.", head)
    assert document.text == "Title: T\nDescription: Wug reaches 5 on ZorkEval.\nAddress: https://x.example/t\n\nWords."
    assert prose(document) == ["Wug reaches 5 on ZorkEval.", "Words."]
    assert prose(page("<p>So: Wug reaches 5 on ZorkEval.", head)) == ["So: Wug reaches 5 on ZorkEval."]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis"), ("utf-8", "utf-8")]
)
def test_a_page_is_decoded_as_it_declares(charset: str, encoding: str) -> None:
    words = {"cp1252": "café – “zork”", "cp1251": "Зорк", "shift_jis": "ゾーク", "utf-8": "é"}[encoding]
    data = f'<html><head><meta charset="{charset}"></head><p>{words}'.encode(encoding)
    assert read_bytes("a.html", data).text == words


@pytest.mark.parametrize("declared", [b"utf-8", b"zork", b"rot13", b"hex", b"shift_jis"])
def test_a_page_that_is_not_what_it_declares_is_refused(declared: bytes) -> None:
    with pytest.raises(ReadError, match="is not UTF-8"):
        read_bytes("a.html", b"<meta charset=" + declared + b"><p>\xff\xfe\xfd")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body><script>document.write(1)</script><nav>Menu</nav></body></html>", "the page holds no text beside menus"),
        (b"<!-- all of it", "the page holds no text"),
        (b"<html>caf\xe9</html>", "byte 0xe9 at byte 9 is not UTF-8"),
        (b"%PDF-1.7", "the content is a PDF"),
        (b"  ", "empty"),
    ],
)
def test_a_page_without_a_text_is_refused_with_the_reason(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=r"a\.html") as error:
        read_bytes("a.html", data)
    assert said in str(error.value)


def test_a_table_that_spans_more_than_anybody_reads_is_refused() -> None:
    with pytest.raises(LimitError, match=f"{MAX_COLUMNS:,} columns"):
        page("<table><tr><td>a<td>b<tr>" + "<td colspan=100>1" * 60 + "</table>")


def test_an_entity_is_never_expanded_beyond_its_character() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b; &b;'
    assert "haha" not in read_bytes("a.html", bomb.encode()).text


def test_a_comment_that_is_not_closed_is_noted_with_its_line() -> None:
    document = read_bytes("a.html", b"<p>One\n<p>Two\n<!-- three\n<p>Four")
    assert prose(document) == ["One", "Two"]
    assert document.notes == ("line 3: a tag or a comment that is not closed; nothing after it is read",)


def test_deep_nesting_is_read_and_keeps_the_order() -> None:
    words = "".join(f"<div>{number}" for number in range(3_000))
    assert prose(page(words)) == [str(number) for number in range(3_000)]
