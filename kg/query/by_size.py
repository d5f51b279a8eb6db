"""Models that are asked for beside one that is named, and that are smaller or larger than it ("which smaller models beat Zork")."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model.document import Span
from kg.model.logical_form import Condition, LogicalForm
from kg.query.parts import Parts
from kg.vocab import KG

BESIDE = re.compile(
    r"\b(?:(?P<less>smaller|fewer)|(?P<more>larger|bigger|more))\s+(?:(?:models?|llms?|ones)\b(?!\s+than)|(?:in\s+)?size\b|(?:\w+\s+)?param(?:eter)?s\b)"
    r"|\b(?:is|are)\s+(?:(?P<small>smaller)|(?P<large>larger|bigger))\s+than\b(?!\s+\d)"
    r"|\b(?:but|while|yet|though|although|despite|and)\s+(?:(?:they|that|which|it)\s+)?(?:are|is|being)\s+(?:\w+\s+)?"
    r"(?:(?P<lesser>smaller)|(?P<greater>larger|bigger))\b(?!\s+than\s+\d)",
    re.I,
)
"""Words that set the size of what is asked for beside that of the model named."""


def words(parts: Parts) -> Span | None:
    """Return the words by which what a question asks for is smaller or larger than the one model that it names."""
    found = BESIDE.search(parts.reading.text) if len(parts.models) == 1 else None
    if found is None or any(c.property == KG.parameters for c in parts.conditions):
        return None
    return None if found["more"] == "more" and "param" not in found[0].lower() else Span(*found.span())


def beside(form: LogicalForm, parts: Parts) -> LogicalForm:
    """Return the form of which models are beyond one, with the condition that they are smaller or larger than it where words say so.

    The side on which they are is told by the other words alone.
    """
    said = words(parts)
    if said is None:
        return form
    model, reading = parts.models[0], parts.reading
    less = re.search(r"smaller|fewer", said.of(reading.text), re.I) is not None
    condition = Condition(KG.parameters, "<" if less else ">", model.iri, model.text)
    better = any(not o.span.overlaps(said) for o in reading.at("better"))
    return replace(form, conditions=(*form.conditions, condition), order="desc" if better else "asc")
