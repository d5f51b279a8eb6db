"""Score the answers of ``kg ask`` against an exam: what each answer must hold, and what every answer must keep to.

    python tests/exam/score.py tests/exam/open.jsonl                      # runs `kg ask --format json --from -`
    python tests/exam/score.py tests/exam/open.jsonl answers.jsonl        # scores answers that are there already
    python tests/exam/score.py tests/exam/open.jsonl --kind lookup --kind trend --verbose

From Python, ``faults(question, answer)`` gives the list of what is wrong, empty for a right answer.

A question is one JSON object a line: ``id``, ``kind``, ``q``, and any of

    status                 allowed values (default: answered or partial)
    verdict                the value, or a list of those allowed; ``null`` means that there must be none
    numbers                each stands in a cell of a row and in a quote that this row cites
    pairs                  [number, [labels], [other labels]]: as ``numbers``, in a row (with the name of the column) that names each label,
                           in a column and a first cell that name none of the others
    computed               each stands in a row, in ``computed`` with citations that resolve, and in the sentence
    labels / says          each stands somewhere in the rows / in the sentence
    top                    what the first cell of the first row names
    first / not_first      what the first column must / must not name
    missing / not_missing  terms that ``missing`` must / must not hold
    max_rows               at most so many rows (default 60)

Up to two ``numbers`` and ``pairs`` also stand in the sentence. Names are compared without case, spaces and punctuation other than ``+``;
a percentage also matches the fraction that it is. Keys that are not listed (``split``, ``why``) are not read.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Question = Mapping[str, Any]
Row = Mapping[str, Any]
Check = Callable[[Question, "Reply"], Iterable[str]]

DEFAULT_STATUS = ("answered", "partial")
DEFAULT_MAX_ROWS = 60
LONGEST_QUOTE = 1000
LONGEST_TERM = 80
MOST_TERMS = 12
IN_SENTENCE = 2

GROUPED = r"(?<![\w.,])[-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
PLAIN = r"(?<![\d.])(?:(?<![\w.])[-\u2212])?\d+(?:\.\d+)?"
NUMBER = re.compile(f"{GROUPED}|{PLAIN}")
MARK = re.compile(r"\[(\d+)\]")
SIZE = re.compile(r"(\d+(?:\.\d+)?)b")


# --------------------------------------------------------------------------- numbers and names


def numbers_in(value: object) -> list[float]:
    """Read the numbers that a text shows, signs and thousands' commas included.

    >>> numbers_in("1,140 tasks, pass@1 of 0.543 at 7B, −3")
    [1140.0, 1.0, 0.543, 7.0, -3.0]
    """
    return [float(found.replace(",", "").replace("\u2212", "-")) for found in NUMBER.findall(str(value))]


def holds(number: float, pool: Iterable[float]) -> bool:
    """Tell whether the pool has the number, or the fraction of which it is the percentage.

    >>> holds(54.3, [0.543]), holds(54.3, [54.0])
    (True, False)
    """
    return any(abs(number - other) < 1e-9 or (0 < abs(other) < 1 and abs(number - 100 * other) < 1e-6) for other in pool)


def folded(value: object) -> str:
    """Fold a name to its lower-case letters, digits and plus signs.

    >>> folded("Code Llama - Python 7B"), folded("HumanEval+")
    ('codellamapython7b', 'humaneval+')
    """
    return re.sub(r"[^a-z0-9+]", "", str(value).lower())


def names(label: str, cell: object) -> bool:
    """Tell whether a cell is the label or holds it as whole words; a name that goes on with a variant letter or a plus is another name.

    >>> names("CodeBERT", "GraphCodeBERT"), names("HumanEval", "HumanEval-XL"), names("StarCoder", "StarCoder 15B")
    (False, False, True)
    """
    wanted = folded(label)
    if wanted == folded(cell):
        return True
    words = [word for word in re.split(r"[^a-z0-9+]+", str(cell).lower()) if word]
    for start in range(len(words)):
        joined = ""
        for end in range(start, len(words)):
            joined += words[end]
            if joined == wanted:  # only the first run of words that spells the label decides
                return not (end + 1 < len(words) and re.fullmatch(r"[a-z]{1,2}|\+", words[end + 1]))
            if len(joined) > len(wanted):
                break
    return False


# --------------------------------------------------------------------------- an answer, as the checks read it


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer record as read from JSON; anything that is absent is empty."""

    question: str | None
    status: str | None
    verdict: str | None
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    citations: tuple[Mapping[str, Any], ...]
    computed: tuple[Mapping[str, Any], ...]
    terms: tuple[str, ...]

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Reply:
        """Read an answer record."""
        missing = record.get("missing") or []
        return cls(
            question=record.get("question"),
            status=record.get("status"),
            verdict=record.get("verdict"),
            sentence=record.get("answer") or "",
            columns=tuple(record.get("columns") or ()),
            rows=tuple(record.get("rows") or ()),
            citations=tuple(record.get("citations") or ()),
            computed=tuple(record.get("computed") or ()),
            terms=tuple(term.get("term", "") if isinstance(term, Mapping) else str(term) for term in missing),
        )

    @property
    def given(self) -> bool:
        """Whether the answer claims to have answered something."""
        return self.status in ("answered", "partial")

    @property
    def spoken(self) -> list[float]:
        """The numbers of the sentence, its [n] marks left out."""
        return numbers_in(MARK.sub(" ", self.sentence))

    @property
    def first_cells(self) -> list[object]:
        """The first column, which holds what was asked for."""
        return [row.get(self.columns[0]) for row in self.rows] if self.columns else []

    def cited(self, n: object) -> Mapping[str, Any] | None:
        """Find a citation by its number; of two with one number the later counts."""
        return next((citation for citation in reversed(self.citations) if citation.get("n") == n), None)

    def resolves(self, marks: Iterable[object]) -> bool:
        """Tell whether every mark has its citation."""
        return all(self.cited(n) is not None for n in marks)

    def quoted(self, row: Row) -> list[float]:
        """Read the numbers of the quotes that a row cites."""
        return [number for n in row.get("cites") or () for number in numbers_in((self.cited(n) or {}).get("quote") or "")]


