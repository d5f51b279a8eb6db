"""Questions about documents themselves: who wrote them, what they list, cite and claim, and what their records say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.lexicon.mentions import Mention
from kg.model.document import Span, overlapping
from kg.model.logical_form import Absent, LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.kinds.evidence import evidence_kind
from kg.query.names import Names
from kg.query.parts import Parts
from kg.query.parts_written import part_written
from kg.query.reading import Reading
from kg.query.standing import quoted
from kg.query.titles import reports
from kg.query.vocabulary import Vocabulary
from kg.vocab import DCTERMS, KG, OWL

KINDS = ("document", "introduction", "sources", "says", "references", "record", "claims", "addressed")
"""The kinds of question that are answered from what documents say of themselves."""

CLASSES = frozenset((KG.Document, KG.Paper, KG.Leaderboard, KG.ModelCard, KG.Repository, KG.WebPage, KG.Survey, KG.Report))
BIBLIOGRAPHIC = frozenset((KG.authors, KG.year, KG.identifier, KG.venue, DCTERMS.title))
"""What is said of a work in a list of references too."""

OF_CLAIMS = frozenset((KG.verified, KG.confidence))

OF_CLAIM = re.compile(r"confiden|verif|certain|sure", re.I)
"""What says of a word for a score or a state that it is one of claims."""

ADDRESSED = re.compile(
    r"\b(?:answer|address|respond|resolve|settle|tackle|speak|stick)(?:s|es|ed|ing)?\b.{0,40}\bquestions?\b"
    r"|\bquestions?\b.{0,30}\b(?:answered|addressed|resolved|settled)\b|\b(?:on|off)[- ]topic\b|\bmatch(?:es|ed)?\b.{0,40}\bquestion\b",
    re.I,
)
SAYS = re.compile(
    r"\bwhat\b(?!\s+(?:share|percentage|per\s?cent|proportion|fraction)\b).*\b(?:say|says|said|state|states|stated|claim|claims|claimed|report|reports|reported|write|writes|wrote|tell|tells|conclude|concludes|find|finds|found)\b"
    r"(?:\s+us)?\s+(?:about|on|of|regarding|concerning)\b",
    re.I,
)
PAPER = re.compile(r"\b(?:paper|article|preprint|publication|tech(?:nical)? report|work)\b", re.I)
MADE_PUBLIC = re.compile(
    r"\b(?:publish(?:ed)?|appear(?:ed)?|written|wrote|authored|come out|came out|released?|dated?|made|created|generated|produced)\b",
    re.I,
)
INTRODUCED = re.compile(r"\b(?:introduc|propos|present|describ|publish|unveil|announc)\w*\b", re.I)
ASKS_DOCUMENT = re.compile(
    r"\b(?:which|what|name|in (?:which|what)|give)\s+(?:the\s+)?(?:\w+\s+)?(?:paper|article|document|publication|source|text|work)\b"
    r"|(?<!s\s)\bwhere\b",
    re.I,
)
TRUSTED = re.compile(r"\bmachine[- _]|\bprimary\b|\bsecondary\b|\bthird[- ]part", re.I)
SPEAKER_KINDS = {
    "reports": "report",
    "papers": "paper",
    "leaderboards": "leaderboard",
    "surveys": "survey",
    "model cards": "model_card",
    "repositories": "repository",
    "readmes": "repository",
}
ALL_SAY = re.compile(
    r"\bwhat\s+(?:do|does)\s+(?:all\s+)?(?:the\s+|your\s+)?(?:documents|sources|literature|texts)\s+(?:here\s+)?(?:say|state|tell|write)\b",
    re.I,
)
"""All documents asked what they say of something."""
SPEAKERS = re.compile(rf"\b({'|'.join(SPEAKER_KINDS)})\s+(?:say|state|claim|report|write|tell|conclude|find|found|said)\b", re.I)
LISTED = re.compile(r"\b(?:which|what|list|show|name|all|every|how many|number of|any|are there|give me|enumerate)\b", re.I)
CLAIM_NOUN = re.compile(
    r"\b(?:which|what|list|all|show|the|its|verified|unverified|extracted|any|every|each|first|last|single|one|many|of)\s+(?:[\w-]+\s+){0,2}?(?:claim|finding)s?\b"
    r"|^(?:claim|finding)s?\b|\b(?:claim|finding)s?\s+(?:of|in|with|from|about|made|extracted|by|that\s+(?:is|are|was|were)|verified|unverified)\b",
    re.I,
)
CLAIMS_WHAT = re.compile(r"\bwhat\b.*\b(?:claims?|asserts?|maintains?|contends?|argues?|finds?|puts?\s+forward)\W*$", re.I)
"""A verb of claiming at the end of a question, which asks for all that a document claims."""
SAY = re.compile(
    r"\b(?:do|does)\s+(?:all\s+)?the\s+(?:\w+\s+)?(?:documents?|sources?|papers?)\s+(?:say|give|report|tell|state|print|show)\b", re.I
)
"""Wordings that ask what documents say, and not which they are."""
UNVERIFIED = re.compile(r"\b(?:un-?verified|not|fail\w*|couldn['’]t|can['’]t|weren['’]t|aren['’]t)\b", re.I)
CLAIMS_VERIFIED = re.compile(r"\bclaims?\b.*\b(?:verif|confirm|check)\w*|\b(?:verif|confirm)\w*\s+claims?\b", re.I)
ONE_CLAIM = re.compile(r"\b(?:the|each|every|any|which)\s+(?:[\w-]+\s+){0,2}claims?\s+(?:of|in|from)\b", re.I)
"""Where `claim` is a noun and no verb of a document."""
BY_WHOM = re.compile(r"\bwhose\s+work\b|\bby\s+whom\b|\bwho(?:\s+is|\s+are|\s+stands?|['’]s)\s+behind\b", re.I)
BRACKETED = re.compile(r"\[\d{1,4}\]")
UNDER = re.compile(r"\b(?:verif\w+|unverified|gate|pass(?:es|ed)?)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a question decides which of the kinds it is."""

    parts: Parts
    text: str
    open: str
    classes: frozenset[Iri]
    plural: frozenset[Iri]
    target: Iri | None
    properties: tuple[Iri, ...]
    masked: tuple[Iri, ...]
    records: tuple[Iri, ...]
    reports: bool
    works: tuple[Subject, ...]
    scoping: tuple[Span, ...]
    unknown: tuple[Absent, ...]

    @property
    def entities(self) -> tuple[Subject, ...]:
        """Return what the question names besides documents and concepts."""
        return tuple(s for s in (*self.parts.models, *self.parts.things) if not overlapping(s.span, self.scoping))

    @property
    def concepts(self) -> tuple[Subject, ...]:
        """Return the concepts that it names; a word that orders or counts names none."""
        said = [o.span for o in self.parts.reading.operators]
        return tuple(c for c in self.parts.concepts if c.span not in said)

    @property
    def scored(self) -> bool:
        """Return whether something is named that is measured, outside the words that name documents."""
        measured = self.parts.measured
        named = any(not overlapping(b.span, self.scoping) for b in (*measured.benchmarks, *measured.tasks))
        return self.parts.scored and (named or bool(measured.metrics) or not measured.benchmarks)

    @property
    def scoped(self) -> bool:
        """Return whether the question names documents or their kind."""
        return bool(self.parts.scope.documents or self.parts.scope.kinds)


