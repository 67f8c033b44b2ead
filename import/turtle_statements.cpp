// SPDX-License-Identifier: Apache-2.0
// What stands between statements: directives, graphs, subjects, and what is skipped after a fault. The rest of a
// statement is in turtle_properties.cpp.
#include "import/turtle_statements.hpp"

#include <fmt/format.h>

#include <utility>

#include "import/grammar_fault.hpp"

namespace filiera {

namespace {

bool is_directive(const Token& token) {
  return token.kind == TokenKind::prefix || token.kind == TokenKind::base ||
         (token.kind == TokenKind::language && (token.text == "prefix" || token.text == "base"));
}

}  // namespace

void TurtleStatements::read() {
  tokens_.advance();
  while (!read_section() && tokens_.fault_count() < Faults::limit) skip_statement();
}

bool TurtleStatements::read_section() {
  shape_.restart();
  nodes_.assign(1, Node());
  behind_statement_ = false;
  while (!ended_)
    if (!(shape_.at_start() ? start_statement() : take_token())) return false;
  return true;
}

bool TurtleStatements::start_statement() {
  const Token& token = tokens_.token();
  switch (token.kind) {
    case TokenKind::end:
      return end_text();
    case TokenKind::language:
    case TokenKind::prefix:
    case TokenKind::base:
      return read_directive();
    case TokenKind::close_brace:
      return end_graph();
    case TokenKind::open_brace:
      return open_graph(TermKind::iri, {});
    case TokenKind::graph:
      return read_graph_keyword();
    case TokenKind::open_bracket:
      return start_with_bracket();
    case TokenKind::iri:
    case TokenKind::prefixed_name:
    case TokenKind::blank_label:
      return start_with_resource();
    case TokenKind::open_parenthesis:
      return open_list();
    default:
      return refuse(token);
  }
}

bool TurtleStatements::end_text() {
  ended_ = !in_graph_;
  if (ended_) return true;
  tokens_.report(rdf_fault::grammar, tokens_.token().position, "the file ends inside a graph", "close it with '}'");
  in_graph_ = false;
  return false;
}

bool TurtleStatements::read_directive() {
  if (!in_graph_) return terms_.read_directive();
  tokens_.report(rdf_fault::grammar, tokens_.token().position, "a directive cannot stand inside a graph",
                 "write it before the graph");
  return false;
}

bool TurtleStatements::end_graph() {
  if (!in_graph_) return refuse(tokens_.token());
  in_graph_ = false;
  tokens_.advance();
  return true;
}

// At '{'; without a name the default graph.
bool TurtleStatements::open_graph(TermKind kind, std::string name) {
  if (in_graph_) return refuse(tokens_.token());
  in_graph_ = true;
  graph_kind_ = kind;
  graph_name_ = std::move(name);
  graph_ = no_term;
  graph_damaged_ = false;
  tokens_.advance();
  return true;
}

// The subject of a statement, or the name of a graph.
bool TurtleStatements::start_with_resource() {
  const TextPosition position = tokens_.token().position;
  const TokenKind kind = tokens_.token().kind;
  const TermReader::Resource found = terms_.resource(tokens_.token());
  tokens_.advance();
  if (tokens_.token().kind == TokenKind::open_brace && !in_graph_) {
    open_graph(found.kind, std::string(found.stem->text()).append(found.rest));
    graph_damaged_ = found.damaged;
    return true;
  }
  place(terms_.number_of(found), position);
  shape_.take(kind, position);
  return true;
}

// A blank node with properties or without, or a graph whose name is a blank node.
bool TurtleStatements::start_with_bracket() {
  const TextPosition position = tokens_.token().position;
  tokens_.advance();
  if (tokens_.token().kind != TokenKind::close_bracket) return open_bracket(position);
  tokens_.advance();
  const TokenKind after = tokens_.token().kind;
  if (after == TokenKind::open_brace && !in_graph_)
    return open_graph(TermKind::blank, terms_.graph_label(++unlabelled_graphs_));
  if (after == TokenKind::dot || after == TokenKind::close_brace) {
    tokens_.report(rdf_fault::grammar, position, "'[]' alone is no statement", "give it a predicate and an object");
    return false;
  }
  open_bracket(position);
  close_bracket(position);
  return true;
}

bool TurtleStatements::read_graph_keyword() {
  if (in_graph_) return refuse(tokens_.token());
  tokens_.advance();
  TermReader::Resource name{TermKind::blank, nullptr, {}, false};
  std::string label;
  switch (tokens_.token().kind) {
    case TokenKind::iri:
    case TokenKind::prefixed_name:
    case TokenKind::blank_label:
      name = terms_.resource(tokens_.token());
      label = std::string(name.stem->text()).append(name.rest);
      tokens_.advance();
      break;
    case TokenKind::open_bracket:
      tokens_.advance();
      if (tokens_.token().kind != TokenKind::close_bracket) break;
      label = terms_.graph_label(++unlabelled_graphs_);
      tokens_.advance();
      break;
    default:
      break;
  }
  const Token& token = tokens_.token();
  if (!label.empty() && token.kind == TokenKind::open_brace) {
    open_graph(name.kind, std::move(label));
    graph_damaged_ = name.damaged;
    return true;
  }
  if (token.kind != TokenKind::invalid)
    tokens_.report(rdf_fault::grammar, token.position,
                   fmt::format("GRAPH needs a name and '{{', not {}", describe(token)), "write GRAPH <…> { … }");
  return false;
}

// At a token that cannot stand where it does.
bool TurtleStatements::refuse(const Token& token) {
  if (token.kind != TokenKind::invalid) report_grammar_fault(tokens_, shape_, token);
  return false;
}

// Moves behind the statement that holds a fault: past the next dot, or to the end of its graph, or to a
// directive.
void TurtleStatements::skip_statement() {
  if (behind_statement_) return;
  tokens_.set_reporting(TokenStream::Reporting::off);
  // A directive that was refused where it may stand is not met again.
  for (bool first = shape_.at_start();; first = false) {
    const Token& token = tokens_.token();
    if (token.kind == TokenKind::end) {
      in_graph_ = false;
      break;
    }
    const bool ends = token.kind == TokenKind::dot || (token.kind == TokenKind::close_brace && !in_graph_);
    const bool stops = (token.kind == TokenKind::close_brace && in_graph_) ||
                       (!first && token.position.column == 1 && is_directive(token));
    if (ends || stops) tokens_.set_reporting(TokenStream::Reporting::on);
    if (stops) break;
    tokens_.advance();
    if (ends) break;
  }
  tokens_.set_reporting(TokenStream::Reporting::on);
}

}  // namespace filiera
