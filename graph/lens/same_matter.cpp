// SPDX-License-Identifier: Apache-2.0
// Same-matter claims.
#include "graph/lens/same_matter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/amount.hpp"
#include "graph/model/claims_around.hpp"
#include "graph/model/properties.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Whether two amounts differ. Amounts in different units are not compared and count as equal.
bool other_amount(const KnowledgeGraph& graph, TermId a, TermId b, std::string_view property) {
  for (const Amount& of_a : amounts_of(graph, a, property))
    for (const Amount& of_b : amounts_of(graph, b, property))
      if (of_a.unit == of_b.unit && (of_a.value != of_b.value || of_a.minimum != of_b.minimum ||
                                     of_a.maximum != of_b.maximum || of_a.strict != of_b.strict))
        return true;
  return false;
}

bool other_number(const KnowledgeGraph& graph, TermId a, TermId b, std::string_view property) {
  const auto of_a = number_at(graph, a, property), of_b = number_at(graph, b, property);
  return of_a && of_b && *of_a != *of_b;
}

// A start or an end as told: by the claim, or by events.
struct ToldDays {
  std::optional<DayRange> days;
  std::span<const DayRange> gaps;  // none where an event gave the days
  bool by_event = false;

  bool other_than(const ToldDays& that) const {
    if (days && that.days) return *days != *that.days || !std::ranges::equal(gaps, that.gaps);
    return false;
  }
};

struct ToldTime {
  ToldDays start, end;
  friend bool other_time(const ToldTime& a, const ToldTime& b) {
    if (a.end.by_event != b.end.by_event && a.end.days.has_value() != b.end.days.has_value()) return true;
    return a.start.other_than(b.start) || a.end.other_than(b.end);
  }
};

ToldTime told_time(const Lens& lens, ClaimId owner, Match told) {
  const StatedTime own = lens.stated_time(owner), time = lens.told_time(owner, told);
  const SetGaps gaps = lens.graph().set_gaps(owner);
  const auto days = [](const auto& of_claim, const auto& of_events, std::span<const DayRange> between) {
    const bool by_event = of_claim != of_events;
    return ToldDays{of_events, by_event ? std::span<const DayRange>{} : between, by_event};
  };
  return {days(own.start, time.start, gaps.start), days(own.end, time.end, gaps.end)};
}

}  // namespace

std::vector<ClaimId> same_matter_claims(const KnowledgeGraph& graph, ClaimId claim) {
  return connected_claims(graph, graph.owner(claim), graph.core(vocab::fil_sameMatterAs));
}

std::vector<ClaimId> same_matter_claims(const Lens& lens, ClaimId claim) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<ClaimId> found = same_matter_claims(graph, claim);
  std::erase_if(found, [&](ClaimId c) { return lens.match(c) == Match::no; });
  std::sort(found.begin(), found.end(),
            [&](ClaimId a, ClaimId b) { return graph.term_of_claim(a) < graph.term_of_claim(b); });
  return found;
}

namespace {

bool give_other_content(const KnowledgeGraph& graph, ClaimId a, ClaimId b) {
  const Modality status_a = graph.modality(graph.owner(a)), status_b = graph.modality(graph.owner(b));
  if (status_a != Modality::unstated && status_b != Modality::unstated && status_a != status_b) return true;
  const TermId term_a = graph.term_of_claim(graph.owner(a)), term_b = graph.term_of_claim(graph.owner(b));
  for (const std::string_view property : qualifiers_of<ValueForm::amount>)
    if (other_amount(graph, term_a, term_b, property)) return true;
  for (const std::string_view property : {vocab::fil_share, vocab::fil_rate})
    if (other_number(graph, term_a, term_b, property)) return true;
  const TermId effect_a = graph.object(term_a, vocab::fil_effect), effect_b = graph.object(term_b, vocab::fil_effect);
  return effect_a != no_term && effect_b != no_term && effect_a != effect_b;
}

}  // namespace

Match give_other_values(const Lens& lens, ClaimId a, ClaimId b) {
  const KnowledgeGraph& graph = lens.graph();
  if (give_other_content(graph, a, b)) return Match::certain;
  const auto other = [&](Match told) {
    return other_time(told_time(lens, graph.owner(a), told), told_time(lens, graph.owner(b), told));
  };
  const bool with_all = other(Match::possible);
  return with_all == other(Match::certain) ? (with_all ? Match::certain : Match::no) : Match::possible;
}

std::string stated_values(const Lens& lens, ClaimId claim) {
  const KnowledgeGraph& graph = lens.graph();
  const ClaimId owner = graph.owner(claim);
  const TermId term = graph.term_of_claim(owner);
  const auto text = [](const std::optional<Decimal>& number) { return number ? number->text() : std::string("-"); };
  std::string key =
      fmt::format("{} {}", static_cast<int>(graph.modality(owner)), graph.object(term, vocab::fil_effect));
  for (const std::string_view property : qualifiers_of<ValueForm::amount>)
    for (const Amount& amount : amounts_of(graph, term, property))
      key += fmt::format(" {} {}:{} {} {} {} {}", property, amount.unit.size(), amount.unit, text(amount.value),
                         text(amount.minimum), text(amount.maximum), amount.strict);
  for (const std::string_view property : {vocab::fil_share, vocab::fil_rate})
    key += " " + text(number_at(graph, term, property));
  for (const Match told : {Match::possible, Match::certain}) {
    const ToldTime time = told_time(lens, owner, told);
    for (const ToldDays* told_days : {&time.start, &time.end}) {
      key += told_days->days ? fmt::format(" {}/{}", told_days->days->first, told_days->days->last) : " -";
      for (const DayRange& gap : told_days->gaps) key += fmt::format(" {}/{}", gap.first, gap.last);
      if (told_days->by_event) key += " event";
    }
  }
  return key;
}

}  // namespace filiera
