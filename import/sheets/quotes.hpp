// SPDX-License-Identifier: Apache-2.0
// Finds quotes in texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/records/row_source.hpp"

namespace filiera {

// A text in the form in which quotes are compared: white space, soft hyphens and invisible characters do not count, and
// all single and all double quotation marks are alike.
class QuotedText {
 public:
  // Of a text in UTF-8. O(bytes).
  explicit QuotedText(std::string_view text);

  // The stretches of the text that a quote may be, in order, at most `most`. Parts of the quote that "[…]" or "[...]"
  // joins follow each other within 400 characters. O(text) for each part.
  std::vector<TextSpan> find(std::string_view quote, std::size_t most = 2) const;
  // The stretch that is most like a quote that is not there; empty if nothing is like it. O(text).
  TextSpan nearest(std::string_view quote) const;

 private:
  std::u32string characters_;
  std::vector<std::uint32_t> offsets_;  // of each character, in code points of the text
};

// The bytes of a stretch of a text in UTF-8.
std::string_view bytes_at(std::string_view text, TextSpan span);

}  // namespace filiera
