"""A document renamed, renumbered and permuted gives the renamed, renumbered and permuted results, all of them."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model.document import Document
from kg.model.statement import Claim, Extracted, Named, PairedTest, Reference, Result, Statement
from kg.model.terms import Iri
from kg.vocab import KG
from tests.extractors import metamorphosis
from tests.extractors.metamorphosis import Change
from tests.extractors.pipeline import edges, extracted, one, source, sources
from tests.extractors.test_prose import HEAD, SHAPES

TEXTS = Path(__file__).with_name("texts")

TABBED = """Widget Models: A Taxonomy-based Survey

Ann Roe

Abstract—We compare models.

I. MODELS

Task BenchMarks Acc. Metric\tSearch Quexam [3] MRR\tClone Det. BigWidget [4] F1\tDefect Det. GLUM [5] acc
Zorkbert [1]\t0.58\t0.94\t×
FrobT5+ [2]\t×\t0.61 *\t0.82
Snark-MVP [6]\t0.72\t0.90\t0.89

TABLE I: Performance of models on three tasks. * denotes results from our own experiments.

Models\tArchitecture\tSize\tOpen Source?\tWombatEval [7]\tWombatEval+ [7]\tVLPP [8]\tAvg
Claudius 3 [Opus] [9]\tDecoder\t–\tOnly Weights\t81.7\t75.9\t87.3\t81.6
Snark5 Turbo [10]\tDecoder\t175 B\tNo\t88.4\t81.7\t83\t84.4
CodeZork [11]\tDecoder\t70 B\tWeights & Data\t77.4\t71.3\t75.4\t74.7
CodeZork [11]\tDecoder\t7 B\tWeights & Data\t34.1\t37.8\t57.6 *\t43.2

TABLE II: Performance in Code Generation (**Percentage in Pass@1**) on several BenchMarks. Also, * denotes the results that are not
reported in the original papers and obtained from our own experiments.

Type\tName\tSize\tPLs\tSource
NL\tGlum Crawl\t390 TB\t–\tWeb
\tFROOTs\t1.6 TB\t–\tWeb
PL\tThe Heap [v2]\t12.4 TB\t619\tGithub & Kaggle

TABLE III: Common Corpora used for Pre-training Code-LLMs

Model\tType of Masked Tokens\t\t\t
\tNL\tPL\tAST\tCFG
Zorkbert [1]\t✓\t×\t×\t×
TreeFrob [12]\t×\t✓\t✓\t×

TABLE IV: Masked Language Models and the type of Masked Tokens.
"""

PIPED = """---
id: widgets
kind: paper
title: "Widgets"
trust: primary
---
# Widgets

Table 2 (p. 6): WombatEval and VLPP scores in per cent. WombatEval is zero-shot; VLPP is 3-shot; pass@1 with greedy decoding;
pass@10 at temperature 0.8.

