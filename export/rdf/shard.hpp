// SPDX-License-Identifier: Apache-2.0
// A part of the statements of a graph, so that several loaders can work at once.
#pragma once

#include <cstdint>

#include "export/rdf/quad_source.hpp"

namespace filiera {

// One of `shards` parts of nearly equal size, numbered from 1. Each subject is in exactly one part with all its
// statements, in the order of the whole. Subjects that are blank nodes or refer to one are all in the first part, so
// that each part can be loaded independently.
class Shard final : public QuadSource {
 public:
  // `whole` must outlive this object and have `total` statements. Requires 1 <= number <= shards.
  Shard(const QuadSource& whole, std::uint64_t total, std::uint32_t number, std::uint32_t shards)
      : whole_(whole), total_(total), number_(number), shards_(shards) {}

  const Prefixes& prefixes() const override { return whole_.prefixes(); }
  // Costs the same as for_each_subject() of the whole.
  void for_each_subject(const Visitor& visit) const override;

 private:
  const QuadSource& whole_;
  std::uint64_t total_;
  std::uint32_t number_, shards_;
};

// The number of statements of a source.
std::uint64_t count_statements(const QuadSource& source);

}  // namespace filiera
