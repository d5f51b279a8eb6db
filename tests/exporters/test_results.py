"""Results in the forms of other people: each has every result once, and keeps to the form's own rules."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import jsonschema
import pyarrow.parquet
import pytest
import rdflib
import yaml
from rdflib import RDF, URIRef

from kg import browse
from kg.browse.exchange import Measured
from kg.exporters import FORMATS, cube
from kg.store import Store
from kg.vocab import KG, NP, OA, PROV, QB
from tests.exporters.conftest import Exported

CUBE_RULES = Path(__file__).with_name("data_cube.json")
RECORD = Path(__file__).with_name("evaluation_record.schema.json")


@pytest.fixture
def results(gathered: Callable[[str], tuple[Measured, ...]]) -> tuple[Measured, ...]:
    found = gathered("measured")
    assert len(found) == 18
    return found


def test_a_row_has_what_is_known_of_a_result(exported: Exported, results: tuple[Measured, ...]) -> None:
    rows = list(csv.DictReader(StringIO(exported("results", "csv").decode(), newline="")))
    assert [row["result"] for row in rows] == [result.iri for result in results]
    row = next(row for row in rows if row["document"] == "paper" and row["model"] == "Quillcoder 70B" and row["benchmark"] == "Stackbench")
    assert (row["printed"], row["value"], row["unit"], row["metric"], row["k"]) == ("52.0 %", "52", "percent", "pass@1", "1")
    assert row["quote"] == "| Quillcoder | 70B | 16K | 52.0 % | 47.2 % |"
    assert (row["table"], row["protocol"]) == ("1", "shots: 0")


def test_no_cell_is_run_by_a_spreadsheet(exported: Exported) -> None:
    for what, known in FORMATS.items():
        if "csv" in known:
            for row in csv.reader(StringIO(exported(what, "csv").decode(), newline="")):
                assert not [cell for cell in row if cell.lstrip()[:1] in tuple("=+@") or (cell[:1] == "-" and not cell[1:2].isdigit())]


def test_parquet_and_json_lines_have_the_rows_of_the_table(exported: Exported) -> None:
    for what in ("results", "documents", "statements", "taxonomy", "graph"):
        rows = list(csv.DictReader(StringIO(exported(what, "csv").decode(), newline="")))
        table = pyarrow.parquet.read_table(BytesIO(exported(what, "parquet")))
        lines = [json.loads(line) for line in exported(what, "jsonl").splitlines()]
        assert table.num_rows == len(lines) == len(rows) > 0
        assert table.column_names == list(lines[0]) == list(rows[0])
        assert [row if not isinstance(row, float) else None for row in table.column(0).to_pylist()] == [
            next(iter(line.values())) for line in lines
        ]


def test_what_is_about_one_thing_is_of_it_or_a_case_of_it(opened: Store) -> None:
    everything = browse.measured(opened)
    family = browse.measured(opened, "Quillcoder")
    assert {result.model.label for result in family} == {"Quillcoder 7B", "Quillcoder 70B", "QuillCoder-70b-verse"}
    assert set(browse.measured(opened, "Stackbench")) < set(everything)
    assert {result.spot.origin.id for result in browse.measured(opened, "paper")} == {"paper"}
    assert browse.measured(opened, "code generation") == ()
    assert browse.measured(opened, family[0].iri) == family[:1]
    statement = browse.said(opened, "Parchment")[0]
    assert browse.said(opened, statement.iri) == (statement,)
    assert {said.subject.label for said in browse.said(opened, "Vellum")} == {"Quillcoder", "Vellum"}


def test_papers_with_code_has_every_result_once(exported: Exported, results: tuple[Measured, ...]) -> None:
    tasks = json.loads(exported("results", "pwc"))
    datasets = [dataset for task in tasks for dataset in task["datasets"]]
    rows = [row for dataset in datasets for row in dataset["sota"]["rows"]]
    assert sum(len(row["metrics"]) for row in rows) == len(results)
    assert sorted(score for row in rows for score in row["metrics"].values()) == sorted(result.printed for result in results)
    for dataset in datasets:
        assert set(dataset["sota"]["metrics"]) == {name for row in dataset["sota"]["rows"] for name in row["metrics"]}
        assert {"dataset", "description", "dataset_citations", "dataset_links", "subdatasets", "sota"} == set(dataset)


def test_a_model_index_has_what_the_hub_requires(exported: Exported, results: tuple[Measured, ...]) -> None:
    front = yaml.safe_load(exported("results", "model-index"))
    models = front["model-index"]
    assert {model["name"] for model in models} == {result.model.label for result in results}
    found = [one for model in models for one in model["results"]]
    assert len(found) == len(results)
    for one in found:
        assert one["task"]["type"]
        assert one["dataset"]["type"]
        assert one["dataset"]["name"]
        assert one["source"]["url"].startswith("https://")
        for metric in one["metrics"]:
            assert isinstance(metric["value"], int | float)
            assert metric["type"] == metric["name"]


def test_a_record_of_every_eval_ever_keeps_to_the_schema(exported: Exported, results: tuple[Measured, ...]) -> None:
    validator = jsonschema.Draft7Validator(json.loads(RECORD.read_text("utf-8")))
    records = [json.loads(line) for line in exported("results", "eee").splitlines()]
    assert [error.message for record in records for error in validator.iter_errors(record)] == []
    found = [one for record in records for one in record["evaluation_results"]]
    assert sorted(one["evaluation_result_id"] for one in found) == sorted(result.iri for result in results)
    assert len({record["evaluation_id"] for record in records}) == len(records)
    temperatures = {one["generation_config"]["generation_args"]["temperature"] for one in found if "hostile" in one["evaluation_result_id"]}
    assert temperatures == {0.2}
    broken = json.loads(exported("results", "eee").splitlines()[0])
    broken["evaluation_results"][0]["metric_config"].pop("lower_is_better")
    assert not validator.is_valid(broken)


@pytest.fixture
def qb(exported: Exported) -> rdflib.Graph:
    return rdflib.Graph().parse(data=exported("results", "data-cube"), format="turtle")


RULES = json.loads(CUBE_RULES.read_text("utf-8")) if CUBE_RULES.exists() else {}
PREFIXES = f"PREFIX qb: <{QB.NAMESPACE}> PREFIX rdf: <{RDF}> PREFIX rdfs: <{rdflib.RDFS}> PREFIX skos: <{rdflib.SKOS}> "


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.split(":")[0])
def test_the_cube_is_well_formed(rule: str, qb: rdflib.Graph) -> None:
    assert not qb.query(PREFIXES + RULES[rule]).askAnswer, rule


BREAKS = {
    "IC-1": (None, QB.dataSet),
    "IC-2": (cube.SET, QB.structure),
    "IC-3": (None, QB.measure),
    "IC-4": (KG.model, rdflib.RDFS.range),
    "IC-5": (KG.metric, QB.codeList),
    "IC-11": (None, KG.benchmark),
    "IC-12": (None, cube.PLACE),
    "IC-13": (None, KG.printed),
    "IC-14": (None, KG.value),
    "IC-19": (None, rdflib.SKOS.inScheme),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_rule_finds_what_breaks_it(name: str, qb: rdflib.Graph) -> None:
    subject, predicate = BREAKS[name]
    qb.remove((URIRef(subject) if subject else None, URIRef(predicate), None))
    if name == "IC-12":  # two that differ in their place alone
        one, other = sorted(map(str, qb.subjects(RDF.type, URIRef(QB.Observation))))[:2]
        for dimension in qb.objects(None, URIRef(QB.dimension)):
            if value := qb.value(URIRef(one), dimension):
                qb.set((URIRef(other), dimension, value))
    rule = next(text for title, text in RULES.items() if title.split(":")[0] == name)
    assert qb.query(PREFIXES + rule).askAnswer


def test_the_cube_has_every_result_with_its_value(qb: rdflib.Graph, results: tuple[Measured, ...]) -> None:
    found = {(str(s), value.toPython()) for s, value in qb.subject_objects(URIRef(KG.value)) if isinstance(value, rdflib.Literal)}
    assert found == {(result.iri, result.value) for result in results}


@pytest.mark.parametrize("what", ["results", "statements"])
def test_each_nanopublication_has_its_four_graphs(what: str, exported: Exported, gathered: Callable[[str], tuple[object, ...]]) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(what, "nanopub"), format="trig")
    graphs: dict[str, set[tuple[object, ...]]] = {}
    for s, p, o, g in dataset.quads():
        graphs.setdefault(str(g), set()).add((s, p, o))
    publications = [s for part in graphs.values() for s, p, o in part if (p, o) == (RDF.type, URIRef(NP.Nanopublication))]
    assert len(publications) == len(gathered({"results": "measured", "statements": "said"}[what])) > 10
    assert len(graphs) == 4 * len(publications)
    for one in publications:
        head = graphs[f"{one}#Head"]
        linked = {p: str(o) for _, p, o in head}
        parts = [linked[URIRef(part)] for part in (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo)]
        assert {(one, URIRef(NP.hasAssertion), URIRef(parts[0])), (one, RDF.type, URIRef(NP.Nanopublication))} <= head
        assert all(graphs[part] for part in parts)
        assert [s for s, p, _ in graphs[parts[1]] if s == URIRef(parts[0]) and p == URIRef(PROV.wasDerivedFrom)]
        assert [o for _, p, o in graphs[parts[1]] if p == URIRef(OA.exact)]
        assert [s for s, p, _ in graphs[parts[2]] if s == one and p == URIRef(PROV.wasAttributedTo)]


@pytest.mark.parametrize("what", ["results", "statements"])
def test_the_package_nanopub_finds_every_one_valid(
    what: str, exported: Exported, gathered: Callable[[str], tuple[object, ...]], tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    python = Path(needs_program("rocrate-validator")).with_name("python")  # the validators' environment holds both

    def judged(text: bytes) -> list[str]:
        (tmp_path / "nanopubs.trig").write_bytes(text)
        command = [str(python), str(Path(__file__).with_name("validators") / "judge_nanopubs.py"), str(tmp_path / "nanopubs.trig")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    text = exported(what, "nanopub")
    assert judged(text) == [str(len(gathered({"results": "measured", "statements": "said"}[what])))]
    broken = judged(text.replace(b"np:hasProvenance", b"np:hasAssertion", 1))
    assert len(broken) == 2
