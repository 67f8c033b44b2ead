// SPDX-License-Identifier: Apache-2.0
// What the verbs call certain and possible, against every world that unknown dates, publications and disputes allow. In
// a world each date is one day, each claim is true or not, and every source is known or not: there is nothing to doubt.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "query/claims/changes.hpp"
#include "query/hops/hop_differences.hpp"
#include "query/hops/supply.hpp"
#include "query/hops/timeline.hpp"
#include "query/impact/cuts.hpp"
#include "query/impact/impact.hpp"
#include "query/impact/network_builder.hpp"
#include "query/impact/sole_suppliers.hpp"
#include "query/paths/search.hpp"
#include "tests/graph/measures/hop_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::worlds_test {
namespace {

// Days of January 2025.
struct Days {
  int first = 0, last = 0;
};

std::string iso(int day) { return iso_date(*parse_day("2025-01-01") + day); }

std::string edtf(Days days) {
  return days.first == days.last ? iso(days.first) : "[" + iso(days.first) + ".." + iso(days.last) + "]";
}

constexpr int long_before = -60, long_after = 120;
// They hold on every day unless dated.
constexpr std::string_view standing_types[] = {"kindOf", "inputTo", "locatedIn", "memberOf"};

struct Said {
  std::string text;
  std::optional<Days> starts, ends, when;
  std::vector<int> affirmed_in, denied_in;  // documents
  int ends_claim = -1;                      // of an event: the claim that it ends
};

struct Case {
  std::vector<Days> documents;
  std::vector<Said> claims;
  std::optional<int> as_of, known_by;
};

constexpr std::string_view things = "company A B C\nproduct P Q\ngroup G\ncountry X Y\nagent N\nregulator R\n";

std::string name(const Said& said, std::size_t number) {
  return (said.text.starts_with("measure") ? "m" : said.text.starts_with("event") ? "e" : "k") + std::to_string(number);
}

std::string literal(const Case& c) {
  std::string text(things);
  for (std::size_t d = 0; d < c.documents.size(); ++d)
    text += "document D" + std::to_string(d) + ' ' + edtf(c.documents[d]) + '\n';
  for (std::size_t i = 0; i < c.claims.size(); ++i) {
    const Said& said = c.claims[i];
    text += name(said, i) + ": " + said.text;
    if (said.starts) text += " starts=" + edtf(*said.starts);
    if (said.ends) text += " ends=" + edtf(*said.ends);
    if (said.when) text += " when=" + edtf(*said.when);
    if (said.ends_claim >= 0) {
      const std::size_t ended = static_cast<std::size_t>(said.ends_claim);
      text += " terminates=" + name(c.claims[ended], ended);
    }
    text += " by";
    for (const int d : said.affirmed_in) text += " D" + std::to_string(d);
    text += '\n';
    for (const int d : said.denied_in) text += "deny " + name(said, i) + " by N in D" + std::to_string(d) + '\n';
  }
  return text;
}

std::string text_of(const Case& c) {
  return literal(c) + "as of " + (c.as_of ? iso(*c.as_of) : "-") + ", known by " +
         (c.known_by ? iso(*c.known_by) : "-") + '\n';
}

Case drawn(Tape& tape) {
  constexpr std::string_view links[] = {"A suppliesTo B product=P",
                                        "A suppliesTo C product=Q",
                                        "B suppliesTo C product=Q",
                                        "C suppliesTo B product=P",
                                        "A manufactures P",
                                        "B manufactures Q",
                                        "C manufactures P",
                                        "B commissions P",
                                        "C commissions Q",
                                        "C uses P",
                                        "P inputTo Q",
                                        "P kindOf Q",
                                        "B locatedIn X",
                                        "B locatedIn Y",
                                        "B memberOf G"};
  constexpr std::string_view measures[] = {"measure prohibits appliesTo=P", "measure prohibits appliesTo=Q toPlace=X",
                                           "measure restricts appliesTo=P onParty=G"};
  Case c;
  const int first = 4 + tape.choose(4), second = 4 + tape.choose(4);
  c.documents = {{first, first}, {second, second + tape.choose(3)}};
  const auto tell = [&](Said& said) {
    said.affirmed_in = {tape.choose(2)};
    if (tape.chance(3)) said.affirmed_in = {0, 1};
    if (tape.chance(2)) said.denied_in = {tape.choose(2)};
  };
  const auto days = [&](int from) {
    const int day = from + tape.choose(3);
    return Days{day, day + (tape.chance(4) ? 1 + tape.choose(2) : 0)};
  };
  const int count = 1 + tape.choose(4);
  for (int i = 0; i < count; ++i) {
    Said said;
    const bool measure = i > 0 && tape.chance(3);
    said.text = measure ? measures[static_cast<std::size_t>(tape.choose(std::size(measures)))]
                        : links[static_cast<std::size_t>(tape.choose(std::size(links)))];
    said.text += " modality=ongoing";
    if (tape.chance(7)) said.starts = days(2);
    if (tape.chance(6)) said.ends = days(7);
    tell(said);
    c.claims.push_back(said);
    if (said.ends || !tape.chance(4)) continue;
    Said event;
    event.text = "event modality=done";
    event.when = days(7);
    event.ends_claim = static_cast<int>(c.claims.size()) - 1;
    tell(event);
    c.claims.push_back(event);
  }
  if (tape.chance(8)) c.as_of = 1 + tape.choose(12);
  if (tape.chance(4)) c.known_by = 3 + tape.choose(8);
  return c;
}

// A claim that is disputed is true in some worlds; one that nobody known affirms in none.
struct World {
  Case world;
  std::vector<bool> told;  // of each claim
};

// Every world that the case allows; none where there are more than `most`.
std::vector<World> worlds_of(const Case& c, std::size_t most) {
  std::vector<World> worlds{{c, std::vector<bool>(c.claims.size(), true)}};
  // Replaces each world by its choices.
  const auto split = [&](auto choices) {
    std::vector<World> next;
    for (const World& world : worlds) choices(world, next);
    worlds = std::move(next);
    return worlds.size() <= most;
  };
  const auto each_day = [](Days days, const World& world, std::vector<World>& next, auto set) {
    for (int day = days.first; day <= days.last; ++day) {
      next.push_back(world);
      set(next.back().world, Days{day, day});
    }
  };
  for (std::size_t d = 0; d < c.documents.size(); ++d)
    if (!split([&](const World& world, std::vector<World>& next) {
          each_day(c.documents[d], world, next, [&](Case& of, Days day) { of.documents[d] = day; });
        }))
      return {};
  for (std::size_t i = 0; i < c.claims.size(); ++i) {
    const bool fits = split([&](const World& world, std::vector<World>& next) {
      const auto known = [&](int document) {
        return !c.known_by || world.world.documents[static_cast<std::size_t>(document)].first <= *c.known_by;
      };
      World told = world;
      Said& said = told.world.claims[i];
      std::erase_if(said.affirmed_in, [&](int d) { return !known(d); });
      std::erase_if(said.denied_in, [&](int d) { return !known(d); });
      const bool affirmed = !said.affirmed_in.empty(), denied = !said.denied_in.empty();
      said.denied_in.clear();
      if (affirmed) next.push_back(told);
      if (affirmed && !denied) return;
      told.told[i] = false;
      next.push_back(told);
    });
    if (!fits) return {};
  }
  for (std::size_t i = 0; i < c.claims.size(); ++i)
    for (std::optional<Days> Said::*date : {&Said::starts, &Said::ends, &Said::when})
      if (const std::optional<Days> stated = c.claims[i].*date)
        if (!split([&](const World& world, std::vector<World>& next) {
              each_day(*stated, world, next, [&](Case& of, Days day) { of.claims[i].*date = day; });
            }))
          return {};
  // What nobody dates has begun when it is first told, and has not ended when it is last told.
  for (std::size_t i = 0; i < c.claims.size(); ++i) {
    if (c.claims[i].when) continue;
    const bool standing = std::any_of(std::begin(standing_types), std::end(standing_types), [&](std::string_view type) {
      return c.claims[i].text.find(type) != std::string::npos;
    });
    const auto ended_by_event = [&](const World& world) {
      for (std::size_t e = 0; e < c.claims.size(); ++e)
        if (c.claims[e].ends_claim == static_cast<int>(i) && world.told[e]) return true;
      return false;
    };
    const bool fits = split([&](const World& world, std::vector<World>& next) {
      const Said& said = world.world.claims[i];
      std::vector<int> published;
      for (const int d : said.affirmed_in)
        published.push_back(world.world.documents[static_cast<std::size_t>(d)].first);
      if (published.empty()) {
        next.push_back(world);
        return;
      }
      int first = *std::min_element(published.begin(), published.end());
      if (said.ends) first = std::min(first, said.ends->first);
      for (std::size_t e = 0; e < c.claims.size(); ++e)
        if (c.claims[e].ends_claim == static_cast<int>(i) && world.told[e])
          first = std::min(first, world.world.claims[e].when->first);
      int last = *std::max_element(published.begin(), published.end());
      if (said.starts) last = std::max(last, said.starts->first);
      const std::vector<int> starts = said.starts ? std::vector{said.starts->first}
                                      : standing  ? std::vector{long_before}
                                                  : std::vector{long_before, first};
      const std::vector<int> ends =
          said.ends || ended_by_event(world) || standing ? std::vector{long_after} : std::vector{last, long_after};
      for (const int start : starts)
        for (const int end : ends) {
          next.push_back(world);
          Said& dated = next.back().world.claims[i];
          dated.starts = Days{start, start};
          if (!said.ends && !ended_by_event(world)) dated.ends = Days{end, end};
        }
    });
    if (!fits) return {};
  }
  return worlds;
}

std::string literal(const World& world) {
  Case told;
  told.documents = world.world.documents;
  // A claim keeps its number, so that it keeps its name.
  std::string text(things);
  for (std::size_t d = 0; d < told.documents.size(); ++d)
    text += "document D" + std::to_string(d) + ' ' + edtf(told.documents[d]) + '\n';
  for (std::size_t i = 0; i < world.world.claims.size(); ++i) {
    const Said& said = world.world.claims[i];
    const bool ends_nothing = said.ends_claim >= 0 && !world.told[static_cast<std::size_t>(said.ends_claim)];
    if (!world.told[i] || ends_nothing) continue;
    Case one = world.world;
    for (std::size_t j = 0; j < one.claims.size(); ++j)
      if (j != i) one.claims[j].affirmed_in.clear(), one.claims[j].denied_in.clear();
    const std::string all = literal(one);
    const std::size_t at = all.find(name(said, i) + ": ");
    text += all.substr(at, all.find('\n', at) - at + 1);
  }
  return text;
}

// What the verbs say, by what it is about: how firmly.
using Answers = std::map<std::string, Match>;

// Which sources a lens shows.
struct Voices {
  std::vector<std::string> only, none_of;
  StanceFilter stance = StanceFilter::all;
};

class Verbs {
 public:
  Verbs(const std::string& text, std::optional<int> as_of, std::optional<int> known_by, Firmness least,
        const Voices& voices = {})
      : graph_(graph_of(text)),
        flow_(graph_),
        lens_(graph_, options(as_of, known_by, least, voices)),
        measures_(lens_) {}

