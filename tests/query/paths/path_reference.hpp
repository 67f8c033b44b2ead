// SPDX-License-Identifier: Apache-2.0
// Paths by their definitions, without automata, layers or bounds: tries every sequence of edges.
#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "query/paths/query.hpp"

namespace filiera::reference {

// An expression as a tree.
struct Expression {
  enum class Sort { type, negated, inverse, sequence, alternative, repetition };
  Sort sort = Sort::type;
  std::vector<std::string> names;  // of `negated`, with '^' before those that are walked backward
  std::vector<Expression> parts;
  unsigned least = 1;
  unsigned most = 1;  // 99: unbounded
};

inline std::string text_of(const Expression& e) {
  const auto in_parentheses = [](const Expression& part) { return "(" + text_of(part) + ")"; };
  switch (e.sort) {
    case Expression::Sort::type:
      return e.names[0];
    case Expression::Sort::negated: {
      std::string text = "!(";
      for (const std::string& name : e.names) text += (text.size() > 2 ? "|" : "") + name;
      return text + ")";
    }
    case Expression::Sort::inverse:
      return "^" + in_parentheses(e.parts[0]);
    case Expression::Sort::sequence:
      return in_parentheses(e.parts[0]) + "/" + in_parentheses(e.parts[1]);
    case Expression::Sort::alternative:
      return in_parentheses(e.parts[0]) + "|" + in_parentheses(e.parts[1]);
    case Expression::Sort::repetition:
      break;
  }
  const std::string body = in_parentheses(e.parts[0]);
  if (e.most == 99) return body + (e.least == 0 ? "*" : e.least == 1 ? "+" : "{" + std::to_string(e.least) + ",}");
  if (e.least == 0 && e.most == 1) return body + "?";
  return body + "{" + std::to_string(e.least) + "," + std::to_string(e.most) + "}";
}

// A walked edge: the name of its type, and whether it is walked against the claim.
struct Letter {
  std::string name;
  bool backward = false;
  bool symmetric = false;  // of its type
  bool loop = false;
};

inline bool either_way(const Letter& letter) { return letter.symmetric || letter.loop; }

// Whether the letters [first, last) of the word match the expression (SPARQL 1.1, section 18.4), or its inverse.
inline bool matches(const Expression& e, const std::vector<Letter>& word, std::size_t first, std::size_t last,
                    bool turned) {
  const auto single = [&](const std::string& name, bool backward) {
    return word[first].name == name && (either_way(word[first]) || word[first].backward == (backward != turned));
  };
  switch (e.sort) {
    case Expression::Sort::type:
      return last - first == 1 && single(e.names[0], false);
    case Expression::Sort::negated: {
      if (last - first != 1) return false;
      const auto any_named = [&](bool backward) {
        bool any = false, excluded = false;
        for (const std::string& name : e.names) {
          const bool same_way = (name[0] == '^') == backward;
          any = any || same_way;
          excluded = excluded ||
                     ((same_way || word[first].symmetric) && word[first].name == name.substr(name[0] == '^' ? 1 : 0));
        }
        const bool this_way = either_way(word[first]) || word[first].backward == (backward != turned);
        return any && !excluded && this_way;
      };
      return any_named(false) || any_named(true);
    }
    case Expression::Sort::inverse:
      return matches(e.parts[0], word, first, last, !turned);
    case Expression::Sort::alternative:
      return matches(e.parts[0], word, first, last, turned) || matches(e.parts[1], word, first, last, turned);
    case Expression::Sort::sequence:
      for (std::size_t middle = first; middle <= last; ++middle)
        if (matches(e.parts[turned ? 1 : 0], word, first, middle, turned) &&
            matches(e.parts[turned ? 0 : 1], word, middle, last, turned))
          return true;
      return false;
    case Expression::Sort::repetition:
      break;
  }
  // Repetitions: an empty one is allowed only if the operand matches the empty word, and then it can be omitted.
  std::vector<std::set<std::size_t>> ends{{first}};
  const std::size_t pieces = std::min<std::size_t>(e.most, e.least + (last - first));
  for (std::size_t piece = 1; piece <= pieces; ++piece) {
    std::set<std::size_t> next;
    for (const std::size_t from : ends.back())
      for (std::size_t to = from; to <= last; ++to)
        if (matches(e.parts[0], word, from, to, turned)) next.insert(to);
    ends.push_back(std::move(next));
  }
  for (std::size_t piece = e.least; piece < ends.size(); ++piece)
    if (ends[piece].contains(last)) return true;
  return false;
}

// Whether these times share a day of the period: in every possible world (certain), in some (possible). A world assigns
// a start and an end to each time. Later starts and earlier ends only reduce the shared days, so extreme values
// suffice.
inline Match share_a_day(const std::vector<Bounds>& times, DayRange period) {
  bool some = false, every = true;
  const std::size_t worlds = std::size_t{1} << (2 * times.size());
  for (std::size_t world = 0; world < worlds; ++world) {
    Day start = period.first, end = period.last;
    bool never = false, impossible = false;
    for (std::size_t i = 0; i < times.size(); ++i) {
      const Day s = world >> (2 * i) & 1 ? times[i].start_latest : times[i].start_earliest;
      const Day t = world >> (2 * i + 1) & 1 ? times[i].end_latest : times[i].end_earliest;
      never = never || s == unbounded_future || t == unbounded_past;
      impossible = impossible || s > t;
      start = std::max(start, s);
      end = std::min(end, t);
    }
    if (impossible) continue;
    (!never && start <= end ? some : every) = !never && start <= end;
  }
  return some ? (every ? Match::certain : Match::possible) : Match::no;
}

inline bool fits(PathMode mode, VertexId from, const std::vector<Edge>& edges) {
  std::vector<VertexId> vertices{from};
  std::vector<ClaimId> claims;
  for (const Edge& edge : edges) {
    vertices.push_back(edge.target);
    claims.push_back(edge.claim);
  }
  const auto distinct = [](auto all) {
    std::sort(all.begin(), all.end());
    return std::adjacent_find(all.begin(), all.end()) == all.end();
  };
  if (mode == PathMode::walk) return true;
  if (mode == PathMode::trail) return distinct(claims);
  if (mode == PathMode::simple && !edges.empty() && vertices.back() == from) vertices.pop_back();
  return distinct(vertices);
}

}  // namespace filiera::reference
