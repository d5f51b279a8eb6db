"""The commands that look at a graph: 80 columns as text, sound JSON, and exit codes that tell."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import build
from kg.renderers.measure import columns
from kg.store import Home, home_at
from kg_cli.border import call
from kg_cli.main import kg as program
from tests.build.invented import DOCUMENTS, write

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], invented: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Said:
    """Return a function that runs a command on the invented graph and returns its code, its result and its words."""
    monkeypatch.setenv("KG_HOME", str(invented.root))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("kg.default_store.shipped", lambda: ())

    def called(*arguments: str) -> tuple[int, str, str]:
        code = call(program, list(arguments))
        return code, *capsys.readouterr()

    return called


LOOKING = (
    ("list",),
    ("list", "--sources"),
    ("stats",),
    ("taxonomy",),
    ("taxonomy", "types of corpus"),
    ("taxonomy", "--find", "code search"),
    ("taxonomy", "--check"),
    ("search", "quillcoder"),
    ("search", "parchment 10"),
    ("show", "Quillcoder 7B"),
    ("show", "Quillcoder"),
    ("show", "Stackbench"),
    ("show", "paper"),
    ("show", "code generation"),
    ("show", "paper", "--table", "1", "--row", "Quillcoder 70B", "--column", "Stackbench+"),
    ("sparql", "SELECT ?s ?l WHERE { ?s a kg:ModelFamily ; skos:prefLabel ?l }"),
    ("sparql", "ASK { ?s a kg:Model }"),
    ("sparql", "--examples"),
    ("sparql", "CONSTRUCT WHERE { ?s a kg:Benchmark }"),
    ("review",),
    ("validate",),
    ("doctor",),
)


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_a_result_fits_eighty_columns_and_is_sound_json(run: Said, arguments: tuple[str, ...]) -> None:
    code, text, words = run(*arguments)
    assert (code, words) == (0, "")
    assert text.endswith("\n")
    assert [line for line in text.splitlines() if columns(line) > 80] == []
    again, data, _ = run(*arguments, "-f", "json")
    assert again == code
    assert isinstance(json.loads(data), dict | list)


def test_a_marked_table_shows_the_row_and_the_cell(run: Said) -> None:
    _, text, _ = run("show", "paper", "--table", "1", "--row", "Quillcoder 70B", "--column", "Stackbench+")
    assert "▸ Quillcoder" in text
    assert "▸47.2 %◂" in text
    assert text.startswith("Quillcoder: Models that Write, Table 1\npass@1 on Stackbench")


def test_the_taxonomy_is_drawn_as_a_tree_and_the_terms_are_folded(run: Said) -> None:
    _, text, _ = run("taxonomy")
    assert text.startswith("Code LLM taxonomy")
    assert "\n├ benchmarks\n" in text or "\n├ benchmarks  " in text
    assert " below" in text.partition("\n\n")[2]
    assert "Haskell" not in text
    assert "Haskell" in run("taxonomy", "languages")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("search", "no such words"), 1, ""),
        (("show", "Quilcoder"), 2, "did you mean Quillcoder"),
        (("show", "paper", "--table", "9"), 2, "there is no table '9'"),
        (("show", "paper", "--row", "x"), 2, "--row and --column need --table"),
        (("taxonomy", "nothing"), 2, "nothing here is called"),
        (("taxonomy", "--find", "no such words"), 1, ""),
        (("taxonomy", "tasks", "--check"), 2, "give neither CONCEPT nor --find"),
        (("taxonomy", "--with", "my.ttl"), 2, "--with goes with --check"),
        (("export", "results", "-f", "graphml"), 2, "results has no format graphml; it has csv, parquet"),
        (("export", "documents", "--about", "x"), 2, "--about goes with results, statements and the taxonomy"),
        (("export", "taxonomy", "--about", "clone detectoin"), 2, "did you mean clone detection"),
        (("export", "results", "--about", "Quilcoder"), 2, "did you mean Quillcoder"),
        (("export", "-f", "json-ld", "--rdf12"), 2, "the other syntaxes have no triple terms"),
        (("export", "-f", "gephi"), 2, "the result is several files; expected a folder with --output"),
        (("export", "taxonomy", "-o", "no-such-folder/x"), 2, "expected a file in a folder that exists"),
        (("sparql", "SELECT ?s\nWHERE { ?s a ? }"), 2, "line 2, column 16\n  WHERE { ?s a ? }\n                 ^"),
        (("sparql", "DROP ALL"), 2, "this is an update"),
        (
            ("sparql", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c", "--timeout", "0.3"),
            2,
            "ran for more than 0.3 s",
        ),
        (("review", "decide", "X", "--document", "scores"), 2, "give --denotes or --undo"),
        (("review", "decide", "X", "--document", "scores", "--denotes", "Y"), 2, "scores prints no label 'X'"),
        (("remove", "papr"), 2, "did you mean paper"),
        (("ingest", "missing.md"), 2, "there is no such file"),
        (("diff", "no-such-folder"), 2, "there is no store here"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_told_with_its_exit_code(run: Said, arguments: tuple[str, ...], code: int, words: str) -> None:
    found, text, said = run(*arguments)
    assert (found, text.strip() in {"", "nothing", "[]"}) == (code, True)
    assert words in said


def test_a_cut_result_says_so_on_the_terminal(run: Said) -> None:
    assert "3 rows, truncated: there are more" in run("sparql", "SELECT * { ?s ?p ?o }", "--rows", "3")[1]


def test_a_query_comes_from_a_file_and_goes_into_every_form(run: Said, tmp_path: Path) -> None:
    query = tmp_path / "models.rq"
    query.write_text("\ufeffSELECT ?s ?l WHERE { ?s a kg:ModelFamily ; skos:prefLabel ?l } ORDER BY ?s", "utf-8")
    code, text, words = run("sparql", str(query), "-f", "csv", "--rows", "1")
    assert (code, text.splitlines()[0]) == (0, "s,l")
    assert "truncated: these are the first 1" in words
    assert run("sparql", str(query), "-f", "turtle")[0] == 2
    assert run("sparql", "CONSTRUCT WHERE { ?s a kg:Benchmark }", "-f", "turtle")[1].startswith("@prefix kg: ")
    assert run("sparql", "ASK {}", "-f", "csv")[0] == 2
    page = tmp_path / "page.html"
    assert run("sparql", str(query), "--viz", str(page), "-f", "csv")[0] == 0
    assert page.read_text("utf-8").startswith("<!")
    assert run("sparql", str(query), "--viz", str(tmp_path / "rows.svg"))[0] == 2
    assert run("sparql", "CONSTRUCT WHERE { ?s a kg:Benchmark }", "--viz", str(tmp_path / "graph.svg"))[0] == 0
    assert run("sparql", "--example", "rankin")[0] == 2
    assert run("sparql", "--update", "INSERT DATA { <urn:a> <urn:b> 1 }")[0] == 2
    for wrong in (
        ("sparql",),
        ("sparql", "--update"),
        ("sparql", "no-such-file.rq"),
        ("sparql", str(query), "--examples"),
        ("sparql", "\0"),
    ):
        assert run(*wrong)[0] == 2


def test_diff_tells_by_its_exit_code(run: Said, tmp_path: Path, invented: Home) -> None:
    assert run("diff", str(invented.root))[:2] == (0, "nothing\n")
    build.ingest(Home(tmp_path / "other"), [write(tmp_path, "paper", 1)])
    code, text, _ = run("diff", str(tmp_path / "other"))
    assert code == 1
    assert "Only here: 5 documents" in text
    assert "Only there: " in text


def test_ingest_review_remove_and_build_here(run: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "mine")
    code, text, _ = run("ingest", str(write(tmp_path, "scores")), str(write(tmp_path, "paper")), "--store", place)
    assert code == 0
    assert "undecided (kg review): Quillcoder-70B 70B" in text
    code, text, _ = run("review", "--store", place)
    assert 'kg review decide "Quillcoder-70B 70B" --document scores' in " ".join(text.split())
    decided = ("review", "decide", "Quillcoder-70B 70B", "--document", "scores", "--store", place)
    assert run(*decided, "--denotes", "Quillcoder 70B")[0] == 0
    assert "Quillcoder-70B 70B denotes Quillcoder 70B" in run("review", "--store", place)[1]
    assert run(*decided, "--undo")[0] == 0
    code, text, _ = run("remove", "scores", "--store", place)
    assert "removed  scores" in text.splitlines()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr("kg.build.shipped", lambda: (tmp_path / "paper.md",))
    assert run("build", "--here", "-f", "json")[0] == 0
    monkeypatch.delenv("KG_HOME")
    assert [entry["id"] for entry in json.loads(run("list", "-f", "json")[1])] == ["paper"]


def test_commands_work_at_an_endpoint(run: Said, tmp_path: Path, serve: Callable[..., str]) -> None:
    url = serve()
    assert run("ingest", "--store", url, *(str(write(tmp_path, name)) for name in DOCUMENTS))[0] == 0
    assert run("doctor", "--store", url)[0] == 0
    assert "Quillcoder" in run("show", "paper", "--table", "1", "--store", url)[1]
    assert run("remove", "paper", "--store", url)[0] == 0
    assert "paper" not in {entry["id"] for entry in json.loads(run("list", "--store", url, "-f", "json")[1])}
    home_at(url).ledger.unlink()
    code, text, _ = run("doctor", "--store", url)
    assert code == 1
    assert text


def test_json_of_a_taxonomy_pipes(invented: Home) -> None:
    import os
    import sys

    command = [sys.executable, "-c", "from kg_cli.main import main; main()", "stats", "--store", str(invented.root), "-f", "json"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert {document["id"] for document in json.loads(result.stdout)["documents"]} == set(DOCUMENTS)


def test_the_taxonomy_is_checked_together_with_a_file_of_the_user(run: Said, tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix kgt: <https://w3id.org/codellm-kg/taxonomy#> .\n"
        'kgt:zork a skos:Concept ; skos:prefLabel "zork"@en ; skos:broader kgt:zork .'
    )
    code, text, _ = run("taxonomy", "--check", "--with", str(mine))
    assert code == 1
    assert "kgt:zork is in a cycle" in text
    assert "kgt:zork has no definition" in text
    assert text.endswith("faults\n")