def document_form(
    parts: Parts, scoped: Sequence[Span], absent: Sequence[Absent], names: Names, vocabulary: Vocabulary
) -> LogicalForm | None:
    """Return the logical form of a question about documents, None for any other question.

    A name that nothing bears is a subject here: it may stand in a title or in a list of references.
    """
    asked = _asked(parts, scoped, absent, names, vocabulary)
    kind = _kind(asked)
    if kind is None:
        return None
    reading = parts.reading
    taken = [w.span for w in asked.works]
    unknown = tuple(Subject(a.text, a.span, a.text, Iri(""), (KG.Work,)) for a in absent if not overlapping(a.span, taken))
    known = (*asked.entities, *asked.concepts)
    subjects = tuple(
        {s.span: s for s in reversed([*asked.works, *(s for s in (*known, *unknown) if not overlapping(s.span, taken))])}.values()
    )
    masked = asked.masked if kind == "record" and (reading.has("count") or _order(reading)) else ()
    return LogicalForm(
        kind=kind,
        question=reading.text,
        subjects=tuple(sorted(subjects, key=lambda s: s.span))
        if not asked.works
        else (*asked.works, *(s for s in subjects if s not in asked.works)),
        measured=parts.measured,
        properties=tuple(dict.fromkeys((*asked.properties, *masked, *((KG.dated,) if kind == "record" and reading.has("when") else ())))),
        target=asked.target,
        scope=replace(parts.scope, kinds=_speaking(asked)) if kind == "says" and parts.scope.open else parts.scope,
        order=_order(reading),
        offset=1 if reading.has("second") else 2 if reading.has("third") else 0,
        yes_no=parts.yes_no,
        why=parts.why,
        aggregate="share"
        if kind == "record" and reading.has("share")
        else "count"
        if reading.has("count")
        else "average"
        if reading.has("average")
        else None,
    )


