"""Comunica and fetch-sparql-endpoint, the clients of the npm world, get what the store holds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import browse
from kg.store import Home, open_store
from kg.vocab import KG, SKOS

CLIENTS = Path(__file__).with_name("clients")
# Comunica parses a query itself, so that the prefixes stand in it.
HEAD = f"PREFIX kg: <{KG.NAMESPACE}> PREFIX skos: <{SKOS.NAMESPACE}> "
SELECT = HEAD + "SELECT ?m ?l WHERE { ?m a kg:ModelFamily ; skos:prefLabel ?l } ORDER BY ?l"
ASK = HEAD + "ASK { ?m a kg:Benchmark }"
CONSTRUCT = HEAD + "CONSTRUCT { ?m skos:prefLabel ?l } WHERE { ?m a kg:Benchmark ; skos:prefLabel ?l }"


@pytest.fixture
def node(needs_program: Callable[[str], str]) -> str:
    """Return the path of node, with the packages of the clients beside them."""
    program = needs_program("node")
    if not (CLIENTS / "node_modules").is_dir():
        pytest.skip("needs the npm packages of tests/endpoint/clients (npm ci --ignore-scripts there)")
    return program


def test_comunica_and_fetch_sparql_endpoint_get_what_the_store_holds(endpoint: str, invented: Home, node: str) -> None:
    command = [node, str(CLIENTS / "ask.mjs"), endpoint, SELECT, ASK, CONSTRUCT]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    with open_store(invented.root) as store:
        found, made = browse.sparql(store, SELECT), browse.sparql(store, CONSTRUCT)
    rows = [{name: term.value for name, term in zip(found.columns, row, strict=True) if term} for row in found.rows]
    triples = sorted(" ".join(term.value for term in row if term) for row in made.rows)
    assert rows
    assert triples
    for client in ("comunica", "get", "post"):
        assert got[client] == {"rows": rows, "truth": True, "triples": triples}, client
    assert "400" in got["refused"]


@pytest.mark.checkout
def test_the_lock_names_versions_and_no_registry() -> None:
    text = (CLIENTS / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert "registry" not in text
    wanted = json.loads((CLIENTS / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads(text)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
