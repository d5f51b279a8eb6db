"""`kg ask`: answer a question, or a question a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.renderers import RENDERERS
from kg_cli.answers import EXIT_CODES, Wanted, check, failed, show
from kg_cli.border import explain as explain_error
from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import STDOUT, folder, write

if TYPE_CHECKING:
    from kg.answering import Graph
    from kg.model.answer import Answer
    from kg.model.logical_form import Scope
    from kg.store import Store


@click.command("ask")
@click.argument("question", required=False)
@click.option(
    "--from",
    "file",
    metavar="FILE",
    help="Answer a question a line, one JSON record a line, e.g. --from questions.txt; - is standard input.",
)
@click.option(
    "--explain", is_flag=True, help="Show how the question was understood and the SPARQL that ran, e.g. kg ask QUESTION --explain."
)
@click.option(
    "--source",
    metavar="DOC",
    multiple=True,
    help="Ask only this document, by id, words of its title, or IRI, e.g. --source survey; may be given again.",
)
@click.option("--exclude-kind", metavar="KIND", multiple=True, help="Ask no document of this kind, e.g. --exclude-kind leaderboard.")
@click.option("--min-trust", metavar="LEVEL", help="Ask only documents of this trust or better, e.g. --min-trust third_party.")
@click.option("--context", is_flag=True, help="Show each cited cell in its table too, e.g. kg ask QUESTION --context.")
@click.option(
    "-i", "--interactive", is_flag=True, help="Ask in turn, with follow-ups; with -f json a record for each line, e.g. kg ask -i."
)
@click.option("--save", metavar="DIR", help="Save the answer with all that it rests on as an RO-Crate, e.g. kg ask QUESTION --save crate.")
@click.option("--plot", is_flag=True, help="Draw a chart of the numbers too, e.g. kg ask QUESTION --plot.")
@click.option("--viz", metavar="FILE", help="Draw the evidence too: a page, or .svg or .png of the numbers, e.g. --viz out.html.")
@common(*RENDERERS)
def command(
    options: Options,
    question: str | None,
    file: str | None,
    explain: bool,
    source: tuple[str, ...],
    exclude_kind: tuple[str, ...],
    min_trust: str | None,
    context: bool,
    interactive: bool,
    plot: bool,
    viz: str | None,
    save: str | None,
) -> int:
    """Answer a question, with the place of every figure.

    Without a question, shows ten that work on this graph. Exits with 0 if
    there is an answer, 1 if no document here answers, 2 if the question is not
    understood; with --from, with 0 if every line got a record.

    \b
    Examples:
      kg ask "Which models outperform GPT-4 on HumanEval?"
      kg ask "What is the context length of StarCoder?" -f json
      kg ask --from questions.txt -o answers.jsonl
      kg ask "What is the licence of StarCoder?" --save crate
    """
    wanted = Wanted(explain, context, plot)
    check(options, wanted)
    if file is not None and (question is not None or interactive):
        raise click.UsageError(f"give {'--interactive' if interactive else 'a question'} or --from, not both")
    if interactive and options.output is not None:
        raise click.UsageError("--interactive answers on standard output; --from writes a file")
    if viz is not None and question is None:
        raise click.UsageError("--viz needs a question")
    if save is not None and (question is None or interactive):
        raise click.UsageError("--save needs a question, and that one alone")
    with reading(options) as store:
        from kg.answering import Graph, answer

        graph = Graph(store)
        scope = _scope(graph, source, exclude_kind, min_trust)
        if interactive:
            return _converse(options, graph, scope, wanted, question)
        if file is not None:
            return _answer_lines(options, graph, file, scope)
        if question is None:
            return _show_examples(options, graph)
        found = answer(question, graph, scope)
        show(found, graph, options, wanted)
        if viz is not None:
            _visualise(store, found, viz)
        if save is not None:
            _save(store, found, save)
    return EXIT_CODES[found.status]


def _converse(options: Options, graph: Graph, scope: Scope, wanted: Wanted, first: str | None) -> int:
    from kg.answering.dialogue import Dialogue
    from kg_cli.session import Session

    return Session(Dialogue(graph, scope), options, wanted).run(first)


def _scope(graph: Graph, source: tuple[str, ...], exclude_kind: tuple[str, ...], min_trust: str | None) -> Scope:
    """Return which documents may answer; without a filter nothing is looked up."""
    from kg.model.logical_form import Scope

    if not (source or exclude_kind or min_trust):
        return Scope()
    from kg.answering.permission import scope_of

    return scope_of(graph, source=source, exclude_kinds=exclude_kind, min_trust=min_trust)


def _visualise(store: Store, found: Answer, place: str) -> None:
    """Write the evidence of an answer as a page, or its numbers as a figure, by the ending of the file."""
    from kg.errors import InputError
    from kg_cli.output import write_bytes
    from kg_cli.picturing import draw, ending

    form = ending(place) or "html"
    if form == "html":
        from kg.pictures import evidence

        draw(evidence(store, found), form, place)
    elif form == "png":
        from kg.renderers.figure import figure

        write_bytes(figure(found, "png"), place)
    else:
        from kg.renderers.svg import svg

        drawn = svg(found)
        if not drawn:
            raise InputError(
                "the answer has no numbers to draw", where=place, hint="draw its evidence as a page, with a name that ends in .html"
            )
        write(drawn, place, data=True)


def _save(store: Store, found: Answer, place: str) -> None:
    """Write an answer with all that it rests on into a folder; one that was saved there before is replaced."""
    from kg import browse
    from kg.exporters.crate import METADATA, crate

    folder(crate(browse.support(store, found)), place, marker=METADATA)


def _show_examples(options: Options, graph: Graph) -> int:
    from kg.answering import examples

    write("\n".join(f'kg ask "{question}"' for question in examples(graph)), options.output)
    return 0


def _answer_lines(options: Options, graph: Graph, source: str, scope: Scope) -> int:
    """Write a record for each line as soon as it is answered; to a file, all at the end. A line that fails has a record that says so."""
    from kg.answering import answer
    from kg.renderers.jsonl import jsonl

    code, kept = 0, []
    for number, line in enumerate(_lines(source), 1):
        question = line.decode("utf-8", "replace").rstrip("\r\n")
        try:
            record = jsonl(answer(_decoded(line), graph, scope))
        except Exception as error:  # noqa: BLE001 (told as at the border, and the next line is answered)
            code = max(code, explain_error(error, where=f"line {number}", debug=options.debug))
            record = jsonl(failed(question, error))
        if options.output in {None, STDOUT}:
            write(record, data=True)
        else:
            kept.append(record)
    if options.output not in {None, STDOUT}:
        write("".join(kept), options.output, data=True)
    return code


def _lines(source: str) -> Iterator[bytes]:
    from kg.errors import InputError

    if source == STDOUT:
        yield from sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as file:
            yield from file
    except OSError as error:
        raise InputError(
            f"the file cannot be read ({error.strerror})", where=source, expected="a text file with a question a line"
        ) from error


def _decoded(line: bytes) -> str:
    from kg.errors import InputError

    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError("the line is not UTF-8", expected="a question in UTF-8") from error
