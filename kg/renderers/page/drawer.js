// The drawer: what is said of the thing or edge that was clicked, with document, place and quote.

const FEW = 12;

function showDrawer() {
  const drawer = byId("drawer");
  const { node, edge } = state.selected || {};
  if (node !== undefined) fill(drawer, aboutNode(nodes[node]));
  else if (edge !== undefined) fill(drawer, aboutEdge(edges[edge]));
  else drawer.hidden = true;
}

function fill(drawer, children) {
  const close = button(
    { class: "close", "aria-label": "Close (Escape)" },
    () => (state.view === "graph" ? select(null) : (drawer.hidden = true)),
    "×",
  );
  drawer.replaceChildren(close, ...children.filter(Boolean));
  drawer.scrollTop = 0;
  drawer.hidden = false;
}

const heading = (words) => element("h3", {}, words);

function aboutNode(node) {
  const groups = new Map();
  for (const edge of node.edges) {
    const name = relations[edge.relation];
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(edge);
  }
  return [
    element("div", { class: "kind" }, swatch(node.kind), node.kind),
    element("h2", {}, node.label),
    node.definition ? element("p", {}, node.definition) : null,
    node.names.length
      ? element("p", { class: "names" }, `Also called ${node.names.slice(0, 8).join(", ")}${node.names.length > 8 ? " …" : ""}`)
      : null,
    node.counts ? element("p", { class: "names" }, `Under it: ${node.counts}.`) : null,
    acts(node),
    node.said.length ? heading("What is said of it") : null,
    ...listed(node.said, (one) => saying(one)),
    ...[...groups].flatMap(([name, list]) => [
      heading(`${name} · ${list.length}`),
      ...listed(list, (edge) => neighbour(edge, node)),
    ]),
  ];
}

function acts(node) {
  const made = [];
  if (state.view === "graph") {
    if (!layered && node.children.length) {
      const words = node.open ? "Fold" : `Unfold ${countBelow(node)}`;
      made.push(
        button(
          {},
          () => {
            toggle(node);
            showDrawer();
          },
          words,
        ),
      );
    }
    made.push(button({}, () => focusOn(node), "Bring to the middle"));
  } else made.push(button({}, () => focusOn(node), "Show in the graph"));
  return element("div", { class: "acts" }, ...made);
}

/** The first of a list, and a button for the rest. */
function listed(list, make) {
  const shown = list.slice(0, FEW).map(make);
  if (list.length <= FEW) return shown;
  const more = button({ class: "more" }, () => more.replaceWith(...list.slice(FEW).map(make)), `${list.length - FEW} more`);
  return [...shown, more];
}

/** An edge as seen from one of its ends: the other end, and what shows it. */
function neighbour(edge, node) {
  const other = nodes[edge.from === node.id ? edge.to : edge.from];
  const from = edge.from === node.id ? "" : "← ";
  const name = button({}, () => focusOn(other), from + other.label);
  const detail = edge.label !== relations[edge.relation] ? ` · ${edge.label}` : "";
  const [first, ...rest] = edge.said;
  return element(
    "div",
    { class: "said" },
    element("div", { class: "text" }, name, detail),
    ...shownBy(first),
    ...(rest.length ? listed(rest, (one) => saying(one)) : []),
  );
}

function aboutEdge(edge) {
  const end = (id) => button({}, () => focusOn(nodes[id]), nodes[id].label);
  return [
    element("div", { class: "kind" }, relations[edge.relation]),
    element("h2", {}, `${nodes[edge.from].label} → ${nodes[edge.to].label}`),
    element("div", { class: "acts" }, end(edge.from), end(edge.to)),
    heading("What is said"),
    ...listed(edge.said, (one) => saying(one)),
  ];
}

function saying(one) {
  return element("div", { class: "said" }, element("div", { class: "text" }, one[0]), ...shownBy(one));
}

/** The rule or protocol of a statement, and each place that shows it. */
function shownBy([, note, found]) {
  return [note ? element("p", { class: "note" }, note) : null, ...found.map(placeOf)];
}

function placeOf(number) {
  const [documentNumber, where, quote, remark] = places[number];
  const source = documents[documentNumber];
  const weak = /secondary|machine|unstated/.test(source.trust) ? "weak" : "";
  const standing = `${source.kind}, ${source.trust}${source.digest ? ", in the words of a digest" : ""}`;
  return element(
    "div",
    { class: "place" },
    element("blockquote", {}, quote),
    element(
      "div",
      { class: "source" },
      link(source.link, source.title, { class: "title" }),
      source.year ? ` (${source.year})` : "",
      " · ",
      element("span", { class: weak }, standing),
      where ? element("div", {}, where) : null,
      remark ? element("div", { class: "weak" }, remark) : null,
    ),
  );
}
