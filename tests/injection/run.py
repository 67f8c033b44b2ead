# SPDX-License-Identifier: Apache-2.0
# Labels that try to be something else, through every exporter and every format of answers, read back by tools that
# are not ours: each label comes back as it was, and nothing beside it.
# Usage: run.py BINARY
import collections
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

try:
    import rdflib
except ImportError:
    print('injection: python3-rdflib is not installed')
    sys.exit(77)

KG = 'https://w3id.org/filiera/id/'
LABELS = [
    'plain', ' spaces at the ends ', 'Acme "Ltd"', "O'Neil & 'Sons'", 'back\\slash\\', '\\', '\\"', '\\N \\G \\L \\l \\T',
    'two\nlines', 'return\r\nand line', 'tab\there', '"""', "'''", '""" . <http://e/x> a <http://e/Forged> . """',
    '" . <http://e/x> a <http://e/Forged> . #', '1 . <http://e/x> a <http://e/Forged>', '<http://e/x>', '_:b1', '\\u0041',
    '\\U0001F600', '} UNION { ?s ?p ?o } #', '" } ; DROP ALL ; INSERT DATA { #', '?x', '$x', '{{7*7}}', '${HOME}', '$(id)',
    '`id`', '%s%n%x', '<script>alert(1)</script>', '</script><script>alert(1)</script>', '<b>bold</b>', '&lt;&amp;&#0;',
    ']]>', '<![CDATA[x', '--><!--', '<?php ?>', '"];evil [label="x', '"; evil -> kg; "', '->', '*bold* _it_ ~~s~~ # h',
    '[x](javascript:alert(1))', '![x](http://e/x)', 'a|b|c', '<br>', '=1+1', '=HYPERLINK("http://e/","x")', '+1+1', '-1+1',
    '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|\' /C calc\'!A0', 'a,b;c', ';', ',', '\x1b[31mred\x1b[0m', '\x1b]0;title\x07',
    '\x08\x08rub out', '\x00NUL', '\x7f', '\x85next line', '\x9b31mC1', 'abc\u202ecba', '\u2066isolate\u2069', '\u200fmark',
    '\u2028line\u2029paragraph', '\ufeffmark', '\ufffe\uffff', '\U0001f600', 'è e\u0301', '中文', 'x' * 5000,
]


def escaped(text):
    return ''.join(c if c.isalnum() and c.isascii() else f'\\U{ord(c):08X}' for c in text)


def turtle():
    text = ['''@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF .
kg:Hub a fil:Company ; skos:prefLabel "Hub" .
''']
    for i, label in enumerate(LABELS):
        text.append(f'''kg:S{i} a fil:Company ; skos:prefLabel "{escaped(label)}" .
kg:c{i} a fil:Link ; rdf:subject kg:S{i} ; rdf:predicate fil:suppliesTo ; rdf:object kg:Hub .
kg:a{i} a fil:Attestation ; fil:affirms kg:c{i} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''')
    return ''.join(text)


FAILURES = []


def expect(holds, case, shown=''):
    if not holds:
        FAILURES.append(case)
        print(f'FAILED {case}: {str(shown)[:600]}')


class Program:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def __call__(self, *words, code=0):
        result = subprocess.run([self.binary, *words], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL)
        expect(result.returncode == code, ' '.join(words), result)
        return result.stdout


# Of an export of RDF: the same labels of the same things, and no statement but those read and those computed.

COMPUTED = re.compile(r'https://w3id\.org/filiera/ns#(suppliesTo|(starts|ends)(Earliest|Latest))$')


def triples(data, syntax):
    if syntax in ('nquads', 'trig'):
        dataset = rdflib.ConjunctiveGraph()
        dataset.parse(data=data, format=syntax)
        return set(dataset.triples((None, None, None)))
    graph = rdflib.Graph()
    # N-Triples is Turtle, and rdflib's own reader of it takes an escaped backslash before u for an escape.
    graph.parse(data=data, format='turtle' if syntax == 'ntriples' else syntax)
    return set(graph)


