# SPDX-License-Identifier: Apache-2.0
"""No claim goes beyond the articles, and exactly their contradictions are linked."""
from rdflib.namespace import RDF

from knowledge import FIL, KG, PROV, SCHEMA, name
from rules import rule

LINK = "kg:x a fil:Link ; rdf:subject kg:{} ; rdf:predicate fil:{} ; rdf:object kg:{}"
NVIDIA_SUPPLIES = LINK.format("Nvidia", "suppliesTo", "ByteDance")


@rule("the contract of ByteDance and Huawei names no model of Ascend", added="kg:c1 fil:product kg:HuaweiAscend910C .")
def model_in_contract(k):
    return [name(claim) for claim, supplier, _, customer in k.links(FIL.suppliesTo)
            if supplier == KG.Huawei and FIL.contracted in k.all(claim, FIL.modality)
            and k.all(claim, FIL.product) != [KG.HuaweiAscend]]


@rule("the Ascend 910C is only compared, never supplied or bought",
      added=LINK.format("ByteDance", "uses", "HuaweiAscend910C") + " .")
def model_traded(k):
    return [name(claim) for claim, subject, predicate, value in k.links()
            if KG.HuaweiAscend910C in (subject, value, *k.all(claim, FIL.product))
            and name(predicate) not in ("kindOf", "outperforms")]


@rule("nobody is said to make, design or develop the chips of Nvidia",
      added=LINK.format("TSMC", "manufactures", "NvidiaH200") + " .")
def maker_of_nvidia_chips(k):
    chips = k.kinds(KG.NvidiaAIChips)
    return [name(claim) for claim, _, _, value in k.links(FIL.manufactures, FIL.designs, FIL.commissions, FIL.developsWith)
            if chips.intersection([value, *k.all(claim, FIL.product)])]


@rule("no delivery is stated: nothing supplied or made is done", added=NVIDIA_SUPPLIES + " ; fil:modality fil:done .")
def delivered(k):
    return [name(claim) for claim, *_ in k.links(FIL.suppliesTo, FIL.manufactures)
            if k.names(claim, FIL.modality) not in (["sought"], ["planned"], ["contracted"])]


@rule("ByteDance is not said to get H20", added=NVIDIA_SUPPLIES + " ; fil:product kg:NvidiaH20 .")
def h20_for_bytedance(k):
    return [name(claim) for claim, subject, _, value in k.links()
            if KG.NvidiaH20 in (value, *k.all(claim, FIL.product)) and KG.ByteDance in (subject, value)]


@rule("the revocation of the H20 ban lies anywhere between its start and the last day of A0",
      added='kg:e2 fil:when "[2025-04..2025-12]"^^edtf:EDTF .')
def revocation_dated(k):
    events = [event for event in k.of(FIL.Event) for measure in k.all(event, FIL.terminates)
              if KG.NvidiaH20 in k.all(measure, FIL.appliesTo)]
    return [name(event) for event in events if k.names(event, FIL.when) != ["[2025-04..2026-03]"]]


@rule("only its revocation ends the H20 ban", added='kg:m10 fil:ends "2025-08"^^edtf:EDTF .')
def h20_ban_ends(k):
    return [name(m) for m in k.of(FIL.Measure) if KG.NvidiaH20 in k.all(m, FIL.appliesTo) and k.all(m, FIL.ends)]


@rule("neither H20 nor H100 is said to be of the Hopper family",
      added=LINK.format("NvidiaH100", "kindOf", "NvidiaHopperGPUs") + " .")
def hopper(k):
    return sorted(map(name, k.kinds(KG.NvidiaHopperGPUs) - {KG.NvidiaHopperGPUs, KG.NvidiaH200}))


@rule("ByteDance is not said to be an approved customer",
      added=LINK.format("ByteDance", "memberOf", "ApprovedCustomers") + " .")
def approved(k):
    return [name(claim) for claim, _, _, group in k.links(FIL.memberOf) if group == KG.ApprovedCustomers]


