"""Questions said in a roundabout way, in the plain way that the reader composes: clefts and what they put first.

A cleft sets one part of a sentence apart ("is it A that B was made from"); the plain sentence has the same meaning and every part in
its usual place. What is changed is grammar alone: no name, number or property is read here.
"""

from __future__ import annotations

import re

from kg.query.operators import courtesies

CONFIRMED = re.compile(r"\bis\s+it\b|\bsay\s+that\b", re.I)
"""What makes an opening more than courtesy: it asks whether what follows is so."""
MADE = r"(?P<verb>(?:fine-?\s?tuned|initiali[sz]ed|derived|built|trained|made|developed|based)\s+(?:from|on|upon|with))"
JUDGED = r"(?:true\s+or\s+(?:false|not)|right\s+or\s+wrong|correct\s+or\s+not|fact[\s-]?check)"
HARD = r"(?:hard|difficult|challenging|tricky|complicated|problematic)"
K_GOES = r"(?P<rest>.+?)\s+(?:as|when)\s+k\s+(?:goes|grows|increases|rises|changes|moves|is\s+raised)\s+from\s+"
K_STEP = r"\s*(?:,|to|over|through|via|and)\s*(?:to\s+|and\s+)?"
PARTS = r"(?:approaches|groups|classes|categories|kinds|types|families|parts|branches|lines|strategies)"
OF_SOMETHING = r"(?!(?:the\s+|its\s+)?(?:whole\s+)?(?:field|literature|area|work|domain|it|them|things)\b)"
DIVIDE = r"(?:divid|split|sort|group|classif|categori[sz]|separat|organi[sz]|order)(?:ed|ied|es|ies|s|e|y)?\b"
PLAIN = (
    (
        re.compile(
            r"^(?:(?:in|at)\s+)?(?:which|what)\s+(?:venue|journal|conference|proceedings|magazine)\s+(?:did|was|were|is)\s+(?P<one>(?![^?]*\bpaper\b)[^?]+?)\s+"
            r"(?:appear|published|presented|printed)(?:\s+(?:in|at))?\W*$",
            re.I,
        ),
        "where was {one} published?",
    ),
    (
        re.compile(
            r"^(?:is|was|are|were)\s+(?P<one>[^?]+?)\s+(?:(?:taken|quoted|copied)\s+)?from\s+the\s+original\s+(?:paper|source|work|authors)\s+or\s+"
            r"(?:(?:was|were)\s+\w+\s+)?(?:measured|evaluated|run)\s+by\s+(?:the\s+)?(?P<source>[\w\s-]+?)(?:['’]s)?\s+authors(?:\s+themselves)?\W*$",
            re.I,
        ),
        "who measured {one} in the {source}?",
    ),
    (
        re.compile(
            r"^(?:(?:from|on)\s+)?(?:what|which)\s+(?:base\s+)?(?:model\s+)?(?:is|was|does|did)\s+(?P<one>[^?]+?)\s+ultimately\s+"
            r"(?:derived?|based|built|made|trained|tuned|fine-?tuned|descend(?:ed)?|stem|come|go\s+back)(?:\s+(?:from|on|to))?\W*$",
            re.I,
        ),
        "what is the ultimate ancestor of {one}?",
    ),
    (
        re.compile(
            r"^(?:does|did|is|was)\s+(?P<one>[^?]+?)\s+(?:descend(?:ed)?|stem|derived?|come)\s+from\s+(?P<a>[^?]+?)\s+or\s+(?:from\s+)?(?P<b>[^?]+?)\W*$",
            re.I,
        ),
        "is {one} based on {a} or on {b}?",
    ),
    (
        re.compile(
            r"^(?:is|are|was|were)\s+(?P<one>[^?]+?)\s+(?:based|built|derived|fine-?\s?tuned|trained|made)\s+(?:on|from)\s+the\s+same\s+(?:base\s+)?"
            r"(?:model|checkpoint)\W*$",
            re.I,
        ),
        "do {one} share a base model?",
    ),
    (
        re.compile(
            rf"^(?:in)?to\s+(?:which|what|how\s+many)\s+(?:\w+\s+)?{PARTS}\s+(?:does|do|did)\s+(?P<who>(?:the|this|its)\s+[^?]*?"
            rf"\b(?:survey|paper|article|review|report)(?:\s+[A-Z][\w-]*)*|[^?]{{3,40}}?)\s+{DIVIDE}\s+{OF_SOMETHING}(?P<one>[^?]+?)\W*$",
            re.I,
        ),
        "what are the kinds of {one} in {who}?",
    ),
    (
        re.compile(
            rf"^(?:in)?to\s+(?:which|what)\s+(?:\w+\s+)?{PARTS}\s+(?:is|are|can)\s+(?P<one>[^?]+?)\s+(?:be\s+)?{DIVIDE}(?P<rest>[^?]*?)\W*$",
            re.I,
        ),
        "what are the kinds of {one}{rest}?",
    ),
    (
        re.compile(
            r"^(?P<verb>is|was|has)\s+it\s+(?:been\s+)?(?P<how>(?:independently\s+)?(?:verified|confirmed))\s+that\s+(?P<one>[^?]+?)\W*$",
            re.I,
        ),
        "is the claim that {one} {how}?",
    ),
    (
        re.compile(
            r"^(?P<what>(?:which|what)\s+(?:programming\s+|coding\s+|natural\s+)?lang(?:uage)?s)\s+(?P<aux>can|could|does|do)\s+(?P<one>[^,?]+?)\s+"
            r"(?:handle|write|speak|understand|know|produce|generate|cope\s+with|deal\s+with|work\s+(?:with|in|on))\W*$",
            re.I,
        ),
        "{what} {aux} {one} support?",
    ),
    (re.compile(r"^correct\s+me\s+if\s+i\s?['’]?\s?a?m\s+(?:wrong|mistaken)\W+(?:but\s+)?(?P<one>[^?;]+?)\W*$", re.I), "{one}, right?"),
    (re.compile(rf"^{JUDGED}\b\W*(?:that\s+)?(?P<one>[^?;]+?)\W*$", re.I), "is it true that {one}?"),
    (re.compile(rf"^(?P<one>[^?;]+?)\W+{JUDGED}\W*$", re.I), "is it true that {one}?"),
    (
        re.compile(
            r"^(?P<lead>which|what|how\s+many|list(?:\s+(?:all|the))?)\s+(?:models|members|checkpoints)\s+(?:of|in|from|within)\s+the\s+"
            r"(?P<one>[^,?]+?)\s+family\b(?P<rest>.*)$",
            re.I,
        ),
        "{lead} {one} models{rest}",
    ),
    (
        re.compile(
            r"^(?:what|which\s+models?|who)\s+(?:is|are)\s+(?P<one>.+?)\s+said\s+to\s+(?P<verb>outperform|beat|surpass|exceed|outdo)\W*$",
            re.I,
        ),
        "which models does {one} {verb}?",
    ),
    (
        re.compile(
            r"^(?P<one>.+?)\s+(?P<aux>is|was)\s+(?P<verb>\w+(?:ed|uilt|ade)|fine-?tuned)\s+(?P<how>on|from|upon|with|by)\s+(?:which|what)\s+(?P<noun>\w+)\W*$",
            re.I,
        ),
        "which {noun} {aux} {one} {verb} {how}?",
    ),
    (re.compile(r"^what\s+can\s+(?:the\s+)?(?P<one>[^,?]+?s)\s+do\W*$", re.I), "which tasks do {one} perform?"),
    (
        re.compile(
            r"^(?P<verb>is|are)\s+(?:the\s+)?(?P<part>(?:training\s+)?data)\s+(?:of|for|behind)\s+(?P<one>[^?]+?)\s+(?P<how>open|available)\W*$",
            re.I,
        ),
        "{verb} {one}'s {part} {how}?",
    ),
    (
        re.compile(
            r"^which\s+[^,?]+?\s+(?:is|are)\s+(?:an?\s+)?(?:(?:special|particular|specific)\s+)?(?:kinds?|types?|forms?|sorts?|special\s+cases?)"
            r"\s+of\s+(?P<one>[^,?]+?)\W*$",
            re.I,
        ),
        "what kinds of {one} are there?",
    ),
    (re.compile(r"^is\s+(?P<one>.+?)\s+broader\s+than\s+(?P<other>(?:(?!\bin\b).)+?)\W*$", re.I), "is {other} a kind of {one}?"),
    (
        re.compile(r"^(?P<verb>is|are)\s+(?P<one>.+?)\s+part\s+of\s+(?P<other>.+?)\s+in\s+the\s+taxonomy\W*$", re.I),
        "{verb} {one} a kind of {other}?",
    ),
    (
        re.compile(r"^(?:what|who)\s+(?:is|are)\s+said\s+to\s+(?P<rest>(?:outperform|beat|surpass|exceed|outdo)\b.+?)\W*$", re.I),
        "which models {rest}?",
    ),
    (
        re.compile(
            r"^(?:over|than)\s+(?:which|what)\s+models?\s+is\s+(?P<one>.+?)\s+(?:said\s+to\s+be\s+|called\s+)?(?:better|superior)\W*$", re.I
        ),
        "which models does {one} outperform?",
    ),
    (
        re.compile(
            r"^(?P<what>(?:which|what)\s+\w+)\s+(?:is|was|are|were)\s+(?P<one>[^,?]+?)\s+(?:beaten|outperformed|surpassed|outdone|topped)\s+by\b(?P<rest>[^?]*?)\W*$",
            re.I,
        ),
        "{what} beat {one}{rest}?",
    ),
    (
        re.compile(
            r"^(?:(?:which|what)\s+models\s+(?:does|did|do|can)|whom?\s+(?:does|did|do)|(?:list\s+|all\s+|the\s+)*models(?:\s+that|\s+which)?)"
            r"\s+(?!that\b|which\b|to\b)(?P<one>[^,?]+?)\s+(?:beats?|outperforms?|surpass(?:es)?|outdo(?:es)?|outscores?|exceeds?)"
            r"\s+(?P<rest>(?:on|in)\b[^?]*?)\W*$",
            re.I,
        ),
        "which models are beaten by {one} {rest}?",
    ),
    (
        re.compile(
            r"^(?P<verb>is|are)\s+(?P<one>[^,?]+?)\s+(?:(?:any|really|actually|very|that)\s+)*(?:good|strong|useful|decent|suitable)\s+"
            r"(?P<how>at|in|on|for|with)\s+(?P<rest>[^?]+?)\W*$",
            re.I,
        ),
        "how good {verb} {one} {how} {rest}?",
    ),
    (re.compile(r"^(?:any\s+|some\s+)?(?:good|strong|decent)\s+(?P<rest>models?\s+(?:for|on|at|in)\b[^?]+?)\W*$", re.I), "best {rest}?"),
    (
        re.compile(
            r"^(?:on\s+top\s+of|on|from|out\s+of)\s+(?:which|what)\s+(?:base\s+)?(?:model|checkpoint|LLM)\s+(?P<aux>is|was|were|are)\s+(?P<one>[^,?]+?)"
            r"\s+(?:trained|built|made|created|developed|tuned|fine-?tuned)(?:\s+on\s+top)?\W*$",
            re.I,
        ),
        "which model {aux} {one} based on?",
    ),
    (
        re.compile(
            r"^(?:what|which\s+model)\s+(?:did|does)\s+(?P<one>(?=[^?]*(?:[A-Z]\w|\d))[^,?]+?)\s+(?:come|start|stem|originate)\s+(?:out\s+)?from\W*$"
        ),
        "what is {one} based on?",
    ),
    (
        re.compile(
            r"^(?:(?:what|which|who|list|name|show|find|give|me|are|is|all|the|known)\s+)*(?:descendants?|offspring|derivatives)\s+of\s+"
            r"(?P<one>(?=[^?]*(?:[A-Z]\w|\d))[^,?]+?)(?:\s+(?:are\s+there|there\s+are))?\W*$",
            re.I,
        ),
        "which models are based on {one}?",
    ),
    (re.compile(r"^who\s+(?:is|are|was|were|stands?)\s+behind\s+(?P<one>[^,?]+?)\W*$", re.I), "who developed {one}?"),
    (
        re.compile(
            rf"^what\s+makes\s+(?:it\s+)?(?:so\s+|that\s+)?{HARD}\s+to\s+(?P<verb>\w+?)e?\s+(?P<rest>[^?]+?)\W*$",
            re.I,
        ),
        "what challenges are there in {verb}ing {rest}?",
    ),
    (
        re.compile(rf"^what\s+makes\s+(?P<verb>\w+ing)\s+(?P<rest>[^?]+?)\s+(?:so\s+|that\s+)?{HARD}\W*$", re.I),
        "what challenges are there in {verb} {rest}?",
    ),
    (
        re.compile(
            rf"^why\s+(?:is|are)\s+(?P<verb>\w+ing)\s+(?P<rest>(?:code\s+)?(?:LLMs?|models?|language\s+models?))\s+(?:so\s+|that\s+)?{HARD}\W*$",
            re.I,
        ),
        "what challenges are there in {verb} {rest}?",
    ),
    (
        re.compile(
            rf"^why\s+is\s+it\s+(?:so\s+|that\s+)?{HARD}\s+to\s+(?P<verb>\w+?)e?\s+(?P<rest>(?:code\s+)?(?:LLMs?|models?|language\s+models?))\W*$",
            re.I,
        ),
        "what challenges are there in {verb}ing {rest}?",
    ),
    (
        re.compile(rf"^what\s+makes\s+(?:the\s+)?(?P<rest>\w+(?:tion|ment|ing))\s+(?:so\s+|that\s+)?{HARD}\W*$", re.I),
        "what challenges are there in {rest}?",
    ),
    (
        re.compile(
            r"^what\s+(?:remains|is|are)\s+(?:still\s+)?(?:unsolved|unresolved)\s+(?P<how>about|on|in|with|regarding)\s+(?P<rest>[^?]+?)\W*$",
            re.I,
        ),
        "which open problems are there {how} {rest}?",
    ),
    (
        re.compile(r"^what\s+(?:remains\s+(?:unsolved|open|unresolved)|(?:is|are)\s+(?:still\s+)?(?:unsolved|unresolved))\W*$", re.I),
        "which open problems are there?",
    ),
    (
        re.compile(
            r"^(?P<verb>is|are)\s+(?:there\s+)?(?:any|some)\s+(?P<what>(?:open\s+)?(?:problems?|challenges?|pitfalls?|issues?|benchmarks?|corpora|models?))"
            r"\s+(?P<how>about|on|concerning|for)\s+(?P<rest>[^?]+?)\W*$",
            re.I,
        ),
        "which {what} are there {how} {rest}?",
    ),
    (
        re.compile(rf"^{K_GOES}(?P<one>\d+){K_STEP}(?P<two>\d+){K_STEP}(?P<three>\d+)(?P<end>[^?]*?)\W*$", re.I),
        "{rest} at pass@{one}, pass@{two} and pass@{three}{end}?",
    ),
    (re.compile(rf"^{K_GOES}(?P<one>\d+){K_STEP}(?P<two>\d+)(?P<end>[^?]*?)\W*$", re.I), "{rest} at pass@{one} and pass@{two}{end}?"),
    (
        re.compile(
            r"^how\s+(?:can|could|may|might|should|are|is)\s+(?P<one>[^,?]+?)\s+(?:be\s+)?(?:addressed|mitigated|solved|tackled|overcome|dealt\s+with|remedied)\W*$",
            re.I,
        ),
        "which solutions address {one}?",
    ),
    (
        re.compile(r"^what\s+(?:goes|went|can\s+go|is)\s+wrong\s+with\s+(?P<one>[^,?]+?)(?P<rest>,[^?]*)?\W*$", re.I),
        "what issues are there with {one}?",
    ),
    (re.compile(r"^how\s+(?:is|are)\s+(?P<one>[^,?]+?)\s+defined\W*$", re.I), "what is {one}?"),
    (re.compile(r"^what\s+do(?:es)?\s+(?:people|researchers|authors|you|one)\s+mean\s+by\s+(?P<one>[^,?]+?)\W*$", re.I), "what is {one}?"),
    (re.compile(r"^whom\s+(?P<rest>does\b.+\b(?:outperform|beat|surpass|exceed|outdo|trail|match)\b.*)$", re.I), "which models {rest}"),
    (
        re.compile(
            r"^who\s+are\s+the\s+(?:first|top|leading)\s+(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<rest>(?:on|in|of)\b.+)$",
            re.I,
        ),
        "which are the {n} best models {rest}",
    ),
    (
        re.compile(
            r"^(?:(?:what|which)\s+(?:are\s+(?:the\s+)?)?(?:main\s+)?families\s+of\s+|(?:what|which)\s+families\s+(?:do|does)\s+)(?P<one>.+?)"
            r"\s+(?P<noun>approaches|methods|techniques|strategies|tools|systems|research|work)\b(?:\s+(?:fall|divide|split)\s+into)?(?P<rest>.*)$",
            re.I,
        ),
        "what are the kinds of {one} {noun}{rest}",
    ),
    (
        re.compile(
            r"^(?:take|consider|look\s+at)\s+(?P<where>[^.?!]+?)\s*[.:;]\s+(?P<rest>(?![^?]*\b(?:its?|they|their)\b)[^?]+?)\W*$", re.I
        ),
        "{rest} on {where}?",
    ),
    (re.compile(rf"^is\s+(?P<one>.+?)\s+what\s+(?P<other>.+?)\s+(?P<aux>was|is)\s+{MADE}\W*$", re.I), "{aux} {other} {verb} {one}?"),
    (
        re.compile(r"^is\s+(?P<year>(?:19|20)\d\d)\s+the\s+year\s+(?:in\s+which|that|when)\s+(?P<one>.+?)\s+was\s+released\W*$", re.I),
        "was {one} released in {year}?",
    ),
    (
        re.compile(
            r"^(?P<one>.+?)\s+(?:is|was)\s+the\s+(?:base|basis|foundation|starting\s+point)\s+(?:of|for)\s+(?:which|what)\s+models\W*$",
            re.I,
        ),
        "which models are based on {one}?",
    ),
    (
        re.compile(
            r"^is\s+(?P<number>\d+(?:\.\d+)?\s?%?)\s+(?:really\s+)?the\s+(?:[\w@]+\s+){0,2}?(?:score|result|figure|value)\s+of\s+(?P<one>.+?)\s+on\s+(?P<rest>.+?)\W*$",
            re.I,
        ),
        "does {one} score {number} on {rest}?",
    ),
    (
        re.compile(
            r"^(?:check|verify|confirm)(?::|\s+that|,)\s+(?P<one>.+?)\s+(?:has|scores|gets|reaches)\s+(?P<number>\d+(?:\.\d+)?\s?%?)\s+on\s+(?P<rest>.+?)\W*$",
            re.I,
        ),
        "does {one} score {number} on {rest}?",
    ),
)
"""What is said in a roundabout way, and the same said plainly."""


NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
VERSION_OF = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd|3rd)\s+version\s+of\s+(?P<name>(?:[Tt]he\s+)?[A-Z]\w*(?:[\s-][A-Z]\w*)*)"
)
OVER_LANGUAGES = re.compile(
    r"(?P<name>[A-Z][\w+-]*)(?:\s+is|\s+was|,)?\s+averaged\s+(?:over|across)\s+(?:(?:the|all|its|these|those)\s+)*(?:\w+\s+)?(?:programming\s+)?languages\b"
)
"""A benchmark whose mean over languages is asked for, which tables print in a column of its own."""
AMOUNT_OF = re.compile(
    r"\bamount\s+of\s+(?=(?:[\w-]+\s+){0,2}?(?:languages|problems|tasks|models|parameters|tests|papers|benchmarks|libraries|layers|files|hours)\b)",
    re.I,
)
APPEARED = re.compile(r"\b(?:appeared|came\s+out)\s+in\s+(?=(?:19|20)\d\d\b)", re.I)
"""Verbs of being published before a year."""
SEVERAL = re.compile(
    r"\b(?:(?:is|are)\s+multilingual\s+in\s+(?:the\s+|their\s+)?|(?P<verb>covers?|supports?|has|have|in|for|with|handles?|includes?)\s+"
    r"(?:several|multiple|many|different|various)\s+)(?P<kind>natural|human|programming)\s+languages\b",
    re.I,
)
"""More than one language of a kind, in words without a number."""
ACCORDING = re.compile(r"\bacc(?:ord)?\.?\s+to\b(?=\s+\S)", re.I)
"""Who says something, cut short ("acc. to the paper")."""
WHETHER = re.compile(r"\W*(?:is|are|was|were|does|do|did|has|have|can|could)\b", re.I)
"""How a question begins that is answered by yes or no."""
OTHER_LANGUAGES = re.compile(
    r"\b(?P<verb>(?:that\s+|which\s+)?(?:covers?|supports?|includes?|handles?|spans?|offers?|contains?|ha(?:ve|s)|goes|go|reach(?:es)?|extends?))\s+"
    r"(?:to\s+)?(?:more\s+(?:natural\s+|programming\s+|human\s+)?languages?\s+than"
    r"|(?:(?:any\s+|some\s+)?(?:problems\s+in\s+|prompts\s+in\s+)?(?:natural\s+|programming\s+|human\s+)?languages?\s+)?"
    r"(?:(?:other|more)\s+than|besides|beyond|apart\s+from|in\s+addition\s+to|aside\s+from))\s+"
    r"(?P<one>[A-Z](?:[a-z]+|\+\+|#))(?=\W*$|\s+(?:in|on|by|of)\b)",
)
"""Wordings that ask what is not in one language alone, by the languages that it has beside that one."""
BOTH_OPEN = re.compile(
    r"\b(?:(?:for|of)\s+which\s+(?P<of>\w+)\s+(?:are|is)|whose)\s+(?:both\s+)?(?:the\s+|their\s+)?"
    r"(?:(?:model\s+)?weights\s+and\s+(?:also\s+)?(?:the\s+|their\s+)?(?:training\s+)?data|(?:training\s+)?data\s+and\s+(?:the\s+|their\s+)?(?:model\s+)?weights)"
    r"\s+(?:are\s+|is\s+|were\s+)?(?:both\s+|all\s+)?(?:open|available|public|released|published|openly\s+available|publicly\s+available)\b",
    re.I,
)
"""Wordings that ask of models, in a clause of its own, whether their weights and their data are open."""
INSTEAD = re.compile(
    r"(?:,|(?<!\s))\s+(?:instead\s+of|rather\s+than)\s+(?:just\s+|merely\s+)?\w+ing\s+(?:it|them|this|that|these|those)\b[^?,;]*(?=\W*$)",
    re.I,
)
"""What was not done, behind what was: it says the same once more ("measured it, instead of taking it from …")."""


