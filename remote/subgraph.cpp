// SPDX-License-Identifier: Apache-2.0
// Fetching of resources in batches, and of what they refer to.
#include "remote/subgraph.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/load/builder.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::size_t batch_size = 100;     // IRIs in one query
constexpr std::size_t page_size = 1000;     // rows of one page of a list
constexpr std::size_t surely_whole = 1000;  // rows of an answer that no server cuts off; longer ones are counted
constexpr std::size_t most_statements = 20'000'000;
constexpr std::size_t most_names = 100'000;  // looked through for one that is written otherwise
constexpr std::string_view statement_variables[] = {"s", "p", "o"};

constexpr std::string_view names_and_kind[] = {vocab::rdf_type,   vocab::skos_prefLabel,       vocab::skos_altLabel,
                                               vocab::rdfs_label, vocab::schema_datePublished, vocab::schema_inLanguage,
                                               vocab::fil_sha256, vocab::rdfs_subClassOf};
constexpr std::string_view declaring[] = {vocab::fil_EdgeType, vocab::fil_Metric, vocab::fil_Effect, vocab::rdfs_Class,
                                          vocab::owl_Class};
// A store forgets the prefixes of what it loads.
constexpr std::pair<std::string_view, std::string_view> usual_prefixes[] = {
    {"fil", vocab::fil}, {"kg", vocab::kg}, {"prov", "http://www.w3.org/ns/prov#"}};
// Edges that lead from a thing to what holds it.
constexpr std::string_view holding[] = {vocab::fil_locatedIn, vocab::fil_memberOf, vocab::fil_kindOf,
                                        vocab::fil_inputTo, vocab::fil_compliesWith};
constexpr std::string_view resource_references[] = {
    vocab::rdf_subject,  vocab::rdf_object,  vocab::fil_product, vocab::fil_toPlace,
    vocab::fil_about,    vocab::fil_metric,  vocab::fil_shareOf, vocab::prov_wasAttributedTo,
    vocab::oa_hasSource, vocab::fil_affirms, vocab::fil_denies};
constexpr std::string_view component_references[] = {vocab::fil_amount, vocab::fil_converted, vocab::fil_unitPrice,
                                                     vocab::prov_wasDerivedFrom};

// The IRI of a term that the query allows to be nothing else.
std::string_view iri_of(const TermView& term) {
  if (term.kind != TermKind::iri) throw EndpointError("a term that is no IRI where only one can be");
  return term.value;
}

template <std::size_t n>
bool among(const std::string_view (&set)[n], std::string_view text) {
  return std::find(std::begin(set), std::end(set), text) != std::end(set);
}

std::string written(std::string_view iri) {
  StringSink sink;
  write_iri(sink, iri);
  return std::string(sink.text());
}

// Those of `iris` that are not in `done`, each once; they are then.
Subgraph::Iris fresh(Subgraph::Iris iris, std::unordered_set<Subgraph::Iri>& done) {
  std::erase_if(iris, [&](Subgraph::Iri iri) { return !done.insert(iri).second; });
  return iris;
}

}  // namespace

std::string Subgraph::written(std::span<const std::string_view> iris, std::string_view separator) {
  std::string text;
  for (const std::string_view iri : iris) {
    if (!text.empty()) text += separator;
    text += filiera::written(iri);
  }
  return text;
}

Subgraph::Subgraph(SparqlClient& client, Prefixes chosen, Progress progress)
    : client_(client), chosen_(std::move(chosen)), progress_(std::move(progress)) {
  Iris declarations = list(fmt::format("VALUES ?k {{ {} }} ?s a ?k", written(declaring, " ")));
  std::erase_if(declarations, [&](Iri iri) { return text(iri).starts_with(vocab::fil); });
  describe(std::move(declarations), Detail::whole);
  read_kinds();
  add(list(fmt::format("VALUES ?k {{ {} {} }} ?s a ?k", filiera::written(vocab::fil_Measure),
                       filiera::written(vocab::fil_Event))));
}

void Subgraph::read_kinds() {
  if (triples_.empty()) return;
  declared_ = graph().kinds();
  kinds_ = &*declared_;
}

