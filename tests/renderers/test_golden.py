"""Every form of every invented answer is, byte for byte, what was looked at and found good.

`KG_RENEW=1 pytest tests/renderers/test_golden.py` writes the files anew; look at the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kg.model.answer import Answer
from kg.renderers import FORMS, RENDERERS
from kg.renderers.chart import chart
from kg.renderers.notebook import notebook
from kg.renderers.svg import svg
from kg.renderers.text import text
from tests.renderers.invented import ANSWERS

GOLDEN = Path(__file__).with_name("golden")
RENEW = os.environ.get("KG_RENEW") == "1"

FILES: dict[str, Callable[[Answer], str]] = {
    "80.txt": RENDERERS["text"],
    "40.txt": partial(text, width=40),
    "200.txt": partial(text, width=200),
    "80.ansi": partial(text, width=80, colour=True),
    "json": RENDERERS["json"],
    "jsonl": RENDERERS["jsonl"],
    "md": RENDERERS["markdown"],
    "csv": RENDERERS["csv"],
    "tex": RENDERERS["latex"],
    "html": RENDERERS["html"],
    "notebook.html": notebook,
    "chart.txt": chart,
    "svg": svg,
}


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("name", ANSWERS)
def test_a_form_is_what_it_was(name: str, suffix: str) -> None:
    made = FILES[suffix](ANSWERS[name]).encode()
    file = GOLDEN / f"{name}.{suffix}"
    if RENEW:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(made)
    assert file.exists(), f"no golden file {file.name}: look at the form, then renew with KG_RENEW=1"
    assert made == file.read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {f"{name}.{suffix}" for name in ANSWERS for suffix in FILES}


def test_every_form_has_golden_files() -> None:
    assert len(FORMS) == len(RENDERERS) == 7
    assert {id(RENDERERS[form]) for form in FORMS if form != "text"} <= {id(render) for render in FILES.values()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ANSWERS)
def test_a_form_ends_with_one_newline(name: str, form: str) -> None:
    made = RENDERERS[form](ANSWERS[name])
    assert made.endswith("\n")
    assert not made.endswith("\n\n")
