"""Which kind of question the parts of a question make, from the special to the general."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Span
from kg.model.logical_form import Condition, Measured, Scope, ScoreBound, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.evidence_kinds import evidence_kind
from kg.query.meanings import term_asked
from kg.query.quantified import together, which_of
from kg.query.reading import Reading
from kg.query.selections import AMONG_OTHERS, MODELS, OWN_SCORE, aggregate, between_two, selects
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

SCORED = ("breakdown", "lookup", "comparison", "trend", "ranking", "noise", "selection", "beyond")
"""The kinds that are answered from scores."""

DOCUMENTS = (KG.Document, KG.Paper, KG.Leaderboard, KG.ModelCard, KG.Repository, KG.WebPage, KG.Survey, KG.Report)

PARTS_OF_BENCHMARKS = (KG.Library, KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Language, KG.Difficulty)
"""The classes of parts that benchmarks are broken down into."""

ABOUT = re.compile(
    r"^\W*(?:(?:can|could)\s+you\s+|please\s+)?(?:tell\s+(?:me|us)|what\s+do\s+(?:you|we)\s+know|everything|all|info\w*|facts?)\s+"
    r"(?:(?:more|something|everything|all)\s+)?(?:there\s+is\s+)?(?:to\s+know\s+)?about\b|^\W*(?:describe|summari[sz]e|introduce)\b",
    re.I,
)
"""Wordings that ask for whatever is known of something."""
CONTRASTED = re.compile(r"\b(?:although|though|while|whereas|but|yet)\b[^?]*(?:\b(?:not|cannot|lacks?)\b|n['’]t\b)|\bunlike\b", re.I)
"""Wordings that say of a second thing what is not so of it."""
WHAT_ARE = re.compile(r"^\W*what\s+(?:is|are)\s+(?:an?\s+|the\s+)?\S+(?:\s\S+){0,4}\W*$", re.I)
"""Wordings that ask what a kind of things is."""
GROWS = re.compile(r"\b(?:larger|bigger)\b.*\bbetter\b|\b(?:vs\.?|versus|against|by|with|and) (?:model )?size\b", re.I)
"""Wordings that ask how a score goes with size."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question that its kind follows from."""

    reading: Reading
    models: tuple[Subject, ...]
    sizes: tuple[SizeMention, ...]
    measured: Measured
    scope: Scope
    conditions: tuple[Condition, ...]
    properties: tuple[Iri, ...]
    listed: tuple[tuple[Iri, ...], ...]
    things: tuple[Subject, ...]
    concepts: tuple[Subject, ...]
    target: Iri | None
    bounds: tuple[ScoreBound, ...]
    order: str | None
    by: Iri | None
    yes_no: bool
    why: bool
    foreign: int = 0
    part: Iri | None = None
    board: bool = False
    """True where a leaderboard is named."""
    boards: tuple[Span, ...] = ()
    """Where the leaderboards are named whose benchmarks are meant without being named themselves."""

    @property
    def about_models(self) -> tuple[Subject, ...]:
        """Return the models that stand in a condition ("fine-tuned from Zork"), and are not asked about themselves."""
        if self.target not in MODELS:
            return ()
        held = {c.value for c in self.conditions if c.property not in (None, KG.checkpointOf) and isinstance(c.value, str)}
        return tuple(m for m in self.models if m.iri in held)

    @property
    def of_members(self) -> bool:
        """Return whether models of one family or variant are asked for ("which Zork models …")."""
        within = {c.value for c in self.conditions if c.property == KG.checkpointOf}
        return bool(within) and all(m.iri in within for m in self.models)

    @property
    def measured_words(self) -> frozenset[str]:
        """Return the words that say which part of a benchmark is meant, in lower case."""
        return frozenset(w.casefold() for w in self.measured.subsets)

    @property
    def scored(self) -> bool:
        """Return whether something is named that is measured."""
        m = self.measured
        subsets = m.subsets and (self.models or (self.order and self.by is None)) and not self.properties
        return bool(m.benchmarks or (m.tasks and not self.concept_only) or m.metrics or subsets or m.mean)

    def properties_of_models(self, vocabulary: Vocabulary) -> bool:
        """Return whether a property is named that is said of models and of no benchmark."""
        terms = [vocabulary.terms[p] for p in self.properties]
        return any(KG.Model in t.domains and KG.Benchmark not in t.domains and not t.ranges & set(PARTS_OF_BENCHMARKS) for t in terms)

    @property
    def concept_only(self) -> bool:
        """Return whether concepts are all that the question names: then a task is what it is about, not what is measured."""
        free = not self.models or (self.target in MODELS and not self.bounds and not self.yes_no)
        return (
            free
            and not self.order
            and not _scored_by_word(self.reading)
            and not self.measured.metrics
            and not self.reading.has("better", "worse", "trend", "compare")
        )


