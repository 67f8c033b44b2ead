// SPDX-License-Identifier: Apache-2.0
// Codes of goods in classification lists.
#include "graph/model/codes.hpp"

#include <algorithm>
#include <tuple>

#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void sort_unique(std::vector<VertexId>& vertices) {
  std::ranges::sort(vertices);
  vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
}

}  // namespace

std::optional<Code> parse_code(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string list = fold(text.substr(0, space));
  Code code;
  if (list == "hs")
    code.list = vocab::fil_HS;
  else if (list == "eccn")
    code.list = vocab::fil_ECCN;
  else
    return std::nullopt;
  const bool hs = code.list == vocab::fil_HS;
  for (const char c : text.substr(space + 1)) {
    if (hs && (c == '.' || c == ' ')) continue;
    if (c != '.' && !is_alphanumeric(c)) return std::nullopt;
    code.text += c;
  }
  if (code.text.empty()) return std::nullopt;
  return code;
}

std::optional<Code> stated_code(const TermView& notation) {
  if (notation.kind != TermKind::literal) return std::nullopt;
  for (const std::string_view list : {vocab::fil_HS, vocab::fil_ECCN})
    if (notation.datatype == list) return Code{list, std::string(notation.value)};
  return std::nullopt;
}

bool lies_within(const Code& code, const Code& family) {
  if (code.list != family.list || !code.text.starts_with(family.text)) return false;
  return code.list != vocab::fil_ECCN || code.text.size() == family.text.size() || code.text[family.text.size()] == '.';
}

bool well_formed(const Code& code) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string& text = code.text;
  if (code.list == vocab::fil_HS)
    return text.size() >= 2 && text.size() <= 10 && text.size() % 2 == 0 && std::ranges::all_of(text, is_digit);
  if (text.size() < 5 || text[1] < 'A' || text[1] > 'E') return false;
  for (const std::size_t i : {0, 2, 3, 4})
    if (!is_digit(text[i])) return false;
  for (std::size_t i = 5; i < text.size();) {
    const std::size_t point = i++;
    while (i < text.size() && is_alphanumeric(text[i])) ++i;
    if (text[point] != '.' || i == point + 1) return false;
  }
  return true;
}

std::string code_text(const Code& code) { return std::string(local_name(code.list)) + " " + code.text; }

std::vector<Code> codes_of(const KnowledgeGraph& graph, TermId term) {
  std::vector<Code> codes;
  const TermId notation = graph.terms().find_iri(vocab::skos_notation);
  if (notation == no_term) return codes;
  for (const Quad& quad : graph.statements(term))
    if (quad.predicate == notation)
      if (std::optional<Code> code = stated_code(graph.terms()[quad.object])) codes.push_back(*std::move(code));
  return codes;
}

Codes::Codes(const KnowledgeGraph& graph) : graph_(&graph) {
  const TermId notation = graph.terms().find_iri(vocab::skos_notation);
  if (notation == no_term) return;
  for (const Quad& quad : graph.data().quads) {
    if (quad.predicate != notation) continue;
    const VertexId vertex = graph.find_vertex(quad.subject);
    if (vertex == no_vertex) continue;
    if (std::optional<Code> code = stated_code(graph.terms()[quad.object]))
      carried_.push_back({*std::move(code), vertex});
  }
  std::ranges::sort(carried_, {}, [](const Carried& c) { return std::tie(c.code, c.vertex); });
}

std::vector<VertexId> Codes::carriers(Kind kind) const {
  std::vector<VertexId> found;
  for (const Carried& carried : carried_)
    if (graph_->kind_of_vertex(carried.vertex) == kind) found.push_back(carried.vertex);
  sort_unique(found);
  return found;
}

std::vector<VertexId> Codes::within(const Code& code, Kind kind) const {
  std::vector<VertexId> found;
  for (auto at = std::ranges::lower_bound(carried_, code, {}, &Carried::code);
       at != carried_.end() && at->code.list == code.list && at->code.text.starts_with(code.text); ++at)
    if (lies_within(at->code, code) && graph_->kind_of_vertex(at->vertex) == kind) found.push_back(at->vertex);
  sort_unique(found);
  return found;
}

std::vector<VertexId> Codes::holding(const Code& code, Kind kind) const {
  std::vector<VertexId> found;
  for (std::size_t length = code.text.size(); length > 0; --length) {
    const Code family{code.list, code.text.substr(0, length)};
    if (!lies_within(code, family)) continue;
    for (auto at = std::ranges::lower_bound(carried_, family, {}, &Carried::code);
         at != carried_.end() && at->code == family; ++at)
      if (graph_->kind_of_vertex(at->vertex) == kind) found.push_back(at->vertex);
  }
  sort_unique(found);
  return found;
}

}  // namespace filiera
