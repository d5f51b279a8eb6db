"""Building a store from documents, and changing it: one transaction a document, and the same graph in whatever order.

The graph is a pure function of the set of documents. Names are collected from all of them first, then each is extracted against
the names of the whole set; what changes is committed document by document.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import derivation, iris, resources, taxonomy
from kg.assembly import DEFAULT, Part, assemble, node
from kg.errors import InputError, UnknownNameError
from kg.extractors import EXTRACTORS, extract, names
from kg.iris import digest
from kg.lexicon.lexicon import Habits, Lexicon
from kg.lexicon.mentions import Entry as Name
from kg.lexicon.model_habits import families_in, markers_in, organisations_in
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.names import ModelName
from kg.model.statement import Named
from kg.model.terms import Iri
from kg.readers import READERS, SIDECAR, read_bytes
from kg.store import Entry, Home, HomeWriter, canonical
from kg.vocab import KG, RDF
from kg.works import works

LAYOUT = 1
"""The version of the graph's layout; a store of another version is rebuilt."""

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes under its file's name, with those of the sidecar that describes it."""

    name: str
    content: bytes
    sidecar: bytes | None = None


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


@dataclass(frozen=True, slots=True)
class Graph:
    """What a set of documents makes: each document with its part, and the names that it gives."""

    documents: Mapping[str, Document]
    parts: Mapping[str, Part]
    schema: Schema

    def contribution(self, identifier: str) -> frozenset[ox.Quad]:
        """Return all that one document adds to the graph by itself."""
        part = self.parts[identifier]
        return part.quads | derivation.contribution(self.documents[identifier].trust, part, self.schema)

    def names(self, identifier: str) -> Iterator[derivation.NamedBy]:
        """Yield the names that a document gives, with its trust."""
        return (derivation.NamedBy(self.documents[identifier].trust, named) for named in self.parts[identifier].names)

    def about(self) -> frozenset[ox.Quad]:
        """Return the ontology's triples and what the graph says of itself."""
        quads = set(derivation.ontology_keys(self.schema))
        words = " ".join(derivation.ordinary(self.documents.values(), (n.label for part in self.parts.values() for n in part.names)))
        quads.add(ox.Quad(node(iris.thing("graph")), node(KG.form), ox.Literal(words), node(KG.lexicon)))
        quads |= {ox.Quad(t.subject, t.predicate, canonical(t.object) if isinstance(t.object, ox.Literal) else t.object, DEFAULT) for t in taxonomy.triples()}
        me = node(iris.thing("graph"))
        quads.add(ox.Quad(me, node(KG.layoutVersion), ox.Literal(str(LAYOUT)), node(KG.derived)))
        quads.add(ox.Quad(me, node(KG.ontologyHash), ox.Literal(ontology_hash()), node(KG.derived)))
        for name in EXTRACTORS:
            quads.add(ox.Quad(me, node(KG.extractors), ox.Literal(name), node(KG.derived)))
        return frozenset(quads)


def ontology_hash() -> str:
    """Return the hash of the ontology's files."""
    return digest(*(path.read_text("utf-8") for path in taxonomy.paths()))


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the files at some paths; of a folder, the files in it that can be read, sidecars, licences and lists aside."""
    found = []
    for path in paths:
        files = sorted(p for p in path.iterdir() if p.suffix.lower() in READERS) if path.is_dir() else [path]
        if path.is_dir() and not files:
            raise InputError("the folder holds no document", where=str(path), expected=f"files ending in {', '.join(sorted(READERS))}")
        found += [source(p) for p in files]
    return tuple(found)


def source(path: Path) -> Source:
    """Return the bytes of one file, refused as `readers.read` refuses it."""
    from kg.readers import read

    read(path)
    beside = path.with_name(path.name + SIDECAR)
    return Source(path.name, path.read_bytes(), beside.read_bytes() if beside.is_file() else None)


def shipped() -> tuple[Path, ...]:
    """Return the documents that ship with the project."""
    return tuple(sorted(resources.corpora().glob("*.md")))


def construct(given: Sequence[Source], progress: Progress = lambda *_: None) -> Graph:
    """Return what a set of documents makes; the order in which they are given does not matter.

    Raises InputError if two of them have one id.
    """
    schema = Schema(taxonomy.load())
    documents: dict[str, Document] = {}
    for item in given:
        document = read_bytes(item.name, item.content, item.sidecar)
        if document.id in documents:
            where = f"{documents[document.id].path} and {document.path}"
            raise InputError(f"two documents have the id {document.id!r}", where=where, hint="give one of them another id in its front matter")
        documents[document.id] = document
    documents = dict(sorted(documents.items()))
    base = schema.lexicon()
    first = _names(documents, base.with_names((), Habits(organisations=_organisations(documents))), schema)
    models = [n.model for n in first if n.model is not None]
    habits = Habits(_organisations(documents), families_in(models), markers_in(models))
    known = base.with_names(_entries(first), habits)
    texts = works(documents)
    parts = {}
    for at, (identifier, document) in enumerate(documents.items(), start=1):
        parts[identifier] = assemble(document, extract(document, known, schema), texts[identifier])
        progress("reading", at, len(documents))
    return Graph(documents, parts, schema)


def whole(graph: Graph) -> frozenset[ox.Quad]:
    """Return all quads that a set of documents makes, as a store that holds them would."""
    quads = set(graph.about())
    for identifier in graph.parts:
        quads |= graph.contribution(identifier)
    votes = derivation.spelled(name for i in sorted(graph.parts) for name in graph.names(i))
    quads.update(derivation.preferred(iri, held) for iri, held in votes.items())
    return frozenset(quads)


def _names(documents: Mapping[str, Document], lexicon: Lexicon, schema: Schema) -> list[Named]:
    """Return the names that documents give, read with what the ontology alone knows."""
    return [item for document in documents.values() for item in names(document, lexicon, schema)]


def _entries(names: Iterable[Named]) -> Iterator[tuple[str, Name]]:
    """Yield the names for a lexicon, a model's family under its own name too."""
    from kg.lexicon.lexicon import model_iri
    from kg.lexicon.model_names import parse_label

    for named in names:
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


