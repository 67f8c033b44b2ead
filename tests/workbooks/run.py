#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Answers as workbooks, read by openpyxl: run.py FILIERA SOURCE

The rows are those of the CSV of the same question, a full day as a date and an amount as a number; no cell is a formula; each
claim, measure and document that they name has its line in the sheet of these. The same question gives the same bytes. Exit code
77 without openpyxl."""
import csv
import datetime
import io
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    print("skipped: python3-openpyxl is not installed")
    sys.exit(77)

binary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
NUMBERS = {"amount", "amount_least", "amount_most", "share_least", "share_most", "tier", "distance", "path", "hop", "edge", "start",
           "end", "recipients", "contradiction"}
DAYS = {"starts", "ends", "period_first", "period_last", "when", "days", "published"}
CLAIMS = {"claim", "related_claim", "remaining_claim", "cause_event"}
MEASURES = {"measure", "condition", "party_measure"}
failed = []
counts = {"dates": 0, "numbers": 0}


def expect(holds, message):
    if not holds:
        failed.append(message)


def run(words, *more):
    done = subprocess.run([binary, *words, "-q", "-d", source / "data/ai-chips", *more], capture_output=True, check=False)
    expect(done.returncode in (0, 1), f"{' '.join(words)} {more}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def told(name, field, cell):
    """What the cell says in CSV."""
    if cell.value is None:
        return ""
    expect(cell.data_type != "f", f"{name}: {field} is a formula: {cell.value!r}")
    if isinstance(cell.value, datetime.datetime):
        counts["dates"] += 1
        expect(field in DAYS, f"{name}: {field} is a date")
        return cell.value.date().isoformat()
    full_day = field in DAYS and isinstance(cell.value, str) and re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", cell.value)
    expect(not full_day, f"{name}: {field} is a text: {cell.value!r}")
    if isinstance(cell.value, (int, float)):
        counts["numbers"] += 1
        expect(field in NUMBERS, f"{name}: {field} is a number")
        return cell.value
    expect(isinstance(cell.value, str), f"{name}: {field} is {cell.value!r}")
    return cell.value


def same(field, told_cell, text):
    return told_cell == text if isinstance(told_cell, str) else float(text) == told_cell


def sheet_lines(name, sheet):
    rows = list(sheet.iter_rows())
    fields = [cell.value for cell in rows[0]]
    return fields, [{field: told(name, field, cell) for field, cell in zip(fields, row)} for row in rows[1:]]


def compare(words, suffixes=("",)):
    name = " ".join(words)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "answer.xlsx"
        run(words, "-o", path)
        written = path.read_bytes()
        expect(run(words, "-f", "xlsx") == written, f"{name}: the same question gives other bytes")
        book = openpyxl.load_workbook(io.BytesIO(written))
    reader = csv.reader(io.StringIO(run(words, "-f", "csv").decode(), newline=""), strict=True)
    wanted = list(reader)
    fields, lines = sheet_lines(name, book["rows"])
    expect(fields == wanted[0], f"{name}: the fields are {fields}")
    expect(len(lines) == len(wanted) - 1, f"{name}: {len(lines)} lines, in CSV {len(wanted) - 1}")
    for line, row in zip(lines, wanted[1:]):
        for (field, cell), text in zip(line.items(), row):
            # CSV marks what a spreadsheet would take for a formula.
            plain = text[1:] if text.startswith("'") and not (isinstance(cell, str) and cell.startswith("'")) else text
            expect(same(field, cell, plain), f"{name}: {field} is {cell!r}, in CSV {text!r}")
    expect(set(book.sheetnames) == {"rows"} | {kind + suffix for kind in ("measures", "claims", "documents") for suffix in suffixes},
           f"{name}: the sheets are {book.sheetnames}")
    tables = {kind: [line for suffix in suffixes for line in sheet_lines(name, book[kind + suffix])[1]]
              for kind in ("measures", "claims", "documents")}
    named = lambda fields, of: {line[field] for line in of for field in fields & set(line) if line[field]}
    every = lines + tables["measures"] + tables["claims"]
    for kind, wanted_iris, found in (
            ("claims", named(CLAIMS, every), named({"claim"}, tables["claims"])),
            ("measures", named(MEASURES, lines), named({"measure"}, tables["measures"])),
            ("documents", named({"document_iri"}, every), named({"document_iri"}, tables["documents"]))):
        expect(wanted_iris <= found, f"{name}: not in the sheet of {kind}: {sorted(wanted_iris - found)[:3]}")
    for suffix in suffixes:
        keys = [line["document_iri"] for line in sheet_lines(name, book["documents" + suffix])[1]]
        expect(len(keys) == len(set(keys)), f"{name}: a document has two lines")


for question in (("supply", "--to", "ByteDance", "--as-of", "2026-01-15"), ("supply", ), ("path", "Nvidia", "ByteDance"),
                 ("impact", "Nvidia"), ("impact", "--lift", "m10", "--as-of", "2025-05-15"), ("timeline", ), ("timeline", "H20"),
                 ("claims", ), ("claims", "--contested"), ("show", "c1"), ("show", "ByteDance"), ("show", "A0"),
                 ("diff", "--between", "2025-03-31", "2025-05-15"), ("impact", "--cut", "ByteDance")):
    compare(question)
expect(counts["dates"] > 50 and counts["numbers"] > 50, f"{counts} in all")
print("\n".join(failed[:20]))
print(f"{counts['dates']} dates, {counts['numbers']} numbers, {len(failed)} failed")
sys.exit(1 if failed else 0)
