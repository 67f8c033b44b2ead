#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every query of data/queries over a fresh export of the shipped data and compares the answer with the one beside it.

    run.py SOURCE BINARY [--write]

Also compares the Turtle form of each query in docs/queries with its text. --write writes answers and forms instead.
Exit 77: cannot be checked.
"""
import csv
import io
import pathlib
import subprocess
import sys

try:
    import rdflib
except ImportError:
    print("python3-rdflib is not installed")
    sys.exit(77)

from query_form import Query

source, binary, write = pathlib.Path(sys.argv[1]), sys.argv[2], "--write" in sys.argv[3:]
folder, forms = source / "data" / "queries", source / "docs" / "queries" / "ai-chips"
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def answer(graph, query):
    """The rows of a SELECT in the order in which they come, as CSV; an unbound cell is empty."""
    result = graph.query(query.text)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(str(variable) for variable in result.vars)
    writer.writerows(["" if value is None else str(value) for value in row] for row in result)
    return lines.getvalue()


def compare(path, expected, found, faults):
    """Writes `found` to the file, or notes a fault where the file says otherwise."""
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    elif expected != found:
        faults.append(f"{path.relative_to(source)} is not what was found:\n{found}")


def text_of(path):
    return path.read_text(encoding="utf-8") if path.exists() else None


export = subprocess.run([binary, "export", "-f", "turtle", "-d", str(source / "data" / "ai-chips")],
                        stdout=subprocess.PIPE, check=True)
graph = rdflib.Graph().parse(data=export.stdout, format="turtle")
queries = [Query(path) for path in sorted(folder.glob("*.rq"))]
faults = []
for query in queries:
    found = answer(graph, query)
    compare(folder / f"{query.name}.csv", text_of(folder / f"{query.name}.csv"), found, faults)
    if found.count("\n") < 2:
        faults.append(f"{query.name}: no rows")
    form = query.turtle()
    compare(forms / f"{query.name}.ttl", text_of(forms / f"{query.name}.ttl"), form, faults)
    told = list(rdflib.Graph().parse(data=form, format="turtle").objects(None, SHACL.select))
    if [str(text) for text in told] != [query.text.rstrip("\n")]:
        faults.append(f"{query.name}: its Turtle form holds another query")
strays = {path.stem for place, ending in ((folder, "*.csv"), (forms, "*.ttl")) for path in place.glob(ending)}
faults += [f"{name}: no query of this name" for name in sorted(strays - {query.name for query in queries})]

for fault in faults:
    print(fault)
print(f"{len(queries)} queries over {len(graph)} statements, {len(faults)} faults")
sys.exit(1 if faults or not queries else 0)
