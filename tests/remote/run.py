# SPDX-License-Identifier: Apache-2.0
"""The verbs on an endpoint: answers equal to those on files, and a clear end where the server misbehaves.

    run.py BINARY PACKAGES PART

PACKAGES holds node_modules with Oxigraph. PART is one of: servers, which misbehave (needs no Oxigraph); answers, compared
with those on files; partial, answers of which something is missing; stores, which exports are sent to; virtuoso, answers
compared on a Virtuoso server of our own. Exit 77 without Oxigraph, where it is needed.
"""
import http.server
import itertools
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(1, str(pathlib.Path(__file__).parent.parent / "interop"))
import incomplete
from world import world

BINARY, MODULES, PART = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
HERE = pathlib.Path(__file__).parent
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("FILIERA_", "http_", "HTTP_"))}
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAILED", message)


def filiera(*words, **settings):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, env=CLEAN | settings, timeout=300)


class Store:
    """Oxigraph on loopback, loaded with a file of N-Triples."""

    def __init__(self, *files):
        self.process = subprocess.Popen(["node", HERE / "oxigraph_server.mjs", MODULES, *files], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.root = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        self.url = self.root + "/sparql"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)


class VirtuosoStore:
    """A Virtuoso server on loopback, filled by the Graph Store protocol."""

    def __init__(self, triples):
        import virtuoso

        self.folder = tempfile.TemporaryDirectory()
        self.server = virtuoso.Server(os.path.join(self.folder.name, "server"))
        self.triples = triples

    def __enter__(self):
        self.server.__enter__()
        root = f"http://127.0.0.1:{self.server.http}"
        sent = filiera("export", "--to", root + "/sparql-graph-crud-auth?graph-uri=urn:filiera", self.triples,
                       FILIERA_USER="dba", FILIERA_PASSWORD="dba")
        check(sent.returncode == 0, f"sent to Virtuoso: {sent.stderr}")
        self.url = root + "/sparql?default-graph-uri=urn:filiera"
        return self

    def __exit__(self, *_):
        self.server.__exit__()
        self.folder.cleanup()


def compare(data, questions):
    """Each question on the file and on an endpoint that holds its export."""
    with tempfile.TemporaryDirectory() as folder:
        triples = os.path.join(folder, "graph.nt")
        exported = filiera("export", *data, "-f", "ntriples", "-o", triples, "-q")
        check(exported.returncode == 0, f"export of {data}: {exported.stderr}")
        with (VirtuosoStore if PART == "virtuoso" else Store)(triples) as store:
            for question in questions:
                here = filiera(*question, "-d", *data)
                there = filiera(*question, "-d", store.url)
                # An endpoint is not asked for names like an unknown one.
                said = here.stderr.split("; did you mean ")[0].rstrip(), there.stderr.split("; did you mean ")[0].rstrip()
                same = (here.returncode, here.stdout, said[0]) == (there.returncode, there.stdout, said[1])
                check(same, f"{data} {question}:\n{here.stdout}{here.stderr}--- on the endpoint:\n{there.stdout}{there.stderr}")
    return len(questions)


def coded_goods():
    """Four products, each with a code and a supplier."""
    text = """@prefix fil: <https://w3id.org/filiera/ns#> . @prefix ex: <http://example.org/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix oa: <http://www.w3.org/ns/oa#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        ex:D a fil:Document ; skos:prefLabel "Report" . ex:Bolt a fil:Company ; skos:prefLabel "Bolt" ."""
    claims = []
    for i, code in enumerate(('"8542"^^fil:HS', '"854231"^^fil:HS', '"3A090"^^fil:ECCN', '"3A090.a"^^fil:ECCN')):
        text += (f'\nex:p{i} a fil:Product ; skos:prefLabel "Part {i}" ; skos:notation {code} .'
                 f'\nex:c{i} a fil:Company ; skos:prefLabel "Maker {i}" .')
        claims.append((f"ex:l{i}", f"ex:c{i}", "fil:suppliesTo", "ex:Bolt", f"; fil:product ex:p{i} "))
    claims.append(("ex:k", "ex:p1", "fil:kindOf", "ex:p3", ""))
    for claim, subject, edge_type, to, more in claims:
        text += (f"\n{claim} a fil:Link ; rdf:subject {subject} ; rdf:predicate {edge_type} ; rdf:object {to} {more}."
                 f"\n{claim}t a fil:Attestation ; fil:affirms {claim} ; prov:wasAttributedTo ex:D ; oa:hasSource ex:D ;"
                 f" fil:start 0 ; fil:end 9 .")
    return text


