"""Results as the `model-index` of Hugging Face model cards."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import BinaryIO, Final

import yaml

from kg.browse.exchange import Measured
from kg.exporters.addresses import web
from kg.renderers.place import place

TASK: Final = "text-generation"
"""The kind of task, in the hub's own list, that every model which writes code does."""
_Plain = dict[str, object]


def model_index(content: Iterable[Measured], out: BinaryIO) -> None:
    """Write the front matter of model cards: for each model its results, each with task, data set, metric and source.

    A value is in the unit that is printed. Source: the hub's model card specification and huggingface/hub-docs, `modelcard.md`.
    """
    models: dict[tuple[str, str], list[_Plain]] = {}
    for result in content:
        models.setdefault((result.model.label, result.model.iri), []).append(_result(result))
    out.write(b"model-index:\n" if models else b"model-index: []\n")
    for (name, _), results in sorted(models.items()):
        text = yaml.safe_dump([{"name": name, "results": results}], allow_unicode=True, sort_keys=False, width=140)
        out.write(text.encode())


def _result(result: Measured) -> _Plain:
    origin = result.spot.origin
    task = {"type": TASK, **({"name": result.tasks[0].label} if result.tasks else {})}
    dataset = {"type": result.benchmark.iri.rsplit("/", 1)[-1], "name": result.benchmark.label}
    if result.subset:
        dataset["config"] = result.subset
    metric: _Plain = {"type": result.measure, "value": _plain(result.value), "name": result.measure, "verified": False}
    arguments = {s.property.label: s.value for s in result.settings}
    if result.unit:
        arguments["unit"] = result.unit
    if arguments:
        metric["args"] = arguments
    where = ", ".join(part for part in (origin.title, place(result.spot.locator)) if part)
    return {
        "task": task,
        "dataset": dataset,
        "metrics": [metric],
        "source": {"name": where, "url": web(origin) or origin.iri},
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
