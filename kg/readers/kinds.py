"""What kind of document a text is, and how far it may be trusted, as far as the text says so itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model.document import Span

_MADE = r"(?:machine|automatically|auto|computer|AI|LLM)[- ]generated"
_TEXT = r"(?:report|document|paper|page|article|review|synthesis|survey|summary|record|text)"
_SAYS_SO = re.compile(
    rf"\bthis\s+(?:[\w-]+\s+){{0,2}}{_TEXT}\s+(?:is|was|has\s+been)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"(?:{_MADE}|generated\s+(?:automatically|by\s+(?:an?\s+)?(?:AI|LLM|machine|language\s+model|large\s+language|program|software)))",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:^|(?<=[a-z])|(?<=[.!?:\t|])\s?)(?:Machine|Automatically|Auto|Computer|(?<![a-z])AI|(?<![a-z])LLM)"
    rf"[- ]generated\s+(?:[\w-]+\s+){{0,2}}{_TEXT}\b",
    re.MULTILINE,
)
_SURVEY_TITLE = re.compile(
    r"\b(?:survey|(?:systematic|literature|scoping|mapping) review|(?:systematic )?mapping study|meta-analysis|review of the literature)\b"
    r"|:\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:review|overview)(?:\s+(?:of|on|and)\b|\s*\Z)|\A(?:an?|the)\s+(?:[\w-]+\s+){0,2}(?:re|over)view\s+of\b",
    re.IGNORECASE,
)
_SURVEY_ABSTRACT = re.compile(
    r"\b(?:this|our|the present) (?:[\w-]+ ){0,3}(?:survey|(?:systematic|literature) review)\b"
    r"|\b(?:[Ww]e|[Tt]his (?:paper|article|chapter)) (?:here |then |also )?(?:reviews?|surveys?) (?:\w+ ){0,4}?"
    r"(?:models|work|approaches|methods|techniques|literature|papers|studies|research|systems|tools|benchmarks|datasets|corpora)\b"
    r"|\bthis review (?:orders?|covers?|summari[sz]es|surveys|examines|discusses|presents|provides|organi[sz]es|looks)\b",
    re.IGNORECASE,
)
_BOARD_TITLE = re.compile(r"\b(?:leader|score)[ -]?boards?\b", re.IGNORECASE)
_READ = 5_000

_CARD_ALONE = frozenset(("intended use", "intended uses", "intended uses & limitations", "model details", "model description"))
"""Headings that a model card has and no other text."""
_CARD = _CARD_ALONE | frozenset(
    (
        *("uses", "use", "out-of-scope use", "out-of-scope uses", "how to use", "usage", "how to get started with the model"),
        *("training data", "training details", "training procedure", "evaluation", "evaluation results", "limitations"),
        *("bias, risks, and limitations", "limitations and biases", "ethical considerations", "environmental impact"),
    )
)


def machine_generated(text: str) -> bool:
    """Return whether a text says of itself that a machine made it; machine-made code that it speaks of does not count.

    >>> machine_generated("This report is a machine-generated literature synthesis.")
    True
    >>> machine_generated("We filter out machine-generated reports from the corpus.")
    False
    """
    return where_machine_generated(text) is not None


def where_machine_generated(text: str) -> Span | None:
    """Return where a text first says of itself that a machine made it, or None where it does not."""
    found = _SAYS_SO.search(text) or _LABELLED.search(text)
    return Span(found.start(), found.end()) if found else None


def guess_kind(title: str, abstract: str | None, headings: Collection[str], *, machine: bool) -> str:
    """Return the kind of a document that does not state it.

    `report` if a machine made it, `survey` if title or abstract calls it one, `paper` if it has both an abstract and
    references, `model_card` if its headings are those of one, else `web_page`, which claims nothing.

    >>> guess_kind("Widgets: A Survey", None, (), machine=False), guess_kind("Widgets", "We test.", ("References",), machine=False)
    ('survey', 'paper')
    """
    if machine:
        return "report"
    if _SURVEY_TITLE.search(title[:_READ]) or _SURVEY_ABSTRACT.search((abstract or "")[:_READ]):
        return "survey"
    names = {heading.strip().lower() for heading in headings}
    if (abstract is not None or "abstract" in names) and names & {"references", "bibliography"}:
        return "paper"
    return "model_card" if names & _CARD_ALONE and len(names & _CARD) > 2 else "web_page"


def is_board(title: str) -> bool:
    """Tell whether a title is that of a leaderboard.

    >>> is_board("Zork Leaderboard"), is_board("Zork on board")
    (True, False)
    """
    return _BOARD_TITLE.search(title[:_READ]) is not None


def trust_of(kind: str, *, machine: bool) -> str:
    """Return how far a text that states no trust may be trusted: a survey reports what others found, anything else states nothing.

    >>> trust_of("survey", machine=False), trust_of("paper", machine=False), trust_of("report", machine=True)
    ('secondary', 'unstated', 'machine_generated')
    """
    if machine:
        return "machine_generated"
    return "secondary" if kind == "survey" else "unstated"
