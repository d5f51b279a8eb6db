"""What the extractor of prose knows of English: its closed classes of words, and the stems of its verbs."""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE = _words("be is are was were been being 's ’s 're ’re get gets got become becomes became remain remains remained")
HAVE = _words("have has had having 've ’ve")
DO = _words("do does did")
MODALS = _words("can could may might must shall should will would cannot")
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = _words("not n't n’t never neither nor cannot without")
DETERMINERS = _words(
    "a an the this that these those its their his her our your some any each every both either neither all another such no my"
)
POSSESSIVES = _words("'s ’s ' ’")
PREPOSITIONS = _words(
    "about above across after against along among around as at before behind below beside besides between beyond by concerning despite"
    " during except following for from given in including inside into like near of off on onto out over per regarding since than through"
    " throughout to toward towards under unlike until up upon versus via vs with within without"
)
RELATIVES = _words("which that who whose where whom")
INTERROGATIVES = _words("how why")
ETC = _words("etc etc. …")
PRONOUNS = _words("it they them he she we i you us itself themselves one ones this these those")
SINGULAR = _words("it this that itself")
PLURAL = _words("they these both them those")
DEFINITE = _words("the this these those both such all")
CARRIERS = _words("by via through while when after before thereby in")
"""Words before a participle that leave its subject that of the clause."""

CONJUNCTIONS = _words("and or but & nor yet so then")
SUBORDINATORS = _words("while whereas although though because since if when whenever once unless as whether")
EVERY = _words("all every any each none no everything everyone")
LEAVING = frozenset(
    ("but", "except", "excepting", "excluding", "besides", "except for", "other than", "apart from", "aside from", "save for")
)
"""What stands between all of some things and those of them that are left out."""
CLAUSE_BREAKS = _words("while whereas although though but because since if when unless ; : – —")
MARKS = _words(', ; : . ? ! ( ) [ ] – — - / " “ ” ‘ … …')
ADVERBS = _words(
    "also further then both now already still instead ever just even only again often usually always never not first later thus hence"
    " therefore too rather quite very more most less least well best recently n't n’t together alone jointly solely mainly simply"
)
ADVERBIAL = re.compile(r"^[a-z]{2,}ly$")
NOT_ADVERBS = _words("family assembly rely apply supply early only multiply reply comply likely")
"""Words in -ly that are none, or that say how sure something is."""

HEDGES = _words(
    "likely may might can could possibly probably perhaps presumably reportedly allegedly seemingly apparently potentially"
    " arguably typically usually often generally sometimes occasionally mostly mainly primarily partly largely traditionally"
    " roughly approximately about around nearly almost over some most many several few various certain reporting aim aims"
    " aiming aimed tend tends tended seem seems seemed appear appears appeared believed claim claims claimed claiming report"
    " reports reported suggest suggests should would intend intends intended plan plans planned attempt attempts try tries"
    " tried minimal matches match matching"
)
"""Words that weaken or restrict what is said."""

PAPERS = _words("paper work article survey report study preprint")
"""What a text calls itself after "this"."""

VAGUE = _words("over about around nearly almost approximately roughly most")
"""Hedges that weaken an amount only."""

RECOMMENDING = _words("should must shall ought will")
HYPOTHETICAL = _words("if unless whether suppose assuming were")
"""Words after which nothing is asserted."""

COMPARING = _words("same similar different")
"""Adjectives that make a phrase about another thing than it names."""

HEDGING_VERBS = _words(
    "aim aims aiming tend tends tended seem seems appear appears continue continues try tries attempt attempts intend intends need needs"
)
"""Verbs before "to" that leave the subject what it is."""

ASIDE = re.compile(r"(?:For|In|By)\s+(?:comparison|contrast|reference)\b,?", re.IGNORECASE)
"""Words that open a sentence about another thing than the text goes on with."""

GLAD = _words("excited thrilled happy proud pleased delighted glad honored honoured")
"""Adjectives before "to" that leave the subject what it is: "we are thrilled to introduce"."""

QUANTIFIERS = _words("most many several some few all various certain numerous other")

LIST_WORDS = {"such as", "like", "including", "include", "includes", "e.g.", "namely", "notably", "particularly", "especially", "i.e."}
"""What stands between a kind of things and examples of it."""

TRANSPARENT = _words(
    "mixture mix combination blend variety range set subset series family collection version versions amount kind kinds type types form"
    " forms checkpoint checkpoints weights suite"
)
"""Nouns that let through what stands after their "of"."""

MATERIAL = _words(
    "data dataset datasets corpus corpora code text texts pages prompts problems repositories notebooks samples pairs files documents"
    " instructions examples conversations"
)
"""What a corpus is made of: the head of a phrase that describes one without a name."""

PIECES_OF_DATA = MATERIAL | _words("commits lines functions snippets utterances dialogues dialogs comments traces threads sentences hunks")
"""Nouns of what data is counted in."""

PARTS_OF_DATA = _words("subset subsets slice portion split part set collection mixture mix sample selection extract")
"""Nouns of data that only an amount before them tells it for ("a 96 GB subset")."""

TEST_ITEMS = _words(
    "problems functions methods classes modules programs commits bugs issues vulnerabilities snippets exercises queries scripts kernels"
    " notebooks patches pairs instances samples examples puzzles challenges items scenarios edits"
)
"""What a benchmark has so many of: its problems, called by what each is made of."""

HEADS = _words(
    "model models method methods technique techniques approach approaches task tasks mechanism mechanisms function functions strategy"
    " strategies algorithm algorithms framework procedure procedures paradigm scheme schemes layer layers series family families variant"
    " variants version versions language languages code dataset datasets corpus corpora benchmark benchmarks suite leaderboard"
    " license licence licenses licences architecture architectures checkpoint checkpoints objective objectives loss problem problems"
    " activations tools tool repositories domain domains capability capabilities library libraries toolkit package community team"
    " llm llms lm lms"
)
"""Nouns that may follow a name and leave it what it is."""

