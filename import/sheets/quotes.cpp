// SPDX-License-Identifier: Apache-2.0
// Compares quotes with texts.
#include "import/sheets/quotes.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::uint64_t farthest_join = 400;
constexpr std::size_t gram = 4;

bool does_not_count(char32_t c) {
  return c <= U' ' || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
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
    default:
      return c;
  }
}

// Calls `each` for every character that counts, with its number among all.
template <class Each>
void normalise(std::string_view text, Each each) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < text.size(); ++number) {
    const CodePoint point = decode_utf8(text.substr(i));
    const std::size_t size = std::max<std::size_t>(point.size, 1);
    if (!does_not_count(point.value)) each(plain(point.size ? point.value : 0xFFFD), number);
    i += size;
  }
}

std::u32string normalised(std::string_view text) {
  std::u32string result;
  normalise(text, [&](char32_t c, std::uint32_t) { result += c; });
  return result;
}

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
  normalise(text, [&](char32_t c, std::uint32_t offset) {
    characters_ += c;
    offsets_.push_back(offset);
  });
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
    if (whole) found.push_back({offsets_[first], std::uint64_t{offsets_[last]} + 1});
  }
  return found;
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
