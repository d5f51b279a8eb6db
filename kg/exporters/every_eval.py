"""Results as records of Every Eval Ever, a common form of evaluation results."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import BinaryIO, Final

from kg.browse.exchange import Measured, Origin
from kg.exporters.addresses import web
from kg.exporters.json import lines
from kg.renderers.contract import Json
from kg.renderers.place import place
from kg.vocab import KG

VERSION: Final = "0.3.0"
"""The version of the schema that the records keep to."""
UNKNOWN: Final = "unknown"
UNITS: Final = {"percent": ("percent", 0, 100), "fraction": ("proportion", 0, 1)}
"""What a unit is called there, with the least and the greatest score."""
RELATIONS: Final = {"primary": "first_party", "third_party": "third_party"}
"""Who measured, by the trust of the document; a score that it quotes from another is of somebody else."""


def every_eval(content: Iterable[Measured], out: BinaryIO) -> None:
    """Write a record a line: the results of one model in one document, each with metric, protocol and the place that shows it.

    Source: the JSON Schema of Every Eval Ever, version 0.3.0.
    """
    records: dict[tuple[str, str, str], list[Measured]] = {}
    for result in content:
        records.setdefault((result.spot.origin.id, result.model.iri, _relation(result)), []).append(result)
    lines((_record(results) for _, results in sorted(records.items())), out)


def _record(results: list[Measured]) -> Json:
    first = results[0]
    origin = first.spot.origin
    when, model = _timestamp(origin), _model_id(first)
    return {
        "schema_version": VERSION,
        "evaluation_id": f"{origin.id}/{model.replace('/', '_')}/{when}",
        "retrieved_timestamp": when,
        "source_metadata": {
            "source_name": origin.title,
            "source_type": "documentation",
            "source_organization_name": "; ".join(origin.authors) or origin.title,
            "evaluator_relationship": _relation(first),
            "additional_details": {"document": origin.iri, "kind": origin.kind, "trust": origin.trust, "sha256": origin.sha256},
        },
        "eval_library": {"name": _setting(first, KG.harness) or UNKNOWN, "version": UNKNOWN},
        "model_info": {
            "name": first.model.label,
            "id": model,
            **({"developer": first.made_by[0]} if first.made_by else {}),
            "additional_details": {"deployment_type": UNKNOWN, "model_availability": UNKNOWN, "iri": first.model.iri},
        },
        "evaluation_results": [_result(result) for result in results],
    }


def _result(result: Measured) -> Json:
    spot = result.spot
    at = web(spot.origin)
    source: dict[str, Json] = {"dataset_name": result.benchmark.label, "source_type": "url" if at else "other"}
    if at:
        source["url"] = (at,)
    details = {"printed": result.printed, "label": result.label, "place": place(spot.locator), "quote": spot.quote}
    score: dict[str, Json] = {"score": result.value, "details": {name: text for name, text in details.items() if text}}
    if result.standard_error is not None:
        score["uncertainty"] = {"standard_error": {"value": result.standard_error}}
    return {
        "evaluation_result_id": result.iri,
        "evaluation_name": result.benchmark.label + (f" ({result.subset})" if result.subset else ""),
        "source_data": source,
        "metric_config": _metric(result),
        "score_details": score,
        **_generation(result),
    }


def _metric(result: Measured) -> Json:
    metric: dict[str, Json] = {
        "metric_id": re.split(r"[#/]", result.metric.iri)[-1].replace("-", "_"),
        "metric_name": result.measure,
        "lower_is_better": result.higher_is_better is False,
    }
    if result.k is not None:
        metric["metric_parameters"] = {"k": result.k}
    if result.unit in UNITS:
        name, least, most = UNITS[result.unit]
        metric |= {"metric_unit": name, "score_type": "continuous", "min_score": least, "max_score": most}
    elif result.unit:
        metric["metric_unit"] = result.unit
    if result.higher_is_better is None:
        metric["additional_details"] = {"direction": "unstated"}
    return metric


def _generation(result: Measured) -> dict[str, Json]:
    """Return the protocol: what the schema names, and the rest as texts."""
    named = {KG.temperature: "temperature", KG.topP: "top_p"}
    arguments: dict[str, Json] = {}
    rest: dict[str, Json] = {}
    for setting in result.settings:
        name, value = next((name for prop, name in named.items() if prop == setting.property.iri), None), _number(setting.value)
        if name and value is not None and name not in arguments:
            arguments[name] = value
        else:
            rest[setting.property.label] = "; ".join(
                [*([str(rest[setting.property.label])] if setting.property.label in rest else []), setting.value]
            )
    config = {**({"generation_args": arguments} if arguments else {}), **({"additional_details": rest} if rest else {})}
    return {"generation_config": config} if config else {}


def _relation(result: Measured) -> str:
    return "other" if result.measured_by == "quoted" else RELATIONS.get(result.spot.origin.trust, "other")


def _setting(result: Measured, prop: str) -> str | None:
    return next((s.value for s in result.settings if s.property.iri == prop), None)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII) else None


def _timestamp(origin: Origin) -> str:
    """Return the day on which a document was retrieved in seconds since 1970, as text; `unknown` where it does not say."""
    try:
        day = datetime.fromisoformat(origin.retrieved or "").replace(tzinfo=UTC)
    except ValueError:
        return UNKNOWN
    return str(int(day.timestamp()))


def _model_id(result: Measured) -> str:
    """Return a model's id in the hub's form, maker and name."""
    maker, name = (re.sub(r"[^\w.+-]+", "-", text).strip("-") for text in (next(iter(result.made_by), UNKNOWN), result.model.label))
    return f"{maker or UNKNOWN}/{name or UNKNOWN}"
