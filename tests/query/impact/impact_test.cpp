// SPDX-License-Identifier: Apache-2.0
// Tests of the effects of removing, banning and lifting.
#include "query/impact/impact.hpp"

#include <gtest/gtest.h>

#include "query/impact/remaining.hpp"
#include "query/impact/sole_suppliers.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::impact_test {
namespace {

constexpr std::string_view change_names[] = {"lost", "restricted", "freed", "eased", "permission lost", "favour lost"};

std::string mark(Match match) { return match == Match::possible ? " ?" : match == Match::no ? " no" : ""; }

std::string text_of(const KnowledgeGraph& graph, const Impact& impact, RemainingHops& remaining, bool lifted) {
  std::string text;
  const auto hop = [&](const SupplyRow& row) {
    return name_of(graph, row.supplier) + ' ' + name_of(graph, row.product) + ' ' + name_of(graph, row.recipient);
  };
  for (const ChangedHop& changed : impact.hops) {
    text += std::string(change_names[static_cast<std::size_t>(changed.change)]) + mark(changed.match) +
            (changed.expected ? " (expected)" : "") + ": " + hop(changed.row);
    if (changed.row.partner) text += " partner";
    if (lifted)
      for (const MeasureOnHop& measure : changed.then) text += " [" + text_of(graph, measure) + "]";
    std::vector<RemainingHops::Told> others;
    if (changed.change == HopChange::lost) others = remaining.each(remaining.beside(changed.row));
    for (const RemainingHops::Told& told : others) {
      const RemainingHop& other = remaining.hop(told.hop);
      text += "; remains " + hop(other.row) + mark(other.match);
      if (told.kinship == GoodsKinship::family) text += " as " + name_of(graph, told.family);
      if (told.kinship == GoodsKinship::unstated) text += " (unstated)";
      if (other.prohibited != Match::no) text += " prohibited" + mark(other.prohibited);
    }
    text += '\n';
  }
  for (const Affected& row : impact.downstream) {
    text += std::to_string(row.tier) + ' ' + name_of(graph, row.party) +
            (row.lost == Match::certain    ? " none left"
             : row.lost == Match::possible ? " none left ?"
                                           : " some left");
    for (const RemainingSupplier& supplier : row.suppliers)
      text += ' ' + name_of(graph, supplier.vertex) + mark(supplier.match) +
              (supplier.prohibited == Match::no ? "" : " prohibited" + mark(supplier.prohibited));
    text += '\n';
  }
  return text;
}

// "product=P from=X to=Y party=Z" is a ban, "lift m1 m2" lifts, a name removes.
std::string impact_of(std::string_view literal, std::string_view change, LensOptions options = {},
                      std::string_view product = "") {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  std::istringstream words{std::string(change)};
  Assumption assumption;
  Prohibition ban;
  std::vector<VertexId> lifted;
  bool lifts = false;
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    const std::string part = word.substr(0, equals);
    if (word == "lift")
      lifts = true;
    else if (lifts)
      lifted.push_back(vertex(graph, word));
    else if (equals == std::string::npos)
      assumption = removal_of(graph, vertex(graph, word));
    else
      (part == "product" ? ban.goods
       : part == "from"  ? ban.from_places
       : part == "to"    ? ban.to_places
                         : ban.parties)
          .push_back(vertex(graph, word.substr(equals + 1)));
  }
  if (lifts)
    assumption = lifting_of(graph, lifted);
  else if (change.find('=') != std::string_view::npos)
    assumption.ban = ban;
  const Scenario scenario(measures, lens, assumption);
  RemainingHops remaining(flow, lens, scenario);
  return text_of(graph,
                 impact(flow, lens, scenario, product.empty() ? std::nullopt : std::optional(vertex(graph, product))),
                 remaining, !assumption.lifted.empty());
}

