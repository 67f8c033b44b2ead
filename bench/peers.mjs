// SPDX-License-Identifier: Apache-2.0
// DuckDB or Kùzu on the tables of a world: peers.mjs PEER FOLDER SECONDS; prints figures as JSON.
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.FILIERA_PEERS + '/');
const [peer, folder, seconds] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(`${folder}/questions.json`));
const day = questions.day;

// What a question is asked of: starts, or pairs of ends.
const items = (letter) =>
  letter === 'e' ? questions.listed.map((i) => questions.pairs[i]) : letter === 'd' ? questions.pairs : questions.starts;

// Of the processor, in microseconds. The peers have one thread for a question: on a machine that others use, what it
// works is less than what passes by the clock.
const worked = (since) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};

async function measure(letter, ask, wanted) {
  const begin = process.cpuUsage();
  const times = [];
  for (const [i, item] of items(letter).entries()) {
    await ask(item);
    const before = performance.now(), worked_before = process.cpuUsage();
    const answer = await ask(item);
    times.push(Math.min((performance.now() - before) / 1e3, worked(worked_before) / 1e6));
    if (String(answer.map(Number)) !== String(wanted[i]))
      throw new Error(`${peer} answers ${letter} of ${item} with ${answer}, filiera with ${wanted[i]}`);
    if (worked(begin) > seconds * 1e6) break;
  }
  times.sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [times[times.length >> 1], times[Math.floor((times.length * 99) / 100)], mean, times.length];
}

const valid = `hop.se <= ${day} and hop.el >= ${day}`;

async function duckdb() {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const base = await (await DuckDBInstance.create(':memory:')).connect();
  await base.run('set threads to 1');
  const bounds = 'se INTEGER, sl INTEGER, ee INTEGER, el INTEGER';
  const columns = {
    hop: `claim INTEGER, source INTEGER, target INTEGER, product UINTEGER, ${bounds}`,
    family: 'product INTEGER, within INTEGER',
    seat: 'company INTEGER, place INTEGER',
    measure: `measure INTEGER, product INTEGER, place INTEGER, prohibits INTEGER, ${bounds}`,
  };
  for (const [table, list] of Object.entries(columns)) {
    await base.run(`create table ${table}(${list})`);
    await base.run(`copy ${table} from '${folder}/${table}.csv'`);
  }
  const prepared = async (sql) => {
    const statement = await base.prepare(sql);
    return async (start) => {
      statement.bindInteger(1, start);
      return (await statement.runAndReadAll()).getRows()[0];
    };
  };
  const upstream = (test, hop = 'hop') =>
    prepared(`with recursive up(v) as (select source from ${hop} hop where target = $1 and ${test}
      union select hop.source from up join ${hop} hop on hop.target = up.v where ${test})
      select count(*), coalesce(sum(v), 0) from up`);
  const barring = `select family.product, seat.company from family join measure on measure.product = family.within
    join seat on seat.place = measure.place where measure.prohibits = 1 and measure.sl <= ${day} and measure.ee >= ${day}`;
  const c = await upstream('true');
  return {
    a: await prepared(`with h as (select * from hop where target = $1 and ${valid}),
      m as (select h.claim, measure.measure from h join family on family.product = h.product
        join measure on measure.product = family.within and measure.se <= ${day} and measure.el >= ${day}
        join seat on seat.place = measure.place and seat.company = h.target)
      select (select count(*) from h), (select coalesce(sum(claim), 0) from h), (select coalesce(sum(measure), 0) from m)`),
    b: await prepared(`with recursive up(v, depth) as (select $1::integer, 0
      union select hop.source, up.depth + 1 from up join hop on hop.target = up.v where up.depth < 3)
      select count(*), coalesce(sum(v), 0) from (select distinct v from up where depth > 0)`),
    c,
    g: await upstream('true', `(select source, target from hop where ${valid}
      and not exists (select 1 from (${barring}) b where b.product = hop.product and b.company = hop.target))`),
  };
}

async function kuzu() {
  const kuzu = require('kuzu');
  const place = `${folder}/kuzu`;
  rmSync(place, { recursive: true, force: true });
  const base = new kuzu.Connection(new kuzu.Database(place), 1);
  const run = async (text) => (await base.query(text)).close();
  await run('call var_length_extend_max_depth=99');
  await run('create node table vertex(id INT64, primary key(id))');
  await run('create rel table hop(from vertex to vertex, claim INT64, se INT64, el INT64)');
  await run(`copy vertex from '${folder}/vertex.csv'`);
  await run(`copy hop from (load from '${folder}/hop.csv' (header=false) return column1, column2, column0, column4, column7)`);
  const prepared = async (text, names) => {
    const statement = await base.prepare(text);
    if (!statement.isSuccess()) throw new Error(statement.getErrorMessage());
    return async (item) => {
      const values = [].concat(item);
      const result = await base.execute(statement, Object.fromEntries(names.map((name, i) => [name, values[i]])));
      const row = Object.values((await result.getAll())[0] ?? {}).map((value) => value ?? 0);
      result.close();
      return row;
    };
  };
  // What is met at distance 1 or more, each once; the start where its goods come back to it is left out by Kùzu.
  const near = (bound) =>
    prepared(`match (x:vertex {id: $start})<-[:hop* ${bound}]-(y:vertex)
      with distinct y.id as id where id <> $start return count(*) as n, sum(id) as total`, ['start']);
  const path = (selector) =>
    prepared(`match p = (x:vertex {id: $source})-[:hop* ${selector} 1..99]->(y:vertex {id: $target})
      return ${selector === 'shortest' ? 'length(p)' : 'count(*)'} as n`, ['source', 'target']);
  return { c: await near('shortest 1..99'), d: await path('shortest'), e: await path('all shortest') };
}

const asks = peer === 'DuckDB' ? await duckdb() : await kuzu();
// Kùzu leaves the start out: so do the answers that it is held to, where the start is upstream of itself.
const without_start = questions.c.map(([n, total], i) =>
  questions.on_cycle[i] ? [n - 1, total - questions.starts[i]] : [n, total]);
const figures = {};
for (const [letter, ask] of Object.entries(asks))
  figures[letter] = await measure(letter, ask, peer === 'Kùzu' && letter === 'c' ? without_start : questions[letter]);
console.log(JSON.stringify({ figures, memory: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
