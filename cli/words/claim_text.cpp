// SPDX-License-Identifier: Apache-2.0
// Claims in words.
#include "cli/words/claim_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "cli/words/doubt_text.hpp"
#include "graph/model/amount.hpp"
#include "graph/model/names.hpp"
#include "graph/model/share.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/language.hpp"

namespace filiera {

namespace {

constexpr std::string_view absent = "–";

// Names without duplicates, in order of first occurrence.
class DistinctNames {
 public:
  void add(std::string name) {
    if (seen_.insert(name).second) names_.push_back(std::move(name));
  }
  std::vector<std::string>& names() { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

Tone tone_of_stance(const Wording& wording, ClaimId c) {
  switch (wording.lens().stance(c).stance) {
    case Stance::disputed:
      return Tone::doubtful;
    case Stance::denied_only:
      return Tone::bad;
    default:
      return Tone::plain;
  }
}

Tone tone_of_mark(std::string_view text) {
  return text.find(" ?") == std::string_view::npos ? Tone::plain : Tone::doubtful;
}

std::string perhaps_if(bool perhaps, std::string text) { return perhaps ? say("perhaps {}", text) : text; }

std::string marked(std::string text, Match match) {
  if (match == Match::possible) text += " ?";
  return text;
}

std::string range_text(DayRange days) {
  std::string text = format_range(days);
  if (!text.starts_with('[')) return text;
  text = text.substr(1, text.size() - 2);
  const std::size_t dots = text.find("..");
  const std::string first = text.substr(0, dots), last = text.substr(dots + 2);
  if (first.empty()) return last.empty() ? say("any day") : say("until {}", last);
  return last.empty() ? say("from {}", first) : say("{} to {}", first, last);
}

std::string listed(std::span<const std::string> names) {
  return names.empty() ? std::string(absent) : fmt::format("{}", fmt::join(names, ", "));
}

std::string listed(std::span<const Voice> voices) {
  std::string text;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    text += (i > 0 ? ", " : "") + voices[i].name;
    const bool last_of_via = i + 1 == voices.size() || voices[i + 1].via != voices[i].via;
    if (!voices[i].via.empty() && last_of_via) text += say(" via {}", voices[i].via);
  }
  return text.empty() ? std::string(absent) : text;
}

std::vector<Voice> each_once(std::vector<Voice> voices) {
  std::set<std::pair<std::string, std::string>> known;
  std::erase_if(voices, [&](const Voice& voice) { return !known.emplace(voice.name, voice.via).second; });
  return voices;
}

void add_voices(std::vector<Voice>& voices, std::vector<Voice> more) {
  voices.insert(voices.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  voices = each_once(std::move(voices));
}

namespace {

// Adds those who deny the claim, their names followed by `suffix`.
void add_deniers(std::vector<Voice>& voices, const Wording& wording, ClaimId c, std::string_view suffix) {
  const std::vector<const AttestationRow*> denials = wording.attestations(c, Wording::Side::denying);
  struct Denial {
    bool known = false;
    DistinctNames documents;
  };
  std::map<std::string, Denial> by_name;
  for (const AttestationRow* row : denials) {
    Denial& denial = by_name[wording.name(row->voice)];
    denial.known |= wording.lens().shows(*row) == Match::certain;
    denial.documents.add(say("{} (published {}, perhaps only later)", wording.name_of_document(row->document),
                             range_text(wording.graph().document(row->document).published)));
  }
  for (Voice& denier : wording.voices(c, Wording::Side::denying)) {
    Denial& denial = by_name[denier.name];
    const std::string name = denier.name + std::string(suffix);
    if (denial.known)
      voices.push_back({say("denied by {}", name), std::move(denier.via)});
    else
      voices.push_back(
          {say("perhaps denied by {}", name), fmt::format("{}", fmt::join(denial.documents.names(), ", ")), true});
  }
}

}  // namespace

std::vector<Voice> deniers(const Wording& wording, ClaimId c) {
  std::vector<Voice> voices;
  const KnowledgeGraph& graph = wording.graph();
  for (const RelationRow& row : graph.relations_to(graph.owner(c)))
    if (row.type == graph.core(vocab::fil_answers))
      add_deniers(voices, wording, row.from, fmt::format(" ({})", wording.identifier(row.from)));
  add_deniers(voices, wording, c, "");
  return voices;
}

std::vector<Voice> both_sides(const Wording& wording, ClaimId c) {
  std::vector<Voice> voices = wording.voices(c, Wording::Side::affirming);
  if (voices.empty())
    for (Voice& voice : wording.voices(c, Wording::Side::perhaps_affirming))
      voices.push_back({say("perhaps {}", voice.name), std::move(voice.via), true});
  for (Voice& denier : deniers(wording, c)) voices.push_back(std::move(denier));
  return voices;
}

std::string voices_against(const Wording& wording, ClaimId c) {
  if (c == no_claim || wording.lens().contested(c) == Match::no) return {};
  const std::string stance = wording.stance_text(c);
  return fmt::format(", {}{}{}", stance, stance.empty() ? "" : ": ", listed(both_sides(wording, c)));
}

std::span<const MatchedParty> Wording::matched_parties(VertexId measure) const {
  if (!matched_ || matched_->empty()) return {};
  const auto found = matched_->find(std::string(graph_->terms().value(graph_->term_of_vertex(measure))));
  return found == matched_->end() ? std::span<const MatchedParty>() : found->second;
}

Wording::Wording(const Lens& lens, std::vector<std::string> languages, const MatchedParties* matched)
    : lens_(&lens), graph_(&lens.graph()), languages_(std::move(languages)), matched_(matched) {
  if (graph_->terms().find_iri(vocab::fil_covers) != no_term) named_things_ = std::make_shared<std::set<TermId>>();
}

std::string Wording::name_of_document(DocumentId document) const {
  named_->try_emplace(document);
  return name(graph_->document(document).term);
}

std::string Wording::identifier(ClaimId c) const { return short_name(graph_->term_of_claim(graph_->owner(c))); }

std::string Wording::short_name(TermId term) const {
  const std::string_view iri = graph_->terms().value(term);
  const std::string_view own = own_namespace(*graph_);
  return !own.empty() && own.size() + local_name(iri).size() == iri.size() && iri.starts_with(own)
             ? std::string(local_name(iri))
             : graph_->spelled(term);
}

std::string Wording::dates(const Bounds& bounds, StatedEnds stated, SetGaps gaps) const {
  const std::string start = format_days({bounds.start_earliest, bounds.start_latest}, gaps.start);
  const std::string end = format_days({bounds.end_earliest, bounds.end_latest}, gaps.end);
  if (stated.start && stated.end) return start == end ? start : start + "–" + end;
  if (stated.start) return start + "–";
  return stated.end ? "–" + end : "…";
}

std::string Wording::period(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  Bounds bounds = lens_->bounds(owner);
  const StatedEnds ends = lens_->stated_ends(owner);
  SetGaps gaps = graph_->set_gaps(owner);
  if (!graph_->has(owner, turned)) return dates(bounds, ends, gaps);
  const StatedTime own = lens_->stated_time(owner), time = lens_->time_with_events(owner);
  const SetGaps own_gaps = gaps;
  if (time.start_moved) gaps.start = {};
  if (time.end_moved) gaps.end = {};
  // What may never hold has no latest start; its date is told all the same.
  bounds.start_latest = lens_->start_days(owner).last;
  const std::vector<Doubt> doubts = lens_->doubts(owner);
  const auto told_behind = [&](ClaimId event) {
    return std::ranges::find(doubts, event, &Doubt::claim) != doubts.end();
  };
  std::vector<std::string> parts;
  bool certain = false, any_certain = false;  // among the events of `parts`, and among all
  const auto add = [&](Turn turn, bool moved) {
    for (const TurningEvent& event : lens_->moving_events(owner, turn)) {
      const bool perhaps = event.seen != Match::certain;
      any_certain = any_certain || !perhaps;
      // What may have begun or ended it is told also where it states no date, unless a doubt of the day tells it.
      if (!moved && (!perhaps || told_behind(event.event))) continue;
      certain = certain || !perhaps;
      const std::string name = identifier(event.event);
      std::string part = turn == Turn::start ? perhaps ? say("perhaps begun by {}", name) : say("begun by {}", name)
                         : perhaps ? say("perhaps ended by {}", name)
                                             : say("ended by {}", name);
      if (perhaps && !told_behind(event.event)) {
        const std::string against = voices_against(*this, event.event);
        part += against.empty() ? say(", perhaps published later") : against;
      }
      parts.push_back(std::move(part));
    }
  };
  const bool never = never_holds(bounds);
  add(Turn::start, time.start_moved || (never && time.start != own.start));
  add(Turn::end, time.end_moved || (never && time.end != own.end));
  const std::string text = never ? say("never") : dates(bounds, ends, gaps);
  if (parts.empty()) return text;
  Bounds stated;
  if (own.start) stated.start_earliest = own.start->first, stated.start_latest = own.start->last;
  if (own.end) stated.end_earliest = own.end->first, stated.end_latest = own.end->last;
  const std::string as_stated = dates(stated, {own.start.has_value(), own.end.has_value()}, own_gaps);
  return certain ? say("{} ({}; stated {})", text, fmt::join(parts, ", "), as_stated)
                 : fmt::format("{} ({})", any_certain ? text : as_stated, fmt::join(parts, ", "));
}

std::string Wording::starts(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  if (!lens_->stated_ends(owner).start) return {};
  const bool moved = graph_->has(owner, turned) && lens_->time_with_events(owner).start_moved;
  return format_days(lens_->start_days(owner), moved ? decltype(SetGaps::start){} : graph_->set_gaps(owner).start);
}

std::string Wording::ends(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  if (!lens_->stated_ends(owner).end) return {};
  const Bounds bounds = lens_->bounds(owner);
  const bool moved = graph_->has(owner, turned) && lens_->time_with_events(owner).end_moved;
  return format_days({bounds.end_earliest, bounds.end_latest},
                     moved ? decltype(SetGaps::end){} : graph_->set_gaps(owner).end);
}

std::string Wording::status(ClaimId c) const {
  const std::string_view label = graph_->kinds().modality(graph_->modality(c)).labels.get(languages_);
  return std::string(label.empty() ? absent : label);
}

std::string Wording::marked_period(ClaimId c) const {
  std::vector<Doubt> doubts = lens_->doubts(c);
  // The stance tells that it is disputed; that nothing was told later is then not all that is in doubt.
  if (std::erase_if(doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::disputed; }) > 0)
    std::erase_if(doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::last_told; });
  return period(c) + mark_of(*this, doubts, graph_->owner(c));
}

std::string Wording::also_told(ClaimId c) const {
  if (lens_->stance(c).stance != Stance::differs) return {};
  std::vector<std::string> others;
  for (const ClaimId other : lens_->differing(c, most_differing_told + 1)) others.push_back(identifier(other));
  const bool more = others.size() > most_differing_told;
  if (more) others.resize(most_differing_told);
  return more ? say("also told: {} and others", fmt::join(others, ", "))
              : say("also told: {}", fmt::join(others, ", "));
}

std::string Wording::stance_text(ClaimId c) const {
  switch (lens_->stance(c).stance) {
    case Stance::untold:
    case Stance::affirmed:
      break;
    case Stance::differs:
      return also_told(c);
    case Stance::disputed:
      return say("disputed");
    case Stance::denied_only:
      return say("denied; nobody affirms it");
  }
  return {};
}

std::string Wording::stance_in_brackets(ClaimId c) const {
  const std::string stance = stance_text(c);
  return stance.empty() ? std::string() : fmt::format(" ({})", stance);
}

std::string Wording::marked_status(ClaimId c) const {
  const std::string stance = stance_text(c);
  return stance.empty() ? status(c) : fmt::format("{}, {}", status(c), stance);
}

std::string Wording::text_of(TermId subject, std::string_view property) const {
  std::string found;
  std::size_t best = SIZE_MAX;
  const TermId predicate = graph_->terms().find_iri(property);
  for (const Quad& quad : graph_->statements(subject)) {
    if (quad.predicate != predicate) continue;
    const TermView object = graph_->terms()[quad.object];
    std::size_t rank = language_rank(object.language, languages_);
    if (rank == no_language) rank -= language_rank(object.language, "en") != no_language ? 2 : 1;
    if (rank >= best) continue;
    best = rank;
    found = object.kind == TermKind::literal ? std::string(object.value) : name(quad.object);
  }
  return found;
}

std::string Wording::amount(ClaimId c) const {
  const TermId term = graph_->term_of_claim(graph_->owner(c));
  if (const auto amounts = amounts_of(*graph_, term, vocab::fil_amount); !amounts.empty()) return amounts_text(amounts);
  const Stake stake = stake_of(*graph_, c);
  if (!stake.share.told) return std::string(absent);
  std::string base = text_of(term, vocab::fil_shareOf);
  if (base.empty() && stake.interest == Interest::voting_rights) base = say("the votes");
  return base.empty() ? share_text(stake.share) : say("{} of {}", share_text(stake.share), base);
}

std::string Wording::edge_text(EdgeTypeId type) const {
  const EdgeType& edge = graph_->kinds().edge_type(type);
  return std::string(in_english() ? edge.name() : edge.labels.get(languages_));
}

std::string Wording::certainty_text(const AttestationRow& row) const {
  constexpr Phrase certainties[] = {{"certain"}, {"probable"}, {"possible"}};
  return say(certainties[static_cast<std::size_t>(row.certainty)]);
}

std::string Wording::effect_text(EffectId effect) const {
  return std::string(graph_->kinds().effects()[effect].labels.get(languages_));
}

std::string Wording::effect_of(VertexId measure) const {
  const std::optional<EffectId> effect = graph_->effect(measure);
  return effect ? effect_text(*effect) : std::string();
}

std::string Wording::amount_and_conversion(ClaimId c) const {
  const TermId term = graph_->term_of_claim(graph_->owner(c));
  std::string text = amount(c);
  if (const auto converted = amounts_of(*graph_, term, vocab::fil_converted); !converted.empty())
    text += say(" ({} as converted by the source)", amounts_text(converted));
  if (const auto prices = amounts_of(*graph_, term, vocab::fil_unitPrice); !prices.empty())
    text = (text == absent ? std::string() : text + ", ") + say("{} each", amounts_text(prices));
  return text;
}

std::string Wording::qualifiers(ClaimId c) const {
  std::vector<std::string> parts;
  if (const VertexId product = graph_->product(c); product != no_vertex) parts.push_back(name_of_vertex(product));
  if (const VertexId place = graph_->destination(c); place != no_vertex)
    parts.push_back(say("to {}", name_of_vertex(place)));
  if (std::string sum = amount_and_conversion(c); sum != absent) parts.push_back(std::move(sum));
  if (graph_->kind_of_claim(graph_->owner(c)) == Kind::link)
    if (std::string condition = text_of(graph_->term_of_claim(c), vocab::fil_condition); !condition.empty())
      parts.push_back(std::move(condition));
  return parts.empty() ? "" : fmt::format(": {}", fmt::join(parts, ", "));
}

std::string Wording::figure(ClaimId c) const {
  const TermId term = graph_->term_of_claim(c);
  const TermId about = graph_->object(term, vocab::fil_about);
  const auto metric_name = [&](TermId metric_term) {
    const Metric* metric = graph_->kinds().find_metric(graph_->terms().value(metric_term));
    return metric ? std::string(metric->labels.get(languages_)) : name(metric_term);
  };
  std::string text = about == no_term ? "" : name(about) + ", ";
  if (const TermId metric = graph_->object(term, vocab::fil_metric); metric != no_term) text += metric_name(metric);
  if (const TermId grown = graph_->object(term, vocab::fil_growthOf); grown != no_term)
    text += fmt::format(" ({})", metric_name(grown));
  return text + qualifiers(c);
}

std::string Wording::statement(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  const TermId term = graph_->term_of_claim(owner);
  switch (graph_->kind_of_claim(c)) {
    case Kind::link: {
      const Edge edge = graph_->edge(owner);
      return fmt::format("{} ─{}→ {}{}", name_of_vertex(edge.source), edge_text(graph_->type_of(owner)),
                         name_of_vertex(edge.target), qualifiers(owner));
    }
    case Kind::figure:
      return figure(owner);
    case Kind::remark:
      return text_of(term, vocab::fil_text);
    default:
      return name(term) + qualifiers(owner);
  }
}

std::vector<const AttestationRow*> Wording::attestations(ClaimId c, Side side) const {
  std::vector<const AttestationRow*> rows;
  for (const AttestationRow& row : graph_->attestations(c)) {
    if ((row.denies != 0) != (side == Side::denying)) continue;
    const Match shown = lens_->shows(row);
    // A possible publication does not affirm with certainty; a denial is always listed.
    if ((side == Side::affirming ? lens_->keep(shown) : shown) != Match::no) rows.push_back(&row);
  }
  return rows;
}

std::vector<Voice> Wording::voices(ClaimId c, Side side) const {
  std::vector<TermId> speakers;  // in order of first occurrence
  std::unordered_map<TermId, DistinctNames> via;
  std::unordered_set<std::uint64_t> heard;  // voice and document
  for (const AttestationRow* row : attestations(c, side)) {
    const DocumentId itself = graph_->find_document(row->voice);
    if (itself != no_document && row->derived_from != no_attestation) continue;
    const auto [at, first] = via.try_emplace(row->voice);
    if (first) speakers.push_back(row->voice);
    if (itself != no_document) {
      named_->try_emplace(itself);
    } else if (heard.insert(std::uint64_t{row->voice} << 32 | row->document).second) {
      at->second.add(name_of_document(row->document));
      NamedVoices& relayed = (*named_)[row->document];
      (side == Side::denying ? relayed.denying : relayed.affirming).insert(name(row->voice));
    }
  }
  std::vector<Voice> all;
  for (const TermId speaker : speakers)
    all.push_back({name(speaker), fmt::format("{}", fmt::join(via[speaker].names(), ", "))});
  return each_once(std::move(all));
}

std::vector<std::string> Wording::documents(ClaimId c, Side side) const {
  std::unordered_set<DocumentId> seen;
  DistinctNames names;
  for (const AttestationRow* row : attestations(c, side)) {
    if (!seen.insert(row->document).second) continue;
    std::string text = name_of_document(row->document);
    if (lens_->shows(*row) != Match::certain) {
      const std::string published = range_text(graph_->document(row->document).published);
      text = side == Side::denying ? say("{} (published {}, perhaps denied only later)", text, published)
                                   : say("{} (published {}, perhaps only later)", text, published);
    }
    names.add(std::move(text));
  }
  return std::move(names.names());
}

}  // namespace filiera
