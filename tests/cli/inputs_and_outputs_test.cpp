// SPDX-License-Identifier: Apache-2.0
// Files that are input and output at once, given twice, or readable only once: no data is lost, or the run is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/process.hpp"

namespace filiera {
namespace {

using testing::HasSubstr;

constexpr std::string_view turtle = R"(@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <https://schema.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
kg:D a fil:Document ; schema:datePublished "2026-01"^^edtf:EDTF ;
  fil:sha256 "a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447" .
kg:A a fil:Company . kg:B a fil:Company .
kg:c1 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B .
kg:a1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
)";

// A folder with in.ttl, small.nt and texts/a.txt, whose digest in.ttl states.
class InputsAndOutputs : public testing::Test {
 protected:
  InputsAndOutputs() {
    write("in.ttl", turtle);
    write("small.nt", "<http://e/a> <http://e/b> <http://e/c> .\n");
    std::filesystem::create_directory(folder_.path() / "texts");
    write("texts/a.txt", "hello world\n");
  }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const { return read_file(folder_.path() / name); }
  bool exists(const std::string& name) const { return std::filesystem::exists(folder_.path() / name); }
  Outcome run(const std::string& script) const { return run_script(script, folder_.path()); }
  void refused(const std::string& script, int exit, const std::string& says) const {
    const Outcome outcome = run(script);
    EXPECT_EQ(outcome.exit, exit) << script;
    EXPECT_THAT(outcome.err, HasSubstr(says)) << script;
    EXPECT_EQ(outcome.out, "") << script;
  }

  TemporaryFolder folder_;
};

TEST_F(InputsAndOutputs, DataOfBothSidesOfADiffIsReadTwiceOrRefused) {
  EXPECT_EQ(run("filiera diff small.nt small.nt -d in.ttl"), (Outcome{"", "no difference\n", 0}));
  refused("filiera diff small.nt small.nt -d - --input-format turtle < in.ttl", 2, "can be read only once");
  refused("mkfifo p; filiera diff small.nt small.nt -d p --input-format turtle", 2, "can be read only once");
  refused("filiera diff - - --input-format turtle < in.ttl", 2, "-: cannot be read twice; name two files");
}

TEST_F(InputsAndOutputs, AFifoIsReadOnceThoughFaultsAreShown) {
  write("broken.ttl", std::string(turtle) + "kg:c1 fil:starts \"soon\" .\n");
  const Outcome outcome = run("mkfifo p; cat broken.ttl > p & timeout 60 filiera check p --input-format turtle");
  EXPECT_EQ(outcome.exit, 1) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("soon"));
}

TEST_F(InputsAndOutputs, StandardInputIsNoOutput) {
  refused("filiera export - --input-format turtle < in.ttl >> in.ttl", 4, "is also read as input (-)");
  refused("filiera export - --input-format turtle < in.ttl 1<> in.ttl", 4, "is also read as input (-)");
  refused("filiera export - --input-format turtle -O -o in.ttl < in.ttl", 4, "is also read as input (-)");
  EXPECT_EQ(read("in.ttl"), turtle);
}

TEST_F(InputsAndOutputs, StandardInputThatIsClosedIsNeitherReadNorWritten) {
  refused("filiera export in.ttl -o /dev/fd/0 <&-", 4, "/dev/fd/0: Bad file descriptor");
  refused("filiera export - --input-format turtle <&-", 3, "cannot be read");
}

TEST_F(InputsAndOutputs, TextsOfDocumentsAreNoOutput) {
  for (const std::string verb : {"check in.ttl", "show c1 --evidence -d in.ttl"})
    refused("filiera " + verb + " --texts texts -O -o texts/a.txt", 4, "is also read as input (texts/a.txt)");
  EXPECT_EQ(read("texts/a.txt"), "hello world\n");
}

TEST_F(InputsAndOutputs, TextsAreComparedWithASnapshot) {
  write("texts/a.txt", "Hello world\n");
  const Outcome outcome = run("filiera pack -q in.ttl -o in.fil; filiera check --texts texts in.fil");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.err, HasSubstr("in.fil: no text has the digest of kg:D"));
}

TEST_F(InputsAndOutputs, ASnapshotThatIsNamedTwiceIsReadOnce) {
  write("blank.nt", "_:a <http://e/p> _:b .\n_:b <http://e/p> _:a .\n");
  const Outcome outcome =
      run("filiera pack -q blank.nt -o b.fil; ln b.fil same.fil; filiera export -q -f ntriples b.fil ./b.fil same.fil");
  EXPECT_EQ(outcome.out, "_:b1 <http://e/p> _:b2 .\n_:b2 <http://e/p> _:b1 .\n");
}

