"""What a header, a caption or a question says about a measurement."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import taxonomy
from kg.lexicon.facets import decimal, integer, number_facet, read, rest
from kg.lexicon.lexicon import Habits, Lexicon, thing_iri
from kg.lexicon.mentions import Entry
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.terms import Iri, Literal
from kg.vocab import KG, XSD


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    base = Schema(taxonomy.load()).lexicon()
    names = [(n, Entry(thing_iri("benchmark", n), (KG.Benchmark,), n)) for n in ("ZorkEval", "ZorkEval+", "Quuxbench")]
    return base.with_names(names, Habits())


def said(text: str, lexicon: Lexicon) -> dict[str, str]:
    return {f.property.rsplit("#")[-1]: _short(f.value) for f in read(text, lexicon)}


def _short(value: Iri | Literal) -> str:
    return value.value if isinstance(value, Literal) else value.rsplit("#")[-1].rsplit("/")[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pass@1", {"k": "1", "metric": "pass-at-k"}),
        ("Pass@100.", {"k": "100", "metric": "pass-at-k"}),
        ("pass_at_10", {"k": "10", "metric": "pass-at-k"}),
        ("pass at 10", {"k": "10", "metric": "pass-at-k"}),
        ("0-shot", {"shots": "0"}),
        ("zero-shot", {"shots": "0"}),
        ("three shot", {"shots": "3"}),
        ("few-shot", {"shots": "few"}),
        ("temperature 0.80", {"temperature": "0.8"}),
        ("T=0.2", {"temperature": "0.2"}),
        ("at temperature 1.", {"temperature": "1"}),
        ("top-p = 0.95", {"topP": "0.95"}),
        ("200 samples", {"samples": "200"}),
        ("greedy decoding", {"decoding": "greedy"}),
        ("ZorkEval+", {"benchmark": "zorkeval-x" + thing_iri("benchmark", "ZorkEval+").rsplit("-x")[-1]}),
        ("ZorkEval in Python", {"benchmark": "zorkeval", "subset": "Python"}),
        ("Frobmark", {}),
        ("", {}),
    ],
)
def test_a_text_says_metric_protocol_benchmark_and_part(text: str, expected: dict[str, str], lexicon: Lexicon) -> None:
    assert said(text, lexicon) == expected


@pytest.mark.parametrize("text", ["pass@1.5", "bypass@10x", "12-shots-fired 1000shotgun", "T=2", "p = 3", "temperature 0.8.1"])
def test_what_only_looks_like_a_facet_is_none(text: str, lexicon: Lexicon) -> None:
    assert {f.property for f in read(text, lexicon)} <= {KG.metric}


@given(st.text("pas@ht10-Zork Eval=.T samples,;()", max_size=60))
def test_facets_stand_in_order_and_quote_the_text(text: str) -> None:
    lexicon = Lexicon([("ZorkEval", Entry(thing_iri("benchmark", "ZorkEval"), (KG.Benchmark,), "ZorkEval"))])
    found = read(text, lexicon)
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert all(f.span.of(text) == f.text for f in found)


def test_no_facet_overlaps_one_of_another_place(lexicon: Lexicon) -> None:
    found = read("zero-shot pass@1 on ZorkEval+ with greedy decoding in Python, 3-shot", lexicon)
    spans = sorted({f.span for f in found})
    assert len(spans) == 6
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "spans", "left"),
    [
        ("Clone Det. Frob [38] F1", [(0, 10), (21, 23)], "Frob"),
        ("Frob (%)", [], "Frob"),
        ("Frob [%] ↑", [], "Frob"),
        ("Frob (in %)", [], "Frob"),
        ("Frob (ms)", [], "Frob"),
        ("Frob (0-shot)", [(6, 12)], "Frob"),
        ("Frob (hard)", [], "Frob (hard"),
        ("pass@1 / ", [(0, 6)], ""),
        ("Frob+", [], "Frob+"),
    ],
)
def test_what_is_left_of_a_header_is_a_name(text: str, spans: list[tuple[int, int]], left: str) -> None:
    assert rest(text, [Span(*s) for s in spans]) == left


@given(st.decimals(min_value=0, max_value=10**6, places=4).map(lambda d: format(d, "f")))
def test_decimals_and_integers_are_canonical(text: str) -> None:
    value = decimal(text)
    assert value.datatype == XSD.decimal
    assert float(value.value) == float(text)
    assert value == decimal(value.value) == decimal("0" + text + "0")
    assert not value.value.endswith(".") and not (value.value.startswith("0") and value.value[1:2].isdigit())
    assert integer("007") == Literal("7", XSD.integer)


def test_a_number_is_a_setting_only_of_a_property_that_takes_it() -> None:
    from decimal import Decimal

    assert number_facet(KG.temperature, Decimal("0.80")) == Literal("0.8", XSD.decimal)
    assert number_facet(KG.shots, Decimal("3")) == Literal("3", XSD.integer)
    assert number_facet(KG.shots, Decimal("3.5")) is None
    assert number_facet(KG.temperature, Decimal("80")) is None
    assert number_facet(KG.benchmark, Decimal("3")) is None