def without_measures(claims, products="http://example.org/"):
    """Two companies of one name and two products, one with a label that is another's local name; no measure, no event.
    Claims are called by these IRIs."""
    text = f"""@prefix fil: <https://w3id.org/filiera/ns#> . @prefix ex: <http://example.org/> . @prefix pr: <{products}> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix oa: <http://www.w3.org/ns/oa#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        ex:D a fil:Document ; skos:prefLabel "Report" . ex:B a fil:Company ; skos:prefLabel "Bolt" .
        ex:A1 a fil:Company ; skos:prefLabel "Acme" . ex:A2 a fil:Company ; skos:prefLabel "ACME" .
        pr:P a fil:Product ; skos:prefLabel "Part" . pr:Q a fil:Product ; skos:prefLabel "P" ."""
    for claim, maker, product in zip(claims, ("ex:A1", "ex:A2"), ("pr:P", "pr:Q")):
        text += (f"\n<{claim}> a fil:Link ; rdf:subject {maker} ; rdf:predicate fil:suppliesTo ; rdf:object ex:B ;"
                 f" fil:product {product} .\n<{claim}t> a fil:Attestation ; fil:affirms <{claim}> ;"
                 f" prov:wasAttributedTo ex:D ; oa:hasSource ex:D ; fil:start 0 ; fil:end 9 .")
    return text


def without_prefixes(folder, turtle):
    """The path of a file with these triples; answers from it have no prefixed names, as those from an endpoint."""
    path = os.path.join(folder, "graph.nt")
    done = subprocess.run([BINARY, "export", "-", "--input-format", "turtle", "-f", "ntriples", "-o", path, "-q"],
                          input=turtle, capture_output=True, text=True, env=CLEAN)
    check(done.returncode == 0, f"{path} is not written: {done.stderr}")
    return path


def compare_names():
    """Local and ambiguous names of stores without measures, whose claims share a namespace or not."""
    asked = 0
    here, there = "http://example.org/", "http://example.org/other/"
    for claims, products in [((here + "l1", here + "l2"), here), ((here + "l1", there + "l2"), here),
                             ((there + "l1", there + "l2"), here), ((there + "l1", "urn:x:l2"), there)]:
        with tempfile.TemporaryDirectory() as folder:
            asked += compare([without_prefixes(folder, without_measures(claims, products))], [
                ["supply", "--to", "B"], ["supply", "--to", "bolt"], ["supply", "--from", "acme"], ["supply", "--from", "A1"],
                ["supply", "--product", "P"], ["show", "P"], ["show", "l1"], ["show", "Acme"], ["claims", "A2"], ["claims"],
                ["path", "A1", "B"], ["path", "Acme", "Bolt"], ["claims", "Bolt", "--source", "D"],
            ])
    return asked


def spelled_alike():
    """Names that differ by case, accents, letters of their own or spaces alone, of one kind or of several."""
    text = without_measures(("http://example.org/l1", "http://example.org/l2"))
    things = [("Company", "Café Blå"), ("Company", "CAFE BLÅ"), ("Company", "Cafe Bla"), ("Product", "cafe  bla"),
              ("Company", "Zoë"), ("Company", "Søren"), ("Company", "soren"), ("Document", "Ærø news"),
              ("Company", "Straße"), ("Company", "STRASSE"), ("Company", "ＡＣＭＥ"), ("Company", "字节跳动"), ("Company", "«Zoe»")]
    for i, (kind, name) in enumerate(things):
        paper = kind == "Document"
        text += (f'\nex:t{i} a fil:{kind} ; {"<https://schema.org/name>" if paper else "skos:prefLabel"} "{name}" .'
                 f'\nex:k{i} a fil:Remark ; fil:text "Of {i}"@en ; fil:about ex:{"B" if paper else f"t{i}"} .'
                 f'\nex:k{i}t a fil:Attestation ; fil:affirms ex:k{i} ; fil:start 0 ; fil:end 9 ;'
                 f' prov:wasAttributedTo ex:{f"t{i}" if paper else "D"} ; oa:hasSource ex:{f"t{i}" if paper else "D"} .')
    return text


