// SPDX-License-Identifier: Apache-2.0
// Tests of short answers.
#include "cli/output/brief.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

Json shortened_text(const char* text) { return shortened_row(Json::parse(text)); }

TEST(Brief, ThingsAreNamesAndWhatIsUsualIsLeftOut) {
  EXPECT_EQ(
      shortened_text(R"({"supplier":{"iri":"http://x/a","name":"A"},"match":"certain","contested":"no","bounds":{"a":1},
                              "partner":false,"received":[],"tier":2,"role":"https://w3id.org/filiera/ns#suppliesTo"})"),
      Json::parse(R"({"supplier":"A","tier":2,"role":"suppliesTo"})"));
  // Things may be called so; and what differs between two dates is no match of the row.
  EXPECT_EQ(
      shortened_text(R"({"supplier":{"iri":"http://x/a","name":"no"},"product":{"iri":"http://x/b","name":"certain"},
                              "before":"possible","after":"no","dated":false})"),
      Json::parse(R"({"supplier":"no","product":"certain","before":"possible","after":"no","dated":false})"));
}

TEST(Brief, ARowThatIsAClaimHasItsMembers) {
  EXPECT_EQ(shortened_text(R"({"claim":{"claim":"c1","says":"A","by":["D 1-2"]},"expected":true})"),
            Json::parse(R"({"claim":"c1","says":"A","by":["D 1-2"],"expected":true})"));
}

TEST(Brief, MeasuresHaveTheDoubtsOfTheirDerivations) {
  EXPECT_EQ(shortened_text(R"({"measures":[{"measure":"m1","role":"against","match":"possible"},
                                           {"measure":"m1","role":"permits","match":"certain"}],
                              "derivations":[{"measure":"m1","role":"against","doubt":["end unknown"]}]})"),
            Json::parse(R"({"measures":[{"measure":"m1","role":"against","match":"possible","doubt":["end unknown"]},
                                        {"measure":"m1","role":"permits"}]})"));
}

TEST(Brief, ADoubtIsToldOnce) {
  EXPECT_EQ(shortened_text(R"({"match":"possible","doubt":["end unknown","perhaps not all on one day"],
                              "claims":[{"claim":"c1","doubt":["end unknown"]}]})"),
            Json::parse(R"({"match":"possible","doubt":["perhaps not all on one day"],
                            "claims":[{"claim":"c1","doubt":["end unknown"]}]})"));
}

TEST(Brief, TextsCannotMoveTheCursorOrReorder) {
  EXPECT_EQ(shortened_text("{\"a\":{\"iri\":\"http://x/a\",\"name\":\"A\\u202e\\u001b\"},\"b\":[\"x\\ny\"]}"),
            Json::parse(R"({"a":"A\\u202E\\u001B","b":["x\\ny"]})"));
}

}  // namespace
}  // namespace filiera
