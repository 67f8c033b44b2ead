// SPDX-License-Identifier: Apache-2.0
// The properties of subjects: predicates, objects, brackets and lists.
#include <fmt/format.h>

#include "import/grammar_fault.hpp"
#include "import/turtle_statements.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::size_t greatest_depth = 512;

}  // namespace

bool TurtleStatements::take_token() {
  const Token& token = tokens_.token();
  if (token.kind == TokenKind::close_brace && in_graph_) return end_with_brace();
  if (!shape_.accepts(token.kind)) return refuse_token();
  const TextPosition position = token.position;
  switch (token.kind) {
    case TokenKind::open_bracket:
    case TokenKind::open_parenthesis:
      if (shape_.depth() == greatest_depth) return refuse_depth();
      if (token.kind == TokenKind::open_parenthesis) return open_list();
      tokens_.advance();
      return open_bracket(position);
    case TokenKind::close_bracket:
      close_bracket(position);
      break;
    case TokenKind::close_parenthesis:
      close_list(position);
      break;
    case TokenKind::a:
      place(numbered(type_, vocab::rdf_type), position);
      shape_.take(TokenKind::a, position);
      break;
    case TokenKind::dot:
    case TokenKind::comma:
    case TokenKind::semicolon:
      shape_.take(token.kind, position);
      break;
    default:
      return take_term();
  }
  tokens_.advance();
  return true;
}

bool TurtleStatements::take_term() {
  const TokenKind kind = tokens_.token().kind;
  const TextPosition position = tokens_.token().position;
  TermId term = no_term;
  if (!terms_.read_term(term)) return false;
  begin_element(position);
  place(term, position);
  shape_.take(kind, position);
  return true;
}

// The end of a graph ends its last statement, whose dot may be missing.
bool TurtleStatements::end_with_brace() {
  Token dot = tokens_.token();
  dot.kind = TokenKind::dot;
  if (!shape_.accepts(dot.kind)) {
    behind_statement_ = true;
    return refuse(dot);
  }
  shape_.take(dot.kind, dot.position);
  return true;
}

// The token at hand does not fit. A term is read all the same, for its own faults, and left behind.
bool TurtleStatements::refuse_token() {
  Token token = tokens_.token();
  const bool term = starts_term(token.kind) && token.kind != TokenKind::a;
  const bool known = term || (token.kind >= TokenKind::dot && token.kind <= TokenKind::close_parenthesis) ||
                     token.kind == TokenKind::a;
  if (!known) return refuse(token);
  constexpr std::size_t enough = 64;  // bytes of a text to describe it
  const std::string text(token.text.substr(0, enough));
  token.text = text;
  TermId ignored = no_term;
  if (term && !terms_.read_term(ignored)) return false;
  report_grammar_fault(tokens_, shape_, token);
  if (!term) tokens_.advance();
  behind_statement_ = token.kind == TokenKind::dot;
  return false;
}

bool TurtleStatements::refuse_depth() {
  tokens_.report(rdf_fault::depth, tokens_.token().position,
                 fmt::format("brackets nest more than {} deep", greatest_depth),
                 "give the inner resources names of their own");
  return false;
}

// Behind '['.
bool TurtleStatements::open_bracket(const TextPosition& position) {
  begin_element(position);
  const TermId node = terms_.unlabelled(++unlabelled_);
  place(node, position);
  shape_.take(TokenKind::open_bracket, position);
  nodes_.push_back({node, no_term, false, false});
  return true;
}

void TurtleStatements::close_bracket(const TextPosition& position) {
  shape_.take(TokenKind::close_bracket, position);
  nodes_.pop_back();
}

// At '('. An empty list is the term rdf:nil.
bool TurtleStatements::open_list() {
  const TextPosition position = tokens_.token().position;
  tokens_.advance();
  const bool empty = tokens_.token().kind == TokenKind::close_parenthesis;
  begin_element(position);
  const TermId cell = empty ? numbered(nil_, vocab::rdf_nil) : terms_.unlabelled(++unlabelled_);
  place(cell, position);
  shape_.take(TokenKind::open_parenthesis, position);
  nodes_.push_back({cell, no_term, true, false});
  return true;
}

void TurtleStatements::close_list(const TextPosition& position) {
  const Node& node = nodes_.back();
  if (node.has_element) emit(node.subject, numbered(rest_, vocab::rdf_rest), numbered(nil_, vocab::rdf_nil), position);
  shape_.take(TokenKind::close_parenthesis, position);
  nodes_.pop_back();
}

// In a list, moves to the cell of the element that begins at `position`.
void TurtleStatements::begin_element(const TextPosition& position) {
  Node& node = nodes_.back();
  if (!node.is_list) return;
  if (node.has_element) {
    const TermId next = terms_.unlabelled(++unlabelled_);
    emit(node.subject, numbered(rest_, vocab::rdf_rest), next, position);
    node.subject = next;
  }
  node.has_element = true;
  node.predicate = numbered(first_, vocab::rdf_first);
}

// Puts a term where the shape says that it belongs.
void TurtleStatements::place(TermId term, const TextPosition& position) {
  Node& node = nodes_.back();
  switch (shape_.level().slot) {
    case StatementShape::Slot::subject:
      node.subject = term;
      break;
    case StatementShape::Slot::predicate:
    case StatementShape::Slot::predicate_or_dot:
    case StatementShape::Slot::next_predicate:
      node.predicate = term;
      break;
    default:
      emit(node.subject, node.predicate, term, position);
      break;
  }
}

void TurtleStatements::emit(TermId subject, TermId predicate, TermId object, const TextPosition& position) {
  if (subject == no_term || predicate == no_term || object == no_term) return;
  const bool named = in_graph_ && !graph_name_.empty();
  if (named && graph_damaged_) return;
  if (named && graph_ == no_term) graph_ = sink_.terms().intern({graph_kind_, graph_name_, {}, {}});
  sink_.statement({subject, predicate, object, named ? graph_ : no_term}, origin_at(position));
}

// The number of an IRI of the grammar's own, given out when first needed.
TermId TurtleStatements::numbered(TermId& number, std::string_view iri) {
  if (number == no_term) number = sink_.terms().intern(iri_term(iri));
  return number;
}

}  // namespace filiera
