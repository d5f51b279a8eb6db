"""Scores of several models put side by side: cells of one column, at one size, of one version, or of runs that differ in one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from kg.answering.context import Context
from kg.answering.scores import Score
from kg.model.logical_form import Subject
from kg.model.names import ModelName
from kg.model.terms import Iri
from kg.query.subjects import magnitude

MOST_VERSIONS = 12
"""The most pairs of versions of two models that are put side by side."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Scores of two or more subjects in one column of one table.

    `axis` is the size at which they stand side by side where the subjects name none, or what else tells several pairs of one column
    apart: the versions of the models, or the model whose runs they are. `along` is what the axis runs over.
    """

    axis: str
    scores: tuple[Score | None, ...]
    controlled: bool
    along: str = "size"

    @property
    def present(self) -> tuple[Score, ...]:
        """Return the scores that there are."""
        return tuple(s for s in self.scores if s is not None)

    @property
    def place(self) -> str:
        """Return where on the axis the pair stands, as a heading of its row."""
        return self.axis.upper() if self.along == "size" else self.axis

    @property
    def at(self) -> str:
        """Return where on the axis the pair stands, as words in a sentence."""
        return "" if not self.axis else f"at {self.place} " if self.along == "size" else f"for {self.place} "


def pairings(subjects: Sequence[Subject], scores: Sequence[Score], context: Context, contrast: Sequence[str] = ()) -> list[Pairing]:
    """Return the pairings, controlled ones first, then by the documents' trust; of one size after the other.

    Subjects without a size are paired at each size, unless more of them stand together where sizes are not told apart. A size
    at which only one is reported follows where the column pairs them at another. Two of which one or both are reported in several
    versions, and in none that has no version, are paired version by version. With `contrast`, keys of training configurations, the
    runs of one model are paired that differ in those alone.
    """
    if contrast:
        found = _of_runs(subjects, scores, contrast, context)
        return sorted(found, key=lambda p: _order(p, context))
    found = _at_sizes(subjects, scores, alike=True)
    if _together(found) < 2:
        found = _at_sizes(subjects, scores, alike=False)
    columns = {(p.present[0].column, row_facets(p.present[0])) for p in found if len(p.present) > 1}
    kept = [p for p in found if len(p.present) > 1 or (p.axis and (p.present[0].column, row_facets(p.present[0])) in columns)]
    kept = _by_versions(subjects, scores) or kept
    return sorted(kept, key=lambda p: _order(p, context))


def _at_sizes(subjects: Sequence[Subject], scores: Sequence[Score], *, alike: bool) -> list[Pairing]:
    """Return what stands side by side, at each size where subjects have none and more of them stand together so."""
    found = _paired(subjects, scores, None, alike=alike)
    if any(s.model is not None and s.model.size is None for s in subjects):
        each = _paired(subjects, scores, lambda score: (score.name.size or "") if score.name else "", alike=alike)
        if _together(each) > 1 and _together(each) >= _together(found):
            return each
    return found


def _together(found: Sequence[Pairing]) -> int:
    """Return how many subjects stand side by side at most."""
    return max((len(p.present) for p in found), default=0)


def _paired(
    subjects: Sequence[Subject], scores: Sequence[Score], axis: Callable[[Score], str] | None, *, alike: bool, along: str = "size"
) -> list[Pairing]:
    """Return what stands of the subjects in each column, at each place of an axis apart if there is one; alone or side by side.

    Rows of one column of which one says more of its protocol, so that they are not sure to be measured `alike`, are put side by
    side only where nothing else is.
    """
    cells: dict[tuple[str, str, str], list[Score | None]] = {}
    sizes: dict[tuple[tuple[str, str, str], int], set[str | None]] = {}
    for score in scores:
        key = (score.column, axis(score) if axis else "", row_facets(score) if alike else f"|{score.k}|{score.subset}")
        for i, subject in enumerate(subjects):
            held = cells.setdefault(key, [None] * len(subjects))
            if score.model in subject.iris and not axis and subject.model is not None and subject.model.size is None and score.name:
                sizes.setdefault((key, i), set()).add(score.name.size)
            if score.model in subject.iris and (held[i] is None or _plainer(score, held[i])):
                held[i] = score
    mixed = {key for (key, _), seen in sizes.items() if len(seen) > 1}
    found = []
    for key, held in cells.items():
        present = [s for s in held if s is not None]
        if present and key not in mixed and agree(present):
            found.append(Pairing(key[1], tuple(held), alike and all(s.measured_by == "authors" for s in present), along))
    return found


def _by_versions(subjects: Sequence[Subject], scores: Sequence[Score]) -> list[Pairing]:
    """Return two subjects side by side in each of the versions in which alone one column reports them; none where there is no choice."""
    if len(subjects) != 2:
        return []
    told = [_versions(s, scores) for s in subjects]
    pairs = list(product(*told))
    if len(pairs) < 2 or len(pairs) > MOST_VERSIONS:
        return []
    several = [len(t) > 1 for t in told]
    found: list[Pairing] = []
    for pair in pairs:
        axis = " and ".join(s.label for s, many in zip(pair, several, strict=True) if many)
        found += [replace(p, axis=axis, along="version") for p in _paired(pair, scores, None, alike=True) if len(p.present) > 1]
    most = max((sum(p.present[0].column == q.present[0].column for q in found) for p in found), default=0)
    return found if most > 1 else []


def _versions(subject: Subject, scores: Sequence[Score]) -> list[Subject]:
    """Return the versions of a subject that names none, each as a subject of its own; itself where a figure has no version."""
    own = [s for s in scores if s.model in subject.iris and s.name is not None]
    if subject.model is None or (subject.model.size is None and any(s.name.size for s in own if s.name)):
        return [subject]
    versions: dict[tuple[str, ...], Subject] = {}
    for s in own:
        name = s.name or ModelName(subject.model.family)
        if set(name.version) == set(subject.model.version) or name.configuration:
            return [subject]
        held = versions.get(name.version)
        iris = (*(held.iris if held else ()), Iri(s.model))
        versions[name.version] = replace(subject, label=s.model_label, iris=tuple(dict.fromkeys(iris)), model=name)
    return [versions[v] for v in sorted(versions)] or [subject]


def _of_runs(subjects: Sequence[Subject], scores: Sequence[Score], contrast: Sequence[str], context: Context) -> list[Pairing]:
    """Return the runs of each model side by side that differ in a part of their training configuration, and in nothing else."""

    def rest(score: Score) -> str:
        if score.name is None:
            return score.model
        left = tuple(part for part in score.name.configuration if part.split("=", 1)[0] not in contrast)
        bare = replace(score.name, configuration=())
        members = context.names.members(bare.family)
        label = next((m.label for m in members if m.name == bare), score.model_label)
        return f"{label} ({', '.join(left)})" if left else label

    whole = ([p for p in _paired(subjects, scores, rest, alike=alike, along="model") if len(p.present) > 1] for alike in (True, False))
    found = next((pairs for pairs in whole if pairs), [])
    return [replace(p, axis="") for p in found] if len({p.axis for p in found}) == 1 else found


def agree(scores: Sequence[Score]) -> bool:
    """Return whether no two scores state different values of one setting: what is unstated contradicts nothing."""
    stated: dict[str, str] = {}
    return all(stated.setdefault(prop, value) == value for s in scores for prop, value in s.settings)


def row_facets(score: Score) -> str:
    """Return what of a score's measurement its row gives, so that only like is put beside like."""
    return f"|{score.k}|{score.subset}|{score.settings}"


def _plainer(score: Score, held: Score | None) -> bool:
    return held is None or (score.name is not None and held.name is not None and len(score.name.version) < len(held.name.version))


def _order(pairing: Pairing, context: Context) -> tuple[object, ...]:
    first = pairing.present[0]
    rank = context.library.documents[first.document].rank
    complete = len(pairing.scores) - len(pairing.present)
    exact = sum(len(s.name.version) for s in pairing.present if s.name)
    size = pairing.axis if pairing.along == "size" else first.name.size if pairing.along == "model" and first.name else None
    variant = " ".join(first.name.variant) if pairing.along == "model" and first.name else ""
    return complete, exact, not pairing.controlled, rank, first.table, first.column, variant, size_order(size), pairing.axis, first.iri


def size_order(size: str | None) -> Decimal:
    """Return a size in parameters, nothing for none."""
    return magnitude(size) if size else Decimal(0)
