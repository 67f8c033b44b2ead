// SPDX-License-Identifier: Apache-2.0
// Statements of Turtle and TriG: Serd decides the grammar, over tokens that stand for our terms.
#pragma once

#include <serd/serd.h>

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "import/statement_shape.hpp"
#include "import/term_reader.hpp"

namespace filiera {

// Serd is fed one token at a time, terms as their numbers in a store: `<7>` for an IRI, `_:h7`, `"7"`. It so
// never sees a name, an escape or a number, and whatever statement it makes refers to exact terms and places.
// Directives and graph blocks are read here; Serd sees the triples alone.
class TurtleStatements {
 public:
  TurtleStatements(TermReader& terms, StatementSink& sink)
      : terms_(terms), lexer_(terms.lexer()), sink_(sink) {}

  // Reads the whole text. Faults are reported through the lexer. Throws SourceError, and what the sink
  // throws.
  void read();

 private:
  static std::size_t feed_byte(void* to, std::size_t, std::size_t, void* self);
  static SerdStatus on_error(void* self, const SerdError*);
  static SerdStatus on_statement(void* self, SerdStatementFlags flags, const SerdNode* graph,
                                 const SerdNode* subject, const SerdNode* predicate, const SerdNode* object,
                                 const SerdNode* datatype, const SerdNode* language);

  // The statements up to the next fault, or to the end; true at the end.
  bool read_section();
  // Puts the next token into pending_; false at the end of the text and after a fault.
  bool feed();
  void accept_fed();
  bool start_statement();
  bool start_with_term();
  bool start_with_bracket();
  bool start_with_graph_keyword();
  bool open_graph();
  bool feed_token();
  bool feed_term();
  bool feed_punctuation(std::string_view text);
  void pend(std::string_view text);
  void put(const Token& token);
  bool refuse();
  bool refuse(const Token& token);
  void skip_statement();

  struct Node {
    TermView view;
    bool damaged = false;
    std::optional<std::size_t> number;  // in the store
  };
  Node resolve(const SerdNode& node, std::string& label) const;
  Origin origin_of(const Node& object, const SerdNode& predicate) const;
  void emit(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object);

  TermReader& terms_;
  TurtleLexer& lexer_;
  StatementSink& sink_;

  TermStore store_;
  std::vector<std::size_t> marks_;  // per open bracket, what the store held at its opening
  StatementShape shape_;            // of what Serd has accepted
  char pending_[32] = {};           // bytes for Serd: a token and a space
  std::size_t pending_size_ = 0;
  std::size_t pending_at_ = 0;

  // The token fed last, which shape_ takes when the next is asked for, and the place of the one before.
  Token fed_;
  std::string fed_text_;  // the beginning of its text
  bool fed_taken_ = true;
  TextPosition fed_before_;

  bool in_graph_ = false;
  bool graph_damaged_ = false;
  TermKind graph_kind_ = TermKind::iri;
  std::string graph_name_;  // empty for the default graph

  std::size_t subject_size_ = 0;  // what the store holds up to the statement's subject

  bool ended_ = false;
  bool refused_ = false;  // a fault of this section has been reported
  bool serd_failed_ = false;
  std::exception_ptr exception_;
  std::size_t sections_ = 0;
  std::size_t unlabelled_graphs_ = 0;
  std::string label_subject_, label_object_;
};

}  // namespace filiera
