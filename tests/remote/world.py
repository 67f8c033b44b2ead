# SPDX-License-Identifier: Apache-2.0
"""Random small worlds in the model's vocabulary, as Turtle: who supplies whom, measures, events, voices, denials."""
import random

HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://example.org/> .
"""
# An edge type of each behaviour, and a modality, that the data declares for itself.
DECLARED = """
ex:orders a fil:EdgeType ; rdfs:label "orders" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:goodsFlow fil:against .
ex:tries a fil:EdgeType ; rdfs:label "tries" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:goodsFlow fil:against ;
    fil:atMostPossible true .
ex:lends a fil:EdgeType ; rdfs:label "lends" ; rdfs:domain fil:Company ; rdfs:range fil:Company ; fil:goodsFlow fil:with ;
    fil:atMostPossible true .
ex:reaches a fil:EdgeType ; rdfs:label "reaches" ; rdfs:domain fil:Product ; rdfs:range fil:Company ; fil:goodsFlow fil:with .
ex:audits a fil:EdgeType ; rdfs:label "audits" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:partner true .
ex:drawnBy a fil:EdgeType ; rdfs:label "is drawn by" ; rdfs:domain fil:Product ; rdfs:range fil:Company ; fil:partner true .
ex:mooted a fil:Modality ; rdfs:label "mooted" ; fil:real false .
ex:agreed a fil:Modality ; rdfs:label "agreed" .
"""
DATES = ["2023", "2024", "2024-06", "2025-03-05", "[2024-05..2025-02]", "[..2024-12]", "[2025..]"]
SUPPLY = [("suppliesTo", "Company", "Company"), ("manufactures", "Company", "Product"), ("sells", "Company", "Product"),
          ("commissions", "Company", "Product"), ("uses", "Company", "Product"), ("designs", "Company", "Product"),
          ("developsWith", "Company", "Company"), ("inputTo", "Product", "Product"), ("kindOf", "Product", "Product"),
          ("locatedIn", "Company", "Place"), ("memberOf", "Company", "Group"), ("ex:orders", "Company", "Product"),
          ("ex:tries", "Company", "Product"), ("ex:lends", "Company", "Company"), ("ex:reaches", "Product", "Company"),
          ("ex:audits", "Company", "Product"), ("ex:drawnBy", "Product", "Company")]
MODALITIES = ["fil:planned", "fil:contracted", "fil:ongoing", "fil:done", "ex:mooted", "ex:agreed"]
EFFECTS = ["prohibits", "requiresLicence", "restricts", "permits", "encourages", "requires"]


def world(seed):
    """The Turtle of one world and the names of its companies and products. The same seed gives the same world."""
    chance = random.Random(seed)
    sizes = {"Company": 6, "Product": 5, "Place": 3, "Group": 2, "Regulator": 1, "Agent": 3}
    letters = {"Place": "L"}
    things = {kind: [f"{letters.get(kind, kind[0])}{i}" for i in range(count)] for kind, count in sizes.items()}
    text = [HEAD, DECLARED]
    for kind, names in things.items():
        text += [f'kg:{name} a fil:{kind} ; skos:prefLabel "{kind} {name}"@en .' for name in names]
    for i in range(2):
        text.append(f'kg:D{i} a fil:Document ; skos:prefLabel "Document {i}"@en ; '
                    f'schema:datePublished "202{4 + i}-07"^^edtf:EDTF ; schema:inLanguage "en" ; '
                    f'fil:sha256 "{i:064x}" .')
    number = 0

    def attest(claim):
        nonlocal number
        for _ in range(chance.choice([1, 1, 2])):
            number += 1
            verb = "denies" if chance.random() < 0.15 else "affirms"
            text.append(f"kg:a{number} a fil:Attestation ; fil:{verb} kg:{claim} ; "
                        f"prov:wasAttributedTo kg:{chance.choice(things['Agent'])} ; "
                        f"oa:hasSource kg:D{chance.randrange(2)} ; fil:start {number} ; fil:end {number + 5} .")
        number += 1
        text.append(f"kg:a{number} a fil:Attestation ; fil:affirms kg:{claim} ; prov:wasAttributedTo kg:D0 ; "
                    f"oa:hasSource kg:D0 ; fil:start 0 ; fil:end 9 .")

    links = []
    for i in range(30):
        edge, domain, range_ = chance.choice(SUPPLY)
        start, end = chance.choice(things[domain]), chance.choice(things[range_])
        if start == end or (edge in ("kindOf", "inputTo") and start > end):
            continue
        standing = edge in ("kindOf", "inputTo", "locatedIn", "memberOf")
        if ":" not in edge:
            edge = "fil:" + edge
        more = "" if standing else (
            f" ; fil:modality {chance.choice(MODALITIES)}")
        if edge in ("fil:suppliesTo", "fil:developsWith", "ex:lends") and chance.random() < 0.8:
            more += f" ; fil:product kg:{chance.choice(things['Product'])}"
        if chance.random() < 0.5 and more:
            more += f' ; fil:starts "{chance.choice(DATES[:4])}"^^edtf:EDTF'
        text.append(f"kg:l{i} a fil:Link ; rdf:subject kg:{start} ; rdf:predicate {edge} ; "
                    f"rdf:object kg:{end}{more} .")
        attest(f"l{i}")
        links.append(f"l{i}")
    for i in range(4):
        parts = f" ; fil:appliesTo kg:{chance.choice(things['Product'])} ; fil:issuedBy kg:R0"
        if chance.random() < 0.5:
            parts += f" ; fil:{chance.choice(['toPlace', 'fromPlace'])} kg:{chance.choice(things['Place'])}"
        if chance.random() < 0.3:
            parts += f" ; fil:onParty kg:{chance.choice(things['Company'] + things['Group'])}"
        if i and chance.random() < 0.3:
            parts += f" ; fil:exceptionTo kg:m{i - 1}"
        text.append(f"kg:m{i} a fil:Measure ; fil:effect fil:{chance.choice(EFFECTS)}{parts} .")
        attest(f"m{i}")
        if chance.random() < 0.5:
            text.append(f'kg:e{i} a fil:Event ; fil:modality fil:done ; fil:when "{chance.choice(DATES)}"^^edtf:EDTF ; '
                        f"fil:{chance.choice(['introduces', 'terminates'])} kg:m{i} .")
            attest(f"e{i}")
    if len(links) > 1:
        first, second = chance.sample(links, 2)
        text.append(f"kg:{first} fil:{chance.choice(['conflictsWith', 'sameMatterAs'])} kg:{second} .")
    return "\n".join(text) + "\n", things["Company"], things["Product"]
