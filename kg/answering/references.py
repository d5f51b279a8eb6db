"""Lists of references: which entry is given for a thing, who wrote it, whether its title names the thing, what is listed at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.bibliography import SHOWN, Entry, cite, fit, fits, references
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import called, named_in, nodes, spellings
from kg.answering.wording import joined, marks
from kg.lexicon.identifiers import normal_identifier
from kg.model.answer import Missing
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import DCTERMS, KG

MOST_ROWS = 60
MOST_TOLD = 4
NUMBERED = re.compile(
    r"\[(\d{1,4})\]|\b(?:references?|refs?\.?|entry|entries|number|no\.)\s+(?:no\.?\s*|number\s+)?#?(\d{1,4})\b(?![.\d]|\s*references)",
    re.I,
)
IDENTIFIER = re.compile(r"(?:\barxiv\s*:?\s*)?\b\d{4}\.\d{4,5}(?:v\d+)?\b|\b10\.\d{4,9}/[^\s\"'<>,;?]+", re.I)
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
SHARED = re.compile(
    r"\b(?:shar(?:e|es|ing)|same|in\s+common|duplicated?|identical)\b[^?]*\b(?:arxiv|doi|identifiers?|ids?|numbers?)\b"
    r"|\b(?:arxiv|doi|identifiers?|ids?)\b[^?]*\b(?:in\s+common|twice|duplicated?)\b",
    re.I,
)
"""Wordings that ask for entries with one identifier."""
CITED_THINGS = re.compile(
    r"\b(?:what|which\s+(?!reference|paper|title|work)\w+|who)\b[^?]*\bcit(?:e|es|ing)\b|\bcited\s+(?:for|by|as)\b\s*(?:reference\s*)?\[?\d",
    re.I,
)
PUBLISHED = re.compile(r"\b(?:published|publication|appear(?:ed)?|venue|journal|conference|proceedings)\b", re.I)
FIRST_AUTHOR = re.compile(
    r"\b(?:first|lead|leading)[\s-]+authors?\b|\bfirst-authored\b|\b(?:sign(?:s|ed)?|comes?|listed|named)\b[^?]*\bfirst\b", re.I
)
INITIALS = re.compile(r"(?<![\w.])((?:[A-Z]\.[\s-]?)+)$")
"""The initials right before a surname."""
AUTHORS = re.compile(r"\s*,\s*|\s+and\s+|\s*;\s*")
"""What parts the authors of a work."""
RIGHT = re.compile(r"\b(?:right|correct|wrong|proper|mistaken|fit|fits|match|matches|mismatch\w*|name|names|appropriate)\b", re.I)
ABOUT = re.compile(
    r"(?:\b(?:for|really|actually|indeed|truly|references?\s+\d+)\b|\[\d+\])[^?]*"
    r"\b(?:about|on|deal(?:s|ing)?\s+with|describ\w+|introduc\w+|concern\w*)\b",
    re.I,
)
"""Wordings that ask whether what is cited for a thing is about it, and not whether anything about it is cited."""
WRONG = re.compile(
    r"\b(?:wrong|mistaken|incorrect|mismatch\w*)\b|\b(?:something|anything|somebody|someone)\s+else\b|\banother\b|\ba\s+different\b", re.I
)
UPRIGHT = re.compile(r"\b(?:right|correct|proper|appropriate)\b", re.I)


@dataclass(frozen=True, slots=True)
class Given:
    """An entry with the thing that it is given for, what says so, and how well its title names the thing (None where no thing is asked)."""

    entry: Entry
    thing: str | None = None
    edge: Edge | None = None
    fit: int | None = None


def answer(form: LogicalForm, context: Context) -> Draft:
    """Return the entries of lists of references that a question is about."""
    draft = Draft()
    allowed = context.documents_in(form.scope)
    listed = references(context, allowed or ())
    if not listed and not form.scope.documents:
        listed = references(context)
    if not listed:
        where = "the documents named" if allowed else "the documents here"
        draft.missing.append(Missing("references", "document", f"no list of references stands in {where}"))
        return draft
    if not form.subjects and form.measured.metrics:  # what a metric is, and not what has a score by it
        named = (Subject(m.text, Span(0, 0), m.text, m.iri, (KG.Metric,), (m.iri,)) for m in form.measured.metrics)
        form = replace(form, subjects=tuple(named))
    if not form.subjects and SHARED.search(form.question):
        return _sharing(form, listed, context, draft)
    numbers = [a or b for a, b in NUMBERED.findall(form.question)]
    if numbers and (CITED_THINGS.search(form.question) or re.search(r"\bcited\s+for\b", form.question, re.I)):
        return _citing(form, [e for e in listed if e.number in numbers], context, draft)
    found = _found(form, numbers, listed, context, draft)
    if form.aggregate == "count":
        return _counted(form, found, context, draft)
    if not found:
        return _none(form, listed, context, draft)
    _rows(form, found, context, draft)
    if numbers or form.subjects or IDENTIFIER.search(form.question):
        _say(form, found, context, draft)
    else:
        _say_list(form, found, context, draft)
    if form.yes_no and draft.verdict is None:
        draft.verdict = "yes"
    return draft


def _sharing(form: LogicalForm, listed: Sequence[Entry], context: Context, draft: Draft) -> Draft:
    """Return the entries of one list that have an identifier in common, together."""
    held: dict[tuple[str, str], list[Entry]] = {}
    for entry in listed:
        for identifier in dict.fromkeys(map(normal_identifier, entry.identifiers)):
            held.setdefault((entry.document, identifier), []).append(entry)
    shared = {key: entries for key, entries in sorted(held.items()) if len(entries) > 1}
    if not shared:
        draft.missing.append(
            Missing(form.question[:80], "reference", "no two entries of a list of references here have an identifier in common")
        )
        return draft
    _rows(form, [Given(e) for entries in shared.values() for e in entries], context, draft)
    for (_, identifier), entries in shared.items():
        cites = marks(n for e in entries for n in cite(e, [KG.identifier], context))
        draft.sentences.append(f"References {joined(str(e.number) for e in entries)} have {identifier} in common {cites}.")
    return draft


def _found(form: LogicalForm, numbers: Sequence[str], listed: Sequence[Entry], context: Context, draft: Draft) -> list[Given]:
    """Return the entries asked for: by number, identifier, title, thing or name, else all; of a year where one is named."""
    if numbers:
        kept = [e for e in listed if e.number in numbers]
        have = {e.number for e in kept}
        draft.missing += [
            Missing(f"reference {n}", "reference", f"no list of references asked has an entry {n}") for n in numbers if n not in have
        ]
        return [g for e in kept for g in _judged(e, form, context)]
    identifiers = {normal_identifier(i) for i in IDENTIFIER.findall(form.question)}
    if identifiers:
        return [Given(e) for e in listed if any(normal_identifier(i) in identifiers for i in e.identifiers)]
    known = [s for s in form.subjects if s.iri]
    unknown = [s for s in form.subjects if not s.iri]
    found = [g for s in known for g in _for_thing(s, form, listed, context)]
    if not found:
        found = [g for s in unknown for g in _by_name(s, form, listed)]
    if form.subjects:
        return list({(g.entry.iri, g.thing): g for g in found}.values())
    years = [int(y) for y in YEAR.findall(form.question)]
    chosen = [e for e in listed if not years or e.year in years]
    if KG.identifier in form.properties and form.aggregate == "count":
        words = [w for w in ("arxiv", "doi") if w in form.question.casefold()]
        chosen = [
            e
            for e in chosen
            if any(not words or w in i.casefold() or (w == "doi" and i.startswith("10.")) for i in e.identifiers for w in words or ("",))
        ]
    if form.order and any(e.year for e in chosen):
        chosen = sorted((e for e in chosen if e.year), key=lambda e: -(e.year or 0) if form.order == "desc" else e.year or 0)
        chosen = [e for e in chosen if e.year == chosen[0].year] if form.limit is None else chosen[: form.limit]
    return [Given(e) for e in chosen]


def _judged(entry: Entry, form: LogicalForm, context: Context) -> list[Given]:
    """Return an entry that a question names by its number, with each thing that it asks whether the entry is about."""
    asked = [s for s in form.subjects if s.iri] if _asks_fit(form) else []
    return [Given(entry, called(s, context), None, fits(entry.title, spellings(s, context), context)) for s in asked] or [Given(entry)]


def _asks_fit(form: LogicalForm) -> bool:
    """Return whether a question asks if a reference is the right one for a thing."""
    return bool(RIGHT.search(form.question) or (form.yes_no and ABOUT.search(form.question)))


def _for_thing(subject: Subject, form: LogicalForm, listed: Sequence[Entry], context: Context) -> list[Given]:
    """Return the entries that documents give for a thing; where they give none, those whose titles name it."""
    by_iri = {e.iri: e for e in listed}
    if KG.Reference in subject.types or KG.Document in subject.types:
        same = by_iri.get(subject.iri)
        return [Given(same)] if same else _same_work(subject, listed)
    names, name = spellings(subject, context), called(subject, context)
    held = nodes(subject)
    rows = context.store.select(rdf.edges(held, [KG.cites])).rows if held else ()
    edges = []
    for s, _, o in rows:
        if s is not None and isinstance(o, ox.NamedNode) and o.value in by_iri:
            entry = by_iri[o.value]
            edges.append((Edge(s.value, KG.cites, o, f"{name} · cites · reference {entry.number}"), entry))
    places = context.citer.places([e.bearer for e, _ in edges]) if edges else {}
    kept = []
    for edge, entry in edges:
        at = [c for c in places.get(edge.bearer, ()) if c.document.iri == entry.document]
        if at and (not form.scope.table or any(_same(c.locator.table, form.scope.table) for c in at)):
            kept.append(Given(entry, name, edge, fits(entry.title, names, context)))
    order = {e.iri: i for i, e in enumerate(listed)}
    kept = sorted(kept, key=lambda g: (order[g.entry.iri], len(g.edge.subject) if g.edge else 0))
    kept = list({g.entry.iri: g for g in reversed(kept)}.values())[::-1]
    if kept or form.scope.table or KG.Metric in subject.types:
        return kept
    named = [(fits(e.title, names, context), e) for e in listed]
    best = max((f for f, _ in named), default=0)
    return [Given(e, name, None, f) for f, e in named if f and f == best]


def _same_work(subject: Subject, listed: Sequence[Entry]) -> list[Given]:
    return [Given(e) for e in listed if fit(e.title, [subject.label]) == 3 or e.title.casefold() == subject.label.casefold()]


def _by_name(subject: Subject, form: LogicalForm, listed: Sequence[Entry]) -> list[Given]:
    """Return the entries whose title or authors print a name that nothing known bears; the first author, if the question says so.

    An author of whom initials are given bears these too: M. Nobody is not A. Nobody.
    """
    initials = INITIALS.search(form.question[: subject.span.start])
    first = FIRST_AUTHOR.search(form.question) is not None
    titled = [Given(e, subject.text, None, f) for e in listed if (f := fit(e.title, [subject.text]))]
    if titled and not (initials or first):
        return titled
    found = []
    for entry in listed:
        authors = [a for a in AUTHORS.split(entry.authors or "") if fit(a, [subject.text])]
        leads = AUTHORS.split(entry.authors or "")[0] in authors
        if any(_same_initials(a, initials) for a in authors) and (leads or not first):
            found.append(Given(entry))
    return found


def _same_initials(author: str, initials: re.Match[str] | None) -> bool:
    """Return whether an author may have the initials given: none is given, or the first names begin with these."""
    wanted = re.findall(r"[A-Z]", initials[1]) if initials else []
    given = re.findall(r"\b[A-Z]", author.rsplit(" ", 1)[0])
    return all(w == g for w, g in zip(wanted, given, strict=False))


def _rows(form: LogicalForm, found: Sequence[Given], context: Context, draft: Draft) -> None:
    """Write a row for each entry: what was asked for first."""
    asked = [p for p in form.properties if p in SHOWN]
    props = list(dict.fromkeys([*asked, *SHOWN]))
    lead = len(asked)
    names = [SHOWN[p] for p in props]
    draft.columns = (*names[:lead], "reference", *names[lead:], "given for", "title names it", "source")
    for given in found[:MOST_ROWS]:
        entry = given.entry
        cites = list(cite(entry, [p for p in props if entry.value(p) is not None], context))
        if given.edge is not None:
            cites.append(context.citer.cite(given.edge, entry.document))
        values = [entry.value(p) for p in props]
        named = None if given.fit is None else "yes" if given.fit else "no"
        source = context.library.documents[entry.document].source.title
        draft.row((*values[:lead], entry.number, *values[lead:], given.thing, named, source), tuple(cites))
    draft.drop_empty_columns()
    if len(found) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} of {len(found)} are shown.")


def _say(form: LogicalForm, found: Sequence[Given], context: Context, draft: Draft) -> None:
    """Write what the entries are, and for a thing whether their titles name it."""
    right = _asks_fit(form)
    for given in found[:MOST_TOLD]:
        entry = given.entry
        source = context.library.documents[entry.document].source.title
        mark = marks(cite(entry, [DCTERMS.title], context))
        edge = marks([context.citer.cite(given.edge, entry.document)]) if given.edge else ""
        purpose = f"for {given.thing} " if given.thing and given.edge else ""
        who = f", by {entry.authors}" if entry.authors else ""
        when = f", {entry.year}" if entry.year else ""
        verb = "gives" if given.edge else "lists"
        number = f" ({', '.join(entry.identifiers)})" if KG.identifier in form.properties and entry.identifiers else ""
        where = f", published in {entry.venue}" if entry.venue and PUBLISHED.search(form.question) else ""
        told = f"“{entry.title}”{who}{when}{number}{where}"
        draft.sentences.append(f"“{source}” {verb} {purpose}reference {entry.number}: {told} {mark}{edge}.")
        if given.fit is not None and (right or (given.edge is not None and not given.fit)):
            others = [n for n in named_in(entry.title, context) if n.casefold() != (given.thing or "").casefold()]
            if given.fit:
                draft.sentences.append(f"Its title names {given.thing} {mark}.")
            else:
                instead = f"; it names {joined(others)}" if others else ""
                draft.sentences.append(f"Its title does not name {given.thing}{instead} {mark}.")
                draft.caveats.append("Whether a title names the thing is seen from its words alone: a right paper may bear another title.")
    if len(found) > MOST_TOLD:
        draft.sentences.append("Further entries stand in the table.")
    fitting = [bool(g.fit) for g in found if g.edge or (g.fit is not None and NUMBERED.search(form.question))]
    if right and fitting:
        turned = form.yes_no and bool(WRONG.search(form.question)) and not UPRIGHT.search(form.question)
        draft.verdict = "mixed" if len(set(fitting)) > 1 else "yes" if fitting[0] != turned else "no"


def _say_list(form: LogicalForm, found: Sequence[Given], context: Context, draft: Draft) -> None:
    cites = [n for g in found[:MOST_TOLD] for n in cite(g.entry, [DCTERMS.title], context)]
    titles = joined(f"“{g.entry.title}”" for g in found[:MOST_TOLD])
    more = ", and others in the table" if len(found) > MOST_TOLD else ""
    lead = "Listed are" if len(found) > 1 else "Listed is"
    if form.order and form.limit is None and found[0].entry.year:
        lead = f"The {'latest' if form.order == 'desc' else 'oldest'} year is {found[0].entry.year}, of"
    draft.sentences.append(f"{lead} {titles}{more} {marks(cites)}.")


def _counted(form: LogicalForm, found: Sequence[Given], context: Context, draft: Draft) -> Draft:
    """Return how many entries each document's list has, of those asked for."""
    by_document: dict[str, list[Entry]] = {}
    for given in found:
        by_document.setdefault(given.entry.document, []).append(given.entry)
    draft.columns = ("references", "source")
    for document, entries in by_document.items():
        cites = tuple(n for e in entries for n in cite(e, [DCTERMS.title], context))
        title = context.library.documents[document].source.title
        number = draft.compute(Decimal(len({e.iri for e in entries})), f"entries counted in the list of references of “{title}”", cites)
        draft.row((number, title), cites)
        ends = dict.fromkeys((cites[0], cites[-1]))
        draft.sentences.append(f"“{title}” lists {number} {'reference' if number == 1 else 'references'}{_of_what(form)} {marks(ends)}.")
    if not by_document:
        draft.missing.append(Missing(form.question[:80], "reference", "no list of references here has such an entry"))
    return draft


