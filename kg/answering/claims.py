"""The claims of documents: their words, whether the document calls them verified, and how sure it is of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.bibliography import ordinal
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import nodes, spellings
from kg.answering.records import BOUND, Field, fields, meets
from kg.answering.verified_claim import best, claim_told
from kg.answering.wording import joined, marks, rounded
from kg.lexicon.keys import match_key
from kg.model.answer import Missing, Value
from kg.model.logical_form import LogicalForm
from kg.vocab import KG

MOST_ROWS = 60
MOST_TOLD = 3
RANGE = re.compile(r"\bbetween\s+(\d*\.?\d+)\s+and\s+(\d*\.?\d+)", re.I)
NOT_VERIFIED = re.compile(
    r"\b(?:un-?verified|not\b.{0,20}\bverified|(?:could|can|was|were|is|are|did)(?:n['’]t|\s*not)\b.{0,20}\bverif\w+|fail\w*\s+verification|fail\w*\b.{0,20}\bverif\w+)",
    re.I,
)
VERIFIED = re.compile(r"\bverified\b|\bverif(?:y|ies)\b", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the graph holds it."""

    iri: str
    document: str
    text: str
    kind: str
    verified: bool | None
    confidence: Decimal | None

    @property
    def edge(self) -> Edge:
        """Return the edge that is cited: the claim's text, shown by the claim's own place."""
        return Edge(self.iri, KG.text, ox.Literal(self.text), f"claim {self.iri.rsplit('/', 1)[-1]} · text · {self.text}", self.iri)


def read(context: Context, documents: Sequence[str]) -> list[Told]:
    """Return the claims of documents, in the order of the documents' trust and of the claims."""
    found: dict[str, Told] = {}
    for row in context.store.select(rdf.claims(documents)).rows:
        iri, document, text, kind, verified, confidence = (t.value if t else None for t in row)
        if iri and document and text is not None:
            sure = Decimal(confidence) if confidence is not None else None
            found[iri] = Told(iri, document, text, kind or "", None if verified is None else verified == "true", sure)
    return sorted(found.values(), key=lambda c: (context.library.documents[c.document].rank, ordinal(c.iri.rsplit("/", 1)[-1])))


def claims(form: LogicalForm, context: Context) -> Draft:
    """Return the claims that a question asks for: verified or not, about something, the surest or least sure."""
    draft = Draft()
    allowed = context.documents_in(form.scope)
    told = read(context, allowed or ())
    listed = _listed(form, told)
    if not told:
        return _none(form, allowed, context, draft)
    if form.yes_no and (one := claim_told(form.question)) is not None:
        flagged = [c for c in told if c.verified is not None]
        at = best(one[0], (c.text for c in flagged))
        if at is not None:
            return _checked(flagged[at], wanted=one[1], context=context, draft=draft)
    kept, what = _kept(form, listed, context)
    if not kept:
        asked = joined([what, *(f"about {s.text}" for s in form.subjects)]).strip() or "such"
        draft.missing.append(Missing(f"{asked} claims"[:80], "claim", f"no claim that the documents asked show is {asked}"))
        return draft
    if form.aggregate in ("count", "average"):
        return _worked_out(form, kept, what, context, draft)
    numbered = NUMBERED.search(form.question)
    if numbered is not None:
        kept = _at(numbered, kept)
        if not kept:
            draft.missing.append(Missing(numbered[0][:80], "claim", f"the documents asked have no {numbered[0]}"))
            return draft
    elif form.order and any(c.confidence is not None for c in kept):
        kept = _ordered(form, kept)
    text = [] if what or numbered or form.order or _bounded(form) else _kept(form, [c for c in told if c not in listed], context)[0]
    _rows([*kept, *text], context, draft)
    _say(form, kept, what, context, draft)
    if text:
        draft.sentences.append("Statements of its text, which it lists as no claims, stand behind them in the table.")
    return draft


def _checked(claim: Told, *, wanted: bool, context: Context, draft: Draft) -> Draft:
    """Return whether the document that makes a claim calls it verified."""
    _rows([claim], context, draft)
    draft.verdict = "yes" if claim.verified == wanted else "no"
    state = "verified" if claim.verified else "not verified"
    shown = marks([context.citer.cite(claim.edge, claim.document)])
    draft.sentences.append(f"{draft.verdict.capitalize()}: the claim “{claim.text.rstrip('.')}” is {state} {shown}.")
    draft.caveats.append("Verified and confidence are the document's own words on its claims.")
    return draft


