# SPDX-License-Identifier: Apache-2.0
# The program on damaged snapshots: changed in each section, or truncated. Every verb answers, perhaps wrongly, or
# says what is wrong with exit code 3; `check` finds each change.
# Usage: run.py BINARY
import concurrent.futures
import os
import struct
import subprocess
import sys
import tempfile

TURTLE = '''@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF .
kg:A a fil:Company ; skos:prefLabel "Alpha" . kg:B a fil:Company ; skos:prefLabel "Beta" . kg:C a fil:Company .
kg:P a fil:Product .
kg:c1 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B ; fil:product kg:P ;
  fil:starts "2025"^^edtf:EDTF .
kg:c2 a fil:Link ; rdf:subject kg:B ; rdf:predicate fil:suppliesTo ; rdf:object kg:C .
kg:c3 a fil:Link ; rdf:subject kg:C ; rdf:predicate fil:manufactures ; rdf:object kg:P .
kg:a1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a2 a fil:Attestation ; fil:affirms kg:c2 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a3 a fil:Attestation ; fil:affirms kg:c3 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:b a fil:Attestation ; fil:denies kg:c1 ; prov:wasAttributedTo kg:B ; oa:hasSource kg:D ; fil:start 3 ; fil:end 4 .
'''
VERBS = [['supply', '--to', 'kg:C', '--depth', 'all'], ['supply', '-f', 'json'], ['show', 'Alpha'], ['show', 'kg:c1'],
         ['claims'], ['claims', '--contested'], ['path', 'kg:A', 'kg:C'], ['impact', 'kg:A'], ['timeline'],
         ['export', '-f', 'turtle'], ['export', '-f', 'json'], ['export', '-f', 'graphml'],
         ['diff', 'sound'], ['diff', '--between', '2024', '2026', '--not-source', 'kg:B'],
         ['supply', '--depth', 'all', '--to', 'kg:C', '--as-of', '2026', '--not-source', 'kg:B'],
         ['claims', '--as-of', '2026', '--source', 'kg:D'], ['impact', 'kg:A', '--stance', 'asserted'],
         ['export', '-f', 'csv', '--as-of', '2026', '--known-by', '2026']]
HEADER, ROW, SECTIONS = 40, 32, 39
FAILURES = []


def expect(holds, case, shown=''):
    if not holds:
        FAILURES.append(case)
        print(f'FAILED {case}: {str(shown)[:400]}', flush=True)


def run(words):
    return subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)


def damaged(whole):
    """Cases by name: the file cut, and with bytes of each section changed."""
    for size in range(0, len(whole), 4096):
        yield f'cut to {size} bytes', whole[:size]
    for section in range(SECTIONS):
        offset, length = struct.unpack_from('=QQ', whole, HEADER + section * ROW + 8)
        for at, mask in {(0, 0xff), (length // 2, 0x01), (max(length - 4, 0), 0x80)}:
            if length > 0:
                changed = bytearray(whole)
                changed[offset + at] ^= mask
                yield f'section {section}, byte {at} changed by {mask:#x}', bytes(changed)


def attempt(binary, folder, number, case, content):
    path, sound = os.path.join(folder, f'{number}.fil'), os.path.join(folder, 'in.fil')
    with open(path, 'wb') as file:
        file.write(content)
    checked = run([binary, 'check', path])
    expect(checked.returncode in (1, 3), f'{case}: check finds it', checked)
    # Most verbs see most changes alike: a part of them for each case, all of them over all cases.
    for verb in VERBS[number % 3::3]:
        operands = [path] if verb[0] == 'export' or verb == ['diff', 'sound'] else ['-d', path]
        answer = run([binary, *[sound if word == 'sound' else word for word in verb], *operands])
        name = f'{case}: {" ".join(verb)}'
        expect(answer.returncode in (0, 1, 2, 3), f'{name}: exit code', answer)
        expect(answer.returncode != 3 or answer.stdout == b'', f'{name}: nothing half-written', answer)
        expect(answer.stdout != b'' or answer.stderr != b'', f'{name}: an answer or a reason')
        expect(not case.startswith('cut') or answer.returncode == 3, f'{name}: refused', answer)
    os.remove(path)


def cut_while_read(binary, folder):
    """Another program cuts a snapshot whose bytes are being written out."""
    source, packed = os.path.join(folder, 'long.nt'), os.path.join(folder, 'long.fil')
    with open(source, 'w') as file:
        file.writelines(f'<http://e/{i}> <http://e/p> "{i:01000}" .\n' for i in range(2000))
    packing = run([binary, 'pack', source, '-o', packed])
    expect(packing.returncode == 0, 'pack of a long file', packing)
    with subprocess.Popen([binary, 'export', packed, '-f', 'ntriples'], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.read(1000)
        os.truncate(packed, 4096)
        _, said = process.communicate(timeout=120)
        expect(process.returncode == 3 and b'was truncated' in said, 'cut while it is read', (process.returncode, said))


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix='filiera-damage-') as folder:
        source, packed = os.path.join(folder, 'in.ttl'), os.path.join(folder, 'in.fil')
        with open(source, 'w') as file:
            file.write(TURTLE)
        packing = run([binary, 'pack', source, '-o', packed])
        expect(packing.returncode == 0, 'pack', packing)
        with open(packed, 'rb') as file:
            whole = file.read()
        sound = run([binary, 'check', packed])
        expect(sound.returncode == 0, 'the snapshot is sound before', sound)
        cut_while_read(binary, folder)
        cases = list(damaged(whole))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for done in [pool.submit(attempt, binary, folder, n, *case) for n, case in enumerate(cases)]:
                done.result()
    print(f'damage: {len(cases)} damaged snapshots, {len(FAILURES)} failed')
    return 1 if FAILURES else 0


sys.exit(main())
