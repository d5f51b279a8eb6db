"""What browsing returns, for a person at a terminal: one function for each kind of record, chosen by its type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kg.browse import records
from kg.renderers.grid import Grid, is_numeric
from kg.renderers.ink import Ink
from kg.renderers.measure import clip, columns, wrap
from kg.renderers.place import name as identifier_name
from kg.renderers.place import place
from kg.renderers.prefixes import short
from kg.renderers.quote import shorten
from kg.renderers.table import INDENT, table_lines
from kg.renderers.visible import visible

WIDTH: Final = 80
MOST: Final = 40
"""How many things of one kind are listed; the JSON form lists all."""
_QUOTE: Final = 150


def text(shown: object, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return a record of `kg.browse`, or a tuple of records of one type, as text in `width` columns."""
    several = shown if isinstance(shown, tuple) else (shown,)
    if not several:
        return "nothing\n"
    return "\n".join(_lines(several, max(width, WIDTH // 2), Ink(colour))) + "\n"


def _lines(shown: Sequence[object], width: int, ink: Ink) -> list[str]:
    """Return the lines of some records of one type."""
    from kg.renderers.thing import thing
    from kg.renderers.tree import tree
    from kg.renderers.view import view

    match shown[0]:
        case records.DocumentEntry():
            return [line for one in shown if isinstance(one, records.DocumentEntry) for line in _document(one, width, ink)]
        case records.SourceEntry():
            return [line for one in shown if isinstance(one, records.SourceEntry) for line in _source(one, width, ink)]
        case records.Match():
            return _matches([one for one in shown if isinstance(one, records.Match)], width, ink)
        case records.Difference():
            return _differences([one for one in shown if isinstance(one, records.Difference)], width, ink)
        case records.Branch():
            return tree([one for one in shown if isinstance(one, records.Branch)], width, ink)
        case records.Stats() as stats:
            return _stats(stats, width, ink)
        case records.QueryResult() as result:
            return _result(result, width, ink)
        case records.Example():
            return _examples([one for one in shown if isinstance(one, records.Example)], width, ink)
        case records.Changed():
            return _changes([one for one in shown if isinstance(one, records.Changed)], width, ink)
        case records.Review() as review:
            return _review(review, width, ink)
        case records.Thing() as one:
            return thing(one, width, ink)
        case records.TableView() as table:
            return view(table, width, ink)
        case other:
            raise TypeError(f"no text is made of {type(other).__name__}")


def listed(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, ink: Ink) -> list[str]:
    """Return rows under headings as a table; numbers stand under each other."""
    made = tuple(tuple(row) for row in rows)
    numeric = tuple(is_numeric([row[i] for row in made]) for i in range(len(headings)))
    return table_lines(Grid(tuple(headings), made, numeric, ((),) * len(made)), width, ink)


def more(whole: int, kept: int = MOST) -> list[str]:
    """Return the line that says how many things are not listed; none if all are."""
    return [f"{INDENT}and {whole - kept:,} more (-f json lists all)"] if whole > kept else []


def counted(number: int, what: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "results"), counted(1200, "results")
    ('1 result', '1,200 results')
    """
    return f"{number:,} {what.removesuffix('s') if number == 1 else what}"


def _document(entry: records.DocumentEntry, width: int, ink: Ink) -> list[str]:
    facts = (entry.kind.replace("_", " "), entry.trust.replace("_", " "), str(entry.year) if entry.year else "")
    said = (*(fact for fact in facts if fact), counted(entry.statements, "statements"), counted(entry.results, "results"))
    where = f" ({identifier_name(entry.identifier)})" if entry.identifier else ""
    return [*_headed(entry.id, ", ".join(said), width, ink), *wrap(visible(entry.title + where), width, INDENT)]


def _source(entry: records.SourceEntry, width: int, ink: Ink) -> list[str]:
    origin = identifier_name(entry.source) or "no source stated"
    facts = (
        f"version {entry.version}" if entry.version else "",
        f"retrieved {entry.retrieved}" if entry.retrieved else "",
        f"grade {entry.grade}" if entry.grade else "",
        "digest" if entry.digest else "",
    )
    lines = _headed(entry.id, ", ".join((counted(entry.results, "results"), *(fact for fact in facts if fact))), width, ink)
    lines += wrap(visible(origin), width, INDENT)
    return [*lines, *wrap(visible(f"licence: {entry.licence or 'not stated'}"), width, INDENT)]


def _headed(head: str, rest: str, width: int, ink: Ink) -> list[str]:
    """Return a line that begins with a name, the rest of it on further lines where there is no room."""
    head = visible(head)
    if columns(f"{head}  {rest}") <= width:
        return [f"{ink.bold(head)}  {visible(rest)}"]
    return [ink.bold(head), *wrap(visible(rest), width, INDENT)]


def _matches(shown: Sequence[records.Match], width: int, ink: Ink) -> list[str]:
    names = [match for match in shown if match.kind != "quote"]
    quotes = [match for match in shown if match.kind == "quote"]
    lines: list[str] = []
    if names:
        shared = len({match.label for match in names}) < len(names)
        called = Counter(match.label for match in names)
        headings = ("Name", "Kind", "IRI where names are shared") if shared else ("Name", "Kind")
        rows = [(m.label, m.type, short(m.iri) if called[m.label] > 1 else "")[: len(headings)] for m in names[:MOST]]
        lines += [ink.bold("Names"), *listed(headings, rows, width, ink), *more(len(names))]
    if quotes:
        lines += [*([""] if lines else []), ink.bold("Quotes")]
        for match in quotes[: MOST // 2]:
            where = ", ".join(part for part in (match.document or "", place(match.place) if match.place else "") if part)
            lines += wrap(visible(where), width, INDENT)
            lines += [ink.faint(line) for line in wrap(f"“{shorten(visible(match.text), None, _QUOTE)}”", width, INDENT * 2)]
        lines += more(len(quotes), MOST // 2)
    return lines


def _differences(shown: Sequence[records.Difference], width: int, ink: Ink) -> list[str]:
    lines: list[str] = []
    for side in ("here", "there"):
        own = [difference for difference in shown if difference.only_in == side]
        for kind in dict.fromkeys(difference.kind for difference in own):
            found = [difference.what for difference in own if difference.kind == kind]
            what = "other" if kind == "other" else counted(len(found), f"{kind}s")
            lines += [*([""] if lines else []), ink.bold(f"Only {side}: {what}")]
            lines += [line for words in found[:MOST] for line in wrap(visible(words), width, f"{INDENT}· ", f"{INDENT}  ")]
            lines += more(len(found))
    return lines


def _stats(stats: records.Stats, width: int, ink: Ink) -> list[str]:
    rows = [(d.id, d.statements, d.results, d.claims, d.references, d.steps + d.tests, d.quantities, d.dropped) for d in stats.documents]
    headings = ("Document", "Stated", "Results", "Claims", "Refs", "Tests", "Amounts", "Dropped")
    lines = [
        *_numbers("In all", stats.totals, width, ink),
        "",
        *_numbers("Things", stats.things, width, ink),
        "",
        *_numbers("Amounts", stats.quantities, width, ink),
    ]
    if rows:
        used = [i for i in range(len(headings)) if i == 0 or any(row[i] for row in rows)]
        cells = [[str(row[i]) for i in used] for row in rows]
        lines += ["", ink.bold("By document"), *listed([headings[i] for i in used], cells, width, ink)]
    if stats.dropped:
        lines += ["", ink.bold("Read and dropped")]
        for item in stats.dropped[:MOST]:
            lines += wrap(visible(f"{item.document}: {item.reason}"), width, f"{INDENT}{item.number:>6,}  ", INDENT + " " * 8)
        lines += more(len(stats.dropped))
    return [*lines, "", f"digest {stats.digest}"]


def _numbers(heading: str, items: Iterable[records.Counted], width: int, ink: Ink) -> list[str]:
    rows = [item for item in items if item.number]
    if not rows:
        return [ink.bold(heading), f"{INDENT}none"]
    most = max(len(f"{item.number:,}") for item in rows)
    return [ink.bold(heading), *(clip(f"{INDENT}{item.number:>{most},}  {visible(item.what)}", width) for item in rows)]


def _result(result: records.QueryResult, width: int, ink: Ink) -> list[str]:
    if result.form == "ask":
        return ["yes" if result.truth else "no"]
    lines = listed(result.columns, [[_term(term) for term in row] for row in result.rows], width, ink) if result.rows else []
    words = "no rows" if not result.rows else f"{len(result.rows):,} {'row' if len(result.rows) == 1 else 'rows'}"
    return [*lines, ink.faint(words + (", truncated: there are more" if result.truncated else ""))]


def _term(term: records.Node | None) -> str:
    if term is None:
        return ""
    return short(term.value) if term.kind == "iri" else f"_:{term.value}" if term.kind == "blank" else term.value


def _examples(shown: Sequence[records.Example], width: int, ink: Ink) -> list[str]:
    lines: list[str] = []
    for one in shown:
        lines += [*([""] if lines else []), *_headed(one.name, one.title, width, ink)]
        lines += wrap(visible(one.answers), width, INDENT)
        lines += [ink.faint(line) for line in wrap(f"“{visible(one.question)}”", width, INDENT)]
    return lines


def _changes(shown: Sequence[records.Changed], width: int, ink: Ink) -> list[str]:
    rows = [(short(one.graph), f"{one.added:,}", f"{one.removed:,}") for one in shown]
    return listed(("Graph of your own", "Added", "Removed"), rows, width, ink)


def _review(shown: records.Review, width: int, ink: Ink) -> list[str]:
    lines: list[str] = []
    for item in shown.undecided:
        lines += [*([""] if lines else []), *_headed(item.label, f"{item.document}, {counted(len(item.results), 'results')}", width, ink)]
        for quoted in item.places[:2]:
            lines += [ink.faint(line) for line in wrap(f"“{shorten(visible(quoted.quote), None, _QUOTE)}”", width, INDENT)]
        for candidate in item.candidates:
            lines += _candidate(candidate, width)
        command = f'kg review decide "{item.label}" --document {item.document} --denotes "…"'
        lines += wrap(visible(command), width, f"{INDENT}→ ", f"{INDENT}  ")
    if not shown.undecided:
        lines.append("no label is undecided")
    if shown.decided:
        lines += ["", ink.bold("Decided")]
        for made in shown.decided:
            note = "" if made.here else "; the document is not in the graph"
            lines += wrap(
                visible(f"{made.label} denotes {made.denotes} ({made.document}, {made.by}{note})"), width, f"{INDENT}· ", f"{INDENT}  "
            )
    return lines


def _candidate(candidate: records.Candidate, width: int) -> list[str]:
    documents = f", named by {', '.join(candidate.documents)}" if candidate.documents else ", named by no document"
    lines = wrap(visible(f"{candidate.model}? {counted(candidate.results, 'results')}{documents}"), width, f"{INDENT}· ", f"{INDENT}  ")
    for agreement in candidate.agreements[:4]:
        sign = "same" if agreement.same else "not"
        words = f"{agreement.benchmark}: {agreement.printed} here, {agreement.elsewhere} in {agreement.document} ({sign})"
        lines += wrap(visible(words.replace("(not)", "(different)")), width, f"{INDENT * 2}", INDENT * 3)
    rest = len(candidate.agreements) - 4
    return [*lines, f"{INDENT * 2}and {rest} more"] if rest > 0 else lines
