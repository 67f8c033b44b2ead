// SPDX-License-Identifier: Apache-2.0
// Collects parties, and judges how sure a pair of like names is.
#include "query/matching/party_matches.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "io/fold.hpp"
#include "io/utf8.hpp"
#include "ontology/vocabulary.hpp"
#include "query/matching/name_words.hpp"

namespace filiera {

namespace {

constexpr std::size_t compared_parties = 12;
constexpr double clear_lead = 0.3;  // over the next party, from which on there is no doubt
constexpr double clear_lead_in_country = 0.1;
constexpr double of_candidate = 0.5;
constexpr double of_other_country = 0.6;  // what is left of the confidence
constexpr double of_other_kind = 0.6;
constexpr double of_short_word = 0.65;
constexpr double of_like_word = 0.8;  // of one word that is only nearly the same, or one of several
constexpr double of_contested_object = 0.6;
constexpr std::size_t short_word = 5;  // letters

// "LEI 5493001KJTIIGC8Y1R12": an identifier with its scheme; empty for a name.
std::string identifier_of(std::string_view name) {
  const std::size_t space = name.find(' ');
  if (space == name.npos || space < 2) return {};
  const std::string_view scheme = name.substr(0, space), code = name.substr(space + 1);
  const auto capital = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(scheme, capital) || !std::ranges::all_of(code, capital)) return {};
  if (code.size() < 5 || std::ranges::count_if(code, digit) < 3) return {};
  return std::string(name);
}

std::string_view scheme_of(std::string_view identifier) { return identifier.substr(0, identifier.find(' ')); }

// A party with its names as they are compared.
struct Compared {
  std::vector<std::string> latin;    // without identifiers
  std::vector<std::size_t> written;  // of each, its place among the names
  std::vector<std::string> identifiers;
  std::unordered_set<std::string_view> set;  // of latin, which stays where it is
};

Compared compared(const MatchParty& party, const Transliterate& transliterate) {
  Compared result;
  std::unordered_set<std::string> met;
  for (std::size_t i = 0; i < party.names.size(); ++i) {
    if (std::string identifier = identifier_of(party.names[i]); !identifier.empty()) {
      result.identifiers.push_back(std::move(identifier));
      continue;
    }
    std::string latin = fold(has_other_script(party.names[i]) ? transliterate(party.names[i]) : party.names[i]);
    if (!met.insert(latin).second) continue;
    result.latin.push_back(std::move(latin));
    result.written.push_back(i);
  }
  result.set.insert(result.latin.begin(), result.latin.end());
  return result;
}

// Whether one has a name "X (Y)" of which the other has both X and Y.
bool has_both_of_bracketed(const Compared& a, const Compared& b) {
  return std::ranges::any_of(a.latin, [&](const std::string& name) {
    const std::vector<std::string> readings = name_readings(name);
    return readings.size() == 3 && b.set.contains(fold(readings[1])) && b.set.contains(fold(readings[2]));
  });
}

bool share_a_name(const Compared& a, const Compared& b) {
  const bool fewer = a.set.size() < b.set.size();
  const auto& all = fewer ? b.set : a.set;
  return std::ranges::any_of(fewer ? a.set : b.set, [&](std::string_view name) { return all.contains(name); }) ||
         has_both_of_bracketed(a, b) || has_both_of_bracketed(b, a);
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& one) { return std::ranges::find(b, one) != b.end(); });
}

Agreement agreement(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return Agreement::untold;
  return share(a, b) ? Agreement::same : Agreement::different;
}

// Two identifiers of one scheme, of which none is shared.
bool identifiers_differ(const Compared& a, const Compared& b) {
  if (share(a.identifiers, b.identifiers)) return false;
  return std::ranges::any_of(a.identifiers, [&](const std::string& one) {
    return std::ranges::any_of(b.identifiers,
                               [&](const std::string& other) { return scheme_of(one) == scheme_of(other); });
  });
}

// How little a name says: a word of few letters, which many parties may have; one word; more.
enum class NameSize : std::uint8_t { short_word, one_word, more };

NameSize size_of(std::string_view latin) {
  const NameWords words = name_words(latin);
  if (words.words.size() != 1) return NameSize::more;
  return words.words.front().size() <= short_word ? NameSize::short_word : NameSize::one_word;
}