# Labels that a reader changes: rdflib as said above, in N-Quads; Raptor cuts texts at NUL and replaces non-characters.
CHANGED_BY = {
    'rdflib nquads': re.compile(r'\\[uU]'),
    'rapper': re.compile('[\0\ufffe\uffff]'),
}


def foreign_triples(tool, words, data, folder):
    with open(os.path.join(folder, 'exported'), 'wb') as file:
        file.write(data)
    result = subprocess.run([tool, *words, 'exported'], cwd=folder, capture_output=True)
    expect(result.returncode == 0, tool, result.stderr)
    return triples(result.stdout, 'ntriples')


def check_rdf(syntax):
    def check(data, folder):
        original = triples(turtle(), 'turtle')
        readers = {'rdflib': lambda: triples(data, syntax)}
        if shutil.which('serdi'):
            readers['serdi'] = lambda: foreign_triples('serdi', ['-q', '-i', syntax, '-o', 'ntriples'], data, folder)
        if shutil.which('rapper'):
            readers['rapper'] = lambda: foreign_triples('rapper', ['-q', '-i', syntax, '-o', 'ntriples'], data, folder)
        for name, read in readers.items():
            found = read()
            changed = CHANGED_BY.get(name) or CHANGED_BY.get(f'{name} {syntax}') or re.compile('(?!)')
            lost = {t for t in original if changed.search(t[2])}
            expect(original - lost <= found, f'{syntax} by {name}: every statement is there', original - lost - found)
            further = {t for t in found - original if not COMPUTED.match(t[1])}
            expect(len(further) <= len(lost) and {t[:2] for t in further} <= {t[:2] for t in lost},
                   f'{syntax} by {name}: no other statement', further)
    return check


# Of other exports: the labels of nodes, as the tool that the format is for reads them.

