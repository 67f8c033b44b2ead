// SPDX-License-Identifier: Apache-2.0
// The queries that fetch the part of an endpoint's graph that each verb needs.
#include "remote/fetch_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "graph/model/codes.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::string_view naming[] = {vocab::skos_prefLabel, vocab::skos_altLabel, vocab::rdfs_label,
                                       vocab::schema_name};
// Names that fold() may change by more than LCASE does: all but printable ASCII with single spaces inside.
constexpr std::string_view other_spellings = "FILTER(REGEX(STR(?l), \"[^!-~ ]|  |^ | $\"))";

std::string sparql_iri(std::string_view iri) {
  const std::string_view one[] = {iri};
  return Subgraph::iri_texts(one, "");
}

// "?t IN (...)" for the edge types for which `wanted` is true; matches nothing if there are none.
template <class Wanted>
std::string types(const Subgraph& subgraph, Wanted wanted) {
  std::vector<std::string_view> iris;
  for (const EdgeType& type : subgraph.kinds().edge_types())
    if (type.carrier == Carrier::link && wanted(type)) iris.push_back(type.iri);
  return fmt::format("FILTER(?t IN ({}))", Subgraph::iri_texts(iris, ", "));
}

// Links whose `end` (rdf:subject or rdf:object) is one of the vertices.
template <class Wanted>
Subgraph::Iris links_at(Subgraph& subgraph, const Subgraph::Iris& vertices, std::string_view end, Wanted wanted) {
  return subgraph.list(vertices, fmt::format("?s {} ?v ; {} ?t {}", sparql_iri(end), sparql_iri(vocab::rdf_predicate),
                                             types(subgraph, wanted)));
}

bool makes_partners(const EdgeType& type) { return type.partner; }

class Tiers {
 public:
  Tiers(Subgraph& subgraph, Flow flow) : subgraph_(subgraph), flow_(flow) {}

  // Fetches the vertices at the other ends of the hops at `vertices`, with their kinds.
  Subgraph::Iris beyond(const Subgraph::Iris& vertices) {
    const std::unordered_set<Subgraph::Iri> tier(vertices.begin(), vertices.end());
    Subgraph::Iris links;
    for (const GoodsFlow direction : {GoodsFlow::with, GoodsFlow::against}) {
      const bool at_object = (direction == GoodsFlow::with) == (flow_ == Flow::upstream);
      const Subgraph::Iris found = links_at(subgraph_, vertices, at_object ? vocab::rdf_object : vocab::rdf_subject,
                                            [&](const EdgeType& type) { return type.goods_flow == direction; });
      links.insert(links.end(), found.begin(), found.end());
    }
    subgraph_.add(links);
    Subgraph::Iris others;
    for (const Subgraph::Iri link : links) {
      const Subgraph::Ends ends = subgraph_.ends(link);
      const bool at_object = tier.contains(ends.object);
      others.push_back(at_object ? ends.subject : ends.object);
      if (at_object && tier.contains(ends.subject)) others.push_back(ends.object);
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, no_term);
    return others;
  }

  Subgraph::Iris products(const Subgraph::Iris& vertices) const {
    Subgraph::Iris products;
    for (const Subgraph::Iri v : vertices)
      if (subgraph_.kind(v) == Kind::product) products.push_back(v);
    return products;
  }

  // Fetches the designers of the products, and the partners of the companies. Returns the products of these
  // partnerships.
  Subgraph::Iris partners(const Subgraph::Iris& vertices) {
    Subgraph::Iris developed;
    for (const std::string_view end : {vocab::rdf_subject, vocab::rdf_object}) {
      const Subgraph::Iris links = links_at(subgraph_, vertices, end, makes_partners);
      subgraph_.add(links);
      for (const Subgraph::Iri link : links)
        for (const Subgraph::Iri product :
             {subgraph_.ends(link).subject, subgraph_.ends(link).object, subgraph_.ends(link).product})
          if (product != no_term && subgraph_.kind(product) == Kind::product) developed.push_back(product);
    }
    return developed;
  }

 private:
  Subgraph& subgraph_;
  Flow flow_;
};

}  // namespace

