"""The answer as one page that needs nothing else: sentence, table, chart, and the evidence with its quotes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.model.answer import Answer, Citation
from kg.model.statement import Locator
from kg.renderers.grid import grid, is_numeric, lifted
from kg.renderers.measure import ELLIPSIS
from kg.renderers.number import digits
from kg.renderers.place import address, place, remarks, standing
from kg.renderers.quote import value_spans
from kg.renderers.sentence import sentence
from kg.renderers.svg import svg
from kg.renderers.visible import visible, visible_lines

if TYPE_CHECKING:
    from kg.browse.records import CitedTable

_MARK: Final = re.compile(r"\[(\d+)\]")
_WEAK: Final = ("machine_generated", "secondary", "unstated")


def html(answer: Answer, tables: Sequence[CitedTable] = ()) -> str:
    """Return a page that asks for nothing: no script, no font, no image, one style whose hash its policy names.

    Every text of the answer is escaped, and what is unseen in it is shown; only web addresses become links. Dark where the
    reader's system is. Source: CSP Level 3 (style-src with a hash, default-src 'none').
    """
    hashed = b64encode(sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{_shown(answer.question)}</title>",
        f"<style>{_style()}</style>",
    ]
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        *head,
        "</head>",
        '<body class="kg-page">',
        _body(answer, tables),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def fragment(answer: Answer) -> str:
    """Return the same without the page around it, to stand in a notebook; its names collide with no other fragment's."""
    return f"<style>{_style()}</style>\n{_body(answer)}\n"


@cache
def _style() -> str:
    return "\n" + Path(__file__).with_name("answer.css").read_text(encoding="utf-8")


def _body(answer: Answer, tables: Sequence[CitedTable] = ()) -> str:
    """Return the answer in one element; each part is left out where it has nothing to say."""
    key = sha256(f"{answer.graph}\n{answer.question}".encode("utf-8", "backslashreplace")).hexdigest()[:8]
    parts = [
        f"<h1>{_shown(answer.question)}</h1>",
        f'<p class="kg-direct">{_marked(sentence(answer), answer, key)}</p>',
        _problem(answer),
        _table(answer, key),
        svg(answer).rstrip(),
        _section("Computed", (f"{digits(c.value)}: {_shown(c.how)} {_cites(c.cites, key)}" for c in answer.computed)),
        _evidence(answer, key),
        *(_cited(table, key) for table in tables),
        _section("Caveats", (_marked(caveat, answer, key) for caveat in answer.caveats)),
        _section("Missing", (f"<b>{_shown(m.term)}</b> ({_shown(m.kind)}): {_shown(m.why)}" for m in answer.missing)),
        _section("Did you mean", map(_shown, answer.did_you_mean)),
        _queries(answer),
        f"<footer>Answered by kg{f' from graph {_shown(answer.graph[:16])}' if answer.graph else ''}</footer>",
    ]
    return "\n".join(['<main class="kg-answer">', *(part for part in parts if part), "</main>"])


def _shown(text: str) -> str:
    return escape(visible(text))


def _link(n: int, key: str) -> str:
    return f'<a href="#kg-{key}-{n}">[{n}]</a>'


def _cites(cites: Iterable[int], key: str) -> str:
    return " ".join(_link(n, key) for n in cites)


def _marked(text: str, answer: Answer, key: str) -> str:
    known = {str(citation.n) for citation in answer.citations}
    return _MARK.sub(lambda match: _link(int(match[1]), key) if match[1] in known else match[0], _shown(text))


def _problem(answer: Answer) -> str:
    if answer.problem is None:
        return ""
    question, start, end = answer.question, answer.problem.start, answer.problem.end
    words = f"{_shown(question[:start])}<mark>{_shown(question[start:end])}</mark>{_shown(question[end:])}"
    return f'<p class="kg-problem">{words}</p>\n<p>{_shown(answer.problem.message)}</p>'


