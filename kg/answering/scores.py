"""The measurements that a question is about: found in the graph, and narrowed to what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.lexicon.facets import PASS_AT_K
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Measured, Setting, Subject
from kg.model.names import ModelName
from kg.vocab import KG

MEANS = frozenset(("avg", "average", "mean"))
"""Words of subsets that are means over the parts of a benchmark."""
WHOLE = frozenset(("avg", "average", "mean", "overall", "total", "all"))
"""Subsets that are the whole of a benchmark, in lower case and without a number in brackets."""


@dataclass(frozen=True, slots=True)
class Score:
    """One result as the graph holds it; `settings` are its stated protocol, `lesser` says that less of the metric is better."""

    iri: str
    model: str
    model_label: str
    name: ModelName | None
    printed_label: str
    benchmark: str
    benchmark_label: str
    metric: str
    metric_label: str
    k: int | None
    subset: str | None
    printed: str
    value: Decimal
    unit: str | None
    measured_by: str | None
    error: Decimal | None
    document: str
    settings: tuple[tuple[str, str], ...] = ()
    lesser: bool = False

    @property
    def table(self) -> str:
        """Return the table of the document that holds the result."""
        return self.iri.rsplit("/", 1)[0]

    @property
    def column(self) -> str:
        """Return the column of that table; in a sentence all figures of one measure are one."""
        if self.table.rsplit("/", 2)[-2] == "prose":
            return f"{self.table}/{self.benchmark}/{self.metric}"
        return self.table + "/" + self.iri.rsplit("c", 1)[-1]

    @property
    def percent(self) -> Decimal:
        """Return the value in per cent where it is a fraction, else as it is."""
        return self.value * 100 if self.unit == "fraction" else self.value

    @property
    def measure(self) -> tuple[str, str, int | None, str]:
        """Return what is measured: benchmark, metric, k and subset."""
        words = sorted((self.subset or "").casefold().replace("-", " ").split())
        return self.benchmark, self.metric, self.k, " ".join(words)

    @property
    def edge(self) -> Edge:
        """Return the edge that is cited."""
        measured = f"{self.benchmark_label} {self.subset}" if self.subset else self.benchmark_label
        readable = f"{self.printed_label} · {measured} · {self.metric_label} = {self.printed}"
        return Edge(self.iri, KG.value, ox.Literal(self.printed), readable, self.iri)

    @property
    def shown(self) -> str:
        """Return the printed figure; a fraction of many digits is cut where it is computed with."""
        return self.printed.strip()


def gather(form: LogicalForm, context: Context, models: Sequence[str], benchmarks: Sequence[str]) -> list[Score]:
    """Return every score of the models on the benchmarks in the documents that may answer; what is empty is open."""
    documents = context.documents_in(form.scope)
    if documents is not None and not documents:
        return []
    found = context.select(rdf.results(models, benchmarks, documents or ()))
    scores = _scores(list(found.texts()), context)
    scores = [s for s in scores if not _left_out(s, form.measured.left_out)]
    if form.scope.table:
        scores = _in_table(scores, form.scope.table, context)
    if form.scope.section:
        places = context.citer.places([s.iri for s in scores])
        scores = [s for s in scores if any(c.locator.section == form.scope.section for c in places.get(s.iri, ()))]
    return sorted(scores, key=lambda s: (context.library.documents[s.document].rank, s.table, s.column, s.iri))


def averaged(form: LogicalForm, context: Context, models: Sequence[str], benchmarks: Sequence[str]) -> list[Score]:
    """Return the scores that are means: over several benchmarks, else over the parts of one."""
    over = gather(form, context, models, benchmarks) if benchmarks else []
    return over or [s for s in gather(form, context, models, ()) if set(re.findall(r"[a-z]+", (s.subset or "").casefold())) & MEANS]


def _scores(raw: Sequence[tuple[str, ...]], context: Context) -> list[Score]:
    labels = context.names.labels({r[i] for r in raw for i in (1, 2, 3)})
    settings = context.settings([r[0] for r in raw])
    context.identify([r[1] for r in raw])
    made = {}
    for iri, model, benchmark, metric, document, label, printed, value, k, subset, unit, by, error in raw:
        order = int(k) if k else None
        made[iri] = Score(
            iri=iri,
            model=model,
            model_label=labels[model],
            name=context.identity(model),
            printed_label=label,
            benchmark=benchmark,
            benchmark_label=labels[benchmark],
            metric=metric,
            metric_label=f"pass@{order}" if order and metric == PASS_AT_K else labels[metric],
            k=order,
            subset=subset or None,
            printed=printed,
            value=Decimal(value),
            unit=unit or None,
            measured_by=by or None,
            error=Decimal(error) if error else None,
            document=document,
            settings=settings.get(iri, ()),
            lesser=metric in context.graph.lesser,
        )
    return list(made.values())


def _in_table(scores: Sequence[Score], table: str, context: Context) -> list[Score]:
    """Return the scores that stand in the table of a number, Roman and Arabic numerals apart as printed."""
    places = context.citer.places([s.iri for s in scores])
    exact = [s for s in scores if any((c.locator.table or "").casefold() == table.casefold() for c in places.get(s.iri, ()))]
    return exact or [s for s in scores if any(numeral(c.locator.table) == numeral(table) for c in places.get(s.iri, ()))]


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def numeral(text: str | None) -> int | None:
    """Return the number that a table's label is, Roman or Arabic, else None.

    >>> numeral("IV"), numeral("4"), numeral("results.json")
    (4, 4, None)
    """
    digits = (text or "").casefold()
    if digits.isdigit():
        return int(digits)
    if not digits or any(c not in ROMAN for c in digits):
        return None
    values = [ROMAN[c] for c in digits]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


ROMAN_NUMERALS = tuple(
    tens + ones for tens in ("", "X", "XX", "XXX") for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX") if tens + ones
)


def spellings(table: str) -> list[str]:
    """Return the labels that a table's number may be printed as, in Roman and in Arabic numerals."""
    same = [roman for roman in ROMAN_NUMERALS if numeral(roman) == numeral(table)] if numeral(table) else []
    return [table, table.upper(), *same, *([str(numeral(table))] if numeral(table) else [])]


