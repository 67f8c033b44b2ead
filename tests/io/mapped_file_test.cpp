// SPDX-License-Identifier: Apache-2.0
// Mapped files and the failures to map.
#include "io/mapped_file.hpp"

#include <gtest/gtest.h>

#include "io/source.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

TEST(MappedFile, HoldsTheBytesOfTheFileAlsoAfterBeingMoved) {
  const TemporaryFolder folder;
  MappedFile first(folder.write("a", "bytes"));
  EXPECT_EQ(first.bytes(), "bytes");
  MappedFile second;
  EXPECT_EQ(second.bytes(), "");
  second = std::move(first);
  const MappedFile third = std::move(second);
  EXPECT_EQ(third.bytes(), "bytes");
}

TEST(MappedFile, OfAnEmptyFileIsEmpty) {
  const TemporaryFolder folder;
  EXPECT_EQ(MappedFile(folder.write("empty", "")).bytes(), "");
}

TEST(MappedFile, OfNothingOrAFolderIsAnError) {
  const TemporaryFolder folder;
  EXPECT_THROW(MappedFile(folder / "none"), SourceError);
  EXPECT_THROW(MappedFile(folder.path()), SourceError);
}

}  // namespace
}  // namespace filiera
