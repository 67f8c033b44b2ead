#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Each row of docs/limits.md is what the program does: run.py FILIERA PROJECT

A row is found by its first cell. Its check runs the program into the limit and returns what it said; the words that are
expected of it stand in the row's message too. Rows without a check say where they are tested, or why they are not."""
import gzip
import http.server
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

BINARY, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("FILIERA_", "http_", "HTTP_"))}
RESULTS = "application/sparql-results+json"
FOLDER = tempfile.TemporaryDirectory()

HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ex: <http://example.org/> .
ex:D a fil:Document ; skos:prefLabel "Report" .
"""


def filiera(*words):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, errors="replace", env=CLEAN, timeout=300)


def file(content, name="data.ttl"):
    path = pathlib.Path(FOLDER.name) / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def company(name, label=None):
    return f'ex:{name} a fil:Company ; skos:prefLabel "{label or name}" .\n'


def told(claim, number=0, more=""):
    return (f"ex:{claim}t{number} a fil:Attestation ; fil:affirms ex:{claim} ; prov:wasAttributedTo ex:D ;"
            f" oa:hasSource ex:D ; fil:start {number} ; fil:end {number + 1} {more}.\n")


def link(claim, subject, to, edge_type="suppliesTo", more=""):
    return (f"ex:{claim} a fil:Link ; rdf:subject ex:{subject} ; rdf:predicate fil:{edge_type} ; rdf:object ex:{to} {more}.\n"
            + told(claim))


def star(n, label=None):
    """n suppliers of one company, Hub."""
    return (HEAD + company("Hub") +
            "".join(company(f"s{i}", label) + link(f"k{i}", f"s{i}", "Hub") for i in range(n)))


def diamonds(n):
    """2^n paths from x0 to the last x."""
    text = HEAD + "".join(company(f"x{i}") for i in range(n + 1))
    for i in range(n):
        text += company(f"y{i}") + company(f"z{i}")
        for j, (a, b) in enumerate(((f"x{i}", f"y{i}"), (f"x{i}", f"z{i}"), (f"y{i}", f"x{i + 1}"), (f"z{i}", f"x{i + 1}"))):
            text += link(f"k{i}_{j}", a, b)
    return text


def paths(*words):
    return filiera("path", "x0", "x12", "--select", "all", "--mode", "trail", *words, "-d", file(diamonds(12)))


def check(content, name="data.ttl"):
    return filiera("check", "-d", file(content, name))


class Endpoint:
    """A server on loopback whose every answer `answer(query)` gives: the body, or status, headers and body."""

    def __init__(self, answer):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                given = answer(urllib.parse.parse_qs(body).get("query", [""])[0])
                status, headers, body = given if isinstance(given, tuple) else (200, {"Content-Type": RESULTS}, given)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    pass  # the program has gone

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sparql"

    def __enter__(self):
        return self.url

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def row(value):
    return ('{"head":{"vars":["n","s","l"]},"results":{"bindings":[{"n":{"type":"literal","value":"%s"},'
            '"s":{"type":"uri","value":"urn:x"},"l":{"type":"literal","value":"x"}}]}}' % value).encode()


EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'


def nothing(query):
    """The answers of a store that holds nothing."""
    return row(0) if "COUNT" in query else EMPTY


def slow(query):
    time.sleep(1.2)
    return nothing(query)


def ask(answer, *words):
    with Endpoint(answer) as url:
        return filiera("claims", "Acme", "-d", url, *words)


def connect(*words):
    """What is said of a server that takes no connection: others wait for it already."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(8)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(server.getsockname())
        try:
            return filiera("claims", "Acme", "-d", f"http://127.0.0.1:{server.getsockname()[1]}/sparql", *words)
        finally:
            for one in waiting:
                one.close()


def exceptions_for(names):
    """A company that a listed party owns, and exceptions for it to the rule that reaches it."""
    since = ('fil:starts "2020"^^<http://id.loc.gov/datatypes/edtf/EDTF> ; fil:ends "2030"^^<http://id.loc.gov/datatypes/edtf/EDTF> ; '
             'fil:modality fil:ongoing ')
    told_measure = lambda name, more: (f"ex:{name} a fil:Measure ; fil:effect fil:requiresLicence ; {more} ; {since}.\n" +
                                       told(name))
    return (HEAD + company("Maker") + company("Owner") + company("Owned") + "ex:P a fil:Product .\n" +
            "ex:half a fil:Reach ; fil:threshold 0.5 .\n" + told_measure("rule", "fil:reachesOwned ex:half") +
            told_measure("m", "fil:onParty ex:Owner ; fil:appliesTo ex:P ; fil:reachesBy ex:rule") +
            link("h", "Owner", "Owned", "owns", f"; fil:share 0.6 ; {since}") +
            link("s", "Maker", "Owned", more=f"; fil:product ex:P ; {since}") +
            "".join(told_measure(f"e{i}", "fil:exceptionTo ex:rule ; fil:onParty ex:Owned") for i in range(names)))


