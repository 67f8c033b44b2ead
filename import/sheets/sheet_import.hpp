// SPDX-License-Identifier: Apache-2.0
// What the sheets of one import share, and the sheets beside those of claims.
#pragma once

#include <string>
#include <vector>

#include "import/claims/claim_writer.hpp"
#include "import/sheets/resolver.hpp"
#include "import/sheets/sheet_files.hpp"
#include "import/sheets/sheets.hpp"
#include "import/sheets/texts.hpp"
#include "import/sheets/vocabulary.hpp"

namespace filiera {

// The prefixes that cells may use, and the namespace of what has no IRI.
struct SheetNamespaces {
  Prefixes prefixes;
  std::string own;
};

struct SheetImport {
  // All arguments must outlive this object.
  SheetImport(const SheetOptions& options, const SheetFiles& files, SheetNamespaces namespaces, StatementSink& sink,
              Faults& faults);
  SheetImport(const SheetImport&) = delete;
  SheetImport& operator=(const SheetImport&) = delete;

  const SheetOptions& options;
  const SheetFiles& files;
  StatementSink& sink;
  Faults& faults;
  SheetNamespaces namespaces;
  SheetVocabulary vocabulary;
  ClaimWriter write;
  SheetNames names;
  SheetTexts texts;
};

// Those of the options, the other data and the sheets of prefixes, and the usual ones. Passes what the sheets declare
// to the sink.
SheetNamespaces read_prefixes(std::span<const std::string> sheets, const SheetOptions& options, const SheetFiles& files,
                              StatementSink& sink, Faults& faults);
// The prefixes that the user chose, and one for the names that were made, to the sink.
void declare_prefixes(const SheetImport& shared);

// The statements of the sheets. What they declare can be used in the other sheets, and what they name can be named.
void read_statements(std::span<const std::string> sheets, SheetImport& shared);
void read_documents(const std::string& sheet, SheetImport& shared);
void read_things(const std::string& sheet, SheetImport& shared);

// The property that a cell of a column `inferred` names. Throws CellFault.
std::string property_named(std::string_view text, std::size_t column, const SheetImport& shared);

}  // namespace filiera