class Proposer {
 public:
  Proposer(std::span<const MatchParty> subjects, std::span<const MatchParty> objects,
           const Transliterate& transliterate, const MatchOptions& options)
      : subjects_(subjects), objects_(objects), options_(options) {
    of_subjects_.reserve(subjects.size());
    of_objects_.reserve(objects.size());
    for (const MatchParty& party : subjects) of_subjects_.push_back(compared(party, transliterate));
    for (std::size_t o = 0; o < objects.size(); ++o) {
      of_objects_.push_back(compared(objects[o], transliterate));
      for (std::size_t n = 0; n < of_objects_[o].latin.size(); ++n) {
        matcher_.add(static_cast<std::uint32_t>(o), of_objects_[o].latin[n]);
        places_.push_back(n);
      }
      for (const std::string& identifier : of_objects_[o].identifiers) by_identifier_[identifier].push_back(o);
    }
    matcher_.finish();
  }

  std::vector<ProposedPair> make() {
    for (std::size_t s = 0; s < subjects_.size(); ++s) ask(s);
    lower_contested();
    std::vector<ProposedPair> result;
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      if (kept_[i] || pairs_[i].confidence >= options_.threshold) result.push_back(std::move(pairs_[i]));
    std::ranges::stable_sort(result, [](const ProposedPair& a, const ProposedPair& b) {
      return std::tuple(-a.confidence, a.subject, a.object) < std::tuple(-b.confidence, b.subject, b.object);
    });
    return result;
  }

 private:
  void ask(std::size_t s) {
    const Compared& asked = of_subjects_[s];
    std::vector<std::size_t> told;
    for (const std::string& identifier : asked.identifiers)
      if (const auto found = by_identifier_.find(identifier); found != by_identifier_.end())
        for (const std::size_t o : found->second) {
          if (subjects_[s].iri == objects_[o].iri || std::ranges::find(told, o) != told.end()) continue;
          told.push_back(o);
          ProposedPair pair{s,          o,          true,
                            identifier, identifier, Likeness::same_name,
                            1,          0.99,       agreement(subjects_[s].countries, objects_[o].countries),
                            false};
          add(std::move(pair), true);
        }
    std::vector<LikeParty> like = matcher_.closest(asked.latin, compared_parties + options_.candidates);
    std::erase_if(like, [&](const LikeParty& party) { return objects_[party.party].iri == subjects_[s].iri; });
    if (like.empty()) return;
    // Countries decide between parties that are as like by name.
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < like.size(); ++i) order.emplace_back(-weighed(s, like[i]), i);
    std::ranges::sort(order);
    const LikeParty& best = like[order.front().second];
    double next = 0;
    for (const auto& [weight, i] : order)
      if (i != order.front().second && !share_a_name(of_objects_[like[i].party], of_objects_[best.party])) {
        next = -weight;
        break;
      }
    const double lead = -order.front().first - next;
    std::size_t rank = 0;
    for (const auto& [weight, i] : order) {
      const LikeParty& party = like[i];
      const bool of_best = &party == &best || share_a_name(of_objects_[party.party], of_objects_[best.party]);
      if (std::ranges::find(told, std::size_t{party.party}) != told.end()) continue;
      const bool candidate = rank++ < options_.candidates;
      if (!of_best && !candidate) continue;
      add(pair_of(s, party, of_best ? lead : 0), candidate);
    }
  }

  // The score of the names, as countries and kinds support it.
  double weighed(std::size_t s, const LikeParty& party) const {
    double score = party.names.score;
    const MatchParty& object = objects_[party.party];
    const Agreement country = agreement(subjects_[s].countries, object.countries);
    if (country == Agreement::different) score *= of_other_country;
    if (subjects_[s].agent != object.agent) score *= of_other_kind;
    return score;
  }

  ProposedPair pair_of(std::size_t s, const LikeParty& party, double lead) const {
    const Compared& asked = of_subjects_[s];
    const Compared& found = of_objects_[party.party];
    const std::size_t place = places_[party.names.found];
    ProposedPair pair;
    pair.subject = s;
    pair.object = party.party;
    pair.subject_name = subjects_[s].names[asked.written[party.names.asked]];
    pair.object_name = objects_[party.party].names[found.written[place]];
    pair.likeness = party.names.likeness;
    pair.score = party.names.score;
    pair.country = agreement(subjects_[s].countries, objects_[party.party].countries);
    pair.kinds_differ = subjects_[s].agent != objects_[party.party].agent;
    // The same name in the same country needs less of a lead.
    const bool supported = pair.country == Agreement::same && pair.likeness == Likeness::same_name;
    pair.confidence =
        std::min(0.99, pair.score) * std::clamp(lead / (supported ? clear_lead_in_country : clear_lead), 0.0, 1.0);
    if (pair.country == Agreement::different) pair.confidence *= of_other_country;
    if (pair.kinds_differ) pair.confidence *= of_other_kind;
    const NameSize size = std::min(size_of(asked.latin[party.names.asked]), size_of(found.latin[place]));
    if (size == NameSize::short_word && pair.country != Agreement::same) pair.confidence *= of_short_word;
    if (size != NameSize::more && pair.likeness == Likeness::words) pair.confidence *= of_like_word;
    if (identifiers_differ(asked, found)) pair.confidence *= of_other_kind;
    // Whatever its lead, a pair is as sure as this; below the threshold it is ordered by it.
    pair.confidence = std::max(pair.confidence, of_candidate * weighed(s, party));
    return pair;
  }

  void add(ProposedPair pair, bool kept) {
    pairs_.push_back(std::move(pair));
    kept_.push_back(kept);
  }

  // Of several subjects that claim one object, only the one most like it, and those that share a name with it, are
  // sure.
  void lower_contested() {
    std::unordered_map<std::size_t, std::size_t> best;  // pairs, by object
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const auto [known, fresh] = best.try_emplace(pairs_[i].object, i);
      if (!fresh && pairs_[i].score > pairs_[known->second].score) known->second = i;
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const ProposedPair& first = pairs_[best.at(pairs_[i].object)];
      if (first.subject == pairs_[i].subject || pairs_[i].by_identifier || first.score <= pairs_[i].score) continue;
      if (!share_a_name(of_subjects_[first.subject], of_subjects_[pairs_[i].subject]))
        pairs_[i].confidence *= of_contested_object;
    }
  }

  std::span<const MatchParty> subjects_, objects_;
  const MatchOptions& options_;
  std::vector<Compared> of_subjects_, of_objects_;
  std::vector<std::size_t> places_;  // of the names of the matcher, among those of their object
  std::unordered_map<std::string, std::vector<std::size_t>> by_identifier_;
  NameMatcher matcher_;
  std::vector<ProposedPair> pairs_;
  std::vector<char> kept_;  // whatever their confidence
};

}  // namespace

