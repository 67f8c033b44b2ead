// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact about a change.
#include "cli/verbs/impact_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "cli/data/lens_choice.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "cli/words/why_text.hpp"
#include "ontology/vocabulary.hpp"
#include "query/impact/remaining.hpp"
#include "query/paths/hops.hpp"

namespace filiera {

namespace {

constexpr std::string_view change_names[] = {"lost", "restricted", "freed", "eased", "permissionLost", "favourLost"};
constexpr std::string_view change_words[] = {"prohibited", "newly under measures", "freed",
                                             "eased",      "loses its permission", "loses a favour"};
constexpr std::string_view change_notes[] = {"prohibited", "newly under measures",     "freed",
                                             "eased",      "without their permission", "without a favour"};
constexpr std::string_view why_words[] = {"what is left is only possible", "the loss is only possible",
                                          "only possibly supplied"};
constexpr std::string_view why_names[] = {"left", "loss", "supplied"};
constexpr std::string_view kinship_names[] = {"same", "family", "unstated"};

class ImpactAnswer {
 public:
  ImpactAnswer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
               const Assumption& assumption)
      : arguments_(arguments),
        data_(data),
        question_(question),
        wording_(data.lens(), data.languages()),
        lifts_(!assumption.lifted.empty()),
        now_(data.lens()),
        scenario_(now_, data.lens(), assumption),
        remaining_(data.flow(), data.lens(), scenario_) {}

