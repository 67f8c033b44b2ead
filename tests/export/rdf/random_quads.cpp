// SPDX-License-Identifier: Apache-2.0
// Makes random statements.
#include "tests/export/rdf/random_quads.hpp"

#include <random>
#include <string>
#include <vector>

namespace filiera {

QuadSet random_quads(unsigned seed, Terms terms) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const std::vector<std::string> namespaces = {"http://example.org/", "http://example.org/id/", "http://example.org/n#",
                                               "urn:x:"};
  const std::vector<std::string> pieces = {
      "a", "Z", "0", "_", "-", ".", ":", "%41", "%", "/",  "#",      "?",      "=",      "&",          "'", "(", ")",
      "*", "+", ",", ";", "@", "!", "$", "~",   "è", "中", "\u00B7", "\u0301", "\u00D7", "\U0001F600", "[", "]"};
  const std::vector<std::string> texts = {"a",          " ",      "\"",   "\\", "\n",     "\r",      "\t", "\b",
                                          "\f",         "\x01",   "\x7F", "'",  "\"\"\"", "\\u0041", "è",  "中",
                                          "\U0001F600", "\u202E", ".",    "12", "true",   "1e5"};
  const auto some = [&](const std::vector<std::string>& from, unsigned most) {
    std::string text;
    for (unsigned n = below(most + 1); n > 0; --n) text += from[below(static_cast<unsigned>(from.size()))];
    return text;
  };
  const auto iri = [&] {
    std::string value = namespaces[below(4)] + some(pieces, 5);
    // Raptor takes a last "/." away, as if the IRI were relative.
    if (terms == Terms::kept_by_raptor && value.ends_with("/.")) value += 'Z';
    return OwnedTerm(iri_term(value));
  };
  const auto blank = [&] { return OwnedTerm({TermKind::blank, "n" + std::to_string(below(4)), {}, {}}); };
  const auto graph = [&] { return OwnedTerm(iri_term("http://example.org/g" + std::to_string(below(3)))); };
  const auto literal = [&] {
    OwnedTerm term({TermKind::literal, some(texts, 6), {}, {}});
    if (terms == Terms::all && below(8) == 0) term.value += std::string("\0x", 2);
    const char* types[] = {"integer", "decimal", "double", "boolean", "date"};
    const char* forms[] = {"5", "-1.5", "1.0e-7", "true", "5.", ".5", "+7", "007", "1e5", "false"};
    switch (below(4)) {
      case 0:
        term.language = below(2) ? "en" : terms == Terms::all ? "zh-Hans" : "zh-hans";
        break;
      case 1:
        term.datatype = "http://www.w3.org/2001/XMLSchema#" + std::string(types[below(5)]);
        if (below(4)) term.value = forms[below(10)];
        break;
      case 2:
        term.datatype = iri().value;
        break;
      default:
        break;
    }
    return term;
  };
  QuadSet quads;
  for (unsigned n = 0; n < 4; ++n)
    quads.insert({OwnedTerm({TermKind::blank, "n" + std::to_string(n), {}, {}}), iri_term("http://example.org/label"),
                  OwnedTerm({TermKind::literal, "node" + std::to_string(n), {}, {}}), std::nullopt});
  const OwnedTerm type = iri_term("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  std::vector<OwnedTerm> subjects;
  for (unsigned n = 0; n < 6; ++n) subjects.push_back(below(3) ? iri() : blank());
  for (unsigned n = 0; n < 40; ++n) {
    OwnedQuad quad{subjects[below(6)], below(4) ? iri() : type, below(2) ? literal() : below(3) ? iri() : blank(), {}};
    if (below(3) == 0) quad.graph = terms != Terms::all ? graph() : below(4) ? iri() : blank();
    quads.insert(std::move(quad));
  }
  return quads;
}

Prefixes awkward_prefixes() {
  Prefixes prefixes;
  prefixes.set("ex", "http://example.org/");
  prefixes.set("", "http://example.org/n#");
  prefixes.set("a.b-c", "http://example.org/id/");
  prefixes.set("u", "urn:");
  prefixes.set("xsd", "http://www.w3.org/2001/XMLSchema#");
  return prefixes;
}

}  // namespace filiera
