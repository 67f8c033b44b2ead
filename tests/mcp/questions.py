# SPDX-License-Identifier: Apache-2.0
"""An agent without a language model: for each question of `../shared/articles/questions.md` at most three calls. A fact of
the answer is found where a passage that a call cites overlaps that of the fact."""
import csv
import os
import pathlib
import re

from client import citations

MOST_CALLS = 3

ALL = {"limit": 200}

SCRIPTS = {
    "Q01": [("supply", {"to": "ByteDance", "as_of": "2026-06"}), ("supply", {"to": "ByteDance", "as_of": "2025", **ALL}),
            ("claims", {"name": "ByteDance", **ALL})],
    "Q02": [("show", {"name": "c1"}), ("supply", {"to": "ByteDance", "product": "Huawei Ascend"})],
    "Q03": [("show", {"name": "ByteDance custom AI chip"}),
            ("supply", {"to": "ByteDance", "product": "ByteDance custom AI chip"})],
    "Q04": [("claims", {"name": "TikTok", "type": "parentOf"})],
    "Q06": [("claims", {"type": "locatedIn"}), ("claims", {"type": "memberOf"})],
    "Q07": [("claims", {"name": "Doubao", "type": "figure"})],
    "Q09": [("path", {"frm": "TSMC", "to": "ByteDance"}), ("supply", {"to": "ByteDance", "product": "ByteDance custom AI chip"})],
    "Q10": [("path", {"frm": "Nvidia", "to": "ByteDance", "select": "all", "as_of": "2026-01-15"}),
            ("path", {"frm": "Nvidia", "to": "ByteDance", "select": "all", "as_of": "2025", **ALL}),
            ("claims", {"name": "ByteDance", "contested": True, "type": "link", **ALL})],
    "Q11": [("claims", {"name": "US government", "type": "issuedBy", **ALL}),
            ("claims", {"name": "Chinese government", "type": "issuedBy"}), ("supply", {"to": "ByteDance", "as_of": "2026-01-15"})],
    "Q14": [("claims", {"name": "Data centres in South-East Asia"}), ("claims", {"name": "The Information"}),
            ("claims", {"name": "ByteDance", "contested": True, "type": "link", **ALL})],
    "Q15": [("show", {"name": "r602"})],
    "Q17": [("timeline", {"name": "H20"}), ("show", {"name": "H20", "as_of": "2025-05-15"})],
    "Q18": [("timeline", {"name": "H20"}), ("show", {"name": "H20", "as_of": "2025-10-01"})],
    "Q19": [("supply", {"product": "H200", "as_of": "2026-01-15"})],
    "Q23": [("claims", {"name": "Chinese government"})],
    "Q24": [("supply", {"product": "Ascend"}), ("show", {"name": "Ascend", "as_of": "2026-01-15"})],
    "Q26": [("show", {"name": "TikTok US operations"}), ("show", {"name": "e15"})],
    "Q28": [("claims", {"name": "ByteDance", "contested": True, **ALL}), ("claims", {"name": "ByteDance", **ALL}),
            ("show", {"name": "f1"})],
    "Q29": [("claims", {"name": "ByteDance", **ALL}), ("claims", {"source": ["Executives of Goldman Sachs and ByteDance"]})],
    "Q31": [("supply", {"to": "ByteDance", "as_of": "2026"}), ("claims", {"name": "ByteDance", "type": "figure", "as_of": "2026"})],
    "Q33": [("claims", {"name": "ByteDance", "type": "figure", "as_of": "2025"}), ("show", {"name": "r305"})],
    "Q34": [("show", {"name": "f32"}), ("show", {"name": "f33"})],
    "Q36": [("show", {"name": "ByteDance custom AI chip", "known_by": "2025-01-31"}),
            ("claims", {"name": "ByteDance semiconductor projects", "known_by": "2025-01-31"})],
    "Q38": [("claims", {"name": "ByteDance", "as_of": "2026", "known_by": "2025-12-31", **ALL})],
    "Q40": [("show", {"name": "f13"}), ("show", {"name": "f10"})],
}


def unanswered(client, project):
    """The questions with the facts that the calls did not find; none where the articles are not at hand."""
    folder = pathlib.Path(os.environ.get("FILIERA_SHARED", project / ".." / "shared")) / "articles"
    if not (folder / "questions.md").exists():
        print("the questions are not at hand (set FILIERA_SHARED)")
        return {}
    rows = [line for line in (folder / "facts.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    spans = {row["id"]: (row["id"][:2], int(row["start_offset"]), int(row["end_offset"]))
             for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with open(project / "data" / "ai-chips" / "omitted.tsv", encoding="utf-8") as file:
        omitted = {line.split("\t")[0] for line in file if not line.startswith("#")}
    left, asked, needed = {}, 0, 0
    text_of_all = (folder / "questions.md").read_text(encoding="utf-8")
    for question, text in re.findall(r"^\*\*(Q\d+)\. (.*?)(?=^\*\*Q|\Z)", text_of_all, re.M | re.S):
        facts = [fact for fact in dict.fromkeys(re.findall(r"\bA\d-\d\d\b", text)) if fact not in omitted]
        calls = SCRIPTS.get(question, [])
        assert len(calls) <= MOST_CALLS, question
        cited = set()
        for tool, arguments in calls:
            result = client.call(tool, **arguments)
            assert not result.get("isError"), (question, tool, arguments, result)
            cited |= citations(result["structuredContent"])
        missing = [fact for fact in facts if not any(document == spans[fact][0] and start < spans[fact][2] and spans[fact][1] < end
                                                     for document, start, end in cited)]
        asked, needed = asked + 1, needed + len(facts)
        if missing or not calls:
            left[question] = missing
    print(f"{asked} questions, {needed} facts, {len(left)} questions without all of theirs")
    return left
