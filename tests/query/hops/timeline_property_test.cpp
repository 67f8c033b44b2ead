// SPDX-License-Identifier: Apache-2.0
// Timelines against their definition: whether each claim belongs, and whether every two rows are in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "query/hops/timeline.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::timeline_property_test {
namespace {

std::string year_or_month(Tape& tape) {
  const std::string year = std::to_string(2024 + tape.choose(3));
  if (tape.chance(5)) return year + "-0" + std::to_string(1 + tape.choose(9));
  return tape.chance(4) ? "[" + year + ".." + (tape.chance(5) ? "" : "2027") + "]" : year;
}

std::string random_literal(Tape& tape) {
  std::string text = "document A 2025-06\ndocument B 2026\ncompany C0 C1\nproduct P0 P1 P2\nplace L0\n";
  const auto product = [&] { return "P" + std::to_string(tape.choose(3)); };
  if (tape.chance(5)) text += "k0: P0 kindOf P1 by A\n";
  if (tape.chance(5)) text += "k1: P1 inputTo P2 by A\n";
  const int claims = 2 + tape.choose(6);
  for (int i = 0; i < claims; ++i) {
    const auto measure = [&] { return "m" + std::to_string(tape.choose(claims)); };
    const int kind = tape.choose(3);
    std::string line = (kind == 1 ? "m" : "c") + std::to_string(i) + ": ";
    if (kind == 0) {
      line += tape.chance(5) ? "C0 suppliesTo C1" : "C1 suppliesTo C0";
      if (tape.chance(7)) line += " product=" + product();
      if (tape.chance(2)) line += " toPlace=L0";
    } else if (kind == 1) {
      line += "measure restricts";
      if (tape.chance(6)) line += " appliesTo=" + product();
      if (tape.chance(2)) line += " onParty=C0";
      if (tape.chance(3)) line += " exceptionTo=" + measure();
      if (tape.chance(3)) line += " conditionOf=" + measure();
    } else {
      line += "event";
      if (tape.chance(7)) line += (tape.chance(5) ? " introduces=" : " terminates=") + measure();
      if (tape.chance(3)) line += tape.chance(5) ? " involves=C0" : " involves=" + product();
    }
    constexpr std::string_view modalities[] = {"done", "ongoing", "planned"};
    line += " modality=" + std::string(modalities[tape.choose(3)]);
    if (tape.chance(6)) line += (kind == 2 || tape.chance(5) ? " when=" : " starts=") + year_or_month(tape);
    text += line + (tape.chance(6) ? " by A\n" : tape.chance(5) ? " by B\n" : " by A B\n");
  }
  // Names that were not drawn as measures.
  for (int i = 0; i < claims; ++i)
    if (const std::string name = "m" + std::to_string(i); text.find('\n' + name + ": ") == std::string::npos)
      text += name + ": measure permits by A\n";
  return text;
}

// The claims that concern a vertex, each with its match, by the definition.
std::map<ClaimId, Match> concerned(const KnowledgeGraph& graph, const Lens& lens, const Measures& measures,
                                   VertexId v) {
  std::map<ClaimId, Match> found;
  const auto add = [&](ClaimId c, Match match) { found[c] = std::max(found[c], match); };
  const auto claim_at = [&](VertexId end) { return graph.claim_of_vertex(end); };
  for (ClaimId c = 0; c < graph.claim_count(); ++c) {
    if (graph.product(c) == v || graph.destination(c) == v) add(graph.owner(c), Match::certain);
    if (!graph.is_edge(c)) {
      if (claim_at(v) == c) add(c, Match::certain);
      continue;
    }
    const Edge e = graph.edge(c);
    if (e.source != v && e.target != v) continue;
    add(graph.owner(c), Match::certain);
    for (const VertexId end : {e.source, e.target})
      if (claim_at(end) != no_claim) add(claim_at(end), Match::certain);
  }
  if (graph.kind_of_vertex(v) == Kind::product)
    for (const Related& family : measures.relatives(v))
      for (ClaimId c = 0; c < graph.edge_count(); ++c)
        if (graph.edge(c).target == family.vertex && graph.kind_of_claim(c) == Kind::measure)
          add(graph.owner(c), family.match);
  if (graph.kind_of_vertex(v) == Kind::company)
    for (ClaimId c = 0; c < graph.edge_count(); ++c) {
      const Edge e = graph.edge(c);
      if (graph.type_of(c) != graph.core(vocab::fil_suppliesTo) || (e.source != v && e.target != v)) continue;
      if (lens.match(c) == Match::no) continue;
      for (const MeasureOnHop& row :
           measures.on({e.source, graph.product(c), e.target, graph.destination(c), lens.bounds(c)}))
        for (const VertexId other : row.same_matter)
          add(claim_at(other), row.part_unknown ? Match::possible : Match::certain);
    }
  for (bool grew = true; grew;) {
    grew = false;
    for (ClaimId c = 0; c < graph.edge_count(); ++c) {
      const ClaimId measure = claim_at(graph.edge(c).target);
      const bool follows = graph.kind_of_claim(c) == Kind::event ||
                           graph.type_of(c) == graph.core(vocab::fil_exceptionTo) ||
                           graph.type_of(c) == graph.core(vocab::fil_conditionOf);
      if (!follows || measure == no_claim || graph.kind_of_claim(measure) != Kind::measure || !found.contains(measure))
        continue;
      const Match before = found.contains(graph.owner(c)) ? found[graph.owner(c)] : Match::no;
      add(graph.owner(c), found[measure]);
      grew = grew || found[graph.owner(c)] != before;
    }
  }
  return found;
}

// What was ended before it began is shown without a date.
Match shown(const Lens& lens, ClaimId c) {
  const bool never = !lens.options().as_of && never_holds(lens.bounds(c));
  return never ? std::min(lens.listed(c), lens.seen(c)) : lens.match(c);
}

// Whether something is told of which the claim is a condition; certain for what is no condition.
Match base_told(const KnowledgeGraph& graph, const Lens& lens, ClaimId c) {
  Match told = Match::no;
  bool condition = false;
  for (ClaimId e = 0; e < graph.edge_count(); ++e)
    if (graph.owner(e) == c && graph.type_of(e) == graph.core(vocab::fil_conditionOf)) {
      condition = true;
      told = std::max(told, lens.seen(graph.claim_of_vertex(graph.edge(e).target)));
    }
  return condition ? told : Match::certain;
}

// A start or an end is stated by the claim, or for a measure or a link by an event that happened and that the lens
// shows.
StatedEnds stated(const Lens& lens, ClaimId c) {
  const KnowledgeGraph& graph = lens.graph();
  const StatedTime own = lens.stated_time(c);
  const auto by_event = [&](Turn turn) {
    const Kind kind = graph.kind_of_claim(c);
    return (kind == Kind::measure || kind == Kind::link) && !lens.turning_events(c, turn).empty();
  };
  return {own.start.has_value() || by_event(Turn::start), own.end.has_value() || by_event(Turn::end)};
}

// Whether a may stand before b.
bool in_order(const Lens& lens, const TimelineRow& a, const TimelineRow& b) {
  const KnowledgeGraph& graph = lens.graph();
  const bool dated = stated(lens, a.claim).any();
  if (dated != stated(lens, b.claim).any()) return dated;
  for (Day Bounds::*bound :
       {&Bounds::start_earliest, &Bounds::start_latest, &Bounds::end_earliest, &Bounds::end_latest})
    if (a.time.*bound != b.time.*bound) return a.time.*bound < b.time.*bound;
  return graph.terms().value(graph.term_of_claim(a.claim)) < graph.terms().value(graph.term_of_claim(b.claim));
}

std::string id(const KnowledgeGraph& graph, ClaimId c) {
  return std::string(local_name(graph.terms().value(graph.term_of_claim(c))));
}

TEST(TimelineProperty, ItHoldsWhatConcernsTheNameAndStandsInOrder) {
  int rows = 0;
  check_random_cases(1500, 90, [&](Tape& tape) -> std::string {
    const std::string literal = random_literal(tape);
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    LensOptions options;
    if (tape.chance(3)) options.known_by = *parse_day("2025-12-31");
    if (tape.chance(2)) options.as_of = period("2025-03");
    const Lens lens(graph, options);
    const Measures measures(lens);
    TimelineQuery query;
    if (tape.chance(8)) query.about = {static_cast<VertexId>(tape.choose(static_cast<int>(graph.vertex_count())))};
    if (tape.chance(3)) query.changing_in = period(std::to_string(2024 + tape.choose(4)));
    const Timeline found = timeline(flow, lens, measures, query);

    std::map<ClaimId, Match> expected;
    if (!query.about.empty()) expected = concerned(graph, lens, measures, query.about.front());
    for (ClaimId c = 0; c < graph.claim_count(); ++c) {
      const Kind kind = graph.kind_of_claim(c);
      const bool turn = graph.owner(c) == c && (kind == Kind::event || kind == Kind::measure);
      if (query.about.empty() && turn) expected[c] = Match::certain;
    }
    std::size_t undated = 0;
    for (auto row = expected.begin(); row != expected.end();) {
      const auto [c, concern] = *row;
      const Kind kind = graph.kind_of_claim(c);
      row->second = std::min({concern, base_told(graph, lens, c), shown(lens, c)});
      if (row->second != Match::no && kind == Kind::link && !stated(lens, c).any()) {
        ++undated;
        row->second = Match::no;
      }
      if (query.changing_in) {
        const Bounds b = lens.bounds(c);
        Match change = Match::no;
        const StatedEnds ends = stated(lens, c);
        for (const auto& [known, days] : {std::pair(ends.start, DayRange{b.start_earliest, b.start_latest}),
                                          std::pair(ends.end, DayRange{b.end_earliest, b.end_latest})}) {
          if (!known) continue;
          const DayRange p = *query.changing_in;
          if (p.first <= days.first && days.last <= p.last)
            change = Match::certain;
          else if (!(days.last < p.first || p.last < days.first))
            change = std::max(change, Match::possible);
        }
        row->second = std::min(row->second, change);
      }
      row = row->second == Match::no ? expected.erase(row) : std::next(row);
    }
    for (const TimelineRow& row : found.rows) {
      ++rows;
      if (!expected.contains(row.claim)) return literal + id(graph, row.claim) + " does not belong";
      if (expected[row.claim] != row.match) return literal + id(graph, row.claim) + " has a wrong match";
      expected.erase(row.claim);
      for (const std::vector<ClaimId>* others : {&row.introducing, &row.terminating})
        for (const ClaimId other : *others) {
          const EdgeTypeId type =
              graph.core(others == &row.introducing ? vocab::fil_introduces : vocab::fil_terminates);
          bool joined = false;
          for (ClaimId c = 0; c < graph.edge_count(); ++c)
            for (const auto& [a, b] : {std::pair(graph.edge(c).source, graph.edge(c).target),
                                       std::pair(graph.edge(c).target, graph.edge(c).source)})
              joined = joined || (graph.type_of(c) == type && graph.claim_of_vertex(a) == row.claim &&
                                  graph.claim_of_vertex(b) == other);
          if (!joined) return literal + id(graph, other) + " is no event of " + id(graph, row.claim);
        }
    }
    if (!expected.empty()) return literal + id(graph, expected.begin()->first) + " is missing";
    if (!query.about.empty() && undated != found.undated) return literal + "wrong count of what is left out";
    for (std::size_t i = 1; i < found.rows.size(); ++i)
      if (!in_order(lens, found.rows[i - 1], found.rows[i]))
        return literal + id(graph, found.rows[i].claim) + " stands too late";
    return "";
  });
  EXPECT_GT(rows, property_cases(2000));
}

}  // namespace
}  // namespace filiera::timeline_property_test
