"""Which cells under a header of sizes are numbers of parameters, and which are checkpoints, versions or amounts of data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.lexicon.quantities import parse_quantity
from kg.lexicon.sizes import SIZE, find_sizes
from kg.model.cells import CellValue
from kg.model.terms import Iri, Quantity
from kg.vocab import KG

PARAMETERS = frozenset((KG.parameters, KG.activeParameters))
"""The properties whose values are numbers of parameters."""

BILLION = Decimal(10) ** 9

SAYS_PARAMETERS = re.compile(r"param|billion|(?<![a-z])#\s?P(?![a-z])", re.IGNORECASE)
"""What a header has that says by itself that its numbers count parameters."""

IN_BILLIONS = re.compile(r"\b(?:billions? (?:of )?param|param\w* (?:\(?in )?(?:billions?|B)\b|in billions?\b|sizes? in B\b)", re.IGNORECASE)
"""What a caption has that says in which unit sizes are."""

BARE = re.compile(r"(?!0\d)\d{1,4}(?:\.\d+)?")
"""A number that may be a size: no version with a leading zero ("0613")."""

SIZES = re.compile(rf"(?:{SIZE})(?:\s*(?:[,;/&–-]|and|to)\s*(?:{SIZE}))*|\d+(?:\.\d+)?(?:\s*[/–-]\s*\d+(?:\.\d+)?)*\s?[BM]", re.IGNORECASE)
"""A cell that holds sizes and nothing else: `7B`, `57B-A14B`, `7B/13B`, `1.5–7B`."""

SURROUNDED = re.compile(r"(?P<size>.+?)\s*\([^()]*\)")
PARAMETER_WORDS = re.compile(r"(?:dense |total |active |trainable )?param(?:eter)?s?\.?", re.IGNORECASE)
TRAINING_AMOUNTS = re.compile(
    r"\b(?:tokens?|steps?|epochs?|iterations?|samples?|examples?|instances?|problems?|pairs|files|documents|data|shots?|hours)\b",
    re.IGNORECASE,
)
"""Words of a header of amounts that a model was trained on, or for."""

GREATEST = 2000
"""The greatest number of billions that a bare number is read as; what is greater is a year."""


def unit_of_sizes(header: str, caption: str, labels: Sequence[str], values: Sequence[CellValue]) -> str:
    """Return the unit of bare numbers under a header of sizes, an empty string where nothing says that they are parameters.

    The header says it, or the caption, or the rows: their names bear the same sizes ("Zork-7B" beside 7.0), or nothing else tells
    those of one name apart.
    """
    if SAYS_PARAMETERS.search(header) or IN_BILLIONS.search(caption):
        return "B"
    bare = {(label, value.text) for label, value in zip(labels, values, strict=True) if is_bare_size(value.text)}
    if len({label for label, _ in bare}) < len(bare):
        return "B"
    told = [
        (f"{value.number.normalize():f}b", [m.size for m in find_sizes(label.replace("-", " ").replace("_", " "))])
        for label, value in zip(labels, values, strict=True)
        if value.kind == "number" and value.number is not None
    ]
    sized = [(size, named) for size, named in told if named]
    return "B" if sized and 2 * sum(size in named for size, named in sized) >= len(sized) else ""


def of_other_things(value: CellValue) -> bool:
    """Tell whether a cell holds an amount of something else than parameters: bytes, tokens, problems.

    >>> from kg.lexicon.cells import parse_cell
    >>> [of_other_things(parse_cell(cell)) for cell in ("12 GB", "2T tokens", "7B", "34 B", "1.1B params", "Opus")]
    [True, True, False, False, False, False]
    """
    unit = value.quantity.unit if value.quantity else None
    return unit is not None and not PARAMETER_WORDS.fullmatch(unit) and not SIZES.fullmatch(value.text)


def counts_other_things(header: str) -> bool:
    """Tell whether a header says that the amounts below it are of data or of training and not of a model's parameters.

    >>> [counts_other_things(header) for header in ("Trace tokens", "Steps (K)", "Model", "Size", "")]
    [True, True, False, False, False]
    """
    return bool(TRAINING_AMOUNTS.search(header))


def is_bare_size(text: str) -> bool:
    """Tell whether a number without a unit may count billions of parameters.

    >>> [is_bare_size(text) for text in ("7", "6.7", "0613", "2024", "1106")]
    [True, True, False, False, True]
    """
    return bool(BARE.fullmatch(text)) and Decimal(text) < GREATEST


def parameters(value: CellValue, unit: str) -> Quantity | None:
    """Return the number of parameters that a cell gives, None where it names a checkpoint, a version or another amount.

    `unit` is that of bare numbers. What surrounds a size in brackets is left out; several sizes are one amount without a number.
    """
    if value.kind == "number":
        return (
            Quantity(value.number, "B", BILLION, False, value.text) if unit == "B" and is_bare_size(value.text) else _with_unit(value, unit)
        )
    if of_other_things(value):
        return None
    if value.quantity:
        return value.quantity
    words = SURROUNDED.fullmatch(value.text)
    text = words["size"] if words else value.text
    if words and (read := parse_quantity(text)) is not None:
        return replace(read, printed=value.text)
    return Quantity(None, None, Decimal(1), False, value.text) if SIZES.fullmatch(text) else None


def _with_unit(value: CellValue, unit: str) -> Quantity | None:
    """Return a bare number of the unit that its header prints, if that is one of numbers of parameters."""
    if not unit or unit == "B":
        return None
    for joined in (f"{value.text}{unit}", f"{value.text} {unit}"):
        read = parse_quantity(joined)
        if read and read.number == value.number and not of_other_things(CellValue("quantity", joined, quantity=read)):
            return replace(read, printed=value.text)
    return None


def names_part(value: CellValue) -> bool:
    """Tell whether a cell beside a name is a part of it: a checkpoint or a version, and no number or amount of something else."""
    return not of_other_things(value) and not is_bare_size(value.text)


def are_sizes(properties: Sequence[Iri]) -> bool:
    """Tell whether a column of these properties holds numbers of parameters."""
    return bool(PARAMETERS.intersection(properties))