  // The hops, and the measures on them. A hop without a recipient stands for takers that are not told: it is no hop
  // where others are.
  Answers supply(bool with_untold_takers = false) const {
    Answers found;
    for (const SupplyRow& row : filiera::supply(flow_, lens_, measures_, {})) {
      if (row.recipient == no_vertex && !with_untold_takers) continue;
      const std::string hop = text(row) + " by" + text(row.claims) + text(row.received);
      found[hop] = row.match;
      for (const MeasureOnHop& measure : row.measures) {
        const std::string on = hop + ": " + name_of(graph_, measure.measure);
        found[on] = either(found[on], both(row.match, measure.match));
      }
      for (const PartyMeasure& measure : row.party_measures)
        found[hop + ": party " + name_of(graph_, measure.measure)] = both(row.match, measure.match);
    }
    return found;
  }

  Answers paths() const {
    Answers found;
    PathQuery query;
    query.from = vertex(graph_, "A");
    query.to = vertex(graph_, "C");
    query.mode = PathMode::simple;
    query.selector = PathSelector::all;
    for (const Path& path : find_paths(lens_, measures_, query).paths) {
      std::string way;
      for (const Edge& edge : path.edges) way += text(std::vector{edge.claim});
      found[way] = path.match;
    }
    return found;
  }

