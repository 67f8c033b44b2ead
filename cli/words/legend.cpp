// SPDX-License-Identifier: Apache-2.0
// What the rows of an answer abbreviate.
#include "cli/words/legend.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "cli/words/held_in_part.hpp"
#include "graph/model/title.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

class Legend final : public AnswerLegend {
 public:
  void add(Wording wording) { wordings_.push_back(std::move(wording)); }
  void add(std::shared_ptr<const MeasureNumbers> measures) { measures_ = std::move(measures); }

  std::vector<Section> sections() override {
    // By name and text: old and new data may say the same of a document.
    std::map<std::pair<std::string, std::string>, NamedVoices> sources;
    for (const Wording& wording : wordings_) add_sources(wording, sources);
    std::vector<Section> sections;
    if (measures_)
      if (Table list = measures_->list(); !list.rows.empty())
        sections.push_back({{{}, {{say("Measures"), Tone::strong}}}, std::move(list)});
    std::set<std::string> in_part;
    for (const Wording& wording : wordings_)
      if (std::string text = held_in_part_text(wording); !text.empty()) in_part.insert(std::move(text));
    for (const std::string& text : in_part) {
      if (sections.empty()) sections.push_back({{{}}, {}});
      sections.push_back({{{{text, Tone::doubtful}}}, {}});
    }
    if (sources.empty()) return sections;
    Section section;
    if (sections.empty()) section.lines.emplace_back();
    section.lines.push_back({{say("Sources"), Tone::strong}});
    section.table = {{{"SOURCE"}, {"DOCUMENT"}}, {}, true};
    for (const auto& [source, voices] : sources) {
      std::string text = source.second;
      if (!voices.affirming.empty()) text += say("; relays {}", fmt::join(voices.affirming, ", "));
      if (!voices.denying.empty()) text += say("; there denied by {}", fmt::join(voices.denying, ", "));
      section.table.rows.push_back({Cell(source.first, Tone::strong), text});
    }
    sections.push_back(std::move(section));
    return sections;
  }

 private:
  static void add_sources(const Wording& wording, std::map<std::pair<std::string, std::string>, NamedVoices>& sources) {
    const auto term = [&](DocumentId document) { return wording.graph().document(document).term; };
    std::map<std::string, std::size_t> namesakes;
    for (const auto& [document, voices] : wording.named_documents()) ++namesakes[wording.name(term(document))];
    for (const auto& [document, voices] : wording.named_documents()) {
      const std::string name = wording.name(term(document));
      std::string text = document_text(wording, document);
      if (namesakes.at(name) > 1) text = fmt::format("{}: {}", wording.short_name(term(document)), text);
      NamedVoices& into = sources.try_emplace({name, std::move(text)}).first->second;
      into.affirming.insert(voices.affirming.begin(), voices.affirming.end());
      into.denying.insert(voices.denying.begin(), voices.denying.end());
    }
  }

  std::vector<Wording> wordings_;
  std::shared_ptr<const MeasureNumbers> measures_;
};

Legend& legend_of(Answer& answer) {
  if (!answer.legend) answer.legend = std::make_shared<Legend>();
  return static_cast<Legend&>(*answer.legend);
}

}  // namespace

std::string document_text(const Wording& wording, DocumentId document) {
  const TermId term = wording.graph().document(document).term;
  const auto text_of = [&](std::string_view property) { return wording.text_of(term, property); };
  std::vector<std::string> parts;
  if (std::string title = title_of(wording.graph(), document, wording.languages()); title != wording.name(term))
    parts.push_back(std::move(title));
  parts.push_back(text_of(vocab::schema_publisher));
  if (const std::string author = text_of(vocab::schema_author); !author.empty()) parts.push_back(say("by {}", author));
  const std::string date = text_of(vocab::schema_datePublished);
  parts.push_back(date.empty() ? say("undated") : date);
  parts.push_back(text_of(vocab::schema_inLanguage));
  if (const TermId url = wording.graph().object(term, vocab::schema_url); url != no_term)
    parts.emplace_back(wording.graph().terms().value(url));
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void add_legend(Answer& answer, const Wording& wording) { legend_of(answer).add(wording); }

std::shared_ptr<MeasureNumbers> measure_numbers_of(Answer& answer, const Wording& wording) {
  auto numbers = std::make_shared<MeasureNumbers>(wording);
  legend_of(answer).add(numbers);
  return numbers;
}

}  // namespace filiera
