#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The shipped articles, ETO's chip supply chain, the US screening list and China's lists in one answer: run.py FILIERA.

The publications are no part of the repository; where they are not at hand nothing is tested (exit code 77). Golden runs
of the same shape on invented files: tests/cli/import/together."""
import csv
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("FILIERA_SHARED", SOURCE / ".." / "shared")) / "external"
FILIERA = os.path.abspath(sys.argv[1])
failed = []


def expect(condition, message):
    if not condition:
        failed.append(message)


def run(*words, cwd):
    done = subprocess.run([FILIERA, *words], cwd=cwd, capture_output=True, text=True, timeout=300)
    expect(done.returncode == 0, f"{' '.join(words)}: exit {done.returncode}: {done.stderr[-300:]}")
    return done.stdout


def name_of(turtle, label):
    """The first party with the label, as a prefixed name."""
    subject = None
    for line in turtle.splitlines():
        if line[:1].strip():
            subject = line.split()[0]
        if f'skos:prefLabel "{label}"' in line:
            return subject
    expect(False, f"no party {label}")
    return "csl:none"


def compare_releases(folder):
    """What diff says of ETO's releases of 2022 and 2026."""
    run("import", "eto", str(SHARED / "eto"), "--published", "2022", "-q", "-o", "eto-2022.ttl", cwd=folder)
    done = subprocess.run([FILIERA, "diff", "eto-2022.ttl", "eto.ttl", "-f", "json"], cwd=folder, capture_output=True, text=True)
    expect(done.returncode == 1, f"diff: exit {done.returncode}")
    rows = json.loads(done.stdout)["rows"]
    figures = [row for row in rows if row["change"] == "changed" and re.search(r"/FP\d+[NS]\d+$", row["iri"])]
    moved = [row for row in figures if any(p["property"].endswith("share") for p in row["properties"])]
    # What is said of a pair of a provider and a product: that it sells it, its share, or that this is not stated.
    pair_of = lambda iri: (re.search(r"/[FPR](P\d+[NS]\d+)(?:y\d*)?$", iri) or [None, None])[1]
    new = set(re.findall(r"\beto:[FPR](P\d+[NS]\d+)", pathlib.Path(folder, "eto.ttl").read_text()))
    gone = {pair_of(row["iri"]) for row in rows if row["change"] == "removed"} - new - {None}
    providers = {row["name"] for row in rows if row["change"] == "removed" and re.search(r"/P\d+$", row["iri"])}
    print(f"{len(figures)} shares in both releases, {len(moved)} differ; {len(gone)} pairs gone; gone providers: {providers}")
    expect(len(figures) == 177, f"{len(figures)} shares in both")
    expect(len(moved) == 156, f"{len(moved)} shares differ")
    expect(len(gone) == 119, f"{len(gone)} pairs gone")
    # For whom: each pair of a company and what it makes, of ETO's own tables, begins or ends with its own claim.
    before, after = made_by_companies("eto"), made_by_companies("eto-2026")
    hops = changed_hops(folder, "eto-2022.ttl", "eto.ttl")
    found = {(local_name(row["supplier"]["iri"]), local_name(row["product"]["iri"]), row["before"]["match"] == "no")
             for row in hops}
    print(f"{len(hops)} deliveries differ: {len(after - before)} began, {len(before - after)} ended")
    expect(len(hops) == len(found) == 504, f"{len(hops)} deliveries differ")
    expect(found == {(*pair, True) for pair in after - before} | {(*pair, False) for pair in before - after},
           "other deliveries differ than ETO's tables say")
    expect(all(row["aspect"] == "hop" and len(row["causes"]) == 1 for row in hops), "a delivery with several causes")


def local_name(iri):
    return iri.rsplit("/", 1)[1]


