"""What documents teach about model labels before any is read for good: makers' accounts, families, words on both sides of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.lexicon.keys import match_key
from kg.lexicon.model_words import MARKERS
from kg.model.names import ModelName

# Sites whose addresses are host/account/name; elsewhere the first segment is no account (`…/news/…`).
_HOSTS = r"(?:www\.)?(?:huggingface\.co|hf\.co|github\.com|gitlab\.com|modelscope\.cn(?:/models)?|ollama\.com|kaggle\.com/models)"
_REPOSITORY = re.compile(rf"(?:(?:https?://)?{_HOSTS}/)?([A-Za-z0-9](?:[\w.]|-(?!-))*)(?:/|--)([A-Za-z0-9][\w.-]*)/?", re.IGNORECASE)
_GENERATION = re.compile(r"(.*?)(\d+(?:\.\d+)*)", re.DOTALL)


def organisations_in(links: Iterable[str]) -> frozenset[str]:
    """Return the makers' accounts in links or labels such as `https://host/account/name`, `account/name`, `account--name`, in lower case.

    An account that one of its names begins with (`Phind/Phind-CodeLlama`, `codellama/CodeLlama-7b`) is part of that name, not of the
    address, and left out: `Phind-CodeLlama` is not `CodeLlama`. Where an account's last word begins a name (`ibm-granite/granite-3b`),
    what stands before it is the maker (`ibm`).

    >>> sorted(organisations_in(["https://huggingface.co/bigcode/starcoder2-3b", "Phind/Phind-CodeLlama-34B-v2", "ibm-granite/granite-3b"]))
    ['bigcode', 'ibm', 'ibm-granite']
    """
    accounts: set[str] = set()
    own: set[str] = set()
    for link in links:
        if found := _REPOSITORY.fullmatch(link.strip()):
            account, name = found[1].lower(), found[2].lower()
            accounts.add(account)
            maker, _, last = account.rpartition("-")
            if match_key(name).startswith(match_key(account)):
                own.add(account)
            elif maker and len(last) > 2 and name.startswith(last):
                accounts.add(maker)
    return frozenset(accounts - own)


def families_in(names: Iterable[ModelName]) -> frozenset[str]:
    """Return the family keys of names that were read without knowing any, for `parse_label(…, families=…)`.

    >>> from kg.lexicon.model_names import parse_label
    >>> known = families_in([parse_label("StarCoderBase-7B").name, parse_label("Granite-Code-3B").name])
    >>> parse_label("StarCoder Base 15.5B", families=known).name.family
    'starcoderbase'
    >>> parse_label("granite-3b-code", families=known).name == parse_label("Granite-Code-3B", families=known).name
    True
    """
    return frozenset(name.family for name in names if name.family)


def markers_in(names: Iterable[ModelName]) -> frozenset[str]:
    """Return the variant words that these names print on both sides of one generation number, with the generic ones.

    Where one label reads `Zor-3-Quux` and another `Zor Quux 3`, `quux` is a variant word of the family `zor3`.

    >>> from kg.lexicon.model_names import parse_label
    >>> habits = markers_in(parse_label(label).name for label in ("Zor-3-Quux", "Zor Quux 3"))
    >>> parse_label("Zor Quux 3", markers=habits).name == parse_label("Zor-3-Quux", markers=habits).name
    True
    """
    families: set[str] = set()
    after: set[tuple[str, str, str]] = set()
    for name in names:
        families.add(name.family)
        if generation := _GENERATION.fullmatch(name.family):
            after |= {(generation[1], word, generation[2]) for word in name.variant}
    both = {word for stem, word, number in after if stem and f"{stem}{word}{number}" in families}
    return MARKERS | both
