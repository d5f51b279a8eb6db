// The graph: what shows, where it lies, and what a click does. Nothing moves by itself: physics is off.

const nodeSet = new vis.DataSet(data.network.nodes);
const edgeSet = new vis.DataSet(data.network.edges.map((edge) => ({ ...edge, hidden: true })));
/** The things at hand of what is selected or pointed at: they are drawn strong, the others step back. */
let near = new Set();
/** How many things show, and how many are many. */
let showing = 0;
const MANY = 500;
let network = null;

const EASE = { duration: 320, easingFunction: "easeInOutQuad" };

function startNetwork() {
  network = new vis.Network(
    byId("canvas"),
    { nodes: nodeSet, edges: edgeSet },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false },
      interaction: {
        hover: false,
        dragNodes: false,
        keyboard: false,
        multiselect: false,
        selectConnectedEdges: false,
        zoomSpeed: 0.6,
      },
      nodes: { borderWidth: 1.5, borderWidthSelected: 3, shapeProperties: { interpolation: false } },
      edges: {
        arrows: { to: { enabled: layered, scaleFactor: 0.45 } },
        hoverWidth: 0,
        selectionWidth: 0,
        smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
      },
    },
  );
  network.on("afterDrawing", (context) => drawLabels(context, network));
  network.on("click", onClick);
  network.on("doubleClick", ({ nodes: [id] }) => id !== undefined && toggle(nodes[id]));
  byId("canvas").addEventListener("mousemove", onMove);
  byId("canvas").addEventListener("mouseleave", () => hover(null));
}

const labelAt = ({ x, y }) => labels.boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);

/** What is under the pointer, be it a mark or a label, comes to the fore. */
function onMove(event) {
  if (event.buttons) return; // the picture is being drawn along
  const { left, top } = byId("canvas").getBoundingClientRect();
  const at = { x: event.clientX - left, y: event.clientY - top };
  const label = labelAt(at);
  const id = network.getNodeAt(at) ?? label?.node?.id ?? null;
  if (id !== state.hovered) hover(id);
  const over = id !== null || label?.edge || network.getEdgeAt(at) !== undefined;
  byId("canvas").style.cursor = over ? "pointer" : "";
}

/** A click on a badge unfolds, on a label or mark selects, beside everything lets go. */
function onClick({ nodes: [id], edges: [edge], pointer }) {
  const { x, y } = pointer.DOM;
  const hit = labelAt({ x, y });
  if (hit?.badge && x >= hit.badge.left && x <= hit.badge.right) toggle(hit.node);
  else if (id !== undefined) select({ node: id });
  else if (hit) select(hit.node ? { node: hit.node.id } : { edge: hit.edge.id });
  else if (edge !== undefined) select({ edge });
  else select(null);
}

/** Whether what is not at hand steps back: always for a choice, for the pointer alone only where that is drawn in no time. */
const isStill = () => near.size > 0 && (state.selected !== null || showing <= MANY);
const isFaded = (node) => isStill() && !near.has(node.id);

function hover(id) {
  state.hovered = id;
  paint();
}

function select(chosen) {
  state.selected = chosen;
  paint();
  showDrawer();
  if (chosen && network)
    bringIntoView(chosen.node === undefined ? [edges[chosen.edge].from, edges[chosen.edge].to] : [chosen.node]);
}

/** Move the graph, no more than it takes, so that the drawer does not hide what it speaks of. */
function bringIntoView(ids) {
  const { width, height } = byId("canvas").getBoundingClientRect();
  const spots = ids.map((id) => network.canvasToDOM(nodes[id].spot));
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const shift = (low, high, from, to) => (low < from ? low - from : high > to ? Math.min(high - to, low - from) : 0);
  const dx = shift(Math.min(...xs), Math.max(...xs), 60, width - byId("drawer").offsetWidth - 60);
  const dy = shift(Math.min(...ys), Math.max(...ys), 50, height - 70);
  if (!dx && !dy) return;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale }, animation: EASE });
}

/** Whether a thing or an edge passes the filters of kind, relation and source. */
const passes = (one) => one.sources.size === 0 || [...one.sources].some((source) => !state.sources.has(source));

/** Work out what shows: under unfolded parents, and not filtered away. */
function refresh() {
  const unfolded = (node) => {
    for (let at = node; !layered && at.parent !== null; at = nodes[at.parent]) if (!nodes[at.parent].open) return false;
    return true;
  };
  for (const node of nodes) node.shown = !state.kinds.has(node.kind) && passes(node) && unfolded(node);
  showing = nodes.filter((node) => node.shown).length;
  if (!layered) layOut();
  paint();
  byId("status").textContent = `${plural(showing, "thing")} shown`;
}

