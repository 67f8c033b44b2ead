#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The work grows linearly with the input: run.py FILIERA [CASE]...

Each case makes data of n, 2n and 4n parts and counts, by valgrind, the instructions of a question to it. What the second
doubling adds may be at most 2.6 times what the first one added: 2 is linear, 2.2 is n log n at these sizes, 4 is
quadratic. Without valgrind nothing is tested (exit code 77)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

MOST = 2.6

HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix ex: <http://example.org/> .
ex:D a fil:Document ; skos:prefLabel "Report" .
ex:V a fil:Agent ; skos:prefLabel "Voice" .
ex:A a fil:Company ; skos:prefLabel "Acme" .
ex:B a fil:Company ; skos:prefLabel "Bolt" .
ex:l a fil:Link ; rdf:subject ex:A ; rdf:predicate fil:suppliesTo ; rdf:object ex:B ; fil:modality fil:ongoing .
"""


def attestation(number, voice="ex:D", more=""):
    return (f"ex:a{number} a fil:Attestation ; fil:affirms ex:l ; prov:wasAttributedTo {voice} ; oa:hasSource ex:D ; "
            f"fil:start {number} ; fil:end {number + 1} {more}.\n")


def prefixes(n):
    return "".join(f"@prefix p{i}: <http://example.org/{i}/> .\n" for i in range(n)) + "p0:s p1:p p2:o .\n"


def used_prefixes(n):
    return (prefixes(n) + "".join(f"p{i}:s p{i}:p p{i}:o .\n" for i in range(n)))


def voices(n):
    return HEAD + "".join(attestation(i, "ex:V") for i in range(n))


def relay(n):
    return (HEAD + attestation(0) +
            "".join(attestation(i, more=f"; prov:wasDerivedFrom ex:a{i - 1} ") for i in range(1, n)))


def aliases(n):
    return HEAD + attestation(0) + "ex:A skos:altLabel " + ", ".join(f'"Alias {i}"' for i in range(n)) + " .\n"


def bad_bytes(n):
    return "<u:s> <u:p> <u:o> .\n" + "\0" * (64 * n)


def bad_lines(n):
    return "".join(f"<u:s{i}> <u:p> \x01\x02\x03\x04 .\n" for i in range(n))


# Name: what makes the data, the size of the first run, the arguments before -d FILE, the exit code.
CASES = {
    "prefixes": (prefixes, 2000, ["check"], 0),
    "prefixes that are used": (used_prefixes, 1000, ["export", "-f", "turtle"], 0),
    "attestations of one voice": (voices, 500, ["supply", "--to", "Bolt"], 0),
    "attestations of one voice, shown": (voices, 250, ["show", "ex:l"], 0),
    "relays": (relay, 250, ["show", "ex:l", "-f", "json"], 0),
    "other names of a thing": (aliases, 1000, ["show", "Acme"], 0),
    "a run of bad bytes": (bad_bytes, 500, ["check"], 3),
    "bad lines": (bad_lines, 500, ["check"], 3),
}


def instructions(program, arguments, data, exit_code):
    """The instructions of one run, and nothing where it ends otherwise than it shall."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.ttl")
        with open(path, "w", encoding="utf-8") as file:
            file.write(data)
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *arguments,
                              "-d", path], capture_output=True, text=True, errors="replace", check=False)
    counted = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != exit_code or not counted:
        print(f"exit code {run.returncode}:", run.stderr[-500:])
        return None
    return int(counted.group(1))


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    if not shutil.which("valgrind") or not shutil.which("strip"):
        print("skipped: valgrind or strip is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind 3.19 gives up on some debugging information of Clang.
        stripped = os.path.join(folder, "filiera")
        subprocess.run(["strip", "-o", stripped, program], check=True)
        sys.exit(1 if failures(stripped, wanted) else 0)


def failures(program, wanted):
    """How many of the cases grow too much."""
    failed = 0
    for name, (make, size, arguments, exit_code) in CASES.items():
        if wanted and name not in wanted:
            continue
        counts = [instructions(program, arguments, make(size * k), exit_code) for k in (1, 2, 4)]
        if None in counts:
            print(f"FAIL {name}: another exit code than {exit_code}")
            failed += 1
            continue
        first, second = counts[1] - counts[0], counts[2] - counts[1]
        # What grows by less than 2 % at the first doubling is hidden by what does not grow: that is little enough.
        growth = second / first if first > counts[0] / 50 else 2.0 if second <= counts[1] / 25 else MOST + 1
        bad = growth > MOST
        failed += bad
        print(f"{'FAIL' if bad else 'ok  '} {name}: {', '.join(f'{c / 1e6:.1f}' for c in counts)} million, "
              f"growth {growth:.2f}")
    return failed


if __name__ == "__main__":
    main()
