// The legend, which filters: by kind of thing, by relation, by source.

function startFilters() {
  const count = (list, fits) => list.filter(fits).length;
  const kinds = Object.entries(styles).map(([kind, { words }]) => ({
    value: kind,
    words,
    number: count(nodes, (node) => node.kind === kind),
    mark: () => swatch(kind),
  }));
  const named = relations.map((words, value) => ({ value, words, number: count(edges, (edge) => edge.relation === value) }));
  const cited = documents.map(({ title }, value) => ({
    value,
    words: title,
    number: count(edges, ({ sources }) => sources.has(value)) + count(nodes, ({ said }) => sourcesOf(said).has(value)),
  }));
  byId("filters").replaceChildren(
    ...group("Kinds", true, state.kinds, kinds),
    ...group("Relations", layered, state.relations, named),
    ...group("Sources", false, state.sources, cited),
  );
}

/** A part of the legend: a row with a box for each entry that the picture holds; what is not ticked goes into `filtered`. */
function group(title, open, filtered, entries) {
  const rows = entries.filter(({ number }) => number).map((entry) => filterRow(filtered, entry));
  if (!rows.length) return [];
  const allOrNone = () => {
    const none = rows.some(({ box }) => box.checked);
    for (const { box } of rows) if (box.checked === none) box.click();
  };
  const all = rows.length > 2 ? button({ class: "all" }, allOrNone, "all or none") : null;
  return [
    element("details", { open }, element("summary", {}, title), element("div", {}, ...rows.map(({ label }) => label), all)),
  ];
}

function filterRow(filtered, { value, words, number, mark }) {
  const onchange = () => {
    if (box.checked) filtered.delete(value);
    else filtered.add(value);
    refresh();
  };
  const box = element("input", { type: "checkbox", checked: true, onchange });
  const label = element(
    "label",
    { title: words },
    box,
    mark ? mark() : element("span", { class: "tick" }),
    element("span", { class: "what" }, words),
    element("span", { class: "number" }, number.toLocaleString("en")),
  );
  return { box, label };
}
