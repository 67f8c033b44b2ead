// SPDX-License-Identifier: Apache-2.0
// filiera owners: who owns whom, directly and indirectly; and the parties that ownership rules reach.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "cli/data/dataset.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/sparql_option.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/words/answer_drawing.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "export/sparql/sparql.hpp"
#include "graph/measures/reached_parties.hpp"
#include "graph/ownership/shareholders.hpp"
#include "graph/time/matched_days.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "remote/fetch_plan.hpp"

namespace filiera {

namespace {

Question everything_about(const Arguments& arguments) {
  Question question;
  for (const std::string& name : arguments.operands()) question.names.push_back(name);
  if (const std::optional<std::string> by = arguments.value("by")) question.names.push_back(*by);
  question.fetch = [](Subgraph& subgraph, const KnowledgeGraph&, const Names&) { fetch_everything(subgraph); };
  return question;
}

std::string parties_text(std::size_t count) { return say_counted(count, {"{} party"}, {"{} parties"}); }

std::string days_text(const std::vector<DayRange>& days) {
  std::vector<std::string> parts;
  for (const DayRange& range : days)
    parts.push_back(range.first == range.last ? iso_date(range.first)
                                              : fmt::format("{}–{}", iso_date(range.first), iso_date(range.last)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// "2025-09-29/2025-11-09": the days as an interval of EDTF, or the one day.
std::string interval_field(DayRange days) {
  return days.first == days.last ? iso_date(days.first)
                                 : fmt::format("{}/{}", iso_date(days.first), iso_date(days.last));
}

std::string owners_legend() {
  return say("solid: holds; dashed: only possible; red: reached or denied; thick border: asked for, or listed");
}

ExitCode run_reached(const Arguments& arguments) {
  const Dataset data(arguments, everything_about(arguments));
  const KnowledgeGraph& graph = data.graph();
  const Wording wording(data.lens(), data.languages());
  std::vector<VertexId> rules = reaching_rules(graph);
  std::optional<VertexId> only;
  if (const std::optional<std::string> by = arguments.value("by")) {
    only = graph.find_vertex(resolve(data.names(), graph, *by, wanted_kind(graph, Kind::measure, "a measure")));
    if (stated_reach(graph, *only)) rules = {*only};
  }
  const std::vector<ReachedRow> rows = reached_parties(data.lens(), rules, only);
  const auto iri = [&](TermId term) { return std::string(graph.terms().value(term)); };
  const std::string day = data.lens().options().as_of ? format_range(*data.lens().options().as_of) : "";
  const auto when = [&](const ReachedRow& row) { return row.when.empty() ? day : days_text(row.when); };
  // " ? disputed", ", as last told 2026-01": why the party is only possibly reached.
  const auto why = [&](const ReachedRow& row) -> std::string {
    if (row.match != Match::possible) return {};
    if (std::string mark = mark_of(wording, row.doubts); !mark.empty()) return mark;
    return " ? " + say("what is told does not decide it");
  };
  Answer answer;
  const std::shared_ptr<References> references = references_of(answer, wording);
  answer.json["lens"] = lens_json(arguments, data.lens().options(), graph);
  answer.list({"reached",
               {{"PARTY"}, {"MEASURE"}, {"THROUGH"}, {"WHEN"}, {"ACCORDING TO"}},
               rows.size(),
               [&](std::size_t i) -> Row {
                 const ReachedRow& row = rows[i];
                 std::vector<Voice> all;
                 if (row.through.empty()) add_voices(all, both_sides(wording, graph.claim_of_vertex(row.measure)));
                 for (const ClaimId claim : row.through) add_voices(all, both_sides(wording, claim));
                 ReachChain step;
                 step.claims = row.through;
                 step.undecided = row.undecided;
                 return {Cell(wording.name_of_vertex(row.party) + why(row), Tone::strong),
                         wording.name_of_vertex(row.measure),
                         row.through.empty() ? say("listed") : chain_text(wording, step), when(row), listed(all)};
               },
               [&](std::size_t i) -> JsonObject {
                 const ReachedRow& row = rows[i];
                 Json json = {{"party", vertex_json(wording, row.party)},
                              {"measure", references->measure(row.measure)},
                              {"match", json_name(row.match)},
                              {"listed", row.through.empty()},
                              {"through", references->claims(row.through)}};
                 if (row.undecided > 0) json["notDecided"] = row.undecided;
                 json["doubt"] = references->doubts(row.doubts);
                 if (const std::string text = why(row); !text.empty())
                   json["why"] = text.substr(text.starts_with(" ? ") ? 3 : 2);
                 json["when"] = when(row);
                 return json;
               }});
  answer.drawing = [&](std::size_t shown) {
    AnswerDrawing drawing(wording);
    std::string title = say("Reached through ownership");
    if (!day.empty()) title = say("{}, as of {}", title, day);
    drawing.title(std::move(title));
    for (const ReachedRow& row : std::span(rows).first(shown)) {
      if (row.through.empty()) drawing.ask_for(row.party);
      const std::string reached = wording.name_of_vertex(row.measure) + why(row);
      for (const ClaimId claim : row.through) {
        const Edge& edge = graph.edge(claim);
        std::vector<MeasureLine> lines;
        if (edge.target == row.party)
          lines.push_back(
              {say("reached by {}", reached), {}, row.match == Match::certain ? Tone::bad : Tone::doubtful});
        drawing.claim(edge.source, edge.target, stake_text(wording, claim), claim,
                      holding_presence(data.lens(), claim).match, lines);
      }
      if (row.through.empty()) drawing.note(say("{}: listed by {}", wording.name_of_vertex(row.party), reached));
    }
    drawing.legend(owners_legend());
    return std::move(drawing).finish(nullptr);
  };
  answer.records.fields =
      joined({{"party", "party_name", "measure", "measure_name", "match", "through"}, voice_fields(), {"when"}});
  answer.records.lines = [&](std::size_t i, const LineTaker& take) {
    const ReachedRow& row = rows[i];
    const Fields reached{iri(graph.term_of_vertex(row.party)), wording.name_of_vertex(row.party),
                         iri(graph.term_of_vertex(row.measure)), wording.name_of_vertex(row.measure),
                         std::string(json_name(row.match))};
    std::vector<Fields> through, days;
    const auto add = [&](std::string name, ClaimId claim) {
      for (Fields& voice : voice_lines(wording, claim)) through.push_back(joined({{name}, std::move(voice)}));
    };
    if (row.through.empty()) add("listed", graph.claim_of_vertex(row.measure));
    for (const ClaimId claim : row.through) add(iri(graph.term_of_claim(claim)), claim);
    for (const DayRange& range : row.when) days.push_back({interval_field(range)});
    if (days.empty()) days.push_back({day});
    take_product({{reached}, std::move(through), std::move(days)}, take);
  };
  if (auto note = lens_note(arguments, data.lens().options(), graph)) answer.notes.push_back(*note);
  std::set<VertexId> parties, named;
  for (const ReachedRow& row : rows) (row.through.empty() ? named : parties).insert(row.party);
  if (rules.empty())
    answer.notes.push_back(say("nothing found: the data has no rule with fil:reachesOwned"));
  else if (rows.empty())
    answer.notes.push_back(say("nothing found: no party is listed or reached under this lens"));
  else
    answer.notes.push_back(say("{} listed, {} reached", parties_text(named.size()), parties_text(parties.size())));
  std::set<std::string> suspensions;
  for (const VertexId rule : rules)
    for (const ClaimId e : graph.in_claims(rule, graph.core(vocab::fil_exceptionTo)))
      if (std::string text = suspension_text(wording, graph.edge(e).source); !text.empty())
        suspensions.insert(std::move(text));
  answer.notes.insert(answer.notes.end(), suspensions.begin(), suspensions.end());
  for (std::string& exception : exceptions_in_force(wording, Excepting::whole_parties))
    answer.notes.push_back(std::move(exception));
  if (std::any_of(rows.begin(), rows.end(), [](const ReachedRow& row) { return row.shortened; }))
    answer.notes.push_back(
        say("of the holdings through which a party is reached, at most {} are listed", ReachedRow::most_through));
  if (rows.empty()) answer.exit = ExitCode::no;
  return print_answer("owners", std::move(answer), output_options(arguments), data.files());
}

// An owner of a party, or a party that it owns.
struct OwnerRow {
  VertexId party = no_vertex;
  std::size_t distance = 0;
  Match match = Match::no;
  std::vector<ClaimId> direct;
  // Without direct ones: the holdings by which it is owned, from the owner on; at most most_on_chain of them, those
  // near the party.
  std::vector<ClaimId> chain;
  std::optional<ShareInAll> in_all;
  static constexpr std::size_t most_on_chain = 100;
};

// The holdings alone; ownership rules and listings are ignored.
class Holdings final : public GraphHoldings {
 public:
  using GraphHoldings::GraphHoldings;
  Match listed(PartyId) const override { return Match::no; }
  Match reachable(PartyId) const override { return Match::certain; }
};

class Owners {
 public:
  Owners(const Arguments& arguments, const Dataset& data, VertexId of)
      : graph_(data.graph()),
        lens_(data.lens()),
        types_(data.graph()),
        holdings_(data.lens()),
        shareholders_(holdings_),
        of_(of),
        owned_(arguments.given("owned")),
        ultimate_(arguments.given("ultimate")) {}

  // The nearest first.
  std::vector<OwnerRow> rows() {
    std::vector<OwnerRow> rows;
    for (const PartyOnChain& on : on_chains()) {
      if (ultimate_ && !is_end(on.party)) {
        ++passed_over_;
        continue;
      }
      OwnerRow row{on.party, on.distance, on.match, direct(on.party), {}, std::nullopt};
      if (row.direct.empty()) row.chain = chain(on.party);
      for (const ClaimId claim : row.direct) row.match = either(row.match, holding_presence(lens_, claim).match);
      if (row.match == Match::no) continue;
      // Each total walks all owners of the asset: bound the work.
      constexpr std::size_t most_looked_through = 300'000;
      if (lens_.on_one_day()) {
        std::optional<ShareInAll> share;
        if (shareholders_.walked() < most_looked_through && !shareholders_.spent())
          share = shareholders_.share_in_all(owned_ ? of_ : on.party, owned_ ? on.party : of_);
        if (!share || shareholders_.spent())
          ++left_out_;
        else if (share->most.is_positive())  // control and votes give no share
          row.in_all = share;
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  // The holdings between the parties that the lens matches, by party and type.
  std::vector<ClaimId> between(const std::set<VertexId>& parties) const {
    std::vector<ClaimId> claims;
    for (const VertexId asset : parties)
      for (const EdgeTypeId type : {types_.owns, types_.parent_of})
        for (const ClaimId claim : graph_.in_claims(asset, type))
          if (parties.contains(graph_.edge(claim).source) &&
              lens_.keep(holding_presence(lens_, claim).match) != Match::no)
            claims.push_back(claim);
    return claims;
  }

  // The parties on the chains, of which --ultimate lists the ends only; after rows().
  std::vector<VertexId> on_chains_found() const {
    std::vector<VertexId> parties;
    for (const PartyOnChain& on : all_)
      if (on.match != Match::no) parties.push_back(on.party);
    return parties;
  }

  // With --ultimate: how many parties on the chains are no ends.
  std::size_t passed_over() const { return passed_over_; }

  // The number of rows without a total share, to limit the cost.
  std::size_t left_out() const { return left_out_; }

  // The total share without a stated holder; empty without a single day.
  std::optional<ShareInAll> not_told() {
    if (owned_ || !lens_.on_one_day()) return std::nullopt;
    Quantity least, most;
    bool contradictory = false;
    ReachRule rule;
    Registers registers(holdings_, rule);
    for (const Register& of : registers.of(of_)) {
      contradictory |= of.contradictory();
      for (const Holder& holder : of.holders()) {
        least += holder.least;
        most += holder.most;
      }
    }
    if (contradictory) return std::nullopt;
    Quantity rest = Quantity::one() - most;
    if (!rest.is_positive()) rest = {};
    return ShareInAll{Ratio::of(rest), Ratio::of(Quantity::one() - least)};
  }

 private:
  bool is_end(const Shareholders& shareholders, VertexId party) const {
    return owned_ ? !shareholders.owns_any(party) : !shareholders.is_owned(party);
  }
  // Whether the chains end with the party, on some day on which they lead there.
  bool is_end(VertexId party) const {
    return lens_.on_one_day() || !by_day_ ? is_end(shareholders_, party) : ends_.contains(party);
  }

  std::vector<PartyOnChain> walk(const Shareholders& shareholders) const {
    return owned_ ? shareholders.owned_by(of_) : shareholders.owners_of(of_);
  }

  // Without a single day: the parties on a chain whose links share a day.
  const std::vector<PartyOnChain>& on_chains() {
    all_ = walk(shareholders_);
    if (lens_.on_one_day()) return all_;
    std::vector<Day> days;
    for (const PartyOnChain& on : all_)
      for (const EdgeTypeId type : {types_.owns, types_.parent_of}) {
        for (const ClaimId claim : graph_.in_claims(on.party, type)) add_breakpoints(days, lens_.bounds(claim));
        for (const ClaimId claim : graph_.out_claims(on.party, type)) add_breakpoints(days, lens_.bounds(claim));
      }
    const std::vector<DayRange> parts =
        between_breakpoints(lens_.options().as_of.value_or(DayRange{}), std::move(days));
    constexpr std::size_t most_walked = 5'000'000;
    std::map<VertexId, Match> on_a_day;
    by_day_ = parts.size() * (all_.size() + 1) <= most_walked;
    if (by_day_)
      for (const DayRange& part : parts) {
        const Lens day = lens_.on(part.first);
        const Holdings holdings(day);
        const Shareholders shareholders(holdings);
        for (const PartyOnChain& on : walk(shareholders)) {
          on_a_day[on.party] = either(on_a_day[on.party], on.match);
          if (ultimate_ && is_end(shareholders, on.party)) ends_.insert(on.party);
        }
      }
    else
      for (const PartyOnChain& on : all_) on_a_day[on.party] = both(on.match, Match::possible);
    for (PartyOnChain& on : all_) on.match = on_a_day[on.party];
    return all_;
  }
  // The holdings between the two, of a chain through others; the nearest to the party, where they are too many.
  std::vector<ClaimId> chain(VertexId party) {
    if (place_of_.empty())
      for (std::size_t i = 0; i < all_.size(); ++i) place_of_.emplace(all_[i].party, i);
    std::vector<ClaimId> claims;
    while (party != of_ && claims.size() < OwnerRow::most_on_chain) {
      const PartyOnChain& on = all_[place_of_.at(party)];
      claims.push_back(on.by);
      party = on.from;
    }
    if (owned_) std::ranges::reverse(claims);
    return claims;
  }
  // The links between the two that the lens matches.
  std::vector<ClaimId> direct(VertexId party) const {
    std::vector<ClaimId> claims;
    const VertexId owner = owned_ ? of_ : party, asset = owned_ ? party : of_;
    for (const EdgeTypeId type : {types_.owns, types_.parent_of})
      for (const ClaimId claim : graph_.in_claims(asset, type))
        if (graph_.edge(claim).source == owner && holding_presence(lens_, claim).match != Match::no)
          claims.push_back(claim);
    return claims;
  }

  const KnowledgeGraph& graph_;
  const Lens& lens_;
  OwnershipEdgeTypes types_;
  Holdings holdings_;
  Shareholders shareholders_;
  VertexId of_;
  bool owned_, ultimate_;
  std::vector<PartyOnChain> all_;
  std::map<VertexId, std::size_t> place_of_;  // in all_
  bool by_day_ = false;                       // without a single day: whether the chains of each day have been walked
  std::set<VertexId> ends_;                   // then with --ultimate: the parties with which they end on some day
  std::size_t left_out_ = 0, passed_over_ = 0;
};

ExitCode run_owners_of(const Arguments& arguments) {
  const Dataset data(arguments, everything_about(arguments));
  const KnowledgeGraph& graph = data.graph();
  const Lens& lens = data.lens();
  const Wording wording(lens, data.languages());
  const VertexId of = graph.find_vertex(resolve(data.names(), graph, arguments.operands()[0], wanted_vertex(graph)));
  Owners owners(arguments, data, of);
  std::vector<OwnerRow> rows = owners.rows();
  std::erase_if(rows, [&](const OwnerRow& row) { return lens.keep(row.match) == Match::no; });
  const bool owned = arguments.given("owned");
  const auto in_all = [&](const OwnerRow& row) {
    return row.in_all ? share_in_all_text(*row.in_all) : std::string("–");
  };
  const auto share_json = [](const ShareInterval& stated) {
    Json json = Json::object();
    if (!stated.told) return json;
    const ShareInterval share = within_about(stated);
    if (stated.approximate) json["approximate"] = true;
    json["least"] = share.least.text();
    json["most"] = share.most.text();
    if (share.over) json["leastExcluded"] = true;
    if (share.under) json["mostExcluded"] = true;
    return json;
  };
  // Why the holdings through which it is owned are only possible.
  const auto doubts_of = [&](const OwnerRow& row) {
    std::vector<Doubt> doubts;
    if (row.match == Match::possible)
      for (const ClaimId claim : row.direct.empty() ? row.chain : row.direct)
        for (Doubt doubt : lens.doubts(claim)) {
          if (doubt.claim == no_claim) doubt.claim = claim;
          doubts.push_back(doubt);
        }
    return doubts;
  };
  // " ? by c2: start unknown (2025)", ", as last told 2025-01-01": why a party is owned only possibly through others;
  // of a direct holding its dates say so.
  const auto why = [&](const OwnerRow& row) -> std::string {
    if (row.match != Match::possible || !row.direct.empty()) return {};
    std::vector<std::string> reasons;
    std::string last_told;
    for (const ClaimId claim : row.chain) {
      const std::string mark = mark_of(wording, lens.doubts(claim), claim);
      if (mark.starts_with(" ? "))
        reasons.push_back(fmt::format("{}: {}", wording.identifier(claim), mark.substr(3)));
      else if (!mark.empty())
        last_told = mark;
      else if (lens.match(claim) == Match::possible)
        reasons.push_back(fmt::format("{}: {}", wording.identifier(claim), wording.period(claim)));
    }
    if (!reasons.empty()) return fmt::format(" ? {}", fmt::join(reasons, "; "));
    return !last_told.empty() ? last_told : " ? " + say("perhaps no common day");
  };
  Answer answer;
  const std::shared_ptr<References> references = references_of(answer, wording);
  answer.json["lens"] = lens_json(arguments, lens.options(), graph);
  answer.json[owned ? "owner" : "of"] = vertex_json(wording, of);
  const std::optional<ShareInAll> not_told = owners.not_told();
  if (not_told && !rows.empty()) answer.json["notTold"] = share_in_all_text(*not_told);
  answer.list(
      {"rows",
       {{owned ? "OWNED" : "OWNER"}, {"DIRECT"}, {"IN ALL"}, {"STATUS"}, {"WHEN"}, {"ACCORDING TO"}},
       rows.size(),
       [&](std::size_t i) -> Row {
         const OwnerRow& row = rows[i];
         std::vector<std::string> direct, status, when, voices;
         for (const ClaimId claim : row.direct) {
           direct.push_back(stake_text(wording, claim));
           status.push_back(wording.marked_status(claim));
           when.push_back(wording.period(claim) + mark_of(wording, lens.doubts(claim), claim));
           voices.push_back(listed(both_sides(wording, claim)));
         }
         if (row.direct.empty()) {
           direct.emplace_back("–");
           status.emplace_back("–");
           when.emplace_back("–");
           voices.emplace_back("–");
         }
         return {Cell(wording.name_of_vertex(row.party) + why(row), Tone::strong),
                 Cell(std::move(direct)),
                 in_all(row),
                 Cell(std::move(status)),
                 Cell(std::move(when)),
                 Cell(std::move(voices))};
       },
       [&](std::size_t i) -> JsonObject {
         const OwnerRow& row = rows[i];
         Json json = {
             {"party", vertex_json(wording, row.party)}, {"distance", row.distance}, {"match", json_name(row.match)}};
         json["doubt"] = references->doubts(doubts_of(row));
         json["through"] = references->claims(row.chain);
         if (row.in_all) json["inAll"] = share_in_all_text(*row.in_all);
         json["direct"] = Json::array();
         for (const ClaimId claim : row.direct) {
           const Stake stake = stake_of(graph, claim);
           const bool owns = graph.type_of(claim) == graph.core(vocab::fil_owns);
           json["direct"].push_back({{"claim", references->claim(claim)},
                                     {"interest", local_name(iri_of(owns ? stake.interest : Interest::control))},
                                     {"share", share_json(stake.share)},
                                     {"match", json_name(holding_presence(lens, claim).match)}});
         }
         return json;
       }});
  answer.drawing = [&](std::size_t shown) {
    AnswerDrawing drawing(wording);
    std::string title = say_phrase(owned ? Phrase{"Owned by {}"} : Phrase{"Owners of {}"}, wording.name_of_vertex(of));
    if (const std::optional<std::string> day = arguments.value("as-of")) title = say("{}, as of {}", title, *day);
    drawing.title(std::move(title));
    drawing.ask_for(of);
    std::set<VertexId> parties{of};
    for (const OwnerRow& row : std::span(rows).first(shown)) parties.insert(row.party);
    if (arguments.given("ultimate"))
      for (const VertexId party : owners.on_chains_found()) parties.insert(party);
    for (const ClaimId claim : owners.between(parties))
      drawing.claim(graph.edge(claim).source, graph.edge(claim).target, stake_text(wording, claim), claim,
                    holding_presence(lens, claim).match, {});
    drawing.legend(owners_legend());
    return std::move(drawing).finish(nullptr);
  };
  answer.records.fields =
      joined({{"party", "party_name", "distance", "in_all", "interest", "share", "share_least", "share_most", "match"},
              telling_fields()});
  answer.records.lines = [&](std::size_t i, const LineTaker& take) {
    const OwnerRow& row = rows[i];
    const Fields party{std::string(graph.terms().value(graph.term_of_vertex(row.party))),
                       wording.name_of_vertex(row.party), std::to_string(row.distance),
                       row.in_all ? in_all(row) : std::string()};
    for (const ClaimId claim : row.direct) {
      const Stake stake = stake_of(graph, claim);
      const bool owns = graph.type_of(claim) == graph.core(vocab::fil_owns);
      const ShareInterval share = within_about(stake.share);
      const Fields holding{std::string(local_name(iri_of(owns ? stake.interest : Interest::control))),
                           stake_text(wording, claim), share.told ? share.least.text() : std::string(),
                           share.told ? share.most.text() : std::string(),
                           std::string(json_name(holding_presence(lens, claim).match))};
      take_product({{joined({party, holding})}, telling_lines(wording, claim)}, take);
    }
    if (row.direct.empty())
      take(joined({party, Fields(4), {std::string(json_name(row.match))}, Fields(telling_fields().size())}));
  };
  if (auto note = lens_note(arguments, lens.options(), graph)) answer.notes.push_back(*note);
  if (rows.empty()) {
    answer.notes.push_back(owners.passed_over() == 0 ? say("nothing found: no holding matches under this lens")
                           : owned
                               ? say("nothing found: the chains of holdings have no end, for each of {} owns others",
                                     parties_text(owners.passed_over()))
                               : say("nothing found: the chains of holdings have no end, for others own each of {}",
                                     parties_text(owners.passed_over())));
    answer.exit = ExitCode::no;
  } else {
    answer.notes.push_back(
        owned ? say("{} owned", parties_text(rows.size()))
              : say("{} of {}", say_counted(rows.size(), {"{} owner"}, {"{} owners"}), wording.name_of_vertex(of)));
    if (not_told)
      answer.notes.push_back(not_told->most.is_positive()
                                 ? say("{} of the shares have no stated holder", share_in_all_text(*not_told))
                                 : say("all shares have a stated holder"));
    if (owners.left_out() > 0)
      answer.notes.push_back(say("IN ALL is not computed for the {} furthest", owners.left_out()));
    if (!lens.on_one_day()) answer.notes.push_back(say("IN ALL needs one day: add --as-of DAY"));
  }
  return print_answer("owners", std::move(answer), output_options(arguments), data.files());
}

ExitCode print_query_of_owners(const Arguments& arguments) {
  const Dataset data(arguments, everything_about(arguments));
  const KnowledgeGraph& graph = data.graph();
  OwnersQuery query;
  query.of = resolve(data.names(), graph, arguments.operands()[0], wanted_vertex(graph));
  if (arguments.given("owned")) query.direction = OwnersQuery::Direction::owned;
  write_output(owners_sparql(graph, data.lens().options(), query), text_output_options(arguments), data.files());
  return ExitCode::yes;
}

ExitCode run_owners(const Arguments& arguments) {
  refuse_beside_sparql(arguments, {"ultimate"});
  if (arguments.given("sparql") && arguments.given("reached"))
    throw UsageFailure(
        "--sparql cannot say --reached, which adds shares up again and again until nobody new is reached: write "
        "filiera export --reached DAY and ask it for fil:reachedBy");
  if (arguments.given("reached")) {
    if (!arguments.operands().empty() || arguments.given("owned") || arguments.given("ultimate"))
      throw UsageFailure("--reached takes no NAME, --owned or --ultimate; --by MEASURE chooses a rule or a listing");
    return run_reached(arguments);
  }
  if (arguments.given("by")) throw UsageFailure("--by stands beside --reached");
  if (arguments.operands().empty()) throw UsageFailure("owners takes a NAME, or --reached");
  if (arguments.given("sparql")) return print_query_of_owners(arguments);
  return run_owners_of(arguments);
}

constexpr OptionSpec owners_options[] = {
    {"owned", 0, "", Arity::flag, "the parties that NAME owns, instead of its owners"},
    {"ultimate", 0, "", Arity::flag,
     "only the ends of chains: owners whom nobody else owns (with --owned, parties that own nobody else)"},
    {"reached", 0, "", Arity::flag, "all parties that an ownership rule reaches, including the listed ones"},
    {"sparql", 0, "", Arity::flag, "print the equivalent SPARQL 1.1 query for the direct holdings in an export"},
    {"by", 0, "MEASURE", Arity::once, "with --reached: only by this ownership rule, or by this measure"},
};

constexpr Example owners_examples[] = {
    {"filiera owners TikTok", "who owns TikTok, directly and through others", ExitCode::yes},
    {"filiera owners ByteDance --owned", "what ByteDance owns", ExitCode::yes},
};

}  // namespace

extern const Command owners_command;
constinit const Command owners_command = {
    .name = "owners",
    .operands = "[NAME]",
    .most_operands = 1,
    .summary = "who owns whom, directly and indirectly; whom ownership rules reach",
    .description =
        "DIRECT is what a holding itself states: a share, an interval of shares, votes, or control without a share.\n"
        "IN ALL is the total share on the day of --as-of, as an interval: the product of the shares along each\n"
        "chain, added over all chains; a note states how much of the shares has no stated holder. With --reached:\n"
        "the parties that measures reach by an ownership rule (fil:reachesBy), with the holdings that connect them;\n"
        "\"listed\" parties are named by a measure. Without --as-of: the parties reached on any day, and when.",
    .shared = Shared::all,
    .options = owners_options,
    .examples = owners_examples,
    .run = run_owners,
};

}  // namespace filiera
