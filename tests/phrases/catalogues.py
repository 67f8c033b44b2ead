# SPDX-License-Identifier: Apache-2.0
"""The phrases of the sources and the catalogues of languages/."""
import pathlib
import re

LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
# Names of fields and options, and a message, in braces like a Phrase.
NO_PHRASES = {"section", "when", "ultimate", "why",
              "rebuild it with filiera pack from the data that it was made of; filiera check lists all damage"}
PLACE = re.compile(r"\{(\d*)[^{}]*\}")


def unquoted(literals):
    """Adjacent string literals as the text that they are."""
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], "".join(parts))


def phrases_in(text):
    """The phrases of a source: what say() is given, what is a Phrase, and the titles of columns."""
    # What a verb is called, its options and its help are not part of answers.
    text = re.sub(r"^(constexpr (OptionSpec|Example) |extern const Command ).*", "", text, flags=re.S | re.M)
    text = re.sub(r"^\s*//.*", "", text, flags=re.M)
    found = {unquoted(literals) for literals in re.findall(r"\bsay\(\s*" + LITERALS, text)}
    found |= {unquoted(literals) for literals in re.findall(r"\bin_language\(\s*" + LITERALS, text)}
    found |= {unquoted(literals) for literals in re.findall(r"\{\s*" + LITERALS + r"\}", text)} - NO_PHRASES
    found |= set(re.findall(r'"([A-Z][A-Z ]*[A-Z])"', text))
    return {phrase for phrase in found if re.search("[A-Za-z]", phrase) or phrase in (",", ".")}


def phrases_of(source):
    """All phrases, each with the first file that says it."""
    phrases = {}
    for layer in ("graph", "cli"):
        for path in sorted((source / layer).rglob("*.cpp")):
            if path.parent.name == "mcp":  # which speaks English
                continue
            text = path.read_text(encoding="utf-8")
            if "say" in text or "Phrase" in text or "Heading" in text or ".list(" in text:
                for phrase in phrases_in(text):
                    phrases.setdefault(phrase, str(path.relative_to(source)))
    return phrases


def catalogue(path):
    """Pairs of msgid and msgstr in order, the header left out."""
    pairs, part = [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("msgid "):
            pairs.append(["", ""])
            part = 0
        elif line.startswith("msgstr "):
            part = 1
        pairs[-1][part] += unquoted(line)
    return [tuple(pair) for pair in pairs if pair[0]]


def places(phrase):
    """The numbers of the values that a phrase has places for."""
    numbers = [match[1] for match in PLACE.finditer(phrase.replace("{{", "").replace("}}", ""))]
    return sorted({int(number) if number else i for i, number in enumerate(numbers)})
