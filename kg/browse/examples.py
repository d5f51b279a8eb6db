"""The queries that ship: one for every kind of question, each a file of SPARQL with a head of comments that says what it answers."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from kg import resources
from kg.browse.records import Example
from kg.errors import InputError, UnknownNameError

ENDING = ".rq"
_FIELDS = ("title", "kind", "question", "answers")
_HEAD = re.compile(r"# (?:(?P<field>[a-z]+): |  )(?P<words>\S.*)")


def examples() -> tuple[Example, ...]:
    """Return the queries that ship, in the order of their names."""
    folder = resources.ontology() / "queries"
    return tuple(read_example(path) for path in sorted(folder.glob(f"*{ENDING}")))


def example(name: str) -> Example:
    """Return the query of a name; raise UnknownNameError, with the nearest names, if none has it."""
    known = {one.name: one for one in examples()}
    if name in known:
        return known[name]
    near = tuple(get_close_matches(name, known)) or tuple(known)
    raise UnknownNameError(f"no query that ships is called {name!r}", nearest=near, expected="a name of kg sparql --examples")


def read_example(path: Path) -> Example:
    """Return the query of a file; raise InputError if its head does not say what the query is for.

    The head has the lines `# title: …`, `# kind: …` (a kind of question), `# question: …` (that the query answers) and `# answers: …`; a
    line that begins with `#` and three blanks goes on with the one before.
    """
    query = path.read_text("utf-8")
    said: dict[str, str] = {}
    field = ""
    for line in query.splitlines():
        match = _HEAD.fullmatch(line)
        if not match:
            break
        field = match["field"] or field
        said[field] = f"{said[field]} {match['words']}" if field in said else match["words"]
    if tuple(said) != _FIELDS:
        raise InputError("the query's head does not say what it is for", where=path.name, expected=f"the lines {', '.join(_FIELDS)}")
    return Example(path.stem, said["title"], said["kind"], said["question"], said["answers"], query)