  // The hops that are lost without B.
  Answers lost() const {
    Answers found;
    const Scenario scenario(measures_, lens_, removal_of(graph_, vertex(graph_, "B")));
    for (const ChangedHop& hop : impact(flow_, lens_, scenario, std::nullopt).hops)
      if (hop.row.recipient != no_vertex)
        found[text(hop.row) + " by" + text(hop.row.claims) + text(hop.row.received)] = both(hop.row.match, hop.match);
    return found;
  }

  // Who loses every source without B.
  Answers cut_off() const {
    Answers found;
    const Scenario scenario(measures_, lens_, removal_of(graph_, vertex(graph_, "B")));
    for (const Affected& row : impact(flow_, lens_, scenario, std::nullopt).downstream)
      found[name_of(graph_, row.party)] = row.lost;
    return found;
  }

  Answers ranked() const {
    Answers found;
    const HopGenerator hops(flow_, lens_);
    for (const SoleSupplier& supplier :
         sole_suppliers(hops, ProductFamily(lens_, std::nullopt), PartNeeds::counted, 99))
      for (const Dependent& recipient : supplier.listed)
        found[name_of(graph_, supplier.party) + " keeps " + name_of(graph_, recipient.party) +
              (recipient.products.empty() ? "" : " making")] = recipient.match;
    return found;
  }

