// SPDX-License-Identifier: Apache-2.0
// filiera path: how goods reach one thing from another.
#include <fmt/format.h>

#include <algorithm>

#include "cli/answer.hpp"
#include "cli/claim_json.hpp"
#include "cli/command.hpp"
#include "cli/dataset.hpp"
#include "cli/lens_choice.hpp"
#include "cli/measure_text.hpp"
#include "cli/naming.hpp"
#include "graph/query/paths.hpp"

namespace filiera {

namespace {

PathQuery query_of(const Arguments& arguments, const Dataset& data) {
  const KnowledgeGraph& graph = data.graph();
  const Wanted end = wanted_goods_end(graph), any = wanted_vertex(graph);
  const auto vertex = [&](const std::string& text, const Wanted& wanted) {
    return graph.find_vertex(resolve(data.names(), graph, text, wanted));
  };
  PathQuery query;
  query.from = vertex(arguments.operands()[0], end);
  query.to = vertex(arguments.operands()[1], end);
  const std::string selector = arguments.value("select").value_or("all-shortest");
  query.selector = selector == "any-shortest" ? PathSelector::any_shortest
                   : selector == "all"        ? PathSelector::all
                                              : PathSelector::all_shortest;
  if (const auto hops = positive_number(arguments, "max-hops")) query.max_hops = *hops;
  if (arguments.given("any-time")) query.common_period = CommonPeriod::ignored;
  for (const std::string& text : arguments.values("avoid")) query.avoid.push_back(vertex(text, any));
  return query;
}

std::string_view end_name(PathEnd end) {
  return end == PathEnd::complete        ? "complete"
         : end == PathEnd::limit_reached ? "limitReached"
                                         : "budgetSpent";
}

// Paths through the same vertices with the same products: one way, told by several claims.
struct Way {
  Path path;  // the best match of them, with the first claims
  std::vector<PathHop> hops;
  std::vector<std::vector<ClaimId>> claims;  // of each edge
};

std::vector<Way> ways_of(const GoodsFlowGraph& flow, const Measures& measures,
                         const std::vector<Path>& paths) {
  std::vector<Way> ways;
  const auto same_way = [](const Way& way, const Path& path, const std::vector<PathHop>& hops) {
    return std::equal(
               way.path.edges.begin(), way.path.edges.end(), path.edges.begin(), path.edges.end(),
               [](const Edge& a, const Edge& b) { return a.source == b.source && a.target == b.target; }) &&
           std::equal(way.hops.begin(), way.hops.end(), hops.begin(), hops.end(),
                      [](const PathHop& a, const PathHop& b) { return a.hop.product == b.hop.product; });
  };
  for (const Path& path : paths) {
    std::vector<PathHop> hops = hops_of(flow, measures, path);
    auto way =
        std::find_if(ways.begin(), ways.end(), [&](const Way& other) { return same_way(other, path, hops); });
    if (way == ways.end())
      way = ways.insert(ways.end(),
                        {path, std::move(hops), std::vector<std::vector<ClaimId>>(path.edges.size())});
    way->path.match = either(way->path.match, path.match);
    for (std::size_t i = 0; i < path.edges.size(); ++i)
      if (std::find(way->claims[i].begin(), way->claims[i].end(), path.edges[i].claim) ==
          way->claims[i].end())
        way->claims[i].push_back(path.edges[i].claim);
  }
  return ways;
}

class PathTable {
 public:
  PathTable(const Arguments& arguments, const Dataset& data, const PathQuery& query)
      : arguments_(arguments),
        data_(data),
        query_(query),
        wording_(data.lens(), data.languages()),
        measures_(data.lens()) {}

  Answer make(const PathAnswer& found) {
    Answer answer;
    answer.rows.columns = {{"PATH", Align::right}, {"EDGE"}, {"PRODUCT"}, {"STATUS"}, {"WHEN"}, {"UNDER"},
                           {"ACCORDING TO"}};
    answer.json["lens"] = lens_json(arguments_, data_.lens().options(), data_.graph());
    answer.json["from"] = vertex_json(wording_, query_.from);
    answer.json["to"] = vertex_json(wording_, query_.to);
    answer.json["search"] = end_name(found.end);
    answer.records = "paths";
    answer.json["paths"] = Json::array();
    const std::vector<Way> ways = ways_of(data_.flow(), measures_, found.paths);
    for (const Way& way : ways) {
      answer.rows.rows.push_back(row_of(way, answer.rows.rows.size() + 1));
      answer.json["paths"].push_back(json_of(way));
    }
    add_notes(answer, found, ways.size());
    if (found.paths.empty()) answer.exit = ExitCode::no;
    return answer;
  }

 private:
  // One row for each way, with a line for each claim of each edge and for each measure on the hop that the
  // edge ends.
  std::vector<Cell> row_of(const Way& way, std::size_t number) const {
    const KnowledgeGraph& graph = data_.graph();
    std::vector<std::string> edge_lines, products, status, when, under, voices;
    for (const PathHop& hop : way.hops) {
      for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
        std::string text = edge_text(way.path.edges[i]);
        for (const ClaimId c : way.claims[i]) {
          edge_lines.push_back(std::exchange(text, ""));
          products.push_back(graph.product(c) == no_vertex ? "" : wording_.name_of_vertex(graph.product(c)));
          status.push_back(wording_.marked_status(c));
          when.push_back(wording_.marked_period(c));
          under.emplace_back();
          voices.push_back(listed(both_sides(wording_, c)));
        }
      }
      const std::vector<MeasureLine> lines = lines_under(wording_, hop.measures);
      if (lines.empty()) under.back() = "–";
      for (const MeasureLine& line : lines) {
        edge_lines.emplace_back();
        products.emplace_back();
        status.emplace_back();
        when.emplace_back();
        under.push_back(line.text);
        voices.push_back(listed(line.voices));
      }
    }
    const std::string mark = way.path.match == Match::possible ? " ?" : "";
    return {std::to_string(number) + mark,
            std::move(edge_lines),
            std::move(products),
            std::move(status),
            std::move(when),
            std::move(under),
            std::move(voices)};
  }

