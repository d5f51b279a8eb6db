// The second view: the same things as a tree that folds.

function drawOutline() {
  const view = byId("tree");
  if (view.childElementCount) return;
  const list = element("ul");
  const stack = roots.map((node) => [node, list]);
  stack.reverse();
  while (stack.length) {
    const [node, above] = stack.pop();
    const { item, below } = entry(node);
    above.append(item);
    stack.push(...[...node.children].reverse().map((child) => [child, below]));
  }
  const all = (open) => () =>
    view.querySelectorAll("details").forEach((details) => (details.open = open || details.classList.contains("depth0")));
  view.append(
    element(
      "div",
      { class: "bar" },
      button({}, all(true), "Unfold all"),
      button({}, all(false), "Fold all"),
      "Tab and Enter, or the arrow, fold and unfold; a name opens what is said of it.",
    ),
    list,
  );
}

function entry(node) {
  const open = (event) => {
    event.preventDefault();
    state.selected = { node: node.id };
    showDrawer();
  };
  const counts = node.counts || (node.children.length ? plural(node.children.length, "thing") : "");
  const head = [swatch(node.kind), button({ class: "name" }, open, node.label), element("span", { class: "counts" }, counts)];
  if (!node.children.length) return { item: element("li", {}, element("div", { class: "leaf" }, ...head)), below: null };
  const below = element("ul");
  const details = element(
    "details",
    { class: `depth${node.depth}`, open: node.depth < 2 && node.open },
    element("summary", {}, ...head),
    below,
  );
  return { item: element("li", {}, details), below };
}
