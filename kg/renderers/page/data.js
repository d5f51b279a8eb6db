// The picture, as Python laid it out: things and edges by number, the places that show them, each told once.

const data = JSON.parse(byId("data").textContent);
const { nodes, edges, places, documents, styles, relations } = data;
const layered = data.shape === "layers";

/** How the page looks at the moment; everything that is drawn follows from this and from `data`. */
const state = {
  view: "graph",
  selected: null, // {node: number}, {edge: number} or null
  hovered: null, // the number of a node or null
  kinds: new Set(), // what is filtered away, by name or number
  relations: new Set(),
  sources: new Set(),
};

nodes.forEach((node, id) => Object.assign(node, { id, children: [], edges: [], sources: new Set(), shown: false }));
edges.forEach((edge, id) => {
  const { from, to } = data.network.edges[id];
  Object.assign(edge, { id, from, to, sources: sourcesOf(edge.said) });
  for (const end of new Set([from, to])) nodes[end].edges.push(edge);
});
for (const node of nodes) {
  node.spot = { x: data.network.nodes[node.id].x, y: data.network.nodes[node.id].y };
  node.size = data.network.nodes[node.id].size;
  node.sources = new Set([...sourcesOf(node.said), ...node.edges.flatMap((edge) => [...edge.sources])]);
  if (node.parent !== null) nodes[node.parent].children.push(node);
}
for (const node of nodes) {
  node.depth = 0;
  for (let at = node; at.parent !== null; at = nodes[at.parent]) node.depth += 1;
  node.key = [node.label, ...node.names].map(folded);
}
const roots = nodes.filter((node) => node.parent === null);

function sourcesOf(said) {
  return new Set(said.flatMap(([, , found]) => found.map((place) => places[place][0])));
}

/** Words as they are compared: without case, accents and hyphens. */
function folded(words) {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_‐–-]+/g, " ")
    .trim();
}

/** How many things stand under one, near and far. */
function countBelow(node) {
  let count = 0;
  const stack = [...node.children];
  while (stack.length) {
    count += 1;
    stack.push(...stack.pop().children);
  }
  return count;
}
