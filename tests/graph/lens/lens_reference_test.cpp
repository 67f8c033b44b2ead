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
    if (!c_.as_of && !holds_ever(claim)) return Match::no;
    const Match match = std::min(seen(claim), c_.as_of ? in_time(claim) : ever(claim));
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
    // Who affirms it denies it in every choice of published documents.
    if (const std::set<Stance> met = stances(claim);
        met.contains(Stance::disputed) && !met.contains(Stance::affirmed) && !met.contains(Stance::differs))
      return Match::certain;
    return match;
  }

  // Whether what events say of its matter depends on more than one choice, or on who denies them: then the lens, which
  // looks at two readings of them alone, may say less than every choice does.
  bool rests_on_several_choices(int claim) const {
    std::set<int> events;
    const std::set<int> matter = matter_of(claim);
    if (matter.size() > 1)
      for (const int other : matter)
        for (const int e : events_on(other)) events.insert(e);
    int choices = 0;
    for (const int e : events) {
      if (contested(e) != Match::no) return true;
      for (const Told& t : c_.told) choices += t.claim == e && shown(t) == Match::possible;
    }
    return choices > 1;
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

  // The stance in every choice of possibly published documents: the same in all, else the weakest of those in which
  // a source affirms the claim.
  ClaimStance stance(int claim) const {
    const std::set<Stance> met = stances(claim);
    const Match told = met.size() == 1 ? Match::certain : Match::possible;
    for (const Stance firm : {Stance::disputed, Stance::differs, Stance::affirmed})
      if (met.contains(firm)) return {firm, told};
    return {*met.rbegin(), Match::no};
  }

  std::set<Stance> stances(int claim) const {
    std::set<Stance> met;
    for (std::size_t world = 0; world < std::size_t{1} << c_.documents.size(); ++world) {
      std::vector<bool> published;
      for (const Told& t : c_.told)
        published.push_back(shown(t) == Match::certain || (shown(t) == Match::possible && (world >> t.document & 1)));
      met.insert(stance_of(claim, published));
    }
    return met;
  }

  // False if the dates contradict each other without any event; nothing follows from them.
  bool consistent(int claim) const { return has_events(claim) || holds_ever(claim); }

  bool holds_ever(int claim) const {
    bool found = false;
    each_world(claim, [&](const std::vector<Range>& spans, bool) { found = found || !spans.empty(); });
    return found;
  }

  // Whether it held on any day, whatever events ended it.
  Match ever(int claim) const {
    bool all = true;
    each_world(claim, [&](const std::vector<Range>& spans, bool may_never_start) {
      all = all && !spans.empty() && !may_never_start;
    });
    return all || !has_events(claim) ? Match::certain : Match::possible;
  }

  Match in_time(int claim) const {
    if (!c_.as_of) return Match::certain;
    bool some = false, all = true;
    each_world(claim, [&](const std::vector<Range>& spans, bool may_never_start) {
      all = all && !spans.empty() && !may_never_start;
      for (const Range& span : spans) {
        bool holds = false;
        for (int day = c_.as_of->first; day <= c_.as_of->last; ++day)
          holds = holds || (span.first <= day && day <= span.last);
        some = some || holds;
        all = all && holds;
      }
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

  std::set<int> matter_of(int claim) const {
    std::set<int> matter{claim};
    for (std::size_t round = 0; round < c_.claims.size(); ++round)
      for (const Related& related : c_.related)
        if (related.relation == Relation::same_matter && (matter.contains(related.from) || matter.contains(related.to)))
          matter.insert({related.from, related.to});
    return matter;
  }

  Stance stance_of(int claim, const std::vector<bool>& published) const {
    const bool denied = speaks(claim, true, published);
    if (!speaks(claim, false, published)) return denied ? Stance::denied_only : Stance::untold;
    if (denied) return Stance::disputed;
    for (const Related& related : c_.related)
      if (related.relation == Relation::answers && related.to == claim && speaks(related.from, true, published))
        return Stance::disputed;
    for (const int other : matter_of(claim))
      if (other != claim && speaks(other, false, published) && says_else(claim, other, published))
        return Stance::differs;
    for (const Related& related : c_.related)
      if (related.relation == Relation::conflicts && (related.from == claim || related.to == claim) &&
          speaks(related.from == claim ? related.to : related.from, false, published))
        return Stance::differs;
    return Stance::affirmed;
  }

  // What a claim and the events of a choice of attestations say of its start or its end.
  struct Side {
    std::string dates;  // empty where nothing is said
    bool by_event = false;
  };
  Side side(int claim, bool start, const std::vector<bool>& published) const {
    const Said& said = c_.claims[static_cast<std::size_t>(claim)];
    const std::optional<Days>& stated = said.when ? said.when : start ? said.starts : said.ends;
    std::vector<Turn> told;
    for (const int e : events_on(claim))
      if (speaks(e, false, published)) told.push_back(turn_of(e, claim));
    const SideDays days = side_days(start, stated, told, {});
    if (days.as_stated) return {edtf(*stated), false};
    const bool any = std::any_of(told.begin(), told.end(), [&](const Turn& turn) { return turn.start == start; });
    return any ? Side{edtf(days.ranges.front()), true} : Side{};
  }

  bool says_else(int a, int b, const std::vector<bool>& published) const {
    const Said &x = c_.claims[static_cast<std::size_t>(a)], &y = c_.claims[static_cast<std::size_t>(b)];
    if (x.modality && y.modality && x.modality != y.modality) return true;
    for (const bool start : {true, false}) {
      const Side of_a = side(a, start, published), of_b = side(b, start, published);
      if (!of_a.dates.empty() && !of_b.dates.empty() ? of_a.dates != of_b.dates
                                                     : !start && of_a.by_event != of_b.by_event)
        return true;
    }
    return false;
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

  // The days common to all ranges, else those between the first and the last day of any.
  static Range joined(const std::vector<Range>& ranges) {
    Range common, hull{after_all, before_all};
    for (const Range& r : ranges) {
      common = {std::max(common.first, r.first), std::min(common.last, r.last)};
      hull = {std::min(hull.first, r.first), std::max(hull.last, r.last)};
    }
    return common.first <= common.last ? common : hull;
  }

  // The days that both allow; else the later of two starts, the earlier of two ends.
  static Range tighter(bool start, Range stated, Range told) {
    const Range common{std::max(stated.first, told.first), std::min(stated.last, told.last)};
    if (common.first <= common.last) return common;
    return (stated.first > told.first) == start ? stated : told;
  }

  static bool same(Range a, Range b) { return a.first == b.first && a.last == b.last; }

  // An event that begins or ends a claim.
  struct Turn {
    bool start;
    Range day;
  };

  // The events that happened and that begin or end a claim.
  std::vector<int> events_on(int claim) const {
    std::vector<int> found;
    if (c_.claims[static_cast<std::size_t>(claim)].sort == Sort::event) return found;
    for (std::size_t e = 0; e < c_.claims.size(); ++e) {
      const Said& event = c_.claims[e];
      if (event.sort == Sort::event && modalities[static_cast<std::size_t>(event.modality)] == "done" &&
          (event.introduces == claim || event.terminates == claim))
        found.push_back(static_cast<int>(e));
    }
    return found;
  }
  Turn turn_of(int event, int claim) const {
    const Said& said = c_.claims[static_cast<std::size_t>(event)];
    return {said.introduces == claim, said.when->hull()};
  }

  std::vector<std::pair<Turn, Match>> turns(int claim) const {
    std::vector<std::pair<Turn, Match>> found;
    for (const int e : events_on(claim))
      if (const Match match = seen(e); match != Match::no) found.push_back({turn_of(e, claim), match});
    return found;
  }
  bool has_events(int claim) const { return !turns(claim).empty(); }

  // One side of a claim's time: the ranges of days on one of which it starts (ends), and whether they are the members
  // of the set that the claim states.
  struct SideDays {
    std::vector<Range> ranges;
    bool as_stated = false;
  };
  static SideDays side_days(bool start, const std::optional<Days>& stated, const std::vector<Turn>& events,
                            Range unstated) {
    std::vector<Range> told;
    for (const Turn& turn : events)
      if (turn.start == start) told.push_back(stated ? tighter(start, stated->hull(), turn.day) : turn.day);
    const bool moved =
        std::any_of(told.begin(), told.end(), [&](Range r) { return !stated || !same(r, stated->hull()); });
    if (moved) return {{joined(told)}, false};
    if (stated) return {stated->members(), true};
    return {{unstated}, false};
  }

  // Calls `visit` for every choice of what may be published (attestations, events): with all intervals from a day on
  // which it may start to one on which it may end, and whether it may instead never start, since it was only intended
  // when an event ended it.
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
    for (const auto& [turn, seen] : turns(claim))
      (seen == Match::certain ? sure_events : unsure_events).push_back(turn);
    const std::string_view modality = modalities[static_cast<std::size_t>(said.modality)];
    const bool lasts = modality.empty() || modality == "ongoing" || modality == "done";
    const std::size_t bits = unsure_published.size() + unsure_events.size();
    for (std::size_t world = 0; world < std::size_t{1} << bits; ++world) {
      std::vector<Range> published = sure_published;
      for (std::size_t i = 0; i < unsure_published.size(); ++i)
        if (world >> i & 1) published.push_back(unsure_published[i]);
      if (published.empty() && !unsure_published.empty()) continue;  // no source states the claim
      std::vector<Turn> events = sure_events;
      for (std::size_t i = 0; i < unsure_events.size(); ++i)
        if (world >> (unsure_published.size() + i) & 1) events.push_back(unsure_events[i]);

      Range no_start, no_end;
      for (const Range& p : published) {
        if (lasts) no_start.last = std::min(no_start.last, p.last);
        no_end.first = std::max(no_end.first, p.first);
      }
      const SideDays starts = side_days(true, said.when ? said.when : said.starts, events, no_start);
      const SideDays ends = side_days(false, said.when ? said.when : said.ends, events, no_end);
      // Of fil:when the start and the end lie on the same member.
      const bool one_member = said.when && starts.as_stated && ends.as_stated;
      std::vector<Range> spans;
      bool may_end_first = false;
      for (std::size_t i = 0; i < starts.ranges.size(); ++i)
        for (std::size_t j = 0; j < ends.ranges.size(); ++j) {
          if (one_member && i != j) continue;
          for (int s = starts.ranges[i].first; s <= starts.ranges[i].last; ++s)
            for (int e = ends.ranges[j].first; e <= ends.ranges[j].last; ++e) {
              if (s <= e) spans.push_back({s, e});
              may_end_first = may_end_first || s > e;
            }
        }
      const auto has = [&](bool start) {
        return std::any_of(events.begin(), events.end(), [&](const Turn& turn) { return turn.start == start; });
      };
      visit(spans, !lasts && may_end_first && !ends.as_stated && has(false) && !has(true));
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
      if (!reference.consistent(number) || reference.rests_on_several_choices(number)) continue;
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
      if (reference.rests_on_several_choices(static_cast<int>(i))) continue;
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
