"""What `import kg` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import kg
from kg import resources
from kg.errors import KgError

HEAVY = ("click", "jsonschema", "networkx", "platformdirs", "pyoxigraph", "pyvis", "rapidfuzz", "rdflib", "spacy", "yaml")


def test_all_is_sorted_and_every_name_in_it_is_there() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert dir(kg) == kg.__all__
    assert kg.__version__.count(".") == 2


def test_importing_kg_loads_no_library_behind_it() -> None:
    probe = "import sys, kg; print(sorted(name for name in sys.modules if name.split('.')[0] in sys.argv[1:]))"
    run = subprocess.run([sys.executable, "-c", probe, *HEAVY], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_build_is_the_module_however_it_is_reached() -> None:
    reached: object = kg.build
    assert isinstance(reached, ModuleType)
    assert reached is import_module("kg.build")
    assert kg.build is reached


def test_a_name_that_kg_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'asked'"):
        kg.asked  # noqa: B018


def test_the_data_that_ships_is_found() -> None:
    assert (resources.ontology()).is_dir()
    assert (resources.corpora() / "LICENSE").is_file()


def test_a_folder_that_does_not_ship_is_an_error_that_names_the_places() -> None:
    with pytest.raises(KgError, match=r"the folder sources/ that ships with kg is missing; expected .*_data/sources or "):
        resources.folder("sources")
