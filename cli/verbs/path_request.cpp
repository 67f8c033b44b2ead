// SPDX-License-Identifier: Apache-2.0
// Parses the options of `path`, and repeats them in answers.
#include "cli/verbs/path_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "query/paths/expression.hpp"
#include "remote/fetch_plan.hpp"

namespace filiera {

namespace {

constexpr std::string_view mode_names[] = {"walk", "trail", "acyclic", "simple"};
constexpr std::string_view selector_names[] = {"any", "any-shortest", "all-shortest", "shortest-k", "all"};
constexpr std::string_view end_names[] = {"complete", "limitReached", "hopsReached", "budgetSpent"};

template <std::size_t n>
std::optional<std::size_t> index_in(const std::string_view (&names)[n], std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<std::size_t>(found - std::begin(names));
}

void read_selector(PathQuery& query, const std::string& text) {
  constexpr std::string_view counted = "shortest-k=";
  if (text.starts_with(counted)) {
    const char* first = text.data() + counted.size();
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(first, last, query.count);
    if (error != std::errc() || end != last || query.count == 0)
      throw UsageFailure(fmt::format("--select {}N takes a whole number from 1 on, not \"{}\"", counted, first));
    query.selector = PathSelector::shortest_k;
    return;
  }
  const std::optional<std::size_t> selector = index_in(selector_names, text);
  if (!selector || *selector == static_cast<std::size_t>(PathSelector::shortest_k))
    throw UsageFailure(
        fmt::format("--select takes any, any-shortest, all-shortest, shortest-k=N or all, not \"{}\"", text));
  query.selector = static_cast<PathSelector>(*selector);
}

PathPattern read_expression(const std::string& text, const KnowledgeGraph& graph) {
  Fault fault;
  if (const auto pattern = parse_path_expression(text, graph.kinds(), edge_type_names(graph), &fault)) return *pattern;
  fault.place.file = "--via";
  fault.place.line = 1;
  print_fault(fault);
  throw UsageFailure("--via takes an expression over edge types (filiera help bad-path-expression)");
}

// Whether the known levels contain the answer, and no path outside of them can be shorter.
bool answered_within(const Arguments& arguments, const KnowledgeGraph& graph, std::size_t levels) {
  const Names names(graph);
  const Lens lens(graph, lens_options_of(arguments, graph, names));
  const PathQuery query = path_query_of(arguments, graph, names);
  const PathAnswer answer = find_paths(lens, Measures(lens), query);
  if (answer.paths.empty() || answer.paths.back().edges.size() > levels) return false;
  if (answer.end == PathEnd::limit_reached) return true;
  switch (query.selector) {
    case PathSelector::any:
    case PathSelector::any_shortest:
    case PathSelector::all_shortest:
      return true;
    case PathSelector::shortest_k:
      return answer.paths.size() == query.count;
    case PathSelector::all:
      break;
  }
  return false;
}

}  // namespace

std::string_view json_name(PathEnd end) { return end_names[static_cast<std::size_t>(end)]; }

PathQuery path_query_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names) {
  PathQuery query;
  read_selector(query, arguments.value("select").value_or("all-shortest"));
  const bool walks_may_go_round = query.selector == PathSelector::all || query.selector == PathSelector::shortest_k ||
                                  arguments.given("allowed") || arguments.given("certainly-allowed") ||
                                  arguments.given("same-goods") || arguments.given("certain");
  query.mode = walks_may_go_round ? PathMode::simple : PathMode::walk;
  if (const auto mode = arguments.value("mode")) query.mode = static_cast<PathMode>(*index_in(mode_names, *mode));
  if (const auto hops = positive_number(arguments, "max-hops")) query.max_hops = *hops;
  if (const auto limit = row_limit(arguments)) query.limit = *limit;
  if (query.selector == PathSelector::all && query.mode == PathMode::walk && !arguments.given("max-hops"))
    throw UsageFailure(
        "--select all with --mode walk can have infinitely many paths: add --max-hops N, or "
        "--mode trail, acyclic or simple");
  if (arguments.given("any-time")) query.common_period = CommonPeriod::ignored;
  if (arguments.given("allowed")) query.prohibited = Prohibited::excluded;
  if (arguments.given("certainly-allowed")) query.prohibited = Prohibited::excluded_if_possible;
  if (arguments.given("same-goods")) query.same_goods = SameGoods::demanded;
  if (const auto text = arguments.value("via")) query.pattern = read_expression(*text, graph);

  const Wanted any = wanted_vertex(graph);
  const Wanted end = query.pattern ? any : wanted_goods_end(graph);
  const auto vertex = [&](const std::string& text, const Wanted& wanted) {
    return graph.find_vertex(resolve(names, graph, text, wanted));
  };
  query.from = vertex(arguments.operands()[0], end);
  query.to = vertex(arguments.operands()[1], end);
  for (const std::string& text : arguments.values("avoid")) {
    query.avoid.push_back(vertex(text, any));
    if (query.avoid.back() == query.from || query.avoid.back() == query.to)
      throw UsageFailure(fmt::format("--avoid {}: no path avoids its own {}", text,
                                     query.avoid.back() == query.from ? "beginning" : "end"));
  }
  if (const auto text = arguments.value("product")) query.product = resolve_products(names, graph, *text);
  return query;
}

