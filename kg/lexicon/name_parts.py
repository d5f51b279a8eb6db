"""The parts of one model label while it is read from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.lexicon.dates import parse_date
from kg.lexicon.keys import match_key
from kg.lexicon.model_words import BASE, EFFORTS, SUFFIXES, SYNONYMS
from kg.lexicon.sizes import SIZE, fold_size, show_size
from kg.model.names import Label, ModelName

_SEPARATORS = r"\s\-_/,;:|\"'’“”()\[\]{}<>&~≈"
_END = rf"(?=[{_SEPARATORS}]|\Z)"
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", r"[0-3]\d"
_TOKEN = re.compile(
    rf"(?P<date>(?:20\d\d-{_MONTH}(?:-{_DAY})?|20\d\d{_MONTH}{_DAY}|{_MONTH}-20\d\d){_END})"
    rf"|(?P<monthday>{_MONTH}-{_DAY}{_END})"
    rf"|(?P<size>{SIZE}{_END})"
    rf"|(?P<quantised>[qQ]\d_\w+{_END})"
    rf"|(?P<version>[vV]\d+(?:[._]\d+)*{_END})"
    rf"|(?P<number>(?:\d[-_]\d(?!_\d)|\d+(?:\.\d+)*){_END})"
    r"|(?P<dash>(?<=\s)-+(?=\s))"
    rf"|(?P<word>[^{_SEPARATORS}]+)"
)
_RELEASE = re.compile(r"0\d{2,}|\d{4,}")
_YEAR_MONTH = re.compile(r"(2\d)\.(0[1-9]|1[0-2])")
_GENERATION = re.compile(r".*\d[^\W\d_]?\+*", re.DOTALL)
_ABBREVIATION = re.compile(r"[^\W\d_]{1,2}\+*|[^\W\d_]{2}\d")
_CONTEXT = re.compile(r"\d+(?:\.\d+)?k")
_GLUED_SIZE = re.compile(r"(.+(?:[^\W\d_]|\+))(\d+(?:\.\d+)?[bB])", re.DOTALL)
_GLUED_RELEASE = re.compile(r"(.*[^\W\d_])(0\d\d)", re.DOTALL)
_WITH = re.compile(r"^(?:w/(?!o)|with\s)\s*", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:w/o|without|no)\s+", re.IGNORECASE)
_FINAL_SIZE = re.compile(rf"(?<=[^\W\d_])\s+({SIZE})[\s-]*\Z")
_TRUTH = {"✓": "yes", "✔": "yes", "true": "yes", "×": "no", "✗": "no", "✘": "no", "false": "no"}


class Parts:
    """What has been read of a label so far; `label` returns the record."""

    __slots__ = (
        "base", "citation", "family", "generation", "last", "markers", "open", "organisation", "plain", "released", "settings",
        "shown_family", "shown_variant", "shown_version", "sizes", "suffix", "variant",
    )  # fmt: skip

    def __init__(self, markers: frozenset[str], family: str = "") -> None:
        """Begin with nothing read, or behind a family, as the words of a size column stand."""
        self.markers = markers
        self.family: list[str] = [family] if family else []
        self.shown_family: list[str] = []
        self.variant: list[str] = []
        self.shown_variant: list[str] = []
        self.plain: list[str] = []
        self.sizes: list[str] = []
        self.released: list[str] = []
        self.shown_version: list[str] = []
        self.settings: list[str] = []
        self.organisation: str | None = None
        self.suffix: str | None = None
        self.citation: str | None = None
        self.base = False
        self.generation = bool(family)
        self.open = not family
        self.last = ""

    def words(self, body: str) -> None:
        """Read a run of words; what follows a spaced dash belongs to the variant."""
        end = -1
        for token in _TOKEN.finditer(body):
            kind, printed, glue = token.lastgroup, token.group(), body[end : token.start()] if end >= 0 else ""
            end = token.end()
            if kind == "word":
                self._word(printed, glue)
            elif kind == "number":
                self._number(printed.replace("_", ".").replace("-", "."), glue)
            elif kind == "size":
                self._size(printed)
            elif kind == "version":
                self.version(printed.lower().replace("_", "."), printed)
            elif kind == "date":
                self.version(parse_date(printed) or printed, printed)
            elif kind == "monthday":
                self.version(printed, printed)
            elif kind == "quantised":
                self.suffix = printed.lower()
            elif self.family:
                self.open, self.last = False, ""

    def version(self, key: str, printed: str) -> None:
        """Add what tells releases apart."""
        self.released.append(key)
        self.shown_version.append(printed)
        self.open, self.last = False, "version"

    def setting(self, printed: str) -> None:
        """Add a setting of a run: `w/ Reasoning`, `temperature=0.6`, `Self-infilling`."""
        text = _WITH.sub("", printed.strip(), count=1)
        if denied := _WITHOUT.match(text):
            text = f"{text[denied.end() :]}=no"
        if size := _FINAL_SIZE.search(text):
            self._size(size[1])
            text = text[: size.start()]
        name, equals, value = text.partition("=")
        value = _TRUTH.get(value.strip().lower(), value)
        key = match_key(name) + (f"={match_key(value) or value.strip()}" if equals else "")
        if key:
            self.settings.append(key)

    def is_effort(self, printed: str) -> bool:
        """Tell whether a part is a reasoning effort and nothing else (`high`): the same model, told to think longer or shorter."""
        return match_key(printed) in EFFORTS

    def is_setting(self, printed: str) -> bool:
        """Tell whether a part in round brackets is a setting: neither a size, a version nor made of generic variant words."""
        if "=" in printed or _WITH.match(printed.strip()) or _WITHOUT.match(printed.strip()):
            return True
        tokens = [(token.lastgroup, match_key(token.group())) for token in _TOKEN.finditer(printed)]
        return any(kind == "word" and key not in self.markers and not _CONTEXT.fullmatch(key) for kind, key in tokens)

    def label(self, families: frozenset[str]) -> Label:
        """Return the label as read; a variant word that makes one of `families` with the family is part of it."""
        family = "".join(self.family)
        shown = "".join(self.shown_family)
        if families:
            if self.base and family + BASE in families:
                family, shown = family + BASE, shown + BASE.title()
            for word in self.plain:
                if family + word in families and word in self.variant:
                    at = self.variant.index(word)
                    family, shown = family + self.variant.pop(at), f"{shown}-{self.shown_variant.pop(at)}"
        sizes = "/".join(dict.fromkeys(self.sizes))
        return Label(
            ModelName(
                family,
                tuple(sorted(self.variant)) if len(self.variant) > 1 else tuple(self.variant),
                sizes or None,
                versions(self.released),
                tuple(sorted(set(self.settings))) if self.settings else (),
            ),
            shown,
            " ".join(self.shown_variant),
            show_size(sizes),
            " ".join(self.shown_version),
            self.organisation,
            self.suffix,
            self.citation,
        )

    def _word(self, printed: str, glue: str) -> None:
        key = printed.lower() if printed.isascii() and printed.isalnum() else match_key(printed)
        if "=" in printed or "@" in printed:
            self.setting(printed)
        elif not key.strip("+#"):
            pass
        elif not self.family:
            self._family_word(printed, key, "")
        elif key == "plus" and self.last in ("family", "variant", "marker"):
            self._plus()
        elif key in SUFFIXES:
            self.suffix, self.open, self.last = key, False, "suffix"
        elif key in EFFORTS and (key not in self.markers or self.variant):
            self.setting(printed)
            self.open, self.last = False, ""
        elif key in self.markers:
            self._marker(printed, key)
        elif len(key) < 6 and len(self.family[-1]) > 1 and _is_abbreviation(key):
            self._variant(printed, key, "marker")
        elif self.open:
            self._family_word(printed, key, glue)
        elif glued := _GLUED_SIZE.fullmatch(printed):
            self._variant(glued[1], match_key(glued[1]), "variant")
            self._size(glued[2])
        else:
            self._variant(printed, key, "variant")

    def _family_word(self, printed: str, key: str, glue: str) -> None:
        if key[-1:] == "b" and (glued := _GLUED_SIZE.fullmatch(printed)):
            self._family_word(glued[1], match_key(glued[1]), glue)
            self._size(glued[2])
        elif key[-1].isdigit() and (glued := _GLUED_RELEASE.fullmatch(printed)):
            self._family_word(glued[1], match_key(glued[1]), glue)
            self.version(glued[2], glued[2])
        else:
            self._append(printed, key, glue)
            if _GENERATION.fullmatch(key):
                self.generation, self.open = True, False

    def _append(self, printed: str, key: str, glue: str) -> None:
        """Add a word to the family as it is printed; what stood between it and the family's last word may have been taken away."""
        adjacent = self.last == "family" and glue.strip(" -_") == ""
        self.shown_family.append((glue if adjacent else " ") + printed if self.shown_family else printed)
        self.family.append(key)
        self.last = "family"

    def _marker(self, printed: str, key: str) -> None:
        if key == BASE:
            self.base, self.open, self.last = True, False, "marker"
        elif key in SYNONYMS:
            self._variant(SYNONYMS[key], SYNONYMS[key], "marker")
        else:
            self._variant(printed, key, "marker")

    def _variant(self, printed: str, key: str, kind: str) -> None:
        self.variant.append(key)
        self.shown_variant.append(printed)
        if kind == "variant":
            self.plain.append(key)
        self.open, self.last = False, kind

    def _plus(self) -> None:
        if self.last == "family" or not self.variant:
            self.family[-1] += "+"
            self.shown_family[-1] += "+"
        else:
            self.variant[-1] += "+"
            self.shown_variant[-1] += "+"

    def _number(self, number: str, glue: str) -> None:
        if not self.family:
            self._append(number, number, "")
        elif _RELEASE.fullmatch(number):
            self.version(number, number)
        elif released := _YEAR_MONTH.fullmatch(number):
            self.version(released[1] + released[2], number)
        elif self.last == "variant" and not self.variant[-1][-1].isdigit():
            self.variant[-1] += number
            self.shown_variant[-1] += glue + number
            self.last = "marker"
        elif not self.generation and not self.sizes:
            self._append(number, number, glue)
            self.generation, self.open = True, False
        else:
            self.version(f"v{number}", number)

    def _size(self, printed: str) -> None:
        self.sizes.append(fold_size(printed))
        self.open, self.last = False, "size"


def versions(released: Iterable[str]) -> tuple[str, ...]:
    """Return releases in one order: version numbers, then dates and numbered builds."""
    return tuple(sorted(set(released), key=lambda v: (not v.startswith("v"), v)))


def _is_abbreviation(key: str) -> bool:
    """Tell whether a word is too short for a family's: one or two letters (DS, S, R+), two and a digit (SC2), a context size (16k)."""
    return bool(_ABBREVIATION.fullmatch(key) or _CONTEXT.fullmatch(key))