  // The edge in the direction of the goods: "TSMC ─manufactures→ chip", "chip ←commissions─ ByteDance".
  std::string edge_text(const Edge& edge) const {
    const KnowledgeGraph& graph = data_.graph();
    const EdgeType& type = graph.kinds().edge_type(graph.type_of(edge.claim));
    const std::string source = wording_.name_of_vertex(edge.source),
                      target = wording_.name_of_vertex(edge.target);
    return graph.edge(edge.claim).source == edge.source
               ? fmt::format("{} ─{}→ {}", source, type.name(), target)
               : fmt::format("{} ←{}─ {}", source, type.name(), target);
  }

  Json json_of(const Way& way) const {
    Json json = {{"length", way.path.edges.size()},
                 {"match", json_name(way.path.match)},
                 {"bounds", bounds_json(way.path.period)}};
    json["hops"] = Json::array();
    for (const PathHop& hop : way.hops) {
      Json entry = {{"supplier", vertex_json(wording_, hop.hop.supplier)},
                    {"product", vertex_json(wording_, hop.hop.product)},
                    {"recipient", vertex_json(wording_, hop.hop.recipient)}};
      entry["edges"] = Json::array();
      for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
        Json claims = Json::array();
        for (const ClaimId c : way.claims[i]) claims.push_back(claim_json(wording_, c));
        entry["edges"].push_back({{"from", vertex_json(wording_, way.path.edges[i].source)},
                                  {"to", vertex_json(wording_, way.path.edges[i].target)},
                                  {"claims", std::move(claims)}});
      }
      entry["measures"] = Json::array();
      for (const MeasureOnHop& measure : hop.measures)
        entry["measures"].push_back(measure_json(wording_, measure));
      json["hops"].push_back(std::move(entry));
    }
    return json;
  }

  void add_notes(Answer& answer, const PathAnswer& found, std::size_t count) const {
    if (auto note = lens_note(arguments_, data_.lens().options(), data_.graph()))
      answer.notes.push_back(*note);
    const std::string ends = fmt::format("from {} to {}", wording_.name_of_vertex(query_.from),
                                         wording_.name_of_vertex(query_.to));
    if (count == 0)
      answer.notes.push_back(
          fmt::format("no path for goods {} within {} edges{}", ends, query_.max_hops,
                      query_.common_period == CommonPeriod::required ? " that share a period" : ""));
    else
      answer.notes.push_back(fmt::format("{} path{} {}", count, count == 1 ? "" : "s", ends));
    if (found.end == PathEnd::limit_reached)
      answer.notes.push_back(
          fmt::format("stopped at {} combinations of claims; there are more (--limit)", found.paths.size()));
    if (found.end == PathEnd::budget_spent)
      answer.notes.push_back(
          "stopped: the search has looked at as many edges as it may (--max-hops narrows it)");
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const PathQuery& query_;
  Wording wording_;
  Measures measures_;
};

ExitCode run(const Arguments& arguments) {
  const Dataset data(arguments);
  const PathQuery query = query_of(arguments, data);
  const PathAnswer found = find_paths(data.flow(), data.lens(), query);
  return print_answer("path", PathTable(arguments, data, query).make(found), arguments, data.files());
}

constexpr OptionSpec options[] = {
    {"select", 0, "any-shortest|all-shortest|all", Arity::once,
     "one shortest path, all shortest (default), or all that pass no vertex twice"},
    {"max-hops", 0, "N", Arity::once, "no path of more than N edges (default 12)"},
    {"avoid", 0, "NAME", Arity::many, "no path through this vertex; repeatable"},
    {"any-time", 0, "", Arity::flag, "do not ask that the edges of a path share a common period"},
};

constexpr Example examples[] = {
    {"filiera path TSMC ByteDance", "through which products and companies do goods of TSMC reach ByteDance?"},
    {"filiera path TSMC ByteDance --avoid ByteDanceCustomAIChip",
     "and without the custom chip? (exit code 1: not at all)", ExitCode::no},
    {"filiera path Nvidia ByteDance --select all -f json", "all ways, for a program"},
};

}  // namespace

extern const Command path_command;
constinit const Command path_command = {
    .name = "path",
    .operands = "FROM TO",
    .least_operands = 2,
    .most_operands = 2,
    .summary = "how goods get from one to another, and what stands in the way",
    .description =
        "Follows goods as supply does: along suppliesTo, manufactures, sells and inputTo, against "
        "commissions and\n"
        "uses. The edges of a path share a common period unless --any-time is given. Each edge is shown with "
        "its\n"
        "claim's status, period and voices; measures stand under the edge that ends the hop on which they "
        "lie.",
    .shared = Shared::all,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace filiera