OF_A_PROCESSOR = re.compile(r"\b(?:[AHVLPB]\d{2,4}|TPU(?:\s?v\d\w*)?|accelerator)(?:\s+GPU)?[\s-]+hours\b")
"""The hours of one make of processor, which are GPU hours."""


def reworded(question: str) -> str:
    """Return a question in its plain wording, as it stands where it has it already.

    >>> reworded("Is Zork what Quux was fine-tuned from?"), reworded("Zork is the base of which models?")
    ('was Quux fine-tuned from Zork?', 'which models are based on Zork?')
    >>> reworded("Is 2031 the year in which Zork was released?"), reworded("Is Zork open?")
    ('was Zork released in 2031?', 'Is Zork open?')
    >>> reworded("True or false: Zork is open."), reworded("Zork is open, right or wrong?")
    ('is it true that Zork is open?', 'is it true that Zork is open?')
    >>> reworded("all descendants of Zork 2")
    'which models are based on Zork 2?'
    >>> reworded("HumanEval of Zork acc. to its paper")
    'HumanEval of Zork according to its paper'
    >>> reworded("Which benchmark is multilingual in natural languages?")
    'Which benchmark cover more than one natural language?'
    >>> reworded("How many H100 hours did Zork take?")
    'How many GPU hours did Zork take?'
    >>> reworded("Into which groups does the survey divide darning?"), reworded("Was it verified that looms tear?")
    ('what are the kinds of darning in the survey?', 'is the claim that looms tear verified?')
    >>> reworded("Into which groups does the survey split the field?")
    'Into which groups does the survey split the field?'
    >>> reworded("Which programming languages can Zork handle?")
    'Which programming languages can Zork support?'
    >>> reworded("Which families do darning methods fall into?")
    'what are the kinds of darning methods?'
    """
    asked = question
    for polite in reversed(courtesies(question)):
        asked = f"{asked[: polite.span.start]}{asked[polite.span.end :]}" if not CONFIRMED.search(polite.text) else asked
    for said, plain in PLAIN:
        if found := said.match(asked.strip()):
            return plain.format(**found.groupdict())
    question = OVER_LANGUAGES.sub(r"\g<name> Avg column", question)
    question = ACCORDING.sub("according to", question)
    question = BOTH_OPEN.sub(_both_open, question)
    question = question if WHETHER.match(question) else OTHER_LANGUAGES.sub(_not_only, question)
    question = SEVERAL.sub(lambda m: f"{m['verb'] or 'cover'} more than one {m['kind']} language", question)
    question = OF_A_PROCESSOR.sub("GPU hours", question)
    plain = VERSION_OF.sub(_version, APPEARED.sub("was released in ", question))
    return INSTEAD.sub("", AMOUNT_OF.sub("number of ", plain))


