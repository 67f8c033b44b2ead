// SPDX-License-Identifier: Apache-2.0
// The strategies by which a part of an endpoint's graph is gathered.
#include "remote/gathering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::string_view naming[] = {vocab::skos_prefLabel, vocab::skos_altLabel, vocab::rdfs_label};

std::string sparql_iri(std::string_view iri) {
  const std::string_view one[] = {iri};
  return Part::written(one, "");
}

std::string quoted(std::string_view text) {
  StringSink sink;
  write_literal(sink, {TermKind::literal, text, {}, {}});
  return std::string(sink.text());
}

// "?t IN (...)", of the edge types that `wanted` accepts; nothing matches when there are none.
template <class Wanted>
std::string types(const Part& part, Wanted wanted) {
  std::vector<std::string_view> iris;
  for (const EdgeType& type : part.kinds().edge_types())
    if (type.carrier == Carrier::link && wanted(type)) iris.push_back(type.iri);
  return fmt::format("FILTER(?t IN ({}))", Part::written(iris, ", "));
}

// Links whose `end` (rdf:subject or rdf:object) is one of the vertices.
template <class Wanted>
Part::Iris links_at(Part& part, const Part::Iris& vertices, std::string_view end, Wanted wanted) {
  return part.list(vertices, fmt::format("?s {} ?v ; {} ?t {}", sparql_iri(end), sparql_iri(vocab::rdf_predicate),
                                         types(part, wanted)));
}

bool develops(const EdgeType& type) { return type.iri == vocab::fil_designs || type.iri == vocab::fil_developsWith; }

class Tiers {
 public:
  Tiers(Part& part, Flow flow) : part_(part), flow_(flow) {}

  // The vertices at the other ends of the hops at `vertices`, fetched with their kinds.
  Part::Iris beyond(const Part::Iris& vertices) {
    const std::unordered_set<Part::Iri> tier(vertices.begin(), vertices.end());
    Part::Iris links;
    for (const GoodsFlow direction : {GoodsFlow::with, GoodsFlow::against}) {
      const bool at_object = (direction == GoodsFlow::with) == (flow_ == Flow::upstream);
      const Part::Iris found = links_at(part_, vertices, at_object ? vocab::rdf_object : vocab::rdf_subject,
                                        [&](const EdgeType& type) { return type.goods_flow == direction; });
      links.insert(links.end(), found.begin(), found.end());
    }
    part_.add(links);
    Part::Iris others;
    for (const Part::Iri link : links) {
      const Part::Ends& ends = part_.links().at(link);
      const bool at_object = tier.contains(ends.object);
      others.push_back(at_object ? ends.subject : ends.object);
      if (at_object && tier.contains(ends.subject)) others.push_back(ends.object);
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, no_term);
    return others;
  }

  Part::Iris products(const Part::Iris& vertices) const {
    Part::Iris products;
    for (const Part::Iri v : vertices)
      if (part_.kind(v) == Kind::product) products.push_back(v);
    return products;
  }

  // Who designs the products, and who develops anything with the companies. Returns the products that are meant.
  Part::Iris partners(const Part::Iris& vertices) {
    Part::Iris developed;
    for (const std::string_view end : {vocab::rdf_subject, vocab::rdf_object}) {
      const Part::Iris links = links_at(part_, vertices, end, develops);
      part_.add(links);
      for (const Part::Iri link : links)
        for (const Part::Iri product : {part_.links().at(link).object, part_.links().at(link).product})
          if (product != no_term && part_.kind(product) == Kind::product) developed.push_back(product);
    }
    return developed;
  }

 private:
  Part& part_;
  Flow flow_;
};

}  // namespace

void gather_named(Part& part, std::string_view text, const Prefixes& prefixes) {
  Part::Iris found;
  std::string_view iri = text;
  if (iri.size() > 2 && iri.front() == '<' && iri.back() == '>') iri = iri.substr(1, iri.size() - 2);
  if (has_scheme(iri) && !first_illegal_in_iri(iri)) found.push_back(part.iri(iri));
  if (const std::optional<std::string> expanded = prefixes.expand(text)) found.push_back(part.iri(*expanded));
  const std::string by_name = fmt::format("VALUES ?p {{ {} }} ?s ?p ?l", Part::written(naming, " "));
  const Part::Iris named = part.list(fmt::format("{} FILTER(LCASE(STR(?l)) = LCASE({}))", by_name, quoted(text)));
  found.insert(found.end(), named.begin(), named.end());
  if (const std::string own = part.own_namespace(); !own.empty() && !first_illegal_in_iri(own + std::string(text)))
    found.push_back(part.iri(own + std::string(text)));
  part.add(found);
  const bool any =
      std::any_of(found.begin(), found.end(), [&](Part::Iri resource) { return part.kind(resource).has_value(); });
  if (!any) part.add(part.list_folded(by_name, fold(text)));
}

