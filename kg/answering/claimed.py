"""Amounts that a yes/no or why question takes for granted ("does X have 200 problems?"), held against what documents state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.properties import Fact, expanded, facts, of_part
from kg.answering.things import compares
from kg.answering.wording import untold
from kg.lexicon.keys import match_key
from kg.lexicon.quantities import parse_quantity
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.bounds import AMOUNT
from kg.query.quantified import quantifier
from kg.query.verbs import TAKES_IN
from kg.vocab import KG

MOST_ROWS = 6
NUMBER = re.compile(r"(?<![\w.@-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w@-]|\.\d)")
COUNTED = re.compile(r"(?<![\w.])\d[\d,.]*\s([^\W\d_]+)")
"""A number with a word right behind it."""
BINARY = Decimal("1.024")
"""How much more a thousand is where it is counted in powers of two: 16K may be 16,384."""


def claims(form: LogicalForm) -> tuple[tuple[str, Decimal], ...]:
    """Return the amounts that a question claims, each with the sign of the comparison."""
    found = [(c.operator, c.value) for c in form.conditions if isinstance(c.value, Decimal)]
    if found:
        return tuple(found)
    printed = AMOUNT.search(form.question)
    amount = parse_quantity(printed[0]) if printed else None
    if printed and amount is not None and amount.amount is not None:
        return ((_sign(form.question, printed), amount.amount),)
    named = [*(s.span for s in form.subjects), *(b.span for b in form.measured.benchmarks)]
    numbers = [m for m in NUMBER.finditer(form.question) if not any(s.start <= m.start() < s.end for s in named)]
    return ((_sign(form.question, numbers[0]), Decimal(numbers[0][0].replace(",", ""))),) if len(numbers) == 1 else ()


BEFORE = {
    ">=": re.compile(
        r"(?:\b(?:at\s+least|(?:no|not)\s+(?:less|fewer|smaller|shorter|lower)\s+than|(?:not|n't)\s+(?:below|under))|≥|>=)\s*$", re.I
    ),
    "<=": re.compile(
        r"(?:\b(?:at\s+most|up\s+to|(?:no|not)\s+(?:more|greater|larger|longer|higher|bigger)\s+than|not\s+(?:above|over))|≤|<=)\s*$", re.I
    ),
    ">": re.compile(r"(?:\b(?:(?:more|greater|larger|longer|higher|bigger)\s+than|above|over|beyond|exceed(?:s|ing|ed)?)|>)\s*$", re.I),
    "<": re.compile(r"(?:\b(?:(?:less|fewer|smaller|shorter|lower)\s+than|below|under)|<)\s*$", re.I),
}
"""Sign of a comparison → its words before a number, those that deny another first."""
BEHIND = {
    ">=": re.compile(r"\s+(?:or|and)\s+(?:more|greater|larger|longer|higher|bigger|above|over)\b", re.I),
    "<=": re.compile(r"\s+(?:or|and)\s+(?:less|fewer|smaller|shorter|lower|below|under)\b", re.I),
}


def _sign(question: str, number: re.Match[str]) -> str:
    """Return how what is stated is to lie to a number, by the words around it; `is` where none compare."""
    before, behind = question[: number.start()], question[number.end() :]
    signs = (sign for sign, words in BEFORE.items() if words.search(before))
    return next(signs, None) or next((sign for sign, words in BEHIND.items() if words.match(behind)), "is")


def borne_out(subject: Subject, form: LogicalForm, context: Context, draft: Draft) -> dict[str, list[bool]] | None:
    """Write what documents state of the amount that a question claims, and return of each thing whether it agrees; None for no claim."""
    asked = claims(form)
    properties = _amounts(form, context)
    if not asked or not properties:
        return None
    found = of_part(facts(subject, properties, context), form, context)
    stated = context.amounts([f.edge.object.value for f in found])
    found = [f for f in found if f.edge.object.value in stated]
    if not found:
        labels = context.names.labels(properties[:1]).values()
        draft.missing.append(Missing(subject.label, "property", untold(labels, subject.label)))
        return {}
    if TAKES_IN.search(form.question):
        found, whole, asked = _taken_in(found, stated, asked), found, ()  # what is left agrees
        if not found or (quantifier(form.question) == "all" and {f.label for f in found} != {f.label for f in whole}):
            each = "each of the models" if quantifier(form.question) == "all" else subject.label
            draft.missing.append(Missing(subject.label, "property", f"no document here says how many tokens at most {each} takes in"))
            return {}
    verdicts = [all(_meets(stated[f.edge.object.value], "+" in f.value, *claim) for claim in asked) for f in found]
    for fact in _told(found, verdicts, first=quantifier(form.question) != "all"):
        title = context.library.documents[fact.document].source.title
        draft.row((fact.label, fact.property_label, fact.value, title), (context.citer.cite(fact.edge, fact.document),))
    told: dict[str, list[bool]] = {}
    for fact, verdict in zip(found, verdicts, strict=True):
        told.setdefault(fact.label, []).append(verdict)
    return told


def _taken_in(found: Sequence[Fact], stated: Mapping[str, Decimal], asked: Sequence[tuple[str, Decimal]]) -> list[Fact]:
    """Return the facts that show that a model takes in what is claimed: one may take in more than it was trained with."""
    least = [(">" if sign == ">" else ">=", value) for sign, value in asked]
    return [f for f in found if all(_meets(stated[f.edge.object.value] * BINARY, "+" in f.value, *claim) for claim in least)]


def _told(found: Sequence[Fact], verdicts: Sequence[bool], *, first: bool) -> list[Fact]:
    """Return the facts that are shown, each value once for a document: those `first` that agree, else those that do not."""
    once = {(f.label, f.value, f.document, v): f for f, v in zip(found, verdicts, strict=True)}
    return [once[key] for key in sorted(once, key=lambda key: key[-1] != first)][:MOST_ROWS]


def _amounts(form: LogicalForm, context: Context) -> tuple[Iri, ...]:
    """Return the properties of amounts that a question claims something of: those of its conditions, else those that it names."""
    if TAKES_IN.search(form.question):
        return (KG.contextLength,)
    vocabulary = context.graph.vocabulary
    of_conditions = [c.property for c in form.conditions if isinstance(c.value, Decimal) and c.property is not None]
    named = tuple(dict.fromkeys(p for p in (of_conditions or expanded(form, context)) if vocabulary.amount(p)))
    return named or _counted(form, context)


def _counted(form: LogicalForm, context: Context) -> tuple[Iri, ...]:
    """Return the property that is the number of what a number stands before ("1,140 tasks": of problems), where the graph knows one."""
    behind = COUNTED.search(form.question)
    key = f"#{match_key(behind[1])}" if behind else ""
    entries = context.names.lookup([key]).get(key, ()) if key else ()
    return tuple(e.iri for e in entries if context.graph.vocabulary.amount(e.iri))


def _meets(amount: Decimal, open_: bool, sign: str, value: Decimal) -> bool:
    """Return whether an amount is what is claimed; one that is printed as "80+" is more than 80 as well."""
    if open_ and sign == ">":
        sign = ">="
    return same_amount(amount, value) if sign == "is" else compares(amount, sign, value)


def same_amount(one: Decimal, other: Decimal) -> bool:
    """Return whether two amounts are one, a thousand counted in powers of two or of ten."""
    return other in (one, one * BINARY) or one == other * BINARY
