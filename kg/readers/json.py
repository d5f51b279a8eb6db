"""JSON and YAML files of records: an object of objects or an array of objects is a table, what stands beside it is fields."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import LimitError, ReadError
from kg.model.document import Cell, Column, Document, Field, Row, Span, Table
from kg.readers.arrangement import Body
from kg.readers.description import Printed, describe, sidecar_metadata
from kg.readers.document_id import readable
from kg.readers.json_tree import Array, Member, Object, Scalar, Value, read_tree
from kg.readers.lines import cell
from kg.readers.source_file import SourceFile
from kg.readers.yaml_tree import read_yaml_tree

MAX_CELLS = 2_000_000
"""The most cells that a table may have, empty ones included."""

_EXPECTED = "an object of objects or an array of objects"

_Path = tuple[str, ...]
_Leaf = tuple[tuple[Span, ...], Span]


def read_json(source: SourceFile) -> Document:
    """Read the tables of a JSON file; the kind is `leaderboard` unless a sidecar states another.

    In `{label: {key: value, key: {key: value}}}` each entry is a row: its label stands in the first column, whose header
    is empty, and nested keys are the levels of a header. In an array each object is a row. A file that wraps its tables
    in an object (`{"date": …, "results": […]}`) has one for each, and fields for the rest; so has a list of named
    lists. Cells hold what is printed: `26.0`, `null`, a string without its quotes. Raises `ReadError` for another shape.

    >>> document = read_json(SourceFile("results.json", '{"A-7B": {"pass@1": {"bench": 26.0}, "size": null}}', ""))
    >>> [column.label for column in document.tables[0].columns], [cell.text for cell in document.tables[0].rows[0].cells]
    (['', 'pass@1 / bench', 'size'], ['A-7B', '26.0', 'null'])
    """
    return _document(source, read_tree(source.text, source.name), "application/json")


def read_yaml(source: SourceFile) -> Document:
    r"""Read the tables of a YAML file of records as those of a JSON file of the same values.

    >>> document = read_yaml(SourceFile("board.yml", "- model: A-7B\n  pass_rate: 26.0\n- model: B\n  pass_rate: 3\n", ""))
    >>> [column.label for column in document.tables[0].columns], [cell.text for cell in document.tables[0].rows[0].cells]
    (['model', 'pass_rate'], ['A-7B', '26.0'])
    """
    return _document(source, read_yaml_tree(source.text, source.name), "application/yaml")


def _document(source: SourceFile, tree: Value, media_type: str) -> Document:
    containers, rest = _containers(source, tree)
    tables = tuple(_table(source, name, container) for name, container in containers)
    fields = tuple(field for member in rest for field in _fields(source.text, member))
    if not fields and not any(table.rows for table in tables):
        raise ReadError("no entries", where=source.name, expected=_EXPECTED)
    return describe(source, media_type, sidecar_metadata(source), Printed("leaderboard"), Body((), tables, (), fields))


def _containers(source: SourceFile, tree: Value) -> tuple[list[tuple[str | None, Object | Array]], list[Member]]:
    """Return the values that are tables, with the key of each where a file wraps it, and the members beside them."""
    if isinstance(tree, Array) and tree.items and _all_objects(tree.items):
        return _unwrapped(source.text, None, tree), []
    if not isinstance(tree, Object):
        raise ReadError("a JSON text of another shape", where=source.name, expected=_EXPECTED)
    entries = [member for member in tree.members if isinstance(member.value, Object)]
    others = [member for member in tree.members if not isinstance(member.value, Object)]
    lists = [member for member in others if isinstance(member.value, Array) and member.value.items and _all_objects(member.value.items)]
    nested = [member for member in entries if isinstance(member.value, Object) and _is_object_of_objects(member.value)]
    if lists or (len(entries) == 1 and nested):
        wrapped = [member for member in tree.members if member in lists or member in nested]
        names = [(member.key.of(source.text), member.value) for member in wrapped]
        found = [(name, value) for name, value in names if isinstance(value, Object | Array)]
        unwrapped = [pair for name, value in found for pair in _unwrapped(source.text, name, value)]
        return unwrapped, [member for member in tree.members if member not in wrapped]
    if not entries:
        return [], others
    return [(None, Object(tuple(entries), tree.span))], others


def _unwrapped(text: str, name: str | None, value: Object | Array) -> list[tuple[str | None, Object | Array]]:
    """Return a list of named lists (`[{"name": "Lite", "results": […]}, …]`) as one table for each, any other container as it is."""
    inner: list[tuple[str | None, Object | Array]] = []
    for item in value.items if isinstance(value, Array) else ():
        members = item.members if isinstance(item, Object) else ()
        lists = [m.value for m in members if isinstance(m.value, Array) and m.value.items and _all_objects(m.value.items)]
        words = [m.value.span.of(text) for m in members if isinstance(m.value, Scalar) and text[m.value.span.start - 1] == '"']
        if len(lists) != 1 or not words:
            return [(name, value)]
        inner.append((f"{name} {words[0]}" if name else words[0], lists[0]))
    return inner or [(name, value)]


def _all_objects(values: Sequence[Value]) -> bool:
    return all(isinstance(value, Object) for value in values)


def _is_object_of_objects(value: Object) -> bool:
    return bool(value.members) and _all_objects([member.value for member in value.members])


def _table(source: SourceFile, name: str | None, container: Object | Array) -> Table:
    text = source.text
    keyed = isinstance(container, Object)
    entries: list[tuple[Span | None, Value, Span]]
    if isinstance(container, Object):
        entries = [(member.key, member.value, member.span) for member in container.members]
    else:
        entries = [(None, item, item.span) for item in container.items]
    leaves = [_leaves(text, value) for _, value, _ in entries]
    headers: dict[_Path, tuple[Span, ...]] = {}
    for entry in leaves:
        for path, (keys, _) in entry.items():
            headers.setdefault(path, keys)
    if len(entries) * len(headers) > MAX_CELLS:
        found = f"a table of {len(entries):,} rows and {len(headers):,} columns"
        raise LimitError(found, where=source.name, expected=f"at most {MAX_CELLS:,} cells")
    rows = []
    for (key, _, span), entry in zip(entries, leaves, strict=True):
        missing = Cell("", Span(span.end, span.end))
        cells = [cell(text, *_bounds(entry[path][1])) if path in entry else missing for path in headers]
        label = [cell(text, *_bounds(key))] if key else []
        rows.append(Row((*label, *cells), span))
    columns = [Column(tuple(cell(text, *_bounds(key)) for key in keys)) for keys in headers.values()]
    first = [Column((Cell("", Span(0, 0)),))] if keyed else []
    caption = readable(source.stem) + (f" {name}" if name else "")
    place = source.name + (f"#{name}" if name else "")
    return Table(None, caption, None, (*first, *columns), tuple(rows), container.span, place=place)


def _leaves(text: str, value: Value) -> dict[_Path, _Leaf]:
    """Return the values of an entry that are no objects, by the keys that lead to them; an array is one value."""
    found: dict[_Path, _Leaf] = {}
    pending: list[tuple[_Path, tuple[Span, ...], Value]] = [((), (), value)]
    while pending:
        path, keys, one = pending.pop()
        if isinstance(one, Object) and one.members:
            pending += [((*path, member.key.of(text)), (*keys, member.key), member.value) for member in reversed(one.members)]
        elif path:
            found[path] = (keys, one.span)
    return found


def _fields(text: str, member: Member) -> list[Field]:
    leaves = _leaves(text, Object((member,), member.span)).values()
    return [Field(keys[-1], span, Span(keys[-1].start, max(span.end, keys[-1].end)), None) for keys, span in leaves]


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end
