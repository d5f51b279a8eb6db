"""Labels of rows that say only what is changed: "w/o FIM" and "+ repo-level data" below the model that is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.vocab import KG

LEFT_OUT = r"(?:w/o|w\.o\.|without|minus)"
ADDED = r"(?:w/|with|plus)"

CHANGE = re.compile(
    rf"[\s↳└→⤷➜·>*_]*(?:(?P<less>{LEFT_OUT}|[-−–](?=\s))|(?P<more>{ADDED}(?=\s)|w/|\+))\s*(?P<what>[^\W_].*?)[\s*_]*", re.IGNORECASE
)
"""A label that is nothing but a change."""

CHANGED = re.compile(rf"(?P<model>.*\S)\s+(?:(?P<less>{LEFT_OUT})|(?P<more>w/))\s*(?P<what>[^\W_][^()]*)", re.IGNORECASE)
"""A label with a change behind the name."""

WHOLE = re.compile(
    r"[\s*_]*(?:the |our )?(?:full|complete|whole|default|original|all|base(?:line)?|vanilla|standard)"
    r"(?: (?:recipe|model|method|setting|setup|configuration|system|approach|version|training|data|pipeline|mix(?:ture)?))?[\s*_]*",
    re.IGNORECASE,
)
"""A label of the row that nothing is changed in, beside rows that say only what is."""

RUNS_BY = re.compile(
    r"(?:(?:numerical |weight |inference )?precision|quanti[sz]ation(?: (?:method|level|scheme|type))?|(?:data ?|d)type|bit-?width|bits)",
    re.IGNORECASE,
)
"""Headers of a first column of ways in which one model is run."""

PHRASE = re.compile(r"(?:\d[\d.,]*[KMBkmb%]?\s+)?[a-z]{2,}(?:[\s-]++[\w%-]++){1,5}")
"""A label in small letters, which names no model ("8 epochs of commits")."""

ASIDE = re.compile(r"\s*\([^()]*\)$")
"""What says in brackets how something is left out ("w/o ordering (shuffled)")."""

MOST_WORDS = 6
"""The most words of what is changed."""


def bases(labels: Sequence[str], caption: str, lexicon: Lexicon, header: str = "") -> tuple[str, ...]:
    """Return for each label that is only a change the model that is changed, an empty string for all others.

    That is the label above it that is none; where none stands above, the one model that the caption names. "Full recipe" among them is
    a run of that model too, as is every row below a header of ways to run one.
    """
    if RUNS_BY.fullmatch(header.strip()) and (alone := named_alone(caption, lexicon)):
        return tuple(alone if label else "" for label in labels)
    if not any(map(is_change, labels)):
        return ("",) * len(labels)
    base = only = named_alone(caption, lexicon)
    found = []
    for label in labels:
        changed = is_change(label) or (bool(only and base == only) and is_run(label))
        found.append(base if changed else "")
        base = base if changed or not label else plain(label).strip(" *_")
    return tuple(found)


def named_alone(caption: str, lexicon: Lexicon) -> str:
    """Return the one model that a caption names, an empty string where it names none or several."""
    mentioned = {mention.text for mention in lexicon.find(caption) if mention.of(KG.Model)}
    return next(iter(mentioned)) if len(mentioned) == 1 else ""


def is_change(label: str) -> bool:
    """Tell whether a label names no model and only what is changed.

    >>> [is_change(label) for label in ("w/o FIM", "+ CoT", "- RoPE", "Zork w/o FIM", "-", "Without", "+3.2")]
    [True, True, True, False, False, False, False]
    """
    found = CHANGE.fullmatch(plain(label))
    return found is not None and len(found["what"].split()) <= MOST_WORDS and not found["what"][:1].isdigit()


def is_run(label: str) -> bool:
    """Tell whether a label can be that of a run of a model that is named elsewhere: a change, the whole, or a phrase in small letters.

    >>> [is_run(label) for label in ("w/o FIM", "Full recipe", "8 epochs of commits", "Zork 7B", "Zork")]
    [True, True, True, False, False]
    """
    text = plain(label).strip(" *_")
    return is_change(label) or any(pattern.fullmatch(text) for pattern in (WHOLE, PHRASE))


def whole_label(label: str, base: str) -> str:
    """Return a label with the model that is changed and the change in the spelling that labels are read in.

    >>> whole_label("w/o FIM", "Zork 7B"), whole_label("+ CoT", "Zork 7B"), whole_label("Zork 7B w/o FIM", ""), whole_label("Zork 7B", "")
    ('Zork 7B (w/o FIM)', 'Zork 7B + CoT', 'Zork 7B (w/o FIM)', 'Zork 7B')
    >>> whole_label("full recipe", "Zork 7B")
    'Zork 7B + full recipe'
    """
    text = plain(label)
    if base and CHANGE.fullmatch(text) is None:
        return f"{base} + {text.strip(' *_')}"
    found = CHANGE.fullmatch(text) if base else CHANGED.fullmatch(text)
    if found is None:
        return label
    model, what = base or found["model"], ASIDE.sub("", found["what"])
    return f"{model} (w/o {what})" if found["less"] else f"{model} + {what}"