def many_names(query):
    return row(100001) if "COUNT(*)" in query and "prefLabel" in query else nothing(query)


def relays(n):
    return HEAD + company("A") + company("B") + link("l", "A", "B") + "".join(
        told("l", i, f"; prov:wasDerivedFrom ex:lt{i - 1} ") for i in range(1, n))


def declarations(kind, more, n=300):
    return HEAD + "".join(f'ex:d{i} a fil:{kind} ; rdfs:label "d{i}" ; {more} .\n' for i in range(n))


def figures(n):
    return HEAD + company("A") + "".join(
        f"ex:f{i} a fil:Figure ; fil:about ex:A ; fil:metric fil:spending ; fil:amount ex:n{i} .\n"
        f'ex:n{i} a schema:MonetaryAmount ; schema:value {i} ; schema:currency "USD" .\n' + told(f"f{i}") for i in range(n))


def sole_supplier(n):
    return HEAD + company("Hub") + "".join(company(f"r{i}") + link(f"k{i}", "Hub", f"r{i}") for i in range(n))


LARGE = "too large or too slow for a test"
FOUND = 0
# By the first words of a row: a check, its exit code, and what is said; or where or why not.
ROWS = {
    "time of one request": (lambda: ask(slow, "--timeout", "1"), 4, "no whole answer within 1 seconds"),
    "time to connect": (lambda: connect("--timeout", "1"), 4, "no connection within 1 seconds"),
    "size of one answer": (lambda: ask(lambda query: b" " * (65 << 20)), 4, "the answer is larger than 64 MB"),
    "requests for one query": (lambda: ask(nothing, "--max-requests", "2"), 4, "the query needs more than 2 requests"),
    "rows of all answers": (lambda: ask(nothing, "--max-rows", "1"), 4, "the query needs more than 1 rows"),
    "bytes of all answers": (lambda: ask(nothing, "--max-bytes", "100"), 4, "the query needs more than 100 bytes of answers"),
    "time for one query": (lambda: ask(slow, "--max-time", "1"), 4, "the query needs more than 1 seconds"),
    "redirects": (lambda: ask(lambda query: (302, {"Location": "/sparql"}, b"")), 4, "redirects more than 3 times"),
    "nesting of an answer": (lambda: ask(lambda query: b'{"a":' + b"[" * 70), 4, "nested more than 64 levels deep"),
    "names that are not plain ASCII": (lambda: ask(many_names), 2, "too many names have accents"),
    "resources in one query": "tests/remote",
    "`export --to`: statements": "tests/remote",
    "`check -f sarif`": (
        lambda: filiera("check", "-f", "sarif", "--limit", "2",
                        file(HEAD + "".join(f"ex:a{i} fil:suppliez ex:b .\n" for i in range(3)))), 1,
        "3 more faults are not listed"),
    "faults shown": (lambda: check(HEAD + "".join(f"ex:a{i} fil:suppliez ex:b .\n" for i in range(130))), 1, "more faults"),
    "nesting of `[`": (lambda: check("<u:s> <u:p> " + "(" * 513 + ")" * 513 + " .\n"), 3, "brackets nest more than 512 deep"),
    "blanks and comments": (lambda: check("<u:s> <u:p>" + " " * (70 << 10) + "# x\n" * (20 << 10) + " <u:o> .\n"), FOUND,
                            "1 statement"),
    "IRI of a prefix": (lambda: check("@prefix p: <u:" + "x" * 4095 + "> .\np:s p:p p:o .\n"), 3,
                        "a prefix or a base is longer than 4,096 bytes"),
    "text of a fault": (lambda: check(HEAD + "ex:l fil:starts \"" + "9" * 3000 + '"^^edtf:EDTF .\n'), 1, "…"),
    "value of a term": LARGE,
    "language tag": (lambda: check('<u:s> <u:p> "x"@en' + "-abcdefgh" * 1900 + " .\n"), 3,
                     "a language tag of 17102 bytes: at most 16383 are read"),
    "bytes after a fault": (lambda: check("<u:s> <u:p> \x01 " + "x " * (40 << 10) + "\n"), 3,
                            "no statement ends within 64 KB after the previous fault"),
    "distinct terms": LARGE,
    "compressed files": (lambda: check(gzip.compress(b"\n" * (80 << 20)), "data.ttl.gz"), 3,
                         "exceeds the limit when inflated: 250 times its size"),
    "text searched again": LARGE,
    "edge types, effects": (lambda: check(declarations("EdgeType", "rdfs:domain fil:Company ; rdfs:range fil:Company")), 1,
                            "there are more than 256 edge types"),
    "rows of a section": LARGE,
    "rows of an answer": (lambda: filiera("supply", "--to", "Hub", "--limit", "3", "-d", file(star(5))), FOUND,
                          "stopped at 3 rows; there are more"),
    "tiers of `supply`": (lambda: filiera("supply", "--to", "Hub", "-d", file(star(3) + company("far") + link(
        "kf", "far", "s0"))), FOUND, "3 suppliers"),
    "`mcp`: time of a call": "tests/mcp",
    "`mcp`: a message": "tests/mcp",
    "paths of `path`": (paths, FOUND, "stopped at 100 paths; there are more"),
    "edges of a path": (lambda: paths("--max-hops", "4"), 1, "there may be longer paths"),
    "size of a search": LARGE,
    "`path --via`: nested": (lambda: paths("--via", "(" * 65 + "suppliesTo" + ")" * 65), 2,
                             "more than 64 nested parentheses"),
    "`path --via`: steps": (lambda: paths("--via", "suppliesTo{513}"), 2, "the expression has more than 512 steps"),
    "`path --sparql`": (lambda: paths("--sparql", "--max-hops", "7"), 2, "--sparql has a pattern for each length"),
    "`impact`: recipients": (lambda: filiera("impact", "--rank", "-d", file(sole_supplier(25))), FOUND, "and 5 more"),
    "blanks that align": (lambda: filiera("claims", "-d", file(star(2, "z" * 700))), FOUND, "2 claims"),
    "what `impact --cut`": LARGE,
    "names suggested": (lambda: filiera("show", "Hubb", "-d", file(star(1) + "".join(
        company(f"h{i}", f"Hub{i}") for i in range(6)))), 2, "did you mean"),
    "`export`: claims": (lambda: filiera("export", "--limit", "3", "-f", "csv", "-d", file(star(5))), FOUND,
                         "stopped at 3 of 5 claims"),
    "`export`: files": (lambda: filiera("export", "--shards", "65", "-o", FOLDER.name + "/o.nt", "-d", file(star(1))), 2,
                        "--shards: at most 64"),
    "`export`: size of a file": LARGE,
    "`export -f dot`": (lambda: filiera("export", "-f", "dot", "-d", file(star(2, "z" * 17000))), FOUND,
                        "2 labels of over 16,000 bytes"),
    "`claims --contested`": (lambda: filiera("claims", "--contested", "-d", file(figures(103))), FOUND,
                             "103 figures exclude more than 100 others; of each the first 100 are listed"),
    "`show` of a claim": (lambda: filiera("show", "l", "-d", file(relays(20))), FOUND, "(11 more)"),
    "exceptions to rules of ownership, on a hop": (
        lambda: filiera("supply", "--to", "Owned", "--as-of", "2024", "-d", file(exceptions_for(8))), FOUND, "and 3 more"),
    "exceptions to rules of ownership, in notes": (
        lambda: filiera("owners", "--reached", "-d", file(exceptions_for(23))), FOUND,
        "and 3 more exceptions to rules of ownership"),
    "`timeline NAME`: days": "tests/query/hops",
    "`diff --hops`: states": "tests/query/hops",
    "claims of a chain": "tests/graph/measures, tests/graph/ownership",
    "`-f xlsx`: a text": (lambda: filiera("claims", "-f", "xlsx", "-d", file(star(1, "z" * 40000))), 4,
                          "a text of the field"),
    "an answer that is buffered": "tests/atomic",
}


