from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.readers import READERS, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.document import Document

suffixes = st.sampled_from(sorted(READERS))
PIECES = """# ¦## 3.1 A (p. 2)¦---¦- ¦1. ¦Table 1: x¦TABLE IV: y¦Note: n¦* n¦Model¦7B¦33.5 *¦×¦Abstract¦Abstract—¦REFERENCES¦I. ONE¦A. Two
¦StatusOpen¦Count16¦Label: value¦,¦"¦""¦;¦{¦}¦[¦]¦:¦"a"¦null¦1.0¦`¦```¦**¦é😀¦id: a¦kind: paper¦| ¦|¦| --- |¦title: t¦<script>¦ ¦  ¦word"""
TAGS = """<p>¦</p>¦<table>¦</table>¦<tr>¦<td>¦<td colspan=3>¦<th rowspan=2>¦<thead>¦<tfoot>¦<caption>¦<figure>¦<figcaption>¦<h1>¦</h1>
¦<h2>¦<li>¦<ul>¦<ol>¦</ol>¦<dt>¦<dd>¦<b>¦</b>¦<i>¦<sup>¦</sup>¦<sub>¦<br>¦<math>¦<msup>¦<mn>¦<!--¦-->¦<![if¦&amp;¦&#x2d;¦&¦<a href="#x">
¦</a>¦<pre>¦</pre>¦<div>¦<div class=byline>¦</div>¦<nav>¦</nav>¦<span class=ltx_note>¦<span class=ltx_note_content>¦</span>¦<main>
¦<article>¦<meta name=author content="A B">¦<title>¦</title>¦<script type=application/ld+json>¦</script>¦<button>¦<details>"""
CONTROLS = ["\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\x1b", "\x0c", "\u2028", "\ufeff"]
pieces = st.sampled_from([*PIECES.split("¦"), *CONTROLS])
texts = st.lists(pieces | st.text(max_size=5), max_size=60).map("".join)
pages = st.lists(st.sampled_from([tag.strip() for tag in TAGS.split("¦")]) | pieces | st.text(max_size=5), max_size=60).map("".join)
PAGES = (".htm", ".html", ".xhtml")


@settings(max_examples=400)
@given(suffixes, texts | texts.map(lambda text: "---\nid: a\nkind: paper\ntitle: t\n---\n" + text))
def test_any_text_gives_a_sound_document_or_an_error_of_ours(check: Callable[[Document], None], suffix: str, text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        document = read_bytes(f"a{suffix}", data)
    except KgError as error:
        assert str(error)
        return
    check(document)
    kept = suffix not in PAGES and not text.startswith("\ufeff")
    assert document == read_bytes(f"a{suffix}", document.text.encode() if kept else data)


@settings(max_examples=400)
@given(pages)
def test_any_tags_give_a_sound_page_or_an_error_of_ours(check: Callable[[Document], None], text: str) -> None:
    try:
        document = read_bytes("a.html", text.encode())
    except (KgError, UnicodeEncodeError) as error:
        assert str(error)
        return
    check(document)
    assert document == read_bytes("a.html", text.encode())


@given(suffixes, st.binary(max_size=200), st.none() | st.binary(max_size=60))
def test_any_bytes_give_a_document_or_an_error_of_ours(suffix: str, data: bytes, sidecar: bytes | None) -> None:
    try:
        read_bytes(f"a{suffix}", data, sidecar)
    except KgError as error:
        assert str(error)


HOSTILE = {
    "one run": "x",
    "capitals": "Ab",
    "blanks": " ",
    "bars": "|",
    "bar lines": "|\n",
    "dashes": "|-",
    "tabs": "\t",
    "tab lines": "\ta\n",
    "quotes": '"',
    "escapes": '\\"',
    "commas": ",",
    "hashes": "# ",
    "stars": "**",
    "items": "- ",
    "colons": "A: b ",
    "brackets": "[",
    "fences": "```\n",
    "tildes": "~~~a\n",
    "records": "StatusOpen\n",
    "captions": "Table 1: x\n\n",
    "numbers": "1.1 ",
    "headings": "1 A\n\n",
    "keys": "a: b\n",
    "dates": "May 1, ",
    "machine": "this report is ",
    "generated": "Machine-generated a ",
    "digits": "1",
    "surveys": "this a ",
    "commas and names": "A b, ",
    "underline": "a\n-\n",
    "paragraphs": "a\n\n",
    "columns": "a   b   c\n",
    "columns of numbers": "a   b   1\n",
    "headed columns": "a   b   c\nx   1   2\n",
    "columns apart": "a   b   1\n\n",
    "cells": "a   ",
}

TAG_RUNS = {
    "open": "<div>",
    "nested": "<b><i>",
    "lists": "<ul><li>a",
    "items": "<li>a",
    "paragraphs in cells": "<p><td>",
    "cells": "<td>1",
    "rows": "<tr><td>1<td>2",
    "wide cells": "<td colspan=100 rowspan=100>1",
    "wide rows": "<tr><td colspan=99 rowspan=99>1<td>1",
    "tables": "<table><tr><td>",
    "ends": "</div></p>",
    "ends of others": "<p><b></i>",
    "buttons": "<p><button><div>",
    "comments": "<!--",
    "tags": "<a",
    "values": "<a b='",
    "marked": "<![x[",
    "instructions": "<?x",
    "scripts": "<script></x",
    "references": "&amp;lt;",
    "numbers": "&#1114112;",
    "unfinished": "&#12",
    "attributes": "<a b=c d='e' f>",
    "raised": "<sup>1",
    "formulas": "<msup><mn>1",
    "figures": "<figure><table><tr><td>",
    "notes": "<span class='ltx_note'><span class='ltx_note_content'>a",
    "captions": "<table><caption>a",
    "terms": "<dt>a<dd>b",
    "anchors": "<a href='#x'>",
    "links": "<a href='#x'>¶</a>",
    "empty figures": "<figure><figcaption>",
    "heads": "<header><aside>",
}


FRONT = "---\nid: a\nkind: paper\ntitle: t\n---\n"


@pytest.mark.parametrize(
    ("suffix", "opening"),
    [
        (".txt", ""),
        (".txt", "T\n\nAbstract\n\n"),
        (".txt", "T\n\nAbstract\n\n| a | b |\n| - | - |\n"),
        (".md", ""),
        (".md", FRONT),
        (".md", FRONT + "| a | b |\n| - | - |\n"),
        (".md", "---\nid: "),
        (".csv", "a,b\n"),
        (".tsv", "a\tb\n"),
        (".json", ""),
        (".json", '{"a": "'),
    ],
)
def test_hostile_runs_take_time_in_proportion(suffix: str, opening: str) -> None:
    """A run of 60,000 characters takes a tenth of a second; the square of its length would take minutes."""
    for run in HOSTILE.values():
        text = opening + run * (30_000 // len(run)) + "\n" + run * (30_000 // len(run))
        start = time.process_time()
        with contextlib.suppress(KgError):
            read_bytes(f"a{suffix}", text.encode())
        assert time.process_time() - start < 4, (suffix, opening, run)


@pytest.mark.parametrize("opening", ["", "<main><h1>T</h1>", "<table><tr><th>a<th>b<tr><td>", "<script type=application/ld+json>["])
def test_hostile_pages_take_time_in_proportion(opening: str) -> None:
    for run in (*HOSTILE.values(), *TAG_RUNS.values()):
        text = opening + run * (60_000 // len(run))
        start = time.process_time()
        with contextlib.suppress(KgError):
            read_bytes("a.html", text.encode())
        assert time.process_time() - start < 4, (opening, run)
