"""Whether somebody is an author of a work: the name that a question gives, held against the names that the work bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from kg.model.logical_form import Subject

CUT = re.compile(r"\bet al\b|\band others\b", re.I)
"""What stands in the place of the authors that a list leaves out."""
PART_OF_NAME = re.compile(r"[^\W\d_]+")


def persons(subjects: Iterable[Subject]) -> list[str]:
    """Return the names of those that a question asks about and nothing here is called by."""
    return [s.label for s in subjects if not s.iri and not s.iris and PART_OF_NAME.search(s.label)]


def bears(author: str, name: str) -> bool:
    """Return whether an author's name may be the one given: the same words, a given name also by its first letter.

    >>> bears("Ana B. Zorková", "Ana Zorkova"), bears("A. Zorkova", "Ana Zorkova"), bears("Ana Zorkova", "Ana Quux")
    (True, True, False)
    """
    held, asked = (_folded(n) for n in (author, name))
    if not held or not asked or asked[-1] not in held:
        return False
    return all(any(h == a or (1 in (len(h), len(a)) and h[0] == a[0]) for h in held) for a in asked[:-1])


def _folded(name: str) -> list[str]:
    """Return the words of a name in small letters, without marks on them."""
    plain = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    return PART_OF_NAME.findall(plain)


def authorship(names: Sequence[str], authors: Sequence[str | None]) -> str | None:
    """Return whether all, some or none of the names stand among the authors of the works; None where a list is cut off."""
    known = [a for a in authors if a]
    told = [any(bears(one, name) for a in known for one in re.split(r"\s*[;,]\s*|\s+and\s+", a)) for name in names]
    if not known or (not all(told) and any(CUT.search(a) for a in known)):
        return None
    return "yes" if all(told) else "mixed" if any(told) else "no"
