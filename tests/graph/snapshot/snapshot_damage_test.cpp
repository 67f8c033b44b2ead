// SPDX-License-Identifier: Apache-2.0
// Damaged snapshots: every change is found, and what opens can be used without harm.
#include "tests/graph/snapshot/snapshot_damage.hpp"
#include "tests/property_share.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "graph/snapshot/snapshot.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

class DamagedSnapshot : public testing::Test {
 protected:
  DamagedSnapshot() {
    StringSink sink;
    write_snapshot(graph_of("company Acme Bolt Core\nproduct chip part\nplace China\ndocument A 2025-01\n"
                            "document B 2025-03\n"
                            "c1: Acme suppliesTo Bolt product=chip starts=2025 modality=ongoing by A B\n"
                            "c2: Bolt uses part by A\n"
                            "c3: part inputTo chip by B\n"
                            "c4: Bolt suppliesTo Core product=part by A\n"
                            "c5: Core manufactures chip by B\n"
                            "m1: measure prohibits appliesTo=chip toPlace=China starts=2025-04 by A\n"
                            "deny c1 by Bolt in B\n"
                            "relate c2 answers c1\n"
                            "turtle kg:Acme skos:altLabel \"Acme Works\"@it .\n"),
                   sink);
    bytes_ = std::string(sink.text());
  }

  // Whether it does not open, or is found to be damaged.
  bool found(const std::string& path) const {
    try {
      return !damages(path).empty();
    } catch (const SnapshotError&) {
      return true;
    }
  }

  // Opens and uses it, if it opens, through the lens of this number.
  void use(const std::string& path, std::size_t lens) const {
    std::optional<KnowledgeGraph> graph;
    try {
      graph = open_snapshot(path);
    } catch (const SnapshotError&) {
      return;
    }
    use_all_of(*graph, lens);
  }

  // A file that holds the snapshot with one byte changed, and then as it was again.
  class Changed {
   public:
    Changed(const std::string& path, const std::string& bytes, std::size_t at, int mask)
        : file_(path, std::ios::binary | std::ios::in | std::ios::out), at_(at), was_(bytes[at]) {
      put(static_cast<char>(was_ ^ mask));
    }
    ~Changed() { put(was_); }
    Changed(const Changed&) = delete;
    Changed& operator=(const Changed&) = delete;

   private:
    void put(char byte) { file_.seekp(static_cast<std::streamoff>(at_)).put(byte).flush(); }
    std::fstream file_;
    std::size_t at_;
    char was_;
  };

  TemporaryFolder folder_;
  std::string bytes_;
};

TEST_F(DamagedSnapshot, ShowsEveryFlippedBit) {
  const std::string path = folder_.write("x.fil", bytes_);
  ASSERT_FALSE(found(path));
  for (std::size_t bit = 0; bit < bytes_.size() * 8; bit += property_step()) {
    const Changed changed(path, bytes_, bit / 8, 1 << bit % 8);
    ASSERT_TRUE(found(path)) << "bit " << bit % 8 << " of byte " << bit / 8 << " of " << bytes_.size();
  }
  EXPECT_FALSE(found(path));
}

TEST_F(DamagedSnapshot, CutShortIsRefused) {
  for (std::size_t size = 0; size < bytes_.size(); size += 512)
    EXPECT_THROW(open_snapshot(folder_.write("x.fil", bytes_.substr(0, size))), SnapshotError) << size;
}

TEST_F(DamagedSnapshot, OfAnyFlippedByteCanBeUsed) {
  const std::string path = folder_.write("x.fil", bytes_);
  for (std::size_t at = sizeof(SnapshotHeader) + section_count * sizeof(SectionRow); at < bytes_.size();
       at += property_step()) {
    const Changed changed(path, bytes_, at, 1 << at / 3 % 8);
    use(path, at);
  }
}

TEST_F(DamagedSnapshot, OfHostileSizesIsRefusedOrFoundWhateverItsChecksums) {
  constexpr std::uint64_t values[] = {0,         1, 7, 64, 4096, UINT32_MAX, 1ULL << 32, 1ULL << 63, UINT64_MAX - 63,
                                      UINT64_MAX};
  // Fields of 8 bytes: the length of the file, the number of sections; of each row its number, offset and length.
  std::vector<std::size_t> fields = {16, 24};
  for (std::size_t s = 0; s < section_count; ++s)
    for (const std::size_t field : {0, 8, 16})
      fields.push_back(sizeof(SnapshotHeader) + s * sizeof(SectionRow) + field);
  for (const std::size_t field : fields)
    for (const std::uint64_t value : values) {
      std::string hostile = bytes_;
      if (std::memcmp(hostile.data() + field, &value, sizeof value) == 0) continue;
      std::memcpy(hostile.data() + field, &value, sizeof value);
      const std::string path = folder_.write("x.fil", signed_again(hostile));
      EXPECT_TRUE(found(path)) << value << " at " << field;
      use(path, field / 8);
    }
}

TEST_F(DamagedSnapshot, SignedAgainCanBeUsedAndChecked) {
  for (std::size_t at = sizeof(SnapshotHeader) + section_count * sizeof(SectionRow); at < bytes_.size();
       at += 31 * property_step()) {
    std::string hostile = bytes_;
    hostile[at] = static_cast<char>(hostile[at] ^ 0x81);
    const std::string path = folder_.write("x.fil", signed_again(hostile));
    found(path);
    use(path, at);
  }
}

}  // namespace
}  // namespace filiera
