// SPDX-License-Identifier: Apache-2.0
// The terminals, by the grammar of Turtle 1.1, section 6.5. (Longer than most files: one function a
// terminal.)
#include "rdf/turtle_lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

constexpr char32_t byte_order_mark = 0xFEFF;

bool any_name_char(char32_t c) { return is_name_char(c); }
bool any_name_start(char32_t c) { return is_name_start(c); }

// Characters that end a run of plain ones inside a string, an IRI.
constexpr auto plain_table(std::string_view stops, int first) {
  std::array<bool, 256> plain{};
  for (int c = first; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (const char c : stops) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
constexpr auto plain_in_string = plain_table("\"'\\\n\r", 0);
constexpr auto plain_in_comment = plain_table("\n\r", 0);
constexpr auto plain_in_name = [] {
  std::array<bool, 256> plain{};
  for (int c = 0; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = is_ascii_name_char(c);
  return plain;
}();
constexpr auto plain_in_iri = plain_table("<>\"{}|^`\\", 0x21);

// Moves to the first character that is not plain, or to the end of the text; its byte, or -1.
int skip_plain(TextWindow& window, const std::array<bool, 256>& plain) {
  while (true) {
    const int c = window.peek();
    if (c < 0 || !plain[static_cast<std::size_t>(c)]) return c;
    const std::string_view text = window.ahead(1);
    std::size_t i = 1;
    while (i < text.size() && plain[static_cast<unsigned char>(text[i])]) ++i;
    window.advance(i);
  }
}

bool is_keyword(std::string_view word, std::string_view keyword) {
  return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                    [](char a, char b) { return (a & ~0x20) == b; });
}

std::string shown(char32_t c) {
  const auto code = static_cast<std::uint32_t>(c);
  switch (code) {
    case 0x00:
      return "NUL";
    case 0x0B:
      return "a vertical tab";
    case 0x0C:
      return "a form feed";
    case 0xA0:
      return "a no-break space (U+00A0)";
    case byte_order_mark:
      return "a byte order mark (U+FEFF)";
    default:
      break;
  }
  if (code < 0x20 || code == 0x7F) return fmt::format("the control character U+{:04X}", code);
  std::string text;
  append_utf8(text, c);
  return code < 0x7F ? "'" + text + "'" : fmt::format("'{}' (U+{:04X})", text, code);
}

std::string_view remedy_for(char32_t c) {
  switch (static_cast<std::uint32_t>(c)) {
    case 0xA0:
    case 0x0B:
    case 0x0C:
      return "write a plain space";
    case byte_order_mark:
      return "remove it: it may stand only at the start of the file";
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return "write straight quotes: \"…\"";
    case '=':
      return "this is N3 or another language; RDF statements are subject, predicate, object";
    default:
      return "write an IRI in <…>, a prefixed name, a literal in quotes, or punctuation";
  }
}

}  // namespace

TurtleLexer::TurtleLexer(Source& source, Syntax syntax, Faults& faults)
    : window_(source), syntax_(syntax), faults_(faults) {}

void TurtleLexer::report(const FaultKind& kind, const TextPosition& position, std::string message,
                         std::string remedy) {
  if (voice_ == Voice::muted) return;
  ++fault_count_;
  Fault fault;
  fault.kind = &kind;
  fault.message = std::move(message);
  fault.remedy = std::move(remedy);
  window_.locate(fault, position);
  faults_.add(std::move(fault));
}

void TurtleLexer::damage(Token& token, const FaultKind& kind, const TextPosition& position,
                         std::string message, std::string remedy) {
  if (!token.damaged) report(kind, position, std::move(message), std::move(remedy));
  token.damaged = true;
}

void TurtleLexer::bad_utf8(Token& token) {
  damage(token, rdf_fault::encoding, window_.position(),
         fmt::format("byte 0x{:02X} is not UTF-8 here", window_.peek()),
         "convert the file: iconv -f WINDOWS-1252 -t UTF-8");
  window_.advance(1);
}

// The characters that show what a file is when it is not RDF, and the byte order mark that UTF-8 may start
// with.
void TurtleLexer::check_start() {
  started_ = true;
  std::string_view text = window_.ahead(64);
  const auto give_up = [&](const FaultKind& kind, std::string message, std::string remedy) {
    report(kind, window_.position(), std::move(message), std::move(remedy));
    hopeless_ = true;
  };
  const bool wide = text.size() >= 2 && ((text[0] == '\0') != (text[1] == '\0'));
  if (wide || text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
    return give_up(rdf_fault::encoding, "the file is UTF-16, not UTF-8",
                   "convert it: iconv -f UTF-16 -t UTF-8");
  }
  if (text.starts_with("\xef\xbb\xbf")) {
    window_.advance(3, 3);
    text = window_.ahead(64);
  }
  const std::string name(row_of(syntax_).title);
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r')) {
    text.remove_prefix(1);
  }
  if (text.starts_with("<!") || text.starts_with("<?xml") || text.starts_with("<html")) {
    return give_up(rdf_fault::token, "this is HTML or XML, not " + name, "check how the file was downloaded");
  }
  if (text.starts_with("{")) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
    if (next != std::string_view::npos && text[next] == '"') {
      return give_up(rdf_fault::token, "this is JSON, not " + name, "convert JSON-LD to Turtle first");
    }
  }
}