Subgraph::Iris Subgraph::list(std::string_view pattern) {
  constexpr std::string_view variable[] = {"s"};
  Iris found;
  for (std::string after;;) {
    std::string last;
    const std::string filter = after.empty() ? "" : fmt::format(" FILTER(STR(?s) > {})", after);
    const std::size_t rows =
        client_.select(fmt::format("SELECT DISTINCT ?s WHERE {{ {}{} FILTER(isIRI(?s)) }} ORDER BY STR(?s) LIMIT {}",
                                   pattern, filter, page_size),
                       variable, [&](Solution solution) {
                         last = iri_of(solution[0]);
                         found.push_back(iri(last));
                       });
    ++requests_;
    // A server that cuts answers off below a page would end the list early; none cuts below a tenth of one.
    if (rows < page_size / 10 || last.empty()) break;
    StringSink sink;
    write_literal(sink, {TermKind::literal, last, {}, {}});
    if (sink.text() == after)
      throw EndpointError(fmt::format("{}: the answers are not in the order asked for", client_.url()));
    after = sink.text();
  }
  return found;
}

std::optional<Subgraph::Iri> Subgraph::first(std::string_view pattern) {
  constexpr std::string_view variable[] = {"s"};
  std::optional<Iri> found;
  client_.select(fmt::format("SELECT ?s WHERE {{ {} FILTER(isIRI(?s)) }} LIMIT 1", pattern), variable,
                 [&](Solution solution) { found = iri(iri_of(solution[0])); });
  ++requests_;
  return found;
}

std::string Subgraph::own_namespace() {
  const std::optional<Iri> claim = first(fmt::format("?a {} ?s", filiera::written(vocab::fil_affirms)));
  if (!claim) return {};
  const std::string_view iri = text(*claim);
  return std::string(iri.substr(0, iri.size() - local_name(iri).size()));
}

Subgraph::Iris Subgraph::list_folded(std::string_view pattern, std::string_view folded) {
  constexpr std::string_view variables[] = {"s", "l"};
  Iris found;
  const std::size_t rows = client_.select(
      fmt::format("SELECT ?s ?l WHERE {{ {} }} LIMIT {}", pattern, most_names + 1), variables, [&](Solution solution) {
        if (solution[0].kind != TermKind::blank && fold(solution[1].value) == folded)
          found.push_back(iri(iri_of(solution[0])));
      });
  ++requests_;
  return rows > most_names ? Iris() : found;
}

Subgraph::Iris Subgraph::list(const Iris& values, std::string_view pattern) {
  Iris found;
  for (std::size_t first = 0; first < values.size(); first += batch_size) {
    std::string text = "VALUES ?v {";
    for (std::size_t i = first; i < std::min(first + batch_size, values.size()); ++i)
      text += " " + filiera::written(this->text(values[i]));
    const Iris page = list(fmt::format("{} }} {}", text, pattern));
    found.insert(found.end(), page.begin(), page.end());
  }
  return found;
}

void Subgraph::fetch_checked(std::string_view pattern) {
  std::uint64_t rows = client_.select(fmt::format("SELECT ?s ?p ?o WHERE {{ {} }}", pattern), statement_variables,
                                      [&](Solution solution) {
                                        if (solution[0].kind != TermKind::blank) iri_of(solution[0]);
                                        iri_of(solution[1]);
                                        take(solution[0], solution[1], solution[2]);
                                      });
  ++requests_;
  if (progress_) progress_(triples_.size());
  if (triples_.size() > most_statements)
    throw EndpointError(
        fmt::format("{}: the question touches more than {} statements; ask a smaller one (--depth, --max-hops, a name)",
                    client_.url(), most_statements));
  if (rows < surely_whole) return;
  ++requests_;
  if (const std::uint64_t all = client_.count(pattern); all != rows)
    throw EndpointError(fmt::format(
        "{}: the server cuts answers off: {} of {} rows came; raise its limit of rows (ResultSetMaxRows in Virtuoso)",
        client_.url(), rows, all));
}

void Subgraph::fetch(const Iris& batch, std::string_view variable, std::string_view pattern) {
  for (std::size_t first = 0; first < batch.size(); first += batch_size) {
    std::string values = fmt::format("VALUES ?{} {{", variable);
    for (std::size_t i = first; i < std::min(first + batch_size, batch.size()); ++i)
      values += " " + filiera::written(text(batch[i]));
    fetch_checked(fmt::format("{} }} {}", values, pattern));
  }
}

Subgraph::Reference Subgraph::reference(std::string_view predicate) const {
  if (among(component_references, predicate)) return Reference::component;
  if (among(resource_references, predicate)) return Reference::resource;
  if (const auto type = kinds_->find_edge_type(predicate); type && kinds_->edge_type(*type).carrier != Carrier::link)
    return Reference::resource;
  return Reference::none;
}

