"""The words of a list's question that would restrict it and that nothing here understands: named, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.document import REACH, Span
from kg.model.logical_form import Absent, Condition, Subject
from kg.query.names import Names
from kg.query.operators import spoken
from kg.query.reading import Reading
from kg.query.spelling import HEADS, forms
from kg.vocab import OWL

LISTS = ("list", "count", "ranking", "selection", "extreme", "shift")
"""The kinds of question that every condition restricts."""

PLAIN_WORDS = """
non table tables row rows column columns entry entries cell cells figure section appendix rank ranked sorted order ordered
point points percentage percent far apart hold holds held lie lies lying stay stays stand stands reach reaches remain
remains go goes back turn call calls called name names named list lists listed mention mentions mentioned report reports
reported run runs ran carry carries carried
give gives given evaluate evaluates evaluated tabulate tabulates tabulated test tested measure measured cover
covers covered contain contains contained include includes included use uses used make makes made build builds built
come comes came exist exists existing available known directly indirectly explicitly altogether different distinct
separate separately individual respective overall currently still also actually roughly exactly please post blog page
website site readme article paper text starting based bytes thing things kind kinds one ones term terms words marked
asterisk asterisks star stars dagger daggers themselves itself own experiments gain gains change changes appear appears
appeared high low support supports supporting
help helps helped affect affects affected impact impacts improve improves improved grow grows growing grown happen happens
happened bring brings stop stops break breaks dip dips climb climbs fall falls distinguish distinguishes belong belongs
placed filed told tell tells suggest suggests warn warns meant mean print prints printed answer answers answered confirm
confirms choose chooses chose try tries refer refers know knows leave leaves considering state stated said going anybody
way ways fact facts case cases degree time sorry got span spans keep keeps kept consist consists contribute contributes deal
deals dealt meaning heading like included including counting aside additionally spent collection solve solves solved
forward divide divides divided field judging put puts
develop develops restricted limited need needs apply applies applied gained mask masks considered considers
board boards tie ties tied tapped allowed allow allows heads headed halves curve suit suits suited special raise
raises raised diff publish published publishes concrete receive receives received project projects verify hosted
leader leaders vulnerable ultimately quoted copied effort common difference differences sharing shares scratch child children leaking leaks
broken unmasked step steps fully descend descends descended machine-made address addresses outdo outdoes consider line
lines follow follows problem acc style specialist concern concerning board's handle handles handled burn burns burnt burned
consume consumes consumed offer offers offered discuss discusses discussed talk talks talked rely relies relied depend depends
dependent reliant worth enable enables enabled
"""
"""Words of English that say nothing of what is asked for."""

PLAIN = frozenset(PLAIN_WORDS.split())

IDLE = re.compile(
    r"\bper\s+(?:\w+\s+)?(?:problem|task|question|item|example|instance|sample)\b"
    r"|\bin\s+(?:an?|one|two|a\s+single|a\s+few)\s+(?:(?:short|single|few|simple)\s+)?(?:lines?|sentences?|words|phrase|nutshell)\b(?=\W*$)"
    r"|\bfollow(?:s|ed)?\s+from\b|\bof\s+(?:an?\s+|about\s+the\s+|the\s+)?(?:similar|comparable|equal|matching|same)\s+sizes?\b"
    r"|\bhow\s+(?:long|old)\b(?=\s+(?:is|are|was|were)\b)",
    re.I,
)
"""Phrases that restrict nothing: what an amount is counted by, how long an answer is to be, and what leads from one to another."""

NUMERAL = re.compile(r"[ivxl]+", re.I)
SLOT = re.compile(r"\b(?:by|from|on|with|of|for|under|using|made\s+by|developed\s+by)\s+(?:the\s+|an?\s+)?$", re.I)
"""What stands before a name by which a list is restricted."""

ASKED = re.compile(r"\b(?:how\s+many|number\s+of)\s+(?:of\s+the\s+)?$", re.I)
NEAR = 2
"""How many words may stand between a verb and the value that it links."""


SCORED = ("lookup", "comparison", "trend")
"""The kinds of question that ask for scores of what they name."""
LEAST = 5
"""The fewest letters of a word of which nothing here knows what it is, and which is told to be unknown beside scores."""


MEASURED_ON = re.compile(r"\b(?:on|at)\s+(?:the\s+)?$", re.I)
"""What stands before what a score is asked on."""


def unheard_of(reading: Reading, covered: Sequence[Span], names: Names, kind: str, *, measured: bool) -> tuple[Absent, ...]:
    """Return the words beside scores that no document uses: a benchmark that nothing here knows, or something else that is asked too.

    Where something is measured only a word that stands where one more measure is asked for is told ("in terms of speed and of …").
    """
    if kind not in SCORED:
        return ()
    found = []
    for span in uncovered(reading, covered):
        word = span.of(reading.text)
        last = not reading.text[span.end :].strip(" ?.!")
        if last and not measured and MEASURED_ON.search(reading.text[: span.start]):
            found.append(Absent(word, span, "name", f"no document here reports anything on {word}", names.nearest(word)))
            continue
        if len(word) < LEAST or word.lower() in spoken() or any(names.ordinary(form) for form in forms(word.lower())):
            continue
        if not measured or MEASURE_TOO.search(reading.text[: span.start]):
            whole = _phrase(span, reading, covered)
            words = whole.of(reading.text)
            found.append(Absent(words, whole, "name", f"no document here speaks of {words}", names.nearest(words)))
    return tuple(found)


MEASURED_BY = re.compile(
    r"(?:\bas|,)\s+(?:measured|judged|quantified|assessed|gauged|expressed)\s+(?:by|through|via|in|as|using|with)\s+(?P<list>[^?;:]+?)"
    r"(?=\s*(?:[?;:]|$|,?\s+(?:compared|relative|in\s+comparison|versus|vs\.?|as\s+opposed|against|in|on|for|according|per|when|if|while|over|across|from)\b))",
    re.I,
)
"""What a question wants something measured by."""
MORE = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?:by\s+|in\s+)?|\s+(?:and|or|as\s+well\s+as)\s+(?:by\s+|in\s+|of\s+)?", re.I)
DETERMINER = re.compile(r"(?:the|its|their|an?|of|by)\s+", re.I)
UNITS = re.compile(r"(?:per\s?cent|percentages?|(?:percentage\s+)?points?|fractions?|%|authors|\d.*)", re.I)
"""What scores are told in, and who tells them: no metric."""
LONGEST_TERM = 60


def unmeasured(reading: Reading, known: Sequence[Span], heads: Sequence[Span]) -> tuple[Absent, ...]:
    """Return what a question wants something measured by that is no metric here: "as measured by pass@1 and hover rate".

    `known` are the places of what is understood as a metric, a benchmark or a part of one, `heads` those of documents, people and
    settings: a phrase that ends in one of these says by whom or how something is measured.
    """
    found = []
    for told in MEASURED_BY.finditer(reading.text):
        at = told.start("list")
        for piece in [*MORE.finditer(told["list"]), None]:
            end = told.start("list") + piece.start() if piece else told.end("list")
            lead = DETERMINER.match(reading.text, at, end)
            span = Span(lead.end() if lead else at, end)
            at = told.start("list") + piece.end() if piece else end
            words = span.of(reading.text).strip()
            if UNITS.fullmatch(words) or any(
                span.start <= h.start and h.end == span.start + len(span.of(reading.text).rstrip()) for h in heads
            ):
                continue
            if words and len(words) <= LONGEST_TERM and not any(s.overlaps(span) for s in known) and any(c.isalpha() for c in words):
                found.append(Absent(words, span, "metric", f"no document here reports {words} for what was asked"))
    return tuple(found)


def _phrase(span: Span, reading: Reading, covered: Sequence[Span]) -> Span:
    """Return a word with the nouns right before it that nothing here understands, and the head right behind it ("hover rate")."""
    at = next(t.i for t in reading.doc if t.idx == span.start)
    first = last = at
    while first > 0 and _loose(reading, first - 1, covered):
        first -= 1
    if last + 1 < len(reading.doc) and reading.doc[last + 1].lower_ in HEADS:
        last += 1
    return Span(reading.doc[first].idx, reading.doc[last].idx + len(reading.doc[last]))


def _loose(reading: Reading, at: int, covered: Sequence[Span]) -> bool:
    """Return whether a word is no stop word and no part of anything understood, and stands right before the next one."""
    token, following = reading.doc[at], reading.doc[at + 1]
    beside = reading.text[token.idx + len(token) : following.idx] == " "
    return beside and token.is_alpha and not token.is_stop and not any(s.start <= token.idx < s.end for s in covered)


MEASURE_TOO = re.compile(
    r"\b(?:in\s+terms\s+of|with\s+respect\s+to|measured\s+by|and\s+of|and\s+by|and\s+in)\s+(?:the\s+|its\s+|their\s+)?$", re.I
)


def strange(reading: Reading, covered: Sequence[Span], names: Names, kind: str) -> tuple[Absent, ...]:
    """Return the words in the place of a name that no document uses: "models by Gogle", "how many employees"."""
    if kind not in LISTS:
        return ()
    found = []
    for span in uncovered(reading, covered):
        word, before = span.of(reading.text), reading.text[: span.start]
        asked = bool(ASKED.search(before))
        if len(word) < 4 or names.ordinary(word.lower()) or not (asked or (SLOT.search(before) and kind != "extreme")):
            continue
        found.append(Absent(word, span, "thing" if asked else "name", "no document here names it", names.nearest(word)))
    return tuple(found)


BEFORE = re.compile(r"(?P<words>(?:[^\W\d_][\w-]*\s+){0,2}[^\W\d_][\w-]*)\s+(?:of|for)\s+(?:the\s+|an?\s+)?$")
"""A noun with what stands before it, asked for of a thing."""
GENERAL_WORDS = """
information info details detail description overview summary facts fact profile background explanation rundown
"""
GENERAL = frozenset(GENERAL_WORDS.split())
"""Nouns that ask for whatever is known of a thing."""


def unknown_property(reading: Reading, covered: Sequence[Span], subjects: Sequence[Subject], names: Names) -> tuple[Absent, ...]:
    """Return what is asked of a thing and is no property that anything here has ("carbon emissions of Zork")."""
    for subject in subjects:
        found = BEFORE.search(reading.text, max(0, subject.span.start - REACH), subject.span.start)
        if found is None:
            continue
        tokens = [t for t in reading.doc if found.start("words") <= t.idx < found.end("words")]
        plain = [t.is_stop or any(s.start <= t.idx < s.end for s in covered) for t in tokens]
        while plain and plain[0]:
            tokens, plain = tokens[1:], plain[1:]
        if not tokens or any(plain) or tokens[-1].lower_ in (*GENERAL, *PLAIN):
            continue
        if len(tokens) == 1 and names.ordinary(tokens[0].lower_):
            continue
        span = Span(tokens[0].idx, found.end("words"))
        text = span.of(reading.text)
        return (Absent(text, span, "property", f"no document here gives the {text} of {subject.label}"),)
    return ()


def unread(
    reading: Reading, covered: Sequence[Span], conditions: Sequence[Condition], taken: Sequence[Span], kind: str, said: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the other words and numbers that may restrict a list and do not; `said` are words that bounds and limits are read from.

    A verb beside a value that is a condition has done its work.
    """
    if kind not in LISTS:
        return ()
    values = [m.span for m in reading.mentions if any(m.text == c.text for c in conditions)]
    amounts = [*(n.span for n in reading.numbers), *(s.span for s in reading.sizes)]
    values += [span for span in amounts if any(span.of(reading.text) == c.text for c in conditions)]
    values += [m.span for m in reading.models if any(m.text == c.text for c in conditions)]
    whole = [c.text for c in conditions]
    odd = [
        span.of(reading.text)
        for span in uncovered(reading, covered)
        if span not in taken
        and span.of(reading.text) not in whole
        and (_joined(reading, span) or not any(_gap(reading, span, value) <= NEAR for value in values))
    ]
    read = " ".join((*whole, *said))
    free = [n.span for n in reading.numbers if not any(c.start <= n.span.start < c.end for c in (*covered, *taken))]
    return (*odd, *(text for span in free if FIGURE.fullmatch(text := span.of(reading.text)) and text not in read))


