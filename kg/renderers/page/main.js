// The beginning: the words around the picture, its views, its keys.

const VIEWS = [
  { name: "graph", words: "Graph", there: nodes.length > 0 || !data.table },
  { name: "tree", words: "Tree", there: !layered && nodes.length > 1, draw: drawOutline },
  { name: "matrix", words: "Scores", there: data.matrix !== null, draw: drawMatrix },
  { name: "table", words: "Table", there: data.table !== null, draw: drawTableView },
].filter(({ there }) => there);

const KEYS = [
  ["/", "search; Enter goes to the best hit", () => byId("search").focus()],
  ["1 – 4", "the views of this picture"],
  ["f", "zoom so that all is seen", () => fit()],
  ["+ −", "zoom in and out"],
  ["← → ↑ ↓", "go from thing to thing"],
  ["Enter", "fold or unfold what stands under it"],
  ["e", "unfold everything", () => toggleAll(true)],
  ["c", "fold everything", () => toggleAll(false)],
  [
    "p",
    "hide or show the panel",
    () => {
      document.querySelector("main").classList.toggle("wide");
      setTimeout(() => fit(), 60);
    },
  ],
  ["d", "light or dark", () => switchTheme()],
  ["Escape", "let go, close"],
  ["?", "these keys", () => byId("keys").showModal()],
];

function showView(name) {
  if (state.view === name) return;
  state.view = name;
  select(null);
  for (const view of document.querySelectorAll(".view")) view.hidden = view.id !== name;
  byId("filters").hidden = name !== "graph";
  for (const tab of byId("views").children) tab.setAttribute("aria-selected", String(tab.dataset.view === name));
  byId("search").placeholder = name === "matrix" ? "Filter the models" : "Search";
  VIEWS.find((view) => view.name === name).draw?.();
}

function switchTheme(dark = !theme.dark) {
  setTheme(dark);
  repaintSwatches();
  if (network) paint();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 4), animation: EASE });
}

/** Words whose marks [n] open the edge that is cited there. */
function withCites(words) {
  return words.split(/(\[\d+\])/).map((part) => {
    const edge = data.cites[part.slice(1, -1)];
    return edge === undefined || !/^\[\d+\]$/.test(part)
      ? part
      : button(
          { class: "cite" },
          () => {
            showView("graph");
            select({ edge });
          },
          part,
        );
  });
}

function startWords() {
  byId("title").textContent = data.title;
  byId("title").title = data.title;
  byId("about").replaceChildren(...withCites(data.about));
  const scores = grid ? `, ${plural(grid.cells.length, "score")}` : "";
  byId("counts").textContent =
    data.table && !nodes.length
      ? ""
      : `${plural(nodes.length, "thing")}, ${plural(edges.length, "relation")}${scores}, from ${plural(documents.length, "document")}.`;
  byId("notes").replaceChildren(...data.notes.map((note) => element("p", {}, ...withCites(note))));
  byId("foot").textContent = `Drawn by kg from graph ${data.graph.slice(0, 16)}`;
  byId("views").replaceChildren(
    ...VIEWS.map(({ name, words }, at) =>
      button(
        { role: "tab", "data-view": name, "aria-selected": String(name === state.view), title: `${words} (${at + 1})` },
        () => showView(name),
        words,
      ),
    ),
  );
  byId("views").hidden = VIEWS.length < 2;
  byId("finder").hidden = nodes.length === 0;
  byId("keys").replaceChildren(
    element("h2", {}, "Keys"),
    element(
      "dl",
      {},
      ...KEYS.flatMap(([keys, words]) => [
        element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
        element("dd", {}, words),
      ]),
    ),
  );
  byId("keys").addEventListener("click", () => byId("keys").close());
  const tool = (words, title, onclick) => button({ title, "aria-label": title }, onclick, words);
  byId("tools").replaceChildren(
    tool("+", "Zoom in (+)", () => zoom(1.35)),
    tool("−", "Zoom out (−)", () => zoom(1 / 1.35)),
    tool("Fit", "Zoom so that all is seen (f)", () => fit()),
    ...(layered
      ? []
      : [
          tool("Unfold all", "Unfold everything (e)", () => toggleAll(true)),
          tool("Fold all", "Fold everything (c)", () => toggleAll(false)),
        ]),
  );
  byId("theme").addEventListener("click", () => switchTheme());
  byId("help").addEventListener("click", () => byId("keys").showModal());
}

function onKey(event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) ||
    byId("keys").open
  )
    return;
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const own = KEYS.find(([key, , act]) => key === event.key && act);
  if (event.key === "Escape") state.view === "graph" ? select(null) : (byId("drawer").hidden = true);
  else if (VIEWS[Number(event.key) - 1]) showView(VIEWS[Number(event.key) - 1].name);
  else if (own) own[2]();
  else if (state.view !== "graph") return;
  else if (arrows[event.key]) step(...arrows[event.key]);
  else if (event.key === "Enter" && state.selected?.node !== undefined && event.target.id === "canvas")
    toggle(nodes[state.selected.node]);
  else if (event.key === "+" || event.key === "=") zoom(1.35);
  else if (event.key === "-") zoom(1 / 1.35);
  else return;
  event.preventDefault();
}

const system = matchMedia("(prefers-color-scheme: dark)");
setTheme(system.matches);
system.addEventListener("change", ({ matches }) => switchTheme(matches));
startWords();
startFilters();
startSearch();
addEventListener("keydown", onKey);
if (nodes.length) {
  refresh();
  startNetwork();
  network.once("afterDrawing", () => fit(false)); // after vis-network's own fit, which knows nothing of labels
  network.on("resize", () => fit(false));
} else if (!data.table) byId("graph").append(element("div", { class: "empty" }, data.about));
if (VIEWS[0].name !== "graph") showView(VIEWS[0].name);

// What tests measure: the boxes of the labels that are drawn, and the network itself.
window.kg = { network, labels, nodes, edges, state };
document.documentElement.dataset.ready = "";
