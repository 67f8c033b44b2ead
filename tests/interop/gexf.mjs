// SPDX-License-Identifier: Apache-2.0
// What graphology makes of a file of GEXF: gexf.mjs PACKAGES FILE prints its nodes with their labels, and its edges.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [packages, file] = process.argv.slice(2).map(each => resolve(each));
const require = createRequire(packages + '/package.json');
const { MultiDirectedGraph } = require('graphology');
const { parse } = require('graphology-gexf');

const graph = parse(MultiDirectedGraph, readFileSync(file, 'utf8'));
const nodes = graph.mapNodes((node, attributes) => [node, attributes.label]);
const edges = graph.mapEdges((edge, attributes, source, target) => [source, target, attributes.claim]);
console.log(JSON.stringify({ nodes, edges }));