| Model | Size | WombatEval / pass@1 | WombatEval / pass@10 | VLPP / pass@1 |
| --- | --- | --- | --- | --- |
| Zork Llumo | 7B | 33.5 % | 59.6 % | 41.4% |
| Zork Llumo | 13B | 36.0 % | 69.4 % | 47.0% |
| Zork Llumo - Python | 7B | 38.4 % | 70.3 % | 47.6% |
| frob-cushman | 12B | 33.5 % | – | 45.9 |
"""

CSV = "model,pass1,count\nzork-7b-instruct,0.415,164\nfrob-coder-33b-base,0.725,164\nsnark-3.5-turbo-1106,0.75,164\n"
JSON = """{"Zork-7B-Instruct": {"pass@1": {"quexam": 61.5, "quexam+": 55.0}, "size": 7},
"Frob-Coder-33B": {"pass@1": {"quexam": 81.0, "quexam+": 75.25}, "size": 33}}"""


def facts(items: list[Extracted], rename: Change | None = None, figures: dict[str, str] | None = None) -> Counter[tuple[object, ...]]:
    """Return the results of a document without its IRIs, changed if a change is given."""
    name = rename.rename if rename else str
    return Counter(
        (
            name(r.label) if r.evidence.locator.row else "",
            name(r.evidence.locator.column or ""),
            figures[r.iri] if figures else r.printed,
            name(r.subset or ""),
            r.metric,
            r.settings,
            r.unit,
            r.measured_by,
            r.evidence.mark,
        )
        for r in items
        if isinstance(r, Result)
    )


def statements(items: list[Extracted], rename: Change | None = None) -> Counter[tuple[object, ...]]:
    """Return what the tables say of models, benchmarks and corpora by concepts, amounts and words."""
    name = rename.rename if rename else str
    found: Counter[tuple[object, ...]] = Counter()
    for item in items:
        if isinstance(item, Statement) and item.evidence.extractor.startswith("tables") and item.predicate != KG.forTask:
            value = getattr(item.object, "printed", None) or getattr(item.object, "value", None)
            told = value if value is not None else item.object if "#" in str(item.object) else "a thing"
            found[name(item.evidence.locator.row or ""), item.predicate, name(str(told)) if "#" not in str(told) else told] += 1
    return found


def check(before: tuple[Document, list[Extracted]], after: tuple[Document, list[Extracted]], made: Change, figures: dict[str, str]) -> int:
    """Compare two extractions; return how many results they have."""
    wanted, got = facts(before[1], made, figures), facts(after[1])
    assert wanted - got == Counter()
    assert got - wanted == Counter()
    assert statements(before[1], made) == statements(after[1])
    _one_to_one(before[1], after[1], made, figures)
    return wanted.total()


def _one_to_one(before: list[Extracted], after: list[Extracted], made: Change, figures: dict[str, str]) -> None:
    """Check that no two models or benchmarks became one."""
    new = {(r.label, r.evidence.locator.column, r.printed): r for r in after if isinstance(r, Result)}
    models: dict[str, str] = {}
    benchmarks: dict[str, str] = {}
    for old in (r for r in before if isinstance(r, Result)):
        found = new[made.rename(old.label), made.rename(old.evidence.locator.column or ""), figures[old.iri]]
        models.setdefault(found.model, old.model)
        benchmarks.setdefault(found.benchmark, old.benchmark)
        assert benchmarks[found.benchmark] == old.benchmark or "/average" in old.benchmark
        assert models[found.model] == old.model
        assert len(found.model.split("/")) == len(old.model.split("/"))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("name", "content", "count"), [("tabbed.txt", TABBED, 23), ("piped.md", PIPED, 11)])
def test_invented_tables(name: str, content: str, count: int, seed: int) -> None:
    before = one(content, name)
    made = metamorphosis.change(before[1], seed)
    assert {"zork", "quexam", "wombateval"} & set(made.names)
    changed, figures = metamorphosis.text(*before, made)
    assert check(before, one(changed, name), made, figures) == count


NAMES = {"model": True, "model_a": True, "model_b": True, "benchmark_id": True}
FIGURES = {"pass1": False, "win_rate": False, "accA": False, "accB": False, "SE(A)": False, "SE(A-B)": False, "pvalue": False}


def scores(items: list[Extracted], made: Change | None = None) -> Counter[tuple[object, ...]]:
    """Return the scores and paired tests of a file of them, changed if a change is given."""
    name, figure = (made.rename, made.figures.__getitem__) if made else (str, str)
    found: Counter[tuple[object, ...]] = Counter()
    for r in items:
        if isinstance(r, Result):
            place = name(r.evidence.locator.row or ""), name(r.evidence.locator.column or "")
            error = r.standard_error is not None
            found[(name(r.label), *place, figure(r.printed), name(r.subset or ""), r.metric, r.settings, r.unit, r.measured_by, error)] += 1
        elif isinstance(r, PairedTest):
            printed = tuple(text and figure(text) for text in (r.first_printed, r.second_printed, r.error_printed, r.p_printed))
            found[(name(r.evidence.locator.row or ""), r.problems, *printed)] += 1
    return found


def things(items: list[Extracted], made: Change | None = None) -> set[tuple[str, frozenset[str]]]:
    """Return which spellings name one thing of which class, changed if a change is given."""
    name = made.rename if made else str
    spellings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Named):
            spellings[item.iri, item.cls].add(name(item.label))
    return {(cls, frozenset(labels)) for (_, cls), labels in spellings.items()}


def check_file(name: str, content: str, seed: int) -> int:
    """Change a file of scores as it is, its name too where it tells the benchmark, and compare; return how many scores it has."""
    before = one(content, name)[1]
    made = metamorphosis.change(before, seed)
    changed = metamorphosis.tree(content, made) if name.endswith(".json") else metamorphosis.separated(content, NAMES | FIGURES, made)
    after = one(changed, made.rename(name))[1]
    wanted = scores(before, made)
    assert scores(after) == wanted, name
    assert things(after) == things(before, made), name
    assert kinds(after) == kinds(before), name
    return wanted.total()


def kinds(items: list[Extracted]) -> Counter[str]:
    return Counter(type(item).__name__ for item in items)


@pytest.mark.parametrize("seed", [1, 2])
def test_an_invented_csv(seed: int) -> None:
    assert check_file("board_model_table_Wombateval.csv", CSV, seed) == 3


@pytest.mark.parametrize("seed", [1, 2])
def test_an_invented_json(seed: int) -> None:
    assert check_file("quexam_results.json", JSON, seed) == 4


@pytest.mark.parametrize("seed", [1, 2])
def test_the_tables_of_the_material(material: Path, seed: int) -> None:
    found = extracted(sources(*sorted((material / "seeds").iterdir())))
    counts = []
    for document, items in found.values():
        if not any(isinstance(item, Result) for item in items):
            continue
        before = one(document.text, document.path)
        made = metamorphosis.change(before[1], seed)
        changed, figures = metamorphosis.text(*before, made)
        counts.append(check(before, one(changed, document.path), made, figures))
    assert counts
    assert min(counts) >= 100


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", ["speech_survey.txt", "code_survey.txt", "report_paper.txt", "report_page.txt"])
def test_an_invented_text_renamed_and_renumbered(name: str, seed: int) -> None:
    """Tables, references, claims, records, taxonomy and sentences of a whole document with other names and figures."""
    document, items = one((TEXTS / name).read_text("utf-8"), name)
    made = metamorphosis.change(items, seed)
    renamed = one(made.rename(document.text), name)[1]
    assert told(items, made.rename) == told(renamed, str)
    assert things(renamed) == things(items, made)
    check_prose(document, items, name, made)
    if any(isinstance(item, Result) for item in items):
        changed, figures = metamorphosis.text(document, items, made)
        check((document, items), one(changed, name), made, figures)


def check_prose(document: Document, items: list[Extracted], name: str, made: Change) -> int:
    """Change the names and amounts of a document's sentences, and compare what they say; return how many statements there are."""
    changed, at = metamorphosis.prose(document, items, made)
    wanted, got = metamorphosis.told(items, made, at), metamorphosis.told(one(changed, name)[1])
    assert wanted - got == Counter()
    assert got - wanted == Counter()
    return wanted.total()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_sentences_of_the_material_renamed_and_renumbered(material: Path, seed: int) -> None:
    counts = []
    for path in sorted((material / "seeds").iterdir()):
        document, items = one(path.read_text("utf-8"), path.name)
        counts.append(check_prose(document, items, path.name, metamorphosis.change(items, seed)))
    assert max(counts) >= 200