def whole(subset: str | None) -> bool:
    """Return whether a subset is the whole benchmark."""
    return subset is None or subset.split("(")[0].strip().casefold() in WHOLE


def narrowed(scores: Sequence[Score], measured: Measured, context: Context) -> tuple[list[Score], list[Missing]]:
    """Return the scores that fit the metric, subset and protocol asked for, and which of these no score states."""
    missing: list[Missing] = []
    kept = list(scores)
    kept = _by_metric(kept, measured, missing)
    kept = _by_subset(kept, measured, missing, context)
    alternatives: dict[str, list[Setting]] = {}
    for setting in measured.settings:
        alternatives.setdefault(setting.property, []).append(setting)
    for settings in alternatives.values():
        kept = _by_settings(kept, settings, missing, context)
    return kept, missing


def exact(scores: Sequence[Score], subjects: Sequence[Subject]) -> list[Score]:
    """Return the scores without those of a model's variants on benchmarks where the model that was named has scores itself.

    A family stands for its variants only where it has no figure of its own: Zork Turbo is not Zork.
    """
    other: set[str] = set()
    for subject in subjects:
        if subject.model is None:
            continue
        variant = sorted(subject.model.variant)
        own = [s for s in scores if s.model in subject.iris]
        if len({s.name.family for s in own if s.name is not None}) > 1:
            continue  # a series was asked for: all models whose names begin so
        same = [s for s in own if s.name is not None and sorted(s.name.variant) == variant]
        measured, kept = {s.benchmark for s in same}, {s.iri for s in same}
        other |= {s.iri for s in own if s.iri not in kept and s.benchmark in measured and s.name is not None}
    return [s for s in scores if s.iri not in other]


def _by_metric(scores: list[Score], measured: Measured, missing: list[Missing]) -> list[Score]:
    if measured.ks is not None:
        ranged = [s for s in scores if s.k is not None and measured.ks[0] <= s.k <= measured.ks[1]]
        if ranged:
            return ranged
    if not measured.metrics:
        return _lowest_k(scores)
    kept: list[Score] = []
    for metric in measured.metrics:
        fitting = [s for s in scores if s.metric == metric.iri and (metric.k is None or s.k == metric.k)]
        if fitting and metric.k is None:
            fitting = _lowest_k(fitting)
        if fitting:
            kept += [s for s in fitting if s not in kept]
        elif scores:
            where = ", ".join(sorted({s.benchmark_label for s in scores})[:3]) if measured.benchmarks else ""
            on = f" on {where}" if where else ""
            missing.append(Missing(metric.text, "metric", f"no document here reports {metric.text}{on} for what was asked"))
    # What is measured otherwise stands in for a metric only on the benchmark that was asked for.
    held, asked = {s.benchmark for s in kept}, {b.iri for b in measured.benchmarks}
    others = _lowest_k([s for s in scores if s.benchmark in asked - held])
    if kept and others:
        metrics = " or ".join(dict.fromkeys(m.text for m in measured.metrics))
        where = ", ".join(sorted({s.benchmark_label for s in others})[:3])
        missing.append(Missing(f"{metrics} on {where}"[:80], "metric", f"no document here reports {metrics} on {where} for what was asked"))
    return [*kept, *others] if kept else (_lowest_k(scores) if missing and measured.benchmarks else kept)


