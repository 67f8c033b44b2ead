#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Tables as people and others send them: run.py FILIERA

The same table in any form is the same data. What is damaged, or built to exhaust, is a fault at its file and row, within a
bound of memory, and leaves the file that is there as it is."""
import gzip
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

BINARY = str(pathlib.Path(sys.argv[1]).resolve())
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("FILIERA_")}
MOST_MEGABYTES = 150
failed = []

HEADER = ["id", "subject", "edge", "object", "product", "starts", "stance", "voice", "document", "quote"]
ROWS = [["o1", "Acme", "suppliesTo", "Bolt", "valve", "2025-04-15", "", "", "news", "Acme supplies Bolt with valves"],
        ["o1", "", "", "", "", "", "denies", "Acme", "news", "Acme denies it"],
        ["o2", "Cog", "suppliesTo", "Acme", "spring, steel", "2025-04", "", "", "news", "Cog sells springs to Acme"]]
TEXT = "Acme supplies Bolt with valves. Acme denies it. Cog sells springs to Acme.\n"


def expect(holds, message):
    if not holds:
        failed.append(message)


class Outcome:
    def __init__(self, words, folder):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = subprocess.Popen(["timeout", "60", BINARY, *words], cwd=folder, env=CLEAN,
                                       stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.out, self.err = out.read().decode(errors="replace"), err.read().decode(errors="replace")
        self.exit, self.megabytes = process.returncode, usage.ru_maxrss / 1024


def csv(rows, separator=",", end="\r\n"):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in separator + '"\n') else text
    return "".join(separator.join(cell(text) for text in row) + end for row in rows)


# A cell: its text, a serial number with a format of dates (a number), or a part of XML (bytes).
def workbook(rows, properties="", behind="", shared="<sst/>"):
    def cell(value):
        if isinstance(value, bytes):
            return value.decode()
        if isinstance(value, int):
            return f'<c s="1"><v>{value}</v></c>'
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    body = "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr {properties}/><sheets>'
                           '<sheet name="claims" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}">'
                                      f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/a.xml"/>'
                                      f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
                                      f'<Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/>'
                                      "</Relationships>",
        "xl/worksheets/a.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{behind}</worksheet>',
        "xl/sharedStrings.xml": shared,
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
                         "</styleSheet>",
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return archive.getvalue()


def folder_with(files):
    folder = pathlib.Path(tempfile.mkdtemp(dir=ROOT.name))
    (folder / "texts").mkdir()
    (folder / "texts" / "news.txt").write_text(TEXT)
    (folder / "documents.csv").write_text("id,published,file\nnews,2026-03-10,news.txt\n")
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def imported(files, name):
    folder = folder_with(files)
    result = Outcome(["import", "sheets", ".", "--texts", "texts", "-o", "out.ttl"], folder)
    expect(result.exit == 0, f"{name}: exit {result.exit}: {result.err}")
    expect("3 rows = 2 of claims + 1 merged + 0 refused" in result.err, f"{name}: {result.err}")
    return (folder / "out.ttl").read_text() if (folder / "out.ttl").exists() else ""


def check_forms():
    table = [HEADER, *ROWS]
    plain = imported({"claims.csv": csv(table)}, "plain")
    expect("fil:denies" in plain and '"2025-04-15"' in plain, f"plain: {plain}")
    order = [9, 3, 0, 5, 8, 2, 7, 1, 4, 6]
    as_serial = [[45762 if cell == "2025-04-15" else cell for cell in row] for row in table]
    forms = {
        "columns in another order": {"claims.csv": csv([[row[i] for i in order] for row in table])},
        "empty columns behind": {"claims.csv": csv([[*row, "", ""] for row in table])},
        "semicolons": {"claims.csv": csv(table, ";")},
        "tabs": {"claims.csv": csv(table, "\t")},
        "line feeds": {"claims.csv": csv(table, end="\n")},
        "carriage returns": {"claims.csv": csv(table, end="\r")},
        "a byte order mark": {"claims.csv": b"\xef\xbb\xbf" + csv(table).encode()},
        "UTF-16": {"claims.csv": csv(table, "\t").encode("utf-16")},
        "gzip": {"claims.csv": gzip.compress(csv(table).encode())},
        "a workbook": {"desk.xlsx": workbook(table)},
        "dates counted from 1900": {"desk.xlsx": workbook(as_serial)},
        "dates counted from 1904": {"desk.xlsx": workbook(
            [[cell - 1462 if isinstance(cell, int) else cell for cell in row] for row in as_serial], 'date1904="1"')},
        "formulas with results": {"desk.xlsx": workbook([[b'<c t="str"><f>A1</f><v>Acme</v></c>' if cell == "Acme" else
                                                          cell for cell in row] for row in table])},
    }
    for name, files in forms.items():
        expect(imported(files, name) == plain, f"{name}: other data than the plain table")


def refused(name, files, words, *expected):
    folder = folder_with(files)
    (folder / "out.ttl").write_text("# kept\n")
    before = sorted(path.name for path in folder.iterdir())
    result = Outcome([*words, "-o", "out.ttl", "-O"], folder)
    expect(result.exit == 3, f"{name}: exit {result.exit}: {result.err[:500]}")
    for text in expected:
        expect(text in result.err, f"{name}: no {text!r} in {result.err[:500]}")
    expect(result.megabytes < MOST_MEGABYTES, f"{name}: {result.megabytes:.0f} MB")
    expect((folder / "out.ttl").read_text() == "# kept\n", f"{name}: the file was replaced")
    expect(sorted(path.name for path in folder.iterdir()) == before, f"{name}: files are left behind")


SHEETS = ["import", "sheets", ".", "--texts", "texts"]


def check_damaged():
    table = [HEADER, *ROWS]
    whole = csv(table)
    book = workbook(table)

    def sheet(name, content, *expected):
        refused(name, {"claims.csv": content}, SHEETS, *expected)

    def desk(name, content, *expected):
        refused(name, {"desk.xlsx": content}, SHEETS, *expected)

    sheet("cut in a quoted cell", whole[:whole.index("spring, ") + 8], "claims.csv:4:5: a quote is opened here")
    sheet("cut in a row", whole[:whole.index("2025-04,")], "claims.csv:4:7: this row has 6 cells, the header has 10")
    sheet("cut in its compression", gzip.compress(whole.encode())[:-12], "claims.csv")
    sheet("rows of another width", csv([HEADER, ROWS[0][:-1]]), "claims.csv:2:10: this row has 9 cells")
    sheet("columns of two tables", csv([HEADER + ["subject"], ROWS[0] + ["x"]]), 'claims.csv:1:11: a second column "subject"')
    sheet("a date of the wrong form", whole.replace("2025-04-15", "15/04/2025"), 'claims.csv:2:6: column "starts"')
    sheet("nothing", "", "claims.csv:1: an empty table")
    desk("a workbook cut short", book[:len(book) // 2], "desk.xlsx: this is not a workbook")
    desk("merged cells", workbook(table, behind='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
         "desk.xlsx[claims]:2:2: the cells B2:B3 are merged")
    desk("a formula without a result", workbook([HEADER, [b"<c><f>B3</f></c>", *ROWS[0][1:]]]),
         "desk.xlsx[claims]:2:1: a formula without a stored result")
    refused("a quote in two documents",
            {"claims.csv": whole.replace(",news,", ",,"), "texts/copy.txt": TEXT + "More.\n",
             "documents.csv": "id,published,file\nnews,2026-03-10,news.txt\ncopy,2026-03-11,copy.txt\n"},
            SHEETS, 'claims.csv:2:10: column "quote": the quote is in', "name the document")


def check_exhausting():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{laughs}]><sst><si><t>&l9;</t></si></sst>'
    refused("entities that grow", {"desk.xlsx": workbook([HEADER, [b'<c t="s"><v>0</v></c>', *ROWS[0][1:]]], shared=bomb)}, SHEETS, "declares a document type")
    refused("a workbook of blanks", {"desk.xlsx": workbook([], behind=" " * (16 << 20))}, SHEETS, "times as large")
    million = gzip.compress(b"x" * (1 << 20))
    refused("a line of a gigabyte", {"claims.csv": gzip.compress((",".join(HEADER) + "\n").encode()) + million * 1024},
            SHEETS, "claims.csv:2:1: a row of over 1048576 bytes")
    refused("a cell of a gigabyte", {"claims.csv": gzip.compress((",".join(HEADER) + '\n"').encode()) + million * 1024},
            SHEETS, "claims.csv:2:1: a row of over 1048576 bytes")
    refused("a header of a gigabyte", {"claims.csv": million * 1024}, SHEETS, "claims.csv:1:1: a row of over 1048576 bytes")
    for door, head in (("csl", b"source,name\n"), ("hs", b"section,hscode,description,parent,level\n")):
        refused(f"a line of a gigabyte, {door}", {"list.csv": gzip.compress(head) + million * 1024},
                ["import", door, "list.csv"], "list.csv: exceeds the limit when inflated")
    refused("a record of a gigabyte", {"list.json": gzip.compress(b'[{"name": "') + million * 1024},
            ["import", "csl", "list.json"], "list.json: exceeds the limit when inflated")
    deep = b"[" * 1000000
    for door, name in (("csl", "list.json"), ("bods", "list.json"), ("ftm", "list.jsonl")):
        refused(f"JSON nested deep, {door}", {name: deep + b"\n"}, ["import", door, name], f"{name}:1")
    refused("XML with entities", {"lei.xml": f'<?xml version="1.0"?>{bomb}'}, ["import", "gleif", "lei.xml"], "lei.xml:1")
    # Tables are read twice, which a pipe does not allow.
    for words in (["sheets", "claims.csv"], ["csl", "claims.csv"]):
        folder = folder_with({})
        os.mkfifo(folder / "claims.csv")
        result = Outcome(["import", *words, "-o", "out.ttl"], folder)
        expect(result.exit == 3 and "a pipe cannot be read twice" in result.err, f"a pipe: {result.exit} {result.err[:300]}")


ROOT = tempfile.TemporaryDirectory()
check_forms()
check_damaged()
check_exhausting()
for message in failed:
    print(message, file=sys.stderr)
sys.exit(1 if failed else 0)
