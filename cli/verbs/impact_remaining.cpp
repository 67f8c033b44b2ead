// SPDX-License-Identifier: Apache-2.0
// What remains beside the lost hops of filiera impact.
#include "cli/verbs/impact_remaining.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/words/doubt_text.hpp"
#include "cli/words/measure_text.hpp"
#include "io/phrases.hpp"

namespace filiera {
namespace {

constexpr std::string_view kinship_names[] = {"same", "family", "unstated"};

std::string_view name_of(GoodsKinship kinship) { return kinship_names[static_cast<std::size_t>(kinship)]; }

VertexId end_of(const SupplyRow& lost) { return lost.recipient == no_vertex ? lost.product : lost.recipient; }

// All that a source says in JSON.
void add_source(ListKey& key, const RemainingHop& hop) {
  const SupplyRow& row = hop.row;
  for (const std::uint32_t number : {row.supplier, row.product, std::uint32_t{row.role}}) key.add(number);
  key.add(row.partner);
  for (const Match match : {row.match, row.contested, hop.match, hop.prohibited})
    key.add(static_cast<std::uint32_t>(match));
  key.add(row.claims);
  key.add(static_cast<std::uint32_t>(row.measures.size()));
  for (const MeasureOnHop& on : row.measures) {
    key.add(on.measure);
    key.add(static_cast<std::uint32_t>(on.role));
    key.add(static_cast<std::uint32_t>(on.match));
    for (const bool fact : {on.part_unknown, on.exception_possible, on.expected}) key.add(fact);
    key.add(on.same_matter);
    key.add(static_cast<std::uint32_t>(on.conditions.size()));
    for (const ConditionOnHop& condition : on.conditions) {
      key.add(condition.measure);
      key.add(static_cast<std::uint32_t>(condition.match));
    }
  }
}

}  // namespace

std::string RemainingWords::goods_text(const SupplyRow& row) const {
  return fmt::format("{}: {}", wording_.name_of_vertex(row.supplier),
                     row.product == no_vertex ? say("not stated") : wording_.name_of_vertex(row.product));
}

std::string RemainingWords::text_of(const RemainingHops::Told& told) const {
  const RemainingHop& hop = remaining_.hop(told.hop);
  const SupplyRow& row = hop.row;
  std::string text = goods_text(row);
  if (told.kinship == GoodsKinship::family) text += say(", also {}", wording_.name_of_vertex(told.family));
  if (!wording_.graph().real(row.claims.front())) text += fmt::format(" ({})", wording_.status(row.claims.front()));
  for (const std::vector<ClaimId>* claims : {&row.claims, &row.received})
    for (const ClaimId c : *claims)
      if (const std::string others = wording_.also_told(c); !others.empty())
        text += fmt::format(" ({}: {})", wording_.identifier(c), others);
  if (row.contested != Match::no)
    text += fmt::format(" ({})", perhaps_if(row.contested == Match::possible, say("disputed")));
  // After the change: " ? not told whether the goods are Chips".
  if (hop.prohibited != Match::no)
    text += fmt::format(
        " ({}{})", perhaps_if(hop.prohibited == Match::possible, say("prohibited")),
        hop.prohibited == Match::possible ? prohibited_reason(wording_, scenario_.then(), row, row.measures) : "");
  const std::string mark = mark_of(wording_, row.doubts);
  if (hop.loss == Match::no) return text + mark;
  return text + (mark.starts_with(" ?") ? mark + "; " : " ? ") + say("perhaps lost too");
}

RemainingLine RemainingWords::line_of(const RemainingHops::Told& told) const {
  const SupplyRow& row = remaining_.hop(told.hop).row;
  std::vector<std::string> names;
  std::vector<Voice> voices;
  for (const std::vector<ClaimId>* claims : {&row.claims, &row.received})
    for (const ClaimId c : *claims) {
      names.push_back(wording_.identifier(c));
      add_voices(voices, both_sides(wording_, c));
    }
  return {listed(names), text_of(told), listed(voices)};
}

// All that the lines say, but the names of the claims by which the recipient takes the goods. Nothing where more of
// them counts.
std::optional<std::string> RemainingWords::key_of(const std::vector<RemainingHops::Told>& each) const {
  ListKey key;
  for (const RemainingHops::Told& told : each) {
    const RemainingHop& hop = remaining_.hop(told.hop);
    const std::vector<ClaimId>& received = hop.row.received;
    if (hop.prohibited == Match::possible ||
        std::any_of(received.begin(), received.end(), [this](ClaimId c) { return !wording_.also_told(c).empty(); }))
      return std::nullopt;
    add_source(key, hop);
    key.add(static_cast<std::uint32_t>(told.kinship));
    key.add(told.family);
    key.add(static_cast<std::uint32_t>(hop.loss));
    key.add(static_cast<std::uint32_t>(hop.row.doubts.size()));
    for (const Doubt& doubt : hop.row.doubts) {
      key.add(static_cast<std::uint32_t>(doubt.kind));
      key.add(std::find(received.begin(), received.end(), doubt.claim) == received.end() ? doubt.claim : no_claim);
      key.add(static_cast<std::uint32_t>(doubt.days.first));
      key.add(static_cast<std::uint32_t>(doubt.days.last));
    }
  }
  return key.take();
}

// "as for Acme", with the claims by which this recipient takes the goods.
RemainingLine RemainingWords::line_as_for(VertexId recipient, const std::vector<RemainingHops::Told>& each) const {
  std::vector<ClaimId> received;
  for (const RemainingHops::Told& told : each)
    for (const ClaimId c : remaining_.hop(told.hop).row.received) received.push_back(c);
  std::sort(received.begin(), received.end());
  received.erase(std::unique(received.begin(), received.end()), received.end());
  RemainingLine line{"", say("as for {}", wording_.name_of_vertex(recipient)), ""};
  if (received.empty()) return line;
  std::vector<std::string> names;
  std::vector<Voice> voices;
  for (const ClaimId c : received) {
    names.push_back(wording_.identifier(c));
    add_voices(voices, both_sides(wording_, c));
  }
  line.claims = listed(names);
  line.voices = listed(voices);
  return line;
}

std::vector<RemainingLine> RemainingWords::lines(const SupplyRow& lost) {
  const auto one = [](std::string text) { return std::vector<RemainingLine>{{"", std::move(text), ""}}; };
  const Remaining remaining = remaining_.beside(lost);
  Listed now{end_of(lost), {}, {}, remaining.own, {}};
  for (const RemainingGroup& group : remaining.groups) now.groups.push_back(group.hops);
  if (now.own != Remaining::none) now.own_text = goods_text(remaining_.hop(now.own).row);
  const auto as_above = [&] {
    std::string text = say("as above");
    if (now.own != listed_.own && listed_.own != Remaining::none) text += say(", with {}", listed_.own_text);
    if (now.own != listed_.own && now.own != Remaining::none) text += say(", without {}", now.own_text);
    return one(std::move(text));
  };
  if (now.end == listed_.end && now.groups == listed_.groups && !listed_.hops.empty()) return as_above();
  for (const RemainingGroup& group : remaining.groups) {
    HopNumbers all;
    std::ranges::set_union(now.hops, *group.hops, std::back_inserter(all));
    now.hops = std::move(all);
  }
  if (now.end == listed_.end && now.hops == listed_.hops && !now.hops.empty()) return as_above();
  listed_ = std::move(now);
  const std::vector<RemainingHops::Told> each = remaining_.each(remaining);
  if (each.empty()) {
    listed_ = {};
    return one(say("nothing"));
  }
  constexpr std::size_t few = 8;
  if (each.size() > few && lost.recipient != no_vertex)
    if (std::optional<std::string> key = key_of(each)) {
      const VertexId first = recipient_of_.try_emplace(std::move(*key), lost.recipient).first->second;
      if (first != lost.recipient) return {line_as_for(first, each)};
    }
  std::vector<RemainingLine> lines;
  for (const RemainingHops::Told& told : each) lines.push_back(line_of(told));
  return lines;
}

std::vector<const RemainingHop*> RemainingWords::hops(const SupplyRow& lost) {
  std::vector<const RemainingHop*> list;
  for (const RemainingHops::Told& told : remaining_.each(remaining_.beside(lost)))
    list.push_back(&remaining_.hop(told.hop));
  return list;
}

const std::vector<RemainingWords::OfReceived>& RemainingWords::lists_of(const RemainingGroup& group) {
  const auto [known, fresh] = lists_.try_emplace(group.hops);
  std::vector<OfReceived>& lists = known->second;
  if (!fresh) return lists;
  std::map<std::vector<ClaimId>, std::size_t> number_of;
  for (const std::uint32_t hop : *group.hops) {
    const std::vector<ClaimId>& received = remaining_.hop(hop).row.received;
    const auto [number, first] = number_of.try_emplace(received, lists.size());
    if (first) lists.push_back({received, {}, {}});
    lists[number->second].hops.push_back(hop);
  }
  for (OfReceived& list : lists) {
    ListKey key;
    for (const std::uint32_t hop : list.hops) add_source(key, remaining_.hop(hop));
    list.sources = sources_->id(key.take(), [&] {
      SharedLists::Elements elements;
      for (const std::uint32_t hop : list.hops) elements.push_back(json_of(remaining_.hop(hop)).dump());
      return elements;
    });
  }
  return lists;
}

Json RemainingWords::json(const SupplyRow& lost) {
  const Remaining remaining = remaining_.beside(lost);
  if (const std::pair asked(end_of(lost), sources_->round()); asked != asked_) {
    asked_ = asked;
    lists_.clear();
  }
  Json list = Json::array();
  for (const RemainingGroup& group : remaining.groups)
    for (const OfReceived& of : lists_of(group)) {
      const bool own = std::binary_search(of.hops.begin(), of.hops.end(), remaining.own);
      if (own && of.hops.size() == 1) continue;
      Json json = {
          {"received", references_->claims(of.received)}, {"kinship", name_of(group.kinship)}, {"sources", of.sources}};
      if (group.family != no_vertex) json["family"] = vertex_json(wording_, group.family);
      if (own) json["except"] = references_->claims(remaining_.hop(remaining.own).row.claims);
      list.push_back(std::move(json));
    }
  return list;
}

Json RemainingWords::json_of(const RemainingHop& hop) const {
  Json json = references_->supply_row(hop.row);
  for (const char* member : {"tier", "recipient", "received", "bounds", "doubt", "partyMeasures", "unknownParty"})
    json.erase(member);
  json["left"] = json_name(hop.match);
  json["prohibited"] = json_name(hop.prohibited);
  return json;
}

Fields RemainingWords::fields() {
  return {"remaining_supplier", "remaining_supplier_iri", "remaining_product",    "remaining_product_iri",
          "remaining_kinship",  "remaining_match",        "remaining_prohibited", "remaining_claim"};
}

std::vector<Fields> RemainingWords::csv_lines(const SupplyRow& lost) {
  std::vector<Fields> lines;
  for (const RemainingHops::Told& told : remaining_.each(remaining_.beside(lost))) {
    const RemainingHop& other = remaining_.hop(told.hop);
    const Fields hop = joined({vertex_fields(wording_, other.row.supplier),
                               vertex_fields(wording_, other.row.product),
                               {std::string(name_of(told.kinship)), std::string(json_name(other.match)),
                                std::string(json_name(other.prohibited))}});
    for (const std::vector<ClaimId>* claims : {&other.row.claims, &other.row.received})
      for (const ClaimId c : *claims) lines.push_back(joined({hop, {claim_field(wording_, c)}}));
  }
  if (lines.empty()) lines.emplace_back(fields().size());
  return lines;
}

}  // namespace filiera
