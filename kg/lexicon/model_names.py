"""A grammar of model labels: family, variant, size, version, configuration, and what is no part of the identity.

The family is what stands before the first size, number or generic variant word (`kg.lexicon.model_words`), with its generation
number: `Llama 2` and `LLaMA` are two families. A label is read from left to right, once, and needs to know no model:

    deepseek-ai/ deepseek-coder - 33b  - instruct - v1.5     - hf
    organisation family           size   variant    version    suffix

What documents teach (accounts, families, words that stand on either side of a number) comes in as arguments; see
`kg.lexicon.model_habits`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from kg.lexicon.dates import parse_date
from kg.lexicon.keys import match_key
from kg.lexicon.model_words import ABSENT, MARKERS
from kg.lexicon.name_parts import Parts, versions
from kg.lexicon.sizes import show_size
from kg.model.names import Label, ModelName

_LONGEST_CACHED = 200
_FOOTNOTES = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹*†‡§¶`"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_ESCAPED = re.compile(r"\\([^\w\s])")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*(?:https?://)?[^()\s]*\s*\)")
_URL = re.compile(r"(?:https?://)?[\w.-]+\.\w+/(?:[^\s/]+/)*?([^\s/]+/[^\s/]+)/?")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CITATION = re.compile(r"\d+(?:\s*[-,;]\s*\d+)*|.*\bet al\b.*|.*[^\W\d_],\s*(?:19|20)\d\d[a-z]?", re.DOTALL)
_MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_CITATION_RANGE = re.compile(r"(?<=\])\s*[-,]\s*(?=\[\d)")
_EXTENSION = re.compile(r"\s\+\s+(?=\S)")
_ACCOUNT = re.compile(r"([A-Za-z0-9][\w.-]*)(?:/|--)(?=[^\W\d_])")
# A maker's account in front of a name that repeats it: `Qwen-Qwen2`, `Qwen-CodeQwen`, `ibm-granite-granite`, `deepseek-ai-deepseek`.
_REPEATED = re.compile(
    r"((?i:[a-z][a-z0-9]{2,}))-(?=[A-Za-z]*?(?i:\1)(?![a-z]))"
    r"|((?:[A-Za-z0-9]+-){0,2}?((?i:[a-z][a-z0-9]{2,}))(?:-[A-Za-z]+)?)-(?=(?i:\3)(?![A-Za-z]))"
)
_SEPARATOR = re.compile(r"[\s_-]+")
_LEADING_WORD = re.compile(r"[^\W\d_][^\s_-]*")


def parse_label(
    text: str,
    *,
    organisations: frozenset[str] = frozenset(),
    markers: frozenset[str] = MARKERS,
    families: frozenset[str] = frozenset(),
) -> Label:
    """Return a model label taken apart. A label without a family word ("7B") has the empty family.

    `organisations` are makers' accounts in any spelling, which are no part of a name that they begin; `markers` the generic
    variant words; `families` the family keys seen in the same documents: a variant word that makes one of them with the family
    is part of it (`StarCoder Base` where `StarCoderBase` is known).

    >>> parse_label("codellama/CodeLlama-34b-Python-hf").name
    ModelName(family='codellama', variant=('python',), size='34b', version=(), configuration=())
    >>> parse_label("Claude Sonnet 3.5 (June 2024)").name == parse_label("claude-3-5-sonnet-2024-06").name
    True
    """
    if len(text) > _LONGEST_CACHED:
        return _parse(text, organisations, markers, families)
    return _parse_cached(text, organisations, markers, families)


def with_size(label: Label, text: str, *, markers: frozenset[str] = MARKERS) -> Label:
    """Return the label with what a size column prints; a size is added only if the label has none.

    Such columns also hold what else tells a row's model apart (`Opus`, `V2`, `0613`): those words are added like words of the label.
    A number without a unit is ignored.

    >>> with_size(parse_label("CodeLLaMA [27]"), "34 B").name.size
    '34b'
    >>> with_size(parse_label("Claude-3"), "Opus").name.variant
    ('opus',)
    >>> with_size(parse_label("StarCoder-15B"), "15.0").name == parse_label("StarCoder-15B").name
    True
    """
    plain = text.translate(_FOOTNOTES).translate(_DASHES).strip(" ~≈")
    if plain.lower() in ABSENT or (plain.replace(".", "", 1).isdigit() and ("." in plain or len(plain) < 4)):
        return label
    parts = Parts(markers, label.name.family)
    _read(parts, plain)
    if label.name.size:
        parts.sizes.clear()
    found = parts.label(frozenset())
    return replace(
        label,
        name=ModelName(
            label.name.family,
            tuple(sorted(label.name.variant + found.name.variant)),
            label.name.size or found.name.size,
            versions((*label.name.version, *found.name.version)),
            tuple(sorted({*label.name.configuration, *found.name.configuration})),
        ),
        variant_text=f"{label.variant_text} {found.variant_text}".strip(),
        size_text=label.size_text or found.size_text,
        version_text=f"{label.version_text} {found.version_text}".strip(),
    )


def with_configuration(label: Label, *settings: str) -> Label:
    """Return the label with the settings of a training run added, each as `name=value` or one plain word.

    >>> with_configuration(parse_label("Code Llama 7B"), "FIM=no", "LCFT=yes").name.configuration
    ('fim=no', 'lcft=yes')
    """
    parts = Parts(MARKERS, label.name.family)
    for printed in settings:
        parts.setting(printed)
    configuration = tuple(sorted({*label.name.configuration, *parts.settings}))
    return replace(label, name=replace(label.name, configuration=configuration))


def display(label: Label) -> str:
    """Return a readable name that `parse_label` takes apart into the same identity: as printed where that is enough.

    >>> display(parse_label("codellama-CodeLlama-7b-Python-hf")), display(with_size(parse_label("Mistral Large 2 [54]"), "123 B"))
    ('CodeLlama-7b-Python', 'Mistral Large 2 123B')
    """
    name = label.name
    printed = parse_label(label.text).name
    if label.text and (shown := " ".join([label.text, *_rest(name, printed)])) and parse_label(shown).name == name:
        return shown
    family, variant = label.family_text or name.family, label.variant_text or " ".join(name.variant)
    rest = _rest(name, ModelName(name.family))
    shown = " ".join([family, variant, *rest] if name.variant else [family, *rest])
    return shown if not name.variant or parse_label(shown).name == name else " ".join([family, "-", variant, *rest])


def _rest(name: ModelName, printed: ModelName) -> list[str]:
    """Return the size, versions and configuration of a name that are not printed yet."""
    rest = [show_size(name.size)] if name.size and not printed.size else []
    rest += (version for version in name.version if version not in printed.version)
    settings = [setting for setting in name.configuration if setting not in printed.configuration]
    if settings:
        rest.append("(" + ", ".join(setting if "=" in setting else f"w/ {setting}" for setting in settings) + ")")
    return rest


def _parse(text: str, organisations: frozenset[str], markers: frozenset[str], families: frozenset[str]) -> Label:
    """Return a label taken apart, not cached."""
    parts = Parts(markers)
    body = _clean(text)
    while account := _account(body, organisations, markers):
        parts.organisation = parts.organisation or account[0]
        body = account[1].lstrip(" -_")
    _read(parts, body)
    return replace(parts.label(families), text=_printed_name(body, parts))


_parse_cached = lru_cache(maxsize=8192)(_parse)


def _clean(text: str) -> str:
    """Return the text with plain dashes, without footnote marks, a link as its words or its last two segments."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FOOTNOTES)).translate(_DASHES)
    elif "*" in text or "`" in text:
        text = text.translate(_FOOTNOTES)
    text = _ESCAPED.sub(r"\1", text).strip(" \t\r\n-_/")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "//" in text and (link := _URL.fullmatch(text)):
        text = link[1]
    return text


