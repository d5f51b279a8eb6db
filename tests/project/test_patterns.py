"""No pattern of the program backtracks without bound: what is hostile costs it little more than what is plain."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import random
import re
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any

import pytest

import kg

LENGTH = 300
"""The characters of a hostile text."""
SECONDS = 0.25
"""The time of a processor in which a pattern is done with one: of what grows by the square, most take a thousandth of it."""
ANYWHERE = frozenset(("search", "finditer", "findall", "split", "sub", "subn"))
HERE = frozenset(("match", "fullmatch"))
SAMPLES = " a1A-_.,'’;:()/x\n?"
PIECES = (
    "a", "1", " ", "-", "x-", "- ", "a ", "A ", "Aa ", "1, ", "1.1 ", "12B-", "a, ", "and ", "a and ", "(", "(a) ", "a_b ", "a: ", '"a" ',
    "it's a ", "**", "| ", "[a](b)", "a/b ", "a.b ", "\n", "\t", "of the ", "is it ", "which of them are ", "not a, ", "é", "—", "= ", "…",
)  # fmt: skip
ONE_BLANK = ("kg.query", "kg.answering")
"""The packages whose patterns read questions, in which two blanks never stand side by side (`kg.query.rewording.tidied`)."""


@cache
def modules() -> tuple[ModuleType, ...]:
    return tuple(importlib.import_module(m.name) for m in pkgutil.walk_packages(kg.__path__, "kg.") if not m.name.endswith("__main__"))


def held(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of texts that a value is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from held(pair)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from held(one)


@cache
def calls(module: ModuleType) -> dict[str, frozenset[str]]:
    """Return the methods that a module calls of each of its names."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    made: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            made.setdefault(node.value.id, set()).add(node.attr)
    return {name: frozenset(methods) for name, methods in made.items()}


