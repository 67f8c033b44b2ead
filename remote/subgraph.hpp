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

  // The subjects of a pattern that binds ?s, each once, in order of their IRIs; fetched in pages until there are as
  // many as the server counts. Throws IncompleteAnswerError, as the next does.
  Iris list(std::string_view pattern);
  // As list, for a pattern in which ?v runs through `values`; in no order.
  Iris list(const Iris& values, std::string_view pattern);
  // IRIs as they stand in patterns.
  static std::string written(std::span<const std::string_view> iris, std::string_view separator);
  // A plain literal as it stands in patterns.
  static std::string quoted(std::string_view text);

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
  // What a link says; all absent when nothing was fetched of it, as in a store that calls it a link and no more.
  Ends ends(Iri link) const;
  // The kind of a fetched thing.
  std::optional<Kind> kind(Iri resource) const;

  std::uint64_t request_count() const { return client_.request_count(); }
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

  // "VALUES ?variable { ... }".
  std::string values(std::string_view variable, std::span<const Iri> iris) const;
  // Calls `ask` for batches of the IRIs. One of which a part is missing is halved and asked again, and batches stay as
  // small. Throws IncompleteAnswerError when the answer to a single IRI is not whole.
  template <class Ask>
  void in_batches(const Iris& iris, Ask ask);
  // The solutions ?s ?p ?o of a pattern in which `variable` runs through the IRIs.
  void fetch(const Iris& iris, std::string_view variable, std::string_view pattern);
  // Those of a pattern, counted. Throws IncompleteAnswerError; nothing of the answer is then taken.
  void fetch_whole(std::string_view pattern);
  void take(const Triple& triple);
  // The edge types that relate claims to each other, and whether the store has any such statement.
  std::vector<std::string_view> relations() const;
  bool has_relations();
  void describe(Iris resources, Detail detail);
  void complete();
  void read_kinds();
  Reference reference(std::string_view predicate) const;

  SparqlClient& client_;
  Prefixes chosen_;
  Progress progress_;
  std::size_t batch_size_ = 200;  // IRIs in one query
  std::optional<bool> has_relations_;
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
