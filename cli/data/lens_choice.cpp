// SPDX-License-Identifier: Apache-2.0
// Builds a lens from the lens options.
#include "cli/data/lens_choice.hpp"

#include <fmt/format.h>

#include "cli/output/exit_code.hpp"
#include "io/phrases.hpp"

namespace filiera {

namespace {

std::vector<TermId> voices_named(std::span<const std::string> texts, const KnowledgeGraph& graph, const Names& names) {
  std::vector<TermId> terms;
  if (texts.empty()) return terms;
  const Wanted wanted = wanted_voice(graph);
  for (const std::string& text : texts) terms.push_back(resolve(names, graph, text, wanted));
  return terms;
}

Json iris(std::span<const TermId> terms, const KnowledgeGraph& graph) {
  Json list = Json::array();
  for (const TermId term : terms) list.push_back(std::string(graph.terms().value(term)));
  return list;
}

std::string names_of(std::span<const TermId> terms, const KnowledgeGraph& graph) {
  std::vector<std::string> names;
  for (const TermId term : terms) names.push_back(graph.name(term));
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

DayRange period_of(std::string_view option, const std::string& text) {
  // A set means one unknown date of it, which is neither a day nor a period. In data it may be intended.
  DateError error{0, "a set of dates, of which only one is meant", "[...]"};
  const std::optional<EdtfDate> date = text.starts_with('[') ? std::nullopt : parse_edtf(text, &error);
  if (date) return {date->begin.first, date->end.last};
  const bool names_a_set = error.remedy.find('[') != std::string::npos;
  throw UsageFailure(fmt::format(
      "--{} \"{}\": {}; {}", option, text, error.message,
      names_a_set ? "write a date (2026, 2025-08, 2025-05-15), or FIRST/LAST for all days from one to the other"
                  : error.remedy));
}

LensOptions lens_options_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names) {
  LensOptions options;
  if (const auto text = arguments.value("as-of")) options.as_of = period_of("as-of", *text);
  if (const auto text = arguments.value("known-by")) options.known_by = period_of("known-by", *text).last;
  options.sources = voices_named(arguments.values("source"), graph, names);
  options.not_sources = voices_named(arguments.values("not-source"), graph, names);
  const std::string stance = arguments.value("stance").value_or("all");
  options.stance = stance == "asserted"    ? StanceFilter::asserted
                   : stance == "contested" ? StanceFilter::contested
                   : stance == "differs"   ? StanceFilter::differs
                                           : StanceFilter::all;
  if (arguments.given("certain")) options.minimum_certainty = Firmness::certain;
  return options;
}

Json lens_json(const Arguments& arguments, const LensOptions& options, const KnowledgeGraph& graph) {
  Json json = Json::object();
  if (const auto text = arguments.value("as-of")) json["asOf"] = *text;
  if (const auto text = arguments.value("known-by")) json["knownBy"] = *text;
  if (!options.sources.empty()) json["sources"] = iris(options.sources, graph);
  if (!options.not_sources.empty()) json["notSources"] = iris(options.not_sources, graph);
  if (const auto text = arguments.value("stance")) json["stance"] = *text;
  if (options.minimum_certainty == Firmness::certain) json["certain"] = true;
  return json;
}

std::optional<std::string> lens_note(const Arguments& arguments, const LensOptions& options,
                                     const KnowledgeGraph& graph) {
  std::vector<std::string> parts;
  if (const auto text = arguments.value("as-of")) parts.push_back(say("as of {}", *text));
  if (const auto text = arguments.value("known-by")) parts.push_back(say("known by {}", *text));
  if (!options.sources.empty()) parts.push_back(say("only {}", names_of(options.sources, graph)));
  if (!options.not_sources.empty()) parts.push_back(say("without {}", names_of(options.not_sources, graph)));
  if (const auto text = arguments.value("stance")) parts.push_back(say("stance {}", *text));
  if (options.minimum_certainty == Firmness::certain) parts.push_back(say("only what is certain"));
  if (parts.empty()) return std::nullopt;
  return say("lens: {}", fmt::join(parts, ", "));
}

}  // namespace filiera
