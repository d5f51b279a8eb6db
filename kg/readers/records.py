"""Labels and values of a record: `Review score: 8.5/10`, a label and a value with a tab between, `Evidence strength MEDIUM`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.document import Field, Span
from kg.readers.lines import Line, trimmed

_COLON = re.compile(
    r"\s{0,8}(?:[-*•+]\s+)?(?:\*\*)?(?P<label>[A-Z#][^\s:|<>\[\]()“”\"=]*(?: [^\s:|<>\[\]“”\"=]+){0,4})(?:\s?(?:\*\*)?\s?\[optional\])?"
    r"(?P<mark>:\*\*|\*\*:|:)[ \t]+(?=\S)"
)
_RATED = re.compile(r"(?P<label>[A-Z][a-z]+(?: [a-z]+){0,3}) (?P<value>[A-Z]{3,}|\d[\d.,/%]*)\s{0,3}\Z")
_NO_LABEL = re.compile(r"(?:Table|Tab|Figure|Fig|Notes?|Algorithm|Listing|Equation|Abstract|Keywords|Https?)\b", re.IGNORECASE)
_LONGEST_LABEL = 50
_LONGEST_VALUE = 300


def colon_field(text: str, line: Line) -> Field | None:
    """Read one line as `Label: value`; a value that ends as a sentence does makes the line prose.

    >>> line = Line(1, 0, "Review score: 8.5/10")
    >>> field = colon_field(line.text, line)
    >>> field.label.of(line.text), field.value.of(line.text)
    ('Review score', '8.5/10')
    >>> colon_field("Code: it is open.", Line(1, 0, "Code: it is open.")) is None
    True
    """
    if len(line.text) > _LONGEST_LABEL + _LONGEST_VALUE:
        return None
    match = _COLON.match(line.text)
    if not match or len(match["label"]) > _LONGEST_LABEL or _NO_LABEL.match(match["label"]):
        return None
    value = trimmed(text, line.start + match.end(), line.end)
    printed = value.of(text)
    if not printed or len(printed) > _LONGEST_VALUE or printed.endswith((".", ":", ";", ",")):
        return None
    label = Span(line.start + match.start("label"), line.start + match.end("label"))
    return Field(label, value, Span(label.start, value.end), None)


def tab_field(text: str, line: Line) -> Field | None:
    r"""Read one line as a label and a value with a tab between them.

    >>> line = Line(1, 0, "Gate\tGate 2")
    >>> tab_field(line.text, line).value.of(line.text)
    'Gate 2'
    """
    label_end = line.text.find("\t")
    if label_end < 0:
        return None
    label = trimmed(text, line.start, line.start + label_end)
    value = trimmed(text, line.start + label_end + 1, line.end)
    if label.start == label.end or "\t" in value.of(text) or len(label.of(text)) > 2 * _LONGEST_LABEL:
        return None
    return Field(Span(label.start, label.end - label.of(text).endswith(":")), value, Span(label.start, max(label.end, value.end)), None)


def rated_fields(group: Sequence[Line]) -> tuple[Field, ...]:
    r"""Read lines that all are a label and a word in capitals or a number; return nothing if one of them is not.

    >>> text = "Evidence strength MEDIUM\nReproducibility status HIGH"
    >>> [field.value.of(text) for field in rated_fields([Line(1, 0, text[:24]), Line(2, 25, text[25:])])]
    ['MEDIUM', 'HIGH']
    """
    found = []
    for line in group:
        match = _RATED.match(line.text) if len(line.text) <= 2 * _LONGEST_LABEL else None
        if match is None or len(group) == 1:
            return ()
        label = Span(line.start + match.start("label"), line.start + match.end("label"))
        value = Span(line.start + match.start("value"), line.start + match.end("value"))
        found.append(Field(label, value, Span(label.start, value.end), None))
    return tuple(found)
