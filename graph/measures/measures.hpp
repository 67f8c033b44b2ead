// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods: the public interface of this folder.
//
// Surroundings relates the parts of a hop (product, places, parties) to the values that measures state. RuleIndex finds
// the measures that may govern the hops of a product. The functions of resolution.hpp decide for one day and are pure.
// Sweep decides for the days of a period.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/measures/conditions.hpp"
#include "graph/measures/sweep.hpp"

namespace filiera {

// A measure on a party of a hop that states no goods: it is unknown whether it covers this hop.
struct PartyMeasure {
  VertexId measure = no_vertex;
  VertexId party = no_vertex;  // the supplier or the recipient: the one with the better match, or the one it reaches
  EffectId effect = 0;
  Match match = Match::no;
  bool expected = false;      // sought or planned: in force on no day
  std::vector<Doubt> doubts;  // why it is only possible: of the measure, then of the memberships or holdings by which
                              // it is on the party
  std::shared_ptr<const ReachedHop> through;  // set if it reaches the party through ownership
};

// What listings (RuleIndex::listings()) mean for a hop of which nobody states one end: the party there may be one that
// they name. They are not among the measures on the hop, unless they concern its other end.
struct UnknownParty {
  std::size_t listings = 0;     // that may govern the hop on one of its days, or are expected to
  Match prohibits = Match::no;  // whether any of them prohibits it: at most possible
};

// How measures count that are on a party of a hop and state no goods: it is not known whether they cover the hop. Not
// at all; those that prohibit, as a possible prohibition; or all that are against the hop, as such.
enum class GoodsNotStated : std::uint8_t { ignored, prohibitions, all_against };

// A measure on a hop. Measures that state the same matter are one row.
struct MeasureOnHop {
  VertexId measure = no_vertex;       // of the same-matter measures, the one with the best match
  std::vector<VertexId> same_matter;  // all same-matter measures that govern the hop, `measure` first
  std::vector<Match> told_match;      // the match of each of `same_matter`
  MeasureRole role = MeasureRole::against;
  EffectId effect = 0;
  Match match = Match::no;
  bool time_possible = false;                 // the match of its time is only possible; see doubts_in_time()
  bool part_unknown = false;                  // goods, place or party match only possibly
  bool exception_possible = false;            // would be certain without a possible exception
  bool expected = false;                      // sought or planned: in force on no day
  Match prohibits = Match::no;                // to what degree it prohibits the hop; at most possible if contested
  std::vector<ConditionOnHop> conditions;     // of any of `same_matter`, each once, as firm as it is of the firmest
  std::shared_ptr<const ReachedHop> through;  // set if it reaches the hop through ownership
};

// Applies the rule of the model (which measure governs which hop) under a lens, which must outlive this object.
// Measures in `lifted` are ignored. Caches families and places: not thread-safe.
//
// The days of a hop are: the day of the lens; under a lens with a period, the days of the hop's own time within it;
// without a date, the days of the hop's own time. A measure governs the hop if all its parts (goods, places, parties,
// time) hold on one of these days. Sweep::governing() defines when the match is certain.
class Measures {
 public:
  // `planned`: whether listings, ownership rules and holdings that are only sought or planned reach parties as if they
  // were in force.
  explicit Measures(const Lens& lens, std::vector<VertexId> lifted = {}, Planned planned = Planned::left_out);

  // The measures that govern the hop on any of its days. Order: against, permits, favours, must comply; within a role
  // certain before possible, expected last; then by IRI. O(edges of the product's families, of its places and parties,
  // and measures on these families). If the lens has no single day and any of these edges is dated or there are
  // exceptions: times the breakpoints of these edges.
  std::vector<MeasureOnHop> on(const Hop& hop) const;

  // The measures on the parties of the hop, or that reach them through ownership, that state no goods, by the same rule
  // over its days, in ascending order. Never among the result of on().
  std::vector<PartyMeasure> on_parties(const Hop& hop) const;

  // What the listings of other parties mean for the hop, by the same rule over its days; nothing if both ends are
  // stated. O(distinct periods of listings), once O(listings).
  UnknownParty unknown_party(const Hop& hop) const;