def _of_what(form: LogicalForm) -> str:
    years = YEAR.findall(form.question)
    words = [shown for word, shown in (("arxiv", "an arXiv number"), ("doi", "a DOI")) if word in form.question.casefold()]
    with_ = f" with {joined(words, 'or')}" if words and KG.identifier in form.properties else ""
    return (f" from {joined(years)}" if years else "") + with_


def _none(form: LogicalForm, listed: Sequence[Entry], context: Context, draft: Draft) -> Draft:
    """Return that no entry is what was asked for; whether one stands in a list that is given whole can be denied."""
    asked = joined([s.text for s in form.subjects] or IDENTIFIER.findall(form.question) or [form.question[:80]])
    if form.yes_no and not form.scope.table and not draft.missing:
        counted = _counted(form, [Given(e) for e in listed], context, draft)
        counted.sentences = [f"No: no entry names {asked}. {s}" if i == 0 else s for i, s in enumerate(counted.sentences)]
        counted.verdict = "no"
        return counted
    if not draft.missing:
        where = f" in Table {form.scope.table}" if form.scope.table else ""
        why = f"no document asked gives a reference for {asked}{where}"
        if FIRST_AUTHOR.search(form.question):
            why = f"no list of references asked has an entry of which {asked} is the first author"
        draft.missing.append(Missing(asked[:80], "reference", why))
        draft.did_you_mean += [n for s in form.subjects if not s.iri for n in context.names.nearest(s.text)]
    return draft


