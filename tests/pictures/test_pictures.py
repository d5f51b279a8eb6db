"""A picture holds what documents state, each edge with its place, whatever it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import pictures
from kg.answering import answer
from kg.browse.querying import sparql
from kg.errors import InputError, UnknownNameError
from kg.pictures.records import Edge, Picture, Place
from kg.store import Store

GATHERED: dict[str, Callable[[Store], Picture]] = {
    "taxonomy": pictures.taxonomy,
    "area": lambda store: pictures.area(store, "tasks"),
    "around": lambda store: pictures.around(store, "Quillcoder", 2),
    "path": lambda store: pictures.path(store, "Quillcoder - Verse", "Inkling 2"),
    "lineage": pictures.lineage,
    "lineage of one": lambda store: pictures.lineage(store, "Quillcoder"),
    "evidence": lambda store: pictures.evidence(store, answer("What does Quillcoder 70B score on Stackbench?", store)),
}


def named(picture: Picture) -> dict[str, str]:
    return {node.iri: node.label for node in picture.nodes}


def told(picture: Picture) -> set[tuple[str, str, str]]:
    labels = named(picture)
    return {(labels[edge.source], edge.relation_label, labels[edge.target]) for edge in picture.edges}


@pytest.mark.parametrize("name", GATHERED)
def test_every_edge_joins_two_things_that_are_drawn_and_says_what_shows_it(store: Store, name: str) -> None:
    picture = GATHERED[name](store)
    iris = {node.iri for node in picture.nodes}
    assert picture.nodes
    assert picture.edges
    assert len(iris) == len(picture.nodes)
    for edge in picture.edges:
        assert {edge.source, edge.target} <= iris
        assert edge.said
        assert all(said.places or said.note for said in edge.said)
    assert {place.document for place in places(picture)} == {info.id for info in picture.documents}


def places(picture: Picture) -> list[Place]:
    said = [one for node in picture.nodes for one in node.said] + [one for edge in picture.edges for one in edge.said]
    return [place for one in said for place in one.places] + [place for cell in picture.cells for place in cell.places]


@pytest.mark.parametrize("name", GATHERED)
def test_the_same_graph_gives_the_same_picture(store: Store, name: str) -> None:
    assert GATHERED[name](store) == GATHERED[name](store)


@pytest.mark.parametrize("name", ["taxonomy", "area", "around"])
def test_a_tree_has_no_cycle_and_an_edge_to_each_parent(store: Store, name: str) -> None:
    picture = GATHERED[name](store)
    parents = {node.iri: node.parent for node in picture.nodes}
    spine = {frozenset((edge.source, edge.target)) for edge in picture.edges if edge.spine}
    for iri, parent in parents.items():
        seen = {iri}
        if parent is not None:
            assert frozenset((iri, parent)) in spine
        at = parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


def test_a_neighbourhood_tells_what_a_model_came_of_and_how_it_scores(store: Store) -> None:
    found = told(pictures.around(store, "Quillcoder", 2))
    assert ("Quillcoder", "initialised from", "Inkling 2") in found
    assert any(relation == "result" and benchmark == "Stackbench" for _, relation, benchmark in found)


def test_one_step_holds_less_than_two(store: Store) -> None:
    near, far = (pictures.around(store, "Inkling 2", hops) for hops in (1, 2))
    assert set(named(near)) < set(named(far))


def test_a_path_goes_from_left_to_right_through_every_step(store: Store) -> None:
    picture = pictures.path(store, "Quillcoder - Verse", "Inkling 2")
    first = {(e.source, e.target) if e.onward else (e.target, e.source) for e in picture.edges}
    assert picture.marked[0] in {one for one, _ in first} - {other for _, other in first}


def test_lineage_puts_what_comes_first_before_what_came_of_it(store: Store) -> None:
    edges: dict[tuple[str, str, str], Edge] = {}
    picture = pictures.lineage(store)
    labels = named(picture)
    for edge in picture.edges:
        edges[labels[edge.source], edge.relation_label, labels[edge.target]] = edge
    assert not edges["Quillcoder", "initialised from", "Inkling 2"].onward


def test_the_scores_of_a_picture_carry_their_place_and_what_is_printed(store: Store) -> None:
    cells = pictures.taxonomy(store).cells
    assert cells
    for cell in cells:
        assert cell.places
        assert any(cell.printed in place.quote for place in cell.places)


def test_the_evidence_of_an_answer_joins_the_model_and_the_benchmark(store: Store) -> None:
    picture = GATHERED["evidence"](store)
    assert any(benchmark == "Stackbench" for _, _, benchmark in told(picture))
    assert picture.title == "What does Quillcoder 70B score on Stackbench?"


def test_the_evidence_of_an_answer_holds_no_word_of_a_document_that_it_does_not_cite(store: Store) -> None:
    found = answer("What does Quillcoder 70B score on Stackbench?", store)
    cited = {citation.document.iri.rsplit("/", 1)[-1] for citation in found.citations}
    assert {place.document for place in places(pictures.evidence(store, found))} <= cited


def test_an_answer_without_evidence_is_an_empty_picture_that_says_why(store: Store) -> None:
    picture = pictures.evidence(store, answer("What does Zork score on Stackbench?", store))
    assert not picture.edges
    assert picture.about


def test_triples_of_a_query_become_edges_with_their_evidence(store: Store) -> None:
    result = sparql(store, "CONSTRUCT { ?a kg:initialisedFrom ?b } WHERE { ?a kg:initialisedFrom ?b }")
    picture = pictures.query(store, result)
    assert ("Quillcoder", "initialised from", "Inkling 2") in told(picture)
    assert all(said.places for edge in picture.edges for said in edge.said)


def test_values_of_a_query_are_drawn_whatever_they_hold(store: Store) -> None:
    result = sparql(store, 'CONSTRUCT { kg:a kg:b "x: <y> & z" . kg:a kg:c ?l } WHERE { kg:Model rdfs:label ?l }')
    picture = pictures.query(store, result)
    assert "“x: <y> & z”" in named(picture).values()


def test_rows_of_a_query_are_a_table(store: Store) -> None:
    result = sparql(store, "SELECT ?b (COUNT(?r) AS ?n) WHERE { ?r kg:benchmark ?b } GROUP BY ?b")
    table = pictures.query(store, result).table
    assert table is not None
    assert table.columns == ("b", "n")
    assert "Stackbench" in {row[0] for row in table.rows}


def test_a_name_that_nothing_bears_and_a_path_that_nothing_states_are_wrong_input(store: Store) -> None:
    with pytest.raises(UnknownNameError):
        pictures.around(store, "Zorkcoder")
    with pytest.raises(UnknownNameError):
        pictures.area(store, "Quillcoder")
    with pytest.raises(InputError, match="both names"):
        pictures.path(store, "Quillcoder", "Quillcoder")
