// SPDX-License-Identifier: Apache-2.0
// filiera supply: who supplies whom, with what, under which restriction, when, according to whom.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
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
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/not_counted.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "cli/words/why_text.hpp"
#include "export/sparql/sparql.hpp"
#include "io/phrases.hpp"
#include "query/hops/supply.hpp"
#include "remote/fetch_plan.hpp"

namespace filiera {

namespace {

SupplyQuery supply_query_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names) {
  SupplyQuery query;
  const auto vertex = [&](std::string_view option, const Wanted& wanted) -> std::optional<VertexId> {
    const std::optional<std::string> text = arguments.value(option);
    if (!text) return std::nullopt;
    return graph.find_vertex(resolve(names, graph, *text, wanted));
  };
  query.to = vertex("to", wanted_goods_end(graph));
  query.from = vertex("from", wanted_goods_end(graph));
  if (const std::optional<std::string> text = arguments.value("product"))
    query.product = resolve_products(names, graph, *text);
  if (arguments.value("depth") == "all")
    query.depth = UINT32_MAX;
  else if (const std::optional<std::size_t> depth = positive_number(arguments, "depth"))
    query.depth = static_cast<std::uint32_t>(std::min<std::size_t>(*depth, UINT32_MAX));
  return query;
}

Question question_of(const Arguments& arguments) {
  Question question;
  question.follows_ownership = true;
  for (const std::string_view option : {"to", "from", "product"})
    if (const std::optional<std::string> name = arguments.value(option)) question.names.push_back(*name);
  question.fetch = [&arguments](Subgraph& subgraph, const KnowledgeGraph& known, const Names& named) {
    const SupplyQuery query = supply_query_of(arguments, known, named);
    const auto iri = [&](VertexId v) { return iri_in(subgraph, known, known.term_of_vertex(v)); };
    for (const VertexId product : query.product.all()) fetch_product(subgraph, iri(product));
    if (query.to)
      fetch_supply(subgraph, iri(*query.to), Flow::upstream, query.depth);
    else if (query.from)
      fetch_supply(subgraph, iri(*query.from), Flow::downstream, query.depth);
    else if (!query.product)
      fetch_everything(subgraph);
  };
  return question;
}

// A claim of a row with its texts; same-matter claims with equal texts share a line.
struct ReportLine {
  std::string role, status, when, amount;
  std::vector<Voice> voices;
  Tone status_tone = Tone::plain, when_tone = Tone::plain;
  friend bool operator==(const ReportLine&, const ReportLine&) = default;
};

// The lines of a row in order of insertion. Reports that differ only in that some state no amount share a line.
class ReportLines {
 public:
  void add(ReportLine line) {
    const auto [at, fresh] = groups_.try_emplace({line.role, line.status, line.when}, Group{lines_.size(), {}});
    Group& group = at->second;
    const bool stated = line.amount != none;
    std::size_t number = group.first;
    if (!fresh && stated && lines_[number].amount != none) {
      const auto found = group.by_amount.find(line.amount);
      number = found == group.by_amount.end() ? lines_.size() : found->second;
    }
    if (stated) group.by_amount.emplace(line.amount, number);
    if (number == lines_.size()) {
      lines_.push_back(std::move(line));
      return;
    }
    ReportLine& into = lines_[number];
    if (into.amount == none) into.amount = std::move(line.amount);
    into.voices.insert(into.voices.end(), std::make_move_iterator(line.voices.begin()),
                       std::make_move_iterator(line.voices.end()));
  }

  std::vector<ReportLine> take() && {
    for (ReportLine& line : lines_) line.voices = each_once(std::move(line.voices));
    return std::move(lines_);
  }

 private:
  static constexpr std::string_view none = "–";
  // Lines that differ in their amounts; where the first states none, it is alone.
  struct Group {
    std::size_t first;
    std::map<std::string, std::size_t> by_amount;
  };

