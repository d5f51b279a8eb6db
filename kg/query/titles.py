"""Documents named in a question: by a word for their kind and words of their title ("the report on …"), or by the title itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention, singular, words
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.query.catalogue import GOES_ON, Titled, things
from kg.query.names import Names
from kg.query.reading import Reading
from kg.query.standing import LEAST_WHOLE
from kg.vocab import KG, OWL

KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"tech(?:nical)?\s+report", ("paper",)),
    (r"paper|article|preprint", ("paper", "survey")),
    (r"reports(?=\s+(?:claims?|findings?|scores?|gate|level|tier)\b)|report|synthesis", ("report",)),
    (r"survey|mapping\s+study|(?<!code )(?<!peer )(?<!human )review(?!\s+(?:score|comments?|quality|gate))", ("survey",)),
    (r"leader[\s-]?bo?a?rd", ("leaderboard",)),
    (r"model\s+card|card", ("model_card",)),
    (r"repository|repo|read\s?me", ("repository",)),
    (r"blog(?:\s+post)?|post|web\s?page|page", ("web_page",)),
    (r"release\s+notes|change\s?log|announcement", ("web_page", "repository", "model_card")),
)
"""The words for kinds of document, each with the kinds that it may mean, the likeliest first."""

SELF_CALLED = ("review", "mapping study", "release notes", "changelog", "change log", "announcement")
"""Words that name a document only where it calls itself so, in its title or its file's name."""

CLASS = re.compile("|".join(rf"(?P<k{i}>(?<![\w-])(?:{pattern})(?!\w))" for i, (pattern, _) in enumerate(KINDS)), re.I)
VERB = re.compile(r"reports?$", re.I)
CLASS_BEFORE = re.compile(
    r"\b(?:survey|paper|article|leaderboard|card|repository|repo|readme|page|blog|post|sources?|documents?)\s+$|[”»\"]\s+$", re.I
)
"""What stands before "report" where it is a verb."""
TOKEN = re.compile(r"\S+")
PASSED = frozenset(("own", "original", "full", "whole", "new", "recent"))
AFTER = re.compile(r"\s+(?:that\s+is\s+)?(?P<how>on|about|of|for|by|regarding|concerning|titled|entitled|called|named)\s+", re.I)
SAID = re.compile(
    r"\s+(?:an?|any|both|some|it|them|their|no|results?|scores?|figures?|on|(?:the\s+)?(?:same|identical|equal|different))\b", re.I
)
"""What stands behind `report` where it is a verb."""

OPENS = re.compile(r"\W*(?:(?:please|pls|kindly|can you|could you)\W+)?", re.I)
ORDERED = re.compile(r"\s+(?:me\s+)?(?:the|all|every|its|their|how|what|which)\b", re.I)
"""What stands behind `report` where a question begins with it as an order ("report the score of …")."""
OF_IT = re.compile(r"\W*(?:$|(?:on|of|by|from|about|titled|called|with|that|which|in|and|or|review|gate|claims?|score)\b)", re.I)
"""What stands behind `report` where it is a noun that begins a question."""
GIVEN = re.compile(r"\b(?:does|do|did)\s+(?!(?:the|this|that|an?|its|their|any|each|every)\b)(?:\S+\s+){1,10}$", re.I)
"""What stands before `report` where somebody does it ("what score does Zork report for …")."""

ITS_REPORT = re.compile(
    r"\b(?:does|do|did)\s+the\s+(?:[\w-]+\s+){0,2}(?:survey|paper|article|leaderboard|card|repository|repo|readme|page|blog|post)\s+(?:of|on|about|for)\s+(?:\S+\s+){1,5}$",
    re.I,
)
"""What stands before `report` where a document does it that is named by what it is about ("does the paper on Zork report …")."""
OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?$")
"""What stands before a report that somebody has."""

MADE = r"(?:(?:literature|\w+-\w+|\w+(?:ed|ic|ical|ary|ial|ly))\s+){0,2}"
"""Words that say how a document was made ("machine-written", "automatically generated")."""
NOUN = re.compile(rf"\b(?:the|this|an?|which|each|every|any|own)\s+{MADE}$", re.I)
"""What stands before `report` where it is a noun."""

MOST_PASSED = 3
"""How many small words may stand between two words of a title."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a question that names documents by kind and title words; several where the words fit several."""

    span: Span
    documents: tuple[Iri, ...]
    kind: str