def build(home: Home, paths: Iterable[Path] = (), *, progress: Progress = lambda *_: None) -> Report:
    """Make a store hold exactly the documents at some paths (those that ship, if none are given)."""
    given = sources(paths or shipped())
    with HomeWriter.open(home) as writer:
        return _change(writer, {}, given, progress)


def ingest(home: Home, paths: Iterable[Path], *, progress: Progress = lambda *_: None) -> Report:
    """Put documents into a store; one with the id of a document that is there replaces it."""
    given = sources(paths)
    with HomeWriter.open(home) as writer:
        return _change(writer, _kept(home), given, progress)


def remove(home: Home, identifiers: Sequence[str], *, progress: Progress = lambda *_: None) -> Report:
    """Take documents out of a store.

    Raises UnknownNameError, nothing changed, if one of them is not in it.
    """
    with HomeWriter.open(home) as writer:
        kept = _kept(home)
        for identifier in identifiers:
            if identifier not in kept:
                raise UnknownNameError(f"no document here has the id {identifier!r}", nearest=tuple(sorted(kept))[:5])
        left = {i: s for i, s in kept.items() if i not in identifiers}
        return _change(writer, left, (), progress)


def _kept(home: Home) -> dict[str, Source]:
    """Return the documents that a store holds, by id, from the bytes that it keeps."""
    kept = {}
    for iri, entry in home.documents().items():
        name, _, sidecar = entry.extractors[0].removeprefix("file:").partition("\x1f") if entry.extractors else ("", "", "")
        kept[iri.rsplit("/", 1)[-1]] = Source(name, home.text(entry.source), home.text(sidecar) if sidecar else None)
    return kept


def _change(writer: HomeWriter, kept: Mapping[str, Source], given: Sequence[Source], progress: Progress) -> Report:
    """Make the store hold the documents kept and given, and no others, one transaction for each document that changes."""
    fresh = {read_bytes(s.name, s.content, s.sidecar).id: s for s in given}
    if len(fresh) < len(given):
        construct(given)
    wanted = {**kept, **fresh}
    graph = construct([wanted[i] for i in sorted(wanted)], progress)
    before = {iri.rsplit("/", 1)[-1]: entry for iri, entry in writer.home.documents().items()}
    state = _State(writer, graph)
    status = {i: state.status(i, before.get(i), wanted[i]) for i in sorted(wanted)}
    for identifier in sorted(set(before) - set(wanted)):
        state.leave(identifier)
    for identifier in sorted(i for i in wanted if status[i] in ("changed", "redone")):
        state.replace(identifier, wanted[identifier])
    done = [DocumentReport(i, before[i].document, "removed") for i in sorted(set(before) - set(wanted))]
    for at, identifier in enumerate(sorted(wanted), start=1):
        if status[identifier] == "new":
            state.enter(identifier, wanted[identifier])
        done.append(_report(identifier, graph, status[identifier], state))
        progress("storing", at, len(wanted))
    state.finish()
    return Report(tuple(done), len(state.quads), writer.digest())