@rule("TSMC has to do with the custom chip of ByteDance alone",
      added=LINK.format("TSMC", "manufactures", "HuaweiAscend") + " .")
def business_of_tsmc(k):
    return [name(claim) for claim, subject, _, value in k.links() if KG.TSMC in (subject, value)
            and KG.ByteDanceCustomAIChip not in (value, *k.all(claim, FIL.product))]


@rule("places that the texts leave open lie in no other",
      added=LINK.format("TSMC", "locatedIn", "UnitedStates") + " .")
def located(k):
    return [name(claim) for claim, subject, _, _ in k.links(FIL.locatedIn)
            if subject in (KG.TSMC, KG.OutsideChina, KG.SoutheastAsia, KG.ByteDanceDataCentresOutsideUS)]


@rule("nothing is said to restrict Chinese chips or their makers",
      added="kg:x a fil:Measure ; fil:effect fil:prohibits ; fil:appliesTo kg:HuaweiAscend .")
def against_chinese_chips(k):
    spared = k.kinds(KG.DomesticChineseAIChips) | {KG.Huawei, KG.Cambricon, KG.ChineseChipSuppliers}
    return [name(m) for m in k.of(FIL.Measure)
            if k.names(m, FIL.effect) not in (["encourages"], ["permits"])
            and spared.intersection(k.all(m, FIL.appliesTo) + k.all(m, FIL.onParty))]


@rule("China forbids foreign chips in state-funded data centres alone",
      added="kg:x a fil:Measure ; fil:effect fil:prohibits ; fil:issuedBy kg:ChineseGovernment .")
def general_ban(k):
    return [name(m) for m in k.of(FIL.Measure)
            if FIL.prohibits in k.all(m, FIL.effect) and KG.ChineseGovernment in k.all(m, FIL.issuedBy)
            and k.all(m, FIL.toPlace) != [KG.StateFundedDataCentres]]


@rule("no sum is of our own arithmetic",
      added='kg:x a schema:MonetaryAmount ; schema:value 12300000000 ; schema:currency "USD" .')
def own_arithmetic(k):
    derived = {12300000000, 3300000000, 2200000000, 7400000000, 6000000000, 400000000, 700000}
    return [name(amount) for bound in (SCHEMA.value, SCHEMA.minValue, SCHEMA.maxValue)
            for amount, value in k.graph.subject_objects(bound) if int(value.toPython()) in derived]


@rule("a sum of companies together sits on their group", added="kg:f13 fil:about kg:Microsoft .")
def sum_of_members(k):
    members = {member for _, member, _, group in k.links(FIL.memberOf) if group == KG.MicrosoftAlphabetAmazonMeta}
    return [name(f) for f in k.of(FIL.Figure) if members.intersection(k.all(f, FIL.about))]


@rule("ByteDance denies each sum of the reported budget of 2025", without=[(KG.f1a4, None, None), (KG.f1a5, None, None)])
def undenied(k):
    sums = {12000000000, 5500000000, 6800000000}
    denied = {claim for a in k.attestations() if k.all(a, PROV.wasAttributedTo) == [KG.ByteDance]
              for claim in k.all(a, FIL.denies)}
    reported = [claim for claim in k.claims() for amount in k.all(claim, FIL.amount)
                for bound in (SCHEMA.value, SCHEMA.minValue) for value in k.all(amount, bound)
                if int(value.toPython()) in sums and "USD" in k.names(amount, SCHEMA.currency)]
    return [name(claim) for claim in reported if claim not in denied]


@rule("the countries are known as countries, and what is outside one by name is its complement",
      without=[(KG.c244, None, None)])
def outside(k):
    complements = [(name(place), name(country)) for _, place, _, country in k.links(FIL.complementOf)]
    wrong = [] if complements == [("OutsideChina", "China")] else [f"complements {complements}"]
    return wrong + sorted(set(map(name, k.of(FIL.Country))) ^ {"China", "UnitedStates"})


