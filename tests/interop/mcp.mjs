// SPDX-License-Identifier: Apache-2.0
// The official clients of the Model Context Protocol on `filiera mcp`: mcp.mjs PACKAGES CONFIGURATION
// CONFIGURATION is a client's configuration, as docs/agents.md shows it. Prints what each client saw, as JSON lines.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, configuration] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), 'package.json'));
const load = async name => import(pathToFileURL(require.resolve(name)).href);
const server = JSON.parse(readFileSync(configuration, 'utf8')).mcpServers.filiera;

const second = await load('@modelcontextprotocol/client');
const { StdioClientTransport } = await load('@modelcontextprotocol/client/stdio');
const first = await load('@modelcontextprotocol/sdk/client/index.js');
const { StdioClientTransport: FirstTransport } = await load('@modelcontextprotocol/sdk/client/stdio.js');

const who = { name: 'filiera-interop', version: '1' };
const clients = [
  ['sdk, 2025-11-25', () => new first.Client(who), FirstTransport],
  ['client, 2025-11-25', () => new second.Client(who, { versionNegotiation: { mode: 'legacy' } }), StdioClientTransport],
  ['client, 2026-07-28', () => new second.Client(who, { versionNegotiation: { mode: { pin: '2026-07-28' } } }), StdioClientTransport],
  ['client, either', () => new second.Client(who, { versionNegotiation: { mode: 'auto' } }), StdioClientTransport],
];

for (const [name, make, Transport] of clients) {
  const client = make();
  await client.connect(new Transport({ command: server.command, args: server.args, stderr: 'ignore', env: process.env }));
  const { tools } = await client.listTools();
  const answer = await client.callTool({ name: 'supply', arguments: { to: 'ByteDance', 'as-of': '2026-01-15' } });
  const wrong = await client.callTool({ name: 'supply', arguments: { to: 'Nvida' } });
  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  const claim = await client.readResource({ uri: 'filiera://claim/c1' });
  // The passages of everything that the answer names.
  const ids = new Set([...JSON.stringify(answer.structuredContent).matchAll(/"((?:c|m)\d+)\b/g)].map(match => match[1]));
  const passages = {};
  for (const id of ids) {
    const { contents } = await client.readResource({ uri: `filiera://${id.startsWith('m') ? 'measure' : 'claim'}/${id}` });
    passages[id] = JSON.parse(contents[0].text).rows;
  }
  let unknown = 'found';
  try {
    await client.readResource({ uri: 'filiera://claim/none' });
  } catch (error) {
    unknown = error.code;
  }
  console.log(JSON.stringify({
    name, server: client.getServerVersion()?.name, tools: tools.map(tool => tool.name), answer: answer.structuredContent, passages,
    wrong: [wrong.isError, wrong.content[0].text], resources: resources.length, templates: resourceTemplates.length,
    claim: JSON.parse(claim.contents[0].text), unknown, instructions: client.getInstructions()?.length ?? 0,
  }));
  await client.close();
}
