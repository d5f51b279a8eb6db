"""Which documents are texts of one work."""

from __future__ import annotations

from kg.model.document import Document, Identifier, Provenance
from kg.works import work_iri, works

TITLE = "How does the size of a widget change the speed of the small models that are trained on widgets of other si"


def document(name: str, title: str = TITLE, **fields: object) -> Document:
    made: dict[str, object] = {
        "kind": "report",
        "authors": ("Widget Research",),
        "year": 2025,
        "identifiers": (),
        "trust": "unstated",
        "provenance": Provenance(),
        "text": "",
        "sha256": name,
        "media_type": "text/plain",
        "path": name,
    }
    return Document(id=name, title=title, **{**made, **fields})  # type: ignore[arg-type]


def groups(*documents: Document) -> set[frozenset[str]]:
    found = works({d.id: d for d in documents})
    return {frozenset(i for i in found if found[i] == iri) for iri in found.values()}


def apart(*ids: str) -> set[frozenset[str]]:
    return {frozenset((i,)) for i in ids}


DOI = Identifier("doi", "10.1234/Widget.5")
ARXIV = Identifier("arxiv", "2101.00001")


def test_the_same_identifier_makes_one_work() -> None:
    assert groups(document("a", "X", identifiers=(DOI,)), document("b", "Y", identifiers=(Identifier("doi", "10.1234/widget.5"),))) == {
        frozenset("ab")
    }


def test_the_doi_of_an_arxiv_number_is_that_number() -> None:
    assert groups(
        document("a", "X", identifiers=(ARXIV,)), document("b", "Y", identifiers=(Identifier("doi", "10.48550/arXiv.2101.00001"),))
    ) == {frozenset("ab")}


def test_the_same_title_and_authors_make_one_work_with_or_without_an_identifier() -> None:
    assert groups(document("a"), document("b", identifiers=(DOI,)), document("c", authors=())) == {frozenset("abc")}


def test_a_title_that_is_cut_off_is_the_longer_one_that_begins_with_it() -> None:
    assert groups(document("a"), document("b", TITLE + "zes, if at all?")) == {frozenset("ab")}
    assert groups(document("a"), document("b", TITLE + "zes?"), document("c", TITLE + "lver?")) == apart("a", "b", "c")
    assert groups(document("a", "Widgets"), document("b", "Widgets and more")) == apart("a", "b")


def test_other_authors_years_kinds_or_identifiers_keep_works_apart() -> None:
    for other in (
        document("b", authors=("Ann Roe",)),
        document("b", year=2024),
        document("b", kind="paper"),
        document("b", identifiers=(Identifier("doi", "10.1/other"),)),
    ):
        assert groups(document("a", identifiers=(DOI,)), other) == apart("a", "b")


def test_what_is_declared_counts_before_all_else() -> None:
    one, other = document("a", work="widgets", identifiers=(DOI,)), document("b", work="gadgets", identifiers=(DOI,))
    assert groups(one, other) == apart("a", "b")
    assert works({"a": one})["a"].endswith("/work/widgets")
    assert groups(one, document("c", "X", identifiers=(DOI,))) == {frozenset("ac")}


def test_order_does_not_matter_and_a_document_alone_keeps_its_work() -> None:
    texts = [document("a"), document("b", TITLE + "zes?"), document("c", "Y", identifiers=(DOI,))]
    one = works({d.id: d for d in texts})
    assert one == works({d.id: d for d in reversed(texts)})
    assert one["c"] == work_iri(texts[2])
