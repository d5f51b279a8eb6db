"""Questions generated from the graph's own facts: most are answered, none wrongly, and the check itself can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from kg.answering import Graph
from kg.lexicon.keys import match_key
from kg.store import Home, Store, open_store
from tests.exam import facts
from tests.exam.checking import defects, numbers
from tests.exam.drawing import SHARES, WORDINGS, draw
from tests.exam.facts import Facts
from tests.exam.generated import Outcome, ask, texts
from tests.exam.spelling import spelled

NUMBER = 300
SEED = 20


@pytest.fixture(scope="module")
def store(home: Home) -> Iterator[Store]:
    with open_store(Path(home.root)) as store:
        yield store


@pytest.fixture(scope="module")
def known(store: Store) -> Facts:
    return facts.read(store)


@pytest.fixture(scope="module")
def text(home: Home) -> Callable[[str], str]:
    return texts(home)


@pytest.fixture(scope="module")
def outcomes(store: Store, known: Facts, text: Callable[[str], str]) -> list[Outcome]:
    return list(ask(draw(known, NUMBER, SEED), Graph(store), text))


def test_at_least_seventy_of_a_hundred_questions_are_answered(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == NUMBER
    assert sum(o.answered for o in outcomes) >= 0.7 * NUMBER


def test_no_answer_is_wrong(outcomes: list[Outcome]) -> None:
    assert [(o.case.question, o.case.expected, o.wrong) for o in outcomes if o.wrong] == []


def test_every_kind_of_question_is_asked(outcomes: list[Outcome]) -> None:
    assert len({o.case.kind for o in outcomes}) >= len(SHARES)


def test_the_same_seed_asks_the_same_questions(known: Facts) -> None:
    assert [c.question for c in draw(known, 50, 7)] == [c.question for c in draw(known, 50, 7)]
    assert [c.question for c in draw(known, 50, 7)] != [c.question for c in draw(known, 50, 8)]


def test_each_kind_has_at_least_eight_wordings() -> None:
    short = {kind: len(own) for kind, own in [*WORDINGS.items(), *WORDINGS["checks"].items()] if kind != "checks" and len(own) < 8}
    assert short == {}


@pytest.mark.parametrize("name", ["Zork-Coder Base 6.7B", "QuuxBench+", "MultiQux-E", "DS-2000", "zork"])
def test_a_careless_spelling_keeps_the_key_of_a_name(name: str) -> None:
    made = {spelled(name, Random(seed), slips=0) for seed in range(60)}
    assert {match_key(m) for m in made} == {match_key(name)}


def test_a_changed_figure_a_lost_citation_and_a_moved_quote_are_found(outcomes: list[Outcome], text: Callable[[str], str]) -> None:
    good = next(o for o in outcomes if o.case.kind == "score" and o.answered and not o.wrong)
    answer = good.answer
    assert defects(answer, text) == []
    uncited = replace(answer, rows=tuple(replace(r, cites=()) for r in answer.rows))
    assert any("uncited" in d for d in defects(uncited, text))
    changed = replace(answer, answer=answer.answer + " 98765.4 [1].")
    assert any("unaccounted in the sentence" in d for d in defects(changed, text))
    moved = tuple(replace(c, text=replace(c.text, start=c.text.start + 1)) for c in answer.citations)
    assert any("does not stand" in d for d in defects(replace(answer, citations=moved), text))
    assert good.case.check(replace(answer, rows=())) != []


def test_numbers_are_read_as_people_print_them() -> None:
    assert numbers("pass@10 of 1,140 at 6.7B is 26.0%") == {Decimal(1140), Decimal("6.7"), Decimal(26)}
    assert numbers(Decimal("1E+1")) == {Decimal(10)}
