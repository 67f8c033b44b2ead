// SPDX-License-Identifier: Apache-2.0
// filiera diff --between: claims whose state differs between two dates.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/data/lens_choice.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/diff.hpp"
#include "cli/verbs/hop_changes.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "query/claims/changes.hpp"

namespace filiera {

namespace {

constexpr Phrase on_day[] = {{"no"}, {"possibly"}, {"yes"}};
// Texts for claims that are sought or planned, which hold on no day.
constexpr Phrase expected_on_day[] = {{"no"}, {"possibly expected"}, {"expected"}};
constexpr std::string_view cause_names[] = {"event", "statedDate", "firstSource"};

// Whether all that is in doubt is that nothing was told of the claim later.
bool as_last_told(std::span<const Doubt> doubts) {
  return !doubts.empty() && std::all_of(doubts.begin(), doubts.end(),
                                        [](const Doubt& doubt) { return doubt.kind == DoubtKind::last_told; });
}

class DatesAnswer {
 public:
  DatesAnswer(const Arguments& arguments, const Dataset& data, std::vector<StateChange> changes, const TwoDates& dates)
      : arguments_(arguments),
        graph_(data.graph()),
        lens_(data.lens()),
        wording_(lens_, data.languages()),
        changes_(std::move(changes)),
        dates_(dates),
        hop_words_(data, dates, {arguments.values("between")[0], arguments.values("between")[1]}),
        hops_(hop_differences(hop_words_.before().side(SupplyQuery()), hop_words_.after().side(SupplyQuery()))),
        before_(lens_on(lens_, dates.first)),
        after_(lens_on(lens_, dates.second)) {}