def _scored_by_word(reading: Reading) -> bool:
    """Return whether a word asks for a score; the number in "number of" does not."""
    counted = [o.span for o in reading.at("count")]
    return any(not any(c.start <= o.span.start < c.end for c in counted) for o in reading.at("score"))


THAN = re.compile(
    r"^\W*(?:which\s+|what\s+|list\s+|all\s+|the\s+|any\s+)*[\w-]+\s+(?:models?\s+)?(?:that\s+|which\s+)?(?:\w+\s+){1,3}than\b", re.I
)
"""Wordings that ask for things of a kind that do better than one ("encoders doing better than Zork")."""

ROWS = re.compile(r"\b(?:how\s+many|number\s+of|count\s+(?:of\s+)?(?:the\s+)?)\s*(?:\w+\s+){0,2}?(?:rows|entries|lines)\b", re.I)
"""Wordings that ask how many rows a table has."""


NAMING = frozenset((KG.label, KG.number, KG.benchmark, KG.subset))
"""Properties whose names ask for none of them beside a count of rows."""


def counts_rows(parts: Parts) -> bool:
    """Return whether the rows of a table or board are counted, or the models of a board, with no further condition."""
    reading = parts.reading
    where = parts.scope.documents or parts.scope.table or parts.measured.benchmarks
    of_things = {b.iri for b in (*parts.measured.benchmarks, *parts.things)}
    free = [c for c in parts.conditions if c.value not in of_things and c.text.casefold() not in parts.measured_words]
    if free or parts.models or parts.bounds or not where or parts.order or set(parts.properties) - NAMING:
        return False
    whole = parts.board and all(b.span in parts.boards for b in parts.measured.benchmarks)
    return bool(ROWS.search(reading.text)) or (whole and parts.target in MODELS and reading.has("count") and not parts.yes_no)


