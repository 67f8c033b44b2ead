#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a reader sees on a terminal: run.py FILIERA SOURCE

Runs verbs and pages of help on a pseudo-terminal of 60 to 200 columns, on the shipped data and on long names, IRIs, wide
characters and combining marks. No line is wider than the terminal, no word is broken but one wider than a line, and no
word is missing. Long answers go through the pager, and only on a terminal that reads."""

import pathlib
import re
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from pseudo_terminal import shown

BINARY, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
WIDTHS = (60, 80, 100, 120, 200)
WIDE = 60000  # columns: nothing is wrapped

LONG = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix ex: <http://example.org/> .
ex:D a fil:Document ; skos:prefLabel "Report" .
ex:a-name-without-spaces-that-is-longer-than-the-narrowest-terminal-of-all-and-goes-on a fil:Company .
ex:A a fil:Company ; skos:prefLabel "The Very Long Name Of A Company Whose Founders Could Not Agree On A Shorter One Limited" .
ex:B a fil:Company ; skos:prefLabel "華為技術有限公司華為技術有限公司華為技術有限公司華為技術有限公司" .
ex:C a fil:Company ; skos:prefLabel "Cafe\u0301 e\u0301 cosi\u0300 Societa\u0300" .
ex:P a fil:Product ; skos:prefLabel "Part" .
"""


def link(number, subject, to):
    return (f"ex:l{number} a fil:Link ; rdf:subject {subject} ; rdf:predicate fil:suppliesTo ; rdf:object {to} ; "
            f"fil:product ex:P ; fil:modality fil:ongoing .\nex:t{number} a fil:Attestation ; fil:affirms ex:l{number} ; "
            f"prov:wasAttributedTo ex:D ; oa:hasSource ex:D ; fil:start {number} ; fil:end {number + 1} .\n")


LONG += link(1, "ex:A", "ex:B") + link(2, "ex:B", "ex:C") + link(
    3, "ex:a-name-without-spaces-that-is-longer-than-the-narrowest-terminal-of-all-and-goes-on", "ex:A")

QUESTIONS = [
    ("supply", "--to", "ByteDance", "--as-of", "2026-01-15"), ("supply", "--product", "H20", "--why"), ("claims", "ByteDance"),
    ("path", "Nvidia", "ByteDance", "--as-of", "2026-01-15"), ("impact", "Nvidia"), ("timeline", "Nvidia"),
    ("show", "Nvidia"), ("show", "c10"), ("owners", "ByteDance"), ("claims", "--contested"),
    ("diff", "--between", "2025-01-01", "2026-01-01"), ("check", "data"), ("search", "huawei"), ("coverage", ),
    ("diff", "--hops", "--between", "2025-01-01", "2026-01-01"), ("impact", "--rank"), ("help", ),
    ("help", "supply"), ("help", "lens"), ("help", "edges"), ("export", "--help"), ("--help", ), ("help", "prohibits")
]
ON_LONG_NAMES = [("supply", ), ("claims", ), ("show", "ex:A"), ("timeline", "ex:A"), ("impact", "ex:A"),
                 ("path", "ex:a-name-without-spaces-that-is-longer-than-the-narrowest-terminal-of-all-and-goes-on", "ex:C"),
                 ("check", "long.ttl")]

failed = []


def expect(holds, message):
    if not holds:
        failed.append(message)


def columns_of(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def on_terminal(folder, words, columns, rows=1000, reads=True, **more):
    """What the command prints to a terminal of this size, without colours."""
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm", "PAGER": "cat",
                   "FILIERA_DATA": str(SOURCE / "data"), **more}
    text = shown([BINARY, *words], folder, environment, columns, rows, reads).decode()
    return re.sub("\x1b\\[[0-9;]*m|\r", "", text)


