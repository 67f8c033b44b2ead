// SPDX-License-Identifier: Apache-2.0
// Several files appear together, and what was made for them goes where they do not.
#include "io/atomic_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

class AtomicFilesTest : public testing::Test {
 protected:
  std::string path(const std::string& name) const { return (fs::path(folder_.path()) / name).string(); }
  std::string bytes_of(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TemporaryFolder folder_;
};

TEST_F(AtomicFilesTest, FilesAndTheirFoldersAppearTogether) {
  AtomicFiles files(Existing::refuse);
  files.make_folder(path("a/b"));
  files.add(path("a/one")).write("1");
  files.add(path("a/b/two")).write("2");
  EXPECT_FALSE(fs::exists(path("a/one")));
  files.commit();
  EXPECT_EQ(bytes_of("a/one") + bytes_of("a/b/two"), "12");
}

TEST_F(AtomicFilesTest, WithoutCommitNothingIsLeft) {
  {
    AtomicFiles files(Existing::refuse);
    files.make_folder(path("a/b"));
    files.add(path("a/b/one")).write("1");
  }
  EXPECT_FALSE(fs::exists(path("a")));
}

TEST_F(AtomicFilesTest, AFileThatExistsKeepsAllAsTheyWere) {
  fs::create_directory(path("a"));
  std::ofstream(path("a/two")) << "mine";
  {
    AtomicFiles files(Existing::refuse);
    files.make_folder(path("a/b"));
    files.add(path("a/one")).write("1");
    EXPECT_THROW(files.add(path("a/two")), OutputError);
  }
  EXPECT_FALSE(fs::exists(path("a/one")) || fs::exists(path("a/b")));
  EXPECT_EQ(bytes_of("a/two"), "mine");
}

TEST_F(AtomicFilesTest, AFileIsNoFolder) {
  std::ofstream(path("a")) << "mine";
  AtomicFiles files(Existing::refuse);
  EXPECT_THROW(files.make_folder(path("a")), OutputError);
  EXPECT_THROW(files.make_folder(path("a/b")), OutputError);
}

}  // namespace
}  // namespace filiera
