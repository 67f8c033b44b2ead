// SPDX-License-Identifier: Apache-2.0
// Reads pairs, and renames what is read.
#include "cli/data/same.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

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

// Sets of IRIs that are the same: each points to a smaller one of its set, or to itself.
class DisjointSets {
 public:
  std::string root(const std::string& iri) {
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
  void join(const std::string& a, const std::string& b) {
    const std::string first = root(a), second = root(b);
    smaller_[std::max(first, second)] = std::min(first, second);
  }
  const std::map<std::string, std::string>& all() const { return smaller_; }

 private:
  std::map<std::string, std::string> smaller_;
};

}  // namespace

SameThings::SameThings(std::span<const std::string> files, const Prefixes& chosen, Faults& faults) {
  DisjointSets sets;
  std::vector<SamePair> different;
  for (const std::string& path : files) {
    Prefixes prefixes = chosen;
    const auto declare = [&](std::string_view name, std::string_view iri) {
      if (!prefixes.find(name)) prefixes.set(name, iri);
    };
    for (const auto& [name, iri] :
         {std::pair("fil", vocab::fil), std::pair("kg", vocab::kg), std::pair("place", place_namespace),
          std::pair("skos", std::string_view("http://www.w3.org/2004/02/skos/core#")),
          std::pair("owl", std::string_view("http://www.w3.org/2002/07/owl#"))})
      declare(name, iri);
    for (const Door& door : doors()) declare(door.name, namespace_of(door));
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
        fault(record_fault::cell, fmt::format("column \"{}\": \"{}\" is no name of a thing", column, text),
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
      if (equal_ignoring_case(cell("predicate_modifier"), "not")) {
        different.push_back(std::move(pair));
        continue;
      }
      sets.join(*subject, *object);
      pairs_.push_back(std::move(pair));
    }
    if (!missing.empty())
      faults.add({&record_fault::column,
                  {path, columns.empty() ? 0 : number, 0},
                  fmt::format("no column \"{}\"", fmt::join(missing, "\", \"")),
                  {},
                  "a table of pairs has the columns subject_id, predicate_id and object_id, with tabs between them"});
  }
  for (const SamePair& pair : different)
    if (sets.root(pair.subject) == sets.root(pair.object))
      faults.add({&record_fault::cell,
                  {pair.file, pair.line, 0},
                  fmt::format("<{}> and <{}> are said not to be the same, but other pairs make them so", pair.subject,
                              pair.object),
                  {},
                  "remove one of the pairs"});
  std::vector<std::string> iris;
  for (const auto& [iri, smaller] : sets.all()) iris.push_back(iri);
  for (const std::string& iri : iris) names_.emplace(iri, sets.root(iri));
}

std::size_t SameThings::renamed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(names_, [](const auto& row) { return row.first != row.second; }));
}

std::vector<SamePair> SameThings::pairs_with(std::string_view iri) const {
  std::vector<SamePair> found;
  std::ranges::copy_if(pairs_, std::back_inserter(found),
                       [&](const SamePair& pair) { return pair.subject == iri || pair.object == iri; });
  return found;
}

TermId RenamingSink::renamed(TermId id) {
  if (id == no_term || terms().kind(id) != TermKind::iri) return id;
  if (id >= renamed_.size()) renamed_.resize(std::max<std::size_t>(id + 1, renamed_.size() * 2), no_term);
  if (renamed_[id] == no_term) {
    const std::string_view iri = terms().value(id);
    const auto pair = same_.names().find(std::string(iri));
    if (pair != same_.names().end()) met_.emplace(iri);
    const TermId other =
        pair == same_.names().end() || pair->second == iri ? id : terms().intern(iri_term(pair->second));
    renamed_[id] = other;
  }
  return renamed_[id];
}

std::vector<std::string> RenamingSink::unmet() const {
  std::vector<std::string> names;
  std::unordered_set<std::string> told;
  for (const SamePair& pair : same_.pairs())
    for (const std::string& iri : {pair.subject, pair.object})
      if (!met_.contains(iri) && told.insert(iri).second)
        names.push_back(fmt::format("{}:{}: <{}>", pair.file, pair.line, iri));
  return names;
}

void RenamingSink::begin_file(std::string_view name) {
  files_.emplace_back(name);
  sink_.begin_file(name);
}

void RenamingSink::statement(const Quad& quad, Origin origin) {
  if (preferred_label_ == no_term) {
    preferred_label_ = terms().intern(iri_term(vocab::skos_prefLabel));
    label_ = terms().intern(iri_term(vocab::skos_altLabel));
    on_party_ = terms().intern(iri_term(vocab::fil_onParty));
  }
  Quad named = quad;
  named.subject = renamed(quad.subject);
  named.object = renamed(quad.object);
  const auto is_of_pair = [&](TermId id) {
    return terms().kind(id) == TermKind::iri && same_.names().contains(std::string(terms().value(id)));
  };
  if (quad.predicate == on_party_ && is_of_pair(quad.object)) parties_.emplace_back(named.subject, quad.object);
  if (quad.predicate == preferred_label_) {
    if (is_of_pair(quad.subject)) own_labels_.emplace(quad.subject, quad.object);
    if (named.subject != quad.subject) {
      held_.push_back({quad.subject, named, origin, files_.size()});
      return;
    }
    labelled_.insert(quad.subject);
  }
  sink_.statement(named, origin);
}

MatchedParties RenamingSink::matched_parties() const {
  MatchedParties found;
  const TermInterner& terms = sink_.terms();
  for (const auto& [measure, party] : parties_) {
    std::vector<MatchedParty>& of_measure = found[std::string(terms.value(measure))];
    const std::string iri(terms.value(party));
    if (std::ranges::find(of_measure, iri, &MatchedParty::iri) != of_measure.end()) continue;
    const auto label = own_labels_.find(party);
    of_measure.push_back({iri, label == own_labels_.end() ? std::string() : std::string(terms.value(label->second)),
                          same_.names().at(iri), same_.pairs_with(iri)});
  }
  return found;
}

void RenamingSink::finish() {
  std::unordered_map<TermId, TermId> first;  // of the things with labels, by the chosen name
  for (const HeldLabel& label : held_) {
    TermId& thing = first.try_emplace(label.quad.subject, label.thing).first->second;
    if (terms().value(label.thing) < terms().value(thing)) thing = label.thing;
  }
  std::size_t file = files_.size();
  for (HeldLabel& label : held_) {
    if (labelled_.contains(label.quad.subject) || first.at(label.quad.subject) != label.thing)
      label.quad.predicate = label_;
    // Each in its file, where a fault of it is shown.
    if (label.file != file && label.file > 0) sink_.begin_file(files_[label.file - 1]);
    file = label.file;
    sink_.statement(label.quad, label.origin);
  }
  held_.clear();
}

}  // namespace filiera
