// SPDX-License-Identifier: Apache-2.0
// Finds the positions of terms in files that have been read, because reading stores only the positions of objects.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "graph/model/statements.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// A Locator for files. Reads a file again at the first call for it and keeps the text of the latest file, up to
// `greatest_text`; further calls then scan only a few statements. Copies share that text.
class TermLocator {
 public:
  static constexpr std::size_t greatest_text = std::size_t{256} << 20;

  // `syntax` is used for files without a known extension.
  explicit TermLocator(std::optional<Syntax> syntax = {}) : syntax_(syntax) {}

  // The position of the term with `role` in the statement whose object was read at `origin`, and its line. For a
  // subject or a predicate written as `[ … ]` or a list, the position of the bracket. Line 0, with an empty excerpt, if
  // the file cannot be read again (standard input, too large, removed, changed).
  Located operator()(const std::string& file, Origin origin, TermRole role);

  // The line of a file, without line break; empty if it cannot be read.
  std::string excerpt_at(const std::string& file, std::uint64_t line);

 private:
  struct Text;

  const Text* text_of(const std::string& file);

  std::optional<Syntax> syntax_;
  std::shared_ptr<const Text> text_;
};

}  // namespace filiera
