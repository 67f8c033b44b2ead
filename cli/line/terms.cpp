// SPDX-License-Identifier: Apache-2.0
// Help pages on terms of the ontology.
#include "cli/line/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <utility>

#include "graph/sheets/columns.hpp"
#include "io/spelling.hpp"
#include "ontology/embedded.hpp"
#include "ontology/kinds.hpp"
#include "ontology/triples.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::string_view definition_iri = "http://www.w3.org/2004/02/skos/core#definition";

// A kind of terms: the classes of which they are in the ontology, and the page that lists them. A term belongs to the
// first kind that fits.
struct Sort {
  std::string_view topic;
  std::string_view summary;
  std::string_view noun;
  std::string_view classes;  // prefixed names between blanks
};

constexpr Sort sorts[] = {
    {"classes", "the kinds of things, claims and documents", "class", "owl:Class"},
    {"edges", "edge types: relations between two things", "edge type", "fil:EdgeType"},
    {"effects", "the effects of measures on goods", "effect of measures", "fil:Effect"},
    {"modalities", "the status of a claim, such as planned or ongoing", "modality", "fil:Modality"},
    {"metrics", "what a figure measures", "metric of figures", "fil:Metric"},
    {"forms", "forms of edge types in exports: inverse ones, and tentative ones of what is no plain fact",
     "form of an edge type", ""},
    {"properties", "properties of things, claims, attestations and documents", "property",
     "fil:Qualifier owl:ObjectProperty owl:DatatypeProperty rdf:Property"},
    {"values", "certainties, interests and other values of properties", "value",
     "fil:Certainty fil:Difference fil:Interest fil:ReachMethod fil:GoodsFlow fil:Direction fil:Product rdfs:Datatype "
     "skos:ConceptScheme"},
};
constexpr const Sort& sort_of_forms = sorts[5];

// The vocabularies of the ontology.
constexpr std::pair<std::string_view, std::string_view> vocabularies[] = {
    {"fil", vocab::fil},
    {"schema", "https://schema.org/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", vocab::xsd},
    {"edtf", vocab::edtf},
};

// The IRI of "fil:Company"; "" for another prefix.
std::string expanded(std::string_view name) {
  const std::size_t colon = name.find(':');
  for (const auto& [prefix, space] : vocabularies)
    if (name.substr(0, colon) == prefix) return std::string(space) + std::string(name.substr(colon + 1));
  return {};
}

// "fil:Company" of its IRI.
std::string prefixed(std::string_view iri) {
  for (const auto& [prefix, space] : vocabularies)
    if (iri.starts_with(space)) return fmt::format("{}:{}", prefix, iri.substr(space.size()));
  return fmt::format("<{}>", iri);
}

// As pages name a term: without the prefix of the model.
std::string shown(std::string_view iri) {
  return iri.starts_with(vocab::fil) ? std::string(iri.substr(vocab::fil.size())) : prefixed(iri);
}

std::string fil(std::string_view name) { return std::string(vocab::fil) + std::string(name); }

// The ontology, read at the first call.
const Triples& ontology() {
  static const Triples triples = [] {
    Triples parsed;
    parsed.parse(std::string(filiera_turtle));
    return parsed;
  }();
  return triples;
}

std::string english(std::string_view iri, std::string_view property) {
  for (const Value& value : ontology().objects(iri, property))
    if (value.language == "en") return value.text;
  return {};
}

std::vector<std::string> iris(std::string_view subject, std::string_view property) {
  std::vector<std::string> found;
  for (const Value& value : ontology().objects(subject, property))
    if (value.kind == TermKind::iri) found.push_back(value.text);
  return found;
}

// The names of a property's values, separated by commas; "" if there are none.
std::string values(std::string_view iri, std::string_view property) {
  std::string text;
  for (const Value& value : ontology().objects(iri, property))
    text += (text.empty() ? "" : ", ") + (value.kind == TermKind::iri ? shown(value.text) : value.text);
  return text;
}

bool is_a(std::string_view iri, std::string_view class_iri) {
  return ontology().contains(iri, vocab::rdf_type, class_iri);
}

// The edge type of which it is the inverse or the tentative form; "" if of none.
std::string edge_type_of_form(std::string_view iri) {
  if (is_a(iri, fil("EdgeType"))) return {};
  for (const std::string& inverse : iris(iri, vocab::owl_inverseOf))
    if (is_a(inverse, fil("EdgeType"))) return inverse;
  const std::vector<std::string> types = ontology().subjects(fil("tentativeForm"), iri);
  return types.empty() ? std::string() : types.front();
}

