// SPDX-License-Identifier: Apache-2.0
// Tests of parts: losses by missing parts, sole suppliers through parts, and minimum cuts.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "query/impact/cuts.hpp"
#include "query/impact/impact.hpp"
#include "query/impact/parts.hpp"
#include "query/impact/sole_suppliers.hpp"
#include "tests/graph/measures/hop_literal.hpp"
#include "tests/random_property.hpp"

namespace filiera::parts_test {
namespace {

std::string mark(Match match) { return match == Match::possible ? " ?" : ""; }

PartNeeds needs_of(bool with_parts) { return with_parts ? PartNeeds::counted : PartNeeds::ignored; }

std::string downstream_of(std::string_view literal, std::string_view gone, bool with_parts = true) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  const Measures measures(lens);
  const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, gone)));
  std::string text;
  for (const Affected& row : impact(flow, lens, scenario, std::nullopt, needs_of(with_parts)).downstream) {
    text += std::to_string(row.tier) + ' ' + name_of(graph, row.party) +
            (row.lost == Match::no ? " some left" : " none left" + mark(row.lost));
    for (const RemainingSupplier& supplier : row.suppliers)
      text += ", by " + name_of(graph, supplier.vertex) + mark(supplier.match);
    for (const LostProduct& lost : row.products) {
      text += "; no " + name_of(graph, lost.product) + mark(lost.match) + " for";
      for (const std::vector<VertexId>& parts : lost.missing)
        for (const VertexId part : parts) text += ' ' + name_of(graph, part);
    }
    text += '\n';
  }
  return text;
}

std::string rank_of(std::string_view literal, bool with_parts = true) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  std::string text;
  for (const SoleSupplier& supplier :
       sole_suppliers(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), needs_of(with_parts), 9)) {
    text += name_of(graph, supplier.party) + ':';
    for (const Dependent& one : supplier.listed) {
      text += ' ' + name_of(graph, one.party);
      for (const VertexId product : one.products) text += "(no " + name_of(graph, product) + ')';
    }
    text += '\n';
  }
  return text;
}

std::string cut_of(std::string_view literal, std::string_view recipient, bool with_parts = true,
                   std::string_view product = "") {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  const HopGenerator hops(flow, lens);
  const ProductFamily family(lens, product.empty() ? std::nullopt : std::optional(vertex(graph, product)));
  const Cut cut = smallest_cut(hops, family, needs_of(with_parts), vertex(graph, recipient));
  if (!cut.supplied) return "not supplied";
  if (!cut.suppliers) return "none";
  std::string text = cut.exact ? "" : "at most";
  for (const VertexId v : *cut.suppliers) text += (text.empty() ? "" : " ") + name_of(graph, v);
  return text;
}

constexpr std::string_view machines = R"(
  document A 2025-06-15
  company Zeiss Laserman Asml Fab Other
  product Optics Laser Machine Chip
  k1: Optics inputTo Machine by A
  k2: Laser inputTo Machine by A
  c1: Zeiss suppliesTo Asml product=Optics modality=ongoing by A
  c2: Laserman suppliesTo Asml product=Laser modality=ongoing by A
  c3: Asml manufactures Machine modality=ongoing by A
  c4: Asml suppliesTo Fab product=Machine modality=ongoing by A
)";

TEST(PartsImpact, WhoLosesTheOnlySourceOfAPartLosesWhatNeedsIt) {
  EXPECT_EQ(downstream_of(machines, "Zeiss"),
            "2 Fab none left\n"
            "1 Asml some left, by Laserman; no Machine for Optics\n");
  EXPECT_EQ(downstream_of(machines, "Zeiss", false),
            "1 Asml some left, by Laserman\n"
            "2 Fab some left, by Asml\n");
}

TEST(PartsImpact, APartFromSomebodyElseIsLeft) {
  EXPECT_EQ(downstream_of(std::string(machines) + "c5: Other suppliesTo Asml product=Optics modality=ongoing by A\n",
                          "Zeiss"),
            "1 Asml some left, by Laserman, by Other\n"
            "2 Fab some left, by Asml\n");
}

TEST(PartsImpact, ANeedThatIsContestedLosesOnlyPossibly) {
  EXPECT_EQ(downstream_of(std::string(machines) + "deny k1 by Other in A\n", "Zeiss"),
            "2 Fab none left ?, by Asml ?\n"
            "1 Asml some left, by Laserman; no Machine ? for Optics\n");
}

