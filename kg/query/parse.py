"""From a reading to a logical form: what is asked of which things, under which conditions.

The form is composed: subjects, measurements, conditions, scope and order are read each on their own, and the kind of question
follows from which of them are there. There are no patterns of whole sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.lexicon.mentions import Mention
from kg.model.document import Span, inside, overlapping
from kg.model.logical_form import Condition, LogicalForm, Measured, Subject
from kg.model.terms import Iri
from kg.query import subjects as subject_reader
from kg.query.asserting import asks_whether
from kg.query.bounds import bounds, score_bounds
from kg.query.by_size import words
from kg.query.conditions import conditions, member_of, of_size, valued
from kg.query.configurations import configured, settings_of_runs, with_members
from kg.query.contrasts import contrasted, of_any_model
from kg.query.documents import document_form
from kg.query.forming import form_of
from kg.query.kinds import kind_of
from kg.query.kinds.special import counts_rows, meaning_of_a_term
from kg.query.leaving_out import Aside, LeftOut, aside_in, excluded
from kg.query.leftovers import judged, unnamed
from kg.query.measuring import amount_of_part, measured_in
from kg.query.named import Named, named_in
from kg.query.names import Names
from kg.query.ordering import AMOUNTS, limit_of, order_of
from kg.query.pairs import parted
from kg.query.parts import MODELS, Parts
from kg.query.reading import AVERAGES, TABLE, Reading
from kg.query.relative import related
from kg.query.relevance import kind_words, of_models, relevant
from kg.query.selections import flagged, of_scores
from kg.query.studies import of_studies
from kg.query.targets import COSTS, by_cost, having, of_costs, part_of, target_of
from kg.query.unread import uncovered
from kg.query.verbs import closing_verb, done_by, made_with
from kg.query.versions import of_variants, tuned, with_releases, with_variants
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, SKOS


def parse(reading: Reading, names: Names, vocabulary: Vocabulary) -> LogicalForm:
    """Return the meaning of a question; its kind is `unknown` where nothing in it is understood."""
    reading = parted(reading, names, vocabulary)
    parts, covered, scoped = _parts(reading, names, vocabulary)
    absent = unnamed(reading, covered, parts.models, names)
    strange = tuple(uncovered(reading, covered))
    if not (of_scores(reading) or counts_rows(parts) or meaning_of_a_term(parts, vocabulary)):
        about_documents = document_form(parts, scoped, absent, names, vocabulary)
        if about_documents is not None:
            return replace(about_documents, limit=limit_of(reading), strange=strange)
    kind, parts, absent, unread = judged(kind_of(parts, vocabulary), parts, [*covered, *reading.compounds], absent, names)
    if kind == "beyond" and (said := words(parts)) is not None:
        strange = tuple(s for s in strange if not s.overlaps(said))
    return replace(form_of(parts, kind, absent, vocabulary), unread=unread, strange=strange)


@dataclass(frozen=True, slots=True)
class _Models:
    """The models of a question with the nodes that they stand for, and the places that name training runs.

    `left_out` are the conditions by which models are no answer, `aside` the places that name these.
    """

    asked: tuple[Subject, ...]
    left_out: tuple[Condition, ...]
    in_runs: tuple[Span, ...]
    aside: tuple[Span, ...]
    contrast: tuple[str, ...] = ()


def _parts(reading: Reading, names: Names, vocabulary: Vocabulary) -> tuple[Parts, list[Span], tuple[Span, ...]]:
    """Return the parts of a question, the places that they are read from, and those that name documents."""
    named = named_in(reading, names, vocabulary)
    target = target_of(reading, named, vocabulary)
    aside = aside_in(named.free, reading, target, vocabulary)
    named = named.without(aside.spans)
    set_, used = conditions(reading, [*named.scoped, *named.hidden, *aside.spans], target, vocabulary)
    target = having(target, set_, vocabulary)
    sizes = tuple(s for s in named.sizes if not overlapping(s.span, used))
    models = _resolved(reading, replace(named, sizes=sizes), target, names, vocabulary)
    sizes = tuple(s for s in sizes if s.span not in models.aside)
    set_ = tuple(c for c in set_ if not any(s.of(reading.text).startswith(c.text) or c.text in s.of(reading.text) for s in models.in_runs))
    named = named.without(models.in_runs)
    measured = _measured(reading, named, aside)
    boards = {m.span for m in _boards_aside(reading, named)}
    named = replace(named, things=tuple(t for t in named.things if t.span not in boards)) if boards else named
    properties, named, measured = _properties(reading, named, models.asked, target, measured, set_, vocabulary)
    order, by, measured = _order(reading, named, models.asked, target, properties, measured, names, vocabulary)
    target = _ordered_target(target, by, vocabulary)
    by_words = {m.text for m in reading.mentions if by is not None and vocabulary.names_or_counts(m, by)}
    run_with = tuple(settings_of_runs(reading, names)) if measured.benchmarks else ()
    covered = _covered(reading, named, models, (*used, *(span for span, _ in run_with)))
    parts = Parts(
        reading=reading,
        models=models.asked,
        sizes=sizes,
        measured=measured,
        scope=named.scope,
        conditions=(
            *(c for c in set_ if c.text not in by_words),
            *models.left_out,
            *aside.conditions,
            *of_scores(reading),
            *(condition for _, condition in run_with),
            *(flagged(reading) if measured.benchmarks or named.scope.table else ()),
            *of_size(reading, sizes if not models.asked else tuple(s for s in sizes if subject_reader.of_any(reading.text, s))),
            *valued(reading, (*(m for m in models.asked if m.span not in named.scoped), *named.things), target, vocabulary),
        ),
        properties=properties,
        listed=vocabulary.listed_in(reading, named.scoped),
        things=named.things,
        concepts=subject_reader.things(named.free, SKOS.Concept),
        target=target,
        contrast=models.contrast,
        bounds=score_bounds(reading, measured, bounds(reading), used),
        order=order,
        by=by,
        yes_no=asks_whether(reading, models.asked),
        why=reading.has("why"),
        board=named.board,
        boards=tuple(b.span for b in named.boards),
        part=part_of(reading, named.scoped, vocabulary),
        foreign=sum(t.is_alpha and not t.is_stop and not inside(t.idx, covered) for t in reading.doc),
    )
    return of_studies(parts, vocabulary), covered, named.scoped


def _resolved(reading: Reading, named: Named, target: Iri | None, names: Names, vocabulary: Vocabulary) -> _Models:
    """Return the models with the nodes that they stand for: at the size given apart, as the runs named, by their relation to others."""
    unsized = tuple(s for s in named.sizes if excluded(reading, s.span, target))
    sizes = tuple(s for s in named.sizes if s not in unsized and not (named.models and subject_reader.of_any(reading.text, s)))
    models = tuned(reading, subject_reader.at_size(named.models, sizes, names), names)
    models = tuple(subject_reader.resolved(m, names, sizes) for m in models)
    models = tuple(with_variants(m, names) if member_of(reading, m, target) or of_variants(reading.text, m) else m for m in models)
    if reading.has("version") and len(models) == 1:
        models = tuple(with_releases(m, names) for m in models)
    left_out = LeftOut(tuple(m for m in models if excluded(reading, m.span, target)), unsized)
    models = tuple(m for m in models if m not in left_out.models)
    nodes = left_out.nodes(models, names)
    listed = not models or target in MODELS or any(member_of(reading, m, target) for m in models)
    given = tuple(Condition(KG.checkpointOf, "not", iri, text) for iri, text in nodes.items()) if listed else ()
    models = tuple(replace(m, iris=tuple(iri for iri in m.iris if iri not in nodes)) for m in models)
    runs = [configured(reading, m, names) for m in models]
    spans = tuple(s for r in runs for s in r.spans)
    aside = (*(m.span for m in left_out.models), *(s.span for s in unsized))
    free = not (models or aside or named.led) and target is None
    if contrast := of_any_model(reading, names) if free else contrasted(reading, runs, sizes):
        return _Models(contrast.subjects, given, contrast.spans, aside, contrast.keys)
    return _Models(related(reading, tuple(with_members(r) for r in runs), named.led, vocabulary), given, spans, aside)


def _measured(reading: Reading, named: Named, aside: Aside) -> Measured:
    """Return what is measured, by the free mentions and those of benchmarks inside the words for documents."""
    mentions = [m for m in reading.mentions if m in named.free or (m.of(KG.Benchmark) and not m.of(KG.Model))]
    boards = _boards_aside(reading, named)
    mentions = [m for m in mentions if m.span not in aside.spans and m not in boards]
    measured = replace(measured_in([*mentions, *named.boards], reading), left_out=aside.measured_on)
    if reading.has("average") and len(measured.subsets) > 1:  # the mean of a part, and not the part that is a mean
        return replace(measured, subsets=tuple(s for s in measured.subsets if s.casefold() not in AVERAGES) or measured.subsets)
    return measured


def _boards_aside(reading: Reading, named: Named) -> tuple[Mention, ...]:
    """Return the benchmarks that only say whose board is meant: on the Blorb leaderboard, "the highest Frotz" is measured on Frotz."""
    found = [m for m in reading.mentions if m.of(KG.Benchmark) and not m.of(KG.Model)] if named.board else []
    within = tuple(m for m in found if overlapping(m.span, named.scoped))
    return within if len(within) < len(found) else ()


def _properties(
    reading: Reading,
    named: Named,
    models: Sequence[Subject],
    target: Iri | None,
    measured: Measured,
    given: Sequence[Condition],
    vocabulary: Vocabulary,
) -> tuple[tuple[Iri, ...], Named, Measured]:
    """Return the properties that are asked for; with them what is named and measured, without boards where models are described."""
    valued_by = {c.property for c in given if vocabulary.worded(c.property)}
    aside = [*named.scoped, *closing_verb(reading), *kind_words(reading, vocabulary)]
    found = tuple(p for p in vocabulary.properties_in(reading, aside) if p not in valued_by) or amount_of_part(reading)
    scored = reading.has("score", "better", "worse", "trend", "best", "worst")
    if named.boards and models and not scored and of_models(found, vocabulary):
        places = {m.span for m in named.boards}
        named = named.without_boards()
        measured = replace(measured, benchmarks=tuple(b for b in measured.benchmarks if b.span not in places))
    properties = relevant(made_with(reading) or found, reading, (tuple(models), named.things), target, measured, vocabulary)
    if not properties and not measured.benchmarks and target is None:
        properties = done_by(reading, (*models, *named.things))
    unsaid = not (given or named.things or reading.has("introduce", "better", "worse"))
    if not properties and not measured.benchmarks and models and target is not None and unsaid:
        properties = vocabulary.of_technique(target)
    return properties, named, measured


def _order(
    reading: Reading,
    named: Named,
    models: Sequence[Subject],
    target: Iri | None,
    properties: Sequence[Iri],
    measured: Measured,
    names: Names,
    vocabulary: Vocabulary,
) -> tuple[str | None, Iri | None, Measured]:
    """Return the direction and property of a superlative, and what is measured: a mean over everything where one is asked for."""
    order, by = order_of(reading, target, properties, vocabulary, models, named.things)
    dear = COSTS.search(reading.text)
    if dear and by is None:
        order, by, measured = by_cost(dear, measured, names)
    told = {KG.outperforms, KG.underperforms} & set(properties)
    if told and by is None and not (measured.benchmarks or measured.tasks or measured.metrics or measured.subsets):
        order = None
    if reading.has("average") and not (measured.benchmarks or measured.tasks or by) and (models or order):
        measured = replace(measured, mean=not set(properties) - {KG.confidence, KG.value})
    return order, by, measured


def _ordered_target(target: Iri | None, by: Iri | None, vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things asked for, where only what they are ordered by tells it."""
    if target is not None or by is None:
        return target
    domains = vocabulary.terms[by].domains
    told = next((cls for cls, prop in AMOUNTS.items() if prop == by), None)
    return told or (next(iter(domains)) if len(domains) == 1 else None)


def _covered(reading: Reading, named: Named, models: _Models, used: Sequence[Span]) -> list[Span]:
    """Return the places of a question that are understood."""
    numerals = [n.span for n in reading.numbers if not any(map(str.isdigit, n.span.of(reading.text)))]
    tables = [Span(*m.span()) for m in TABLE.finditer(reading.text)] if reading.table else []
    return [
        *named.scoped,
        *tables,
        *(Span(*m.span()) for m in of_costs(reading)),
        *used,
        *models.in_runs,
        *reading.titles,
        *(m.span for m in reading.mentions),
        *(m.span for m in (*reading.models, *models.asked)),
        *models.aside,
        *(s.span for s in reading.sizes),
        *(f.span for f in reading.facets),
        *(o.span for o in reading.operators if o.name != "effect" or models.asked),
        *numerals,
    ]