SCREENING = "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date," + \
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage," + \
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities," + \
    "places_of_birth,source_information_url,ids\n"


def imported(content, name, door="csl"):
    """A list of that content, by default the screening list."""
    return filiera("import", door, file(content, name), "-o", os.path.join(FOLDER.name, "imported.ttl"))


def sparse(size, name):
    """A file of that size that takes no room."""
    path = pathlib.Path(FOLDER.name) / name
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as made:
        made.truncate(size)
    return str(path)


def sheets(desk):
    """What importing the sheets of a folder that `init` made says."""
    return filiera("import", "sheets", desk, "-d", os.path.join(desk, "knowledge.ttl"), "--texts",
                   os.path.join(desk, "texts"), "-o", os.path.join(FOLDER.name, "imported.ttl"))


def sheets_with_long_text():
    desk = os.path.join(FOLDER.name, "long")
    filiera("init", desk, "--sheets")
    sparse((64 << 20) + 1, "long/texts/long.txt")
    return sheets(desk)


def sheets_with_quote_in_two_parts(between):
    desk = pathlib.Path(FOLDER.name) / f"quote{between}"
    filiera("init", str(desk), "--sheets")
    (desk / "texts" / "harbour.txt").write_text("Cog makes" + " " * between + "valves.")
    (desk / "claims.csv").write_text("subject,edge,object,voice,document,quote\n"
                                     "Cog,manufactures,valve spring,,Harbour,Cog makes […] valves\n")
    return sheets(str(desk))


