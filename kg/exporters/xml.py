"""Text in XML: what its markup obeys is escaped, and what it cannot hold at all is shown."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.renderers.visible import visible_lines

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, escaped or not. Source: XML 1.0 (fifth edition), section 2.2."""


def storable(text: str) -> str:
    r"""Return a text with every character that XML cannot hold replaced by one that shows it.

    >>> storable("a\x07b\n")
    'a␇b\n'
    """
    return _FORBIDDEN.sub(lambda match: visible_lines(match[0]), text)


def content(text: str) -> str:
    r"""Return a text as the content of an element.

    >>> content("a < b & \x00")
    'a &lt; b &amp; ␀'
    """
    return escape(storable(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    r"""Return a text as the value of an attribute, quotes included; line breaks and tabs survive as references.

    >>> attribute('say "a"\n')
    '\'say "a"&#10;\''
    """
    return quoteattr(storable(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
