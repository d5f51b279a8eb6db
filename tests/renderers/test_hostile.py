"""Whatever stands in a document or a question, no form obeys it."""

from __future__ import annotations

import csv
import re
from base64 import b64encode
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from kg.model.answer import Answer
from kg.renderers import FORMS, RENDERERS
from kg.renderers.chart import chart
from kg.renderers.csv import EXTRA
from kg.renderers.latex import escaped as latex_escaped
from kg.renderers.notebook import notebook
from kg.renderers.place import address
from kg.renderers.svg import svg
from kg.renderers.text import text
from kg.renderers.visible import UNSEEN
from tests.renderers.invented import ANSWERS, ATTACK, COMPARISON, HOSTILE, row
from tests.renderers.strategies import FEW, NAMES, TEXTS, answers

LAYOUT = {"text": "\n", "json": "\n", "jsonl": "\n", "markdown": "\n\t", "csv": "\n", "latex": "\n", "html": "\n\t"}
VOID = {"meta", "link", "br", "hr", "img", "input"}
TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "h1",
    "h2",
    "p",
    "a",
    "mark",
    "div",
    "span",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "text",
    "rect",
    "line",
    "ul",
    "ol",
    "li",
    "b",
    "cite",
    "blockquote",
    "details",
    "summary",
    "pre",
    "footer",
}
ATTRIBUTES = {
    "charset",
    "http-equiv",
    "content",
    "name",
    "lang",
    "class",
    "href",
    "rel",
    "id",
    "scope",
    "xmlns",
    "viewbox",
    "width",
    "height",
    "role",
    "aria-label",
    "font-family",
    "font-size",
    "font-weight",
    "fill",
    "x",
    "y",
    "rx",
    "text-anchor",
    "x1",
    "x2",
    "y1",
    "y2",
    "stroke",
}


