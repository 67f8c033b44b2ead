// SPDX-License-Identifier: Apache-2.0
// filiera match: pairs of parties of two data sets that may be one.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "cli/data/dataset.hpp"
#include "cli/data/latin_names.hpp"
#include "cli/data/names.hpp"
#include "cli/data/pair_table.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/shared_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "io/phrases.hpp"
#include "io/spelling.hpp"
#include "query/matching/party_matches.hpp"

namespace filiera {

namespace {

// In order of Likeness: in JSON, for people, and as SSSOM has them.
struct LikenessWords {
  std::string_view json;
  Phrase text;
  std::string_view justification;
};
constexpr LikenessWords likeness_words[] = {
    {"sameName", {"the same name: {} and {}"}, "semapv:LexicalMatching"},
    {"sameWords", {"the same words: {} and {}"}, "semapv:LexicalMatching"},
    {"initials", {"initials: {} and {}"}, "semapv:LexicalSimilarityThresholdMatching"},
    {"words", {"like words: {} and {}"}, "semapv:LexicalSimilarityThresholdMatching"},
};

const LikenessWords& words_for(Likeness likeness) { return likeness_words[static_cast<std::size_t>(likeness)]; }

// The parties of the data sets, one a path of --data.
struct MatchedData {
  std::vector<std::string> names;  // of the data sets
  std::vector<std::string> files;
  std::vector<std::vector<MatchParty>> parties;
  Prefixes prefixes;
};

// The options by which a data set is read: those of the command line, without the pairs, which are of both sets.
Arguments reading_options(const Arguments& arguments) {
  std::vector<std::string> words;
  for (const std::string& prefix : arguments.values("prefix")) words.insert(words.end(), {"--prefix", prefix});
  for (const char* option : {"input-format", "base"})
    if (const std::optional<std::string> value = arguments.value(option))
      words.insert(words.end(), {fmt::format("--{}", option), *value});
  for (const char* flag : {"quiet", "verbose", "progress"})
    if (arguments.given(flag)) words.push_back(fmt::format("--{}", flag));
  const std::array groups = {data_option_group, output_option_group};
  return parse_arguments(groups, words);
}

MatchedData read_parties(const Arguments& arguments) {
  const std::span<const std::string> paths = arguments.values("data");
  if (paths.size() < 2)
    throw UsageFailure(
        "match compares the parties of two data sets: name each with --data, such as -d mine.ttl -d csl.ttl");
  const Arguments reading = reading_options(arguments);
  MatchedData data;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (std::ranges::find(paths.first(i), paths[i]) != paths.begin() + static_cast<std::ptrdiff_t>(i))
      throw UsageFailure(fmt::format("--data {} is named twice: match compares different data sets", paths[i]));
    const ReadResult result = read_data(reading, paths.subspan(i, 1));
    if (!result.graph) {
      print_faults(result.faults, Severity::error);
      throw Failure(ExitCode::input, fmt::format("{} has {}; it is not used", paths[i],
                                                 counted(result.faults.count(Severity::error), "error")));
    }
    data.names.push_back(paths[i]);
    data.files.insert(data.files.end(), result.files.begin(), result.files.end());
    data.parties.push_back(parties_of(*result.graph));
    for (const Prefix& prefix : result.graph->data().prefixes.all())
      if (!data.prefixes.find(prefix.name)) data.prefixes.set(prefix.name, prefix.iri);
  }
  return data;
}

// A pair with the numbers of its data sets.
struct FoundPair {
  std::size_t subjects = 0, objects = 0;
  ProposedPair pair;
  bool proposed = false;  // not only a candidate
};

class Matches {
 public:
  explicit Matches(const Arguments& arguments) : arguments_(arguments), data_(read_parties(arguments)) {
    options_.threshold = threshold();
    options_.candidates = positive_number(arguments, "candidates").value_or(0);
    const std::vector<std::string> decided(arguments.values("same").begin(), arguments.values("same").end());
    read_decided(decided);
    for (std::size_t a = 0; a < data_.parties.size(); ++a)
      for (std::size_t b = a + 1; b < data_.parties.size(); ++b) compare(a, b);
    std::ranges::stable_sort(found_, std::greater<>(), [](const FoundPair& found) { return found.pair.confidence; });
    drop_decided();
    names_.warn();
  }

  Answer make() {
    Answer answer;
    answer.json["threshold"] = options_.threshold;
    answer.json["proposed"] = proposed_;
    answer.list({"rows",
                 {{"NAME"}, {"OTHER NAME"}, {"CONFIDENCE"}, {"BECAUSE OF"}, {"THING"}, {"OTHER THING"}},
                 found_.size(),
                 [this](std::size_t i) { return row(found_[i]); },
                 [this](std::size_t i) { return element(found_[i]); }});
    answer.records.fields = {"subject", "subject_name", "object", "object_name", "confidence", "proposed", "because"};
    answer.records.lines = [this](std::size_t i, const LineTaker& take) {
      const FoundPair& found = found_[i];
      take({subject(found).iri, subject(found).names.front(), object(found).iri, object(found).names.front(),
            number(found.pair.confidence), found.proposed ? "true" : "false", because(found.pair)});
    };
    for (std::string& note : notes()) answer.notes.push_back(std::move(note));
    if (proposed_ == 0) answer.exit = ExitCode::no;
    return answer;
  }