def _citing(form: LogicalForm, entries: Sequence[Entry], context: Context, draft: Draft) -> Draft:
    """Return what the documents give some entries for."""
    draft.columns = ("thing", "reference", "title", "source")
    by_iri = {e.iri: e for e in entries}
    rows = context.store.select(rdf.edges((), [KG.cites], sorted(by_iri))).rows if by_iri else ()
    labels = context.names.labels({s.value for s, _, _ in rows if s is not None})
    edges = [
        (Edge(s.value, KG.cites, o, f"{labels[s.value]} · cites · reference {by_iri[o.value].number}"), by_iri[o.value])
        for s, _, o in rows
        if s is not None and isinstance(o, ox.NamedNode)
    ]
    places = context.citer.places([e.bearer for e, _ in edges]) if edges else {}
    told: dict[str, list[int]] = {}
    for edge, entry in sorted(edges, key=lambda pair: (labels[pair[0].subject].casefold(), pair[0].subject)):
        if edge.bearer in places:
            cites = (context.citer.cite(edge, entry.document), *cite(entry, [DCTERMS.title], context))
            draft.row((labels[edge.subject], entry.number, entry.title, context.library.documents[entry.document].source.title), cites)
            told.setdefault(labels[edge.subject], []).extend(cites[:1])
    if not told:
        draft.missing.append(Missing(form.question[:80], "reference", "no document here gives that entry for a thing"))
    else:
        numbers = joined(dict.fromkeys(str(e.number) for e in entries))
        draft.sentences.append(f"Reference {numbers} is given for {joined(told)} {marks(n for held in told.values() for n in held)}.")
    return draft


def _same(place: str | None, asked: str) -> bool:
    from kg.answering.scores import numeral

    if (place or "").casefold() == asked.casefold():
        return True
    return numeral(place) is not None and numeral(place) == numeral(asked)
