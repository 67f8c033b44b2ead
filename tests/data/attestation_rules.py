# SPDX-License-Identifier: Apache-2.0
"""Every claim has a voice and a span; inferred values are explained; every thing has its names."""
import re

from rdflib.namespace import RDF, SKOS

from knowledge import FIL, KG, OA, PROV, SCHEMA, THING_CLASSES, name
from rules import rule


@rule("every claim is attested", without=[(KG.c50a1, FIL.affirms, KG.c50)])
def unattested(k):
    told = {claim for attestation in k.attestations() for claim in k.told(attestation)}
    return [name(claim) for claim in k.claims() if claim not in told]


@rule("an attestation affirms or denies exactly one claim", added="kg:c50a1 fil:denies kg:c50 .")
def not_one_claim(k):
    return [name(a) for a in k.attestations() if len(k.told(a)) != 1]


@rule("what is attested is a claim", added="kg:c50a1 fil:affirms kg:Huawei .")
def no_claim(k):
    claims = set(k.claims())
    return [name(a) for a in k.attestations() if not claims.issuperset(k.told(a))]


@rule("an attestation has one voice and one document", without=[(KG.c50a1, PROV.wasAttributedTo, None)])
def no_voice(k):
    return [name(a) for a in k.attestations()
            if len(k.all(a, PROV.wasAttributedTo)) != 1 or len(k.all(a, OA.hasSource)) != 1]


@rule("a span starts before it ends", added="kg:x a fil:Attestation ; oa:hasSource kg:A0 ; fil:start 7 ; fil:end 7 .")
def empty_span(k):
    return [name(a) for a, _, start, end in k.spans() if not 0 <= start < end]


@rule("every attestation has one span", without=[(KG.c50a1, FIL.end, None)])
def no_span(k):
    return sorted(set(map(name, k.attestations())) - {name(a) for a, _, _, _ in k.spans()})


@rule("a relay repeats an attestation of the same claim, read in the same document",
      added="kg:c1a1 prov:wasDerivedFrom kg:c2a2 .")
def broken_relay(k):
    return [f"{name(a)} from {name(origin)}" for a in k.attestations() for origin in k.all(a, PROV.wasDerivedFrom)
            if k.told(a) != k.told(origin) or k.all(a, OA.hasSource) != k.all(origin, OA.hasSource)]


@rule("a relay comes to an end", added="kg:c1a2 prov:wasDerivedFrom kg:c1a1 .")
def endless_relay(k):
    endless = []
    for attestation in k.attestations():
        seen, waiting = set(), k.all(attestation, PROV.wasDerivedFrom)
        while waiting and attestation not in seen:
            origin = waiting.pop()
            if origin not in seen:
                seen.add(origin)
                waiting += k.all(origin, PROV.wasDerivedFrom)
        if attestation in seen:
            endless.append(name(attestation))
    return endless


@rule("a document or an outside voice is not what it repeats", added="kg:c1a1 prov:wasAttributedTo kg:ChosunDaily .")
def repeats_itself(k):
    return [name(a) for a in k.attestations() for origin in k.all(a, PROV.wasDerivedFrom)
            if set(k.all(a, PROV.wasAttributedTo)) & set(k.all(origin, PROV.wasAttributedTo))]


@rule("what we infer has a remark of ours", without=[(KG.r505, FIL.about, KG.c233)])
def unexplained(k):
    ours = {claim for a in k.attestations() if KG.Filiera in k.all(a, PROV.wasAttributedTo) for claim in k.told(a)}
    explained = {thing for remark in ours for thing in k.all(remark, FIL.about)}
    return [name(subject) for subject in sorted(set(k.graph.subjects(FIL.inferred))) if subject not in explained]


@rule("a remark of ours on claims rests on each text that it names and on one of each claim that it is about",
      added='kg:r50 fil:text "A2"@en .')
def rests_on_too_little(k):
    claims, documents, found = set(k.claims()), set(k.of(FIL.Document)), []
    for remark in k.of(FIL.Remark):
        attestations = [a for a in k.attestations(remark) if KG.Filiera in k.all(a, PROV.wasAttributedTo)]
        about = [c for c in k.all(remark, FIL.about) if c in claims]
        if not attestations or not about:
            continue
        own = set(k.documents_of(remark))
        named = {KG[n] for text in k.all(remark, FIL.text) for n in re.findall(r"\b[A-Z][0-9]\b", text)} & documents
        found += [f"{name(remark)} names {name(document)}" for document in sorted(named - own)]
        found += [f"{name(remark)} is about {name(c)}" for c in about if not own.intersection(k.documents_of(c))]
    return found


