// SPDX-License-Identifier: Apache-2.0
// Puts pages together.
#include "cli/verbs/export_page.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "build_paths.hpp"
#include "cli/data/dataset.hpp"
#include "cli/data/installed.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/words/texts.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "io/base64.hpp"
#include "io/descriptor.hpp"
#include "io/gzip.hpp"
#include "io/mapped_file.hpp"
#include "io/sha256.hpp"
#include "io/shared_library.hpp"
#include "io/spelling.hpp"
#include "io/xml.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view page_verbs[] = {"supply", "path",   "impact", "owners", "timeline",
                                           "diff",   "claims", "show",   "search", "coverage"};

bool is_page_verb(std::string_view word) { return std::ranges::find(page_verbs, word) != std::end(page_verbs); }

void refuse_options(const Arguments& arguments) {
  for (const char* option :
       {"to", "replace", "reached", "shards", "verify", "bom", "keep-formulas", "count-at", "update-at"})
    if (arguments.given(option) || arguments.value(option))
      throw UsageFailure(fmt::format("a page has no --{}", option));
  for (const char* option :
       {"as-of", "known-by", "source", "not-source", "stance", "certain", "limit", "lang", "product"})
    if (arguments.given(option) || arguments.value(option) || !arguments.values(option).empty())
      throw UsageFailure(fmt::format(
          "--{0} belongs to the question, which follows --: filiera export -f html -o page.html -- supply --to NAME "
          "--{0} ...",
          option));
}

// The question among the operands, checked; empty if there is none.
std::vector<std::string> question_of(const Arguments& arguments) {
  const std::span<const std::string> words = arguments.operands();
  if (words.empty()) return {};
  if (!is_page_verb(words.front()))
    throw UsageFailure(fmt::format("a page opens on a question of {}, not on \"{}\"; data is named with --data",
                                   fmt::join(page_verbs, ", "), words.front()));
  const Arguments question = parse_arguments(option_groups(*find_command(words.front())), words.subspan(1));
  for (const char* option :
       {"data", "input-format", "base", "same", "prefix", "format", "output", "overwrite", "texts", "sparql"})
    if (question.given(option) || question.value(option) || !question.values(option).empty())
      throw UsageFailure(fmt::format("the question of a page has no --{}: give it before --", option));
  return {words.begin(), words.end()};
}

// Supply to the party into which most claims of supply lead; coverage if there is none.
std::vector<std::string> usual_question(const KeptData& data) {
  const KnowledgeGraph& graph = data.graph;
  VertexId most = no_vertex;
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    const Kind kind = graph.kind_of_vertex(v);
    if ((kind != Kind::company && kind != Kind::group) || data.flow().into(v).empty()) continue;
    if (most == no_vertex || data.flow().into(v).size() > data.flow().into(most).size()) most = v;
  }
  if (most == no_vertex) return {"coverage"};
  const TermId term = graph.term_of_vertex(most);
  return {"supply", "--to", graph.spelled(term)};
}

// A folder that is removed with its files.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "filiera-page-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw OutputError(name + ": no folder can be made there");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::string bytes_of(const fs::path& path) { return std::string(MappedFile(path.string()).bytes()); }

// Answers the question of a page, in several formats.
class QuestionOfPage {
 public:
  QuestionOfPage(std::vector<std::string> words, std::shared_ptr<const KeptData> data)
      : words_(std::move(words)), data_(std::move(data)) {}

  std::string answer(const std::string& format) const {
    const std::string file = folder_.file(format);
    std::vector<std::string> words = words_;
    words.insert(words.begin() + 1, {"--format", format, "--output", file, "--quiet"});
    run_command_line(words, data_);
    return bytes_of(file);
  }

  bool is_drawn() const {
    static const std::set<std::string, std::less<>> drawn{"supply", "path", "impact", "owners"};
    const auto has = [this](std::string_view option) { return std::ranges::find(words_, option) != words_.end(); };
    return drawn.contains(words_.front()) && !has("--rank") && !has("--cut");
  }

 private:
  std::vector<std::string> words_;
  std::shared_ptr<const KeptData> data_;
  TemporaryFolder folder_;
};

std::string html(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

// The SVG as a part of a page, whose own style it takes.
std::string inline_svg(std::string svg) {
  svg.erase(0, svg.find("<svg"));
  const std::size_t begin = svg.find("<style>"), end = svg.find("</style>");
  if (begin != std::string::npos && end != std::string::npos) svg.erase(begin, end + 8 - begin);
  return svg;
}

// JSON that ends no element of HTML.
std::string json_text(const Json& json) {
  const std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  std::string out;
  for (const char c : text) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

// 'sha256-…', as a Content-Security-Policy names an inline script or style.
std::string policy_hash(std::string_view text) {
  const std::string digits = sha256_hex(text);
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return fmt::format("'sha256-{}'", base64(bytes));
}

// As a shell takes it.
std::string quoted(const std::string& word) {
  if (!word.empty() &&
      word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-") ==
          std::string::npos)
    return word;
  std::string out = "'";
  for (const char c : word) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

// The licences that documents name, each once.
std::set<std::string> licences(const KnowledgeGraph& graph) {
  std::set<std::string> found;
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d)
    if (const TermId licence = graph.object(graph.document(d).term, vocab::dcterms_license); licence != no_term)
      found.emplace(graph.terms().value(licence));
  return found;
}

Json names_of_things(const KnowledgeGraph& graph) {
  constexpr std::size_t most = 5000;
  std::set<std::string> names;
  for (VertexId v = 0; v < graph.vertex_count() && names.size() < most; ++v)
    if (graph.kind_of_vertex(v) != Kind::event) names.insert(graph.name(graph.term_of_vertex(v)));
  return names;
}

// The texts of the documents, by the names of their files.
Json texts_of(const KnowledgeGraph& graph, const Texts& texts) {
  Json files = Json::object();
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d)
    if (const Text* text = texts.of(graph, d)) files[fs::path(text->path).filename().string()] = text->bytes;
  return files;
}

std::string filled(const std::map<std::string, std::string, std::less<>>& values) {
  std::string page;
  std::string_view rest = page_html;
  for (std::size_t at = rest.find("{{"); at != std::string_view::npos; at = rest.find("{{")) {
    const std::size_t end = rest.find("}}", at);
    page += rest.substr(0, at);
    page += values.at(std::string(rest.substr(at + 2, end - at - 2)));
    rest.remove_prefix(end + 2);
  }
  return page.append(rest);
}

}  // namespace

