// SPDX-License-Identifier: Apache-2.0
// Damage to snapshots that checksums do not show, and every use of what still opens.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <string>

#include "export/formats.hpp"
#include "graph/model/goods_flow.hpp"
#include "graph/model/names.hpp"
#include "graph/snapshot/format.hpp"
#include "query/claims/changes.hpp"
#include "query/claims/contradictions.hpp"
#include "query/claims/differences.hpp"
#include "query/hops/supply.hpp"
#include "query/hops/timeline.hpp"
#include "query/impact/impact.hpp"
#include "query/paths/search.hpp"

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

// One of four lenses, by a number: all; a day and one voice; what is asserted and was known without that voice; what is
// certain and contested.
inline LensOptions damage_lens(const KnowledgeGraph& graph, std::size_t number) {
  constexpr Day day = 20'454;  // 2026-01-01
  LensOptions options;
  TermId voice = 0;
  while (voice + 1 < graph.terms().size() && !graph.is_voice(voice)) ++voice;
  if (number % 4 == 1) {
    options.as_of = DayRange{day, day};
    options.sources = {voice};
  } else if (number % 4 == 2) {
    options.known_by = day;
    options.not_sources = {voice};
    options.stance = StanceFilter::asserted;
  } else if (number % 4 == 3) {
    options.stance = StanceFilter::contested;
    options.minimum_certainty = Firmness::certain;
  }
  return options;
}

// Asks a graph about all that it holds, through the lens of this number. What it answers does not matter; damage may
// end each question by an exception.
inline void use_all_of(const KnowledgeGraph& graph, std::size_t number) {
  const auto ask = [](auto question) {
    try {
      question();
    } catch (const std::exception&) {
    }
  };
  for (const Format& format : formats()) {
    if (format.name == "svg") continue;  // drawn by another program, from the same as dot
    ask([&] {
      const Lens lens(graph, damage_lens(graph, number));
      StringSink sink;
      format.write({lens, {}, {}}, sink);
    });
  }
  ask([&] {
    const Lens lens(graph, damage_lens(graph, number));
    const GoodsFlowGraph flow(graph);
    const Measures measures(lens);
    supply(flow, lens, measures, {});
    timeline(flow, lens, measures, {});
  });
  ask([&] {
    const Lens lens(graph, damage_lens(graph, number));
    contradictions(lens);
    explained_differences(lens);
  });
  ask([&] {
    const Lens lens(graph, damage_lens(graph, number));
    differences(lens, lens);
  });
  ask([&] {
    LensOptions undated = damage_lens(graph, number);
    undated.as_of.reset();
    changes(graph, undated, {19'000, 19'000}, {20'454, 20'454});
  });
  for (VertexId to = 0; to < graph.vertex_count() && to < 16; ++to)
    ask([&] {
      const Lens lens(graph, damage_lens(graph, number));
      const Measures measures(lens);
      const GoodsFlowGraph flow(graph);
      SupplyQuery tiers;
      tiers.to = to;
      tiers.depth = UINT32_MAX;
      supply(flow, lens, measures, tiers);
      impact(flow, lens, Scenario(measures, lens, removal_of(graph, to)), std::nullopt);
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
