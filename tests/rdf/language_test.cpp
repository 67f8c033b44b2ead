// SPDX-License-Identifier: Apache-2.0
// Language tags match ranges, ignoring case, in order of preference.
#include "rdf/language.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace filiera {
namespace {

// The tag that matches the ranges best; "" if none does.
std::string best(const std::vector<std::string>& tags, const std::vector<std::string>& ranges) {
  std::string found;
  std::size_t least = no_language;
  for (const std::string& tag : tags)
    if (const std::size_t rank = language_rank(tag, ranges); rank < least) {
      least = rank;
      found = tag;
    }
  return found;
}

TEST(Language, CaseIsIgnored) {
  EXPECT_EQ(best({"DE", "IT"}, {"it"}), "IT");
  EXPECT_EQ(best({"de", "pt-BR"}, {"PT-br"}), "pt-BR");
}

TEST(Language, ARangeAsksForTheTagsThatItBegins) {
  EXPECT_EQ(best({"de", "it-CH"}, {"it"}), "it-CH");
  EXPECT_EQ(best({"it-CH", "it"}, {"it"}), "it");
  EXPECT_EQ(best({"ita"}, {"it"}), "");
}

TEST(Language, ARangeFallsBackToItsBeginningTheLongestFirst) {
  EXPECT_EQ(best({"pt", "de"}, {"pt-BR"}), "pt");
  EXPECT_EQ(best({"zh", "zh-Hant"}, {"zh-Hant-TW"}), "zh-Hant");
  EXPECT_EQ(best({"pt-PT"}, {"pt-BR"}), "");
}

TEST(Language, AnEarlierRangeWins) {
  EXPECT_EQ(best({"en", "it-CH"}, {"it", "en"}), "it-CH");
  EXPECT_EQ(best({"en"}, {"it", "en"}), "en");
}

TEST(Language, NoTagMeetsNothing) {
  EXPECT_EQ(language_rank("", "en"), no_language);
  EXPECT_EQ(language_rank("en", std::vector<std::string>{}), no_language);
}

}  // namespace
}  // namespace filiera