def _lowest_k(scores: Sequence[Score]) -> list[Score]:
    """Return of pass@k the smallest k that each table reports for a model and subset: pass@1 where there is one."""
    least: dict[tuple[str, ...], int] = {}
    for s in scores:
        if s.k is not None:
            key = (s.table, s.model, s.benchmark, s.subset or "")
            least[key] = min(s.k, least.get(key, s.k))
    return [s for s in scores if s.k is None or s.k == least[s.table, s.model, s.benchmark, s.subset or ""]]


def _by_subset(scores: list[Score], measured: Measured, missing: list[Missing], context: Context) -> list[Score]:
    """Return the scores on the subsets named; where none is, those on whole benchmarks, for each table that has them."""
    wanted = [w.casefold() for w in measured.subsets]
    matches = {s.iri: sum(_names_part(w, s.subset) for w in wanted) for s in scores if s.subset}
    most = max(matches.values(), default=0)
    named = [s for s in scores if most and matches.get(s.iri) == most]
    if not wanted and any("://" not in word for word in measured.left_out):
        named = [s for s in scores if not whole(s.subset)]
    named += [s for s in _in_language(scores, measured.subsets, context) if s not in named]
    if named:
        overall = any(w in WHOLE for w in wanted) and len(wanted) > 1
        return [s for s in scores if s in named or (overall and whole(s.subset))]
    other = [w for w in measured.subsets if scores and _elsewhere(w, scores, context)]
    if other:
        missing += [_no_part(w, scores, measured) for w in other]
        return []
    held = {kind for s in scores if s.subset for kind in kinds_of_part(s.subset, context)}
    parted = bool(scores) and not any(whole(s.subset) for s in scores)
    for word in measured.subsets:
        kinds = kinds_of_part(word, context)
        if held & kinds or (parted and KG.Subset in kinds):
            missing.append(_no_part(word, scores, measured))
            return []
    total = {(s.table, s.benchmark) for s in scores if whole(s.subset)}
    return [s for s in scores if whole(s.subset) or (s.table, s.benchmark) not in total]


def _no_part(word: str, scores: Sequence[Score], measured: Measured) -> Missing:
    """Return that nothing is reported on a part, of the benchmarks that the question names where it names any."""
    what = f"{word} on {joined_labels(scores)}" if measured.benchmarks else f"a score on {word}"
    return Missing(word, "subset", f"no document here reports {what} for what was asked")


def _left_out(score: Score, words: Sequence[str]) -> bool:
    """Return whether a score is on a benchmark, or a part of one, that is asked for on no account."""
    return any(score.benchmark == word or (score.subset and _names_part(word.casefold(), score.subset)) for word in words)


def _names_part(word: str, subset: str) -> bool:
    """Return whether a word in small letters names a part of a benchmark, or one of its words; all words for a mean are one."""
    printed = subset.casefold()
    if word in MEANS and printed in MEANS:
        return True
    if word in MEANS and set(printed.split()) & MEANS:
        return False  # "Zork Avg" is another mean than "Leaderboard Avg"
    return word in printed.replace("-", " ").split() or word == printed


def _in_language(scores: Sequence[Score], words: Sequence[str], context: Context) -> list[Score]:
    """Return the scores on whole benchmarks that a document says to be in a language named, and in no other."""
    languages = {str(e.iri) for w in words for e in context.names.lookup([match_key(w)]).get(match_key(w), ()) if _is_language(e)}
    if not languages:
        return []
    stated: dict[str, set[str]] = {}
    for benchmark, _, language in context.store.select(rdf.edges(sorted({s.benchmark for s in scores}), [KG.programmingLanguage])).bound():
        stated.setdefault(benchmark.value, set()).add(language.value)
    return [s for s in scores if s.subset is None and stated.get(s.benchmark) and stated[s.benchmark] <= languages]


