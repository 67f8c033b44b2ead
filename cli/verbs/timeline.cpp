// SPDX-License-Identifier: Apache-2.0
// filiera timeline: events, measures and their periods in order of time.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

#include "cli/data/dataset.hpp"
#include "cli/data/date_range_option.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/sparql_option.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/hop_changes.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/references.hpp"
#include "cli/words/why_text.hpp"
#include "export/sparql/sparql.hpp"
#include "graph/measures/reached_days.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hop_history.hpp"
#include "query/hops/timeline.hpp"

namespace filiera {

namespace {

// How an event turns a measure or a link: it did; whether it did is disputed or perhaps not yet published; or it is not
// done, and turns nothing yet.
enum class Turning : std::uint8_t { done, perhaps, not_done };

// How a claim is related to the events that begin or end it: words and member in JSON, by Turning.
struct Turned {
  Phrase words[3];
  const char* members[3];
};
constexpr Turned introduced = {{{"introduced by"}, {"perhaps introduced by"}, {"to be introduced by"}},
                               {"introducedBy", "perhapsIntroducedBy", "toBeIntroducedBy"}};
constexpr Turned terminated = {{{"ended by"}, {"perhaps ended by"}, {"to be ended by"}},
                               {"terminatedBy", "perhapsTerminatedBy", "toBeTerminatedBy"}};

// How a measure is related to others: edge type, words, and member in JSON.
struct Belonging {
  std::string_view type;
  Phrase words;
  const char* member;
};
constexpr Belonging belongings[] = {{vocab::fil_exceptionTo, {"exception to"}, "exceptionTo"},
                                    {vocab::fil_conditionOf, {"condition of"}, "conditionOf"}};

// On how many days changes of hops are looked for.
constexpr std::size_t most_days_of_change = 100;

class TimelineAnswer {
 public:
  TimelineAnswer(const Arguments& arguments, const Dataset& data, const std::vector<VertexId>& about)
      : arguments_(arguments),
        data_(data),
        graph_(data.graph()),
        wording_(data.lens(), data.languages(), &data.matched()),
        about_(about) {}

