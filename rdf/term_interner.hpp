// SPDX-License-Identifier: Apache-2.0
// RDF terms as numbers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rdf/term.hpp"

namespace filiera {

using TermId = std::uint32_t;
inline constexpr TermId no_term = UINT32_MAX;

// A common prefix of many terms' values, such as a namespace, with its hash.
class TermStem {
 public:
  explicit TermStem(std::string text = {});
  std::string_view text() const { return text_; }
  std::uint64_t hash() const { return hash_; }

 private:
  std::string text_;
  std::uint64_t hash_;
};

// The longest value of a term and the longest language tag, in bytes. Readers report longer ones as faults.
inline constexpr std::uint64_t longest_value = UINT32_MAX;
inline constexpr std::size_t longest_language = (std::size_t{1} << 14) - 1;

// Assigns a number to each distinct term in order of insertion. Throws std::length_error for more than 2^32 - 2 terms
// and for terms that are too long.
class TermInterner {
 public:
  TermId intern(const TermView& term);
  // An IRI or a blank node whose value is `stem` followed by `rest`.
  TermId intern(TermKind kind, const TermStem& stem, std::string_view rest);
  // A literal; `datatype` is the number of an IRI, or no_term for xsd:string and where there is a language.
  TermId intern_literal(std::string_view value, TermId datatype, std::string_view language);

  std::size_t size() const { return records_.size(); }
  // Requires a number that was assigned. Views live as long as the interner.
  TermView operator[](TermId id) const;
  TermKind kind(TermId id) const { return records_[id].kind; }
  std::string_view value(TermId id) const { return {records_[id].bytes, records_[id].length}; }
  std::string_view language(TermId id) const {
    return {records_[id].bytes + records_[id].length, records_[id].language_length};
  }
  TermId datatype(TermId id) const { return records_[id].datatype; }

  // Frees the memory of `intern`, which must not be called again.
  void seal() { buckets_ = std::vector<Bucket>(); }

 private:
  struct Parts {
    TermKind kind;
    std::string_view stem, rest;
    TermId datatype;
    std::string_view language;
  };
  struct Record {
    const char* bytes;  // the value, followed by the language
    std::uint32_t length;
    std::uint32_t hash;
    TermId datatype;
    TermKind kind;
    std::uint16_t language_length;
  };
  // Storing the hash beside the number avoids looking at most terms with other values.
  struct Bucket {
    std::uint32_t hash;
    TermId id;
  };

  TermId number_of(const Parts& parts, std::uint64_t hash);
  TermId add(const Parts& parts, std::uint32_t hash);
  static bool holds(const Record& record, const Parts& parts);
  char* room(std::size_t size);
  void grow();

  std::vector<Record> records_;
  std::vector<Bucket> buckets_;  // open addressing, a power of two
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0;
  std::size_t block_size_ = 0;
};

}  // namespace filiera