def _elsewhere(word: str, scores: Sequence[Score], context: Context) -> bool:
    """Return whether a word is a programming language, and all that is scored is said to be in others alone ("the Java part of Zork")."""
    key = match_key(word)
    asked = {str(e.iri) for e in context.names.lookup([key]).get(key, ()) if _is_language(e)}
    stated: dict[str, set[str]] = {s.benchmark: set() for s in scores}
    for benchmark, _, language in context.store.select(rdf.edges(sorted(stated), [KG.programmingLanguage])).bound() if asked else ():
        stated[benchmark.value].add(language.value)
    return bool(asked) and all(languages and not languages & asked for languages in stated.values())


def _is_language(entry: Entry) -> bool:
    return KG.ProgrammingLanguage in entry.types


def kinds_of_part(word: str, context: Context) -> set[str]:
    """Return of which kinds of parts of benchmarks a word is one: a language, a library, a difficulty."""
    key = match_key(word)
    kinds = (KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Library, KG.Difficulty, KG.Subset)
    return {str(t) for entry in context.names.lookup([key]).get(key, ()) for t in entry.types if t in kinds}


def joined_labels(scores: Sequence[Score]) -> str:
    """Return the benchmarks of some scores, the first three."""
    return ", ".join(sorted({s.benchmark_label for s in scores})[:3])


def _by_settings(scores: list[Score], settings: Sequence[Setting], missing: list[Missing], context: Context) -> list[Score]:
    """Return the scores under any of the settings of one kind, and those whose document states none; others are other measurements."""
    kept: list[Score] = []
    for setting in settings:
        stated = [s for s in scores if states(s, setting, context)]
        if not stated and scores:
            where = ", ".join(sorted({s.benchmark_label for s in scores})[:3])
            why = f"no document here reports a {setting.text} result on {where} for what was asked"
            missing.append(Missing(setting.text, "setting", why))
        kept += [s for s in stated if s not in kept]
    unstated = [s for s in scores if s not in kept and not any(p == settings[0].property for p, _ in s.settings)]
    if kept and any(_in_subset(s, t.text) or _in_subset(s, context.setting_text(t)) for s in kept for t in settings):
        unstated = [s for s in unstated if not s.subset]
    return kept + unstated if kept else scores


FEW = "few"
"""The number of examples of a prompt that says only that there are some: any number is one of them."""


def states(score: Score, setting: Setting, context: Context) -> bool:
    """Return whether a score's document states a setting of it: of few-shot prompts also how many examples they have."""
    wanted = context.setting_text(setting)
    few = setting.property == KG.shots and wanted == FEW
    some = few and any(p == KG.shots and n.isdigit() and int(n) for p, n in score.settings)
    return some or (setting.property, wanted) in score.settings or _in_subset(score, wanted) or _in_subset(score, setting.text)


def _in_subset(score: Score, text: str) -> bool:
    return bool(score.subset) and text.casefold() in (score.subset or "").casefold()


def missing_models(subjects: Sequence[Subject], scores: Sequence[Score], measured: Measured) -> list[Missing]:
    """Return which of the subjects have no score while others have, or which benchmarks have none at all."""
    found = {s.model for s in scores}
    without = [s for s in subjects if not found & set(s.iris)]
    on = ", ".join(b.label for b in measured.benchmarks) or ", ".join(t.label for t in measured.tasks)
    if subjects and len(without) == len(subjects) and on:
        names = ", ".join(s.label for s in subjects)
        part = "".join(f" {subset}" for subset in measured.subsets)
        return [
            Missing(b.label, "result", f"no document here reports {names} on {b.label}{part}")
            for b in (*measured.benchmarks, *measured.tasks)
        ]
    return [Missing(s.label, "result", f"no document here reports {s.label}{' on ' + on if on else ''}") for s in without]


def missing_benchmarks(scores: Sequence[Score], measured: Measured) -> list[Missing]:
    """Return the benchmarks without a score where others have one."""
    found = {s.benchmark for s in scores}
    return [
        Missing(b.label, "result", f"no document here reports what was asked on {b.label}")
        for b in measured.benchmarks
        if b.iri not in found
    ]


def is_rate(score: Score) -> bool:
    """Return whether the value is a share of problems, so that it has an error by their number."""
    return score.metric == PASS_AT_K or score.unit in ("percent", "fraction")
