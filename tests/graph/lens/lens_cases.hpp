// SPDX-License-Identifier: Apache-2.0
// Random claims with dates, events, sources and denials, and random lenses for them.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::lens_cases {

// Days of January 2025. Dates outside `first_day` to `last_day` stand for unbounded ones.
inline constexpr int first_day = 0;
inline constexpr int last_day = 11;
inline constexpr int before_all = -3;
inline constexpr int after_all = 14;

struct Range {
  int first = before_all;
  int last = after_all;
};

inline std::string iso(int day) { return iso_date(*parse_day("2025-01-01") + day); }

inline std::string edtf(Range range) {
  if (range.first == range.last) return iso(range.first);
  const auto side = [](int day) { return day == before_all || day == after_all ? "" : iso(day); };
  return "[" + side(range.first) + ".." + side(range.last) + "]";
}

// Days of which one is meant: those of one member of a set or of the other, which stands apart from it.
struct Days {
  Range first;
  std::optional<Range> other = std::nullopt;
  std::vector<Range> members() const { return other ? std::vector<Range>{first, *other} : std::vector<Range>{first}; }
  Range hull() const { return {first.first, other ? other->last : first.last}; }
};

inline std::string edtf(const Days& days) {
  if (!days.other) return edtf(days.first);
  std::string text = "[";
  for (const Range& member : days.members()) {
    const std::string one = edtf(member);
    text += (text.size() > 1 ? "," : "") + (one[0] == '[' ? one.substr(1, one.size() - 2) : one);
  }
  return text + "]";
}

struct Told {
  int claim = 0;
  bool denies = false;
  int voice = 0;  // 0: the document itself
  int document = 0;
  int repeats = -1;
};

enum class Sort { link, measure, event };

struct Said {
  Sort sort = Sort::link;
  int modality = 0;
  std::optional<Days> starts, ends, when;
  int introduces = -1, terminates = -1;  // of events
};

enum class Relation { conflicts, answers, same_matter };

struct Related {
  Relation relation = Relation::answers;
  int from = 0, to = 0;
};

inline constexpr std::array<std::string_view, 6> modalities = {"",           "sought",  "planned",
                                                               "contracted", "ongoing", "done"};

struct Case {
  std::vector<Range> documents;
  std::vector<Said> claims;
  std::vector<Told> told;
  std::vector<Related> related;
  std::optional<Range> as_of;
  std::optional<int> known_by;
  std::vector<int> sources, not_sources;  // documents, then voices
  StanceFilter stance = StanceFilter::all;

  std::string voice(int v) const { return "V" + std::to_string(v); }
  std::string source_name(int s) const {
    const int documents_count = static_cast<int>(documents.size());
    return s < documents_count ? "D" + std::to_string(s) : voice(s - documents_count + 1);
  }
};

inline Range range(Tape& tape) {
  const int first = tape.choose(last_day + 1);
  return {first, std::min(last_day, first + tape.choose(5))};
}

inline std::optional<Range> perhaps_open(Tape& tape) {
  Range r = range(tape);
  const int open = tape.choose(8);
  if (open == 6) r.first = before_all;
  if (open == 7) r.last = after_all;
  return r;
}

inline std::optional<Days> days(Tape& tape) {
  Days found{*perhaps_open(tape)};
  const int free = found.first.last + 2;  // a day lies between
  if (free <= last_day && tape.chance(4)) {
    found.other = Range{free + tape.choose(last_day + 1 - free), 0};
    found.other->last = std::min(last_day, found.other->first + tape.choose(3));
  }
  return found;
}

