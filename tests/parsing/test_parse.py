"""Sentences as they are matched, and the way back from them to the document's own characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import taxonomy
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.parsed import LONGEST_QUOTE, ParsedDocument
from kg.parsing import parse
from kg.parsing.sentences import chunks, sentences, tokenise
from kg.readers import read_bytes

LEXICON = Schema(taxonomy.load()).lexicon()


def parsed(text: str, name: str = "doc.txt") -> ParsedDocument:
    return parse(read_bytes(name, text.encode(), None), LEXICON)


def texts(text: str, name: str = "doc.txt") -> list[str]:
    return [s.text for s in parsed(text, name).sentences]


BLOCKS = ["Zork uses *LoRA* [3].", "It was optimi-\nzed, e.g. by B.", "  ", "¹ x.org", "**A:** b", "and so", "[1] A. Roe."]

PAPER = "Widgets of Zork\n\nAnn Roe\n\nAbstract—We look at widgets and at what they do all day long.\n\nI. INTRODUCTION\n\n"


def test_marks_are_not_read_aloud_and_the_quote_is_the_documents_own() -> None:
    found = parsed(PAPER + "Both *Zork* [2] and **Blimp**¹ [3], [4] use `LoRA` [5]–[7] well.\n")
    sentence = found.sentences[-1]
    assert sentence.text == "Both Zork and Blimp use LoRA well."
    lora = next(m for m in sentence.mentions if m.text == "LoRA")
    assert sentence.place(lora.span).of(found.document.text) == "LoRA"
    assert sentence.quote(lora.span).of(found.document.text) == "Both *Zork* [2] and **Blimp**¹ [3], [4] use `LoRA` [5]–[7] well."
    assert [sentence.text[:at].split()[-1] for at in sentence.cited] == ["Zork", "Blimp", "LoRA"]


@pytest.mark.parametrize(
    ("first", "between", "second", "joined"),
    [
        ("It helps through suggestions and optimiza-", "", "tions. It is new.", "suggestions and optimizations."),
        ("It helps by optimiza-", "Model\tSize\nZork\t7\nBlimp\t9\n\nTABLE I: Sizes.\n\n", "tions. It is new.", "by optimizations."),
        ("Scores grow with parameters and training", "", "tokens. In practice it is new.", "parameters and training tokens."),
        ("It takes them from Hub¹ or Crate². As shown", "¹www.hub.org\n\n²www.crate.org\n\n", "in Table I, we sort them.", "As shown in"),
        ("It was improved with the inclusion of Control", "³https://zork.org/a\n\n", "Flow Graphs along with it.", "Control Flow Graphs"),
        ("Many have worked on tuning of models. Blimp (7B) and", "", "Zork-Python employ a way.", "Blimp (7B) and Zork-Python"),
    ],
)  # fmt: skip
def test_a_sentence_that_a_page_interrupts_is_one(first: str, between: str, second: str, joined: str) -> None:
    found = parsed(PAPER + "Here is a first sentence that stands alone. " + first + "\n\n" + between + second + "\n")
    sentence = next(s for s in found.sentences if joined in s.text)
    text = found.document.text
    assert all(part.of(text).strip() for part in sentence.parts)
    word = joined.rsplit(maxsplit=1)[-1].strip(".")
    at = sentence.text.index(word)
    assert sentence.quote(Span(at, at + len(word))).of(text) in text


def test_a_paragraph_that_breaks_off_is_not_joined_to_the_next_sentence() -> None:
    assert "The widgets are new." in texts(PAPER + "They hold a corpus, which contains about 80\n\nThe widgets are new.\n")


def test_a_heading_in_the_line_is_the_topic_and_no_part_of_the_sentence() -> None:
    found = parsed("# T\n\n- 2) **Encoders:** These use MLM.\n", "doc.md").sentences
    assert [(s.topic, s.text) for s in found] == [("Encoders", "These use MLM.")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("As Roe et al. found, it works.", 1),
        ("See Sec. 2 and Fig. 3 for it.", 1),
        ("It works, e.g. on C. It is new.", 2),
        ("Roe et al. It is new.", 2),
        ("J. Roe made it. mBork followed. phi-1 came last.", 3),
        ("It costs 3.5 per cent (see Eq. 2). It is new.", 2),
        ("Is it new? It is!", 2),
    ],
)
def test_abbreviations_end_no_sentence(text: str, count: int) -> None:
    assert len(list(sentences(tokenise(text)))) == count


@given(st.text(alphabet=st.sampled_from("ab C.,(-\n𝔸é"), max_size=400))
def test_chunks_make_up_the_text_and_tokens_stand_where_they_say(text: str) -> None:
    assert "".join(span.of(text) for span in chunks(text)) == text
    assert all(token.span.of(text) == token.text for token in tokenise(text))


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Zork uses *LoRA* [3].", "It was optimi-\nzed, e.g. by B.", "  ", "¹ x.org", "**A:** b", "and so", "[1] A. Roe."]),
        max_size=12,
    )
)
def test_every_place_of_a_sentence_is_in_its_document(blocks: list[str]) -> None:
    found = parsed("# T\n\n" + "\n\n".join(blocks) + "\n", "doc.md")
    text = found.document.text
    for sentence in found.sentences:
        for token in sentence.tokens:
            assert token.span.of(sentence.text) == token.text
            place = sentence.place(token.span)
            assert 0 <= place.start < place.end <= len(text)
            if "-" not in place.of(text):
                assert place.of(text) == token.text
            quote = sentence.quote(token.span)
            assert quote.start <= place.start and place.end <= quote.end
            assert quote.end - quote.start <= LONGEST_QUOTE


def test_a_quote_of_a_very_long_sentence_is_cut_and_holds_the_value() -> None:
    found = parsed("# T\n\n" + "Zork and Blimp " * 200 + "use LoRA.\n", "doc.md")
    sentence = found.sentences[0]
    quote = sentence.quote(Span(len(sentence.text) - 5, len(sentence.text) - 1)).of(found.document.text)
    assert quote.endswith("LoRA.") and len(quote) <= LONGEST_QUOTE


def test_long_runs_take_no_time() -> None:
    start = time.process_time()
    found = parsed("# T\n\nA start. " + "(" * 60_000 + " and an end.\n", "doc.md")
    assert time.process_time() - start < 5
    assert found.sentences


def test_a_list_of_references_is_no_prose() -> None:
    assert texts("# T\n\nIt is new.\n\n## References\n\n- [1] A. Roe, “Zork uses LoRA,” 2020.\n", "doc.md") == ["It is new."]


def test_a_document_without_prose_has_no_sentences() -> None:
    document: Document = read_bytes("doc.md", b"# T\n", None)
    assert parse(document, LEXICON).sentences == ()
