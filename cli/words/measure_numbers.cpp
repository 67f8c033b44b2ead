// SPDX-License-Identifier: Apache-2.0
// The measures on the hops of an answer.
#include "cli/words/measure_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "io/phrases.hpp"

namespace filiera {

namespace {

// How a row relates to a measure, in the order of its text.
enum class Relation : std::uint8_t { prohibited, under, permitted, favoured, complying };
constexpr Phrase relation_words[] = {
    {"prohibited by"}, {"under"}, {"permitted by"}, {"favoured by"}, {"must comply with"}};

Relation relation_of(const KnowledgeGraph& graph, const MeasureOnHop& measure) {
  switch (measure.role) {
    case MeasureRole::permits:
      return Relation::permitted;
    case MeasureRole::favours:
      return Relation::favoured;
    case MeasureRole::must_comply:
      return Relation::complying;
    case MeasureRole::against:
      break;
  }
  return graph.kinds().effects()[measure.effect].prohibits ? Relation::prohibited : Relation::under;
}

// "a", "b" … "z", "aa".
std::string lettered(std::size_t number) {
  std::string text;
  for (++number; number > 0; number = (number - 1) / 26)
    text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
  return text;
}

// "[1] [2]", with a comma behind what is more than a number and a mark.
std::string in_a_row(const std::vector<std::string>& references) {
  std::string text;
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (i > 0) text += references[i - 1].find(' ') == std::string::npos ? " " : ", ";
    text += references[i];
  }
  return text;
}

}  // namespace

std::string MeasureNumbers::Reasons::mark(std::string reason) {
  if (reason.empty()) return {};
  const auto [place, unheard] = place_.try_emplace(reason, reasons_.size());
  if (unheard) reasons_.push_back(std::move(reason));
  return place->second == 0 ? "?" : fmt::format("?{}", place->second + 1);
}

std::string MeasureNumbers::Reasons::text() const {
  std::string text;
  for (std::size_t i = 0; i < reasons_.size(); ++i)
    text += i == 0 ? " ? " + reasons_[i] : fmt::format(" ?{} {}", i + 1, reasons_[i]);
  return text;
}

std::string MeasureNumbers::reference(const MeasureOnHop& measure, std::span<const Derivation> why) {
  const auto [at, fresh] = number_of_.try_emplace(measure.measure, entries_.size());
  if (fresh) entries_.emplace_back().measure = measure.measure;
  Entry& entry = entries_[at->second];
  const std::size_t number = at->second + 1;
  entry.expected = entry.expected && measure.expected;
  add_voices(entry.voices, voices_of(wording_, measure.same_matter, measure.expected));
  const MeasureReasons possible = reasons_of(wording_, measure, why);
  std::string text =
      fmt::format("[{}]{}", number, entry.reasons.mark(fmt::format("{}", fmt::join(possible.reasons, "; "))));
  if (!possible.last_told.empty()) entry.last_told.insert(possible.last_told);
  if (wording_.lens().contested(wording_.graph().claim_of_vertex(measure.measure)) != Match::no)
    text += say(" (disputed)");
  std::vector<std::string> conditions;
  for (const ConditionOnHop& on : measure.conditions) {
    const auto place = entry.place_of_condition.try_emplace(on.measure, entry.conditions.size()).first->second;
    if (place == entry.conditions.size()) entry.conditions.push_back({on.measure, {}, {}});
    Condition& condition = entry.conditions[place];
    add_voices(condition.voices, voices_of(wording_, on));
    conditions.push_back(
        fmt::format("[{}{}]{}", number, lettered(place), condition.reasons.mark(reasons_text(wording_, on))));
  }
  return conditions.empty() ? text : say("{} if {}", text, fmt::join(conditions, " "));
}

std::vector<MeasureLine> MeasureNumbers::lines(std::span<const MeasureOnHop> measures,
                                               std::span<const Derivation> why) {
  std::vector<std::string> parts;
  std::vector<std::pair<std::string, MeasureLine>> below;  // numbers, and the line that they begin
  std::map<std::pair<std::string, std::string>, std::size_t> place_of_below;
  for (std::size_t relation = 0; relation < std::size(relation_words); ++relation) {
    std::vector<std::string> real, expected;
    for (const MeasureOnHop& measure : measures) {
      if (relation_of(wording_.graph(), measure) != static_cast<Relation>(relation)) continue;
      (measure.expected ? expected : real).push_back(reference(measure, why));
      const std::string number = fmt::format("[{}]", number_of_.at(measure.measure) + 1);
      const auto add = [&](MeasureLine line) {
        const auto [place, unheard] = place_of_below.try_emplace({line.text, listed(line.voices)}, below.size());
        if (unheard)
          below.emplace_back(number, std::move(line));
        else
          below[place->second].first += " " + number;
      };
      if (measure.through) add(chain_line(wording_, *measure.through));
      for (MeasureLine& line : match_lines(wording_, measure.measure)) add(std::move(line));
    }
    if (real.empty() && expected.empty()) continue;
    parts.push_back(fmt::format("{} {}{}{}", say(relation_words[relation]), in_a_row(real),
                                real.empty() || expected.empty() ? "" : ", ",
                                expected.empty() ? "" : say("expected {}", in_a_row(expected))));
  }
  if (parts.empty()) return {};
  std::string text = fmt::format("{}", fmt::join(parts, "; "));
  const bool prohibited =
      std::ranges::any_of(measures, [](const MeasureOnHop& measure) { return measure.prohibits == Match::certain; });
  const Tone tone = prohibited ? Tone::bad : text.find('?') != std::string::npos ? Tone::doubtful : Tone::plain;
  std::vector<MeasureLine> lines{{std::move(text), {}, tone}};
  for (auto& [numbers, line] : below)
    lines.push_back({fmt::format("  {} {}", numbers, line.text), std::move(line.voices)});
  return lines;
}

Table MeasureNumbers::list() const {
  const KnowledgeGraph& graph = wording_.graph();
  const auto stance_of = [&](VertexId measure) { return wording_.stance_in_brackets(graph.claim_of_vertex(measure)); };
  const auto says = [&](VertexId measure) {
    const std::string parts = measure_parts(wording_, measure);
    return parts.empty() ? wording_.name_of_vertex(measure) : parts;
  };
  Table table{{{"MEASURE"}, {"SAYS"}, {"ACCORDING TO"}}, {}, true};
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::string list = name_of_listing(wording_, entry.measure), parts = says(entry.measure);
    std::string text =
        fmt::format("{}{}{}{}{}", list, list.empty() ? "" : ": ", issuer_effect_goods(wording_, entry.measure),
                    entry.expected ? say(" (expected)") : "", stance_of(entry.measure));
    if (parts != list) text += ": " + parts;
    for (const std::string& told : entry.last_told) text += say(", as last told {}", told);
    text += entry.reasons.text();
    table.rows.push_back({Cell(fmt::format("[{}]", i + 1), Tone::strong), std::move(text), listed(entry.voices)});
    for (std::size_t c = 0; c < entry.conditions.size(); ++c) {
      const Condition& condition = entry.conditions[c];
      table.rows.push_back(
          {Cell(fmt::format("[{}{}]", i + 1, lettered(c)), Tone::strong),
           say("if: {}{}{}", says(condition.measure), stance_of(condition.measure), condition.reasons.text()),
           listed(condition.voices)});
    }
  }
  return table;
}

}  // namespace filiera
