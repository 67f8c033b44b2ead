// SPDX-License-Identifier: Apache-2.0
// Measures on hops against an evaluator written from the model's definitions: it tries every choice of the possible
// links and computes each closure by repetition.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/graph/measures/hop_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::measures_reference_test {
namespace {

constexpr int goods = 4, places = 3, parties = 4;  // of the parties the last two are groups
constexpr int countries = 2;                       // of the places the first two
constexpr int unknown = -1;

enum class Edge { kind, input, located_place, located_party, member };

struct Link {
  Edge edge = Edge::kind;
  int from = 0, to = 0;
  bool unsure = false;  // its document may not be published yet, or it is only planned
  bool planned = false;
};

struct Rule {
  std::string_view effect = "prohibits";
  std::vector<int> applies, instead, to, from, on, exception_to;
  bool unsure = false, planned = false;
  int starts = 0, ends = 0;  // 0 certainly in force, 1 possibly, 2 not
};

struct Complies {
  int product = 0, rule = 0;
  bool unsure = false;
};

struct Case {
  std::vector<Link> links;
  std::vector<Rule> rules;
  std::vector<Complies> complies;
  int supplier = unknown, product = unknown, recipient = unknown, destination = unknown;
};

std::string name(char sort, int i) { return sort + std::to_string(i); }

Case drawn(Tape& tape) {
  Case c;
  for (int n = tape.choose(11); n > 0; --n) {
    Link link;
    link.edge = static_cast<Edge>(tape.choose(5));
    switch (link.edge) {
      case Edge::kind:
      case Edge::input:
        link.from = tape.choose(goods), link.to = tape.choose(goods);
        break;
      case Edge::located_place:
        link.from = tape.choose(places), link.to = tape.choose(places);
        break;
      case Edge::located_party:
        link.from = tape.choose(parties), link.to = tape.choose(places);
        break;
      case Edge::member:
        link.from = tape.choose(parties), link.to = 2 + tape.choose(2);
        break;
    }
    link.unsure = tape.chance(2);
    link.planned = link.unsure && tape.chance(3);
    const bool within = link.edge != Edge::located_party;
    if (!within || link.from < link.to) c.links.push_back(link);
  }
  for (int i = 0, count = 1 + tape.choose(4); i < count; ++i) {
    Rule rule;
    const int effect = tape.choose(6);
    rule.effect = effect == 4 ? "permits" : effect == 5 ? "encourages" : effect == 3 ? "requiresLicence" : "prohibits";
    for (int n = tape.choose(3); n > 0; --n) rule.applies.push_back(tape.choose(goods));
    if (effect == 5 && tape.chance(6)) rule.instead.push_back(tape.choose(goods));
    for (int n = tape.choose(3) - tape.choose(2); n > 0; --n) rule.to.push_back(tape.choose(places));
    if (tape.chance(2)) rule.from.push_back(tape.choose(places));
    for (int n = tape.choose(3) - tape.choose(2); n > 0; --n) rule.on.push_back(tape.choose(parties));
    if (i && tape.chance(6)) rule.exception_to.push_back(tape.choose(i));
    if (i && tape.chance(1)) rule.exception_to.push_back(tape.choose(i));
    rule.unsure = tape.chance(2);
    rule.planned = tape.chance(1);
    rule.starts = std::max(0, tape.choose(6) - 3);
    rule.ends = std::max(0, tape.choose(6) - 3);
    c.rules.push_back(rule);
  }
  if (tape.chance(3))
    c.complies.push_back({tape.choose(goods), tape.choose(static_cast<int>(c.rules.size())), tape.chance(3)});
  c.product = tape.choose(goods + 1) - 1;
  c.supplier = tape.choose(parties + 1) - 1;
  c.recipient = tape.choose(parties + 1) - 1;
  c.destination = tape.chance(3) ? tape.choose(places) : unknown;
  return c;
}

std::string literal(const Case& c) {
  std::string text = "document A 2025-06-15\ndocument Vague [2025-06-15..2025-06-25]\n";
  for (int i = 0; i < goods; ++i) text += "product " + name('p', i) + '\n';
  for (int i = 0; i < places; ++i) text += (i < countries ? "country " : "place ") + name('l', i) + '\n';
  for (int i = 0; i < parties; ++i) text += (i < 2 ? "company " : "group ") + name('g', i) + '\n';
  int number = 0;
  const auto by = [](bool unsure) { return unsure ? " by Vague\n" : " by A\n"; };
  for (const Link& link : c.links) {
    const char from = link.edge <= Edge::input ? 'p' : link.edge == Edge::located_place ? 'l' : 'g';
    const char to = link.edge <= Edge::input ? 'p' : link.edge == Edge::member ? 'g' : 'l';
    constexpr std::string_view types[] = {"kindOf", "inputTo", "locatedIn", "locatedIn", "memberOf"};
    text += name('k', number++) + ": " + name(from, link.from) + ' ' +
            std::string(types[static_cast<std::size_t>(link.edge)]) + ' ' + name(to, link.to) +
            (link.planned ? " modality=planned by A\n" : by(link.unsure));
  }
  for (std::size_t i = 0; i < c.rules.size(); ++i) {
    const Rule& rule = c.rules[i];
    text += name('m', static_cast<int>(i)) + ": measure " + std::string(rule.effect);
    for (const int p : rule.applies) text += " appliesTo=" + name('p', p);
    for (const int p : rule.instead) text += " insteadOf=" + name('p', p);
    for (const int l : rule.to) text += " toPlace=" + name('l', l);
    for (const int l : rule.from) text += " fromPlace=" + name('l', l);
    for (const int g : rule.on) text += " onParty=" + name('g', g);
    for (const int m : rule.exception_to) text += " exceptionTo=" + name('m', m);
    if (rule.planned) text += " modality=planned";
    constexpr std::string_view starts[] = {"2025-01", "[2025-01..2025-12]", "2025-07"};
    constexpr std::string_view ends[] = {"2026-01", "[2025-06..2026-12]", "[2025-05..2025-05]"};
    text += " starts=" + std::string(starts[rule.starts]);
    if (rule.starts == 0 || rule.ends == 0) text += " ends=" + std::string(ends[rule.ends]);
    text += by(rule.unsure);
  }
  for (const Complies& complies : c.complies)
    text += name('k', number++) + ": " + name('p', complies.product) + " compliesWith " + name('m', complies.rule) +
            by(complies.unsure);
  return text;
}

// Evaluates the definitions of the model.
class Reference {
 public:
  explicit Reference(const Case& c) : c_(c) {}

