"""What the markup of a cell prints: characters for entities, nothing for tags, a footnote sign for a raised one."""

from __future__ import annotations

import html
import re

_RAISED = re.compile(r"\s*<sup>\s*(?P<inside>[^<>]{1,12}?)\s*</sup>", re.IGNORECASE)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|abbr|b|center|code|div|em|font|i|kbd|mark|p|s|small|span|strong|sub|sup|tt|u)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SIGNS = re.compile(r"[*†‡§¶¹²³⁰⁴-⁹]+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(text: str) -> str:
    """Return the characters that a marked-up text prints, a line break as a blank; a text without markup comes back as it is.

    A raised sign, digit or letter is a footnote mark and stays one.

    >>> plain("Zork&nbsp;7B"), plain("<b>Zork</b> 7B<br/>(base)"), plain("54.3<sup>1</sup>"), plain("54.3<sup>a</sup>"), plain("a < b > c")
    ('Zork 7B', 'Zork 7B (base)', '54.3¹', '54.3^a', 'a < b > c')
    """
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", _RAISED.sub(_mark, text)))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text.translate(_SOFT).replace("\u00a0", " ") if not text.isascii() else text


def _mark(match: re.Match[str]) -> str:
    inside = match["inside"]
    if inside.isdigit():
        return inside.translate(_SUPERSCRIPTS)
    return inside if _SIGNS.fullmatch(inside) else f"^{inside}"
