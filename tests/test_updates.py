"""An update changes graphs of the user's own, wholly or not at all, and nothing that documents say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg import browse, build, iris
from kg.answering import answer
from kg.errors import KgError, LimitError, QueryError, StoreError
from kg.store import Home, check, dump, open_store
from kg.updates import update
from kg.validation import validate
from tests.build.invented import write
from tests.store.conftest import serve

__all__ = ["serve"]

NOTES = iris.USER + "notes"
NOTE = 'INSERT DATA { GRAPH my:notes { <urn:a> rdfs:comment "one", "two" } }'


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return the home of one invented document."""
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "suite")])
    return home


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home that no test changes."""
    folder = tmp_path_factory.mktemp("untouched")
    build.ingest(Home(folder / "home"), [write(folder, "suite")])
    return Home(folder / "home")


def held(place: Home | str, graph: str | None = None) -> set[str]:
    with open_store(place if isinstance(place, str) else place.root) as store:
        return {str(quad) for quad in store.quads(NamedNode(graph) if graph else "all")}


def test_a_graph_of_ones_own_is_filled_read_and_emptied(home: Home) -> None:
    before = held(home)
    assert update(home, NOTE, seconds=20) == ((NOTES, 2, 0),)
    assert update(home, NOTE, seconds=20) == ()
    with open_store(home.root) as store:
        found = browse.sparql(store, "SELECT ?o WHERE { GRAPH my:notes { ?s ?p ?o } } ORDER BY ?o")
        assert [row[0].value for row in found.rows if row[0]] == ["one", "two"]
    copied = "INSERT { GRAPH my:names { ?m rdfs:label ?l } } WHERE { ?m a kg:Benchmark ; skos:prefLabel ?l }"
    assert update(home, copied, seconds=20)[0][1] > 0
    assert update(home, "DROP GRAPH my:notes ; DROP GRAPH my:names", seconds=20)[1] == (NOTES, 0, 2)
    assert held(home) == before


def test_it_stays_while_documents_come_and_go_and_these_stay_as_they_are(home: Home, tmp_path: Path) -> None:
    fresh = held(home)
    update(home, NOTE, seconds=20)
    notes = held(home, NOTES)
    build.ingest(home, [write(tmp_path, "labels")])
    assert held(home, NOTES) == notes
    build.remove(home, ["labels"])
    build.refresh(home)
    assert held(home) == fresh | notes
    assert [finding for finding in check(home) if not finding.note] == []
    build.remove(home, ["suite"])
    assert held(home, NOTES) == notes


REFUSED = (
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "the default graph, which is made from the documents alone"),
    ("DELETE WHERE { ?s a kg:Benchmark }", "the default graph"),
    ("DROP ALL", "made from the documents alone"),
    ("CLEAR NAMED", "made from the documents alone"),
    ("INSERT DATA { GRAPH kgi:document\\/suite { <urn:a> <urn:b> 1 } }", "document/suite, which is made from the documents alone"),
    ("INSERT DATA { GRAPH kgi:document\\/new { <urn:a> <urn:b> 1 } }", "made from the documents alone"),
    ("INSERT DATA { GRAPH kg:derived { <urn:a> <urn:b> 1 } }", "derived, which is made from the documents alone"),
    ("INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> 1 } }", "urn:other, which is made from the documents alone"),
    ("INSERT DATA { GRAPH my: { <urn:a> <urn:b> 1 } }", "made from the documents alone"),
    ("COPY DEFAULT TO my:all", "is for what documents say"),
    ("MOVE kgi:document\\/suite TO my:mine", "made from the documents alone|is for what documents say"),
    ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "made from the documents alone"),
    ("INSERT DATA { GRAPH my:notes { <urn:a> kg:evidence <urn:b> } }", "is for what documents say"),
    ("INSERT DATA { GRAPH my:notes { <urn:a> rdf:subject <urn:b> } }", "is for what documents say"),
    ("INSERT DATA { GRAPH my:notes { [] <urn:b> 1 } }", "blank node"),
    (f"{NOTE} ; INSERT DATA {{ <urn:a> <urn:b> <urn:c> }}", "the default graph"),
    (f"{NOTE} ; NONSENSE", "NONSENSE does not fit here"),
    ("SELECT * { ?s ?p ?o }", "SELECT does not fit here"),
    ("LOAD <http://127.0.0.1:9/> INTO GRAPH my:notes", "LOAD fetches a document"),
    ("LOAD SILENT <file:///etc/passwd> INTO GRAPH my:notes", "LOAD fetches a document"),
    ("INSERT { GRAPH my:n { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another endpoint"),
    ("", "the text ends too early|not well-formed"),
)


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=lambda value: value[:40])
def test_anything_else_is_refused_and_changes_nothing(text: str, words: str, untouched: Home) -> None:
    before = held(untouched)
    if text:
        with pytest.raises(KgError, match=words):
            update(untouched, text, seconds=20)
    else:
        assert update(untouched, text, seconds=20) == ()
    assert held(untouched) == before


def test_one_that_never_ends_is_stopped_and_changes_nothing(home: Home) -> None:
    before = held(home)
    endless = "INSERT { GRAPH my:n { ?a <urn:p> ?j } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?nothing) }"
    with pytest.raises(LimitError):
        update(home, endless, seconds=0.5)
    assert held(home) == before
    assert update(home, NOTE, seconds=20)


def test_a_fault_has_its_place(home: Home) -> None:
    with pytest.raises(QueryError) as caught:
        update(home, "INSERT DATA { GRAPH mine:a { <urn:a> <urn:b> 1 } }", seconds=20)
    assert (caught.value.position, caught.value.found) == (20, "the prefix mine: is not known")


@pytest.fixture
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_at_an_endpoint_it_is_the_same(user_data: Path, home: Home, serve: Callable[..., str]) -> None:
    url = serve()
    build.ingest(url, [write(user_data, "suite")])
    for place in (url, home):
        assert update(place, NOTE, seconds=20) == ((NOTES, 2, 0),)
    with open_store(url) as there, open_store(home.root) as here:
        assert dump(there) == dump(here)
    build.ingest(url, [write(user_data, "labels")])
    assert len(held(url, NOTES)) == 2
    with pytest.raises(QueryError):
        update(url, "DROP ALL", seconds=20)


def test_an_endpoint_that_shows_all_graphs_as_one_takes_none(user_data: Path, serve: Callable[..., str]) -> None:
    url = serve(union=True)
    build.ingest(url, [write(user_data, "suite")])
    with pytest.raises(StoreError, match="shows all graphs as one"):
        update(url, NOTE, seconds=20)


def test_what_is_noted_changes_no_answer_and_breaks_no_shape(home: Home) -> None:
    question = "How many problems does Stackbench have?"
    with open_store(home.root) as store:
        before = answer(question, store)
    forged = 'INSERT { GRAPH my:notes { ?b skos:prefLabel "Forged" . <urn:x> a kg:Document } } WHERE { ?b a kg:Benchmark }'
    assert update(home, forged, seconds=20)
    with open_store(home.root) as store:
        after = answer(question, store)
        assert Literal("Forged") in {quad.object for quad in store.quads(NamedNode(NOTES))}
        assert validate(store.quads("all")) == ()
    assert (after.answer, after.rows, after.citations) == (before.answer, before.rows, before.citations)
