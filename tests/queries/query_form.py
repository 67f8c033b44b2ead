# SPDX-License-Identifier: Apache-2.0
"""A query file (data/queries/*.rq) and the same query as Turtle, in the form of a sh:SPARQLExecutable."""
import re

TURTLE = '''# SPDX-License-Identifier: CC-BY-4.0
# data/queries/{name}.rq in the form that collections of example queries read.

@prefix query: <https://w3id.org/filiera/queries/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

query:{local} a sh:SPARQLExecutable, sh:SPARQLSelectExecutable ;
    rdfs:label "{summary}"@en ;
    rdfs:comment "{description}"@en ;
    schema:target <https://w3id.org/filiera/sparql> ;
    sh:select """{query}""" .
'''


class Query:
    """Title (summary), description and text of a query file; the comments before the text are decorators of grlc."""

    def __init__(self, path):
        self.name = path.stem
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        decorators = dict(re.findall(r"^#\+ (\w+): (.+)$", "".join(lines), re.MULTILINE))
        self.summary, self.description = decorators["summary"], decorators["description"]
        self.text = "".join(line for line in lines if not line.startswith("#"))

    def turtle(self):
        def escaped(text):
            return text.replace("\\", "\\\\").replace('"', '\\"')

        local = "".join(word.capitalize() for word in self.name.split("-"))
        return TURTLE.format(name=self.name, local=local, summary=escaped(self.summary),
                             description=escaped(self.description), query=escaped(self.text.rstrip("\n")))