  // The smallest cut of each company: whom to lose, and whether that surely cuts it off.
  std::map<std::string, std::pair<std::vector<std::string>, Match>> cuts() const {
    std::map<std::string, std::pair<std::vector<std::string>, Match>> found;
    const HopGenerator hops(flow_, lens_);
    const ProductFamily everything(lens_, std::nullopt);
    for (const char* company : {"A", "B", "C"}) {
      const Cut cut = smallest_cut(hops, everything, PartNeeds::counted, vertex(graph_, company));
      if (!cut.suppliers || cut.suppliers->empty()) continue;
      auto& [names, match] = found[company];
      for (const VertexId supplier : *cut.suppliers) names.push_back(name_of(graph_, supplier));
      match = cut.match;
    }
    return found;
  }

  // Whether the company has a source, and none without the suppliers.
  bool is_cut_off(const std::string& company, const std::vector<std::string>& without) const {
    const HopGenerator hops(flow_, lens_);
    const ProductFamily everything(lens_, std::nullopt);
    const VertexId v = vertex(graph_, company);
    const FlowSubgraph network = claim_network(hops, everything, PartNeeds::counted, v);
    if (!network.has(v)) return false;
    FlowSubgraph::Counts counts;
    counts.arc = [&](const FlowArc& arc) {
      return std::ranges::find(without, name_of(graph_, network.vertex(arc.from))) == without.end();
    };
    const std::uint32_t number = network.number_of(v);
    const bool supplied = std::ranges::any_of(
        network.sources_into(number), [&](std::uint32_t arc) { return network.arcs().values[arc].from != number; });
    return supplied && !network.state(network.origins(), counts).reached[number];
  }

