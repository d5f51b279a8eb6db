"""What a label, a column or a sign means, in the words of the document that uses it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.naming import spellings
from kg.answering.remarks import CAVEAT, Said, add_remark, place
from kg.answering.wording import joined
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.query.meanings import meant, term_asked

MOST_QUOTED = 3
MEANING = re.compile(
    r"\b(?:means?|denotes?|stands?\s+for|signif(?:y|ies)|indicates?|represents?|refers?\s+to|marks?|marked|is|are|was|were|gives?|says?|counts?)\b",
    re.I,
)
"""Words by which a sentence may say what something means."""
TELLING = re.compile(r"\b(?:means?|denotes?|stands?\s+for|signif(?:y|ies)|indicates?|represents?|refers?\s+to|marked)\b", re.I)


KIND = r"(?:metric|score|benchmark|method|model|corpus|dataset|technique|decoding|tokens?|tasks?)"
IS = r"(?:is|are|measures?|estimates?|computes?|means?|denotes?|stands?\s+for|gives?|counts?)\b"


JOINS = re.compile(r"(?:\\-|[ -])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
"""Where the parts of a name meet ("OSS-Frob", "OSSFrob")."""
OF_A_KIND = re.compile(r"\s+(?:the|an?|how|whether|what)\b", re.I)
"""How a definition goes on behind its verb."""


def meaning(form: LogicalForm, context: Context) -> Draft:
    """Return the sentences that say what the term of a question means, those of the documents that it names where it names any."""
    draft = Draft()
    term = term_asked(form.question) or meant(form.question) or form.question
    allowed = context.documents_in(form.scope)
    holds = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])", re.I)
    found = [s for s in context.graph.remarks.said if (allowed is None or s.document in allowed) and holds.search(s.text)]
    of_it = re.compile(rf"(?:the\s+|an?\s+)?{re.escape(term)}(?:\s+[a-z]+)?\s+(?!pass@|is\b|are\b)[a-z]+s\b", re.I)
    does = [s for s in found if of_it.match(s.text)]
    found = [s for s in found if MEANING.search(s.text)] or _of_words(term, allowed, context)
    telling = [s for s in found if TELLING.search(s.text)]
    ranked = sorted(telling or does or found, key=lambda s: (_gap(term, s), context.library.documents[s.document].rank, s.iri))[
        :MOST_QUOTED
    ]
    draft.columns = ("term", "relation", "words", "source")
    for said in ranked:
        n = add_remark(term, said, context, draft)
        draft.sentences.append(f"“{said.text}” [{n}].")
    if ranked:
        draft.caveats.append(CAVEAT)
        return draft
    titles = joined(f"“{context.library.documents[d].source.title}”" for d in (allowed or ())[:2])
    draft.missing.append(Missing(term[:80], "term", f"no sentence of {titles or 'a document here'} says what {term} means"))
    return draft


def _of_words(term: str, allowed: Collection[str] | None, context: Context) -> list[Said]:
    """Return the sentences that hold each word of a term, apart from one another, and a word by which a meaning is told."""
    words = [re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.I) for word in term.split()]
    said = [s for s in context.graph.remarks.said if (allowed is None or s.document in allowed) and TELLING.search(s.text)]
    return [s for s in said if all(word.search(s.text) for word in words)] if len(words) > 1 else []


def defined(subject: Subject, form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that begin to say what a thing is by its name: "pass@k is", "Zork measures"."""
    allowed = context.documents_in(form.scope)
    named = context.names.labels([subject.iri]).get(subject.iri, subject.label)
    names = "|".join(re.escape(name) for name in dict.fromkeys((subject.text, subject.label, named)))
    said_so = re.compile(rf"(?<![\w-])(?:{names})(?:\s+{KIND})?(?:\s*\[\d+\])?\s+{IS}", re.I)
    found = [s for s in context.graph.remarks.said if (allowed is None or s.document in allowed) and said_so.search(s.text)]
    found = [s for s in found if any(OF_A_KIND.match(s.text, m.end()) for m in said_so.finditer(s.text))] or found
    return sorted(found, key=lambda s: (context.library.documents[s.document].rank, len(s.text), s.iri))[:MOST_QUOTED]


def _loosely(name: str) -> str:
    """Return a name as a pattern in which its parts stand together, apart, or with a hyphen."""
    return JOINS.sub(r"[\\s-]?", re.escape(name).replace(r"\ ", " "))


def introduced(subject: Subject, form: LogicalForm, context: Context) -> list[Said]:
    """Return the sentences that say what a thing is ("Zork is a family of …", else "… with Zork, which lets …"), the most trusted first."""
    allowed = context.documents_in(form.scope)
    names = sorted(spellings(replace(subject, iris=(subject.iri,), model=None), context), key=len, reverse=True)
    name = "|".join(_loosely(n) for n in names if len(n) > 1)
    begins = re.compile(rf"(?:the\s+)?(?:{name})(?:\s*\[\d+\])?\s*(?:\([^)]*\)\s*)?(?:is|are)\s+(?:the\s+name\s+of\s+)?an?\s", re.I)
    aside = re.compile(rf"(?<![\w-])(?:{name})(?:\s*\[\d+\])?,\s+(?:which|an?)\s+(?!(?:is|are|was|were)\s+(?:not|also)\b)", re.I)
    said = [s for s in context.graph.remarks.said if allowed is None or s.document in allowed]
    found = [(0, s) for s in said if begins.match(s.text)] or [(1, s) for s in said if aside.search(s.text)]
    return [s for _, s in sorted(found, key=lambda f: (f[0], context.library.documents[f[1].document].rank, place(f[1].iri)))]


def _gap(term: str, said: Said) -> int:
    """Return how far the word that tells a meaning stands from the term."""
    at = said.text.casefold().find(term.casefold())
    return min((abs(m.start() - at) for m in MEANING.finditer(said.text)), default=999)
