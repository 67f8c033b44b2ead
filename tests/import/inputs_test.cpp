// SPDX-License-Identifier: Apache-2.0
// Paths become inputs, and inputs statements.
#include "import/inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/dataset.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

using Paths = std::vector<std::string>;

Paths listed(const Paths& paths, const InputOptions& options = {}) {
  Paths found;
  for (const Input& input : list_inputs(paths, options)) found.push_back(input.path);
  return found;
}

TEST(Inputs, AFolderStandsForItsKnownFilesInOrder) {
  const TemporaryFolder folder;
  for (const auto name : {"b/z.nq", "b/a.trig", "a.ttl", "c.nt.gz", "README.md", ".hidden.ttl", ".git/x.ttl"})
    folder.write(name, "");
  EXPECT_EQ(listed({folder.path()}),
            (Paths{folder / "a.ttl", folder / "b/a.trig", folder / "b/z.nq", folder / "c.nt.gz"}));
}

TEST(Inputs, AFileReachedTwiceIsListedOnce) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.ttl", "");
  const std::string b = folder.write("b.ttl", "");
  std::filesystem::create_symlink(a, folder / "c.ttl");
  EXPECT_EQ(listed({b, folder.path(), a}), (Paths{b, a}));
}

TEST(Inputs, TheSyntaxComesFromTheExtensionOrFromTheOption) {
  const TemporaryFolder folder;
  const std::string file = folder.write("data.csv", "");
  EXPECT_THAT(
      [&] { list_inputs(Paths{file}); },
      testing::ThrowsMessage<InputError>(file + ": the syntax is not known by the extension (.ttl .nt .nq .trig, "
                                                "also .gz and .zst); name it with --input-format"));
  EXPECT_EQ(list_inputs(Paths{file}, {Syntax::ntriples}).at(0).syntax, Syntax::ntriples);
  EXPECT_EQ(list_inputs(Paths{"-"}, {Syntax::trig}).at(0).syntax, Syntax::trig);
  EXPECT_THAT(
      [] { list_inputs(Paths{"-"}); },
      testing::ThrowsMessage<InputError>("standard input: the syntax is not known; name it with --input-format"));
}

TEST(Inputs, MissingPathsAndEmptyFoldersAreErrors) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { list_inputs(Paths{folder / "none"}); },
              testing::ThrowsMessage<InputError>(folder / "none" + ": no such file or folder"));
  EXPECT_THAT([&] { list_inputs(Paths{folder.path()}); },
              testing::ThrowsMessage<InputError>(folder.path().string() +
                                                 ": contains no RDF files (.ttl .nt .nq .trig, also .gz and .zst)"));
}

TEST(Inputs, AreReadIntoOneSinkWithBlankNodesOfTheirOwn) {
  const TemporaryFolder folder;
  folder.write("a.ttl", "PREFIX e: <u:> _:b e:p [] .");
  folder.write("b.nt", "_:b <u:p> <u:o> .\n");
  CollectingSink sink;
  Faults faults;
  EXPECT_EQ(read_inputs(Paths{folder.path()}, sink, faults), (Paths{folder / "a.ttl", folder / "b.nt"}));
  EXPECT_EQ(sink.files, (Paths{folder / "a.ttl", folder / "b.nt"}));
  EXPECT_EQ(sink.text(), "_:f0_b <u:p> _:f0g1 .\n_:f1_b <u:p> <u:o> .\n");
  EXPECT_TRUE(faults.empty());
}

TEST(Inputs, FaultsOfOneFileDoNotHideThoseOfTheNext) {
  const TemporaryFolder folder;
  folder.write("a.ttl", "<u:s> <u:p> .");
  folder.write("b.nt.gz", "\x1F\x8B\x08 cut");
  folder.write("c.nt", "<u:s> <u:p> <u:o>\n");
  CollectingSink sink;
  Faults faults;
  read_inputs(Paths{folder.path()}, sink, faults);
  std::string messages;
  for (const Fault& fault : faults.sorted()) messages += fault.message + "\n";
  EXPECT_EQ(messages, "expected an object, not '.'\nholds corrupt gzip data\nexpected '.', not the end of the line\n");
}

class Noting final : public InputObserver {
 public:
  void opened(const Source&) override {}
  void closed() override {}
  void passed_over(const std::string& path) override { paths.push_back(path); }
  Paths paths;
};

TEST(Inputs, AFolderTellsWhatItPassesOver) {
  const TemporaryFolder folder;
  for (const auto name : {"a.ttl", "b.ttl.bz2", "c.n3", "notes.txt"}) folder.write(name, "");
  CollectingSink sink;
  Faults faults;
  Noting observer;
  InputOptions options;
  options.observer = &observer;
  EXPECT_EQ(read_inputs(Paths{folder.path()}, sink, faults, options), (Paths{folder / "a.ttl", folder / "c.n3"}));
  ASSERT_EQ(faults.sorted().size(), 1u);
  EXPECT_EQ(render(faults.sorted()[0]),
            folder / "b.ttl.bz2" + ": info: is not read\n  convert it to Turtle, plain or in gzip or zstd\n");
  EXPECT_EQ(observer.paths, Paths{folder / "notes.txt"});
}

TEST(Inputs, AFolderTellsOfLinksThatItDoesNotFollowAndOfWhatIsNoFile) {
  const TemporaryFolder folder, other;
  for (const auto name : {"a.ttl", ".hidden.ttl", ".git/b.ttl"}) folder.write(name, "");
  other.write("z.ttl", "");
  std::filesystem::create_symlink(other.path(), folder / "elsewhere");
  std::filesystem::create_symlink(other / "nothing.ttl", folder / "gone.ttl");
  ASSERT_EQ(mkfifo((folder / "pipe.ttl").c_str(), 0600), 0);
  CollectingSink sink;
  Faults faults;
  Noting observer;
  InputOptions options;
  options.observer = &observer;
  EXPECT_EQ(read_inputs(Paths{folder.path()}, sink, faults, options), Paths{folder / "a.ttl"});
  std::string told;
  for (const Fault& fault : faults.sorted()) told += render(fault);
  const std::string remedy = "\n  name it by itself if it is meant\n";
  EXPECT_EQ(told, folder / "elsewhere" + ": info: is a link to a folder, which is not followed" + remedy +
                      folder / "gone.ttl" + ": info: is a link to a file that is not there" + remedy +
                      folder / "pipe.ttl" + ": info: is not a file" + remedy);
  EXPECT_EQ(observer.paths, (Paths{folder / ".git", folder / ".hidden.ttl"}));
}

TEST(Inputs, RelativeIrisAreResolvedAgainstTheFileOrTheBaseThatIsGiven) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a b/c.ttl", "<#s> <p> <> .");
  const auto text_of = [&](const InputOptions& options) {
    CollectingSink sink;
    Faults faults;
    read_inputs(Paths{path}, sink, faults, options);
    EXPECT_TRUE(faults.empty());
    return sink.text();
  };
  const std::string place = "file://" + folder / "a%20b/";
  EXPECT_EQ(text_of({}), "<" + place + "c.ttl#s> <" + place + "p> <" + place + "c.ttl> .\n");
  InputOptions options;
  options.base = "http://example.org/d/e";
  EXPECT_EQ(text_of(options), "<http://example.org/d/e#s> <http://example.org/d/p> <http://example.org/d/e> .\n");
}

}  // namespace
}  // namespace filiera
