#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whom rules of ownership reach, beside an independent oracle: run.py FILIERA CASES [SEED [COUNT]].

CASES is a folder with run_ownership.py and ownership/oracle.py; without it nothing is tested (exit code 77). First the
handed cases; then random data of its own: nine parties, dated and disputed and planned holdings, two tellings and
several blocks of one holding, control, joint arrangements, and seats inside, outside and unknown beside a place that
the rule leaves out. On the hops to each party supply must tell the measures that owners tells, with the same match."""
import csv
import datetime
import fractions
import io
import os
import pathlib
import random
import subprocess
import sys
import tempfile

DAY = datetime.date(2025, 6, 15)
HEAD = """@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix ex: <https://example.org/own/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
ex:Register a fil:Document ; schema:datePublished "2026-11-30"^^edtf:EDTF .
ex:Other a fil:Agent .
ex:Goods a fil:Product .
ex:Maker a fil:Company .
ex:Home a fil:Country .
ex:Abroad a fil:Country .
"""
NEVER = {"start": ["1900-01-01"] * 2, "end": ["1900-01-02"] * 2}
SHARES = ["0.1", "0.2", "0.25", "0.3", "0.4999999999999999999", "0.5", "0.5001", "0.6", "0.75", "1"]


def date_of(bounds):
    return bounds[0] if bounds[0] == bounds[1] else f"[{bounds[0]}..{bounds[1]}]"


class World:
    """Random data, as Turtle and as the oracle takes it."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.turtle = [HEAD]
        self.count = 0
        names = ["L", "K", "A", "B", "C", "D", "E", "F", "G"]
        self.seats = {p: self.draw.choice(["Home", "Abroad", None]) for p in names}
        listed = ["L"] + (["K"] if self.chance(60) else [])
        self.rule = {"threshold": self.draw.choice(["0.5", "0.5", "0.25", "0.75"]), "strict": self.chance(40),
                     "aggregate": self.chance(70), "indirect": self.chance(85), "byControl": self.chance(50),
                     "method": self.draw.choice(["cascade", "cascade", "multiplication"]),
                     "kinds": ["shareholding"] if self.chance(70) else ["shareholding", "votingRights"]}
        self.outside = self.chance(40)
        self.case = {"parties": names, "rule": self.rule, "listed": {p: [] for p in listed}, "holdings": [],
                     "control": [], "joint": []}
        for party in names:
            self.turtle.append(f"ex:{party} a fil:Company .\n")
            if self.seats[party]:
                self.claim("l", f"a fil:Link ; rdf:subject ex:{party} ; rdf:predicate fil:locatedIn ; "
                                f"rdf:object ex:{self.seats[party]}", None, "affirms")
        yes = lambda key: str(self.rule[key]).lower()
        self.turtle.append(
            f"ex:reach a fil:Reach ; fil:threshold {self.rule['threshold']} ; fil:method fil:{self.rule['method']} ; "
            f"fil:strict {yes('strict')} ; fil:aggregate {yes('aggregate')} ; fil:indirect {yes('indirect')} ; "
            f"fil:byControl {yes('byControl')} ; fil:interest {', '.join('fil:' + k for k in self.rule['kinds'])}"
            f"{' ; fil:onlyOutside ex:Home' if self.outside else ''} .\n")
        self.claim("rule", "a fil:Measure ; fil:effect fil:requiresLicence ; fil:reachesOwned ex:reach", None, "affirms")
        for party in listed:
            when = self.period()
            self.claim("m" + party, f"a fil:Measure ; fil:effect fil:requiresLicence ; fil:appliesTo ex:Goods ; "
                                    f"fil:onParty ex:{party} ; fil:reachesBy ex:rule", when, "affirms")
            self.case["listed"][party].append(when)
        self.add_holdings(names)
        for party in names:
            self.claim("s", f"a fil:Link ; rdf:subject ex:Maker ; rdf:predicate fil:suppliesTo ; rdf:object ex:{party} ; "
                            "fil:product ex:Goods", {"start": ["2015-01-01"] * 2, "end": ["2026-11-30", None]}, "affirms")

    def chance(self, percent):
        return self.draw.random() * 100 < percent

    def period(self):
        if self.chance(55):
            return {"start": ["2020-01-01"] * 2, "end": ["2026-11-30", None]}
        near = [(DAY + datetime.timedelta(k)).isoformat() for k in (-40, -1, 0, 1, 40)]
        start = sorted(self.draw.choice(near) for _ in range(2)) if self.chance(50) else ["2020-01-01"] * 2
        end = sorted(self.draw.choice(near) for _ in range(2))
        return {"start": start, "end": end if self.chance(60) and end[1] >= start[0] else ["2026-11-30", None]}

    def claim(self, name, says, when, stance):
        """Writes a claim; returns its name. `stance`: affirms, disputed, denies or planned."""
        self.count += 1
        name = name if name.startswith(("m", "rule")) else f"{name}{self.count}"
        if when:
            says += f' ; fil:starts "{date_of(when["start"])}"^^edtf:EDTF'
            if when["end"][1]:
                says += f' ; fil:ends "{date_of(when["end"])}"^^edtf:EDTF'
        if when is not None:
            says += f" ; fil:modality fil:{'planned' if stance == 'planned' else 'ongoing'}"
        self.turtle.append(f"ex:{name} {says} .\n")
        for which in {"disputed": ["affirms", "denies"], "denies": ["denies"]}.get(stance, ["affirms"]):
            voice = "Other" if stance == "disputed" and which == "denies" else "Register"
            self.turtle.append(f"ex:{name}{which} a fil:Attestation ; fil:{which} ex:{name} ; prov:wasAttributedTo ex:{voice} ; "
                               f"oa:hasSource ex:Register ; fil:start {self.count} ; fil:end {self.count + 1} .\n")
        return name

    def seen(self, when, stance):
        if stance in ("planned", "denies"):
            return dict(NEVER)
        if stance == "disputed":
            return {"start": [when["start"][0], "2027-01-01"], "end": ["2000-01-01", when["end"][1]]}
        return dict(when)

    def stance(self):
        return self.draw.choices(["affirms", "disputed", "denies", "planned"], [88, 6, 3, 3])[0]

    def add_holdings(self, names):
        owners_of, first = {}, {}
        for _ in range(self.draw.randint(6, 13)):
            owner, asset = self.draw.choice(names), self.draw.choice(names[1:])
            if owner == asset and self.chance(80):
                continue
            if len(owners_of.setdefault(asset, set()) | {owner}) > 3:
                continue
            owners_of[asset].add(owner)
            share, form = self.draw.choice(SHARES), self.draw.random()
            holding, text = {"owner": owner, "asset": asset, "kind": "shareholding"}, ""
            if form < 0.55:
                holding.update(min=share, max=share)
                text = f" ; fil:share {share}"
            elif form < 0.85:
                low, high = sorted([share, self.draw.choice(SHARES)], key=fractions.Fraction)
                if low != high:
                    over, under = self.chance(40), self.chance(40)
                    holding.update(min=low, max=high, over=over, under=under)
                    text = f" ; fil:{'over' if over else 'min'}Share {low} ; fil:{'under' if under else 'max'}Share {high}"
            if self.chance(8):
                holding["kind"] = "votingRights"
            twin = first.get((owner, asset))
            related = ""
            if twin and self.chance(60):
                holding["telling"] = twin["telling"] = twin.get("telling", "t" + twin["id"])
                holding["kind"] = twin["kind"]
                related = f" ; fil:sameMatterAs ex:{twin['id']}"
            elif twin and "telling" not in twin and self.chance(60):
                related = f" ; fil:apartFrom ex:{twin['id']}"
                twin["block"] = twin["id"]
            if holding["kind"] == "votingRights":
                text += " ; fil:interest fil:votingRights"
            when, stance = self.period(), self.stance()
            holding["id"] = self.claim("h", f"a fil:Link ; rdf:subject ex:{owner} ; rdf:predicate fil:owns ; "
                                            f"rdf:object ex:{asset}{text}{related}", when, stance)
            if "apartFrom" in related:
                holding["block"] = holding["id"]
            holding.update(self.seen(when, stance))
            first.setdefault((owner, asset), holding)
            self.case["holdings"].append(holding)
        for kind, predicate, chance in (("control", "parentOf", 40), ("joint", "jointWith", 25)):
            if not self.chance(chance):
                continue
            a, b = self.draw.sample(names, 2)
            when, stance = self.period(), self.stance()
            name = self.claim("k", f"a fil:Link ; rdf:subject ex:{a} ; rdf:predicate fil:{predicate} ; rdf:object ex:{b}",
                              when, stance)
            ends = {"owner": a, "asset": b} if kind == "control" else {"a": a, "b": b}
            self.case[kind].append({"id": name, **ends, **self.seen(when, stance)})

    def held_on_the_day(self, oracle):
        """Without what no telling has on the day: it is no holding then, and takes no part in what adds up."""
        by_telling = {}
        for h in self.case["holdings"]:
            by_telling.setdefault((h["owner"], h["asset"], h["kind"], h.get("telling", h["id"])), []).append(h)
        return [h for tellings in by_telling.values() if any(oracle.held(h, DAY) for h in tellings) for h in tellings]

    def expected(self, oracle):
        """{party: answer}: who sits inside the place is not reached, whose seat is not known possibly; both pass on."""
        answers = dict.fromkeys(self.case["parties"], "no")
        for bound, match in (("high", "possible"), ("low", "certain")):
            case = dict(self.case, holdings=self.held_on_the_day(oracle))
            shut = {p for p, seat in self.seats.items()
                    if self.outside and (seat == "Home" or (seat is None and bound == "low"))}
            for party, why in oracle.reach(case, DAY, bound).items():
                if party not in shut or why == ["listed"]:
                    answers[party] = match
        return answers


