// SPDX-License-Identifier: Apache-2.0
// filiera coverage: what the data holds, how fresh it is, and what it cannot answer.
#include "query/claims/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/data/data_digest.hpp"
#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/words/held_in_part.hpp"
#include "cli/words/references.hpp"
#include "graph/model/title.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// In order of Extent.
struct ExtentWords {
  std::string_view json;
  Phrase text;
};
constexpr ExtentWords extent_words[] = {{"whole", {"held whole"}},
                                        {"inPart", {"held in part"}},
                                        {"byName", {"held by name only"}},
                                        {"unstated", {"not stated"}}};

class CoverageAnswer {
 public:
  explicit CoverageAnswer(const Dataset& data)
      : data_(data),
        graph_(data.graph()),
        wording_(data.lens(), data.languages()),
        held_(coverage(graph_)),
        extents_(graph_) {}

  Answer make() {
    Answer answer;
    const std::optional<std::string> digest = data_digest(data_.files());
    answer.json["digest"] = digest ? Json(*digest) : Json();
    answer.list({"documents",
                 {{"DOCUMENT"}, {"TITLE"}, {"PUBLISHED"}, {"CLAIMS", Align::right}, {"TELLS OF"}, {"LICENCE"}},
                 held_.documents.size(),
                 [this](std::size_t i) { return row(held_.documents[i]); },
                 [this](std::size_t i) { return element(held_.documents[i]); }});
    add_counts(answer);
    add_rules(answer);
    answer.json["legalClearance"] = false;
    Section last;
    if (digest) last.lines.push_back({{say("data digest (SHA-256): {}", *digest), Tone::faint}});
    last.lines.push_back({{no_clearance_text(), Tone::plain}});
    answer.after.push_back(std::move(last));
    if (held_.documents.empty()) answer.notes.push_back(say("the data names no document: no claim in it has a source"));
    return answer;
  }

 private:
  TermId term_of(DocumentId document) const { return graph_.document(document).term; }

  std::string licence(DocumentId document) const {
    const TermId term = graph_.object(term_of(document), vocab::dcterms_license);
    return term == no_term ? "" : std::string(graph_.terms().value(term));
  }

  Row row(const DocumentCoverage& of) const {
    const std::string name = wording_.name(term_of(of.document));
    const std::string title = title_of(graph_, of.document, wording_.languages());
    const std::string published = wording_.text_of(term_of(of.document), vocab::schema_datePublished);
    return {name,
            title == name ? "" : title,
            published.empty() ? say("undated") : published,
            fmt::format("{}", of.claims),
            of.told ? told_text(*of.told) : say("no date"),
            licence(of.document)};
  }

  static std::string told_text(DayRange told) { return say("{} to {}", iso_date(told.first), iso_date(told.last)); }

  Json element(const DocumentCoverage& of) const {
    const TermId term = term_of(of.document);
    Json json = {{"iri", graph_.terms().value(term)},
                 {"name", wording_.name(term)},
                 {"title", title_of(graph_, of.document, wording_.languages())},
                 {"published", format_range(graph_.document(of.document).published)},
                 {"claims", of.claims}};
    if (of.told) json["tellsOf"] = {{"first", iso_date(of.told->first)}, {"last", iso_date(of.told->last)}};
    if (const std::string text = licence(of.document); !text.empty()) json["license"] = text;
    if (const std::string text = wording_.text_of(term, vocab::fil_leavesOut); !text.empty()) json["leavesOut"] = text;
    return json;
  }