void TurtleLexer::skip_comment() {
  Token comment;
  while (true) {
    const int c = skip_plain(window_, plain_in_comment);
    window_.keep_from(window_.position().offset);
    if (c < 0 || c == '\n' || c == '\r') return;
    scan_wide(comment, [](char32_t) { return true; });
  }
}

void TurtleLexer::skip_line() {
  const Voice voice = voice_;
  voice_ = Voice::muted;
  skip_comment();
  voice_ = voice;
}

// Skips white space and comments; false when it stands before a line end that is a token.
bool TurtleLexer::skip_space() {
  while (true) {
    const int c = window_.peek();
    if (c == ' ' || c == '\t') {
      window_.advance(1);
    } else if (c == '\n' || c == '\r') {
      if (line_based()) return false;
      window_.advance_line();
    } else if (c == '#') {
      skip_comment();
    } else {
      return true;
    }
  }
}

Token TurtleLexer::start_of(TokenKind kind) const {
  Token token;
  token.kind = kind;
  token.position = window_.position();
  return token;
}

Token TurtleLexer::finish(Token token, std::size_t trim_front, std::size_t trim_back) {
  const std::string_view text = window_.text_since(token.position.offset);
  token.text = text.substr(trim_front, text.size() - trim_front - trim_back);
  return token;
}

Token TurtleLexer::punctuation(TokenKind kind, std::size_t size) {
  Token token = start_of(kind);
  window_.advance(size);
  token = finish(token, 0, 0);
  const bool allowed = kind == TokenKind::dot || kind == TokenKind::datatype_mark || !line_based();
  return allowed ? token : refused(token, "abbreviations; write one whole statement a line");
}

Token TurtleLexer::refused(Token token, std::string_view what) {
  report(rdf_fault::token, token.position,
         fmt::format("{} is not {}: it has no {}", describe(token), row_of(syntax_).title, what), "");
  token.kind = TokenKind::invalid;
  return token;
}

Token TurtleLexer::next() {
  // The token before stays in the window too, for faults that are about it.
  window_.keep_from(token_start_);
  if (!started_) check_start();
  if (hopeless_) return {};
  if (!skip_space()) {
    Token token = start_of(TokenKind::line_end);
    window_.advance_line();
    token_start_ = token.position.offset;
    return token;
  }
  token_start_ = window_.position().offset;
  const int c = window_.peek();
  switch (c) {
    case -1:
      return start_of(TokenKind::end);
    case '<':
      return iri();
    case '"':
    case '\'':
      return string(static_cast<char>(c));
    case '@':
      return at_word();
    case '_':
      return blank_label();
    case '.':
      return is_ascii_digit(window_.peek(1)) ? number() : punctuation(TokenKind::dot, 1);
    case ',':
      return punctuation(TokenKind::comma, 1);
    case ';':
      return punctuation(TokenKind::semicolon, 1);
    case '[':
      return punctuation(TokenKind::open_bracket, 1);
    case ']':
      return punctuation(TokenKind::close_bracket, 1);
    case '(':
      return punctuation(TokenKind::open_parenthesis, 1);
    case ')':
      return punctuation(TokenKind::close_parenthesis, 1);
    case '{':
    case '}': {
      const Token brace = punctuation(c == '{' ? TokenKind::open_brace : TokenKind::close_brace, 1);
      return brace.kind == TokenKind::invalid || syntax_ == Syntax::trig ? brace
                                                                         : refused(brace, "graph blocks");
    }
    case '^':
      return window_.peek(1) == '^' ? punctuation(TokenKind::datatype_mark, 2) : unexpected();
    default:
      break;
  }
  if (is_ascii_digit(c) || c == '+' || c == '-') return number();
  if (is_ascii_letter(c) || c == ':') return name_or_keyword();
  if (c >= 0x80 && is_name_start(decode_utf8(window_.ahead(4)).value)) return name_or_keyword();
  return unexpected();
}

// A dot at the end of the line was most likely meant to end the statement: it becomes the next token.
Token TurtleLexer::unclosed(Token token) {
  const std::string_view text = window_.text_since(token.position.offset);
  const std::size_t last = text.find_last_not_of(" \t");
  if (last != 0 && last != std::string_view::npos && text[last] == '.') window_.retreat(text.size() - last);
  token.kind = TokenKind::invalid;
  return token;
}

