// SPDX-License-Identifier: Apache-2.0
// The four test suites of the W3C for readers of RDF 1.1, run from their manifests.
#include <gtest/gtest.h>

#include <array>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "import/rdf/turtle.hpp"
#include "tests/dataset.hpp"
#include "tests/shared_material.hpp"

namespace filiera {
namespace {

constexpr std::string_view mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
constexpr std::string_view rdft = "http://www.w3.org/ns/rdftest#";
constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct Suite {
  std::string folder;
  Syntax syntax;
  std::size_t tests;
};
const std::array<Suite, 4> suites{{{"rdf-turtle", Syntax::turtle, 313},
                                   {"rdf-trig", Syntax::trig, 356},
                                   {"rdf-n-triples", Syntax::ntriples, 70},
                                   {"rdf-n-quads", Syntax::nquads, 87}}};

struct Result {
  bool read = false;
  CollectingSink sink;
  std::string faults;
};

Result read_file(const std::filesystem::path& path, Syntax syntax, const std::string& base) {
  Result result;
  Faults faults;
  const auto source = open_source(path.string());
  result.read = read_rdf(*source, syntax, result.sink, faults, {base, 0});
  for (const Fault& fault : faults.sorted()) result.faults += render(fault);
  EXPECT_EQ(result.read, !faults.has_errors()) << path;
  return result;
}

std::string file_of(const std::string& iri) { return iri.substr(iri.rfind('/') + 1); }

struct Entry {
  std::string type, action, result;
};

std::map<std::string, Entry> entries_of(const CollectingSink& manifest) {
  std::map<std::string, Entry> entries;
  for (const OwnedQuad& quad : manifest.quads) {
    Entry& entry = entries[quad[0].value];
    if (quad[1].value == rdf_type) entry.type = quad[2].value;
    if (quad[1].value == std::string(mf) + "action") entry.action = file_of(quad[2].value);
    if (quad[1].value == std::string(mf) + "result") entry.result = file_of(quad[2].value);
  }
  std::erase_if(entries, [](const auto& row) { return !row.second.type.starts_with(rdft); });
  return entries;
}

// Runs one entry; the reason when it fails.
std::string failure_of(const Entry& entry, const std::filesystem::path& folder, const Suite& suite,
                       const std::string& base) {
  const Result actual = read_file(folder / entry.action, suite.syntax, base + entry.action);
  if (entry.type.find("NegativeSyntax") != std::string::npos) return actual.read ? "accepted" : "";
  if (!actual.read) return "refused:\n" + actual.faults;
  if (entry.result.empty()) return "";
  const Syntax syntax = suite.syntax == Syntax::turtle ? Syntax::ntriples : Syntax::nquads;
  const Result expected = read_file(folder / entry.result, syntax, "");
  if (!expected.read) return "the expected result was refused:\n" + expected.faults;
  if (isomorphic(actual.sink, expected.sink)) return "";
  return "read\n" + actual.sink.text() + "expected\n" + expected.sink.text();
}

TEST(W3c, EveryTestOfTheFourSuitesPasses) {
  const auto root = shared_material("w3c/rdf/rdf11");
  if (!root) GTEST_SKIP() << "the W3C suites are not at hand (set FILIERA_SHARED)";
  std::size_t ran = 0;
  std::size_t passed = 0;
  for (const Suite& suite : suites) {
    const std::filesystem::path folder = *root / suite.folder;
    const std::string base = "https://w3c.github.io/rdf-tests/rdf/rdf11/" + suite.folder + "/";
    const Result manifest = read_file(folder / "manifest.ttl", Syntax::turtle, base + "manifest.ttl");
    ASSERT_TRUE(manifest.read) << manifest.faults;
    const auto entries = entries_of(manifest.sink);
    EXPECT_EQ(entries.size(), suite.tests) << suite.folder;
    for (const auto& [name, entry] : entries) {
      const std::string failure = failure_of(entry, folder, suite, base);
      ++ran;
      passed += failure.empty() ? 1 : 0;
      EXPECT_EQ(failure, "") << suite.folder << " " << name;
    }
  }
  std::cout << "W3C: " << ran << " of 826 ran, " << passed << " passed\n";
}

}  // namespace
}  // namespace filiera