ORDINALS = {
    w: n for n, w in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1)
}
NUMBERED = re.compile(
    rf"\b(?P<word>{'|'.join(ORDINALS)}|last)\s+(?:extracted\s+)?claim\b|\bclaim\s+(?:no\.?\s*|number\s+|#)?(?P<number>\d{{1,2}})\b", re.I
)
"""One claim asked for by its place in its document's list."""


def _at(numbered: re.Match[str], told: Sequence[Told]) -> list[Told]:
    """Return the claim of each document at the place asked for."""
    found = []
    for document in dict.fromkeys(c.document for c in told):
        own = [c for c in told if c.document == document]
        at = (
            len(own)
            if (numbered["word"] or "").lower() == "last"
            else ORDINALS.get((numbered["word"] or "").lower()) or int(numbered["number"] or 0)
        )
        found += own[at - 1 : at] if at else []
    return found


def _listed(form: LogicalForm, told: Sequence[Told]) -> list[Told]:
    """Return the claims with a flag or confidence where one is asked for, or where a document lists such claims beside sentences."""
    flagged = {c.document for c in told if c.verified is not None or c.confidence is not None}
    wanted = KG.confidence in form.properties or KG.verified in form.properties or form.order is not None
    return [c for c in told if c.verified is not None or c.confidence is not None or (not wanted and c.document not in flagged)]


def _kept(form: LogicalForm, told: Sequence[Told], context: Context) -> tuple[list[Told], str]:
    """Return the claims that meet what the question says of them, and that in words."""
    kept, what = list(told), ""
    if NOT_VERIFIED.search(form.question):
        kept, what = [c for c in kept if c.verified is False], "not verified"
    elif VERIFIED.search(form.question):
        kept, what = [c for c in kept if c.verified], "verified"
    between = RANGE.search(form.question)
    if between:
        least, most = sorted((Decimal(between[1]), Decimal(between[2])))
        kept = [c for c in kept if c.confidence is not None and least <= c.confidence <= most]
    bound = BOUND.search(form.question)
    if bound:
        kept = [c for c in kept if c.confidence is not None and meets(c.confidence, bound)]
    for subject in form.subjects:
        about = (
            {s.value for s, _, _ in context.store.select(rdf.edges((), [KG.about], nodes(subject))).rows if s is not None}
            if nodes(subject)
            else set()
        )
        names = [match_key(n) for n in spellings(subject, context)]
        kept = [c for c in kept if c.iri in about or any(n and n in match_key(c.text) for n in names)]
    return kept, what


def _bounded(form: LogicalForm) -> bool:
    """Return whether a question sets bounds on confidence."""
    return bool(RANGE.search(form.question) or BOUND.search(form.question))


def _ordered(form: LogicalForm, told: Sequence[Told]) -> list[Told]:
    """Return the surest or least sure claims: as many as asked for, else all that share the first place."""
    sign = -1 if form.order == "desc" else 1
    ranked = sorted(
        (c for c in told if c.confidence is not None),
        key=lambda c: (sign * (c.confidence or 0), c.document, ordinal(c.iri.rsplit("/", 1)[-1])),
    )
    if form.limit:
        return ranked[form.offset : form.offset + form.limit]
    steps = list(dict.fromkeys(c.confidence for c in ranked))
    at = steps[form.offset] if form.offset < len(steps) else steps[-1]
    return [c for c in ranked if c.confidence == at]


def _rows(told: Sequence[Told], context: Context, draft: Draft) -> None:
    draft.columns = ("claim", "verified", "confidence", "kind", "source")
    for claim in told[:MOST_ROWS]:
        n = context.citer.cite(claim.edge, claim.document)
        source = context.library.documents[claim.document].source.title
        draft.row((claim.text, _flag(claim), claim.confidence, claim.kind, source), (n,))
    if len(told) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} of {len(told)} are shown.")
    draft.drop_empty_columns()


def _flag(claim: Told) -> Value:
    return None if claim.verified is None else "yes" if claim.verified else "no"


def _say(form: LogicalForm, told: Sequence[Told], what: str, context: Context, draft: Draft) -> None:
    shown = told[:MOST_TOLD]
    cites = [context.citer.cite(c.edge, c.document) for c in shown]
    words = joined(f"“{c.text.rstrip('.')}”{_aside(form, c)}" for c in shown)
    more = ", and others in the table" if len(told) > MOST_TOLD else ""
    plural = len(told) > 1
    if form.order and told[0].confidence is not None and not (form.limit or NUMBERED.search(form.question)):
        how = (
            ("highest" if form.order == "desc" else "lowest")
            if not form.offset
            else ("next highest" if form.order == "desc" else "next lowest")
        )
        draft.sentences.append(
            f"The {how} confidence is {told[0].confidence}, of the {'claims' if plural else 'claim'} {words}{more} {marks(cites)}."
        )
    else:
        state = f" called {what}" if what else ""
        if _bounded(form):
            number = draft.compute(Decimal(len(told)), "claims counted", tuple(n for row in draft.rows for n in row.cites))
            draft.add_column("claims", number)
            state += f" with such a confidence, {number} in all," if plural else " with such a confidence"
        draft.sentences.append(f"The {'claims' if plural else 'claim'}{state} {'are' if plural else 'is'} {words}{more} {marks(cites)}.")
    if any(c.verified is not None for c in told):
        draft.caveats.append("Verified and confidence are the document's own words on its claims.")