def made_by_companies(release):
    """The pairs of a provider that is no country and what it provides, by the publisher's own tables."""
    def rows(name):
        with open(SHARED / release / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    countries = {row["provider_id"] for row in rows("providers") if row["provider_type"] == "country"}
    return {(row["provider_id"], row["provided_id"]) for row in rows("provision")} - {
        (row["provider_id"], row["provided_id"]) for row in rows("provision") if row["provider_id"] in countries}


def changed_hops(folder, *words):
    done = subprocess.run([FILIERA, "diff", "--hops", *words, "-f", "json"], cwd=folder, capture_output=True, text=True)
    expect(done.returncode == 1, f"diff --hops {' '.join(words)}: exit {done.returncode}: {done.stderr[-300:]}")
    return json.loads(done.stdout)["hops"]


def compare_states_of_a_list(folder, pair):
    """The screening list before and after a maker of equipment was entered: each of its products needs a licence then."""
    with open(SHARED / "csl-full" / "screening-list.json", encoding="utf-8") as file:
        state = json.load(file)
    state["entries"] = [entry for entry in state["entries"] if "naura" not in json.dumps(entry).lower()]
    pathlib.Path(folder, "earlier.json").write_text(json.dumps(state), encoding="utf-8")
    run("import", "csl", "earlier.json", "-q", "-o", "earlier.ttl", cwd=folder)
    hops = changed_hops(folder, "earlier.ttl", "csl.ttl", "-d", "eto.ttl", "--same", "pairs.tsv")
    sold = {product for provider, product in made_by_companies("eto-2026") if provider == pair}
    print(f"{len(hops)} deliveries of a maker that was listed: {len(sold)} products")
    expect({local_name(row["product"]["iri"]) for row in hops} == sold, "other products of the listed maker")
    expect(all((row["before"]["match"], row["after"]["match"]) == ("no", "certain") for row in hops), "not all need a licence")
    expect(all([cause["kind"] for cause in row["causes"]] == ["added"] for row in hops), "another cause than the entry")


def main():
    if not SHARED.is_dir():
        print(f"skipped: no publications in {SHARED}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        run("import", "eto", str(SHARED / "eto-2026"), "--published", "2026-08", "-q", "-o", "eto.ttl", cwd=folder)
        run("import", "csl", str(SHARED / "csl-full" / "screening-list.json"), "-q", "-o", "csl.ttl", cwd=folder)
        run("import", "cn", str(SHARED / "cn" / "sanctions.csv"), "-q", "-o", "cn.ttl", cwd=folder)
        listed = pathlib.Path(folder, "csl.ttl").read_text(encoding="utf-8")
        naura = name_of(listed, "Naura Technology Group Co., Ltd.")
        provider = name_of(pathlib.Path(folder, "eto.ttl").read_text(encoding="utf-8"), "NAURA")
        pairs = ["# curie_map:", "#   kg: https://w3id.org/filiera/id/",
                 "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence",
                 "kg:ByteDanceCustomAIChip\tskos:exactMatch\teto:N99\tsemapv:ManualMappingCuration\t0.8",
                 "kg:TSMC\tskos:exactMatch\teto:P34\tsemapv:ManualMappingCuration\t1.0"]
        pairs.append(f"{provider}\tskos:exactMatch\t{naura}\tsemapv:ManualMappingCuration\t0.9")
        pathlib.Path(folder, "pairs.tsv").write_text("\n".join(pairs) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        question = ("supply", "--to", "ByteDance", "--depth", "all", "-d", str(SOURCE / "data" / "ai-chips"), "-d", "eto.ttl",
                    "-d", "csl.ttl", "-d", "cn.ttl", "--same", "pairs.tsv")
        answer = json.loads(run(*question, "-f", "json", cwd=folder))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"{len(answer['rows'])} rows in {used:.1f} s (user + system)")
        expect(used < 30, f"{used:.1f} s")
        suppliers = {row["supplier"]["name"] for row in answer["rows"] if row["supplier"]}
        for maker in ("ASML", "Applied Materials", "Tokyo Electron"):
            expect(maker in suppliers, f"{maker} is not upstream")
        open_hops = [row for row in answer["rows"] if row.get("unknownParty")]
        expect(open_hops, "no hop without a buyer tells of listings")
        expect(all(len(row["measures"]) < 50 for row in answer["rows"]), "a hop has a measure for each listed party")
        marked = [row for row in answer["rows"]
                  if any(answer["measures"][on["measure"]].get("listedAs") for on in row["measures"])]
        expect(marked, "no listed party is marked on its hop")
        table = run(*question, cwd=folder)
        expect("ManualMappingCuration, confidence 0.9 (pairs.tsv:6)" in table, "the justification is not on the hop")
        compare_releases(folder)
        compare_states_of_a_list(folder, local_name(provider.replace(":", "/")))
    print("\n".join(failed))
    print(f"{len(failed)} failed")
    return 1 if failed else 0


sys.exit(main())
