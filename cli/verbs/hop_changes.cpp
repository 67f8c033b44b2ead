// SPDX-License-Identifier: Apache-2.0
// What changed for hops of goods, in words, for the verbs that tell it.
#include "cli/verbs/hop_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/output/message.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/ownership_text.hpp"
#include "io/phrases.hpp"
#include "query/claims/changes.hpp"

namespace filiera {

namespace {

constexpr std::string_view hop_aspect_names[] = {"hop", "measure", "party"};

// A part of a cause, in words and as a kind for programs.
struct Because {
  std::string_view kind;
  std::string text;
};

std::string_view stance_in_json(Stance stance) {
  static constexpr std::string_view names[] = {"untold", "deniedOnly", "disputed", "differs", "affirmed"};
  return names[static_cast<std::size_t>(stance)];
}

ClaimId claim_of(const KnowledgeGraph& graph, TermId term) {
  return term == no_term ? no_claim : graph.find_claim(term);
}

}  // namespace

class HopWords::Causes {
 public:
  virtual ~Causes() = default;
  virtual Because because(const ChangedSubject& subject) const = 0;
};

namespace {

class CausesInTime final : public HopWords::Causes {
 public:
  CausesInTime(const ComparedState& before, const ComparedState& after, const TwoDates& dates)
      : after_(after), dates_(dates), then_(lens_of(before)), now_(lens_of(after)) {}
  Because because(const ChangedSubject& subject) const override {
    const ClaimId c = claim_of(after_.graph(), subject.after);
    const std::optional<StateChange> found = state_change(then_, now_, c);
    const std::string name = after_.wording.identifier(c), statement = ": " + after_.wording.statement(c);
    if (!found) return {"dated", say("{} holds on other days of the two periods", name) + statement};
    const StateChange& change = *found;
    const bool began = change.began;
    const Bounds bounds = now_.bounds(c);
    const bool surely = now_.seen(c) == Match::certain &&
                        (began ? bounds.start_latest <= dates_.second.last : bounds.end_latest < dates_.second.last);
    if (change.cause == Cause::first_source)
      return {"told", say("{} is told by {} at the latest; its start is not stated", name, iso_date(change.days.last)) +
                          statement};
    std::string text = began ? (surely ? say("{} began", name) : say("{} perhaps began", name))
                             : (surely ? say("{} ended", name) : say("{} perhaps ended", name));
    std::vector<std::string> events;
    for (const TurningEvent& event : change.events)
      events.push_back(say("by {}, {}", after_.wording.identifier(event.event), after_.wording.period(event.event)));
    text +=
        events.empty() ? fmt::format(" {}", format_range(change.days)) : fmt::format(" {}", fmt::join(events, ", "));
    return {began ? "began" : "ended", text + statement};
  }

 private:
  // Keeps what is only possible.
  static Lens lens_of(const ComparedState& state) {
    LensOptions options = state.lens.options();
    options.minimum_certainty = Firmness::possible;
    return Lens(state.graph(), std::move(options));
  }

  const ComparedState& after_;
  TwoDates dates_;
  Lens then_, now_;
};

class CausesInKnowledge final : public HopWords::Causes {
 public:
  CausesInKnowledge(const ComparedState& before, const ComparedState& after) : before_(before), after_(after) {}
  Because because(const ChangedSubject& subject) const override {
    const ClaimId c = claim_of(after_.graph(), subject.after);
    std::vector<std::string> affirmed, denied;
    for (const AttestationRow& row : after_.graph().attestations(c)) {
      if (after_.lens.shows(row) == before_.lens.shows(row)) continue;
      std::string text = after_.wording.name(row.voice);
      const std::string document = after_.wording.name_of_document(row.document);
      if (document != text) text = say("{} via {}", text, document);
      std::vector<std::string>& voices = row.denies ? denied : affirmed;
      if (std::find(voices.begin(), voices.end(), text) == voices.end()) voices.push_back(std::move(text));
    }
    std::string text = after_.wording.identifier(c);
    if (!affirmed.empty()) text += " " + say("told by {}", fmt::join(affirmed, ", "));
    if (!denied.empty()) text += (affirmed.empty() ? " " : ", ") + say("denied by {}", fmt::join(denied, ", "));
    return {denied.empty() ? "told" : "denied", text + ": " + after_.wording.statement(c)};
  }

