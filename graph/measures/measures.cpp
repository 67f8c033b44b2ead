// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods.
#include "graph/measures/measures.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/lens/same_matter.hpp"
#include "graph/measures/derive.hpp"
#include "graph/measures/exceptions.hpp"
#include "graph/time/common_time.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {
namespace {

constexpr std::uint8_t not_asked = UINT8_MAX;

std::vector<VertexId> in_order(std::vector<VertexId> vertices) {
  std::sort(vertices.begin(), vertices.end());
  return vertices;
}

}  // namespace

Measures::Parts::Parts(const Lens& lens, std::vector<VertexId> without, Planned planned)
    : lifted(in_order(std::move(without))),
      around(lens, lifted, planned),
      index(around, lifted, lens.on_one_day() ? InForce::on_the_day : InForce::any_time) {
  if (!lens.on_one_day()) sweep.emplace(around, index, lifted);
}

Measures::Measures(const Lens& lens, std::vector<VertexId> lifted, Planned planned)
    : lens_(&lens), graph_(&lens.graph()), parts_(std::make_unique<Parts>(lens, std::move(lifted), planned)) {}

std::vector<Candidate> Measures::governing(const Hop& hop) const {
  return parts_->sweep ? parts_->sweep->governing(hop) : resolve(parts_->index, parts_->around, hop);
}

std::vector<MeasureOnHop> Measures::on(const Hop& hop) const {
  const std::vector<Candidate> found = governing(hop);
  return found.empty() ? std::vector<MeasureOnHop>() : grouped(found, hop);
}

std::vector<Candidate> Measures::on_parties_alone(const Hop& hop) const {
  if (parts_->sweep) return parts_->sweep->on_parties(hop);
  std::vector<Candidate> found = filiera::on_parties_alone(parts_->index, parts_->around, hop, *lens_->options().as_of);
  for (Candidate& candidate : found) candidate.time = holds(lens_->bounds(candidate.claim), *lens_->options().as_of);
  drop_unmatched(found);
  return found;
}

