"""Markdown: front matter, headings, paragraphs, list items, pipe tables and tables in HTML, line by line.

Inline marks and HTML are text like any other; nothing but a table is interpreted. What stands in a code fence or an HTML comment is neither
heading nor table nor paragraph.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from kg.model.document import Document, Span
from kg.readers.arrangement import Body, arrange
from kg.readers.blocks import Block, Heading, Prose, Record
from kg.readers.byline import Byline, read_byline
from kg.readers.description import Printed, describe, sidecar_metadata
from kg.readers.frontmatter import line_of, split
from kg.readers.html_tables import read_html_table, starts_html_table
from kg.readers.kinds import guess_kind, machine_generated, trust_of
from kg.readers.lines import Line, across, lines, trimmed
from kg.readers.metadata import Metadata
from kg.readers.numbering import read_heading
from kg.readers.pipe_tables import read_pipe_table, starts_pipe_table
from kg.readers.records import colon_field
from kg.readers.source_file import SourceFile

_HASHES = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_CLOSING_HASHES = re.compile(r"[ \t]#+\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_COMMENT = re.compile(r" {0,3}<!--")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"\s*(?P<bullet>[-*+•])\s+(?=\S)|\s*(?:\d{1,4}[.)]|[a-z]\))\s+(?=\S)")
_QUOTED = re.compile(r"[ >]*> ?")
_README = re.compile(r"(?:\A|[-_. ])readme\Z", re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<mark>\*{1,3}|_{1,2})(?=[^\W\d_])(?P<label>[^*_\n.!?:]{2,80}[.:])(?P=mark)\s+(?=\S)")
"""A heading in emphasis that the sentences below go on behind ("*Wide loops.* They …")."""
_LONGEST_RULE = 200


def read_markdown(source: SourceFile) -> Document:
    r"""Read a Markdown document; without a front matter its title is the first heading and its id the file's name.

    With a front matter a table row of the wrong width is an error; without one it is read at best. A kind that is not
    stated is `repository` for a README, `model_card` where another program's front matter or its headings show one,
    `survey`, `paper` or `report` where the text says so, else `web_page`.

    >>> source = SourceFile("notes.md", "# On Widgets\n\n| Model | HumanEval / pass@1 |\n| --- | --- |\n| A | 1.5 |\n", "")
    >>> document = read_markdown(source)
    >>> document.title, document.tables[0].columns[1].label, document.tables[0].rows[0].cells[1].text
    ('On Widgets', 'HumanEval / pass@1', '1.5')
    """
    front, start = split(source.text, source.name)
    stated = front if front and not front.foreign else sidecar_metadata(source)
    strict = front is not None and front.id is not None
    scan = _Scan(source, start, strict)
    scan.run()
    body = arrange(source.text, scan.blocks, marks=False)
    title = next((block.words for block in scan.blocks if isinstance(block, Heading) and block.title), None)
    if front and front.foreign:
        scan.notes.insert(0, f"front matter of another program: {', '.join(front.foreign)} not read")
    printed, byline = _printed(source, front or Metadata(), title, body)
    if byline.used:
        body = replace(body, paragraphs=tuple(p for p in body.paragraphs if p not in byline.used))
    return describe(source, "text/markdown", stated, printed, body, tuple(scan.notes))


def _printed(source: SourceFile, front: Metadata, title: str | None, body: Body) -> tuple[Printed, Byline]:
    machine = machine_generated(source.text)
    names = [section.heading for section in body.sections]
    abstract = " ".join(one.span.of(source.text) for one in body.paragraphs if (one.section or "").lower() == "abstract") or None
    kind = guess_kind(title or "", abstract, names, machine=machine)
    kind = "repository" if _README.search(source.stem) and (kind == "web_page" or _README.fullmatch(source.stem)) else kind
    kind = front.kind or kind
    head = () if front.id else tuple(itertools.takewhile(lambda p: p.section is None, body.paragraphs))
    byline = read_byline(source.text, head, formal=kind in ("paper", "survey", "report"))
    printed = Printed(
        kind,
        front.title or title,
        front.authors or byline.authors,
        front.year or byline.year,
        byline.identifiers,
        trust=trust_of(kind, machine=machine),
        version=byline.version,
    )
    return printed, byline


class _Scan:
    """One pass over the lines of a Markdown text; `blocks` and `notes` grow as it goes."""

    def __init__(self, source: SourceFile, start: int, strict: bool) -> None:
        self.text = source.text
        self.where = source.name
        self.strict = strict
        self.lines = lines(source.text, start, line_of(source.text, start))
        self.blocks: list[Block] = []
        self.notes: list[str] = []
        self.open: list[Line] = []
        self.titled = False
        self.last_comment = max((i for i, line in enumerate(self.lines) if "-->" in line.text), default=-1)

    def run(self) -> None:
        """Cut all lines into blocks."""
        index = 0
        while index < len(self.lines):
            index = self._step(index)
        self._close()

    def _step(self, index: int) -> int:
        line = self.lines[index]
        if line.blank:
            self._close()
        elif fence := _FENCE.match(line.text):
            self._close()
            return self._after_fence(index, fence[1])
        elif _COMMENT.match(line.text):
            self._close()
            return self._after_comment(index)
        elif hashes := _HASHES.match(line.text):
            self._close()
            words = _CLOSING_HASHES.sub("", line.text[hashes.end() :].rstrip()).strip("# \t")
            self._heading(trimmed(self.text, line.start, line.end), words, len(hashes[1]))
        elif starts_pipe_table(self.lines, index):
            self._close()
            grid, after, notes = read_pipe_table(self.text, self.lines, index, self.where, strict=self.strict)
            self.blocks.append(grid)
            self.notes += notes
            return after
        elif starts_html_table(line) and (found := read_html_table(self.text, self.lines, index, self.where)) is not None:
            self._close()
            self.blocks.append(found[0])
            return found[1]
        elif len(self.open) == 1 and _UNDERLINE.match(line.text) and not _ITEM.match(self.open[0].text):
            self._add_underlined(line)
        elif len(line.text) <= _LONGEST_RULE and _RULE.match(line.text):
            self._close()
        else:
            if _ITEM.match(line.text):
                self._close()
            self.open.append(line)
        return index + 1

    def _after_fence(self, index: int, mark: str) -> int:
        after = index + 1
        while after < len(self.lines):
            closing = _FENCE.match(self.lines[after].text)
            if closing and closing[1].startswith(mark) and not self.lines[after].text.strip().strip(mark[0]):
                return after + 1
            after += 1
        self.notes.append(f"line {self.lines[index].number}: a code fence that is not closed; nothing after it is read")
        return after

    def _after_comment(self, index: int) -> int:
        """Return the line after an HTML comment, which a page does not show; one that is not closed is read as text."""
        after = index
        while after <= self.last_comment:
            if "-->" in self.lines[after].text:
                return after + 1
            after += 1
        self.open.append(self.lines[index])
        return index + 1

    def _add_underlined(self, line: Line) -> None:
        words = self.open.pop()
        span = Span(trimmed(self.text, words.start, words.end).start, line.end)
        self._heading(span, words.text.strip(), 1 if "=" in line.text else 2)

    def _heading(self, span: Span, words: str, level: int) -> None:
        if not words:
            return
        taken = read_heading(words)
        title = not self.titled and level == 1 and taken.number is None
        self.titled = True
        self.blocks.append(Heading(span, level, taken.number, words if title else taken.words, taken.page, title))

    def _close(self) -> None:
        """End the open paragraph or list item; a line `Label: value` is a record as well."""
        if not self.open:
            return
        first = self.open[0]
        span = across(self.open)
        item = _ITEM.match(first.text)
        if item and item["bullet"]:
            span = Span(max(span.start, first.start + item.end()), span.end)
        quoted = _QUOTED.match(first.text)
        if quoted and first.start + quoted.end() < span.end:
            span = Span(first.start + quoted.end(), span.end)
        if len(self.open) == 1:
            field = colon_field(self.text, first)
            if field:
                self.blocks.append(Record(field))
        if span.start < span.end:
            self.blocks += (Prose(part, item is not None) for part in _headed_parts(self.text, span))
        self.open = []


def _headed_parts(text: str, span: Span) -> tuple[Span, ...]:
    """Return the parts of a paragraph that begins with a run-in heading and goes on with others of the same mark, else the whole of it."""
    first = _RUN_IN.match(text, span.start, span.end)
    if first is None:
        return (span,)
    heads = [span.start]
    for found in _RUN_IN.finditer(text, first.end(), span.end):
        before = text[heads[-1] : found.start()]
        if found["mark"] == first["mark"] and before.rstrip()[-1:] in ".!?" and before[-1:].isspace():
            heads.append(found.start())
    ends = [heads[i + 1] if i + 1 < len(heads) else span.end for i in range(len(heads))]
    return tuple(Span(start, start + len(text[start:end].rstrip())) for start, end in zip(heads, ends, strict=True))