 private:
  const ComparedState& before_;
  const ComparedState& after_;
};

class CausesInData final : public HopWords::Causes {
 public:
  CausesInData(const ComparedState& before, const ComparedState& after) : before_(before), after_(after) {}
  Because because(const ChangedSubject& subject) const override {
    const bool added = subject.before == no_term, removed = subject.after == no_term;
    const ComparedState& state = removed ? before_ : after_;
    const TermId term = removed ? subject.before : subject.after;
    const ClaimId c = claim_of(state.graph(), term);
    const std::string name = c == no_claim ? state.wording.short_name(term) : state.wording.identifier(c);
    const std::string what = added     ? say("{} added", name)
                             : removed ? say("{} removed", name)
                                       : say("{} changed", name);
    return {added     ? "added"
            : removed ? "removed"
                      : "changed",
            what + ": " + (c == no_claim ? state.wording.name(term) : state.wording.statement(c))};
  }

 private:
  const ComparedState& before_;
  const ComparedState& after_;
};

LensOptions as_of(LensOptions options, DayRange date) {
  options.as_of = date;
  return options;
}
LensOptions known_by(LensOptions options, Day day) {
  options.known_by = day;
  return options;
}

}  // namespace

HopWords::HopWords(const Dataset& data, const TwoDates& dates, std::pair<std::string, std::string> titles)
    : before_(
          std::make_unique<ComparedState>(data, as_of(data.lens().options(), dates.first), say("ON {}", titles.first))),
      after_(std::make_unique<ComparedState>(data, as_of(data.lens().options(), dates.second),
                                             say("ON {}", titles.second))),
      causes_(std::make_unique<CausesInTime>(*before_, *after_, dates)) {}

HopWords::HopWords(const Dataset& data, Day day, const std::string& title)
    : before_(std::make_unique<ComparedState>(data, known_by(data.lens().options(), day), say("KNOWN BY {}", title))),
      after_(std::make_unique<ComparedState>(data, data.lens().options(), say("NOW"))),
      causes_(std::make_unique<CausesInKnowledge>(*before_, *after_)) {}

HopWords::HopWords(const Dataset& before, const Dataset& after)
    : before_(std::make_unique<ComparedState>(before, before.lens().options(), say("OLD"))),
      after_(std::make_unique<ComparedState>(after, after.lens().options(), say("NEW"))),
      causes_(std::make_unique<CausesInData>(*before_, *after_)) {}

HopWords::~HopWords() = default;

std::vector<Heading> HopWords::columns() const {
  return {{"SUPPLIER"}, {"PRODUCT"}, {"RECIPIENT"}, {"WHAT"}, {before_->title}, {after_->title}, {"BECAUSE"}};
}

std::string HopWords::what(const HopDifference& change) const {
  if (change.aspect == HopAspect::hop) return change.partner ? say("partnership") : say("delivery");
  const Wording& wording = measure_state(change).wording;
  std::string text = measure_summary(wording, change.measure);
  if (change.rule != no_vertex) text += say(", through ownership");
  if (change.aspect == HopAspect::party) text += say("; goods not stated");
  return text;
}

// "yes", "no", "possibly", "expected", "suspended 2025-11-10 to 2026-11-09", each with its stance if it is disputed.
std::string HopWords::on(const HopDifference& change, const ComparedState& state, const Standing& standing) const {
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

std::vector<std::string> HopWords::because(const HopDifference& change) const {
  std::vector<std::string> lines;
  for (const HopCause& cause : change.causes) {
    if (cause.size() > 1) lines.push_back(say("only together:"));
    for (const ChangedSubject& part : cause)
      lines.push_back((cause.size() > 1 ? "  " : "") + causes_->because(part).text);
  }
  return lines;
}

std::vector<Cell> HopWords::cells(const HopDifference& change) const {
  const ComparedState& state = state_of(change);
  const auto name = [&](VertexId v) { return v == no_vertex ? say("not stated") : state.wording.name_of_vertex(v); };
  return {Cell(name(change.hop.supplier), Tone::strong),
          name(change.hop.product),
          name(change.hop.recipient),
          what(change),
          on(change, *before_, change.before),
          on(change, *after_, change.after),
          Cell(because(change))};
}

std::string HopWords::summary(const HopDifference& change) const {
  const ComparedState& state = state_of(change);
  const auto name = [&](VertexId v) { return v == no_vertex ? say("not stated") : state.wording.name_of_vertex(v); };
  return fmt::format("{} ─ {} ─ {}: {}: {} → {}", name(change.hop.supplier), name(change.hop.product),
                     name(change.hop.recipient), what(change), on(change, *before_, change.before),
                     on(change, *after_, change.after));
}

Json HopWords::json(const HopDifference& change, References& before, References& after) const {
  const auto standing_json = [](const Standing& standing) {
    Json json = {{"match", json_name(standing.match)}};
    if (standing.match != Match::no) json["stance"] = stance_in_json(standing.stance);
    if (standing.expected) json["expected"] = true;
    return json;
  };
  const ComparedState& state = state_of(change);
  Json json = {{"supplier", vertex_json(state.wording, change.hop.supplier)},
               {"product", vertex_json(state.wording, change.hop.product)},
               {"recipient", vertex_json(state.wording, change.hop.recipient)},
               {"partner", change.partner},
               {"aspect", hop_aspect_names[static_cast<std::size_t>(change.aspect)]},
               {"before", standing_json(change.before)},
               {"after", standing_json(change.after)}};
  if (change.aspect != HopAspect::hop) {
    json["measure"] = (change.measure_in_after ? after : before).measure(change.measure);
    if (change.aspect == HopAspect::measure) json["role"] = json_name(change.role);
    if (change.rule != no_vertex) json["throughOwnership"] = true;
  }
  json["causes"] = Json::array();
  std::size_t number = 0;
  for (const HopCause& cause : change.causes) {
    ++number;
    for (const ChangedSubject& part : cause) {
      Json told = {{"kind", causes_->because(part).kind}};
      const ClaimId then = claim_of(before_->graph(), part.before), now = claim_of(after_->graph(), part.after);
      if (now != no_claim) told["claim"] = after.claim(now);
      if (of_two_graphs() && then != no_claim) told["claimBefore"] = before.claim(then);
      if (then == no_claim && now == no_claim)
        told["subject"] = part.after != no_term ? after_->graph().terms().value(part.after)
                                                : before_->graph().terms().value(part.before);
      if (cause.size() > 1) told["together"] = number;
      json["causes"].push_back(std::move(told));
    }
  }
  return json;
}

Fields HopWords::fields() {
  return {"supplier",     "supplier_iri", "product",     "product_iri", "recipient", "recipient_iri", "aspect",
          "measure",      "measure_name", "effect",      "role",        "before",    "after",         "before_stance",
          "after_stance", "cause",        "cause_claim", "together",    "because"};
}

void HopWords::take_lines(const HopDifference& change, const LineTaker& take) const {
  const ComparedState& state = state_of(change);
  const ComparedState& of_measure = measure_state(change);
  const bool measure = change.aspect != HopAspect::hop;
  const auto shown = [](const Standing& standing) {
    return standing.match != Match::no && standing.expected ? std::string("expected")
                                                            : std::string(json_name(standing.match));
  };
  const auto stance = [](const Standing& standing) {
    return standing.match == Match::no ? std::string() : std::string(stance_in_json(standing.stance));
  };
  const Fields fixed = joined(
      {vertex_fields(state.wording, change.hop.supplier),
       vertex_fields(state.wording, change.hop.product),
       vertex_fields(state.wording, change.hop.recipient),
       {std::string(hop_aspect_names[static_cast<std::size_t>(change.aspect)]),
        measure ? std::string(of_measure.graph().terms().value(of_measure.graph().term_of_vertex(change.measure))) : "",
        measure ? of_measure.wording.name_of_vertex(change.measure) : "",
        measure ? of_measure.wording.effect_text(change.effect) : "",
        change.aspect == HopAspect::measure ? std::string(json_name(change.role)) : "", shown(change.before),
        shown(change.after), stance(change.before), stance(change.after)}});
  std::size_t number = 0;
  for (const HopCause& cause : change.causes) {
    ++number;
    for (const ChangedSubject& part : cause) {
      const Because because = causes_->because(part);
      const bool now = part.after != no_term;
      const KnowledgeGraph& graph = (now ? *after_ : *before_).graph();
      take(joined({fixed,
                   {std::string(because.kind), std::string(graph.terms().value(now ? part.after : part.before)),
                    cause.size() > 1 ? fmt::format("{}", number) : "", because.text}}));
    }
  }
}

std::vector<std::string> HopWords::claim_fields(const HopDifference& change) const {
  std::vector<std::string> found;
  for (const HopCause& cause : change.causes)
    for (const ChangedSubject& part : cause) {
      const bool now = part.after != no_term;
      found.emplace_back((now ? *after_ : *before_).graph().terms().value(now ? part.after : part.before));
    }
  return found;
}

std::pair<std::optional<SupplyQuery>, std::optional<SupplyQuery>> chosen_hops(const Arguments& arguments,
                                                                              const Dataset& before,
                                                                              const Dataset& after) {
  std::pair<std::optional<SupplyQuery>, std::optional<SupplyQuery>> found{SupplyQuery(), SupplyQuery()};
  // A name may be known to one of the two alone; then the other has no such hops.
  const auto resolve_in = [&](const Dataset& data, std::optional<SupplyQuery>& query, const auto& set) {
    try {
      if (query) set(data, *query);
      return std::string();
    } catch (const UsageFailure& failure) {
      query.reset();
      return std::string(failure.what());
    }
  };
  const auto choose = [&](const auto& set) {
    std::string of_before = resolve_in(before, found.first, set);
    std::string of_after = &before == &after ? of_before : resolve_in(after, found.second, set);
    if (&before == &after) found.second = found.first;
    if (!of_before.empty() && !of_after.empty()) throw UsageFailure(of_after);
  };
  for (const auto& [option, end] : {std::pair{"to", &SupplyQuery::to}, {"from", &SupplyQuery::from}})
    if (const std::optional<std::string> text = arguments.value(option))
      choose([&, end = end](const Dataset& data, SupplyQuery& query) {
        query.*end =
            data.graph().find_vertex(resolve(data.names(), data.graph(), *text, wanted_goods_end(data.graph())));
      });
  if (const std::optional<std::string> text = arguments.value("product"))
    choose([&](const Dataset& data, SupplyQuery& query) {
      query.product = resolve_products(data.names(), data.graph(), *text);
    });
  return found;
}

void add_hop_changes(Answer& answer, std::size_t size, std::vector<Heading> columns,
                     const std::function<Row(std::size_t)>& row) {
  if (size == 0) return;
  Section section;
  section.lines = {{}, {{say("What changed for deliveries"), Tone::strong}}};
  section.table = {std::move(columns), {}, false};
  for (std::size_t i = 0; i < size; ++i) section.table.rows.push_back(row(i));
  answer.after.push_back(std::move(section));
}

std::string count_of_hop_changes(const std::vector<HopDifference>& changes) {
  if (changes.empty()) return say("for no hop is anything known to differ");
  std::set<std::tuple<bool, VertexId, VertexId, VertexId>> hops;
  for (const HopDifference& change : changes)
    hops.emplace(change.in_after, change.hop.supplier, change.hop.product, change.hop.recipient);
  return say("{} of {}", say_counted(changes.size(), {"{} change"}, {"{} changes"}),
             say_counted(hops.size(), {"{} hop"}, {"{} hops"}));
}

}  // namespace filiera
