// SPDX-License-Identifier: Apache-2.0
// Merges the statements of a graph with what is computed from it.
#include "export/graph_statements.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view xsd_date = "http://www.w3.org/2001/XMLSchema#date";

struct UsualPrefix {
  std::string_view name, iri;
};

constexpr UsualPrefix usual_prefixes[] = {{"fil", vocab::fil},
                                          {"kg", vocab::kg},
                                          {"edtf", vocab::edtf},
                                          {"dcterms", "http://purl.org/dc/terms/"},
                                          {"oa", "http://www.w3.org/ns/oa#"},
                                          {"owl", "http://www.w3.org/2002/07/owl#"},
                                          {"prov", "http://www.w3.org/ns/prov#"},
                                          {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                          {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                          {"schema", "https://schema.org/"},
                                          {"sh", "http://www.w3.org/ns/shacl#"},
                                          {"skos", "http://www.w3.org/2004/02/skos/core#"},
                                          {"xsd", xsd}};

// Whether some IRI of the sorted table begins with the namespace.
bool uses(const TermTable& terms, std::string_view namespace_iri) {
  TermId first = 0;
  for (std::size_t count = terms.size(); count > 0;) {
    const std::size_t half = count / 2;
    const TermId middle = first + static_cast<TermId>(half);
    if (terms[middle] < iri_term(namespace_iri)) {
      first = middle + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first < terms.size() && terms.kind(first) == TermKind::iri &&
         terms.value(first).starts_with(namespace_iri);
}

Prefixes prefixes_of(const KnowledgeGraph& graph) {
  Prefixes prefixes = graph.data().prefixes;
  const bool computes = graph.claim_count() > 0;
  for (const UsualPrefix& usual : usual_prefixes) {
    const auto declared = prefixes.all();
    const bool taken = std::any_of(declared.begin(), declared.end(), [&](const Prefix& prefix) {
      return prefix.name == usual.name || prefix.iri == usual.iri;
    });
    const bool needed =
        uses(graph.terms(), usual.iri) || (computes && (usual.iri == vocab::fil || usual.iri == xsd));
    if (needed && !taken) prefixes.set(usual.name, usual.iri);
  }
  return prefixes;
}

bool is_plain_fact(const KnowledgeGraph& graph, ClaimId c) {
  const Modality modality = graph.modality(c);
  return modality != Modality::sought && modality != Modality::planned && graph.has(c, affirmed_firmly) &&
         !graph.has(c, denied) && !graph.has(c, disputed);
}

struct Bound {
  std::string_view predicate;
  Day day;
};

std::array<Bound, 4> bounds_as_statements(const Bounds& bounds) {
  return {{{vocab::fil_startsEarliest, bounds.start_earliest},
           {vocab::fil_startsLatest, bounds.start_latest},
           {vocab::fil_endsEarliest, bounds.end_earliest},
           {vocab::fil_endsLatest, bounds.end_latest}}};
}

}  // namespace

GraphStatements::GraphStatements(const KnowledgeGraph& graph) : graph_(graph), prefixes_(prefixes_of(graph)) {
  for (ClaimId c = 0; c < graph.edge_count(); ++c) {
    const EdgeType& type = graph.kinds().edge_type(graph.type_of(c));
    if (type.carrier != Carrier::link || !graph.has(c, affirmed)) continue;
    const std::string_view predicate = is_plain_fact(graph, c) ? type.iri : type.tentative_form;
    if (predicate.empty()) continue;
    const Edge edge = graph.edge(c);
    direct_.push_back({graph.term_of_vertex(edge.source), predicate, graph.term_of_vertex(edge.target)});
  }
  std::sort(direct_.begin(), direct_.end());
  direct_.erase(std::unique(direct_.begin(), direct_.end()), direct_.end());
}

void GraphStatements::for_each_subject(const Visitor& visit) const {
  const TermTable& terms = graph_.terms();
  const auto& quads = graph_.data().quads;
  const auto& claims = graph_.data().claims_by_term;
  std::vector<PredicateObject> properties;
  std::array<std::string, 4> dates;
  std::size_t quad = 0, direct = 0, claim = 0;
  while (quad < quads.size() || direct < direct_.size()) {
    const TermId subject = std::min(quad < quads.size() ? quads[quad].subject : no_term,
                                    direct < direct_.size() ? direct_[direct].subject : no_term);
    properties.clear();
    for (; quad < quads.size() && quads[quad].subject == subject; ++quad) {
      properties.push_back({terms[quads[quad].predicate], terms[quads[quad].object], {}});
      if (quads[quad].graph != no_term) properties.back().graph = terms[quads[quad].graph];
    }

    const std::size_t read = properties.size();
    for (; direct < direct_.size() && direct_[direct].subject == subject; ++direct)
      properties.push_back({iri_term(direct_[direct].predicate), terms[direct_[direct].object], {}});
    while (claim < claims.size() && graph_.term_of_claim(claims[claim]) < subject) ++claim;
    if (claim < claims.size() && graph_.term_of_claim(claims[claim]) == subject) {
      auto date = dates.begin();
      for (const Bound& bound : bounds_as_statements(graph_.bounds(claims[claim]))) {
        if (bound.day == unbounded_past || bound.day == unbounded_future) continue;
        *date = iso_date(bound.day);
        properties.push_back({iri_term(bound.predicate), {TermKind::literal, *date++, xsd_date, {}}, {}});
      }
    }
    // What was read is in order; what is computed is a few, each put behind its equals.
    for (auto at = properties.begin() + static_cast<std::ptrdiff_t>(read); at != properties.end(); ++at) {
      const auto place = std::upper_bound(properties.begin(), at, *at, [](const PredicateObject& a, const PredicateObject& b) {
        return std::tie(a.predicate, a.object) < std::tie(b.predicate, b.object);
      });
      std::rotate(place, at, at + 1);
    }
    visit(terms[subject], properties);
  }
}

}  // namespace filiera
