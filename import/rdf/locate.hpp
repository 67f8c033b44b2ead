// SPDX-License-Identifier: Apache-2.0
// Finds the places of terms in files that have been read: reading keeps the places of objects only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "graph/model/statements.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// A Locator for files. It reads a file anew at the first question about it and keeps the text of the last one
// asked about, up to `greatest_text`; a further question then costs the scan of a few statements. Copies
// share that text.
class TermLocator {
 public:
  static constexpr std::size_t greatest_text = std::size_t{256} << 20;

  // `syntax` is that of files without a known extension.
  explicit TermLocator(std::optional<Syntax> syntax = {}) : syntax_(syntax) {}

  // The place of the term with `role` in the statement whose object was read at `origin`, and the line it is
  // on. For a subject or a predicate that stands for `[ … ]` or a list, the place of the bracket. Line 0 when
  // the file cannot be read again (standard input, too large, gone, changed); the excerpt is then empty.
  Located operator()(const std::string& file, Origin origin, TermRole role);

  // The line of a file, without its end; empty when it cannot be had.
  std::string excerpt_at(const std::string& file, std::uint64_t line);

 private:
  struct Text;

  const Text* text_of(const std::string& file);

  std::optional<Syntax> syntax_;
  std::shared_ptr<const Text> text_;
};

}  // namespace filiera