def compare_all(worlds):
    asked = compare([str(HERE.parent.parent / "data")], [
        ["supply", "--to", "ByteDance", "--as-of", "2026-01-15"],
        ["supply", "--from", "Nvidia", "--depth", "all"],
        ["supply", "--product", "H20", "--as-of", "2025-05-15"],
        ["supply", "--to", "ByteDance", "--source", "Financial Times", "--known-by", "2026", "-f", "json"],
        ["claims", "ByteDance", "--contested"],
        ["claims", "Tempi finanziari", "-f", "csv"],
        ["claims"],
        ["show", "c1", "--evidence"],
        ["show", "H20", "--as-of", "2025-05-15"],
        ["show", "A0"],
        ["path", "TSMC", "ByteDance"],
        ["path", "Nvidia", "ByteDance", "--select", "shortest-k=3", "-f", "json"],
        ["path", "Nvidia", "ByteDance", "--allowed", "--as-of", "2025-10-01"],
        ["path", "TSMC", "Nvidia"],
        ["path", "H20", "China", "--via", "^appliesTo/toPlace"],
        ["path", "Nvidia", "TikTok", "--via", "suppliesTo/parentOf", "--max-hops", "2"],
    ])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "codes.ttl")
        pathlib.Path(path).write_text(coded_goods())
        asked += compare([path], [
            ["supply", "--product", "HS 8542"], ["supply", "--product", "HS 85", "--to", "Bolt"],
            ["supply", "--product", "ECCN 3A090"], ["supply", "--product", "HS 90"], ["path", "HS 8542", "Bolt"],
        ])
        path = without_prefixes(folder, spelled_alike())
        asked += compare([path], [["claims", name] for name in (
            "cafe bla", "Café Blå", "CAFÉ BLA", "Zoe", "zoë", "soren", "SØREN", "strasse", "Straße", "acme", "字节跳动", "aero news",
            "«zoe»", "cafe", "nobody")] + [["supply", "--product", "Cafe Bla"], ["supply", "--to", "acme"],
                                           ["claims", "--source", "ÆRØ NEWS"]])
    asked += compare_names()
    for seed in range(worlds):
        turtle, companies, products = world(seed)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "world.ttl")
            pathlib.Path(path).write_text(turtle)
            asked += compare([path], [
                ["supply", "--to", companies[seed % 6], "--depth", "all", "--as-of", "2024-10"],
                ["supply", "--from", companies[(seed + 1) % 6], "--depth", "2"],
                ["supply", "--product", products[seed % 5]],
                ["claims", companies[(seed + 2) % 6]],
                ["show", products[(seed + 1) % 5], "--as-of", "2025"],
                ["path", companies[seed % 6], companies[(seed + 3) % 6], "--mode", "trail", "--select", "all"],
                ["path", companies[seed % 6], companies[(seed + 1) % 6], "--via",
                 "(suppliesTo|manufactures|^commissions|^uses|locatedIn|^locatedIn)+", "--any-time"],
                ["path", companies[(seed + 2) % 6], companies[(seed + 4) % 6], "--select", "shortest-k=4",
                 "--max-hops", "12", "--allowed", "--as-of", "2024-12"],
            ])
    print(f"{asked} questions answered alike on files and on an endpoint")


EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
RESULTS = "application/sparql-results+json"


