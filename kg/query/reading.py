"""What a question says, word by word: names, numbers, sizes, settings and operators, each with its place.

Names are found on characters and looked up in the graph; operators on spaCy's tokens. Nothing is decided here that needs
the whole question: that is `parse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicon import facets as facet_reader
from kg.lexicon.facets import Facet
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention, find
from kg.lexicon.model_names import parse_label
from kg.lexicon.sizes import find_sizes
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import SizeMention
from kg.query import operators, spelling
from kg.query.attributes import attributes
from kg.query.coordination import shared
from kg.query.fronting import fronted
from kg.query.glueing import apart, topical, verbal, whole
from kg.query.holding import held
from kg.query.mean_columns import mean_parts
from kg.query.model_mentions import named_models, unranged
from kg.query.names import Names
from kg.query.operators import Operator, courtesies
from kg.query.printed import labelled
from kg.query.series import called
from kg.query.standing import sources, standing
from kg.query.sweeps import swept
from kg.vocab import KG, OWL, SKOS

TABLE = re.compile(r"\btables?\s+((?:[IVXL]+|\d+)\b)", re.I)
NUMBER = re.compile(r"(?<![\w.@-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(%|percent|per cent|points?)?(?![\w@]|\.\d)", re.I)
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

FRACTION = re.compile(
    r"\b(?:(?:a|one)\s+)?(?P<part>half|third|quarter|fifth|two\s+thirds|three\s+quarters)\b"
    r"(?=\s+of\s+(?:(?:the|its|all|these|those)\s+)*(?:\w+\s+)?(?:problems?|tasks?|questions?|tests?|samples?|them|time)\b)",
    re.I,
)
"""Shares of problems in words ("more than half of the tasks")."""
SHARES = {"half": "50", "third": "33.3", "quarter": "25", "fifth": "20", "two thirds": "66.7", "three quarters": "75"}

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


HALVES = re.compile("[\ud800-\udfff]")
"""Halves of UTF-16 pairs, which no UTF-8 text can hold."""


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number of the question: not a size, not part of a name or a setting."""

    span: Span
    value: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """A question taken apart; every list is in order of place.

    `compounds` are words that only end like a property: the "batch size" of a model is not its size. `titles` are whole titles
    of works, in which nothing else is read.
    """

    text: str
    doc: Doc
    mentions: tuple[Mention, ...]
    models: tuple[Subject, ...]
    facets: tuple[Facet, ...]
    sizes: tuple[SizeMention, ...]
    numbers: tuple[Number, ...]
    operators: tuple[Operator, ...]
    table: str | None
    compounds: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()

    def has(self, *names: str) -> bool:
        """Return whether one of the operators is expressed."""
        return any(o.name in names for o in self.operators)

    def at(self, name: str) -> tuple[Operator, ...]:
        """Return the places that express an operator."""
        return tuple(o for o in self.operators if o.name == name)


def understood(reading: Reading) -> tuple[Span, ...]:
    """Return the places of a question that say something: names, settings, sizes and operators."""
    found = [*(m.span for m in reading.mentions), *(m.span for m in reading.models), *(f.span for f in reading.facets)]
    return (*found, *(s.span for s in reading.sizes), *(o.span for o in reading.operators))


@cache
def language() -> Language:
    """Return the pipeline: blank English, no downloaded model."""
    return spacy.blank("en")