@cache
def patterns() -> dict[re.Pattern[str], tuple[str, frozenset[str]]]:
    """Return every pattern that a module holds, with its place and the methods by which it is used: both ways where none is told."""
    found: dict[re.Pattern[str], tuple[str, frozenset[str]]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in held(value):
                used = calls(module).get(name, frozenset()) & (ANYWHERE | HERE) if value is pattern else frozenset()
                place, before = found.get(pattern, (f"{module.__name__}.{name}", frozenset()))
                found[pattern] = (place, before | used)
    return {pattern: (place, used or frozenset(("search", "fullmatch"))) for pattern, (place, used) in found.items()}


def sample(tree: Sequence[Any], chance: random.Random) -> str:
    """Return a text like those that a part of a pattern matches; what it looks at and does not take is left out."""
    made = ""
    for kind, told in tree:
        if kind is code.LITERAL:
            made += chr(told)
        elif kind in (code.ANY, code.NOT_LITERAL, code.IN):
            made += one_of(kind, told, chance)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            low, high, inner = told
            made += "".join(sample(inner, chance) for _ in range(min(3, chance.choice([low, min(high, low + 1)]))))
        elif kind is code.BRANCH:
            made += sample(chance.choice(told[1]), chance)
        elif kind in (code.SUBPATTERN, code.ATOMIC_GROUP):
            made += sample(told[-1] if kind is code.SUBPATTERN else told, chance)
    return made


def one_of(kind: object, told: Any, chance: random.Random) -> str:
    """Return a character that a set takes: one of the plain samples where it takes one."""
    single = re.compile(".") if kind is code.ANY else parsed(kind, told)
    fitting = [c for c in SAMPLES if single(c)] if callable(single) else [c for c in SAMPLES if single.match(c)]
    first = (
        [chr(value if op is code.LITERAL else value[0]) for op, value in told if op in (code.LITERAL, code.RANGE)]
        if kind is code.IN
        else []
    )
    return chance.choice(fitting or first or ["a"])


def parsed(kind: object, told: Any) -> Any:
    """Return the test for a character of a set."""
    if kind is code.NOT_LITERAL:
        return lambda c: ord(c) != told
    categories = {code.CATEGORY_DIGIT: str.isdigit, code.CATEGORY_SPACE: str.isspace, code.CATEGORY_WORD: lambda c: c.isalnum() or c == "_"}
    denied = {
        code.CATEGORY_NOT_DIGIT: code.CATEGORY_DIGIT,
        code.CATEGORY_NOT_SPACE: code.CATEGORY_SPACE,
        code.CATEGORY_NOT_WORD: code.CATEGORY_WORD,
    }

    def holds(c: str) -> bool:
        hit = False
        for op, value in told:
            if op is code.LITERAL:
                hit |= c == chr(value)
            elif op is code.RANGE:
                hit |= value[0] <= ord(c) <= value[1]
            elif op is code.CATEGORY:
                hit |= categories[value](c) if value in categories else not categories[denied[value]](c)  # type: ignore[no-untyped-call]
        return hit != any(op is code.NEGATE for op, _ in told)

    return holds


def repeats(tree: Sequence[Any], led: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield, of each part that may come again and again, a text that leads to it and one of it."""
    for kind, told in tree:
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            if told[1] >= 5:
                yield led, sample(told[2], chance)
            yield from repeats(told[2], led, chance)
        elif kind is code.BRANCH:
            for way in told[1]:
                yield from repeats(way, led, chance)
        elif kind in (code.SUBPATTERN, code.ASSERT, code.ASSERT_NOT):
            yield from repeats(told[-1], led, chance)
        elif kind is code.ATOMIC_GROUP:
            yield from repeats(told, led, chance)
        led += sample([(kind, told)], chance)


def hostile(pattern: re.Pattern[str], place: str) -> Iterator[str]:
    """Yield runs of common pieces, and runs of what the pattern's own parts take, each with an end that it does not take."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    made = [("", piece) for piece in PIECES]
    for seed in range(2):
        for led, again in repeats(tree, "", random.Random(seed)):
            made += [(led, again), ("", led + again)]
    for led, again in dict.fromkeys(made):
        text = f"{led}{again * (LENGTH // len(again))}"[:LENGTH] + "\0" if again else led
        yield re.sub(r"\s{2,}", " ", text) if place.startswith(ONE_BLANK) else text


class TooLongError(Exception):
    """A pattern is not done in its time."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes more time of a processor: a search lets a signal through."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def slow_on(pattern: re.Pattern[str], place: str, used: frozenset[str]) -> str | None:
    """Return the text on which a pattern is not done in its time, None where there is none."""
    ways = [*(("finditer",) if used & ANYWHERE else ()), *sorted(used & HERE)]
    texts = list(dict.fromkeys(hostile(pattern, place)))
    for text in texts:
        try:
            with limited(SECONDS):
                for way in ways:
                    found = getattr(pattern, way)(text)
                    _ = list(found) if way == "finditer" else found
        except TooLongError:
            return text
    return None


def test_no_pattern_backtracks_without_bound() -> None:
    slow = {place: text for pattern, (place, used) in patterns().items() if (text := slow_on(pattern, place, used)) is not None}
    assert slow == {}


@pytest.mark.parametrize("bad", [r"(?:[\w-]+\W+){0,8}?sure\b", r"(?:a+)+b", r"(?:,\s*[^=]+=[^=,]+)*\)"])
def test_one_that_does_is_found(bad: str) -> None:
    began = time.process_time()
    assert slow_on(re.compile(bad), "kg.other", frozenset(("match", "search"))) is not None
    assert time.process_time() - began < 10


def test_patterns_are_found_wherever_a_module_holds_them() -> None:
    places = [place for place, _ in patterns().values()]
    assert len(places) > 800
    assert {place.split(".")[1] for place in places} >= {"query", "answering", "lexicon", "extractors", "readers", "parsing"}