// Null for an IRI that is no term.
const Sort* sort_of(std::string_view iri) {
  for (const Sort& sort : sorts) {
    if (&sort == &sort_of_forms && !edge_type_of_form(iri).empty()) return &sort;
    for (std::string_view left = sort.classes; !left.empty();) {
      const std::size_t end = std::min(left.find(' '), left.size());
      if (is_a(iri, expanded(left.substr(0, end)))) return &sort;
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
  return nullptr;
}

// The IRIs of all terms, in order of their names.
const std::vector<std::string>& terms() {
  static const std::vector<std::string> all = [] {
    std::set<std::string> found;
    for (const Sort& sort : sorts)
      for (std::string_view left = sort.classes; !left.empty();) {
        const std::size_t end = std::min(left.find(' '), left.size());
        for (std::string& iri : ontology().subjects(vocab::rdf_type, expanded(left.substr(0, end))))
          found.insert(std::move(iri));
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    std::vector<std::string> ordered(found.begin(), found.end());
    std::sort(ordered.begin(), ordered.end(),
              [](const std::string& a, const std::string& b) { return shown(a) < shown(b); });
    return ordered;
  }();
  return all;
}

// The term that a person names: "fil:Company", "Company", "company", "schema:name"; "" if there is none.
std::string term_named(std::string_view name) {
  if (name.find(':') != std::string_view::npos) {
    std::string iri = expanded(name);
    return !iri.empty() && sort_of(iri) ? iri : std::string();
  }
  for (const bool exactly : {true, false})
    for (const bool of_model : {true, false})
      for (const std::string& iri : terms()) {
        const std::string_view local = local_name(iri);
        if (iri.starts_with(vocab::fil) == of_model && (exactly ? local == name : equal_ignoring_case(local, name)))
          return iri;
      }
  return {};
}

// The classes that a property stands on, or to which its values belong.
std::vector<std::string> domains(std::string_view iri) {
  std::vector<std::string> found = iris(iri, vocab::rdfs_domain);
  for (std::string& more : iris(iri, vocab::schema_domainIncludes)) found.push_back(std::move(more));
  return found;
}
std::vector<std::string> ranges(std::string_view iri) {
  std::vector<std::string> found = iris(iri, vocab::rdfs_range);
  for (std::string& more : iris(iri, vocab::schema_rangeIncludes)) found.push_back(std::move(more));
  return found;
}

// "ex:company" of a class.
std::string instance(std::string_view class_iri) {
  std::string local(local_name(class_iri));
  local[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(local[0])));
  return "ex:" + local;
}

// A value of a class or a datatype, in Turtle.
std::string value_of(std::string_view range, std::string_view property) {
  constexpr std::pair<std::string_view, std::string_view> of_properties[] = {
      {"fil:sha256", "\"0a08499de710cd4fc73dc03f4ef61edadf8f9544a8c6654f5e20543d0b995a8f\""},
      {"schema:currency", "\"USD\""},
      {"schema:unitText", "\"pieces\""},
      {"schema:inLanguage", "\"en\""},
      {"skos:notation", "\"8542\"^^fil:HS"},
      {"fil:growthOf", "fil:revenue"},
      {"schema:url", "<https://example.org/page>"},
  };
  for (const auto& [name, value] : of_properties)
    if (prefixed(property) == name) return std::string(value);
  constexpr std::pair<std::string_view, std::string_view> of_ranges[] = {
      {"xsd:boolean", "true"},
      {"xsd:decimal", "0.25"},
      {"xsd:integer", "12"},
      {"xsd:date", "\"2026-03-10\"^^xsd:date"},
      {"xsd:string", "\"in words\""},
      {"rdf:langString", "\"in words\"@en"},
      {"xsd:anyURI", "<https://example.org/page>"},
      {"edtf:EDTF", "\"2025-08\"^^edtf:EDTF"},
      {"fil:HS", "\"8542\"^^fil:HS"},
      {"fil:ECCN", "\"3A090\"^^fil:ECCN"},
      {"fil:Modality", "fil:planned"},
      {"fil:Metric", "fil:revenue"},
      {"fil:Effect", "fil:prohibits"},
      {"fil:Certainty", "fil:probable"},
      {"fil:Interest", "fil:votingRights"},
      {"fil:ReachMethod", "fil:cascade"},
      {"fil:Difference", "fil:scope"},
      {"fil:Direction", "fil:against"},
      {"fil:GoodsFlow", "fil:with"},
      {"fil:EdgeType", "fil:suppliesTo"},
      {"owl:Class", "fil:Company"},
      {"rdf:Property", "fil:starts"},
      {"rdfs:Resource", "ex:anything"},
  };
  for (const auto& [name, value] : of_ranges)
    if (prefixed(range) == name) return std::string(value);
  if (!range.empty()) return instance(range);
  return is_a(property, vocab::owl_ObjectProperty) ? "ex:other" : "\"in words\"@en";
}

std::string turtle_of_property(const std::string& iri, std::string value = {}) {
  const std::vector<std::string> on = domains(iri), to = ranges(iri);
  const std::string subject = on.empty() ? "ex:thing" : instance(on.front());
  if (value.empty()) value = value_of(to.empty() ? "" : to.front(), iri);
  return fmt::format("{} {} {} .", subject, prefixed(iri), value == subject ? value + "2" : value);
}

std::string turtle_of_link(const std::string& iri) {
  const std::string from = value_of(domains(iri).empty() ? "" : domains(iri).front(), iri),
                    to = value_of(ranges(iri).empty() ? "" : ranges(iri).front(), iri);
  return fmt::format("ex:link a fil:Link ; rdf:subject {} ; rdf:predicate {} ; rdf:object {} .", from, prefixed(iri),
                     from == to ? to + "2" : to);
}

std::string turtle_of_class(const std::string& iri) {
  constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"Link",
       "ex:link a fil:Link ; rdf:subject ex:acme ; rdf:predicate fil:suppliesTo ; rdf:object ex:bolt ;\n"
       "      fil:product ex:valve ; fil:modality fil:ongoing ."},
      {"Measure",
       "ex:measure a fil:Measure ; fil:effect fil:prohibits ; fil:issuedBy ex:government ;\n"
       "      fil:appliesTo ex:valve ; fil:starts \"2025-08\"^^edtf:EDTF ."},
      {"Event", "ex:event a fil:Event ; fil:when \"2025-08\"^^edtf:EDTF ; fil:introduces ex:measure ."},
      {"Figure", "ex:figure a fil:Figure ; fil:about ex:acme ; fil:metric fil:revenue ; fil:amount ex:amount ."},
      {"Remark", "ex:remark a fil:Remark ; fil:about ex:acme ; fil:text \"in our own words\"@en ."},
      {"Attestation",
       "ex:a1 a fil:Attestation ; fil:affirms ex:link ; prov:wasAttributedTo ex:gazette ;\n"
       "      oa:hasSource ex:document ; fil:start 0 ; fil:end 83 ."},
      {"Document",
       "ex:document a fil:Document ; skos:prefLabel \"Article\" ;\n"
       "      schema:datePublished \"2026-03-10\"^^edtf:EDTF ."},
      {"Reach", "ex:half a fil:Reach ; fil:threshold 0.5 ."},
      {"MonetaryAmount", "ex:amount a schema:MonetaryAmount ; schema:value 12 ; schema:currency \"USD\" ."},
      {"QuantitativeValue", "ex:amount a schema:QuantitativeValue ; schema:value 12 ; schema:unitText \"pieces\" ."},
      // Instances of an abstract class belong to one of the classes below it.
      {"Thing", "ex:company a fil:Company ; skos:prefLabel \"Name\"@en ."},
      {"Actor", "ex:company a fil:Company ; skos:prefLabel \"Name\"@en ."},
      {"Party", "ex:company a fil:Company ; skos:prefLabel \"Name\"@en ."},
      {"Claim", "ex:remark a fil:Remark ; fil:about ex:acme ; fil:text \"in our own words\"@en ."},
      {"StructuredValue", "ex:amount a schema:MonetaryAmount ; schema:value 12 ; schema:currency \"USD\" ."},
      {"EdgeType",
       "ex:licensesTo a fil:EdgeType ; rdfs:label \"licenses to\"@en ;\n"
       "      rdfs:domain fil:Company ; rdfs:range fil:Company ."},
      {"Effect", "ex:delays a fil:Effect ; rdfs:label \"delays\"@en ; fil:direction fil:against ."},
  };
  for (const auto& [name, turtle] : known)
    if (local_name(iri) == name) return std::string(turtle);
  const std::string name = instance(iri);
  const std::vector<std::string> parents = iris(iri, vocab::rdfs_subClassOf);
  const bool of_things = std::find_if(parents.begin(), parents.end(), [](const std::string& parent) {
                           return parent.starts_with(vocab::fil);
                         }) != parents.end();
  return fmt::format("{} a {} ; {} \"Name\"@en .", name, prefixed(iri), of_things ? "skos:prefLabel" : "rdfs:label");
}

