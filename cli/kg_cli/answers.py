"""How an answer reaches the user: in its form, with the tables around its cells, a chart, and how the question was understood."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kg.renderers import CONTEXTUAL, RENDERERS, in_context
from kg_cli.options import Options
from kg_cli.output import STDOUT, write
from kg_cli.terminal import takes_colour, width

if TYPE_CHECKING:
    from kg.answering import Graph
    from kg.browse.records import CitedTable
    from kg.model.answer import Answer

EXIT_CODES = {"answered": 0, "partial": 0, "no_evidence": 1, "not_understood": 2}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown beside an answer."""

    explain: bool = False
    context: bool = False
    plot: bool = False


def show(found: Answer, graph: Graph, options: Options, wanted: Wanted) -> None:
    """Write an answer, and what is wanted beside it."""
    show_answer(found, options, tables_of(found, graph) if wanted.context else ())
    if wanted.plot:
        draw(found)
    if wanted.explain:
        write(explained(found, graph))


def show_answer(found: Answer, options: Options, tables: Sequence[CitedTable] = ()) -> None:
    """Write the answer in the form that is asked for, as wide and as colourful as the terminal if it goes to one."""
    from kg.renderers.text import text

    if options.format == "text" and options.output in {None, STDOUT} and sys.stdout.isatty():
        write(text(found, tables, width=width(), colour=takes_colour(sys.stdout)), inked=True)
        return
    made = in_context(found, options.format, tables) if tables else RENDERERS[options.format](found)
    write(made, options.output, data=options.data)


def tables_of(found: Answer, graph: Graph) -> tuple[CitedTable, ...]:
    """Return the tables in which the cells that an answer cites stand."""
    from kg.browse import contexts

    return contexts(graph.store, found.citations)


def explained(found: Answer, graph: Graph) -> str:
    """Return how the question of an answer was understood, and the SPARQL that ran."""
    from kg.answering.explaining import explain

    return explain(found, graph)


def draw(found: Answer) -> None:
    """Write a bar chart of an answer; where there is nothing to draw, say so on standard error."""
    from kg.renderers.chart import chart

    drawn = chart(found, width=width(), colour=takes_colour(sys.stdout))
    if drawn:
        write(f"\n{drawn}", inked=True)
    else:
        click.echo("There is nothing to draw in this answer.", err=True)


def check(options: Options, wanted: Wanted) -> None:
    """Refuse what cannot be shown in the form that is asked for."""
    if wanted.context and options.format not in CONTEXTUAL:
        raise click.UsageError(f"--context is for {', '.join(CONTEXTUAL[:-1])} and {CONTEXTUAL[-1]}, not for {options.format}")


def failed(question: str, error: Exception) -> Answer:
    """Return the record of a line that could not be answered, so that every line has one."""
    from kg.model.answer import Answer, Missing

    return Answer(
        question, "unknown", "no_evidence", None, f"Not answered: {error}.", missing=(Missing(question[:80], "question", str(error)),)
    )
