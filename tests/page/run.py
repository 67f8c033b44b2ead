#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pages of export -f html: run.py FILIERA PACKAGES [--full].

Without a browser: what stands in them. In Chromium, where it, playwright-core and the engine of pages are installed: answers
equal to the program's, the slider, filters, cards, keyboard, hostile labels, 2,000 edges, and axe. PACKAGES holds the
node_modules of tests/interop/package.json. --full asks fifty questions instead of ten. FILIERA_SHOTS names a folder for
screenshots. Exit 77: passed, but without the browser."""
import base64
import gzip
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

filiera, packages = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
source = pathlib.Path(__file__).resolve().parents[2]
environment = {**os.environ, "FILIERA_DATA": str(source / "data"), "NO_COLOR": "1"}
environment.pop("COLUMNS", None)
failures = 0


def expect(true, what, shown=""):
    global failures
    if true:
        return
    failures += 1
    print(f"failed: {what} {shown}")


def run(*words, expected=(0,), data=None):
    given = dict(environment)
    if data is None:
        given.pop("FILIERA_DATA")  # the shipped data, as for everybody
    done = subprocess.run([str(filiera), *map(str, words)], capture_output=True, env={**given, **({} if data is None else {"FILIERA_DATA": str(data)})})
    if done.returncode not in expected:
        raise SystemExit(f"{words}: exit {done.returncode}: {done.stderr.decode()}")
    return done


class Page(html.parser.HTMLParser):
    """The elements of a page, and the contents of its scripts and styles."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.scripts, self.styles, self.open, self.text = [], [], [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.open = (tag, dict(attributes))
        if tag == "script":
            self.scripts.append((dict(attributes), ""))
        if tag == "style":
            self.styles.append("")

    def handle_endtag(self, _):
        self.open = None

    def handle_data(self, data):
        if self.open and self.open[0] == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        elif self.open and self.open[0] == "style":
            self.styles[-1] += data
        else:
            self.text.append(data)


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def check_policy(what, text):
    page = Page(text)
    policy = next(a["content"] for t, a in page.elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    expect("default-src 'none'" in policy and "unsafe-inline" not in policy and "'unsafe-eval'" not in policy, f"{what}: policy", policy)
    for attributes, script in page.scripts:
        if "type" not in attributes and script:
            expect(hash_of(script) in policy, f"{what}: the policy names each script")
        expect("src" not in attributes, f"{what}: no script from elsewhere")
    for style in page.styles:
        expect(hash_of(style) in policy, f"{what}: the policy names each style")
    for tag, attributes in page.elements:
        expect(tag not in ("img", "iframe", "object", "embed", "base", "link"), f"{what}: nothing from elsewhere", tag)
        for name, value in attributes.items():
            expect(not name.startswith("on") and name != "style", f"{what}: no {name}", value)
            expect(name not in ("href", "src", "action") or value.startswith("#"), f"{what}: no reference to elsewhere", value)
    expect(not [name for name in (str(source), str(filiera.parent), os.path.expanduser("~")) if len(name) > 5 and name in text],
           f"{what}: no path of this machine")
    return page


HOSTILE = ["</script><script>window.pwned = 1</script>", "<img src=x onerror=window.pwned=1>", "{{DATA}}", "'; alert(1); '",
           "<!--", "]]>", "\u202egnp.exe", "&lt;b&gt;", "\"><svg onload=window.pwned=1>", "javascript:window.pwned=1"]

PREFIXES = """@prefix fil: <https://w3id.org/filiera/ns#> . @prefix kg: <https://example.org/id/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix schema: <https://schema.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
"""


def supplies(labels, text):
    """Each label names a company that supplies Hub, told in one document whose text is `text`."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    data = PREFIXES + f'kg:D a fil:Document ; skos:prefLabel "D" ; schema:datePublished "2025-01-01"^^edtf:EDTF ; fil:sha256 "{digest}" .\n'
    data += 'kg:Hub a fil:Company ; skos:prefLabel "Hub" . kg:P a fil:Product ; skos:prefLabel "part" .\n'
    for i, label in enumerate(labels):
        data += (f"kg:S{i} a fil:Company ; skos:prefLabel {json.dumps(label)} .\n"
                 f"kg:c{i} a fil:Link ; rdf:subject kg:S{i} ; rdf:predicate fil:suppliesTo ; rdf:object kg:Hub ; "
                 f'fil:product kg:P ; fil:modality fil:ongoing ; fil:starts "2024"^^edtf:EDTF .\n'
                 f"kg:a{i} a fil:Attestation ; fil:affirms kg:c{i} ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; "
                 f"fil:start 0 ; fil:end 5 .\n")
    return data


QUESTIONS = [
    "supply --to ByteDance --as-of 2026-01-15",
    "supply --to ByteDance --as-of 2026 --certain",
    "path TSMC ByteDance --width 80",
    "impact Nvidia --as-of 2026-01-15",
    "impact --lift m10 --as-of 2025-05-15",
    "timeline",
    "claims --contested",
    "show ByteDance",
    "owners TikTok",
    "supply --to Nobody",
    # Only of --full:
    "supply --from Nvidia", "supply --to ByteDance --lang it", "supply --to ByteDance -f json", "supply --to ByteDance -f csv",
    "supply --to ByteDance -f md", "supply --to ByteDance -f brief", "supply --to ByteDance -f svg --as-of 2025",
    "supply --to ByteDance -f dot", "supply --to ByteDance --known-by 2025-06", "supply --to ByteDance --source A0",
    "supply --to ByteDance --not-source A2", "supply --to ByteDance --stance contested", "supply --depth all --to ByteDance",
    "supply --to ByteDance --why --as-of 2026-01-15", "supply --to ByteDance --as-of 1850", "path Nvidia ByteDance -f json",
    "path TSMC ByteDance --why", "path Huawei ByteDance --as-of 2026-01-15", "impact TSMC", "impact Huawei -f json",
    "impact --ban product=H200 --ban to=China --as-of 2026-01-15", "impact --rank", "impact --cut ByteDance",
    "impact Nvidia -f svg", "timeline Nvidia", "timeline --between 2025-01-01 2026-01-01", "timeline -f json", "claims Nvidia",
    "claims --status planned", "show c1 --evidence", "show H200", "show A0", "show m10 -f json", "owners ByteDance --owned",
    "search h200", "search byte -f json", "diff --between 2025-01-01 2026-01-15", "diff --between 2025-01-01 2026-01-15 --hops",
    "show", "supply --as-of never",
]


def program_answers(questions, data):
    answers = []
    for question in questions:
        done = run(*question.split(), expected=range(6), data=data)
        answers.append({"words": question.split(), "out": done.stdout.decode(), "err": done.stderr.decode(), "exit": done.returncode})
    return answers


def main():
    with tempfile.TemporaryDirectory(prefix="filiera-page-") as name:
        folder = pathlib.Path(name)
        static = folder / "static.html"
        run("export", "-f", "html", "--static", "-o", static, "-q", "--", "supply", "--to", "ByteDance", "--as-of", "2026-01-15")
        page = check_policy("a page of one answer", static.read_text())
        expect("Supply to ByteDance, as of 2026-01-15" in "".join(page.text), "the drawing stands in the page")
        again = folder / "again.html"
        run("export", "--static", "-o", again, "-q", "--", "supply", "--to", "ByteDance", "--as-of", "2026-01-15")
        expect(static.read_bytes() == again.read_bytes(), "equal questions give equal bytes")

        text = "Hello world"
        (folder / "texts").mkdir()
        (folder / "texts" / "d.txt").write_text(text)
        (folder / "hostile.ttl").write_text(supplies(HOSTILE, text))
        hostile = folder / "hostile.html"
        run("export", "-d", folder / "hostile.ttl", "--static", "-o", hostile, "-q", "--", "supply", "--to", "Hub")
        check_policy("hostile labels", hostile.read_text())

        for words, told in ((["--as-of", "2025"], "belongs to the question"), (["--", "fly"], "a page opens on a question of"),
                            (["--", "supply", "-d", "x"], "has no --data"), (["--", "supply", "-f", "json"], "has no --format"),
                            (["--shards", "2"], "has no --shards")):
            refused = run("export", "-f", "html", *words, expected=(2,))
            expect(told in refused.stderr.decode(), f"{words}: the reason", refused.stderr.decode())

        engine = filiera.parent / "share/filiera/web/filiera.wasm.gz"
        missing = [what for what, there in (
            ("the engine of pages (./dev page)", engine.exists()), ("chromium", shutil.which("chromium")), ("node", shutil.which("node")),
            ("playwright-core (./dev installs it)", (packages / "node_modules/playwright-core").is_dir()),
            ("axe-core (./dev installs it)", (packages / "node_modules/axe-core").is_dir())) if not there]
        if missing:
            print(f"not tried in a browser: {', '.join(missing)} is not installed; {failures} failed")
            sys.exit(1 if failures else 77)

        whole = folder / "whole.html"
        run("export", "-o", whole, "-q", "--", "supply", "--to", "ByteDance", "--as-of", "2026-01-15")
        check_policy("a page with the program", whole.read_text())
        expect(whole.stat().st_size < 2_000_000, "under 2 MB with the shipped data", whole.stat().st_size)
        print(f"the page of the shipped data: {whole.stat().st_size} bytes")
        run("export", "-d", folder / "hostile.ttl", "--texts", folder / "texts", "-o", folder / "texts.html", "-q", "--", "supply", "--to", "Hub")
        check_policy("a page with texts", (folder / "texts.html").read_text())
        (folder / "wide.ttl").write_text(supplies([f"Supplier {i}" for i in range(2000)], text))
        run("export", "-d", folder / "wide.ttl", "-o", folder / "wide.html", "-q", "--", "supply", "--to", "Hub")
        questions = QUESTIONS if "--full" in sys.argv else QUESTIONS[:10]
        job = {"whole": str(whole), "static": str(static), "texts": str(folder / "texts.html"), "wide": str(folder / "wide.html"),
               "hostile": HOSTILE, "answers": program_answers(questions, None), "chromium": shutil.which("chromium"),
               "shots": os.environ.get("FILIERA_SHOTS", "")}
        (folder / "job.json").write_text(json.dumps(job))
        done = subprocess.run(["node", str(source / "tests/page/browser.mjs"), str(packages), str(folder / "job.json")], timeout=900)
        expect(done.returncode == 0, "the browser's tests")
    print(f"{failures} failed")
    sys.exit(1 if failures else 0)


main()
