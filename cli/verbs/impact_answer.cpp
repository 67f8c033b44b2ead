// SPDX-License-Identifier: Apache-2.0
// The answer of filiera impact about a change: the hops that change, and notes.
#include "cli/verbs/impact_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "cli/data/lens_choice.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/impact_downstream.hpp"
#include "cli/verbs/impact_remaining.hpp"
#include "cli/words/answer_drawing.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "cli/words/why_text.hpp"
#include "graph/measures/surroundings.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::string_view change_names[] = {"lost", "restricted", "freed", "eased", "permissionLost", "favourLost"};
constexpr Phrase change_words[] = {{"prohibited"}, {"newly under measures"}, {"freed"},
                                   {"eased"},      {"loses its permission"}, {"loses a favour"}};
struct Counted {
  Phrase one, several;
};
constexpr Counted change_notes[] = {{{"{} hop prohibited"}, {"{} hops prohibited"}},
                                    {{"{} hop newly under measures"}, {"{} hops newly under measures"}},
                                    {{"{} hop freed"}, {"{} hops freed"}},
                                    {{"{} hop eased"}, {"{} hops eased"}},
                                    {{"{} hop without its permission"}, {"{} hops without their permission"}},
                                    {{"{} hop without a favour"}, {"{} hops without a favour"}}};
constexpr Counted lost_note = {{"{} hop lost"}, {"{} hops lost"}};