def server(behave):
    """A server on loopback whose every answer `behave` gives; stopped with the test."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            reply(self, 404, b"")

        def do_POST(self):
            self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                behave(self)
            except OSError:
                pass  # the program has gone

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    return made


def reply(handler, status=200, body=EMPTY, kind=RESULTS, **headers):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def empty_store(handler):
    reply(handler, body=b'{"results":{"bindings":[{"n":{"type":"literal","value":"0"}}]}}' if b"COUNT" in handler.body else EMPTY)


def large(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", RESULTS)
    handler.end_headers()
    for _ in range(70):
        handler.wfile.write(b" " * (1 << 20))


def cut_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(EMPTY)


def died(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)


def rows(term, count=1, number=1):
    """An answer of so many solutions whose ?s is the term, and whose ?n, for a COUNT, is the number."""
    one = b'{"n":{"type":"literal","value":"%d"},"s":%s}' % (number, term)
    return b'{"results":{"bindings":[' + b",".join([one] * count) + b"]}}"


def misbehave():
    elsewhere = server(reply)
    other = f"http://127.0.0.1:{elsewhere.server_address[1]}/sparql"
    cases = [
        (lambda h: reply(h, 500, b"the store is ill\nsecond line"), "HTTP 500: the store is ill"),
        (lambda h: reply(h, 401, b""), "access is refused (HTTP 401); credentials come from $FILIERA_USER"),
        (lambda h: reply(h, 200, b"<html>", "text/html"), "no SPARQL result in JSON (text/html); is this a SPARQL endpoint?"),
        (lambda h: reply(h, 200, b"{}"), 'the answer is malformed: no "results" with "bindings"'),
        (lambda h: reply(h, 200, rows(b'{"type":"uri","value":"not an iri"}')),
         "the answer is malformed: a term with a malformed IRI"),
        (lambda h: reply(h, 200, rows(b'{"type":"thing","value":"x"}')), 'the answer is malformed: a term of type "thing"'),
        (lambda h: reply(h, 200, rows(b'{"type":"literal","value":"x"}')),
         "the answer is malformed: expected an IRI, but this term is not one"),
        (lambda h: reply(h, 200, b'{"results":{"bindings":[{}]}}'), "the answer is malformed: a solution without a value of ?"),
        (lambda h: reply(h, 200, rows(b"7")), "the answer is malformed: a term that is not an object"),
        (lambda h: reply(h, 200, rows(b'{"type":"uri","value":"http://x/a"}', number=-1)), "the answer to a COUNT is not one number"),
        (lambda h: reply(h, 200, rows(b'{"type":"uri","value":"http://x/a"}', count=2)), "the answer to a COUNT is not one number"),
        (lambda h: reply(h, 200, b'{"results":{"bindings":[\xff]}}'), "the answer is malformed: it is not JSON from byte 25 on"),
        (lambda h: reply(h, 200, b"[" * 60_000_000), "nested more than 64 levels deep"),
        (lambda h: reply(h, 200, b'{"a":' * 10_000_000), "nested more than 64 levels deep"),
        (lambda h: reply(h, 200, b'{"results":{"bindings":[' + b" " * 1000), "the server's answer breaks off"),
        (lambda h: reply(h, 206), "a part of its answer only (HTTP 206)"),
        (lambda h: reply(h, 204, b""), "HTTP 204"),
        (lambda h: reply(h, 200, **{"X-SQL-State": "S1TAT"}), "the server's answer is not whole: S1TAT"),
        (lambda h: reply(h, 200, **{"X-SQL-Message": "Anytime \x1b[31m"}), "not whole:  Anytime \\u001B[31m"),
        (lambda h: reply(h, 200, Warning="199 - some are missing"), "not be whole: 199 - some are missing"),
        (lambda h: reply(h, 500, b"", **{"X-SQL-Message": "the time is over"}), "HTTP 500: the time is over"),
        (lambda h: reply(h, 200, b"\x1f\x8b no gzip", **{"Content-Encoding": "gzip"}), "/sparql: "),
        (lambda h: reply(h, 307, b"", Location=other), "redirects to another server"),
        (lambda h: reply(h, 307, b"", Location="/again"), "redirects more than 3 times"),
        (lambda h: reply(h, 307, b"", Location="file:///etc/passwd"), "redirects to another server"),
        (lambda h: time.sleep(5), "no whole answer within 1 seconds; --timeout allows more"),
        (large, "the answer is larger than 64 MB"),
        (cut_off, "/sparql: "),
        (died, "/sparql: "),
    ]
    for behave, message in cases:
        made = server(behave)
        url = f"http://127.0.0.1:{made.server_address[1]}/sparql"
        result = filiera("supply", "--to", "ByteDance", "-d", url, "--timeout", "1" if "1 seconds" in message else "60")
        check(result.returncode == 4 and result.stdout == "" and message in result.stderr and result.stderr.count("\n") == 1,
              f"expected 4 and '{message}', got {result.returncode}: {result.stdout}{result.stderr}")
        made.shutdown()
        made.server_close()
    elsewhere.shutdown()
    elsewhere.server_close()

    empty = server(empty_store)
    url = f"http://127.0.0.1:{empty.server_address[1]}/sparql"
    for words, code, message in [
        (["supply", "--to", "ByteDance", "-d", url], 2, 'nothing is called "ByteDance"'),
        (["claims", "-d", url], 1, "nothing found"),
        (["check", "-d", url], 2, "this verb needs all of the data, not an endpoint"),
        (["supply", "-d", url, "-d", "x.ttl"], 2, "an endpoint cannot be combined with other data"),
        (["supply", "-d", url.replace("//", "//user:secret@")], 2, "a URL with a user or password is refused"),
        (["supply", "-d", "http://127.0.0.1:1/sparql"], 4, "127.0.0.1:1/sparql: "),
        (["supply", "-d", url, "--timeout", "0"], 2, "--timeout"),
    ]:
        result = filiera(*words)
        check(result.returncode == code and result.stdout == "" and message in result.stderr,
              f"{words}: expected {code} and '{message}', got {result.returncode}: {result.stdout}{result.stderr}")
        check("secret" not in result.stderr, "a password is repeated in a message")
    for name in ("FILIERA_TOKEN", "FILIERA_USER", "FILIERA_PASSWORD"):
        result = filiera("supply", "--to", "X", "-d", url, **{"FILIERA_USER": "u", name: "secret\r\nX-Evil: 1"})
        check(result.returncode == 2 and f"${name} has a line break" in result.stderr and "secret" not in result.stderr,
              f"a line break in {name} is not refused: {result.returncode} {result.stderr}")
    empty.shutdown()
    empty.server_close()

    pages = itertools.count()

    def endless(handler):
        page = next(pages)
        iris = b",".join(b'{"n":{"type":"literal","value":"999999"},"s":{"type":"uri","value":"http://x/%09d/%d"}}' % (page, i)
                         for i in range(1 if page == 0 else 1000))
        reply(handler, 200, b'{"results":{"bindings":[' + iris + b"]}}")

    for behave, words, message in [
        (lambda h: reply(h, 200, rows(b'{"type":"uri","value":"http://x/a"}', 1, 2)), [], "not in the order asked for"),
        (endless, ["--max-requests", "20"], "more than 20 requests, the limit; raise it with --max-requests"),
    ]:
        made = server(behave)
        result = filiera("claims", "-d", f"http://127.0.0.1:{made.server_address[1]}/sparql", *words)
        check(result.returncode == 4 and message in result.stderr, f"expected '{message}': {result.stderr}")
        made.shutdown()
        made.server_close()
    print(f"{len(cases) + 9} ways of misbehaving answered")


OWNERSHIP = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix ex: <https://example.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:D a fil:Document ; skos:prefLabel "Register" .
ex:Valve a fil:Product ; skos:prefLabel "Valve" .
ex:Home a fil:Country ; skos:prefLabel "Home" .
ex:Abroad a fil:Country ; skos:prefLabel "Abroad" .
ex:Clan a fil:Group ; skos:prefLabel "Clan" .
ex:Person a fil:Agent ; skos:prefLabel "Person" .
ex:half a fil:Reach ; fil:threshold 0.5 ; fil:byControl true ; fil:onlyOutside ex:Home .
"""