  // As text_of() prints the rows, without reasons: "m0 against 1".
  std::map<std::string, int> rows() const {
    std::map<std::string, int> rows;
    for (std::size_t i = 0; i < c_.rules.size(); ++i) {
      const Rule& rule = c_.rules[i];
      const bool permits = rule.effect == "permits";
      std::string role = permits ? "permits" : rule.effect == "encourages" ? "favours" : "against";
      if (works_against(rule)) role = "against";
      Match match = remaining(i);
      for (const Complies& complies : c_.complies)
        if (complies.rule == static_cast<int>(i) && role == "against") match = without(match, compliance(complies));
      if (match == Match::no) continue;
      rows[name('m', static_cast<int>(i)) + ' ' + role + (rule.planned ? " expected" : "")] = static_cast<int>(match);
    }
    for (const Complies& complies : c_.complies) {
      const Rule& rule = c_.rules[static_cast<std::size_t>(complies.rule)];
      Match match = std::min(compliance(complies), shown(rule.unsure));
      if (!rule.planned) match = std::min(match, in_force(rule));
      if (match == Match::no) continue;
      rows[name('m', complies.rule) + " must comply" + (rule.planned ? " expected" : "")] = static_cast<int>(match);
    }
    return rows;
  }

 private:
  static Match shown(bool unsure) { return unsure ? Match::possible : Match::certain; }

  static Match in_force(const Rule& rule) {
    const bool ends = rule.starts == 0 || rule.ends == 0;
    if (rule.starts == 2 || (ends && rule.ends == 2)) return Match::no;
    return rule.starts == 1 || (ends && rule.ends == 1) ? Match::possible : Match::certain;
  }

