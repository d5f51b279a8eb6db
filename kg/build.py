"""Building a store from documents, and changing it: one transaction a document, and the same graph in whatever order.

The graph is a pure function of the set of documents. Names are collected from all of them first, then each is extracted against
the names of the whole set; what changes is committed document by document.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path

import pyoxigraph as ox

from kg import decisions, edition, iris, resources, taxonomy, traces, transactions
from kg.assembly import assemble
from kg.contributions import Contribution, Graph, Source
from kg.decisions import Decision
from kg.derivation import TRUST_ORDER
from kg.errors import InputError, UnknownNameError
from kg.extractors import extract, names
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Asked, Habits, Lexicon
from kg.lexicon.mentions import Entry as Name
from kg.lexicon.model_habits import families_in, markers_in, organisations_in
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.names import ModelName
from kg.model.statement import Naming
from kg.readers import FOLDER_READERS, load, read_bytes
from kg.store import Home, Place, Writer, open_writer
from kg.store.files import write_whole
from kg.traces import Trace, Traces
from kg.transactions import State
from kg.vocab import KG, SKOS
from kg.works import works

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document: `new`, `changed`, `redone`, `same` or `removed`; what was found, dropped and is new."""

    id: str
    title: str
    status: str
    counts: tuple[tuple[str, int], ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    new_names: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a build or a change did."""

    documents: tuple[DocumentReport, ...]
    quads: int
    digest: str


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the files at some paths; of a folder, the files in it that can be read, sidecars, licences and lists aside."""
    found = []
    for path in paths:
        files = sorted(p for p in path.iterdir() if p.suffix.lower() in FOLDER_READERS) if path.is_dir() else [path]
        if path.is_dir() and not files:
            raise InputError(
                "the folder holds no document", where=str(path), expected=f"files ending in {', '.join(sorted(FOLDER_READERS))}"
            )
        found += [source(p) for p in files]
    return tuple(found)


def source(path: Path) -> Source:
    """Return the bytes of one file, refused as `readers.read` refuses it."""
    item = Source(path.name, *load(path))
    _document(item)
    return item


@lru_cache(maxsize=64)
def _document(item: Source) -> Document:
    """Return what a source holds; a build asks for its id first and for the whole of it later."""
    return read_bytes(item.name, item.content, item.sidecar)


def shipped() -> tuple[Path, ...]:
    """Return the documents that ship with the project."""
    return tuple(sorted(resources.corpora().glob("*.md")))


def construct(
    given: Sequence[Source], progress: Progress = lambda *_: None, decided: Sequence[Decision] = (), trail: Traces | None = None
) -> Graph:
    """Return what a set of documents makes; the order in which they are given does not matter.

    A document is read unless a trace of it shows that it would come to the same again. Raises InputError if two have one id.
    """
    schema = Schema(taxonomy.load())
    trail = trail or Traces()
    documents, keys = _documents(given, decided)
    base = schema.lexicon()
    plain = base.with_names((), Habits(organisations=_organisations(documents)))
    first = [name for i, document in documents.items() for name in trail.named(i, keys[i], plain, partial(_names, document, schema))]
    models = [n.model for n in first if n.model is not None]
    habits = Habits(_organisations(documents), families_in(models), markers_in(models))
    known = base.with_names(_entries(first), habits)
    known = known.with_names(_declared(documents, known), habits)
    texts = works(documents)
    summaries, made = {}, {}
    for at, (identifier, document) in enumerate(documents.items(), start=1):
        key = iris.digest(keys[identifier], texts[identifier])
        summary = trail.known(identifier, key, known)
        if summary is None:
            asked = Asked()
            part = assemble(document, extract(document, known.watched(asked), schema), texts[identifier])
            summary, contribution = part.summary, Contribution.of(part, document.trust, schema)
            trace = Trace(key, summary, document.trust, asked, known.answers(asked), contribution.proof)
            trail.note(identifier, trace, contribution.shared)
            made[identifier] = contribution
        summaries[identifier] = summary
        progress("reading", at, len(documents))
    return Graph(documents, summaries, made, schema, edition.current())


def _documents(given: Sequence[Source], decided: Sequence[Decision]) -> tuple[dict[str, Document], dict[str, str]]:
    """Return the documents by id, and for each a fingerprint of what it is made from but for what others say."""
    documents: dict[str, Document] = {}
    keys: dict[str, str] = {}
    program = edition.stamp()["files"]
    for item in given:
        document = decisions.decided(_document(item), decided)
        if document.id in documents:
            where = f"{documents[document.id].path} and {document.path}"
            hint = "give one of them another id in its front matter"
            raise InputError(f"two documents have the id {document.id!r}", where=where, hint=hint)
        documents[document.id] = document
        sidecar = hashlib.sha256(item.sidecar).hexdigest() if item.sidecar is not None else ""
        own = repr([decision for decision in decided if decision.document == document.id])
        keys[document.id] = iris.digest(program, ascii(item.name), hashlib.sha256(item.content).hexdigest(), sidecar, own)
    return dict(sorted(documents.items())), keys


def whole(graph: Graph) -> frozenset[ox.Quad]:
    """Return all quads that a set of documents makes, as a store that holds them would."""
    return graph.quads(graph.contributions)


def _names(document: Document, schema: Schema, lexicon: Lexicon) -> tuple[Naming, ...]:
    """Return the names that a document gives."""
    return tuple(item.naming for item in names(document, lexicon, schema))


def _declared(documents: Mapping[str, Document], lexicon: Lexicon) -> Iterator[tuple[str, Name]]:
    """Yield the labels that documents declare to be other spellings of names that are no models' (those are read with their tables)."""
    for document in documents.values():
        for declaration in document.declarations:
            for entry in lexicon.exact(declaration.denotes) if declaration.denotes else ():
                if KG.Model not in entry.types and declaration.table is None:
                    yield declaration.label, entry


def _entries(names: Iterable[Naming]) -> Iterator[tuple[str, Name]]:
    """Yield the names for a lexicon, a model's family under its own name too; attributes are looked up by questions alone."""
    from kg.lexicon.lexicon import model_iri
    from kg.lexicon.model_names import parse_label

    for named in names:
        if named.cls == KG.Attribute:
            continue
        yield named.label, Name(named.iri, (named.cls,), named.label, named.model)
        if named.model is not None:
            family = ModelName(named.model.family)
            text = parse_label(named.label).family_text
            yield text, Name(model_iri(family), (KG.Model,), text, family)


LINK = re.compile(r"https?://[^\s\"'<>()\[\]|,]+")


def _organisations(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the makers' accounts that links and labels of the documents name."""
    links: set[str] = set()
    for document in documents.values():
        links.update(LINK.findall(document.text))
        for table in document.tables:
            links.update(row.cells[0].text for row in table.rows if "/" in row.cells[0].text or "--" in row.cells[0].text)
    return organisations_in(sorted(links))


def build(place: Place, paths: Iterable[Path] = (), *, progress: Progress = lambda *_: None) -> Report:
    """Make a store hold exactly the documents at some paths (those that ship, if none are given)."""
    paths = tuple(paths) or shipped()
    given = sources(paths)
    with open_writer(place, anew=True) as writer:
        return _change(writer, {}, given, progress, beside(paths))


def ingest(place: Place, paths: Iterable[Path], *, progress: Progress = lambda *_: None) -> Report:
    """Put documents into a store; one with the id of a document that is there replaces it."""
    paths = tuple(paths)
    given = sources(paths)
    with open_writer(place) as writer:
        return _change(writer, _kept(writer.home), given, progress, beside(paths))


def remove(place: Place, identifiers: Sequence[str], *, progress: Progress = lambda *_: None) -> Report:
    """Take documents out of a store.

    Raises UnknownNameError, nothing changed, if one of them is not in it.
    """
    with open_writer(place) as writer:
        kept = _kept(writer.home)
        for identifier in identifiers:
            _known(identifier, kept)
        left = {i: s for i, s in kept.items() if i not in identifiers}
        return _change(writer, left, (), progress)


def refresh(place: Place, *, progress: Progress = lambda *_: None) -> Report:
    """Make a store hold what its documents make today: by this edition of the program, and by the review's decisions as they stand."""
    with open_writer(place) as writer:
        return _change(writer, _kept(writer.home), (), progress)


def decide(place: Place, decision: Decision, *, undo: bool = False, progress: Progress = lambda *_: None) -> Report:
    """Note a decision of the review (or, with `undo`, strike it out), and bring the store to it.

    Raises UnknownNameError, nothing changed, if no document, label or model here is what the decision names.
    """
    with open_writer(place) as writer:
        held = decisions.read(writer.home.decisions)
        kept = _kept(writer.home)
        _known(decision.document, kept)
        if undo:
            now = tuple(d for d in held if d.key != decision.key)
            if now == held:
                here = tuple(d.label for d in held if d.document == decision.document)
                raise UnknownNameError(f"nothing is decided of {decision.label!r} in {decision.document}", nearest=here)
        else:
            _sound(decision, writer)
            now = decisions.merged(held, (decision,))
        write_whole(writer.home.decisions, decisions.write(now))
        return _change(writer, kept, (), progress)


def _known(identifier: str, kept: Mapping[str, Source]) -> None:
    if identifier not in kept:
        raise UnknownNameError(f"no document here has the id {identifier!r}", nearest=_near(identifier, kept))


def _sound(decision: Decision, writer: Writer) -> None:
    """Raise UnknownNameError if the document prints no such label, or nothing in the graph bears the model's name."""
    own = iris.document(decision.document)
    printed: set[str] = set()
    models: dict[str, str] = {}
    bearing: set[tuple[str, str]] = set()
    for quad in writer.quads("all"):
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value  # type: ignore[union-attr]
        if predicate in (KG.label, SKOS.altLabel) and subject.startswith(f"{own}/"):
            printed.add(value)
        elif predicate == KG.key:
            bearing.add((value, subject))
        elif predicate == SKOS.prefLabel and "/id/model/" in subject:
            models[subject] = value
    if match_key(decision.label) not in {match_key(label) for label in printed}:
        near = _near(decision.label, printed)
        found = f"{decision.document} prints no label {decision.label!r}"
        raise UnknownNameError(found, nearest=near, expected="one as kg review shows it")
    if not any(key == match_key(decision.denotes) and subject in models for key, subject in bearing):
        near = _near(decision.denotes, models.values())
        raise UnknownNameError(f"no model here is called {decision.denotes!r}", nearest=near, expected="one as kg search shows it")


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(name, sorted(set(names)), 5, 0.5))


def beside(paths: Iterable[Path]) -> tuple[Decision, ...]:
    """Return the decisions in the files that stand beside some documents."""
    folders = sorted({path if path.is_dir() else path.parent for path in paths})
    return tuple(decision for folder in folders for decision in decisions.read(folder / decisions.NAME))


def _kept(home: Home) -> dict[str, Source]:
    """Return the documents that a store holds, by id, from the bytes that it keeps."""
    kept = {}
    for iri, entry in home.documents().items():
        sidecar = home.text(entry.sidecar) if entry.sidecar else None
        kept[iri.rsplit("/", 1)[-1]] = Source(entry.file, home.text(entry.source), sidecar)
    return kept


def _change(
    writer: Writer, kept: Mapping[str, Source], given: Sequence[Source], progress: Progress, found: Sequence[Decision] = ()
) -> Report:
    """Make the store hold the documents kept and given, and no others, one transaction for each document that changes."""
    collecting = gc.isenabled()
    gc.disable()  # Records and quads form no cycles; looking for some takes a tenth of a build.
    try:
        return _changed(writer, kept, given, progress, found)
    finally:
        if collecting:
            gc.enable()


def _changed(writer: Writer, kept: Mapping[str, Source], given: Sequence[Source], progress: Progress, found: Sequence[Decision]) -> Report:
    fresh = {_document(s).id: s for s in given}
    if len(fresh) < len(given):
        construct(given)
    wanted = {**kept, **fresh}
    home = writer.home
    held = decisions.read(home.decisions)
    decided = decisions.adopted(held, fresh, found)
    trail = traces.of(home)
    graph = construct([wanted[i] for i in sorted(wanted)], progress, decided, trail)
    traces.forget(home)
    edition.forget(home)
    if decided != held:
        write_whole(home.decisions, decisions.write(decided))
    before = {iri.rsplit("/", 1)[-1]: entry for iri, entry in home.documents().items()}
    state = transactions.state(writer, graph, trail)
    status = {i: state.status(i, before.get(i), wanted[i]) for i in sorted(wanted)}
    for identifier in sorted(set(before) - set(wanted)):
        state.leave(identifier)
    for identifier in sorted(i for i in wanted if status[i] in ("changed", "redone")):
        state.replace(identifier, wanted[identifier])
    done = [DocumentReport(i, "", "removed") for i in sorted(set(before) - set(wanted))]
    # The most trusted first: their spellings are the preferred ones, so that later documents only add.
    order = sorted(wanted, key=lambda i: (TRUST_ORDER[graph.documents[i].trust], i))
    for at, identifier in enumerate(order, start=1):
        if status[identifier] == "new":
            state.enter(identifier, wanted[identifier])
        done.append(_report(identifier, graph, status[identifier], state))
        progress("storing", at, len(wanted))
    state.finish()
    trail.keep(writer, graph.words())
    return Report(tuple(sorted(done, key=lambda d: d.id)), state.count(), writer.digest())


def _report(identifier: str, graph: Graph, status: str, old: State) -> DocumentReport:
    document, part = graph.documents[identifier], graph.summaries[identifier]
    new = sorted({n.label for n in part.names if n.label and n.iri not in old.known}) if status in ("new", "changed") else []
    undecided = sorted({n.label for n in part.names if "/label/" in n.iri})
    return DocumentReport(identifier, document.title, status, part.counts, part.dropped, tuple(new), tuple(undecided), document.notes)


__all__ = [
    "DocumentReport",
    "Graph",
    "Report",
    "Source",
    "build",
    "construct",
    "decide",
    "ingest",
    "refresh",
    "remove",
    "shipped",
    "sources",
    "whole",
]
