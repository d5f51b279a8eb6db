"""What appositions say of corpora, benchmarks and models; no name or figure here is of this world."""

from __future__ import annotations

import pytest

from tests.extractors.test_prose import said

SENTENCES: dict[str, set[str]] = {
    "We present Zorkel, a family of decoder-only models for code with 1B and 6B parameters, trained from scratch on Gravelpit.": {
        "zorkel trainedOn gravelpit"},
    "Blimp is compared with Zorkel, a 7B model with grouped-query attention, fine-tuned from Quandary.": {"zorkel fineTunedFrom quandary"},
    "We present Zorkel, a 9B model fine-tuned from Quandary on the Gravelpit corpus.": {
        "zorkel fineTunedFrom quandary", "zorkel fineTunedOn gravelpit", "zorkel parameters 9B"},
    "Zorkel is trained on Gravelpit, a permissively licensed corpus of 1.9 TB in 92 programming languages whose files are in order.": {
        "zorkel trainedOn gravelpit", "gravelpit corpusSize 1.9 TB", "gravelpit languageCount 92"},
    "PlumBench, a benchmark of 412 broken problems in five languages, is hard.": {
        "plumbench problems 412", "plumbench programmingLanguageCount five"},
    "Siltbed covers eight programming languages: Python, Java and six others.": {"siltbed languageCount eight"},
    "PlumBench has 412 problems: 140 in Python and 96 in Java. There are 11.3 tests per problem on average.": {
        "plumbench problems 412", "plumbench testCases 11.3"},
    "Zorkel is a decoder-only Transformer with rotary position embeddings and SwiGLU activations.": {
        "zorkel architecture decoder-only", "zorkel uses rotary-positional-embeddings", "zorkel uses swiglu"},
    "Zorkel has a context of 16,384 tokens.": {"zorkel contextLength 16,384"},
    "Zorkel, a 7B model with grouped-query attention, is new.": {"zorkel uses grouped-query-attention"},
    "We introduce Zorkel. All models are decoder-only Transformers with SwiGLU activations.": {"zorkel uses swiglu"},
    "We introduce Zorkel. Our models are released under the Apache 2.0 license.": {"zorkel licence apache-2"},
    "We introduce Zorkel. All weights are released under the Apache 2.0 license.": {"zorkel licence apache-2"},
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_an_apposition_tells_of_the_name_beside_it(text: str) -> None:
    assert SENTENCES[text] <= said(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("On Zorkel, a 7B model with tests, trained on Gravelpit, we build Blimp.", "blimp trainedOn gravelpit"),
        ("Zorkel is not a model with grouped-query attention.", "zorkel uses grouped-query-attention"),
        ("Zorkel is compared with models with grouped-query attention.", "zorkel uses grouped-query-attention"),
        ("Zorkel comes in three parameter sizes.", "zorkel parameters three"),
        ("We use Siltbed, a corpus that is smaller than Gravelpit in 92 languages.", "siltbed languageCount 92"),
        ("Blimp is new. It is good. There are 11.3 tests per problem on average.", "blimp testCases 11.3"),
    ],
)
def test_an_apposition_ends_where_another_thing_is_spoken_of(text: str, wrong: str) -> None:
    assert wrong not in said(text)


def test_code_that_a_model_may_write_is_no_corpus() -> None:
    assert said("Zorkel has not been aligned and may produce insecure code.") == set()
    assert said("Zorkel generates a large dataset of problems.") != set()
