// SPDX-License-Identifier: Apache-2.0
// Finds quotes in texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/records/row_source.hpp"

namespace filiera {

// A text in the form in which quotes are compared: white space, soft hyphens and invisible characters do not count; all
// single and all double quotation marks are alike, and so are all dashes; "…" is three dots; letters with marks are
// alike however they are composed.
class QuotedText {
 public:
  // Of a text in UTF-8. O(bytes).
  explicit QuotedText(std::string_view text);

  // The stretches of the text that a quote may be, in order, at most `most`. Parts of the quote that "[…]" or "[...]"
  // joins follow each other within 400 characters. O(text) for each part.
  std::vector<TextSpan> find(std::string_view quote, std::size_t most = 2) const;
  // Whether a stretch that find() gave for the quote has its words: divided by white space at the same letters and
  // digits, and no part of a longer word or number. Of scripts that do not part words every division will do.
  bool has_words(std::string_view quote, TextSpan span) const;
  // Two stretches whose words, one after the other, are the quote, each of at least 8 characters; empty if there are
  // none. O(text log quote).
  std::optional<std::pair<TextSpan, TextSpan>> stitched(std::string_view quote) const;
  // The stretch that is most like a quote that is not there; empty if nothing is like it. O(text).
  TextSpan nearest(std::string_view quote) const;

 private:
  bool continues(std::size_t number) const;
  TextSpan stretch(std::size_t first, std::size_t size) const;

  std::u32string characters_;
  std::vector<std::uint32_t> offsets_;  // of each character, in code points of the text
  std::vector<bool> spaced_;            // whether white space stands before it
  std::vector<bool> final_;             // whether it is the last that its code point of the text gives
};

// Whether the quote has a mark of what is left out.
bool leaves_out(std::string_view quote);

// The bytes of a stretch of a text in UTF-8.
std::string_view bytes_at(std::string_view text, TextSpan span);

}  // namespace filiera
