// SPDX-License-Identifier: Apache-2.0
// filiera diff --hops: what changed for each hop of goods, and why.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/diff.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "query/claims/changes.hpp"
#include "query/claims/differences.hpp"
#include "query/hops/hop_differences.hpp"

namespace filiera {

namespace {

constexpr std::string_view aspect_names[] = {"hop", "measure", "party"};

// A claim that differs between the two states, in words and as a kind for programs.
struct Because {
  std::string_view kind;
  std::string text;
};

// One of the two states that are compared.
struct State {
  const Dataset& data;
  Lens lens;
  Measures measures;
  Wording wording;

  State(const Dataset& of, LensOptions options)
      : data(of), lens(of.graph(), std::move(options)), measures(lens), wording(lens, of.languages()) {}
  State(const State&) = delete;
  HopSide side() const { return {&data.flow(), &lens, &measures}; }
  const KnowledgeGraph& graph() const { return data.graph(); }
};

// What differs between the two states, claim by claim.
class ClaimCauses {
 public:
  virtual ~ClaimCauses() = default;
  virtual bool differs(const ChangedClaim& claim) const = 0;
  virtual Because because(const ChangedClaim& claim) const = 0;
};

// Between two dates.
class CausesInTime final : public ClaimCauses {
 public:
  CausesInTime(const State& after, const TwoDates& dates) : after_(after), dates_(dates) {
    for (StateChange& change : changes(after.graph(), after.data.lens().options(), dates.first, dates.second))
      changes_.emplace(change.claim, std::move(change));
  }
  bool differs(const ChangedClaim& claim) const override { return changes_.contains(claim.after); }
  Because because(const ChangedClaim& claim) const override {
    const StateChange& change = changes_.at(claim.after);
    const bool began = change.after > change.before;
    const Bounds bounds = after_.lens.bounds(claim.after);
    const bool surely = after_.lens.seen(claim.after) == Match::certain &&
                        (began ? bounds.start_latest <= dates_.second.last : bounds.end_latest < dates_.second.last);
    const std::string name = after_.wording.identifier(claim.after);
    std::string text = began ? (surely ? say("{} began", name) : say("{} perhaps began", name))
                             : (surely ? say("{} ended", name) : say("{} perhaps ended", name));
    std::vector<std::string> events;
    for (const TurningEvent& event : change.events)
      events.push_back(say("by {}, {}", after_.wording.identifier(event.event), after_.wording.period(event.event)));
    text +=
        events.empty() ? fmt::format(" {}", format_range(change.days)) : fmt::format(" {}", fmt::join(events, ", "));
    return {began ? "began" : "ended", text + ": " + after_.wording.statement(claim.after)};
  }

 private:
  const State& after_;
  TwoDates dates_;
  std::map<ClaimId, StateChange> changes_;
};

// Between two dates of knowledge.
class CausesInKnowledge final : public ClaimCauses {
 public:
  CausesInKnowledge(const State& before, const State& after) : before_(before), after_(after) {}
  bool differs(const ChangedClaim& claim) const override {
    const ClaimId c = claim.after;
    if (before_.lens.stance(c) != after_.lens.stance(c)) return true;
    const Bounds a = before_.lens.bounds(c), b = after_.lens.bounds(c);
    return a.start_earliest != b.start_earliest || a.start_latest != b.start_latest ||
           a.end_earliest != b.end_earliest || a.end_latest != b.end_latest;
  }
  Because because(const ChangedClaim& claim) const override {
    const ClaimId c = claim.after;
    std::vector<std::string> affirmed, denied;
    for (const AttestationRow& row : after_.graph().attestations(c)) {
      if (after_.lens.shows(row) == Match::no || before_.lens.shows(row) == Match::certain) continue;
      std::string text = after_.wording.name(row.voice);
      const std::string document = after_.wording.name_of_document(row.document);
      if (document != text) text = say("{} via {}", text, document);
      std::vector<std::string>& voices = row.denies ? denied : affirmed;
      if (std::find(voices.begin(), voices.end(), text) == voices.end()) voices.push_back(std::move(text));
    }
    std::string text = after_.wording.identifier(c);
    std::string_view kind = "dated";
    if (!affirmed.empty()) {
      text += " " + say("told by {}", fmt::join(affirmed, ", "));
      kind = "told";
    }
    if (!denied.empty()) {
      text += (affirmed.empty() ? " " : ", ") + say("denied by {}", fmt::join(denied, ", "));
      kind = "denied";
    }
    if (kind == "dated") text = say("{} has other dates, or is answered, by what became known", text);
    return {kind, text + ": " + after_.wording.statement(c)};
  }

