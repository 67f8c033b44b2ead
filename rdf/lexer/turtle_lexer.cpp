// SPDX-License-Identifier: Apache-2.0
// The lexer: white space, punctuation, names, literals, and text outside of tokens.
#include "rdf/lexer/turtle_lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"
#include "rdf/lexer/plain_run.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

namespace {

constexpr char32_t byte_order_mark = 0xFEFF;
constexpr std::uint64_t most_space = std::uint64_t{1} << 16;

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
    case '^':
      return "write '^^' before a datatype";
    case '/':
      return "in a prefixed name write \\/, or write the whole IRI in <…>";
    case '=':
      return "this is N3 or another language; RDF statements are subject, predicate, object";
    default:
      return "write an IRI in <…>, a prefixed name, a literal in quotes, or punctuation";
  }
}

constexpr std::string_view escapable_in_name = "_~.-!$&'()*+,;=/?#@%";

// Characters that neither continue a local name nor may follow one.
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

TurtleLexer::TurtleLexer(Source& source, Syntax syntax, std::vector<Fault>& faults)
    : window_(source), syntax_(syntax), faults_(faults) {}

// The characters directly after a fault belong to it.
void TurtleLexer::report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy) {
  if (token_start_ == invalid_end_) return;
  Fault fault;
  fault.kind = &kind;
  fault.message = std::move(message);
  fault.remedy = std::move(remedy);
  window_.locate(fault, position);
  faults_.push_back(std::move(fault));
}

void TurtleLexer::damage(Token& token, const FaultKind& kind, const TextPosition& position, std::string message,
                         std::string remedy) {
  if (!token.damaged) report(kind, position, std::move(message), std::move(remedy));
  token.damaged = true;
}

void TurtleLexer::bad_utf8(Token& token) {
  damage(token, rdf_fault::encoding, window_.position(), fmt::format("byte 0x{:02X} is not UTF-8 here", window_.peek()),
         "convert the file: iconv -f WINDOWS-1252 -t UTF-8");
  window_.advance(1);
}

// Detects common files that are not RDF by their first characters, and skips the byte order mark of UTF-8.
void TurtleLexer::check_start() {
  started_ = true;
  std::string_view text = window_.ahead(64);
  const auto give_up = [&](const FaultKind& kind, std::string message, std::string remedy) {
    report(kind, window_.position(), std::move(message), std::move(remedy));
    hopeless_ = true;
  };
  const bool wide = text.size() >= 2 && ((text[0] == '\0') != (text[1] == '\0'));
  if (wide || text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
    return give_up(rdf_fault::encoding, "the file is UTF-16, not UTF-8", "convert it: iconv -f UTF-16 -t UTF-8");
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
    if (c < 0 || c == '\n' || c == '\r') return;
    scan_wide(comment, [](char32_t) { return true; });
  }
}

