// Labels are drawn over the network, level and at a size that is read at any zoom. One that would cover another is left out:
// the important come first, and zooming in makes room for the rest.

const labels = { boxes: [] };
const FONT =
  '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif';
const measured = new Map();
/** The most edges of layers whose relations are all written. */
const FEW_EDGES = 40;

function widthOf(context, font, words) {
  const key = font + words;
  if (!measured.has(key)) {
    context.font = font;
    measured.set(key, context.measureText(words).width);
  }
  return measured.get(key);
}

const clipped = (words) =>
  [...words].length > data.longest
    ? `${[...words]
        .slice(0, data.longest - 1)
        .join("")
        .trimEnd()}…`
    : words;

/** The boxes that are taken, by square of the screen, so that a new one meets only its neighbours. */
class Taken {
  constructor() {
    this.squares = new Map();
  }

  *near({ left, top, right, bottom }) {
    for (let x = Math.floor(left / 80); x <= right / 80; x += 1) {
      for (let y = Math.floor(top / 80); y <= bottom / 80; y += 1) yield `${x},${y}`;
    }
  }

  free(box) {
    for (const square of this.near(box)) {
      for (const other of this.squares.get(square) || []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    return true;
  }

  add(box) {
    for (const square of this.near(box)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push(box);
    }
  }
}

/** Draw the labels of all things that show, the important first, then those of edges where there is room. */
function drawLabels(context, network) {
  const scale = network.getScale();
  const size = 12.5 * Math.min(Math.max(scale, 0.84), 1.3);
  const screen = byId("canvas").getBoundingClientRect();
  const taken = new Taken();
  labels.boxes = [];
  context.save();
  context.setTransform(network.canvas.pixelRatio, 0, 0, network.canvas.pixelRatio, 0, 0);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const shown = nodes.filter((node) => node.shown);
  const at = new Map(shown.map((node) => [node, network.canvasToDOM(node.spot)]));
  for (const [node, spot] of at) {
    const reach = node.size * scale;
    taken.add({ left: spot.x - reach, right: spot.x + reach, top: spot.y - reach / 2, bottom: spot.y + reach / 2, node });
  }
  for (const node of shown.sort((a, b) => importance(b) - importance(a) || a.id - b.id)) {
    const spot = at.get(node);
    if (spot.x < -200 || spot.y < -20 || spot.x > screen.width + 200 || spot.y > screen.height + 20) continue;
    drawLabel(context, taken, node, spot, size, scale);
  }
  edges.filter((edge) => edge.drawn && isTold(edge, scale)).forEach((edge) => drawEdgeLabel(context, taken, edge, at, size));
  context.restore();
}

/** What is clicked comes first, then what the picture is about, then the nearer to the root and the better joined. */
function importance(node) {
  if (state.selected?.node === node.id) return 4e6;
  if (state.hovered === node.id) return 3e6;
  if (near.has(node.id)) return 2e6;
  if (data.marked.includes(node.id)) return 1e6;
  return -1000 * node.depth + (node.children.length && node.open ? 500 : 0) + Math.min(node.edges.length, 400);
}

function drawLabel(context, taken, node, spot, size, scale) {
  const strong =
    (!layered && (node.depth === 0 || (node.depth === 1 && node.open && node.children.length > 0))) ||
    data.marked.includes(node.id) ||
    state.selected?.node === node.id;
  const font = `${strong ? 600 : 450} ${(node.depth === 0 && !layered ? size * 1.12 : size).toFixed(2)}px ${FONT}`;
  const words = clipped(node.label);
  const wide = widthOf(context, font, words);
  const hidden = !layered && !node.open ? countBelow(node) : 0;
  const badge = hidden ? `+${hidden}` : "";
  const badgeWide = badge ? widthOf(context, `600 10px ${FONT}`, badge) + 16 : 0;
  const box = placesOf(node, spot, wide + badgeWide, size, scale).find((one) => taken.free(one));
  if (!box) return;
  const [left, y] = [node.side < 0 && !layered ? box.left + badgeWide : box.left, (box.top + box.bottom) / 2];
  const badgeLeft = node.side < 0 ? box.left : box.left + wide;
  taken.add(box);
  labels.boxes.push({ ...box, words, badge: badge && { left: badgeLeft, right: badgeLeft + badgeWide } });
  context.globalAlpha = isFaded(node) ? 0.42 : 1;
  context.font = font;
  context.lineWidth = 4;
  context.strokeStyle = theme.colours.ground;
  context.strokeText(words, left, y);
  context.fillStyle = state.selected?.node === node.id || state.hovered === node.id ? theme.colours.accent : theme.colours.ink;
  context.fillText(words, left, y);
  if (badge) drawBadge(context, badge, badgeLeft + (node.side < 0 ? 2 : 6), badgeWide - 8, y);
  context.globalAlpha = 1;
}

/** The boxes in which a label may stand, the best first: beside an end of a branch, above the way on from a branch, below in layers. */
function placesOf(node, { x, y }, wide, size, scale) {
  const reach = node.size * scale;
  const box = (left, middle) => ({ left, right: left + wide, top: middle - size * 0.62, bottom: middle + size * 0.62, node });
  if (layered) return [box(x - wide / 2, y + reach + size * 0.85), box(x - wide / 2, y - reach - size * 0.85)];
  if (node.side === 0) return [1, 2.6, 4.2, -1.2].map((rows) => box(x - wide / 2, y - (rows > 0 ? reach : -reach) - rows * size));
  const beside = node.side > 0 ? x + reach + 5 : x - reach - 5 - wide;
  if (!node.open || !node.children.some((child) => child.shown)) return [box(beside, y)];
  const back = node.side > 0 ? x - wide + reach : x - reach;
  return [
    box(beside, y - size * 0.72),
    box(x - wide / 2, y - reach - size * 0.72),
    box(back, y - reach - size * 0.72),
    box(x - wide / 2, y + reach + size * 0.72),
  ];
}

function drawBadge(context, words, left, wide, y) {
  context.fillStyle = theme.colours.wash;
  context.beginPath();
  context.roundRect(left, y - 7.5, wide, 15, 7.5);
  context.fill();
  context.font = `600 10px ${FONT}`;
  context.fillStyle = theme.colours.accent;
  context.fillText(words, left + 4, y + 0.5);
}

/** The point of an edge's curve at a share of the way: nearer to the end where fewer edges meet, so that labels do not. */
function alongEdge(from, to, share) {
  const rest = 1 - share;
  const [first, inner, outer, last] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  const bend = (to.x - from.x) / 2;
  return [
    first * from.x + inner * (from.x + bend) + outer * (to.x - bend) + last * to.x,
    (first + inner) * from.y + (outer + last) * to.y,
  ];
}

/** Whether an edge's relation is written: around what is at hand, always where it is a denial, and in layers where there are few or one is near. */
function isTold(edge, scale) {
  if (edge.denied || state.selected?.edge === edge.id || touches(edge)) return true;
  return layered && near.size === 0 && (edges.length <= FEW_EDGES || scale > 1.1);
}

function drawEdgeLabel(context, taken, edge, at, size) {
  const [from, to] = [at.get(nodes[edge.from]), at.get(nodes[edge.to])];
  const active = state.selected?.edge === edge.id || touches(edge);
  const font = `${active ? 550 : 400} ${(size * 0.86).toFixed(2)}px ${FONT}`;
  const words = clipped(edge.label);
  const wide = widthOf(context, font, words);
  const crowded = nodes[edge.from].edges.length - nodes[edge.to].edges.length;
  const shares = Math.abs(crowded) < 2 ? [0.5, 0.3, 0.7] : crowded > 0 ? [0.7, 0.5, 0.3] : [0.3, 0.5, 0.7];
  const boxes = shares.map((share) => {
    const [x, y] = alongEdge(from, to, share);
    return { left: x - wide / 2, right: x + wide / 2, top: y - size * 0.55, bottom: y + size * 0.55, edge };
  });
  const box = boxes.find((one) => taken.free(one));
  if (wide > Math.abs(from.x - to.x) || !box) return;
  const y = (box.top + box.bottom) / 2;
  taken.add(box);
  labels.boxes.push({ ...box, words });
  context.font = font;
  context.lineWidth = 5;
  context.strokeStyle = theme.colours.ground;
  context.strokeText(words, box.left, y);
  context.fillStyle = active ? theme.colours.accent : theme.colours.soft;
  context.fillText(words, box.left, y);
}
