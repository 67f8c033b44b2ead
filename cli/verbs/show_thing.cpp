// SPDX-License-Identifier: Apache-2.0
// filiera show of a thing: names, edges, measures, events, figures, remarks.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "cli/verbs/show_shared.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// All labels or aliases, without duplicates.
std::vector<std::string> texts_of(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  const TermId predicate = graph.terms().find_iri(property);
  std::vector<std::string> texts;
  std::unordered_set<std::string_view> seen;
  for (const Quad& quad : graph.statements(subject)) {
    if (quad.predicate != predicate) continue;
    const std::string_view text = graph.terms().value(quad.object);
    if (seen.insert(text).second) texts.emplace_back(text);
  }
  return texts;
}

class ThingAnswer {
 public:
  ThingAnswer(const ShowRequest& request, VertexId thing)
      : request_(request),
        graph_(request.data.graph()),
        lens_(request.data.lens()),
        wording_(request.wording),
        thing_(thing),
        term_(graph_.term_of_vertex(thing)),
        found_(claims_about_thing(request.data, thing)) {}

  Answer make() {
    references_->cite_relays();
    add_head();
    answer_.list({"rows",
                  {{"CLAIM"}, {"SAYS"}, {"STATUS"}, {"WHEN"}, {"ACCORDING TO"}},
                  found_.links.size(),
                  [this](std::size_t i) { return link_row(found_.links[i]); },
                  [this](std::size_t i) {
                    return Json{{"claim", references_->claim(found_.links[i])}};
                  }});
    answer_.records.fields = joined({{"section"}, claim_fields(), measure_of_fields()});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) {
      take_lines("links", found_.links[i], take);
    };
    answer_.records.further_lines = [this](const LineTaker& take) {
      for (const auto& [section, claims] :
           {std::pair("measures", &found_.measures), std::pair("events", &found_.events),
            std::pair("figures", &found_.figures), std::pair("remarks", &found_.remarks)})
        for (const ClaimId c : *claims) take_lines(section, c, take);
    };
    add_measures();
    add_section("events", say("Events"), found_.events, event_table());
    add_section("figures", say("Figures"), found_.figures, figure_table());
    add_section("remarks", say("Remarks"), found_.remarks, remark_table(wording_, found_.remarks));
    std::vector<ClaimId> all = found_.links;
    for (const auto* list : {&found_.measures, &found_.events, &found_.figures, &found_.remarks})
      all.insert(all.end(), list->begin(), list->end());
    add_evidence(request_, all, answer_);
    return std::move(answer_);
  }

 private:
  void add_head() {
    const Kind kind = graph_.kind_of_vertex(thing_);
    const std::string kind_name(graph_.kinds().labels_of_kind(kind).get(wording_.languages()));
    Section head;
    head.lines.push_back({{wording_.name(term_), Tone::strong},
                          {fmt::format("  {}  {}", kind_name, graph_.spelled(term_)), Tone::plain}});
    std::vector<std::string> others = texts_of(graph_, term_, vocab::skos_prefLabel);
    // An alias comes from an unknown text, so answers with a date of knowledge must not show it.
    if (!wording_.lens().options().known_by) {
      const std::vector<std::string> aliases = texts_of(graph_, term_, vocab::skos_altLabel);
      others.insert(others.end(), aliases.begin(), aliases.end());
    }
    std::erase(others, wording_.name(term_));
    if (!others.empty()) head.lines.push_back({{say("also called {}", fmt::join(others, "; ")), Tone::plain}});
    if (!found_.links.empty()) head.lines.push_back({});
    answer_.before.push_back(std::move(head));
    answer_.json["iri"] = graph_.terms().value(term_);
    answer_.json["name"] = wording_.name(term_);
    answer_.json["kind"] = local_name(graph_.kinds().class_of_kind(kind));
    answer_.json["alsoCalled"] = others;
  }

  Cell status_cell(ClaimId c) const { return Cell(wording_.marked_status(c), tone_of_stance(wording_, c)); }

  Cell when_cell(ClaimId c) const {
    std::string when = wording_.marked_period(c);
    const Tone tone = tone_of_mark(when);
    return Cell(std::move(when), tone);
  }

  // The lines of a claim in csv: one for each telling.
  void take_lines(const char* section, ClaimId c, const LineTaker& take) const {
    take_claim_lines(wording_, c, {section}, [&](const Fields& line) {
      take(joined({line, measure_of(wording_, c)}));
    });
  }

  Row link_row(ClaimId c) const {
    return {wording_.identifier(c), wording_.statement(c), status_cell(c), when_cell(c),
            listed(both_sides(wording_, c))};
  }

  void add_section(const char* member, std::string title, const std::vector<ClaimId>& claims, Table table) {
    answer_.json.list(member, {claims.size(), [&](std::size_t i) { return references_->claim(claims[i]); }});
    if (!claims.empty()) answer_.after.push_back(titled(std::move(title), std::move(table)));
  }

  Json measure_json(ClaimId measure) const {
    const VertexId vertex = graph_.find_vertex(graph_.term_of_claim(measure));
    return {{"measure", references_->measure(vertex)}, {"inForce", force_text(wording_, measure)}};
  }

  // bad for what is certainly in force, doubtful for what is possibly, unless it is only as last told.
  Tone tone_of_force(ClaimId measure) const {
    if (!graph_.real(measure) || !lens_.options().as_of) return Tone::plain;
    const Match match = lens_.circumstance(measure);
    if (match != Match::possible) return match == Match::certain ? Tone::bad : Tone::plain;
    const std::string mark = mark_of(wording_, lens_.doubts(measure), measure);
    return mark.empty() || mark.starts_with(" ? ") ? Tone::doubtful : Tone::plain;
  }

  void add_measures() {
    const bool dated = lens_.options().as_of.has_value();
    Table table{{{"CLAIM"}, {"MEASURE"}, {"EFFECT"}, {dated ? "IN FORCE" : "WHEN"}, {"PERIOD"}, {"ACCORDING TO"}}, {}};
    if (!dated) table.columns.erase(table.columns.begin() + 4);
    for (const ClaimId c : found_.measures) {
      std::string effect_name = wording_.effect_of(graph_.find_vertex(graph_.term_of_claim(c)));
      if (effect_name.empty()) effect_name = "–";
      if (const std::string stance = wording_.stance_text(c); !stance.empty()) effect_name += ", " + stance;
      const std::string force = force_text(wording_, c);
      const Tone tone = tone_of_force(c);
      std::vector<Cell> row = {wording_.identifier(c), wording_.name(graph_.term_of_claim(c)), effect_name,
                               Cell(force, tone)};
      if (dated) row.emplace_back(wording_.period(c));
      row.emplace_back(listed(both_sides(wording_, c)));
      table.rows.emplace_back(row);
    }
    answer_.json.list("measuresOnIt",
                      {found_.measures.size(), [this](std::size_t i) { return measure_json(found_.measures[i]); }});
    const auto as_of = request_.data.lens().options().as_of;
    if (!table.rows.empty())
      answer_.after.push_back(
          titled(as_of ? say("Measures, {}", format_range(*as_of)) : say("Measures"), std::move(table)));
  }

  Table event_table() const {
    Table table{{{"CLAIM"}, {"WHEN"}, {"EVENT"}, {"STATUS"}, {"ACCORDING TO"}}, {}};
    for (const ClaimId c : found_.events)
      table.rows.push_back({wording_.identifier(c), when_cell(c), wording_.statement(c), status_cell(c),
                            listed(both_sides(wording_, c))});
    return table;
  }

  Table figure_table() const {
    Table table{{{"CLAIM"}, {"WHEN"}, {"FIGURE"}, {"STATUS"}, {"ACCORDING TO"}}, {}};
    for (const ClaimId c : found_.figures)
      table.rows.push_back({wording_.identifier(c), when_cell(c), wording_.statement(c), status_cell(c),
                            listed(both_sides(wording_, c))});
    return table;
  }

  const ShowRequest& request_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Wording& wording_;
  VertexId thing_;
  TermId term_;
  ClaimsAbout found_;
  Answer answer_;
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
};

}  // namespace

Answer show_thing(const ShowRequest& request, VertexId thing) { return answer_made_by<ThingAnswer>(request, thing); }

}  // namespace filiera