  Answer make() {
    found_ = impact(data_.flow(), data_.lens(), scenario_, question_.product, question_.part_needs);
    // Only a day can be later than what was last told.
    shown_ = !data_.lens().options().as_of
                 ? found_.downstream
                 : affected_downstream(HopGenerator(data_.flow(), data_.lens(), HopTime::as_last_told),
                                       ProductFamily(data_.lens(), question_.product), scenario_, question_.part_needs);
    for (const Affected& affected : shown_) shown_lost_.emplace(affected.party, affected.lost);
    std::vector<Heading> columns;
    for (const char* title : {"RECIPIENT", lifts_ ? "PRODUCT" : "LOSES", "FROM", "ROLE", "STATUS", "WHEN", "AMOUNT",
                              lifts_ ? "CHANGE" : "CLAIM", lifts_ ? "UNDER THEN" : "REMAINS", "ACCORDING TO"})
      columns.push_back({title});
    columns[8].of_whole_row = lifts_;
    answer_.json["lens"] = lens_json(arguments_, data_.lens().options(), data_.graph());
    answer_.json["change"] = change_json();
    if (question_.product) answer_.json["product"] = vertex_json(wording_, *question_.product);
    answer_.list({"rows", std::move(columns), found_.hops.size(),
                  [this](std::size_t i) { return row_of(found_.hops[i]); },
                  [this](std::size_t i) { return json_of(found_.hops[i]); }});
    answer_.records.fields =
        joined({{"recipient", "recipient_iri", "product", "product_iri", "supplier", "supplier_iri", "role", "match",
                 "doubt", "change", "change_match", "change_expected"},
                telling_fields(),
                lifts_ ? hop_measure_fields() : remaining_fields()});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(found_.hops[i], take); };
    if (wants_reasons(arguments_)) add_reasons();
    add_downstream();
    add_notes(found_);
    if (found_.hops.empty() && found_.downstream.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  // Parallel lines of all columns except the first four.
  struct Lines {
    std::vector<std::string> status, when, amount, claim, effect, voices;
    std::vector<Tone> status_tones, when_tones;
    Tone effect_tone = Tone::plain;  // of the first line
    void add(std::string s, std::string w, std::string a, std::string c, std::string e, std::string v) {
      status.push_back(std::move(s));
      when.push_back(std::move(w));
      amount.push_back(std::move(a));
      claim.push_back(std::move(c));
      effect.push_back(std::move(e));
      voices.push_back(std::move(v));
    }
  };

  Row row_of(const ChangedHop& hop) {
    const SupplyRow& row = hop.row;
    Lines lines;
    const std::string already = lifts_ ? std::string() : prohibited_already(row);
    for (const ClaimId c : row.claims) {
      std::vector<Doubt> doubts = data_.lens().doubts(c);
      for (const Doubt& doubt : row.doubts)
        if (doubt.kind == DoubtKind::use || doubt.kind == DoubtKind::one_day) doubts.push_back(doubt);
      lines.status_tones.push_back(already.empty()                          ? tone_of_stance(wording_, c)
                                   : already.find('?') == std::string::npos ? Tone::bad
                                                                            : Tone::doubtful);
      const std::string mark = mark_of(wording_, doubts);
      lines.when_tones.push_back(tone_of_mark(mark));
      lines.add(wording_.marked_status(c) + already, wording_.period(c) + mark, wording_.amount(c),
                lifts_ && !lines.claim.empty() ? ""
                : lifts_                       ? change_text(hop)
                                               : wording_.identifier(c),
                "", listed(both_sides(wording_, c)));
    }
    if (lifts_)
      add_measures(hop, lines);
    else
      add_remaining(hop, lines);
    const std::string goods = row.product == no_vertex ? "not stated" : wording_.name_of_vertex(row.product);
    return {row.recipient == no_vertex ? Cell("–") : Cell(wording_.name_of_vertex(row.recipient), Tone::strong),
            goods + (lifts_ || hop.match != Match::possible ? std::string() : " ? " + loss_reason(row)),
            wording_.name_of_vertex(row.supplier),
            std::string(data_.graph().kinds().edge_type(row.role).labels.get(data_.languages())),
            Cell(std::move(lines.status), std::move(lines.status_tones)),
            Cell(std::move(lines.when), std::move(lines.when_tones)),
            std::move(lines.amount),
            std::move(lines.claim),
            Cell(std::move(lines.effect), std::vector{lines.effect_tone}),
            std::move(lines.voices)};
  }

  // The lines of the hop in csv: one for each telling of its claims and each source that remains, or measure on it
  // then.
  void take_lines(const ChangedHop& hop, const LineTaker& take) {
    const SupplyRow& row = hop.row;
    const Fields of_hop = joined({vertex_fields(wording_, row.recipient),
                                  vertex_fields(wording_, row.product),
                                  vertex_fields(wording_, row.supplier),
                                  {std::string(data_.graph().kinds().edge_type(row.role).labels.get(data_.languages())),
                                   std::string(json_name(row.match)), doubt_field(row.doubts),
                                   std::string(change_names[static_cast<std::size_t>(hop.change)]),
                                   std::string(json_name(hop.match)), hop.expected ? "yes" : "no"}});
    std::vector<Fields> tellings;
    for (const ClaimId c : row.claims) std::ranges::move(telling_lines(wording_, c), std::back_inserter(tellings));
    take_product({{of_hop},
                  std::move(tellings),
                  lifts_ ? hop_measure_lines(wording_, hop.then, why_possible(scenario_.then(), hop.row, hop.then), {})
                         : remaining_lines(row)},
                 take);
  }

  static Fields remaining_fields() {
    return {"remaining_supplier", "remaining_supplier_iri", "remaining_product",    "remaining_product_iri",
            "remaining_kinship",  "remaining_match",        "remaining_prohibited", "remaining_claim"};
  }

  // A line for each claim of each hop that remains beside the lost one; one empty line if none does.
  std::vector<Fields> remaining_lines(const SupplyRow& lost) {
    std::vector<Fields> lines;
    for (const RemainingHop& other : remaining_.beside(lost)) {
      const Fields hop = joined({vertex_fields(wording_, other.row.supplier),
                                 vertex_fields(wording_, other.row.product),
                                 {std::string(kinship_names[static_cast<std::size_t>(other.kinship)]),
                                  std::string(json_name(other.match)), std::string(json_name(other.prohibited))}});
      for (const std::vector<ClaimId>* told : {&other.row.claims, &other.row.received})
        for (const ClaimId c : *told) lines.push_back(joined({hop, {claim_field(wording_, c)}}));
    }
    if (lines.empty()) lines.emplace_back(remaining_fields().size());
    return lines;
  }

  // ", prohibited already", and why only possibly.
  std::string prohibited_already(const SupplyRow& row) const {
    const Match prohibited = now_.prohibits(row, row.measures, GoodsNotStated::prohibitions);
    if (prohibited == Match::no) return {};
    if (prohibited == Match::certain) return ", prohibited already";
    const std::string why = why_prohibited(now_, row);
    return why.empty() ? ", perhaps prohibited already" : ", prohibited already" + why;
  }

  // " ? not told whether they go to China": why the measures prohibit a hop only possibly; empty if no reason is known.
  std::string why_prohibited(const Measures& measures, const SupplyRow& row) const {
    const std::vector<Derivation> why = why_possible(measures, row, row.measures);
    for (const MeasureOnHop& measure : row.measures)
      if (measure.prohibits == Match::possible) {
        const MeasureReasons reasons = reasons_of(wording_, measure, why);
        if (!reasons.reasons.empty()) return fmt::format(" ? {}", fmt::join(reasons.reasons, "; "));
        if (!reasons.last_told.empty()) return ", as last told " + reasons.last_told;
      }
    for (const PartyMeasure& measure : measures.on_parties(row))
      if (data_.graph().kinds().effects()[measure.effect].prohibits && !measure.expected)
        return fmt::format(" ? not told whether {} covers the goods", wording_.name_of_vertex(measure.measure));
    return {};
  }

  // Why the hop is lost only possibly.
  std::string loss_reason(const Hop& hop) const {
    const KnowledgeGraph& graph = data_.graph();
    if (scenario_.loss(hop) == Match::certain) return "disputed";
    const VertexId gone = scenario_.assumption().gone;
    if (gone == no_vertex) return question_.ban ? "not told whether the ban covers it" : "perhaps prohibited already";
    const std::string name = wording_.name_of_vertex(gone);
    switch (graph.kind_of_vertex(gone)) {
      case Kind::product:
        return hop.product == no_vertex ? "the goods are not told" : fmt::format("not told whether they need {}", name);
      case Kind::place:
        return fmt::format("not told whether it concerns {}", name);
      default:
        return fmt::format("not told whether {} is the one", name);
    }
  }

  std::string change_text(const ChangedHop& hop) const {
    std::string text(change_words[static_cast<std::size_t>(hop.change)]);
    if (hop.match != Match::possible) return text + (hop.expected ? " (expected)" : "");
    return fmt::format("perhaps {}{}{}", text, hop.expected ? " (expected)" : "", change_reasons(hop));
  }

  // " ? perhaps excepted by m2": why a hop changes only possibly: the doubts of the measures before and after.
  std::string change_reasons(const ChangedHop& hop) const {
    std::vector<std::string> reasons;
    const auto add = [&](std::string reason) {
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(std::move(reason));
    };
    if (hop.row.contested != Match::no) add("the hop is disputed");
    const auto add_of = [&](const Measures& measures, const std::vector<MeasureOnHop>& on_hop) {
      const std::vector<Derivation> why = why_possible(measures, hop.row, on_hop);
      for (const MeasureOnHop& measure : on_hop)
        for (const std::string& reason : reasons_of(wording_, measure, why).reasons)
          add(fmt::format("{}: {}", wording_.identifier(data_.graph().claim_of_vertex(measure.measure)), reason));
    };
    add_of(now_, hop.row.measures);
    add_of(scenario_.then(), hop.then);
    for (const Measures* measures : {&now_, &scenario_.then()})
      for (const PartyMeasure& measure : measures->on_parties(hop.row))
        if (data_.graph().kinds().effects()[measure.effect].prohibits && !measure.expected)
          add(fmt::format("not told whether {} covers the goods", wording_.name_of_vertex(measure.measure)));
    return reasons.empty() ? std::string() : fmt::format(" ? {}", fmt::join(reasons, "; "));
  }

  void add_measures(const ChangedHop& hop, Lines& lines) const {
    std::vector<MeasureLine> measures = numbers_->lines(hop.then, why_possible(scenario_.then(), hop.row, hop.then));
    std::ranges::move(party_lines(wording_, hop.party_then), std::back_inserter(measures));
    lines.effect.front() = measures.empty() ? "–" : measures.front().text;
    if (!measures.empty()) lines.effect_tone = measures.front().tone;
    for (std::size_t i = 1; i < measures.size(); ++i)
      lines.add("", "", "", "", measures[i].text, listed(measures[i].voices));
  }

  void add_remaining(const ChangedHop& hop, Lines& lines) {
    const std::vector<RemainingHop> remaining = remaining_.beside(hop.row);
    std::vector<ClaimId> claims{hop.row.recipient};
    for (const RemainingHop& other : remaining) claims.push_back(other.row.claims.front());
    if (remaining.empty()) {
      lines.effect.front() = "nothing";
    } else if (claims == last_remaining_) {
      lines.effect.front() = "as above";
    } else {
      for (const RemainingHop& other : remaining) {
        std::vector<std::string> names;
        std::vector<Voice> voices;
        for (const std::vector<ClaimId>* told : {&other.row.claims, &other.row.received})
          for (const ClaimId c : *told) {
            names.push_back(wording_.identifier(c));
            add_voices(voices, both_sides(wording_, c));
          }
        lines.add("", "", "", listed(names), remaining_text(other), listed(voices));
      }
    }
    last_remaining_ = std::move(claims);
  }

  void add_reasons() {
    WhySection why(wording_);
    for (const ChangedHop& hop : found_.hops) {
      const SupplyRow& row = hop.row;
      const auto name = [&](VertexId v) { return v == no_vertex ? std::string("–") : wording_.name_of_vertex(v); };
      why.row(fmt::format("{} → {} → {}", name(row.supplier), name(row.product), name(row.recipient)));
      for (const ClaimId c : row.claims) why.claim(c, data_.lens().doubts(c));
      for (const ClaimId c : row.received) why.claim(c, data_.lens().doubts(c));
      if (lifts_) why.measures(scenario_.then().explain(row));
    }
    std::move(why).add_to(answer_);
  }

  // "Huawei: Huawei Ascend, also AI chips (prohibited)".
  std::string remaining_text(const RemainingHop& other) const {
    std::string text =
        wording_.name_of_vertex(other.row.supplier) + ": " +
        (other.row.product == no_vertex ? std::string("not stated") : wording_.name_of_vertex(other.row.product));
    if (other.kinship == GoodsKinship::family) text += ", also " + wording_.name_of_vertex(other.family);
    if (!data_.graph().real(other.row.claims.front()))
      text += fmt::format(" ({})", wording_.status(other.row.claims.front()));
    for (const std::vector<ClaimId>* told : {&other.row.claims, &other.row.received})
      for (const ClaimId c : *told)
        if (const std::string others = wording_.also_told(c); !others.empty())
          text += fmt::format(" ({}: {})", wording_.identifier(c), others);
    if (other.row.contested != Match::no) text += fmt::format(" ({}disputed)", perhaps(other.row.contested));
    if (other.prohibited != Match::no)
      text += fmt::format(" ({}prohibited{})", perhaps(other.prohibited), prohibited_reason(other));
    const std::string mark = mark_of(wording_, other.row.doubts);
    if (other.loss == Match::no) return text + mark;
    return text + (mark.starts_with(" ?") ? mark + "; " : " ? ") + "perhaps lost too";
  }
  // " ? not told whether the goods are Chips", of a prohibition that applies only possibly after the change.
  std::string prohibited_reason(const RemainingHop& other) const {
    return other.prohibited == Match::possible ? why_prohibited(scenario_.then(), other.row) : std::string();
  }
  static std::string_view perhaps(Match match) { return match == Match::possible ? "perhaps " : ""; }

  JsonObject json_of(const ChangedHop& hop) {
    Json json = {{"change", change_names[static_cast<std::size_t>(hop.change)]}, {"changeMatch", json_name(hop.match)}};
    if (hop.expected) json["expected"] = true;
    json.update(references_->supply_row(hop.row));
    for (const char* member : {"tier", "partyMeasures"}) json.erase(member);
    if (!hop.row.partner) json["derivations"] = references_->derivations(now_.explain(hop.row));
    if (lifts_) {
      json["then"] = references_->on_hop(hop.then);
      json["partyThen"] = references_->on_parties(hop.party_then);
    }
    if (hop.change == HopChange::lost) json["remaining"] = remaining_json(hop.row);
    return json;
  }

  // What remains, by the claims by which the recipient takes it. Recipients of one product share its sources.
  Json remaining_json(const SupplyRow& lost) {
    std::vector<std::pair<std::vector<ClaimId>, SharedLists::Elements>> by_received;
    for (const RemainingHop& other : remaining_.beside(lost)) {
      auto same = std::find_if(by_received.begin(), by_received.end(),
                               [&](const auto& entry) { return entry.first == other.row.received; });
      if (same == by_received.end()) same = by_received.insert(same, {other.row.received, {}});
      same->second.push_back(json_of(other).dump());
    }
    Json list = Json::array();
    for (auto& [received, sources] : by_received)
      list.push_back({{"received", references_->claims(received)}, {"sources", sources_->id(std::move(sources))}});
    return list;
  }

  Json json_of(const RemainingHop& other) const {
    Json json = references_->supply_row(other.row);
    for (const char* member : {"tier", "recipient", "received", "bounds", "doubt", "partyMeasures"}) json.erase(member);
    json["kinship"] = kinship_names[static_cast<std::size_t>(other.kinship)];
    if (other.family != no_vertex) json["family"] = vertex_json(wording_, other.family);
    json["left"] = json_name(other.match);
    json["prohibited"] = json_name(other.prohibited);
    return json;
  }

  Json list_json(const std::vector<VertexId>& vertices) const {
    Json list = Json::array();
    for (const VertexId v : vertices) list.push_back(vertex_json(wording_, v));
    return list;
  }

  Json change_json() const {
    Json json = Json::object();
    if (question_.name) json["name"] = vertex_json(wording_, *question_.name);
    if (lifts_) json["lifted"] = list_json(scenario_.assumption().lifted);
    if (!question_.ban) return json;
    json["ban"] = {{"product", list_json(question_.ban->goods)},
                   {"from", list_json(question_.ban->from_places)},
                   {"to", list_json(question_.ban->to_places)},
                   {"party", list_json(question_.ban->parties)}};
    return json;
  }

  void add_downstream() {
    answer_.json.list("downstream",
                      {found_.downstream.size(), [this](std::size_t i) { return json_of(found_.downstream[i]); }});
    if (found_.downstream.empty()) return;
    Section section;
    section.lines = {{}, {{"Downstream, at any depth:"}}};
    section.table.columns = {{"TIER", Align::right}, {"RECIPIENT"}, {"SOURCES"}, {"STILL SUPPLIED BY"}};
    const bool with_products =
        std::any_of(shown_.begin(), shown_.end(), [](const Affected& affected) { return !affected.products.empty(); });
    if (with_products) section.table.columns.push_back({"CANNOT MAKE"});
    for (const Affected& affected : shown_) {
      std::vector<Cell> cells = cells_of(affected);
      if (with_products) cells.emplace_back(products_text(affected));
      section.table.rows.emplace_back(cells);
    }
    answer_.after.push_back(std::move(section));
  }

  std::vector<Cell> cells_of(const Affected& affected) const {
    std::vector<std::string> names;
    for (const RemainingSupplier& supplier : affected.suppliers) {
      const bool product = data_.graph().kind_of_vertex(supplier.vertex) == Kind::product;
      names.push_back(fmt::format(
          "{}{}{}{}", perhaps(supplier.match), product ? "makers of " : "", wording_.name_of_vertex(supplier.vertex),
          supplier.prohibited == Match::no ? "" : fmt::format(" ({}prohibited)", perhaps(supplier.prohibited))));
    }
    return {std::to_string(affected.tier), Cell(wording_.name_of_vertex(affected.party), Tone::strong),
            affected.lost == Match::certain ? "none left"
            : affected.lost == Match::no    ? affected.suppliers.empty() ? "takes none" : "some left"
                                            : fmt::format("none left ? {}", why_words[why_possible_of(affected)]),
            listed(names)};
  }

  // Why it loses every source only possibly: an index of why_words.
  static std::size_t why_possible_of(const Affected& affected) {
    return !affected.suppliers.empty() ? 0 : affected.supplied ? 1 : 2;
  }

  // The claims by which the party's product needs the parts, where they are in doubt; with the kind of the claims'
  // product, if they state only a family of it.
  std::vector<ClaimId> doubtful_needs(const LostProduct& lost) const {
    std::vector<ClaimId> doubtful;
    if (lost.match != Match::possible) return doubtful;
    const HopGenerator hops(data_.flow(), data_.lens());
    for (const Related& family : now_.families(lost.product))
      hops.products_taken(family.vertex, [&](VertexId part, ClaimId c) {
        const auto has_part = [&](const std::vector<VertexId>& parts) {
          return std::find(parts.begin(), parts.end(), part) != parts.end();
        };
        if (std::any_of(lost.missing.begin(), lost.missing.end(), has_part) &&
            (family.vertex != lost.product || hops.sure_match(c) != Match::certain))
          doubtful.push_back(c);
      });
    return doubtful;
  }

  // " ? not told whether it needs them (i1, disputed: N1, denied by Maker via N1)": why a product is lost only
  // possibly.
  std::string need_text(const LostProduct& lost) const {
    if (lost.match != Match::possible) return {};
    std::vector<std::string> reasons;
    for (const ClaimId c : doubtful_needs(lost)) {
      const VertexId whole = data_.flow().edge(c).target;
      std::string text = whole == lost.product
                             ? fmt::format("not told whether it needs them ({}", wording_.identifier(c))
                             : fmt::format("needed for {} ({}", wording_.name_of_vertex(whole), wording_.identifier(c));
      for (const Doubt& doubt : data_.lens().doubts(c))
        if (const std::string words = reason(wording_, doubt, c); !words.empty()) text += ", " + words;
      if (data_.lens().contested(c) != Match::no) text += ": " + listed(both_sides(wording_, c));
      reasons.push_back(text + ")");
    }
    if (reasons.empty()) reasons.emplace_back("what is left, or what was supplied, is only possible");
    return fmt::format(" ? {}", fmt::join(reasons, "; "));
  }

  // "NXT:1980i (no optics)"; if there are alternatives, none is available.
  std::string products_text(const Affected& affected) const {
    std::vector<std::string> products;
    for (const LostProduct& lost : affected.products) {
      std::vector<std::string> missing;
      for (const std::vector<VertexId>& parts : lost.missing) {
        std::vector<std::string> names;
        for (const VertexId part : parts) names.push_back(wording_.name_of_vertex(part));
        missing.push_back(fmt::format("no {}", fmt::join(names, " or ")));
      }
      products.push_back(fmt::format("{}{} ({}{})", perhaps(lost.match), wording_.name_of_vertex(lost.product),
                                     fmt::join(missing, ", "), need_text(lost)));
    }
    return listed(products);
  }

  Json json_of(const Affected& affected) {
    SharedLists::Elements suppliers;
    for (const RemainingSupplier& remaining : affected.suppliers) {
      Json supplier = vertex_json(wording_, remaining.vertex);
      supplier["match"] = json_name(remaining.match);
      if (remaining.prohibited != Match::no) supplier["prohibited"] = json_name(remaining.prohibited);
      suppliers.push_back(supplier.dump());
    }
    Json products = Json::array();
    for (const LostProduct& lost : affected.products) {
      Json missing = Json::array();
      for (const std::vector<VertexId>& parts : lost.missing) missing.push_back(list_json(parts));
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
                 {"suppliers", suppliers_->id(std::move(suppliers))},
                 {"cannotMake", std::move(products)}};
    if (affected.lost == Match::possible) json["because"] = because(affected);
    return json;
  }

  // Why it loses every source only possibly, with the doubts of the claims by which it takes goods.
  Json because(const Affected& affected) {
    const auto shown = shown_lost_.find(affected.party);
    const bool as_told = shown != shown_lost_.end() && shown->second == Match::certain;
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

  // "without Nvidia", "with a ban on Nvidia H200 from United States to China".
  std::string condition() const {
    const auto names = [this](std::string_view before, const std::vector<VertexId>& vertices) {
      std::vector<std::string> list;
      list.reserve(vertices.size());
      for (const VertexId v : vertices) list.push_back(wording_.name_of_vertex(v));
      return list.empty() ? std::string() : fmt::format("{}{}", before, fmt::join(list, " or "));
    };
    if (!question_.ban) return names("without ", question_.name ? std::vector{*question_.name} : question_.lifted);
    return fmt::format("with a ban{}{}{}{}", names(" on ", question_.ban->goods),
                       names(" from ", question_.ban->from_places), names(" to ", question_.ban->to_places),
                       names(" for ", question_.ban->parties));
  }

  // The claims that are only denied: of supply from the removed party and to who loses something, else all.
  std::vector<ClaimId> not_counted() const {
    SupplyQuery all;
    all.product = question_.product;
    std::vector<ClaimId> found = filiera::not_counted(data_.flow(), data_.lens(), all);
    const auto ends = scenario_.ends();
    if (!ends) return found;
    const std::set<VertexId> removed(ends->begin(), ends->end());
    std::set<VertexId> recipients;
    for (const ChangedHop& hop : found_.hops) recipients.insert(hop.row.recipient);
    std::erase_if(found, [&](ClaimId c) {
      const Edge edge = data_.flow().edge(c);
      return !removed.contains(edge.source) && !recipients.contains(edge.target);
    });
    return found;
  }

  void add_notes(const Impact& found) {
    add_changes(found);
    add_not_counted(answer_, wording_, references_, not_counted());
  }

  void add_changes(const Impact& found) {
    if (auto note = lens_note(arguments_, data_.lens().options(), data_.graph())) answer_.notes.push_back(*note);
    if (found.hops.empty() && found.downstream.empty()) {
      answer_.notes.push_back(fmt::format("{}: no hop of goods changes under this lens", condition()));
      add_left_out(found);
      add_suspended();
      return;
    }
    std::vector<std::string> parts;
    for (std::size_t change = 0; change < std::size(change_names); ++change) {
      std::size_t count = 0, possible = 0;
      for (const ChangedHop& hop : found.hops)
        if (static_cast<std::size_t>(hop.change) == change) {
          ++count;
          possible += hop.match == Match::possible;
        }
      if (count == 0) continue;
      parts.push_back(fmt::format("{} {}{}", counted(count, "hop"), lifts_ ? change_notes[change] : "lost",
                                  possible == 0       ? ""
                                  : possible == count ? ", only possibly"
                                                      : fmt::format(", {} of them only possibly", possible)));
    }
    if (parts.empty()) parts.emplace_back("no hop lost");
    answer_.notes.push_back(fmt::format("{}: {}", condition(), fmt::join(parts, "; ")));
    add_left_out(found);
    add_reached(found);
    add_suspended();
    std::size_t makers = 0;
    std::size_t perhaps_makers = 0;
    for (const Affected& row : shown_) {
      if (row.lost == Match::certain || row.products.empty()) continue;
      ++makers;
      perhaps_makers += row.products.front().match == Match::possible;
    }
    std::size_t all = 0, possible = 0;
    for (const Affected& row : shown_) (row.lost == Match::certain ? all : possible) += row.lost != Match::no;
    if (!found.downstream.empty())
      answer_.notes.push_back(fmt::format("downstream: {}; {} lose{} every source{}",
                                          counted(found.downstream.size(), "recipient"), all, all == 1 ? "s" : "",
                                          possible == 0 ? "" : fmt::format(", {} possibly", possible)));
    if (makers > 0)
      answer_.notes.push_back(
          fmt::format("{} cannot make a product, because a part is missing{}", counted(makers, "recipient"),
                      perhaps_makers == 0        ? ""
                      : perhaps_makers == makers ? ", only possibly"
                                                 : fmt::format(", {} of them only possibly", perhaps_makers)));
  }

  // How many hops --certain leaves out: they change only possibly, or are themselves only possible.
  void add_left_out(const Impact& found) {
    LensOptions options = data_.lens().options();
    if (options.minimum_certainty != Firmness::certain) return;
    options.minimum_certainty = Firmness::possible;
    const Lens lens(data_.graph(), options);
    const Measures now(lens);
    const Scenario scenario(now, lens, scenario_.assumption());
    const std::size_t all = changed_hops(data_.flow(), lens, scenario, question_.product).size();
    if (all <= found.hops.size()) return;
    const std::size_t left_out = all - found.hops.size();
    answer_.notes.push_back(
        fmt::format("--certain leaves out {} of which this holds only possibly. Drop --certain to see {}.",
                    counted(left_out, "hop"), left_out == 1 ? "it" : "them"));
    answer_.json["leftOut"] = left_out;
  }

  // The suspensions of ownership rules that keep the change from what it does on other days.
  void add_suspended() {
    const KnowledgeGraph& graph = data_.graph();
    std::vector<VertexId> rules;  // by which the ban, or a lifted listing, reaches
    if (question_.ban && question_.ban->reaches) rules = stated_rules(graph);
    for (const VertexId lifted : question_.lifted) {
      if (stated_reach(graph, lifted)) rules.push_back(lifted);
      for (const ClaimId e : graph.out_claims(lifted, graph.core(vocab::fil_reachesBy)))
        rules.push_back(graph.edge(e).target);
      // Without a day, the measures of other days hide those that are new on the days of the suspension.
      if (const std::string text = suspension_text(wording_, lifted); !text.empty() && !data_.lens().on_one_day())
        answer_.notes.push_back(
            fmt::format("{}: --as-of with a day of these shows what comes under measures without it", text));
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    for (const VertexId rule : rules)
      for (const std::string& text : suspensions_of(wording_, rule))
        answer_.notes.push_back(
            fmt::format("{}: on these days it reaches nobody; --as-of asks about another day", text));
  }

  // Whom a ban reaches through ownership, each once.
  void add_reached(const Impact& found) {
    constexpr std::size_t most = 20;
    std::map<VertexId, const ReachedHop*> reached;
    for (const ChangedHop& hop : found.hops)
      if (hop.through) reached.try_emplace(hop.through->party, hop.through.get());
    std::size_t left = reached.size();
    for (const auto& [party, through] : reached) {
      if (left + most == reached.size()) {
        answer_.notes.push_back(fmt::format("and {} more reached through ownership", left));
        break;
      }
      answer_.notes.push_back(fmt::format("{} is reached through: {}, by {}", wording_.name_of_vertex(party),
                                          chain_text(wording_, through->chain),
                                          wording_.name_of_vertex(through->rule)));
      --left;
    }
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const ImpactQuestion& question_;
  Wording wording_;
  bool lifts_;
  Measures now_;
  Scenario scenario_;
  RemainingHops remaining_;
  Impact found_;
  std::vector<Affected> shown_;  // downstream, with what is only as last told as certain
  std::unordered_map<VertexId, Match> shown_lost_;
  std::vector<ClaimId> last_remaining_;  // of the previous row, after its recipient
  Answer answer_;
  std::shared_ptr<SharedLists> sources_ = shared_lists_of(answer_, "sources", "s");
  std::shared_ptr<SharedLists> suppliers_ = shared_lists_of(answer_, "suppliers", "p");
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
  std::shared_ptr<MeasureNumbers> numbers_ = measure_numbers_of(answer_, wording_);
};

}  // namespace

Answer impact_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
                     const Assumption& assumption) {
  return answer_made_by<ImpactAnswer>(arguments, data, question, assumption);
}

}  // namespace filiera