bool fetch_named(Subgraph& subgraph, std::string_view text, const Prefixes& prefixes) {
  Subgraph::Iris found;
  std::string_view iri = text;
  if (iri.size() > 2 && iri.front() == '<' && iri.back() == '>') iri = iri.substr(1, iri.size() - 2);
  if (has_scheme(iri) && !first_illegal_in_iri(iri)) found.push_back(subgraph.iri(iri));
  if (const std::optional<std::string> expanded = prefixes.expand(text)) found.push_back(subgraph.iri(*expanded));
  const std::string by_name = fmt::format("VALUES ?p {{ {} }} ?s ?p ?l", Subgraph::iri_texts(naming, " "));
  const std::string folded = fold(text);
  const auto add = [&](const Subgraph::Iris& more) { found.insert(found.end(), more.begin(), more.end()); };
  add(subgraph.list(fmt::format("{} FILTER(LCASE(STR(?l)) = {})", by_name, Subgraph::quoted(folded))));
  const std::optional<Subgraph::Iris> others =
      subgraph.list_folded(fmt::format("{} {}", by_name, other_spellings), folded);
  if (others) add(*others);
  if (const std::string& own = subgraph.own_namespace(); !own.empty() && !first_illegal_in_iri(own + std::string(text)))
    found.push_back(subgraph.iri(own + std::string(text)));
  if (const std::optional<Code> code = parse_code(text)) {
    // Finer codes begin with it.
    add(subgraph.list(fmt::format("?s {} ?l FILTER(DATATYPE(?l) = {} && STRSTARTS(STR(?l), {}))",
                                  sparql_iri(vocab::skos_notation), sparql_iri(code->list),
                                  Subgraph::quoted(code->text))));
  }
  subgraph.add(found);
  return others.has_value();
}

void fetch_about(Subgraph& subgraph, Subgraph::Iri resource) {
  const Subgraph::Iris one = {resource};
  subgraph.add(one);
  std::vector<std::string_view> predicates = {vocab::rdf_subject, vocab::rdf_object, vocab::fil_product,
                                              vocab::fil_toPlace, vocab::fil_about};
  for (const EdgeType& type : subgraph.kinds().edge_types())
    if (type.carrier != Carrier::link) predicates.push_back(type.iri);
  Subgraph::Iris claims =
      subgraph.list(one, fmt::format("?s ?q ?v FILTER(?q IN ({}))", Subgraph::iri_texts(predicates, ", ")));
  const Subgraph::Iris said =
      subgraph.list(one, fmt::format("{{ ?a {} ?v }} UNION {{ ?a {} ?v }} {{ ?a {} ?s }} UNION {{ ?a {} ?s }}",
                                     sparql_iri(vocab::prov_wasAttributedTo), sparql_iri(vocab::oa_hasSource),
                                     sparql_iri(vocab::fil_affirms), sparql_iri(vocab::fil_denies)));
  claims.insert(claims.end(), said.begin(), said.end());
  subgraph.add(claims);
  // Remarks about a claim are fetched with it.
  subgraph.add(subgraph.list(claims, fmt::format("?s {} ?v", sparql_iri(vocab::fil_about))));
}

void fetch_supply(Subgraph& subgraph, Subgraph::Iri start, Flow flow, std::uint32_t depth) {
  Tiers tiers(subgraph, flow);
  Subgraph::Iris tier = {start};
  subgraph.add(tier);
  std::set<Subgraph::Iri> seen(tier.begin(), tier.end());
  for (std::uint32_t reached = 0; reached < depth && !tier.empty(); ++reached) {
    Subgraph::Iris next = tiers.beyond(tier);
    Subgraph::Iris products = tiers.products(next);
    const Subgraph::Iris standing = tiers.products(tier);
    products.insert(products.end(), standing.begin(), standing.end());
    if (flow == Flow::downstream) {
      const Subgraph::Iris developed = tiers.partners(tier);
      products.insert(products.end(), developed.begin(), developed.end());
    }
    const Subgraph::Iris through = tiers.beyond(products);
    // The makers of a product that goods leave are found from the upstream side.
    if (flow == Flow::downstream) Tiers(subgraph, Flow::upstream).beyond(products);
    next.insert(next.end(), through.begin(), through.end());
    tiers.partners(products);
    tiers.partners(flow == Flow::upstream ? tier : through);
    std::erase_if(next, [&](Subgraph::Iri v) { return !seen.insert(v).second; });
    tier = std::move(next);
  }
}

void fetch_product(Subgraph& subgraph, Subgraph::Iri product) {
  Subgraph::Iris family = {product};
  subgraph.add(family);
  subgraph.want_variants(product);
  subgraph.settle();
  for (const auto& [link, ends] : subgraph.links())
    if (ends.type != no_term && ends.subject != no_term && subgraph.text(ends.type) == vocab::fil_kindOf)
      family.push_back(ends.subject);
  Subgraph::Iris links = subgraph.list(family, fmt::format("?s {} ?v", sparql_iri(vocab::fil_product)));
  for (const std::string_view end : {vocab::rdf_subject, vocab::rdf_object}) {
    const Subgraph::Iris found = links_at(subgraph, family, end, [](const EdgeType& type) {
      return type.goods_flow != GoodsFlow::none || makes_partners(type);
    });
    links.insert(links.end(), found.begin(), found.end());
  }
  subgraph.add(links);
  Subgraph::Iris recipients;
  for (const Subgraph::Iri link : links) {
    const Subgraph::Ends ends = subgraph.ends(link);
    const auto id = ends.type == no_term ? std::nullopt : subgraph.kinds().find_edge_type(subgraph.text(ends.type));
    if (!id) continue;
    const EdgeType& type = subgraph.kinds().edge_type(*id);
    if (type.goods_flow == GoodsFlow::none || type.at_most_possible) continue;
    if (const Subgraph::Iri recipient = type.goods_flow == GoodsFlow::with ? ends.object : ends.subject;
        recipient != no_term)
      recipients.push_back(recipient);
  }
  Tiers(subgraph, Flow::upstream).partners(recipients);
}