def check_width(folder, words):
    wide = on_terminal(folder, (*words, "--layout", "cards") if words[0][0] != "-" and words[0] != "help" and
                       "--help" not in words else words, WIDE)
    wide = wide.replace("|", "| ").split()  # choices may be broken behind a bar
    for columns in WIDTHS:
        name = f"{' '.join(words)} at {columns} columns"
        text = on_terminal(folder, words, columns)
        expect(text.strip(), f"{name}: nothing is printed")
        for line in text.splitlines():
            expect(columns_of(line) <= columns, f"{name}: {columns_of(line)} columns: {line!r}")
        if "help" in words[0] or "--help" in words:
            cards = text
        else:
            cards = on_terminal(folder, (*words, "--layout", "cards"), columns)
        narrow = cards.replace("|", "| ").split()
        # The words of the answer, in order; a word wider than a line may be broken.
        expect("".join(sorted(narrow)) == "".join(sorted(wide)) if all(columns_of(word) <= columns - 8 for word in wide)
               else sorted("".join(narrow)) == sorted("".join(wide)), f"{name}: words differ from those of a wide terminal")


def check_pager(folder):
    question = ("supply", "--to", "ByteDance", "--as-of", "2026-01-15")
    paged = folder / "paged"
    pager = f"cat > {paged}; echo paged"
    whole = on_terminal(folder, question, 80)
    expect("Huawei" in whole, "the answer names no supplier")
    expect(len(whole.splitlines()) <= 56, f"the question of the README takes {len(whole.splitlines())} rows")
    text = on_terminal(folder, question, 80, rows=24, PAGER=pager)
    expect(text.startswith("paged") and paged.exists() and "Huawei" in paged.read_text(),
           "an answer longer than the terminal is not shown in the pager")
    for name, arguments in {"--no-pager": {"words": (*question, "--no-pager")}, "a high terminal": {"rows": 1000},
                            "standard input that is no terminal": {"reads": False}, "TERM=dumb": {"TERM": "dumb"},
                            "JSON": {"words": (*question, "-f", "json")}}.items():
        paged.unlink(missing_ok=True)
        text = on_terminal(folder, **{"words": question, "columns": 80, "rows": 24, "PAGER": pager, **arguments})
        expect("Huawei" in text and not paged.exists(), f"the pager is started with {name}")
    for pager in ("no-such-program-anywhere", "  ", "false", "exit 3"):
        text = on_terminal(folder, question, 80, rows=24, PAGER=pager)
        expect("Huawei" in text, f"the pager {pager!r} loses the answer")
    text = on_terminal(folder, question, 80, rows=24, PAGER="true")
    expect("filiera:" not in text, "leaving the pager early is reported as an error")


def check_escapes(folder):
    """However the terminal is named, nothing but our own colours reaches it raw."""
    (folder / "bad.ttl").write_text(LONG + 'ex:A skos:altLabel "x" . ex:E a fil:Company ; skos:prefLabel "\\u001B[2J\\u202E\\u009B" .\n'
                                    + link(9, "ex:E", "ex:A"), encoding="utf-8")
    for output in ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/tty"):
        for words in (("claims", "-f", "csv"), ("claims", "-f", "json"), ("claims", ), ("export", "-f", "nquads"),
                      ("export", "-f", "gexf")):
            data = ("-d", "bad.ttl") if words[0] == "claims" else ("bad.ttl", )
            text = on_terminal(folder, (*words, *data, "-o", output), 80)
            harm = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
            expect(text and not harm, f"{' '.join(words)} -o {output}: {harm and harm.group()!r} reaches the terminal")


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    (work / "long.ttl").write_text(LONG)
    (work / "data").symlink_to(SOURCE / "data")
    for each in QUESTIONS:
        check_width(work, each)
    for each in ON_LONG_NAMES:
        check_width(work, each if each[0] == "check" else (*each, "-d", "long.ttl"))
    check_pager(work)
    check_escapes(work)

for each in failed[:40]:
    print(each)
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