def read(text: str, names: Names) -> Reading:
    """Return what a question says; half of a character that came alone is read as a character that cannot be shown."""
    text = HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
    doc = language().make_doc(text)
    numeric = [
        Facet(Span(m.start(), m.end()), prop, value(m), m[0])
        for prop, pattern, value in facet_reader.PATTERNS
        for m in pattern.finditer(text)
        if not _passed(m, text)
    ]
    table = TABLE.search(text)
    polite = courtesies(text)
    titles = standing(text, names)
    placed = sources(text, names, titles)
    numeric = [f for f in numeric if not any(f.span.overlaps(m.span) for m in placed)]
    table = None if table and _in_a_name(text, table, names) else table
    table = None if table and any(m.span.overlaps(Span(table.start(), table.end())) for m in placed) else table
    numeric = _outside_categories(text, numeric, names)
    hidden = [f.span for f in numeric] + ([Span(table.start(), table.end())] if table else []) + [o.span for o in polite]
    hidden += [*titles, *(m.span for m in placed)]
    visible = _blanked(text, hidden)
    found_names = _counted(visible, _asked_for(visible, verbal(visible, find(visible, names.lookup), names), names), names)
    mentions = tuple(m for m in _meant(found_names, doc) if not _plain_word(m, text, names))
    places = [Span(t.start(), t.end()) for t in TAXONOMY.finditer(text)]
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(p) for p in places))
    mentions = shared(visible, apart(visible, whole(visible, mentions, names), names), names)
    mentions = spelling.widened(visible, tuple(spelling.hyphenated(visible, mentions, names)), doc, names)
    mentions = tuple(sorted((*mentions, *spelling.respelled(visible, mentions, doc, names)), key=lambda m: m.span))
    mentions = tuple(sorted((*mentions, *spelling.done(visible, mentions, names)), key=lambda m: m.span))
    mentions = tuple(sorted((*mentions, *_again(visible, mentions, names)), key=lambda m: m.span))
    means = tuple(mean_parts(visible, mentions, names))
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(p.span) for p in means))
    copied = tuple(labelled(visible, (*mentions, *placed), names))
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(c.span) for c in copied))
    models, mentions = named_models(visible, topical(visible, mentions, names), names, text)
    several = tuple(called(visible, mentions, (*models, *copied), names))
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(s.span) for s in several))
    models = tuple(sorted((*models, *copied, *several), key=lambda m: m.span))
    numeric = [f for f in numeric if not any(f.span.overlaps(m.span) for m in models)]
    mentions = tuple(sorted((*fronted(visible, mentions, names), *placed, *means), key=lambda m: m.span))
    found_sizes = swept(visible, find_sizes(visible))
    models = tuple(unranged(m, found_sizes) for m in models)
    mentions = held(visible, mentions, names)
    mentions = tuple(_of_theirs(m) for m in mentions) if models else tuple(_of_a_thing(m, mentions, visible) for m in mentions)
    sizes = tuple(s for s in found_sizes if not any(s.span.overlaps(m.span) for m in (*models,)))
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(s.span) for s in sizes))
    taken = [*hidden, *(m.span for m in mentions), *(m.span for m in models), *(s.span for s in sizes)]
    compounds = tuple(spelling.compounds(text, mentions, doc, taken))
    mentions = tuple(m for m in mentions if not any(m.span.overlaps(c) for c in compounds))
    numbers = tuple(
        Number(Span(m.start(), m.end()), Decimal(m[1].replace(",", "")))
        for m in NUMBER.finditer(visible)
        if not any(Span(m.start(1), m.end(1)).overlaps(span) for span in taken)
    )
    numbers += tuple(
        Number(Span(t.idx, t.idx + len(t)), Decimal(WORDS[t.lower_]))
        for t in doc
        if t.lower_ in WORDS and not any(Span(t.idx, t.idx + len(t)).overlaps(span) for span in taken)
    )
    numbers += tuple(
        Number(Span(m.start(), m.end()), Decimal(SHARES[" ".join(m["part"].lower().split())])) for m in FRACTION.finditer(visible)
    )
    named = [*compounds, *(m.span for m in models), *(m.span for m in mentions if m.of(KG.Benchmark, KG.Corpus))]
    strange = spelling.strange(doc, taken, names)
    measured = [m.span for m in mentions if m.of(KG.Metric) and " " in m.text]
    said = [m.span for m in mentions if m.of(OWL.ObjectProperty) and " " in m.text]
    unsaid = [*named, *titles, *(m.span for m in (*placed, *means)), *(o.span for o in polite)]
    found = tuple(o for o in operators.find(doc, language(), strange) if not any(o.span.overlaps(span) for span in unsaid))
    found = tuple(o for o in found if o.name not in ("score", "best") or not any(o.span.overlaps(s) and o.span != s for s in said))
    found = tuple(o for o in found if not _undergone(o, visible, mentions) and not _column(o, visible, mentions))
    found = tuple(sorted((*found, *polite), key=lambda o: (o.span, o.name)))
    mentions, found = attributes(visible, names.attributes(), mentions, models, found)
    compounds = tuple(c for c in compounds if not any(c.overlaps(m.span) for m in mentions if m.of(KG.Attribute)))
    found = tuple(o for o in found if o.name not in ("rank", "average", "agree") or not any(o.span.overlaps(span) for span in measured))
    return Reading(
        text,
        doc,
        mentions,
        models,
        tuple(sorted(numeric, key=lambda f: f.span)),
        sizes,
        numbers,
        found,
        table[1] if table else None,
        compounds,
        titles,
    )


