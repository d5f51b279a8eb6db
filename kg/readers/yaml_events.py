"""What no YAML of a document may hold, whatever it is read into: aliases, and nesting that is too deep."""

from __future__ import annotations

import yaml

from kg.errors import LimitError, MetadataError, ReadError

PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "seq", "map"})
"""The types of values that a document needs."""


def check_events(text: str, where: str, first_line: int, deepest: int, error: type[ReadError | MetadataError]) -> None:
    """Look a YAML text over before it is composed; its first line is line `first_line` of the file `where`.

    Raises `error` for an alias, `LimitError` beyond the nesting `deepest`, and what the parser raises.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        place = f"{where}, line {first_line + (event.start_mark.line if event.start_mark else 0)}"
        if isinstance(event, yaml.AliasEvent):
            raise error(f"an alias `*{event.anchor}`", where=place, expected="the value itself")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > deepest:
                raise LimitError(f"nesting deeper than {deepest} levels", where=place)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
