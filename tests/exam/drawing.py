"""Questions drawn from facts, each with the check that its answer must pass."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from kg.model.answer import Answer
from kg.vocab import DCTERMS, KG, KGT, RDF, SKOS
from tests.exam.checking import Edge, flat, numbers, showing, subjects, without
from tests.exam.facts import WHOLE, Facts, Score, Stated, by_column
from tests.exam.spelling import sentence, spelled

WORDINGS = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))
SHARES: dict[str, int] = WORDINGS.pop("shares")
"""How many of a hundred questions are of each kind."""

Check = Callable[[Answer], list[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what is wrong with an answer to it, an empty list where nothing is."""

    kind: str
    question: str
    expected: str
    check: Check


def draw(facts: Facts, number: int, seed: int) -> Iterator[Case]:
    """Yield questions, no two alike, the kinds by their shares; a kind for which the graph has no facts gives none."""
    random = Random(seed)
    drawer = _Drawer(facts, random)
    kinds = [k for k in SHARES if drawer.has(k)]
    asked: set[str] = set()
    for _ in range(number * 20):
        if len(asked) == number:
            return
        kind = random.choices(kinds, [SHARES[k] for k in kinds])[0]
        case = drawer.one(kind)
        if case is not None and case.question.casefold() not in asked:
            asked.add(case.question.casefold())
            yield case


def result(score: Score) -> Edge:
    """Return the edge that an answer cites for a score."""
    return Edge(score.iri, KG.value, score.printed, score.printed.strip(" *†‡"))


def edge(stated: Stated) -> Edge:
    """Return the edge that an answer cites for a statement."""
    return Edge(stated.subject, stated.predicate, stated.object, stated.shown)


