# SPDX-License-Identifier: Apache-2.0
"""Questions, their answers by the program, and the answers of a store to the queries that it prints for them."""
import csv
import io
import itertools
import json
import subprocess
from collections import namedtuple

Names = namedtuple("Names", ["parties", "products", "others"], defaults=[()])

dates = ["2023", "2024-06", "2024", "2025", "2025-03-05", "2025-04-15", "2025-10-01", "2026-01-15", "2030"]
periods = [("2023", "2024"), ("2024-06", "2025-03-05"), ("2025-01", "2026-06"), ("2025-04-15", "2025-10-01"),
           ("2024", "2024")]

# Asked of the shipped data in every store.
fixed = [
    ["claims", "ByteDance"],
    ["claims", "kg:NvidiaH20", "--as-of", "2025-05-15"],
    ["claims", "--type", "kindOf", "--as-of", "2026-01-15"],
    ["claims", "--stance", "contested", "--as-of", "2026"],
    ["supply", "--to", "ByteDance", "--as-of", "2026-01-15"],
    ["supply", "--from", "Nvidia"],
    ["supply", "--product", "kg:ForeignAIChips", "--certain"],
    ["owners", "TikTok"],
    ["owners", "ByteDance", "--owned", "--as-of", "2026-01-15"],
    ["timeline"],
    ["timeline", "--between", "2025-01", "2026-06"],
    ["path", "TSMC", "ByteDance", "--select", "all", "--max-hops", "3"],
    ["path", "Nvidia", "ByteDance", "--select", "all", "--max-hops", "2", "--as-of", "2026-01-15"],
]


