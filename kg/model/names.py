"""The parts of a model's name, from family to checkpoint."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Span


@dataclass(frozen=True, slots=True, order=True)
class ModelName:
    """A model's identity: two labels denote the same model exactly when all six parts are equal.

    `family` is a match key (case, spaces and hyphens folded; `codellama`), `variant` the sorted-out variant words as
    match keys in alphabetical order, for the field prints them in any (`("python",)`; empty for the base model),
    `size` the parameters as printed, folded (`7b`, `8x22b`), `version` what tells releases apart (`v1.5`,
    `2024-04-09`), `configuration` the settings of a training run that was not released under a name of its own
    (`("fim=no", "lcft=yes")`).
    """

    family: str
    variant: tuple[str, ...] = ()
    size: str | None = None
    version: tuple[str, ...] = ()
    configuration: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """Return `checkpoint` if a size, version or configuration is named, else `variant` or `family`."""
        if self.size or self.version or self.configuration:
            return "checkpoint"
        return "variant" if self.variant else "family"


@dataclass(frozen=True, slots=True)
class Label:
    """A model's label taken apart: its identity, the words as printed for each part, and what is not identity.

    `family_text`, `variant_text` and `size_text` are spellings to show; `organisation` is the maker's account
    (`codellama`), `suffix` a file format or quantisation (`hf`, `gguf`), `citation` a bracketed reference (`27`).
    `text` is the name as printed, without organisation, suffix, citation and footnote marks.
    """

    name: ModelName
    family_text: str
    variant_text: str = ""
    size_text: str = ""
    version_text: str = ""
    organisation: str | None = None
    suffix: str | None = None
    citation: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class SizeMention:
    """A model size in running text, folded as in `ModelName.size`; `upto` is the other end of a range ("7B to 70B")."""

    span: Span
    size: str
    upto: str | None = None