TEST(PartsImpact, ANeedOnARingOfPartsIsOnlyPossible) {
  EXPECT_EQ(downstream_of(std::string(machines) + "k3: Machine inputTo Optics by A\n", "Zeiss"),
            "2 Fab none left ?, by Asml ?\n"
            "1 Asml some left, by Laserman; no Machine ? for Optics\n");
  // What nobody affirms closes no ring.
  EXPECT_EQ(downstream_of(std::string(machines) + "k3: Machine inputTo Optics by\ndeny k3 by Other in A\n", "Zeiss"),
            downstream_of(machines, "Zeiss"));
}

TEST(PartsImpact, OfAlternativesOneIsEnough) {
  const std::string either = R"(
  turtle kg:k1 fil:anyOf ex:light . kg:k2 fil:anyOf ex:light .
)";
  EXPECT_EQ(downstream_of(std::string(machines) + either, "Zeiss"),
            "1 Asml some left, by Laserman\n"
            "2 Fab some left, by Asml\n");
}

TEST(PartsImpact, AVariantOfAPartIsThePart) {
  EXPECT_EQ(downstream_of(std::string(machines) + R"(
    product Starlith
    k3: Starlith kindOf Optics by A
    c5: Other suppliesTo Asml product=Starlith modality=ongoing by A
  )",
                          "Zeiss"),
            "1 Asml some left, by Laserman, by Other\n"
            "2 Fab some left, by Asml\n");
}

constexpr std::string_view unlinked = R"(
  document A 2025-06-15
  company Zeiss Second Asml Fab
  product Optics Machine
  k1: Optics inputTo Machine by A
  c1: Zeiss manufactures Optics modality=ongoing by A
  c3: Asml manufactures Machine modality=ongoing by A
  c4: Fab commissions Machine modality=ongoing by A
)";

TEST(PartsImpact, WhereNobodyIsSaidToSupplyThePartWhoeverMakesItDoes) {
  EXPECT_EQ(downstream_of(unlinked, "Zeiss"),
            "2 Fab none left\n"
            "1 Asml some left; no Machine for Optics\n");
  EXPECT_EQ(downstream_of(std::string(unlinked) + "c5: Second manufactures Optics modality=ongoing by A\n", "Zeiss"),
            "1 Asml some left\n"
            "2 Fab some left, by Asml\n");
}

TEST(PartsImpact, WhatThePartyThatGoesBuysIsNotItsLoss) {
  const KnowledgeGraph graph = graph_of(machines);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  const Measures measures(lens);
  const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, "Asml")));
  for (const ChangedHop& hop : impact(flow, lens, scenario, std::nullopt).hops)
    EXPECT_NE(hop.row.recipient, vertex(graph, "Asml"));
}

TEST(PartsImpact, WhoOnlyPassesAProductOnNeedsNoPartsOfIt) {
  const std::string_view resold = R"(
    document A 2025-06-15
    company Ghost Alt Maker Dist Fab
    product optics stepper
    k1: optics inputTo stepper by A
    c1: Ghost manufactures optics modality=ongoing by A
    c2: Alt suppliesTo Maker product=optics modality=ongoing by A
    c3: Maker suppliesTo Dist product=stepper modality=ongoing by A
    c4: Dist suppliesTo Fab product=stepper modality=ongoing by A
  )";
  EXPECT_EQ(downstream_of(resold, "Ghost"), "");
  EXPECT_EQ(downstream_of(resold, "Alt"),
            "1 Maker none left; no stepper for optics\n2 Dist none left\n3 Fab none left\n");
}

TEST(PartsImpact, AProductThatGoesTakesWhatNeedsIt) {
  const KnowledgeGraph graph = graph_of(machines);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  const Measures measures(lens);
  const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, "Optics")));
  std::map<std::string, Match> lost;
  for (const ChangedHop& hop : impact(flow, lens, scenario, std::nullopt).hops)
    lost[name_of(graph, hop.row.product)] = hop.match;
  EXPECT_EQ(lost, (std::map<std::string, Match>{{"Optics", Match::certain}, {"Machine", Match::certain}}));
}

