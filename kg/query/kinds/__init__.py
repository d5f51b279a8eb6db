"""Which kind of question the parts of a question make, from the special to the general.

The rules are tried in their order, and the first that holds tells the kind. What a question is about (a term, the evidence, the rows
of a table) comes before what it measures, scores before statements, and a description is what is left.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.query.kinds import scores, special, statements
from kg.query.kinds.evidence import evidence_kind
from kg.query.parts import Parts
from kg.query.vocabulary import Vocabulary

SCORED = ("breakdown", "lookup", "comparison", "trend", "ranking", "noise", "selection", "beyond", "shift")
"""The kinds that are answered from scores."""

Rule = Callable[[Parts, Vocabulary], str | None]
"""A rule returns the kind of question that its parts make, and None where it does not hold."""

RULES: tuple[Rule, ...] = (
    statements.compared_with_an_amount,
    lambda parts, _: evidence_kind(parts),
    scores.between_two_benchmarks,
    special.whatever_is_known,
    special.meaning_of_a_term,
    special.rows_counted,
    special.maker,
    statements.properties_side_by_side,
    statements.extreme_of_a_class,
    statements.total_of_a_class,
    special.concepts_counted,
    special.metric_defined,
    special.concept_within_another,
    special.concept_described,
    special.thing_placed,
    special.concept_defined,
    special.kind_of_things,
    scores.with_and_without,
    scores.part_of_a_benchmark,
    scores.places_of_a_model,
    scores.own_extreme_of_a_model,
    scores.chosen,
    scores.within_bounds,
    scores.first_place_claimed,
    scores.led_by,
    scores.larger_ones,
    scores.beyond_a_model,
    scores.variants_side_by_side,
    scores.side_by_side,
    scores.place_of_a_model,
    statements.whether_of_all,
    statements.linked_by_a_property,
    statements.whether_it_holds,
    scores.of_k,
    scores.over_sizes,
    scores.superlative,
    statements.extreme_of_models,
    scores.of_several_models,
    scores.of_a_model,
    statements.extreme_of_things,
    statements.whether_of_things,
    statements.property_of_things,
    statements.foreign_words_only,
    statements.things_of_a_class,
    special.thing_defined,
    special.thing_named,
    statements.things_with_conditions,
    scores.ordered,
    statements.nothing_asked,
    special.what_is_named,
)


def kind_of(parts: Parts, vocabulary: Vocabulary) -> str:
    """Return the kind of question that the parts make, `unknown` where nothing is understood."""
    return next((kind for rule in RULES if (kind := rule(parts, vocabulary)) is not None), "unknown")
