// SPDX-License-Identifier: Apache-2.0
// node pivots.mjs MODULES: reads {"folder", "sql"} as JSON from standard input, runs the statement in DuckDB in the folder,
// and prints its rows as JSON, the names of the columns first.
import { createRequire } from 'node:module';
import { chdir, argv, stdin, stdout } from 'node:process';
import { readFileSync } from 'node:fs';

const { DuckDBInstance } = createRequire(`${argv[2]}/`)('@duckdb/node-api');
const { folder, sql } = JSON.parse(readFileSync(stdin.fd, 'utf8'));
chdir(folder);
const base = await (await DuckDBInstance.create(':memory:')).connect();
const answer = await base.runAndReadAll(sql);
const rows = answer.getRows().map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
stdout.write(JSON.stringify([answer.columnNames(), ...rows]));
