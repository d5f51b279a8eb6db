"""What a derived edge rests on: its rule, and the places that show the statements from which it follows."""

from __future__ import annotations

from collections.abc import Sequence

from kg import overview
from kg.browse.catalogue import Catalogue
from kg.browse.records import Place


def derived(catalogue: Catalogue, statements: Sequence[str]) -> dict[str, tuple[str, tuple[Place, ...]]]:
    """Return the rule of each derived statement, and the places that show what it follows from."""
    rows = [(s or "", rule or "", premise or "") for s, rule, premise in catalogue.rows(overview.rules(statements))] if statements else []
    places = catalogue.places(premise for _, _, premise in rows)
    made: dict[str, tuple[str, tuple[Place, ...]]] = {}
    for statement, rule, premise in rows:
        held = made.get(statement, (rule, ()))[1]
        made[statement] = rule, (*held, *(place for place in places.get(premise, ()) if place not in held))
    return made
