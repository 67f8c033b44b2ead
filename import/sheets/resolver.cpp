// SPDX-License-Identifier: Apache-2.0
// Names in sheets.
#include "import/sheets/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/characters.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

constexpr Kind makeable[] = {Kind::company, Kind::group, Kind::product, Kind::regulator, Kind::place, Kind::agent};

KindSet makeable_of(KindSet allowed) {
  KindSet kinds;
  for (const Kind kind : makeable)
    if (allowed.contains(kind)) kinds.insert(kind);
  return kinds;
}

}  // namespace

std::optional<std::string> SheetNames::spelled_iri(std::string_view text) const {
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
    text = text.substr(1, text.size() - 2);
    if (!is_absolute_iri(text)) return std::nullopt;
    return std::string(text);
  }
  if (first_illegal_in_iri(text)) return std::nullopt;
  if (std::optional<std::string> iri = prefixes_.expand(text)) return iri;
  if (has_scheme(text) && text.find("://") != text.npos) return std::string(text);
  return std::nullopt;
}

std::optional<std::string> SheetNames::iri_of_id(std::string_view id) const {
  if (std::optional<std::string> iri = spelled_iri(id)) return iri;
  const auto allowed = [](char c) { return is_ascii_name_char(c) || c == '.'; };
  if (id.empty() || !std::ranges::all_of(id, allowed)) return std::nullopt;
  return own_ + std::string(id);
}

std::string SheetNames::iri_of_label(std::string_view label) {
  std::string local;
  bool begins_word = true;
  for (const char c : label) {
    const bool counts = is_ascii_letter(c) || is_ascii_digit(c);
    if (counts) local += begins_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = !counts;
  }
  const std::string folded = fold(label);
  // A label in another script, or one whose letters another label has too, is told apart by its digest.
  const bool plain =
      !local.empty() && std::ranges::all_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string iri = own_ + (plain ? local : stable_name(local.empty() ? "T" : local, {folded}));
  const auto [taken, fresh] = taken_.try_emplace(iri, folded);
  if (!fresh && taken->second != folded) iri = own_ + stable_name(local, {folded});
  return iri;
}

void SheetNames::set_name(std::string_view name, TermId term, bool preferred) {
  std::vector<Named>& things = names_[fold(name)];
  const auto known = std::ranges::find(things, term, &Named::term);
  if (known == things.end())
    things.push_back({term, preferred});
  else
    known->preferred |= preferred;
}

std::optional<Kind> SheetNames::kind_of(TermId term) const {
  if (const auto known = kind_of_.find(term); known != kind_of_.end()) return known->second;
  if (!graph_) return std::nullopt;
  const TermId there = graph_->terms().find_iri(sink_.terms().value(term));
  if (there == no_term) return std::nullopt;
  if (const VertexId v = graph_->find_vertex(there); v != no_vertex) return graph_->kind_of_vertex(v);
  if (const ClaimId c = graph_->find_claim(there); c != no_claim) return graph_->kind_of_claim(c);
  if (graph_->find_document(there) != no_document) return Kind::document;
  return std::nullopt;
}

std::string SheetNames::spelled(TermId term) const {
  const std::string_view iri = sink_.terms().value(term);
  return prefixes_.shorten(iri).value_or(fmt::format("<{}>", iri));
}

