// SPDX-License-Identifier: Apache-2.0
// filiera path: the paths from one vertex to another.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "cli/data/lens_choice.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/sparql_option.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/path_request.hpp"
#include "cli/verbs/path_ways.hpp"
#include "cli/words/answer_drawing.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/why_text.hpp"
#include "export/sparql/sparql.hpp"
#include "io/phrases.hpp"

namespace filiera {

namespace {

// The days on which a path may hold: "2025-04–2026-03", "2025", "2025–", "2021,2024-06"; "…" if unbounded.
std::string period_text(const Bounds& period) {
  std::string text = format_days({period.start_earliest, period.end_latest}, period.gaps);
  if (!text.starts_with('[')) return text;
  text = text.substr(1, text.size() - 2);
  if (text == "..") return "…";
  for (std::size_t at; (at = text.find("..")) != std::string::npos;) text.replace(at, 2, "–");
  return text;
}

// Whether the goods of a hop are those of the previous hop, in words; "" for the first.
std::string goods_text(const PathHop& hop) {
  if (!hop.same_goods) return {};
  return *hop.same_goods == Match::no         ? say("not stated")
         : *hop.same_goods == Match::possible ? say("same goods ? not certain that one becomes the other")
                                              : say("same goods");
}

// The lines of a row, by column.
struct PathLines {
  std::vector<std::string> edge, product, goods, status, when, under, voices;
  std::vector<Tone> status_tones, when_tones, under_tones;

  void add(std::string edge_of, std::string product_of, std::string goods_of, std::string status_of,
           std::string when_of, std::string under_of, std::string voices_of) {
    edge.push_back(std::move(edge_of));
    product.push_back(std::move(product_of));
    goods.push_back(std::move(goods_of));
    status.push_back(std::move(status_of));
    when.push_back(std::move(when_of));
    under.push_back(std::move(under_of));
    voices.push_back(std::move(voices_of));
  }
};

class PathTable {
 public:
  PathTable(const Arguments& arguments, const Dataset& data, const PathQuery& query)
      : arguments_(arguments),
        data_(data),
        query_(query),
        wording_(data.lens(), data.languages(), &data.matched()),
        measures_(data.lens()),
        hops_(data.lens(), measures_) {}

  // This object must outlive the answer.
  Answer make() {
    const PathAnswer found = find_paths(data_.lens(), measures_, query_);
    Ways ways = ways_of(hops_, found.paths);
    ways_ = std::move(ways.rows);
    paths_ = ways.paths;
    Answer answer;
    references_ = references_of(answer, wording_);
    numbers_ = measure_numbers_of(answer, wording_);
    answer.json["lens"] = lens_json(arguments_, data_.lens().options(), data_.graph());
    answer.json["from"] = vertex_json(wording_, query_.from);
    answer.json["to"] = vertex_json(wording_, query_.to);
    answer.json["query"] = path_query_json(arguments_, wording_, query_);
    answer.json["search"] = json_name(found.end);
    answer.list({"rows",
                 {{"PATH", Align::right},
                  {"PERIOD"},
                  {"EDGE"},
                  {"PRODUCT"},
                  {"GOODS"},
                  {"STATUS"},
                  {"WHEN"},
                  {"UNDER"},
                  {"ACCORDING TO"}},
                 ways_.size(),
                 [this](std::size_t i) { return row_of(ways_[i], i + 1); },
                 [this](std::size_t i) { return json_of(ways_[i]); }});
    answer.records.fields =
        joined({{"path",     "match",       "period_first", "period_last",   "hop",        "supplier", "supplier_iri",
                 "product",  "product_iri", "recipient",    "recipient_iri", "same_goods", "edge",     "from",
                 "from_iri", "role",        "to",           "to_iri",        "walked",     "doubt"},
                telling_fields(),
                hop_measure_fields()});
    answer.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(ways_[i], i + 1, take); };
    answer.drawing = [this](std::size_t shown) { return drawing_of(std::span(ways_).first(shown)); };
    answer.records.complete = found.end != PathEnd::limit_reached;
    if (wants_reasons(arguments_)) add_reasons(answer);
    add_notes(answer, found);
    if (found.paths.empty()) answer.exit = ExitCode::no;
    return answer;
  }

