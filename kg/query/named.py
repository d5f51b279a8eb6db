"""What a question names: the documents that are to answer, the models with what is left out of their names, and the other things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.lexicon.mentions import Mention
from kg.model.document import Span, overlapping
from kg.model.logical_form import Scope, Subject
from kg.model.names import SizeMention
from kg.query import subjects as subject_reader
from kg.query.bounds import sign_of
from kg.query.names import Names
from kg.query.reading import Reading
from kg.query.relative import relations, spans
from kg.query.relevance import EVERY_SIZE
from kg.query.titles import Naming, about, boards, namings
from kg.query.verbs import of_another
from kg.query.versions import versions
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names.

    `led` are the words that stand for a model by its relation to another; `free` the mentions outside the words that name documents
    and models; `hidden` the places of those inside; `boards` the benchmarks of leaderboards that are named instead of them.
    """

    scope: Scope
    scoped: tuple[Span, ...]
    models: tuple[Subject, ...]
    sizes: tuple[SizeMention, ...]
    led: tuple[Mention, ...]
    hidden: tuple[Span, ...]
    free: tuple[Mention, ...]
    boards: tuple[Mention, ...]
    things: tuple[Subject, ...]
    board: bool

    def without(self, places: Sequence[Span]) -> Named:
        """Return the same without the free mentions in some places."""
        free = tuple(m for m in self.free if not overlapping(m.span, places))
        things = tuple(t for t in self.things if not overlapping(t.span, places))
        return replace(self, free=free, things=things)

    def without_boards(self) -> Named:
        """Return the same without the benchmarks of leaderboards, where a board is where models stand and nothing is measured."""
        free = tuple(m for m in self.free if m not in self.boards)
        return replace(self, free=free, things=subject_reader.things(free, KG.Corpus, KG.Agent, KG.Benchmark))


def named_in(reading: Reading, names: Names, vocabulary: Vocabulary) -> Named:
    """Return what a question names."""
    titled = namings(reading, names)
    scope, scoped = subject_reader.scope(reading, titled)
    led = relations(reading, vocabulary)
    models, implied, sizes = _models(reading, titled, scoped, led, names, vocabulary)
    hidden = tuple(m.span for m in reading.mentions if overlapping(m.span, [*(i.span for i in implied), *spans(led)]))
    free = [m for m in reading.mentions if m.span not in scoped and m.span not in hidden]
    free = [m for m in free if not (m.of(KG.Agent) and {e.iri for e in m.of(KG.Document)} & set(scope.documents))]
    on_boards = tuple(b for b in boards(titled, names) if not any(m.of(KG.Benchmark) for m in free))
    free += on_boards
    return Named(
        scope=scope,
        scoped=scoped,
        models=models,
        sizes=sizes,
        led=led,
        hidden=hidden,
        free=tuple(free),
        boards=on_boards,
        things=subject_reader.things(free, KG.Study, KG.Corpus, KG.Agent, KG.Benchmark),
        board=any(d.kind == "leaderboard" for d in names.documents() if d.iri in scope.documents),
    )


def _models(
    reading: Reading, titled: Sequence[Naming], scoped: Sequence[Span], led: Sequence[Mention], names: Names, vocabulary: Vocabulary
) -> tuple[tuple[Subject, ...], tuple[Subject, ...], tuple[SizeMention, ...]]:
    """Return the models, those of them that only a variant word names, and the sizes that belong to none.

    Where a question names none, the model that a paper is called after is meant.
    """
    models, sizes = subject_reader.expand(reading, reading.sizes, names)
    models = versions(reading, tuple(m for m in models if m.span not in scoped), names)
    asked = [m.span for m in reading.mentions if m.of(OWL.ObjectProperty) and reading.text[m.span.end :].startswith(" of ")]
    taken = [*spans(led), *scoped, *asked, *(m.span for m in models)]
    implied = subject_reader.elliptic(reading, reading.models or about(titled, names), sizes, names, taken=taken)
    models = (*models, *implied)
    if titled and not models and _of_the_paper(reading, sizes, scoped, vocabulary):
        models = about(titled, names)
    sizes = tuple(s for s in sizes if not any(m.span.start <= s.span.start < m.span.end for m in implied))
    models, sizes = subject_reader.again(reading, models, sizes, names)
    return models, implied, sizes


def _of_the_paper(reading: Reading, sizes: Sequence[SizeMention], scoped: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Return whether a question that names a paper and no model asks of the paper's model: of a size or property of it."""
    bounded = any(sign_of(reading, n.span) for n in reading.numbers) or of_another(reading)
    if bounded or reading.has("best", "worst") or EVERY_SIZE.search(reading.text):
        return False
    return bool(sizes) or vocabulary.said_of(KG.Model, reading, scoped)
