// SPDX-License-Identifier: Apache-2.0
// IRIs, strings, language tags and numbers: the terminals from IRIREF to UCHAR, and STRING_LITERAL_*.
#include <fmt/format.h>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"
#include "rdf/plain_run.hpp"
#include "rdf/turtle_lexer.hpp"

namespace filiera {

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
      scan_escape(token, false);
    } else if (c >= 0x80) {
      scan_wide(token, [](char32_t) { return true; });
    } else if (c == '<' && window_.position().offset == token.position.offset + 1) {
      const bool marker = window_.ahead(6).starts_with("<<<<<<");
      report(rdf_fault::token, token.position,
             marker ? "a merge conflict marker" : "'<<' starts a quoted triple, which RDF 1.1 does not have",
             marker ? "resolve the conflict and remove the markers"
                    : "state its rdf:subject, rdf:predicate and rdf:object instead");
      window_.advance(1);
      token.kind = TokenKind::invalid;
      return token;
    } else {
      damage(token, rdf_fault::iri, window_.position(),
             fmt::format("an IRI cannot hold {}", c == ' ' ? "a space" : describe(static_cast<char32_t>(c))),
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
             is_long ? "this string is not closed before the end of the file" : "this string is not closed on its line",
             is_long ? std::string(3, quote) + " ends it" : "close it, write \\n for a line end, or use \"\"\"…\"\"\"");
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
        return damage(
            token, rdf_fault::escape, start,
            fmt::format("'\\{}' needs {} hexadecimal digits", static_cast<char>(c), wanted),
            in_string ? "write all of them, or \\\\ for a backslash" : "write all of them, or %5C for a backslash");
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
  if (in_string && c >= 0 && std::string_view("tbnrf\"'\\").find(static_cast<char>(c)) != std::string_view::npos) {
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
  return line_based() ? refused(token, "bare numbers", "write \"…\"^^<http://www.w3.org/2001/XMLSchema#…>") : token;
}

}  // namespace filiera
