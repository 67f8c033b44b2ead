// SPDX-License-Identifier: Apache-2.0
// Sheets of documents.
#include <fmt/format.h>

#include "graph/sheets/cells.hpp"
#include "graph/sheets/columns.hpp"
#include "graph/time/date.hpp"
#include "import/sheets/row_faults.hpp"
#include "import/sheets/sheet_import.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

void read_documents(const std::string& sheet, SheetImport& shared) {
  shared.sink.begin_file(sheet);
  SheetTable table(shared.files.rows_of(sheet, shared.faults), shared.faults);
  const std::vector<std::string> known = {"id",     "label", "title",  "published", "language", "publisher",
                                          "author", "url",   "sha256", "file",      "inferred"};
  const std::vector<std::string> languages = languages_of_columns(table, known, shared.faults);
  each_row(table, shared.faults, [&](const SheetTable& row) {
    shared.write.set_origin({static_cast<std::uint32_t>(row.row().number), 0});
    const std::string id = cell_text(row, row.find("id")), label = cell_text(row, row.find("label"));
    if (id.empty() && label.empty()) refuse_row("a document without id and label");
    const std::optional<std::string> iri = id.empty() ? shared.names.iri_of_label(label) : shared.names.iri_of_id(id);
    if (!iri)
      refuse_cell(row.find("id"), fmt::format("\"{}\" is not an id", id), "write letters and digits, or an IRI");
    const TermId document = shared.write.iri(*iri);
    if (!shared.write.begin(document, vocab::fil_Document))
      refuse_row(fmt::format("a second row of \"{}\"", id.empty() ? label : id));
    shared.names.set_kind(document, Kind::document);
    if (!id.empty()) shared.names.set_id(id, document);
    bool labelled = false;
    for (std::size_t i = 0; i < row.header().size(); ++i) {
      const ColumnName column = parts_of_column(row.header()[i]);
      const std::string name = lower_ascii(column.name);
      const std::string cell = text_of_cell(row.cell(i));
      if (cell.empty() || name == "id") continue;
      if (name == "label" || name == "title") {
        labelled |= name == "label";
        shared.write.add(document, name == "label" ? vocab::skos_prefLabel : vocab::schema_name,
                         shared.write.text(cell, languages[i]));
        shared.names.set_name(cell, document, name == "label");
      } else if (name == "published") {
        DateError error;
        if (!parse_edtf(cell, &error))
          refuse_cell(i, fmt::format("\"{}\" is not a date: {}", cell, error.message), error.remedy);
        shared.write.add(document, vocab::schema_datePublished, shared.write.date(cell));
      } else if (name == "language") {
        shared.write.add(document, vocab::schema_inLanguage, shared.write.text(cell));
      } else if (name == "publisher" || name == "author") {
        for (const std::string& value : split_cell(cell)) {
          const std::optional<std::string> actor = shared.names.spelled_iri(value);
          shared.write.add(document, name == "author" ? vocab::schema_author : vocab::schema_publisher,
                           actor ? shared.write.iri(*actor) : shared.write.text(value));
        }
      } else if (name == "url") {
        const std::optional<std::string> url = shared.names.spelled_iri(cell);
        if (!url) refuse_cell(i, fmt::format("\"{}\" is not a URL", cell));
        shared.write.add(document, vocab::schema_url, shared.write.iri(*url));
      } else if (name == "sha256") {
        shared.write.add(document, vocab::fil_sha256, shared.write.text(cell));
        shared.texts.set_digest(document, cell);
      } else if (name == "file") {
        shared.texts.set_file(document, cell);
      } else if (name == "inferred") {
        for (const std::string& value : split_cell(cell))
          shared.write.add(document, vocab::fil_inferred, shared.write.iri(property_named(value, i, shared)));
      }
    }
    if (!shared.texts.has_file(document)) shared.texts.set_file(document, id.empty() ? label : id);
    // An id of the sheet is what people call it.
    if (!labelled && !shared.names.spelled_iri(id))
      shared.write.add(document, vocab::skos_prefLabel, shared.write.text(id));
    if (!shared.texts.has_digest(document))
      if (const std::optional<std::string> digest = shared.texts.find_text(document)) {
        shared.write.add(document, vocab::fil_sha256, shared.write.text(*digest));
        shared.texts.set_digest(document, *digest);
      }
  });
}

}  // namespace filiera
