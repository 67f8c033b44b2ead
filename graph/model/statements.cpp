// SPDX-License-Identifier: Apache-2.0
// All statements of the input, sorted, with their positions.
#include "graph/model/statements.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/rows.hpp"

namespace filiera {

namespace {

// Sorts the statements of one subject, whose indices are `order`; stable.
void sort_properties(std::span<const Quad> quads, std::span<std::uint32_t> order,
                     std::vector<std::pair<Quad, std::uint32_t>>& properties) {
  properties.clear();
  for (const std::uint32_t i : order) properties.emplace_back(quads[i], i);
  if (std::is_sorted(properties.begin(), properties.end())) return;
  std::sort(properties.begin(), properties.end());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = properties[i].second;
}

// Reorders one component of all statements.
void arrange(std::vector<Quad>& quads, std::span<const std::uint32_t> order, TermId Quad::*part,
             std::vector<TermId>& room) {
  for (std::size_t i = 0; i < order.size(); ++i) room[i] = quads[order[i]].*part;
  for (std::size_t i = 0; i < order.size(); ++i) quads[i].*part = room[i];
}

}  // namespace

// Counting sort by subject, then a sort within each subject. The components of the statements are moved one after the
// other, because statements are most of the memory of a load.
void Statements::sort() {
  {
    auto by_subject = Rows<std::uint32_t>::of(terms.size(), [this](auto&& visit) {
      for (std::uint32_t i = 0; i < quads.size(); ++i) visit(quads[i].subject, i);
    });
    std::vector<std::pair<Quad, std::uint32_t>> properties;
    for (std::uint32_t subject = 0; subject < by_subject.size(); ++subject)
      sort_properties(quads, by_subject.mutable_row(subject), properties);
    order_ = std::move(by_subject.values);
  }
  std::vector<TermId> room(quads.size());
  for (TermId Quad::*part : {&Quad::subject, &Quad::predicate, &Quad::object, &Quad::graph})
    arrange(quads, order_, part, room);
  remove_repetitions();
}

void Statements::remove_repetitions() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < quads.size(); ++i) {
    if (kept > 0 && quads[kept - 1] == quads[i]) continue;
    quads[kept] = quads[i];
    order_[kept] = order_[i];
    ++kept;
  }
  quads.resize(kept);
  order_.resize(kept);
}

StatementSource Statements::source_of(std::size_t quad) const {
  const std::uint32_t read = order_[quad];
  const auto behind = std::upper_bound(file_begins.begin(), file_begins.end(), read);
  return {static_cast<std::uint32_t>(behind - file_begins.begin() - 1), origins[read]};
}

void Statements::forget_sources() {
  origins = std::vector<Origin>();
  order_ = std::vector<std::uint32_t>();
}

std::size_t Statements::end_of_subject(std::size_t first) const {
  std::size_t end = first + 1;
  while (end < quads.size() && quads[end].subject == quads[first].subject) ++end;
  return end;
}

void Statements::fault(Faults& faults, const FaultKind& kind, std::size_t quad, TermRole role, std::string message,
                       std::string remedy) const {
  const StatementSource source = source_of(quad);
  Fault fault{
      &kind, {files[source.file], source.origin.line, source.origin.column}, std::move(message), {}, std::move(remedy)};
  if (locator && source.origin.line != 0 && !faults.full(fault.place.file, kind.severity)) {
    Located located = locator(fault.place.file, source.origin, role);
    if (located.place.line != 0) fault.place = std::move(located.place);
    fault.excerpt = std::move(located.excerpt);
  }
  faults.add(std::move(fault));
}

}  // namespace filiera
