#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every export format with programs of others, and compares what they see with the graph.

    readers.py SOURCE BINARY PACKAGES

Once over data with hostile labels, once over the shipped data. Exit 77 when no reader is installed.
"""
import collections
import csv
import io
import json
import os
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree

import tools

rdf = {"turtle": ("ttl", "text/turtle"), "ntriples": ("nt", "application/n-triples"),
       "nquads": ("nq", "application/n-quads"), "trig": ("trig", "application/trig")}
reifies = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"


class Differs(Exception):
    """A reader sees something else than was written."""


def same(what, found, expected):
    if found != expected:
        try:
            difference = f"too many {list(found - expected)[:3]}, missing {list(expected - found)[:3]}"
        except TypeError:
            difference = f"{found!r} instead of {expected!r}"
        raise Differs(f"{what}: {difference[:800]}")


def frozen(term):
    return tuple(frozen(part) if isinstance(part, list) else part for part in term)


def by_rdflib(path, format):
    try:
        import rdflib
    except ImportError as error:
        raise tools.Missing("python3-rdflib is not installed") from error
    rdflib.NORMALIZE_LITERALS = False
    string = "http://www.w3.org/2001/XMLSchema#string"
    tagged = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

    def term(t):
        if isinstance(t, rdflib.Literal):
            return ("literal", str(t), t.language or "", tagged if t.language else str(t.datatype or string))
        return ("blank" if isinstance(t, rdflib.BNode) else "iri", str(t))

    graph = rdflib.ConjunctiveGraph().parse(str(path), format={"ntriples": "nt"}.get(format, format))
    return {(term(s), term(p), term(o), ("default",)) for s, p, o in graph}


class Check:
    def __init__(self, binary, packages, data, work):
        self.packages, self.work, self.files = packages, work, {}
        for format in [*rdf, "rdf12", "json", "csv", "dot", "graphml", "gexf"]:
            self.files[format] = work / f"graph.{format}"
            tools.output_of([binary, "export", "-q", "-f", format, "-o", self.files[format], *data])
        self.graph = json.loads(self.files["json"].read_text(encoding="utf-8"))
        self.labels = {thing["iri"]: re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", thing["name"])
                       for thing in self.graph["things"]}
        self.edges = collections.Counter()  # source, target, claim
        for claim in self.graph["claims"]:
            if "subject" in claim:
                self.edges[claim["subject"], claim["object"], claim["iri"]] += 1
            for edge in claim.get("edges", []):
                self.edges[claim["iri"], edge["object"], claim["iri"]] += 1
        self.statements = by_rdflib(self.files["ntriples"], "ntriples")

    # RDF

    def rdflib(self):
        for format in rdf:
            same(f"rdflib reads {format}", by_rdflib(self.files[format], format), self.statements)

    def serdi(self):
        self.converted("serdi", lambda format: ["serdi", "-q", "-i", format, "-o", "ntriples"])

    def rapper(self):
        # Raptor ends a literal before U+FFFE, without a word.
        cut = {tuple(tuple(part.split("\ufffe")[0] for part in term) for term in quad) for quad in self.statements}
        self.converted("rapper", lambda format: ["rapper", "-q", "-i", format, "-o", "ntriples"], cut)

    def converted(self, name, words, expected=None):
        tools.program(name)
        for format in rdf:
            path = self.work / "converted.nt"
            path.write_bytes(tools.output_of([*words(format), self.files[format]]))
            same(f"{name} reads {format}", by_rdflib(path, "ntriples"), expected or self.statements)

    def javascript(self):
        """N3.js and Oxigraph: RDF 1.1 and 1.2."""
        job = [{"file": str(self.files[format]), "format": media} for format, (_, media) in rdf.items()]
        job.append({"file": str(self.files["rdf12"]), "format": "text/turtle"})
        links = {(("iri", claim["iri"]), ("iri", reifies),
                  ("triple", *(("iri", claim[part]) for part in ("subject", "predicate", "object"))),
                  ("default",)) for claim in self.graph["claims"] if "subject" in claim}
        lifting = {"data": str(self.files["turtle"]), "query": str(tools.here.parents[1] / "ontology/reifiers.rq")}
        answers = tools.javascript(self.packages, {"read": job, "construct": lifting})
        same("oxigraph lifts claims", {frozen(quad) for quad in answers["construct"]}, links)
        for format, answer in zip([*rdf, "rdf12"], answers["read"]):
            for library, quads in answer.items():
                if isinstance(quads, dict):
                    raise Differs(f"{library} refuses {format}: {quads['error'][:300]}")
                found = {frozen(quad) for quad in quads}
                reified = {quad for quad in found if quad[1] == ("iri", reifies)}
                same(f"{library} reads {format}", found - reified, self.statements)
                same(f"{library} reads the reifiers of {format}", reified, links if format == "rdf12" else set())

    def jena(self):
        files = []
        for format, (extension, _) in rdf.items():
            files.append(self.files[format].with_suffix("." + extension))
            files[-1].write_bytes(self.files[format].read_bytes())
        parts = tools.jena(self.work, "read", *files).split("\n\n")
        for format, part in zip(rdf, parts):
            found = {frozen(json.loads(line)) for line in part.splitlines() if line}
            same(f"jena reads {format}", found, self.statements)

    # Claims

    def json_schema(self):
        try:
            import jsonschema
        except ImportError as error:
            raise tools.Missing("python3-jsonschema is not installed") from error
        folder = tools.here.parents[1] / "docs/schemas"
        schema, common = (json.loads((folder / name).read_text(encoding="utf-8"))
                          for name in ("graph-2.json", "common.json"))
        base = folder.as_uri() + "/"
        resolver = jsonschema.RefResolver(base_uri=base, referrer=schema, store={base + "common.json": common})
        jsonschema.Draft7Validator(schema, resolver=resolver).validate(self.graph)

    def csv(self):
        rows = list(csv.DictReader(io.StringIO(self.files["csv"].read_bytes().decode(), newline=""), strict=True))
        same("csv", [row["claim"] for row in rows], [claim["iri"] for claim in self.graph["claims"]])
        for row, claim in zip(rows, self.graph["claims"]):
            same(f"csv of {claim['iri']}", (row["subject"], row["object"], row["when"]),
                 (claim.get("subject", ""), claim.get("object", ""), claim.get("when", "")))
            for cell in row.values():
                if cell[:1] in tuple("=+-@\t\r") and cell and not re.fullmatch(r"[+-]?[0-9]+([.][0-9]+)?", cell):
                    raise Differs(f"csv: a spreadsheet would run {cell!r}")

    def graphviz(self):
        told = json.loads(tools.output_of([tools.program("dot"), "-Tjson0", self.files["dot"]]))
        names = [node["name"] for node in told["objects"]]
        same("nodes of dot", set(names), set(self.labels))
        edges = collections.Counter((names[edge["tail"]], names[edge["head"]], edge["id"].split(" ")[0])
                                    for edge in told["edges"])
        same("edges of dot", set(edges.items()), set(self.edges.items()))
        drawn = xml.etree.ElementTree.fromstring(tools.output_of(["dot", "-Tsvg", self.files["dot"]]))
        svg = "{http://www.w3.org/2000/svg}"
        texts = {"".join("".join(text.itertext()) for text in group.iter(svg + "text")).replace("\xa0", " ")
                 for group in drawn.iter(svg + "g") if group.get("class") == "node"}
        shown = {label.replace("\r", "").replace("\n", "").replace("\t", " ") for label in self.labels.values()}
        same("labels drawn by dot", texts, shown)

    def networkx(self):
        try:
            import networkx
        except ImportError as error:
            raise tools.Missing("python3-networkx is not installed") from error
        graph = networkx.read_graphml(self.files["graphml"])
        iris = {node: data["iri"] for node, data in graph.nodes(data=True)}
        same("networkx reads the labels of graphml",
             {(data["iri"], data["label"]) for _, data in graph.nodes(data=True)}, set(self.labels.items()))
        edges = collections.Counter((iris[s], iris[t], data["claim"]) for s, t, data in graph.edges(data=True))
        same("networkx reads the edges of graphml", set(edges.items()), set(self.edges.items()))
        # It reads 1.2, of which 1.3 is no more than another name for what it looks at.
        older = self.files["gexf"].with_suffix(".older.gexf")
        older.write_text(self.files["gexf"].read_text(encoding="utf-8").replace(
            '"http://gexf.net/1.3" version="1.3"', '"http://www.gexf.net/1.2draft" version="1.2"'), encoding="utf-8")
        graph = networkx.read_gexf(older)
        same("networkx reads the labels of gexf",
             {(node, data["label"]) for node, data in graph.nodes(data=True)}, set(self.labels.items()))
        edges = collections.Counter((s, t, data["claim"]) for s, t, data in graph.edges(data=True))
        same("networkx reads the edges of gexf", set(edges.items()), set(self.edges.items()))

    def igraph(self):
        try:
            import igraph
        except ImportError as error:
            raise tools.Missing("python3-igraph is not installed") from error
        graph = igraph.Graph.Read_GraphML(str(self.files["graphml"]))
        same("igraph reads the labels", set(zip(graph.vs["iri"], graph.vs["label"])), set(self.labels.items()))
        edges = collections.Counter((graph.vs[e.source]["iri"], graph.vs[e.target]["iri"], e["claim"]) for e in graph.es)
        same("igraph reads the edges", set(edges.items()), set(self.edges.items()))

    def graphology(self):
        if not (self.packages / "node_modules" / "graphology-gexf").is_dir():
            raise tools.Missing("the packages of tests/interop/package.json are not installed (./dev installs them)")
        told = json.loads(tools.output_of([tools.program("node"), tools.here / "gexf.mjs", self.packages, self.files["gexf"]]))
        same("graphology reads the labels of gexf", {tuple(node) for node in told["nodes"]}, set(self.labels.items()))
        edges = collections.Counter(tuple(edge) for edge in told["edges"])
        same("graphology reads the edges of gexf", set(edges.items()), set(self.edges.items()))

    def gexf_schema(self):
        """The schema of GEXF 1.3 itself, where it is at hand: gexf.rng and dynamics.rng of gexf.net."""
        shared = pathlib.Path(os.environ.get("FILIERA_SHARED", tools.here.parents[2] / "shared"))
        schema = shared / "gexf" / "gexf.rng"
        if not schema.exists():
            raise tools.Missing(f"{schema} is not at hand")
        tools.output_of([tools.program("xmllint"), "--noout", "--relaxng", schema, self.files["gexf"]])

    def gexf_rules(self):
        """What the schema of GEXF 1.3 asks of the elements and attributes that we use."""
        space = "{http://gexf.net/1.3}"
        children = {"gexf": ["meta", "graph"], "meta": ["creator"], "graph": ["attributes", "nodes", "edges"],
                    "attributes": ["attribute"], "nodes": ["node"], "edges": ["edge"],
                    "node": ["attvalues", "spells"], "edge": ["attvalues", "spells"], "attvalues": ["attvalue"],
                    "spells": ["spell"], "spell": [], "attvalue": [], "attribute": [], "creator": []}
        needed = {"gexf": {"version"}, "graph": {"mode", "defaultedgetype", "timeformat", "timerepresentation"},
                  "attributes": {"class"},
                  "attribute": {"id", "title", "type"}, "node": {"id", "label"},
                  "edge": {"id", "source", "target", "label"}, "attvalue": {"for", "value"}}
        root = xml.etree.ElementTree.parse(self.files["gexf"]).getroot()
        for element in root.iter():
            name = element.tag.removeprefix(space)
            optional = {"start", "end"} if name == "spell" else set()
            same(f"attributes of {name}", set(element.keys()) - optional, needed.get(name, set()))
            for bound in ("start", "end"):
                if element.get(bound):
                    same("a date", bool(re.fullmatch(r"-?\d{4,}-\d\d-\d\d", element.get(bound))), True)
            same(f"children of {name}", {child.tag for child in element} - {space + n for n in children[name]}, set())
        graph = root.find(space + "graph")
        same("mode", (root.get("version"), graph.get("mode"), graph.get("defaultedgetype")), ("1.3", "dynamic", "directed"))
        for kind in ("node", "edge"):
            declared = [a.get("id") for group in graph.findall(space + "attributes") if group.get("class") == kind
                        for a in group]
            elements = graph.findall(f"{space}{kind}s/{space}{kind}")
            same(f"attributes of {kind}s", len(set(declared)), len(declared))
            same(f"ids of {kind}s", len({e.get("id") for e in elements}), len(elements))
            for element in elements:
                values = [v.get("for") for v in element.iter(space + "attvalue")]
                same("values", (len(set(values)), set(values) - set(declared)), (len(values), set()))
        nodes = {n.get("id") for n in graph.iter(space + "node")}
        ends = {edge.get(end) for edge in graph.iter(space + "edge") for end in ("source", "target")}
        same("ends of edges", ends - nodes, set())


def main():
    source, binary, packages = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], pathlib.Path(sys.argv[3])
    checks = ["rdflib", "serdi", "rapper", "javascript", "jena", "json_schema", "csv", "graphviz", "networkx", "igraph",
              "graphology", "gexf_rules", "gexf_schema"]
    checks = [name for name in checks if name in sys.argv[4:]] if len(sys.argv) > 4 else checks
    read = failed = 0
    for data in (source / "tests/cli/export/hostile-labels/data.ttl", source / "data/ai-chips"):
        with tempfile.TemporaryDirectory(prefix="filiera-readers-") as work:
            check = Check(binary, packages, [data], pathlib.Path(work))
            for name in checks:
                try:
                    getattr(check, name)()
                    read += 1
                    print(f"{data.name}: {name}: the same")
                except tools.Missing as missing:
                    print(f"{data.name}: {name}: skipped: {missing}")
                except (Differs, RuntimeError) as error:
                    failed += 1
                    print(f"{data.name}: {name}: {error}")
    sys.exit(1 if failed else 0 if read else 77)


main()
