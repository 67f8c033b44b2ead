// SPDX-License-Identifier: Apache-2.0
// Tests of short answers.
#include "cli/output/brief.hpp"

#include <gtest/gtest.h>

#include <string>

namespace filiera {
namespace {

Json shortened_text(const char* text) { return shortened_row(Json::parse(text)); }

TEST(Brief, ThingsAreNamesAndWhatIsUsualIsLeftOut) {
  EXPECT_EQ(shortened_text(
                R"json({"supplier":{"iri":"http://x/a","name":"A"},"match":"certain","contested":"no","bounds":{"a":1},
                              "partner":false,"received":[],"tier":2,
                               "role":"https://w3id.org/filiera/ns#suppliesTo"})json"),
            Json::parse(R"json({"supplier":"A","tier":2,"role":"suppliesTo"})json"));
  // Things may be called so; and what differs between two dates is no match of the row.
  EXPECT_EQ(
      shortened_text(
          R"json({"supplier":{"iri":"http://x/a","name":"no"},"product":{"iri":"http://x/b","name":"certain"},
                              "before":"possible","after":"no","dated":false})json"),
      Json::parse(R"json({"supplier":"no","product":"certain","before":"possible","after":"no","dated":false})json"));
}

TEST(Brief, ARowThatIsAClaimHasItsMembers) {
  EXPECT_EQ(shortened_text(R"json({"claim":{"claim":"c1","says":"A","by":["D 1-2"]},"expected":true})json"),
            Json::parse(R"json({"claim":"c1","says":"A","by":["D 1-2"],"expected":true})json"));
}

TEST(Brief, MeasuresStandByRoleWithWhatMakesThemUncertain) {
  EXPECT_EQ(
      shortened_text(R"json({"measures":[{"measure":"m1","role":"against","match":"possible"},
                                           {"measure":"m1","role":"permits","match":"certain","conditions":["m2","m3"],
                                            "uncertainConditions":[{"measure":"m3","match":"certain","expected":true}]},
                                           {"measure":"m4","role":"against","match":"certain","expected":true}],
                              "derivations":[{"measure":"m1","role":"against","doubt":["end unknown"]}]})json"),
      Json::parse(R"json({"measures":{"against":["m1?","m4 (expected)"],"permits":["m1 if m2, m3 (expected)"]}})json"));
  // Of what nothing tells the reason the word says it.
  EXPECT_EQ(shortened_text(R"json({"measures":[{"measure":"m1","role":"against","match":"possible"}]})json"),
            Json::parse(R"json({"measures":{"against":["m1 (possible)"]}})json"));
}

TEST(Brief, AnotherDoubtOfTheSameMeasureIsToldInItsRow) {
  EXPECT_EQ(shortened_text(R"json([{"measures":[{"measure":"m1","role":"against","match":"possible"}],
                                "derivations":[{"measure":"m1","role":"against","doubt":["end unknown"]}]},
                               {"measures":[{"measure":"m1","role":"against","match":"possible"}],
                                "derivations":[{"measure":"m1","role":"against","doubt":["end unknown"]}]},
                               {"measures":[{"measure":"m1","role":"against","match":"possible"}],
                                "derivations":[{"measure":"m1","role":"against","doubt":["start unknown",
                                 "disputed"]}]}])json"),
            Json::parse(R"json([{"measures":{"against":["m1?"]}},{"measures":{"against":["m1?"]}},
                            {"measures":{"against":["m1? start unknown; disputed"]}}])json"));
}

TEST(Brief, ADoubtIsToldOnce) {
  EXPECT_EQ(shortened_text(R"json({"match":"possible","doubt":["end unknown","perhaps not all on one day"],
                              "claims":[{"claim":"c1","doubt":["end unknown"]},{"claim":"c2"}]})json"),
            Json::parse(R"json({"doubt":["perhaps not all on one day"],
                            "claims":[{"claim":"c1","doubt":["end unknown"]},{"claim":"c2"}]})json"));
}