  // The hops that differ between two days, and whether they may take place before and after.
  std::map<std::string, std::pair<Match, Match>> differing_hops(int first, int second) const {
    std::map<std::string, std::pair<Match, Match>> found;
    const Day day = *parse_day("2025-01-01");
    const auto side = [&](int offset) { return HopSide{&flow_, lens_.on(day + offset).options(), SupplyQuery()}; };
    for (const HopDifference& difference : hop_differences(side(first), side(second)))
      // One without a recipient is no hop where others may take the goods.
      if (difference.aspect == HopAspect::hop && difference.hop.recipient != no_vertex)
        found[name_of(graph_, difference.hop.supplier) + ' ' + name_of(graph_, difference.hop.product) + ' ' +
              name_of(graph_, difference.hop.recipient) + (difference.partner ? " partner" : "")] = {
            difference.before.match, difference.after.match};
    return found;
  }

  // All that the verbs say, under the name of the verb.
  Answers everything(int first, int second) const {
    Answers all;
    const auto add = [&](const std::string& verb, const Answers& answers) {
      for (const auto& [about, match] : answers)
        if (match != Match::no) all[verb + ": " + about] = match;
    };
    add("supply", supply(true));
    add("path", paths());
    add("impact", lost());
    for (const auto& [party, match] : cut_off()) all["downstream: " + party] = match;
    add("rank", ranked());
    add("timeline", timeline_of_b());
    add("claims", held(first));
    for (const auto& [claim, matches] : changed(first, second)) {
      add("before", {{claim, matches.first}});
      add("after", {{claim, matches.second}});
    }
    for (const auto& [hop, matches] : differing_hops(first, second)) {
      add("hop before", {{hop, matches.first}});
      add("hop after", {{hop, matches.second}});
    }
    for (const auto& [company, cut] : cuts()) {
      std::string suppliers;
      for (const std::string& supplier : cut.first) suppliers += ' ' + supplier;
      add("cut", {{company + " by" + suppliers, cut.second}});
    }
    return all;
  }

  Answers timeline_of_b() const {
    Answers found;
    TimelineQuery query;
    query.about = {vertex(graph_, "B")};
    for (const TimelineRow& row : timeline(flow_, lens_, measures_, query).rows)
      found[text(std::vector{row.claim})] = row.match;
    return found;
  }

  // Each claim on a day.
  Answers held(int day) const {
    Answers found;
    const Lens lens = lens_.on(*parse_day("2025-01-01") + day);
    for (ClaimId c = 0; c < graph_.claim_count(); ++c)
      if (graph_.owner(c) == c) found[text(std::vector{c})] = lens.match(c);
    return found;
  }

  // What changes between two days, before and after.
  std::map<std::string, std::pair<Match, Match>> changed(int first, int second) const {
    std::map<std::string, std::pair<Match, Match>> found;
    const Day day = *parse_day("2025-01-01");
    LensOptions options = lens_.options();
    options.as_of.reset();
    for (const StateChange& change : changes(graph_, options, {day + first, day + first}, {day + second, day + second}))
      found[text(std::vector{change.claim})] = {change.before, change.after};
    return found;
  }

 private:
  LensOptions options(std::optional<int> as_of, std::optional<int> known_by, Firmness least,
                      const Voices& voices) const {
    const Day day = *parse_day("2025-01-01");
    LensOptions options;
    if (as_of) options.as_of = DayRange{day + *as_of, day + *as_of};
    if (known_by) options.known_by = day + *known_by;
    options.minimum_certainty = least;
    for (const std::string& source : voices.only) options.sources.push_back(term(graph_, source));
    for (const std::string& source : voices.none_of) options.not_sources.push_back(term(graph_, source));
    options.stance = voices.stance;
    return options;
  }
  std::string text(const SupplyRow& row) const {
    return name_of(graph_, row.supplier) + ' ' + name_of(graph_, row.product) + ' ' + name_of(graph_, row.recipient) +
           (row.partner ? " partner" : "");
  }
  std::string text(const std::vector<ClaimId>& claims) const {
    std::string text;
    for (const ClaimId c : claims) text += ' ' + std::string(local_name(graph_.terms().value(graph_.term_of_claim(c))));
    return text;
  }

