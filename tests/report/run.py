#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Dossiers on things of the shipped data: run.py FILIERA SOURCE

No sentence is without a note, no note without a sentence; a note names the claim, its voices, documents and spans. A thing of which
nothing is told has a dossier too. Bibliographies are read back by pandoc where it is installed."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

binary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
failed = []
# About the program, not about the thing.
CLEARANCE = ("filiera tells what sources say; it gives no legal clearance.",
             "filiera riferisce ciò che dicono le fonti; non dà alcun nulla osta legale.")


def expect(holds, message):
    if not holds:
        failed.append(message)


def report(name, *more, data=source / "data/ai-chips"):
    done = subprocess.run([binary, "report", name, "-q", "-d", data, *more], capture_output=True, check=False)
    expect(done.returncode == 0, f"{name} {more}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def check_markdown(name, *more, **where):
    case, text = f"{name} {' '.join(more)}", report(name, *more, **where)
    expect(text == report(name, *more, **where), f"{case}: other bytes")
    used = []
    for line in text.splitlines():
        if not line or line.startswith(("#", "- ", "*", "[^")) or line in CLEARANCE:
            continue
        note = re.search(r"\.\[\^(\d+)\]$", line)
        expect(note, f"{case}: a sentence without a note: {line!r}")
        used.append(note and note[1])
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.M))
    expect(set(used) == set(notes), f"{case}: notes {sorted(set(used) ^ set(notes), key=str)}")
    for note in notes.values():
        place = r"\\\[\d+, \d+\)" in note or re.search(r"\\\[\d+, \d+\)", note)
        expect(place or note.startswith(("in none of:", "in nessuno di:", "the lens reads no document")),
               f"{case}: a note without a place: {note!r}")
    expect(used, f"{case}: no sentence")
    return text


def check_html(name):
    text = report(name, "-f", "html")
    page = xml.etree.ElementTree.fromstring(re.sub(r"<!DOCTYPE html>|<meta[^>]*>", "", text))
    for paragraph in page.iter("p"):
        if paragraph.find("em") is None and paragraph.text not in CLEARANCE:
            expect(paragraph.find("sup/a") is not None, f"{name}: a paragraph without a note: {paragraph.text!r}")
    targets = {item.get("id") for item in page.iter("li")}
    expect(all(link.get("href")[1:] in targets for link in page.iter("a")), f"{name}: a link to no note")


def check_bibliography(name):
    items = json.loads(report(name, "-f", "csl-json"))
    entries = re.findall(r"^@misc\{([^,]+),$", report(name, "-f", "bibtex"), re.M)
    expect([item["id"] for item in items] == entries and entries, f"{name}: {entries}")
    if not shutil.which("pandoc"):
        print("report: pandoc is not installed: bibliographies are not read back")
        return
    for form, text in (("csljson", report(name, "-f", "csl-json")), ("bibtex", report(name, "-f", "bibtex"))):
        done = subprocess.run(["pandoc", "-f", form, "-t", "csljson"], input=text.encode(), capture_output=True, check=False)
        expect(done.returncode == 0, f"pandoc -f {form}: {done.stderr.decode()}")
        read = {item["id"]: item["title"] for item in json.loads(done.stdout or b"[]")}
        expect(read == {item["id"]: item["title"] for item in items}, f"pandoc -f {form}: {read}")


for thing in ("ByteDance", "H20", "Nvidia", "China", "m10"):
    check_markdown(thing)
check_markdown("ByteDance", "--as-of", "2026-01-15")
check_markdown("ByteDance", "--lang", "it")
check_markdown("H20", "--source", "A0")
check_html("ByteDance")
check_bibliography("ByteDance")
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "silent.ttl"
    path.write_text('<http://a.example/X> a <https://w3id.org/filiera/ns#Company> ;\n'
                    '  <http://www.w3.org/2004/02/skos/core#prefLabel> "Acme" .\n')
    text = check_markdown("Acme", data=path)
    expect("No link of Acme is told." in text, f"an empty dossier: {text!r}")
print("\n".join(failed[:20]))
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
