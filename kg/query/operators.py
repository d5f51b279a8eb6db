"""The words that say what is asked, as data: each operator with the phrases that express it.

These are words of English, not of the field: what the field calls its things and properties stands in the ontology.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.model.document import Span

OPERATORS: dict[str, str] = {
    "compare": "contrast|contrasts|contrasted|"
    "compare|compares|compared|compare to|comparing|compared to|compared with|comparison|in comparison to|versus|"
    "vs|vs.|v.|against|"
    "difference between|differ|differs|different from|relative to|rather than|stack up|or",
    "better": "better|beat|beats|beating|outperform|outperforms|outperformed|outperforming|higher|stronger|superior|ahead of|"
    "exceed|exceeds|above that of|over that of|greater than that of|higher than that of|has the edge|have the edge|the edge|"
    "surpass|surpasses|surpassed|surpassing|outdo|outdoes|outdid|outdone|overtake|overtakes|overtook|overtaken|outscored|outranked|outclassed|exceeded|beaten|"
    "more accurate|do better|does better|win|wins|improve on|improves on|improve over|superior to|outscore|outscores",
    "worse": "beaten by|outperformed by|surpassed by|outdone by|topped by|"
    "worse|lower|weaker|inferior|behind|trail|trails|underperform|underperforms|lose to|loses to|lag|lags|less accurate|"
    "below that of|under that of|less than that of|lower than that of|"
    "fall behind|falls behind|fall below|falls below|fell below|drop below|drops below",
    "effect": "help|helps|helped|hurt|hurts|harm|harms|harmed|benefit|benefits|boost|boosts|boosted|degrade|degrades|degraded|"
    "effect|effects|affect|affects|affected|impact|impacts|lift|lifts|lifted|change|changes|changed|matter|matters|raise|raises|"
    "reduce|reduces|improve|improves|improved|decrease|decreases",
    "best": "who wins|who won|what wins|which wins|leader|leaders|front-runner|champion|"
    "best|should i use|should we use|should i pick|should i choose|should i take|should one use|would you recommend|"
    "do you recommend|recommend|would you pick|would you choose|would you use|would you take|"
    "best choice|surest|easiest|highest|top|strongest|leading|leads|lead|greatest|maximum|max|"
    "most accurate|number one|first place|"
    "winner|state of the art|sota|tops|on top|comes first|came first|come first|ranks first|ranked first|rank first|"
    "#1|number 1|no. 1|no 1|comes out ahead|came out ahead|is first on|is first in|is first at|is first among",
    "worst": "second to last|second-to-last|last but one|penultimate|worst|hardest|most difficult|lowest|weakest|bottom|minimum|min|"
    "poorest|least accurate|last place|dead last|comes last|"
    "came last|come last|ranks last|ranked last|rank last|finishes last|finished last|finish last|"
    "is last on|is last in|is last at|is last among",
    "rank": "rank|ranks|ranked|ranking|rankings|sort by|sorted by|sort the|sort all|sort models|"
    "order of merit|league table|rank order|in order of|"
    "ordered by|order by|order the|order all",
    "largest": "largest|biggest|longest|most parameters|widest",
    "smallest": "smallest|shortest|tiniest|fewest parameters|lightest",
    "most": "most",
    "fewest": "fewest|least",
    "newest": "newest|latest|most recent",
    "oldest": "oldest|earliest|first released",
    "trend": "effect of size|effect of model size|effect of the size|impact of size|impact of model size|"
    "scale|scales|scaling|with size|with model size|with scale|with increasing size|with increasing model size|as size grows|"
    "as it grows|as they grow|grow with|grows with|increase with|increases with|get better with|gets better with|"
    "improve with|improves with|across sizes|"
    "across model sizes|by size|different sizes|different model sizes|every size|each size|all sizes|trend|size matter|"
    "larger ones|bigger ones|larger models|bigger models|with more parameters|monotonic|monotonically|bigger is better|"
    "going from|go from|goes from|went from|went up|gone up|progress|progresses|progressed|evolve|"
    "evolves|evolved|evolution|go up|goes up|went up|gone up|go down|goes down|went down|up all the way|all the way up|all the way|"
    "going up|going down|keep rising|keeps rising|keep growing|keeps growing|rising|always better|"
    "enlarging|by scaling up|anything gained|what do you gain|do you gain|what does one gain|"
    "in size|every step|each step|step by step|rise|rises|rose|increase|increases|increased|keep improving|keeps improving|"
    "kept improving|growth|grow over|grows over|grew over|"
    "improving|improve from|improves from|monotone|steadily|every new|each new|each newer|every newer|the one before|"
    "the previous one|its predecessor|their predecessors|"
    "predecessor|over time|over versions|over its versions|over their versions|across its versions|through its versions|"
    "from version to version|version to version|with each version|with every version|version by version|over its releases|"
    "always up|ever up|always higher|always improving|up or down|"
    "change with size|changes with size|grow|grows|growing|grew|grown|gets bigger|get bigger|gets larger|get larger|scaled up|"
    "scale up|scales up|"
    "from release to release|release to release|with each release|with every release|steady|steady improvement|steady gain|"
    "consistent improvement|gradual|gradually|keep getting better|keeps getting better|kept getting better|"
    "over generations|across versions|across generations|successive|from generation to generation",
    "size": "size|sizes|parameters|parameter|params|scale",
    "version": "version|versions|generation|generations|each release|every release|its releases|release to release",
    "count": "how many|number of|nr of|nr. of|num of|no. of|# of|count|count of|how much|total number of|total number|amount of",
    "list": "i want|we want|i need|we need|looking for|i am after|"
    "which|list|what are|name|show|give me|show me|what|enumerate|tell me|find|every|all",
    "who": "who|whose|by whom",
    "when": "when|what year|which year",
    "score": "score|scores|scored|scoring|performance|perform|performs|performed|result|results|reach|reaches|get|gets|"
    "achieve|achieves|obtain|obtains|obtained|"
    "do on|does on|fare|fares|what happens to|what happens with|happens to|happens with|bring|brings|brought|"
    "evaluated|rate|rating|figure|figures|numbers|number|accuracy of|mark|good|well|how good|how well",
    "why": "why|how come|what explains|reason|what accounts for|how is it that",
    "agree": "agree|agrees|disagree|disagrees|disagreement|disagreements|mismatch|mismatches|at odds|"
    "consistent|contradict|contradicts|conflict|conflicts|agreement|discrepancy|"
    "discrepancies|contradictory|"
    "say the same|says the same|tell the same|give the same|gives the same|the same in all|the same everywhere|the same across|"
    "inconsistent|conflicting|same value|same score|same number|match|differing",
    "path": "how do you get from|how does one get from|how do i get from|how do we get from|how do you go from|how does one go from|"
    "connected|related|connection|relationship|link between|path from|path between|relate|relates|linked|connects|"
    "connect|what links|which links|chain from|what's the link|what s the link|what is the link|"
    "tied to|tied together|tie together|ties together|what ties|which ties|bridge between|bridges|hang together|hangs together|"
    "goes back to|go back to|going back to|through what|through which|via what|via which|by way of what|by way of which|"
    "by what route|by which route|"
    "chain between|lead from|leads from|"
    "trace|traces|traced|trace back|traces back|traced back|lineage|ancestry|pedigree|family tree|genealogy|ancestor|ancestors|"
    "a descendant of|descendant of|descended from|"
    "ultimate ancestor|ultimate ancestors|ultimate origin|first ancestor|forebear|forebears|forerunner",
    "not": "not|without|except|except for|all but|anything but|apart from|excluding|no|never|neither|nor|isn't|aren't|don't|doesn't|"
    "other than|leaving aside|leaving out|leaving|leave out|instead of|rather than|"
    "ignoring|disregarding|setting aside|not counting|besides|barring|discounting|n't|lack|lacks|lacking|outside",
    "at_least": "at least|no less than|no fewer than|not less than|≥|>=|or more|or larger|or bigger|or above|or higher|"
    "minimum of|from at least|and above|and up",
    "more": "get past|gets past|go past|goes past|go beyond|goes beyond|"
    "more than|above|over|greater than|beat|beats|beating|outscore|outscores|"
    "exceed|exceeding|exceeds|surpass|>|larger than|bigger than|higher than|"
    "upwards of|beyond|longer than|better than",
    "at_most": "at most|up to|no more than|not more than|≤|<=|or less|or fewer|or smaller|or below|maximum of|and below|"
    "and under|no larger than|no bigger than",
    "less": "fall short of|falls short of|fell short of|come short of|comes short of|fail to reach|fails to reach|"
    "less than|below|under|fewer than|<|smaller than|lower than|shorter than|worse than",
    "exactly": "exactly|precisely|equal to|equals",
    "between": "between|in the range|from",
    "about": "around|roughly",
    "near": "about|around|roughly|approximately|approx|approx.|circa|nearly|some|~",
    "only": "only|solely|exclusively|alone|purely|nothing but",
    "average": "average|averages|mean|averaged|on average|avg|avg.",
    "median": "median",
    "sum": "sum|total|combined|altogether|in total|together|put together|taken together|added up|"
    "add up to|adds up to|add up|summed|sum up to|sums up to",
    "share": "share|proportion|percentage of|fraction of|what percent|what share|percent of|how many percent|"
    "per cent of|what per cent|what fraction|what part of",
    "source": "according to|says|say|reported by|reports|claims|stated in|states|state|report|claim|based on the numbers of",
    "and": "and|both|as well as|plus",
    "either": "or|either",
    "introduce": "introduced|introduces|introduce|proposed|presents|presented|wrote",
    "significant": "p-value|p value|p-values|p values|stderr|std err|std. err|how certain|how sure|how reliable|"
    "how noisy|the se|se for|se of|std error|std err|std. error|uncertainty|margin of error|"
    "significant|significantly|noise|chance|statistically|real difference|error bar|error bars|standard error|"
    "meaningful difference|distinguishable|indistinguishable|within noise|luck|paired test|paired tests|how robust|robust",
    "missing": "no result|no results|not reported|unreported|missing|no score|no scores|not evaluated|holes|gaps|empty cells|"
    "empty|lack results|"
    "coverage|covered|no numbers|blank",
    "define": "what is meant by|is meant by|what is|what's|whats|what s|define|definition of|meaning of|explain|describe|what does",
    "place": "parent concept|parent category|broader concept|broader than|what does it belong to|"
    "where would i find|where can i find|classification|where does|where is|sit in|sits in|taxonomy|belong to|sort of|"
    "a type of|a form of|"
    "belongs to|classified|category|kind of|fall under|falls under|parent of|under which",
    "kinds": "kinds of|types of|sub-types|subtypes|sub-types of|sub types|subtypes of|categories of|sorts of|subcategories|children|"
    "classes of|narrower|divided into|kinds|what types|examples of|sub-categories",
    "siblings": "siblings|siblings of|next to|alongside",
    "lead": "ahead|gap|margin|separate|separates|separating|lead of|lead over|distance",
    "same": "same|equal|tie|tied|as good as|identical|equally|on par",
    "second": "second to last|second-to-last|last but one|penultimate|second best|second-best|runner-up|second highest|second|"
    "runner up|2nd",
    "third": "third best|third|third highest|3rd",
    "dated": "later|earlier|older|newer|before|after|since|until|onwards",
    "right": "right|correct|correctly|right paper|proper|mistaken|wrong",
}
"""Operator → phrases, separated by `|`; one phrase may express several operators: what stands around it decides."""


GAPPED = {
    "oldest": re.compile(r"\bfirst\b(?:\s+[\w-]+){0,3}?\s+(?P<end>by\s+(?:release\s+)?date|chronologically)\b", re.I),
    "newest": re.compile(r"\b(?:last|latest)\b(?:\s+[\w-]+){0,3}?\s+(?P<end>by\s+(?:release\s+)?date|chronologically)\b", re.I),
    "agree": re.compile(
        r"\b(?:sources|documents|papers|texts|reports|they|both|figures|numbers|scores|values|results)\s+"
        r"(?:(?:here|actually|really|all|ever)\s+)?(?P<end>differ|diverge|vary)\b(?!\s+(?:by|with|from)\b)",
        re.I,
    ),
    "trend": re.compile(
        r"\bthe\s+(?:bigger|larger|smaller)\b[^?]*?,?\s+the\s+(?P<end>better|higher|more|stronger|lower|worse)\b(?!\s+(?:one|of|model)\b)",
        re.I,
    ),
    "define": re.compile(r"\bwhat\s+(?!is\b|are\b|does\b|do\b)(?:\S+\s+){1,6}?(?P<end>means|stands\s+for)\W*$", re.I),
    "missing": re.compile(
        r"\b(?:gives?|has|have|reports?|lists?|prints?)\s+no(?:\s+(?!but\b|and\b|that\b|or\b)\S+){1,4}?\s+(?P<end>scores?|results?|figures?|values?)\b"
        r"(?!\s+(?:highest|best|lowest|higher|lower|above|below|over|well))",
        re.I,
    ),
    "why": re.compile(
        r"(?P<end>\bwhat\s+(?:makes|made|lets?|causes|caused))\b[^?]*\b(?:than|outperforms?|beats?|surpass(?:es)?|exceeds?|lead|leads|win)\b",
        re.I,
    ),
    "place": re.compile(
        r"\b(?:under|into|in|to)\s+(?:what|which)\b(?:\s+\S+){1,8}?\s+(?P<end>fall|falls|come|comes|belong|belongs|sit|sits)\b", re.I
    ),
}
"""Operator → phrase with a gap in it, and where in it the operator is expressed ("under what does … fall", "what makes … better than")."""

SHORTEST = 4
"""The fewest letters of a word that may be misspelt; so short a one only by a letter left out, or two in the wrong order."""

PASSIVE_GET = re.compile(r"gets?\s+(?:\w+ly\s+)?(?:[a-z]+-)?[a-z]+ed\b", re.I)
"""A passive ("gets trained"), in which nothing is scored."""

MAKERS = re.compile(
    r"\b(?:organi[sz]ations?|compan(?:y|ies)|labs?|laborator(?:y|ies)|institut(?:e|es|ions?)|makers?|developers?|people|teams?|groups?)\s+(?:is|are|was|were|stands?|stood)?\s*$",
    re.I,
)
"""What stands before "behind" where who made something is asked, and not who scores less."""

CALLED = re.compile(r"\b(?:arxiv|doi|isbn|reference|table|figure|section|version|page)\s+$", re.I)
"""What stands before "number of" where that is a name and counts nothing ("the arXiv number of …")."""

MEANT = re.compile(r"\bwhat\s+(?:does|do|did)\b(?!\s+the\s+$)(?:(?!\b(?:the|a|an|its|their|on|in)\s+$)[^?,;])*$", re.I)
"""What stands before "mean" where it is the verb ("what does Partial mean"), and no average."""

SUPERLATIVES = ("most", "fewest", "best", "worst")
"""Operators that are none within "at most" and "at least"."""


@dataclass(frozen=True, slots=True)
class Operator:
    """A place in the question that expresses an operator."""

    span: Span
    name: str
    text: str


@cache
def spoken() -> frozenset[str]:
    """Return every single word that is part of an operator's phrase."""
    return frozenset(word for phrases in OPERATORS.values() for phrase in phrases.split("|") for word in phrase.split())


