"""Nodes and edges, read back by networkx, Graphviz, Mermaid's own parser and the csv module: every format has the same number of things."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import networkx as nx
import pytest

from kg.browse.exchange import Edge, Network, Node
from kg.exporters import dot, gexf, graphml, mermaid
from tests.exporters.conftest import Exported

Files = Callable[[str, str], dict[str, bytes]]
Parse = Callable[[bytes], tuple[list[str], int]]
NAMES = {"graph": "network", "taxonomy": "taxonomy_network"}
EVIL = "".join(map(chr, range(0x20))) + ' <b>&amp; "q" \'a\' \\N \\" {x|y} ]]> [z] #35; ; end subgraph %% --> \u202e\ufffe\U0001f600'
HOSTILE = Network(
    (Node("urn:1", "a:1", EVIL, EVIL, (("note", (EVIL, EVIL)),)), Node("urn:2", 'b"\\', "end", "k", ())),
    (Edge("e 1", "a:1", 'b"\\', "p", EVIL, (EVIL,)), Edge("e 2", 'b"\\', "a:1", "q", "", ())),
)


def written(function: Callable[..., None], content: object) -> bytes:
    out = BytesIO()
    function(content, out)
    return out.getvalue()


@pytest.fixture(params=list(NAMES))
def what(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def network(what: str, gathered: Callable[[str], Network]) -> Network:
    found = gathered(NAMES[what])
    assert len(found.nodes) > 100
    assert len(found.edges) > 100
    assert len({node.id for node in found.nodes}) == len(found.nodes)
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= {node.id for node in found.nodes}
    return found


def test_graphml_is_read_by_networkx(what: str, network: Network, exported: Exported) -> None:
    read = nx.parse_graphml(exported(what, "graphml").decode())
    assert (read.number_of_nodes(), read.number_of_edges()) == (len(network.nodes), len(network.edges))
    assert {(d["id"], d["label"], d["kind"]) for _, d in read.nodes(data=True)} == {(n.id, shown(n.label), n.kind) for n in network.nodes}
    ids = dict(read.nodes(data="id"))
    assert {(ids[s], d["predicate"], ids[o]) for s, o, d in read.edges(data=True)} == {
        (e.source, e.predicate, e.target) for e in network.edges
    }


def test_gexf_is_read_by_networkx(what: str, network: Network, exported: Exported) -> None:
    read = nx.read_gexf(BytesIO(exported(what, "gexf")))
    assert (read.number_of_nodes(), read.number_of_edges()) == (len(network.nodes), len(network.edges))
    assert {(n, d["label"], d["kind"]) for n, d in read.nodes(data=True)} == {(n.id, shown(n.label), n.kind) for n in network.nodes}


def test_cytoscape_is_read_by_networkx(what: str, network: Network, exported: Exported) -> None:
    read = nx.cytoscape_graph(json.loads(exported(what, "cytoscape")))
    assert (read.number_of_nodes(), read.number_of_edges()) == (len(network.nodes), len(network.edges))
    assert {(n, d["name"]) for n, d in read.nodes(data=True)} == {(n.id, n.label) for n in network.nodes}


def test_dot_is_read_by_graphviz(what: str, network: Network, exported: Exported, needs_program: Callable[[str], str]) -> None:
    assert counted_by_graphviz(needs_program("gc"), exported(what, "dot")) == (len(network.nodes), len(network.edges))


def counted_by_graphviz(program: str, text: bytes) -> tuple[int, int]:
    run = subprocess.run([program, "-n", "-e"], input=text, capture_output=True, check=True)
    assert run.stderr == b""
    nodes, edges, *_ = run.stdout.split()
    return int(nodes), int(edges)


def test_the_spreadsheets_have_a_row_for_each(what: str, network: Network, files: Files) -> None:
    for name, nodes, edges, key in (("gephi", "nodes.csv", "edges.csv", "Id"), ("neo4j", "nodes.csv", "relationships.csv", "id:ID")):
        made = files(what, name)
        rows = {file: list(csv.DictReader(StringIO(made[file].decode(), newline=""))) for file in (nodes, edges)}
        assert [row[key] for row in rows[nodes]] == [node.id for node in network.nodes]
        assert len(rows[edges]) == len(network.edges)
        assert all(None not in row for file in rows.values() for row in file)


def test_an_edge_is_told_once_and_with_its_documents(gathered: Callable[[str], Network]) -> None:
    found = gathered("network")
    ends = {(edge.source, edge.predicate, edge.target): edge.documents for edge in found.edges}
    assert ends["kgi:model/quillcoder/7b", "kg:checkpointOf", "kgi:model/quillcoder"] == ()
    assert ends["kgi:model/inkling2/3b", "kg:checkpointOf", "kgi:model/inkling2"] == ()
    assert ends["kgi:model/quillcoder", "kg:trainedOn", "kgi:corpus/vellum"] == ("suite",)
    assert ends["kgi:model/quillcoder", "kg:introducedBy", "kgi:document/paper"] == ("paper",)
    assert not [edge for edge in ends if edge[1] in {"kg:hasCheckpoint", "kg:hasVariant", "skos:narrower", "skos:topConceptOf"}]
    nodes = {node.id: dict(node.attributes) for node in found.nodes}
    assert nodes["kgi:model/quillcoder/7b"]["contextLength"] == ("16K",)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_hostile_texts_are_content_and_no_markup(name: str) -> None:
    module = {"graphml": graphml, "gexf": gexf}[name]
    text = written(getattr(module, name), HOSTILE)
    read = nx.parse_graphml(text.decode()) if name == "graphml" else nx.read_gexf(BytesIO(text))
    assert {data.get("id", node): data["label"] for node, data in read.nodes(data=True)} == {"a:1": shown(EVIL), 'b"\\': "end"}
    assert read.number_of_edges() == 2


def test_hostile_texts_in_dot_are_labels(needs_program: Callable[[str], str]) -> None:
    text = written(dot.dot, HOSTILE)
    assert counted_by_graphviz(needs_program("gc"), text) == (2, 2)
    drawn = subprocess.run([needs_program("dot"), "-Tsvg"], input=text, capture_output=True, check=True)
    assert drawn.stderr == b""
    assert b"\\N" in drawn.stdout
    assert b"<b>" not in drawn.stdout


def test_hostile_texts_in_mermaid_are_labels() -> None:
    lines = written(mermaid.mermaid, HOSTILE).decode().splitlines()
    assert len(lines) == 5
    assert all(line.count('"') in {0, 2} and "<" not in line for line in lines[1:])


@pytest.fixture
def parse(needs_program: Callable[[str], str], checkout: Path) -> Parse:
    """Return a function that reads a chart with Mermaid itself: the labels of its nodes, and how many edges it has."""
    folder = checkout / "tests/exporters/mermaid"
    if not (folder / "node_modules").is_dir():
        pytest.skip("needs Mermaid (npm ci --prefix tests/exporters/mermaid)")

    def read(chart: bytes) -> tuple[list[str], int]:
        run = subprocess.run([needs_program("node"), str(folder / "parse.mjs")], input=chart, capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
        found = json.loads(run.stdout)
        return [re.sub("ﬂ°°(\\d+)¶ß", lambda code: chr(int(code[1])), label) for label in found["labels"]], found["edges"]

    return read


@pytest.mark.checkout
def test_mermaid_is_read_by_mermaid(gathered: Callable[[str], Network], exported: Exported, parse: Parse) -> None:
    found = gathered("taxonomy_network")
    labels, edges = parse(exported("taxonomy", "mermaid"))
    assert labels == [node.label for node in found.nodes]
    assert edges == len(found.edges)


@pytest.mark.checkout
def test_hostile_texts_in_mermaid_are_read_as_they_are(parse: Parse) -> None:
    from kg.renderers.visible import visible

    labels, edges = parse(written(mermaid.mermaid, HOSTILE))
    assert labels == [visible(EVIL).strip(), "end"]
    assert edges == 2


def shown(text: str) -> str:
    """Return a text as XML can hold it."""
    from kg.exporters.xml import storable

    return storable(text)
