// SPDX-License-Identifier: Apache-2.0
// Reads SPARQL results with an event-driven JSON parser.
#include "remote/results_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_depth = 64;               // of nested objects and arrays; the format needs 5
constexpr std::size_t most_language_bytes = 16'383;  // the limit of TermInterner

[[noreturn]] void fail_malformed(const std::string& message) {
  throw ResultsError(ResultsError::Kind::malformed, message);
}

// The members of a term read so far.
struct TermMembers {
  std::string type, value, datatype, language;
  bool has_type = false, has_value = false;

  void clear() {
    for (std::string* text : {&type, &value, &datatype, &language}) text->clear();
    has_type = has_value = false;
  }
  // Views of the members. Throws ResultsError.
  TermView term() const;
};

TermView TermMembers::term() const {
  if (!has_type) fail_malformed("a term without \"type\"");
  if (!has_value) fail_malformed("a term without \"value\"");
  const auto check_iri = [](std::string_view iri) {
    if (!has_scheme(iri) || first_illegal_in_iri(iri)) fail_malformed("a term with a malformed IRI");
  };
  if (type == "uri") {
    check_iri(value);
    return iri_term(value);
  }
  if (type == "bnode") return {TermKind::blank, value, {}, {}};
  if (type != "literal" && type != "typed-literal") fail_malformed(fmt::format("a term of type \"{}\"", type));
  if (!language.empty()) {
    if (!is_language_tag(language) || language.size() > most_language_bytes)
      fail_malformed("a term with a malformed language tag");
    return {TermKind::literal, value, {}, language};
  }
  if (datatype.empty() || datatype == vocab::xsd_string) return {TermKind::literal, value, {}, {}};
  check_iri(datatype);
  return {TermKind::literal, value, datatype, {}};
}

