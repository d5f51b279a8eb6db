"""What each document came to when it was last read, kept in the home: a document is read again when what it was made from changes.

That is its bytes, the program with its ontology, the review's decisions on it, the work it is a text of, and what it asked the
lexicon: every question is noted, found or not, with a fingerprint of the answers. One whose questions are answered as before
would come to the same again. Nothing here is needed: without it, or where anything is in doubt, all documents are read.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from typing import Any

import pyoxigraph as ox

from kg import edition
from kg.assembly import Summary
from kg.errors import StoreError
from kg.lexicon.lexicon import Asked, Lexicon
from kg.model.names import ModelName
from kg.model.statement import Naming
from kg.model.terms import Iri
from kg.store import Home, Writer
from kg.store.files import NEW, write_whole
from kg.store.snapshots import current, facts

_MARKER = "sound.json"


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a document gives, read with what the ontology alone knows, and what was asked for them."""

    key: str
    names: tuple[Naming, ...]
    asked: Asked
    answers: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All that a document says, read with the names of all documents, and what was asked for it.

    `own` are number and digest of the quads of its graph; the file `shared` holds what it says in other graphs.
    """

    key: str
    summary: Summary
    trust: str
    asked: Asked
    answers: str
    own: tuple[int, str]
    shared: str = ""


@dataclass(slots=True)
class Traces:
    """The traces of a home as the last change left them, and those of this one.

    They are `sound` if the graph is, to the last quad, what they tell: nobody wrote since, and nothing was interrupted.
    `words` are those that the graph knows to be no names.
    """

    sound: bool = False
    words: str = ""
    held: dict[str, tuple[Names, Trace]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    shares: dict[str, frozenset[ox.Quad]] = field(default_factory=dict)

    def named(self, identifier: str, key: str, lexicon: Lexicon, read: Callable[[Lexicon], tuple[Naming, ...]]) -> tuple[Naming, ...]:
        """Return the names that a document gives, which is read for them unless they are known; `key` is what it is made from."""
        held = self.held.get(identifier)
        if held and held[0].key == key and held[0].answers == lexicon.answers(held[0].asked):
            self.names[identifier] = held[0]
        else:
            asked = Asked()
            found = read(lexicon.watched(asked))
            self.names[identifier] = Names(key, found, asked, lexicon.answers(asked))
        return self.names[identifier].names

    def known(self, identifier: str, key: str, lexicon: Lexicon) -> Summary | None:
        """Return what a document comes to; None if it must be read."""
        held = self.held.get(identifier)
        if held is None or held[1].key != key or held[1].answers != lexicon.answers(held[1].asked):
            return None
        self.traces[identifier] = held[1]
        return held[1].summary

    def shared(self, home: Home, identifier: str) -> frozenset[ox.Quad]:
        """Return the quads that a document held before this change, those in its own graph aside."""
        return frozenset(ox.parse(_content(home, self.held[identifier][1].shared), ox.RdfFormat.N_QUADS))

    def note(self, identifier: str, trace: Trace, shared: frozenset[ox.Quad]) -> None:
        """Keep what a document that was read came to; the quads are those that it holds outside of its own graph."""
        self.traces[identifier] = trace
        self.shares[identifier] = shared

    def keep(self, writer: Writer, words: str) -> None:
        """Write all down for the next change, after the writer has done its work."""
        home = writer.home
        home.traces.mkdir(exist_ok=True)
        listed: dict[str, str] = {}
        used = {_MARKER}
        for identifier, trace in sorted(self.traces.items()):
            now = self.names[identifier], trace
            if identifier in self.shares:
                now = now[0], replace(trace, shared=_written(home, _lines(self.shares[identifier])))
            same = self.held.get(identifier) == now
            listed[identifier] = self.files[identifier] if same else _written(home, _encoded(*now))
            used |= {listed[identifier], now[1].shared}
        marker = {"program": edition.stamp(), "digest": writer.digest(), "ledger": _ledger(home), "words": words, "traces": listed}
        write_whole(home.traces / _MARKER, json.dumps(marker, sort_keys=True).encode() + b"\n")
        for path in home.traces.iterdir():
            if path.name not in used:
                path.unlink()


def of(home: Home) -> Traces:
    """Return the traces of a home; none if anything was written since they were kept, or the program or its ontology is another."""
    with suppress(OSError, ValueError, KeyError, TypeError, zlib.error, StoreError):
        marker = json.loads((home.traces / _MARKER).read_bytes())
        newest = current(home)
        if newest is None or home.unpublished.exists() or marker["program"] != edition.stamp():
            return Traces()
        if facts(newest).digest != marker["digest"] or _ledger(home) != marker["ledger"]:
            return Traces()
        held = {identifier: _decoded(_content(home, name)) for identifier, name in marker["traces"].items()}
        for _, trace in held.values():
            _content(home, trace.shared)
        return Traces(True, str(marker["words"]), held, dict(marker["traces"]))
    return Traces()


def forget(home: Home) -> None:
    """Let nothing be taken for granted until the change that begins has ended."""
    (home.traces / _MARKER).unlink(missing_ok=True)


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    return b"".join(sorted((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)))


def _ledger(home: Home) -> str:
    return hashlib.sha256(home.ledger.read_bytes() if home.ledger.exists() else b"").hexdigest()


def _written(home: Home, content: bytes) -> str:
    """Write a file unless it is there; return its name, the hash of its content, so that one that was torn is not believed."""
    packed = zlib.compress(content, 1)
    name = hashlib.sha256(packed).hexdigest()
    path = home.traces / name
    if not path.exists():
        new = path.with_name(name + NEW)
        new.write_bytes(packed)
        new.replace(path)
    return name


def _content(home: Home, name: str) -> bytes:
    packed = (home.traces / name).read_bytes()
    if hashlib.sha256(packed).hexdigest() != name:
        raise ValueError("changed on disk")
    return zlib.decompress(packed)


def _encoded(names: Names, trace: Trace) -> bytes:
    summary = trace.summary
    record = {
        "names": [names.key, _rows(names.names), _questions(names.asked), names.answers],
        "trace": [trace.key, trace.trust, _questions(trace.asked), trace.answers, trace.own, trace.shared],
        "summary": [summary.document, _rows(summary.names), summary.counts, summary.dropped],
    }
    return json.dumps(record, separators=(",", ":")).encode()


def _decoded(content: bytes) -> tuple[Names, Trace]:
    record = json.loads(content)
    key, rows, asked, answers = record["names"]
    names = Names(key, _names(rows), _asked(asked), answers)
    document, rows, counts, dropped = record["summary"]
    summary = Summary(Iri(document), _names(rows), tuple((what, n) for what, n in counts), tuple((why, n) for why, n in dropped))
    key, trust, asked, answers, (number, digest), shared = record["trace"]
    return names, Trace(key, summary, trust, _asked(asked), answers, (number, digest), shared)


def _rows(names: Iterable[Naming]) -> list[object]:
    return [(n.iri, n.cls, n.label, n.model and astuple(n.model)) for n in names]


def _names(rows: Iterable[Any]) -> tuple[Naming, ...]:
    return tuple(Naming(Iri(iri), Iri(cls), label, _model(model)) for iri, cls, label, model in rows)


def _model(parts: Any) -> ModelName | None:  # noqa: ANN401 - what JSON holds
    if parts is None:
        return None
    family, variant, size, version, configuration = parts
    return ModelName(family, tuple(variant), size, tuple(version), tuple(configuration))


def _questions(asked: Asked) -> list[list[str]]:
    return [sorted(asked.keys), sorted(asked.labels), sorted(asked.families), sorted(asked.markers)]


def _asked(lists: Any) -> Asked:  # noqa: ANN401 - what JSON holds
    return Asked(*map(set, lists))


__all__ = ["Names", "Trace", "Traces", "forget", "of"]