 private:
  // One row for each way, with a line for each claim of each edge, and for each measure on the hop that ends with the
  // edge.
  Row row_of(const Way& way, std::size_t number) const {
    PathLines lines;
    for (const PathHop& hop : way.hops) {
      std::string goods = goods_text(hop);
      for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
        std::string edge = edge_text(way.path.edges[i]);
        for (const ClaimId c : way.claims[i]) {
          const ClaimWords& words = words_of(c, hop.goods == Walked::forward);
          lines.status_tones.resize(lines.status.size());
          lines.status_tones.push_back(words.status_tone);
          lines.when_tones.resize(lines.when.size());
          lines.when_tones.push_back(tone_of_mark(words.when));
          lines.add(std::exchange(edge, ""), words.product, std::exchange(goods, ""), words.status, words.when, "",
                    words.voices);
        }
      }
      std::vector<MeasureLine> measures = numbers_->lines(hop.measures, why_possible(measures_, hop, hop.measures));
      if (hop.goods) {
        std::ranges::move(party_lines(wording_, measures_.on_parties(hop)), std::back_inserter(measures));
        if (auto line = unknown_party_line(hop, measures_.unknown_party(hop))) measures.push_back(std::move(*line));
      }
      if (measures.empty()) lines.under.back() = "–";
      for (const MeasureLine& line : measures) {
        // The line that refers to measures stands beside the last claim of the hop.
        if (&line == &measures.front() && !hop.measures.empty()) {
          lines.under.back() = line.text;
          lines.under_tones.resize(lines.under.size());
          lines.under_tones.back() = line.tone;
        } else {
          lines.add("", "", "", "", "", line.text, listed(line.voices));
        }
      }
    }
    if (way.path.edges.empty()) lines.add(wording_.name_of_vertex(query_.from), "", "", "", "", "–", "");
    const bool timed = query_.common_period == CommonPeriod::required;
    return {std::to_string(number) + (perhaps_prohibited(way) ? " ? " + say("perhaps prohibited") : ""),
            !timed ? say("not asked")
                   : period_text(way.path.period) +
                         (shares_perhaps_no_day(way) ? " ? " + say("perhaps no common day") : ""),
            std::move(lines.edge),
            std::move(lines.product),
            std::move(lines.goods),
            Cell(std::move(lines.status), std::move(lines.status_tones)),
            Cell(std::move(lines.when), std::move(lines.when_tones)),
            Cell(std::move(lines.under), std::move(lines.under_tones)),
            std::move(lines.voices)};
  }

