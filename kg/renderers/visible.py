"""Characters that command, hide or turn text round, shown instead of sent."""

from __future__ import annotations

import re
from typing import Final

UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Controls, line separators, direction marks, invisible formats, lone surrogates and noncharacters.

The two joiners (U+200C, U+200D) stay: Persian, Hindi and emoji are written with them.
Source: Unicode Standard Annex 9 (directional formatting), Technical Report 36 (section 2.5, invisible characters).
"""

_BREAK: Final = re.compile(r"[ \t]*(?:\r\n|\n|\t)[ \t\r\n]*")
_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F


def visible(text: str) -> str:
    r"""Return the text on one line, every unseen character replaced by one that is seen; line breaks and tabs become a space.

    >>> visible("a\x1b[31mb\n  c"), visible("\u202eabc\x9b")
    ('a␛[31mb c', '\\u202eabc\\x9b')
    """
    return UNSEEN.sub(_picture, _BREAK.sub(" ", text))


def visible_lines(text: str) -> str:
    r"""Return the text with its line breaks and tabs, every other unseen character replaced by one that is seen.

    >>> visible_lines("a\n\tb\x07")
    'a\n\tb␇'
    """
    return UNSEEN.sub(lambda match: match[0] if match[0] in "\n\t" else _picture(match), text.replace("\r\n", "\n"))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == _DELETE:
        return "␡"
    if code < ord(" "):
        return chr(_PICTURES + code)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
