// Asks an endpoint by the clients of the npm world and writes what they got as JSON, for a test to compare.
//
// node ask.mjs URL SELECT ASK CONSTRUCT

import { QueryEngine } from "@comunica/query-sparql";
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const [url, select, ask, construct] = process.argv.slice(2);
const context = { sources: [{ type: "sparql", value: url }] };
const text = (quad) => [quad.subject.value, quad.predicate.value, quad.object.value].join(" ");

const engine = new QueryEngine();
const found = await (await engine.queryBindings(select, context)).toArray();
const made = await (await engine.queryQuads(construct, context)).toArray();
const comunica = {
  rows: found.map((row) => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value]))),
  truth: await engine.queryBoolean(ask, context),
  triples: made.map(text).sort(),
};

async function fetched(method) {
  const fetcher = new SparqlEndpointFetcher({ method });
  const rows = [];
  for await (const row of await fetcher.fetchBindings(url, select)) {
    rows.push(Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term.value])));
  }
  const triples = [];
  for await (const quad of await fetcher.fetchTriples(url, construct)) {
    triples.push(text(quad));
  }
  return { rows, truth: await fetcher.fetchAsk(url, ask), triples: triples.sort() };
}

let refused = "";
try {
  await new SparqlEndpointFetcher().fetchBindings(url, select.replace("SELECT", "SELECT ("));
} catch (error) {
  refused = error.message;
}

console.log(JSON.stringify({ comunica, get: await fetched("GET"), post: await fetched("POST"), refused }));
