// SPDX-License-Identifier: Apache-2.0
// Faults as SARIF 2.1.0.
#include "cli/output/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "build_paths.hpp"
#include "cli/output/message.hpp"
#include "io/escape.hpp"
#include "io/percent.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

// Data as the text of a message (3.11): braces would be placeholders, "[…](…)" a link.
std::string message_text(std::string_view text) {
  std::string plain;
  for (const char c : escape_for_terminal(text)) {
    if (c == '(' && plain.ends_with(']')) plain += ' ';
    plain += c;
    if (c == '{' || c == '}') plain += c;
  }
  return plain;
}

Json message(std::string_view text) { return {{"text", message_text(text)}}; }

// A reference (RFC 3986) to a file: relative to the current folder where it lies below, else absolute.
Json location_of_file(const std::string& path) {
  std::error_code ignored;
  fs::path file = path;
  if (file.is_absolute()) {
    const fs::path relative = file.lexically_relative(fs::current_path(ignored));
    if (!relative.empty() && *relative.begin() != "..") file = relative;
  }
  const std::string uri =
      (file.is_absolute() ? "file://" : "") + percent_encoded(file.lexically_normal().native(), "-._~/");
  Json location = {{"uri", uri}};
  if (!file.is_absolute()) location["uriBaseId"] = "%SRCROOT%";
  return location;
}

Json rule(const FaultKind& kind) {
  const std::string_view text = kind.explanation;
  const std::string first(text.substr(0, std::min(text.find(". "), text.size() - 1) + 1));
  return {{"id", kind.code},
          {"shortDescription", message(first)},
          {"fullDescription", message(text)},
          {"help", {{"text", fmt::format("{}\n\nfiliera help {}", message_text(text), kind.code)}}},
          {"defaultConfiguration", {{"level", level_of(kind.severity)}}}};
}

Json result(const Fault& fault, std::size_t rule_index) {
  Json json = {{"ruleId", fault.kind->code},
               {"ruleIndex", rule_index},
               {"level", level_of(fault.kind->severity)},
               {"message", message(fault.remedy.empty() ? fault.message : fault.message + ": " + fault.remedy)}};
  if (fault.place.file.empty()) return json;
  Json place = {{"artifactLocation", location_of_file(fault.place.file)}};
  if (fault.place.line > 0) {
    place["region"]["startLine"] = fault.place.line;
    if (fault.place.column > 0) place["region"]["startColumn"] = fault.place.column;
  }
  json["locations"] = Json::array({{{"physicalLocation", std::move(place)}}});
  return json;
}

Json notification(const std::string& text) { return {{"level", "note"}, {"message", message(text)}}; }

}  // namespace

JsonObject sarif_log(const Faults& faults, const std::vector<std::string>& remarks, const SarifLimits& limits) {
  std::vector<Fault> all = faults.sorted();
  std::ranges::stable_sort(all, std::ranges::greater(), [](const Fault& fault) { return fault.kind->severity; });
  // Rules in order of their codes.
  std::map<std::string_view, std::pair<const FaultKind*, std::size_t>> rules;
  for (const Fault& fault : all) rules[fault.kind->code].first = fault.kind;
  Json rule_list = Json::array();
  for (auto& [code, entry] : rules) {
    entry.second = rule_list.size();
    rule_list.push_back(rule(*entry.first));
  }
  Json results = Json::array();
  std::size_t bytes = rule_list.dump().size();
  for (const Fault& fault : all) {
    if (results.size() == limits.results) break;
    Json json = result(fault, rules[fault.kind->code].second);
    // What the indentation adds is less than what is written between members.
    bytes += 2 * json.dump(-1, ' ', false, Json::error_handler_t::replace).size();
    if (bytes > limits.bytes) break;
    results.push_back(std::move(json));
  }
  std::size_t more = all.size() - results.size();
  std::set<std::string_view> files;
  for (const Fault& fault : all)
    if (files.insert(fault.place.file).second) more += faults.dropped(fault.place.file);
  Json notes = Json::array();
  for (const std::string& remark : remarks) notes.push_back(notification(remark));
  if (more > 0) notes.push_back(notification(counted(more, "more fault is not listed", "more faults are not listed")));
  Json invocation = {{"executionSuccessful", true}};
  if (!notes.empty()) invocation["toolExecutionNotifications"] = std::move(notes);

  JsonObject log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array(
      {{{"tool",
         {{"driver", {{"name", "filiera"}, {"semanticVersion", FILIERA_VERSION}, {"rules", std::move(rule_list)}}}}},
        {"invocations", Json::array({std::move(invocation)})},
        {"columnKind", "unicodeCodePoints"},
        {"newlineSequences", {"\r\n", "\n", "\r"}},
        {"results", std::move(results)}}});
  return log;
}

}  // namespace filiera
