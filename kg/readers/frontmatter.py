"""The front matter of a Markdown document and the sidecar of any file, checked against `document.schema.json`."""

from __future__ import annotations

import difflib
import functools
import json
import re
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from kg.errors import LimitError, MetadataError
from kg.model.document import Declaration, Provenance
from kg.readers.metadata import Metadata, identifier
from kg.readers.yaml_mapping import Mapping, load_mapping

MAX_CHARACTERS = 200_000
"""The longest front matter, in characters."""

REQUIRED = ("id", "kind", "title")
"""What a front matter must say; a sidecar may leave it to its file."""

_OWN = frozenset({"id", "kind", "trust", "work", "identifiers", "provenance", "denotes"})
_SIDECAR_ONLY = ("caption", "place")
_MODEL_CARD = frozenset({"pipeline_tag", "library_name", "base_model", "model-index"})
_OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")


def split(text: str, where: str) -> tuple[Metadata | None, int]:
    """Read the front matter that opens `text`, if there is one, and return it with the offset where the body starts.

    A front matter that has none of the keys that only `kg` uses is another program's: its title, authors and year
    are taken where they fit, its other keys are named in `Metadata.foreign`. Raises `MetadataError`.

    >>> split("# Title", "a.md")
    (None, 0)
    """
    opening = _OPEN.match(text)
    if not opening:
        return None, 0
    window = text[: MAX_CHARACTERS + opening.end()]
    closing = _CLOSE.search(window.replace("\r", "\n"), opening.end())
    if not closing:
        if len(text) > len(window):
            raise LimitError(f"the front matter is not closed within {MAX_CHARACTERS:,} characters", where=f"{where}, line 1")
        raise MetadataError("the front matter is not closed", where=f"{where}, line 1", expected="a line `---` after the last key")
    mapping = load_mapping(text[opening.end() : closing.start()], where, 2)
    if not _OWN & mapping.values.keys():
        return _foreign(mapping), closing.end()
    return _checked(mapping, where, REQUIRED, _SIDECAR_ONLY), closing.end()


def read_sidecar(text: str, where: str) -> Metadata:
    r"""Read a sidecar: the same keys as a front matter, none required, and the caption and place of the file's table.

    >>> read_sidecar("kind: leaderboard\ncaption: pass@1 of 3 models", "a.csv.meta.yaml").caption
    'pass@1 of 3 models'
    """
    if len(text) > MAX_CHARACTERS:
        raise LimitError(f"the sidecar has {len(text):,} characters", where=where, expected=f"at most {MAX_CHARACTERS:,}")
    return _checked(load_mapping(text, where, 1), where, (), ())


def line_of(text: str, offset: int) -> int:
    """Return the number of the line in which `offset` stands, from 1."""
    return 1 + sum(1 for _ in _LINE_END.finditer(text, 0, offset))


