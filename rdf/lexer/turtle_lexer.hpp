// SPDX-License-Identifier: Apache-2.0
// A strict tokenizer of the W3C terminals of Turtle, TriG, N-Triples and N-Quads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/fault.hpp"
#include "rdf/lexer/text_window.hpp"
#include "rdf/lexer/token.hpp"
#include "rdf/rdf_faults.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// Splits a text into tokens, checking UTF-8, escapes and the characters of every token, including comments. Tokens that
// the syntax does not allow (prefixed names in N-Triples) are faults. Linear time; memory of the longest token.
class TurtleLexer {
 public:
  // The arguments must outlive the lexer. Faults are added to `faults` in order.
  TurtleLexer(Source& source, Syntax syntax, std::vector<Fault>& faults);

  // The next token; `end` repeatedly at the end of the text. If there is no token here, reports a fault (unless the
  // previous one is adjacent), skips the text and returns `invalid`. A text that is not RDF at all (UTF-16, HTML, JSON)
  // gives one fault and then the end. Throws SourceError.
  Token next();

  Syntax syntax() const { return syntax_; }
  bool line_based() const { return row_of(syntax_).line_based; }

  // As next(), but returns `pause` after some kilobytes of white space and comments only.
  Token next_or_pause();

  // Starts keeping text: all text read from here is available by held_text(). Returns the current offset.
  std::uint64_t hold() { return held_from_ = window_.position().offset; }
  // The text since hold(), with the context of excerpts; sets `offset` to that of its first byte. Valid until the next
  // call.
  std::string_view held_text(std::uint64_t& offset) { return window_.text_around(held_from_, offset); }
  std::size_t held_size() const { return window_.position().offset - held_from_; }
  // The start of the last token's text. Requires a token with a text.
  std::uint64_t offset_of(const Token& token) const { return window_.offset_of(token.text.data()); }

 private:
  static constexpr std::uint64_t nothing_held = UINT64_MAX;

  void report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy);
  void check_start();
  Token scan_token();
  enum class Space : std::uint8_t { token_follows, line_ends, goes_on };
  Space skip_space();
  void skip_comment();
  Token start_of(TokenKind kind) const;
  Token finish(Token token, std::size_t trim_front, std::size_t trim_back);
  Token punctuation(TokenKind kind, std::size_t size);
  Token iri();
  Token string(char quote);
  Token blank_label();
  Token at_word();
  Token number();
  bool plain_name(Token& token);
  Token name_or_keyword();
  Token keyword(Token token);
  Token unexpected();
  void report_unexpected(const TextPosition& position, char32_t value);
  Token unclosed(Token token);
  Token refused(Token token, std::string_view what, std::string_view remedy);
  Token refused_graph_block(Token token);
  // Of `size` bytes: "{|" or "~".
  Token refused_annotation(std::size_t size);
  enum class Dots : bool { end_name, inside_name };
  void scan_name(Token& token, Dots dots);
  void scan_local(Token& token);
  enum class EscapeIn : std::uint8_t { iri, string };
  void scan_escape(Token& token, EscapeIn where);
  bool scan_wide(Token& token, bool (*allowed)(char32_t));
  bool digits();
  void damage(Token& token, const FaultKind& kind, const TextPosition& position, std::string message,
              std::string remedy);
  void bad_utf8(Token& token);

  TextWindow window_;
  Syntax syntax_;
  std::vector<Fault>& faults_;
  bool started_ = false;
  bool hopeless_ = false;
  std::uint64_t token_start_ = 0;
  std::uint64_t invalid_end_ = UINT64_MAX;  // of the last invalid text
  std::uint64_t held_from_ = nothing_held;
};

}  // namespace filiera
