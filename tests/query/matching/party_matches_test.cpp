// SPDX-License-Identifier: Apache-2.0
// Pairs of parties by their names, on invented ones.
#include "query/matching/party_matches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/fold.hpp"
#include "query/matching/name_words.hpp"

namespace filiera::matching_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

MatchParty party(std::string iri, std::vector<std::string> names, std::vector<std::string> countries = {}) {
  return {std::move(iri), std::move(names), std::move(countries), false};
}

std::vector<ProposedPair> propose(const std::vector<MatchParty>& subjects, const std::vector<MatchParty>& objects,
                                  std::size_t candidates = 0) {
  MatchOptions options;
  options.candidates = candidates;
  // Stands for a library that knows one name.
  return propose_pairs(
      subjects, objects, [](std::string_view name) { return std::string(name == "Ромашка" ? "Romashka" : name); },
      options);
}

// Others of a list, so that words have a rarity.
std::vector<MatchParty> with_others(std::vector<MatchParty> objects) {
  for (const char* name :
       {"Granite Furnace Works", "Maple Wafer Polishing Ltd", "Harbour Valve Ltd", "Osprey Freight Ltd",
        "Tundra Optics Equipment Co.", "Lantern Equipment Trading", "Sable Chemical Plant"})
    objects.push_back(party(std::string("other:") + name, {name}));
  return objects;
}

TEST(NameWords, LegalFormsAndArticlesAreNoWords) {
  EXPECT_THAT(name_words(fold("The Acme Valve Co., Ltd.")).words, ElementsAre("acme", "valve"));
  EXPECT_THAT(name_words(fold("OBSHCHESTVO S OGRANICHENNOY OTVETSTVENNOSTYU ROMASHKA")).words, ElementsAre("romashka"));
  EXPECT_THAT(name_words(fold("Acme G.m.b.H. & Co. KG")).words, ElementsAre("acme"));
  EXPECT_THAT(name_words("hua wei ji shu you xian gong si").words, ElementsAre("hua", "wei", "technology"));
}

TEST(NameWords, ANameOfNothingElseKeepsThem) {
  EXPECT_THAT(name_words("company limited").words, ElementsAre("company", "limited"));
  EXPECT_THAT(name_words("").words, IsEmpty());
  EXPECT_THAT(name_words("...").words, IsEmpty());
}

TEST(NameWords, InitialsAreOneWordAndOrdinalsAreNumbers) {
  EXPECT_THAT(name_words("s.m.i.c. 12th plant").words, ElementsAre("smic", "12", "plant"));
}

TEST(NameWords, AShortLegalFormInTheMiddleIsAWord) {
  EXPECT_THAT(name_words("omar as saadi").words, ElementsAre("omar", "as", "saadi"));
  EXPECT_THAT(name_words("acme as").words, ElementsAre("acme"));
}

TEST(NameWords, SpellingsOfOneNameSoundTheSame) {
  EXPECT_EQ(sound("khassan"), sound("kasan"));
  EXPECT_EQ(sound("zavody"), sound("zavodi"));
  EXPECT_EQ(sound("elektronik"), sound("electronic"));
  EXPECT_EQ(consonants("gaddafi"), consonants("qadhafi"));
  EXPECT_NE(sound("granite"), sound("furnace"));
}

TEST(NameReadings, WhatStandsInBracketsIsAReadingOfItsOwn) {
  EXPECT_THAT(name_readings("Acme (Bolt Works) Ltd"), ElementsAre("Acme (Bolt Works) Ltd", "Acme   Ltd", "Bolt Works"));
  EXPECT_THAT(name_readings("Acme (1)"), SizeIs(2));
  EXPECT_THAT(name_readings("Acme (open"), ElementsAre("Acme (open"));
}

TEST(PartyMatches, LegalFormsOrderAndCaseDoNotCount) {
  const auto pairs = propose({party("a", {"Etch Tools Northern Valley GmbH"})},
                             with_others({party("b", {"NORTHERN VALLEY ETCH TOOLS CO., LTD."})}));
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_EQ(pairs[0].object, 0u);
  EXPECT_EQ(pairs[0].likeness, Likeness::same_words);
  EXPECT_GE(pairs[0].confidence, default_threshold);
}

TEST(PartyMatches, ANameInAnotherScriptIsTransliterated) {
  const auto pairs = propose({party("a", {"Ромашка"})}, with_others({party("b", {"OOO ROMASHKA"})}));
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_EQ(pairs[0].subject_name, "Ромашка");
  EXPECT_EQ(pairs[0].object_name, "OOO ROMASHKA");
}

TEST(PartyMatches, OnlyOtherScriptsAreTransliterated) {
  EXPECT_TRUE(has_other_script("Ромашка"));
  EXPECT_TRUE(has_other_script("华为"));
  EXPECT_FALSE(has_other_script("Škoda Łódź “Ñandú” – Ltd…"));
  EXPECT_FALSE(has_other_script("Tiếng Việt"));
}