ROWS |= {
    "row of a table": (lambda: imported(SCREENING + '"' + "a" * (1 << 20) + '"\n', "wide.csv"), 3,
                       "a row of over 1048576 bytes"),
    "record of an XML file": (lambda: imported("<x>" * 100 + "</x>" * 100, "deep.xml", "gleif"), 3, "nested over 64 deep"),
    "record of a JSON file": (lambda: imported('{"results":' + "[" * 100 + "]" * 100 + "}", "deep.json"), 3,
                              "nested over 64 deep"),
    "workbook: parts": "tests/import/records/workbook_test.cpp",
    "`match`: names compared": "tests/query/matching/screening_list_test.cpp",
    "`match`: a name that is transliterated": "tests/io/transliteration_test.cpp",
    "table of `--same`": (lambda: filiera("supply", "-d", file(HEAD), "--same", sparse((256 << 20) + 1, "same.tsv")),
                          3, "a table of over 268435456 bytes"),
    "text of `--texts`": (lambda: sheets_with_long_text(), 3, "a text of over 67108864 bytes"),
    "characters between the parts of a quote": (lambda: sheets_with_quote_in_two_parts(500), 3,
                                                "the quote is not in"),
    "refusals shown": (lambda: imported(SCREENING + ("x" + "," * 27 + "\n") * 14, "refused.csv"), 0,
                       "--refused FILE writes a table of all refused rows"),
}


def documented():
    """The rows of the page, by their first cells."""
    rows = {}
    for line in (PROJECT / "docs" / "limits.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "Limit":
            rows[cells[0]] = cells
    return rows


def failures_of(name, cells, test):
    """What differs from the row."""
    if isinstance(test, str):
        return []
    run, code, words = test
    got = run()
    said = got.stdout + got.stderr
    failures = []
    if got.returncode != code:
        failures.append(f"exit code {got.returncode}, not {code}")
    if words not in said:
        failures.append(f"'{words}' is not said")
    exits = re.findall(r"\d", cells[4])
    if exits and str(code) not in exits or not exits and code not in (0, 1):
        failures.append(f"the page says exit code {cells[4] or 'none'}, not {code}")
    # Numbers in a message depend on options, in the page and here.
    plain = lambda text: re.sub(r"[\d,]+|`|\b[NM]\b", "", text)
    message = plain(cells[3])
    if message and not message.startswith(("none", "how many", "of libcurl")):
        if not any(plain(words) in part or part.strip() in plain(said) for part in [message] + message.split(";")):
            failures.append(f"the page says '{cells[3]}'")
    return [f"{name}: {failure}: {got.returncode} {said[-600:]}" for failure in failures]


def main():
    rows, failures = documented(), []
    for name, cells in rows.items():
        tests = [test for begin, test in ROWS.items() if name.startswith(begin)]
        failures += failures_of(name, cells, tests[0]) if len(tests) == 1 else [f"{name}: {len(tests)} checks"]
    failures += [f"no row of the page: {begin}" for begin in ROWS if not any(name.startswith(begin) for name in rows)]
    for failure in failures:
        print("FAILED", failure)
    print(f"{len(rows)} limits, {sum(not isinstance(test, str) for test in ROWS.values())} of them run into")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
