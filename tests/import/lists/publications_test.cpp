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
  EXPECT_EQ(report.refused.front().reason, "\"TOTAL\" is no code of the Harmonized System");
  EXPECT_EQ(counted.of(vocab::fil_Product), 6939u + 22u);  // and the sections, and the whole
}

}  // namespace
}  // namespace filiera