std::vector<PartyMeasure> Measures::on_parties(const Hop& hop) const {
  std::vector<PartyMeasure> found;
  const Surroundings& around = parts_->around;
  for (const Candidate& candidate : on_parties_alone(hop)) {
    PartyMeasure row{candidate.measure,  no_vertex, candidate.effect, candidate.match(),
                     candidate.expected, {},        candidate.through};
    Match best = Match::no;
    std::vector<ClaimId> by;
    for (const ClaimId e : graph_->out_claims(candidate.measure, around.types().on_party))
      for (const VertexId end : {hop.supplier, hop.recipient}) {
        const Match match = end == no_vertex ? Match::no : around.is_party(graph_->edge(e).target, end);
        if (match <= best) continue;
        best = match;
        row.party = end;
        by = around.chain(graph_->edge(e).target, end, PartTie::group).claims;
      }
    if (candidate.through) {
      row.party = candidate.through->party;
      by = candidate.through->chain.claims;
    }
    if (row.match == Match::possible) {
      row.doubts = lens_->doubts(candidate.claim);
      if (candidate.removed_by != no_claim) row.doubts.push_back({DoubtKind::exception, candidate.removed_by, {}});
      if (candidate.through) {
        const std::vector<Doubt> more =
            lens_->on_one_day() ? doubts_of_reach(around, candidate.through->rule, candidate.through->party, by)
                                : candidate.through->doubts;
        row.doubts.insert(row.doubts.end(), more.begin(), more.end());
        by.clear();
      }
      for (const ClaimId c : by)
        if (lens_->premise(c) != Match::certain) row.doubts.push_back({DoubtKind::part, c, {}});
      if (row.doubts.empty())
        row.doubts.push_back({lens_->on_one_day() ? DoubtKind::part : DoubtKind::one_day, candidate.claim, {}});
    }
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<Measures::Parts::Listings> Measures::listings_by_time() const {
  using Key = std::tuple<Day, Day, Day, Day, const DayRange*, bool, bool>;
  std::map<Key, Parts::Listings> groups;
  for (const VertexId measure : parts_->index.listings()) {
    const ClaimId claim = graph_->claim_of_vertex(measure);
    if (parts_->index.lifted(measure) || lens_->seen(claim) == Match::no) continue;
    const Bounds time = lens_->bounds(claim);
    const bool expected = !graph_->real(claim);
    const bool prohibits = !expected && graph_->kinds().effects()[parts_->index.effect_of(measure)].prohibits;
    const Key key{time.start_earliest, time.start_latest, time.end_earliest, time.end_latest,
                  time.gaps.data(),    expected,          prohibits};
    ++groups.try_emplace(key, Parts::Listings{time, expected, prohibits, 0}).first->second.count;
  }
  std::vector<Parts::Listings> found;
  for (const auto& [key, group] : groups) found.push_back(group);
  return found;
}

UnknownParty Measures::unknown_party(const Hop& hop) const {
  UnknownParty found;
  if (hop.supplier != no_vertex && hop.recipient != no_vertex) return found;
  if (!parts_->listings) parts_->listings = listings_by_time();
  for (const Parts::Listings& group : *parts_->listings) {
    const bool in_force = parts_->sweep ? parts_->sweep->shares_day(hop, group.time)
                                        : holds(group.time, *lens_->options().as_of) != Match::no;
    if (!in_force && !group.expected) continue;
    found.listings += group.count;
    if (group.prohibits) found.prohibits = Match::possible;
  }
  return found;
}

std::vector<Derivation> Measures::explain(const Hop& hop) const {
  std::vector<Derivation> found =
      parts_->sweep ? parts_->sweep->derive(hop) : derive(parts_->index, parts_->around, hop, *lens_->options().as_of);
  std::stable_sort(found.begin(), found.end(), [](const Derivation& a, const Derivation& b) {
    return std::tie(a.measure, a.role) < std::tie(b.measure, b.role);
  });
  return found;
}

Match Measures::prohibits(const Hop& hop, GoodsNotStated goods_not_stated) const {
  const Match match = either(prohibits_by_goods(hop), unknown_party(hop).prohibits);
  return match == Match::no ? prohibits_by_party(hop, goods_not_stated) : match;
}

Match Measures::prohibits(const Hop& hop, std::span<const MeasureOnHop> on_hop, GoodsNotStated goods_not_stated) const {
  Match match = unknown_party(hop).prohibits;
  for (const MeasureOnHop& row : on_hop) match = either(match, row.prohibits);
  return match == Match::no ? prohibits_by_party(hop, goods_not_stated) : match;
}

Match Measures::prohibits_by_party(const Hop& hop, GoodsNotStated counted) const {
  if (counted == GoodsNotStated::ignored) return Match::no;
  const std::vector<Candidate> found = on_parties_alone(hop);
  const bool any = std::any_of(found.begin(), found.end(), [&](const Candidate& candidate) {
    const Effect& effect = graph_->kinds().effects()[candidate.effect];
    return !candidate.expected &&
           (counted == GoodsNotStated::prohibitions ? effect.prohibits : effect.direction == Direction::against);
  });
  return any ? Match::possible : Match::no;
}

Match Measures::prohibits_by_goods(const Hop& hop) const {
  const std::uint32_t number = parts_->index.number_of(hop);
  const ProductRules& rules = parts_->index.of(hop);
  if (!rules.prohibits) return Match::no;
  const VertexId at = hop.destination != no_vertex ? hop.destination : hop.recipient;
  const bool remembered = rules.by_seat && at != no_vertex;
  std::uint8_t* known = nullptr;
  if (remembered) {
    if (number >= parts_->prohibited.size()) parts_->prohibited.resize(number + 1);
    const std::uint32_t seat = parts_->around.places().seat_number(at);
    std::vector<std::uint8_t>& by_seat = parts_->prohibited[number];
    if (seat >= by_seat.size()) by_seat.resize(parts_->around.places().seat_count(), not_asked);
    known = &by_seat[seat];
    if (*known != not_asked) return static_cast<Match>(*known);
  }
  Match match = Match::no;
  if (parts_->sweep || rules.excepted || rules.complies) {
    for (const Candidate& candidate : governing(hop)) match = either(match, filiera::prohibits(*lens_, candidate));
    return match;
  }
  for (const Rule& rule : rules.rules)
    if (rule.prohibition > match)
      match = either(match, both(rule.prohibition, places_and_parties(rule, parts_->around, hop)));
  if (known) *known = static_cast<std::uint8_t>(match);
  return match;
}

Match Measures::governs(const Prohibition& prohibition, const Hop& hop) const {
  return parts_->sweep ? parts_->sweep->governs(prohibition, hop) : filiera::governs(prohibition, parts_->around, hop);
}

std::shared_ptr<const ReachedHop> Measures::through(const Prohibition& prohibition, const Hop& hop) const {
  return parts_->sweep ? parts_->sweep->through(prohibition, hop)
                       : through_ownership(prohibition, parts_->around, hop).second;
}

std::vector<VertexId> Measures::exceptions_from(VertexId rule, const Hop& hop) const {
  return exceptions_from_reach(rule, parts_->around, hop);
}

Match Measures::flows_into(VertexId product, VertexId into, const Bounds& time) const {
  return parts_->sweep ? parts_->sweep->flows_into(product, into, time) : parts_->around.flows_into(product, into);
}

std::vector<Doubt> Measures::doubts_in_time(const MeasureOnHop& measure, const Hop& hop) const {
  if (!measure.time_possible) return {};
  return lens_->doubts_in_time(graph_->claim_of_vertex(measure.measure),
                               lens_->options().as_of.value_or(DayRange{hop.time.start_earliest, hop.time.end_latest}));
}

void Measures::add_conditions(MeasureOnHop& row, const Candidate& telling, const Hop& hop) const {
  const std::optional<DayRange>& as_of = lens_->options().as_of;
  std::vector<Bounds> times;
  if (lens_->on_one_day())
    times.push_back({as_of->first, as_of->first, as_of->first, as_of->first});
  else if (const std::optional<Bounds> time = within(hop.time, as_of.value_or(DayRange{})))
    times.push_back(*time);
  const DayRange period = as_of.value_or(DayRange{hop.time.start_earliest, hop.time.end_latest});
  parts_->around.each_condition(telling.measure, [&](VertexId measure, ClaimId) {
    ConditionOnHop found{measure, condition_holds(*lens_, measure, times), false, {}};
    if (found.match == Match::no) return;
    found.doubts = doubts_of_condition(*lens_, measure, times, period);
    found.expected = !row.expected && (telling.expected || !graph_->real(graph_->claim_of_vertex(measure)));
    if (telling.match() < row.match) {
      found.match = Match::possible;
      found.doubts.push_back({DoubtKind::part, telling.claim, {}});
    }
    const auto rank = [](const ConditionOnHop& c) { return std::pair(!c.expected, c.match); };
    const auto known = std::ranges::find(row.conditions, measure, &ConditionOnHop::measure);
    if (known == row.conditions.end())
      row.conditions.push_back(std::move(found));
    else if (rank(found) > rank(*known))
      *known = std::move(found);
  });
}

std::vector<MeasureOnHop> Measures::grouped(const std::vector<Candidate>& candidates, const Hop& hop) const {
  // The candidates grouped by same matter and role, in order of first occurrence.
  std::vector<std::vector<const Candidate*>> groups;
  std::map<std::pair<MeasureRole, ClaimId>, std::size_t> group_of;
  for (const Candidate& candidate : candidates) {
    const auto [group, fresh] = group_of.try_emplace({candidate.role, candidate.claim}, groups.size());
    if (fresh) {
      for (const ClaimId other : same_matter_claims(*graph_, candidate.claim))
        group_of.try_emplace({candidate.role, other}, groups.size());
      groups.emplace_back();
    }
    groups[group->second].push_back(&candidate);
  }

  std::vector<MeasureOnHop> result;
  for (std::vector<const Candidate*>& group : groups) {
    std::stable_sort(group.begin(), group.end(), [](const Candidate* a, const Candidate* b) {
      return std::tuple(a->expected, -static_cast<int>(a->match()), a->measure) <
             std::tuple(b->expected, -static_cast<int>(b->match()), b->measure);
    });
    const Candidate& best = *group.front();
    MeasureOnHop row;
    row.measure = best.measure;
    row.role = best.role;
    row.effect = best.effect;
    row.match = best.match();
    row.expected = best.expected;
    row.part_unknown = best.parts == Match::possible && !best.exception_possible;
    row.exception_possible = best.exception_possible;
    row.through = best.through;
    row.time_possible = !best.expected && best.role != MeasureRole::must_comply && best.time == Match::possible;
    for (const Candidate* each : group) {
      row.prohibits = either(row.prohibits, filiera::prohibits(*lens_, *each));
      if (std::find(row.same_matter.begin(), row.same_matter.end(), each->measure) != row.same_matter.end()) continue;
      row.same_matter.push_back(each->measure);
      row.told_match.push_back(each->match());
      add_conditions(row, *each, hop);
    }
    std::ranges::sort(row.conditions, {}, &ConditionOnHop::measure);
    result.push_back(std::move(row));
  }
  std::sort(result.begin(), result.end(), [](const MeasureOnHop& a, const MeasureOnHop& b) {
    return std::tuple(a.role, a.expected, -static_cast<int>(a.match), a.measure) <
           std::tuple(b.role, b.expected, -static_cast<int>(b.match), b.measure);
  });
  return result;
}

}  // namespace filiera
