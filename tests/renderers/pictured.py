"""Pictures of invented things: a small tree, a chain, one whose every word tries to run, one of two thousand things."""

from __future__ import annotations

from dataclasses import replace

from kg.browse.catalogue import Listed
from kg.browse.records import Place
from kg.model.statement import Locator
from kg.pictures.records import Cell, Edge, Node, Picture, Said, Table

BASE = "https://example.org/"
DOCUMENT = Listed("paper", "A Paper of Quills", "paper", "primary", "paper.md", "0" * 64, False, "Ann Roe", 2024, "arxiv:2401.00001", None)
SURVEY = Listed("survey", "A Survey", "survey", "secondary", "survey.md", "1" * 64, True, None, None, None, None)
QUOTE = "Quillcoder is initialised from Inkling."
ATTACK = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def place(document: Listed = DOCUMENT, quote: str = QUOTE, start: int = 0) -> Place:
    locator = Locator(section="Training", page="3")
    return Place(document.id, document.title, document.kind, document.trust, document.digest, locator, quote, start, start + len(quote))


def edge(source: str, target: str, relation: str = "broader", *, quote: str = QUOTE, spine: bool = True, onward: bool = True) -> Edge:
    said = (Said(f"{source} — {relation} — {target}", (place(quote=quote),)),)
    return Edge(BASE + source, BASE + target, f"https://example.org/o#{relation}", relation, relation, said, spine, onward)


def node(name: str, kind: str = "concept", parent: str | None = None, *, opened: bool = True, said: tuple[Said, ...] = ()) -> Node:
    return Node(BASE + name, name, kind, 0, f"What {name} is.", (f"{name}s",), "", said, None if parent is None else BASE + parent, opened)


def tree() -> Picture:
    """Return a tree of three levels with a folded branch, scores and two sources."""
    nodes = (
        node("root", "area"),
        node("tasks", "task", "root"),
        node("repair", "task", "tasks"),
        node("search", "task", "tasks"),
        node("models", "technique", "root", opened=False),
        node("Quillcoder", "model", "models", said=(Said("parameters: 7B", (place(SURVEY, "| Quillcoder | 7B |"),)),)),
        node("Inkling", "model", "models"),
    )
    spine = tuple(edge(one.label, one.parent.removeprefix(BASE)) for one in nodes if one.parent)
    across = edge("Quillcoder", "Inkling", "initialised from", spine=False)
    cells = tuple(
        Cell(
            BASE + model, BASE + "Stackbench", model, "Stackbench", "pass@1", "", printed, unit, model, "shots: 0", (place(quote=printed),)
        )
        for model, printed, unit in (
            ("Quillcoder", "35.5 %", "percent"),
            ("Inkling", "0.31", "fraction"),
            ("Quillcoder", "36.0 %", "percent"),
        )
    )
    cells += (replace(cells[1], subset="Hard", printed="0.12", places=(place(quote="0.12"),)),)
    documents = (DOCUMENT, SURVEY)
    return Picture(
        "A tree of quills", "Seven things.", "tree", nodes, (*spine, across), (BASE + "root",), cells, documents, graph="ab" * 32
    )


def chain() -> Picture:
    """Return three things in layers."""
    nodes = (node("Verse", "model"), node("Quillcoder", "model"), node("Parchment", "corpus"))
    edges = (edge("Verse", "Quillcoder", "fine-tuned from", spine=False), edge("Quillcoder", "Parchment", "trained on", spine=False))
    return Picture("From Verse to Parchment", "A chain.", "layers", nodes, edges, documents=(DOCUMENT,), graph="ab" * 32)


def wood() -> Picture:
    """Return more trees than stand one above the other."""
    roots = [node(f"root {i}") for i in range(6)]
    below = [node(f"leaf {i} of root {k}", parent=f"root {k}") for k in range(6) for i in range(k)]
    edges = tuple(edge(n.label, n.parent.removeprefix(BASE)) for n in below if n.parent)
    return Picture("A wood", "Six trees.", "tree", (*roots, *below), edges, documents=(DOCUMENT,), graph="ab" * 32)


def hostile() -> Picture:
    """Return a picture in which every text of a document tries to run a script."""
    bad = Listed("bad", ATTACK, "paper", "primary", "bad.md", "2" * 64, False, ATTACK, 2024, "url:javascript:document.title='owned'", None)
    where = Place("bad", ATTACK, "paper", "primary", False, Locator(section=ATTACK, row=ATTACK), ATTACK, 0, 9, ATTACK, ATTACK)
    said = (Said(ATTACK, (where,), ATTACK),)
    nodes = (
        Node(BASE + "a", ATTACK, "model", 0, ATTACK, (ATTACK,), ATTACK, said),
        Node(BASE + "b", 'href="#" ' + ATTACK, "benchmark", 0, ATTACK, (), "", said, BASE + "a"),
    )
    edges = (Edge(BASE + "b", BASE + "a", BASE + "r", ATTACK, ATTACK, said, True),)
    cell = Cell(BASE + "a", BASE + "b", ATTACK, ATTACK, ATTACK, ATTACK, "1", ATTACK, ATTACK, ATTACK, (where,))
    table = Table((ATTACK, "n"), ((ATTACK, "1"), (ATTACK, "2")))
    return Picture(ATTACK, ATTACK, "tree", nodes, edges, (BASE + "a",), (cell,), (bad,), table, notes=(ATTACK,), graph="ab" * 32)


def large(count: int = 2_000) -> Picture:
    """Return a tree of so many things: twenty branches, each with what is left under it."""
    branches = [node(f"branch number {i}", "task", "root") for i in range(1, 21)]
    things = [node(f"thing number {i}", "model", f"branch number {i % 20 + 1}") for i in range(21, count)]
    nodes = [node("root", "area"), *branches, *things]
    opened = [n if n.parent != BASE + "root" else node(n.label, "task", "root", opened=False) for n in nodes]
    edges = tuple(edge(n.label, n.parent.removeprefix(BASE), quote=f"{QUOTE} {n.label}") for n in opened if n.parent)
    return Picture("Two thousand things", "Many.", "tree", tuple(opened), edges, (BASE + "root",), documents=(DOCUMENT,), graph="ab" * 32)
