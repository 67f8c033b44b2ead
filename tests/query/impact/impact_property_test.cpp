// SPDX-License-Identifier: Apache-2.0
// Removal, bans and lifting on small random graphs: against removal one by one, against a measure that is really
// issued, and against the graph without the measure.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "query/impact/impact.hpp"
#include "query/impact/sole_suppliers.hpp"
#include "query/paths/hops.hpp"
#include "tests/graph/measures/hop_literal.hpp"
#include "tests/random_property.hpp"

namespace filiera::impact_property_test {
namespace {

const std::vector<std::string> companies{"A", "B", "C", "D"};
const std::vector<std::string> parties{"A", "B", "C", "D", "G", "H"};
const std::vector<std::string> products{"P", "Q", "R"};
const std::vector<std::string> places{"X", "Y", "Z"};

std::string pick(const std::vector<std::string>& names) { return *rc::gen::elementOf(names); }
bool chance(int percent) { return *rc::gen::inRange(0, 100) < percent; }

// Claims of supply between the companies (and groups), from a document with a certain and one with an uncertain date.
std::string random_supply(const std::vector<std::string>& ends) {
  std::string text =
      "document S 2025-01-04\ndocument U [2025-01-02..2025-01-06]\ncompany A B C D\ngroup G H\nproduct P Q R\n"
      "place X Y Z\n";
  const std::vector<std::string> types{"suppliesTo", "suppliesTo", "manufactures", "commissions",
                                       "uses",       "inputTo",    "designs",      "sells"};
  const int count = *rc::gen::inRange(1, 9);
  for (int i = 0; i < count; ++i) {
    const std::string type = pick(types);
    text += "c" + std::to_string(i) + ": " + pick(type == "inputTo" ? products : ends) + ' ' + type + ' ' +
            pick(type == "suppliesTo" ? ends : products) +
            (type == "suppliesTo" && chance(60) ? " product=" + pick(products) : "") +
            (type == "suppliesTo" && chance(20) ? " toPlace=" + pick(places) : "") +
            (type == "inputTo" ? "" : " modality=ongoing starts=2024 ends=2026") + (chance(25) ? " by U\n" : " by S\n");
  }
  return text;
}

// Families, seats and memberships.
std::string random_circumstances() {
  std::string text;
  const int count = *rc::gen::inRange(0, 7);
  for (int i = 0; i < count; ++i) {
    const int sort = *rc::gen::inRange(0, 4);
    text += "k" + std::to_string(i) + ": " +
            (sort == 0   ? "P kindOf " + pick({"Q", "R"})
             : sort == 1 ? pick(parties) + " locatedIn " + pick(places)
             : sort == 2 ? "X locatedIn " + pick({"Y", "Z"})
                         : pick(companies) + " memberOf " + pick({"G", "H"})) +
            (chance(25) ? " by U\n" : " by S\n");
  }
  return text;
}

LensOptions random_lens() {
  LensOptions options;
  if (chance(60)) options.known_by = parse_day("2025-01-05");
  if (chance(20)) options.minimum_certainty = Firmness::certain;
  return options;
}

using HopKey = std::tuple<std::vector<ClaimId>, std::vector<ClaimId>, VertexId, VertexId, bool>;
HopKey key_of(const SupplyRow& row) { return {row.claims, row.received, row.supplier, row.recipient, row.partner}; }

TEST(ImpactProperty, AllHopsThatAScenarioTakesAreFound) {
  expect_property(
      [] {
        const std::string literal = random_supply(parties) + random_circumstances();
        RC_LOG(literal);
        const KnowledgeGraph graph = graph_of(literal);
        const GoodsFlowGraph flow(graph);
        const Lens lens(graph, random_lens());
        const Measures measures(lens);
        const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, pick(parties))));
        std::map<HopKey, Match> expected, found;
        for (const SupplyRow& row : supply_hops(flow, lens, {}))
          if (const Match loss = scenario.loss(row);
              loss != Match::no && (row.recipient == no_vertex || !scenario.is_gone(row.recipient)))
            expected.emplace(key_of(row), loss);
        for (const ChangedHop& hop : impact(flow, lens, scenario, std::nullopt).hops)
          RC_ASSERT(found.emplace(key_of(hop.row), hop.match).second);
        RC_ASSERT(found == expected);
      },
      1500);
}

