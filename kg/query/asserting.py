"""What a question asserts or wants confirmed: whether it asks yes or no, and what of its subjects it takes for granted."""

from __future__ import annotations

import re

from kg.model.document import Span, inside
from kg.model.logical_form import FIRST, PLACE, Subject
from kg.query.kinds.scores import asks_place, asks_places, claims_first
from kg.query.parts import Parts
from kg.query.quantified import either
from kg.query.reading import Reading
from kg.query.sweeps import of_larger_ones
from kg.query.verbs import verbless

VERBS = ("is", "does", "do", "are", "has", "have", "can", "did", "was", "were", "could", "will", "would", "may", "am", "isn't", "doesn't")
ASKING = ("who", "whom", "whose", "what", "which", "how", "when", "where", "why", "list", "name", "show", "compare", "give")
ASKING_WORD = re.compile(rf"\b(?:{'|'.join(ASKING)})\b", re.I)
OPENERS = ("ok", "okay", "so", "and", "but", "well", "then", "now", "hey", "hi", "hello", "please", "pls")
RIGHT = re.compile(r",\s*(?:right|correct|is that right|isn['’]t it)(?:\W+(?:thanks|thank you|please|pls))?\W*$", re.I)
TOLD = re.compile(r"[:,;–]\s+[^:,;–?]+\?\W*(?:\([^)]*\)\W*)?$")
"""A question that ends in a few words to be confirmed ("…: up all the way?")."""
ASKS = re.compile(r"[:;,–-]\s+(?:is|are|does|do|did|has|was)\s+(?:it|they|that|this|the|bigger|larger|\w+ better)\b", re.I)
TELEGRAM = re.compile(
    r"\W*(?:\S+\s+){1,12}?(?:better|worse|higher|lower|above|below|over|under|more|less)\b[^?]*\?\s*"
    r"(?:\([^()]*\)|(?!who|what|which|how|why|when|where)[^?]{1,60})?\s*$",
    re.I,
)
"""A comparison with no verb, to be confirmed ("Zork 7B better than Quux on FooEval?")."""
LEFT_OUT = re.compile(r"\W*(?:more|fewer|less)\b.*\bthan\b.*\?\s*$", re.I)
"""A yes/no question whose verb is left out ("more languages in Zork than in Quux?")."""
DOWN = re.compile(r"\b(?:go(?:es)?|went|gone|going)\s+down\b|\b(?:drop|decreas|declin|sink|shrink|fall)\w*\b", re.I)
HELPS = re.compile(r"\b(?:helps?|helped|improves?|improved|benefits?|boosts?|raises?|increases?)\b", re.I)
HARMS = re.compile(r"\b(?:hurts?|harms?|degrades?|lowers?|decreases?|reduces?)\b", re.I)
COURTEOUS = re.compile(r"\W*(?:\w+\W+){0,2}?(?:do|can|could|would|will)\s+you\s+(?:know|tell|say|give|show|list|explain|name|find)\b", re.I)
"""Openings that ask for what follows and not whether."""
WHETHER = re.compile(
    r"\W*(?:\w[\w'’-]*+\W++){0,8}?(?:whether\b|(?:tell|know|say|see|check|verify|confirm|determine|find\s+out|unsure|sure|wonder\w*)\s+(?:me\s+|us\s+)?if\b)",
    re.I,
)
"""An opening behind which what is asked stands as a clause ("could you tell me whether …", "let me know if …")."""
EITHER_WAY = re.compile(
    r"\b(?:ahead(?:\s+of)?|above|over|better|higher|stronger|more|greater|larger|bigger|up)\s*(?:\S+\s+){0,3}?or\s+(?:is\s+it\s+|rather\s+)?"
    r"(?:behind|below|under|worse|lower|weaker|less|smaller|down)\b"
    r"|\b(?:behind|below|under|worse|lower|weaker|less|smaller|down)\s*(?:\S+\s+){0,3}?or\s+(?:is\s+it\s+|rather\s+)?"
    r"(?:ahead|above|over|better|higher|stronger|more|greater|larger|bigger|up)\b",
    re.I,
)
"""A question on which side something is, which asserts neither ("is Zork ahead of or behind Quux")."""
CONFIRMED = re.compile(r"\bis\s+it\s+[\w\s]+?\s+that\b|\bsay\s+that\b", re.I)
"""An opening that asks whether what follows is so."""
SUPPOSING = re.compile(rf"if\b[^?]*,\s*(?:then\s+)?(?:{'|'.join(ASKING)})\b", re.I)
"""A clause that supposes something before what is asked ("if I run both, how many …")."""
ASIDE = re.compile(r"(?<=\w),\s+(?:which|who|whose|where)\s+(?:\w+\s+){0,2}?(?:is|are|was|were|has|have|had|does|do|did)\b[^,?;]{1,80},")
"""A clause between commas that says more of the thing before it and asks nothing."""
REGARDING = re.compile(r"when\s+it\s+comes\s+to\b", re.I)
"""A "when" that asks for no date."""
PASSIVE = re.compile(r"\b(?:beaten|outperformed|surpassed|exceeded|outscored|outdone|topped|left\s+behind)\s+by\b", re.I)

