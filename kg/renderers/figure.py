"""The numbers of an answer as a PNG or SVG figure for a paper, drawn by matplotlib (the extra `plot`)."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any, Final, Literal

from kg.errors import InputError
from kg.model.answer import Answer
from kg.renderers.measure import clip
from kg.renderers.series import Panel, series

_BAR: Final = "#2f6f9f"
_LONGEST_LABEL: Final = 48
_METADATA: Final[dict[str, dict[str, str | None]]] = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
"""What matplotlib would write of the moment and of itself; without it the same answer is the same bytes."""


def figure(answer: Answer, form: Literal["png", "svg"] = "png") -> bytes:
    """Return a figure with one bar for each row, in a panel for each column of numbers.

    Raises `InputError` if the answer has no numbers to draw or matplotlib is not installed; it is loaded here and nowhere else.
    """
    panels = series(answer).panels
    if not panels:
        raise InputError("the answer has no numbers to draw", where="the figure", expected="a column with two numbers or more")
    try:
        module = import_module("matplotlib.figure")
        settings = import_module("matplotlib").rc_context
    except ImportError as error:
        raise InputError("matplotlib is not installed", where="the figure", hint="pip install 'codellm-kg[plot]'") from error
    out = BytesIO()
    with settings({"svg.hashsalt": "kg", "svg.fonttype": "none", "font.family": "sans-serif", "axes.unicode_minus": False}):
        heights = [len(panel.bars) + 2 for panel in panels]
        drawing = module.Figure(figsize=(7.2, 0.3 * sum(heights)), dpi=200, layout="constrained")
        axes = drawing.subplots(len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": heights})[:, 0]
        for axis, panel in zip(axes, panels, strict=True):
            _draw(axis, panel)
        drawing.savefig(out, format=form, metadata=_METADATA[form])
    return out.getvalue()


def _draw(axis: Any, panel: Panel) -> None:  # noqa: ANN401 (a matplotlib Axes, which is typed only where it is installed)
    """Draw one panel; text is text, never mathematics, whatever dollar signs it has."""
    places = range(len(panel.bars))
    drawn = axis.barh(places, [float(bar.value or 0) for bar in panel.bars], color=_BAR, height=0.7)
    for label in axis.bar_label(drawn, [bar.printed for bar in panel.bars], padding=3, fontsize=8):
        label.set_parse_math(False)
    axis.set_yticks(places, [clip(bar.label, _LONGEST_LABEL) for bar in panel.bars], fontsize=8, parse_math=False)
    axis.invert_yaxis()
    spare = float(panel.high - panel.low) * 0.14  # for the numbers at the ends of the bars
    axis.set_xlim(float(panel.low) - (spare if panel.low < 0 else 0), float(panel.high) + (spare if panel.high > 0 else 0))
    axis.set_title(panel.title, loc="left", fontsize=9, fontweight="bold", parse_math=False)
    axis.spines[["top", "right"]].set_visible(False)
    axis.tick_params(axis="x", labelsize=8)