/** Give colours and widths, and hide what does not show; only what changed is handed on. */
function paint() {
  near = new Set();
  const focus = state.selected?.node ?? state.hovered;
  if (focus !== null && focus !== undefined) {
    near.add(focus);
    for (const edge of nodes[focus].edges) if (edgeFits(edge)) [edge.from, edge.to].forEach((end) => near.add(end));
  } else if (state.selected?.edge !== undefined) {
    [edges[state.selected.edge].from, edges[state.selected.edge].to].forEach((end) => near.add(end));
  }
  update(nodeSet, nodes.map(paintedNode));
  update(edgeSet, edges.map(paintedEdge));
  network?.redraw();
}

const edgeFits = (edge) => nodes[edge.from].shown && nodes[edge.to].shown && !state.relations.has(edge.relation) && passes(edge);

function paintedNode(node) {
  const colour = colourOf(node.kind);
  const folded = !layered && !node.open && node.children.length > 0;
  const background = folded ? theme.colours.ground : colour;
  const chosen = state.selected?.node === node.id;
  const faded = isFaded(node);
  return {
    id: node.id,
    x: node.spot.x,
    y: node.spot.y,
    hidden: !node.shown,
    opacity: faded ? 0.35 : 1,
    borderWidth: chosen ? 3 : folded ? 2 : 1,
    color: {
      background,
      border: chosen ? theme.colours.accent : colour,
      highlight: { background, border: theme.colours.accent },
      hover: { background, border: theme.colours.accent },
    },
  };
}

/** Whether an edge begins or ends at what is at hand. */
function touches(edge) {
  const focus = state.selected?.node ?? state.hovered;
  return focus !== null && focus !== undefined && (edge.from === focus || edge.to === focus);
}

/** The edges of the tree always show; those across it only around what is at hand, so that the picture stays calm. */
function paintedEdge(edge) {
  const chosen = state.selected?.edge === edge.id;
  const touched = chosen || touches(edge);
  edge.drawn = edgeFits(edge) && (layered || edge.spine || touched);
  const faded = isStill() && !touched;
  return {
    id: edge.id,
    hidden: !edge.drawn,
    width: chosen ? 3.2 : touched ? 2.1 : 1.3,
    dashes: edge.denied ? [2, 5] : !layered && !edge.spine ? [5, 4] : false,
    color: {
      color: touched ? theme.colours.accent : theme.colours.edge,
      highlight: theme.colours.accent,
      hover: theme.colours.accent,
      opacity: faded ? 0.35 : 1,
      inherit: false,
    },
  };
}

const handed = new Map();

function update(set, painted) {
  const changed = painted.filter((one) => {
    const key = JSON.stringify(one);
    const old = handed.get(set)?.get(one.id);
    if (!handed.has(set)) handed.set(set, new Map());
    handed.get(set).set(one.id, key);
    return key !== old;
  });
  if (changed.length) set.update(changed);
}

/** Close up the rows of what shows, as `kg/renderers/mindmap.py` laid them out: ends row by row, parents between their children. */
function layOut() {
  // Where a thing is filtered away, what shows under it moves up to the thing above.
  const seen = (list) => list.flatMap((node) => (node.shown ? [node] : node.open ? seen(node.children) : []));
  const below = (node) => (node.open ? seen(node.children) : []);
  const trees = data.joined
    ? [{ root: null, branches: seen(roots) }]
    : roots.map((root) => (root.shown ? { root, branches: below(root) } : { root: null, branches: seen([root]) }));
  let top = 0;
  let tallest = 0;
  const moved = [];
  for (const { root, branches } of trees) {
    const order = [];
    const stack = [...branches].reverse();
    while (stack.length) {
      const node = stack.pop();
      order.push(node);
      stack.push(...below(node).reverse());
    }
    const ends = (side) => order.filter((node) => node.side === side && !below(node).length).length * data.row;
    const tall = Math.max(ends(1), ends(-1), data.row);
    const row = { 1: top + (tall - ends(1)) / 2, "-1": top + (tall - ends(-1)) / 2 };
    for (const node of order) {
      node.spot.y = row[node.side];
      if (!below(node).length) row[node.side] += data.row;
    }
    for (const node of order.reverse()) {
      const children = below(node);
      if (children.length) node.spot.y = (children[0].spot.y + children[children.length - 1].spot.y) / 2;
    }
    if (root) root.spot.y = top + (tall - data.row) / 2;
    moved.push(...order, ...(root ? [root] : []));
    top += tall + 2 * data.row;
    tallest = Math.max(tallest, ends(1), ends(-1));
  }
  const middle = (top - 3 * data.row) / 2;
  const xs = columnsOf(moved, tallest);
  for (const node of moved) {
    node.spot.y -= middle;
    node.spot.x = node.side * xs[node.side < 0 ? -1 : 1][node.depth + (data.joined ? 1 : 0)];
  }
}

