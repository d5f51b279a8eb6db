"""The numbers of an answer as bars in a terminal."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from kg.model.answer import Answer
from kg.renderers.ink import Ink
from kg.renderers.measure import clip, columns, pad, wrap
from kg.renderers.series import Panel, left_out, series

_INDENT: Final = "  "
_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_FULL: Final = "█"
_RIGHT_HALF: Final = "▐"
_NARROWEST: Final = 40
_WIDEST: Final = 120


def chart(answer: Answer, *, width: int = 80, colour: bool = False) -> str:
    """Return one bar for each row, in a panel for each column of numbers; nothing if the answer has none to draw.

    Bars begin at zero; those of one panel, and of panels with the same unit, have one scale.
    """
    found = series(answer)
    width = min(max(width, _NARROWEST), _WIDEST)
    ink = Ink(colour)
    blocks = ["\n".join([*(ink.bold(line) for line in wrap(panel.title, width)), *_bars(panel, width, ink)]) for panel in found.panels]
    note = left_out(found)
    if note:
        blocks.append(ink.faint(note))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _bars(panel: Panel, width: int, ink: Ink) -> list[str]:
    labels = max(columns(bar.label) for bar in panel.bars)
    values = max(columns(bar.printed) for bar in panel.bars)
    labels = min(labels, max((width - values) // 2 - 4, 8))
    values = min(values, width // 4)
    room = width - len(_INDENT) - labels - values - 4
    zero = int((panel.share(Decimal(0)) * room).to_integral_value(ROUND_HALF_EVEN))
    lines = []
    for bar in panel.bars:
        drawn = "" if bar.value is None else _bar(panel, bar.value, zero, room)
        value = " " * (room - columns(drawn)) + "  " + pad(clip(bar.printed, values), values, right=True)
        lines.append(f"{_INDENT}{pad(clip(bar.label, labels), labels)}  {ink.accent(drawn)}{value}".rstrip())
    return lines


def _bar(panel: Panel, value: Decimal, zero: int, room: int) -> str:
    """Draw one bar to the eighth of a column to the right of zero, to the half of one to its left; never nothing for a number."""
    if value < 0:
        halves = int((panel.share(value) * room * 2).to_integral_value(ROUND_HALF_EVEN))
        start = min((halves + 1) // 2, zero)
        half = _RIGHT_HALF if halves % 2 and start > 0 else ""
        return " " * (start - len(half)) + half + _FULL * (zero - start) if start < zero or half else " " * (zero - 1) + _RIGHT_HALF
    eighths = int(((panel.share(value) - panel.share(Decimal(0))) * room * 8).to_integral_value(ROUND_HALF_EVEN))
    eighths = min(eighths, (room - zero) * 8)
    whole, part = divmod(eighths, 8)
    return " " * zero + _FULL * whole + _EIGHTHS[part].strip() if eighths else " " * min(zero, room - 1) + "▏"
