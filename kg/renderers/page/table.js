// The rows that a query gave; numbers have a bar, so that the table is its own chart.

function drawTableView() {
  const { columns, rows, numbers } = data.table;
  const most = columns.map((_, at) => Math.max(0, ...numbers.map((row) => Math.abs(row[at] ?? 0))));
  const cell = (words, value, at) => {
    const bar =
      value !== null && most[at] > 0
        ? drawing(
            "svg",
            { width: 160, height: 6, "aria-hidden": "true" },
            drawing("rect", { width: ((Math.abs(value) / most[at]) * 160).toFixed(1), height: 6, rx: 2 }),
          )
        : null;
    return element("td", {}, words, bar);
  };
  byId("table").replaceChildren(
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column)))),
      element(
        "tbody",
        {},
        ...rows.map((row, i) => element("tr", {}, ...row.map((words, at) => cell(words, numbers[i][at], at)))),
      ),
    ),
  );
}
