// SPDX-License-Identifier: Apache-2.0
// The texts of documents in a folder, known by their digests, and the passages that spans cut out of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Lines and columns count from 1, columns in code points.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Text {
  std::string path;
  std::string bytes;
};

// The number of code points of UTF-8 text.
std::size_t code_points(std::string_view text);
// The code points from `start` to before `end`; nothing when the text ends before `end`.
std::optional<std::string_view> passage(std::string_view text, std::size_t start, std::size_t end);
// Where a code point stands. `offset` is at most the number of code points.
TextPlace position_of(std::string_view text, std::size_t offset);

class Texts {
 public:
  // Reads the files of the folder, not of folders below it. Throws Failure when it is no folder or a file
  // cannot be read.
  explicit Texts(const std::string& folder);

  // All files that were read.
  const std::vector<std::string>& files() const { return files_; }

  // The text of a document, by its fil:sha256; null when the document states none or no file has it.
  const Text* of(const KnowledgeGraph& graph, DocumentId document) const;

 private:
  std::vector<std::string> files_;
  std::map<std::string, Text, std::less<>> by_digest_;
};

}  // namespace filiera
