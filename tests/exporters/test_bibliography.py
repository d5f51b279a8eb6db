"""Documents and what they cite, read back by pybtex and citeproc."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from kg.browse.exchange import Entry
from kg.exporters import bibtex, csl
from tests.exporters.conftest import Exported

EVIL = Entry(
    "evil",
    "paper",
    'A } title { with \\ @book{x, } % $ & # _ ^ ~ "q" \x07 end',
    ("O'B {r", "A and B", "x"),
    True,
    2031,
    (),
    None,
    None,
    ("urn:a",),
)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id>
<updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><names variable="author"/><text variable="title" prefix="; "/></layout></bibliography></style>"""


@pytest.fixture
def works(gathered: Callable[[str], tuple[Entry, ...]]) -> tuple[Entry, ...]:
    found = gathered("bibliography")
    assert len({work.key for work in found}) == len(found) == 8
    return found


def test_bibtex_is_read_by_pybtex(exported: Exported, works: tuple[Entry, ...]) -> None:
    read = parse_string(exported("documents", "bibtex").decode(), "bibtex").entries
    assert list(read) == [work.key for work in works]
    for work in works:
        entry = read[work.key]
        assert len(entry.persons.get("author", [])) == len(work.authors) + work.more_authors
        assert entry.fields["title"].startswith("{")
        assert entry.fields.get("year") == (None if work.year is None else str(work.year))
    assert read["hostile"].fields["doi"] == r"10.1000/x\_1\%20(2)"
    assert read["roe2023writing"].fields["eprint"] == "2301.00001"
    assert read["roe2023writing"].fields["note"] == r"Cited by hostile as {[}1{]}"


def test_csl_json_is_read_by_citeproc(exported: Exported, works: tuple[Entry, ...]) -> None:
    items = json.loads(exported("documents", "csl-json"))
    assert [item["id"] for item in items] == [work.key for work in works]
    source = CiteProcJSON(items)
    assert sorted(source) == sorted(work.key for work in works)
    bibliography = CitationStylesBibliography(CitationStylesStyle(BytesIO(STYLE.encode()), validate=False), source, formatter.plain)
    for work in works:
        bibliography.register(Citation([CitationItem(work.key)]))
    assert len(bibliography.bibliography()) == len(works)


def test_one_work_is_one_entry_with_all_that_is_known_of_it(works: tuple[Entry, ...]) -> None:
    cited = next(work for work in works if work.key == "roe2023writing")
    assert (cited.authors, cited.more_authors, cited.year) == (("A. Roe", "B. Poe", "C. Doe"), False, 2023)
    assert (cited.identifier("arxiv"), cited.cited_by) == ("2301.00001", (("hostile", "1"),))


@pytest.mark.parametrize("name", ["bibtex", "csl"])
def test_a_hostile_title_is_a_title(name: str) -> None:
    out = BytesIO()
    {"bibtex": bibtex.bibtex, "csl": csl.csl}[name]((EVIL, EVIL), out)
    if name == "csl":
        (item, _) = json.loads(out.getvalue())
        assert item["title"] == EVIL.title
        assert item["author"] == [{"family": "{r", "given": "O'B"}, {"literal": "A and B"}, {"literal": "x"}, {"literal": "others"}]
        return
    text = out.getvalue().decode().split("\n\n")[0]
    entry = parse_string(text, "bibtex").entries["evil"]
    assert set(entry.fields) == {"title", "year"}
    assert [str(person) for person in entry.persons["author"]][1:] == ["{A and B}", "{x}", "others"]
    assert "\x07" not in text
