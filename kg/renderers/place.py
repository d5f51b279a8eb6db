"""What a citation says of its source in words: which document, of what standing, and where in it."""

from __future__ import annotations

import re
from typing import Final

from kg.model.answer import Citation
from kg.model.statement import Locator

_NUMBER: Final = re.compile(r"(?:[A-Z]{1,2}\.?)?\d+(?:\.\d+)*[a-z]?|[IVXLC]+", re.ASCII)
_SEVERAL: Final = re.compile(r"[-–,]")
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?")
_ARXIV: Final = re.compile(r"[A-Za-z0-9./-]+")
_DOI: Final = re.compile(r"10\.[0-9.]+/[A-Za-z0-9._;()/:-]+")


def place(locator: Locator) -> str:
    """Return a place in the original's own numbering.

    >>> place(Locator(page="6", table="2", row="Code Llama 7B", column="HumanEval / pass@1"))
    'Table 2, p. 6, row “Code Llama 7B”, column “HumanEval / pass@1”'
    >>> place(Locator(section="Abstract")), place(Locator(table="results.json"))
    ('Section “Abstract”', 'Table (results.json)')
    """
    parts = []
    if locator.table:
        parts.append(f"Table {locator.table}" if _NUMBER.fullmatch(locator.table) else f"Table ({locator.table})")
    elif locator.section:
        parts.append(f"Section “{locator.section}”")
    if locator.page:
        parts.append(f"{'pp.' if _SEVERAL.search(locator.page) else 'p.'} {locator.page}")
    parts.extend(f"{name} “{text}”" for name, text in (("row", locator.row), ("column", locator.column)) if text)
    return ", ".join(parts)


def standing(citation: Citation) -> str:
    """Return what kind of document a citation rests on, how far it is to be trusted, and whose words the quote has."""
    source = citation.document
    trust = "trust unstated" if source.trust == "unstated" else source.trust.replace("_", " ")
    kind = source.kind.replace("_", " ")
    whose = f"; digest of {name(source.identifier) or f'the {kind}'}" if citation.text.of == "digest" else ""
    return f"{kind}, {trust}{whose}"


def remarks(citation: Citation) -> str:
    """Return what weakens a citation: a mark printed at its value, and words that hedge it; nothing if there is neither."""
    parts = []
    if citation.mark:
        parts.append(f"marked {citation.mark}")
    if citation.hedge:
        parts.append(f"hedged “{citation.hedge}”")
    return ", ".join(parts)


def name(identifier: str | None) -> str | None:
    """Return an identifier as people write it.

    >>> name("arxiv:2308.12950"), name("repository:https://github.com/a/b")
    ('arXiv:2308.12950', 'https://github.com/a/b')
    """
    scheme, _, value = (identifier or "").partition(":")
    if scheme == "arxiv":
        return f"arXiv:{value}"
    return value if scheme in ("repository", "url") else identifier or None


def address(identifier: str | None) -> str | None:
    """Return the web address of an identifier, or None if it has none that is safe to follow.

    >>> address("doi:10.1000/182"), address("url:javascript:alert(1)")
    ('https://doi.org/10.1000/182', None)
    """
    scheme, _, value = (identifier or "").partition(":")
    if scheme == "arxiv" and _ARXIV.fullmatch(value):
        return f"https://arxiv.org/abs/{value}"
    if scheme == "doi" and _DOI.fullmatch(value):
        return f"https://doi.org/{value}"
    found = value if scheme in ("repository", "url") else identifier or ""
    return found if _ADDRESS.fullmatch(found) else None
