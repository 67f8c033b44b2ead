// SPDX-License-Identifier: Apache-2.0
// Who loses sources downstream of a change.
#include "cli/verbs/impact_downstream.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output/message.hpp"
#include "cli/words/doubt_text.hpp"
#include "io/phrases.hpp"
#include "query/paths/hops.hpp"

namespace filiera {
namespace {

constexpr Phrase why_words[] = {
    {"what is left is only possible"}, {"the loss is only possible"}, {"only possibly supplied"}};
constexpr std::string_view why_names[] = {"left", "loss", "supplied"};

// Why it loses every source only possibly: an index of why_words and why_names.
std::size_t why_possible_of(const Affected& affected) {
  return !affected.suppliers.empty() ? 0 : affected.supplied ? 1 : 2;
}

std::string key_of(const std::vector<RemainingSupplier>& suppliers) {
  ListKey key;
  for (const RemainingSupplier& supplier : suppliers) {
    key.add(supplier.vertex);
    key.add(static_cast<std::uint32_t>(supplier.match));
    key.add(static_cast<std::uint32_t>(supplier.prohibited));
  }
  return key.take();
}

}  // namespace

void DownstreamWords::add_to(Answer& answer, const std::vector<Affected>& downstream) {
  recipients_ = downstream.size();
  // Only a day can be later than what was last told.
  shown_ = !data_.lens().options().as_of || question_.only_certain()
               ? downstream
               : affected_downstream(HopGenerator(data_.flow(), data_.lens(), HopTime::as_last_told),
                                     ProductFamily(data_.lens(), question_.product), scenario_, question_.part_needs);
  for (const Affected& affected : shown_) shown_lost_.emplace(affected.party, affected.lost);
  answer.json.list("downstream",
                   {downstream.size(), [this, &downstream](std::size_t i) { return json_of(downstream[i]); }});
  if (downstream.empty()) return;
  Section section;
  section.lines = {{}, {{say("Downstream, at any depth:")}}};
  section.table.columns = {{"TIER", Align::right}, {"RECIPIENT"}, {"SOURCES"}, {"STILL SUPPLIED BY"}};
  const bool with_products =
      std::any_of(shown_.begin(), shown_.end(), [](const Affected& affected) { return !affected.products.empty(); });
  if (with_products) section.table.columns.push_back({"CANNOT MAKE"});
  for (const Affected& affected : shown_) {
    std::vector<Cell> cells = cells_of(affected);
    if (with_products) cells.emplace_back(products_text(affected));
    section.table.rows.emplace_back(cells);
  }
  answer.after.push_back(std::move(section));
}

void DownstreamWords::add_notes(Answer& answer) const {
  std::size_t makers = 0;
  std::size_t perhaps_makers = 0;
  for (const Affected& row : shown_) {
    if (row.lost == Match::certain || row.products.empty()) continue;
    ++makers;
    perhaps_makers += row.products.front().match == Match::possible;
  }
  std::size_t all = 0, possible = 0;
  for (const Affected& row : shown_) (row.lost == Match::certain ? all : possible) += row.lost != Match::no;
  if (recipients_ > 0)
    answer.notes.push_back(say("downstream: {}; {}{}", say_counted(recipients_, {"{} recipient"}, {"{} recipients"}),
                               say_counted(all, {"{} loses every source"}, {"{} lose every source"}),
                               possible == 0 ? "" : say(", {} possibly", possible)));
  if (makers > 0)
    answer.notes.push_back(say("{} cannot make a product, because a part is missing{}",
                               say_counted(makers, {"{} recipient"}, {"{} recipients"}),
                               only_possibly(perhaps_makers, makers)));
}

// "Huawei, perhaps TSMC"; "as for Acme" where more than a few are those of a row above.
std::string DownstreamWords::suppliers_text(const Affected& affected) {
  constexpr std::size_t few = 8;
  if (affected.suppliers.size() > few) {
    const VertexId first = first_with_.try_emplace(key_of(affected.suppliers), affected.party).first->second;
    if (first != affected.party) return say("as for {}", wording_.name_of_vertex(first));
  }
  std::vector<std::string> names;
  for (const RemainingSupplier& supplier : affected.suppliers) {
    const bool product = data_.graph().kind_of_vertex(supplier.vertex) == Kind::product;
    const std::string name = wording_.name_of_vertex(supplier.vertex);
    std::string text = perhaps_if(supplier.match == Match::possible, product ? say("makers of {}", name) : name);
    if (supplier.prohibited != Match::no)
      text += fmt::format(" ({})", perhaps_if(supplier.prohibited == Match::possible, say("prohibited")));
    names.push_back(std::move(text));
  }
  return listed(names);
}

std::string DownstreamWords::sources_text(const Affected& affected) const {
  if (affected.lost == Match::certain) return say("none left");
  if (affected.lost == Match::possible) return say("none left ? {}", say(why_words[why_possible_of(affected)]));
  if (!affected.suppliers.empty()) return say("some left");
  return affected.takes ? say("goods may begin with it") : say("takes none");
}

std::vector<Cell> DownstreamWords::cells_of(const Affected& affected) {
  return {std::to_string(affected.tier), Cell(wording_.name_of_vertex(affected.party), Tone::strong),
          sources_text(affected), suppliers_text(affected)};
}

std::vector<std::string> DownstreamWords::lines() const {
  std::vector<std::string> lines;
  for (const Affected& affected : shown_) {
    std::string line = fmt::format("{}: {}", wording_.name_of_vertex(affected.party), sources_text(affected));
    if (!affected.products.empty()) line += say("; cannot make {}", products_text(affected));
    lines.push_back(std::move(line));
  }
  return lines;
}

// The claims by which the party's product needs the parts, where they are in doubt; with the kind of the claims'
// product, if they state only a family of it.
std::vector<ClaimId> DownstreamWords::doubtful_needs(const LostProduct& lost) const {
  std::vector<ClaimId> doubtful;
  if (lost.match != Match::possible) return doubtful;
  const HopGenerator hops(data_.flow(), data_.lens());
  const Parts parts(hops);
  for (const Related& family : scenario_.now().families(lost.product))
    hops.products_taken(family.vertex, [&](VertexId part, ClaimId c) {
      const auto has_part = [&](const std::vector<VertexId>& parts) {
        return std::find(parts.begin(), parts.end(), part) != parts.end();
      };
      if (std::any_of(lost.missing.begin(), lost.missing.end(), has_part) &&
          (family.vertex != lost.product || hops.sure_match(c) != Match::certain || parts.on_ring(c)))
        doubtful.push_back(c);
    });
  return doubtful;
}

// " ? not told whether it needs them (i1, disputed: N1, denied by Maker via N1)": why a product is lost only
// possibly.
std::string DownstreamWords::need_text(const LostProduct& lost) const {
  if (lost.match != Match::possible) return {};
  std::vector<std::string> reasons;
  const HopGenerator hops(data_.flow(), data_.lens());
  const Parts parts(hops);
  for (const ClaimId c : doubtful_needs(lost)) {
    if (parts.on_ring(c)) {
      reasons.push_back(reason(wording_, {DoubtKind::ring, c, {}}));
      continue;
    }
    const VertexId whole = data_.flow().edge(c).target;
    std::string text = whole == lost.product
                           ? say("not told whether it needs them ({}", wording_.identifier(c))
                           : say("needed for {} ({}", wording_.name_of_vertex(whole), wording_.identifier(c));
    for (const Doubt& doubt : data_.lens().doubts(c))
      if (const std::string words = reason(wording_, doubt, c); !words.empty()) text += ", " + words;
    if (data_.lens().contested(c) != Match::no) text += ": " + listed(both_sides(wording_, c));
    reasons.push_back(text + ")");
  }
  if (reasons.empty()) reasons.push_back(say("what is left, or what was supplied, is only possible"));
  return fmt::format(" ? {}", fmt::join(reasons, "; "));
}

// "NXT:1980i (no optics)"; if there are alternatives, none is available.
std::string DownstreamWords::products_text(const Affected& affected) const {
  std::vector<std::string> products;
  for (const LostProduct& lost : affected.products) {
    std::vector<std::string> missing;
    for (const std::vector<VertexId>& parts : lost.missing) {
      std::vector<std::string> names;
      for (const VertexId part : parts) names.push_back(wording_.name_of_vertex(part));
      missing.push_back(say("no {}", fmt::join(names, say(" or "))));
    }
    products.push_back(perhaps_if(
        lost.match == Match::possible,
        fmt::format("{} ({}{})", wording_.name_of_vertex(lost.product), fmt::join(missing, ", "), need_text(lost))));
  }
  return listed(products);
}

Json DownstreamWords::json_of(const Affected& affected) {
  const auto suppliers = [&] {
    SharedLists::Elements list;
    for (const RemainingSupplier& remaining : affected.suppliers) {
      Json supplier = vertex_json(wording_, remaining.vertex);
      supplier["match"] = json_name(remaining.match);
      if (remaining.prohibited != Match::no) supplier["prohibited"] = json_name(remaining.prohibited);
      list.push_back(supplier.dump());
    }
    return list;
  };
  Json products = Json::array();
  for (const LostProduct& lost : affected.products) {
    Json missing = Json::array();
    for (const std::vector<VertexId>& parts : lost.missing) missing.push_back(vertices_json(wording_, parts));
    products.push_back({{"product", vertex_json(wording_, lost.product)},
                        {"match", json_name(lost.match)},
                        {"missing", std::move(missing)}});
    if (lost.match != Match::possible) continue;
    const std::vector<ClaimId> doubtful = doubtful_needs(lost);
    if (!doubtful.empty()) products.back()["needs"] = references_->claims(doubtful);
    products.back()["because"] = !doubtful.empty() ? "need" : "supply";
  }
  Json json = {{"party", vertex_json(wording_, affected.party)},
               {"tier", affected.tier},
               {"losesEverySource", json_name(affected.lost)},
               {"suppliers", suppliers_->id(key_of(affected.suppliers), suppliers)},
               {"cannotMake", std::move(products)}};
  if (affected.lost == Match::possible) json["because"] = because(affected);
  return json;
}

// Why it loses every source only possibly, with the doubts of the claims by which it takes goods.
Json DownstreamWords::because(const Affected& affected) {
  const auto shown = shown_lost_.find(affected.party);
  const bool as_told = shown != shown_lost_.end() && shown->second != Match::possible;
  std::vector<ClaimId> claims;  // the first few: n takers of one product may have n sources each
  constexpr std::size_t most = 8;
  const HopGenerator hops(data_.flow(), data_.lens());
  hops.into(affected.party, [&](const ClaimedHop& hop) {
    for (const ClaimId c : {hop.made, hop.received})
      if (c != no_claim && claims.size() < most && hops.sure_match(c) == Match::possible &&
          std::find(claims.begin(), claims.end(), c) == claims.end())
        claims.push_back(c);
    return claims.size() < most;
  });
  return {{"reason", as_told ? "as-last-told" : why_names[why_possible_of(affected)]},
          {"claims", references_->claims(claims)}};
}

}  // namespace filiera
