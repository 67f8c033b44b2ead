// SPDX-License-Identifier: Apache-2.0
// RDF terms as numbers: an interner while reading, a sorted flat table afterwards.
#include "graph/terms.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace filiera {
namespace {

constexpr std::size_t block_bytes = 1 << 20;

std::uint32_t hash_of(const TermView& term) {
  const std::hash<std::string_view> hash;
  std::size_t h = hash(term.value) * 31 + static_cast<std::size_t>(term.kind);
  if (term.kind == TermKind::literal) h = (h * 31 + hash(term.datatype)) * 31 + hash(term.language);
  h ^= h >> 32;
  return static_cast<std::uint32_t>(h * 0x9E3779B97F4A7C15ull >> 32);
}

}  // namespace

TermView TermTable::operator[](TermId id) const {
  const TermRecord& record = records_[id];
  TermView term;
  term.kind = static_cast<TermKind>(record.kind);
  const std::uint64_t end = record.offset + record.length;
  term.value = text(record.offset, end);
  if (record.datatype != no_term) term.datatype = value(record.datatype);
  if (record.language_length != 0) term.language = text(end, end + record.language_length);
  return term;
}

TermId TermTable::find(const TermView& term) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if ((*this)[static_cast<TermId>(middle)] < term)
      low = middle + 1;
    else
      high = middle;
  }
  return low < size() && (*this)[static_cast<TermId>(low)] == term ? static_cast<TermId>(low) : no_term;
}

TermView TermInterner::view(const Stored& stored) const {
  TermView term;
  term.kind = stored.kind;
  term.value = {stored.bytes, stored.length};
  if (stored.datatype != no_term) term.datatype = {records_[stored.datatype].bytes, records_[stored.datatype].length};
  term.language = {stored.bytes + stored.length, stored.language_length};
  return term;
}

TermView TermInterner::operator[](TermId id) const { return view(records_[id]); }

const char* TermInterner::store(std::string_view value, std::string_view language) {
  const std::size_t needed = value.size() + language.size();
  if (block_size_ - block_used_ < needed || blocks_.empty()) {
    block_size_ = std::max(block_bytes, needed);
    blocks_.push_back(std::make_unique<char[]>(block_size_));
    block_used_ = 0;
  }
  char* bytes = blocks_.back().get() + block_used_;
  block_used_ += needed;
  if (!value.empty()) std::memcpy(bytes, value.data(), value.size());
  if (!language.empty()) std::memcpy(bytes + value.size(), language.data(), language.size());
  return bytes;
}

void TermInterner::grow() {
  std::vector<TermId> slots(std::max<std::size_t>(1024, slots_.size() * 2), no_term);
  const std::size_t mask = slots.size() - 1;
  for (TermId id = 0; id < records_.size(); ++id) {
    std::size_t slot = records_[id].hash & mask;
    while (slots[slot] != no_term) slot = (slot + 1) & mask;
    slots[slot] = id;
  }
  slots_ = std::move(slots);
}

TermId TermInterner::intern(const TermView& term) {
  if (records_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != no_term; slot = (slot + 1) & mask) {
    const Stored& stored = records_[slots_[slot]];
    if (stored.hash == hash && view(stored) == term) return slots_[slot];
  }
  if (term.language.size() > UINT8_MAX || term.value.size() > UINT32_MAX)
    throw std::length_error("a term is longer than can be kept (value 4 GiB, language tag 255 bytes)");
  TermId datatype = no_term;
  if (!term.datatype.empty()) {
    datatype = intern(iri_term(term.datatype));
    // Interning the datatype may have moved or filled the slot.
    const std::size_t new_mask = slots_.size() - 1;
    slot = hash & new_mask;
    while (slots_[slot] != no_term) slot = (slot + 1) & new_mask;
  }
  if (records_.size() >= no_term - 1) throw std::length_error("more than 4,294,967,294 distinct terms");
  const TermId id = static_cast<TermId>(records_.size());
  records_.push_back({store(term.value, term.language), static_cast<std::uint32_t>(term.value.size()), hash,
                      datatype, term.kind, static_cast<std::uint8_t>(term.language.size())});
  slots_[slot] = id;
  return id;
}

TermTable TermInterner::sorted(std::vector<TermId>& renumbered) && {
  slots_ = {};  // room for the table, which for a while stands beside the terms
  std::vector<TermId> order(records_.size());
  std::iota(order.begin(), order.end(), TermId{0});
  std::sort(order.begin(), order.end(),
            [this](TermId a, TermId b) { return view(records_[a]) < view(records_[b]); });
  renumbered.resize(order.size());
  for (TermId rank = 0; rank < order.size(); ++rank) renumbered[order[rank]] = rank;

  std::size_t total = 0;
  for (const Stored& stored : records_) total += stored.length + stored.language_length;
  std::vector<TermRecord> records;
  records.reserve(order.size());
  std::vector<char> bytes;
  bytes.reserve(total);
  for (const TermId id : order) {
    const Stored& stored = records_[id];
    TermRecord record;
    record.offset = bytes.size();
    record.length = stored.length;
    record.datatype = stored.datatype == no_term ? no_term : renumbered[stored.datatype];
    record.kind = static_cast<std::uint8_t>(stored.kind);
    record.language_length = stored.language_length;
    records.push_back(record);
    bytes.insert(bytes.end(), stored.bytes, stored.bytes + stored.length + stored.language_length);
  }
  *this = TermInterner();
  return TermTable(Column<TermRecord>(std::move(records)), Column<char>(std::move(bytes)));
}

}  // namespace filiera
