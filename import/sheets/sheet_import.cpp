// SPDX-License-Identifier: Apache-2.0
// What the sheets of one import share.
#include "import/sheets/sheet_import.hpp"

#include <fmt/format.h>

#include "import/sheets/row_faults.hpp"

namespace filiera {

SheetImport::SheetImport(const SheetOptions& options_, const SheetFiles& files_, SheetNamespaces namespaces_,
                         StatementSink& sink_, Faults& faults_)
    : options(options_),
      files(files_),
      sink(sink_),
      faults(faults_),
      namespaces(std::move(namespaces_)),
      vocabulary(options.graph ? options.graph->kinds() : Kinds::shipped()),
      write(sink, namespaces.own),
      names(write, sink, vocabulary.kinds(), namespaces.prefixes, namespaces.own, options.known, options.graph),
      texts(options.texts, options.graph, sink.terms(), namespaces.prefixes) {}

std::string property_named(std::string_view text, std::size_t column, const SheetImport& shared) {
  if (const std::optional<std::string> iri = shared.names.spelled_iri(text)) return *iri;
  if (const std::optional<std::string> iri = shared.vocabulary.property_of_column(text)) return *iri;
  refuse_cell(column, fmt::format("\"{}\" is not a column", text), "name the column whose value is not in the text");
}

}  // namespace filiera
