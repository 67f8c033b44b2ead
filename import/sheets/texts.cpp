// SPDX-License-Identifier: Apache-2.0
// Reads texts, and looks for quotes in them.
#include "import/sheets/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "import/records/named_source.hpp"
#include "import/sheets/row_faults.hpp"
#include "io/sha256.hpp"
#include "io/spelling.hpp"
#include "io/utf8.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = std::size_t{64} << 20;

std::string bytes_of_text(const std::string& path) {
  const std::unique_ptr<Source> source = open_named(path);
  std::string bytes, block(std::size_t{1} << 16, '\0');
  while (const std::size_t size = source->read(block.data(), block.size())) {
    bytes.append(block, 0, size);
    if (bytes.size() > longest_text) throw SourceError(fmt::format("{}: a text of over {} bytes", path, longest_text));
  }
  return bytes;
}

}  // namespace

SheetTexts::SheetTexts(const std::optional<std::string>& folder, const KnowledgeGraph* graph, const TermInterner& terms,
                       const Prefixes& prefixes)
    : folder_(folder), graph_(graph), terms_(terms), prefixes_(prefixes) {
  if (!folder_) return;
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(*folder_, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error)) paths.push_back(entry->path().string());
  if (error) throw SourceError(fmt::format("{}: {}", *folder_, error.message()));
  std::ranges::sort(paths);
  for (const std::string& path : paths) {
    auto text = std::make_unique<Text>();
    text->path = path;
    text->bytes = bytes_of_text(path);
    text->digest = sha256_hex(text->bytes);
    texts_.push_back(std::move(text));
  }
}

void SheetTexts::set_digest(TermId document, std::string_view digest) {
  digests_.insert_or_assign(document, lower_ascii(digest));
}

std::string SheetTexts::name_of(TermId document) const {
  const std::string_view iri = terms_.value(document);
  return prefixes_.shorten(iri).value_or(std::string(local_name(iri)));
}

SheetTexts::Text* SheetTexts::text_of(TermId document) {
  if (const auto known = text_of_document_.find(document); known != text_of_document_.end()) return known->second;
  std::string digest;
  if (const auto own = digests_.find(document); own != digests_.end()) digest = own->second;
  if (digest.empty() && graph_)
    if (const TermId there = graph_->terms().find_iri(terms_.value(document)); there != no_term)
      if (const TermId value = graph_->object(there, vocab::fil_sha256); value != no_term)
        digest = lower_ascii(graph_->terms().value(value));
  Text* found = nullptr;
  for (const auto& text : texts_) {
    const fs::path path(text->path);
    const auto file = files_.find(document);
    const bool fits = digest.empty()
                          ? file != files_.end() && (path.filename() == file->second || path.stem() == file->second)
                          : text->digest == digest;
    if (!fits) continue;
    if (found && found->digest != text->digest)
      refuse_row(fmt::format("both {} and {} may be the text of {}", found->path, text->path, name_of(document)),
                 "name one of them, with its ending, in column \"file\" of documents");
    found = text.get();
  }
  return text_of_document_[document] = found;
}

std::optional<std::string> SheetTexts::find_text(TermId document) {
  const Text* const text = text_of(document);
  return text ? std::optional(text->digest) : std::nullopt;
}

std::string_view SheetTexts::text(TermId document) const {
  const auto known = text_of_document_.find(document);
  return known == text_of_document_.end() || !known->second ? std::string_view() : known->second->bytes;
}

std::vector<SheetTexts::Where> SheetTexts::texts_for(TermId document, std::optional<std::size_t> quote_column,
                                                     std::optional<std::size_t> document_column) {
  if (!folder_)
    refuse_cell(quote_column, "a quote is found in texts, which were not given",
                "give their folder with --texts, or write from_char and to_char");
  std::vector<Where> where;
  if (document != no_term) {
    Text* const text = text_of(document);
    if (!text)
      refuse_cell(document_column, fmt::format("no text of {} in {}", name_of(document), *folder_),
                  "name its file in column \"file\" of documents, or correct its sha256");
    where.push_back({document, text});
  } else {
    for (const auto& [known, text] : text_of_document_)
      if (text) where.push_back({known, text});
  }
  for (const Where& each : where)
    if (!each.text->quoted) each.text->quoted = std::make_unique<QuotedText>(each.text->bytes);
  return where;
}

void SheetTexts::refuse_absent(std::string_view quote, TermId document, std::span<const Where> where,
                               std::optional<std::size_t> quote_column) const {
  for (const auto& [of, text] : where)
    if (const TextSpan near = text->quoted->nearest(quote); near != TextSpan{})
      refuse_cell(quote_column,
                  fmt::format("the quote is not in {}", document == no_term ? "any document" : name_of(of)),
                  fmt::format("nearest: \"{}\"", shortened(bytes_at(text->bytes, near), 160)));
  refuse_cell(quote_column,
              fmt::format("the quote is not in {}", document == no_term ? "any document" : name_of(document)),
              "copy it from the text as it is");
}

TextSpan SheetTexts::find_quote(std::string_view quote, TermId& document, std::optional<std::size_t> quote_column,
                                std::optional<std::size_t> document_column) {
  const std::vector<Where> where = texts_for(document, quote_column, document_column);
  struct Hit {
    TermId document;
    TextSpan span;
  };
  std::vector<Hit> hits;
  for (const auto& [of, text] : where)
    for (const TextSpan& span : text->quoted->find(quote)) hits.push_back({of, span});
  if (hits.empty()) refuse_absent(quote, document, where, quote_column);
  if (hits.size() == 1) {
    document = hits.front().document;
    return hits.front().span;
  }
  if (hits[0].document != hits[1].document)
    refuse_cell(quote_column,
                fmt::format("the quote is in {} and in {}", name_of(hits[0].document), name_of(hits[1].document)),
                "name the document");
  refuse_cell(quote_column,
              fmt::format("the quote is in {} twice, at {} and at {}", name_of(hits[0].document), hits[0].span.start,
                          hits[1].span.start),
              "quote more of it, or write from_char and to_char");
}

TextSpan SheetTexts::find_exact_quote(std::string_view quote, TermId& document) {
  constexpr std::size_t most = 1000;  // stretches of one text that are compared
  if (leaves_out(quote))
    refuse_row("the quote leaves words out",
               "quote one stretch of the text, without \"[...]\"; make two proposals of two");
  const std::vector<Where> where = texts_for(document, std::nullopt, std::nullopt);
  std::optional<TextSpan> found;
  TermId in = no_term;
  bool divided = false;  // there are stretches with the same letters
  for (const auto& [of, text] : where)
    for (const TextSpan& span : text->quoted->find(quote, most)) {
      if (!text->quoted->has_words(quote, span)) {
        divided = true;
        continue;
      }
      if (found && in == of)
        refuse_row(fmt::format("the quote is in {} twice, at {} and at {}", name_of(of), found->start, span.start),
                   "quote more of it");
      if (found) refuse_row(fmt::format("the quote is in {} and in {}", name_of(in), name_of(of)), "name the document");
      found = span;
      in = of;
    }
  if (found) {
    document = in;
    return *found;
  }
  if (divided) refuse_row("the words of the text are divided otherwise than those of the quote", "quote whole words");
  for (const auto& [of, text] : where)
    if (const auto parts = text->quoted->stitched(quote))
      refuse_row(fmt::format("the quote is stitched from two places of {}, at {} and at {}", name_of(of),
                             parts->first.start, parts->second.start),
                 "quote one of them");
  refuse_absent(quote, document, where, std::nullopt);
}

}  // namespace filiera
