"""An answer is saved as a crate, judged by the validator of RO-Crates, and whatever is changed in it afterwards is found and named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import browse
from kg.answering import Graph, answer
from kg.errors import InputError
from kg.exporters.crate import ANSWER, METADATA, PROFILE, crate
from kg.exporters.crate_check import check_crate
from kg.store import Home, OxigraphStore, Store
from kg_cli.border import call
from kg_cli.main import kg as program

QUESTION = "What is the pass@1 of Quillcoder 70B on Stackbench?"
QUESTIONS = (
    QUESTION,
    "How does Quillcoder - Verse 70B compare with Quillcoder 70B on Stackbench?",
    "What is Quillcoder initialised from?",
    "Which models are evaluated on Stackbench?",
    "What is the context length of Quillcoder 7B?",
    "What is the pass@1 of Zork 9B on Stackbench?",
)
VALIDATORS = Path(__file__).with_name("validators")


def save(store: Store, question: str, folder: Path) -> Path:
    for name, write in crate(browse.support(store, answer(question, Graph(store)))).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as out:
            write(out)
    return folder


@pytest.fixture
def saved(opened: Store, tmp_path: Path) -> Path:
    return save(opened, QUESTION, tmp_path / "crate")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_crate_is_as_it_was_saved_and_the_same_each_time(question: str, opened: Store, tmp_path: Path) -> None:
    one, other = save(opened, question, tmp_path / "one"), save(opened, question, tmp_path / "other")
    checked = check_crate(one)
    cited = len(json.loads((one / ANSWER).read_bytes())["citations"])
    assert (checked.findings, checked.quotes, checked.unkept) == ((), cited, 0)
    assert {p.relative_to(one): p.read_bytes() for p in one.rglob("*.*")} == {
        p.relative_to(other): p.read_bytes() for p in other.rglob("*.*")
    }


def test_the_validator_of_crates_has_nothing_that_must_be_mended(
    opened: Store, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    validator = Path(needs_program("rocrate-validator"))
    folder = save(opened, QUESTIONS[1], tmp_path / "crate")
    fill = [str(validator.with_name("python")), str(VALIDATORS / "fill_cache.py"), str(tmp_path / "cache"), f"{PROFILE}/context"]
    subprocess.run(fill, check=True, capture_output=True)

    def issues() -> list[dict[str, str]]:
        report = tmp_path / "report.json"
        command = [str(validator), "-y", "validate", "--offline", "--cache-path", str(tmp_path / "cache"), "-l", "recommended"]
        subprocess.run([*command, "-f", "json", "-o", str(report), str(folder)], check=False, capture_output=True, env=os.environ)
        found: list[dict[str, str]] = json.loads(report.read_bytes())["issues"]
        return found

    # Who publishes a crate is for the one who does to say.
    assert [issue["message"] for issue in issues() if "publisher" not in issue["message"]] == []
    shutil.rmtree(folder / "texts")
    assert "REQUIRED" in {issue["severity"] for issue in issues()}


def listed(folder: Path, name: str) -> None:
    """Make the metadata name a file's new hash and size, as one who means to hide a change would."""
    import hashlib

    metadata = json.loads((folder / METADATA).read_bytes())
    content = (folder / name).read_bytes()
    for entity in metadata["@graph"]:
        if entity["@id"] == name:
            entity |= {"sha256": hashlib.sha256(content).hexdigest(), "contentSize": str(len(content))}
    (folder / METADATA).write_text(json.dumps(metadata))


