"""What restricts a question for documents beside their kind and what they name: identifiers, and years with a comparison."""

from __future__ import annotations

import re

IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S*[^\s?.,;:!)\]”\"']|(?<![\d.])\d{4}\.\d{4,5}(?:v\d+)?(?!\d)|https?://\S*[^\s?.,;:!)\]”\"']|\b\w[\w.-]*/\w[\w.-]*\w",
    re.I,
)
"""A DOI, an arXiv identifier, an address or a repository."""

NAMED = re.compile(r"\b(?:doi|arxiv|identifier|identified|id|url|link|address|repository|repo)\b", re.I)
YEAR = re.compile(
    r"(?P<lead>\b(?:before|earlier\s+than|prior\s+to|older\s+than|until|up\s+to|by|since|after|later\s+than|newer\s+than|from\s+before|in\s+or\s+before"
    r"|in\s+or\s+after|between|from)\s+(?:the\s+)?(?:year\s+|end\s+of\s+)?)?(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?P<tail>\s+(?:or|and)\s+(?:earlier|before|older|later|after|newer)|\s+onwards?)?"
    r"(?:\s*(?:-|–|to|and|until)\s*(?P<last>(?:19|20)\d\d)(?!\d))?",
    re.I,
)
BEFORE = re.compile(r"before|earlier|prior|older", re.I)
AFTER = re.compile(r"after|later|newer|since|onward", re.I)
INCLUSIVE = re.compile(r"\bor\b|\band\b|until|up\s+to|since|by|onward", re.I)


def identifier(question: str) -> str | None:
    """Return the identifier of a work that a question gives, None if it gives none.

    >>> identifier("Which paper has arXiv id 2308.12950?"), identifier("which document has the DOI 10.1145/36?")
    ('2308.12950', '10.1145/36')
    >>> identifier("papers of 2024") is None
    True
    """
    found = IDENTIFIER.search(question)
    plain = found is not None and "/" in found[0] and not found[0].startswith("10.") and "://" not in found[0]
    return found[0] if found and (not plain or NAMED.search(question)) else None


def borne(known: str, wanted: str) -> bool:
    """Return whether an identifier that a document records is the one asked for; a version of it counts.

    >>> borne("arxiv:2308.12950", "2308.12950v3"), borne("arxiv:2308.12950", "12950")
    (True, False)
    """
    ends = re.sub(r"v\d+$", "", wanted.casefold().rstrip("/"))
    return re.sub(r"v\d+$", "", known.casefold().rstrip("/")).removeprefix("arxiv:").removeprefix("doi:").endswith(ends) and len(ends) > 5


def span_of_years(question: str) -> tuple[int, int] | None:
    """Return the first and last year that a question allows; None where it names none, or several that form no range.

    >>> span_of_years("papers before 2024"), span_of_years("from 2021 to 2023"), span_of_years("2022 or later"), span_of_years("of 2024")
    ((0, 2023), (2021, 2023), (2022, 9999), (2024, 2024))
    """
    found = list(YEAR.finditer(question))
    if len(found) != 1:
        return None
    one = found[0]
    year = int(one["year"])
    if one["last"]:
        return min(year, int(one["last"])), max(year, int(one["last"]))
    words = f"{one['lead'] or ''} {one['tail'] or ''}"
    inclusive = bool(one["tail"]) or bool(INCLUSIVE.search(words))
    if BEFORE.search(words) or re.search(r"\b(?:until|up\s+to)\b", words, re.I):
        return 0, year if inclusive else year - 1
    if AFTER.search(words):
        return (year if inclusive else year + 1), 9999
    return year, year


def in_years(year: int | None, question: str) -> bool:
    """Return whether a question allows a document of a year: every one where it names none."""
    allowed = span_of_years(question)
    if allowed is None:
        named = {int(m["year"]) for m in YEAR.finditer(question)}
        return not named or year in named
    return year is not None and allowed[0] <= year <= allowed[1]
