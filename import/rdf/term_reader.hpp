// SPDX-License-Identifier: Apache-2.0
// Converts tokens to terms: expands prefixed names, resolves IRIs, combines a string with its tag or datatype.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "import/rdf/token_stream.hpp"
#include "import/rdf/turtle.hpp"
#include "rdf/iri.hpp"

namespace filiera {

// The position of an object that begins at `position`.
inline Origin origin_at(const TextPosition& position) {
  return {static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

class TermReader {
 public:
  // A resource as written, without a number: its value is `stem` followed by `rest`.
  struct Resource {
    TermKind kind;
    const TermStem* stem;
    std::string_view rest;
    bool damaged;  // a fault in it has been reported
  };

  // `sink` assigns numbers to terms, and receives the prefixes.
  TermReader(TokenStream& tokens, StatementSink& sink, const ReadOptions& options);
  TermReader(const TermReader&) = delete;
  TermReader& operator=(const TermReader&) = delete;

  TokenStream& tokens() { return tokens_; }

  // Reads the term that starts at the current token (requires starts_term, and not `a`) and moves after it; no_term for
  // a faulty term. False if no term could be made; the fault is reported.
  bool read_term(TermId& term);

  // The value of an IRI, a name or a label. Views are valid until the next resource, and as long as the text of the
  // token.
  Resource resource(const Token& token);
  // Its number; no_term for a faulty one. Warns, at `position`, of an IRI that violates RFC 3987.
  TermId number_of(const Resource& resource, const TextPosition& position);

  // At PREFIX, BASE or an "@" word at the start of a statement: reads the declaration and moves after it. False after a
  // fault that leaves the directive incomplete.
  bool read_directive();

  // The `number`th blank node without a label.
  TermId unlabelled(std::size_t number);
  // The label of the `number`th graph whose name is an unlabelled blank node.
  std::string graph_label(std::size_t number) const;

 private:
  struct Namespace {
    TermStem stem;
    bool damaged = false;
  };
  struct Declared {
    std::string_view name;
    const Namespace* space = nullptr;
  };
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  const Namespace* space_of(std::string_view prefix);
  Resource iri(const Token& token);
  // The IRI of a directive: damaged, with a fault, where it is too long.
  Resource declared_iri(const Token& token);
  Resource prefixed_name(const Token& token);
  bool read_string(TermId& term);
  bool read_datatype(std::optional<TermId>& type);
  bool read_base();
  bool read_prefix();
  bool expect(TokenKind kind, std::string_view message, std::string_view remedy);
  void warn_of_form(std::string_view iri, const TextPosition& position);
  void undefined_prefix(const Token& token, std::string_view name);

  TokenStream& tokens_;
  StatementSink& sink_;
  TermInterner& terms_;
  std::string base_;
  IriParts base_parts_;  // of base_
  const TermStem no_stem_;
  const TermStem xsd_stem_;
  const TermStem label_stem_;       // of blank nodes with a label
  const TermStem unlabelled_stem_;  // of those without
  std::string scratch_, value_;
  std::unordered_map<std::string, Namespace, StringHash, std::equal_to<>> prefixes_;
  std::array<Declared, 16> recent_{};  // cache of prefixes_
};

}  // namespace filiera