def _asked(parts: Parts, scoped: Sequence[Span], absent: Sequence[Absent], names: Names, vocabulary: Vocabulary) -> _Asked:
    reading = parts.reading
    free = [m for m in reading.mentions if m.span not in scoped]
    free = [m for m in free if not (m.of(KG.Report) or any(e.iri == KG.Report for e in m.entries)) or not _verb(m, reading)]
    classes = {e.iri for m in free for e in m.of(OWL.Class)}
    plural = {e.iri for m in free if m.text.lower().endswith("s") for e in m.of(OWL.Class)}
    found, masked = _properties(free, vocabulary)
    if parts.why:  # "why did the authors of X …" asks what they did, not who they are
        found = tuple(p for p in found if p != KG.authors)
    if part_written(reading):
        found = tuple(p for p in found if p != KG.authors)
    of_reports = [p for p in (*found, *masked) if p in vocabulary.terms and KG.Report in vocabulary.terms[p].domains]
    kinds = {d.kind for d in names.documents() if d.iri in parts.scope.documents}
    reports = "report" in kinds or "report" in parts.scope.kinds or KG.Report in classes
    titled = bool(
        set(found) & BIBLIOGRAPHIC
        or PAPER.search(reading.text)
        or reading.has("who", "when")
        or classes & {KG.Reference}
        or KG.cites in found
    )
    works = quoted(reading.text, names.titles()) if titled else ()
    works = tuple(w for w in works if not overlapping(w.span, list(scoped)))
    open_ = reading.text
    for span in scoped:
        if " " in span.of(reading.text):
            open_ = open_[: span.start] + "…" * (span.end - span.start) + open_[span.end :]
    return _Asked(
        parts,
        reading.text,
        open_,
        frozenset(classes),
        frozenset(plural),
        _target(free),
        found,
        masked,
        tuple(of_reports),
        reports,
        works,
        tuple(scoped),
        tuple(absent),
    )


def _verb(mention: Mention, reading: Reading) -> bool:
    """Return whether "report" is a verb where it stands: right behind the documents that do it."""
    if reports(reading.text, mention.span):
        return True
    before = reading.text[: mention.span.start].rstrip()
    if re.search(r"\b(?:not|never|also|to|they|it|that|which)$", before, re.I) and not re.search(r"^\s*which$", before, re.I):
        return not re.search(r"\b(?:in|of|from|is|for)\s+(?:that|which)$", before, re.I)
    ends = [m.span.end for m in reading.mentions if any(e.iri in CLASSES for e in m.of(OWL.Class)) and m.span.end <= mention.span.start]
    return bool(ends) and reading.text[max(ends) : mention.span.start].strip() == ""


def _target(free: Sequence[Mention]) -> Iri | None:
    """Return the class of documents asked for: the first named, or the one that a word for any document is narrowed to."""
    named = [e.iri for m in free for e in m.of(OWL.Class) if e.iri in CLASSES]
    return next((c for c in named if c != KG.Document), None) or (named[0] if named else None)


