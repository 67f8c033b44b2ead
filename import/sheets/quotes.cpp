// SPDX-License-Identifier: Apache-2.0
// Compares quotes with texts.
#include "import/sheets/quotes.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

#include "io/unicode.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::uint64_t farthest_join = 400;
constexpr std::size_t gram = 4;

bool is_space(char32_t c) {
  return c <= U' ' || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

constexpr char32_t soft_hyphen = 0xAD;

bool is_invisible(char32_t c) {
  return c == soft_hyphen || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
    case U'`':
    case 0xB4:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0xAB:
    case 0xBB:
      return U'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return U'-';
    default:
      return c;
  }
}

// Calls `each` for every character that counts, with the number of its code point among all, and whether white space
// stands before it. White space behind a soft hyphen is the end of a line within a word.
template <class Each>
void normalise(std::string_view text, Each each) {
  std::uint32_t number = 0;
  bool spaced = false, broken = false;
  for (std::size_t i = 0; i < text.size(); ++number) {
    const CodePoint point = decode_utf8(text.substr(i));
    i += std::max<std::size_t>(point.size, 1);
    const char32_t c = point.size ? point.value : 0xFFFD;
    if (is_space(c)) {
      spaced = !broken;
      continue;
    }
    if (is_invisible(c)) {
      broken = c == soft_hyphen;
      continue;
    }
    if (c == 0x2026) {
      for (int dot = 0; dot < 3; ++dot) each(U'.', number, std::exchange(spaced, false));
    } else {
      const Decomposition parts = decomposition(plain(c));
      for (std::size_t part = 0; part < parts.size; ++part)
        each(parts.characters[part], number, std::exchange(spaced, false));
    }
    broken = false;
  }
}

std::u32string normalised(std::string_view text) {
  std::u32string result;
  normalise(text, [&](char32_t c, std::uint32_t, bool) { result += c; });
  return result;
}

// Whether the character is part of a word that white space or a sign ends; CJK characters are not.
bool is_of_word(char32_t c) { return c < 0x2E80 && (is_letter_or_digit(c) || is_mark(c)); }

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool parts_digits(char32_t c) { return c == U'.' || c == U',' || c == U'\''; }

