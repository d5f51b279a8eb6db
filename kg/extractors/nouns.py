"""Heads of noun phrases: which run of words names one thing, known or new, and which only describes one.

There is no tagger: a phrase is told by the names in it, by the closed classes of English, and by the few nouns that may follow a
name and leave it what it is ("the LoRA method", "StarCoder models").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors import english
from kg.extractors.members import Member, Words
from kg.lexicon.sizes import SIZE
from kg.model.document import Span
from kg.model.mention import Mention
from kg.vocab import KG, OWL

NAME = re.compile(r"(?=.*[A-Z])(?=.*[^\W_])[A-Za-z0-9][\w.+#-]*|[a-z]{2,8}-\d[\w.]*|[a-z]{2,8}-series")
"""What a name that nobody has introduced looks like: it holds a capital letter, or letters, a hyphen and a digit."""

SHAPED = re.compile(
    r"[^a-z\n]*[a-z][^A-Z\n]*[A-Z]|[^A-Z\n]*[A-Z][^A-Z\n]*[A-Z][^a-z\n]*[a-z]|[^A-Za-z\n]*[A-Za-z][^\d\n]*\d|[A-Z]{2,}[a-z]?$|.*\+$"
)
"""A name that is told by its shape: a capital inside, a digit, or capitals alone."""

VERSION = re.compile(r"[vV]\d+(?:\.\d+)*")
"""A version behind the name of what it is a version of."""

ORDINARY = frozenset(
    [
        "Table",
        "Tables",
        "Figure",
        "Fig",
        "Figures",
        "Section",
        "Sec",
        "Sections",
        "Appendix",
        "Equation",
        "Eq",
        "Algorithm",
        "Listing",
        "Chapter",
        "Part",
        "Page",
        "Step",
        "Phase",
        "Stage",
        "Our",
        "We",
        "The",
        "This",
        "These",
        "Those",
        "That",
        "It",
        "In",
        "On",
        "For",
        "As",
        "At",
        "By",
        "To",
        "From",
        "With",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "AI",
        "ML",
        "NLP",
        "NL",
        "PL",
        "LLM",
        "LLMs",
        "SOTA",
        "API",
        "APIs",
        "GPU",
        "GPUs",
        "CPU",
        "TPU",
        "URL",
        "ID",
        "GPT-based",
        "Transformer",
        "Transformers",
        "Internet",
        "Web",
        "English",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Note",
        "Notes",
        "Question",
        "Answer",
        "Research",
        "RQ1",
        "RQ2",
        "RQ3",
        "RQ4",
    ]
)
"""Words that look like names and are none."""


def nominal(words: Words, at: int, determined: bool) -> Member | None:
    """Return the head of the phrase that begins at a unit with the names before it; None where there is no noun."""
    found: list[tuple[int, int, Mention | None]] = []
    i, content = at, 0
    while i < len(words.units) and content < 8:
        if i in words.names:
            mention, end = words.names[i]
            if content and _is_participle(words, i, end):
                break
            stop = longer(words, end) if any("/id/" in e.iri for e in mention.entries) else end
            stop = end if _fronted(words, i, stop) else stop
            stop += bool(mention.of(KG.Model, KG.Corpus)) and _is_version(words, stop)
            found.append((i, stop, mention if stop == end else None))
            i = stop
        elif is_name(words, i):
            end = i + 1
            while (
                end < len(words.units)
                and end not in words.names
                and (is_name(words, end) or words.units[end].text == "AI")
                and words.lower(end) not in english.HEADS
            ) or (end < len(words.units) and end not in words.names and _sized_name(words, end)):
                end += 1
            end = _numbered(words, end)
            end += _is_version(words, end)
            end = i + 1 if _fronted(words, i, end) else end
            found.append((i, end, None))
            i = end
        elif words.lower(i) == "yet" and content and not found:
            i += 1  # "lightweight yet powerful models"
        elif ends(words, i, bool(found), content) and not (determined and not found and english.form(words.lower(i)) == "ed"):
            break
        else:
            i += 1
        content += 1
        if found and _fronted(words, found[0][0], i + 1):
            break
        if (
            words.lower(i) == "of"
            and words.lower(i - 1) in english.MODEL_NOUNS
            and any(last == i - 1 and (m is None or any("/id/" in e.iri for e in m.entries)) for _, last, m in found)
        ):
            break  # "the Zork series of models" is Zork
        if words.lower(i) == "of" and (words.lower(i - 1) in english.TRANSPARENT or _of_a_model(words, i)):
            i += 1
            while words.lower(i) in english.DETERMINERS:
                i += 1
            found, content = [], 0
            at = i
    if i == at:
        return None
    return headed(words, at, i, found)


def _fronted(words: Words, at: int, end: int) -> bool:
    """Tell whether a run of names behind "On" at the head of a sentence is two, since the verb behind it needs a subject.

    "On FrobEval Zork-Mini gets 43.3%" is no score of a "FrobEval Zork-Mini".
    """
    if at != 1 or words.lower(0) not in ("on", "in", "for") or end - at < 2 or not SHAPED.match(words.units[1].text):
        return False
    while end < len(words.units) and re.fullmatch(SIZE, words.units[end].text):
        end += 1
    if end >= len(words.units):
        return False
    verbal = words.units[end].stem in words.verbs and english.form(words.lower(end)) in ("s", "ed")
    return verbal or words.lower(end) in english.AUXILIARIES


def _is_participle(words: Words, at: int, end: int) -> bool:
    """Tell whether a name is a participle that says something of the noun before it ("a model fine-tuned from Zork")."""
    return (
        end == at + 1
        and words.lower(at - 1) in english.HEADS
        and english.form(words.lower(at)) == "ed"
        and words.units[at].stem in words.verbs
        and words.lower(end) in english.PREPOSITIONS
    )


def _of_a_model(words: Words, at: int) -> bool:
    """Tell whether "of" stands between "models" and the name of the family that they are of."""
    mention = words.names[at + 1][0] if at + 1 in words.names else None
    return (
        words.lower(at - 1).endswith("s")
        and words.lower(at - 1) in english.MODEL_NOUNS
        and mention is not None
        and mention.of(KG.Model) != ()
    )


def _numbered(words: Words, end: int) -> int:
    """Return where a name ends that numbers, and capitalised words behind them, go on with ("Zork 3", "Zork 3 Opus")."""
    while (
        end not in words.names
        and re.fullmatch(r"\d+(?:\.\d+)?", words.lower(end))
        and words.units[end - 1].text[:1].isupper()
        and not counts(words, end)
    ):
        end += 1
        while end not in words.names and is_name(words, end) and words.lower(end) not in english.HEADS:
            end += 1
    return end


def longer(words: Words, end: int) -> int:
    """Return where a known name ends that capitalised words or a number make another ("Zork Large 2")."""
    at = end
    while (
        at not in words.names
        and at < len(words.units)
        and (
            (
                (is_name(words, at) or words.units[at].text == "AI")
                and words.units[at].text[0].isupper()
                and words.lower(at) not in english.HEADS
            )
            or (re.fullmatch(r"\d+(?:\.\d+)?", words.lower(at)) and not counts(words, at))
            or _sized_name(words, at)
        )
    ):
        at += 1
    return at


def _is_version(words: Words, at: int) -> bool:
    """Tell whether the version of what is named before it stands at a unit ("Zork 7B v1.2")."""
    return at < len(words.units) and at not in words.names and VERSION.fullmatch(words.units[at].text) is not None


def _sized_name(words: Words, at: int) -> bool:
    """Tell whether a size stands inside a name: a capitalised word goes on with it ("Zork 7B Base")."""
    if not re.fullmatch(SIZE, words.units[at].text) or at + 1 in words.names or not is_name(words, at + 1):
        return False
    after = words.units[at + 1].text
    return after.isalpha() and after[0].isupper() and not after.isupper()


def counts(words: Words, at: int) -> bool:
    """Tell whether a number counts what stands behind it rather than belonging to the name before it."""
    after = words.lower(at + 1)
    return bool(after) and (
        after in english.HEADS or after in english.MATERIAL or after in ("tokens", "parameters", "billion", "million", "%", "times")
    )


def headed(words: Words, start: int, end: int, found: Sequence[tuple[int, int, Mention | None]]) -> Member:
    """Return the member that a run of words without function words makes."""
    text = words.sentence.text
    if not found:
        return Member(start, end, words.span(start, end), described=True, head=end - 1)
    first, last, mention = found[-1]
    sizes = [words.units[j].text for j in range(start, first) if re.fullmatch(SIZE, words.units[j].text)]
    tail = [words.lower(j) for j in range(last, end)]
    size = None
    if tail and re.fullmatch(SIZE, words.units[last].text):
        size, tail, last = words.units[last].text, tail[1:], last + 1
    modifiers = tuple(m for _, _, m in found[:-1] if m is not None)
    if mention is not None and (is_kind(mention) or _of_base(words, found)) and len(found) > 1 and all(t in english.HEADS for t in tail):
        before_first, before_last, before = found[-2]
        if before_last == first and (before is None or not is_kind(before)) and (classifies(mention, before) or _of_base(words, found)):
            inner = Span(words.units[before_first].span.start, words.units[before_last - 1].span.end)
            cited = is_cited(words, before_last)
            if before is None:
                return Member(start, end, inner, name=inner.of(text), modifiers=(mention,), cited=cited, head=before_first)
            return Member(start, end, inner, before, modifiers=(*modifiers[:-1], mention), cited=cited, head=before_first)
    inner = Span(words.units[first].span.start, words.units[last - (size is not None) - 1].span.end)
    if tail and not all(t in english.HEADS for t in tail):
        return Member(
            start,
            end,
            words.span(start, end),
            described=True,
            modifiers=(*modifiers, mention) if mention else modifiers,
            tail=True,
            head=start,
        )
    cited = is_cited(words, last)
    opens = first == 1 or (first == 2 and re.fullmatch(SIZE, words.units[1].text) is not None)
    if mention is None and opens and start == 0 and words.units[0].text[:1].isupper() and 0 not in words.names:
        return Member(start, end, words.span(start, end), described=True, head=end - 1)  # "Zork Large" may be the name, or "Recent Zork"
    if mention is None:
        return Member(start, end, inner, name=inner.of(text), size=size, modifiers=modifiers, cited=cited, head=first)
    if is_kind(mention) and sizes:
        size = sizes[0]
    return Member(start, end, inner, mention, size=size, modifiers=modifiers, cited=cited, head=first)


def _of_base(words: Words, found: Sequence[tuple[int, int, Mention | None]]) -> bool:
    """Tell whether "foundation model" or "base model" stands behind the name of a model that it is ("the Zork foundation model")."""
    if len(found) < 2 or words.lower(found[-1][0]) not in ("foundation", "foundational", "base"):
        return False
    before = found[-2][2]
    return before is not None and bool(before.of(KG.Model)) and words.lower(found[-1][1] - 1) in english.MODEL_NOUNS


def is_kind(mention: Mention) -> bool:
    """Tell whether a mention names a class of things and no thing."""
    return any(e.types == (OWL.Class,) for e in mention.entries)


def classifies(kind: Mention, thing: Mention | None) -> bool:
    """Tell whether a class noun after a name says what the named thing is ("LoRA method", not "Python problems")."""
    if thing is None:
        return True
    classes = {e.iri for e in kind.entries}
    types = {t for e in thing.entries for t in e.types}
    for near in ({KG.Corpus, KG.Benchmark}, {KG.Model, KG.ModelFamily, KG.ModelVariant, KG.ModelCheckpoint}):
        if types & near and classes & near:
            return True
    return bool(types & classes)


def ends(words: Words, at: int, named: bool, content: int) -> bool:
    """Tell whether a word ends a phrase: it is no content word, or a verb after a noun."""
    unit = words.units[at]
    if unit.lower == "ones" and content:
        return False
    if content and words.lower(at - 1) in english.PAPERS and english.form(unit.lower) == "s" and unit.lower.isalpha():
        return True  # "This study compares Zork"
    if english.is_function_word(unit.lower) or not unit.text[0].isalnum():
        return True
    if re.fullmatch(r"[\d.,]+[%kKMBTG]?B?", unit.text) and not re.fullmatch(SIZE, unit.text):
        return True
    if unit.lower in english.HEADS or unit.lower in english.MATERIAL:
        return False
    verbal = unit.stem in words.verbs and english.form(unit.lower) != "base"
    if content and (verbal or english.is_adverb(unit.lower)):
        return True
    if named and english.form(unit.lower) in ("s", "base") and unit.stem in words.verbs:
        return True
    if named and _is_other_verb(words, at):
        return True
    before = words.lower(at - 1)
    if content and unit.stem in words.verbs and before.endswith("s") and not before.endswith(("ss", "us", "is")) and before.isalpha():
        return True  # "its followers add Zork"
    return bool(content) and english.form(unit.lower) == "ing" and named


def _is_other_verb(words: Words, at: int) -> bool:
    """Tell whether a verb that no wording knows stands right behind a name ("Zork stands out", "Zork represents our first step")."""
    unit, after = words.units[at], words.lower(at + 1)
    if not unit.text.islower() or not unit.text.isalpha() or english.form(unit.lower) != "s" or at in words.names:
        return False
    if after in english.DETERMINERS | english.PARTICLES or english.is_adverb(after):
        return True
    return (
        after in ("and", "or")
        and at + 2 < len(words.units)
        and words.units[at + 2].stem in words.verbs
        and words.lower(at + 2).endswith("s")
    )


def is_name(words: Words, at: int) -> bool:
    """Tell whether a unit looks like a name: by its shape, or by its capital where no sentence begins."""
    if at >= len(words.units):
        return False
    text = words.units[at].text
    if (
        text in ORDINARY
        or not NAME.fullmatch(text)
        or (english.is_function_word(text) and not SHAPED.match(text))
        or re.fullmatch(SIZE, text)
    ):
        return False
    if SHAPED.match(text) or not text[0].isupper():
        return True
    return at > 0 or is_cited(words, at + 1) or words.lower(at + 1) in ("'s", "’s")


def is_cited(words: Words, end: int) -> bool:
    """Tell whether a reference is cited right after a unit."""
    close = words.units[end - 1].span.end
    return any(close <= c <= close + 1 for c in words.sentence.cited)


def is_plural(words: Words, member: Member) -> bool:
    """Tell whether a member is of more than one thing."""
    last = words.lower(member.end - 1)
    return (last.endswith("s") and not last.endswith("ss") and member.name is None) or last in ("data", "code", "corpora")