def _outside_categories(text: str, numeric: Sequence[Facet], names: Names) -> list[Facet]:
    """Return the settings that are no part of the longer name of a category ("zero-shot weaving")."""
    named = [m.span for m in find(text, names.lookup) if m.of(KG.Category)] if numeric else []
    return [f for f in numeric if not any(s.overlaps(f.span) and s != f.span and s.start <= f.span.start for s in named)]


PASSED = re.compile(r"pass\s(?P<figure>\d+)", re.I)
PASSER = re.compile(
    r"(?:\b(?:that|which|who|models?|entries)|\b(?:does|do|did)\s+(?:the\s+)?(?:(?!at\b|on\b)\S+|(?-i:[A-Z\d]\S*\s+|-\s+)*(?-i:[A-Z\d]\S*)))\s+$",
    re.I,
)
"""What passes a figure: things asked for, or a name behind an auxiliary."""
SCORED = re.compile(r"\s+(?:scores?|results?|rates?|accuracy|figures?|values?|numbers?)\b", re.I)
USUAL_K = ("1", "2", "3", "4", "5", "8", "10", "16", "20", "25", "32", "50", "64", "100", "128", "200", "256", "1000")
"""Numbers of samples that pass@k is reported for."""
MOST = 100
"""The greatest share of problems in per cent, which nothing passes."""


def _passed(match: re.Match[str], text: str) -> bool:
    """Return whether "pass 57" is a verb and a figure, and no metric: of no usual number of samples, or behind what passes it."""
    found = PASSED.fullmatch(match[0])
    if found is None or int(found["figure"]) >= MOST or SCORED.match(text, match.end()):
        return False
    return found["figure"] not in USUAL_K or PASSER.search(text[: match.start()]) is not None


POLITE = ("pls", "plz")
"""Words of courtesy that are names elsewhere: "PLs" are programming languages."""

CONTRACTION = re.compile(r"(?:i|you|we|they|it|he|she|that|what|who|there)['’](?:d|s|ll|m|re|ve)", re.I)
"""A pronoun and a verb in one, which are no name ("I'd" is no ID)."""

ASKS_MEANING = re.compile(r"\bwhat\s+(?:does|do|did)\b[^?.;]*$", re.I)
"""What stands before "mean" where it is a verb."""

FIGURE = re.compile(r"\d[\d.,]*")
"""A plain number, which is no name although a reference may be called by it."""

GLUED = re.compile(r"-?(?:\d[\w.]*|[A-Z][\w.]*)")


def _courtesy(mention: Mention, doc: Doc) -> bool:
    """Return whether a word is one of courtesy: at the beginning, or at the end behind no stop word ("code repair pls", not "most pls")."""
    if mention.text not in POLITE or mention.span.start == 0:
        return mention.text in POLITE
    before = [t for t in doc if t.idx < mention.span.start]
    return not doc.text[mention.span.end :].strip(" .?!") and not before[-1].is_stop


