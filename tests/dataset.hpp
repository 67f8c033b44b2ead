// SPDX-License-Identifier: Apache-2.0
// Statements collected for comparison, and an exact test of isomorphism of RDF datasets.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "rdf/statement.hpp"

namespace filiera {

struct OwnedTerm {
  TermKind kind = TermKind::iri;
  std::string value, datatype, language;

  OwnedTerm() = default;
  explicit OwnedTerm(const TermView& view)
      : kind(view.kind), value(view.value), datatype(view.datatype), language(view.language) {}
  bool is_blank() const { return kind == TermKind::blank; }
  friend auto operator<=>(const OwnedTerm&, const OwnedTerm&) = default;
};

// Subject, predicate, object, graph; the default graph is the empty IRI.
using OwnedQuad = std::array<OwnedTerm, 4>;

// As N-Quads, escaped just enough to be read by people.
inline std::string to_text(const OwnedTerm& term) {
  switch (term.kind) {
    case TermKind::iri:
      return "<" + term.value + ">";
    case TermKind::blank:
      return "_:" + term.value;
    case TermKind::literal:
      break;
  }
  std::string text = "\"" + term.value + "\"";
  if (!term.datatype.empty()) text += "^^<" + term.datatype + ">";
  if (!term.language.empty()) text += "@" + term.language;
  return text;
}

// What was read, in order of reading.
class CollectingSink : public StatementSink {
 public:
  void begin_file(std::string_view name) override { files.emplace_back(name); }
  void prefix(std::string_view name, std::string_view iri) override { prefixes.emplace_back(name, iri); }
  TermInterner& terms() override { return numbered; }
  void statement(const Quad& quad, Origin origin) override {
    const auto term = [this](TermId id) { return id == no_term ? OwnedTerm() : OwnedTerm(numbered[id]); };
    quads.push_back({term(quad.subject), term(quad.predicate), term(quad.object), term(quad.graph)});
    origins.push_back(origin);
  }

  // One statement a line, without brackets round the default graph.
  std::string text() const {
    std::string lines;
    for (const OwnedQuad& quad : quads) {
      lines += to_text(quad[0]) + " " + to_text(quad[1]) + " " + to_text(quad[2]);
      if (quad[3] != OwnedTerm()) lines += " " + to_text(quad[3]);
      lines += " .\n";
    }
    return lines;
  }

  std::vector<std::string> files;
  std::vector<std::pair<std::string, std::string>> prefixes;
  std::vector<OwnedQuad> quads;
  std::vector<Origin> origins;
  TermInterner numbered;
};

// Colours of blank nodes, refined by their quads until stable, then by trying every partner of one node of a
// class.
class Isomorphism {
 public:
  static bool holds(const std::vector<OwnedQuad>& a, const std::vector<OwnedQuad>& b) {
    const Side left(a);
    const Side right(b);
    if (left.ground != right.ground || left.quads.size() != right.quads.size()) return false;
    return match(left, right, left.start(), right.start());
  }

 private:
  using Colours = std::map<std::string, std::size_t>;

  struct Side {
    // Language tags are equal whatever their case (RDF 1.1 Concepts, section 3.3).
    explicit Side(const std::vector<OwnedQuad>& all) {
      std::set<OwnedQuad> distinct;
      for (OwnedQuad quad : all) {
        for (char& c : quad[2].language) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        distinct.insert(std::move(quad));
      }
      for (const OwnedQuad& quad : distinct) {
        const bool blank = std::any_of(quad.begin(), quad.end(), [](const OwnedTerm& t) { return t.is_blank(); });
        if (blank) {
          quads.push_back(quad);
        } else {
          ground.insert(quad);
        }
      }
    }
    Colours start() const {
      Colours colours;
      for (const OwnedQuad& quad : quads) {
        for (const OwnedTerm& term : quad) {
          if (term.is_blank()) colours[term.value] = 0;
        }
      }
      return colours;
    }
    std::set<OwnedQuad> ground;
    std::vector<OwnedQuad> quads;
  };

  static std::size_t mix(std::size_t a, std::size_t b) {
    return (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 31;
  }

  static std::size_t hash_of(const OwnedTerm& term, const Colours& colours) {
    if (term.is_blank()) return mix(7, colours.at(term.value));
    const std::hash<std::string> h;
    return mix(mix(h(term.value), h(term.datatype)), mix(h(term.language), static_cast<std::size_t>(term.kind)));
  }

  // Colours after as many rounds as there are nodes to be told apart.
  static Colours refined(const Side& side, Colours colours) {
    for (std::size_t classes = 0;;) {
      Colours next;
      for (const OwnedQuad& quad : side.quads) {
        std::array<std::size_t, 4> hashes{};
        for (std::size_t i = 0; i < 4; ++i) hashes[i] = hash_of(quad[i], colours);
        for (std::size_t at = 0; at < 4; ++at) {
          if (!quad[at].is_blank()) continue;
          std::size_t signature = at;
          for (const std::size_t hash : hashes) signature = mix(signature, hash);
          next[quad[at].value] += mix(signature, 1);
        }
      }
      for (auto& [label, colour] : next) colour = mix(colour, colours.at(label));
      std::set<std::size_t> distinct;
      for (const auto& [label, colour] : next) distinct.insert(colour);
      if (distinct.size() == classes) return colours;
      classes = distinct.size();
      colours = std::move(next);
    }
  }

  static std::map<std::size_t, std::vector<std::string>> classes_of(const Colours& colours) {
    std::map<std::size_t, std::vector<std::string>> classes;
    for (const auto& [label, colour] : colours) classes[colour].push_back(label);
    return classes;
  }

  static bool match(const Side& left, const Side& right, const Colours& start_left, const Colours& start_right) {
    const Colours a = refined(left, start_left);
    const Colours b = refined(right, start_right);
    const auto classes_a = classes_of(a);
    const auto classes_b = classes_of(b);
    if (classes_a.size() != classes_b.size()) return false;
    const std::vector<std::string>* ambiguous = nullptr;
    for (auto i = classes_a.begin(), j = classes_b.begin(); i != classes_a.end(); ++i, ++j) {
      if (i->first != j->first || i->second.size() != j->second.size()) return false;
      if (ambiguous == nullptr && i->second.size() > 1) ambiguous = &i->second;
    }
    if (ambiguous == nullptr) return same_quads(left, right, a, b);
    Colours marked_a = a;
    marked_a[ambiguous->front()] = a.size() + 12345;
    for (const std::string& partner : classes_b.at(a.at(ambiguous->front()))) {
      Colours marked_b = b;
      marked_b[partner] = a.size() + 12345;
      if (match(left, right, marked_a, marked_b)) return true;
    }
    return false;
  }

  // With every colour unique: are the quads the same when nodes of one colour are one?
  static bool same_quads(const Side& left, const Side& right, const Colours& a, const Colours& b) {
    std::map<std::size_t, std::string> label_of;
    for (const auto& [label, colour] : b) label_of[colour] = label;
    std::set<OwnedQuad> mapped;
    for (OwnedQuad quad : left.quads) {
      for (OwnedTerm& term : quad) {
        if (term.is_blank()) term.value = label_of.at(a.at(term.value));
      }
      mapped.insert(std::move(quad));
    }
    return mapped == std::set<OwnedQuad>(right.quads.begin(), right.quads.end());
  }
};

// True iff a renaming of blank nodes, one to one, makes the two sets of quads equal.
inline bool isomorphic(const CollectingSink& a, const CollectingSink& b) {
  return Isomorphism::holds(a.quads, b.quads);
}

}  // namespace filiera