Token TurtleLexer::unexpected() {
  Token token = start_of(TokenKind::invalid);
  const CodePoint point = decode_utf8(window_.ahead(4));
  if (point.size == 0) {
    bad_utf8(token);
    return token;
  }
  window_.advance(point.size, point.size - 1u);
  report(rdf_fault::token, token.position, fmt::format("unexpected character: {}", shown(point.value)),
         point.value == '^' ? "write '^^' before a datatype" : std::string(remedy_for(point.value)));
  return token;
}

Token TurtleLexer::iri() {
  Token token = start_of(TokenKind::iri);
  window_.advance(1);
  while (true) {
    const int c = skip_plain(window_, plain_in_iri);
    if (c == '>') {
      window_.advance(1);
      return finish(token, 1, 1);
    }
    if (c < 0 || c == '\n' || c == '\r') {
      damage(token, rdf_fault::token, token.position, "this IRI is not closed on its line",
             "close it with '>'");
      return unclosed(token);
    }
    if (c == '\\') {
      scan_escape(token, false);
    } else if (c >= 0x80) {
      scan_wide(token, [](char32_t) { return true; });
    } else if (c == '<' && window_.position().offset == token.position.offset + 1) {
      const bool marker = window_.ahead(6).starts_with("<<<<<<");
      report(rdf_fault::token, token.position,
             marker ? "a merge conflict marker" : "'<<' starts a quoted triple, which RDF 1.1 does not have",
             marker ? "resolve the conflict and remove the markers" : "");
      window_.advance(1);
      token.kind = TokenKind::invalid;
      return token;
    } else {
      damage(token, rdf_fault::iri, window_.position(),
             fmt::format("an IRI cannot hold {}", c == ' ' ? "a space" : shown(static_cast<char32_t>(c))),
             c == ' ' ? "write %20, or close the IRI with '>'" : fmt::format("write %{:02X}", c));
      window_.advance(1);
    }
  }
}

Token TurtleLexer::string(char quote) {
  Token token = start_of(TokenKind::string);
  if (line_based() && quote == '\'') return unexpected();
  const bool empty = window_.peek(1) == quote;
  const bool is_long = empty && window_.peek(2) == quote && !line_based();
  const std::size_t quotes = is_long ? 3 : 1;
  window_.advance(quotes);
  while (true) {
    const int c = skip_plain(window_, plain_in_string);
    if (c == quote && (!is_long || (window_.peek(1) == quote && window_.peek(2) == quote))) {
      window_.advance(quotes);
      return finish(token, quotes, quotes);
    }
    if (c < 0 || (!is_long && (c == '\n' || c == '\r'))) {
      report(rdf_fault::token, token.position,
             is_long ? "this string is not closed before the end of the file"
                     : "this string is not closed on its line",
             is_long ? std::string(3, quote) + " ends it"
                     : "close it, write \\n for a line end, or use \"\"\"…\"\"\"");
      return unclosed(token);
    }
    if (c == '\n' || c == '\r') {
      window_.advance_line();
    } else if (c == '\\') {
      scan_escape(token, true);
    } else if (c >= 0x80) {
      scan_wide(token, [](char32_t) { return true; });
    } else {
      window_.advance(1);
    }
  }
}

// After the backslash: ECHAR (in strings) or UCHAR. A line end or the end of the text is left for the caller.
void TurtleLexer::scan_escape(Token& token, bool in_string) {
  token.escaped = true;
  const TextPosition start = window_.position();
  window_.advance(1);
  const int c = window_.peek();
  if (c == 'u' || c == 'U') {
    const int wanted = c == 'u' ? 4 : 8;
    window_.advance(1);
    std::uint32_t value = 0;
    for (int i = 0; i < wanted; ++i) {
      const int digit = hex_value(window_.peek());
      if (digit < 0) {
        return damage(token, rdf_fault::escape, start,
                      fmt::format("'\\{}' needs {} hexadecimal digits", static_cast<char>(c), wanted), "");
      }
      value = value << 4 | static_cast<std::uint32_t>(digit);
      window_.advance(1);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      damage(token, rdf_fault::escape, start, fmt::format("U+{:04X} is no character", value),
             value > 0x10FFFF ? "the last one is U+10FFFF"
                              : "surrogates are no characters: write \\U and the code point's 8 digits");
    }
    return;
  }
  if (in_string && c >= 0 &&
      std::string_view("tbnrf\"'\\").find(static_cast<char>(c)) != std::string_view::npos) {
    window_.advance(1);
    return;
  }
  if (c < 0 || c == '\n' || c == '\r') {
    return damage(token, rdf_fault::escape, start, "a backslash ends the line", "write \\\\ for a backslash");
  }
  damage(token, rdf_fault::escape, start,
         c < 0x80 ? fmt::format("unknown escape '\\{}'", static_cast<char>(c)) : "unknown escape",
         in_string ? "write \\\\ for a backslash" : "an IRI holds no backslash: write '/', or %5C");
}

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

