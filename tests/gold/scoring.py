"""Comparing extracted statements with relations that a reader marked, by what their names denote.

A marked name denotes what the lexicon of the run knows under it, a model by the parts of its label, a thing by its printed form.
A statement is right where some line has its property (or the inverse, or a more general one), its subject and its object.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.schema import Schema
from kg.model.names import ModelName
from kg.model.statement import Named, Statement
from kg.model.terms import Iri, Literal, Quantity, Term
from kg.vocab import KG, SKOS

NOUNS = (
    "models",
    "model",
    "method",
    "series",
    "tokens",
    "data",
    "tasks",
    "task",
    "LLMs",
    "activations",
    "dataset",
    "languages",
    "capability",
)
"""Class nouns after a name, which the marking keeps and a label may lack or have."""

GENERAL = {
    "basedOn": ("initialisedFrom", "fineTunedFrom"),
    "initialisedFrom": ("basedOn",),
    "fineTunedFrom": ("basedOn", "initialisedFrom"),
           "trainedOn": ("fineTunedOn",), "programmingLanguageCount": ("languageCount",)}  # fmt: skip
"""Which other properties a marked predicate is met by: one and the same relation told more or less specially."""


@dataclass(frozen=True, slots=True)
class Line:
    """One marked relation."""

    section: str
    sentence: str
    subject: str
    predicate: str
    object: str
    negated: bool
    hedge: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """How many statements are right of all that are made, how many marked lines are found of all, and the wrong ones."""

    right: int
    made: int
    found: int
    marked: int
    wrong: tuple[Statement, ...]

    @property
    def precision(self) -> float:
        return 100 * self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.found / self.marked if self.marked else 0.0


def lines() -> list[Line]:
    """Return the marked relations."""
    path = Path(__file__).with_name("survey_relations.jsonl")
    return [Line(**json.loads(text)) for text in path.read_text("utf-8").splitlines()]


class Scorer:
    """Compares statements with marked lines, for one run."""

    def __init__(self, schema: Schema, lexicon: Lexicon, names: Iterable[Named]) -> None:
        self.schema = schema
        self.lexicon = lexicon
        self.names: dict[Iri, str] = {}
        for named in names:
            self.names.setdefault(named.iri, named.label)
        self._terms: dict[str, frozenset[str]] = {}

    def score(self, statements: Iterable[Statement], marked: Iterable[Line]) -> Score:
        """Return the score of some statements against some lines."""
        wanted, made = list(marked), list(statements)
        found: set[int] = set()
        wrong = []
        for statement in made:
            met = [i for i, line in enumerate(wanted) if self.meets(statement, line)]
            found.update(met)
            if not met:
                wrong.append(statement)
        return Score(len(made) - len(wrong), len(made), len(found), len(wanted), tuple(wrong))

    def meets(self, statement: Statement, line: Line) -> bool:
        """Tell whether a statement says what a line marks."""
        predicate = statement.predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        if line.negated:
            prop = next((p for p in self.schema.ontology.properties if p.iri == KG.NAMESPACE + line.predicate), None)
            same = prop is not None and statement.predicate == prop.negated_by
            return same and self.denotes(line.subject, statement.subject) and self.denotes(line.object, statement.object)
        if predicate == line.predicate or predicate in GENERAL.get(line.predicate, ()):
            return self.denotes(line.subject, statement.subject) and self.denotes(line.object, statement.object)
        own = self.schema.by_iri.get(statement.predicate)
        inverse = own.inverse if own is not None else None
        turned = inverse is not None and inverse == KG.NAMESPACE + line.predicate
        turned = turned or (statement.predicate == SKOS.narrower and line.predicate == "broader")
        return turned and self.denotes(line.object, statement.subject) and self.denotes(line.subject, statement.object)

    def denotes(self, text: str, term: Term) -> bool:
        """Tell whether a marked name can denote a term."""
        if isinstance(term, Quantity):
            printed = match_key(re.sub(r"(?i)over|about|up to|approximately|~", "", term.printed))
            return printed == match_key(text)
        if isinstance(term, Literal):
            return match_key(term.value) == match_key(text)
        if number := re.fullmatch(r"\[(\d+)\]", text):
            return term.endswith(f"/reference/{number[1]}")
        label = self.names.get(term) or (self.schema.concepts[term].label if term in self.schema.concepts else "")
        known = self.terms(text)
        if term in known or (label and f"key:{match_key(label)}" in known):
            return True
        if "/id/model/" in term:
            family = term.split("/id/model/", 1)[1].split("/", 1)[0]
            sized = re.search(r"[\s(]\d+(?:\.\d+)?\s?B\b", text)
            return not sized and any(t.endswith(f"/id/model/{family}") for t in known)
        if "/corpus/" in term:
            one, other = match_key(label), match_key(text)
            return bool(one and other) and (one in other or other in one)
        words = re.sub(r"\s*\[\d+\]", "", text).split()
        return any(e.iri == term for i in range(1, len(words)) for e in self.lexicon.exact(" ".join(words[i:])))

    def terms(self, text: str) -> frozenset[str]:
        """Return what a marked name may denote: IRIs, and keys of labels."""
        if text not in self._terms:
            self._terms[text] = frozenset(self._denoted(text))
        return self._terms[text]

    def _denoted(self, text: str) -> Iterable[str]:
        bare = re.sub(r"\s*\[\d+\]", "", text)
        bracket = re.match(r"(.*?)\s*\(([^)]*)\)$", bare)
        forms = [bare, *(bracket.groups() if bracket else ())]
        forms += [form[: -len(noun) - 1] for form in tuple(forms) for noun in NOUNS if form.endswith(f" {noun}")]
        forms += [f"{form} {noun}" for form in tuple(forms) for noun in ("tasks", "models")]
        for form in forms:
            yield f"key:{match_key(form)}"
            yield from (entry.iri for entry in self.lexicon.exact(form))
        for name in (self.lexicon.label(bare).name, self.lexicon.label(re.sub(r"[\s-]series$| models?$", "", bare)).name):
            if name.family:
                yield model_iri(name)
                yield model_iri(ModelName(name.family))
