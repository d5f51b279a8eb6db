"""The verbatim texts give what their digests give, and are the same works; only with the material."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg import build
from kg.model.document import Document
from kg.model.statement import Claim, Extracted, Reference, Result, Statement
from kg.readers import read_bytes
from kg.vocab import KG
from kg.works import works
from tests.extractors.pipeline import Found, extracted, short, sources

Pair = tuple[tuple[Document, list[Extracted]], tuple[Document, list[Extracted]]]
"""A digest and the verbatim text of the same work."""

TABLES = ("tables/", "records/", "references/", "claims/")
"""The extractors whose statements both texts must share: figures and facts carry over, sentences do not."""


@pytest.fixture(scope="module")
def pairs(shipped: Found) -> list[Pair]:
    """Each verbatim text with its digest, found by their title."""
    from tests.conftest import MATERIAL

    verbatim = extracted(sources(*sorted((Path(MATERIAL or "") / "seeds").iterdir())))
    digests = {document.title: (document, items) for document, items in shipped.values()}
    return [(digests[document.title], (document, items)) for document, items in verbatim.values()]


def keys(document: Document, items: list[Extracted], extractors: tuple[str, ...] = ("",)) -> Counter[tuple[object, ...]]:
    """Return what is extracted by some extractors, without its place and without the document's name."""

    def own(iri: object) -> str:
        return re.sub(r"/table/\d+/average", "/average", str(iri).replace(f"/document/{document.id}", "/document/this"))

    found: Counter[tuple[object, ...]] = Counter()
    for item in items:
        match item:
            case Result():
                key: tuple[object, ...] = (item.model, item.label, own(item.benchmark), item.metric, item.subset)
                found["result", *key, item.settings, item.printed, item.unit, item.measured_by] = 1
            case Claim() if item.verified is not None:
                found["claim", own(item.iri), item.verified, item.confidence] = 1
            case Reference():
                found["reference", item.number, item.title, item.authors, item.year, item.identifier] = 1
            case Statement() if item.evidence.extractor.startswith(extractors):
                found["statement", own(item.subject), item.predicate, own(item.object)] = 1
            case _:
                pass
    return found


def test_nine_tenths_of_what_the_tables_of_a_digest_say_is_in_the_verbatim_text(material: Path, pairs: list[Pair]) -> None:
    assert len(pairs) == len(list((material / "seeds").iterdir()))
    for digest, verbatim in pairs:
        wanted, got = keys(*digest, TABLES), keys(*verbatim)
        missing = wanted - got
        assert missing.total() * 10 <= wanted.total(), sorted(map(str, missing))[:5]


def test_every_reference_result_and_claim_of_a_digest_is_in_the_verbatim_text(material: Path, pairs: list[Pair]) -> None:
    for digest, verbatim in pairs:
        missing = keys(*digest, TABLES) - keys(*verbatim)
        assert [key for key in missing if key[0] in ("reference", "result", "claim")] == []


def test_the_outline_of_the_verbatim_text_is_that_of_the_digest(material: Path, pairs: list[Pair]) -> None:
    for digest, verbatim in pairs:
        said = {}
        for which, (_, items) in (("digest", digest), ("verbatim", verbatim)):
            outlined = [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("outline")]
            said[which] = {(i.subject, i.object) for i in outlined if i.predicate == KG.areaOf}
        assert said["digest"] == said["verbatim"]


def test_a_verbatim_text_and_its_digest_are_one_work(material: Path, pairs: list[Pair]) -> None:
    documents = {document.id: document for pair in pairs for document, _ in pair}
    documents |= {s.name: read_bytes(s.name, s.content, s.sidecar) for s in build.sources(build.shipped())}
    found = works({document.id: document for document in documents.values()})
    for (digest, _), (verbatim, _) in pairs:
        assert found[digest.id] == found[verbatim.id], short(found[digest.id])
    assert len({found[digest.id] for (digest, _), _ in pairs}) == len(pairs)
