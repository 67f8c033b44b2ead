// SPDX-License-Identifier: Apache-2.0
// The lens against an evaluator written from the model's definitions: it tries every day and every choice of uncertain
// dates and publications.
#include <gtest/gtest.h>

#include <set>

#include "tests/graph/lens/lens_cases.hpp"

namespace filiera::lens_reference_test {
namespace {

using namespace lens_cases;

// Evaluates the definitions of the model.
class Reference {
 public:
  explicit Reference(const Case& c) : c_(c) {}

  Match match(int claim) const {
    const Match match = std::min(seen(claim), in_time(claim));
    if (c_.stance == StanceFilter::contested) return std::min(match, contested(claim));
    if (c_.stance == StanceFilter::differs) return stance(claim).stance == Stance::differs ? match : Match::no;
    return match;
  }

  // Whether it belongs in a list of claims.
  Match listed(int claim) const {
    Match match = told(claim, c_.stance == StanceFilter::asserted ? affirms : any);
    if (c_.stance == StanceFilter::asserted) match = without(match, contested(claim));
    match = std::min(match, in_time(claim));
    if (c_.stance == StanceFilter::contested) return std::min(match, contested(claim));
    if (c_.stance == StanceFilter::differs) return stance(claim).stance == Stance::differs ? match : Match::no;
    return match;
  }

  Match contested(int claim) const {
    Match match = told(claim, [](const Told& t) { return t.denies; });
    for (const Related& related : c_.related)
      if (related.relation == Relation::answers && related.to == claim)
        match = std::max(match, told(related.from, [](const Told& t) { return t.denies; }));
    return match;
  }

  // Whether it holds by its sources: certain if every choice of them gives the same stance, without a denial.
  Match seen(int claim) const {
    const std::set<Stance> met = stances(claim);
    std::set<Stance> held{Stance::affirmed, Stance::differs};
    if (c_.stance != StanceFilter::asserted) held.insert(Stance::disputed);
    const auto holds = [&](Stance stance) { return held.contains(stance); };
    if (std::none_of(met.begin(), met.end(), holds)) return Match::no;
    return met.size() == 1 && !met.contains(Stance::disputed) ? Match::certain : Match::possible;
  }

  // The stance in every choice of possibly published attestations: the same in all, else the weakest of those in which
  // a source affirms the claim.
  ClaimStance stance(int claim) const {
    const std::set<Stance> met = stances(claim);
    const Match told = met.size() == 1 ? Match::certain : Match::possible;
    for (const Stance firm : {Stance::disputed, Stance::differs, Stance::affirmed})
      if (met.contains(firm)) return {firm, told};
    return {*met.rbegin(), Match::no};
  }

  std::set<Stance> stances(int claim) const {
    std::vector<bool> published(c_.told.size());
    std::vector<std::size_t> open;
    for (std::size_t t = 0; t < c_.told.size(); ++t) {
      published[t] = shown(c_.told[t]) == Match::certain;
      if (shown(c_.told[t]) == Match::possible) open.push_back(t);
    }
    std::set<Stance> met;
    for (std::size_t world = 0; world < std::size_t{1} << open.size(); ++world) {
      for (std::size_t i = 0; i < open.size(); ++i) published[open[i]] = world >> i & 1;
      met.insert(stance_of(claim, published));
    }
    return met;
  }

  // False if the dates contradict each other; nothing follows from them.
  bool consistent(int claim) const {
    bool found = false;
    each_world(claim, [&](const std::vector<Range>& start, const std::vector<Range>& end) {
      found = found || !spans(start, end).empty();
      return true;
    });
    return found;
  }

  Match in_time(int claim) const {
    if (!c_.as_of) return Match::certain;
    bool some = false, all = true;
    each_world(claim, [&](const std::vector<Range>& start, const std::vector<Range>& end) {
      for (const Range& span : spans(start, end)) {
        bool holds = false;
        for (int day = c_.as_of->first; day <= c_.as_of->last; ++day)
          holds = holds || (span.first <= day && day <= span.last);
        some = some || holds;
        all = all && holds;
      }
      return true;
    });
    return some && all ? Match::certain : some ? Match::possible : Match::no;
  }

 private:
  static bool any(const Told&) { return true; }
  static bool affirms(const Told& told) { return !told.denies; }