  // Certain if true whichever possible links are real; no if never true.
  template <class Answer>
  Match worlds(Answer&& answer) const {
    std::vector<std::size_t> unsure;
    for (std::size_t i = 0; i < c_.links.size(); ++i)
      if (c_.links[i].unsure) unsure.push_back(i);
    Match least = Match::certain, most = Match::no;
    for (std::size_t world = 0; world < std::size_t{1} << unsure.size(); ++world) {
      real_.assign(c_.links.size(), true);
      for (std::size_t i = 0; i < unsure.size(); ++i) real_[unsure[i]] = world >> i & 1;
      const Match match = answer();
      least = std::min(least, match);
      most = std::max(most, match);
    }
    return least == Match::certain ? Match::certain : most == Match::no ? Match::no : Match::possible;
  }

  // Whether `to` is reachable from `from` over real links of the kinds.
  bool reaches(int from, int to, std::initializer_list<Edge> edges) const {
    std::vector<bool> reached(16, false);
    reached[static_cast<std::size_t>(from)] = true;
    for (std::size_t round = 0; round <= c_.links.size(); ++round)
      for (std::size_t i = 0; i < c_.links.size(); ++i)
        if (real_[i] && std::find(edges.begin(), edges.end(), c_.links[i].edge) != edges.end() &&
            reached[static_cast<std::size_t>(c_.links[i].from)])
          reached[static_cast<std::size_t>(c_.links[i].to)] = true;
    return reached[static_cast<std::size_t>(to)];
  }

  Match is_good(int good) const {
    if (c_.product == unknown) return Match::possible;
    return worlds([&] {
      if (reaches(c_.product, good, {Edge::kind})) return Match::certain;
      if (reaches(good, c_.product, {Edge::kind})) return Match::possible;
      return reaches(c_.product, good, {Edge::kind, Edge::input}) ? Match::possible : Match::no;
    });
  }
  Match of_goods(const std::vector<int>& stated) const {
    Match match = Match::no;
    for (const int good : stated) match = std::max(match, is_good(good));
    return match;
  }

  // The goods of a rule; an exception without goods has those of the measure that it is an exception to, as far as that
  // is told.
  Match rule_goods(const Rule& rule) const {
    Match match = std::max(of_goods(rule.applies), of_goods(rule.instead));
    if (rule.applies.empty() && rule.instead.empty())
      for (const int base : rule.exception_to)
        match = std::max(match, std::min(shown(c_.rules[static_cast<std::size_t>(base)].unsure),
                                         rule_goods(c_.rules[static_cast<std::size_t>(base)])));
    return match;
  }
  bool works_against(const Rule& rule) const {
    const Match instead = of_goods(rule.instead);
    return instead != Match::no && instead >= of_goods(rule.applies) && (c_.product != unknown || rule.applies.empty());
  }

  // The places in which a party has its seat, in this world.
  std::vector<int> seats(int party) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < c_.links.size(); ++i)
      if (real_[i] && c_.links[i].edge == Edge::located_party && c_.links[i].from == party)
        found.push_back(c_.links[i].to);
    return found;
  }
  bool in_countries_apart(int a, int b) const {
    bool of_a = false, of_b = false;
    for (int country = 0; country < countries; ++country) {
      const bool a_there = reaches(a, country, {Edge::located_place});
      const bool b_there = reaches(b, country, {Edge::located_place});
      if (a_there && b_there) return false;
      of_a = of_a || a_there;
      of_b = of_b || b_there;
    }
    return of_a && of_b;
  }

  // Whether one of the places `at` lies in `place`: possible if `at` is empty, no if each lies in another country.
  Match lies_in(const std::vector<int>& at, int place) const {
    if (at.empty()) return Match::possible;
    Match match = Match::no;
    for (const int l : at) {
      if (reaches(l, place, {Edge::located_place})) match = Match::certain;
      if (reaches(place, l, {Edge::located_place}) || !in_countries_apart(l, place))
        match = std::max(match, Match::possible);
    }
    return match;
  }

  Match party(int stated, int of_hop) const {
    if (of_hop == unknown) return Match::possible;
    return worlds([&] {
      if (reaches(of_hop, stated, {Edge::member})) return Match::certain;
      for (std::size_t i = 0; i < c_.links.size(); ++i)
        if (real_[i] && c_.links[i].edge == Edge::member && c_.links[i].from == stated && c_.links[i].to == of_hop)
          return Match::possible;
      return Match::no;
    });
  }

  Match parts(const Rule& rule) const {
    Match match = std::min(rule_goods(rule), shown(rule.unsure));
    const auto part = [&](const std::vector<int>& stated, auto&& holds) {
      Match best = stated.empty() ? Match::certain : Match::no;
      for (const int value : stated) best = std::max(best, holds(value));
      match = std::min(match, best);
    };
    part(rule.to, [&](int place) {
      return worlds([&] {
        if (c_.destination != unknown) return lies_in({c_.destination}, place);
        return c_.recipient == unknown ? Match::possible : lies_in(seats(c_.recipient), place);
      });
    });
    part(rule.from, [&](int place) {
      return worlds([&] { return c_.supplier == unknown ? Match::possible : lies_in(seats(c_.supplier), place); });
    });
    part(rule.on, [&](int stated) { return std::max(party(stated, c_.supplier), party(stated, c_.recipient)); });
    return match;
  }

  // The match that exceptions leave of a rule. An expected measure replaces none.
  Match remaining(std::size_t rule) const {
    Match match = parts(c_.rules[rule]);
    if (!c_.rules[rule].planned) match = std::min(match, in_force(c_.rules[rule]));
    for (std::size_t i = 0; i < c_.rules.size(); ++i)
      for (const int base : c_.rules[i].exception_to)
        if (base == static_cast<int>(rule) && !c_.rules[i].planned) match = without(match, remaining(i));
    return match;
  }

  Match compliance(const Complies& complies) const {
    if (c_.product == unknown) return Match::no;
    return std::min(shown(complies.unsure), worlds([&] {
                      if (reaches(c_.product, complies.product, {Edge::kind})) return Match::certain;
                      return reaches(complies.product, c_.product, {Edge::kind}) ? Match::possible : Match::no;
                    }));
  }

  const Case& c_;
  mutable std::vector<bool> real_;
};