bool is_page(const Arguments& arguments) {
  if (const std::optional<std::string> format = arguments.value("format")) return *format == page_format;
  const std::optional<std::string> path = output_file(arguments);
  return path && ends_with_ignoring_case(*path, ".html");
}

ExitCode export_page(const Arguments& arguments) {
  refuse_options(arguments);
  std::vector<std::string> words = question_of(arguments);
  verify_snapshots(arguments);
  const std::shared_ptr<const KeptData> data = keep_data(arguments);
  const KnowledgeGraph& graph = data->graph;
  if (words.empty()) words = usual_question(*data);
  const QuestionOfPage question(words, data);
  std::optional<std::string> engine = installed_folder("web");
  if (engine && !fs::exists(fs::path(*engine) / "filiera.wasm.gz")) engine.reset();
  const bool with_engine = engine && !arguments.given("static");
  std::optional<Texts> texts;
  if (const std::span<const std::string> paths = arguments.values("texts"); !paths.empty()) {
    if (!with_engine) throw UsageFailure("--texts needs a page with the program, which shows the passages");
    texts.emplace(paths);
  }

  std::vector<std::string> quoted_words{"filiera"};
  for (const std::string& word : words) quoted_words.push_back(quoted(word));
  const bool shipped = arguments.values("data").empty() && std::getenv("FILIERA_DATA") == nullptr;
  if (!shipped) quoted_words.push_back("-d data.fil");
  const std::string command = fmt::format("{}", fmt::join(quoted_words, " "));

  Json settings = {{"question", words}, {"engine", with_engine}, {"shipped", shipped}, {"texts", texts.has_value()}};
  std::map<std::string, std::string, std::less<>> values;
  const std::string cells = question.answer("cells");
  if (with_engine) {
    settings["things"] = names_of_things(graph);
    StringSink snapshot;
    write_snapshot(graph, snapshot);
    values["DATA"] = base64(gzipped(snapshot.text()));
    values["ENGINE"] = base64(bytes_of(fs::path(*engine) / "filiera.wasm.gz"));
    values["LOADER"] = bytes_of(fs::path(*engine) / "filiera.js");
    values["TEXTS"] = base64(gzipped(texts ? json_text(texts_of(graph, *texts)) : "{}"));
  } else {
    settings["answer"] = {{"cells", Json::parse(cells)}, {"json", nullptr}};
    for (const char* absent : {"DATA", "ENGINE", "LOADER", "TEXTS"}) values[absent] = "";
  }
  values["SETTINGS"] = json_text(settings);
  values["SCRIPT"] = page_js;
  values["STYLE"] = page_css;
  values["DRAWING"] = question.is_drawn() ? inline_svg(question.answer("svg")) : "";
  values["TEXT"] = html(question.answer("table"));
  values["TITLE"] = html(fmt::format("{}", fmt::join(words, " ")));
  values["VERSION"] = FILIERA_VERSION;
  values["COMMAND"] = html(command);
  std::string about =
      fmt::format("Made by filiera {} from {}.", FILIERA_VERSION, counted(graph.data().claims_by_term.size(), "claim"));
  if (shipped) about += " Licence of the data: CC BY 4.0.";
  for (const std::string& licence : licences(graph)) about += fmt::format(" Licence of a source: {}.", licence);
  if (!with_engine)
    about += engine ? " This page holds one answer: ask the program for others."
                    : " This page holds one answer: the program that made it was built without the engine of pages.";
  values["ABOUT"] = html(about);
  try {
    values["POLICY"] = html(fmt::format(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {} {}; style-src {}; base-uri 'none'; form-action 'none'",
        policy_hash(values["LOADER"]), policy_hash(values["SCRIPT"]), policy_hash(values["STYLE"])));
  } catch (const SharedLibraryError& missing) {
    throw Failure(ExitCode::input,
                  fmt::format("{}: digests are made by it: install Debian's package libssl3", missing.what()));
  }
  const std::string page = filled(values);
  write_output(page, text_output_options(arguments), data->files);
  if (!arguments.given("quiet"))
    print_note(fmt::format("page: {}, {} bytes, {}", counted(graph.data().claims_by_term.size(), "claim"), page.size(),
                           with_engine ? "with the program"
                           : engine    ? "one answer"
                                    : "one answer: this program was built without the engine of pages (./dev page)"));
  return ExitCode::yes;
}

}  // namespace filiera
