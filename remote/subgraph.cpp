// SPDX-License-Identifier: Apache-2.0
// Fetches resources, and the resources that they refer to, in batches.
#include "remote/subgraph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "graph/load/builder.hpp"
#include "graph/model/names.hpp"
#include "graph/model/properties.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::size_t page_size = 1000;      // rows in one page of a list
constexpr std::size_t most_names = 100'000;  // searched for a name in another spelling
constexpr std::string_view statement_variables[] = {"s", "p", "o"};

constexpr std::string_view names_and_kind[] = {
    vocab::rdf_type,         vocab::skos_prefLabel,       vocab::skos_altLabel,
    vocab::rdfs_label,       vocab::schema_datePublished, vocab::schema_inLanguage,
    vocab::fil_sha256,       vocab::rdfs_subClassOf,      vocab::schema_name,
    vocab::schema_publisher, vocab::schema_author,        vocab::schema_url,
    vocab::skos_notation};
constexpr std::string_view declaring[] = {vocab::fil_EdgeType, vocab::fil_Metric, vocab::fil_Effect,
                                          vocab::fil_Modality, vocab::rdfs_Class, vocab::owl_Class};
// A store does not keep the prefixes of the data that it loads.
constexpr std::pair<std::string_view, std::string_view> usual_prefixes[] = {
    {"fil", vocab::fil},
    {"kg", vocab::kg},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}};
// Edge types from a thing to a thing that contains it.
constexpr std::string_view holding[] = {vocab::fil_locatedIn, vocab::fil_complementOf, vocab::fil_memberOf,
                                        vocab::fil_kindOf,    vocab::fil_inputTo,      vocab::fil_compliesWith};
constexpr std::string_view claim_classes[] = {vocab::fil_Link, vocab::fil_Measure, vocab::fil_Event, vocab::fil_Figure,
                                              vocab::fil_Remark};
constexpr std::string_view resource_references[] = {
    vocab::rdf_subject,  vocab::rdf_object,  vocab::fil_product, vocab::fil_toPlace,
    vocab::fil_about,    vocab::fil_metric,  vocab::fil_shareOf, vocab::prov_wasAttributedTo,
    vocab::oa_hasSource, vocab::fil_affirms, vocab::fil_denies,  vocab::fil_onlyOutside};
constexpr std::string_view component_references[] = {vocab::fil_reachesOwned, vocab::prov_wasDerivedFrom};

// The IRI of a term that the query guarantees to be an IRI.
std::string_view iri_of(const TermView& term) {
  if (term.kind != TermKind::iri)
    throw ResultsError(ResultsError::Kind::malformed, "expected an IRI, but this term is not one");
  return term.value;
}

bool among(std::span<const std::string_view> set, std::string_view text) {
  return std::ranges::find(set, text) != set.end();
}

std::string iri_text(std::string_view iri) {
  StringSink sink;
  write_iri(sink, iri);
  return std::string(sink.text());
}

std::string term_text(const TermView& term) {
  StringSink sink;
  write_term(sink, term);
  return std::string(sink.text());
}

[[noreturn]] void fail_incomplete(const std::string& url, std::uint64_t rows, std::uint64_t all) {
  throw IncompleteAnswerError(fmt::format(
      "{}: the server cuts answers off: {} of {} rows came; raise its limit of rows (ResultSetMaxRows in Virtuoso)",
      url, rows, all));
}

[[noreturn]] void fail_growing(const std::string& url, std::uint64_t rows, std::uint64_t all) {
  throw EndpointError(fmt::format("{}: the server counts {} rows and then sends {}; ask again when nobody writes to it",
                                  url, all, rows));
}

[[noreturn]] void fail_repeated(const std::string& url) {
  throw EndpointError(
      fmt::format("{}: the server sends a row twice, and not each of the others: the answer is not whole", url));
}

