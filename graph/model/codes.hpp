// SPDX-License-Identifier: Apache-2.0
// Codes of goods in lists: skos:notation typed fil:HS or fil:ECCN. A code is a family: it holds the finer ones.
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

// The code that a text such as "HS 8542", "hs 8542.31" or "ECCN 3A090" names; nothing for any other text. Points of an
// HS code are left out.
std::optional<Code> parse_code(std::string_view text);

// The code that a notation states; nothing where its datatype is no list of codes.
std::optional<Code> stated_code(const TermView& notation);

// Whether the code has the form of its list: two to ten digits, an even number of them, for HS; a digit, a letter from
// A to E and three digits, then paragraphs behind points, for ECCN.
bool well_formed(const Code& code);

// "HS 854231".
std::string code_text(const Code& code);

// The codes that the statements about a term give it. O(its statements).
std::vector<Code> codes_of(const KnowledgeGraph& graph, TermId term);

// Whether goods of one code are goods of the other: the same list, and the same code or a finer one. An HS code holds
// those that begin with it; an ECCN those that go on with a paragraph, behind a point.
bool lies_within(const Code& code, const Code& family);

// The codes that the products and measures of a graph carry. The graph must outlive them.
class Codes {
 public:
  // O(statements), or O(1) for a graph without codes.
  explicit Codes(const KnowledgeGraph& graph);

  bool empty() const { return carried_.empty(); }

  // The vertices of the kind that carry any code, in order, each once.
  std::vector<VertexId> carriers(Kind kind) const;
  // The vertices of the kind that carry the code or a finer one, in order, each once. O(log codes + what is found).
  std::vector<VertexId> within(const Code& code, Kind kind) const;
  // Those that carry the code or one that holds it. O(length of the code × log codes + what is found).
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
