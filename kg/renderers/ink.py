"""Emphasis on a terminal, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Ink:
    r"""Writes emphasis as ANSI sequences if `colour`, else leaves text as it is. Source: ECMA-48, 8.3.117 (SGR).

    >>> Ink(True).bold("a"), Ink(False).bold("a")
    ('\x1b[1ma\x1b[0m', 'a')
    """

    colour: bool

    def bold(self, text: str) -> str:
        """Emphasise what is read first: headings and values."""
        return self._paint(text, "1")

    def faint(self, text: str) -> str:
        """Set back what is read last: rules and sources."""
        return self._paint(text, "2")

    def accent(self, text: str) -> str:
        """Point at evidence: citation marks and bars."""
        return self._paint(text, "36")

    def alarm(self, text: str) -> str:
        """Point at what was not understood."""
        return self._paint(text, "1;31")

    def marks(self, text: str) -> str:
        """Accent every citation mark in a text."""
        return _MARK.sub(lambda match: self.accent(match[0]), text) if self.colour else text

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text