  // `passed`: the number of claims that hold only between the dates.
  Answer make(std::size_t passed) {
    const std::span<const std::string> dates = arguments_.values("between");
    answer_.json["lens"] = lens_json(arguments_, lens_.options(), graph_);
    answer_.json["between"] = dates;
    answer_.list({"rows",
                  {{"CHANGE"},
                   {"CLAIM"},
                   {"WHAT"},
                   {"STATUS"},
                   {"WHEN"},
                   {say("ON {}", dates[0])},
                   {say("ON {}", dates[1])},
                   {"BECAUSE"},
                   {"ACCORDING TO"}},
                  changes_.size(),
                  [this](std::size_t i) { return row_of(changes_[i]); },
                  [this](std::size_t i) { return json_of(changes_[i]); }});
    answer_.records.fields = joined(
        {{"kind", "says", "before", "before_doubt", "after", "after_doubt", "expected", "cause", "days", "cause_event"},
         telling_fields(),
         measure_of_fields()});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(changes_[i], take); };
    if (auto note = lens_note(arguments_, lens_.options(), graph_)) answer_.notes.push_back(*note);
    answer_.notes.push_back(changes_.empty() ? say("nothing is known to differ between {} and {}", dates[0], dates[1])
                                             : say_counted(changes_.size(), {"{} change"}, {"{} changes"}));
    answer_.json["heldBetween"] = passed;
    add_not_counted(answer_, wording_, references_, not_counted());
    if (passed > 0)
      answer_.notes.push_back(say("{} came and went between the two dates: see filiera timeline --between {} {}",
                                  say_counted(passed, {"{} link or measure"}, {"{} links and measures"}), dates[0],
                                  dates[1]));
    add_hops();
    if (!changes_.empty() || !hops_.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  // What the changes mean for deliveries.
  void add_hops() {
    add_hop_changes(answer_, hops_.size(), hop_words_.columns(),
                    [this](std::size_t i) { return hop_words_.cells(hops_[i]); });
    answer_.json.list("hops", {hops_.size(), [this](std::size_t i) {
                                 return JsonObject(hop_words_.json(hops_[i], *references_, *references_));
                               }});
    if (!hops_.empty()) answer_.notes.push_back(say("for deliveries: {}", count_of_hop_changes(hops_)));
    const std::size_t size = answer_.records.fields.size();
    answer_.records.further_lines = [this, size](const LineTaker& take) {
      for (const HopDifference& change : hops_) {
        Fields fields(size);
        fields[0] = "Hop";
        fields[1] = hop_words_.summary(change);
        fields[2] = json_name(change.before.match);
        fields[4] = json_name(change.after.match);
        fields[6] = change.after.expected || change.before.expected ? "yes" : "no";
        fields[7] = "claim";
        for (const std::string& claim : hop_words_.claim_fields(change)) {
          fields[9] = claim;
          take(fields);
        }
      }
    };
  }

  bool measure(const StateChange& change) const { return graph_.kind_of_claim(change.claim) == Kind::measure; }
  // What is only sought or planned holds on no day.
  bool expected(const StateChange& change) const { return !graph_.real(change.claim); }

  static Lens lens_on(const Lens& lens, DayRange date) {
    LensOptions options = lens.options();
    options.as_of = date;
    return Lens(lens.graph(), std::move(options));
  }

  // The links and measures that are only denied and would differ.
  std::vector<ClaimId> not_counted() const {
    return only_denied(lens_, [this](ClaimId c) {
      const Kind kind = graph_.kind_of_claim(c);
      return (kind == Kind::link || kind == Kind::measure) && before_.in_time(c) != after_.in_time(c);
    });
  }

  Phrase change_phrase(const StateChange& change) const {
    if (expected(change)) return change.began ? Phrase{"expected to begin"} : Phrase{"expected to end"};
    const Bounds bounds = lens_.bounds(change.claim);
    // What is disputed or perhaps not told holds at most possibly, whatever its dates.
    const bool told = lens_.seen(change.claim) == Match::certain;
    if (change.before == Match::no && change.after == Match::possible) {
      const bool began = bounds.start_latest <= dates_.second.last && told;
      if (began && as_last_told(after_.doubts(change.claim))) return {"began"};
      return began && bounds.end_earliest < dates_.second.first ? Phrase{"began, may have ended"}
                                                                : Phrase{"may have begun"};
    }
    if (change.began) return change.before == Match::no ? Phrase{"began"} : Phrase{"became certain"};
    if (change.after == Match::no)
      return !told ? Phrase{"may have ended"}
             : change.before == Match::possible && bounds.end_earliest < dates_.first.first &&
                     !as_last_told(before_.doubts(change.claim))
                 ? Phrase{"ended, if not before"}
                 : Phrase{"ended"};
    return {"may have ended"};
  }

  std::vector<std::string> because(const StateChange& change) const {
    const bool by_start = change.began;
    const std::string days = format_range(change.days);
    switch (change.cause) {
      case Cause::event: {
        std::vector<std::string> lines;
        for (const TurningEvent& event : change.events)
          lines.push_back(
              fmt::format("{}, {}: {}", wording_.identifier(event.event), wording_.period(event.event),
                          wording_.statement(event.event) + mark_of(wording_, lens_.doubts(event.event), event.event)));
        return lines;
      }
      case Cause::stated_date:
        return {by_start ? say("stated start: {}", days) : say("stated end: {}", days)};
      case Cause::first_source:
        break;
    }
    return {say("start not stated; told by {}", iso_date(change.days.last))};
  }

  Row row_of(const StateChange& change) const {
    std::vector<std::string> what{wording_.statement(change.claim)};
    if (measure(change))
      what.push_back("  " + measure_summary(wording_, graph_.find_vertex(graph_.term_of_claim(change.claim))));
    // "possibly ? disputed", "as last told 2025-12-01".
    const auto on = [&](Match match, const Lens& lens) {
      std::string day = say((expected(change) ? expected_on_day : on_day)[static_cast<std::size_t>(match)]);
      if (match != Match::possible) return day;
      const std::vector<Doubt> doubts = lens.doubts(change.claim);
      if (as_last_told(doubts) && !expected(change)) return mark_of(wording_, doubts).substr(2);
      const auto imprecise = std::find_if(doubts.begin(), doubts.end(),
                                          [](const Doubt& doubt) { return doubt.kind == DoubtKind::precision; });
      const std::string mark = mark_of(wording_, doubts, change.claim);
      return mark.empty() && imprecise != doubts.end() ? say("{}: dated {}", day, range_text(imprecise->days))
                                                       : day + mark;
    };
    return {say(change_phrase(change)),
            wording_.identifier(change.claim),
            Cell(std::move(what)),
            Cell(wording_.marked_status(change.claim) + (expected(change) ? say(" (expected)") : ""),
                 tone_of_stance(wording_, change.claim)),
            wording_.period(change.claim),
            on(change.before, before_),
            on(change.after, after_),
            Cell(because(change)),
            listed(both_sides(wording_, change.claim))};
  }

  // The lines of the row in csv: one for each telling of the claim and each event that is the cause.
  void take_lines(const StateChange& change, const LineTaker& take) const {
    const auto doubt = [&](Match match, const Lens& lens) {
      return match == Match::possible ? doubt_field(lens.doubts(change.claim)) : std::string();
    };
    const Fields own{std::string(local_name(graph_.kinds().class_of_kind(graph_.kind_of_claim(change.claim)))),
                     wording_.statement(change.claim),
                     std::string(json_name(change.before)),
                     doubt(change.before, before_),
                     std::string(json_name(change.after)),
                     doubt(change.after, after_),
                     expected(change) ? "yes" : "no",
                     std::string(cause_names[static_cast<std::size_t>(change.cause)]),
                     format_range(change.days)};
    std::vector<Fields> events;
    if (change.cause == Cause::event)
      for (const TurningEvent& event : change.events) events.push_back({claim_field(wording_, event.event)});
    if (events.empty()) events.emplace_back(1);
    take_product(
        {{own}, std::move(events), telling_lines(wording_, change.claim), {measure_of(wording_, change.claim)}}, take);
  }

  Json json_of(const StateChange& change) const {
    Json json = {{"claim", references_->claim(change.claim)},
                 {"before", json_name(change.before)},
                 {"after", json_name(change.after)},
                 {"cause", cause_names[static_cast<std::size_t>(change.cause)]},
                 {"days", format_range(change.days)}};
    for (const auto& [member, lens, match] :
         {std::tuple{"doubtBefore", &before_, change.before}, {"doubtAfter", &after_, change.after}})
      if (match == Match::possible) json[member] = references_->doubts(lens->doubts(change.claim));
    if (expected(change)) json["expected"] = true;
    if (change.cause == Cause::event) {
      json["events"] = Json::array();
      for (const TurningEvent& event : change.events) json["events"].push_back(references_->claim(event.event));
    }
    return json;
  }

  const Arguments& arguments_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  Wording wording_;
  std::vector<StateChange> changes_;
  TwoDates dates_;
  HopWords hop_words_;
  std::vector<HopDifference> hops_;
  Lens before_, after_;  // on the two dates
  Answer answer_;
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
};

}  // namespace

Answer answer_of_dates(const Arguments& arguments, const Dataset& data, const TwoDates& dates) {
  const LensOptions& lens = data.lens().options();
  const auto parts =
      std::make_shared<DatesAnswer>(arguments, data, changes(data.graph(), lens, dates.first, dates.second), dates);
  Answer answer = parts->make(held_between(data.graph(), lens, dates.first, dates.second));
  answer.held = parts;
  return answer;
}

}  // namespace filiera