// Skips white space and comments, up to a line break if that is a token.
TurtleLexer::Space TurtleLexer::skip_space() {
  while (true) {
    const int c = window_.peek();
    if (c == ' ' || c == '\t') {
      skip_plain(window_, plain_space);
    } else if (c == '\n' || c == '\r') {
      if (line_based()) return Space::line_ends;
      window_.advance_line();
      if (window_.position().offset - token_start_ > most_space) return Space::goes_on;
    } else if (c == '#') {
      skip_comment();
    } else {
      return Space::token_follows;
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
  token.text = window_.ahead(size).substr(0, size);
  window_.advance(size);
  const bool allowed = kind == TokenKind::dot || kind == TokenKind::datatype_mark || !line_based();
  return allowed ? token : refused(token, "abbreviations", "write one whole statement a line");
}

Token TurtleLexer::refused(Token token, std::string_view what, std::string_view remedy) {
  report(rdf_fault::token, token.position,
         fmt::format("{} is not {}: it has no {}", describe(token), row_of(syntax_).title, what), std::string(remedy));
  token.kind = TokenKind::invalid;
  return token;
}

Token TurtleLexer::refused_annotation(std::size_t size) {
  Token token = start_of(TokenKind::invalid);
  report(rdf_fault::token, token.position,
         fmt::format("'{}' belongs to an annotation of RDF 1.2, which is not supported", size == 2 ? "{|" : "~"),
         "state its rdf:subject, rdf:predicate and rdf:object instead");
  window_.advance(size);
  return token;
}

Token TurtleLexer::refused_graph_block(Token token) {
  return refused(token, "graph blocks", "name the file .trig, or give --input-format trig");
}

Token TurtleLexer::next() {
  while (true) {
    const Token token = next_or_pause();
    if (token.kind != TokenKind::pause) return token;
  }
}

Token TurtleLexer::next_or_pause() {
  const Token token = scan_token();
  if (token.kind == TokenKind::invalid) invalid_end_ = window_.position().offset;
  return token;
}

Token TurtleLexer::scan_token() {
  // Keeps the previous token in the window for faults about it.
  window_.keep_from(std::min(token_start_, held_from_));
  if (!started_) check_start();
  if (hopeless_) return {};
  const Space space = skip_space();
  token_start_ = window_.position().offset;
  if (space == Space::line_ends) {
    const Token token = start_of(TokenKind::line_end);
    window_.advance_line();
    return token;
  }
  if (space == Space::goes_on) return start_of(TokenKind::pause);
  const int c = window_.peek();
  switch (c) {
    case -1:
      return start_of(TokenKind::end);
    case '<':
      if (!line_based() && window_.peek(1) == '<' && window_.peek(2) == '(')
        return punctuation(TokenKind::open_triple, 3);
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
      if (window_.peek(1) == '>' && window_.peek(2) == '>') return punctuation(TokenKind::close_triple, 3);
      return punctuation(TokenKind::close_parenthesis, 1);
    case '{':
      if (window_.peek(1) == '|') return refused_annotation(2);
      [[fallthrough]];
    case '}': {
      const Token brace = punctuation(c == '{' ? TokenKind::open_brace : TokenKind::close_brace, 1);
      return brace.kind == TokenKind::invalid || syntax_ == Syntax::trig ? brace : refused_graph_block(brace);
    }
    case '~':
      return refused_annotation(1);
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

// A dot at the end of the line probably ends the statement: it becomes the next token.
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
  report_unexpected(token.position, point.value);
  return token;
}

void TurtleLexer::report_unexpected(const TextPosition& position, char32_t value) {
  report(rdf_fault::token, position, fmt::format("unexpected character: {}", describe(value)),
         std::string(remedy_for(value)));
}

// Moves over one non-ASCII character and returns whether it is allowed. Bytes that are not UTF-8 are a fault.
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

// (PN_CHARS | '.')*, without a final dot unless dots may end names.
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

// The common form: a prefix and a local name of plain characters, followed by a character that cannot continue it. For
// any other form, returns false and does nothing.
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
  report(rdf_fault::token, token.position, fmt::format("{} is not a term", describe(token)),
         boolean                             ? "write true or false in lower case"
         : token.text == "_"                 ? "write _:label for a blank node"
         : is_keyword(token.text, "VERSION") ? "RDF 1.2 is not read; without this line the file may be RDF 1.1"
                                             : "write prefix:name, an IRI in <…>, or a string in quotes");
  token.kind = TokenKind::invalid;
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
      damage(token, rdf_fault::token, token.position, "this IRI is not closed on its line", "close it with '>'");
      return unclosed(token);
    }
    if (c == '\\') {
      scan_escape(token, EscapeIn::iri);
    } else if (c >= 0x80) {
      scan_wide(token, [](char32_t) { return true; });
    } else if (c == '<' && window_.position().offset == token.position.offset + 1) {
      const bool marker = window_.ahead(6).starts_with("<<<<<<");
      report(rdf_fault::token, token.position,
             marker ? "a merge conflict marker" : "'<<' starts a reified triple of RDF 1.2, which is not read",
             marker ? "resolve the conflict and remove the markers"
                    : "state its rdf:subject, rdf:predicate and rdf:object instead");
      window_.advance(1);
      token.kind = TokenKind::invalid;
      return token;
    } else {
      damage(token, rdf_fault::iri, window_.position(),
             fmt::format("an IRI cannot contain {}", c == ' ' ? "a space" : describe(static_cast<char32_t>(c))),
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
      token = finish(token, quotes, quotes);
      if (token.text.size() > longest_value)
        damage(token, rdf_fault::token, token.position, "a string of more than 4 GiB is not supported", "split it");
      return token;
    }
    if (c < 0 || (!is_long && (c == '\n' || c == '\r'))) {
      report(rdf_fault::token, token.position,
             is_long ? "this string is not closed before the end of the file" : "this string is not closed on its line",
             is_long ? std::string(3, quote) + " ends it" : "close it, write \\n for a line end, or use \"\"\"…\"\"\"");
      return unclosed(token);
    }
    if (c == '\n' || c == '\r') {
      window_.advance_line();
    } else if (c == '\\') {
      scan_escape(token, EscapeIn::string);
    } else if (c >= 0x80) {
      scan_wide(token, [](char32_t) { return true; });
    } else {
      window_.advance(1);
    }
  }
}

// After the backslash: ECHAR (in strings) or UCHAR. Leaves a line break or the end of the text to the caller.
void TurtleLexer::scan_escape(Token& token, EscapeIn where) {
  const bool in_string = where == EscapeIn::string;
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
        return damage(
            token, rdf_fault::escape, start,
            fmt::format("'\\{}' needs {} hexadecimal digits", static_cast<char>(c), wanted),
            in_string ? "write all of them, or \\\\ for a backslash" : "write all of them, or %5C for a backslash");
      }
      value = value << 4 | static_cast<std::uint32_t>(digit);
      window_.advance(1);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      damage(token, rdf_fault::escape, start, fmt::format("U+{:04X} is not a character", value),
             value > 0x10FFFF ? "the last one is U+10FFFF"
                              : "surrogates are not characters: write \\U and the code point's 8 digits");
    }
    return;
  }
  if (in_string && c >= 0 && std::string_view("tbnrf\"'\\").find(static_cast<char>(c)) != std::string_view::npos) {
    window_.advance(1);
    return;
  }
  if (c < 0 || c == '\n' || c == '\r') {
    return damage(token, rdf_fault::escape, start, "a backslash ends the line", "write \\\\ for a backslash");
  }
  damage(token, rdf_fault::escape, start,
         c < 0x80 ? fmt::format("unknown escape '\\{}'", static_cast<char>(c)) : "unknown escape",
         in_string ? "write \\\\ for a backslash" : "an IRI cannot contain a backslash: write '/', or %5C");
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
  if (good && after != '_' && !is_ascii_digit(after)) {
    token = finish(token, 1, 0);
    if (token.text.size() > longest_language)
      damage(token, rdf_fault::token, token.position,
             fmt::format("a language tag of {} bytes: at most {} are read", token.text.size(), longest_language),
             "write a shorter one; RFC 5646 recommends room for 35");
    return token;
  }
  if (window_.ahead(4).starts_with("-ltr") || window_.ahead(4).starts_with("-rtl"))
    report(rdf_fault::token, token.position, "a base direction belongs to RDF 1.2, which is not supported",
           "write the language tag alone");
  else
    report(rdf_fault::token, token.position, "this is not a language tag",
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
  // The dot belongs to the number if a digit follows, or an exponent if digits precede it.
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
  return line_based() ? refused(token, "bare numbers", "write \"…\"^^<http://www.w3.org/2001/XMLSchema#…>") : token;
}

}  // namespace filiera
