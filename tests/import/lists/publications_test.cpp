// SPDX-License-Identifier: Apache-2.0
// The publications themselves, where they are at hand: every row of each is accounted for. Small made-up files of the
// same shape are golden runs (tests/cli/import).
#include <gtest/gtest.h>

#include <map>

#include "import/lists/doors.hpp"
#include "ontology/vocabulary.hpp"
#include "tests/shared_material.hpp"

namespace filiera {
namespace {

class Publications : public testing::Test {
 protected:
  void SetUp() override {
    if (!shared_material("external")) GTEST_SKIP() << "needs the publications, which are no part of the repository";
  }

  // Counts subjects by class.
  class ClassCounter final : public StatementSink {
   public:
    void begin_file(std::string_view) override {}
    void prefix(std::string_view, std::string_view) override {}
    TermInterner& terms() override { return terms_; }
    void statement(const Quad& quad, Origin) override {
      if (terms_.value(quad.predicate) == vocab::rdf_type) ++classes[std::string(terms_.value(quad.object))];
    }
    std::size_t of(std::string_view class_iri) { return classes[std::string(class_iri)]; }
    std::map<std::string, std::size_t> classes;

   private:
    TermInterner terms_;
  };

  ListReport read(std::string_view door, std::vector<std::string> files) {
    for (std::string& file : files) file = (*shared_material("external") / file).string();
    Faults faults;
    const ListOptions options;
    const ListReport report = read_list(*find_door(door), files, options, counted, faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_EQ(report.rows, report.claims + report.things + report.merged + report.refused.size());
    return report;
  }

  ClassCounter counted;
};

TEST_F(Publications, TheScreeningListRefusesVesselsAndAircraftAlone) {
  const ListReport report = read("csl", {"csl-full/screening-list.json"});
  EXPECT_EQ(report.rows, 25921u);
  EXPECT_EQ(report.claims, 24053u);
  EXPECT_EQ(report.merged, 0u);
  std::map<std::string, std::size_t> reasons;
  for (const Refusal& refusal : report.refused) {
    ++reasons[refusal.reason];
    EXPECT_FALSE(refusal.name.empty());
    EXPECT_GT(refusal.row, 0u);
  }
  EXPECT_EQ(reasons, (std::map<std::string, std::size_t>{{"the model has no class for its type, aircraft", 344},
                                                         {"the model has no class for its type, vessel", 1524}}));
  EXPECT_EQ(counted.of(vocab::fil_Measure), 24053u);
  EXPECT_EQ(report.published, "2026-07-31");
}

TEST_F(Publications, TheSampleOfTheScreeningListHasDates) {
  const ListReport report = read("csl", {"csl/csl.csv"});
  EXPECT_EQ(report.rows, 115u);
  EXPECT_EQ(report.claims, 113u);
  EXPECT_EQ(report.refused.size(), 2u);
  EXPECT_TRUE(report.notes.empty());
  EXPECT_EQ(read("csl", {"csl/entity_list.csv"}).claims, 18u);
}

TEST_F(Publications, EveryRowOfChinasListsIsAMeasure) {
  const ListReport report = read("cn", {"cn/sanctions.csv"});
  EXPECT_EQ(report.rows, 610u);
  EXPECT_EQ(report.claims + report.merged, 610u);
  EXPECT_TRUE(report.notes.empty());
}

TEST_F(Publications, BothReleasesOfTheChipSupplyChainAreTakenWhole) {
  const std::vector<std::string> tables = {"inputs.csv", "providers.csv", "provision.csv", "sequence.csv",
                                           "stages.csv"};
  const auto read_release = [&](std::string_view folder) {
    std::vector<std::string> files;
    for (const std::string& table : tables) files.push_back(std::string(folder) + "/" + table);
    return read("eto", files);
  };
  const ListReport first = read_release("eto");
  EXPECT_EQ(first.rows, 79u + 294u + 660u + 93u + 3u);
  EXPECT_EQ(first.things, 20u);  // countries
  EXPECT_EQ(first.merged, 1u);   // one provision is there twice
  EXPECT_TRUE(first.refused.empty());
  counted.classes.clear();
  const ListReport second = read_release("eto-2026");
  EXPECT_EQ(second.rows, 126u + 403u + 1300u + 139u + 3u);
  EXPECT_EQ(second.things, 24u);  // countries and "various companies"
  EXPECT_EQ(second.merged, 7u);   // one provider has a row for each of its other names
  EXPECT_TRUE(second.refused.empty());
  EXPECT_EQ(counted.of(vocab::fil_Figure), 1054u);  // every share
}

TEST_F(Publications, EveryCodeOfTheHarmonizedSystemIsAFamily) {
  const ListReport report = read("hs", {"hs/harmonized-system.csv"});
  EXPECT_EQ(report.rows, 6940u);
  EXPECT_EQ(report.claims, 6939u);
  ASSERT_EQ(report.refused.size(), 1u);
  EXPECT_EQ(report.refused.front().reason, "\"TOTAL\" is not a code of the Harmonized System");
  EXPECT_EQ(counted.of(vocab::fil_Product), 6939u + 22u);  // and the sections, and the whole
}

TEST_F(Publications, AnnexesOfTheUnionRefuseVesselsAndAssets) {
  const ListReport first = read("eu", {"eu/32006R0765.csv"});
  EXPECT_EQ(first.rows, 408u);
  EXPECT_EQ(first.claims, 407u);
  EXPECT_EQ(first.refused.size(), 1u);  // an asset
  const ListReport second = read("eu", {"eu/32014R0833.csv"});
  EXPECT_EQ(second.rows, 1746u);
  EXPECT_EQ(second.refused.size(), 633u + 28u);  // vessels and assets
  EXPECT_EQ(second.claims, 1085u);
  EXPECT_EQ(second.merged, 0u);  // of the party that is twice in an annex, the second row tells another seat
  const ListReport third = read("eu", {"eu/32026R1843.csv"});
  EXPECT_EQ(third.rows, 216u);
  EXPECT_EQ(third.claims, 216u);
}

TEST_F(Publications, MilitaryCompaniesHaveOneListingUntilTheyAreTakenOff) {
  const ListReport report = read("milcorps", {"milcorps/sanctions.csv"});
  EXPECT_EQ(report.rows, 397u);
  EXPECT_EQ(report.claims, 313u);
  EXPECT_EQ(report.merged, 84u);
  EXPECT_TRUE(report.refused.empty());
  EXPECT_EQ(counted.of(vocab::fil_Measure), 233u);  // two companies are also written with a straight apostrophe
  EXPECT_EQ(counted.of(vocab::fil_Link), 161u);
  EXPECT_EQ(counted.of(vocab::fil_Remark), 84u);
}

TEST_F(Publications, AWatchListOfFollowTheMoneyKeepsPapersOfPeopleOut) {
  const ListReport report = read("ftm", {"ftm/watchlist.jsonl"});
  EXPECT_EQ(report.rows, 81u);
  EXPECT_EQ(report.merged, 0u);
  ASSERT_EQ(report.refused.size(), 11u);
  EXPECT_EQ(report.refused.front().reason, "personal data is not kept: Identification");
  EXPECT_EQ(counted.of(vocab::fil_Measure), 17u);
}

TEST_F(Publications, StatementsOfBeneficialOwnershipAreAllTaken) {
  const std::map<std::string, std::size_t> statements = {{"bods-package", 3},
                                                         {"bods-package-annotations", 3},
                                                         {"bods-package-entity-owning-entity", 3},
                                                         {"bods-package-fi-soe", 9},
                                                         {"fermcat", 23},
                                                         {"listed-company-exempt-from-disclosure", 2},
                                                         {"nomination", 8},
                                                         {"tecido", 11}};
  for (const auto& [name, count] : statements) {
    const ListReport report = read("bods", {"bods/" + name + ".json"});
    EXPECT_EQ(report.rows, count) << name;
    EXPECT_TRUE(report.refused.empty()) << name << ": " << report.refused.front().reason;
  }
}

TEST_F(Publications, RecordsAndRelationshipsOfTheLeiIndexAreAllTaken) {
  const ListReport report = read("gleif", {"gleif/gleif-lei.xml", "gleif/gleif-rr.xml"});
  EXPECT_EQ(report.rows, 13u + 10u);
  EXPECT_EQ(report.claims, 23u);
  EXPECT_TRUE(report.refused.empty());
  EXPECT_EQ(report.published, "2023-06-05");
}

}  // namespace
}  // namespace filiera