constexpr std::string_view trade = R"(
  document A 2025-06-15
  company Maker Rival Buyer Shop Designer Foundry
  group Buyers Strangers
  product Chips Fast Slow Custom Wood Server
  country Here There
  place City
  k1: Fast kindOf Chips by A
  k2: Slow kindOf Chips by A
  k3: Fast inputTo Server by A
  l1: Maker locatedIn Here by A
  l2: Rival locatedIn There by A
  l3: Buyer locatedIn City by A
  l4: City locatedIn There by A
  g1: Buyer memberOf Buyers by A
  c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A
  c2: Rival suppliesTo Buyer product=Slow modality=planned by A
  c3: Rival suppliesTo Buyer product=Wood modality=ongoing by A
  c4: Buyer suppliesTo Shop product=Server modality=ongoing by A
  c5: Foundry manufactures Custom modality=ongoing by A
  c6: Buyer commissions Custom modality=ongoing by A
  c7: Designer designs Custom modality=ongoing by A
  c8: Maker sells Slow modality=ongoing by A
)";

TEST(Impact, ACompanyThatGoesTakesItsHopsAndOthersOfTheFamilyRemain) {
  EXPECT_EQ(impact_of(trade, "Maker"),
            "lost: Maker Fast Buyer; remains Rival Slow Buyer ? as Chips\n"
            "lost: Maker Slow -\n"
            "2 Shop none left\n"
            "1 Buyer some left Foundry Rival\n");
}

TEST(Impact, WhatARecipientThatGoesBoughtIsNoLoss) {
  EXPECT_EQ(impact_of(trade, "Shop"), "");
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer Other\n product Fast\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A\n"
                      "c2: Buyer suppliesTo Other product=Fast modality=ongoing by A",
                      "Buyer"),
            "lost: Buyer Fast Other\n1 Other none left\n");
}

TEST(Impact, ASourceThatSomebodyDeniesRemainsAtMostPossibly) {
  EXPECT_EQ(impact_of(R"(
    document A 2025-06-15
    company Maker Rival Buyer
    product Fast
    c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A
    c2: Rival suppliesTo Buyer product=Fast modality=ongoing by A
    deny c2 by Rival in A
  )",
                      "Maker"),
            "lost: Maker Fast Buyer; remains Rival Fast Buyer ?\n"
            "1 Buyer none left ? Rival ?\n");
}

constexpr std::string_view doubtful = R"(
    document A 2025-06-15
    company Maker Hub Shop
    product Fast Slow
    c1: Maker suppliesTo Hub product=Fast modality=ongoing by A
    deny c1 by Hub in A
    c2: Hub suppliesTo Shop product=Slow modality=ongoing by A
)";

TEST(Impact, WhoseOnlySourceIsDisputedLosesItOnlyPossibly) {
  // If the claim is false, goods begin at Hub.
  EXPECT_EQ(impact_of(doubtful, "Maker"), "lost: Maker Fast Hub\n1 Hub none left ?\n2 Shop none left ? Hub ?\n");
  EXPECT_EQ(impact_of(doubtful, "Hub"), "lost: Hub Slow Shop\n1 Shop none left\n");
}

TEST(Impact, WhatRestsOnADisputedClaimIsRankedAsPossible) {
  const KnowledgeGraph graph = graph_of(doubtful);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  std::string text;
  for (const PartNeeds needs : {PartNeeds::ignored, PartNeeds::counted})
    for (const SoleSupplier& supplier :
         sole_suppliers(HopGenerator(flow, lens), ProductFamily(lens, std::nullopt), needs, 9)) {
      text += name_of(graph, supplier.party) + ':';
      for (const Dependent& one : supplier.listed) text += ' ' + name_of(graph, one.party) + mark(one.match);
      text += '\n';
    }
  EXPECT_EQ(text, "Maker: Hub ? Shop ?\nHub: Shop\nMaker: Hub ? Shop ?\nHub: Shop\n");
}

