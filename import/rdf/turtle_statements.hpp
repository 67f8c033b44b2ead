// SPDX-License-Identifier: Apache-2.0
// Statements of Turtle and TriG.
#pragma once

#include <string>
#include <vector>

#include "import/rdf/statement_shape.hpp"
#include "import/rdf/term_reader.hpp"

namespace filiera {

// Converts tokens to statements, with directives and graph blocks between them. Blank nodes without a label are
// numbered in the order of their brackets; a cell of a list when its element is read.
class TurtleStatements {
 public:
  TurtleStatements(TermReader& terms, StatementSink& sink) : terms_(terms), tokens_(terms.tokens()), sink_(sink) {}

  // Reads the whole text. Reports faults through the tokens. Throws SourceError, and what the sink throws.
  void read();

 private:
  // The subject of the statements at a bracket level; in a list, the current cell.
  struct Node {
    TermId subject = no_term;
    TermId predicate = no_term;
    bool is_list = false;
    bool has_element = false;
  };

  // Reads statements up to the next fault, or to the end; true at the end.
  bool read_section();
  bool start_statement();
  bool start_with_resource();
  bool start_with_bracket();
  bool read_graph_keyword();
  bool read_directive();
  bool open_graph(TermKind kind, std::string name);
  bool end_graph();
  bool end_text();
  bool take_token();
  bool take_term();
  bool take_triple_term();
  bool end_with_brace();
  bool open_bracket(const TextPosition& position);
  void close_bracket(const TextPosition& position);
  bool open_list();
  void close_list(const TextPosition& position);
  void begin_element(const TextPosition& position);
  void place(TermId term, const TextPosition& position);
  void emit(TermId subject, TermId predicate, TermId object, const TextPosition& position);
  TermId numbered(TermId& number, std::string_view iri);
  bool refuse(const Token& token);
  bool refuse_token();
  bool refuse_depth();
  void skip_statement();

  TermReader& terms_;
  TokenStream& tokens_;
  StatementSink& sink_;

  StatementShape shape_;
  std::vector<Node> nodes_;  // parallel to the levels of shape_

  bool in_graph_ = false;
  bool graph_damaged_ = false;
  TermKind graph_kind_ = TermKind::iri;
  std::string graph_name_;  // empty for the default graph
  TermId graph_ = no_term;  // numbered when the graph's first statement is read

  bool ended_ = false;
  bool behind_statement_ = false;  // the faulty statement has been skipped
  std::size_t unlabelled_ = 0;
  std::size_t unlabelled_graphs_ = 0;
  TermId type_ = no_term, first_ = no_term, rest_ = no_term, nil_ = no_term;
  TermId reifies_ = no_term, subject_ = no_term, predicate_ = no_term, object_ = no_term;  // of rdf:
};

}  // namespace filiera