def _table(answer: Answer, key: str) -> str:
    table, same = lifted(grid(answer))
    if not table.rows or not table.columns:
        return ""
    classes = [' class="kg-number"' if numeric else "" for numeric in table.numeric]
    headings = "".join(f'<th scope="col"{c}>{_shown(heading)}</th>' for heading, c in zip(table.columns, classes, strict=True))
    lines = ['<div class="kg-wide"><table>', f'<thead><tr>{headings}<th scope="col">Evidence</th></tr></thead>', "<tbody>"]
    for row, cites in zip(table.rows, table.cites, strict=True):
        first = f'<th scope="row"{classes[0]}>{_shown(row[0])}</th>'
        rest = "".join(f"<td{c}>{_shown(cell)}</td>" for cell, c in zip(row[1:], classes[1:], strict=True))
        lines.append(f"<tr>{first}{rest}<td>{_cites(cites, key)}</td></tr>")
    lines += ["</tbody>", "</table></div>"]
    if same:
        said = "; ".join(f"{_shown(heading)}: {_shown(value)}" for heading, value in same)
        lines.append(f'<p class="kg-same">In every row: {said}.</p>')
    return "\n".join(lines)


def _evidence(answer: Answer, key: str) -> str:
    if not answer.citations:
        return ""
    items = [_citation(citation, key) for citation in answer.citations]
    return "\n".join(["<h2>Evidence</h2>", '<ol class="kg-evidence">', *items, "</ol>"])


def _citation(citation: Citation, key: str) -> str:
    source = citation.document
    link = address(source.identifier)
    title = f"<cite>{_shown(source.title)}</cite>"
    if link:
        title = f'<a href="{escape(link)}" rel="noopener noreferrer">{title}</a>'
    weak = ' class="kg-weak"' if source.trust in _WEAK else ""
    where = "".join(f", {_shown(part)}" for part in (place(citation.locator), remarks(citation)) if part)
    said = f"{title} <span{weak}>({_shown(standing(citation))})</span>{where}"
    return (
        f'<li id="kg-{key}-{citation.n}"><span class="kg-n">[{citation.n}]</span><div>'
        f'<div class="kg-edge">{_shown(citation.edge)}</div><div class="kg-source">{said}</div>'
        f"<blockquote>{_quote(citation)}</blockquote></div></li>"
    )


def _quote(citation: Citation) -> str:
    """Return the whole quote with its value marked, if it can only be one place."""
    quote = visible_lines(citation.quote)
    spans = value_spans(citation, quote)
    if len(spans) != 1:
        return escape(quote)
    start, end = spans[0]
    return f"{escape(quote[:start])}<mark>{escape(quote[start:end])}</mark>{escape(quote[end:])}"


def _cited(shown: CitedTable, key: str) -> str:
    """Return a table with its cited cells marked."""
    table = shown.table
    numbers = {(cell.row, cell.column): cell.cites for cell in shown.cells}
    columns = range(len(table.columns))
    numeric = [c > 0 and is_numeric([row[c] for row in table.rows if row[c] != ELLIPSIS]) for c in columns]
    classes = [' class="kg-number"' if one else "" for one in numeric]

    def cell(row: int, column: int, text: str) -> str:
        cites = numbers.get((row, column))
        return f"<mark>{_shown(text)}</mark> {_cites(cites, key)}" if cites else _shown(text)

    headings = "".join(f'<th scope="col"{c}>{_shown(heading)}</th>' for heading, c in zip(table.columns, classes, strict=True))
    rows = ["".join(f"<td{classes[c]}>{cell(r, c, text)}</td>" for c, text in enumerate(row)) for r, row in enumerate(table.rows)]
    where = ", ".join(_shown(part) for part in (table.title, place(Locator(page=table.page, table=table.number))) if part)
    caption = f"<p>{_shown(' '.join(table.caption.split()))}</p>" if table.caption else ""
    body = [f"<thead><tr>{headings}</tr></thead>", "<tbody>", *(f"<tr>{row}</tr>" for row in rows), "</tbody>"]
    return "\n".join(
        [f'<section class="kg-context"><h3>{where}</h3>{caption}', '<div class="kg-wide"><table>', *body, "</table></div></section>"]
    )


def _section(heading: str, items: Iterable[str]) -> str:
    lines = [f"<li>{item}</li>" for item in items]
    return "\n".join([f"<h2>{heading}</h2>", "<ul>", *lines, "</ul>"]) if lines else ""


def _queries(answer: Answer) -> str:
    if not answer.sparql:
        return ""
    blocks = [f"<pre>{escape(visible_lines(query))}</pre>" for query in answer.sparql]
    return "\n".join(["<details>", "<summary>SPARQL</summary>", *blocks, "</details>"])