def _not_only(found: re.Match[str]) -> str:
    """Return the plain wording: "that are not only in Python"."""
    pronoun = re.match(r"(?:that|which)\s+", found["verb"])
    return f"{pronoun[0] if pronoun else ''}are not only in {found['one']}"


def _both_open(found: re.Match[str]) -> str:
    """Return the plain wording: "which models are fully open"."""
    return f"which {found['of'] or 'models'} have open weights and open data"


def _version(found: re.Match[str]) -> str:
    """Return a name with the number of its version ("the second version of The Zork": The Zork v2)."""
    return f"{found['name']} v{NTH[found['nth'].lower()]}"


QUOTED = re.compile(r"^[\"“”«‹„'‘’]\s*(?P<inside>[^\"“”«»]+?)\s*[\"”“»›'’](?P<mark>\?*)$")
FEWEST_CAPITALS = 3
"""The fewest words in capitals by which a question is one that is typed so."""


AUXILIARY = r"(?P<verb>is|are|was|were|do|does|did|has|have|had|could|should|would)n['’]?t"
SURELY = re.compile(rf"^(?P<before>(?:\W|(?:but|so|and|ok|okay|wait|hey|hi)\b)*){AUXILIARY}(?=\s)", re.I)
"""A verb denied at the head of a question, which asks whether something is so as the bare verb does ("isn't Zork open?")."""
TIED = re.compile(rf"\b{AUXILIARY}\b", re.I)