class Filiera:
    """The program; calling it gives what it prints."""

    def __init__(self, binary):
        self.binary = binary

    def run(self, *words):
        return subprocess.run([self.binary, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def __call__(self, *words):
        done = self.run(*words)
        if done.returncode > 1:
            raise RuntimeError(f"{words}: {done.stderr}")
        return done.stdout


def questions(names, chance, count):
    """Random questions of every verb on these names."""
    def maybe(likelihood, *words):
        return list(words) if chance.random() < likelihood else []

    anything = list(names.parties) + list(names.products) + list(names.others)
    for number in range(count):
        verb = ["claims", "supply", "timeline", "path"][number % 4]
        lens = maybe(0.7, "--as-of", chance.choice(dates)) + maybe(0.2, "--certain")
        stance = maybe(0.3, "--stance", chance.choice(["asserted", "contested"]))
        if verb == "claims":
            kind = chance.choice(["link", "event", "figure", "suppliesTo", "kindOf", "inputTo", "locatedIn"])
            about_measures = chance.random() < 0.5
            words = maybe(0.8, chance.choice(anything)) + maybe(0.2, "--modality", chance.choice(["planned", "done"]))
            words += maybe(0.6, "--type", chance.choice(["measure", "appliesTo", "introduces", "toPlace"])) \
                if about_measures else ["--type", kind]
            if about_measures and "--as-of" in lens and "asserted" in stance:
                stance = []
        elif verb == "supply":
            words = maybe(0.5, "--to", chance.choice(list(names.parties) + list(names.products))) + \
                maybe(0.4, "--from", chance.choice(list(names.parties) + list(names.products))) + \
                maybe(0.3, "--product", chance.choice(names.products))
        elif verb == "timeline":
            words = maybe(0.6, "--between", *chance.choice(periods))
            if "asserted" in stance and ("--as-of" in lens or words):
                stance = []
        else:
            ends = chance.sample(list(names.parties) + list(names.products), 2)
            words = ends + ["--select", "all", "--max-hops", str(chance.choice([1, 2, 3]))]
            words += maybe(0.5, "--mode", chance.choice(["walk", "trail", "acyclic", "simple"])) + maybe(0.3, "--any-time")
            words += maybe(0.2, "--avoid", chance.choice([name for name in anything[:6] if name not in ends]))
        yield [verb] + words + lens + stance


def answer(filiera, words, data):
    """The program's own answer: what has to be found, with how surely. None of a day before all data."""
    text = filiera(*words, "-f", "json", "-d", data)
    if not text:
        return None
    found = json.loads(text)
    claims = found.get("claims")
    if words[0] == "claims":
        return {(claims[row["claim"]]["iri"],): claims[row["claim"]]["match"] for row in found["rows"]}
    if words[0] == "timeline":
        return {(claims[row["claim"]]["iri"],): row["match"] for row in found["rows"]}
    if words[0] == "owners":  # through others nobody holds by a claim
        return {(claims[direct["claim"]]["iri"],): direct["match"] for row in found["rows"] for direct in row["direct"]}
    if words[0] == "supply":
        return {supply_key(row, claims): row["match"] for row in found["rows"]}
    # Paths that differ in nothing but the claims of an edge stand together.
    return {way: path["match"] for path in found["rows"] for way in itertools.product(
        *([claims[c]["iri"] for c in edge["claims"]] for hop in path["hops"] for edge in hop["edges"]))}


def supply_key(row, claims):
    def iri(member):
        return row[member]["iri"] if row.get(member) else ""
    return (iri("supplier"), iri("product"), iri("recipient"),
            frozenset(claims[c]["iri"] for c in row["claims"]),
            frozenset(claims[c]["iri"] for c in row["received"]) or frozenset(claims[c]["iri"] for c in row["claims"]))


def difference(verb, found, expected):
    """What is wrong with a store's answer in CSV; nothing when it is right."""
    if isinstance(found, dict):
        return found["error"]
    rows = [{name: value for name, value in row.items()} for row in csv.DictReader(io.StringIO(found))]
    if verb == "supply":
        return supply_difference(rows, expected)
    rows = [(tuple(value for name, value in row.items() if name.startswith("claim") and value), row["match"]) for row in rows]
    return differing(rows, expected)


def differing(rows, expected):
    if len(dict(rows)) != len(rows):
        return f"rows twice: {sorted(row for row in rows if rows.count(row) > 1 or (row[0] in dict(rows) and dict(rows)[row[0]] != row[1]))[:4]}"
    rows = dict(rows)
    if rows == expected:
        return None
    return (f"too many {sorted(set(rows.items()) - set(expected.items()))[:4]}, "
            f"missing {sorted(set(expected.items()) - set(rows.items()))[:4]}")


def supply_difference(rows, expected):
    """A row of the program joins the tellings of one matter; a row of the query is one claim (and one that receives)."""
    surest, left = {}, []
    for row in rows:
        whole = [key for key in expected if key[:3] == (row["supplier"], row["product"], row["recipient"]) and
                 row["claim"] in key[3] and (row["received"] in key[4] or row["received"] == row["claim"])]
        if len(whole) != 1:
            left.append(row)
            continue
        matched, claims, received = surest.setdefault(whole[0], ["", set(), set()])
        surest[whole[0]] = [min(filter(None, [matched, row["match"]])), claims | {row["claim"]},
                            received | {row["received"]}]
    if left:
        return f"too many: {left[:3]}"
    joined = {key: match for key, (match, claims, received) in surest.items() if (claims, received) == (key[3], key[4])}
    if joined == expected:
        return None
    return f"differ: {[(key, match, surest.get(key)) for key, match in expected.items() if joined.get(key) != match][:3]}"


def refusals(filiera):
    """What a query cannot say ends with exit code 2 and no query; the number of those that do not."""
    failures = 0
    for words in [["claims", "--known-by", "2026"], ["supply", "--source", "A0"], ["timeline", "--not-source", "A0"],
                  ["claims", "--contested"], ["supply", "--depth", "2"], ["owners", "--reached"],
                  ["owners", "TikTok", "--ultimate"], ["supply", "-f", "json"], ["claims", "--limit", "3"],
                  ["timeline", "ByteDance"], ["timeline", "--as-of", "2025", "--stance", "asserted"],
                  ["claims", "--as-of", "2025", "--stance", "asserted"], ["path", "TSMC", "ByteDance"],
                  ["path", "TSMC", "ByteDance", "--select", "all", "--max-hops", "7"],
                  ["path", "TSMC", "ByteDance", "--select", "all", "--max-hops", "2", "--allowed"],
                  ["path", "TSMC", "ByteDance", "--select", "all", "--max-hops", "2", "--via", "manufactures"]]:
        done = filiera.run(*words, "--sparql")
        if done.returncode != 2 or done.stdout or "--sparql" not in done.stderr:
            failures += 1
            print(f"{words}: not refused: {done.returncode} {done.stdout[:200]} {done.stderr}")
    return failures


hostile_names = ['say "yes", or \'no\' \\', "first\nsecond\r\n\tthird", "} UNION { ?s ?p ?o", "> . } # \\u007D",
                 '"""@en . FILTER(true)', "?claim", "<a> . <b> UNION", "https://example.org/%7D%20UNION%20%7B", "${claim} {0}"]
hostile_products = ["} LIMIT 0 #", "chip > ; fil:suppliesTo ?any . {"]


def hostile():
    """A small graph whose labels and IRIs look like parts of queries."""
    def literal(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") \
            .replace("\t", "\\t") + '"@en'

    text = ["@prefix : <https://example.org/> . @prefix fil: <https://w3id.org/filiera/ns#> .",
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .",
            "@prefix oa: <http://www.w3.org/ns/oa#> . @prefix schema: <https://schema.org/> .",
            "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .",
            ':paper a fil:Document ; skos:prefLabel "} # \\" Daily"@en ; schema:datePublished "2025-07"^^edtf:EDTF ; '
            f'schema:inLanguage "en" ; fil:sha256 "{1:064x}" .']
    parties = []
    for number, name in enumerate(hostile_names):
        iri = name if name.startswith("https:") else f"https://example.org/p{number}'$%22(){{}}".replace("{", "%7B").replace("}", "%7D")
        parties.append(f"<{iri}>")
        text.append(f"<{iri}> a fil:Company ; skos:prefLabel {literal(name if not name.startswith('https:') else 'odd')} .")
    for number, name in enumerate(hostile_products):
        text.append(f":g{number} a fil:Product ; skos:prefLabel {literal(name)} .")

    def claim(number, body):
        text.append(f":c{number} {body} .\n:a{number} a fil:Attestation ; fil:affirms :c{number} ; prov:wasAttributedTo :paper ; "
                    f"oa:hasSource :paper ; fil:start {number} ; fil:end {number + 1} .")

    for number in range(len(parties)):
        claim(number, f"a fil:Link ; rdf:subject {parties[number]} ; rdf:predicate fil:suppliesTo ; "
                      f"rdf:object {parties[(number + 1) % len(parties)]} ; fil:product :g{number % 2} ; "
                      f'fil:starts "202{number % 6}"^^edtf:EDTF')
    claim(20, f"a fil:Link ; rdf:subject {parties[0]} ; rdf:predicate fil:manufactures ; rdf:object :g0")
    claim(21, f"a fil:Link ; rdf:subject {parties[1]} ; rdf:predicate fil:uses ; rdf:object :g0")
    claim(22, "a fil:Link ; rdf:subject :g1 ; rdf:predicate fil:kindOf ; rdf:object :g0")
    claim(23, 'a fil:Event ; fil:modality fil:done ; fil:when "2025-03"^^edtf:EDTF ; fil:involves ' + parties[2])
    return "\n".join(text) + "\n"