  bool speaks(int claim, bool denying, const std::vector<bool>& published) const {
    for (std::size_t t = 0; t < c_.told.size(); ++t)
      if (published[t] && c_.told[t].claim == claim && c_.told[t].denies == denying) return true;
    return false;
  }

  Stance stance_of(int claim, const std::vector<bool>& published) const {
    const bool denied = speaks(claim, true, published);
    if (!speaks(claim, false, published)) return denied ? Stance::denied_only : Stance::untold;
    if (denied) return Stance::disputed;
    for (const Related& related : c_.related)
      if (related.relation == Relation::answers && related.to == claim && speaks(related.from, true, published))
        return Stance::disputed;
    std::set<int> matter{claim};
    for (std::size_t round = 0; round < c_.claims.size(); ++round)
      for (const Related& related : c_.related)
        if (related.relation == Relation::same_matter && (matter.contains(related.from) || matter.contains(related.to)))
          matter.insert({related.from, related.to});
    for (const int other : matter)
      if (other != claim && speaks(other, false, published) && says_else(claim, other)) return Stance::differs;
    for (const Related& related : c_.related)
      if (related.relation == Relation::conflicts && (related.from == claim || related.to == claim) &&
          speaks(related.from == claim ? related.to : related.from, false, published))
        return Stance::differs;
    return Stance::affirmed;
  }

  bool says_else(int a, int b) const {
    const Said &x = c_.claims[static_cast<std::size_t>(a)], &y = c_.claims[static_cast<std::size_t>(b)];
    const auto other = [](const std::optional<Days>& p, const std::optional<Days>& q) {
      return p && q && edtf(*p) != edtf(*q);
    };
    const auto start = [](const Said& said) { return said.when ? said.when : said.starts; };
    const auto end = [](const Said& said) { return said.when ? said.when : said.ends; };
    return (x.modality && y.modality && x.modality != y.modality) || other(start(x), start(y)) || other(end(x), end(y));
  }

  bool counts_source(const Told& told) const {
    const auto is = [&](const Told& t, int source) {
      const int documents = static_cast<int>(c_.documents.size());
      if (source < documents) return t.document == source;
      return t.voice == source - documents + 1;
    };
    bool wanted = c_.sources.empty();
    for (const int source : c_.sources) wanted = wanted || is(told, source);
    for (const int source : c_.not_sources)
      for (const Told* t = &told; t; t = t->repeats < 0 ? nullptr : &c_.told[static_cast<std::size_t>(t->repeats)])
        if (is(*t, source)) wanted = false;
    return wanted;
  }

  // Whether it is known by the date: on every possible day of publication (certain), on some (possible), on none (no).
  Match shown(const Told& told) const {
    if (!counts_source(told)) return Match::no;
    if (!c_.known_by) return Match::certain;
    bool some = false, all = true;
    const Range& published = c_.documents[static_cast<std::size_t>(told.document)];
    for (int day = published.first; day <= published.last; ++day) {
      some = some || day <= *c_.known_by;
      all = all && day <= *c_.known_by;
    }
    return all ? Match::certain : some ? Match::possible : Match::no;
  }

  template <class Counts>
  Match told(int claim, Counts&& counts) const {
    Match match = Match::no;
    for (const Told& t : c_.told)
      if (t.claim == claim && counts(t)) match = std::max(match, shown(t));
    return match;
  }

  // The intervals that starts and ends allow: both lie on a day common to all their ranges, else on a day of any of
  // them.
  static std::vector<Range> spans(const std::vector<Range>& start, const std::vector<Range>& end) {
    const auto days = [](const std::vector<Range>& ranges) {
      std::vector<int> all, hull;
      for (int day = before_all; day <= after_all; ++day) {
        bool in_all = true, before = false, after = false;
        for (const Range& r : ranges) {
          in_all = in_all && r.first <= day && day <= r.last;
          before = before || r.first <= day;
          after = after || day <= r.last;
        }
        if (in_all) all.push_back(day);
        if (before && after) hull.push_back(day);
      }
      return all.empty() ? hull : all;
    };
    std::vector<Range> found;
    for (const int s : days(start))
      for (const int e : days(end))
        if (s <= e) found.push_back({s, e});
    return found;
  }

  // An event that begins or ends a claim.
  struct Turn {
    bool start;
    Range day;
  };