void Subgraph::take(const TermView& subject, const TermView& predicate, const TermView& object) {
  if (subject.kind != TermKind::iri || predicate.kind != TermKind::iri || object.kind == TermKind::blank) return;
  // Written on export for other tools, and known from the links.
  if (kinds_->find_tentative(predicate.value)) return;
  const std::optional<EdgeTypeId> type = kinds_->find_edge_type(predicate.value);
  if (type && kinds_->edge_type(*type).carrier == Carrier::link) return;
  const Triple triple{terms_.intern(subject), terms_.intern(predicate), terms_.intern(object)};
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
        fmt::format("VALUES ?p {{ {} }} ?s ?p ?o", written(names_and_kind, " ")));
}

void Subgraph::add(const Iris& resources) {
  resources_.insert(resources_.end(), resources.begin(), resources.end());
  complete();
}

void Subgraph::complete() {
  while (!resources_.empty() || !parts_.empty() || !claims_.empty()) {
    describe(std::exchange(resources_, {}), Detail::names);
    describe(std::exchange(parts_, {}), Detail::whole);
    const Iris claims = fresh(std::exchange(claims_, {}), attested_);
    describe(claims, Detail::whole);
    const std::size_t before = triples_.size();
    fetch(claims, "c",
          fmt::format("VALUES ?q {{ {} {} }} ?s ?q ?c . ?s ?p ?o", filiera::written(vocab::fil_affirms),
                      filiera::written(vocab::fil_denies)));
    for (std::size_t i = before; i < triples_.size(); ++i) whole_.insert(triples_[i].subject);
    std::vector<std::string_view> relations;
    for (const EdgeType& type : kinds_->edge_types())
      if (type.carrier == Carrier::claim) relations.push_back(type.iri);
    fetch(claims, "o", fmt::format("VALUES ?p {{ {} }} ?s ?p ?o", written(relations, " ")));
  }
}

void Subgraph::settle() {
  complete();
  for (;;) {
    Iris things;
    for (const auto& [resource, kind] : kind_)
      if (is_vertex(kind)) things.push_back(resource);
    things = fresh(std::move(things), placed_);
    std::sort(things.begin(), things.end());
    Iris found = list(things, fmt::format("?s {} ?v ; {} ?t FILTER(?t IN ({}))", filiera::written(vocab::rdf_subject),
                                          filiera::written(vocab::rdf_predicate), written(holding, ", ")));
    for (const auto& [link, ends] : links_) {
      if (ends.type == no_term || text(ends.type) == vocab::fil_kindOf) continue;
      for (const Iri end : {ends.subject, ends.object, ends.product})
        if (end != no_term && kind(end) == Kind::product) variants_.push_back(end);
    }
    const Iris products = fresh(std::exchange(variants_, {}), varied_);
    const Iris variants =
        list(products, fmt::format("?s {} ?v ; {} {}", filiera::written(vocab::rdf_object),
                                   filiera::written(vocab::rdf_predicate), filiera::written(vocab::fil_kindOf)));
    found.insert(found.end(), variants.begin(), variants.end());
    if (things.empty() && products.empty()) return;
    add(found);
    for (const Iri link : variants) variants_.push_back(links_[link].subject);
  }
}

std::optional<Kind> Subgraph::kind(Iri resource) const {
  const auto found = kind_.find(resource);
  return found == kind_.end() ? std::nullopt : std::optional(found->second);
}

KnowledgeGraph Subgraph::graph() const {
  Builder builder(Kinds::shipped(), chosen_);
  builder.begin_file(client_.url());
  for (const auto& [name, iri] : usual_prefixes) builder.prefix(name, iri);
  for (const Triple& triple : triples_)
    builder.add({terms_[triple.subject], terms_[triple.predicate], terms_[triple.object], std::nullopt, {}});
  Faults faults;
  std::optional<KnowledgeGraph> graph = std::move(builder).finish(faults);
  if (graph) return std::move(*graph);
  const std::vector<Fault> all = faults.sorted();
  const auto first =
      std::find_if(all.begin(), all.end(), [](const Fault& f) { return f.kind->severity == Severity::error; });
  throw EndpointError(fmt::format("{}: its data is not what filiera exports: {}", client_.url(),
                                  first == all.end() ? std::string("unknown fault") : first->message));
}

}  // namespace filiera