def kind_of(parts: Parts, vocabulary: Vocabulary) -> str:
    """Return the kind of question that the parts make, `unknown` where nothing is understood."""
    reading = parts.reading
    has_score = reading.has("score") or parts.scored
    entities = (*parts.models, *parts.things)
    values = [c for c in parts.conditions if isinstance(c.value, str)]
    if not parts.scored and any(isinstance(c.value, str) and c.operator in (">", "<") for c in parts.conditions):
        return "count" if reading.has("count") else "list"
    about_evidence = evidence_kind(parts)
    if about_evidence:
        return about_evidence
    if ABOUT.search(reading.text) and (entities or parts.concepts) and not parts.scored and not parts.properties:
        return "description"
    if term_asked(reading.text):
        return "meaning"
    if counts_rows(parts):
        return "rows"
    if asks_maker(parts, vocabulary):
        return "property"
    if len(parts.things) > 1 and parts.properties and reading.has("compare") and not (parts.models or parts.scored):
        return "property"
    about_scores = entities or parts.measured.benchmarks or parts.measured.metrics
    if parts.order and parts.by is not None and parts.target is not None and not parts.models and not parts.scored:
        return "extreme"
    if reading.has("average", "sum") and parts.target and any(vocabulary.amount(p) for p in parts.properties) and not about_scores:
        return "list"
    named_only = parts.concepts and parts.conditions and parts.target is None and not set(parts.properties) - {KG.label, KG.number}
    if reading.has("count") and named_only and not about_scores:
        return "count"
    if reading.has("define") and parts.measured.metrics and not (entities or parts.measured.benchmarks or parts.measured.tasks):
        return "description"
    placed = parts.yes_no and reading.has("place", "kinds") and not (parts.models or parts.scored or parts.target or parts.things)
    if placed and values and len(parts.concepts) > 1:
        return "check"
    if (
        reading.has("place", "kinds", "define", "siblings")
        and parts.concepts
        and not parts.models
        and not parts.scored
        and not parts.properties
    ):
        return "description"
    if reading.has("place") and parts.concepts and not entities and not parts.scored and parts.target is None:
        return "description"
    if reading.has("kinds") and parts.concepts and not entities:
        return "description"
    if reading.has("place") and parts.concepts and not entities and not parts.order:
        return "description"
    if reading.has("place") and entities and not parts.scored and not parts.properties:
        within = parts.yes_no and len(entities) == 1 and any(c.value in {e.iri for e in parts.concepts} for c in values)
        return "check" if within else "description"
    if _defines(parts) and not (entities or parts.scored):
        return "description"
    introduced = len(parts.concepts) == 1 and KG.Category in parts.concepts[0].types
    if introduced and WHAT_ARE.search(reading.text) and parts.target is None and not entities and not parts.scored:
        return "description"
    against = len(parts.models) > 1 and reading.has("better", "worse")
    if parts.part is not None and parts.models and (against or not parts.properties_of_models(vocabulary)):
        return "breakdown"
    if own_extreme(parts):
        return "breakdown"
    if selects(parts):
        return "selection"
    if parts.bounds and parts.scored and not parts.models:
        return "ranking"
    if claims_first(parts, "ranking") and parts.by is None and has_score:
        return "ranking"
    of_kind = parts.target is None and bool(parts.concepts) and THAN.search(reading.text) is not None
    asks_models = (parts.target == KG.Model or of_kind) and len(parts.models) == 1 and not parts.yes_no
    if aggregate(reading, between_two(parts.sizes)) == "lead" and len(parts.models) == 1 and parts.scored and parts.order:
        return "ranking"
    if asks_models and parts.scored and reading.has("better", "worse") and not parts.why:
        return "beyond"
    if len(parts.models) > 1 and parts.scored and reading.has("compare") and not parts.order:
        return "trend" if reading.has("trend") else "comparison"
    if asks_place(parts):
        return "ranking"
    stated = _stated(parts, vocabulary)
    if stated and not (parts.scored and _scored_by_word(reading)):
        return stated
    plain = not (parts.measured.benchmarks or parts.measured.metrics or parts.order or parts.bounds)
    alone = len(parts.models) == 1 or (len(parts.models) == 2 and CONTRASTED.search(reading.text) is not None) or _same_of_each(parts)
    chosen = bool(parts.models) and len(which_of(reading.text, parts.models)) == len(parts.models) and _beside(parts)
    if ((parts.yes_no and alone) or chosen) and values and plain and not reading.has("score", "better", "worse", "trend"):
        return "check"
    if len(parts.models) == 1 and parts.measured.ks is not None and not parts.sizes:
        return "lookup"
    of_sizes = bool(parts.sizes) and not (parts.properties or parts.target or parts.things)
    if parts.models and (has_score or of_sizes) and (reading.has("trend") or GROWS.search(reading.text)):
        return "trend"
    if parts.order and parts.by is None and has_score and (not parts.models or len(parts.measured.benchmarks) > 1 or _of_a_family(parts)):
        return "ranking"
    if len(parts.models) >= 2 and parts.order and parts.by is not None and not has_score and not reading.has("better", "worse", "trend"):
        return "extreme"
    if len(parts.models) >= 2 and not (parts.properties and not parts.scored):
        return "comparison" if parts.scored or not parts.foreign or _of_scores(parts) else "description"
    if parts.models and has_score and not (parts.properties and not parts.scored):
        return "trend" if len(parts.sizes) > 1 and reading.has("size") else "lookup"
    if parts.order and parts.by is not None and (parts.target or entities):
        return "extreme"
    if (parts.yes_no or parts.why) and values and (entities or len(parts.concepts) > 1):
        return "check"
    if parts.properties and entities:
        return "property"
    if parts.foreign > 2 and not entities and not parts.conditions:
        return "unknown"
    if parts.target and (parts.conditions or reading.has("list", "count") or parts.scope.documents or parts.scope.kinds):
        return "count" if reading.has("count") else "list"
    others = [c for c in parts.conditions if c.value not in {e.iri for e in entities}]
    if reading.has("define") and entities and not (others or parts.target or parts.properties or parts.scope.table or reading.has("count")):
        return "description"
    if (
        parts.target is None
        and len(entities) == 1
        and not others
        and not (parts.properties or reading.has("count", "score") or parts.scope.table)
    ):
        return "description"
    several = len(parts.conditions) > 1 and not entities
    if parts.conditions and (several or reading.has("list", "count") or parts.scope.table or parts.scope.kinds):
        return "count" if reading.has("count") else "list"
    if parts.order and has_score:
        return "ranking"
    asks = reading.has("define", "place", "kinds", "list", "who", "when")
    if parts.foreign > 1 and not entities and not asks:
        return "unknown"
    if entities or parts.concepts or parts.measured.benchmarks or parts.scope.documents:
        return "lookup" if parts.models and (parts.measured.subsets or parts.measured.benchmarks) else "description"
    return "unknown"


