"""A YAML mapping as plain values, with the line of every key.

Only strings, booleans, nulls, lists and mappings are made: a number or a date stays as it is printed, because `2308.12950`
is a name and not 2308.1295. Aliases, tags, duplicate keys and deep nesting are refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import MetadataError
from kg.readers.yaml_events import PLAIN_TAGS, check_events

MAX_DEPTH = 20
"""The deepest nesting that a front matter may have."""

_BOOLEANS = {"true": True, "false": False, "yes": True, "no": False}
_NULLS = frozenset({"", "null", "~"})

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping's values, and for each key's or item's path the line it stands in."""

    values: dict[str, Any]
    lines: dict[Path, int]


def load_mapping(text: str, where: str, first_line: int) -> Mapping:
    r"""Read one YAML mapping whose first line is line `first_line` of the file `where`.

    Raises `MetadataError` naming the line for what is no plain mapping, `LimitError` beyond `MAX_DEPTH`.

    >>> load_mapping("id: a\nidentifiers: {arxiv: 2308.12950}", "a.md", 2).values
    {'id': 'a', 'identifiers': {'arxiv': '2308.12950'}}
    """
    try:
        check_events(text, where, first_line, MAX_DEPTH, MetadataError)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise MetadataError(f"this is no YAML: {error.problem}", where=f"{where}, line {line}", expected="`key: value` lines") from None
    except yaml.YAMLError as error:
        found = f"this is no YAML: {str(error).splitlines()[0]}"
        raise MetadataError(found, where=f"{where}, line {first_line}", expected="`key: value` lines") from None
    if root is None:
        return Mapping({}, {})
    if not isinstance(root, yaml.MappingNode):
        raise MetadataError("this is no mapping", where=f"{where}, line {first_line}", expected="`key: value` lines")
    lines: dict[Path, int] = {(): first_line}
    return Mapping(_value(root, (), lines, where, first_line), lines)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], where: str, first_line: int) -> Any:  # noqa: ANN401  what YAML holds has no narrower type
    line = first_line + node.start_mark.line
    lines.setdefault(path, line)
    if node.tag.rpartition(":")[2] not in PLAIN_TAGS:
        raise MetadataError(f"a value of the type `{node.tag}`", where=f"{where}, line {line}", expected="text, a list or a mapping")
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, number), lines, where, first_line) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _members(node, path, lines, where, first_line)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    if plain and node.value.lower() in _NULLS:
        return None
    if plain and node.value.lower() in _BOOLEANS and node.tag.endswith(":bool"):
        return _BOOLEANS[node.value.lower()]
    printed = str(node.value).strip()
    if any("\ud800" <= character <= "\udfff" for character in printed):
        raise MetadataError("half of a surrogate pair", where=f"{where}, line {line}", expected="whole characters")
    return printed


def _members(node: yaml.MappingNode, path: Path, lines: dict[Path, int], where: str, first_line: int) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line
        if not isinstance(key_node, yaml.ScalarNode):
            raise MetadataError("a key that is no word", where=f"{where}, line {line}", expected="`key: value`")
        key = str(key_node.value)
        if key in members:
            raise MetadataError(f"the key `{key}` stands twice", where=f"{where}, line {line}", expected="each key once")
        lines[(*path, key)] = line
        members[key] = _value(value_node, (*path, key), lines, where, first_line)
    return members