DOES = re.compile(r"\b(?:does|do|did|can|could|will)\s+(?:the|this|that|its|their)\s+(?:\S+\s+){1,4}$", re.I)
"""What stands before a noun that a verb follows further on."""
DONE = re.compile(
    r"\s+(?:on|about|of|for)\b[^?,;]*?\s(?:actually\s+|really\s+|ever\s+|even\s+)?"
    r"(?:answers?|address(?:es)?|resolves?|settles?|says?|states?|claims?|finds?|concludes?|gives?|lists?|cites?|mentions?|covers?|contains?|"
    r"pass(?:es)?|meets?|fails?|has|have|reach(?:es)?|names?|ranks?|rests?|relies|rely)\b",
    re.I,
)
"""What stands behind a noun and what it is about: what it does."""


def reports(text: str, span: Span) -> bool:
    """Return whether `report` is a verb where it stands: "which models report a score".

    >>> asked = "Does the Zork report on Quux answer its question?"
    >>> reports(asked, Span(14, 20)), reports("Does the Zork paper report on Quux?", Span(20, 26))
    (False, True)
    """
    before = text[: span.start]
    if DOES.search(before) and not CLASS_BEFORE.search(before) and DONE.match(text, span.end):
        return False
    told = OPENS.fullmatch(before) and (ORDERED.match(text, span.end) or not OF_IT.match(text, span.end))
    given = GIVEN.search(before) and not OWNED.search(before)
    verb = SAID.match(text, span.end) or given or CLASS_BEFORE.search(before) or ITS_REPORT.search(before)
    return bool(told) or (bool(verb) and not NOUN.search(before))


def namings(reading: Reading, names: Names) -> tuple[Naming, ...]:
    """Return the places that name documents, in order; words that fit no document of the kind name none."""
    documents = names.documents()
    found = list(_coded(reading, documents))
    titled = [m.span for m in reading.mentions if _titled(m)]
    for match in CLASS.finditer(reading.text):
        if any(s.start <= match.start() and match.end() <= s.end for s in titled):
            continue
        verb = match[0].lower() == "report" and reports(reading.text, Span(match.start(), match.end()))
        if verb or (VERB.match(match[0]) and CLASS_BEFORE.search(reading.text[: match.start()])):
            continue
        kinds = next(kinds for i, (_, kinds) in enumerate(KINDS) if match[f"k{i}"])
        for kind in kinds:
            word = " ".join(match[0].lower().split())
            called = word if word in SELF_CALLED else ""
            fitting = [d for d in documents if d.kind == kind and match_key(called) in match_key(f"{d.title} {d.iri}")]
            made = _naming(reading, match, kind, fitting) or _only(reading, match, kind, fitting if called else ())
            made = _whole(made, reading, names) if made is not None else None
            if made is not None:
                found.append(made)
                break
    return _with_siblings(found, reading, documents)


BESIDE = re.compile(
    r"(?:\s*[,&/]|\s+(?:and|or|with|from|to|than|vs\.?|versus|against|match(?:es)?|contradicts?|confirms?|agrees?|differs?|the|its|their|own))+\s+",
    re.I,
)
"""What stands between two documents that are set side by side ("the Zork paper and its README")."""


def _with_siblings(found: Sequence[Naming], reading: Reading, documents: Sequence[Titled]) -> tuple[Naming, ...]:
    """Return the namings, with a bare word for a kind beside one as the document of that kind with the same name.

    What it is said to agree "on" is no name of the second document, where the first has such a sibling.
    """
    kept = list(found)
    for match in CLASS.finditer(reading.text) if found else ():
        span = Span(match.start(), match.end())
        after = AFTER.match(reading.text, match.end())
        own = next((n for n in found if n.span.overlaps(span)), None)
        if own is not None and not (own.span.start == span.start and after and after["how"].lower() in ("on", "for", "about")):
            continue
        kinds = next(kinds for i, (_, kinds) in enumerate(KINDS) if match[f"k{i}"])
        for other in found:
            first, second = sorted((span, other.span))
            if other is own or not BESIDE.fullmatch(reading.text[first.end : second.start]):
                continue
            names = {key for d in documents if d.iri in other.documents for key in d.short}
            siblings = tuple(d.iri for d in documents if d.kind in kinds and d.kind != other.kind and names & d.short)
            if siblings:
                kept = [*(n for n in kept if n is not own), Naming(span, siblings, kinds[0])]
                break
    return tuple(sorted(kept, key=lambda n: n.span))