void gather_about(Part& part, Part::Iri resource) {
  const Part::Iris one = {resource};
  part.add(one);
  std::vector<std::string_view> predicates = {vocab::rdf_subject, vocab::rdf_object, vocab::fil_product,
                                              vocab::fil_toPlace, vocab::fil_about};
  for (const EdgeType& type : part.kinds().edge_types())
    if (type.carrier != Carrier::link) predicates.push_back(type.iri);
  Part::Iris claims = part.list(one, fmt::format("VALUES ?q {{ {} }} ?s ?q ?v", Part::written(predicates, " ")));
  const Part::Iris said =
      part.list(one, fmt::format("VALUES ?q {{ {} {} }} ?a ?q ?v . VALUES ?r {{ {} {} }} ?a ?r ?s",
                                 sparql_iri(vocab::prov_wasAttributedTo), sparql_iri(vocab::oa_hasSource),
                                 sparql_iri(vocab::fil_affirms), sparql_iri(vocab::fil_denies)));
  claims.insert(claims.end(), said.begin(), said.end());
  part.add(claims);
  // What is remarked on a claim belongs to it.
  part.add(part.list(claims, fmt::format("?s {} ?v", sparql_iri(vocab::fil_about))));
}

void gather_supply(Part& part, Part::Iri start, Flow flow, std::uint32_t depth) {
  Tiers tiers(part, flow);
  Part::Iris tier = {start};
  part.add(tier);
  std::set<Part::Iri> seen(tier.begin(), tier.end());
  for (std::uint32_t reached = 0; reached < depth && !tier.empty(); ++reached) {
    Part::Iris next = tiers.beyond(tier);
    Part::Iris products = tiers.products(next);
    const Part::Iris standing = tiers.products(tier);
    products.insert(products.end(), standing.begin(), standing.end());
    if (flow == Flow::downstream) {
      const Part::Iris developed = tiers.partners(tier);
      products.insert(products.end(), developed.begin(), developed.end());
    }
    const Part::Iris through = tiers.beyond(products);
    // The makers of a product that goods leave are looked at from its other side.
    if (flow == Flow::downstream) Tiers(part, Flow::upstream).beyond(products);
    next.insert(next.end(), through.begin(), through.end());
    tiers.partners(products);
    tiers.partners(flow == Flow::upstream ? tier : through);
    std::erase_if(next, [&](Part::Iri v) { return !seen.insert(v).second; });
    tier = std::move(next);
  }
}

void gather_product(Part& part, Part::Iri product) {
  Part::Iris family = {product};
  part.add(family);
  part.want_variants(product);
  part.settle();
  for (const auto& [link, ends] : part.links())
    if (ends.type != no_term && part.text(ends.type) == vocab::fil_kindOf) family.push_back(ends.subject);
  Part::Iris links = part.list(family, fmt::format("?s {} ?v", sparql_iri(vocab::fil_product)));
  for (const std::string_view end : {vocab::rdf_subject, vocab::rdf_object}) {
    const Part::Iris found = links_at(
        part, family, end, [](const EdgeType& type) { return type.goods_flow != GoodsFlow::none || develops(type); });
    links.insert(links.end(), found.begin(), found.end());
  }
  part.add(links);
  Part::Iris recipients;
  for (const Part::Iri link : links) {
    const Part::Ends& ends = part.links().at(link);
    if (ends.type != no_term && part.text(ends.type) == vocab::fil_commissions) recipients.push_back(ends.subject);
  }
  Tiers(part, Flow::upstream).partners(recipients);
}

void gather_voice(Part& part, Part::Iri voice) {
  const std::optional<Part::Iri> one =
      part.first(fmt::format("VALUES ?q {{ {} {} }} ?s ?q {}", sparql_iri(vocab::prov_wasAttributedTo),
                             sparql_iri(vocab::oa_hasSource), sparql_iri(part.text(voice))));
  if (one) part.add({*one});
}

void gather_everything(Part& part) {
  constexpr std::string_view claims[] = {vocab::fil_Link, vocab::fil_Figure, vocab::fil_Remark};
  part.add(part.list(fmt::format("VALUES ?k {{ {} }} ?s a ?k", Part::written(claims, " "))));
}

Frontier::Frontier(Part& part, Part::Iri start, const PathPattern& pattern) : part_(part), start_(start) {
  for (std::size_t state = 1; state < pattern.state_count(); ++state) {
    const PatternStep& step = pattern.step_into(static_cast<PathPattern::State>(state));
    steps_.forward |= step.forward;
    steps_.backward |= step.backward;
  }
  part_.add({start_});
}

bool Frontier::widen(const KnowledgeGraph& known) {
  // Edges of measures and events are all there; they may lead to vertices whose links are not.
  std::vector<VertexId> reached;
  std::unordered_set<VertexId> seen;
  const auto reach = [&](VertexId v) {
    if (seen.insert(v).second) reached.push_back(v);
  };
  if (const VertexId v = known.find_vertex(known.terms().find_iri(part_.text(start_))); v != no_vertex) reach(v);
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
  Part::Iris vertices;
  for (const VertexId v : reached)
    if (const Part::Iri iri = part_.iri(known.terms().value(known.term_of_vertex(v))); widened_.insert(iri).second)
      vertices.push_back(iri);
  if (vertices.empty() && level_begin == reached.size()) return false;
  ++levels_;
  for (const Walked walked : {Walked::forward, Walked::backward})
    part_.add(links_at(part_, vertices, walked == Walked::forward ? vocab::rdf_subject : vocab::rdf_object,
                       [&](const EdgeType& type) {
                         const std::optional<EdgeTypeId> id = part_.kinds().find_edge_type(type.iri);
                         return id && steps_.reads(*id, walked);
                       }));
  return true;
}

}  // namespace filiera