def ownership_world(chain):
    """A group is listed. Its member holds 30 %, a joint partner of the member 20 %; below, a chain and a controlled company."""
    text, claims = [OWNERSHIP], []

    def company(name):
        text.append(f'ex:{name} a fil:Company ; skos:prefLabel "{name}" .\n')

    def link(subject, predicate, target, more=""):
        claims.append(f"l{len(claims)}")
        text.append(f"ex:{claims[-1]} a fil:Link ; rdf:subject ex:{subject} ; rdf:predicate fil:{predicate} ; "
                    f"rdf:object ex:{target} ; fil:modality fil:ongoing ; fil:starts \"2020\"^^edtf:EDTF {more}.\n")

    def measure(name, more):
        claims.append(name)
        text.append(f'ex:{name} a fil:Measure ; skos:prefLabel "{name}" ; fil:effect fil:prohibits ; '
                    f'fil:modality fil:ongoing ; fil:starts "2020"^^edtf:EDTF ; {more} .\n')

    for name in ["Maker", "Other", "Inside", "Controlled"] + [f"C{i}" for i in range(chain)]:
        company(name)
    measure("rule", "fil:reachesOwned ex:half")
    measure("m1", "fil:onParty ex:Clan ; fil:appliesTo ex:Valve ; fil:reachesBy ex:rule")
    link("Person", "memberOf", "Clan")
    link("Person", "jointWith", "Other")
    link("Person", "owns", "C0", "; fil:share 0.3 ")
    link("Other", "owns", "C0", "; fil:share 0.2 ")
    for i in range(chain - 1):
        link(f"C{i}", "owns", f"C{i + 1}", "; fil:share 0.6 ")
    link(f"C{chain - 1}", "parentOf", "Controlled")
    link("Person", "owns", "Inside", "; fil:share 1 ")
    link("Inside", "locatedIn", "Home")
    link("Controlled", "locatedIn", "Abroad")
    for recipient in ("Controlled", "Inside", "C0", f"C{chain - 1}"):
        link("Maker", "suppliesTo", recipient, "; fil:product ex:Valve ")
    for i, claim in enumerate(claims):
        text.append(f"ex:a{i} a fil:Attestation ; fil:affirms ex:{claim} ; prov:wasAttributedTo ex:D ; oa:hasSource ex:D ; "
                    f"fil:start {i} ; fil:end {i + 1} .\n")
    return "".join(text)