class ImpactAnswer {
 public:
  ImpactAnswer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
               const Assumption& assumption)
      : arguments_(arguments),
        data_(data),
        question_(question),
        wording_(data.lens(), data.languages(), &data.matched()),
        lifts_(!assumption.lifted.empty()),
        now_(data.lens()),
        scenario_(now_, data.lens(), assumption),
        remaining_(data, wording_, scenario_, references_, sources_),
        downstream_(data, wording_, scenario_, question, references_, suppliers_) {}

  Answer make() {
    found_ = impact(data_.flow(), data_.lens(), scenario_, question_.product, question_.part_needs);
    if (question_.only_certain()) leave_out_possible();
    if (found_.hops.empty() && left_out_hops_ > 0) found_.downstream.clear();
    std::vector<Heading> columns;
    for (const char* title : {"RECIPIENT", lifts_ ? "PRODUCT" : "LOSES", "FROM", "ROLE", "STATUS", "WHEN", "AMOUNT",
                              lifts_ ? "CHANGE" : "CLAIM", lifts_ ? "UNDER THEN" : "REMAINS", "ACCORDING TO"})
      columns.push_back({title});
    columns[8].of_whole_row = lifts_;
    answer_.json["lens"] = lens_json(arguments_, question_.lens, data_.graph());
    answer_.json["change"] = change_json();
    if (question_.product) answer_.json["product"] = vertex_json(wording_, *question_.product);
    answer_.list({"rows", std::move(columns), found_.hops.size(),
                  [this](std::size_t i) { return row_of(found_.hops[i]); },
                  [this](std::size_t i) { return json_of(found_.hops[i]); }});
    answer_.records.fields =
        joined({{"recipient", "recipient_iri", "product", "product_iri", "supplier", "supplier_iri", "role", "match",
                 "doubt", "change", "change_match", "change_expected"},
                telling_fields(),
                lifts_ ? hop_measure_fields() : RemainingWords::fields()});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(found_.hops[i], take); };
    if (wants_reasons(arguments_)) add_reasons();
    answer_.drawing = [this](std::size_t shown) { return drawing_of(std::span(found_.hops).first(shown)); };
    downstream_.add_to(answer_, found_.downstream);
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
      for (RemainingLine& line : remaining_.lines(row)) add_remaining(line, lines);
    const std::string goods = row.product == no_vertex ? say("not stated") : wording_.name_of_vertex(row.product);
    return {row.recipient == no_vertex ? Cell("–") : Cell(wording_.name_of_vertex(row.recipient), Tone::strong),
            goods + (lifts_ || hop.match != Match::possible
                         ? std::string()
                         : fmt::format(" ? {}", fmt::join(loss_reasons(row).texts, "; "))),
            wording_.name_of_vertex(row.supplier),
            std::string(data_.graph().kinds().edge_type(row.role).labels.get(data_.languages())),
            Cell(std::move(lines.status), std::move(lines.status_tones)),
            Cell(std::move(lines.when), std::move(lines.when_tones)),
            std::move(lines.amount),
            std::move(lines.claim),
            Cell(std::move(lines.effect), std::vector{lines.effect_tone}),
            std::move(lines.voices)};
  }

  // The hops that change and what remains beside them; below, who loses sources.
  Drawing drawing_of(std::span<const ChangedHop> hops) {
    AnswerDrawing drawing(wording_);
    std::string title = say("Impact {}", condition());
    if (const std::optional<std::string> day = arguments_.value("as-of")) title = say("{}, as of {}", title, *day);
    drawing.title(std::move(title));
    const auto claims_of = [](const SupplyRow& row) {
      std::vector<ClaimId> claims = row.claims;
      claims.insert(claims.end(), row.received.begin(), row.received.end());
      return claims;
    };
    const auto tone_of = [](Match match) {
      return match == Match::certain ? Tone::bad : match == Match::possible ? Tone::doubtful : Tone::plain;
    };
    for (const ChangedHop& hop : hops) {
      std::vector<MeasureLine> lines;
      if (lifts_) {
        lines.push_back({change_text(hop), {}, Tone::plain});
        std::ranges::move(numbers_->lines(hop.then, why_possible(scenario_.then(), hop.row, hop.then)),
                          std::back_inserter(lines));
        std::ranges::move(party_lines(wording_, hop.party_then), std::back_inserter(lines));
      } else {
        std::string text = say("lost");
        if (hop.match == Match::possible)
          text =
              fmt::format("{} ? {}", perhaps_if(true, std::move(text)), fmt::join(loss_reasons(hop.row).texts, "; "));
        lines.push_back({std::move(text), {}, tone_of(hop.match)});
      }
      drawing.hop(hop.row, claims_of(hop.row), hop.row.match, lines);
      for (const VertexId end : {hop.row.supplier, hop.row.recipient})
        if (end == question_.name) drawing.ask_for(end);
    }
    if (!lifts_)
      for (const ChangedHop& hop : hops)
        for (const RemainingHop* other : remaining_.hops(hop.row)) {
          std::vector<MeasureLine> lines;
          lines.push_back(other->loss == Match::no ? MeasureLine{say("remains"), {}, Tone::plain}
                                                   : MeasureLine{say("perhaps lost too"), {}, Tone::doubtful});
          if (other->prohibited != Match::no)
            lines.push_back(
                {perhaps_if(other->prohibited == Match::possible, say("prohibited")), {}, tone_of(other->prohibited)});
          drawing.hop(other->row, claims_of(other->row), other->row.match, lines);
        }
    if (std::vector<std::string> lines = downstream_.lines(); !lines.empty()) {
      constexpr std::size_t most = 40;
      drawing.note(say("Downstream, at any depth:"));
      for (const std::string& line : std::span(lines).first(std::min(lines.size(), most))) drawing.note("  " + line);
      if (lines.size() > most) drawing.note(say("and {} more", lines.size() - most));
    }
    drawing.legend(say("solid: holds; dashed: planned, sought or only possible; red: lost, prohibited or denied"));
    return std::move(drawing).finish(lifts_ ? numbers_.get() : nullptr);
  }

  // The lines of the hop in csv: one for each telling of its claims and each source that remains, or measure on it
  // then.
  void take_lines(const ChangedHop& hop, const LineTaker& take) {
    const SupplyRow& row = hop.row;
    const Fields of_hop =
        joined({vertex_fields(wording_, row.recipient),
                vertex_fields(wording_, row.product),
                vertex_fields(wording_, row.supplier),
                {std::string(data_.graph().kinds().edge_type(row.role).labels.get()), std::string(json_name(row.match)),
                 doubt_field(row.doubts), std::string(change_names[static_cast<std::size_t>(hop.change)]),
                 std::string(json_name(hop.match)), hop.expected ? "yes" : "no"}});
    std::vector<Fields> tellings;
    for (const ClaimId c : row.claims) std::ranges::move(telling_lines(wording_, c), std::back_inserter(tellings));
    take_product(
        {{of_hop},
         std::move(tellings),
         lifts_ ? hop_measure_lines(wording_, hop.then, why_possible(scenario_.then(), hop.row, hop.then), {}, {})
                : remaining_.csv_lines(row)},
        take);
  }

  // ", prohibited already", and why only possibly.
  std::string prohibited_already(const SupplyRow& row) const {
    const Match prohibited = now_.prohibits(row, row.measures, GoodsNotStated::prohibitions);
    if (prohibited == Match::no) return {};
    if (prohibited == Match::certain) return say(", prohibited already");
    const std::string why = prohibited_reason(wording_, now_, row, row.measures);
    return why.empty() ? say(", perhaps prohibited already") : say(", prohibited already") + why;
  }

  // Why a hop changes only possibly, in words and by the claims.
  struct ChangeReasons {
    std::vector<std::string> texts;
    std::vector<Doubt> doubts;

    void add(std::string text) {
      if (!text.empty() && std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
    }
    void add(const Doubt& doubt) {
      if (std::ranges::find(doubts, doubt) == doubts.end()) doubts.push_back(doubt);
    }
  };

  // Adds those claims of the way between the vertices that are only possible. Whether there is a way.
  bool add_way(ChangeReasons& reasons, VertexId stated, VertexId part, PartTie tie) const {
    if (stated == no_vertex || part == no_vertex) return false;
    if (!around_) around_ = std::make_unique<Surroundings>(data_.lens());
    const ClaimChain way = around_->chain(stated, part, tie);
    for (const ClaimId c : way.claims)
      if (data_.lens().premise(c) != Match::certain)
        reasons.add({data_.lens().contested(c) != Match::no ? DoubtKind::disputed : DoubtKind::part, c, {}});
    return !way.claims.empty();
  }

  // Why a removal or a ban takes the hop only possibly.
  ChangeReasons loss_reasons(const Hop& hop) const {
    ChangeReasons reasons;
    const std::array places{hop.destination != no_vertex ? hop.destination : hop.recipient, hop.supplier};
    const std::array parties{hop.supplier, hop.recipient};
    std::string text;
    if (question_.ban) {
      text = say("not told whether the ban covers it");
      for (const VertexId goods : question_.ban->goods)
        for (const PartTie tie : {PartTie::kind, PartTie::variant, PartTie::part})
          if (add_way(reasons, goods, hop.product, tie)) break;
      for (const VertexId place : question_.ban->to_places) add_way(reasons, place, places[0], PartTie::place);
      for (const VertexId place : question_.ban->from_places) add_way(reasons, place, places[1], PartTie::place);
      for (const VertexId party : question_.ban->parties)
        for (const VertexId end : parties) add_way(reasons, party, end, PartTie::group);
    } else {
      const VertexId gone = scenario_.assumption().gone;
      const std::string name = wording_.name_of_vertex(gone);
      switch (data_.graph().kind_of_vertex(gone)) {
        case Kind::product:
          if (hop.product == no_vertex)
            text = say("the goods are not told");
          else if (add_way(reasons, gone, hop.product, PartTie::kind) ||
                   add_way(reasons, gone, hop.product, PartTie::variant))
            text = say("not told whether the goods are {}", name);
          else
            add_way(reasons, gone, hop.product, PartTie::part), text = say("not told whether they need {}", name);
          break;
        case Kind::place:
          for (const VertexId end : places) add_way(reasons, gone, end, PartTie::place);
          text = say("not told whether it concerns {}", name);
          break;
        default:
          for (const VertexId end : parties)
            if (!add_way(reasons, gone, end, PartTie::group)) add_way(reasons, end, gone, PartTie::group);
          text = say("not told whether {} is the one", name);
      }
    }
    std::vector<std::string> claims;
    for (const Doubt& doubt : reasons.doubts) claims.push_back(uncertain_claim(wording_, doubt.claim));
    if (reasons.doubts.empty()) reasons.add({DoubtKind::part, no_claim, {}});
    reasons.add(claims.empty() ? std::move(text) : fmt::format("{} ({})", text, fmt::join(claims, "; ")));
    return reasons;
  }

  ChangeReasons reasons_of_change(const ChangedHop& hop) const {
    if (hop.match != Match::possible) return {};
    return lifts_ ? lifting_reasons(hop) : loss_reasons(hop.row);
  }

  std::string change_text(const ChangedHop& hop) const {
    std::string text = say(change_words[static_cast<std::size_t>(hop.change)]);
    if (hop.match != Match::possible) return text + (hop.expected ? say(" (expected)") : "");
    const ChangeReasons reasons = reasons_of_change(hop);
    return perhaps_if(true, std::move(text)) + (hop.expected ? say(" (expected)") : "") +
           (reasons.texts.empty() ? "" : fmt::format(" ? {}", fmt::join(reasons.texts, "; ")));
  }

  // "m1: perhaps excepted by m2": the doubts of the measures that fall away or come; of a hop that is freed or
  // prohibited, of all that prohibit it before or after.
  ChangeReasons lifting_reasons(const ChangedHop& hop) const {
    ChangeReasons reasons;
    const bool by_prohibition = hop.change == HopChange::freed || hop.change == HopChange::lost;
    const auto match_among = [](const auto& measures, const auto& wanted) {
      for (const auto& each : measures)
        if (each.measure == wanted.measure && each.effect == wanted.effect) return each.match;
      return Match::no;
    };
    const auto add_of = [&](const Measures& measures, const std::vector<MeasureOnHop>& on_hop,
                            const std::vector<MeasureOnHop>& other) {
      const std::vector<Derivation> why = why_possible(measures, hop.row, on_hop);
      for (const MeasureOnHop& measure : on_hop) {
        if (match_among(other, measure) == measure.match && !(by_prohibition && measure.prohibits != Match::no))
          continue;
        const std::string name = wording_.identifier(data_.graph().claim_of_vertex(measure.measure));
        for (const std::string& text : reasons_of(wording_, measure, why).reasons)
          reasons.add(fmt::format("{}: {}", name, text));
        for (const Derivation& each : why)
          if (measure.match == Match::possible && each.measure == measure.measure && each.role == measure.role)
            for (const Doubt& doubt : each.doubts()) reasons.add(doubt);
      }
    };
    add_of(now_, hop.row.measures, hop.then);
    add_of(scenario_.then(), hop.then, hop.row.measures);
    if (hop.row.partner) return reasons;
    const auto add_on_parties = [&](const std::vector<PartyMeasure>& on_hop, const std::vector<PartyMeasure>& other) {
      for (const PartyMeasure& measure : on_hop) {
        if (measure.expected != hop.expected) continue;
        if (match_among(other, measure) == measure.match &&
            !(by_prohibition && data_.graph().kinds().effects()[measure.effect].prohibits))
          continue;
        reasons.add(say("not told whether {} covers the goods", wording_.name_of_vertex(measure.measure)));
        reasons.add({DoubtKind::part, data_.graph().claim_of_vertex(measure.measure), {}});
        for (const Doubt& doubt : measure.doubts) {
          if (const std::string text = reason(wording_, doubt); !text.empty())
            reasons.add(
                fmt::format("{}: {}", wording_.identifier(data_.graph().claim_of_vertex(measure.measure)), text));
          reasons.add(doubt);
        }
      }
    };
    const std::vector<PartyMeasure> before = now_.on_parties(hop.row);
    add_on_parties(before, hop.party_then);
    add_on_parties(hop.party_then, before);
    return reasons;
  }

  // What refers to no claims stands in the first line of the row.
  static void add_remaining(RemainingLine& line, Lines& lines) {
    if (line.claims.empty())
      lines.effect.front() = std::move(line.text);
    else
      lines.add("", "", "", std::move(line.claims), std::move(line.text), std::move(line.voices));
  }

  void add_measures(const ChangedHop& hop, Lines& lines) const {
    std::vector<MeasureLine> measures = numbers_->lines(hop.then, why_possible(scenario_.then(), hop.row, hop.then));
    std::ranges::move(party_lines(wording_, hop.party_then), std::back_inserter(measures));
    lines.effect.front() = measures.empty() ? "–" : measures.front().text;
    if (!measures.empty()) lines.effect_tone = measures.front().tone;
    for (std::size_t i = 1; i < measures.size(); ++i)
      lines.add("", "", "", "", measures[i].text, listed(measures[i].voices));
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

  JsonObject json_of(const ChangedHop& hop) {
    Json json = {{"change", change_names[static_cast<std::size_t>(hop.change)]}, {"changeMatch", json_name(hop.match)}};
    json["changeDoubt"] = references_->doubts(reasons_of_change(hop).doubts);
    if (hop.expected) json["expected"] = true;
    json.update(references_->supply_row(hop.row));
    for (const char* member : {"tier", "partyMeasures", "unknownParty"}) json.erase(member);
    if (!hop.row.partner) json["derivations"] = references_->derivations(now_.explain(hop.row));
    if (lifts_) {
      json["then"] = references_->on_hop(hop.then);
      json["partyThen"] = references_->on_parties(hop.party_then);
    }
    if (hop.change == HopChange::lost) json["remaining"] = remaining_.json(hop.row);
    return json;
  }

  Json change_json() const {
    Json json = Json::object();
    if (question_.name) json["name"] = vertex_json(wording_, *question_.name);
    if (lifts_) json["lifted"] = vertices_json(wording_, scenario_.assumption().lifted);
    if (!question_.ban) return json;
    json["ban"] = {{"product", vertices_json(wording_, question_.ban->goods)},
                   {"from", vertices_json(wording_, question_.ban->from_places)},
                   {"to", vertices_json(wording_, question_.ban->to_places)},
                   {"party", vertices_json(wording_, question_.ban->parties)}};
    return json;
  }

  // "without Nvidia", "with a ban (goods: Nvidia H200; from: United States; to: China)".
  std::string condition() const {
    const auto names = [this](const std::vector<VertexId>& vertices) {
      std::vector<std::string> list;
      list.reserve(vertices.size());
      for (const VertexId v : vertices) list.push_back(wording_.name_of_vertex(v));
      return fmt::format("{}", fmt::join(list, say(" or ")));
    };
    if (!question_.ban)
      return say("without {}", names(question_.name ? std::vector{*question_.name} : question_.lifted));
    std::vector<std::string> parts;
    const auto add = [&](Phrase phrase, const std::vector<VertexId>& vertices) {
      if (!vertices.empty()) parts.push_back(say_phrase(phrase, names(vertices)));
    };
    add({"goods: {}"}, question_.ban->goods);
    add({"from: {}"}, question_.ban->from_places);
    add({"to: {}"}, question_.ban->to_places);
    add({"party: {}"}, question_.ban->parties);
    return say("with a ban ({})", fmt::join(parts, "; "));
  }

  // The claims that are only denied: of supply from the removed party, to who loses something, and of the goods of the
  // lost hops as parts; else all.
  std::vector<ClaimId> not_counted() const {
    SupplyQuery all;
    all.product = question_.product;
    std::vector<ClaimId> found = filiera::not_counted(data_.flow(), data_.lens(), all);
    const auto ends = scenario_.ends();
    if (!ends) return found;
    const std::set<VertexId> removed(ends->begin(), ends->end());
    std::set<VertexId> touched;
    for (const ChangedHop& hop : found_.hops) touched.insert({hop.row.recipient, hop.row.product});
    for (const Affected& affected : found_.downstream) {
      touched.insert(affected.party);
      for (const LostProduct& lost : affected.products) touched.insert(lost.product);
    }
    touched.erase(no_vertex);
    std::erase_if(found, [&](ClaimId c) {
      const Edge edge = data_.flow().edge(c);
      const bool input = is_product(data_.graph(), edge.source) && is_product(data_.graph(), edge.target);
      return !removed.contains(edge.source) && !touched.contains(edge.target) &&
             !(input && touched.contains(edge.source));
    });
    return found;
  }

  void add_notes(const Impact& found) {
    add_changes(found);
    add_not_counted(answer_, wording_, references_, not_counted());
  }

  void add_changes(const Impact& found) {
    if (auto note = lens_note(arguments_, question_.lens, data_.graph())) answer_.notes.push_back(*note);
    if (found.hops.empty() && found.downstream.empty()) {
      answer_.notes.push_back(say("{}: no hop of goods changes under this lens", condition()));
      add_left_out();
      add_suspended();
      return;
    }
    std::vector<std::string> parts;
    for (std::size_t change = 0; change < std::size(change_names); ++change) {
      std::size_t count = 0, possible = 0;
      for (const ChangedHop& hop : found.hops)
        if (static_cast<std::size_t>(hop.change) == change) {
          ++count;
          possible += hop.match == Match::possible || is_possible(hop.row);
        }
      if (count == 0) continue;
      const Counted& note = lifts_ ? change_notes[change] : lost_note;
      parts.push_back(say_counted(count, note.one, note.several) + only_possibly(possible, count));
    }
    if (parts.empty()) parts.push_back(say("no hop lost"));
    answer_.notes.push_back(fmt::format("{}: {}", condition(), fmt::join(parts, "; ")));
    add_left_out();
    add_reached(found);
    add_suspended();
    downstream_.add_notes(answer_);
  }

  // What is so only in some readings of the data.
  void leave_out_possible() {
    left_out_hops_ = std::erase_if(found_.hops, [](const ChangedHop& hop) {
      return hop.match != Match::certain || hop.row.match != Match::certain;
    });
    left_out_recipients_ =
        std::erase_if(found_.downstream, [](const Affected& affected) { return affected.lost == Match::possible; });
    for (Affected& affected : found_.downstream) {
      std::erase_if(affected.suppliers, [](const RemainingSupplier& each) { return each.match != Match::certain; });
      std::erase_if(affected.products, [](const LostProduct& each) { return each.match != Match::certain; });
    }
  }

  // Whether the hop itself is in doubt, but for what answers do not mark.
  static bool is_possible(const SupplyRow& row) {
    return row.match == Match::possible &&
           std::any_of(row.doubts.begin(), row.doubts.end(), [](const Doubt& doubt) { return is_marked(doubt.kind); });
  }

  void add_left_out() {
    if (left_out_hops_ > 0) {
      answer_.notes.push_back(say_counted(
          left_out_hops_, {"--certain leaves out {} hop of which this holds only possibly. Drop --certain to see it."},
          {"--certain leaves out {} hops of which this holds only possibly. Drop --certain to see them."}));
      answer_.json["leftOut"] = left_out_hops_;
    }
    if (left_out_recipients_ > 0) {
      answer_.notes.push_back(say_counted(
          left_out_recipients_,
          {"--certain leaves out {} recipient that loses every source only possibly. Drop --certain to see it."},
          {"--certain leaves out {} recipients that lose every source only possibly. Drop --certain to see them."}));
      answer_.json["leftOutDownstream"] = left_out_recipients_;
    }
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
            say("{}: --as-of with a day of these shows what comes under measures without it", text));
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    for (const VertexId rule : rules)
      for (const std::string& text : suspensions_of(wording_, rule))
        answer_.notes.push_back(say("{}: on these days it reaches nobody; --as-of asks about another day", text));
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
        answer_.notes.push_back(say("and {} more reached through ownership", left));
        break;
      }
      answer_.notes.push_back(say("{} is reached through: {}, by {}", wording_.name_of_vertex(party),
                                  chain_text(wording_, through->chain), wording_.name_of_vertex(through->rule)));
      --left;
    }
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const ImpactQuestion& question_;
  Wording wording_;
  bool lifts_;
  Measures now_;
  mutable std::unique_ptr<Surroundings> around_;  // made where a change is only possible
  Scenario scenario_;
  Impact found_;
  std::size_t left_out_hops_ = 0, left_out_recipients_ = 0;  // by --certain
  Answer answer_;
  std::shared_ptr<SharedLists> sources_ = shared_lists_of(answer_, "sources", "s");
  std::shared_ptr<SharedLists> suppliers_ = shared_lists_of(answer_, "suppliers", "p");
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
  std::shared_ptr<MeasureNumbers> numbers_ = measure_numbers_of(answer_, wording_);
  RemainingWords remaining_;
  DownstreamWords downstream_;
};

}  // namespace

Answer impact_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
                     const Assumption& assumption) {
  return answer_made_by<ImpactAnswer>(arguments, data, question, assumption);
}

}  // namespace filiera
