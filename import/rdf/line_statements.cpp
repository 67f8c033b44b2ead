// SPDX-License-Identifier: Apache-2.0
// The grammar of a line.
#include "import/rdf/line_statements.hpp"

#include <fmt/format.h>

#include <array>

namespace filiera {

namespace {

constexpr std::array<std::string_view, 4> roles{"subject", "predicate", "object", "graph name"};
constexpr std::array<std::string_view, 4> allowed{"an IRI in <…> or a blank node", "an IRI in <…>",
                                                  "an IRI, a blank node or a literal", "an IRI in <…> or a blank node"};

}  // namespace

void LineStatements::read() {
  tokens_.advance();
  while (!ended_ && tokens_.token().kind != TokenKind::end && tokens_.fault_count() < Faults::limit) {
    if (tokens_.token().kind != TokenKind::line_end && !read_line()) skip_line();
    if (tokens_.token().kind == TokenKind::line_end) tokens_.advance();
  }
  tokens_.warn_of_rest();
}

void LineStatements::skip_line() {
  const std::uint64_t start = tokens_.token().position.offset;
  tokens_.set_reporting(TokenStream::Reporting::off);
  while (!ended_ && tokens_.token().kind != TokenKind::line_end && tokens_.token().kind != TokenKind::end) {
    tokens_.advance();
    ended_ = tokens_.gives_up(tokens_.token().position.offset - start);
  }
  tokens_.set_reporting(TokenStream::Reporting::on);
}

bool LineStatements::refuse(std::string message, std::string remedy) {
  if (tokens_.token().kind != TokenKind::invalid)
    tokens_.report(rdf_fault::grammar, tokens_.token().position, std::move(message), std::move(remedy));
  return false;
}

bool LineStatements::may_stand_here(const Token& token) const {
  return token.kind == TokenKind::iri || (token.kind == TokenKind::blank_label && size_ != 1) ||
         (token.kind == TokenKind::string && size_ == 2);
}

bool LineStatements::read_line() {
  size_ = 0;
  const std::size_t most = row_of(tokens_.syntax()).has_graphs ? 4 : 3;
  while (tokens_.token().kind != TokenKind::dot) {
    const Token& token = tokens_.token();
    if (size_ == most)
      return refuse(fmt::format("expected '.', not {}", describe(token)), "end the statement with '.'");
    if (size_ == 3 && !starts_term(token.kind))
      return refuse(fmt::format("expected '.' or a graph name, not {}", describe(token)), "end the statement with '.'");
    if (!may_stand_here(token))
      return refuse(fmt::format("expected a {}, not {}", roles[size_], describe(token)),
                    fmt::format("write {}", allowed[size_]));
    if (size_ == 2) origin_ = origin_at(token.position);
    if (!terms_.read_term(line_[size_])) return false;
    ++size_;
  }
  if (size_ < 3)
    return refuse(fmt::format("expected a{} {}, not '.'", size_ == 2 ? "n" : "", roles[size_]),
                  fmt::format("write {}", allowed[size_]));
  tokens_.advance();
  if (tokens_.token().kind != TokenKind::line_end && tokens_.token().kind != TokenKind::end)
    return refuse(fmt::format("expected the end of the line, not {}", describe(tokens_.token())),
                  "write one statement a line");
  emit();
  return true;
}

void LineStatements::emit() {
  for (std::size_t i = 0; i < size_; ++i)
    if (line_[i] == no_term) return;
  sink_.statement({line_[0], line_[1], line_[2], size_ == 4 ? line_[3] : no_term}, origin_);
}

}  // namespace filiera
