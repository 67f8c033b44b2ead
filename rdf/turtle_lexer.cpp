// SPDX-License-Identifier: Apache-2.0
// White space, punctuation, and what is no token. Terms are in turtle_lexer_names.cpp and
// turtle_lexer_literals.cpp.
#include "rdf/turtle_lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"
#include "rdf/plain_run.hpp"

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
    case '=':
      return "this is N3 or another language; RDF statements are subject, predicate, object";
    default:
      return "write an IRI in <…>, a prefixed name, a literal in quotes, or punctuation";
  }
}

}  // namespace

TurtleLexer::TurtleLexer(Source& source, Syntax syntax, std::vector<Fault>& faults)
    : window_(source), syntax_(syntax), faults_(faults) {}

void TurtleLexer::report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy) {
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

// Skips white space and comments, up to a line end where that is a token.
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
  // The token before stays in the window too, for faults that are about it.
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
      return brace.kind == TokenKind::invalid || syntax_ == Syntax::trig ? brace : refused_graph_block(brace);
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
  report_unexpected(token.position, point.value);
  return token;
}

void TurtleLexer::report_unexpected(const TextPosition& position, char32_t value) {
  report(rdf_fault::token, position, fmt::format("unexpected character: {}", describe(value)),
         std::string(remedy_for(value)));
}

}  // namespace filiera
