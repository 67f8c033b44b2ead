// SPDX-License-Identifier: Apache-2.0
// A fixed amount of work on one world, for counting instructions: filiera_workload WORLD.ttl. Prints its results, so
// that two counts can be compared.
#include <cstdio>
#include <exception>

#include "bench/engine/upstream.hpp"
#include "bench/engine/upstream_count.hpp"
#include "bench/subject.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "query/hops/supply.hpp"

namespace filiera::bench {
namespace {

class NoSink final : public ByteSink {
  void drain(std::string_view) override {}
};

void run(const std::string& path) {
  const Subject subject(path);
  UpstreamSearch all(subject.flow, subject.everything, subject.any);
  UpstreamSearch on_day(subject.flow, subject.on_day, subject.measures);
  const UpstreamCount count(subject.flow);
  std::size_t rows = 0, near = 0, upstream = 0, allowed = 0, counted = 0, paths = 0;
  for (const VertexId to : subject.starts) {
    SupplyQuery query;
    query.to = to;
    rows += supply(subject.flow, subject.on_day, subject.measures, query).size();
    near += all.of(to, 3).size();
    upstream += all.of(to).size();
    allowed += on_day.of(to, UINT32_MAX, Hops::allowed).size();
    counted += count.of(to);
  }
  for (std::size_t i = 0; i < subject.pairs.size(); ++i)
    paths +=
        find_paths(subject.everything, subject.any, subject.path_query(i, PathSelector::any_shortest)).paths.size();
  NoSink sink;
  BlankLabels labels;
  const ExportStatistics written = write_rdf(Syntax::turtle, GraphStatements(subject.graph), sink, labels);
  std::printf("%zu suppliers, %zu near, %zu upstream (%zu counted), %zu allowed, %zu paths, %llu statements\n", rows,
              near, upstream, counted, allowed, paths, static_cast<unsigned long long>(written.statements));
}

}  // namespace
}  // namespace filiera::bench

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: filiera_workload WORLD.ttl\n", stderr);
    return 2;
  }
  try {
    filiera::bench::run(arguments[1]);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "filiera_workload: %s\n", failure.what());
    return 3;
  }
}
