"""Scores that a sentence states: "Zork achieves 67.8% pass@1 on Frob" is a result of Zork, with the sentence as its evidence.

The verbs are the wordings of the value of a result in the ontology. A figure counts only where its benchmark is plain: named behind it,
before it in the same phrase, or at the head of the sentence; a difference, an amount of something, and what is only expected do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg import iris
from kg.extractors import english
from kg.extractors.agreement import Found, Subject
from kg.extractors.evaluated_on import Tested
from kg.extractors.fillers import Namer
from kg.extractors.listed_scores import bare_scores, with_heading
from kg.extractors.measures import NO_METRIC
from kg.extractors.members import Filler, Member, Words
from kg.extractors.overall_settings import completed, told_of_all
from kg.extractors.owned_scores import models_named, owned
from kg.extractors.recording import EXTRACTOR
from kg.extractors.results import measured_by, own_run
from kg.extractors.score_numbers import BEHIND, Figure, figures_of
from kg.extractors.shapes import is_certain
from kg.extractors.subjects import Clauses
from kg.lexicon import facets
from kg.lexicon.facets import PASS_AT_K, Facet
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.parsed import LONGEST_QUOTE, Sentence
from kg.model.statement import Evidence, Extracted, Locator, Named, Result
from kg.model.terms import Iri, Literal
from kg.vocab import KG

HYPOTHETICAL = frozenset(("could", "may", "might", "would", "should", "expected", "if", "unless", "estimated", "hoped"))
QUOTED = re.compile(
    r"\b(?:according to|as (?:reported|stated|claimed|given) (?:by|in)|(?:reported|taken|quoted|copied) (?:by|from|in))\b", re.I
)
"""Words that say that somebody else measured a figure."""

SCORED = (KG.metric, KG.k, KG.subset, KG.shots, KG.temperature, KG.decoding, KG.samples, KG.topP)
"""The facets of a figure that words around it may tell."""

SAME_AS_BEFORE = re.compile(
    r"(?:(?:In|Under|With|On|By|Using|For) (?:exactly )?the same [\w-]+(?: and [\w-]+)?|(?:For|In|By) (?:comparison|contrast|reference)"
    r"|Likewise|Similarly)\b"
)
"""How a sentence begins whose scores are on what the sentence before gives scores on ("In the same harness Zork gets 4.3")."""

WE_FIND = frozenset(
    english.stem(w) for w in ("measure", "obtain", "observe", "find", "found", "get", "got", "report", "record", "see", "compute")
)
"""Stems of verbs of whose figures the model stands in "for" at the head of the sentence ("For Zork we measured 4.3 on Frob")."""

BRACKETED = re.compile(r"\(\s*(?P<number>\d{1,3}(?:\.\d+)?)\s?%?\s*\)")


@dataclass(frozen=True, slots=True)
class _Scored:
    """A score: whose, on what, and which; `since` is where the sentence before begins, if that names the benchmark."""

    model: Filler
    label: str
    benchmark: Filler
    figure: Figure
    told: tuple[Facet, ...]
    since: int | None = None


class Figures:
    """Reads the scores of the sentences of one document."""

    def __init__(self, document: Document, namer: Namer, lexicon: Lexicon, schema: Schema) -> None:
        self.document = document
        self.namer = namer
        self.lexicon = lexicon
        prop = schema.by_iri.get(KG.value)
        self.verbs = frozenset(
            english.stem(w.split()[1]) for w in (prop.wordings if prop else ()) if w.startswith("{s} ") and len(w.split()) == 3
        )
        self.numbered: dict[str, int] = {}
        self.tested = Tested(lexicon)
        self.listed: tuple[Sentence | None, tuple[_Scored, ...]] = (None, ())
        """The sentence that gave scores last, with them: the next one may give another model's in the same order."""
        self.given: set[Span] = set()
        """The figures of the sentence at hand that are scores already."""

    def read(self, words: Words, clauses: Clauses) -> Iterator[Extracted]:
        """Yield the scores that one sentence states, with the names of what they are about."""
        text = words.sentence.text
        self.tested.hear(words)
        self.given = set()
        if not any(c.isdigit() for c in text) or not any(u.stem in self.verbs or u.stem in WE_FIND for u in words.units):
            return
        if any(u.lower in HYPOTHETICAL for u in words.units):
            return
        numbers = figures_of(words)
        done: set[int] = set()
        told: list[_Scored] = []
        for at, unit in enumerate(words.units):
            ours = self._of_ours(words, at)
            if (unit.stem not in self.verbs and ours is None) or at in words.names:
                continue
            end = self._end(words, at)
            own = [f for f in numbers if at < f.at < end and f.at not in done]
            if not own:
                continue
            found = ours or clauses.of_verb(at, "active", english.form(unit.lower))
            if found is None or found.subject.negated or found.subject.kind is not None:
                continue
            done.update(f.at for f in own)
            for made in self._clause(words, at, end, own, found.subject.members, found.words):
                scored = _in_terms_of(told[-1] if told else None, made)
                told.append(scored)
                self.given.add(scored.figure.span)
                yield from self._result(words, scored, found.words)
        self.listed = (words.sentence, tuple(told)) if told else self.listed

    def _of_ours(self, words: Words, at: int) -> Found | None:
        """Return the model that "For Zork we measured …" gives a score of, at the verb of that."""
        phrase = words.starting.get(1) if words.lower(0) == "for" and words.units[at].stem in WE_FIND else None
        if phrase is None or phrase.kind is not None or words.lower(at - 1) not in ("we", "have") or phrase.end > at - 1:
            return None
        between = [words.lower(i) for i in range(phrase.end, at)]
        return Found(Subject(phrase.members, phrase.start), words) if set(between) <= {",", "we", "have"} else None

    def _end(self, words: Words, at: int) -> int:
        """Return where the clause of a verb ends: at a break, a relative, or the next verb of another subject."""
        for i in range(at + 1, len(words.units)):
            lower = words.lower(i)
            if lower in english.CLAUSE_BREAKS - {"–", "—", ":"} and i not in words.names:
                return i
            if lower in ("which", "who", "that") or (words.units[i].stem in self.verbs and i not in words.names and i > at + 1):
                return i
        return len(words.units)

    def _clause(
        self, words: Words, at: int, end: int, figures: Sequence[Figure], members: Sequence[Member], source: Words
    ) -> Iterator[_Scored]:
        """Yield the scores of one clause: each figure with the benchmark that belongs to it."""
        models = [self._versioned(m, f, source) for m in members for f in self._models((m,), source)]
        if not models or len(models) != len(members):
            return
        benchmarks = self._benchmarks(words)
        if not benchmarks:
            yield from self._on_parts(words, end, figures, models, source)
            yield from self._in_order(words, figures, models, source)
            yield from self._continued(words, figures, models, source)
            return
        before = [b for i, b in benchmarks if i < at]
        inside = [(i, b) for i, b in benchmarks if at < i < end]
        pairs = self._paired(words, figures, inside, before, end, len(models))
        respectively = any(u.lower == "respectively" for u in words.units)
        if len(models) > 1:
            if not respectively or len(pairs) != len(models):
                return
            owners = models
        else:
            owners = [models[0]] * len(pairs)
        told: tuple[Facet, ...] = ()
        for (figure, benchmark, start, stop), (member, model) in zip(pairs, owners, strict=True):
            own = self._told(words, start, stop)
            told = own if any(f.property == KG.metric for f in own) else (*(f for f in told if f.property in (KG.metric, KG.k)), *own)
            other = self._other(words, figure)
            if other is not None:
                yield _Scored(other[1], other[0], benchmark, figure, told)
            elif not self._compares(words, figure):
                yield _Scored(model, _label(member, source), benchmark, figure, told)
        yield from self._bracketed(words, benchmarks, told)

    def _on_parts(
        self, words: Words, end: int, figures: Sequence[Figure], models: Sequence[tuple[Member, Filler]], source: Words
    ) -> Iterator[_Scored]:
        """Yield the scores of a clause that names no benchmark but parts of that of its section."""
        text = words.sentence.text[: words.units[end - 1].span.end]
        parts = self.tested.told(text, tuple(f.span for f in figures)) if len(models) == 1 else None
        if parts is None or self.tested.benchmark is None or any(self._compares(words, f) or self._other(words, f) for f in figures):
            return
        (member, model) = models[0]
        for figure, part in zip(figures, parts, strict=True):
            yield _Scored(model, _label(member, source), self.tested.benchmark, figure, (part,))

    def _in_order(
        self, words: Words, figures: Sequence[Figure], models: Sequence[tuple[Member, Filler]], source: Words
    ) -> Iterator[_Scored]:
        """Yield the scores of a clause that names no benchmark, on those that the sentence before gives as many scores on."""
        sentence, told = self.listed
        same = sentence is not None and sentence.passage == words.sentence.passage and len(told) == len(figures) > 1
        if not same or sentence is None or len(models) > 1 or source is not words or self.tested.benchmark is not None:
            return
        if any(self._compares(words, f) or self._other(words, f) for f in figures):
            return
        (member, model) = models[0]
        for figure, one in zip(figures, told, strict=True):
            known = replace(one.benchmark, cls=None)
            yield _Scored(model, _label(member, source), known, figure, one.told, one.since or sentence.parts[0].start)

    def _continued(
        self, words: Words, figures: Sequence[Figure], models: Sequence[tuple[Member, Filler]], source: Words
    ) -> Iterator[_Scored]:
        """Yield the score of a clause that names no benchmark, in a sentence that says that all is as in the one before."""
        sentence, told = self.listed
        same = sentence is not None and sentence.passage == words.sentence.passage and SAME_AS_BEFORE.match(words.sentence.text)
        if not same or sentence is None or len({s.benchmark.term for s in told}) != 1 or len(figures) * len(models) != 1:
            return
        figure, (member, model) = figures[0], models[0]
        if source is words and not self._compares(words, figure) and self._other(words, figure) is None:
            first = told[0]
            known, since = replace(first.benchmark, cls=None), first.since or sentence.parts[0].start
            yield _Scored(model, _label(member, source), known, figure, first.told, since)

    def _versioned(self, member: Member, model: Filler, words: Words) -> tuple[Member, Filler]:
        """Return a model with the number of the version that stands right behind its name."""
        text = words.sentence.text
        behind = BEHIND.match(text, member.span.end) if member.end else None
        label = self.lexicon.label(text[member.span.start : behind.end()]) if behind is not None else None
        if behind is None or label is None or len(label.name.version) != 1 or model_iri(replace(label.name, version=())) != model.term:
            return member, model
        span = Span(member.span.start, behind.end())
        return replace(member, span=span), Filler(model_iri(label.name), span, KG.Model, span.of(text), label.name)

    def _paired(
        self,
        words: Words,
        figures: Sequence[Figure],
        inside: Sequence[tuple[int, Filler]],
        before: Sequence[Filler],
        end: int,
        owners: int,
    ) -> list[tuple[Figure, Filler, int, int]]:
        """Return each figure with its benchmark, and the units around it that may name its metric."""
        if len(figures) > 1 and len(inside) == len(figures) and inside[0][0] > figures[-1].at:
            start = figures[0].at - 4
            return [(f, b, start, end) for f, (_, b) in zip(figures, inside, strict=True)]
        if owners > 1 and len(figures) == owners and len({b.term for _, b in inside} or {b.term for b in before}) == 1:
            only = inside[0][1] if inside else before[0]
            return [(f, only, figures[0].at - 4, end) for f in figures]
        apart = len(inside) == len(figures) - 1 and all(figures[n].at < i < figures[n + 1].at for n, (i, _) in enumerate(inside))
        if len(before) == 1 and apart:
            ends = [*(i for i, _ in inside), end]  # "on X Zork gets 4.3, and on Y 5.6"
            named = [before[0], *(b for _, b in inside)]
            return [(f, b, max(0, f.at - 4), stop) for f, b, stop in zip(figures, named, ends, strict=True)]
        found = []
        for n, figure in enumerate(figures):
            nxt = figures[n + 1].at if n + 1 < len(figures) else end
            last = figures[n - 1].at if n else 0
            behind = [(i, b) for i, b in inside if figure.at < i < nxt]
            ahead = [(i, b) for i, b in inside if last < i < figure.at]
            if len(behind) > 1:
                continue
            if behind:
                found.append((figure, behind[0][1], max(last + 1, figure.at - 4), nxt))
            elif ahead and not n:
                found.append((figure, ahead[-1][1], ahead[-1][0], nxt))
            elif found and self._other(words, figure) is not None:
                found.append((figure, found[-1][1], figure.at, nxt))
            elif len(set(before)) == 1 and not inside:
                found.append((figure, before[0], max(0, figure.at - 4), nxt))
        return found

    def _models(self, members: Sequence[Member], words: Words) -> list[Filler]:
        found = list(self.namer.things(members, words, frozenset((KG.Model,)), new=False, kinds=False))
        fresh = [f for m in members if not found and m.mention is None and is_certain(m) and (f := self.namer.new(m, KG.Model)) is not None]
        return found or fresh

    def _benchmarks(self, words: Words) -> list[tuple[int, Filler]]:
        """Return the benchmarks that a sentence names, each with the unit where its name begins."""
        found: dict[int, Filler] = {}
        for at, (mention, end) in words.names.items():
            member = Member(at, end, mention.span, mention, head=at)
            for filler in self.namer.things((member,), words, frozenset((KG.Benchmark,)), new=False, kinds=False):
                found[at] = filler
        models = models_named(words)
        for phrase in words.phrases:
            for member in phrase.members:
                if any(member.span.overlaps(span) for span in models):
                    continue  # "in Zork 1.1" is no benchmark
                if member.mention is None and is_certain(member) and words.lower(phrase.start - 1) in ("on", "in"):
                    fresh = self.namer.new(member, KG.Benchmark) if self._scored_there(words) else None
                    if fresh is not None:
                        found.setdefault(member.head, fresh)
        return sorted(found.items())

    def _scored_there(self, words: Words) -> bool:
        """Tell whether a sentence names the metric of a pass rate: then an unknown name after "on" is a benchmark."""
        return any(f.value == PASS_AT_K for f in facets.read(words.sentence.text, self.lexicon))

    def _told(self, words: Words, start: int, end: int) -> tuple[Facet, ...]:
        """Return what the words around a figure say of its metric, its part of the benchmark and its protocol."""
        start, end = max(0, start), min(end, len(words.units))
        text = words.text(start, end) if start < end else ""
        return tuple(f for f in facets.read(text, self.lexicon) if f.property in SCORED)

    def _other(self, words: Words, figure: Figure) -> tuple[str, Filler] | None:
        """Return the model whose figure a number is that "for X" or "by X" stands behind, with its label."""
        at = figure.at + 1
        while words.lower(at) in ("%", "percent", "pass@1") or (at < len(words.units) and words.units[at].span.start < figure.span.end):
            at += 1
        if words.lower(at) not in ("for", "by", "of", "from"):
            return None
        phrase = words.starting.get(at + 1)
        models = self._models(phrase.members, words) if phrase is not None and phrase.kind is None else []
        return (models[0].span.of(words.sentence.text), models[0]) if len(models) == 1 else None

    def _compares(self, words: Words, figure: Figure) -> bool:
        """Tell whether a figure stands behind words of comparison and so is not the subject's."""
        back = {words.lower(i) for i in range(max(0, figure.at - 3), figure.at)}
        return bool(back & {"compared", "versus", "vs", "vs.", "against", "than", "from", "over"})

    def _bracketed(self, words: Words, benchmarks: Sequence[tuple[int, Filler]], told: tuple[Facet, ...]) -> Iterator[_Scored]:
        """Yield the figures in brackets right behind other models, where the sentence names one benchmark."""
        if len({b.term for _, b in benchmarks}) != 1:
            return
        text = words.sentence.text
        for phrase in words.phrases:
            for member in phrase.members:
                end = words.units[member.head].span.start if member.amount else member.span.end
                match = BRACKETED.search(text, member.span.end if not member.amount else end, member.span.end + 12)
                if match is None or text[member.span.end : match.start()].strip():
                    continue
                models = self._models((replace(member, amount=None),), words)
                at = next((i for i, u in enumerate(words.units) if u.span.start <= match.start("number") < u.span.end), None)
                if len(models) == 1 and at is not None and ("." in match["number"] or "%" in match[0]):
                    printed = Span(match.start("number"), match.end() - 1)
                    figure = Figure(
                        at, Span(printed.start, printed.start + len(printed.of(text).rstrip())), Decimal(match["number"]), "%" in match[0]
                    )
                    yield _Scored(models[0], member.span.of(text), benchmarks[0][1], figure, told)

    def _result(self, words: Words, scored: _Scored, source: Words) -> Iterator[Extracted]:
        """Yield a score as a result, with the names of its model and benchmark."""
        shown = self._evidence(words, scored.figure.span, source)
        if shown is not None and scored.since is not None:
            quote = Span(scored.since, shown.quote.end)
            shown = replace(shown, quote=quote) if quote.end - quote.start <= LONGEST_QUOTE else None
        if shown is None or (shown := with_heading(shown, scored.label, self.document)) is None:
            return
        yield from self._names(words, scored, source, shown)
        quoted = QUOTED.search(words.sentence.text) is not None
        general = () if quoted else told_of_all(self.document, shown.value.start, self.lexicon, Iri(str(scored.benchmark.term)))
        told = completed(scored.told, general)
        metric = Iri(str(told[KG.metric].value)) if KG.metric in told else NO_METRIC
        settings = tuple(
            sorted(((f.property, f.value) for p, f in told.items() if p not in (KG.metric, KG.subset)), key=lambda s: (s[0], str(s[1])))
        )
        subset = told[KG.subset].value if KG.subset in told else None
        figure = scored.figure
        fraction = metric == PASS_AT_K and figure.number <= 1 and not figure.percent
        unit = "percent" if figure.percent or (metric == PASS_AT_K and not fraction) else "fraction" if fraction else None
        own = iris.digest(str(shown.value.start), str(scored.model.term), str(scored.benchmark.term))
        sentence = iris.digest(str(words.sentence.parts[0].start))  # what one sentence says stands side by side, as in a table
        yield Result(
            iri=iris.owned(iris.document(self.document.id), "prose", sentence, own),
            model=Iri(str(scored.model.term)),
            label=scored.label,
            benchmark=Iri(str(scored.benchmark.term)),
            metric=metric,
            subset=subset.value if isinstance(subset, Literal) else None,
            settings=settings,
            printed=shown.value.of(self.document.text),
            value=figure.number,
            unit=unit,
            measured_by="quoted" if quoted else "authors" if own_run(words.sentence.text) else measured_by(self.document),
            evidence=shown,
        )

    def bare(self, words: Words, subject: Member | None) -> Iterator[Extracted]:
        """Yield the scores that a sentence gives without a verb or subject of their own, of the model that it stands under."""
        model = next(iter(self._models((subject,), words)), None) if subject is not None and subject.mention is not None else None
        if subject is None or model is None:
            return
        for name, at, number in bare_scores(words.sentence, self.lexicon):
            text = words.sentence.text
            if any(number.start == span.start for span in self.given):
                continue
            told = facets.read(name, self.lexicon)
            cls = KG.Benchmark if at is not None else None
            benchmark = next(Filler(Iri(str(f.value)), at or number, cls, f.text) for f in told if f.property == KG.benchmark)
            figure = Figure(0, number, Decimal(number.of(text)), text[number.end :].lstrip().startswith("%"))
            kept = tuple(f for f in told if f.property in SCORED)
            yield from self._result(words, _Scored(model, _label(subject, words), benchmark, figure, kept), words)

    def owned(self, words: Words, page: str | None) -> Iterator[Extracted]:
        """Yield the scores that have right behind them whose they are, a model or a version of the one that the `page` is about."""
        if any(u.lower in HYPOTHETICAL for u in words.units):
            return
        named = self._benchmarks(words)
        for figure, at, label in owned(words, page, self.lexicon) if named else ():
            before = [(i, b) for i, b in named if i < figure.at]
            if figure.span in self.given or not label.name.family or not (before or len({b.term for _, b in named}) == 1):
                continue
            start, benchmark = before[-1] if before else named[0]
            self.given.add(figure.span)
            model = Filler(model_iri(label.name), at, KG.Model, display(label), label.name)
            told = self._told(words, start, figure.at) if before else ()
            yield from self._result(words, _Scored(model, at.of(words.sentence.text), benchmark, figure, told), words)

    def _names(self, words: Words, scored: _Scored, source: Words, shown: Evidence) -> Iterator[Named]:
        """Yield the names of a score's model and benchmark, where they stand in its quote."""
        for filler in (scored.model, scored.benchmark):
            if filler.cls is None or not isinstance(filler.term, str):
                continue
            before = filler is scored.model and filler.span.of(source.sentence.text) != filler.span.of(words.sentence.text)
            value = (source if before else words).sentence.place(filler.span)
            if shown.quote.start <= value.start and value.end <= shown.quote.end:
                yield Named(
                    Iri(filler.term), filler.cls, filler.label, Evidence(shown.quote, value, shown.locator, EXTRACTOR), filler.model
                )

    def _evidence(self, words: Words, value: Span, source: Words) -> Evidence | None:
        """Return the sentence of a figure as its place, with the one before where its subject stands there; None where they are apart."""
        sentence = words.sentence
        quote = sentence.quote(value)
        if source is not words:
            start = source.sentence.parts[0].start
            if not start < quote.start or quote.end - start > LONGEST_QUOTE or source.sentence.passage != sentence.passage:
                return None
            quote = Span(start, quote.end)
        return Evidence(quote, sentence.place(value), Locator(sentence.section, sentence.page), EXTRACTOR)


def _in_terms_of(before: _Scored | None, scored: _Scored) -> _Scored:
    """Return a score without a metric by that of the clause before it, where both are on one benchmark."""
    if before is None or before.benchmark.term != scored.benchmark.term or any(f.property == KG.metric for f in scored.told):
        return scored
    return replace(scored, told=(*(f for f in before.told if f.property in (KG.metric, KG.k)), *scored.told))


def _label(member: Member, words: Words) -> str:
    """Return the words that name a model: in the sentence, or above it where it is only understood."""
    own = member.span.of(words.sentence.text)
    return member.mention.text if member.end == 0 and member.mention is not None else own