  // The timeline, the history and this object must outlive the answer.
  Answer make(const Timeline& timeline, const HopHistory& history) {
    answer_.json["lens"] = lens_json(arguments_, data_.lens().options(), graph_);
    if (!about_.empty()) answer_.json["about"] = vertex_json(wording_, about_.front());
    if (const auto dates = arguments_.values("between"); !dates.empty()) answer_.json["between"] = dates;
    answer_.list({"rows",
                  {{"WHEN"}, {"CLAIM"}, {"KIND"}, {"WHAT"}, {"STATUS"}, {"ACCORDING TO"}},
                  timeline.rows.size(),
                  [&](std::size_t i) { return row_of(timeline.rows[i]); },
                  [&](std::size_t i) { return json_of(timeline.rows[i]); }});
    answer_.records.fields = joined({{"kind", "says", "match", "doubt", "concerns", "changes", "expected"},
                                     telling_fields(),
                                     measure_of_fields(),
                                     {"relation", "related_claim"}});
    answer_.records.lines = [&](std::size_t i, const LineTaker& take) { take_lines(timeline.rows[i], take); };
    answer_.json["undated"] = timeline.undated;
    if (wants_reasons(arguments_)) {
      WhySection why(wording_);
      for (const TimelineRow& row : timeline.rows) why.claim(row.claim, data_.lens().doubts(row.claim));
      std::move(why).add_to(answer_);
    }
    add_notes(timeline);
    add_hops(history);
    if (timeline.rows.empty() && history.turns.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  // The words for a change of a hop.
  HopWords words_of(const HopTurn& turn) const {
    const Day before = turn.days.first - 1;
    return {data_, {{before, before}, {turn.days.last, turn.days.last}}, {iso_date(before), iso_date(turn.days.last)}};
  }

  // What the measures and links mean for the deliveries of what was asked for.
  void add_hops(const HopHistory& history) {
    if (history.days_left_out > 0)
      answer_.notes.push_back(
          say("what changed for deliveries is told for the first {} days of change; {} more: "
              "choose a period with --between",
              most_days_of_change, history.days_left_out));
    add_hop_changes(answer_, history.turns.size(),
                    {{"WHEN"}, {"SUPPLIER"}, {"PRODUCT"}, {"RECIPIENT"}, {"WHAT"}, {"BEFORE"}, {"AFTER"}, {"BECAUSE"}},
                    [&](std::size_t i) {
                      const HopTurn& turn = history.turns[i];
                      std::vector<Cell> cells = words_of(turn).cells(turn.change);
                      cells.insert(cells.begin(), Cell(format_range(turn.days)));
                      return cells;
                    });
    answer_.json.list("hops", {history.turns.size(), [&](std::size_t i) {
                                 const HopTurn& turn = history.turns[i];
                                 Json json = words_of(turn).json(turn.change, *references_, *references_);
                                 json["days"] = format_range(turn.days);
                                 return JsonObject(std::move(json));
                               }});
    const std::size_t size = answer_.records.fields.size();
    answer_.records.further_lines = [this, &history, size](const LineTaker& take) {
      for (const HopTurn& turn : history.turns) {
        const HopWords words = words_of(turn);
        Fields fields(size);
        fields[0] = "Hop";
        fields[1] = format_range(turn.days) + ": " + words.summary(turn.change);
        fields[size - 2] = "because";
        for (const std::string& claim : words.claim_fields(turn.change)) {
          fields[size - 1] = claim;
          take(fields);
        }
      }
    };
  }

  bool expected(const TimelineRow& row) const {
    const Kind kind = graph_.kind_of_claim(row.claim);
    return (kind == Kind::measure || kind == Kind::event) && !graph_.real(row.claim);
  }

  Turning turning(ClaimId event) const {
    if (graph_.modality(event) != Modality::done) return Turning::not_done;
    return data_.lens().seen(event) == Match::certain ? Turning::done : Turning::perhaps;
  }

  // The measures at the edges of the type that are written on the claim: those that the lens shows, and those that are
  // denied only.
  std::vector<ClaimId> measures_at(ClaimId claim, std::string_view type) const {
    std::vector<ClaimId> found;
    if (graph_.kind_of_claim(claim) != Kind::measure) return found;
    for (const ClaimId e : graph_.out_claims(graph_.find_vertex(graph_.term_of_claim(claim)), graph_.core(type)))
      if (const ClaimId other = graph_.claim_of_vertex(graph_.edge(e).target);
          data_.lens().keep(data_.lens().seen(other)) != Match::no ||
          data_.lens().stance(other).stance == Stance::denied_only)
        found.push_back(other);
    return found;
  }

  // Whether it concerns a party by ownership: a rule of ownership, an exception to one, or a listing with such a rule.
  bool is_of_reach(ClaimId claim) const {
    if (graph_.kind_of_claim(claim) != Kind::measure) return false;
    const VertexId measure = graph_.find_vertex(graph_.term_of_claim(claim));
    if (stated_reach(graph_, measure) || !graph_.out_claims(measure, graph_.core(vocab::fil_reachesBy)).empty())
      return true;
    for (const ClaimId e : graph_.out_claims(measure, graph_.core(vocab::fil_exceptionTo)))
      if (stated_reach(graph_, graph_.edge(e).target)) return true;
    return false;
  }

  // " ? disputed; not told whether it concerns H20".
  std::string why(const TimelineRow& row) const {
    std::string mark = mark_of(wording_, data_.lens().doubts(row.claim), row.claim);
    const auto add = [&](Match match, const std::string& reason) {
      if (match == Match::possible) mark = mark.starts_with(" ?") ? mark + "; " + reason : " ? " + reason;
    };
    if (!about_.empty()) {
      const std::string name = about_.size() == 1 ? wording_.name_of_vertex(about_.front()) : say("these goods");
      add(row.concern, is_of_reach(row.claim) ? say("not told whether {} is reached", name)
                                              : say("not told whether it concerns {}", name));
    }
    add(row.change, say("perhaps outside these dates"));
    add(row.rests_on, say("a condition of what is not certain"));
    return mark;
  }

  // "reaches Maker 2025-09-29–2025-11-09, 2026-11-10–" of a measure that reaches the party asked about through
  // ownership, and lines "perhaps reaches Maker 2025-09-01–2025-09-28 ? share of h1 not told"; none for others.
  std::vector<std::string> reached_texts(VertexId measure) const {
    if (about_.size() != 1 || graph_.out_claims(measure, graph_.core(vocab::fil_reachesBy)).empty()) return {};
    const VertexId about = about_.front();
    if (!reached_) reached_ = reached_days(data_.lens(), about);
    const auto found = reached_->find(measure);
    if (found == reached_->end()) return {};
    const std::string party = wording_.name_of_vertex(about);
    const auto range = [](DayRange days) { return fmt::format("{}–{}", iso_date(days.first), iso_date(days.last)); };
    std::vector<std::string> certain, texts;
    for (const ReachedDays& reached : found->second)
      if (reached.match == Match::certain) certain.push_back(range(reached.days));
    if (!certain.empty()) texts.push_back(say("reaches {} {}", party, fmt::join(certain, ", ")));
    constexpr std::size_t most = 20;
    std::size_t perhaps = 0;
    for (const ReachedDays& reached : found->second) {
      if (reached.match != Match::possible || ++perhaps > most) continue;
      std::string why = mark_of(wording_, reached.doubts);
      if (why.empty()) why = " ? " + say("what is told does not decide it");
      texts.push_back(say("perhaps reaches {} {}", party, range(reached.days)) + why);
    }
    if (perhaps > most) texts.push_back(say("perhaps in {} more periods", perhaps - most));
    return texts;
  }

  Row row_of(const TimelineRow& row) const {
    const Kind kind = graph_.kind_of_claim(row.claim);
    const bool measure = kind == Kind::measure;
    std::vector<std::string> what{wording_.statement(row.claim)};
    if (measure) {
      const VertexId vertex = graph_.find_vertex(graph_.term_of_claim(row.claim));
      what.push_back("  " + measure_summary(wording_, vertex));
      for (const std::string& text : reached_texts(vertex)) what.push_back("  " + text);
    }
    const auto add_related = [&](ClaimId other, const std::string& words, std::string_view in_brackets) {
      what.push_back(
          fmt::format("  {} {}{}: {}", words, wording_.identifier(other), in_brackets, wording_.statement(other)));
    };
    const auto add_turns = [&](const std::vector<ClaimId>& others, Phrase of_event, const Turned& turned_by) {
      for (const ClaimId other : others) {
        if (kind == Kind::event) {
          add_related(other, say(of_event), "");
          continue;
        }
        const Turning how = turning(other);
        const std::string status = wording_.status(other);
        add_related(other, say(turned_by.words[static_cast<std::size_t>(how)]),
                    how == Turning::not_done ? fmt::format(" ({})", status == "–" ? say("status not stated") : status)
                    : how == Turning::perhaps ? wording_.stance_in_brackets(other)
                                              : std::string());
      }
    };
    add_turns(row.introducing, {"introduces"}, introduced);
    add_turns(row.terminating, {"ends"}, terminated);
    for (const Belonging& belonging : belongings)
      for (const ClaimId other : measures_at(row.claim, belonging.type))
        add_related(other, say(belonging.words), wording_.stance_in_brackets(other));
    std::string status = wording_.marked_status(row.claim);
    if (expected(row)) status += say(" (expected)");
    const std::string mark = why(row);
    return {Cell(wording_.period(row.claim) + mark, tone_of_mark(mark)),
            wording_.identifier(row.claim),
            std::string(graph_.kinds().labels_of_kind(kind).get(wording_.languages())),
            Cell(std::move(what)),
            Cell(std::move(status), tone_of_stance(wording_, row.claim)),
            listed(both_sides(wording_, row.claim))};
  }

  // The lines of the row in csv: one for each telling of the claim and each claim that it introduces, ends or excepts
  // from, or that does so with it.
  void take_lines(const TimelineRow& row, const LineTaker& take) const {
    const Kind kind = graph_.kind_of_claim(row.claim);
    const Fields of_row{std::string(local_name(graph_.kinds().class_of_kind(kind))),
                        wording_.statement(row.claim),
                        std::string(json_name(row.match)),
                        doubt_field(data_.lens().doubts(row.claim)),
                        std::string(json_name(row.concern)),
                        std::string(json_name(row.change)),
                        expected(row) ? "yes" : "no"};
    std::vector<Fields> related;
    const auto add = [&](const std::vector<ClaimId>& claims, std::string_view relation) {
      for (const ClaimId c : claims) related.push_back({std::string(relation), claim_field(wording_, c)});
    };
    const auto add_turns = [&](const std::vector<ClaimId>& claims, std::string_view of_event, const Turned& turned_by) {
      for (const ClaimId c : claims)
        add({c}, kind == Kind::event ? of_event : turned_by.words[static_cast<std::size_t>(turning(c))].english);
    };
    add_turns(row.introducing, "introduces", introduced);
    add_turns(row.terminating, "ends", terminated);
    for (const Belonging& belonging : belongings) add(measures_at(row.claim, belonging.type), belonging.words.english);
    if (related.empty()) related.emplace_back(2);
    take_product({{of_row}, telling_lines(wording_, row.claim), {measure_of(wording_, row.claim)}, std::move(related)},
                 take);
  }

  Json json_of(const TimelineRow& row) const {
    const bool measure = graph_.kind_of_claim(row.claim) == Kind::measure;
    Json json = {{"claim", references_->claim(row.claim)},
                 {"match", json_name(row.match)},
                 {"concerns", json_name(row.concern)},
                 {"changes", json_name(row.change)},
                 {"dated", row.dated}};
    if (expected(row)) json["expected"] = true;
    if (measure) json["measure"] = measure_summary(wording_, graph_.find_vertex(graph_.term_of_claim(row.claim)));
    const auto add = [&](const char* member, const std::vector<ClaimId>& others) {
      if (others.empty()) return;
      json[member] = references_->claims(others);
    };
    const auto add_turns = [&](const char* of_event, const std::vector<ClaimId>& others, const Turned& turned_by) {
      if (graph_.kind_of_claim(row.claim) == Kind::event) return add(of_event, others);
      for (const Turning how : {Turning::done, Turning::perhaps, Turning::not_done}) {
        std::vector<ClaimId> of_this;
        std::ranges::copy_if(others, std::back_inserter(of_this), [&](ClaimId c) { return turning(c) == how; });
        add(turned_by.members[static_cast<std::size_t>(how)], of_this);
      }
    };
    add_turns("introduces", row.introducing, introduced);
    add_turns("terminates", row.terminating, terminated);
    for (const Belonging& belonging : belongings) add(belonging.member, measures_at(row.claim, belonging.type));
    return json;
  }

  std::string counts(const Timeline& timeline) const {
    std::array<std::size_t, 3> count{};
    for (const TimelineRow& row : timeline.rows) {
      const Kind kind = graph_.kind_of_claim(row.claim);
      ++count[kind == Kind::event ? 0 : kind == Kind::measure ? 1 : 2];
    }
    std::vector<std::string> parts;
    const auto add = [&](std::size_t number, Phrase one, Phrase several) {
      if (number > 0) parts.push_back(say_counted(number, one, several));
    };
    add(count[0], {"{} event"}, {"{} events"});
    add(count[1], {"{} measure"}, {"{} measures"});
    add(count[2], {"{} other dated claim"}, {"{} other dated claims"});
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  // The events and measures, and of what was asked about the links and figures, that are only denied.
  std::vector<ClaimId> not_counted() const {
    return only_denied(data_.lens(), [this](ClaimId c) {
      const Kind kind = graph_.kind_of_claim(c);
      if (about_.empty()) return kind == Kind::event || kind == Kind::measure;
      if (kind == Kind::remark) return false;
      const TermId term = graph_.term_of_claim(c);
      return std::ranges::any_of(about_, [&](VertexId v) {
        const TermId about = graph_.term_of_vertex(v);
        return term == about || names(c, about);
      });
    });
  }

  // Whether a statement about the claim names the thing.
  bool names(ClaimId c, TermId thing) const {
    const auto& statements = graph_.statements(graph_.term_of_claim(c));
    return std::any_of(statements.begin(), statements.end(), [&](const Quad& quad) { return quad.object == thing; });
  }

  void add_notes(const Timeline& timeline) {
    if (auto note = lens_note(arguments_, data_.lens().options(), graph_)) answer_.notes.push_back(*note);
    if (const auto dates = arguments_.values("between"); !dates.empty())
      answer_.notes.push_back(say("what begins, ends or happens between {} and {}", dates[0], dates[1]));
    answer_.notes.push_back(timeline.rows.empty() ? say("nothing found: no claim has such a date under this lens")
                                                  : counts(timeline));
    add_not_counted(answer_, wording_, references_, not_counted());
    if (timeline.undated > 0)
      answer_.notes.push_back(say_counted(timeline.undated, {"{} undated claim left out (filiera claims lists them)"},
                                          {"{} undated claims left out (filiera claims lists them)"}));
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const KnowledgeGraph& graph_;
  Wording wording_;
  const std::vector<VertexId>& about_;
  Answer answer_;
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
  mutable std::optional<std::map<VertexId, std::vector<ReachedDays>>> reached_;  // how measures reach about_
};

// The hops to and from parties, and those of products.
std::vector<SupplyQuery> hops_of(const KnowledgeGraph& graph, const std::vector<VertexId>& about) {
  std::vector<SupplyQuery> queries;
  std::vector<VertexId> products;
  for (const VertexId v : about) {
    const Kind kind = graph.kind_of_vertex(v);
    if (kind == Kind::product) products.push_back(v);
    if (kind != Kind::company && kind != Kind::group) continue;
    queries.emplace_back().to = v;
    queries.emplace_back().from = v;
  }
  if (!products.empty()) queries.emplace_back().product = std::move(products);
  return queries;
}

ExitCode run_timeline(const Arguments& arguments) {
  refuse_beside_sparql(arguments, {"why"});
  const std::optional<TwoDates> dates = between(arguments);
  const Dataset data(arguments);
  TimelineQuery query;
  if (!arguments.operands().empty())
    query.about = {data.graph().find_vertex(
        resolve(data.names(), data.graph(), arguments.operands()[0], wanted_vertex(data.graph())))};
  if (const std::optional<std::string> product = arguments.value("product")) {
    if (!query.about.empty()) throw UsageFailure("timeline takes NAME or --product, not both");
    query.about = resolve_products(data.names(), data.graph(), *product);
  }
  if (dates) {
    refuse_before_data(data.graph(), dates->second.last);
    query.changing_in = dates->span();
  }
  if (arguments.given("sparql")) {
    if (!query.about.empty())
      throw UsageFailure(
          "--sparql cannot express NAME, because measures on its goods count too: omit NAME, or use "
          "claims NAME --sparql for the claims that name it");
    refuse_asserted_dates(arguments);
    write_output(timeline_sparql(data.graph(), data.lens().options(), query), text_output_options(arguments),
                 data.files());
    return ExitCode::yes;
  }
  const Measures measures(data.lens());
  const Timeline found = timeline(data.flow(), data.lens(), measures, query);
  HopHistory history;
  if (!data.lens().options().as_of) {
    const std::vector<SupplyQuery> hops = hops_of(data.graph(), query.about);
    if (!hops.empty())
      history = hop_history(data.flow(), data.lens().options(), hops, query.changing_in.value_or(DayRange{}),
                            most_days_of_change);
  }
  return print_answer("timeline", TimelineAnswer(arguments, data, query.about).make(found, history),
                      output_options(arguments), data.files());
}

constexpr OptionSpec timeline_options[] = {
    {"product", 0, "NAME", Arity::once, "as NAME, for a product, or all goods of a code: 'HS 8542'"},
    {"between", 0, "DATE DATE", Arity::pair,
     "only rows that begin, end or happen between the two dates, both included"},
    {"why", 0, "", Arity::flag, "below the rows, which claims make each so, and what each ? waits for"},
    {"sparql", 0, "", Arity::flag, "print the equivalent SPARQL 1.1 query for an export instead of the answer"},
};

constexpr Example timeline_examples[] = {
    {"filiera timeline H20", "when H20 was blocked, when that ended, what is expected"},
    {"filiera timeline --between 2025-04 2025-12", "which measures and events changed what was allowed that year"},
    {"filiera timeline ByteDance -f csv", "what happened around ByteDance, for a spreadsheet"},
};

}  // namespace

extern const Command timeline_command;
constinit const Command timeline_command = {
    .name = "timeline",
    .operands = "[NAME]",
    .most_operands = 1,
    .summary = "events, measures and their periods in order of time",
    .description =
        "Events and measures with their stated periods, the events that introduce or terminate a measure, and the\n"
        "sources. With NAME: those that concern it, including measures on the goods that it supplies or receives,\n"
        "and its dated links and figures. Without NAME: all events and measures. Rows are ordered by the earliest\n"
        "and latest day of their start, then of their end; undated rows come last. \"?\" marks what is only possible,\n"
        "\"(expected)\" what is planned.",
    .shared = Shared::all,
    .options = timeline_options,
    .examples = timeline_examples,
    .run = run_timeline,
};

}  // namespace filiera
