// SPDX-License-Identifier: Apache-2.0
// A file that Serd reads back differently is never renamed to its target.
#include "cli/verbs/export_targets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/temporary_folder.hpp"

namespace filiera::export_targets_test {
namespace {

// One statement: ex:s ex:p ex:o.
class OneStatement final : public QuadSource {
 public:
  const Prefixes& prefixes() const override { return prefixes_; }
  void for_each_subject(const Visitor& visit) const override {
    const PredicateObject said{iri_term("http://e.example/p"), iri_term("http://e.example/o"), std::nullopt};
    visit(iri_term("http://e.example/s"), {&said, 1});
  }

 private:
  Prefixes prefixes_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ExportReadBack, AFileThatSaysWhatItShallIsCounted) {
  const TemporaryFolder folder;
  AtomicOutput output(folder / "graph.nt", Existing::refuse);
  output.write("<http://e.example/s> <http://e.example/p> <http://e.example/o> .\n");
  BlankLabels labels;
  EXPECT_EQ(read_back_or_fail(output, OneStatement(), labels, Syntax::ntriples), 1u);
  output.commit();
  EXPECT_TRUE(std::filesystem::exists(folder / "graph.nt"));
}

TEST(ExportReadBack, AnotherFileIsKeptUnderAnotherNameAndTheExitCodeIsThatOfOutput) {
  const TemporaryFolder folder;
  const std::string path = folder.write("graph.nt", "what stood there\n");
  const std::string damaged = "<http://e.example/s> <http://e.example/p> <http://e.example/O> .\n";
  try {
    AtomicOutput output(path, Existing::replace);
    output.write(damaged);
    BlankLabels labels;
    read_back_or_fail(output, OneStatement(), labels, Syntax::ntriples);
    FAIL() << "the difference was not found";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), ExitCode::failed);
    EXPECT_EQ(failure.what(), path +
                                  ": the file differs from what Serd reads back: Serd reads a statement that was not "
                                  "written: <http://e.example/s> <http://e.example/p> <http://e.example/O> .");
    ASSERT_FALSE(failure.details().empty());
    EXPECT_NE(failure.details().front().find(path + ".unverified"), std::string::npos);
  }
  EXPECT_EQ(content_of(path), "what stood there\n");
  EXPECT_EQ(content_of(path + ".unverified"), damaged);
}

}  // namespace
}  // namespace filiera::export_targets_test
