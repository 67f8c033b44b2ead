// SPDX-License-Identifier: Apache-2.0
// The texts of documents (--texts), and where in them a quote is.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "import/records/row_source.hpp"
#include "import/sheets/quotes.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

class SheetTexts {
 public:
  // Reads the files of `folder`, if there is one. `graph`, of other data, may be null. All must outlive this object.
  // Throws SourceError, its message beginning with the name of the file, and SharedLibraryError.
  SheetTexts(const std::optional<std::string>& folder, const KnowledgeGraph* graph, const TermInterner& terms,
             const Prefixes& prefixes);

  // What the sheets say of a document: the digest of its text, in any case, and the name of its file.
  void set_digest(TermId document, std::string_view digest);
  bool has_digest(TermId document) const { return digests_.contains(document); }
  void set_file(TermId document, std::string name) { files_.insert_or_assign(document, std::move(name)); }
  bool has_file(TermId document) const { return files_.contains(document); }

  // Looks for the text of a document: by its digest, here or in the other data, or else by the name of its file.
  // Returns the digest of the text; empty if there is none. Throws CellFault if two texts fit.
  std::optional<std::string> find_text(TermId document);

  // The text that find_text() found; "" if there is none.
  std::string_view text(TermId document) const;

  // The stretch of a quote in the text of `document`; where that is no_term, in all texts that were found, and
  // `document` becomes the one that has it. Throws CellFault, in one of the two columns, for a quote that is not in
  // exactly one place, and for a document without a text.
  TextSpan find_quote(std::string_view quote, TermId& document, std::optional<std::size_t> quote_column,
                      std::optional<std::size_t> document_column);
  // The same of a quote that stands there as it is, in one stretch: with its words divided as in the text, whole words
  // at both ends, and nothing left out.
  TextSpan find_exact_quote(std::string_view quote, TermId& document);

 private:
  struct Text;
  struct Where {
    TermId document;
    Text* text;
  };

  struct Text {
    std::string path, digest, bytes;
    std::unique_ptr<QuotedText> quoted;  // null until a quote is looked for
  };

  Text* text_of(TermId document);
  // The texts in which a quote is looked for. Throws CellFault.
  std::vector<Where> texts_for(TermId document, std::optional<std::size_t> quote_column,
                               std::optional<std::size_t> document_column);
  // Throws CellFault: why the quote is in none of the texts.
  [[noreturn]] void refuse_absent(std::string_view quote, TermId document, std::span<const Where> where,
                                  std::optional<std::size_t> quote_column) const;
  std::string name_of(TermId document) const;

  const std::optional<std::string>& folder_;
  const KnowledgeGraph* graph_;
  const TermInterner& terms_;
  const Prefixes& prefixes_;
  std::vector<std::unique_ptr<Text>> texts_;
  std::map<TermId, Text*> text_of_document_;         // null: it has none
  std::unordered_map<TermId, std::string> digests_;  // in lower case
  std::unordered_map<TermId, std::string> files_;
};

}  // namespace filiera
