// SPDX-License-Identifier: Apache-2.0
// Graphs for tests, written as short literals.
//
//   document A 2025-01                       a document published in that EDTF date; every claim is attested in one
//   company Acme Bolt                        things of a class: company group product regulator place country agent
//   c1: Acme suppliesTo Bolt product=chip starts=2025 modality=ongoing by A
//   m1: measure prohibits appliesTo=chip toPlace=China starts=2025-04 by A
//   e1: event modality=done when=2025-06 terminates=m1 by A B
//   deny c1 by Bolt in A                     one more attestation, against
//   affirm c1 by Bolt in A                   one more attestation, for
//   relate c2 answers c1
//
// `by A` attests in document A by A's own voice; several documents attest several times. Lines that begin with '#' are
// comments; a line `turtle ...` is passed on as it is.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/load/builder.hpp"
#include "graph/model/goods_flow.hpp"
#include "import/rdf/turtle.hpp"
#include "io/source.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

inline constexpr std::string_view literal_prefixes =
    "@prefix fil: <https://w3id.org/filiera/ns#> .\n"
    "@prefix kg: <https://w3id.org/filiera/id/> .\n"
    "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix oa: <http://www.w3.org/ns/oa#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix ex: <https://example.org/> .\n";

class LiteralWriter {
 public:
  std::string turtle(std::string_view literal) {
    std::istringstream lines{std::string(literal)};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::vector<std::string> w;
      for (std::string word; words >> word;) w.push_back(word);
      if (w.empty() || w[0].starts_with('#')) continue;
      if (w[0] == "turtle")
        out_ += line.substr(line.find("turtle") + 6) + '\n';
      else if (w[0] == "document")
        out_ += "kg:" + w[1] + " a fil:Document ; skos:prefLabel \"" + w[1] + "\" ; schema:datePublished \"" + w[2] +
                "\"^^edtf:EDTF ; fil:sha256 \"" + std::string(64, '0') + "\" .\n";
      else if (w[0] == "deny" || w[0] == "affirm")
        attest(w[1], w[3], w[5], w[0] == "deny");
      else if (w[0] == "relate")
        out_ += "kg:" + w[1] + " fil:" + w[2] + " kg:" + w[3] + " .\n";
      else if (w[0].ends_with(':'))
        claim(w);
      else
        things(w);
    }
    return std::string(literal_prefixes) + out_;
  }

 private:
  void things(const std::vector<std::string>& w) {
    std::string kind = w[0];
    kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    for (std::size_t i = 1; i < w.size(); ++i)
      out_ += "kg:" + w[i] + " a fil:" + kind + " ; skos:prefLabel \"" + w[i] + "\"@en .\n";
  }

  void claim(const std::vector<std::string>& w) {
    const std::string id = w[0].substr(0, w[0].size() - 1);
    std::size_t next = 1;
    if (w[1] == "measure") {
      out_ += "kg:" + id + " a fil:Measure ; fil:effect fil:" + w[2];
      next = 3;
    } else if (w[1] == "event") {
      out_ += "kg:" + id + " a fil:Event";
      next = 2;
    } else {
      out_ += "kg:" + id + " a fil:Link ; rdf:subject kg:" + w[1] + " ; rdf:predicate fil:" + w[2] +
              " ; rdf:object kg:" + w[3];
      next = 4;
    }
    for (; next < w.size() && w[next] != "by"; ++next) {
      const std::size_t equals = w[next].find('=');
      const std::string property = w[next].substr(0, equals);
      const std::string value = w[next].substr(equals + 1);
      if (property == "starts" || property == "ends" || property == "when")
        out_ += " ; fil:" + property + " \"" + value + "\"^^edtf:EDTF";
      else
        out_ += " ; fil:" + property + (property == "modality" ? " fil:" : " kg:") + value;
    }
    out_ += " .\n";
    for (++next; next < w.size(); ++next) attest(id, w[next], w[next], false);
  }

  void attest(const std::string& claim, const std::string& voice, const std::string& document, bool denies) {
    out_ += "kg:a" + std::to_string(++attestations_) + " a fil:Attestation ; fil:" + (denies ? "denies" : "affirms") +
            " kg:" + claim + " ; prov:wasAttributedTo kg:" + voice + " ; oa:hasSource kg:" + document +
            " ; fil:start 0 ; fil:end 9 .\n";
  }

  std::string out_;
  int attestations_ = 0;
};

// Reads Turtle, or TriG, into a graph; nothing, with all faults in `printed`, when it has errors.
inline std::optional<KnowledgeGraph> graph_of_turtle(const std::string& turtle, std::string* printed = nullptr) {
  Faults faults;
  Builder builder;
  const auto source = memory_source("literal.ttl", turtle);
  const bool whole = read_rdf(*source, Syntax::trig, builder, faults);
  std::optional<KnowledgeGraph> graph;
  if (whole) graph = std::move(builder).finish(faults);
  if (printed)
    for (const Fault& fault : faults.sorted()) *printed += render(fault);
  return graph;
}

// The graph of a literal; fails the test when it has errors.
inline KnowledgeGraph graph_of(std::string_view literal) {
  std::string printed;
  auto graph = graph_of_turtle(LiteralWriter().turtle(literal), &printed);
  if (!graph) throw std::runtime_error("the literal has errors:\n" + printed);
  return std::move(*graph);
}

inline TermId term(const KnowledgeGraph& graph, std::string_view name) {
  return graph.terms().find_iri(std::string(vocab::kg) + std::string(name));
}
inline VertexId vertex(const KnowledgeGraph& graph, std::string_view name) {
  return graph.find_vertex(term(graph, name));
}
inline ClaimId claim(const KnowledgeGraph& graph, std::string_view name) { return graph.find_claim(term(graph, name)); }
inline std::string name_of(const KnowledgeGraph& graph, VertexId v) {
  return v == no_vertex ? "-" : std::string(local_name(graph.terms().value(graph.term_of_vertex(v))));
}

inline DayRange period(std::string_view date) {
  const auto parsed = parse_edtf(date);
  return {parsed->begin.first, parsed->end.last};
}
inline LensOptions as_of(std::string_view date) {
  LensOptions options;
  options.as_of = period(date);
  return options;
}

}  // namespace filiera