void fetch_voice(Subgraph& subgraph, Subgraph::Iri voice) {
  const std::optional<Subgraph::Iri> one =
      subgraph.first(fmt::format("VALUES ?q {{ {} {} }} ?s ?q {}", sparql_iri(vocab::prov_wasAttributedTo),
                                 sparql_iri(vocab::oa_hasSource), sparql_iri(subgraph.text(voice))));
  if (one) subgraph.add({*one});
}

void fetch_owners(Subgraph& subgraph) {
  std::set<Subgraph::Iri> seen;
  Subgraph::Iris parties;
  const auto meet = [&](Subgraph::Iri party) {
    const std::optional<Kind> kind = party == no_term ? std::nullopt : subgraph.kind(party);
    const bool acts =
        kind && (*kind == Kind::company || *kind == Kind::group || *kind == Kind::regulator || *kind == Kind::agent);
    if (acts && seen.insert(party).second) parties.push_back(party);
  };
  subgraph.settle();
  for (const auto& [link, ends] : subgraph.links())
    for (const Subgraph::Iri end : {ends.subject, ends.object}) meet(end);
  const auto joint = [](const EdgeType& type) { return type.iri == vocab::fil_jointWith; };
  while (!parties.empty()) {
    const Subgraph::Iris round = std::exchange(parties, {});
    Subgraph::Iris links = links_at(subgraph, round, vocab::rdf_object, [&](const EdgeType& type) {
      return type.iri == vocab::fil_owns || type.iri == vocab::fil_parentOf || joint(type);
    });
    const Subgraph::Iris partners = links_at(subgraph, round, vocab::rdf_subject, joint);
    links.insert(links.end(), partners.begin(), partners.end());
    subgraph.add(links);
    // The groups to which the owners belong are listed too.
    subgraph.settle();
    for (const Subgraph::Iri link : links)
      for (const Subgraph::Iri end : {subgraph.ends(link).subject, subgraph.ends(link).object}) meet(end);
  }
}

void fetch_everything(Subgraph& subgraph) {
  constexpr std::string_view claims[] = {vocab::fil_Link, vocab::fil_Figure, vocab::fil_Remark};
  subgraph.add(subgraph.list(fmt::format("VALUES ?k {{ {} }} ?s a ?k", Subgraph::iri_texts(claims, " "))));
}

Frontier::Frontier(Subgraph& subgraph, Subgraph::Iri start, const PathPattern& pattern)
    : subgraph_(subgraph), start_(start), steps_(pattern.steps()) {
  subgraph_.add({start_});
}

bool Frontier::widen(const KnowledgeGraph& known) {
  // Edges of measures and events are complete; the links of their ends may not be.
  std::vector<VertexId> reached;
  std::unordered_set<VertexId> seen;
  const auto reach = [&](VertexId v) {
    if (seen.insert(v).second) reached.push_back(v);
  };
  if (const VertexId v = known.find_vertex(known.terms().find_iri(subgraph_.text(start_))); v != no_vertex) reach(v);
  std::size_t level_begin = 0;
  for (std::size_t level = 0; level < levels_; ++level) {
    const std::size_t level_end = reached.size();
    for (; level_begin < level_end; ++level_begin) {
      const VertexId at = reached[level_begin];
      for (const std::uint32_t e : known.out_claims(at))
        if (steps_.reads(known.type_of(e), Walked::forward)) reach(known.edge(e).target);
      for (const ClaimId e : known.in_claims(at))
        if (steps_.reads(known.type_of(e), Walked::backward)) reach(known.edge(e).source);
    }
  }
  Subgraph::Iris vertices;
  for (const VertexId v : reached)
    if (const Subgraph::Iri iri = subgraph_.iri(known.terms().value(known.term_of_vertex(v)));
        widened_.insert(iri).second)
      vertices.push_back(iri);
  if (vertices.empty() && level_begin == reached.size()) return false;
  ++levels_;
  for (const Walked walked : {Walked::forward, Walked::backward})
    subgraph_.add(links_at(subgraph_, vertices, walked == Walked::forward ? vocab::rdf_subject : vocab::rdf_object,
                           [&](const EdgeType& type) {
                             const std::optional<EdgeTypeId> id = subgraph_.kinds().find_edge_type(type.iri);
                             return id && steps_.reads(*id, walked);
                           }));
  return true;
}

}  // namespace filiera