TEST(PartsImpact, AProductOfWhichAnotherPartCanTakeThePlaceTakesNoWhole) {
  const auto lost = [](const std::string& literal) {
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    const Lens lens(graph);
    const Measures measures(lens);
    const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, "Optics")));
    std::string text;
    for (const ChangedHop& hop : impact(flow, lens, scenario, std::nullopt).hops)
      text += name_of(graph, hop.row.product) + mark(hop.match) + ' ';
    return text;
  };
  const std::string either = std::string(machines) + "turtle kg:k1 fil:anyOf ex:light . kg:k2 fil:anyOf ex:light .\n";
  EXPECT_EQ(lost(either), "Optics ");
  EXPECT_EQ(lost(either + "deny k2 by Other in A\n"), "Optics Machine ? Machine ? ");
}

TEST(PartsImpact, APartOfAFamilyIsPossiblyOneOfItsVariants) {
  EXPECT_EQ(downstream_of(R"(
    document A 2025-06-15
    company Opt Mk Fab Gas
    product optics stepper nxt air
    k1: optics inputTo stepper by A
    k2: nxt kindOf stepper by A
    c1: Opt suppliesTo Mk product=optics modality=ongoing by A
    c2: Gas suppliesTo Mk product=air modality=ongoing by A
    c4: Mk suppliesTo Fab product=nxt modality=ongoing by A
  )",
                          "optics"),
            "1 Fab none left ?, by Mk ?\n1 Mk some left, by Gas; no nxt ? for optics\n");
}

TEST(PartsRank, WhatIsOnlyPossiblyMadeIsRankedAsPossible) {
  const KnowledgeGraph graph = graph_of(std::string(machines) + "deny c1 by Zeiss in A\n");
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  std::string text;
  for (const SoleSupplier& supplier :
       sole_suppliers(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), PartNeeds::counted, 9)) {
    text += name_of(graph, supplier.party) + ':';
    for (const Dependent& one : supplier.listed) text += ' ' + name_of(graph, one.party) + mark(one.match);
    text += '\n';
  }
  // If the claim is false, no source of optics is stated.
  EXPECT_EQ(text, "Laserman: Asml Fab\nZeiss: Asml ? Fab ?\nAsml: Fab\n");
}

TEST(PartsRank, CountsWhoCannotMakeAProductAndWhoIsBehind) {
  EXPECT_EQ(rank_of(machines),
            "Laserman: Asml(no Machine) Fab\n"
            "Zeiss: Asml(no Machine) Fab\n"
            "Asml: Fab\n");
  EXPECT_EQ(rank_of(machines, false), "Asml: Fab\n");
}

TEST(Cuts, AreSingleSuppliersOfAPartWherePartsCount) {
  EXPECT_EQ(cut_of(machines, "Fab"), "Asml");
  EXPECT_EQ(cut_of(machines, "Asml"), "Laserman Zeiss");
  EXPECT_EQ(cut_of(machines, "Zeiss"), "not supplied");
  const std::string two = std::string(machines) + R"(
    company Rival
    c5: Rival manufactures Machine modality=ongoing by A
    c6: Rival suppliesTo Fab product=Machine modality=ongoing by A
    c7: Zeiss suppliesTo Rival product=Optics modality=ongoing by A
  )";
  EXPECT_EQ(cut_of(two, "Fab"), "Zeiss");
  EXPECT_EQ(cut_of(two, "Fab", false), "Asml Rival");
}

TEST(Cuts, ThatRestOnADisputedClaimAreOnlyPossible) {
  const auto match_of_cut = [](const std::string& literal) {
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    const Lens lens(graph);
    return smallest_cut(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), PartNeeds::counted,
                        vertex(graph, "Fab"))
        .match;
  };
  EXPECT_EQ(match_of_cut(std::string(machines)), Match::certain);
  EXPECT_EQ(match_of_cut(std::string(machines) + "deny c4 by Fab in A\n"), Match::possible);
  EXPECT_EQ(match_of_cut(std::string(machines) + "deny c1 by Zeiss in A\n"), Match::certain);
}

TEST(Cuts, OfGoodsWhoseMakersNobodyNamesThereAreNone) {
  EXPECT_EQ(cut_of(R"(
    document A 2025
    company Fab
    product Chip
    c1: Fab commissions Chip modality=ongoing by A
  )",
                   "Fab"),
            "none");
}