def ownership_is_followed():
    """Hops have the measures that reach them through holdings, control, joint arrangements and groups, as on files."""
    data = str(HERE.parent / "cli" / "owners" / "period" / "list.ttl")
    on_a_day = ["--as-of", "2025-10-01"]
    asked = compare([data], [[*question, *on_a_day] for question in (
        ["supply", "--to", "Plant"], ["path", "Maker", "Plant"], ["path", "Maker", "Plant", "--allowed"],
        ["supply", "--to", "Plant", "-f", "json"], ["supply"], ["owners", "Plant"])] + [["supply", "--to", "Plant"]])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "world.ttl")
        pathlib.Path(path).write_text(ownership_world(5))
        asked += compare([path], [
            ["supply", "--to", "Controlled", *on_a_day], ["supply", "--to", "Inside", *on_a_day],
            ["supply", "--from", "Maker"], ["path", "Maker", "C4", "--allowed", *on_a_day],
            ["supply", "--product", "Valve", "--as-of", "2021", "-f", "json"]])
        reached = filiera("supply", "--to", "Controlled", *on_a_day, "-d", path)
        check("reached through" in reached.stdout, f"Controlled is reached: {reached.stdout}")
        # Owners are followed to the end, or the question fails.
        pathlib.Path(path).write_text(ownership_world(120))
        far = ["supply", "--to", "Controlled", *on_a_day]
        asked += compare([path], [far, ["path", "Maker", "Controlled", "--certainly-allowed", *on_a_day]])
        triples = os.path.join(folder, "graph.nt")
        filiera("export", path, "-f", "ntriples", "-o", triples, "-q")
        with Store(triples) as store:
            cut = filiera(*far, "--max-requests", "300", "-d", store.url)
            check(cut.returncode == 4 and "needs more than 300 requests" in cut.stderr and cut.stdout == "", cut)
    print(f"{asked} questions of ownership answered alike on files and on an endpoint")


def endpoints_that_answer_in_part():
    turtle, companies, _ = world(2)
    with tempfile.TemporaryDirectory() as folder:
        small = os.path.join(folder, "small.ttl")
        pathlib.Path(small).write_text(turtle)
        stores = []
        for data in (str(HERE.parent.parent / "data"), small):
            stores.append(os.path.join(folder, f"{len(stores)}.nt"))
            filiera("export", data, "-f", "ntriples", "-o", stores[-1], "-q")
        lines = pathlib.Path(stores[1]).read_text().splitlines(keepends=True)
        for lost in ("rdf-syntax-ns#subject>", "rdf-syntax-ns#object>", "rdf-syntax-ns#predicate>", "ns#effect>", "oa#hasSource>"):
            damaged = os.path.join(folder, "damaged.nt")
            pathlib.Path(damaged).write_text("".join(line for line in lines if lost not in line))
            with Store(damaged) as store:
                for question in (["supply", "--to", companies[4], "--depth", "2"], ["claims", companies[4]],
                                 ["show", companies[0]], ["path", companies[0], companies[4]]):
                    result = filiera(*question, "-d", store.url)
                    # Of links without ends or type nothing may be found at all.
                    check(result.returncode == 1 or "is not an export of filiera" in result.stderr,
                          f"{question} without {lost}: {result.returncode} {result.stderr}")
        with Store(stores[0]) as first, Store(stores[1]) as second:
            incomplete.check_all(filiera, check, first.url, second.url, [
                ["supply", "--to", companies[4], "--depth", "all"],
                ["claims", companies[4]],
                ["path", companies[0], companies[4], "--mode", "trail", "--select", "all"]])


