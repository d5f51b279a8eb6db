"""The answer for a person at a terminal: the sentence, the table behind it, and the evidence for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from kg.model.answer import Answer, Citation, Problem
from kg.renderers.grid import grid, marks
from kg.renderers.ink import Ink
from kg.renderers.measure import columns, head, wrap
from kg.renderers.number import digits
from kg.renderers.place import place, remarks, standing
from kg.renderers.quote import shorten, value_spans
from kg.renderers.sentence import sentence
from kg.renderers.table import INDENT, table_lines
from kg.renderers.view import cited_table
from kg.renderers.visible import visible

if TYPE_CHECKING:
    from kg.browse.records import CitedTable

WIDTH: Final = 80
_NARROWEST: Final = 40
_MEASURE: Final = 100
"""The longest line of prose, however wide the window: longer ones are hard to read."""

_QUOTE_LINES: Final = 2


def text(answer: Answer, tables: Sequence[CitedTable] = (), *, width: int = WIDTH, colour: bool = False) -> str:
    """Return the answer for a terminal of `width` columns (40 at least), with ANSI colour if `colour`; `tables` shows cited cells in.

    Quotes are cut to two lines around their value, and columns of the table may be said below it or left out by name; the
    other forms hold all of it. No character of the answer reaches a terminal as a command: what is unseen is shown.
    """
    width = max(width, _NARROWEST)
    ink, measure = Ink(colour), min(width, _MEASURE)
    parts = (
        [ink.marks(line) for line in wrap(visible(sentence(answer)), measure)],
        _caret(answer, measure, ink),
        table_lines(grid(answer), width, ink),
        _computed(answer, measure, ink),
        _evidence(answer, measure, ink),
        *(cited_table(table, width, ink) for table in tables),
        _list("Caveats", answer.caveats, measure, ink),
        _list("Missing", (f"{m.term} ({m.kind}): {m.why}" for m in answer.missing), measure, ink),
        _list("Did you mean", answer.did_you_mean, measure, ink),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _caret(answer: Answer, measure: int, ink: Ink) -> list[str]:
    """Return the question with carets under the words that were not understood, cut to one line around them."""
    if answer.problem is None:
        return []
    problem, question = answer.problem, answer.question
    start, end = sorted(min(max(at, 0), len(question)) for at in (problem.start, problem.end))
    before, word, after = (visible(part) for part in (question[:start], question[start:end], question[end:]))
    room = measure - columns(INDENT)
    word = head(word, room - 2)
    before = _tail(before, max(room - max(columns(word), 1) - min(columns(after), room // 3), 1))
    after = head(after, room - columns(before) - columns(word))
    under = " " * columns(INDENT + before)
    return [
        (INDENT + before + word + after).rstrip(),
        under + ink.alarm("^" * max(columns(word), 1)),
        *_message(problem, answer, measure),
    ]


def _message(problem: Problem, answer: Answer, measure: int) -> list[str]:
    said = visible(problem.message)
    return [] if said in visible(answer.answer) else wrap(said, measure, INDENT)


def _tail(words: str, room: int) -> str:
    """Return the end of a text in `room` columns, with … for what is left out."""
    if columns(words) <= room:
        return words
    start = len(words)
    while start > 0 and columns(words[start - 1 :]) <= room - 1:
        start -= 1
    return "…" + words[start:]


def _computed(answer: Answer, measure: int, ink: Ink) -> list[str]:
    if not answer.computed:
        return []
    values = [digits(one.value) for one in answer.computed]
    most = min(max(map(len, values)), measure // 3)
    lines = [ink.bold("Computed")]
    for one, value in zip(answer.computed, values, strict=True):
        lead = INDENT + value.rjust(most) + "  "
        if len(value) > most:  # a number too long to stand beside words stands above them
            lines.extend(wrap(value, measure, INDENT))
            lead = INDENT + " " * most + "  "
        lines.extend(map(ink.marks, wrap(f"{visible(one.how)} {marks(one.cites)}", measure, lead, " " * len(lead))))
    return lines


def _evidence(answer: Answer, measure: int, ink: Ink) -> list[str]:
    if not answer.citations:
        return []
    lines = [ink.bold("Evidence")]
    first: dict[tuple[str, str], int] = {}
    most = max(len(f"[{c.n}]") for c in answer.citations)
    for citation in answer.citations:
        same = first.setdefault((citation.document.iri, standing(citation)), citation.n)
        lead = INDENT + f"[{citation.n}]".rjust(most) + " "
        rest = " " * len(lead)
        edge = wrap(visible(citation.edge), measure, lead, rest)
        lines.append(ink.marks(edge[0][: len(lead)]) + edge[0][len(lead) :] if edge else ink.marks(lead.rstrip()))
        lines.extend(edge[1:])
        lines.extend(rest + ink.faint(line[len(rest) :]) for line in wrap(_source(citation, same), measure, rest + "— ", rest + "  "))
        lines.extend(_quote(citation, measure, rest, ink))
    return lines


def _source(citation: Citation, same: int) -> str:
    """Return the document and the place in it; a document that was named already is pointed at by its first number."""
    document = f"{citation.document.title} ({standing(citation)})" if same == citation.n else f"as [{same}]"
    return visible(", ".join(part for part in (document, place(citation.locator), remarks(citation)) if part))


def _quote(citation: Citation, measure: int, rest: str, ink: Ink) -> list[str]:
    """Return the quote in at most two lines, cut around the value; the value stands out if it can only be one."""
    quote = visible(citation.quote).strip()
    spans = value_spans(citation, quote)
    room = _QUOTE_LINES * (measure - len(rest)) - 2
    while True:
        shown = shorten(quote, spans[0] if spans else None, room)
        lines = wrap(f"“{shown}”", measure, rest, rest + " ")
        if len(lines) <= _QUOTE_LINES or room < measure - len(rest):
            break
        room -= 4
    if len(spans) != 1:
        return lines
    value = quote[slice(*spans[0])]
    return [line.replace(value, ink.bold(value)) if line.count(value) == 1 else line for line in lines]


def _list(heading: str, items: Iterable[str], measure: int, ink: Ink) -> list[str]:
    lines = [line for item in items for line in wrap(visible(item), measure, f"{INDENT}· ", f"{INDENT}  ")]
    return [ink.bold(heading), *(ink.marks(line) for line in lines)] if lines else []