TEST(Cuts, OfMoreThanThreeAreBoundedByFlowWherePartsCount) {
  std::string literal = "document A 2025\ncompany R S0 S1 S2 S3 S4\nproduct Part Whole\nk1: Part inputTo Whole by A\n";
  const auto add = [&](int i) {
    const std::string number = std::to_string(i);
    literal += "c" + number + ": S" + number + " suppliesTo R product=Whole modality=ongoing by A\n";
  };
  for (int i = 0; i < 4; ++i) add(i);
  EXPECT_EQ(cut_of(literal, "R"), "S0 S1 S2 S3");
  add(4);
  EXPECT_EQ(cut_of(literal, "R"), "at most S0 S1 S2 S3 S4");
  EXPECT_EQ(cut_of(literal, "R", false), "S0 S1 S2 S3 S4");
}

// Companies and products by name; evaluates the definitions on sets of facts, by repetition.
class World {
 public:
  World(const std::vector<std::string>& companies, const std::vector<std::string>& products)
      : companies_(companies), products_(products) {}

  std::string literal;
  std::set<std::pair<std::string, std::string>> makes;                   // company, product
  std::set<std::pair<std::string, std::string>> takes;                   // company, product
  std::set<std::tuple<std::string, std::string, std::string>> supplies;  // supplier, product, recipient
  std::map<std::string, std::vector<std::set<std::string>>> needs;       // of a product: alternatives

  bool is_made(const std::string& product) const {
    for (const std::string& c : companies_)
      if (makes.contains({c, product})) return true;
    return false;
  }

  // The companies that have some source of goods without the removed ones.
  std::set<std::string> supplied(const std::set<std::string>& removed, bool with_parts) const {
    // Vertices are companies and products; a maker's arc into a product depends on the making.
    const std::set<std::string> origins = origins_of_all();
    std::set<std::pair<std::string, std::string>> stopped;
    for (;;) {
      std::set<std::string> has = origins;
      for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [from, to, product] : arcs())
          if (has.contains(from) && !removed.contains(from) && !stopped.contains({from, product}))
            grown = has.insert(to).second || grown;
      }
      if (!with_parts) return has;
      bool changed = false;
      for (const auto& [maker, product] : makings())
        if (!stopped.contains({maker, product}) && !can_make(maker, product, has, stopped, removed))
          changed = stopped.insert({maker, product}).second || changed;
      if (!changed) return has;
    }
  }

 private:
  using Arc = std::tuple<std::string, std::string, std::string>;  // from, to, product

  std::vector<Arc> arcs() const {
    std::vector<Arc> all;
    for (const auto& [c, p] : makes) all.emplace_back(c, p, p);
    for (const auto& [c, p] : takes) all.emplace_back(p, c, p);
    for (const auto& [s, p, r] : supplies) all.emplace_back(s, r, p);
    for (const auto& [whole, list] : needs)
      if (!is_made(whole))
        for (const auto& any : list)
          for (const std::string& part : any) all.emplace_back(part, whole, part);
    return all;
  }

  std::set<std::string> origins_of_all() const {
    const std::vector<Arc> all = arcs();
    std::map<std::string, std::set<std::string>> reaches;
    std::set<std::string> vertices;
    for (const auto& [from, to, product] : all) vertices.insert({from, to});
    for (const auto& [whole, list] : needs)
      for (const auto& any : list) vertices.insert(any.begin(), any.end());
    for (const std::string& v : vertices) {
      std::set<std::string>& seen = reaches[v] = {v};
      for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [from, to, product] : all)
          if (seen.contains(from)) grown = seen.insert(to).second || grown;
      }
    }
    const std::set<std::string> parties(companies_.begin(), companies_.end());
    std::set<std::string> origins;
    for (const std::string& v : vertices) {
      bool entered = false, beside = false;
      for (const std::string& u : vertices) {
        if (!reaches[u].contains(v)) continue;
        entered = entered || !reaches[v].contains(u);
        beside = beside || parties.contains(u);
      }
      if (!entered && (parties.contains(v) || !beside)) origins.insert(v);
    }
    return origins;
  }

  std::set<std::pair<std::string, std::string>> makings() const {
    std::set<std::pair<std::string, std::string>> all = makes;
    for (const auto& [s, p, r] : supplies) all.insert({s, p});
    for (const std::string& p : products_)
      if (!is_made(p)) all.insert({p, p});
    return all;
  }

  // The sources of a part for a maker: brought to it, made by it, else made by anyone, else the part itself.
  bool has_part(const std::string& maker, const std::string& part, const std::set<std::string>& has,
                const std::set<std::pair<std::string, std::string>>& stopped,
                const std::set<std::string>& removed) const {
    const auto goes = [&](const std::string& from, const std::string& product) {
      return has.contains(from) && !removed.contains(from) && !stopped.contains({from, product});
    };
    bool stated = false;
    for (const auto& [from, to, product] : offers())
      if (to == maker && product == part) {
        stated = true;
        if (goes(from, product)) return true;
      }
    if (makes.contains({maker, part})) {
      stated = true;
      if (goes(maker, part)) return true;
    }
    return !stated && has.contains(part) && !(is_made(part) ? false : stopped.contains({part, part}));
  }

  // Who receives a product and is not said to manufacture it needs no parts of it.
  bool only_passes_on(const std::string& maker, const std::string& product) const {
    if (makes.contains({maker, product})) return false;
    return takes.contains({maker, product}) || std::any_of(supplies.begin(), supplies.end(), [&](const auto& supply) {
             return std::get<1>(supply) == product && std::get<2>(supply) == maker;
           });
  }

  std::vector<Arc> offers() const {
    std::vector<Arc> all = arcs();
    for (const auto& [whole, list] : needs)
      if (is_made(whole))
        for (const auto& any : list)
          for (const std::string& part : any) all.emplace_back(part, whole, part);
    return all;
  }

  bool can_make(const std::string& maker, const std::string& product, const std::set<std::string>& has,
                const std::set<std::pair<std::string, std::string>>& stopped,
                const std::set<std::string>& removed) const {
    const auto list = needs.find(product);
    if (list == needs.end() || only_passes_on(maker, product)) return true;
    for (const std::set<std::string>& any : list->second)
      if (std::none_of(any.begin(), any.end(),
                       [&](const std::string& part) { return has_part(maker, part, has, stopped, removed); }))
        return false;
    return true;
  }

  const std::vector<std::string>& companies_;
  const std::vector<std::string>& products_;
};

