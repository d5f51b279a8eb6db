"""Several questions in one text: split where a new question begins, with what the later ones leave out carried over."""

from __future__ import annotations

import re

ASKS = r"(?:who|what|which|how|where|when|why|is|does|do|are)\b"
BREAK = re.compile(
    rf"\?\s+(?=\S)"
    rf"|[,;]?\s+and\s+(?!do\s+they\s+(?:dis)?(?:agree|contradict|conflict|match|differ)|is\s+(?:it|this|that)\s+(?:the\s+)?(?:right|correct|wrong|proper))(?=(?:(?:\w+ing\s+)?(?:on|in|at|by|for|from|with|under|(?:up\s+)?to)|of(?=\s+(?:what|which)\b))?\s*{ASKS})"
    rf"|;\s+(?=(?:and\s+)?(?:then\s+)?(?:{ASKS}|the\s+same\b))"
    rf"|,\s+(?:and\s+)?then\s+(?=(?:{ASKS}|the\s+same\b))"
    r"|,\s+(?=how\s+(?:many|much|large|big|long|old|good)\b|what\s+(?:is|are|was|were|does|did)\b|who\s+(?:made|developed|wrote|created)\b"
    r"|where\s+do(?:es)?\b|when\s+(?:was|did)\b)"
    r"|,\s+(?=(?:does|do|did|is|are|was|were|can|has|have)\s+(?:it|they)\b)"
    rf"|(?<=[a-z)])\.\s+(?=(?-i:[A-Z])\w*)(?={ASKS})",
    re.I,
)
"""Where one question ends and another begins."""

BEGINS = re.compile(
    rf"\s*(?:[^:?;]{{1,80}}:\s+)?(?:(?:and|also|then|so|ok|okay|hi|hey|hello|please)\W+)*(?:(?:on|in|at|by|for|from|with|to)\s+)?"
    rf"(?:{ASKS}|(?:compare|contrast|rank|describe)\b)",
    re.I,
)
BIDS = r"[,;]?\s+(?P<and>and\s+(?:(?:then|also|please)\s+)*)(?:tell|show|give|list|name|state)\s+(?:(?:me|us)\s+)?"
TOLD = re.compile(rf"{BIDS}(?=(?:(?:on|in|at|by|for|from|with)\s+)?{ASKS})", re.I)
"""What bids to be told, behind a question, before one more question ("and tell me which …")."""
GIVEN = re.compile(rf"{BIDS}(?P<own>its|their)\s+(?P<what>[^,;?.]*?(?P<last>\w))\b(?=\W*$)", re.I)
"""The same before what things have ("and give their licences")."""
TAKEN = re.compile(
    rf"^(?:take|consider|pick|find|look\s+at|for)\s+(?P<what>the\s+[^.:;,?]*?\b(?:best|worst|highest|lowest|strongest|weakest|largest|smallest|biggest|newest|oldest|top|leading)\b[^.:;,?]*)"
    rf"\s*[.:;,]\s+(?:and\s+)?(?=(?:(?:on|in|at|by|for|from|with)\s+)?{ASKS}[^?]*\b(?:its?|they|their|that\s+(?:one|model))\b)",
    re.I,
)
"""What is chosen by a superlative before a question about it ("take the best of them: what is it made from")."""
BACK = re.compile(r"\b(?:its|it|their|they|that model|this model)\b", re.I)
COUNTS = re.compile(r"(?:and\s+)?how\s+many\s+(?P<verb>\w+)\s+", re.I)
"""A count whose noun is left out ("… and how many concern boards")."""
LEADING = re.compile(r"^(?:(?:and|also|then|plus)\s+)+", re.I)
FOUND = re.compile(
    r"\b(?:that one|this one|the latter|that (?:model|benchmark|corpus|data ?set|set|collection|company)|that data"
    r"|that(?=\s+\w+\s+(?:from|on|in turn)))\b",
    re.I,
)
"""What stands for the answer to the question before."""
IN_TURN = re.compile(r"\s+in (?:its|their )?turn\b", re.I)
ELIDED = re.compile(
    r"(?:\w+ing\s+)?(?:on|in|at|by|for|from|with|under)\s+(?:which|what|whom|how\s+(?:many|much))(?:\s+(?!was\b|were\b|is\b|are\b|did\b|do\b|does\b)[\w-]+){0,3}\W*",
    re.I,
)
"""A clause with a preposition and what it asks for, and nothing else."""
TAIL = re.compile(r"\b(?:was|were|is|are|did|does|do|has|have)\s+(?!\w+\s*\?|the\s+\w+\s+of\b)[^,;?]+\?$", re.I)
"""The auxiliary of a question with all that follows it: a subject and a verb."""
STRANDED = re.compile(r"\s+(?:on\s+top\s+of|from|on|with|by)\s*\?$", re.I)
"""The preposition that a question ends with, of what it asks for."""
LONGEST = 6
"""The most questions that one text is split into."""


