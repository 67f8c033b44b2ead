#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""`check -f sarif` beside `check -f json`: run.py FILIERA PROJECT PACKAGES

Over small faulty files, the sheets' own, and every file of `../shared/hostile` where it is at hand: each finding is a result
with its rule, its region lies in the text, and the log is valid against the schema of SARIF 2.1.0, where PACKAGES holds it
(package.json of tests/interop)."""
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

BINARY, PROJECT, PACKAGES = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
SHARED = pathlib.Path(os.environ.get("FILIERA_SHARED", PROJECT / ".." / "shared")) / "hostile"
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("FILIERA_")}
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
HIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]")

FAULTY = {
    "unknown.ttl": "@prefix fil: <https://w3id.org/filiera/ns#> .\n@prefix ex: <http://example.org/> .\nex:a fil:suplies ex:b .\n",
    "syntax.ttl": "@prefix ex: <http://example.org/> .\nex:a ex:b [ ex:c ;;\nex:d .\n",
    "astral.ttl": '@prefix ex: <http://example.org/> .\nex:a ex:b "\U0001F600\U0001F600" , nothing .\n',
    "brace.ttl": "<http://example.org/a> <http://example.org/b{0}> [ .\n",
    "link.ttl": "@prefix ex: <http://example.org/> .\nex:a ex:b [x](http://example.org/) .\n",
    "a name%.ttl": "ex:a ex:b ex:c .\n",
    "sound.ttl": "<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n",
}


def schema():
    """The schema of SARIF as an npm package carries it; None where it or jsonschema is not installed."""
    path = PACKAGES / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
    try:
        import jsonschema
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ImportError, OSError) as missing:
        print(f"not checked against the schema of SARIF: {missing}")
        return None
    return jsonschema.Draft7Validator(found)


def check(folder, path, form):
    return subprocess.run([BINARY, "check", "-f", form, path], cwd=folder, capture_output=True, env=CLEAN, timeout=300)


def lines_of(path):
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError):
            return None
    return re.split(r"\r\n|\n|\r", content.decode(errors="surrogateescape"))


def expected_lines():
    """The line of the first fault of each faulty file of `../shared/hostile`, where it has one."""
    rows = [line.split("\t") for line in (SHARED / "EXPECT.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return {row[0]: int(row[2]) for row in rows if row[1] == "err" and row[2].isdigit()}


def rules_without_help(rules):
    """The rules of which `filiera help` has no page that begins with their code and says the same; and the codes of the sources
    that have no page."""
    codes = set()
    for layer in ("cli", "graph", "import", "io", "ontology", "query", "rdf", "remote"):
        for path in [*(PROJECT / layer).rglob("*.hpp"), *(PROJECT / layer).rglob("*.cpp")]:
            codes |= set(re.findall(r'FaultKind \w+\{\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert len(codes) > 50, codes
    for code in sorted(codes | set(rules)):
        page = subprocess.run([BINARY, "help", code], capture_output=True, env=CLEAN, check=False).stdout.decode()
        meant = rules[code]["fullDescription"]["text"] if code in rules else ""
        if not page.startswith(code + " (") or " ".join(meant.split())[:60] not in " ".join(page.split()):
            yield code


def flaws(folder, name, validator, lines, rules_seen):
    findings, log = check(folder, name, "json"), check(folder, name, "sarif")
    if findings.returncode != log.returncode:
        return f"exit {log.returncode} instead of {findings.returncode}"
    if not findings.stdout:  # a path that cannot be read at all
        return "a log of nothing" if log.stdout else ""
    findings, log = json.loads(findings.stdout), json.loads(log.stdout)
    if validator:
        for error in validator.iter_errors(log):
            return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    if log["version"] != "2.1.0" or len(log["runs"]) != 1 or log["runs"][0]["tool"]["driver"]["name"] != "filiera":
        return "not a log of one run of filiera"
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    rules_seen.update({rule["id"]: rule for rule in rules})
    if run["columnKind"] != "unicodeCodePoints":
        return "columns are not counted in code points"
    seen = []
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        if rule["id"] != result["ruleId"]:
            return f"{result['ruleId']} is not its rule"
        for text in (result["message"], rule["shortDescription"], rule["fullDescription"], rule["help"]):
            if not text["text"] or HIDDEN.search(text["text"]) or "](" in text["text"]:
                return f"not a message: {text['text']!r}"
            if re.search(r"(?<!\{)\{\d", text["text"]):
                return f"a placeholder: {text['text']!r}"
        place = result["locations"][0]["physicalLocation"] if "locations" in result else {"artifactLocation": {"uri": ""}}
        file = urllib.parse.unquote(place["artifactLocation"]["uri"])
        region = place.get("region", {})
        seen.append((LEVELS[result["level"]] if result["level"] in LEVELS else "info", result["ruleId"], file,
                     region.get("startLine"), region.get("startColumn")))
        text = lines_of(folder / name)
        if not region or text is None:
            continue
        if not 1 <= region["startLine"] <= len(text):
            return f"line {region['startLine']} of {len(text)}"
        if not 1 <= region.get("startColumn", 1) <= len(text[region["startLine"] - 1]) + 1:
            return f"column {region['startColumn']} of {text[region['startLine'] - 1]!r}"
    regions = sorted(result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]
                     if result["level"] == "error" and "region" in result.get("locations", [{"physicalLocation": {}}])[0]["physicalLocation"])
    if name in lines and regions[:1] != [lines[name]]:
        return f"the first error is in line {regions[:1]} instead of {lines[name]}"
    told = sorted((f["severity"], f["code"], f.get("file", ""), f.get("line") or 0, f.get("column") or 0)
                  for f in findings["rows"])
    if told != sorted((a, b, c, d or 0, e or 0) for a, b, c, d, e in seen):
        return f"{seen} instead of {told}"
    return ""


def main():
    validator = schema()
    lines, rules_seen = {}, {}
    ran = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        cases = []
        for name, text in FAULTY.items():
            (folder / name).write_text(text, encoding="utf-8")
            cases.append(name)
        if (SHARED / "EXPECT.tsv").exists():
            lines = expected_lines()
            for path in sorted(SHARED.glob("*.*")):
                if path.suffix in {".ttl", ".nt", ".nq", ".trig", ".gz"}:
                    (folder / path.name).write_bytes(path.read_bytes())
                    cases.append(path.name)
        else:
            print("the hostile files are not at hand (set FILIERA_SHARED)")
        for name in cases:
            ran += 1
            flaw = flaws(folder, name, validator, lines, rules_seen)
            if flaw:
                failed += 1
                print(f"{name}: {flaw}")
        ran += 1
        without = list(rules_without_help(rules_seen))
        if without:
            failed += 1
            print(f"rules without a page of help: {', '.join(without)}")
        # The ending of the file chooses the format.
        done = subprocess.run([BINARY, "check", "unknown.ttl", "-o", "x.sarif"], cwd=folder, env=CLEAN, capture_output=True)
        if done.returncode != 1 or json.loads((folder / "x.sarif").read_text())["version"] != "2.1.0":
            failed += 1
            print(f"-o x.sarif: {done.stderr}")
    print(f"{len(lines)} files with a line, {len(rules_seen)} rules\n{ran - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
