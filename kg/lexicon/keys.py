"""Keys under which the spellings of one name meet, and slugs for IRIs.

A key forgives letters' case, spaces, hyphens, quotes and dashes. It never forgives a digit: a separator between two digits stays
(`Llama 2 7B` is not `Llama 27B`), and so does a decimal point, which file names write as an underscore.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Signs that belong to the letter before them and have no composed form: accents, vowel signs of Hebrew, Arabic, Indic and Thai.
_COMBINING = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0dff\u0e00-\u0fff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
# Whatever is neither a letter, digit, `+` or `#` nor a point between two digits; with signs that have no letter before them.
_DROPPED = re.compile(rf"(?:(?:[^\w.+#{_COMBINING}]|_|(?<!\d)\.|\.(?!\d))[{_COMBINING}]*)+|\A[{_COMBINING}]+")
_POINT = re.compile(r"(?<=\d)_(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PLUS = re.compile(r"(?<=[^\W_])[\s_‐-―-]+plus(?![^\W_])")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
# Superscript digits are footnote marks; NFKC would make `GitHub¹` and `GitHub1` one.
_SUPERSCRIPTS = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"))
_UNSAFE = re.compile(r"[^a-z0-9.-]+")
_WORD = re.compile(r"[^\W\d_]+")
# Alphabets whose letters pass for one another; scripts that nobody confuses (Latin beside Han, say) may share a word.
_CONFUSABLE = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN")


def match_key(text: str) -> str:
    """Return the key under which the spellings of a name meet: NFKC, case folded, separators dropped, `plus` after a name as `+`.

    >>> match_key("Code-LLaMA") == match_key("CodeLlama") == match_key("code llama")
    True
    >>> match_key("human eval plus"), match_key("Llama 2 7B"), match_key("C#"), match_key("zork-1_5")
    ('humaneval+', 'llama2-7b', 'c#', 'zork1.5')
    """
    key = text.lower() if text.isascii() else _folded(text)
    if key.isalnum():
        return key
    if "_" in key:
        key = _POINT.sub(".", key)
    if "plus" in key:
        key = _PLUS.sub("+", key)
    if "," in key:
        key = _THOUSANDS.sub("", key)
    key = _DROPPED.sub(" ", key).strip()
    return _BETWEEN_DIGITS.sub("-", key).replace(" ", "")


def slug(key: str) -> str:
    """Return a readable IRI segment for a key; a short hash follows only where a character that matters is lost.

    >>> slug("Code Llama"), slug("GPT-3.5")
    ('codellama', 'gpt3.5')
    >>> len({slug("C"), slug("C++"), slug("C#")})
    3
    """
    key = match_key(key)
    readable = _UNSAFE.sub("-", key).strip("-.")
    if readable == key and key:
        return readable
    # No key holds a hyphen before a letter, so `-x…` cannot be another key's slug.
    return f"{readable}-x{hashlib.sha256(key.encode()).hexdigest()[:8]}".lstrip("-")


def is_hashed(segment: str) -> bool:
    """Return whether an IRI segment ends in the hash of a key that lost a character.

    >>> is_hashed(slug("C++")), is_hashed(slug("GPT-3.5"))
    (True, False)
    """
    return _HASHED.search(segment) is not None


_HASHED = re.compile(r"(?:^|-)x[0-9a-f]{8}$")


def is_mixed_script(text: str) -> bool:
    """Tell whether one word mixes alphabets whose letters look alike, as `Соde` with a Cyrillic С does.

    >>> is_mixed_script("\N{CYRILLIC CAPITAL LETTER ES}odeLlama"), is_mixed_script("Zephyr β"), is_mixed_script("CodeLlama")
    (True, False, False)
    """
    if text.isascii():
        return False
    for word in _WORD.findall(unicodedata.normalize("NFKC", text)):
        scripts = {unicodedata.name(character, "").partition(" ")[0] for character in word}
        if len(scripts.intersection(_CONFUSABLE)) > 1:
            return True
    return False


def _folded(text: str) -> str:
    """Return the text without superscripts, normalised and case folded."""
    key = unicodedata.normalize("NFKC", text.translate(_SUPERSCRIPTS)).casefold()
    return unicodedata.normalize("NFKC", key)
