"""The relations of a survey's prose, against those that a reader marked who had seen no extractor; only with the material."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from kg import build, extractors
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Extracted, Named, Statement
from kg.vocab import KG
from tests.extractors.pipeline import sources
from tests.gold.scoring import Line, Scorer, lines

Run = tuple[Document, list[Extracted], Scorer]


@pytest.fixture(scope="module")
def run() -> Run:
    """Everything that the program finds in the survey as it is, which stands alone."""
    from tests.conftest import MATERIAL

    path = next((Path(MATERIAL or "") / "seeds").glob("002*"))
    kept: list[tuple[Document, Lexicon, Schema, list[Extracted]]] = []
    real = extractors.extract

    def spy(document: Document, lexicon: Lexicon, schema: Schema) -> list[Extracted]:
        kept.append((document, lexicon, schema, list(real(document, lexicon, schema))))
        return kept[-1][3]

    with patch.object(build, "extract", spy):
        build.construct(sources(path))
    document, lexicon, schema, items = kept[-1]
    return document, items, Scorer(schema, lexicon, [i for i in items if isinstance(i, Named)])


def said(run: Run, extractor: str = "") -> list[Statement]:
    """Return the statements of the marked sections by one extractor, or by all."""
    document, items, _ = run
    first, last = document.text.index("II. AREA TAXONOMY"), document.text.index("V. CONCLUSION")
    inside = [i for i in items if isinstance(i, Statement) and first <= i.evidence.quote.start < last]
    return [i for i in inside if i.evidence.extractor.startswith(extractor)]


def of_the_ontology(run: Run) -> list[Line]:
    properties = {p.iri.rsplit("#", 1)[-1] for p in run[2].schema.ontology.properties}
    return [line for line in lines() if line.predicate in properties or line.predicate == "broader"]


def test_what_the_prose_extractor_states_is_marked(run: Run, material: Path) -> None:
    score = run[2].score(said(run, "prose/"), lines())
    assert score.precision >= 95, [(s.subject, s.predicate, s.object) for s in score.wrong]


def test_the_prose_extractor_finds_half_of_what_no_list_and_no_bracket_gives(run: Run, material: Path) -> None:
    marked = [line for line in of_the_ontology(run) if line.predicate not in ("broader", "cites")]
    assert run[2].score(said(run, "prose/"), marked).recall >= 50


def test_all_extractors_together_find_three_fifths_of_the_relations(run: Run, material: Path) -> None:
    assert run[2].score(said(run), of_the_ontology(run)).recall >= 60


def test_what_the_survey_denies_is_denied(run: Run, material: Path) -> None:
    denied = [line for line in lines() if line.negated and line.predicate == "uses"]
    score = run[2].score([s for s in said(run, "prose/") if s.predicate == KG.usesNot], denied)
    assert score.right == score.made
    assert score.recall >= 80
