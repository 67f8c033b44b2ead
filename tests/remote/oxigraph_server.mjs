// SPDX-License-Identifier: Apache-2.0
// A SPARQL 1.1 endpoint and graph store over Oxigraph, on loopback, for tests: prints its port and serves until its
// input ends. Arguments: the folder that holds node_modules, then N-Triples files to load.
import { webcrypto } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

// Oxigraph needs it; Node 18 has it under this name alone.
globalThis.crypto ??= webcrypto;

const [modules, ...files] = process.argv.slice(2);
const { Store, defaultGraph, namedNode } = createRequire(path.join(path.resolve(modules), 'server.js'))('oxigraph');
const triples = 'application/n-triples';
let store = new Store();
for (const file of files) store.load(fs.readFileSync(file, 'utf8'), { format: triples });

function bodyOf(request) {
  return new Promise((resolve) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
  });
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://localhost');
  const body = await bodyOf(request);
  if (url.pathname === '/data') {
    const name = url.searchParams.get('graph');
    const graph = name === null ? defaultGraph() : namedNode(name);
    if (request.method === 'GET') return [200, triples, store.dump({ format: triples, from_graph_name: graph })];
    if (request.method === 'PUT') for (const quad of store.match(null, null, null, graph)) store.delete(quad);
    store.load(body, { format: triples, to_graph_name: graph });
    return [204, 'text/plain', ''];
  }
  if (url.pathname === '/update') {
    store.update(new URLSearchParams(body).get('update'));
    return [204, 'text/plain', ''];
  }
  const query = request.method === 'GET' ? url.searchParams.get('query') : new URLSearchParams(body).get('query');
  return [200, 'application/sparql-results+json', store.query(query, { results_format: 'json' })];
}

const server = http.createServer((request, response) => {
  answer(request, response).then(
    ([status, type, text]) => response.writeHead(status, { 'Content-Type': type }).end(text),
    (error) => response.writeHead(400, { 'Content-Type': 'text/plain' }).end(String(error)));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