// A value beside the property that has it.
std::string turtle_of_value(const std::string& iri) {
  for (const Value& of : ontology().objects(iri, vocab::rdf_type))
    for (const std::string& property : terms())
      if (const std::vector<std::string> to = ranges(property);
          std::find(to.begin(), to.end(), of.text) != to.end() && !domains(property).empty())
        return turtle_of_property(property, prefixed(iri));
  if (is_a(iri, vocab::rdfs_Datatype)) return fmt::format("ex:product skos:notation {} .", value_of(iri, ""));
  return fmt::format("ex:metric skos:inScheme {} .", prefixed(iri));
}

std::string turtle(const Sort& sort, const std::string& iri) {
  if (sort.topic == "classes") return turtle_of_class(iri);
  if (sort.topic == "edges")
    return values(iri, fil("writtenOn")) == "Link" ? turtle_of_link(iri) : turtle_of_property(iri);
  if (sort.topic == "effects") return fmt::format("ex:measure a fil:Measure ; fil:effect {} .", prefixed(iri));
  if (sort.topic == "modalities") return fmt::format("ex:link fil:modality {} .", prefixed(iri));
  if (sort.topic == "metrics")
    return fmt::format("ex:figure a fil:Figure ; fil:about ex:company ; fil:metric {} .", prefixed(iri));
  if (sort.topic == "forms") return fmt::format("ex:one {} ex:other .", prefixed(iri));
  if (sort.topic == "values") return turtle_of_value(iri);
  return turtle_of_property(iri);
}

