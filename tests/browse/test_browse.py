"""What browsing returns agrees with the graph and with the documents' text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import browse, build
from kg.browse.records import Branch
from kg.errors import StoreError, UnknownNameError
from kg.store import Home, OxigraphStore, Store, open_store
from kg.vocab import KG, KGI
from tests.build.invented import DOCUMENTS, write


def test_every_document_is_listed_with_what_it_says(store: Store) -> None:
    listed = {entry.id: entry for entry in browse.documents(store)}
    assert sorted(listed) == sorted(DOCUMENTS)
    assert (listed["paper"].title, listed["paper"].authors, listed["paper"].year) == ("Quillcoder: Models that Write", "Ann Roe", 2024)
    assert listed["paper"].results == 5
    assert all(entry.statements for entry in listed.values())


def test_every_source_is_listed(store: Store) -> None:
    assert [(source.id, source.digest, source.licence) for source in browse.sources(store)] == [
        (name, False, None) for name in sorted(DOCUMENTS)
    ]


def test_a_thing_is_shown_with_its_names_results_and_evidence(store: Store) -> None:
    shown = browse.thing(store, "quillcoder-7b")
    assert (shown.label, shown.types) == ("Quillcoder 7B", ("checkpoint",))
    assert (shown.spellings[0].name, shown.spellings[0].documents) == ("Quillcoder 7B", 4)
    assert {score.document for score in shown.scores} >= {"paper", "scores", "separated", "labels"}
    context = next(fact for fact in shown.facts if fact.property == "context length")
    assert context.value == "16K"
    assert context.places[0].quote == "| Quillcoder | 7B | 16K | 30.5 % | 30.0 % |"
    link = next(fact for fact in shown.facts if fact.predicate == KG.checkpointOf)
    assert link.value == "Quillcoder"
    assert link.rule
    assert link.places


@pytest.mark.parametrize("name", ["Quillcoder 7B", "Stackbench", "Parchment", "paper", "code generation", "kg:Model", "Quillcoder-70B 70B"])
def test_every_place_stands_in_the_text_and_every_fact_of_a_document_has_one(store: Store, invented: Home, name: str) -> None:
    shown = browse.thing(store, name)
    texts = {iri.rsplit("/", 1)[-1]: invented.text(entry.text).decode() for iri, entry in invented.documents().items()}
    facts = (*shown.facts, *shown.mentions)
    for place in (*shown.places, *(place for fact in facts for place in fact.places)):
        assert texts[place.document][place.start : place.end] == place.quote
    assert [f.property for f in shown.facts if f.rule is None and not f.places and "/id/model/" in shown.iri] == []


def test_a_statement_a_result_and_a_family_are_shown_by_their_iris(store: Store) -> None:
    family = browse.thing(store, "kgi:model/quillcoder")
    assert [part.what for part in family.parts][:1] == ["results of Quillcoder 7B"]
    score = browse.thing(store, "Quillcoder 7B").scores[0]
    result = browse.thing(store, score.iri)
    assert score.printed in result.places[0].quote
    assert {fact.property for fact in result.facts} >= {"value", "model", "printed"}
    statement = next(store.select(_STATEMENT).rows[0][0] for _ in "1")
    shown = browse.thing(store, str(statement.value))  # type: ignore[union-attr]
    assert shown.types == ("statement",)
    assert len(shown.facts) == 1
    assert shown.places


_STATEMENT = f"SELECT ?s WHERE {{ GRAPH <{KGI}document/paper> {{ ?s a <{KG.Statement}> }} }}"


def test_an_unknown_name_is_an_error_that_names_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        browse.thing(store, "Quilcoder")
    assert "Quillcoder" in caught.value.nearest
    with pytest.raises(UnknownNameError, match="nothing in the graph has the IRI"):
        browse.thing(store, "kgi:model/quillcoder/9b")


def test_a_table_is_printed_from_the_kept_text_with_row_and_column_marked(store: Store) -> None:
    view = browse.table(store, "paper", "1", "Quillcoder 70B", "Stackbench+")
    assert view.columns == ("Model", "Size", "Context length", "Stackbench / pass@1", "Stackbench+ / pass@1")
    assert view.rows[1] == ("Quillcoder", "70B", "16K", "52.0 %", "47.2 %")
    assert (view.marked_rows, view.marked_columns) == ((1,), (4,))
    assert browse.table(store, "scores", "#2").columns == ("Odd", "Column")
    for number, row in (("7", None), ("1", "Zork")):
        with pytest.raises(UnknownNameError):
            browse.table(store, "paper", number, row)
    with OxigraphStore.memory(store.quads("all")) as other, pytest.raises(StoreError, match="not kept on this machine"):
        browse.table(other, "paper", "1")


def test_search_finds_names_titles_and_quotes_the_best_first(store: Store) -> None:
    found = browse.search(store, "quillcoder")
    assert [match.label for match in found[:2]] == ["Quillcoder", "Quillcoder 7B"]
    assert {match.kind for match in found} == {"name", "title", "quote"}
    assert browse.search(store, "Suites PARCHMENTS")[0].label == "Suites and Parchments"
    (quote,) = browse.search(store, "10 tb parchment")
    assert (quote.kind, quote.document, quote.text) == ("quote", "suite", "| Parchment | 10 TB | PL |")


@pytest.mark.parametrize("words", ["", "  ", ".*", '" } SERVICE', "\\", "a" * 5000, "[a-z]+"])
def test_words_are_compared_and_are_no_pattern(store: Store, words: str) -> None:
    assert browse.search(store, words) == ()


def test_the_numbers_agree_with_the_graph(store: Store) -> None:
    stats = browse.stats(store)
    totals = {counted.what: counted.number for counted in stats.totals}
    assert totals["documents"] == len(DOCUMENTS)
    assert totals["quads"] == sum(1 for _ in store.quads("all"))
    assert totals["results"] == sum(document.results for document in stats.documents)
    assert totals["undecided labels"] == 1
    assert sum(item.number for item in stats.dropped) == totals["dropped"] > 0
    assert {counted.what for counted in stats.quantities} >= {"parameters", "context length"}
    assert stats.digest == store.digest()


def test_the_taxonomy_is_a_tree_with_counts(store: Store) -> None:
    whole, terms = browse.taxonomy(store)
    assert (whole.label, whole.folded, terms.folded) == ("Code LLM taxonomy", False, True)
    (corpora,) = browse.taxonomy(store, "types of corpus")
    assert {branch.label for branch in corpora.narrower} >= {"PL corpora", "NL corpora"}
    (passed,) = browse.taxonomy(store, "pass@k")
    assert passed.results == len([one for one in browse.measured(store) if one.measure == "pass@1"]) > 0
    (found,) = browse.taxonomy(store, "tasks", "search CODE")
    assert {branch.label for branch in found.narrower} == {"NL-PL tasks"}
    assert {child.label for branch in found.narrower for child in branch.narrower} == {"code search"}
    assert browse.taxonomy(store, None, ".*") == browse.taxonomy(store, None, "  ") == ()
    assert len(set(below(whole))) == whole.below
    with pytest.raises(UnknownNameError):
        browse.taxonomy(store, "no such concept")


def below(branch: Branch) -> list[str]:
    return [iri for child in branch.narrower for iri in (child.iri, *below(child))]


def test_equal_graphs_do_not_differ_and_others_do_on_both_sides(store: Store, folder: Path, tmp_path: Path) -> None:
    assert browse.diff(store, store) == ()
    other = Home(tmp_path / "other")
    build.ingest(other, [write(folder, name, 1) for name in DOCUMENTS if name != "labels"])
    with open_store(other.root) as second:
        found = browse.diff(store, second)
        mirrored = browse.diff(second, store)
    told = {(d.only_in, d.kind, d.what) for d in found}
    assert ("here", "document", "labels: Verse") in told
    assert ("there", "result", "Quillcoder 7B: Stackbench, pass@1: 31.5 % (paper)") in told
    assert ("here", "result", "Quillcoder 7B: Stackbench, pass@1: 30.5 % (paper)") in told
    assert {"here": "there", "there": "here"}[found[0].only_in] in {d.only_in for d in mirrored}
    assert len(found) == len(mirrored)


def test_browsing_an_endpoint_is_the_same_as_a_folder(store: Store, invented: Home, serve: object) -> None:
    url = serve()  # type: ignore[operator]
    with open_store(url, write=True) as there:
        there.apply((), store.quads("all"))
    with open_store(url) as there:
        assert browse.documents(there) == browse.documents(store)
        assert browse.stats(there) == browse.stats(store)
        assert browse.thing(there, "Quillcoder 7B") == browse.thing(store, "Quillcoder 7B")
        assert browse.taxonomy(there) == browse.taxonomy(store)
        assert browse.search(there, "quillcoder") == browse.search(store, "quillcoder")
        query = "SELECT ?d WHERE { ?d a kg:Document } ORDER BY ?d"
        assert browse.sparql(there, query) == browse.sparql(store, query)
        assert browse.diff(there, store) == ()
