"""From a reading to a logical form: what is asked of which things, under which conditions.

The form is composed: subjects, measurements, conditions, scope and order are read each on their own, and the kind of question
follows from which of them are there. There are no patterns of whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.model.document import Span
from kg.model.logical_form import FIRST, PLACE, Absent, Condition, LogicalForm, Measured, MetricRef, Subject
from kg.model.terms import Iri
from kg.query import subjects as subject_reader
from kg.query.bounds import bounds, score_bounds, sign_of
from kg.query.conditions import conditions, excluded, member_of, of_size, valued
from kg.query.configurations import configured, with_and_without, with_members
from kg.query.documents import document_form
from kg.query.kinds import PARTS_OF_BENCHMARKS, SCORED, Parts, asks_maker, asks_place, claims_first, counts_rows, kind_of
from kg.query.meanings import term_asked
from kg.query.measuring import measured_in
from kg.query.names import Names
from kg.query.ordering import AMOUNTS, RANKED, limit_of, names_property, order_of
from kg.query.quantified import either
from kg.query.reading import AVERAGES, Reading
from kg.query.relative import related, relations, spans
from kg.query.relevance import of_models, relevant
from kg.query.selections import aggregate, between_two, of_scores
from kg.query.titles import about, boards, namings, reports
from kg.query.unread import strange, unheard_of, unknown_property, unmeasured, unread
from kg.query.verbs import closing_verb, doer, done_by, made_with, of_another, verbless
from kg.query.versions import tuned, versions, with_variants
from kg.query.vocabulary import PLUMBING, Vocabulary
from kg.vocab import KG, KGT, OWL, SKOS

MEASURES = (KG.Metric, KG.Benchmark, KG.Subset)
"""The classes of what a score is measured by or on."""
MEASURERS = (KG.Document, KG.Agent, KG.Setting, OWL.Class)
"""The classes of by whom, and how."""
VERBS = ("is", "does", "do", "are", "has", "have", "can", "did", "was", "were", "could", "will", "would", "may", "am", "isn't", "doesn't")
ASKING = ("who", "whom", "whose", "what", "which", "how", "when", "where", "why", "list", "name", "show", "compare", "give")
OPENERS = ("ok", "okay", "so", "and", "but", "well", "then", "now", "hey", "hi", "hello", "please", "pls")
RIGHT = re.compile(r",\s*(?:right|correct|is that right|isn['’]t it)(?:\W+(?:thanks|thank you|please|pls))?\W*$", re.I)
ASKED_FOR = re.compile(
    r"\b(?:which|what|list|how many|all|name)\s+(?:of\s+)?(?:the\s+|are\s+the\s+)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+)?$",
    re.I,
)
TOLD = re.compile(r"[:,;–]\s+[^:,;–?]+\?\W*(?:\([^)]*\)\W*)?$")
"""A question that ends in a few words to be confirmed ("…: up all the way?")."""
ASKS = re.compile(r"[:;,–-]\s+(?:is|are|does|do|did|has|was)\s+(?:it|they|that|this|the|bigger|larger|\w+ better)\b", re.I)
TELEGRAM = re.compile(
    r"\W*(?:\S+\s+){1,12}?(?:better|worse|higher|lower|above|below|over|under|more|less)\b[^?]*\?\s*(?:\([^()]*\)\s*)?$", re.I
)
"""A comparison with no verb, to be confirmed ("Zork 7B better than Quux on FooEval?")."""
LEFT_OUT = re.compile(r"\W*(?:more|fewer|less)\b.*\bthan\b.*\?\s*$", re.I)
"""A yes/no question whose verb is left out ("more languages in Zork than in Quux?")."""
DOWN = re.compile(r"\b(?:go(?:es)?|went|gone|going)\s+down\b|\b(?:drop|decreas|declin|sink|shrink|fall)\w*\b", re.I)
HELPS = re.compile(r"\b(?:helps?|helped|improves?|improved|benefits?|boosts?|raises?|increases?)\b", re.I)
HARMS = re.compile(r"\b(?:hurts?|harms?|degrades?|lowers?|decreases?|reduces?)\b", re.I)
COURTEOUS = re.compile(r"\W*(?:\w+\W+){0,2}?(?:do|can|could|would|will)\s+you\s+(?:know|tell|say|give|show|list|explain|name|find)\b", re.I)
"""Openings that ask for what follows and not whether."""
CONFIRMED = re.compile(r"\bis\s+it\s+(?:correct|true|right|so|the\s+case|a\s+fact)\s+that\b", re.I)
"""An opening that asks whether what follows is so."""
SUPPOSING = re.compile(rf"if\b[^?]*,\s*(?:then\s+)?(?:{'|'.join(ASKING)})\b", re.I)
"""A clause that supposes something before what is asked ("if I run both, how many …")."""
REGARDING = re.compile(r"when\s+it\s+comes\s+to\b", re.I)
"""A "when" that asks for no date."""
PASSIVE = re.compile(r"\b(?:beaten|outperformed|surpassed|exceeded|outscored|outdone|topped|left\s+behind)\s+by\b", re.I)


def parse(reading: Reading, names: Names, vocabulary: Vocabulary) -> LogicalForm:
    """Return the meaning of a question; its kind is `unknown` where nothing in it is understood."""
    named = namings(reading, names)
    scope, scoped = subject_reader.scope(reading, named)
    models, sizes = subject_reader.expand(reading, reading.sizes, names)
    models = versions(reading, tuple(m for m in models if m.span not in scoped), names)
    led = relations(reading, vocabulary)
    asked = [m.span for m in reading.mentions if m.of(OWL.ObjectProperty) and reading.text[m.span.end :].startswith(" of ")]
    implied = subject_reader.elliptic(
        reading, reading.models or about(named, names), sizes, names, taken=[*spans(led), *scoped, *asked, *(m.span for m in models)]
    )
    models = (*models, *implied)
    bounded = any(sign_of(reading, n.span) for n in reading.numbers) or of_another(reading)
    if (
        named
        and not models
        and not bounded
        and not reading.has("best", "worst")
        and (sizes or vocabulary.said_of(KG.Model, reading, scoped))
        and not EVERY_SIZE.search(reading.text)
    ):
        models = about(named, names)
    sizes = tuple(s for s in sizes if not any(m.span.start <= s.span.start < m.span.end for m in implied))
    models, sizes = subject_reader.again(reading, models, sizes, names)
    hidden = [m.span for m in reading.mentions if _overlaps(m.span, [*(i.span for i in implied), *spans(led)])]
    free = [m for m in reading.mentions if m.span not in scoped and m.span not in hidden]
    free = [m for m in free if not (m.of(KG.Agent) and {e.iri for e in m.of(KG.Document)} & set(scope.documents))]
    on_boards = [b for b in boards(named, names) if not any(m.of(KG.Benchmark) for m in free)]
    free += on_boards
    things = subject_reader.things(free, KG.Corpus, KG.Agent, KG.Benchmark)
    board = any(d.kind == "leaderboard" for d in names.documents() if d.iri in scope.documents)
    target = _target(reading, scoped, vocabulary) or _held(reading, scoped, models, things, vocabulary)
    if target is None and board and ENTRIES.search(reading.text):
        target = KG.Model
    set_, used = conditions(reading, [*scoped, *hidden], target, vocabulary)
    target = _having(target, set_, vocabulary)
    sizes = tuple(s for s in sizes if not _overlaps(s.span, used))
    models = tuned(reading, subject_reader.at_size(models, sizes, names), names)
    models = tuple(subject_reader.resolved(m, names, sizes) for m in models)
    models = tuple(with_variants(m, names) if member_of(reading, m, target) else m for m in models)
    left_out = [m for m in models if excluded(reading, m.span)]
    models = tuple(m for m in models if m not in left_out)
    runs = [configured(reading, m, names) for m in models]
    in_runs = [s for r in runs for s in r.spans]
    models = with_and_without(reading, runs) or tuple(with_members(r) for r in runs)
    models = related(reading, models, led, vocabulary)
    set_ = tuple(c for c in set_ if not any(s.of(reading.text).startswith(c.text) or c.text in s.of(reading.text) for s in in_runs))
    free = [m for m in free if not _overlaps(m.span, in_runs)]
    measured = measured_in(
        [*(m for m in reading.mentions if m in free or (m.of(KG.Benchmark) and not m.of(KG.Model))), *on_boards], reading
    )
    if reading.has("average") and len(measured.subsets) > 1:  # the mean of a part, and not the part that is a mean
        measured = replace(measured, subsets=tuple(s for s in measured.subsets if s.casefold() not in AVERAGES) or measured.subsets)
    valued_by = {c.property for c in set_ if vocabulary.worded(c.property)}
    closing = closing_verb(reading)
    named_properties = tuple(p for p in vocabulary.properties_in(reading, [*scoped, *closing]) if p not in valued_by)
    if (
        on_boards
        and models
        and not reading.has("score", "better", "worse", "trend", "best", "worst")
        and of_models(named_properties, vocabulary)
    ):
        free = [m for m in free if m not in on_boards]
        things = subject_reader.things(free, KG.Corpus, KG.Agent, KG.Benchmark)
        measured = replace(measured, benchmarks=tuple(b for b in measured.benchmarks if b.span not in {m.span for m in on_boards}))
    named_properties = made_with(reading) or named_properties
    properties = relevant(named_properties, reading, (models, things), target, measured, vocabulary)
    if not properties and not measured.benchmarks and target is None:
        properties = done_by(reading, (*models, *things))
    order, by = order_of(reading, target, properties, vocabulary, models, things)
    dear = COSTS.search(reading.text)
    if dear and by is None:
        order, by, measured = _by_cost(dear, measured, names)
    told = {KG.outperforms, KG.underperforms} & set(properties)
    if told and by is None and not (measured.benchmarks or measured.tasks or measured.metrics or measured.subsets):
        order = None
    if reading.has("average") and not (measured.benchmarks or measured.tasks or by) and (models or order):
        measured = replace(measured, mean=not set(properties) - {KG.confidence, KG.value})
    if target is None and by in AMOUNTS.values():
        target = next(cls for cls, prop in AMOUNTS.items() if prop == by)
    elif target is None and by is not None:
        target = next(iter(sorted(vocabulary.terms[by].domains)), None) if len(vocabulary.terms[by].domains) == 1 else None
    by_words = {m.text for m in reading.mentions if by is not None and names_property(m, by, vocabulary)}
    set_ = tuple(c for c in set_ if c.text not in by_words)
    yes_no, why = (
        (_asks_whether(reading) or bool(ASKS.search(reading.text) or LEFT_OUT.match(reading.text))) and not either(reading.text, models),
        reading.has("why"),
    )
    covered = [
        *scoped,
        *used,
        *in_runs,
        *reading.titles,
        *(m.span for m in reading.mentions),
        *(m.span for m in (*reading.models, *models, *left_out)),
        *(s.span for s in reading.sizes),
    ]
    covered += [*(f.span for f in reading.facets), *(o.span for o in reading.operators)]
    covered += [n.span for n in reading.numbers if not any(map(str.isdigit, n.span.of(reading.text)))]
    parts = Parts(
        reading=reading,
        models=models,
        sizes=sizes,
        measured=measured,
        scope=scope,
        conditions=(
            *set_,
            *(Condition(KG.checkpointOf, "not", m.iri, m.text) for m in left_out),
            *of_scores(reading),
            *(() if models else of_size(reading, sizes)),
            *valued(reading, (*(m for m in models if m.span not in scoped), *things), target, vocabulary),
        ),
        properties=properties,
        listed=vocabulary.listed_in(reading, scoped),
        things=things,
        concepts=subject_reader.things(free, SKOS.Concept),
        target=target,
        bounds=score_bounds(reading, measured, bounds(reading), used),
        order=order,
        by=by,
        yes_no=yes_no,
        why=why,
        board=board,
        boards=tuple(b.span for b in on_boards),
        part=_part(reading, scoped, vocabulary),
        foreign=sum(t.is_alpha and not t.is_stop and not _inside(t.idx, covered) for t in reading.doc),
    )
    absent = tuple(
        Absent(c.of(reading.text), c, "property", f"no document here gives the {c.of(reading.text)}", ()) for c in reading.compounds
    )
    covered += reading.compounds
    absent += subject_reader.unknown(reading, covered, names)
    absent += subject_reader.unheard(reading, [*covered, *(a.span for a in absent)], models, names)
    about_documents = (
        None
        if of_scores(reading) or counts_rows(parts) or term_asked(reading.text)
        else document_form(parts, scoped, absent, names, vocabulary)
    )
    if about_documents is not None:
        return replace(about_documents, limit=limit_of(reading))
    kind = kind_of(parts, vocabulary)
    if kind == "description" and measured.metrics and any(a.kind == "name" for a in absent) and not models:
        kind = "lookup"  # A score is asked for of what nothing here knows.
    asked_for = kind == "description" and target is not None and not models and not things
    odd = strange(reading, covered, names, "list" if asked_for else kind)
    known = bool(measured.benchmarks or measured.tasks or measured.metrics or measured.subsets or measured.mean or parts.properties)
    odd += unheard_of(reading, covered, names, kind, measured=known)
    if kind in SCORED:
        metrics = [*(f.span for f in reading.facets), *(m.span for m in reading.mentions if m.of(*MEASURES)), *(a.span for a in absent)]
        lacking = unmeasured(reading, metrics, [m.span for m in reading.mentions if m.of(*MEASURERS)])
        odd = (*lacking, *(a for a in odd if not any(a.span.overlaps(b.span) for b in lacking)))
        measured = replace(measured, settings=tuple(s for s in measured.settings if not any(s.text in a.text for a in lacking)))
        parts = replace(parts, measured=measured)
    odd = tuple(a for a in odd if a.span not in {b.span for b in absent})
    if any(a.kind == "thing" for a in odd) or (odd and asked_for):
        kind = "unknown"
    if kind == "description" and models and _beside_the_point(reading, covered, names):
        kind = "unknown"
    if kind == "description" and not parts.properties and not reading.has("place", "kinds", "siblings", "who", "when"):
        odd = (*odd, *unknown_property(reading, covered, (*models, *things), names))
    absent = (*absent, *odd)
    taken = [a.span for a in absent]
    said = [*(b.text for b in parts.bounds), str(limit_of(reading) or ""), reading.table or ""]
    return replace(_form(parts, kind, absent, vocabulary), unread=unread(reading, [*covered, *taken], parts.conditions, taken, kind, said))


def _beside_the_point(reading: Reading, covered: Sequence[Span], names: Names) -> bool:
    """Return whether words that no document uses ask something of a model that is no description of it ("best pizza topping for …")."""
    strange = [
        t
        for t in reading.doc
        if t.is_alpha and not t.is_stop and len(t) > 3 and t.text.islower() and not _inside(t.idx, covered) and not names.ordinary(t.lower_)
    ]
    return len(strange) > 1 or (bool(strange) and reading.has("best", "worst", "most", "fewest"))


def _asks_whether(reading: Reading) -> bool:
    """Return whether a question begins with a verb, or a clause of it does with nothing asked before ("On X, does …", "ok so is …")."""
    if COURTEOUS.match(reading.text):
        return False
    if any(CONFIRMED.search(o.text) for o in reading.at("courtesy")):
        return True
    begins = True
    polite = [o.span for o in reading.at("courtesy")]
    for token, following in zip(reading.doc, [*reading.doc[1:], None], strict=False):
        if _inside(token.idx, polite):
            continue
        if token.lower_ in ASKING and not REGARDING.match(reading.text, token.idx):
            return False
        if begins and token.lower_ in ("whether", "if"):
            return not SUPPOSING.match(reading.text, token.idx)
        if begins and token.lower_ in VERBS:
            return following is None or (following.lower_ not in ("not", "n't") and not following.like_num)
        begins = (token.is_punct and token.text not in "-–/'’\"“”()") or (begins and token.lower_ in OPENERS)
    if TELEGRAM.match(reading.text) and reading.models and (len(reading.models) > 1 or reading.numbers):
        return True
    if verbless(reading):
        return True
    told = TOLD.search(reading.text)
    return bool(RIGHT.search(reading.text)) or bool(told and reading.has("trend", "same", "agree", "only"))


def _overlaps(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.overlaps(span) for s in spans)


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(s.start <= at < s.end for s in spans)


def _form(parts: Parts, kind: str, absent: tuple[Absent, ...], vocabulary: Vocabulary) -> LogicalForm:
    """Return the logical form of a kind."""
    reading = parts.reading
    subjects = parts.models if kind in SCORED else (*parts.models, *parts.things)
    if kind == "trend":
        subjects = subject_reader.merged(subjects)
    if kind == "property" and parts.models and asks_maker(parts, vocabulary):
        subjects = parts.models
    if kind in ("description", "path") and (kind == "path" or not subjects):
        more = [c for c in parts.concepts if c.span not in {s.span for s in subjects}]
        classes = {m.span for m in reading.mentions if m.of(OWL.Class)} if kind == "path" and len(subjects) > 1 else set()
        subjects = (*subjects, *(c for c in more if c.span not in classes))
    if kind == "description" and not subjects:
        subjects = tuple(Subject(m.text, Span(0, 0), m.text, m.iri, (SKOS.Concept,), (m.iri,)) for m in parts.measured.metrics)
    if kind == "check" and not subjects:
        subjects = parts.concepts[:1]
    given = parts.conditions
    if kind in ("list", "count"):
        within = {c.value for c in given if c.property == KG.checkpointOf}
        subjects = tuple(s for s in subjects if s.iri not in within)
    if kind in SCORED:
        if kind in ("ranking", "selection"):
            subjects = tuple(m for m in parts.models if m not in parts.about_models)
        measured = {*(b.iri for b in parts.measured.benchmarks), *(m.iri for m in subjects), *(t.iri for t in parts.measured.tasks)}
        given = tuple(
            c for c in given if c.value not in measured and not parts.measured_words & {c.text.casefold(), *c.text.casefold().split()}
        )
    if kind in ("property", "check", "extreme"):
        given = tuple(c for c in given if c.value not in {s.iri for s in subjects[:1]})
    return LogicalForm(
        kind=kind,
        question=reading.text,
        subjects=subjects,
        measured=parts.measured,
        properties=parts.properties,
        listed=parts.listed,
        target=(parts.part or parts.target) if kind == "breakdown" else parts.target,
        conditions=given,
        scope=parts.scope,
        order=parts.order,
        by=parts.by,
        limit=limit_of(reading),
        offset=_offset(reading),
        axis="narrower" if kind == "description" and reading.has("kinds") else _axis(reading, kind),
        sizes=tuple(f"{s.size}-{s.upto}" if s.upto else s.size for s in parts.sizes),
        claim=_claimed(parts, kind),
        yes_no=parts.yes_no,
        why=parts.why,
        aggregate=aggregate(reading, between_two(parts.sizes))
        or ("count" if kind in ("selection", "coverage") and reading.has("count") else None),
        any_benchmark=reading.has("either") and not reading.has("and"),
        bounds=parts.bounds,
        absent=absent,
    )


MASS_NOUNS = ("weights", "weight")
"""Words for a class that mean a part of a thing where they are not asked for themselves."""


def _offset(reading: Reading) -> int:
    """Return how many places a question passes over: one for the second best; a second attempt or a whole ranking is none."""
    asked = [
        o.name for o in reading.operators if o.name in ("second", "third") and not any(o.span.overlaps(f.span) for f in reading.facets)
    ]
    return 0 if RANKED.search(reading.text) or not asked else 1 if "second" in asked else 2


NAMED_FAMILY = re.compile(r"\s+(?:series|family|families)\b", re.I)
"""A word behind a model's name that says what it is and asks for nothing."""
NAMED_MODELS = re.compile(r"\s+(?:series|family|families|models?)\b", re.I)
"""The same where an amount is asked for ("how many tokens did the Zork models see")."""


