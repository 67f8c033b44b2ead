// SPDX-License-Identifier: Apache-2.0
// Fuzz target of path expressions: a text is a well-formed pattern, which a search walks within its bounds, or
// has a fault that says where and why.
#include <algorithm>

#include "query/paths/expression.hpp"
#include "query/paths/search.hpp"
#include "tests/fuzz/world.hpp"

namespace filiera {
namespace {

constexpr std::string_view turtle = R"(
kg:A a fil:Company . kg:B a fil:Company . kg:C a fil:Company . kg:P a fil:Product .
kg:c1 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B .
kg:c2 a fil:Link ; rdf:subject kg:B ; rdf:predicate fil:suppliesTo ; rdf:object kg:C .
kg:c3 a fil:Link ; rdf:subject kg:C ; rdf:predicate fil:manufactures ; rdf:object kg:P .
kg:c4 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:developsWith ; rdf:object kg:C .
kg:a1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a2 a fil:Attestation ; fil:affirms kg:c2 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a3 a fil:Attestation ; fil:affirms kg:c3 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
kg:a4 a fil:Attestation ; fil:affirms kg:c4 ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 2 .
)";

struct World {
  KnowledgeGraph graph = graph_of_turtle(turtle);
  Lens lens{graph, {}};
  Measures measures{lens};
  EdgeTypeResolver names = edge_type_names(graph);

  VertexId vertex(std::string_view name) const {
    return graph.find_vertex(graph.terms().find(iri_term("https://w3id.org/filiera/id/" + std::string(name))));
  }
};

void check_pattern(const PathPattern& pattern) {
  require(pattern.step_count() <= PathPattern::most_steps, "a pattern has at most so many steps");
  require(pattern.state_count() == pattern.step_count() + 1, "a pattern has a state for each step");
  for (std::size_t state = 0; state < pattern.state_count(); ++state) {
    const auto next = pattern.next(static_cast<PathPattern::State>(state));
    require(std::is_sorted(next.begin(), next.end()), "next states ascend");
    require(next.empty() || (next.front() > 0 && next.back() < pattern.state_count()), "next states exist");
  }
}

void run(std::string_view text) {
  static const World world;
  Fault fault;
  PathQuery query;
  query.pattern = parse_path_expression(text, world.graph.kinds(), world.names, &fault);
  if (!query.pattern) {
    require(!fault.message.empty(), "a fault says what is wrong");
    require(!render(fault).empty(), "a fault can be shown");
    return;
  }
  check_pattern(*query.pattern);
  query.from = world.vertex("A");
  query.to = world.vertex("C");
  query.max_hops = 6;
  query.limit = 20;
  query.edge_budget = 20'000;
  for (const PathMode mode : {PathMode::walk, PathMode::acyclic}) {
    query.mode = mode;
    for (const Path& path : find_paths(world.lens, world.measures, query).paths) {
      require(path.edges.size() <= query.max_hops, "a path has at most so many hops");
      for (std::size_t i = 1; i < path.edges.size(); ++i)
        require(path.edges[i - 1].target == path.edges[i].source, "a path hangs together");
      require(path.edges.empty() ? query.from == query.to
                                 : path.edges.front().source == query.from && path.edges.back().target == query.to,
              "a path leads from one end to the other");
    }
  }
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
