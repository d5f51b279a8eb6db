"""Any record of the project as JSON."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal


def record_json(record: object) -> str:
    """Return a record, or a tuple of records, as JSON: an object has the record's fields under their names, in their order.

    >>> from kg.model.document import Span
    >>> print(record_json((Span(1, 2),)))
    [
      {
        "start": 1,
        "end": 2
      }
    ]
    """
    return json.dumps(_plain(record), ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
