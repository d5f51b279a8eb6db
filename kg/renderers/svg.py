"""The numbers of an answer as an SVG drawing, written here so that a page needs no other program."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Final

from kg.model.answer import Answer
from kg.renderers.measure import clip, columns
from kg.renderers.series import Panel, left_out, series

_WIDTH: Final = 720
_ROW: Final = 24
_TITLE: Final = 34
_GAP: Final = 18
_LETTER: Final = Decimal("7.2")
"""The width of a column of text at 13 px, estimated generously: no font is measured."""

_LONGEST_LABEL: Final = 36
_LONGEST_VALUE: Final = 16
_FONT: Final = "system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif"


def svg(answer: Answer) -> str:
    """Return a drawing with one bar for each row, in a panel for each column of numbers; nothing if there are none.

    It stands alone (dark text on no ground) and takes the colours of a page that styles the classes `kg-bar`, `kg-text`
    and `kg-axis`. Source: SVG 1.1, with a text alternative by WAI-ARIA.
    """
    found = series(answer)
    if not found.panels:
        return ""
    body: list[str] = []
    y = 0
    for panel in found.panels:
        body.extend(_panel(panel, y))
        y += _TITLE + _ROW * len(panel.bars) + _GAP
    note = left_out(found)
    if note:
        body.append(_text(0, y, note, "kg-text"))
        y += _GAP
    described = escape("Bar chart: " + "; ".join(panel.title for panel in found.panels))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kg-chart" viewBox="0 0 {_WIDTH} {y}" width="{_WIDTH}" height="{y}" '
        f'role="img" aria-label="{described}" font-family="{_FONT}" font-size="13" fill="#1f2328">'
    )
    return "\n".join([head, *body, "</svg>"]) + "\n"


def _panel(panel: Panel, top: int) -> list[str]:
    labels = min(max(columns(bar.label) for bar in panel.bars), _LONGEST_LABEL) * _LETTER + 12
    values = min(max(columns(bar.printed) for bar in panel.bars), _LONGEST_VALUE) * _LETTER + 12
    room = _WIDTH - labels - values
    zero = labels + panel.share(Decimal(0)) * room
    bottom = top + _TITLE + _ROW * len(panel.bars)
    lines = [_text(0, top + 20, panel.title, "kg-text", 'font-weight="600"')]
    for i, bar in enumerate(panel.bars):
        y = top + _TITLE + _ROW * i
        if bar.value is not None:
            end = labels + panel.share(bar.value) * room
            x, wide = min(zero, end), max(abs(end - zero), Decimal(1))
            said = f"<title>{escape(f'{bar.label}: {bar.printed}')}</title>"
            place = f'x="{_at(x)}" y="{y + 3}" width="{_at(wide)}" height="{_ROW - 6}"'
            lines.append(f'<rect class="kg-bar" {place} rx="2" fill="#2f6f9f">{said}</rect>')
        lines.append(_text(0, y + 17, clip(bar.label, _LONGEST_LABEL), "kg-text"))
        lines.append(_text(_WIDTH, y + 17, clip(bar.printed, _LONGEST_VALUE), "kg-text kg-value", 'text-anchor="end"'))
    axis = f'x1="{_at(zero)}" y1="{top + _TITLE}" x2="{_at(zero)}" y2="{bottom}"'
    lines.append(f'<line class="kg-axis" {axis} stroke="#8c959f"/>')
    return lines


def _text(x: int, y: int, words: str, classes: str, more: str = "") -> str:
    return f'<text class="{classes}" x="{x}" y="{y}"{" " + more if more else ""}>{escape(words)}</text>'


def _at(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.1")), "f")