def split(text: str) -> tuple[str, ...]:
    """Return the questions of a text, each with its question mark; one that stands alone is returned as it is.

    >>> split("Who wrote the survey, and in which year did it appear?")
    ('Who wrote the survey?', 'in which year did it appear?')
    >>> split("How does A compare with B on C and D?"), split("On C, how many models score above 30?")
    (('How does A compare with B on C and D?',), ('On C, how many models score above 30?',))
    >>> split("Compare A and B on C, and tell me which licences they have.")
    ('Compare A and B on C?', 'which licences they have?')
    """
    pieces = [LEADING.sub("", p.strip(" ,;?")) for p in _cut(asked(text).rstrip(" ."))]
    pieces = [p for p in pieces if p]
    if len(pieces) < 2 or len(pieces) > LONGEST or any(len(p.split()) < 2 for p in pieces if p.lower() != "why" or p == pieces[0]):
        return (text,)
    pieces = [_with_tail(piece, following) for piece, following in zip(pieces, [*pieces[1:], ""], strict=True)]
    return tuple(f"{p}?" for p in pieces)


def asked(text: str) -> str:
    """Return a text whose further questions are asked, where they bid to be told, or to take what the question proper is about.

    >>> asked("Compare A and B, and tell me how large they are."), asked("Compare A and B and give their sizes.")
    ('Compare A and B and how large they are.', 'Compare A and B and what are their sizes.')
    >>> asked("Take the best kite on Frob: what is it made of?")
    'Which is the best kite on Frob? what is it made of?'
    """

    def put(found: re.Match[str]) -> str:
        verb = "are" if found["last"].lower() == "s" else "is"
        return f" {found['and']}what {verb} {found['own']} {found['what']}"

    text = TAKEN.sub(lambda found: f"Which is {found['what']}? ", text)
    return GIVEN.sub(put, TOLD.sub(r" \g<and>", text))


SUPERLATIVE = (
    r"(?:(?:the\s+)?(?:best|worst|highest|lowest|strongest|weakest|largest|smallest|biggest|newest|oldest|first|last|ahead|behind)"
    r"(?:\s+one)?)"
)
ENDS = re.compile(rf"\b(?:is|are|was|were|does|do|did|comes|performs?|scores?|ranks?)\s+{SUPERLATIVE}$", re.I)
GOES_ON = re.compile(
    rf"(?:which|what|who)(?:\s+\S+){{0,3}}?\s+{SUPERLATIVE}\s+(?P<rest>(?:at|on|in|by|of|for|among|according\s+to)\b.+)$", re.I
)
"""A question whose superlative is followed by what it is about, which the question before shares."""


def _with_tail(piece: str, following: str) -> str:
    """Return a question that ends in a superlative with what stands behind that of the question after it.

    >>> _with_tail("Which kite is best", "which is worst at gliding")
    'Which kite is best at gliding'
    """
    shared = GOES_ON.match(following)
    return f"{piece} {shared['rest']}" if shared and ENDS.search(piece) else piece


def _cut(text: str) -> list[str]:
    """Return a text cut where a question begins; a comma ends only what is a question too ("on Zork, how many …" is one)."""
    pieces: list[str] = []
    start = 0
    for found in BREAK.finditer(text):
        if found[0].lstrip().startswith(",") and not BEGINS.match(text, start):
            continue
        if _goes_on(text[start : found.start()], text[found.end() :]) or WHERE.fullmatch(text, found.end()):
            continue
        pieces.append(text[start : found.start()])
        start = found.end()
    return [*pieces, text[start:]]


WHERE = re.compile(
    r"(?!(?:and|or|but|also|then|why|please|thanks?|cheers|thx|give|list|name|show|tell|compare|explain|describe|same|what|which|who|how)\b)"
    r"[^\s,?]+(?:\s[^\s,?]+){0,2}(?:,\s*[^\s,?]+(?:\s[^\s,?]+){0,2}){0,3}\W*(?<!\?)",
    re.I,
)
"""A few names behind a question mark that ask nothing themselves: on what, or where, the question before is asked."""
CONTINUES = re.compile(
    r"(?:which\s+)?(?P<verb>is|are|do|does|have|has|was|were)\s+(?!it\b|they\b|th[ei]s[ei]?\b|those\b|that\b|there\b|any\b|all\b)", re.I
)
"""A verb without a subject of its own, perhaps behind a relative pronoun."""