  // Adds what events and publications say of the start and the end where the claim itself says nothing.
  static void complete(const Said& said, const std::vector<Range>& published, const std::vector<Turn>& events,
                       std::vector<Range>& start, std::vector<Range>& end) {
    const bool start_stated = !start.empty();
    const bool end_stated = !end.empty();
    for (const Turn& turn : events) {
      if (turn.start && !start_stated) start.push_back(turn.day);
      if (!turn.start && !end_stated) end.push_back(turn.day);
    }
    const std::string_view modality = modalities[static_cast<std::size_t>(said.modality)];
    const bool lasts = modality.empty() || modality == "ongoing" || modality == "done";
    if (start.empty()) {
      Range unstated;
      if (lasts)
        for (const Range& p : published) unstated.last = std::min(unstated.last, p.last);
      start = {unstated};
    }
    if (end.empty()) {
      Range unstated;
      for (const Range& p : published) unstated.first = std::max(unstated.first, p.first);
      end = {unstated};
    }
  }

  // Calls `visit` with the ranges of start and end for every choice of what may be published: attestations,
  // events.
  template <class Visit>
  void each_world(int claim, Visit&& visit) const {
    const Said& said = c_.claims[static_cast<std::size_t>(claim)];
    std::vector<Range> sure_published, unsure_published;
    for (const Told& t : c_.told) {
      if (t.claim != claim || t.denies) continue;
      const Range& published = c_.documents[static_cast<std::size_t>(t.document)];
      if (shown(t) == Match::certain) sure_published.push_back(published);
      if (shown(t) == Match::possible) unsure_published.push_back(published);
    }
    std::vector<Turn> sure_events, unsure_events;
    if (said.sort == Sort::measure)
      for (std::size_t e = 0; e < c_.claims.size(); ++e) {
        const Said& event = c_.claims[e];
        if (event.sort != Sort::event || modalities[static_cast<std::size_t>(event.modality)] != "done") continue;
        if (event.introduces != claim && event.terminates != claim) continue;
        const Match seen = this->seen(static_cast<int>(e));
        if (seen == Match::certain) sure_events.push_back({event.introduces == claim, event.when->hull()});
        if (seen == Match::possible) unsure_events.push_back({event.introduces == claim, event.when->hull()});
      }
    const std::size_t bits = unsure_published.size() + unsure_events.size();
    for (std::size_t world = 0; world < std::size_t{1} << bits; ++world) {
      std::vector<Range> published = sure_published;
      for (std::size_t i = 0; i < unsure_published.size(); ++i)
        if (world >> i & 1) published.push_back(unsure_published[i]);
      if (published.empty() && !unsure_published.empty()) continue;  // no source states the claim
      std::vector<Turn> events = sure_events;
      for (std::size_t i = 0; i < unsure_events.size(); ++i)
        if (world >> (unsure_published.size() + i) & 1) events.push_back(unsure_events[i]);

      // One member of each set; of fil:when the start and the end lie on the same.
      const auto members = [](const std::optional<Days>& days) {
        return days ? days->members() : std::vector<Range>{Range{}};
      };
      for (const Range& started : members(said.when ? said.when : said.starts))
        for (const Range& ended : said.when ? std::vector<Range>{started} : members(said.ends)) {
          std::vector<Range> start, end;
          if (said.starts || said.when) start = {started};
          if (said.ends || said.when) end = {ended};
          complete(said, published, events, start, end);
          if (!visit(start, end)) return;
        }
    }
  }

