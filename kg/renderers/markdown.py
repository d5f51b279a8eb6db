"""The answer in Markdown, for a page or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from kg.model.answer import Answer, Citation
from kg.model.statement import Locator
from kg.renderers.grid import grid, marks
from kg.renderers.number import digits
from kg.renderers.place import address, place, remarks, standing
from kg.renderers.sentence import sentence
from kg.renderers.visible import visible, visible_lines

if TYPE_CHECKING:
    from kg.browse.records import CitedTable

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<|~$]|&(?=#|\w+;)|^[-+](?=[-\s]|\Z)|^[=>#]|^\d{1,9}[.)](?=\s|\Z)", re.ASCII)
_MARK: Final = re.compile(r"\\\[(\d+)\\\]")
_TICKS: Final = re.compile(r"`+")


def markdown(answer: Answer, tables: Sequence[CitedTable] = ()) -> str:
    """Return the answer in GitHub Flavored Markdown: sentence, table, evidence with full quotes, caveats and what is missing.

    Every character that Markdown or HTML would obey is escaped; quotes stand literally in code blocks.
    """
    parts = [
        f"> {escaped(answer.question)}",
        _marked(sentence(answer), answer),
        _problem(answer),
        _table(answer),
        _section("Computed", (f"{digits(c.value)}: {escaped(c.how)} {marks(c.cites)}" for c in answer.computed)),
        _evidence(answer),
        *map(_cited, tables),
        _section("Caveats", (_marked(caveat, answer) for caveat in answer.caveats)),
        _section("Missing", (f"**{escaped(m.term)}** ({escaped(m.kind)}): {escaped(m.why)}" for m in answer.missing)),
        _section("Did you mean", map(escaped, answer.did_you_mean)),
        "\n\n".join(["## SPARQL", *(_fenced(query, "sparql") for query in answer.sparql)]) if answer.sparql else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    r"""Return a text on one line that Markdown shows as it is.

    >>> escaped("1. a*b <i> [x](y) & C#")
    '1\\. a\\*b \\<i> \\[x\\](y) & C#'
    """
    return _SPECIAL.sub(_escape, visible(text).strip())


def _escape(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _marked(text: str, answer: Answer) -> str:
    """Escape a text but for the marks of citations that are there."""
    known = {str(citation.n) for citation in answer.citations}
    return _MARK.sub(lambda match: f"[{match[1]}]" if match[1] in known else match[0], escaped(text))


def _problem(answer: Answer) -> str:
    if answer.problem is None:
        return ""
    word = visible(answer.question[answer.problem.start : answer.problem.end])
    return f"At “{escaped(word)}”: {escaped(answer.problem.message)}"


def _table(answer: Answer) -> str:
    table = grid(answer)
    if not table.rows or not table.columns:
        return ""
    rules = ["---:" if numeric else ":---" for numeric in table.numeric]
    lines = [[*map(escaped, table.columns), "Evidence"], [*rules, ":---"]]
    lines += [[*map(escaped, row), marks(cites)] for row, cites in zip(table.rows, table.cites, strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _evidence(answer: Answer) -> str:
    return "\n\n".join(["## Evidence", *map(_citation, answer.citations)]) if answer.citations else ""


def _citation(citation: Citation) -> str:
    title, link = escaped(citation.document.title), address(citation.document.identifier)
    source = f"[{title}](<{link}>)" if link else f"*{title}*"
    where = ", ".join(escaped(part) for part in (place(citation.locator), remarks(citation)) if part)
    said = f"**[{citation.n}]** {escaped(citation.edge)} — {source} ({escaped(standing(citation))}){', ' if where else ''}{where}"
    return f"{said}\n\n{_fenced(citation.quote, 'text')}"


def _cited(shown: CitedTable) -> str:
    """Return a table with its cited cells in bold."""
    table = shown.table
    numbers = {(cell.row, cell.column): cell.cites for cell in shown.cells}

    def cell(row: int, column: int, text: str) -> str:
        cites = numbers.get((row, column))
        return f"**{escaped(text)}** {marks(cites)}" if cites else escaped(text)

    lines = [[*map(escaped, table.columns)], [":---" for _ in table.columns]]
    lines += [[cell(r, c, text) for c, text in enumerate(row)] for r, row in enumerate(table.rows)]
    where = ", ".join(part for part in (escaped(table.title), escaped(place(Locator(page=table.page, table=table.number)))) if part)
    caption = escaped(" ".join(table.caption.split()))
    return "\n\n".join([f"**{where}**", *([caption] if caption else []), "\n".join(f"| {' | '.join(line)} |" for line in lines)])


def _section(heading: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"## {heading}", "", *lines]) if lines else ""


def _fenced(text: str, language: str) -> str:
    """Return a code block whose fence is longer than every run of backticks in it."""
    shown = visible_lines(text)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    return f"{fence}{language}\n{shown}\n{fence}"