// Throws unless `rows` rows, of which `distinct` are distinct, are all `counted` solutions of the pattern. A store that
// keeps a statement in several graphs may send it several times.
void check_rows(SparqlClient& client, std::uint64_t rows, std::uint64_t distinct, std::uint64_t counted,
                std::string_view variables, std::string_view pattern) {
  if (rows < counted) fail_incomplete(client.url(), rows, counted);
  if (rows > counted) fail_growing(client.url(), rows, counted);
  if (distinct < rows && distinct != client.count_distinct_rows(variables, pattern)) fail_repeated(client.url());
}

// Throws if the store sends a solution of a pattern of which it counted none.
void check_none(SparqlClient& client, std::string_view variable, std::string_view pattern) {
  const std::string_view variables[] = {variable};
  const std::size_t rows =
      client.select(fmt::format("SELECT ?{} WHERE {{ {} }} LIMIT 1", variable, pattern), variables, [](Solution) {});
  if (rows > 0) fail_growing(client.url(), rows, 0);
}

// Those of `iris` that are not in `done`, without duplicates; adds them to `done`.
Subgraph::Iris fresh(Subgraph::Iris iris, std::unordered_set<Subgraph::Iri>& done) {
  std::erase_if(iris, [&](Subgraph::Iri iri) { return !done.insert(iri).second; });
  return iris;
}

}  // namespace

std::string Subgraph::iri_texts(std::span<const std::string_view> iris, std::string_view separator) {
  std::string text;
  for (const std::string_view iri : iris) {
    if (!text.empty()) text += separator;
    text += iri_text(iri);
  }
  return text;
}

std::string Subgraph::quoted(std::string_view text) {
  StringSink sink;
  write_literal(sink, {TermKind::literal, text, {}, {}});
  return std::string(sink.text());
}

Subgraph::Subgraph(SparqlClient& client, Prefixes chosen, Progress progress)
    : client_(client), chosen_(std::move(chosen)), progress_(std::move(progress)) {
  Iris declarations = list(fmt::format("VALUES ?k {{ {} }} ?s a ?k", iri_texts(declaring, " ")));
  std::erase_if(declarations, [&](Iri iri) { return text(iri).starts_with(vocab::fil); });
  describe(std::move(declarations), Detail::whole);
  read_kinds();
  const std::string claims = fmt::format("VALUES ?k {{ {} }} ?s a ?k", iri_texts(claim_classes, " "));
  if (const std::optional<Iri> smallest = first(claims, " ORDER BY STR(?s)"))
    if (const std::optional<Iri> largest = first(claims, " ORDER BY DESC(STR(?s))"))
      own_namespace_ = common_namespace(text(*smallest), text(*largest));
  add(list(fmt::format("VALUES ?k {{ {} {} }} ?s a ?k", iri_text(vocab::fil_Measure), iri_text(vocab::fil_Event))));
}

void Subgraph::read_kinds() {
  if (triples_.empty()) return;
  declared_ = graph().kinds();
  kinds_ = &*declared_;
}

Subgraph::Iris Subgraph::list(std::string_view pattern) {
  constexpr std::string_view variable[] = {"s"};
  const std::string iris = fmt::format("{} FILTER(isIRI(?s))", pattern);
  const std::uint64_t all = client_.count_distinct("s", iris);
  if (all == 0) check_none(client_, "s", iris);
  Iris found;
  std::unordered_set<Iri> seen;
  while (found.size() < all) {
    const std::size_t before = found.size();
    const std::string rest =
        found.empty() ? iris : fmt::format("{} FILTER(STR(?s) > {})", iris, quoted(text(found.back())));
    try {
      client_.select(fmt::format("SELECT DISTINCT ?s WHERE {{ {} }} ORDER BY STR(?s) LIMIT {}", rest, page_size),
                     variable, [&](Solution solution) {
                       found.push_back(iri(iri_of(solution[0])));
                       if (!seen.insert(found.back()).second)
                         throw EndpointError(fmt::format(
                             "{}: the server sends a row twice of those that stand once, or not in the order asked for",
                             client_.url()));
                     });
    } catch (const IncompleteAnswerError&) {
      if (found.size() == before) throw;  // else the next page goes on where this one broke off
    }
    if (found.size() == before) fail_incomplete(client_.url(), found.size(), all);
  }
  if (found.size() > all) fail_growing(client_.url(), found.size(), all);
  return found;
}

