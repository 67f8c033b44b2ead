// SPDX-License-Identifier: Apache-2.0
// The total shares of all direct and indirect holders of an asset at once.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <span>

#include "graph/ownership/look_through.hpp"

namespace filiera {

// By holder, where it is positive: the sum over all chains of holdings from it down to the asset that do not pass
// through it again, of the product of the shares on the chain; the same as LookThrough finds with this holder listed.
// `region`: the asset first, then all its direct and indirect holders, the nearest first. Nothing if shares there
// exclude each other or are held jointly, or if it costs more than `registers` allows. By elimination of halves: with
// few holdings between near and far holders O(holdings * log holders).
std::optional<boost::unordered_flat_map<PartyId, Ratio>> total_shares(Registers& registers,
                                                                      std::span<const PartyId> region, Reading reading);

}  // namespace filiera
