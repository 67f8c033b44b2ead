#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The work grows linearly with the input: run.py FILIERA [CASE]...

Each case makes data of n, 2n and 4n parts and counts, by valgrind, the instructions of a question to it. What the second
doubling adds may be at most 2.6 times what the first one added: 2 is linear, 2.2 is n log n at these sizes, 4 is
quadratic. Where the answer itself grows with the square of n, n is doubled twice in four steps: the answer doubles.
Without valgrind nothing is tested (exit code 77)."""

import datetime
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

MOST = 2.6

HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ex: <http://example.org/> .
ex:D a fil:Document ; skos:prefLabel "Report" .
ex:V a fil:Agent ; skos:prefLabel "Voice" .
ex:A a fil:Company ; skos:prefLabel "Acme" .
ex:B a fil:Company ; skos:prefLabel "Bolt" .
ex:l a fil:Link ; rdf:subject ex:A ; rdf:predicate fil:suppliesTo ; rdf:object ex:B ; fil:modality fil:ongoing .
"""


def attestation(number, voice="ex:D", more=""):
    return (f"ex:a{number} a fil:Attestation ; fil:affirms ex:l ; prov:wasAttributedTo {voice} ; oa:hasSource ex:D ; "
            f"fil:start {number} ; fil:end {number + 1} {more}.\n")


def prefixes(n):
    return "".join(f"@prefix p{i}: <http://example.org/{i}/> .\n" for i in range(n)) + "p0:s p1:p p2:o .\n"


def used_prefixes(n):
    return (prefixes(n) + "".join(f"p{i}:s p{i}:p p{i}:o .\n" for i in range(n)))


def voices(n):
    return HEAD + "".join(attestation(i, "ex:V") for i in range(n))


def relay(n):
    return (HEAD + attestation(0) +
            "".join(attestation(i, more=f"; prov:wasDerivedFrom ex:a{i - 1} ") for i in range(1, n)))


def aliases(n):
    return HEAD + attestation(0) + "ex:A skos:altLabel " + ", ".join(f'"Alias {i}"' for i in range(n)) + " .\n"


def bad_bytes(n):
    return "<u:s> <u:p> <u:o> .\n" + "\0" * (64 * n)


def bad_lines(n):
    return "".join(f"<u:s{i}> <u:p> \x01\x02\x03\x04 .\n" for i in range(n))


def told(claim):
    return (f"{claim}t a fil:Attestation ; fil:affirms {claim} ; prov:wasAttributedTo ex:D ; oa:hasSource ex:D ; "
            f"fil:start 1 ; fil:end 2 .\n")


def link(claim, subject, edge_type, to, more=""):
    return (f"{claim} a fil:Link ; rdf:subject {subject} ; rdf:predicate fil:{edge_type} ; rdf:object {to} {more}.\n" +
            told(claim))


def measure(name, more, effect="prohibits"):
    return f"{name} a fil:Measure ; fil:effect fil:{effect} ; {more} .\n" + told(name)


def products(n):
    return "".join(f'ex:p{i} a fil:Product ; skos:prefLabel "P{i}" .\n' for i in range(n))


def bases(n):
    return "@base <http://example.org/> .\n" + "@base <b/> .\n" * n + "<s> <p> <o> .\n"


def one_prefix_again(n):
    return "@prefix p: <http://example.org/> .\n" * n + "p:s p:p p:o .\n"


def digits(n):
    return (HEAD + told("ex:l") + "ex:l fil:amount ex:m .\n"
            f"ex:m a schema:QuantitativeValue ; schema:value {'7' * n} ; schema:unitText \"pieces\" .\n")


def other_voices(n):
    return HEAD + "".join(f'ex:v{i} a fil:Agent ; skos:prefLabel "Voice {i}" .\n' + attestation(i, f"ex:v{i}")
                          for i in range(n))


def input_chain(n):
    return (HEAD + told("ex:l") + products(n + 1) +
            "".join(link(f"ex:i{i}", f"ex:p{i}", "inputTo", f"ex:p{i + 1}") for i in range(n)) +
            "".join(link(f"ex:s{i}", "ex:A", "suppliesTo", "ex:B", f"; fil:product ex:p{i} ") for i in range(n)) +
            measure("ex:m", f"fil:appliesTo ex:p{n}"))


def exception_chain(n):
    return (HEAD + told("ex:l") + products(1) + link("ex:s", "ex:A", "suppliesTo", "ex:B", "; fil:product ex:p0 ") +
            measure("ex:m0", "fil:appliesTo ex:p0") +
            "".join(measure(f"ex:m{i}", f"fil:exceptionTo ex:m{i - 1}", "permits") for i in range(1, n)))