// A movement of goods from one vertex to another, by the definition of the model.
struct Move {
  VertexId from, to;
};

// Those that are at least as sure as `least`.
std::vector<Move> moves_of(const GoodsFlowGraph& flow, const Lens& lens, Match least = Match::possible) {
  std::vector<Move> moves;
  for (ClaimId c = 0; c < flow.graph().edge_count(); ++c) {
    const std::string_view type = flow.graph().kinds().edge_type(flow.graph().type_of(c)).name();
    const bool with = type == "suppliesTo" || type == "manufactures" || type == "sells" || type == "inputTo";
    const bool against = type == "commissions" || type == "uses";
    if ((!with && !against) || lens.match(c) == Match::no) continue;
    if (type == "uses" && (lens.options().minimum_certainty == Firmness::certain || least == Match::certain)) continue;
    if (lens.match(c) < least) continue;
    const Edge e = flow.graph().edge(c);
    moves.push_back(with ? Move{e.source, e.target} : Move{e.target, e.source});
  }
  // Parts do not make a product that has a stated maker, though the lens may leave that claim out as only possible.
  std::set<VertexId> made;
  for (ClaimId c = 0; c < flow.graph().edge_count(); ++c) {
    const std::string_view type = flow.graph().kinds().edge_type(flow.graph().type_of(c)).name();
    if ((type == "manufactures" || type == "sells") && lens.circumstance(c) != Match::no)
      made.insert(flow.graph().edge(c).target);
  }
  const auto is_product = [&](VertexId v) { return flow.graph().kind_of_vertex(v) == Kind::product; };
  std::erase_if(moves, [&](const Move& part) {
    return is_product(part.from) && is_product(part.to) && made.contains(part.to);
  });
  return moves;
}

std::set<VertexId> reached_from(std::set<VertexId> starts, const std::vector<Move>& moves, VertexId without) {
  starts.erase(without);
  for (bool grown = true; grown;) {
    grown = false;
    for (const Move& move : moves)
      if (starts.contains(move.from) && move.to != without) grown = starts.insert(move.to).second || grown;
  }
  return starts;
}

