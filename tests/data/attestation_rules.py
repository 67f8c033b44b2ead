# SPDX-License-Identifier: Apache-2.0
"""Every claim leads to a voice and a span; what we infer is explained; every thing has its names."""
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


@rule("a relay repeats an attestation of the same claim at the same span",
      added="kg:c1a1 prov:wasDerivedFrom kg:c2a3 .")
def broken_relay(k):
    spans = {attestation: place for attestation, *place in k.spans()}
    return [f"{name(a)} from {name(origin)}" for a in k.attestations() for origin in k.all(a, PROV.wasDerivedFrom)
            if k.told(a) != k.told(origin) or spans.get(a) != spans.get(origin)]


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


@rule("a remark of ours is not known before the texts that it names",
      added='kg:r50 fil:text "A2"@en .')
def known_too_early(k):
    found = []
    for remark in k.of(FIL.Remark):
        named = {KG[n] for text in k.all(remark, FIL.text) for n in re.findall(r"\bA[0-9]\b", text)}
        for a in k.attestations(remark):
            if KG.Filiera in k.all(a, PROV.wasAttributedTo):
                read_in = k.all(a, OA.hasSource)[0]
                found += [f"{name(a)} names {name(document)}" for document in sorted(named)
                          if last_day(k, read_in) < last_day(k, document)]
    return found


@rule("a difference is not known before the claims that differ", added="kg:r43 fil:about kg:f10 .")
def compared_too_early(k):
    found = []
    for remark in sorted(set(k.graph.subjects(FIL.difference))):
        compared = [claim for claim in k.all(remark, FIL.about) if claim in set(k.claims())]
        known = max(min(last_day(k, d) for a in k.attestations(claim) for d in k.all(a, OA.hasSource)) for claim in compared)
        found += [name(a) for a in k.attestations(remark) if last_day(k, k.all(a, OA.hasSource)[0]) < known]
    return found


def last_day(k, document):
    """The end of the set of days on which it may have appeared, as text that sorts by time."""
    return str(k.all(document, SCHEMA.datePublished)[0]).strip("[]").split("..")[-1]


@rule("only what is stated can be inferred", added="kg:c50 fil:inferred fil:starts .")
def nothing_inferred(k):
    found = []
    for subject, inferred in sorted(k.graph.subject_objects(FIL.inferred)):
        own = set(k.graph.predicates(subject))
        attested = {p for a in k.attestations(subject) for p in k.graph.predicates(a)}
        if inferred not in own | attested:
            found.append(f"{name(subject)} {name(inferred)}")
    return found


@rule("a remark of ours says in English what it is about", added="kg:x a fil:Remark ; fil:text \"x\"@en .")
def empty_remark(k):
    return [name(r) for r in k.of(FIL.Remark)
            if not k.all(r, FIL.about) or [text.language for text in k.all(r, FIL.text)] != ["en"]]


@rule("things, measures and events have a name in English and in Italian",
      without=[(KG.Huawei, SKOS.prefLabel, None)])
def unnamed(k):
    return [name(thing) for thing in k.of(*THING_CLASSES, FIL.Measure, FIL.Event)
            if sorted(label.language for label in k.all(thing, SKOS.prefLabel)) != ["en", "it"]]


@rule("what is named as a claim's end exists", added="kg:x a fil:Link ; rdf:subject kg:Nobody .")
def dangling(k):
    described = set(k.graph.subjects(RDF.type))
    return sorted({name(value) for value in k.graph.objects()
                   if str(value).startswith(str(KG)) and value not in described})
