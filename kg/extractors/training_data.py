"""Corpora that a text names twice: as what something is trained on, and as what holds, covers or was collected from something.

Neither is enough by itself: models are trained on machines too, and much else holds or covers things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extractors.recording import EXTRACTOR
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.model.document import Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Locator, Named
from kg.vocab import KG

TRAINED_ON = re.compile(
    r"\b(?:re-?|pre-?)?(?:train|tun)(?:ed|es|s|ing)?\b(?:\s+[\w-]+){0,3}?\s+(?:on|with|using)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:-[\w.]*\w)?)(?![\w-])"
)
"""A name of two capitals or more, written as one word, that something is trained on."""

BY_AMOUNT = re.compile(
    r"\b\d[\d.,]*\s?(?:[KMBT]|thousand|million|billion|trillion)?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:tokens|examples|samples|pairs|instructions|commits|conversations|prompts|problems|snippets|hours|traces)\s+"
    r"(?:of|from)\s+(?:the\s+)?(?P<name>[A-Z]\w+(?:-[A-Z][\w.]*\w)+|(?:[A-Z][a-z]*){3,}\w*)(?![\w-])"
)
"""A hyphenated name, or one of three capitals or more, that an amount of training data is of."""

OF_DATA = r"(?:set|collection|corpus|dataset|crawl|dump|mix|mixture|snapshot|archive|sample|scrape|export|log)"
APPOSED = re.compile(
    r"\s*(?:,|\(|–|—)\s*(?:\d[\d.,]*\s?(?:[KMBT]|thousand|million|billion|trillion)?\s+(?:[\w-]+\s+){0,4}?"
    r"(?:tokens|examples|samples|pairs|instructions|commits|conversations|dialogues|sessions|prompts|problems|snippets|traces|files|documents)\b"
    rf"|(?:an?|our)\s+(?:[\w.-]+\s+){{0,4}}?{OF_DATA}\s+of\b)"
)
"""Behind a name that something is trained on, what says that it is data ("Frob, 35,000 checked examples", "Frob, a set of sessions")."""

DESCRIBED = re.compile(
    rf"\b(?:train|tun)(?:ed|es|s|ing)?\b[^.;:?!]*?\b(?:an?|our|the)\s+(?:[\w.-]+\s+){{0,4}}?{OF_DATA}\s+(?:of\s+[^.;:?!,]{{3,60}}?\s+)?"
    r"(?:named|called|dubbed)\s+(?P<name>[A-Z]\w*(?:-[\w.]*\w)*)"
)
"""A name that data is given which something is trained on ("a crawl of manuals named Frob")."""

HOLDS = (
    r"(?:\A|[.;]\s+)(?:The\s+)?{name}\s+(?:(?:dataset|data set|corpus)\s+)?(?:holds|contains|comprises|consists\s+of|covers|includes|spans"
    r"|has\s+(?:a\s+size\s+of|\d[\d.,]*\w*)|(?:is|was|were)\s+(?:\w+ly\s+)?(?:collected|built|crawled|curated|filtered|generated|gathered|assembled|drawn"
    r"|deduplicated|scraped))\b"
)


def training_data(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Named]:
    """Yield the corpora that the sentences of a document name so, each once, where it is first trained on."""
    seen: set[str] = set()
    for sentence in sentences:
        if "train" not in sentence.text and "tun" not in sentence.text:
            continue
        told = [*((m, False) for m in TRAINED_ON.finditer(sentence.text)), *((m, True) for m in BY_AMOUNT.finditer(sentence.text))]
        described = [(m, False) for m in DESCRIBED.finditer(sentence.text)]
        for match, counted in (*told, *described):
            name = match["name"]
            sure = counted or (match, counted) in described or APPOSED.match(sentence.text, match.end("name")) is not None
            if name in seen or any(KG.Corpus not in entry.types for entry in lexicon.exact(name)) or (counted and _is_model(name, lexicon)):
                continue
            seen.add(name)
            held = re.compile(HOLDS.format(name=re.escape(name)))
            if sure or any(name in other.text and held.search(other.text) for other in sentences):
                at = Span(*match.span("name"))
                shown = Evidence(sentence.quote(at), sentence.place(at), Locator(sentence.section, sentence.page), EXTRACTOR)
                yield Named(thing_iri("corpus", name), KG.Corpus, name, shown)


def _is_model(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is a model's by its parts, or a variant of one: models write data too ("1M samples from Zork-Instruct")."""
    label = lexicon.label(name).name
    return bool(label.size or label.version or label.variant) or lexicon.is_family(label.family)
