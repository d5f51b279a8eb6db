"""The constants of the code and the terms of the ontology are the same."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg import resources, taxonomy
from kg.model.terms import Iri
from kg.vocab import KG, KGI, KGT, PREFIXES, XSD, own, standards

ONTOLOGY = taxonomy.load()
TRIPLES = taxonomy.triples()


def terms(vocabulary: type) -> dict[str, str]:
    return {name: value for name, value in vars(vocabulary).items() if not name.startswith("_") and name != "NAMESPACE"}


def subjects() -> set[str]:
    return {triple.subject.value for triple in TRIPLES if isinstance(triple.subject, ox.NamedNode)}


VOCABULARIES = [cls for module in (own, standards) for cls in vars(module).values() if isinstance(cls, type) and hasattr(cls, "NAMESPACE")]


def test_every_constant_is_a_term_of_the_ontology() -> None:
    declared = subjects()
    assert [name for name, iri in terms(KG).items() if iri not in declared] == []


def test_every_term_of_the_ontology_is_a_constant() -> None:
    declared = {iri for iri in subjects() if iri.startswith(KG.NAMESPACE)}
    assert sorted(declared - set(terms(KG).values())) == []


def test_a_misspelt_constant_fails() -> None:
    with pytest.raises(AttributeError):
        KG.Modle  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_a_constant_is_named_as_its_term(vocabulary: type) -> None:
    for name, iri in terms(vocabulary).items():
        assert name.replace("_", "-").lower() == iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1].lower().replace("_", "-") or iri.startswith(KGT)


def test_every_vocabulary_has_one_prefix() -> None:
    assert dict(PREFIXES) == {"kg": KG.NAMESPACE, "kgt": KGT, "kgi": KGI} | {
        v.__name__.lower(): v.NAMESPACE for v in VOCABULARIES if v is not KG
    }
    assert len({namespace for _, namespace in PREFIXES}) == len(PREFIXES)


def test_the_json_ld_context_gives_every_term_with_its_kind() -> None:
    context = json.loads((resources.ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    for cls in ONTOLOGY.classes:
        if cls.iri.startswith(KG.NAMESPACE):
            assert context[cls.iri.removeprefix(KG.NAMESPACE)] == "kg:" + cls.iri.removeprefix(KG.NAMESPACE)
    for prop in ONTOLOGY.properties:
        if not prop.iri.startswith(KG.NAMESPACE):
            continue
        entry = context[prop.iri.removeprefix(KG.NAMESPACE)]
        assert entry["@id"] == "kg:" + prop.iri.removeprefix(KG.NAMESPACE)
        if prop.kind == "object":
            assert entry["@type"] == "@id"
        elif prop.kind == "datatype" and prop.range and prop.range != XSD.string:
            assert entry["@type"] == "xsd:" + prop.range.removeprefix(XSD.NAMESPACE)
        elif prop.kind == "datatype":
            assert "@type" not in entry


def test_a_record_in_the_context_is_the_same_in_rdf() -> None:
    context = json.loads((resources.ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    record = {
        "@context": context,
        "id": "kgi:document/x/table/1/r1c1",
        "type": "Result",
        "printed": "33.5*",
        "value": "33.5",
        "model": "kgi:model/x",
    }
    found = {(q.predicate.value, q.object) for q in ox.parse(json.dumps(record), format=ox.RdfFormat.JSON_LD)}
    assert (KG.model, ox.NamedNode(KGI + "model/x")) in found
    assert (KG.value, ox.Literal("33.5", datatype=ox.NamedNode(XSD.decimal))) in found
    assert (KG.printed, ox.Literal("33.5*")) in found


def test_the_mappings_name_terms_that_are_there() -> None:
    lines = (resources.ontology() / "mappings.sssom.tsv").read_text("utf-8").splitlines()
    prefixes = dict(line[3:].split(": ", 1) for line in lines if line.startswith("#  "))
    header, *rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert header == ["subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification", "comment"]
    known: dict[Iri, str] = {c.iri: c.label for c in ONTOLOGY.classes}
    known |= {p.iri: p.label for p in ONTOLOGY.properties} | {c.iri: c.label for c in ONTOLOGY.concepts}
    assert len(rows) == len({tuple(row[:4]) for row in rows})
    for subject, label, predicate, target, justification, _ in rows:
        prefix, name = subject.split(":", 1)
        assert known[Iri(prefixes[prefix] + name)] == label
        assert predicate.split(":")[0] in ("skos", "rdfs")
        assert justification in ("semapv:ManualMappingCuration", "semapv:LexicalMatching")
        assert target.split(":", 1)[0] in prefixes
    assert {subject.split(":")[0] for subject, *_ in rows} == {"kg", "kgt"}
