// SPDX-License-Identifier: Apache-2.0
// Interprets statements by the model.
#include "graph/load/interpretation.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "graph/load/claim_reader.hpp"
#include "graph/load/consistency.hpp"
#include "graph/model/codes.hpp"
#include "graph/model/memo.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Whether the IRI is a local name behind the namespace without its last character: "…/nsLink".
bool lacks_end_of(std::string_view name_space, std::string_view iri) {
  name_space.remove_suffix(1);
  if (!iri.starts_with(name_space) || iri.size() == name_space.size()) return false;
  const std::string_view rest = iri.substr(name_space.size());
  return std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

// The namespace of the model that the IRI's namespace resembles: http instead of https or the reverse, with or without
// www., in other case, with another last character or without it, or with one character inserted, missing or wrong. Empty for the
// namespace itself and for all others.
std::string_view meant_namespace(std::string_view iri) {
  static constexpr std::string_view namespaces[] = {vocab::fil,
                                                    vocab::edtf,
                                                    "https://schema.org/",
                                                    "http://www.w3.org/ns/prov#",
                                                    "http://www.w3.org/ns/oa#",
                                                    "http://www.w3.org/2004/02/skos/core#"};
  const auto core = [](std::string_view text) {
    std::string lower = lower_ascii(text);
    for (const std::string_view scheme : {"https://", "http://"})
      if (lower.starts_with(scheme)) lower.erase(0, scheme.size());
    if (lower.starts_with("www.")) lower.erase(0, 4);
    if (lower.ends_with('#') || lower.ends_with('/')) lower.pop_back();
    return lower;
  };
  for (const std::string_view meant : namespaces)
    if (lacks_end_of(meant, iri)) return meant;
  const std::string_view written = iri.substr(0, iri.size() - local_name(iri).size());
  if (written.size() < 12) return {};
  for (const std::string_view meant : namespaces)
    if (written == meant) return {};
  const std::string found = core(written);
  for (const std::string_view meant : namespaces)
    if (spelling_distance(found, core(meant), 1) <= 1) return meant;
  return {};
}

class Interpreter : RecordReader {
 public:
  Interpreter(const Statements& statements, const Kinds& kinds, Faults& faults)
      : RecordReader(statements, kinds, faults),
        to_place_(statements.terms.find_iri(vocab::fil_toPlace)),
        notation_(statements.terms.find_iri(vocab::skos_notation)),
        predicates_(statements.terms.size()),
        classes_(statements.terms.size()) {}

  Interpretation run() {
    out_.kind_of_term.assign(in_.terms.size(), Interpretation::no_kind);
    out_.computed.assign(in_.quads.size(), false);
    if (const TermId any = in_.terms.find_iri(vocab::fil_AnyProduct); any != no_term)
      out_.kind_of_term[any] = static_cast<std::uint8_t>(Kind::product);
    each_subject([this] { find_kind(); });
    make_room();
    each_subject([this] { interpret_subject(); });
    check_direct_triples(in_, out_, direct_, faults_);
    check_attested(in_, out_, faults_);
    check_ownership_rules(in_, out_, kinds_, faults_);
    check_apart(in_, out_, kinds_, faults_);
    check_relays(in_, out_, faults_);
    return std::move(out_);
  }

 private:
  // The facts that the kinds state about an IRI as a predicate and as a class.
  struct Predicate {
    std::optional<EdgeTypeId> edge_type, tentative, inverse;
    const Property* property;
    bool core;  // in the namespace of the ontology
    bool declared;
    std::string_view meant;  // the namespace of the model that this one resembles; empty if none
  };
  struct Class {
    std::optional<Kind> kind;
    bool declared;
    std::string_view meant;
  };
  const Predicate& predicate(TermId term) {
    return predicates_.of(term, [this](TermId t) {
      const std::string_view iri = iri_of(t);
      return Predicate{kinds_.find_edge_type(iri), kinds_.find_tentative(iri),  kinds_.find_inverse(iri),
                       kinds_.find_property(iri),  iri.starts_with(vocab::fil), kinds_.declares(iri),
                       meant_namespace(iri)};
    });
  }
  const Class& class_of(TermId term) {
    return classes_.of(term, [this](TermId t) {
      return Class{kinds_.kind_of_class(iri_of(t)), kinds_.declares(iri_of(t)), meant_namespace(iri_of(t))};
    });
  }

  template <class Visit>
  void each_subject(Visit visit) {
    for (first_ = 0; first_ < in_.quads.size(); first_ = last_) {
      last_ = in_.end_of_subject(first_);
      visit();
    }
  }

  void find_kind() {
    const TermId subject = in_.quads[first_].subject;
    std::size_t first_typed = none;
    for (std::size_t i = first_; i < last_; ++i) {
      if (in_.quads[i].predicate != type_) continue;
      const Class& stated = class_of(in_.quads[i].object);
      const std::optional<Kind> kind = stated.kind;
      if (!kind) {
        const std::string_view class_iri = iri_of(in_.quads[i].object);
        check_namespace(i, TermRole::object, class_iri, stated.meant);
        if (class_iri.starts_with(vocab::fil) && class_iri != vocab::fil_Claim && !stated.declared)
          fault(model_fault::unknown_class, i, TermRole::object,
                fmt::format("unknown class '{}'", spelled(in_.quads[i].object)),
                suggestion(class_iri, fmt::format("use a class of the ontology, or declare this one as an {} with {}",
                                                  spelled(vocab::owl_Class), spelled(vocab::rdfs_subClassOf))));
        continue;
      }
      if (first_typed != none && out_.kind(subject) != kind) {
        fault(
            model_fault::conflicting_types, i, TermRole::object,
            fmt::format("'{}' is {} and {}", spelled(subject), with_article(*out_.kind(subject)), with_article(*kind)),
            "keep one of the two");
        continue;
      }
      first_typed = i;
      out_.kind_of_term[subject] = static_cast<std::uint8_t>(*kind);
    }
  }

  // Reserves memory for the large vectors: growing would hold them twice.
  void make_room() {
    std::size_t claims = 0, attestations = 0;
    for (const std::uint8_t kind : out_.kind_of_term) {
      claims += kind != Interpretation::no_kind && is_claim(static_cast<Kind>(kind));
      attestations += kind == static_cast<std::uint8_t>(Kind::attestation);
    }
    out_.claims.reserve(claims);
    out_.attestations.reserve(attestations);
    out_.spoken_of.reserve(attestations);
  }

  void interpret_subject() {
    const TermId subject = in_.quads[first_].subject;
    const std::optional<Kind> kind = out_.kind(subject);
    first_statement_.fill(none);
    bool declaration = false;
    for (std::size_t i = first_; i < last_; ++i)
      declaration |= in_.quads[i].predicate == type_ && class_of(in_.quads[i].object).declared;
    if (declaration && !kind) return;
    bool told_untyped = false;
    for (std::size_t i = first_; i < last_; ++i) interpret_statement(subject, kind, i, told_untyped);
    if (!kind) return;
    check_labels();
    switch (*kind) {
      case Kind::link:
      case Kind::measure:
      case Kind::event:
      case Kind::figure:
      case Kind::remark:
        read_claim(subject, *kind);
        break;
      case Kind::attestation:
        read_attestation(subject);
        break;
      case Kind::document:
        read_document(subject);
        break;
      case Kind::amount:
        check_amount(subject);
        break;
      case Kind::reach:
        check_reach(subject);
        break;
      default:
        break;
    }
  }

  void interpret_statement(TermId subject, std::optional<Kind> kind, std::size_t i, bool& told_untyped) {
    const Quad& quad = in_.quads[i];
    if (quad.predicate == notation_) check_code(i);
    const Predicate& stated = predicate(quad.predicate);
    const bool qualifier_place = quad.predicate == to_place_ && kind == Kind::link;
    if (stated.edge_type && !qualifier_place) {
      read_edge(subject, kind, i, *stated.edge_type);
      return;
    }
    if (const auto plain = stated.tentative) {
      out_.computed[i] = true;
      direct_.push_back({i, *plain});
      return;
    }
    if (const auto inverse = stated.inverse) {
      fault(model_fault::wrong_carrier, i, TermRole::predicate,
            fmt::format("'{}' is an inverse property", spelled(quad.predicate)),
            fmt::format("write '{}' with subject and object exchanged", spelled(kinds_.edge_type(*inverse).iri)));
      return;
    }
    const Property* property = stated.property;
    if (!property) {
      if (stated.core && quad.predicate != type_)
        fault(model_fault::unknown_property, i, TermRole::predicate,
              stated.declared
                  ? fmt::format("'{}' is a term of the ontology, but not a property", spelled(quad.predicate))
                  : fmt::format("unknown property '{}'", spelled(quad.predicate)),
              property_remedy(quad));
      check_namespace(i, TermRole::predicate, iri_of(quad.predicate), stated.meant);
      read_known_property(i);
      return;
    }
    if (property->computed) {
      out_.computed[i] = true;
      return;
    }
    if (!kind && stated.core) {
      if (!told_untyped)
        fault(model_fault::untyped, i, TermRole::subject,
              fmt::format("'{}' has the property '{}', but no class", spelled(subject), spelled(quad.predicate)),
              fmt::format("give it a class, for example 'a {}'", spelled(vocab::fil_Link)));
      told_untyped = true;
      return;
    }
    if (kind && stated.core && !property->domain.empty() && !property->domain.contains(*kind)) {
      fault(model_fault::wrong_kind, i, TermRole::predicate,
            fmt::format("'{}' does not belong on {}", spelled(quad.predicate), with_article(*kind)),
            "write it on " + any_of_kinds(property->domain));
      return;
    }
    read_known_property(i);
  }

  // Reports each namespace that resembles one of the model's once.
  void check_namespace(std::size_t i, TermRole role, std::string_view iri, std::string_view meant) {
    if (meant.empty()) return;
    const std::string written(lacks_end_of(meant, iri) ? meant.substr(0, meant.size() - 1)
                                                       : iri.substr(0, iri.size() - local_name(iri).size()));
    if (!told_namespaces_.insert(written).second) return;
    fault(model_fault::near_namespace, i, role, fmt::format("<{}> is not the namespace of the model", written),
          fmt::format("did you mean <{}>?", meant));
  }

  // The remedy for a predicate in the ontology's namespace that is not a property: the property that takes the object,
  // or the predicate, as a value; a property for a common mistake; the most similar term.
  std::string property_remedy(const Quad& quad) const {
    const std::string_view iri = iri_of(quad.predicate);
    for (const std::string_view value : {iri_of(quad.object), iri})
      if (const std::string_view property = property_of_value(value); !property.empty())
        return fmt::format("did you mean '{}'?", spelled(property));
    static constexpr std::pair<std::string_view, std::string_view> elsewhere[] = {
        {"subject", vocab::rdf_subject},        {"predicate", vocab::rdf_predicate},
        {"edge", vocab::rdf_predicate},         {"object", vocab::rdf_object},
        {"document", vocab::oa_hasSource},      {"source", vocab::oa_hasSource},
        {"voice", vocab::prov_wasAttributedTo}, {"label", vocab::skos_prefLabel},
        {"name", vocab::skos_prefLabel},        {"published", vocab::schema_datePublished},
        {"value", vocab::schema_value},         {"currency", vocab::schema_currency}};
    for (const auto& [name, property] : elsewhere)
      if (local_name(iri) == name) {
        const std::string written = spelled(property);
        return written.starts_with('<') ? fmt::format("write {}", written) : fmt::format("did you mean '{}'?", written);
      }
    return suggestion(iri, "use a property of the ontology, or of a namespace of your own");
  }

  // The qualifier that takes the value, or the instances of the class; empty if there is none.
  std::string_view property_of_value(std::string_view iri) const {
    if (iri == vocab::fil_Modality || kinds_.find_modality(iri)) return vocab::fil_modality;
    if (iri == vocab::fil_Certainty || kinds_.find_certainty(iri)) return vocab::fil_certainty;
    if (iri == vocab::fil_Effect || kinds_.find_effect(iri)) return vocab::fil_effect;
    if (iri == vocab::fil_Metric || kinds_.find_metric(iri)) return vocab::fil_metric;
    return {};
  }

  // A statement whose predicate is an edge type: an edge on a measure or event, a relation between claims, or the
  // direct triple of a link.
  void read_edge(TermId subject, std::optional<Kind> kind, std::size_t i, EdgeTypeId id) {
    const EdgeType& type = kinds_.edge_type(id);
    const Quad& quad = in_.quads[i];
    if (type.carrier == Carrier::link) {
      out_.computed[i] = true;
      direct_.push_back({i, id});
      return;
    }
    if (!kind || !type.domain.contains(*kind)) {
      fault(model_fault::wrong_carrier, i, TermRole::predicate,
            fmt::format("'{}' cannot be written on {}", spelled(quad.predicate),
                        kind ? with_article(*kind) : "something without a class"),
            kind ? "write it on " + any_of_kinds(type.domain)
                 : fmt::format("give '{}' a class: {}", spelled(subject), any_of_kinds(type.domain)));
      return;
    }
    const Carrier carrier = type.carrier;
    if (!check_end(i, TermRole::object, quad.object,
                   carrier == Carrier::claim ? or_any(type.range, &is_claim) : or_any(type.range, &is_vertex)))
      return;
    if (carrier == Carrier::claim && subject == quad.object) {
      fault(model_fault::self_relation, i, TermRole::object,
            fmt::format("'{} {}' names the claim itself", spelled(subject), spelled(quad.predicate)),
            "name another claim, or remove the statement");
      return;
    }
    // An event that begins or ends a link relates two claims, because a link is not a vertex.
    const bool between_claims = carrier == Carrier::claim || !is_vertex(*out_.kind(quad.object));
    (between_claims ? out_.relations : out_.edges).push_back({subject, id, quad.object});
  }

  // If the range is not restricted, still only kinds that an edge, or a relation between claims, can have.
  static KindSet or_any(KindSet range, bool (*admitted)(Kind)) {
    if (!range.empty()) return range;
    for (std::size_t k = 0; k < kind_count; ++k)
      if (admitted(static_cast<Kind>(k))) range.insert(static_cast<Kind>(k));
    return range;
  }

  // A malformed code would neither contain other codes nor be contained.
  void check_code(std::size_t i) {
    const std::optional<Code> code = stated_code(in_.terms[in_.quads[i].object]);
    if (!code || well_formed(*code)) return;
    fault(model_fault::bad_value, i, TermRole::object, fmt::format("'{}' is not a valid code of its list", code->text),
          code->list == vocab::fil_HS ? "write two to ten digits, an even number of them, without points: \"854231\""
                                      : "write it as \"3A090\" or, with its paragraphs, as \"3A090.a.1\"");
  }

  TermId to_place_;
  TermId notation_;
  Memo<Predicate> predicates_;
  Memo<Class> classes_;
  std::vector<DirectTriple> direct_;
  std::set<std::string> told_namespaces_;
};

}  // namespace

Interpretation interpret(const Statements& statements, const Kinds& kinds, Faults& faults) {
  return Interpreter(statements, kinds, faults).run();
}

}  // namespace filiera
