#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what the verbs answer with what the queries of their --sparql find in an export.

    run.py BINARY PACKAGES

In Oxigraph (npm; PACKAGES holds its node_modules), over the shipped data, data whose names try to be queries, and 200
random worlds; a few questions also in rdflib. Exit 77 without Oxigraph.
"""
import collections
import json
import pathlib
import random
import sys
import tempfile

import compare

tests = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(tests / "interop"), str(tests / "remote")]
import tools  # noqa: E402
from world import world  # noqa: E402


def main():
    filiera = compare.Filiera(sys.argv[1])
    packages = pathlib.Path(sys.argv[2])
    chance = random.Random(5)
    failures = compare.refusals(filiera)
    with tempfile.TemporaryDirectory(prefix="filiera-sparql-") as folder:
        work = pathlib.Path(folder)
        cases = []  # data, export, questions

        def add(data, questions):
            export = work / f"{len(cases)}.export.ttl"
            filiera("export", "-q", "-d", data, "-o", export)
            cases.append((str(data), str(export), list(questions)))

        shipped = compare.Names(["ByteDance", "Nvidia", "TSMC", "Huawei", "Broadcom"],
                                ["kg:NvidiaH20", "kg:NvidiaH200", "kg:ByteDanceCustomAIChip", "kg:ForeignAIChips"],
                                ["kg:China", "Financial Times", "kg:c31", "A0"])
        add(tests.parent / "data" / "ai-chips", compare.fixed + list(compare.questions(shipped, chance, 80)))
        hostile = work / "hostile.ttl"
        hostile.write_text(compare.hostile(), encoding="utf-8")
        add(hostile, compare.questions(compare.Names(compare.hostile_names, compare.hostile_products), chance, 40))
        for seed in range(tools.share_of(200)):
            text, companies, products = world(seed)
            path = work / f"world{seed}.ttl"
            path.write_text(text, encoding="utf-8")
            names = compare.Names([f"kg:{name}" for name in companies], [f"kg:{name}" for name in products],
                                  ["kg:D0", "kg:A1", "kg:m0", "kg:L0"])
            add(path, compare.questions(names, chance, 4))

        jobs = [{"data": export, "queries": {str(i): filiera(*words, "--sparql", "-d", data)
                                             for i, words in enumerate(asked)}} for data, export, asked in cases]
        try:
            results = tools.javascript(packages, {"load": jobs})["load"]
        except tools.Missing as missing:
            print(f"skipped: {missing}")
            sys.exit(1 if failures else 77)
        asked_of, rows_of = collections.Counter(), collections.Counter()
        for (data, _, asked), result in zip(cases, results):
            for i, words in enumerate(asked):
                expected = compare.answer(filiera, words, data)
                if expected is None:
                    continue  # the program refuses; a query finds what has no start
                wrong = compare.difference(words[0], result["answers"][str(i)], expected)
                asked_of[words[0]] += 1
                rows_of[words[0]] += len(expected)
                if wrong:
                    failures += 1
                    print(f"{data}: {json.dumps([str(word) for word in words])}: {wrong}")
        failures += in_rdflib(jobs[0], cases[0], filiera)
    for verb, count in asked_of.items():
        print(f"{verb}: {count} questions, {rows_of[verb]} rows")
    print(f"{failures} differ")
    sys.exit(1 if failures or any(not rows_of[verb] for verb in asked_of) else 0)


def in_rdflib(job, case, filiera):
    """A few of the fixed questions on the shipped data in rdflib, where it is installed."""
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is not installed")
        return 0
    graph = rdflib.Graph().parse(job["data"], format="turtle")
    failures = 0
    for i in (0, 2, 7):  # it is slow
        words = case[2][i]
        answer = graph.query(job["queries"][str(i)]).serialize(format="csv").decode()
        wrong = compare.difference(words[0], answer, compare.answer(filiera, words, case[0]))
        if wrong:
            failures += 1
            print(f"rdflib: {words}: {wrong}")
    return failures


if __name__ == "__main__":
    main()