RANK = ["no", "possible", "certain"]


class Failed(Exception):
    pass


def table_of(program, path, *words):
    run = subprocess.run([program, *words, "--as-of", DAY.isoformat(), "-q", "-f", "csv", "-d", path],
                         capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise Failed(f"exit code {run.returncode}: {run.stderr[-300:]}")
    return csv.DictReader(io.StringIO(run.stdout))


def keep_surest(found, key, match):
    found[key] = max(found.get(key, "no"), match, key=RANK.index)


def answers_of(program, path):
    """{party: match}, and {(party, measure): match}."""
    parties, measures = {}, {}
    for row in table_of(program, path, "owners", "--reached"):
        party, measure = (row[column].rsplit("/", 1)[1] for column in ("party", "measure"))
        keep_surest(parties, party, row["match"])
        keep_surest(measures, (party, measure), row["match"])
    return parties, measures


def measures_on_hops(program, path):
    """{(recipient, measure): match}, without what is only planned."""
    found = {}
    for row in table_of(program, path, "supply", "--from", "ex:Maker"):
        if row["measure"] and row["measure_expected"] != "yes":
            recipient, measure = (row[column].rsplit("/", 1)[1] for column in ("recipient_iri", "measure"))
            keep_surest(found, (recipient, measure), row["measure_match"])
    return found


def main():
    program, cases = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (cases / "run_ownership.py").exists():
        print("skipped: the handed cases of ownership are not there")
        sys.exit(77)
    handed = subprocess.run([sys.executable, "-B", cases / "run_ownership.py", program, cases / "ownership"], check=False)
    sys.path.insert(0, str(cases / "ownership"))
    sys.dont_write_bytecode = True
    import oracle  # pylint: disable=import-error,import-outside-toplevel
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    failed, tally = 0, {}
    for one in range(seed, seed + count):
        world = World(one)
        want = world.expected(oracle)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "world.ttl")
            pathlib.Path(path).write_text("".join(world.turtle), encoding="utf-8")
            try:
                got, measures = answers_of(program, path)
                on_hops = measures_on_hops(program, path)
                wrong = {p: (got.get(p, "no"), w) for p, w in want.items() if got.get(p, "no") != w}
                for key in measures.keys() | on_hops.keys():
                    if measures.get(key) != on_hops.get(key):
                        wrong[key] = (on_hops.get(key, "no"), measures.get(key, "no"))
            except Failed as failure:
                wrong = str(failure)
        failed += bool(wrong)
        if wrong:
            print(f"FAIL world {one}: {wrong} (answered, expected)")
        for answer in want.values():
            tally[answer] = tally.get(answer, 0) + 1
    print(f"{count} random worlds, {failed} fail; expected {tally}")
    sys.exit(bool(failed or handed.returncode))


if __name__ == "__main__":
    main()
