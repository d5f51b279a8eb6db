"""What a document holds is data: no view of it sends a command to a terminal."""

from __future__ import annotations

import json

import pytest

from kg import browse, build
from kg.renderers import render
from kg.renderers.report import REPORTS
from kg.renderers.visible import UNSEEN
from kg.store import Home, Store, open_store

TEXT = """---
id: hostile
kind: paper
title: "Zork \\e[31mred\\u202e \\" } SERVICE <script>alert(1)</script>"
authors: ["Eve \\e]0;owned\\a"]
provenance: {source: "\\e[2J", licence: "\\u009b31m"}
---

# Zork

Table 1: Scores of Zork\u202e on Glumbench, pass@1 in per cent.

| Model | Size | Glumbench / pass@1 |
| --- | --- | --- |
| Zork\u200e\u202e | 7B | 12.5 % |
| Zo<b>rk" } DROP ALL # | 7B | 13.5 % |
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "hostile.md").write_text(TEXT, encoding="utf-8")
    home = Home(folder / "home")
    report = build.ingest(home, [folder / "hostile.md"])
    assert not UNSEEN.search(REPORTS["text"](report).replace("\n", ""))
    return home


def views(store: Store, other: Store) -> list[object]:
    term = "hostile"
    return [
        browse.documents(store),
        browse.sources(store),
        browse.stats(store),
        browse.search(store, "zork"),
        browse.thing(store, term),
        *(browse.thing(store, score.iri) for score in browse.thing(store, term).scores),
        browse.table(store, term, "1"),
        browse.diff(store, other),
        browse.review(store),
        browse.sparql(store, "SELECT * { ?s kg:label|dcterms:title|kg:authors ?o }"),
    ]


def test_no_unseen_character_reaches_the_terminal_and_json_keeps_them(hostile: Home, store: Store) -> None:
    with open_store(hostile.root) as opened:
        for view in views(opened, store):
            text = render(view, "text", colour=False)
            assert UNSEEN.search(text.replace("\n", "")) is None
            assert json.loads(render(view, "json")) is not None
        assert "\x1b[31m" in json.loads(render(browse.documents(opened), "json"))[0]["title"]
        assert len(browse.thing(opened, "hostile").scores) == 2
