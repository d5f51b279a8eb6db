"""Everything about one thing, for a person at a terminal: what it is, what is said of it, its results, and the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.browse.records import Fact, Place, Thing
from kg.renderers.grid import marks
from kg.renderers.ink import Ink
from kg.renderers.measure import wrap
from kg.renderers.place import place
from kg.renderers.prefixes import short
from kg.renderers.quote import shorten
from kg.renderers.visible import visible

_MOST: Final = 30
_VALUES: Final = 12
"""How many values of one property are listed."""
_PLACES: Final = 3
"""How many places are cited for one fact."""
_QUOTE: Final = 120


def thing(shown: Thing, width: int, ink: Ink) -> list[str]:
    """Return a thing as text; the places that show a fact are numbered and stand at the end."""
    cited: dict[Place, int] = {}
    lines = [ink.bold(line) for line in wrap(visible(shown.label), width)]
    lines += wrap(visible(" · ".join((", ".join(shown.types), short(shown.iri)))), width, "  ")
    lines += wrap(visible(shown.definition), width, "  ") if shown.definition else []
    lines += _spellings(shown, width)
    lines += _facts("What is said of it", shown.facts, cited, width, ink)
    lines += _scores(shown, width, ink)
    if shown.parts:
        lines += ["", ink.bold("Counted")]
        lines += [f"  {part.number:>6,}  {visible(part.what)}"[:width] for part in shown.parts[:_MOST]]
        lines += _rest(len(shown.parts))
    lines += _facts("What refers to it", shown.mentions, cited, width, ink)
    for spot in shown.places[:_PLACES]:
        cited.setdefault(spot, len(cited) + 1)
    lines += _evidence(cited, width, ink)
    if shown.also:
        lines += ["", *wrap(visible(f"Also called so: {', '.join(map(short, shown.also))}"), width)]
    return lines


def _rest(whole: int, kept: int = _MOST) -> list[str]:
    return [f"  and {whole - kept:,} more (-f json lists all)"] if whole > kept else []


def _spellings(shown: Thing, width: int) -> list[str]:
    names = [f"{s.name} ({s.documents})" if s.documents > 1 else s.name for s in shown.spellings[:_MOST]]
    return wrap(visible(f"also: {', '.join(names)}"), width, "  ", "    ") if names else []


def _facts(heading: str, facts: Sequence[Fact], cited: dict[Place, int], width: int, ink: Ink) -> list[str]:
    """Return facts, those of one property together."""
    if not facts:
        return []
    lines = ["", ink.bold(heading)]
    for prop in dict.fromkeys((fact.property, fact.predicate) for fact in facts):
        own = [fact for fact in facts if (fact.property, fact.predicate) == prop]
        said = []
        for fact in own[:_VALUES]:
            numbers = [cited.setdefault(spot, len(cited) + 1) for spot in fact.places[:_PLACES]]
            rule = f" (by rule: {fact.rule})" if fact.rule and len(own) == 1 else ""
            said.append(f"{visible(fact.value)}{rule} {marks(numbers)}".rstrip())
        rest = f"; and {len(own) - _VALUES:,} more" if len(own) > _VALUES else ""
        lines += [ink.marks(line) for line in wrap(f"{visible(prop[0])}: {'; '.join(said)}{rest}", width, "  ", "    ")]
    return lines


def _scores(shown: Thing, width: int, ink: Ink) -> list[str]:
    """Return the results; the label is left out where it is the same in all, and the document where it is the thing itself."""
    from kg.renderers.browsing import listed

    scores = shown.scores
    if not scores:
        return []
    rows = [(s.label, s.benchmark, s.metric, s.printed, s.document) for s in scores[:_MOST]]
    headings = ("Label", "Benchmark", "Metric", "Score", "Document")
    same = len(scores) > 1 and len({s.label for s in scores}) == 1
    keep = range(1 if same else 0, 4 if shown.iri.endswith(f"/document/{scores[0].document}") else 5)
    table = listed([headings[i] for i in keep], [[row[i] for i in keep] for row in rows], width, ink)
    return ["", ink.bold(f"Results ({len(scores):,})"), *table, *_rest(len(scores))]


def _evidence(cited: dict[Place, int], width: int, ink: Ink) -> list[str]:
    if not cited:
        return []
    lines = ["", ink.bold("Evidence")]
    most = len(f"[{len(cited)}]")
    for spot, n in list(cited.items())[: 2 * _MOST]:
        lead = "  " + f"[{n}]".rjust(most) + " "
        kind = "digest" if spot.digest else spot.kind.replace("_", " ")
        hedge = f"hedged “{spot.hedge}”" if spot.hedge else ""
        words = ", ".join(part for part in (f"{spot.document} ({kind})", place(spot.locator), hedge) if part)
        lines += [ink.marks(line) for line in wrap(visible(words), width, lead, " " * len(lead))]
        quote = shorten(visible(spot.quote), None, _QUOTE)
        lines += [ink.faint(line) for line in wrap(f"“{quote}”", width, " " * len(lead))]
    return [*lines, *_rest(len(cited), 2 * _MOST)]
