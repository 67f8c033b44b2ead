// SPDX-License-Identifier: Apache-2.0
// Terms and directives.
#include "import/term_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "import/unescape.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view xsd_string = "http://www.w3.org/2001/XMLSchema#string";

std::string_view datatype_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::integer:
      return "integer";
    case TokenKind::decimal:
      return "decimal";
    case TokenKind::double_:
      return "double";
    default:
      return "boolean";
  }
}

}  // namespace

TermReader::TermReader(TurtleLexer& lexer, StatementSink& sink, const ReadOptions& options)
    : lexer_(lexer),
      sink_(sink),
      base_(options.base),
      base_parts_(split_iri(base_)),
      blank_prefix_(fmt::format("f{}", options.blank_scope)) {}

void TermReader::append_generated_label(std::string& text, std::string_view number) const {
  text += blank_prefix_;
  text += 'g';
  text += number;
}

void TermReader::append_blank_label(std::string& text) const {
  text += blank_prefix_;
  text += '_';
  text += token_.text;
}

bool TermReader::append_iri(std::string& text) {
  std::string_view reference = token_.text;
  if (token_.escaped) {
    scratch_.clear();
    append_unescaped(scratch_, token_.text);
    reference = scratch_;
  }
  if (token_.damaged) return false;
  if (token_.escaped && first_illegal_in_iri(reference)) {
    lexer_.report(rdf_fault::iri, token_.position,
                  "an escape in this IRI stands for a character that no IRI may hold",
                  "write it percent-encoded, as %20 for a space");
    return false;
  }
  if (has_scheme(reference)) {
    text += reference;
    return true;
  }
  if (lexer_.line_based() || base_.empty()) {
    lexer_.report(
        rdf_fault::iri, token_.position, fmt::format("relative IRI {} without a base", describe(token_)),
        lexer_.line_based() ? "write the absolute IRI" : "declare one before it: @base <http://…> .");
    return false;
  }
  append_resolved(text, base_parts_, reference);
  return true;
}

void TermReader::undefined_prefix(std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [prefix, declared] : prefixes_) known.push_back(prefix);
  std::sort(known.begin(), known.end());
  const std::vector<std::string> near = nearest_spellings(name, known, 1);
  lexer_.report(rdf_fault::prefix, token_.position, fmt::format("undefined prefix '{}:'", name),
                near.empty() ? fmt::format("declare it before its use: @prefix {}: <http://…> .", name)
                             : fmt::format("did you mean '{}:'?", near.front()));
}

bool TermReader::append_prefixed_name(std::string& text) {
  if (token_.damaged) return false;
  const std::string_view name = token_.text.substr(0, token_.prefix_size);
  const std::string_view local = token_.text.substr(token_.prefix_size + 1);
  const auto found = prefixes_.find(name);
  if (found == prefixes_.end()) {
    undefined_prefix(name);
    return false;
  }
  text += found->second.iri;
  if (token_.escaped) {
    append_unescaped_local(text, local);
  } else {
    text += local;
  }
  return !found->second.damaged;
}

bool TermReader::read_term(TermStore& store) {
  std::string& bytes = store.bytes();
  bool good = !token_.damaged;
  switch (token_.kind) {
    case TokenKind::iri:
      store.begin(TermKind::iri, token_.position);
      good = append_iri(bytes);
      break;
    case TokenKind::prefixed_name:
      store.begin(TermKind::iri, token_.position);
      good = append_prefixed_name(bytes);
      break;
    case TokenKind::blank_label:
      store.begin(TermKind::blank, token_.position);
      append_blank_label(bytes);
      break;
    case TokenKind::string:
      store.begin(TermKind::literal, token_.position);
      if (token_.escaped) {
        append_unescaped(bytes, token_.text);
      } else {
        bytes += token_.text;
      }
      store.end_value();
      advance();
      return read_literal_end(store, !good);
    default:
      store.begin(TermKind::literal, token_.position);
      bytes += token_.text;
      store.end_value();
      bytes += xsd;
      bytes += datatype_name(token_.kind);
      store.end_datatype();
      store.end(!good);
      advance();
      return true;
  }
  store.end_value();
  store.end_datatype();
  store.end(!good);
  advance();
  return true;
}

// After a string: its language tag, or its datatype, or neither.
bool TermReader::read_literal_end(TermStore& store, bool damaged) {
  std::string& bytes = store.bytes();
  if (token_.kind == TokenKind::language) {
    store.end_datatype();
    bytes += token_.text;
    store.end(damaged);
    advance();
    return true;
  }
  if (token_.kind != TokenKind::datatype_mark) {
    store.end_datatype();
    store.end(damaged);
    return true;
  }
  advance();
  const std::size_t start = bytes.size();
  if (token_.kind == TokenKind::iri) {
    damaged |= !append_iri(bytes);
  } else if (token_.kind == TokenKind::prefixed_name) {
    damaged |= !append_prefixed_name(bytes);
  } else {
    store.end_datatype();
    store.end(true);
    return expect(TokenKind::iri, "'^^' needs a datatype after it", "write its IRI: ^^<…> or ^^xsd:date");
  }
  if (std::string_view(bytes).substr(start) == xsd_string) bytes.resize(start);
  store.end_datatype();
  store.end(damaged);
  advance();
  return true;
}

// False, with a fault unless the lexer has reported one, when the token at hand is of another kind.
bool TermReader::expect(TokenKind kind, std::string_view message, std::string_view remedy) {
  if (token_.kind == kind) return true;
  if (token_.kind != TokenKind::invalid) {
    lexer_.report(rdf_fault::grammar, token_.position, fmt::format("{}, not {}", message, describe(token_)),
                  std::string(remedy));
  }
  return false;
}

bool TermReader::read_directive() {
  const bool dotted = token_.kind == TokenKind::language;
  if (dotted && token_.text != "prefix" && token_.text != "base") {
    lexer_.report(rdf_fault::grammar, token_.position, fmt::format("unknown directive {}", describe(token_)),
                  "there are @prefix and @base, in small letters");
    return false;
  }
  const bool is_base = token_.kind == TokenKind::base || (dotted && token_.text == "base");
  advance();
  if (!(is_base ? read_base() : read_prefix())) return false;
  if (dotted && !expect(TokenKind::dot, "expected '.' after the directive", "end it with '.'")) return false;
  if (dotted) advance();
  return true;
}

bool TermReader::read_base() {
  if (!expect(TokenKind::iri, "expected the base IRI", "write it in <…>")) return false;
  std::string iri;
  if (append_iri(iri)) {
    base_ = std::move(iri);
    base_parts_ = split_iri(base_);
  }
  advance();
  return true;
}

bool TermReader::read_prefix() {
  constexpr std::string_view remedy = "write a prefix and its IRI: ex: <http://example.org/>";
  if (!expect(TokenKind::prefixed_name, "expected a prefix", remedy)) return false;
  if (token_.prefix_size + 1 != token_.text.size()) {
    lexer_.report(rdf_fault::grammar, token_.position,
                  fmt::format("a prefix ends with its colon, unlike {}", describe(token_)),
                  std::string(remedy));
    return false;
  }
  std::string name(token_.text.substr(0, token_.prefix_size));
  advance();
  if (!expect(TokenKind::iri, "expected the prefix's IRI", remedy)) return false;
  Namespace declared;
  declared.damaged = !append_iri(declared.iri);
  if (!declared.damaged) sink_.prefix(name, declared.iri);
  prefixes_.insert_or_assign(std::move(name), std::move(declared));
  advance();
  return true;
}

}  // namespace filiera