def cells(row: Row) -> list[tuple[str, object]]:
    """List a row's columns and values, without its citations and what is empty."""
    return [(column, value) for column, value in row.items() if column != "cites" and value is not None]


def row_names(label: str, column: str, row: Row) -> bool:
    """Tell whether the row or the column's name holds the label; a size such as ``7b`` may stand as a number under a heading about size."""
    texts = [str(value) for name, value in row.items() if name != "cites"]
    if folded(label) in folded(" ".join([column, *texts])):
        return True
    size = SIZE.fullmatch(label)
    if size is None:
        return False
    sizes = [value for name, value in row.items() if name != "cites" and re.search(r"size|param", name, re.IGNORECASE)]
    return any(float(size[1]) in numbers_in(value) for value in sizes)


# --------------------------------------------------------------------------- what the question expects


def expected_pairs(want: Question) -> list[tuple[float, Sequence[str], Sequence[str]]]:
    """List the numbers that are expected, each with the labels that its row must name and those it must not."""
    pairs = [(pair[0], pair[1] if len(pair) > 1 else [], pair[2] if len(pair) > 2 else []) for pair in want.get("pairs", [])]
    return pairs + [(number, [], []) for number in want.get("numbers", [])]


def status_is_allowed(want: Question, got: Reply) -> Iterator[str]:
    """Check the status and the verdict."""
    allowed = want.get("status", list(DEFAULT_STATUS))
    if got.status not in allowed:
        yield f"status {got.status!r}, expected one of {allowed}"
    if "verdict" in want:
        verdicts = want["verdict"] if isinstance(want["verdict"], list) else [want["verdict"]]
        if got.verdict not in verdicts:
            yield f"verdict {got.verdict!r}, expected one of {verdicts}"


def rows_are_few(want: Question, got: Reply) -> Iterator[str]:
    """Check that the answer is not buried in rows."""
    if len(got.rows) > want.get("max_rows", DEFAULT_MAX_ROWS):
        yield f"{len(got.rows)} rows: the answer is buried"


