// SPDX-License-Identifier: Apache-2.0
// Wraps text to a number of terminal columns.
#include "cli/output/wrap.hpp"

#include <algorithm>

#include "io/utf8.hpp"

namespace filiera {

namespace {

// The size of an escape at the start of the text, as escape_for_terminal writes it: \u001B, \U0001F600; 0 if none is
// there.
std::size_t escape_size(std::string_view text) {
  const std::size_t size = text.starts_with("\\u") ? 6 : text.starts_with("\\U") ? 10 : 0;
  return size <= text.size() ? size : 0;
}

// The number of bytes at the start of the word that fit into the columns: at least one character, and up to the last of
// "/#&=-" if there is one. An escape counts as one character.
std::size_t fitting_bytes(std::string_view word, std::size_t columns) {
  std::size_t size = 0, used = 0, after_mark = 0;
  while (size < word.size()) {
    const std::size_t escaped = escape_size(word.substr(size));
    const CodePoint point = decode_utf8(word.substr(size));
    const std::size_t bytes = escaped > 0 ? escaped : std::max<std::size_t>(point.size, 1);
    used += escaped > 0 ? escaped : point.size == 0 ? 1 : static_cast<std::size_t>(display_width(point.value));
    if (used > columns && size > 0) break;
    size += bytes;
    if (std::string_view("/#&=-").find(word[size - 1]) != std::string_view::npos) after_mark = size;
  }
  return size == word.size() || after_mark == 0 ? size : after_mark;
}

std::size_t leading_spaces(std::string_view text) { return std::min(text.find_first_not_of(' '), text.size()); }

// The column at which further lines of a line in columns begin: after the last gap of two spaces or more among its
// first columns, else two further than the line itself.
std::size_t hanging_columns(std::string_view line) {
  constexpr std::size_t widest_term = 40;
  const std::size_t begin = leading_spaces(line);
  const std::size_t gap = line.substr(0, std::min(line.size(), begin + widest_term)).rfind("  ");
  return gap == std::string_view::npos || gap < begin ? begin + 2 : gap + 2;
}

}  // namespace

std::vector<std::string_view> wrap(std::string_view text, std::size_t width, WideWords wide, Indent indent) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0, end = 0, used = 0;  // the line so far
  std::size_t room = std::max<std::size_t>(width, 1);
  const auto end_line = [&](std::size_t next) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end = next;
    used = 0;
    room = width > indent.columns ? width - indent.columns : 1;
  };
  for (std::size_t at = leading_spaces(text); at < text.size();) {
    const std::size_t after = std::min(text.find(' ', at), text.size());
    std::size_t columns = display_width(text.substr(at, after - at));
    const std::size_t spaces = at - end;
    if (end > begin && used + spaces + columns > room) {
      end_line(at);
    } else {
      used += spaces;
    }
    while (wide == WideWords::broken && used + columns > room) {
      const std::size_t bytes = fitting_bytes(text.substr(at, after - at), room > used ? room - used : 1);
      if (bytes == after - at) break;
      end = at += bytes;
      end_line(at);
      columns = display_width(text.substr(at, after - at));
    }
    used += columns;
    end = after;
    at = after + leading_spaces(text.substr(after));
  }
  if (end > begin || lines.empty()) lines.push_back(text.substr(begin, end - begin));
  return lines;
}

std::vector<Line> wrap(const Line& line, std::size_t width, Indent indent) {
  std::string text;
  for (const Fragment& fragment : line) text += fragment.text;
  indent.columns = std::min(indent.columns + leading_spaces(text), width / 2);
  std::vector<Line> lines;
  std::size_t number = 0, start = 0;  // of the fragment, and where it starts in the text
  for (const std::string_view part : wrap(text, width, WideWords::broken, indent)) {
    Line& wrapped = lines.emplace_back();
    if (lines.size() > 1 && indent.columns > 0) wrapped.push_back({std::string(indent.columns, ' '), Tone::plain});
    const auto begin = static_cast<std::size_t>(part.data() - text.data()), end = begin + part.size();
    while (number < line.size()) {
      const Fragment& fragment = line[number];
      const std::size_t from = std::max(begin, start), to = std::min(end, start + fragment.text.size());
      if (from < to) wrapped.push_back({text.substr(from, to - from), fragment.tone});
      if (start + fragment.text.size() > end) break;
      start += fragment.text.size();
      ++number;
    }
  }
  return lines;
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out;
  std::vector<std::string_view> paragraph;
  const auto add = [&](std::string_view line, Indent indent) {
    for (const Line& part : wrap(Line{{std::string(line)}}, width, indent)) {
      for (const Fragment& fragment : part) out += fragment.text;
      out += '\n';
    }
  };
  const auto end_paragraph = [&] {
    const bool fits =
        std::ranges::all_of(paragraph, [&](std::string_view line) { return display_width(line) <= width; });
    std::string joined;
    for (const std::string_view line : paragraph) {
      if (fits)
        add(line, {});
      else
        joined.append(joined.empty() ? "" : " ").append(line);
    }
    if (!joined.empty()) add(joined, {});
    paragraph.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.empty() || line.front() == ' ') {
      end_paragraph();
      add(line, Indent{hanging_columns(line) - leading_spaces(line)});
    } else {
      paragraph.push_back(line);
    }
    at = end + 1;
  }
  end_paragraph();
  return out;
}

}  // namespace filiera
