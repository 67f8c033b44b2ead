// SPDX-License-Identifier: Apache-2.0
// A synthetic world of supply for measurements: the same number gives the same claims on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace filiera::bench {

// Uniform numbers (Steele, Lea, Flood: SplitMix, 2014), because distributions differ between standard libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // Below `bound`; requires bound > 0.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32) * bound >> 32); }
  bool in_thousand(std::uint32_t share) { return below(1000) < share; }
  // Below `bound`, with a density proportional to the inverse square root: rank 0 is drawn sqrt(bound) times as often
  // as the average.
  std::uint32_t skewed(std::uint32_t bound) {
    const std::uint64_t u = next() >> 32;
    return static_cast<std::uint32_t>((u * u >> 32) * bound >> 32);
  }

 private:
  std::uint64_t state_;
};

struct Supply {
  std::uint32_t source;
  std::uint32_t target;
  std::uint32_t product;
};

// The sizes and the supply claims of a world; everything else is drawn while writing.
struct World {
  static constexpr std::uint32_t tiers = 8;  // from raw material to consumer
  static constexpr std::uint32_t regions = 6;
  static constexpr std::uint32_t places = 60;  // the regions, then the countries in them
  static constexpr std::uint32_t measures = 200;
  static constexpr std::uint32_t regulators = 20;
  static constexpr std::uint32_t voices = 50;

  explicit World(std::uint32_t claims);

  std::uint32_t companies;
  std::uint32_t products;
  std::uint32_t documents;
  std::uint32_t roots;     // products [0, roots) are families,
  std::uint32_t branches;  // [roots, roots + branches) families within them; the rest are products
  std::vector<Supply> supply;

  std::uint32_t tier_begin(std::uint32_t tier) const {
    return static_cast<std::uint32_t>(std::uint64_t{companies} * tier / tiers);
  }
  std::uint32_t first_leaf() const { return roots + branches; }
};

// Writes Turtle in filiera's vocabulary, in blocks by subject, to a file descriptor. Throws std::system_error.
void write_turtle(const World& world, int descriptor);

}  // namespace filiera::bench