def _only(reading: Reading, match: re.Match[str], kind: str, fitting: Sequence[Titled]) -> Naming | None:
    """Return what "the review" or "the mapping study" names where one document alone calls itself so."""
    before = re.search(r"(?:\b(?:the|this|their|its)|(?P<whose>['’]s?))\s+$", reading.text[: match.start()], re.IGNORECASE)
    if before is None or len(fitting) != 1:
        return None
    makers = [m.span.start for m in reading.mentions if before["whose"] and m.span.end == before.start() and m.of(KG.Agent)]
    return Naming(Span(min((match.start(), *makers)), match.end()), (fitting[0].iri,), kind) if makers or not before["whose"] else None


def _titled(mention: Mention) -> bool:
    """Return whether a mention is the whole title of a document, and long enough to be nothing else."""
    same = any(match_key(e.label) == match_key(mention.text) for e in mention.of(KG.Document))
    return same and len(words(mention.text)) >= LEAST_WHOLE


def _coded(reading: Reading, documents: Sequence[Titled]) -> Iterator[Naming]:
    """Yield the codes in a question under which documents are recorded."""
    for token in TOKEN.finditer(reading.text):
        word = re.sub(r"['’]s$", "", token[0].strip("?!.,;()[]\"“”'‘’"))
        held = tuple(d.iri for d in documents if match_key(word) in d.codes)
        if held:
            start = token.start() + token[0].index(word)
            yield Naming(Span(start, start + len(word)), held, "report")


def _whole(made: Naming, reading: Reading, names: Names) -> Naming | None:
    """Return a naming without the documents of which the words are only a part of another thing's name: Zork is not Code Zork."""
    key = match_key(CLASS.sub("", made.span.of(reading.text)))
    if not any(KG.Model in e.types or KG.Benchmark in e.types for e in names.lookup([key]).get(key, ())):
        return made
    kept = []
    for document in names.documents():
        if document.iri not in made.documents:
            continue
        places = [m.span for m in things(document.title, names.lookup)]
        ends = [(s.start, after.end() if (after := GOES_ON.match(document.title, s.end)) else s.end) for s in places]
        keys = [match_key(document.title[start:end]) for start, end in ends]
        if key in document.short or key in keys or not any(key in longer for longer in keys):
            kept.append(document.iri)
    if not kept and len(made.documents) == 1:
        document = next(d for d in names.documents() if d.iri in made.documents)
        kept = [document.iri] if re.match(rf"{re.escape(_called(made, reading))}[-–\s](?-i:[A-Z])", document.title, re.I) else []
    return replace(made, documents=tuple(kept)) if kept else None


def _called(made: Naming, reading: Reading) -> str:
    """Return the words of a naming without that for its kind."""
    return CLASS.sub("", made.span.of(reading.text)).strip()


def about(named: Sequence[Naming], names: Names) -> tuple[Subject, ...]:
    """Return the models that documents are named after: "the Zork paper" is about Zork."""
    found: dict[Iri, Subject] = {}
    for naming in named:
        short = sorted(key for d in names.documents() if d.iri in naming.documents for key in d.short if key)
        for entries in names.lookup(short).values():
            for entry in entries:
                member = names.bearer(entry) if KG.Model in entry.types else None
                if member is not None:
                    found.setdefault(entry.iri, Subject(member.label, naming.span, member.label, entry.iri, entry.types, (), member.name))
    return tuple(found.values())


def boards(named: Sequence[Naming], names: Names) -> tuple[Mention, ...]:
    """Return the benchmarks that the leaderboards named are boards of, as mentions: what stands on one is measured on it."""
    found = []
    for naming in named:
        short = sorted(
            key for d in names.documents() if d.iri in naming.documents and naming.kind == "leaderboard" for key in d.short if key
        )
        entries = [e for held in names.lookup(short).values() for e in held if KG.Benchmark in e.types]
        if entries:
            found.append(Mention(naming.span, entries[0].label, tuple(dict.fromkeys(entries))))
    return tuple(found)


