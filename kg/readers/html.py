r"""HTML pages as they are saved: a blog post, a page of a leaderboard, a paper.

**What the text of a page is.** In HTML the characters of a file are not those that a reader sees: references stand for characters, a
sentence is cut by tags, a cell may stand in several rows. So `Document.text` is what the page shows, written as Markdown: first what
its head states, a line for each (`Title:`, `Authors:`, `Published:`, `Description:`, `Address:`), then headings, paragraphs, items and
tables in the order of the page. It is a pure function of the file's bytes. `Document.sha256` is the hash of that text, and the store keeps
it beside the file: each quote stands at its place in the text that is kept, as with every other format, and reads as it did on the page.

Menus, banners, forms, programs and what the page itself hides are left out; `notes` say that there was some. A table keeps the rows and
columns that it shows: what is merged is printed in each row, and once above the columns of a header.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import replace

from kg.errors import ReadError
from kg.model.document import Document, Paragraph, Span
from kg.readers.arrangement import Body, arrange
from kg.readers.blocks import Block, Heading, Prose
from kg.readers.byline import Byline, read_byline
from kg.readers.description import Printed, describe, sidecar_metadata
from kg.readers.frontmatter import line_of
from kg.readers.html_flow import Flow
from kg.readers.html_furniture import content
from kg.readers.html_head import PageHead, read_head
from kg.readers.html_tree import Element, read_tree
from kg.readers.kinds import guess_kind, is_board, machine_generated, trust_of
from kg.readers.source_file import SourceFile
from kg.readers.text_header import DATE

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = 4


def read_html(source: SourceFile) -> Document:
    """Read a page; its title is its first heading of the first level, else that of its head.

    Its authors and its year are those that its head states, else those of its by-line. Its kind is `leaderboard` where its title says
    so above a table, `paper`, `survey`, `report` or `model_card` where its text is one, else `web_page`. Raises `ReadError` for a page
    without a text, `LimitError` for a table of too many cells.

    >>> text = "<title>On Widgets</title><p>Tom &amp; <b>Ann</b> test.<table><tr><th>Model<th>pass@1<tr><td>A<td><b>1.5</b></table>"
    >>> document = read_html(SourceFile("widgets.html", text, ""))
    >>> document.title, document.paragraphs[0].span.of(document.text), document.tables[0].rows[0].cells[1].text
    ('On Widgets', 'Tom & **Ann** test.', '1.5')
    """
    page = read_tree(source.text)
    head = read_head(page)
    root = content(page.root)
    flow = Flow(source.name, _opening(head))
    flow.run(root)
    if not flow.blocks:
        found = "the page holds no text beside menus, forms and programs"
        hint = "save the page as the browser shows it, or bring the file of data that it loads"
        raise ReadError(found, where=source.name, expected="headings, paragraphs or tables", hint=hint)
    text = flow.text
    made = SourceFile(source.name, text, hashlib.sha256(text.encode()).hexdigest(), source.sidecar)
    body = arrange(text, _described(flow, head), marks=True)
    title = next((block.words for block in flow.blocks if isinstance(block, Heading) and block.title), None)
    printed, byline = _printed(text, head, title, body, root)
    if byline.used:
        body = replace(body, paragraphs=tuple(p for p in body.paragraphs if p not in byline.used))
    notes = [f"{flow.aside} pieces of menus, forms, programs and the like; left out"] if flow.aside else []
    if page.cut is not None:
        notes.append(f"line {line_of(source.text, page.cut)}: a tag or a comment that is not closed; nothing after it is read")
    return describe(made, "text/markdown", sidecar_metadata(source), printed, body, tuple(notes))


def _opening(head: PageHead) -> str:
    """Return the lines of what the head of a page states."""
    stated = {
        "Title": head.full_title,
        "Authors": "; ".join(head.authors),
        "Published": head.date,
        "Description": head.description,
        "Address": head.address,
    }
    return "\n".join(f"{label}: {' '.join(value.split())}" for label, value in stated.items() if value)


def _described(flow: Flow, head: PageHead) -> list[Block]:
    """Return the blocks of a page, its description among them where its text does not say the same."""
    words = " ".join((head.description or "").split())
    start = flow.text.find(f"Description: {words}") + len("Description: ")
    if not words or words in flow.text[start + len(words) :]:
        return flow.blocks
    return [Prose(Span(start, start + len(words))), *flow.blocks]


def _printed(text: str, head: PageHead, title: str | None, body: Body, root: Element) -> tuple[Printed, Byline]:
    """Return what a page shows of itself, and its by-line."""
    machine = machine_generated(text)
    shown = title or head.title
    abstract = " ".join(one.span.of(text) for one in body.paragraphs if (one.section or "").lower() == "abstract") or None
    kind = guess_kind(shown or "", abstract, [section.heading for section in body.sections], machine=machine)
    if kind == "web_page" and head.scholarly:
        kind = "paper"
    elif kind == "web_page" and body.tables and is_board(shown or ""):
        kind = "leaderboard"
    above = tuple(itertools.takewhile(lambda p: p.section is None, body.paragraphs))
    byline = read_byline(text, above, formal=kind in ("paper", "survey", "report"))
    day = next((e.attributes.get("datetime") or e.words() for e in root.elements() if e.tag == "time"), "")
    printed = Printed(
        kind,
        shown,
        head.authors or byline.authors,
        _year(head.date) or byline.year or _year(day) or _dated(text, above),
        tuple(sorted({*head.identifiers, *byline.identifiers})),
        trust=trust_of(kind, machine=machine),
        version=byline.version,
    )
    return printed, byline


def _year(day: str | None) -> int | None:
    found = _YEAR.search(day or "")
    return int(found[0]) if found else None


def _dated(text: str, above: tuple[Paragraph, ...]) -> int | None:
    """Return the year of a day that stands alone among the first lines of a page."""
    for paragraph in above[:_DATED]:
        for line in paragraph.span.of(text).splitlines():
            if (found := DATE.search(line)) and len(line) < len(found[0]) + len("Published on : "):
                return int(found[1] or found[2])
    return None