TEST(Brief, WhatAllClaimsOfARowSayAlikeStandsInTheRow) {
  EXPECT_EQ(shortened_text(R"json({"supplier":"A","doubt":["dated 2026","perhaps not all on one day"],
                              "claims":[{"claim":"c1","status":"planned","when":"2026","stance":"affirmed",
                               "doubt":["dated 2026"]},
                                        {"claim":"c2","status":"planned","stance":"disputed",
                                         "doubt":["dated 2026"]}]})json"),
            Json::parse(R"json({"supplier":"A","status":"planned","doubt":["dated 2026","perhaps not all on one day"],
                            "claims":[{"claim":"c1","when":"2026","stance":"affirmed"},{"claim":"c2",
                             "stance":"disputed"}]})json"));
}

TEST(Brief, AClaimThatIsAloneIsToldInTheRow) {
  EXPECT_EQ(shortened_text(R"json({"supplier":"A","match":"possible","doubt":["perhaps not all on one day"],
                              "claims":[{"claim":"c1","status":"planned","stance":"affirmed",
                               "doubt":["start not told"],"by":["D 1-2"]}],
                              "received":[{"claim":"c2","says":"B","status":"planned","stance":"affirmed",
                                           "doubt":["start not told"],"by":["D 3-4"]},
                                          {"claim":"c3","says":"B","stance":"affirmed","by":["D 5-6"]}]})json"),
            Json::parse(R"json({"supplier":"A","claim":"c1","status":"planned","stance":"affirmed",
                            "doubt":["start not told","perhaps not all on one day"],"by":["D 1-2"],
                            "received":[{"claim":"c2","says":"B","by":["D 3-4"]},
                                        {"claim":"c3","says":"B","stance":"affirmed","by":["D 5-6"]}]})json"));
}

TEST(Brief, TheSameMeasuresAreNamedByTheFirstRow) {
  const std::string measures = R"json({"measure":"m1","role":"against","match":"certain"},
                                      {"measure":"m2","role":"against","match":"certain","expected":true},
                                      {"measure":"m3","role":"permits","match":"certain"})json";
  const std::string rows = R"json([{"claims":[{"claim":"c1","by":["D 1-2"]}],"measures":[)json" + measures +
                           R"json(]},{"claims":[{"claim":"c2","by":["D 3-4"]}],"measures":[)json" + measures + "]}]";
  EXPECT_EQ(shortened_text(rows.c_str()), Json::parse(R"json([{"claim":"c1","by":["D 1-2"],
                                 "measures":{"against":["m1","m2 (expected)"],"permits":["m3"]}},
                                {"claim":"c2","by":["D 3-4"],"measures":"as c1"}])json"));
}

TEST(Brief, AClaimThatWasToldIsNamed) {
  EXPECT_EQ(shortened_text(R"json({"received":[{"claim":"c1","again":true,"stance":"affirmed","by":["D 1-2"]},
                                           {"claim":"c2","again":true,"stance":"disputed",
                                            "doubt":["end unknown"]}]})json"),
            Json::parse(R"json({"received":["c1","c2? (disputed)"]})json"));
  // Not where the row is about the claim.
  EXPECT_EQ(shortened_text(
                R"json({"claim":{"claim":"c1","again":true,"stance":"affirmed","by":["D 1-2"]},"dated":true})json"),
            Json::parse(R"json({"claim":"c1","stance":"affirmed","by":["D 1-2"],"dated":true})json"));
}

TEST(Brief, TextsCannotMoveTheCursorOrReorder) {
  EXPECT_EQ(shortened_text("{\"a\":{\"iri\":\"http://x/a\",\"name\":\"A\\u202e\\u001b\"},\"b\":[\"x\\ny\"]}"),
            Json::parse(R"json({"a":"A\\u202E\\u001B","b":["x\\ny"]})json"));
}

}  // namespace
}  // namespace filiera