class _Drawer:
    """Draws one question after the other."""

    def __init__(self, facts: Facts, random: Random) -> None:
        self.facts, self.random = facts, random
        self.scores = [s for s in facts.scores if facts.nameable(s.model) and facts.nameable(s.benchmark) and _plain(s)]
        self.measures: dict[object, list[Score]] = defaultdict(list)
        self.plain: dict[object, list[Score]] = defaultdict(list)
        for s in facts.scores:
            self.measures[s.model, s.measure].append(s)
            self.plain[s.model, _unnamed(s)].append(s)
        self.columns = [c for c in by_column(self.scores).values() if len({s.model for s in c}) > 2]
        self.all_columns: dict[object, list[list[Score]]] = defaultdict(list)
        for column in (*by_column(facts.scores).values(), *by_column(facts.scores, as_printed=True).values()):
            self.all_columns[_unnamed(column[0])].append(column)
        named = (KG.Model, KG.Benchmark, KG.Corpus, KG.Agent)
        things = [s for s in facts.stated if facts.nameable(s.subject) and facts.types.get(s.subject, frozenset()) & set(named)]
        self.things = _grouped(
            s for s in things if s.predicate != KG.cites and s.predicate in facts.properties and facts.properties[s.predicate]
        )
        self.titled = [d for d in sorted(facts.documents) if facts.documents[d].get(DCTERMS.title)]
        self.sized = [s for s in self.things.get(KG.parameters, ()) if s.amount]
        self.listed = {p: [s for s in own if facts.nameable(s.object)] for p, own in self.things.items()}
        self.listed = {p: own for p, own in self.listed.items() if own and p != RDF.type}

    def has(self, kind: str) -> bool:
        """Return whether the graph has facts for a kind of question."""
        held = {"taxonomy": self.facts.broader, "list": self.listed, "wider": self.sized[1:], "check": self.things}
        return bool(held.get(kind, True))

    def one(self, kind: str) -> Case | None:
        """Return a question of a kind, None where this draw gives none."""
        made: Case | None = getattr(self, f"_{kind}")()
        return made

    def case(self, kind: str, wordings: str | Sequence[str], expected: object, check: Check, /, **words: str) -> Case:
        """Return a case in one of the wordings."""
        chosen = self.random.choice(WORDINGS[wordings] if isinstance(wordings, str) else wordings)
        return Case(kind, sentence(chosen.format(**words), self.random), str(expected), check)

    def name(self, thing: str) -> str:
        """Return a name of a thing in some spelling."""
        return spelled(self.random.choice(self.facts.names[thing]), self.random)

    def measured(self, score: Score, *, part: bool = True) -> str:
        """Return a benchmark's name with the part and the pass@k that are meant, where a reader would not take them for granted."""
        words = [self.name(score.benchmark)]
        if part and score.measure[3]:
            words.append(score.subset)
        if score.k and score.k > 1:
            words.append(f"pass@{score.k}")
        return " ".join(words)

    # scores

    def _looked_up(self, kind: str, score: Score, extra: Check = lambda _: [], among: Sequence[Score] = (), /, **words: str) -> Case:
        """Return a question for one score: the drawn one stands in a row, and the first row is one of the same model and measure."""
        same = {s.iri for s in among or self.plain[score.model, _unnamed(score)]}

        def check(answer: Answer) -> list[str]:
            found = without(answer, [result(score)])
            if answer.rows and not subjects(answer, answer.rows[0]) & same:
                found.append(f"the first row is of something else: {answer.rows[0].values[:4]}")
            return found + extra(answer)

        return self.case(kind, kind, score.printed, check, m=self.name(score.model), **words)

    def _score(self) -> Case | None:
        score = self.random.choice(self.scores)
        if score.measure[3] or (score.k or 1) > 1 or score.metric not in (PASS, SCORE):
            return None
        return self._looked_up("score", score, b=self.name(score.benchmark))

    def _metric(self) -> Case | None:
        score = self.random.choice(self.scores)
        if score.measure[3] or score.metric == SCORE or (not score.k and not self.facts.nameable(score.metric)):
            return None
        k = score.k
        metric = self.random.choice((f"pass@{k}", f"pass@{k}", f"Pass @{k}", f"pass at {k}")) if k else self.name(score.metric)
        return (
            self._looked_up("metric", score, b=self.name(score.benchmark), x=metric)
            if score.k
            else self._looked_up(
                "metric", score, lambda _: [], self.measures[score.model, score.measure], b=self.name(score.benchmark), x=metric
            )
        )

    def _part(self) -> Case | None:
        score = self.random.choice(self.scores)
        if not score.measure[3] or (score.k or 1) > 1:
            return None
        return self._looked_up("part", score, b=self.name(score.benchmark), v=spelled(score.subset, self.random, 0))

    def _setting(self) -> Case | None:
        score = self.random.choice(self.scores)
        chosen = [(p, v) for p, v in score.settings if p in (KG.shots, KG.decoding, KG.promptStyle)]
        if not chosen or score.measure[3] or (score.k or 1) > 1:
            return None
        prop, value = self.random.choice(chosen)
        words = (
            {"0": ("zero-shot", "0-shot", "zero shot")}.get(value, (f"{value}-shot", f"{value} shot"))
            if prop == KG.shots
            else (value, value.lower())
        )
        by_iri = {s.iri: s for s in self.facts.scores}

        def otherwise(answer: Answer) -> list[str]:
            for row in answer.rows:
                for s in (by_iri[i] for i in subjects(answer, row) if i in by_iri):
                    told = [v for p, v in s.settings if p == prop]
                    few = value == "few" and any(v.isdigit() and int(v) > 1 for v in told)  # three examples are a few
                    if told and value not in told and not few and not answer.missing:
                        return [f"a row under another setting: {row.values}"]
            return []

        return self._looked_up("setting", score, otherwise, b=self.name(score.benchmark), v=self.random.choice(words))

    def _sourced(self) -> Case | None:
        score = self.random.choice(self.scores)
        if score.measure[3] or (score.k or 1) > 1:
            return None

        def elsewhere(answer: Answer) -> list[str]:
            others = sorted({c.document.title for c in answer.citations if c.document.iri != score.document})
            return [f"cites another document: {others[0]}"] if others else []

        same = [s for s in self.plain[score.model, _unnamed(score)] if s.document == score.document]
        return self._looked_up("sourced", score, elsewhere, same, b=self.name(score.benchmark), d=self.document(score.document))

    # comparisons and rankings

    def _compare(self) -> Case | None:
        column = self.random.choice(self.columns)
        one, two = self.random.sample(column, 2)
        if one.model == two.model or one.metric not in (PASS, SCORE):
            return None
        kind = self.random.choice(("which", "better"))
        signs = set()
        for other in self.all_columns[_unnamed(one)]:
            held = {s.model: s.value for s in other}
            if one.model in held and two.model in held:
                signs.add(held[one.model] > held[two.model])
        allowed = {"yes", "no", "mixed"} if len(signs) > 1 else {"yes"} if signs == {True} else {"no"}

        def check(answer: Answer) -> list[str]:
            found = without(answer, [result(one), result(two)])
            if kind == "better" and answer.verdict not in allowed:
                found.append(f"verdict {answer.verdict}, expected {sorted(allowed)}")
            return found

        words = {"m": self.name(one.model), "n": self.name(two.model), "b": self.measured(one)}
        return self.case(kind, kind, f"{one.printed} / {two.printed}", check, **words)

    def _best(self) -> Case | None:
        column = self.random.choice(self.columns)
        score = column[0]
        if score.metric not in (PASS, SCORE) or (score.k is None and score.metric == PASS):
            return None
        kind = self.random.choice(("best", "best", "best_in", "best_in", "worst", "top", "family", "sized"))
        columns = self.all_columns[_unnamed(score)]
        columns = [*columns, *_together(columns)]
        words = {"b": self.measured(score)}
        limit = 1
        if kind == "best_in":
            columns = [c for c in columns if c[0].document == score.document]
            words["d"] = self.document(score.document)
        if kind == "top":
            limit = self.random.randint(2, 6)
            words["k"] = str(limit)
        if kind in ("family", "sized"):
            found = self._group(kind, score)
            if found is None:
                return None
            part, name = found
            whole = [[s for s in c if part(s)] for c in columns]
            columns = [*whole, *([s for s in c if "/" not in s.model.split("/model/")[-1].rpartition("/")[0]] for c in whole)]
            words["f" if kind == "family" else "v"] = name
        orders = {tuple(sorted((s.value for s in c), reverse=kind != "worst")[:limit]) for c in columns if c}
        held = {s.iri: s.value for c in columns for s in c}

        def check(answer: Answer) -> list[str]:
            shown = [{held[i] for i in subjects(answer, row) if i in held} for row in answer.rows[:limit]]
            if any(len(o) <= len(shown) and all(v in s for v, s in zip(o, shown, strict=False)) for o in orders):
                return []
            return [f"first rows {[r.values[:2] for r in answer.rows[:limit]]} are not the first of any column"]

        return self.case(kind, kind, sorted(str(o[0]) for o in orders), check, **words)

    def _group(self, kind: str, score: Score) -> tuple[Callable[[Score], bool], str] | None:
        """Return which scores belong to the family or size of a score's model, and its name."""
        if kind == "family":
            family = score.model.split("/model/")[-1].split("/")[0]
            top = score.model.split("/model/")[0] + "/model/" + family
            return (lambda s: s.model == top or s.model.startswith(top + "/"), self.name(top)) if self.facts.nameable(top) else None
        size = next((p for p in score.model.split("/") if p[:1].isdigit() and p.endswith("b")), None)
        return (lambda s: size in s.model.split("/"), self.random.choice((size, size.upper()))) if size else None

    def _above(self) -> Case | None:
        column = self.random.choice(self.columns)
        score = self.random.choice(column)
        if score.unit != "percent" or score.metric not in (PASS, SCORE):
            return None
        bound = int(score.value)
        columns = [c for c in self.all_columns[_unnamed(score)] if c[0].unit in ("percent", "fraction")]
        counts = {Decimal(len({s.model for s in c if (s.value * 100 if s.unit == "fraction" else s.value) > bound})) for c in columns}

        def check(answer: Answer) -> list[str]:
            made = {c.value for c in answer.computed}
            return [] if made & counts else [f"counted {sorted(map(str, made))}, expected one of {sorted(map(str, counts))}"]

        return self.case("above", "above", sorted(map(str, counts)), check, b=self.measured(score), k=str(bound))

    # statements

    def _property(self) -> Case | None:
        prop = self.random.choice(sorted(self.things))
        stated = self.random.choice(self.things[prop])
        word = self.random.choice(self.facts.properties[prop])
        question = word.casefold().split()[0] in ASKING
        if prop in (RDF.type, SKOS.altLabel) or (not question and len(word.split()) > 3):
            return None
        return self.case(
            "property",
            "asking" if question else "noun",
            f"{prop.rsplit('#', 1)[-1]} {stated.shown}",
            lambda a: without(a, [edge(stated)]),
            m=self.name(stated.subject),
            p=word,
        )

    def _check(self) -> Case | None:
        prop = self.random.choice([p for p in sorted(self.listed) if p.rsplit("#", 1)[-1] in WORDINGS["checks"]])
        stated = self.random.choice(self.listed[prop])
        others = {s.predicate for s in self.facts.stated if s.subject == stated.subject and s.object == stated.object}
        right = "no" if prop == KG.usesNot else "yes"
        below = f"{stated.subject}/"
        otherwise = {s.object for s in self.listed[prop] if s.subject.startswith(below)} - {stated.object} if prop == KG.openness else set()
        allowed = {right} if len(others & {KG.uses, KG.usesNot}) < 2 and not otherwise else {"yes", "no", "mixed"}

        def check(answer: Answer) -> list[str]:
            return [] if answer.verdict in allowed else [f"verdict {answer.verdict}, expected {right}"]

        wordings = WORDINGS["checks"][prop.rsplit("#", 1)[-1]]
        return self.case("check", wordings, right, check, m=self.name(stated.subject), v=self.name(stated.object))

    def _wider(self) -> Case | None:
        one, two = self.random.sample(self.sized, 2)
        amounts: dict[str, set[Decimal]] = defaultdict(set)
        for s in self.sized:
            if s.amount is not None:
                amounts[s.subject].add(s.amount)
        if len(amounts[one.subject]) > 1 or len(amounts[two.subject]) > 1 or one.amount == two.amount or not one.amount or not two.amount:
            return None
        larger = one if one.amount > two.amount else two

        def check(answer: Answer) -> list[str]:
            first = answer.rows[0] if answer.rows else None
            stated = [s for s in self.sized if s.subject == larger.subject and s.amount == larger.amount]
            tied = next((i for i, r in enumerate(answer.rows) if not numbers(r.values[1]) & numbers(stated[0].shown)), len(answer.rows))
            found = any(r in answer.rows[:tied] for s in stated for r in showing(answer, edge(s)))
            return [] if found else [f"first row {first.values if first else None}, expected {larger.shown}"]

        return self.case("wider", "wider", larger.shown, check, m=self.name(one.subject), n=self.name(two.subject))

    def _list(self) -> Case | None:
        prop = self.random.choice(sorted(self.listed))
        stated = self.random.choice(self.listed[prop])
        cls = next((c for c in CLASSES if c in self.facts.types[stated.subject]), None)
        words = [w for w in self.facts.properties[prop] if len(w.split()) < 3 and w.split()[0].casefold() not in ASKING]
        if cls is None or not words or prop == KG.usesNot:
            return None
        holders = [s for s in self.listed[prop] if s.object == stated.object and cls in self.facts.types[s.subject]]
        counted = self.random.random() < 0.3
        kind = "holding" if counted else "holders"

        def check(answer: Answer) -> list[str]:
            found = without(answer, [edge(stated)]) if len(holders) <= 40 else []
            made = {c.value for c in answer.computed}
            if counted and not any(v >= len({s.subject for s in holders}) for v in made):
                found.append(f"counted {sorted(map(str, made))}, expected {len({s.subject for s in holders})} at least")
            return found

        return self.case(kind, kind, stated.subject, check, c=CLASSES[cls], p=self.random.choice(words), v=self.name(stated.object))

    # documents and the taxonomy

    def document(self, document: str) -> str:
        """Return words that name a document: its title, or its kind with the words of its id."""
        title = self.facts.documents[document][DCTERMS.title]
        head = title.split(":")[0]
        slug = document.rsplit("/", 1)[-1].replace("-", " ")
        kind = self.facts.documents[document][KG.kind].replace("_", " ")
        by_slug = f"the {slug}" if slug.endswith((kind, "readme")) else f"the {slug} {kind}"
        if len(head.split()) < 3:  # the name of a model or benchmark
            return by_slug
        return self.random.choice((f"“{title}”", title, by_slug, by_slug, head))

    def _document(self) -> Case | None:
        document = self.random.choice(self.titled)
        kind = self.random.choice(("authors", "year", "identifier"))
        value = self.facts.documents[document].get({"authors": KG.authors, "year": KG.year, "identifier": KG.identifier}[kind])
        if not value:
            return None
        first = value.split(";")[0] if kind == "authors" else value.split(":", 1)[-1] if kind == "identifier" else value

        def check(answer: Answer) -> list[str]:
            by_n = {c.n: c for c in answer.citations}
            for row in answer.rows:
                if any(flat(first) in flat(v) for v in row.values) and any(numbers(first) <= numbers(by_n[n].quote) for n in row.cites):
                    return []
            return [f"{first} in no row"]

        return self.case(kind, kind, first, check, d=self.document(document))

    def _taxonomy(self) -> Case | None:
        below = self.random.choice(sorted(self.facts.broader))
        above = self.random.choice(sorted(self.facts.broader[below]))
        kind = self.random.choice(("above_concept", "below_concept"))
        named = below if kind == "above_concept" else above
        if not self.facts.nameable(named):
            return None
        stated = Edge(below, SKOS.broader, above, "")
        return self.case(kind, kind, f"{below} under {above}", lambda a: without(a, [stated]), m=self.name(named))