@rule("a city and the state-funded data centres lie in their country", without=[(KG.c233, None, None)])
def in_no_country(k):
    lies = {(place, country) for _, place, _, country in k.links(FIL.locatedIn)}
    return [name(place) for place in (KG.Beijing, KG.StateFundedDataCentres) if (place, KG.China) not in lies]


UNDATED = {"e5", "e7", "e15"}  # of which the texts say nothing but that they are past


@rule("an event that happened has a first and a last day, unless the texts say only that it is past",
      added='kg:x a fil:Event ; fil:modality fil:done ; fil:when "[..2025]"^^edtf:EDTF .')
def without_bounds(k):
    return [name(e) for e in k.of(FIL.Event) if k.names(e, FIL.modality) == ["done"] and name(e) not in UNDATED
            and (not k.all(e, FIL.when) or "[.." in k.names(e, FIL.when)[0] or "..]" in k.names(e, FIL.when)[0])]


@rule("of a permission that fulfils another each telling has a start, the announced one too",
      without=[(KG.m12, FIL.starts, None)])
def without_start(k):
    fulfilled = {m for pair in k.graph.subject_objects(FIL.fulfils) for m in pair}
    begun = {m for event in k.of(FIL.Event) for m in k.all(event, FIL.introduces)}
    return [name(m) for m in sorted(fulfilled - begun) if not k.all(m, FIL.starts)]


@rule("tellings of one permission end their uncertainty on the same day",
      added='kg:m14 fil:starts "[2025-12..2026-12]"^^edtf:EDTF .')
def starts_later_than_told(k):
    last = {str(value).strip("[]").split("..")[-1] for m in (KG.m14, KG.m15) for value in k.all(m, FIL.starts)}
    last |= {str(value).strip("[]").split("..")[-1] for value in k.all(KG.e6, FIL.when)}
    return [] if last == {"2026-03"} else sorted(last)


@rule("what is told as the state before the easing ends with it", without=[(KG.m11, FIL.ends, None)])
def never_eased(k):
    return [] if k.names(KG.m11, FIL.ends) == ["[2025-12..2026-03]"] else ["m11"]


# Statements in the data that are not in the texts: each is marked, so that answers can show it.
OURS = {
    "c1": "starts", "c3": "predicate", "c30": "product", "c31": "product", "c32": "product subject",
    "c33": "product subject", "c35": "toPlace", "c66": "object when", "c242": "predicate", "c243": "predicate",
    "c244": "object", "e6": "involves", "e27": "announcedBy", "f10": "wasAttributedTo", "f11": "about product",
    "f12": "about", "m1": "appliesTo", "m4": "affirms", "m12": "starts", "m21": "toPlace", "m30": "appliesTo",
    "m35": "insteadOf",
}


@rule("what goes beyond the texts is marked as ours", without=[(KG.m35, FIL.inferred, FIL.insteadOf)])
def not_marked(k):
    return [f"{claim} {p}" for claim, properties in OURS.items() for p in properties.split()
            if p not in k.names(KG[claim], FIL.inferred)]


@rule("an American act involves the government", without=[(KG.e2, FIL.involves, KG.USGovernment)])
def no_actor(k):
    return [name(e) for e in (KG.e1, KG.e2, KG.e3, KG.e4, KG.e6, KG.e15)
            if KG.USGovernment not in k.all(e, FIL.involves)]


@rule("the hedge of an article is not that of the voice that it passes on, unless that voice is hedged itself",
      added="kg:f1a2 fil:certainty fil:possible .")
def borrowed_hedge(k):
    return [name(a) for a in k.attestations() if k.all(a, PROV.wasAttributedTo) == [KG.FinancialTimes]
            and k.all(a, FIL.certainty)]