@pytest.mark.parametrize("seed", [1, 2])
def test_paragraphs_in_another_order_say_the_same(seed: int) -> None:
    """What stands by itself in a paragraph is said wherever the paragraph stands; "our model" leans on the rest and is left out."""
    paragraphs = [text for text in SHAPES if not re.search(r"\b[Oo]ur\b|\b[Ww]e\b", text)]
    shuffled = random.Random(seed).sample(paragraphs, len(paragraphs))
    before, after = (edges(one(HEAD + "\n\n".join(texts) + "\n")[1]) for texts in (paragraphs, shuffled))
    assert len(before) > 60
    assert before == after


def test_the_rest_of_the_material_renamed(material: Path) -> None:
    """References, claims, records and the taxonomy of a text with other names are those of the text, renamed."""
    names = ["Llama", "HumanEval", "BigCodeBench", "CodeBERT", "StarCoder", "Lean"]
    for path in sorted((material / "seeds").iterdir()):
        document, items = one(path.read_text("utf-8"), path.name)
        made = metamorphosis.change(items, 5, names)
        assert told(items, made.rename) == told(one(made.rename(document.text), path.name)[1], str), path.name


def told(items: list[Extracted], name: Callable[[str], str]) -> Counter[tuple[object, ...]]:
    """Return references, claims, records and edges between concepts, their words changed by `name`."""
    found: Counter[tuple[object, ...]] = Counter()
    labels = {item.iri: name(item.label) for item in items if isinstance(item, Named) and "/id/concept/" in item.iri}
    for item in items:
        if isinstance(item, Reference):
            found[item.number, name(item.authors), name(item.title), item.year, name(item.identifier or "")] += 1
        elif isinstance(item, Claim):
            found[item.iri, name(item.text), item.kind, item.verified, item.confidence] += 1
        elif isinstance(item, Statement) and item.evidence.extractor.startswith(("records", "metadata", "outline")):
            subject, thing = labels.get(item.subject, item.subject), labels.get(Iri(str(item.object)), item.object)
            found[subject, item.predicate, name(getattr(item.object, "value", "")) or thing] += 1
    return found


def test_the_leaderboards_of_the_material_as_they_are(material: Path) -> None:
    for path in sorted((material / "leaderboards").iterdir()):
        content = path.read_text("utf-8")
        rows = content.count("\n") - 1 if path.suffix == ".csv" else len(json.loads(content))
        assert check_file(path.name, content, 1) >= rows, path.name


def test_a_change_changes_every_name_and_figure() -> None:
    document, items = one(PIPED, "piped.md")
    made = metamorphosis.change(items, 1)
    changed, figures = metamorphosis.text(document, items, made)
    assert not {"zork", "llumo", "wombateval", "vlpp"} & set(changed.lower().replace("|", " ").split())
    assert sum(new != item.printed for item in items if isinstance(item, Result) for new in [figures[item.iri]]) >= 10
    assert source(changed).content != document.text.encode()


def test_the_asterisks_of_bold_words_in_a_caption_are_no_footnote_sign() -> None:
    _, items = one(TABBED, "tabbed.txt")
    marked = {r.measured_by for r in items if isinstance(r, Result) and r.evidence.mark == "*"}
    assert marked == {"authors"}
    assert {r.measured_by for r in items if isinstance(r, Result) and not r.evidence.mark} == {"quoted"}
