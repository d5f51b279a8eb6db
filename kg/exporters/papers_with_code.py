"""Results in the style of the evaluation tables of Papers with Code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.browse.exchange import Measured
from kg.exporters.addresses import web
from kg.exporters.json import document
from kg.renderers.contract import Json

UNSTATED = "unstated"
"""The task of a benchmark of which no document says what it is for."""

_Rows = list[tuple[Measured, dict[str, Json]]]


def papers_with_code(content: Iterable[Measured], out: BinaryIO) -> None:
    """Write tasks with their data sets, and for each the table of models and scores, as printed; a subset is a data set of its own.

    The scores of a row are those of one model, place and protocol. Source: the file `evaluation-tables.json` of Papers with Code.
    """
    tasks: dict[str, dict[tuple[str, str], list[Measured]]] = {}
    for result in content:
        dataset = result.benchmark.label + (f" ({result.subset})" if result.subset else "")
        for task in [task.label for task in result.tasks][:1] or [UNSTATED]:
            tasks.setdefault(task, {}).setdefault((dataset, result.benchmark.iri), []).append(result)
    document([_task(task, datasets) for task, datasets in sorted(tasks.items())], out)


def _task(name: str, datasets: dict[tuple[str, str], list[Measured]]) -> Json:
    made: list[Json] = [_dataset(dataset, iri, results) for (dataset, iri), results in sorted(datasets.items())]
    return {"task": name, "description": "", "categories": (), "subtasks": (), "synonyms": (), "source_link": None, "datasets": made}


def _dataset(name: str, iri: str, results: list[Measured]) -> Json:
    rows: dict[tuple[object, ...], _Rows] = {}
    for result in results:
        same = rows.setdefault((result.model.iri, result.spot.origin.id, result.settings, result.label), [])
        if not same or result.measure in same[-1][1]:
            same.append((result, {}))
        same[-1][1][result.measure] = result.printed
    return {
        "dataset": name,
        "description": "",
        "dataset_citations": (),
        "dataset_links": ({"title": name, "url": iri},),
        "subdatasets": (),
        "sota": {
            "metrics": sorted({result.measure for result in results}),
            "rows": [_row(result, metrics) for same in rows.values() for result, metrics in same],
        },
    }


def _row(result: Measured, metrics: dict[str, Json]) -> Json:
    origin = result.spot.origin
    return {
        "model_name": result.model.label,
        "paper_title": origin.title,
        "paper_url": web(origin) or origin.iri,
        "paper_date": None if origin.year is None else str(origin.year),
        "code_links": (),
        "model_links": (),
        "uses_additional_data": False,
        "metrics": metrics,
        "settings": {s.property.label: s.value for s in result.settings},
    }
