// SPDX-License-Identifier: Apache-2.0
// Pages in Chromium: browser.mjs PACKAGES JOB. tests/page/run.py writes the job: pages, and what the program answers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const [packages, jobFile] = process.argv.slice(2).map(each => resolve(each));
const require = createRequire(packages + '/package.json');
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const job = JSON.parse(readFileSync(jobFile, 'utf8'));

let failed = 0, checks = 0;
function expect(true_, what, shown = '') {
  ++checks;
  if (true_) return;
  ++failed;
  console.log('failed:', what, shown);
}

const browser = await chromium.launch({ executablePath: job.chromium, args: ['--no-sandbox'] });

// A page that is ready, which fails on any request and on anything in its console.
async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on('console', message => expect(message.type() !== 'error' && message.type() !== 'warning', 'a quiet console', message.text()));
  page.on('pageerror', error => expect(false, 'no error', String(error)));
  page.on('request', request => expect(request.url() === url || request.url().startsWith('blob:'), 'no request', request.url()));
  page.on('dialog', dialog => { expect(false, 'no dialog', dialog.message()); dialog.dismiss(); });
  const begun = Date.now();
  await page.goto(url);
  await page.waitForSelector('html[data-ready]', { timeout: 120000 });
  expect(await page.getAttribute('html', 'data-ready') === 'true', 'the page is ready', await page.textContent('#failure'));
  page.ready = Date.now() - begun;
  return page;
}

const text = (page, selector) => page.textContent(selector);
const shoot = async (page, name) => { if (job.shots) await page.screenshot({ path: join(job.shots, name + '.png'), fullPage: true }); };
const settle = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

async function accessible(page, what) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of result.violations)
    expect(false, `${what}: axe ${violation.id}`, violation.nodes.slice(0, 3).map(node => `${node.html.slice(0, 120)}: ${node.failureSummary}`).join('\n  '));
  expect(true, what);
}

// The answers are the program's.
{
  const page = await open(job.whole);
  console.log(`ready after ${page.ready} ms`);
  const took = [];
  for (const answer of job.answers) {
    const told = await page.evaluate(words => { const begun = performance.now(); const told = filiera.run(words); told.ms = performance.now() - begun; return told; }, answer.words);
    took.push(told.ms);
    for (const part of ['out', 'err', 'exit'])
      expect(told[part] === answer[part], `${answer.words.join(' ')}: ${part}`, `page: ${String(told[part]).slice(0, 400)}\nprogram: ${String(answer[part]).slice(0, 400)}`);
  }
  console.log(`${took.length} questions, the longest ${Math.max(...took).toFixed(1)} ms`);

  // What it opens on.
  expect((await text(page, '#command')).startsWith('filiera supply --to ByteDance --as-of 2026-01-15'), 'the command line', await text(page, '#command'));
  expect((await text(page, '#answer')).includes('Huawei'), 'the answer');
  expect(await page.locator('#drawing svg [role=button]').count() > 4, 'a drawing with parts to press');
  await shoot(page, 'light');
  await accessible(page, 'light');

  // The slider asks again.
  const before = await text(page, '#answer');
  await page.focus('#slider');
  await page.keyboard.press('Home');
  await settle(page);
  const first = await page.inputValue('#day');
  expect(/^\d{4}-\d\d-\d\d$/.test(first) && first < '2026', 'the slider names the day', first);
  expect((await text(page, '#command')).includes(`--as-of ${first}`), 'the command line has the day');
  expect(await text(page, '#answer') !== before, 'another answer on another day');
  await page.keyboard.press('ArrowRight');
  await settle(page);
  expect(await page.inputValue('#day') > first, 'an arrow moves it by a day');
  const slid = await page.evaluate(words => filiera.run(words).out, ['supply', '--to', 'ByteDance', '--as-of', await page.inputValue('#day'), '-f', 'cells']);
  expect(JSON.parse(slid).sections.flatMap(s => s.rows ?? []).length === await page.locator('#answer tbody').count(), 'the table is that of the day');
  await page.fill('#day', '2026-01-15');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(await text(page, '#answer') === before, 'the same answer on the same day');

  // A wrong date is told.
  await page.fill('#day', 'never');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(await page.isVisible('#failure') && (await text(page, '#failure')).includes('never'), 'a wrong date is told', await text(page, '#failure'));
  await page.fill('#day', '2026-01-15');
  await page.keyboard.press('Enter');

  // Filters.
  await page.click('#filters summary');
  const all = await page.locator('#answer table').first().locator('tbody:not([hidden])').count();
  await page.selectOption('#status', 'contracted');
  const contracted = await page.locator('#answer table').first().locator('tbody:not([hidden])').count();
  expect(contracted > 0 && contracted < all, 'status filters the rows', `${contracted} of ${all}`);
  await page.selectOption('#status', '');
  await page.selectOption('#voice', 'A0');
  await settle(page);
  expect((await text(page, '#command')).includes('--source A0'), 'the voice filters by the program', await text(page, '#command'));
  await page.selectOption('#voice', '');
  await page.check('#certain');
  await settle(page);
  expect((await text(page, '#command')).includes('--certain'), 'certain only');
  await page.uncheck('#certain');
  await page.fill('#product', 'Nvidia H200');
  await page.keyboard.press('Enter');
  await settle(page);
  expect((await text(page, '#command')).includes("--product 'Nvidia H200'"), 'the product filters', await text(page, '#command'));
  await page.fill('#product', '');
  await page.keyboard.press('Enter');
  await page.fill('#known', '2025-12');
  await page.keyboard.press('Enter');
  await settle(page);
  expect((await text(page, '#command')).includes('--known-by 2025-12'), 'known by');
  await page.fill('#known', '');
  await page.keyboard.press('Enter');
  await settle(page);

  // Two dates.
  await page.fill('#other', '2025');
  await page.keyboard.press('Enter');
  await settle(page);
  expect(await page.isVisible('#second svg'), 'two drawings side by side');
  expect(await page.locator('.differs').count() > 0, 'what differs is lit');
  await shoot(page, 'two-dates');
  await page.fill('#other', '');
  await page.keyboard.press('Enter');
  expect(!await page.isVisible('#second'), 'one drawing again');

  // By keyboard alone: a part of the drawing, its card, and back.
  await page.focus('#drawing svg [role=button]');
  await page.keyboard.press('Enter');
  expect(await page.isVisible('#card') && (await text(page, '#card')).length > 80, 'Enter opens the card');
  await shoot(page, 'card');
  await accessible(page, 'a card');
  await page.keyboard.press('Escape');
  expect(!await page.isVisible('#card'), 'Escape closes it');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role')) === 'button', 'the focus returns');
  await page.click('#answer tbody button');
  expect((await text(page, '#card')).includes('Huawei'), 'a row opens its card');
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('/');
  await page.keyboard.type('h200');
  await settle(page);
  expect(await page.locator('#found button').count() > 0, 'the search finds');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.isVisible('#card'), 'a found thing opens its card');
  await page.keyboard.press('Escape');

  // Each verb by its fields.
  for (const [verb, fields] of [['path', { from: 'TSMC', to: 'ByteDance' }], ['impact', { name: 'Nvidia' }], ['owners', { name: 'TikTok' }],
    ['timeline', { name: 'Nvidia' }], ['claims', { name: 'Nvidia' }], ['show', { name: 'ByteDance' }], ['supply', { to: 'ByteDance', from: '' }]]) {
    await page.selectOption('#verb', verb);
    for (const [id, value] of Object.entries(fields)) await page.fill('#' + id, value);
    await page.click('#ask button[type=submit]');
    await settle(page);
    expect(!await page.isVisible('#failure') && (await text(page, '#answer')).length > 20, `${verb} by its fields`, await text(page, '#failure'));
    expect((await text(page, '#command')).startsWith('filiera ' + verb), `${verb}: its command line`);
  }
  await page.emulateMedia({ media: 'print' });
  expect(!await page.isVisible('#ask') && await page.isVisible('#answer') && await page.isVisible('#command'), 'printed without controls');
  await page.context().close();
}