def _properties(free: Sequence[Mention], vocabulary: Vocabulary) -> tuple[tuple[Iri, ...], tuple[Iri, ...]]:
    """Return the properties of documents, references and claims that are named, and those named by a word that names a class too."""
    about = {*CLASSES, KG.Reference, KG.Claim}
    found: list[Iri] = []
    masked: list[Iri] = []
    for mention in free:
        for entry in mention.of(OWL.ObjectProperty, OWL.DatatypeProperty):
            plain = entry.iri not in OF_CLAIMS or OF_CLAIM.search(mention.text)
            if plain and entry.iri in vocabulary.terms and vocabulary.terms[entry.iri].domains & about:
                (masked if any(e.iri in about for e in mention.of(OWL.Class)) else found).append(entry.iri)
        if any(e.iri == DCTERMS.title for e in mention.entries):
            found.append(DCTERMS.title)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(masked))


def _kind(asked: _Asked) -> str | None:
    """Return which of the kinds a question is."""
    parts, reading, text = asked.parts, asked.parts.reading, asked.text
    if reading.table and evidence_kind(parts) == "coverage":
        return None
    if asked.scoped and BY_WHOM.search(text) and not (asked.entities or asked.concepts):
        return "document"
    if asked.scoped and ADDRESSED.search(text):
        return "addressed"
    if asked.reports and reading.has("share") and CLAIMS_VERIFIED.search(text):
        return "record"
    if (
        (asked.scoped or _speaking(asked) or ALL_SAY.search(text))
        and SAYS.search(asked.open)
        and not ONE_CLAIM.search(text)
        and not (KG.Claim in asked.classes and OF_CLAIMS & set(asked.properties))
        and not (parts.models and parts.measured.benchmarks)
        and not (parts.target == KG.Model and parts.measured.benchmarks)
        and not parts.sizes
    ):
        return "says"
    if _claims(asked):
        return "claims"
    if _references(asked):
        return "references"
    if _introduction(asked):
        return "introduction"
    if _record(asked):
        return "record"
    if _sources(asked) and evidence_kind(parts) is None:
        return "sources"
    if _document(asked):
        return "document"
    entities = asked.entities or asked.concepts
    if asked.reports and parts.scope.documents and not entities and not reading.has("better", "worse", "trend"):
        return "record"
    return None


def _speaking(asked: _Asked) -> tuple[str, ...]:
    """Return the kind of document that a plural names as speaking ("what do the reports say about …")."""
    named = SPEAKERS.search(asked.text)
    return (SPEAKER_KINDS[named[1].casefold()],) if named else ()


def _claims(asked: _Asked) -> bool:
    """Return whether single claims are asked for; how many a report extracted or verified stands in its record."""
    reading = asked.parts.reading
    if len(asked.parts.models) > 1 and re.search(r"\bclaims?\s+that\b", asked.text, re.I) and not asked.reports:
        return False
    counted = {KG.claimsExtracted, KG.claimsVerified} & set(asked.properties)
    if asked.reports and asked.scoped and not asked.entities and CLAIMS_WHAT.search(asked.open):
        return True
    if KG.Claim not in asked.classes:
        listed = counted and reading.has("list") and not reading.has("count") and _order(reading) is None and not asked.parts.yes_no
        return bool(
            (KG.confidence in asked.properties and asked.scoped and not asked.entities)
            or (listed and asked.reports and re.search("claims", asked.text, re.I))
        )
    if asked.reports and (
        (reading.has("count") and not UNVERIFIED.search(asked.text) and KG.confidence not in asked.properties)
        or (asked.parts.yes_no and re.search(r"\b(?:all|every|each)\b", asked.text, re.I))
    ):
        return False
    return bool(CLAIM_NOUN.search(asked.text) or OF_CLAIMS & set(asked.properties))


def _references(asked: _Asked) -> bool:
    if KG.Reference in asked.classes or KG.cites in asked.properties or KG.cites in asked.masked:
        words = [
            m.text.lower()
            for m in asked.parts.reading.mentions
            if m.of(KG.Reference) or any(e.iri in (KG.Reference, KG.cites) for e in m.entries)
        ]
        return any(re.search(r"\bcit|\brefs?\b|referen|bibliograph", word) for word in words)
    named = asked.entities or asked.concepts or asked.scoped or asked.unknown
    if re.search(r"\bcit(?:e|es|ed|ing)\b|\bbibliograph", asked.text, re.I) and named:
        return True
    return bool(BRACKETED.search(asked.text))