TEST(ImpactProperty, WhoLosesEverySourceIsCutOffFromAllOriginsAndRankedSo) {
  expect_property(
      [] {
        const std::string literal = random_supply(companies);
        RC_LOG(literal);
        const KnowledgeGraph graph = graph_of(literal);
        const GoodsFlowGraph flow(graph);
        const Lens lens(graph, random_lens());
        const Measures measures(lens);
        const std::vector<Move> moves = moves_of(flow, lens);
        std::set<VertexId> ends, origins;
        for (const Move& move : moves) ends.insert({move.from, move.to});
        for (const VertexId v : ends) {
          const std::set<VertexId> after = reached_from({v}, moves, no_vertex);
          bool origin = true, party_beside = false;
          for (const VertexId u : ends) {
            const bool leads_here = reached_from({u}, moves, no_vertex).contains(v);
            origin = origin && (after.contains(u) || !leads_here);
            party_beside = party_beside || (leads_here && graph.kind_of_vertex(u) == Kind::company);
          }
          // The goods of a cycle begin with its parties.
          if (origin && (graph.kind_of_vertex(v) == Kind::company || !party_beside)) origins.insert(v);
        }
        const std::vector<Move> certain = moves_of(flow, lens, Match::certain);
        std::map<VertexId, std::set<VertexId>> ranked, ranked_possibly, cut_off, cut_off_possibly;
        std::size_t before = SIZE_MAX;
        for (const SoleSupplier& supplier :
             sole_suppliers(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), PartNeeds::ignored, 99)) {
          RC_ASSERT(supplier.recipients == supplier.listed.size());
          RC_ASSERT(supplier.recipients <= before);
          before = supplier.recipients;
          for (const Dependent& recipient : supplier.listed)
            (recipient.left == Match::no ? ranked : ranked_possibly)[supplier.party].insert(recipient.party);
        }
        for (const std::string& name : companies) {
          const VertexId gone = vertex(graph, name);
          const std::set<VertexId> left = reached_from(origins, moves, gone);
          for (const VertexId v : ends)
            if (v != gone && !left.contains(v) && graph.kind_of_vertex(v) == Kind::company) cut_off[gone].insert(v);
          const std::set<VertexId> sure = reached_from(origins, certain, no_vertex);
          const std::set<VertexId> still_sure = reached_from(origins, certain, gone);
          for (const VertexId v : sure)
            if (v != gone && left.contains(v) && !still_sure.contains(v) && graph.kind_of_vertex(v) == Kind::company)
              cut_off_possibly[gone].insert(v);
          std::set<VertexId> found;
          const Scenario scenario(measures, lens, removal_of(graph, gone));
          for (const Affected& row : impact(flow, lens, scenario, std::nullopt, PartNeeds::ignored).downstream)
            if (row.lost == Match::certain) found.insert(row.party);
          RC_ASSERT(found == (cut_off.contains(gone) ? cut_off[gone] : std::set<VertexId>()));
        }
        RC_ASSERT(ranked == cut_off);
        RC_ASSERT(ranked_possibly == cut_off_possibly);
      },
      1500);
}

TEST(ImpactProperty, ABanGovernsWhatAMeasureOfTheSamePartsGoverns) {
  expect_property(
      [] {
        std::string literal = random_supply(parties) + random_circumstances();
        std::string measure =
            "m9: measure prohibits starts=2020 ends=2030 modality=ongoing appliesTo=" + pick(products);
        std::vector<std::string> parts;
        const auto part = [&](const std::string& property, const std::vector<std::string>& names, int percent) {
          std::vector<std::string> stated;
          while (stated.size() < 2 && chance(percent)) stated.push_back(pick(names));
          for (const std::string& name : stated) measure += ' ' + property + '=' + name;
          return stated;
        };
        const auto from = part("fromPlace", places, 40), to = part("toPlace", places, 40),
                   on = part("onParty", parties, 40);
        literal += measure + " by S\n";
        RC_LOG(literal);
        const KnowledgeGraph graph = graph_of(literal);
        const GoodsFlowGraph flow(graph);
        LensOptions options = random_lens();
        options.minimum_certainty = Firmness::possible;
        options.as_of = period("2025-01-03");
        const Lens lens(graph, options);
        const Measures measures(lens);
        const auto vertices = [&](const std::vector<std::string>& names) {
          std::vector<VertexId> list;
          for (const std::string& name : names) list.push_back(vertex(graph, name));
          return list;
        };
        Assumption assumption;
        assumption.ban = {{}, vertices(from), vertices(to), vertices(on)};
        const VertexId m9 = vertex(graph, "m9");
        for (const ClaimId e : graph.out_claims(m9, graph.core(vocab::fil_appliesTo)))
          assumption.ban->goods.push_back(graph.edge(e).target);
        const Scenario scenario(measures, lens, assumption);
        for (const SupplyRow& row : supply_hops(flow, lens, {})) {
          Match governs = Match::no;
          for (const MeasureOnHop& on_hop : measures.on(row))
            if (on_hop.measure == m9) governs = on_hop.match;
          RC_ASSERT(scenario.loss(row) == governs);
        }
      },
      1500);
}

