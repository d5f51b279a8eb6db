"""Works by what is said of them: who wrote them, when, under which title and identifier, and which work brought something in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.authorship import authorship, persons
from kg.answering.bibliography import SHOWN, Entry, cite, document_entry, fits, references
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import called, nodes, spellings
from kg.answering.records import record
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing, Value
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.vocab import DCTERMS, KG

MOST_ROWS = 30
MOST_TOLD = 4
WRITINGS = ("paper", "survey")
"""The kinds of document that "the paper of …" may mean."""

REGISTRIES = (
    ("arxiv", re.compile(r"\barxiv\b", re.I)),
    ("doi", re.compile(r"\bdoi\b", re.I)),
    ("repository", re.compile(r"\b(?:repository|repo)\b", re.I)),
)
NTH_AUTHOR = re.compile(r"\b(?P<which>first|lead|last|senior|second|third)[- ]authors?\b", re.I)
SPLIT_AUTHORS = re.compile(r"\s*;\s*|(?:\s*,)?\s+and\s+|\s*,\s*(?=[^\W\d_])")
PLACES = {"first": 0, "lead": 0, "second": 1, "third": 2, "last": -1, "senior": -1}


@dataclass(frozen=True, slots=True)
class Shown:
    """A work with the thing that it was found for, what says that it is cited for it, and how well its title names it."""

    entry: Entry
    subject: Subject | None = None
    edge: Edge | None = None
    fit: int = 0


def document(form: LogicalForm, context: Context) -> Draft:
    """Return what is asked of works: of documents here from their own text, of others from lists of references."""
    draft = Draft()
    props = _asked(form)
    if any(p not in SHOWN for p in props) and (form.scope.documents or form.scope.kinds):
        return record(form, context)
    props = [p for p in props if p in SHOWN] or [DCTERMS.title, KG.authors, KG.year, KG.identifier]
    found = _works(form, context, draft)
    registry = next((name for name, word in REGISTRIES if word.search(form.question)), None) if KG.identifier in props else None
    if registry:
        found = [replace(s, entry=replace(s.entry, identifiers=_of_registry(s.entry.identifiers, registry))) for s in found]
    have = [s for s in found if any(s.entry.value(p) is not None for p in props)]
    if not have:
        name = registry.upper() if registry == "doi" else joined((SHOWN[Iri(p)] for p in props), "or")
        for shown in found[:MOST_TOLD]:
            draft.missing.append(Missing(shown.entry.title[:80], "document", f"no text here states the {name} of “{shown.entry.title}”"))
        return draft
    _table(form, props, have, context, draft)
    asked = persons(form.subjects) if form.yes_no and KG.authors in props else []
    if asked and draft.sentences:
        nth = NTH_AUTHOR.search(form.question)
        draft.verdict = authorship(asked, [_nth(s.entry.authors, nth["which"].lower()) if nth else s.entry.authors for s in have])
        opening = {"yes": "Yes: ", "no": "No: ", "mixed": "In part: ", None: ""}[draft.verdict]
        draft.sentences[0] = f"{opening}{draft.sentences[0]}"
    return draft


def introduction(form: LogicalForm, context: Context) -> Draft:
    """Return the works that brought something in: those that say so or are said to, else those whose titles name it."""
    draft = Draft()
    draft.columns = ("title", "authors", "year", "identifier", "published in", "introduces", "shown by", "source")
    for subject in form.subjects:
        name = called(subject, context)
        stated = _stated_introductions(subject, context)
        for edge, place, label in stated:
            draft.row((place, None, None, None, None, name, label, place), (context.citer.cite(edge),))
            draft.sentences.append(f"{label} {marks([context.citer.cite(edge)])}.")
        named = _of_thing(subject, context)
        named = [s for s in named if s.fit > 1] or named
        for shown in named[:MOST_TOLD]:
            entry = shown.entry
            cites = list(cite(entry, [p for p in SHOWN if entry.value(p) is not None], context))
            how = (
                (
                    "its title"
                    if entry.number is not None or fits(entry.title, spellings(subject, context), context)
                    else "the name it is filed under here"
                )
                if shown.fit
                else "what is cited for it"
            )
            if shown.edge is not None:
                cites.append(context.citer.cite(shown.edge, entry.document))
                how = "its title, and what is cited for it" if shown.fit else how
            source = context.library.documents[entry.document].source.title
            draft.row(
                (entry.title, entry.authors, entry.year, "; ".join(entry.identifiers) or None, entry.venue, name, how, source), tuple(cites)
            )
            who = f" by {entry.authors}" if entry.authors else ""
            when = f" ({entry.year})" if entry.year else ""
            when += f", published in {entry.venue}" if entry.venue else ""
            draft.sentences.append(f"For {name} there is “{entry.title}”{who}{when}, by {how} {marks(cites)}.")
        if named and not stated and not any(s.fit for s in named):
            draft.caveats.append(f"No title names {name}: what is cited for it may be another work.")
        if named and not stated:
            draft.caveats.append(f"No document here says in words which work introduced {name}; titles and citations point to it.")
        if not named and not stated:
            draft.missing.append(Missing(name[:80], "document", f"no document here names a work that introduced {name}"))
    draft.drop_empty_columns()
    return draft


def _stated_introductions(subject: Subject, context: Context) -> list[tuple[Edge, str, str]]:
    """Return the statements that a document introduces a thing, each with the document's title and the edge in words."""
    held = nodes(subject)
    rows = context.store.select(rdf.edges((), [KG.introduces], held)).rows if held else ()
    made = []
    for s, p, o in rows:
        if s is not None and p is not None and isinstance(o, ox.NamedNode) and s.value in context.library.documents:
            title = context.library.documents[s.value].source.title
            made.append(
                (Edge(s.value, p.value, o, f"{title} · introduces · {subject.label}"), title, f"“{title}” introduces {subject.label}")
            )
    places = context.citer.places([e.bearer for e, *_ in made]) if made else {}
    return sorted((m for m in made if m[0].bearer in places), key=lambda m: m[0].subject)