def own_extreme(parts: Parts) -> bool:
    """Return whether a question asks on which benchmark the one model that it names has its own highest or lowest score, of all models."""
    plain = len(parts.models) == 1 and parts.order and parts.by is None and not (parts.measured.benchmarks or parts.yes_no or parts.why)
    superlative = parts.reading.has("best", "worst") and not parts.reading.has("better", "worse", "rank", "second", "third")
    asked = parts.target == KG.Benchmark and OWN_SCORE.search(parts.reading.text) and not AMONG_OTHERS.search(parts.reading.text)
    return bool(plain and superlative and asked) and not _beside(parts)


WHAT_IS = re.compile(r"\W*(?:and\s+|so\s+)?(?:what|what's|whats)\s+(?:is|are)?\s*(?:an?\s+)?", re.I)


def _defines(parts: Parts) -> bool:
    """Return whether a question asks what one concept is, and nothing else ("what is attention?")."""
    if len(parts.concepts) != 1 or parts.reading.has("kinds", "siblings"):
        return False
    text, span = parts.reading.text, parts.concepts[0].span
    return bool(WHAT_IS.fullmatch(text[: span.start])) and not text[span.end :].strip(" ?.!")


def asks_maker(parts: Parts, vocabulary: Vocabulary) -> bool:
    """Return whether organisations or people are asked for to which a property named leads from what is named, wherever that is listed."""
    restricted = parts.yes_no or parts.order or parts.bounds or parts.reading.has("count")
    if parts.target is None or restricted or not (parts.models or parts.things):
        return False
    above = vocabulary.above([parts.target])
    return KG.Agent in above and any(vocabulary.terms[p].ranges & above for p in parts.properties)


def _same_of_each(parts: Parts) -> bool:
    """Return whether one thing is asked of several models at once, beside what they are ("do Zork and Quux use pruning")."""
    return _beside(parts) and bool(parts.models) and len(together(parts.reading.text, parts.models)) == len(parts.models)


