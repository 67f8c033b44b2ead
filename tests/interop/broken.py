# SPDX-License-Identifier: Apache-2.0
"""Small data with one fault each, and the message of the shape that is meant to catch it."""

prefixes = """@prefix : <https://example.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

sound = prefixes + """
:freedonia a fil:Country .
:abroad a fil:Place ; fil:complementOf :freedonia .
:chip a fil:Product ; skos:notation "854231"^^fil:HS , "3A090.a"^^fil:ECCN , "of another list" .
:acme a fil:Company ; skos:prefLabel "Acme"@en .
:bolt a fil:Company .
:part a fil:Product .
:board a fil:Regulator .
:paper a fil:Document ; schema:name "A paper"@en ; schema:url <https://example.org/paper> ; schema:publisher "Gazette" ;
    schema:datePublished "2026-01"^^edtf:EDTF ; schema:inLanguage "en" ;
    fil:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .

:link a fil:Link ; rdf:subject :acme ; rdf:predicate fil:suppliesTo ; rdf:object :bolt ; fil:product :part ;
    fil:modality fil:done ; fil:starts "2025"^^edtf:EDTF ; fil:amount :sum .
:sum a schema:MonetaryAmount ; schema:value 5 ; schema:currency "CNY" .
:said a fil:Attestation ; fil:affirms :link ; prov:wasAttributedTo :paper ; oa:hasSource :paper ; fil:start 1 ; fil:end 9 .

:rule a fil:Measure ; fil:effect fil:prohibits ; fil:issuedBy :board ; fil:appliesTo :part .
:ruled a fil:Attestation ; fil:affirms :rule ; prov:wasAttributedTo :paper ; oa:hasSource :paper ; fil:start 9 ; fil:end 20 .

:count a fil:Figure ; fil:about :acme ; fil:metric fil:monthlyUsers ; fil:share 0.25 .
:counted a fil:Attestation ; fil:affirms :count ; prov:wasAttributedTo :paper ; oa:hasSource :paper ; fil:start 20 ; fil:end 30 .
"""

# What is replaced in the sound data, by what, and how the message begins.
faults = {
    "no-source": ("fil:affirms :rule", "fil:affirms :link", "A claim needs a source"),
    "unknown-modality": ("fil:modality fil:done", "fil:modality fil:rumoured", "State at most one fil:modality"),
    "untyped-date": ('"2025"^^edtf:EDTF', '"2025"', "Write at most one fil:starts"),
    "uncertain-date": ('"2025"^^edtf:EDTF', '"2025?"^^edtf:EDTF', "Write at most one fil:starts"),
    "two-kinds-of-time": ("fil:starts", 'fil:when "2025"^^edtf:EDTF ; fil:starts', "Use fil:when for an event"),
    "bounds-in-wrong-order": ("fil:starts", 'fil:startsEarliest "2025-02-01"^^xsd:date ; fil:startsLatest '
                              '"2025-01-01"^^xsd:date ; fil:starts', "fil:startsEarliest is one xsd:date"),
    "two-objects": ("rdf:object :bolt", "rdf:object :bolt , :acme", "A link has exactly one rdf:object"),
    "unknown-edge-type": ("fil:suppliesTo", ":suppliesTo", "A link has exactly one rdf:predicate"),
    "product-of-another-kind": ("fil:product :part", "fil:product :board", "Let fil:product name a fil:Product"),
    "untyped-amount": (":sum a schema:MonetaryAmount", ":sum a schema:Thing", "Give one fil:amount for each unit"),
    "no-effect": ("fil:effect fil:prohibits ;", "", "A measure has exactly one fil:effect"),
    "issued-by-a-company": ("fil:issuedBy :board", "fil:issuedBy :acme", "Let fil:issuedBy name a fil:Regulator"),
    "no-goods-nor-party": ("; fil:appliesTo :part", "", "Give the goods or the party"),
    "unknown-metric": ("fil:monthlyUsers", "fil:weather", "A figure has exactly one fil:metric"),
    "share-above-one": ("fil:share 0.25", "fil:share 25", "Write at most one fil:share"),
    "no-voice": ("fil:affirms :count ; prov:wasAttributedTo :paper ;", "fil:affirms :count ;",
                 "Name with prov:wasAttributedTo"),
    "span-ends-before-it-starts": ("fil:start 9", "fil:start 90", "Give the start of the passage"),
    "affirms-and-denies": ("fil:affirms :rule", "fil:affirms :rule ; fil:denies :rule",
                           "An attestation either affirms or denies"),
    "digest-too-short": ("abcdef0123456789abcdef\" .", "abcdef\" .", "Give the SHA-256"),
    "currency-in-words": ('schema:currency "CNY"', 'schema:currency "yuan"', "Give the sum its currency"),
    "sum-without-number": ("schema:value 5 ;", "", "Give the amount an IRI of its own"),
    "code-with-a-point": (':part a fil:Product', ':part skos:notation "8542.31"^^fil:HS ; a fil:Product',
                          "Write a code of fil:HS"),
    "code-without-digits": (':part a fil:Product', ':part skos:notation "3A09"^^fil:ECCN ; a fil:Product',
                            "Write a code of fil:HS"),
    "two-titles": ("schema:datePublished", 'schema:name "One"@en , "Two"@en ; schema:datePublished',
                   "Write the title of the document"),
    "link-in-words": ("schema:datePublished", 'schema:url "over there" ; schema:datePublished',
                      "Write at most one schema:url"),
    "outside-of-a-company": (":part a fil:Product", ":acme fil:complementOf :bolt . :part a fil:Product",
                             "A place is fil:complementOf"),
    "alternatives-of-supply": ("fil:modality fil:done", "fil:anyOf :set ; fil:modality fil:done",
                               "Write fil:anyOf only on links of fil:inputTo"),
    "two-names": ('"Acme"@en', '"Acme"@en , "Acme Inc."@en', "Keep one skos:prefLabel per language"),
}


def texts():
    """The sound data under "sound", and each broken one by its name."""
    yield "sound", sound
    for name, (found, replacement, _) in faults.items():
        assert sound.count(found) >= 1, name
        yield name, sound.replace(found, replacement, 1)