def credentials():
    """What a proxy and a server see of tokens and passwords."""
    seen = []

    def look(handler):
        seen.append((handler.path, handler.headers.get("Authorization")))
        empty_store(handler)

    proxy = server(look)
    through = {"http_proxy": f"http://127.0.0.1:{proxy.server_address[1]}"}
    token, user = {"FILIERA_TOKEN": "sekret"}, {"FILIERA_USER": "u", "FILIERA_PASSWORD": "sekret"}
    home = f"http://127.0.0.1:{proxy.server_address[1]}/sparql"
    for url, settings, code, sent in [
        ("http://127.evil.example/sparql", token, 4, None),
        ("http://127.0.0.1.evil.example/sparql", token, 4, None),
        ("http://localhost.evil.example/sparql", token, 4, None),
        ("http://store.example/sparql", token, 4, None),
        ("http://store.example/sparql", user, 4, None),
        ("http://store.example/sparql", {}, 1, None),
        (home, token, 1, "Bearer sekret"),  # not by the proxy: its path is no whole URL
    ]:
        seen.clear()
        result = filiera("claims", "-d", url, **through, **settings)
        check(result.returncode == code and all(header == sent for _, header in seen) and bool(seen) == (code == 1)
              and "sekret" not in result.stderr, f"{url} {settings}: {result.returncode} {seen} {result.stderr}")
        check(url != home or all(path == "/sparql" for path, _ in seen), f"{url} went through a proxy: {seen}")

    def moved(handler):
        seen.append((handler.path, handler.headers.get("Authorization")))
        if handler.path == "/sparql":
            reply(handler, 307, b"", Location="/moved")
        else:
            reply(handler, 401 if handler.path == "/moved" else 200, b"")

    made = server(moved)
    seen.clear()
    result = filiera("claims", "-d", f"http://127.0.0.1:{made.server_address[1]}/sparql", **token)
    check(seen == [("/sparql", "Bearer sekret"), ("/moved", None)] and result.returncode == 4
          and "credentials do not follow redirects" in result.stderr, f"redirect: {seen} {result.stderr}")
    # A password stands neither in the request that a redirect leads to nor in a message about it.
    for where, message in [("/moved", "credentials do not follow redirects"), ("?moved", "redirects more than 3 times"),
                           ("//evil.example/", "redirects to another server, //evil.example/"),
                           ("https://127.0.0.1/", "redirects to another server, https://127.0.0.1/"),
                           ("http://u:w@127.0.0.1/", "redirects to another server"), ("http://", "redirects to another server")]:
        turns = server(lambda h: (seen.append((h.path, h.headers.get("Authorization"))),
                                  reply(h, 307 if h.path != "/moved" else 401, b"", Location=where)))
        for settings in (user, token):
            seen.clear()
            result = filiera("claims", "-d", f"http://127.0.0.1:{turns.server_address[1]}/sparql", **settings)
            check(result.returncode == 4 and message in result.stderr and "sekret" not in result.stderr
                  and not any(header for path, header in seen if path != "/sparql"), f"{where}: {seen} {result.stderr}")
        turns.shutdown()
        turns.server_close()
    for stopped in (proxy, made):
        stopped.shutdown()
        stopped.server_close()
    print("credentials go where they belong")


def relay(root, refuses, carries_out=False):
    """Passes requests on to a server, but for those that `refuses(method, path, number)`: they get HTTP 507, where
    `carries_out` after they were passed on all the same."""
    numbers = itertools.count()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            refused = refuses(self.command, self.path, next(numbers))
            if refused and not carries_out:
                return reply(self, 507, b"the disk is full", "text/plain")
            request = urllib.request.Request(root + self.path, body if body else None, method=self.command,
                                             headers={"Content-Type": self.headers.get("Content-Type", "text/plain")})
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    if refused:
                        return reply(self, 507, b"the disk is full", "text/plain")
                    return reply(self, answer.status, answer.read(), answer.headers["Content-Type"])
            except urllib.error.HTTPError as error:
                return reply(self, error.code, error.read(), "text/plain")

        do_GET = do_POST = do_PUT = pass_on

    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    return made


def replaced_whole_or_not(store, folder):
    """A graph of two batches takes the place of another at once: whichever request fails, the old one stays."""
    old, new = os.path.join(folder, "old.nt"), os.path.join(folder, "new.nt")
    pathlib.Path(old).write_text("<urn:a> <urn:b> <urn:c> .\n")
    pathlib.Path(new).write_text("".join(f"<urn:s{i}> <urn:b> \"{'x' * 400}\" .\n" for i in range(20_000)))
    graph = "?graph=urn%3Ag"
    query = urllib.parse.quote("SELECT (COUNT(*) AS ?n) { GRAPH <urn:g> { ?s ?p ?o } }")
    named = urllib.parse.quote("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }")

    def number(text):
        with urllib.request.urlopen(f"{store.url}?query={text}") as answer:
            return int(json.loads(answer.read())["results"]["bindings"][0]["n"]["value"])

    graphs = number(named)
    check(filiera("export", "--to", store.root + "/data" + graph, "--replace", old).returncode == 0, "the old graph")
    check(number(query) == 1, "the old graph is not there")
    failed = 0
    # Request 0 asks whether updates are accepted; without them the program goes the way that it announces.
    for which in range(1, 6):
        filiera("export", "--to", store.root + "/data" + graph, "--replace", old)
        made = relay(store.root, lambda method, path, n: n == which)
        result = filiera("export", "--to", f"http://127.0.0.1:{made.server_address[1]}/data{graph}", "--replace", new)
        made.shutdown()
        made.server_close()
        if result.returncode == 0:
            check(number(query) == 20_000, f"{number(query)} statements after {result.stderr}")
            continue
        failed += 1
        unknown = "it is not known whether the graph was replaced" in result.stderr  # that was the MOVE
        check(result.returncode == 4 and (unknown or "is unchanged" in result.stderr) and number(query) == 1
              and number(named) == graphs + 1 + unknown, f"request {which} failed: {result.stderr} {number(query)}")
    check(failed >= 3, f"only {failed} requests could fail")

    # The store replaces the graph, and its answer is lost.
    filiera("export", "--to", store.root + "/data" + graph, "--replace", old)
    moves = []
    made = relay(store.root, lambda method, path, n: path == "/update" and (moves.append(n) or len(moves) == 2), True)
    result = filiera("export", "--to", f"http://127.0.0.1:{made.server_address[1]}/data{graph}", "--replace", new)
    made.shutdown()
    made.server_close()
    check(result.returncode == 4 and "it is not known whether the graph was replaced" in result.stderr
          and number(query) == 20_000, f"a lost answer: {result.stderr} {number(query)}")

    # An endpoint of updates that the user names has to work; a fragment would hide the graph's name.
    result = filiera("export", "--to", store.root + "/data" + graph, "--replace", "--update-at",
                     "http://127.0.0.1:1/update", old)
    check(result.returncode == 4 and number(query) == 20_000, f"no updates there: {result.stderr} {number(query)}")
    result = filiera("export", "--to", store.root + "/data#fragment", old)
    check(result.returncode == 2 and "no fragment" in result.stderr, f"a fragment: {result.stderr}")


