"""Answers that nobody would think of, for hypothesis."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from kg.model.answer import Answer, AnswerRow, Citation, Computed, Excerpt, Missing, Problem, Source
from kg.model.statement import Locator

FEW = settings(max_examples=40, deadline=None)
"""For what makes whole answers: no time limit on a machine that others share."""

AWKWARD = st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "[9](javascript:alert(1))",
        "' onload='",
        '"',
        "]]>",
        "-->",
        "&amp;",
        "```",
        "|",
        "$x$",
        "\x1b[31m",
        "\x9b2J",
        "\x1b]0;t\x07",
        "\u202e",
        "\u2066",
        "\r\n",
        "\x00",
        "\ud83d",
        "\u2028",
        "\t",
        "袋鼠",
        "e\u0301",
        "=1+1",
        "@A1",
        "\\\\",
        "%",
        "%%",
        "\\end{document}",
        "{",
        "}",
        "[1]",
        "7B",
        "26.0 %",
        "–",
        "a" * 90,
    ]
)
TEXTS = st.lists(AWKWARD | st.text(max_size=12), max_size=4).map(" ".join)
NAMES = TEXTS.filter(bool)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000) | st.decimals(
    allow_nan=False, allow_infinity=False
)
VALUES = st.none() | TEXTS | st.integers(-(10**9), 10**9) | NUMBERS | st.just(Decimal("NaN"))
SOURCES = st.builds(
    Source,
    NAMES,
    NAMES,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.none() | st.integers(1900, 2100),
    st.none() | TEXTS | TEXTS.map("url:".__add__),
    st.sampled_from(["paper", "leaderboard", "model_card", "repository", "web_page", "survey", "report"]),
    st.sampled_from(["primary", "third_party", "secondary", "machine_generated", "unstated"]),
)
PLACES = st.builds(Locator, *[st.none() | TEXTS] * 5)
EXCERPTS = st.builds(Excerpt, st.sampled_from(["source", "digest"]), TEXTS, st.just("a" * 64), st.integers(0, 9), st.integers(0, 9))


@st.composite
def citations(draw: st.DrawFn, n: int) -> Citation:
    quote = draw(NAMES)[:1000]
    start = draw(st.integers(0, len(quote)))
    value = draw(TEXTS | st.just(quote[start : start + 6]))
    edge, mark, hedge = draw(TEXTS), draw(st.none() | TEXTS), draw(st.none() | TEXTS)
    return Citation(n, draw(TEXTS), draw(TEXTS), value, edge, draw(SOURCES), draw(PLACES), draw(EXCERPTS), quote, mark, hedge)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Return an answer of any status that keeps to the contract."""
    status = draw(st.sampled_from(["answered", "partial", "no_evidence", "not_understood"]))
    cited = tuple(draw(citations(n)) for n in range(1, draw(st.integers(1, 3)) + 1))
    numbers = st.lists(st.integers(1, len(cited)), min_size=1, max_size=3).map(tuple)
    columns = draw(st.lists(TEXTS, min_size=1, max_size=5).map(tuple))
    row = st.builds(AnswerRow, st.tuples(*[VALUES] * len(columns)), numbers)
    rows = draw(st.lists(row, min_size=1, max_size=4).map(tuple)) if status in ("answered", "partial") else ()
    missing = st.lists(st.builds(Missing, TEXTS, TEXTS, TEXTS), min_size=status == "partial", max_size=2).map(tuple)
    lines = st.lists(TEXTS, max_size=2).map(tuple)
    return Answer(
        question=draw(TEXTS),
        kind="any",
        status=status,
        verdict=draw(st.sampled_from(["yes", "no", "mixed", None])),
        answer=draw(TEXTS),
        columns=columns if rows else (),
        rows=rows,
        computed=draw(st.lists(st.builds(Computed, NUMBERS, TEXTS, numbers), max_size=2).map(tuple)) if rows else (),
        citations=cited if rows else (),
        caveats=draw(lines),
        missing=() if status == "answered" else draw(missing),
        did_you_mean=draw(lines),
        sparql=draw(lines),
        graph="d" * 64,
        problem=draw(st.none() | st.builds(Problem, st.integers(0, 40), st.integers(0, 40), TEXTS)),
    )
