// The legend, which filters: by kind of thing, by relation, by source.

function startFilters() {
  const count = (list, key) => {
    const counts = new Map();
    for (const one of list) for (const value of key(one)) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  };
  const kinds = count(nodes, (node) => [node.kind]);
  const named = count(edges, (edge) => [edge.relation]);
  const cited = count([...nodes, ...edges], (one) => (one.relation === undefined ? sourcesOf(one.said) : one.sources));
  const rows = (filtered, entries) => entries.map((entry) => row(filtered, entry));
  byId("filters").replaceChildren(
    ...group(
      "Kinds",
      true,
      state.kinds,
      rows(
        state.kinds,
        Object.keys(styles)
          .filter((kind) => kinds.has(kind))
          .map((kind) => ({ value: kind, words: styles[kind].words, number: kinds.get(kind), mark: swatch(kind) })),
      ),
    ),
    ...group(
      "Relations",
      layered,
      state.relations,
      rows(
        state.relations,
        relations.map((words, value) => ({ value, words, number: named.get(value) })),
      ),
    ),
    ...group(
      "Sources",
      false,
      state.sources,
      rows(
        state.sources,
        documents
          .map((document, value) => ({ value, words: document.title, number: cited.get(value) }))
          .filter(({ number }) => number),
      ),
    ),
  );
}

function row(filtered, { value, words, number, mark }) {
  const box = element("input", {
    type: "checkbox",
    checked: true,
    onchange: () => {
      if (box.checked) filtered.delete(value);
      else filtered.add(value);
      refresh();
    },
  });
  const tick = mark || element("span", { class: "tick" });
  return {
    box,
    label: element(
      "label",
      { title: words },
      box,
      tick,
      element("span", { class: "what" }, words),
      element("span", { class: "number" }, number.toLocaleString("en")),
    ),
  };
}

function group(title, open, filtered, rows) {
  if (!rows.length) return [];
  const all = element(
    "button",
    {
      type: "button",
      class: "all",
      onclick: () => {
        const none = rows.some(({ box }) => box.checked);
        for (const { box } of rows) if (box.checked === none) box.click();
      },
    },
    "all or none",
  );
  return [
    element(
      "details",
      { open },
      element("summary", {}, title),
      element("div", {}, ...rows.map(({ label }) => label), rows.length > 2 ? all : null),
    ),
  ];
}
