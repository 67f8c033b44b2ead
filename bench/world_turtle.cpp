// SPDX-License-Identifier: Apache-2.0
// The synthetic world as Turtle.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <string_view>
#include <system_error>

#include "bench/world.hpp"

namespace filiera::bench {
namespace {

class Writer {
 public:
  explicit Writer(int descriptor) : descriptor_(descriptor) {}

  template <class... Values>
  void print(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(buffer_), format, std::forward<Values>(values)...);
    if (buffer_.size() > (1 << 20)) flush();
  }

  void flush() {
    for (std::size_t at = 0; at < buffer_.size();) {
      const ssize_t written = ::write(descriptor_, buffer_.data() + at, buffer_.size() - at);
      if (written < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "write");
      if (written > 0) at += static_cast<std::size_t>(written);
    }
    buffer_.clear();
  }

 private:
  int descriptor_;
  fmt::memory_buffer buffer_;
};

class WorldTurtle {
 public:
  WorldTurtle(const World& world, int descriptor) : world_(world), out_(descriptor), random_(~world.supply.size()) {}

  void write() {
    out_.print(R"(# A made-up world of {} supply claims, for measurements.

@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix w: <https://example.org/world/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

)",
               world_.supply.size());
    documents();
    things();
    measures();
    for (std::size_t c = 0; c < world_.supply.size(); ++c) supply(c);
    out_.flush();
  }

 private:
  void documents() {
    for (std::uint32_t v = 0; v < World::voices; ++v)
      out_.print("w:V{} a fil:Agent ; skos:prefLabel \"Voice {}\"@en .\n", v, v);
    for (std::uint32_t d = 0; d < world_.documents; ++d)
      out_.print(
          "w:D{} a fil:Document ; skos:prefLabel \"Document {}\"@en ; schema:datePublished "
          "\"{}-{:02}-{:02}\"^^edtf:EDTF ; "
          "schema:inLanguage \"en\" ; fil:sha256 \"{:064x}\" .\n",
          d, d, 2019 + random_.below(6), 1 + random_.below(12), 1 + random_.below(28), random_.next());
  }

  void things() {
    for (std::uint32_t p = 0; p < World::places; ++p)
      out_.print("w:L{} a fil:Country ; skos:prefLabel \"Place {}\"@en .\n", p, p);
    for (std::uint32_t r = 0; r < World::regulators; ++r)
      out_.print("w:R{} a fil:Regulator ; skos:prefLabel \"Regulator {}\"@en .\n", r, r);
    for (std::uint32_t p = 0; p < world_.products; ++p)
      out_.print("w:P{} a fil:Product ; skos:prefLabel \"Product {}\"@en .\n", p, p);
    for (std::uint32_t c = 0; c < world_.companies; ++c)
      out_.print("w:C{} a fil:Company ; skos:prefLabel \"Company {}\"@en .\n", c, c);
    for (std::uint32_t p = World::regions; p < World::places; ++p)
      standing("lp", p, "L", "locatedIn", "L", p % World::regions);
    for (std::uint32_t c = 0; c < world_.companies; ++c) standing("lc", c, "C", "locatedIn", "L", country());
    for (std::uint32_t p = world_.roots; p < world_.products; ++p)
      standing("k", p, "P", "kindOf", "P",
               p < world_.first_leaf() ? random_.below(world_.roots) : world_.roots + random_.below(world_.branches));
    for (std::uint32_t r = 0; r < World::regulators; ++r) standing("j", r, "R", "hasJurisdictionOver", "L", country());
  }

  std::uint32_t country() { return World::regions + random_.below(World::places - World::regions); }

  void standing(std::string_view id, std::uint32_t number, std::string_view from, std::string_view type,
                std::string_view to, std::uint32_t target) {
    out_.print("w:{}{} a fil:Link ; rdf:subject w:{}{} ; rdf:predicate fil:{} ; rdf:object w:{}{} .\n", id, number,
               from, number, type, to, target);
    attest(fmt::format("{}{}", id, number), "a", "affirms", fmt::format("V{}", random_.below(World::voices)));
  }

  void attest(std::string_view claim, std::string_view suffix, std::string_view stance, std::string_view voice) {
    const std::uint32_t start = random_.below(5000);
    out_.print(
        "w:{}{} a fil:Attestation ; fil:{} w:{} ; prov:wasAttributedTo w:{} ;\n    oa:hasSource w:D{} ; fil:start {} ; "
        "fil:end {} .\n",
        claim, suffix, stance, claim, voice, random_.below(world_.documents), start, start + 20 + random_.below(200));
  }

  // A start of any precision, and for `closed` per mille an end some years later.
  void period(std::uint32_t closed) {
    const std::uint32_t year = 2014 + random_.below(10);
    const std::uint32_t precision = random_.below(10);
    if (precision < 5)
      out_.print(" ; fil:starts \"{}-{:02}-{:02}\"^^edtf:EDTF", year, 1 + random_.below(12), 1 + random_.below(28));
    else if (precision < 8)
      out_.print(" ; fil:starts \"{}-{:02}\"^^edtf:EDTF", year, 1 + random_.below(12));
    else
      out_.print(" ; fil:starts \"{}\"^^edtf:EDTF", year);
    if (random_.in_thousand(closed))
      out_.print(" ; fil:ends \"{}-{:02}\"^^edtf:EDTF", year + 1 + random_.below(8), 1 + random_.below(12));
  }

  void measures() {
    static constexpr std::string_view effects[] = {"prohibits", "prohibits", "requiresLicence", "restricts", "permits"};
    for (std::uint32_t m = 0; m < World::measures; ++m) {
      // Half on a root family, half on a family within it; a third for a whole region.
      const std::uint32_t product =
          random_.below(2) == 0 ? random_.below(world_.roots) : world_.roots + random_.below(world_.branches);
      out_.print(
          "w:M{} a fil:Measure ; skos:prefLabel \"Measure {}\"@en ; fil:effect fil:{} ; fil:issuedBy w:R{} ; "
          "fil:appliesTo w:P{} ; fil:toPlace w:L{} ; fil:modality fil:ongoing",
          m, m, effects[random_.below(5)], random_.below(World::regulators), product,
          random_.below(3) == 0 ? random_.below(World::regions) : country());
      period(500);
      out_.print(" .\n");
      attest(fmt::format("M{}", m), "a", "affirms", fmt::format("V{}", random_.below(World::voices)));
    }
  }

  void supply(std::size_t c) {
    static constexpr std::string_view modalities[] = {"ongoing", "ongoing", "done", "contracted", "planned"};
    const Supply& row = world_.supply[c];
    out_.print(
        "w:c{} a fil:Link ; rdf:subject w:C{} ; rdf:predicate fil:suppliesTo ; rdf:object w:C{} ;\n    "
        "fil:product w:P{} ; fil:modality fil:{}",
        c, row.source, row.target, row.product, modalities[random_.below(5)]);
    period(600);
    out_.print(" .\n");
    const std::string claim = fmt::format("c{}", c);
    attest(claim, "a", "affirms", fmt::format("V{}", random_.below(World::voices)));
    if (random_.in_thousand(100)) attest(claim, "d", "denies", fmt::format("C{}", row.source));
  }

  const World& world_;
  Writer out_;
  Random random_;
};

}  // namespace

void write_turtle(const World& world, int descriptor) { WorldTurtle(world, descriptor).write(); }

}  // namespace filiera::bench
