// SPDX-License-Identifier: Apache-2.0
// Measures the library on a world, in Turtle or as a snapshot: filiera_bench WORLD [FOLDER] [--benchmark_...]. With
// FOLDER, first writes tables and queries for other engines there.
#include <benchmark/benchmark.h>
#include <serd/serd.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <cstdio>
#include <ctime>
#include <memory>

#include "bench/engine/upstream.hpp"
#include "bench/engine/upstream_count.hpp"
#include "bench/subject.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "query/hops/supply.hpp"

namespace filiera::bench {
namespace {

double nanoseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

// Runs the queries one after another, and reports the median and the 99th percentile of their best times in
// nanoseconds; the time that the library prints is the mean. On a shared machine, a long query uses less processor time
// than elapsed time; elapsed time is more precise for short ones.
template <class Ask>
void ask_all(benchmark::State& state, std::size_t count, Ask ask) {
  std::vector<double> best(count, 1e18);
  std::size_t next = 0;
  for (auto _ : state) {
    const double worked_before = nanoseconds(CLOCK_THREAD_CPUTIME_ID), before = nanoseconds(CLOCK_MONOTONIC);
    benchmark::DoNotOptimize(ask(next));
    const double took = nanoseconds(CLOCK_MONOTONIC) - before;
    best[next] = std::min({best[next], took, nanoseconds(CLOCK_THREAD_CPUTIME_ID) - worked_before});
    next = (next + 1) % count;
  }
  std::erase(best, 1e18);
  std::sort(best.begin(), best.end());
  double sum = 0;
  for (const double time : best) sum += time;
  state.counters["median_ns"] = best[best.size() / 2];
  state.counters["p99_ns"] = best[best.size() * 99 / 100];
  state.counters["mean_ns"] = sum / static_cast<double>(best.size());
}

class NoSink final : public ByteSink {
  void drain(std::string_view) override {}
};

void register_loading(const std::string& path) {
  benchmark::RegisterBenchmark("turtle_to_graph",
                               [path](benchmark::State& state) {
                                 for (auto _ : state) benchmark::DoNotOptimize(load(path).claim_count());
                               })
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->Iterations(1);
  benchmark::RegisterBenchmark(
      "serd_reads",
      [path](benchmark::State& state) {
        std::size_t statements = 0;
        for (auto _ : state) {
          const std::unique_ptr<SerdReader, decltype(&serd_reader_free)> reader(
              serd_reader_new(
                  SERD_TURTLE, &statements, nullptr, nullptr, nullptr,
                  [](void* count, SerdStatementFlags, const SerdNode*, const SerdNode*, const SerdNode*,
                     const SerdNode*, const SerdNode*, const SerdNode*) {
                    ++*static_cast<std::size_t*>(count);
                    return SERD_SUCCESS;
                  },
                  nullptr),
              serd_reader_free);
          const std::unique_ptr<std::FILE, decltype(&std::fclose)> file(std::fopen(path.c_str(), "rb"), std::fclose);
          serd_reader_read_file_handle(reader.get(), file.get(), reinterpret_cast<const std::uint8_t*>(path.c_str()));
        }
        state.counters["statements"] = static_cast<double>(statements) / static_cast<double>(state.iterations());
      })
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->Iterations(1);
}

SerdNode node_of(const TermView& term) {
  return {reinterpret_cast<const std::uint8_t*>(term.value.data()), term.value.size(), term.value.size(), 0,
          term.kind == TermKind::iri     ? SERD_URI
          : term.kind == TermKind::blank ? SERD_BLANK
                                         : SERD_LITERAL};
}

void register_writing(const Subject& subject) {
  benchmark::RegisterBenchmark("graph_to_turtle", [&subject](benchmark::State& state) {
    double statements = 0;
    for (auto _ : state) {
      NoSink sink;
      BlankLabels labels;
      statements =
          static_cast<double>(write_rdf(Syntax::turtle, GraphStatements(subject.graph), sink, labels).statements);
    }
    state.counters["per_second"] = benchmark::Counter(statements, benchmark::Counter::kIsIterationInvariantRate);
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("serd_writes", [&subject](benchmark::State& state) {
    double statements = 0;
    for (auto _ : state) {
      SerdEnv* env = serd_env_new(nullptr);
      const GraphStatements source(subject.graph);
      for (const Prefix& prefix : source.prefixes().all())
        serd_env_set_prefix_from_strings(env, reinterpret_cast<const std::uint8_t*>(prefix.name.c_str()),
                                         reinterpret_cast<const std::uint8_t*>(prefix.iri.c_str()));
      SerdWriter* writer = serd_writer_new(
          SERD_TURTLE, static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK), env,
          nullptr, [](const void*, std::size_t size, void*) { return size; }, nullptr);
      statements = 0;
      source.for_each_subject([&](const TermView& of, std::span<const PredicateObject> properties) {
        const SerdNode s = node_of(of);
        for (const PredicateObject& property : properties) {
          const SerdNode p = node_of(property.predicate), o = node_of(property.object);
          SerdNode type = SERD_NODE_NULL, language = SERD_NODE_NULL;
          if (!property.object.datatype.empty()) type = node_of(iri_term(property.object.datatype));
          if (!property.object.language.empty())
            language = node_of({TermKind::literal, property.object.language, {}, {}});
          serd_writer_write_statement(writer, 0, nullptr, &s, &p, &o, &type, &language);
          ++statements;
        }
      });
      serd_writer_finish(writer);
      serd_writer_free(writer);
      serd_env_free(env);
    }
    state.counters["per_second"] = benchmark::Counter(statements, benchmark::Counter::kIsIterationInvariantRate);
  })->Unit(benchmark::kMillisecond);
}

// Counts the vertices that Boost's breadth_first_visit discovers over the reversed flow.
struct Discovered : boost::default_bfs_visitor {
  std::vector<VertexId>* found;
  explicit Discovered(std::vector<VertexId>& into) : found(&into) {}
  template <class Graph>
  void discover_vertex(VertexId v, const Graph&) const {
    found->push_back(v);
  }
};

// The reversed flow of goods, as far as breadth_first_visit needs it.
struct AgainstFlow {
  const GoodsFlowGraph* flow;
};

}  // namespace
}  // namespace filiera::bench

namespace boost {
template <>
struct graph_traits<filiera::bench::AgainstFlow> : graph_traits<filiera::GoodsFlowGraph> {
  using out_edge_iterator = graph_traits<filiera::GoodsFlowGraph>::in_edge_iterator;
};
}  // namespace boost

namespace filiera::bench {
namespace {

auto out_edges(VertexId v, const AgainstFlow& g) { return in_edges(v, *g.flow); }
std::size_t out_degree(VertexId v, const AgainstFlow& g) { return in_degree(v, *g.flow); }
VertexId source(const Edge& e, const AgainstFlow&) { return e.target; }
VertexId target(const Edge& e, const AgainstFlow&) { return e.source; }

void register_questions(const Subject& subject) {
  benchmark::RegisterBenchmark("a", [&subject](benchmark::State& state) {
    ask_all(state, questions, [&](std::size_t i) {
      SupplyQuery query;
      query.to = subject.starts[i];
      return supply(subject.flow, subject.on_day, subject.measures, query).size();
    });
  });
  const auto upstream = [&subject](const char* name, const Lens& lens, std::uint32_t depth, Hops hops) {
    benchmark::RegisterBenchmark(name, [&subject, &lens, depth, hops](benchmark::State& state) {
      const Measures measures(lens);
      UpstreamSearch upstream(subject.flow, lens, measures);
      ask_all(state, questions, [&](std::size_t i) { return upstream.of(subject.starts[i], depth, hops).size(); });
    });
  };
  upstream("b", subject.everything, 3, Hops::matched);
  upstream("b on the day", subject.on_day, 3, Hops::matched);
  upstream("c", subject.everything, UINT32_MAX, Hops::matched);
  upstream("c on the day", subject.on_day, UINT32_MAX, Hops::matched);
  upstream("g", subject.on_day, UINT32_MAX, Hops::allowed);
  benchmark::RegisterBenchmark("c by breadth_first_visit", [&subject](benchmark::State& state) {
    std::vector<VertexId> found;
    std::vector<boost::two_bit_color_type> unused;
    boost::two_bit_color_map<VertexIndexMap> colour(subject.graph.vertex_count(), VertexIndexMap());
    ask_all(state, questions, [&](std::size_t i) {
      found.clear();
      boost::queue<VertexId> queue;
      boost::breadth_first_visit(AgainstFlow{&subject.flow}, subject.starts[i], queue, Discovered(found), colour);
      for (const VertexId v : found) put(colour, v, boost::two_bit_white);
      return found.size();
    });
  });
  benchmark::RegisterBenchmark("c'", [&subject](benchmark::State& state) {
    const UpstreamCount count(subject.flow);
    ask_all(state, questions, [&](std::size_t i) { return count.of(subject.starts[i]); });
  });
  const auto paths = [&subject](const char* name, PathSelector selector, std::size_t count, auto pair) {
    benchmark::RegisterBenchmark(name, [&subject, selector, count, pair](benchmark::State& state) {
      ask_all(state, count, [&](std::size_t i) {
        return find_paths(subject.everything, subject.any, subject.path_query(pair(i), selector)).paths.size();
      });
    });
  };
  const auto every = [](std::size_t i) { return i; };
  paths("d", PathSelector::any_shortest, subject.pairs.size(), every);
  paths("e", PathSelector::all_shortest, subject.listed.size(),
        [&subject](std::size_t i) { return subject.listed[i]; });
  paths("f", PathSelector::shortest_k, subject.pairs.size(), every);
}

int run(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (count < 2 || count > 3) {
    std::fputs("usage: filiera_bench WORLD.ttl [FOLDER] [--benchmark_filter=REGEX ...]\n", stderr);
    return 2;
  }
  if (!is_snapshot(arguments[1])) register_loading(arguments[1]);
  const Subject subject(arguments[1]);
  if (count == 3) write_tables(subject, arguments[2]);
  register_writing(subject);
  register_questions(subject);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  benchmark::AddCustomContext("claims", std::to_string(subject.flow.edge_count()));
  benchmark::AddCustomContext("peak_kilobytes", std::to_string(usage.ru_maxrss));
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace filiera::bench

int main(int count, char** arguments) {
  try {
    return filiera::bench::run(count, arguments);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "filiera_bench: %s\n", failure.what());
    return 3;
  }
}
