// SPDX-License-Identifier: Apache-2.0
// What is fed to Serd. What Serd makes of it is in turtle_serd.cpp.
#include "import/turtle_statements.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "import/grammar_fault.hpp"

namespace filiera {

namespace {

constexpr std::size_t greatest_depth = 512;

bool is_directive(const Token& token) {
  return token.kind == TokenKind::prefix || token.kind == TokenKind::base ||
         (token.kind == TokenKind::language && (token.text == "prefix" || token.text == "base"));
}

}  // namespace

void TurtleStatements::read() {
  terms_.advance();
  while (!read_section() && lexer_.fault_count() < Faults::limit) skip_statement();
}

bool TurtleStatements::feed() {
  accept_fed();
  return shape_.at_start() ? start_statement() : feed_token();
}

// Serd asks for more only when it has done with what it got.
void TurtleStatements::accept_fed() {
  if (fed_taken_) return;
  fed_taken_ = true;
  shape_.take(fed_.kind, fed_.position);
  switch (fed_.kind) {
    case TokenKind::open_bracket:
    case TokenKind::open_parenthesis:
      marks_.push_back(store_.size());
      break;
    case TokenKind::close_bracket:
    case TokenKind::close_parenthesis:
      store_.truncate(marks_.back());
      marks_.pop_back();
      break;
    case TokenKind::semicolon:
      store_.truncate(marks_.empty() ? subject_size_ : marks_.back());
      break;
    default:
      break;
  }
}

// Directives, graph blocks, and the first term of a statement.
bool TurtleStatements::start_statement() {
  while (true) {
    store_.truncate(0);
    marks_.clear();
    subject_size_ = 0;
    const Token& token = terms_.token();
    switch (token.kind) {
      case TokenKind::invalid:
        return refuse();
      case TokenKind::end:
        if (in_graph_) {
          lexer_.report(rdf_fault::grammar, token.position, "the file ends inside a graph",
                        "close it with '}'");
          in_graph_ = false;
          return refuse();
        }
        ended_ = true;
        return false;
      case TokenKind::language:
      case TokenKind::prefix:
      case TokenKind::base:
        if (in_graph_) {
          lexer_.report(rdf_fault::grammar, token.position, "a directive cannot stand inside a graph",
                        "write it before the graph");
          return refuse();
        }
        if (!terms_.read_directive()) return refuse();
        break;
      case TokenKind::close_brace:
        if (!in_graph_) return refuse(token);
        in_graph_ = false;
        terms_.advance();
        break;
      case TokenKind::open_brace:
        graph_name_.clear();
        graph_damaged_ = false;
        if (!open_graph()) return false;
        break;
      case TokenKind::graph:
        if (!start_with_graph_keyword()) return false;
        break;
      case TokenKind::open_bracket:
        if (!start_with_bracket()) return false;
        if (pending_size_ > 0) return true;
        break;
      case TokenKind::iri:
      case TokenKind::prefixed_name:
      case TokenKind::blank_label:
        if (!start_with_term()) return false;
        if (pending_size_ > 0) return true;
        break;
      case TokenKind::open_parenthesis:
        return feed_punctuation("( ");
      default:
        return refuse(token);
    }
  }
}

// The subject of a statement, or the name of a graph.
bool TurtleStatements::start_with_term() {
  put(terms_.token());
  if (!terms_.read_term(store_)) return refuse();
  if (terms_.token().kind == TokenKind::open_brace && !in_graph_) {
    graph_name_ = store_.view(0).value;
    graph_kind_ = store_[0].kind;
    graph_damaged_ = store_[0].damaged;
    fed_taken_ = true;
    return open_graph();
  }
  subject_size_ = 1;
  return feed_term();
}

// A blank node with properties or without, or a graph whose name is a blank node.
bool TurtleStatements::start_with_bracket() {
  put(terms_.token());
  terms_.advance();
  if (terms_.token().kind != TokenKind::close_bracket) {
    pend("[ ");
    return true;
  }
  terms_.advance();
  const Token& after = terms_.token();
  if (after.kind == TokenKind::open_brace && !in_graph_) {
    graph_name_.clear();
    terms_.append_generated_label(graph_name_, fmt::format("n{}", ++unlabelled_graphs_));
    graph_kind_ = TermKind::blank;
    graph_damaged_ = false;
    fed_taken_ = true;
    return open_graph();
  }
  if (after.kind == TokenKind::dot || after.kind == TokenKind::close_brace) {
    lexer_.report(rdf_fault::grammar, fed_.position, "'[]' alone is no statement",
                  "give it a predicate and an object");
    return refuse();
  }
  shape_.take(TokenKind::open_bracket, fed_.position);
  shape_.take(TokenKind::close_bracket, fed_.position);
  fed_taken_ = true;
  pend("[ ] ");
  return true;
}

bool TurtleStatements::start_with_graph_keyword() {
  if (in_graph_) return refuse(terms_.token());
  terms_.advance();
  const Token& label = terms_.token();
  if (label.kind == TokenKind::iri || label.kind == TokenKind::prefixed_name ||
      label.kind == TokenKind::blank_label || label.kind == TokenKind::open_bracket) {
    const bool started = label.kind == TokenKind::open_bracket ? start_with_bracket() : start_with_term();
    if (!started) return false;
    if (in_graph_) return true;
    pend({});
    fed_taken_ = true;
  }
  if (terms_.token().kind != TokenKind::invalid) {
    lexer_.report(rdf_fault::grammar, terms_.token().position,
                  fmt::format("GRAPH needs a name and '{{', not {}", describe(terms_.token())), "");
  }
  return refuse();
}

// At '{'.
bool TurtleStatements::open_graph() {
  if (in_graph_) return refuse(terms_.token());
  in_graph_ = true;
  terms_.advance();
  return true;
}

bool TurtleStatements::feed_token() {
  const Token& token = terms_.token();
  switch (token.kind) {
    case TokenKind::invalid:
      return refuse();
    case TokenKind::end:
      put(token);
      return false;
    case TokenKind::dot:
      return feed_punctuation(". ");
    case TokenKind::comma:
      return feed_punctuation(", ");
    case TokenKind::semicolon:
      return feed_punctuation("; ");
    case TokenKind::open_bracket:
      return feed_punctuation("[ ");
    case TokenKind::close_bracket:
      return feed_punctuation("] ");
    case TokenKind::open_parenthesis:
      return feed_punctuation("( ");
    case TokenKind::close_parenthesis:
      return feed_punctuation(") ");
    case TokenKind::a:
      return feed_punctuation("a ");
    case TokenKind::close_brace:
      if (!in_graph_) return refuse(token);
      // The end of a graph ends its last statement, whose dot may be missing.
      put(token);
      fed_.kind = TokenKind::dot;
      pend(". ");
      return true;
    default:
      break;
  }
  if (!starts_term(token.kind)) return refuse(token);
  put(token);
  return terms_.read_term(store_) ? feed_term() : refuse();
}

void TurtleStatements::pend(std::string_view text) {
  pending_size_ = text.copy(pending_, sizeof pending_);
  pending_at_ = 0;
}

// The term on top of the store.
bool TurtleStatements::feed_term() {
  const std::size_t number = store_.size() - 1;
  const TermKind kind = store_[number].kind;
  pend(kind == TermKind::iri ? "<" : kind == TermKind::blank ? "_:h" : "\"");
  char* end = std::to_chars(pending_ + pending_size_, std::end(pending_), number).ptr;
  if (kind != TermKind::blank) *end++ = kind == TermKind::iri ? '>' : '"';
  *end++ = ' ';
  pending_size_ = static_cast<std::size_t>(end - pending_);
  return true;
}

bool TurtleStatements::feed_punctuation(std::string_view text) {
  const Token& token = terms_.token();
  const bool opens = token.kind == TokenKind::open_bracket || token.kind == TokenKind::open_parenthesis;
  if (opens && shape_.depth() == greatest_depth) {
    lexer_.report(rdf_fault::depth, token.position,
                  fmt::format("brackets nest more than {} deep", greatest_depth),
                  "give the inner resources names of their own");
    return refuse();
  }
  put(token);
  terms_.advance();
  pend(text);
  return true;
}

// Notes the token that is about to be fed; its text is gone afterwards.
void TurtleStatements::put(const Token& token) {
  constexpr std::size_t enough = 64;
  fed_before_ = fed_.position;
  fed_text_.assign(token.text.substr(0, enough));
  fed_ = token;
  fed_.text = fed_text_;
  fed_taken_ = false;
}

bool TurtleStatements::refuse() {
  refused_ = true;
  return false;
}

bool TurtleStatements::refuse(const Token& token) {
  report_grammar_fault(lexer_, shape_, token);
  return refuse();
}

// Moves behind the statement that holds a fault: past the next dot, or to the end of its graph, or to a
// directive.
void TurtleStatements::skip_statement() {
  const bool dot_was_fed = !refused_ && fed_.kind == TokenKind::dot;
  if (dot_was_fed) return;
  lexer_.set_voice(TurtleLexer::Voice::muted);
  // A directive that was refused where it may stand is not met again.
  for (bool first = shape_.at_start();; first = false) {
    const Token& token = terms_.token();
    if (token.kind == TokenKind::end) {
      in_graph_ = false;
      break;
    }
    const bool ends = token.kind == TokenKind::dot || (token.kind == TokenKind::close_brace && !in_graph_);
    const bool stops = (token.kind == TokenKind::close_brace && in_graph_) ||
                       (!first && token.position.column == 1 && is_directive(token));
    if (ends || stops) lexer_.set_voice(TurtleLexer::Voice::speaking);
    if (stops) break;
    terms_.advance();
    if (ends) break;
  }
  lexer_.set_voice(TurtleLexer::Voice::speaking);
}

}  // namespace filiera
