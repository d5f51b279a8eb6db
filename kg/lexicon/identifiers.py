"""Identifiers of works as they are compared, whatever is written around them."""

from __future__ import annotations

import re

SCHEME = re.compile(r"^\W*(?:https?://)?(?:dx\.)?(?:doi\.org/|arxiv\.org/(?:abs|pdf)/|(?:doi|url|repository)\s*:\s*|arxiv[\s:-]*(?=\d))")
"""What is written before an identifier: an address, or the registry."""


def normal_identifier(text: str) -> str:
    """Return an identifier as it is compared: without scheme, address and version.

    >>> normal_identifier("arXiv:2308.12950v3"), normal_identifier("https://doi.org/10.1/AB")
    ('2308.12950', '10.1/ab')
    """
    plain = SCHEME.sub("", text.strip().casefold())
    plain = re.sub(r"^10\.48550/arxiv\.", "", plain)
    return re.sub(r"(?<=\d{4}\.\d{4})(\d?)v\d+$", r"\1", plain).rstrip("/.>")