def _beside(parts: Parts) -> bool:
    """Return whether something else than the models themselves is a condition."""
    named = {iri for m in parts.models for iri in (m.iri, *m.iris)}
    return any(isinstance(c.value, str) and c.value not in named for c in parts.conditions)


SUPERLATIVES = ("best", "worst", "largest", "smallest", "newest", "oldest", "most", "fewest", "second", "third")
ONE_OF = re.compile(r"\bone\s+of\s+the\b|\bamong\s+the\s+(?:best|top)\b", re.I)
"""Wordings that ask for no first place: the best five, some of the largest."""


def claims_first(parts: Parts, kind: str) -> bool:
    """Return whether a question asks if the one model that it names is the best, largest or newest of all."""
    reading = parts.reading
    named = parts.models if kind == "ranking" else (*parts.models, *parts.things)
    asked = parts.yes_no and parts.order is not None and len(named) == 1 and kind in ("ranking", "extreme")
    return asked and reading.has(*SUPERLATIVES) and not reading.has("better", "worse", "trend") and not ONE_OF.search(reading.text)


ITS_PLACE = re.compile(
    r"(?<!\w)(?!what|who|it|that)\w\S*['’]s?\s+(?:position|place|rank|spot)\s+(?:on|in|among|at)\b|\b(?:what|which)(?:'s|\s+is)?\s+(?:the\s+|its\s+)?(?:place|position|spot)\b|\bhow\s+(?:high|far\s+up)\b|\bwhere\b.*\bplaced?\b",
    re.I,
)


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
    named = one is not None and one.model is not None and one.model.size is None and len(one.iris) > 1
    ordered = parts.reading.has("best", "worst", "second", "third") or (parts.reading.has("rank") and parts.target in MODELS)
    return named and not parts.sizes and ordered and not parts.reading.has("why")


def _stated(parts: Parts, vocabulary: Vocabulary) -> str | None:
    """Return `list`, `count` or `property` where a property links the class asked for with what is named, in either direction."""
    reading = parts.reading
    if parts.target is None or not parts.properties or parts.order:
        return None
    for prop in parts.properties:
        term = vocabulary.terms[prop]
        if term.domains and not term.domains & vocabulary.above([parts.target]):
            continue
        counted = vocabulary.counts.get(prop) if parts.of_members else None
        if any(c.property in (prop, counted) or c.property is None for c in parts.conditions):
            asked_of = _asked_of(parts, prop, vocabulary) and not reading.has("count")
            return "property" if asked_of else "count" if reading.has("count") else "list"
    return None


UNDER_IT = re.compile(r"\bunderl(?:ie|ies|ay)\b|\binitiali[sz]es\b", re.I)
"""A verb before a model whose subject is what the model was made from."""
AUXILIARY = re.compile(r"\b(?:is|was|are|were|did|does|do|has|have|had|can|models?\s+(?:that|which))\s+(?:the\s+)?$", re.I)


def _asked_of(parts: Parts, prop: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether what a property leads to is asked of the one model named ("which model was Zork fine-tuned from")."""
    reading = parts.reading
    if len(parts.models) != 1 or not vocabulary.terms[prop].ranges & vocabulary.above([parts.target or KG.Model]):
        return False
    one = parts.models[0].span
    if any(UNDER_IT.search(m.text) and m.span.end <= one.start for m in reading.mentions):
        return True
    verbs = [m.span.start for m in reading.mentions if prop in vocabulary.is_property(m)]
    verbs += [o.span.start for o in reading.at("better")] if prop == KG.outperforms else []
    behind = [reading.text[one.end : start] for start in verbs if start >= one.end]
    return bool(AUXILIARY.search(reading.text[: one.start])) and any(not re.search(r"\bas\b", gap, re.I) for gap in behind)