def changed(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("hidden", [False, True], ids=["plainly", "with the metadata in step"])
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (ANSWER, '"quote": "| Quillcoder | 70B | 16K | 52.0', '"quote": "| Quillcoder | 70B | 16K | 92.0', "the quote does not stand"),
        (ANSWER, '"52.0 %"', '"92.0 %"', "shows 92.0"),
        (ANSWER, '"pass@1"', '"pass@9"', "shows 9"),
        (ANSWER, "has 52.0 %", "has 92.0 %", "nothing that is cited shows 92.0"),
        (ANSWER, '"end": ', '"end": 1', "the quote does not stand"),
        (ANSWER, "kg-answer/1", "kg-answer/9", "does not keep to the contract"),
        ("statements.trig", "70B | 16K | 52.0", "70B | 16K | 92.0", "no statement in statements.trig"),
        ("question.txt", "70B", "7B", "it is not what answer.json has"),
    ],
)
def test_a_change_is_found_and_named(saved: Path, name: str, old: str, new: str, told: str, hidden: bool) -> None:
    if old == "has 52.0 %":
        said = json.loads((saved / ANSWER).read_bytes())["answer"]
        old, new = said, said.replace("52.0", "92.0")
    changed(saved, name, old, new)
    if hidden:
        listed(saved, name)
    findings = check_crate(saved).findings
    assert any(finding.where == name for finding in findings) != hidden or name == "question.txt"
    assert any(told in finding.found for finding in findings), findings


def test_a_statement_that_was_changed_no_longer_bears_its_name(opened: Store, tmp_path: Path) -> None:
    folder = save(opened, "What is Quillcoder initialised from?", tmp_path / "crate")
    changed(folder, "statements.trig", "id/model/inkling2>", "id/model/inkling3>")
    listed(folder, "statements.trig")
    assert "what it states is not what its name is the hash of" in str(check_crate(folder).findings)


def test_files_that_are_gone_added_linked_or_led_out_are_named(saved: Path) -> None:
    text = next((saved / "texts").iterdir())
    name = f"texts/{text.name}"
    text.write_bytes(text.read_bytes().replace(b"52.0 %", b"92.0 %"))
    assert {finding.where for finding in check_crate(saved).findings} == {name, "answer.json citation [1]"}
    text.unlink()
    assert [(f.where, f.found) for f in check_crate(saved).findings] == [(name, "the file is missing")]
    assert check_crate(saved).unkept == 1
    text.symlink_to("/etc/passwd")
    assert (name, "it is a link to another place") in [(f.where, f.found) for f in check_crate(saved).findings]
    text.unlink()
    (saved / "added.txt").write_text("more")
    assert ("added.txt", "the metadata do not list it: it was added") in [(f.where, f.found) for f in check_crate(saved).findings]
    changed(saved, METADATA, name, "../../etc/passwd")
    assert any("leads out of the crate" in finding.found for finding in check_crate(saved).findings)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"@graph": [1]}', '{"@graph": []}', '{"@graph": [{"@id": 1, "@type": "File"}]}', "[" * 100_000]
)
def test_metadata_that_are_none_are_a_finding(content: str, saved: Path) -> None:
    (saved / METADATA).write_text(content)
    assert check_crate(saved).findings


def test_a_folder_that_is_no_crate_is_wrong_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no ro-crate-metadata.json here"):
        check_crate(tmp_path)


def test_an_answer_without_kept_texts_is_saved_and_says_what_could_not_be_looked_up(opened: Store, tmp_path: Path) -> None:
    with OxigraphStore.memory(opened.quads("all")) as elsewhere:
        checked = check_crate(save(elsewhere, QUESTION, tmp_path / "crate"))
    assert (checked.findings, checked.quotes) == ((), 0)
    assert checked.unkept > 0


def test_the_commands_save_and_check(
    exchanged: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_HOME", str(exchanged.root))
    monkeypatch.setattr("kg.default_store.shipped", lambda: ())
    place = tmp_path / "crate"
    for _ in range(2):  # a crate that is there is replaced
        assert call(program, ["ask", QUESTION, "--save", str(place)]) == 0
        assert call(program, ["check-crate", str(place)]) == 0
    assert "as it was saved" in capsys.readouterr().out
    (place / "answer.html").write_text("else")
    assert call(program, ["check-crate", str(place)]) == 1
    assert "answer.html: the file has 4 bytes" in capsys.readouterr().out
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    assert call(program, ["ask", QUESTION, "--save", str(tmp_path / "mine")]) == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crate", "mine"]