std::string kind_of_claim(std::string_view iri) {
  for (const std::string_view kind : {"Link", "Measure", "Event", "Figure", "Remark"})
    for (const std::string& on : domains(iri))
      if (on == fil(kind)) return lower_ascii(kind);
  return {};
}

// A command about things that the shipped data has.
std::string command(const Sort& sort, const std::string& iri) {
  const std::string name(local_name(iri));
  constexpr std::pair<std::string_view, std::string_view> of_classes[] = {
      {"Thing", "filiera show ByteDance"},
      {"Actor", "filiera show ByteDance"},
      {"Party", "filiera show ByteDance"},
      {"Company", "filiera show ByteDance"},
      {"Group", "filiera show 'Chinese companies'"},
      {"Product", "filiera show H20"},
      {"Regulator", "filiera show 'US government'"},
      {"Place", "filiera show China"},
      {"Country", "filiera show China"},
      {"Agent", "filiera show 'Financial Times'"},
      {"Claim", "filiera show c1"},
      {"Attestation", "filiera show c1 --evidence"},
      {"Document", "filiera show A0"},
      {"Reach", "filiera owners --reached"},
      {"StructuredValue", "filiera claims --type figure"},
      {"MonetaryAmount", "filiera claims --type figure"},
      {"QuantitativeValue", "filiera claims --type figure"},
      {"EdgeType", "filiera help edges"},
      {"Qualifier", "filiera help properties"},
      {"Effect", "filiera help effects"},
      {"Metric", "filiera help metrics"},
      {"Modality", "filiera help modalities"},
  };
  if (sort.topic == "classes") {
    for (const std::string_view kind : {"Link", "Measure", "Event", "Figure", "Remark"})
      if (name == kind) return fmt::format("filiera claims --type {}", lower_ascii(kind));
    for (const auto& [of, example] : of_classes)
      if (name == of) return std::string(example);
    return "filiera help values";
  }
  if (sort.topic == "edges") return fmt::format("filiera claims --type {}", name);
  if (sort.topic == "forms") return fmt::format("filiera claims --type {}", local_name(edge_type_of_form(iri)));
  if (sort.topic == "modalities") return fmt::format("filiera claims --modality {}", name);
  if (sort.topic == "effects") return "filiera claims --type measure";
  if (sort.topic == "metrics") return "filiera claims --type figure";
  if (const std::string kind = kind_of_claim(iri); !kind.empty()) return fmt::format("filiera claims --type {}", kind);
  for (const std::string& on : domains(iri))
    for (const auto& [of, example] : of_classes)
      if (on == fil(of) || local_name(on) == of) return std::string(example);
  return "filiera export -f turtle";
}

