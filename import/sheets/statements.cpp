// SPDX-License-Identifier: Apache-2.0
// Sheets of statements: RDF that no other column holds.
#include <fmt/format.h>

#include "graph/sheets/cells.hpp"
#include "import/sheets/row_faults.hpp"
#include "import/sheets/sheet_import.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {

namespace {

void read_statement_sheet(const std::string& sheet, SheetImport& shared, std::vector<Quad>& stated) {
  StatementSink& sink = shared.sink;
  sink.begin_file(sheet);
  SheetTable table(shared.files.rows_of(sheet, shared.faults), shared.faults);
  bool whole = true;
  for (const std::string_view column : {"subject", "predicate", "object", "text"}) whole &= table.require(column);
  if (!whole) return;
  const auto subject = table.find("subject"), predicate = table.find("predicate"), object = table.find("object"),
             text = table.find("text"), language = table.find("language"), datatype = table.find("datatype"),
             graph = table.find("graph");
  each_row(table, shared.faults, [&](const SheetTable& row) {
    const auto term = [&](std::optional<std::size_t> column, bool blank) {
      const std::string cell = cell_text(row, column);
      if (blank && cell.starts_with("_:") && is_blank_label(cell.substr(2)))
        return sink.terms().intern({TermKind::blank, std::string_view(cell).substr(2), {}, {}});
      const std::optional<std::string> iri = shared.names.spelled_iri(cell);
      if (!iri)
        refuse_cell(column, fmt::format("\"{}\" is not an IRI", cell), "write <IRI>, or a name with a declared prefix");
      return shared.write.iri(*iri);
    };
    Quad quad{term(subject, true), term(predicate, false), no_term, no_term};
    if (!row.cell(object).empty()) {
      quad.object = term(object, true);
    } else {
      const std::string tag = cell_text(row, language);
      if (!tag.empty() && !is_language_tag(tag))
        refuse_cell(language, fmt::format("\"{}\" is not a language tag", tag));
      const TermId type = row.cell(datatype).empty() ? no_term : term(datatype, false);
      if (!tag.empty() && type != no_term) refuse_cell(datatype, "a text has a language or a datatype, not both");
      // The only cells whose white space counts.
      const std::string value = text_of_cell(*text < row.row().cells.size() ? row.row().cells[*text] : std::string());
      quad.object = sink.terms().intern_literal(value, type, tag);
    }
    if (!row.cell(graph).empty()) quad.graph = term(graph, true);
    sink.statement(quad, {static_cast<std::uint32_t>(row.row().number), 0});
    stated.push_back(quad);
  });
}

}  // namespace

void read_statements(std::span<const std::string> sheets, SheetImport& shared) {
  std::vector<Quad> stated;
  for (const std::string& sheet : sheets) read_statement_sheet(sheet, shared, stated);
  const TermInterner& terms = shared.sink.terms();
  shared.vocabulary.extend(stated, terms);
  for (const Quad& quad : stated) {
    const std::string_view predicate = terms.value(quad.predicate);
    if (terms.kind(quad.object) == TermKind::literal &&
        (predicate == vocab::skos_prefLabel || predicate == vocab::skos_altLabel))
      shared.names.set_name(terms.value(quad.object), quad.subject, predicate == vocab::skos_prefLabel);
    if (predicate == vocab::rdf_type)
      if (const auto kind = shared.vocabulary.kinds().kind_of_class(terms.value(quad.object)))
        shared.names.set_kind(quad.subject, *kind);
  }
}

}  // namespace filiera
