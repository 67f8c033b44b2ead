// SPDX-License-Identifier: Apache-2.0
// Every party that rules of ownership reach.
#include "graph/measures/reached_parties.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/measures/derive.hpp"
#include "graph/measures/exceptions.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {
namespace {

class ReachedParties {
 public:
  ReachedParties(const Lens& lens, std::span<const VertexId> rules, std::optional<VertexId> only)
      : lens_(&lens), graph_(&lens.graph()), any_day_(lens), rules_(rules), only_(only) {}

  std::vector<ReachedRow> run() {
    if (lens_->on_one_day()) {
      add_day(*lens_, std::nullopt);
    } else {
      const DayRange period = lens_->options().as_of.value_or(DayRange{});
      for (const DayRange& part : between_breakpoints(period, breakpoints())) add_day(lens_->on(part.first), part);
    }
    std::vector<ReachedRow> rows;
    for (auto& [key, row] : rows_) rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(), [](const ReachedRow& a, const ReachedRow& b) {
      const auto begin = [](const ReachedRow& row) {
        return row.when.empty() ? unbounded_past : row.when.front().first;
      };
      return std::tuple(a.party, a.measure, begin(a)) < std::tuple(b.party, b.measure, begin(b));
    });
    return rows;
  }

 private:
  std::vector<Day> breakpoints() const {
    const OwnershipEdgeTypes types(*graph_);
    std::vector<Day> days;
    const bool by_seat = std::any_of(rules_.begin(), rules_.end(), [this](VertexId rule) {
      return !stated_reach(*graph_, rule)->only_outside.empty();
    });
    const MeasureEdgeTypes surrounding(*graph_);
    for (ClaimId e = 0; e < graph_->edge_count(); ++e) {
      const EdgeTypeId type = graph_->type_of(e);
      if (by_seat && (type == surrounding.located_in || type == surrounding.complement_of))
        add_breakpoints(days, lens_->bounds(e));
      if (type == types.owns || type == types.parent_of || type == types.joint_with || type == types.member_of)
        add_breakpoints(days, lens_->bounds(e));
      if (type == types.reaches_by || type == types.exception_to) {
        add_breakpoints(days, lens_->bounds(graph_->owner(e)));
        if (const ClaimId rule = graph_->claim_of_vertex(graph_->edge(e).target); rule != no_claim)
          add_breakpoints(days, lens_->bounds(rule));
      }
    }
    sort_unique(days);
    return days;
  }

  void add_day(const Lens& day, std::optional<DayRange> part) {
    const Surroundings around(day, any_day_);
    Ownership ownership(day, [&](VertexId place, VertexId party) { return around.in_place(place, no_vertex, party); });
    std::map<std::pair<VertexId, VertexId>, ReachedRow> of_day;
    std::optional<std::vector<Doubt>> of_reach;  // of the party that is added
    const auto add = [&](const ReachingMeasure& by, VertexId party, std::vector<ClaimId> through,
                         std::uint32_t undecided) {
      if (only_ && *only_ != by.measure && *only_ != by.rule) return;
      if (by.match == Match::no || lens_->keep(by.match) == Match::no) return;
      ReachedRow& row = of_day[{party, by.measure}];
      if (row.match >= by.match) return;
      row = {party, by.measure, by.match, std::move(through), false, undecided, {}, {}};
      if (by.match == Match::possible) {
        row.doubts = day.doubts(graph_->claim_of_vertex(by.measure));
        if (!row.through.empty()) {
          if (!of_reach)
            of_reach = doubts_of_reach(around, by.rule,
                                       [&](std::size_t most) { return ownership.chain(by.rule, party, most); });
          row.doubts.insert(row.doubts.end(), of_reach->begin(), of_reach->end());
        }
      }
      row.shortened = row.through.size() > ReachedRow::most_through;
      if (row.shortened) row.through.resize(ReachedRow::most_through);
    };
    for (const VertexId rule : rules_)
      for (const VertexId party : ownership.all_reached(rule)) {
        of_reach.reset();
        for (const ReachingMeasure& listing : ownership.listings(rule, party)) add(listing, party, {}, 0);
        const ReachedParty reached = ownership.reached(rule, party);
        const std::span<const ReachingMeasure> reaching = ownership.reaching(rule, party);
        if (reaching.empty()) continue;
        std::vector<ClaimId> through =
            reached.reason ? reached.reason->claims : ownership.holdings_of_members(rule, party);
        // With the joint arrangements by which holders count.
        for (std::size_t i = 0, holdings = through.size(); i < holdings; ++i)
          if (const auto joint = ownership.joint_claim(rule, graph_->edge(through[i]).source);
              joint && std::find(through.begin(), through.end(), *joint) == through.end())
            through.push_back(*joint);
        if (through.empty() && reached.listed) continue;
        const Match excepted = excepted_from_reach(rule, around, party);
        for (ReachingMeasure by : reaching) {
          by.match = without(by.match, excepted);
          add(by, party, through, reached.reason ? reached.reason->undecided : 0);
        }
      }
    for (auto& [key, row] : of_day) add_part(std::move(row), part);
  }

  // Days on which the match, the holdings or the doubts differ have rows of their own.
  void add_part(ReachedRow of_day, std::optional<DayRange> part) {
    Key key{of_day.party, of_day.measure, static_cast<std::int64_t>(of_day.match)};
    key.push_back(static_cast<std::int64_t>(of_day.through.size()));
    key.insert(key.end(), of_day.through.begin(), of_day.through.end());
    for (const Doubt& doubt : of_day.doubts)
      key.insert(key.end(), {static_cast<std::int64_t>(doubt.kind), doubt.claim, doubt.days.first, doubt.days.last});
    const auto [known, fresh] = rows_.try_emplace(std::move(key), std::move(of_day));
    if (!part) return;
    std::vector<DayRange>& when = known->second.when;
    if (!when.empty() && when.back().last != unbounded_future && when.back().last + 1 == part->first)
      when.back().last = part->last;
    else
      when.push_back(*part);
  }

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  Surroundings any_day_;
  std::span<const VertexId> rules_;
  std::optional<VertexId> only_;
  using Key = std::vector<std::int64_t>;  // all but the days
  std::map<Key, ReachedRow> rows_;
};

}  // namespace

std::vector<ReachedRow> reached_parties(const Lens& lens, std::span<const VertexId> rules,
                                        std::optional<VertexId> only) {
  return ReachedParties(lens, rules, only).run();
}

}  // namespace filiera