def numbers_stand_in_cited_rows(want: Question, got: Reply) -> Iterator[str]:
    """Check that each expected number stands in a row of its labels, in a quote of that row and, when few are asked, in the sentence."""
    pairs = expected_pairs(want)
    for number, labels, others in pairs:
        rows = [
            row
            for row in got.rows
            for column, value in cells(row)
            if holds(number, numbers_in(value))
            and all(row_names(label, column, row) for label in labels)
            and not any(folded(other) in folded(f"{column} {row.get(got.columns[0], '') if got.columns else ''}") for other in others)
        ]
        if not rows:
            yield f"{number} {'with ' + '/'.join(labels) if labels else ''} in no row"
        elif not any(holds(number, got.quoted(row)) for row in rows):
            yield f"{number} not in a quote that its row cites"
    if len(pairs) <= IN_SENTENCE:
        yield from (f"{number} not in the answer's sentence" for number, _, _ in pairs if not holds(number, got.spoken))


def computed_numbers_are_declared(want: Question, got: Reply) -> Iterator[str]:
    """Check that each number to be worked out stands in a row, is declared with its citations, and is said."""
    for number in want.get("computed", []):
        declared = [entry for entry in got.computed if holds(number, numbers_in(entry.get("value")))]
        if not any(holds(number, numbers_in(value)) for row in got.rows for _, value in cells(row)):
            yield f"{number} in no row"
        elif not any(entry.get("cites") and got.resolves(entry["cites"]) for entry in declared):
            yield f"{number} not declared in `computed` with its citations"
        elif not holds(number, got.spoken):
            yield f"{number} not in the answer's sentence"


def labels_are_named(want: Question, got: Reply) -> Iterator[str]:
    """Check the labels of the rows, of the sentence and of the first column."""
    rows = folded(" ".join(str(value) for row in got.rows for _, value in cells(row)))
    first = got.first_cells
    yield from (f"label {label!r} in no row" for label in want.get("labels", []) if folded(label) not in rows)
    yield from (f"{label!r} not in the answer's sentence" for label in want.get("says", []) if folded(label) not in folded(got.sentence))
    if want.get("top") and not (first and names(want["top"], first[0])):
        yield f"{want['top']!r} is not the first row"
    yield from (f"{label!r} not in the first column" for label in want.get("first", []) if not any(names(label, cell) for cell in first))
    yield from (
        f"{label!r} must not be in the first column" for label in want.get("not_first", []) if any(names(label, cell) for cell in first)
    )


def missing_is_named(want: Question, got: Reply) -> Iterator[str]:
    """Check the terms that must and must not be named as missing."""
    short = [folded(term) for term in got.terms if len(term) <= LONGEST_TERM]
    every = [folded(term) for term in got.terms]
    yield from (f"{term!r} not named as missing" for term in want.get("missing", []) if not any(folded(term) in held for held in short))
    yield from (f"{term!r} named as missing" for term in want.get("not_missing", []) if folded(term) in every)


# --------------------------------------------------------------------------- what every answer keeps to


def missing_is_short(want: Question, got: Reply) -> Iterator[str]:
    """Check that ``missing`` is a short list of terms."""
    if len(got.terms) > MOST_TERMS or any(len(term) > LONGEST_TERM for term in got.terms):
        yield "`missing` is not a short list of terms"


def status_fits_the_rows(want: Question, got: Reply) -> Iterator[str]:
    """Check that an answer has rows, a refusal has none, and that ``missing`` is empty exactly when all was answered."""
    if not got.given:
        if got.rows:
            yield "rows beside a refusal"
        return
    if not got.rows:
        yield "answered without rows"
    if (got.status == "answered") == bool(got.terms):
        yield f"status {got.status!r} beside {len(got.terms)} missing"


def rows_and_marks_are_cited(want: Question, got: Reply) -> Iterator[str]:
    """Check that each row and the sentence cite, and that each citation has document, place and a short quote."""
    if not got.given:
        return
    if any(not row.get("cites") or not got.resolves(row["cites"]) for row in got.rows):
        yield "a row without a citation"
    for citation in got.citations:
        place, quote = citation.get("locator") or {}, citation.get("quote") or ""
        placed = any(value is not None for value in place.values())
        if not (quote and len(quote) <= LONGEST_QUOTE and (citation.get("document") or {}).get("title") and placed):
            yield f"a citation without document, place or a quote of at most {LONGEST_QUOTE:,} characters"
            break
    marks = [int(n) for n in MARK.findall(got.sentence)]
    if not marks or not got.resolves(marks):
        yield "the answer's sentence has no [n] that resolves"