std::optional<Subgraph::Iri> Subgraph::first(std::string_view pattern, std::string_view order) {
  constexpr std::string_view variable[] = {"s"};
  const std::string iris = fmt::format("{} FILTER(isIRI(?s))", pattern);
  std::optional<Iri> found;
  client_.select(fmt::format("SELECT ?s WHERE {{ {} }}{} LIMIT 1", iris, order), variable,
                 [&](Solution solution) { found = iri(iri_of(solution[0])); });
  if (found) return found;
  if (const std::uint64_t all = client_.count(iris); all > 0) fail_incomplete(client_.url(), 0, all);
  return std::nullopt;
}

std::optional<Subgraph::Iris> Subgraph::list_folded(std::string_view pattern, std::string_view folded) {
  constexpr std::string_view variables[] = {"s", "l"};
  const std::uint64_t all = client_.count(pattern);
  if (all > most_names) return std::nullopt;
  if (all == 0) check_none(client_, "s", pattern);
  Iris found;
  const auto take_name = [&](Solution solution) {
    if (solution[0].kind != TermKind::blank && fold(solution[1].value) == folded)
      found.push_back(iri(iri_of(solution[0])));
  };
  // All at once, or in pages if the server truncates the answer.
  std::uint64_t rows = 0;
  std::set<std::pair<std::string, std::string>> distinct;
  const auto ask = [&](const std::string& order) {
    const std::uint64_t before = rows;
    const std::string query = fmt::format("SELECT ?s ?l WHERE {{ {} }}{}", pattern, order);
    try {
      client_.select(query, variables, [&](Solution solution) {
        ++rows;
        distinct.emplace(solution[0].value, term_text(solution[1]));
        take_name(solution);
      });
    } catch (const IncompleteAnswerError&) {
      if (rows == before) throw;
    }
    if (rows == before) fail_incomplete(client_.url(), rows, all);
  };
  if (all > 0) ask("");
  if (rows < all) {
    rows = 0;
    distinct.clear();
  }
  while (rows < all) ask(fmt::format(" ORDER BY STR(?s) STR(?l) LIMIT {} OFFSET {}", page_size, rows));
  check_rows(client_, rows, distinct.size(), all, "?s ?l", pattern);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string Subgraph::values(std::string_view variable, std::span<const Iri> iris) const {
  std::string text = fmt::format("VALUES ?{} {{", variable);
  for (const Iri iri : iris) text += " " + iri_text(this->text(iri));
  return text + " }";
}

template <class Ask>
void Subgraph::in_batches(const Iris& iris, Ask ask) {
  for (std::size_t first = 0; first < iris.size();) {
    const std::size_t size = std::min(batch_size_, iris.size() - first);
    try {
      ask(std::span<const Iri>(iris).subspan(first, size));
      first += size;
    } catch (const IncompleteAnswerError&) {
      if (size == 1) throw;
      batch_size_ = size / 2;
    }
  }
}

Subgraph::Iris Subgraph::list(const Iris& values, std::string_view pattern) {
  Iris found;
  in_batches(values, [&](std::span<const Iri> batch) {
    const Iris page = list(fmt::format("{} {}", this->values("v", batch), pattern));
    found.insert(found.end(), page.begin(), page.end());
  });
  return found;
}

void Subgraph::fetch(const Iris& iris, std::string_view variable, std::string_view pattern) {
  in_batches(iris,
             [&](std::span<const Iri> batch) { fetch_whole(fmt::format("{} {}", values(variable, batch), pattern)); });
}

void Subgraph::fetch_whole(std::string_view pattern) {
  const std::uint64_t all = client_.count(pattern);
  if (all == 0) return check_none(client_, "s", pattern);
  std::vector<Triple> rows;
  client_.select(fmt::format("SELECT ?s ?p ?o WHERE {{ {} }}", pattern), statement_variables, [&](Solution solution) {
    if (solution[0].kind != TermKind::blank) iri_of(solution[0]);
    iri_of(solution[1]);
    rows.push_back({terms_.intern(solution[0]), terms_.intern(solution[1]), terms_.intern(solution[2])});
  });
  const auto key = [](const Triple& row) { return std::tuple(row.subject, row.predicate, row.object); };
  std::ranges::sort(rows, {}, key);
  const std::size_t received = rows.size();
  rows.erase(std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
             rows.end());
  check_rows(client_, received, rows.size(), all, "?s ?p ?o", pattern);
  for (const Triple& row : rows) take(row);
  if (progress_) progress_(triples_.size());
}

Subgraph::Reference Subgraph::reference(std::string_view predicate) const {
  if (among(component_references, predicate) || among(qualifiers_of<ValueForm::amount>, predicate))
    return Reference::component;
  if (among(resource_references, predicate)) return Reference::resource;
  if (const auto type = kinds_->find_edge_type(predicate); type && kinds_->edge_type(*type).carrier != Carrier::link)
    return Reference::resource;
  return Reference::none;
}

void Subgraph::take(const Triple& triple) {
  const TermView subject = terms_[triple.subject], predicate = terms_[triple.predicate], object = terms_[triple.object];
  if (subject.kind != TermKind::iri || predicate.kind != TermKind::iri || object.kind == TermKind::blank) return;
  // Computed on export for other tools, and derived from the links.
  if (kinds_->find_tentative(predicate.value)) return;
  const std::optional<EdgeTypeId> type = kinds_->find_edge_type(predicate.value);
  if (type && kinds_->edge_type(*type).carrier == Carrier::link) return;
  triples_.push_back(triple);
  if (object.kind != TermKind::iri) return;
  if (predicate.value == vocab::rdf_type) {
    if (const std::optional<Kind> kind = kinds_->kind_of_class(object.value)) {
      kind_.emplace(triple.subject, *kind);
      if (is_claim(*kind)) claims_.push_back(triple.subject);
      if (*kind == Kind::link) links_.try_emplace(triple.subject);
      if (*kind == Kind::attestation) parts_.push_back(triple.subject);
    }
    return;
  }
  const auto set = [&](Iri Ends::*end) { links_[triple.subject].*end = triple.object; };
  if (predicate.value == vocab::rdf_subject) set(&Ends::subject);
  if (predicate.value == vocab::rdf_predicate) set(&Ends::type);
  if (predicate.value == vocab::rdf_object) set(&Ends::object);
  if (predicate.value == vocab::fil_product) set(&Ends::product);
  if (type && kinds_->edge_type(*type).carrier == Carrier::claim) resources_.push_back(triple.subject);
  switch (reference(predicate.value)) {
    case Reference::resource:
      resources_.push_back(triple.object);
      break;
    case Reference::component:
      parts_.push_back(triple.object);
      break;
    case Reference::none:
      break;
  }
}

void Subgraph::describe(Iris resources, Detail detail) {
  if (detail == Detail::whole) {
    const Iris batch = fresh(std::move(resources), whole_);
    named_.insert(batch.begin(), batch.end());
    fetch(batch, "s", "?s ?p ?o");
    return;
  }
  fetch(fresh(std::move(resources), named_), "s",
        fmt::format("?s ?p ?o FILTER(?p IN ({}))", iri_texts(names_and_kind, ", ")));
}

void Subgraph::add(const Iris& resources) {
  resources_.insert(resources_.end(), resources.begin(), resources.end());
  complete();
}

void Subgraph::complete() {
  while (!resources_.empty() || !parts_.empty() || !claims_.empty()) {
    describe(std::exchange(resources_, {}), Detail::names);
    const Iris claims = fresh(std::exchange(claims_, {}), attested_);
    Iris whole = std::exchange(parts_, {});
    whole.insert(whole.end(), claims.begin(), claims.end());
    describe(std::move(whole), Detail::whole);
    const std::size_t before = triples_.size();
    fetch(claims, "c",
          fmt::format("{{ ?s {} ?c }} UNION {{ ?s {} ?c }} ?s ?p ?o", iri_text(vocab::fil_affirms),
                      iri_text(vocab::fil_denies)));
    for (std::size_t i = before; i < triples_.size(); ++i) whole_.insert(triples_[i].subject);
    if (!claims.empty() && has_relations())
      fetch(claims, "o", fmt::format("?s ?p ?o FILTER(?p IN ({}))", iri_texts(relations(), ", ")));
  }
}

std::vector<std::string_view> Subgraph::relations() const {
  std::vector<std::string_view> relations;
  for (const EdgeType& type : kinds_->edge_types())
    if (type.carrier == Carrier::claim) relations.push_back(type.iri);
  return relations;
}

bool Subgraph::has_relations() {
  if (!has_relations_) {
    std::string any;
    for (const std::string_view relation : relations())
      any += fmt::format("{}{{ ?s {} ?o }}", any.empty() ? "" : " UNION ", iri_text(relation));
    has_relations_ = client_.count(any) > 0;
  }
  return *has_relations_;
}

Subgraph::Ends Subgraph::ends(Iri link) const {
  const auto found = links_.find(link);
  return found == links_.end() ? Ends() : found->second;
}

void Subgraph::settle() {
  complete();
  for (;;) {
    Iris things;
    for (const auto& [resource, kind] : kind_)
      if (is_vertex(kind)) things.push_back(resource);
    things = fresh(std::move(things), placed_);
    std::sort(things.begin(), things.end());
    Iris found = list(things, fmt::format("?s {} ?v ; {} ?t FILTER(?t IN ({}))", iri_text(vocab::rdf_subject),
                                          iri_text(vocab::rdf_predicate), iri_texts(holding, ", ")));
    for (const auto& [link, ends] : links_) {
      if (ends.type == no_term || text(ends.type) == vocab::fil_kindOf) continue;
      for (const Iri end : {ends.subject, ends.object, ends.product})
        if (end != no_term && kind(end) == Kind::product) variants_.push_back(end);
    }
    const Iris products = fresh(std::exchange(variants_, {}), varied_);
    const Iris variants = list(products, fmt::format("?s {} ?v ; {} {}", iri_text(vocab::rdf_object),
                                                     iri_text(vocab::rdf_predicate), iri_text(vocab::fil_kindOf)));
    found.insert(found.end(), variants.begin(), variants.end());
    if (things.empty() && products.empty()) return;
    add(found);
    for (const Iri link : variants)
      if (const Iri variant = ends(link).subject; variant != no_term) variants_.push_back(variant);
  }
}

std::optional<Kind> Subgraph::kind(Iri resource) const {
  const auto found = kind_.find(resource);
  return found == kind_.end() ? std::nullopt : std::optional(found->second);
}

KnowledgeGraph Subgraph::graph() const {
  Builder builder(Kinds::shipped(), chosen_);
  builder.begin_file(client_.url());
  builder.part_of(own_namespace_);
  for (const auto& [name, iri] : usual_prefixes) builder.prefix(name, iri);
  for (const Triple& triple : triples_)
    builder.add({terms_[triple.subject], terms_[triple.predicate], terms_[triple.object], std::nullopt, {}});
  Faults faults;
  std::optional<KnowledgeGraph> graph = std::move(builder).finish(faults);
  if (graph) return std::move(*graph);
  const std::vector<Fault> all = faults.sorted();
  const auto first =
      std::find_if(all.begin(), all.end(), [](const Fault& f) { return f.kind->severity == Severity::error; });
  throw EndpointError(
      fmt::format("{}: the endpoint's data is not an export of filiera: {}; load an export into its store, and "
                  "run filiera check on the data",
                  client_.url(), first == all.end() ? std::string("unknown fault") : first->message));
}

}  // namespace filiera
