// Search: by any name of a thing, the best fit first; Enter goes there.

const MOST_HITS = 12;
let hits = [];
let chosenHit = 0;

/** How well a thing fits: 0 its name, 1 a beginning, 2 the beginning of a word, 3 a part; Infinity not at all. */
function fitness(node, words) {
  let best = Infinity;
  node.key.forEach((name, at) => {
    const other = at ? 0.5 : 0; // a second name counts less than the first
    if (name === words) best = Math.min(best, other);
    else if (name.startsWith(words)) best = Math.min(best, 1 + other);
    else if (name.includes(` ${words}`)) best = Math.min(best, 2 + other);
    else if (words.split(" ").every((word) => name.includes(word))) best = Math.min(best, 3 + other);
  });
  return best;
}

function search() {
  const words = folded(byId("search").value);
  hits = words
    ? nodes
        .map((node) => ({ node, fit: fitness(node, words) }))
        .filter(({ fit }) => fit < Infinity)
        .sort((a, b) => a.fit - b.fit || a.node.label.length - b.node.label.length || a.node.id - b.node.id)
        .slice(0, MOST_HITS)
        .map(({ node }) => node)
    : [];
  chosenHit = 0;
  showHits(words !== "");
  if (state.view === "matrix") drawMatrixRows();
}

function showHits(asked) {
  const list = byId("hits");
  list.replaceChildren(
    ...hits.map((node, at) =>
      element(
        "li",
        {
          role: "option",
          class: "hit",
          id: `hit${at}`,
          "aria-selected": String(at === chosenHit),
          onmousedown: (event) => event.preventDefault(),
          onclick: () => take(node),
        },
        swatch(node.kind),
        element("span", { class: "name" }, node.label),
        element("span", { class: "kind" }, node.kind),
      ),
    ),
    ...(asked && !hits.length ? [element("li", { class: "none" }, "Nothing here is called that.")] : []),
  );
  list.hidden = !asked || state.view === "matrix";
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  byId("search").setAttribute("aria-activedescendant", hits.length ? `hit${chosenHit}` : "");
}

function take(node) {
  byId("search").value = "";
  search();
  byId("canvas").focus();
  focusOn(node);
}

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", search);
  field.addEventListener("blur", () => showHits(false));
  field.addEventListener("focus", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosenHit = (chosenHit + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(hits.length, 1);
      showHits(true);
      event.preventDefault();
    } else if (event.key === "Enter" && hits[chosenHit]) take(hits[chosenHit]);
    else if (event.key === "Escape") {
      field.value = "";
      search();
      field.blur();
    }
    event.stopPropagation();
  });
}