PASS = KG.passAtK
SCORE = KGT + "score"
ASKING = ("how", "who", "when", "what", "which", "where")
CLASSES = {KG.Model: "models", KG.Benchmark: "benchmarks", KG.Corpus: "corpora"}


def _plain(score: Score) -> bool:
    """Return whether a question can name what is measured: not a mean over parts of a table's own choice, nor a pass@k without k."""
    part = score.subset.casefold()
    return (score.k is not None or score.metric != PASS) and (part in WHOLE or "avg" not in part)


def _unnamed(score: Score) -> tuple[str, str, int]:
    """Return what a question names that says neither the metric nor pass@1: benchmark, part, and k where it is more."""
    return score.benchmark, score.measure[3], score.k or 1


def _grouped(stated: Iterable[Stated]) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for s in stated:
        found[s.predicate].append(s)
    return dict(found)


__all__ = ["WHOLE", "Case", "draw"]


def _together(columns: Iterable[Sequence[Score]]) -> list[list[Score]]:
    """Return as one the columns in which one document measured the same in the same way: it may rank them together."""
    made: dict[object, list[Score]] = {}
    for column in columns:
        made.setdefault((column[0].document, column[0].measure, column[0].settings), []).extend(column)
    return [list({(s.model, s.value): s for s in scores}.values()) for scores in made.values()]
