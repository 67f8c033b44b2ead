// SPDX-License-Identifier: Apache-2.0
// Oxigraph, N3.js and rdf-validate-shacl in one process: reads a job as JSON from standard input, prints what they say.
//
//   node stores.mjs FOLDER    FOLDER/node_modules holds the packages
//
// A job: "read": [{"file", "format"}], "load": {"data", "queries": {name: text}} or a list of these, "shapes": {"shapes",
// "files": {name: [path]}}, "construct": {"data", "query"}. Its answer has the same members.
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Oxigraph needs it; Node 18 has it under this name alone.
globalThis.crypto ??= webcrypto;

const { resolve } = createRequire(join(process.argv[2], 'any.js'));
const load = async (name) => {
  const module = await import(pathToFileURL(resolve(name)));
  return module.default ?? module;
};
const n3 = await load('n3');
const oxigraph = await load('oxigraph');

const text = (path) => readFileSync(path, 'utf8');

// A term as a list that says all of it, the same for every library.
function term(t) {
  switch (t.termType) {
    case 'NamedNode': return ['iri', t.value];
    case 'BlankNode': return ['blank', t.value];
    case 'Literal': return ['literal', t.value, t.language, t.datatype.value];
    case 'DefaultGraph': return ['default'];
    case 'Quad': return ['triple', term(t.subject), term(t.predicate), term(t.object)];
    default: throw new Error(`a term of type ${t.termType}`);
  }
}
const quad = (q) => [term(q.subject), term(q.predicate), term(q.object), term(q.graph)];

const attempt = (work) => {
  try {
    return work();
  } catch (error) {
    return { error: String(error) };
  }
};

function read({ file, format }) {
  return {
    n3: attempt(() => new n3.Parser({ format }).parse(text(file)).map(quad)),
    oxigraph: attempt(() => oxigraph.parse(text(file), { format }).map(quad)),
  };
}

function run({ data, queries }) {
  const store = new oxigraph.Store();
  store.load(text(data), { format: 'text/turtle' });
  const answers = {};
  for (const [name, query] of Object.entries(queries))
    answers[name] = attempt(() => store.query(query, { results_format: 'text/csv' }));
  return { size: store.size, answers };
}

function construct({ data, query }) {
  const store = new oxigraph.Store();
  store.load(text(data), { format: 'text/turtle' });
  return store.query(text(query)).map(quad);
}

async function validate({ shapes, files }) {
  const Validator = await load('rdf-validate-shacl');
  const parse = (paths) => new n3.Store(paths.flatMap((path) => new n3.Parser().parse(text(path))));
  const rules = parse([shapes]);
  const validator = new Validator(rules, { allowNamedNodeInList: true });
  // The words of the shape itself, whichever constraint of it failed: the library has words of its own for some.
  const words = (result) => rules.getObjects(result.sourceShape, 'http://www.w3.org/ns/shacl#message', null);
  const messages = {};
  for (const [name, paths] of Object.entries(files)) {
    const report = await validator.validate(parse(paths));
    messages[name] = report.results.flatMap((result) => words(result).map((m) => m.value));
  }
  return messages;
}

const job = JSON.parse(readFileSync(0, 'utf8'));
const answer = {};
if (job.read) answer.read = job.read.map(read);
if (job.load) answer.load = Array.isArray(job.load) ? job.load.map(run) : run(job.load);
if (job.construct) answer.construct = construct(job.construct);
if (job.shapes) answer.shapes = await validate(job.shapes);
process.stdout.write(JSON.stringify(answer));
