// SPDX-License-Identifier: Apache-2.0
// Reads terms and directives.
#include "import/rdf/term_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "import/rdf/unescape.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// Of what each name of some bytes repeats, so that a file cannot grow in memory without bounds.
constexpr std::size_t longest_namespace = 4096;

std::string_view name_of_type(TokenKind kind) {
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

bool is(const TermReader::Resource& type, std::string_view iri) {
  const std::string_view stem = type.stem->text();
  return stem.size() + type.rest.size() == iri.size() && iri.starts_with(stem) && iri.ends_with(type.rest);
}

}  // namespace

TermReader::TermReader(TokenStream& tokens, StatementSink& sink, const ReadOptions& options)
    : tokens_(tokens),
      sink_(sink),
      terms_(sink.terms()),
      base_(options.base),
      base_parts_(split_iri(base_)),
      xsd_stem_(std::string(vocab::xsd)),
      label_stem_(fmt::format("f{}_", options.blank_scope)),
      unlabelled_stem_(fmt::format("f{}g", options.blank_scope)) {}

TermId TermReader::unlabelled(std::size_t number) {
  const fmt::format_int digits(number);
  return terms_.intern(TermKind::blank, unlabelled_stem_, {digits.data(), digits.size()});
}

std::string TermReader::graph_label(std::size_t number) const {
  return fmt::format("{}n{}", unlabelled_stem_.text(), number);
}

TermId TermReader::number_of(const Resource& resource, const TextPosition& position) {
  if (resource.damaged) return no_term;
  const std::size_t known = terms_.size();
  const TermId term = terms_.intern(resource.kind, *resource.stem, resource.rest);
  // Checks each IRI once. An IRI with a prefix adds only a local name, which RFC 3987 always allows.
  if (terms_.size() > known && resource.kind == TermKind::iri && resource.stem == &no_stem_)
    warn_of_form(resource.rest, position);
  return term;
}

void TermReader::warn_of_form(std::string_view iri, const TextPosition& position) {
  if (const std::string fault = rfc3987_fault(iri); !fault.empty())
    tokens_.warn(rdf_fault::iri_form, position, fault, "Turtle allows this IRI, but RFC 3987 does not");
}

TermReader::Resource TermReader::resource(const Token& token) {
  if (token.kind == TokenKind::prefixed_name) return prefixed_name(token);
  if (token.kind == TokenKind::iri) return iri(token);
  return {TermKind::blank, &label_stem_, token.text, token.damaged};
}

TermReader::Resource TermReader::iri(const Token& token) {
  Resource found{TermKind::iri, &no_stem_, token.text, token.damaged};
  if (token.damaged) return found;
  if (token.escaped) {
    scratch_.clear();
    append_unescaped(scratch_, token.text);
    found.rest = scratch_;
    found.damaged = first_illegal_in_iri(scratch_).has_value();
    if (found.damaged) {
      tokens_.report(rdf_fault::iri, token.position,
                     "an escape in this IRI is a character that is not allowed in an IRI",
                     "write it percent-encoded, as %20 for a space");
      return found;
    }
  }
  if (has_scheme(found.rest)) return found;
  found.damaged = tokens_.line_based() || base_.empty();
  if (found.damaged) {
    tokens_.report(rdf_fault::iri, token.position, fmt::format("relative IRI {} without a base", describe(token)),
                   tokens_.line_based() ? "write the absolute IRI"
                                        : "declare one before it: @base <http://…> . or give one with --base IRI");
    return found;
  }
  if (const std::size_t end = found.rest.find_first_of(":/?#"); end != std::string_view::npos && found.rest[end] == ':')
    tokens_.warn(
        rdf_fault::iri_form, token.position,
        fmt::format("'{}' is not a scheme, so this IRI counts as relative", found.rest.substr(0, end)),
        "a scheme is a letter and letters, digits, '+', '-' or '.'; a relative IRI such as this begins with ./");
  std::string resolved;
  append_resolved(resolved, base_parts_, found.rest);
  scratch_ = std::move(resolved);
  found.rest = scratch_;
  return found;
}

// Null if the prefix is not declared. There are few prefixes, but one for almost every token.
const TermReader::Namespace* TermReader::space_of(std::string_view prefix) {
  const std::size_t letter = prefix.empty() ? 0 : static_cast<unsigned char>(prefix.back());
  Declared& recent = recent_[(prefix.size() * 5 + letter) % recent_.size()];
  if (recent.space && recent.name == prefix) return recent.space;
  const auto found = prefixes_.find(prefix);
  if (found == prefixes_.end()) return nullptr;
  recent = {found->first, &found->second};
  return recent.space;
}

TermReader::Resource TermReader::prefixed_name(const Token& token) {
  Resource found{TermKind::iri, &no_stem_,
                 token.text.substr(std::min<std::size_t>(token.prefix_size + 1u, token.text.size())), true};
  if (token.damaged) return found;
  const std::string_view name = token.text.substr(0, token.prefix_size);
  const Namespace* space = space_of(name);
  if (!space) {
    undefined_prefix(token, name);
    return found;
  }
  found.stem = &space->stem;
  found.damaged = space->damaged;
  if (token.escaped) {
    scratch_.clear();
    append_unescaped_local(scratch_, found.rest);
    found.rest = scratch_;
  }
  return found;
}

void TermReader::undefined_prefix(const Token& token, std::string_view name) {
  std::vector<std::string> known;
  for (const auto& [prefix, declared] : prefixes_) known.push_back(prefix);
  std::sort(known.begin(), known.end());
  const std::vector<std::string> near = nearest_spellings(name, known, 1);
  tokens_.report(rdf_fault::prefix, token.position, fmt::format("undefined prefix '{}:'", name),
                 near.empty() ? fmt::format("declare it before its use: @prefix {}: <http://…> .", name)
                              : fmt::format("did you mean '{}:'?", near.front()));
}