def exceptions_to_one(n):
    return (HEAD + told("ex:l") + products(1) + link("ex:s", "ex:A", "suppliesTo", "ex:B", "; fil:product ex:p0 ") +
            measure("ex:m0", "fil:appliesTo ex:p0") +
            "".join(measure(f"ex:m{i}", "fil:exceptionTo ex:m0", "permits") for i in range(1, n)))


def makers_and_takers(n):
    return (HEAD + told("ex:l") + products(1) +
            "".join(f'ex:s{i} a fil:Company ; skos:prefLabel "S{i}" .\nex:r{i} a fil:Company ; skos:prefLabel "R{i}" .\n' +
                    link(f"ex:f{i}", f"ex:s{i}", "manufactures", "ex:p0") + link(f"ex:t{i}", f"ex:r{i}", "uses", "ex:p0")
                    for i in range(n)))


def variants_and_takers(n):
    """A product of n variants, and n who are supplied with it."""
    return (HEAD + told("ex:l") + products(n) +
            "".join(link(f"ex:v{i}", f"ex:p{i}", "kindOf", "ex:p0") for i in range(1, n)) +
            "".join(f'ex:r{i} a fil:Company ; skos:prefLabel "R{i}" .\n' +
                    link(f"ex:t{i}", "ex:A", "suppliesTo", f"ex:r{i}", "; fil:product ex:p0 ") for i in range(n)))


def measures_and_hops(n):
    return (HEAD + told("ex:l") + products(1) +
            "".join(f'ex:s{i} a fil:Company ; skos:prefLabel "S{i}" .\n' +
                    link(f"ex:f{i}", f"ex:s{i}", "suppliesTo", "ex:B", "; fil:product ex:p0 ") +
                    measure(f"ex:m{i}", "fil:appliesTo ex:p0") for i in range(n)))


def tellings(n):
    """One matter, told n times, each time with another year."""
    return (HEAD + told("ex:l") +
            "".join(link(f"ex:t{i:04}", "ex:A", "suppliesTo", "ex:B",
                         f'; fil:modality fil:ongoing ; fil:starts "{1000 + i}"^^edtf:EDTF ; fil:sameMatterAs ex:l ')
                    for i in range(n)))


def figures(n, more=""):
    """n figures of one thing and period, each with another amount."""
    return (HEAD + told("ex:l") +
            "".join(f'ex:f{i} a fil:Figure ; fil:about ex:A ; fil:metric fil:spending ; fil:when "2024"^^edtf:EDTF ; '
                    f'fil:amount ex:n{i} {more}.\nex:n{i} a schema:MonetaryAmount ; schema:value {i} ; schema:currency "USD" .\n'
                    + told(f"ex:f{i}") for i in range(n)))


def figures_of_many_things(n):
    """Two figures that exclude each other, each about n things."""
    return (HEAD + told("ex:l") + products(n) +
            "".join(f"ex:f{i} a fil:Figure ; fil:metric fil:spending ; fil:share 0.{i} ; fil:about ex:A, " +
                    ", ".join(f"ex:p{j}" for j in range(n)) + " .\n" + told(f"ex:f{i}") for i in (5, 6)))


def figures_of_one_matter(n):
    return figures(n) + "".join(f"ex:f{i} fil:sameMatterAs ex:f0 .\n" for i in range(1, n))


def explained_figures(n):
    return (figures(n) + 'ex:r a fil:Remark ; fil:text "Other years"@en ; fil:difference fil:scope ; fil:about ' +
            ", ".join(f"ex:f{i}" for i in range(n)) + " .\n" + told("ex:r"))


def figures_with_remarks(n):
    """Figures of which one remark explains the differences of all, and another those of each with the next."""
    remark = lambda name, about: (f'{name} a fil:Remark ; fil:text "Other years"@en ; fil:difference fil:scope ; fil:about ' +
                                  ", ".join(f"ex:f{i}" for i in about) + " .\n" + told(name))
    return (figures(n) + remark("ex:r", range(n)) + "".join(remark(f"ex:r{i}", (i, i + 1)) for i in range(n - 1)))


def conflicts(n):
    """n claims that conflict with one, each with a remark on the two."""
    return (HEAD + told("ex:l") +
            "".join(link(f"ex:k{i}", "ex:A", "suppliesTo", "ex:B", "; fil:conflictsWith ex:l ") +
                    f'ex:r{i} a fil:Remark ; fil:text "One or the other"@en ; fil:about ex:k{i}, ex:l .\n' + told(f"ex:r{i}")
                    for i in range(n)))