  const Case& c_;
};

LensOptions options_of(const Case& c, const KnowledgeGraph& graph) {
  LensOptions options;
  const Day epoch = *parse_day("2025-01-01");
  if (c.as_of) options.as_of = DayRange{epoch + c.as_of->first, epoch + c.as_of->last};
  if (c.known_by) options.known_by = epoch + *c.known_by;
  for (const int s : c.sources) options.sources.push_back(term(graph, c.source_name(s)));
  for (const int s : c.not_sources) options.not_sources.push_back(term(graph, c.source_name(s)));
  options.stance = c.stance;
  return options;
}

TEST(LensReference, TheLensMatchesWhatTheDefinitionsSay) {
  int seen[3] = {0, 0, 0};
  check_random_cases(6000, 90, [&](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const KnowledgeGraph graph = graph_of(literal(c));
    const Lens lens(graph, options_of(c, graph));
    LensOptions strict = options_of(c, graph);
    strict.minimum_certainty = Firmness::certain;
    const Lens certain(graph, strict);
    const Reference reference(c);
    for (std::size_t i = 0; i < c.claims.size(); ++i) {
      const int number = static_cast<int>(i);
      if (!reference.consistent(number)) continue;
      const ClaimId id = claim(graph, "c" + std::to_string(i));
      const Match expected = reference.match(number);
      ++seen[static_cast<int>(expected)];
      const bool same = lens.match(id) == expected && lens.listed(id) == reference.listed(number) &&
                        lens.contested(id) == reference.contested(number) &&
                        (certain.match(id) != Match::no) == (expected == Match::certain);
      if (same) continue;
      return literal(c) + "as of " + (c.as_of ? edtf(*c.as_of) : "-") + " known by " +
             (c.known_by ? iso(*c.known_by) : "-") + " stance " + std::to_string(static_cast<int>(c.stance)) +
             " sources " + (c.sources.empty() ? "-" : c.source_name(c.sources[0])) + " not " +
             (c.not_sources.empty() ? "-" : c.source_name(c.not_sources[0])) + "\nc" + std::to_string(i) +
             " is matched " + std::to_string(static_cast<int>(lens.match(id))) + ", by definition " +
             std::to_string(static_cast<int>(expected)) + "; contested " +
             std::to_string(static_cast<int>(lens.contested(id))) + ", by definition " +
             std::to_string(static_cast<int>(reference.contested(number)));
    }
    return "";
  });
  for (const int count : seen) EXPECT_GT(count, property_cases(500));
}

TEST(LensReference, TheStanceIsThatOfEveryChoiceOfVoices) {
  int seen[5][3] = {};
  check_random_cases(3000, 90, [&](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const KnowledgeGraph graph = graph_of(literal(c));
    const Lens lens(graph, options_of(c, graph));
    const Reference reference(c);
    for (std::size_t i = 0; i < c.claims.size(); ++i) {
      const ClaimStance found = lens.stance(claim(graph, "c" + std::to_string(i)));
      const ClaimStance expected = reference.stance(static_cast<int>(i));
      ++seen[static_cast<int>(expected.stance)][static_cast<int>(expected.told)];
      if (found == expected) continue;
      return literal(c) + "known by " + (c.known_by ? iso(*c.known_by) : "-") + "\nc" + std::to_string(i) +
             " has stance " + std::to_string(static_cast<int>(found.stance)) + ", by definition " +
             std::to_string(static_cast<int>(expected.stance)) + "; told " +
             std::to_string(static_cast<int>(found.told)) + ", by definition " +
             std::to_string(static_cast<int>(expected.told));
    }
    return "";
  });
  EXPECT_GT(seen[static_cast<int>(Stance::untold)][0], property_cases(100));
  EXPECT_GT(seen[static_cast<int>(Stance::denied_only)][0], property_cases(50));
  if (property_share() < 1) return;  // too few cases: the rare ones do not occur
  for (const Stance stance : {Stance::disputed, Stance::differs, Stance::affirmed})
    for (const Match told : {Match::possible, Match::certain})
      EXPECT_GT(seen[static_cast<int>(stance)][static_cast<int>(told)], 20)
          << static_cast<int>(stance) << ' ' << static_cast<int>(told);
}

TEST(LensReference, AFilterThatLetsEverythingThroughChangesNothing) {
  check_random_cases(2000, 90, [](Tape& tape) -> std::string {
    const Case c = drawn(tape);
    const KnowledgeGraph graph = graph_of(literal(c));
    LensOptions options = options_of(c, graph);
    options.sources.clear(), options.not_sources.clear(), options.known_by.reset();
    const Lens plain(graph, options);
    options.known_by = *parse_day("2099-01-01");
    const Lens filtered(graph, options);
    const DayRange period = options.as_of.value_or(DayRange{*parse_day("2025-01-05"), *parse_day("2025-01-05")});
    for (ClaimId id = 0; id < graph.claim_count(); ++id)
      if (plain.match(id) != filtered.match(id) || plain.contested(id) != filtered.contested(id) ||
          !(plain.bounds(id) == filtered.bounds(id)) ||
          plain.doubts_in_time(id, period) != filtered.doubts_in_time(id, period))
        return literal(c) + graph.name(graph.term_of_claim(id)) + " differs";
    return "";
  });
}

}  // namespace
}  // namespace filiera::lens_reference_test
