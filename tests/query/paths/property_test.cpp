// SPDX-License-Identifier: Apache-2.0
// Searches for paths against the enumeration of all walks, on random small graphs.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

#include "query/paths/expression.hpp"
#include "query/paths/search.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/query/hops/hop_reference.hpp"
#include "tests/query/paths/path_reference.hpp"
#include "tests/random_property.hpp"

namespace filiera::property_test {
namespace {

using reference::Expression;

constexpr std::size_t longest = 4;

const std::vector<std::string> companies{"A", "B", "C"};
const std::vector<std::string> products{"P", "Q"};
const std::vector<std::string> types{"suppliesTo", "manufactures", "commissions", "uses",
                                     "inputTo",    "kindOf",       "developsWith"};

// Dates of January 2025 that overlap in part, and none.
std::string random_time() {
  const auto day = [](int d) { return "2025-01-0" + std::to_string(d); };
  const auto set = [&](int a, int b) { return a == b ? day(a) : "[" + day(a) + ".." + day(b) + "]"; };
  const int a = *rc::gen::inRange(1, 6), b = *rc::gen::inRange(a, std::min(a + 3, 7));
  const int c = *rc::gen::inRange(b, 8), d = *rc::gen::inRange(c, std::min(c + 3, 9));
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      return "";
    case 1:
      return " when=" + set(a, b);
    case 2:
      return " starts=" + set(a, b);
    case 3:
      return " ends=" + set(c, d);
    default:
      return " starts=" + set(a, b) + " ends=" + set(c, d);
  }
}

// A measure on a product, with random places and parties, and perhaps an exception.
std::string random_measures() {
  const auto one_of = [](std::vector<std::string> choices) { return *rc::gen::elementOf(choices); };
  std::string text = "place X Y\n";
  for (const std::string& company : companies)
    if (*rc::gen::inRange(0, 2) == 0)
      text += "l" + company + ": " + company + " locatedIn " + one_of({"X", "Y"}) + " by D\n";
  const int count = *rc::gen::inRange(1, 4);
  for (int i = 1; i <= count; ++i) {
    const bool exception = i > 1 && *rc::gen::inRange(0, 3) == 0;
    text += "m" + std::to_string(i) + ": measure " +
            (exception ? "permits exceptionTo=m1" : one_of({"prohibits", "prohibits", "requiresLicence"})) +
            " appliesTo=" + *rc::gen::elementOf(products) + one_of({"", "", " toPlace=X", " fromPlace=Y"}) +
            one_of({"", "", " onParty=B"}) + random_time() + " modality=" + one_of({"ongoing", "done", "planned"}) +
            " by " + one_of({"D", "E"}) + "\n";
    if (*rc::gen::inRange(0, 5) == 0) text += "deny m" + std::to_string(i) + " by A in " + one_of({"D", "E"}) + "\n";
  }
  return text;
}

// Denials of links, and conflicts between links.
std::string random_disputes(int links) {
  std::string text;
  for (int i = 0; i < links; ++i) {
    const std::string c = "c" + std::to_string(i);
    const int sort = *rc::gen::inRange(0, 8);
    if (sort == 0) text += "deny " + c + " by A in E\n";
    if (sort == 1) text += "affirm " + c + " by A in D\n";
    if (sort == 2 && i > 0) text += "relate " + c + " conflictsWith c0\n";
  }
  return text;
}

std::string random_links(bool with_products, bool disputed) {
  std::string text = "document D 2025-01-04\ndocument E [2025-01-02..2025-01-06]\ncompany A B C\nproduct P Q\n";
  const int count = *rc::gen::inRange(1, 8);
  for (int i = 0; i < count; ++i) {
    const std::string type = *rc::gen::elementOf(types);
    const bool from_product = type == "inputTo" || type == "kindOf";
    const bool to_company = type == "suppliesTo" || type == "developsWith";
    text += "c" + std::to_string(i) + ": " + *rc::gen::elementOf(from_product ? products : companies) + " " + type +
            " " + *rc::gen::elementOf(to_company ? companies : products) + random_time() +
            " modality=" + *rc::gen::elementOf(std::vector<std::string>{"ongoing", "ongoing", "done", "planned"});
    if (with_products && to_company && *rc::gen::inRange(0, 4) > 0) text += " product=" + *rc::gen::elementOf(products);
    text += " by " + *rc::gen::elementOf(std::vector<std::string>{"D", "E"}) + "\n";
  }
  return text + (disputed ? random_disputes(count) : "");
}

Expression random_expression(int depth) {
  const int sort = *rc::gen::inRange(0, depth == 0 ? 2 : 7);
  if (sort == 0 || sort == 2) return {Expression::Sort::type, {*rc::gen::elementOf(types)}, {}};
  if (sort == 1) {
    Expression e{Expression::Sort::negated, {}, {}};
    const int count = *rc::gen::inRange(1, 3);
    for (int i = 0; i < count; ++i)
      e.names.push_back((*rc::gen::inRange(0, 3) == 0 ? "^" : "") + *rc::gen::elementOf(types));
    return e;
  }
  if (sort == 3) return {Expression::Sort::inverse, {}, {random_expression(depth - 1)}};
  if (sort == 4) return {Expression::Sort::sequence, {}, {random_expression(depth - 1), random_expression(depth - 1)}};
  if (sort == 5)
    return {Expression::Sort::alternative, {}, {random_expression(depth - 1), random_expression(depth - 1)}};
  Expression e{Expression::Sort::repetition, {}, {random_expression(depth - 1)}};
  e.least = *rc::gen::inRange(0u, 3u);
  e.most = *rc::gen::elementOf(std::vector<unsigned>{std::max(e.least, 1u), e.least + 1, 99});
  return e;
}

// One or more steps of goods.
Expression goods_expression() {
  const auto type = [](std::string name) { return Expression{Expression::Sort::type, {std::move(name)}, {}}; };
  Expression step = type("suppliesTo");
  for (const char* name : {"manufactures", "inputTo"}) step = {Expression::Sort::alternative, {}, {step, type(name)}};
  for (const char* name : {"commissions", "uses"})
    step = {Expression::Sort::alternative, {}, {step, {Expression::Sort::inverse, {}, {type(name)}}}};
  Expression goods{Expression::Sort::repetition, {}, {step}};
  goods.most = 99;
  return goods;
}

using Key = std::vector<std::tuple<VertexId, VertexId, ClaimId>>;

Key key_of(const std::vector<Edge>& edges) {
  Key key;
  for (const Edge& edge : edges) key.emplace_back(edge.source, edge.target, edge.claim);
  return key;
}

// The match of a walk after the query's conditions on its hops.
Match fitting(Match match, const Lens& lens, const Measures& measures, const PathQuery& query,
              const std::vector<Edge>& walk) {
  std::vector<reference::WalkedClaim> claims;
  std::vector<ClaimId> timed;
  for (const Edge& edge : walk) {
    claims.push_back({edge.source, edge.target, edge.claim});
    if (query.common_period == CommonPeriod::required) timed.push_back(edge.claim);
  }
  const std::vector<reference::MovedGoods> hops = reference::moved_goods(lens.graph(), claims);
  if (query.same_goods == SameGoods::demanded) match = std::min(match, reference::same_goods(lens, hops));
  if (query.prohibited == Prohibited::shown) return match;
  const DayRange days =
      query.common_period == CommonPeriod::required ? lens.options().as_of.value_or(DayRange{}) : DayRange{};
  const Match prohibited = reference::prohibited(lens, measures, hops, timed, days);
  if (query.prohibited == Prohibited::excluded_if_possible && prohibited != Match::no) return Match::no;
  return without(match, prohibited);
}

// All paths of at most `length` edges, with their matches.
std::map<Key, Match> all_paths(const Lens& lens, const Measures& measures, const PathQuery& query,
                               const Expression& expression, std::size_t length) {
  const KnowledgeGraph& graph = lens.graph();
  std::map<Key, Match> found;
  std::vector<std::vector<Edge>> walks{{}};
  for (std::size_t next = 0; next < walks.size(); ++next) {
    const std::vector<Edge> walk = walks[next];
    const VertexId end = walk.empty() ? query.from : walk.back().target;
    if (walk.size() < length)
      for (ClaimId c = 0; c < graph.edge_count(); ++c) {
        const Edge edge = graph.edge(c);
        std::vector<Edge> longer = walk;
        longer.push_back(edge);
        if (edge.source == end) walks.push_back(longer);
        longer.back() = {edge.target, edge.source, c};
        if (edge.target == end && edge.source != edge.target) walks.push_back(longer);
      }
    if (end != query.to || !reference::fits(query.mode, query.from, walk)) continue;
    bool avoided = std::count(query.avoid.begin(), query.avoid.end(), query.from) > 0;
    std::vector<reference::Letter> word;
    std::vector<Bounds> times;
    Match match = Match::certain;
    for (const Edge& edge : walk) {
      const EdgeType& type = graph.kinds().edge_type(graph.type_of(edge.claim));
      const bool backward = graph.edge(edge.claim).source != edge.source;
      word.push_back({std::string(type.name()), backward, type.symmetric, edge.source == edge.target});
      times.push_back(lens.bounds(edge.claim));
      match = both(match, lens.match(edge.claim));
      if (type.name() == "uses" && backward) match = both(match, Match::possible);
      avoided = avoided || std::count(query.avoid.begin(), query.avoid.end(), edge.target) > 0;
    }
    if (avoided || !reference::matches(expression, word, 0, word.size(), false)) continue;
    const bool alone = walk.empty() || (walk.size() == 1 && !lens.options().as_of);
    if (query.common_period == CommonPeriod::required && !alone)
      match = both(match, reference::share_a_day(times, lens.options().as_of.value_or(DayRange{})));
    if (match != Match::no) match = fitting(match, lens, measures, query, walk);
    if (match == Match::no || (lens.options().minimum_certainty == Firmness::certain && match != Match::certain))
      continue;
    found.emplace(key_of(walk), match);
  }
  return found;
}

// The order of paths: by length, then by the first different edge (type, forward before backward, claim).
auto rank(const KnowledgeGraph& graph, const Path& path) {
  std::vector<std::tuple<EdgeTypeId, bool, ClaimId>> edges;
  for (const Edge& e : path.edges)
    edges.emplace_back(graph.type_of(e.claim), graph.edge(e.claim).source != e.source, e.claim);
  return std::pair(edges.size(), edges);
}

void check(const KnowledgeGraph& graph, const std::map<Key, Match>& all, const std::map<Key, Match>& longer,
           const PathQuery& query, const PathAnswer& answer) {
  std::map<Key, Match> found;
  const Path* before = nullptr;
  for (const Path& path : answer.paths) {
    const bool in_order = !before || rank(graph, *before) < rank(graph, path);
    RC_ASSERT(in_order);
    before = &path;
    RC_ASSERT(found.emplace(key_of(path.edges), path.match).second);
  }
  std::vector<std::size_t> lengths;
  for (const auto& [key, match] : all) lengths.push_back(key.size());
  std::sort(lengths.begin(), lengths.end());
  for (const auto& [key, match] : found) {
    RC_ASSERT(all.contains(key));
    RC_ASSERT(all.at(key) == match);
  }
  const auto expected = [&]() -> std::size_t {
    switch (query.selector) {
      case PathSelector::any:
      case PathSelector::any_shortest:
        return std::min<std::size_t>(all.size(), 1);
      case PathSelector::all_shortest:
        return static_cast<std::size_t>(lengths.empty() ? 0 : std::count(lengths.begin(), lengths.end(), lengths[0]));
      case PathSelector::shortest_k:
        return std::min(all.size(), query.count);
      case PathSelector::all:
        break;
    }
    return all.size();
  }();
  RC_ASSERT(found.size() == expected);
  std::vector<std::size_t> found_lengths;
  for (const auto& [key, match] : found) found_lengths.push_back(key.size());
  std::sort(found_lengths.begin(), found_lengths.end());
  RC_ASSERT(std::equal(found_lengths.begin(), found_lengths.end(), lengths.begin()));
  if (answer.end == PathEnd::complete && (query.selector == PathSelector::all || all.empty()))
    RC_ASSERT(longer.size() == all.size());
}

LensOptions random_lens(const KnowledgeGraph& graph, bool sources) {
  LensOptions options;
  if (sources) {
    if (*rc::gen::inRange(0, 3) == 0)
      options.known_by = *parse_day("2025-01-0" + std::to_string(*rc::gen::inRange(1, 8)));
    const auto named = [&] { return term(graph, *rc::gen::elementOf(std::vector<std::string>{"A", "D", "E"})); };
    if (*rc::gen::inRange(0, 5) == 0) options.sources.push_back(named());
    if (*rc::gen::inRange(0, 5) == 0) options.not_sources.push_back(named());
    options.stance = *rc::gen::elementOf(std::vector<StanceFilter>{StanceFilter::all, StanceFilter::all,
                                                                   StanceFilter::asserted, StanceFilter::contested});
  }
  if (*rc::gen::inRange(0, 2) == 0) {
    const int first = *rc::gen::inRange(1, 9), last = *rc::gen::inRange(first, 10);
    options.as_of =
        DayRange{*parse_day("2025-01-0" + std::to_string(first)), *parse_day("2025-01-0" + std::to_string(last))};
  }
  if (*rc::gen::inRange(0, 4) == 0) options.minimum_certainty = Firmness::certain;
  return options;
}

constexpr PathMode modes[] = {PathMode::walk, PathMode::trail, PathMode::acyclic, PathMode::simple};
constexpr PathSelector selectors[] = {PathSelector::any, PathSelector::any_shortest, PathSelector::all_shortest,
                                      PathSelector::shortest_k, PathSelector::all};

enum class Searched { goods, expression };
enum class Asked { pattern, conditions };

void search_as_enumerated(Searched searched, Asked asked) {
  const bool goods = searched == Searched::goods, conditions = asked == Asked::conditions;
  const Expression expression = goods ? goods_expression() : random_expression(3);
  const std::string literal = random_links(conditions, conditions) + (conditions ? random_measures() : "");
  RC_LOG(literal + text_of(expression));
  const KnowledgeGraph graph = graph_of(literal);
  const Lens lens(graph, random_lens(graph, conditions));
  const Measures measures(lens);
  PathQuery query;
  if (!goods) {
    Fault fault;
    query.pattern = parse_path_expression(text_of(expression), graph.kinds(), edge_type_names(graph), &fault);
    if (!query.pattern) RC_FAIL(render(fault));
  }
  query.max_hops = longest;
  query.limit = SIZE_MAX;
  query.count = *rc::gen::inRange(1u, 6u);
  if (*rc::gen::inRange(0, 4) == 0) query.common_period = CommonPeriod::ignored;
  if (*rc::gen::inRange(0, 4) == 0) query.avoid.push_back(vertex(graph, *rc::gen::elementOf(companies)));
  if (conditions) {
    query.prohibited = *rc::gen::elementOf(
        std::vector<Prohibited>{Prohibited::shown, Prohibited::excluded, Prohibited::excluded_if_possible});
    query.same_goods = *rc::gen::elementOf(std::vector<SameGoods>{SameGoods::marked, SameGoods::demanded});
  }
  const std::vector<std::string> ends{"A", "B", "C", "P", "Q"};
  query.from = vertex(graph, *rc::gen::elementOf(ends));
  query.to = vertex(graph, *rc::gen::elementOf(ends));
  for (const PathMode mode : modes) {
    query.mode = mode;
    const auto longer = all_paths(lens, measures, query, expression, longest + 1);
    std::map<Key, Match> all = longer;
    std::erase_if(all, [](const auto& path) { return path.first.size() > longest; });
    for (const PathSelector selector : selectors) {
      query.selector = selector;
      check(graph, all, longer, query, find_paths(lens, measures, query));
    }
  }
}

TEST(PathProperty, ExpressionsFindTheWalksThatTheirDefinitionMatches) {
  expect_property([] { search_as_enumerated(Searched::expression, Asked::pattern); }, 2000);
}

TEST(PathProperty, GoodsFindTheWalksThatMoveThem) {
  expect_property([] { search_as_enumerated(Searched::goods, Asked::pattern); }, 1500);
}

// With same goods, prohibitions with exceptions, denials, sources and publication dates.
TEST(PathProperty, GoodsFindTheWalksThatFitAllConditions) {
  expect_property([] { search_as_enumerated(Searched::goods, Asked::conditions); }, 1500);
}

TEST(PathProperty, ExpressionsFindTheWalksThatFitAllConditions) {
  expect_property([] { search_as_enumerated(Searched::expression, Asked::conditions); }, 1000);
}

}  // namespace
}  // namespace filiera::property_test