def denied_answers(n, denied=()):
    """n narrower claims that answer one, each denied by a voice of its own; so are the claims `denied`."""
    return (HEAD + told("ex:l") +
            "".join(link(f"ex:k{i}", "ex:A", "suppliesTo", "ex:B", "; fil:answers ex:l ") +
                    f'ex:v{i} a fil:Agent ; skos:prefLabel "Voice {i}" .\n' +
                    "".join(f"ex:d{claim[3:]}{i} a fil:Attestation ; fil:denies {claim} ; prov:wasAttributedTo ex:v{i} ; "
                            "oa:hasSource ex:D ; fil:start 1 ; fil:end 2 .\n" for claim in (f"ex:k{i}", *denied))
                    for i in range(n)))


def answers_to_a_denied(n):
    return denied_answers(n, ["ex:l"])


def coded_chain(n):
    """A chain of inputs whose last product carries the code that a measure states."""
    return (HEAD + told("ex:l") + products(n + 1) + 'ex:m a fil:Measure ; fil:effect fil:prohibits .\n' + told("ex:m") +
            f'ex:m skos:notation "8542"^^fil:HS .\nex:p{n} skos:notation "854231"^^fil:HS .\n' +
            "".join(link(f"ex:i{i}", f"ex:p{i}", "inputTo", f"ex:p{i + 1}") +
                    link(f"ex:s{i}", "ex:A", "suppliesTo", "ex:B", f"; fil:product ex:p{i} ") for i in range(n)))


def kind_chain(n, more=""):
    """A chain of families whose last one a measure names, and a hop of each."""
    return (HEAD + told("ex:l") + products(n + 1) + more +
            "".join(link(f"ex:k{i}", f"ex:p{i}", "kindOf", f"ex:p{i + 1}") +
                    link(f"ex:s{i}", "ex:A", "suppliesTo", "ex:B", f"; fil:product ex:p{i} ") for i in range(n)) +
            measure("ex:m", f"fil:appliesTo ex:p{n}"))


def complying_chain(n):
    return kind_chain(n, measure("ex:c", "fil:appliesTo ex:p1", "requires") + link("ex:kc", "ex:p0", "compliesWith", "ex:c"))


def place_chain(n):
    """A chain of places whose last one a measure names, and a hop to a company in each."""
    return (HEAD + told("ex:l") + products(1) + f'ex:q{n} a fil:Country ; skos:prefLabel "Q{n}" .\n' +
            "".join(f'ex:q{i} a fil:Place ; skos:prefLabel "Q{i}" .\nex:r{i} a fil:Company ; skos:prefLabel "R{i}" .\n' +
                    link(f"ex:k{i}", f"ex:q{i}", "locatedIn", f"ex:q{i + 1}") +
                    link(f"ex:i{i}", f"ex:r{i}", "locatedIn", f"ex:q{i}") +
                    link(f"ex:s{i}", "ex:A", "suppliesTo", f"ex:r{i}", "; fil:product ex:p0 ") for i in range(n)) +
            measure("ex:m", f"fil:appliesTo ex:p0 ; fil:toPlace ex:q{n}"))


def dated_kinds(n):
    """A product that is of another family each year, one of which a measure names."""
    return (HEAD + told("ex:l") + products(n + 1) + link("ex:s", "ex:A", "suppliesTo", "ex:B", "; fil:product ex:p0 ") +
            "".join(link(f"ex:k{i}", "ex:p0", "kindOf", f"ex:p{i}",
                         f'; fil:starts "{1000 + i}"^^edtf:EDTF ; fil:ends "{1000 + i}"^^edtf:EDTF ')
                    for i in range(1, n + 1)) +
            measure("ex:m", "fil:appliesTo ex:p1"))


def makers_perhaps_abroad(n):
    """n suppliers of one company, each in a country by a claim that somebody denies."""
    return (HEAD + told("ex:l") + products(1) + 'ex:H a fil:Country ; skos:prefLabel "Home" .\n' +
            "".join(f'ex:s{i} a fil:Company ; skos:prefLabel "S{i}" .\n' +
                    link(f"ex:f{i}", f"ex:s{i}", "suppliesTo", "ex:B", "; fil:product ex:p0 ") +
                    link(f"ex:i{i}", f"ex:s{i}", "locatedIn", "ex:H") +
                    f"ex:d{i} a fil:Attestation ; fil:denies ex:i{i} ; prov:wasAttributedTo ex:V ; oa:hasSource ex:D ; "
                    "fil:start 1 ; fil:end 2 .\n" for i in range(n)))


