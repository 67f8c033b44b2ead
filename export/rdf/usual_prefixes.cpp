// SPDX-License-Identifier: Apache-2.0
// The usual prefixes of vocabularies.
#include "export/rdf/usual_prefixes.hpp"

#include <algorithm>

#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

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
                                          {"xsd", vocab::xsd}};

// Whether any IRI of the table begins with the namespace.
bool uses(const TermTable& terms, std::string_view namespace_iri) {
  const TermId first = place_of(terms, namespace_iri);
  return first < terms.size() && terms.kind(first) == TermKind::iri && terms.value(first).starts_with(namespace_iri);
}

}  // namespace

TermId place_of(const TermTable& terms, std::string_view iri) {
  TermId first = 0;
  for (std::size_t count = terms.size(); count > 0;) {
    const std::size_t half = count / 2;
    const TermId middle = first + static_cast<TermId>(half);
    if (terms[middle] < iri_term(iri)) {
      first = middle + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

void add_usual_prefixes(Prefixes& prefixes, const TermTable& terms, PrefixesOf statements) {
  const bool computes = statements == PrefixesOf::also_computed;
  for (const UsualPrefix& usual : usual_prefixes) {
    const auto declared = prefixes.all();
    const bool taken = std::any_of(declared.begin(), declared.end(), [&](const Prefix& prefix) {
      return prefix.name == usual.name || prefix.iri == usual.iri;
    });
    const bool needed = uses(terms, usual.iri) || (computes && (usual.iri == vocab::fil || usual.iri == vocab::xsd));
    if (needed && !taken) prefixes.set(usual.name, usual.iri);
  }
}

}  // namespace filiera