inline Case drawn(Tape& tape) {
  Case c;
  for (int d = 0, count = 1 + tape.choose(3); d < count; ++d) c.documents.push_back(range(tape));
  const int claims = 1 + tape.choose(4);
  for (int i = 0; i < claims; ++i) {
    Said said;
    said.sort = static_cast<Sort>(tape.choose(3));
    said.modality = tape.choose(6);
    if (tape.chance(4)) said.starts = days(tape);
    if (tape.chance(4)) {
      said.ends = days(tape);
      // A claim that ends before it starts is invalid.
      if (said.starts) {
        const Range start = said.starts->hull(), end = said.ends->hull();
        if (end.first < start.first || end.last < start.last) said.ends.reset();
      }
    }
    if (!said.starts && !said.ends && tape.chance(3)) said.when = days(tape);
    if (said.sort == Sort::event) {
      said.modality = tape.chance(8) ? 5 : said.modality;
      said.starts.reset(), said.ends.reset();
      said.when = days(tape);
      const int target = tape.choose(claims);
      (tape.chance(5) ? said.introduces : said.terminates) = target;
    }
    c.claims.push_back(said);
  }
  for (Said& said : c.claims)
    for (int* target : {&said.introduces, &said.terminates})
      if (*target >= 0 && c.claims[static_cast<std::size_t>(*target)].sort == Sort::event) *target = -1;
  for (int i = 0; i < claims; ++i)
    for (int n = 0, count = 1 + tape.choose(3); n < count; ++n) {
      Told told{i, tape.chance(2), tape.choose(3), tape.choose(static_cast<int>(c.documents.size())), -1};
      if (!c.told.empty() && tape.chance(3)) told.repeats = tape.choose(static_cast<int>(c.told.size()));
      c.told.push_back(told);
    }
  for (int n = tape.choose(3); n > 0; --n) {
    const Related related{static_cast<Relation>(tape.choose(3)), tape.choose(claims), tape.choose(claims)};
    if (related.from != related.to) c.related.push_back(related);
  }
  const int sources = static_cast<int>(c.documents.size()) + 2;
  if (tape.chance(7)) c.as_of = range(tape);
  if (tape.chance(5)) c.known_by = tape.choose(last_day + 1);
  if (tape.chance(2)) c.sources.push_back(tape.choose(sources));
  if (tape.chance(2)) c.not_sources.push_back(tape.choose(sources));
  c.stance = static_cast<StanceFilter>(tape.choose(4));
  return c;
}

inline std::string literal(const Case& c) {
  std::string text = "agent V1 V2\ncompany P Q\n";
  for (std::size_t d = 0; d < c.documents.size(); ++d)
    text += "document D" + std::to_string(d) + ' ' + edtf(c.documents[d]) + '\n';
  for (std::size_t i = 0; i < c.claims.size(); ++i) {
    const Said& said = c.claims[i];
    text += "c" + std::to_string(i) + ": ";
    text += said.sort == Sort::link ? "P suppliesTo Q" : said.sort == Sort::measure ? "measure prohibits" : "event";
    if (said.modality) text += " modality=" + std::string(modalities[static_cast<std::size_t>(said.modality)]);
    if (said.starts) text += " starts=" + edtf(*said.starts);
    if (said.ends) text += " ends=" + edtf(*said.ends);
    if (said.when) text += " when=" + edtf(*said.when);
    if (said.introduces >= 0) text += " introduces=c" + std::to_string(said.introduces);
    if (said.terminates >= 0) text += " terminates=c" + std::to_string(said.terminates);
    text += '\n';
  }
  for (std::size_t t = 0; t < c.told.size(); ++t) {
    const Told& told = c.told[t];
    const std::string document = "D" + std::to_string(told.document);
    text += "turtle kg:t" + std::to_string(t) + " a fil:Attestation ; fil:" + (told.denies ? "denies" : "affirms") +
            " kg:c" + std::to_string(told.claim) +
            " ; prov:wasAttributedTo kg:" + (told.voice ? c.voice(told.voice) : document) +
            " ; oa:hasSource kg:" + document +
            (told.repeats >= 0 ? " ; prov:wasDerivedFrom kg:t" + std::to_string(told.repeats) : "") +
            " ; fil:start 0 ; fil:end 9 .\n";
  }
  for (const Related& related : c.related)
    text +=
        "relate c" + std::to_string(related.from) +
        std::array{" conflictsWith c", " answers c", " sameMatterAs c"}[static_cast<std::size_t>(related.relation)] +
        std::to_string(related.to) + '\n';
  return text;
}

}  // namespace filiera::lens_cases
