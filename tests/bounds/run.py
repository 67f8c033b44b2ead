# SPDX-License-Identifier: Apache-2.0
# Graphs built to exhaust a program: every query answers or says where it stopped, in little memory, on a small stack;
# and where memory ends, a message says so.
# Usage: run.py BINARY [--full] [--seconds] [--sanitized]
# Graphs are an eighth of their full size without --full: what recurses over data still needs more than the small stack.
import itertools
import os
import re
import resource
import subprocess
import sys
import tempfile

PREFIXES = '''@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF .
'''
FAILURES = []


def write_turtle(folder, edges, dates=''):
    """One statement after the other: the memory of this process is the floor of what is measured of its children.
    Returns how many claims they are."""
    i = -1
    with open(os.path.join(folder, 'in.ttl'), 'w') as file:
        file.write(PREFIXES)
        for i, (source, target) in enumerate(edges):
            file.write(f'''kg:{source} a fil:Company . kg:{target} a fil:Company .
kg:c{i} a fil:Link ; {dates}rdf:subject kg:{source} ; rdf:predicate fil:suppliesTo ; rdf:object kg:{target} .
kg:a{i} a fil:Attestation ; fil:affirms kg:c{i} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''')
    return i + 1


def ladder(rungs):
    """Two ways at each rung: 2^rungs paths from N0 to the last."""
    for i in range(rungs):
        yield from ((f'N{i}', f'A{i}'), (f'N{i}', f'B{i}'), (f'A{i}', f'N{i + 1}'), (f'B{i}', f'N{i + 1}'))


def ring(size):
    return ((f'N{i}', f'N{(i + 1) % size}') for i in range(size))


def chain(size):
    return ((f'N{i}', f'N{i + 1}') for i in range(size))


def hub(size):
    return ((f'N{i}', 'Hub') for i in range(size))


def each_with_each(size):
    return ((f'N{i}', f'N{j}') for i in range(size) for j in range(size) if i != j)


def expect(holds, case, shown=''):
    if not holds:
        FAILURES.append(case)
        print(f'FAILED {case}: {str(shown)[:500]}', flush=True)


class Outcome:
    """Exit code, bytes on standard output, text of standard error, seconds of the processor, and peak memory in MB."""


def run(words, folder, stack=None, memory=None):
    def limit():
        if stack:
            resource.setrlimit(resource.RLIMIT_STACK, (stack, stack))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    outcome = Outcome()
    out, err = os.path.join(folder, 'stdout'), os.path.join(folder, 'stderr')
    with open(out, 'wb') as stdout, open(err, 'wb') as stderr:
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
                                   preexec_fn=limit)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = 0  # waited for
    outcome.code = os.waitstatus_to_exitcode(status)
    outcome.seconds = usage.ru_utime + usage.ru_stime
    outcome.megabytes = usage.ru_maxrss / 1024
    outcome.size = os.path.getsize(out)
    with open(err, 'rb') as file:
        outcome.err = file.read().decode(errors='replace')
    return outcome


# Sanitizers take memory and time of their own: smaller graphs, and no limits.
SANITIZED = '--sanitized' in sys.argv
SCALE = 10 if SANITIZED else 1 if '--full' in sys.argv else 8
SMALL_STACK = None if SANITIZED else 256 * 1024

