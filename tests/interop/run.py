#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Loads an export of the shipped data into real stores, asks them every query of data/queries, and validates with shapes.

    run.py SOURCE BINARY PACKAGES [STORE]...

PACKAGES holds the node_modules of package.json. Stores: rdflib, oxigraph, jena, virtuoso; without any, all of them. Prints
a table; exit 1 when a store disagrees, 77 when none of those named is installed.
"""
import csv
import io
import pathlib
import sys
import tempfile

import broken
import tools
import virtuoso


def rows_of(text):
    """The header and the rows of CSV, numbers without trailing zeros: stores write decimals as they like."""
    def cell(value):
        whole, point, fraction = value.partition(".")
        if point and whole.lstrip("-").isdigit() and fraction.isdigit():
            return whole + ("." + fraction.rstrip("0") if fraction.rstrip("0") else "")
        return value

    return [[cell(value) for value in row] for row in csv.reader(io.StringIO(text)) if row]


class Run:
    def __init__(self, source, binary, packages, work):
        self.source, self.packages, self.work = source, packages, work
        self.export = work / "graph.ttl"
        tools.output_of([binary, "export", "-q", "-d", source / "data" / "ai-chips", "-o", self.export])
        self.queries = {path.stem: path for path in sorted((source / "data" / "queries").glob("*.rq"))}
        self.expected = {name: rows_of(path.with_suffix(".csv").read_text(encoding="utf-8"))
                         for name, path in self.queries.items()}

    def rdflib(self):
        try:
            import rdflib
        except ImportError as error:
            raise tools.Missing("python3-rdflib is not installed") from error
        graph = rdflib.Graph().parse(str(self.export), format="turtle")
        answers = {name: graph.query(path.read_text(encoding="utf-8")).serialize(format="csv").decode()
                   for name, path in self.queries.items()}
        return len(graph), answers

    def oxigraph(self):
        queries = {name: path.read_text(encoding="utf-8") for name, path in self.queries.items()}
        answer = tools.javascript(self.packages, {"load": {"data": str(self.export), "queries": queries}})["load"]
        return answer["size"], answer["answers"]

    def jena(self):
        folder = self.work / "jena"
        folder.mkdir()
        count = tools.jena(self.work, "load", folder, self.export, *self.queries.values())
        return int(count), {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in self.queries}

    def virtuoso(self):
        return virtuoso.answers(self.work / "virtuoso", self.export,
                                {name: path.read_text(encoding="utf-8") for name, path in self.queries.items()})

    def differing(self, answers):
        return [name for name, rows in self.expected.items()
                if not isinstance(answers[name], str) or rows_of(answers[name]) != rows]

    # Validators

    def data_files(self):
        """Each data set as the list of its files: the ontology beside each, as the shapes ask."""
        ontology = self.source / "ontology" / "filiera.ttl"
        files = {"shipped": [str(self.export), str(ontology)]}
        for name, text in broken.texts():
            path = self.work / f"{name}.ttl"
            path.write_text(text, encoding="utf-8")
            files[name] = [str(path), str(ontology)]
        return files

    def shacl_by_javascript(self):
        shapes = str(self.source / "ontology" / "shapes.ttl")
        return tools.javascript(self.packages, {"shapes": {"shapes": shapes, "files": self.data_files()}})["shapes"]

    def shacl_by_jena(self):
        files = self.data_files()
        names = {":".join(paths): name for name, paths in files.items()}
        messages = {name: [] for name in files}
        for line in tools.jena(self.work, "shapes", self.source / "ontology" / "shapes.ttl", *names).splitlines():
            file, message = line.split("\t", 1)
            messages[names[file]].append(message)
        return messages


def missed(messages):
    """The data sets of which the validator says something else than it should."""
    wrong = [name for name in ("shipped", "sound") if messages[name]]
    wrong += [name for name, (_, _, meant) in broken.faults.items()
              if not any(message.startswith(meant) for message in messages[name])]
    return wrong


def main():
    source, binary, packages = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3])
    stores = sys.argv[4:] or ["rdflib", "oxigraph", "jena", "virtuoso"]
    validators = {"oxigraph": ("rdf-validate-shacl", Run.shacl_by_javascript), "jena": ("jena", Run.shacl_by_jena)}
    table, failed, sizes = [], False, set()
    with tempfile.TemporaryDirectory(prefix="filiera-interop-") as folder:
        run = Run(source, binary, packages, pathlib.Path(folder))
        for store in stores:
            try:
                size, answers = getattr(run, store)()
            except tools.Missing as missing:
                table.append((store, "–", "–", f"skipped: {missing}"))
                continue
            wrong = run.differing(answers)
            sizes.add(size)
            failed = failed or bool(wrong)
            table.append((store, str(size), f"{len(run.queries) - len(wrong)} of {len(run.queries)}", ", ".join(wrong)))
        for name, validate in (validators[store] for store in stores if store in validators):
            try:
                wrong = missed(validate(run))
            except tools.Missing as missing:
                table.append((f"shapes: {name}", "–", "–", f"skipped: {missing}"))
                continue
            failed = failed or bool(wrong)
            total = len(broken.faults) + 2
            table.append((f"shapes: {name}", "–", f"{total - len(wrong)} of {total}", ", ".join(wrong)))
    print(f"{'STORE':<28}{'TRIPLES':<10}{'RIGHT':<10}WRONG")
    for name, size, right, wrong in table:
        print(f"{name:<28}{size:<10}{right:<10}{wrong}")
    if len(sizes) > 1:
        print("the stores hold different numbers of triples")
    sys.exit(1 if failed or len(sizes) > 1 else 0 if sizes else 77)


main()
