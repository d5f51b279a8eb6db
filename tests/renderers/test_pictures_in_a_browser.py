"""A picture as a reader has it: opened from disk in Chromium, with the network watched."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg import pictures
from kg.answering import answer
from kg.pictures.records import Picture
from kg.renderers.picture import picture
from kg.renderers.placed import placed
from kg.store import Store
from tests.browse.conftest import invented, store
from tests.renderers import pictured

__all__ = ["invented", "store"]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECONDS = 2.0
"""From navigation to the first hit of a search, with 2,000 things on 2 cores."""


@dataclass
class Watched:
    """A page with what it asked for, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, folder: Path, drawn: Picture) -> Page:
        file = folder / "picture.html"
        file.write_text(picture(drawn), encoding="utf-8")
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready]")
        self.page.wait_for_timeout(150)
        return self.page


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Generator[Callable[[str], Browser]]:
    """Return a function from the path of Chromium to the one browser of these tests."""
    with sync_playwright() as playwright:
        started: list[Browser] = []

        def start(path: str) -> Browser:
            if not started:
                started.append(playwright.chromium.launch(executable_path=path, args=FLAGS))
            return started[0]

        yield start
        for browser in started:
            browser.close()


@pytest.fixture
def watched(needs_program: Callable[[str], str], chromium: Callable[[str], Browser]) -> Generator[Watched]:
    browser = chromium(needs_program("chromium"))
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light")
    made = Watched(context.new_page())
    made.page.on("request", lambda request: made.requests.append(request.url))
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.page.on("console", lambda message: made.complaints.append(message.text))
    yield made
    context.close()


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector("#hits .hit")


def click_on(page: Page, what: str) -> None:
    """Click on the box of a label, of a thing or of an edge."""
    page.mouse.click(*middle_of(page, what))


def middle_of(page: Page, what: str) -> tuple[float, float]:
    """Return the middle of a label's box on the page."""
    box = page.evaluate(
        "(words) => { const { node, edge, ...box } = kg.labels.boxes.find((box) => box.words === words); return box; }", what
    )
    frame = page.locator("#canvas").bounding_box()
    assert box is not None
    assert frame is not None
    return frame["x"] + (box["left"] + box["right"]) / 2, frame["y"] + (box["top"] + box["bottom"]) / 2


def shown(page: Page) -> set[str]:
    return set(page.evaluate("kg.nodes.filter((node) => node.shown).map((node) => node.label)"))


def overlaps(page: Page) -> tuple[int, int]:
    """Return how many labels are drawn, and how many of them have more than a third of their box, or another's, under another's."""
    boxes = page.evaluate("kg.labels.boxes.map(({ left, right, top, bottom }) => [left, right, top, bottom])")
    covered = set()
    for i, (left, right, top, bottom) in enumerate(boxes):
        for j, other in enumerate(boxes[:i]):
            wide, tall = min(right, other[1]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[2])
            smaller = min((right - left) * (bottom - top), (other[1] - other[0]) * (other[3] - other[2]))
            if wide > 0 and tall > 0 and wide * tall > smaller / 3:
                covered |= {i, j}
    return len(boxes), len(covered)


@pytest.mark.parametrize("make", [pictured.tree, pictured.chain, pictured.hostile, pictured.large])
def test_a_page_asks_for_nothing_and_complains_of_nothing(watched: Watched, tmp_path: Path, make: Callable[[], Picture]) -> None:
    page = watched.open(tmp_path, make())
    for key in "1234d":
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert watched.requests == [(tmp_path / "picture.html").as_uri()]
    assert watched.complaints == []


def test_a_click_on_an_edge_shows_its_quote_with_the_document_and_the_place(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.chain())
    click_on(page, "trained on")
    drawer = page.locator("#drawer")
    assert pictured.QUOTE in drawer.inner_text()
    assert "A Paper of Quills" in drawer.inner_text()
    assert "Section “Training”, p. 3" in drawer.inner_text()
    assert drawer.locator("a").get_attribute("href") == "https://arxiv.org/abs/2401.00001"
    page.keyboard.press("Escape")
    assert drawer.is_hidden()


def test_a_click_on_the_line_between_two_things_is_a_click_on_the_edge(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    at = page.evaluate(
        "(() => { const [a, b] = ['tasks', 'repair'].map((name) => kg.network.canvasToDOM(kg.nodes.find((n) => n.label === name).spot));"
        " return [b.x - 0.15 * (b.x - a.x), b.y]; })()"
    )
    frame = page.locator("#canvas").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + at[0], frame["y"] + at[1])
    assert page.locator("#drawer h2").inner_text() == "repair → tasks"
    assert pictured.QUOTE in page.locator("#drawer").inner_text()


