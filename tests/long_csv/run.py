#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Answers in CSV on the shipped data: run.py FILIERA SOURCE

Each cell is one thing and none has a line break, each line has a cell for each column, and the lines say what the JSON of the
same question says: the claims, voices and measures of each row, no more and no fewer."""
import csv
import io
import json
import pathlib
import subprocess
import sys

binary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
failed = []


def expect(holds, message):
    if not holds:
        failed.append(message)


def printed(words, form):
    done = subprocess.run([binary, *words, "-q", "-f", form, "-d", source / "data/ai-chips"], capture_output=True, check=False)
    expect(done.returncode in (0, 1), f"{' '.join(words)} -f {form}: exit code {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def lines_of(words):
    text = printed(words, "csv")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    lines = list(reader)
    columns = reader.fieldnames
    name = " ".join(words)
    expect(lines, f"{name}: no line")
    expect(len(set(columns)) == len(columns), f"{name}: a column stands twice")
    expect(all(None not in line and None not in line.values() for line in lines), f"{name}: a line has other columns")
    for line in lines:
        for column, cell in line.items():
            expect("\n" not in cell and "\r" not in cell, f"{name}: {column} has a line break: {cell!r}")
            expect(" ?" not in cell, f"{name}: {column} has a mark: {cell!r}")
            if column.endswith("_iri") or column in ("claim", "measure", "condition", "party_measure", "related_claim",
                                                     "remaining_claim", "event", "cause_event", "claim_before", "claim_after"):
                expect(cell == "" or cell.startswith("http") and " " not in cell, f"{name}: {column} is no IRI: {cell!r}")
            if column in ("match", "measure_match", "change_match", "event_match"):
                expect(cell in ("certain", "possible", "no", "") or (column, cell) == ("measure_match", "expected"), f"{name}: {column} is {cell!r}")
    return lines


def compare_supply(words):
    told = json.loads(printed(words, "json"))
    claim_iri = {key: claim["iri"] for key, claim in told["claims"].items()}
    measure_iri = {key: measure["iri"] for key, measure in told["measures"].items()}
    iri = lambda thing: thing["iri"] if thing else ""
    claims, measures, conditions, voices = set(), set(), set(), set()
    for row in told["rows"]:
        hop = (iri(row["supplier"]), iri(row["product"]), iri(row["recipient"]))
        for claim in row["claims"] + row["received"]:
            claims.add((*hop, claim_iri[claim]))
            for each in told["claims"][claim].get("attestations", []):
                if each["voice"]["iri"] != told["documents"][each["document"]]["iri"]:
                    voices.add((claim_iri[claim], each["voice"]["iri"]))
        for on in row["measures"]:
            match = "expected" if on.get("expected") else on["match"]
            measures.add((*hop, measure_iri[on["measure"]], match, on["role"]))
            unsure = {telling["measure"]: "expected" if telling.get("expected") else telling["match"]
                      for telling in on.get("uncertainTellings", [])}
            for telling in on["tellings"][1:]:
                measures.add((*hop, measure_iri[telling], unsure.get(telling, "certain"), on["role"]))
            conditions |= {(measure_iri[on["measure"]], measure_iri[condition]) for condition in on["conditions"]}
    lines = lines_of(words)
    hop_of = lambda line: (line["supplier_iri"], line["product_iri"], line["recipient_iri"])
    same = lambda what, found, wanted: expect(found == wanted, f"{' '.join(words)}: {what}: {sorted(found ^ wanted)[:3]}")
    same("claims", {(*hop_of(line), line["claim"]) for line in lines}, claims)
    same("measures", {(*hop_of(line), line["measure"], line["measure_match"], line["measure_role"])
                      for line in lines if line["measure"]}, measures)
    same("conditions", {(line["measure"], line["condition"]) for line in lines if line["condition"]}, conditions)
    expect(voices <= {(line["claim"], line["voice_iri"]) for line in lines}, f"{' '.join(words)}: a voice is missing")


compare_supply(("supply", "--to", "ByteDance", "--as-of", "2026-01-15"))
compare_supply(("supply", ))
compare_supply(("supply", "--to", "ByteDance", "--depth", "all"))
for question in (("path", "Nvidia", "ByteDance"), ("path", "TSMC", "ByteDance", "--as-of", "2026"), ("impact", "Nvidia"),
                 ("impact", "--lift", "m10", "--as-of", "2025-05-15"), ("timeline", ), ("timeline", "H20"), ("claims", ),
                 ("claims", "--contested"), ("claims", "ByteDance", "--type", "suppliesTo"), ("show", "ByteDance"), ("show", "A0"),
                 ("show", "c1"), ("diff", "--between", "2025-03-31", "2025-05-15"), ("impact", "--rank", "--product", "Nvidia AI chips"),
                 ("impact", "--cut", "ByteDance")):
    lines_of(question)
claims = json.loads(printed(("claims", ), "json"))
expect({line["claim"] for line in lines_of(("claims", ))} == {claims["claims"][row["claim"]]["iri"] for row in claims["rows"]},
       "claims: the claims of CSV are not those of JSON")
print("\n".join(failed[:20]))
print(f"{len(failed)} failed")
sys.exit(1 if failed else 0)
