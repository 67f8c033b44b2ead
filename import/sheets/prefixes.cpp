// SPDX-License-Identifier: Apache-2.0
// Prefixes and the own namespace: of the options, of other data, of the sheets of prefixes.
#include <fmt/format.h>

#include <algorithm>

#include "import/sheets/row_faults.hpp"
#include "import/sheets/sheet_import.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

void read_prefix_sheet(const std::string& sheet, const SheetOptions& options, const SheetFiles& files,
                       SheetNamespaces& namespaces, StatementSink& sink, Faults& faults) {
  SheetTable table(files.rows_of(sheet, faults), faults);
  const auto name = table.find("prefix"), iri = table.find("iri");
  if (!table.require("prefix") || !table.require("iri")) return;
  each_row(table, faults, [&](const SheetTable& row) {
    const std::string prefix = cell_text(row, name), value = cell_text(row, iri);
    if (prefix == "(own)") {
      if (!is_absolute_iri(value)) refuse_cell(iri, fmt::format("\"{}\" is not an IRI", value));
      if (options.own_namespace.empty()) namespaces.own = value;
      return;
    }
    if (!has_scheme(value) || !namespaces.prefixes.set(prefix, value))
      refuse_cell(has_scheme(value) ? name : iri, fmt::format("\"{}: {}\" is not a prefix", prefix, value),
                  "write a name without its colon, and an absolute IRI");
    sink.prefix(prefix, value);
  });
}

}  // namespace

SheetNamespaces read_prefixes(std::span<const std::string> sheets, const SheetOptions& options, const SheetFiles& files,
                              StatementSink& sink, Faults& faults) {
  SheetNamespaces namespaces{options.prefixes, options.own_namespace};
  Prefixes& prefixes = namespaces.prefixes;
  if (options.graph)
    for (const Prefix& prefix : options.graph->data().prefixes.all())
      if (!prefixes.find(prefix.name)) prefixes.set(prefix.name, prefix.iri);
  for (const std::string& sheet : sheets) read_prefix_sheet(sheet, options, files, namespaces, sink, faults);
  if (namespaces.own.empty()) namespaces.own = sheets_namespace;
  if (const std::vector<Prefix> declared = prefixes.all();
      !prefixes.find("kb") && std::ranges::find(declared, namespaces.own, &Prefix::iri) == declared.end())
    prefixes.set("kb", namespaces.own);
  constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"fil", vocab::fil},
      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"schema", "https://schema.org/"},
      {"skos", "http://www.w3.org/2004/02/skos/core#"},
      {"xsd", vocab::xsd},
      {"edtf", vocab::edtf},
      {"prov", "http://www.w3.org/ns/prov#"},
      {"oa", "http://www.w3.org/ns/oa#"},
      {"owl", "http://www.w3.org/2002/07/owl#"},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"}};
  for (const auto& [name, iri] : usual)
    if (!prefixes.find(name)) prefixes.set(name, iri);
  return namespaces;
}

void declare_prefixes(const SheetImport& shared) {
  const TermInterner& terms = shared.sink.terms();
  const auto uses = [&](std::string_view iri) {
    for (TermId id = 0; id < terms.size(); ++id)
      if (terms.kind(id) == TermKind::iri && terms.value(id).starts_with(iri)) return true;
    return false;
  };
  for (const Prefix& prefix : shared.options.prefixes.all()) shared.sink.prefix(prefix.name, prefix.iri);
  const std::string& own_namespace = shared.namespaces.own;
  const std::vector<Prefix> declared = shared.namespaces.prefixes.all();
  const auto own = std::ranges::find(declared, own_namespace, &Prefix::iri);
  if (own != declared.end() && uses(own_namespace)) shared.sink.prefix(own->name, own->iri);
}

}  // namespace filiera