const std::vector<std::string> companies{"C0", "C1", "C2", "C3", "C4"}, products{"P0", "P1", "P2", "P3"};

bool chance(int percent) { return *rc::gen::inRange(0, 100) < percent; }
std::string pick(const std::vector<std::string>& names) { return *rc::gen::elementOf(names); }

World random_world() {
  World world(companies, products);
  world.literal = "document A 2025-06-15\ncompany C0 C1 C2 C3 C4\nproduct P0 P1 P2 P3\n";
  const int claims = *rc::gen::inRange(1, 12);
  int number = 0;
  const auto link = [&](const std::string& text) {
    world.literal += "c" + std::to_string(number++) + ": " + text + " by A\n";
  };
  for (int i = 0; i < claims; ++i) {
    const std::string a = pick(companies), b = pick(companies), p = pick(products);
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        if (world.makes.insert({a, p}).second) link(a + " manufactures " + p + " modality=ongoing");
        break;
      case 1:
        if (world.takes.insert({a, p}).second) link(a + " commissions " + p + " modality=ongoing");
        break;
      default:
        if (a != b && world.supplies.insert({a, p, b}).second)
          link(a + " suppliesTo " + b + " product=" + p + " modality=ongoing");
    }
  }
  std::set<std::pair<std::string, std::string>> told;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const std::string part = pick(products), whole = pick(products);
    if (part >= whole || !told.insert({part, whole}).second) continue;
    const std::string id = "k" + std::to_string(number++);
    world.literal += id + ": " + part + " inputTo " + whole + " by A\n";
    std::vector<std::set<std::string>>& needs = world.needs[whole];
    if (chance(40)) {
      world.literal += "turtle kg:" + id + " fil:anyOf ex:of" + whole + " .\n";
      const auto set = std::find_if(needs.begin(), needs.end(), [](const auto& any) { return any.contains("*"); });
      if (set != needs.end())
        set->insert(part);
      else
        needs.push_back({"*", part});
    } else {
      needs.push_back({part});
    }
  }
  for (auto& [whole, needs] : world.needs)
    for (std::set<std::string>& any : needs) any.erase("*");
  return world;
}

