# SPDX-License-Identifier: Apache-2.0
"""Endpoints with incomplete answers, in all the ways of real stores: the answer is complete, or the program fails.

A proxy stands before a store and changes what passes. Of one question, each answer is cut in turn."""
import gzip
import http.server
import json
import threading
import urllib.parse
import urllib.request
import zlib

RESULTS = "application/sparql-results+json"


answers = {}  # of the stores, by store and query: they stay what they are


class Proxy:
    """Passes requests on to a store. `change(number, query, rows)` may drop rows of the answer that has this number, and
    returns further headers; `pack(body, headers)` returns the body as it is sent, and may add headers; `status` is that
    of every answer."""

    def __init__(self, store, change=None, pack=None, status=200):
        self.store, self.change, self.pack, self.status, self.asked = store, change, pack, status, 0
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536  # each answer leaves in one piece
            disable_nagle_algorithm = True

            def log_message(self, *_):
                pass

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                proxy.answer(self, body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sparql"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler, body):
        number, self.asked = self.asked, self.asked + 1
        if (self.store, body) not in answers:
            request = urllib.request.Request(self.store, body, {"Content-Type": handler.headers["Content-Type"]})
            answers[self.store, body] = urllib.request.urlopen(request, timeout=60).read()
        headers, query, body = {"Content-Type": RESULTS}, body, answers[self.store, body]
        if self.change:
            result = json.loads(body)
            query = urllib.parse.parse_qs(query.decode())["query"][0]
            headers |= self.change(number, query, result["results"]["bindings"]) or {}
            body = json.dumps(result).encode()
        if self.pack:
            body = self.pack(body, headers)
        try:
            handler.send_response(self.status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            pass  # the program has gone


def halved(which):
    """Cuts the answer of that number to half its rows, without a word."""
    def change(number, _, rows):
        if number == which:
            del rows[len(rows) // 2:]
    return change


def repeated(which):
    """Replaces the last row of the answer of that number by its first: their number stays."""
    def change(number, _, rows):
        if number == which and rows:
            rows[-1] = rows[0]
    return change


def capped(most, headers=None):
    """Cuts each answer to so many rows, as ResultSetMaxRows does; where it cuts, it adds the headers."""
    def change(_number, _query, rows):
        if len(rows) > most:
            del rows[most:]
            return headers
        return None
    return change


def packed_gzip(body, headers):
    headers["Content-Encoding"] = "gzip"
    return gzip.compress(body)


def packed_deflate(body, headers):
    headers["Content-Encoding"] = "deflate"
    return zlib.compress(body)


def packed_in_members(body, headers):
    headers["Content-Encoding"] = "gzip"
    half = len(body) // 2
    return gzip.compress(body[:half]) + gzip.compress(b"") + gzip.compress(body[half:]) + bytes(512)


def packed_without_checksum(body, headers):
    return packed_gzip(body, headers)[:-8]


def packed_cut_member(body, headers):
    return packed_in_members(body, headers)[:-512 - 20]


def text_after(body, _headers):
    return body + b"\njava.util.concurrent.TimeoutException\n\tat Engine.run(Engine.java:1)\n"


def broken_off(body, _headers):
    return body[:len(body) * 2 // 3]


def plain_text(_body, headers):
    headers["Content-Type"] = "text/plain"
    return b"\nError 42000: the estimated time exceeds the limit of 400 s\nmore\n"


def check_each_changed(filiera, check, store, questions, change):
    """Of each question's answers every one is changed in turn: the output is the same, or there is none and the exit code
    is 4."""
    runs = survived = 0
    for question in questions:
        with Proxy(store) as proxy:
            right = filiera(*question, "-d", proxy.url)
            asked = proxy.asked
        check(right.returncode == 0, f"{question}: {right.stderr}")
        for which in range(asked):
            with Proxy(store, change(which)) as proxy:
                got = filiera(*question, "-d", proxy.url)
            same = (got.returncode, got.stdout) == (right.returncode, right.stdout)
            failed = got.returncode == 4 and got.stdout == "" and "127.0.0.1" in got.stderr
            check(same or failed, f"{question} with answer {which} of {asked} {change.__name__}: {got.returncode} {got.stdout}{got.stderr}")
            runs += 1
            survived += same
    print(f"{runs} runs with one answer {change.__name__}: {survived} answered all the same, the others failed")


def check_caps(filiera, check, store, question):
    """Servers that cut every answer, at many sizes, with a word and without."""
    right = filiera(*question, "-d", store)
    headers = [None, {"X-SPARQL-MaxRows": "{most}"}, {"X-SQL-State": "S1TAT", "X-SQL-Message": "RC...: Anytime timeout"},
               {"Warning": '199 - "some rows are missing"'}]
    for most in (1000, 400, 99, 7):
        for told in headers if most == 99 else headers[:1]:
            told = told and {name: value.format(most=most) for name, value in told.items()}
            with Proxy(store, capped(most, told)) as proxy:
                got = filiera(*question, "-d", proxy.url)
            same = (got.returncode, got.stdout) == (right.returncode, right.stdout)
            failed = got.returncode == 4 and got.stdout == ""
            check(same or failed, f"{question}, {most} rows at most, {told}: {got.returncode} {got.stdout}{got.stderr}")
            check(same or most < 99, f"batches of a store that allows {most} rows are not halved: {got.stderr}")
            check("is not an export" not in got.stderr, f"the data is blamed for a cut answer: {got.stderr}")


def check_forms(filiera, check, store, question):
    """Forms of answers that are whole, and others that are not."""
    right = filiera(*question, "-d", store)
    for status, pack in [(200, packed_gzip), (200, packed_in_members), (200, packed_deflate), (203, None)]:
        with Proxy(store, None, pack, status) as proxy:
            got = filiera(*question, "-d", proxy.url)
        check((got.returncode, got.stdout) == (right.returncode, right.stdout), f"{status} {pack}: {got.stderr}")
    for status, pack, message in [
        (200, text_after, "after the rows it says: java.util.concurrent.TimeoutException"),
        (200, broken_off, "the server's answer breaks off"),
        (200, packed_without_checksum, "the compressed answer breaks off before its end"),
        (200, packed_cut_member, "the compressed answer breaks off before its end"),
        (200, plain_text, "no SPARQL result in JSON (text/plain); is this a SPARQL endpoint? It says: Error 42000: the est"),
        (206, None, "a part of its answer only (HTTP 206)"),
        (500, plain_text, "HTTP 500: Error 42000: the estimated time"),
    ]:
        with Proxy(store, None, pack, status) as proxy:
            got = filiera(*question, "-d", proxy.url)
        check(got.returncode == 4 and got.stdout == "" and message in got.stderr and got.stderr.count("\n") == 1,
              f"expected '{message}': {got.returncode} {got.stdout}{got.stderr}")


def check_limits(filiera, check, store, question):
    """The limits of a question, each by its option."""
    for option, value, words in [("--max-requests", "5", "more than 5 requests"), ("--max-rows", "20", "more than 20 rows"),
                                 ("--max-bytes", "3000", "more than 3000 bytes")]:
        got = filiera(*question, "-d", store, option, value)
        check(got.returncode == 4 and got.stdout == "" and words in got.stderr and option in got.stderr,
              f"{option}: {got.returncode} {got.stderr}")

    def slow(*_):
        threading.Event().wait(0.4)

    with Proxy(store, slow) as proxy:
        got = filiera(*question, "-d", proxy.url, "--max-time", "2")
    check(got.returncode == 4 and "more than 2 seconds" in got.stderr and "--max-time" in got.stderr, got.stderr)


def check_all(filiera, check, shipped, small, questions):
    """`shipped` is the URL of an endpoint that holds the shipped data, `small` of one of which the questions are asked."""
    question = ["supply", "--to", "ByteDance", "--as-of", "2026-01-15"]
    restricted = ["supply", "--product", "H20", "--as-of", "2025-05-15"]
    check_forms(filiera, check, shipped, question)
    check_caps(filiera, check, shipped, restricted)
    check_limits(filiera, check, shipped, question)
    check_each_changed(filiera, check, shipped, [restricted], halved)
    check_each_changed(filiera, check, small, questions, halved)
    check_each_changed(filiera, check, small, questions, repeated)