bool TermReader::read_term(TermId& term) {
  const Token& token = tokens_.token();
  switch (token.kind) {
    case TokenKind::iri:
    case TokenKind::prefixed_name:
    case TokenKind::blank_label:
      term = number_of(resource(token), token.position);
      break;
    case TokenKind::string:
      return read_string(term);
    default:
      term = token.damaged ? no_term
                           : terms_.intern_literal(
                                 token.text, terms_.intern(TermKind::iri, xsd_stem_, name_of_type(token.kind)), {});
      break;
  }
  tokens_.advance();
  return true;
}

// A string with a language tag, a datatype, or neither.
bool TermReader::read_string(TermId& term) {
  const bool damaged = tokens_.token().damaged;
  std::string_view value = tokens_.token().text;
  if (tokens_.token().escaped) {
    value_.clear();
    append_unescaped(value_, value);
    value = value_;
  }
  std::string_view language;
  std::optional<TermId> type = no_term;
  tokens_.advance();
  if (tokens_.token().kind == TokenKind::language) {
    language = tokens_.token().text;
  } else if (tokens_.token().kind == TokenKind::datatype_mark) {
    if (value.data() != value_.data()) value_ = value;  // the text of its token may become invalid while reading on
    value = value_;
    if (!read_datatype(type)) return false;
  }
  const bool whole = !damaged && type && (language.empty() || !tokens_.token().damaged);
  term = whole ? terms_.intern_literal(value, *type, language) : no_term;
  if (!language.empty()) tokens_.advance();
  return true;
}

// At '^^'. No number for a faulty datatype, no_term for xsd:string.
bool TermReader::read_datatype(std::optional<TermId>& type) {
  tokens_.advance();
  const Token& token = tokens_.token();
  if (token.kind != TokenKind::iri && token.kind != TokenKind::prefixed_name)
    return expect(TokenKind::iri, "'^^' needs a datatype after it", "write its IRI: ^^<…> or ^^xsd:date");
  const Resource found = resource(token);
  type.reset();
  if (!found.damaged) type = is(found, vocab::xsd_string) ? no_term : number_of(found, token.position);
  if (!found.damaged && is(found, vocab::rdf_langString))
    tokens_.warn(rdf_fault::language, token.position, "rdf:langString without a language tag",
                 "write the tag instead of the datatype: \"…\"@en");
  tokens_.advance();
  return true;
}

// False, with a fault unless the lexer has reported one, if the current token has another kind.
bool TermReader::expect(TokenKind kind, std::string_view message, std::string_view remedy) {
  const Token& token = tokens_.token();
  if (token.kind == kind) return true;
  if (token.kind != TokenKind::invalid)
    tokens_.report(rdf_fault::grammar, token.position, fmt::format("{}, not {}", message, describe(token)),
                   std::string(remedy));
  return false;
}

bool TermReader::read_directive() {
  const Token& token = tokens_.token();
  const bool dotted = token.kind == TokenKind::language;
  if (dotted && token.text != "prefix" && token.text != "base") {
    tokens_.report(rdf_fault::grammar, token.position, fmt::format("unknown directive {}", describe(token)),
                   "write @prefix or @base, in lower case");
    return false;
  }
  const bool is_base = token.kind == TokenKind::base || (dotted && token.text == "base");
  tokens_.advance();
  if (!(is_base ? read_base() : read_prefix())) return false;
  if (dotted && !expect(TokenKind::dot, "expected '.' after the directive", "end it with '.'")) return false;
  if (dotted) tokens_.advance();
  return true;
}

TermReader::Resource TermReader::declared_iri(const Token& token) {
  Resource found = iri(token);
  if (found.damaged || found.rest.size() <= longest_namespace) return found;
  tokens_.report(rdf_fault::iri, token.position, "a prefix or a base is longer than 4,096 bytes",
                 "shorten it; write what is longer as whole IRIs");
  found.damaged = true;
  return found;
}

bool TermReader::read_base() {
  if (!expect(TokenKind::iri, "expected the base IRI", "write it in <…>")) return false;
  if (const Resource found = declared_iri(tokens_.token()); !found.damaged) {
    base_ = std::string(found.rest);
    base_parts_ = split_iri(base_);
  }
  tokens_.advance();
  return true;
}

bool TermReader::read_prefix() {
  constexpr std::string_view remedy = "write a prefix and its IRI: ex: <http://example.org/>";
  if (!expect(TokenKind::prefixed_name, "expected a prefix", remedy)) return false;
  const Token& token = tokens_.token();
  if (token.prefix_size + 1 != token.text.size()) {
    tokens_.report(rdf_fault::grammar, token.position,
                   fmt::format("a prefix ends with its colon, unlike {}", describe(token)), std::string(remedy));
    return false;
  }
  std::string name(token.text.substr(0, token.prefix_size));
  tokens_.advance();
  if (!expect(TokenKind::iri, "expected the prefix's IRI", remedy)) return false;
  const Resource found = declared_iri(tokens_.token());
  if (!found.damaged) {
    warn_of_form(found.rest, tokens_.token().position);
    sink_.prefix(name, found.rest);
  }
  prefixes_.insert_or_assign(std::move(name), Namespace{TermStem(std::string(found.rest)), found.damaged});
  recent_ = {};
  tokens_.advance();
  return true;
}

}  // namespace filiera
