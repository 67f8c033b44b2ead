// SPDX-License-Identifier: Apache-2.0
// A table as cards.
#include "cli/output/cards.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output/wrap.hpp"
#include "io/escape.hpp"
#include "io/phrases.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t body_indent = 4;
constexpr Indent continued{2};
constexpr std::size_t widest_key = 12;    // to which the texts of a list are aligned
constexpr std::size_t widest_text = 500;  // to which the sources of a list are aligned

// What the values of a column are in a card. labelled: below the title, after the name of the column; plain: without
// it.
enum class CardPlace : std::uint8_t { labelled, plain, title, labelled_title, source };

// The titles of columns whose values are not just labelled.
constexpr std::pair<std::string_view, CardPlace> places[] = {
    {"TIER", CardPlace::labelled_title}, {"PATH", CardPlace::labelled_title}, {"LOSES", CardPlace::labelled_title},
    {"FROM", CardPlace::labelled_title}, {"SUPPLIER", CardPlace::title},      {"RECIPIENT", CardPlace::title},
    {"PRODUCT", CardPlace::title},       {"PERIOD", CardPlace::title},        {"PARTY", CardPlace::title},
    {"CLAIM", CardPlace::title},         {"SAYS", CardPlace::title},          {"WHAT", CardPlace::title},
    {"KIND", CardPlace::title},          {"CHANGE", CardPlace::title},        {"FILE", CardPlace::title},
    {"ROLE", CardPlace::plain},          {"STATUS", CardPlace::plain},        {"WHEN", CardPlace::plain},
    {"AMOUNT", CardPlace::plain},        {"EDGE", CardPlace::plain},          {"UNDER", CardPlace::plain},
    {"UNDER THEN", CardPlace::plain},    {"MESSAGE", CardPlace::plain},       {"ACCORDING TO", CardPlace::source},
    {"WHERE", CardPlace::source},
};

// Titles count only in a row at the beginning of the columns; later ones are plain. The first column is always a title.
std::vector<CardPlace> places_of(const std::vector<Heading>& columns) {
  std::vector<CardPlace> found;
  bool in_title = true;
  for (const Heading& heading : columns) {
    const auto row = std::ranges::find_if(places, [&](const auto& place) { return place.first == heading.title; });
    found.push_back(row == std::end(places) ? CardPlace::labelled : row->second);
    CardPlace& place = found.back();
    if (found.size() == 1 && place != CardPlace::labelled_title) place = CardPlace::title;
    in_title &= place == CardPlace::title || place == CardPlace::labelled_title;
    if (!in_title && place == CardPlace::title) place = CardPlace::plain;
    if (!in_title && place == CardPlace::labelled_title) place = CardPlace::labelled;
  }
  return found;
}

bool is_title(CardPlace place) { return place == CardPlace::title || place == CardPlace::labelled_title; }

bool is_blank(std::string_view text) { return text.empty() || text == "–"; }