TEST(Impact, WhatNobodyAffirmsIsNoSourceThatRemains) {
  EXPECT_EQ(impact_of(R"(
    document A 2025-06-15
    company Maker Rival Buyer
    product Fast
    c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A
    c2: Rival suppliesTo Buyer product=Fast modality=ongoing
    deny c2 by Rival in A
  )",
                      "Maker"),
            "lost: Maker Fast Buyer\n"
            "1 Buyer none left\n");
}

TEST(Impact, APartnerThatGoesIsNoHopOfGoods) {
  EXPECT_EQ(impact_of(trade, "Designer"), "lost: Designer Custom Buyer partner\n");
}

TEST(Impact, AGroupOfWhichACompanyIsAMemberIsOnlyPossiblyHit) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n group Buyers\n product Fast\n"
                      "g1: Buyer memberOf Buyers by A\n"
                      "c1: Maker suppliesTo Buyers product=Fast modality=ongoing by A",
                      "Buyer"),
            "lost ?: Maker Fast Buyers\n1 Buyers none left ? Maker ?\n");
}

TEST(Impact, AGroupThatGoesTakesThoseWhoAreSaidToBelongToItAlone) {
  EXPECT_EQ(impact_of(R"(
    document A 2025-06-15
    company Maker Rival Perhaps Not Shop
    group Makers
    product Fast
    g1: Maker memberOf Makers by A
    g2: Perhaps memberOf Makers by A
    deny g2 by Perhaps in A
    g3: Not memberOf Makers
    deny g3 by Not in A
    c1: Maker suppliesTo Shop product=Fast modality=ongoing by A
    c2: Rival suppliesTo Shop product=Fast modality=ongoing by A
    c3: Perhaps suppliesTo Shop product=Fast modality=ongoing by A
    c4: Not suppliesTo Shop product=Fast modality=ongoing by A
  )",
                      "Makers"),
            "lost: Maker Fast Shop; remains Not Fast Shop; remains Perhaps Fast Shop ?; remains Rival Fast Shop\n"
            "lost ?: Perhaps Fast Shop; remains Not Fast Shop; remains Rival Fast Shop\n"
            "1 Shop some left Not Perhaps ? Rival\n");
}

TEST(Impact, AProductThatGoesTakesItsVariantsAndPossiblyWhatItGoesInto) {
  EXPECT_EQ(impact_of(trade, "Fast"),
            "lost: Maker Fast Buyer; remains Rival Slow Buyer ? as Chips\n"
            "lost: Buyer Server Shop\n"
            "1 Shop none left\n1 Buyer some left Foundry Rival\n");
  EXPECT_EQ(impact_of(trade, "Chips"),
            "lost: Maker Fast Buyer\nlost: Rival Slow Buyer\nlost: Maker Slow -\nlost ?: Buyer Server Shop\n"
            "1 Shop none left\n1 Buyer some left Foundry Rival\n");
}

TEST(Impact, AFamilyThatIsNamedForAVariantIsOnlyPossiblyHit) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n product Chips Fast\n k1: Fast kindOf Chips by A\n"
                      "c1: Maker suppliesTo Buyer product=Chips modality=ongoing by A\n"
                      "c2: Maker suppliesTo Buyer modality=ongoing by A",
                      "Fast"),
            "lost ?: Maker Chips Buyer; remains Maker - Buyer ? (unstated)\n"
            "lost ?: Maker - Buyer; remains Maker Chips Buyer ? (unstated)\n"
            "1 Buyer none left ? Maker ?\n");
}

TEST(Impact, APlaceThatGoesTakesWhatLeavesItAndWhatGoesThere) {
  EXPECT_EQ(impact_of(trade, "City", {}, "Fast"), "lost: Maker Fast Buyer\n1 Buyer none left\n");
  EXPECT_EQ(impact_of(trade, "Here", {}, "Slow"), "lost: Maker Slow -\n");
}

