// SPDX-License-Identifier: Apache-2.0
// Damage to snapshots that checksums do not show, and every use of what still opens.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <string>

#include "export/formats.hpp"
#include "graph/goods_flow.hpp"
#include "graph/names.hpp"
#include "graph/query/path_search.hpp"
#include "graph/query/supply.hpp"
#include "graph/snapshot_form.hpp"

namespace filiera {

// A snapshot with the checksums that its bytes now have: of the header, and of sections that lie within it.
inline std::string signed_again(std::string bytes) {
  if (bytes.size() < sizeof(SnapshotHeader) + section_count * sizeof(SectionRow)) return bytes;
  for (std::size_t s = 0; s < section_count; ++s) {
    SectionRow row{};
    char* const place = bytes.data() + sizeof(SnapshotHeader) + s * sizeof row;
    std::memcpy(&row, place, sizeof row);
    if (row.offset > bytes.size() || row.length > bytes.size() - row.offset) continue;
    row.checksum = XXH3_64bits(bytes.data() + row.offset, row.length);
    std::memcpy(place, &row, sizeof row);
  }
  SnapshotHeader header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  header.checksum = 0;
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = XXH3_64bits(bytes.data(), sizeof header + section_count * sizeof(SectionRow));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

// Asks a graph about all that it holds. What it answers does not matter; damage may end each question by an exception.
inline void use_all_of(const KnowledgeGraph& graph) {
  const auto ask = [](auto question) {
    try {
      question();
    } catch (const std::exception&) {
    }
  };
  for (const Format& format : formats()) {
    if (format.name == "svg") continue;  // drawn by another program, from the same as dot
    ask([&] {
      const Lens lens(graph);
      StringSink sink;
      format.write({lens, {}, {}}, sink);
    });
  }
  ask([&] {
    const Lens lens(graph);
    supply(GoodsFlowGraph(graph), lens, Measures(lens), {});
  });
  for (VertexId to = 0; to < graph.vertex_count() && to < 16; ++to)
    ask([&] {
      const Lens lens(graph);
      const Measures measures(lens);
      SupplyQuery tiers;
      tiers.to = to;
      tiers.depth = UINT32_MAX;
      supply(GoodsFlowGraph(graph), lens, measures, tiers);
      PathQuery ways;
      ways.from = 0;
      ways.to = to;
      ways.selector = PathSelector::all;
      ways.max_hops = 6;
      ways.limit = 20;
      ways.edge_budget = 20'000;
      find_paths(lens, measures, ways);
    });
  ask([&] {
    const Names names(graph);
    names.find("acme");
    names.near("acmee");
  });
}

}  // namespace filiera
