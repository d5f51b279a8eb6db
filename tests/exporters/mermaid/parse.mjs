// Parses a Mermaid chart from standard input with Mermaid itself, and prints the labels of its nodes and the number of its edges as JSON.
import { JSDOM } from "jsdom";
import { text } from "node:stream/consumers";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

mermaid.initialize({ maxTextSize: 10_000_000, maxEdges: 100_000 });
const chart = await text(process.stdin);
await mermaid.parse(chart);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
const labels = [...db.getVertices().values()].map((vertex) => vertex.text);
process.stdout.write(JSON.stringify({ labels, edges: db.getEdges().length }));