def _asked(form: LogicalForm) -> list[str]:
    """Return the properties asked for; `who` asks for authors and `when` for the year."""
    props: list[str] = [
        p for p in form.properties if p in SHOWN or p in (KG.dated, KG.kind, KG.trust, KG.origin, KG.retrieved, KG.sourceVersion)
    ]
    words = form.question.casefold().split()
    if not props and {"who", "whom", "whose"} & set(words):
        props = [KG.authors]
    if not props and "when" in words:
        props = [KG.year]
    return props


def _works(form: LogicalForm, context: Context, draft: Draft) -> list[Shown]:
    """Return the works that a question is about: documents named, titles, all documents of the kind named, else the papers of a thing."""
    if form.scope.documents:
        return [Shown(document_entry(iri, context)) for iri in form.scope.documents]
    titled = [s for s in form.subjects if KG.Document in s.types or KG.Reference in s.types]
    if titled:
        return _titled(titled, context)
    if not form.subjects:
        return [Shown(document_entry(iri, context)) for iri in context.documents_in(form.scope) or ()]
    found: list[Shown] = []
    for subject in sorted(form.subjects, key=lambda s: not s.iri):
        made = _of_thing(subject, context)
        found += made
        if not made and (subject.iri or not found):
            draft.missing.append(Missing(subject.text[:80], "document", f"no document or reference here is a paper on {subject.text}"))
            if not subject.iri:
                draft.did_you_mean += context.names.nearest(subject.text)
    return found


def _titled(subjects: Sequence[Subject], context: Context) -> list[Shown]:
    """Return the works whose titles a question gives; an entry of the same title in another list stands beside."""
    listed = {e.iri: e for e in references(context)}
    found = [Shown(listed[s.iri] if s.iri in listed else document_entry(s.iri, context), s) for s in subjects]
    return sorted(found, key=lambda s: s.entry.number is not None)


def _of_thing(subject: Subject, context: Context) -> list[Shown]:
    """Return the works on a thing: by title the nearest ones, each with what cites it; where no title names it, what is cited for it."""
    names = spellings(subject, context)
    papers = [i for i in context.library.documents.values() if i.source.kind in WRITINGS]
    keys = {match_key(name) for name in names}
    filed = {d.iri for d in context.names.documents() if keys & d.short}
    found = []
    for info in papers:
        how = max(fits(info.source.title, names, context), 2 if info.source.iri in filed else 0)
        if how > 1:
            found.append(Shown(document_entry(info.source.iri, context), subject, None, how))
    listed = references(context)
    held = nodes(subject)
    cited: dict[str, Edge] = {}
    for s, _, o in sorted(context.store.select(rdf.edges(held, [KG.cites])).rows if held else (), key=str):
        if s is not None and isinstance(o, ox.NamedNode):
            cited.setdefault(
                o.value, Edge(s.value, KG.cites, o, f"{subject.label} · cites · {o.value.rsplit('/', 2)[-2]} {o.value.rsplit('/', 1)[-1]}")
            )
    places = context.citer.places([e.bearer for e in cited.values()]) if cited else {}
    cited = {iri: e for iri, e in cited.items() if e.bearer in places}
    graded = [(fits(e.title, names, context), e) for e in listed]
    found += [Shown(e, subject, cited.get(e.iri), f) for f, e in graded if f]
    best = max((s.fit for s in found), default=0)
    kept = [s for s in found if s.fit == best]
    return kept or [Shown(e, subject, cited[e.iri], 0) for e in listed if e.iri in cited]


