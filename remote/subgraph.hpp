// SPDX-License-Identifier: Apache-2.0
// The part of an endpoint's graph that a question touches: resources fetched in batches, with all that is needed to
// judge them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "remote/sparql_client.hpp"

namespace filiera {

// Statements of the default graph, kept as numbers. Blank nodes are left out: nothing of the model uses them.
class Subgraph {
 public:
  using Progress = std::function<void(std::size_t statements)>;
  // An IRI, as a number of this subgraph.
  using Iri = TermId;
  using Iris = std::vector<Iri>;

  // What a link says, as far as it is fetched; no_term where it does not.
  struct Ends {
    Iri subject = no_term, type = no_term, object = no_term, product = no_term;
  };

  // `client` must outlive it. Fetches what the data declares (edge types, metrics, effects, classes), and all measures
  // and events, which are few.
  explicit Subgraph(SparqlClient& client, Prefixes chosen = {}, Progress progress = {});

  Iri iri(std::string_view text) { return terms_.intern(iri_term(text)); }
  std::string_view text(Iri iri) const { return terms_[iri].value; }
  const Kinds& kinds() const { return *kinds_; }

  // The subjects of a pattern that binds ?s, each once, in order of their IRIs; fetched in pages.
  Iris list(std::string_view pattern);
  // As list, for a pattern in which ?v runs through `values`; in no order.
  Iris list(const Iris& values, std::string_view pattern);
  // IRIs as they stand in patterns.
  static std::string written(std::span<const std::string_view> iris, std::string_view separator);

  // Fetches claims, measures, attestations and amounts whole, and things by their names and kind; follows what they
  // refer to, the attestations of claims and the relations between them, until nothing is missing. What was fetched
  // before costs nothing.
  void add(const Iris& resources);
  // Beside what `add` does, fetches the places, groups and families that hold the things, and what they comply with.
  void settle();
  // Has `settle` fetch the variants of a product, at any depth; those of the products that links name it fetches
  // anyway.
  void want_variants(Iri product) { variants_.push_back(product); }

  // The namespace of some claim of the endpoint; empty when it has none.
  std::string own_namespace();
  // One subject of a pattern that binds ?s; nothing when there is none.
  std::optional<Iri> first(std::string_view pattern);
  // The subjects of a pattern that binds ?s to a resource and ?l to its name, where the name folds to `folded`;
  // nothing when there are more names than 100,000.
  Iris list_folded(std::string_view pattern, std::string_view folded);

  // The links fetched so far.
  const std::map<Iri, Ends>& links() const { return links_; }
  // The kind of a fetched thing.
  std::optional<Kind> kind(Iri resource) const;

  std::size_t request_count() const { return requests_; }
  std::size_t statement_count() const { return triples_.size(); }

  // The graph of what was fetched. Throws EndpointError when it is against the model: the endpoint's data is not the
  // export of a graph.
  KnowledgeGraph graph() const;

 private:
  struct Triple {
    TermId subject, predicate, object;
  };
  enum class Detail : std::uint8_t { names, whole };
  enum class Reference : std::uint8_t { none, resource, component };

  void fetch(const Iris& batch, std::string_view variable, std::string_view pattern);
  void fetch_checked(std::string_view pattern);
  void take(const TermView& subject, const TermView& predicate, const TermView& object);
  void describe(Iris resources, Detail detail);
  void complete();
  void read_kinds();
  Reference reference(std::string_view predicate) const;

  SparqlClient& client_;
  Prefixes chosen_;
  Progress progress_;
  std::size_t requests_ = 0;
  TermInterner terms_;
  std::vector<Triple> triples_;
  const Kinds* kinds_ = &Kinds::shipped();
  std::optional<Kinds> declared_;
  std::map<Iri, Ends> links_;
  std::unordered_map<Iri, Kind> kind_;
  std::unordered_set<Iri> named_, whole_, attested_, placed_, varied_;
  Iris resources_, parts_, claims_, variants_;  // still to be fetched
};

}  // namespace filiera
