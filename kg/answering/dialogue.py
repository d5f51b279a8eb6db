"""A conversation with a graph: each question may follow up on the one before."""

from __future__ import annotations

from bisect import bisect_left

from kg.answering.context import Graph
from kg.answering.engine import EVERYTHING, answer
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words
from kg.model.answer import Answer
from kg.model.logical_form import LogicalForm, Scope
from kg.query.following import follow
from kg.query.names import Names
from kg.query.operators import spoken
from kg.query.parse import parse
from kg.query.reading import read
from kg.query.splitting import split

MOST_OFFERED = 40
LONGEST_NAME = 5
"""How many words before the cursor may be the beginning of one name."""


class Dialogue:
    """Questions to one graph, in turn; `last` is the answer before, and what `follow` restated is that answer's question."""

    def __init__(self, graph: Graph, scope: Scope = EVERYTHING) -> None:
        self.graph = graph
        self.scope = scope
        self.last: Answer | None = None
        self._form: LogicalForm | None = None

    def ask(self, text: str) -> Answer:
        """Return the answer to a question, or to the whole question that a follow-up stands for.

        A question that is not understood leaves what was asked before in its place.
        """
        question = follow(self._form, text, self.graph.names, self.graph.vocabulary) or text
        found = answer(question, self.graph, self.scope)
        self.last = found
        if found.status != "not_understood":
            asked = split(found.question)[-1]
            self._form = parse(read(asked, self.graph.names), self.graph.names, self.graph.vocabulary)
        return found


def completions(line: str, names: Names) -> tuple[str, ...]:
    """Return what the last word of a line may be completed to: names and words that the graph knows, in order.

    A name of several words goes on from those before the last: after `code lla`, `Llama` is offered for `lla`.
    """
    pieces = words(line)
    if not pieces or pieces[-1].end != len(line):
        return ()
    token = line[pieces[-1].start :]
    found: dict[str, None] = {}
    for piece in pieces[-LONGEST_NAME:]:
        start = line[piece.start :]
        for label in _beginning(match_key(start), names) if len(start) > 1 else ():
            if label.casefold().startswith(start.casefold()):
                found.setdefault(label[len(start) - len(token) :])
    for word in sorted(spoken()):
        if len(token) > 1 and word.isalpha() and word.startswith(token.lower()) and word != token.lower():
            found.setdefault(word)
    return tuple(found)[:MOST_OFFERED]


def _beginning(key: str, names: Names) -> list[str]:
    """Return the labels of the things whose key begins with another, the shortest first."""
    keys = names.keys()
    at = bisect_left(keys, key)
    fitting: list[str] = []
    while at < len(keys) and keys[at].startswith(key) and len(fitting) < MOST_OFFERED * 4:
        fitting.append(keys[at])
        at += 1
    labels = {entry.label for entries in names.lookup(fitting).values() for entry in entries}
    return sorted(labels, key=lambda label: (len(label), label))
