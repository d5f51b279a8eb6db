"""Puts the context that the package rocrate ships into the validator's cache, under the address that it would be fetched from.

It runs in the validator's own environment: `python fill_cache.py CACHE ADDRESS`.
"""

from __future__ import annotations

import importlib.resources
import sys


def fill(cache: str, address: str) -> None:
    from requests import PreparedRequest, Response
    from requests_cache import CachedSession  # type: ignore[import-not-found]  # of the validator's environment
    from urllib3 import HTTPResponse

    content = importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()
    request = PreparedRequest()
    request.prepare("GET", address)
    response = Response()
    response.status_code, response.url, response.request, response._content = 200, address, request, content
    response.headers["Content-Type"] = "application/ld+json"
    response.raw = HTTPResponse(body=content, status=200, headers=response.headers, preload_content=False)
    CachedSession(cache, expire_after=-1).cache.save_response(response)


if __name__ == "__main__":
    fill(*sys.argv[1:])