def sentence_invents_no_number(want: Question, got: Reply) -> Iterator[str]:
    """Check that each number of the sentence stands in a row, a heading, ``computed`` or the question, or counts the rows."""
    if not got.given:
        return
    known = [number for row in got.rows for _, value in cells(row) for number in numbers_in(value)]
    known += [number for entry in got.computed for number in numbers_in(entry.get("value"))]
    known += numbers_in(want["q"] if got.question is None else got.question)
    known += [number for column in got.columns for number in numbers_in(column)]
    known.append(float(len(got.rows)))
    stray = [n for n in got.spoken if not holds(n, known) and not any(round(n, 6) == round(other, 1) for other in known)]
    if stray:
        yield f"numbers in the answer's sentence that stand nowhere else: {stray[:4]}"


CHECKS: tuple[Check, ...] = (
    status_is_allowed,
    rows_are_few,
    numbers_stand_in_cited_rows,
    computed_numbers_are_declared,
    labels_are_named,
    missing_is_named,
    missing_is_short,
    status_fits_the_rows,
    rows_and_marks_are_cited,
    sentence_invents_no_number,
)


def faults(want: Question, got: Mapping[str, Any]) -> list[str]:
    """List what is wrong with an answer record to a question; an empty list is a right answer."""
    reply = Reply.read(got)
    return [fault for check in CHECKS for fault in check(want, reply)]


# --------------------------------------------------------------------------- the command line


def read_lines(text: str) -> list[dict[str, Any]]:
    """Read JSON Lines; only a newline ends a line, as a question may hold any other separator."""
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def read_exam(path: Path) -> list[dict[str, Any]]:
    """Read the questions of an exam."""
    return read_lines(path.read_text(encoding="utf-8"))


def ask(questions: Sequence[Question], kg: str = "kg") -> list[dict[str, Any]]:
    """Ask the program all questions in one process and read its answers; its words go to standard error."""
    lines = "".join(f"{question['q']}\n" for question in questions)
    command = [*shlex.split(kg), "ask", "--format", "json", "--from", "-"]
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    return read_lines(done.stdout)


def tally(results: Iterable[tuple[Question, list[str]]]) -> dict[str, tuple[int, int]]:
    """Count right answers and questions by kind."""
    counts: dict[str, tuple[int, int]] = {}
    for question, wrong in results:
        right, total = counts.get(question.get("kind", "-"), (0, 0))
        counts[question.get("kind", "-")] = (right + (not wrong), total + 1)
    return dict(sorted(counts.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Score an exam; 0 when all is right, 1 when not, 2 when the answers do not match the questions in number."""
    parser = argparse.ArgumentParser(description="Score `kg ask` on an exam; example: score.py tests/exam/open.jsonl --kind lookup")
    parser.add_argument("questions", type=Path, help="the exam, JSON Lines")
    parser.add_argument("answers", type=Path, nargs="?", help="answers in the order of the questions; without it `kg ask` is run")
    parser.add_argument("--kg", default="kg", help="how to call the program (default: kg)")
    parser.add_argument("--kind", action="append", help="count only this kind of question; may be repeated")
    parser.add_argument("--verbose", action="store_true", help="also print each wrong answer's sentence")
    options = parser.parse_args(arguments)
    questions = read_exam(options.questions)
    answers = read_exam(options.answers) if options.answers else ask(questions, options.kg)
    if len(answers) != len(questions):
        print(f"{len(answers)} answers to {len(questions)} questions", file=sys.stderr)
        return 2
    results = [(question, answer, faults(question, answer)) for question, answer in zip(questions, answers, strict=True)]
    results = [result for result in results if not options.kind or result[0].get("kind") in options.kind]
    for question, answer, wrong in results:
        if wrong:
            print(f"{question['id']}  {question['q']}\n      {'; '.join(wrong)}")
            if options.verbose:
                print(f"      {answer.get('status')}: {answer.get('answer')}")
    counts = tally((question, wrong) for question, _, wrong in results)
    for kind, (right, total) in counts.items():
        print(f"  {kind:12} {right} of {total}")
    right, total = sum(right for right, _ in counts.values()), sum(total for _, total in counts.values())
    print(f"{right} of {total} right ({100 * right / max(total, 1):.1f} %)")
    return 0 if right == total else 1


if __name__ == "__main__":
    sys.exit(main())
