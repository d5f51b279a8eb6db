"""The identifier of a document that states none."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_KEPT = re.compile(r"[^a-z0-9.]+")
_HARMLESS = re.compile(r"[\s_.()-]+")
_LONGEST = 80


def document_id(stem: str) -> str:
    """Return a slug of a file name's stem, with a short hash where the slug lost a character that may matter.

    >>> document_id("Code Llama_paper"), document_id("results-v1.5")
    ('code-llama-paper', 'results-v1.5')
    >>> document_id("table_mbpp") == document_id("table_mbpp+")
    False
    """
    name = unicodedata.normalize("NFC", stem)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _KEPT.sub("-", plain).strip("-.")
    lost = _HARMLESS.sub("", name.lower()) != _HARMLESS.sub("", slug)
    if not lost and len(slug) <= _LONGEST and slug:
        return slug
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{slug[:_LONGEST].strip('-.') or 'document'}-{digest}"


def readable(stem: str) -> str:
    """Return a file name's stem as words.

    >>> readable("model_table_humaneval+")
    'model table humaneval+'
    """
    return " ".join(re.sub(r"[_\s]+", " ", stem).split()) or stem
