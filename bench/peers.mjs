// SPDX-License-Identifier: Apache-2.0
// DuckDB or Kùzu on the tables of a world: peers.mjs PEER FOLDER SECONDS; prints figures as JSON.
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.FILIERA_PEERS + '/');
const [peer, folder, seconds] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(`${folder}/questions.json`));
const day = questions.day;

async function measure(letter, ask) {
  const begin = performance.now();
  const times = [];
  for (let i = 0; i < questions.starts.length; ++i) {
    await ask(questions.starts[i]);
    const before = performance.now();
    const answer = await ask(questions.starts[i]);
    times.push((performance.now() - before) / 1e3);
    if (String(answer.map(Number)) !== String(questions[letter][i]))
      throw new Error(`${peer} answers ${letter} of ${questions.starts[i]} with ${answer}, filiera with ${questions[letter][i]}`);
    if (performance.now() - begin > seconds * 1e3) break;
  }
  times.sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [times[times.length >> 1], times[Math.floor((times.length * 99) / 100)], mean, times.length];
}

const bounds = 'se INTEGER, sl INTEGER, ee INTEGER, el INTEGER';
const valid = `hop.se <= ${day} and hop.el >= ${day}`;
const barring = `select family.product, seat.company from family join measure on measure.product = family.within
  join seat on seat.place = measure.place where measure.bars = 1 and measure.sl <= ${day} and measure.ee >= ${day}`;

async function duckdb() {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const base = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = {
    hop: `claim INTEGER, source INTEGER, target INTEGER, product UINTEGER, ${bounds}`,
    family: 'product INTEGER, within INTEGER',
    seat: 'company INTEGER, place INTEGER',
    measure: `measure INTEGER, product INTEGER, place INTEGER, bars INTEGER, ${bounds}`,
  };
  for (const [table, list] of Object.entries(columns)) {
    await base.run(`create table ${table}(${list})`);
    await base.run(`copy ${table} from '${folder}/${table}.csv'`);
  }
  const rows = async (sql) => (await base.runAndReadAll(sql)).getRows();
  const upstream = (test, hop = 'hop') => async (start) =>
    (await rows(`with recursive up(v) as (select source from ${hop} hop where target = ${start} and ${test}
      union select hop.source from up join ${hop} hop on hop.target = up.v where ${test})
      select count(*), coalesce(sum(v), 0) from up`))[0];
  const depth3 = async (start) =>
    (await rows(`with recursive up(v, depth) as (select ${start}, 0
      union select hop.source, up.depth + 1 from up join hop on hop.target = up.v where up.depth < 3)
      select count(*), coalesce(sum(v), 0) from (select distinct v from up where depth > 0)`))[0];
  const suppliers = async (start) =>
    (await rows(`with h as (select * from hop where target = ${start} and ${valid}),
      m as (select h.claim, measure.measure from h join family on family.product = h.product
        join measure on measure.product = family.within and measure.se <= ${day} and measure.el >= ${day}
        join seat on seat.place = measure.place and seat.company = h.target)
      select (select count(*) from h), (select coalesce(sum(claim), 0) from h), (select coalesce(sum(measure), 0) from m)`))[0];
  const allowed = upstream('true', `(select source, target from hop where ${valid}
      and not exists (select 1 from (${barring}) b where b.product = hop.product and b.company = hop.target))`);
  return { a: suppliers, b: depth3, c: upstream('true'), g: allowed };
}

async function kuzu() {
  const kuzu = require('kuzu');
  const place = `${folder}/kuzu`;
  rmSync(place, { recursive: true, force: true });
  const base = new kuzu.Connection(new kuzu.Database(place));
  const rows = async (text) => {
    const result = await base.query(text);
    const all = await result.getAll();
    result.close();
    return all;
  };
  await rows('create node table vertex(id INT64, primary key(id))');
  await rows('create rel table hop(from vertex to vertex)');
  await rows(`copy vertex from '${folder}/vertex.csv'`);
  await rows(`copy hop from (load from '${folder}/hop.csv' (header=false) return column1, column2)`);
  // What is met at distance 1 or more, each once; the start where its goods come back to it is left out by Kùzu.
  const near = (bound) => async (start) => {
    const [row] = await rows(`match (x:vertex {id: ${start}})<-[:hop* ${bound}]-(y:vertex)
      with distinct y.id as id where id <> ${start} return count(*) as n, sum(id) as total`);
    return [row.n, row.total ?? 0];
  };
  return { c: near('shortest 1..30') };
}

// Kùzu leaves the start out: so do the answers that it is held to, where the start is upstream of itself.
const asks = peer === 'DuckDB' ? await duckdb() : await kuzu();
const figures = {};
for (const [letter, ask] of Object.entries(asks)) {
  if (peer !== 'DuckDB')
    questions[letter] = questions[letter].map(([n, total], i) =>
      questions.on_cycle[i] ? [n - 1, total - questions.starts[i]] : [n, total]);
  figures[letter] = await measure(letter, ask);
}
console.log(JSON.stringify({ figures, memory: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