DIFFERS = re.compile(r"disagree|mismatch|at\s+odds|differ|diverge|vary|contradict|conflict|discrepanc|inconsistent", re.I)
"""Words that ask whether sources do not say the same."""


def asks_whether(reading: Reading, models: tuple[Subject, ...]) -> bool:
    """Return whether a question wants a yes or no; one for which of two things, or which of two ways, is so wants none."""
    asks = _begins(reading) or bool(ASKS.search(reading.text) or LEFT_OUT.match(reading.text))
    return asks and not either(reading.text, models) and not EITHER_WAY.search(reading.text)


def _begins(reading: Reading) -> bool:
    """Return whether a question begins with a verb, or a clause of it does with nothing asked before ("On X, does …", "ok so is …")."""
    if any(CONFIRMED.search(o.text) for o in reading.at("courtesy")):
        return True
    told = WHETHER.match(reading.text)
    if told and not ASKING_WORD.search(told[0]):
        return True
    if COURTEOUS.match(reading.text):
        return False
    begins = True
    polite = [*(o.span for o in reading.at("courtesy")), *(Span(m.start(), m.end() - 1) for m in ASIDE.finditer(reading.text))]
    for token, following in zip(reading.doc, [*reading.doc[1:], None], strict=False):
        if inside(token.idx, polite):
            continue
        if token.lower_ in ASKING and not REGARDING.match(reading.text, token.idx):
            return False
        if begins and token.lower_ in ("whether", "if"):
            return not SUPPOSING.match(reading.text, token.idx)
        if begins and token.lower_ in VERBS:
            month = token.lower_ == "may" and following is not None and following.like_num
            return following is None or (following.lower_ not in ("not", "n't") and not month)
        begins = (token.is_punct and token.text not in "-–/'’\"“”()") or (begins and token.lower_ in OPENERS)
    if (
        TELEGRAM.match(reading.text)
        and reading.models
        and (len(reading.models) > 1 or reading.numbers or of_larger_ones(reading.text, reading.models))
    ):
        return True
    if verbless(reading):
        return True
    told = TOLD.search(reading.text)
    return bool(RIGHT.search(reading.text)) or bool(told and reading.has("trend", "same", "agree", "only"))


BY_HOW_MUCH = re.compile(
    r"\b(?:by\s+(?:how\s+(?:much|many)|what\s+margin)|how\s+(?:much|far|many\s+points?)\s+(?:better|worse|higher|lower|ahead|behind|stronger|weaker)"
    r"|how\s+(?:much|far|many\s+(?:percentage\s+)?points?)\s+(?:is|are|was|does|do|did)\b[^?]{1,80}"
    r"\b(?:ahead|behind|above|below|better|worse|higher|lower|trail|lag|lead|exceed|beat|outperform|outscore))\b",
    re.I,
)
"""Questions that take for granted which of two is ahead."""


def claimed(parts: Parts, kind: str) -> str | None:
    """Return what is asserted, or asked, of the place of what a question names; None for most questions."""
    if claims_first(parts, kind):
        return FIRST
    if (kind == "ranking" and asks_place(parts)) or (kind == "breakdown" and asks_places(parts)):
        return PLACE
    if kind == "agreement" and any(DIFFERS.match(o.text) for o in parts.reading.at("agree")):
        return "differs"
    presumed = kind == "comparison" and BY_HOW_MUCH.search(parts.reading.text)
    return _claim(parts.reading, kind) if parts.yes_no or parts.why or presumed else None


def _claim(reading: Reading, kind: str) -> str | None:
    """Return what a yes/no or why question asserts of its subjects."""
    if reading.has("agree"):
        return "agree"
    if kind == "trend":
        return "falls" if DOWN.search(reading.text) or (reading.has("worse") and not reading.has("better")) else "grows"
    if reading.has("same") and not reading.has("better", "worse"):
        return "equal"
    if PASSIVE.search(reading.text):
        return "worse"
    if reading.has("worse") or HARMS.search(reading.text):
        return "worse"
    if reading.has("better", "best") or HELPS.search(reading.text):
        return "better"
    if kind == "comparison" and reading.has("more", "less"):
        return "better" if reading.has("more") else "worse"
    return None