  // The derivation of each measure of on(), and of each that an exception or compliance removes; one for each
  // same-matter measure. In order of measure and role. Costs more than on(): for answers that explain.
  std::vector<Derivation> explain(const Hop& hop) const;

  // The reasons why the time of a measure of on() matches only possibly; empty unless `time_possible`.
  std::vector<Doubt> doubts_in_time(const MeasureOnHop& measure, const Hop& hop) const;

  // The best match of any measure that prohibits the hop: the maximum of `prohibits` over on() and unknown_party(), and
  // as asked the measures on its parties that state no goods. Allocates nothing and costs one look-up once product and
  // place are cached, unless an exception or compliance concerns the product, the lens has no single day, or the goods
  // of a measure on a party are not stated.
  Match prohibits(const Hop& hop, GoodsNotStated goods_not_stated = GoodsNotStated::ignored) const;
  // The same, where on() is known.
  Match prohibits(const Hop& hop, std::span<const MeasureOnHop> on_hop, GoodsNotStated goods_not_stated) const;

  // Whether a hypothetical prohibition would govern the hop on any of its days, by the same rule for goods, places and
  // parties.
  Match governs(const Prohibition& prohibition, const Hop& hop) const;

  // The end of the hop that the prohibition reaches through ownership, and by which holdings. Null if it reaches none,
  // or if it names an end with at least the same match.
  std::shared_ptr<const ReachedHop> through(const Prohibition& prohibition, const Hop& hop) const;

  // See exceptions_from_reach().
  std::vector<VertexId> exceptions_from(VertexId rule, const Hop& hop) const;

  // Whether goods of the product are goods of `into`, or become such by kindOf and inputTo, on any day of the time. The
  // match is that of the best chain of claims; the match of a chain is the minimum over its claims. Cost: the products
  // that are reached, once for each product and day on which a claim of theirs begins or ends.
  Match flows_into(VertexId product, VertexId into, const Bounds& time) const;

  // The measures that apply to the product or to one of its families, in force or not, in ascending order.
  std::vector<VertexId> on_product(VertexId product) const { return parts_->index.on_product(product); }

  // Whether it is a listing (RuleIndex::listings()), which concerns parties rather than goods.
  bool is_listing(VertexId measure) const { return parts_->index.is_listing(measure); }

  // See Surroundings.
  std::vector<Related> relatives(VertexId product) const { return parts_->around.relatives(product); }
  std::vector<Related> coded_measures(VertexId product) const { return parts_->around.coded_measures(product); }
  const std::vector<Related>& families(VertexId product) const { return parts_->around.families(product); }
  Match family_match(VertexId product, VertexId other) const { return parts_->around.family_match(product, other); }
  const std::vector<Related>& groups_of(VertexId vertex) const { return parts_->around.groups_of(vertex); }
  std::vector<Related> places_of(VertexId vertex) const { return parts_->around.places().of(vertex); }

 private:
  // The parts point to each other, so they must not move in memory.
  struct Parts {
    Lifted lifted;
    Surroundings around;
    RuleIndex index;
    std::optional<Sweep> sweep;  // empty if the lens has one day
    // Cache of prohibits(), by number of the product and of the seat.
    std::vector<std::vector<std::uint8_t>> prohibited;
    // The listings that a source affirms, grouped; empty optional until it is asked for.
    struct Listings {
      Bounds time;
      bool expected, prohibits;
      std::size_t count;
    };
    std::optional<std::vector<Listings>> listings;
    Parts(const Lens& lens, std::vector<VertexId> lifted, Planned planned);
  };
  std::vector<Candidate> governing(const Hop& hop) const;
  std::vector<Parts::Listings> listings_by_time() const;
  std::vector<Candidate> on_parties_alone(const Hop& hop) const;
  // The best match of any measure of on() that prohibits the hop.
  Match prohibits_by_goods(const Hop& hop) const;
  // That of measures on its parties that state no goods: at most possible.
  Match prohibits_by_party(const Hop& hop, GoodsNotStated counted) const;
  std::vector<MeasureOnHop> grouped(const std::vector<Candidate>& candidates, const Hop& hop) const;
  // Adds the conditions of a telling of the measure on the hop.
  void add_conditions(MeasureOnHop& row, const Candidate& telling, const Hop& hop) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace filiera