std::string text_of(const std::map<std::string, int>& rows) {
  std::string text;
  for (const auto& [row, match] : rows) text += row + ' ' + std::to_string(match) + '\n';
  return text;
}

TEST(MeasuresReference, MeasuresGovernTheHopsThatTheDefinitionsSay) {
  int seen[3] = {0, 0, 0};
  int rows_against = 0;
  check_random_cases(6000, 110, [&](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const KnowledgeGraph graph = graph_of(literal(c));
    LensOptions options = as_of("2025-06-15");
    options.known_by = *parse_day("2025-06-20");
    const Lens lens(graph, options);
    const auto at = [&](char sort, int i) { return i == unknown ? no_vertex : vertex(graph, name(sort, i)); };
    const Measures measures(lens);
    const Hop hop{at('g', c.supplier), at('p', c.product), at('g', c.recipient), at('l', c.destination), {}};
    std::map<std::string, int> rows;
    Match prohibited = Match::no;
    for (const MeasureOnHop& row : measures.on(hop)) {
      // Nothing is contested here.
      const bool prohibits =
          row.role == MeasureRole::against && !row.expected && graph.kinds().effects()[row.effect].prohibits;
      if (row.prohibits != (prohibits ? row.match : Match::no))
        return literal(c) + "\n`prohibits` is not the match of a prohibition";
      prohibited = either(prohibited, row.prohibits);
      constexpr std::string_view roles[] = {"against", "permits", "favours", "must comply"};
      rows[name_of(graph, row.measure) + ' ' + std::string(roles[static_cast<std::size_t>(row.role)]) +
           (row.expected ? " expected" : "")] = static_cast<int>(row.match);
      ++seen[static_cast<int>(row.match)];
      rows_against += row.role == MeasureRole::against;
    }
    // The second answer comes from the cache.
    for (int times = 0; times < 2; ++times)
      if (measures.prohibits(hop) != prohibited) return literal(c) + "\nprohibits() differs from on()";
    const std::map<std::string, int> expected = Reference(c).rows();
    if (rows == expected) return "";
    return literal(c) + "hop of product " + std::to_string(c.product) + " from " + std::to_string(c.supplier) + " to " +
           std::to_string(c.recipient) + " at " + std::to_string(c.destination) + "\nfound:\n" + text_of(rows) +
           "by definition:\n" + text_of(expected);
  });
  EXPECT_EQ(seen[0], 0);
  EXPECT_GT(seen[1], property_cases(500));
  EXPECT_GT(seen[2], property_cases(200));
  EXPECT_GT(rows_against, property_cases(500));
}

}  // namespace
}  // namespace filiera::measures_reference_test