@cache
def matcher(language: Language) -> PhraseMatcher:
    """Return the matcher of all operators' phrases, on lower-case tokens."""
    made = PhraseMatcher(language.vocab, attr="LOWER")
    for name, phrases in OPERATORS.items():
        made.add(name, [_phrase(phrase, language) for phrase in phrases.split("|")])
    return made


def _phrase(phrase: str, language: Language) -> Doc:
    """Return a phrase as tokens; plain words need no tokenizer, which saves a third of the first question's time."""
    words = phrase.split()
    return Doc(language.vocab, words=words) if all(word.isalpha() for word in words) else language.make_doc(phrase)


def find(doc: Doc, language: Language, strange: Collection[int] = ()) -> tuple[Operator, ...]:
    """Return the operators of a question, the longest phrase of each name where two overlap, in order of place.

    `strange` are the tokens, by number, that are no word or name that anything knows: they may be operators' words misspelt.
    """
    found: list[Operator] = []
    words = [respelt(token.lower_) if token.i in strange else token.lower_ for token in doc]
    written = Doc(language.vocab, words=words) if any(words[i] != doc[i].lower_ for i in strange) else doc
    text = doc.text
    for name, start, end in sorted(_matches(written, language), key=lambda m: (m[1] - m[2], m[1], m[0])):
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        if not any(o.name == name and o.span.overlaps(span) for o in found):
            found.append(Operator(span, name, span.of(text)))
    for name, phrase in GAPPED.items():
        if (gapped := phrase.search(text)) and not any(o.name == name for o in found):
            found.append(Operator(Span(gapped.start("end"), gapped.end("end")), name, gapped["end"]))
    found = [o for o in found if not (o.text.lower() == "behind" and MAKERS.search(o.span.before(text)))]
    found = [o for o in found if not (o.name == "count" and CALLED.search(o.span.before(text)))]
    found = [o for o in found if not (o.name == "average" and o.text.lower() == "mean" and MEANT.search(text[: o.span.start]))]
    found = [o for o in found if not (o.text == ">" and text[: o.span.start].endswith(("-", "–")))]
    found = [o for o in found if not (o.name == "score" and PASSIVE_GET.match(text, o.span.start))]
    counts = [o.span for o in found if o.name == "count"]
    found = [o for o in found if not (o.name == "score" and any(c.start <= o.span.start and o.span.end <= c.end for c in counts))]
    passive = [o.span for o in found if o.name == "worse" and o.text.lower().endswith(" by")]
    found = [o for o in found if not (o.name == "better" and any(o.span.overlaps(p) for p in passive))]
    bounds = [o.span for o in found if o.name in ("at_most", "at_least")]
    free = [o for o in found if o.name not in SUPERLATIVES or not any(b.start <= o.span.start and o.span.end <= b.end for b in bounds)]
    return tuple(sorted(free, key=lambda o: (o.span, o.name)))


