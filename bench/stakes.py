#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a made-up world of ownership to standard output as Turtle: stakes.py STAKES LISTED [HOPS].

A register has two holders on average. Two of three are persons; the others are companies with lower numbers, one in a
hundred with a higher one, so that there are rings. Most shares are exact, some are bands of a register, some not told.
LISTED of the parties, persons or companies, are on a list, each by a measure of its own on any product, which reaches
by one rule from half on; one in three of them holds all of some company. HOPS supply claims go to companies. The same
for the same numbers on every machine."""

import random
import sys

HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix w: <https://example.org/world/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

w:D a fil:Document ; skos:prefLabel "Register"@en ; schema:datePublished "2025-01-01"^^edtf:EDTF ;
    fil:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .
w:R a fil:Regulator ; skos:prefLabel "Regulator"@en .
w:P a fil:Product ; skos:prefLabel "Part"@en .
fil:AnyProduct a fil:Product ; skos:prefLabel "Any product"@en .
w:half a fil:Reach ; fil:threshold 0.5 .
w:rule a fil:Measure ; skos:prefLabel "Rule of half"@en ; fil:effect fil:requiresLicence ; fil:issuedBy w:R ;
    fil:modality fil:ongoing ; fil:reachesOwned w:half .
"""

BANDS = (("over", 0.25, "max", 0.5), ("over", 0.5, "under", 0.75), ("min", 0.75, "max", 1))


def attested(out, claim, number):
    start = number % 5000
    out(f"w:{claim}a a fil:Attestation ; fil:affirms w:{claim} ; prov:wasAttributedTo w:D ; oa:hasSource w:D ; "
        f"fil:start {start} ; fil:end {start + 20} .\n")


def share(draw, left):
    """What a holding says, and how much of the register it takes at most."""
    kind = draw.random()
    if kind < 0.1:
        return "", 0
    if kind < 0.3:
        low, least, high, most = draw.choice(BANDS)
        if most <= left:
            return f" ; fil:{low}Share {least} ; fil:{high}Share {most}", most
    part = draw.choice((0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.51, 1))
    part = part if part <= left else round(left / 2, 4)
    return f" ; fil:share {part}", part


def main():
    stakes, listed = int(sys.argv[1]), int(sys.argv[2])
    hops = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    draw, out = random.Random(stakes), sys.stdout.write
    companies = persons = max(stakes // 2, listed + 2)
    names = [f"{draw.choice('CN')}{i}" for i in draw.sample(range(companies - 1), listed)]
    out(HEAD)
    attested(out, "rule", 0)
    for c in range(companies):
        out(f'w:C{c} a fil:Company ; skos:prefLabel "Company {c}"@en .\n')
    for n in range(persons):
        out(f'w:N{n} a fil:Agent ; skos:prefLabel "Person {n}"@en .\n')
    for m, party in enumerate(names):
        out(f'w:M{m} a fil:Measure ; skos:prefLabel "Listing {m}"@en ; fil:effect fil:requiresLicence ; '
            f"fil:issuedBy w:R ; fil:appliesTo fil:AnyProduct ; fil:onParty w:{party} ; fil:reachesBy w:rule ; "
            f'fil:modality fil:ongoing ; fil:starts "{2010 + m % 15}-01-01"^^edtf:EDTF .\n')
        attested(out, f"M{m}", m)
    left = [1.0] * companies
    for s in range(stakes):
        whole = s < listed // 3
        asset = draw.randrange(1, companies)
        if whole:
            owner = names[s]
        elif draw.random() < 2 / 3:
            owner = f"N{draw.randrange(persons)}"
        else:
            owner = f"C{draw.randrange(asset if draw.random() < 0.99 else companies)}"
        says, taken = (" ; fil:share 1", 1) if whole and left[asset] == 1 else share(draw, left[asset])
        left[asset] -= taken
        started = f' ; fil:starts "{draw.randrange(2000, 2025)}"^^edtf:EDTF' if draw.random() < 0.5 else ""
        ended = f' ; fil:ends "{draw.randrange(2025, 2027)}-06-30"^^edtf:EDTF' if draw.random() < 0.1 else ""
        out(f"w:h{s} a fil:Link ; rdf:subject w:{owner} ; rdf:predicate fil:owns ; rdf:object w:C{asset}{says} ; "
            f"fil:modality fil:ongoing{started}{ended} .\n")
        attested(out, f"h{s}", s)
    for s in range(hops):
        out(f"w:s{s} a fil:Link ; rdf:subject w:C{draw.randrange(companies)} ; rdf:predicate fil:suppliesTo ; "
            f'rdf:object w:C{draw.randrange(companies)} ; fil:product w:P ; fil:modality fil:ongoing ; '
            f'fil:starts "2015"^^edtf:EDTF .\n')
        attested(out, f"s{s}", s)


if __name__ == "__main__":
    main()
