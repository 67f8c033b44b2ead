// SPDX-License-Identifier: Apache-2.0
// The columns of a claim.
#include "export/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "export/claim_json.hpp"
#include "graph/model/amount.hpp"
#include "graph/model/properties.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

using Request = ExportRequest;

// The parts of a cell, each once, in the order in which they were added.
class Parts {
 public:
  void add(std::string part) {
    if (met_.insert(part).second) parts_.push_back(std::move(part));
  }
  std::string joined(std::string_view separator) const { return fmt::format("{}", fmt::join(parts_, separator)); }

 private:
  std::vector<std::string> parts_;
  std::unordered_set<std::string> met_;
};

std::string id_of_vertex(const Request& request, VertexId v) {
  return v == no_vertex ? std::string() : identifier_of(request.graph(), request.graph().term_of_vertex(v));
}

std::string name_of_vertex(const Request& request, VertexId v) {
  return v == no_vertex ? std::string() : request.graph().name(request.graph().term_of_vertex(v), request.languages);
}

Edge edge_of(const Request& request, ClaimId c) {
  return request.graph().is_edge(c) ? request.graph().edge(c) : Edge{};
}

// The values of a property of the claim, each converted by `text`.
template <class Text>
std::string values(const Request& request, ClaimId c, std::string_view property, std::string_view separator,
                   Text text) {
  const KnowledgeGraph& graph = request.graph();
  const TermId predicate = graph.terms().find_iri(property);
  Parts parts;
  if (predicate != no_term)
    for (const Quad& quad : graph.statements(graph.term_of_claim(c)))
      if (quad.predicate == predicate) parts.add(text(quad.object));
  return parts.joined(separator);
}

std::string text_of(const Request& request, TermId object) {
  return std::string(request.graph().terms().value(object));
}

std::string local_name_of(const Request& request, TermId object) {
  return std::string(local_name(request.graph().terms().value(object)));
}

std::string iri_or_text(const Request& request, TermId object) {
  return request.graph().terms().kind(object) == TermKind::literal ? text_of(request, object)
                                                                   : identifier_of(request.graph(), object);
}

// Of the ontology's own lists, by local names.
template <const std::string_view& property>
std::string local_names(const Request& request, ClaimId c) {
  return values(request, c, property, " ", [&](TermId object) { return local_name_of(request, object); });
}

std::string day(Day day) { return day == unbounded_past || day == unbounded_future ? std::string() : iso_date(day); }

template <Day Bounds::*bound>
std::string bound_of(const Request& request, ClaimId c) {
  return day(request.lens.bounds(c).*bound);
}

std::string text_of_part(const std::string& part) { return part; }
std::string text_of_part(const std::optional<Decimal>& part) { return part ? part->text() : std::string(); }

// A part of each amount; several are separated by spaces.
template <auto part>
std::string of_amount(const Request& request, ClaimId c) {
  std::string text;
  for (const Amount& amount : amounts_of(request.graph(), request.graph().term_of_claim(c), vocab::fil_amount))
    text += (text.empty() ? "" : " ") + text_of_part(amount.*part);
  return text;
}

enum class Who : std::uint8_t { affirming, denying, documents };

// Under --certain, those that affirm only possibly are left out, as those that deny never are.
template <Who who>
std::string attested(const Request& request, ClaimId c) {
  const KnowledgeGraph& graph = request.graph();
  Parts names;
  for (const AttestationRow& row : graph.attestations(c)) {
    const Match shown = request.lens.shows(row);
    if ((row.denies ? shown : request.lens.keep(shown)) == Match::no) continue;
    if (who == Who::documents)
      names.add(graph.name(graph.document(row.document).term, request.languages));
    else if (bool(row.denies) == (who == Who::denying))
      names.add(graph.name(row.voice, request.languages));
  }
  if (who == Who::denying)
    for (const ClaimId answer : request.lens.denied_answers(c))
      for (const AttestationRow& row : graph.attestations(answer))
        if (row.denies && request.lens.shows(row) != Match::no) names.add(graph.name(row.voice, request.languages));
  return names.joined("; ");
}

std::string edges(const Request& request, ClaimId c) {
  const KnowledgeGraph& graph = request.graph();
  const VertexId own = graph.is_edge(c) ? no_vertex : graph.find_vertex(graph.term_of_claim(c));
  Parts parts;
  if (own != no_vertex)
    for (const std::uint32_t e : graph.out_claims(own))
      parts.add(std::string(graph.kinds().edge_type(graph.type_of(e)).iri) + ' ' +
                id_of_vertex(request, graph.edge(e).target));
  return parts.joined(" ");
}

// The name of a qualifier's column: that of its property, as fil:toPlace in "to_place".
std::string column_name(const KnownPropertyRow& qualifier) {
  std::string name;
  for (const char c : local_name(qualifier.iri)) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) name += '_';
    name += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// The column of a qualifier, by the form of its values.
ExportColumn column_of(const KnownPropertyRow& qualifier, Shown shown) {
  const std::string_view iri = qualifier.iri;
  const ValueForm form = qualifier.form;
  const bool is_number = form == ValueForm::number || form == ValueForm::share;
  if (form == ValueForm::amount)
    return {column_name(qualifier), shown, [iri](const Request& request, ClaimId c) {
              return amounts_text(amounts_of(request.graph(), request.graph().term_of_claim(c), iri));
            }};
  const auto text = form != ValueForm::thing && form != ValueForm::term ? text_of : iri_or_text;
  const std::string_view separator = text == text_of ? "; " : " ";
  return {column_name(qualifier), shown,
          [iri, text, separator](const Request& request, ClaimId c) {
            return values(request, c, iri, separator, [&](TermId object) { return text(request, object); });
          },
          is_number};
}

