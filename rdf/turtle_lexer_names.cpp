// SPDX-License-Identifier: Apache-2.0
// Names, labels and keywords: the terminals from BLANK_NODE_LABEL to PN_LOCAL_ESC.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"
#include "rdf/plain_run.hpp"
#include "rdf/turtle_lexer.hpp"

namespace filiera {

namespace {

constexpr char32_t byte_order_mark = 0xFEFF;
constexpr std::string_view escapable_in_name = "_~.-!$&'()*+,;=/?#@%";

// Characters that neither go on with a local name nor may after it.
constexpr auto plain_end_of_name = [] {
  std::array<bool, 256> plain{};
  for (const char c : {' ', '\t', '\n', '\r', ';', ',', ')', ']', '}', '#'})
    plain[static_cast<unsigned char>(c)] = true;
  return plain;
}();

bool any_name_char(char32_t c) { return is_name_char(c); }
bool any_name_start(char32_t c) { return is_name_start(c); }

bool is_keyword(std::string_view word, std::string_view keyword) {
  return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                    [](char a, char b) { return (a & ~0x20) == b; });
}

}  // namespace

// One character beyond ASCII: moves over it and returns true iff it is allowed. Bytes that are not UTF-8 are
// damage.
bool TurtleLexer::scan_wide(Token& token, bool (*allowed)(char32_t)) {
  const CodePoint point = decode_utf8(window_.ahead(4));
  if (point.size == 0) {
    bad_utf8(token);
    return true;
  }
  if (!allowed(point.value)) return false;
  window_.advance(point.size, point.size - 1u);
  return true;
}

// (PN_CHARS | '.')*, and no dot at the end when dots do not end names.
void TurtleLexer::scan_name(Token& token, Dots dots) {
  std::size_t trailing_dots = 0;
  while (true) {
    const int c = window_.peek();
    if (is_ascii_name_char(c)) {
      skip_plain(window_, plain_in_name);
      trailing_dots = 0;
    } else if (c == '.' && dots == Dots::inside_name) {
      window_.advance(1);
      ++trailing_dots;
    } else if (c >= 0x80 && scan_wide(token, any_name_char)) {
      trailing_dots = 0;
    } else {
      window_.retreat(trailing_dots);
      return;
    }
  }
}

Token TurtleLexer::blank_label() {
  Token token = start_of(TokenKind::blank_label);
  if (window_.peek(1) != ':') return unexpected();
  window_.advance(2);
  const int c = window_.peek();
  const bool starts = is_ascii_letter(c) || is_ascii_digit(c) || c == '_' ||
                      (c >= 0x80 && is_name_start(decode_utf8(window_.ahead(4)).value));
  if (!starts) {
    report(rdf_fault::token, token.position, "'_:' needs a label", "write a letter or digit after it: _:b1");
    token.kind = TokenKind::invalid;
    return token;
  }
  scan_name(token, Dots::inside_name);
  return finish(token, 2, 0);
}

// PN_LOCAL, which may be empty.
void TurtleLexer::scan_local(Token& token) {
  bool first = true;
  std::size_t trailing_dots = 0;
  for (;; first = false) {
    const int c = window_.peek();
    std::size_t dots = 0;
    if (c == '%') {
      const bool hex = hex_value(window_.peek(1)) >= 0 && hex_value(window_.peek(2)) >= 0;
      if (!hex) damage(token, rdf_fault::token, window_.position(), "'%' needs two hexadecimal digits", "write \\%");
      window_.advance(hex ? 3 : 1);
    } else if (c == '\\') {
      const int next = window_.peek(1);
      const bool known = next > 0 && escapable_in_name.find(static_cast<char>(next)) != std::string_view::npos;
      if (!known)
        damage(token, rdf_fault::escape, window_.position(), "unknown escape in a name",
               fmt::format("only {} may follow a backslash here", escapable_in_name));
      token.escaped = true;
      window_.advance(known ? 2 : 1);
    } else if (c == '.' && !first) {
      window_.advance(1);
      dots = trailing_dots + 1;
    } else if (c == ':') {
      window_.advance(1);
    } else if (is_ascii_name_char(c) && (c != '-' || !first)) {
      skip_plain(window_, plain_in_name);
    } else if (c < 0x80 || !scan_wide(token, first ? any_name_start : any_name_char)) {
      window_.retreat(trailing_dots);
      return;
    }
    trailing_dots = dots;
  }
}

// The common form: a prefix and a local name of plain characters, and behind them something that belongs to no name.
// False, and nothing done, for every other one.
bool TurtleLexer::plain_name(Token& token) {
  const std::string_view text = window_.ahead(1);
  const auto end_of_run = [&](std::size_t i) {
    while (i < text.size() && plain_in_name[static_cast<unsigned char>(text[i])]) ++i;
    return i;
  };
  const std::size_t colon = end_of_run(0);
  if (colon == text.size() || text[colon] != ':') return false;
  const std::size_t end = end_of_run(colon + 1);
  if (end == text.size() || !plain_end_of_name[static_cast<unsigned char>(text[end])] || text[colon + 1] == '-')
    return false;
  token.prefix_size = static_cast<std::uint32_t>(colon);
  token.text = text.substr(0, end);
  window_.advance(end);
  return true;
}

Token TurtleLexer::name_or_keyword() {
  Token token = start_of(TokenKind::prefixed_name);
  if (!line_based() && plain_name(token)) return token;
  if (line_based()) {
    if (window_.peek() < 0x80)
      window_.advance(1);
    else
      scan_wide(token, [](char32_t) { return true; });
    scan_name(token, Dots::inside_name);
    if (token.damaged) {
      token.kind = TokenKind::invalid;
      return finish(token, 0, 0);
    }
    return refused(finish(token, 0, 0), "names", "write IRIs in <…>");
  }
  scan_name(token, Dots::inside_name);
  if (window_.peek() != ':') return keyword(finish(token, 0, 0));
  token.prefix_size = static_cast<std::uint32_t>(window_.text_since(token.position.offset).size());
  window_.advance(1);
  scan_local(token);
  return finish(token, 0, 0);
}

Token TurtleLexer::keyword(Token token) {
  struct Row {
    std::string_view word;
    TokenKind kind;
    bool trig_only;
  };
  static constexpr std::array<Row, 3> any_case{
      {{"PREFIX", TokenKind::prefix, false}, {"BASE", TokenKind::base, false}, {"GRAPH", TokenKind::graph, true}}};
  for (const Row& row : any_case) {
    if (!is_keyword(token.text, row.word)) continue;
    token.kind = row.kind;
    return row.trig_only && syntax_ != Syntax::trig ? refused_graph_block(token) : token;
  }
  if (token.text == "a") token.kind = TokenKind::a;
  if (token.text == "true" || token.text == "false") token.kind = TokenKind::boolean;
  if (token.kind != TokenKind::prefixed_name) return token;
  if (token.damaged) {
    token.kind = TokenKind::invalid;
    return token;
  }
  if (token.text.starts_with("\xef\xbb\xbf")) {
    report_unexpected(token.position, byte_order_mark);
    token.kind = TokenKind::invalid;
    return token;
  }
  const bool boolean = is_keyword(token.text, "TRUE") || is_keyword(token.text, "FALSE");
  report(rdf_fault::token, token.position, fmt::format("{} is no term", describe(token)),
         boolean             ? "write true or false in small letters"
         : token.text == "_" ? "write _:label for a blank node"
                             : "write prefix:name, an IRI in <…>, or a string in quotes");
  token.kind = TokenKind::invalid;
  return token;
}

}  // namespace filiera
