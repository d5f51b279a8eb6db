"""What documents teach about labels."""

from __future__ import annotations

from kg.lexicon.model_habits import families_in, markers_in, organisations_in
from kg.lexicon.model_names import parse_label
from kg.lexicon.model_words import MARKERS

LINKS = [
    "https://huggingface.co/zorlab/Brimo-7B",
    "https://huggingface.co/Quell/Quell-Brimo-34B-v2",
    "https://huggingface.co/tova-brimo/Brimo-3-70B",
    "https://huggingface.co/brimo/Brimo-7B",
    "https://tovalabs.example/news/brimo-large",
    "HuggingLab--brimo-15b",
    "Brimo-7B",
]


def test_accounts_are_learned_from_links_of_model_hosts_and_from_labels() -> None:
    assert organisations_in(LINKS) == {"zorlab", "tova-brimo", "tova", "hugginglab"}


def test_an_account_that_begins_its_own_names_is_part_of_them() -> None:
    known = organisations_in(LINKS)
    assert parse_label("Quell-Brimo-34B-v2", organisations=known).name.family == "quellbrimo"
    assert parse_label("Tova-Brimo-3-70B", organisations=known).name == parse_label("Brimo 3 70B").name


def test_a_family_of_its_own_is_told_from_a_variant() -> None:
    labels = ["Brimo-7B", "BrimoBase-7B", "Brimo-Base 7B", "Brimo-Quill-3B", "brimo-3b-quill"]
    families = families_in(parse_label(label).name for label in labels)
    brimo, base, spaced, quill, turned = (parse_label(label, families=families).name for label in labels)
    assert base == spaced != brimo
    assert quill == turned


def test_words_on_both_sides_of_a_number_are_variant_words() -> None:
    names = [parse_label(label).name for label in ("Zor-3.5-Quill-20240620", "Zor Quill 3.5", "Code Llama 2")]
    learned = markers_in(names)
    assert learned - MARKERS == {"quill"}
    assert parse_label("Zor Quill 3.5", markers=learned).name == parse_label("Zor-3.5-Quill", markers=learned).name
