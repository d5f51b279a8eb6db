"""What stands in the lines of a page: words, emphasis, raised signs, formulas and footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kg.readers.html_furniture import left_out
from kg.readers.html_tree import BLOCKS, Element
from kg.readers.html_words import Style, Words, lowered, raised

Node = Element | str
After = Callable[[], None]

_STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "dfn": "italic"}
_STYLES |= dict.fromkeys(("code", "tt", "samp", "kbd"), "code")
_STYLE_CLASSES = {"ltx_font_bold": "bold", "ltx_font_italic": "italic", "ltx_font_typewriter": "code"}
_LINES = frozenset(("ltx_creator", "ltx_personname", "ltx_author_notes", "ltx_contact"))
_MOST_ALT = 80


class Inline:
    """Gathers the words of one block or, as a `cell`, of one cell; `notes` are the footnotes met in it."""

    def __init__(self, *, cell: bool = False, styles: Counter[str] | None = None) -> None:
        self.cell = cell
        self.words = Words(breaks=not cell)
        self.notes: list[Element] = []
        self._styles = Counter() if styles is None else styles

    def following(self) -> Inline:
        """Return what gathers the next block, in which the same elements are open."""
        return Inline(cell=self.cell, styles=self._styles)

    def add(self, text: str) -> None:
        """Add text in the style of the elements that are open."""
        self.words.add(text, Style(self._styles["bold"] > 0, self._styles["italic"] > 0, self._styles["code"] > 0))

    def begin(self, element: Element) -> tuple[Sequence[Node], After | None]:
        """Begin an element: return what of it is still to be read, and what is to be done behind that."""
        if element.tag == "br":
            self.words.end_line()
        elif element.tag == "img":
            self._picture(element)
        elif element.tag == "sup":
            if self.cell or not _refers(element):
                self.add(raised(element.words()))
        elif element.tag == "sub":
            self.add(lowered(element.words()))
        elif element.tag == "math":
            self.add(formula(element))
        elif "ltx_note" in element.classes:
            self._note(element)
        elif "ltx_tag_note" in element.classes:
            pass  # the number of a footnote, which its mark prints too
        elif not _LINES.isdisjoint(element.classes):
            self.words.end_line()
            return element.children, self.words.end_line
        elif style := _style(element):
            self._styles[style] += 1
            return element.children, lambda: self._styles.subtract([style])
        else:
            return element.children, None
        return (), None

    def _picture(self, element: Element) -> None:
        """Add what stands for a picture where one says it in a cell ("yes")."""
        said = element.attributes.get("alt", "")
        if self.cell and len(said) <= _MOST_ALT:
            self.add(f" {said} ")

    def _note(self, element: Element) -> None:
        """Set a footnote aside and leave its mark."""
        inside = next((e for e in element.elements() if "ltx_note_content" in e.classes), None)
        mark = next((e for e in element.elements() if "ltx_note_mark" in e.classes), None)
        if mark is not None and self.cell:
            self.add(raised(mark.words()))
        if inside is not None:
            self.notes.append(inside)


def cell_words(element: Element, notes: list[Element]) -> str:
    """Return what a cell prints, in one line; its footnotes are added to `notes`."""
    inline = Inline(cell=True)
    waiting: list[Node | After] = [*reversed(element.children)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            inline.add(node)
        elif not isinstance(node, Element):
            node()
        elif not left_out(node):
            if node.tag in BLOCKS:
                inline.words.end_line()
                waiting.append(inline.words.end_line)
            inside, after = inline.begin(node)
            waiting += [after] if after else []
            waiting += reversed(inside)
    notes += inline.notes
    return inline.words.text().replace("|", "\\|")


def formula(element: Element) -> str:
    """Return a formula as it is read: what is raised or lowered as in text, a fraction with a stroke.

    Source: MathML Core, section 3. What stands in an annotation is the same again in another language.
    """
    found: list[str] = []
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            found.append("".join(node.split()))
            continue
        inside = [child for child in node.children if not (isinstance(child, Element) and child.tag.startswith("annotation"))]
        parts = [child for child in inside if isinstance(child, Element)]
        if node.tag in ("msup", "msub", "mfrac") and len(parts) == 2:
            said = {"msup": raised, "msub": lowered, "mfrac": "/{}".format}[node.tag](parts[1].words())
            waiting += [said, parts[0]]
        elif node.tag == "mtext":
            found.append(node.words())
        else:
            waiting += reversed(inside)
    return "".join(found)


def _refers(element: Element) -> bool:
    """Tell whether what is raised only leads to a note or a reference."""
    return any(e.tag == "a" and e.attributes.get("href", "").startswith("#") for e in element.elements())


def _style(element: Element) -> str | None:
    if element.tag in _STYLES:
        return _STYLES[element.tag]
    return next((style for name, style in _STYLE_CLASSES.items() if name in element.classes), None) if element.tag == "span" else None