TEST_F(InputsAndOutputs, ShardsAppearAllOrNone) {
  write("g-1.nt", "old 1\n");
  write("g-2.nt", "old 2\n");
  write("data.nt",
        "<http://e/1> <http://e/p> \"x\" .\n<http://e/2> <http://e/p> \"" + std::string(20'000, 'y') + "\" .\n");
  refused("ulimit -f 8; filiera export data.nt -f ntriples --shards 2 -O -o g.nt", 4, "g-2.nt: File too large");
  EXPECT_EQ(read("g-1.nt") + read("g-2.nt"), "old 1\nold 2\n");
  refused("mkfifo p-1.nt; filiera export data.nt -f ntriples --shards 2 -o p.nt & cat p-1.nt; wait $!", 2,
          "p-1.nt: --shards writes files");
  EXPECT_FALSE(exists("p-2.nt"));
}

TEST_F(InputsAndOutputs, TheNameOfAnOutputSaysWhatItHolds) {
  EXPECT_EQ(run("filiera export -q in.ttl -o X.NT; filiera check -q X.NT -f json").exit, 0);
  EXPECT_THAT(read("X.NT"), testing::StartsWith("<https://w3id.org/filiera/id/A> <http"));
  refused("filiera export in.ttl -o x.nt.gz", 2, "x.nt.gz: export does not compress");
  refused("filiera export in.ttl -f turtle -o x.TTL.ZST", 2, "x.TTL.ZST: export does not compress");
  refused("filiera export in.ttl -o x.fil", 2, "x.fil: a snapshot is written by filiera pack");
}

TEST_F(InputsAndOutputs, EveryVerbSaysThatFilesOfAFolderWereNotRead) {
  run("mkdir f; cp in.ttl f; touch f/a.rdf f/b.jsonld f/readme.txt");
  EXPECT_THAT(run("filiera supply -d f").err, HasSubstr("2 files or links were not read; filiera check names them"));
  EXPECT_THAT(run("filiera export -f nquads f").err, HasSubstr("2 files or links were not read"));
  EXPECT_THAT(run("filiera supply -d f -q").err, testing::Not(HasSubstr("not read")));
}

TEST_F(InputsAndOutputs, TheEndingOfAnAnswersFileChoosesTheFormat) {
  run("filiera supply -d in.ttl -o a.csv; filiera supply -d in.ttl -o a.JSON; filiera supply -d in.ttl -o a");
  EXPECT_THAT(read("a.csv"), testing::StartsWith("tier,supplier,supplier_iri,"));
  EXPECT_THAT(read("a.JSON"), testing::StartsWith("{"));
  EXPECT_THAT(read("a"), testing::StartsWith("SUPPLIER  RECIPIENT  "));
  run("filiera supply -d in.ttl -f md -o b.csv");
  EXPECT_THAT(read("b.csv"), testing::StartsWith("| SUPPLIER |"));
  refused("filiera supply -d in.ttl -o a.pdf", 2,
          "the ending .pdf names no format; use one of .txt .json .jsonl .csv .xlsx .md .dot .svg, or --format");
  EXPECT_FALSE(exists("a.pdf"));
  EXPECT_EQ(run("filiera supply -d in.ttl --sparql -o a.rq").exit, 0);
}

TEST_F(InputsAndOutputs, AFolderThatCannotBeMadeIsAFaultOfTheOutput) {
  refused("filiera init $(printf 'x%.0s' $(seq 300))", 4, "File name too long");
  refused("filiera export in.ttl -f sheets -o $(printf 'x%.0s' $(seq 300))", 4, "File name too long");
  refused("filiera init in.ttl/folder", 4, "Not a directory");
}

TEST_F(InputsAndOutputs, AnImportRefusesOptionsThatItWouldNotHeed) {
  write("hs.csv", "");
  for (const char* option : {"--same /nonexistent", "--base http://example.org/", "--input-format trig"}) {
    refused(std::string("filiera import hs hs.csv ") + option, 2, "not for a publication");
    refused(std::string("filiera import sheets claims.csv ") + option, 2, "and none is given");
  }
  refused("filiera import hs hs.csv --limit 1", 2, "import takes all rows");
  refused("filiera import sheets claims.csv --limit 1", 2, "import takes all rows");
}

}  // namespace
}  // namespace filiera