@functools.cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a front matter as it ships."""
    content = (resources.files("kg.readers") / "document.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(content)
    return loaded


def _checked(mapping: Mapping, where: str, required: tuple[str, ...], refused: tuple[str, ...]) -> Metadata:
    values = dict(mapping.values)
    if isinstance(values.get("year"), str) and re.fullmatch(r"[0-9]{1,6}", values["year"]):
        values["year"] = int(values["year"])
    rules = {**schema(), "required": list(required)}
    rules["properties"] = {key: rule for key, rule in schema()["properties"].items() if key not in refused}
    errors = [_error(error, rules, mapping, where) for error in Draft202012Validator(rules).iter_errors(values)]
    if errors:
        raise min(errors, key=lambda pair: pair[0])[1]
    return _metadata(values)


def _error(error: ValidationError, rules: dict[str, Any], mapping: Mapping, where: str) -> tuple[tuple[int, str], MetadataError]:
    path = tuple(error.absolute_path)
    rule: Any = error.validator_value
    value: Any = error.instance
    around: Any = error.schema
    hint = expected = None
    if error.validator == "additionalProperties":
        known = sorted(around["properties"])
        unknown = sorted(set(value) - set(known))[0]
        path = (*path, unknown)
        near = difflib.get_close_matches(unknown, known, 1)
        found, expected = f"the key `{_dotted(path)}` is unknown", f"one of {', '.join(known)}"
        hint = f"did you mean `{near[0]}`?" if near else None
    elif error.validator == "required":
        missing = next(key for key in rule if key not in value)
        found, expected = f"the key `{_dotted((*path, missing))}` is missing", _description(rules, (*path, missing))
    else:
        found = f"`{_dotted(path)}` is {_shown(value)}"
        expected = _expected(error)
        near = difflib.get_close_matches(str(value)[:100], rule, 1) if error.validator == "enum" else []
        hint = f"did you mean `{near[0]}`?" if near else None
    while path not in mapping.lines:
        path = path[:-1]
    line = mapping.lines[path]
    return (line, found), MetadataError(found, where=f"{where}, line {line}", expected=expected, hint=hint)


def _expected(error: ValidationError) -> str:
    rule: Any = error.validator_value
    if error.validator == "enum":
        return f"one of {', '.join(rule)}"
    if error.validator == "anyOf":
        return "text or a list of texts"
    if error.validator == "pattern":
        return "some text" if rule == r"\S" else f"text of the form {rule}"
    if error.validator == "type":
        names = {"string": "text", "array": "a list", "object": "a mapping", "integer": "a whole number", "boolean": "true or false"}
        return str(names.get(rule, rule))
    limits = {"minimum": f"at least {rule}", "maximum": f"at most {rule}"}
    return limits.get(str(error.validator), str(error.message)[:200])


def _description(rules: dict[str, Any], path: tuple[str | int, ...]) -> str | None:
    rule = rules
    for step in path:
        rule = rule.get("items", {}) if isinstance(step, int) else rule.get("properties", {}).get(step, {})
    if "enum" in rule:
        return f"one of {', '.join(rule['enum'])}"
    described: str | None = rule.get("description")
    return described[0].lower() + described[1:].rstrip(".") if described else None


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    words = {list: "a list", dict: "a mapping", bool: str(value).lower()}
    printed = words.get(type(value), f"`{value}`")
    return printed if len(printed) <= 80 else f"{printed[:76]}…`"


def _metadata(values: dict[str, Any]) -> Metadata:
    names = values.get("identifiers") or {}
    listed = [(scheme, [name] if isinstance(name, str) else name) for scheme, name in names.items()]
    declared = [
        Declaration(item["label"], item.get("model", ""), item["source"], item.get("table"), tuple(item.get("candidates", ())))
        for item in values.get("denotes", ())
    ]
    return Metadata(
        id=values.get("id"),
        kind=values.get("kind"),
        title=values.get("title"),
        authors=tuple(values.get("authors", ())),
        year=values.get("year"),
        identifiers=tuple(sorted({identifier(scheme, name) for scheme, several in listed for name in several})),
        trust=values.get("trust"),
        work=values.get("work"),
        provenance=Provenance(**values.get("provenance", {})),
        declarations=tuple(declared),
        caption=values.get("caption"),
        place=values.get("place"),
    )


def _foreign(mapping: Mapping) -> Metadata:
    title, authors, year = (mapping.values.get(key) for key in ("title", "authors", "year"))
    card = _MODEL_CARD & mapping.values.keys()
    return Metadata(
        kind="model_card" if card else None,
        title=title if isinstance(title, str) and title else None,
        authors=tuple(name for name in authors if isinstance(name, str)) if isinstance(authors, list) else (),
        year=int(year) if isinstance(year, str) and re.fullmatch(r"(?:19|20)\d\d", year) else None,
        foreign=tuple(sorted(set(mapping.values) - {"title", "authors", "year"})),
    )