 private:
  const State& before_;
  const State& after_;
};

// Between two data sets.
class CausesInData final : public ClaimCauses {
 public:
  CausesInData(const State& before, const State& after) : before_(before), after_(after) {
    const Differences found = differences(before.lens, after.lens);
    for (const ClaimDifference& claim : found.claims) {
      if (claim.before != no_claim) before_changes_.emplace(claim.before, claim.change);
      if (claim.after != no_claim) after_changes_.emplace(claim.after, claim.change);
    }
  }
  // A claim that a lens hides counts as absent there. An attestation that speaks of another claim now is a difference
  // of that claim alone, so the stances are compared too.
  bool differs(const ChangedClaim& claim) const override {
    return before_changes_.contains(claim.before) || after_changes_.contains(claim.after) ||
           (claim.before != no_claim && claim.after != no_claim &&
            before_.lens.stance(claim.before) != after_.lens.stance(claim.after));
  }
  Because because(const ChangedClaim& claim) const override {
    static constexpr std::string_view kinds[] = {"added", "removed", "changed"};
    const auto found = after_changes_.find(claim.after);
    const auto old = before_changes_.find(claim.before);
    const Change change = found != after_changes_.end()  ? found->second
                          : old != before_changes_.end() ? old->second
                                                         : Change::changed;
    const std::string_view kind = kinds[static_cast<std::size_t>(change)];
    const State& state = claim.after != no_claim ? after_ : before_;
    const ClaimId c = claim.after != no_claim ? claim.after : claim.before;
    const std::string name = state.wording.identifier(c);
    const std::string what = change == Change::added     ? say("{} added", name)
                             : change == Change::removed ? say("{} removed", name)
                                                         : say("{} changed", name);
    return {kind, what + ": " + state.wording.statement(c)};
  }

 private:
  const State& before_;
  const State& after_;
  std::map<ClaimId, Change> before_changes_, after_changes_;
};

// The two states that the command line compares, with the words for them.
struct Compared {
  std::unique_ptr<State> before, after;
  std::unique_ptr<ClaimCauses> causes;
  std::string before_title, after_title;
};

Compared compared_of(const Arguments& arguments, const Dataset& before, const Dataset* after) {
  Compared compared;
  LensOptions options = before.lens().options();
  if (const std::optional<TwoDates> dates = between(arguments)) {
    const std::span<const std::string> texts = arguments.values("between");
    LensOptions later = options;
    options.as_of = dates->first;
    later.as_of = dates->second;
    compared.before = std::make_unique<State>(before, std::move(options));
    compared.after = std::make_unique<State>(before, std::move(later));
    compared.causes = std::make_unique<CausesInTime>(*compared.after, *dates);
    compared.before_title = say("ON {}", texts[0]);
    compared.after_title = say("ON {}", texts[1]);
  } else if (const std::optional<std::string> since = arguments.value("since")) {
    LensOptions earlier = options;
    earlier.known_by = period_of("since", *since).last;
    if (options.known_by && *options.known_by < *earlier.known_by)
      throw UsageFailure("--since is a date before that of --known-by");
    compared.before = std::make_unique<State>(before, std::move(earlier));
    compared.after = std::make_unique<State>(before, std::move(options));
    compared.causes = std::make_unique<CausesInKnowledge>(*compared.before, *compared.after);
    compared.before_title = say("KNOWN BY {}", *since);
    compared.after_title = say("NOW");
  } else {
    compared.before = std::make_unique<State>(before, std::move(options));
    compared.after = std::make_unique<State>(*after, after->lens().options());
    compared.causes = std::make_unique<CausesInData>(*compared.before, *compared.after);
    compared.before_title = say("OLD");
    compared.after_title = say("NEW");
  }
  return compared;
}

class HopsAnswer {
 public:
  HopsAnswer(const Arguments& arguments, Compared compared)
      : arguments_(arguments),
        compared_(std::move(compared)),
        before_(*compared_.before),
        after_(*compared_.after),
        two_graphs_(&before_.graph() != &after_.graph()),
        changes_(hop_differences(before_.side(), after_.side(),
                                 [this](const ChangedClaim& claim) { return compared_.causes->differs(claim); })) {}

