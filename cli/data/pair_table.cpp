// SPDX-License-Identifier: Apache-2.0
// Reads tables of pairs.
#include "cli/data/pair_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

#include "import/lists/doors.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/sheet_table.hpp"
#include "import/records/text_source.hpp"
#include "io/spelling.hpp"
#include "io/utf8.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_table = std::size_t{256} << 20;

std::string bytes_of_pairs(const std::string& path) {
  const std::unique_ptr<Source> source = utf8_text(open_named(path));
  std::string bytes, block(std::size_t{1} << 16, '\0');
  while (const std::size_t size = source->read(block.data(), block.size())) {
    bytes.append(block, 0, size);
    if (bytes.size() > longest_table)
      throw SourceError(fmt::format("{}: a table of over {} bytes", path, longest_table));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

std::vector<std::string_view> cells_of_line(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(trimmed(line.substr(0, tab)));
    if (tab == line.npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::string SameSets::root(const std::string& iri) {
  std::string at = iri;
  while (true) {
    const auto found = smaller_.try_emplace(at, at).first;
    if (found->second == at) return at;
    // Halves the way for those that follow.
    const std::string next = smaller_.at(found->second);
    found->second = next;
    at = next;
  }
}

bool SameSets::join(const std::string& a, const std::string& b) {
  const std::string first = root(a), second = root(b);
  smaller_[std::max(first, second)] = std::min(first, second);
  return first != second;
}

Prefixes prefixes_of_pairs(const Prefixes& chosen) {
  Prefixes prefixes = chosen;
  const auto declare = [&](std::string_view name, std::string_view iri) {
    if (!prefixes.find(name)) prefixes.set(name, iri);
  };
  for (const auto& [name, iri] :
       {std::pair("fil", vocab::fil), std::pair("kg", vocab::kg), std::pair("place", place_namespace),
        std::pair("skos", std::string_view("http://www.w3.org/2004/02/skos/core#")),
        std::pair("owl", std::string_view("http://www.w3.org/2002/07/owl#")),
        std::pair("semapv", std::string_view("https://w3id.org/semapv/vocab/"))})
    declare(name, iri);
  for (const Door& door : doors()) declare(door.name, namespace_of(door));
  return prefixes;
}

std::string head_of_pairs(const std::map<std::string, std::string>& prefixes) {
  std::string text = "# mapping_tool: filiera match\n# curie_map:\n";
  for (const auto& [name, iri] : prefixes) text += fmt::format("#   {}: {}\n", name, iri);
  return text +
         "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\t"
         "mapping_justification\tconfidence\tcomment\n";
}

PairTables read_pairs(std::span<const std::string> files, const Prefixes& chosen, Faults& faults) {
  const Prefixes known = prefixes_of_pairs(chosen);
  PairTables tables;
  for (const std::string& path : files) {
    Prefixes prefixes = known;
    const std::string bytes = bytes_of_pairs(path);
    if (first_invalid_utf8(bytes)) {
      faults.add({&rdf_fault::encoding, {path, 0, 0}, "this table is not UTF-8", {}, {}});
      continue;
    }
    std::map<std::string, std::size_t> columns;
    std::vector<std::string> missing = {"subject_id", "predicate_id", "object_id"};  // of the columns
    std::optional<std::size_t> map_indent;  // of the line "curie_map:" whose entries are being read
    std::uint64_t number = 0;
    for (std::string_view left = bytes; !left.empty();) {
      const std::size_t end = left.find('\n');
      const std::string_view line = left.substr(0, end);
      left.remove_prefix(end == left.npos ? left.size() : end + 1);
      ++number;
      const auto fault = [&](const FaultKind& kind, std::string message, std::string remedy) {
        faults.add({&kind, {path, number, 0}, std::move(message), {}, std::move(remedy)});
      };
      if (trimmed(line).empty()) continue;
      if (line.starts_with('#')) {
        // "#   csl: https://…" below "# curie_map:", and further in than it.
        const std::string_view entry = trimmed(line.substr(1));
        const std::size_t indent = line.find_first_not_of(" \t", 1);
        if (entry.empty()) continue;
        if (!map_indent || indent <= *map_indent) {
          map_indent = entry == "curie_map:" ? std::optional(indent) : std::nullopt;
          continue;
        }
        const std::size_t colon = entry.find(':');
        std::string_view iri = colon == entry.npos ? std::string_view() : trimmed(entry.substr(colon + 1));
        if (iri.size() > 1 && (iri.front() == '"' || iri.front() == '\'') && iri.back() == iri.front())
          iri = iri.substr(1, iri.size() - 2);
        if (has_scheme(iri) && iri.find("://") != iri.npos) prefixes.set(trimmed(entry.substr(0, colon)), iri);
        continue;
      }
      const std::vector<std::string_view> cells = cells_of_line(line);
      if (columns.empty()) {
        for (std::size_t i = 0; i < cells.size(); ++i) columns.emplace(lower_ascii(cells[i]), i + 1);
        std::erase_if(missing, [&](const std::string& column) { return columns.contains(column); });
        if (!missing.empty()) break;
        continue;
      }
      const auto cell = [&](const std::string& column) {
        const auto at = columns.find(column);
        return at == columns.end() || at->second > cells.size() ? std::string_view() : cells[at->second - 1];
      };
      const auto iri_of = [&](const std::string& column) -> std::optional<std::string> {
        std::string_view text = cell(column);
        if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
        if (text.find("://") != text.npos && is_absolute_iri(text)) return std::string(text);
        if (std::optional<std::string> iri = prefixes.expand(text); iri && !first_illegal_in_iri(*iri)) return iri;
        fault(record_fault::cell, fmt::format("column \"{}\": \"{}\" is not the name of a thing", column, text),
              "write an IRI, or a name with a prefix of --prefix or of the metadata: #   csl: https://…");
        return std::nullopt;
      };
      const std::optional<std::string> subject = iri_of("subject_id"), predicate = iri_of("predicate_id"),
                                       object = iri_of("object_id");
      if (!subject || !predicate || !object) continue;
      if (*predicate != "http://www.w3.org/2004/02/skos/core#exactMatch" &&
          *predicate != "http://www.w3.org/2002/07/owl#sameAs")
        continue;
      SamePair pair{*subject, *object, std::string(cell("mapping_justification")), std::string(cell("confidence")),
                    path,     number};
      if (*subject == *object) {
        fault(record_fault::cell, fmt::format("<{}> is paired with itself", *subject), "remove the row");
        continue;
      }
      const bool negated = equal_ignoring_case(cell("predicate_modifier"), "not");
      (negated ? tables.different : tables.same).push_back(std::move(pair));
    }
    if (!missing.empty())
      faults.add({&record_fault::column,
                  {path, columns.empty() ? 0 : number, 0},
                  fmt::format("no column \"{}\"", fmt::join(missing, "\", \"")),
                  {},
                  "a table of pairs has the columns subject_id, predicate_id and object_id, with tabs between them"});
  }
  return tables;
}

}  // namespace filiera
