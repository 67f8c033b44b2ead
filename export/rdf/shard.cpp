// SPDX-License-Identifier: Apache-2.0
// Selects the subjects of a shard.
#include "export/rdf/shard.hpp"

#include <algorithm>

namespace filiera {

namespace {

bool touches_blank(const TermView& subject, std::span<const PredicateObject> properties) {
  return subject.kind == TermKind::blank ||
         std::any_of(properties.begin(), properties.end(), [](const PredicateObject& p) {
           return p.object.kind == TermKind::blank || (p.graph && p.graph->kind == TermKind::blank);
         });
}

}  // namespace

void Shard::for_each_subject(const Visitor& visit) const {
  std::uint64_t before = 0;
  whole_.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    const std::uint64_t at =
        touches_blank(subject, properties) ? 1 : 1 + before * shards_ / std::max<std::uint64_t>(total_, 1);
    before += properties.size();
    if (at == number_) visit(subject, properties);
  });
}

std::uint64_t count_statements(const QuadSource& source) {
  std::uint64_t count = 0;
  source.for_each_subject(
      [&](const TermView&, std::span<const PredicateObject> properties) { count += properties.size(); });
  return count;
}

}  // namespace filiera