TEST(Impact, ABanHitsWhereAllItsPartsHold) {
  EXPECT_EQ(impact_of(trade, "product=Chips from=Here to=There"),
            "lost: Maker Fast Buyer; remains Rival Slow Buyer ? as Chips\n"
            "lost ?: Maker Slow -\n"
            "2 Shop none left\n1 Buyer some left Foundry Rival\n");
}

TEST(Impact, OfAPartOfABanThatIsGivenTwiceEitherIsEnough) {
  EXPECT_EQ(impact_of(trade, "product=Fast product=Wood party=Buyer"),
            "lost: Maker Fast Buyer; remains Rival Slow Buyer ? as Chips\nlost: Rival Wood Buyer\n"
            "2 Shop none left\n1 Buyer some left Foundry Rival ?\n");
}

constexpr std::string_view prohibited = R"(
  document A 2025-06-15
  company Maker Buyer Other
  product Fast
  country There Elsewhere
  l1: Buyer locatedIn There by A
  l2: Other locatedIn Elsewhere by A
  c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A
  c2: Maker suppliesTo Other product=Fast modality=ongoing by A
  m1: measure prohibits appliesTo=Fast toPlace=There modality=ongoing starts=2020 by A
)";

TEST(Impact, AProhibitionThatIsLiftedFreesTheHopsThatNoOtherBars) {
  EXPECT_EQ(impact_of(prohibited, "lift m1"), "freed: Maker Fast Buyer\n");
  EXPECT_EQ(impact_of(prohibited, "m1", as_of("2025-01-10")), "freed: Maker Fast Buyer\n");
  const std::string twice = std::string(prohibited) +
                            "m2: measure prohibits onParty=Maker appliesTo=Fast modality=ongoing starts=2020 by A\n";
  EXPECT_EQ(impact_of(twice, "lift m1", as_of("2025-01-10")), "eased: Maker Fast Buyer [against m2 certain]\n");
  EXPECT_EQ(impact_of(twice, "lift m1 m2", as_of("2025-01-10")), "freed: Maker Fast Buyer\nfreed: Maker Fast Other\n");
}

TEST(Impact, AllTellingsOfAMeasureAreLiftedTogether) {
  EXPECT_EQ(
      impact_of(std::string(prohibited) + "m2: measure prohibits appliesTo=Fast modality=ongoing starts=2021 by A\n"
                                          "relate m1 sameMatterAs m2\n",
                "m1", as_of("2025-01-10")),
      "freed: Maker Fast Buyer\nfreed: Maker Fast Other\n");
}

TEST(Impact, APermissionThatGoesLosesWhatItPermitted) {
  const std::string permitted =
      std::string(prohibited) +
      "m2: measure permits appliesTo=Fast onParty=Buyer exceptionTo=m1 modality=ongoing starts=2021 by A\n";
  EXPECT_EQ(impact_of(permitted, "m2", as_of("2025-01-10")),
            "lost: Maker Fast Buyer [against m1 certain]\n1 Buyer none left ?\n");
  // If it is an exception to nothing, nothing replaces it.
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n product Fast\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A\n"
                      "m2: measure permits appliesTo=Fast modality=ongoing starts=2021 by A\n",
                      "m2", as_of("2025-01-10")),
            "permission lost: Maker Fast Buyer\n");
}

TEST(Impact, ARegulatorGoesWithAllItsMeasures) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n product Fast\n regulator State\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A\n"
                      "m1: measure prohibits appliesTo=Fast issuedBy=State modality=ongoing starts=2021 by A\n"
                      "m2: measure restricts appliesTo=Fast issuedBy=State modality=ongoing starts=2021 by A\n"
                      "m3: measure encourages appliesTo=Fast modality=ongoing starts=2021 by A\n",
                      "State", as_of("2025-01-10")),
            "freed: Maker Fast Buyer [favours m3 certain]\n");
}

