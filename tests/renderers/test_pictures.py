"""A picture is one file that needs nothing else, in which no word of a document is more than a word."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from math import dist
from xml.etree import ElementTree as ET

import pytest

from kg.pictures.records import Picture
from kg.renderers.drawing import DRAWINGS
from kg.renderers.kind_styles import STYLES
from kg.renderers.network import vis_network
from kg.renderers.picture import PARTS, SCRIPTS, picture
from kg.renderers.placed import placed
from tests.renderers import pictured

PICTURES: dict[str, Callable[[], Picture]] = {"tree": pictured.tree, "chain": pictured.chain, "hostile": pictured.hostile}


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    read: dict[str, object] = json.loads(found[1])
    return read


@pytest.mark.parametrize("form", DRAWINGS)
def test_equal_pictures_are_equal_bytes_whatever_the_hash_seed(form: str) -> None:
    made = DRAWINGS[form](pictured.tree())
    program = (
        "import sys, hashlib\nfrom kg.renderers.drawing import DRAWINGS\nfrom tests.renderers import pictured\n"
        f"made = DRAWINGS[{form!r}](pictured.tree())\nmade = made.encode() if isinstance(made, str) else made\n"
        "sys.stdout.buffer.write(made)"
    )
    environment = {"PYTHONHASHSEED": "1", "PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert run.stdout == (made.encode() if isinstance(made, str) else made)


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_names_no_address_to_load_from_and_lets_nothing_else_run(name: str) -> None:
    page = picture(PICTURES[name]()).replace(vis_network(), "")
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", page.split('id="data"')[0])
    assert re.findall(r"<script\b[^>]*>", page) == ['<script type="application/json" id="data">', "<script>", "<script>"]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    assert "sourceMappingURL" not in vis_network()


def test_words_of_documents_stand_in_the_data_alone_and_cannot_end_it() -> None:
    page = picture(pictured.hostile()).replace(vis_network(), "")
    assert page.count("<script>") == 2
    assert "<img" not in page
    data = data_of(page)
    assert data["title"] == pictured.ATTACK
    assert data["documents"][0]["link"] is None  # type: ignore[index]


def test_each_place_and_document_is_told_once() -> None:
    data = data_of(picture(pictured.tree()))
    places = data["places"]
    assert isinstance(places, list)
    assert len({json.dumps(place) for place in places}) == len(places)
    assert [place[2] for place in places].count(pictured.QUOTE) == 1


@pytest.mark.parametrize("make", [pictured.tree, pictured.chain, pictured.hostile, pictured.large])
def test_no_two_things_that_show_lie_on_each_other(make: Callable[[], Picture]) -> None:
    laid = placed(make())
    spots = [laid.spots[iri] for iri in laid.shown]
    assert len({(spot.x, spot.y) for spot in spots}) == len(spots)


def test_a_folded_branch_takes_one_row_and_shows_nothing_below_it() -> None:
    laid = placed(pictured.tree())
    assert {iri.removeprefix(pictured.BASE) for iri in laid.shown} == {"root", "tasks", "repair", "search", "models"}


def test_layers_go_from_left_to_right() -> None:
    spots = placed(pictured.chain()).spots
    xs = [spots[pictured.BASE + name].x for name in ("Verse", "Quillcoder", "Parchment")]
    assert xs == sorted(xs)
    assert len(set(xs)) == 3


def test_a_ring_is_laid_out_too() -> None:
    ring = tuple(pictured.edge(a, b, spine=False) for a, b in (("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")))
    laid = placed(Picture("A ring", "", "layers", tuple(map(pictured.node, "abc")), ring))
    assert len({(spot.x, spot.y) for spot in laid.spots.values()}) == 3


def test_a_chain_longer_than_pythons_stack_is_laid_out() -> None:
    names = [f"n{i}" for i in range(2_000)]
    nodes = tuple(pictured.node(name, parent=names[i - 1] if i else None) for i, name in enumerate(names))
    assert len(placed(Picture("Long", "", "tree", nodes, ())).shown) == 2_000


def test_an_empty_picture_is_a_page_too() -> None:
    page = picture(Picture("Nothing", "No document here says so.", "layers", (), ()))
    assert data_of(page)["nodes"] == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_still_picture_is_well_formed_and_tells_its_title(name: str) -> None:
    made = DRAWINGS["svg"](PICTURES[name]())
    assert isinstance(made, str)
    root = ET.fromstring(made)
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert not root.findall(".//{http://www.w3.org/2000/svg}script")


EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red cones": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "no green cones": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "no blue cones": ((1.0, 0.1446, -0.1446), (0.0, 0.8593, 0.1407), (0.0, 0.8593, 0.1407)),
}
"""What eyes make of linear red, green and blue. Source: Viénot, Brettel and Mollon (1999); for blue, an approximation of Brettel's."""
SEEN = 15.0
"""The least distance (CIE 1976) at which two marks of one shape are told apart with ease."""


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    """Return a colour as eyes see it, in CIE L*a*b*."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    made = [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in EYES[eyes]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [max(sum(weight * part for weight, part in zip(row, made, strict=True)), 0.0) for row in to_xyz]
    x, y, z = (v / w for v, w in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", EYES)
def test_two_kinds_of_one_shape_are_told_apart_by_all_eyes(eyes: str) -> None:
    for (one, first), (other, second) in combinations(STYLES.items(), 2):
        if first.shape == second.shape:
            for pair in ((first.light, second.light), (first.dark, second.dark)):
                assert dist(*(seen(colour, eyes) for colour in pair)) >= SEEN, (one, other, pair)


def test_the_parts_of_the_page_are_all_used() -> None:
    assert sorted(path.stem for path in PARTS.glob("*.js")) == sorted(SCRIPTS)


def test_no_listener_stands_in_the_markup_and_no_markup_is_made_of_words() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in PARTS.iterdir())
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", sources)
    assert not re.search(r"<[a-z][^>]*\son[a-z]+=", (PARTS / "page.html").read_text(encoding="utf-8"))