Token TurtleLexer::at_word() {
  Token token = start_of(TokenKind::language);
  window_.advance(1);
  bool good = is_ascii_letter(window_.peek());
  while (is_ascii_letter(window_.peek())) window_.advance(1);
  while (good && window_.peek() == '-') {
    window_.advance(1);
    good = is_ascii_letter(window_.peek()) || is_ascii_digit(window_.peek());
    while (is_ascii_letter(window_.peek()) || is_ascii_digit(window_.peek())) window_.advance(1);
  }
  const int after = window_.peek();
  if (good && after != '_' && !is_ascii_digit(after)) return finish(token, 1, 0);
  report(rdf_fault::token, token.position, "this is no language tag",
         "write letters, and parts joined by '-': @en, @it-IT");
  token.kind = TokenKind::invalid;
  return token;
}

bool TurtleLexer::digits() {
  bool any = false;
  for (; is_ascii_digit(window_.peek()); any = true) window_.advance(1);
  return any;
}

Token TurtleLexer::number() {
  Token token = start_of(TokenKind::integer);
  if (!is_ascii_digit(window_.peek()) && window_.peek() != '.') window_.advance(1);
  const bool whole = digits();
  bool fraction = false;
  // The dot belongs to the number before a digit, or before an exponent when digits stand before it.
  const auto exponent_at = [&](std::size_t i) {
    if (window_.peek(i) != 'e' && window_.peek(i) != 'E') return false;
    const int sign = window_.peek(i + 1);
    return is_ascii_digit(sign == '+' || sign == '-' ? window_.peek(i + 2) : sign);
  };
  if (window_.peek() == '.' && (is_ascii_digit(window_.peek(1)) || (whole && exponent_at(1)))) {
    window_.advance(1);
    fraction = digits();
    token.kind = TokenKind::decimal;
  }
  if ((whole || fraction) && exponent_at(0)) {
    window_.advance(1);
    if (!is_ascii_digit(window_.peek())) window_.advance(1);
    digits();
    token.kind = TokenKind::double_;
  }
  if (!whole && !fraction) {
    report(rdf_fault::token, token.position, "a sign without a number", "write digits after it");
    token.kind = TokenKind::invalid;
    return token;
  }
  token = finish(token, 0, 0);
  return line_based() ? refused(token, "bare numbers; write \"…\"^^<http://www.w3.org/2001/XMLSchema#…>")
                      : token;
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
      if (!hex)
        damage(token, rdf_fault::token, window_.position(), "'%' needs two hexadecimal digits", "write \\%");
      window_.advance(hex ? 3 : 1);
    } else if (c == '\\') {
      const int next = window_.peek(1);
      const bool known = next > 0 && std::string_view("_~.-!$&'()*+,;=/?#@%").find(static_cast<char>(next)) !=
                                         std::string_view::npos;
      if (!known) damage(token, rdf_fault::escape, window_.position(), "unknown escape in a name", "");
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

Token TurtleLexer::name_or_keyword() {
  Token token = start_of(TokenKind::prefixed_name);
  if (line_based()) {
    window_.advance(1);
    scan_name(token, Dots::inside_name);
    return refused(finish(token, 0, 0), "names; write IRIs in <…>");
  }
  scan_name(token, Dots::inside_name);
  if (window_.peek() != ':') return keyword(finish(token, 0, 0));
  token.prefix_size = window_.text_since(token.position.offset).size();
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
  static constexpr std::array<Row, 3> any_case{{{"PREFIX", TokenKind::prefix, false},
                                                {"BASE", TokenKind::base, false},
                                                {"GRAPH", TokenKind::graph, true}}};
  for (const Row& row : any_case) {
    if (!is_keyword(token.text, row.word)) continue;
    token.kind = row.kind;
    return row.trig_only && syntax_ != Syntax::trig ? refused(token, "graph blocks") : token;
  }
  if (token.text == "a") token.kind = TokenKind::a;
  if (token.text == "true" || token.text == "false") token.kind = TokenKind::boolean;
  if (token.kind != TokenKind::prefixed_name) return token;
  if (token.damaged) {
    token.kind = TokenKind::invalid;
    return token;
  }
  if (token.text.starts_with("\xef\xbb\xbf")) {
    report(rdf_fault::token, token.position, fmt::format("unexpected character: {}", shown(byte_order_mark)),
           std::string(remedy_for(byte_order_mark)));
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
