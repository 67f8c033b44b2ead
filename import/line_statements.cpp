// SPDX-License-Identifier: Apache-2.0
// The grammar of a line.
#include "import/line_statements.hpp"

#include <fmt/format.h>

#include <array>

namespace filiera {

namespace {

constexpr std::array<std::string_view, 4> roles{"subject", "predicate", "object", "graph name"};
constexpr std::array<std::string_view, 4> allowed{"an IRI in <…> or a blank node", "an IRI in <…>",
                                                  "an IRI, a blank node or a literal",
                                                  "an IRI in <…> or a blank node"};

}  // namespace

void LineStatements::read() {
  terms_.advance();
  while (terms_.token().kind != TokenKind::end && lexer_.fault_count() < Faults::limit) {
    if (terms_.token().kind != TokenKind::line_end && !read_line()) {
      while (terms_.token().kind != TokenKind::line_end && terms_.token().kind != TokenKind::end) {
        lexer_.skip_line();
        terms_.advance();
      }
    }
    if (terms_.token().kind == TokenKind::line_end) terms_.advance();
  }
}

bool LineStatements::refuse(std::string message, std::string remedy) {
  if (terms_.token().kind != TokenKind::invalid) {
    lexer_.report(rdf_fault::grammar, terms_.token().position, std::move(message), std::move(remedy));
  }
  return false;
}

bool LineStatements::may_stand_here(const Token& token, std::size_t number) const {
  return token.kind == TokenKind::iri || (token.kind == TokenKind::blank_label && number != 1) ||
         (token.kind == TokenKind::string && number == 2);
}

bool LineStatements::read_line() {
  store_.truncate(0);
  const std::size_t most = row_of(lexer_.syntax()).has_graphs ? 4 : 3;
  while (terms_.token().kind != TokenKind::dot) {
    const std::size_t number = store_.size();
    if (number == most) {
      return refuse(fmt::format("expected '.', not {}", describe(terms_.token())),
                    "end the statement with '.'");
    }
    if (number == 3 && !starts_term(terms_.token().kind)) {
      return refuse(fmt::format("expected '.' or a graph name, not {}", describe(terms_.token())),
                    "end the statement with '.'");
    }
    if (!may_stand_here(terms_.token(), number)) {
      return refuse(fmt::format("expected a {}, not {}", roles[number], describe(terms_.token())),
                    fmt::format("write {}", allowed[number]));
    }
    if (!terms_.read_term(store_)) return false;
  }
  if (store_.size() < 3) {
    return refuse(
        fmt::format("expected a{} {}, not '.'", store_.size() == 2 ? "n" : "", roles[store_.size()]),
        fmt::format("write {}", allowed[store_.size()]));
  }
  terms_.advance();
  if (terms_.token().kind != TokenKind::line_end && terms_.token().kind != TokenKind::end) {
    return refuse(fmt::format("expected the end of the line, not {}", describe(terms_.token())),
                  "write one statement a line");
  }
  emit();
  return true;
}

void LineStatements::emit() {
  for (std::size_t i = 0; i < store_.size(); ++i) {
    if (store_[i].damaged) return;
  }
  const TextPosition& place = store_[2].position;
  StatementView statement{store_.view(0),
                          store_.view(1),
                          store_.view(2),
                          std::nullopt,
                          {static_cast<std::uint32_t>(place.line), static_cast<std::uint32_t>(place.column)}};
  if (store_.size() == 4) statement.graph = store_.view(3);
  sink_.statement(statement);
}

}  // namespace filiera