MODEL_NOUNS = _words(
    "model models llm llms lm lms series family families variant variants version versions checkpoint checkpoints architecture"
)
"""Nouns after a name that may say that it is a model's."""

SCALES = _words("k m b t million billion trillion")
"""Words that scale the number before them."""

PARTICLES = _words("out up as that how")
"""Words after a form in -s by which it is a verb: "Zork stands out", "Zork shows that …"."""

NOUNS_TOO = _words(
    "use support release test focus cover address benefit score lead cause result report design rank approach measure process target start"
    " change increase present produce"
)
"""Base forms of verbs that are nouns as well: after "and" they may be the next member of a list."""

IRREGULAR = {
    "built": "build", "made": "make", "taken": "take", "took": "take", "written": "write", "wrote": "write", "drawn": "draw",
    "drew": "draw", "shown": "show", "seen": "see", "saw": "see", "given": "give", "gave": "give", "came": "come", "beaten": "beat",
    "held": "hold", "led": "lead", "kept": "keep", "begun": "begin", "began": "begin", "chosen": "choose", "chose": "choose",
    "driven": "drive", "drove": "drive", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall", "brought": "bring",
    "understood": "understand", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "spans": "span", "ran": "run",
}  # fmt: skip
PARTICIPLES = _words(
    "proven built made taken written drawn shown seen given beaten held led kept begun chosen driven fallen brought understood grown"
    " run set put"
)
ENDING_IN_ED = _words("need seed feed speed indeed exceed succeed proceed embed bed red shed breed bleed")
ENDING_IN_ING = _words("bring during string thing things nothing something anything everything king spring ring")
OPENERS = _words(
    "however moreover furthermore additionally therefore thus hence instead similarly meanwhile nevertheless nonetheless consequently"
    " conversely overall lastly besides otherwise alternatively today here there currently compared given based while during using"
    " everyone everybody someone anyone nobody everything nothing something"
)
"""Words that open a sentence with a capital letter and name nothing."""

MONTHS = _words("january february march april may june july august september october november december early mid late")
NUMBERS = _words("two three four five six seven eight nine ten several multiple")
BASES = re.compile(r"is(e|es|ed|ing|ation)$")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what the forms of a verb, or of a noun, have in common; hyphens and British spelling make no difference.

    >>> {stem(w) for w in ("uses", "used", "using", "use")}, stem("Fine-tuned") == stem("finetunes")
    ({'us'}, True)
    >>> stem("initialised") == stem("initializing"), stem("excelled") == stem("excels"), stem("built") == stem("builds")
    (True, True, True)
    """
    if word in ("'s", "’s"):
        return "'s"
    w = re.sub(r"[-‐‑'’]", "", word.casefold())
    if word.casefold() in BE and word.casefold() not in ("become", "becomes", "became", "remain", "remains", "remained"):
        return "be"
    if w in IRREGULAR:
        w = IRREGULAR[w]
    if len(w) <= 2:
        return w
    w = BASES.sub(r"iz\1", w)
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if w.endswith(ending) and len(w) - len(ending) >= 2:
            if ending == "s" and w[-2] in "su":
                break
            w = w[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    w = w.removesuffix("e") if len(w) > 2 else w
    return w[:-1] if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "aeio" else w


def is_common(text: str) -> bool:
    """Tell whether all words of a name are common nouns of the field ("Code", "code model"), so that it is hardly meant by them."""
    return all(word in MATERIAL or word in HEADS for word in text.casefold().split())


def is_title(text: str) -> bool:
    """Tell whether words are a title and no sentence: nearly all longer ones have a capital, and no full stop ends them.

    >>> is_title('"Zork: Learning to Frob Wugs with Large Models Based on Plonk" [2024-06]'), is_title("Zork uses a Wug, Dax and Frob.")
    (True, False)
    """
    longer = re.findall(r"[^\W\d_]{4,}", text)
    capital = sum(word[0].isupper() for word in longer)
    quoted = text.lstrip()[:1] in ('"', "“", "*", "[")
    share = 0.7 if quoted else 0.8
    return capital >= 5 and capital >= share * len(longer) and (quoted or not text.rstrip().endswith("."))


def form(word: str) -> str:
    """Return the form of a verb: `ing`, `ed` (past or participle), `s` or `base`."""
    w = word.casefold()
    if w.endswith("ing") and len(w) > 4 and w not in ENDING_IN_ING:
        return "ing"
    if w in PARTICIPLES or w in IRREGULAR:
        return "ed"
    if w.endswith("ed") and len(w) > 3 and w not in ENDING_IN_ED:
        return "ed"
    return "s" if w.endswith("s") and not w.endswith(("ss", "us")) else "base"


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand before a verb and leave its subject what it is."""
    w = word.casefold()
    return w in ADVERBS or (w in HEDGES and w not in HEDGING_VERBS) or (bool(ADVERBIAL.search(w)) and w not in NOT_ADVERBS)


def is_function_word(word: str) -> bool:
    """Tell whether a word ends a noun phrase: a preposition, conjunction, pronoun, auxiliary, determiner or sign."""
    w = word.casefold()
    return (
        w in PREPOSITIONS
        or w in CONJUNCTIONS
        or w in RELATIVES
        or w in INTERROGATIVES
        or w in PRONOUNS
        or w in AUXILIARIES
        or w in DETERMINERS
        or w in SUBORDINATORS
        or w in MARKS
        or w in NEGATIONS
        or w in ETC
    )