std::string random_measure(int number, bool with_exceptions) {
  std::string text = "m" + std::to_string(number) + ": measure " +
                     pick({"prohibits", "prohibits", "restricts", "permits", "encourages"}) +
                     " appliesTo=" + pick(products);
  if (chance(30)) text += " toPlace=" + pick(places);
  if (chance(30)) text += " onParty=" + pick(parties);
  if (with_exceptions && number > 0 && chance(70))
    text += " exceptionTo=m" + std::to_string(*rc::gen::inRange(0, number));
  text += " modality=" + pick({"ongoing", "ongoing", "ongoing", "planned"}) +
          " starts=" + pick({"2020", "2020", "[2024..2026]"});
  return text + (chance(25) ? " by U\n" : " by S\n");
}

TEST(ImpactProperty, LiftingAMeasureLeavesTheGraphWithoutIt) {
  expect_property(
      [] {
        const std::string supply = random_supply(parties) + random_circumstances();
        std::vector<std::string> lines;
        const int count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i) lines.push_back(random_measure(i, true));
        const int lifted = *rc::gen::inRange(0, count);
        std::string with = supply, without = supply;
        for (int i = 0; i < count; ++i) {
          std::string line = lines[static_cast<std::size_t>(i)];
          with += line;
          if (i == lifted) continue;
          const std::string exception = " exceptionTo=m" + std::to_string(lifted);
          if (const std::size_t at = line.find(exception); at != std::string::npos) line.erase(at, exception.size());
          without += line;
        }
        RC_LOG(with);
        LensOptions options = random_lens();
        options.minimum_certainty = Firmness::possible;
        if (chance(60)) options.as_of = period("2025-01-03");
        const KnowledgeGraph graph = graph_of(with), bare = graph_of(without);
        const GoodsFlowGraph flow(graph), bare_flow(bare);
        const Lens lens(graph, options), bare_lens(bare, options);
        const Measures measures(lens), bare_measures(bare_lens);
        const Scenario scenario(measures, lens, lifting_of(graph, {vertex(graph, "m" + std::to_string(lifted))}));
        const auto text = [](const KnowledgeGraph& of, const SupplyRow& row, const std::vector<MeasureOnHop>& on_hop) {
          std::string line = name_of(of, row.supplier) + ' ' + name_of(of, row.product) + ' ' +
                             name_of(of, row.recipient) +
                             std::string(of.terms().value(of.term_of_claim(row.claims.front())));
          for (const MeasureOnHop& measure : on_hop) line += "; " + text_of(of, measure);
          return line;
        };
        std::map<std::string, Match> expected;
        std::multiset<std::string> left, right;
        std::map<HopKey, const ChangedHop*> changed;
        const Impact found = impact(flow, lens, scenario, std::nullopt);
        for (const ChangedHop& hop : found.hops) changed[key_of(hop.row)] = &hop;
        for (const SupplyRow& row : supply_hops(bare_flow, bare_lens, {}))
          right.insert(text(bare, row, bare_measures.on(row)));
        for (const SupplyRow& row : supply_hops(flow, lens, {})) {
          const std::vector<MeasureOnHop> now = measures.on(row), then = scenario.then().on(row);
          left.insert(text(graph, row, then));
          const auto hop = changed.find(key_of(row));
          // A hop is changed if and only if its set of measures differs.
          RC_ASSERT((text(graph, row, now) != text(graph, row, then)) == (hop != changed.end()));
          if (hop == changed.end()) continue;
          const Match before = measures.prohibits(row, now, GoodsNotStated::prohibitions);
          const Match after = scenario.then().prohibits(row, then, GoodsNotStated::prohibitions);
          RC_ASSERT((hop->second->change == HopChange::freed) == (after < before));
          RC_ASSERT((hop->second->change == HopChange::lost) == (before < after));
          if (before != after)
            RC_ASSERT(hop->second->match ==
                      (std::min(before, after) == Match::no ? std::max(before, after) : Match::possible));
        }
        RC_ASSERT(left == right);
      },
      1500);
}

}  // namespace
}  // namespace filiera::impact_property_test