// Without a value: the qualifier of that name.
struct LeadingColumn {
  std::string_view name;
  Shown shown;
  std::string (*value)(const Request& request, ClaimId claim) = nullptr;
  bool is_number = false;
};

constexpr LeadingColumn leading_columns[] = {
    {"claim", Shown::edges,
     [](const Request& r, ClaimId c) { return identifier_of(r.graph(), r.graph().term_of_claim(c)); }},
    {"kind", Shown::rows,
     [](const Request& r, ClaimId c) {
       return std::string(local_name(r.graph().kinds().class_of_kind(r.graph().kind_of_claim(c))));
     }},
    {"subject", Shown::rows, [](const Request& r, ClaimId c) { return id_of_vertex(r, edge_of(r, c).source); }},
    {"subject_name", Shown::rows, [](const Request& r, ClaimId c) { return name_of_vertex(r, edge_of(r, c).source); }},
    {"predicate", Shown::rows,
     [](const Request& r, ClaimId c) {
       return r.graph().is_edge(c) ? std::string(r.graph().kinds().edge_type(r.graph().type_of(c)).iri) : std::string();
     }},
    {"object", Shown::rows, [](const Request& r, ClaimId c) { return id_of_vertex(r, edge_of(r, c).target); }},
    {"object_name", Shown::rows, [](const Request& r, ClaimId c) { return name_of_vertex(r, edge_of(r, c).target); }},
    {"label", Shown::rows,
     [](const Request& r, ClaimId c) { return std::string(r.graph().label(r.graph().term_of_claim(c), r.languages)); }},
    {"edges", Shown::rows, edges},
    {"product", Shown::edges, [](const Request& r, ClaimId c) { return id_of_vertex(r, r.graph().product(c)); }},
    {"product_name", Shown::edges, [](const Request& r, ClaimId c) { return name_of_vertex(r, r.graph().product(c)); }},
    {"to_place", Shown::edges, [](const Request& r, ClaimId c) { return id_of_vertex(r, r.graph().destination(c)); }},
    {"to_place_name", Shown::edges,
     [](const Request& r, ClaimId c) { return name_of_vertex(r, r.graph().destination(c)); }},
    {"modality", Shown::edges_and_vertices, local_names<vocab::fil_modality>},
    {"starts", Shown::edges_and_vertices},
    {"ends", Shown::edges_and_vertices},
    {"when", Shown::edges_and_vertices},
    {"starts_earliest", Shown::edges_and_vertices, bound_of<&Bounds::start_earliest>},
    {"starts_latest", Shown::edges_and_vertices, bound_of<&Bounds::start_latest>},
    {"ends_earliest", Shown::edges_and_vertices, bound_of<&Bounds::end_earliest>},
    {"ends_latest", Shown::edges_and_vertices, bound_of<&Bounds::end_latest>},
    {"match", Shown::edges_and_vertices,
     [](const Request& r, ClaimId c) { return std::string(json_name(r.lens.match_of_any_firmness(c))); }},
    {"stance", Shown::edges_and_vertices,
     [](const Request& r, ClaimId c) { return std::string(json_name(r.lens.stance(c).stance)); }},
    {"contested", Shown::edges_and_vertices,
     [](const Request& r, ClaimId c) {
       const Match contested = r.lens.contested(c);
       return std::string(contested == Match::no ? "no" : contested == Match::certain ? "certain" : "possible");
     }},
    {"effect", Shown::edges_and_vertices, local_names<vocab::fil_effect>},
    {"rate", Shown::edges_and_vertices},
    {"condition", Shown::edges_and_vertices},
    {"metric", Shown::rows},
    {"about", Shown::rows},
    {"amount", Shown::edges},
    {"value", Shown::edges, of_amount<&Amount::value>, true},
    {"min_value", Shown::edges, of_amount<&Amount::minimum>, true},
    {"max_value", Shown::edges, of_amount<&Amount::maximum>, true},
    {"unit", Shown::edges, of_amount<&Amount::unit>},
    {"share", Shown::edges},
    {"approximate", Shown::edges, local_names<vocab::fil_approximate>},
    {"text", Shown::rows},
    {"affirmed_by", Shown::edges_and_vertices, attested<Who::affirming>},
    {"denied_by", Shown::edges_and_vertices, attested<Who::denying>},
    {"documents", Shown::edges_and_vertices, attested<Who::documents>},
};

// The columns above, then those of the other qualifiers.
std::vector<ExportColumn> make_columns() {
  std::vector<const KnownPropertyRow*> qualifiers;
  for (const KnownPropertyRow& row : known_properties)
    if (row.form != ValueForm::none) qualifiers.push_back(&row);
  std::vector<ExportColumn> columns;
  for (const LeadingColumn& row : leading_columns) {
    const auto named = [&](const KnownPropertyRow* qualifier) { return column_name(*qualifier) == row.name; };
    const auto found = std::ranges::find_if(qualifiers, named);
    if (row.value) {
      columns.push_back({std::string(row.name), row.shown, row.value, row.is_number});
    } else {
      columns.push_back(column_of(**found, row.shown));
    }
    if (found != qualifiers.end()) qualifiers.erase(found);
  }
  for (const KnownPropertyRow* qualifier : qualifiers)
    columns.push_back(column_of(*qualifier, Shown::edges_and_vertices));
  return columns;
}

}  // namespace

std::span<const ExportColumn> export_columns() {
  static const std::vector<ExportColumn> columns = make_columns();
  return columns;
}

}  // namespace filiera
