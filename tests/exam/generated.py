"""Ten thousand questions whose answers are known: drawn from the graph's own facts, asked in many wordings, and checked.

    python -m tests.exam.generated --number 10000 --seed 1 --show 20

Every question has one fact of the graph behind it, taken with SPARQL and by none of the code that answers. An answer counts as right
when it passes the check of its question and has none of the defects that no answer may have (`checking.defects`); a refusal is not right,
but not wrong either. What is printed: how many of each kind were answered and right, and the first wrong ones with what is wrong.
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.answering import Graph, answer
from kg.default_store import open_to_read
from kg.model.answer import Answer
from kg.store import Home, open_store
from kg.store.home import locate
from tests.exam import facts
from tests.exam.checking import defects
from tests.exam.drawing import Case, draw


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question; `wrong` is empty for a right answer and for a refusal."""

    case: Case
    answer: Answer
    wrong: tuple[str, ...]
    seconds: float

    @property
    def answered(self) -> bool:
        """Return whether there was an answer at all."""
        return self.answer.status in ("answered", "partial")


def ask(cases: Iterable[Case], graph: Graph, text: Callable[[str], str]) -> Iterator[Outcome]:
    """Yield what comes of asking each question."""
    for case in cases:
        started = time.perf_counter()
        try:
            given = answer(case.question, graph)
        except Exception as error:  # noqa: BLE001 (a crash is what this looks for)
            where = traceback.extract_tb(error.__traceback__)[-1].name
            yield Outcome(case, Answer(case.question, "-", "answered", None, ""), (f"raised {error!r} in {where}",), 0)
            continue
        seconds = time.perf_counter() - started
        wrong = (*case.check(given), *defects(given, text)) if given.status in ("answered", "partial") else ()
        yield Outcome(case, given, wrong, seconds)


def texts(home: Home) -> Callable[[str], str]:
    """Return a function from a hash to the kept text of a document."""
    return cache(lambda sha256: home.text(sha256).decode("utf-8"))


def table(outcomes: Iterable[Outcome]) -> str:
    """Return the shares by kind: asked, answered or partial, right, wrong."""
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.case.kind].append(outcome)
    every = [o for own in by_kind.values() for o in own]
    lines = [f"{'kind':14} {'asked':>6} {'answered':>9} {'right':>6} {'wrong':>6}   {'%':>5}"]
    for kind, own in [*sorted(by_kind.items()), ("all", every)]:
        given = [o for o in own if o.answered]
        wrong = sum(bool(o.wrong) for o in given)
        lines.append(f"{kind:14} {len(own):6} {len(given):9} {len(given) - wrong:6} {wrong:6}   {100 * len(given) / max(len(own), 1):5.1f}")
    return "\n".join(lines)


def main() -> None:
    """Ask, and print the shares and the first questions that went wrong or were refused."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--number", type=int, default=10_000, help="how many questions")
    parser.add_argument("--seed", type=int, default=1, help="which questions")
    parser.add_argument("--show", type=int, default=20, help="how many wrong answers to print in full")
    parser.add_argument("--refused", action="store_true", help="print refusals instead of wrong answers")
    parser.add_argument("--kind", action="append", help="print only these kinds")
    parser.add_argument("--store", help="the graph's folder (default: the one that kg uses)")
    given = parser.parse_args()
    store = open_store(Path(given.store)) if given.store else open_to_read()
    with store:
        graph, text = Graph(store), texts(Home(locate(given.store)))
        outcomes = list(ask(draw(facts.read(store), given.number, given.seed), graph, text))
    chosen = [o for o in outcomes if (not o.answered if given.refused else o.wrong) and (not given.kind or o.case.kind in given.kind)]
    for outcome in chosen[: given.show]:
        print(f"{outcome.case.kind}: {outcome.case.question}\n    expected {outcome.case.expected}")
        print(f"    {outcome.answer.kind}, {outcome.answer.status}: {outcome.answer.answer[:300]}")
        print("".join(f"    ! {wrong[:300]}\n" for wrong in outcome.wrong), end="")
    causes = Counter((o.case.kind, o.answer.kind, o.wrong[0].split(":")[0][:40] if o.wrong else o.answer.status) for o in chosen)
    for (kind, read_as, cause), number in causes.most_common(25):
        print(f"{number:6}  {kind} read as {read_as}: {cause}")
    print(table(outcomes))
    times = sorted(o.seconds for o in outcomes)
    print(f"median {1000 * times[len(times) // 2]:.1f} ms, slowest {1000 * times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
