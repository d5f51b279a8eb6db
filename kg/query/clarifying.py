"""Clauses that only say what is not meant ("on FooEval itself, not on FooEval+"): the question is the same without them.

A clause that names a thing of the kind of one that is asked about sets it apart, and asks nothing. One that names what would
belong to the things asked for ("which models, but not Zork") leaves it out of them, and stays: `kg.query.leaving_out` reads it.
"""

from __future__ import annotations

import re

from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.asserting import asks_whether
from kg.query.leaving_out import MEASURED
from kg.query.names import Names
from kg.query.reading import Reading, read
from kg.query.subjects import magnitude
from kg.vocab import KG

MARKED = re.compile(
    r"\b(?:not|neither|no\s+other|opposed|distinct|rather\s+than|instead\s+of|\w+ing|nothing|silent|included|too|as\s+well)\b", re.I
)
"""Words of which each clause that clarifies has one."""

MORE = r"(?:,\s*(?:which|who|whose|where)\s+[^,;()?]+)?"
"""What is said by the way of the thing that a clause names last."""
SERIES = r"[^,;()?]+?(?:(?:,[^,;()?]{1,61}?)+,?\s+(?:and|or)\s+[^,;()?]+?)?"
"""A noun phrase, or a series of them."""
CLOSES = r"(?=\s*[,;?)–—]|[\s.!]*$)"

OPPOSED = re.compile(
    rf"[\s,(–—]+(?:as\s+opposed\s+to|as\s+distinct\s+from|as\s+against|not\s+to\s+be\s+confused\s+with)\s+(?P<what>{SERIES}{MORE}){CLOSES}\)?",
    re.I,
)
INSTEAD = re.compile(
    rf"[\s,(–—]+(?:and\s+)?(?:rather\s+than|instead\s+of)\s+(?!(?:it|that|them|this)\b)(?P<what>[^,;()?]+?){CLOSES}\)?", re.I
)
"""What is set against what is asked: a model is compared, anything else is what is not meant."""

NOT_SO = re.compile(
    r"[\s,(–—]+(?:given|knowing|seeing|considering)\s+that\s+(?:it|they|this|that|these|those)\s+(?:(?:is|are|was|were)\s+(?:not|neither)|(?:isn|aren|wasn|weren)['’]?t)\b"
    rf"[^,;()?]*?{MORE}{CLOSES}\)?",
    re.I,
)
"""A clause that says beforehand what the answer is not."""

SILENT = re.compile(
    r"[\s,(–—]+(?:leaving\s+(?:aside|out)|setting\s+aside|excluding|except(?:\s+for)?|ignoring|disregarding|not\s+counting|apart\s+from|other\s+than)\s+"
    r"(?:those|the\s+ones|any|models|ones|all|such)\s+(?:for|of|about|on)\s+(?:which|whom)\s+[^,;()?]*?"
    rf"\b(?:nothing|silent|not?\s+(?:\w+\s+){{0,3}}?(?:sa(?:y|id|ys)|states?|stated|known|told|tells?|mentioned|given))\b[^,;()?]*?{CLOSES}\)?",
    re.I,
)
"""A clause that leaves out that of which no document says anything: no answer rests on that."""

NO_OTHER = re.compile(
    r"[\s,(]+and\s+(?:in\s+|on\s+|for\s+|at\s+)?no\s+other(?:\s+(?!than\b)\w+)?\)?(?=\s*[,;?)]|[\s.!]*$|\s+(?:in|on|at|of|according)\b)",
    re.I,
)
"""What makes a thing named before it the only one."""

DENYING = re.compile(
    r"(?P<open>\s*[,;(–—]|\s+-|(?=\s+(?:but|though|although|and)\s))\s*"
    r"(?:(?P<but>but|and|yet)\s+|(?P<so>so|thus|hence|i\.?e\.?,?)\s+|(?:though|although|albeit)\s+|which\s+(?:is|are|was|were)\s+|(?:it|this|that)\s+(?:is|being)\s+)*"
    rf"(?:not|neither)\s+(?P<what>[^,;()?]+?{MORE}){CLOSES}\)?",
    re.I,
)
"""A clause that denies something of what is asked for, or says that it is not what is named."""

INCLUDED = re.compile(r"\s*[,(]\s*(?P<what>[^,;()?]+?)\s+(?:included|inclusive|too|as\s+well)\s*[,)]", re.I)
"""A clause that says that the variants of a model are asked for with it, as its models are without that."""

LEAVING = re.compile(
    r"(?:^\W*|[\s,(–—]+)(?:and\s+)?(?:leaving\s+(?:aside|out)|setting\s+aside|ignoring|disregarding|not\s+counting|excluding)\s+(?P<what>[^,;()?]+?"
    rf"{MORE}){CLOSES}\)?",
    re.I,
)
"""A clause that leaves something out, which may not have been asked for anyway."""

APART = (*MEASURED, KG.Document, KG.Metric, KG.Decoding)
"""Classes of which a question is about the one that it names, and not about others."""
VARIANT_NOUNS = frozenset(re.findall(r"\w+", "the a an and or nor its their variant variants version versions model models one ones sizes"))