  Answer make() {
    if (two_graphs_) told_before_ = references_of(answer_, before_.wording, "Before");
    told_after_ = references_of(answer_, after_.wording);
    const LensOptions& lens = after_.data.lens().options();
    answer_.json["lens"] = lens_json(arguments_, lens, after_.graph());
    if (const auto dates = arguments_.values("between"); !dates.empty()) answer_.json["between"] = dates;
    if (const auto since = arguments_.value("since")) answer_.json["since"] = *since;
    answer_.list({"hops",
                  {{"SUPPLIER"},
                   {"PRODUCT"},
                   {"RECIPIENT"},
                   {"WHAT"},
                   {compared_.before_title},
                   {compared_.after_title},
                   {"BECAUSE"}},
                  changes_.size(),
                  [this](std::size_t i) { return row_of(changes_[i]); },
                  [this](std::size_t i) { return json_of(changes_[i]); }});
    answer_.records.fields = {"supplier",      "supplier_iri", "product", "product_iri",   "recipient",
                              "recipient_iri", "aspect",       "measure", "measure_name",  "effect",
                              "role",          "before",       "after",   "before_stance", "after_stance",
                              "cause",         "cause_claim",  "because"};
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(changes_[i], take); };
    if (auto note = lens_note(arguments_, lens, after_.graph())) answer_.notes.push_back(*note);
    if (changes_.empty()) {
      answer_.notes.push_back(say("for no hop is anything known to differ"));
    } else {
      std::set<std::tuple<bool, VertexId, VertexId, VertexId>> hops;
      for (const HopDifference& change : changes_)
        hops.emplace(change.in_after, change.hop.supplier, change.hop.product, change.hop.recipient);
      answer_.notes.push_back(say("{} of {}", say_counted(changes_.size(), {"{} change"}, {"{} changes"}),
                                  say_counted(hops.size(), {"{} hop"}, {"{} hops"})));
      answer_.exit = ExitCode::no;
    }
    return std::move(answer_);
  }

 private:
  const State& state_of(const HopDifference& change) const { return change.in_after ? after_ : before_; }
  const State& measure_state(const HopDifference& change) const { return change.measure_in_after ? after_ : before_; }
  static std::string_view json_stance(Stance stance) {
    static constexpr std::string_view names[] = {"untold", "deniedOnly", "disputed", "differs", "affirmed"};
    return names[static_cast<std::size_t>(stance)];
  }

  std::string what(const HopDifference& change) const {
    if (change.aspect == HopAspect::hop) return change.partner ? say("partnership") : say("delivery");
    const Wording& wording = measure_state(change).wording;
    std::string text = measure_summary(wording, change.measure);
    if (change.rule != no_vertex) text += say(", through ownership");
    if (change.aspect == HopAspect::party) text += say("; goods not stated");
    return text;
  }

  // "yes", "no", "possibly", "expected", "suspended 2025-11-10 to 2026-11-09", each with its stance if it is disputed.
  std::string on(const HopDifference& change, const State& state, const Standing& standing) const {
    if (standing.match == Match::no) {
      const bool knows_rule = change.rule != no_vertex && &state.graph() == &measure_state(change).graph();
      const std::string suspended = knows_rule ? suspended_on(state.wording, change.rule) : "";
      return suspended.empty() ? say("no") : suspended;
    }
    std::string text = standing.expected                  ? say("expected")
                       : standing.match == Match::certain ? say("yes")
                                                          : say("possibly");
    if (standing.stance == Stance::disputed) text += say(" (disputed)");
    return text;
  }