TEST(PartsProperty, CutsAndRanksAreThoseOfRemovalByHand) {
  std::size_t cuts = 0, with_needs = 0;
  expect_property(
      [&] {
        const World world = random_world();
        RC_LOG(world.literal);
        const KnowledgeGraph graph = graph_of(world.literal);
        const GoodsFlowGraph flow(graph);
        const Lens lens(graph);
        const HopGenerator hops(flow, lens);
        const ProductFamily all(lens, std::nullopt);
        for (const bool with_parts : {false, true}) {
          const std::set<std::string> before = world.supplied({}, with_parts);
          for (const std::string& recipient : companies) {
            std::vector<std::string> others;
            for (const std::string& c : companies)
              if (c != recipient) others.push_back(c);
            std::optional<std::size_t> fewest;
            for (std::size_t set = 0; set < std::size_t{1} << others.size(); ++set) {
              std::set<std::string> removed;
              for (std::size_t i = 0; i < others.size(); ++i)
                if (set >> i & 1) removed.insert(others[i]);
              if (!world.supplied(removed, with_parts).contains(recipient))
                fewest = std::min(fewest.value_or(SIZE_MAX), removed.size());
            }
            const Cut cut = smallest_cut(hops, all, needs_of(with_parts), vertex(graph, recipient));
            if (!cut.supplied) continue;
            RC_ASSERT(before.contains(recipient));
            if (!cut.suppliers) {
              const bool many = fewest && *fewest > Cut::most_searched;
              RC_ASSERT(!fewest || (!cut.exact && many));
              continue;
            }
            RC_ASSERT(fewest.has_value());
            ++cuts;
            with_needs += with_parts && !world.needs.empty();
            std::set<std::string> removed;
            for (const VertexId v : *cut.suppliers) removed.insert(name_of(graph, v));
            RC_ASSERT(!world.supplied(removed, with_parts).contains(recipient));
            if (cut.exact)
              RC_ASSERT(cut.suppliers->size() == *fewest);
            else
              RC_ASSERT(*fewest > Cut::most_searched && cut.suppliers->size() >= *fewest);
          }
          std::map<std::string, std::set<std::string>> ranked, expected;
          for (const SoleSupplier& supplier : sole_suppliers(hops, all, needs_of(with_parts), 99))
            for (const Dependent& one : supplier.listed)
              if (one.products.empty()) ranked[name_of(graph, supplier.party)].insert(name_of(graph, one.party));
          for (const std::string& gone : companies) {
            const std::set<std::string> left = world.supplied({gone}, with_parts);
            for (const std::string& c : companies)
              if (c != gone && before.contains(c) && !left.contains(c)) expected[gone].insert(c);
          }
          RC_ASSERT(ranked == expected);
        }
      },
      1000);
  EXPECT_GT(cuts, static_cast<std::size_t>(property_cases(500)));
  EXPECT_GT(with_needs, static_cast<std::size_t>(property_cases(100)));
}

TEST(PartsProperty, WhoLosesEverySourceByALossIsWhoseSourcesAreRemoved) {
  expect_property(
      [] {
        const World world = random_world();
        RC_LOG(world.literal);
        const KnowledgeGraph graph = graph_of(world.literal);
        const GoodsFlowGraph flow(graph);
        const Lens lens(graph);
        const Measures measures(lens);
        const std::string gone = pick(companies);
        const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, gone)));
        std::set<std::string> found, expected;
        for (const Affected& row : impact(flow, lens, scenario, std::nullopt).downstream)
          if (row.lost == Match::certain) found.insert(name_of(graph, row.party));
        const std::set<std::string> before = world.supplied({}, true), left = world.supplied({gone}, true);
        for (const std::string& c : companies)
          if (c != gone && before.contains(c) && !left.contains(c)) expected.insert(c);
        RC_ASSERT(found == expected);
      },
      1000);
}

TEST(Parts, OnARingOfFamiliesAPartIsOnlyPossible) {
  const std::string family = "document R 2025\nproduct H20 Chips\nk1: H20 kindOf Chips by R\n";
  const auto is_part = [](const std::string& literal) {
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    const Lens lens(graph);
    const HopGenerator hops(flow, lens);
    return Parts(hops).is_part(vertex(graph, "H20"), vertex(graph, "Chips"));
  };
  EXPECT_EQ(is_part(family), Match::certain);
  EXPECT_EQ(is_part(family + "k2: Chips kindOf H20 by R\n"), Match::possible);
}

}  // namespace
}  // namespace filiera::parts_test