// Dark, and at the width of a phone.
for (const [name, options] of [['dark', { colorScheme: 'dark' }], ['phone', { viewport: { width: 375, height: 700 } }],
  ['phone-dark', { viewport: { width: 375, height: 700 }, colorScheme: 'dark' }]]) {
  const page = await open(job.whole, options);
  await accessible(page, name);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider <= 0, `${name}: nothing wider than the window`, wider);
  await shoot(page, name);
  await page.context().close();
}

// One answer, without the program.
{
  const page = await open(job.static);
  expect((await text(page, '#answer')).includes('Huawei') && await page.isVisible('#drawing svg'), 'the answer and its drawing');
  expect(!await page.isVisible('#ask'), 'nothing to ask with');
  await accessible(page, 'one answer');
  await page.context().close();
}

// Hostile labels are text; passages stand on cards.
{
  const page = await open(job.texts);
  expect(await page.evaluate(() => window.pwned) === undefined, 'labels run nothing');
  const shown = await text(page, '#answer');
  for (const label of job.hostile.filter(label => !/[\u202a-\u202e]/.test(label))) expect(shown.includes(label), 'the label is text', label);
  expect(await page.evaluate(() => document.querySelectorAll('#answer img, #answer script, #drawing script, #drawing img').length) === 0, 'labels make no elements');
  await page.click('#answer tbody button');
  expect((await text(page, '#card')).includes('Hello'), 'the passage stands on the card', await text(page, '#card'));
  expect(await page.evaluate(() => window.pwned) === undefined, 'cards run nothing');
  await page.context().close();
}

// 2,000 edges.
{
  const page = await open(job.wide);
  console.log(`2,000 edges: ready after ${page.ready} ms`);
  expect(await page.locator('#answer tbody').count() >= 2000, 'a row for each');
  expect(await page.locator('#drawing svg rect').count() <= 41, 'at most 40 vertices are drawn');
  await page.context().close();
}

await browser.close();
console.log(`${checks} checks in Chromium, ${failed} failed`);
process.exit(failed ? 1 : 0);
