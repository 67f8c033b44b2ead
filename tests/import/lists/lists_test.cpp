// SPDX-License-Identifier: Apache-2.0
// What holds of every publication, on small tables.
#include <gtest/gtest.h>

#include <set>

#include "import/lists/doors.hpp"
#include "ontology/vocabulary.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

// The same rows in another order say the same.
TEST(Lists, NamesDoNotDependOnTheOrderOfRows) {
  class Names final : public StatementSink {
   public:
    void begin_file(std::string_view) override {}
    void prefix(std::string_view, std::string_view) override {}
    TermInterner& terms() override { return terms_; }
    void statement(const Quad& quad, Origin) override {
      if (terms_.value(quad.predicate) == vocab::rdf_type && terms_.value(quad.object) != vocab::fil_Attestation &&
          terms_.value(quad.object) != vocab::fil_Document)
        names.emplace(terms_.value(quad.subject));
    }
    std::set<std::string> names;

   private:
    TermInterner terms_;
  };
  const auto names_in = [](const std::string& file) {
    Names sink;
    Faults faults;
    const ListOptions options;
    read_list(*find_door("hs"), std::vector{file}, options, sink, faults);
    return sink.names;
  };
  const TemporaryFolder folder;
  const std::string header = "section,hscode,description\n", one = "I,01,Animals\n", two = "I,0101,Horses\n";
  EXPECT_EQ(names_in(folder.write("a.csv", header + one + two)), names_in(folder.write("b.csv", header + two + one)));
}

}  // namespace
}  // namespace filiera