COURTESY = re.compile(
    r"\W*(?:(?:hey|hi|hello|ok|okay|so|well|pls|plz|please|thanks|btw|fyi|just wondering|out of curiosity|(?:and )?(?:one|another) more"
    r"|(?:(?:a|an|one|my)\s+)?(?:(?:very|really)\s+)?(?:quick|short|simple|silly|stupid|dumb|basic|last|final|next|another|further|newbie)\s+"
    r"(?:question|one)|(?:i\s*['’]?\s*a?m\s+)?(?:an?\s+)?(?:(?:total|complete|absolute)\s+)?(?:beginner|newbie|novice|newcomer|layman|noob)(?:\s+here)?"
    r"|for\s+(?:an?|my|our)\s+(?:[\w-]+\s+){0,2}?(?:paragraph|section|paper|thesis|talk|slides?|report|blog\s+post|review))(?:[,:;!.–-]+\s*|\s+-\s+)|"
    r"(?:(?:i['’]?d|i\s+would|we['’]?d|we\s+would)\s+(?:like|love)|(?:i|we)\s+(?:want|need|would\s+like))\s+to\s+(?:know|see|learn|find\s+out)\b[\s:,–-]*"
    r"|(?:is\s+it\s+(?:correct|true|right|so|the\s+case|a\s+fact|fair\s+to\s+say|claimed|said)|(?:can|could|would|may)\s+(?:one|you|we|i)\s+say)\s+that\s+"
    r"|i(?:\s+am|['’]m|\s+was)?\s+wonder(?:ing)?\b,?\s*)+",
    re.I,
)
"""What people say before they ask."""


