"""Rules for questions about scores: of one model, of several, by size, in order, within bounds."""

from __future__ import annotations

import re

from kg.query.parts import MODELS, Parts, beside
from kg.query.quantified import quantifier
from kg.query.selections import AMONG_OTHERS, OWN_SCORE, aggregate, between_two, selects
from kg.query.shifts import shift
from kg.query.subjects import of_any
from kg.query.sweeps import of_larger_ones, sizes_of
from kg.query.versions import of_variants
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

GROWS = re.compile(
    r"\b(?:larger|bigger)\b.*\bbetter\b|\bthe\s+(?:larger|bigger)\s+(?:it|they|the\s+models?)\b"
    r"|\b(?:vs\.?|versus|against|by|with|and) (?:model )?size\b"
    r"|\b(?:gain|profit|benefit|improve|win)s?\s+(?:(?:much|anything|a\s+lot|at\s+all)\s+)?(?:from|by|with)\s+(?:having\s+|a\s+)?"
    r"(?:more\s+parameters|(?:larger|bigger|greater)\s+(?:model\s+)?(?:sizes?|scale)|scale\b|scaling|being\s+(?:larger|bigger|scaled))"
    r"|\b(?:do|does|will|would)\s+more\s+parameters\b",
    re.I,
)
"""Wordings that ask how a score goes with size."""
THAN = re.compile(
    r"^\W*(?:which\s+|what\s+|list\s+|all\s+|the\s+|any\s+)*[\w-]+\s+(?:models?\s+)?(?:that\s+|which\s+)?(?:\w+\s+){1,3}than\b", re.I
)
"""Wordings that ask for things of a kind that do better than one ("encoders doing better than Zork")."""
SUPERLATIVES = ("best", "worst", "largest", "smallest", "newest", "oldest", "most", "fewest", "second", "third")
ONE_OF = re.compile(r"\bone\s+of\s+the\b|\bamong\s+the\s+(?:best|top)\b", re.I)
"""Wordings that ask for no first place: the best five, some of the largest."""
ON_WHICH = re.compile(
    r"\W*(?:(?:on|in|at)\s+)?(?:which|what|how\s+many)\s+(?:\w+\s+)?(?:benchmarks?|data\s?sets?|leaderboards?|tests?)\b", re.I
)
"""Wordings that begin with the benchmarks that they ask for."""
ITS_PLACE = re.compile(
    r"(?<!\w)(?!what|who|it|that)\w\S*['’]s?\s+(?:position|place|rank|spot)\s+(?:on|in|among|at)\b"
    r"|\b(?:what|which)(?:'s|\s+is)?\s+(?:the\s+|its\s+)?(?:place|position|spot)\b|\bhow\s+(?:high|far\s+up)\b|\bwhere\b.*\bplaced?\b",
    re.I,
)