def untied(question: str) -> str:
    """Return a question with each "not" that is tied to its verb as a word of its own, and without one that only asks for a yes.

    >>> untied("Isn't Zork open?"), untied("Which models don't use pruning?"), untied("Is it open, isn't it?")
    ('Is Zork open?', 'Which models do not use pruning?', "Is it open, isn't it?")
    """
    sure = SURELY.sub(lambda m: f"{m['before']}{m['verb']}", question)
    return TIED.sub(lambda m: m[0] if TAG.match(question, m.end()) else f"{m['verb']} not", sure) if sure == question else sure


TAG = re.compile(r"\s+(?:it|they|that)\W*$", re.I)
"""The end of a question that only asks for a yes ("…, isn't it?")."""


THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?=\s?(?:[KMBT]|[mbt]n|thousand|million|billion|trillion)\b)", re.I)
"""A number with commas before a magnitude ("1,100B"); one without a magnitude is read as it is printed."""


BLANKS = re.compile(r"\s{2,}")
"""Blanks of which one says as much."""


def tidied(question: str) -> str:
    """Return a question without what typing added: runs of blanks, quotation marks around all of it, capitals throughout.

    >>> tidied("How  good is  Zork?"), tidied("“How good is Zork?”"), tidied("HOW GOOD IS ZORK ON FROB?")
    ('How good is Zork?', 'How good is Zork?', 'how good is zork on frob?')
    >>> tidied("Which models saw fewer than 1,100B tokens?"), tidied("Has Zork 1,140 tasks?")
    ('Which models saw fewer than 1100B tokens?', 'Has Zork 1,140 tasks?')
    """
    text = BLANKS.sub(" ", question)
    if whole := QUOTED.match(text):
        text = whole["inside"] + whole["mark"]
    shouted = [word for word in text.split() if len(word) > 1 and word.isalpha()]
    if len(shouted) >= FEWEST_CAPITALS and all(word.isupper() for word in shouted):
        text = text.lower()
    return untied(THOUSANDS.sub(lambda m: m[0].replace(",", ""), text))
