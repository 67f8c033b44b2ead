// SPDX-License-Identifier: Apache-2.0
// The texts of documents in a folder, by digest, and the passages at spans.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Lines and columns are counted from 1, columns in code points.
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
// The code points [start, end); empty if the text is shorter.
std::optional<std::string_view> passage(std::string_view text, std::size_t start, std::size_t end);
// The position of a code point. Requires that `offset` is at most the number of code points.
TextPlace position_of(std::string_view text, std::size_t offset);

class Texts {
 public:
  // Reads files, and those directly in folders. Throws Failure for a path that is neither, and for a file that cannot
  // be read.
  explicit Texts(std::span<const std::string> paths);

  // All files read.
  const std::vector<std::string>& files() const { return files_; }

  // The text of a document, by its fil:sha256; null if it states none or no file matches.
  const Text* of(const KnowledgeGraph& graph, DocumentId document) const;

 private:
  std::vector<std::string> files_;
  std::map<std::string, Text, std::less<>> by_digest_;
};

}  // namespace filiera
