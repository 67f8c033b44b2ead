// SPDX-License-Identifier: Apache-2.0
// Events, measures and other dated claims in order of time.
#include "query/hops/timeline.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "graph/model/claims_around.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/supply.hpp"

namespace filiera {
namespace {

// Claims (owners) that concern a vertex, each with its match.
class Concerned {
 public:
  Concerned(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures)
      : flow_(flow),
        graph_(flow.graph()),
        lens_(lens),
        measures_(measures),
        exception_to_(graph_.core(vocab::fil_exceptionTo)),
        condition_of_(graph_.core(vocab::fil_conditionOf)),
        introduces_(graph_.core(vocab::fil_introduces)),
        terminates_(graph_.core(vocab::fil_terminates)) {}

  // Adds what concerns the vertex.
  void add(VertexId vertex) {
    if (const ClaimId own = graph_.claim_of_vertex(vertex); own != no_claim) add_claim(own, Match::certain);
    for (const AboutRow& row : graph_.about(graph_.term_of_vertex(vertex))) add_claim(row.claim, Match::certain);
    for (const ClaimId c : claims_around(graph_, vertex)) add_claim(c, Match::certain);
    // Of a measure or event: the measures and events that it points at.
    for (const std::uint32_t e : graph_.out_claims(vertex))
      if (const ClaimId other = graph_.claim_of_vertex(graph_.edge(e).target); other != no_claim)
        add_claim(other, Match::certain);
    const Kind kind = graph_.kind_of_vertex(vertex);
    if (kind == Kind::product) add_measures_of_families(vertex);
    if (kind == Kind::company || kind == Kind::group) add_measures_of_hops(vertex);
    follow_measures();
  }
  const std::unordered_map<ClaimId, Match>& found() const { return found_; }

 private:
  void add_claim(ClaimId claim, Match match) {
    if (match == Match::no) return;
    const auto [row, added] = found_.try_emplace(claim, match);
    const bool surer = !added && match > row->second;
    if (surer) row->second = match;
    if (!added && !surer) return;
    const Kind kind = graph_.kind_of_claim(claim);
    if (kind == Kind::measure) reached_.push_back(claim);
    // The events that begin or end a link concern the vertex as far as the link is told.
    if (kind == Kind::link)
      for (const RelationRow& row : graph_.relations_to(claim))
        if (row.type == introduces_ || row.type == terminates_) add_claim(row.from, both(match, lens_.seen(claim)));
  }

  void add_measures_of_families(VertexId product) {
    for (const Related& family : measures_.relatives(product))
      for (const ClaimId e : graph_.in_claims(family.vertex))
        if (const VertexId measure = graph_.edge(e).source;
            graph_.kind_of_vertex(measure) == Kind::measure && !measures_.is_listing(measure))
          add_claim(graph_.owner(e), family.match);
    for (const Related& measure : measures_.coded_measures(product))
      add_claim(graph_.claim_of_vertex(measure.vertex), measure.match);
  }

  void add_measures_of_hops(VertexId company) {
    SupplyQuery to, from;
    to.to = from.from = company;
    for (const SupplyQuery& query : {to, from})
      for (const SupplyRow& row : supply(flow_, lens_, measures_, query)) {
        for (const MeasureOnHop& measure : row.measures) {
          const Match match = measure.part_unknown ? Match::possible : row.match;
          for (const VertexId other : measure.same_matter) add_claim(graph_.claim_of_vertex(other), match);
        }
        for (const PartyMeasure& measure : row.party_measures)
          if (measure.through && measure.party == company)
            add_claim(graph_.claim_of_vertex(measure.measure), both(row.match, measure.match));
      }
  }

  // Adds the rules by which the measures reach parties, their exceptions and conditions, and the events about any of
  // these.
  void follow_measures() {
    const EdgeTypeId reaches_by = graph_.core(vocab::fil_reachesBy);
    for (std::size_t next = 0; next < reached_.size(); ++next) {
      const Match match = found_.at(reached_[next]);
      for (const ClaimId e : graph_.out_claims(graph_.find_vertex(graph_.term_of_claim(reached_[next])), reaches_by))
        add_claim(graph_.claim_of_vertex(graph_.edge(e).target), match);
      for (const ClaimId e : graph_.in_claims(graph_.find_vertex(graph_.term_of_claim(reached_[next])))) {
        const EdgeTypeId type = graph_.type_of(e);
        if (type == exception_to_ || type == condition_of_ || graph_.kind_of_claim(e) == Kind::event)
          add_claim(graph_.owner(e), match);
      }
    }
  }

  const GoodsFlowGraph& flow_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Measures& measures_;
  EdgeTypeId exception_to_, condition_of_, introduces_, terminates_;
  std::unordered_map<ClaimId, Match> found_;
  std::vector<ClaimId> reached_;  // measures; one occurs again when its match has improved
};

// Whether a stated start or end lies in the period.
Match changes(const Bounds& time, StatedEnds stated, SetGaps gaps, DayRange period) {
  Match match = Match::no;
  const auto lies_in = [&](DayRange days, std::span<const DayRange> between) {
    const DayRange inside{std::max(days.first, period.first), std::min(days.last, period.last)};
    if (all_in_gaps(inside, between)) return;
    const bool wholly = days.first >= period.first && days.last <= period.last;
    match = either(match, wholly ? Match::certain : Match::possible);
  };
  if (stated.start) lies_in({time.start_earliest, time.start_latest}, gaps.start);
  if (stated.end) lies_in({time.end_earliest, time.end_latest}, gaps.end);
  return match;
}

class RowBuilder {
 public:
  RowBuilder(const Lens& lens, std::optional<DayRange> changing_in)
      : lens_(lens),
        graph_(lens.graph()),
        changing_in_(changing_in),
        condition_of_(graph_.core(vocab::fil_conditionOf)),
        introduces_(graph_.core(vocab::fil_introduces)),
        terminates_(graph_.core(vocab::fil_terminates)) {}

