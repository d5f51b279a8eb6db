"""What several works say of one thing, side by side: texts of one work are one source, and a figure is as exact as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from kg import rdf
from kg.answering.context import Context
from kg.answering.wording import decimals, joined, marks
from kg.lexicon.dates import ISO_PERIOD
from kg.lexicon.keys import match_key

if TYPE_CHECKING:
    from kg.answering.properties import Fact


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says: the value as printed, its number where it is one, and the citation; `words` is how a sentence says it."""

    work: str
    document: str
    printed: str
    number: Decimal | None
    decimals: int
    cites: tuple[int, ...]
    quoted: bool = False
    protocol: tuple[tuple[str, str], ...] = ()
    words: str = ""

    @property
    def at_least(self) -> bool:
        """Return whether the number is given as a lower bound ("80+")."""
        return self.printed.rstrip().endswith("+")


def same(one: Saying, other: Saying) -> bool:
    """Return whether two documents say the same, as exactly as the less exact of them prints it."""
    if one.number is None or other.number is None:
        return _same_text(one.printed, other.printed)
    if one.at_least != other.at_least:
        low, exact = (one, other) if one.at_least else (other, one)
        return bool(exact.number is not None and low.number is not None and exact.number >= low.number)
    places = min(one.decimals, other.decimals)
    if one.decimals == other.decimals:
        return one.number == other.number
    return abs(one.number - other.number) <= Decimal(5).scaleb(-places - 1)


def _same_text(one: str, other: str) -> bool:
    if ISO_PERIOD.fullmatch(one.strip()) and ISO_PERIOD.fullmatch(other.strip()):
        return one.strip().startswith(other.strip()) or other.strip().startswith(one.strip())
    return match_key(one) == match_key(other)


def by_work(sayings: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Return the sayings of each work, in the order given; of a work that says a thing in two texts both."""
    works: dict[str, list[Saying]] = {}
    for saying in sayings:
        works.setdefault(saying.work, []).append(saying)
    return works


def verdict(sayings: Sequence[Saying]) -> str | None:
    """Return `yes` if every two works say something in common, `no` if no two do, `mixed` between; None for a single work."""
    told = [any(same(a, b) for a in one for b in other) for one, other in combinations(by_work(sayings).values(), 2)]
    if not told:
        return None
    return "yes" if all(told) else "no" if not any(told) else "mixed"


def merged(verdicts: Iterable[str | None]) -> str | None:
    """Return the verdict over several things."""
    known = {v for v in verdicts if v is not None}
    return None if not known else known.pop() if len(known) == 1 else "mixed"


def told(sayings: Sequence[Saying], context: Context) -> str:
    """Return who says what, each value with the works that say it, in the order given."""
    groups: list[list[Saying]] = []
    for saying in sayings:
        group = next((g for g in groups if same(g[0], saying) and g[0].number == saying.number), None)
        if group is None:
            groups.append([saying])
        else:
            group.append(saying)
    parts = []
    for group in groups:
        titles = list(dict.fromkeys(f"“{context.library.documents[s.document].source.title}”" for s in group))
        verb = "give" if len(titles) > 1 else "gives"
        shown = group[0].words or group[0].printed.rstrip(" *†‡")
        cites = marks(n for s in group for n in s.cites)
        parts.append(f"{joined(titles)} {verb} {shown} {cites}")
    return ", ".join(parts)


def spread(sayings: Sequence[Saying]) -> Decimal | None:
    """Return the difference of the highest and the lowest number said, None where there are not two."""
    numbers = [s.number for s in sayings if s.number is not None]
    if len(numbers) < 2:
        return None
    return Decimal(format((max(numbers) - min(numbers)).normalize(), "f"))


def sayings_of(group: Sequence[Fact], context: Context) -> list[Saying]:
    """Return facts of one thing and property as sayings, in the same order."""
    amounts = {}
    for quantity, printed, number, scale, _ in context.store.select(rdf.quantities({f.edge.object.value for f in group})).rows:
        if quantity is not None and number is not None and scale is not None:
            places = decimals(printed.value if printed is not None else "")
            amounts[quantity.value] = (Decimal(number.value) * Decimal(scale.value), places)
    made = []
    for fact in group:
        amount, exact = amounts.get(fact.edge.object.value, (None, 0))
        made.append(Saying(context.library.documents[fact.document].work, fact.document, fact.value, amount, exact, ()))
    return made


def cited(sayings: Sequence[Saying], group: Sequence[Fact], context: Context) -> list[Saying]:
    """Return the sayings of facts with their citations."""
    return [replace(s, cites=(context.citer.cite(f.edge, f.document),)) for s, f in zip(sayings, group, strict=True)]