def makers_in_a_row(n):
    """Each company supplies the next with the product that goes into the next product."""
    return (HEAD + told("ex:l") + products(n + 1) +
            "".join(f'ex:c{i} a fil:Company ; skos:prefLabel "{"Last" if i == n else f"C{i}"}" .\n' for i in range(n + 1)) +
            "".join(link(f"ex:i{i}", f"ex:p{i}", "inputTo", f"ex:p{i + 1}") +
                    link(f"ex:s{i}", f"ex:c{i}", "suppliesTo", f"ex:c{i + 1}", f"; fil:product ex:p{i} ")
                    for i in range(n)))


def members_of_a_set(n):
    years = ",".join(f"{year:04}" for year in range(0, 2 * n, 2))
    return HEAD + told("ex:l") + f'ex:l fil:when "[{years}]"^^edtf:EDTF .\n'


def untyped(n):
    return HEAD + "".join(f"ex:x{i} fil:suppliesTo ex:y{i} .\nex:c{i} a fil:Company .\n" for i in range(n))


def empty_members(n):
    return gzip.compress(b"", mtime=0) * n + gzip.compress(b"<u:s> <u:p> <u:o> .\n", mtime=0)


def only_blanks(n):
    return gzip.compress(b"\n" * (1000 * n), mtime=0)


# Name: what makes the data, the size of the first run, the arguments before -d FILE, the exit code; "squared" where the
# answer grows so.


OWNERSHIP = HEAD + attestation(0) + """ex:P a fil:Product ; skos:prefLabel "Part" .
fil:AnyProduct a fil:Product ; skos:prefLabel "Any product" .
ex:half a fil:Reach ; fil:threshold 0.5 .
ex:rule a fil:Measure ; fil:effect fil:requiresLicence ; fil:reachesOwned ex:half .
ex:ar a fil:Attestation ; fil:affirms ex:rule ; prov:wasAttributedTo ex:D ; oa:hasSource ex:D ; fil:start 1 ; fil:end 2 .
"""


def owned(holdings, listed, recipients):
    """Holdings (owner, asset, what they say), listings of parties on any product, and hops to parties."""
    claims = [f"ex:h{i} a fil:Link ; rdf:subject ex:{owner} ; rdf:predicate fil:owns ; rdf:object ex:{asset} {says}"
              for i, (owner, asset, says) in enumerate(holdings)]
    claims += [f"ex:m{i} a fil:Measure ; fil:effect fil:requiresLicence ; fil:appliesTo fil:AnyProduct ; "
               f"fil:onParty ex:{party} ; fil:reachesBy ex:rule ; fil:modality fil:ongoing " for i, party in enumerate(listed)]
    claims += [f"ex:s{i} a fil:Link ; rdf:subject ex:A ; rdf:predicate fil:suppliesTo ; rdf:object ex:{party} ; "
               "fil:product ex:P ; fil:modality fil:ongoing " for i, party in enumerate(recipients)]
    parties = {party for owner, asset, _ in holdings for party in (owner, asset)} | set(listed)
    return (OWNERSHIP + "".join(f"ex:{party} a fil:Company .\n" for party in sorted(parties)) +
            "".join(claim + ("" if "fil:starts" in claim else '; fil:starts "2020"^^edtf:EDTF ') + ".\n" +
                    f"ex:b{i} a fil:Attestation ; fil:affirms {claim.split()[0]} ; prov:wasAttributedTo ex:D ; "
                    f"oa:hasSource ex:D ; fil:start {i} ; fil:end {i + 1} .\n" for i, claim in enumerate(claims)))


def one_register(n):
    return owned([(f"N{i}", "Asset", f"; fil:share {'0.5' if i == 0 else '0.00001'} ") for i in range(n)], ["N0"], ["Asset"])


def untold_register(n):
    return owned([(f"N{i}", "Asset", "") for i in range(n)], ["N0"], ["Asset"])


def listed_holders(n):
    """One asset of n listed holders, whose shares are not told."""
    return owned([(f"N{i}", "Asset", "") for i in range(n)], [f"N{i}" for i in range(n)], ["Asset"])


def holdings_in_a_row(n):
    return owned([(f"N{i}", f"N{i + 1}", "; fil:share 1 ") for i in range(n)], ["N0"], [f"N{i}" for i in range(n)])


def listings_and_hops(n):
    """Each of n listed parties holds a company, to which goods go."""
    return owned([(f"N{i}", f"C{i}", "; fil:share 0.6 ") for i in range(n)], [f"N{i}" for i in range(n)],
                 [f"C{i}" for i in range(n)])


