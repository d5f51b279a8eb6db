"""`kg ask --interactive`: questions in turn, with history and completion on a terminal, a line a question from a pipe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg_cli.answers import Wanted, draw, explained, failed, show_answer, tables_of
from kg_cli.border import explain as explain_error
from kg_cli.options import Options
from kg_cli.output import write
from kg_cli.terminal import painted, say, takes_colour, width

if TYPE_CHECKING:
    from kg.answering.dialogue import Dialogue
    from kg.model.answer import Answer
    from kg.query.names import Names

PROMPT = "kg> "
HELP = """\
Ask in plain English; a follow-up speaks of the question before: and at 70B? · what about MBPP? · its licence? · only the survey
  :explain   how the question was understood, and the SPARQL that ran
  :context   the cited cells in their tables
  :sources   the documents of the last answer, and how many of its citations each has
  :sparql    the queries of the last answer
  :json      the last answer as a program reads it
  :plot      the numbers of the last answer as bars
  :examples  ten questions that work on this graph
  :help      this list
  :quit      leave, as Ctrl-D does; Ctrl-C stops an answer"""
SPOKEN = (
    (re.compile(r"(?:please\s+)?explain(?:\s+(?:it|that|this|yourself))?", re.I), ":explain"),
    (
        re.compile(r"(?:please\s+)?show(?:\s+me)?\s+(?:the|its|that|those)\s+(?:tables?|cells?|context)(?:\s+for\s+(?:it|that))?", re.I),
        ":context",
    ),
    (
        re.compile(
            r"(?:show(?:\s+me)?\s+)?(?:the\s+)?sources|who\s+says\s+(?:so|that)|says\s+who|where\s+is\s+(?:that|it|this)\s+from", re.I
        ),
        ":sources",
    ),
    (re.compile(r"(?:please\s+)?(?:plot|draw|chart)(?:\s+(?:it|that|this|them))?", re.I), ":plot"),
    (re.compile(r"help|\?", re.I), ":help"),
    (re.compile(r"quit|exit|bye|q", re.I), ":quit"),
)
"""What a person says for a command."""

MOST_REMEMBERED = 2000


class Session:
    """One conversation at a terminal or through a pipe; it remembers what was asked."""

    def __init__(self, dialogue: Dialogue, options: Options, wanted: Wanted) -> None:
        self.dialogue = dialogue
        self.options = options
        self.wanted = wanted
        self.prompts = sys.stdin.isatty() and sys.stdout.isatty()
        self.records = options.format in ("json", "jsonl")

    def run(self, first: str | None = None) -> int:
        """Answer the first question, if there is one, then what comes in, until the end; return the exit code."""
        if first:
            self.hear(first)
        for line in self._lines():
            text = line.strip()
            if not text and not self.records:
                continue
            if self.hear(text) == ":quit":
                break
        return 0

    def hear(self, text: str) -> str:
        """Answer one line, or do what it commands; return the command, empty for a question. No error ends the session."""
        command = "" if self.records else _command(text)
        try:
            if command:
                self._do(command)
            else:
                self._answer(text)
        except KeyboardInterrupt:
            say("stopped")
        except Exception as error:  # noqa: BLE001 (told as at the border, and the next question is answered)
            explain_error(error, debug=self.options.debug)
            if self.records:
                self._record(failed(text, error))
        return command

    def _answer(self, text: str) -> None:
        found = self.dialogue.ask(text)
        if self.records:
            self._record(found)
            return
        if found.question != text.strip():
            from kg.renderers.visible import visible

            write(painted(f"→ {visible(found.question)}", "faint", sys.stdout), inked=takes_colour(sys.stdout))
        show_answer(found, self.options, tables_of(found, self.dialogue.graph) if self.wanted.context else ())
        if self.wanted.plot:
            draw(found)
        if self.wanted.explain:
            write(explained(found, self.dialogue.graph))
        write("\n")

    def _record(self, found: Answer) -> None:
        from kg.renderers.jsonl import jsonl

        write(jsonl(found), data=True)

    def _do(self, command: str) -> None:
        found = self.dialogue.last
        if command == ":help":
            write(HELP)
        elif command == ":examples":
            from kg.answering import examples

            write("\n".join(examples(self.dialogue.graph)))
        elif command == ":quit":
            return
        elif command not in COMMANDS:
            say(f"there is no command {command}; :help lists them", style="error")
        elif found is None:
            say("nothing was asked yet")
        else:
            COMMANDS[command](self, found)

    def _explain(self, found: Answer) -> None:
        write(explained(found, self.dialogue.graph))

    def _context(self, found: Answer) -> None:
        from kg.renderers.ink import Ink
        from kg.renderers.view import cited_table

        tables = tables_of(found, self.dialogue.graph)
        ink = Ink(takes_colour(sys.stdout))
        wide = width() if sys.stdout.isatty() else 80
        blocks = ["\n".join(cited_table(table, wide, ink)) for table in tables]
        write("\n\n".join(blocks) if blocks else "Nothing in this answer is cited from a table.", inked=bool(blocks))

    def _sources(self, found: Answer) -> None:
        from kg.renderers.place import standing

        counted: dict[str, int] = {}
        said: dict[str, str] = {}
        for citation in found.citations:
            counted[citation.document.iri] = counted.get(citation.document.iri, 0) + 1
            said.setdefault(citation.document.iri, f"{citation.document.title} ({standing(citation)})")
        lines = [f"{number:4}  {said[iri]}" for iri, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
        write("\n".join(lines) or "This answer cites nothing.")

    def _sparql(self, found: Answer) -> None:
        write("\n".join(found.sparql) or "No query of its own stands behind this answer.")

    def _json(self, found: Answer) -> None:
        from kg.renderers.json import json

        write(json(found), data=True)

    def _plot(self, found: Answer) -> None:
        draw(found)

    def _lines(self) -> Iterator[str]:
        """Yield the lines that come in: typed at a prompt, or read from a pipe."""
        if not self.prompts:
            for raw in sys.stdin.buffer:
                yield raw.decode("utf-8", "replace").rstrip("\r\n")
            return
        remember = _readline(self.dialogue.graph.names)
        if not self.options.quiet:
            say(f"{len(self.dialogue.graph.library.documents)} documents; ask, :help for more, Ctrl-D to leave")
        try:
            while True:
                try:
                    yield input(PROMPT)
                except KeyboardInterrupt:
                    write("\n")
                except EOFError:
                    write("\n")
                    return
        finally:
            remember()


COMMANDS: dict[str, Callable[[Session, Answer], None]] = {
    ":explain": Session._explain,
    ":context": Session._context,
    ":table": Session._context,
    ":sources": Session._sources,
    ":sparql": Session._sparql,
    ":json": Session._json,
    ":plot": Session._plot,
}
"""The commands about the last answer."""


def _command(text: str) -> str:
    """Return the command that a line gives, empty for a question."""
    text = text.strip()
    if text.startswith(":"):
        return text.split()[0].lower()
    bare = text.rstrip("?.! ") or text
    return next((command for words, command in SPOKEN if words.fullmatch(bare)), "")


def history_file() -> Path:
    """Return the file that keeps what was asked, in the user's folder for state."""
    from platformdirs import user_state_path

    return user_state_path("codellm-kg", appauthor=False) / "history"


def _readline(names: Names) -> Callable[[], None]:
    """Give the prompt history and completion, where the system has readline; return what saves the history."""
    try:
        import readline
    except ImportError:
        return lambda: None
    file = history_file()
    with suppress(OSError):
        readline.read_history_file(file)
    readline.set_history_length(MOST_REMEMBERED)
    readline.set_completer_delims(" \t")
    readline.set_completer(_completer(names, readline.get_line_buffer, readline.get_endidx))
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")

    def remember() -> None:
        with suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.chmod(0o600)
            readline.write_history_file(file)
            file.chmod(0o600)

    return remember


def _completer(names: Names, line: Callable[[], str], end: Callable[[], int]) -> Callable[[str, int], str | None]:
    """Return what readline asks for the nth completion of the word before the cursor."""
    from kg.answering.dialogue import completions

    found: list[str] = []

    def complete(_: str, state: int) -> str | None:
        if state == 0:
            text = line()[: end()]
            commands = (*COMMANDS, ":examples", ":help", ":quit")
            found[:] = [c for c in commands if c.startswith(text)] if text.startswith(":") else completions(text, names)
        return found[state] if state < len(found) else None

    return complete
