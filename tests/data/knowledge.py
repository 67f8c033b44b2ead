# SPDX-License-Identifier: Apache-2.0
"""The shipped data as its tests see it: the graph, the list of omitted facts and, where at hand, the articles."""
import contextlib
import csv
import os
import pathlib

import rdflib
from rdflib.namespace import RDF, SKOS

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DATA = SOURCE / "data" / "ai-chips"
SHARED = pathlib.Path(os.environ.get("FILIERA_SHARED", SOURCE.parent / "shared"))
ARTICLES = SHARED / "articles"

FIL = rdflib.Namespace("https://w3id.org/filiera/ns#")
KG = rdflib.Namespace("https://w3id.org/filiera/id/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")

CLAIM_CLASSES = (FIL.Link, FIL.Measure, FIL.Event, FIL.Figure, FIL.Remark)
THING_CLASSES = (FIL.Company, FIL.Group, FIL.Product, FIL.Regulator, FIL.Place, FIL.Country, FIL.Agent)

PREFIXES = f"""
@prefix fil: <{FIL}> . @prefix kg: <{KG}> . @prefix prov: <{PROV}> . @prefix oa: <{OA}> . @prefix schema: <{SCHEMA}> .
@prefix rdf: <{RDF}> . @prefix skos: <{SKOS}> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
"""


def name(term):
    """The local name of an IRI, as messages and expectations write it."""
    text = str(term)
    return text[max(text.rfind("/"), text.rfind("#")) + 1:]


def table(path):
    """The rows of a table separated by tabs, by the names in its first line that is no comment."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


class Knowledge:
    """A graph with the questions that the rules ask of it."""

    def __init__(self, graph):
        self.graph = graph

    @classmethod
    def shipped(cls):
        graph = rdflib.Graph()
        for path in sorted(DATA.glob("*.ttl")):
            graph.parse(path, format="turtle")
        return cls(graph)

    @contextlib.contextmanager
    def changed(self, added="", without=()):
        """For a while, with the statements of `added` (Turtle) and without those that match a pattern of `without`."""
        before = set(self.graph)
        more = set(rdflib.Graph().parse(data=PREFIXES + added, format="turtle")) - before
        less = {statement for pattern in without for statement in self.graph.triples(pattern)}
        for statement in more:
            self.graph.add(statement)
        for statement in less:
            self.graph.remove(statement)
        try:
            yield
        finally:
            for statement in more:
                self.graph.remove(statement)
            for statement in less:
                self.graph.add(statement)

    def of(self, *classes):
        return sorted({subject for cls in classes for subject in self.graph.subjects(RDF.type, cls)})

    def claims(self):
        return self.of(*CLAIM_CLASSES)

    def attestations(self, claim=None):
        """All of them, or those that affirm or deny the claim."""
        if claim is None:
            return self.of(FIL.Attestation)
        return sorted({a for p in (FIL.affirms, FIL.denies) for a in self.graph.subjects(p, claim)})

    def documents_of(self, claim):
        """The documents in which it is attested, in order of their names."""
        return sorted({document for a in self.attestations(claim) for document in self.all(a, OA.hasSource)})

    def told(self, attestation):
        """The claims that it affirms or denies."""
        return self.all(attestation, FIL.affirms) + self.all(attestation, FIL.denies)

    def all(self, subject, predicate):
        return sorted(self.graph.objects(subject, predicate))

    def names(self, subject, predicate):
        return [name(value) for value in self.all(subject, predicate)]

    def links(self, *predicates):
        """(claim, subject, predicate, object) of the links, all of them or those of the predicates."""
        for claim in self.of(FIL.Link):
            for predicate in self.all(claim, RDF.predicate):
                if not predicates or predicate in predicates:
                    for subject in self.all(claim, RDF.subject):
                        for value in self.all(claim, RDF.object):
                            yield claim, subject, predicate, value

    def kinds(self, product):
        """The product itself and whatever is a kind of it, at any distance."""
        reached, waiting = {product}, [product]
        below = {}
        for _, variant, _, family in self.links(FIL.kindOf):
            below.setdefault(family, []).append(variant)
        while waiting:
            for variant in below.get(waiting.pop(), []):
                if variant not in reached:
                    reached.add(variant)
                    waiting.append(variant)
        return reached

    def spans(self):
        """(attestation, document, start, end) of every attestation that states one span."""
        for attestation in self.attestations():
            places = [self.all(attestation, p) for p in (OA.hasSource, FIL.start, FIL.end)]
            if all(len(place) == 1 for place in places):
                yield attestation, name(places[0][0]), int(places[1][0]), int(places[2][0])


def omitted():
    return table(DATA / "omitted.tsv")


def articles():
    """The texts by the name of their document, A0 to A4 in the order of the files; empty where they are not at hand."""
    paths = sorted(ARTICLES.glob("[0-9][0-9][0-9]_*.txt"))
    return {f"A{number}": path.read_bytes() for number, path in enumerate(paths)}


def facts():
    """The rows of the list of facts, each with its document; empty where it is not at hand."""
    path = ARTICLES / "facts.tsv"
    rows = table(path) if path.exists() else []
    return [{**row, "document": row["id"].split("-")[0]} for row in rows]
