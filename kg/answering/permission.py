"""Which documents may answer: chosen by the user, by the question, or both; and what an answer lost by that, in words."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg import iris
from kg.answering.context import Graph, admitted
from kg.answering.wording import joined
from kg.errors import UnknownNameError
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import words
from kg.model.answer import Answer, Citation, Missing
from kg.model.document import TRUST
from kg.model.logical_form import LogicalForm, Scope
from kg.model.terms import Iri
from kg.query.subjects import KINDS

KINDS_OF_DOCUMENT = tuple(KINDS.values())
MOST_TOLD = 4
"""The most documents that a caveat names."""


def scope_of(graph: Graph, *, source: Sequence[str] = (), exclude_kinds: Sequence[str] = (), min_trust: str | None = None) -> Scope:
    """Return the scope that a user asks for by names of documents, kinds of document and a level of trust.

    Raises UnknownNameError, with the nearest names, for what is none of these.
    """
    for kind in exclude_kinds:
        _known(kind, KINDS_OF_DOCUMENT, "a kind of document")
    if min_trust is not None:
        _known(min_trust, TRUST, "a level of trust")
    named = tuple(dict.fromkeys(iri for term in source for iri in documents_named(term, graph)))
    return Scope(documents=named, excluded=tuple(exclude_kinds), trust=min_trust)


def _known(word: str, known: Sequence[str], what: str) -> None:
    if word not in known:
        near = tuple(difflib.get_close_matches(word, known, 2))
        raise UnknownNameError(f"{word!r} is not {what}", nearest=near, expected=f"one of {', '.join(known)}")


def documents_named(term: str, graph: Graph) -> tuple[Iri, ...]:
    """Return the documents that a term names: by IRI, id, kind or title, else all whose title, authors or year have its words.

    Raises UnknownNameError, with the nearest ids, where it names none.
    """
    titled = graph.names.documents()
    iri = term.strip().strip("<>")
    whole = [d.iri for d in titled if iri in (d.iri, d.iri.removeprefix(iris.document("")))]
    key = match_key(term)
    whole = whole or [d.iri for d in titled if key and (key == match_key(d.title) or key in d.short)]
    whole = whole or [d.iri for d in titled if key == match_key(d.kind)]
    if whole:
        return tuple(whole)
    asked = [match_key(span.of(term)) for span in words(term)]
    found = [d.iri for d in titled if asked and all(word in d.words or word in d.authors for word in asked)]
    found = found or [d.iri for d in titled if asked and all(d.named_by(word) for word in asked)]
    if not found:
        ids = [d.iri.removeprefix(iris.document("")) for d in titled]
        near = [i for i in ids if any(word and word in match_key(i) for word in asked)] or difflib.get_close_matches(term, ids, 3, 0.4)
        raise UnknownNameError(
            f"no document here is called {term!r}",
            nearest=tuple(near[:4]),
            expected="an id, words of a title, or an IRI; `kg list` has all",
        )
    return tuple(found)


def with_own(form: LogicalForm, graph: Graph) -> LogicalForm:
    """Return a form that asks for a thing's own paper with the documents that are called after it, of the kind named if some are."""
    if not form.scope.own or form.scope.documents:
        return form
    keys = {match_key(s.model.family if s.model else s.label) for s in form.subjects}
    found = [d for d in graph.names.documents() if keys & d.short]
    found = [d for d in found if d.kind in form.scope.kinds] or found
    return replace(form, scope=replace(form.scope, documents=tuple(d.iri for d in found), kinds=()))


def without_own(form: LogicalForm) -> list[Missing]:
    """Return what is missing where a question asks for a thing's own paper and no document here is called after the thing."""
    if not form.scope.own or form.scope.documents or not form.subjects:
        return []
    paper = f"{joined(s.label for s in form.subjects)}'s own paper"
    return [Missing(paper, "document", f"no document here is {paper}")]


def under(question: str, scopes: Sequence[Scope], graph: Graph, answering: Callable[[Graph], Answer]) -> Answer:
    """Return the answer to a question from the documents that every one of some scopes admits, with what was left out for it."""
    allowed = [iri for iri, info in graph.library.documents.items() if all(admitted(info.source, scope) for scope in scopes)]
    if not allowed:
        why = f"no document here is left by the filter ({_described(scopes, graph)})"
        return replace(answering(graph.restricted(())), question=question, answer=f"{why[0].upper()}{why[1:]}.", caveats=(why + ".",))
    whole, answer = answering(graph), answering(graph.restricted(allowed))
    said = {(c.subject, c.predicate, c.object) for c in answer.citations}
    lost = [c for c in whole.citations if c.document.iri not in allowed and (c.subject, c.predicate, c.object) not in said]
    caveats = [f"Asked only of {_counted(len(allowed), 'document')} of {len(graph.library.documents)}: {_described(scopes, graph)}."]
    if lost:
        caveats.append(_lost(lost, whole))
    return replace(answer, question=question, caveats=(*caveats, *answer.caveats))


def _lost(lost: Sequence[Citation], whole: Answer) -> str:
    by_document = Counter(c.document.title for c in lost)
    told = [f"“{title}” ({number})" for title, number in sorted(by_document.items(), key=lambda item: (-item[1], item[0]))]
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"{len(told) - MOST_TOLD} more"]
    return (
        f"The filter left out {len(lost)} of the {_counted(len(whole.citations), 'citation')} "
        f"that the answer would have without it, of {joined(told)}."
    )


def _described(scopes: Sequence[Scope], graph: Graph) -> str:
    """Return a filter in words."""
    parts = []
    titles = {iri: info.source.title for iri, info in graph.library.documents.items()}
    for scope in scopes:
        if scope.documents:
            parts.append(joined((f"“{titles.get(iri, iri)}”" for iri in scope.documents), "or"))
        if scope.excluded:
            parts.append("without " + joined(f"“{titles[what]}”" if what in titles else f"any {_spaced(what)}" for what in scope.excluded))
        if scope.trust:
            levels = [_spaced(level) for level in TRUST[: TRUST.index(scope.trust) + 1]]
            parts.append(f"of trust {joined(levels, 'or')}")
    return ", ".join(parts)


def _spaced(word: str) -> str:
    return word.replace("_", " ")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
