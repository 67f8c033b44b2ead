// SPDX-License-Identifier: Apache-2.0
// The world as tables for other engines, with the queries and filiera's answers.
#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bench/engine/upstream.hpp"
#include "bench/subject.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/supply.hpp"

namespace filiera::bench {
namespace {

using Json = nlohmann::json;

Json sum_of(std::span<const VertexId> vertices) {
  std::uint64_t sum = 0;
  for (const VertexId v : vertices) sum += v;
  return {vertices.size(), sum};
}

// The number of rows, and the sums of their claims and of their measures.
Json suppliers(const Subject& subject, VertexId to) {
  std::uint64_t claims = 0, measures = 0;
  SupplyQuery query;
  query.to = to;
  const auto rows = supply(subject.flow, subject.on_day, subject.measures, query);
  for (const SupplyRow& row : rows) {
    claims += row.claims.front();
    for (const MeasureOnHop& measure : row.measures) measures += measure.measure;
  }
  return {rows.size(), claims, measures};
}

}  // namespace

void write_tables(const Subject& subject, const std::string& folder) {
  const KnowledgeGraph& graph = subject.graph;
  auto hops = fmt::output_file(folder + "/hop.csv");
  for (ClaimId c = 0; c < graph.edge_count(); ++c) {
    if (subject.flow.direction(c) == GoodsFlow::none) continue;
    const Edge edge = subject.flow.edge(c);
    const Bounds b = graph.bounds(c);
    hops.print("{},{},{},{},{},{},{},{}\n", c, edge.source, edge.target, graph.product(c), b.start_earliest,
               b.start_latest, b.end_earliest, b.end_latest);
  }
  auto family = fmt::output_file(folder + "/family.csv");
  auto seat = fmt::output_file(folder + "/seat.csv");
  auto vertex = fmt::output_file(folder + "/vertex.csv");
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    vertex.print("{}\n", v);
    if (graph.kind_of_vertex(v) == Kind::product)
      for (const Related& related : subject.measures.relatives(v))
        if (related.match == Match::certain) family.print("{},{}\n", v, related.vertex);
    if (graph.kind_of_vertex(v) == Kind::company)
      for (const Related& related : subject.measures.places_of(v)) seat.print("{},{}\n", v, related.vertex);
  }
  auto measure = fmt::output_file(folder + "/measure.csv");
  for (VertexId m = 0; m < graph.vertex_count(); ++m) {
    if (graph.kind_of_vertex(m) != Kind::measure) continue;
    const Bounds b = graph.bounds(graph.claim_of_vertex(m));
    const auto target = [&](std::string_view type) {
      return graph.edge(graph.out_claims(m, graph.core(type)).front()).target;
    };
    const bool prohibits = graph.kinds().effects()[*graph.effect(m)].prohibits;
    measure.print("{},{},{},{},{},{},{},{}\n", m, target(vocab::fil_appliesTo), target(vocab::fil_toPlace),
                  prohibits ? 1 : 0, b.start_earliest, b.start_latest, b.end_earliest, b.end_latest);
  }

  UpstreamSearch all(subject.flow, subject.everything, subject.any);
  UpstreamSearch on_day(subject.flow, subject.on_day, subject.measures);
  Json json = {{"day", *parse_day(day)}, {"starts", subject.starts}, {"pairs", subject.pairs}};
  for (const VertexId to : subject.starts) {
    json["a"].push_back(suppliers(subject, to));
    json["b"].push_back(sum_of(all.of(to, 3)));
    const auto upstream = all.of(to);
    json["c"].push_back(sum_of(upstream));
    json["on_cycle"].push_back(std::find(upstream.begin(), upstream.end(), to) != upstream.end());
    json["g"].push_back(sum_of(on_day.of(to, UINT32_MAX, Hops::allowed)));
  }
  const auto lengths = [&](std::size_t pair, PathSelector selector) {
    std::vector<std::size_t> lengths;
    for (const Path& path : find_paths(subject.everything, subject.any, subject.path_query(pair, selector)).paths)
      lengths.push_back(path.edges.size());
    return lengths;
  };
  json["listed"] = subject.listed;
  for (std::size_t i = 0; i < subject.pairs.size(); ++i) {
    json["d"].push_back(lengths(i, PathSelector::any_shortest));
    json["f"].push_back(lengths(i, PathSelector::shortest_k));
  }
  for (const std::size_t i : subject.listed) json["e"].push_back({lengths(i, PathSelector::all_shortest).size()});
  fmt::output_file(folder + "/questions.json").print("{}\n", json.dump());
}

}  // namespace filiera::bench