@rule("only what is stated can be inferred", added="kg:c50 fil:inferred fil:starts .")
def nothing_inferred(k):
    found = []
    for subject, inferred in sorted(k.graph.subject_objects(FIL.inferred)):
        own = set(k.graph.predicates(subject))
        attested = {p for a in k.attestations(subject) for p in k.graph.predicates(a)}
        if inferred not in own | attested:
            found.append(f"{name(subject)} {name(inferred)}")
    return found


@rule("a remark is about something and says it in English and in Italian",
      added='kg:x a fil:Remark ; fil:about kg:Huawei ; fil:text "x"@en .')
def empty_remark(k):
    return [name(r) for r in k.of(FIL.Remark) if not k.all(r, FIL.about) or languages(k, r, FIL.text) != ["en", "it"]]


@rule("a condition and the base of a share are told in English and in Italian",
      added='kg:m2 fil:condition "some"@en .')
def half_told(k):
    told = {(subject, p) for p in (FIL.condition, FIL.shareOf) for subject in k.graph.subjects(p)}
    return [f"{name(subject)} {name(p)}" for subject, p in sorted(told) if languages(k, subject, p) != ["en", "it"]]


@rule("a document has a title in English and in Italian, and its number for a short name",
      without=[(KG.A0, SCHEMA.name, None)])
def untitled(k):
    return [name(d) for d in k.of(FIL.Document)
            if languages(k, d, SCHEMA.name) != ["en", "it"] or k.names(d, SKOS.prefLabel) != [name(d)]]


@rule("things, measures and events have a name in English and in Italian",
      without=[(KG.Huawei, SKOS.prefLabel, None)])
def unnamed(k):
    return [name(thing) for thing in k.of(*THING_CLASSES, FIL.Measure, FIL.Event)
            if languages(k, thing, SKOS.prefLabel) != ["en", "it"]]


def languages(k, subject, predicate):
    """Of its values, in order of the tags; a value without one, or a thing, counts as ""."""
    return sorted(getattr(value, "language", None) or "" for value in k.all(subject, predicate))


@rule("Italian names write IA, as most of the texts do", added='kg:x a fil:Product ; skos:prefLabel "Chip AI"@it .')
def mixed_letters(k):
    return [f"{name(subject)}: {label}" for p in (SKOS.prefLabel, SKOS.altLabel)
            for subject, label in sorted(k.graph.subject_objects(p))
            if getattr(label, "language", None) == "it" and re.search(r"\bAI\b", label)]


@rule("names of different things differ in more than two letters", added='kg:x skos:altLabel "Huawey" .')
def nearly_equal_names(k):
    names = sorted({(str(label), subject) for p in (SKOS.prefLabel, SKOS.altLabel)
                    for subject, label in k.graph.subject_objects(p) if not re.search("[0-9]", label)})
    return [f"{a} ({name(thing)}), {b} ({name(other)})" for i, (a, thing) in enumerate(names) for b, other in names[i:]
            if thing != other and len(a) > 4 and len(b) > 4 and a[0] == b[0] and distance_at_most(2, a, b)]


def distance_at_most(most, a, b):
    """Whether so many letters put in, taken out or replaced make one text of the other."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
        if min(row) > most:
            return False
    return row[-1] <= most


@rule("a company, group, product, regulator or place stands on an edge or is what a figure or remark is about",
      added="kg:x a fil:Company .")
def isolated(k):
    edges = (FIL.issuedBy, FIL.appliesTo, FIL.insteadOf, FIL.fromPlace, FIL.toPlace, FIL.onParty, FIL.involves,
             FIL.announcedBy, FIL.product)
    used = {value for p in edges for value in k.graph.objects(None, p)}
    used |= {end for _, subject, _, value in k.links() for end in (subject, value)}
    used |= {thing for told in k.of(FIL.Figure, FIL.Remark) for thing in k.all(told, FIL.about)}
    voices = set(k.of(FIL.Agent))
    return [name(thing) for thing in k.of(*THING_CLASSES) if thing not in used | voices]


@rule("a claim has one amount for each unit at most", added='kg:f1 fil:amount kg:f2USD .')
def two_amounts(k):
    found = []
    for claim in k.claims():
        units = [unit for amount in k.all(claim, FIL.amount)
                 for unit in k.names(amount, SCHEMA.currency) + k.names(amount, SCHEMA.unitText)]
        found += [name(claim)] if len(units) != len(set(units)) else []
    return found


@rule("what is named as a claim's end exists", added="kg:x a fil:Link ; rdf:subject kg:Nobody .")
def dangling(k):
    described = set(k.graph.subjects(RDF.type))
    return sorted({name(value) for value in k.graph.objects()
                   if str(value).startswith(str(KG)) and value not in described})
