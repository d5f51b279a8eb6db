"""Puts the context that the package rocrate ships into the validator's cache, under the address that it would be fetched from."""

from __future__ import annotations

import importlib.resources
import sys

from requests import PreparedRequest, Response
from requests_cache import CachedSession  # type: ignore[import-not-found]  # it lives in the validator's own environment
from urllib3 import HTTPResponse

cache, address = sys.argv[1:]
content = importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()
request = PreparedRequest()
request.prepare("GET", address)
response = Response()
response.status_code, response.url, response.request, response._content = 200, address, request, content
response.headers["Content-Type"] = "application/ld+json"
response.raw = HTTPResponse(body=content, status=200, headers=response.headers, preload_content=False)
CachedSession(cache, expire_after=-1).cache.save_response(response)
