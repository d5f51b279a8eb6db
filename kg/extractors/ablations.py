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

MOST_WORDS = 6
"""The most words of what is changed."""


def bases(labels: Sequence[str], caption: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return for each label that is only a change the model that is changed, an empty string for all others.

    That is the label above it that is none; where none stands above, the one model that the caption names. "Full recipe" among them is
    a run of that model too.
    """
    if not any(map(is_change, labels)):
        return ("",) * len(labels)
    base = only = named_alone(caption, lexicon)
    found = []
    for label in labels:
        changed = is_change(label) or bool(only and base == only and WHOLE.fullmatch(plain(label)))
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


def whole_label(label: str, base: str) -> str:
    """Return a label with the model that is changed and the change in the spelling that labels are read in.

    >>> whole_label("w/o FIM", "Zork 7B"), whole_label("+ CoT", "Zork 7B"), whole_label("Zork 7B w/o FIM", ""), whole_label("Zork 7B", "")
    ('Zork 7B (w/o FIM)', 'Zork 7B + CoT', 'Zork 7B (w/o FIM)', 'Zork 7B')
    >>> whole_label("full recipe", "Zork 7B")
    'Zork 7B + full recipe'
    """
    text = plain(label)
    if base and WHOLE.fullmatch(text):
        return f"{base} + {text.strip(' *_')}"
    found = CHANGE.fullmatch(text) if base else CHANGED.fullmatch(text)
    if found is None:
        return label
    model = base or found["model"]
    return f"{model} (w/o {found['what']})" if found["less"] else f"{model} + {found['what']}"