TermId SheetNames::find(std::string_view text, KindSet allowed, Unresolved& problem) {
  problem = {};
  if (const auto id = ids_.find(text); id != ids_.end()) return id->second;
  if (const std::optional<std::string> iri = spelled_iri(text)) return write_.iri(*iri);
  const auto fits = [&](TermId term) {
    const std::optional<Kind> kind = kind_of(term);
    return allowed.empty() || !kind || allowed.contains(*kind);
  };
  const std::string folded = fold(text);
  std::vector<TermId> found;
  if (const auto named = names_.find(folded); named != names_.end()) {
    for (const bool preferred : {true, false}) {
      for (const Named& thing : named->second)
        if (thing.preferred == preferred && fits(thing.term)) found.push_back(thing.term);
      if (!found.empty()) break;
    }
  }
  if (found.empty() && known_) {
    const auto accept = [&](TermId term) {
      const VertexId v = graph_->find_vertex(term);
      if (v != no_vertex) return allowed.empty() || allowed.contains(graph_->kind_of_vertex(v));
      if (graph_->find_document(term) != no_document) return allowed.empty() || allowed.contains(Kind::document);
      return graph_->find_claim(term) != no_claim && allowed.empty();
    };
    for (const TermId term : known_->find(text, accept)) {
      found.push_back(write_.iri(graph_->terms().value(term)));
      matched_.insert_or_assign(std::string(text), fmt::format("{} is {}", text, graph_->spelled(term)));
    }
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    std::string candidates;
    for (const TermId term : found) candidates += (candidates.empty() ? "" : ", ") + spelled(term);
    problem = {fmt::format("\"{}\" is the name of {} things", text, found.size()),
               fmt::format("say which: {}", candidates)};
    return no_term;
  }
  if (const auto made = made_.find(folded); allowed.empty() && made != made_.end()) return made->second.term;
  if (!can_be_made(allowed)) {
    std::vector<std::string> names;
    for (const auto& [id, term] : ids_) names.push_back(id);
    for (const auto& [name, things] : names_) names.push_back(name);
    std::vector<std::string> near = nearest_spellings(text, names, 1);
    if (near.empty() && known_) near = known_->near(text);
    KindSet documents;
    documents.insert(Kind::document);
    problem = {fmt::format("nothing is called \"{}\"", text),
               !near.empty()          ? fmt::format("did you mean {}?", near.front())
               : allowed.empty()      ? "name a thing or the id of a claim; give new things a row in things"
               : allowed == documents ? "give it a row in documents (id, published), or leave the cell empty: then the "
                                        "row itself is the source"
                                      : "give it a row of its own, and name that by its id"};
  }
  return no_term;
}

bool SheetNames::can_be_made(KindSet allowed) { return !allowed.empty() && !makeable_of(allowed).empty(); }

TermId SheetNames::make(std::string_view name, KindSet allowed, Origin origin, bool speaks) {
  const KindSet kinds = makeable_of(allowed);
  const auto [row, fresh] = made_.try_emplace(fold(name));
  Made& made = row->second;
  if (fresh) {
    // The IRI of the name may be that of a thing of another kind.
    std::string iri = iri_of_label(name);
    if (const TermId there = graph_ ? graph_->terms().find_iri(iri) : no_term;
        there != no_term && graph_->find_vertex(there) != no_vertex)
      iri += stable_name("", {fold(name)});
    made = {write_.iri(iri), std::string(name), kinds, file_, origin, false, speaks};
  } else if (const KindSet both = common(made.allowed, kinds); both.empty()) {
    made.contradictory = true;
  } else {
    made.allowed = both;
  }
  made.only_speaks &= speaks;
  return made.term;
}

std::vector<SheetNames::Contradiction> SheetNames::finish(std::vector<std::string>& matched,
                                                          std::vector<std::string>& made) {
  std::vector<Contradiction> contradictions;
  std::vector<std::string> names;
  for (const auto& [folded, things] : names_) names.push_back(folded);
  for (const auto& [folded, row] : made_) names.push_back(folded);
  // Each suggestion looks at all names: for a sheet that a person fills in, not for a list of thousands.
  const bool suggests = made_.size() <= 200 && names.size() <= 20000;
  for (const auto& [folded, row] : made_) {
    if (row.contradictory) contradictions.push_back({row.name, row.file, row.origin});
    const Kind kind = row.only_speaks && row.allowed.contains(Kind::agent) ? Kind::agent : row.allowed.first();
    sink_.begin_file(row.file);
    write_.set_origin(row.origin);
    write_.begin(row.term, kinds_.class_of_kind(kind));
    write_.add(row.term, vocab::skos_prefLabel, write_.text(row.name));
    std::string line = fmt::format("{}: a new {}, {}", row.name, kinds_.labels_of_kind(kind).get(), spelled(row.term));
    std::vector<std::string> near;
    if (suggests) near = nearest_spellings(folded, names, 2);
    std::erase(near, folded);
    if (suggests && near.empty() && known_) near = known_->near(row.name);
    if (!near.empty()) line += fmt::format("; or is it {}?", near.front());
    made.push_back(std::move(line));
  }
  for (const auto& [name, line] : matched_) matched.push_back(line);
  return contradictions;
}

}  // namespace filiera
