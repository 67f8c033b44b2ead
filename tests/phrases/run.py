#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Answers in other languages than English: run.py FILIERA SOURCE

Every phrase of the sources is in every catalogue of languages/, with places for the same values, and no catalogue has others; a
text of an answer is a phrase; and no answer of a verb over the shipped data with --lang it has an English word."""
import json
import pathlib
import re
import subprocess
import sys

from catalogues import LITERALS, catalogue, phrases_in, phrases_of, places, unquoted

binary, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
failed = []


def expect(holds, message):
    if not holds:
        failed.append(message)


def check_catalogues(phrases):
    paths = sorted((source / "languages").glob("*.po"))
    expect(paths, "no catalogue")
    for path in paths:
        pairs = catalogue(path)
        translated = dict(pairs)
        expect(len(pairs) == len(translated), f"{path.name}: a phrase stands twice")
        for phrase, file in phrases.items():
            expect(translated.get(phrase), f"{path.name} lacks a phrase of {file}: msgid \"{phrase}\"")
        for phrase, words in translated.items():
            expect(phrase in phrases, f"{path.name} has a phrase that no source says: {phrase!r}")
            expect(places(phrase) == places(words), f"{path.name}: other places for values: {phrase!r}, {words!r}")
            expect(phrase[:1] != " " or words[:1] == " ", f"{path.name}: no space before {words!r}")


# What makes texts of answers. Messages are English: what is thrown, and what is printed of reading data.
ANSWERS = ["cli/words/*.cpp", "cli/output/answer.cpp", "cli/data/lens_choice.cpp", "graph/model/amount.cpp",
           "graph/model/share.cpp", *(f"cli/verbs/{verb}*.cpp" for verb in
                                      ("supply", "path", "impact_", "rank", "cut", "owners", "timeline", "diff", "hop_changes",
                                       "claims", "contested", "show", "report", "coverage", "search",
                                       "match", "review"))]


def without_calls(text, name):
    """The text without the calls of a function, which may contain brackets."""
    while (begin := re.search(r"\b" + name + r"\(", text)) is not None:
        depth, end = 1, begin.end()
        while depth and end < len(text):
            literal = re.compile(r'"(?:[^"\\]|\\.)*"').match(text, end)
            end = literal.end() if literal else end + 1
            if not literal:
                depth += {"(": 1, ")": -1}.get(text[end - 1], 0)
        text = text[:begin.start()] + text[end:]
    return text


def check_texts():
    for path in (path for pattern in ANSWERS for path in sorted(source.glob(pattern))):
        if path.name in ("brief_text.cpp", "references.cpp"):  # JSON, whose words are English
            continue
        text = path.read_text(encoding="utf-8")
        own = phrases_in(text)
        text = re.sub(r"^(constexpr (OptionSpec|Example) |extern const Command ).*", "", text, flags=re.S | re.M)
        text = re.sub(r"^\s*//.*|^#include.*", "", text, flags=re.M)
        for name in ("Failure", "UsageFailure", "refuse_beside_sparql"):
            text = without_calls(text, name)
        for literals in re.findall(LITERALS, text):
            words = unquoted(literals)
            if "<" in words:  # HTML
                continue
            if re.search(r"[a-z]{2,}[ ,]+[a-z]{2,}|[a-z]{2,} $|^ [a-z]{2,}", words) and words not in own | CODES:
                expect(False, f"{path.relative_to(source)}: a text that is no phrase: {words!r}")


# Names of values in CSV, which are the same in all languages; a part of a message.
CODES = {"introduced by", "ended by", "a set of dates, of which only one is meant", "perhaps affirms", "perhaps denies",
         "{} listing{} of an unknown party"}


def words_of(text):
    return set(re.findall(r"[a-zà-öø-ÿ]{2,}", text.lower()))


def literals_of(path):
    """Pairs of text and language of a Turtle file, and the labels of things that have none in Italian."""
    text = path.read_text(encoding="utf-8")
    literals = [(words, language) for words, language in re.findall(r'"((?:[^"\\]|\\.)*)"(?:@([a-z]+))?', text)]
    names = []
    for statement in re.split(r"\.\s*\n", text):
        labels = re.findall(r'(?:prefLabel|altLabel|rdfs:label)((?:\s*"(?:[^"\\]|\\.)*"(?:@[\w-]+)?\s*,?)+)', statement)
        if labels and not any("@it" in label for label in labels):
            names += re.findall(r'"((?:[^"\\]|\\.)*)"', " ".join(labels))
    return literals, names


def check_answers(phrases):
    italian, english = {"contested"}, set()  # a value of --stance
    for phrase, words in catalogue(source / "languages" / "it.po"):
        english |= words_of(phrase)
        italian |= words_of(words)
    for path in [source / "ontology/filiera.ttl", *sorted((source / "data/ai-chips").glob("*.ttl"))]:
        literals, names = literals_of(path)
        for text, language in literals:
            (english if language == "en" else italian).update(words_of(text))
        for name in names:
            italian |= words_of(name)
    asked = 0
    for words in QUESTIONS:
        for form in ("table", "md"):
            if form == "md" and words[0] in ("path", "diff") or form == "table" and words[0] == "report":
                continue
            asked += 1
            done = subprocess.run([binary, *words, "--lang", "it", "-f", form], capture_output=True, check=False, cwd=source,
                                  env={"FILIERA_DATA": str(source / "data"), "PATH": "/usr/bin:/bin"})
            expect(done.returncode in (0, 1), f"{' '.join(words)}: exit code {done.returncode}: {done.stderr.decode()}")
            text = (done.stdout + done.stderr).decode()
            text = without_names(text)
            found = sorted((words_of(text) & english) - italian)
            shown = [line for line in text.splitlines() if words_of(line) & set(found)][:3]
            expect(not found, f"{' '.join(words)} -f {form}: English: {found[:12]}: {shown}")
    # Of brief, whose members and values are English in all languages, the texts.
    for words in QUESTIONS:
        if words[0] == "report":
            continue
        asked += 1
        done = subprocess.run([binary, *words, "--lang", "it", "-f", "brief", "-q"], capture_output=True, check=False, cwd=source,
                              env={"FILIERA_DATA": str(source / "data"), "PATH": "/usr/bin:/bin"})
        text = without_names("\n".join(texts_of(json.loads(done.stdout))))
        found = sorted((words_of(text) & english) - italian)
        expect(not found, f"{' '.join(words)} -f brief: English: {found[:12]}")
    return asked


def without_names(text):
    """Without what is the same in all languages: IRIs, options, properties and edge types; what was asked for; and other
    names, which are told in all their languages."""
    text = re.sub(r"detto anche .*|parole di .*|una grafia simile: .*|l'inizio di .*|\"[^\"\n]*\"", "", text)
    return re.sub(r"https?:\S+|--[a-z-]+|\b[a-z]+:\w+|\b\w+ (?=\d)", "", text.replace("\\", ""))


def texts_of(brief):
    """The texts that an answer in brief says to people."""
    if isinstance(brief, list):
        return [text for each in brief for text in texts_of(each)]
    if not isinstance(brief, dict):
        return []
    texts = []
    for name, value in brief.items():
        if name in ("says", "detail", "doubt", "by", "deniedBy", "notes"):
            texts += value if isinstance(value, list) else [value]
        else:
            texts += texts_of(value)
    return texts


DAY = ("--as-of", "2026-01-15")
QUESTIONS = [
    ("supply", "--to", "ByteDance", *DAY), ("supply", "--to", "ByteDance", "--depth", "all"), ("supply", "--why", *DAY),
    ("supply", "--to", "ByteDance", "--known-by", "2025-06"), ("supply", "--product", "H100", "--stance", "contested"),
    ("supply", "--to", "TSMC"), ("supply", "--limit", "2"),
    ("path", "Nvidia", "ByteDance"), ("path", "Nvidia", "ByteDance", "--why", *DAY), ("path", "TSMC", "ByteDance", "--same-goods"),
    ("path", "ByteDance", "Nvidia"), ("path", "H20", "China", "--via", "^appliesTo/toPlace"),
    ("impact", "Nvidia"), ("impact", "Nvidia", "--why", *DAY), ("impact", "--lift", "m10", "--as-of", "2025-05-15"),
    ("impact", "--ban", "product=H200", "--ban", "from=US", "--ban", "to=China"), ("impact", "--rank"),
    ("impact", "--cut", "ByteDance"), ("impact", "--cut", "ByteDance", *DAY), ("impact", "m10"),
    ("owners", "TikTok"), ("owners", "ByteDance", "--owned", *DAY), ("owners", "--reached"),
    ("timeline", ), ("timeline", "H20", "--why"), ("timeline", "ByteDance"), ("timeline", "--between", "2025-04", "2025-12"),
    ("diff", "--between", "2025-03-31", "2025-05-15"), ("diff", "--between", "2025-10-01", "2026-06-01"),
    ("claims", ), ("claims", "ByteDance", "--why"), ("claims", "--contested"), ("claims", "--certain", "--source", "A0"),
    ("show", "ByteDance"), ("show", "H20", "--as-of", "2025-05-15"), ("show", "A0"), ("show", "c1", "--evidence"),
    ("diff", "--hops", "--between", "2025-01-01", "2025-12-31"), ("diff", "--hops", "--since", "2025-11"),
    ("coverage", ), ("search", "huawei"), ("search", "nvida", "chips"), ("search", "nothing at all"),
    ("show", "m10", "--as-of", "2025-05-15"), ("show", "China"), ("report", "ByteDance"), ("report", "H20", *DAY),
]


phrases = phrases_of(source)
check_catalogues(phrases)
check_texts()
asked = check_answers(phrases)
print("\n".join(failed))
print(f"{len(phrases)} phrases, {asked} answers, {len(failed)} failed")
sys.exit(1 if failed else 0)
