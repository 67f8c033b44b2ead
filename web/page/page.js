'use strict';
// The page: asks the engine, shows its answers, and knows no rule of its own.
(() => {
const byId = id => document.getElementById(id);
const settings = JSON.parse(byId('settings').textContent);
let engine = null;  // words => {out, err, exit}; null while it starts, and in a page without one
let words = settings.question;
let shown = null;  // the answer of `words`, as {cells, json, svg}

// Bytes and texts ---------------------------------------------------------------------------------------------------
async function unpacked(id) {
  const text = atob(byId(id).textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

const quoted = word => /^[\w@%+=:,.\/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

// The engine --------------------------------------------------------------------------------------------------------
async function start() {
  if (!settings.engine) return;
  const [wasm, data, texts] = await Promise.all(['engine', 'data', 'texts'].map(unpacked));
  const instance = await filieraEngine({
    wasmBinary: wasm.buffer,
    stdin: () => null,
    print: () => {},
    printErr: () => {},
    preRun: [module => { module.ENV.FILIERA_DATA = '/data.fil'; module.ENV.HOME = '/'; }],
  });
  instance.FS.writeFile('/data.fil', data);
  if (settings.texts) {
    instance.FS.mkdir('/texts');
    const files = JSON.parse(new TextDecoder().decode(texts));
    for (const [name, text] of Object.entries(files)) instance.FS.writeFile('/texts/' + name, text);
  }
  const encoder = new TextEncoder(), decoder = new TextDecoder();
  const output = stream => {
    const begin = instance._filiera_bytes(stream);
    return decoder.decode(instance.HEAPU8.subarray(begin, begin + instance._filiera_size(stream)));
  };
  engine = list => {
    const bytes = encoder.encode(list.map(word => word + '\0').join(''));
    const place = instance._malloc(bytes.length + 1);
    instance.HEAPU8.set(bytes, place);
    const exit = instance._filiera_run(place, bytes.length);
    instance._free(place);
    return {out: output(1), err: output(2), exit};
  };
  byId('save').onclick = () => {
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([data]));
    link.download = 'data.fil';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  // For the console, and for tests.
  window.filiera = {run: engine};
}

// Command lines -----------------------------------------------------------------------------------------------------
const flags = new Set(['certain', 'why', 'rank', 'any-part', 'owned', 'ultimate', 'reached', 'contested', 'hops', 'quiet',
                       'evidence']);
function option(list, name) {
  const at = list.findIndex(word => word === '--' + name || word.startsWith(`--${name}=`));
  if (at < 0) return null;
  return list[at].includes('=') ? list[at].slice(name.length + 3) : list[at + 1] ?? '';
}

// The words with the option set, or without it if the value is ''.
function withOption(list, name, value) {
  const result = [];
  for (let i = 0; i < list.length; ++i) {
    if (list[i] === '--' + name) { if (!flags.has(name)) ++i; }
    else if (!list[i].startsWith(`--${name}=`)) result.push(list[i]);
  }
  if (value === true) result.push('--' + name);
  else if (value) result.push('--' + name, value);
  return result;
}

const lensOptions = ['as-of', 'known-by', 'source', 'stance'];

// Answers -----------------------------------------------------------------------------------------------------------
const drawable = list => ['supply', 'path', 'impact', 'owners'].includes(list[0]) && !list.includes('--rank') && !list.includes('--cut');
const hasTexts = list => list[0] === 'show' && settings.texts;

function ask(list) {
  if (!engine) return settings.answer;
  const full = hasTexts(list) ? [...list, '--evidence', '--texts', '/texts'] : list;
  const cells = engine([...full, '-f', 'cells']);
  if (cells.exit > 1) return {failure: cells.err.trim()};
  const answer = {cells: JSON.parse(cells.out), notes: cells.err.trim()};
  const json = engine([...full, '-q', '-f', 'json']);
  answer.json = json.exit > 1 ? null : JSON.parse(json.out);
  if (drawable(list)) {
    const svg = engine([...list, '-q', '-f', 'svg']);
    if (svg.exit <= 1) answer.svg = svg.out;
  }
  return answer;
}

// The ids of the claims that a row of JSON states.
function claimsOf(row) {
  const ids = new Set();
  const walk = (value, key) => {
    if (typeof value === 'string') { if (['claim', 'claims', 'received', 'claimsBefore'].includes(key)) ids.add(value); return; }
    if (Array.isArray(value)) { value.forEach(each => walk(each, key)); return; }
    if (value && typeof value === 'object')
      for (const [name, each] of Object.entries(value))
        if (!['doubt', 'derivations', 'measures', 'partyMeasures', 'remaining', 'then', 'partyThen'].includes(name)) walk(each, name);
  };
  walk(row, '');
  return [...ids];
}

function rowsOf(json) {
  if (!json) return [];
  for (const name of ['rows', 'reached']) if (Array.isArray(json[name])) return json[name];
  return [];
}

// Drawing of tables -------------------------------------------------------------------------------------------------
function fragment(part) {
  const [text, tone] = Array.isArray(part) ? part : [part, ''];
  return element('span', text, tone);
}

// A tbody for each row, a tr for each line of it: lines with one index belong together.
function tableOf(section, open) {
  const table = element('table');
  const titled = !section.list;
  if (titled) {
    const head = table.createTHead().insertRow();
    for (const title of section.columns) { const th = element('th', title); th.scope = 'col'; head.append(th); }
  }
  section.rows.forEach((row, number) => {
    const body = table.appendChild(element('tbody'));
    const lines = Math.max(1, ...row.map(cell => cell.length));
    for (let at = 0; at < lines; ++at) {
      const tr = body.insertRow();
      row.forEach((cell, column) => {
        if (at >= cell.length && at > 0 && cell.length <= 1) return;  // the cell above spans this line
        const td = tr.insertCell();
        if (cell.length <= 1 && at === 0) td.rowSpan = lines;
        if (titled) td.dataset.title = section.columns[column];
        const line = cell[at] ?? '';
        if (line === '' || line === '–') td.className = 'blank';
        const text = fragment(line);
        if (column === 0 && at === 0 && open && open(number)) {
          const button = element('button', text.textContent || '…', 'link ' + text.className);
          button.type = 'button';
          button.onclick = () => open(number)();
          td.append(button);
        } else td.append(text);
      });
    }
  });
  return table;
}

function fill(place, answer, wanted) {
  place.replaceChildren();
  const rows = rowsOf(answer.json);
  for (const section of answer.cells.sections) {
    for (const line of section.lines ?? []) {
      const p = element('p');
      for (const part of line) p.append(fragment(part));
      if (p.textContent) place.append(p);
    }
    if (!section.rows || !section.rows.length) continue;
    const open = section.answer && rows.length === section.rows.length && place.id
      ? number => { const ids = claimsOf(rows[number]); return ids.length && engine ? () => showCard(ids) : null; } : null;
    const table = tableOf(section, open);
    if (section.answer && wanted) [...table.tBodies].forEach((body, number) => { body.hidden = !wanted(number); });
    place.append(table);
  }
  if (!place.childElementCount) place.append(element('p', 'Nothing is told of this.'));
}

// Drawing of graphs -------------------------------------------------------------------------------------------------
function draw(place, svg) {
  place.replaceChildren();
  if (!svg) return;
  // Its style is that of the page, which the policy of the page names; in texts, < is escaped.
  const bare = svg.replace(/<style>[^<]*<\/style>/, '');
  const parsed = new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement;
  if (parsed.nodeName !== 'svg') return;
  const root = document.importNode(parsed, true);
  dress(root);
  place.append(root);
}

function dress(root) {
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', root.querySelector('title')?.textContent ?? '');
  for (const group of root.querySelectorAll('g')) {
    const title = [...group.children].find(child => child.nodeName === 'title');
    if (!title || !title.textContent || title.textContent.startsWith('_:')) continue;
    const lines = [...group.querySelectorAll('text')].map(text => text.textContent).join('; ');
    const isVertex = !!group.querySelector('rect');
    const names = isVertex ? [title.textContent] : title.textContent.split(', ');
    group.dataset.key = title.textContent + '|' + lines;
    if (!engine) continue;
    group.setAttribute('role', 'button');
    group.setAttribute('tabindex', '0');
    group.setAttribute('aria-label', isVertex ? lines : `${lines} (${title.textContent})`);
    group.onclick = () => showCard(names);
    group.onkeydown = event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); showCard(names); }
    };
  }
}

function lightDifferences(one, other) {
  const keys = new Set([...other.querySelectorAll('[data-key]')].map(each => each.dataset.key));
  let count = 0;
  for (const each of one.querySelectorAll('[data-key]')) {
    const differs = !keys.has(each.dataset.key);
    each.classList.toggle('differs', differs);
    count += differs;
  }
  return count;
}

function lightRows(one, other) {
  const texts = new Set([...other.querySelectorAll('tbody')].map(row => row.textContent));
  for (const row of one.querySelectorAll('tbody')) row.classList.toggle('differs', !texts.has(row.textContent));
}

// Cards -------------------------------------------------------------------------------------------------------------
let opener = null;
function showCard(names) {
  const card = byId('card');
  if (card.hidden) opener = document.activeElement;
  card.replaceChildren();
  const close = element('button', 'Close');
  close.type = 'button';
  close.onclick = closeCard;
  card.append(close);
  const lang = option(words, 'lang');
  for (const name of names.slice(0, 12)) {
    const answer = ask(['show', name, ...(lang ? ['--lang', lang] : []), ...(settings.texts ? [] : ['--evidence'])]);
    const heading = element('h2', name.replace(/^.*[\/#]/, ''));
    const part = element('div');
    if (answer.failure) part.append(element('p', answer.failure, 'bad'));
    else fill(part, answer);
    const buttons = element('p');
    if (/^https?:/.test(name))
      for (const [verb, text] of [['to', 'Who supplies it?'], ['from', 'Whom does it supply?']]) {
        const button = element('button', text);
        button.type = 'button';
        button.onclick = () => { closeCard(); change(lensOf(words, ['supply', '--' + verb, name])); };
        buttons.append(button, ' ');
      }
    card.append(heading, part, buttons);
  }
  card.hidden = false;
  card.focus();
}

function closeCard() {
  byId('card').hidden = true;
  if (opener && document.contains(opener)) opener.focus();
  opener = null;
}

// The lens ----------------------------------------------------------------------------------------------------------
const dayNumber = text => Math.round(Date.parse(text + 'T00:00:00Z') / 86400000);
const dayText = number => new Date(number * 86400000).toISOString().slice(0, 10);

function lensOf(from, to) {
  let result = to;
  for (const name of lensOptions) { const value = option(from, name); if (value) result = withOption(result, name, value); }
  if (from.includes('--certain')) result = withOption(result, 'certain', true);
  const lang = option(from, 'lang');
  return lang ? withOption(result, 'lang', lang) : result;
}

// Fields that a verb has.
const fieldsOf = {supply: ['to', 'from'], path: ['from', 'to'], impact: ['name'], owners: ['name'], timeline: ['name'],
                  claims: ['name'], show: ['name']};

function operandsOf(list) {
  const operands = [];
  for (let i = 1; i < list.length; ++i) {
    if (!list[i].startsWith('--')) operands.push(list[i]);
    else if (!list[i].includes('=') && !flags.has(list[i].slice(2))) i += list[i] === '--between' ? 2 : 1;
  }
  return operands;
}

function fieldsFrom(list) {
  const verb = byId('verb');
  if ([...verb.options].every(each => each.value !== list[0])) {
    const other = element('option', list[0]);
    other.value = list[0];
    verb.append(other);
  }
  verb.value = list[0];
  showFields();
  const operands = operandsOf(list);
  if (list[0] === 'supply') { byId('to').value = option(list, 'to') ?? ''; byId('from').value = option(list, 'from') ?? ''; }
  else if (list[0] === 'path') { byId('from').value = operands[0] ?? ''; byId('to').value = operands[1] ?? ''; }
  else byId('name').value = operands[0] ?? '';
  byId('day').value = option(list, 'as-of') ?? '';
  byId('known').value = option(list, 'known-by') ?? '';
  byId('product').value = option(list, 'product') ?? '';
  byId('stance').value = option(list, 'stance') ?? '';
  byId('certain').checked = list.includes('--certain');
  const day = option(list, 'as-of');
  if (day && /^\d{4}-\d\d-\d\d$/.test(day)) byId('slider').value = dayNumber(day);
}

function showFields() {
  const fields = fieldsOf[byId('verb').value] ?? [];
  for (const id of ['to', 'from', 'name']) byId('label-' + id).hidden = !fields.includes(id);
  byId('product').parentElement.hidden = !['supply', 'path', 'impact'].includes(byId('verb').value);
}

function questionFromFields() {
  const verb = byId('verb').value, value = id => byId(id).value.trim();
  let list = [verb];
  if (verb === 'supply') { list = withOption(list, 'to', value('to')); list = withOption(list, 'from', value('from')); }
  else if (verb === 'path') list.push(value('from'), value('to'));
  else if (value('name')) list.push(value('name'));
  // What the page has no field for stays, while the verb and its names do.
  if (verb === words[0] && (!fieldsOf[verb] || JSON.stringify(list) === JSON.stringify(namesOnly(words)))) list = words;
  const set = (name, text) => { list = withOption(list, name, text); };
  set('as-of', value('day'));
  set('known-by', value('known'));
  set('source', byId('voice').value);
  set('stance', byId('stance').value);
  set('certain', byId('certain').checked);
  set('product', ['supply', 'path', 'impact'].includes(verb) ? value('product') : '');
  const lang = option(words, 'lang');
  if (lang) set('lang', lang);
  return list;
}

function namesOnly(list) {
  const operands = operandsOf(list);
  let result = [list[0]];
  if (list[0] === 'supply') {
    for (const name of ['to', 'from']) result = withOption(result, name, option(list, name) ?? '');
    return result;
  }
  return [...result, ...operands];
}

// The page ----------------------------------------------------------------------------------------------------------
function options(id, values, all) {
  const select = byId(id), chosen = select.value;
  const list = [...new Set([...values, ...(chosen ? [chosen] : [])])].sort();
  select.replaceChildren(...['', ...list].map(value => {
    const made = element('option', value || all);
    made.value = value;
    return made;
  }));
  select.value = chosen;
}

const voices = new Set();  // of all answers so far
function voicesOf(json) {
  for (const document of Object.values(json?.documents ?? {})) if (document.name) voices.add(document.name);
  for (const claim of Object.values(json?.claims ?? {}))
    for (const each of claim.attestations ?? []) if (each.voice?.name) voices.add(each.voice.name);
  return [...voices];
}

const statusOf = claim => (claim?.modality ?? '').replace(/^.*[\/#]/, '');

function filterByStatus(answer) {
  const status = byId('status').value;
  if (!status) return null;
  const rows = rowsOf(answer.json);
  return number => claimsOf(rows[number]).some(id => statusOf(answer.json.claims?.[id]) === status);
}

function change(list) {
  words = list;
  if (engine) fieldsFrom(list);
  show();
}

function show() {
  const answer = ask(words);
  byId('failure').hidden = !answer.failure;
  byId('failure').textContent = answer.failure ?? '';
  byId('command').textContent = ['filiera', ...words, ...(settings.shipped ? [] : ['-d', 'data.fil'])].map(quoted).join(' ');
  if (answer.failure) { byId('state').textContent = ''; return; }
  shown = answer;
  const drawing = byId('drawing');
  const drawn = drawing.querySelector('svg');
  if (engine) draw(drawing, answer.svg); else if (drawn) dress(drawn);
  fill(byId('answer'), answer, filterByStatus(answer));
  if (engine) {
    options('voice', voicesOf(answer.json), 'all');
    options('status', Object.values(answer.json?.claims ?? {}).map(statusOf).filter(Boolean), 'all');
  }
  byId('state').textContent = (answer.notes || answer.cells.notes.join('\n')).replaceAll('filiera: ', '');
  document.title = ['filiera', ...words].join(' ');
  const title = drawing.querySelector('svg > title')?.textContent;
  if (title) document.querySelector('h1').textContent = title;
  showOther(answer);
}

// The same question on a second date.
function showOther(answer) {
  const day = byId('other').value.trim(), second = byId('second'), place = byId('answer-other');
  second.hidden = place.hidden = !day;
  const first = byId('first').querySelector('figcaption');
  first.textContent = day ? 'As of ' + (option(words, 'as-of') ?? 'any date') : '';
  if (!day) return;
  const other = ask(withOption(words, 'as-of', day));
  if (other.failure) {
    byId('failure').hidden = false;
    byId('failure').textContent = other.failure;
    second.hidden = place.hidden = true;
    return;
  }
  second.querySelector('figcaption').textContent = 'As of ' + day;
  draw(second.querySelector('.drawing'), other.svg);
  fill(place, other, filterByStatus(other));
  place.prepend(element('h2', 'As of ' + day));
  const drawn = [byId('drawing'), second.querySelector('.drawing')];
  const count = lightDifferences(drawn[0], drawn[1]) + lightDifferences(drawn[1], drawn[0]);
  lightRows(byId('answer'), place);
  lightRows(place, byId('answer'));
  byId('state').textContent += `\n${count} parts of the drawings differ`;
}

let pending = 0;
function soon(act) {
  cancelAnimationFrame(pending);
  pending = requestAnimationFrame(act);
}

function connect() {
  byId('ask').hidden = byId('search').hidden = byId('copy').hidden = false;
  byId('save').hidden = settings.shipped;
  byId('things').append(...settings.things.map(name => { const made = element('option'); made.value = name; return made; }));
  const coverage = engine(['coverage', '-q', '-f', 'json']);
  const told = coverage.exit <= 1 ? (JSON.parse(coverage.out).documents ?? []).map(each => each.tellsOf).filter(Boolean) : [];
  const slider = byId('slider');
  if (told.length) {
    slider.min = Math.min(...told.map(each => dayNumber(each.first)));
    slider.max = Math.max(...told.map(each => dayNumber(each.last)));
    slider.value = slider.max;
  } else slider.disabled = true;
  slider.setAttribute('aria-valuetext', 'any date');
  slider.oninput = () => {
    const day = dayText(Number(slider.value));
    byId('day').value = day;
    slider.setAttribute('aria-valuetext', day);
    soon(() => { words = withOption(words, 'as-of', day); show(); });
  };
  byId('ask').onsubmit = event => { event.preventDefault(); change(questionFromFields()); };
  byId('verb').onchange = showFields;
  for (const id of ['day', 'known', 'other', 'voice', 'product', 'stance', 'certain'])
    byId(id).onchange = () => change(questionFromFields());
  byId('status').onchange = show;
  byId('copy').onclick = async () => {
    const text = byId('command').textContent;
    try { await navigator.clipboard.writeText(text); byId('copy').textContent = 'Copied'; }
    catch { getSelection().selectAllChildren(byId('command')); byId('copy').textContent = 'Selected: press Ctrl+C'; }
    setTimeout(() => { byId('copy').textContent = 'Copy'; }, 2000);
  };
  byId('search').onsubmit = event => event.preventDefault();
  byId('words').oninput = () => soon(find);
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '');
    if (event.key === '/' && !typing) { event.preventDefault(); byId('words').focus(); }
    if (event.key === 'Escape') {
      if (byId('found').childElementCount) { byId('found').replaceChildren(); byId('words').focus(); }
      else if (!byId('card').hidden) closeCard();
    }
  });
}

function find() {
  const text = byId('words').value.trim(), list = byId('found');
  list.replaceChildren();
  if (!text) return;
  const answer = engine(['search', text, '--limit', '12', '-q', '-f', 'json']);
  const rows = answer.exit <= 1 && answer.out ? rowsOf(JSON.parse(answer.out)) : [];
  for (const row of rows) {
    const thing = row.thing ?? row.document ?? row;
    const name = thing.name ?? row.name ?? row.claim ?? '', key = thing.iri ?? row.iri ?? row.claim ?? name;
    const button = element('button', name + (row.kind ? ` (${row.kind})` : ''));
    button.type = 'button';
    button.onclick = () => { list.replaceChildren(); showCard([key]); };
    const item = element('li');
    item.append(button);
    list.append(item);
  }
  if (!rows.length) list.append(element('li', 'nothing found'));
}

start().then(() => {
  if (engine) { connect(); fieldsFrom(words); }
  show();
  document.documentElement.dataset.ready = 'true';
}).catch(error => {
  byId('failure').hidden = false;
  byId('failure').textContent = `This browser cannot run the engine (${error.message}): only the first answer is shown.`;
  if (settings.answer) show();
  document.documentElement.dataset.ready = 'failed';
});
})();