OWN_SUBJECT = re.compile(
    r"(?i:is|are|do|does|was|were|has)\s+(?:the\s+)?(?:[^\sA-Z\d]*[A-Z\d]\S*\s+)+(?!(?:and|or|licen[cs]ed?|licen[cs]es?|models?)\b)[a-z]\w*"
)
"""A verb before a name and what is asked of it ("is Zork 7B open")."""


LED = re.compile(
    r"\b(?:who|what|which)\b(?![^?]*\b(?:or|than|beats?|beaten|between)\b)[^?]*"
    r"\b(?:leads|wins|tops|is\s+(?:\w+\s+)?(?:first|best|ahead|on\s+top|leading)|best|highest|top)\b",
    re.I,
)
"""A question for the first of a ranking, with no second beside it."""
BY_HOW_MUCH = re.compile(
    r"by\s+how\s+(?:much|far|many\s+(?:percentage\s+)?points)(?:\s+(?:does|do|is|are)\s+(?:it|they|this)\s+(?:\w+\s*){1,2})?\W*$", re.I
)


def _goes_on(before: str, behind: str) -> bool:
    """Return whether "and" joins a second condition on the same things, or how far the first is ahead, and no second question.

    >>> _goes_on("kites that are red", "are light"), _goes_on("kites which are red", "which are light")
    (True, True)
    >>> _goes_on("Which kites are red", "which are light"), _goes_on("What is a kite", "is it light")
    (False, False)
    >>> _goes_on("Which kite is best", "is Zork 7B open")
    False
    >>> _goes_on("Which kite is best", "by how much"), _goes_on("Is A or B best", "by how much")
    (True, False)
    """
    if BY_HOW_MUCH.match(behind) and LED.search(before):
        return True
    found = CONTINUES.match(behind)
    if found is None or OWN_SUBJECT.match(behind):
        return False
    relative = re.search(r"(?!^)(?<!\band )\b(?:that|which|who)\s+(?:(?:are|is|do|does|have|has|was|were)\b|\w+\s)", before.strip(), re.I)
    if behind.lower().startswith("which"):
        return relative is not None
    asked = re.match(rf"\W*(?:which|what)\s+(?:[\w-]+\s+){{1,3}}?{found['verb']}\b", before, re.I)
    return relative is not None or asked is not None


def counted_again(question: str, previous: str) -> str:
    """Return a count that leaves its noun out with the noun of the question before, which has the same verb.

    >>> counted_again("how many concern boards?", "How many of the nine problems concern models?")
    'how many of the nine problems concern boards?'
    """
    found = COUNTS.match(question)
    before = re.search(rf"\bhow\s+many\s+(?P<noun>\S[^?]*?)\s+{re.escape(found['verb'])}\b", previous, re.I) if found else None
    if found is None or before is None:
        return question
    return f"{question[: found.start('verb')]}{before['noun']} {question[found.start('verb') :]}"


def refers_back(question: str) -> bool:
    """Return whether a question speaks of what the one before was about by a pronoun.

    >>> refers_back("how large is it?"), refers_back("how large is Zork?")
    (True, False)
    """
    return BACK.search(question) is not None


def followed(question: str, found: str) -> str:
    """Return a question that asks on about what the question before found, with that in the place of "that one".

    >>> followed("what does that one extend in turn?", "Zork")
    'what does Zork extend?'
    """
    made = FOUND.sub(found, question, count=1)
    return IN_TURN.sub("", made) if made != question else question


def completed(question: str, previous: str) -> str | None:
    """Return a clause that asks with no verb of its own ("and from which model?"), with the subject and verb of the question before.

    >>> completed("starting from which model?", "On how many pages was Zork tuned?")
    'starting from which model was Zork tuned?'
    >>> completed("from which model was Zork tuned?", "How large is Zork?") is None
    True
    """
    tail = TAIL.search(STRANDED.sub("?", previous))
    return f"{question.rstrip(' ?')} {tail[0]}" if ELIDED.fullmatch(question.strip()) and tail is not None else None


def carried(question: str, subject: str) -> str:
    """Return a question with a pronoun replaced by the thing that the question before was about.

    >>> carried("what is its HumanEval score?", "Zork 7B")
    "what is Zork 7B's HumanEval score?"
    """
    return BACK.sub(lambda m: f"{subject}'s" if m[0].casefold() in ("its", "their") else subject, question, count=1)