def tellings_of_a_holding(n):
    return owned([("N0", "Asset", f"; fil:share 0.{i:05d}1 " + ("; fil:sameMatterAs ex:h0 " if i else ""))
                  for i in range(n)], ["N0"], ["Asset"])


def from_day(first, last=None):
    """That something holds from one day on, or until another: days after the first of 2021."""
    day = lambda number: (datetime.date(2021, 1, 1) + datetime.timedelta(number)).isoformat()
    return f'; fil:starts "{day(first)}"^^edtf:EDTF ' + (f'; fil:ends "{day(last)}"^^edtf:EDTF ' if last is not None else "")


def suspended_days(n):
    """n exceptions that suspend the rule, each for a day."""
    return (owned([("N0", "Asset", "; fil:share 0.6 ")], ["N0"], ["Asset"]) +
            "".join(measure(f"ex:x{i}", "fil:exceptionTo ex:rule ; fil:modality fil:ongoing " + from_day(2 * i, 2 * i),
                            "permits") for i in range(n)))


def exceptions_for_parties(n):
    """n companies of one listed party, each named by an exception to the rule."""
    return (owned([("N0", f"C{i}", "; fil:share 0.6 ") for i in range(n)], ["N0"], ["C0", "C1"]) +
            "".join(measure(f"ex:x{i}", f"fil:exceptionTo ex:rule ; fil:onParty ex:C{i} ; fil:modality fil:ongoing " +
                            from_day(i, 1500 + i), "permits") for i in range(n)))


def owners_in_turn(n):
    """A company of n listed holders, each for a month that begins a day later."""
    return owned([(f"N{i}", "Asset", "; fil:share 0.02 " + from_day(i, i + 30)) for i in range(n)],
                 [f"N{i}" for i in range(n)], ["Asset"])


def tellings_in_turn(n):
    """One holding, told n times, each time with another start: of each day there are all told so far."""
    return owned([("N0", "Asset", f"; fil:share 0.{i % 9 + 1} " + from_day(i) + ("; fil:sameMatterAs ex:h0 " if i else ""))
                  for i in range(n)], ["N0"], ["Asset"])


def layers(n):
    """n layers of three companies, each of which holds a part of each in the next."""
    between = [(f"P{k}x{i}", f"P{k + 1}x{j}", "; fil:minShare 0.1 ; fil:maxShare 0.3 ")
               for k in range(n - 1) for i in range(3) for j in range(3)]
    return owned([("N0", f"P0x{i}", "; fil:share 0.6 ") for i in range(3)] + between +
                 [(f"P{n - 1}x{i}", "Asset", "; fil:share 0.2 ") for i in range(3)], ["N0"], ["Asset"])


def neighbours(n):
    """A chain of companies, of which every two neighbours hold parts of each other."""
    return owned([("N0", "P0", "; fil:share 0.6 "), (f"P{n - 1}", "Asset", "; fil:share 0.6 ")] +
                 [(f"P{i}", f"P{i + 1}", "; fil:minShare 0.4 ; fil:maxShare 0.6 ") for i in range(n - 1)] +
                 [(f"P{i + 1}", f"P{i}", "; fil:minShare 0.1 ; fil:maxShare 0.2 ") for i in range(n - 1)], ["N0"], ["Asset"])


def rules_of_one_party(n):
    """n rules, by each of which another listing of one party reaches."""
    rules = "".join(f"ex:r{i} a fil:Measure ; fil:effect fil:requiresLicence ; fil:reachesOwned ex:half .\n" + told(f"ex:r{i}")
                    for i in range(n))
    listings = "".join(measure(f"ex:n{i}", "fil:appliesTo ex:P ; fil:onParty ex:N0 ; fil:modality fil:ongoing ; "
                               f'fil:starts "2020"^^edtf:EDTF ; fil:reachesBy ex:r{i} ') for i in range(n))
    return owned([("N0", "Asset", "; fil:share 0.6 ")], ["N0"], ["Asset"]) + rules + listings


def hops_that_no_rule_reaches(n):
    """n hops between companies, each of which a person owns; one listed party, which owns one of them."""
    ends = [f"C{i}" for i in range(n)]
    return owned([(f"N{i}", f"C{i}", "; fil:share 0.6 ") for i in range(n)], ["N0"], ends)