  // The pairs as a table of SSSOM. Candidates that are not proposed are close matches, which --same passes over.
  std::string table() const {
    const Prefixes known = prefixes_of_pairs(data_.prefixes);
    std::map<std::string, std::string> used = {{"skos", "http://www.w3.org/2004/02/skos/core#"},
                                               {"semapv", "https://w3id.org/semapv/vocab/"}};
    const auto short_name = [&](const std::string& iri) {
      const std::optional<Prefixes::Split> split = known.split(iri);
      if (!split || split->escaped || split->prefix.empty()) return iri;
      used.emplace(split->prefix, *known.find(split->prefix));
      return fmt::format("{}:{}", split->prefix, split->local);
    };
    std::string rows;
    for (const FoundPair& found : found_)
      rows += fmt::format("{}\t{}\tskos:{}\t\t{}\t{}\t{}\t{}\t{}\n", short_name(subject(found).iri),
                          cell(subject(found).names.front()), found.proposed ? "exactMatch" : "closeMatch",
                          short_name(object(found).iri), cell(object(found).names.front()), justification(found.pair),
                          number(found.pair.confidence), cell(because(found.pair)));
    return head_of_pairs(used) + rows;
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> lines = {say_counted(proposed_, {"{} pair is proposed"}, {"{} pairs are proposed"})};
    if (found_.size() > proposed_)
      lines.push_back(say_counted(found_.size() - proposed_, {"{} candidate is below the threshold"},
                                  {"{} candidates are below the threshold"}));
    if (decided_ > 0)
      lines.push_back(say_counted(decided_, {"{} pair is left out: --same decides it"},
                                  {"{} pairs are left out: --same decides them"}));
    return lines;
  }

  const std::vector<std::string>& files() const { return data_.files; }
  bool empty() const { return proposed_ == 0; }

 private:
  double threshold() const {
    const std::optional<std::string> text = arguments_.value("threshold");
    if (!text) return default_threshold;
    double value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || !(value > 0 && value <= 1))
      throw UsageFailure(fmt::format("--threshold takes a number over 0 and up to 1, not \"{}\"", *text));
    return value;
  }

  void read_decided(const std::vector<std::string>& files) {
    Faults faults;
    try {
      // Contradictions and rings are faults here as in every verb.
      const SameThings checked(files, prefixes(arguments_), faults);
      PairTables tables;
      if (!faults.has_errors()) tables = read_pairs(files, prefixes(arguments_), faults);
      for (const SamePair& pair : tables.same) same_.join(pair.subject, pair.object);
      different_ = std::move(tables.different);
    } catch (const SourceError& error) {
      throw Failure(ExitCode::input, error.what());
    }
    if (!faults.has_errors()) return;
    print_faults(faults, Severity::error);
    throw Failure(ExitCode::input,
                  fmt::format("the pairs have {}; they are not used", counted(faults.count(Severity::error), "error")));
  }

  // The parties of the smaller data set are asked for in the other one.
  void compare(std::size_t a, std::size_t b) {
    const bool turned = data_.parties[a].size() > data_.parties[b].size();
    const auto& asked = data_.parties[turned ? b : a];
    const auto& index = data_.parties[turned ? a : b];
    for (ProposedPair& pair : propose_pairs(
             asked, index, [this](std::string_view name) { return names_.latin(name); }, options_)) {
      if (turned) {
        std::swap(pair.subject, pair.object);
        std::swap(pair.subject_name, pair.object_name);
      }
      const bool proposed = pair.confidence >= options_.threshold;
      found_.push_back({a, b, std::move(pair), proposed});
    }
  }

  // Leaves out what --same says already or denies, and what better pairs make the same: rows that form no ring can each
  // be undone.
  void drop_decided() {
    std::vector<FoundPair> kept;
    std::map<std::string, std::vector<std::string>> denied;
    for (const SamePair& pair : different_) {
      denied[pair.subject].push_back(pair.object);
      denied[pair.object].push_back(pair.subject);
    }
    SameSets decided = same_;
    for (FoundPair& found : found_) {
      const std::string& one = subject(found).iri;
      const std::string& other = object(found).iri;
      const auto of_one = denied.find(one);
      if (decided.root(one) == decided.root(other) ||
          (of_one != denied.end() && std::ranges::find(of_one->second, other) != of_one->second.end())) {
        ++decided_;
        continue;
      }
      if (found.proposed && !same_.join(one, other)) continue;
      proposed_ += found.proposed;
      kept.push_back(std::move(found));
    }
    found_ = std::move(kept);
  }

  const MatchParty& subject(const FoundPair& found) const { return data_.parties[found.subjects][found.pair.subject]; }
  const MatchParty& object(const FoundPair& found) const { return data_.parties[found.objects][found.pair.object]; }