// The title of a column as the label of a value: "ACCORDING TO" becomes "according to".
std::string label_of(const Heading& heading) {
  std::string label(in_language(heading.title));
  std::ranges::transform(label, label.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return label;
}

// Adds the source to the right of the last line if it fits there with two spaces between; else below, at the indent.
void add_source(std::vector<Line>& lines, const Fragment& source, std::size_t width, std::size_t indent) {
  std::size_t used = 0;
  if (!lines.empty())
    for (const Fragment& fragment : lines.back()) used += display_width(fragment.text);
  const std::size_t needed = display_width(source.text);
  if (!lines.empty() && used + 2 + needed <= width) {
    lines.back().push_back({std::string(width - used - needed, ' '), Tone::plain});
    lines.back().push_back(source);
    return;
  }
  for (Line& line : wrap(Line{{std::string(indent, ' '), Tone::plain}, source}, width, {}))
    lines.push_back(std::move(line));
}

class CardLayout {
 public:
  CardLayout(const std::vector<Heading>& columns, std::size_t width, const std::function<void(const Line&)>& take)
      : width_(std::max<std::size_t>(width, 20)), take_(take), places_(places_of(columns)) {
    for (const Heading& heading : columns) {
      labels_.push_back(label_of(heading));
      of_whole_row_.push_back(heading.of_whole_row);
    }
  }

  void add(const Row& row) {
    const std::vector<CellView> cells = row.cells();
    std::size_t height = 1;
    for (const CellView& cell : cells) height = std::max(height, cell.lines.size());
    Line title = title_of(cells);
    // What the previous card names is not named again.
    const bool fresh = !last_title_ || !equal(*last_title_, title);
    if (fresh) {
      if (last_title_) take_({});
      add_title(title, cells);
    }
    last_title_ = std::move(title);
    for (std::size_t i = 0; i < height; ++i) add_paragraph(cells, i, fresh);
  }

 private:
  // The first lines of the titles; further lines of theirs are part of the paragraphs.
  Line title_of(const std::vector<CellView>& cells) const {
    Line title;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!is_title(places_[c]) || cells[c].lines.empty() || is_blank(cells[c].lines[0])) continue;
      if (!title.empty()) title.push_back({" ─ ", Tone::plain});
      if (places_[c] == CardPlace::labelled_title) title.push_back({labels_[c] + ' ', Tone::plain});
      title.push_back({escape_for_terminal(cells[c].lines[0]), cells[c].tones[0]});
    }
    if (title.empty()) title.push_back({"–", Tone::plain});
    return title;
  }

  static bool equal(const Line& a, const Line& b) {
    return std::ranges::equal(a, b, [](const Fragment& x, const Fragment& y) { return x.text == y.text; });
  }

  // What is about the whole row stands to the right of the title if it fits there, else behind it.
  void add_title(const Line& title, const std::vector<CellView>& cells) const {
    std::vector<Line> lines = wrap(title, width_, continued);
    Line whole;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (!of_whole_row_[c] || cells[c].lines.empty() || is_blank(cells[c].lines[0])) continue;
      whole.push_back({"  ", Tone::plain});
      whole.push_back({escape_for_terminal(cells[c].lines[0]), cells[c].tones[0]});
    }
    if (!whole.empty()) {
      std::size_t used = 0;
      for (const Line* part : {&std::as_const(lines.back()), &std::as_const(whole)})
        for (const Fragment& fragment : *part) used += display_width(fragment.text);
      Line both = used <= width_ ? lines.back() : title;
      if (used <= width_) both.push_back({std::string(width_ - used, ' '), Tone::plain});
      both.insert(both.end(), whole.begin(), whole.end());
      if (used <= width_)
        lines.back() = std::move(both);
      else
        lines = wrap(both, width_, Indent{body_indent});
    }
    for (const Line& line : lines) take_(line);
  }

  // `titled`: below its title, which has what is about the whole row.
  void add_paragraph(const std::vector<CellView>& cells, std::size_t index, bool titled) {
    Line text{{std::string(body_indent, ' '), Tone::plain}};
    std::string source;
    Tone source_tone = Tone::plain;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (index >= cells[c].lines.size() || is_blank(cells[c].lines[index])) continue;
      if ((is_title(places_[c]) || (titled && of_whole_row_[c])) && index == 0) continue;
      std::string value = escape_for_terminal(cells[c].lines[index]);
      if (places_[c] == CardPlace::source) {
        source += (source.empty() ? "" : "  ") + value;
        source_tone = cells[c].tones[index];
        continue;
      }
      if (text.size() > 1) text.push_back({"  ", Tone::plain});
      if (places_[c] == CardPlace::labelled && (index == 0 || is_blank(cells[c].lines[0])))
        text.push_back({labels_[c] + ": ", Tone::faint});
      text.push_back({std::move(value), cells[c].tones[index]});
    }
    if (text.size() == 1 && source.empty()) return;
    std::vector<Line> lines;
    if (text.size() > 1) lines = wrap(text, width_, continued);
    if (!source.empty()) add_source(lines, {source, source_tone}, width_, body_indent + continued.columns);
    for (const Line& line : lines) take_(line);
  }

  std::size_t width_;
  const std::function<void(const Line&)>& take_;
  std::vector<CardPlace> places_;
  std::vector<std::string> labels_;
  std::vector<bool> of_whole_row_;
  std::optional<Line> last_title_;
};

}  // namespace

void lay_out_cards(const Table& table, std::size_t width, const std::function<void(const Line&)>& take) {
  if (table.columns.empty()) return;
  CardLayout cards(table.columns, width, take);
  for (const Row& row : table.rows) cards.add(row);
}

void lay_out_list(const Table& table, std::optional<std::size_t> width, const std::function<void(const Line&)>& take) {
  std::vector<std::vector<Fragment>> rows;
  std::size_t key_width = 0, text_width = 0;
  for (const Row& row : table.rows) {
    std::vector<Fragment> fragments;
    for (const CellView& cell : row.cells())
      fragments.push_back({cell.lines.empty() ? std::string() : escape_for_terminal(cell.lines.front()),
                           cell.tones.empty() ? Tone::plain : cell.tones.front()});
    // A long key moves its own text alone.
    if (const std::size_t key = display_width(fragments[0].text); key <= widest_key)
      key_width = std::max(key_width, key);
    text_width = std::max(text_width, std::min(display_width(fragments[1].text), widest_text));
    rows.push_back(std::move(fragments));
  }
  const auto padding = [](const std::string& text, std::size_t columns) {
    return Fragment{std::string(columns - std::min(columns, display_width(text)) + 2, ' '), Tone::plain};
  };
  for (std::vector<Fragment>& fragments : rows) {
    Line line{fragments[0], padding(fragments[0].text, key_width), fragments[1]};
    Fragment source = fragments.size() > 2 ? fragments[2] : Fragment();
    if (!width) {
      if (!source.text.empty()) line.insert(line.end(), {padding(fragments[1].text, text_width), std::move(source)});
      take(line);
      continue;
    }
    std::vector<Line> lines = wrap(line, *width, Indent{key_width + 2});
    if (!source.text.empty()) add_source(lines, source, *width, key_width + 2);
    for (const Line& wrapped : lines) take(wrapped);
  }
}

}  // namespace filiera