def stakes(n):
    made = subprocess.run([sys.executable, "-B", STAKES, str(n), str(n // 40)], capture_output=True, text=True, check=True)
    return made.stdout


STAKES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench", "stakes.py")
DAY = ["--as-of", "2025-01-01"]

# Name: what makes the data, the size of the first run, the arguments before -d FILE, the exit code.
CASES = {
    "prefixes": (prefixes, 2000, ["check"], 0),
    "prefixes that are used": (used_prefixes, 1000, ["export", "-f", "turtle"], 0),
    "one prefix, again and again": (one_prefix_again, 4000, ["check"], 0),
    "a base that grows": (bases, 2500, ["check"], 3),
    "attestations of one voice": (voices, 500, ["supply", "--to", "Bolt"], 0),
    "attestations of one voice, shown": (voices, 250, ["show", "ex:l"], 0),
    "voices of one claim": (other_voices, 500, ["supply", "--to", "Bolt"], 0),
    "voices of one claim, listed": (other_voices, 500, ["claims", "Acme"], 0),
    "voices of one claim, as CSV": (other_voices, 500, ["export", "-f", "csv"], 0),
    "relays": (relay, 250, ["show", "ex:l", "-f", "json"], 0),
    "other names of a thing": (aliases, 1000, ["show", "Acme"], 0),
    "digits of an amount": (digits, 50000, ["supply", "--to", "Bolt"], 0),
    "digits of an amount, as a claim": (digits, 50000, ["show", "ex:l"], 0),
    "digits of an amount, in CSV": (digits, 50000, ["export", "-f", "csv"], 0),
    "a chain of inputs": (input_chain, 100, ["supply", "--to", "Bolt"], 0),
    "a chain of inputs, on a day": (input_chain, 100, ["supply", "--to", "Bolt", *DAY], 0),
    "a chain of inputs, in JSON": (input_chain, 100, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "a chain of inputs that loses its source": (input_chain, 100, ["impact", "Acme"], 0),
    "a chain of inputs whose end is banned": (input_chain, 100, ["impact", "--ban", "product=P50"], 0),
    "a chain of inputs that loses a part": (input_chain, 100, ["impact", "P0"], 0),
    "a chain of inputs to coded goods": (coded_chain, 400, ["supply", "--to", "Bolt"], 0),
    "a chain of inputs to coded goods, in JSON": (coded_chain, 150, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "a chain of families": (kind_chain, 200, ["supply", "--to", "Bolt"], 0),
    "a chain of families, on a day": (kind_chain, 200, ["supply", "--to", "Bolt", *DAY], 0),
    "a chain of families, in JSON": (kind_chain, 200, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "a chain of families whose supplier goes": (kind_chain, 200, ["impact", "Acme"], 0),
    "a chain of families whose last is banned": (kind_chain, 200, ["impact", "--ban", "product=P200"], 0, "squared"),
    "a chain of families whose first goes": (kind_chain, 200, ["impact", "P0"], 0, "squared"),
    "a chain of families, in time": (kind_chain, 200, ["timeline", "P0"], 0),
    "a chain of families that complies": (complying_chain, 200, ["supply", "--to", "Bolt"], 0, "squared"),
    "a chain of families that complies, in JSON": (complying_chain, 100, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "a chain of places": (place_chain, 200, ["supply", "--from", "Acme"], 0),
    "a chain of places, on a day": (place_chain, 200, ["supply", "--from", "Acme", *DAY], 0),
    "a chain of places, in JSON": (place_chain, 200, ["supply", "--from", "Acme", "-f", "json"], 0),
    "a chain of places whose last goes": (place_chain, 200, ["impact", "ex:q200"], 0),
    "a chain of places, as a ban": (place_chain, 200, ["impact", "--ban", "to=ex:q200"], 0),
    "families of each year": (dated_kinds, 100, ["supply", "--to", "Bolt"], 0),
    "families of each year, in JSON": (dated_kinds, 100, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "families of each year, as a ban": (dated_kinds, 100, ["impact", "--ban", "product=P1"], 0),
    "makers and takers, without a maker": (makers_and_takers, 50, ["impact", "S0"], 0, "squared"),
    "makers and takers, without a maker, in JSON": (makers_and_takers, 50, ["impact", "S0", "-f", "json"], 0, "squared"),
    "makers perhaps abroad, without their country": (makers_perhaps_abroad, 100, ["impact", "Home"], 0),
    "makers perhaps abroad, without their country, in JSON": (makers_perhaps_abroad, 100, ["impact", "Home", "-f", "json"], 0),
    "a chain of exceptions": (exception_chain, 200, ["supply", "--to", "Bolt"], 0),
    "a chain of exceptions, on a day": (exception_chain, 200, ["supply", "--to", "Bolt", *DAY], 0),
    "a chain of exceptions, in JSON": (exception_chain, 100, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "exceptions to one measure": (exceptions_to_one, 200, ["supply", "--to", "Bolt"], 0),
    "exceptions on a day": (exceptions_to_one, 200, ["supply", "--to", "Bolt", "--as-of", "2025-01-01"], 0),
    "makers and takers, the first ten": (makers_and_takers, 100, ["supply", "--limit", "10"], 0, "squared"),
    "takers of a product with variants": (variants_and_takers, 400, ["impact", "Acme", "--product", "P0"], 0),
    "measures and hops": (measures_and_hops, 25, ["supply", "--to", "Bolt"], 0, "squared"),
    "tellings of one matter": (tellings, 100, ["claims", "Acme"], 0),
    "tellings of one matter, in JSON": (tellings, 100, ["claims", "Acme", "-f", "json"], 0),
    "tellings of one matter, of a thing": (tellings, 100, ["show", "Acme"], 0),
    "tellings of one matter, as a row": (tellings, 100, ["supply", "--to", "Bolt", "-f", "csv"], 0),
    "tellings of one matter, as a row in JSON": (tellings, 100, ["supply", "--to", "Bolt", "-f", "json"], 0),
    "figures of one thing": (figures, 500, ["show", "Acme"], 0),
    "figures of one thing, in JSON": (figures, 250, ["show", "Acme", "-f", "json"], 0),
    "figures of one thing, contested": (figures, 60, ["claims", "Acme", "--contested"], 0),
    "figures that many remarks explain, contested": (figures_with_remarks, 250, ["claims", "Acme", "--contested"], 1),
    "figures of many things, contested": (figures_of_many_things, 250, ["claims", "Acme", "--contested"], 0),
    "figures of one matter": (figures_of_one_matter, 250, ["show", "Acme"], 0),
    "figures of one matter, contested": (figures_of_one_matter, 500, ["claims", "Acme", "--contested"], 1),
    "figures that a remark explains": (explained_figures, 500, ["show", "Acme"], 0),
    "figures that a remark explains, contested": (explained_figures, 500, ["claims", "Acme", "--contested"], 1),
    "makers in a row of goods of goods": (makers_in_a_row, 100, ["path", "C0", "Last", "--same-goods"], 0),
    "conflicts with one claim, contested": (conflicts, 100, ["claims", "Acme", "--contested"], 0),
    "answers to one claim, contested": (denied_answers, 100, ["claims", "Acme", "--contested"], 0),
    "answers to one claim, shown": (answers_to_a_denied, 100, ["show", "ex:l"], 0),
    "answers to one claim, as a row": (answers_to_a_denied, 100, ["supply", "--to", "Bolt", "-f", "csv"], 0),
    "members of a set": (members_of_a_set, 500, ["supply", "--to", "Bolt"], 0),
    "a run of bad bytes": (bad_bytes, 500, ["check"], 3),
    "bad lines": (bad_lines, 500, ["check"], 3),
    "things that nothing tells of": (untyped, 2000, ["check"], 1),
    "empty members of gzip": (empty_members, 2000, ["check"], 0),
    "blanks that inflate": (only_blanks, 400, ["check"], 0),
    "stakes: all that is reached": (stakes, 2000, ["owners", "--reached", *DAY], 0),
    "holdings of one asset": (one_register, 500, ["owners", "--reached", *DAY], 0),
    "holdings of one asset: a hop": (one_register, 500, ["supply", "--to", "ex:Asset", *DAY], 0),
    "untold holdings of one asset": (untold_register, 500, ["owners", "--reached", *DAY], 0),
    "holdings in a row": (holdings_in_a_row, 200, ["owners", "--reached", *DAY], 0),
    "listed holders of one asset, in time": (listed_holders, 100, ["timeline", "ex:Asset"], 0),
    "holdings in a row, on any day": (holdings_in_a_row, 250, ["owners", "--reached"], 0),
    "holdings in a row: hops to all": (holdings_in_a_row, 100, ["supply", "--from", "Acme", "-f", "csv", *DAY], 0),
    "holdings in a row: hops to all, on any day": (holdings_in_a_row, 100, ["supply", "--from", "Acme", "-f", "csv"], 0),
    "holdings in a row: a ban": (holdings_in_a_row, 100, ["impact", "--ban", "party=ex:N0", *DAY], 0),
    "holdings in a row: a ban, on any day": (holdings_in_a_row, 100, ["impact", "--ban", "party=ex:N0"], 0),
    "holdings in a row: a ban, in JSON": (holdings_in_a_row, 100, ["impact", "--ban", "party=ex:N0", "-f", "json", *DAY], 0),
    "tellings of one holding": (tellings_of_a_holding, 250, ["owners", "--reached", *DAY], 0),
    "tellings of one holding, checked": (tellings_of_a_holding, 250, ["check"], 0),
    "a rule suspended on many days": (suspended_days, 125, ["owners", "--reached"], 0),
    "a rule suspended on many days: a hop": (suspended_days, 125, ["supply", "--to", "ex:Asset"], 0),
    "a rule suspended on many days: a hop on a day": (suspended_days, 250, ["supply", "--to", "ex:Asset", *DAY], 0),
    "a rule suspended on many days, in time": (suspended_days, 125, ["timeline", "ex:Asset"], 0),
    "exceptions for parties": (exceptions_for_parties, 125, ["owners", "--reached", *DAY], 0),
    "exceptions for parties, on any day": (exceptions_for_parties, 125, ["owners", "--reached"], 0),
    "exceptions for parties: a hop": (exceptions_for_parties, 250, ["supply", "--from", "Acme", "-f", "csv", *DAY], 0),
    "owners in turn": (owners_in_turn, 125, ["owners", "--reached"], 0),
    "owners in turn: a hop": (owners_in_turn, 125, ["supply", "--to", "ex:Asset"], 0),
    "owners in turn, in time": (owners_in_turn, 125, ["timeline", "ex:Asset"], 0),
    "tellings in turn": (tellings_in_turn, 100, ["owners", "--reached"], 0, "squared"),
    "tellings in turn: a hop": (tellings_in_turn, 100, ["supply", "--to", "ex:Asset"], 0, "squared"),
    "tellings in turn, in time": (tellings_in_turn, 100, ["timeline", "ex:Asset"], 0, "squared"),
    "layers of holders": (layers, 40, ["owners", "ex:Asset", *DAY], 0, "squared"),
    "neighbours that hold each other": (neighbours, 100, ["owners", "ex:Asset", *DAY], 0),
    "rules of one party": (rules_of_one_party, 250, ["owners", "--reached", *DAY], 0),
    "rules of one party: a hop": (rules_of_one_party, 250, ["supply", "--to", "ex:Asset", *DAY], 0),
    "hops that no rule reaches": (hops_that_no_rule_reaches, 250, ["supply", "--from", "Acme", "-f", "csv", *DAY], 0),
    "hops that no rule reaches, on any day": (hops_that_no_rule_reaches, 250, ["supply", "--from", "Acme", "-f", "csv"], 0),
    "listings and hops": (listings_and_hops, 250, ["supply", "--from", "Acme", "-f", "csv", *DAY], 0),
    "listings and hops, on any day": (listings_and_hops, 125, ["supply", "--from", "Acme", "-f", "csv"], 0),
}


def instructions(program, arguments, data, exit_code):
    """The instructions of one run, and nothing where it ends otherwise than it shall."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "data.ttl" + (".gz" if isinstance(data, bytes) else ""))
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        # Without a simulated cache, cachegrind counts in a third of callgrind's time.
        run = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--branch-sim=no",
                              "--cachegrind-out-file=/dev/null", program, *arguments, "-d", path],
                             capture_output=True, text=True, errors="replace", check=False)
    counted = re.search(r"I +refs: +([\d,]+)", run.stderr)
    if run.returncode != exit_code or not counted:
        print(f"exit code {run.returncode}:", run.stderr[-500:])
        return None
    return int(counted.group(1).replace(",", ""))


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    if not shutil.which("valgrind") or not shutil.which("strip"):
        print("skipped: valgrind or strip is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        # Valgrind 3.19 gives up on some debugging information of Clang.
        stripped = os.path.join(folder, "filiera")
        subprocess.run(["strip", "-o", stripped, program], check=True)
        sys.exit(1 if failures(stripped, wanted) else 0)


def failures(program, wanted):
    """How many of the cases grow too much."""
    failed = 0
    for name, (make, size, arguments, exit_code, *power) in CASES.items():
        if wanted and name not in wanted:
            continue
        sizes = [round(size * k ** (0.5 if power else 1)) for k in (1, 2, 4)]
        counts = [instructions(program, arguments, make(n), exit_code) for n in sizes]
        if None in counts:
            print(f"FAIL {name}: another exit code than {exit_code}")
            failed += 1
            continue
        first, second = counts[1] - counts[0], counts[2] - counts[1]
        # What grows by less than 2 % at the first doubling is hidden by what does not grow: that is little enough.
        growth = second / first if first > counts[0] / 50 else 2.0 if second <= counts[1] / 25 else MOST + 1
        bad = growth > MOST
        failed += bad
        print(f"{'FAIL' if bad else 'ok  '} {name}: {', '.join(f'{c / 1e6:.1f}' for c in counts)} million, "
              f"growth {growth:.2f}")
    return failed


if __name__ == "__main__":
    main()