TEST(Impact, AConditionThatIsLiftedEasesThePermission) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n product Fast\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A\n"
                      "m1: measure permits appliesTo=Fast modality=ongoing starts=2021 by A\n"
                      "q1: measure requires conditionOf=m1 modality=ongoing by A\n"
                      "m3: measure encourages appliesTo=Fast modality=planned by A\n",
                      "q1", as_of("2025-01-10")),
            "eased: Maker Fast Buyer [permits m1 certain] [favours m3 certain expected]\n");
}

TEST(Impact, WhatIsOnlyExpectedFallsAwayAsExpected) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Buyer\n product Fast\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing by A\n"
                      "m1: measure prohibits appliesTo=Fast modality=planned by A\n"
                      "m3: measure encourages appliesTo=Fast modality=ongoing starts=2021 by A\n",
                      "lift m1 m3", as_of("2025-01-10")),
            "favour lost: Maker Fast Buyer\n");
}

TEST(Impact, TheLensDecidesWhatThereIsToLose) {
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(impact_of(trade, "product=Chips from=Here to=There", certain),
            "lost: Maker Fast Buyer; remains Rival Slow Buyer ? as Chips\n"
            "2 Shop none left\n1 Buyer some left Foundry Rival\n");
  EXPECT_EQ(impact_of("document A 2025-06-15\n document B 2026-01-01\n company Maker Buyer\n product Fast\n"
                      "c1: Maker suppliesTo Buyer product=Fast modality=ongoing starts=2025-03 by A\n"
                      "c2: Maker suppliesTo Buyer product=Fast modality=done when=2024 by A\n",
                      "Maker", as_of("2024-05-01")),
            "lost: Maker Fast Buyer\n1 Buyer none left ?\n");
}

TEST(Impact, AHopAlreadyProhibitedRemainsButIsMarked) {
  EXPECT_EQ(impact_of(std::string(prohibited) +
                          "company Third\nc3: Third suppliesTo Buyer product=Fast modality=ongoing by A\n",
                      "Third", as_of("2025-06-15")),
            "lost: Third Fast Buyer; remains Maker Fast Buyer prohibited\n1 Buyer some left Maker prohibited\n");
}

constexpr std::string_view chain = R"(
  document A 2025-06-15
  company Mine Works Shop Mill Ring1 Ring2 End
  product Ore Part Device
  c1: Mine suppliesTo Works product=Ore modality=ongoing by A
  c2: Works suppliesTo Shop product=Device modality=ongoing by A
  c3: Mill suppliesTo Shop product=Part modality=ongoing by A
  c4: Ring1 suppliesTo Ring2 product=Part modality=ongoing by A
  c5: Ring2 suppliesTo Ring1 product=Part modality=ongoing by A
  c6: Ring2 suppliesTo End product=Part modality=ongoing by A
)";

TEST(Impact, WhoGetsNothingPassesNothingOn) {
  EXPECT_EQ(impact_of(chain, "Mine"), "lost: Mine Ore Works\n1 Works none left\n2 Shop some left Mill\n");
  EXPECT_EQ(impact_of(chain, "Mill", {}, "Part"), "lost: Mill Part Shop\n1 Shop none left\n");
  EXPECT_EQ(impact_of(chain, "product=Ore product=Part party=Mine party=Mill"),
            "lost: Mill Part Shop\nlost: Mine Ore Works\n1 Shop none left\n1 Works none left\n");
}

TEST(Impact, InARingThatNothingEntersAllAreOrigins) {
  EXPECT_EQ(impact_of(chain, "Ring1"),
            "lost: Ring1 Part Ring2\n"
            "1 Ring2 some left\n2 End some left Ring2\n");
}

TEST(Impact, APartGoesIntoItsWholeAndOnToItsRecipients) {
  EXPECT_EQ(impact_of("document A 2025-06-15\n company Maker Works Buyer\n product Part Device\n"
                      "k1: Part inputTo Device by A\n"
                      "c1: Maker manufactures Part modality=ongoing by A\n"
                      "c2: Buyer commissions Device modality=ongoing by A\n",
                      "Maker"),
            "lost: Maker Part -\n2 Buyer none left\n");
}