def _read(parts: Parts, body: str) -> None:
    """Read brackets, extensions and words of a cleaned label into its parts."""
    settings: list[str] = []
    if "(" in body or "[" in body:
        body = _CITATION_RANGE.sub(" ", body)
        inner = _BRACKETS.findall(body)
        body = _BRACKETS.sub(" ", body)
    else:
        inner = []
    if " + " in body:
        body, *settings = _EXTENSION.split(body)
    body, *asides = body.split(", ")
    parts.words(body)
    for aside in asides:
        _aside(parts, aside)
    for setting in settings:
        parts.setting(setting)
    for round_part, square_part in inner:
        _bracket(parts, round_part or square_part, square=bool(square_part))


def _printed_name(body: str, parts: Parts) -> str:
    """Return the body of a label without its citation and suffix."""
    if parts.citation:
        body = body.replace(f"[{parts.citation}]", "").replace(f"({parts.citation})", "")
    if parts.suffix:
        body = re.sub(rf"[\s_-]{re.escape(parts.suffix)}(?=[\s_-]|\Z)", "", body, flags=re.IGNORECASE)
    return body.strip(" -")


def _bracket(parts: Parts, text: str, *, square: bool) -> None:
    """Read what stands in one pair of brackets: a citation, or dates, sizes, variant words and settings."""
    text = text.strip()
    if date := parse_date(text):
        parts.version(date, text)
    elif not square and _MONTH_DAY.fullmatch(text):
        parts.version(text, text)
    elif _CITATION.fullmatch(text) and not (text.isdigit() and (len(text) == 4 or not square)):
        parts.citation = parts.citation or text
    else:
        for part in text.split(","):
            if date := parse_date(part):
                parts.version(date, part.strip())
            elif square and part.strip() and not parts.is_effort(part):
                parts.words(f" - {part}")
            else:
                _aside(parts, part)


def _aside(parts: Parts, text: str) -> None:
    """Read words beside a name, in round brackets or after a comma: a setting of the run, or more words of the name."""
    if parts.is_effort(text) or (text.strip() and parts.is_setting(text)):
        parts.setting(text)
    elif text.strip():
        parts.words(f" - {text}")


def _account(text: str, organisations: frozenset[str], markers: frozenset[str]) -> tuple[str, str] | None:
    """Return the maker's account that a label begins with and the rest, or None if it begins with the name."""
    if ("/" in text or "--" in text) and (account := _ACCOUNT.match(text)):
        return account[1], text[account.end() :]
    if "-" in text and (repeated := _REPEATED.match(text)):
        return repeated[1] or repeated[2], text[repeated.end() :]
    if organisations:
        known = _keys(organisations)
        ends = [m for m in _SEPARATOR.finditer(text, 0, 60) if match_key(text[: m.start()]) in known]
        for end in reversed(ends[:4]):
            if _names_something(text[end.end() :], markers):
                return text[: end.start()], text[end.end() :]
    return None


def _names_something(rest: str, markers: frozenset[str]) -> bool:
    """Tell whether the rest of a label begins with a word that can be a family."""
    word = _LEADING_WORD.match(rest)
    return bool(word and len(word[0]) > 1 and match_key(word[0]) not in markers)


@lru_cache(maxsize=16)
def _keys(organisations: frozenset[str]) -> frozenset[str]:
    return frozenset(map(match_key, organisations))