  Drawing drawing_of(std::span<const Way> ways) const {
    AnswerDrawing drawing(wording_);
    drawing.title(say("Paths {}", asked()));
    drawing.ask_for(query_.from);
    drawing.ask_for(query_.to);
    for (const Way& way : ways)
      for (const PathHop& hop : way.hops) {
        std::vector<MeasureLine> measures = numbers_->lines(hop.measures, why_possible(measures_, hop, hop.measures));
        if (hop.goods)
          std::ranges::move(party_lines(wording_, measures_.on_parties(hop)), std::back_inserter(measures));
        for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
          const Edge& edge = way.path.edges[i];
          const EdgeType& type = data_.graph().kinds().edge_type(data_.graph().type_of(edge.claim));
          // The measures of a hop stand at its last edge, as in its row.
          const bool last = i + 1 == hop.first_edge + hop.edges;
          for (const ClaimId c : way.claims[i])
            drawing.claim(edge.source, edge.target,
                          fmt::format("{}{}{}", forward(edge) ? "" : "← ", type.name(), product_text(c)), c,
                          data_.lens().match(c),
                          last ? std::span<const MeasureLine>(measures) : std::span<const MeasureLine>());
        }
      }
    return std::move(drawing).finish(numbers_.get());
  }

  // ": H20", the goods that the claim itself names.
  std::string product_text(ClaimId c) const {
    const VertexId product = data_.graph().product(c);
    return product == no_vertex ? "" : ": " + wording_.name_of_vertex(product);
  }

  // The lines of the path in csv: one for each telling of each claim of each edge and each measure on its hop.
  void take_lines(const Way& way, std::size_t number, const LineTaker& take) const {
    const auto day = [&](Day day, Day unbounded) {
      return query_.common_period != CommonPeriod::required || day == unbounded ? std::string() : iso_date(day);
    };
    const Fields path{std::to_string(number), std::string(json_name(way.path.match)),
                      day(way.path.period.start_earliest, unbounded_past),
                      day(way.path.period.end_latest, unbounded_future)};
    for (std::size_t h = 0; h < way.hops.size(); ++h) {
      const PathHop& hop = way.hops[h];
      const Fields of_hop = joined({{std::to_string(h + 1)},
                                    vertex_fields(wording_, hop.supplier),
                                    vertex_fields(wording_, hop.product),
                                    vertex_fields(wording_, hop.recipient),
                                    {hop.same_goods ? std::string(json_name(*hop.same_goods)) : std::string()}});
      const std::vector<Fields> measures =
          hop_measure_lines(wording_, hop.measures, why_possible(measures_, hop, hop.measures),
                            hop.goods ? measures_.on_parties(hop) : std::vector<PartyMeasure>(),
                            hop.goods ? measures_.unknown_party(hop) : UnknownParty());
      for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
        const Edge& edge = way.path.edges[i];
        const EdgeType& type = data_.graph().kinds().edge_type(data_.graph().type_of(edge.claim));
        const Fields of_edge = joined({{std::to_string(i + 1)},
                                       vertex_fields(wording_, edge.source),
                                       {std::string(type.labels.get())},
                                       vertex_fields(wording_, edge.target),
                                       {forward(edge) ? "forward" : "backward"}});
        for (const ClaimId c : way.claims[i])
          take_product({{joined({path, of_hop, of_edge, {doubt_field(doubts_of(c, hop.goods == Walked::forward))}})},
                        telling_lines(wording_, c),
                        measures},
                       take);
      }
    }
  }

  // Whether the path is only possible because of a prohibition that may lie on it.
  bool perhaps_prohibited(const Way& way) const {
    return query_.prohibited == Prohibited::excluded &&
           std::any_of(way.hops.begin(), way.hops.end(),
                       [&](const PathHop& hop) { return hop.goods && hops_.prohibition_on(hop) == Match::possible; });
  }
  // On one day, the claims say for themselves whether they hold.
  bool shares_perhaps_no_day(const Way& way) const {
    return query_.common_period == CommonPeriod::required && way.path.together == Match::possible &&
           !data_.lens().on_one_day();
  }

  // Why the claim lets goods pass only possibly.
  std::vector<Doubt> doubts_of(ClaimId c, bool as_goods) const {
    std::vector<Doubt> doubts = data_.lens().doubts(c);
    if (as_goods && flows_at_most_possibly(data_.graph(), c)) doubts.push_back({DoubtKind::use, c, {}});
    return doubts;
  }

  // What a line says of a claim.
  struct ClaimWords {
    std::string product, status, when, voices;
    Tone status_tone = Tone::plain;
  };
  // Many paths share claims: caches the texts of the latest ones.
  static constexpr std::size_t most_kept = 4096;
  const ClaimWords& words_of(ClaimId c, bool as_goods) const {
    if (words_.size() == most_kept) words_.clear();
    const auto [place, fresh] = words_.try_emplace(std::uint64_t{c} << 1 | (as_goods ? 1 : 0));
    if (fresh) {
      const VertexId product = data_.graph().product(c);
      place->second = {product == no_vertex ? "" : wording_.name_of_vertex(product), wording_.marked_status(c),
                       wording_.period(c) + mark_of(wording_, doubts_of(c, as_goods)), listed(both_sides(wording_, c)),
                       tone_of_stance(wording_, c)};
    }
    return place->second;
  }
  // The edge in the direction of the walk: "TSMC ─manufactures→ chip", "chip ←commissions─ ByteDance".
  std::string edge_text(const Edge& edge) const {
    const KnowledgeGraph& graph = data_.graph();
    const std::string type = wording_.edge_text(graph.type_of(edge.claim));
    const std::string source = wording_.name_of_vertex(edge.source), target = wording_.name_of_vertex(edge.target);
    return forward(edge) ? fmt::format("{} ─{}→ {}", source, type, target)
                         : fmt::format("{} ←{}─ {}", source, type, target);
  }
  bool forward(const Edge& edge) const { return data_.graph().edge(edge.claim).source == edge.source; }

  JsonObject json_of(const Way& way) const {
    JsonObject json = Json{{"length", way.path.edges.size()},
                           {"match", json_name(way.path.match)},
                           {"doubt", references_->doubts(doubts_of(way))}};
    if (perhaps_prohibited(way)) json["perhapsProhibited"] = true;
    if (query_.common_period == CommonPeriod::required) {
      json["period"] = period_text(way.path.period);
      json["bounds"] = bounds_json(way.path.period);
      json["together"] = json_name(way.path.together);
    }
    json.list("hops", {way.hops.size(), [&](std::size_t i) { return json_of(way, way.hops[i]); }});
    return json;
  }

  // Each once, in order of kind.
  std::vector<Doubt> doubts_of(const Way& way) const {
    std::vector<Doubt> doubts;
    for (const PathHop& hop : way.hops)
      for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i)
        for (const Doubt& doubt : doubts_of(way.path.edges[i].claim, hop.goods == Walked::forward))
          if (std::find(doubts.begin(), doubts.end(), doubt) == doubts.end()) doubts.push_back(doubt);
    if (shares_perhaps_no_day(way)) doubts.push_back({DoubtKind::one_day, no_claim, {}});
    std::stable_sort(doubts.begin(), doubts.end(), [](const Doubt& a, const Doubt& b) { return a.kind < b.kind; });
    return doubts;
  }

  Json json_of(const Way& way, const PathHop& hop) const {
    Json json = {{"supplier", vertex_json(wording_, hop.supplier)},
                 {"product", vertex_json(wording_, hop.product)},
                 {"recipient", vertex_json(wording_, hop.recipient)},
                 {"goods", !hop.goods                      ? Json(nullptr)
                           : *hop.goods == Walked::forward ? Json("along")
                                                           : Json("against")}};
    if (hop.same_goods) json["sameGoods"] = json_name(*hop.same_goods);
    if (hop.goods) json["bounds"] = bounds_json(hop.time);
    json["edges"] = Json::array();
    for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
      const Edge& edge = way.path.edges[i];
      json["edges"].push_back({{"from", vertex_json(wording_, edge.source)},
                               {"to", vertex_json(wording_, edge.target)},
                               {"walked", forward(edge) ? "forward" : "backward"},
                               {"claims", references_->claims(way.claims[i])}});
    }
    json["measures"] = references_->on_hop(hop.measures);
    json["partyMeasures"] =
        references_->on_parties(hop.goods ? measures_.on_parties(hop) : std::vector<PartyMeasure>());
    if (hop.goods) References::add_unknown_party(json, measures_.unknown_party(hop));
    json["derivations"] = references_->derivations(measures_.explain(hop));
    return json;
  }

  void add_reasons(Answer& answer) const {
    WhySection why(wording_);
    for (std::size_t number = 1; const Way& way : ways_) {
      for (const PathHop& hop : way.hops) {
        for (std::size_t i = hop.first_edge; i < hop.first_edge + hop.edges; ++i) {
          why.row(say("path {}: {}", number, edge_text(way.path.edges[i])));
          for (const ClaimId c : way.claims[i]) why.claim(c, doubts_of(c, hop.goods == Walked::forward));
        }
        if (!hop.measures.empty()) why.measures(measures_.explain(hop));
      }
      ++number;
    }
    std::move(why).add_to(answer);
  }

  void add_notes(Answer& answer, const PathAnswer& found) const {
    std::vector<std::string>& notes = answer.notes;
    if (auto note = lens_note(arguments_, data_.lens().options(), data_.graph())) notes.push_back(*note);
    notes.insert(notes.end(), data_.notes().begin(), data_.notes().end());
    if (data_.lens().options().as_of)
      for (const std::string& suspension : suspensions_in_force(wording_))
        notes.push_back(say("{}: what it would reach is not shown", suspension));
    for (const std::string& exception : exceptions_in_force(wording_, Excepting::anything))
      notes.push_back(say("{}: what is excepted is not shown", exception));
    const std::size_t count = paths_;
    if (count == 0)
      notes.push_back(found.end == PathEnd::budget_spent ? say("no path {} was found so far", asked())
                                                         : say("no path {}", asked()));
    else
      notes.push_back(
          fmt::format("{} {}{}", say_counted(count, {"{} path"}, {"{} paths"}), asked(),
                      count == ways_.size() ? "" : say("; those that differ only in who tells them share a row")));
    add_end_note(notes, found.end);
    add_not_counted(answer, wording_, references_, not_counted());
    if (count == 0 && found.end != PathEnd::budget_spent) add_hindrances(notes);
  }

  // The claims that are only denied between the vertices of the paths. Where no path is found: those that lead to the
  // end of the paths from what is reached, whatever the lens shows of the way. O(claims of what is reached).
  std::vector<ClaimId> not_counted() const {
    std::vector<ClaimId> found;
    const KnowledgeGraph& graph = data_.graph();
    const PatternStep steps = (query_.pattern ? *query_.pattern : goods_flow_pattern(graph.kinds())).steps();
    const auto is_denied = [&](ClaimId c) {
      return graph.has(c, denied) && data_.lens().listed(c) != Match::no &&
             data_.lens().stance(c).stance == Stance::denied_only;
    };
    if (paths_ != 0) {
      std::set<VertexId> on_paths;
      for (const Way& way : ways_)
        for (const Edge& edge : way.path.edges) on_paths.insert({edge.source, edge.target});
      for (const VertexId v : on_paths)
        for (const ClaimId c : graph.out_claims(v)) {
          const bool either_way =
              steps.reads(graph.type_of(c), Walked::forward) || steps.reads(graph.type_of(c), Walked::backward);
          if (either_way && on_paths.contains(graph.edge(c).target) && is_denied(c)) found.push_back(c);
        }
      std::ranges::sort(found);
      return found;
    }
    std::vector<VertexId> reached{query_.from};
    std::unordered_set<VertexId> seen{query_.from};
    const auto walk = [&](ClaimId c, VertexId next) {
      if (next == query_.to && is_denied(c)) found.push_back(c);
      if (seen.insert(next).second) reached.push_back(next);
    };
    std::size_t at = 0;
    for (std::size_t hops = 0; hops < query_.max_hops && at < reached.size(); ++hops)
      for (const std::size_t end = reached.size(); at < end; ++at) {
        const VertexId v = reached[at];
        for (const ClaimId c : graph.out_claims(v))
          if (steps.reads(graph.type_of(c), Walked::forward)) walk(c, graph.edge(c).target);
        for (const ClaimId c : graph.in_claims(v))
          if (steps.reads(graph.type_of(c), Walked::backward)) walk(c, graph.edge(c).source);
      }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  // "for goods from TSMC to ByteDance that shares a period".
  std::string asked() const {
    const std::string from = wording_.name_of_vertex(query_.from), to = wording_.name_of_vertex(query_.to);
    std::string text = query_.pattern ? say("from {} to {}", from, to) : say("for goods from {} to {}", from, to);
    if (const auto via = arguments_.value("via")) text += say(" via {}", *via);
    return text;
  }

  void add_end_note(std::vector<std::string>& notes, PathEnd end) const {
    // Where --limit is given, the rows tell it.
    if (end == PathEnd::limit_reached && !arguments_.given("limit"))
      notes.push_back(
          say("stopped at {}; there are more (--limit)", say_counted(query_.limit, {"{} path"}, {"{} paths"})));
    if (end == PathEnd::hops_reached)
      notes.push_back(say("stopped at {}; there may be longer paths (--max-hops)",
                          say_counted(query_.max_hops, {"{} edge"}, {"{} edges"})));
    if (end == PathEnd::budget_spent)
      notes.push_back(
          say("stopped: the search reached its limit and there may be more paths; --max-hops, --avoid, --via or a date "
              "reduce it"));
  }

  // Adds a note for each single condition without which a path exists.
  void add_hindrances(std::vector<std::string>& notes) const {
    const auto note_any = [&](const Lens& lens, const Measures& measures, PathQuery query, Phrase note) {
      query.selector = PathSelector::any;
      query.edge_budget = 1'000'000;
      if (!find_paths(lens, measures, query).paths.empty()) notes.push_back(say(note));
    };
    const auto try_without = [&](auto condition, auto value, Phrase note) {
      PathQuery query = query_;
      if (query.*condition == value) return;
      query.*condition = value;
      note_any(data_.lens(), measures_, query, note);
    };
    const auto try_lens = [&](auto condition, auto value, Phrase note) {
      LensOptions options = data_.lens().options();
      if (options.*condition == value) return;
      options.*condition = value;
      const Lens lens(data_.graph(), options);
      note_any(lens, Measures(lens), query_, note);
    };
    try_lens(&LensOptions::as_of, std::optional<DayRange>(), {"A path exists on other days. Drop --as-of to see it."});
    try_lens(&LensOptions::known_by, std::optional<Day>(),
             {"A path exists in later publications. Drop --known-by to see it."});
    try_lens(&LensOptions::sources, std::vector<TermId>(),
             {"A path exists with other sources. Drop --source to see it."});
    try_lens(&LensOptions::not_sources, std::vector<TermId>(),
             {"A path exists with an excluded source. Drop --not-source to see it."});
    try_lens(&LensOptions::stance, StanceFilter::all,
             {"A path exists through claims of another stance. Drop --stance to see it."});
    try_lens(&LensOptions::minimum_certainty, Firmness::possible,
             {"A path exists that is only possible. Drop --certain to see it."});
    try_without(&PathQuery::common_period, CommonPeriod::ignored,
                {"A path exists whose edges hold at different times. Add --any-time to see it."});
    try_without(&PathQuery::prohibited, Prohibited::shown,
                {"A path exists under a prohibition. Drop --allowed or --certainly-allowed to see it."});
    try_without(&PathQuery::same_goods, SameGoods::marked,
                {"A path exists if the goods may change between hops. Drop --same-goods to see it."});
    try_without(&PathQuery::avoid, std::vector<VertexId>(),
                {"A path exists through an avoided vertex. Drop --avoid to see it."});
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const PathQuery& query_;
  Wording wording_;
  Measures measures_;
  PathHops hops_;
  std::vector<Way> ways_;
  std::size_t paths_ = 0;                                        // as of Ways
  mutable std::unordered_map<std::uint64_t, ClaimWords> words_;  // by claim and whether goods pass by it
  std::shared_ptr<References> references_;
  std::shared_ptr<MeasureNumbers> numbers_;
};

void refuse_beside_path_sparql(const Arguments& arguments) {
  refuse_beside_sparql(arguments, {"via", "allowed", "certainly-allowed", "same-goods", "product", "why"});
  if (!arguments.given("sparql")) return;
  const std::optional<std::size_t> hops = positive_number(arguments, "max-hops");
  if (arguments.value("select") != "all" || !hops || *hops > 6)
    throw UsageFailure("--sparql has a pattern for each length: add --select all and --max-hops N, N at most 6");
}

ExitCode run_path(const Arguments& arguments) {
  refuse_beside_path_sparql(arguments);
  const Dataset data(arguments, path_question_of(arguments));
  const PathQuery query = path_query_of(arguments, data.graph(), data.names());
  if (arguments.given("sparql")) {
    write_output(path_sparql(data.graph(), data.lens().options(), query), text_output_options(arguments), data.files());
    return ExitCode::yes;
  }
  return print_answer("path", PathTable(arguments, data, query).make(), output_options(arguments), data.files());
}

constexpr OptionSpec path_options[] = {
    {"via", 0, "EXPR", Arity::once,
     "the edge types, as a property path of SPARQL 1.1 with / | ^ * + ? ! ( ) and {n,m}; default: the "
     "direction of goods"},
    {"mode", 0, "walk|trail|acyclic|simple", Arity::once,
     "what may be repeated: everything; no edge; no vertex; no vertex, except that the end may be the start "
     "(default: walk; simple with --select shortest-k=N or all, --allowed, --certainly-allowed, --same-goods or "
     "--certain)"},
    {"select", 0, "any|any-shortest|all-shortest|shortest-k=N|all", Arity::once,
     "which paths, in order of length (default: all-shortest)"},
    {"max-hops", 0, "N", Arity::once, "no path of more than N edges"},
    {"avoid", 0, "NAME", Arity::many, "no path through this vertex; repeatable"},
    {"product", 0, "NAME", Arity::once,
     "only paths on which goods move as this product and its variants, or as goods of a code: 'HS 8542'"},
    {"allowed", 0, "", Arity::flag, "no hop under a prohibition in force; a path under a possible one is possible"},
    {"certainly-allowed", 0, "", Arity::flag, "as --allowed, and no hop under a possible prohibition"},
    {"same-goods", 0, "", Arity::flag,
     "only paths on which the product of each hop is that of the previous hop, or made from it"},
    {"any-time", 0, "", Arity::flag, "do not require a common period of the edges of a path"},
    {"why", 0, "", Arity::flag, "below the rows, which claims make each so, and what each ? waits for"},
    {"sparql", 0, "", Arity::flag, "print the equivalent SPARQL 1.1 query for an export instead of the answer"},
};

constexpr Example path_examples[] = {
    {"filiera path TSMC ByteDance", "through which products and companies do goods of TSMC reach ByteDance?"},
    {"filiera path TSMC ByteDance --avoid ByteDanceCustomAIChip",
     "and without the custom chip? (exit code 1: not at all)", ExitCode::no},
    {"filiera path Nvidia ByteDance --allowed --as-of 2025-10-01", "by which ways that nothing prohibits on a day?"},
    {"filiera path Nvidia ByteDance --select shortest-k=3 -f json", "the three shortest ways, for a program"},
    {"filiera path H20 China --via '^appliesTo/toPlace'", "along other edges: which measures on H20 speak of China?"},
};
}  // namespace

extern const Command path_command;
constinit const Command path_command = {
    .name = "path",
    .operands = "FROM TO",
    .least_operands = 2,
    .most_operands = 2,
    .summary = "how goods get from one vertex to another, and which measures stand in the way",
    .description =
        "Follows goods as supply does: along suppliesTo, manufactures, sells and inputTo, and against commissions\n"
        "and uses; with --via, the given edge types. The edges of a path share a common period, which is shown,\n"
        "unless --any-time is given. Each edge is shown with the status, period and sources of its claims. The\n"
        "measures in force in the common period are named beside the last edge of their hop, by their numbers in the\n"
        "list Measures below. GOODS states whether the product of a hop is that of the previous hop, or one made from\n"
        "it.",
    .shared = Shared::all,
    .options = path_options,
    .examples = path_examples,
    .run = run_path,
};

}  // namespace filiera