def _aside(form: LogicalForm, claim: Told) -> str:
    """Return, in brackets, what a question asks of a claim besides its words: the confidence, and whether it is verified."""
    sure = NOT_VERIFIED.search(form.question) or _bounded(form) or NUMBERED.search(form.question) or KG.confidence in form.properties
    asked = KG.verified in form.properties and not VERIFIED.search(form.question) and not NOT_VERIFIED.search(form.question)
    state = "verified" if claim.verified else "not verified"
    parts = [str(claim.confidence)] if sure and claim.confidence is not None else []
    parts += [state] if asked and claim.verified is not None else []
    return f" ({', '.join(parts)})" if parts else ""


def _worked_out(form: LogicalForm, told: Sequence[Told], what: str, context: Context, draft: Draft) -> Draft:
    """Return how many claims there are of the kind asked for, or the mean of their confidence."""
    if form.aggregate == "average":
        told = [c for c in told if c.confidence is not None]
        if not told:
            draft.missing.append(Missing("confidence", "property", "no claim asked has a confidence"))
            return draft
    cites = tuple(context.citer.cite(c.edge, c.document) for c in told)
    if form.aggregate == "average":
        mean = rounded(sum((c.confidence or Decimal(0) for c in told), Decimal(0)) / len(told), 3)
        name, number = "mean confidence", draft.compute(mean, "the mean of the confidence of the claims shown", cites)
    else:
        name, number = "claims", draft.compute(Decimal(len(told)), "claims counted", cites)
    draft.columns = (name, "claim", "verified", "confidence", "source")
    for at, (claim, n) in enumerate(zip(told, cites, strict=True)):
        source = context.library.documents[claim.document].source.title
        draft.row((number if at == 0 else None, claim.text, _flag(claim), claim.confidence, source), (n,))
    draft.drop_empty_columns()
    state = f" {what}" if what else ""
    verb = (
        f"The mean confidence of the claims shown is {number}"
        if form.aggregate == "average"
        else f"{number} {'claim' if number == 1 else 'claims'} shown{' is' if number == 1 and what else ' are' if what else ''}{state}"
    )
    draft.sentences.append(f"{verb} {marks(cites[:6])}.")
    return draft


def _none(form: LogicalForm, allowed: Sequence[str] | None, context: Context, draft: Draft) -> Draft:
    """Return that no claim is shown, with the counts that the documents record."""
    counts = fields(list(allowed or ()), [KG.claimsExtracted, KG.claimsVerified, KG.sourceGroundedClaims], context)
    if form.aggregate == "count" and NOT_VERIFIED.search(form.question):
        return _difference(counts, context, draft)
    for item in counts:
        title = context.library.documents[item.document].source.title
        draft.caveats.append(
            f"“{title}” records {context.names.labels([item.property])[item.property]}: {item.value}; it shows none of them."
        )
    draft.missing.append(Missing("claims", "claim", "the documents asked show no single claim"))
    return draft


def _difference(counts: Sequence[Field], context: Context, draft: Draft) -> Draft:
    """Return how many claims are left that a report does not call verified, from the counts that it records."""
    draft.columns = ("not verified", "claims extracted", "claims verified", "source")
    for document in dict.fromkeys(f.document for f in counts):
        own = {f.property: f for f in counts if f.document == document}
        extracted, verified = own.get(KG.claimsExtracted), own.get(KG.claimsVerified)
        if extracted is None or verified is None or not isinstance(extracted.value, Decimal) or not isinstance(verified.value, Decimal):
            continue
        cites = tuple(context.citer.cite(f.edge, document) for f in (extracted, verified))
        left = draft.compute(extracted.value - verified.value, "claims extracted minus claims verified", cites)
        title = context.library.documents[document].source.title
        draft.row((left, extracted.value, verified.value, title), cites)
        draft.sentences.append(f"“{title}” extracted {extracted.value} and verified {verified.value}: {left} not verified {marks(cites)}.")
    if not draft.rows:
        draft.missing.append(Missing("claims", "claim", "the documents asked record no such count of claims"))
    return draft
