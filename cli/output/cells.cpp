// SPDX-License-Identifier: Apache-2.0
// Writes answers as cells.
#include "cli/output/cells.hpp"

#include "io/phrases.hpp"

namespace filiera {

namespace {

constexpr std::string_view tone_names[] = {"plain", "strong", "faint", "good", "doubtful", "bad"};

Json toned(std::string_view text, Tone tone) {
  if (tone == Tone::plain) return std::string(text);
  return Json::array({std::string(text), tone_names[static_cast<std::size_t>(tone)]});
}

Json cells_of(const Row& row) {
  Json cells = Json::array();
  for (const CellView& view : row.cells()) {
    Json cell = Json::array();
    for (std::size_t i = 0; i < view.lines.size(); ++i) cell.push_back(toned(view.lines[i], view.tones[i]));
    cells.push_back(std::move(cell));
  }
  return cells;
}

Json columns_of(std::span<const Heading> columns) {
  Json titles = Json::array();
  for (const Heading& heading : columns) titles.push_back(std::string(in_language(heading.title)));
  return titles;
}

Json json_of(const Section& section) {
  Json json = Json::object();
  for (const Line& line : section.lines) {
    Json fragments = Json::array();
    for (const Fragment& fragment : line) fragments.push_back(toned(fragment.text, fragment.tone));
    json["lines"].push_back(std::move(fragments));
  }
  if (section.table.rows.empty()) return json;
  if (section.table.is_list) json["list"] = true;
  json["columns"] = columns_of(section.table.columns);
  for (const Row& row : section.table.rows) json["rows"].push_back(cells_of(row));
  return json;
}

}  // namespace

void write_cells(std::string_view verb, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  Json sections = Json::array();
  for (const Section& section : answer.before) sections.push_back(json_of(section));
  Json rows = {{"answer", true}, {"columns", columns_of(answer.records.columns)}, {"rows", Json::array()}};
  for (std::size_t i = 0; i < answer.records.size; ++i) rows["rows"].push_back(cells_of(answer.records.row(i)));
  sections.push_back(std::move(rows));
  for (const Section& section : answer.after) sections.push_back(json_of(section));
  if (answer.legend)
    for (const Section& section : answer.legend->sections()) sections.push_back(json_of(section));
  Json document = {{"cells", verb}, {"sections", std::move(sections)}, {"notes", answer.notes}};
  write_json(sink, document, JsonLayout::one_line);
  sink.put('\n');
}

}  // namespace filiera