  Row row_of(const HopDifference& change) const {
    const State& state = state_of(change);
    std::vector<std::string> because;
    for (const ChangedClaim& claim : change.causes) because.push_back(compared_.causes->because(claim).text);
    if (because.empty()) because.push_back(say("no single claim: several dates together"));
    const auto name = [&](VertexId v) { return v == no_vertex ? say("not stated") : state.wording.name_of_vertex(v); };
    return {Cell(name(change.hop.supplier), Tone::strong),
            name(change.hop.product),
            name(change.hop.recipient),
            what(change),
            on(change, before_, change.before),
            on(change, after_, change.after),
            Cell(std::move(because))};
  }

  static Json standing_json(const Standing& standing) {
    Json json = {{"match", json_name(standing.match)}};
    if (standing.match != Match::no) json["stance"] = json_stance(standing.stance);
    if (standing.expected) json["expected"] = true;
    return json;
  }

  Json json_of(const HopDifference& change) const {
    const State& state = state_of(change);
    Json json = {{"supplier", vertex_json(state.wording, change.hop.supplier)},
                 {"product", vertex_json(state.wording, change.hop.product)},
                 {"recipient", vertex_json(state.wording, change.hop.recipient)},
                 {"partner", change.partner},
                 {"aspect", aspect_names[static_cast<std::size_t>(change.aspect)]},
                 {"before", standing_json(change.before)},
                 {"after", standing_json(change.after)}};
    if (change.aspect != HopAspect::hop) {
      json["measure"] = references(change.measure_in_after).measure(change.measure);
      if (change.aspect == HopAspect::measure) json["role"] = json_name(change.role);
      if (change.rule != no_vertex) json["throughOwnership"] = true;
    }
    json["causes"] = Json::array();
    for (const ChangedClaim& claim : change.causes) {
      Json cause = {{"kind", compared_.causes->because(claim).kind}};
      if (claim.after != no_claim) cause["claim"] = references(true).claim(claim.after);
      if (two_graphs_ && claim.before != no_claim) cause["claimBefore"] = references(false).claim(claim.before);
      json["causes"].push_back(std::move(cause));
    }
    return json;
  }

  References& references(bool after) const { return after || !two_graphs_ ? *told_after_ : *told_before_; }

  void take_lines(const HopDifference& change, const LineTaker& take) const {
    const State& state = state_of(change);
    const State& of_measure = measure_state(change);
    const bool measure = change.aspect != HopAspect::hop;
    const auto shown = [](const Standing& standing) {
      return standing.match != Match::no && standing.expected ? std::string("expected")
                                                              : std::string(json_name(standing.match));
    };
    const auto stance = [](const Standing& standing) {
      return standing.match == Match::no ? std::string() : std::string(json_stance(standing.stance));
    };
    const Fields fixed = joined(
        {vertex_fields(state.wording, change.hop.supplier),
         vertex_fields(state.wording, change.hop.product),
         vertex_fields(state.wording, change.hop.recipient),
         {std::string(aspect_names[static_cast<std::size_t>(change.aspect)]),
          measure ? std::string(of_measure.graph().terms().value(of_measure.graph().term_of_vertex(change.measure)))
                  : "",
          measure ? of_measure.wording.name_of_vertex(change.measure) : "",
          measure ? of_measure.wording.effect_text(change.effect) : "",
          change.aspect == HopAspect::measure ? std::string(json_name(change.role)) : "", shown(change.before),
          shown(change.after), stance(change.before), stance(change.after)}});
    if (change.causes.empty()) take(joined({fixed, {"", "", ""}}));
    for (const ChangedClaim& claim : change.causes) {
      const Because because = compared_.causes->because(claim);
      const State& told = claim.after != no_claim ? after_ : before_;
      take(joined({fixed,
                   {std::string(because.kind),
                    claim_field(told.wording, claim.after != no_claim ? claim.after : claim.before), because.text}}));
    }
  }

  const Arguments& arguments_;
  Compared compared_;
  const State& before_;
  const State& after_;
  bool two_graphs_;
  std::vector<HopDifference> changes_;
  Answer answer_;
  std::shared_ptr<References> told_before_, told_after_;
};

}  // namespace

Answer answer_of_hops(const Arguments& arguments, const Dataset& before, const Dataset* after) {
  return answer_made_by<HopsAnswer>(arguments, compared_of(arguments, before, after));
}

}  // namespace filiera