@rule("an article is no surer than the observers whom it passes on", without=[(KG.r637a1, FIL.certainty, None)])
def surer_than_its_source(k):
    rank = {FIL.possible: 0, FIL.probable: 1}
    sure = {a: min([rank.get(c, 2) for c in k.all(a, FIL.certainty)] or [2]) for a in k.attestations()}
    observers = {agent for agent in k.of(FIL.Agent) if name(agent).startswith("Observers")}
    return [name(a) for a in k.attestations() for origin in k.all(a, PROV.wasDerivedFrom)
            if observers.intersection(k.all(origin, PROV.wasAttributedTo)) and sure[a] > sure[origin]]


CONTRADICTIONS = {
    ("c20", "conflictsWith", "f12"), ("c30", "conflictsWith", "c31"), ("c30", "conflictsWith", "c34"),
    ("c61", "conflictsWith", "c62"), ("r212", "conflictsWith", "e26"), ("r327", "conflictsWith", "f32"),
    ("r61", "conflictsWith", "r57"), ("f12", "conflictsWith", "f15"),
    ("c41", "answers", "c40"),
}


@rule("the contradictions stated by hand are those of the articles", added="kg:f10 fil:conflictsWith kg:c10 .")
def contradictions(k):
    stated = {(name(s), name(p), name(o)) for p in (FIL.conflictsWith, FIL.answers)
              for s, o in k.graph.subject_objects(p)}
    return sorted(stated ^ CONTRADICTIONS)


CONDITIONAL = {frozenset(pair) for pair in (("c30", "c31"), ("c30", "c34"), ("f12", "f15"), ("r61", "r57"))}


@rule("a difference is explained between two claims at least, and between claims in conflict only where they conflict "
      "on one reading alone, which the remark then says", added="kg:r21 fil:difference fil:scope .")
def explained_conflict(k):
    conflicts = {frozenset((name(a), name(b))) for p in (FIL.conflictsWith, FIL.answers)
                 for a, b in k.graph.subject_objects(p)}
    explained, found = set(), []
    for remark in sorted(set(k.graph.subjects(FIL.difference))):
        compared = {name(claim) for claim in set(k.all(remark, FIL.about)).intersection(k.claims())}
        on_one_reading = {pair for pair in conflicts if pair <= compared}
        if len(compared) < 2 or on_one_reading and not any("only if" in text for text in k.all(remark, FIL.text)):
            found.append(name(remark))
        explained |= on_one_reading
    return found + sorted("-".join(sorted(pair)) for pair in explained ^ CONDITIONAL)


@rule("a figure of growth says of what", without=[(KG.f25, FIL.growthOf, None)])
def growth_of_what(k):
    return [name(f) for f in k.of(FIL.Figure) if "growth" in k.names(f, FIL.metric)[0] and not k.all(f, FIL.growthOf)]


RELAYS = {
    "c1": ["A0 < ChosunDaily"],
    "c2": ["A0 < ChinaFlashMarket"],
    "f2": ["A4 < FinancialTimes", "ByteDance < ByteDanceSpokesperson"],
    "f10": ["A3 < FinancialTimes"],
    "c40": ["A1 < TheInformation"],
    "m12": ["A3 < DonaldTrump"],
    "r602": ["A0 < ChosunDaily < ObserverCloseToTheMatter"],
}


@rule("who repeats whom is told from the article to the first voice", without=[(KG.r602a2, PROV.wasDerivedFrom, None)])
def relays(k):
    wrong = []
    for claim, expected in RELAYS.items():
        attestations = k.attestations(KG[claim])
        repeated = {origin for a in attestations for origin in k.all(a, PROV.wasDerivedFrom)}
        chains = []
        for attestation in (a for a in attestations if a not in repeated):
            chain = [attestation]
            while k.all(chain[-1], PROV.wasDerivedFrom):
                chain.append(k.all(chain[-1], PROV.wasDerivedFrom)[0])
            chains.append(" < ".join(k.names(a, PROV.wasAttributedTo)[0] for a in chain))
        if sorted(chains) != sorted(expected):
            wrong.append(f"{claim} has {sorted(chains)}")
    return wrong