def _of_registry(identifiers: Sequence[str], registry: str) -> tuple[str, ...]:
    """Return the identifiers that a registry gave."""
    if registry == "doi":
        return tuple(i for i in identifiers if i.lower().startswith(("doi", "10.")) or "doi.org/" in i.lower())
    return tuple(i for i in identifiers if registry in i.lower())


def _table(form: LogicalForm, props: Sequence[str], found: Sequence[Shown], context: Context, draft: Draft) -> None:
    """Write a row for each work, what is asked for first, and a sentence for the first few."""
    nth = NTH_AUTHOR.search(form.question) if KG.authors in props else None
    rest = [p for p in SHOWN if p not in props]
    counted = form.aggregate == "count" and KG.authors in props and any(_number(s.entry.authors) for s in found[:MOST_ROWS])
    first = ["number of authors"] if counted else [f"{nth['which'].lower()} author"] if nth else []
    draft.columns = (*first, *(SHOWN[Iri(p)] for p in (*props, *rest)), "reference", "source")
    for at, shown in enumerate(found[:MOST_ROWS]):
        entry = shown.entry
        told = [p for p in (*props, *rest) if entry.value(p) is not None]
        cites = cite(entry, told, context)
        lead: list[Value] = [_nth(entry.authors, nth["which"].lower())] if nth else []
        number = _number(entry.authors) if form.aggregate == "count" and KG.authors in props else None
        if number is not None:
            draft.compute(Decimal(number), f"the authors of “{entry.title}”, counted", cites)
            lead = [number]
        elif counted:
            lead = [None]
        source = context.library.documents[entry.document].source.title
        draft.row((*lead, *(entry.value(p) for p in (*props, *rest)), entry.number, source), cites)
        if at < MOST_TOLD:
            draft.sentences.append(_sentence(entry, props, lead, nth, cite(entry, [p for p in told if p in props], context)))
        if shown.subject is not None and shown.edge is not None and not shown.fit:
            draft.caveats.append(f"The entry is cited for {shown.subject.label}; its title does not name it.")
    if len(found) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} of {len(found)} are shown.")
    draft.drop_empty_columns()


def _sentence(entry: Entry, props: Sequence[str], lead: Sequence[Value], nth: re.Match[str] | None, cites: Sequence[int]) -> str:
    words = []
    for prop in props:
        value = entry.value(prop)
        if value is None or prop == DCTERMS.title:
            continue
        if prop == KG.authors and lead and nth is None:
            words.append(f"has {lead[0]} authors: {value}")
        elif prop == KG.authors:
            words.append(f"has {lead[0]} as its {nth['which'].lower()} author" if nth else f"is by {value}")
        elif prop == KG.year:
            words.append(f"is dated {value}")
        else:
            words.append(f"bears {value}")
    where = f" (reference {entry.number})" if entry.number is not None else ""
    if not words:
        return f"The title is “{entry.title}”{where} {marks(cites)}."
    return f"“{entry.title}”{where} {joined(words)} {marks(cites)}."


def _number(authors: str | None) -> int | None:
    """Return how many authors a list names, None where it is cut off.

    >>> _number("A. Bo; C. Do; E. Fo"), _number("A. Bo et al.")
    (3, None)
    """
    if not authors or re.search(r"\bet al\b|\band others\b", authors):
        return None
    return len([n for n in SPLIT_AUTHORS.split(authors) if n.strip()])


def _nth(authors: str | None, which: str) -> str | None:
    """Return one author of a list; the last only where the list is not cut off.

    >>> _nth("A. Bo, C. Do, and E. Fo", "first"), _nth("A. Bo et al.", "last")
    ('A. Bo', None)
    """
    if not authors:
        return None
    cut = re.search(r"\s*,?\s*\bet al\b\.?", authors)
    names = [n for n in SPLIT_AUTHORS.split(authors[: cut.start()] if cut else authors) if n]
    place = PLACES[which]
    if (cut and place < 0) or not -len(names) <= place < len(names):
        return None
    return names[place].strip()