def _naming(reading: Reading, match: re.Match[str], kind: str, candidates: Sequence[Titled]) -> Naming | None:
    """Return what a word for a kind names together with the words before and after it."""
    start, end = match.start(), match.end()
    fitting = list(candidates)
    used: list[str] = []
    for token in reversed(list(_before(reading, start))):
        key = _key(token.of(reading.text))
        makers = re.search(r"['’]s?$", token.of(reading.text)) is not None or (kind == "report" and token.of(reading.text)[:1].isupper())
        left = [d for d in fitting if d.named_by(key)] or [d for d in fitting if makers and key in d.authors]
        if not left:
            if _part_of_name(token, start, reading):
                return None
            break
        fitting, start = left, token.start
        used.insert(0, key)
    before = bool(used)
    after = AFTER.match(reading.text, end)
    if after and used and kind == "web_page" and after["how"].lower() in ("on", "about"):
        end = _topic_end(reading, after.end(), end)
    about_it = kind == "report" and after and after["how"].lower() == "on"  # a report bears a long title: what fits it is of it
    if after and (about_it or not (used and after["how"].lower() in ("on", "for", "of"))):
        for token, key in _after(reading, after.end()):
            left = [d for d in fitting if (key in d.authors if after["how"].lower() == "by" else d.named_by(key))]
            if not left:
                break
            fitting, end = left, token.end
            used.append(key)
    if not used or not (before or _determined(reading.text[: match.start()])):
        return None
    return Naming(Span(start, end), tuple(d.iri for d in _nearest(fitting, used)), kind)


DETERMINER = re.compile(rf"\b(?:the|this|that|its|their|of|in|from|by|for|about)\s+{MADE}$", re.I)
"""What stands before a noun: a small word, and perhaps words that say how the thing was made."""


def _topic_end(reading: Reading, start: int, end: int) -> int:
    """Return where the model that a post is said to be about ends ("the blog post on Zork"), `end` where it is about none."""
    return next((m.span.end for m in reading.models if m.span.start == start), end)


def _determined(before: str) -> bool:
    """Return whether a word for a kind after these words is a noun: `does it report on …` names no report."""
    return not before.strip() or DETERMINER.search(before) is not None


def _before(reading: Reading, end: int) -> Iterator[Span]:
    """Yield the words right before a word for a kind that may name the document: up to a small word or a sign that parts sentences."""
    tokens = [Span(m.start(), m.end()) for m in TOKEN.finditer(reading.text[:end])]
    kept: list[Span] = []
    small = {t.idx for t in reading.doc if t.is_stop}
    for token in reversed(tokens):
        text = token.of(reading.text)
        if text[:1] in "([" and token.start + 1 in small:
            break
        if text.lower() in PASSED or not match_key(text):
            continue
        if text.endswith((",", ";", ":", "?", "!", ".")) or (token.start in small and text.islower()):
            break
        opens = text[:1] in "(["  # what stands before a bracket is no part of a name in it
        kept.insert(0, Span(token.start + opens, token.end))
        if opens:
            break
    yield from kept


def _after(reading: Reading, start: int) -> Iterator[tuple[Span, str]]:
    """Yield the words after "report on" with their keys, small words left out while few of them stand together."""
    small = {t.idx for t in reading.doc if t.is_stop}
    passed = 0
    for match in TOKEN.finditer(reading.text, start):
        key = _key(match[0])
        if SAYS.fullmatch(match[0]):
            return
        if not key or match.start() in small:
            passed += 1
            if passed > MOST_PASSED:
                return
            continue
        passed = 0
        yield Span(match.start(), match.start() + len(match[0].rstrip("?!.,;:"))), key
        if match[0].endswith((",", ";", ":", "?")):
            return


SAYS = re.compile(
    r"(?:give|say|report|print|show|state|claim|list|tell|present|mention|write|have|do|evaluate)s?|has|does|is|are|was|were", re.I
)
"""A verb behind the words that name a document: what follows is what it says."""


def _key(token: str) -> str:
    """Return the key of a word without the ending of a possessive."""
    return singular(match_key(re.sub(r"['’]s?$", "", token.strip("\"'“”‘’().,?!;:"))))


def _part_of_name(token: Span, start: int, reading: Reading) -> bool:
    """Return whether a word that fits no document belongs to one name with what follows it, so that the name is another's."""
    text = token.of(reading.text)
    known = [*(m.span for m in reading.mentions if not m.of(OWL.Class)), *(m.span for m in reading.models)]
    if any(s.start <= token.start and s.end >= start for s in known):
        return True
    inside = any(s.start <= token.start < s.end for s in known)
    return not inside and (any(c.isupper() for c in text) or any(c.isdigit() for c in text)) and token.start > 0


def _nearest(fitting: Sequence[Titled], used: Sequence[str]) -> Sequence[Titled]:
    """Return the documents whose whole name the words are, else those with all of them in title or id, else all that fit."""
    whole = [d for d in fitting if "".join(used) in d.short]
    titled = [d for d in fitting if all(key in d.words for key in used)]
    return whole or titled or fitting