  KnowledgeGraph graph_;
  GoodsFlowGraph flow_;
  Lens lens_;
  Measures measures_;
};

// What is certain is so in every world; what is so in some world is at least possible. "" where that is so.
std::string difference(std::string_view verb, const Answers& found, const std::vector<Answers>& worlds) {
  for (const auto& [about, match] : found)
    if (match == Match::certain)
      for (std::size_t w = 0; w < worlds.size(); ++w)
        if (const auto there = worlds[w].find(about); there == worlds[w].end() || there->second != Match::certain)
          return std::string(verb) + " \"" + about + "\" is certain, and not so in world " + std::to_string(w) + '\n';
  for (std::size_t w = 0; w < worlds.size(); ++w)
    for (const auto& [about, match] : worlds[w])
      if (match != Match::no && (!found.contains(about) || found.at(about) == Match::no))
        return std::string(verb) + " \"" + about + "\" is so in world " + std::to_string(w) + ", and not told\n";
  return "";
}

// What is said of one claim alone is certain exactly where it is so in every world.
std::string missed(const Answers& found, const std::vector<Answers>& worlds) {
  for (const auto& answer : found) {
    const std::string& about = answer.first;
    if (answer.second != Match::possible || about.find(':') != std::string::npos) continue;
    const bool one_claim =
        std::count(about.begin() + static_cast<std::ptrdiff_t>(about.find(" by")), about.end(), ' ') == 2;
    const bool always = std::all_of(worlds.begin(), worlds.end(), [&](const Answers& world) {
      const auto there = world.find(about);
      return there != world.end() && there->second == Match::certain;
    });
    if (one_claim && always) return "supply \"" + about + "\" is so in every world, and only possible\n";
    const bool never = std::none_of(worlds.begin(), worlds.end(), [&](const Answers& w) { return w.contains(about); });
    if (one_claim && never) return "supply \"" + about + "\" is so in no world, and possible\n";
  }
  return "";
}

TEST(Worlds, WhatIsCertainIsSoInEveryWorldAndWhatIsSoInSomeIsPossible) {
  std::size_t certain = 0, possible = 0, cases = 0;
  check_random_cases(400, 80, [&](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const std::vector<World> worlds = worlds_of(c, 48);
    if (worlds.empty()) return "";
    ++cases;
    const Verbs verbs(literal(c), c.as_of, c.known_by, Firmness::possible);
    const Verbs sure(literal(c), c.as_of, c.known_by, Firmness::certain);
    std::vector<Answers> supply, paths, lost, cut_off, ranked, timeline, before, after;
    const std::map<std::string, std::pair<std::vector<std::string>, Match>> cuts = verbs.cuts();
    const std::map<std::string, std::pair<Match, Match>> hops =
        verbs.differing_hops(c.as_of.value_or(5), c.as_of.value_or(5) + 2);
    std::string wrong;
    const int first = c.as_of.value_or(5), second = first + 2;
    for (const World& world : worlds) {
      const Verbs there(literal(world), c.as_of, std::nullopt, Firmness::possible);
      supply.push_back(there.supply());
      paths.push_back(there.paths());
      lost.push_back(there.lost());
      cut_off.push_back(there.cut_off());
      ranked.push_back(there.ranked());
      timeline.push_back(there.timeline_of_b());
      before.push_back(there.held(first));
      after.push_back(there.held(second));
      for (const auto& [company, cut] : cuts)
        if (cut.second == Match::certain && !there.is_cut_off(company, cut.first))
          wrong += "--cut " + company + " is certain, and not so in world " + std::to_string(supply.size() - 1) + '\n';
      if (hops.empty()) continue;
      const Verbs sooner(literal(world), first, std::nullopt, Firmness::possible),
          later(literal(world), second, std::nullopt, Firmness::possible);
      const auto has = [](const Answers& rows, const std::string& hop) {
        return std::ranges::any_of(rows, [&](const auto& row) { return row.first.starts_with(hop + " by"); });
      };
      const Answers rows_sooner = sooner.supply(), rows_later = later.supply();
      for (const auto& [hop, matches] : hops)
        if ((matches.first == Match::no && has(rows_sooner, hop)) ||
            (matches.second == Match::no && has(rows_later, hop)))
          wrong += "diff --hops: \"" + hop + "\" takes place in world " + std::to_string(supply.size() - 1) + '\n';
    }
    const Answers found = verbs.supply(), left = sure.supply();
    for (const auto& [about, match] : found) ++(match == Match::certain ? certain : possible);
    wrong += difference("supply", found, supply) + missed(found, supply) + difference("path", verbs.paths(), paths) +
             difference("impact", verbs.lost(), lost);
    const Answers rows = verbs.supply(true);
    for (const auto& [about, match] : sure.supply(true))
      if (!rows.contains(about)) wrong += "supply --certain adds \"" + about + "\"\n";
    // What --certain leaves is what is certain.
    for (const auto& [about, match] : left)
      if (about.find(':') == std::string::npos && (!found.contains(about) || found.at(about) != Match::certain))
        wrong += "supply --certain \"" + about + "\"\n";
    for (const auto& [about, match] : found)
      if (about.find(':') == std::string::npos && match == Match::certain && !left.contains(about))
        wrong += "supply --certain lacks \"" + about + "\"\n";
    // Who had no source in a world loses none there.
    const Answers told = verbs.cut_off();
    for (const auto& [party, match] : told)
      for (std::size_t w = 0; w < worlds.size(); ++w)
        if (const auto there = cut_off[w].find(party);
            match == Match::certain && there != cut_off[w].end() && there->second == Match::no)
          wrong += party + " keeps a source in world " + std::to_string(w) + '\n';
    for (std::size_t w = 0; w < worlds.size(); ++w)
      for (const auto& [party, match] : cut_off[w])
        if (match == Match::certain && (!told.contains(party) || told.at(party) == Match::no))
          wrong += party + " loses every source in world " + std::to_string(w) + ", and is not told to\n";
    for (const auto& [about, match] : verbs.ranked())
      for (std::size_t w = 0; w < worlds.size(); ++w)
        if (match == Match::certain && !ranked[w].contains(about))
          wrong += about + " is certain, and not so in world " + std::to_string(w) + '\n';
    for (const auto& [claim, match] : verbs.timeline_of_b())
      for (std::size_t w = 0; w < worlds.size(); ++w)
        if (match == Match::certain && !timeline[w].contains(claim))
          wrong += "timeline" + claim + " is certain, and not so in world " + std::to_string(w) + '\n';
    for (const auto& [claim, matches] : verbs.changed(first, second))
      for (std::size_t w = 0; w < worlds.size(); ++w)
        for (const auto& [match, at] : {std::pair{matches.first, before[w]}, std::pair{matches.second, after[w]}}) {
          const Match there = at.contains(claim) ? at.at(claim) : Match::no;
          if ((match == Match::certain && there != Match::certain) || (match == Match::no && there != Match::no))
            wrong += "diff" + claim + " is told " + std::to_string(static_cast<int>(match)) + ", and is " +
                     std::to_string(static_cast<int>(there)) + " in world " + std::to_string(w) + '\n';
        }
    if (wrong.empty()) return "";
    std::string all = text_of(c) + wrong;
    for (std::size_t w = 0; w < std::min<std::size_t>(worlds.size(), 8); ++w)
      all += "-- world " + std::to_string(w) + '\n' + literal(worlds[w]);
    return all;
  });
  EXPECT_GT(cases, static_cast<std::size_t>(property_cases(200)));
  EXPECT_GT(certain, static_cast<std::size_t>(property_cases(25)));
  EXPECT_GT(possible, static_cast<std::size_t>(property_cases(25)));
}

// What these sources tell, as data of its own; empty where an event is told without the claim that it ends.
std::optional<Case> told_by(const Case& c, const Voices& voices) {
  Case told = c;
  const auto is_of = [](const std::vector<std::string>& list, const std::string& name) {
    return std::ranges::find(list, name) != list.end();
  };
  const auto is_hidden = [&](int document, const std::string& voice) {
    const std::string name = "D" + std::to_string(document);
    return (!voices.only.empty() && !is_of(voices.only, name) && !is_of(voices.only, voice)) ||
           is_of(voices.none_of, name) || is_of(voices.none_of, voice);
  };
  for (Said& said : told.claims) {
    std::erase_if(said.affirmed_in, [&](int d) { return is_hidden(d, "D" + std::to_string(d)); });
    std::erase_if(said.denied_in, [&](int d) { return is_hidden(d, "N"); });
    if (voices.stance == StanceFilter::asserted && !said.denied_in.empty()) said.affirmed_in.clear();
    if (voices.stance == StanceFilter::asserted) said.denied_in.clear();
  }
  const auto is_told = [&](const Said& said) { return !said.affirmed_in.empty() || !said.denied_in.empty(); };
  for (const Said& said : told.claims)
    if (is_told(said) && said.ends_claim >= 0 && !is_told(told.claims[static_cast<std::size_t>(said.ends_claim)]))
      return std::nullopt;
  return told;
}

std::string literal_of_told(const Case& c) {
  std::istringstream lines{literal(c)};
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    bool hidden = false;
    for (std::size_t i = 0; i < c.claims.size(); ++i)
      hidden = hidden || (line.starts_with(name(c.claims[i], i) + ": ") && c.claims[i].affirmed_in.empty() &&
                          c.claims[i].denied_in.empty());
    if (!hidden) text += line + '\n';
  }
  return text;
}

