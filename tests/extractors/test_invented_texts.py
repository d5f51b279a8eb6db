"""Whole invented documents of the shapes that people bring, and all that is read in them; nothing here is of this world.

A survey of another field as text made from a PDF (running heads and page numbers in mid-sentence, words cut at a line's end, header
lines run together in one cell, captions below, a table and an entry of the references broken by a page), a survey in another
publisher's style (captions above, two header lines, sizes in labels, plain references), a report as text, and one as a web page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model.document import Document
from kg.model.statement import Claim, Extracted, Named, Reference, Result, Statement
from kg.vocab import DCTERMS, KG, SKOS
from tests.extractors.pipeline import edges, one, short

TEXTS = Path(__file__).with_name("texts")

Read = tuple[Document, list[Extracted]]


def read(name: str) -> Read:
    return one((TEXTS / name).read_text("utf-8"), name)


@pytest.fixture(scope="module")
def speech() -> Read:
    return read("speech_survey.txt")


@pytest.fixture(scope="module")
def code() -> Read:
    return read("code_survey.txt")


def scores(found: Read) -> list[str]:
    """Return what the tables measure: model, benchmark, metric with k, figure as printed, unit and who measured."""
    told = []
    for r in (item for item in found[1] if isinstance(item, Result)):
        k = "".join(f"@{short(getattr(v, 'value', v))}" for p, v in r.settings if p == KG.k)
        model, benchmark = short(r.model).removeprefix("model/"), short(r.benchmark).removeprefix("benchmark/")
        told.append(" | ".join((model, benchmark, short(r.metric).split("/")[-1] + k, r.printed, f"{r.unit} {r.measured_by}")))
    return told


def of_tables(found: Read, *predicates: object) -> set[str]:
    """Return what the tables say by some properties (by all, if none is given), each in short."""
    return {" ".join(edge) for edge in edges(_by(found, "tables/"), *predicates)}  # type: ignore[arg-type]


def _by(found: Read, extractor: str) -> list[Extracted]:
    return [i for i in found[1] if isinstance(i, Statement) and i.evidence.extractor.startswith(extractor)]


def prose(found: Read) -> set[str]:
    return {" ".join(edge) for edge in edges(_by(found, "prose/"))}


def references(found: Read) -> dict[str, tuple[str, str, int | None, str | None]]:
    return {r.number: (r.authors, r.title, r.year, r.identifier) for r in found[1] if isinstance(r, Reference)}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def test_every_cell_of_the_speech_surveys_tables_of_scores_is_a_result(speech: Read) -> None:
    assert scores(speech) == lines("""
    murmura | valleytalkclean | wer | 6.1 | None quoted
    murmura | valleytalkother | wer | 13.3 | None quoted
    murmura | knockknock | accuracy | 0.94 | fraction quoted
    wavelark | valleytalkclean | wer | 3.4 | None quoted
    wavelark | valleytalkother | wer | 8.6 | None quoted
    wavelark | knockknock | accuracy | 0.96 | fraction quoted
    wavelark | whowas | eer | 5.1 | None quoted
    choirnet | valleytalkclean | wer | 2.9 | None quoted
    choirnet | valleytalkother | wer | 6.8 | None quoted
    choirnet | whowas | eer | 4.2 † | None authors
    echoline/1.5b | valleytalkclean | score | 2.0 | None quoted
    echoline/1.5b | manytongues | score | 10.1 | None quoted
    echoline/1.5b | document/speech-survey/table/3/average | score | 6.1 | None quoted
    echoline/74m | valleytalkclean | score | 5.0 | None quoted
    duophon/7b | valleytalkclean | score | 1.8 | None quoted
    duophon/7b | manytongues | score | 9.4 † | None authors
    duophon/7b | document/speech-survey/table/3/average | score | 5.6 | None quoted
    duophon/instruct/7b | valleytalkclean | score | 1.9 | None quoted
    duophon/instruct/7b | manytongues | score | 9.0 | None quoted
    duophon/instruct/7b | document/speech-survey/table/3/average | score | 5.5 | None quoted
    chatterbox2/pro | valleytalkclean | score | 1.7 | None quoted
    chatterbox2/pro | manytongues | score | 8.8 | None quoted
    chatterbox2/pro | document/speech-survey/table/3/average | score | 5.3 | None quoted
    """)


def test_the_speech_surveys_tables_say_this_and_no_more(speech: Read) -> None:
    assert of_tables(speech) == {
        "benchmark/knockknock forTask concept/task/keywordsp",
        "benchmark/manytongues naturalLanguageCount 112 languages",
        "benchmark/manytongues testCases Varies",
        "benchmark/valleytalkclean forTask concept/task/dictation",
        "benchmark/valleytalkclean naturalLanguage english",
        "benchmark/valleytalkclean testCases 2,620",
        "benchmark/valleytalkother forTask concept/task/dictation",
        "benchmark/whowas forTask concept/task/speakerid",
        "corpus/manytongues corpusSize 17,000",
        "corpus/manytongues corpusType concept/corpustype/read",
        "corpus/manytongues languageCount 112",
        "corpus/manytongues source concept/corpussource/volunteers",
        "corpus/streetvoicev1 corpusSize 6,000",
        "corpus/streetvoicev1 corpusType concept/corpustype/spontaneous",
        "corpus/streetvoicev1 languageCount 5",
        "corpus/streetvoicev1 source concept/corpussource/radio",
        "corpus/streetvoicev2 corpusSize 50,000",
        "corpus/streetvoicev2 corpusType concept/corpustype/spontaneous",
        "corpus/streetvoicev2 languageCount 23",
        "corpus/streetvoicev2 source concept/corpussource/podcasts",
        "corpus/streetvoicev2 source concept/corpussource/radio",
        "corpus/syntheticecholine corpusType concept/corpustype/spontaneous",
        "corpus/syntheticecholine languageCount 1",
        "corpus/syntheticecholine source concept/corpussource/tts",
        "corpus/valleytalk corpusSize 960",
        "corpus/valleytalk corpusType concept/corpustype/read",
        "corpus/valleytalk languageCount 1",
        "corpus/valleytalk source concept/corpussource/audiobooks",
        "model/chatterbox2/pro architecture decoder-only",
        "model/chatterbox2/pro modelType foundational",
        "model/chatterbox2/pro openness closed",
        "model/choirnet architecture encoder-only",
        "model/duophon/7b architecture encoder-decoder",
        "model/duophon/7b modelType foundational",
        "model/duophon/7b openness open-weights",
        "model/duophon/7b parameters 7 B",
        "model/duophon/instruct/7b architecture encoder-decoder",
        "model/duophon/instruct/7b modelType fine-tuned",
        "model/duophon/instruct/7b openness open-weights",
        "model/duophon/instruct/7b parameters 7 B",
        "model/echoline/1.5b architecture encoder-decoder",
        "model/echoline/1.5b modelType foundational",
        "model/echoline/1.5b openness open-weights-and-data",
        "model/echoline/1.5b parameters 1.5 B",
        "model/echoline/74m architecture encoder-decoder",
        "model/echoline/74m modelType foundational",
        "model/echoline/74m openness open-weights-and-data",
        "model/echoline/74m parameters 74 M",
        "model/murmura architecture encoder-only",
        "model/wavelark architecture encoder-only",
    }


def test_the_speech_surveys_sentences_say_this_and_no_more(speech: Read) -> None:
    assert prose(speech) == {
        "benchmark/whowas extends corpus/valleytalk",
        "model/choirnet uses contrastive-learning",
        "model/choirnet usesNot masked-language-modelling",
        "model/duophon architecture encoder-decoder",
        "model/duophon initialisedFrom model/echoline",
        "model/duophon languageCount 40",
        "model/duophon outperforms model/choirnet",
        "model/duophon/instruct fineTunedFrom model/duophon",
        "model/echoline architecture encoder-decoder",
        "model/echoline developedBy agent/fenwickaudio",
        "model/echoline languageCount 97",
        "model/echoline parameters 1.5B",
        "model/murmura uses masked-language-modelling",
        "model/wavelark basedOn model/murmura",
        "model/wavelark fineTunedOn corpus/valleytalk",
        "model/wavelark uses contrastive-learning",
        "model/wavelark uses lora",
    }


def test_the_speech_surveys_lists_and_headings_give_its_taxonomy(speech: Read) -> None:
    assert {" ".join(edge) for edge in edges(_by(speech, "outline/"), SKOS.broader, KG.areaOf)} == {
        "concept/challenge/consentofthespeakerswhosevoicesarerecorded broader challenges",
        "concept/corpustype/readspeech broader corpora",
        "concept/corpustype/spontaneousspeech broader corpora",
        "concept/openproblem/currentbenchmarksholdcleanspeechonly areaOf benchmarks",
        "concept/openproblem/fewbenchmarksmeasuredelay areaOf benchmarks",
        "concept/openproblem/needformodelsthatrunonaphone areaOf models",
        "concept/task/speechtospeech broader tasks",
        "concept/task/speechtotext broader tasks",
        "concept/task/texttospeech broader tasks",
        "decoder-only broader models",
        "encoder-decoder broader models",
        "encoder-only broader models",
        "implications broader challenges",
        "noise broader challenges",
        "open-problems-of-benchmarks broader open-problems",
        "open-problems-of-models broader open-problems",
        "pitfalls broader challenges",
    }


def test_every_entry_of_the_speech_surveys_references_is_read_in_its_parts(speech: Read) -> None:
    assert references(speech) == {
        "1": ("A. Roe, B. Lin, C. Poe et al.", "Listening at scale", 2021, None),
        "2": ("D. Moe and E. Noll", "Murmura: A model of the raw wave", 2020, None),
        "3": ("F. Ott", "Wavelark: Contrast helps", 2020, "arXiv:2006.01234"),
        "4": ("G. Pym, H. Rusk, and I. Sel", "Choirnet: Many voices at once", 2021, "arXiv:2106.05678"),
        "5": ("Fenwick Audio", "Echoline technical report", 2022, "https://fenwick.example/echoline"),
        "6": ("J. Tew, K. Urr, et al.", "Valleytalk: An ASR corpus of books that are in the public domain", 2015, None),
        "7": ("E. Vane", "Low-rank adaptation, revisited", 2021, None),
        "8": ("L. Wye", "A history of dictation", 1998, None),
        "9": ("M. Yarrow and N. Zed", "Voices: An Introduction", 2007, None),
        "10": ("", "Voices, continued", 2009, None),
        "11": ("O. Ash", "Manytongues: a corpus for everyone", 2019, "arXiv:1912.06670"),
        "12": ("P. Beck", "Streetvoice: What the radio says", None, "https://streetvoice.example/"),
        "13": ("Q. Cole et al.", "Duophon: hearing and speaking", 2023, "arXiv:2310.00001"),
        "14": ("R. Dale", "Knockknock: Words for small devices", 2018, None),
        "15": ("S. Elm, T. Fir, and U. Gorse", "Whowas: Who was that?", 2017, None),
        "16": ("Chatter", "Chatterbox 2", 2025, "https://chatter.example/2"),
    }


def test_every_cell_of_the_code_surveys_tables_of_scores_is_a_result(code: Read) -> None:
    assert scores(code) == lines("""
    merlin/6.7b | plankeval | pass-at-k@1 | 17.7 | percent quoted
    merlin/6.7b | plankeval | pass-at-k@10 | 31.0 | percent quoted
    merlin/6.7b | beamtest | pass-at-k@1 | 24.4 ‡ | percent authors
    kestrel/6.7b | plankeval | pass-at-k@1 | 26.2 | percent quoted
    kestrel/6.7b | plankeval | pass-at-k@10 | 40.2 | percent quoted
    kestrel/6.7b | beamtest | pass-at-k@1 | 30.1 | percent quoted
    kestrel/13b | plankeval | pass-at-k@1 | 33.5 | percent quoted
    kestrel/13b | plankeval | pass-at-k@10 | 48.8 | percent quoted
    kestrel/13b | beamtest | pass-at-k@1 | 38.6 | percent quoted
    osprey/15.5b | plankeval | pass-at-k@1 | 30.5 | percent quoted
    osprey/15.5b | plankeval | pass-at-k@10 | 44.5 | percent quoted
    osprey/15.5b | beamtest | pass-at-k@1 | 43.0 | percent quoted
    osprey/chat/15.5b | plankeval | pass-at-k@1 | 32.9 ‡ | percent authors
    osprey/chat/15.5b | beamtest | pass-at-k@1 | 41.2 ‡ | percent authors
    """)


def test_the_code_surveys_tables_say_this_and_no_more(code: Read) -> None:
    assert of_tables(code) == {
        "benchmark/beamtest problems 621",
        "benchmark/beamtest programmingLanguage cpp",
        "benchmark/beamtest programmingLanguage java",
        "benchmark/beamtest programmingLanguage rust",
        "benchmark/beamtest source concept/corpussource/contests",
        "benchmark/beamtest testCases 3.1",
        "benchmark/plankeval problems 150",
        "benchmark/plankeval programmingLanguage python",
        "benchmark/plankeval source concept/corpussource/handwritten",
        "benchmark/plankeval testCases 8",
        "benchmark/plankeval-x9d1a28e1 problems 150",
        "benchmark/plankeval-x9d1a28e1 programmingLanguage python",
        "benchmark/plankeval-x9d1a28e1 source concept/corpussource/generated",
        "benchmark/plankeval-x9d1a28e1 testCases 480",
        "corpus/barrowpile corpusSize 740",
        "corpus/barrowpile languageCount 32",
        "corpus/barrowpile licence concept/licence/permissiveonly",
        "corpus/barrowpile releaseDate 2021",
        "corpus/barrowpilededup corpusSize 310",
        "corpus/barrowpilededup languageCount 32",
        "corpus/barrowpilededup licence concept/licence/permissiveonly",
        "corpus/barrowpilededup releaseDate 2022",
        "corpus/commonshelf corpusSize 1,200",
        "corpus/commonshelf licence concept/licence/mixed",
        "corpus/commonshelf releaseDate 2020",
        "model/kestrel basedOn model/merlin",
        "model/kestrel contextLength 16K",
        "model/kestrel developedBy agent/oakworks",
        "model/kestrel licence apache-2",
        "model/kestrel parameters 13B",
        "model/kestrel parameters 6.7B",
        "model/kestrel releaseDate Jan 2023",
        "model/kestrel trainingTokens 500B",
        "model/merlin/6.7b contextLength 2,048",
        "model/merlin/6.7b developedBy agent/oakworks",
        "model/merlin/6.7b licence apache-2",
        "model/merlin/6.7b parameters 6.7B",
        "model/merlin/6.7b releaseDate Mar 2022",
        "model/merlin/6.7b trainingTokens 300B",
        "model/osprey/15.5b contextLength 8,192",
        "model/osprey/15.5b developedBy agent/pelllabs",
        "model/osprey/15.5b licence openrail-m",
        "model/osprey/15.5b parameters 15.5B",
        "model/osprey/15.5b releaseDate 2023-06-01",
        "model/osprey/15.5b trainingTokens 1T",
        "model/osprey/chat/15.5b basedOn model/osprey",
        "model/osprey/chat/15.5b contextLength 8,192",
        "model/osprey/chat/15.5b developedBy agent/pelllabs",
        "model/osprey/chat/15.5b licence openrail-m",
        "model/osprey/chat/15.5b parameters 15.5B",
        "model/osprey/chat/15.5b releaseDate Aug 2023",
    }


def test_the_code_surveys_sentences_say_this_and_no_more(code: Read) -> None:
    assert prose(code) == {
        "benchmark/beamtest programmingLanguage cpp",
        "benchmark/beamtest programmingLanguage java",
        "benchmark/beamtest programmingLanguage rust",
        "benchmark/plankeval problems 150",
        "benchmark/plankeval testCases 8",
        "benchmark/plankeval-x9d1a28e1 extends benchmark/plankeval",
        "corpus/barrowpile corpusSize 740 GB",
        "corpus/barrowpile languageCount 32",
        "corpus/commonshelf source web",
        "model/kestrel basedOn model/merlin",
        "model/kestrel developedBy agent/oakworks",
        "model/kestrel openness open",
        "model/kestrel outperforms model/merlin",
        "model/kestrel trainedOn corpus/barrowpile",
        "model/kestrel underperforms model/osprey",
        "model/kestrel uses fill-in-the-middle",
        "model/merlin performsTaskNot code-infilling",
        "model/merlin uses rms-normalisation",
        "model/merlin uses swiglu",
        "model/merlin usesNot fill-in-the-middle",
        "model/osprey uses fill-in-the-middle",
        "model/osprey uses layer-normalisation",
        "model/osprey/chat fineTunedFrom model/osprey",
        "model/osprey/chat fineTunedOn document/code-survey/corpus/62000instructions",
    }


def test_the_code_surveys_lists_and_headings_give_its_taxonomy(code: Read) -> None:
    assert {" ".join(edge) for edge in edges(_by(code, "outline/"), SKOS.broader, KG.areaOf)} == {
        "base broader models",
        "base-code broader models",
        "code broader models",
        "concept/openproblem/costoflongcontexts areaOf models",
        "concept/openproblem/leaksoftestdata areaOf benchmarks",
        "concept/openproblem/programsofonefileonly areaOf benchmarks",
        "nl-pl broader tasks",
        "pl-pl broader tasks",
        "programming-languages broader languages",
    }


def test_every_entry_of_the_code_surveys_references_is_read_in_its_parts(code: Read) -> None:
    assert references(code) == {
        "1": ("A. Fen, B. Gale, and C. Holt", "Programs from words", 2019, None),
        "2": ("D. Ings", "Programs from programs", 2020, None),
        "3": ("Oakworks", "Kestrel: A model with a longer memory", 2023, "https://oakworks.example/kestrel.pdf"),
        "4": ("E. Jay and F. Kite", "Merlin: An open model of programs", 2022, "arXiv:2203.04567"),
        "5": ("G. Loft, H. Mire, et al.", "Barrowpile: Programs with permission", 2021, "arXiv:2105.01234"),
        "6": ("I. Nook, J. Oast", "Osprey: Models and how to make them", 2023, "doi:10.5555/osprey.2023"),
        "7": ("K. Pike", "Commonshelf", 2020, "https://commonshelf.example/"),
        "8": ("L. Quay", "PlankEval: Fair tests", 2021, "arXiv:2109.00001"),
        "9": ("M. Rudd and N. Shaw", "Beamtest: three languages, one test", 2022, "https://doi.org/10.1145/0000001.0000002"),
        "10": ("O. Teal", "PlankEval+, more tests", 2024, None),
    }


def test_surveys_say_what_they_are(speech: Read, code: Read) -> None:
    told = [(d.kind, d.trust, d.title.split(":")[0], d.authors) for d, _ in (speech, code)]
    assert told == [
        ("survey", "secondary", "Spoken Language Models", ("Ilse Marrow", "Odo Quill")),
        ("survey", "secondary", "A Survey of Program-writing Models", ("Vera Oak", "Wim Pell", "Xu Rill")),
    ]


def test_a_header_that_is_a_unit_gives_its_unit_to_the_amounts(speech: Read, code: Read) -> None:
    units = {}
    for found in (speech, code):
        for s in (i for i in _by(found, "tables/") if isinstance(i, Statement) and i.predicate == KG.corpusSize):
            units[short(s.subject).removeprefix("corpus/")] = getattr(s.object, "unit", None)
    assert units == dict.fromkeys(("valleytalk", "manytongues", "streetvoicev1", "streetvoicev2"), "hours") | dict.fromkeys(
        ("barrowpile", "barrowpilededup", "commonshelf"), "GB"
    )


def test_tasks_and_metrics_that_nobody_knew_are_named_by_the_headers(speech: Read) -> None:
    named = {
        (i.label, short(i.cls)) for i in speech[1] if isinstance(i, Named) and i.cls in (KG.Metric, KG.Task) and i.evidence.locator.column
    }
    assert named == {("WER", "Metric"), ("EER", "Metric"), ("Dictation", "Task"), ("Keyword Sp", "Task"), ("Speaker Id", "Task")}


def claims(found: Read) -> list[tuple[str, str, bool | None, str | None]]:
    return [(c.text[:30], c.kind, c.verified, str(c.confidence)) for c in found[1] if isinstance(c, Claim)]


def records(found: Read) -> set[tuple[str, str]]:
    document = f"document/{found[0].id}"
    return {(predicate, value) for subject, predicate, value in edges(found[1]) if subject == document}


def test_a_report_as_text_gives_its_record_its_claims_and_its_references() -> None:
    found = read("report_paper.txt")
    question = "Does longer context help small program-writing models more than large ones on the Beamtest benchmark, as measured by"
    assert records(found) == {
        (DCTERMS.title, "Does longer context help small program-writing models more than large ones on the Beamtest benchmark, as meas"),
        ("authors", "Lantern Synthesis Group"),
        ("year", "2026"),
        ("dated", "March 3, 2026"),
        ("kind", "report"),
        ("trust", "machine_generated"),
        ("examines", "A Survey of Program-writing Models"),
        ("researchQuestion", f"{question} pass@1 and latency?"),
        ("papersRetrieved", "27"),
        ("claimsExtracted", "6"),
        ("claimsVerified", "4"),
        ("reviewScore", "6.8"),
    }
    assert claims(found) == [
        ("Kestrel 13B outperforms Merlin", "comparative", True, "0.41"),
        ("Kestrel is the largest open mo", "superlative", True, "0.30"),
        ("Beamtest holds 621 problems.", "numeric", True, "0.52"),
        ("Context windows of 16k tokens ", "comparative", False, "0.11"),
        ("Osprey is as good as Kestrel o", "comparative", True, "0.25"),
        ("Longer context may help small ", "comparative", False, "0.05"),
        ("Program-writing models have gr", "comparative", None, "None"),
        ("Kestrel 13B outperforms Merlin", "comparative", None, "None"),
        ("Context windows of 16k tokens ", "numeric", None, "None"),
        ("Longer context may help small ", "comparative", None, "None"),
    ]
    assert {v[3] for v in references(found).values()} == {"https://doi.org/10.5555/lantern.1", "http://arxiv.org/abs/2203.04567v2"}


def test_a_report_as_a_web_page_gives_every_field_of_its_record() -> None:
    found = read("report_page.txt")
    assert records(found) == {
        (DCTERMS.title, "Which loss do program-writing models of 7B to 15B parameters need to keep their second language, and how of"),
        ("kind", "report"),
        ("trust", "machine_generated"),
        ("year", "2026"),
        ("recordCode", "LANT:7C01EE42"),
        ("submitted", "3 Mar 2026"),
        ("identifier", "doi:10.5281/zenodo.99999999"),
        ("reviewScore", "7.25"),
        (
            "researchQuestion",
            "Which loss do program-writing models of 7B to 15B parameters need to keep their second language, and how often must it be"
            " shown to them?",
        ),
        ("verificationLevel", "L1, Listed claims"),
        ("sourceGroundedClaims", "9"),
        ("claimsVerified", "9"),
        ("claimRecordSource", "public register, part 2"),
        ("gateStatus", "Pending"),
        ("gate", "Gate 1 — Listing (claims and their sources)"),
        ("gateReason", "Waits in line since the gate was opened (2026-02-01). Nothing has been tried for this record."),
        ("gateEvaluated", "2026-03-04T07:00:00+00:00"),
        ("qualityTier", "Standard"),
        ("tierBasis", "Review score meets the standard threshold; claims do not meet the next one."),
        ("evidenceStrength", "LOW"),
        ("citationGrounding", "HIGH"),
        ("uncertaintyDisclosure", "MEDIUM"),
        ("reproducibilityStatus", "LOW"),
        ("correctionStatus", "AMENDED"),
        ("correctionCount", "2"),
        ("manifestContract", "paper-manifest-v1.3"),
        ("correctionContract", "correction-record-v2"),
        ("publisher", "Lantern Synthesis Group"),
        ("publicProvenance", "L2, Listed"),
        ("reportArtifact", "Withdrawn"),
        ("externalRecord", "None"),
        ("claimLineage", "9 aggregate source-grounded claims"),
        ("reviewMethod", "Automated multi-reviewer assessment"),
        ("qualityGuide", "How to read scores"),
        ("provenanceContract", "source-provenance-v2"),
        ("note", "Machine-generated synthesis of existing literature. Not primary research."),
    }
    assert [kind for _, kind, _, _ in claims(found)] == ["superlative", "comparative", "numeric"]