  void add(ClaimId claim, Match concern) {
    const Kind kind = graph_.kind_of_claim(claim);
    TimelineRow row;
    row.claim = claim;
    row.concern = concern;
    row.rests_on = rests_on(claim);
    row.match = both(both(concern, row.rests_on), shown(claim));
    if (kind == Kind::remark || row.match == Match::no) return;
    row.time = lens_.bounds(claim);
    const StatedEnds stated = lens_.stated_ends(claim);
    row.dated = stated.any();
    if (!row.dated && kind != Kind::event && kind != Kind::measure) {
      ++timeline_.undated;
      return;
    }
    if (changing_in_) row.change = changes(row.time, stated, graph_.set_gaps(graph_.owner(claim)), *changing_in_);
    row.match = both(row.match, row.change);
    if (lens_.keep(row.match) == Match::no) return;
    row.introducing = across(claim, introduces_);
    row.terminating = across(claim, terminates_);
    timeline_.rows.push_back(std::move(row));
  }

  Timeline sorted() && {
    const auto key = [this](const TimelineRow& row) {
      return std::tuple(!row.dated, row.time.start_earliest, row.time.start_latest, row.time.end_earliest,
                        row.time.end_latest, graph_.term_of_claim(row.claim));
    };
    std::sort(timeline_.rows.begin(), timeline_.rows.end(),
              [&](const TimelineRow& a, const TimelineRow& b) { return key(a) < key(b); });
    return std::move(timeline_);
  }

 private:
  // The match of the claim; what never held is told without a date.
  Match shown(ClaimId claim) const {
    const bool never =
        !lens_.options().as_of && graph_.has(graph_.owner(claim), turned) && never_holds(lens_.bounds(claim));
    return never ? lens_.keep(both(lens_.listed(claim), lens_.seen(claim))) : lens_.match(claim);
  }

  Match rests_on(ClaimId claim) const {
    const VertexId vertex = graph_.find_vertex(graph_.term_of_claim(claim));
    if (vertex == no_vertex || graph_.out_claims(vertex, condition_of_).empty()) return Match::certain;
    Match match = Match::no;
    for (const std::uint32_t e : graph_.out_claims(vertex, condition_of_)) {
      const ClaimId base = graph_.claim_of_vertex(graph_.edge(e).target);
      if (base == no_claim) continue;
      const bool denied_only =
          lens_.options().stance != StanceFilter::asserted && lens_.stance(base).stance == Stance::denied_only;
      match = either(match, denied_only ? Match::possible : lens_.seen(base));
    }
    return match;
  }

  // The claims at the other ends of the visible edges of the type, in order of IRI.
  std::vector<ClaimId> across(ClaimId claim, EdgeTypeId type) const {
    std::vector<ClaimId> others;
    const auto add = [&](ClaimId c) {
      if (lens_.keep(lens_.seen(c)) != Match::no) others.push_back(c);
    };
    if (const VertexId vertex = graph_.find_vertex(graph_.term_of_claim(claim)); vertex != no_vertex) {
      for (const std::uint32_t e : graph_.out_claims(vertex, type)) add(graph_.claim_of_vertex(graph_.edge(e).target));
      for (const ClaimId e : graph_.in_claims(vertex, type)) add(graph_.claim_of_vertex(graph_.edge(e).source));
    }
    // A link is no vertex: events are related to it as claims are.
    for (const RelationRow& row : graph_.relations_from(claim))
      if (row.type == type) add(row.to);
    for (const RelationRow& row : graph_.relations_to(claim))
      if (row.type == type) add(row.from);
    std::sort(others.begin(), others.end(),
              [this](ClaimId a, ClaimId b) { return graph_.term_of_claim(a) < graph_.term_of_claim(b); });
    return others;
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  std::optional<DayRange> changing_in_;
  EdgeTypeId condition_of_, introduces_, terminates_;
  Timeline timeline_;
};

}  // namespace

Timeline timeline(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures, const TimelineQuery& query) {
  const KnowledgeGraph& graph = flow.graph();
  RowBuilder rows(lens, query.changing_in);
  if (query.about.empty()) {
    for (ClaimId c = graph.edge_count(); c < graph.claim_count(); ++c)
      if (graph.kind_of_claim(c) == Kind::event || graph.kind_of_claim(c) == Kind::measure) rows.add(c, Match::certain);
  } else {
    Concerned concerned(flow, lens, measures);
    for (const VertexId vertex : query.about) concerned.add(vertex);
    for (const auto& [claim, match] : concerned.found()) rows.add(claim, match);
  }
  return std::move(rows).sorted();
}

}  // namespace filiera