FIGURE = re.compile(r"\d{2,}(?:[.,]\d+)*")
"""A number of two digits or more: a smaller one counts what is asked for."""
JOINED = re.compile(r"\b(?:and|or|nor)\s+(?:not\s+)?(?:an?\s+|the\s+)?$", re.I)
HOW = re.compile(r"\b(?:with|without|using)\s+(?:an?\s+|the\s+|any\s+)?$", re.I)
"""What stands before a noun that says how something was done: it is no verb of the value behind it."""


def _joined(reading: Reading, span: Span) -> bool:
    """Return whether what stands right before a word makes it another condition: "neither open nor quick", "with haste"."""
    if HOW.search(reading.text[: span.start]):
        return True
    return bool(JOINED.search(reading.text[: span.start])) and not any(
        0 < m.span.start - span.end <= NEAR for m in reading.mentions if not m.of(OWL.Class)
    )


def uncovered(reading: Reading, covered: Sequence[Span]) -> Iterator[Span]:
    """Yield the words of a question that carry meaning and are no part of what is understood."""
    covered = [*covered, *(Span(m.start(), m.end()) for m in IDLE.finditer(reading.text))]
    for token in reading.doc:
        span = Span(token.idx, token.idx + len(token))
        plain = token.is_stop or not token.is_alpha or len(token) < 3 or token.lower_ in PLAIN or NUMERAL.fullmatch(token.text)
        if not plain and not any(s.overlaps(span) for s in covered):
            yield span


def _gap(reading: Reading, one: Span, other: Span) -> int:
    """Return how many words stand between two places."""
    first, second = sorted((one, other))
    return len(re.findall(r"\w+", reading.text[first.end : second.start]))