TEST(PartyMatches, AnIdentifierIsSurerThanNames) {
  const auto pairs = propose({party("a", {"Valve House", "LEI 529900EXAMPLE0000X12"})},
                             with_others({party("b", {"Something Else", "LEI 529900EXAMPLE0000X12"})}));
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_TRUE(pairs[0].by_identifier);
  EXPECT_EQ(pairs[0].object, 0u);
}

TEST(PartyMatches, OtherIdentifiersOfOneSchemeAreAgainstIt) {
  EXPECT_THAT(propose({party("a", {"Northern Etch Tools", "LEI 529900EXAMPLE0000X12"})},
                      with_others({party("b", {"Northern Etch Tools", "LEI 529900EXAMPLE0000Y13"})})),
              IsEmpty());
}

TEST(PartyMatches, TheSameNameInAnotherCountryIsNotProposed) {
  const MatchParty asked = party("a", {"Powdertek Packaging"}, {"place:TW"});
  const auto of_country = [&](std::vector<std::string> countries) {
    return propose({asked}, with_others({party("b", {"POWDERTEK PACKAGING LLC"}, std::move(countries))}));
  };
  EXPECT_THAT(of_country({"place:RU"}), IsEmpty());
  EXPECT_THAT(of_country({}), SizeIs(1));
  EXPECT_THAT(of_country({"place:RU", "place:TW"}), SizeIs(1));
}

TEST(PartyMatches, AShortWordNeedsTheSameCountry) {
  const auto of_country = [&](std::vector<std::string> countries) {
    return propose({party("a", {"QOZ"}, {"place:CN"})},
                   with_others({party("b", {"Quality Ovens", "QOZ"}, std::move(countries))}));
  };
  EXPECT_THAT(of_country({}), IsEmpty());
  EXPECT_THAT(of_country({"place:CN"}), SizeIs(1));
}

TEST(PartyMatches, APersonIsNoCompany) {
  MatchParty person = party("b", {"BROOKSIDE, Harold"});
  person.agent = true;
  EXPECT_THAT(propose({party("a", {"Harold Brookside"})}, with_others({person})), IsEmpty());
}

TEST(PartyMatches, OfTwoThatFitAsWellNeitherIsProposed) {
  EXPECT_THAT(
      propose({party("a", {"Northern Valley Etch"})},
              with_others({party("b", {"Northern Valley Etch Tools"}), party("c", {"Northern Valley Etch Lines"})})),
      IsEmpty());
}

TEST(PartyMatches, EntriesThatShareANameAreOneParty) {
  EXPECT_THAT(propose({party("a", {"Northern Valley Etch"})}, with_others({party("b", {"Northern Valley Etch Co."}),
                                                                           party("c", {"Northern Valley Etch Co."})})),
              SizeIs(2));
}

TEST(PartyMatches, ThePartyThatFitsBetterHasTheObject) {
  const auto pairs =
      propose({party("a", {"Northern Valley Etch Tools"}), party("b", {"Northern Valley Etch Tool Group"})},
              with_others({party("c", {"Northern Valley Etch Tools Ltd"})}));
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_EQ(pairs[0].subject, 0u);
}

TEST(PartyMatches, OtherNumbersAreOtherParties) {
  EXPECT_THAT(propose({party("a", {"Research Institute 701"})}, with_others({party("b", {"Research Institute 702"})})),
              IsEmpty());
}

TEST(PartyMatches, CandidatesAreBelowTheThreshold) {
  const std::vector<MatchParty> asked = {party("a", {"NVE"})};
  const auto objects = with_others({party("b", {"Northern Valley Etch Ltd"})});
  EXPECT_THAT(propose(asked, objects), IsEmpty());
  const auto pairs = propose(asked, objects, 1);
  ASSERT_THAT(pairs, SizeIs(1));
  EXPECT_EQ(pairs[0].likeness, Likeness::initials);
  EXPECT_LT(pairs[0].confidence, default_threshold);
}

TEST(PartyMatches, AThingIsNoPairWithItself) {
  EXPECT_THAT(propose({party("a", {"Northern Valley Etch"})}, with_others({party("a", {"Northern Valley Etch"})})),
              IsEmpty());
}

TEST(PartyMatches, NobodyIsLikeNobody) {
  EXPECT_THAT(propose({}, {}), IsEmpty());
  EXPECT_THAT(propose({party("a", {"Bakery by the Mill"})}, with_others({})), IsEmpty());
  EXPECT_THAT(propose({party("a", {"..."})}, with_others({party("b", {"..."})}), 3), SizeIs(testing::Le(1u)));
}

}  // namespace
}  // namespace filiera::matching_test
