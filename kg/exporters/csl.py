"""Works as CSL-JSON, for Zotero, pandoc and citeproc."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO, Final

from kg.browse.exchange import Entry
from kg.exporters.json import document
from kg.renderers.contract import Json
from kg.renderers.place import address

_TYPES: Final = {
    "paper": "article",
    "survey": "article",
    "report": "report",
    "leaderboard": "webpage",
    "model_card": "webpage",
    "web_page": "webpage",
    "repository": "software",
}
"""The type of item for a kind of document. Source: CSL 1.0.2, appendix III; an `article` is a preprint too."""
_GROUP: Final = re.compile(r"[,&@\d]|\band\b", re.I)


def csl(content: Iterable[Entry], out: BinaryIO) -> None:
    """Write an item for each work. Source: the JSON Schema `csl-data.json` of the Citation Style Language 1.0.2."""
    document([_item(entry) for entry in content], out)


def _item(entry: Entry) -> Json:
    arxiv, doi = entry.identifier("arxiv"), entry.identifier("doi")
    url = address(f"url:{entry.identifier('url')}") or address(f"repository:{entry.identifier('repository')}")
    item: dict[str, Json] = {"id": entry.key, "type": _TYPES.get(entry.kind) or ("article" if arxiv else "document"), "title": entry.title}
    if entry.authors:
        item["author"] = [*map(_name, entry.authors), *([{"literal": "others"}] if entry.more_authors else [])]
    if entry.year is not None:
        item["issued"] = {"date-parts": ((entry.year,),)}
    if entry.publisher:
        item["publisher"] = entry.publisher
    elif arxiv:
        item["publisher"] = "arXiv"
    if arxiv:
        item["number"] = f"arXiv:{arxiv}"
    if doi:
        item["DOI"] = doi
    if url or arxiv:
        item["URL"] = url or f"https://arxiv.org/abs/{arxiv}"
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", entry.retrieved or "", re.ASCII)
    if day and "URL" in item:
        item["accessed"] = {"date-parts": (tuple(map(int, day.groups())),)}
    if entry.cited_by:
        item["note"] = "Cited by " + ", ".join(f"{document} as [{number}]" for document, number in entry.cited_by)
    return item


def _name(name: str) -> Json:
    """Return a name as given and family name; one that has no such parts stays whole."""
    given, _, family = name.rpartition(" ")
    return {"literal": name} if _GROUP.search(name) or not given else {"family": family, "given": given}
