"""What a reviewer decided: which model a label of a document denotes where no document says it.

Decisions live in a small YAML file that people may edit. They are one of the things that a document's graph is made from, beside
its bytes: extraction sees a decision as a declaration of the document, which comes before the document's own.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

from kg.errors import MetadataError
from kg.lexicon.keys import match_key
from kg.model.document import Declaration, Document
from kg.readers.yaml_mapping import load_mapping

NAME = "decisions.yaml"
"""The name of the file, in a home and beside sources."""
REVIEW = "review"
BESIDE = "beside"
_FIELDS = ("label", "document", "denotes", "by")
_HEAD = (
    "# Which model a label denotes where no document says it; `kg review decide` writes this file, and lines may be added by hand.\n"
    "# `by` is `review` for what was decided here, and `beside` for what stood beside a document that was ingested.\n"
)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Decision:
    """A label of a document denotes a model, written as its name; `by` is `review` or `beside`."""

    document: str
    label: str
    denotes: str
    by: str = REVIEW

    @property
    def key(self) -> tuple[str, str]:
        """Return what is decided: there is one decision for a document and the spellings of a label."""
        return self.document, match_key(self.label)


def read(path: Path) -> tuple[Decision, ...]:
    """Return the decisions in a file, sorted; none if it is not there. Raises MetadataError, with the line, for anything else in it."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise MetadataError(f"the decisions cannot be read ({error})", where=str(path)) from error
    mapping = load_mapping(text, str(path), 1)
    listed = mapping.values.get("decisions") or []
    if mapping.values.keys() - {"decisions"} or not isinstance(listed, list):
        raise MetadataError("this is no list of decisions", where=f"{path}, line 1", expected="`decisions:` and a list below it")
    made = [_decision(item, f"{path}, line {mapping.lines.get(('decisions', at), 1)}") for at, item in enumerate(listed)]
    return merged((), made)


def _decision(item: object, where: str) -> Decision:
    expected = "`label`, `document` and `denotes`, each a text"
    if not isinstance(item, dict) or item.keys() - set(_FIELDS) or not {"label", "document", "denotes"} <= item.keys():
        raise MetadataError("this is no decision", where=where, expected=expected)
    if not all(isinstance(value, str) and value for value in item.values()):
        raise MetadataError("a decision has a part that is no text", where=where, expected=expected)
    return Decision(item["document"], item["label"], item["denotes"], item.get("by", REVIEW))


def write(decisions: Iterable[Decision]) -> bytes:
    """Return the content of a file with the decisions, sorted."""
    lines = [_HEAD, "decisions:\n"]
    for decision in sorted(decisions):
        for at, name in enumerate(_FIELDS):
            value = json.dumps(getattr(decision, name), ensure_ascii=False)
            lines.append(f"  {'-' if at == 0 else ' '} {name}: {value}\n")
    if len(lines) == 2:
        lines[1] = "decisions: []\n"
    return "".join(lines).encode()


def merged(held: Iterable[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return all decisions, sorted; of two on one thing the newer counts, but what was found beside sources never undoes the review's.

    >>> merged([Decision("a", "X-7B", "X 7B")], [Decision("a", "x 7b", "Y 7B", BESIDE)])[0].denotes
    'X 7B'
    """
    found = {decision.key: decision for decision in held}
    for decision in new:
        former = found.get(decision.key)
        if former is None or decision.by == REVIEW or former.by == BESIDE:
            found[decision.key] = decision
    return tuple(sorted(found.values()))


def adopted(held: Iterable[Decision], documents: Iterable[str], beside: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions after documents were given with those beside them, which take the place of what stood beside them before."""
    given = set(documents)
    kept = [d for d in held if d.by != BESIDE or d.document not in given]
    return merged(kept, (dataclasses.replace(d, by=BESIDE) for d in beside if d.document in given))


def decided(document: Document, decisions: Iterable[Decision]) -> Document:
    """Return the document with each decision on one of its labels as a declaration, in the place of its own on that label."""
    own = {decision.key[1]: decision for decision in decisions if decision.document == document.id}
    if not own:
        return document
    kept = [declared for declared in document.declarations if match_key(declared.label) not in own]
    added = [Declaration(decision.label, decision.denotes, "review") for _, decision in sorted(own.items())]
    return dataclasses.replace(document, declarations=(*added, *kept))