Question path_question_of(const Arguments& arguments) {
  Question question;
  question.follows_ownership = true;
  question.names.assign(arguments.operands().begin(), arguments.operands().end());
  const std::span<const std::string> avoided = arguments.values("avoid");
  question.names.insert(question.names.end(), avoided.begin(), avoided.end());
  if (const auto product = arguments.value("product")) question.names.push_back(*product);
  question.fetch = [&arguments](Subgraph& subgraph, const KnowledgeGraph& known, const Names& named) {
    const PathQuery query = path_query_of(arguments, known, named);
    for (const VertexId product : query.product.all())
      fetch_product(subgraph, iri_in(subgraph, known, known.term_of_vertex(product)));
    Frontier frontier(subgraph, iri_in(subgraph, known, known.term_of_vertex(query.from)),
                      query.pattern ? *query.pattern : goods_flow_pattern(known.kinds()));
    // Measures that reach through ownership may prohibit a hop.
    const bool barred_by_owners =
        (arguments.given("allowed") || arguments.given("certainly-allowed")) && !reaching_rules(known).empty();
    // One level beyond max_hops shows whether longer paths exist.
    while (frontier.levels() <= query.max_hops) {
      if (barred_by_owners) fetch_owners(subgraph);
      subgraph.settle();
      const KnowledgeGraph graph = subgraph.graph();
      if (answered_within(arguments, graph, frontier.levels()) || !frontier.widen(graph)) return;
    }
  };
  return question;
}

Json path_query_json(const Arguments& arguments, const Wording& wording, const PathQuery& query) {
  Json json = Json::object();
  if (const auto text = arguments.value("via")) json["via"] = *text;
  json["mode"] = mode_names[static_cast<std::size_t>(query.mode)];
  json["select"] = selector_names[static_cast<std::size_t>(query.selector)];
  if (query.selector == PathSelector::shortest_k) json["count"] = query.count;
  if (query.max_hops != SIZE_MAX) json["maxHops"] = query.max_hops;
  json["limit"] = query.limit;
  json["avoid"] = Json::array();
  for (const VertexId v : query.avoid) json["avoid"].push_back(vertex_json(wording, v));
  for (const VertexId v : query.product.all()) json["product"].push_back(vertex_json(wording, v));
  json["commonPeriod"] = query.common_period == CommonPeriod::required;
  json["allowed"] = query.prohibited == Prohibited::shown      ? "any"
                    : query.prohibited == Prohibited::excluded ? "possibly"
                                                               : "certainly";
  json["sameGoods"] = query.same_goods == SameGoods::demanded;
  return json;
}

}  // namespace filiera
