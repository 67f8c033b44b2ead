// SPDX-License-Identifier: Apache-2.0
// All statements that were read, sorted, with their places.
#include "graph/statements.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace filiera {

// By counting the statements of each subject, then each subject's few for themselves.
void Statements::sort() {
  if (!std::is_sorted(quads.begin(), quads.end())) {
    std::vector<std::uint32_t> begin(terms.size() + 1, 0);
    for (const Quad& quad : quads) ++begin[quad.subject + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> order(quads.size());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t i = 0; i < quads.size(); ++i) order[next[quads[i].subject]++] = i;
    next = {};
    for (std::size_t subject = 0; subject + 1 < begin.size(); ++subject)
      std::sort(order.begin() + begin[subject], order.begin() + begin[subject + 1], [this](std::uint32_t a, std::uint32_t b) {
        const Quad &left = quads[a], &right = quads[b];
        return std::tie(left.predicate, left.object, left.graph, a) < std::tie(right.predicate, right.object, right.graph, b);
      });
    // In place, cycle by cycle: the statements are most of the memory of a load.
    for (std::uint32_t first = 0; first < order.size(); ++first) {
      if (order[first] == first) continue;
      const Quad quad = quads[first];
      const StatementSource source = sources[first];
      std::uint32_t at = first;
      while (order[at] != first) {
        const std::uint32_t from = order[at];
        quads[at] = quads[from];
        sources[at] = sources[from];
        order[at] = at;
        at = from;
      }
      quads[at] = quad;
      sources[at] = source;
      order[at] = at;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < quads.size(); ++i) {
    if (kept > 0 && quads[kept - 1] == quads[i]) continue;
    quads[kept] = quads[i];
    sources[kept] = sources[i];
    ++kept;
  }
  quads.resize(kept);
  sources.resize(kept);
}

std::size_t Statements::end_of_subject(std::size_t first) const {
  std::size_t end = first + 1;
  while (end < quads.size() && quads[end].subject == quads[first].subject) ++end;
  return end;
}

std::span<const Quad> Statements::of_subject(TermId subject) const {
  const auto first = std::partition_point(quads.begin(), quads.end(),
                                          [&](const Quad& quad) { return quad.subject < subject; });
  auto last = first;
  while (last != quads.end() && last->subject == subject) ++last;
  return {first, last};
}

void Statements::fault(Faults& faults, const FaultKind& kind, std::size_t quad, TermRole role, std::string message,
                       std::string remedy) const {
  const StatementSource& source = sources[quad];
  Fault fault{&kind, {files[source.file], source.origin.line, source.origin.column}, std::move(message), {},
              std::move(remedy)};
  if (locator && source.origin.line != 0) {
    const Quad& statement = quads[quad];
    const TermId term = role == TermRole::subject     ? statement.subject
                        : role == TermRole::predicate ? statement.predicate
                                                      : statement.object;
    Located located = locator(fault.place.file, source.origin, role, terms[term]);
    if (located.place.line != 0) fault.place = std::move(located.place);
    fault.excerpt = std::move(located.excerpt);
  }
  faults.add(std::move(fault));
}

}  // namespace filiera
