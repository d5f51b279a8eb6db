"""From prose to remarks: the sentences of a document as they stand, each with the things that it names.

What a sentence says beyond every wording that the ontology knows is not lost: it can be quoted where nothing else answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import iris
from kg.extractors.claims import about
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.parsed import LONGEST_QUOTE, Sentence
from kg.model.statement import Evidence, Extracted, Locator, Remark
from kg.parsing import parse
from kg.vocab import KG

EXTRACTOR = "remarks/2"

FEWEST_WORDS = 4
"""A sentence of fewer words says nothing that could be quoted by itself."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the sentences of a document's prose, numbered by paragraph and place in it; questions and lists of references say nothing."""
    paragraph, number = -1, 0
    for sentence in parse(document, lexicon).sentences:
        number = number + 1 if sentence.passage == paragraph else 1
        paragraph = sentence.passage
        if _says(sentence) and schema.class_of(sentence.section or "") != KG.Reference:
            iri = iris.owned(iris.document(document.id), "remark", f"{paragraph + 1}.{number}")
            whole = sentence.quote(Span(0, len(sentence.text)))
            shown = Evidence(whole, whole, Locator(sentence.section, sentence.page), EXTRACTOR)
            yield Remark(iri, sentence.text, about(sentence.text, lexicon), shown)


def _says(sentence: Sentence) -> bool:
    text = sentence.text
    return len(text.split()) >= FEWEST_WORDS and len(text) <= LONGEST_QUOTE and not text.endswith("?")