  static std::string number(double confidence) { return fmt::format("{:.2f}", confidence); }

  // A text as a cell of a table with tabs.
  static std::string cell(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return line;
  }

  static std::string_view justification(const ProposedPair& pair) {
    return pair.by_identifier ? "semapv:LexicalMatching" : words_for(pair.likeness).justification;
  }

  std::string because(const ProposedPair& pair) const {
    std::string text = pair.by_identifier ? say("the identifier {}", pair.subject_name)
                       : pair.subject_name == pair.object_name
                           ? say("the name {}", pair.subject_name)
                           : say_phrase(words_for(pair.likeness).text, pair.subject_name, pair.object_name);
    if (pair.country == Agreement::same) text += "; " + say("the same country");
    if (pair.country == Agreement::different) text += "; " + say("other countries");
    if (pair.kinds_differ) text += "; " + say("one is a person or a voice");
    return text;
  }

  Row row(const FoundPair& found) const {
    std::string confidence = number(found.pair.confidence);
    if (!found.proposed) confidence = say("{}, too low", confidence);
    return {subject(found).names.front(), object(found).names.front(),     confidence,
            because(found.pair),          spelled_iri(subject(found).iri), spelled_iri(object(found).iri)};
  }

  std::string spelled_iri(const std::string& iri) const {
    return data_.prefixes.shorten(iri).value_or(fmt::format("<{}>", iri));
  }

  Json element(const FoundPair& found) const {
    const ProposedPair& pair = found.pair;
    const auto reference = [](const MatchParty& party) {
      return Json{{"iri", party.iri}, {"name", party.names.front()}};
    };
    Json json = {{"subject", reference(subject(found))},
                 {"object", reference(object(found))},
                 {"confidence", std::stod(number(pair.confidence))},
                 {"proposed", found.proposed},
                 {"likeness", pair.by_identifier ? "identifier" : words_for(pair.likeness).json},
                 {"names", Json::array({pair.subject_name, pair.object_name})}};
    if (pair.country != Agreement::untold) json["country"] = pair.country == Agreement::same ? "same" : "different";
    if (pair.kinds_differ) json["kindsDiffer"] = true;
    return json;
  }

  const Arguments& arguments_;
  MatchedData data_;
  MatchOptions options_;
  SameSets same_;
  std::vector<SamePair> different_;
  LatinNames names_;
  std::size_t decided_ = 0, proposed_ = 0;
  std::vector<FoundPair> found_;
};

bool wants_table(const Arguments& arguments) {
  if (const std::optional<std::string> format = arguments.value("format")) return format == "sssom";
  const std::optional<std::string> file = output_file(arguments);
  return file && ends_with_ignoring_case(*file, ".tsv");
}

ExitCode run_match(const Arguments& arguments) {
  const auto matches = std::make_shared<Matches>(arguments);
  std::vector<std::string> inputs = matches->files();
  inputs.insert(inputs.end(), arguments.values("same").begin(), arguments.values("same").end());
  if (wants_table(arguments)) {
    write_output(matches->table(), text_output_options(arguments), inputs);
    if (!arguments.given("quiet"))
      for (const std::string& note : matches->notes()) print_note(note);
    return matches->empty() ? ExitCode::no : ExitCode::yes;
  }
  Answer answer = matches->make();
  answer.held = matches;
  return print_answer("match", std::move(answer), output_options(arguments), inputs);
}

constexpr OptionSpec match_options[] = {
    {"format", 'f', "table|json|jsonl|csv|xlsx|md|brief|sssom", Arity::once,
     "how to print the pairs (default: table); sssom is the table that --same reads, also chosen by the ending .tsv"},
    {"threshold", 0, "NUMBER", Arity::once,
     "the least confidence of what is proposed, over 0 and up to 1 (default: 0.7)"},
    {"candidates", 0, "N", Arity::once,
     "further the N parties that are most like each, below the threshold too; --same passes over them"},
};

constexpr Example match_examples[] = {
    {"filiera match -d desk/knowledge.ttl -d csl.ttl -o pairs.tsv", "which parties of mine may be on the list",
     ExitCode::input},
};

}  // namespace

extern const Command match_command;
constinit const Command match_command = {
    .name = "match",
    .operands = "",
    .summary = "pairs of parties of two data sets that may be one, for you to decide",
    .description =
        "Compares the companies, groups, regulators and agents of each --data with those of the others: identifiers\n"
        "such as LEI; names, in other scripts by transliteration, without legal forms, in any order, spelled nearly\n"
        "so; countries. Proposes pairs, the surest first, each with its reason. Nothing is merged: read the pairs,\n"
        "delete the rows that are wrong, or write Not into predicate_modifier, and give the table to any verb with\n"
        "--same. Pairs that --same decides are not proposed again. Exit code 1 if there is none.",
    .shared = Shared::data_and_output,
    .options = match_options,
    .examples = match_examples,
    .run = run_match,
};

}  // namespace filiera
