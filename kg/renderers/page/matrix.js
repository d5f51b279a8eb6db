// The third view: models and benchmarks as a heat map. A hole is a score that no document here reports; a click tells every one that is.

const grid = data.matrix;
const chosen = { metric: 0, sort: null, picked: new Map() };
const STEP = 60;
let rowsShown = STEP;

/** The scores of the chosen metric by row and column. */
function scoresByCell() {
  const found = new Map();
  for (const cell of grid.cells) {
    const [row, column, metric] = cell;
    if (metric !== chosen.metric) continue;
    const key = `${row},${column}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(cell);
  }
  return found;
}

const TRUST = ["primary", "third party", "secondary", "trust unstated", "machine generated"];
const trustOf = (cell) => (cell[8].length ? TRUST.indexOf(documents[places[cell[8][0]][0]].trust) : TRUST.length);

/** The parts of a benchmark, the whole being "", those first of which most models have scores. One stands for it: parts are never mixed. */
function partsOf(column) {
  const models = new Map();
  for (const [row, at, metric, part] of grid.cells) {
    if (at !== column || metric !== chosen.metric) continue;
    if (!models.has(part)) models.set(part, new Set());
    models.get(part).add(row);
  }
  return [...models].sort((a, b) => b[1].size - a[1].size || a[0].localeCompare(b[0])).map(([part]) => part);
}

/** The number of a cell, of the most trusted source: per cent where it is printed as per cent or as a fraction; null if only other parts have one. */
function valueOf(cells, column) {
  const fitting = cells.filter((cell) => cell[3] === chosen.parts.get(column) && cell[4] !== null);
  return fitting.sort((a, b) => trustOf(a) - trustOf(b))[0]?.[4] ?? null;
}

function drawMatrix() {
  const view = byId("matrix");
  const metric = element("select", {
    "aria-label": "Metric",
    onchange: () => {
      chosen.metric = Number(metric.value);
      chosen.sort = null;
      rowsShown = STEP;
      drawTable();
    },
  });
  grid.metrics.forEach((name, at) => metric.append(element("option", { value: at }, name)));
  metric.value = chosen.metric;
  view.replaceChildren(
    element(
      "div",
      { class: "bar" },
      metric,
      element("span", { class: "scale" }, "lowest in its column", element("i"), "highest"),
      element("span", { class: "scale" }, element("span", { class: "hole" }), "no document here reports it"),
      element("span", { class: "gap" }),
      "Rounded; a click shows every report as printed. A benchmark's name sorts.",
    ),
    element("table", {}, element("thead"), element("tbody")),
  );
  drawTable();
}

function drawTable() {
  const found = scoresByCell();
  const columns = grid.benchmarks
    .map((benchmark, at) => ({ ...benchmark, at }))
    .filter(({ at }) => [...found.keys()].some((key) => key.endsWith(`,${at}`)));
  const parts = new Map(columns.map(({ at }) => [at, partsOf(at)]));
  chosen.parts = new Map(
    [...parts].map(([at, all]) => [at, all.includes(chosen.picked.get(at)) ? chosen.picked.get(at) : all[0]]),
  );
  const ranges = new Map(
    columns.map(({ at }) => {
      const values = [...found]
        .filter(([key]) => key.endsWith(`,${at}`))
        .map(([, cells]) => valueOf(cells, at))
        .filter((value) => value !== null);
      return [at, [Math.min(...values), Math.max(...values)]];
    }),
  );
  Object.assign(chosen, { found, columns, ranges });
  const head = element("tr", {}, element("th", { scope: "col" }, "Model"));
  for (const { label, at } of columns) {
    const [low, high] = ranges.get(at);
    const range = Number.isFinite(low) ? `${trim(low)} – ${trim(high)}` : "";
    const sort = () => {
      chosen.sort = chosen.sort === at ? null : at;
      rowsShown = STEP;
      drawTable();
    };
    head.append(
      element(
        "th",
        { scope: "col", "aria-sort": chosen.sort === at ? "descending" : null },
        button({}, sort, label),
        partPicker(at, parts.get(at)),
        element("span", { class: "range" }, range),
      ),
    );
  }
  byId("matrix").querySelector("thead").replaceChildren(head);
  drawMatrixRows();
}

/** Which part of the benchmark the column shows, to be chosen where there are several. */
function partPicker(at, parts) {
  if (parts.length < 2) return parts[0] ? element("span", { class: "part" }, parts[0]) : null;
  const picker = element("select", {
    class: "part",
    "aria-label": `Part of ${grid.benchmarks[at].label}`,
    onchange: () => {
      chosen.picked.set(at, parts[Number(picker.value)]);
      drawTable();
    },
  });
  parts.forEach((part, number) => picker.append(element("option", { value: number }, part || "all")));
  picker.value = parts.indexOf(chosen.parts.get(at));
  return picker;
}

const trim = (value) => (Math.round(value * 10) / 10).toLocaleString("en");

function drawMatrixRows() {
  const { found, columns, sort } = chosen;
  const words = folded(byId("search").value);
  const rows = grid.models
    .map((model, at) => ({ ...model, at, scores: columns.map(({ at: column }) => found.get(`${at},${column}`)) }))
    .filter(({ label, scores }) => scores.some(Boolean) && (!words || folded(label).includes(words)));
  const filled = ({ scores }) => scores.filter(Boolean).length;
  const of = ({ at }) => valueOf(found.get(`${at},${sort}`) || [], sort) ?? -Infinity;
  rows.sort((a, b) => (sort === null ? filled(b) - filled(a) : of(b) - of(a)) || a.at - b.at);
  const more = rows.length - rowsShown;
  byId("matrix")
    .querySelector("tbody")
    .replaceChildren(
      ...rows.slice(0, rowsShown).map(matrixRow),
      ...(more > 0
        ? [
            element(
              "tr",
              {},
              element(
                "th",
                {},
                button(
                  { class: "more" },
                  () => {
                    rowsShown += 10 * STEP;
                    drawMatrixRows();
                  },
                  `${plural(more, "more model")}`,
                ),
              ),
            ),
          ]
        : []),
    );
}

function matrixRow({ label, node, scores }) {
  const name =
    node === null
      ? label
      : button(
          { class: "more" },
          () => {
            state.selected = { node };
            showDrawer();
          },
          label,
        );
  return element(
    "tr",
    {},
    element("th", { scope: "row", title: label }, name),
    ...scores.map((cells, at) =>
      element(
        "td",
        {},
        cells
          ? scoreButton(cells, label, chosen.columns[at])
          : element("div", { class: "hole", title: `${label} on ${chosen.columns[at].label}: no document here reports it` }),
      ),
    ),
  );
}

function scoreButton(cells, model, { label: benchmark, at }) {
  const value = valueOf(cells, at);
  const [low, high] = chosen.ranges.get(at);
  const heat = value === null ? 0 : high > low ? ((value - low) / (high - low)) * 100 : 50;
  const shown =
    value === null ? (cells.some((cell) => cell[3] !== chosen.parts.get(at)) ? "other part" : cells[0][5]) : value.toFixed(1);
  const made = button(
    {
      class: value === null ? "other" : heat > 52 ? "deep" : "",
      title: `${model} on ${benchmark}: ${plural(cells.length, "report")}`,
    },
    () => showScores(cells, model, benchmark),
    shown,
    cells.length > 1 ? element("sup", {}, String(cells.length)) : null,
  );
  made.style.setProperty("--heat", heat.toFixed(0));
  return made;
}

/** Every reported score of a cell, as printed, with protocol and source; those of parts of the benchmark under the part's name. */
function showScores(cells, model, benchmark) {
  const sorted = [...cells].sort((a, b) => Boolean(a[3]) - Boolean(b[3]) || a[3].localeCompare(b[3]) || trustOf(a) - trustOf(b));
  fill(byId("drawer"), [
    element("div", { class: "kind" }, `${grid.metrics[chosen.metric]} · ${plural(cells.length, "report")}`),
    element("h2", {}, `${model} on ${benchmark}`),
    ...sorted.map(([, , , part, , printed, label, protocol, found]) =>
      saying([
        `${printed}${part ? ` · ${part}` : ""}`,
        [`printed as “${label}”`, protocol || "protocol unstated"].join("; "),
        found,
      ]),
    ),
  ]);
}
