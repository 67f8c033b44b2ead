// SPDX-License-Identifier: Apache-2.0
// A hash table of terms with stable addresses of their bytes.
#include "rdf/term_interner.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace filiera {
namespace {

constexpr std::size_t block_bytes = 1 << 20;

// A polynomial hash of the bytes with an odd base, modulo 2^64: the hash of a concatenation follows from those of its
// parts.
constexpr std::uint64_t base = 0x9E3779B97F4A7C15;
constexpr std::array<std::uint64_t, 9> powers = [] {
  std::array<std::uint64_t, 9> table{};
  std::uint64_t power = 1;
  for (std::uint64_t& entry : table) {
    entry = power;
    power *= base;
  }
  return table;
}();

std::uint64_t continued(std::uint64_t hash, std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8)
    hash = hash * powers[8] + at[0] * powers[7] + at[1] * powers[6] + at[2] * powers[5] + at[3] * powers[4] +
           at[4] * powers[3] + at[5] * powers[2] + at[6] * powers[1] + at[7];
  for (; left > 0; --left) hash = hash * base + *at++;
  return hash;
}

std::uint32_t mixed(std::uint64_t hash) {
  hash ^= hash >> 32;
  return static_cast<std::uint32_t>(hash * 0xD6E8FEB86659FD93 >> 32);
}

bool same(const char* bytes, std::string_view text) {
  return text.empty() || std::memcmp(bytes, text.data(), text.size()) == 0;
}

char* copied(char* to, std::string_view text) { return std::copy(text.begin(), text.end(), to); }

}  // namespace

TermStem::TermStem(std::string text) : text_(std::move(text)), hash_(continued(0, text_)) {}

TermView TermInterner::operator[](TermId id) const {
  TermView term{kind(id), value(id), {}, language(id)};
  if (const TermId type = datatype(id); type != no_term) term.datatype = value(type);
  return term;
}

TermId TermInterner::intern(const TermView& term) {
  if (term.kind != TermKind::literal)
    return number_of({term.kind, term.value, {}, no_term, {}}, continued(0, term.value));
  return intern_literal(term.value, term.datatype.empty() ? no_term : intern(iri_term(term.datatype)), term.language);
}

TermId TermInterner::intern(TermKind kind, const TermStem& stem, std::string_view rest) {
  return number_of({kind, stem.text(), rest, no_term, {}}, continued(stem.hash(), rest));
}

TermId TermInterner::intern_literal(std::string_view value, TermId datatype, std::string_view language) {
  const std::uint64_t hash = continued(0, value) + datatype * powers[8];
  return number_of({TermKind::literal, value, {}, datatype, language}, continued(hash, language));
}

TermId TermInterner::number_of(const Parts& parts, std::uint64_t full_hash) {
  if (records_.size() * 2 >= buckets_.size()) grow();
  const std::uint32_t hash = mixed(full_hash + static_cast<std::uint64_t>(parts.kind));
  const std::size_t mask = buckets_.size() - 1;
  std::size_t bucket = hash & mask;
  for (; buckets_[bucket].id != no_term; bucket = (bucket + 1) & mask)
    if (buckets_[bucket].hash == hash && holds(records_[buckets_[bucket].id], parts)) return buckets_[bucket].id;
  const TermId id = add(parts, hash);
  buckets_[bucket] = {hash, id};
  return id;
}

bool TermInterner::holds(const Record& record, const Parts& parts) {
  const std::size_t stem = parts.stem.size();
  return record.length == stem + parts.rest.size() && record.kind == parts.kind && record.datatype == parts.datatype &&
         record.language_length == parts.language.size() && same(record.bytes + stem, parts.rest) &&
         same(record.bytes, parts.stem) && same(record.bytes + record.length, parts.language);
}

TermId TermInterner::add(const Parts& parts, std::uint32_t hash) {
  const std::size_t length = parts.stem.size() + parts.rest.size();
  if (parts.language.size() > longest_language || length > longest_value)
    throw std::length_error("a term is too long (limits: value 4 GiB, language tag 16,383 bytes)");
  if (records_.size() >= no_term - 1) throw std::length_error("more than 4,294,967,294 distinct terms");
  char* bytes = room(length + parts.language.size());
  copied(copied(copied(bytes, parts.stem), parts.rest), parts.language);
  records_.push_back({bytes, static_cast<std::uint32_t>(length), hash, parts.datatype, parts.kind,
                      static_cast<std::uint16_t>(parts.language.size())});
  return static_cast<TermId>(records_.size() - 1);
}

char* TermInterner::room(std::size_t size) {
  if (block_size_ - block_used_ < size || blocks_.empty()) {
    block_size_ = std::max(block_bytes, size);
    blocks_.push_back(std::unique_ptr<char[]>(new char[block_size_]));
    block_used_ = 0;
  }
  block_used_ += size;
  return blocks_.back().get() + (block_used_ - size);
}

void TermInterner::grow() {
  std::vector<Bucket> buckets(std::max<std::size_t>(1024, buckets_.size() * 2), Bucket{0, no_term});
  const std::size_t mask = buckets.size() - 1;
  for (TermId id = 0; id < records_.size(); ++id) {
    std::size_t bucket = records_[id].hash & mask;
    while (buckets[bucket].id != no_term) bucket = (bucket + 1) & mask;
    buckets[bucket] = {records_[id].hash, id};
  }
  buckets_ = std::move(buckets);
}

}  // namespace filiera