constexpr std::string_view made_of_parts = R"(
  document A 2025-06-15
  company Smelter Works Buyer
  product Part Device
  k1: Part inputTo Device by A
  c1: Smelter manufactures Part modality=ongoing by A
  c2: Works manufactures Device modality=ongoing by A
  c3: Buyer commissions Device modality=ongoing by A
)";

TEST(Impact, WhoeverMakesAProductNeedsItsParts) {
  EXPECT_EQ(impact_of(made_of_parts, "Works"), "lost: Works Device Buyer\n1 Buyer none left\n");
  EXPECT_EQ(impact_of(made_of_parts, "Smelter"), "lost: Smelter Part -\n2 Buyer none left\n1 Works some left\n");
}

std::string rank_of(std::string_view literal, std::string_view product = "", LensOptions options = {},
                    std::size_t most_listed = 9) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  std::string text;
  for (const SoleSupplier& supplier :
       sole_suppliers(HopGenerator(flow, lens),
                      ProductFamily(lens, product.empty() ? std::nullopt : std::optional(vertex(graph, product))),
                      PartNeeds::counted, most_listed)) {
    text += name_of(graph, supplier.party) + ' ' + std::to_string(supplier.recipients) + ':';
    for (const Dependent& recipient : supplier.listed)
      text += ' ' + name_of(graph, recipient.party) + mark(recipient.match);
    text += '\n';
  }
  return text;
}

TEST(SoleSuppliers, AreOrderedByTheRecipientsThatTheyAloneKeepSupplied) {
  EXPECT_EQ(rank_of(chain), "Mine 1: Works\nRing2 1: End\n");
  EXPECT_EQ(rank_of(chain, "Part"), "Mill 1: Shop\nRing2 1: End\n");
  EXPECT_EQ(rank_of(trade), "Maker 2: Buyer Shop\nBuyer 1: Shop\n");
  EXPECT_EQ(rank_of(trade, "Chips"), "Maker 1: Buyer ?\n");
  EXPECT_EQ(rank_of(trade, "Fast"), "Maker 1: Buyer\n");
}

TEST(SoleSuppliers, KeepSuppliedWhoIsLeftWithNothingCertain) {
  const std::string_view denied = R"(
    document A 2025-06-15
    company Real Foundry Hub
    c1: Real suppliesTo Hub modality=ongoing by A
    c2: Foundry suppliesTo Hub modality=ongoing by A
    deny c1 by Hub in A
  )";
  EXPECT_EQ(rank_of(denied), "Foundry 1: Hub ?\n");
  EXPECT_EQ(rank_of(denied, "",
                    [] {
                      LensOptions certain;
                      certain.minimum_certainty = Firmness::certain;
                      return certain;
                    }()),
            "Foundry 1: Hub\n");
}

// If the disputed maker does not make the product that is taken, somebody else does.
TEST(Impact, WhoOnlyPerhapsMakesAProductIsNoCertainSource) {
  const std::string_view disputed = R"(
    document A 2025-06-15
    company Real Fab Hub
    product chip valve
    c1: Real manufactures chip modality=ongoing by A
    deny c1 by Real in A
    c2: Hub commissions chip modality=ongoing by A
    c3: Fab suppliesTo Hub product=valve modality=ongoing by A
  )";
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(impact_of(disputed, "Fab"), "lost: Fab valve Hub\n1 Hub some left Real ? chip ?\n");
  EXPECT_EQ(rank_of(disputed), "");
  EXPECT_EQ(impact_of(disputed, "Fab", certain), "lost: Fab valve Hub\n1 Hub none left\n");
  EXPECT_EQ(rank_of(disputed, "", certain), "Fab 1: Hub\n");
}