  std::vector<ReportLine> lines_;
  std::map<std::tuple<std::string, std::string, std::string>, Group> groups_;
};

constexpr std::string_view received = "← ";  // begins the role of a claim by which the recipient obtains the product

class SupplyAnswer {
 public:
  SupplyAnswer(const Arguments& arguments, const Dataset& data, const SupplyQuery& query, const Measures& measures)
      : arguments_(arguments),
        data_(data),
        query_(query),
        measures_(measures),
        wording_(data.lens(), data.languages(), &data.matched()) {
    const std::vector<VertexId> exceptions = exceptions_to_rules(data.lens());
    if (!exceptions.empty()) unexcepted_.emplace(data.lens(), exceptions);
    if (plans_reach(data.graph())) expecting_.emplace(data.lens(), std::vector<VertexId>(), Planned::counted);
  }

  // The rows and this object must outlive the answer. `complete`: there are no more rows.
  Answer make(const std::vector<SupplyRow>& rows, const SupplyParties& parties, bool complete) {
    with_recipient_ = !query_.to || query_.depth > 1;
    with_tier_ = query_.depth > 1;
    answer_.json["lens"] = lens_json(arguments_, data_.lens().options(), data_.graph());
    if (query_.to) answer_.json["to"] = vertex_json(wording_, *query_.to);
    if (query_.from) answer_.json["from"] = vertex_json(wording_, *query_.from);
    if (query_.product) answer_.json["product"] = vertex_json(wording_, *query_.product);
    answer_.list({"rows", columns(), rows.size(), [&](std::size_t i) { return row_of(rows[i]); },
                  [&](std::size_t i) { return json_of(rows[i]); }});
    answer_.records.fields = joined({{"tier", "supplier", "supplier_iri", "product", "product_iri", "recipient",
                                      "recipient_iri", "match", "doubt", "role", "side"},
                                     telling_fields(),
                                     hop_measure_fields()});
    answer_.records.lines = [&](std::size_t i, const LineTaker& take) { take_lines(rows[i], take); };
    answer_.records.complete = complete;
    answer_.drawing = [&](std::size_t shown) { return drawing_of(std::span(rows).first(shown)); };
    answer_.json["notCounted"] = Json::array();
    if (wants_reasons(arguments_)) add_reasons(rows);
    add_notes(rows, parties);
    if (rows.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  std::vector<Heading> columns() const {
    std::vector<Heading> headings;
    if (with_tier_) headings.push_back({"TIER", Align::right});
    headings.push_back({"SUPPLIER"});
    if (with_recipient_) headings.push_back({"RECIPIENT"});
    for (const char* title : {"PRODUCT", "ROLE", "STATUS", "WHEN", "AMOUNT", "UNDER", "ACCORDING TO"})
      headings.push_back({title});
    headings[headings.size() - 2].of_whole_row = true;
    return headings;
  }

  std::vector<ReportLine> report_lines(const SupplyRow& row) {
    ReportLines found;
    for (const ClaimId c : row.claims) add_telling(found, label(row.role), row, c);
    // The claim by which the recipient obtains the product may be less certain than that of the supplier.
    for (const ClaimId c : row.received)
      add_telling(found, std::string(received) + label(data_.graph().type_of(c)), row, c);
    std::vector<ReportLine> lines = std::move(found).take();
    // How the recipient obtains the product is told once for rows that follow each other.
    const auto first =
        std::ranges::find_if(lines, [](const ReportLine& line) { return line.role.starts_with(received); });
    Received told{row.product, row.recipient, {first, lines.end()}};
    if (!told.lines.empty() && told == last_received_) {
      lines.erase(first, lines.end());
      lines.front().role += fmt::format(", {}{}", received, say("as above"));
    }
    last_received_ = std::move(told);
    for (std::size_t i = lines.size(); i-- > 1;)
      if (lines[i].role == lines[i - 1].role) lines[i].role.clear();
    return lines;
  }

  std::string label(EdgeTypeId type) const {
    return std::string(data_.graph().kinds().edge_type(type).labels.get(data_.languages()));
  }

  // The doubts of the claim, and why else the hop is only possible.
  std::vector<Doubt> doubts_of(const SupplyRow& row, ClaimId c) const {
    std::vector<Doubt> doubts = data_.lens().doubts(c);
    for (const Doubt& doubt : row.doubts)
      if ((doubt.kind == DoubtKind::use && doubt.claim == c) || doubt.kind == DoubtKind::one_day ||
          (doubt.kind == DoubtKind::part && doubt.claim == row.reached_by))
        doubts.push_back(doubt);
    return doubts;
  }

  void add_telling(ReportLines& found, std::string role, const SupplyRow& row, ClaimId c) const {
    const std::string mark = mark_of(wording_, doubts_of(row, c));
    found.add({std::move(role), wording_.marked_status(c), wording_.period(c) + mark, wording_.amount(c),
               both_sides(wording_, c), tone_of_stance(wording_, c), tone_of_mark(mark)});
  }

  Row row_of(const SupplyRow& row) {
    std::vector<std::string> role, status, when, amount, under, voices;
    std::vector<Tone> status_tones, when_tones, under_tones;
    for (const ReportLine& report : report_lines(row)) {
      role.push_back(report.role);
      status.push_back(report.status);
      when.push_back(report.when);
      amount.push_back(report.amount);
      under.emplace_back();
      voices.push_back(listed(report.voices));
      status_tones.push_back(report.status_tone);
      when_tones.push_back(report.when_tone);
    }
    std::vector<MeasureLine> measures = numbers_->lines(row.measures, why_possible(measures_, row, row.measures));
    const bool referred = !measures.empty();
    std::ranges::move(party_lines(wording_, row.party_measures), std::back_inserter(measures));
    if (auto line = unknown_party_line(row, row.unknown_party)) measures.push_back(std::move(*line));
    add_kept_away(row, measures);
    if (measures.empty()) under.front() = "–";
    // The same hop by a claim on another matter has the same measures: they are not repeated.
    const std::tuple hop{row.supplier, row.product, row.recipient};
    if (!measures.empty() && std::exchange(last_hop_, hop) == hop && measures == last_measures_) {
      under.front() = say("as above");
      measures.clear();
    } else {
      last_measures_ = measures;
    }
    under_tones.resize(under.size());
    for (const MeasureLine& line : measures) {
      // The line that refers to measures is about the row.
      if (referred && &line == &measures.front()) {
        under.front() = line.text;
        under_tones.front() = line.tone;
        continue;
      }
      under.push_back(line.text);
      under_tones.push_back(line.tone);
      voices.push_back(listed(line.voices));
    }
    std::vector<Cell> cells;
    if (with_tier_) cells.emplace_back(std::to_string(row.depth));
    cells.emplace_back(wording_.name_of_vertex(row.supplier), Tone::strong);
    if (with_recipient_)
      cells.emplace_back(row.recipient == no_vertex ? std::string("–") : wording_.name_of_vertex(row.recipient));
    cells.emplace_back(row.product == no_vertex ? say("not stated") : wording_.name_of_vertex(row.product));
    cells.emplace_back(std::move(role));
    cells.emplace_back(std::move(status), std::move(status_tones));
    cells.emplace_back(std::move(when), std::move(when_tones));
    cells.emplace_back(std::move(amount));
    cells.emplace_back(std::move(under), std::move(under_tones));
    cells.emplace_back(std::move(voices));
    return cells;
  }

  Drawing drawing_of(std::span<const SupplyRow> rows) const {
    AnswerDrawing drawing(wording_);
    std::string title = say("Supply");
    if (query_.to) title = say("{} to {}", title, wording_.name_of_vertex(*query_.to));
    if (query_.from) title = say("{} from {}", title, wording_.name_of_vertex(*query_.from));
    if (const std::optional<std::string> day = arguments_.value("as-of")) title = say("{}, as of {}", title, *day);
    drawing.title(std::move(title));
    for (const SupplyRow& row : rows) {
      std::vector<MeasureLine> measures = numbers_->lines(row.measures, why_possible(measures_, row, row.measures));
      std::ranges::move(party_lines(wording_, row.party_measures), std::back_inserter(measures));
      std::vector<ClaimId> claims = row.claims;
      claims.insert(claims.end(), row.received.begin(), row.received.end());
      const auto is_real = [this](ClaimId c) { return data_.graph().real(c); };
      const bool intended = std::ranges::none_of(row.claims, is_real) ||
                            (!row.received.empty() && std::ranges::none_of(row.received, is_real));
      drawing.hop(row, claims, at_most_possible(row.match, intended), measures);
    }
    for (const std::optional<VertexId>& end : {query_.to, query_.from})
      if (end) drawing.ask_for(*end);
    return std::move(drawing).finish(numbers_.get());
  }

  // The lines of the row in csv: one for each telling of its claims and each measure on it.
  void take_lines(const SupplyRow& row, const LineTaker& take) const {
    const Fields hop = joined({{std::to_string(row.depth)},
                               vertex_fields(wording_, row.supplier),
                               vertex_fields(wording_, row.product),
                               vertex_fields(wording_, row.recipient),
                               {std::string(json_name(row.match)), doubt_field(row.doubts)}});
    std::vector<Fields> tellings;
    const auto role_of = [this](ClaimId c) {
      return std::string(data_.graph().kinds().edge_type(data_.graph().type_of(c)).labels.get());
    };
    const auto add = [&](const std::vector<ClaimId>& claims, std::string_view side) {
      for (const ClaimId c : claims)
        for (Fields& telling : telling_lines(wording_, c))
          tellings.push_back(joined({{role_of(c), std::string(side)}, std::move(telling)}));
    };
    add(row.claims, "supplier");
    add(row.received, "recipient");
    take_product({{hop},
                  std::move(tellings),
                  hop_measure_lines(wording_, row.measures, why_possible(measures_, row, row.measures),
                                    row.party_measures, row.unknown_party)},
                 take);
  }

  // What would reach the hop were the rule not suspended, nor the hop excepted from it, and what will if plans come
  // true: without a word its silence would be read as clearance.
  void add_kept_away(const SupplyRow& row, std::vector<MeasureLine>& lines) const {
    if (unexcepted_)
      add_beyond(row, *unexcepted_, lines, [&](const ReachedHop& through, VertexId) {
        return excepted_on(wording_, measures_, through.rule, row);
      });
    if (expecting_)
      add_beyond(row, *expecting_, lines,
                 [&](const ReachedHop& through, VertexId measure) { return expected_by(wording_, through, measure); });
  }

  // The measures that reach the row by `other` measures but not by those of the answer, each after why(through,
  // measure).
  template <class Why>
  void add_beyond(const SupplyRow& row, const Measures& other, std::vector<MeasureLine>& lines, Why why_not) const {
    const std::vector<MeasureOnHop> found = other.on(row);
    const std::vector<Derivation> why = why_possible(other, row, found);
    for (const MeasureOnHop& measure : found) {
      const bool there = std::any_of(row.measures.begin(), row.measures.end(), [&](const MeasureOnHop& on) {
        return on.measure == measure.measure && on.role == measure.role;
      });
      if (there || !measure.through) continue;
      std::vector<MeasureLine> beyond = numbers_->lines({&measure, 1}, why);
      beyond.front().text = fmt::format("{}: {}", why_not(*measure.through, measure.measure), beyond.front().text);
      lines.insert(lines.end(), beyond.begin(), beyond.end());
    }
    if (row.partner) return;
    for (const PartyMeasure& measure : other.on_parties(row)) {
      const bool there = std::any_of(row.party_measures.begin(), row.party_measures.end(),
                                     [&](const PartyMeasure& on) { return on.measure == measure.measure; });
      if (there || !measure.through) continue;
      std::vector<MeasureLine> beyond = party_lines(wording_, {&measure, 1});
      beyond.front().text = fmt::format("{}: {}", why_not(*measure.through, measure.measure), beyond.front().text);
      lines.insert(lines.end(), beyond.begin(), beyond.end());
    }
  }

  void add_reasons(const std::vector<SupplyRow>& rows) {
    WhySection why(wording_);
    for (const SupplyRow& row : rows) {
      why.row(fmt::format("{} → {} → {}", wording_.name_of_vertex(row.supplier),
                          row.product == no_vertex ? say("not stated") : wording_.name_of_vertex(row.product),
                          row.recipient == no_vertex ? std::string("–") : wording_.name_of_vertex(row.recipient)));
      for (const ClaimId c : row.claims) why.claim(c, doubts_of(row, c));
      for (const ClaimId c : row.received) why.claim(c, doubts_of(row, c));
      if (!row.partner) why.measures(measures_.explain(row));
    }
    std::move(why).add_to(answer_);
  }

  void add_notes(const std::vector<SupplyRow>& rows, const SupplyParties& parties) {
    if (auto note = lens_note(arguments_, data_.lens().options(), data_.graph())) answer_.notes.push_back(*note);
    answer_.notes.insert(answer_.notes.end(), data_.notes().begin(), data_.notes().end());
    if (rows.empty())
      answer_.notes.push_back(say("nothing found: no claim matches under this lens"));
    else
      answer_.notes.push_back(count_note(parties));
    add_not_counted(answer_, wording_, references_, not_counted(data_.flow(), data_.lens(), query_));
    add_hidden_note();
    add_doubt_notes(rows);
  }

  std::string count_note(const SupplyParties& parties) const {
    std::string text = say_counted(parties.suppliers, {"{} supplier"}, {"{} suppliers"});
    if (parties.partners > 0) text += ", " + say_counted(parties.partners, {"{} partner"}, {"{} partners"});
    return query_.to ? say("{} of {}", text, wording_.name_of_vertex(*query_.to)) : text;
  }

  Json json_of(const SupplyRow& row) {
    Json json = references_->supply_row(row);
    // The recipient is the one that is asked for, and the tier the first, as in a table.
    if (arguments_.value("format") == "brief") {
      if (!with_recipient_) json.erase("recipient");
      if (!with_tier_) json.erase("tier");
    }
    json["derivations"] = references_->derivations(measures_.explain(row));
    return json;
  }

  // The events that may have begun or ended what the rows tell.
  void add_doubt_notes(const std::vector<SupplyRow>& rows) {
    const KnowledgeGraph& graph = data_.graph();
    std::set<ClaimId> events;
    for (const SupplyRow& row : rows)
      for (const Doubt& doubt : row.doubts)
        if (doubt.claim != no_claim && graph.kind_of_claim(doubt.claim) == Kind::event &&
            events.insert(doubt.claim).second)
          answer_.notes.push_back(say_phrase(doubt.kind == DoubtKind::start ? Phrase{"possibly begun by {}: {} ({})"}
                                                                            : Phrase{"possibly ended by {}: {} ({})"},
                                             wording_.identifier(doubt.claim), wording_.statement(doubt.claim),
                                             listed(both_sides(wording_, doubt.claim))));
  }

  // Notes contested claims that --as-of hides, which would be missed otherwise.
  void add_hidden_note() {
    if (!data_.lens().options().as_of) return;
    LensOptions options = data_.lens().options();
    options.as_of.reset();
    const Lens lens(data_.graph(), options);
    SupplyQuery query = query_;
    query.limit = SIZE_MAX;
    query.contested_only = true;
    std::set<ClaimId> shown;
    for (const SupplyRow& row : supply_hops(data_.flow(), data_.lens(), query)) shown.insert(row.claims.front());
    std::set<ClaimId> told;
    std::size_t hidden = 0;
    std::vector<ClaimId> outside;
    for (const SupplyRow& row : supply_hops(data_.flow(), lens, query)) {
      if (shown.contains(row.claims.front())) continue;
      ++hidden;
      for (const std::vector<ClaimId>* side : {&row.claims, &row.received})
        for (const ClaimId c : *side)
          if (lens.contested(c) != Match::no && told.insert(c).second) outside.push_back(c);
    }
    const std::size_t count = outside.size();
    if (hidden > 0)
      answer_.json.list("contestedOutsideDate", {count, [this, outside = std::move(outside)](std::size_t i) {
                                                   return JsonObject(references_->claim(outside[i]));
                                                 }});
    // In brief the claims themselves say it.
    if (hidden > 0 && arguments_.value("format") != "brief")
      answer_.notes.push_back(say_counted(hidden, {"{} contested claim is outside this date. Omit --as-of to see it."},
                                          {"{} contested claims are outside this date. Omit --as-of to see them."}));
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const SupplyQuery& query_;
  const Measures& measures_;
  Wording wording_;
  std::optional<Measures> unexcepted_;  // as if rules of ownership had no exceptions, where they have some
  std::optional<Measures> expecting_;   // as if plans of ownership had come true, where there are some
  bool with_recipient_ = false;
  bool with_tier_ = false;
  std::tuple<VertexId, VertexId, VertexId> last_hop_{no_vertex, no_vertex, no_vertex};
  std::vector<MeasureLine> last_measures_;  // of the previous row
  struct Received {
    VertexId product = no_vertex, recipient = no_vertex;
    std::vector<ReportLine> lines;
    friend bool operator==(const Received&, const Received&) = default;
  };
  Received last_received_;  // of the previous row
  Answer answer_;
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
  std::shared_ptr<MeasureNumbers> numbers_ = measure_numbers_of(answer_, wording_);
};

ExitCode run_supply(const Arguments& arguments) {
  refuse_beside_sparql(arguments, {"depth", "why"});
  if (arguments.given("depth") && !arguments.given("to") && !arguments.given("from"))
    throw UsageFailure("--depth needs --to NAME or --from NAME");
  const Dataset data(arguments, question_of(arguments));
  SupplyQuery query = supply_query_of(arguments, data.graph(), data.names());
  if (arguments.given("sparql")) {
    write_output(supply_sparql(data.graph(), data.lens().options(), query), text_output_options(arguments),
                 data.files());
    return ExitCode::yes;
  }
  const Measures measures(data.lens());
  const OutputOptions options = output_options(arguments);
  if (options.limit && *options.limit < SIZE_MAX)
    query.limit = *options.limit + 1;  // one more tells that there are more
  SupplyParties parties;
  std::vector<SupplyRow> rows = supply(data.flow(), data.lens(), measures, query, &parties);
  const bool complete = rows.size() < query.limit;
  if (!complete) rows.resize(*options.limit);
  return print_answer("supply", SupplyAnswer(arguments, data, query, measures).make(rows, parties, complete), options,
                      data.files());
}

constexpr OptionSpec supply_options[] = {
    {"to", 0, "NAME", Arity::once, "the recipient: a company, a group or a product"},
    {"from", 0, "NAME", Arity::once, "the supplier"},
    {"product", 0, "NAME", Arity::once, "only this product and its variants, or a code: 'HS 8542'"},
    {"depth", 0, "N|all", Arity::once, "tiers of suppliers (with only --from: of recipients); default 1"},
    {"why", 0, "", Arity::flag, "below the rows, which claims make each so, and what each ? waits for"},
    {"sparql", 0, "", Arity::flag, "print the equivalent SPARQL 1.1 query for an export instead of the answer"},
};

constexpr Example supply_examples[] = {
    {"filiera supply --to ByteDance --as-of 2026-01-15", "who supplies ByteDance on that day, under which measures"},
    {"filiera supply --product H20 --as-of 2025-05-15", "who supplies H20, and what stood against it that day"},
    {"filiera supply --from Nvidia -f csv", "whom Nvidia supplies, for a spreadsheet"},
};

}  // namespace

extern const Command supply_command;
constinit const Command supply_command = {
    .name = "supply",
    .operands = "",
    .instead_of_operands = "--to NAME asks for its suppliers, --from NAME for its recipients",
    .summary = "who supplies whom, with what, under which restriction, when, according to whom",
    .description =
        "Follows goods: links of supply, and products that one party makes or sells and another commissions or\n"
        "uses. One row for each hop; claims of several sources on the same matter share it and are never added up.\n"
        "A line with \"←\" states how the recipient obtains the product. The last rows are partners: who designs or\n"
        "develops a product that the recipient commissions. UNDER names the measures on the hop by their numbers in\n"
        "the list Measures below, with their sources, conditions and reasons. \"?\" marks what is only possible,\n"
        "\"expected\" what is planned. In CSV a hop has a line for each claim, voice and measure.",
    .shared = Shared::all,
    .options = supply_options,
    .examples = supply_examples,
    .run = run_supply,
};

}  // namespace filiera