// The parts of a quote between marks of what is left out.
std::vector<std::u32string> parts_of_quote(std::string_view quote) {
  std::vector<std::u32string> parts;
  while (true) {
    const std::size_t one = quote.find("[…]"), three = quote.find("[...]");
    const std::size_t end = std::min(one, three);
    if (std::u32string part = normalised(quote.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    if (end == quote.npos) return parts;
    quote.remove_prefix(end + 5);  // "[…]" has as many bytes as "[...]"
  }
}

}  // namespace

QuotedText::QuotedText(std::string_view text) {
  normalise(text, [&](char32_t c, std::uint32_t offset, bool spaced) {
    characters_ += c;
    offsets_.push_back(offset);
    spaced_.push_back(spaced);
  });
}

// Whether the character belongs to the one before it.
bool QuotedText::continues(std::size_t number) const {
  return number > 0 && number < characters_.size() &&
         (is_mark(characters_[number]) || offsets_[number] == offsets_[number - 1]);
}

TextSpan QuotedText::stretch(std::size_t first, std::size_t size) const {
  return {offsets_[first], std::uint64_t{offsets_[first + size - 1]} + 1};
}

std::vector<TextSpan> QuotedText::find(std::string_view quote, std::size_t most) const {
  std::vector<TextSpan> found;
  const std::vector<std::u32string> parts = parts_of_quote(quote);
  if (parts.empty()) return found;
  const std::boyer_moore_horspool_searcher searcher(parts.front().begin(), parts.front().end());
  for (auto from = characters_.begin(); found.size() < most;) {
    const auto at = std::search(from, characters_.end(), searcher);
    if (at == characters_.end()) break;
    from = at + 1;
    const auto first = static_cast<std::size_t>(at - characters_.begin());
    std::size_t last = first + parts.front().size() - 1;  // the last character of the parts so far
    bool whole = true;
    for (std::size_t i = 1; i < parts.size() && whole; ++i) {
      // No more characters count than there are.
      const std::size_t most_size = std::size_t{farthest_join} + parts[i].size();
      const std::size_t next = std::u32string_view(characters_).substr(last + 1, most_size).find(parts[i]);
      whole = next != std::u32string_view::npos && offsets_[last + 1 + next] - offsets_[last] <= farthest_join;
      if (whole) last += next + parts[i].size();
    }
    if (whole && !continues(first) && !continues(last + 1)) found.push_back(stretch(first, last - first + 1));
  }
  return found;
}

bool QuotedText::has_words(std::string_view quote, TextSpan span) const {
  const auto first = static_cast<std::size_t>(std::ranges::lower_bound(offsets_, span.start) - offsets_.begin());
  std::size_t number = first;
  bool alike = true;
  normalise(quote, [&](char32_t, std::uint32_t, bool spaced) {
    if (number > first && number < characters_.size() && spaced != spaced_[number] &&
        is_of_word(characters_[number - 1]) && is_of_word(characters_[number]))
      alike = false;
    ++number;
  });
  // Whether the stretch cuts a word or a number before this character.
  const auto cuts = [&](std::size_t at) {
    const auto part_of_number = [&](std::size_t sign) {
      return sign > 0 && sign + 1 < characters_.size() && parts_digits(characters_[sign]) &&
             is_digit(characters_[sign - 1]) && is_digit(characters_[sign + 1]) && !spaced_[sign] && !spaced_[sign + 1];
    };
    if (at == 0 || at >= characters_.size()) return false;
    return (!spaced_[at] && is_of_word(characters_[at - 1]) && is_of_word(characters_[at])) || part_of_number(at) ||
           part_of_number(at - 1);
  };
  return alike && number <= characters_.size() && !cuts(first) && !cuts(number);
}

std::optional<std::pair<TextSpan, TextSpan>> QuotedText::stitched(std::string_view quote) const {
  constexpr std::size_t least = 8, most_steps = 20;
  const std::u32string wanted = normalised(quote);
  const auto place = [&](std::size_t from, std::size_t to) {
    const std::boyer_moore_horspool_searcher searcher(wanted.begin() + static_cast<std::ptrdiff_t>(from),
                                                      wanted.begin() + static_cast<std::ptrdiff_t>(to));
    const auto at = std::search(characters_.begin(), characters_.end(), searcher);
    return at == characters_.end() ? std::u32string::npos : static_cast<std::size_t>(at - characters_.begin());
  };
  if (wanted.size() < 2 * least) return std::nullopt;
  // The longest beginning that is there; what follows may begin like the second stretch.
  std::size_t low = 0, high = wanted.size();
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    if (place(0, middle) == std::u32string::npos)
      high = middle - 1;
    else
      low = middle;
  }
  for (std::size_t step = 0; step < most_steps && low >= least + step; ++step) {
    const std::size_t size = low - step;
    if (wanted.size() - size < least) continue;
    const std::size_t second = place(size, wanted.size());
    if (second != std::u32string::npos)
      return std::pair(stretch(place(0, size), size), stretch(second, wanted.size() - size));
  }
  return std::nullopt;
}

TextSpan QuotedText::nearest(std::string_view quote) const {
  const std::u32string wanted = normalised(quote);
  if (wanted.size() < gram || characters_.size() < gram) return {};
  std::unordered_set<std::u32string> grams;
  for (std::size_t i = 0; i + gram <= wanted.size(); ++i) grams.insert(wanted.substr(i, gram));
  const std::size_t width = std::min(wanted.size(), characters_.size()) - gram + 1;
  std::vector<bool> hit(characters_.size() - gram + 1);
  std::size_t hits = 0, best = 0, best_at = 0;
  for (std::size_t i = 0; i < hit.size(); ++i) {
    hit[i] = grams.contains(characters_.substr(i, gram));
    hits += hit[i];
    if (i >= width) hits -= hit[i - width];
    if (hits > best) {
      best = hits;
      best_at = i;
    }
  }
  // Less than a third of it is chance.
  if (best * 3 < width) return {};
  const std::size_t last = best_at + gram - 1, first = best_at + 1 >= width ? best_at + 1 - width : 0;
  return TextSpan{offsets_[first], std::uint64_t{offsets_[last]} + 1};
}

bool leaves_out(std::string_view quote) { return quote.find("[…]") != quote.npos || quote.find("[...]") != quote.npos; }

std::string_view bytes_at(std::string_view text, TextSpan span) {
  std::size_t number = 0, begin = text.size(), end = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) continue;
    if (number == span.start) begin = i;
    if (number == span.end) {
      end = i;
      break;
    }
    ++number;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace filiera