TEST(Impact, WhereNobodySurelyMakesWhatIsTakenOthersMayMakeIt) {
  const std::string one = R"(
    document A 2025-06-15
    company Real Fab Hub
    product chip valve
    c1: Real manufactures chip modality=ongoing by A
    deny c1 by Real in A
    c2: Hub commissions chip modality=ongoing by A
    c3: Real suppliesTo Hub product=chip modality=ongoing by A
  )";
  EXPECT_EQ(impact_of(one, "Real"), "lost: Real chip Hub\nlost: Real chip Hub\n1 Hub none left ? chip ?\n");
  EXPECT_EQ(rank_of(one), "Real 1: Hub ?\n");
  // One of two products has a source, whoever makes it.
  const std::string two = R"(
    document A 2025-06-15
    company Real Fab Hub
    product chip valve
    c1: Real manufactures chip modality=ongoing by A
    deny c1 by Real in A
    c2: Hub commissions chip modality=ongoing by A
    c3: Fab manufactures valve modality=ongoing by A
    deny c3 by Fab in A
    c4: Hub commissions valve modality=ongoing by A
  )";
  EXPECT_EQ(impact_of(two, "Real"), "lost: Real chip Hub\n1 Hub some left Fab ? chip ? valve ?\n");
  EXPECT_EQ(rank_of(two), "");
}

TEST(SoleSuppliers, CountWhatIsBehindTheirRecipientsAndListTheFirst) {
  const std::string_view deep = R"(
    document A 2025-06-15
    company M A1 B1 C1 D1
    product P Q
    c1: M manufactures P modality=ongoing by A
    c2: A1 commissions P modality=ongoing by A
    c3: A1 suppliesTo B1 modality=ongoing by A
    c4: A1 suppliesTo C1 modality=ongoing by A
    c5: B1 suppliesTo D1 modality=ongoing by A
    c6: C1 suppliesTo D1 modality=ongoing by A
    c7: D1 uses Q modality=ongoing by A
  )";
  // D1 has goods Q, whose maker is unknown: perhaps others supply it.
  EXPECT_EQ(rank_of(deep), "M 4: A1 B1 C1 D1 ?\nA1 3: B1 C1 D1 ?\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(rank_of(deep, "", certain), "M 4: A1 B1 C1 D1\nA1 3: B1 C1 D1\n");
  EXPECT_EQ(rank_of(deep, "", {}, 1), "M 4: A1\nA1 3: B1\n");
  EXPECT_EQ(rank_of("document A 2025-06-15\n company M U\n product P\n c1: M manufactures P modality=ongoing by A\n"
                    "c2: U uses P modality=ongoing by A\n"),
            "M 1: U ?\n");
}

TEST(SoleSuppliers, OfAPartKeepItsMakersAndTheirRecipientsSupplied) {
  EXPECT_EQ(rank_of(made_of_parts), "Smelter 2: Works Buyer\nWorks 1: Buyer\n");
}

TEST(Impact, AProhibitionOnAPartyWithoutGoodsMayCoverWhatRemains) {
  const std::string literal = R"(
    document R 2025-06
    product Valve
    company First Second Hub
    c1: First suppliesTo Hub product=Valve starts=2024 modality=ongoing by R
    c2: Second suppliesTo Hub product=Valve starts=2024 modality=ongoing by R
  )";
  const std::string listing = "m1: measure EFFECT onParty=Second starts=2024 modality=ongoing by R\n";
  const auto remains = [&](const std::string& effect) {
    std::string lines = literal + listing;
    lines.replace(lines.find("EFFECT"), 6, effect);
    return impact_of(lines, "First", as_of("2025-05-01"));
  };
  EXPECT_EQ(remains("prohibits"),
            "lost: First Valve Hub; remains Second Valve Hub prohibited ?\n1 Hub some left Second prohibited ?\n");
  EXPECT_EQ(remains("requiresLicence"), "lost: First Valve Hub; remains Second Valve Hub\n1 Hub some left Second\n");
}

}  // namespace
}  // namespace filiera::impact_test
