// SPDX-License-Identifier: Apache-2.0
// The part of an endpoint's graph that a query touches: resources fetched in batches, with everything needed to decide
// whether they match.
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

// Statements of the default graph, with numbered terms. Blank nodes are omitted: the model does not use them.
class Subgraph {
 public:
  using Progress = std::function<void(std::size_t statements)>;
  // An IRI, as a number in this subgraph.
  using Iri = TermId;
  using Iris = std::vector<Iri>;

  // The parts of a link that have been fetched; no_term for others.
  struct Ends {
    Iri subject = no_term, type = no_term, object = no_term, product = no_term;
  };

  // `client` must outlive this object. Fetches the declarations of the data (edge types, metrics, effects, classes),
  // and all measures and events, of which there are few.
  explicit Subgraph(SparqlClient& client, Prefixes chosen = {}, Progress progress = {});

  Iri iri(std::string_view text) { return terms_.intern(iri_term(text)); }
  std::string_view text(Iri iri) const { return terms_[iri].value; }
  const Kinds& kinds() const { return *kinds_; }

  // The subjects of a pattern that binds ?s, without duplicates, in order of their IRIs; fetched in pages until their
  // number equals the server's count. This and the next function throw IncompleteAnswerError.
  Iris list(std::string_view pattern);
  // As list(), for a pattern in which ?v takes the values `values`; unordered.
  Iris list(const Iris& values, std::string_view pattern);
  // IRIs as they are written in patterns.
  static std::string iri_texts(std::span<const std::string_view> iris, std::string_view separator);
  // A plain literal as it is written in patterns.
  static std::string quoted(std::string_view text);

  // Fetches claims, measures, attestations and amounts completely, and things by their names and kind; then everything
  // that they refer to, the attestations of claims and the relations between them, transitively. Resources that were
  // fetched before cost nothing.
  void add(const Iris& resources);
  // As add(), and fetches the places, groups and families of the things, and the measures that they comply with.
  void settle();
  // Makes settle() fetch the variants of a product, transitively; it fetches those of the products of links in any
  // case.
  void want_variants(Iri product) { variants_.push_back(product); }

  // The namespace that all claims of the endpoint share; "" if there is none.
  const std::string& own_namespace() const { return own_namespace_; }
  // One subject of a pattern that binds ?s, the first in the order (" ORDER BY ..."), if given; empty if there is none.
  std::optional<Iri> first(std::string_view pattern, std::string_view order = {});
  // The subjects of a pattern that binds ?s to a resource and ?l to its name, for names that fold to `folded`; nothing
  // if the pattern gives more than 100,000 names.
  std::optional<Iris> list_folded(std::string_view pattern, std::string_view folded);

  // The links fetched so far.
  const std::map<Iri, Ends>& links() const { return links_; }
  // The parts of a link; all absent if the store has only its type.
  Ends ends(Iri link) const;
  // The kind of a fetched thing.
  std::optional<Kind> kind(Iri resource) const;

  std::uint64_t request_count() const { return client_.request_count(); }
  std::size_t statement_count() const { return triples_.size(); }

  // The graph of the fetched statements. Throws EndpointError if it violates the model: the endpoint's data is not an
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
  // Calls `ask` for batches of the IRIs. If the answer to a batch is incomplete, halves it and asks again; later
  // batches keep the smaller size. Throws IncompleteAnswerError if the answer to a single IRI is incomplete.
  template <class Ask>
  void in_batches(const Iris& iris, Ask ask);
  // The solutions ?s ?p ?o of a pattern in which `variable` takes the values of the IRIs.
  void fetch(const Iris& iris, std::string_view variable, std::string_view pattern);
  // The solutions of a pattern, compared with their count. Throws IncompleteAnswerError; the answer is then discarded.
  void fetch_whole(std::string_view pattern);
  void take(const Triple& triple);
  // The edge types between claims, if the store has any such statement.
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
  std::string own_namespace_;
  std::map<Iri, Ends> links_;
  std::unordered_map<Iri, Kind> kind_;
  std::unordered_set<Iri> named_, whole_, attested_, placed_, varied_;
  Iris resources_, parts_, claims_, variants_;  // still to be fetched
};

}  // namespace filiera