  // Kinds of things and claims, then edge types: those that the data has, with their numbers, and those it lacks.
  void add_counts(Answer& answer) const {
    std::vector<std::string> things, claims, links, lacking;
    Json kinds = Json::object(), edges = Json::object(), none = Json::array();
    for (std::size_t k = 0; k < kind_count; ++k) {
      const Kind kind = static_cast<Kind>(k);
      const std::string label(graph_.kinds().labels_of_kind(kind).get(wording_.languages()));
      const std::string name(local_name(graph_.kinds().class_of_kind(kind)));
      if (kind == Kind::link || !(is_vertex(kind) || is_claim(kind))) continue;
      if (held_.kinds[k] == 0) {
        lacking.push_back(label);
        none.push_back(name);
        continue;
      }
      (is_claim(kind) ? claims : things).push_back(fmt::format("{} {}", label, held_.kinds[k]));
      kinds[name] = held_.kinds[k];
    }
    for (std::size_t t = 0; t < held_.links.size(); ++t) {
      const EdgeType& type = graph_.kinds().edge_type(static_cast<EdgeTypeId>(t));
      const std::string name(type.name());
      if (type.carrier == Carrier::claim) continue;
      if (held_.links[t] == 0) {
        lacking.push_back(name);
        none.push_back(name);
        continue;
      }
      links.push_back(fmt::format("{} {}", name, held_.links[t]));
      edges[name] = held_.links[t];
    }
    answer.json["kinds"] = std::move(kinds);
    answer.json["edges"] = std::move(edges);
    answer.json["noneOf"] = std::move(none);
    Section section;
    section.lines.emplace_back();
    section.table = {{{"HELD"}, {"NUMBERS"}}, {}, true};
    add_row(section.table, {"Things"}, things);
    add_row(section.table, {"Other claims"}, claims);
    add_row(section.table, {"Edges"}, links);
    add_row(section.table, {"None of"}, lacking);
    answer.after.push_back(std::move(section));
  }

  static void add_row(Table& table, Phrase key, const std::vector<std::string>& texts) {
    if (!texts.empty()) table.rows.push_back({Cell(say(key), Tone::strong), fmt::format("{}", fmt::join(texts, ", "))});
  }

  void add_rules(Answer& answer) const {
    Json rules = Json::array();
    std::size_t unstated = 0;
    Section section;
    section.lines = {{}, {{say("Rules"), Tone::strong}}};
    section.table = {{{"HELD"}, {"RULE"}}, {}, true};
    for (const VertexId measure : held_.measures) {
      const RuleExtent extent = extents_.of(measure);
      if (extent.extent == Extent::unstated) {
        ++unstated;
        continue;
      }
      const ExtentWords& words = extent_words[static_cast<std::size_t>(extent.extent)];
      Json json = {{"measure", vertex_json(wording_, measure)}, {"held", words.json}};
      std::string text = wording_.name_of_vertex(measure);
      for (const DocumentId document : extent.documents) {
        json["documents"].push_back(graph_.terms().value(term_of(document)));
        text += fmt::format("; {}", wording_.name(term_of(document)));
        if (extent.extent != Extent::in_part) continue;
        const std::string left_out = wording_.text_of(term_of(document), vocab::fil_leavesOut);
        json["leavesOut"].push_back(left_out);
        text += say(", which leaves out: {}", left_out);
      }
      section.table.rows.push_back({Cell(say(words.text), Tone::strong), text});
      rules.push_back(std::move(json));
    }
    answer.json["rules"] = std::move(rules);
    answer.json["rulesWithoutExtent"] = unstated;
    if (unstated > 0)
      section.table.rows.push_back({Cell(say(extent_words[3].text), Tone::strong),
                                    say_counted(unstated, {"{} measure, as far as the sources tell it"},
                                                {"{} measures, as far as the sources tell them"})});
    if (!section.table.rows.empty()) answer.after.push_back(std::move(section));
  }

  const Dataset& data_;
  const KnowledgeGraph& graph_;
  Wording wording_;
  Coverage held_;
  RuleExtents extents_;
};

ExitCode run_coverage(const Arguments& arguments) {
  const Dataset data(arguments);
  return print_answer("coverage", answer_made_by<CoverageAnswer>(data), output_options(arguments), data.files());
}

constexpr Example coverage_examples[] = {
    {"filiera coverage", "what the shipped data holds, and what it has none of"},
};

}  // namespace

extern const Command coverage_command;
constinit const Command coverage_command = {
    .name = "coverage",
    .operands = "",
    .summary = "what the data holds, how fresh it is, and what it cannot answer",
    .description =
        "The documents, when they were published and of which time they tell; the numbers of things, claims and\n"
        "edges, and the kinds of which there are none; the rules that the data holds whole, in part (fil:covers and\n"
        "fil:leavesOut on a document) or by name only. Where the data has none of a kind, an empty answer about it\n"
        "says nothing of the world.",
    .shared = Shared::data_and_output,
    .options = {},
    .examples = coverage_examples,
    .run = run_coverage,
};

}  // namespace filiera
