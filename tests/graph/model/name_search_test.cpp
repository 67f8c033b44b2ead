// SPDX-License-Identifier: Apache-2.0
// Tests of the search of names.
#include "graph/model/name_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "io/fold.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::name_search_test {
namespace {

using testing::ElementsAre;

constexpr std::string_view things = R"(document A 2025-01
turtle kg:Huawei a fil:Company ; skos:prefLabel "Huawei Technologies"@en ; skos:altLabel "华为技术有限公司"@zh .
turtle kg:HuaweiCloud a fil:Company ; skos:prefLabel "Huawei Cloud Computing Technologies Co., Ltd."@en .
turtle kg:Nvidia a fil:Company ; skos:prefLabel "Nvidia"@en ; skos:altLabel "Technologies of Nvidia"@en .
turtle kg:AcmeUnited a fil:Company ; skos:prefLabel "Àcme"@fr .
turtle kg:AcmeTools a fil:Company ; skos:prefLabel "Acme Tools"@en .
turtle kg:Chip a fil:Product ; skos:prefLabel "Chip"@en ; skos:notation "854231"^^fil:HS .
)";

// "Huawei words" for each subject found, the closest first.
std::vector<std::string> found(const KnowledgeGraph& graph, std::string_view text, std::size_t most = 20) {
  static constexpr std::string_view ways[] = {"iri", "code", "name", "alias", "beginning", "words", "spelling"};
  std::vector<std::string> told;
  for (const FoundName& name : Names(graph).search(text, most).names)
    told.push_back(std::string(local_name(graph.terms().value(name.subject))) + " " +
                   std::string(ways[static_cast<std::size_t>(name.by)]));
  return told;
}

std::vector<std::string> found(std::string_view text) { return found(graph_of(things), text); }

TEST(NameSearch, AWholeNameComesBeforeABeginningAndABeginningBeforeWords) {
  EXPECT_THAT(found("acme"), ElementsAre("AcmeUnited name", "AcmeTools beginning"));
  EXPECT_THAT(found("technologies"), ElementsAre("Nvidia beginning", "Huawei words", "HuaweiCloud words"));
}

TEST(NameSearch, CaseAndAccentsDoNotMatter) { EXPECT_THAT(found("ÁCME tools"), ElementsAre("AcmeTools name")); }

TEST(NameSearch, AllWordsMustBeginWordsOfOneNameInAnyOrder) {
  EXPECT_THAT(found("tech huawei"), ElementsAre("Huawei words", "HuaweiCloud words"));
  EXPECT_THAT(found("cloud huawei"), ElementsAre("HuaweiCloud words"));
  EXPECT_THAT(found("cloud nvidia"), ElementsAre());
}

TEST(NameSearch, APartOfANameWithoutSpacesFindsIt) {
  EXPECT_THAT(found("有限公司"), ElementsAre("Huawei words"));
  EXPECT_THAT(found("华为"), ElementsAre("Huawei beginning"));
}

TEST(NameSearch, ACodeFindsItsOwnAndFinerOnes) {
  EXPECT_THAT(found("HS 854231"), ElementsAre("Chip code"));
  EXPECT_THAT(found("hs 8542"), ElementsAre("Chip beginning"));
}

TEST(NameSearch, AMisspelledWordFindsTheNearestOnlyIfNothingElseIsFound) {
  EXPECT_THAT(found("Nvdia"), ElementsAre("Nvidia spelling"));
  EXPECT_THAT(found("Huwei technologies"), ElementsAre("Huawei spelling", "HuaweiCloud spelling"));
  EXPECT_THAT(found("zzzzzz"), ElementsAre());
}

TEST(NameSearch, TheNumberFoundDoesNotDependOnHowManyAreWanted) {
  const KnowledgeGraph graph = graph_of(things);
  const FoundNames one = Names(graph).search("technologies", 1);
  EXPECT_EQ(one.names.size(), 1u);
  EXPECT_EQ(one.found, 3u);
  EXPECT_TRUE(one.all_compared);
}

TEST(NameSearch, AnEmptyTextAndPunctuationFindNothing) {
  EXPECT_THAT(found(""), ElementsAre());
  EXPECT_THAT(found("--"), ElementsAre());
}

// A subject is found by words exactly if each word of the text begins a word of one of its names.
TEST(NameSearch, WordsEqualAComparisonOfEveryName) {
  int found_any = 0;
  check_random_cases(2000, 60, [&](Tape& tape) -> std::string {
    const auto words = [&] {
      static constexpr std::string_view letters[] = {"a", "b", "B", "é"};
      std::vector<std::string> list(1 + static_cast<std::size_t>(tape.choose(3)));
      for (std::string& word : list)
        for (int size = 1 + tape.choose(3); size > 0; --size) word += letters[tape.choose(4)];
      return list;
    };
    const auto joined = [](const std::vector<std::string>& list) {
      std::string text;
      for (const std::string& word : list) text += (text.empty() ? "" : " ") + word;
      return text;
    };
    const std::vector<std::string> sought = words();
    std::string literal = "document A 2024-01\n";
    std::set<std::string> expected;
    const int names = tape.choose(6);
    for (int i = 0; i < names; ++i) {
      const std::vector<std::string> name = words();
      literal += "turtle kg:c" + std::to_string(i) + " a fil:Company ; skos:prefLabel \"" + joined(name) + "\"@en .\n";
      const bool all = std::all_of(sought.begin(), sought.end(), [&](const std::string& each) {
        return std::any_of(name.begin(), name.end(),
                           [&](const std::string& other) { return fold(other).starts_with(fold(each)); });
      });
      if (all) expected.insert("c" + std::to_string(i));
    }
    const KnowledgeGraph graph = graph_of(literal);
    std::set<std::string> actual;
    for (const FoundName& name : Names(graph).search(joined(sought), 100).names)
      if (name.by != FoundBy::spelling && graph.find_document(name.subject) == no_document)
        actual.insert(std::string(local_name(graph.terms().value(name.subject))));
    found_any += !actual.empty();
    return actual == expected ? "" : "wrong for \"" + joined(sought) + "\" in\n" + literal;
  });
  EXPECT_GT(found_any, property_cases(200));
}

}  // namespace
}  // namespace filiera::name_search_test
