// SPDX-License-Identifier: Apache-2.0
// Codes of goods in classification lists: skos:notation typed fil:HS or fil:ECCN. A code contains all finer codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

struct Code {
  std::string_view list;  // IRI of its datatype: fil:HS or fil:ECCN
  std::string text;       // "854231", "3A090.a"
  friend auto operator<=>(const Code&, const Code&) = default;
};

// The code in a text such as "HS 8542", "hs 8542.31" or "ECCN 3A090"; empty for any other text. Points in an HS code
// are removed.
std::optional<Code> parse_code(std::string_view text);

// The code that a notation states; empty if its datatype is not a list of codes.
std::optional<Code> stated_code(const TermView& notation);

// Whether the code has the form of its list. HS: two to ten digits, an even number of them. ECCN: a digit, a letter
// from A to E and three digits, then paragraphs separated by points.
bool well_formed(const Code& code);

// "HS 854231".
std::string code_text(const Code& code);

// The codes stated for a term. O(statements of the term).
std::vector<Code> codes_of(const KnowledgeGraph& graph, TermId term);

// Whether `family` contains `code`: the same list, and an equal or finer code. An HS code contains the codes that begin
// with it; an ECCN contains the codes that continue it with a paragraph after a point.
bool lies_within(const Code& code, const Code& family);

// The codes of the products and measures of a graph, which must outlive this object.
class Codes {
 public:
  // O(statements), or O(1) for a graph without codes.
  explicit Codes(const KnowledgeGraph& graph);

  bool empty() const { return carried_.empty(); }

  // The vertices of the kind that carry any code, ascending, without duplicates.
  std::vector<VertexId> carriers(Kind kind) const;
  // The vertices of the kind that carry the code or a finer one, ascending, without duplicates. O(log codes + results).
  std::vector<VertexId> within(const Code& code, Kind kind) const;
  // The vertices of the kind that carry the code or a coarser one. O(length of the code × log codes + results).
  std::vector<VertexId> holding(const Code& code, Kind kind) const;

 private:
  struct Carried {
    Code code;
    VertexId vertex;
  };

  const KnowledgeGraph* graph_;
  std::vector<Carried> carried_;  // by code
};

}  // namespace filiera
