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

// Of all that is possible, mostly on one day.
LensOptions random_lens_of_all() {
  LensOptions options = random_lens();
  options.minimum_certainty = Firmness::possible;
  if (chance(60)) options.as_of = period("2025-01-03");
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
  std::erase_if(
      moves, [&](const Move& part) { return is_product(part.from) && is_product(part.to) && made.contains(part.to); });
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
        std::map<VertexId, std::set<VertexId>> ranked, ranked_possibly, ranked_at_all, cut_off, exposed;
        std::size_t before = SIZE_MAX;
        for (const SoleSupplier& supplier :
             sole_suppliers(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), PartNeeds::ignored, 99)) {
          RC_ASSERT(supplier.recipients == supplier.listed.size());
          RC_ASSERT(supplier.recipients <= before);
          before = supplier.recipients;
          for (const Dependent& recipient : supplier.listed)
            for (auto* of : {recipient.left == Match::no ? &ranked : &ranked_possibly, &ranked_at_all})
              (*of)[supplier.party].insert(recipient.party);
        }
        for (const std::string& name : companies) {
          const VertexId gone = vertex(graph, name);
          const std::set<VertexId> left = reached_from(origins, moves, gone);
          for (const VertexId v : ends)
            if (v != gone && !left.contains(v) && graph.kind_of_vertex(v) == Kind::company) cut_off[gone].insert(v);
          std::set<VertexId> found;
          const Scenario scenario(measures, lens, removal_of(graph, gone));
          for (const Affected& row : impact(flow, lens, scenario, std::nullopt, PartNeeds::ignored).downstream)
            if (row.lost != Match::no) {
              exposed[gone].insert(row.party);
              if (row.lost == Match::certain) found.insert(row.party);
            }
          // What is only possible of the moves may leave a source, or none from the beginning.
          const std::set<VertexId>& lost = cut_off[gone];
          RC_ASSERT(std::includes(lost.begin(), lost.end(), found.begin(), found.end()));
          if (moves.size() == certain.size()) RC_ASSERT(found == lost);
          if (lost.empty()) cut_off.erase(gone);
        }
        RC_ASSERT(ranked == cut_off);
        RC_ASSERT(ranked_at_all == exposed);
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
        const LensOptions options = random_lens_of_all();
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

