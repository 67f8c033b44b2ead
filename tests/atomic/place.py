# SPDX-License-Identifier: Apache-2.0
# Folders in which the program runs, and the results of runs.
import os
import shutil
import subprocess
import tempfile

OLD = b'what stood here before\n'
# The leak sanitizer cannot work in a traced process.
ENVIRONMENT = {'PATH': '/usr/bin:/bin', 'LANG': 'C.UTF-8', 'ASAN_OPTIONS': 'detect_leaks=0'}
# A sheet for `import`, whose result no pipe holds.
SHEET = b'subject,manufactures\n' + b''.join(b'Hub,good %d\n' % i for i in range(1000))
QUEUE = b''.join(b'{"proposal":"p%d","state":"proposed","claim":{"subject":"Hub"},"document":"http://example.org/D","quote":"words %d",'
                 b'"from_char":0,"to_char":9,"sha256":"0","inferred":[]}\n' % (i, i) for i in range(1000))
PREFIXES = '''@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF .
'''


def dataset(suppliers):
    """Turtle in which so many companies supply one, Hub, and another owns half of it."""
    text = [PREFIXES, '''kg:Hub a fil:Company ; skos:prefLabel "Hub" .
kg:Owner a fil:Company ; skos:prefLabel "Owner" .
kg:h a fil:Link ; rdf:subject kg:Owner ; rdf:predicate fil:owns ; rdf:object kg:Hub ; fil:share 0.5 ; fil:starts "2025"^^edtf:EDTF .
kg:ha a fil:Attestation ; fil:affirms kg:h ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''']
    for i in range(suppliers):
        text.append(f'''kg:S{i} a fil:Company ; skos:prefLabel "Supplier {i}" .
kg:c{i} a fil:Link ; rdf:subject kg:S{i} ; rdf:predicate fil:suppliesTo ; rdf:object kg:Hub ; fil:starts "2025"^^edtf:EDTF .
kg:a{i} a fil:Attestation ; fil:affirms kg:c{i} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
''')
    return ''.join(text).encode()


class Place:
    """A folder of its own with the input in.ttl, the same with other names in names.ttl, and the old file out; left as found but for what was written."""

    def __init__(self, data, old=OLD):
        self.path = tempfile.mkdtemp(prefix='filiera-atomic-')
        os.chmod(self.path, 0o777)
        self.old = old
        self.put('in.ttl', data)
        self.put('names.ttl', data.replace(b'filiera/id/', b'filiera/other/'))
        self.put('claims.csv', SHEET)
        self.put('queue.jsonl', QUEUE)
        if old is not None:
            self.put('out', old)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def __truediv__(self, name):
        return os.path.join(self.path, name)

    def put(self, name, data):
        with open(self / name, 'wb') as file:
            file.write(data)

    def get(self, name='out'):
        try:
            with open(self / name, 'rb') as file:
                return file.read()
        except FileNotFoundError:
            return None

    def temporaries(self):
        return [name for name in os.listdir(self.path) if name.startswith('.filiera-')]


class Run:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err.decode(errors='replace')

    def __str__(self):
        return f'exit {self.code}, {len(self.out or b"")} bytes on stdout, stderr: {self.err.strip()[:300]!r}'


def run(command, place, **options):
    options.setdefault('stdin', subprocess.DEVNULL)
    options.setdefault('stdout', subprocess.PIPE)
    options.setdefault('stderr', subprocess.PIPE)
    process = subprocess.Popen(command, cwd=place.path, env=ENVIRONMENT, **options)
    out, err = process.communicate(timeout=120)
    return Run(process.returncode, out, err or b'')