def _meant(mentions: Iterable[Mention], doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions that are names where they stand: no stop word, and no part of a longer name with other digits.

    `he` is no benchmark although HE is one, and `Zork` in `Zork-7` is not Zork: spelling is never forgiven in digits.
    """
    text = doc.text
    stops = {t.idx for t in doc if t.is_stop and t.text == t.lower_}
    kept = []
    mentions = tuple(mentions)
    for mention in mentions:
        part = bool(mention.of(KG.Subset)) and any(0 < mention.span.start - m.span.end <= 2 for m in mentions if m.of(KG.Benchmark))
        if (mention.span.start in stops and " " not in mention.text and not part) or FIGURE.fullmatch(mention.text):
            continue
        if _courtesy(mention, doc) or CONTRACTION.fullmatch(mention.text):
            continue
        if mention.text.lower() in ("mean", "means") and ASKS_MEANING.search(text[: mention.span.start]):
            continue
        tail = GLUED.match(text, mention.span.end)
        other = mention.of(KG.Benchmark) and spelling.OTHER_PART.match(text, mention.span.end)
        if other and not any(m.span.start == mention.span.end + 1 for m in mentions):
            continue
        ahead = text[mention.span.end : mention.span.end + 1]
        if tail and (ahead == "-" or ahead.isdigit()) and not find_sizes(tail[0].lstrip("-")):
            after = any(m.span.start == mention.span.end + (ahead == "-") for m in mentions)
            longer = parse_label(mention.text + tail[0]).name
            if not after and not (longer.variant or longer.version or longer.size):
                continue
        kept.append(mention)
    return tuple(kept)


TAXONOMY = re.compile(r"\b(?:in|within)\s+(?:the|its|this|their)\s+(?:[\w-]+\s+){0,3}taxonomy(?:\s+of\s+[\w-]+)?", re.I)
"""Words that say where something stands and name nothing besides ("in the taxonomy of tasks")."""

ASKED = re.compile(r"(?:which|what|how many|of)\s+(?=\S)", re.I)


ASKED_WHOLE = re.compile(r"(?:which|what|how many|of)\s+(?:(?:is|are|was|were)\s+(?:the\s+)?)?(?=\S)", re.I)


RANKED_BEHIND = re.compile(
    r"\s+(?:(?:is|are|has|have|performs?|scores?|ranks?|does|comes?)\s+(?:the\s+)?(?:second\s+)?(?:best|worst|highest|lowest|strongest|weakest|top|first|last)"
    r"|leads|tops|wins)\b",
    re.I,
)
"""What stands behind a kind of models of which the best is asked for."""


def _asked_for(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the mentions, with `which corpora` as the class that it asks for, and a name that goes on behind "what" as that name."""
    measured = any(m.of(KG.Benchmark) for m in mentions)
    longer: Mention | None = None
    for mention in mentions:
        if longer is not None and mention.span.overlaps(longer.span):
            continue
        longer = _going_on(text, mention, names)
        if longer is not None:
            yield longer
            continue
        counted = measured and mention.of(OWL.ObjectProperty, OWL.DatatypeProperty) and mention.text.lower().startswith("how many")
        word = None if counted else ASKED.match(mention.text)
        inner = find(mention.text[word.end() :], names.lookup) if word else ()
        ranked = word and RANKED_BEHIND.match(text, mention.span.end) and all(m.of(SKOS.Concept) for m in inner)
        if word and inner and ranked:  # "which base model is best" asks for models of a kind, and not for what something is based on
            at = mention.span.start + word.end()
            yield from (Mention(Span(at + m.span.start, at + m.span.end), m.text, m.of(SKOS.Concept)) for m in inner)
        elif word and any(m.of(OWL.Class) for m in inner):
            at = mention.span.start + word.end()
            yield from (Mention(Span(at + m.span.start, at + m.span.end), m.text, m.entries) for m in inner)
        else:
            yield mention


def _going_on(text: str, mention: Mention, names: Names) -> Mention | None:
    """Return the name of which a mention that begins with "what" holds only the beginning: the "data source" in "what data source"."""
    word = ASKED_WHOLE.match(mention.text)
    start = mention.span.start + (word.end() if word else 0)
    inner = next(iter(find(text[start:], names.lookup)), None) if word else None
    if inner is None or inner.span.start or start + inner.span.end <= mention.span.end:
        return None
    return Mention(Span(start, start + inner.span.end), inner.text, inner.entries)


NUMBER_OF = re.compile(r"#\s?$")
"""The sign for "number of", at the end of a text."""


def _counted(text: str, mentions: Iterable[Mention], names: Names) -> Iterator[Mention]:
    """Yield the mentions, with what a number sign stands before as the number of that where the graph knows one ("# tasks")."""
    for mention in mentions:
        sign = NUMBER_OF.search(text[: mention.span.start])
        key = f"#{match_key(mention.text)}"
        entries = names.lookup([key]).get(key, ()) if sign else ()
        if sign and entries:
            span = Span(sign.start(), mention.span.end)
            yield Mention(span, span.of(text), entries)
        else:
            yield mention


def _of_theirs(mention: Mention) -> Mention:
    """Return a mention of several words, such as "pre-training data", as the property of models that it names, and not as a class."""
    properties, named = mention.of(OWL.ObjectProperty), " " in mention.text and not mention.text.lower().endswith("s")
    of_data = named and any(e.iri == KG.Corpus for e in mention.entries)
    return Mention(mention.span, mention.text, properties) if properties and of_data else mention


HEADED = re.compile(r"[\w+-]+\s*\($")
"""A word and the bracket that a table's number stands in behind it."""


def _in_a_name(text: str, table: re.Match[str], names: Names) -> bool:
    """Return whether a table's number is part of a benchmark's name: the mean of a table bears its number ("Avg (table IV)")."""
    head = HEADED.search(text[: table.start()])
    key = match_key(f"{head[0]}{table[0]})") if head else ""
    return any(KG.Benchmark in e.types for e in names.lookup([key]).get(key, ())) if key else False


OF_THE = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?", re.I)


def _of_a_thing(mention: Mention, mentions: Sequence[Mention], text: str) -> Mention:
    """Return a word for documents that is a property too as that of the benchmark or corpus behind it ("the source of Zork")."""
    behind = OF_THE.match(text, mention.span.end)
    properties = mention.of(OWL.ObjectProperty)
    if not properties or behind is None or not any(e.iri == KG.Document for e in mention.entries):
        return mention
    of_thing = any(m.span.start == behind.end() and m.of(KG.Benchmark, KG.Corpus) for m in mentions)
    return Mention(mention.span, mention.text, properties) if of_thing else mention


def _plain_word(mention: Mention, text: str, names: Names) -> bool:
    """Return whether a mention of a named thing is plain English where it stands: `code` is no model, nor `python code` without a size."""
    named = mention.of(KG.Model, KG.Benchmark, KG.Corpus, KG.Document) and not mention.of(SKOS.Concept, OWL.Class)
    if not named or not mention.text.islower():
        return False
    words = mention.text.split()
    sized = text[mention.span.end :].lstrip(" -")[:1].isdigit()
    return all(word.isalpha() and _ordinary(word, names) for word in words) and (len(words) == 1 or not sized)


def _ordinary(word: str, names: Names) -> bool:
    """Return whether a word is one of plain English, or a programming language in small letters."""
    return names.ordinary(word) or any(KG.ProgrammingLanguage in e.types for e in names.lookup([word]).get(word, ()))


UNDERGOES = re.compile(r"(?:gets?|got|obtains?|obtained)", re.I)


def _undergone(operator: Operator, text: str, mentions: Sequence[Mention]) -> bool:
    """Return whether a word for reaching a score stands right before what is done to a model, and speaks of none ("get pruning")."""
    if operator.name != "score" or not UNDERGOES.fullmatch(operator.text):
        return False
    after = [m for m in mentions if m.span.start >= operator.span.end and not text[operator.span.end : m.span.start].strip()]
    return any(m.of(KG.Technique) and not m.of(KG.Benchmark, KG.Metric) for m in after)


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return the text with the spans made blank, so that offsets stay."""
    for span in spans:
        text = text[: span.start] + ";" * (span.end - span.start) + text[span.end :]
    return text


AVERAGES = ("avg", "avg.", "average")
OF_SEVERAL = re.compile(
    r"\s*(?:scores?|results?|of|over|across|for)\s+(?:the|all|every|these|those|both|open|closed|each)\b|\s*\b(?:over|across)\b", re.I
)
"""What stands behind "average" where a mean is to be worked out."""


def _column(operator: Operator, text: str, mentions: Sequence[Mention]) -> bool:
    """Return whether "average" is the part of a benchmark right before it, which tables print ("FooEval Avg", "FooEval (average)")."""
    if operator.name != "average" or operator.text.lower() not in AVERAGES or OF_SEVERAL.match(text, operator.span.end):
        return False
    return any(
        m.of(KG.Benchmark)
        and m.span.end <= operator.span.start
        and re.fullmatch(r"[\s,]*[\[(]?\s*", text[m.span.end : operator.span.start])
        for m in mentions
    )


VERSIONED = re.compile(r"[\s\[(]*(v?\d+(?:\.\d+)?)\]?$", re.I)
NEXT_VERSION = re.compile(r"\]?(?:\s*,\s*|\s+(?:and|or|vs\.?|versus|to|with|(?:\w+\s+)?than)\s+)(v?\d+(?:\.\d+)?)\b", re.I)


def _again(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the corpora and benchmarks that a further version names ("The Skein v1 and v2")."""
    for mention in mentions:
        version = VERSIONED.search(mention.text)
        following = NEXT_VERSION.match(text, mention.span.end)
        if version is None or following is None or not mention.of(KG.Corpus, KG.Benchmark):
            continue
        if version[1][:1].isdigit() != following[1][:1].isdigit():
            continue
        key = match_key(f"{mention.text[: version.start()]} {following[1]}")
        entries = tuple(e for e in names.lookup([key]).get(key, ()) if set(e.types) & {KG.Corpus, KG.Benchmark})
        if entries:
            yield Mention(Span(following.start(1), following.end(1)), following[1], entries)
