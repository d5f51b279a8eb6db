"""A picture as one page that needs nothing else: the network, the tree and the scores, with the evidence of everything."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from kg.pictures.records import Picture
from kg.renderers.network import vis_network
from kg.renderers.payload import payload
from kg.renderers.placed import placed
from kg.renderers.visible import visible

PARTS: Final = Path(__file__).with_name("page")
SCRIPTS: Final = ("elements", "data", "theme", "labels", "network", "search", "filters", "drawer", "outline", "matrix", "table", "main")
"""The parts of the page's script, in the order in which they run; each is a file of `kg/renderers/page/`."""


def picture(drawn: Picture) -> str:
    """Return a page that opens from disk and asks for nothing: the same picture is the same bytes.

    Its policy names the hashes of its two scripts and its style, so that nothing else runs; what documents say stands in an element of
    data and becomes text, never markup. Source: CSP Level 3 (script-src with hashes, default-src 'none').
    """
    library, script, style = vis_network(), _script(), _part("page.css")
    scripts = f"script-src {_hashed(library)} {_hashed(script)}"
    policy = f"default-src 'none'; {scripts}; style-src {_hashed(style)}; base-uri 'none'; form-action 'none'"
    return Template(_part("page.html")).substitute(
        title=escape(visible(drawn.title)),
        policy=policy,
        style=style,
        data=payload(placed(drawn)),
        library=library,
        script=script,
    )


@cache
def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """Return the page's script: its parts one after the other in one scope of their own."""
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
