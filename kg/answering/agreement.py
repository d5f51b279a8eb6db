"""Whether the sources agree: who says what of a score or a property, and what may explain a difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from kg.answering import asked
from kg.answering.context import Context
from kg.answering.crosschecked import cross_check, tables_named, within_one
from kg.answering.differences import Saying, by_work, cited, merged, same, sayings_of, spread, told, verdict
from kg.answering.draft import Draft
from kg.answering.figures import figures
from kg.answering.origins import akin, by_its_makers, conflicting, lineage
from kg.answering.other_figures import NUMBER
from kg.answering.properties import Fact, expanded, facts
from kg.answering.remarks import Said
from kg.answering.scores import Score, gather, missing_models, narrowed, whole
from kg.answering.told_apart import called, in_words, told_apart
from kg.answering.wording import decimals, figure, joined, marks, measure, protocol, setting, untold
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.vocab import DENIALS, KG, KGT, RDF, SKOS

MOST_GROUPS = 12
MOST_TOLD = 3
MOST_ROWS = 40
WHO_SAYS_WHAT = ("who", "what", "which")
OPENING = re.compile(r"^(?:Yes|No|In part|One source alone): ")
PLAIN_SCORE = Iri(KGT + "score")
"""The metric of a score whose document names none."""
UNSHARED = frozenset((RDF.type, KG.cites, KG.link, KG.uses, *DENIALS, KG.performsTask, KG.model))
"""Properties of which one thing has many values: that two documents name different ones is no disagreement."""


def agree(form: LogicalForm, context: Context) -> Draft:
    """Return whether the works that speak of what is asked for say the same, or whether they differ where that is asked."""
    draft = _agreed(form, context)
    if form.claim == "differs" and draft.verdict is not None:
        draft.verdict = "no" if draft.verdict == "yes" else "yes"
        answer = f"{draft.verdict.capitalize()}, they {'differ' if draft.verdict == 'yes' else 'agree'}: "
        draft.sentences[:1] = [answer + OPENING.sub("", s) for s in draft.sentences[:1]]
    return draft


def _agreed(form: LogicalForm, context: Context) -> Draft:
    """Return whether the works that speak of what is asked for say the same."""
    draft = Draft()
    scored = bool(form.measured.benchmarks or form.measured.tasks or form.measured.metrics)
    tables = tables_named(form.question)
    if len(tables) > 1 and (checked := cross_check(form, tables, context)).rows:
        return checked
    worded = figures(form, context) if not scored else draft
    if worded.rows and (worded.verdict or not form.properties):
        return worded
    models = asked.models(form, context) or _side_by_side(form)
    if models and (scored or not form.properties):
        _scores(form, context, draft)
    if not draft.rows and not (models and scored):
        draft.missing = []
        _statements(form, context, draft)
    if worded.rows and not draft.verdict:
        return worded
    if not draft.rows and not draft.missing and not form.absent:
        named = joined(s.label for s in form.subjects)
        draft.missing.append(Missing(named[:80], "statement", f"no document here says what was asked of {named}"))
    if form.question.split(maxsplit=1)[0].casefold() in WHO_SAYS_WHAT:
        draft.verdict = None
        draft.sentences = [OPENING.sub("", sentence) for sentence in draft.sentences]
        draft.missing = [m for m in draft.missing if m.kind != "source"]
    return draft


def _scores(form: LogicalForm, context: Context, draft: Draft) -> None:
    """Write what each work reports, for one model and measure after the other: those on which works differ first."""
    subjects = asked.models(form, context)
    scores, missing = asked.scores(form, context, subjects) if subjects else _of_all(form, context)
    if not scores:
        draft.missing += missing_models(subjects, scores, form.measured) or missing
        return
    apart = _apart(form, scores, context)
    groups = _grouped(scores if subjects else _akin(scores))
    judged = [(_sayings(group, context, apart), group) for group in groups.values()]
    several = [pair for pair in judged if len(by_work(pair[0])) > 1]
    if not several and len(subjects) == 1:
        judged = [(_sayings(group, context, apart), group) for group in _loosely(scores, subjects[0]).values()]
        several = [pair for pair in judged if len(by_work(pair[0])) > 1]
        if several:
            labels = joined(dict.fromkeys(f"“{s.model_label}” on {measure(s)}" for s in several[0][1]))
            draft.caveats.append(f"Compared is what the sources print as {labels}: that they mean the same is not stated.")
    rank = {"no": 0, "mixed": 1, "yes": 2}
    several.sort(key=lambda pair: (rank[verdict(pair[0]) or "yes"], -len(by_work(pair[0])), pair[1][0].measure[0], pair[1][0].model))
    shown = (several or judged)[: MOST_GROUPS if subjects else MOST_ROWS]
    told_of = [(_cited(sayings, group, context, apart), group) for sayings, group in shown]
    draft.columns = ("model", "benchmark", "score", "unit", "metric", "protocol", "source")
    for sayings, group in told_of:
        for score, saying in zip(_first(group, context, apart), sayings, strict=True):
            title = context.library.documents[saying.document].source.title
            benchmark = f"{score.benchmark_label} {score.subset}" if score.subset else score.benchmark_label
            draft.row((score.model_label, benchmark, score.shown, score.unit, score.metric_label, protocol(score), title), saying.cites)
    del draft.rows[MOST_ROWS:]
    draft.missing += missing
    if not several and (checked := within_one(form, context)).rows:
        draft.columns, draft.rows, draft.sentences = checked.columns, checked.rows, checked.sentences
        draft.computed, draft.verdict = checked.computed, checked.verdict
        return
    if not several:
        only = told_of[0][0]
        if not subjects:
            each = joined(
                f"{told(sayings, context)} for {_what(group[0])}" for sayings, group in {g[0].document: (s, g) for s, g in told_of}.values()
            )
            draft.sentences.append(f"No model bears one name in two of the sources: {each}.")
            draft.missing.append(
                Missing("shared model", "source", "whether figures of differently named models are the same cannot be told")
            )
            return
        draft.sentences.append(f"One source alone: for {_what(judged[0][1][0])}, {told(only, context)}.")
        draft.missing.append(Missing("second source", "source", "no second source here reports it, so that agreement cannot be told"))
        return
    draft.verdict = merged(verdict(s) for s, _ in several)
    _say_scores(told_of, context, draft)
    if not subjects:
        _shared(told_of, draft)


def _side_by_side(form: LogicalForm) -> bool:
    """Return whether a question sets what two sources or more report on a benchmark side by side, whichever models they share."""
    named = len(form.scope.documents) + len(form.scope.kinds)
    return named > 1 and bool(form.measured.benchmarks) and not form.properties and all(KG.Benchmark in s.types for s in form.subjects)


def _of_all(form: LogicalForm, context: Context) -> tuple[list[Score], list[Missing]]:
    """Return the scores of all models on the benchmarks asked for; a table that is named restricts the documents that have it."""
    everywhere = replace(form, scope=replace(form.scope, table=None))
    benchmarks = [b.iri for b in form.measured.benchmarks]
    scores, missing = narrowed(gather(everywhere, context, [], benchmarks), form.measured, context)
    inside = {s.iri: s.document for s in gather(form, context, [], benchmarks)} if form.scope.table else {}
    held = set(inside.values())
    return [s for s in scores if s.iri in inside or s.document not in held], missing


def _shared(several: Sequence[tuple[list[Saying], list[Score]]], draft: Draft) -> None:
    """Say of how many models that the sources share they give the same figure."""
    alike = [pair for pair in several if verdict(pair[0]) == "yes"]
    cites = tuple(n for sayings, _ in several for s in sayings for n in s.cites)
    share = draft.compute(Decimal(len(alike)), f"figures that agree, of {len(several)} that two sources or more give of one model", cites)
    draft.compute(Decimal(len(several)), "figures that two sources or more give of one model, counted", cites)
    opening = OPENING.match(draft.sentences[0])
    draft.sentences[0] = OPENING.sub("", draft.sentences[0])
    draft.sentences[0] = f"{draft.sentences[0][0].upper()}{draft.sentences[0][1:]}"
    told_first = f"{opening[0] if opening else ''}they agree on {share} of the {len(several)} figures that two of them give of one model"
    draft.sentences.insert(0, f"{told_first} {marks(cites[:MOST_GROUPS])}.")


def _akin(scores: Sequence[Score]) -> list[Score]:
    """Return the scores of the families that more than one document reports; all of them where there is none."""
    held: dict[str, set[str]] = {}
    for score in scores:
        held.setdefault(score.name.family if score.name else score.model, set()).add(score.document)
    return [s for s in scores if len(held[s.name.family if s.name else s.model]) > 1] or list(scores)


def _grouped(scores: Sequence[Score]) -> dict[tuple[str, ...], list[Score]]:
    """Return the scores of one model and measure together; where a document names no metric, with those of the first that is named."""
    vague = [s for s in scores if s.metric == PLAIN_SCORE or s.metric_label.endswith("@k")]
    groups: dict[tuple[str, ...], list[Score]] = {}
    for score in (*(s for s in scores if s not in vague), *vague):
        thing = (score.model, score.benchmark, _part(score))
        key: tuple[str, ...] = (*thing, score.metric_label)
        if score in vague:
            key = next((k for k in groups if k[:3] == thing), key)
        groups.setdefault(key, []).append(score)
    return groups


def _loosely(scores: Sequence[Score], subject: Subject) -> dict[tuple[str, ...], list[Score]]:
    """Return the scores of one thing asked together although their labels differ in version, metric's k, or order of a part's words."""
    groups: dict[tuple[str, ...], list[Score]] = {}
    for score in scores:
        if score.model in (subject.iri, *subject.iris):
            part = " ".join(sorted(re.findall(r"\w+", _part(score).casefold())))
            groups.setdefault((score.benchmark, part), []).append(score)
    return groups


def _part(score: Score) -> str:
    """Return which part of a benchmark a score is about; the whole of it has many names."""
    return "" if whole(score.subset) else score.measure[3]


def _first(group: Sequence[Score], context: Context, apart: bool) -> list[Score]:
    """Return one score for each work, value and protocol, the most trusted document first."""
    kept: dict[tuple[object, ...], Score] = {}
    for score in group:
        work = _source(score, context, apart)
        kept.setdefault((work, score.percent, score.settings), score)
    return list(kept.values())


def _source(score: Score, context: Context, apart: bool) -> str:
    """Return the source of a score: its work, or its document where two texts of one work are set apart."""
    return score.document if apart else context.library.documents[score.document].work


def _apart(form: LogicalForm, scores: Sequence[Score], context: Context) -> bool:
    """Return whether a question sets two texts of one work side by side, which elsewhere are one source."""
    documents = {s.document for s in scores}
    named = bool(form.scope.documents or form.scope.kinds)
    return named and len(documents) > 1 and len({context.library.documents[d].work for d in documents}) == 1


def _sayings(group: Sequence[Score], context: Context, apart: bool) -> list[Saying]:
    """Return what each work says, each document where two texts of one work are set `apart`."""
    made = []
    for score in _first(group, context, apart):
        work = _source(score, context, apart)
        places = decimals(score.printed, fraction=score.unit == "fraction")
        words = f"{figure(score)} as a fraction" if score.unit == "fraction" else figure(score)
        quoted = score.measured_by == "quoted"
        made.append(Saying(work, score.document, score.shown, score.percent, places, (), quoted, score.settings, words))
    return made


def _cited(sayings: Sequence[Saying], group: Sequence[Score], context: Context, apart: bool) -> list[Saying]:
    """Return the sayings with the citations of all places of one work that say the same."""
    made = []
    for saying, score in zip(sayings, _first(group, context, apart), strict=True):
        alike = [s for s in group if _source(s, context, apart) == saying.work and s.settings == score.settings]
        cites = tuple(context.citer.cite(s.edge, s.document) for s in alike if s.percent == score.percent)
        made.append(replace(saying, cites=cites))
    return made


def _what(score: Score) -> str:
    return f"{score.model_label} on {measure(score)}"


def _say_scores(several: Sequence[tuple[list[Saying], list[Score]]], context: Context, draft: Draft) -> None:
    """Write the sentences: who says what, how far apart, and what of the protocols may explain it."""
    opening = {"yes": "Yes", "no": "No", "mixed": "In part"}[draft.verdict or "mixed"]
    for at, (sayings, group) in enumerate(several[:MOST_TOLD]):
        text = f"for {_what(group[0])}, {told(sayings, context)}"
        gap = spread(sayings)
        if verdict(sayings) != "yes" and gap:
            cites = tuple(n for s in sayings for n in s.cites)
            words = "percentage points" if group[0].unit in ("percent", "fraction") else "points"
            draft.compute(gap, f"highest minus lowest figure for {_what(group[0])}, in {words}", cites)
            text += f"; they are up to {gap} {words} apart. {_explanation(sayings, context)}"
            why = told_apart(called(group[0].model, context), sayings, context)
            text += f". {in_words(why, context).removesuffix('.')}" if why else ""
            _quote(why, group[0], context, draft)
        draft.sentences.append(f"{opening}: {text}." if at == 0 else f"{text[0].upper()}{text[1:]}.")
    if len(several) > MOST_TOLD:
        draft.sentences.append("The other figures stand in the rows.")
    quoting = dict.fromkeys(context.library.documents[s.document].source.title for sayings, _ in several for s in sayings if s.quoted)
    for title in quoting:
        draft.caveats.append(f"“{title}” quotes its figures: where it says the same as another document, they may be one source.")
    _label(several, context, draft)


def _quote(said: Sequence[Said], score: Score, context: Context, draft: Draft) -> None:
    """Write a row for each sentence that tells figures apart, in a column of its own."""
    if said and draft.columns[-1] != "remark":
        draft.columns = (*draft.columns, "remark")
        draft.rows = [replace(row, values=(*row.values, None)) for row in draft.rows]
    for one in said:
        empty = (None,) * (len(draft.columns) - 4)
        title = context.library.documents[one.document].source.title
        draft.row((score.model_label, score.benchmark_label, *empty, title, one.text), (context.citer.cite(one.edge, one.document),))


def _label(several: Sequence[tuple[list[Saying], list[Score]]], context: Context, draft: Draft) -> None:
    """Name the sources that are secondary or machine-generated."""
    for document in dict.fromkeys(s.document for sayings, _ in several for s in sayings):
        source = context.library.documents[document].source
        if source.trust in ("secondary", "machine_generated"):
            draft.caveats.append(f"“{source.title}” is a {source.trust.replace('_', '-')} source.")


def _explanation(sayings: Sequence[Saying], context: Context) -> str:
    """Return what of the stated protocols tells apart sayings that differ, or the plain word that nothing is known."""
    pairs = [(one, two) for one, two in combinations(sayings, 2) if not same(one, two)]
    told_ = next((words for pair in pairs if (words := _protocols_apart(*pair, context))), None)
    if told_:
        return told_
    lead, other = next((pair for pair in pairs if pair[0].work != pair[1].work), pairs[0])
    names = [context.library.documents[s.document].source.title for s in (lead, other)]
    if bool(lead.protocol) != bool(other.protocol):
        silent = names[1] if lead.protocol else names[0]
        return f"“{silent}” states no protocol for it, so that what explains the difference is not known"
    if not lead.protocol and not other.protocol:
        return "Neither states its protocol, and what explains the difference is not known"
    return "No difference in protocol that explains it is stated"


def _protocols_apart(lead: Saying, other: Saying, context: Context) -> str | None:
    """Return how the protocols of two sayings differ; None where they do not, or one states none."""
    one, two = dict(lead.protocol), dict(other.protocol)
    names = [context.library.documents[s.document].source.title for s in (lead, other)]
    apart = [p for p in sorted(one) if p in two and not _alike(p, one[p], two[p])]
    ways = [joined(setting(p, way[p]) for p in apart[:2]) for way in (one, two)] if apart else [_way(one, two), _way(two, one)]
    how = "differ" if apart else "are told otherwise"
    if not (one and two and all(ways)):
        return None
    if lead.document == other.document:
        return (
            f"In “{names[0]}” their protocols {how}, which may explain it: {ways[0]} for {lead.printed}, and {ways[1]} for {other.printed}"
        )
    return f"Their protocols {how}, which may explain it: {ways[0]} in “{names[0]}”, and {ways[1]} in “{names[1]}”"


FEW = re.compile(r"few\b", re.I)


def _alike(prop: str, one: str, other: str) -> bool:
    """Return whether two values of a setting may be one: three shots are few."""
    several = [v for v in (one, other) if v.isdigit() and int(v) > 1]
    return one == other or (prop == KG.shots and bool(several) and any(FEW.match(v) for v in (one, other)))


def _way(one: dict[str, str], other: dict[str, str]) -> str:
    """Return the settings in words that one protocol states and another leaves open."""
    return joined(setting(p, one[p]) for p in sorted(one) if p not in other)


def _statements(form: LogicalForm, context: Context, draft: Draft) -> None:
    """Write what each work states of the properties asked for, all that several works state if none is named."""
    draft.columns = ("thing", "property", "value", "source")
    allowed = context.documents_in(form.scope)
    groups: dict[tuple[str, str], list[Fact]] = {}
    properties = expanded(form, context)
    made_from = bool(properties) and set(properties) <= set(lineage(context))
    for subject in form.subjects:
        found = facts(subject, properties, context)
        if made_from and not by_its_makers(found, context):
            found += [f for other in akin(subject, context) for f in facts(other, properties, context)]
        found = [f for f in found if (allowed is None or f.document in allowed) and not f.property.startswith(SKOS.NAMESPACE)]
        if not found:
            labels = context.names.labels(form.properties).values() or ["value"]
            draft.missing.append(Missing(subject.label, "property", untold(labels, subject.label)))
        if made_from and conflicting(found, context, draft):
            _rows(found, context, draft)
            return
        for fact in found:
            if form.properties or fact.property not in UNSHARED:
                groups.setdefault((fact.subject, fact.property), []).append(fact)
    judged = [(sayings_of(group, context), group) for group in groups.values()]
    several = [pair for pair in judged if len(by_work(pair[0])) > 1]
    several.sort(key=lambda pair: {"no": 0, "mixed": 1, "yes": 2}[verdict(pair[0]) or "yes"])
    if not several and judged:
        draft.missing.append(Missing("second source", "source", "no second source here says it, so that agreement cannot be told"))
    shown = [(cited(sayings, group, context), group) for sayings, group in (several or judged)[:MOST_GROUPS]]
    for sayings, group in shown:
        for fact, saying in zip(group, sayings, strict=True):
            draft.row((fact.label, fact.property_label, fact.value, context.library.documents[fact.document].source.title), saying.cites)
    del draft.rows[MOST_ROWS:]
    draft.verdict = merged(verdict(s) for s, _ in several)
    claimed = _claimed(form, [s for s, _ in judged])
    if claimed:
        draft.verdict, several = claimed, several or judged
        draft.missing = [m for m in draft.missing if m.kind != "source"]
    opening = {"yes": "Yes", "no": "No", "mixed": "In part", None: "One source alone"}[draft.verdict]
    for at, (sayings, group) in enumerate(shown[:MOST_TOLD]):
        text = f"{group[0].label}, {group[0].property_label}: {told(sayings, context)}"
        draft.sentences.append(f"{opening}: {text}." if at == 0 else f"{text}.")
    _label([(sayings, []) for sayings, _ in several], context, draft)


def _rows(found: Sequence[Fact], context: Context, draft: Draft) -> None:
    """Write a row for each of the facts on which works differ."""
    draft.verdict = "no"
    draft.sentences[0] = f"No: {draft.sentences[0]}"
    for fact in found[:MOST_ROWS]:
        n = context.citer.cite(fact.edge, fact.document)
        draft.row((fact.label, fact.property_label, fact.value, context.library.documents[fact.document].source.title), (n,))


def _claimed(form: LogicalForm, judged: Sequence[Sequence[Saying]]) -> str | None:
    """Return whether all, some or none of the sayings give a number that the question asserts; None where it asserts none of them."""
    taken = [s.span for s in form.subjects]
    asserted = {Decimal(m[0]) for m in NUMBER.finditer(form.question) if not any(s.start <= m.start() < s.end for s in taken)}
    for sayings in judged:
        told_ = [s.number in asserted for s in sayings if s.number is not None]
        if any(told_):
            return "yes" if all(told_) else "mixed"
    return None