def test_what_hangs_under_a_thing_that_is_filtered_away_moves_up(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.locator("#tools button", has_text="Unfold all").click()
    page.locator("#filters label", has_text="areas").click()
    page.wait_for_timeout(50)
    spots = page.evaluate("kg.nodes.filter((node) => node.shown).map(({ spot }) => `${spot.x},${spot.y}`)")
    assert len(spots) == len(set(spots)) == 6


def test_a_mark_in_an_answer_opens_the_edge_that_it_cites(watched: Watched, tmp_path: Path, store: Store) -> None:
    found = answer("Which models score best on Stackbench?", store)
    page = watched.open(tmp_path, pictures.evidence(store, found))
    page.locator("#about .cite").first.click()
    first = found.citations[int(page.locator("#about .cite").first.inner_text().strip("[]")) - 1]
    assert first.quote.splitlines()[0] in page.locator("#drawer").inner_text()


def test_a_click_on_a_thing_shows_what_is_said_of_it_and_of_its_edges(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    click_on(page, "tasks")
    text = page.locator("#drawer").inner_text()
    assert "What tasks is." in text
    assert "repair" in text
    assert pictured.QUOTE in text


def test_what_is_under_the_pointer_comes_to_the_fore(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.mouse.move(*middle_of(page, "repair"))
    assert page.evaluate("kg.nodes[kg.state.hovered].label") == "repair"
    page.mouse.move(5, 300)
    assert page.evaluate("kg.state.hovered") is None


def test_search_unfolds_what_hides_a_hit_and_goes_there(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    assert "Quillcoder" not in shown(page)
    search(page, "quill")
    page.keyboard.press("Enter")
    page.wait_for_timeout(450)
    assert "Quillcoder" in shown(page)
    assert page.locator("#drawer h2").inner_text() == "Quillcoder"
    assert "parameters: 7B" in page.locator("#drawer").inner_text()


def test_search_finds_by_other_names_and_says_when_nothing_fits(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    search(page, "INKLINGS")
    assert page.locator("#hits .hit .name").all_inner_texts() == ["Inkling"]
    page.locator("#search").fill("zork")
    assert "Nothing here" in page.locator("#hits").inner_text()


def test_filters_hide_a_kind_and_a_source_and_give_them_back(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    tasks = page.locator("#filters label", has_text="tasks")
    tasks.click()
    assert shown(page) == {"root", "models"}
    tasks.click()
    assert shown(page) == {"root", "tasks", "repair", "search", "models"}
    page.locator("#filters summary", has_text="Sources").click()
    page.locator("#filters label", has_text="A Paper of Quills").click()
    assert shown(page) == set()


def test_a_relation_that_is_filtered_away_is_not_drawn(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.chain())
    page.locator("#filters label", has_text="trained on").click()
    assert page.evaluate("kg.edges.map((edge) => edge.drawn)") == [True, False]


def test_enter_and_the_buttons_fold_and_unfold(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.locator("#tools button", has_text="Unfold all").click()
    assert len(shown(page)) == 7
    page.get_by_role("button", name="Fold everything (c)", exact=True).click()
    assert shown(page) == {"root", "tasks", "models"}
    page.locator("#canvas").focus()
    click_on(page, "tasks")
    page.locator("#canvas").focus()
    page.keyboard.press("Enter")
    assert {"repair", "search"} <= shown(page)


@pytest.mark.parametrize("name", ["tree", "large", "wood", "taxonomy"])
def test_the_page_lays_out_what_shows_as_python_did(watched: Watched, tmp_path: Path, store: Store, name: str) -> None:
    made: dict[str, Callable[[], Picture]] = {
        "tree": pictured.tree,
        "large": pictured.large,
        "wood": pictured.wood,
        "taxonomy": lambda: pictures.taxonomy(store),
    }
    drawn = made[name]()
    page = watched.open(tmp_path, drawn)
    laid = placed(drawn)
    spots = page.evaluate("Object.fromEntries(kg.nodes.filter((node) => node.shown).map(({ iri, spot }) => [iri, [spot.x, spot.y]]))")
    assert spots.keys() == laid.shown
    for iri, at in spots.items():
        assert at == pytest.approx([laid.spots[iri].x, laid.spots[iri].y], abs=0.11)


def test_arrow_keys_go_from_thing_to_thing(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.chain())
    page.locator("#canvas").focus()
    for key, name in (("ArrowRight", "Verse"), ("ArrowRight", "Quillcoder"), ("ArrowRight", "Parchment"), ("ArrowLeft", "Quillcoder")):
        page.keyboard.press(key)
        assert page.locator("#drawer h2").inner_text() == name


@pytest.mark.parametrize("narrow", [False, True])
def test_without_the_panel_the_graph_has_the_whole_width(watched: Watched, tmp_path: Path, narrow: bool) -> None:
    if narrow:
        watched.page.set_viewport_size({"width": 800, "height": 600})
    page = watched.open(tmp_path, pictured.tree())
    if not narrow:
        page.keyboard.press("p")
    box = page.locator("#canvas canvas").bounding_box()
    assert box is not None
    assert box["width"] == (800 if narrow else 1400)
    drawn, _ = overlaps(page)
    assert drawn == 5


def test_the_question_mark_documents_the_keys(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.keyboard.press("?")
    assert "zoom so that all is seen" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#keys").is_hidden()


def test_the_system_decides_between_light_and_dark_until_the_reader_does(watched: Watched, tmp_path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = watched.open(tmp_path, pictured.tree())
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(50)
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert light == page.evaluate(ground) != dark


def test_the_tree_folds_and_a_name_opens_the_drawer(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.keyboard.press("2")
    tree = page.locator("#tree")
    assert tree.locator("text=Quillcoder").is_hidden()
    tree.locator("summary", has_text="models").click(position={"x": 8, "y": 10})
    assert tree.locator(".name", has_text="Quillcoder").is_visible()
    tree.locator(".name", has_text="Quillcoder").click()
    assert "parameters: 7B" in page.locator("#drawer").inner_text()


def test_a_cell_of_the_scores_tells_every_report_with_its_protocol(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.keyboard.press("3")
    assert page.locator("#matrix tbody tr").count() == 2
    page.locator("#matrix tr", has_text="Quillcoder").locator("td button").click()
    text = page.locator("#drawer").inner_text()
    assert "35.5 %" in text
    assert "36.0 %" in text
    assert "shots: 0" in text
    assert "A Paper of Quills" in text


def test_parts_of_a_benchmark_are_never_mixed_in_one_column(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.tree())
    page.keyboard.press("3")
    rows = page.locator("#matrix tbody tr")
    assert {row.split()[0]: row.split()[1][:4] for row in rows.all_inner_texts()} == {"Quillcoder": "35.5", "Inkling": "31.0"}
    page.locator("#matrix select.part").select_option(label="Hard")
    assert {row.split()[0]: row.split()[1][:4] for row in rows.all_inner_texts()} == {"Quillcoder": "othe", "Inkling": "12.0"}


def test_words_that_try_to_run_are_words(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(tmp_path, pictured.hostile())
    for view in "1234":
        page.keyboard.press(view)
        for button in page.locator("section:not([hidden]) button:visible").all():
            button.click()
    page.keyboard.press("1")
    search(page, "script")
    page.keyboard.press("Enter")
    page.wait_for_timeout(450)
    assert pictured.ATTACK in page.locator("#drawer h2").inner_text()
    assert page.title() == pictured.ATTACK
    assert page.locator("img, #drawer a").count() == 0


def test_two_thousand_things_are_searched_within_two_seconds(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    file.write_text(picture(pictured.large()), encoding="utf-8")
    taken = []
    for _ in range(3):  # the machine of a test has other work too
        start = time.perf_counter()
        watched.page.goto(file.as_uri())
        watched.page.wait_for_selector("html[data-ready]")
        search(watched.page, "thing number 1999")
        taken.append(time.perf_counter() - start)
    assert min(taken) <= SECONDS


@pytest.mark.parametrize("name", ["taxonomy", "around", "lineage", "large", "unfolded"])
def test_labels_do_not_cover_each_other(watched: Watched, tmp_path: Path, store: Store, name: str) -> None:
    made: dict[str, Callable[[], Picture]] = {
        "taxonomy": lambda: pictures.taxonomy(store),
        "around": lambda: pictures.around(store, "Quillcoder", 2),
        "lineage": lambda: pictures.lineage(store),
        "large": pictured.large,
        "unfolded": pictured.large,
    }
    page = watched.open(tmp_path, made[name]())
    if name == "unfolded":
        page.locator("#tools button", has_text="Unfold all").click()
    page.wait_for_timeout(500)
    drawn, covered = overlaps(page)
    assert drawn >= min(len(shown(page)), 20)
    assert covered <= drawn * 2 / 100


def test_nearly_all_labels_of_the_taxonomy_are_drawn_as_it_opens(watched: Watched, tmp_path: Path, store: Store) -> None:
    page = watched.open(tmp_path, pictures.taxonomy(store))
    drawn, _ = overlaps(page)
    assert drawn >= 0.9 * len(shown(page))