def clarified(question: str, names: Names) -> str:
    """Return a question without the clauses that only say what is not meant."""
    if not MARKED.search(question):
        return question
    for pattern in (NOT_SO, SILENT):
        question = pattern.sub("", question)
    question = NO_OTHER.sub(" only", question)
    question = OPPOSED.sub(lambda m: f" compared with {m['what']}" if _compared(read(m["what"], names)) else "", question)
    for pattern in (INSTEAD, DENYING, LEAVING, INCLUDED):
        for found in reversed(list(pattern.finditer(question))):
            rest = _without(question, found)
            if rest.strip(" ?.!") and _sets_apart(found, read(found["what"], names), read(rest, names), names):
                question = rest
    return question


def _without(question: str, found: re.Match[str]) -> str:
    """Return a question without a clause; the comma behind it stays where one stood before it."""
    before, after = question[: found.start()], question[found.end() :]
    return f"{before} {after}" if before and after[:1].isalnum() else f"{before}{after}".lstrip(" ,")


def _models(reading: Reading) -> bool:
    """Return whether models are named, or sizes of them."""
    return bool(reading.models or reading.sizes)


def _compared(reading: Reading) -> bool:
    """Return whether things are named that are set side by side: models, sizes of them, or benchmarks."""
    return _models(reading) or any(m.of(KG.Benchmark) for m in reading.mentions)


def _sets_apart(found: re.Match[str], clause: Reading, rest: Reading, names: Names) -> bool:
    """Return whether a clause only sets apart what it names from what the rest of the question is about."""
    if found.re is INSTEAD:
        return not _models(clause) and (_asks_whether(rest) or not _is_a_thing(clause))
    joined = found.re is DENYING and found["but"] is not None
    if found.re is DENYING and found["so"] is not None:
        return True
    if found.re is INCLUDED:
        return _asks_for_models(rest) and not clause.models and _variants(clause, rest, names)
    if joined and (_models(clause) or _asks_for_models(rest)):
        return False
    if _of_the_same_model(clause, rest, names):
        return True
    if found.re is LEAVING or clause.models:
        return False
    shared = [c for c in APART if any(m.of(c) for m in clause.mentions) and any(m.of(c) for m in rest.mentions)]
    return any(_others(clause, rest, c) for c in shared) and bool(
        rest.models or rest.numbers or any(m.of(KG.Benchmark) for m in rest.mentions)
    )


def _of_the_same_model(clause: Reading, rest: Reading, names: Names) -> bool:
    """Return whether a clause names a size, variant or other model than the ones of that size that the rest names in full."""
    models = [m.model for m in rest.models if m.model is not None]
    sizes = {s.size for s in rest.sizes} | {m.size for m in models}
    sized = bool(models) and bool(sizes - {None})
    if clause.models:
        families = {m.family for m in models}
        return sized and all(m.model and m.model.family in families and m.model.size not in (None, *sizes) for m in clause.models)
    if clause.sizes:
        return sized and all(s.size not in sizes and not _between(s.size, rest) for s in clause.sizes)
    return sized and _variants(clause, rest, names)


def _variants(clause: Reading, rest: Reading, names: Names) -> bool:
    """Return whether a clause names variants of the models of the rest that these are not, and nothing more."""
    models = [m.model for m in rest.models if m.model is not None]
    known = {word for m in models for member in names.members(m.family) for word in member.name.variant}
    said = {word for word in re.findall(r"[\w+]+", clause.text.casefold()) if word not in VARIANT_NOUNS}
    return bool(said) and said <= known and not any(said & set(m.variant) for m in models)


def _between(size: str, rest: Reading) -> bool:
    """Return whether a size lies in a range of sizes that is asked for."""
    return any(s.upto and magnitude(s.size) <= magnitude(size) <= magnitude(s.upto) for s in rest.sizes)


def _is_a_thing(clause: Reading) -> bool:
    """Return whether a clause is the name of one thing and nothing more."""
    covered = Span(0, 0)
    for mention in clause.mentions:
        covered = mention.span if mention.span.end - mention.span.start > covered.end - covered.start else covered
    left = clause.text[: covered.start] + clause.text[covered.end :]
    return covered.end > 0 and re.fullmatch(r"\W*(?:the|an?)?\W*", left, re.I) is not None


def _others(clause: Reading, rest: Reading, cls: Iri) -> bool:
    """Return whether all things of a class that a clause names are other ones than those of the rest."""
    here, there = ({e.iri for m in reading.mentions for e in m.of(cls)} for reading in (clause, rest))
    return not here & there


MODELS_ASKED = re.compile(r"\b(?:models|llms|ones|entries)\b|\b(?:which|what)\s+(?:[\w-]+\s+){0,3}?(?:model|llm|one|entry)\b", re.I)


def _asks_for_models(rest: Reading) -> bool:
    """Return whether models are asked for by the word for them, and not by their names."""
    return MODELS_ASKED.search(rest.text) is not None


def _asks_whether(rest: Reading) -> bool:
    return asks_whether(rest, rest.models)
