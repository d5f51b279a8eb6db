"""One graph of invented documents, one of them hostile, and everything that is exported from it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from kg import browse, build
from kg.exporters import FORMATS
from kg.store import Home, Store, open_store
from kg_cli.commands.export import FILTERED, STORELESS
from tests.build.invented import DOCUMENTS, write

HOSTILE = r"""---
id: hostile
kind: report
title: "=HYPERLINK(\"x\") <script>alert(1)</script> \\input{x} $ & % # _ { ~ ^ ] ]]> -- \u202Eabc \x07 \" ' `` %% \\N"
authors: ["O'Brien {Jr", "=cmd|' /C calc'!A0", "Smith, and Sons"]
year: 2030
identifiers: {doi: "10.1000/x_1%20(2)"}
trust: machine_generated
---

# Hostile

Table 1: Scores on Stackbench, pass@1 in per cent, zero-shot, temperature 0.2.

| Model | Size | Stackbench / pass@1 |
| --- | --- | --- |
| =Evil&Sons "quoted" \<b\> %d {x} 7B | 7B | 12.5 % |
| Nasty_Model#1 $x$ 7B | 7B | 0.5 % |

## References

[1] A. Roe, B. Poe, and C. Doe, “Writing {models} & 100% of \LaTeX,” 2023, arXiv:2301.00001.
"""


@pytest.fixture(scope="session")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the home of a graph of all invented documents and a hostile one."""
    folder = tmp_path_factory.mktemp("exchanged")
    (folder / "hostile.md").write_text(HOSTILE, "utf-8")
    build.ingest(Home(folder / "home"), [*(write(folder, name) for name in DOCUMENTS), folder / "hostile.md"])
    return Home(folder / "home")


@pytest.fixture(scope="session")
def opened(exchanged: Home) -> Generator[Store]:
    """Return that graph, open to be read."""
    with open_store(exchanged.root) as store:
        yield store


Exported = Callable[[str, str], bytes]


@pytest.fixture(scope="session")
def gathered(opened: Store) -> Callable[[str], object]:
    """Return a function from the name of what is gathered to it."""

    @cache
    def gather(name: str) -> object:
        function = getattr(browse, name)
        made: object = function() if name in STORELESS else function(opened, None) if name in FILTERED else function(opened)
        return made

    return gather


@pytest.fixture(scope="session")
def files(gathered: Callable[[str], object]) -> Callable[[str, str], dict[str, bytes]]:
    """Return a function from a thing and a format to the files that are made."""

    @cache
    def make(what: str, name: str) -> dict[str, bytes]:
        form = FORMATS[what][name]
        made = {}
        for file, write_file in form.writers(gathered(form.gathered)).items():
            out = BytesIO()
            write_file(out)
            made[file] = out.getvalue()
        return made

    return make


@pytest.fixture(scope="session")
def exported(files: Callable[[str, str], dict[str, bytes]]) -> Exported:
    """Return a function from a thing and a format of one file to its bytes."""
    return lambda what, name: files(what, name)[""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for the files of one test."""
    return tmp_path
