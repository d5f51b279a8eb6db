"""A YAML text of records as the tree that JSON makes: the same values, each with the place where it stands.

Aliases, tags of a program, keys that stand twice and deep nesting are refused.
Source: YAML 1.2.2, chapter 3 (the representation graph); places are those of the composed nodes.
"""

from __future__ import annotations

import yaml

from kg.errors import LimitError, ReadError
from kg.model.document import Span
from kg.readers.json_tree import MAX_DEPTH, Array, Member, Object, Scalar, Value
from kg.readers.yaml_events import PLAIN_TAGS, check_events

LONGEST = 4_000_000
"""The most characters of a file: the parser is slow."""

_EXPECTED = "a list of records with plain values"


def read_yaml_tree(text: str, where: str) -> Value:
    r"""Read a YAML text as a tree with places.

    Raises `ReadError` with the line for what is no YAML, and for what a list of records has no use for; `LimitError` beyond `MAX_DEPTH`.

    >>> text = "- model: a\n  score: 26.0\n"
    >>> tree = read_yaml_tree(text, "a.yml")
    >>> tree.items[0].members[1].value.span.of(text), tree.items[0].span.of(text)
    ('26.0', 'model: a\n  score: 26.0')
    """
    if len(text) > LONGEST:
        raise LimitError(f"more than {LONGEST:,} characters", where=where)
    try:
        check_events(text, where, 1, MAX_DEPTH, ReadError)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ReadError(f"this is no YAML: {error.problem}", where=f"{where}{line}", expected=_EXPECTED) from None
    except (yaml.YAMLError, ValueError) as error:
        found = f"this is no YAML: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        raise ReadError(found, where=where, expected=_EXPECTED) from None
    if root is None:
        raise ReadError("no entries", where=where, expected=_EXPECTED)
    return _value(root, text, where)


def _value(node: yaml.Node, text: str, where: str) -> Value:
    place = f"{where}, line {node.start_mark.line + 1}"
    if node.tag.rpartition(":")[2] not in PLAIN_TAGS:
        raise ReadError(f"a value of the type `{node.tag}`", where=place, expected=_EXPECTED)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_value(item, text, where) for item in node.value)
        return Array(items, _around(node, [item.span for item in items]))
    if isinstance(node, yaml.MappingNode):
        return _object(node, text, where)
    quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
    return Scalar(Span(node.start_mark.index + quoted, node.end_mark.index - quoted))


def _object(node: yaml.MappingNode, text: str, where: str) -> Object:
    members, seen = [], set()
    for key_node, value_node in node.value:
        place = f"{where}, line {key_node.start_mark.line + 1}"
        if not isinstance(key_node, yaml.ScalarNode):
            raise ReadError("a key that is no word", where=place, expected="`key: value`")
        if key_node.value in seen:
            raise ReadError(f"the key `{key_node.value[:80]}` stands twice in one mapping", where=place, expected="each key once")
        seen.add(key_node.value)
        key, value = _value(key_node, text, where).span, _value(value_node, text, where)
        members.append(Member(key, value, Span(key_node.start_mark.index, max(key.end, value.span.end))))
    return Object(tuple(members), _around(node, [member.span for member in members]))


def _around(node: yaml.Node, inside: list[Span]) -> Span:
    """Return the place of a list or mapping without the blanks and line ends behind its last value."""
    flow = isinstance(node, yaml.CollectionNode) and node.flow_style
    return Span(node.start_mark.index, node.end_mark.index if flow or not inside else inside[-1].end)
