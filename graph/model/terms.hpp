// SPDX-License-Identifier: Apache-2.0
// RDF terms in order, as a flat table.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/column.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

// One term of a table. `offset` and `length` are the position of its value in the table's bytes; a language tag follows
// the value. `datatype` is the term of a literal's datatype; no_term for plain and language-tagged strings.
struct TermRecord {
  std::uint64_t offset : 48 = 0;
  std::uint64_t language_length_low : 8 = 0;
  std::uint64_t kind : 2 = 0;  // a TermKind
  std::uint64_t language_length_high : 6 = 0;
  std::uint32_t length = 0;
  TermId datatype = no_term;

  std::uint64_t language_length() const { return language_length_high << 8 | language_length_low; }
  // At most longest_language.
  void set_language_length(std::size_t bytes) {
    language_length_low = bytes & 0xFF;
    language_length_high = bytes >> 8 & 0x3F;
  }
};

// Distinct terms in the order of TermView: comparing two ids compares the terms.
class TermTable {
 public:
  TermTable() = default;
  TermTable(Column<TermRecord> records, Column<char> bytes) : records_(std::move(records)), bytes_(std::move(bytes)) {}

  std::size_t size() const { return records_.size(); }
  // Requires id < size(). The view is valid as long as the table.
  TermView operator[](TermId id) const;
  std::string_view value(TermId id) const {
    const TermRecord& record = records_[id];
    return text(record.offset, record.offset + record.length);
  }
  TermKind kind(TermId id) const { return static_cast<TermKind>(records_[id].kind); }
  // no_term if the term is absent. O(log n) comparisons.
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

// The sorted table of all terms of `interner`; `renumbered` receives the new id of each.
TermTable sorted_table(TermInterner interner, std::vector<TermId>& renumbered);

}  // namespace filiera
