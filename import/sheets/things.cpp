// SPDX-License-Identifier: Apache-2.0
// Sheets of things.
#include <fmt/format.h>

#include "graph/model/codes.hpp"
#include "graph/sheets/cells.hpp"
#include "graph/sheets/columns.hpp"
#include "import/sheets/row_faults.hpp"
#include "import/sheets/sheet_import.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"

namespace filiera {

void read_things(const std::string& sheet, SheetImport& shared) {
  shared.sink.begin_file(sheet);
  SheetTable table(shared.files.rows_of(sheet, shared.faults), shared.faults);
  const std::vector<std::string> known = {"id", "kind", "label", "alias", "code"};
  const std::vector<std::string> languages = languages_of_columns(table, known, shared.faults);
  if (!table.require("kind")) return;
  const auto id_column = table.find("id"), kind_column = table.find("kind");
  each_row(table, shared.faults, [&](const SheetTable& row) {
    shared.write.set_origin({static_cast<std::uint32_t>(row.row().number), 0});
    const std::string id = cell_text(row, id_column);
    std::string label;
    for (std::size_t i = 0; i < row.header().size() && label.empty(); ++i)
      if (lower_ascii(parts_of_column(row.header()[i]).name) == "label") label = text_of_cell(row.cell(i));
    if (id.empty() && label.empty()) refuse_row("a thing without id and label");
    const std::optional<std::string> iri = id.empty() ? shared.names.iri_of_label(label) : shared.names.iri_of_id(id);
    if (!iri) refuse_cell(id_column, fmt::format("\"{}\" is not an id", id), "write letters and digits, or an IRI");
    const TermId thing = shared.write.iri(*iri);
    std::vector<std::string> classes;
    for (const std::string& kind : split_cell(cell_text(row, kind_column))) {
      std::string class_iri;
      if (const std::optional<std::string> spelled = shared.names.spelled_iri(kind)) class_iri = *spelled;
      for (const std::string_view fil_class :
           {vocab::fil_Company, vocab::fil_Group, vocab::fil_Product, vocab::fil_Regulator, vocab::fil_Place,
            vocab::fil_Country, vocab::fil_Agent})
        if (equal_ignoring_case(local_name(fil_class), kind)) class_iri = fil_class;
      if (!shared.vocabulary.kinds().kind_of_class(class_iri))
        refuse_cell(kind_column, fmt::format("\"{}\" is not a kind of thing", kind),
                    "write Company, Group, Product, Regulator, Place, Country or Agent");
      shared.names.set_kind(thing, *shared.vocabulary.kinds().kind_of_class(class_iri));
      classes.push_back(std::move(class_iri));
    }
    if (classes.empty())
      refuse_cell(kind_column, "a thing without a kind",
                  "write Company, Group, Product, Regulator, Place, Country or Agent");
    if (!shared.write.begin(thing, classes.front()))
      refuse_row(fmt::format("a second row of \"{}\"", id.empty() ? label : id));
    for (const std::string& class_iri : classes) shared.write.add(thing, vocab::rdf_type, shared.write.iri(class_iri));
    if (!id.empty()) shared.names.set_id(id, thing);
    for (std::size_t i = 0; i < row.header().size(); ++i) {
      const std::string name = lower_ascii(parts_of_column(row.header()[i]).name);
      const std::string cell = text_of_cell(row.cell(i));
      if (cell.empty()) continue;
      if (name == "label" || name == "alias") {
        for (const std::string& value : name == "alias" ? split_cell(cell) : std::vector{cell}) {
          shared.write.add(thing, name == "label" ? vocab::skos_prefLabel : vocab::skos_altLabel,
                           shared.write.text(value, languages[i]));
          shared.names.set_name(value, thing, name == "label");
        }
      } else if (name == "code") {
        for (const std::string& value : split_cell(cell)) {
          const std::optional<Code> code = parse_code(value);
          if (!code || !well_formed(*code))
            refuse_cell(i, fmt::format("\"{}\" is not a code", value), "write it as HS 8542 or ECCN 3A090");
          shared.write.add(thing, vocab::skos_notation, shared.write.typed(code->text, code->list));
        }
      }
    }
  });
}

}  // namespace filiera
