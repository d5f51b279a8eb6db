"""From words to what bears them: names and titles first, then the quotes that hold them."""

from __future__ import annotations

from kg import overview
from kg.browse.catalogue import DOCUMENT, Catalogue
from kg.browse.records import Match
from kg.lexicon.keys import match_key
from kg.model.statement import Locator
from kg.store import Store
from kg.vocab import DCTERMS, KG, SKOS

SHORTEST_KEY = 3
"""The fewest characters of a key that are looked for inside other keys."""
SPECIAL = (KG.ModelCheckpoint, KG.ModelVariant, KG.ModelFamily, KG.Benchmark, KG.Corpus, KG.Document, SKOS.Concept)


def search(store: Store, words: str) -> tuple[Match, ...]:
    """Return what bears a name, title or quote with all of the words, the best first; the words are compared, and are no pattern.

    A name that is the words comes first, then one that begins with them, then one that holds them; then quotes, by document and place.
    """
    asked = words.split()
    if not asked:
        return ()
    catalogue = Catalogue(store)
    return (*_named(catalogue, words), *_quoted(catalogue, asked))


def _named(catalogue: Catalogue, words: str) -> tuple[Match, ...]:
    """Return the things whose names hold the words, one match for each thing."""
    best: dict[str, tuple[tuple[int, int, bool, str], str, str]] = {}
    for thing, predicate, name in catalogue.rows(overview.values_of(overview.NAMING)):
        fit = fitness(words, name or "")
        if thing is None or fit is None:
            continue
        rank = (fit, len(name or ""), predicate != SKOS.prefLabel, name or "")
        if thing not in best or rank < best[thing][0]:
            best[thing] = rank, name or "", "title" if predicate == DCTERMS.title else "name"
    classes: dict[str, set[str]] = {}
    for thing, cls in catalogue.rows(overview.types(best)) if best else ():
        classes.setdefault(thing or "", set()).add(cls or "")
    labels = catalogue.names.labels([*best, *(cls for held in classes.values() for cls in held)])
    made = []
    for thing, (rank, name, kind) in best.items():
        held = sorted(classes.get(thing, ()), key=lambda cls: (SPECIAL.index(cls) if cls in SPECIAL else len(SPECIAL), cls))
        document = catalogue.documents[thing].id if thing in catalogue.documents else None
        match = Match("title" if document else kind, labels[thing], labels[held[0]] if held else "", thing, name, document)
        made.append(((rank[0], _order(held), *rank[1:], thing), match))
    return tuple(match for _, match in sorted(made, key=lambda pair: pair[0]))


def _order(classes: list[str]) -> int:
    return min((SPECIAL.index(cls) for cls in classes if cls in SPECIAL), default=len(SPECIAL))


def fitness(words: str, name: str) -> int | None:
    """Return how well a name fits words, 0 for the best, None for a name that does not hold them all.

    >>> fitness("code llama", "CodeLlama"), fitness("llama 7b", "Code Llama 7B"), fitness("llama", "StarCoder")
    (0, 2, None)
    """
    key, folded = match_key(name), name.casefold()
    whole = match_key(words)
    if whole and key == whole:
        return 0
    if len(whole) >= SHORTEST_KEY and key.startswith(whole):
        return 1
    parts = words.casefold().split()
    if all(part in folded for part in parts):
        return 2
    return 3 if len(whole) >= SHORTEST_KEY and whole in key else None


def _quoted(catalogue: Catalogue, words: list[str]) -> tuple[Match, ...]:
    made: dict[tuple[str, str], Match] = {}
    starts: dict[tuple[str, str], int] = {}
    for document, text, start, section, page, table, row in catalogue.rows(overview.quotes(words)):
        info = catalogue.documents.get(document or "")
        if info is None or text is None or document is None:
            continue
        key = document, text
        place = Locator(section, page, table, row)
        starts[key] = min(starts.get(key, int(start or 0)), int(start or 0))
        made.setdefault(key, Match("quote", info.title, "quote", document, text, document.removeprefix(DOCUMENT), place))
    return tuple(made[key] for key in sorted(made, key=lambda key: (key[0], starts[key], key[1])))