// The lines on the carriers of a term and on its behaviour.
std::string behaviour(std::string_view iri) {
  std::string text;
  const auto line = [&](std::string_view title, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {:<9} {}\n", title, value);
  };
  const auto fact = [&](bool holds, std::string_view words) {
    if (holds) text += fmt::format("  {}\n", words);
  };
  const auto states = [&](std::string_view name, std::string_view value) { return values(iri, fil(name)) == value; };
  line("written on", values(iri, fil("writtenOn")));
  line("from", values(iri, vocab::rdfs_domain));
  line("on", values(iri, vocab::schema_domainIncludes));
  line("to", values(iri, vocab::rdfs_range));
  line("to", values(iri, vocab::schema_rangeIncludes));
  std::string above;
  for (const std::string& wider : iris(iri, vocab::rdfs_subClassOf))
    if (sort_of(wider)) above += (above.empty() ? "" : ", ") + shown(wider);
  line("kind of", above);
  if (const std::string type = edge_type_of_form(iri); !type.empty())
    line("of", shown(type));
  else
    line("inverse", values(iri, vocab::owl_inverseOf));
  std::string below;
  for (const std::string& narrower : ontology().subjects(vocab::rdfs_subClassOf, iri))
    below += (below.empty() ? "" : ", ") + shown(narrower);
  line("kinds", below);
  for (const ClaimColumn& column : claim_columns(Kinds::shipped()))
    if (column.iri == iri) line("in sheets", fmt::format("column {} of claims", column.name));
  for (const FixedColumn& column : fixed_columns())
    if (column.iri == iri) line("in sheets", fmt::format("column {} of {}", column.name, column.sheet));
  fact(states("goodsFlow", "with"), "goods move from its subject to its object");
  fact(states("goodsFlow", "against"), "goods move from its object to its subject");
  fact(is_a(iri, vocab::owl_TransitiveProperty), "transitive: followed over several links");
  fact(is_a(iri, vocab::owl_SymmetricProperty), "symmetric: holds in both directions");
  fact(states("standing", "true"), "holds on every day unless its dates say otherwise");
  fact(states("atMostPossible", "true"), "a hop by such a claim is at most possible");
  fact(states("partner", "true"), "its subject is a partner, not a supplier");
  fact(states("direction", "against"), "speaks against a delivery");
  fact(states("direction", "inFavour"), "speaks in favour of a delivery");
  fact(states("bars", "true"), "prohibits: path --allowed excludes hops under it");
  fact(!edge_type_of_form(iri).empty(), "exports write it; data states the edge type");
  return text;
}

}  // namespace

std::optional<std::string> term_page(std::string_view name) {
  const std::string iri = term_named(name);
  const Sort* const sort = iri.empty() ? nullptr : sort_of(iri);
  if (!sort) return std::nullopt;
  std::string text = fmt::format("{} ({}): \"{}\"\n\n{}\n", shown(iri), sort->noun, english(iri, vocab::rdfs_label),
                                 english(iri, definition_iri));
  if (const std::string facts = behaviour(iri); !facts.empty()) text += "\n" + facts;
  return text + fmt::format(
                    "\nExample, as data and as a question:\n  {}\n  $ {}\n\nAll terms of this kind: filiera "
                    "help {}\n",
                    turtle(*sort, iri), command(*sort, iri), sort->topic);
}

std::optional<std::string> term_list_page(std::string_view topic) {
  if (topic == "terms") {
    std::string text =
        "terms: the words of the ontology, by kind. filiera help KIND lists them, filiera help NAME "
        "explains each.\n\n";
    for (const Sort& sort : sorts) text += fmt::format("  {:<10}  {}\n", sort.topic, sort.summary);
    return text;
  }
  const auto sort =
      std::find_if(std::begin(sorts), std::end(sorts), [&](const Sort& row) { return row.topic == topic; });
  if (sort == std::end(sorts)) return std::nullopt;
  std::string text = fmt::format("{}: {}. filiera help NAME explains each.\n\n", sort->topic, sort->summary);
  for (const std::string& iri : terms())
    if (sort_of(iri) == sort) text += fmt::format("  {}\n      {}\n", shown(iri), english(iri, definition_iri));
  return text;
}

std::vector<std::string> term_names() {
  std::vector<std::string> names;
  for (const std::string& iri : terms()) names.push_back(shown(iri));
  return names;
}

std::vector<TermTopic> term_topics() {
  std::vector<TermTopic> topics = {{"terms", "the words of the ontology, by kind"}};
  for (const Sort& sort : sorts) topics.push_back({sort.topic, sort.summary});
  return topics;
}

}  // namespace filiera
