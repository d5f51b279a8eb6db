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
CONTROLS = ["\t", "\t\t", "\n", "\n\n", "\r\n", "\r", "\x1b", "\x0c", "\u2028", "\ufeff"]
pieces = st.sampled_from([*PIECES.split("¦"), *CONTROLS])
texts = st.lists(pieces | st.text(max_size=5), max_size=60).map("".join)


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
    assert document == read_bytes(f"a{suffix}", document.text.encode() if not text.startswith("\ufeff") else data)


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
