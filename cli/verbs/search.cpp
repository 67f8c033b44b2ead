// SPDX-License-Identifier: Apache-2.0
// filiera search: things, claims and documents by their names.
#include <fmt/format.h>

#include <algorithm>

#include "cli/data/dataset.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"

namespace filiera {

namespace {

constexpr std::size_t usual_limit = 20;

// In order of FoundBy.
struct FoundByWords {
  std::string_view json;
  Phrase text;  // with the name that was found, if there is one
};
constexpr FoundByWords found_by_words[] = {
    {"iri", {"its IRI"}},
    {"code", {"the code {}"}},
    {"name", {"the name {}"}},
    {"alias", {"the alias {}"}},
    {"beginning", {"the beginning of {}"}},
    {"words", {"words of {}"}},
    {"spelling", {"a similar spelling: {}"}},
};

const FoundByWords& words_for(FoundBy by) { return found_by_words[static_cast<std::size_t>(by)]; }

class SearchAnswer {
 public:
  SearchAnswer(const Dataset& data, const std::string& text, std::size_t most)
      : data_(data),
        wording_(data.lens(), data.languages()),
        text_(text),
        found_(data.names().search(text, most, wanted_anything(data.graph()).accept)) {}

  Answer make() {
    Answer answer;
    answer.json["text"] = text_;
    answer.json["found"] = found_.found;
    answer.json["complete"] = found_.all_compared;
    answer.list({"rows",
                 {{"NAME"}, {"KIND"}, {"FOUND BY"}, {"IRI"}},
                 found_.names.size(),
                 [this](std::size_t i) { return row(found_.names[i]); },
                 [this](std::size_t i) { return element(found_.names[i]); }});
    if (found_.found == 0) {
      answer.exit = ExitCode::no;
      answer.notes.push_back(say("nothing is called \"{}\", or nearly so", text_));
    } else if (found_.names.size() < found_.found) {
      answer.notes.push_back(say("the closest {} of {}; --limit N shows more", found_.names.size(), found_.found));
    } else {
      answer.notes.push_back(say("{} found", found_.found));
    }
    if (!found_.all_compared)
      answer.notes.push_back(
          say("more than {} names hold these words, and not all were compared: add a word", Names::most_compared));
    return answer;
  }

 private:
  std::string_view matched(const FoundName& name) const { return data_.graph().terms().value(name.text); }

  Row row(const FoundName& name) const {
    const KnowledgeGraph& graph = data_.graph();
    // An IRI has no text; its phrase has no place for one.
    const std::string by =
        say_phrase(words_for(name.by).text, name.text == no_term ? std::string_view() : matched(name));
    return {wording_.name(name.subject), kind_text(graph, name.subject, wording_.languages()), by,
            graph.spelled(name.subject)};
  }

  Json element(const FoundName& name) const {
    Json json = {{"thing", reference_json(wording_, name.subject)},
                 {"kind", kind_text(data_.graph(), name.subject)},
                 {"foundBy", words_for(name.by).json}};
    if (name.text != no_term) json["text"] = matched(name);
    return json;
  }

  const Dataset& data_;
  Wording wording_;
  std::string text_;
  FoundNames found_;
};

ExitCode run_search(const Arguments& arguments) {
  const std::string text = fmt::format("{}", fmt::join(arguments.operands(), " "));
  OutputOptions options = output_options(arguments);
  const std::size_t most = options.limit.value_or(usual_limit);
  options.limit.reset();
  const Dataset data(arguments);
  return print_answer("search", answer_made_by<SearchAnswer>(data, text, most), options, data.files());
}

constexpr Example search_examples[] = {
    {"filiera search huawei", "whatever has Huawei in its names"},
    {"filiera search nvida chips", "misspelled: the nearest spelling"},
};

}  // namespace

extern const Command search_command;
constinit const Command search_command = {
    .name = "search",
    .operands = "TEXT",
    .least_operands = 1,
    .most_operands = 100,
    .summary = "things, claims and documents by name, alias, identifier or code",
    .description =
        "The 20 names that fit best, or as many as --limit says: first what has TEXT as IRI, code, name or alias,\n"
        "then names that begin with it, then names with all its words, each at least begun, in any order. If no\n"
        "name has them, words with the same first letter and a similar spelling count. Case and accents do not.",
    .shared = Shared::data_and_output,
    .options = {},
    .examples = search_examples,
    .run = run_search,
};

}  // namespace filiera