def _introduction(asked: _Asked) -> bool:
    """Return whether the work that brought something in is asked for."""
    if not (asked.entities or asked.concepts or asked.unknown) or not INTRODUCED.search(asked.text) or asked.parts.yes_no:
        return False
    return bool(ASKS_DOCUMENT.search(asked.text)) and not set(asked.properties) & {KG.authors, KG.year, KG.identifier}


def _record(asked: _Asked) -> bool:
    """Return whether what a report records of itself is asked for."""
    if not asked.reports:
        return False
    reading = asked.parts.reading
    found = [p for p in asked.records if p in asked.properties]
    masked = [p for p in asked.records if p in asked.masked and (reading.has("count") or _order(reading))]
    if found or masked or (KG.Report in asked.classes and reading.has("score") and not asked.entities and not asked.concepts):
        return True
    return bool(
        (UNDER.search(asked.text) and (asked.parts.scope.documents or asked.parts.scope.kinds))
        or (KG.dated in asked.properties and asked.scoped)
    )


def _sources(asked: _Asked) -> bool:
    """Return whether documents are asked for: those of a kind, those that name or report something."""
    wanted = CLASSES & asked.classes
    reading = asked.parts.reading
    if asked.parts.models and asked.parts.scored and SAY.search(asked.text):
        return False
    if not wanted or asked.parts.order or reading.has("agree", "better", "worse", "trend"):
        return False
    first = any(m.span.start == 0 and any(e.iri in wanted for e in m.of(OWL.Class)) for m in reading.mentions)
    if not first and not LISTED.search(asked.text) and not (asked.parts.yes_no and TRUSTED.search(asked.text)):
        return False
    if asked.parts.bounds or (
        asked.parts.properties
        and asked.entities
        and KG.mentions not in asked.properties
        and not re.search(r"\breport|\bmention", asked.text, re.I)
    ):
        return False
    lead = next((m for m in reading.mentions if any(e.iri in wanted for e in m.of(OWL.Class))), None)
    others = [
        m
        for m in reading.mentions
        if m.of(OWL.Class) and lead and m.span < lead.span and any(e.iri in (KG.Model, KG.Benchmark, KG.Corpus) for e in m.of(OWL.Class))
    ]
    return not others and (
        bool(wanted & asked.plural)
        or bool(
            re.search(r"\b(?:which|what)\s+(?:[\w-]+\s+)?(?:paper|document|source|report|leaderboard|article|text)\b", asked.text, re.I)
        )
    )


def _document(asked: _Asked) -> bool:
    """Return whether title, authors, year or the like of a work is asked for."""
    parts, reading = asked.parts, asked.parts.reading
    named = bool(parts.scope.documents or asked.works or parts.scope.kinds)
    paper = bool(PAPER.search(asked.text))
    about = set(asked.properties)
    if reading.titles and reading.has("who", "when") and not (asked.entities or asked.concepts or parts.scored):
        return True
    if named and about and not asked.records and not (parts.models and parts.scored):
        other = asked.entities or asked.concepts or asked.classes - CLASSES
        return bool(about & BIBLIOGRAPHIC) or (not other and not about & {KG.mentions, KG.introduces, KG.cites, KG.link, KG.licence})
    dated = KG.releaseDate in parts.properties and parts.models and not paper
    if (
        (named or paper)
        and not dated
        and not asked.scored
        and (reading.has("when") or reading.has("who"))
        and MADE_PUBLIC.search(asked.text)
    ):
        return True
    if paper and about & BIBLIOGRAPHIC and not parts.order:
        return True
    both = {KG.developedBy, KG.releaseDate} & set(parts.properties)
    return bool(about & {KG.authors, KG.identifier, DCTERMS.title} and not both and not parts.order and (asked.entities or asked.concepts))


def _order(reading: Reading) -> str | None:
    """Return the direction of a superlative."""
    if reading.has("worst", "smallest", "fewest", "oldest"):
        return "asc"
    return "desc" if reading.has("best", "largest", "most", "newest", "second", "third") else None