// Who owns whom, and ownership rules, listings with and without goods, and suspensions, a line each; `names` are those
// of the measures.
std::vector<std::string> random_ownership(std::vector<std::string>& names) {
  std::vector<std::string> lines;
  const auto add = [&](const std::string& name, std::string line) {
    names.push_back(name);
    lines.push_back(name + ": " + std::move(line));
  };
  const auto dates = [] {
    return " modality=" + pick({"ongoing", "ongoing", "ongoing", "planned"}) +
           pick({" starts=2020", " starts=2020", " starts=[2024..2026]", " starts=2025", " starts=2020 ends=2024"}) +
           (chance(20) ? " by U\n" : " by S\n");
  };
  const int rules = *rc::gen::inRange(1, 3);
  for (int i = 0; i < rules; ++i) {
    const std::string name = "r" + std::to_string(i);
    add(name, "measure requiresLicence" + dates() + "turtle kg:" + name + " fil:reachesOwned kg:reach" +
                  std::to_string(i) + " . kg:reach" + std::to_string(i) + " a fil:Reach ; fil:threshold " +
                  pick({"0.5", "0.3"}) + (chance(30) ? " ; fil:aggregate false" : "") + " .\n");
  }
  const int listings = *rc::gen::inRange(1, 4);
  for (int i = 0; i < listings; ++i)
    add("m" + std::to_string(i),
        "measure " + pick({"prohibits", "prohibits", "restricts", "permits"}) + " onParty=" + pick(companies) +
            (chance(40) ? " appliesTo=" + pick(products) : "") +
            (chance(80) ? " reachesBy=r" + std::to_string(*rc::gen::inRange(0, rules)) : "") + dates());
  if (chance(50)) add("x0", "measure permits exceptionTo=r" + std::to_string(*rc::gen::inRange(0, rules)) + dates());
  const int holdings = *rc::gen::inRange(1, 5);
  for (int i = 0; i < holdings; ++i) {
    const std::string name = "h" + std::to_string(i);
    lines.push_back(name + ": " + pick(companies) + " owns " + pick(companies) + " modality=ongoing starts=2020" +
                    (chance(20) ? " by U\n" : " by S\n") +
                    (chance(80) ? "turtle kg:" + name + " fil:share " + pick({"0.2", "0.3", "0.5"}) + " .\n" : ""));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string claim_of(const KnowledgeGraph& graph, const SupplyRow& row) {
  std::string text;
  for (const ClaimId c : row.claims) text += std::string(graph.terms().value(graph.term_of_claim(c))) + ' ';
  for (const ClaimId c : row.received) text += std::string(graph.terms().value(graph.term_of_claim(c))) + ' ';
  return text;
}

// The measures on the hop and on its parties, by name: whether they are against it, and their match.
std::map<std::string, std::tuple<bool, bool, Match>> measures_of(const KnowledgeGraph& graph, const Measures& measures,
                                                                 const SupplyRow& row) {
  std::map<std::string, std::tuple<bool, bool, Match>> found;
  for (const MeasureOnHop& on : measures.on(row))
    found[name_of(graph, on.measure)] = {on.role == MeasureRole::against, false, on.match};
  if (row.partner) return found;
  for (const PartyMeasure& on : measures.on_parties(row))
    found[name_of(graph, on.measure) + " on a party"] = {
        graph.kinds().effects()[on.effect].direction == Direction::against, true, on.match};
  return found;
}

TEST(ImpactProperty, LiftingAListingARuleOrASuspensionLeavesTheGraphWithoutIt) {
  expect_property(
      [] {
        const std::string supply = random_supply(companies);
        std::vector<std::string> names;
        const std::vector<std::string> lines = random_ownership(names);
        const auto lifted = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(names.size())));
        std::vector<std::string> left = lines;
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(lifted));
        for (std::string& line : left)
          for (const std::string& relation : {" reachesBy=" + names[lifted], " exceptionTo=" + names[lifted]})
            if (const std::size_t at = line.find(relation); at != std::string::npos) line.erase(at, relation.size());
        const std::string with = supply + joined(lines), without = supply + joined(left);
        RC_LOG(with);
        RC_LOG(names[lifted]);
        const LensOptions options = random_lens_of_all();
        const KnowledgeGraph graph = graph_of(with), bare = graph_of(without);
        const GoodsFlowGraph flow(graph), bare_flow(bare);
        const Lens lens(graph, options), bare_lens(bare, options);
        const Measures measures(lens), bare_measures(bare_lens);
        const Scenario scenario(measures, lens, lifting_of(graph, {vertex(graph, names[lifted])}));
        std::map<std::string, const ChangedHop*> changed;
        const std::vector<ChangedHop> found = changed_hops(flow, lens, scenario, std::nullopt);
        for (const ChangedHop& hop : found) changed[claim_of(graph, hop.row)] = &hop;
        std::map<std::string, std::map<std::string, std::tuple<bool, bool, Match>>> then, bare_then;
        for (const SupplyRow& row : supply_hops(bare_flow, bare_lens, {}))
          bare_then[claim_of(bare, row)] = measures_of(bare, bare_measures, row);
        for (const SupplyRow& row : supply_hops(flow, lens, {})) {
          const auto now = measures_of(graph, measures, row);
          const auto& after = then[claim_of(graph, row)] = measures_of(graph, scenario.then(), row);
          const auto changes = [](const auto& from, const auto& to, bool only_against) {
            return std::any_of(to.begin(), to.end(), [&](const auto& entry) {
              const auto& [against, on_party, match] = entry.second;
              const auto before = from.find(entry.first);
              return (against || !only_against) && (before == from.end() || std::get<2>(before->second) < match);
            });
          };
          const auto hop = changed.find(claim_of(graph, row));
          RC_ASSERT((changes(after, now, false) || changes(now, after, true)) == (hop != changed.end()));
          if (hop == changed.end()) continue;
          const Match before = measures.prohibits(row, GoodsNotStated::prohibitions);
          const Match left_over = scenario.then().prohibits(row, GoodsNotStated::prohibitions);
          RC_ASSERT((hop->second->change == HopChange::freed) == (left_over < before));
          RC_ASSERT((hop->second->change == HopChange::lost) == (before < left_over));
        }
        RC_ASSERT(then == bare_then);
      },
      1500);
}

TEST(ImpactProperty, ABanOnAPartyIsAListingForAllGoodsByAllRules) {
  expect_property(
      [] {
        const std::string supply = random_supply(companies);
        std::vector<std::string> names;
        const std::string ownership = joined(random_ownership(names)), banned = pick(companies);
        std::string listing = "m9: measure prohibits onParty=" + banned + " starts=2000 ends=2040 modality=ongoing";
        for (const std::string& name : names)
          if (name.starts_with("r")) listing += " reachesBy=" + name;
        listing += " by S\nturtle kg:m9 fil:appliesTo fil:AnyProduct . fil:AnyProduct a fil:Product .\n";
        RC_LOG(supply + ownership + listing);
        const LensOptions options = random_lens_of_all();
        const KnowledgeGraph graph = graph_of(supply + ownership), listed = graph_of(supply + ownership + listing);
        const GoodsFlowGraph flow(graph), listed_flow(listed);
        const Lens lens(graph, options), listed_lens(listed, options);
        const Measures measures(lens), listed_measures(listed_lens);
        Assumption assumption;
        assumption.ban = Prohibition{{}, {}, {}, {vertex(graph, banned)}, true};
        const Scenario scenario(measures, lens, assumption);
        std::map<std::string, Match> lost, governed;
        std::map<std::string, std::size_t> listings;  // that an end that is not stated may be in
        for (const SupplyRow& row : supply_hops(flow, lens, {})) {
          lost[claim_of(graph, row)] = scenario.loss(row);
          listings[claim_of(graph, row)] = measures.unknown_party(row).listings;
        }
        for (const SupplyRow& row : supply_hops(listed_flow, listed_lens, {})) {
          Match& match = governed[claim_of(listed, row)];
          for (const MeasureOnHop& on : listed_measures.on(row))
            if (name_of(listed, on.measure) == "m9") match = on.match;
          if (match == Match::no && listed_measures.unknown_party(row).listings > listings[claim_of(listed, row)])
            match = Match::possible;
        }
        RC_ASSERT(lost == governed);
      },
      1500);
}

}  // namespace
}  // namespace filiera::impact_property_test
