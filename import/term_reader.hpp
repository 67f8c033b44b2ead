// SPDX-License-Identifier: Apache-2.0
// Makes terms of tokens: expands prefixed names, resolves IRIs, joins a string with its tag or datatype.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "import/term_store.hpp"
#include "import/turtle.hpp"
#include "rdf/iri.hpp"
#include "rdf/turtle_lexer.hpp"

namespace filiera {

class TermReader {
 public:
  TermReader(TurtleLexer& lexer, StatementSink& sink, const ReadOptions& options);
  TermReader(const TermReader&) = delete;
  TermReader& operator=(const TermReader&) = delete;

  TurtleLexer& lexer() { return lexer_; }

  // The token at hand; its text ends with the next step.
  const Token& token() const { return token_; }
  void advance() { token_ = lexer_.next(); }

  // Pushes the term that starts at the token at hand (starts_term holds, and it is not `a`) and moves behind
  // it. A term with a fault is pushed as damaged. False when no term could be made; the fault is reported.
  bool read_term(TermStore& store);

  // At PREFIX, BASE or an "@" word at the start of a statement: declares and moves behind it. False after a
  // fault that leaves the directive unfinished.
  bool read_directive();

  // The label to hand over for the `number`th blank node without a label.
  void append_generated_label(std::string& text, std::string_view number) const;

 private:
  struct Namespace {
    std::string iri;
    bool damaged = false;
  };
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  // Each appends the IRI of the token at hand and returns false when it is damaged.
  bool append_iri(std::string& text);
  bool append_prefixed_name(std::string& text);
  void append_blank_label(std::string& text) const;
  bool read_literal_end(TermStore& store, bool damaged);
  bool read_base();
  bool read_prefix();
  bool expect(TokenKind kind, std::string_view message, std::string_view remedy);
  void undefined_prefix(std::string_view name);

  TurtleLexer& lexer_;
  StatementSink& sink_;
  Token token_;
  std::string base_;
  IriParts base_parts_;  // of base_
  std::string scratch_;
  std::string blank_prefix_;
  std::unordered_map<std::string, Namespace, StringHash, std::equal_to<>> prefixes_;
};

}  // namespace filiera