// The handler of the parser's events. Depths:
//   {"results": {"bindings": [{"VARIABLE": {"type": ..., "value": ...}}]}}
//   1           2            34            5
// Everything else is skipped.
class ResultsHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  ResultsHandler(std::span<const std::string_view> variables, const std::function<void(Solution)>& take)
      : variables_(variables), take_(take), terms_(variables.size()), bound_(variables.size()) {}

  bool null() override { return scalar(); }
  bool boolean(bool) override { return scalar(); }
  bool number_integer(number_integer_t) override { return scalar(); }
  bool number_unsigned(number_unsigned_t) override { return scalar(); }
  bool number_float(number_float_t, const string_t&) override { return scalar(); }
  bool binary(binary_t&) override { return scalar(); }

  bool string(string_t& text) override {
    if (!in_term()) return scalar();
    if (!term_) return true;
    TermMembers& members = *term_;
    if (key_ == "type") {
      members.type = std::move(text);
      members.has_type = true;
    } else if (key_ == "value") {
      members.value = std::move(text);
      members.has_value = true;
    } else if (key_ == "datatype") {
      members.datatype = std::move(text);
    } else if (key_ == "xml:lang") {
      members.language = std::move(text);
    }
    return true;
  }

  bool start_object(std::size_t) override {
    enter();
    if (depth_ == 1) started_ = true;
    if (depth_ == 2 && key_ == "results") enter_once(in_results_, seen_results_, "results");
    if (depth_ == 4 && in_bindings_) {
      in_solution_ = true;
      std::fill(bound_.begin(), bound_.end(), false);
    }
    if (depth_ == 5 && in_solution_) start_term();
    if (depth_ == 6 && in_solution_ && term_) fail_if_member_of_term();
    return true;
  }

  bool end_object() override {
    if (depth_ == 5 && in_solution_) term_ = nullptr;
    if (depth_ == 4 && in_solution_) end_solution();
    if (depth_ == 2) in_results_ = false;
    if (depth_ == 1) check_complete();
    --depth_;
    return true;
  }

  bool start_array(std::size_t) override {
    if (depth_ == 3 && in_bindings_) fail_malformed("a solution that is not an object");
    if (depth_ == 4 && in_solution_) fail_malformed("a term that is not an object");
    enter();
    if (depth_ == 3 && in_results_ && key_ == "bindings") enter_once(in_bindings_, seen_bindings_, "bindings");
    if (depth_ == 6 && in_solution_ && term_) fail_if_member_of_term();
    return true;
  }

  bool end_array() override {
    if (depth_ == 3) in_bindings_ = false;
    --depth_;
    return true;
  }

  bool key(string_t& name) override {
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    error_position_ = position;
    return false;
  }

  std::size_t solutions() const { return solutions_; }
  // Whether the text begins with an object, and whether that object is complete.
  bool started() const { return started_; }
  bool finished() const { return finished_; }
  // One more than the offset of the byte at which the parser stopped.
  std::size_t error_position() const { return error_position_; }

 private:
  bool in_term() const { return depth_ == 5 && in_solution_; }

  bool scalar() {
    if (depth_ == 3 && in_bindings_) fail_malformed("a solution that is not an object");
    if (depth_ == 4 && in_solution_) fail_malformed("a term that is not an object");
    if (in_term() && term_) fail_if_member_of_term();
    return true;
  }

  // The members of a term in the format must be strings; other members may be anything.
  void fail_if_member_of_term() const {
    for (const std::string_view name : {"type", "value", "datatype", "xml:lang"})
      if (key_ == name) fail_malformed(fmt::format("a term whose \"{}\" is not a string", name));
  }

  void enter() {
    if (++depth_ > most_depth) fail_malformed(fmt::format("it is nested more than {} levels deep", most_depth));
  }

  static void enter_once(bool& inside, bool& seen, std::string_view name) {
    if (seen) fail_malformed(fmt::format("\"{}\" stands twice", name));
    inside = seen = true;
  }

  void start_term() {
    const auto variable = std::find(variables_.begin(), variables_.end(), key_);
    term_ = nullptr;
    if (variable == variables_.end()) return;
    const std::size_t i = static_cast<std::size_t>(variable - variables_.begin());
    if (bound_[i]) fail_malformed(fmt::format("a solution with two values of ?{}", key_));
    bound_[i] = true;
    term_ = &terms_[i];
    term_->clear();
  }

  void end_solution() {
    std::vector<TermView>& solution = solution_;
    solution.clear();
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (!bound_[i]) fail_malformed(fmt::format("a solution without a value of ?{}", variables_[i]));
      solution.push_back(terms_[i].term());
    }
    ++solutions_;
    in_solution_ = false;
    take_(solution);
  }

  void check_complete() {
    if (!seen_results_ || !seen_bindings_) fail_malformed("no \"results\" with \"bindings\"");
    finished_ = true;
  }

  std::span<const std::string_view> variables_;
  const std::function<void(Solution)>& take_;
  std::vector<TermMembers> terms_;  // of the solution that is being read, by variable
  std::vector<char> bound_;
  std::vector<TermView> solution_;
  TermMembers* term_ = nullptr;  // the one that is being read; null for a variable that was not asked for
  std::string key_;
  std::size_t depth_ = 0, solutions_ = 0, error_position_ = 0;
  bool in_results_ = false, in_bindings_ = false, in_solution_ = false;
  bool seen_results_ = false, seen_bindings_ = false, started_ = false, finished_ = false;
};

// The first line of `text` that is not empty.
std::string first_words(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  text.remove_prefix(first);
  return std::string(text.substr(0, std::min<std::size_t>(text.find_first_of("\r\n"), 200)));
}

}  // namespace

std::size_t read_results(std::string_view text, std::span<const std::string_view> variables,
                         const std::function<void(Solution)>& take) {
  using Kind = ResultsError::Kind;
  // The parser takes NUL for the end of the text.
  if (text.find('\0') != std::string_view::npos) fail_malformed("it holds a NUL byte");
  ResultsHandler handler(variables, take);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &handler)) {
    if (!handler.finished()) throw ResultsError(Kind::not_json, "it is not a JSON object");
    return handler.solutions();
  }
  if (!handler.started()) throw ResultsError(Kind::not_json, "it is not JSON");
  const std::size_t stopped = std::min(handler.error_position(), text.size());
  if (handler.finished()) {
    // The parser stops within what follows: the end of the object is the last brace before it.
    const std::size_t end = text.rfind('}', stopped == 0 ? 0 : stopped - 1);
    throw ResultsError(Kind::continued, first_words(text.substr(end == std::string_view::npos ? stopped : end + 1)));
  }
  if (handler.error_position() > text.size())
    throw ResultsError(Kind::cut_off, fmt::format("it ends in the middle, after {} rows", handler.solutions()));
  throw ResultsError(Kind::malformed, fmt::format("it is not JSON from byte {} on: {}", handler.error_position(),
                                                  first_words(text.substr(stopped == 0 ? 0 : stopped - 1))));
}

}  // namespace filiera
