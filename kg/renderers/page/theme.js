// Light and dark: the reader's system decides until the reader does. The canvas takes its colours from the style sheet.

const theme = { dark: false, colours: {} };

function setTheme(dark) {
  theme.dark = dark;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "ink", "soft", "faint", "edge", "accent", "wash", "raised", "line"]) {
    theme.colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  byId("theme").textContent = dark ? "☀" : "☾";
}

const colourOf = (kind) => styles[kind][theme.dark ? "dark" : "light"];

/** The points of each shape around the middle, one unit from it; a dot has none. */
const OUTLINES = {
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: [
    [0, -1.1],
    [1.1, 0],
    [0, 1.1],
    [-1.1, 0],
  ],
  triangle: [
    [0, -1.05],
    [1.05, 0.8],
    [-1.05, 0.8],
  ],
  triangleDown: [
    [0, 1.05],
    [1.05, -0.8],
    [-1.05, -0.8],
  ],
  hexagon: [0, 1, 2, 3, 4, 5].map((i) => [Math.cos((i * Math.PI) / 3), Math.sin((i * Math.PI) / 3)]),
  star: [...Array(10).keys()].map((i) => {
    const far = i % 2 ? 0.5 : 1.15;
    return [far * Math.sin((i * Math.PI) / 5), -far * Math.cos((i * Math.PI) / 5)];
  }),
};

/** A small drawing of a kind's mark, for the legend, the hits and the drawer. */
function swatch(kind) {
  const { shape } = styles[kind];
  const mark = OUTLINES[shape]
    ? drawing("polygon", {
        points: OUTLINES[shape].map(([x, y]) => `${(8 + 5.6 * x).toFixed(1)},${(8 + 5.6 * y).toFixed(1)}`).join(" "),
      })
    : drawing("circle", { cx: 8, cy: 8, r: kind === "model" ? 5.4 : 3.6 });
  mark.setAttribute("fill", colourOf(kind));
  mark.dataset.kind = kind;
  return drawing("svg", { class: "swatch", viewBox: "0 0 16 16", "aria-hidden": "true" }, mark);
}

function repaintSwatches() {
  for (const mark of document.querySelectorAll(".swatch [data-kind]")) mark.setAttribute("fill", colourOf(mark.dataset.kind));
}