# Name, edges, two ends for `path`, and what the answer of `path` must be: paths, or why it stopped.
GRAPHS = {
    'ladder of 2^40 paths': (ladder(40), 'N0', 'N40'),
    'ring': (ring(50_000 // SCALE), 'N0', f'N{50_000 // SCALE - 1}'),
    'chain': (chain(200_000 // SCALE), 'N0', f'N{200_000 // SCALE}'),
    'hub': (hub(200_000 // SCALE), 'N0', 'Hub'),
    '60 with each other': (each_with_each(60), 'N0', 'N59'),
}


def queries(first, last):
    return {
        'supply': (['supply', '--to', 'kg:' + last], (0,)),
        'supply, all tiers': (['supply', '--to', 'kg:' + last, '--depth', 'all'], (0,)),
        'supply, all tiers, from, json': (['supply', '--from', 'kg:' + first, '--depth', 'all', '-f', 'json'], (0,)),
        'supply, csv': (['supply', '-f', 'csv'], (0,)),
        'impact': (['impact', 'kg:' + first], (0, 1)),
        'impact, json': (['impact', 'kg:' + first, '-f', 'json'], (0, 1)),
        'impact of the last': (['impact', 'kg:' + last], (0, 1)),
        'timeline': (['timeline', 'kg:' + last], (0, 1)),
        'timeline, json': (['timeline', 'kg:' + last, '-f', 'json'], (0, 1)),
        'path': (['path', 'kg:' + first, 'kg:' + last], (0, 1)),
        'path, json': (['path', 'kg:' + first, 'kg:' + last, '-f', 'json'], (0, 1)),
        'path, all': (['path', 'kg:' + first, 'kg:' + last, '--select', 'all', '--max-hops', '100'], (0, 1)),
        'claims': (['claims', 'kg:' + last], (0,)),
        'show': (['show', 'kg:' + last], (0,)),
        'show, json lines': (['show', 'kg:' + last, '-f', 'jsonl'], (0,)),
        'check': (['check'], (0, 1)),
        'export': (['export', '-f', 'ntriples'], (0,)),
    }


def bounded_queries(binary, folder, seconds):
    starting = run([binary, 'help'], folder)
    for name, (edges, first, last) in GRAPHS.items():
        claims = write_turtle(folder, edges, 'fil:starts "2025"^^edtf:EDTF ; ' if name.startswith('hub') else '')
        reading = run([binary, 'check', 'in.ttl'], folder, stack=SMALL_STACK)
        expect(reading.code in (0, 1), f'{name}: read', reading.err)
        packing = run([binary, 'pack', 'in.ttl', '-O', '-o', 'in.fil'], folder, stack=SMALL_STACK)
        expect(packing.code == 0, f'{name}: pack', packing.err)
        opening = run([binary, 'show', 'kg:' + first, '-d', 'in.fil'], folder, stack=SMALL_STACK)
        snapshot = os.path.getsize(os.path.join(folder, 'in.fil')) / 2**20
        for query, (words, codes) in queries(first, last).items():
            operands = ['in.fil'] if words[0] in ('check', 'export') else ['-d', 'in.fil']
            outcome = run([binary, *words, *operands], folder, stack=SMALL_STACK)
            case = f'{name}: {query}'
            expect(outcome.code in codes, case + ': exit code', f'{outcome.code} {outcome.err}')
            expect(outcome.size > 0 or outcome.err.strip() != '', case + ': an answer or a reason')
            # Beside the mapped graph: a kilobyte for each claim of it, however much is printed; two where the sources of
            # each recipient are told once for all hops.
            per_claim = 2 if query == 'impact, json' else 1
            allowed = starting.megabytes + snapshot + per_claim * claims / 2**10 + 64
            if not SANITIZED:
                expect(outcome.megabytes <= allowed, case + ': memory', f'{outcome.megabytes:.0f} of {allowed:.0f} MB')
            if words[0] == 'path' and name.startswith(('ladder', '60')) and 'all' in words:
                expect(re.search(r"stopped|longer|hops|within", outcome.err), case + ': says where it stopped', outcome.err)
            if seconds:
                print(f'{case:60} exit {outcome.code}  {outcome.seconds:7.2f} s, {outcome.seconds - opening.seconds:7.2f}'
                      f' beyond opening, {outcome.megabytes:6.0f} MB, {outcome.size:>10} bytes'
                      f'  {outcome.err.strip().splitlines()[-1][:90] if outcome.err.strip() else ""}', flush=True)


def write_holdings(folder, holdings, method):
    """Holdings (owner, asset, share), goods from Maker to each asset, and a rule that reaches what N0 owns."""
    count = 0
    with open(os.path.join(folder, 'in.ttl'), 'w') as file:
        def claim(text, name):
            file.write(f'''{text} .
kg:a{name} a fil:Attestation ; fil:affirms kg:{name} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''')
        file.write(PREFIXES + f'''kg:P a fil:Product . kg:Maker a fil:Company .
kg:half a fil:Reach ; fil:threshold 0.5 ; fil:method fil:{method} .
''')
        claim('kg:rule a fil:Measure ; fil:effect fil:requiresLicence ; fil:reachesOwned kg:half', 'rule')
        claim('kg:listing a fil:Measure ; fil:effect fil:prohibits ; fil:appliesTo kg:P ; fil:onParty kg:N0 ; '
              'fil:reachesBy kg:rule ; fil:starts "2020"^^edtf:EDTF', 'listing')
        for owner, asset, share in holdings:
            file.write(f'kg:{owner} a fil:Company . kg:{asset} a fil:Company .\n')
            claim(f'kg:h{count} a fil:Link ; rdf:subject kg:{owner} ; rdf:predicate fil:owns ; rdf:object kg:{asset} ; '
                  f'fil:starts "2020"^^edtf:EDTF {share}', f'h{count}')
            claim(f'kg:s{count} a fil:Link ; rdf:subject kg:Maker ; rdf:predicate fil:suppliesTo ; rdf:object kg:{asset} ; '
                  f'fil:product kg:P ; fil:starts "2020"^^edtf:EDTF', f's{count}')
            count += 1
    return 2 * count


OWNERSHIP = {
    'chain of holdings': ([(f'N{i}', f'N{i + 1}', '; fil:share 1') for i in range(100_000 // SCALE)],
                          f'N{100_000 // SCALE}', 'certain'),
    'holdings of one asset': ([(f'N{i}', 'Asset', '; fil:share ' + ('0.5' if i == 0 else '0.00005'))
                               for i in range(10_000 // SCALE)], 'Asset', 'certain'),
    'untold holdings of one asset': ([(f'N{i}', 'Asset', '') for i in range(10_000 // SCALE)], 'Asset', 'possible'),
    'ring of holdings': ([(f'N{i}', f'N{(i + 1) % (10_000 // SCALE)}', '; fil:share 0.6') for i in range(10_000 // SCALE)],
                         f'N{10_000 // SCALE - 1}', 'certain'),
}


def bounded_ownership(binary, folder, seconds):
    """By both methods: the last asset is reached as it shall be, in little memory, on a small stack."""
    starting = run([binary, 'help'], folder)
    for (name, (holdings, last, match)), method in itertools.product(OWNERSHIP.items(), ('cascade', 'multiplication')):
        # Of 60 % of 60 % and so on, less than half is left.
        if name == 'ring of holdings' and method == 'multiplication':
            continue
        claims = write_holdings(folder, holdings, method)
        packing = run([binary, 'pack', 'in.ttl', '-O', '-o', 'in.fil'], folder, stack=SMALL_STACK)
        expect(packing.code == 0, f'{name}: pack', packing.err)
        snapshot = os.path.getsize(os.path.join(folder, 'in.fil')) / 2**20
        for words, column in ((['owners', '--reached'], 'match'), (['supply', '--to', 'kg:' + last], 'measure_match'),
                              (['supply', '--from', 'Maker'], 'measure_match'), (['owners', 'kg:' + last], 'match'),
                              (['timeline', 'kg:' + last], None), (['impact', '--ban', 'party=N0'], None)):
            for day in ([], ['--as-of', '2025-01-01']):
                if words[0] == 'timeline' and day or words[0] == 'owners' and not words[1].startswith('--') and not day:
                    continue
                # Each hop is lost only possibly, and lists all the others as what remains.
                if words[0] == 'impact' and name == 'untold holdings of one asset':
                    continue
                csv = ['-f', 'csv'] if column else []
                outcome = run([binary, *words, *day, *csv, '-q', '-d', 'in.fil'], folder, stack=SMALL_STACK)
                case = f'{name}, {method}: {" ".join(words + day)}'
                expect(outcome.code == 0, case + ': exit code', f'{outcome.code} {outcome.err}')
                # The register of each asset is kept. Without a day the rule is worked out on several days; for a ban, on
                # each before the ban and after it.
                # What changed for a hop has each holding of the chain as a part of its cause.
                per_claim = 4 if day else 8 if words[0] == 'impact' else 3 if '--from' in words else \
                    40 if words[0] == 'timeline' else 2
                allowed = starting.megabytes + snapshot + per_claim * claims / 2**10 + 64
                if not SANITIZED:
                    expect(outcome.megabytes <= allowed, case + ': memory', f'{outcome.megabytes:.0f} of {allowed:.0f} MB')
                if column and words[-1] != 'kg:' + last or words[0] == 'supply':
                    with open(os.path.join(folder, 'stdout'), encoding='utf-8') as answer:
                        expect(any(last in line and f',{match},' in line for line in answer), case + ': ' + match)
                if seconds:
                    print(f'{case:90} {outcome.seconds:7.2f} s, {outcome.megabytes:6.0f} MB', flush=True)


def little_memory(binary, folder):
    """Every limit between too little to start and enough: a message or an answer, never a signal."""
    write_turtle(folder, itertools.chain(chain(3_000), each_with_each(20)))
    commands = {'supply': ['supply', '--to', 'kg:N3000', '--depth', 'all', '-d', 'in.ttl'],
                'path': ['path', 'kg:N0', 'kg:N19', '--select', 'all', '-d', 'in.ttl'],
                'show': ['show', 'kg:N19', '-d', 'in.ttl'],
                'claims': ['claims', '-f', 'json', '-d', 'in.ttl'],
                'check': ['check', 'in.ttl'],
                'export': ['export', '-f', 'trig', 'in.ttl', '-O', '-o', 'out']}
    ran = 0
    for name, words in commands.items():
        enough = False
        for megabytes in range(4, 200, 2):
            outcome = run([binary, *words], folder, memory=megabytes * 2**20 + ran * 4096)
            ran += 1
            case = f'{name} in {megabytes} MB'
            if outcome.code == 127 or (outcome.code < 0 and megabytes < 12 and outcome.size == 0):
                continue  # the loader of shared libraries had no memory
            expect(outcome.code in (0, 4), case + ': exit code', f'{outcome.code} {outcome.err}')
            expect(outcome.code == 0 or 'memory' in outcome.err, case + ': message', outcome.err)
            expect(outcome.code == 0 or name == 'export' or outcome.size == 0, case + ': nothing half-written')
            expect(not [f for f in os.listdir(folder) if f.startswith('.filiera-')], case + ': no temporary file')
            if outcome.code == 0:
                enough = True
                break
        expect(enough, f'{name}: 200 MB are enough')
    return ran


def main():
    binary = os.path.abspath(sys.argv[1])
    seconds = '--seconds' in sys.argv
    with tempfile.TemporaryDirectory(prefix='filiera-bounds-') as folder:
        bounded_queries(binary, folder, seconds)
        bounded_ownership(binary, folder, seconds)
        ran = 0 if SANITIZED else little_memory(binary, folder)
    print(f'bounds: {len(GRAPHS) + len(OWNERSHIP)} graphs, {len(queries("", ""))} queries each, {ran} runs with little memory, '
          f'{len(FAILURES)} failed')
    return 1 if FAILURES else 0


sys.exit(main())