class _State:
    """The store between transactions: which documents are in, and how many of them each quad follows from.

    After each transaction the store holds exactly what the documents that are in make.
    """

    def __init__(self, writer: HomeWriter, graph: Graph) -> None:
        self.writer = writer
        self.graph = graph
        self.quads = {ox.Quad(q.subject, q.predicate, q.object, q.graph_name) for q in writer.quads("all")}
        self.known = {q.subject.value for q in self.quads if q.predicate.value == RDF.type}
        self.inside = {iri.rsplit("/", 1)[-1] for iri in writer.home.documents()}
        self.votes: dict[Iri, derivation.Votes] | None = None

    def status(self, identifier: str, entry: Entry | None, item: Source) -> str:
        """Return whether a document is new, changed, to be redone for the sake of others, or the same."""
        if entry is None:
            return "new"
        part = self.graph.parts[identifier]
        name = node(part.document)
        own = {q for q in self.quads if q.graph_name == name}
        if part.quads <= self.quads and own == {q for q in part.quads if q.graph_name == name}:
            return "same"
        return "redone" if hashlib.sha256(item.content).hexdigest() == entry.source else "changed"

    def leave(self, identifier: str) -> None:
        """Take a document out."""
        self.inside.discard(identifier)
        self.writer.commit(Entry.gone(iris.document(identifier)), *self._towards(self._whole()))

    def replace(self, identifier: str, item: Source) -> None:
        """Put a document in the place of its former text."""
        self.writer.commit(self._entry(identifier, item), *self._towards(self._whole()))

    def enter(self, identifier: str, item: Source) -> None:
        """Put a new document in: only quads are added, but for labels that are no longer preferred."""
        if self.votes is None:
            self.votes = self._votes()
            if self.inside or self.quads:
                self.writer.apply(*self._towards(self._whole()))
            else:
                self.quads = set()
        self.inside.add(identifier)
        added = set(self.graph.contribution(identifier))
        if not self.quads:
            added |= self.graph.about()
        removed = set()
        for iri, votes in derivation.spelled(self.graph.names(identifier)).items():
            held = self.votes.setdefault(iri, Counter())
            former = derivation.preferred(iri, held) if held else None
            held.update(votes)
            now = derivation.preferred(iri, held)
            if former is not None and former != now:
                removed.add(former)
            added.add(now)
        added -= self.quads
        self.quads = (self.quads - removed) | added
        self.writer.commit(self._entry(identifier, item), removed, added)

    def finish(self) -> None:
        """Bring the store to what its documents make, where no document changed and an ontology or layout did."""
        wanted = self._whole()
        if wanted != self.quads:
            self.writer.apply(*self._towards(wanted))

    def _votes(self) -> dict[Iri, derivation.Votes]:
        return dict(derivation.spelled(name for i in sorted(self.inside) if i in self.graph.parts for name in self.graph.names(i)))

    def _whole(self) -> set[ox.Quad]:
        """Return all quads that the documents that are in make."""
        wanted = set(self.graph.about())
        for identifier in self.inside:
            if identifier in self.graph.parts:
                wanted |= self.graph.contribution(identifier)
        wanted.update(derivation.preferred(iri, votes) for iri, votes in self._votes().items())
        return wanted

    def _towards(self, wanted: set[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        removed, added = self.quads - wanted, wanted - self.quads
        self.quads = wanted
        return removed, added

    def _entry(self, identifier: str, item: Source) -> Entry:
        """Return the ledger's line for a document, its bytes kept."""
        part = self.graph.parts[identifier]
        sha = self.writer.home.keep_text(item.content)
        beside = self.writer.home.keep_text(item.sidecar) if item.sidecar is not None else ""
        own = [q for q in part.quads if q.graph_name == node(part.document)]
        return Entry.of(part.document, sha, (f"file:{item.name}\x1f{beside}", *EXTRACTORS), own)


def _report(identifier: str, graph: Graph, status: str, old: _State) -> DocumentReport:
    document, part = graph.documents[identifier], graph.parts[identifier]
    dropped: dict[str, int] = {}
    for item in part.dropped:
        dropped[item.reason] = dropped.get(item.reason, 0) + 1
    new = sorted({n.label for n in part.names if n.iri not in old.known}) if status == "new" else []
    undecided = sorted({n.label for n in part.names if "/label/" in n.iri})
    return DocumentReport(
        identifier, document.title, status, part.counts, tuple(sorted(dropped.items())), tuple(new), tuple(undecided), document.notes
    )


__all__ = ["DocumentReport", "Graph", "Report", "Source", "build", "construct", "ingest", "remove", "shipped", "sources"]