bool has_other_script(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = decode_utf8(name.substr(at));
    if (point.size == 0) return false;
    at += point.size;
    const char32_t c = point.value;
    // From Greek on, but for additions to Latin, punctuation and symbols, ligatures of Latin and full widths.
    if (c >= 0x370 && !(c >= 0x1E00 && c <= 0x1EFF) && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
        !(c >= 0xFB00 && c <= 0xFB06) && !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF5E))
      return true;
  }
  return false;
}

std::vector<MatchParty> parties_of(const KnowledgeGraph& graph) {
  std::vector<MatchParty> parties;
  const EdgeTypeId located = graph.core(vocab::fil_locatedIn);
  std::unordered_map<TermId, bool> is_country;
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    const Kind kind = graph.kind_of_vertex(v);
    if (kind != Kind::company && kind != Kind::group && kind != Kind::regulator && kind != Kind::agent) continue;
    const TermId term = graph.term_of_vertex(v);
    if (graph.terms()[term].kind != TermKind::iri) continue;
    MatchParty party;
    party.iri = graph.terms().value(term);
    party.agent = kind == Kind::agent;
    std::vector<std::string> others;
    for (const Quad& quad : graph.statements(term)) {
      const std::string_view predicate = graph.terms().value(quad.predicate);
      std::vector<std::string>* const names = predicate == vocab::skos_prefLabel ? &party.names
                                              : predicate == vocab::skos_altLabel || predicate == vocab::rdfs_label
                                                  ? &others
                                                  : nullptr;
      if (names && graph.terms()[quad.object].kind == TermKind::literal)
        names->emplace_back(graph.terms().value(quad.object));
    }
    party.names.insert(party.names.end(), others.begin(), others.end());
    if (party.names.empty()) continue;
    for (const std::uint32_t claim : graph.out_claims(v, located)) {
      const TermId place = graph.term_of_vertex(graph.edge(claim).target);
      const auto [known, fresh] = is_country.try_emplace(place, false);
      if (fresh)
        known->second = std::ranges::any_of(graph.statements(place), [&](const Quad& quad) {
          return graph.terms().value(quad.object) == vocab::fil_Country;
        });
      if (known->second) party.countries.emplace_back(graph.terms().value(place));
    }
    parties.push_back(std::move(party));
  }
  return parties;
}

std::vector<ProposedPair> propose_pairs(std::span<const MatchParty> subjects, std::span<const MatchParty> objects,
                                        const Transliterate& transliterate, const MatchOptions& options) {
  return Proposer(subjects, objects, transliterate, options).make();
}

}  // namespace filiera
