"""Which models a name covers, and which an undecided name may denote."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

from kg.lexicon.model_words import BASE
from kg.model.names import ModelName

_LONGEST_PERMUTED = 4


def matches(query: ModelName, name: ModelName) -> bool:
    """Tell whether a name is covered by a query: every part that the query names is equal, what it leaves out may be anything.

    A query without the active part of a size (`57b`) covers `57b-a14b`; one with a version covers names that print a date beside it.
    An empty configuration covers every run: who wants the released checkpoint alone asks for `not name.configuration`.

    >>> matches(ModelName("codellama", size="7b"), ModelName("codellama", ("python",), "7b"))
    True
    >>> matches(ModelName("codellama"), ModelName("starcoder")), matches(ModelName("llama"), ModelName("llama2"))
    (False, False)
    """
    return (
        query.family == name.family
        and (not query.variant or query.variant == name.variant)
        and (query.size is None or query.size == name.size or (name.size or "").startswith(query.size + "-a"))
        and set(query.version) <= set(name.version)
        and set(query.configuration) <= set(name.configuration)
    )


def candidates(name: ModelName, known: Iterable[ModelName]) -> tuple[ModelName, ...]:
    """Return the known models that a name may denote, likeliest first: no part may contradict it.

    These are models that the name covers or is covered by; models of the same words split otherwise into family and variant
    (`mistral-codealpaca`, `mistral` + `codealpaca`); a generation printed as a version (`llama` + `v2`, `llama2`); and a month where
    the other prints the day.

    >>> candidates(ModelName("llama", size="7b", version=("v2",)), [ModelName("llama2", size="7b"), ModelName("llama3", size="7b")])
    (ModelName(family='llama2', variant=(), size='7b', version=(), configuration=()),)
    """
    ranked = {other: rank for other in known if other != name and (rank := _rank(name, other)) is not None}
    return tuple(sorted(ranked, key=lambda other: (ranked[other], _sortable(other))))


def _rank(name: ModelName, other: ModelName) -> int | None:
    """Return how far apart two names are (0 is nearest), or None if they contradict each other."""
    if name.size and other.size and not _same_size(name.size, other.size):
        return None
    if _versions_agree(name.version, other.version):
        if name.family == other.family:
            if name.variant == other.variant:
                return 0 if name.size == other.size else 1
            return 3 if not name.variant or not other.variant else None
        if _same_words(name, other):
            return 1
    if name.variant == other.variant and (_generation(name) == other.family or _generation(other) == name.family):
        return 2
    return None


def _same_size(one: str, two: str) -> bool:
    return one == two or one.startswith(two + "-a") or two.startswith(one + "-a")


def _versions_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two releases can be one: either is not named, or each of the shorter begins one of the longer."""
    fewer, more = sorted((one, two), key=len)
    return all(any(v == w or _is_date_of(v, w) or _is_date_of(w, v) for w in more) for v in fewer)


def _is_date_of(month: str, day: str) -> bool:
    return len(month) == 7 and month[4] == "-" and day.startswith(month + "-")


def _same_words(one: ModelName, two: ModelName) -> bool:
    """Tell whether two names are made of the same words, whichever of them are taken for the family's."""
    short, long = sorted((one, two), key=lambda n: len(n.family))
    if not long.family.startswith(short.family):
        return False
    rest = long.family[len(short.family) :]
    words = [word for word in short.variant if word not in long.variant]
    if sorted([*long.variant, *words]) != sorted(short.variant):
        return rest == BASE and short.variant == long.variant
    if not words:
        return rest == BASE
    return len(words) <= _LONGEST_PERMUTED and any("".join(order) == rest for order in permutations(words))


def _generation(name: ModelName) -> str | None:
    """Return the family with the version as its generation number, if the name has one whole version number and no other release."""
    if len(name.version) == 1 and name.version[0].startswith("v"):
        return name.family + name.version[0][1:]
    return None


def _sortable(name: ModelName) -> tuple[str, tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]:
    return name.family, name.variant, name.size or "", name.version, name.configuration