def store_graphs():
    """Exports sent to a graph store: counted, merged, replaced, by graph; refused and dropped ones are told."""
    data = str(HERE.parent.parent / "data")
    triples = len(filiera("export", data, "-f", "ntriples", "-q").stdout.splitlines())
    with tempfile.TemporaryDirectory() as folder, Store() as store:
        to = store.root + "/data"
        path = os.path.join(folder, "graphs.trig")
        pathlib.Path(path).write_text("""@prefix : <http://example.org/> .
            :a :b _:x . _:x :c :d . :g { :a :b :e . :a :b _:y . _:y :b _:y } :h { :a :b "ü\\n\\"" }""")
        for words, message in [
            ([data], f"{triples} statements sent to the default graph; the store holds {triples}\n"),
            ([data], f"{triples} statements sent to the default graph; the store held {triples} and holds {triples}\n"),
            ([path], f"2 statements sent to the default graph; the store held {triples} and holds {triples + 2}\n"
                     "3 statements sent to <http://example.org/g>; the store holds 3\n"
                     "1 statement sent to <http://example.org/h>; the store holds 1\n"),
            ([path, "--replace"], "2 statements sent to the default graph; the store holds 2\n"
                                  "3 statements sent to <http://example.org/g>; the store holds 3\n"
                                  "1 statement sent to <http://example.org/h>; the store holds 1\n"),
        ]:
            result = filiera("export", "--to", to, *words)
            check((result.returncode, result.stdout, result.stderr) == (0, "", message), f"{words}: {result.stderr}")
        one = filiera("export", "--to", to + "?graph=http%3A%2F%2Fexample.org%2Fall", path)
        check(one.stderr == "6 statements sent to the graph of the URL; the store holds 6\n", one.stderr)

        replaced_whole_or_not(store, folder)

    held = []

    def forgetful(handler):
        held.append(1)
        reply(handler, 204, b"")

    made = server(forgetful)
    url = f"http://127.0.0.1:{made.server_address[1]}/data"
    result = filiera("export", "--to", url, data)
    check(result.returncode == 4 and "the store holds 0 of the" in result.stderr and held, result.stderr)
    made.shutdown()
    made.server_close()
    made = server(lambda handler: reply(handler, 403, b""))
    result = filiera("export", "--to", f"http://127.0.0.1:{made.server_address[1]}/data", data)
    check(result.returncode == 4 and "writing is refused (HTTP 403)" in result.stderr, result.stderr)
    made.shutdown()
    made.server_close()
    print("exports sent to a graph store")


def answers():
    compare_all(worlds=max(1, round(8 * float(os.environ.get("FILIERA_PROPERTY_SHARE", "1")))))
    ownership_is_followed()


def servers():
    misbehave()
    credentials()


PARTS = {"servers": servers, "answers": answers, "partial": endpoints_that_answer_in_part, "stores": store_graphs,
         "virtuoso": lambda: compare_all(worlds=2)}
if PART in ("answers", "partial", "stores") and not (MODULES / "node_modules" / "oxigraph").is_dir():
    print("skipped: needs Oxigraph, which is not installed (./dev test installs it)")
    sys.exit(77)
PARTS[PART]()
sys.exit(1 if failures else 0)
