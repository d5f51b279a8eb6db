"""The beginning of a digest: a Markdown file that a person fills in with what a source reports."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import InputError, ReadError
from kg.readers.document_id import document_id, readable

DIGEST = ".md"

_SKELETON = """\
---
id: {id}
kind: paper                 # paper, leaderboard, model_card, repository, web_page, survey or report
title: {title}
authors: []                 # [First Author, Second Author]
#year: 2024
identifiers: {{}}             # {{arxiv: "2401.00001", doi: "10.1000/1", repository: "github.com/owner/name", url: "https://…"}}
trust: unstated             # primary, third_party, secondary, machine_generated or unstated
#work: a-slug                # texts of one work share it: a repository and its paper
provenance:
  digest: true
  source: {source}
  #version: "v1"
  read: "by hand"           # by which means: the source's own file, two conversions that agree, …
  grade: C                  # A: the source's own file; B: two conversions that agree; C: one conversion
  #licence: "…"              # of the source
  #retrieved: "2024-01-31"
# What a printed label denotes, where the label alone does not say; each with the source of that:
#denotes:
#  - {{label: "…", model: "…", source: "…", table: "1"}}
#
# Below, mirror the headings of the original, with the page. State claims in your own words, one idea a paragraph. Retype
# tables cell for cell, marks and trailing zeros included; repeat the label in every row; join the levels of a header with ` / `.
# The caption says what the table measures, of which benchmark, in which unit, under which settings:
#
#   ## 3.1 Results (p. 6)
#
#   Table 2 (p. 6): Scores on a benchmark, pass@1 in per cent, zero-shot with greedy decoding.
#
#   | Model | Size | Benchmark / pass@1 |
#   | --- | --- | --- |
#   | A model | 7B | 12.3 |
#
#   Note: what the marks in the table mean.
---

# {heading}
"""


def skeleton(source: str) -> str:
    """Return the text of a digest that is still to be written, for the source file of that name.

    >>> print(skeleton("My Paper.pdf").splitlines()[1])
    id: my-paper
    """
    stem = Path(source).stem
    title = readable(stem)
    quoted = json.dumps(title, ensure_ascii=False)  # a JSON string is a YAML string
    return _SKELETON.format(id=document_id(stem), title=quoted, heading=title, source=json.dumps(Path(source).name, ensure_ascii=False))


def write_skeleton(source: Path, target: Path | None = None) -> Path:
    """Write the skeleton of a digest of `source`, never over a file that is there; return where it was written.

    Without `target` that is `<id>.md` in the working folder. A `source` that ends in `.md` is the digest itself. Raises
    `ReadError` if another source is not there, `InputError` if the digest is there or cannot be written.
    """
    if source.suffix.lower() == DIGEST:
        target = target or source
    elif not source.is_file():
        raise ReadError("there is no such file", where=str(source), expected="the file to make a digest of")
    target = target or Path(document_id(source.stem) + DIGEST)
    try:
        with target.open("xb") as file:
            file.write(skeleton(source.name).encode("utf-8", "replace"))
    except FileExistsError:
        raise InputError(
            "the file is there already", where=str(target), expected="a new file", hint="give another place with --output"
        ) from None
    except OSError as error:
        raise InputError(
            f"the file cannot be written ({error.strerror})", where=str(target), hint="give another place with --output"
        ) from error
    return target