TEST(Voices, UnderALensOfSomeSourcesEachVerbSaysWhatItSaysOfTheDataThatTheyAloneTell) {
  std::size_t cases = 0;
  check_random_cases(250, 80, [&](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const int first = c.as_of.value_or(5), second = first + 2;
    std::vector<Voices> choices;
    using Names = std::vector<std::string>;
    const std::vector<Names> shown{{}, {"D0"}, {"D1"}, {"N"}, Names{"D0", "D1"}}, hidden{{}, {"N"}, {"D1"}};
    for (const Names& only : shown)
      for (const Names& none_of : hidden) choices.push_back({only, none_of, StanceFilter::all});
    if (!c.known_by) choices.push_back({{}, {}, StanceFilter::asserted});
    for (const Voices& voices : choices) {
      const std::optional<Case> told = told_by(c, voices);
      if (!told) continue;
      ++cases;
      const Answers under =
          Verbs(literal(c), c.as_of, c.known_by, Firmness::possible, voices).everything(first, second);
      const Answers alone =
          Verbs(literal_of_told(*told), c.as_of, c.known_by, Firmness::possible).everything(first, second);
      if (under == alone) continue;
      std::string wrong = text_of(c) + "only";
      for (const std::string& source : voices.only) wrong += ' ' + source;
      wrong += ", none of";
      for (const std::string& source : voices.none_of) wrong += ' ' + source;
      wrong += voices.stance == StanceFilter::asserted ? ", asserted\n" : "\n";
      const auto add = [&](const char* where, const Answers& here, const Answers& there) {
        for (const auto& [about, match] : here)
          if (const auto other = there.find(about); other == there.end() || other->second != match)
            wrong += std::string(where) + about + ' ' + std::to_string(static_cast<int>(match)) + '\n';
      };
      add("under the lens: ", under, alone);
      add("alone: ", alone, under);
      return wrong;
    }
    return "";
  });
  EXPECT_GT(cases, static_cast<std::size_t>(property_cases(2000)));
}

}  // namespace
}  // namespace filiera::worlds_test
