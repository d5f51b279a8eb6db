"""What documents record of themselves: counts, scores, levels, gates, tiers, and the order of reports by them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.granted import granted
from kg.answering.wording import DENIED, joined, marks, rounded
from kg.lexicon.keys import match_key
from kg.model.answer import Missing, Value
from kg.model.logical_form import LogicalForm
from kg.model.terms import Iri
from kg.vocab import KG, XSD

MOST_ROWS = 40
MOST_TOLD = 6
WHY = (KG.gateReason, KG.gateStatus, KG.gate, KG.gateEvaluated)
"""What tells why a report is at the state it is."""

STATE = (KG.gateStatus, KG.verificationLevel)
"""What tells whether a report is verified."""

SUMMARY = (
    KG.researchQuestion,
    KG.examines,
    KG.papersRetrieved,
    KG.claimsExtracted,
    KG.claimsVerified,
    KG.reviewScore,
    KG.verificationLevel,
    KG.gateStatus,
    KG.qualityTier,
)
"""What is told of a report where nothing single is asked for."""

OF_TEXTS = frozenset((KG.text, KG.label, KG.number, KG.mentions, KG.cites, KG.introduces, KG.work, KG.link, KG.retrieved, KG.source))
"""Properties that no record of a document is asked for by."""

NEGATIVE = re.compile(r"\b(?:un\w+|not|no|fail\w*|pending|none|refuted|rejected|low)\b", re.I)
POSITIVE = re.compile(r"\b(?:verified|pass(?:ed)?|yes|current|high|available|registered|confirmed|complete)\b", re.I)
VERIFY = re.compile(r"\b(?:verif(?:y|ies|ied)|confirm(?:s|ed)?)\b", re.I)
TIER = re.compile(r"\btier\b", re.I)

BOUND = re.compile(
    r"\b(?P<how>above|over|more than|greater than|at least|higher than|below|under|less than|at most|lower than)"
    r"\s+(?P<number>\d*\.?\d+)\s*(?P<percent>%)?",
    re.I,
)
"""A comparison with a number."""


def meets(value: Decimal, bound: re.Match[str]) -> bool:
    """Return whether a value meets a comparison.

    >>> meets(Decimal("8.5"), BOUND.search("scored at least 8.5"))
    True
    """
    number = Decimal(bound["number"]) / (100 if bound["percent"] else 1)
    how = bound["how"].lower()
    if value == number:
        return how in ("at least", "at most")
    return (value > number) == (how in ("above", "over", "more than", "greater than", "higher than", "at least"))


@dataclass(frozen=True, slots=True)
class Field:
    """One value of one property of a document, and the edge that says so."""

    document: str
    property: Iri
    value: Value
    edge: Edge


def record(form: LogicalForm, context: Context) -> Draft:
    """Return the values of the records asked for, one row for each document."""
    draft = Draft()
    documents = _documents(form, context)
    props = _properties(form, context)
    found = fields(documents, props, context)
    words = [match_key(s.text) for s in form.subjects if not s.iri]
    valued = [f for f in fields(documents, _recorded(context), context) if match_key(str(f.value)) in words] if words else []
    if valued and not form.properties:
        found, props = valued, list(dict.fromkeys(f.property for f in valued))
    bound = BOUND.search(form.question)
    if bound and not form.scope.documents:
        found = [f for f in found if not isinstance(f.value, Decimal) or meets(f.value, bound)]
        documents = [d for d in documents if any(f.document == d for f in found)]
        if not documents:
            draft.missing.append(Missing(bound[0], "condition", f"no document asked records such a number {bound[0]}"))
    if form.order and len(documents) > 1 and not form.scope.documents:
        return _ranked(form, found, props, context, draft)
    labels = context.names.labels(props)
    shown = [p for p in props if any(f.property == p for f in found)]
    for document in documents:
        silent = [p for p in props if not any(f.document == document and f.property == p for f in found)]
        asked = [p for p in silent if p in form.properties]
        if asked and (len(documents) == 1 or not any(f.document == document for f in found)):
            title = context.library.documents[document].source.title
            names = joined((labels[p] for p in asked), "or")
            draft.missing.append(Missing(f"{names} of {title}"[:80], "property", f"“{title}” states no {names}"))
    if not found:
        if not draft.missing:
            draft.missing.append(Missing(joined(labels.values(), "or")[:80], "property", "no document asked records it"))
        return draft
    if len(draft.missing) and len(documents) > 1:
        draft.caveats += [m.why[0].upper() + m.why[1:] + "." if m.why[0].isalpha() else m.why + "." for m in draft.missing]
        draft.missing = []
    if valued and found == valued:
        _fields(valued, labels, context, draft)
    else:
        _table(documents, shown, found, context, draft)
    if form.aggregate == "share":
        _share(found, context, draft)
    if form.aggregate == "count" and bound and not form.scope.documents and draft.rows:
        cites = tuple(n for row in draft.rows for n in row.cites)
        number = draft.compute(Decimal(len(draft.rows)), "documents that meet the bound", cites)
        draft.add_column("count", number)
        draft.sentences.insert(0, f"{number} {marks(cites)}.")
    _judge(form, found, draft)
    if any(context.library.documents[f.document].source.trust == "machine_generated" for f in found):
        draft.caveats.append("What a machine-generated report records of itself is its own word.")
    return draft


def _share(found: Sequence[Field], context: Context, draft: Draft) -> None:
    """Add the share of the claims of each document that were verified."""
    shares: dict[str, Decimal] = {}
    for document in dict.fromkeys(f.document for f in found):
        counts = {f.property: (f.value, context.citer.cite(f.edge, document)) for f in found if f.document == document}
        part, whole = counts.get(KG.claimsVerified), counts.get(KG.claimsExtracted)
        if part is None or whole is None or not isinstance(part[0], Decimal) or not isinstance(whole[0], Decimal) or not whole[0]:
            continue
        cites = (part[1], whole[1])
        share = rounded(100 * part[0] / whole[0])
        share = share.to_integral_value() if share == share.to_integral_value() else share
        title = context.library.documents[document].source.title
        shares[title] = draft.compute(share, f"{part[0]} verified of {whole[0]} claims, in per cent", cites)
        draft.sentences.insert(0, f"{share} per cent of the claims of “{title}” were verified, {part[0]} of {whole[0]} {marks(cites)}.")
    if shares:
        draft.columns = (*draft.columns, "share in per cent")
        draft.rows = [type(r)((*r.values, shares.get(str(r.values[-1]))), r.cites) for r in draft.rows]


def fields(documents: Sequence[str], props: Sequence[Iri], context: Context) -> list[Field]:
    """Return what documents record of themselves, with evidence, in the order of documents and properties."""
    if not documents or not props:
        return []
    rows = context.store.select(rdf.edges(list(documents), list(props))).rows
    made = []
    labels = context.names.labels(props)
    for subject, prop, value in rows:
        if subject is None or prop is None or not isinstance(value, ox.Literal):
            continue
        title = context.library.documents[subject.value].source.title
        edge = Edge(subject.value, prop.value, value, f"{title} · {labels[prop.value]} · {value.value}")
        made.append(Field(subject.value, Iri(prop.value), _value(value), edge))
    places = context.citer.places([f.edge.bearer for f in made]) if made else {}
    order = {d: i for i, d in enumerate(documents)}, {p: i for i, p in enumerate(props)}
    return sorted((f for f in made if f.edge.bearer in places), key=lambda f: (order[0][f.document], order[1][f.property], str(f.value)))


def _value(value: ox.Literal) -> Value:
    if value.datatype.value in (XSD.decimal, XSD.integer):
        return Decimal(value.value)
    return value.value


def _documents(form: LogicalForm, context: Context) -> list[str]:
    """Return the documents asked about, the most trusted first; reports where none is named."""
    chosen = context.documents_in(form.scope)
    library = context.library.documents
    if chosen is None:
        chosen = tuple(iri for iri, info in library.items() if info.source.kind == "report")
    return sorted(chosen, key=lambda iri: library[iri].rank)


def _recorded(context: Context) -> list[Iri]:
    """Return the properties by which documents record something of themselves."""
    terms = context.graph.vocabulary.terms.values()
    return [t.iri for t in terms if t.domains & {KG.Report, KG.Document} and t.iri not in OF_TEXTS]


def _properties(form: LogicalForm, context: Context) -> list[Iri]:
    """Return the properties asked for; for what is asked of verification those that tell of it, for nothing single a summary."""
    terms = context.graph.vocabulary.terms
    asked = [p for p in form.properties if p not in OF_TEXTS and p in terms and {KG.Document, KG.Report} & terms[p].domains]
    if form.aggregate == "share":
        return [p for p in (KG.claimsVerified, KG.claimsExtracted) if p in terms]
    if KG.papersRetrieved in form.properties and KG.retrieved in form.properties:
        asked = [p for p in asked if p != KG.retrieved]
    plain = not asked or (asked == [KG.claimsExtracted] and not re.search(r"\bextract", form.question, re.I))
    counted = form.aggregate == "count" and (KG.verified in form.properties or (plain and VERIFY.search(form.question)))
    asked = [] if counted and plain else asked
    if counted or (form.yes_no and re.search(r"\bclaims\b", form.question, re.I) and not asked):
        return [p for p in (KG.claimsVerified, *asked, *((KG.claimsExtracted,) if form.yes_no else ())) if p in terms and p != KG.verified]
    if not asked and re.search(r"\bscor", form.question, re.I):
        return [KG.reviewScore]
    gate = KG.verified in form.properties or KG.gateStatus in asked or re.search(r"\bverif|\bgate\b|\bpass", form.question, re.I)
    if form.why and (gate or not asked):
        return [p for p in (*WHY, *asked) if p in terms] if not TIER.search(form.question) else [KG.tierBasis, KG.qualityTier]
    if form.why and KG.qualityTier in asked:
        return [KG.tierBasis, *asked]
    if KG.claimsVerified in asked and KG.claimsExtracted not in asked and form.yes_no:
        return [*asked, KG.claimsExtracted]
    if form.yes_no and KG.gate in asked and KG.gateStatus in terms:  # whether it was passed is the status of the gate
        return [KG.gateStatus, *asked]
    if not asked and gate:
        return [p for p in STATE if p in terms]
    return list(dict.fromkeys(asked)) or [p for p in SUMMARY if p in terms]


def _fields(found: Sequence[Field], labels: Mapping[str, str], context: Context, draft: Draft) -> None:
    """Write which field of a record has the value asked for."""
    draft.columns = ("field", "value", "document")
    for item in found[:MOST_ROWS]:
        n = context.citer.cite(item.edge, item.document)
        title = context.library.documents[item.document].source.title
        draft.row((labels[item.property], item.value, title), (n,))
        draft.sentences.append(f"“{title}”: {labels[item.property]} {item.value} [{n}].")


def _table(documents: Sequence[str], props: Sequence[Iri], found: Sequence[Field], context: Context, draft: Draft) -> None:
    """Write a row for each document with a column for each property, and a sentence."""
    labels = context.names.labels(props)
    draft.columns = (*(labels[p] for p in props), "document")
    for document in documents[:MOST_ROWS]:
        own = [f for f in found if f.document == document]
        if not own:
            continue
        values: list[Value] = []
        for prop in props:
            several = [f.value for f in own if f.property == prop]
            values.append(several[0] if len(several) == 1 else "; ".join(str(v) for v in several) or None)
        cites = tuple(context.citer.cite(f.edge, document) for f in own)
        title = context.library.documents[document].source.title
        draft.row((*values, title), cites)
        if len(draft.sentences) < MOST_TOLD:
            told = [f"{labels[p]} {v}" for p, v in zip(props, values, strict=True) if v is not None][:MOST_TOLD]
            draft.sentences.append(f"“{title}”: {'; '.join(told)} {marks(cites)}.")


def _ranked(form: LogicalForm, found: Sequence[Field], props: Sequence[Iri], context: Context, draft: Draft) -> Draft:
    """Return the documents in the order of a number or date that they record."""
    amounts = [p for p in props if any(f.property == p and isinstance(f.value, Decimal) for f in found)]
    prop = next(iter(amounts), props[0])
    label = context.names.labels([prop])[prop]
    values = [f for f in found if f.property == prop and isinstance(f.value, Decimal)]
    if not values:
        draft.missing.append(Missing(label, "property", f"no document asked records a number as its {label}"))
        return draft
    sign = -1 if form.order == "desc" else 1
    ranked = sorted(values, key=lambda f: (sign * Decimal(str(f.value)), f.document))
    draft.columns = ("document", label)
    for item in ranked[form.offset : form.offset + (form.limit or MOST_ROWS)]:
        title = context.library.documents[item.document].source.title
        draft.row((title, item.value), (context.citer.cite(item.edge, item.document),))
    if not draft.rows:
        draft.missing.append(Missing(label, "property", f"fewer documents record their {label} than were asked for"))
        return draft
    first = [r for r in draft.rows if r.values[1] == draft.rows[0].values[1]]
    names = joined(f"“{r.values[0]}”" for r in first)
    how = "highest" if form.order == "desc" else "lowest"
    rank = {0: "", 1: "second-", 2: "third-"}[form.offset]
    cites = marks(n for r in first for n in r.cites)
    verb = "has" if len(first) == 1 else "have"
    draft.sentences.append(f"{names} {verb} the {rank}{how} {label}: {first[0].values[1]} {cites}.")
    rest = [r for r in draft.rows if r not in first]
    if rest:
        draft.sentences.append(
            f"Beside it: {joined(f'“{r.values[0]}” ({r.values[1]})' for r in rest[:4])} {marks(n for r in rest[:4] for n in r.cites)}."
        )
    return draft


def _judge(form: LogicalForm, found: Sequence[Field], draft: Draft) -> None:
    """Set the verdict on a yes/no question where a record says yes or no in a word, or two counts do."""
    if claimed := granted(form.question):
        stated = [f.value for f in found if isinstance(f.value, Decimal)]
        if stated and not claimed & set(stated):
            draft.verdict = "no"
            draft.sentences[0] = f"{DENIED}{draft.sentences[0]}"
        return
    if not form.yes_no:
        return
    counts = {f.property: f.value for f in found if isinstance(f.value, Decimal)}
    if KG.claimsVerified in counts and KG.claimsExtracted in counts and re.search(r"\b(?:all|every|each)\b", form.question, re.I):
        draft.verdict = "yes" if counts[KG.claimsVerified] == counts[KG.claimsExtracted] else "no"
    else:
        words = [str(f.value) for f in found if f.property in (KG.gateStatus, KG.correctionStatus, KG.reproducibilityStatus)]
        signs = {"no" if NEGATIVE.search(w) else "yes" for w in words if NEGATIVE.search(w) or POSITIVE.search(w)}
        draft.verdict = signs.pop() if len(signs) == 1 else "mixed" if signs else None
    if draft.verdict in ("yes", "no"):
        draft.sentences[0] = f"{draft.verdict.capitalize()}: {draft.sentences[0]}"
