// SPDX-License-Identifier: Apache-2.0
// RDF terms as numbers: an interner while reading, a sorted flat table afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/column.hpp"
#include "rdf/term.hpp"

namespace filiera {

using TermId = std::uint32_t;
inline constexpr TermId no_term = UINT32_MAX;

// One term of a table. `offset` and `length` delimit its value in the table's bytes; a language tag follows the
// value there. `datatype` is the term of a literal's datatype, no_term for plain and language-tagged strings.
struct TermRecord {
  std::uint64_t offset : 48 = 0;
  std::uint64_t language_length : 8 = 0;
  std::uint64_t kind : 8 = 0;  // a TermKind
  std::uint32_t length = 0;
  TermId datatype = no_term;
};

// Distinct terms in the order of TermView: comparing two ids compares the terms.
class TermTable {
 public:
  TermTable() = default;
  TermTable(Column<TermRecord> records, Column<char> bytes)
      : records_(std::move(records)), bytes_(std::move(bytes)) {}

  std::size_t size() const { return records_.size(); }
  // `id` must be below size(). The view lives as long as the table.
  TermView operator[](TermId id) const;
  std::string_view value(TermId id) const {
    const TermRecord& record = records_[id];
    return text(record.offset, record.offset + record.length);
  }
  TermKind kind(TermId id) const { return static_cast<TermKind>(records_[id].kind); }
  // no_term when the term is not in the table. O(log n) comparisons.
  TermId find(const TermView& term) const;
  TermId find_iri(std::string_view iri) const { return find(iri_term(iri)); }

  const Column<TermRecord>& records() const { return records_; }
  const Column<char>& bytes() const { return bytes_; }

 private:
  std::string_view text(std::uint64_t first, std::uint64_t last) const {
    const std::span<const char> bytes = bytes_.slice(first, last);
    return {bytes.data(), bytes.size()};
  }

  Column<TermRecord> records_;
  Column<char> bytes_;
};

// Gives each distinct term a number in order of arrival.
class TermInterner {
 public:
  // At most 2^32 - 2 terms and language tags of at most 255 bytes; more throws std::length_error.
  TermId intern(const TermView& term);
  TermView operator[](TermId id) const;
  std::size_t size() const { return records_.size(); }

  // The sorted table of all terms, and in `renumbered` the new id of each old one. Empties the interner.
  TermTable sorted(std::vector<TermId>& renumbered) &&;

 private:
  void grow();
  const char* store(std::string_view value, std::string_view language);

  struct Stored {
    const char* bytes;
    std::uint32_t length;
    std::uint32_t hash;
    TermId datatype;
    TermKind kind;
    std::uint8_t language_length;
  };
  TermView view(const Stored& stored) const;
  std::vector<TermId> in_order() const;

  std::vector<Stored> records_;
  // Open addressing, a power of two. The hash beside the number spares a look at most terms of other values.
  struct Slot {
    std::uint32_t hash;
    TermId id;
  };
  std::vector<Slot> slots_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_used_ = 0;
  std::size_t block_size_ = 0;
};

}  // namespace filiera
