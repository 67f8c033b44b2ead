# SPDX-License-Identifier: Apache-2.0
"""The data beside the articles: their digests, whole words at the ends of spans, every fact told, no passage copied."""
import hashlib
import re

from rdflib.namespace import SKOS

from knowledge import DATA, FIL, KG, OA, PROV, articles, facts, name, omitted
from rules import rule

WORDS_OF_A_PASSAGE = 9
OMITTED_AT_MOST = 0.10
WIDEST = 320  # code points of a span: the longest sentences have no more
WIDEST_OF_OURS = 380  # of a remark of ours, which may rest on several sentences together

TEXTS = {document: data.decode("utf-8") for document, data in articles().items()}


@rule("the digest of each document is that of its text", added='kg:A0 fil:sha256 "00" .')
def other_text(k):
    digests = {document: hashlib.sha256(data).hexdigest() for document, data in articles().items()}
    return [name(document) for document in k.of(FIL.Document)
            if k.names(document, FIL.sha256) != [digests.get(name(document))]]


@rule("a span lies within its text", added="kg:x a fil:Attestation ; oa:hasSource kg:A3 ; fil:start 0 ; fil:end 99999 .")
def beyond_the_text(k):
    return [name(a) for a, document, _, end in k.spans() if end > len(TEXTS[document])]


@rule("a span starts and ends with whole words",
      added="kg:x a fil:Attestation ; oa:hasSource kg:A3 ; fil:start 1 ; fil:end 12 .")
def cut_word(k):
    def within_word(text, place):
        pair = text[place - 1:place + 1] if place else ""
        glued = pair[:1].islower() and pair[1:].isupper()  # two words that the text itself runs together
        return len(pair) == 2 and pair.isalnum() and not glued

    return [f"{name(attestation)} {document} {start} {end}" for attestation, document, start, end in k.spans()
            if within_word(TEXTS[document], start) or within_word(TEXTS[document], end)
            or TEXTS[document][start:end] != TEXTS[document][start:end].strip()]


# Words by which a text refers to a voice that it has named before.
NAMED_AGAIN = {KG.FinancialTimes: ["il report"], KG.ByteDance: ["La società"]}


@rule("the span of a voice other than the document's own holds words that name it",
      added="kg:x a fil:Attestation ; fil:affirms kg:f2 ; prov:wasAttributedTo kg:FinancialTimes ; oa:hasSource kg:A4 ; "
            "fil:start 291 ; fil:end 356 .")
def unnamed_voice(k):
    found = []
    for attestation, document, start, end in k.spans():
        voice = k.all(attestation, PROV.wasAttributedTo)[0] if k.all(attestation, PROV.wasAttributedTo) else None
        if voice in (None, KG.Filiera, KG[document]):
            continue
        words = [str(label) for p in (SKOS.prefLabel, SKOS.altLabel) for label in k.all(voice, p)]
        read = TEXTS[document][start:end].lower()
        if not any(word.lower() in read for word in words + NAMED_AGAIN.get(voice, [])):
            found.append(f"{name(attestation)} {name(voice)}")
    return found


@rule("a span is a sentence or two, not a page",
      added="kg:x a fil:Attestation ; oa:hasSource kg:A1 ; fil:start 0 ; fil:end 695 .")
def wide(k):
    ours = {name(a) for a in k.attestations() if k.all(a, PROV.wasAttributedTo) == [KG.Filiera]}
    return [f"{name(a)} {end - start}" for a, _, start, end in k.spans()
            if end - start > (WIDEST_OF_OURS if name(a) in ours else WIDEST)]


@rule("a number of a claim is about so much only where its text says about",
      added="kg:c20CNY fil:approximate true .")
def roughly(k):
    about = re.compile(r"\b(circa|quasi|stima\w*|stimato)\b")
    spans = {attestation: TEXTS[document][start:end] for attestation, document, start, end in k.spans()}
    found = []
    for claim in k.claims():
        numbers = [claim] + [n for p in (FIL.amount, FIL.converted, FIL.unitPrice) for n in k.all(claim, p)]
        rough = any(k.names(number, FIL.approximate) == ["true"] for number in numbers)
        read = any(about.search(spans.get(a, "")) for a in k.attestations(claim) if k.all(a, FIL.affirms))
        if rough and not read:
            found.append(name(claim))
    return found


@rule("a part told as about so much is so in the data", without=[(KG.c31, FIL.approximate, None)])
def exact_part(k):
    return [claim for claim in ("c31", "f12", "f21") if k.names(KG[claim], FIL.approximate) != ["true"]]


def uncovered(k):
    """The facts that no span of a claim in the same document overlaps."""
    spans = {}
    for _, document, start, end in k.spans():
        spans.setdefault(document, []).append((start, end))
    return [row["id"] for row in facts()
            if not any(start < int(row["end_offset"]) and int(row["start_offset"]) < end
                       for start, end in spans.get(row["document"], []))]


@rule("every fact is told by a claim or omitted for a reason", without=[(None, FIL.start, None)])
def untold(k):
    return sorted(set(uncovered(k)) - {row["fact"] for row in omitted()})


@rule("at most a tenth of the facts is omitted", without=[(None, FIL.start, None)])
def too_many_omitted(k):
    left_out = set(uncovered(k)) | {row["fact"] for row in omitted()}
    share = len(left_out) / len(facts())
    return [f"{share:.1%}"] if share > OMITTED_AT_MOST else []


def runs(text):
    """Its runs of as many words as make a passage, without regard to case and punctuation."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + WORDS_OF_A_PASSAGE]) for i in range(len(words) - WORDS_OF_A_PASSAGE + 1)}


PASSAGES = set().union(*(runs(text) for text in TEXTS.values()))


@rule("no passage of an article stands in the data",
      added='kg:x skos:prefLabel """' + " ".join(re.findall(r"\w+", TEXTS.get("A0", ""))[20:30]) + '"""@it .')
def copied(k):
    literals = " \n".join(sorted(str(value) for value in k.graph.objects() if getattr(value, "language", None)))
    comments = " ".join(line for path in sorted(DATA.glob("*.ttl"))
                        for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    return sorted(" ".join(run) for run in (runs(literals) | runs(comments)) & PASSAGES)


def coverage(k):
    """The figure, as one line."""
    rows, missing = facts(), set(uncovered(k))
    reasons = {row["fact"] for row in omitted()}
    return (f"{len(rows)} facts: {len(rows) - len(missing | reasons)} told by claims, {len(reasons)} omitted for a "
            f"reason ({len(reasons) / len(rows):.1%}), {len(missing - reasons)} missing")
