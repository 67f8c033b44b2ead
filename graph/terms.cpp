// SPDX-License-Identifier: Apache-2.0
// RDF terms as numbers: an interner while reading, a sorted flat table afterwards.
#include "graph/terms.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <tuple>

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
  std::vector<Slot> slots(std::max<std::size_t>(1024, slots_.size() * 2), Slot{0, no_term});
  const std::size_t mask = slots.size() - 1;
  for (TermId id = 0; id < records_.size(); ++id) {
    std::size_t slot = records_[id].hash & mask;
    while (slots[slot].id != no_term) slot = (slot + 1) & mask;
    slots[slot] = {records_[id].hash, id};
  }
  slots_ = std::move(slots);
}

TermId TermInterner::intern(const TermView& term) {
  if (records_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(term);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].id != no_term; slot = (slot + 1) & mask)
    if (slots_[slot].hash == hash && view(records_[slots_[slot].id]) == term) return slots_[slot].id;
  if (term.language.size() > UINT8_MAX || term.value.size() > UINT32_MAX)
    throw std::length_error("a term is longer than can be kept (value 4 GiB, language tag 255 bytes)");
  TermId datatype = no_term;
  if (!term.datatype.empty()) {
    datatype = intern(iri_term(term.datatype));
    // Interning the datatype may have moved or filled the slot.
    const std::size_t new_mask = slots_.size() - 1;
    slot = hash & new_mask;
    while (slots_[slot].id != no_term) slot = (slot + 1) & new_mask;
  }
  if (records_.size() >= no_term - 1) throw std::length_error("more than 4,294,967,294 distinct terms");
  const TermId id = static_cast<TermId>(records_.size());
  records_.push_back({store(term.value, term.language), static_cast<std::uint32_t>(term.value.size()), hash,
                      datatype, term.kind, static_cast<std::uint8_t>(term.language.size())});
  slots_[slot] = {hash, id};
  return id;
}

// Multikey quicksort (Bentley and Sedgewick: Fast algorithms for sorting and searching strings, 1997) over eight bytes
// at a time, kept beside the numbers: IRIs share long beginnings, and a look at a term is a cache miss.
std::vector<TermId> TermInterner::in_order() const {
  struct Entry {
    std::uint64_t key;  // eight bytes from `depth` on as a big-endian number, zeros behind the end
    TermId id;
    std::uint32_t length;  // of these bytes, 9 when there are more
  };
  std::vector<Entry> entries(records_.size());
  for (TermId id = 0; id < records_.size(); ++id) entries[id] = {0, id, 0};
  struct Range {
    std::size_t first, last, depth;
  };
  std::vector<Range> ranges;
  const auto by_kind = [this](const Entry& a, const Entry& b) { return records_[a.id].kind < records_[b.id].kind; };
  std::stable_sort(entries.begin(), entries.end(), by_kind);
  for (std::size_t first = 0, last; first < entries.size(); first = last) {
    last = static_cast<std::size_t>(
        std::upper_bound(entries.begin() + static_cast<std::ptrdiff_t>(first), entries.end(), entries[first], by_kind) -
        entries.begin());
    ranges.push_back({first, last, 0});
  }
  while (!ranges.empty()) {
    auto [first, last, depth] = ranges.back();
    ranges.pop_back();
    // What all begin with needs no sorting.
    const std::string_view begins{records_[entries[first].id].bytes, records_[entries[first].id].length};
    std::size_t common = begins.size();
    for (std::size_t i = first + 1; i < last && common > depth; ++i) {
      const Stored& stored = records_[entries[i].id];
      const std::size_t most = std::min<std::size_t>(common, stored.length);
      std::size_t same = depth;
      while (same < most && stored.bytes[same] == begins[same]) ++same;
      common = same;
    }
    depth = std::max(depth, common);
    for (std::size_t i = first; i < last; ++i) {
      const Stored& stored = records_[entries[i].id];
      const std::size_t left = stored.length - std::min<std::size_t>(depth, stored.length);
      const std::size_t taken = std::min<std::size_t>(left, 8);
      std::uint64_t key = 0;
      for (std::size_t b = 0; b < taken; ++b)
        key |= std::uint64_t{static_cast<unsigned char>(stored.bytes[depth + b])} << (56 - 8 * b);
      entries[i].key = key;
      entries[i].length = static_cast<std::uint32_t>(std::min<std::size_t>(left, 9));
    }
    const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(last);
    const auto less = [](const Entry& a, const Entry& b) { return std::tie(a.key, a.length) < std::tie(b.key, b.length); };
    std::sort(begin, end, less);
    for (std::size_t i = first, next; i < last; i = next) {
      for (next = i + 1; next < last && !less(entries[i], entries[next]);) ++next;
      if (next - i == 1) continue;
      if (entries[i].length == 9) {
        ranges.push_back({i, next, depth + 8});
        continue;
      }
      // Equal values differ in datatype or language.
      std::sort(entries.begin() + static_cast<std::ptrdiff_t>(i), entries.begin() + static_cast<std::ptrdiff_t>(next),
                [this](const Entry& a, const Entry& b) { return view(records_[a.id]) < view(records_[b.id]); });
    }
  }
  std::vector<TermId> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(entry.id);
  return order;
}

TermTable TermInterner::sorted(std::vector<TermId>& renumbered) && {
  slots_ = {};  // room for the table, which for a while stands beside the terms
  const std::vector<TermId> order = in_order();
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
