// SPDX-License-Identifier: Apache-2.0
// What remains beside the lost hops of filiera impact: as lines of a row, as JSON and as lines of csv.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/references.hpp"
#include "query/impact/remaining.hpp"

namespace filiera {

// A line of the row of a lost hop.
struct RemainingLine {
  std::string claims, text, voices;
};

// The arguments must outlive it. Ask about the hops recipient by recipient.
class RemainingWords {
 public:
  // `sources`: the lists to which JSON refers.
  RemainingWords(const Dataset& data, const Wording& wording, const Scenario& scenario,
                 std::shared_ptr<References> references, std::shared_ptr<SharedLists> sources)
      : wording_(wording),
        scenario_(scenario),
        remaining_(data.flow(), data.lens(), scenario),
        references_(std::move(references)),
        sources_(std::move(sources)) {}

  // A line for each hop that remains; one of "nothing"; or one that refers to a row above: "as above", "as above, with
  // Acme: chip, without Hub: chip" if the hop of that row and the lost one are lost only possibly, "as for Acme" if
  // another recipient keeps the same hops, which are more than a few.
  std::vector<RemainingLine> lines(const SupplyRow& lost);

  // The hops that remain, each once; valid until another lost hop is asked about.
  std::vector<const RemainingHop*> hops(const SupplyRow& lost);

  // References to lists of sources, by kinship of the goods and by the claims by which the recipient takes them.
  Json json(const SupplyRow& lost);

  // A line for each claim of each hop that remains; one empty line if none does.
  static Fields fields();
  std::vector<Fields> csv_lines(const SupplyRow& lost);

 private:
  // "Huawei: Huawei Ascend, also AI chips (prohibited)".
  std::string text_of(const RemainingHops::Told& told) const;
  std::string goods_text(const SupplyRow& row) const;
  RemainingLine line_of(const RemainingHops::Told& told) const;
  RemainingLine line_as_for(VertexId recipient, const std::vector<RemainingHops::Told>& each) const;
  std::optional<std::string> key_of(const std::vector<RemainingHops::Told>& each) const;
  Json json_of(const RemainingHop& hop) const;
  // The lists of a group: for each set of claims by which the recipient takes the goods, the numbers of the hops.
  struct OfReceived {
    std::vector<ClaimId> received;
    HopNumbers hops;
    Json sources;  // the id of their list
  };
  const std::vector<OfReceived>& lists_of(const RemainingGroup& group);

  const Wording& wording_;
  const Scenario& scenario_;
  RemainingHops remaining_;
  std::shared_ptr<References> references_;
  std::shared_ptr<SharedLists> sources_;
  // The last row that listed what remains: its recipient, or product without one, and the lost hop if it is among the
  // hops of the groups.
  struct Listed {
    VertexId end = no_vertex;
    std::vector<const HopNumbers*> groups;
    HopNumbers hops;
    std::uint32_t own = Remaining::none;
    std::string own_text;
  };
  Listed listed_;
  std::unordered_map<std::string, VertexId> recipient_of_;  // the first one of whom key_of() is this
  std::pair<VertexId, std::size_t> asked_{no_vertex, 0};    // the recipient and the round of the ids in lists_
  std::map<const HopNumbers*, std::vector<OfReceived>> lists_;
};

}  // namespace filiera
