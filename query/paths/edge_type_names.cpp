// SPDX-License-Identifier: Apache-2.0
// Look-up of edge types by name.
#include "query/paths/edge_type_names.hpp"

#include <fmt/format.h>

#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

class EdgeTypeNames {
 public:
  explicit EdgeTypeNames(const KnowledgeGraph& graph) : kinds_(&graph.kinds()), prefixes_(graph.data().prefixes) {
    if (!prefixes_.find("fil")) prefixes_.set("fil", vocab::fil);
  }

  EdgeTypeLookup operator()(std::string_view name) const {
    if (name.starts_with('<')) return of_iri(name.substr(1, name.size() - 2), name);
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
      if (const std::optional<std::string> iri = prefixes_.expand(name)) return of_iri(*iri, name);
      return {{}, fmt::format("unknown prefix '{}:'", name.substr(0, colon)), "declare it, or write the IRI in < >"};
    }
    return of_local_name(name);
  }

 private:
  EdgeTypeLookup of_iri(std::string_view iri, std::string_view written) const {
    if (const auto type = kinds_->find_edge_type(iri)) return walkable({*type, Walked::forward}, written);
    if (const auto type = kinds_->find_inverse(iri)) return walkable({*type, Walked::backward}, written);
    if (const auto type = kinds_->find_tentative(iri)) return tentative(*type, written);
    return unknown(written, local_name(iri));
  }

  EdgeTypeLookup of_local_name(std::string_view name) const {
    std::vector<NamedEdgeType> found;
    std::vector<std::string> iris;
    for (std::size_t i = 0; i < kinds_->edge_types().size(); ++i) {
      const EdgeType& type = kinds_->edge_types()[i];
      for (const Walked walked : {Walked::forward, Walked::backward}) {
        const std::string& iri = walked == Walked::forward ? type.iri : type.inverse;
        if (iri.empty() || local_name(iri) != name || (walked == Walked::backward && iri == type.iri)) continue;
        found.push_back({static_cast<EdgeTypeId>(i), walked});
        iris.push_back("<" + iri + ">");
      }
    }
    if (found.size() == 1) return walkable(found.front(), name);
    if (found.size() > 1)
      return {{},
              fmt::format("several edge types are called '{}'", name),
              "write " + fmt::format("{}", fmt::join(iris, " or "))};
    for (std::size_t i = 0; i < kinds_->edge_types().size(); ++i)
      if (const std::string& form = kinds_->edge_types()[i].tentative_form; !form.empty() && local_name(form) == name)
        return tentative(static_cast<EdgeTypeId>(i), name);
    return unknown(name, name);
  }

  EdgeTypeLookup walkable(NamedEdgeType named, std::string_view written) const {
    if (kinds_->edge_type(named.type).carrier == Carrier::claim)
      return {{},
              fmt::format("'{}' is a relation between claims; paths connect things", written),
              "write an edge type between things, such as suppliesTo"};
    return {named, {}, {}};
  }

  EdgeTypeLookup tentative(EdgeTypeId type, std::string_view written) const {
    return {{},
            fmt::format("'{}' occurs only in exports, for claims that are not settled", written),
            fmt::format("write '{}': paths walk all claims that the lens shows", kinds_->edge_type(type).name())};
  }

  EdgeTypeLookup unknown(std::string_view written, std::string_view local) const {
    std::vector<std::string> names, forward;
    for (const EdgeType& type : kinds_->edge_types()) {
      if (type.carrier == Carrier::claim) continue;
      names.emplace_back(type.name());
      forward.emplace_back(type.name());
      if (!type.inverse.empty() && type.inverse != type.iri) names.emplace_back(local_name(type.inverse));
    }
    const std::vector<std::string> near = nearest_spellings(local, names);
    return {{},
            fmt::format("unknown edge type '{}'", written),
            near.empty() ? fmt::format("the edge types are {}", fmt::join(forward, ", "))
                         : fmt::format("did you mean '{}'?", fmt::join(near, "' or '"))};
  }

  const Kinds* kinds_;
  Prefixes prefixes_;
};

}  // namespace

EdgeTypeResolver edge_type_names(const KnowledgeGraph& graph) { return EdgeTypeNames(graph); }

}  // namespace filiera
