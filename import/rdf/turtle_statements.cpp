// SPDX-License-Identifier: Apache-2.0
// The grammar of Turtle and TriG: directives, graphs, statements, and recovery after a fault.
#include "import/rdf/turtle_statements.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "import/rdf/grammar_fault.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

bool is_directive(const Token& token) {
  return token.kind == TokenKind::prefix || token.kind == TokenKind::base ||
         (token.kind == TokenKind::language && (token.text == "prefix" || token.text == "base"));
}

constexpr std::size_t greatest_depth = 512;

}  // namespace

void TurtleStatements::read() {
  tokens_.advance();
  while (!read_section() && tokens_.fault_count() < Faults::limit) skip_statement();
  tokens_.warn_of_rest();
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

// At '{'. The empty name is the default graph.
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
  place(terms_.number_of(found, position), position);
  shape_.take(kind, position);
  return true;
}

// A blank node with or without properties, or a graph whose name is a blank node.
bool TurtleStatements::start_with_bracket() {
  const TextPosition position = tokens_.token().position;
  tokens_.advance();
  if (tokens_.token().kind != TokenKind::close_bracket) return open_bracket(position);
  tokens_.advance();
  const TokenKind after = tokens_.token().kind;
  if (after == TokenKind::open_brace && !in_graph_)
    return open_graph(TermKind::blank, terms_.graph_label(++unlabelled_graphs_));
  if (after == TokenKind::dot || after == TokenKind::close_brace) {
    tokens_.report(rdf_fault::grammar, position, "'[]' alone is not a statement", "give it a predicate and an object");
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

// At a token that is not allowed here.
bool TurtleStatements::refuse(const Token& token) {
  if (token.kind != TokenKind::invalid) report_grammar_fault(tokens_, shape_, token);
  return false;
}

// Moves after the faulty statement: after the next dot, or to the end of its graph, or to a directive.
void TurtleStatements::skip_statement() {
  if (behind_statement_) return;
  const std::uint64_t start = tokens_.token().position.offset;
  tokens_.set_reporting(TokenStream::Reporting::off);
  // A directive that was refused where it may stand is skipped.
  for (bool first = shape_.at_start();; first = false) {
    const Token& token = tokens_.token();
    if (token.kind == TokenKind::end) {
      in_graph_ = false;
      break;
    }
    if (tokens_.gives_up(token.position.offset - start)) {
      ended_ = true;
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

bool TurtleStatements::take_token() {
  const Token& token = tokens_.token();
  if (token.kind == TokenKind::close_brace && in_graph_) return end_with_brace();
  if (token.kind == TokenKind::open_triple) return take_triple_term();
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

// The only form of RDF 1.2 that is read, and the one that is exported: `rdf:reifies <<( s p o )>>` states the
// rdf:subject, rdf:predicate and rdf:object of its subject.
bool TurtleStatements::take_triple_term() {
  const TextPosition position = tokens_.token().position;
  const Node& node = nodes_.back();
  const auto refuse_here = [&](std::string message, std::string remedy) {
    if (tokens_.token().kind != TokenKind::invalid)
      tokens_.report(rdf_fault::grammar, tokens_.token().position, std::move(message), std::move(remedy));
    return false;
  };
  if (shape_.level().expected != StatementShape::Expected::object || node.is_list ||
      node.predicate != numbered(reifies_, vocab::rdf_reifies))
    return refuse_here("a triple term of RDF 1.2 is read only as the object of rdf:reifies",
                       "state its rdf:subject, rdf:predicate and rdf:object instead");
  tokens_.advance();
  TermId terms[3];
  for (std::size_t i = 0; i < std::size(terms); ++i) {
    const TokenKind kind = tokens_.token().kind;
    const bool resource = kind == TokenKind::iri || kind == TokenKind::prefixed_name;
    const bool fits =
        resource || (kind == TokenKind::blank_label && i != 1) || (starts_term(kind) && kind != TokenKind::a && i == 2);
    if (!fits)
      return refuse_here(fmt::format("expected a term of a triple, not {}", describe(tokens_.token())),
                         "write <<( subject predicate object )>>");
    if (!terms_.read_term(terms[i])) return false;
  }
  if (tokens_.token().kind != TokenKind::close_triple)
    return refuse_here(fmt::format("expected ')>>', not {}", describe(tokens_.token())),
                       "write <<( subject predicate object )>>");
  emit(node.subject, numbered(subject_, vocab::rdf_subject), terms[0], position);
  emit(node.subject, numbered(predicate_, vocab::rdf_predicate), terms[1], position);
  emit(node.subject, numbered(object_, vocab::rdf_object), terms[2], position);
  shape_.take(TokenKind::iri, position);
  tokens_.advance();
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

// The current token does not fit. A term is read nevertheless, to report its own faults, and skipped.
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

// After '['.
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

// Stores a term in the role that the shape expects.
void TurtleStatements::place(TermId term, const TextPosition& position) {
  Node& node = nodes_.back();
  switch (shape_.level().expected) {
    case StatementShape::Expected::subject:
      node.subject = term;
      break;
    case StatementShape::Expected::predicate:
    case StatementShape::Expected::predicate_or_dot:
    case StatementShape::Expected::next_predicate:
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

// The number of an IRI that the grammar itself uses, assigned when first needed.
TermId TurtleStatements::numbered(TermId& number, std::string_view iri) {
  if (number == no_term) number = sink_.terms().intern(iri_term(iri));
  return number;
}

}  // namespace filiera