WHICH_BENCHMARKS = re.compile(r"\b(?:which|what)\s+benchmarks\b", re.I)
ONE_BENCHMARK = re.compile(r"\b(?:which|what)\s+benchmark\b", re.I)
EVERY_SIZE = re.compile(r"\b(?:all|every|each|which|what|the)\s+(?:of\s+the\s+)?\d+(?:\.\d+)?\s?[bB]\s+(?:[\w-]+\s+)?models\b", re.I)
"""Models of a size, and not the one that a document is named after."""
ENTRIES = re.compile(
    r"\b(?:which|what|list|show|all|name|how\s+many)\s+(?:of\s+the\s+|the\s+)?(?:entries|submissions|entrants|contenders)\b", re.I
)
"""Words for the models of a board."""
ASKED_AMOUNT = re.compile(r"how\s+(?:many|much)\s|(?:what|which)\s+\w", re.I)
"""A property with the word that asks for it ("how many tokens", "what data")."""


def _target(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that the question asks for: the first that it names."""
    for mention in reading.mentions:
        if mention.span in scoped or (mention.text.lower() == "report" and reports(reading.text, mention.span)):
            continue
        behind = NAMED_MODELS if any(ASKED_AMOUNT.match(m.text) for m in reading.mentions) else NAMED_FAMILY
        if any((found := behind.match(reading.text, m.span.end)) and found.end() == mention.span.end for m in reading.models):
            continue
        if any(e.iri == KG.benchmark for e in mention.entries) and (
            WHICH_BENCHMARKS.search(mention.text)
            if not reading.models
            else reading.has("best", "worst") and ONE_BENCHMARK.search(mention.text)
        ):
            return KG.Benchmark
        for entry in mention.of(OWL.Class):
            scheme = SKOS.Concept in vocabulary.above([entry.iri])
            named = reading.models or any(m.of(SKOS.Concept) for m in reading.mentions)
            if entry.iri not in PLUMBING and ASKED_FOR.search(reading.text[: mention.span.start]):
                return entry.iri
            problems = KG.Challenge in vocabulary.above([entry.iri]) and any(m.of(KG.Category) for m in reading.mentions)
            if entry.iri in PLUMBING or entry.iri == KG.Metric or (scheme and named and not problems):
                continue
            if mention.text.lower() in MASS_NOUNS:
                continue
            return entry.iri
    for mention in reading.mentions:
        concepts = mention.of(SKOS.Concept)
        plural = mention.text.casefold().endswith(("models", "corpora", "benchmarks"))
        if concepts and plural and mention.span not in scoped and ASKED_FOR.search(reading.text[: mention.span.start]) and reading.models:
            return vocabulary.holder([t for e in concepts for t in e.types])
    return doer(reading, scoped, vocabulary)


def _having(target: Iri | None, given: Sequence[Condition], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that can have the amounts asked for: a dataset of so many terabytes is a corpus, and no benchmark."""
    for condition in given:
        domains = vocabulary.terms[condition.property].domains if isinstance(condition.value, Decimal) and condition.property else ()
        if target == KG.Benchmark and domains and not set(domains) & vocabulary.above([target]) and KG.Corpus in domains:
            return KG.Corpus
    return target


COSTS = re.compile(
    r"\b(?:(?P<least>cheapest|least\s+expensive|most\s+affordable)|(?:priciest|costliest|most\s+(?:expensive|costly)))\b", re.I
)
"""Superlatives of what a thing costs."""


def _by_cost(dear: re.Match[str], measured: Measured, names: Names) -> tuple[str, Iri | None, Measured]:
    """Return the order by cost: of scores by the metric of that where a benchmark is named, else of things by their price or cost."""
    order = "asc" if dear["least"] else "desc"
    priced = next((entries[0].iri for word in ("price", "cost") if (entries := names.attributes().get(word))), None)
    if measured.benchmarks or priced is None:
        return order, None, replace(measured, metrics=(*measured.metrics, MetricRef(Iri(KGT + "cost"), None, dear[0])))
    return order, priced, measured


EACH = re.compile(r"\b(?:by|per|each|every|across(?:\s+all)?(?:\s+the)?|for\s+each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\S+\s+){0,2}$", re.I)


def _part(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of parts by which scores are asked for ("in which language … strongest", "library by library")."""
    for mention in reading.mentions:
        named = [e.iri for e in mention.of(OWL.Class)]
        named += [r for p in vocabulary.is_property(mention) for r in sorted(vocabulary.terms[p].ranges)]
        found = next((iri for iri in named if iri in PARTS_OF_BENCHMARKS), None)
        if found is None or mention.span in scoped:
            continue
        before = reading.text[: mention.span.start]
        asked = ASKED_FOR_PART.search(before) or re.search(r"\b(?:which|what)\b", mention.text, re.I)
        benchmarks = [m.text for m in reading.mentions if m.of(KG.Benchmark)]
        gaps = [reading.text[o.span.end : mention.span.start].strip() for o in (*reading.at("best"), *reading.at("worst"))]
        right_before = any(not gap or gap in benchmarks for gap in gaps)
        superlative = right_before or (reading.has("best", "worst") and asked)
        ahead = reading.has("better", "worse") and asked and len(reading.models) > 1
        if superlative or ahead or EACH.search(before):
            return KG.ProgrammingLanguage if found == KG.Language else found
    return None


ASKED_FOR_PART = re.compile(r"\b(?:which|what)\s+(?:\S+\s+){0,2}$", re.I)


def _held(
    reading: Reading, scoped: Sequence[Span], models: Sequence[Subject], things: Sequence[Subject], vocabulary: Vocabulary
) -> Iri | None:
    """Return the class of things that a concept alone stands for in a question for the largest or smallest ("smallest code corpus")."""
    if models or things or not reading.has("largest", "smallest", "newest", "oldest"):
        return None
    concepts = [m for m in reading.mentions if m.span not in scoped and m.of(SKOS.Concept)]
    holders = (vocabulary.holder([t for e in m.of(SKOS.Concept) for t in e.types]) for m in concepts)
    return next((h for h in holders if h is not None), None)


def _axis(reading: Reading, kind: str) -> str | None:
    if kind != "trend":
        return None
    return "version" if reading.has("version") and not reading.has("size") else "size"


def _claimed(parts: Parts, kind: str) -> str | None:
    """Return what is asserted, or asked, of the place of what a question names; None for most questions."""
    if claims_first(parts, kind):
        return FIRST
    if kind == "ranking" and asks_place(parts):
        return PLACE
    presumed = kind == "comparison" and BY_HOW_MUCH.search(parts.reading.text)
    return _claim(parts.reading, kind) if parts.yes_no or parts.why or presumed else None


BY_HOW_MUCH = re.compile(
    r"\b(?:by\s+(?:how\s+(?:much|many)|what\s+margin)|how\s+(?:much|far|many\s+points?)\s+(?:better|worse|higher|lower|ahead|behind|stronger|weaker))\b",
    re.I,
)
"""Questions that take for granted which of two is ahead."""


def _claim(reading: Reading, kind: str) -> str | None:
    """Return what a yes/no or why question asserts of its subjects."""
    if reading.has("agree"):
        return "agree"
    if kind == "trend":
        return "falls" if DOWN.search(reading.text) or (reading.has("worse") and not reading.has("better")) else "grows"
    if reading.has("same") and not reading.has("better", "worse"):
        return "equal"
    if PASSIVE.search(reading.text):
        return "worse"
    if reading.has("worse") or HARMS.search(reading.text):
        return "worse"
    if reading.has("better", "best") or HELPS.search(reading.text):
        return "better"
    if kind == "comparison" and reading.has("more", "less"):
        return "better" if reading.has("more") else "worse"
    return None
