"""Amounts and dates in prose: what a number counts, and whether that is what a wording asks for."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extractors import english
from kg.extractors.members import Filler, Member, Words
from kg.lexicon.dates import parse_date
from kg.lexicon.facets import COUNT_WORDS
from kg.lexicon.quantities import parse_quantity
from kg.lexicon.sizes import SIZE
from kg.model.document import Span
from kg.model.terms import Literal, Quantity

AMOUNT = re.compile(
    r"(?P<vague>(?:(?:~|≈|about|approximately|around|over|more than|at least|up to|nearly|almost|roughly|some|under|fewer than|less than)"
    r"\s*)+)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[-–](?P<upto>\d+(?:\.\d+)?)(?=\s?(?:[kKMBT]|thousand|million|billion|trillion)\b))?"
    r"(?P<more>\+)?\s?(?P<unit>(?:[kKMBT]|[kKMGTP]i?B|thousand|million|billion|trillion)\b)?"
)
SPELLED = re.compile(r"(?P<word>" + "|".join(word for word, number in COUNT_WORDS.items() if number > 1) + r")\b", re.IGNORECASE)
"""A number in letters."""

COUNTED = frozenset(
    english.stem(n) for n in ("languages", "problems", "tasks", "tests", "questions", "domains", "libraries", "layers", "epochs")
)
"""What is counted in letters; who has "three parameter sizes" has not three parameters."""

PROBLEMS = english.stem("problems")
"""What is counted under many names (`english.TEST_ITEMS`)."""

DATE = re.compile(r"(?:[A-Z][a-z]+\.? )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:[A-Z][a-z]+\.?,? )?(?:19|20)\d\d(?:-\d\d){0,2}")


def amounts(words: Words, at: int, tail: tuple[str, ...]) -> tuple[tuple[Filler, int], ...]:
    """Return the amounts that begin at a unit and are followed by the words that the wording wants, each with the unit after it."""
    found: list[tuple[Filler, int]] = []
    text = words.sentence.text
    while words.lower(at) in english.DETERMINERS:
        at += 1
    before = words.lower(at - 1)
    starts = {u.span.start: i for i, u in enumerate(words.units)}
    while at < len(words.units):
        begin = words.units[at].span.start
        match = AMOUNT.match(text, begin) or (SPELLED.match(text, begin) if tail and tail[-1] in COUNTED else None)
        if match is None:
            break
        after = next((i for s, i in starts.items() if s >= match.end()), len(words.units))
        if words.lower(after) in ("times", "fold", "×", "%"):
            break  # "60 times more tests", "87% code"
        wanted = tail
        stop = after
        adjectives: list[str] = []
        while stop < len(words.units) and len(adjectives) < 5:
            if words.lower(stop) == "and" and _joins_adjectives(words, stop, wanted):
                stop += 1
            if words.lower(stop) in english.MARKS | english.CONJUNCTIONS:
                break
            adjectives.append(wanted[-1] if _is_problem(words, stop, wanted) else words.units[stop].stem)
            stop += 1
            if wanted and adjectives[-1] == wanted[-1]:
                break
        found.append((_amount(match, text, adjectives), after))
        joint = stop + (words.lower(stop) == "," and words.lower(stop + 1) in ("and", "or"))
        if (
            words.lower(joint) in ("and", "or", ",")
            and joint + 1 < len(words.units)
            and AMOUNT.match(text, words.units[joint + 1].span.start)
        ):
            at = joint + 1
            continue
        return _fitting(found, tail, bare=_may_be_bare(words, before, stop, adjectives))
    return ()


def _is_problem(words: Words, at: int, wanted: tuple[str, ...]) -> bool:
    """Tell whether a noun says what the problems are that a wording counts ("412 Java classes", no "412 function calls")."""
    if wanted != (PROBLEMS,) or words.lower(at) not in english.TEST_ITEMS:
        return False
    after = words.lower(at + 1)
    joins = english.MARKS | english.CONJUNCTIONS | english.RELATIVES | english.AUXILIARIES | (english.PREPOSITIONS - {"of", "per"})
    return not after or after in joins or english.form(after) in ("ing", "ed")


def _may_be_bare(words: Words, before: str, stop: int, adjectives: list[str]) -> bool:
    """Tell whether a number needs no unit: "a context length of 8192 tokens", "a dataset of 62,000 instructions"."""
    if any(english.stem(noun) in adjectives for noun in english.PIECES_OF_DATA):
        return True
    return (
        before == "of"
        and adjectives in ([], [english.stem("tokens")])
        and (words.lower(stop) in english.MARKS | english.CONJUNCTIONS or stop >= len(words.units))
    )


def _joins_adjectives(words: Words, at: int, wanted: tuple[str, ...]) -> bool:
    """Tell whether "and" stands between adjectives of what is counted ("14 trillion diverse and high-quality tokens")."""
    ahead = [words.units[i].stem for i in range(at + 1, min(at + 4, len(words.units)))]
    return bool(wanted) and wanted[-1] in ahead and not any(words.lower(at + k)[:1].isdigit() for k in (1, 2, 3))


def _amount(match: re.Match[str], text: str, adjectives: list[str]) -> Filler:
    end = match.end()
    printed = text[match.start() : end].strip()
    if match.re is SPELLED:
        counted = Decimal(COUNT_WORDS[match["word"].casefold()])
        return Filler(Quantity(counted, None, Decimal(1), False, printed), Span(match.start(), end), None, " ".join(adjectives))
    quantity = parse_quantity(printed)
    number = match["number"].replace(",", "")
    if match["upto"]:
        return Filler(
            Quantity(None, None, Decimal(1), True, printed), Span(match.start(), match.start() + len(printed)), None, " ".join(adjectives)
        )
    if quantity is None or (match["vague"] and quantity.number is None):
        quantity = Quantity(Decimal(number), None, Decimal(1), bool(match["vague"] or match["more"]), printed)
    return Filler(quantity, Span(match.start(), match.start() + len(printed)), None, " ".join(adjectives))


def _fitting(found: list[tuple[Filler, int]], tail: tuple[str, ...], *, bare: bool) -> tuple[tuple[Filler, int], ...]:
    """Return the amounts whose words, completed by those of the last one, are the wanted ones."""
    if not found:
        return ()
    closing = found[-1][0].label.split()
    fitting = []
    for filler, after in found:
        own = filler.label.split()
        if not tail and not bare and isinstance(filler.term, Quantity) and filler.term.unit is None and filler.term.scale == 1:
            continue
        if own != closing and closing and tuple(own[-len(tail) :]) != tail:
            own = own + closing[len(own) :] if len(own) < len(closing) else own
        if tuple(own[: len(tail)]) == tail or (
            tail and own[-len(tail) :] == list(tail) and len(own) - len(tail) <= 3 and not any(map(english.is_function_word, own))
        ):
            fitting.append((filler, after))
    return tuple(fitting)


def date(words: Words, at: int) -> Filler | None:
    """Return the date that begins at a unit, as printed precisely."""
    if at >= len(words.units):
        return None
    match = DATE.match(words.sentence.text, words.units[at].span.start)
    if match is None:
        return None
    value = parse_date(match[0]) or (match[0] if re.fullmatch(r"(?:19|20)\d\d", match[0]) else None)
    return Filler(Literal(value), Span(match.start(), match.end())) if value else None


def leading(words: Words, at: int) -> Filler | None:
    """Return the amount of data that a phrase begins with ("a 825 GB corpus", "62,000 instructions"), or None."""
    while words.lower(at) in english.DETERMINERS:
        at += 1
    found = amounts(words, at, ())
    return (
        found[0][0] if found and isinstance(found[0][0].term, Quantity) and re.search(r"[KMGTP]i?B\b", found[0][0].term.printed) else None
    )


def several(member: Member, words: Words) -> tuple[Filler, ...]:
    """Return the sizes of a family that stand in brackets behind its name ("Zork (350M, 2B)"), or none where no list of sizes does."""
    inside = member.amount.of(words.sentence.text) if member.amount is not None else ""
    if member.amount is None or not re.fullmatch(rf"{SIZE}(?:\s*(?:,|/|and|or|&)\s*(?:and\s+)?{SIZE})+", inside):
        return ()
    start = member.amount.start
    return tuple(
        Filler(read, Span(start + m.start(), start + m.end())) for m in re.finditer(SIZE, inside) if (read := parse_quantity(m[0]))
    )


def bracketed(member: Member, words: Words) -> Filler | None:
    """Return the size or amount that stands in brackets behind a name, or before a class noun ("a 22B model")."""
    text = words.sentence.text
    if member.amount is not None:
        quantity = parse_quantity(member.amount.of(text))
        return Filler(quantity, member.amount) if quantity is not None else None
    if member.size is None:
        return None
    at = text.find(member.size, words.units[member.start].span.start)
    return Filler(parse_quantity(member.size) or _plain(member.size), Span(at, at + len(member.size)))


def _plain(printed: str) -> Quantity:
    return Quantity(None, None, Decimal(1), False, printed)