def without_controls(text):
    """What XML cannot say is replaced."""
    return re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', '\ufffd', text)


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from strings_in(key)
            yield from strings_in(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from strings_in(held)


def expect_labels(case, found, change=lambda text: text):
    found = set(found)
    missing = [label for label in LABELS if change(label) not in found]
    expect(not missing, f'{case}: every label comes back', missing)


def check_json(data, _):
    expect_labels('json', strings_in(json.loads(data)))


def check_csv(data, _):
    rows = list(csv.reader(io.StringIO(data.decode(), newline='')))
    expect(len({len(row) for row in rows}) == 1, 'csv: as many cells in each record', collections.Counter(map(len, rows)))
    expect_labels('csv', strings_in(rows), defused)


def networkx_strings(reader):
    def check(data, _):
        import networkx
        # Of GEXF it knows 1.2, of which 1.3 is another name for what it looks at.
        data = data.replace(b'"http://gexf.net/1.3" version="1.3"', b'"http://www.gexf.net/1.2draft" version="1.2"')
        graph = getattr(networkx, reader)(io.BytesIO(data))
        names = [text for _, held in graph.nodes(data=True) for text in strings_in(held)]
        # Attributes of XML keep no line ends apart; names of things may carry them only as text.
        expect_labels(reader, map(collapsed, names), lambda text: collapsed(without_controls(text)))
    return check


def collapsed(text):
    return re.sub(r'\s+', ' ', text).strip()


def check_svg(data, _):
    """The text of each node, as drawn, a line below the other."""
    svg = '{http://www.w3.org/2000/svg}'
    nodes = [group for group in xml.etree.ElementTree.fromstring(data).iter(svg + 'g') if group.get('class') == 'node']
    drawn = ['\n'.join(line.text or '' for line in node.iter(svg + 'text')) for node in nodes]
    expect_labels('svg', map(collapsed, drawn), lambda text: collapsed(without_controls(text)))
    expect(len(nodes) <= 2 * len(LABELS) + 1, 'svg: no other node', len(nodes))


def check_dot(data, folder):
    if not shutil.which('dot'):
        print('injection: Graphviz is not installed: dot is not read back')
        return
    result = subprocess.run(['dot', '-Tsvg'], input=data, capture_output=True)
    expect(result.returncode == 0, 'dot', result.stderr)
    check_svg(result.stdout, folder)


READERS = {
    'turtle': check_rdf('turtle'), 'ntriples': check_rdf('ntriples'), 'nquads': check_rdf('nquads'),
    'trig': check_rdf('trig'), 'json': check_json, 'csv': check_csv, 'dot': check_dot, 'svg': check_svg,
    'graphml': networkx_strings('read_graphml'), 'gexf': networkx_strings('read_gexf'),
}


def check_exports(program, folder):
    listed = subprocess.run([program.binary, 'export', '-f', 'no format at all'], cwd=folder, capture_output=True)
    names = re.search(r'the formats are (.*)', listed.stderr.decode())
    checked = []
    for name in names.group(1).strip().split(', '):
        data = program('export', '-f', name, 'in.ttl')
        if name in READERS:
            READERS[name](data, folder)
            checked.append(name)
        else:
            print(f'injection: nothing at hand reads {name} back')
    return checked


# Answers.

def defused(text):
    """What CSV holds in its place: no formula, no NUL."""
    formula = text[:1] in tuple('=+-@＝＋－＠\t\r\n') and text != '' and not re.fullmatch(r'[+-]?\d+(\.\d+)?([eE][+-]?\d+)?', text)
    text = text.replace('\0', '\ufffd')
    # A spreadsheet may part cells at ';' and tabs, and rows at line ends; it may pass over quotes and blanks.
    parted = re.sub(r'(?<=[;\t\r\n])(?=[" ]*[=+@＝＋－＠-])', "'", text)
    return "'" + parted if formula else parted


# What steers a terminal or turns text round.
STEERING = re.compile('[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')


def check_answers(program):
    words = ['--to', 'Hub', '-d', 'in.ttl']
    rows = json.loads(program('supply', *words, '-f', 'json'))['rows']
    by_iri = {row['supplier']['iri']: row['supplier']['name'] for row in rows}
    expect(by_iri == {f'{KG}S{i}': label for i, label in enumerate(LABELS)}, 'supply -f json: the labels', by_iri)
    lines = program('supply', *words, '-f', 'jsonl').decode().split('\n')
    expect(sorted(json.loads(line)['supplier']['name'] for line in lines if line) == sorted(LABELS),
           'supply -f jsonl: a record a line')
    records = list(csv.reader(io.StringIO(program('supply', *words, '-f', 'csv').decode(), newline='')))
    expect(len({len(record) for record in records}) == 1, 'supply -f csv: as many cells in each record')
    told = [record[records[0].index('supplier')] for record in records[1:]]
    wanted = [defused(re.sub('[\r\n]', ' ', label)) for label in LABELS]
    expect(sorted(told) == sorted(wanted), 'supply -f csv: the labels', sorted(set(told) ^ set(wanted)))
    check_workbook('supply -f xlsx', program('supply', *words, '-f', 'xlsx'))
    check_markdown('supply -f md', program('supply', *words, '-f', 'md').decode())
    check_drawings(program)
    for verb in (['supply', *words], ['claims', 'Hub', '-d', 'in.ttl'], ['show', 'Hub', '-d', 'in.ttl'],
                 ['show', 'kg:S0', '-d', 'in.ttl'], ['check', 'in.ttl']):
        for form in 'table', 'md', 'brief':
            text = program(*verb, '-f', form).decode()
            expect(not STEERING.search(text), f'{verb[0]} -f {form}: nothing steers the terminal',
                   repr(STEERING.findall(text)[:5]))
    for i, label in enumerate(LABELS):
        text = program('show', f'kg:S{i}', '-d', 'in.ttl', '-f', 'json')
        expect(label in set(strings_in(json.loads(text))), f'show kg:S{i} -f json: its label')


def check_drawings(program):
    """The labels are text in the drawing of an answer, and nothing in it runs."""
    words = ['--to', 'Hub', '-d', 'in.ttl', '--limit', '30']
    names = {row['supplier']['name'] for row in json.loads(program('supply', *words, '-f', 'json'))['rows']}
    wanted = {as_xml(name) for name in names}
    for verb in (['supply', *words], ['impact', 'kg:S0', '-d', 'in.ttl']):
        root = xml.etree.ElementTree.fromstring(program(*verb, '-f', 'svg'))
        texts = {each.text or '' for each in root.iter('{http://www.w3.org/2000/svg}text')}
        expect(verb[0] == 'impact' or wanted <= texts, 'supply -f svg: the labels', sorted(wanted - texts))
        for each in root.iter():
            expect(each.tag.split('}')[1] in ('svg', 'title', 'style', 'g', 'path', 'rect', 'text'),
                   f'{verb[0]} -f svg: only shapes and text', each.tag)
            expect(not any(name.startswith('on') or 'href' in name for name in each.attrib),
                   f'{verb[0]} -f svg: no links or scripts')
        expect(program(*verb, '-f', 'dot').startswith(b'digraph'), f'{verb[0]} -f dot: a graph')


def as_xml(text):
    """What XML holds of a text: other characters become U+FFFD."""
    return re.sub('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]', '\ufffd', text)


def check_workbook(case, data):
    """Each label is a text, and nothing is a formula or a link."""
    try:
        import openpyxl
    except ImportError:
        print('injection: python3-openpyxl is not installed: workbooks are not read back')
        return
    rows = list(openpyxl.load_workbook(io.BytesIO(data))['rows'].iter_rows())
    expect(not any(cell.data_type == 'f' or cell.hyperlink for row in rows for cell in row), f'{case}: no formula, no link')
    column = [cell.value for cell in rows[0]].index('supplier')
    told = {openpyxl.utils.escape.unescape(str(row[column].value)) for row in rows[1:]}
    wanted = {without_controls(re.sub('[\r\n]', ' ', label)) for label in LABELS}
    expect(told == wanted, f'{case}: the labels', sorted(told ^ wanted))


def check_markdown(case, text):
    """As many cells in each row of a table, and no mark-up but line breaks between tellings."""
    tables = [collections.Counter()]
    for line in text.split('\n'):
        if not line.startswith('|'):
            tables.append(collections.Counter())
            continue
        bare = re.sub(r'\\.', '', line)  # escaped marks are text
        tables[-1][bare.count('|')] += 1
        expect(not re.search(r'[<`*_\[\]~]', bare.replace('<br>', '')), f'{case}: mark-up is text', bare[:200])
    expect(any(tables) and all(len(widths) <= 1 for widths in tables), f'{case}: as many cells in each row', tables)


def check_locales(program):
    """The same bytes whatever the environment says of language; a locale that is not installed counts as C."""
    def run(words, locale):
        environment = {'PATH': '/usr/bin:/bin', 'LC_ALL': locale, 'LANG': locale, 'LANGUAGE': locale}
        return subprocess.run([program.binary, *words], cwd=program.folder, capture_output=True, env=environment,
                              stdin=subprocess.DEVNULL)
    for words in (['supply', '--to', 'hub', '-d', 'in.ttl'], ['supply', '--to', 'Hub', '-d', 'in.ttl', '-f', 'json'],
                  ['export', 'in.ttl', '-f', 'turtle'], ['show', 'HUB', '-d', 'in.ttl'], ['show', 'no such', '-d', 'in.ttl']):
        plain = run(words, 'C')
        for locale in 'C.UTF-8', 'tr_TR.UTF-8', 'it_IT.UTF-8', 'zh_CN.GB18030', 'none at all':
            other = run(words, locale)
            expect((plain.returncode, plain.stdout, plain.stderr) == (other.returncode, other.stdout, other.stderr),
                   f'{" ".join(words)} under {locale}: the same bytes', other)


def main():
    with tempfile.TemporaryDirectory(prefix='filiera-injection-') as folder:
        with open(os.path.join(folder, 'in.ttl'), 'w') as file:
            file.write(turtle())
        program = Program(os.path.abspath(sys.argv[1]), folder)
        checked = check_exports(program, folder)
        check_answers(program)
        check_locales(program)
    print(f'injection: {len(LABELS)} labels through {", ".join(checked)} and the formats of answers, '
          f'{len(FAILURES)} failed')
    return 1 if FAILURES else 0


sys.exit(main())