def with_and_without(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what does pruning do to Zork on Frotz", where runs with and without it are reported."""
    return "comparison" if parts.contrast and (parts.scored or not parts.properties) else None


def part_of_a_benchmark(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Hold for "on which language is Zork best"."""
    against = len(parts.models) > 1 and parts.reading.has("better", "worse")
    asked = parts.part is not None and parts.models
    return "breakdown" if asked and (against or not parts.properties_of_models(vocabulary)) else None


def between_two_benchmarks(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which models score higher on Frotz than on Blorb"."""
    return "shift" if shift(parts) is not None else None


def places_of_a_model(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "on which benchmarks does Zork rank first"."""
    return "breakdown" if asks_places(parts) else None


def own_extreme_of_a_model(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "on which benchmark is Zork best"."""
    return "breakdown" if own_extreme(parts) else None


def chosen(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for scores chosen by what their models are, and for numbers worked out of them."""
    return "selection" if selects(parts) else None


def within_bounds(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which models score above 50 on Frotz"."""
    return "ranking" if parts.bounds and parts.scored and not parts.models else None


def first_place_claimed(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "is Zork the best on Frotz"."""
    return "ranking" if claims_first(parts, "ranking") and parts.by is None and parts.has_score else None


def led_by(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "by how much does Zork lead on Frotz"."""
    lead = aggregate(parts.reading, between_two(parts.sizes)) == "lead" and len(parts.models) == 1
    return "ranking" if lead and parts.scored and parts.order else None


def larger_ones(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "does a bigger Zork do better"."""
    return "trend" if of_larger_ones(parts.reading.text, parts.models) and not parts.sizes and not parts.bounds else None


def beyond_a_model(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which models beat Zork on Frotz", "does any 7B model beat Zork on Frotz"."""
    of_kind = parts.target is None and bool(parts.concepts) and THAN.search(parts.reading.text) is not None
    of_any_one = quantifier(parts.reading.text) == "some" or any(of_any(parts.reading.text, s) for s in parts.sizes)
    of_kind = of_kind or (parts.target is None and bool(parts.concepts) and of_any_one and parts.yes_no)
    asks_models = (parts.target == KG.Model or of_kind) and len(parts.models) == 1 and (not parts.yes_no or of_any_one)
    return "beyond" if asks_models and parts.scored and parts.reading.has("better", "worse") and not parts.why else None


def variants_side_by_side(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "compare the Zork variants on Frotz"."""
    named = len(parts.models) == 1 and of_variants(parts.reading.text, parts.models[0])
    return "comparison" if named and parts.scored and not parts.order and not parts.bounds else None


def side_by_side(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "compare Zork and Quux on Frotz"."""
    if len(parts.models) > 1 and parts.scored and parts.reading.has("compare") and not parts.order:
        return "trend" if parts.reading.has("trend") else "comparison"
    return None


def place_of_a_model(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "where does Zork rank on Frotz"."""
    return "ranking" if asks_place(parts) else None


def of_k(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "what is the pass@10 of Zork"."""
    return "lookup" if len(parts.models) == 1 and parts.measured.ks is not None and not parts.sizes else None


def over_sizes(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "how does Zork grow with size on Frotz", "Zork from 7B to 70B on Frotz", "the Zork sizes on Frotz"."""
    text = parts.reading.text
    of_sizes = bool(parts.sizes) and not (parts.properties or parts.target or parts.things)
    asked = parts.models and (parts.has_score or of_sizes)
    worked_out = parts.order or parts.reading.has("average", "median", "sum", "share", "count")
    by_size = any(s.upto for s in parts.sizes) or (sizes_of(text, parts.models) and not worked_out)
    ranged = len(parts.models) == 1 and parts.scored and by_size
    return "trend" if asked and (ranged or parts.reading.has("trend") or GROWS.search(text)) else None


def superlative(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "which model is best on Frotz", also of one family."""
    if not (parts.order and parts.by is None and parts.has_score):
        return None
    return "ranking" if not parts.models or len(parts.measured.benchmarks) > 1 or _of_a_family(parts) else None


def of_several_models(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "Zork or Quux on Frotz"."""
    if len(parts.models) < 2 or (parts.properties and not parts.scored):
        return None
    return "comparison" if parts.scored or not parts.foreign or _of_scores(parts) else "description"


def of_a_model(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for "the score of Zork on Frotz"."""
    if not (parts.models and parts.has_score) or (parts.properties and not parts.scored):
        return None
    return "trend" if len(parts.sizes) > 1 and parts.reading.has("size") else "lookup"


def ordered(parts: Parts, _: Vocabulary) -> str | None:
    """Hold for what is left that asks for an order of scores."""
    return "ranking" if parts.order and parts.has_score else None


def _over_benchmarks(parts: Parts) -> bool:
    """Return whether benchmarks are asked for by an order of the scores of one model."""
    plain = len(parts.models) == 1 and parts.order and parts.by is None and not (parts.measured.benchmarks or parts.yes_no or parts.why)
    return bool(plain) and parts.target == KG.Benchmark and not beside(parts)


def asks_places(parts: Parts) -> bool:
    """Return whether a question asks on which benchmarks the one model that it names stands first or last of all."""
    superlative = not parts.reading.has("better", "worse", "second", "third")
    text = parts.reading.text
    return _over_benchmarks(parts) and superlative and bool(ON_WHICH.match(text) and AMONG_OTHERS.search(text))


def own_extreme(parts: Parts) -> bool:
    """Return whether a question asks on which benchmark the one model that it names has its own highest or lowest score, of all models."""
    superlative = parts.reading.has("best", "worst") and not parts.reading.has("better", "worse", "rank", "second", "third")
    asked = OWN_SCORE.search(parts.reading.text) and not AMONG_OTHERS.search(parts.reading.text)
    return bool(_over_benchmarks(parts) and superlative and asked)


def claims_first(parts: Parts, kind: str) -> bool:
    """Return whether a question asks if the one model that it names is the best, largest or newest of all."""
    reading = parts.reading
    named = parts.models if kind == "ranking" else (*parts.models, *parts.things)
    asked = (parts.yes_no or parts.why) and parts.order is not None and len(named) == 1 and kind in ("ranking", "extreme")
    return asked and reading.has(*SUPERLATIVES) and not reading.has("better", "worse", "trend") and not ONE_OF.search(reading.text)


def asks_place(parts: Parts) -> bool:
    """Return whether the place of one model among all is asked for ("where does Zork rank on …")."""
    asked = parts.reading.has("rank") or ITS_PLACE.search(parts.reading.text)
    return bool(asked) and parts.scored and len(parts.models) == 1 and not parts.yes_no and not _of_a_family(parts) and not parts.sizes[1:]


def _of_scores(parts: Parts) -> bool:
    """Return whether words of a question speak of scores or set things side by side."""
    ops = (
        "score",
        "compare",
        "better",
        "worse",
        "best",
        "worst",
        "same",
        "trend",
        "significant",
        "average",
        "share",
        "more",
        "less",
        "size",
    )
    return parts.reading.has(*ops) or parts.yes_no or parts.why or parts.target is not None


def _of_a_family(parts: Parts) -> bool:
    """Return whether a question asks for the best or worst of one family ("which Zork model is best on …")."""
    one = parts.models[0] if len(parts.models) == 1 else None
    if one is None or one.model is None or len(one.iris) < 2:
        return False
    whole = parts.of_members or of_variants(parts.reading.text, one) or (one.model.size is None and not parts.sizes)
    ordered = parts.reading.has("best", "worst", "second", "third") or (parts.reading.has("rank") and parts.target in MODELS)
    ordered = ordered or (of_variants(parts.reading.text, one) and parts.reading.has("better", "worse"))
    return whole and ordered and not parts.reading.has("why")