/** Where each depth lies, to the right and to the left: far enough for the widest label that shows before it. */
function columnsOf(shown, tallest) {
  const deeper = data.joined ? 1 : 0;
  const deepest = Math.max(0, ...shown.map((node) => node.depth + deeper));
  const stem = Math.max(data.stem, (data.spread * tallest * (1 + 1 / Math.max(deepest, 1))) / 2);
  const widest = { 1: [stem], "-1": [stem] };
  for (const { side, depth, label } of shown.filter((node) => node.side !== 0)) {
    const wide = Math.min([...label].length, data.longest) * data.letter;
    widest[side][depth + deeper] = Math.max(widest[side][depth + deeper] ?? 0, wide);
  }
  const xs = { 1: [0], "-1": [0] };
  for (const side of [1, -1])
    for (let depth = 0; depth < deepest; depth += 1) xs[side].push(xs[side][depth] + (widest[side][depth] ?? 0) + data.gap);
  return xs;
}

/** Fold or unfold what stands under a thing; the thing itself stays where it is on the screen. */
function toggle(node, open = !node.open) {
  if (layered || !node.children.length) return;
  const before = network.canvasToDOM(node.spot);
  node.open = open;
  refresh();
  const after = network.canvasToDOM(node.spot);
  const centre = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: centre.x + (after.x - before.x) / scale, y: centre.y + (after.y - before.y) / scale } });
}

function toggleAll(open) {
  for (const node of nodes) if (node.children.length && (open || node.depth > 0)) node.open = open;
  refresh();
  fit();
}

/** Unfold all above a thing, bring it to the middle, and select it. */
function focusOn(node) {
  showView("graph");
  for (let at = node; at.parent !== null; at = nodes[at.parent]) nodes[at.parent].open = true;
  state.kinds.delete(node.kind);
  select({ node: node.id });
  refresh();
  network.moveTo({
    position: { ...node.spot },
    scale: Math.max(network.getScale(), 0.95),
    offset: { x: -180, y: 0 },
    animation: EASE,
  });
}

/** Zoom so that all that shows is seen, with its labels: these do not shrink as the ways between things do. */
function fit(animation = EASE) {
  const shown = nodes.filter((node) => node.shown);
  if (!shown.length || !network) return;
  const { width, height } = byId("canvas").getBoundingClientRect();
  const drawer = byId("drawer").hidden ? 0 : byId("drawer").offsetWidth;
  const room = width - drawer - 48;
  const reaches = shown.map((node) => ({ x: node.spot.x, y: node.spot.y, ...reachOf(node) }));
  const [top, bottom] = [Math.min(...reaches.map(({ y }) => y)), Math.max(...reaches.map(({ y }) => y))];
  let scale = Math.min((height - 120) / Math.max(bottom - top, 1), 1.3);
  let [left, right] = [0, 0];
  for (let round = 0; round < 12; round += 1) {
    left = Math.min(...reaches.map((one) => one.x * scale - one.left));
    right = Math.max(...reaches.map((one) => one.x * scale + one.right));
    if (right - left <= room) break;
    scale *= Math.max(0.5, Math.min(0.97, room / (right - left)));
  }
  scale = Math.max(scale, 0.04);
  network.moveTo({
    position: { x: (left + right) / 2 / scale, y: (top + bottom) / 2 },
    scale,
    offset: { x: -drawer / 2, y: -8 },
    animation,
  });
}

/** How far a label reaches from the middle of its thing, in pixels of the screen. */
function reachOf(node) {
  const badge = node.open || layered || !node.children.length ? 0 : 36;
  const wide = badge + widthOf(network.canvas.getContext(), `500 11.5px ${FONT}`, clipped(node.label));
  if (layered || node.side === 0) return { left: wide / 2, right: wide / 2 };
  return node.side > 0 ? { left: 8, right: wide + 14 } : { left: wide + 14, right: 8 };
}

/** Step to the nearest thing in a direction, as arrow keys do. */
function step(dx, dy) {
  const shown = nodes.filter((node) => node.shown);
  const at = nodes[state.selected?.node ?? data.marked[0] ?? shown[0]?.id];
  if (!at) return;
  if (state.selected?.node === undefined) return select({ node: at.id });
  const ahead = shown.map((node) => {
    const [x, y] = [node.spot.x - at.spot.x, node.spot.y - at.spot.y];
    const along = x * dx + y * dy;
    return { node, along, cost: along + 3 * Math.abs(x * dy - y * dx) };
  });
  const best = ahead.filter(({ along }) => along > 1).sort((a, b) => a.cost - b.cost)[0];
  if (!best) return;
  select({ node: best.node.id });
}
