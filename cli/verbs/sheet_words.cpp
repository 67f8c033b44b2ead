// SPDX-License-Identifier: Apache-2.0
// Faults of the model in the words of sheets.
#include "cli/verbs/sheet_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/load/model_faults.hpp"
#include "graph/sheets/columns.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

void replace_all(std::string& text, std::string_view term, std::string_view by) {
  for (std::size_t at = text.find(term); at != std::string::npos; at = text.find(term, at)) {
    const std::size_t end = at + term.size();
    if (end < text.size() && is_name_char(text[end]) && is_name_char(term.back())) {
      at = end;
      continue;
    }
    text.replace(at, term.size(), by);
    at += by.size();
  }
}

class SheetWords {
 public:
  explicit SheetWords(const KnowledgeGraph* known) {
    const Kinds& kinds = known ? known->kinds() : Kinds::shipped();
    const auto add = [&](std::string_view iri, std::string_view column) {
      columns_.push_back({fmt::format("<{}>", iri), std::string(column)});
      if (!known) return;
      if (std::optional<std::string> name = known->data().prefixes.shorten(iri))
        columns_.push_back({std::move(*name), std::string(column)});
    };
    for (const ClaimColumn& column : claim_columns(kinds)) add(column.iri, column.name);
    for (const FixedColumn& column : fixed_columns()) add(column.iri, column.name);
    if (known) fil_ = known->data().prefixes.shorten(std::string(vocab::fil) + "x").value_or("");
    if (!fil_.empty()) fil_.pop_back();
  }

  std::string operator()(std::string text) const {
    for (const Column& column : columns_) {
      if (text.find(column.term) == std::string::npos) continue;
      replace_all(text, fmt::format("'{}'", column.term), fmt::format("column \"{}\"", column.name));
      replace_all(text, "add " + column.term, fmt::format("fill column \"{}\"", column.name));
      replace_all(text, column.term, fmt::format("\"{}\"", column.name));
    }
    // The terms of lists, such as effects, are the words of cells.
    const std::string begun = fmt::format("<{}", vocab::fil);
    for (std::size_t at = text.find(begun); at != std::string::npos; at = text.find(begun, at)) {
      const std::size_t end = text.find('>', at);
      if (end == std::string::npos) break;
      text.erase(end, 1).erase(at, begun.size());
    }
    for (std::size_t at = fil_.empty() ? std::string::npos : text.find(fil_); at != std::string::npos;
         at = text.find(fil_, at)) {
      const bool inside_name = at > 0 && is_name_char(text[at - 1]);
      if (inside_name)
        at += fil_.size();
      else
        text.erase(at, fil_.size());
    }
    return text;
  }

 private:
  struct Column {
    std::string term, name;
  };
  std::vector<Column> columns_;
  std::string fil_;  // the prefix of the model's terms with its colon; "" if there is none
};

}  // namespace

Faults in_words_of_sheets(const Faults& faults, const KnowledgeGraph* known) {
  const std::vector<Fault> kept = faults.sorted();
  std::set<std::string> files;
  for (const Fault& fault : kept) files.insert(fault.place.file);
  // Those that were counted but not kept would be lost.
  if (kept.empty() || std::ranges::any_of(files, [&](const std::string& file) { return faults.dropped(file) > 0; }))
    return faults;
  const SheetWords words(known);
  Faults reworded;
  for (Fault fault : kept) {
    const bool of_documents =
        lower_ascii(std::filesystem::path(fault.place.file).stem().string()).starts_with("documents") ||
        fault.place.file.ends_with(']');
    if (fault.kind == &model_fault::undated_document && !of_documents) {
      // A sheet whose rows are sources themselves.
      fault.message = "this sheet is a source itself, and its date is not told";
      fault.remedy = "give the day of the list: import sheets --published DATE";
    } else {
      fault.message = words(std::move(fault.message));
      fault.remedy = words(std::move(fault.remedy));
    }
    reworded.add(std::move(fault));
  }
  return reworded;
}

}  // namespace filiera
