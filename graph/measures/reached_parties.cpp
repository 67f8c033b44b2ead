// SPDX-License-Identifier: Apache-2.0
// Every party that rules of ownership reach.
#include "graph/measures/reached_parties.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <map>
#include <tuple>
#include <utility>

#include "graph/measures/derive.hpp"
#include "graph/measures/exceptions.hpp"
#include "graph/model/reach.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {
namespace {

class ReachedParties {
 public:
  ReachedParties(const Lens& lens, std::span<const VertexId> rules, std::optional<VertexId> only)
      : lens_(&lens), graph_(&lens.graph()), any_day_(lens), rules_(rules), only_(only) {}

  std::vector<ReachedRow> run() {
    if (lens_->on_one_day())
      add_day();
    else
      add_period(lens_->options().as_of.value_or(DayRange{}));
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
  using Rows = std::map<std::pair<VertexId, VertexId>, ReachedRow>;  // by party and measure

  void add_day() {
    Ownership& ownership = any_day_.ownership();
    Rows rows;
    for (const VertexId rule : rules_)
      for (const VertexId party : ownership.all_reached(rule)) add_party(any_day_, rule, party, rows);
    for (auto& [key, row] : rows) add_part(std::move(row), std::nullopt);
  }

  // Of each party only the days on which something upstream of it changes.
  void add_period(DayRange period) {
    struct Part {
      DayRange days;
      VertexId party;
    };
    std::vector<Part> parts;
    for (const VertexId party : perhaps_reached())
      for (const DayRange& days : between_breakpoints(period, any_day_.ownership_breakpoints(party)))
        parts.push_back({days, party});
    std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.days.first; });
    for (std::size_t first = 0; first < parts.size();) {
      const Day day = parts[first].days.first;
      const Lens lens = lens_->on(day);
      const Surroundings around(lens, any_day_);
      for (; first < parts.size() && parts[first].days.first == day; ++first) {
        Rows rows;
        for (const VertexId rule : rules_) add_party(around, rule, parts[first].party, rows);
        for (auto& [key, row] : rows) add_part(std::move(row), parts[first].days);
      }
    }
  }

  // The listed parties of the rules, and all that they own, control or hold jointly with others, on any day.
  std::vector<VertexId> perhaps_reached() const {
    const OwnershipEdgeTypes types(*graph_);
    const auto any = [](ClaimId) { return Match::certain; };
    std::vector<VertexId> named, found;
    for (const VertexId rule : rules_)
      for (const ClaimId by : graph_->in_claims(rule, types.reaches_by))
        for (const ClaimId on : graph_->out_claims(graph_->edge(by).source, types.on_party))
          named.push_back(graph_->edge(on).target);
    boost::unordered_flat_set<VertexId> met;
    const auto add = [&](VertexId party) {
      if (met.insert(party).second) found.push_back(party);
    };
    for (const Related& member : reach(*graph_, named, {types.member_of}, Walk::inward, any)) add(member.vertex);
    for (std::size_t next = 0; next < found.size(); ++next) {
      const VertexId party = found[next];
      for (const EdgeTypeId type : {types.owns, types.parent_of, types.joint_with})
        for (const ClaimId e : graph_->out_claims(party, type)) add(graph_->edge(e).target);
      for (const ClaimId e : graph_->in_claims(party, types.joint_with)) add(graph_->edge(e).source);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  // Adds the rows of the party by the rule on the day of the surroundings.
  void add_party(const Surroundings& around, VertexId rule, VertexId party, Rows& rows) const {
    const Lens& day = around.lens();
    Ownership& ownership = around.ownership();
    const auto add = [&](const ReachingMeasure& by, const Ownership::Through& through) {
      if (only_ && *only_ != by.measure && *only_ != by.rule) return;
      if (by.match == Match::no || lens_->keep(by.match) == Match::no) return;
      ReachedRow& row = rows[{party, by.measure}];
      if (row.match >= by.match) return;
      row = {party, by.measure, by.match, through.claims, false, through.undecided, {}, {}};
      if (by.match == Match::possible) {
        const ClaimId claim = graph_->claim_of_vertex(by.measure);
        row.doubts = day.doubts(claim);
        std::vector<Doubt> more;
        if (!row.through.empty())
          more = doubts_of_reach(around, by.rule, party,
                                 [&](std::size_t most) { return ownership.chain(by.rule, party, &by, most); });
        else if (graph_->kind_of_vertex(party) == Kind::group && ownership.has_members(party))
          more.push_back({DoubtKind::group, claim, {}});
        row.doubts.insert(row.doubts.end(), more.begin(), more.end());
      }
      row.shortened = row.through.size() > ReachedRow::most_through;
      if (row.shortened) row.through.resize(ReachedRow::most_through);
    };
    for (const ReachingMeasure& listing : ownership.listings(rule, party)) add(listing, {});
    const std::span<const ReachingMeasure> reaching = ownership.reaching(rule, party);
    if (reaching.empty()) return;
    const Match excepted = excepted_from_reach(rule, around, party);
    if (excepted == Match::certain) return;
    const bool listed = ownership.reached(rule, party).listed;
    for (ReachingMeasure by : reaching) {
      by.match = without(by.match, excepted);
      const Ownership::Through through = ownership.through(rule, party, by);
      if (!through.claims.empty() || !listed) add(by, through);
    }
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