class Page(HTMLParser):
    """What a browser would see of a page: its tags, attributes and text; an element that is not closed is an error."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@FEW
@given(answers())
def test_no_form_holds_a_character_that_is_unseen(answer: Answer) -> None:
    for form in FORMS:
        made = RENDERERS[form](answer)
        assert {match[0] for match in UNSEEN.finditer(made)} <= set(LAYOUT[form])
        made.encode("utf-8")  # no lone surrogate is left


@FEW
@given(answers())
def test_colour_is_the_only_command_and_always_ends(answer: Answer) -> None:
    for made, plain in ((text(answer, colour=True), text(answer)), (chart(answer, colour=True), chart(answer))):
        codes = re.findall(r"\x1b\[[0-9;]*m", made)
        assert made.count("\x1b") == len(codes)
        assert all(code == "\x1b[0m" for code in codes[1::2])
        assert not any(line.count("\x1b[") % 2 for line in made.split("\n"))
        assert re.sub(r"\x1b\[[0-9;]*m", "", made) == plain


@FEW
@given(answers())
def test_a_page_has_our_elements_and_no_other(answer: Answer) -> None:
    page = Page(RENDERERS["html"](answer))
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert link[1:] in page.ids if link.startswith("#") else re.match(r"https?://", link)


@FEW
@given(answers())
def test_a_page_shows_every_quote_whole(answer: Answer) -> None:
    words = "".join(Page(RENDERERS["html"](answer)).words)
    for citation in answer.citations:
        assert UNSEEN.sub("", citation.quote.replace("\r\n", "\n")) in words or UNSEEN.search(citation.quote)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_page_asks_for_nothing(name: str) -> None:
    page = RENDERERS["html"](ANSWERS[name])
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(style) == 1
    assert "url(" not in style[0]
    assert "@import" not in style[0]
    hashed = b64encode(sha256(style[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'" in page
    assert not re.search(r"<(script|link|img|iframe|object|embed|form|base)\b| on\w+=['\"]| style=", page.replace(style[0], ""))


def test_two_fragments_share_no_name() -> None:
    names = [set(Page(f"{notebook(answer)}").ids) for answer in ANSWERS.values()]
    assert sum(map(len, names)) == len(set().union(*names))


@FEW
@given(answers())
def test_a_drawing_is_well_formed(answer: Answer) -> None:
    drawn = svg(answer)
    if drawn:
        root = ElementTree.fromstring(drawn)
        assert {element.tag.rsplit("}", 1)[-1] for element in root.iter()} <= {"svg", "text", "rect", "line", "title"}


def test_a_drawing_of_hostile_names_is_well_formed() -> None:
    names = [ATTACK, "a & b", "]]>", '" onload="alert(1)', "<!--", "袋鼠" * 40]
    drawn = svg(replace(HOSTILE, columns=(ATTACK, '"><script>'), rows=tuple(row((1,), name, 5) for name in names)))
    assert next(text.text for text in ElementTree.fromstring(drawn).iter() if text.tag.endswith("}text")) == '"><script>'


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", " =1", "＝1+1", "=cmd|' /C calc'!A0", "-", "+"]
)
def test_a_formula_is_no_formula(cell: str) -> None:
    answer = replace(COMPARISON, columns=(cell,), rows=(row((1,), cell),))
    for line in csv.reader(StringIO(RENDERERS["csv"](answer))):
        assert line[0].startswith(("'", "␍"))


@pytest.mark.parametrize("value", ["-5", "+3.2 %", Decimal("-3.1"), -7])
def test_a_number_is_no_formula(value: str | int | Decimal) -> None:
    answer = replace(COMPARISON, columns=("Value",), rows=(row((1,), value),))
    assert list(csv.reader(StringIO(RENDERERS["csv"](answer))))[1][0] == str(value)


@FEW
@given(answers())
def test_csv_has_a_row_for_each_row(answer: Answer) -> None:
    lines = list(csv.reader(StringIO(RENDERERS["csv"](answer), newline="")))
    assert len(lines) == 1 + len(answer.rows)
    assert {len(line) for line in lines} == {len(answer.columns) + len(EXTRA)}
    assert [line[-3] for line in lines[1:]] == [" ".join(map(str, one.cites)) for one in answer.rows]


@given(TEXTS)
def test_latex_has_no_command_of_the_text(words: str) -> None:
    made = latex_escaped(words)
    known = r"\\(?:textbackslash|textasciitilde|textasciicircum|textless|textgreater|textbar|textasciigrave|char34|dag|ddag|ldots)\{\}"
    rest = re.sub(rf"{known}|\\[{{}}$&%#_]|\$-\$|\$\\\w+\$|\{{\[\}}|\{{\]\}}|\{{\*\}}|\{{\}}", "", made)
    assert not set(rest) & set("\\{}$&%#_~^[]*\n")


def test_a_latex_row_begins_with_no_argument() -> None:
    made = RENDERERS["latex"](HOSTILE)
    assert not re.search(r"\\\\\s*[\[*]", made)
    assert made.count(r"\begin{") == made.count(r"\end{") == 3


@FEW
@given(answers())
def test_markdown_obeys_no_text(answer: Answer) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(RENDERERS["markdown"](answer))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [token for token in (*tokens, *inline) if token.type in {"html_block", "html_inline", "image", "code_inline", "s_open"}]
    links = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert len(links) == sum(bool(address(citation.document.identifier)) for citation in answer.citations)
    assert all(re.match(r"https?://", str(link)) for link in links)


@given(NAMES)
def test_a_quote_stands_literally_in_markdown(words: str) -> None:
    answer = replace(COMPARISON, citations=(replace(COMPARISON.citations[0], quote=words),), sparql=())
    fences = [token.content for token in MarkdownIt("commonmark").parse(RENDERERS["markdown"](answer)) if token.type == "fence"]
    assert len(fences) == 1
    assert UNSEEN.search(words) or fences[0].rstrip("\n") == words.rstrip("\n")


@pytest.mark.parametrize(
    "identifier",
    ["javascript:alert(1)", "url:javascript:alert(1)", "url:data:text/html,x", "url:https://a b", "doi:../x", "arxiv:\n", ATTACK, "", None],
)
def test_an_address_that_is_not_safe_is_no_link(identifier: str | None) -> None:
    assert address(identifier) is None


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_quick_on_long_and_strange_text(form: str) -> None:
    long = replace(
        HOSTILE, question=ATTACK * 500, answer="(" * 20_000 + " a" * 5_000, citations=(replace(HOSTILE.citations[0], edge="`" * 9_000),)
    )
    assert RENDERERS[form](long)