GENERALLY = re.compile(
    r"^\W*according\s+to\s+(?:the|these|your|all(?:\s+the)?)\s+(?:documents|sources|papers|literature|texts)(?:\s+here)?[,:]\s*"
    r"|,?\s+according\s+to\s+(?:the|these|your|all(?:\s+the)?)\s+(?:documents|sources|literature|texts)(?:\s+here)?(?=\W*$)"
    r"|,?\s+across\s+(?:all\s+)?(?:of\s+)?(?:the|these|your|all)\s+(?:documents|sources|papers|literature)(?=\W*$)"
    r"|,?\s+in\s+(?:the\s+authors?['’]?s?|their|its|his|her)\s+(?:own\s+)?words(?=\W*$)"
    r"|[.!?,]?\s+(?:thanks|thank\s+you|cheers|many\s+thanks|thx)\W*$",
    re.I,
)
"""Words that restrict nothing: all documents are asked; and what people say after they ask."""


SAID_AFTER = re.compile(r"according|across|words|thank|cheers|thx", re.I)
"""A word that each of them has, by which most questions are told to have none."""


def courtesies(text: str) -> tuple[Operator, ...]:
    """Return the words before a question that ask nothing ("quick question: …"), as an operator that does nothing.

    >>> [o.text for o in courtesies("Hi, quick question: who made Zork?")], courtesies("Which question does the report ask?")
    (['Hi, quick question: '], ())
    """
    opening = COURTESY.match(text)
    found = [opening] if opening is not None and opening.end() < len(text) else []
    if SAID_AFTER.search(text):
        found += [m for m in GENERALLY.finditer(text) if m[0].strip() and (m.start() or not found)]
    return tuple(Operator(Span(m.start(), m.end()), "courtesy", m[0]) for m in found)


TWICE = 9
"""The fewest letters of a word that may be misspelt in two places."""


@lru_cache(maxsize=4096)
def respelt(word: str) -> str:
    """Return the operator's word that a misspelt one stands for, the word itself where there is none, or two are as near.

    >>> respelt("higest"), respelt("comapre"), respelt("outpreform"), respelt("zork")
    ('highest', 'compare', 'outperform', 'zork')
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    alike = [known for known in spoken() if len(known) >= SHORTEST and known[0] == word[0] and known.isalpha()]
    if len(word) == SHORTEST:
        alike = [known for known in alike if sorted(known) == sorted(word) or len(known) > len(word)]
    allowed = 1 if len(word) < TWICE else 2
    near = process.extract(word, alike, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=None)
    best = [known for known, distance, _ in near if distance == min(d for _, d, _ in near)]
    return best[0] if len(best) == 1 else word


def _matches(doc: Doc, language: Language) -> Iterator[tuple[str, int, int]]:
    for identifier, start, end in matcher(language)(doc):
        yield language.vocab.strings[identifier], start, end
