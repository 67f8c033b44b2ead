// SPDX-License-Identifier: Apache-2.0
// A strict tokenizer of the W3C terminals of Turtle, TriG, N-Triples and N-Quads.
#pragma once

#include <string>
#include <string_view>

#include "io/fault.hpp"
#include "rdf/rdf_faults.hpp"
#include "rdf/syntaxes.hpp"
#include "rdf/text_window.hpp"
#include "rdf/token.hpp"

namespace filiera {

// Splits a text into tokens, checking UTF-8, escapes and the characters of every token, comments included.
// Terminals that the syntax lacks (prefixed names in N-Triples) are faults. Time linear, memory that of the
// longest token.
class TurtleLexer {
 public:
  // All must outlive the lexer. Faults are added to `faults`.
  TurtleLexer(Source& source, Syntax syntax, Faults& faults);

  // The next token; `end` again and again at the end of the text. Where no token can be made, reports why,
  // moves past the place and returns `invalid`. A text that is no RDF at all (UTF-16, HTML, JSON) is one
  // fault and then the end. Throws SourceError.
  Token next();

  Syntax syntax() const { return syntax_; }
  bool line_based() const { return row_of(syntax_).line_based; }

  // The number of faults reported by this lexer, by itself or through `report`.
  std::size_t fault_count() const { return fault_count_; }

  // Reports a fault at a position of the text, with its excerpt.
  void report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy);

  // While muted, faults are neither reported nor counted: for skipping the rest of a faulty statement.
  enum class Voice : bool { speaking, muted };
  void set_voice(Voice voice) { voice_ = voice; }

  // Moves to the end of the current line.
  void skip_line();

 private:
  void check_start();
  bool skip_space();
  void skip_comment();
  Token start_of(TokenKind kind) const;
  Token finish(Token token, std::size_t trim_front, std::size_t trim_back);
  Token punctuation(TokenKind kind, std::size_t size);
  Token iri();
  Token string(char quote);
  Token blank_label();
  Token at_word();
  Token number();
  Token name_or_keyword();
  Token keyword(Token token);
  Token unexpected();
  void report_unexpected(const TextPosition& position, char32_t value);
  Token unclosed(Token token);
  Token refused(Token token, std::string_view what);
  enum class Dots : bool { end_name, inside_name };
  void scan_name(Token& token, Dots dots);
  void scan_local(Token& token);
  void scan_escape(Token& token, bool in_string);
  bool scan_wide(Token& token, bool (*allowed)(char32_t));
  bool digits();
  void damage(Token& token, const FaultKind& kind, const TextPosition& position, std::string message,
              std::string remedy);
  void bad_utf8(Token& token);

  TextWindow window_;
  Syntax syntax_;
  Faults& faults_;
  Voice voice_ = Voice::speaking;
  bool started_ = false;
  bool hopeless_ = false;
  std::size_t fault_count_ = 0;
  std::uint64_t token_start_ = 0;
};

}  // namespace filiera
