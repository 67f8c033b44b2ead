// SPDX-License-Identifier: Apache-2.0
// The table of terms, and how it is sorted.
#include "graph/model/terms.hpp"

#include <algorithm>
#include <tuple>

namespace filiera {

TermView TermTable::operator[](TermId id) const {
  const TermRecord& record = records_[id];
  TermView term;
  term.kind = static_cast<TermKind>(record.kind);
  const std::uint64_t end = record.offset + record.length;
  term.value = text(record.offset, end);
  if (record.datatype != no_term) term.datatype = value(record.datatype);
  if (const std::uint64_t length = record.language_length(); length != 0) term.language = text(end, end + length);
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

namespace {

// Multikey quicksort (Bentley and Sedgewick: Fast algorithms for sorting and searching strings, 1997) over eight bytes
// at a time. These are stored beside the ids, because IRIs share long prefixes and each access to a term is a cache
// miss.
std::vector<TermId> in_order(const TermInterner& terms) {
  struct Entry {
    std::uint64_t key;  // eight bytes from `depth` on as a big-endian number, zeros after the end
    TermId id;
    std::uint32_t length;  // how many of these bytes exist; 9 if there are more
  };
  std::vector<Entry> entries(terms.size());
  for (TermId id = 0; id < terms.size(); ++id) entries[id] = {0, id, 0};
  struct Range {
    std::size_t first, last, depth;
  };
  std::vector<Range> ranges;
  const auto by_kind = [&](const Entry& a, const Entry& b) { return terms.kind(a.id) < terms.kind(b.id); };
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
    // Skips the prefix that all share.
    const std::string_view begins = terms.value(entries[first].id);
    std::size_t common = begins.size();
    for (std::size_t i = first + 1; i < last && common > depth; ++i) {
      const std::string_view value = terms.value(entries[i].id);
      const std::size_t most = std::min(common, value.size());
      std::size_t same = depth;
      while (same < most && value[same] == begins[same]) ++same;
      common = same;
    }
    depth = std::max(depth, common);
    for (std::size_t i = first; i < last; ++i) {
      const std::string_view value = terms.value(entries[i].id);
      const std::size_t left = value.size() - std::min(depth, value.size());
      const std::size_t taken = std::min<std::size_t>(left, 8);
      std::uint64_t key = 0;
      for (std::size_t b = 0; b < taken; ++b)
        key |= std::uint64_t{static_cast<unsigned char>(value[depth + b])} << (56 - 8 * b);
      entries[i].key = key;
      entries[i].length = static_cast<std::uint32_t>(std::min<std::size_t>(left, 9));
    }
    const auto begin = entries.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = entries.begin() + static_cast<std::ptrdiff_t>(last);
    const auto less = [](const Entry& a, const Entry& b) {
      return std::tie(a.key, a.length) < std::tie(b.key, b.length);
    };
    std::sort(begin, end, less);
    for (std::size_t i = first, next; i < last; i = next) {
      for (next = i + 1; next < last && !less(entries[i], entries[next]);) ++next;
      if (next - i == 1) continue;
      if (entries[i].length == 9) {
        ranges.push_back({i, next, depth + 8});
        continue;
      }
      // Terms with equal values differ in datatype or language.
      std::sort(entries.begin() + static_cast<std::ptrdiff_t>(i), entries.begin() + static_cast<std::ptrdiff_t>(next),
                [&](const Entry& a, const Entry& b) { return terms[a.id] < terms[b.id]; });
    }
  }
  std::vector<TermId> order;
  order.reserve(entries.size());
  for (const Entry& entry : entries) order.push_back(entry.id);
  return order;
}

}  // namespace

TermTable sorted_table(TermInterner terms, std::vector<TermId>& renumbered) {
  terms.seal();  // makes room for the table, which exists beside the terms for a while
  const std::vector<TermId> order = in_order(terms);
  renumbered.resize(order.size());
  for (TermId rank = 0; rank < order.size(); ++rank) renumbered[order[rank]] = rank;

  std::size_t total = 0;
  for (const TermId id : order) total += terms.value(id).size() + terms.language(id).size();
  std::vector<TermRecord> records;
  records.reserve(order.size());
  std::vector<char> bytes;
  bytes.reserve(total);
  for (const TermId id : order) {
    const std::string_view value = terms.value(id), language = terms.language(id);
    TermRecord record;
    record.offset = bytes.size();
    record.length = static_cast<std::uint32_t>(value.size());
    record.datatype = terms.datatype(id) == no_term ? no_term : renumbered[terms.datatype(id)];
    record.kind = static_cast<std::uint8_t>(terms.kind(id));
    record.set_language_length(language.size());
    records.push_back(record);
    bytes.insert(bytes.end(), value.begin(), value.end());
    bytes.insert(bytes.end(), language.begin(), language.end());
  }
  return TermTable(Column<TermRecord>(std::move(records)), Column<char>(std::move(bytes)));
}

}  // namespace filiera
